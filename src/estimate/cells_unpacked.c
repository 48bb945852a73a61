/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_unpacked.c: bytes added to cells; see cells_packed.h. Nothing is taken on trust: what cells could not hold
 * after reading rows ends the unpacking.
 */
#include "estimate/cells_packed.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/cells_private.h"
#include "model/packed_values.h"

/* The least that one of each takes, so that a count cannot ask for more memory than there are bytes. */
enum {
	RUN_BYTES = 2,
	WEIGHTED_BYTES = 10,
	RANGED_BYTES = 14,
	CELL_BYTES = 29,
	SOURCE_BYTES = 2,
	SCALE_BYTES = 11,
	SPELLING_BYTES = 2,
	DATE_BYTES = 9,
	AT_BYTES = 5,
	METRO_MOST = 99999
};

/* Where bytes say what part of the cells: numbers of names as they are in `into`. */
struct receiver {
	struct unpacking *in;
	struct cells *into;
	const struct cells_bounds *bounds;
	const uint32_t *sources;
	size_t source_count;
	const uint32_t *employers;
	size_t employer_count;
	const uint32_t *scaled;
	size_t scaled_count;
	const uint32_t *employed; /* NULL: a metro is one */
	size_t employed_count;
	unsigned component_most;
};

/* A count of people, and what it brings the cell's own to. */
static uint64_t take_count(const struct receiver *r, uint64_t *people)
{
	uint64_t count = unpack_within(r->in, r->bounds->rows);

	if (!packed_hold(r->in, count > 0 && *people <= r->bounds->rows - count))
		return 0;
	*people += count;
	return count;
}

/* ---- counted values ---- */

/* Adds them to `into`; `people` grows by them. `to`: the values are places of names, and become numbers. */
static void take_runs(const struct receiver *r, struct multiset *into, uint64_t *people,
		      const uint32_t *to, size_t to_count)
{
	size_t count = unpack_count(r->in, RUN_BYTES);
	struct multiset from = {.run_count = 0};
	struct run *runs;

	if (!count || !packed_hold(r->in, count <= MULTISET_RUNS_MOST))
		return;
	runs = mem_alloc(count, sizeof(*runs));
	for (size_t i = 0; i < count && !r->in->bad; i++) {
		uint64_t step = i || to ? unpack_varint(r->in) : 0;
		int64_t last = i ? runs[i - 1].value : 0;
		runs[i].value = i || to ? (int64_t)((uint64_t)last + step) : unpack_signed(r->in);
		packed_hold(r->in, !i || runs[i].value > last);
		packed_hold(r->in,
			    !to || (runs[i].value >= 0 && (uint64_t)runs[i].value < to_count));
		runs[i].count = take_count(r, people);
	}
	if (!r->in->bad) {
		multiset_add_runs(&from, runs, count);
		if (to)
			multiset_translate(&from, to);
		multiset_merge(into, &from);
	}
	multiset_release(&from);
	free(runs);
}

static void take_pay(const struct receiver *r, struct cell *cell, uint64_t *people)
{
	struct multiset pay = {.run_count = 0};
	struct runs runs;

	take_runs(r, &pay, people, NULL, 0);
	runs = multiset_runs(&pay);
	for (size_t i = 0; i < runs.count; i++)
		packed_hold(r->in, packed_is_money(runs_value(runs, i)));
	multiset_merge(&cell->pay, &pay);
	multiset_release(&pay);
}

static void take_weighted(const struct receiver *r, struct weighted_set *into, uint64_t *people)
{
	size_t runs = unpack_count(r->in, WEIGHTED_BYTES);

	for (size_t i = 0; i < runs && !r->in->bad; i++) {
		struct weighted_run run = {.value = unpack_money(r->in)};
		run.weight = unpack_double(r->in);
		run.count = take_count(r, people);
		if (packed_hold(r->in, run.weight > 0 && run.weight < INFINITY))
			weighted_set_add(into, run);
	}
}

static struct ranged_run take_range(const struct receiver *r, uint64_t *people)
{
	struct ranged_run run = {.low = unpack_end(r->in)};
	uint64_t source;

