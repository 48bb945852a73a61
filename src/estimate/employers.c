/* SPDX-License-Identifier: GPL-3.0-or-later */
/* employers.c: rows by employer, the parts of pay and the years of experience by level.
 *
 * They are of the same people as the rows of the band table, and are published by the same rules: at
 * least min-n, a rounded median of few, and nothing that tells with the other rows what is withheld.
 * A figure of one employer is that employer's: the limit on an employer's share of a row does not
 * apply to it.
 */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/parallel.h"
#include "estimate/bands_shares.h"

/* ---- employers ---- */

struct employed_list {
	struct employed_row *rows;
	size_t count;
};

static int compare_role(const struct band *a, code in_a, const struct band *b, code in_b)
{
	if (a->role != b->role)
		return a->role < b->role ? -1 : 1;
	if (in_a != in_b)
		return in_a < in_b ? -1 : 1;
	return (a->component > b->component) - (a->component < b->component);
}

static int compare_employed(const void *a, const void *b)
{
	const struct employed_row *left = a, *right = b;
	int order = compare_role(&left->band, left->country, &right->band, right->country);

	return order ? order : text_compare(left->key, right->key);
}

static size_t count_rows(const struct observed_list *list)
{
	size_t rows = 0;

	for (size_t i = 0; i < list->count; i++)
		rows += list->roles[i].count;
	return rows;
}

/* Of all sources together, those of enough people. */
static void list_role(struct employed_list *out, const struct observed_role *role,
		      const struct cells *cells)
{
	for (size_t i = 0; i < role->count; i++) {
		const struct band *b = &role->rows[i].band;
		struct cell_key at;
		if (b->source != SOURCE_ALL || b->suppressed & SUPPRESSED_N)
			continue;
		at = cells->employed_at.keys[b->area.place.metro];
		out->rows[out->count++] =
		    (struct employed_row){.band = *b,
					  .employer = (uint32_t)at.who,
					  .key = intern_text(&cells->employers, (uint32_t)at.who),
					  .country = (code)at.where};
	}
}

static void list_employed(struct employed_list *out, const struct observed_list *rows,
			  const struct cells *cells)
{
	out->rows = mem_alloc(count_rows(rows) + 1, sizeof(*out->rows));
	out->count = 0;
	for (size_t i = 0; i < rows->count; i++)
		list_role(out, &rows->roles[i], cells);
	if (out->count)
		qsort(out->rows, out->count, sizeof(*out->rows), compare_employed);
}

/* A role's employers, and the rows of the role. */
struct employed_role {
	struct employed_row *employers;
	size_t count;
	const struct observed_role *observed;
};
struct employed_work {
	struct employed_role *roles;
	const struct cells *cells;
	const struct catalogue *catalogue;
	const struct settings *settings;
};

static void complement_role(void *context, size_t part)
{
	const struct employed_work *w = context;
	const struct employed_role *role = &w->roles[part];

	employers_complement(role->employers, role->count, role->observed, w->cells, w->catalogue,
			     w->settings);
}

static void complement_all(struct employed_list *list, const struct observed_list *observed,
			   const struct cells *cells, const struct catalogue *catalogue,
			   const struct settings *settings)
{
	struct employed_work work = {.cells = cells, .catalogue = catalogue, .settings = settings};
	size_t room = 0, count = 0, end;
	size_t *sizes = mem_alloc(list->count + 1, sizeof(*sizes));

	for (size_t i = 0; i < list->count; i = end) {
		uint16_t role = list->rows[i].band.role;
		const struct observed_role *of = observed_role_find(observed, role);
		assert(of); /* who is in an employer's cell is in one of the role */
		end = i + 1;
		while (end < list->count && list->rows[end].band.role == role)
			end++;
		work.roles = mem_grow(work.roles, &room, count + 1, sizeof(*work.roles));
		sizes[count] = of->count + end - i;
		work.roles[count] = (struct employed_role){
		    .employers = &list->rows[i], .count = end - i, .observed = of};
		count++;
	}
	parallel_each_sized(settings->jobs, sizes, count, complement_role, &work);
	free(work.roles);
	free(sizes);
}

static int compare_published(const void *a, const void *b)
{
	const struct employer_row *left = a, *right = b;
	int order = compare_role(&left->band, left->country, &right->band, right->country);

	if (order)
		return order;
	if (left->band.n != right->band.n)
		return left->band.n > right->band.n ? -1 : 1;
	return text_compare(text_of(left->name), text_of(right->name));
}

/* Only the median of an employer is published; the other figures are cleared here. */
static void keep_median(struct band *b)
{
	static const int others[] = {BENCHMARK_P10, BENCHMARK_P25, BENCHMARK_P75, BENCHMARK_P90};

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		b->p[others[i]] =
		    (struct benchmark_value){.kind = VALUE_NOT_RELEASED, .amount = NAN};
}

