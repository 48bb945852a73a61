/* areas.h: a role's bands by place, in the order in which they are worth reading. */
#ifndef PAYBANDS_REPORTS_AREAS_H
#define PAYBANDS_REPORTS_AREAS_H

#include <stdbool.h>
#include <stddef.h>

#include "estimate/summary.h"

/* One place: base pay, all levels. Either may be NULL; at least one shows a median. */
struct area_row {
	struct area area;
	const struct band *observed;
	const struct band *benchmark;
};

struct area_list {
	struct area_row *rows; /* observed first, most observations first; then benchmark only, most
				* employed first; then by code */
	size_t count;
	size_t withheld; /* places of which nothing may be shown */
};

void area_list_init(struct area_list *out, const struct role_summary *r, enum area_kind kind);
void area_list_release(struct area_list *l);

/* Is it the country that a page's headline is about? */
bool area_is_headline(struct area area);
/* The role's rows there for one component, in reading order (ladder, tracks, all; observed,
 * modelled, benchmark): *out is the caller's to free. */
void headline_bands(const struct band ***out, size_t *count, const struct role_summary *r,
		    enum component component);

#endif
