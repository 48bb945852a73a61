/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_trace.c: columns that say what a row's pay was before it was normalised, and what decided each field.
 *
 * Written on request only. What was decided is asked again of the same functions, which are pure, so that the
 * reading of rows carries nothing for it but the row's hints.
 */
#include <math.h>
#include <string.h>

#include "base/csv_out.h"
#include "ingest/rows/row_amount.h"
#include "ingest/rows/row_trace.h"
#include "model/pay/exchange.h"
#include "model/title/level_limits.h"

static bool is_given(const struct row_reader *r, const struct csv_record *record, enum field field,
		     struct text *out)
{
	int column = r->now.at[field];

	*out = (struct text){.data = NULL};
	if (column != COLUMN_NONE)
		*out = text_trim(row_field(record, column));
	return column != COLUMN_NONE && !layout_is_missing(r->layout, *out);
}

/* "column NAME", with ": TEXT" of the row's cell. */
static void add_column(struct buf *out, const struct row_reader *r, const struct csv_record *record,
		       enum field field, bool cell)
{
	struct text name = binding_column_name(r->binding, r->now.at[field]), text;

	buf_addf(out, "column %.*s", TEXT_ARG(name));
	if (cell && is_given(r, record, field, &text))
		buf_addf(out, ": %.*s", TEXT_ARG(text));
}

/* What the field comes from, where no text says it: its column, or the layout's constant. */
static void add_origin(struct buf *out, const struct row_reader *r, const struct csv_record *record,
		       enum field field, bool cell)
{
	struct text text;

	if (is_given(r, record, field, &text))
		add_column(out, r, record, field, cell);
	else if (r->layout->constants[field].len)
		buf_addf(out, "layout: %.*s", TEXT_ARG(r->layout->constants[field]));
}

/* ---- pay as it was written ---- */

/* The cell that the row's pay is from: base, otherwise total. */
static enum field pay_field(const struct row_reader *r)
{
	bool base =
	    r->now.o.pay[COMPONENT_BASE] != MONEY_NONE || row_is_ranged(&r->now.o, COMPONENT_BASE);

	return base && r->now.at[FIELD_BASE] != COLUMN_NONE ? FIELD_BASE : FIELD_TOTAL;
}

static void original_pay_column(struct buf *out, const struct row_reader *r,
				const struct csv_record *record)
{
	enum field field = pay_field(r);

	(void)record;
	if (r->now.at[field] != COLUMN_NONE)
		buf_add_text(out, binding_column_name(r->binding, r->now.at[field]));
}

/* Both cells of a range in two. */
static void original_pay_text(struct buf *out, const struct row_reader *r,
			      const struct csv_record *record)
{
	enum field field = pay_field(r);
	struct text text;

	if (is_given(r, record, field, &text))
		buf_add_text(out, text);
	if (field != FIELD_BASE)
		return;
	if (r->now.other ? is_given(r, r->now.other, FIELD_BASE, &text)
			 : is_given(r, record, FIELD_BASE_TO, &text))
		buf_addf(out, " | %.*s", TEXT_ARG(text));
}

static void original_currency(struct buf *out, const struct row_reader *r,
			      const struct csv_record *record)
{
	struct text text;

	if (is_given(r, record, FIELD_CURRENCY, &text))
		buf_add_text(out, text);
}

static void original_period(struct buf *out, const struct row_reader *r,
			    const struct csv_record *record)
{
	struct text text;

	if (is_given(r, record, FIELD_PERIOD, &text))
		buf_add_text(out, text);
}

static bool amount_of(const struct row_reader *r, const struct csv_record *record,
		      struct row_amount *out)
{
	return row_amount_read(r, record, pay_field(r), &r->now.hints, out) == AMOUNT_GIVEN;
}

static double times_of(const struct row_reader *r, const struct row_amount *amount)
{
	return r->rules.has_time ? r->now.time_room[amount->period]
				 : r->rules.per_year[amount->period];
}

/* What times the periods of a year and the rate is the row's pay: what its cell says, of a range that which
 * represents it. */
static void original_amount(struct buf *out, const struct row_reader *r,
			    const struct csv_record *record)
{
	enum field field = pay_field(r);
	money pay = r->now.o.pay[field == FIELD_BASE ? COMPONENT_BASE : COMPONENT_TOTAL];
	struct row_amount amount;

	if (!amount_of(r, record, &amount))
		return;
	if (row_is_ranged(&r->now.o, row_component(field)) && pay != MONEY_NONE)
		amount.value = (double)pay / MONEY_PER_DOLLAR / times_of(r, &amount) / r->now.o.fx;
	buf_addf(out, "%.12g", rint(amount.value * 100) / 100);
}

