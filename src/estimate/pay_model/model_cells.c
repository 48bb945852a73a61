/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_cells.c: from gathered cells to the medians that the pay model is fitted to.
 *
 * Only what might be published takes part: enough observations, and no employer with too many of them.
 * The order of cells is that of the sources' names, roles, steps and places, so that any split of the
 * input gives the same sums.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/pay_model/pay_model_private.h"
#include "stats/robust.h"

/* The usual spread is worth this many observations. */
#define USUAL_WORTH 8
/* An end of a bracket that is open lies this far from the other. */
#define OPEN_BRACKET 1.25

#define WHO_ROLE (0xffffULL << 24)
#define WHO_STEP (0xffULL << 16)
struct part {
	uint64_t who; /* source rank << 40 | role << 24 | step << 16 | component << 8 */
	uint64_t where; /* country << 48 | state << 32 | metro */
	uint32_t cell;
	uint32_t rank; /* of the cell, whatever arrived first: cells_rank */
};

struct cell_list {
	uint32_t *cells;
	size_t count, room;
};

/* Cells that together may be published. */
struct chosen {
	struct part part;
	struct place place;
	size_t first, count; /* of gatherer.chosen_cells */
	double n_effective;
	bool several; /* roles or steps */
};

struct gatherer {
	const struct cells *cells;
	const struct settings *settings;
	struct model_cells *out;
	double *source_n; /* by rank: observations of the source in what was chosen */
	struct chosen *chosen;
	size_t chosen_count, chosen_room;
	struct cell_list chosen_cells;
	struct runs *parts;
	size_t parts_room;
	struct runs_union pay, employers;
	struct multiset odd; /* weighted observations and brackets */
	struct tail_pool tails; /* its */
	double *logs;
	uint64_t *counts;
	size_t logs_room, counts_room;
	uint32_t *ranks; /* by cell */
	struct cell_list here, state, country; /* cells at hand, and those left over */
	struct part *rest; /* too small for a cell of their country */
	size_t rest_count, rest_room;
};

static void list_add(struct cell_list *list, uint32_t cell)
{
	list->cells = mem_grow(list->cells, &list->room, list->count + 1, sizeof(*list->cells));
	list->cells[list->count++] = cell;
}

static void list_move(struct cell_list *to, struct cell_list *from)
{
	for (size_t i = 0; i < from->count; i++)
		list_add(to, from->cells[i]);
	from->count = 0;
}

/* What stands for a bracket: the geometric middle of its ends. */
static money middle_of(const struct ranged_run *run)
{
	double low = (double)run->low, high = (double)run->high;

	if (run->low == MONEY_NONE)
		low = high / OPEN_BRACKET;
	if (run->high == MONEY_NONE)
		high = low * OPEN_BRACKET;
	return llround(sqrt(fmax(low, 1) * fmax(high, 1)));
}

static void add_odd(struct gatherer *g, money value, uint64_t count)
{
	for (uint64_t k = 0; k < count; k++)
		multiset_add(&g->odd, &g->tails, value);
}

/* All pay of the cells, in cents. A weight says whom a row stands for, not what it earns: it does not
 * count here. */
static struct runs pay_of(struct gatherer *g, const uint32_t *cells, size_t count)
{
	size_t used = 0;

	multiset_release(&g->odd);
	g->parts = mem_grow(g->parts, &g->parts_room, 2 * count + 1, sizeof(*g->parts));
	for (size_t i = 0; i < count; i++) {
		const struct cell *cell = cell_numbered(g->cells, cells[i]);
		const struct cell_more *more = cell_more(cell);
		const struct ranged_set *ranged = more->ranged;
		g->parts[used++] = multiset_runs(&cell->pay);
		for (size_t k = 0; k < more->weighted.count; k++)
			add_odd(g, more->weighted.runs[k].value, more->weighted.runs[k].count);
		if (!ranged)
			continue;
		g->parts[used++] = multiset_runs(&ranged->posted);
		for (size_t k = 0; k < ranged->posted_weighted.count; k++)
			add_odd(g, ranged->posted_weighted.runs[k].value,
				ranged->posted_weighted.runs[k].count);
		for (size_t k = 0; k < ranged->bracket_count; k++)
			add_odd(g, middle_of(&ranged->brackets[k]), ranged->brackets[k].count);
	}
	multiset_settle(&g->odd, NULL);
	tail_pool_release(&g->tails);
	g->parts[used++] = multiset_runs(&g->odd);
	return runs_union_of(&g->pay, g->parts, used);
}

