/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span.h: which sets of people published counts disclose.
 *
 * People fall into disjoint groups (columns); a published row is a set of columns. What adding and
 * subtracting published rows can give is the linear span of their 0/1 vectors: a set of columns is
 * disclosed if and only if its vector lies in the span. Arithmetic is modulo the prime 2^31 - 1:
 * exact but for a chance of about one in 2^31, which errs towards disclosure, and the same on every
 * machine.
 */
#ifndef PAYBANDS_STATS_SPAN_H
#define PAYBANDS_STATS_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct span;

/* `counts` says how many people each column holds, each > 0; borrowed. Columns of fewer than `least`
 * people are the small ones and come first. Rows are reduced from their last column down: it is
 * quick where the last columns are those that few rows hold, and small rows are added first. */
struct span *span_new(const uint64_t *counts, size_t columns, uint64_t least);
void span_free(struct span *s); /* NULL is fine */
/* Adds a row, by its number: the columns it holds, each once; borrowed. Its place is how many were added before it. */
void span_add(struct span *s, uint32_t row, const uint32_t *columns, size_t count);
/* How many rows were added; taking out what was added since it was of that size (0: all). */
size_t span_size(const struct span *s);
void span_cut(struct span *s, size_t size);
/* The row at that place leaves the span; it keeps its place. */
void span_withdraw(struct span *s, size_t place);
/* After rows were withdrawn, and before span_settle: all is as if these had been added without any columns. Only rows that
 * this bears on are reduced anew. */
void span_renew(struct span *s);

/* Called after rows were added, before any of the questions below. */
void span_settle(struct span *s);
bool span_tells(const struct span *s, const uint32_t *columns, size_t count);

/* One to four columns, with fewer than `least` people together, that the span discloses. */
enum { SPAN_FEW = 4 };
struct span_set {
	uint32_t columns[SPAN_FEW];
	size_t count;
};
/* Some such sets, if there are any; borrowed until the next call. With a `least` of up to 5, a set
 * of fewer people cannot have more columns. */
size_t span_few(struct span *s, const struct span_set **sets);
/* Does the span disclose such a set? Quick where little differs from the last span that is known to disclose none:
 * only what differs is searched. */
bool span_any(struct span *s);
/* How many columns span_few was last among: its time goes with their square. */
size_t span_searched(const struct span *s);

/* The rows whose sums and differences give a disclosed set: borrowed until the next call. */
size_t span_rows_of(struct span *s, const uint32_t *columns, size_t count, const uint32_t **rows);

#endif
