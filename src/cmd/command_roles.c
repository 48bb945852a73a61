/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands roles: the catalogue, as a list or one role in full. */
#include "cmd/commands.h"

#include "cmd/lookup.h"
#include "cmd/stdout.h"

static void write_list(const struct catalogue *catalogue, struct buf *out)
{
	for (size_t i = 0; i < catalogue_count(catalogue); i++) {
		const struct role *role = catalogue_role(catalogue, i);
		buf_addf(out, "%-34s %-36s %s\n", role->id, role->name, role->family);
	}
}

static void write_role(const struct role *role, struct buf *out)
{
	buf_addf(out, "%s: %s\n%s\n\nfamily %s\n\noccupations (SOC 2018) and their weights\n",
		 role->id, role->name, role->summary, role->family);
	for (size_t i = 0; i < role->occupation_count; i++)
		buf_addf(out, "  %s %g\n", role->occupations[i].soc, role->occupations[i].weight);
	buf_addf(out, "%s\n", role->occupation_note);
	if (role->moves_from_count)
		buf_add_string(out, "\npeople come from\n");
	for (size_t i = 0; i < role->moves_from_count; i++)
		buf_addf(out, "  %s\n", role->moves_from[i]);
}

static int write_named(struct err *e, const struct catalogue *catalogue, const char *id,
		       struct buf *out)
{
	uint16_t role = catalogue_find(catalogue, text_of(id));
	const char *nearest = catalogue_nearest(catalogue, text_of(id));

	if (role != ROLE_NONE) {
		write_role(catalogue_role(catalogue, role), out);
		return 0;
	}
	if (nearest)
		return err_set(e, ERR_USAGE, "roles: no role \"%s\"; did you mean \"%s\"?", id,
			       nearest);
	return err_set(e, ERR_USAGE, "roles: no role \"%s\"; 'paybands roles' lists them", id);
}

static int run(struct err *e, const struct options *options)
{
	struct lookup known;
	struct buf text;
	int result = -1;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (lookup_load(e, &known, options))
		goto done;
	result = 0;
	if (!options->arguments.count)
		write_list(known.catalogue, &text);
	for (size_t i = 0; i < options->arguments.count && result == 0; i++) {
		if (i)
			buf_add_char(&text, '\n');
		result = write_named(e, known.catalogue, options->arguments.items[i], &text);
	}
	if (result == 0)
		result = stdout_whole(e, &text);
done:
	buf_release(&text);
	lookup_close(&known);
	return result;
}

const struct command command_roles = {
    .name = "roles",
    .arguments = "[ROLE...]",
    .summary = "list the roles, or print one in full",
    .description =
	"Lists the roles of the catalogue: id, name, family. With ROLE, an id, it prints\n"
	"that role's occupations and weights, and the roles that people come from.",
    .example = "paybands roles\npaybands roles ml-engineer",
    .takes = TAKES(ID_SETUP),
    .stage = STAGE_NONE,
    .run = run,
};
