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
	KEPT_MARKS_MAX = 32, /* of a title that is kept */
	FAR_WORDS = 1 << 14,
	FAR_PARTS = SIMILAR_BYTES_MAX / 8,
};

struct kept_reading {
	struct title_reading reading;
	bool is_final; /* unknown words say nothing */
};

/* The bytes of an unknown word that is near no known one, filled up with zeros; all zero: none. */
struct far_word {
	uint64_t parts[FAR_PARTS];
};
_Static_assert(SIMILAR_BYTES_MAX % 8 == 0, "words that are compared fill a far_word");

struct title_memo {
	const struct catalogue *catalogue;
	struct intern marks; /* the marks of each title that is kept, as codes_of gives them */
	struct kept_reading *readings; /* by their number */
	size_t room;
	struct far_word
	    *far; /* FAR_WORDS by hash, the first of each place; NULL: none was asked for */
};

struct title_memo *title_memo_new(const struct catalogue *c)
{
	struct title_memo *m = mem_zero(1, sizeof(*m));

	m->catalogue = c;
	intern_init(&m->marks);
	return m;
}

void title_memo_free(struct title_memo *m)
{
	if (!m)
		return;
	intern_release(&m->marks);
	free(m->readings);
	free(m->far);
	free(m);
}

/* ---- by rules ---- */

/* A known word's number; from UINT32_MAX down an unknown word and what separates. */
_Static_assert(MARK_WORD == 0 && INTERN_NONE == UINT32_MAX, "codes of marks");

static struct text codes_of(const struct title_cut *cut, uint32_t codes[KEPT_MARKS_MAX])
{
	for (size_t i = 0; i < cut->count; i++)
		codes[i] = cut->marks[i].kind == MARK_WORD
			       ? cut->marks[i].id
			       : UINT32_MAX - (uint32_t)cut->marks[i].kind;
	return (struct text){(const char *)codes, cut->count * sizeof(*codes)};
}

static void read_by_rules(struct title_memo *m, const struct title_cut *cut,
			  struct kept_reading *out)
{
	uint32_t codes[KEPT_MARKS_MAX], id;
	struct text key;

	if (cut->count > KEPT_MARKS_MAX) {
		out->is_final = title_read_by_rules(m->catalogue, cut, &out->reading);
		return;
	}
	key = codes_of(cut, codes);
	id = intern_find(&m->marks, key);
	if (id != INTERN_NONE) {
		*out = m->readings[id];
		return;
	}
	out->is_final = title_read_by_rules(m->catalogue, cut, &out->reading);
	if (m->marks.count == KEPT_MAX)
		return;
	id = intern_add(&m->marks, key);
	m->readings = mem_grow(m->readings, &m->room, (size_t)id + 1, sizeof(*m->readings));
	m->readings[id] = *out;
}

/* ---- by words that are near ---- */

static bool is_near(const struct catalogue *c, struct text word)
{
	uint32_t halves[2];
	double similarity;

	return similar_word(&c->similar, &c->words, word, TITLE_SIMILAR_LEAST, &similarity) !=
		   INTERN_NONE ||
	       similar_split(&c->index, word, halves);
}

/* is_near of a word that is not known. */
static bool may_be_meant(struct title_memo *m, struct text word)
{
	struct far_word far = {.parts = {0}}, *kept;
	uint64_t hash = word.len;

	if (word.len < SIMILAR_BYTES_MIN || word.len > SIMILAR_BYTES_MAX)
		return false;
	memcpy(far.parts, word.data, word.len);
	for (size_t i = 0; i < FAR_PARTS; i++)
		hash = mix(hash ^ far.parts[i], UINT64_C(0x9e3779b97f4a7c15));
	if (!m->far)
		m->far = mem_zero(FAR_WORDS, sizeof(*m->far));
	kept = &m->far[hash % FAR_WORDS];
	if (memcmp(kept, &far, sizeof(far)) == 0)
		return false;
	if (is_near(m->catalogue, word))
		return true;
	if (!kept->parts[0])
		*kept = far;
	return false;
}

/* Is a word, or one joined with the word before it, near a known one? Otherwise the title is as its rules read it. */
static bool has_near(struct title_memo *m, const struct title_cut *cut)
{
	const struct catalogue *c = m->catalogue;

	for (size_t i = 0; i < cut->count; i++) {
		const struct title_mark *mark = &cut->marks[i], *before = i ? mark - 1 : NULL;
		bool unknown = mark->id == INTERN_NONE;
		if (mark->kind != MARK_WORD)
			continue;
		if (before && before->kind == MARK_WORD && (unknown || before->id == INTERN_NONE) &&
		    similar_joined(&c->index, title_cut_text(cut, before),
				   title_cut_text(cut, mark)) != INTERN_NONE)
			return true;
		if (unknown && may_be_meant(m, word_stem(title_cut_text(cut, mark))))
			return true;
	}
	return false;
}

void title_memo_read(struct title_memo *m, struct text title, struct title_reading *out)
{
	struct kept_reading kept;
	struct title_cut cut;

	title_cut_init(&cut);
	title_cut_add(m->catalogue, &cut, title);
	read_by_rules(m, &cut, &kept);
	*out = kept.reading;
	if (!kept.is_final && has_near(m, &cut))
		title_read_near(m->catalogue, &cut, TITLE_SIMILAR_LEAST, out);
	title_cut_release(&cut);
}
