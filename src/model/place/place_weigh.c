/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_weigh.c: which state or country the last piece of a place is.
 *
 * It may be several ("Georgia", "CA", "IN"): the cities that the other pieces name support one of
 * them. If they contradict each other, or a code is alone, the meaning is uncertain.
 */
#include <assert.h>

#include "model/place/place_private.h"

/* A state or a country that a part may be, and whether the other parts support it. */
struct reading {
	struct place place;
	bool is_code;
	/* Named by a division of it, or weakly: nothing without a city of the country. */
	bool province;
	bool evidence;
	uint32_t people; /* of the largest city that speaks for it */
};

struct readings {
	struct reading at[32];
	size_t count;
};

/* Puerto Rico and the others have a code as a state and one as a country. */
static bool is_us_territory(const struct gazetteer *g, code state)
{
	const char *name = state_name(g, state);

	return name && country_read(g, text_of(name)) == state;
}

static void add_candidate(struct readings *r, struct reading one)
{
	for (size_t i = 0; i < r->count; i++) {
		if (place_same(r->at[i].place, one.place))
			return;
	}
	if (one.place.country && r->count < sizeof(r->at) / sizeof(*r->at))
		r->at[r->count++] = one;
}

/* "Geogia" may be the state as well as the country, and "Almer\u00eda" is a city: neither is read
 * as a country. */
static code misspelled_abroad(const struct gazetteer *g, struct text key)
{
	code country =
	    sense_first(g, key, SENSE_CITY | SENSE_PROVINCE) ? 0 : country_misspelled(g, key);
	const char *name = country ? country_name(g, country) : NULL;

	if (!name || state_read(g, text_of(name)) || city_misspelled(g, key))
		return 0;
	return country;
}

/* Could a city or a region beside the last piece speak for it? */
static bool names_city(const struct gazetteer *g, const struct place_pieces *p)
{
	for (size_t i = 0; i + 1 < p->count; i++)
		if (sense_first(g, place_piece_key(&p->at[i]), SENSE_CITY | SENSE_REGION))
			return true;
	return false;
}

/* In order of preference: state, country, region, province. What is misspelt is searched for only where it
 * could be chosen. */
static void candidates_of(const struct gazetteer *g, const struct place_pieces *p,
			  bool need_evidence, struct readings *r)
{
	const struct place_piece *tail = &p->at[p->count - 1];
	struct text key = place_piece_key(tail);
	bool codes = !p->turned || tail->capital;
	const uint32_t name = sense_name(g, key);
	const struct place_sense *state = sense_first_of(g, name, SENSE_STATE);
	const struct place_sense *country = sense_first_of(g, name, SENSE_COUNTRY);
	const struct place_sense *region = sense_first_of(g, name, SENSE_REGION);
	const struct place_sense *province = sense_first_of(g, name, SENSE_PROVINCE);
	code letters = codes ? state_of_letters(g, key) : 0;
	struct reading one = {.is_code = true};

	r->count = 0;
	if (letters) {
		one.place = (struct place){.country = US, .state = letters};
		add_candidate(r, one);
	}
	one.is_code = false;
	if (state) {
		one.place = (struct place){.country = US, .state = state->state};
		add_candidate(r, one);
	}
	one.place = (struct place){.country = country ? country->country : 0};
	add_candidate(r, one);
	one = (struct reading){.place = {.country = codes ? country_of_letters(g, key) : 0},
			       .is_code = true,
			       /* "Est" is a word, EST is Estonia */
			       .province = key.len == 3 && !tail->capital};
	add_candidate(r, one);
	one = (struct reading){.is_code = key.len <= 3};
	if (region) {
		one.place = place_of_sense(region);
		add_candidate(r, one);
	}
	if (r->count == 0 && !p->turned &&
	    (!need_evidence || names_city(g, p))) { /* as weak as a code */
		one = (struct reading){.place = {.country = misspelled_abroad(g, key)},
				       .is_code = true};
		add_candidate(r, one);
	}
	for (; province; province = sense_next(g, province, SENSE_PROVINCE)) {
		one = (struct reading){.place = {.country = province->country},
				       .is_code = key.len <= 3,
				       .province = true};
		add_candidate(r, one);
	}
}

/* Counts the city as evidence, if one of the name is known to lie there. */
static void hear_city(const struct gazetteer *g, struct text key, struct reading *one)
{
	const struct place_sense *city = sense_first(g, key, SENSE_CITY | SENSE_REGION);

	for (; city; city = sense_next(g, city, SENSE_CITY | SENSE_REGION)) {
		if (one->place.state ? city->state != one->place.state
				     : city->country != one->place.country)
			continue;
		one->evidence = true;
		if (city->population > one->people)
			one->people = city->population;
	}
}

/* A province that shares its name or code with a country or another province needs a city that its
 * bare name would be read as; a code needs a large one ("Berlin, BE"), except Canadian postal codes
 * of provinces. */
