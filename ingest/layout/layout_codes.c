/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_codes.c: reads each written code as a row would, and reports those that fail; see
 * layout_codes.h. */
#include "ingest/layout/layout_codes.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "ingest/layout/facts.h"
#include "model/pay/exchange.h"
#include "model/reference_table.h"

#define GROUP_WORD(word) word,
static const char *const GROUPS[] = {OCCUPATION_GROUPS(GROUP_WORD)};
#undef GROUP_WORD
enum { GROUP_COUNT = sizeof(GROUPS) / sizeof(GROUPS[0]) };

#define GRADE_WORD(name, word) word,
static const char *const GRADES[] = {PUBLISHED_GRADES(GRADE_WORD)};
#undef GRADE_WORD
enum { GRADE_WORDS = sizeof(GRADES) / sizeof(GRADES[0]) };

/* One code: its position, its name there and its text. */
struct written {
	const struct layout_place *at;
	enum field field;
	struct text key;
	struct text value;
};

/* ---- what was probably intended ---- */

static const char *nearest_word(enum meaning meaning, struct text wrong)
{
	/* The most traded first (BIS survey of 2022), as that is the likelier one of two as near. */
	static const char *const currencies[] = {
	    "USD", "EUR", "JPY", "GBP", "CNY", "AUD", "CAD", "CHF", "HKD", "SGD",
	    "SEK", "KRW", "NOK", "NZD", "INR", "MXN", "TWD", "ZAR", "BRL", "DKK",
	    "PLN", "THB", "ILS", "IDR", "CZK", "AED", "TRY", "HUF", "CLP", "SAR",
	    "PHP", "MYR", "COP", "RUB", "RON", "PEN", "ARS", "UAH"};
	static const char *const periods[] = {"year", "month", "fortnight", "biweek",
					      "week", "day",   "hour"};
	const char *levels[LEVEL_COUNT], *remotes[REMOTE_COUNT];

	if (meaning == MEANING_CURRENCY)
		return text_nearest(wrong, currencies, sizeof(currencies) / sizeof(currencies[0]));
	if (meaning == MEANING_PERIOD)
		return text_nearest(wrong, periods, sizeof(periods) / sizeof(periods[0]));
	if (meaning == MEANING_GROUP)
		return text_nearest(wrong, GROUPS, GROUP_COUNT);
	if (meaning == MEANING_GRADE)
		return text_nearest(wrong, GRADES, GRADE_WORDS);
	if (meaning == MEANING_LEVEL) {
		for (int i = 0; i < LEVEL_COUNT; i++)
			levels[i] = level_word((enum level)i);
		return text_nearest(wrong, levels, LEVEL_COUNT);
	}
	if (meaning == MEANING_REMOTE) {
		for (int i = 0; i < REMOTE_COUNT; i++)
			remotes[i] = remote_word((enum remote)i);
		return text_nearest(wrong, remotes, REMOTE_COUNT);
	}
	return NULL;
}

static void add_nearest(const struct gazetteer *g, enum meaning meaning, struct text wrong,
			struct buf *out)
{
	uint32_t metro = meaning == MEANING_METRO ? metro_read(g, wrong, 0) : 0;
	const char *word = nearest_word(meaning, wrong);

	if (metro)
		buf_addf(out, "%" PRIu32 " (%s)", metro, metro_name(g, metro));
	else if (meaning == MEANING_METRO || meaning == MEANING_AREA)
		gazetteer_nearest(g, GAZETTEER_METROS, wrong, out);
	else if (meaning == MEANING_STATE)
		gazetteer_nearest(g, GAZETTEER_STATES, wrong, out);
	else if (meaning == MEANING_COUNTRY)
		gazetteer_nearest(g, GAZETTEER_COUNTRIES, wrong, out);
	else if (word)
		buf_addf(out, "\"%s\"", word);
}

static int fail_code(struct err *e, const struct written *w, const char *wrong, struct text nearest)
{
	return err_set(e, ERR_USAGE, "%s:%u:%u: %.*s = %.*s: %s%s%.*s%s", w->at->path, w->at->line,
		       w->at->column, TEXT_ARG(w->key), TEXT_ARG(w->value), wrong,
		       nearest.len ? ": did you mean " : "", TEXT_ARG(nearest),
		       nearest.len ? "?" : "");
}

/* ---- is it there? ---- */

enum check { UNCHECKED, BY_FACTS, BY_WORD };

static const struct {
	enum check check;
	const char *wrong;
} meanings[] = {
#define MEANING_ROW(name, check, wrong) [MEANING_##name] = {check, wrong},
    MEANINGS(MEANING_ROW)
#undef MEANING_ROW
};

