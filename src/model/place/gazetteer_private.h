/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gazetteer_private.h: what the gazetteer holds, for the files of this room that read places.
 *
 * Names are looked up by key: folded (base/unicode.h), runs of single letters joined
 * ("U. S. A." is "usa"), and saint, fort and mount shortened, so that what people write
 * and what the tables write meet. A key has one or more senses. After loading nothing
 * changes any more, so that all threads may read.
 */
#ifndef PAYBANDS_MODEL_GAZETTEER_PRIVATE_H
#define PAYBANDS_MODEL_GAZETTEER_PRIVATE_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/text.h"
#include "model/place/place.h"

enum { PLACE_KEY_MAX = 160, PLACE_TEXT_MAX = 240 };

struct place_key {
	char data[PLACE_KEY_MAX];
	size_t len;
};

/* False for text that is empty or too long to be a name. */
bool place_key_of(struct place_key *out, struct text name);
static inline struct text place_key_text(const struct place_key *key)
{
	return (struct text){.data = key->data, .len = key->len};
}

/* Bits, so that one lookup can ask for several. A province is a first-level division abroad, by
 * name or code: it means something only beside a city of its country. */
enum sense_kind {
	SENSE_COUNTRY = 1,
	SENSE_STATE = 2,
	SENSE_REGION = 4,
	SENSE_CITY = 8,
	SENSE_PROVINCE = 16
};

struct place_sense {
	enum sense_kind kind;
	bool beside; /* of a city: read only beside its state or country, never alone */
	code country;
	code state; /* of a US city, state or region; 0: none, or several */
	uint32_t metro; /* 0: none, or not one */
	uint32_t population; /* of the urban area, to weigh namesakes; 0 where it is not known */
	uint32_t next; /* index of the name's next sense + 1; 0: the last */
};

static inline struct place place_of_sense(const struct place_sense *s)
{
	return (struct place){.country = s->country, .state = s->state, .metro = s->metro};
}

struct country_entry {
	code country;
	code alpha3;
	code currency; /* 0: the table has none */
	const char *name;
};

struct state_entry {
	code state;
	const char *name;
	double price_level; /* NAN: none */
	double labour_cost;
};

struct metro_entry {
	uint32_t metro;
	const char *title;
	code states[8]; /* as the title names them; the rest 0 */
};

/* A part of a country other than the United States, by the table of a layout. */
struct region_entry {
	code country, region;
	const char *name;
	uint32_t bearers; /* its number in region_names, and in region_bearers */
};

enum { NAME_LENGTHS = 64, ZIP_PREFIXES = 1000, LETTER_PAIRS = 26 * 26 };

struct spelled_name {
	uint32_t id; /* of `names` */
	uint32_t len;
};

struct gazetteer {
	enum gazetteer_extent extent;
	struct arena texts;
	struct intern names; /* keys */
	uint32_t *first; /* by id of `names`: index of its first sense + 1 */
	size_t first_room;
	struct place_sense *senses;
	size_t sense_count, sense_room;
	struct country_entry *countries; /* by code, ascending */
	size_t country_count, country_room;
	struct state_entry *states; /* by code, ascending; the country's own indices are state 0 */
	size_t state_count, state_room;
	bool is_state[LETTER_PAIRS]; /* by code_pair */
	struct metro_entry *metros; /* by code, ascending */
	size_t metro_count, metro_room;
	struct region_entry *regions; /* in the order in which they were added */
	size_t region_count, region_room;
	struct intern region_codes; /* "GB-TLI": its number is the region's index */
	struct intern region_names; /* a country and the key of a name */
	uint32_t *region_bearers; /* how many regions of it bear the name */
	size_t region_bearer_room;
	code zip_states[ZIP_PREFIXES]; /* by the first three digits of a ZIP code; 0 none */
	/* The long country names, by length: those of length n start at spelled[spelled_start[n]]. */
	struct spelled_name *spelled;
	size_t spelled_count, spelled_room;
	uint32_t *spelled_letters; /* of each: see letters_of */
	size_t spelled_start[NAME_LENGTHS + 1];
};

