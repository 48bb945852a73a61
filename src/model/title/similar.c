/* SPDX-License-Identifier: GPL-3.0-or-later */
/* similar.c: the known word that a misspelt one was meant to be.
 *
 * Known words are those of the roles, the synonyms, the ranks and the other trades, and the
 * look-alikes that words.ini lists so that they are not read as slips. Words are compared by edits:
 * a letter added, dropped or replaced, or two swapped. The similarity of two words is 1 less the
 * edits per letter of the longer. Only a word that begins alike, or with its first two letters
 * swapped, is near: typing slips come later in a word.
 *
 * Built once with the catalogue, then only read.
 */
#include "model/title/role_private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/mem.h"

/* Are all these bytes plain letters, or zeros, which fill up a word? */
static inline bool are_letters(bytes16 bytes)
{
	const bytes16 letter = (bytes16)((bytes | ('a' - 'A')) - 'a' <= 'z' - 'a');

	return bytes_mask(letter | (bytes16)(bytes == 0)) == (1 << BYTES_TOGETHER) - 1;
}

/* Is it made of plain letters only, and neither too short nor too long to be compared? */
static bool is_plain(struct text word)
{
	if (word.len < SIMILAR_BYTES_MIN || word.len > SIMILAR_BYTES_MAX)
		return false;
	if (word.len <= BYTES_TOGETHER)
		return are_letters(word_vector_of(word));
	return are_letters(bytes_load(word.data)) &&
	       are_letters(bytes_load(word.data + word.len - BYTES_TOGETHER));
}
_Static_assert((int)SIMILAR_BYTES_MAX <= 2 * (int)BYTES_TOGETHER, "two vectors have all of a word");

/* Words of that length and first letter are from start[...] to where the next ones start. */
static size_t group_of(size_t len, char first)
{
	size_t group = len * ('z' - 'a' + 1) + (size_t)(ascii_lower(first) - 'a');

	assert(len <= SIMILAR_BYTES_MAX && group + 1 < SIMILAR_STARTS);
	return group;
}

void similar_words_build(struct similar_words *s, const struct word_index *index)
{
	const struct intern *ids = index->ids;
	size_t sum = 0, brief = 0;

	*s = (struct similar_words){.index = index,
				    .ids = mem_zero((size_t)ids->count + 1, sizeof(*s->ids)),
				    .letters =
					mem_zero((size_t)ids->count + 1, sizeof(*s->letters))};
	for (uint32_t id = 0; id < ids->count; id++) {
		struct text word = intern_text(ids, id);
		if (!is_plain(word))
			continue;
		s->start[group_of(word.len, word.data[0])]++;
		brief += word.len <= SLIP_TWO_BYTES;
	}
	slip_index_init(&s->slips, brief);
	for (size_t i = 0; i < SIMILAR_STARTS; i++) {
		size_t here = s->start[i];
		s->start[i] = sum;
		sum += here;
	}
	/* Each start moves on to the next one's, and is then put back. */
	for (uint32_t id = 0; id < ids->count; id++) {
		struct text word = intern_text(ids, id);
		if (!is_plain(word))
			continue;
		size_t at = s->start[group_of(word.len, word.data[0])]++;
		s->ids[at] = id;
		s->letters[at] = letters_of(word);
		s->seconds[ascii_lower(word.data[0]) - 'a'] |=
		    letters_of((struct text){word.data + 1, 1});
		if (word.len <= SLIP_TWO_BYTES)
			slip_index_add(&s->slips, word);
	}
	memmove(s->start + 1, s->start, (SIMILAR_STARTS - 1) * sizeof(*s->start));
	s->start[0] = 0;
}

