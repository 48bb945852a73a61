/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_add.c: an observation added to its cells: its pay aged, its ranges kept, the same pay by employer and by
 * level. What observations of one kin share is looked up for the first of them. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/mix.h"
#include "estimate/cells_private.h"

/* More cents than this are not pay, and could not be rounded as below. */
#define PAY_MOST_CENTS 2e15

/* To whole cents, half to even, as rint does: a double this large has no fraction left, and
 * rint is a call on every row where the processor's own instruction may not be assumed. */
static double round_cents(double cents)
{
	const double no_fraction = 0x1.8p52;

	return (cents + no_fraction) - no_fraction;
}

static bool in_bounds(double aged)
{
	return fabs(aged) <= PAY_MOST_CENTS;
}

/* False where aging takes the pay out of all bounds. */
static bool age_pay(money *pay, double factor)
{
	double aged;

	if (factor == 1)
		return true;
	aged = (double)*pay * factor;
	if (!in_bounds(aged))
		return false;
	*pay = (money)round_cents(aged);
	return true;
}

money cells_aged(struct cells *c, const struct observation *o, enum component component)
{
	money pay = o->pay[component];

	if (pay == MONEY_NONE ||
	    !age_pay(&pay, cells_aging_of(c, cells_place_of(o).country, o->date)->scale))
		return MONEY_NONE;
	return pay;
}

/* Rows of a source come together: its number is usually that of the row before. */
static uint16_t source_of(struct cells *c, const struct observation *o)
{
	const char *name = o->source ? o->source : "";
	struct text last = {.data = NULL};

	if (c->last_source != INTERN_NONE)
		last = intern_text(&c->sources, c->last_source);
	if (!last.data || strncmp(name, last.data, last.len) != 0 || name[last.len])
		c->last_source = cells_source(c, text_of(name));
	assert(c->last_source <= UINT16_MAX);
	if (o->publish > c->publish[c->last_source])
		c->publish[c->last_source] = (uint8_t)o->publish;
	return (uint16_t)c->last_source;
}

struct cell_key cells_key_of(const struct cells_setup *setup, const struct observation *o)
{
	struct place place = cells_place_of(o);
	struct cell_key key = cell_key_make(o->role, o->level, COMPONENT_BASE, &place);

	key.where |= (uint64_t)experience_of(&setup->steps, o->years) << 8;
	if (o->level_basis == LEVEL_BASIS_YEARS)
		key.where |= CELL_LEVEL_BY_YEARS;
	return key;
}

enum known { KNOWN_CELLS, KNOWN_DATES = CELLS_GATHERED, KNOWN_SCALES = 2 * CELLS_GATHERED };

/* An observation's cells, but for the component. */
struct row {
	const struct observation *o;
	struct cell_key key; /* row_key, once it was asked for */
	bool has_key;
	uint32_t employer; /* INTERN_NONE: none */
	/* By enum known and component, the numbers + 1 of what it is counted in, where they are known; NULL: they
	 * are not kept. */
	uint32_t *known;
};

static struct cell_key row_key(struct cells *c, struct row *row)
{
	if (!row->has_key)
		row->key =
		    cell_key_of_source(cells_key_of(&c->setup, row->o), source_of(c, row->o));
	row->has_key = true;
	return row->key;
}

static inline uint32_t *known_of(struct row *row, enum known what, enum component component)
{
	return row->known ? &row->known[what + (component == COMPONENT_TOTAL)] : NULL;
}

static inline struct pending_row *pend(struct cells *c, uint32_t number)
{
	struct pending_row *pending = cells_pend(c);

	pending->number = number;
	pending->date = 0;
	pending->pay_count = pending->posting_count = pending->employer_count = 0;
	pending->paired = false;
	return pending;
}

/* The cell of that key is sought when it is needed. */
static inline struct pending_row *pend_by_key(struct cells *c, struct cell_key key)
{
	struct pending_row *pending = pend(c, 0);

	pending->key = key;
	pending->hash = key_hash(key);
	key_map_fetch_slot(&c->keys, pending->hash);
	return pending;
}

static inline void pend_pay(struct pending_row *pending, money pay)
{
	pending->pay[pending->pay_count++] = pay;
}

static inline void pend_posting(struct pending_row *pending, int64_t posting)
{
	pending->postings[pending->posting_count++] = posting;
}

/* INTERN_NONE: none. */
static inline void pend_employer(struct pending_row *pending, uint32_t employer)
{
	if (employer != INTERN_NONE)
		pending->employers[pending->employer_count++] = employer;
}

