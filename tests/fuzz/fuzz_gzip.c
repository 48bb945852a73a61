/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_gzip.c: reading gzip, whole, damaged and cut.
 *
 * The input is taken twice: as a stored file, on which zlib itself, given all at once, must agree
 * with the reader for every read size; and as text, which must survive compression, and be refused
 * when the packed file is cut or followed by other bytes. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/bytes_in.h"
#include "base/gzip.h"
#include "tests/unit/memory_file.h"

enum { EXPANDED_MOST = 1 << 22 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_gzip: %s\n", what);
	abort();
}

static int read_ours(struct err *e, struct text stored, size_t part, struct buf *out)
{
	const struct bytes_in_options options = {.expansion_limit = 0};
	struct memory_file file = memory_file_new(stored.data, stored.len);
	struct bytes_in *in = NULL;
	char room[4096];
	size_t got = 0;
	int result = -1;

	if (bytes_in_open(e, &in, file.path, &options))
		goto out;
	do {
		if (bytes_in_read(e, in, room, part, &got))
			goto out;
		buf_add(out, room, got);
	} while (got && !buf_overflowed(out));
	result = 0;
out:
	bytes_in_close(in);
	memory_file_close(&file);
	return result;
}

/* All members one after the other; false where any is not sound. */
static bool read_reference(struct text stored, struct buf *out)
{
	z_stream z = {.next_in = (Bytef *)(uintptr_t)stored.data, .avail_in = (uInt)stored.len};
	unsigned char room[4096];
	bool sound = true;

	if (!gzip_is_magic(stored.data, stored.len)) {
		buf_add_text(out, stored);
		return true;
	}
	while (sound && z.avail_in) {
		int status = Z_OK;
		sound = inflateInit2(&z, 15 + 16) == Z_OK;
		while (sound && status == Z_OK && !buf_overflowed(out)) {
			z.next_out = room;
			z.avail_out = sizeof(room);
			status = inflate(&z, Z_NO_FLUSH);
			buf_add(out, room, sizeof(room) - z.avail_out);
		}
		sound = sound && (status == Z_STREAM_END || buf_overflowed(out));
		inflateEnd(&z);
	}
	return sound;
}

static void compare_stored(struct text stored)
{
	static const size_t parts[] = {1, 5, 4096};
	struct buf expected;
	bool sound;

	buf_init(&expected, EXPANDED_MOST);
	sound = read_reference(stored, &expected);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts) && !buf_overflowed(&expected); i++) {
		struct err e = ERR_INIT;
		struct buf ours;
		buf_init(&ours, EXPANDED_MOST);
		hold((read_ours(&e, stored, parts[i], &ours) == 0) == sound,
		     sound ? e.text : "a bad file was read");
		hold(!sound || text_equal(buf_text(&ours), buf_text(&expected)), "other bytes");
		hold(sound || e.code == ERR_INPUT, "an error of another kind");
		buf_release(&ours);
	}
	buf_release(&expected);
}

static void pack(struct text payload, struct buf *out)
{
	struct gzip *gzip = gzip_new();
	struct gzip_step step = {.in = (const unsigned char *)payload.data, .in_len = payload.len};
	unsigned char room[7]; /* small: every step ends in the middle */
	bool done = false;

	while (!done) {
		step.out = room;
		step.out_len = sizeof(room);
		gzip_step(gzip, &step, true, &done);
		buf_add(out, room, sizeof(room) - step.out_len);
	}
	gzip_free(gzip);
}

static void round_trip(struct text payload)
{
	struct err e = ERR_INIT;
	struct buf packed;
	struct buf back;

	buf_init(&packed, EXPANDED_MOST);
	buf_init(&back, EXPANDED_MOST);
	pack(payload, &packed);
	hold(read_ours(&e, buf_text(&packed), 4096, &back) == 0, e.text);
	hold(text_equal(buf_text(&back), payload), "what was packed came back otherwise");
	buf_clear(&back);
	size_t cut = payload.len % (packed.len - 2) + 2;
	hold(read_ours(&e, (struct text){.data = packed.data, .len = cut}, 64, &back) != 0,
	     "a file that was cut was read");
	buf_clear(&back);
	buf_add_string(&packed, "x");
	hold(read_ours(&e, buf_text(&packed), 64, &back) != 0, "a stray byte was read over");
	buf_release(&back);
	buf_release(&packed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text input = {.data = (const char *)data, .len = size};

	compare_stored(input);
	round_trip(input);
	return 0;
}
