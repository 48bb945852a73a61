/* SPDX-License-Identifier: GPL-3.0-or-later */
/* occupations.c: see occupations.h. */
#include "estimate/occupations.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "estimate/reference.h"

enum { OCCUPATION, TITLE, COLUMNS };

struct occupation_names {
	struct reference table;
};

int occupation_names_load(struct err *e, struct occupation_names **out,
			  const struct layers *reference)
{
	static const char *const columns[COLUMNS] = {"occupation", "title"};
	struct occupation_names *names = mem_zero(1, sizeof(*names));

	*out = NULL;
	if (reference_read(e, &names->table, reference, "projections.csv", columns, COLUMNS) < 0) {
		occupation_names_free(names);
		return -1;
	}
	*out = names;
	return 0;
}

void occupation_names_free(struct occupation_names *names)
{
	if (!names)
		return;
	reference_release(&names->table);
	free(names);
}

static const char *title_of(const struct occupation_names *names, const char *soc)
{
	for (size_t row = 0; row < names->table.count; row++)
		if (strcmp(reference_cell(&names->table, row, OCCUPATION), soc) == 0)
			return reference_cell(&names->table, row, TITLE);
	return soc;
}

/* Titles begin with a capital, as a sentence does; within one they do not. "Computer occupations, all
 * other" are other computer occupations. */
static const char *in_sentence(const char *title, struct arena *texts)
{
	static const struct text residual = {.data = ", all other", .len = 11};
	struct text name = text_of(title);
	struct buf words;
	char *copy;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	if (text_ends(name, residual)) {
		name.len -= residual.len;
		buf_add_string(&words, "Other ");
		buf_add_char(&words, (char)(name.data[0] | 0x20));
		name.data++;
		name.len--;
	}
	buf_add_text(&words, name);
	copy = arena_copy(texts, buf_text(&words));
	buf_release(&words);
	if (copy[0] >= 'A' && copy[0] <= 'Z' && !(copy[1] >= 'A' && copy[1] <= 'Z'))
		copy[0] = (char)(copy[0] - 'A' + 'a');
	return copy;
}

const char *const *occupation_names_of_role(const struct occupation_names *names,
					    const struct role *role, struct arena *texts)
{
	const char **list = arena_zero(texts, role->occupation_count + 1, sizeof(*list));

	for (size_t i = 0; i < role->occupation_count; i++)
		list[i] = in_sentence(title_of(names, role->occupations[i].soc), texts);
	return list;
}
