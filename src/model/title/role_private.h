/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_private.h: what catalogue.c, words.c and title.c share.
 *
 * Everything is filled while the catalogue loads and only read afterwards, so that
 * threads need no lock. Words are small numbers (`struct intern`); phrases are
 * paths in a trie of such numbers.
 */
#ifndef PAYBANDS_MODEL_ROLE_PRIVATE_H
#define PAYBANDS_MODEL_ROLE_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/text.h"
#include "model/title/role.h"
#include "model/title/slip_index.h"
#include "model/title/word_index.h"

/* ---- phrases.c: a trie of phrases ---- */

#define PHRASE_NONE UINT32_MAX
#define PHRASE_ROOT 0u

struct phrases {
	uint32_t *
	    first; /* by word: the node after it at the start; 0, the root, if no phrase begins with it */
	size_t first_room;
	uint64_t *keys; /* node << 32 | word; open addressing, UINT64_MAX is empty */
	uint32_t *targets; /* the node that key leads to */
	size_t slot_count; /* a power of two */
	uint32_t *values; /* by node: what the phrase that ends there means, or PHRASE_NONE */
	size_t values_room;
	uint32_t node_count;
};

void phrases_init(struct phrases *p);
void phrases_release(struct phrases *p);
/* The value of a phrase, to be read or written; PHRASE_NONE when it is new. Borrowed until the
 * next call. `count` is at least 1. */
uint32_t *phrases_value(struct phrases *p, const uint32_t *words, size_t count);
/* The node after `node`, which is not the root, and `word`, or PHRASE_NONE. */
uint32_t phrases_step(const struct phrases *p, uint32_t node, uint32_t word);
/* The node after the word that begins a phrase, or PHRASE_NONE. */
static inline uint32_t phrases_begin(const struct phrases *p, uint32_t word)
{
	return word < p->first_room && p->first[word] ? p->first[word] : PHRASE_NONE;
}
/* The length of the longest phrase that goes on from the node of words[0], and its value; 0 if there is none. */
size_t phrases_longest_from(const struct phrases *p, uint32_t node, const uint32_t *words,
			    size_t count, uint32_t *value);
/* The same of phrases at the start of `words`. Most words begin none, and take no call. */
static inline size_t phrases_longest(const struct phrases *p, const uint32_t *words, size_t count,
				     uint32_t *value)
{
	uint32_t node = count ? phrases_begin(p, words[0]) : PHRASE_NONE;

	return node == PHRASE_NONE ? 0 : phrases_longest_from(p, node, words, count, value);
}

/* ---- words.c: data/roles/words.ini ---- */

enum word_flag {
	WORD_HOLDER = 1, /* means that a person does it, not what: specialist, manager, senior */
	WORD_JOINING = 2, /* what follows only qualifies: of, for, in */
	WORD_FILLER = 4, /* says nothing: the, a */
	WORD_OTHER_WORK = 8, /* as the head noun it is another trade: recruiter, professor */
	WORD_ALONE = 16, /* never a phrase on its own: engineer, manager */
	WORD_AND = 32,
	WORD_OTHER_TRADE = 64, /* before a guarded phrase it makes it another trade: civil */
	WORD_DENIAL = 128, /* says that the title is not held: former, retired */
	/* What follows qualifies all that precedes, rank included: words.ini writes it after the
	 * nouns of languages that put nouns first. */
	WORD_TURNING = 256,
	WORD_DEPARTMENT = 512, /* other work, but not after a role: Data Scientist Marketing */
};

/* Where in a title a level phrase counts. */
enum level_place {
	LEVEL_ANYWHERE,
	LEVEL_BESIDE_ROLE, /* only in a title with a role: staff, lead, principal */
	LEVEL_BEFORE_NOUN, /* only with something after it in its part, and a role: associate */
	LEVEL_AT_END, /* only as the last of its part, and with a role: II, 3 */
};

struct level_phrase {
	const char *phrase; /* as words.ini has it */
	enum level level; /* LEVEL_UNKNOWN: these words together say no level ("product manager") */
	enum level_place place;
	bool own; /* of an operator's words.ini */
};

