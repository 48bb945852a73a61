/* SPDX-License-Identifier: GPL-3.0-or-later */
/* areas.c: see areas.h. */
#include "reports/areas.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/words.h"

size_t levels_shown(const struct role *role, const enum level **out)
{
	static const enum level ladder[] = {LEVEL_JUNIOR, LEVEL_MID, LEVEL_SENIOR, LEVEL_STAFF};
	static const enum level tracks[] = {LEVEL_MANAGER, LEVEL_EXECUTIVE};

	if (role->track != LEVEL_UNKNOWN) {
		*out = tracks;
		return sizeof(tracks) / sizeof(*tracks);
	}
	*out = ladder;
	return sizeof(ladder) / sizeof(*ladder);
}

bool area_is_headline(struct area area)
{
	return area.kind == AREA_COUNTRY && area.place.country == CODE2('U', 'S');
}

bool band_is_of_page(const struct role *role, const struct band *b)
{
	return area_is_headline(b->area) ||
	       (years_are_all(b->experience) &&
		(b->basis != BASIS_MODELLED || b->component == COMPONENT_BASE) &&
		(b->level == LEVEL_ALL || b->level == role->track) && words_band_shown(b));
}

static double median_of(const struct band *b)
{
	return words_shown(b, BENCHMARK_P50) ? b->p[BENCHMARK_P50].amount : 0;
}

static int compare_by_median(const void *left, const void *right)
{
	const struct area_row *a = left;
	const struct area_row *b = right;
	const struct band *a_band = a->estimate ? a->estimate : a->observed;
	const struct band *b_band = b->estimate ? b->estimate : b->observed;
	double difference;
	char a_code[8], b_code[8];

	if (!a_band != !b_band)
		return a_band ? -1 : 1;
	difference =
	    median_of(a_band ? a_band : a->benchmark) - median_of(b_band ? b_band : b->benchmark);
	if (difference != 0)
		return difference > 0 ? -1 : 1;
	area_text(a->area, a_code);
	area_text(b->area, b_code);
	return strcmp(a_code, b_code);
}

/* Countries: most observations first, as estimates of pay abroad rest on few. */
static int compare_by_observations(const void *left, const void *right)
{
	const struct area_row *a = left;
	const struct area_row *b = right;
	uint64_t a_n = a->observed ? a->observed->n : 0, b_n = b->observed ? b->observed->n : 0;

	if (a_n != b_n)
		return a_n > b_n ? -1 : 1;
	return compare_by_median(left, right);
}

/* The row of that area, or a new one. Bands of one level come area by area, so that the last row is
 * looked at first. */
static struct area_row *row_of(struct area_list *l, size_t *room, struct area area)
{
	for (size_t i = l->count; i > 0; i--)
		if (area_compare(l->rows[i - 1].area, area) == 0)
			return &l->rows[i - 1];
	l->rows = mem_grow(l->rows, room, l->count + 1, sizeof(*l->rows));
	l->rows[l->count] = (struct area_row){.area = area};
	return &l->rows[l->count++];
}

static void count_withheld(struct area_list *l, const struct area_row *row)
{
	unsigned flags = row->observed ? row->observed->suppressed : 0;

	l->withheld++;
	if (!row->observed && row->benchmark) {
		l->not_released++;
		return;
	}
	if (flags & SUPPRESSED_N)
		return;
	if (flags & SUPPRESSED_EMPLOYER)
		l->withheld_employer++;
	else if (flags & SUPPRESSED_COMPLEMENTARY)
		l->withheld_complementary++;
}

static void drop_withheld(struct area_list *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->count; i++) {
		struct area_row row = l->rows[i];
		struct area_row shown = row;

		if (!words_band_shown(row.estimate))
			shown.estimate = NULL;
		if (!words_band_shown(row.observed))
			shown.observed = NULL;
		if (!words_band_shown(row.benchmark))
			shown.benchmark = NULL;
		l->observed += shown.observed != NULL;
		if (shown.estimate || shown.observed || shown.benchmark)
			l->rows[kept++] = shown;
		else
			count_withheld(l, &row);
	}
	l->count = kept;
}

void area_list_init(struct area_list *out, const struct role_summary *r, enum area_kind kind,
		    enum component component)
{
	size_t room = 0;

	*out = (struct area_list){.rows = NULL};
	for (size_t i = 0; i < r->band_count; i++) {
		const struct band *b = &r->bands[i];

		if (b->area.kind != kind || b->component != component ||
		    !years_are_all(b->experience))
			continue;
		if (b->basis == BASIS_MODELLED && b->level == r->role->track)
			row_of(out, &room, b->area)->estimate = b;
		else if (b->basis == BASIS_OBSERVED && b->level == r->role->track)
			row_of(out, &room, b->area)->observed = b;
		else if (b->basis == BASIS_BENCHMARK && b->level == LEVEL_ALL)
			row_of(out, &room, b->area)->benchmark = b;
	}
	drop_withheld(out);
	if (out->count)
		qsort(out->rows, out->count, sizeof(*out->rows),
		      kind == AREA_COUNTRY ? compare_by_observations : compare_by_median);
}

