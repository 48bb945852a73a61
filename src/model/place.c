/* place.c: reading a field that holds any of city, state and country.
 *
 * What holds: a city is never moved to another state or country to find a match. What the
 * field says decides; what is known already (`within`) only narrows it. Where two
 * readings stand and nothing in the field decides, the answer is none.
 */
#include <string.h>

#include "model/gazetteer_private.h"

enum { CITY_LARGE = 1000000 };

/* One part of the field, ready to be looked up. */
struct piece {
	struct place_key stored;
	size_t skip, len; /* of the stored key, after words that say no place */
	bool capital; /* written without a small letter, as codes are */
};

/* The pieces of one place, in the field's order. */
struct pieces {
	struct piece at[PLACE_PARTS_MAX];
	size_t count;
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

/* "Geogia" may be the state as well as the country, so it is neither. */
static code misspelled_abroad(const struct gazetteer *g, struct text key)
{
	code country = country_misspelled(g, key);
	const char *name = country ? country_name(g, country) : NULL;

	return name && !state_read(g, text_of(name)) ? country : 0;
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
	if (region_of(g, key, &p))
		return p;
	p = clear_city(g, key, within);
	if (!p.country)
		p = surroundings(g, key, within);
	if (!p.country)
		p = direction_of(g, key);
	if (p.country || sense_first(g, key, SENSE_CITY))
		return p;
	country = misspelled_abroad(g, key);
	return (struct place){.country = country && !city_misspelled(g, key) ? country : 0};
}

/* ---- parts that qualify each other ---- */

/* A state or a country that a part may be, and whether the other parts speak for it. */
struct reading {
	struct place place;
	bool is_code;
	bool evidence;
};

struct readings {
	struct reading at[4];
	size_t count;
};

static void add_candidate(struct readings *r, struct place place, bool is_code)
{
	for (size_t i = 0; i < r->count; i++) {
		if (same_place(r->at[i].place, place))
			return;
	}
	if (place.country && r->count < sizeof(r->at) / sizeof(*r->at))
		r->at[r->count++] = (struct reading){.place = place, .is_code = is_code};
}

/* In order of preference: state, country, region. */
static void candidates_of(const struct gazetteer *g, struct text key, struct readings *r)
{
	const struct place_sense *state = sense_first(g, key, SENSE_STATE);
	code letters = state_of_letters(g, key);
	struct place region = {0};

	r->count = 0;
	if (letters)
		add_candidate(r, (struct place){.country = US, .state = letters}, true);
	if (state)
		add_candidate(r, (struct place){.country = US, .state = state->state}, false);
	add_candidate(r, (struct place){.country = country_of_key(g, key)}, false);
	add_candidate(r, (struct place){.country = country_of_letters(g, key)}, true);
	if (region_of(g, key, &region))
		add_candidate(r, region, key.len <= 3);
	if (r->count == 0 && !sense_first(g, key, SENSE_CITY)) /* weak as a code is */
		add_candidate(r, (struct place){.country = misspelled_abroad(g, key)}, true);
}

/* Is the named city known to lie there? */
static bool city_speaks_for(const struct gazetteer *g, struct text city, struct place place)
{
	if (place.state)
		return city_in_state(g, city, place.state) != NULL;
	return city_in_country(g, city, place.country);
}

/* Drops what `within` rules out, and weighs the rest by the cities in the other pieces. */
static void weigh_candidates(const struct gazetteer *g, struct readings *r,
			     const struct piece *others, size_t count, struct place within)
{
	size_t kept = 0;

	for (size_t i = 0; i < r->count; i++) {
		struct reading one = r->at[i];
		if (!place_fits(g, one.place, within))
			continue;
		for (size_t o = 0; o < count && !one.evidence; o++)
			one.evidence = city_speaks_for(g, piece_key(&others[o]), one.place);
		r->at[kept++] = one;
	}
	r->count = kept;
}

/* The reading that is meant, or NULL where the field does not decide. `elsewhere`: a city
 * of the field is known, but not there. */
static const struct reading *choose(const struct readings *r, bool elsewhere)
{
	for (size_t i = 0; i < r->count; i++) {
		if (r->at[i].evidence)
			return &r->at[i];
	}
	if (r->count == 0 || (r->count > 1 && !r->at[0].is_code))
		return NULL;
	if (elsewhere && r->at[0].is_code && !r->at[0].place.state)
		return NULL; /* "Berlin, BE" */
	return &r->at[0];
}

static struct place read_pieces(const struct gazetteer *g, const struct pieces *p,
				struct place within);

/* The metro that the pieces name within a state; `in` with it, if there is one. */
static struct place city_of_state(const struct gazetteer *g, const struct piece *pieces,
				  size_t count, struct place in)
{
	for (size_t i = 0; i < count; i++) {
		struct text key = piece_key(&pieces[i]);
		const struct place_sense *city = city_in_state(g, key, in.state);
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
	return inner.country ? inner : tail;
}

static struct pieces reversed(const struct pieces *p)
{
	struct pieces r = {.count = p->count};

	for (size_t i = 0; i < p->count; i++)
		r.at[i] = p->at[p->count - 1 - i];
	return r;
}

static bool knows_city(const struct gazetteer *g, const struct pieces *p, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (sense_first(g, piece_key(&p->at[i]), SENSE_CITY))
			return true;
	}
	return false;
}

/* Reads the pieces by their last one, if that is a state or a country; *decided then. */
static struct place read_by_tail(const struct gazetteer *g, const struct pieces *p,
				 struct place within, bool need_evidence, bool *decided)
{
	const struct piece *tail = &p->at[p->count - 1];
	const struct reading *chosen;
	struct readings r;
	size_t before;

