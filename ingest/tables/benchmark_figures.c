/* SPDX-License-Identifier: GPL-3.0-or-later */
/* benchmark_figures.c: the figures of a published row: marks, numbers, currency, period, top codes.
 *
 * The text of a figure is read by figure_text.c. The bound of a top code comes from the layout by date; if a
 * file holds an exact percentile above it, the file contradicts the bound, which is then unknown in all of that
 * file. (Means are not top-coded and prove nothing.)
 *
 * Figures of another currency or period become dollars per year at the rate of the table's own year:
 * what was published, times `rate` and `per_year`, to the dollar.
 */
#include <math.h>

#include "ingest/layout/facts.h"
#include "ingest/tables/benchmark_reading.h"

enum { RELEASES_MOST = BENCHMARK_YEAR_LAST - BENCHMARK_YEAR_FIRST + 2 };

/* ---- figures ---- */

/* The place of each figure in a benchmark. */
struct figure {
	enum field field;
	size_t offset;
	enum { NO_BOUND, ANNUAL, HOURLY } bound;
	bool percentile;
};

#define FIGURE(field, member, bound, percentile)                                                   \
	{                                                                                          \
		field, offsetof(struct benchmark, member), bound, percentile                       \
	}

#define DECILE(percent) FIGURE(FIELD_P##percent, deciles[BENCHMARK_D##percent], ANNUAL, true),
static const struct figure figures[] = {
    FIGURE(FIELD_EMPLOYMENT, employment, NO_BOUND, false),
    FIGURE(FIELD_EMPLOYMENT_RSE, employment_rse, NO_BOUND, false),
    FIGURE(FIELD_MEAN, mean, ANNUAL, false),
    FIGURE(FIELD_MEAN_RSE, mean_rse, NO_BOUND, false),
    FIGURE(FIELD_P50_RSE, p50_rse, NO_BOUND, false),
    FIGURE(FIELD_P10, annual[BENCHMARK_P10], ANNUAL, true),
    FIGURE(FIELD_P25, annual[BENCHMARK_P25], ANNUAL, true),
    FIGURE(FIELD_P50, annual[BENCHMARK_P50], ANNUAL, true),
    FIGURE(FIELD_P75, annual[BENCHMARK_P75], ANNUAL, true),
    FIGURE(FIELD_P90, annual[BENCHMARK_P90], ANNUAL, true),
    BENCHMARK_DECILES(DECILE) /**/
    FIGURE(FIELD_HOURLY_MEAN, hourly_mean, HOURLY, false),
    FIGURE(FIELD_HOURLY_P10, hourly[BENCHMARK_P10], HOURLY, true),
    FIGURE(FIELD_HOURLY_P25, hourly[BENCHMARK_P25], HOURLY, true),
    FIGURE(FIELD_HOURLY_P50, hourly[BENCHMARK_P50], HOURLY, true),
    FIGURE(FIELD_HOURLY_P75, hourly[BENCHMARK_P75], HOURLY, true),
    FIGURE(FIELD_HOURLY_P90, hourly[BENCHMARK_P90], HOURLY, true),
};
#undef DECILE
enum { FIGURE_COUNT = sizeof(figures) / sizeof(figures[0]) };

static struct benchmark_value *figure_at(struct benchmark *b, const struct figure *f)
{
	return (struct benchmark_value *)(void *)((char *)b + f->offset);
}

/* No annual pay is published for people who work too few hours a year: it does not exist, unlike a
 * figure that was not released. Hourly figures are kept. */
static void drop_annual(struct benchmark *b)
{
	for (size_t i = 0; b->hourly_only && i < FIGURE_COUNT; i++)
		if (figures[i].bound == ANNUAL &&
		    figure_at(b, &figures[i])->kind != VALUE_NOT_RELEASED &&
		    figure_at(b, &figures[i])->kind != VALUE_NOT_APPLICABLE)
			return; /* some are published all the same */
	for (size_t i = 0; b->hourly_only && i < FIGURE_COUNT; i++)
		if (figures[i].bound == ANNUAL)
			figure_at(b, &figures[i])->kind = VALUE_NOT_APPLICABLE;
}

/* The first percentile that is below a lower one, or NULL. A top-coded one is above any figure before it, and no
 * figure follows it. */
static const struct benchmark_value *out_of_order(const struct benchmark_point *points,
						  size_t count)
{
	const struct benchmark_value *last = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct benchmark_value *value = points[i].value;
		if (value->kind != VALUE_EXACT && value->kind != VALUE_AT_LEAST)
			continue;
		if (last && value->kind == VALUE_EXACT &&
		    (last->kind == VALUE_AT_LEAST || value->amount < last->amount))
			return value;
		last = value;
	}
	return NULL;
}