	run.high = unpack_end(r->in);
	run.point = unpack_end(r->in);
	run.weight = unpack_double(r->in);
	run.count = take_count(r, people);
	source = unpack_within(r->in, r->scaled_count);
	run.source = source ? r->scaled[source - 1] : INTERN_NONE;
	run.posting = unpack_signed(r->in);
	packed_hold(r->in, run.low != MONEY_NONE || run.high != MONEY_NONE);
	packed_hold(r->in, !source || run.point != MONEY_NONE);
	packed_hold(r->in, run.weight > 0 && run.weight < INFINITY);
	return run;
}

static void take_ranged(const struct receiver *r, struct cell_more *more, uint64_t *people)
{
	size_t runs = unpack_count(r->in, RANGED_BYTES);

	if (runs && !more->ranged)
		more->ranged = mem_zero(1, sizeof(*more->ranged));
	for (size_t i = 0; i < runs && !r->in->bad; i++) {
		struct ranged_run run = take_range(r, people);
		if (!r->in->bad)
			ranged_set_add(more->ranged, run);
	}
}

/* ---- one table of cells ---- */

static bool is_place(const struct receiver *r, const struct place *place)
{
	char letters[4];
	struct text country, state;

	code_text(place->country, letters);
	country = text_of(letters);
	if (place->country && (country.len != 2 || code_of(country) != place->country))
		return false;
	code_text(place->state, letters);
	state = text_of(letters);
	if (place->state && (state.len != 2 || code_of(state) != place->state))
		return false;
	return place->metro <= METRO_MOST || r->employed;
}

static struct cell_key take_key(const struct receiver *r)
{
	uint16_t role = unpack_u16(r->in);
	unsigned level = unpack_u8(r->in), component = unpack_u8(r->in), experience, by_years;
	struct place place = {.metro = unpack_u32(r->in)};
	struct cell_key key = {.who = 0};
	uint16_t source;

	place.country = unpack_u16(r->in);
	place.state = unpack_u16(r->in);
	source = unpack_u16(r->in);
	experience = unpack_u8(r->in);
	by_years = unpack_u8(r->in);
	packed_hold(r->in, role < r->bounds->roles && level < LEVEL_COUNT &&
			       experience < EXPERIENCE_COUNT && by_years <= 1 &&
			       source < r->source_count);
	packed_hold(r->in, component <= r->component_most && is_place(r, &place));
	packed_hold(r->in, r->component_most > COMPONENT_TOTAL || component == COMPONENT_BASE ||
			       component == COMPONENT_TOTAL);
	packed_hold(r->in, !r->employed || place.metro < r->employed_count);
	if (r->in->bad)
		return key;
	if (r->employed)
		place.metro = r->employed[place.metro];
	key = cell_key_make(role, (enum level)level, (enum component)component, &place);
	key.where |= (uint64_t)experience << 8;
	if (by_years)
		key.where |= CELL_LEVEL_BY_YEARS;
	return cell_key_of_source(key, (uint16_t)r->sources[source]);
}

static void take_newest(const struct receiver *r, struct cell *cell)
{
	uint32_t newest = unpack_u32(r->in);

	if (packed_hold(r->in, packed_is_date(date_of_number(newest))) && newest > cell->newest)
		cell->newest = newest;
}

/* What cell_adds_up asserts of every cell holds of what is added to it. */
static void take_cell(const struct receiver *r, struct cells *into, struct cell *cell)
{
	uint64_t people = 0, employed = 0, posted = 0, paired_employed = 0, paired;
	struct cell_more own = cell_without_more, *more = cell->more ? cell->more : &own;

	take_pay(r, cell, &people);
	take_newest(r, cell);
	paired = unpack_within(r->in, UINT32_MAX - cell->paired);
	take_runs(r, &more->employers, &employed, r->employers, r->employer_count);
	take_weighted(r, &more->weighted, &people);
	take_ranged(r, more, &people);
	take_runs(r, &more->postings, &posted, NULL, 0);
	take_runs(r, &more->paired_employers, &paired_employed, r->employers, r->employer_count);
	if (packed_hold(r->in, people > 0 && paired <= people && employed <= people &&
				   posted <= people && paired_employed <= paired))
		cell->paired += (uint32_t)paired;
	if (!cell->more && memcmp(&own, &cell_without_more, sizeof(own)) != 0)
		*cell_make_more(into, cell) = own;
}