	*decided = false;
	candidates_of(g, piece_key(tail), &r);
	before = r.count;
	weigh_candidates(g, &r, p->at, p->count - 1, within);
	if (before == 0)
		return (struct place){0};
	chosen = choose(&r, knows_city(g, p, p->count - 1));
	if (need_evidence && (!chosen || !chosen->evidence))
		return (struct place){0};
	*decided = true; /* also when nothing is meant for sure: then no guessing from the rest */
	return chosen ? read_lead(g, p, chosen->place) : (struct place){0};
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
		struct pieces two = {.count = 2, .at = {*piece, *piece}};
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
	struct pieces rest = {.count = p->count - 1};
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
	struct place common = {0};

	for (size_t i = 0; i < p->count; i++) {
		struct place one = {0};
		if (sense_first(g, piece_key(&p->at[i]), SENSE_CITY))
			one = read_alone(g, &p->at[i], within);
		common = i ? common_place(common, one) : one;
	}
	return common;
}

static struct place read_pieces(const struct gazetteer *g, const struct pieces *p,
				struct place within)
{
	struct pieces back;
	struct place place;
	bool decided;

	if (p->count == 0)
		return (struct place){0};
	if (p->count > 1 && country_of_key(g, piece_key(&p->at[0])) == US)
		return read_after_country(g, p, within);
	if (p->count == 1) {
		place = read_alone(g, &p->at[0], within);
		if (place.country)
			return place;
		return read_last_words(g, &p->at[0], within, &decided);
	}
	place = read_by_tail(g, p, within, false, &decided);
	if (decided)
		return place;
	place = read_last_words(g, &p->at[p->count - 1], within, &decided);
	if (decided)
		return place;
	back = reversed(p); /* "Germany, Berlin"; but "Lebanon, Grafton" is not the country */
	place = read_by_tail(g, &back, within,
			     sense_first(g, piece_key(&p->at[0]), SENSE_CITY) != NULL, &decided);
	return decided ? place : read_several(g, p, within);
}

/* ---- the field ---- */

/* False where nothing is left of the part: it was "remote" or a postal code. */
static bool piece_of(struct piece *out, struct text raw)
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

	return !last[1].alternative && piece_of(out, both) && country_of_key(g, piece_key(out));
}

/* The pieces of parts [from, to), which are one place. */
static void pieces_of(const struct gazetteer *g, const struct place_part *parts, size_t from,
		      size_t to, struct pieces *out)
{
	out->count = 0;
	for (size_t i = from; i < to; i++) {
		if (i + 2 == to && join_tail(g, &parts[i], &out->at[out->count])) {
			out->count++;
			return;
		}
		if (piece_of(&out->at[out->count], parts[i].raw))
			out->count++;
	}
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
	return read_pieces(g, p, within);
}

/* What all the places that the field joins have in common. */
static struct place read_parts(const struct gazetteer *g, struct text t, struct place within)
{
	struct place_part parts[PLACE_PARTS_MAX];
	struct place common = {0};
	size_t count;
	bool any = false;

	if (!place_cut(t, parts, &count))
		return common;
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

	if (piece_of(&whole, t) &&
	    sense_first(g, piece_key(&whole),
			SENSE_COUNTRY | SENSE_STATE | SENSE_REGION | SENSE_CITY)) {
		struct pieces one = {.count = 1};
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

uint32_t metro_read(const struct gazetteer *g, struct text city, code state)
{
	return place_read(g, city, (struct place){.country = US, .state = state}).metro;
}
