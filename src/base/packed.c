/* SPDX-License-Identifier: GPL-3.0-or-later */
/* packed.c: byte by byte, so that no machine's own order shows; see packed.h. */
#include "base/packed.h"

#include <string.h>

static void pack_bytes(struct buf *out, uint64_t value, size_t count)
{
	unsigned char bytes[8];

	for (size_t i = 0; i < count; i++)
		bytes[i] = (unsigned char)(value >> (8 * i) & 0xff);
	buf_add(out, bytes, count);
}

void pack_u8(struct buf *out, uint8_t value)
{
	pack_bytes(out, value, 1);
}

void pack_u16(struct buf *out, uint16_t value)
{
	pack_bytes(out, value, 2);
}

void pack_u32(struct buf *out, uint32_t value)
{
	pack_bytes(out, value, 4);
}

void pack_u64(struct buf *out, uint64_t value)
{
	pack_bytes(out, value, 8);
}

void pack_varint(struct buf *out, uint64_t value)
{
	unsigned char bytes[10];
	size_t count = 0;

	while (value >= 0x80) {
		bytes[count++] = (unsigned char)(value | 0x80);
		value >>= 7;
	}
	bytes[count++] = (unsigned char)value;
	buf_add(out, bytes, count);
}

void pack_signed(struct buf *out, int64_t value)
{
	pack_varint(out, (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0));
}

void pack_double(struct buf *out, double value)
{
	uint64_t bits;

	memcpy(&bits, &value, sizeof(bits));
	pack_u64(out, bits);
}

void pack_text(struct buf *out, struct text t)
{
	pack_varint(out, t.len);
	buf_add_text(out, t);
}

struct unpacking unpacking_of(struct text bytes)
{
	const unsigned char *at = (const unsigned char *)bytes.data;

	return (struct unpacking){.at = at, .end = bytes.len ? at + bytes.len : at};
}

bool packed_hold(struct unpacking *in, bool holds)
{
	if (!holds) {
		in->bad = true;
		in->at = in->end;
	}
	return !in->bad;
}

static uint64_t unpack_bytes(struct unpacking *in, size_t count)
{
	uint64_t value = 0;

	if (!packed_hold(in, (size_t)(in->end - in->at) >= count))
		return 0;
	for (size_t i = 0; i < count; i++)
		value |= (uint64_t)*in->at++ << (8 * i);
	return value;
}

uint8_t unpack_u8(struct unpacking *in)
{
	return (uint8_t)unpack_bytes(in, 1);
}

uint16_t unpack_u16(struct unpacking *in)
{
	return (uint16_t)unpack_bytes(in, 2);
}

uint32_t unpack_u32(struct unpacking *in)
{
	return (uint32_t)unpack_bytes(in, 4);
}

uint64_t unpack_u64(struct unpacking *in)
{
	return unpack_bytes(in, 8);
}

uint64_t unpack_varint(struct unpacking *in)
{
	uint64_t value = 0;

	for (unsigned shift = 0; shift < 64; shift += 7) {
		unsigned char byte = unpack_u8(in);
		if (shift == 63 && !packed_hold(in, byte <= 1))
			return 0;
		value |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return value;
	}
	return 0;
}

int64_t unpack_signed(struct unpacking *in)
{
	uint64_t value = unpack_varint(in);

	return (int64_t)(value >> 1 ^ (value & 1 ? UINT64_MAX : 0));
}

double unpack_double(struct unpacking *in)
{
	uint64_t bits = unpack_u64(in);
	double value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

struct text unpack_text(struct unpacking *in)
{
	size_t len = unpack_count(in, 1);
	struct text text = {.data = (const char *)in->at, .len = len};

	in->at += len;
	return text;
}

size_t unpack_count(struct unpacking *in, size_t least)
{
	uint64_t count = unpack_varint(in);

	if (!packed_hold(in, count <= (size_t)(in->end - in->at) / least))
		return 0;
	return (size_t)count;
}

uint64_t unpack_within(struct unpacking *in, uint64_t most)
{
	uint64_t value = unpack_varint(in);

	return packed_hold(in, value <= most) ? value : 0;
}
