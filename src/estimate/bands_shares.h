/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_shares.h: the rows that each cell counts in, in the order in which rows are made. */
#ifndef PAYBANDS_ESTIMATE_BANDS_SHARES_H
#define PAYBANDS_ESTIMATE_BANDS_SHARES_H

#include "estimate/bands_private.h"
#include "estimate/cells_private.h"
#include "stats/turnbull.h"

/* One cell's share in one area and step. */
struct share {
	/* step << 48 | area kind << 40 | area code << 8 | component: as band_compare has it */
	uint64_t order;
	uint32_t cell;
	uint16_t source; /* its rank by name */
};
static inline enum area_kind share_area_kind(const struct share *share)
{
	return (enum area_kind)(share->order >> 40 & 0xf);
}
static inline const struct cell *share_cell(const struct cells *cells, const struct share *share)
{
	return cell_numbered(cells, share->cell);
}
/* A step is LEVEL_ALL, an experience, or this and a level: in the order of their rows. */
enum { STEP_LEVEL = 0x80 };
/* What a row is made of, before anything of it is withheld, widened or rounded: first the row, then each of
 * its sources' parts where there are several. `shares` are its cells'. Borrowed. */
struct observed_pay {
	const struct band *band;
	struct counted pay; /* dollars; the points where there are brackets */
	struct censored censored; /* count 0: no brackets */
	uint64_t greatest_employer; /* observations of one */
	const struct share *shares;
	size_t share_count;
};
struct band_witness {
	void (*see)(void *context, const struct observed_pay *pay);
	void *context;
};
/* Of the cells of one role: by order; shares of one row in the order of their cells. */
struct share_list {
	struct share *items;
	size_t count;
	size_t room;
	const uint16_t *source_ranks; /* cells_rank_sources */
};
void share_list_release(struct share_list *list);

/* Which cells have shares, and of which rows. */
struct share_rule {
	const struct cells *cells;
	const struct cells *sources; /* those that say how the cells' sources may be published */
	const struct catalogue *catalogue; /* NULL where the rule does not ask it */
	void (*add)(struct share_list *list, const struct share_rule *rule, struct cell_key key,
		    uint32_t cell);
	const struct band_witness *witness; /* NULL: nobody asks */
};
/* Every area, level and experience. */
struct share_rule shares_of_areas(const struct cells *cells, const struct catalogue *catalogue);
/* Of cells->employed: one row per role, component, and employer in a country, as an area of kind metro
 * whose code is the number of employed_at. Those count who count in the row of all levels, or of the
 * role's own track. cells->employed is not NULL. */
struct share_rule shares_of_employers(const struct cells *cells, const struct catalogue *catalogue);
/* Of cells->mix, which is not NULL: a row per role, part, country and level, and of all levels; of years, by level
 * alone. */
struct share_rule shares_of_mix(const struct cells *cells);

/* Puts the shares of these cells, which are of one role and come in any order, in the place of those in the list. */
void share_list_make(struct share_list *list, const struct share_rule *rule, uint32_t *cells,
		     size_t count);

/* The rows of settled cells, each source's too. */
void bands_observe_shares(struct observed_list *out, struct share_rule rule,
			  const struct settings *settings, struct date as_of);

#endif