/* The number + 1 of the cell with that key, which `known` keeps. */
static uint32_t number_known(struct cells *c, struct cell_key key, uint32_t *known)
{
	if (!*known)
		*known = cells_number_or_new(c, key) + 1;
	return *known;
}

/* What the row adds to its cell, but for pay. */
static inline struct pending_row *add_row(struct cells *c, const struct observation *o,
					  struct row *row, enum component component)
{
	uint32_t *known = known_of(row, KNOWN_CELLS, component);
	struct pending_row *pending;

	if (known && *known)
		pending = pend(c, *known);
	else if (known)
		pending = pend(
		    c, number_known(c, cell_key_of_component(row_key(c, row), component), known));
	else
		pending = pend_by_key(c, cell_key_of_component(row_key(c, row), component));
	pend_employer(pending, row->employer);
	pending->date = date_number(o->date);
	return pending;
}

/* The cell itself, for what is added to it at once. */
static struct cell *cell_of(struct cells *c, struct pending_row *pending)
{
	uint32_t number = number_known(c, pending->key, &pending->number);

	return cell_numbered(c, number - 1);
}

/* Adds pay that is aged already. */
static inline struct pending_row *add_pay(struct cells *c, const struct observation *o,
					  struct row *row, enum component component, money pay)
{
	struct pending_row *pending = add_row(c, o, row, component);

	if (o->weight == 1) {
		pend_pay(pending, pay);
	} else {
		weighted_set_add(
		    &cell_make_more(c, cell_of(c, pending))->weighted,
		    (struct weighted_run){.value = pay, .weight = o->weight, .count = 1});
	}
	return pending;
}

static bool is_certain_bracket(const struct observation *o, enum component component)
{
	return o->ranges == RANGES_BRACKETS || o->ends[component].low == MONEY_NONE;
}

static bool is_certainly_posted(const struct observation *o, enum component component)
{
	return o->ranges == RANGES_POSTED && !is_certain_bracket(o, component);
}

bool cells_bracketed(const struct cells *c, const struct observation *o, enum component component)
{
	const struct source_ranges *known;

	if (!o->ranged || !pay_is_range(o->ends[component]))
		return false;
	if (is_certain_bracket(o, component) || is_certainly_posted(o, component))
		return is_certain_bracket(o, component);
	known = c->setup.ranges ? source_ranges_find(c->setup.ranges, o->source) : NULL;
	return known && known->brackets;
}

/* Rows of one kin may state their pay in several currencies. */
static inline struct range_scale *scale_of_row(struct cells *c, struct row *row,
					       enum component component)
{
	uint32_t *known = known_of(row, KNOWN_SCALES, component);
	struct range_scale *scale = known && *known ? &c->scales.items[*known - 1] : NULL;

	if (!scale || scale->currency != row->o->currency)
		scale = range_scales_of(&c->scales, row->o, component);
	if (known)
		*known = (uint32_t)(scale - c->scales.items) + 1;
	return scale;
}

/* False if the range is certainly posted: its point represents it. */
static inline bool keep_range(struct cells *c, struct row *row, enum component component,
			      uint32_t *source)
{
	struct range_scale *scale = scale_of_row(c, row, component);
	bool bracket = is_certain_bracket(row->o, component);

	range_scale_add(scale, row->o, component);
	*source = bracket ? INTERN_NONE : scale->source;
	return bracket || (!is_certainly_posted(row->o, component) && !scale->over);
}

/* What identifies a posted range within a cell: its ends, at their own date, and the employer. A
 * 64-bit hash: with a hundred million different ranges, one cell in three thousand has two that
 * collide. The constants are XXH3's primes. */
static inline int64_t posting_of(const struct cells *c, struct pay_ends ends, uint32_t employer)
{
	uint64_t who =
	    employer == INTERN_NONE ? 0 : text_hash(intern_text(&c->employers, employer));

	return (int64_t)mix(mix((uint64_t)ends.low ^ 0x9e3779b185ebca87u,
				(uint64_t)ends.high ^ 0xc2b2ae3d27d4eb4fu),
			    who ^ 0x165667b19e3779f9u);
}

/* Both ends are aged as the point is. NULL: it is not gathered. */
static struct pending_row *add_range(struct cells *c, const struct observation *o, struct row *row,
				     enum component component, double factor)
{
	struct pay_ends ends = o->ends[component];
	money point = o->pay[component];
	struct pending_row *pending;
	struct cell_more *more;
	uint32_t source;
	bool kept = keep_range(c, row, component, &source);
	int64_t posting = posting_of(c, ends, row->employer);

