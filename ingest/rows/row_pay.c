/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_pay.c: the pay of a row, in annual US dollars.
 *
 * Components are never mixed: base is base, and total is the source's total or the sum of
 * base and every other part, where all of them are given. Of a range both ends are kept, and
 * what stands for it where it is posted: its middle, of one open above ("95k+") its lower end; for
 * one open below ("under 40k", or a lower end of 0) nothing does. A base of 0 beside a total is how
 * sources write "not given". Bonus and equity that cannot be read are not given: the row
 * is then still good for its base, but has no total.
 */
#include <math.h>
#include <string.h>

#include "ingest/rows/row_reader.h"

enum amount_state { AMOUNT_NONE, AMOUNT_ZERO, AMOUNT_GIVEN, AMOUNT_BAD };

/* One cell's amount, not yet converted. */
struct amount {
	double value; /* in `currency`, a period */
	money cents; /* the same, exactly, where `exact` */
	bool exact;
	bool ranged; /* low and high are the ends of a range; `value` is what stands for it */
	double low; /* 0: open */
	double high; /* INFINITY: open */
	code currency; /* 0: nobody says */
	enum pay_period period;
	enum reject_reason reason;
	double bonus; /* that the cell's text states beside it, or NAN */
};

/* What the row's other cells say of its amounts, and what its first amount settled. */
struct terms {
	struct pay_hints hints;
	code currency;
	double fx;
	bool settled;
	const double *per_year; /* of each period, for this row's working time */
	money bonus; /* annual, as the text of the base states it; MONEY_NONE */
};

/* Parts of base pay over this are amounts in the wrong column. */
static const double SHARE_MOST = 5;
/* A part under so many units of its currency a year is none: "10" beside 80,000 is percent, or
 * thousands, and nobody says which. */
static const double PART_LEAST = 100;
/* Hours a week from which a job is full-time, and weeks a year that are paid. */
static const double FULL_TIME_LEAST = 30, WEEKS_PAID = 52;

enum { PAY_TEXT_MAX = 256 }; /* bytes of a cell that texts are taken out of */

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
				   const struct pay_hints *hints, struct amount *out)
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
					    const struct pay_hints *row_hints, struct amount *out)
{
	static const struct pay_hints dollars = {
	    .currency = CODE3('U', 'S', 'D'), .period = PERIOD_YEAR, .mark = MARK_POINT};
	int column = r->at[field];
	const struct pay_hints *hints =
	    r->layout->parsers[field] == PARSE_DOLLARS ? &dollars : row_hints;

	if (column == COLUMN_NONE)
		return AMOUNT_NONE;
	if (r->missing_is_number || !pay_read_plain(record->fields[column], &out->cents))
		return read_text(r, field, record->fields[column], hints, out);
	out->value = (double)out->cents / MONEY_PER_DOLLAR;
	out->exact = true;
	out->bonus = (double)NAN;
	out->ranged = false;
	out->currency = hints->currency;
	out->period = hints->period;
	out->reason = REJECT_PAY_ZERO;
	return out->cents ? AMOUNT_GIVEN : AMOUNT_ZERO;
}

/* The column's figures are of thousands, lakhs, ...: what was read, in ones. */
static void in_ones(struct amount *a, double times)
{
	a->value *= times;
	a->low *= times;
	a->high *= times;
	a->exact = a->exact && a->value < 1e9;
	if (a->exact)
		a->cents *= (money)times;
	a->bonus *= times;
}

static inline enum amount_state read_amount(const struct row_reader *r,
					    const struct csv_record *record, enum field field,
					    const struct pay_hints *row_hints, struct amount *out)
{
	double times = r->layout->units[field].times;
	enum amount_state state = read_figure(r, record, field, row_hints, out);

	if (__builtin_expect(times > 0, 0) && state == AMOUNT_GIVEN)
		in_ones(out, times);
	return state;
}

/* ---- exchange ---- */

static bool rate_of(struct row_reader *r, code currency, int year, double *usd)
{
	struct kept_rate *kept = &r->rates[(currency * 31u + (unsigned)year) % RATES_KEPT];

	if (currency == CODE3('U', 'S', 'D')) {
		*usd = 1;
		return true;
	}
	if (kept->currency != currency || kept->year != year) {
		*kept = (struct kept_rate){.currency = currency, .year = year};
		kept->known = fx_rate(r->tables->fx, currency, year, &kept->usd);
	}
	*usd = kept->usd;
	return kept->known;
}

