/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_write.c: the text of a draft: every decision with its evidence as a comment above it.
 *
 * Texts of the file are quoted in comments, cut and without line breaks. "FILL IN" marks what
 * nothing in the file says; a layout with a blank there does not load, any other loads unchanged.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/draft/draft_private.h"

enum {
	EXAMPLES = 3,
	EXAMPLE_BYTES = 40,
	COLUMN_AT = 30,
};

/* ---- parts ---- */

/* The file's name without its folder and ending, as the name of a layout. */
static void add_name(struct buf *out, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct text name = text_of(slash ? slash + 1 : path);
	const char *end = name.len ? memchr(name.data, '.', name.len) : NULL;
	size_t start = out->len;

	if (end)
		name.len = (size_t)(end - name.data);
	for (size_t i = 0; i < name.len && out->len - start < 40; i++) {
		bool plain = ascii_alpha(name.data[i]) || ascii_digit(name.data[i]);
		if (plain)
			buf_add_char(out, ascii_lower(name.data[i]));
		else if (out->len > start && out->data[out->len - 1] != '-')
			buf_add_char(out, '-');
	}
	while (out->len > start && out->data[out->len - 1] == '-')
		out->len--;
	if (out->len == start)
		buf_add_string(out, "mine");
}

static void add_cut(struct buf *out, struct text t, size_t most)
{
	size_t len = t.len;

	if (len > most)
		for (len = most; len && ((unsigned char)t.data[len] & 0xc0) == 0x80;)
			len--;
	for (size_t i = 0; i < len; i++)
		buf_add_char(out, (unsigned char)t.data[i] < 0x20 ? ' ' : t.data[i]);
	if (len < t.len)
		buf_add_string(out, "...");
}

/* '"Boston", "Austin", ...; 4% empty' */
static void add_examples(struct buf *out, const struct draft_column *c, size_t rows)
{
	uint32_t *ids;
	size_t count;

	tally_order(&c->texts, &ids, &count);
	for (size_t i = 0; i < count && i < EXAMPLES; i++) {
		buf_add_string(out, i ? ", \"" : "\"");
		add_cut(out, intern_text(&c->texts.names, ids[i]), EXAMPLE_BYTES);
		buf_add_char(out, '"');
	}
	if (!c->many && count > EXAMPLES)
		buf_addf(out, ", of %zu texts", count);
	else if (c->many)
		buf_add_string(out, ", ...");
	if (c->filled < rows)
		buf_addf(out, "%s%.0f%% empty", c->filled ? "; " : "",
			 100.0 * (double)(rows - c->filled) / (double)rows);
	free(ids);
}

static const struct {
	enum field field;
	enum look look;
	const char *what;
} REASONS[] = {
    {FIELD_TITLE, LOOK_ROLE, "match a role"},
    {FIELD_COUNTRY, LOOK_COUNTRY, "are countries"},
    {FIELD_EMPLOYER_COUNTRY, LOOK_COUNTRY, "are countries"},
    {FIELD_STATE, LOOK_STATE, "are US states"},
    {FIELD_CURRENCY, LOOK_CURRENCY, "name a currency"},
    {FIELD_PERIOD, LOOK_PERIOD, "are periods"},
    {FIELD_YEARS, LOOK_YEARS, "read as years"},
    {FIELD_LEVEL, LOOK_LEVEL, "say a level"},
    {FIELD_LADDER, LOOK_LADDER, "are codes of a ladder"},
    {FIELD_DATE, LOOK_DATE, "are dates"},
    {FIELD_OCCUPATION, LOOK_OCCUPATION, "are occupation codes"},
};

static bool is_money(enum field field)
{
	return field == FIELD_BASE || field == FIELD_BASE_TO || field == FIELD_TOTAL ||
	       field == FIELD_BONUS || field == FIELD_EQUITY || field == FIELD_BONUS_AND_EQUITY;
}