static bool province_is_meant(const struct gazetteer *g, const struct readings *all,
			      const struct reading *one, const struct place_piece *others,
			      size_t count)
{
	code country = one->place.country;
	bool shared = false;

	for (size_t i = 0; i < all->count; i++)
		shared = shared || (all->at[i].place.country != country &&
				    (all->at[i].province || !all->at[i].place.state));
	if (!shared)
		return true;
	if (one->is_code && one->people < CITY_LARGE / 2 && country != CODE2('C', 'A'))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (clear_city(g, place_piece_key(&others[i]), (struct place){0}).country ==
		    country)
			return true;
	}
	return false;
}

/* Drops what `within` rules out, and weighs the rest by the cities in the other pieces. */
static void weigh_candidates(const struct gazetteer *g, struct readings *r,
			     const struct place_piece *others, size_t count, struct place within)
{
	const struct readings all = *r;
	size_t kept = 0;

	for (size_t i = 0; i < all.count; i++) {
		struct reading one = all.at[i];
		if (!place_fits(g, one.place, within))
			continue;

		for (size_t o = 0; o < count; o++)
			hear_city(g, place_piece_key(&others[o]), &one);
		if (one.province && !within.country &&
		    !province_is_meant(g, &all, &one, others, count))
			continue;
		if (one.evidence || !one.province)
			r->at[kept++] = one;
	}
	r->count = kept;
}

/* The reading that cities support; NULL if there is none or they contradict each other. A state and
 * a country of one code ("Salem, IN"): the state, unless its city is MANY times smaller. */
static const struct reading *choose_heard(const struct readings *r, bool *several)
{
	const struct reading *home = NULL, *abroad = NULL;

	*several = false;
	for (size_t i = 0; i < r->count; i++) {
		const struct reading *one = &r->at[i];
		if (!one->evidence)
			continue;
		if (one->place.country == US)
			home = home ? home : one;
		else if (!abroad || (abroad->province && one->people > abroad->people))
			abroad = one;
	}
	if (home && abroad && !abroad->province && abroad->people / NAMESAKE_MANY > home->people) {
		*several = true;
		return NULL;
	}
	return home ? home : abroad;
}

/* What the rest of the field says beside the part that is weighed. */
struct beside {
	bool elsewhere; /* a city of it is known, but not there */
	bool abroad; /* and only abroad, as a well-known one */
	bool in_us; /* evidence that it is in the US: known already, or a ZIP code of the state */
};

/* The reading that is meant, or NULL where the field does not decide. */
static const struct reading *choose(const struct gazetteer *g, const struct readings *r,
				    struct beside beside, bool need_evidence)
{
	bool several;
	const struct reading *first = choose_heard(r, &several);

	if (beside.in_us && r->count && r->at[0].place.state &&
	    (r->at[0].evidence || (!first && !need_evidence)))
		return &r->at[0];
	if (first || several || need_evidence)
		return first;
	if (r->count == 0 || (r->count > 1 && !r->at[0].is_code))
		return NULL;
	first = &r->at[0];
	if (!first->is_code)
		return first;
	if (!first->place.state)
		return beside.elsewhere ? NULL : first; /* "Berlin, BE" */
	if (beside.abroad) /* "Perth, TX" */
		return NULL;
	/* "Nagar, IN" may be in Indiana or in India. */
	return r->count > 1 && r->at[1].place.country != US && r->at[1].is_code &&
		       !is_us_territory(g, first->place.state)
		   ? NULL
		   : first;
}

static struct beside look_beside(const struct gazetteer *g, const struct place_pieces *p,
				 size_t count, const struct readings *r, struct place within)
{
	struct beside b = {.in_us = within.country == US};

	for (size_t i = 0; i < count; i++) {
		const struct place_sense *city =
		    sense_first(g, place_piece_key(&p->at[i]), SENSE_CITY);
		bool home = false, abroad = false;
		for (; city; city = sense_next(g, city, SENSE_CITY)) {
			home = home || city->country == US;
			abroad = abroad || (city->country != US && !city->beside);
			b.elsewhere = true;
		}
		b.abroad = b.abroad || (abroad && !home);
	}
	if (p->zip_state && r->count && r->at[0].place.state == p->zip_state)
		b.in_us = true;
	return b;
}

bool place_of_last(const struct gazetteer *g, const struct place_pieces *p, struct place within,
		   bool need_evidence, struct place *out)
{
	const struct reading *chosen;
	struct readings r;
	size_t before = 0;

	assert(p->count > 0);
	*out = (struct place){0};
	candidates_of(g, p, need_evidence, &r);
	for (size_t i = 0; i < r.count; i++)
		before += !r.at[i].province;
	weigh_candidates(g, &r, p->at, p->count - 1, within);
	if (before + r.count == 0)
		return false;
	chosen = choose(g, &r, look_beside(g, p, p->count - 1, &r, within), need_evidence);
	if (chosen)
		*out = chosen->place;
	return chosen || !need_evidence;
}

bool place_has_city(const struct gazetteer *g, struct text key, struct place in)
{
	struct reading one = {.place = in};

	hear_city(g, key, &one);
	return one.evidence;
}
