/* areas.c: see areas.h. */
#include "reports/areas.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/words.h"

bool area_is_headline(struct area area)
{
	return area.kind == AREA_COUNTRY && area.place.country == CODE2('U', 'S');
}

static bool same_area(struct area a, struct area b)
{
	return a.kind == b.kind && a.place.country == b.place.country &&
	       a.place.state == b.place.state && a.place.metro == b.place.metro;
}

/* More first; the benchmark's employment is never weighed against observations. */
static int compare_rows(const void *left, const void *right)
{
	const struct area_row *a = left;
	const struct area_row *b = right;
	const struct band *a_band = a->observed ? a->observed : a->benchmark;
	const struct band *b_band = b->observed ? b->observed : b->benchmark;
	char a_code[8], b_code[8];

	if (!a->observed != !b->observed)
		return a->observed ? -1 : 1;
	if (a_band->n != b_band->n)
		return a_band->n > b_band->n ? -1 : 1;
	area_text(a->area, a_code);
	area_text(b->area, b_code);
	return strcmp(a_code, b_code);
}

/* The row of that area: the last one, as a role's bands come area by area; or a new one. */
static struct area_row *row_of(struct area_list *l, size_t *room, struct area area)
{
	if (l->count && same_area(l->rows[l->count - 1].area, area))
		return &l->rows[l->count - 1];
	l->rows = mem_grow(l->rows, room, l->count + 1, sizeof(*l->rows));
	l->rows[l->count] = (struct area_row){.area = area};
	return &l->rows[l->count++];
}

static void drop_withheld(struct area_list *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->count; i++) {
		struct area_row row = l->rows[i];

		if (!words_band_shown(row.observed))
			row.observed = NULL;
		if (!words_band_shown(row.benchmark))
			row.benchmark = NULL;
		if (row.observed || row.benchmark)
			l->rows[kept++] = row;
	}
	l->withheld = l->count - kept;
	l->count = kept;
}

void area_list_init(struct area_list *out, const struct role_summary *r, enum area_kind kind)
{
	size_t room = 0;

	*out = (struct area_list){.rows = NULL};
	for (size_t i = 0; i < r->band_count; i++) {
		const struct band *b = &r->bands[i];

		if (b->area.kind != kind || b->level != LEVEL_ALL || b->component != COMPONENT_BASE)
			continue;
		if (b->basis == BASIS_OBSERVED)
			row_of(out, &room, b->area)->observed = b;
		else if (b->basis == BASIS_BENCHMARK)
			row_of(out, &room, b->area)->benchmark = b;
	}
	drop_withheld(out);
	if (out->count)
		qsort(out->rows, out->count, sizeof(*out->rows), compare_rows);
}

void area_list_release(struct area_list *l)
{
	if (!l)
		return;
	free(l->rows);
	*l = (struct area_list){.rows = NULL};
}

void headline_bands(const struct band ***out, size_t *count, const struct role_summary *r,
		    enum component component)
{
	static const enum level order[] = {LEVEL_JUNIOR, LEVEL_MID,	LEVEL_SENIOR,
					   LEVEL_STAFF,	 LEVEL_MANAGER, LEVEL_EXECUTIVE,
					   LEVEL_ALL};

	*out = mem_alloc(r->band_count + 1, sizeof(**out));
	*count = 0;
	for (size_t l = 0; l < sizeof(order) / sizeof(*order); l++)
		for (size_t i = 0; i < r->band_count; i++) {
			const struct band *b = &r->bands[i];

			if (b->level == order[l] && b->component == component &&
			    area_is_headline(b->area))
				(*out)[(*count)++] = b;
		}
}
