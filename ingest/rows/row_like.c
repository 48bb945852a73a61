/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_like.c: rows put together from their templates.
 *
 * Rows of one kin differ in their pay and texts alone. Where pay is plain, within the bounds of pay and all that
 * is asked for, it waits with its kin for some more like it: they are converted, counted and given
 * together.
 */
#include <string.h>

#include "ingest/rows/row_amount.h"
#include "ingest/rows/row_kin.h"
#include "ingest/rows/row_template.h"

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

/* All of the observation but its line, texts and pay. */
static void say_as(struct row_reader *r, const struct job_template *job,
		   const struct place_template *place, struct kin_template *kin)
{
	struct row_now *now = &r->now;

	if (now->job != job)
		say_job(r, job);
	if (now->place != place)
		say_place(r, place);
	now->job = job;
	now->place = place;
	now->said = kin ? kin->said : NULL;
	if (!now->said)
		now->said = row_said_of(r);
	if (kin)
		kin->said = now->said;
	now->held = now->said->held;
}

static inline bool say_employer(struct row_reader *r, const struct csv_record *record,
				struct employer_template *employer)
{
	r->now.o.employer_kin = employer ? &employer->employer.kin : NULL;
	if (!employer)
		return row_read_employer(r, record);
	r->now.o.employer = employer->employer.name;
	return true;
}

/* ---- rows that are alike ---- */

/* Of what waits. Inlined for files of pairs and for others. */
static inline __attribute__((always_inline)) void
pay_of(const struct row_reader *r, const struct kin_template *kin, bool pairs, struct sole_pay *out)
{
	struct template_head *const *employers = r->templates->parts[PART_EMPLOYER].items;
	const struct plain_rate rate = kin->said->rate;
	const struct alike_rows *a = &kin->alike;
	const struct alike_pay *waiting = a->room == ALIKE_FEW ? a->few : a->more;

	for (size_t i = 0; i < a->count; i++) {
		struct employer_template *employer = NULL;
		out[i] = row_plain_annual(&rate, waiting[i].low,
					  pairs ? waiting[i].high : waiting[i].low);
		if (!pairs && waiting[i].employer)
			employer = (void *)employers[waiting[i].employer - 1];
		out[i].employer = employer ? &employer->employer : NULL;
	}
}

/* Gives what waits. What is given at the end for the first time need not be kept. */
static void give_alike(struct row_reader *r, struct kin_template *kin, bool at_end)
{
	const struct kin_templates *k = &r->templates->kin;
	struct alike_rows *a = &kin->alike;
	struct observation *o = &r->now.o;
	struct sole_pay pay[ALIKE_MOST];

	say_as(r, row_kin_job(k, kin), row_kin_place(k, kin), kin);
	o->employer = (struct text){.data = NULL, .len = 0};
	o->employer_kin = NULL;
	o->remote = REMOTE_UNKNOWN;
	r->now.place = NULL; /* which *o is no longer by */
	o->kin = at_end ? kin->kin : row_kin_kept(r->templates, kin);
	o->line = 0;
	o->title = (struct text){.data = NULL, .len = 0};
	row_say_no_pay(r, &kin->said->rate);
	if (r->pairs)
		pay_of(r, kin, true, pay);
	else
		pay_of(r, kin, false, pay);
	row_count_place(r, a->count);
	r->out.give_alike(r->out.give_state, o, row_component(r->rules.alone), pay, a->count);
	a->count = 0;
	a->given = true;
}

void row_give_alike(struct row_reader *r)
{
	const struct kin_templates *k = r->templates ? &r->templates->kin : NULL;

	for (size_t i = 0; k && i < k->count; i++) {
		struct kin_template *kin = row_kin_numbered(k, i);
		if (kin->alike.count)
			give_alike(r, kin, true);
	}
}

/* There is no room for another. More than a few wait only where there were a few before. */
void row_kin_make_room(struct row_reader *r, struct kin_template *kin)
{
	struct alike_rows *a = &kin->alike;
	struct alike_pay *more;

	if (!a->given || a->room == ALIKE_MOST) {
		give_alike(r, kin, false);
		return;
	}
	more = arena_zero(&r->templates->memory, ALIKE_MOST, sizeof(*more));
	memcpy(more, a->few, sizeof(a->few));
	a->more = more;
	a->room = ALIKE_MOST;
}

/* A row of plain pay, or both of a pair. Where none may wait, there need not be a column of it. */
static inline bool wait_alike(struct row_reader *r, const struct csv_record *record,
			      const struct row_like *like)
{
	struct kin_template *kin = like->kin;
	money pay;

	if (!kin->said)
		say_as(r, like->job, like->place, kin);
	if (kin->said->least > kin->said->most)
		return false;
	if (r->pairs)
		return row_pair_waits(r, like, r->now.plain,
				      r->now.other ? r->now.other_plain : r->now.plain);
	return pay_read_plain(row_field(record, r->now.at[r->rules.alone]), &pay) &&
	       row_waits(r, like, pay);
}

/* ---- each by itself ---- */

void row_use_like(struct row_reader *r, const struct csv_record *record,
		  const struct row_like *like)
{
	struct pay_terms terms;

	if (r->out.notes_rows)
		row_note(r, record);
	if (like->kin && wait_alike(r, record, like))
		return;
	if (r->now.job != like->job || r->now.place != like->place)
		say_as(r, like->job, like->place, like->kin);
	r->now.o.kin = like->kin ? row_kin_kept(r->templates, like->kin) : NULL;
	r->now.o.line = record->line;
	r->now.o.title = r->now.title_column == COLUMN_NONE
			     ? r->layout->constants[FIELD_TITLE]
			     : row_field(record, r->now.title_column);
	terms = r->now.said->terms;
	if (!say_employer(r, record, like->employer) ||
	    !(r->now.said->in_reach || row_fault(r, record, REJECT_DATE_OUTSIDE, FIELD_DATE)) ||
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
