/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exchange_ecb.c: the reference rates of the European Central Bank as it publishes them.
 *
 * eurofxref-hist.zip (or its CSV): "Date,USD,JPY,...," and one line per working day: units of the
 * currency per euro, "N/A" if there is none, and a comma at the end of each line. The year's rate
 * is the mean of its days, as in the built-in table: of dollars per euro and, for other currencies,
 * the reciprocal of the mean of units per dollar (cross rates). Years quoted from January to
 * December count, and the file's last.
 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/mem.h"
#include "model/pay/currency.h"
#include "model/pay/exchange.h"

enum { ECB_COLUMNS_MAX = 128, ECB_FIRST = 1999, ECB_YEARS = 200 };

struct ecb_year {
	double sum; /* of units per US dollar; of the euro, US dollars per unit */
	unsigned days;
	int8_t first_month, last_month;
};

struct ecb {
	const char *path;
	code currencies[ECB_COLUMNS_MAX]; /* by column; 0: not a known currency */
	size_t columns, dollar;
	int last_year;
	struct ecb_year *years; /* by column (0: the euro), then year */
};

static int read_names(struct err *e, struct ecb *b, const struct csv_record *record)
{
	if (record->count < 2 || record->count > ECB_COLUMNS_MAX ||
	    !text_equal(text_trim(record->fields[0]), TEXT_LITERAL("Date")))
		return err_set(e, ERR_USAGE,
			       "%s:%" PRIu64
			       ": is not the ECB's file of reference rates: it starts "
			       "with \"Date,USD,...\"",
			       b->path, record->line);
	b->columns = record->count;
	b->currencies[0] = CODE3('E', 'U', 'R');
	for (size_t i = 1; i < b->columns; i++) {
		struct text name = text_trim(record->fields[i]);
		code c = name.len == 3 ? code_of(name) : 0;
		b->currencies[i] = c && currency_known(c) ? c : 0;
		if (c == CURRENCY_USD)
			b->dollar = i;
	}
	if (!b->dollar)
		return err_set(e, ERR_USAGE, "%s:%" PRIu64 ": there is no column \"USD\"", b->path,
			       record->line);
	b->years = mem_zero(b->columns * ECB_YEARS, sizeof(*b->years));
	return 0;
}

static void add_day(struct ecb *b, size_t column, struct date day, double quote)
{
	struct ecb_year *y = &b->years[column * ECB_YEARS + (size_t)(day.year - ECB_FIRST)];

	if (!y->days || day.month < y->first_month)
		y->first_month = day.month;
	if (!y->days || day.month > y->last_month)
		y->last_month = day.month;
	y->sum += quote;
	y->days++;
}

/* NAN: no rate of that day. */
static int read_quote(struct err *e, const struct ecb *b, const struct csv_record *record,
		      size_t column, double *out)
{
	struct text t = text_trim(record->fields[column]);

	*out = NAN;
	if (!t.len || text_equal(t, TEXT_LITERAL("N/A")) || (text_to_double(t, out) && *out > 0))
		return 0;
	return err_set(e, ERR_USAGE, "%s:%" PRIu64 ": \"%.*s\" is not a rate above 0", b->path,
		       record->line, TEXT_ARG(t));
}

static int on_record(struct err *e, void *context, const struct csv_record *record)
{
	struct ecb *b = context;
	double dollars, units;
	struct date day;

	if (!b->columns)
		return read_names(e, b, record);
	if (record->count < b->columns - 1 || !date_from_iso(text_trim(record->fields[0]), &day) ||
	    !day.day || day.year < ECB_FIRST || day.year >= ECB_FIRST + ECB_YEARS)
		return err_set(e, ERR_USAGE, "%s:%" PRIu64 ": is not a day's reference rates",
			       b->path, record->line);
	if (read_quote(e, b, record, b->dollar, &dollars))
		return -1;
	if (isnan(dollars))
		return 0;
	if (day.year > b->last_year)
		b->last_year = day.year;
	add_day(b, 0, day, dollars);
	for (size_t i = 1; i < b->columns && i < record->count; i++) {
		if (!b->currencies[i] || i == b->dollar)
			continue;
		if (read_quote(e, b, record, i, &units))
			return -1;
		if (!isnan(units))
			add_day(b, i, day, units / dollars);
	}
	return 0;
}

int fx_read_ecb(struct err *e, struct fx_table *t, const char *path)
{
	static const struct csv_dialect commas = {.delimiter = ',', .quoting = true};
	struct ecb b = {.path = path};
	int result = csv_read_file(e, path, &commas, on_record, &b);

	if (result == 0 && !b.last_year)
		result = err_set(e, ERR_USAGE, "%s: holds no rates", path);
	for (size_t i = 0; result == 0 && i < b.columns; i++)
		for (int k = 0; k < ECB_YEARS && b.currencies[i]; k++) {
			const struct ecb_year *y = &b.years[i * ECB_YEARS + (size_t)k];
			bool whole = y->first_month == 1 && y->last_month == 12;
			if (y->days && (whole || ECB_FIRST + k == b.last_year))
				fx_set(t, b.currencies[i], ECB_FIRST + k,
				       i ? y->days / y->sum : y->sum / y->days);
		}
	free(b.years);
	return result;
}
