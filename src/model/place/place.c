/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place.c: reading a field that holds any of city, state and country.
 *
 * What holds: a city is never moved to another state or country to find a match. What the
 * field says decides; what is known already (`within`) only narrows it. Where two
 * readings stand and nothing in the field decides, the answer is none.
 */
#include <string.h>

#include "model/place/gazetteer_private.h"

enum { CITY_LARGE = 1000000 };

/* One part of the field, ready to be looked up. */
struct piece {
	struct place_key stored;
	size_t skip, len; /* of the stored key, after words that say no place */
	bool capital; /* written without a small letter, as codes are */
	code zip_state; /* of the ZIP code that stands at its end; 0 none */
};

/* The pieces of one place, in the field's order. */
struct pieces {
	struct piece at[PLACE_PARTS_MAX];
	size_t count;
	code zip_state; /* of the last ZIP code; 0 none */
	bool turned; /* the last comes first: a code then is in capitals, and nothing is misspelt */
};

static struct text piece_key(const struct piece *p)
{
	return (struct text){.data = p->stored.data + p->skip, .len = p->len};
}

static bool same_place(struct place a, struct place b)
{
	return a.country == b.country && a.state == b.state && a.metro == b.metro;
}

static struct place common_place(struct place a, struct place b)
{
	struct place common = {.country = a.country == b.country ? a.country : 0};

	if (common.country && a.state == b.state)
		common.state = a.state;
	if (common.country && a.metro == b.metro)
		common.metro = a.metro;
	return common;
}

/* ---- a part that stands alone ---- */

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

/* Puerto Rico and the others have a code as a state and one as a country. */
static bool is_us_territory(const struct gazetteer *g, code state)
{
	const char *name = state_name(g, state);

	return name && country_read(g, text_of(name)) == state;
}

