/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_observed.c: from cells to observed rows.
 *
 * A cell (one level, experience and source at one finest place) counts in the row of each area it
 * lies in and, if it is on the ladder or its level is not known, in that area's row of all levels
 * and in that of its experience. A row's figures are order statistics of its cells' runs together,
 * which are put in order only where such a statistic lies (stats/selection.h). Where a row has
 * brackets, all of it is taken as interval-censored (stats/turnbull.h).
 */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/order.h"
#include "base/parallel.h"
#include "estimate/bands_row_pay.h"
#include "estimate/cells_private.h"
#include "stats/turnbull.h"

/* The observations of a row by employer. All zero bytes is an empty one. */
struct employer_tally {
	uint64_t *counts; /* by employer: zero between rows */
	size_t room;
	uint32_t *named; /* those of the row */
	size_t named_room;
	size_t count;
	uint64_t greatest;
};

/* How far an index of wages reaches for a country. */
enum { REACHED_DATES = 256 }; /* a power of two */
struct reached_date {
	code country;
	bool is_known;
	struct date reached; /* year 0: the country has no index */
};

/* What making rows needs over and over. */
struct observer {
	const struct cells *cells;
	const struct settings *settings;
	struct date as_of;
	const struct share *shares; /* of the role */
	const struct band_witness *witness;
	struct row_pay pay;
	struct employer_tally employers;
	struct reached_date reached[REACHED_DATES];
	struct median_ranks ranks;
};

static unsigned share_step(const struct share *s)
{
	return (unsigned)(s->order >> 48);
}

static struct area share_area(const struct share *s, struct place place)
{
	struct area area = {.kind = (enum area_kind)(s->order >> 40 & 0xf)};

	if (area.kind == AREA_COUNTRY || area.kind == AREA_STATE)
		area.place.country = place.country;
	if (area.kind == AREA_STATE)
		area.place.state = place.state;
	if (area.kind == AREA_METRO)
		area.place.metro = place.metro;
	return area;
}

static const struct cell *cell_at(const struct observer *o, const struct share *s)
{
	return cell_numbered(o->cells, s->cell);
}

static double repeats_of(const struct observer *o, const struct share *shares, size_t count)
{
	double repeats = 0;

	for (size_t i = 0; i < count; i++)
		repeats += cell_more(cell_at(o, &shares[i]))->repeats;
	return repeats;
}

static struct date newest_of(const struct observer *o, const struct share *shares, size_t count)
{
	uint32_t newest = 0;

	for (size_t i = 0; i < count; i++)
		if (cell_at(o, &shares[i])->newest > newest)
			newest = cell_at(o, &shares[i])->newest;
	return date_of_number(newest);
}

/* To the last bits: a weighted figure is a sum. */
static bool figures_ascend(const struct band *b)
{
	for (int p = 1; p < BENCHMARK_PERCENTILES; p++) {
		double below = b->p[p - 1].amount;
		if (!(b->p[p].amount >= below - 1e-9 * fabs(below)))
			return false;
	}
	return true;
}

static void add_figures(struct band *b, struct counted c, struct median_ranks *ranks, int age)
{
	double width;

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b->p[p] = (struct benchmark_value){
		    .kind = VALUE_EXACT, .amount = counted_quantile(c, band_fractions[p])};
	assert(figures_ascend(b));
	b->p50_interval = counted_median_interval_by(c, ranks);
	width = (b->p50_interval.high - b->p50_interval.low) / b->p[BENCHMARK_P50].amount;
	b->quality = quality_of(b->n_effective, width, age);
}

static struct benchmark_value value_of(struct interval known)
{
	if (isinf(known.low))
		return (struct benchmark_value){.kind = VALUE_AT_MOST, .amount = known.high};
	if (isinf(known.high))
		return (struct benchmark_value){.kind = VALUE_AT_LEAST, .amount = known.low};
	return (struct benchmark_value){.kind = VALUE_EXACT, .amount = known.low};
}

static double finite_or_none(double end)
{
	return isfinite(end) ? end : NAN;
}

