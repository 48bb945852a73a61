/* SPDX-License-Identifier: GPL-3.0-or-later */
/* areas.h: a role's bands by place, in the order in which they are worth reading. */
#ifndef PAYBANDS_REPORTS_AREAS_H
#define PAYBANDS_REPORTS_AREAS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "estimate/summary.h"

/* The levels a role's page is about, in order: *out is borrowed. A role of one track has managers and
 * executives, any other the ladder. */
size_t levels_shown(const struct role *role, const enum level **out);

/* One place: pay of all levels, or of the track of a role of one track. Either may be NULL; at least
 * one shows a median. */
struct area_row {
	struct area area;
	const struct band *estimate;
	const struct band *observed;
	const struct band *benchmark;
};

/* The rows that a page lists of one kind of place; the rest is in bands.csv. */
size_t places_shown(enum area_kind kind);

struct area_list {
	/* Highest median first, of our estimate or else of what was reported, where a place has
	 * either; then those with a benchmark only, highest first; then by code. Of countries those
	 * with the most observations come before. */
	struct area_row *rows;
	size_t count;
	size_t observed; /* of them with an observed row */
	size_t withheld; /* places of which nothing may be shown */
	size_t withheld_employer; /* of them for one employer's share, not for want of rows */
	size_t withheld_complementary; /* of them for another cell's sake */
	size_t not_released; /* of them by the publisher, where nothing was reported */
};

void area_list_init(struct area_list *out, const struct role_summary *r, enum area_kind kind,
		    enum component component);
void area_list_release(struct area_list *l);

/* The lists that a page shows of one kind of place, in order: base pay; where no place of the kind has
 * observed base pay, total pay too. */
struct area_lists {
	struct {
		const char *id, *heading; /* "states-base", "States, base pay": literals */
		enum component component;
		struct area_list places;
	} items[2];
	size_t count;
};

/* The kinds of place that a page has lists of, in order: *out is borrowed. */
size_t area_kinds_shown(const enum area_kind **out);
void area_lists_init(struct area_lists *out, const struct role_summary *r, enum area_kind kind);
void area_lists_release(struct area_lists *l);

/* "12 withheld: fewer than 5 observations; ...": why, and of how many; nothing where none is. */
void area_list_withheld(struct buf *out, const struct area_list *l,
			const struct settings *settings);

/* Is it the country that a page's headline is about? */
bool area_is_headline(struct area area);
/* Is the row listed in the role's JSON and in the workbook? The headline's country at every level, and every other
 * place at all levels (a role of one track: of that track) where it may be shown, estimates of base pay alone; the
 * rest is in bands.csv. */
bool band_is_of_page(const struct role *role, const struct band *b);
/* The role's rows by level there for one component, in reading order (ladder, tracks, all; observed,
 * modelled, benchmark), without those by experience: *out is the caller's to free. */
void headline_bands(const struct band ***out, size_t *count, const struct role_summary *r,
		    enum component component);

#endif