static bool one_employer_prevails(struct gatherer *g, const struct cell_list *list, uint64_t n)
{
	struct runs employers;

	g->parts = mem_grow(g->parts, &g->parts_room, list->count, sizeof(*g->parts));
	for (size_t i = 0; i < list->count; i++)
		g->parts[i] =
		    multiset_runs(&cell_more(cell_numbered(g->cells, list->cells[i]))->employers);
	employers = runs_union_of(&g->employers, g->parts, list->count);
	return employer_too_much(runs_greatest_count(employers), n,
				 g->settings->max_employer_share);
}

static double effective(const struct gatherer *g, const struct cell_list *list, uint64_t n)
{
	double repeats = 0;

	for (size_t i = 0; i < list->count; i++)
		repeats += cell_more(cell_numbered(g->cells, list->cells[i]))->repeats;
	return (double)n / design_effect(repeats, n);
}

/* Takes the cells together; false where they may not be published. */
static bool choose(struct gatherer *g, const struct cell_list *list, const struct part *part,
		   struct place place, bool several)
{
	uint64_t n = 0;
	double n_effective;

	for (size_t i = 0; i < list->count; i++)
		n += cell_people(g->cells, list->cells[i]);
	n_effective = effective(g, list, n);
	if (list->count == 0 || n_effective < (double)g->settings->min_n ||
	    one_employer_prevails(g, list, n))
		return false;
	g->chosen = mem_grow(g->chosen, &g->chosen_room, g->chosen_count + 1, sizeof(*g->chosen));
	g->chosen[g->chosen_count++] = (struct chosen){.part = *part,
						       .place = place,
						       .first = g->chosen_cells.count,
						       .count = list->count,
						       .n_effective = n_effective,
						       .several = several};
	for (size_t i = 0; i < list->count; i++)
		list_add(&g->chosen_cells, list->cells[i]);
	g->source_n[part->who >> 40] += (double)n;
	return true;
}

/* Of which roles and steps the chosen cells are, by their observations. */
static void add_model_parts(struct gatherer *g, const struct chosen *chosen, struct model_cell *out)
{
	struct model_cells *all = g->out;
	double sum = 0;

	out->first_part = (uint32_t)all->part_count;
	out->part_count = (uint32_t)chosen->count;
	all->parts = mem_grow(all->parts, &all->parts_room, all->part_count + chosen->count,
			      sizeof(*all->parts));
	for (size_t i = 0; i < chosen->count; i++) {
		uint32_t cell = g->chosen_cells.cells[chosen->first + i];
		struct cell_key key = g->cells->keys.keys[cell];
		all->parts[all->part_count++] = (struct model_part){
		    .role = cell_role(key),
		    .step = (uint8_t)step_of(cell_level(key), cell_experience(key)),
		    .share = (double)cell_people(g->cells, cell),
		};
		sum += all->parts[all->part_count - 1].share;
	}
	for (size_t i = out->first_part; i < all->part_count; i++)
		all->parts[i].share /= sum;
}

/* Of pay above 0; borrowed until the next call. */
static struct counted logs_of(struct gatherer *g, struct runs pay)
{
	g->logs = mem_grow(g->logs, &g->logs_room, pay.count, sizeof(*g->logs));
	g->counts = mem_grow(g->counts, &g->counts_room, pay.count, sizeof(*g->counts));
	for (size_t i = 0; i < pay.count; i++) {
		struct run run = runs_at(pay, i);
		g->logs[i] = log((double)run.value / MONEY_PER_DOLLAR);
		g->counts[i] = run.count;
	}
	return (struct counted){.values = g->logs, .counts = g->counts, .count = pay.count};
}

