/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inflate.h: the door to ISA-L: deflate data (RFC 1951) from memory to memory, in two fifths of zlib's time. */
#ifndef PAYBANDS_BASE_INFLATE_H
#define PAYBANDS_BASE_INFLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct inflate;

/* What there is; a step moves both on. */
struct inflate_step {
	const unsigned char *in;
	size_t in_len;
	unsigned char *out;
	size_t out_len;
};

struct inflate *inflate_new(void) __attribute__((returns_nonnull));
void inflate_free(struct inflate *i); /* NULL is fine */
/* Goes on until `in` is used up or `out` is full, or to the end of the data (*at_end); some bytes that follow it may be
 * used up as well. -1, without a message: the data are damaged. */
must_check int inflate_on(struct inflate *i, struct inflate_step *step, bool *at_end);
/* The CRC-32 of zip and gzip, of all that was given so far. */
uint32_t inflate_crc(const struct inflate *i);

#endif