/* Where we have no rate, the source's own conversion of its base pay gives one; of a pair, those of
 * both its rows, as `annual` is the middle. */
static bool rate_of_source(const struct row_reader *r, const struct csv_record *record,
			   enum field field, double annual, double *usd)
{
	int column = r->at[FIELD_BASE_IN_USD];
	double converted, other;

	if (field != FIELD_BASE || column == COLUMN_NONE || !(annual > 0) ||
	    !text_to_double(text_trim(record->fields[column]), &converted) || !(converted > 0))
		return false;
	if (r->other) {
		if (!text_to_double(text_trim(r->other->fields[column]), &other) || !(other > 0))
			return false;
		converted = (converted + other) / 2;
	}
	*usd = converted / annual;
	return true;
}

/* The rate of an amount's currency; the row's first amount settles it for the row's record. */
static bool find_rate(struct row_reader *r, const struct csv_record *record, enum field field,
		      const struct amount *amount, struct terms *terms, double *fx)
{
	if (!amount->currency)
		return row_fault(r, record, REJECT_CURRENCY, FIELD_CURRENCY);
	if (terms->settled && terms->currency == amount->currency) {
		*fx = terms->fx;
		return true;
	}
	if (!rate_of(r, amount->currency, r->o.date.year, fx) &&
	    !rate_of_source(r, record, field, amount->value * r->per_year[amount->period], fx))
		return row_fault(r, record, REJECT_NO_RATE, FIELD_CURRENCY);
	if (!terms->settled) {
		terms->currency = amount->currency;
		terms->fx = *fx;
		terms->settled = true;
	}
	return true;
}

static void set_ends(struct observation *o, enum component component, struct pay_ends ends)
{
	if (!o->ranged)
		for (int c = 0; c < COMPONENT_COUNT; c++)
			o->ends[c] = (struct pay_ends){.low = MONEY_NONE, .high = MONEY_NONE};
	o->ranged = true;
	o->ends[component] = ends;
}

static bool is_ranged(const struct observation *o, enum component component)
{
	return o->ranged && pay_is_range(o->ends[component]);
}

static enum component component_of(enum field field)
{
	return field == FIELD_BASE ? COMPONENT_BASE : COMPONENT_TOTAL;
}

static void convert_ends(struct row_reader *r, const struct amount *amount, double rate,
			 enum component component)
{
	set_ends(&r->o, component,
		 (struct pay_ends){
		     .low = amount->low > 0 ? money_of(amount->low * rate) : MONEY_NONE,
		     .high = isfinite(amount->high) ? money_of(amount->high * rate) : MONEY_NONE,
		 });
}

/* Annual US dollars. False: a fault. */
static inline bool convert(struct row_reader *r, const struct csv_record *record, enum field field,
			   const struct amount *amount, struct terms *terms, money *out)
{
	double per_year = terms->per_year[amount->period];
	double fx;

	if (!(per_year > 0))
		return row_fault(r, record, REJECT_PERIOD, FIELD_PERIOD);
	if (!find_rate(r, record, field, amount, terms, &fx))
		return false;
	*out = amount->exact && per_year * fx == 1 ? amount->cents
						   : money_of(amount->value * per_year * fx);
	if (amount->ranged && (field == FIELD_BASE || field == FIELD_TOTAL))
		convert_ends(r, amount, per_year * fx, component_of(field));
	return true;
}

/* ---- components ---- */

/* Plain digits of annual US dollars: most rows of most files, and nothing to convert. False: it is
 * not that plain. */
static inline bool read_plain_dollars(const struct row_reader *r, struct text t,
				      struct terms *terms, money *out)
{
	if (terms->hints.currency != CODE3('U', 'S', 'D') || terms->hints.period != PERIOD_YEAR ||
	    r->missing_is_number || !pay_read_plain(t, out) || *out == 0)
		return false;
	if (!terms->settled)
		terms->currency = terms->hints.currency;
	terms->settled = true;
	return true;
}

/* An end that may have lost its thousands: "45" beside "95000". */
static bool is_bare(double end)
{
	return end < 1000 && !(end > floor(end));
}

/* What an amount is at least: of a range ("from 45k", "45-50k") its lower end; 0 where that is open. */
static double least_of(const struct amount *a)
{
	return a->ranged ? a->low : a->value;
}

/* What it is at most; of one open above ("95k+") the end it has. */
static double most_of(const struct amount *a)
{
	return a->ranged && isfinite(a->high) ? a->high : a->value;
}

