/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_specialty.c: a second text (specialty, department, tag, "your title") as evidence of the role.
 *
 * It refines a title that gives only the kind of work: the specialty is read as if it preceded that
 * kind's word, "ML / AI" and "Software Engineer" as "ML / AI Software Engineer". A title that names
 * its role more precisely is left as it is.
 */
#include "model/title/role_private.h"

#include <assert.h>
#include <string.h>

/* KIND_MAX: bytes of a kind's words. */
enum { TITLE_WORDS_MAX = 8, SPECIALTY_MAX = 200, KIND_MAX = 32 };

/* What follows the specialty when the two are read as one title. */
static const char *const kind_words[TITLE_KINDS] = {
    [TITLE_OTHER] = "",
    [TITLE_SOFTWARE] = "Software Engineer",
    [TITLE_ENGINEER] = "Engineer",
    [TITLE_DEVELOPER] = "Developer",
    [TITLE_ANALYST] = "Analyst",
    [TITLE_SCIENTIST] = "Scientist",
    [TITLE_ARCHITECT] = "Architect",
    [TITLE_MANAGER] = "Manager",
    [TITLE_ADMINISTRATOR] = "Administrator",
    [TITLE_SPECIALIST] = "Specialist",
};

/* `words` are in small letters; `word` is not empty. */
static bool is_among(struct text word, const char *const *words)
{
	char first = ascii_lower(word.data[0]);

	for (; *words; words++)
		if (**words == first && text_equal_fold(word, text_of(*words)))
			return true;
	return false;
}

/* Words that give seniority, or nothing, but not the work. */
static bool is_rank(struct text word)
{
	static const char *const words[] = {
	    "senior", "sr",	   "junior", "jr",	   "staff",	  "principal",
	    "lead",   "associate", "intern", "mid",	   "level",	  "entry",
	    "i",      "ii",	   "iii",    "iv",	   "v",		  "team",
	    "of",     "the",	   "member", "individual", "contributor", "distinguished",
	    "group",  "1",	   "2",	     "3",	   "4",		  "5",
	    NULL};

	return is_among(word, words);
}

static bool is_word_letter(char c)
{
	return ascii_alpha(c) || ascii_digit(c) || c & 0x80; /* whatever is not ASCII */
}

static bool next_word(struct text *rest, struct text *word)
{
	while (rest->len && !is_word_letter(rest->data[0])) {
		rest->data++;
		rest->len--;
	}
	*word = (struct text){.data = rest->data, .len = 0};
	while (word->len < rest->len && is_word_letter(rest->data[word->len]))
		word->len++;
	rest->data += word->len;
	rest->len -= word->len;
	return word->len > 0;
}

/* The words of a title that describe the work. SIZE_MAX: more than `room`; words[] has the first ones. */
static size_t words_of(struct text title, struct text *words, size_t room)
{
	size_t count = 0;
	struct text word;

	while (next_word(&title, &word)) {
		if (is_rank(word))
			continue;
		if (count == room)
			return SIZE_MAX;
		words[count++] = word;
	}
	return count;
}

