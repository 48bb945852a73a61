/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_city.c: what a city's name means, with the state or the country known or not.
 *
 * What holds: a bare city is read only where one is clearly meant. Abroad that is MANY times
 * as many people as any namesake; in the US MANY times as many as the next of its name in another
 * state and, where not even the country is known, as any namesake abroad (or CITY_LARGE), and at
 * least CITY_LEAST; with the country known, not MANY times fewer. Population is that of the urban area,
 * since that is what people call by the name.
 */
#include <string.h>

#include "model/place/gazetteer_private.h"

enum { MANY = NAMESAKE_MANY, CITY_LEAST = 20000 };

/* Could `p` lie within `within`? A metro may span states. */
bool place_fits(const struct gazetteer *g, struct place p, struct place within)
{
	if (!p.country || (within.country && within.country != p.country))
		return false;
	if (!within.state || p.state == within.state)
		return true;
	return !p.state && (!p.metro || metro_touches(g, p.metro, within.state));
}

/* ---- cities ---- */

const struct place_sense *city_in_state(const struct gazetteer *g, struct text key, code state)
{
	const struct place_sense *city = sense_first(g, key, SENSE_CITY);

	while (city && city->state != state)
		city = sense_next(g, city, SENSE_CITY);
	return city;
}

bool city_in_country(const struct gazetteer *g, struct text key, code country)
{
	const struct place_sense *city = sense_first(g, key, SENSE_CITY);

	while (city && city->country != country)
		city = sense_next(g, city, SENSE_CITY);
	return city != NULL;
}

/* The largest with a name, at home and abroad, and the next of another state or country. */
struct namesakes {
	const struct place_sense *home, *home_next;
	const struct place_sense *abroad, *abroad_next;
	bool one_metro; /* all of the name at home lie in one, but for those MANY times smaller */
};

static uint32_t people(const struct place_sense *city)
{
	return city ? city->population : 0;
}

static struct namesakes weigh_namesakes(const struct gazetteer *g, struct text key)
{
	struct namesakes n = {.one_metro = true};
	const struct place_sense *first = sense_first(g, key, SENSE_CITY), *city;

	for (city = first; city; city = sense_next(g, city, SENSE_CITY)) {
		bool home = city->country == US;
		if (home && city->beside)
			continue; /* a town counts against the others and is never meant alone */
		if (city->population > people(home ? n.home : n.abroad))
			*(home ? &n.home : &n.abroad) = city;
	}
	for (city = first; city; city = sense_next(g, city, SENSE_CITY)) {
		if (city->country == US && n.home && city->state != n.home->state) {
			if (city->population >= people(n.home_next))
				n.home_next = city;
			n.one_metro = n.one_metro && (city->metro == n.home->metro ||
						      city->population < n.home->population / MANY);
		} else if (city->country != US && n.abroad && city->country != n.abroad->country &&
			   city->population >= people(n.abroad_next)) {
			n.abroad_next = city;
		}
	}
	return n;
}

static bool many_times(const struct place_sense *large, const struct place_sense *small)
{
	return large && people(large) / MANY >= people(small);
}

/* Is the one at home meant where not even the country is known? One of CITY_LARGE need only be the
 * largest ("San Jose"). */
static bool known_worldwide(const struct namesakes *n)
{
	if (people(n->home) >= CITY_LARGE)
		return people(n->home) >= people(n->abroad);
	return people(n->home) >= CITY_LEAST && many_times(n->home, n->abroad);
}

/* The one city that is meant by a bare name, or a place without country. */
struct place clear_city(const struct gazetteer *g, struct text key, struct place within)
{
	struct namesakes n = weigh_namesakes(g, key);
	struct place none = {0};