/* Which column the upper end stands in: that of the pair's other row, or one of its own. */
static enum field upper_field(const struct row_reader *r)
{
	return r->other ? FIELD_BASE : FIELD_BASE_TO;
}

/* The ends of a range, settled: the least of the one cell and the most of the other. False: a fault. */
static bool settle_ends(struct row_reader *r, const struct csv_record *record, struct amount *low,
			struct amount *high, double ends[2])
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

/* A range that is given in two columns, whose cells may say so themselves ("from 45k", "up to 95k"). An
 * upper end of 0 is none: the lower one is then the pay, but in a scale of brackets the last of them. */
static bool read_upper_end(struct row_reader *r, const struct csv_record *record,
			   const struct pay_hints *hints, struct amount *low)
{
	struct amount high, first = *low;
	double ends[2];

	switch (read_amount(r, r->other ? r->other : record, upper_field(r), hints, &high)) {
	case AMOUNT_BAD:
		return row_fault(r, record, high.reason, upper_field(r));
	case AMOUNT_GIVEN:
		break;
	default:
		if (r->layout->ranges == RANGES_BRACKETS && !low->ranged) {
			low->ranged = true;
			low->low = low->value;
			low->high = INFINITY;
		}
		return true;
	}
	if (r->other && high.value < low->value) { /* a pair may stand in either order */
		*low = high;
		high = first;
	}
	if (!settle_ends(r, record, low, &high, ends))
		return false;
	low->exact = low->exact && high.exact && (low->cents + high.cents) % 2 == 0;
	low->cents = (low->cents + high.cents) / 2;
	low->value = (ends[0] + ends[1]) / 2;
	low->low = ends[0];
	low->high = ends[1];
	if (high.ranged && isinf(high.high)) { /* "95k+": as in one cell */
		low->value = ends[0];
		low->high = INFINITY;
	}
	low->ranged = low->low < low->high;
	return true;
}

/* Of a range in two columns only the upper end, the lower one being empty or 0; a cell that is a range
 * itself says both. False: not that. */
static bool read_upper_alone(const struct row_reader *r, const struct csv_record *record,
			     const struct pay_hints *hints, struct amount *out)
{
	if (read_amount(r, record, FIELD_BASE_TO, hints, out) != AMOUNT_GIVEN)
		return false;
	if (out->ranged)
		return true;
	out->ranged = true;
	out->low = 0;
	out->high = out->value;
	return true;
}

/* Is the range believed, and what of it? An end of which the middle is out of all bounds is none
 * ("$0.01 to $1,500"); one open below stays whatever its upper end: the last of a scale would be
 * missed. */
static bool limit_range(struct row_reader *r, const struct csv_record *record, enum field field,
			money *out)
{
	struct pay_ends *ends = &r->o.ends[component_of(field)];
	bool low = ends->low != MONEY_NONE, high = ends->high != MONEY_NONE;

	if (low && high && *out < r->pay_least && ends->high >= r->pay_least)
		ends->low = MONEY_NONE;
	if (low && high && *out > r->pay_most && ends->low <= r->pay_most)
		ends->high = MONEY_NONE;
	if (ends->high == MONEY_NONE)
		*out = ends->low;
	if (ends->low == MONEY_NONE)
		*out = MONEY_NONE;
	if (!pay_is_range(*ends) ||
	    (ends->low != MONEY_NONE && (*out < r->pay_least || *out > r->pay_most)) ||
	    (ends->low == MONEY_NONE && ends->high > r->pay_most))
		return row_fault(r, record, REJECT_PAY_RANGE, field);
	return true;
}

static bool read_any(struct row_reader *r, const struct csv_record *record, enum field field,
		     struct terms *terms, money *out, bool *zero)
{
	struct amount amount;

	*out = MONEY_NONE;
	switch (read_amount(r, record, field, &terms->hints, &amount)) {
	case AMOUNT_ZERO:
		*zero = true;
		/* fall through */
	case AMOUNT_NONE:
		if (field != FIELD_BASE || !read_upper_alone(r, record, &terms->hints, &amount))
			return true;
		break;
	case AMOUNT_BAD:
		return row_fault(r, record, amount.reason, field);
	case AMOUNT_GIVEN:
		if (field == FIELD_BASE && !read_upper_end(r, record, &terms->hints, &amount))
			return false;
		break;
	}
	if (!convert(r, record, field, &amount, terms, out))
		return false;
	if (field == FIELD_BASE && amount.bonus >= 0)
		terms->bonus = money_of(amount.bonus * terms->per_year[amount.period] * terms->fx);
	if (*out == MONEY_NONE)
		return row_fault(r, record, REJECT_PAY_RANGE, field);
	return !is_ranged(&r->o, component_of(field)) || limit_range(r, record, field, out);
}

