/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_amount.h: what the files that read the pay of a row share: one cell's amount, and the functions
 * between them.
 */
#ifndef PAYBANDS_INGEST_ROW_AMOUNT_H
#define PAYBANDS_INGEST_ROW_AMOUNT_H

#include "ingest/rows/row_plain.h"
#include "ingest/rows/row_reader.h"

enum amount_state { AMOUNT_NONE, AMOUNT_ZERO, AMOUNT_GIVEN, AMOUNT_BAD };

/* One cell's amount, not yet converted. */
struct row_amount {
	double value; /* in `currency`, a period */
	money cents; /* the same, exactly, where `exact` */
	bool exact;
	bool ranged; /* low and high are the ends of a range; `value` represents it */
	double low; /* 0: open */
	double high; /* INFINITY: open */
	code currency; /* 0: unknown */
	enum pay_period period;
	enum reject_reason reason;
	double bonus; /* that the cell's text states beside it, or NAN */
};

/* Base or total: the two that may be ranges. */
static inline enum component row_component(enum field field)
{
	return field == FIELD_BASE ? COMPONENT_BASE : COMPONENT_TOTAL;
}

static inline bool row_is_ranged(const struct observation *o, enum component component)
{
	return o->ranged && pay_is_range(o->ends[component]);
}

static inline void row_set_ends(struct observation *o, enum component component,
				struct pay_ends ends)
{
	if (!o->ranged)
		for (int c = 0; c < COMPONENT_COUNT; c++)
			o->ends[c] = (struct pay_ends){.low = MONEY_NONE, .high = MONEY_NONE};
	o->ranged = true;
	o->ends[component] = ends;
}

/* ---- row_pay.c ---- */

/* What the row's cells say of its amounts, but for its working time; nothing is settled yet. */
void row_pay_terms(const struct row_reader *r, struct pay_terms *out);
/* Fills now.o.pay, currency and fx by these terms. False: a fault. */
bool row_read_pay_by(struct row_reader *r, const struct csv_record *record,
		     struct pay_terms *terms);

/* Fills now.o as if it had base pay alone, at that rate, but leaves the base pay out. */
void row_say_no_pay(struct row_reader *r, const struct plain_rate *rate);

/* ---- row_amount.c ---- */

/* The amount in the field's cell, in ones. AMOUNT_BAD: out->reason says why. */
enum amount_state row_amount_read(const struct row_reader *r, const struct csv_record *record,
				  enum field field, const struct pay_hints *row_hints,
				  struct row_amount *out);

/* The row's base pay in cents of its currency and period, where rules.pairs_as_is and it is plain
 * digits; 0: it is not, or is 0. `within`: the row has keys, and so eight bytes of any field can be read. */
static inline money row_plain_base(const struct row_reader *r, const struct csv_record *record,
				   bool within)
{
	struct text text;
	money cents;

	if (!r->rules.pairs_as_is)
		return 0;
	text = row_field(record, r->now.at[FIELD_BASE]);
	if (within)
		return row_plain_within(text);
	return pay_read_plain(text, &cents) ? cents : 0;
}

/* ---- row_convert.c ---- */

/* Annual US dollars; of base and total the ends of a range too. False: a fault. */
bool row_convert(struct row_reader *r, const struct csv_record *record, enum field field,
		 const struct row_amount *amount, struct pay_terms *terms, money *out);

/* The ends of a range, or twice one amount, in exact cents of the terms' currency and period: as
 * row_convert would have them. False: it takes more than a known rate, or the range is too wide. */
bool row_convert_plain(struct row_reader *r, enum component component, money low, money high,
		       struct pay_terms *terms, money *out);

/* What plain digits of a row's only pay come to (row_rules.alone): one amount each, in annual dollars, or base pay in
 * a file of pairs. False: that is not known. */
bool row_plain_rate(struct row_reader *r, const struct pay_terms *terms, struct plain_rate *out);
/* Annual US dollars of one amount, twice, or of a range, as row_convert_plain has them. */
static inline struct sole_pay row_plain_annual(const struct plain_rate *rate, money low, money high)
{
	double factor = rate->per_year * rate->fx;
	struct sole_pay pay = {.ends = {.low = MONEY_NONE, .high = MONEY_NONE}};

	if (factor == 1 && (low + high) % 2 == 0) {
		pay.point = (low + high) / 2;
	} else {
		double sum = (double)low / MONEY_PER_DOLLAR + (double)high / MONEY_PER_DOLLAR;
		pay.point = money_of(sum / 2 * rate->per_year * rate->fx);
	}
	if (low < high && factor == 1)
		pay.ends = (struct pay_ends){.low = low, .high = high};
	else if (low < high)
		pay.ends = (struct pay_ends){
		    .low = money_of((double)low / MONEY_PER_DOLLAR * factor),
		    .high = money_of((double)high / MONEY_PER_DOLLAR * factor),
		};
	return pay;
}

/* ---- row_ranges.c ---- */

/* A range given in two columns, whose cells may be worded as ends ("from 45k", "up to 95k"). An
 * upper end of 0 is not given: the lower one is then the pay or, in a scale of brackets, opens the
 * last of them. */
bool row_read_upper_end(struct row_reader *r, const struct csv_record *record,
			const struct pay_hints *hints, struct row_amount *low);
/* Of a range in two columns only the upper end, the lower one being empty or 0; a cell that is a range
 * itself says both. False: not that. */
bool row_read_upper_alone(const struct row_reader *r, const struct csv_record *record,
			  const struct pay_hints *hints, struct row_amount *out);
/* Is the range plausible, and how much of it? A range whose middle is out of bounds is dropped
 * ("$0.01 to $1,500"); one open below stays whatever its upper end, or a step of a scale would be
 * lost. */
bool row_limit_range(struct row_reader *r, const struct csv_record *record, enum field field,
		     money *out);
/* Observations read back: the ends of their range, and what the range is. False: a fault. */
bool row_read_given_ends(struct row_reader *r, const struct csv_record *record, enum field field,
			 enum field low, enum field high);
bool row_read_ranges_word(struct row_reader *r, const struct csv_record *record);

/* ---- row_parts.c ---- */

/* Bonus and equity; and the total, if the source gives none but has a column for each part, and the
 * row fills all of them. */
void row_read_parts(struct row_reader *r, const struct csv_record *record, struct pay_terms *terms);

#endif
