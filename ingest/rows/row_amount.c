/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_amount.c: the amount in one cell, as written: not yet annual, not yet in dollars. */
#include <math.h>

#include "ingest/rows/row_amount.h"

enum { PAY_TEXT_MAX = 256 }; /* bytes of a cell from which texts are removed */

static bool starts_fold(struct text t, struct text prefix)
{
	if (t.len < prefix.len)
		return false;
	t.len = prefix.len;
	return text_equal_fold(t, prefix);
}

/* The cell with a blank for each text of [ignore]; `room` holds it. */
static struct text without_ignored(const struct text_slices *ignored, struct text t,
				   char room[PAY_TEXT_MAX])
{
	size_t len = 0;

	if (t.len >= PAY_TEXT_MAX)
		return t;
	while (t.len) {
		size_t taken = 0;
		for (size_t i = 0; i < ignored->count && !taken; i++)
			if (starts_fold(t, ignored->items[i]))
				taken = ignored->items[i].len;
		room[len++] = taken ? ' ' : t.data[0];
		t.data += taken ? taken : 1;
		t.len -= taken ? taken : 1;
	}
	return (struct text){.data = room, .len = len};
}

static enum amount_state read_text(const struct row_reader *r, enum field field, struct text t,
				   const struct pay_hints *hints, struct row_amount *out)
{
	struct pay_reading reading;
	char room[PAY_TEXT_MAX];

	if (r->layout->ignored[field].count)
		t = without_ignored(&r->layout->ignored[field], t, room);
	t = text_trim(t);
	if (layout_is_missing(r->layout, t))
		return AMOUNT_NONE;
	if (pay_read(t, hints, &reading, &out->reason))
		return out->reason == REJECT_PAY_ZERO ? AMOUNT_ZERO : AMOUNT_BAD;
	out->value = reading.open_high ? reading.low : (reading.low + reading.high) / 2;
	out->ranged = reading.open_low || reading.open_high || reading.low < reading.high;
	out->low = reading.open_low ? 0 : reading.low;
	out->high = reading.open_high ? INFINITY : reading.high;
	out->exact = false;
	out->cents = 0;
	out->currency = reading.currency;
	out->period = reading.period;
	out->bonus = reading.bonus;
	if (reading.on_top && field == FIELD_TOTAL) { /* it is not all */
		out->reason = REJECT_PAY_AMBIGUOUS;
		return AMOUNT_BAD;
	}
	return AMOUNT_GIVEN;
}

static inline enum amount_state read_figure(const struct row_reader *r,
					    const struct csv_record *record, enum field field,
					    const struct pay_hints *row_hints,
					    struct row_amount *out)
{
	static const struct pay_hints dollars = {
	    .currency = CURRENCY_USD, .period = PERIOD_YEAR, .mark = MARK_POINT};
	int column = r->now.at[field];
	const struct pay_hints *hints =
	    r->layout->parsers[field] == PARSE_DOLLARS ? &dollars : row_hints;

	if (column == COLUMN_NONE)
		return AMOUNT_NONE;
	if (r->rules.missing_is_number || !pay_read_plain(row_field(record, column), &out->cents))
		return read_text(r, field, row_field(record, column), hints, out);
	out->value = (double)out->cents / MONEY_PER_DOLLAR;
	out->exact = true;
	out->bonus = (double)NAN;
	out->ranged = false;
	out->currency = hints->currency;
	out->period = hints->period;
	out->reason = REJECT_PAY_ZERO;
	return out->cents ? AMOUNT_GIVEN : AMOUNT_ZERO;
}

/* For a column in thousands, lakhs, ...: the amount read, in ones. */
static void in_ones(struct row_amount *a, double times)
{
	a->value *= times;
	a->low *= times;
	a->high *= times;
	a->exact = a->exact && a->value < 1e9;
	if (a->exact)
		a->cents *= (money)times;
	a->bonus *= times;
}

/* Inlined where most rows pass twice: a pair is looked at before it is read. */
static inline enum amount_state read_amount(const struct row_reader *r,
					    const struct csv_record *record, enum field field,
					    const struct pay_hints *row_hints,
					    struct row_amount *out)
{
	double times = r->layout->units[field].times;
	enum amount_state state = read_figure(r, record, field, row_hints, out);

	if (__builtin_expect(times > 0, 0) && state == AMOUNT_GIVEN)
		in_ones(out, times);
	return state;
}

enum amount_state row_amount_read(const struct row_reader *r, const struct csv_record *record,
				  enum field field, const struct pay_hints *row_hints,
				  struct row_amount *out)
{
	return read_amount(r, record, field, row_hints, out);
}

bool row_gives_point(const struct row_reader *r, const struct csv_record *record)
{
	const struct pay_hints hints = {.mark = r->layout->mark};
	struct row_amount amount;

	return read_amount(r, record, FIELD_BASE, &hints, &amount) == AMOUNT_GIVEN &&
	       !amount.ranged;
}
