/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_country.c: where the rows are: by their columns, otherwise by what only one country has. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/draft/draft_private.h"

static code country_of_cell(const struct draft *d, enum field field, struct text cell)
{
	const struct gazetteer *g = d->tables->gazetteer;
	const struct place nowhere = {.country = 0};

	if (field == FIELD_STATE)
		return state_read(g, cell) ? CODE2('U', 'S') : 0;
	if (field == FIELD_PLACE)
		return place_read(g, cell, nowhere).country;
	return country_read(g, cell);
}

/* The country that most rows are in (the first majority candidate holds from a half on). */
static code top_country(const struct draft *d, enum field field, double *share, size_t *known)
{
	code candidate = 0;
	size_t lead = 0, hits = 0;

	*known = 0;
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < d->table.rows; i++) {
			struct text cell = draft_cell(&d->table, i, d->fields[field]);
			code c = cell.len ? country_of_cell(d, field, cell) : 0;
			if (!c)
				continue;
			if (pass) {
				(*known)++;
				hits += c == candidate;
			} else if (!lead) {
				candidate = c;
				lead = 1;
			} else {
				lead += c == candidate ? 1 : (size_t)-1;
			}
		}
	}
	assert(hits <= *known);
	*share = *known ? (double)hits / (double)*known : 0;
	return candidate;
}

code draft_country(const struct draft *d, double *share, const char **by)
{
	static const enum field fields[] = {FIELD_COUNTRY, FIELD_STATE, FIELD_PLACE};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		size_t known;
		code found;
		if (d->fields[fields[i]] < 0)
			continue;
		found = top_country(d, fields[i], share, &known);
		if (!found || 3 * known < d->table.rows)
			continue;
		*by = d->table.columns[d->fields[fields[i]]].header;
		return found;
	}
	*share = 0;
	*by = NULL;
	return 0;
}

/* "montgomery_county_md_2023.csv": the words of the name are a place, too. */
static code state_in_name(const struct draft *d)
{
	const char *slash = strrchr(d->path, '/');
	char *words = draft_header_words(text_of(slash ? slash + 1 : d->path));
	struct text rest = text_of(words), word, before = {.data = NULL, .len = 0};
	code found = 0;
	bool public = draft_has_words("county|city|state|payroll|salaries|employees", words);

	while (public && rest.len && text_split(&rest, ' ', &word)) {
		if (word.len == 2 && before.len && !text_equal(word, TEXT_LITERAL("of")) &&
		    !text_equal(word, TEXT_LITERAL("in")) &&
		    !text_equal(word, TEXT_LITERAL("or")) &&
		    !text_equal(word, TEXT_LITERAL("me")) && state_read(d->tables->gazetteer, word))
			found = state_read(d->tables->gazetteer, word);
		else if (word.len > 4 && state_read(d->tables->gazetteer, word))
			found = state_read(d->tables->gazetteer, word);
		before = word;
	}
	free(words);
	return found;
}

/* If no column says it: US states, and words that only the United States use. */
void draft_decide_country(struct draft *d)
{
	struct draft_constant *c = &d->constants[FIELD_COUNTRY];
	const struct draft_column *states = draft_field_column(d, FIELD_STATE);
	code state;

	if (d->fields[FIELD_COUNTRY] >= 0)
		return;
	if (states && draft_share(states, LOOK_STATE) >= 0.95) {
		c->value = "US";
		c->why = draft_say(d, "\"%s\" holds US states", states->header);
		return;
	}
	for (size_t i = 0; i < d->table.count && !c->value; i++) {
		const char *words = d->table.columns[i].words;
		if (draft_has_words("flsa|flsa status|eeo job category|bargaining unit", words)) {
			c->value = "US";
			c->why =
			    draft_say(d, "\"%s\" is a term of US law", d->table.columns[i].header);
		}
	}
	state = state_in_name(d);
	if (!c->value && state && d->fields[FIELD_PLACE] < 0) {
		char word[4];
		code_text(state, word);
		c->value = "US";
		c->why = draft_say(d, "the file's name says %s", word);
		if (d->fields[FIELD_STATE] < 0)
			d->constants[FIELD_STATE] = (struct draft_constant){
			    .value = draft_say(d, "%s", word), .why = "the file's name"};
	}
}
