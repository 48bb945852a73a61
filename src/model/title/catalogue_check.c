/* SPDX-License-Identifier: GPL-3.0-or-later */
/* catalogue_check.c: is what the role files write known elsewhere? */
#include "model/title/role_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/reference_table.h"

/* ---- families ---- */

enum { FAMILY_SLIP_MOST = 2 }; /* letters */

static size_t roles_of_family(const struct catalogue *c, const char *family)
{
	size_t count = 0;

	for (size_t i = 0; i < c->role_count; i++)
		count += strcmp(c->roles[i].family, family) == 0;
	return count;
}

int catalogue_check_families(struct err *e, const struct catalogue *c)
{
	for (size_t i = 0; i < c->role_count; i++) {
		const struct role *role = &c->roles[i];
		struct text family = text_of(role->family);
		if (family.len <= FAMILY_SLIP_MOST || roles_of_family(c, role->family) > 1)
			continue;
		for (size_t k = 0; k < c->role_count; k++) {
			const char *other = c->roles[k].family;
			size_t distance = text_distance(family, text_of(other));
			if (distance >= 1 && distance <= FAMILY_SLIP_MOST && strlen(other) > 2 &&
			    roles_of_family(c, other) > 1)
				return err_set(
				    e, ERR_USAGE,
				    "%s: no other role has the family \"%s\": did you mean \"%s\"?",
				    role->file, role->family, other);
		}
	}
	return 0;
}

/* ---- occupations ---- */

struct known_codes {
	struct arena texts;
	const char **items;
	size_t count, room;
};

static int add_code(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	struct known_codes *known = context;

	(void)e;
	known->items =
	    mem_grow(known->items, &known->room, known->count + 1, sizeof(*known->items));
	known->items[known->count++] = arena_copy(&known->texts, fields[0]);
	return 0;
}

static bool is_known(const struct known_codes *known, const char *soc)
{
	for (size_t i = 0; i < known->count; i++)
		if (strcmp(known->items[i], soc) == 0)
			return true;
	return false;
}

int catalogue_check_occupations(struct err *e, const struct catalogue *c,
				const struct layers *table)
{
	static const char *const columns[] = {"to", NULL};
	struct known_codes known = {.items = NULL};
	int result;

	arena_init(&known.texts);
	result = reference_table_read(
	    e, &(struct reference_table){
		   .files = *table, .columns = columns, .on_row = add_code, .context = &known});
	for (size_t i = 0; result == 0 && i < c->role_count; i++) {
		const struct role *role = &c->roles[i];
		for (size_t k = 0; result == 0 && k < role->occupation_count; k++) {
			const struct role_occupation *o = &role->occupations[k];
			const char *near;
			if (is_known(&known, o->soc))
				continue;
			near = text_nearest(text_of(o->soc), known.items, known.count);
			result = err_set(
			    e, ERR_USAGE, "%s:%u: %s: is not an occupation of SOC 2018%s%s%s",
			    role->file, role->occupation_lines[k], o->soc,
			    near ? ": did you mean " : "", near ? near : "", near ? "?" : "");
		}
	}
	free(known.items);
	arena_release(&known.texts);
	return result;
}