/* Base or total: what a row stands or falls with. *zero: it says 0. */
static inline bool read_main(struct row_reader *r, const struct csv_record *record,
			     enum field field, struct terms *terms, money *out, bool *zero)
{
	int column = r->at[field];

	if (column == COLUMN_NONE) {
		*out = MONEY_NONE;
		return true;
	}
	if ((!r->as_is[component_of(field)] ||
	     !read_plain_dollars(r, record->fields[column], terms, out)) &&
	    !read_any(r, record, field, terms, out, zero))
		return false;
	if (*out != MONEY_NONE && !is_ranged(&r->o, component_of(field)) &&
	    (*out < r->pay_least || *out > r->pay_most))
		return row_fault(r, record, REJECT_PAY_RANGE, field);
	return true;
}

/* A part that is given in percent of base pay. */
static money read_share_of_base(const struct row_reader *r, const struct csv_record *record,
				enum field field)
{
	struct text t = text_trim(record->fields[r->at[field]]);
	money base = r->o.pay[COMPONENT_BASE];
	double times = r->layout->units[field].times, share;

	if (layout_is_missing(r->layout, t) || base == MONEY_NONE)
		return MONEY_NONE;
	if (text_ends(t, TEXT_LITERAL("%"))) {
		t.len--;
		times = 0.01;
	}
	if (!text_to_double(text_trim(t), &share) || share < 0 || share * times > SHARE_MOST)
		return MONEY_NONE;
	return money_of((double)base / MONEY_PER_DOLLAR * share * times);
}

/* Bonus, equity, or both in one. Nothing in it can reject the row. */
static inline money read_part(struct row_reader *r, const struct csv_record *record,
			      enum field field, struct terms *terms)
{
	struct pay_hints hints = terms->hints;
	struct amount amount;
	money out = MONEY_NONE;

	if (r->at[field] == COLUMN_NONE)
		return MONEY_NONE;
	if (r->layout->units[field].of_base)
		return read_share_of_base(r, record, field);
	/* Beside a monthly or hourly base a bonus or grant is still a year's. */
	hints.period = PERIOD_YEAR;
	switch (read_amount(r, record, field, &hints, &amount)) {
	case AMOUNT_ZERO:
		return 0;
	case AMOUNT_GIVEN:
		if (amount.ranged && (!(amount.low > 0) || isinf(amount.high)))
			return MONEY_NONE; /* "up to 10k", "5k+": how much nobody says */
		if (convert(r, record, field, &amount, terms, &out) && out != MONEY_NONE &&
		    out <= r->pay_most &&
		    amount.value * terms->per_year[amount.period] >= PART_LEAST)
			return out;
		return MONEY_NONE;
	default:
		return MONEY_NONE;
	}
}

/* A total under its base, or under base and bonus by more than is rounded, or no more than the bonus, is
 * no whole: people wrote the bonus alone. (What equity a total takes of a grant nobody says.) */
static bool is_doubtful(const struct observation *o)
{
	money total = o->pay[COMPONENT_TOTAL], bonus = o->pay[COMPONENT_BONUS];
	money base =
	    is_ranged(o, COMPONENT_BASE) ? o->ends[COMPONENT_BASE].low : o->pay[COMPONENT_BASE];

	if (total == MONEY_NONE)
		return false;
	if (base != MONEY_NONE && total < base - base / 1000)
		return true;
	if (bonus == MONEY_NONE || bonus == 0)
		return false;
	return total <= bonus || (base != MONEY_NONE && total < base + bonus - (base + bonus) / 50);
}

/* The total of base and the rest. Of a range each end moves as far. */
static void add_up(struct observation *o, money rest)
{
	struct pay_ends ends = o->ends[COMPONENT_BASE];

	if (o->pay[COMPONENT_BASE] != MONEY_NONE)
		o->pay[COMPONENT_TOTAL] = o->pay[COMPONENT_BASE] + rest;
	if (!is_ranged(o, COMPONENT_BASE))
		return;
	if (ends.low != MONEY_NONE)
		ends.low += rest;
	if (ends.high != MONEY_NONE)
		ends.high += rest;
	set_ends(o, COMPONENT_TOTAL, ends);
}

