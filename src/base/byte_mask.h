/* SPDX-License-Identifier: GPL-3.0-or-later */
/* byte_mask.h: sixteen bytes at once, which of them something holds for, one bit per byte, and what keeps the first of
 * some bytes. */
#ifndef PAYBANDS_BASE_BYTE_MASK_H
#define PAYBANDS_BASE_BYTE_MASK_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BYTES_TOGETHER = 16 };
/* What compares as true has all bits. */
typedef uint8_t bytes16 __attribute__((vector_size(BYTES_TOGETHER)));

static inline bytes16 bytes_load(const char *sixteen)
{
	bytes16 bytes;

	memcpy(&bytes, sixteen, sizeof(bytes));
	return bytes;
}

/* The highest bit of each, the first byte's lowest. */
static inline uint64_t bytes_mask(bytes16 bytes)
{
#ifdef __SSE2__
	return (uint64_t)(uint32_t)_mm_movemask_epi8((__m128i)bytes);
#else
	uint64_t mask = 0;

	for (int i = 0; i < BYTES_TOGETHER; i++)
		mask |= (uint64_t)(bytes[i] >> 7) << i;
	return mask;
#endif
}

enum { BYTES_KEPT_MOST = 32 };
extern const unsigned char
    bytes_ones[2 * BYTES_KEPT_MOST]; /* all bits of the first half, none of the other */
/* What keeps the first `len` bytes, up to BYTES_KEPT_MOST, of as many, and leaves zeros of the others: all bits of `len`
 * bytes, none of those after them. */
static inline const unsigned char *bytes_kept(size_t len)
{
	return bytes_ones + BYTES_KEPT_MOST - len;
}

#endif