static void original_period_word(struct buf *out, const struct row_reader *r,
				 const struct csv_record *record)
{
	struct row_amount amount;

	if (amount_of(r, record, &amount))
		buf_add_string(out, pay_period_word(amount.period));
}

static void original_per_year(struct buf *out, const struct row_reader *r,
			      const struct csv_record *record)
{
	struct row_amount amount;

	if (amount_of(r, record, &amount))
		buf_addf(out, "%.12g", times_of(r, &amount));
}

/* ---- what decided ---- */

static void match_role(struct buf *out, const struct row_reader *r, const struct csv_record *record)
{
	(void)record;
	buf_add_string(out, role_basis_word(r->now.role_basis));
}

static void by_role(struct buf *out, const struct row_reader *r, const struct csv_record *record)
{
	struct title_reading reading;

	switch (r->now.role_basis) {
	case ROLE_BASIS_RULE:
	case ROLE_BASIS_SIMILAR:
		title_read(r->tables->catalogue, r->now.o.title, &reading);
		if (reading.rule)
			buf_addf(out, "title: %s", reading.rule);
		break;
	case ROLE_BASIS_SPECIALTY:
		add_column(out, r, record, FIELD_SPECIALTY, true);
		break;
	case ROLE_BASIS_OCCUPATION:
	case ROLE_BASIS_VETOED:
		add_column(out, r, record, FIELD_OCCUPATION, true);
		break;
	case ROLE_BASIS_NONE:
	case ROLE_BASIS_COUNT:
		break;
	}
}

static void by_level(struct buf *out, const struct row_reader *r, const struct csv_record *record)
{
	struct title_reading reading;
	const double *limits;

	switch (r->now.o.level == LEVEL_UNKNOWN ? LEVEL_BASIS_NONE : r->now.o.level_basis) {
	case LEVEL_BASIS_FIELD:
		add_origin(out, r, record, FIELD_LEVEL, true);
		break;
	case LEVEL_BASIS_LADDER:
		add_origin(out, r, record, FIELD_LADDER, true);
		break;
	case LEVEL_BASIS_TITLE:
		title_read(r->tables->catalogue, r->now.o.title, &reading);
		if (reading.level_word)
			buf_addf(out, "title: %s", reading.level_word);
		else
			add_origin(out, r, record, FIELD_LEVEL, true);
		break;
	case LEVEL_BASIS_YEARS:
		limits = level_limits_of(r->tables->settings->levels, r->now.o.role);
		add_origin(out, r, record, FIELD_YEARS, true);
		if (limits)
			buf_add_string(out, ": ");
		if (limits)
			level_limits_words(out, limits, r->now.o.level);
		break;
	case LEVEL_BASIS_NONE:
	case LEVEL_BASIS_COUNT:
		break;
	}
}

static void by_place(struct buf *out, const struct row_reader *r, const struct csv_record *record)
{
	static const enum field fields[] = {FIELD_PLACE, FIELD_METRO, FIELD_STATE, FIELD_COUNTRY,
					    FIELD_EMPLOYER_COUNTRY};
	struct buf one;

	buf_init(&one, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; r->now.o.place.country && i < sizeof(fields) / sizeof(*fields); i++) {
		buf_clear(&one);
		add_origin(&one, r, record, fields[i], true);
		if (one.len)
			buf_addf(out, "%s%.*s", out->len ? "; " : "", TEXT_ARG(buf_text(&one)));
	}
	buf_release(&one);
}

static void by_pay(struct buf *out, const struct row_reader *r, const struct csv_record *record)
{
	enum field field = pay_field(r);
	struct text text;

	if (is_given(r, record, field, &text))
		add_column(out, r, record, field, false);
	if (field == FIELD_BASE && r->now.other)
		buf_addf(out, " of two rows");
	else if (field == FIELD_BASE && is_given(r, record, FIELD_BASE_TO, &text))
		buf_addf(out, " to %.*s",
			 TEXT_ARG(binding_column_name(r->binding, r->now.at[FIELD_BASE_TO])));
}