static void add_censored_figures(struct band *b, struct censored c, double confidence, int age)
{
	struct interval median = censored_median_interval(c, confidence);
	struct turnbull t;
	double width = NAN;

	turnbull_estimate(&t, c);
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		b->p[p] = value_of(turnbull_quantile(&t, c, band_fractions[p]));
		if (b->p[p].kind != VALUE_EXACT)
			b->suppressed |= SUPPRESSED_OPEN;
	}
	turnbull_release(&t);
	b->p50_interval = (struct interval){.low = finite_or_none(median.low),
					    .high = finite_or_none(median.high)};
	if (b->p[BENCHMARK_P50].kind == VALUE_EXACT)
		width = (b->p50_interval.high - b->p50_interval.low) / b->p[BENCHMARK_P50].amount;
	b->quality = quality_of(b->n_effective, width, age);
}

static void tally_add(struct employer_tally *t, struct runs runs)
{
	size_t need = runs.count ? (size_t)runs_value(runs, runs.count - 1) + 1 : 0;

	if (need > t->room) {
		size_t before = t->room;
		t->counts = mem_grow(t->counts, &t->room, need, sizeof(*t->counts));
		memset(t->counts + before, 0, (t->room - before) * sizeof(*t->counts));
	}
	t->named = mem_grow(t->named, &t->named_room, t->count + runs.count, sizeof(*t->named));
	for (size_t i = 0; i < runs.count; i++) {
		struct run run = runs_at(runs, i);
		uint64_t *count = &t->counts[run.value];
		if (!*count)
			t->named[t->count++] = (uint32_t)run.value;
		*count += run.count;
		t->greatest = *count > t->greatest ? *count : t->greatest;
	}
}

/* How many employers the row's observations name, and how many observations the most named one has. */
static void tally_employers(struct observer *o, const struct share *shares, size_t count)
{
	struct employer_tally *t = &o->employers;

	t->count = 0;
	t->greatest = 0;
	for (size_t i = 0; i < count; i++)
		tally_add(t, multiset_runs(&cell_more(cell_at(o, &shares[i]))->employers));
	for (size_t i = 0; i < t->count; i++)
		t->counts[t->named[i]] = 0;
}

/* Why a row is withheld of itself. The effective number counts as the plain one does: where few
 * weigh as much as all, the percentiles are theirs. */
static unsigned flags_of(const struct band *b, uint64_t greatest_employer,
			 const struct settings *settings)
{
	double n = fmin((double)b->n, b->n_effective);
	unsigned flags = 0;

	if (n < (double)settings->min_n)
		flags |= SUPPRESSED_N;
	else if (n < (double)settings_quartiles_least(settings))
		flags |= SUPPRESSED_QUARTILES;
	if (!flags && n < (double)settings->min_n_tails)
		flags |= SUPPRESSED_TAILS;
	if (employer_too_much(greatest_employer, b->n, settings->max_employer_share))
		flags |= SUPPRESSED_EMPLOYER;
	return flags;
}

/* How far the index of the country reaches; year 0 where it has none. */
static struct date reached_in(struct observer *o, code country)
{
	struct reached_date *known = &o->reached[(country ^ country >> 5) & (REACHED_DATES - 1)];
	const struct wage_index *wages = o->cells->setup.wages;
	code series;

	if (known->is_known && known->country == country)
		return known->reached;
	series = wage_index_series(wages, country);
	*known = (struct reached_date){.country = country, .is_known = true};
	if (series)
		known->reached = wage_index_reached(wages, series, o->as_of);
	return known->reached;
}

/* The date that a row's pay was moved to; of series that end at different months, the earliest of
 * them. Pay of countries without an index, and without a date, stays what it was: year 0 where all
 * of it does. */
static struct date moved_to(struct observer *o, const struct share *shares, size_t count)
{
	struct date earliest = {0, 0, 0};

	if (o->cells->setup.age == AGING_NONE || !o->cells->setup.wages)
		return earliest;
	for (size_t i = 0; i < count; i++) {
		struct place place = cell_place(o->cells->keys.keys[shares[i].cell]);
		struct date reached;
		if (!cell_at(o, &shares[i])->newest)
			continue;
		reached = reached_in(o, place.country);
		if (reached.year && (!earliest.year || date_compare(reached, earliest) < 0))
			earliest = reached;
	}
	return earliest;
}

/* The end of the shares of the first one's source. */
static size_t source_end(const struct share *shares, size_t first, size_t count)
{
	size_t end = first;

	while (end < count && shares[end].source == shares[first].source)
		end++;
	return end;
}