/* What was chosen becomes one median; pay of 0 has no logarithm, and makes none. */
static void emit(struct gatherer *g, const struct chosen *chosen)
{
	enum { SHAPE_LEAST = 8 };
	const uint64_t who = chosen->part.who;
	const double n_effective = chosen->n_effective;
	struct runs pay = pay_of(g, g->chosen_cells.cells + chosen->first, chosen->count);
	struct robust_spread spread;
	struct model_cell cell;
	uint64_t n = runs_total(pay);
	double residual_factor;

	if (pay.count == 0 || runs_value(pay, 0) <= 0)
		return;
	spread = robust_spread_of(logs_of(g, pay));
	cell = (struct model_cell){
	    .source = (uint16_t)(who >> 40),
	    .role = (uint16_t)(who >> 24),
	    .step = (uint8_t)(who >> 16),
	    .component = (uint8_t)(who >> 8),
	    .place = chosen->place,
	    .median = spread.median,
	    .n = n_effective,
	    .deviation = sqrt((n_effective * spread.mad * spread.mad +
			       USUAL_WORTH * USUAL_SPREAD * USUAL_SPREAD) /
			      (n_effective + USUAL_WORTH)),
	};
	if (chosen->several)
		add_model_parts(g, chosen, &cell);
	g->out->items =
	    mem_grow(g->out->items, &g->out->room, g->out->count + 1, sizeof(*g->out->items));
	g->out->items[g->out->count++] = cell;
	if (chosen->several)
		return;
	residual_factor = sqrt((double)n / ((double)n - 1));
	for (size_t i = 0; n >= SHAPE_LEAST && i < pay.count; i++)
		shape_builder_add(g->out->shapes, &cell,
				  residual_factor * (g->logs[i] - spread.median),
				  (double)g->counts[i], g->source_n[cell.source]);
}

static int compare_parts(const void *a, const void *b)
{
	const struct part *left = a;
	const struct part *right = b;

	if (left->who != right->who)
		return left->who < right->who ? -1 : 1;
	if (left->where != right->where)
		return left->where < right->where ? -1 : 1;
	return (left->rank > right->rank) - (left->rank < right->rank);
}

/* The end of the parts that share the upper bits of their place, down to `shift`, with the first. */
static size_t same_place(const struct part *parts, size_t first, size_t end, unsigned shift)
{
	size_t i = first;

	while (i < end && parts[i].where >> shift == parts[first].where >> shift)
		i++;
	return i;
}

/* One source's role, step and component in one country. */
static void gather_country(struct gatherer *g, const struct part *parts, size_t first, size_t end)
{
	struct place country = {.country = (code)(parts[first].where >> 48)};
	size_t state_end, metro_end;

	g->country.count = 0;
	for (size_t i = first; i < end; i = state_end) {
		struct place state = country;
		state.state = (code)(parts[i].where >> 32 & 0xffff);
		state_end = same_place(parts, i, end, 32);
		g->state.count = 0;
		for (size_t k = i; k < state_end; k = metro_end) {
			struct place metro = state;
			metro.metro = (uint32_t)(parts[k].where & UINT32_MAX);
			metro_end = same_place(parts, k, state_end, 0);
			g->here.count = 0;
			for (size_t c = k; c < metro_end; c++)
				list_add(&g->here, parts[c].cell);
			if (!metro.metro || !choose(g, &g->here, &parts[k], metro, false))
				list_move(&g->state, &g->here);
		}
		if (!state.state || !choose(g, &g->state, &parts[i], state, false))
			list_move(&g->country, &g->state);
	}
	if (choose(g, &g->country, &parts[first], country, false))
		return;
	for (size_t i = 0; i < g->country.count; i++) {
		g->rest = mem_grow(g->rest, &g->rest_room, g->rest_count + 1, sizeof(*g->rest));
		g->rest[g->rest_count++] = (struct part){.who = parts[first].who,
							 .where = (uint64_t)country.country << 48,
							 .cell = g->country.cells[i],
							 .rank = g->ranks[g->country.cells[i]]};
	}
}

