/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_together.c: the pieces of one place, read together: "Boston, MA", "USA, New York".
 *
 * The last piece comes first: if it is a state or a country, the others are read within it. Only
 * then the first, in the same way, and only if neither is one, what all pieces have in common.
 */
#include <string.h>

#include "model/place/place_private.h"

/* The city of that name in the state; "Edison Township" and "City of Edison" are Edison. */
static const struct place_sense *named_in_state(const struct gazetteer *g, struct text key,
						code state)
{
	static const char *const kinds[] = {"township", "twp",	   "town", "borough",
					    "city",	"village", "cdp"};
	const struct place_sense *city = city_in_state(g, key, state);

	if (city || !key_has_words(key))
		return city;
	for (size_t i = 0; !city && i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct text name = key;
		if (key_drop_back(&name, text_of(kinds[i])) ||
		    (key_drop_front(&name, kinds[i]) && key_drop_front(&name, "of")))
			city = city_in_state(g, name, state);
	}
	return city;
}

/* The metro that the pieces name within a state; `in` with it, if there is one. */
static struct place city_of_state(const struct gazetteer *g, const struct place_piece *pieces,
				  size_t count, struct place in)
{
	for (size_t i = 0; i < count; i++) {
		struct text key = place_piece_key(&pieces[i]);
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

static struct place read_pieces(const struct gazetteer *g, const struct place_pieces *p,
				struct place within);

/* What the pieces before the last say, within the country or state that the last one is. */
static struct place read_lead(const struct gazetteer *g, const struct place_pieces *p,
			      struct place tail)
{
	struct place_pieces lead = *p;
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

static struct place_pieces reversed(const struct place_pieces *p)
{
	struct place_pieces r = {.count = p->count, .zip_state = p->zip_state, .turned = true};

	for (size_t i = 0; i < p->count; i++)
		r.at[i] = p->at[p->count - 1 - i];
	return r;
}

/* A ZIP code of another state contradicts the state: only the country is sure. */
static struct place check_zip(const struct place_pieces *p, struct place place)
{
	if (place.country == US && place.state && p->zip_state && p->zip_state != place.state)
		return (struct place){.country = US};
	return place;
}

struct place place_read_by_tail(const struct gazetteer *g, const struct place_pieces *p,
				struct place within, bool need_evidence, bool *decided)
{
	struct place tail;

	*decided = place_of_last(g, p, within, need_evidence, &tail);
	return tail.country ? check_zip(p, read_lead(g, p, tail)) : tail;
}

/* "Boston MA", "London UK", "Portland Oregon": the last words of a piece, where the words
 * before them are a city of that state or country. */
static struct place read_last_words(const struct gazetteer *g, const struct place_piece *piece,
				    struct place within, bool *decided)
{
	struct text key = place_piece_key(piece);
	size_t words = 0;

	*decided = false;
	for (size_t i = key.len; i-- > 1 && words < 4 && !*decided;) {
		struct place_pieces two;
		struct place p;
		if (key.data[i] != ' ')
			continue;
		words++;
		two.count = 2;
		two.zip_state = piece->zip_state;
		two.turned = false;
		two.at[0] = two.at[1] = *piece;
		two.at[0].len = i;
		two.at[1].skip = piece->skip + i + 1;
		two.at[1].len = key.len - i - 1;
		p = place_read_by_tail(g, &two, within, true, decided);
		if (*decided)
			return p;
	}
	return (struct place){0};
}

/* "USA, New York": the rest is read as if the country were known. */
static struct place read_after_country(const struct gazetteer *g, const struct place_pieces *p,
				       struct place within)
{
	struct place_pieces rest = {.count = p->count - 1, .zip_state = p->zip_state};
	struct place us = {.country = US, .state = within.state};
	struct place place;

	if (within.country && within.country != US)
		return (struct place){0};
	memcpy(rest.at, p->at + 1, rest.count * sizeof(*rest.at));
	place = read_pieces(g, &rest, us);
	return place.country ? place : us;
}

/* "Dallas, Houston, Austin": what they have in common, if each is clear by itself. */
static struct place read_several(const struct gazetteer *g, const struct place_pieces *p,
				 struct place within)
{
	const struct place_sense *province =
	    sense_first(g, place_piece_key(&p->at[p->count - 1]), SENSE_PROVINCE);
	struct place common = {0};
	bool home = !province;

	for (size_t i = 0; i < p->count; i++) {
		struct place one = {0};
		if (sense_first(g, place_piece_key(&p->at[i]), SENSE_CITY))
			one = place_read_alone(g, &p->at[i], within);
		common = i ? place_common(common, one) : one;
	}
	for (; province; province = sense_next(g, province, SENSE_PROVINCE))
		home = home || province->country == common.country;
	return home ? common : (struct place){0}; /* "Windsor, Victoria" */
}

/* "California, Texas, New York" */
static bool all_states(const struct gazetteer *g, const struct place_pieces *p)
{
	for (size_t i = 0; i < p->count; i++) {
		struct text key = place_piece_key(&p->at[i]);
		if (!sense_first(g, key, SENSE_STATE) &&
		    !(state_of_letters(g, key) && p->at[i].capital && !country_of_letters(g, key)))
			return false;
		if (country_of_key(g, key) && country_of_key(g, key) != US)
			return false;
	}
	return true;
}

/* A foreign country that the last piece names in full: it decides, whatever else the other pieces
 * could be ("Indiana, Peru"; "Valencia, C\u00f3rdoba, Colombia"). 0 if it names none, or if a state
 * code before it has a city of that name ("NH, Lebanon"). */
static code country_at_end(const struct gazetteer *g, const struct place_pieces *p)
{
	struct text key = place_piece_key(&p->at[p->count - 1]);
	code country = p->count > 1 && key.len > 3 ? country_of_key(g, key) : 0;

	if (!country || country == US || sense_first(g, key, SENSE_STATE))
		return 0;
	for (size_t i = 0; i + 1 < p->count; i++) {
		code state = p->at[i].capital ? state_of_letters(g, place_piece_key(&p->at[i])) : 0;
		if (state && city_in_state(g, key, state) && (i > 0 || p->count == 2))
			return 0;
	}
	return country;
}

/* Does a piece before the last name another country, and no city that lies in `country`? "Us" and
 * "America" are places of that name. */
static bool names_another(const struct gazetteer *g, const struct place_pieces *p, code country)
{
	for (size_t i = 0; i + 1 < p->count; i++) {
		struct text key = place_piece_key(&p->at[i]);
		code other = country_of_key(g, key);
		if (!other || other == country || city_in_country(g, key, country))
			continue;
		if (other != US || p->at[i].capital || key.len > sizeof("america") - 1)
			return true;
	}
	return false;
}

static struct place read_pieces(const struct gazetteer *g, const struct place_pieces *p,
				struct place within)
{
	struct place_pieces back;
	struct place place;
	code country;
	bool decided;

	if (p->count == 0)
		return (struct place){0};
	country = country_at_end(g, p);
	if (country && country_of_key(g, place_piece_key(&p->at[0])) == US && p->count > 2 &&
	    all_states(g, &(struct place_pieces){.count = 1, .at = {p->at[1]}}))
		country = 0; /* "US, NH, Lebanon" */
	if (country && names_another(g, p, country))
		return (struct place){0};
	if (!country && p->count > 1 && country_of_key(g, place_piece_key(&p->at[0])) == US)
		return read_after_country(g, p, within);
	if (p->count == 1) {
		place = place_read_alone(g, &p->at[0], within);
		if (place.country)
			return place;
		return read_last_words(g, &p->at[0], within, &decided);
	}
	place = place_read_by_tail(g, p, within, true, &decided);
	if (decided)
		return place;
	if (country)
		return place_fits(g, (struct place){.country = country}, within)
			   ? (struct place){.country = country}
			   : (struct place){0};
	back = reversed(p);
	place = place_read_by_tail(g, &back, within, true, &decided); /* "DC - Washington" */
	if (decided)
		return place;
	if (all_states(g, p))
		return (struct place){.country = US};
	place = place_read_by_tail(g, p, within, false, &decided);
	if (decided)
		return place;
	place = read_last_words(g, &p->at[p->count - 1], within, &decided);
	if (decided || sense_first(g, place_piece_key(&p->at[0]), SENSE_CITY))
		return decided ? place : read_several(g, p, within);
	place = place_read_by_tail(g, &back, within, false, &decided); /* "Germany, Nowhere" */
	return decided ? place : read_several(g, p, within);
}

/* A ZIP code alone gives the state of a place if the US is known, or if no other country is read
 * and a city of the name lies there ("Springfield 62701"). */
static struct place by_zip(const struct gazetteer *g, const struct place_pieces *p,
			   struct place read, struct place within)
{
	struct place there = {.country = US, .state = p->zip_state}, found;
	bool in_us = read.country == US || within.country == US;

	if (!p->zip_state || read.state || within.state || (read.country && !in_us) ||
	    (within.country && within.country != US))
		return read;
	for (size_t i = 0; i < p->count; i++) {
		struct text key = place_piece_key(&p->at[i]);
		if (state_of_letters(g, key) || sense_first(g, key, SENSE_STATE))
			return read; /* which the ZIP code contradicts */
	}
	found = city_of_state(g, p->at, p->count, there);
	for (size_t i = 0; !in_us && i < p->count; i++)
		in_us = named_in_state(g, place_piece_key(&p->at[i]), p->zip_state) != NULL;
	return in_us && (!read.metro || read.metro == found.metro) ? found : read;
}

struct place place_read_one(const struct gazetteer *g, const struct place_pieces *p,
			    struct place within)
{
	struct place there = within;
	bool decided = false;

	if (within.state && p->count > 1)
		there = place_read_by_tail(g, p, within, false, &decided);
	if (within.state && !decided)
		there = city_of_state(g, p->at, p->count, within);
	if (decided || there.metro)
		return there;
	return by_zip(g, p, read_pieces(g, p, within), within);
}
