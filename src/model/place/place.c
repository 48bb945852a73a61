/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place.c: reading a field that holds any of city, state and country.
 *
 * A city is never moved to another state or country to find a match. The field decides; what is
 * known already (`within`) only narrows it. If two readings remain and nothing in the field
 * decides, there is no answer. Here the field is cut into places; place_pieces.c cuts a place into
 * pieces, place_together.c reads them in the light of each other.
 */
#include <string.h>

#include "model/place/place_private.h"

/* Are all its parts joined by slashes? */
static bool has_slashes(const struct place_part *parts, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (!parts[i].slash)
			return false;
	return true;
}

/* "Boston/MA/USA": one place, where every piece before the last lies in what the last one is. */
static bool read_slashes(const struct gazetteer *g, const struct place_pieces *p,
			 struct place within, struct place *out)
{
	bool decided;

	if (p->count < 2)
		return false;
	*out = place_read_by_tail(g, p, within, true, &decided);
	if (!decided || !out->country)
		return false;
	for (size_t i = 0; i + 1 < p->count; i++) {
		struct text key = place_piece_key(&p->at[i]);
		struct place tail = {.country = out->country, .state = out->state};
		if (country_of_key(g, key))
			return false;
		if (!place_has_city(g, key, tail) &&
		    (!out->state || state_read(g, key) != out->state))
			return false;
	}
	return true;
}

/* Of a field that is one part, which may be several pieces: "MA USA". */
static struct place read_pieces_of_part(const struct gazetteer *g, const struct place_pieces *p,
					struct place within)
{
	struct place found;

	if (read_slashes(g, p, within, &found))
		return found;
	return p->count ? place_read_one(g, p, within) : (struct place){0};
}

/* What all the places that the field joins have in common. */
static struct place read_parts(const struct gazetteer *g, const struct place_part *parts,
			       size_t count, struct place within)
{
	struct place common;
	bool any = false;

	if (has_slashes(parts, count)) {
		struct place_pieces pieces;
		place_pieces_of(g, parts, 0, count, &pieces);
		if (count == 1)
			return read_pieces_of_part(g, &pieces, within);
		if (read_slashes(g, &pieces, within, &common))
			return common;
	}
	common = (struct place){0};
	for (size_t from = 0, to; from < count; from = to) {
		struct place_pieces pieces;
		struct place one;
		to = from + 1;
		while (to < count && !parts[to].alternative)
			to++;
		place_pieces_of(g, parts, from, to, &pieces);
		if (!pieces.count)
			continue; /* "Berlin or remote" */
		one = place_read_one(g, &pieces, within);
		common = any ? place_common(common, one) : one;
		any = true;
	}
	return common;
}

/* "US-CA" and "US-NY-New York": the state, and *t the text after it. */
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
	struct place_part parts[PLACE_PARTS_MAX];
	struct place_piece whole;
	struct place_pieces pieces;
	struct place p = {0};
	const char *open = memchr(t.data, '(', t.len);
	size_t count;
	bool is_piece = place_piece_of(g, &whole, t);
	bool is_name =
	    is_piece && sense_first(g, place_piece_key(&whole),
				    SENSE_COUNTRY | SENSE_STATE | SENSE_REGION | SENSE_CITY);

	if (is_piece)
		place_pieces_of_one(g, &whole, &pieces);
	if (is_name)
		p = place_read_one(g, &pieces, within);
	if (p.country)
		return p;
	if (place_cut(t, parts, &count)) {
		if (count == 1 && parts[0].raw.len == t.len) /* the whole is all there is to read */
			return is_piece && !is_name ? read_pieces_of_part(g, &pieces, within) : p;
		p = read_parts(g, parts, count, within);
	} else {
		p = (struct place){0};
	}
	if (!p.country && open && open > t.data &&
	    place_cut((struct text){.data = t.data, .len = (size_t)(open - t.data)}, parts, &count))
		p = read_parts(g, parts, count, within);
	return p;
}

struct place place_read(const struct gazetteer *g, struct text t, struct place within)
{
	struct place p;
	code state;

	assert(g->extent == GAZETTEER_CITIES);
	t = text_trim(t);
	if (t.len == 0 || t.len > PLACE_TEXT_MAX || within.metro)
		return within;
	if (within.country == US && !within.state) {
		within.state = place_zip_state(g, t, 0);
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

/* If the text alone decides no country: the one country with that currency in which it names a
 * place. */
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