enum { REWRITE_WORDS_MAX = 6 };

struct rewrite {
	uint32_t words[REWRITE_WORDS_MAX];
	size_t count;
	const char *path;
	unsigned line;
	bool own;
};

/* A list of words.ini that only the catalogue can read. */
struct kept_list {
	struct text value;
	const char *path;
	unsigned line;
	bool own;
};

struct word_list {
	struct intern ids;
	uint16_t *flags; /* by id */
	size_t flags_room;
	struct phrases same; /* value: index into rewrites */
	struct rewrite *rewrites;
	size_t rewrite_count, rewrite_room;
	struct phrases levels; /* value: index into level_phrases */
	struct level_phrase *level_phrases;
	size_t level_count, level_room;
	struct kept_list *no_role; /* phrases that mean the title is not one of the roles */
	size_t no_role_count, no_role_room;
	struct buf folded; /* of the phrase that is being read */
};

void word_list_init(struct word_list *w);
void word_list_release(struct word_list *w);
/* The installed words, then an operator's. Texts that outlive the files go to `bytes`. */
must_check int word_list_read(struct err *e, struct word_list *w, struct arena *bytes,
			      const struct layers *files);
uint16_t word_flags(const struct word_list *w, uint32_t id); /* 0 for INTERN_NONE */
/* The word as compared: without a plural s ("systems" is "system"). */
static inline struct text word_stem(struct text word)
{
	if (word.len >= 4 && word.data[word.len - 1] == 's') {
		char before = word.data[word.len - 2];
		word.len -= before != 's' && before != 'u' && before != 'i';
	}
	return word;
}

enum { PHRASE_WORDS_MAX = 12 };

/* Folds `t` and splits it into words, adding new ones to the list. -1 if it has none or more than
 * PHRASE_WORDS_MAX. Rewrites are applied when `rewrite` is true. */
must_check int phrase_words(struct word_list *w, struct text t, bool rewrite,
			    uint32_t words[PHRASE_WORDS_MAX], size_t *count);
/* words[0..count) with synonyms rewritten, longest first, in one pass; gives the new count, at most
 * `room` (what does not fit is dropped). `out` is not `words`. */
size_t rewrite_words(const struct word_list *w, const uint32_t *words, size_t count, uint32_t *out,
		     size_t room);

/* Takes the next item off a list that is separated by commas or line ends; blank items are
 * skipped. `line` goes up by the line ends that were passed. False at the end. */
bool list_next(struct text *rest, unsigned *line, struct text *item);

/* ---- similar.c: misspelt words ---- */

enum {
	SIMILAR_BYTES_MIN = 5, /* of shorter words too many are one letter apart */
	SIMILAR_BYTES_MAX = 24,
	SIMILAR_REPLACED_MIN = 7, /* where a letter may be put for another */
	SIMILAR_HALF_MIN = 3,
	SIMILAR_STARTS = (SIMILAR_BYTES_MAX + 1) * 26 + 1,
};

/* The words that may be meant, by length, then by first letter, then by number. */
struct similar_words {
	const struct word_index *index; /* borrowed: all words */
	uint32_t *ids;
	uint32_t *letters; /* of each: see letters_of */
	uint32_t seconds[26]; /* by first letter: which letters come second */
	struct slip_index slips; /* of those of up to SLIP_TWO_BYTES */
	size_t start[SIMILAR_STARTS]; /* of each length and letter; the last: the end of all */
};

void similar_words_build(struct similar_words *s, const struct word_index *index);
void similar_words_release(struct similar_words *s);
/* The known word that an unknown one is near. */
struct near_word {
	uint32_t id; /* INTERN_NONE: none */
	double similarity; /* of the two, up to 1 */
};
/* The one known word nearest to `word` (folded, stemmed, not itself known), at least that similar;
 * none, too, if two with different meanings are equally near. */
struct near_word similar_word(const struct similar_words *s, const struct word_list *w,
			      struct text word, double least_similar);
