/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8: what is valid, how names fold, and how other encodings are read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/unicode.h"

static void folds(const char *text, const char *keep, const char *expected)
{
	struct buf b;

	buf_init(&b, BUF_LIMIT_DEFAULT);
	unicode_fold(&b, text_of(text), keep);
	assert_string_equal(b.data, expected);
	buf_release(&b);
}

/* RFC 3629, and the sequences of Unicode's table 3-7 that are not allowed. */
static void only_well_formed_utf_8_is_valid(void **state)
{
	static const char *const good[] = {"",
					   "plain ASCII, longer than eight bytes",
					   "M\xc3\xbcnchen and more ASCII after it",
					   "\xe2\x82\xac",
					   "\xf0\x9f\x98\x80",
					   "\xed\x9f\xbf",
					   "\xf4\x8f\xbf\xbf"};
	static const char *const bad[] = {"\x80",
					  "\xc3",
					  "long enough ASCII \xff",
					  "\xc0\xaf",
					  "\xe0\x80\xaf",
					  "\xed\xa0\x80",
					  "\xf4\x90\x80\x80",
					  "\xf0\x80\x80\xaf",
					  "\xe2\x82",
					  "\xc3\x28",
					  "12345678\xc3"};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(utf8_valid(text_of(good[i])));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(utf8_valid(text_of(bad[i])));
	/* a slice that ends in the middle of a character, with its rest behind it */
	assert_false(utf8_valid((struct text){.data = "a\xe2\x82\xac", .len = 3}));
}

/* ASCII is read eight bytes at a time: what is malformed is found wherever it stands. */
static void a_malformed_byte_is_found_at_any_place(void **state)
{
	char text[40];

	(void)state;
	for (size_t at = 0; at < sizeof(text); at++) {
		memset(text, 'a', sizeof(text));
		assert_true(utf8_valid((struct text){text, at}));
		text[at] = '\x80';
		assert_true(utf8_valid((struct text){text, at}));
		for (size_t len = at + 1; len <= sizeof(text); len++)
			assert_false(utf8_valid((struct text){text, len}));
		if (at >= 2) {
			memcpy(text, "\xc3\xa9", 2); /* after a character that is sound */
			assert_false(utf8_valid((struct text){text, sizeof(text)}));
		}
	}
}

