/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title_memo.c: see title_memo.h. */
#include "model/title/title_memo.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "base/mix.h"
#include "model/title/title_private.h"

enum {
	KEPT_MAX = 1 << 15, /* readings */
	KEPT_FIRST = 1 << 9, /* room for them at first */
	KEPT_MARKS_MAX = 32, /* of a title that is kept */
	SOUGHT_WORDS = 1 << 14,
	SOUGHT_PARTS = SIMILAR_BYTES_MAX / 8,
};

struct kept_reading {
	struct title_reading reading;
	bool is_final; /* unknown words say nothing */
};

/* An unknown word by its bytes, filled up with zeros (all zero: none), and what similar_any says of it. */
struct sought_word {
	uint64_t parts[SOUGHT_PARTS];
	struct near_word near;
	bool is_near;
};
_Static_assert(SIMILAR_BYTES_MAX % 8 == 0, "words that are compared fill a sought_word");

struct title_memo {
	const struct catalogue *catalogue;
	struct intern marks; /* those of each title that is kept, by hash_of_marks */
	struct kept_reading *readings; /* by their number */
	size_t room; /* for them: four times as much when it is full, since they are copied then */
	/* SOUGHT_WORDS by hash, the first of each place; NULL: none was asked for. */
	struct sought_word *sought;
	struct title_cut cut; /* of the title that is read */
};

struct title_memo *title_memo_new(const struct catalogue *c)
{
	struct title_memo *m = mem_zero(1, sizeof(*m));

	m->catalogue = c;
	intern_init(&m->marks);
	title_cut_init(&m->cut);
	return m;
}

void title_memo_free(struct title_memo *m)
{
	if (!m)
		return;
	intern_release(&m->marks);
	title_cut_release(&m->cut);
	free(m->readings);
	free(m->sought);
	free(m);
}

/* ---- by rules ---- */

/* The high half of such a product is the mixed one. */
static uint64_t hash_of_marks(const struct title_cut *cut)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < cut->count; i++)
		hash = (hash ^ cut->marks[i]) * MIX_PRIME_1;
	return hash >> 32;
}

/* What the rules read of these marks, which is kept; or *own, which is not. */
static const struct kept_reading *read_by_rules(struct title_memo *m, const struct title_cut *cut,
						struct kept_reading *own)
{
	const struct text key = {(const char *)cut->marks, cut->count * sizeof(*cut->marks)};
	uint64_t hash;
	uint32_t id;

	if (cut->count > KEPT_MARKS_MAX) {
		own->is_final = title_read_by_rules(m->catalogue, cut, &own->reading);
		return own;
	}
	hash = hash_of_marks(cut);
	id = intern_find_hashed(&m->marks, key, hash);
	if (id != INTERN_NONE)
		return &m->readings[id];
	own->is_final = title_read_by_rules(m->catalogue, cut, &own->reading);
	if (m->marks.count == KEPT_MAX)
		return own;
	id = intern_add_hashed(&m->marks, key, hash);
	if (id == m->room) {
		m->room = m->room ? 4 * m->room : KEPT_FIRST;
		m->readings = mem_resize(m->readings, m->room, sizeof(*m->readings));
	}
	m->readings[id] = *own;
	return &m->readings[id];
}

/* ---- by words that are near ---- */

/* A word by its bytes alone. Most are short, and take no call. */
static inline struct sought_word sought_of(struct text word)
{
	struct sought_word sought = {.parts = {0}};

	if (word.len <= WORD_SHORT) {
		struct word_bytes bytes = word_bytes_of(word);
		sought.parts[0] = bytes.low;
		sought.parts[1] = bytes.high;
	} else {
		memcpy(sought.parts, word.data, word.len);
	}
	return sought;
}

/* Is mark number `at`, a word that is not known, near one that is? Which it is, is left with the cut. */
static bool may_be_meant(struct title_memo *m, size_t at)
{
	const struct text word = word_stem(title_cut_text(&m->cut, at));
	const struct catalogue *c = m->catalogue;
	struct sought_word own, *kept;
	uint64_t hash;

	if (word.len < SIMILAR_BYTES_MIN || word.len > SIMILAR_BYTES_MAX)
		return false;
	own = sought_of(word);
	hash = mix(own.parts[0] ^ own.parts[2], own.parts[1] ^ MIX_GOLDEN);
	if (!m->sought)
		m->sought = mem_zero(SOUGHT_WORDS, sizeof(*m->sought));
	kept = &m->sought[hash % SOUGHT_WORDS];
	if (memcmp(kept->parts, own.parts, sizeof(own.parts)) != 0) {
		own.is_near =
		    similar_any(&c->similar, &c->words, word, TITLE_SIMILAR_LEAST, &own.near);
		if (kept->parts[0])
			kept = &own;
		else
			*kept = own;
	}
	if (kept->is_near)
		title_cut_note_near(&m->cut, at, kept->near);
	return kept->is_near;
}

/* Is mark number `at`, a word, near a known one if it is joined with the word before it? */
static bool is_near_joined(const struct title_memo *m, const struct title_cut *cut, size_t at)
{
	return at && mark_is_word(cut->marks[at - 1]) &&
	       similar_joined(&m->catalogue->index, title_cut_text(cut, at - 1),
			      title_cut_text(cut, at)) != INTERN_NONE;
}

/* Is a word, or one joined with the word before it, near a known one? Otherwise the title is as its rules read it. */
static bool has_near(struct title_memo *m, const struct title_cut *cut)
{
	uint32_t before = MARK_SEPARATOR;

	for (size_t i = 0; i < cut->count; i++) {
		uint32_t mark = cut->marks[i];
		bool unknown = mark == MARK_UNKNOWN;
		if ((unknown || (before == MARK_UNKNOWN && mark_is_word(mark))) &&
		    is_near_joined(m, cut, i))
			return true;
		if (unknown && may_be_meant(m, i))
			return true;
		before = mark;
	}
	return false;
}

void title_memo_read(struct title_memo *m, struct text title, struct title_reading *out)
{
	const struct kept_reading *kept;
	struct kept_reading own;

	title_cut_clear(&m->cut);
	title_cut_add(m->catalogue, &m->cut, title);
	kept = read_by_rules(m, &m->cut, &own);
	*out = kept->reading;
	if (!kept->is_final && has_near(m, &m->cut))
		title_read_near(m->catalogue, &m->cut, TITLE_SIMILAR_LEAST, out);
}
