/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_alone.c: what one piece is by itself: a country, a state, a region, or a city that is clear. */
#include "model/place/place_private.h"

/* New York lies in New York either way; Washington is the city as often as the state. */
static struct place state_by_name(const struct gazetteer *g, struct text key, code state)
{
	struct place p = {.country = US, .state = state};
	const struct place_sense *city = sense_first(g, key, SENSE_CITY);

	for (; city; city = sense_next(g, city, SENSE_CITY)) {
		if (city->country != US || city->population < CITY_LARGE)
			continue;
		if (city->state == state)
			p.metro = city->metro;
		else
			p.state = 0;
	}
	return p;
}

/* Adds one reading of a code; *several if it is not the only one. */
static void add_reading(struct place *so_far, bool *several, struct place p)
{
	if (!p.country || place_same(*so_far, p))
		return;
	*several = *several || so_far->country;
	*so_far = p;
}

/* Two or three capitals: a state, a country, a province or a nickname, if only one of them. */
static struct place by_code(const struct gazetteer *g, struct text key, struct place within)
{
	code state = state_of_letters(g, key);
	code country = country_of_letters(g, key);
	const struct place_sense *city = sense_first(g, key, SENSE_CITY);
	struct place p = {0}, region = {0};
	bool several = false;

	if (state && (!within.country || within.country == US))
		add_reading(&p, &several, (struct place){.country = US, .state = state});
	if (country && (!within.country || within.country == country))
		add_reading(&p, &several, (struct place){.country = country});
	if (region_of(g, key, &region) && place_fits(g, region, within))
		add_reading(&p, &several, region);
	for (; city; city = sense_next(g, city, SENSE_CITY)) {
		struct place c = {
		    .country = city->country, .state = city->state, .metro = city->metro};
		if (!place_fits(g, c, within))
			continue;
		if (c.state && c.state == p.state && !several)
			p.metro = c.metro; /* DC is a city in DC */
		else
			add_reading(&p, &several, c);
	}
	return several ? (struct place){0} : p;
}

struct place place_read_alone(const struct gazetteer *g, const struct place_piece *piece,
			      struct place within)
{
	struct text key = place_piece_key(piece);
	const uint32_t name = sense_name(g, key);
	const struct place_sense *state = sense_first_of(g, name, SENSE_STATE);
	const struct place_sense *whole = sense_first_of(g, name, SENSE_COUNTRY);
	const struct place_sense *region = sense_first_of(g, name, SENSE_REGION);
	code country = whole ? whole->country : 0;
	struct place p = {0};

	if (country && within.country && country != within.country)
		country = 0;
	if (state && within.country && within.country != US)
		state = NULL;
	if (country && state &&
	    country != US) /* Georgia; Puerto Rico is one place with two codes */
		return (struct place){.country = country == state->state ? country : 0};
	if (country)
		return (struct place){.country = country};
	if (state)
		return state_by_name(g, key, state->state);
	/* "in", "or" and "hi" are words; IN, OR and HI are codes. */
	if (key.len <= 3 &&
	    (piece->capital || within.country || sense_first_of(g, name, SENSE_CITY))) {
		p = by_code(g, key, within);
		if (p.country || state_of_letters(g, key) || country_of_letters(g, key))
			return p;
	}
	if (region && place_fits(g, place_of_sense(region), within))
		return place_of_sense(region);
	p = clear_city(g, key, within);
	if (!p.country)
		p = surroundings(g, key, within);
	return p.country ? p : direction_of(g, key);
}
