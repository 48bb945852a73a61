/* bands_suppress.c: what must be withheld so that nobody's pay is given away.
 *
 * A row with too few observations, or too many of one employer, is withheld when it is
 * made. That is not enough where a published total stands over it: the total and its published
 * parts leave a remainder, and if that is small, or is one withheld employer's row
 * alone, it may have been given away. Then the smallest published part is withheld too; but
 * of the countries of the world the total is, which mixes them and is the one least missed.
 *
 * A remainder that is a tiny share of its total (--complementary-share) is left alone: taking
 * r of n observations away moves a percentile by r ranks at most, and five percentiles of
 * thousands do not say what three of them are. Without that, three staff engineers
 * would take the band of three hundred juniors with them.
 *
 * Totals and their parts: all levels over the ladder; all areas over the countries; a
 * country over its states; a state over the metros that lie inside it. A total is settled
 * before it is used as one: both totals a row can be a part of come earlier in the order
 * (area kind, level). Withholding a row elsewhere can only make a remainder larger, by
 * at least min-n, so one pass is enough.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/bands_private.h"

static const struct benchmark_value withheld = {.kind = VALUE_NOT_RELEASED, .amount = NAN};

void band_withhold(struct band *b, unsigned flags)
{
	b->suppressed |= flags;
	if (b->suppressed & SUPPRESSED_TAILS) {
		b->p[BENCHMARK_P10] = withheld;
		b->p[BENCHMARK_P90] = withheld;
		/* Of so few the interval's ends are the lowest and the highest pay, or next to them. */
		b->p50_interval = (struct interval){.low = NAN, .high = NAN};
	}
	if (!(b->suppressed & SUPPRESSED_WHOLE))
		return;
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b->p[p] = withheld;
	b->p50_interval = (struct interval){.low = NAN, .high = NAN};
	b->quality = QUALITY_NONE;
}

static bool published(const struct band *b)
{
	return !(b->suppressed & SUPPRESSED_WHOLE);
}

struct parts {
	struct band **items;
	size_t count;
	size_t room;
};

static void parts_add(struct parts *parts, struct band *b)
{
	parts->items =
	    mem_grow(parts->items, &parts->room, parts->count + 1, sizeof(*parts->items));
	parts->items[parts->count++] = b;
}

/* The smallest published part, the first of equals; NULL if none is left. */
static struct band *smallest_published(const struct parts *parts)
{
	struct band *smallest = NULL;

	for (size_t i = 0; i < parts->count; i++)
		if (published(parts->items[i]) && (!smallest || parts->items[i]->n < smallest->n))
			smallest = parts->items[i];
	return smallest;
}

/* Do the total and the parts that are published say too much of the rest? */
static bool gives_away(const struct band *total, const struct parts *parts,
		       const struct settings *settings)
{
	uint64_t rest = total->n;

	for (size_t i = 0; i < parts->count; i++)
		if (published(parts->items[i]))
			rest -= parts->items[i]->n;
	if (rest == 0 || (double)rest < settings->complementary_share * (double)total->n)
		return false;
	if (rest < (uint64_t)settings->min_n)
		return true;
	for (size_t i = 0; i < parts->count; i++)
		if ((parts->items[i]->suppressed & SUPPRESSED_EMPLOYER) &&
		    parts->items[i]->n == rest)
			return true;
	return false;
}

static void protect(const struct band *total, const struct parts *parts,
		    const struct settings *settings)
{
	while (gives_away(total, parts, settings)) {
		struct band *smallest = smallest_published(parts);
		if (!smallest)
			return;
		band_withhold(smallest, SUPPRESSED_COMPLEMENTARY);
	}
}

static int compare_bands(const void *wanted, const void *row)
{
	return band_compare(wanted, &((const struct observed *)row)->band);
}

static void levels_of(struct parts *parts, struct observed_list *list, const struct band *total)
{
	parts->count = 0;
	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		struct band wanted = *total;
		struct observed *row;
		wanted.level = (enum level)level;
		row = bsearch(&wanted, list->rows, list->count, sizeof(*list->rows), compare_bands);
		if (row)
			parts_add(parts, &row->band);
	}
}

static bool lies_in(const struct observed *part, const struct band *total)
{
	struct place place = total->area.place;

	switch (total->area.kind) {
	case AREA_ALL:
		return part->band.area.kind == AREA_COUNTRY;
	case AREA_COUNTRY:
		return part->band.area.kind == AREA_STATE &&
		       part->band.area.place.country == place.country;
	case AREA_STATE:
		return part->band.area.kind == AREA_METRO && part->inside == place.state;
	case AREA_METRO:
	case AREA_KIND_COUNT:
		break;
	}
	return false;
}

/* The rows of one role and level are neighbours, larger areas first. */
static void areas_of(struct parts *parts, struct observed_list *list, size_t total)
{
	const struct band *b = &list->rows[total].band;

	parts->count = 0;
	for (size_t i = total + 1; i < list->count; i++) {
		struct observed *row = &list->rows[i];
		if (row->band.role != b->role || row->band.level != b->level ||
		    row->band.area.kind > b->area.kind + 1)
			break;
		if (row->band.component == b->component && lies_in(row, b))
			parts_add(parts, &row->band);
	}
}

void bands_complement(struct observed_list *list, const struct settings *settings)
{
	struct parts parts = {0};

	for (int kind = AREA_ALL; kind < AREA_KIND_COUNT; kind++) {
		for (size_t i = 0; i < list->count; i++) {
			struct band *total = &list->rows[i].band;
			if ((int)total->area.kind != kind || !published(total))
				continue;
			if (total->level == LEVEL_ALL) {
				levels_of(&parts, list, total);
				protect(total, &parts, settings);
			}
			if (kind == AREA_METRO)
				continue;
			areas_of(&parts, list, i);
			if (kind != AREA_ALL)
				protect(total, &parts, settings);
			else if (gives_away(total, &parts, settings))
				band_withhold(total, SUPPRESSED_COMPLEMENTARY);
		}
	}
	free(parts.items);
}
