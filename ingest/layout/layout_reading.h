/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_reading.h: what the readers of a layout file's sections share (layout_sections.c and
 * layout_keys.c): their position, their errors, the splitting of lists.
 */
#ifndef PAYBANDS_INGEST_LAYOUT_READING_H
#define PAYBANDS_INGEST_LAYOUT_READING_H

#include "base/buf.h"
#include "base/err.h"
#include "ingest/layout/layout_private.h"

/* The position of a section's reader. */
struct reading {
	struct layout *layout;
	const struct ini_entry *entry;
	enum field codes_field; /* of a section [codes FIELD] */
};

/* Both return -1 with file and line. `names` are those that there are. */
int reading_fail_unknown(struct err *e, const struct reading *r, const char *what,
			 struct text unknown, const char *const *names, size_t count);
int reading_fail_value(struct err *e, const struct reading *r, const char *wanted);
/* Which of `words` it is; `count`: none. */
size_t reading_find_word(struct text word, const char *const *words, size_t count);
/* "a", "a or b", "a, b or c". */
void reading_list(struct buf *out, const char *const *words, size_t count, const char *last);
/* The words of the kinds: LAYOUT_KINDS of them. */
const char *const *reading_kinds(void);
/* "a | b | c" to slices; an indented line goes on as if after a bar. */
void reading_split(struct layout *l, struct text_slices *s, struct text list);

/* A line of [layout]. */
must_check int reading_layout_key(struct err *e, struct reading *r);
/* What help says of the keys of [layout], and of all sections. */
void layout_keys_help(struct buf *out);
void layout_sections_help(struct buf *out);

#endif
