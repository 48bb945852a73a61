/* SPDX-License-Identifier: GPL-3.0-or-later */
/* buf.h: a growing byte buffer with a ceiling.
 *
 * Adding never fails at once: past `limit` the buffer drops what comes and
 * remembers it, and the one place that uses the content asks `buf_overflowed`.
 * `data` always ends in a NUL that is not counted in `len`.
 */
#ifndef PAYBANDS_BASE_BUF_H
#define PAYBANDS_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct buf {
	char *data;
	size_t len;
	size_t capacity;
	size_t limit;
	bool overflowed;
};

/* Enough for any file that paybands writes; readers set tighter ones. */
#define BUF_LIMIT_DEFAULT ((size_t)1 << 30)

void buf_init(struct buf *b, size_t limit);
void buf_release(struct buf *b);
void buf_clear(struct buf *b); /* keeps the memory */
void buf_reserve(struct buf *b,
		 size_t more); /* room for so many bytes, at once; no more than the ceiling has */
void buf_add(struct buf *b, const void *data, size_t len);
void buf_add_char_slowly(struct buf *b, char c); /* for buf_add_char */
static inline void buf_add_char(struct buf *b, char c)
{
	if (b->overflowed || b->len >= b->limit || b->capacity - b->len < 2) {
		buf_add_char_slowly(b, c);
		return;
	}
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}
void buf_add_text(struct buf *b, struct text t);
void buf_add_string(struct buf *b, const char *nul_terminated);
void buf_add_count(struct buf *b, uint64_t count); /* as "%" PRIu64 */
/* As "%.*f": the nearest decimal of so many places, of two as near the even one. */
void buf_add_fixed(struct buf *b, double value, int places);
/* The same without needless zeros: "12.5", "12". */
void buf_add_fixed_short(struct buf *b, double value, int places);
/* The number that these digits are, so that every format has the same one: `value` times a power of ten, rounded,
 * may be another. NAN and infinities are as they are. */
double fixed_value(double value, int places);
/* 0.1 as 0.1 and 165000 without an exponent: of 15 to 17 digits as few as read back as the same finite number. */
void buf_add_number(struct buf *b, double value);
void buf_addf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool buf_overflowed(const struct buf *b);
struct text buf_text(const struct buf *b); /* borrowed, until the next add */

#endif
