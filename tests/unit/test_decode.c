/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings: each detected from its bytes, whatever the read size, and reported. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "tests/unit/unpacked.h"

static void gives_as(enum encoding wanted, struct text stored, const char *expected,
		     const char *report)
{
	static const size_t parts[] = {1, 2, 5, 63, 64, 65, 100, 1 << 20};
	const struct bytes_in_options options = {.to_utf8 = true, .encoding = wanted};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct unpacked u;
		unpack_bytes(&u, stored, NULL, options, parts[i]);
		if (u.result)
			fail_msg("%s", u.err.text);
		assert_string_equal(u.bytes.data, expected);
		assert_string_equal(u.encoding.data, report);
		unpacked_release(&u);
	}
}

static void gives(struct text stored, const char *expected, const char *report)
{
	gives_as(ENCODING_DETECT, stored, expected, report);
}

static void utf8_stays_as_it_is(void **state)
{
	(void)state;
	gives(TEXT_LITERAL(""), "", "utf-8");
	gives(TEXT_LITERAL("a"), "a", "utf-8");
	gives(TEXT_LITERAL("title,pay\nEngineer,1\n"), "title,pay\nEngineer,1\n", "utf-8");
	gives(TEXT_LITERAL("M\xc3\xbcnchen \xe6\x9d\xb1 \xf0\x9f\x98\x80"),
	      "M\xc3\xbcnchen \xe6\x9d\xb1 \xf0\x9f\x98\x80", "utf-8");
}

static void a_byte_order_mark_is_no_text(void **state)
{
	(void)state;
	gives(TEXT_LITERAL("\xef\xbb\xbfM\xc3\xbcnchen"), "M\xc3\xbcnchen",
	      "utf-8 with a byte-order mark");
	gives(TEXT_LITERAL("\xef\xbb\xbf"), "", "utf-8 with a byte-order mark");
	gives(TEXT_LITERAL("\xef\xbb"), "\xc3\xaf\xc2\xbb", "latin-1");
	gives(TEXT_LITERAL("\xef\xbb\xbf\xe9t\xe9"), "\xc3\xa9t\xc3\xa9",
	      "utf-8 with a byte-order mark, but 2 bytes read as latin-1");
}

static void utf16_is_told_by_its_mark_or_its_nuls(void **state)
{
	(void)state;
	gives(TEXT_LITERAL("\xff\xfe\x61\0\xfc\0\x3d\xd8\0\xde"), "a\xc3\xbc\xf0\x9f\x98\x80",
	      "utf-16le");
	gives(TEXT_LITERAL("\xfe\xff\0\x61\0\xfc\xd8\x3d\xde\0"), "a\xc3\xbc\xf0\x9f\x98\x80",
	      "utf-16be");
	gives(TEXT_LITERAL("a\0,\0\xac\x20"), "a,\xe2\x82\xac", "utf-16le");
	gives(TEXT_LITERAL("\0a\0,\x20\xac"), "a,\xe2\x82\xac", "utf-16be");
	gives(TEXT_LITERAL("\xff\xfe"), "", "utf-16le");
}

static void broken_utf16_is_counted(void **state)
{
	(void)state;
	gives(TEXT_LITERAL("\xff\xfe\x3d\xd8\x61\0\0\xde"),
	      "\xef\xbf\xbd"
	      "a\xef\xbf\xbd",
	      "utf-16le, but 2 characters are broken");
	gives(TEXT_LITERAL("\xff\xfe\x61\0\x3d\xd8"), "a\xef\xbf\xbd",
	      "utf-16le, but 1 characters are broken");
	gives(TEXT_LITERAL("\xff\xfe\x61\0\x3d"), "a\xef\xbf\xbd",
	      "utf-16le, but 1 characters are broken");
}

static void a_few_bytes_beyond_ascii_are_one_byte_text(void **state)
{
	(void)state;
	gives(TEXT_LITERAL("M\xfcnchen"), "M\xc3\xbcnchen", "latin-1");
	gives(TEXT_LITERAL("ends in \xe9"), "ends in \xc3\xa9", "latin-1");
	gives(TEXT_LITERAL("\x93quoted\x94 \x80 5"),
	      "\xe2\x80\x9cquoted\xe2\x80\x9d \xe2\x82\xac 5", "windows-1252");
	gives(TEXT_LITERAL("a\x81z"), "a\xef\xbf\xbdz", "windows-1252");
}

static void a_stray_byte_in_utf8_is_mended_alone(void **state)
{
	(void)state;
	gives(TEXT_LITERAL("M\xc3\xbcnchen, caf\xe9, Z\xc3\xbcrich"),
	      "M\xc3\xbcnchen, caf\xc3\xa9, Z\xc3\xbcrich", "utf-8, but 1 byte read as latin-1");
	gives(TEXT_LITERAL("M\xc3\xbcnchen \xe6\x9d"), "M\xc3\xbcnchen \xc3\xa6\xef\xbf\xbd",
	      "utf-8, but 2 bytes read as windows-1252");
}