/* The number of a code of two letters. */
static inline size_t code_pair(code letters)
{
	size_t pair = (size_t)((letters >> 8 & 0xff) - 'A') * 26 + ((letters & 0xff) - 'A');

	assert(pair < LETTER_PAIRS);
	return pair;
}

/* The first sense of `key` whose kind is among `kinds`, or NULL; then the next one. */
const struct place_sense *sense_first(const struct gazetteer *g, struct text key, unsigned kinds);
/* Where several are asked for: the number of the key among `names`, or INTERN_NONE, of which there is no sense. */
uint32_t sense_name(const struct gazetteer *g, struct text key);
const struct place_sense *sense_first_of(const struct gazetteer *g, uint32_t name, unsigned kinds);
const struct place_sense *sense_next(const struct gazetteer *g, const struct place_sense *sense,
				     unsigned kinds);

const struct country_entry *country_entry_of(const struct gazetteer *g, code country);
const struct metro_entry *metro_entry_of(const struct gazetteer *g, uint32_t metro);
bool metro_touches(const struct gazetteer *g, uint32_t metro, code state);

/* ISO 3166 codes (two or three letters) and USPS codes; 0 if `t` is not a known one. */
code country_of_letters(const struct gazetteer *g, struct text t);
code state_of_letters(const struct gazetteer *g, struct text t);
/* The country that a whole key names; 0 none. */
code country_of_key(const struct gazetteer *g, struct text key);
/* The nearest long country name within a misspelling's distance, if only one country has it. */
code country_misspelled(const struct gazetteer *g, struct text key);
/* Could a city as well be meant by it ("Potland")? */
bool city_misspelled(const struct gazetteer *g, struct text key);

/* ---- what names mean (place_city.c) ---- */

#define US CODE2('U', 'S')

enum {
	NAMESAKE_MANY = 5, /* of two with a name, one this many times larger is meant */
	CITY_LARGE = 1000000, /* people: known by its bare name */
};

/* Could `p` lie within `within`? A metro may span states. */
bool place_fits(const struct gazetteer *g, struct place p, struct place within);
/* The city of that name in the state, or NULL; is there one in the country? */
const struct place_sense *city_in_state(const struct gazetteer *g, struct text key, code state);
bool city_in_country(const struct gazetteer *g, struct text key, code country);
/* The one city that is meant by a bare name, or a place without country. */
struct place clear_city(const struct gazetteer *g, struct text key, struct place within);
bool region_of(const struct gazetteer *g, struct text key, struct place *out);
/* "Greater Boston", "Chicago suburbs": the metro, and its state if it has but one. */
struct place surroundings(const struct gazetteer *g, struct text key, struct place within);
/* "Northern Ohio", "rural Germany". */
struct place direction_of(const struct gazetteer *g, struct text key);

/* ---- words of a key ---- */

/* Has it more than one word? */
static inline bool key_has_words(struct text key)
{
	return key.len && memchr(key.data, ' ', key.len);
}
/* Removes `word` and its blank from the front (or the end) of *key, if it is a word there and
 * something is left. */
bool key_drop_word(struct text *key, struct text word);
bool key_drop_back(struct text *key, struct text word);
/* The same as key_drop_word: most keys begin with another letter, and take no call. */
static inline bool key_drop_front(struct text *key, const char *word)
{
	return key->len && key->data[0] == word[0] && key_drop_word(key, text_of(word));
}

/* A word of a key that describes the work arrangement, or a postal code: "remote", "94105". */
bool says_no_place(struct text word);

/* ---- parts of a place text ---- */

enum { PLACE_PARTS_MAX = 8 };

struct place_part {
	struct text raw; /* as written, trimmed; borrowed */
	/* What precedes it joins two places ("/", ";", "or"), not one ("," "("). */
	bool alternative;
	bool slash; /* and it is "/" alone, which joins the parts of one place too */
};

/* Cuts at , ; / | ( ) [ ] + & and at dashes with a blank beside them, and at " or " and " and ".
 * Empty parts are dropped. False when there are more than PLACE_PARTS_MAX. */
bool place_cut(struct text t, struct place_part parts[PLACE_PARTS_MAX], size_t *count);

#endif
