/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unpacked.h: the text that bytes_in gives of a file, or its error. */
#ifndef PAYBANDS_TESTS_UNPACKED_H
#define PAYBANDS_TESTS_UNPACKED_H

#include <stddef.h>

#include "base/buf.h"
#include "base/bytes_in.h"
#include "base/mem.h"
#include "tests/unit/memory_file.h"

struct unpacked {
	struct err err;
	int result;
	struct buf bytes;
	struct buf label;
	struct buf encoding;
	char sha256[SHA256_HEX_BYTES];
};

static inline void unpacked_release(struct unpacked *u)
{
	buf_release(&u->bytes);
	buf_release(&u->label);
	buf_release(&u->encoding);
}

static inline int unpack_open(struct unpacked *u, struct bytes_in *in, size_t part)
{
	char *room = mem_alloc(part, 1);
	size_t got = 0;
	int result;

	do {
		result = bytes_in_read(&u->err, in, room, part, &got);
		buf_add(&u->bytes, room, got);
	} while (result == 0 && got);
	free(room);
	return result;
}

/* Reads the file in parts of `part` bytes. Its digest must be that of the bytes as stored. */
static inline void unpack_path(struct unpacked *u, const char *path,
			       struct bytes_in_options options, size_t part)
{
	char content[SHA256_HEX_BYTES];
	struct bytes_in *in = NULL;

	*u = (struct unpacked){.result = -1};
	buf_init(&u->bytes, BUF_LIMIT_DEFAULT);
	buf_init(&u->label, BUF_LIMIT_DEFAULT);
	buf_init(&u->encoding, BUF_LIMIT_DEFAULT);
	options.unpack = options.digest = true;
	if (bytes_in_open(&u->err, &in, path, &options) == 0 && unpack_open(u, in, part) == 0 &&
	    bytes_in_digest(&u->err, in, u->sha256, content) == 0) {
		u->result = bytes_in_position(in) == bytes_in_size(in) ? 0 : -2;
		buf_add_string(&u->label, bytes_in_label(in));
		bytes_in_encoding(in, &u->encoding);
	}
	bytes_in_close(in);
}

/* `chosen` is what follows '#' in the name, or NULL. */
static inline void unpack_bytes(struct unpacked *u, struct text stored, const char *chosen,
				struct bytes_in_options options, size_t part)
{
	struct memory_file file = memory_file_new(stored.data, stored.len);
	struct buf path;

	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s%s%s", file.path, chosen ? "#" : "", chosen ? chosen : "");
	unpack_path(u, path.data, options, part);
	buf_release(&path);
	memory_file_close(&file);
}

#endif
