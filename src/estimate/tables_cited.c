/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_cited.c: see tables_cited.h. */
#include "estimate/tables_cited.h"

#include <string.h>

#include "estimate/reference.h"

enum { SOURCE, DATE, COLUMNS };
static const char *const columns[COLUMNS] = {"source", "date"};

static const struct {
	const char *file;
	const char *gives;
} tables[] = {
    {"wage_index.csv", "Aging of pay in the United States"},
    {"posted_wages.csv", "Aging of pay elsewhere, and after the last OEWS"},
    {"exchange_rates.csv", "Pay in other currencies"},
    {"price_levels.csv", "Price level of states, beside the pay"},
    {"metros.csv", "Metropolitan areas"},
    {"cities.csv", "Cities and the areas they lie in"},
    {"towns.csv", "Towns and the areas they lie in"},
    {"zip_states.csv", "States of ZIP codes"},
    {"world_cities.csv", "Cities abroad (CC BY 4.0)"},
    {"regions.csv", "Regions abroad"},
};
enum { TABLES = sizeof(tables) / sizeof(*tables) };

/* An operator's table need not say where it is from. */
static const char *source_of(const struct reference *t, size_t row)
{
	const char *source = reference_cell(t, row, SOURCE);

	return *source ? source : "a table of our own";
}

/* Sources of the table that are not `known` row's, each once. */
static size_t count_others(const struct reference *t, size_t known)
{
	size_t others = 0;

	for (size_t row = 0; row < t->count; row++) {
		const char *source = source_of(t, row);
		size_t before = 0;

		/* Tables are in runs of one source: most rows end here. */
		if (row && strcmp(source, source_of(t, row - 1)) == 0)
			continue;
		if (strcmp(source, source_of(t, known)) == 0)
			continue;
		while (before < row && strcmp(source, source_of(t, before)) != 0)
			before++;
		others += before == row;
	}
	return others;
}

/* Dates are YYYY or YYYY-MM, which order as their letters do. */
static void cite(struct table_cited *out, const struct reference *t, struct arena *texts)
{
	const char *first = reference_cell(t, 0, DATE), *last = first;
	size_t newest = 0;

	for (size_t row = 1; row < t->count; row++) {
		const char *date = reference_cell(t, row, DATE);

		if (*date && (!*first || strcmp(date, first) < 0))
			first = date;
		if (strcmp(date, last) > 0) {
			last = date;
			newest = row;
		}
	}
	out->source = arena_copy(texts, text_of(source_of(t, newest)));
	out->first = arena_copy(texts, text_of(first));
	out->last = arena_copy(texts, text_of(last));
	out->others = count_others(t, newest);
}

int tables_cited_load(struct err *e, struct table_cited **out, size_t *count,
		      const struct layers *reference, struct arena *texts)
{
	int status = 0;

	*out = arena_zero(texts, TABLES, sizeof(**out));
	*count = TABLES;
	for (size_t i = 0; !status && i < TABLES; i++) {
		struct reference t;

		status = reference_read(e, &t, reference, tables[i].file, columns, COLUMNS);
		if (!status && !t.count)
			status = err_set(e, ERR_USAGE, "%s: the table is empty", t.path);
		(*out)[i].table = tables[i].file;
		(*out)[i].gives = tables[i].gives;
		if (!status)
			cite(&(*out)[i], &t, texts);
		reference_release(&t);
	}
	return status;
}
