/* SPDX-License-Identifier: GPL-3.0-or-later */
/* country.c: reading a country or a US state from its own field.
 *
 * A field that names two countries names none; a sentence, a currency or a number is not a country;
 * a misspelling is read only as one long name (see country_misspelled). Two-letter codes count only
 * as the whole field, as they are words elsewhere.
 */
#include <string.h>

#include "base/letters.h"
#include "model/place/gazetteer_private.h"

/* ---- whole names ---- */

code country_of_key(const struct gazetteer *g, struct text key)
{
	const struct place_sense *sense = sense_first(g, key, SENSE_COUNTRY);

	return sense ? sense->country : 0;
}

enum { DISTANCE_MOST = 2 };

/* One or two wrong letters in a name of eight, one in a shorter one. */
static size_t distance_allowed(size_t len)
{
	return len >= 8 ? DISTANCE_MOST : 1;
}

/* The nearest so far; 0: two countries are as near. */
struct misspelling {
	size_t distance;
	code country;
};

/* Compares the key with the names of that length. As many letters as one is longer are only put in or left out: what
 * is left may change letters of both. */
static void compare_names(const struct gazetteer *g, struct text key, uint32_t letters, size_t len,
			  struct misspelling *near)
{
	size_t most = distance_allowed(len), end = g->spelled_start[len + 1];
	size_t more = len > key.len ? len - key.len : 0, fewer = len < key.len ? key.len - len : 0;
	const uint32_t *of = g->spelled_letters;

	if (more > most || fewer > most)
		return;
	for (size_t i =
		 letters_next(of, g->spelled_start[len], end, letters, most - more, most - fewer);
	     i < end; i = letters_next(of, i + 1, end, letters, most - more, most - fewer)) {
		struct text name = intern_text(&g->names, g->spelled[i].id);
		size_t distance = text_distance(key, name);
		code country;
		if (distance > most || distance > near->distance)
			continue;
		country = country_of_key(g, name);
		if (distance == near->distance && near->country != country)
			near->country = 0;
		else if (distance < near->distance)
			near->country = country;
		near->distance = distance;
	}
}

code country_misspelled(const struct gazetteer *g, struct text key)
{
	struct misspelling near = {.distance = SIZE_MAX};
	uint32_t letters = letters_of(key);

	/* A known name is not a misspelling: Virginia, South America. */
	if (key.len < 5 || key.len + DISTANCE_MOST >= NAME_LENGTHS ||
	    sense_first(g, key, SENSE_STATE | SENSE_REGION))
		return 0;
	for (size_t len = key.len - DISTANCE_MOST; len <= key.len + DISTANCE_MOST; len++)
		compare_names(g, key, letters, len, &near);
	return near.country;
}

bool city_misspelled(const struct gazetteer *g, struct text key)
{
	uint32_t letters = letters_of(key);
	size_t allowed = distance_allowed(key.len);

	for (uint32_t id = 0; id < g->names.count; id++) {
		struct text name = intern_text(&g->names, id);
		if (name.len + allowed < key.len || name.len > key.len + allowed ||
		    letters_apart(letters, letters_of(name), DISTANCE_MOST) ||
		    country_of_key(g, name))
			continue;
		if (sense_first(g, name, SENSE_CITY) && text_distance(key, name) <= allowed)
			return true;
	}
	return false;
}

/* U+1F1E6 to U+1F1FF are the letters A to Z of flags. */
static char flag_letter(struct text t, size_t at)
{
	const unsigned char *b = (const unsigned char *)t.data + at;

	if (t.len < at + 4 || b[0] != 0xf0 || b[1] != 0x9f || b[2] != 0x87 || b[3] < 0xa6 ||
	    b[3] > 0xbf)
		return 0;
	return (char)('A' + (b[3] - 0xa6));
}

/* The country of the flag that the text starts with. */
static code country_of_flag(const struct gazetteer *g, struct text t)
{
	char letters[2] = {flag_letter(t, 0), flag_letter(t, 4)};

	if (!letters[0] || !letters[1])
		return 0;
	return country_of_letters(g, (struct text){.data = letters, .len = 2});
}

/* ---- names with words around them ---- */

/* Is it one of the words, with a blank before them, up to its next blank or its end? */
static bool begins_qualification(struct text rest)
{
	static const char *const words[] = {"but",	"for",	"based",   "remote",
					    "remotely", "only", "working", "work"};
	struct text word = {.data = rest.data + 1, .len = 0};

	while (word.len + 1 < rest.len && word.data[word.len] != ' ')
		word.len++;
	return text_is_one_of(word, words, sizeof(words) / sizeof(*words));
}

/* Cuts the key where a qualification begins: "us based", "uk but for a global company". */
static void cut_qualification(struct text *key)
{
	for (size_t i = 1; i < key->len; i++)
		if (key->data[i] == ' ' &&
		    begins_qualification((struct text){key->data + i, key->len - i}))
			key->len = i;
}

static void drop_lead_in(struct text *key)
{
	static const char *const words[] = {"the",	"in",	   "from",   "currently",
					    "based",	"located", "living", "remote",
					    "remotely", "mostly",  "mainly"};
	bool dropped = true;

	while (dropped) {
		dropped = false;
		for (size_t w = 0; w < sizeof(words) / sizeof(*words); w++)
			dropped = dropped || key_drop_front(key, words[w]);
	}
}

/* "u sa" and "us a" are usa: a few letters in pieces. */
static code country_of_pieces(const struct gazetteer *g, struct text key)
{
	char letters[4];
	size_t len = 0;

	if (key.len > 5)
		return 0;
	for (size_t i = 0; i < key.len; i++) {
		if (key.data[i] == ' ')
			continue;
		if (len == sizeof(letters))
			return 0;
		letters[len++] = key.data[i];
	}
	return len == key.len ? 0 : country_of_key(g, (struct text){.data = letters, .len = len});
}

