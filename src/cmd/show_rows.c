/* SPDX-License-Identifier: GPL-3.0-or-later */
/* show_rows.c: see show_rows.h. */
#include "cmd/show_rows.h"

#include <math.h>

#include "cmd/band_json.h"
#include "cmd/text_table.h"
#include "reports/money_words.h"
#include "reports/words.h"

void show_csv(struct buf *out, const struct show_answer *a)
{
	buf_add_text(out, a->bands->header);
	buf_add_char(out, '\n');
	for (size_t i = 0; i < a->bands->count; i++) {
		if (!band_filter_takes(a->filter, &a->bands->rows[i]))
			continue;
		buf_add_text(out, a->bands->lines[i]);
		buf_add_char(out, '\n');
	}
}

/* ---- text ---- */

enum column {
	COLUMN_STEP,
	COLUMN_AREA,
	COLUMN_PAY,
	COLUMN_BASIS,
	COLUMN_P10,
	COLUMN_P90 = COLUMN_P10 + BENCHMARK_PERCENTILES - 1,
	COLUMN_N,
	COLUMN_QUALITY,
	COLUMN_NOTE,
	COLUMN_COUNT
};
static const struct text_column all_columns[COLUMN_COUNT] = {
    {"step", TEXT_COLUMN_LEFT},	 {"area", TEXT_COLUMN_ELASTIC}, {"pay", TEXT_COLUMN_LEFT},
    {"basis", TEXT_COLUMN_LEFT}, {"P10", TEXT_COLUMN_RIGHT},	{"P25", TEXT_COLUMN_RIGHT},
    {"P50", TEXT_COLUMN_RIGHT},	 {"P75", TEXT_COLUMN_RIGHT},	{"P90", TEXT_COLUMN_RIGHT},
    {"n", TEXT_COLUMN_RIGHT},	 {"quality", TEXT_COLUMN_LEFT}, {"", TEXT_COLUMN_NOTE},
};

typedef void write_money(struct buf *out, const struct settings *settings, double dollars);

static void add_figure(struct buf *out, const struct settings *settings, const struct band *b,
		       int percentile, write_money *write)
{
	struct benchmark_value v = words_value(b, (size_t)percentile);

	switch (v.kind) {
	case VALUE_EXACT:
		write(out, settings, v.amount);
		break;
	case VALUE_AT_LEAST:
		write(out, settings, v.amount);
		buf_add_char(out, '+');
		break;
	case VALUE_AT_MOST:
		buf_add_string(out, "to ");
		write(out, settings, v.amount);
		break;
	case VALUE_NOT_RELEASED:
	case VALUE_NOT_APPLICABLE:
		buf_add_string(out, EN_DASH);
		break;
	}
}

static void add_n(struct buf *out, const struct band *b)
{
	words_people(out, b->n);
	if (b->n && b->basis == BASIS_BENCHMARK)
		buf_add_string(out, " employed");
}

static void add_cell(struct buf *out, const struct show_answer *a, const struct band *b,
		     enum column column, write_money *write)
{
	if (column >= COLUMN_P10 && column <= COLUMN_P90)
		add_figure(out, a->settings, b, (int)(column - COLUMN_P10), write);
	else if (column == COLUMN_STEP)
		words_step(out, b);
	else if (column == COLUMN_AREA)
		words_area(out, a->gazetteer, b->area);
	else if (column == COLUMN_PAY)
		buf_add_string(out, component_word(b->component));
	else if (column == COLUMN_BASIS)
		buf_add_string(out, basis_word(b->basis));
	else if (column == COLUMN_N)
		add_n(out, b);
	else if (column == COLUMN_QUALITY)
		buf_add_string(out,
			       b->quality == QUALITY_NONE ? EN_DASH : quality_word(b->quality));
	else if (b->suppressed)
		words_suppressed(out, b, a->settings);
}

/* What was asked for is said once, above the table. */
static size_t choose_columns(const struct band_filter *f, enum column *out)
{
	size_t count = 0;

	for (enum column c = 0; c < COLUMN_COUNT; c++) {
		bool asked =
		    (c == COLUMN_STEP && f->by_level) || (c == COLUMN_AREA && f->by_area) ||
		    (c == COLUMN_PAY && f->by_component) || (c == COLUMN_BASIS && f->by_basis);
		if (!asked)
			out[count++] = c;
	}
	return count;
}