/* Whose pay the row of these shares is. */
static struct band row_of(const struct observer *o, const struct share *share)
{
	struct cell_key key = o->cells->keys.keys[share->cell];
	unsigned step = share_step(share);
	bool of_level = step & STEP_LEVEL;
	enum experience years = of_level ? EXPERIENCE_ALL : (enum experience)step;

	return (struct band){
	    .role = cell_role(key),
	    .level = of_level ? (enum level)(step ^ STEP_LEVEL) : LEVEL_ALL,
	    .experience = experience_span(&o->settings->experience_steps, years),
	    .area = share_area(share, cell_place(key)),
	    .component = cell_component(key),
	    .basis = BASIS_OBSERVED,
	};
}

/* The date of the row's pay, and *age: how many years it was moved. */
static struct date date_of(struct observer *o, const struct share *shares, size_t count, int *age)
{
	bool aged = o->cells->setup.age != AGING_NONE;
	struct date newest = newest_of(o, shares, count), moved = moved_to(o, shares, count);

	*age = aged && newest.year ? o->as_of.year - newest.year : 0;
	if (moved.year)
		return moved;
	return aged ? (struct date){.year = newest.year} : newest;
}

static void show_witness(const struct observer *o, const struct band *b, struct counted pay,
			 struct censored censored, const struct share *shares, size_t count)
{
	const struct observed_pay seen = {.band = b,
					  .pay = pay,
					  .censored = censored,
					  .greatest_employer = o->employers.greatest,
					  .shares = shares,
					  .share_count = count};

	if (o->witness)
		o->witness->see(o->witness->context, &seen);
}

/* Of observations of weight 1. */
static double effective_n(uint64_t n, double design)
{
	return counted_n_effective(
	    (struct counted){.upto = &n, .counts = &n, .count = 1, .design = design});
}

/* The figures of points of weight 1, if any of them may be published. */
static void observe_points(struct observer *o, struct band *b, struct points points, double repeats,
			   int age)
{
	double design = design_effect(repeats, points.n);
	unsigned flags;

	b->n = points.n;
	b->n_effective = effective_n(points.n, design);
	b->rule = "type7";
	flags = flags_of(b, o->employers.greatest, o->settings);
	if (!(flags & SUPPRESSED_WHOLE)) {
		struct counted pay = row_pay_selected(&o->pay, points, design, &o->ranks);
		pay.design = design;
		add_figures(b, pay, &o->ranks, age);
	}
	band_withhold(b, flags);
}

/* The figures of points of any weight and of brackets, whether they may be published or not. */
static void observe_all(struct observer *o, struct band *b, struct points points, double repeats,
			int age, const struct share *shares, size_t count)
{
	struct counted pay = row_pay_all(&o->pay, points);
	struct censored censored = row_pay_censored(&o->pay, shares, count, pay);

	b->n = censored.count ? censored_n(censored) : counted_n(pay);
	pay.design = censored.design = design_effect(repeats, b->n);
	b->n_effective = censored.count ? censored_n_effective(censored) : counted_n_effective(pay);
	b->rule = censored.count	       ? "turnbull-log"
		  : counted_equal_weights(pay) ? "type7"
					       : "type7-weighted-kish";
	if (censored.count)
		add_censored_figures(b, censored, o->settings->confidence, age);
	else
		add_figures(b, pay, &o->ranks, age);
	show_witness(o, b, pay, censored, shares, count);
	band_withhold(b, flags_of(b, o->employers.greatest, o->settings));
}

/* Rows as they are made. */
struct row_list {
	struct observed *rows;
	size_t count;
	size_t room;
};

/* Points of weight 1, so few that nothing of the row is published; their number alone is asked for. */
static void observe_too_few(struct band *b, struct points points, double repeats)
{
	b->n = points.n;
	b->n_effective = effective_n(points.n, design_effect(repeats, points.n));
	band_withhold(b, SUPPRESSED_N);
}

static void observe_shares(struct observer *o, struct row_list *out, const struct share *shares,
			   size_t count, uint16_t source)
{
	struct observed *row = &out->rows[out->count];
	struct points points = row_pay_list(&o->pay, shares, count);
	double repeats = repeats_of(o, shares, count);
	bool all = o->witness || points.weighted || row_pay_has_brackets(&o->pay, shares, count);
	struct band *b = &row->band;
	int age;

	assert(out->count < out->room);
	row->first = (size_t)(shares - o->shares);
	row->cell_count = count;
	*b = row_of(o, &shares[0]);
	b->source = source;
	b->sources = 1;
	out->count++;
	if (!all && points.n < (uint64_t)o->settings->min_n) {
		observe_too_few(b, points, repeats);
	} else {
		tally_employers(o, shares, count);
		b->employers = o->employers.count;
		b->as_of = date_of(o, shares, count, &age);
		if (all)
			observe_all(o, b, points, repeats, age, shares, count);
		else
			observe_points(o, b, points, repeats, age);
	}
	assert(b->n > 0); /* a row has cells, and they have people */
}

