/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_ranges.c: ranges of pay: two columns that are the ends of one, and the ends of observations read
 * back.
 */
#include <assert.h>
#include <math.h>

#include "ingest/rows/row_amount.h"

/* An end that may have lost its thousands: "45" beside "95000". */
static bool is_bare(double end)
{
	return end < 1000 && !(end > floor(end));
}

/* What an amount is at least: of a range ("from 45k", "45-50k") its lower end; 0 where that is open. */
static double least_of(const struct row_amount *a)
{
	return a->ranged ? a->low : a->value;
}

/* What it is at most; of one open above ("95k+") the end it has. */
static double most_of(const struct row_amount *a)
{
	return a->ranged && isfinite(a->high) ? a->high : a->value;
}

/* The column of the upper end: that of the pair's other row, or one of its own. */
static enum field upper_field(const struct row_reader *r)
{
	return r->now.other ? FIELD_BASE : FIELD_BASE_TO;
}

/* The ends of a range, settled: the least of the one cell and the most of the other. False: a fault. */
static bool settle_ends(struct row_reader *r, const struct csv_record *record,
			struct row_amount *low, struct row_amount *high, double ends[2])
{
	enum reject_reason reason;

	ends[0] = least_of(low);
	ends[1] = most_of(high);
	if (high->currency != low->currency || high->period != low->period)
		return row_fault(r, record, REJECT_PAY_TEXT, upper_field(r));
	if (!(ends[0] > 0)) /* "under 45k" in the lower column */
		return ends[1] >= low->high ||
		       row_fault(r, record, REJECT_PAY_SWAPPED, FIELD_BASE_TO);
	if (pay_range_settle(&ends[0], &ends[1], is_bare(ends[0]), is_bare(ends[1]), &reason))
		return row_fault(r, record, reason, upper_field(r));
	if (ends[0] > low->value)
		low->cents *= 1000;
	if (ends[1] > high->value)
		high->cents *= 1000;
	return true;
}

bool row_read_upper_end(struct row_reader *r, const struct csv_record *record,
			const struct pay_hints *hints, struct row_amount *low)
{
	struct row_amount high, first = *low;
	double ends[2];

	switch (row_amount_read(r, r->now.other ? r->now.other : record, upper_field(r), hints,
				&high)) {
	case AMOUNT_BAD:
		return row_fault(r, record, high.reason, upper_field(r));
	case AMOUNT_GIVEN:
		break;
	case AMOUNT_NONE:
	case AMOUNT_ZERO:
		if (r->layout->ranges == RANGES_BRACKETS && !low->ranged) {
			low->ranged = true;
			low->low = low->value;
			low->high = INFINITY;
		}
		return true;
	}
	if (r->now.other && high.value < low->value) { /* a pair may be in either order */
		*low = high;
		high = first;
	}
	if (!settle_ends(r, record, low, &high, ends))
		return false;
	low->exact = low->exact && high.exact && low->cents % 2 == high.cents % 2;
	low->cents = (low->cents + high.cents) / 2;
	low->value = (ends[0] + ends[1]) / 2;
	low->low = ends[0];
	low->high = ends[1];
	if (high.ranged && isinf(high.high)) { /* "95k+": as in one cell */
		low->value = ends[0];
		low->high = INFINITY;
	}
	assert(low->low <= low->high);
	low->ranged = low->low < low->high;
	return true;
}

bool row_read_upper_alone(const struct row_reader *r, const struct csv_record *record,
			  const struct pay_hints *hints, struct row_amount *out)
{
	if (row_amount_read(r, record, FIELD_BASE_TO, hints, out) != AMOUNT_GIVEN)
		return false;
	if (out->ranged)
		return true;
	out->ranged = true;
	out->low = 0;
	out->high = out->value;
	return true;
}

bool row_limit_range(struct row_reader *r, const struct csv_record *record, enum field field,
		     money *out)
{
	struct pay_ends *ends = &r->now.o.ends[row_component(field)];
	bool low = ends->low != MONEY_NONE, high = ends->high != MONEY_NONE;

	if (low && high && *out < r->rules.pay_least && ends->high >= r->rules.pay_least)
		ends->low = MONEY_NONE;
	if (low && high && *out > r->rules.pay_most && ends->low <= r->rules.pay_most)
		ends->high = MONEY_NONE;
	if (ends->high == MONEY_NONE)
		*out = ends->low;
	if (ends->low == MONEY_NONE)
		*out = MONEY_NONE;
	if (!pay_is_range(*ends) ||
	    (ends->low != MONEY_NONE && (*out < r->rules.pay_least || *out > r->rules.pay_most)) ||
	    (ends->low == MONEY_NONE && ends->high > r->rules.pay_most))
		return row_fault(r, record, REJECT_PAY_RANGE, field);
	return true;
}

static bool read_end(struct row_reader *r, const struct csv_record *record, enum field field,
		     money *out)
{
	int column = r->now.at[field];

	*out = MONEY_NONE;
	if (column == COLUMN_NONE || !row_field(record, column).len)
		return true;
	return pay_read_plain(row_field(record, column), out) ||
	       row_fault(r, record, REJECT_VALUE, field);
}

bool row_read_given_ends(struct row_reader *r, const struct csv_record *record, enum field field,
			 enum field low, enum field high)
{
	money *pay = &r->now.o.pay[row_component(field)];
	struct pay_ends ends;

	if (!read_end(r, record, low, &ends.low) || !read_end(r, record, high, &ends.high))
		return false;
	if (!pay_is_range(ends))
		return true;
	if (ends.low != MONEY_NONE && ends.high != MONEY_NONE) {
		if (ends.low > ends.high)
			return row_fault(r, record, REJECT_VALUE, low);
		if (*pay == MONEY_NONE)
			*pay = ends.low + (ends.high - ends.low) / 2;
	}
	row_set_ends(&r->now.o, row_component(field), ends);
	return row_limit_range(r, record, field, pay);
}

bool row_read_ranges_word(struct row_reader *r, const struct csv_record *record)
{
	int column = r->now.at[FIELD_RANGES];

	if (column == COLUMN_NONE || !row_field(record, column).len)
		return true;
	return ranges_from_word(text_trim(row_field(record, column)), &r->now.o.ranges) ||
	       row_fault(r, record, REJECT_VALUE, FIELD_RANGES);
}