static bool reject_order(struct benchmark_reading *r, const struct csv_record *row,
			 const struct benchmark *b, const struct benchmark_value *wrong)
{
	const size_t offset = (size_t)((const char *)wrong - (const char *)b);
	enum field field = FIELD_P50;

	for (size_t i = 0; i < FIGURE_COUNT; i++)
		if (figures[i].offset == offset)
			field = figures[i].field;
	return table_reject(&r->table, row, REJECT_ORDER, r->table.file.binding.columns[field]);
}

static bool check_order(struct benchmark_reading *r, const struct csv_record *row,
			const struct benchmark *b)
{
	struct benchmark_point annual[BENCHMARK_POINTS], hourly[BENCHMARK_PERCENTILES];
	const struct benchmark_value *wrong;

	benchmark_points(b, annual);
	for (size_t i = 0; i < BENCHMARK_PERCENTILES; i++)
		hourly[i].value = &b->hourly[i];
	wrong = out_of_order(annual, BENCHMARK_POINTS);
	if (!wrong)
		wrong = out_of_order(hourly, BENCHMARK_PERCENTILES);
	return !wrong || reject_order(r, row, b, wrong);
}

/* ---- currency and period ---- */

/* The facts of a row's cell, or of the layout's constant where it has none. */
static void facts_in(const struct benchmark_reading *r, const struct csv_record *row,
		     enum field field, struct facts *out)
{
	const struct layout *l = r->table.file.binding.layout;
	int column = r->table.file.binding.columns[field];

	*out = (struct facts){.state = FACTS_NONE};
	if (column != COLUMN_NONE)
		facts_of(out, l, r->tables, field, row->fields[column]);
	if (out->state == FACTS_NONE)
		facts_of_constant(out, l, r->tables, field);
}

static bool reject_fact(struct benchmark_reading *r, const struct csv_record *row,
			enum reject_reason reason, enum field field)
{
	return table_reject(&r->table, row, reason, r->table.file.binding.columns[field]);
}

/* Dollars, where the row does not say. */
static bool read_currency(struct benchmark_reading *r, const struct csv_record *row,
			  struct benchmark *b)
{
	struct facts facts;

	facts_in(r, row, FIELD_CURRENCY, &facts);
	b->currency = CURRENCY_USD;
	if (facts.state == FACTS_BAD)
		return reject_fact(r, row, (enum reject_reason)facts.reason, FIELD_CURRENCY);
	if (facts.state == FACTS_GIVEN)
		b->currency = facts.by_country ? currency_by_country(text_of(facts.is.name),
								     b->area.place.country)
					       : facts.is.currency;
	if (!b->currency)
		return reject_fact(r, row, REJECT_CURRENCY, FIELD_CURRENCY);
	if (!fx_rate(r->tables->fx, b->currency, b->date.year, &b->rate))
		return reject_fact(r, row, REJECT_NO_RATE, FIELD_CURRENCY);
	return true;
}

/* Years, where the row does not say. An hourly rate pays for 52 weeks of the hours given. */
static bool read_period(struct benchmark_reading *r, const struct csv_record *row,
			struct benchmark *b)
{
	struct facts period, hours;
	enum pay_period of;

	facts_in(r, row, FIELD_PERIOD, &period);
	facts_in(r, row, FIELD_HOURS, &hours);
	if (period.state == FACTS_BAD)
		return reject_fact(r, row, (enum reject_reason)period.reason, FIELD_PERIOD);
	of = period.state == FACTS_GIVEN ? (enum pay_period)period.is.word : PERIOD_YEAR;
	if (hours.state == FACTS_BAD)
		return reject_fact(r, row, REJECT_VALUE, FIELD_HOURS);
	if (of == PERIOD_HOUR && hours.state != FACTS_GIVEN)
		return reject_fact(r, row, REJECT_PERIOD, FIELD_HOURS);
	b->per_year = period_per_year(of, hours.is.number * WEEKS_PER_YEAR);
	return true;
}

/* A median or mean outside the bounds of pay is of another period or unit than the layout says. */
static bool check_plausible(struct benchmark_reading *r, const struct csv_record *row,
			    const struct benchmark *b)
{
	const struct settings *s = r->tables->settings;
	const struct benchmark_value *p50 = &b->annual[BENCHMARK_P50];
	bool median = p50->kind == VALUE_EXACT;
	const struct benchmark_value *pay = median ? p50 : &b->mean;

	if (!s || pay->kind != VALUE_EXACT ||
	    (pay->amount >= s->pay_least && pay->amount <= s->pay_most))
		return true;
	return reject_fact(r, row, REJECT_PAY_RANGE, median ? FIELD_P50 : FIELD_MEAN);
}