/* What is left over, together by the fields of `who` that `same` has; those that are still too small
 * stay left over. `none` takes the place of the other fields. */
static void gather_rest(struct gatherer *g, uint64_t same, uint64_t none)
{
	size_t left = 0, end;

	for (size_t i = 0; i < g->rest_count; i++)
		g->rest[i].who = (g->rest[i].who & same) | none;
	if (g->rest_count)
		qsort(g->rest, g->rest_count, sizeof(*g->rest), compare_parts);
	for (size_t i = 0; i < g->rest_count; i = end) {
		struct place country = {.country = (code)(g->rest[i].where >> 48)};
		g->here.count = 0;
		for (end = i; end < g->rest_count && g->rest[end].who == g->rest[i].who &&
			      g->rest[end].where == g->rest[i].where;
		     end++)
			list_add(&g->here, g->rest[end].cell);
		if (choose(g, &g->here, &g->rest[i], country, true))
			continue;
		memmove(g->rest + left, g->rest + i, (end - i) * sizeof(*g->rest));
		left += end - i;
	}
	g->rest_count = left;
}

static size_t list_parts(struct part *parts, const struct cells *cells, const uint16_t *rank,
			 const uint32_t *ranks)
{
	size_t count = 0;

	for (uint32_t i = 0; i < cells->keys.count; i++) {
		struct cell_key key = cells->keys.keys[i];
		unsigned step = step_of(cell_level_by_years(key) ? LEVEL_UNKNOWN : cell_level(key),
					cell_experience(key));
		uint64_t source = rank[cell_source(key)];
		if (step == STEP_MIX || !cell_place(key).country ||
		    cells->publish[cell_source(key)] == PUBLISH_NO)
			continue;
		parts[count++] = (struct part){
		    .who = source << 40 | (uint64_t)cell_role(key) << 24 | (uint64_t)step << 16 |
			   (uint64_t)cell_component(key) << 8,
		    .where = (uint64_t)cell_place(key).country << 48 |
			     (uint64_t)cell_place(key).state << 32 | cell_place(key).metro,
		    .cell = i,
		    .rank = ranks[i]};
	}
	if (count)
		qsort(parts, count, sizeof(*parts), compare_parts);
	return count;
}

/* A published row's place, whole. */
static struct place place_of_area(struct area area, const struct gazetteer *gazetteer)
{
	struct place place = {.country = CODE2('U', 'S')};

	switch (area.kind) {
	case AREA_COUNTRY:
		place.country = area.place.country;
		break;
	case AREA_STATE:
		place.state = area.place.state;
		break;
	case AREA_METRO:
		place.metro = area.place.metro;
		place.state = gazetteer ? metro_state(gazetteer, place.metro) : 0;
		break;
	case AREA_ALL:
	case AREA_REGION:
	case AREA_KIND_COUNT:
		place.country = 0;
		break;
	}
	return place;
}

/* Published medians are of their own date; those of the cells are aged. */
static double aging_of(const struct cells_setup *setup, code country, struct date date)
{
	if (!setup->wages)
		return 1;
	return wage_index_factor(setup->wages, wage_index_series(setup->wages, country), date,
				 setup->as_of, setup->age)
	    .factor;
}

static int compare_reaches(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

	return (left > right) - (left < right);
}