static void add_withheld(struct buf *out, size_t count, const char *reason)
{
	if (count)
		buf_addf(out, "%s%zu withheld: %s", out->len ? "; " : "", count, reason);
}

void area_list_withheld(struct buf *out, const struct area_list *l, const struct settings *settings)
{
	size_t few =
	    l->withheld - l->withheld_employer - l->withheld_complementary - l->not_released;
	struct buf reasons, reason;

	buf_init(&reasons, BUF_LIMIT_DEFAULT);
	buf_init(&reason, BUF_LIMIT_DEFAULT);
	buf_addf(&reason, "fewer than %ld observations", settings->min_n);
	add_withheld(&reasons, few, reason.data);
	buf_clear(&reason);
	buf_add_string(&reason, "one employer holds more than ");
	words_share(&reason, settings->max_employer_share);
	buf_add_string(&reason, " of the observations");
	add_withheld(&reasons, l->withheld_employer, reason.data);
	add_withheld(&reasons, l->withheld_complementary,
		     "with the other places it would give a few people's pay away");
	if (l->not_released)
		buf_addf(&reasons, "%s%zu not released by the publisher", reasons.len ? "; " : "",
			 l->not_released);
	buf_add_text(out, buf_text(&reasons));
	buf_release(&reason);
	buf_release(&reasons);
}

void area_list_release(struct area_list *l)
{
	if (!l)
		return;
	free(l->rows);
	*l = (struct area_list){.rows = NULL};
}

/* ---- the lists of a page ---- */

size_t places_shown(enum area_kind kind)
{
	/* Every state and the largest metropolitan areas: a reader looks for one. */
	return kind == AREA_COUNTRY ? 15 : 60;
}

size_t area_kinds_shown(const enum area_kind **out)
{
	static const enum area_kind kinds[] = {AREA_METRO, AREA_STATE, AREA_COUNTRY, AREA_REGION};

	*out = kinds;
	return sizeof(kinds) / sizeof(*kinds);
}

static const struct {
	const char *id, *heading;
} lists[AREA_KIND_COUNT][2] = {
    [AREA_COUNTRY] = {{"countries-base", "Countries, base pay"},
		      {"countries-total", "Countries, total pay"}},
    [AREA_STATE] = {{"states-base", "States, base pay"}, {"states-total", "States, total pay"}},
    [AREA_METRO] = {{"metros-base", "Metropolitan areas, base pay"},
		    {"metros-total", "Metropolitan areas, total pay"}},
    [AREA_REGION] = {{"regions-base", "Regions, base pay"},
		     {"regions-total", "Regions, total pay"}},
};

/* Takes the list. */
static void show_list(struct area_lists *l, enum area_kind kind, bool total,
		      struct area_list places)
{
	l->items[l->count].id = lists[kind][total].id;
	l->items[l->count].heading = lists[kind][total].heading;
	l->items[l->count].component = total ? COMPONENT_TOTAL : COMPONENT_BASE;
	l->items[l->count++].places = places;
}

/* Total pay is listed for what was reported: of base pay alone there is an estimate everywhere. */
static void keep_observed(struct area_list *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->count; i++)
		if (l->rows[i].observed)
			l->rows[kept++] = l->rows[i];
	l->count = kept;
}

void area_lists_init(struct area_lists *out, const struct role_summary *r, enum area_kind kind)
{
	struct area_list base, total;
	bool instead;

	*out = (struct area_lists){.count = 0};
	area_list_init(&base, r, kind, COMPONENT_BASE);
	area_list_init(&total, r, kind, COMPONENT_TOTAL);
	instead = !base.observed && total.observed;
	/* Regions have publishers' figures alone: of base pay or of total, as each counts. */
	if (kind == AREA_REGION)
		instead = total.count > 0;
	else if (instead)
		keep_observed(&total);
	if (base.count || (base.withheld && !instead))
		show_list(out, kind, false, base);
	else
		area_list_release(&base);
	if (instead)
		show_list(out, kind, true, total);
	else
		area_list_release(&total);
}

void area_lists_release(struct area_lists *l)
{
	for (size_t i = 0; i < l->count; i++)
		area_list_release(&l->items[i].places);
	*l = (struct area_lists){.count = 0};
}

void headline_bands(const struct band ***out, size_t *count, const struct role_summary *r,
		    enum component component)
{
	static const enum level order[] = {LEVEL_JUNIOR, LEVEL_MID,	LEVEL_SENIOR,
					   LEVEL_STAFF,	 LEVEL_MANAGER, LEVEL_EXECUTIVE,
					   LEVEL_ALL};

	*out = mem_alloc(r->band_count, sizeof(**out));
	*count = 0;
	for (size_t l = 0; l < sizeof(order) / sizeof(*order); l++)
		for (size_t i = 0; i < r->band_count; i++) {
			const struct band *b = &r->bands[i];

			if (b->level == order[l] && b->component == component &&
			    years_are_all(b->experience) && area_is_headline(b->area))
				(*out)[(*count)++] = b;
		}
}
