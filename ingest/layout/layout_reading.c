/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_reading.c: what the sections and the keys of a layout file share: errors that name the
 * line, words of a list, lists of texts, and the words of the kinds.
 */
#include <assert.h>

#include "base/mem.h"
#include "ingest/layout/layout_reading.h"

static const char *const KINDS[LAYOUT_KINDS] = {[LAYOUT_OBSERVATIONS] = "observations",
#define KIND_WORD(name, member, word, set) [LAYOUT_##name] = word,
						PUBLISHED_TABLES(KIND_WORD)
#undef KIND_WORD
};

const char *layout_kind_word(enum layout_kind kind)
{
	assert(kind < LAYOUT_KINDS);
	return KINDS[kind];
}

const char *const *reading_kinds(void)
{
	return KINDS;
}

int reading_fail_unknown(struct err *e, const struct reading *r, const char *what,
			 struct text unknown, const char *const *names, size_t count)
{
	const char *nearest = text_nearest(unknown, names, count);

	err_set(e, ERR_USAGE, "%s:%u:%u: no %s \"%.*s\"%s%s%s paybands layouts", r->layout->path,
		r->entry->line,
		unknown.data == r->entry->value.data ? r->entry->value_column
						     : r->entry->key_column,
		what, TEXT_ARG(unknown), nearest ? ": did you mean \"" : "", nearest ? nearest : "",
		nearest ? "\"? See" : "; see");
	return -1;
}

int reading_fail_value(struct err *e, const struct reading *r, const char *wanted)
{
	return err_set(e, ERR_USAGE, "%s:%u:%u: %.*s = %.*s: must be %s", r->layout->path,
		       r->entry->line, r->entry->value_column, TEXT_ARG(r->entry->key),
		       TEXT_ARG(r->entry->value), wanted);
}

size_t reading_find_word(struct text word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(word, text_of(words[i])))
			return i;
	return count;
}

void reading_list(struct buf *out, const char *const *words, size_t count, const char *last)
{
	for (size_t i = 0; i < count; i++) {
		if (i && i + 1 < count)
			buf_add_string(out, ", ");
		else if (i)
			buf_addf(out, " %s ", last);
		buf_add_string(out, words[i]);
	}
}

static void slices_add(struct text_slices *s, struct text t)
{
	s->items = mem_grow(s->items, &s->room, s->count + 1, sizeof(*s->items));
	s->items[s->count++] = t;
}

/* "a | b | c"; an indented line goes on as if after a bar. */
void reading_split(struct layout *l, struct text_slices *s, struct text list)
{
	struct text rest = arena_text(&l->texts, list);
	struct text line, part;

	if (!rest.data)
		rest = TEXT_LITERAL("");
	while (text_split(&rest, '\n', &line)) {
		if (!line.data)
			line = TEXT_LITERAL("");
		while (text_split(&line, '|', &part))
			slices_add(s, part);
	}
}