	if (within.country && within.country != US)
		return city_in_country(g, key, within.country) ? within : none;
	if (!within.country && many_times(n.abroad, n.abroad_next) &&
	    many_times(n.abroad, n.home) && !n.abroad->beside)
		return (struct place){.country = n.abroad->country};
	if (!n.home)
		return none;
	if (!within.country && !known_worldwide(&n))
		return none;
	if (many_times(n.abroad, n.home))
		return none; /* "Toronto" of an American employer is hardly the one in Ohio */
	if (many_times(n.home, n.home_next))
		return (struct place){
		    .country = US, .state = n.home->state, .metro = n.home->metro};
	if (n.one_metro)
		return (struct place){.country = US, .metro = n.home->metro};
	return none;
}

/* ---- regions and surroundings ---- */

bool region_of(const struct gazetteer *g, struct text key, struct place *out)
{
	const struct place_sense *region = sense_first(g, key, SENSE_REGION);

	if (region)
		*out = place_of_sense(region);
	return region != NULL;
}

/* Its first and its last word, if it has several. */
static struct text key_front(struct text key)
{
	const char *blank = key.len ? memchr(key.data, ' ', key.len) : NULL;

	return (struct text){.data = key.data, .len = blank ? (size_t)(blank - key.data) : 0};
}

static struct text key_back(struct text key)
{
	const char *blank = key.len ? memrchr(key.data, ' ', key.len) : NULL;
	size_t from = blank ? (size_t)(blank - key.data) + 1 : key.len;

	return (struct text){.data = key.data + from, .len = key.len - from};
}

/* Takes words off that say "around". */
static bool drop_around(struct text *key)
{
	static const char *const front[] = {"outside",	"suburb",  "suburbs", "of",
					    "the",	"greater", "metro",   "metropolitan",
					    "downtown", "near",	   "suburban"};
	static const char *const back[] = {"area",    "metro",	"metropolitan", "region",
					   "suburbs", "suburb", "burbs",	"metroplex"};
	size_t before = key->len;

	/* Of one word, which is kept, and of most others none is taken off. */
	if (!key_has_words(*key))
		return false;
	if (!text_is_one_of(key_front(*key), front, sizeof(front) / sizeof(*front)) &&
	    !text_is_one_of(key_back(*key), back, sizeof(back) / sizeof(*back)))
		return false;
	for (size_t round = 0; round < 3; round++) {
		for (size_t i = 0; i < sizeof(front) / sizeof(*front); i++)
			(void)key_drop_front(key, front[i]);
		for (size_t i = 0; i < sizeof(back) / sizeof(*back); i++)
			(void)key_drop_back(key, text_of(back[i]));
	}
	return key->len < before;
}

/* "Greater Boston", "Chicago suburbs": the metro, and its state if it has but one. */
struct place surroundings(const struct gazetteer *g, struct text key, struct place within)
{
	const struct place_sense *city;
	struct place p = {0};

	if (!drop_around(&key))
		return p;
	if (region_of(g, key, &p))
		return p;
	city = within.state ? city_in_state(g, key, within.state) : NULL;
	if (city)
		return (struct place){.country = US, .state = city->state, .metro = city->metro};
	p = clear_city(g, key, (struct place){.country = within.country});
	if (p.metro && metro_entry_of(g, p.metro) && metro_entry_of(g, p.metro)->states[1])
		p.state = 0;
	return p;
}

/* "Northern Ohio", "rural Germany". */
struct place direction_of(const struct gazetteer *g, struct text key)
{
	static const char *const words[] = {"northern", "southern", "eastern", "western",
					    "central",	"rural",    "upstate"};
	const struct place_sense *state = NULL;
	struct place p = {0};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (!key_drop_front(&key, words[i]))
			continue;
		state = sense_first(g, key, SENSE_STATE);
		p.country = country_of_key(g, key);
		if (state && p.country)
			p.country = 0; /* "northern Georgia" may be either */
		else if (state || state_of_letters(g, key))
			p = (struct place){.country = US,
					   .state =
					       state ? state->state : state_of_letters(g, key)};
		break;
	}
	return p;
}