static void take_cells(const struct receiver *r, struct cells *into)
{
	size_t count = unpack_count(r->in, CELL_BYTES);

	for (size_t i = 0; i < count && !r->in->bad; i++) {
		struct cell_key key = take_key(r);
		if (!r->in->bad)
			take_cell(r, into, cell_numbered(into, cells_number_or_new(into, key)));
	}
}

/* ---- what stands beside them ---- */

/* By place: the number in `into`. The caller frees it; so too the next three. */
static uint32_t *take_sources(struct unpacking *in, struct cells *into, size_t *count)
{
	uint32_t *numbers;

	*count = unpack_count(in, SOURCE_BYTES);
	numbers = mem_alloc(*count + 1, sizeof(*numbers));
	for (size_t i = 0; i < *count && !in->bad; i++) {
		struct text name = unpack_text(in);
		uint8_t publish = unpack_u8(in);
		if (!packed_hold(in, publish < PUBLISH_COUNT && into->sources.count < UINT16_MAX))
			break;
		numbers[i] = cells_source(into, name);
		if (publish > into->publish[numbers[i]])
			into->publish[numbers[i]] = publish;
	}
	return numbers;
}

static void take_scale_ranges(struct unpacking *in, struct range_scale *scale)
{
	scale->count = unpack_count(in, 3);
	if (!packed_hold(in, scale->count <= (scale->over ? 0 : SCALE_RANGES_MOST)))
		scale->count = 0;
	if (!scale->over)
		scale->ranges = mem_zero(SCALE_RANGES_MOST, sizeof(*scale->ranges));
	for (size_t i = 0; i < scale->count && !in->bad; i++) {
		struct scale_range *range = &scale->ranges[i];
		*range = (struct scale_range){.low = unpack_signed(in)};
		range->high = unpack_signed(in);
		range->rows = unpack_varint(in);
		packed_hold(in, range->low >= 0 && range->high >= 0);
	}
}

static void take_scale(const struct receiver *r, struct range_scale *scale, size_t names)
{
	struct unpacking *in = r->in;
	const uint64_t most = 2 * r->bounds->rows;
	unsigned component;

	*scale = (struct range_scale){.source = (uint32_t)unpack_varint(in)};
	component = unpack_u8(in);
	packed_hold(in, scale->source < names &&
			    (component == COMPONENT_BASE || component == COMPONENT_TOTAL));
	scale->component = in->bad ? COMPONENT_BASE : (enum component)component;
	scale->currency = unpack_u32(in);
	scale->rows = unpack_within(in, most);
	scale->posted = unpack_within(in, most);
	scale->certain = unpack_within(in, most);
	scale->over = unpack_u8(in) != 0;
	take_scale_ranges(in, scale);
}

static uint32_t *take_scales(const struct receiver *r, struct cells *into, size_t *count)
{
	struct range_scales from;
	size_t scales;
	uint32_t *numbers;

	range_scales_init(&from);
	*count = unpack_count(r->in, 1);
	numbers = mem_alloc(*count + 1, sizeof(*numbers));
	for (size_t i = 0; i < *count && !r->in->bad; i++)
		packed_hold(r->in, intern_add(&from.sources, unpack_text(r->in)) == i);
	scales = unpack_count(r->in, SCALE_BYTES);
	from.items = mem_zero(scales + 1, sizeof(*from.items));
	for (; from.count < scales && !r->in->bad; from.count++)
		take_scale(r, &from.items[from.count], *count);
	if (!r->in->bad)
		range_scales_merge(&into->scales, &from, numbers);
	range_scales_release(&from);
	return numbers;
}