/* By what was taken alone: people in cells too small to be published reach nothing. */
static void count_reach(struct model_cells *out)
{
	size_t count = 2 * out->count;
	uint64_t *reaches = mem_alloc(count + 1, sizeof(*reaches));

	for (size_t i = 0; i < out->count; i++) {
		const struct model_cell *c = &out->items[i];
		reaches[2 * i] =
		    (uint64_t)reach_key(c->place.country, c->component) << 16 | c->source;
		reaches[2 * i + 1] =
		    (uint64_t)reach_key(c->place.country, COMPONENT_COUNT) << 16 | c->source;
	}
	if (count)
		qsort(reaches, count, sizeof(*reaches), compare_reaches);
	out->reach = mem_alloc(count + 1, sizeof(*out->reach));
	for (size_t i = 0; i < count; i++) {
		uint32_t key = (uint32_t)(reaches[i] >> 16);
		if (i && reaches[i] == reaches[i - 1])
			continue;
		if (!out->reach_count || out->reach[out->reach_count - 1].key != key)
			out->reach[out->reach_count++] = (struct reach){.key = key};
		out->reach[out->reach_count - 1].sources++;
	}
	free(reaches);
}

/* The survey of the United States alone is a reference for the model: its occupations are those of the
 * roles, and its pay is base pay. Other countries' tables are by coarser codes, which many roles share,
 * and often of total pay; they stand beside the model's figures and do not enter it. */
static bool is_reference(const struct band *b, struct place place)
{
	return b->basis == BASIS_BENCHMARK && b->component == COMPONENT_BASE && !b->carried &&
	       place.country == CODE2('U', 'S') && b->p[BENCHMARK_P50].kind == VALUE_EXACT &&
	       b->p[BENCHMARK_P50].amount > 0;
}

static void add_benchmarks(struct model_cells *out, const struct pay_model_inputs *in)
{
	const struct band_table *table = in->benchmarks;
	/* Published medians are of whole occupations: as many as there are. */
	const double all = 1e6;

	for (size_t i = 0; i < table->count; i++) {
		const struct band *b = &table->rows[i];
		struct place place = place_of_area(b->area, in->gazetteer);
		if (!is_reference(b, place))
			continue;
		out->items = mem_grow(out->items, &out->room, out->count + 1, sizeof(*out->items));
		out->items[out->count++] = (struct model_cell){
		    .source = SOURCE_NONE,
		    .role = b->role,
		    .step = STEP_MIX,
		    .component = COMPONENT_BASE,
		    .place = place,
		    .median = log(b->p[BENCHMARK_P50].amount *
				  aging_of(&in->cells->setup, place.country, b->as_of)),
		    .n = all,
		};
	}
}

void model_cells_gather(struct model_cells *out, const struct pay_model_inputs *in)
{
	struct gatherer g = {.cells = in->cells, .settings = in->settings, .out = out};
	struct part *parts = mem_alloc((size_t)in->cells->keys.count + 1, sizeof(*parts));
	uint16_t *rank = cells_rank_sources(in->cells);
	size_t count, end;

	g.source_n = mem_zero((size_t)in->cells->sources.count + 1, sizeof(*g.source_n));
	g.ranks = cells_rank(in->cells, rank);
	count = list_parts(parts, in->cells, rank, g.ranks);
	for (size_t i = 0; i < count; i = end) {
		end = i;
		while (end < count && parts[end].who == parts[i].who &&
		       parts[end].where >> 48 == parts[i].where >> 48)
			end++;
		gather_country(&g, parts, i, end);
	}
	gather_rest(&g, ~WHO_STEP, 0);
	gather_rest(&g, ~(WHO_STEP | WHO_ROLE), WHO_ROLE);
	for (size_t i = 0; i < g.chosen_count; i++)
		emit(&g, &g.chosen[i]);
	count_reach(out);
	add_benchmarks(out, in);
	free(parts);
	free(rank);
	free(g.ranks);
	free(g.source_n);
	free(g.chosen);
	free(g.chosen_cells.cells);
	free(g.parts);
	free(g.logs);
	free(g.counts);
	free(g.here.cells);
	free(g.state.cells);
	free(g.country.cells);
	free(g.rest);
	multiset_release(&g.odd);
	runs_union_release(&g.pay);
	runs_union_release(&g.employers);
}
