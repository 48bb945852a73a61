/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exchange.c: a table of yearly rates, sorted by currency and year.
 *
 * The table owns its rows and is not changed after fx_load.
 */
#include "model/pay/exchange.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/pay/currency.h"
#include "model/reference_table.h"

struct fx_row {
	code currency;
	int year;
	double usd_per_unit;
	const char *path; /* of its file, only while the table is loaded */
	uint64_t line;
};

struct fx_table {
	struct fx_row *rows; /* by currency, then year */
	size_t count;
	size_t room;
};

static int add_row(struct err *e, void *context, const struct reference_row *from)
{
	const struct text *fields = from->fields;
	struct fx_table *t = context;
	struct fx_row row = {.path = from->path, .line = from->line};
	long long year;

	row.currency = fields[0].len == 3 ? code_of(fields[0]) : 0;
	if (!row.currency || !currency_known(row.currency))
		return err_set(e, ERR_USAGE, "\"%.*s\" is not a currency code",
			       TEXT_ARG(fields[0]));
	if (!text_to_long(fields[1], &year) || year < 1 || year > 9999)
		return err_set(e, ERR_USAGE, "\"%.*s\" is not a year", TEXT_ARG(fields[1]));
	row.year = (int)year;
	if (!text_to_double(fields[2], &row.usd_per_unit) || !(row.usd_per_unit > 0))
		return err_set(e, ERR_USAGE, "\"%.*s\" is not a rate above 0", TEXT_ARG(fields[2]));
	t->rows = mem_grow(t->rows, &t->room, t->count + 1, sizeof(*t->rows));
	t->rows[t->count++] = row;
	return 0;
}

static int by_currency_and_year(const void *left, const void *right)
{
	const struct fx_row *a = left, *b = right;

	if (a->currency != b->currency)
		return a->currency < b->currency ? -1 : 1;
	return (a->year > b->year) - (a->year < b->year);
}

static int refuse_twice(struct err *e, const struct fx_table *t)
{
	for (size_t i = 1; i < t->count; i++) {
		const struct fx_row *a = &t->rows[i - 1], *b = &t->rows[i];
		char letters[4];
		if (by_currency_and_year(a, b) != 0)
			continue;
		code_text(b->currency, letters);
		return err_set(e, ERR_USAGE, "%s:%" PRIu64 ": %s %d is given twice", b->path,
			       a->line > b->line ? a->line : b->line, letters, b->year);
	}
	return 0;
}

int fx_load(struct err *e, struct fx_table **out, const struct layers *files)
{
	static const char *const columns[] = {"currency", "year", "usd_per_unit", NULL};
	struct fx_table *t = mem_zero(1, sizeof(*t));

	if (reference_table_read(
		e, &(struct reference_table){
		       .files = *files, .columns = columns, .on_row = add_row, .context = t}))
		goto fail;
	if (t->count)
		qsort(t->rows, t->count, sizeof(*t->rows), by_currency_and_year);
	if (refuse_twice(e, t))
		goto fail;
	*out = t;
	return 0;
fail:
	fx_free(t);
	return -1;
}

/* The first row that is not before (currency, year). */
static size_t lower_bound(const struct fx_table *t, code currency, int year)
{
	struct fx_row wanted = {.currency = currency, .year = year};
	size_t low = 0, high = t->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (by_currency_and_year(&t->rows[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A year set apart stays: years of 0 are set first. */
void fx_set(struct fx_table *t, code currency, int year, double usd_per_unit)
{
	size_t at = lower_bound(t, currency, year);

	if (!year) {
		/* The one row of the currency, for every year. */
		size_t end = lower_bound(t, currency + 1, 0);
		if (end > at)
			memmove(t->rows + at, t->rows + end, (t->count - end) * sizeof(*t->rows));
		t->count -= end - at;
	}
	if (at == t->count || t->rows[at].currency != currency || t->rows[at].year != year) {
		t->rows = mem_grow(t->rows, &t->room, t->count + 1, sizeof(*t->rows));
		memmove(t->rows + at + 1, t->rows + at, (t->count - at) * sizeof(*t->rows));
		t->count++;
	}
	t->rows[at] =
	    (struct fx_row){.currency = currency, .year = year, .usd_per_unit = usd_per_unit};
	assert(at == 0 || by_currency_and_year(&t->rows[at - 1], &t->rows[at]) < 0);
	assert(at + 1 == t->count || by_currency_and_year(&t->rows[at], &t->rows[at + 1]) < 0);
}

void fx_free(struct fx_table *t)
{
	if (!t)
		return;
	free(t->rows);
	free(t);
}

bool fx_knows(const struct fx_table *t, code currency)
{
	size_t at = lower_bound(t, currency, 0);

	return currency_known(currency) || (at < t->count && t->rows[at].currency == currency);
}

bool fx_rate(const struct fx_table *t, code currency, int year, double *rate)
{
	size_t at;

	if (currency == CURRENCY_USD) {
		*rate = 1;
		return true;
	}
	if (year == 0) {
		at = lower_bound(t, currency + 1, 0);
		if (at == 0 || t->rows[at - 1].currency != currency)
			return false;
		*rate = t->rows[at - 1].usd_per_unit;
		return true;
	}
	at = lower_bound(t, currency, year);
	if (at == t->count || t->rows[at].currency != currency || t->rows[at].year != year)
		at = lower_bound(t, currency, 0);
	if (at == t->count || t->rows[at].currency != currency ||
	    (t->rows[at].year != year && t->rows[at].year != 0))
		return false;
	*rate = t->rows[at].usd_per_unit;
	return true;
}

int fx_latest(const struct fx_table *t, code currency)
{
	size_t after = lower_bound(t, currency + 1, 0);

	return after && t->rows[after - 1].currency == currency ? t->rows[after - 1].year : 0;
}

code fx_nearest(const struct fx_table *t, code currency)
{
	char wanted[4], found[4];

	code_text(currency, wanted);
	for (size_t i = 0; i < t->count; i++) {
		int same = 0;
		bool swapped;
		code_text(t->rows[i].currency, found);
		for (size_t k = 0; k < 3; k++)
			same += wanted[k] == found[k];
		swapped = same == 1 && ((wanted[0] == found[1] && wanted[1] == found[0]) ||
					(wanted[1] == found[2] && wanted[2] == found[1]));
		if (same == 2 || swapped)
			return t->rows[i].currency;
	}
	return 0;
}
