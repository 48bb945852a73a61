/* SPDX-License-Identifier: GPL-3.0-or-later */
/* letters.h: which letters a word has, as a set of bits, to rule out words that cannot be near it.
 *
 * An edit of a word takes at most one letter out of its set and puts at most one into it: where a word of n
 * edits or fewer is looked for, sets that lack more than n of its letters, or have more than n others, need no
 * comparison. One that makes the word longer takes none out, and one that makes it shorter puts none into it.
 */
#ifndef PAYBANDS_BASE_LETTERS_H
#define PAYBANDS_BASE_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum { LETTERS_IN_VECTOR = 4, LETTERS_TOGETHER = 2 * LETTERS_IN_VECTOR };
typedef uint32_t letters_vector __attribute__((vector_size(LETTERS_IN_VECTOR * sizeof(uint32_t))));

/* Which of a to z it contains. */
static inline uint32_t letters_of(struct text word)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < word.len; i++) {
		unsigned letter = (unsigned)(word.data[i] | ('a' - 'A')) - 'a'; /* of either case */
		if (letter <= 'z' - 'a')
			letters |= UINT32_C(1) << letter;
	}
	return letters;
}

/* Has the set more than `most`? Each step takes the lowest away. */
static inline bool letters_above(uint32_t set, size_t most)
{
	for (; set && most; most--)
		set &= set - 1;
	return set != 0;
}

/* Do all of LETTERS_TOGETHER sets lack more than `most` of the wanted letters? */
static inline bool letters_all_lack(const uint32_t *sets, uint32_t wanted, size_t most)
{
	letters_vector first, second, near;
	uint64_t halves[2];

	memcpy(&first, sets, sizeof(first));
	memcpy(&second, sets + LETTERS_IN_VECTOR, sizeof(second));
	first = ~first & wanted;
	second = ~second & wanted;
	for (; most; most--) {
		first &= first - 1;
		second &= second - 1;
	}
	near = (letters_vector)(first == 0) | (letters_vector)(second == 0);
	memcpy(halves, &near, sizeof(near));
	return !(halves[0] | halves[1]);
}
_Static_assert(sizeof(letters_vector) == 2 * sizeof(uint64_t), "halves of a vector");

/* Has one of two sets more than `most` letters that the other lacks? */
static inline bool letters_apart(uint32_t a, uint32_t b, size_t most)
{
	return letters_above(a & ~b, most) || letters_above(b & ~a, most);
}

/* The first of sets[from..to) that lacks at most `lacking` of the wanted letters and has at most `others` beside them;
 * `to`: none does. What lacks too many is passed some at a time. */
static inline size_t letters_next(const uint32_t *sets, size_t from, size_t to, uint32_t wanted,
				  size_t lacking, size_t others)
{
	for (;; from++) {
		while (to - from >= LETTERS_TOGETHER &&
		       letters_all_lack(sets + from, wanted, lacking))
			from += LETTERS_TOGETHER;
		while (from < to && letters_above(wanted & ~sets[from], lacking))
			from++;
		if (from == to || !letters_above(sets[from] & ~wanted, others))
			return from;
	}
}

#endif