static uint32_t *take_employers(struct receiver *r)
{
	size_t spellings = unpack_count(r->in, SPELLING_BYTES);
	uint32_t *numbers;

	for (size_t i = 0; i < spellings && !r->in->bad; i++) {
		struct text written = unpack_text(r->in);
		cells_count_spelling(r->into, written, unpack_within(r->in, r->bounds->rows));
	}
	r->employer_count = unpack_count(r->in, 1);
	numbers = mem_alloc(r->employer_count + 1, sizeof(*numbers));
	for (size_t i = 0; i < r->employer_count && !r->in->bad; i++) {
		numbers[i] = intern_find(&r->into->employers, unpack_text(r->in));
		packed_hold(r->in, numbers[i] != INTERN_NONE); /* each has a spelling */
	}
	return numbers;
}

static void take_dates(const struct receiver *r, struct cells *into)
{
	size_t count = unpack_count(r->in, DATE_BYTES);

	for (size_t i = 0; i < count && !r->in->bad; i++) {
		uint64_t when = unpack_u64(r->in);
		struct date date = date_of_number((uint32_t)when);
		uint64_t n = unpack_within(r->in, r->bounds->rows);
		if (packed_hold(r->in, packed_is_date(date) && when >> 32 <= UINT16_MAX))
			cells_aging_of(into, (code)(when >> 32), date)->observations += n;
	}
}

/* ---- the same observations by employer ---- */

static uint32_t *take_employed_at(const struct receiver *r, size_t *count)
{
	uint32_t *numbers;

	*count = unpack_count(r->in, AT_BYTES);
	numbers = mem_alloc(*count + 1, sizeof(*numbers));
	for (size_t i = 0; i < *count && !r->in->bad; i++) {
		uint64_t employer = unpack_varint(r->in);
		code country = unpack_u32(r->in);
		if (packed_hold(r->in, employer < r->employer_count && country <= UINT16_MAX))
			numbers[i] = key_map_add(&r->into->employed_at,
						 employed_key(r->employers[employer], country));
	}
	return numbers;
}

/* A source of theirs is one of all: what is decided of it there is looked up by its name. */
static void check_sources(const struct receiver *r, const struct cells *employed)
{
	for (uint32_t i = 0; i < employed->sources.count; i++)
		packed_hold(r->in, intern_find(&r->into->sources,
					       intern_text(&employed->sources, i)) != INTERN_NONE);
}

static void take_employed(const struct receiver *r)
{
	struct receiver own = {.in = r->in, .bounds = r->bounds, .component_most = COMPONENT_TOTAL};
	uint32_t *at = take_employed_at(r, &own.employed_count);
	uint32_t *sources, *scaled;

	if (!r->into->employed)
		r->into->employed = cells_new(&r->into->setup);
	own.into = r->into->employed;
	own.employed = at;
	own.sources = sources = take_sources(r->in, own.into, &own.source_count);
	check_sources(r, own.into);
	own.scaled = scaled = take_scales(&own, own.into, &own.scaled_count);
	take_dates(&own, own.into);
	take_cells(&own, own.into);
	free(scaled);
	free(sources);
	free(at);
}

void cells_unpack(struct unpacking *in, struct cells *into, const struct cells_bounds *bounds)
{
	struct receiver r = {
	    .in = in, .into = into, .bounds = bounds, .component_most = COMPONENT_TOTAL};
	uint32_t *sources, *scaled, *employers;

	r.sources = sources = take_sources(in, into, &r.source_count);
	r.scaled = scaled = take_scales(&r, into, &r.scaled_count);
	r.employers = employers = take_employers(&r);
	take_dates(&r, into);
	take_cells(&r, into);
	r.scaled_count = 0; /* what follows has no ranges */
	if (unpack_u8(in)) {
		if (!into->mix)
			into->mix = cells_new(&into->setup);
		r.component_most = MIX_TOTAL_DATED;
		take_cells(&r, into->mix);
	}
	if (unpack_u8(in))
		take_employed(&r);
	free(employers);
	free(scaled);
	free(sources);
}