/* Of a grant over years, one of them. */
static money a_year(const struct row_reader *r, money grant)
{
	const struct facts *years = r->given[FIELD_EQUITY_YEARS];

	if (!r->has_vesting || grant == MONEY_NONE || grant == 0)
		return grant;
	return years->state == FACTS_GIVEN
		   ? money_of((double)grant / MONEY_PER_DOLLAR / years->is.number)
		   : MONEY_NONE;
}

/* Bonus and equity; and the total, where the source gives none, has a column for each part, and
 * the row fills all of them. */
static void read_parts(struct row_reader *r, const struct csv_record *record, struct terms *terms)
{
	money *pay = r->o.pay;
	money both = read_part(r, record, FIELD_BONUS_AND_EQUITY, terms);

	if (r->at[FIELD_BONUS] != COLUMN_NONE || both != MONEY_NONE)
		pay[COMPONENT_BONUS] = read_part(r, record, FIELD_BONUS, terms);
	pay[COMPONENT_EQUITY] = a_year(r, read_part(r, record, FIELD_EQUITY, terms));
	r->doubtful_total = is_doubtful(&r->o);
	if (r->doubtful_total) {
		pay[COMPONENT_TOTAL] = MONEY_NONE;
		if (r->o.ranged)
			r->o.ends[COMPONENT_TOTAL] =
			    (struct pay_ends){.low = MONEY_NONE, .high = MONEY_NONE};
	}
	if (pay[COMPONENT_TOTAL] != MONEY_NONE || is_ranged(&r->o, COMPONENT_TOTAL) ||
	    (pay[COMPONENT_BASE] == MONEY_NONE && !is_ranged(&r->o, COMPONENT_BASE)))
		return;
	if (both != MONEY_NONE)
		add_up(&r->o, both);
	else if (pay[COMPONENT_BONUS] != MONEY_NONE && pay[COMPONENT_EQUITY] != MONEY_NONE)
		add_up(&r->o, pay[COMPONENT_BONUS] + pay[COMPONENT_EQUITY]);
}

/* The rate and currency of observations read back, for the record only. */
static bool read_given_rate(struct row_reader *r, const struct csv_record *record,
			    const struct facts *currency)
{
	int column = r->at[FIELD_FX];

	if (column == COLUMN_NONE)
		return true;
	if (currency->state == FACTS_GIVEN)
		r->o.currency = currency->is.currency;
	if (!record->fields[column].len)
		return true;
	return (text_to_double(text_trim(record->fields[column]), &r->o.fx) && r->o.fx > 0) ||
	       row_fault(r, record, REJECT_VALUE, FIELD_FX);
}

/* ---- ranges of observations read back, and what ranges are ---- */

static bool read_end(struct row_reader *r, const struct csv_record *record, enum field field,
		     money *out)
{
	int column = r->at[field];

	*out = MONEY_NONE;
	if (column == COLUMN_NONE || !record->fields[column].len)
		return true;
	return pay_read_plain(record->fields[column], out) ||
	       row_fault(r, record, REJECT_VALUE, field);
}

static bool read_given_ends(struct row_reader *r, const struct csv_record *record, enum field field,
			    enum field low, enum field high)
{
	money *pay = &r->o.pay[component_of(field)];
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
	set_ends(&r->o, component_of(field), ends);
	return limit_range(r, record, field, pay);
}

static bool read_ranges_word(struct row_reader *r, const struct csv_record *record)
{
	int column = r->at[FIELD_RANGES];

	if (column == COLUMN_NONE || !record->fields[column].len)
		return true;
	return ranges_from_word(text_trim(record->fields[column]), &r->o.ranges) ||
	       row_fault(r, record, REJECT_VALUE, FIELD_RANGES);
}

/* Of a list by country the one where the row is; elsewhere only what the amount itself says. */
static void hint_currency(const struct row_reader *r, const struct facts *currency,
			  struct terms *terms)
{
	code country = r->o.place.country;

	if (!currency->by_country) {
		terms->hints.currency = currency->is.currency;
		return;
	}
	if (country)
		terms->hints.currency = currency_by_country(text_of(currency->is.name), country);
}