static void add_reason(struct buf *out, enum field field, const struct draft_column *c)
{
	if (is_money(field))
		buf_addf(out, "; %.0f%% are amounts, half of them under %.0f",
			 100 * draft_share(c, LOOK_AMOUNT), c->median);
	for (size_t i = 0; i < sizeof(REASONS) / sizeof(REASONS[0]); i++)
		if (REASONS[i].field == field)
			buf_addf(out, "; %.0f%% %s", 100 * draft_share(c, REASONS[i].look),
				 REASONS[i].what);
	if (field == FIELD_DATE && c->date_either)
		buf_add_string(out, "; day or month may come first: check it");
}

static void add_field(struct buf *out, const struct draft *d, enum field field)
{
	const struct draft_column *c = draft_field_column(d, field);

	buf_add_string(out, "; ");
	add_examples(out, c, d->table.rows);
	add_reason(out, field, c);
	buf_add_char(out, '\n');
	if (draft_nameable(c->header))
		buf_addf(out, "%s = %s\n", field_info(field)->word, c->header);
	else if (*c->header)
		buf_addf(out,
			 "; FILL IN: rename this column in the file first, its name has a | or a "
			 ";\n%s =\n",
			 field_info(field)->word);
	else
		buf_addf(
		    out,
		    "; FILL IN: this is column %zu, which has no name: give it one in the file "
		    "first\n%s =\n",
		    c->number, field_info(field)->word);
}

static void add_blank(struct buf *out, const char *comment, const char *known, const char *key)
{
	buf_addf(out, "; FILL IN: %s", comment);
	if (known)
		buf_addf(out, "\n; (%s)", known);
	buf_addf(out, "\n%s =\n", key);
}

/* ---- [layout] ---- */

static void add_missing(struct buf *out, const struct draft_table *table)
{
	uint32_t *ids;
	size_t count;

	tally_order(&table->no_value, &ids, &count);
	if (count)
		buf_add_string(out, "; how the file says \"no value\"\nmissing = ");
	for (size_t i = 0; i < count; i++) {
		buf_add_string(out, i ? " | " : "");
		buf_add_text(out, intern_text(&table->no_value.names, ids[i]));
	}
	buf_add_string(out, count ? "\n" : "");
	free(ids);
}

static void add_about(struct buf *out, const struct draft *d)
{
	const struct draft_table *t = &d->table;
	const char *slash = strrchr(d->path, '/');

	buf_addf(out, "; Draft of a layout for %s,\n; from ", slash ? slash + 1 : d->path);
	if (t->rows == t->rows_read)
		buf_addf(out, "its %zu rows", t->rows);
	else
		buf_addf(out, "%zu of its %" PRIu64 " rows, evenly spread", t->rows, t->rows_read);
	buf_addf(out,
		 " (%zu columns, header on line %" PRIu64 ").\n"
		 "; Every line is a guess with its evidence above it. FILL IN marks what the file "
		 "does not say.\n",
		 t->count, t->header_line);
	if (d->warning)
		buf_addf(out, "; WARNING: %s.\n", d->warning);
	if (t->broken)
		buf_addf(out, "; WARNING: the file breaks off: %s\n", t->broken);
}

/* A column of areas within countries: which they are is in no file. */
static void add_areas(struct buf *out, const struct draft *d)
{
	for (size_t k = 0; k < d->table.count; k++) {
		const struct draft_column *c = &d->table.columns[k];
		if ((int)k == d->fields[FIELD_COUNTRY] || (int)k == d->fields[FIELD_OCCUPATION] ||
		    (int)k == d->fields[FIELD_TITLE] ||
		    !draft_has_words("geo|geography|region|nuts|province|area", c->words))
			continue;
		buf_addf(out,
			 "; of areas within a country: write area = %s under [columns], and a "
			 "file of the\n; columns code, area and name (ca-regions.csv and "
			 "uk-regions.csv are installed)\n; areas =\n",
			 c->header);
		return;
	}
}