static code country_of_phrase(const struct gazetteer *g, struct text key)
{
	code country = country_of_key(g, key);

	if (!country)
		country = country_of_pieces(g, key);
	if (!country) {
		drop_lead_in(&key);
		cut_qualification(&key);
		country = country_of_key(g, key);
	}
	return country;
}

/* ---- a field in parts ---- */

/* Places with an ISO code of their own that also belong to another country: "USA - Puerto Rico". */
static bool is_territory_of(code part, code whole)
{
	static const code pairs[][2] = {
	    {CODE2('P', 'R'), CODE2('U', 'S')}, {CODE2('V', 'I'), CODE2('U', 'S')},
	    {CODE2('G', 'U'), CODE2('U', 'S')}, {CODE2('A', 'S'), CODE2('U', 'S')},
	    {CODE2('M', 'P'), CODE2('U', 'S')}, {CODE2('J', 'E'), CODE2('G', 'B')},
	    {CODE2('G', 'G'), CODE2('G', 'B')}, {CODE2('I', 'M'), CODE2('G', 'B')},
	    {CODE2('G', 'I'), CODE2('G', 'B')}, {CODE2('B', 'M'), CODE2('G', 'B')},
	    {CODE2('K', 'Y'), CODE2('G', 'B')}, {CODE2('H', 'K'), CODE2('C', 'N')},
	    {CODE2('M', 'O'), CODE2('C', 'N')}, {CODE2('T', 'W'), CODE2('C', 'N')},
	    {CODE2('G', 'F'), CODE2('F', 'R')}, {CODE2('R', 'E'), CODE2('F', 'R')},
	    {CODE2('G', 'P'), CODE2('F', 'R')}, {CODE2('M', 'Q'), CODE2('F', 'R')},
	    {CODE2('N', 'C'), CODE2('F', 'R')}, {CODE2('P', 'F'), CODE2('F', 'R')},
	    {CODE2('C', 'W'), CODE2('N', 'L')}, {CODE2('A', 'W'), CODE2('N', 'L')},
	    {CODE2('G', 'L'), CODE2('D', 'K')}, {CODE2('F', 'O'), CODE2('D', 'K')},
	    {CODE2('A', 'X'), CODE2('F', 'I')},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		if (pairs[i][0] == part && pairs[i][1] == whole)
			return true;
	}
	return false;
}

/* Adds one more country that the field names; false when they contradict each other. */
static bool agree(code *so_far, code country)
{
	if (!country || *so_far == country || is_territory_of(*so_far, country))
		return true;
	if (*so_far && !is_territory_of(country, *so_far))
		return false;
	*so_far = country;
	return true;
}

/* A part of a field, of which the phrase names `country`, or 0: a state says US, but "Atlanta, Georgia" says
 * neither. */
static code country_of_part(const struct gazetteer *g, struct text key, code country)
{
	if (!sense_first(g, key, SENSE_STATE))
		return country;
	if (!country)
		return CODE2('U', 'S');
	return is_territory_of(country, CODE2('U', 'S')) ? country : 0;
}

/* The one country that the parts name; 0 none, or several. */
static code country_of_parts(const struct gazetteer *g, const struct place_part *parts,
			     size_t count)
{
	code found = 0;

	for (size_t i = 0; i < count; i++) {
		struct place_key stored;
		struct text key = {.data = NULL};
		if (place_key_of(&stored, parts[i].raw))
			key = place_key_text(&stored);
		if (key.len && !agree(&found, country_of_part(g, key, country_of_phrase(g, key))))
			return 0;
	}
	return found;
}

/* The text before the first parenthesis, and its content (to its end, or the text's). */
static bool open_parenthesis(struct text t, struct text *before, struct text *inside)
{
	const char *open = t.len ? memchr(t.data, '(', t.len) : NULL;
	const char *close;

	if (!open)
		return false;
	*before = (struct text){.data = t.data, .len = (size_t)(open - t.data)};
	*inside = (struct text){.data = open + 1, .len = t.len - before->len - 1};
	close = inside->len ? memchr(inside->data, ')', inside->len) : NULL;
	if (close)
		inside->len = (size_t)(close - inside->data);
	return true;
}

code country_read(const struct gazetteer *g, struct text t)
{
	struct place_part parts[PLACE_PARTS_MAX];
	struct place_key key;
	struct text before, inside;
	size_t count;
	code country;

	t = text_trim(t);
	if (t.len == 0 || t.len > PLACE_TEXT_MAX)
		return 0;
	country = country_of_letters(g, t);
	if (!country)
		country = country_of_flag(g, t);
	if (!country && place_key_of(&key, t))
		country = country_of_phrase(g, place_key_text(&key));
	if (country)
		return country;
	if (open_parenthesis(t, &before, &inside)) { /* its content is only a remark */
		country = country_read(g, before);
		return country ? country : country_read(g, inside);
	}
	if (!place_cut(t, parts, &count))
		return 0;
	if (count == 1 && parts[0].raw.len == t.len) /* the phrase is no country's name */
		country = country_of_part(g, place_key_text(&key), 0);
	else
		country = country_of_parts(g, parts, count);
	return country || count != 1 ? country : country_misspelled(g, place_key_text(&key));
}

code state_read(const struct gazetteer *g, struct text t)
{
	const struct place_sense *sense = NULL;
	struct place_key key;
	code state;

	if (!place_key_of(&key, t))
		return 0;
	state = state_of_letters(g, place_key_text(&key)); /* also "N.Y." */
	if (!state)
		sense = sense_first(g, place_key_text(&key), SENSE_STATE);
	return sense ? sense->state : state;
}
