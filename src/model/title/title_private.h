/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title_private.h: a title in words, as title_words.c makes it and title.c reads it. */
#ifndef PAYBANDS_MODEL_TITLE_PRIVATE_H
#define PAYBANDS_MODEL_TITLE_PRIVATE_H

#include "model/title/role_private.h"

enum { TITLE_WORDS_MAX = 32, TITLE_PARTS_MAX = 32 };

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

/* Splits a title into words. Words that the catalogue does not know are read as the known ones they
 * resemble, if at least that similar; RULES_ONLY: they stay unknown. */
void title_words(const struct catalogue *c, struct text text, double least_similar,
		 struct title *out);

#endif