/* What a table by codes other than SOC needs besides. */
static void add_own_codes(struct buf *out, const struct draft *d)
{
	const struct draft_column *codes = draft_field_column(d, FIELD_OCCUPATION);

	if (draft_has_words("isco|isco08|isco 08", codes->words))
		buf_add_string(out, "; its codes are ISCO's, as its header says\n"
				    "crosswalk = isco-08.csv\n");
	else
		add_blank(
		    out,
		    "its codes are not SOC's: isco-08.csv, uk-soc-2020.csv, noc-2021.csv, or a "
		    "file of the columns code, soc and share",
		    NULL, "crosswalk");
	add_areas(out, d);
	if (d->not_released)
		buf_addf(out, "; marks of figures that are not released\nnot_released = %s\n",
			 d->not_released);
	if (d->not_there)
		buf_addf(out, "; marks of no figure\nmissing = %s\n", d->not_there);
	if (d->table.mark == MARK_COMMA)
		buf_add_string(out, "; how its figures are written\ndecimal = comma\n");
}

static void add_head(struct buf *out, const struct draft *d)
{
	const struct draft_table *t = &d->table;
	const char *slash = strrchr(d->path, '/');

	add_about(out, d);
	buf_add_string(out, "[layout]\nname = ");
	add_name(out, d->path);
	buf_addf(out,
		 "\n; FILL IN: what the publisher calls it\ntitle = %s\n"
		 "; FILL IN: who publishes it\npublisher = not stated\n"
		 "; FILL IN: on what terms\nlicence = not stated\n; url =\n",
		 slash ? slash + 1 : d->path);
	if (d->kind_why)
		buf_addf(out, "; %s\n", d->kind_why);
	buf_addf(out, "kind = %s\n", layout_kind_word(d->kind));
	if (d->own_codes)
		add_own_codes(out, d);
	if (d->kind != LAYOUT_OBSERVATIONS)
		return;
	add_missing(out, t);
	buf_add_string(out, "; equal rows are kept: without a number of its own for every person, "
			    "they are people\nequal_rows = keep\n");
	/* One in a hundred is the file's way, not a slip. */
	if (100 * t->ragged > t->rows_read)
		buf_addf(out,
			 "; %" PRIu64
			 " of the rows have fewer or more cells than the header\nragged = pad\n",
			 t->ragged);
	if (t->mark != MARK_DECIDE)
		buf_addf(out, "; how its amounts are written\ndecimal = %s\n",
			 t->mark == MARK_COMMA ? "comma" : "point");
}

/* ---- columns ---- */

static void add_optional(struct buf *out, const struct draft *d, const enum field *fields,
			 size_t count)
{
	bool headed = false;

	for (size_t i = 0; i < count; i++) {
		if (d->fields[fields[i]] < 0 ||
		    (fields[i] == FIELD_TOTAL && d->fields[FIELD_BASE] < 0))
			continue;
		if (!headed)
			buf_add_string(out, "\n[optional columns]\n");
		headed = true;
		add_field(out, d, fields[i]);
	}
}

static void add_columns(struct buf *out, const struct draft *d)
{
	static const enum field optional[] = {
	    FIELD_BASE_TO,    FIELD_BONUS,
	    FIELD_EQUITY,     FIELD_BONUS_AND_EQUITY,
	    FIELD_TOTAL,      FIELD_BASE_IN_USD,
	    FIELD_OCCUPATION, FIELD_LEVEL,
	    FIELD_LADDER,     FIELD_YEARS,
	    FIELD_PLACE,      FIELD_STATE,
	    FIELD_COUNTRY,    FIELD_EMPLOYER_COUNTRY,
	    FIELD_REMOTE,     FIELD_EMPLOYER,
	    FIELD_WEIGHT,
	};
	static const enum field needed[] = {FIELD_TITLE, FIELD_BASE, FIELD_DATE, FIELD_CURRENCY,
					    FIELD_PERIOD};

	buf_add_string(out, "\n[columns]\n");
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (d->fields[needed[i]] >= 0)
			add_field(out, d, needed[i]);
	if (d->fields[FIELD_BASE] < 0 && d->fields[FIELD_TOTAL] >= 0)
		add_field(out, d, FIELD_TOTAL);
	else if (d->fields[FIELD_BASE] < 0)
		add_blank(out, "no column looks like pay; which is it?", NULL, "base");
	add_optional(out, d, optional, sizeof(optional) / sizeof(optional[0]));
}

