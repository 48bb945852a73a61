/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_market.c: see own_market.h. */
#include "cmd/own_market.h"

#include <stdlib.h>

#include "cmd/run_folder.h"

static bool is_needed(const struct band *b)
{
	return years_are_all(b->experience) &&
	       (b->component == COMPONENT_BASE || b->component == COMPONENT_TOTAL);
}

static int compare_rows(const void *left, const void *right)
{
	return band_compare(left, right);
}

/* A role that the catalogue does not have has a number beyond its own, and no employee. */
static void index_rows(struct own_market *m)
{
	struct band *rows = m->file.rows;
	size_t kept = 0;

	for (size_t i = 0; i < m->file.count; i++)
		if (is_needed(&rows[i]))
			rows[kept++] = rows[i];
	if (kept)
		qsort(rows, kept, sizeof(*rows), compare_rows);
	m->bands = (struct band_table){.rows = rows, .count = kept};
	for (size_t i = 0; i < kept; i++)
		if (date_compare(rows[i].as_of, m->as_of) > 0)
			m->as_of = rows[i].as_of;
}

int own_market_read(struct err *e, struct own_market *out, const char *path,
		    const struct catalogue *catalogue, const struct settings *stated)
{
	struct intern roles;
	struct date given;
	int result;

	*out = (struct own_market){.manifest = NULL};
	intern_init(&roles);
	for (size_t i = 0; i < catalogue_count(catalogue); i++)
		(void)intern_add(&roles, text_of(catalogue_role(catalogue, (uint16_t)i)->id));
	result = band_file_read_all(e, &out->file, path, &roles);
	intern_release(&roles);
	if (result || run_manifest_read(e, &out->manifest, path))
		return -1;
	if (out->manifest)
		run_settings(&out->settings, out->manifest);
	else
		out->settings = *stated;
	index_rows(out);
	if (date_from_iso(json_text(json_get(out->manifest, "as_of")), &given))
		out->as_of = given;
	return 0;
}

static bool is_input(const struct json_in *manifest, const char *sha256)
{
	const struct json_in *inputs = json_get(manifest, "inputs");

	for (size_t i = 0; i < json_count(inputs); i++) {
		const struct json_in *files = json_get(json_at(inputs, i), "files");
		for (size_t k = 0; k < json_count(files); k++)
			if (text_equal(json_text(json_get(json_at(files, k), "sha256")),
				       text_of(sha256)))
				return true;
	}
	return false;
}

int own_market_check_apart(struct err *e, const struct own_market *market,
			   const struct gather *gather)
{
	for (size_t i = 0; i < gather->ledger_count; i++) {
		const struct ledger *l = &gather->ledgers[i];
		for (size_t k = 0; k < l->file_count; k++)
			if (*l->files[k].sha256 && is_input(market->manifest, l->files[k].sha256))
				return err_set(e, ERR_INPUT,
					       "%s: is an input of the market's run: mark its "
					       "source private = yes and run again",
					       l->files[k].name);
	}
	return 0;
}

void own_market_release(struct own_market *m)
{
	band_file_release(&m->file);
	json_in_free(m->manifest);
	*m = (struct own_market){.manifest = NULL};
}
