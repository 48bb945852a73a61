/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_check.c: the checks of a layout as a whole, once its lines are read. */
#include "base/buf.h"
#include "ingest/layout/layout_reading.h"

/* ---- the lines of one file ---- */

static const struct text WHEN = {.data = "when ", .len = 5};

static const struct layout_case *find_case(const struct layout *l, struct text name)
{
	for (size_t i = 0; i < l->case_count; i++)
		if (text_equal(l->cases[i].name, name))
			return &l->cases[i];
	return NULL;
}

static bool is_read(const struct layout *l, enum field field)
{
	return layout_has_column(l, field) || l->constants[field].data ||
	       l->parsers[field] == PARSE_FROM_NAME;
}

static int check_entry(struct err *e, const struct layout *l, const struct ini_entry *entry)
{
	struct text name = entry->section;
	const struct layout_case *c;

	if (text_equal(name, TEXT_LITERAL("parse"))) {
		for (size_t i = 0; i < FIELD_COUNT; i++)
			if (text_equal(entry->key, text_of(field_info((enum field)i)->word)) &&
			    !is_read(l, (enum field)i))
				return err_set(e, ERR_USAGE,
					       "%s:%u:%u: [parse] of %s, which has no column: name "
					       "it in [columns]",
					       l->path, entry->line, entry->key_column,
					       field_info((enum field)i)->word);
		return 0;
	}
	if (!text_starts(name, WHEN))
		return 0;
	name = text_trim((struct text){.data = name.data + WHEN.len, .len = name.len - WHEN.len});
	c = find_case(l, name);
	if (c && !c->rows.column.names.count)
		return err_set(e, ERR_USAGE,
			       "%s:%u:%u: [when %.*s] does not say in which rows: give it \"rows = "
			       "COLUMN: VALUE | VALUE\"",
			       l->path, entry->line, entry->key_column, TEXT_ARG(name));
	if (c && !c->count)
		return err_set(e, ERR_USAGE,
			       "%s:%u:%u: [when %.*s] says of no field what it is read from: give "
			       "it \"FIELD = COLUMN\"",
			       l->path, entry->line, entry->key_column, TEXT_ARG(name));
	return 0;
}

int layout_check_lines(struct err *e, const struct layout *l, const struct ini *ini)
{
	for (size_t i = 0; i < ini->count; i++)
		if (check_entry(e, l, &ini->entries[i]))
			return -1;
	return 0;
}

/* Sections in which a repeated key would silently undo the first. */
static bool is_said_once(struct text section)
{
	return text_equal(section, TEXT_LITERAL("layout")) ||
	       text_equal(section, TEXT_LITERAL("constants")) ||
	       text_equal(section, TEXT_LITERAL("parse")) ||
	       text_equal(section, TEXT_LITERAL("flags")) ||
	       text_starts(section, TEXT_LITERAL("codes ")) ||
	       text_starts(section, TEXT_LITERAL("when "));
}

/* Within one file; a layout that extends another says its keys anew. */
int layout_check_said_once(struct err *e, const struct ini *ini)
{
	for (size_t i = 0; i < ini->count; i++) {
		const struct ini_entry *entry = &ini->entries[i];
		if (!is_said_once(entry->section))
			continue;
		for (size_t before = 0; before < i; before++)
			if (text_equal(ini->entries[before].section, entry->section) &&
			    text_equal(ini->entries[before].key, entry->key))
				return err_set(e, ERR_USAGE,
					       "%s:%u:%u: \"%.*s\" is listed twice (first in line "
					       "%u); keep one",
					       ini->path, entry->line, entry->key_column,
					       TEXT_ARG(entry->key), ini->entries[before].line);
	}
	return 0;
}

/* ---- the whole ---- */

static bool has(const struct layout *l, enum field field)
{
	return l->columns[field].names.count || l->constants[field].data;
}

/* What no layout can do without. */
static int check_head(struct err *e, const struct layout *l)
{
	const struct {
		const char *word;
		bool given;
	} keys[] = {
	    {"name", l->name.len},	 {"title", l->title.len}, {"publisher", l->publisher.len},
	    {"licence", l->licence.len}, {"kind", l->kind_given},
	};
	const char *missing[sizeof(keys) / sizeof(keys[0])];
	struct buf list;
	size_t count = 0;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (!keys[i].given)
			missing[count++] = keys[i].word;
	if (!count)
		return 0;
	buf_init(&list, BUF_LIMIT_DEFAULT);
	reading_list(&list, missing, count, "and");
	err_set(e, ERR_USAGE, "%s: [layout] must also give %s", l->path, list.data);
	buf_release(&list);
	return -1;
}

/* A pair has its two ends in two rows of one column. */
static int check_pairs(struct err *e, const struct layout *l)
{
	const char *wrong = NULL;

	if (l->pair_same.count && !l->pairs)
		return err_set(e, ERR_USAGE, "%s: pair_same is for layouts with pair = range",
			       l->path);
	if (!l->pairs)
		return 0;
	if (l->kind != LAYOUT_OBSERVATIONS || !l->columns[FIELD_BASE].names.count)
		wrong = "is for layouts of observations with a column of base";
	else if (has(l, FIELD_BASE_TO) || has(l, FIELD_BASE_LOW) || has(l, FIELD_BASE_HIGH))
		wrong = "cannot stand beside a column of the other end";
	else if (l->ranges == RANGES_BRACKETS)
		wrong = "cannot stand beside ranges = brackets: a pair is a posted range";
	else if (l->drop_equal_rows)
		wrong = "cannot stand beside equal_rows = drop";
	else if (l->case_count)
		wrong = "cannot stand beside [when]";
	return wrong ? err_set(e, ERR_USAGE, "%s: pair = range %s", l->path, wrong) : 0;
}

