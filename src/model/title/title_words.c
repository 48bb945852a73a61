/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title_words.c: from the marks of a title to its words.
 *
 * Synonyms are rewritten as in the phrases, words go to parts, and unknown ones may be read as the known
 * ones they resemble.
 */
#include "model/title/title_private.h"

enum { BRACKETS_MAX = 8 };

struct scan {
	const struct catalogue *catalogue;
	const struct title_cut *cut;
	struct title *title;
	uint8_t part; /* where the next word goes */
	uint8_t outer[BRACKETS_MAX]; /* the parts that contain the open brackets */
	size_t brackets;
	bool part_used; /* a word of the current part was seen */
	/* Unknown words are read as known ones at least this similar; above 1: never. */
	double least_similar;
};

static void open_part(struct scan *s, bool joined)
{
	struct title *t = s->title;

	if (t->parts == TITLE_PARTS_MAX)
		return;
	s->part = t->parts++;
	t->joined[s->part] = joined;
	s->part_used = false;
}

static void add_title_word(struct scan *s, uint32_t id)
{
	struct title *t = s->title;
	uint16_t flags = word_flags(&s->catalogue->words, id);

	if (t->count == TITLE_WORDS_MAX || (flags & WORD_FILLER))
		return;
	/* A joining word needs something before it to join to. */
	if ((flags & WORD_JOINING) && t->count)
		open_part(s, !(flags & WORD_TURNING));
	t->ids[t->count] = id;
	t->flags[t->count] = flags;
	t->part[t->count] = s->part;
	t->count++;
	s->part_used = true;
}

static void note_replaced(struct title *t, double similarity)
{
	t->replaced++;
	t->score = similarity < t->score ? similarity : t->score;
}

/* The known words that an unknown one, mark number `at`, was meant to be; how many. */
static size_t add_near(const struct scan *s, size_t at, struct text word, uint32_t *plain,
		       size_t room)
{
	const struct catalogue *c = s->catalogue;
	const struct near_word near =
	    at == s->cut->near_at ? s->cut->near
				  : similar_word(&c->similar, &c->words, word, s->least_similar);
	uint32_t halves[2];

	if (near.id != INTERN_NONE) {
		note_replaced(s->title, near.similarity);
		plain[0] = near.id;
		return 1;
	}
	if (room >= 2 && similar_split(&c->index, word, halves)) {
		note_replaced(s->title, 1 - 1 / (double)word.len);
		plain[0] = halves[0];
		plain[1] = halves[1];
		return 2;
	}
	plain[0] = INTERN_NONE;
	return 1;
}

/* One word of a stretch, mark number `at`; gives the new count. */
static size_t add_plain(const struct scan *s, size_t at, uint32_t *plain, size_t n)
{
	const struct word_index *index = &s->catalogue->index;
	const uint32_t id = s->cut->marks[at];
	bool near = s->least_similar <= 1;
	struct text word;

	s->title->unknown += id == MARK_UNKNOWN;
	if (!near || (id != MARK_UNKNOWN && !(n && plain[n - 1] == INTERN_NONE))) {
		plain[n] = id;
		return n + 1;
	}
	word = title_cut_text(s->cut, at);
	if (n) {
		struct text first = title_cut_text(s->cut, at - 1);
		uint32_t joined = similar_joined(index, first, word);
		if (joined != INTERN_NONE) {
			note_replaced(s->title, 1 - 1 / (double)(first.len + word.len));
			plain[n - 1] = joined;
			return n;
		}
	}
	if (id == MARK_UNKNOWN)
		return n + add_near(s, at, word_stem(word), plain + n, TITLE_WORDS_MAX - n);
	plain[n] = id;
	return n + 1;
}

/* The words from marks[at] to the next separator; where that is. */
static size_t add_stretch(struct scan *s, size_t at)
{
	uint32_t plain[TITLE_WORDS_MAX], words[TITLE_WORDS_MAX];
	size_t n = 0, end = at;

	for (; end < s->cut->count && mark_is_word(s->cut->marks[end]); end++)
		if (n < TITLE_WORDS_MAX)
			n = add_plain(s, end, plain, n);
	n = rewrite_words(&s->catalogue->words, plain, n, words, TITLE_WORDS_MAX);
	for (size_t i = 0; i < n; i++)
		add_title_word(s, words[i]);
	return end;
}

static void open_bracket(struct scan *s)
{
	if (s->brackets < BRACKETS_MAX)
		s->outer[s->brackets++] = s->part;
	open_part(s, false);
}

static void close_bracket(struct scan *s)
{
	if (s->brackets) {
		s->part = s->outer[--s->brackets];
		s->part_used = true;
	}
}

static void take_separator(struct scan *s, uint32_t mark)
{
	if (mark == MARK_OPEN)
		open_bracket(s);
	else if (mark == MARK_CLOSE)
		close_bracket(s);
	else if (s->part_used) /* if nothing was written yet, the part is still to come */
		open_part(s, false);
}

void title_words(const struct catalogue *c, const struct title_cut *cut, double least_similar,
		 struct title *t)
{
	struct scan s = {.catalogue = c, .cut = cut, .title = t, .least_similar = least_similar};

	t->count = 0;
	t->unknown = 0;
	t->replaced = 0;
	t->score = 1;
	t->parts = 1;
	t->joined[0] = false;
	for (size_t at = 0; at < cut->count; at++) {
		if (mark_is_word(cut->marks[at]))
			at = add_stretch(&s, at);
		if (at < cut->count)
			take_separator(&s, cut->marks[at]);
	}
}