void similar_words_release(struct similar_words *s)
{
	if (!s)
		return;
	free(s->ids);
	free(s->letters);
	slip_index_release(&s->slips);
	*s = (struct similar_words){.ids = NULL};
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static bool begins_alike(struct text a, struct text b)
{
	return a.data[0] == b.data[0] || (a.data[0] == b.data[1] && a.data[1] == b.data[0]);
}

/* Short words that differ by one letter put for another are often two words: taster and tester, shift
 * and swift. Letters that changed places, or one too many or too few, are slips. */
static bool may_be_two_words(struct text word, uint32_t letters, struct text known,
			     uint32_t known_letters)
{
	return word.len == known.len && word.len < SIMILAR_REPLACED_MIN && letters != known_letters;
}

/* The edits that leave a similarity of `least_similar` in a word of `len` letters. */
static size_t edits_allowed(size_t len, double least_similar)
{
	/* a little over, so that 1 - 0.8 of five letters is one edit */
	return (size_t)((1 - least_similar) * (double)len + 1e-9);
}

/* Are both words rewritten to the same ("senor" and "senior")? */
static bool mean_the_same(const struct word_list *w, uint32_t a, uint32_t b)
{
	uint32_t of_a[REWRITE_WORDS_MAX], of_b[REWRITE_WORDS_MAX];
	size_t count = rewrite_words(w, &a, 1, of_a, REWRITE_WORDS_MAX);

	return rewrite_words(w, &b, 1, of_b, REWRITE_WORDS_MAX) == count &&
	       memcmp(of_a, of_b, count * sizeof(*of_a)) == 0;
}

/* The word, and what it was found to be so far. */
struct search {
	const struct similar_words *s;
	const struct word_list *words;
	struct text word;
	uint32_t letters; /* 0 until they are asked for: it has some */
	struct near_word near;
	bool doubtful; /* another one with another meaning is as near */
};

/* Those equally near mean the same, or the word is doubtful: the first stands for them. */
static void compare(struct search *of, uint32_t id, uint32_t known_letters, size_t most)
{
	struct text known = intern_text(&of->words->ids, id);
	size_t longer = known.len > of->word.len ? known.len : of->word.len;
	struct near_word *near = &of->near;

	if (!begins_alike(of->word, known) ||
	    may_be_two_words(of->word, of->letters, known, known_letters))
		return;
	size_t count = text_slips(of->word, known);
	double found = 1 - (double)count / (double)longer;
	if (count > most || found < near->similarity)
		return;
	if (found > near->similarity) {
		*near = (struct near_word){.id = id, .similarity = found};
		of->doubtful = false;
		return;
	}
	/* Of two equally near words, neither is meant for sure. */
	of->doubtful = of->doubtful || !mean_the_same(of->words, near->id, id);
}

/* Compares the word with the known ones of that length and first letter. As many edits as one is longer only make
 * it shorter: what is left may change letters of both. */
static void search(struct search *of, size_t len, size_t most, char first)
{
	const struct similar_words *s = of->s;
	const size_t *start = &s->start[group_of(len, first)];
	size_t lacking = len > of->word.len ? most - (len - of->word.len) : most;
	size_t others = len < of->word.len ? most - (of->word.len - len) : most;

	if (!of->letters)
		of->letters = letters_of(of->word);
	for (size_t i = letters_next(s->letters, start[0], start[1], of->letters, lacking, others);
	     i < start[1];
	     i = letters_next(s->letters, i + 1, start[1], of->letters, lacking, others))
		compare(of, s->ids[i], s->letters[i], most);
}

/* One edit can but swap the first two letters, put the second before them, or drop the first. The lengths, as bits, of
 * words that begin as what that gives. */
static uint32_t swapped_lengths(const struct word_index *index, struct text word)
{
	const char *from = word.data;
	const char swapped[] = {from[1], from[0], from[2]}, longer[] = {from[1], from[0], from[1]};
	uint32_t len = UINT32_C(1) << word.len;

	return (index->lengths[word_begin(swapped)] & len) |
	       (index->lengths[word_begin(longer)] & len << 1) |
	       (from[2] == from[0] ? index->lengths[word_begin(from + 1)] & len >> 1 : 0);
}

/* The same for its second letter, where one edit is allowed: what that gives is looked up. */
static void look_up_swapped(struct search *of, size_t len)
{
	const char *from = of->word.data;
	size_t whole = of->word.len;
	char bytes[SIMILAR_BYTES_MAX];
	uint32_t id;

	if (len < SIMILAR_BYTES_MIN)
		return;
	assert(len <= SIMILAR_BYTES_MAX && len + 1 >= whole && len <= whole + 1);
	bytes[0] = from[1];
	if (len < whole) {
		memcpy(bytes + 1, from + 2, len - 1);
	} else {
		bytes[1] = from[0];
		memcpy(bytes + 2, from + (len > whole ? 1 : 2), len - 2);
	}
	id = word_find(of->s->index, (struct text){bytes, len});
	if (id != INTERN_NONE)
		compare(of, id, of->letters, 1);
}

_Static_assert((int)SIMILAR_BYTES_MAX < (int)WORD_LENGTHS &&
		   (int)SIMILAR_HALF_MIN >= (int)WORD_BEGIN,
	       "lengths of words that are split are known");
_Static_assert((int)SLIP_BYTES_MIN <= (int)SIMILAR_BYTES_MIN,
	       "words that are compared may be asked of the index");

/* Which known words may be near it at all? */
struct may_be_near {
	bool one; /* those of up to SLIP_ONE_MAX bytes, one slip away */
	bool two; /* those of SLIP_TWO_BYTES, two slips away */
	bool second; /* those that begin with its first two letters swapped */
	uint32_t swapped; /* of these, those one edit away: their lengths, as bits */
};

static struct may_be_near may_be_near(const struct similar_words *s, struct text word)
{
	char first = ascii_lower(word.data[0]), second = ascii_lower(word.data[1]);
	struct may_be_near may = {.one = true, .two = true};
	/* Of such a length, and alike beyond where the index looks first? */
	bool begin = word_lengths(s->index, word) >> (word.len - 1) & 7;

	if (word.len <= SLIP_ONE_MAX)
		may.one = slip_index_may_be_one(&s->slips, word, begin ? word.len : WORD_BEGIN - 1);
	if (word.len + 2 >= SLIP_TWO_BYTES && word.len <= SLIP_ONE_MAX)
		may.two = slip_index_may_be_two(&s->slips, word);
	may.second = first != second && s->seconds[second - 'a'] >> (first - 'a') & 1;
	if (may.second)
		may.swapped = swapped_lengths(s->index, word);
	return may;
}

/* Most words are short, and near none that their index knows: is nothing left to search for? */
static bool is_far(struct may_be_near may, size_t len, double least_similar)
{
	return !may.one && !may.two && !may.swapped && len < SLIP_ONE_MAX &&
	       edits_allowed(len, least_similar) == 1 &&
	       edits_allowed(len + 1, least_similar) == 1 &&
	       (len + 2 == SLIP_TWO_BYTES || edits_allowed(len + 2, least_similar) == 1);
}

/* The search among the known words of one length, which may be `most` edits away. */
static void search_length(struct search *of, struct may_be_near may, size_t len, size_t most)
{
	const char *first = of->word.data;

	if (most == 1) {
		if (may.one || len > SLIP_ONE_MAX)
			search(of, len, most, first[0]);
		if (may.swapped >> len & 1)
			look_up_swapped(of, len);
	} else if (most != 2 || may.two || len != SLIP_TWO_BYTES) {
		search(of, len, most, first[0]);
		if (may.second)
			search(of, len, most, first[1]);
	}
}

/* The nearest of those that may be near a plain word. */
static struct near_word search_near(const struct similar_words *s, const struct word_list *w,
				    struct text word, struct may_be_near may, double least_similar)
{
	struct search of = {.s = s, .words = w, .word = word, .near = {.id = INTERN_NONE}};
	size_t shorter = edits_allowed(word.len, least_similar);

	for (size_t len = word.len - least(shorter, word.len); len <= SIMILAR_BYTES_MAX; len++) {
		size_t most = len > word.len ? edits_allowed(len, least_similar) : shorter;
		if (len > word.len + most)
			break; /* nor is a longer one near */
		search_length(&of, may, len, most);
	}
	if (of.doubtful)
		of.near.id = INTERN_NONE;
	return of.near;
}

static const struct near_word near_none = {.id = INTERN_NONE};

/* similar_word of a plain word. */
static struct near_word near_plain(const struct similar_words *s, const struct word_list *w,
				   struct text word, double least_similar)
{
	const struct may_be_near may = may_be_near(s, word);

	return is_far(may, word.len, least_similar) ? near_none
						    : search_near(s, w, word, may, least_similar);
}

struct near_word similar_word(const struct similar_words *s, const struct word_list *w,
			      struct text word, double least_similar)
{
	return is_plain(word) ? near_plain(s, w, word, least_similar) : near_none;
}

/* The lengths that the first of two words may have of which a word is made, as bits; the word is long enough for both,
 * and not too long. */
static inline uint32_t lengths_of_first(const struct word_index *index, struct text word)
{
	return word_lengths(index, word) & ~UINT32_C(0) << SIMILAR_HALF_MIN &
	       ((UINT32_C(2) << (word.len - SIMILAR_HALF_MIN)) - 1);
}

/* similar_split of a plain word. */
static bool split_plain(const struct word_index *index, struct text word, uint32_t lengths,
			uint32_t halves[2])
{
	for (size_t first = word.len - SIMILAR_HALF_MIN; first >= SIMILAR_HALF_MIN; first--) {
		struct text rest = {word.data + first, word.len - first};
		halves[0] = lengths >> first & 1 ? word_find(index, (struct text){word.data, first})
						 : INTERN_NONE;
		if (halves[0] == INTERN_NONE)
			continue;
		halves[1] = word_find(index, word_stem(rest));
		if (halves[1] != INTERN_NONE)
			return true;
	}
	return false;
}

bool similar_split(const struct word_index *index, struct text word, uint32_t halves[2])
{
	return is_plain(word) && split_plain(index, word, lengths_of_first(index, word), halves);
}

bool similar_any(const struct similar_words *s, const struct word_list *w, struct text word,
		 double least_similar, struct near_word *near)
{
	uint32_t lengths, halves[2];

	*near = near_none;
	if (!is_plain(word))
		return false;
	*near = near_plain(s, w, word, least_similar);
	if (near->id != INTERN_NONE)
		return true;
	lengths = lengths_of_first(s->index, word);
	return lengths && split_plain(s->index, word, lengths, halves);
}

uint32_t similar_find_joined(const struct word_index *index, struct text first, struct text second)
{
	char joined[SIMILAR_BYTES_MAX];
	size_t len = first.len + second.len;

	assert(len <= SIMILAR_BYTES_MAX);
	memcpy(joined, first.data, first.len);
	memcpy(joined + first.len, second.data, second.len);
	return word_find(index, word_stem((struct text){joined, len}));
}