static void what_is_no_character_is_the_replacement(void **state)
{
	static const struct {
		unsigned character;
		const char *bytes;
	} table[] = {
	    {0x41, "A"},
	    {0x7f, "\x7f"},
	    {0x80, "\xc2\x80"},
	    {0x7ff, "\xdf\xbf"},
	    {0x800, "\xe0\xa0\x80"},
	    {0xd7ff, "\xed\x9f\xbf"},
	    {0xd800, "\xef\xbf\xbd"},
	    {0xdfff, "\xef\xbf\xbd"},
	    {0xe000, "\xee\x80\x80"},
	    {0x10ffff, "\xf4\x8f\xbf\xbf"},
	    {0x110000, "\xef\xbf\xbd"},
	    {0xffffffff, "\xef\xbf\xbd"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct buf b;

		buf_init(&b, 16);
		utf8_add(&b, table[i].character);
		assert_string_equal(b.data, table[i].bytes);
		buf_release(&b);
	}
	assert_int_equal(western_character(0x7f), 0x7f);
	assert_int_equal(western_character(0x80), 0x20ac);
	assert_int_equal(western_character(0x81), 0xfffd);
	assert_int_equal(western_character(0x9f), 0x178);
	assert_int_equal(western_character(0xa0), 0xa0);
	assert_int_equal(western_character(0xff), 0xff);
}

/* Around 512 bytes, from where the table is not used, and 128 characters, from where memory is taken. */
static void a_text_of_any_length_is_folded_alike(void **state)
{
	struct buf text, expected, got;

	(void)state;
	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_init(&expected, BUF_LIMIT_DEFAULT);
	buf_init(&got, BUF_LIMIT_DEFAULT);
	for (int n = 1; n <= 520; n = n == 5 ? 120 : n == 135 ? 500 : n + 1) {
		/* the first letter is one that the table has not */
		buf_clear(&text);
		buf_clear(&expected);
		buf_clear(&got);
		buf_add_string(&text, "\xe6\x9d\xb1");
		buf_add_string(&expected, "\xe6\x9d\xb1");
		for (int i = 1; i < n; i++) {
			buf_add_string(&text, i % 7 ? "\xc3\x84" : ". ");
			buf_add_string(&expected, i % 7 ? "a" : i + 1 < n ? " " : "");
		}
		unicode_fold(&got, buf_text(&text), "");
		assert_string_equal(got.data, expected.data);
		buf_clear(&got);
		unicode_fold(&got, (struct text){text.data + 3, text.len - 3}, "");
		assert_string_equal(got.data, expected.data + 3);
	}
	buf_release(&text);
	buf_release(&expected);
	buf_release(&got);
}

static void names_fold_to_what_they_are_compared_by(void **state)
{
	(void)state;
	folds("  M\xc3\x9cNCHEN (Bayern)", "", "munchen bayern");
	folds("Mu\xcc\x88nchen", "", "munchen");
	folds("S\xc3\xa3o Paulo", "", "sao paulo");
	folds("Stra\xc3\x9f"
	      "e",
	      "", "strasse");
	folds("\xef\xbc\xad\xef\xbc\xac Engineer", "", "ml engineer"); /* fullwidth */
	folds("of\xef\xac\x81"
	      "ce",
	      "", "office"); /* a ligature */
	folds("Senior\xc2\xa0"
	      "ML\xe2\x80\x93Ops",
	      "", "senior ml ops"); /* nbsp, en dash */
	folds("\xe6\x9d\xb1\xe4\xba\xac", "", "\xe6\x9d\xb1\xe4\xba\xac");
	folds("\xea\xb0\x80", "", "\xea\xb0\x80"); /* Hangul is put together again */
}

static void letters_with_strokes_lose_them(void **state)
{
	(void)state;
	folds("\xc5\x81\xc3\xb3"
	      "d\xc5\xba",
	      "", "lodz");
	folds("K\xc3\xb8"
	      "benhavn",
	      "", "kobenhavn");
	folds("\xc3\x86lfred \xc3\x9e\xc3\xb3r \xc5\x92uvre", "", "aelfred thor oeuvre");
	folds("\xc4\xb0stanbul, D\xc4\xb1yarbak\xc4\xb1r", "", "istanbul diyarbakir");
}

static void runs_of_other_characters_are_one_space(void **state)
{
	(void)state;
	folds("a -- / b", "", "a b");
	folds("...", "", "");
	folds("", "", "");
	folds("\xe2\x80\xa6\xe2\x80\xa6", "", "");
	folds("\t ML  Engineer \n", "", "ml engineer");
	folds("R&D", "", "r d");
}

static void kept_characters_are_letters(void **state)
{
	(void)state;
	folds("C++ / C# dev", "+#.", "c++ c# dev");
	folds(".NET \xe2\x80\x93 C++", "+#.", ".net c++");
	folds("Node.js", "", "node js");
}

static void text_of_other_encodings_is_read_as_windows_1252(void **state)
{
	(void)state;
	folds("M\xfcnchen", "", "munchen");
	folds("K\xd6LN \x96 \x8a", "", "koln s");
	folds("caf\xe9", "", "cafe");
}

/* Longer text goes to the library as a whole; the short one is folded by a table where that can be done. */
static void the_table_of_letters_is_the_library_s(void **state)
{
	struct buf text, by_table, by_library;

	(void)state;
	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_init(&by_table, BUF_LIMIT_DEFAULT);
	buf_init(&by_library, BUF_LIMIT_DEFAULT);
	for (unsigned character = 1; character < 0x2100; character++) {
		buf_clear(&text);
		buf_clear(&by_table);
		buf_clear(&by_library);
		buf_add_char(&text, 'x');
		utf8_add(&text, character);
		buf_add_string(&text, "Y ");
		utf8_add(&text, character);
		unicode_fold(&by_table, buf_text(&text), "+#");
		for (int i = 0; i < 600; i++)
			buf_add_char(&text, ' ');
		unicode_fold(&by_library, buf_text(&text), "+#");
		assert_string_equal(by_table.data, by_library.data);
	}
	buf_release(&text);
	buf_release(&by_table);
	buf_release(&by_library);
}

static void folding_appends(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, BUF_LIMIT_DEFAULT);
	buf_add_string(&b, "x|");
	unicode_fold(&b, text_of(" A "), "");
	unicode_fold(&b, (struct text){.data = "B\0C", .len = 3}, "+");
	assert_string_equal(b.data, "x|ab c");
	buf_release(&b);
}

static void repairs(const char *text, const char *expected, const char *replaced)
{
	struct buf b;

	buf_init(&b, BUF_LIMIT_DEFAULT);
	utf8_repair(&b, text_of(text));
	assert_string_equal(b.data, expected);
	assert_true(utf8_valid(buf_text(&b)));
	buf_clear(&b);
	utf8_replace(&b, text_of(text));
	assert_string_equal(b.data, replaced);
	buf_release(&b);
}

static void malformed_bytes_are_repaired_one_by_one(void **state)
{
	(void)state;
	repairs("M\xc3\xbcnchen", "M\xc3\xbcnchen", "M\xc3\xbcnchen");
	repairs("M\xfcnchen", "M\xc3\xbcnchen", "M\xef\xbf\xbdnchen");
	repairs("\x80 5\x96"
		"10",
		"\xe2\x82\xac 5\xe2\x80\x93"
		"10",
		"\xef\xbf\xbd 5\xef\xbf\xbd"
		"10");
	repairs("\x81", "\xef\xbf\xbd", "\xef\xbf\xbd");
	repairs("\xc3", "\xc3\x83", "\xef\xbf\xbd");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_well_formed_utf_8_is_valid),
	    cmocka_unit_test(names_fold_to_what_they_are_compared_by),
	    cmocka_unit_test(letters_with_strokes_lose_them),
	    cmocka_unit_test(runs_of_other_characters_are_one_space),
	    cmocka_unit_test(kept_characters_are_letters),
	    cmocka_unit_test(text_of_other_encodings_is_read_as_windows_1252),
	    cmocka_unit_test(the_table_of_letters_is_the_library_s),
	    cmocka_unit_test(folding_appends),
	    cmocka_unit_test(malformed_bytes_are_repaired_one_by_one),
	    cmocka_unit_test(a_malformed_byte_is_found_at_any_place),
	    cmocka_unit_test(what_is_no_character_is_the_replacement),
	    cmocka_unit_test(a_text_of_any_length_is_folded_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