static void add_benchmark_columns(struct buf *out, const struct draft *d)
{
	enum field figures[FIELD_COUNT];
	size_t count = 0;

	buf_add_string(out, "\n[columns]\n");
	if (d->fields[FIELD_OCCUPATION] >= 0)
		add_field(out, d, FIELD_OCCUPATION);
	else
		add_blank(out,
			  "no column has occupation codes (SOC, 15-1252), which benchmarks need",
			  NULL, "occupation");
	if (d->fields[FIELD_TITLE] >= 0)
		add_field(out, d, FIELD_TITLE);
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (i != FIELD_OCCUPATION && i != FIELD_TITLE)
			figures[count++] = (enum field)i;
	add_optional(out, d, figures, count);
}

/* ---- constants ---- */

static void add_constant(struct buf *out, const struct draft *d, enum field field)
{
	const struct draft_constant *c = &d->constants[field];

	if (c->why)
		buf_addf(out, "; %s\n", c->why);
	buf_addf(out, "%s = %s\n", field_info(field)->word, c->value);
}

static void add_pay_constants(struct buf *out, const struct draft *d)
{
	if (d->constants[FIELD_CURRENCY].value)
		add_constant(out, d, FIELD_CURRENCY);
	else if (d->fields[FIELD_CURRENCY] < 0)
		add_blank(out, "the currency of the pay: USD, EUR, ...",
			  d->constants[FIELD_CURRENCY].why, "currency");
	if (d->constants[FIELD_PERIOD].value)
		add_constant(out, d, FIELD_PERIOD);
	else if (d->fields[FIELD_PERIOD] < 0)
		add_blank(out, "what the pay is for: year, month, biweek, week, day or hour",
			  d->constants[FIELD_PERIOD].why, "period");
}

static void add_constants(struct buf *out, const struct draft *d)
{
	buf_add_string(out, "\n[constants]\n");
	if (d->kind == LAYOUT_OBSERVATIONS && d->fields[FIELD_TITLE] < 0)
		buf_add_string(out, "; no column looks like job titles: its rows are of no role\n"
				    "title = (not stated)\n");
	if (d->constants[FIELD_DATE].value)
		add_constant(out, d, FIELD_DATE);
	else if (d->fields[FIELD_DATE] < 0)
		buf_add_string(out,
			       "; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); "
			       "without it pay is of no date\n; date = 2024\n");
	if (d->kind == LAYOUT_OBSERVATIONS || d->own_codes)
		add_pay_constants(out, d);
	if (d->own_codes)
		buf_add_string(out, "; hours = 40, the weekly hours, where pay is for an hour\n"
				    "; base or total: does the publisher count bonuses as pay?\n"
				    "component = base\nindustry = 000000\n");
	if (d->constants[FIELD_STATE].value)
		add_constant(out, d, FIELD_STATE);
	if (d->constants[FIELD_COUNTRY].value)
		add_constant(out, d, FIELD_COUNTRY);
	else if (d->own_codes && d->fields[FIELD_COUNTRY] < 0)
		add_blank(out, "the country that the table is of", NULL, "country");
	else if (d->fields[FIELD_COUNTRY] < 0)
		buf_add_string(out, "; if all are paid in one country\n; country = US\n");
}

static void add_parsers(struct buf *out, const struct draft *d)
{
	static const char *const words[PARSER_COUNT] = {
#define PARSER_WORD(name, word, help) [name] = word,
	    LAYOUT_PARSERS(PARSER_WORD)
#undef PARSER_WORD
	};
	const struct draft_column *date = draft_field_column(d, FIELD_DATE);
	const struct draft_column *currency = draft_field_column(d, FIELD_CURRENCY);
	struct buf lines;

	buf_init(&lines, BUF_LIMIT_DEFAULT);
	if (date && date->date_parser != field_info(FIELD_DATE)->preset)
		buf_addf(&lines, "date = %s\n", words[date->date_parser]);
	for (uint32_t i = 0; currency && i < currency->texts.names.count; i++) {
		if (intern_text(&currency->texts.names, i).len > 3) {
			buf_add_string(&lines, "currency = name\n");
			break;
		}
	}
	if (d->dollars)
		buf_addf(&lines, "%s = dollars\n", d->fields[FIELD_BASE] >= 0 ? "base" : "total");
	const struct draft_column *employer = draft_field_column(d, FIELD_EMPLOYER);
	for (uint32_t i = 0; employer && i < employer->texts.names.count; i++) {
		struct text t = intern_text(&employer->texts.names, i);
		if (memchr(t.data, '\n', t.len)) {
			buf_add_string(&lines, "employer = first-line\n");
			break;
		}
	}
	if (lines.len)
		buf_addf(out, "\n[parse]\n%s", lines.data);
	buf_release(&lines);
}

