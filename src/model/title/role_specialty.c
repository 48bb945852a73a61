/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_specialty.c: a second text (specialty, department, tag, "your title") as evidence of the role.
 *
 * It refines a title that gives only the kind of work: the specialty is read as if it preceded that
 * kind's word, "ML / AI" and "Software Engineer" as "ML / AI Software Engineer". A title that names
 * its role more precisely is left as it is.
 */
#include "model/title/title_private.h"

#include <string.h>

enum { WORK_WORDS_MAX = 8, SPECIALTY_MAX = 200 };

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

/* Words that give seniority, or nothing, but not the work. By first character, small, from '0' on. */
#define RANKS(...) ((const char *const[]){__VA_ARGS__, NULL})
static const char *const *const ranks['z' - '0' + 1] = {
    ['1' - '0'] = RANKS("1"),
    ['2' - '0'] = RANKS("2"),
    ['3' - '0'] = RANKS("3"),
    ['4' - '0'] = RANKS("4"),
    ['5' - '0'] = RANKS("5"),
    ['a' - '0'] = RANKS("associate"),
    ['c' - '0'] = RANKS("contributor"),
    ['d' - '0'] = RANKS("distinguished"),
    ['e' - '0'] = RANKS("entry"),
    ['g' - '0'] = RANKS("group"),
    ['i' - '0'] = RANKS("intern", "i", "ii", "iii", "iv", "individual"),
    ['j' - '0'] = RANKS("junior", "jr"),
    ['l' - '0'] = RANKS("lead", "level"),
    ['m' - '0'] = RANKS("mid", "member"),
    ['o' - '0'] = RANKS("of"),
    ['p' - '0'] = RANKS("principal"),
    ['s' - '0'] = RANKS("senior", "sr", "staff"),
    ['t' - '0'] = RANKS("team", "the"),
    ['v' - '0'] = RANKS("v"),
};

static bool is_rank(struct text word)
{
	char first = ascii_lower(word.data[0]);
	const char *const *words = first >= '0' && first <= 'z' ? ranks[first - '0'] : NULL;

	return words && is_among(word, words);
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
	struct text words[WORK_WORDS_MAX];
	size_t count;

	if (reading->role != ROLE_NONE) {
		if (strcmp(c->roles[reading->role].id, "software-engineer") != 0)
			return TITLE_PRECISE;
		count = words_of(text_of(reading->rule), words, WORK_WORDS_MAX);
		return count != SIZE_MAX && is_software(words, count) ? TITLE_SOFTWARE
								      : TITLE_PRECISE;
	}
	count = words_of(title, words, 1);
	if (count == 0)
		return TITLE_OTHER;
	if (count == SIZE_MAX && is_among(words[0], others)) /* more than a generic title has */
		count = words_of(title, words, WORK_WORDS_MAX);
	if (count == SIZE_MAX)
		return TITLE_PRECISE;
	/* "Other", "Other (please specify):", "None of the above" */
	if (is_among(words[0], others) && (count == 1 || kind_of_word(words[1]) == TITLE_PRECISE))
		return TITLE_OTHER;
	return count == 1 ? kind_of_word(words[0]) : TITLE_PRECISE;
}

/* ---- the specialty ---- */

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

/* The roles that a text gives to titles of the kinds that have none yet, and the levels it names there. The
 * text is cut once for all kinds. */
static void read_text(const struct catalogue *c, struct text text, uint16_t generic,
		      uint16_t roles[TITLE_KINDS], enum level levels[TITLE_KINDS])
{
	struct title_cut cut;
	size_t count, plain_len;

	if (text.len > SPECIALTY_MAX)
		return;
	title_cut_init(&cut);
	title_cut_add(c, &cut, text);
	count = cut.count;
	plain_len = cut.plain_len;
	for (size_t kind = 0; kind < TITLE_KINDS; kind++) {
		struct title_reading reading;
		if (roles[kind] != ROLE_NONE)
			continue;
		title_cut_add(c, &cut, text_of(kind_words[kind]));
		(void)title_read_by_rules(c, &cut, &reading);
		cut.count = count;
		cut.plain_len = plain_len;
		if (reading.role == ROLE_NONE ||
		    (kind == TITLE_SOFTWARE && reading.role == generic))
			continue;
		roles[kind] = reading.role;
		levels[kind] = reading.level;
	}
	title_cut_release(&cut);
}

void specialty_read(const struct catalogue *c, struct text specialty, struct specialty_reading *out)
{
	const uint16_t generic = catalogue_find(c, TEXT_LITERAL("software-engineer"));
	enum level levels[TITLE_KINDS] = {LEVEL_UNKNOWN};
	struct text before, within;

	for (size_t kind = 0; kind < TITLE_KINDS; kind++)
		out->role[kind] = ROLE_NONE;
	if (split_brackets(specialty, &before, &within)) {
		read_text(c, within, generic, out->role, levels);
		read_text(c, before, generic, out->role, levels);
	}
	read_text(c, specialty, generic, out->role, levels);
	out->level = (uint8_t)levels[TITLE_OTHER];
}