	if (ends.low != MONEY_NONE && ends.low < c->setup.pay_least)
		ends.low = MONEY_NONE;
	if (!pay_is_range(ends) || (point != MONEY_NONE && !age_pay(&point, factor)) ||
	    (ends.low != MONEY_NONE && !age_pay(&ends.low, factor)) ||
	    (ends.high != MONEY_NONE && !age_pay(&ends.high, factor)))
		return NULL;
	if (!kept) {
		pending = add_pay(c, o, row, component, point);
		pend_posting(pending, posting);
		return pending;
	}
	pending = add_row(c, o, row, component);
	more = cell_make_more(c, cell_of(c, pending));
	if (!more->ranged)
		more->ranged = mem_zero(1, sizeof(*more->ranged));
	ranged_set_add(more->ranged,
		       (struct ranged_run){.low = ends.low,
					   .high = ends.high,
					   .point = point,
					   .weight = o->weight,
					   .count = 1,
					   .source = source,
					   .posting = source == INTERN_NONE ? 0 : posting});
	return pending;
}

/* All rows of a source decide what its ranges are, including those that are not gathered. */
static void note_ranges(struct cells *c, const struct observation *o)
{
	for (size_t i = 0; o->ranged && i < CELLS_GATHERED; i++)
		if (pay_is_range(o->ends[cells_gathered[i]]))
			range_scale_add(range_scales_of(&c->scales, o, cells_gathered[i]), o,
					cells_gathered[i]);
}

/* ---- by employer, and by level ---- */

/* Of a row's role, level, country and source. */
static struct cell_key mix_key(struct cells *c, struct cell_key key)
{
	struct place place = {.country = cell_place(key).country};
	struct cell_key level =
	    cell_key_make(cell_role(key), cell_level(key), COMPONENT_BASE, &place);

	if (!c->mix)
		c->mix = cells_new(&c->setup);
	return cell_key_of_source(level, cell_source(key));
}

static void add_to_mix(struct cells *c, const struct observation *o, struct row *row,
		       unsigned component, money pay)
{
	struct row level = {
	    .o = o, .key = mix_key(c, row_key(c, row)), .has_key = true, .employer = row->employer};

	add_pay(c->mix, o, &level, (enum component)component, pay);
}

/* Each observation counts as one, whatever its weight. */
static inline void add_date(struct cells *c, const struct observation *o, struct row *row,
			    enum component component)
{
	uint32_t *known = known_of(row, KNOWN_DATES, component);
	struct pending_row *pending;
	struct cell_key key;

	if (known && *known) {
		pending = pend(c->mix, *known);
	} else {
		key = mix_key(c, row_key(c, row)); /* which creates the mix on first use */
		key = cell_key_of_component(key, (enum component)mix_dated(component));
		pending = known ? pend(c->mix, number_known(c->mix, key, known))
				: pend_by_key(c->mix, key);
	}
	pend_pay(pending, o->date.year);
}

static void add_mix(struct cells *c, const struct observation *o, struct row *row, double factor)
{
	static const enum component parts[] = {COMPONENT_BASE, COMPONENT_BONUS, COMPONENT_EQUITY};
	enum { PARTS = sizeof(parts) / sizeof(*parts) };
	money pay[PARTS];

	/* Of a level that years gave they would say only its limits. */
	if (o->level != LEVEL_UNKNOWN && o->level_basis != LEVEL_BASIS_YEARS && o->years >= 0)
		add_to_mix(c, o, row, MIX_YEARS, llround(o->years * MONEY_PER_DOLLAR));
	for (size_t i = 0; i < PARTS; i++) {
		pay[i] = o->pay[parts[i]];
		if (pay[i] == MONEY_NONE || (o->ranged && pay_is_range(o->ends[parts[i]])) ||
		    !age_pay(&pay[i], factor))
			return;
	}
	for (size_t i = 0; i < PARTS; i++)
		add_to_mix(c, o, row, parts[i], pay[i]);
}