/* "(Glassdoor est.)" and the like. */
static void add_ignored(struct buf *out, const struct draft *d, enum field field)
{
	const struct draft_column *c = draft_field_column(d, field);
	struct tally tails;
	uint32_t *ids;
	size_t count;

	tally_init(&tails);
	for (uint32_t i = 0; c && i < c->texts.names.count; i++) {
		struct text tail = draft_pay_tail(intern_text(&c->texts.names, i));
		if (tail.len)
			tally_add(&tails, tail, c->texts.counts[i]);
	}
	tally_order(&tails, &ids, &count);
	if (count)
		buf_addf(out, "\n[ignore]\n%s = ", field_info(field)->word);
	for (size_t i = 0; i < count && i < DRAFT_CODES_MOST; i++) {
		buf_add_string(out, i ? " | " : "");
		buf_add_text(out, intern_text(&tails.names, ids[i]));
	}
	buf_add_string(out, count ? "\n" : "");
	free(ids);
	tally_release(&tails);
}

static void add_other_base(struct buf *out, const struct draft *d)
{
	const struct draft_case *c = &d->other_base;

	if (!c->name || !draft_nameable(d->table.columns[c->rows_column].header) ||
	    !draft_nameable(d->table.columns[c->base_column].header))
		return;
	buf_addf(
	    out,
	    "\n; rows whose pay stands in another column\n[when %s]\nrows = %s:%s%s\nbase = %s\n",
	    c->name, d->table.columns[c->rows_column].header, *c->values ? " " : "", c->values,
	    d->table.columns[c->base_column].header);
}

/* ---- the rest ---- */

static void add_unused(struct buf *out, const struct draft_table *table)
{
	bool headed = false;

	for (size_t i = 0; i < table->count; i++) {
		const struct draft_column *c = &table->columns[i];
		size_t start;
		if (c->used || (!*c->header && !c->filled))
			continue;
		if (!headed)
			buf_add_string(out, "\n; Columns not used:\n");
		headed = true;
		buf_add_string(out, ";   ");
		start = out->len;
		if (*c->header)
			add_cut(out, text_of(c->header), 60);
		else
			buf_addf(out, "(column %zu, without a name)", c->number);
		while (out->len - start < COLUMN_AT)
			buf_add_char(out, ' ');
		buf_add_string(out, "  ");
		add_examples(out, c, table->rows);
		if (c->remark)
			buf_addf(out, "; %s", c->remark);
		buf_add_char(out, '\n');
	}
}

void draft_write(struct buf *out, struct draft *d)
{
	add_head(out, d);
	if (d->kind == LAYOUT_BENCHMARKS)
		add_benchmark_columns(out, d);
	else
		add_columns(out, d);
	add_constants(out, d);
	if (d->kind == LAYOUT_OBSERVATIONS) {
		add_parsers(out, d);
		add_ignored(out, d, d->fields[FIELD_BASE] >= 0 ? FIELD_BASE : FIELD_TOTAL);
		add_other_base(out, d);
		draft_add_codes(out, d, FIELD_LEVEL,
				"junior, mid, senior, staff, manager, executive", true);
		draft_add_codes(out, d, FIELD_REMOTE, "onsite, hybrid, remote", true);
		draft_add_codes(out, d, FIELD_PERIOD, "year, month, biweek, week, day, hour",
				false);
		draft_add_codes(out, d, FIELD_CURRENCY, "codes of ISO 4217", false);
		draft_add_filters(out, d);
	}
	add_unused(out, &d->table);
}