static void overlong_forms_and_surrogates_are_no_utf8(void **state)
{
	(void)state;
	gives(TEXT_LITERAL("\xc0\xaf"), "\xc3\x80\xc2\xaf", "latin-1");
	gives(TEXT_LITERAL("\xe0\xa0\x7f"), "\xc3\xa0\xc2\xa0\x7f", "latin-1");
	gives(TEXT_LITERAL("\xed\xa0\xbd"), "\xc3\xad\xc2\xa0\xc2\xbd", "latin-1");
	gives(TEXT_LITERAL("\xf4\xa0\xa0\xa0"), "\xc3\xb4\xc2\xa0\xc2\xa0\xc2\xa0", "latin-1");
	gives(TEXT_LITERAL("\xff"), "\xc3\xbf", "latin-1");
}

/* Enough accents that the file is one-byte text for sure: then what looks like one UTF-8 character
 * is two of its own ("\xc9\xbb" is E acute and a closing guillemet). */
static void many_bytes_beyond_ascii_make_a_file_one_byte_text(void **state)
{
	struct buf stored, expected;

	(void)state;
	buf_init(&stored, BUF_LIMIT_DEFAULT);
	buf_init(&expected, BUF_LIMIT_DEFAULT);
	for (int i = 0; i < 20; i++) {
		buf_add_string(&stored, "ing\xe9nieur\n");
		buf_add_string(&expected, "ing\xc3\xa9nieur\n");
	}
	buf_add_string(&stored, "\xab CAF\xc9\xbb");
	buf_add_string(&expected, "\xc2\xab CAF\xc3\x89\xc2\xbb");
	gives(buf_text(&stored), expected.data, "latin-1");
	buf_add_string(&stored, " \x80");
	buf_add_string(&expected, " \xe2\x82\xac");
	gives(buf_text(&stored), expected.data, "windows-1252");
	buf_release(&stored);
	buf_release(&expected);
}

static void lines_that_end_in_cr_alone_are_a_macintosh_s(void **state)
{
	(void)state;
	gives(TEXT_LITERAL("a\rOperator\xca,\rM\x9fnchen\r"),
	      "a\rOperator\xc2\xa0,\rM\xc3\xbcnchen\r", "macintosh");
	gives(TEXT_LITERAL("a\rM\xc3\xbcnchen\r"), "a\rM\xc3\xbcnchen\r", "utf-8");
	gives(TEXT_LITERAL("a\r\nM\xfcnchen\r\n"), "a\r\nM\xc3\xbcnchen\r\n", "latin-1");
}

static void an_encoding_may_be_forced(void **state)
{
	(void)state;
	gives_as(ENCODING_WINDOWS1252, TEXT_LITERAL("M\xc3\xbc\x80"),
		 "M\xc3\x83\xc2\xbc\xe2\x82\xac", "windows-1252");
	gives_as(ENCODING_LATIN1, TEXT_LITERAL("\x80\xe9"), "\xc2\x80\xc3\xa9", "latin-1");
	gives_as(ENCODING_MACINTOSH, TEXT_LITERAL("\x8e"), "\xc3\xa9", "macintosh");
	gives_as(ENCODING_UTF16BE, TEXT_LITERAL("\0a\0\xe9"), "a\xc3\xa9", "utf-16be");
	gives_as(ENCODING_UTF8,
		 TEXT_LITERAL("\xef\xbb\xbf"
			      "caf\xe9"),
		 "caf\xe9", "utf-8 with a byte-order mark");
}

/* By Python's codecs mac_roman and cp1252, which are made from the tables that Apple and Microsoft gave the
 * Unicode Consortium. Bytes that a table leaves out are U+FFFD. */
