/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zip_fixture.h: zip archives made byte by byte, sound ones and others. */
#ifndef PAYBANDS_TESTS_ZIP_FIXTURE_H
#define PAYBANDS_TESTS_ZIP_FIXTURE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/gzip.h"
#include "base/text.h"

struct zip_fixture {
	struct buf archive; /* local headers and data; after zip_fixture_end all of it */
	struct buf directory;
	unsigned count;
};

/* What a member says of itself. */
struct zip_entry {
	const char *name;
	struct text content;
	bool deflate; /* otherwise stored */
	bool zip64; /* sizes in the extra field */
	unsigned flags; /* 1: encrypted */
	unsigned method; /* above 0: claims this one, whatever was used */
	uint32_t crc_change; /* added to the checksum */
	uint32_t claimed_size; /* above 0: claims this size */
};

static inline void zip_fixture_init(struct zip_fixture *z)
{
	buf_init(&z->archive, BUF_LIMIT_DEFAULT);
	buf_init(&z->directory, BUF_LIMIT_DEFAULT);
	z->count = 0;
}

static inline void zip_fixture_release(struct zip_fixture *z)
{
	buf_release(&z->archive);
	buf_release(&z->directory);
}

static inline void put_number(struct buf *out, uint64_t number, unsigned bytes)
{
	for (; bytes; bytes--, number >>= 8)
		buf_add_char(out, (char)(number & 0xff));
}

/* CRC-32 of ISO 3309, bit by bit. */
static inline uint32_t zip_fixture_crc(struct text t)
{
	uint32_t crc = 0xffffffff;

	for (size_t i = 0; i < t.len; i++) {
		crc ^= (unsigned char)t.data[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
	}
	return ~crc;
}

/* gzip's data without its header of 10 bytes and its trailer of 8. */
static inline void zip_fixture_deflate(struct buf *out, struct text content)
{
	struct gzip *gzip = gzip_new();
	struct gzip_step step = {.in = (const unsigned char *)content.data, .in_len = content.len};
	struct buf whole;
	unsigned char room[4096];
	bool done = false;

	buf_init(&whole, BUF_LIMIT_DEFAULT);
	while (!done) {
		step.out = room;
		step.out_len = sizeof(room);
		gzip_step(gzip, &step, true, &done);
		buf_add(&whole, room, sizeof(room) - step.out_len);
	}
	buf_add(out, whole.data + 10, whole.len - 18);
	buf_release(&whole);
	gzip_free(gzip);
}

static inline void put_header(struct buf *out, const struct zip_entry *e, size_t packed,
			      uint64_t offset, bool central)
{
	uint32_t size = e->claimed_size ? e->claimed_size : (uint32_t)e->content.len;
	size_t extra = !e->zip64 ? 0 : central ? 28 : 20;

	put_number(out, central ? 0x02014b50 : 0x04034b50, 4);
	if (central)
		put_number(out, 45, 2);
	put_number(out, e->zip64 ? 45 : 20, 2);
	put_number(out, e->flags | 0x800, 2); /* names are UTF-8 */
	put_number(out, e->method ? e->method : e->deflate ? 8u : 0u, 2);
	put_number(out, 0x58210000, 4); /* 1 January 2024 */
	put_number(out, zip_fixture_crc(e->content) + e->crc_change, 4);
	put_number(out, e->zip64 ? UINT32_MAX : packed, 4);
	put_number(out, e->zip64 ? UINT32_MAX : size, 4);
	put_number(out, strlen(e->name), 2);
	put_number(out, extra, 2);
	if (central) {
		put_number(out, 0, 2 + 2 + 2 + 4);
		put_number(out, e->zip64 ? UINT32_MAX : offset, 4);
	}
	buf_add_string(out, e->name);
	if (e->zip64) {
		put_number(out, 1, 2);
		put_number(out, extra - 4, 2);
		put_number(out, size, 8);
		put_number(out, packed, 8);
		if (central)
			put_number(out, offset, 8);
	}
}

static inline void zip_fixture_add_entry(struct zip_fixture *z, const struct zip_entry *e)
{
	struct buf packed;
	uint64_t offset = z->archive.len;

	buf_init(&packed, BUF_LIMIT_DEFAULT);
	if (e->deflate)
		zip_fixture_deflate(&packed, e->content);
	else
		buf_add_text(&packed, e->content);
	put_header(&z->archive, e, packed.len, offset, false);
	buf_add_text(&z->archive, buf_text(&packed));
	put_header(&z->directory, e, packed.len, offset, true);
	z->count++;
	buf_release(&packed);
}

static inline void zip_fixture_add(struct zip_fixture *z, const char *name, const char *content)
{
	const struct zip_entry entry = {.name = name, .content = text_of(content)};

	zip_fixture_add_entry(z, &entry);
}

/* The directory, with the records of a large archive before its end where `zip64`. */
static inline struct text zip_fixture_end(struct zip_fixture *z, bool zip64)
{
	uint64_t start = z->archive.len, end;

	buf_add_text(&z->archive, buf_text(&z->directory));
	end = z->archive.len;
	if (zip64) {
		put_number(&z->archive, 0x06064b50, 4);
		put_number(&z->archive, 44, 8);
		put_number(&z->archive, 45, 2);
		put_number(&z->archive, 45, 2);
		put_number(&z->archive, 0, 4 + 4);
		put_number(&z->archive, z->count, 8);
		put_number(&z->archive, z->count, 8);
		put_number(&z->archive, end - start, 8);
		put_number(&z->archive, start, 8);
		put_number(&z->archive, 0x07064b50, 4);
		put_number(&z->archive, 0, 4);
		put_number(&z->archive, end, 8);
		put_number(&z->archive, 1, 4);
	}
	put_number(&z->archive, 0x06054b50, 4);
	put_number(&z->archive, 0, 2 + 2);
	put_number(&z->archive, zip64 ? UINT16_MAX : z->count, 2);
	put_number(&z->archive, zip64 ? UINT16_MAX : z->count, 2);
	put_number(&z->archive, zip64 ? UINT32_MAX : end - start, 4);
	put_number(&z->archive, zip64 ? UINT32_MAX : start, 4);
	put_number(&z->archive, 0, 2);
	return buf_text(&z->archive);
}

#endif