/* Two sources agree whose medians of a row lie within this share of each other. */
#define AGREEMENT 0.10
enum { AGREEMENT_LEAST = 30 }; /* observations of each */

/* What `parts`, the rows of one row's sources, tell of it: how many they are, how far their differences
 * make its median uncertain, and whether two of them agree. */
static void compare_sources(const struct observer *o, struct band *row,
			    const struct observed *parts, size_t count)
{
	const double between = row->component == COMPONENT_TOTAL
				   ? o->settings->between_sources_total
				   : o->settings->between_sources;
	double lowest = INFINITY, highest = 0, squares = 0, all = 0;
	unsigned telling = 0;

	for (size_t i = 0; i < count; i++) {
		const struct band *b = &parts[i].band;
		all += b->n_effective;
		squares += b->n_effective * b->n_effective;
		if (b->n_effective < AGREEMENT_LEAST || b->p[BENCHMARK_P50].kind != VALUE_EXACT)
			continue;
		telling++;
		lowest = fmin(lowest, b->p[BENCHMARK_P50].amount);
		highest = fmax(highest, b->p[BENCHMARK_P50].amount);
	}
	row->sources = (unsigned)count;
	band_widen(row, between * sqrt(squares) / all, o->settings->confidence);
	if (row->quality == QUALITY_HIGH && !(telling >= 2 && highest <= (1 + AGREEMENT) * lowest))
		row->quality = QUALITY_MEDIUM;
}

/* The row of one step, and, of several sources, each one's. */
static void observe_row(struct observer *o, struct row_list *out, const struct share *shares,
			size_t count)
{
	size_t row = out->count, end;

	observe_shares(o, out, shares, count, SOURCE_ALL);
	for (size_t i = 0; i < count; i = end) {
		end = source_end(shares, i, count);
		if (end - i == count) {
			out->rows[row].band.only_source = (uint16_t)(shares[i].source + 1);
			compare_sources(o, &out->rows[row].band, &out->rows[row], 1);
			return;
		}
		observe_shares(o, out, shares + i, end - i, (uint16_t)(shares[i].source + 1));
	}
	compare_sources(o, &out->rows[row].band, &out->rows[row + 1], out->count - row - 1);
}

static bool rows_ascend(const struct row_list *list)
{
	for (size_t i = 1; i < list->count; i++)
		if (band_compare(&list->rows[i - 1].band, &list->rows[i].band) >= 0)
			return false;
	return true;
}

/* The cells of one role. */
struct role_cells {
	uint32_t *cells;
	size_t count;
};
struct role_work {
	const struct observer *settings; /* what all observers share */
	struct share_rule rule;
	const uint16_t *source_ranks;
	const struct role_cells *of; /* by role of the list */
	struct observed_role *roles;
};

static void observer_release(struct observer *o)
{
	row_pay_release(&o->pay);
	free(o->employers.counts);
	free(o->employers.named);
}

/* How many rows observe_role makes: one per step, and one more per source where a step has several. */
static size_t rows_of_role(const struct share *shares, size_t count)
{
	size_t rows = 0, end;

	for (size_t i = 0; i < count; i = end) {
		size_t sources = 0;
		end = i;
		while (end < count && shares[end].order == shares[i].order)
			end++;
		for (size_t of = i; of < end; sources++)
			of = source_end(shares, of, end);
		rows += sources > 1 ? 1 + sources : 1;
	}
	return rows;
}

static void make_rows(struct observer *o, struct row_list *out, const struct share_list *shares)
{
	size_t end;

	for (size_t i = 0; i < shares->count; i = end) {
		end = i + 1;
		while (end < shares->count && shares->items[end].order == shares->items[i].order)
			end++;
		observe_row(o, out, shares->items + i, end - i);
	}
	assert(out->count == out->room && rows_ascend(out));
}