static void every_byte_beyond_ascii_is_its_own_character(void **state)
{
	static const char *const macintosh =
	    "\xc3\x84\xc3\x85\xc3\x87\xc3\x89\xc3\x91\xc3\x96\xc3\x9c\xc3\xa1"
	    "\xc3\xa0\xc3\xa2\xc3\xa4\xc3\xa3\xc3\xa5\xc3\xa7\xc3\xa9\xc3\xa8"
	    "\xc3\xaa\xc3\xab\xc3\xad\xc3\xac\xc3\xae\xc3\xaf\xc3\xb1\xc3\xb3"
	    "\xc3\xb2\xc3\xb4\xc3\xb6\xc3\xb5\xc3\xba\xc3\xb9\xc3\xbb\xc3\xbc"
	    "\xe2\x80\xa0\xc2\xb0\xc2\xa2\xc2\xa3\xc2\xa7\xe2\x80\xa2\xc2\xb6\xc3\x9f"
	    "\xc2\xae\xc2\xa9\xe2\x84\xa2\xc2\xb4\xc2\xa8\xe2\x89\xa0\xc3\x86\xc3\x98"
	    "\xe2\x88\x9e\xc2\xb1\xe2\x89\xa4\xe2\x89\xa5\xc2\xa5\xc2\xb5\xe2\x88\x82\xe2\x88\x91"
	    "\xe2\x88\x8f\xcf\x80\xe2\x88\xab\xc2\xaa\xc2\xba\xce\xa9\xc3\xa6\xc3\xb8"
	    "\xc2\xbf\xc2\xa1\xc2\xac\xe2\x88\x9a\xc6\x92\xe2\x89\x88\xe2\x88\x86\xc2\xab"
	    "\xc2\xbb\xe2\x80\xa6\xc2\xa0\xc3\x80\xc3\x83\xc3\x95\xc5\x92\xc5\x93"
	    "\xe2\x80\x93\xe2\x80\x94\xe2\x80\x9c\xe2\x80\x9d\xe2\x80\x98\xe2\x80\x99\xc3\xb7\xe2"
	    "\x97\x8a"
	    "\xc3\xbf\xc5\xb8\xe2\x81\x84\xe2\x82\xac\xe2\x80\xb9\xe2\x80\xba\xef\xac\x81\xef\xac"
	    "\x82"
	    "\xe2\x80\xa1\xc2\xb7\xe2\x80\x9a\xe2\x80\x9e\xe2\x80\xb0\xc3\x82\xc3\x8a\xc3\x81"
	    "\xc3\x8b\xc3\x88\xc3\x8d\xc3\x8e\xc3\x8f\xc3\x8c\xc3\x93\xc3\x94"
	    "\xef\xa3\xbf\xc3\x92\xc3\x9a\xc3\x9b\xc3\x99\xc4\xb1\xcb\x86\xcb\x9c"
	    "\xc2\xaf\xcb\x98\xcb\x99\xcb\x9a\xc2\xb8\xcb\x9d\xcb\x9b\xcb\x87";
	static const char *const windows =
	    "\xe2\x82\xac\xef\xbf\xbd\xe2\x80\x9a\xc6\x92\xe2\x80\x9e\xe2\x80\xa6\xe2\x80\xa0\xe2"
	    "\x80\xa1"
	    "\xcb\x86\xe2\x80\xb0\xc5\xa0\xe2\x80\xb9\xc5\x92\xef\xbf\xbd\xc5\xbd\xef\xbf\xbd"
	    "\xef\xbf\xbd\xe2\x80\x98\xe2\x80\x99\xe2\x80\x9c\xe2\x80\x9d\xe2\x80\xa2\xe2\x80\x93"
	    "\xe2\x80\x94"
	    "\xcb\x9c\xe2\x84\xa2\xc5\xa1\xe2\x80\xba\xc5\x93\xef\xbf\xbd\xc5\xbe\xc5\xb8"
	    "\xc2\xa0\xc2\xa1\xc2\xa2\xc2\xa3\xc2\xa4\xc2\xa5\xc2\xa6\xc2\xa7"
	    "\xc2\xa8\xc2\xa9\xc2\xaa\xc2\xab\xc2\xac\xc2\xad\xc2\xae\xc2\xaf"
	    "\xc2\xb0\xc2\xb1\xc2\xb2\xc2\xb3\xc2\xb4\xc2\xb5\xc2\xb6\xc2\xb7"
	    "\xc2\xb8\xc2\xb9\xc2\xba\xc2\xbb\xc2\xbc\xc2\xbd\xc2\xbe\xc2\xbf"
	    "\xc3\x80\xc3\x81\xc3\x82\xc3\x83\xc3\x84\xc3\x85\xc3\x86\xc3\x87"
	    "\xc3\x88\xc3\x89\xc3\x8a\xc3\x8b\xc3\x8c\xc3\x8d\xc3\x8e\xc3\x8f"
	    "\xc3\x90\xc3\x91\xc3\x92\xc3\x93\xc3\x94\xc3\x95\xc3\x96\xc3\x97"
	    "\xc3\x98\xc3\x99\xc3\x9a\xc3\x9b\xc3\x9c\xc3\x9d\xc3\x9e\xc3\x9f"
	    "\xc3\xa0\xc3\xa1\xc3\xa2\xc3\xa3\xc3\xa4\xc3\xa5\xc3\xa6\xc3\xa7"
	    "\xc3\xa8\xc3\xa9\xc3\xaa\xc3\xab\xc3\xac\xc3\xad\xc3\xae\xc3\xaf"
	    "\xc3\xb0\xc3\xb1\xc3\xb2\xc3\xb3\xc3\xb4\xc3\xb5\xc3\xb6\xc3\xb7"
	    "\xc3\xb8\xc3\xb9\xc3\xba\xc3\xbb\xc3\xbc\xc3\xbd\xc3\xbe\xc3\xbf";
	char bytes[128];

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i + 0x80);
	gives_as(ENCODING_MACINTOSH, (struct text){bytes, sizeof(bytes)}, macintosh, "macintosh");
	gives_as(ENCODING_WINDOWS1252, (struct text){bytes, sizeof(bytes)}, windows,
		 "windows-1252");
}

