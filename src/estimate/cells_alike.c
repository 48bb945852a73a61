/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_alike.c: observations that differ in their pay and employer alone, added together: what they share is worked out
 * once. What the cells hold afterwards is as if each were added by itself. */
#include "estimate/cells_row.h"

/* Those of one component. */
struct alike {
	struct row row;
	enum component component;
	const struct sole_pay *pay;
	size_t count;
	double factor;
};

/* Of a level of the ladder: the dates of `count` of its observations. */
static void add_dates(struct cells *c, struct alike *a, uint64_t count)
{
	uint32_t *known = known_at(a->row.known, KNOWN_DATES, a->component);

	if (!*known) {
		struct cell_key key = row_mix_key(c, row_key(c, &a->row));
		key = cell_key_of_component(key, (enum component)mix_dated(a->component));
		(void)number_known(c->mix, key, known);
	}
	multiset_add_times(&cell_numbered(c->mix, *known - 1)->pay, &c->mix->tails,
			   a->row.o->date.year, count);
}

/* Of a range only the point is gathered, but it is not where an end goes out of all bounds. */
static inline bool age_sole(money *point, struct pay_ends ends, double factor)
{
	return age_pay(point, factor) &&
	       (factor == 1 || !pay_is_range(ends) ||
		(in_bounds((double)ends.low * factor) && in_bounds((double)ends.high * factor)));
}

static inline uint32_t employer_of(struct cells *c, const struct alike *a, size_t i)
{
	struct named_employer *employer = a->pay[i].employer;

	return employer ? cells_employer_of(c, employer->name, &employer->kin, a->row.o->publish)
			: INTERN_NONE;
}

/* Pay that aging takes out of all bounds is left out, but its employer was named. How many are counted. */
static uint64_t pend_simple(struct cells *c, struct alike *a)
{
	struct pending_row *pending = NULL;

	for (size_t i = 0; i < a->count; i++) {
		const struct pay_ends ends = a->pay[i].ends;
		uint32_t employer = employer_of(c, a, i);
		money point = a->pay[i].point;
		if (!age_sole(&point, ends, a->factor))
			continue;
		if (!pending)
			pending = add_row(c, a->row.o, &a->row, a->component);
		pend_pay(pending, point);
		pend_employer(pending, employer);
		if (pay_is_range(ends))
			pend_posting(pending, posting_of(c, ends, employer));
	}
	return pending ? pending->pay_count : 0;
}

static struct cell *cell_of_alike(struct cells *c, struct alike *a)
{
	uint32_t *known = known_at(a->row.known, KNOWN_CELLS, a->component);

	if (!*known)
		(void)number_known(c, cell_key_of_component(row_key(c, &a->row), a->component),
				   known);
	return cell_numbered(c, *known - 1);
}

/* The same of so many that waiting for the cell's memory is spread over all of them. */
static uint64_t add_simple(struct cells *c, struct alike *a)
{
	struct cell *cell = NULL;
	uint64_t counted = 0;

	for (size_t i = 0; i < a->count; i++) {
		const struct pay_ends ends = a->pay[i].ends;
		uint32_t employer = employer_of(c, a, i);
		money point = a->pay[i].point;
		if (!age_sole(&point, ends, a->factor))
			continue;
		if (!cell)
			cell = cell_of_alike(c, a);
		multiset_add(&cell->pay, &c->tails, point);
		if (employer != INTERN_NONE)
			multiset_add(&cell_make_more(c, cell)->employers, &c->tails, employer);
		if (pay_is_range(ends))
			multiset_add(&cell_make_more(c, cell)->postings, &c->tails,
				     posting_of(c, ends, employer));
		counted++;
	}
	if (cell && date_number(a->row.o->date) > cell->newest)
		cell->newest = date_number(a->row.o->date);
	return counted;
}

static void add_all_simple(struct cells *c, struct alike *a)
{
	uint32_t unkept[KNOWN_SCALES + CELLS_GATHERED] = {0};
	struct aging_used *aging = row_find(c, a->row.o, &a->row);
	uint64_t counted = 0, posted = 0;

	a->factor = aging->scale;
	for (size_t i = 0; i < a->count; i++)
		posted += pay_is_range(a->pay[i].ends);
	if (a->count <= PENDING_PAY)
		counted = pend_simple(c, a);
	if (!a->row.known)
		a->row.known = unkept;
	if (a->count > PENDING_PAY)
		counted = add_simple(c, a);
	if (posted)
		row_scale(c, &a->row, a->component)->posted += posted;
	if (!counted)
		return;
	if (!c->setup.rows_alone && level_on_ladder(a->row.o->level))
		add_dates(c, a, counted);
	aging->observations += counted;
}

static void add_one_by_one(struct cells *c, const struct alike *a)
{
	for (size_t i = 0; i < a->count; i++) {
		struct observation one = *a->row.o;
		observation_take_pay(&one, a->component, &a->pay[i]);
		cells_add(c, &one);
	}
}

/* Is each pay of weight 1, in its cell, with its date, employer and posting, and nothing else? */
static bool is_simple(const struct cells *c, const struct alike *a)
{
	const struct observation *o = a->row.o;

	if (o->role == ROLE_NONE || o->weight != 1 || o->employer.len)
		return false;
	if (c->setup.rows_alone)
		return true;
	for (size_t i = 0; i < a->count; i++)
		if (a->pay[i].employer)
			return false;
	return o->level == LEVEL_UNKNOWN || o->years < 0;
}

void cells_add_alike(struct cells *c, const struct observation *o, enum component component,
		     const struct sole_pay *pay, size_t count)
{
	struct alike a = {.row = {.o = o, .employer = INTERN_NONE},
			  .component = component,
			  .pay = pay,
			  .count = count};

	if (is_simple(c, &a))
		add_all_simple(c, &a);
	else
		add_one_by_one(c, &a);
}
