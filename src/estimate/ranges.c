/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranges.c: gathers each source's distinct ranges and decides whether they form a scale; see
 * ranges.h. */
#include "estimate/ranges.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define OPEN_HIGH INT64_MAX
#define GAP_MOST 0.35 /* of the narrower range */
#define OVERLAP_MOST 0.002 /* of the amount: what rounding makes */
#define TILED_ROWS 0.95

void range_scales_init(struct range_scales *s)
{
	*s = (struct range_scales){.items = NULL};
	intern_init(&s->sources);
}

void range_scales_release(struct range_scales *s)
{
	for (size_t i = 0; i < s->count; i++)
		free(s->items[i].ranges);
	free(s->items);
	intern_release(&s->sources);
	*s = (struct range_scales){.items = NULL};
}

static struct range_scale *scale_of(struct range_scales *s, uint32_t source,
				    enum component component, code currency)
{
	for (size_t k = 0; k < s->count; k++) {
		size_t i = (s->last + k) % s->count;
		struct range_scale *scale = &s->items[i];
		if (scale->source == source && scale->component == component &&
		    scale->currency == currency) {
			s->last = i;
			return scale;
		}
	}
	s->items = mem_grow(s->items, &s->room, s->count + 1, sizeof(*s->items));
	s->last = s->count++;
	s->items[s->last] =
	    (struct range_scale){.source = source, .component = component, .currency = currency};
	return &s->items[s->last];
}

static void scale_add(struct range_scale *scale, const struct scale_range *range)
{
	scale->rows += range->rows;
	if (scale->over)
		return;
	for (size_t i = 0; i < scale->count; i++) {
		if (scale->ranges[i].low == range->low && scale->ranges[i].high == range->high) {
			scale->ranges[i].rows += range->rows;
			return;
		}
	}
	if (scale->count == SCALE_RANGES_MOST) {
		scale->over = true;
		free(scale->ranges);
		scale->ranges = NULL;
		scale->count = 0;
		return;
	}
	if (!scale->ranges)
		scale->ranges = mem_alloc(SCALE_RANGES_MOST, sizeof(*scale->ranges));
	scale->ranges[scale->count++] = *range;
}

/* As the source wrote it, a year, to four digits: converting to cents and back moves the rest. */
static int64_t as_written(money end, double fx)
{
	double amount = (double)end / MONEY_PER_DOLLAR / fx;
	double unit = pow(10, floor(log10(fmax(amount, 1))) - 3);

	return (int64_t)llround(rint(amount / fmax(unit, 1)) * fmax(unit, 1));
}

/* Rows of a source come together: its number is usually that of the scale before. */
static uint32_t source_of(struct range_scales *s, struct text name)
{
	if (s->count) {
		uint32_t last = s->items[s->last].source;
		if (text_equal(intern_text(&s->sources, last), name))
			return last;
	}
	return intern_add(&s->sources, name);
}

struct range_scale *range_scales_of(struct range_scales *s, const struct observation *o,
				    enum component component)
{
	return scale_of(s, source_of(s, text_of(o->source)), component, o->currency);
}

/* What cannot matter any more is not computed: the ends of a scale that has too many. */
void range_scale_note(struct range_scale *scale, const struct observation *o,
		      enum component component)
{
	struct pay_ends ends = o->ends[component];
	struct scale_range range = {.high = OPEN_HIGH, .rows = 1};

	if (!scale->over && ends.low != MONEY_NONE)
		range.low = as_written(ends.low, o->fx);
	if (!scale->over && ends.high != MONEY_NONE)
		range.high = as_written(ends.high, o->fx);
	scale_add(scale, &range);
	scale->certain += o->ranges == RANGES_BRACKETS || ends.low == MONEY_NONE;
}

void range_scales_merge(struct range_scales *into, const struct range_scales *from,
			uint32_t *source_to)
{
	for (uint32_t i = 0; i < from->sources.count; i++)
		source_to[i] = intern_add(&into->sources, intern_text(&from->sources, i));
	for (size_t i = 0; i < from->count; i++) {
		const struct range_scale *scale = &from->items[i];
		struct range_scale *same =
		    scale_of(into, source_to[scale->source], scale->component, scale->currency);
		uint64_t rows = same->rows + scale->rows;
		for (size_t k = 0; k < scale->count; k++)
			scale_add(same, &scale->ranges[k]);
		if (scale->over && !same->over) {
			free(same->ranges);
			same->ranges = NULL;
			same->count = 0;
			same->over = true;
		}
		same->rows = rows;
		same->certain += scale->certain;
		same->posted += scale->posted;
	}
}