static void words_and_encodings_go_together(void **state)
{
	enum encoding found;

	(void)state;
	for (int i = 0; i < ENCODING_COUNT; i++) {
		assert_true(encoding_from_word(text_of(encoding_word((enum encoding)i)), &found));
		assert_int_equal(found, i);
	}
	assert_true(encoding_from_word(TEXT_LITERAL("Windows-1252"), &found));
	assert_false(encoding_from_word(TEXT_LITERAL("ebcdic"), &found));
}

/* `before` bytes of ASCII and then `tail`, without the file in the messages. */
static void gives_far(size_t before, const char *tail, const char *expected, const char *report)
{
	static const size_t parts[] = {1, 63, 64, 1000, 1 << 20};
	const struct bytes_in_options options = {.to_utf8 = true};
	struct buf stored;

	buf_init(&stored, BUF_LIMIT_DEFAULT);
	while (stored.len < before)
		buf_add_char(&stored, stored.len % 80 ? 'x' : '\n');
	buf_add_string(&stored, tail);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct unpacked u;
		unpack_bytes(&u, buf_text(&stored), NULL, options, parts[i]);
		assert_int_equal(u.result, 0);
		assert_true(u.bytes.len >= before);
		assert_memory_equal(u.bytes.data, stored.data, before);
		assert_string_equal(u.bytes.data + before, expected);
		assert_string_equal(u.encoding.data, report);
		unpacked_release(&u);
	}
	buf_release(&stored);
}

static void what_comes_after_the_sample_is_read_the_same(void **state)
{
	(void)state;
	for (size_t back = 0; back < 5; back++) {
		gives_far(DECODE_SAMPLE - back, "\xf0\x9f\x98\x80z", "\xf0\x9f\x98\x80z", "utf-8");
		gives_far(DECODE_SAMPLE - back, "\xe9z\n", "\xc3\xa9z\n", "latin-1");
	}
	gives_far(3 << 20, "\x92", "\xe2\x80\x99", "windows-1252");
}

/* Every pair of bytes, in and out: always UTF-8, and the same as utf8_repair if the encoding is
 * stated. */
static void what_comes_out_is_always_utf8(void **state)
{
	(void)state;
	for (unsigned i = 0x8000; i < 0x10000; i++) {
		const char pair[] = {'\n', (char)(i >> 8), (char)(i & 0xff), 'z'};
		struct text t = {.data = pair, .len = sizeof(pair)};
		struct decoder d;
		struct buf out, repaired;
		buf_init(&out, BUF_LIMIT_DEFAULT);
		buf_init(&repaired, BUF_LIMIT_DEFAULT);
		assert_int_equal(decoder_start(&d, ENCODING_DETECT, t), 0);
		size_t pass = decoder_pass(&d, t);
		assert_true(utf8_valid((struct text){.data = pair, .len = pass}));
		buf_add(&out, pair, pass);
		t.data += pass;
		t.len -= pass;
		assert_int_equal(decoder_add(&d, &out, t, true), t.len);
		utf8_repair(&repaired, (struct text){.data = pair, .len = sizeof(pair)});
		assert_true(utf8_valid(buf_text(&out)));
		assert_string_equal(out.data, repaired.data);
		buf_release(&out);
		buf_release(&repaired);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(utf8_stays_as_it_is),
	    cmocka_unit_test(a_byte_order_mark_is_no_text),
	    cmocka_unit_test(utf16_is_told_by_its_mark_or_its_nuls),
	    cmocka_unit_test(broken_utf16_is_counted),
	    cmocka_unit_test(a_few_bytes_beyond_ascii_are_one_byte_text),
	    cmocka_unit_test(a_stray_byte_in_utf8_is_mended_alone),
	    cmocka_unit_test(overlong_forms_and_surrogates_are_no_utf8),
	    cmocka_unit_test(many_bytes_beyond_ascii_make_a_file_one_byte_text),
	    cmocka_unit_test(lines_that_end_in_cr_alone_are_a_macintosh_s),
	    cmocka_unit_test(an_encoding_may_be_forced),
	    cmocka_unit_test(every_byte_beyond_ascii_is_its_own_character),
	    cmocka_unit_test(words_and_encodings_go_together),
	    cmocka_unit_test(what_comes_after_the_sample_is_read_the_same),
	    cmocka_unit_test(what_comes_out_is_always_utf8),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