/* Most tables are in dollars per year throughout. */
static bool is_converted(const struct layout *l)
{
	return l->columns[FIELD_CURRENCY].names.count || l->constants[FIELD_CURRENCY].data ||
	       l->columns[FIELD_PERIOD].names.count || l->constants[FIELD_PERIOD].data;
}

static bool convert(struct benchmark_reading *r, const struct csv_record *row, struct benchmark *b)
{
	if (!r->tables || !is_converted(r->table.file.binding.layout))
		return true;
	if (!read_currency(r, row, b) || !read_period(r, row, b))
		return false;
	for (size_t i = 0; i < FIGURE_COUNT; i++) {
		struct benchmark_value *value = figure_at(b, &figures[i]);
		if (value->kind != VALUE_EXACT)
			continue;
		if (figures[i].bound == ANNUAL)
			value->amount = rint(value->amount * b->per_year * b->rate);
		if (figures[i].bound == HOURLY)
			value->amount *= b->rate;
	}
	return check_plausible(r, row, b);
}

/* ---- a row's figures ---- */

bool benchmark_read_figures(struct benchmark_reading *r, const struct csv_record *row,
			    struct benchmark *b)
{
	const struct layout *l = r->table.file.binding.layout;
	double persons = l->units[FIELD_EMPLOYMENT].times;

	for (size_t i = 0; i < FIGURE_COUNT; i++) {
		bool unreliable;
		if (!figure_read(l, table_cell(&r->table, row, figures[i].field),
				 figure_at(b, &figures[i]), &unreliable))
			return reject_fact(r, row, REJECT_VALUE, figures[i].field);
		if (unreliable && figures[i].bound == ANNUAL)
			b->grade = GRADE_LOW;
	}
	if (persons > 0 && b->employment.kind == VALUE_EXACT)
		b->employment.amount *= persons;
	drop_annual(b);
	return check_order(r, row, b) && convert(r, row, b);
}

/* ---- top codes ---- */

/* The bound in force at `date`; NAN before the first one we know. */
static double bound_at(const struct layout *l, struct date date, bool hourly)
{
	double bound = NAN;

	for (size_t i = 0; i < l->top_code_count; i++)
		if (date_compare(l->top_codes[i].from, date) <= 0)
			bound = hourly ? l->top_codes[i].hourly : l->top_codes[i].annual;
	return bound;
}

static bool contradicted(const struct benchmark_reading *r, struct date date, bool hourly,
			 double bound)
{
	for (size_t i = r->first; i < r->set->count; i++) {
		if (date_compare(r->set->items[i].date, date) != 0)
			continue;
		for (size_t f = 0; f < FIGURE_COUNT; f++) {
			const struct benchmark_value *value =
			    figure_at(&r->set->items[i], &figures[f]);
			if (figures[f].percentile && (figures[f].bound == HOURLY) == hourly &&
			    value->kind == VALUE_EXACT && value->amount > bound)
				return true;
		}
	}
	return false;
}

static void set_bounds_of(struct benchmark_reading *r, struct date date, bool hourly)
{
	double bound = bound_at(r->table.file.binding.layout, date, hourly);

	if (isnan(bound) || contradicted(r, date, hourly, bound))
		return;
	for (size_t i = r->first; i < r->set->count; i++) {
		if (date_compare(r->set->items[i].date, date) != 0)
			continue;
		for (size_t f = 0; f < FIGURE_COUNT; f++) {
			struct benchmark_value *value = figure_at(&r->set->items[i], &figures[f]);
			if (value->kind == VALUE_AT_LEAST &&
			    figures[f].bound == (hourly ? HOURLY : ANNUAL))
				value->amount = bound;
		}
	}
}

/* After the last row: gives every top-coded value the bound of its release. A file's releases are
 * years: few enough for a linear search. */
void benchmark_set_bounds(struct benchmark_reading *r)
{
	struct date done[RELEASES_MOST];
	size_t count = 0;

	for (size_t i = r->first; i < r->set->count; i++) {
		struct date date = r->set->items[i].date;
		size_t k = count;
		while (k > 0 && date_compare(done[k - 1], date) != 0)
			k--;
		if (k > 0 || count == RELEASES_MOST)
			continue;
		done[count++] = date;
		ledger_note_date(r->table.ledger, date);
		set_bounds_of(r, date, false);
		set_bounds_of(r, date, true);
	}
}