/* The row's pay to its cells; false if none of it is gathered. `dated`: its dates too. */
static inline bool add_components(struct cells *c, const struct observation *o, struct row *row,
				  double factor, bool dated)
{
	bool is_counted = false;

	for (size_t i = 0; i < CELLS_GATHERED; i++) {
		money pay = o->pay[cells_gathered[i]];
		struct pending_row *added = NULL;
		if (__builtin_expect(o->ranged, 0) && pay_is_range(o->ends[cells_gathered[i]]))
			added = add_range(c, o, row, cells_gathered[i], factor);
		else if (pay != MONEY_NONE && age_pay(&pay, factor))
			added = add_pay(c, o, row, cells_gathered[i], pay);
		if (!added)
			continue;
		added->paired = is_counted; /* in the cell of total */
		is_counted = true;
		if (dated)
			add_date(c, o, row, cells_gathered[i]);
	}
	return is_counted;
}

/* The same pay by employer: of any level of the ladder, experience and place in the country. */
static void add_employed(struct cells *c, const struct observation *o, uint32_t employer)
{
	enum level level = level_on_ladder(o->level) ? LEVEL_UNKNOWN : o->level;
	struct place place = {.country = cells_place_of(o).country};
	struct row own = {.o = o, .has_key = true, .employer = INTERN_NONE};
	struct aging_used *aging;

	if (!c->employed)
		c->employed = cells_new(&c->setup);
	place.metro = key_map_number(&c->employed_at, employed_key(employer, place.country));
	own.key = cell_key_of_source(cell_key_make(o->role, level, COMPONENT_BASE, &place),
				     source_of(c->employed, o));
	aging = cells_aging_of(c->employed, place.country, o->date);
	if (add_components(c->employed, o, &own, aging->scale, false))
		aging->observations++;
}

static void add_beside(struct cells *c, const struct observation *o, struct row *row, double factor)
{
	add_mix(c, o, row, factor);
	if (row->employer != INTERN_NONE)
		add_employed(c, o, row->employer);
}

/* What observations of one kin share is worked out for the first of them; those that name an employer count its
 * spelling each. */
static struct aging_used *find_row(struct cells *c, const struct observation *o, struct row *row)
{
	struct observation_kin *kin = o->kin;
	struct aging_used *aging;

	row->employer = INTERN_NONE;
	if (o->employer.len)
		row->employer = cells_employer_of(c, o->employer, o->employer_kin, o->publish);
	if (kin && kin->owner == c && kin->numbers[0] == c->generation) {
		row->known = kin->numbers + 2;
		return &c->aging[kin->numbers[1]];
	}
	aging = cells_aging_of(c, cells_place_of(o).country, o->date);
	if (kin) {
		*kin = (struct observation_kin){
		    .owner = c, .numbers = {c->generation, (uint32_t)(aging - c->aging)}};
		row->known = kin->numbers + 2;
		_Static_assert(sizeof(kin->numbers) / sizeof(*kin->numbers) ==
				   2 + KNOWN_SCALES + CELLS_GATHERED,
			       "room for what is known");
	}
	return aging;
}

void cells_add(struct cells *c, const struct observation *o)
{
	struct row row = {.o = o, .employer = INTERN_NONE};
	bool beside = !c->setup.rows_alone;
	struct aging_used *aging;

	if (o->role == ROLE_NONE || !(o->weight > 0 && o->weight < INFINITY)) {
		note_ranges(c, o);
		return;
	}
	aging = find_row(c, o, &row);
	if (!add_components(c, o, &row, aging->scale, beside && level_on_ladder(o->level)))
		return;
	aging->observations++;
	if (beside &&
	    (row.employer != INTERN_NONE || (o->level != LEVEL_UNKNOWN && o->years >= 0) ||
	     o->pay[COMPONENT_EQUITY] != MONEY_NONE))
		add_beside(c, o, &row, aging->scale);
}

/* ---- some that are alike ---- */

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
	uint32_t *known = &a->row.known[KNOWN_DATES + (a->component == COMPONENT_TOTAL)];

	if (!*known) {
		struct cell_key key = mix_key(c, row_key(c, &a->row));
		key = cell_key_of_component(key, (enum component)mix_dated(a->component));
		*known = cells_number_or_new(c->mix, key) + 1;
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
	uint32_t *known = &a->row.known[KNOWN_CELLS + (a->component == COMPONENT_TOTAL)];

	if (!*known) {
		struct cell_key key = cell_key_of_component(row_key(c, &a->row), a->component);
		*known = cells_number_or_new(c, key) + 1;
	}
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
	struct aging_used *aging = find_row(c, a->row.o, &a->row);
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
		scale_of_row(c, &a->row, a->component)->posted += posted;
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