/* What the pay's own text says by these hints alone. */
static bool read_alone(const struct row_reader *r, const struct csv_record *record,
		       struct pay_hints hints, struct pay_reading *out)
{
	enum reject_reason ignored;
	struct text text;

	return is_given(r, record, pay_field(r), &text) &&
	       pay_read(text, &hints, out, &ignored) == 0;
}

static void by_currency(struct buf *out, const struct row_reader *r,
			const struct csv_record *record)
{
	struct pay_hints hints = r->now.hints;
	struct pay_reading alone;

	hints.currency = hints.country = 0;
	if (r->layout->parsers[pay_field(r)] == PARSE_DOLLARS)
		buf_add_string(out, "layout: dollars");
	else if (read_alone(r, record, hints, &alone) && alone.currency)
		buf_add_string(out, "text");
	else if (r->now.hints.currency)
		add_origin(out, r, record, FIELD_CURRENCY, true);
	else if (r->now.hints.country)
		buf_add_string(out, "text and country");
}

static void by_period(struct buf *out, const struct row_reader *r, const struct csv_record *record)
{
	struct pay_hints hints = r->now.hints;
	struct pay_reading alone;

	hints.period = PERIOD_UNKNOWN;
	if (r->layout->parsers[pay_field(r)] == PARSE_DOLLARS)
		buf_add_string(out, "layout: year");
	else if (read_alone(r, record, hints, &alone) && alone.period)
		buf_add_string(out, "text");
	else
		add_origin(out, r, record, FIELD_PERIOD, true);
}

static void by_rate(struct buf *out, const struct row_reader *r, const struct csv_record *record)
{
	code currency = r->now.o.currency;
	char letters[4];
	double rate;

	(void)record;
	if (!currency || currency == CURRENCY_USD)
		return;
	code_text(currency, letters);
	if (r->now.at[FIELD_FX] != COLUMN_NONE)
		add_column(out, r, record, FIELD_FX, false);
	else if (!fx_rate(r->tables->fx, currency, r->now.o.date.year, &rate))
		add_column(out, r, record, FIELD_BASE_IN_USD, false);
	else if (r->now.o.date.year)
		buf_addf(out, "%s %d", letters, r->now.o.date.year);
	else
		buf_addf(out, "%s, latest year", letters);
}

static void by_date(struct buf *out, const struct row_reader *r, const struct csv_record *record)
{
	struct text text;

	if (is_given(r, record, FIELD_DATE, &text) && !r->now.undated)
		add_column(out, r, record, FIELD_DATE, true);
	else if (r->now.o.date.year)
		buf_add_string(out, "layout, configuration or file name");
}

/* ---- the columns ---- */

typedef void trace_write(struct buf *out, const struct row_reader *r,
			 const struct csv_record *record);

struct trace_column {
	const char *name;
	trace_write *write;
};

static const struct trace_column original_columns[] = {
    {"pay_column", original_pay_column},  {"pay_text", original_pay_text},
    {"currency_text", original_currency}, {"period_text", original_period},
    {"original", original_amount},	  {"period", original_period_word},
    {"per_year", original_per_year},
};
static const struct trace_column match_columns[] = {
    {"match", match_role},	  {"role_by", by_role},	    {"level_by", by_level},
    {"place_by", by_place},	  {"date_by", by_date},	    {"pay_by", by_pay},
    {"currency_by", by_currency}, {"period_by", by_period}, {"rate_by", by_rate},
};

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

static void add_names(struct buf *out, const struct trace_column *columns, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_addf(out, ",%s", columns[i].name);
}

void row_trace_header(struct buf *out, struct row_traces traces)
{
	if (traces.match)
		add_names(out, match_columns, COUNT(match_columns));
	if (traces.original)
		add_names(out, original_columns, COUNT(original_columns));
}

static void add_cells(struct buf *out, const struct trace_column *columns, size_t count,
		      const struct row_reader *r, const struct csv_record *record)
{
	struct buf cell;

	buf_init(&cell, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < count; i++) {
		buf_clear(&cell);
		columns[i].write(&cell, r, record);
		buf_add_char(out, ',');
		csv_add_field(out, buf_text(&cell), true);
	}
	buf_release(&cell);
}

void row_trace_add(struct buf *out, const struct row_reader *r, const struct csv_record *record)
{
	if (r->out.traces.match)
		add_cells(out, match_columns, COUNT(match_columns), r, record);
	if (r->out.traces.original)
		add_cells(out, original_columns, COUNT(original_columns), r, record);
}
