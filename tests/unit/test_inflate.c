/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deflate data: what comes out in parts of any size, and that damage never passes for the whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/inflate.h"
#include "tests/unit/zip_fixture.h"

enum { LINES = 3000, PIECE_MOST = 1 << 16 };

static void make(struct buf *content, struct buf *data)
{
	uint32_t number = 1;

	buf_init(content, BUF_LIMIT_DEFAULT);
	buf_init(data, BUF_LIMIT_DEFAULT);
	for (int i = 0; i < LINES; i++) {
		number = number * 1664525 + 1013904223;
		buf_addf(content, "row %d,Engineer,%u,USD\n", i, number >> 9);
	}
	zip_fixture_deflate(data, buf_text(content));
}

/* All that the data give in pieces of these sizes; *whole: their end was met. Its result. */
static int inflate_in(struct buf *out, struct text data, size_t in_size, size_t out_size,
		      bool *whole, uint32_t *crc)
{
	static unsigned char room[PIECE_MOST];
	struct inflate *inflate = inflate_new();
	struct inflate_step step = {.in_len = 0};
	const char *at = data.data;
	size_t left = data.len;
	int result = 0;

	buf_clear(out);
	*whole = false;
	while (result == 0 && !*whole) {
		size_t got;
		step.out = room;
		step.out_len = out_size;
		result = inflate_on(inflate, &step, whole);
		got = out_size - step.out_len;
		buf_add(out, room, got);
		if (got || *whole || step.in_len)
			continue;
		if (!left)
			break;
		step.in = (const unsigned char *)at;
		step.in_len = left < in_size ? left : in_size;
		at += step.in_len;
		left -= step.in_len;
	}
	*crc = inflate_crc(inflate);
	inflate_free(inflate);
	return result;
}

static void the_same_comes_out_in_pieces_of_any_size(void **state)
{
	static const size_t sizes[] = {1, 2, 7, 258, 4096, PIECE_MOST};
	struct buf content, data, out;

	(void)state;
	make(&content, &data);
	buf_init(&out, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
		for (size_t k = 0; k < sizeof(sizes) / sizeof(*sizes); k++) {
			bool whole;
			uint32_t crc;
			assert_int_equal(
			    inflate_in(&out, buf_text(&data), sizes[i], sizes[k], &whole, &crc), 0);
			assert_true(whole);
			assert_true(text_equal(buf_text(&out), buf_text(&content)));
			assert_int_equal(crc, zip_fixture_crc(buf_text(&content)));
		}
	buf_release(&out);
	buf_release(&data);
	buf_release(&content);
}

static void what_follows_the_data_is_no_part_of_it(void **state)
{
	struct buf content, data, out;
	bool whole;
	uint32_t crc;

	(void)state;
	make(&content, &data);
	buf_add_string(&data, "the next member");
	buf_init(&out, BUF_LIMIT_DEFAULT);
	assert_int_equal(inflate_in(&out, buf_text(&data), 4096, 4096, &whole, &crc), 0);
	assert_true(whole);
	assert_true(text_equal(buf_text(&out), buf_text(&content)));
	buf_release(&out);
	buf_release(&data);
	buf_release(&content);
}

static void data_cut_anywhere_have_no_end(void **state)
{
	struct buf content, data, out;

	(void)state;
	make(&content, &data);
	buf_init(&out, BUF_LIMIT_DEFAULT);
	for (size_t len = 0; len < data.len; len += 1 + len / 50) {
		bool whole;
		uint32_t crc;
		int result = inflate_in(&out, (struct text){.data = data.data, .len = len}, 1000,
					PIECE_MOST, &whole, &crc);
		assert_int_equal(result, 0);
		assert_false(whole);
	}
	buf_release(&out);
	buf_release(&data);
	buf_release(&content);
}

static void damage_is_an_error_or_shows_in_the_checksum(void **state)
{
	struct buf content, data, out;
	uint32_t sound;

	(void)state;
	make(&content, &data);
	sound = zip_fixture_crc(buf_text(&content));
	buf_init(&out, BUF_LIMIT_DEFAULT);
	for (size_t at = 0; at < data.len; at += 1 + at / 100)
		for (int bit = 0; bit < 8; bit++) {
			bool whole;
			uint32_t crc;
			data.data[at] ^= (char)(1 << bit);
			if (inflate_in(&out, buf_text(&data), 4096, PIECE_MOST, &whole, &crc) ==
				0 &&
			    whole && crc == sound)
				assert_true(text_equal(buf_text(&out), buf_text(&content)));
			data.data[at] ^= (char)(1 << bit);
		}
	buf_release(&out);
	buf_release(&data);
	buf_release(&content);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_same_comes_out_in_pieces_of_any_size),
	    cmocka_unit_test(what_follows_the_data_is_no_part_of_it),
	    cmocka_unit_test(data_cut_anywhere_have_no_end),
	    cmocka_unit_test(damage_is_an_error_or_shows_in_the_checksum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
