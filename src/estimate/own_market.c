/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_market.c: which band of the market, and which range, a group of employees is held against.
 *
 * The level is kept as long as possible, since levels differ by more than places do: first the group's own
 * level in its area, its state, its country; then all levels likewise. All levels together hold neither
 * managers nor executives, so that those of a role of the ladder have their own level or none.
 */
#include "estimate/own_private.h"

#include <math.h>

#include "estimate/bands_private.h"
#include "estimate/standing.h"

static struct area part_of(enum area_kind kind, struct place place)
{
	struct area area = {.kind = kind};

	if (kind == AREA_METRO)
		area.place.metro = place.metro;
	if (kind == AREA_STATE)
		area.place.state = place.state;
	if (kind == AREA_STATE || kind == AREA_COUNTRY)
		area.place.country = place.country;
	return area;
}

void own_areas_of(struct own_areas *out, struct area area, const struct gazetteer *gazetteer)
{
	struct place place = area.place;

	*out = (struct own_areas){.items = {area}, .count = 1};
	if (area.kind == AREA_METRO) { /* metros are those of the United States */
		place = (struct place){.country = CODE2('U', 'S'),
				       .state = metro_state(gazetteer, area.place.metro)};
		if (place.state)
			out->items[out->count++] = part_of(AREA_STATE, place);
	}
	if (area.kind == AREA_METRO || area.kind == AREA_STATE || area.kind == AREA_REGION)
		out->items[out->count++] = part_of(AREA_COUNTRY, place);
}

static bool has_range(const struct band *b)
{
	struct pay_range range = pay_range_of(b);

	return range.minimum > 0 && range.midpoint > 0 && range.maximum > range.minimum;
}

/* The first basis that has one, modelled before observed before benchmark. */
static const struct band *band_of(const struct own_request *request, struct band *wanted)
{
	static const enum basis order[] = {BASIS_MODELLED, BASIS_OBSERVED, BASIS_BENCHMARK};

	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
		const struct band *found;
		wanted->basis = order[i];
		if (request->one_basis && request->basis != order[i])
			continue;
		found = band_find(request->market, wanted);
		if (has_range(found))
			return found;
	}
	return NULL;
}

static const struct band *band_of_level(const struct own_request *request, uint16_t role,
					enum level level, const struct own_areas *areas)
{
	struct band wanted = {.role = role, .level = level, .component = COMPONENT_BASE};

	for (size_t i = 0; i < areas->count; i++) {
		const struct band *found;
		wanted.area = areas->items[i];
		found = band_of(request, &wanted);
		if (found)
			return found;
	}
	return NULL;
}

static const struct band *base_of(const struct own_request *request, const struct own_group *g,
				  const struct own_areas *areas)
{
	enum level track = catalogue_role(request->catalogue, g->role)->track;
	const struct band *found = NULL;

	if (g->level != LEVEL_UNKNOWN)
		found = band_of_level(request, g->role, g->level, areas);
	if (!found && (level_on_ladder(g->level) || g->level == LEVEL_UNKNOWN))
		found = band_of_level(request, g->role, track, areas);
	return found;
}

/* The structure's range of the group's level in the narrowest area that it names. */
static const struct own_range *range_of(const struct own_request *request,
					const struct own_group *g, const struct own_areas *areas)
{
	for (size_t a = 0; a <= areas->count; a++) {
		struct area area =
		    a < areas->count ? areas->items[a] : (struct area){.kind = AREA_ALL};
		for (size_t i = 0; i < request->range_count; i++) {
			const struct own_range *r = &request->ranges[i];
			if (r->role == g->role && r->level == g->level &&
			    area_compare(r->area, area) == 0)
				return r;
		}
	}
	return NULL;
}

bool own_market_find(struct own_group *g, const struct own_request *request)
{
	const struct own_range *given;
	struct own_areas areas;
	struct band wanted;

	own_areas_of(&areas, g->area, request->gazetteer);
	g->base = base_of(request, g, &areas);
	if (!g->base)
		return false;
	wanted = *g->base;
	wanted.component = COMPONENT_TOTAL;
	g->total = band_find(request->market, &wanted);
	if (g->total && !has_range(g->total))
		g->total = NULL;
	g->range = pay_range_of(g->base);
	given = range_of(request, g, &areas);
	g->range_given = given != NULL;
	if (!given)
		return true;
	g->range.minimum = given->minimum;
	g->range.maximum = given->maximum;
	return true;
}

double own_market_pay(const struct band *band, double percentile, double rounding)
{
	struct standing s;

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (band->p[p].kind == VALUE_EXACT &&
		    fabs(100 * band_fractions[p] - percentile) < 1e-9)
			return band->p[p].amount;
	return standing_at(&s, band, percentile, rounding) && s.beyond == BEYOND_NEITHER ? s.pay
											 : NAN;
}

bool own_group_wider_area(const struct own_group *g)
{
	return g->base->area.kind != g->area.kind;
}

bool own_group_all_levels(const struct own_group *g)
{
	return g->level != g->base->level;
}