static void observe_role(void *context, size_t part)
{
	const struct role_work *work = context;
	struct observed_role *role = &work->roles[part];
	struct share_list shares = {.source_ranks = work->source_ranks};
	struct observer o = *work->settings;
	struct row_list rows = {.count = 0};

	share_list_make(&shares, &work->rule, work->of[part].cells, work->of[part].count);
	o.shares = shares.items;
	rows.room = rows_of_role(shares.items, shares.count);
	rows.rows = mem_alloc(rows.room, sizeof(*rows.rows));
	make_rows(&o, &rows, &shares);
	role->rows = rows.rows;
	role->count = rows.count;
	role->cells = mem_alloc(shares.count, sizeof(*role->cells));
	for (size_t i = 0; i < shares.count; i++)
		role->cells[i] = shares.items[i].cell;
	share_list_release(&shares);
	observer_release(&o);
}

static uint16_t role_of(const struct cells *cells, uint32_t cell)
{
	return cell_role(cells->keys.keys[cell]);
}

/* The numbers of all cells, by role. The caller frees it. */
static uint32_t *cells_by_role(const struct cells *cells)
{
	uint32_t count = cells->keys.count;
	uint32_t *list = mem_alloc((size_t)count + 1, sizeof(*list));
	struct ordered *order = mem_alloc((size_t)count + 1, sizeof(*order));

	for (uint32_t i = 0; i < count; i++)
		order[i] = (struct ordered){.key = role_of(cells, i), .number = i};
	order_sort(order, count);
	for (size_t i = 0; i < count; i++)
		list[i] = order[i].number;
	free(order);
	return list;
}

/* Lists the roles of cells that are by role: `of` and `sizes` for each of them, which the caller frees. */
static void list_roles(struct observed_list *out, const struct cells *cells, uint32_t *list,
		       struct role_cells **of, size_t **sizes)
{
	size_t room = 0, of_room = 0, size_room = 0, end;

	for (size_t i = 0; i < cells->keys.count; i = end, out->count++) {
		uint16_t role = role_of(cells, list[i]);
		end = i + 1;
		while (end < cells->keys.count && role_of(cells, list[end]) == role)
			end++;
		out->roles = mem_grow(out->roles, &room, out->count + 1, sizeof(*out->roles));
		*of = mem_grow(*of, &of_room, out->count + 1, sizeof(**of));
		*sizes = mem_grow(*sizes, &size_room, out->count + 1, sizeof(**sizes));
		out->roles[out->count] = (struct observed_role){.role = role};
		(*of)[out->count] = (struct role_cells){.cells = list + i, .count = end - i};
		(*sizes)[out->count] = end - i;
	}
}

void bands_observe_shares(struct observed_list *out, struct share_rule rule,
			  const struct settings *settings, struct date as_of)
{
	const struct observer o = {.cells = rule.cells,
				   .pay = {.cells = rule.cells},
				   .settings = settings,
				   .as_of = as_of,
				   .ranks = {.confidence = settings->confidence},
				   .witness = rule.witness};
	uint16_t *source_ranks = cells_rank_sources(rule.sources);
	uint32_t *cells = cells_by_role(rule.cells);
	struct role_cells *of = NULL;
	size_t *sizes = NULL;
	struct role_work work = {.settings = &o, .rule = rule, .source_ranks = source_ranks};

	*out = (struct observed_list){.roles = NULL};
	list_roles(out, rule.cells, cells, &of, &sizes);
	work.of = of;
	work.roles = out->roles;
	/* Who looks on sees the rows in their order. */
	if (o.witness)
		parallel_each(1, out->count, observe_role, &work);
	else
		parallel_each_sized(settings->jobs, sizes, out->count, observe_role, &work);
	free(cells);
	free(source_ranks);
	free(of);
	free(sizes);
}

void bands_observe(struct observed_list *out, const struct cells *cells,
		   const struct catalogue *catalogue, const struct settings *settings,
		   struct date as_of)
{
	bands_observe_shares(out, shares_of_areas(cells, catalogue), settings, as_of);
}

const struct observed_role *observed_role_find(const struct observed_list *list, uint16_t role)
{
	size_t low = 0, high = list->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (list->roles[middle].role == role)
			return &list->roles[middle];
		if (list->roles[middle].role < role)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

void observed_list_release(struct observed_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->roles[i].rows);
		free(list->roles[i].cells);
	}
	free(list->roles);
	*list = (struct observed_list){.roles = NULL};
}
