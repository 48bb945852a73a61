/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranges.h: is a range of pay posted, or a bracket of a survey's scale?
 *
 * One row does not show it, but a source's distinct ranges do: those of a scale are few, adjoin
 * without overlap and recur; posted ones begin and end anywhere. So the decision is made over all
 * rows of a source, by component and currency, in annual amounts of that currency, rounded to four
 * digits. Scales merge exactly: any split of the rows in any order gives the same decision.
 */
#ifndef PAYBANDS_ESTIMATE_RANGES_H
#define PAYBANDS_ESTIMATE_RANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/intern.h"
#include "model/observation.h"

/* A source with more distinct ranges of a component and currency has no scale: its ranges are
 * posted. */
enum { SCALE_RANGES_MOST = 64 };

/* Ends in units of the currency; 0 and INT64_MAX: open. */
struct scale_range {
	int64_t low;
	int64_t high;
	uint64_t rows;
};
struct range_scale {
	uint32_t source; /* of `sources` */
	enum component component;
	code currency;
	uint64_t rows; /* without those posted for certain */
	uint64_t posted; /* as the layout says */
	/* Of those, certain brackets: open below, or declared so by the layout. */
	uint64_t certain;
	bool over; /* more than the most: `ranges` is not kept any more */
	struct scale_range *ranges;
	size_t count;
};

/* All zero bytes, with `sources` initialised, is an empty one. */
struct range_scales {
	struct intern sources; /* names of those that have ranges */
	struct range_scale *items;
	size_t count;
	size_t room;
	size_t last; /* the last one looked up */
};
void range_scales_init(struct range_scales *s);
void range_scales_release(struct range_scales *s);
/* The scale of the observation's source, component and currency, new if it is not known; borrowed until
 * the next new one. */
struct range_scale *range_scales_of(struct range_scales *s, const struct observation *o,
				    enum component component);
void range_scale_note(struct range_scale *scale, const struct observation *o,
		      enum component component);
/* Notes a component's range, which is one. */
static inline void range_scale_add(struct range_scale *scale, const struct observation *o,
				   enum component component)
{
	if (o->ranges == RANGES_POSTED && o->ends[component].low != MONEY_NONE)
		scale->posted++; /* for certain */
	else
		range_scale_note(scale, o, component);
}
/* `source_to` gets `from`'s sources in `into`'s numbers: from->sources.count of them. */
void range_scales_merge(struct range_scales *into, const struct range_scales *from,
			uint32_t *source_to);

/* How a source's ranges were read. */
struct source_ranges {
	const char *source; /* owned by the list */
	uint64_t rows; /* with a range of base pay, otherwise of total pay */
	uint64_t bracketed; /* of those, brackets: all of them, or those without a lower end */
	uint64_t distinct; /* of those; SCALE_RANGES_MOST + 1: more than that */
	bool brackets;
};
struct source_ranges_list {
	struct source_ranges *items; /* by name */
	size_t count;
};
/* A source's ranges are brackets where at least 19 of 20 of their rows are certain or of scales that tile:
 * no two overlap, and either all of three or more adjoin, or half of them adjoin and each comes
 * twice on the average. Ranges adjoin where the gap is at most 0.35 of the narrower one ("15-19" and
 * "20-24"). */
void range_scales_decide(const struct range_scales *s, struct source_ranges_list *out);
void source_ranges_release(struct source_ranges_list *l);
/* NULL where the source has none. */
const struct source_ranges *source_ranges_find(const struct source_ranges_list *l,
					       const char *source);

#endif