/* ---- the decision ---- */

static int range_compare(const void *a, const void *b)
{
	const struct scale_range *left = a;
	const struct scale_range *right = b;

	if (left->low != right->low)
		return left->low < right->low ? -1 : 1;
	return (left->high > right->high) - (left->high < right->high);
}

static double width_of(const struct scale_range *r)
{
	return r->low == 0 || r->high == OPEN_HIGH ? INFINITY : (double)(r->high - r->low);
}

static bool tiles(const struct range_scale *scale)
{
	struct scale_range ranges[SCALE_RANGES_MOST];
	size_t adjoin = 0;

	if (scale->over || scale->count < 2)
		return false;
	memcpy(ranges, scale->ranges, scale->count * sizeof(*ranges));
	qsort(ranges, scale->count, sizeof(*ranges), range_compare);
	for (size_t i = 1; i < scale->count; i++) {
		const struct scale_range *below = &ranges[i - 1], *above = &ranges[i];
		double gap = (double)above->low - (double)below->high;
		double narrower = fmin(width_of(below), width_of(above));
		if (gap < -OVERLAP_MOST * (double)above->low)
			return false;
		/* Of two open ends the narrower one is not known: a tenth is near enough. */
		if (isinf(narrower))
			narrower = (double)above->low / 10;
		adjoin += gap <= GAP_MOST * narrower;
	}
	if (scale->count >= 3 && adjoin == scale->count - 1)
		return true;
	return 2 * adjoin >= scale->count - 1 && adjoin && scale->rows >= 2 * scale->count;
}

static struct source_ranges decide_source(const struct range_scales *s, uint32_t source)
{
	struct text name = intern_text(&s->sources, source);
	struct source_ranges out = {.source = mem_copy_text(name.data, name.len)};
	uint64_t rows[COMPONENT_COUNT] = {0}, certain[COMPONENT_COUNT] = {0};
	uint64_t distinct[COMPONENT_COUNT] = {0}, posted[COMPONENT_COUNT] = {0};
	uint64_t all = 0, tiled = 0;

	for (size_t i = 0; i < s->count; i++) {
		const struct range_scale *scale = &s->items[i];
		if (scale->source != source)
			continue;
		all += scale->rows;
		posted[scale->component] += scale->posted;
		tiled += tiles(scale) ? scale->rows : scale->certain;
		rows[scale->component] += scale->rows;
		certain[scale->component] += scale->certain;
		distinct[scale->component] +=
		    scale->over ? SCALE_RANGES_MOST + 1 : (uint64_t)scale->count;
	}
	out.brackets = all && (double)tiled >= TILED_ROWS * (double)all;
	const enum component shown =
	    rows[COMPONENT_BASE] + posted[COMPONENT_BASE] ? COMPONENT_BASE : COMPONENT_TOTAL;
	out.rows = rows[shown] + posted[shown];
	out.bracketed = out.brackets ? rows[shown] : certain[shown];
	out.distinct = distinct[shown];
	return out;
}

static int name_compare(const void *a, const void *b)
{
	return strcmp(((const struct source_ranges *)a)->source,
		      ((const struct source_ranges *)b)->source);
}

void range_scales_decide(const struct range_scales *s, struct source_ranges_list *out)
{
	*out = (struct source_ranges_list){.count = s->sources.count};
	out->items = mem_alloc(out->count, sizeof(*out->items));
	for (uint32_t i = 0; i < s->sources.count; i++)
		out->items[i] = decide_source(s, i);
	if (out->count)
		qsort(out->items, out->count, sizeof(*out->items), name_compare);
}

void source_ranges_release(struct source_ranges_list *l)
{
	for (size_t i = 0; i < l->count; i++)
		free((char *)l->items[i].source);
	free(l->items);
	*l = (struct source_ranges_list){.items = NULL};
}

const struct source_ranges *source_ranges_find(const struct source_ranges_list *l,
					       const char *source)
{
	const struct source_ranges wanted = {.source = source};

	return l->count ? bsearch(&wanted, l->items, l->count, sizeof(*l->items), name_compare)
			: NULL;
}
