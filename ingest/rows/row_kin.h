/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_kin.h: what the rows of a job and a place share, found by what these mean.
 *
 * Jobs of other titles, or of other codes that are not read, mean the same to who takes observations; so rows of one kin
 * are many more than rows whose bytes agree. Past a ceiling there are no new ones, and rows without kin are read as
 * they come.
 */
#ifndef PAYBANDS_INGEST_ROW_KIN_H
#define PAYBANDS_INGEST_ROW_KIN_H

#include "base/fetch.h"
#include "base/mix.h"
#include "ingest/rows/row_template.h"

void row_kin_init(struct kin_templates *k);
void row_kin_release(struct kin_templates *k);
/* The number of all that a template says of an observation but its title and whether it is remote. The first
 * template of a number stands for it. */
uint32_t row_job_means(struct row_templates *t, struct job_template *job);
uint32_t row_place_means(struct row_templates *t, struct place_template *place);
/* Known or new; NULL: there are too many. Nothing is said by a new one. */
struct kin_template *row_kin_add(struct row_templates *t, uint64_t key);
/* What the job and place of r->now say together, as rows of other jobs and places do. */
const struct row_said *row_said_of(struct row_reader *r);
/* What whoever takes observations keeps of them. */
struct observation_kin *row_kin_kept(struct row_templates *t, struct kin_template *kin);

enum { KIN_LINE = 64 };
_Static_assert(sizeof(struct kin_template) == KIN_LINE, "kin are cache lines");
static inline struct kin_template *row_kin_numbered(const struct kin_templates *k, size_t number)
{
	uintptr_t part = (uintptr_t)k->parts[number / KINS_PER_PART];
	struct kin_template *first = (void *)((part + KIN_LINE - 1) & -(uintptr_t)KIN_LINE);

	return first + number % KINS_PER_PART;
}
static inline const struct job_template *row_kin_job(const struct kin_templates *k,
						     const struct kin_template *kin)
{
	return k->meant[kin->key >> 32];
}
static inline const struct place_template *row_kin_place(const struct kin_templates *k,
							 const struct kin_template *kin)
{
	return k->meant[(uint32_t)kin->key];
}

static inline uint64_t row_kin_key(const struct job_template *job,
				   const struct place_template *place)
{
	return (uint64_t)job->means << 32 | place->means;
}

/* Where it is looked for first. */
static inline size_t row_kin_slot(const struct kin_templates *k, uint64_t key)
{
	return mix_slot(key, k->bits);
}

/* What is there, if not NULL, of this key or another. */
static inline struct kin_template *row_kin_first(const struct kin_templates *k, uint64_t key)
{
	return k->slots[row_kin_slot(k, key)];
}
static inline bool row_kin_is(const struct kin_template *kin, uint64_t key)
{
	return kin && kin->key == key;
}

/* Of that key; NULL as above. */
static inline struct kin_template *row_kin_of(struct row_templates *t, uint64_t key)
{
	struct kin_template *here = row_kin_first(&t->kin, key);

	return row_kin_is(here, key) ? here : row_kin_add(t, key);
}

/* Asks for what row_kin_first reads. */
static inline void row_kin_fetch_slot(const struct kin_templates *k, uint64_t key)
{
	fetch_to_read(&k->slots[row_kin_slot(k, key)]);
}

/* There is no room for another that waits: makes some. */
void row_kin_make_room(struct row_reader *r, struct kin_template *kin);

static inline bool row_may_wait(const struct row_said *said, money low, money high)
{
	return said && low >= said->least && high <= said->most;
}
static inline void row_wait(struct row_reader *r, const struct row_like *like, struct alike_pay pay)
{
	struct alike_rows *a = &like->kin->alike;

	if (a->count == a->room)
		row_kin_make_room(r, like->kin);
	(a->room == ALIKE_FEW ? a->few : a->more)[a->count++] = pay;
	like->job->rows++;
}

/* A row like these whose only pay is plain, in cents as it is written, waits to be given with others alike; false: it
 * must be read by itself. Not where rows may be pairs. */
static inline bool row_waits(struct row_reader *r, const struct row_like *like, money pay)
{
	const struct employer_template *employer = like->employer;

	if (!employer || !row_may_wait(like->kin->said, pay, pay))
		return false;
	row_wait(
	    r, like,
	    (struct alike_pay){.low = (uint32_t)pay,
			       .employer = employer->employer.name.len ? employer->number + 1 : 0});
	return true;
}
/* The same where they may: of one row, twice, or of both. A range too wide to be one is not for here, nor is a pair
 * with an employer. */
static inline bool row_pair_waits(struct row_reader *r, const struct row_like *like, money first,
				  money second)
{
	const money low = first < second ? first : second, high = first + second - low;

	if (!row_may_wait(like->kin->said, low, high) || high >= low * (money)RANGE_RATIO_MOST ||
	    !like->employer || like->employer->employer.name.len)
		return false;
	row_wait(r, like, (struct alike_pay){.low = (uint32_t)low, .high = (uint32_t)high});
	return true;
}

#endif
