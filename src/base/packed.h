/* SPDX-License-Identifier: GPL-3.0-or-later */
/* packed.h: numbers and texts as bytes, the same on every machine, and back.
 *
 * Numbers of fixed width are little-endian. A varint is LEB128: seven bits a byte, the lowest first, the high
 * bit set in all but the last. A text is its length as varint, then its bytes. A double is the 64 bits of IEEE 754.
 *
 * Writing goes to a buf. Reading never leaves its bytes: past their end, and after anything that packed_hold did
 * not find true, every number is 0, every text empty, and `bad` is set. One question at the end answers for all.
 */
#ifndef PAYBANDS_BASE_PACKED_H
#define PAYBANDS_BASE_PACKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/text.h"

void pack_u8(struct buf *out, uint8_t value);
void pack_u16(struct buf *out, uint16_t value);
void pack_u32(struct buf *out, uint32_t value);
void pack_u64(struct buf *out, uint64_t value);
void pack_varint(struct buf *out, uint64_t value);
void pack_signed(struct buf *out, int64_t value); /* a varint of 2 v, or of -2 v - 1 below 0 */
void pack_double(struct buf *out, double value);
void pack_text(struct buf *out, struct text t);

struct unpacking {
	const unsigned char *at;
	const unsigned char *end;
	bool bad;
};

/* `bytes` stay where they are until the last text was used. */
struct unpacking unpacking_of(struct text bytes);
uint8_t unpack_u8(struct unpacking *in);
uint16_t unpack_u16(struct unpacking *in);
uint32_t unpack_u32(struct unpacking *in);
uint64_t unpack_u64(struct unpacking *in);
uint64_t unpack_varint(struct unpacking *in);
int64_t unpack_signed(struct unpacking *in);
double unpack_double(struct unpacking *in);
struct text unpack_text(struct unpacking *in); /* borrowed from the bytes */
/* A varint that says how many things follow, each of `least` (> 0) bytes or more: never more than there is
 * room for, so that it may size memory. */
size_t unpack_count(struct unpacking *in, size_t least);
/* A varint of at most `most`. */
uint64_t unpack_within(struct unpacking *in, uint64_t most);
/* Is it so? If not, the rest is not read. */
bool packed_hold(struct unpacking *in, bool holds);

#endif
