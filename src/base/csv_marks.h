/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_marks.h: what the bytes of a chunk are, 64 at a time, one bit per byte.
 *
 * Quotes are followed by parity: a byte is inside if the quotes before it are odd in number. That is
 * libcsv's view as long as each opening quote starts a field, each closing one ends it, and no line
 * ends inside; csv_mark stops where that first fails, and all bits below are right. What comes
 * from there on is for the slower ways (csv_plain.c, csv_quoted.c, csv_stray.c).
 */
#ifndef PAYBANDS_BASE_CSV_MARKS_H
#define PAYBANDS_BASE_CSV_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/csv_in.h"
#include "base/vectors.h"

#define CSV_INLINE static inline __attribute__((always_inline))

enum { CSV_CHUNK = 64, CSV_CHUNKS_AT_ONCE = 64 }; /* bytes; how many chunks one call marks */

/* What a chunk needs to know of the one before: its masks, of which the last bit counts. */
struct csv_carry {
	uint64_t edge; /* a delimiter or line end, outside quotes */
	uint64_t cr;
	uint64_t blank;
	uint64_t closing; /* a closing quote */
	uint64_t inside; /* all bits: the next byte is inside quotes */
};

/* Where marking is. */
struct csv_marking {
	const char *data;
	size_t len;
	char delimiter;
	bool quotes; /* false: the data has none, or they are ordinary */
	bool no_cr; /* the data has no CR */
	bool wide; /* vectors_are_wide */
	size_t at; /* the next byte; that of the first odd mark; or `len` */
	bool odd; /* there a quote opens within a field, or a line ends inside, or the byte before
		   * closed a quote before the end of its field */
	struct csv_carry carry;
};

/* From `at` on, which starts a record or is a delimiter or line end, outside quotes. */
CSV_INLINE void csv_mark_from(struct csv_marking *m, size_t at)
{
	m->at = at;
	m->odd = false;
	m->carry = (struct csv_carry){.edge = ~UINT64_C(0)};
	/* A blank before it may be of the field that ends here. */
	if (at > 0 && (unsigned char)m->data[at - 1] <= ' ')
		m->carry.blank = ~UINT64_C(0);
}

/* Marks the next chunks, up to `most` of them, and gives how many, as long as none was odd; the last one
 * has no marks from an odd byte on. */
size_t csv_mark(struct csv_marking *m, struct csv_chunk *out, size_t most);

#endif