static const char *what_is_wrong(enum meaning meaning, const struct facts *facts)
{
	if (meanings[meaning].wrong)
		return meanings[meaning].wrong;
	return facts->state == FACTS_BAD ? reject_help((enum reject_reason)facts->reason)
					 : "is not known";
}

/* "AUD in AU | NZD in NZ": every currency and every country of it. */
static bool list_is_known(const struct ingest_tables *tables, struct text list)
{
	struct text pair;

	while (text_split(&list, '|', &pair)) {
		struct text currency = {.data = pair.data, .len = 3};
		struct text country = {.data = pair.data + pair.len - 2, .len = 2};
		if (!fx_knows(tables->fx, code_of(currency)) ||
		    !country_name(tables->gazetteer, code_of(country)))
			return false;
	}
	return true;
}

/* Of a region, its country: any code within it may be a publisher's. */
static bool area_exists(const struct gazetteer *g, struct area area)
{
	if (area.kind == AREA_METRO)
		return metro_name(g, area.place.metro) != NULL;
	if (area.kind == AREA_STATE && !state_name(g, area.place.state))
		return false;
	return country_name(g, area.place.country) != NULL;
}

/* 99, a state's FIPS code, a CBSA code, the longer code of a nonmetropolitan area, US-WA or a country's
 * code. */
static bool area_is_known(const struct gazetteer *g, struct text area)
{
	long long number;
	struct area named;

	if (area.len && !ascii_digit(area.data[0]) && area_from_text(&named, area))
		return named.kind != AREA_REGION && area_exists(g, named);
	if (!text_to_long(area, &number) || number < 1)
		return false;
	return area.len <= 2 || area.len > 5 || metro_name(g, (uint32_t)number);
}

static bool is_known(const struct ingest_tables *tables, const struct written *w,
		     const struct facts *facts)
{
	const enum meaning meaning = meaning_of(w->field);

	if (meaning == MEANING_METRO)
		return facts->is.place.metro;
	if (meaning == MEANING_STATE)
		return facts->is.place.state;
	if (meaning == MEANING_COUNTRY)
		return facts->is.place.country;
	return !facts->by_country || list_is_known(tables, w->value);
}

/* Fields whose words are looked up here though no facts are made of them. */
static bool is_other_word(const struct ingest_tables *tables, const struct written *w)
{
	if (w->field == FIELD_PLACE)
		return place_read(tables->gazetteer, w->value, (struct place){.country = 0})
			   .country != 0;
	if (w->field == FIELD_AREA)
		return area_is_known(tables->gazetteer, w->value);
	if (w->field == FIELD_GRADE)
		return published_grade_of(w->value) != GRADE_NOT_GIVEN;
	if (w->field == FIELD_COMPONENT)
		return text_equal(w->value, text_of(component_word(COMPONENT_BASE))) ||
		       text_equal(w->value, text_of(component_word(COMPONENT_TOTAL)));
	return text_is_one_of_fold(w->value, GROUPS, GROUP_COUNT);
}

static int check_one(struct err *e, const struct layout *l, const struct ingest_tables *tables,
		     const struct written *w, struct text theirs)
{
	const enum meaning meaning = meaning_of(w->field);
	struct facts facts = {.state = FACTS_NONE};
	struct buf nearest;
	bool known = true;

	switch (meanings[meaning].check) {
	case UNCHECKED:
		break;
	case BY_FACTS:
		facts_of_code(&facts, l, tables, w->field, theirs, w->value);
		known = facts.state == FACTS_GIVEN && is_known(tables, w, &facts);
		break;
	case BY_WORD:
		known = is_other_word(tables, w);
		break;
	}
	if (known)
		return 0;
	buf_init(&nearest, BUF_LIMIT_DEFAULT);
	add_nearest(tables->gazetteer, meaning, w->value, &nearest);
	fail_code(e, w, what_is_wrong(meaning, &facts), buf_text(&nearest));
	buf_release(&nearest);
	return -1;
}