static void fill(struct text_table *t, const struct show_answer *a, const enum column *columns,
		 size_t count, write_money *write)
{
	for (size_t i = 0; i < a->bands->count; i++) {
		if (!band_filter_takes(a->filter, &a->bands->rows[i]))
			continue;
		for (size_t c = 0; c < count; c++)
			add_cell(text_table_cell(t), a, &a->bands->rows[i], columns[c], write);
	}
}

/* Figures in full where they fit, otherwise in thousands; in full again where not even those do, and the
 * table is written row by row. */
static void add_table(struct buf *out, const struct show_answer *a, size_t width)
{
	write_money *const forms[] = {words_money, words_money_short, words_money};
	enum column columns[COLUMN_COUNT];
	struct text_column heads[COLUMN_COUNT];
	size_t count = choose_columns(a->filter, columns);
	struct text_table table;
	bool done = false;

	for (size_t c = 0; c < count; c++)
		heads[c] = all_columns[columns[c]];
	for (size_t form = 0; !done; form++) {
		bool last = form + 1 == sizeof(forms) / sizeof(*forms);
		text_table_init(&table, heads, count);
		fill(&table, a, columns, count, forms[form]);
		done = last || text_table_fits(&table, width);
		if (done)
			text_table_write(out, &table, width);
		text_table_release(&table);
	}
}

void show_text(struct buf *out, const struct show_answer *a, size_t width)
{
	if (a->bands->sample)
		buf_add_string(out, SAMPLE_NOTICE "\n");
	band_filter_words(out, a->filter, a->gazetteer);
	buf_addf(out, "\n%zu %s of %s\n\n", a->count, a->count == 1 ? "row" : "rows", a->path);
	add_table(out, a, width);
}

/* ---- JSON ---- */

static void set_bounds(struct json *object, const struct band *b, const char *key,
		       enum value_kind kind)
{
	static const char *const names[BENCHMARK_PERCENTILES] = {"p10", "p25", "p50", "p75", "p90"};
	struct json *bounds = json_new_object();

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (b->p[p].kind == kind)
			json_set_rounded(bounds, names[p], b->p[p].amount, 2);
	json_set(object, key, bounds);
}

static struct json *suppressed_of(const struct band *b)
{
	struct json *codes = json_new_array();

	for (unsigned bit = 0; bit < 32; bit++)
		if ((b->suppressed & (1u << bit)) && suppression_code(1u << bit))
			json_append_text(codes, text_of(suppression_code(1u << bit)));
	return codes;
}

static struct json *json_row(const struct show_answer *a, const struct band *b)
{
	struct json *object = json_new_object();
	struct buf why;

	json_set_string(object, "role", a->filter->role->id);
	json_set_string(object, "level", band_level_word(b->level));
	json_set_string(object, "experience", band_experience_word(b->experience).text);
	json_set(object, "area", json_area_of(a->gazetteer, b->area));
	json_set_string(object, "component", component_word(b->component));
	json_set_string(object, "basis", basis_word(b->basis));
	json_set_band(object, b);
	json_set_rounded(object, "n_effective", b->n_effective, 2);
	set_bounds(object, b, "at_least", VALUE_AT_LEAST);
	set_bounds(object, b, "at_most", VALUE_AT_MOST);
	json_set(object, "suppressed", suppressed_of(b));
	buf_init(&why, BUF_LIMIT_DEFAULT);
	words_suppressed(&why, b, a->settings);
	json_set_string(object, "withheld", why.len ? why.data : NULL);
	buf_release(&why);
	return object;
}

void show_json(struct buf *out, const struct show_answer *a)
{
	struct json *root = json_new_object(), *rows = json_new_array();

	json_set_string(root, "schema", "paybands/show/1");
	money_set_json(root, a->settings);
	json_set_bool(root, "sample", a->bands->sample);
	json_set(root, "asked", band_filter_json(a->filter, a->gazetteer));
	for (size_t i = 0; i < a->bands->count; i++)
		if (band_filter_takes(a->filter, &a->bands->rows[i]))
			json_append(rows, json_row(a, &a->bands->rows[i]));
	json_set(root, "rows", rows);
	json_write(root, out, false, false);
	json_free(root);
}