/* The first field that its kind cannot do without and that it does not name; FIELD_COUNT: none. */
static enum field missing_field(const struct layout *l)
{
	const unsigned needed = 1u << l->kind << KINDS_SHIFT;
	enum field field = 0;

	while (field < FIELD_COUNT && (!(field_info(field)->kinds & needed) || has(l, field)))
		field++;
	return field;
}

/* What the list of fields cannot say: that one of two is needed, or a section. NULL: all is there. */
static const char *missing_choice(const struct layout *l)
{
	if (l->kind == LAYOUT_EXPOSURES && !l->measure_count)
		return "a measure (in [measures])";
	if (l->kind != LAYOUT_OBSERVATIONS)
		return NULL;
	if (!has(l, FIELD_BASE) && !has(l, FIELD_TOTAL))
		return "base or total";
	return has(l, FIELD_TITLE) || has(l, FIELD_ROLE) ? NULL : "title";
}

static int check_needed(struct err *e, const struct layout *l)
{
	const enum field field = missing_field(l);
	const struct field_info *info = field < FIELD_COUNT ? field_info(field) : NULL;
	const char *missing = info ? info->word : missing_choice(l);
	bool constant = info && (info->may & ONLY_CONSTANT) == ONLY_CONSTANT;

	if (!missing)
		return 0;
	return err_set(e, ERR_USAGE, "%s: a layout of %s must name the column of %s%s", l->path,
		       layout_kind_word(l->kind), missing, constant ? " (in [constants])" : "");
}

/* What an hour's pay comes to in a year depends on the hours. */
static int check_hours(struct err *e, const struct layout *l)
{
	enum pay_period period;

	if (l->kind != LAYOUT_BENCHMARKS || !l->constants[FIELD_PERIOD].data ||
	    !period_from_word(l->constants[FIELD_PERIOD], &period) || period != PERIOD_HOUR ||
	    has(l, FIELD_HOURS))
		return 0;
	return err_set(e, ERR_USAGE,
		       "%s:%u:%u: period = %.*s needs the weekly hours that its pay is for: give "
		       "hours",
		       l->constant_places[FIELD_PERIOD].path, l->constant_places[FIELD_PERIOD].line,
		       l->constant_places[FIELD_PERIOD].column,
		       TEXT_ARG(l->constants[FIELD_PERIOD]));
}

/* A bound is in dollars per year and hour, and its mark in what the table is in. */
static int check_top_codes(struct err *e, const struct layout *l)
{
	struct text currency = l->constants[FIELD_CURRENCY];
	enum pay_period period = PERIOD_YEAR;

	if (l->constants[FIELD_PERIOD].data)
		(void)period_from_word(l->constants[FIELD_PERIOD], &period);
	if (!l->top_code_count ||
	    (!l->columns[FIELD_CURRENCY].names.count && !l->columns[FIELD_PERIOD].names.count &&
	     period == PERIOD_YEAR &&
	     (!currency.data || text_equal_fold(currency, TEXT_LITERAL("USD")))))
		return 0;
	return err_set(e, ERR_USAGE,
		       "%s: [top codes] are in US dollars per year, and the table is in another "
		       "currency or period: leave them out, and its bounds are not known",
		       l->path);
}

/* What is for benchmarks alone, and the place that a table by codes of its own must have. */
static int check_tables(struct err *e, const struct layout *l)
{
	const char *word = l->crosswalk		   ? "crosswalk"
			   : l->area_table	   ? "areas"
			   : l->not_released.count ? "not_released"
						   : NULL;

	if (word && l->kind != LAYOUT_BENCHMARKS)
		return err_set(e, ERR_USAGE, "%s: %s is for layouts of benchmarks", l->path, word);
	if (l->area_table && !has(l, FIELD_AREA))
		return err_set(e, ERR_USAGE, "%s: a layout with areas must name the column of area",
			       l->path);
	if (l->crosswalk && !l->area_table && !has(l, FIELD_COUNTRY))
		return err_set(e, ERR_USAGE,
			       "%s: a layout with a crosswalk must name the country, or its column",
			       l->path);
	return 0;
}

int layout_check_whole(struct err *e, const struct layout *l)
{
	if (check_head(e, l))
		return -1;
	if (l->kind == LAYOUT_BENCHMARKS && l->columns[FIELD_DATE].names.count)
		return err_set(e, ERR_USAGE,
			       "%s:%u: benchmarks have one date a file: give it in "
			       "[constants], or parse it from-name",
			       l->path, l->columns[FIELD_DATE].line);
	if (check_tables(e, l))
		return -1;
	if (check_pairs(e, l) || check_hours(e, l) || check_top_codes(e, l))
		return -1;
	if (l->codes_of != CODES_SOC_2018 && l->kind != LAYOUT_EXPOSURES)
		return err_set(e, ERR_USAGE, "%s: codes_of is for layouts of exposures", l->path);
	return check_needed(e, l);
}
