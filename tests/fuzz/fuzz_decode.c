/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_decode.c: text of any bytes to UTF-8.
 *
 * The first byte picks the encoding, the rest is the file. The output must be the same for every
 * read size, and UTF-8 unless UTF-8 was forced; UTF-8 without a mark is unchanged, and everything
 * else that is not UTF-16 is what utf8_repair gives, or converted byte by byte. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/bytes_in.h"
#include "base/gzip.h"
#include "base/unicode.h"
#include "tests/unit/memory_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_decode: %s\n", what);
	abort();
}

/* False: the file is recognised as not a table (a page, another archive), whatever the read
 * sizes. */
static bool read_all(const char *path, enum encoding encoding, size_t part, struct buf *out,
		     struct buf *report)
{
	const struct bytes_in_options options = {.to_utf8 = true, .encoding = encoding};
	struct bytes_in *in = NULL;
	struct err e = ERR_INIT;
	char room[4096];
	size_t got = 0;

	if (bytes_in_open(&e, &in, path, &options))
		return false;
	do {
		if (bytes_in_read(&e, in, room, part, &got)) {
			bytes_in_close(in);
			return false;
		}
		buf_add(out, room, got);
	} while (got);
	bytes_in_encoding(in, report);
	bytes_in_close(in);
	return true;
}

/* What detection may give for text that is not UTF-16. */
static void compare_detected(struct text input, struct text got, const char *report)
{
	struct buf repaired;

	buf_init(&repaired, BUF_LIMIT_DEFAULT);
	utf8_repair(&repaired, input);
	if (utf8_valid(input))
		hold(text_equal(got, input), "sound UTF-8 was changed");
	else if (strncmp(report, "utf-8", 5) == 0 && !strstr(report, "macintosh"))
		hold(text_equal(got, buf_text(&repaired)),
		     "mended otherwise than utf8_repair does");
	buf_release(&repaired);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const size_t parts[] = {4096, 1, 7, 64};
	enum encoding encoding = size ? (enum encoding)(data[0] % ENCODING_COUNT) : ENCODING_DETECT;
	struct text input = {.data = (const char *)data + (size > 0), .len = size - (size > 0)};
	struct memory_file file;
	struct buf first, report;

	if (gzip_is_magic(input.data, input.len))
		return 0;
	file = memory_file_new(input.data, input.len);
	buf_init(&first, BUF_LIMIT_DEFAULT);
	buf_init(&report, BUF_LIMIT_DEFAULT);
	bool read = read_all(file.path, encoding, parts[0], &first, &report);
	for (size_t i = 1; i < sizeof(parts) / sizeof(*parts); i++) {
		struct buf again, same;
		buf_init(&again, BUF_LIMIT_DEFAULT);
		buf_init(&same, BUF_LIMIT_DEFAULT);
		hold(read_all(file.path, encoding, parts[i], &again, &same) == read,
		     "refused in some parts only");
		hold(!read || text_equal(buf_text(&again), buf_text(&first)),
		     "other text in other parts");
		hold(text_equal(buf_text(&same), buf_text(&report)), "another report");
		buf_release(&again);
		buf_release(&same);
	}
	if (read && encoding != ENCODING_UTF8)
		hold(utf8_valid(buf_text(&first)), "what came out is no UTF-8");
	if (read && encoding == ENCODING_DETECT && !strstr(report.data, "utf-16") &&
	    !strstr(report.data, "mark"))
		compare_detected(input, buf_text(&first), report.data);
	buf_release(&report);
	buf_release(&first);
	memory_file_close(&file);
	return 0;
}