/* What each period's pay comes to in a full-time year, by the row's hours and part of a job. */
static bool read_time(struct row_reader *r, const struct csv_record *record, struct terms *terms)
{
	const struct facts *hours = r->given[FIELD_HOURS], *fte = r->given[FIELD_FTE];
	double full_week = r->per_year[PERIOD_HOUR] / WEEKS_PAID, part = 1;

	if (hours->state == FACTS_BAD)
		return row_fault(r, record, REJECT_VALUE, FIELD_HOURS);
	if (fte->state == FACTS_BAD)
		return row_fault(r, record, REJECT_VALUE, FIELD_FTE);
	memcpy(r->time_room, r->per_year, sizeof(r->time_room));
	if (hours->state == FACTS_GIVEN && hours->is.number >= FULL_TIME_LEAST)
		r->time_room[PERIOD_HOUR] = hours->is.number * WEEKS_PAID;
	else if (hours->state == FACTS_GIVEN)
		part = hours->is.number / full_week;
	if (fte->state == FACTS_GIVEN)
		part = fte->is.number;
	for (int period = PERIOD_UNKNOWN; period < PERIOD_HOUR; period++)
		r->time_room[period] /= part;
	terms->per_year = r->time_room;
	return true;
}

bool row_gives_point(const struct row_reader *r, const struct csv_record *record)
{
	const struct pay_hints hints = {.mark = r->layout->mark};
	struct amount amount;

	return read_amount(r, record, FIELD_BASE, &hints, &amount) == AMOUNT_GIVEN &&
	       !amount.ranged;
}

bool row_read_pay(struct row_reader *r, const struct csv_record *record)
{
	const struct facts *currency = r->given[FIELD_CURRENCY];
	const struct facts *period = r->given[FIELD_PERIOD];
	enum field main_field = r->at[FIELD_BASE] != COLUMN_NONE ? FIELD_BASE : FIELD_TOTAL;
	struct terms terms = {.hints = {.mark = r->layout->mark}, .fx = 1, .bonus = MONEY_NONE};
	money *pay = r->o.pay;
	bool zero = false;

	r->o.ranged = false;
	r->o.ranges = r->other ? RANGES_POSTED : r->layout->ranges;
	if (currency->state == FACTS_BAD)
		return row_fault(r, record, (enum reject_reason)currency->reason, FIELD_CURRENCY);
	if (period->state == FACTS_BAD)
		return row_fault(r, record, (enum reject_reason)period->reason, FIELD_PERIOD);
	/* Whose a sign is the country tells, unless the row itself names the currencies it can be. */
	if (currency->state != FACTS_GIVEN || !currency->by_country ||
	    currency == &r->constants[FIELD_CURRENCY])
		terms.hints.country = r->o.place.country;
	if (currency->state == FACTS_GIVEN)
		hint_currency(r, currency, &terms);
	if (period->state == FACTS_GIVEN)
		terms.hints.period = (enum pay_period)period->is.word;
	terms.per_year = r->per_year;
	if (r->has_time && !read_time(r, record, &terms))
		return false;
	if (!read_main(r, record, FIELD_BASE, &terms, &pay[COMPONENT_BASE], &zero) ||
	    !read_main(r, record, FIELD_TOTAL, &terms, &pay[COMPONENT_TOTAL], &zero))
		return false;
	if (r->has_ends &&
	    (!read_given_ends(r, record, FIELD_BASE, FIELD_BASE_LOW, FIELD_BASE_HIGH) ||
	     !read_given_ends(r, record, FIELD_TOTAL, FIELD_TOTAL_LOW, FIELD_TOTAL_HIGH) ||
	     !read_ranges_word(r, record)))
		return false;
	if (pay[COMPONENT_BASE] == MONEY_NONE && pay[COMPONENT_TOTAL] == MONEY_NONE && !r->o.ranged)
		return row_fault(r, record, zero ? REJECT_PAY_ZERO : REJECT_NO_PAY, main_field);
	pay[COMPONENT_EQUITY] = MONEY_NONE;
	pay[COMPONENT_BONUS] = terms.bonus;
	r->doubtful_total = false;
	if (r->has_parts || r->at[FIELD_TOTAL] != COLUMN_NONE)
		read_parts(r, record, &terms);
	if (pay[COMPONENT_BASE] == MONEY_NONE && pay[COMPONENT_TOTAL] == MONEY_NONE &&
	    !is_ranged(&r->o, COMPONENT_BASE) && !is_ranged(&r->o, COMPONENT_TOTAL))
		return row_fault(r, record, REJECT_NO_PAY, FIELD_TOTAL);
	r->o.currency = terms.currency;
	r->o.fx = terms.fx;
	return read_given_rate(r, record, currency);
}
