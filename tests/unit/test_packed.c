/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packed numbers and texts: the bytes, which are the same on every machine, and what damaged ones are read as. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/packed.h"

static void holds_bytes(struct buf *b, const char *bytes, size_t len)
{
	assert_int_equal(b->len, len);
	assert_memory_equal(b->data, bytes, len);
	buf_clear(b);
}

static void the_lowest_byte_comes_first(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 100);
	pack_u8(&b, 0xfe);
	holds_bytes(&b, "\xfe", 1);
	pack_u16(&b, 0xfe01);
	holds_bytes(&b, "\x01\xfe", 2);
	pack_u32(&b, 0xfe030201);
	holds_bytes(&b, "\x01\x02\x03\xfe", 4);
	pack_u64(&b, UINT64_C(0xfe07060504030201));
	holds_bytes(&b, "\x01\x02\x03\x04\x05\x06\x07\xfe", 8);
	pack_double(&b, -2); /* 0xc000000000000000 */
	holds_bytes(&b, "\0\0\0\0\0\0\0\xc0", 8);
	pack_text(&b, text_of("ab"));
	holds_bytes(&b,
		    "\x02"
		    "ab",
		    3);
	buf_release(&b);
}

/* Seven bits a byte, the lowest first; a sign is the lowest bit. */
static void a_small_number_takes_few_bytes(void **state)
{
	static const struct {
		uint64_t value;
		const char *bytes;
		size_t len;
	} table[] = {
	    {0, "\x00", 1},
	    {127, "\x7f", 1},
	    {128, "\x80\x01", 2},
	    {300, "\xac\x02", 2},
	    {16383, "\xff\x7f", 2},
	    {16384, "\x80\x80\x01", 3},
	    {UINT64_C(1) << 63, "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 10},
	    {UINT64_MAX, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10},
	};
	static const struct {
		int64_t value;
		const char *bytes;
		size_t len;
	} with_signs[] = {
	    {0, "\x00", 1},
	    {-1, "\x01", 1},
	    {1, "\x02", 1},
	    {-64, "\x7f", 1},
	    {64, "\x80\x01", 2},
	    {INT64_MAX, "\xfe\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10},
	    {INT64_MIN, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10},
	};
	struct buf b;

	(void)state;
	buf_init(&b, 100);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct unpacking in = unpacking_of((struct text){table[i].bytes, table[i].len});

		assert_true(unpack_varint(&in) == table[i].value);
		assert_true(!in.bad && in.at == in.end);
		pack_varint(&b, table[i].value);
		holds_bytes(&b, table[i].bytes, table[i].len);
	}
	for (size_t i = 0; i < sizeof(with_signs) / sizeof(with_signs[0]); i++) {
		struct unpacking in =
		    unpacking_of((struct text){with_signs[i].bytes, with_signs[i].len});

		assert_true(unpack_signed(&in) == with_signs[i].value);
		assert_true(!in.bad && in.at == in.end);
		pack_signed(&b, with_signs[i].value);
		holds_bytes(&b, with_signs[i].bytes, with_signs[i].len);
	}
	buf_release(&b);
}

static void what_was_packed_is_unpacked_in_the_same_order(void **state)
{
	struct unpacking in;
	struct buf b;

	(void)state;
	buf_init(&b, 100);
	pack_u8(&b, 200);
	pack_u16(&b, 60000);
	pack_u32(&b, 4000000000);
	pack_u64(&b, UINT64_MAX - 1);
	pack_double(&b, 0.1);
	pack_text(&b, text_of("Z\xc3\xbcrich"));
	pack_text(&b, text_of(""));
	pack_u8(&b, 7);
	in = unpacking_of(buf_text(&b));
	assert_int_equal(unpack_u8(&in), 200);
	assert_int_equal(unpack_u16(&in), 60000);
	assert_true(unpack_u32(&in) == 4000000000);
	assert_true(unpack_u64(&in) == UINT64_MAX - 1);
	assert_true(unpack_double(&in) == 0.1);
	assert_true(text_equal(unpack_text(&in), text_of("Z\xc3\xbcrich")));
	assert_int_equal(unpack_text(&in).len, 0);
	assert_int_equal(unpack_u8(&in), 7);
	assert_true(!in.bad && in.at == in.end);
	assert_int_equal(unpack_u8(&in), 0);
	assert_true(in.bad);
	buf_release(&b);
}

/* Every one of them is 0, and what follows it too. */
static void bytes_that_lack_or_say_too_much_are_bad(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		char what;
	} table[] = {
	    {"", 0, '1'},
	    {"\x01", 1, '2'},
	    {"\x01\x02\x03", 3, '4'},
	    {"\x01\x02\x03\x04\x05\x06\x07", 7, '8'},
	    {"\x80", 1, 'v'},
	    {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10, 'v'}, /* more than 64 bits */
	    {"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 11, 'v'},
	    {"\x03"
	     "ab",
	     3, 't'},
	    {"\x03"
	     "abcde",
	     6, 'c'}, /* three of two bytes in five */
	    {"\x0b", 1, 'w'}, /* 11 of at most 10 */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct unpacking in = unpacking_of((struct text){table[i].bytes, table[i].len});
		uint64_t got = 1;

		switch (table[i].what) {
		case '1':
			got = unpack_u8(&in);
			break;
		case '2':
			got = unpack_u16(&in);
			break;
		case '4':
			got = unpack_u32(&in);
			break;
		case '8':
			got = unpack_u64(&in);
			break;
		case 'v':
			got = unpack_varint(&in);
			break;
		case 't':
			got = unpack_text(&in).len;
			break;
		case 'c':
			got = unpack_count(&in, 2);
			break;
		case 'w':
			got = unpack_within(&in, 10);
			break;
		}
		assert_true(in.bad && got == 0);
		assert_true(in.at == in.end && unpack_u8(&in) == 0);
	}
}

static void what_just_fits_is_read(void **state)
{
	struct unpacking in = unpacking_of(text_of("\x02"
						   "abcd"));

	(void)state;
	assert_int_equal(unpack_count(&in, 2), 2);
	assert_false(in.bad);
	in = unpacking_of(text_of("\x0a"));
	assert_int_equal(unpack_within(&in, 10), 10);
	assert_true(packed_hold(&in, true) && !in.bad);
	in = unpacking_of(text_of("abc"));
	assert_false(packed_hold(&in, false));
	assert_false(packed_hold(&in, true)); /* what is bad stays so */
	assert_true(in.at == in.end);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_lowest_byte_comes_first),
	    cmocka_unit_test(a_small_number_takes_few_bytes),
	    cmocka_unit_test(what_was_packed_is_unpacked_in_the_same_order),
	    cmocka_unit_test(bytes_that_lack_or_say_too_much_are_bad),
	    cmocka_unit_test(what_just_fits_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
