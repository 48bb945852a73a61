/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_add.c: an observation added to its cells: its pay aged, its ranges kept, the same pay by employer and by
 * level. What observations of one kin share is looked up for the first of them. */
#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/cells_row.h"

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

struct cell_key row_key(struct cells *c, struct row *row)
{
	if (!row->has_key)
		row->key =
		    cell_key_of_source(cells_key_of(&c->setup, row->o), source_of(c, row->o));
	row->has_key = true;
	return row->key;
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

struct range_scale *row_scale(struct cells *c, struct row *row, enum component component)
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
	struct range_scale *scale = row_scale(c, row, component);
	bool bracket = is_certain_bracket(row->o, component);

	range_scale_add(scale, row->o, component);
	*source = bracket ? INTERN_NONE : scale->source;
	return bracket || (!is_certainly_posted(row->o, component) && !scale->over);
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

struct cell_key row_mix_key(struct cells *c, struct cell_key key)
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
	struct row level = {.o = o,
			    .key = row_mix_key(c, row_key(c, row)),
			    .has_key = true,
			    .employer = row->employer};

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
		key = row_mix_key(c, row_key(c, row)); /* which creates the mix on first use */
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

struct aging_used *row_find(struct cells *c, const struct observation *o, struct row *row)
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
	aging = row_find(c, o, &row);
	if (!add_components(c, o, &row, aging->scale, beside && level_on_ladder(o->level)))
		return;
	aging->observations++;
	if (beside &&
	    (row.employer != INTERN_NONE || (o->level != LEVEL_UNKNOWN && o->years >= 0) ||
	     o->pay[COMPONENT_EQUITY] != MONEY_NONE))
		add_beside(c, o, &row, aging->scale);
}