static enum title_kind kind_of_word(struct text word)
{
	static const struct {
		const char *word;
		enum title_kind kind;
	} known[] = {
	    {"engineer", TITLE_ENGINEER},     {"developer", TITLE_DEVELOPER},
	    {"programmer", TITLE_DEVELOPER},  {"analyst", TITLE_ANALYST},
	    {"scientist", TITLE_SCIENTIST},   {"architect", TITLE_ARCHITECT},
	    {"manager", TITLE_MANAGER},	      {"director", TITLE_MANAGER},
	    {"head", TITLE_MANAGER},	      {"administrator", TITLE_ADMINISTRATOR},
	    {"specialist", TITLE_SPECIALIST},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (text_equal_fold(word, text_of(known[i].word)))
			return known[i].kind;
	return TITLE_PRECISE;
}

/* Are all words of a phrase generic ones of software? */
static bool is_software(const struct text *words, size_t count)
{
	static const char *const generic[] = {"software",   "development", "engineer", "developer",
					      "programmer", "computer",	   "swe",      "sde",
					      "dev",	    NULL};

	for (size_t i = 0; i < count; i++)
		if (!is_among(words[i], generic))
			return false;
	return true;
}

enum title_kind title_kind(const struct catalogue *c, struct text title,
			   const struct title_reading *reading)
{
	static const char *const others[] = {"other", "others", "none", "unlisted", NULL};
	struct text words[TITLE_WORDS_MAX];
	size_t count;

	if (reading->role != ROLE_NONE) {
		if (strcmp(c->roles[reading->role].id, "software-engineer") != 0)
			return TITLE_PRECISE;
		count = words_of(text_of(reading->rule), words, TITLE_WORDS_MAX);
		return count != SIZE_MAX && is_software(words, count) ? TITLE_SOFTWARE
								      : TITLE_PRECISE;
	}
	count = words_of(title, words, 1);
	if (count == 0)
		return TITLE_OTHER;
	if (count == SIZE_MAX && is_among(words[0], others)) /* more than a generic title has */
		count = words_of(title, words, TITLE_WORDS_MAX);
	if (count == SIZE_MAX)
		return TITLE_PRECISE;
	/* "Other", "Other (please specify):", "None of the above" */
	if (is_among(words[0], others) && (count == 1 || kind_of_word(words[1]) == TITLE_PRECISE))
		return TITLE_OTHER;
	return count == 1 ? kind_of_word(words[0]) : TITLE_PRECISE;
}

/* ---- the specialty ---- */

static uint16_t read_with(const struct catalogue *c, struct text specialty, const char *kind,
			  struct title_reading *out)
{
	char composed[SPECIALTY_MAX + 1 + KIND_MAX];
	struct text follows = text_of(kind);

	if (specialty.len > SPECIALTY_MAX)
		return ROLE_NONE;
	assert(follows.len <= KIND_MAX);
	memcpy(composed, specialty.data, specialty.len);
	composed[specialty.len] = ' ';
	memcpy(composed + specialty.len + 1, follows.data, follows.len);
	title_read_as_similar(c,
			      text_trim((struct text){composed, specialty.len + 1 + follows.len}),
			      RULES_ONLY, out);
	return out->role;
}

/* "Distributed Systems (Back-End)": the text in brackets is the shortest form. */
static bool split_brackets(struct text t, struct text *before, struct text *within)
{
	const char *open = t.len ? memchr(t.data, '(', t.len) : NULL;
	const char *close = open ? memchr(open, ')', t.len - (size_t)(open - t.data)) : NULL;

	if (!close)
		return false;
	*before = (struct text){.data = t.data, .len = (size_t)(open - t.data)};
	*within = (struct text){.data = open + 1, .len = (size_t)(close - open) - 1};
	return true;
}

/* The role that the specialty gives to a title of that kind. */
static uint16_t role_for(const struct catalogue *c, struct text specialty, enum title_kind kind,
			 uint16_t generic, enum level *level)
{
	struct text parts[3];
	size_t count = 0;

	if (split_brackets(specialty, &parts[1], &parts[0]))
		count = 2;
	parts[count++] = specialty;
	for (size_t i = 0; i < count; i++) {
		struct title_reading reading;
		uint16_t role = read_with(c, parts[i], kind_words[kind], &reading);
		if (role == ROLE_NONE || (kind == TITLE_SOFTWARE && role == generic))
			continue;
		*level = reading.level;
		return role;
	}
	return ROLE_NONE;
}

void specialty_read(const struct catalogue *c, struct text specialty, struct specialty_reading *out)
{
	const uint16_t generic = catalogue_find(c, TEXT_LITERAL("software-engineer"));
	enum level levels[TITLE_KINDS] = {LEVEL_UNKNOWN};

	for (int kind = 0; kind < TITLE_KINDS; kind++)
		out->role[kind] =
		    role_for(c, specialty, (enum title_kind)kind, generic, &levels[kind]);
	out->level = (uint8_t)levels[TITLE_OTHER];
}