/* Two known words written as one: "webdeveloper". The longest first half is taken. */
bool similar_split(const struct word_index *index, struct text word, uint32_t halves[2]);
/* Would similar_word, or else similar_split, find something? *near is what similar_word gives. */
bool similar_any(const struct similar_words *s, const struct word_list *w, struct text word,
		 double least_similar, struct near_word *near);
/* One known word written as two: "soft ware"; or INTERN_NONE. */
uint32_t similar_find_joined(const struct word_index *index, struct text first, struct text second);
/* The same: most words begin as no known one of both their lengths, and take no call. */
static inline uint32_t similar_joined(const struct word_index *index, struct text first,
				      struct text second)
{
	size_t len = first.len + second.len;

	if (!first.len || !second.len || len > SIMILAR_BYTES_MAX || len < SIMILAR_BYTES_MIN)
		return INTERN_NONE;
	/* As it is, or without a plural s. */
	if (first.len >= WORD_BEGIN && !(word_lengths(index, first) >> (len - 1) & 3))
		return INTERN_NONE;
	return similar_find_joined(index, first, second);
}

/* ---- title.c ---- */

/* No word is that similar. */
#define RULES_ONLY 2.0

/* title_read with another threshold than TITLE_SIMILAR_LEAST, or without what is similar; above 1:
 * rules only. */
void title_read_as_similar(const struct catalogue *c, struct text title, double least_similar,
			   struct title_reading *out);

/* ---- role_decide.c ---- */

/* Pairs of a number and a role, in order of both. */
struct role_pair {
	uint32_t key;
	uint16_t role;
};
struct role_evidence {
	struct role_pair *heads; /* the last words of each role's phrases */
	size_t head_count, head_room;
	struct role_pair *only; /* codes that are the only occupation of one role alone */
	size_t only_count;
};

/* While the rules are read. */
void role_evidence_add_head(struct role_evidence *r, uint32_t word, uint16_t role);
/* Once all roles are. */
void role_evidence_build(struct role_evidence *r, const struct role *roles, size_t count);
void role_evidence_release(struct role_evidence *r);

/* ---- catalogue_check.c ---- */

/* A family of one role alone must not be one of several roles, misspelt. */
must_check int catalogue_check_families(struct err *e, const struct catalogue *c);

/* ---- catalogue.c ---- */

enum rule_kind {
	RULE_ANYWHERE, /* the phrase may be anywhere */
	RULE_GUARDED, /* anywhere but after another trade: not a civil "engineering manager" */
	RULE_SUBJECT, /* only holders may follow it: "data science" in "Data Science Manager" */
	RULE_WHOLE, /* only holders may surround it: "developer" in "Senior Developer" */
	RULE_OTHERWISE, /* if the title has no phrase of another kind */
};

struct rule {
	const char *phrase; /* one of the file's phrases, its alternatives chosen */
	const char *file;
	unsigned line;
	uint16_t role;
	enum rule_kind kind;
	uint8_t words; /* in the phrase */
	bool own; /* of an operator's file */
};

/* Where phrases are written, and what they say. */
struct rule_source {
	const char *file; /* outlives the catalogue's rules: of its arena */
	unsigned line;
	uint16_t role; /* ROLE_NONE: titles with the phrase have no role */
	enum rule_kind kind;
	bool own;
};

struct catalogue;
/* title_rules.c: adds every phrase of `list` to the rules. Of an operator's phrase and an installed one that
 * are the same the operator's counts. */
must_check int rules_read(struct err *e, struct catalogue *c, const struct rule_source *source,
			  struct text list);

struct catalogue {
	struct arena bytes;
	struct role *roles; /* by id */
	size_t role_count, role_room;
	const char **ids; /* of the roles, for "did you mean" */
	struct word_list words;
	struct phrases phrases; /* value: index into rules */
	struct rule *rules;
	size_t rule_count, rule_room;
	struct word_index index; /* of the words */
	struct similar_words similar;
	struct role_evidence evidence;
};

#endif