/* Adds one reading of a code; *several when it is not the only one. */
static void add_reading(struct place *so_far, bool *several, struct place p)
{
	if (!p.country || same_place(*so_far, p))
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

static struct place read_alone(const struct gazetteer *g, const struct piece *piece,
			       struct place within)
{
	struct text key = piece_key(piece);
	const struct place_sense *state = sense_first(g, key, SENSE_STATE);
	code country = country_of_key(g, key);
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
	if (key.len <= 3 && (piece->capital || within.country || sense_first(g, key, SENSE_CITY))) {
		p = by_code(g, key, within);
		if (p.country || state_of_letters(g, key) || country_of_letters(g, key))
			return p;
	}
	if (region_of(g, key, &p) && place_fits(g, p, within))
		return p;
	p = clear_city(g, key, within);
	if (!p.country)
		p = surroundings(g, key, within);
	return p.country ? p : direction_of(g, key);
}

/* ---- parts that qualify each other ---- */

/* A state or a country that a part may be, and whether the other parts speak for it. */
struct reading {
	struct place place;
	bool is_code;
	bool
	    province; /* named by a division of it, or weakly: nothing without a city of the country */
	bool evidence;
	uint32_t people; /* of the largest city that speaks for it */
};

struct readings {
	struct reading at[32];
	size_t count;
};

static void add_candidate(struct readings *r, struct reading one)
{
	for (size_t i = 0; i < r->count; i++) {
		if (same_place(r->at[i].place, one.place))
			return;
	}
	if (one.place.country && r->count < sizeof(r->at) / sizeof(*r->at))
		r->at[r->count++] = one;
}

/* "Geogia" may be the state as well as the country, and "Almer\u00eda" is a city: neither is
 * taken for a country. */
static code misspelled_abroad(const struct gazetteer *g, struct text key)
{
	code country =
	    sense_first(g, key, SENSE_CITY | SENSE_PROVINCE) ? 0 : country_misspelled(g, key);
	const char *name = country ? country_name(g, country) : NULL;

	if (!name || state_read(g, text_of(name)) || city_misspelled(g, key))
		return 0;
	return country;
}

/* In order of preference: state, country, region, province. */
static void candidates_of(const struct gazetteer *g, const struct pieces *p, struct readings *r)
{
	const struct piece *tail = &p->at[p->count - 1];
	struct text key = piece_key(tail);
	bool codes = !p->turned || tail->capital;
	const struct place_sense *state = sense_first(g, key, SENSE_STATE);
	const struct place_sense *province = sense_first(g, key, SENSE_PROVINCE);
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
	one.place = (struct place){.country = country_of_key(g, key)};
	add_candidate(r, one);
	one = (struct reading){.place = {.country = codes ? country_of_letters(g, key) : 0},
			       .is_code = true,
			       /* "Est" is a word, EST is Estonia */
			       .province = key.len == 3 && !tail->capital};
	add_candidate(r, one);
	one = (struct reading){.is_code = key.len <= 3};
	if (region_of(g, key, &one.place))
		add_candidate(r, one);
	if (r->count == 0 && !p->turned) { /* weak as a code is */
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

/* A province that shares its name or code with a country or another province needs a city that its bare
 * name would be read as; a code, a large one ("Berlin, BE"), but for those of Canada's post. */
static bool province_is_meant(const struct gazetteer *g, const struct readings *all,
			      const struct reading *one, const struct piece *others, size_t count)
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
		if (clear_city(g, piece_key(&others[i]), (struct place){0}).country == country)
			return true;
	}
	return false;
}

/* Drops what `within` rules out, and weighs the rest by the cities in the other pieces. */
static void weigh_candidates(const struct gazetteer *g, struct readings *r,
			     const struct piece *others, size_t count, struct place within)
{
	const struct readings all = *r;
	size_t kept = 0;

	for (size_t i = 0; i < all.count; i++) {
		struct reading one = all.at[i];
		if (!place_fits(g, one.place, within))
			continue;

		for (size_t o = 0; o < count; o++)
			hear_city(g, piece_key(&others[o]), &one);
		if (one.province && !within.country &&
		    !province_is_meant(g, &all, &one, others, count))
			continue;
		if (one.evidence || !one.province)
			r->at[kept++] = one;
	}
	r->count = kept;
}

/* The reading that cities speak for, or NULL where none is or they contradict each other. A state
 * and a country of one code ("Salem, IN"): the state, unless its city is MANY times smaller. */
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
	bool abroad; /* and only abroad, as one that many know */
	bool in_us; /* that it is in the US: what is known already, or a ZIP code of the state */
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

static struct place read_pieces(const struct gazetteer *g, const struct pieces *p,
				struct place within);

/* The city of that name in the state; "Edison Township" and "City of Edison" are Edison. */
static const struct place_sense *named_in_state(const struct gazetteer *g, struct text key,
						code state)
{
	static const char *const kinds[] = {"township", "twp",	   "town", "borough",
					    "city",	"village", "cdp"};
	const struct place_sense *city = city_in_state(g, key, state);

	for (size_t i = 0; !city && i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct text name = key;
		if (key_drop_back(&name, text_of(kinds[i])) ||
		    (key_drop_front(&name, text_of(kinds[i])) &&
		     key_drop_front(&name, TEXT_LITERAL("of"))))
			city = city_in_state(g, name, state);
	}
	return city;
}

/* The metro that the pieces name within a state; `in` with it, if there is one. */
static struct place city_of_state(const struct gazetteer *g, const struct piece *pieces,
				  size_t count, struct place in)
{
	for (size_t i = 0; i < count; i++) {
		struct text key = piece_key(&pieces[i]);
		const struct place_sense *city = named_in_state(g, key, in.state);
		struct place p = {0};
		if (city) {
			in.metro = city->metro;
			return in;
		}
		if (!region_of(g, key, &p))
			p = surroundings(g, key, in);
		if (p.metro && place_fits(g, p, in)) {
			in.metro = p.metro;
			return in;
		}
	}
	return in;
}

/* What the pieces before the last say, within the country or state that the last one is. */
static struct place read_lead(const struct gazetteer *g, const struct pieces *p, struct place tail)
{
	struct pieces lead = *p;
	struct place inner;

	lead.count--;
	if (tail.country != US || lead.count == 0)
		return tail;
	if (tail.state) {
		struct place found = city_of_state(g, lead.at, lead.count, tail);
		return found.metro ? found : tail;
	}
	inner = read_pieces(g, &lead, tail);
	return place_fits(g, inner, tail) ? inner : tail; /* "Ontario, US" is not in Canada */
}

static struct pieces reversed(const struct pieces *p)
{
	struct pieces r = {.count = p->count, .zip_state = p->zip_state, .turned = true};

	for (size_t i = 0; i < p->count; i++)
		r.at[i] = p->at[p->count - 1 - i];
	return r;
}

static struct beside look_beside(const struct gazetteer *g, const struct pieces *p, size_t count,
				 const struct readings *r, struct place within)
{
	struct beside b = {.in_us = within.country == US};

	for (size_t i = 0; i < count; i++) {
		const struct place_sense *city = sense_first(g, piece_key(&p->at[i]), SENSE_CITY);
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

/* A ZIP code of another state contradicts the state: only the country is sure. */
static struct place check_zip(const struct pieces *p, struct place place)
{
	if (place.country == US && place.state && p->zip_state && p->zip_state != place.state)
		return (struct place){.country = US};
	return place;
}

/* Reads the pieces by their last one, if that is a state or a country; *decided then. */
static struct place read_by_tail(const struct gazetteer *g, const struct pieces *p,
				 struct place within, bool need_evidence, bool *decided)
{
	const struct reading *chosen;
	struct readings r;
	size_t before = 0;

	*decided = false;
	candidates_of(g, p, &r);
	for (size_t i = 0; i < r.count; i++)
		before += !r.at[i].province;
	weigh_candidates(g, &r, p->at, p->count - 1, within);
	if (before + r.count == 0)
		return (struct place){0};
	chosen = choose(g, &r, look_beside(g, p, p->count - 1, &r, within), need_evidence);
	if (need_evidence && !chosen)
		return (struct place){0};
	*decided = true; /* also when nothing is meant for sure: then no guessing from the rest */
	return chosen ? check_zip(p, read_lead(g, p, chosen->place)) : (struct place){0};
}

/* "Boston MA", "London UK", "Portland Oregon": the last words of a piece, where the words
 * before them are a city of that state or country. */
static struct place read_last_words(const struct gazetteer *g, const struct piece *piece,
				    struct place within, bool *decided)
{
	struct text key = piece_key(piece);
	size_t words = 0;

	*decided = false;
	for (size_t i = key.len; i-- > 1 && words < 4 && !*decided;) {
		struct pieces two = {
		    .count = 2, .at = {*piece, *piece}, .zip_state = piece->zip_state};
		struct place p;
		if (key.data[i] != ' ')
			continue;
		words++;
		two.at[0].len = i;
		two.at[1].skip = piece->skip + i + 1;
		two.at[1].len = key.len - i - 1;
		p = read_by_tail(g, &two, within, true, decided);
		if (*decided)
			return p;
	}
	return (struct place){0};
}

/* "USA, New York": the rest is read as if the country were known. */
static struct place read_after_country(const struct gazetteer *g, const struct pieces *p,
				       struct place within)
{
	struct pieces rest = {.count = p->count - 1, .zip_state = p->zip_state};
	struct place us = {.country = US, .state = within.state};
	struct place place;

	if (within.country && within.country != US)
		return (struct place){0};
	memcpy(rest.at, p->at + 1, rest.count * sizeof(*rest.at));
	place = read_pieces(g, &rest, us);
	return place.country ? place : us;
}

/* "Dallas, Houston, Austin": what they have in common, if each is clear by itself. */
static struct place read_several(const struct gazetteer *g, const struct pieces *p,
				 struct place within)
{
	const struct place_sense *province =
	    sense_first(g, piece_key(&p->at[p->count - 1]), SENSE_PROVINCE);
	struct place common = {0};
	bool home = !province;

	for (size_t i = 0; i < p->count; i++) {
		struct place one = {0};
		if (sense_first(g, piece_key(&p->at[i]), SENSE_CITY))
			one = read_alone(g, &p->at[i], within);
		common = i ? common_place(common, one) : one;
	}
	for (; province; province = sense_next(g, province, SENSE_PROVINCE))
		home = home || province->country == common.country;
	return home ? common : (struct place){0}; /* "Windsor, Victoria" */
}

/* "California, Texas, New York" */
static bool all_states(const struct gazetteer *g, const struct pieces *p)
{
	for (size_t i = 0; i < p->count; i++) {
		struct text key = piece_key(&p->at[i]);
		if (!sense_first(g, key, SENSE_STATE) &&
		    !(state_of_letters(g, key) && p->at[i].capital && !country_of_letters(g, key)))
			return false;
		if (country_of_key(g, key) && country_of_key(g, key) != US)
			return false;
	}
	return true;
}

/* A country abroad that the last piece names in full: it binds, whatever else the other pieces
 * could be ("Indiana, Peru"; "Valencia, C\u00f3rdoba, Colombia"). 0 where it names none, and where a code
 * of a state before it has a city of the name ("NH, Lebanon"). */
static code country_at_end(const struct gazetteer *g, const struct pieces *p)
{
	struct text key = piece_key(&p->at[p->count - 1]);
	code country = key.len > 3 ? country_of_key(g, key) : 0;

	if (p->count < 2 || !country || country == US || sense_first(g, key, SENSE_STATE))
		return 0;
	for (size_t i = 0; i + 1 < p->count; i++) {
		code state = p->at[i].capital ? state_of_letters(g, piece_key(&p->at[i])) : 0;
		if (state && city_in_state(g, key, state) && (i > 0 || p->count == 2))
			return 0;
	}
	return country;
}

/* Does a piece before the last name another country, and no city that lies in `country`? "Us" and
 * "America" are places of that name. */
static bool names_another(const struct gazetteer *g, const struct pieces *p, code country)
{
	for (size_t i = 0; i + 1 < p->count; i++) {
		struct text key = piece_key(&p->at[i]);
		code other = country_of_key(g, key);
		if (!other || other == country || city_in_country(g, key, country))
			continue;
		if (other != US || p->at[i].capital || key.len > sizeof("america") - 1)
			return true;
	}
	return false;
}

static struct place read_pieces(const struct gazetteer *g, const struct pieces *p,
				struct place within)
{
	struct pieces back;
	struct place place;
	code country;
	bool decided;

	if (p->count == 0)
		return (struct place){0};
	country = country_at_end(g, p);
	if (country && country_of_key(g, piece_key(&p->at[0])) == US && p->count > 2 &&
	    all_states(g, &(struct pieces){.count = 1, .at = {p->at[1]}}))
		country = 0; /* "US, NH, Lebanon" */
	if (country && names_another(g, p, country))
		return (struct place){0};
	if (!country && p->count > 1 && country_of_key(g, piece_key(&p->at[0])) == US)
		return read_after_country(g, p, within);
	if (p->count == 1) {
		place = read_alone(g, &p->at[0], within);
		if (place.country)
			return place;
		return read_last_words(g, &p->at[0], within, &decided);
	}
	place = read_by_tail(g, p, within, true, &decided);
	if (decided)
		return place;
	if (country)
		return place_fits(g, (struct place){.country = country}, within)
			   ? (struct place){.country = country}
			   : (struct place){0};
	back = reversed(p);
	place = read_by_tail(g, &back, within, true, &decided); /* "DC - Washington" */
	if (decided)
		return place;
	if (all_states(g, p))
		return (struct place){.country = US};
	place = read_by_tail(g, p, within, false, &decided);
	if (decided)
		return place;
	place = read_last_words(g, &p->at[p->count - 1], within, &decided);
	if (decided || sense_first(g, piece_key(&p->at[0]), SENSE_CITY))
		return decided ? place : read_several(g, p, within);
	place = read_by_tail(g, &back, within, false, &decided); /* "Germany, Nowhere" */
	return decided ? place : read_several(g, p, within);
}

/* ---- the field ---- */

/* The state of a ZIP code, or what was `known` where it is none. */
static code zip_state_of(const struct gazetteer *g, struct text word, code known)
{
	long long prefix;

	if (word.len != 5 || !text_to_long((struct text){.data = word.data, .len = 3}, &prefix) ||
	    !g->zip_states[prefix])
		return known;
	return g->zip_states[prefix];
}

/* False where nothing is left of the part: it was "remote" or a postal code. */
static bool piece_of(const struct gazetteer *g, struct piece *out, struct text raw)
{
	struct place_key whole;
	struct text rest, word, key;
	bool dropped = false;

	*out = (struct piece){.capital = true};
	if (!place_key_of(&whole, raw))
		return false;
	for (size_t i = 0; i < raw.len; i++)
		out->capital = out->capital && !(raw.data[i] >= 'a' && raw.data[i] <= 'z');
	rest = place_key_text(&whole);
	while (rest.len && text_split(&rest, ' ', &word)) {
		if (says_no_place(word)) {
			if (out->stored.len || whole.len == word.len)
				out->zip_state = zip_state_of(g, word, out->zip_state);
			dropped = true;
			continue;
		}
		if (out->stored.len)
			out->stored.data[out->stored.len++] = ' ';
		memcpy(out->stored.data + out->stored.len, word.data, word.len);
		out->stored.len += word.len;
	}
	key = place_key_text(&out->stored);
	if (dropped) {
		(void)key_drop_front(&key, TEXT_LITERAL("in"));
		(void)key_drop_front(&key, TEXT_LITERAL("from"));
		(void)key_drop_front(&key, TEXT_LITERAL("within"));
		(void)key_drop_front(&key, TEXT_LITERAL("the"));
	}
	out->skip = (size_t)(key.data - out->stored.data);
	out->len = key.len;
	return key.len > 0;
}

/* Joins parts [from, to) whose commas belong to a name: "Korea, South". */
static bool join_tail(const struct gazetteer *g, const struct place_part *last, struct piece *out)
{
	const char *end = last[1].raw.data + last[1].raw.len;
	struct text both = {.data = last[0].raw.data, .len = (size_t)(end - last[0].raw.data)};

	return !last[1].alternative && piece_of(g, out, both) && country_of_key(g, piece_key(out));
}

/* Cuts `piece` after `len` bytes of its key; false where the field has pieces enough. */
static bool split_piece(struct pieces *p, size_t len)
{
	struct piece *last = &p->at[p->count - 1];

	if (p->count == PLACE_PARTS_MAX)
		return false;
	p->at[p->count] = *last;
	p->at[p->count].skip += len + 1;
	p->at[p->count].len -= len + 1;
	last->len = len;
	p->count++;
	return true;
}

static bool is_known_part(const struct gazetteer *g, struct text key)
{
	return state_of_letters(g, key) ||
	       sense_first(g, key, SENSE_STATE | SENSE_REGION | SENSE_PROVINCE | SENSE_CITY);
}

/* "ON Canada", "MA USA", "Sydney NSW Australia": a country at the end of the last piece is a piece
 * of its own, and a state or a province before it too, where a city is left before that. */
static void split_last(const struct gazetteer *g, struct pieces *p)
{
	struct text key, before, after;

	if (!p->count)
		return;
	key = piece_key(&p->at[p->count - 1]);
	if (country_of_key(g, key) || is_known_part(g, key))
		return;
	for (size_t i = 1; i + 1 < key.len; i++) {
		size_t at;
		if (key.data[i] != ' ')
			continue;
		before = (struct text){.data = key.data, .len = i};
		after = (struct text){.data = key.data + i + 1, .len = key.len - i - 1};
		if (!country_of_key(g, after) || sense_first(g, after, SENSE_STATE))
			continue;
		if (is_known_part(g, before)) {
			(void)split_piece(p, i);
			return;
		}
		for (at = 1; at + 1 < before.len; at++) {
			struct text city = {.data = before.data, .len = at};
			struct text state = {.data = before.data + at + 1,
					     .len = before.len - at - 1};
			if (before.data[at] != ' ' || !is_known_part(g, state) ||
			    !sense_first(g, city, SENSE_CITY))
				continue;
			if (split_piece(p, at))
				(void)split_piece(p, state.len);
			return;
		}
	}
}

/* The pieces of parts [from, to), which are one place. */
static void pieces_of(const struct gazetteer *g, const struct place_part *parts, size_t from,
		      size_t to, struct pieces *out)
{
	*out = (struct pieces){.count = 0};
	for (size_t i = from; i < to; i++) {
		struct piece *piece;
		bool is_piece;
		if (i + 2 == to && join_tail(g, &parts[i], &out->at[out->count])) {
			out->count++;
			return;
		}
		if (out->count == PLACE_PARTS_MAX)
			return;
		piece = &out->at[out->count];
		is_piece = piece_of(g, piece, parts[i].raw);
		if (piece->zip_state && (is_piece || out->count))
			out->zip_state = piece->zip_state;
		out->count += is_piece;
	}
	split_last(g, out);
}

/* A ZIP code alone gives the state of a place in the US: where that is known, or where no other
 * country is read and a city of the name lies there ("Springfield 62701"). */
static struct place by_zip(const struct gazetteer *g, const struct pieces *p, struct place read,
			   struct place within)
{
	struct place there = {.country = US, .state = p->zip_state}, found;
	bool in_us = read.country == US || within.country == US;

	if (!p->zip_state || read.state || within.state || (read.country && !in_us) ||
	    (within.country && within.country != US))
		return read;
	for (size_t i = 0; i < p->count; i++) {
		struct text key = piece_key(&p->at[i]);
		if (state_of_letters(g, key) || sense_first(g, key, SENSE_STATE))
			return read; /* which the ZIP code contradicts */
	}
	found = city_of_state(g, p->at, p->count, there);
	for (size_t i = 0; !in_us && i < p->count; i++)
		in_us = named_in_state(g, piece_key(&p->at[i]), p->zip_state) != NULL;
	return in_us && (!read.metro || read.metro == found.metro) ? found : read;
}

/* With the state known a part need only be a city of it, unless the field says otherwise. */
static struct place read_place(const struct gazetteer *g, const struct pieces *p,
			       struct place within)
{
	struct place there = within;
	bool decided = false;

	if (within.state && p->count > 1)
		there = read_by_tail(g, p, within, false, &decided);
	if (within.state && !decided)
		there = city_of_state(g, p->at, p->count, within);
	if (decided || there.metro)
		return there;
	return by_zip(g, p, read_pieces(g, p, within), within);
}

/* "Boston/MA/USA": one place, where every part before the last lies in what the last one is. */
static bool read_slashes(const struct gazetteer *g, const struct place_part *parts, size_t count,
			 struct place within, struct place *out)
{
	struct pieces p;
	bool decided;

	for (size_t i = 1; i < count; i++) {
		if (!parts[i].slash)
			return false;
	}
	pieces_of(g, parts, 0, count, &p);
	if (p.count < 2)
		return false;
	*out = read_by_tail(g, &p, within, true, &decided);
	if (!decided || !out->country)
		return false;
	for (size_t i = 0; i + 1 < p.count; i++) {
		struct text key = piece_key(&p.at[i]);
		struct reading tail = {.place = {.country = out->country, .state = out->state}};
		if (country_of_key(g, key))
			return false;
		hear_city(g, key, &tail);
		if (!tail.evidence && (!out->state || state_read(g, key) != out->state))
			return false;
	}
	return true;
}

/* What all the places that the field joins have in common. */
static struct place read_parts(const struct gazetteer *g, struct text t, struct place within)
{
	struct place_part parts[PLACE_PARTS_MAX];
	struct place common = {0};
	size_t count;
	bool any = false;

	if (!place_cut(t, parts, &count) || read_slashes(g, parts, count, within, &common))
		return common;
	common = (struct place){0};
	for (size_t from = 0, to; from < count; from = to) {
		struct pieces pieces;
		struct place one;
		to = from + 1;
		while (to < count && !parts[to].alternative)
			to++;
		pieces_of(g, parts, from, to, &pieces);
		if (!pieces.count)
			continue; /* "Berlin or remote" */
		one = read_place(g, &pieces, within);
		common = any ? common_place(common, one) : one;
		any = true;
	}
	return common;
}

/* "US-CA" and "US-NY-New York": the state, and *t what is after it. */
static code state_of_prefix(const struct gazetteer *g, struct text *t)
{
	struct text state = {.data = t->data + 3, .len = 2};
	code found;

	if (t->len < 5 ||
	    !text_equal_fold((struct text){.data = t->data, .len = 3}, TEXT_LITERAL("US-")) ||
	    (t->len > 5 && ascii_alpha(t->data[5])))
		return 0;
	found = state_of_letters(g, state);
	if (found) {
		t->data += t->len > 5 ? 6 : 5;
		t->len -= t->len > 5 ? 6 : 5;
	}
	return found;
}

static struct place read_field(const struct gazetteer *g, struct text t, struct place within)
{
	const char *open = memchr(t.data, '(', t.len);
	struct piece whole;
	struct place p;

	if (piece_of(g, &whole, t) &&
	    sense_first(g, piece_key(&whole),
			SENSE_COUNTRY | SENSE_STATE | SENSE_REGION | SENSE_CITY)) {
		struct pieces one = {.count = 1, .zip_state = whole.zip_state};
		one.at[0] = whole;
		p = read_place(g, &one, within);
		if (p.country)
			return p;
	}
	p = read_parts(g, t, within);
	if (!p.country && open && open > t.data)
		p = read_parts(g, (struct text){.data = t.data, .len = (size_t)(open - t.data)},
			       within);
	return p;
}

struct place place_read(const struct gazetteer *g, struct text t, struct place within)
{
	struct place p;
	code state;

	t = text_trim(t);
	if (t.len == 0 || t.len > PLACE_TEXT_MAX || within.metro)
		return within;
	if (within.country == US && !within.state) {
		within.state = zip_state_of(g, t, 0);
		if (within.state)
			return within;
	}
	state = state_of_prefix(g, &t);
	if (state) {
		struct place there = {.country = US, .state = state};
		if (!place_fits(g, there, within))
			return within;
		within = there;
		if (t.len == 0)
			return within;
	}
	p = read_field(g, t, within);
	if (!place_fits(g, p, within))
		return within;
	if (!p.state)
		p.state = within.state;
	return p;
}

/* Where the text alone tells no country: the one country of the currency in which it names a place. */
struct place place_read_paid(const struct gazetteer *g, struct text t, struct place within,
			     code currency)
{
	struct place plain = place_read(g, t, within), found = {0};
	bool several = false;

	t = text_trim(t);
	if (!currency || plain.country || within.metro || t.len == 0 || t.len > PLACE_TEXT_MAX)
		return plain;
	for (size_t i = 0; i < g->country_count && !several; i++) {
		struct place there = {.country = g->countries[i].country};
		struct place one = {0};
		if (g->countries[i].currency == currency)
			one = read_field(g, t, there);
		if (one.country != there.country || !one.country)
			continue;
		several = found.country != 0;
		found = one;
	}
	return several ? plain : found;
}

uint32_t metro_read(const struct gazetteer *g, struct text city, code state)
{
	return place_read(g, city, (struct place){.country = US, .state = state}).metro;
}

struct place place_of_territory(struct place p)
{
	static const code territories[] = {CODE2('P', 'R'), CODE2('G', 'U'), CODE2('V', 'I'),
					   CODE2('A', 'S'), CODE2('M', 'P')};

	for (size_t i = 0; i < sizeof(territories) / sizeof(*territories); i++)
		if (p.country == territories[i])
			return (struct place){.country = US, .state = p.country, .metro = p.metro};
	return p;
}