/* UK and EL are what the United Kingdom and Eurostat write of GB and GR. */
static int fail_area(struct err *e, const struct layout *l, const struct layout_area *a,
		     const char *area, const struct gazetteer *g)
{
	char words[4], ours[4];
	code country = a->area.place.country, meant;

	if (a->area.kind != AREA_REGION && a->area.kind != AREA_COUNTRY)
		return err_set(e, ERR_USAGE, "%s:%llu: area %s is not known", l->area_table,
			       (unsigned long long)a->line, area);
	code_text(country, words);
	meant = text_equal(text_of(words), TEXT_LITERAL("EL")) ? CODE2('G', 'R')
							       : country_read(g, text_of(words));
	code_text(meant, ours);
	return err_set(e, ERR_USAGE, "%s:%llu: area %s: there is no country %s%s%s%s",
		       l->area_table, (unsigned long long)a->line, area, words,
		       meant ? "; did you mean " : "", meant ? ours : "", meant ? "?" : "");
}

/* Is the country, state or metro of each row of the table of areas one that there is? */
static int check_areas(struct err *e, const struct layout *l, const struct gazetteer *g)
{
	for (size_t i = 0; i < l->area_count; i++) {
		const struct layout_area *a = &l->areas[i];
		char text[8];

		if (a->left_out || area_exists(g, a->area))
			continue;
		area_text(a->area, text);
		return fail_area(e, l, a, text, g);
	}
	return 0;
}

int layout_check_codes(struct err *e, const struct layout *l, const struct ingest_tables *tables)
{
	if (tables && check_areas(e, l, tables->gazetteer))
		return -1;
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct layout_codes *codes = &l->codes[i];
		struct written w = {.at = &l->constant_places[i],
				    .field = (enum field)i,
				    .key = text_of(field_info((enum field)i)->word),
				    .value = l->constants[i]};
		if (w.value.data && check_one(e, l, tables, &w, w.value))
			return -1;
		for (size_t k = 0; k < codes->count; k++) {
			w.at = &codes->items[k].at;
			w.key = codes->items[k].theirs;
			w.value = codes->items[k].ours;
			if (w.value.len && check_one(e, l, tables, &w, w.key))
				return -1;
		}
		w.at = &codes->other_at;
		w.key = TEXT_LITERAL("*");
		w.value = codes->other;
		if (codes->any_other && w.value.len && check_one(e, l, tables, &w, w.key))
			return -1;
	}
	return 0;
}

/* ---- measures ---- */

struct known_measures {
	struct arena texts;
	const char **names, **families;
	size_t count, name_room, family_room;
};

static int add_measure(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	struct known_measures *known = context;

	(void)e;
	known->names =
	    mem_grow(known->names, &known->name_room, known->count + 1, sizeof(*known->names));
	known->families = mem_grow(known->families, &known->family_room, known->count + 1,
				   sizeof(*known->families));
	known->names[known->count] = arena_copy(&known->texts, fields[0]);
	known->families[known->count++] = arena_copy(&known->texts, fields[1]);
	return 0;
}

static int fail_unknown(struct err *e, const struct written *w, const char *const *names,
			size_t count)
{
	const char *nearest = text_nearest(w->value, names, count);

	return fail_code(e, w,
			 "is not in exposure_measures.csv, which gives its family, vote and "
			 "citation",
			 text_of(nearest ? nearest : ""));
}

static int check_measure(struct err *e, const struct layout *l, const struct layout_measure *m,
			 const struct known_measures *known)
{
	struct written w = {.at = &m->at, .key = TEXT_LITERAL("measure"), .value = m->name};
	struct text family = l->constants[FIELD_FAMILY];

	for (size_t i = 0; i < known->count; i++) {
		if (!text_equal(m->name, text_of(known->names[i])))
			continue;
		if (text_equal(family, text_of(known->families[i])))
			return 0;
		w = (struct written){.at = &l->constant_places[FIELD_FAMILY],
				     .key = TEXT_LITERAL("family"),
				     .value = family};
		return fail_code(e, &w,
				 "is not the family that exposure_measures.csv gives its measures",
				 text_of(known->families[i]));
	}
	return fail_unknown(e, &w, known->names, known->count);
}

int layout_check_measures(struct err *e, const struct layout *l, const struct layers *reference)
{
	static const char *const columns[] = {"measure", "family", NULL};
	struct known_measures known = {.names = NULL};
	struct layers_file files;
	int result;

	if (!l->measure_count)
		return 0;
	arena_init(&known.texts);
	layers_file_init(&files, reference, "exposure_measures.csv");
	result = reference_table_read(e, &(struct reference_table){.files = files.paths,
								   .columns = columns,
								   .on_row = add_measure,
								   .context = &known});
	for (size_t i = 0; result == 0 && i < l->measure_count; i++)
		result = check_measure(e, l, &l->measures[i], &known);
	layers_file_release(&files);
	free(known.names);
	free(known.families);
	arena_release(&known.texts);
	return result;
}