/* Names by their place in `names`, which may still move. */
static void take_employed(struct band_table *out, const struct employed_list *list,
			  const struct cells *cells, const struct settings *settings)
{
	uint32_t *best = cells_best_spellings(cells);
	size_t *at = mem_alloc(list->count + 1, sizeof(*at));
	const double unit = band_rounding_unit(settings);
	struct buf names;

	buf_init(&names, BUF_LIMIT_DEFAULT);
	out->employers = mem_alloc(list->count + 1, sizeof(*out->employers));
	for (size_t i = 0; i < list->count; i++) {
		const struct employed_row *row = &list->rows[i];
		struct text name = cells_employer_name(cells, best, row->employer);
		struct employer_row *to = &out->employers[out->employer_count];
		if (!name.len)
			continue;
		*to = (struct employer_row){.country = row->country, .band = row->band};
		to->band.area =
		    (struct area){.kind = AREA_COUNTRY, .place = {.country = row->country}};
		band_round(&to->band, settings, unit);
		keep_median(&to->band);
		to->band.employers = 0;
		if (to->band.suppressed &
		    SUPPRESSED_WHOLE) /* that it is of few is not told either */
			to->band.suppressed &= SUPPRESSED_WHOLE;
		at[out->employer_count++] = names.len;
		buf_add_text(&names, name);
		buf_add_char(&names, '\0');
	}
	out->employer_names = names.data;
	for (size_t i = 0; i < out->employer_count; i++)
		out->employers[i].name = out->employer_names + at[i];
	if (out->employer_count)
		qsort(out->employers, out->employer_count, sizeof(*out->employers),
		      compare_published);
	free(at);
	free(best);
}

static void make_employers(struct band_table *out, const struct observed_list *observed,
			   const struct cells *cells, const struct catalogue *catalogue,
			   const struct settings *settings, struct date as_of)
{
	struct settings alone = *settings;
	struct observed_list rows;
	struct employed_list list;

	alone.between_sources = alone.between_sources_total = 0;
	bands_observe_shares(&rows, shares_of_employers(cells, catalogue), &alone, as_of);
	list_employed(&list, &rows, cells);
	if (settings->complementary)
		complement_all(&list, observed, cells, catalogue, settings);
	take_employed(out, &list, cells, settings);
	free(list.rows);
	observed_list_release(&rows);
}

/* ---- the parts of pay, and years, by level ---- */

static const struct band *row_of(const struct observed_list *observed, const struct band *wanted)
{
	const struct observed_role *role = observed_role_find(observed, wanted->role);
	size_t low = 0, high = role ? role->count : 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = band_compare(&role->rows[middle].band, wanted);
		if (order == 0)
			return &role->rows[middle].band;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* Is a row of that level there, and none withheld? */
static bool level_is_published(const struct observed_list *observed, const struct band *part)
{
	struct band wanted = {
	    .role = part->role, .level = part->level, .area = part->area, .basis = BASIS_OBSERVED};
	bool found = false;

	for (int c = COMPONENT_BASE; c <= COMPONENT_TOTAL; c++) {
		const struct band *row;
		wanted.component = (enum component)c;
		row = row_of(observed, &wanted);
		if (row && row->suppressed & SUPPRESSED_WHOLE)
			return false;
		found = found || row;
	}
	return found;
}

static bool may_be_told(const struct observed_list *observed, const struct band *part)
{
	return part->source == SOURCE_ALL &&
	       !(part->suppressed & (SUPPRESSED_WHOLE | SUPPRESSED_QUARTILES)) &&
	       level_is_published(observed, part);
}

static double in_thousands(double pay, const struct settings *settings)
{
	double thousand = 1000 * settings_rounding(settings);

	return thousand * rint(pay / thousand);
}

static void add_years(struct band_table *out, const struct band *b)
{
	out->years[out->year_count++] =
	    (struct level_years){.role = b->role,
				 .level = b->level,
				 .country = b->area.place.country,
				 .p25 = rint(b->p[BENCHMARK_P25].amount),
				 .p50 = rint(b->p[BENCHMARK_P50].amount),
				 .p75 = rint(b->p[BENCHMARK_P75].amount)};
}

/* The three parts of a level are of the same people: all of them are there, or none. */
static void add_part_of_mix(struct band_table *out, const struct band *b,
			    const struct settings *settings)
{
	struct pay_mix *mix = NULL;
	double median = in_thousands(b->p[BENCHMARK_P50].amount, settings);

	for (size_t i = 0; i < out->mix_count && !mix; i++)
		if (out->mix[i].role == b->role && out->mix[i].level == b->level &&
		    out->mix[i].country == b->area.place.country)
			mix = &out->mix[i];
	if (!mix) {
		mix = &out->mix[out->mix_count++];
		*mix = (struct pay_mix){
		    .role = b->role, .level = b->level, .country = b->area.place.country};
	}
	*(b->component == COMPONENT_BASE    ? &mix->base
	  : b->component == COMPONENT_BONUS ? &mix->bonus
					    : &mix->equity) = median;
}

static void add_mix(struct band_table *out, const struct observed_role *role,
		    const struct observed_list *observed, const struct settings *settings)
{
	for (size_t i = 0; i < role->count; i++) {
		const struct band *b = &role->rows[i].band;
		if (!may_be_told(observed, b))
			continue;
		if ((unsigned)b->component == MIX_YEARS)
			add_years(out, b);
		else
			add_part_of_mix(out, b, settings);
	}
}

static void make_mix(struct band_table *out, const struct observed_list *observed,
		     const struct cells *cells, const struct settings *settings, struct date as_of)
{
	struct observed_list rows;
	size_t count;

	bands_observe_shares(&rows, shares_of_mix(cells), settings, as_of);
	count = count_rows(&rows);
	out->mix = mem_alloc(count + 1, sizeof(*out->mix));
	out->years = mem_alloc(count + 1, sizeof(*out->years));
	for (size_t i = 0; i < rows.count; i++)
		add_mix(out, &rows.roles[i], observed, settings);
	observed_list_release(&rows);
}

void bands_employers(struct band_table *out, const struct observed_list *observed,
		     const struct cells *cells, const struct catalogue *catalogue,
		     const struct settings *settings, struct date as_of)
{
	if (cells->employed)
		make_employers(out, observed, cells, catalogue, settings, as_of);
	if (cells->mix)
		make_mix(out, observed, cells, settings, as_of);
}
