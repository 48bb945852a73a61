/* span.h: which sets can be told from published counts.
 *
 * People fall into disjoint groups (columns); a published row is a set of columns. What adding and
 * subtracting published rows can give is the linear span of their vectors of zeros and ones: a
 * set of columns is told apart from the rest if its vector lies in the span, and only then.
 * Arithmetic is modulo the prime 2^31 - 1: exact but for a chance of about one in 2^31, which errs
 * towards telling, and the same on every machine.
 */
#ifndef PAYBANDS_STATS_SPAN_H
#define PAYBANDS_STATS_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct span;

/* `counts` says how many people each column holds, each > 0, ascending; borrowed. Columns of fewer
 * than `least` people are the small ones. */
struct span *span_new(const uint64_t *counts, size_t columns, uint64_t least);
void span_free(struct span *s); /* NULL is fine */
/* Adds a row: the columns it holds, each once. */
void span_add(struct span *s, const uint32_t *columns, size_t count);
/* The rows added since the mark are taken back. */
size_t span_mark(const struct span *s);
void span_rewind(struct span *s, size_t mark);
bool span_tells(struct span *s, const uint32_t *columns, size_t count);
/* Is there a set of one to four columns, of fewer than `least` people together, that the span
 * tells? With a `least` of up to 5 these are all the sets there are. */
bool span_tells_few(struct span *s);

#endif
