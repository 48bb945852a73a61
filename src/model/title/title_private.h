/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title_private.h: a title cut by title_cut.c, its words as title_words.c makes them, what title.c reads. */
#ifndef PAYBANDS_MODEL_TITLE_PRIVATE_H
#define PAYBANDS_MODEL_TITLE_PRIVATE_H

#include "base/buf.h"
#include "model/title/role_private.h"

enum {
	TITLE_WORDS_MAX = 32,
	TITLE_PARTS_MAX = 32,
	TITLE_BYTES_MAX = 400, /* a longer title is prose: its start says what it is */
	/* No title has as many: a byte of ASCII makes a word at most, three bytes of compatibility (U+FDFA) four. */
	TITLE_MARKS_MAX = 1024,
};

/* ---- title_cut.c ---- */

#define MARK_UNKNOWN UINT32_MAX /* a word that is not known */
#define MARK_SEPARATOR (UINT32_MAX - 1)
#define MARK_OPEN (UINT32_MAX - 2)
#define MARK_CLOSE (UINT32_MAX - 3)
_Static_assert(MARK_UNKNOWN == INTERN_NONE, "as words are looked up");

static inline bool mark_is_word(uint32_t mark)
{
	return mark < MARK_CLOSE || mark == MARK_UNKNOWN;
}

/* Where the text of a word is: see title_cut_text. */
struct title_word_text {
	uint32_t from, len;
};

struct title_cut {
	/* What each mark is: a word of the catalogue's, by its number, or one of MARK_UNKNOWN to MARK_CLOSE. */
	uint32_t marks[TITLE_MARKS_MAX];
	struct title_word_text texts[TITLE_MARKS_MAX]; /* of the marks that are words */
	size_t count;
	char plain[TITLE_BYTES_MAX]; /* words, folded */
	size_t plain_len;
	/* See title_cut_note_near: the mark; SIZE_MAX: none. */
	size_t near_at;
	struct near_word near;
	/* Of stretches that have an ampersand, or that only the library can fold; without data until then. */
	struct buf spelt, folded;
};

void title_cut_init(struct title_cut *cut);
void title_cut_release(struct title_cut *cut);
/* Takes off all marks, for another title. */
void title_cut_clear(struct title_cut *cut);
/* Notes what mark number `at`, an unknown word, is near, at TITLE_SIMILAR_LEAST: title_words need not search for it. Of a
 * cut one word is noted, the last. */
static inline void title_cut_note_near(struct title_cut *cut, size_t at, struct near_word near)
{
	cut->near_at = at;
	cut->near = near;
}
/* Adds the marks of a text, of its first TITLE_BYTES_MAX bytes, as if a blank were between it and what was
 * added before. */
void title_cut_add(const struct catalogue *c, struct title_cut *cut, struct text text);
/* The word that is mark number `at` as it was written, folded. Borrowed until more is added. */
static inline struct text title_cut_text(const struct title_cut *cut, size_t at)
{
	const struct title_word_text *text = &cut->texts[at];
	const char *bytes = text->from < TITLE_BYTES_MAX
				? cut->plain + text->from
				: cut->folded.data + (text->from - TITLE_BYTES_MAX);

	return (struct text){.data = bytes, .len = text->len};
}

/* ---- title_words.c ---- */

struct title {
	uint32_t ids[TITLE_WORDS_MAX];
	uint16_t flags[TITLE_WORDS_MAX];
	uint8_t part[TITLE_WORDS_MAX];
	bool rank[TITLE_WORDS_MAX]; /* gives a level of the ladder */
	uint32_t level[TITLE_WORDS_MAX]; /* the level phrase that begins here, or PHRASE_NONE */
	uint8_t level_words[TITLE_WORDS_MAX]; /* how many words it has */
	size_t count;
	bool joined[TITLE_PARTS_MAX]; /* the part was opened by a joining word */
	uint8_t parts;
	size_t unknown; /* words that are not in the catalogue */
	size_t replaced; /* of those, words that were read as near ones */
	double score; /* the least similarity of those */
};

/* Makes words of a title's marks. Words that the catalogue does not know are read as the known ones they
 * resemble, if at least that similar; RULES_ONLY: they stay unknown. */
void title_words(const struct catalogue *c, const struct title_cut *cut, double least_similar,
		 struct title *out);

/* ---- title.c ---- */

/* Reads by rules a title that is cut already. True: its unknown words cannot change what it says. */
bool title_read_by_rules(const struct catalogue *c, const struct title_cut *cut,
			 struct title_reading *out);
/* Where they can: reads it again, with the known words that its own resemble; *out is left as it is if that gives no
 * role. */
void title_read_near(const struct catalogue *c, const struct title_cut *cut, double least_similar,
		     struct title_reading *out);

#endif
