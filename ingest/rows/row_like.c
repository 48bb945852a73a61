/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_like.c: rows put together from their templates.
 *
 * Rows that are found as a whole differ in their pay alone. Where it is plain, within the bounds of pay and all that
 * is asked for, it waits in the template for some more like it: they are converted, counted and given
 * together.
 */
#include <math.h>

#include "ingest/rows/row_amount.h"
#include "ingest/rows/row_template.h"

/* ---- rows that are alike ---- */

static money annual(const struct alike_rows *a, uint32_t cents)
{
	return row_plain_annual(&a->rate, cents, cents).point;
}

/* Which plain base pay may wait: what converts to pay within the bounds. More converts to more. */
static void find_bounds(const struct row_reader *r, struct alike_rows *a)
{
	double factor = a->rate.per_year * a->rate.fx;
	double least = ceil((double)r->rules.pay_least / factor);
	double most = floor((double)r->rules.pay_most / factor);

	if (!(least < UINT32_MAX))
		return;
	a->least = least > 1 ? (uint32_t)least : 1;
	a->most = most < UINT32_MAX ? (uint32_t)most : UINT32_MAX;
	while (a->least <= a->most && annual(a, a->least) < r->rules.pay_least)
		a->least++;
	while (a->most >= a->least && annual(a, a->most) > r->rules.pay_most)
		a->most--;
}

/* None waits where a row counts by its own texts, or cannot be taken. */
static void begin_alike(struct row_reader *r, struct whole_template *whole)
{
	struct alike_rows *a = &whole->alike;

	a->least = 1;
	if (r->out.give_alike && !r->out.rows && r->rules.base_alone && whole->said.in_reach &&
	    r->now.o.place.country && !r->now.unplaced && !r->now.undated &&
	    row_plain_rate(r, &whole->said.terms, &a->rate))
		find_bounds(r, a);
}

static void say_job(struct row_reader *r, const struct job_template *job)
{
	struct observation *o = &r->now.o;

	o->source = job->source;
	o->date = job->date;
	o->role = job->role;
	o->level = (enum level)job->level;
	o->level_basis = (enum level_basis)job->level_basis;
	o->years = job->years;
	o->weight = job->weight;
	r->now.title_column = job->title_column;
	r->now.role_basis = (enum role_basis)job->role_basis;
	r->now.level_conflict = job->level_conflict;
	r->now.undated = job->undated;
	r->now.given[FIELD_CURRENCY] = job->currency;
	r->now.given[FIELD_PERIOD] = job->period;
}

static void say_place(struct row_reader *r, const struct place_template *place)
{
	r->now.o.place = place->place;
	r->now.o.remote = place->remote;
	r->now.unplaced = place->unplaced;
}

static void say_together(struct row_reader *r, struct whole_template *whole)
{
	struct row_said *said = &r->now.said;

	if (whole && whole->is_said) {
		*said = whole->said;
		r->now.held = said->held;
		return;
	}
	said->in_reach = row_in_reach(r);
	said->held = r->now.held;
	row_pay_terms(r, &said->terms);
	if (whole) {
		whole->said = *said;
		whole->is_said = true;
		begin_alike(r, whole);
	}
}

/* All of the observation but its line, texts and pay. */
static void say_as(struct row_reader *r, const struct row_like *like)
{
	if (r->now.job != like->job)
		say_job(r, like->job);
	if (r->now.place != like->place)
		say_place(r, like->place);
	r->now.job = like->job;
	r->now.place = like->place;
	say_together(r, like->whole);
}

static inline bool say_employer(struct row_reader *r, const struct csv_record *record,
				struct employer_template *employer)
{
	r->now.o.employer_kin = employer ? &employer->kin : NULL;
	if (!employer)
		return row_read_employer(r, record);
	r->now.o.employer = employer->name;
	return true;
}

/* Gives what waits. */
static void give_alike(struct row_reader *r, struct whole_template *whole)
{
	struct alike_rows *a = &whole->alike;
	struct observation *o = &r->now.o;
	const struct plain_rate rate = a->rate;
	struct base_pay base[ALIKE_MOST];

	say_as(r, &whole->like);
	o->employer = whole->like.employer->name;
	o->employer_kin = &whole->like.employer->kin;
	o->kin = &whole->kin;
	o->line = 0;
	o->title = (struct text){.data = NULL, .len = 0};
	row_say_no_pay(r, &rate);
	for (size_t i = 0; i < a->count; i++)
		base[i] = row_plain_annual(&rate, a->ends[i].low, a->ends[i].high);
	whole->like.job->rows += a->count;
	row_count_place(r, a->count);
	r->out.give_alike(r->out.give_state, o, base, a->count);
	a->count = 0;
}

void row_give_alike(struct row_reader *r)
{
	const struct part_templates *wholes =
	    r->templates ? &r->templates->parts[PART_WHOLE] : NULL;

	for (size_t i = 0; wholes && i < wholes->count; i++) {
		struct whole_template *whole = (void *)wholes->items[i];
		if (whole->alike.count)
			give_alike(r, whole);
	}
}

/* A range too wide to be one is not for here. */
bool row_waits(struct row_reader *r, struct whole_template *whole, money low, money high)
{
	struct alike_rows *a = &whole->alike;

	if (!whole->is_said || low < a->least || high > a->most ||
	    high >= low * (money)RANGE_RATIO_MOST)
		return false;
	a->ends[a->count].low = (uint32_t)low;
	a->ends[a->count].high = (uint32_t)high;
	if (++a->count == ALIKE_MOST)
		give_alike(r, whole);
	return true;
}

/* A row of plain base pay, or both of a pair. Where none may wait, there need not be a column of it. */
static inline bool wait_alike(struct row_reader *r, const struct csv_record *record,
			      struct whole_template *whole)
{
	money pay;

	if (!whole->is_said || whole->alike.least > whole->alike.most)
		return false;
	if (r->pairs)
		return row_pair_waits(r, whole, r->now.plain,
				      r->now.other ? r->now.other_plain : r->now.plain);
	return pay_read_plain(row_field(record, r->now.at[FIELD_BASE]), &pay) &&
	       row_waits(r, whole, pay, pay);
}

/* ---- each by itself ---- */

void row_use_like(struct row_reader *r, const struct csv_record *record,
		  const struct row_like *like)
{
	struct pay_terms terms;

	if (r->out.notes_rows)
		row_note(r, record);
	if (like->whole && wait_alike(r, record, like->whole))
		return;
	if (r->now.job != like->job || r->now.place != like->place)
		say_as(r, like);
	r->now.o.kin = like->whole ? &like->whole->kin : NULL;
	r->now.o.line = record->line;
	r->now.o.title = r->now.title_column == COLUMN_NONE
			     ? r->layout->constants[FIELD_TITLE]
			     : row_field(record, r->now.title_column);
	terms = r->now.said.terms;
	if (!say_employer(r, record, like->employer) ||
	    !(r->now.said.in_reach || row_fault(r, record, REJECT_DATE_OUTSIDE, FIELD_DATE)) ||
	    !row_read_pay_by(r, record, &terms)) {
		row_reject(r, record);
		return;
	}
	like->job->rows++;
	row_count_texts(r, record);
	row_count_place(r, 1);
	row_give(r, record);
}

void row_count_templates(struct row_reader *r)
{
	const struct part_templates *jobs = r->templates ? &r->templates->parts[PART_JOB] : NULL;

	for (size_t i = 0; jobs && i < jobs->count; i++) {
		const struct job_template *job = (const void *)jobs->items[i];
		say_job(r, job);
		if (job->rows)
			row_count_job(r, job->title, job->rows);
	}
}
