/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors, memory, text, buffers, arenas, interning and digests. */
#include <fcntl.h>
#include <inttypes.h>
#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdatomic.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "base/spool.h"
#include "base/text.h"

static struct text t(const char *s)
{
	return text_of(s);
}

static void an_error_is_one_printable_line(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(err_set(&e, ERR_INPUT, "%s: bad\x1b[2J\r\n", "file"), -1);
	assert_int_equal(e.code, ERR_INPUT);
	assert_string_equal(e.text, "file: bad?[2J??");
	assert_int_equal(err_prefix(&e, "%s", "a\x1b[2J\n"), -1);
	assert_string_equal(e.text, "a?[2J?: file: bad?[2J??");
	assert_int_equal(err_set_device(&e, "%s: bad\x1b[2J\r\n", "file"), -1);
	assert_int_equal(e.code, ERR_INPUT);
	assert_string_equal(e.text, "file: bad?[2J??");
}

static void a_prefix_stands_before_the_text_and_keeps_the_code(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	err_set(&e, ERR_WRITE, "disk full");
	assert_int_equal(err_prefix(&e, "out/%s", "bands.csv"), -1);
	assert_string_equal(e.text, "out/bands.csv: disk full");
	assert_int_equal(e.code, ERR_WRITE);
}

static void a_long_error_is_cut_not_overrun(void **state)
{
	struct err e = ERR_INIT;
	char long_name[3000];

	(void)state;
	memset(long_name, 'x', sizeof(long_name) - 1);
	long_name[sizeof(long_name) - 1] = '\0';
	err_set(&e, ERR_USAGE, "%s", long_name);
	assert_int_equal(strlen(e.text), sizeof(e.text) - 1);
	err_prefix(&e, "%s", long_name);
	assert_int_equal(strlen(e.text), sizeof(e.text) - 1);
}

static void a_fault_of_what_a_person_set_up_is_a_fault_of_use(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	err_set(&e, ERR_INPUT, "bad line");
	err_of_setup(&e);
	assert_int_equal(e.code, ERR_USAGE);
	err_set_device(&e, "cannot read");
	err_of_setup(&e);
	assert_int_equal(e.code, ERR_INPUT);
	err_set(&e, ERR_INPUT, "bad line"); /* no longer the device's */
	err_of_setup(&e);
	assert_int_equal(e.code, ERR_USAGE);
	err_set(&e, ERR_WRITE, "disk full");
	err_of_setup(&e);
	assert_int_equal(e.code, ERR_WRITE);
}

/* Two marks and a byte of the text are the least that is added after a prefix. */
static void a_prefix_that_leaves_room_is_followed_by_the_text(void **state)
{
	struct err e = ERR_INIT;
	const int room = (int)sizeof(e.text);

	(void)state;
	for (int len = room - 8; len <= room + 1; len++) {
		char expected[sizeof(e.text)];

		err_set(&e, ERR_INPUT, "abc");
		err_prefix(&e, "%*d", len, 7);
		snprintf(expected, sizeof(expected), "%*d", len, 7);
		if (len < room - 3)
			snprintf(expected + len, sizeof(expected) - (size_t)len, ": abc");
		assert_string_equal(e.text, expected);
	}
}

static void growing_keeps_the_content_and_never_shrinks(void **state)
{
	size_t capacity = 0;
	int *numbers = NULL;

	(void)state;
	for (size_t i = 0; i < 10000; i++) {
		size_t before = capacity;
		numbers = mem_grow(numbers, &capacity, i + 1, sizeof(*numbers));
		assert_true(capacity > i && capacity >= before);
		numbers[i] = (int)i;
	}
	for (size_t i = 0; i < 10000; i++)
		assert_int_equal(numbers[i], i);
	free(numbers);
}

/* By half again and sixteen: appending is linear in all. */
static void room_grows_by_half_again(void **state)
{
	size_t capacity = 0;
	char *bytes = NULL;

	(void)state;
	for (size_t i = 0; i < 100000; i++) {
		size_t before = capacity;

		bytes = mem_grow(bytes, &capacity, before + 1, 1);
		assert_true(capacity >= before + before / 2 &&
			    capacity <= before + before / 2 + 16);
		bytes[capacity - 1] = 'x';
		if (capacity > 100000)
			break;
	}
	bytes = mem_grow(bytes, &capacity, 3 * capacity, 1);
	bytes[capacity - 1] = 'x';
	free(bytes);
}

static void nothing_takes_a_byte_all_the_same(void **state)
{
	size_t capacity = 0;
	char *copy = mem_copy_text(NULL, 0), *none = mem_alloc(0, 8), *zero = mem_zero(3, 2);

	(void)state;
	assert_string_equal(copy, "");
	assert_non_null(none);
	assert_memory_equal(zero, "\0\0\0\0\0\0", 6);
	none = mem_resize(none, 0, 0);
	assert_non_null(none);
	free(none);
	none = mem_grow(NULL, &capacity, 0, 8);
	assert_true(none && capacity > 0);
	free(copy);
	free(none);
	free(zero);
	copy = mem_copy_text("abcd", 3);
	assert_string_equal(copy, "abc");
	free(copy);
}

static jmp_buf out_of_memory;

static void jump_out(void)
{
	longjmp(out_of_memory, 1);
}

static void a_size_that_overflows_calls_the_handler(void **state)
{
	(void)state;
	mem_on_failure(jump_out);
	for (volatile int call = 0; call < 5; call++) {
		size_t capacity = 0;

		if (setjmp(out_of_memory))
			continue;
		free(call == 0	 ? mem_alloc(SIZE_MAX / 2, 4)
		     : call == 1 ? mem_zero(SIZE_MAX / 2, 4)
		     : call == 2 ? mem_resize(NULL, SIZE_MAX / 2, 4)
		     : call == 3 ? mem_copy_text("", SIZE_MAX)
				 : mem_grow(NULL, &capacity, SIZE_MAX, 1));
		fail_msg("an impossible size was given");
	}
	mem_on_failure(abort);
}

static void text_is_compared_by_bytes_and_by_length(void **state)
{
	(void)state;
	assert_true(text_equal(t("ab"), t("ab")));
	assert_false(text_equal(t("ab"), t("aB")));
	assert_true(text_equal(t(NULL), t("")));
	assert_true(text_equal_fold(t("Data"), t("dATA")));
	assert_false(text_equal_fold(t("Data"), t("Dat")));
	assert_true(text_compare(t("a"), t("ab")) < 0);
	assert_true(text_compare(t("b"), t("ab")) > 0);
	assert_int_equal(text_compare(t("x"), t("x")), 0);
	assert_true(text_compare(t("z"), t("\xc3\xa9")) < 0);
	assert_true(text_starts(t("ml-engineer"), t("ml-")));
	assert_true(text_ends(t("bands.csv.gz"), t(".gz")));
	assert_false(text_ends(t("gz"), t(".gz")));
}

static void a_word_is_one_of_a_list_as_it_is_or_in_any_case(void **state)
{
	static const char *const words[] = {"inc", "ltd"};

	(void)state;
	assert_true(text_is_one_of(t("inc"), words, 2) && text_is_one_of(t("ltd"), words, 2));
	assert_false(text_is_one_of(t("Ltd"), words, 2) || text_is_one_of(t("lt"), words, 2));
	assert_false(text_is_one_of(t("ltd"), words, 1) || text_is_one_of(t(""), words, 2));
	assert_true(text_is_one_of_fold(t("INC"), words, 2) &&
		    text_is_one_of_fold(t("Ltd"), words, 2));
	assert_false(text_is_one_of_fold(t("lt"), words, 2) ||
		     text_is_one_of_fold(t("ltd"), words, 1));
}

static void trimming_takes_blanks_off_both_ends(void **state)
{
	(void)state;
	assert_true(text_equal(text_trim(t(" \t\r\n\v\fa b\f\v\n\r\t ")), t("a b")));
	assert_int_equal(text_trim(t(" \t ")).len, 0);
	assert_true(text_starts(t("ml"), t("")) && text_ends(t("ml"), t("")));
	assert_true(text_starts(t("ml"), t("ml")) && text_ends(t("ml"), t("ml")));
	assert_false(text_starts(t("m"), t("ml")));
}

static void splitting_gives_every_part_trimmed(void **state)
{
	struct text rest = t(" a |b|");
	struct text part;

	(void)state;
	assert_true(text_split(&rest, '|', &part) && text_equal(part, t("a")));
	assert_true(text_split(&rest, '|', &part) && text_equal(part, t("b")));
	assert_true(text_split(&rest, '|', &part) && text_equal(part, t("")));
	assert_false(text_split(&rest, '|', &part));
}

static void the_nearest_name_is_offered_only_when_near(void **state)
{
	static const char *const names[] = {"currency", "company", "country"};

	(void)state;
	assert_int_equal(text_distance(t("kitten"), t("sitting")), 3);
	assert_int_equal(text_distance(t(""), t("abc")), 3);
	assert_string_equal(text_nearest(t("curency"), names, 3), "currency");
	assert_string_equal(text_nearest(t("countri"), names, 3), "country");
	assert_null(text_nearest(t("zzzzzz"), names, 3));
}

/* A third of the letters and one more may differ; of names as near as each other the first is offered. */
static void how_near_a_name_must_be_grows_by_its_length(void **state)
{
	static const char *const five[] = {"abcxy"}, *const six[] = {"abcxyz"};
	static const char *const several[] = {"abcxyz", "abcdex", "abcdey"};

	(void)state;
	assert_string_equal(text_nearest(t("abcde"), five, 1), "abcxy");
	assert_null(text_nearest(t("abwde"), five, 1));
	assert_string_equal(text_nearest(t("abcdef"), six, 1), "abcxyz");
	assert_null(text_nearest(t("abwdef"), six, 1));
	assert_string_equal(text_nearest(t("abcdef"), several, 3), "abcdex");
	assert_null(text_nearest(t("abcdef"), several, 0));
}

/* The table of bits has a column per letter: the first 63 letters count. */
static void a_distance_is_that_of_the_first_63_letters(void **state)
{
	char a[70], b[70];

	(void)state;
	memset(a, 'a', sizeof(a));
	memset(b, 'a', sizeof(b));
	b[62] = 'b';
	assert_int_equal(text_distance((struct text){a, 63}, (struct text){b, 63}), 1);
	assert_int_equal(text_distance((struct text){a, 62}, (struct text){a, 63}), 1);
	assert_int_equal(text_distance((struct text){a, 63}, (struct text){a, 62}), 1);
	assert_int_equal(text_distance((struct text){a, 63}, (struct text){a, 70}), 0);
	assert_int_equal(text_distance((struct text){a, 70}, (struct text){a, 63}), 0);
	b[62] = 'a';
	b[63] = 'b';
	assert_int_equal(text_distance((struct text){a, 70}, (struct text){b, 70}), 0);
	assert_int_equal(text_slips((struct text){a, 70}, (struct text){b, 70}), 0);
}

/* The table of Wagner and Fischer, with a swap of neighbours as one edit where `swaps`. */
static size_t by_table(struct text a, struct text b, bool swaps)
{
	size_t d[72][72];

	for (size_t i = 0; i <= a.len; i++) {
		for (size_t k = 0; k <= b.len; k++) {
			size_t best =
			    i ? k ? d[i - 1][k - 1] + (a.data[i - 1] != b.data[k - 1]) : i : k;
			if (i && k && d[i - 1][k] + 1 < best)
				best = d[i - 1][k] + 1;
			if (i && k && d[i][k - 1] + 1 < best)
				best = d[i][k - 1] + 1;
			if (swaps && i > 1 && k > 1 && a.data[i - 1] == b.data[k - 2] &&
			    a.data[i - 2] == b.data[k - 1] && d[i - 2][k - 2] + 1 < best)
				best = d[i - 2][k - 2] + 1;
			d[i][k] = best;
		}
	}
	return d[a.len][b.len];
}

static void distances_are_those_of_the_table(void **state)
{
	char one[64], two[64];
	uint32_t dice = 7;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t most = round % 4 ? 9 : 63;
		struct text a = {.data = one, .len = (dice >> 8) % (most + 1)};
		struct text b = {.data = two, .len = (dice >> 16) % (most + 1)};
		for (size_t i = 0; i < 2 * most; i++) {
			dice = dice * 1664525u + 1013904223u;
			(i < most ? one : two)[i % most] = (char)('a' + (dice >> 24) % 3);
		}
		dice = dice * 1664525u + 1013904223u;
		assert_int_equal(text_distance(a, b), by_table(a, b, false));
		assert_int_equal(text_slips(a, b), by_table(a, b, true));
	}
	assert_int_equal(text_slips(t("senoir"), t("senior")), 1);
	/* no letter takes part in two edits */
	assert_int_equal(text_slips(t("ca"), t("abc")), 3);
}

static void a_number_is_the_whole_text_or_none(void **state)
{
	static const char *const bad[] = {"",	 " 1",	  "1 ",	   "0x10", "inf",
					  "nan", "1e400", "1.2.3", "1,5",  "--1",
					  "1e",	 ".",	  "e5",	   "+",	   "12a"};
	double number = 7;
	long long whole = 7;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(text_to_double(t(bad[i]), &number));
		assert_false(text_to_long(t(bad[i]), &whole));
	}
	assert_true(number == 7 && whole == 7);
	assert_true(text_to_double(t("-1.25e2"), &number) && number == -125);
	assert_true(text_to_double(t(".5"), &number) && number == 0.5);
	assert_true(text_to_long(t("-9223372036854775808"), &whole) && whole == INT64_MIN);
	assert_false(text_to_long(t("9223372036854775808"), &whole));
	assert_false(text_to_double((struct text){.data = "1\0002", .len = 3}, &number));
	assert_true(text_to_long(t("+5"), &whole) && whole == 5);
	assert_true(text_to_long(t("999999999999999999"), &whole) && whole == 999999999999999999);
	assert_true(text_to_long(t("1000000000000000000"), &whole) && whole == 1000000000000000000);
	assert_true(text_to_long(t("9223372036854775807"), &whole) && whole == INT64_MAX);
	assert_false(text_to_long(t("-9223372036854775809"), &whole));
	assert_false(text_to_long(t("5e3"), &whole) || text_to_long(t("5."), &whole));
}

/* The compiler's own reading of the same digits, up to as many as have no rounding and one more. */
static void a_decimal_number_is_the_nearest(void **state)
{
#define READ(number)                                                                               \
	{                                                                                          \
#number, number                                                                    \
	}
	static const struct {
		const char *text;
		double number;
	} numbers[] = {READ(0.0),
		       READ(0.1),
		       READ(3.2),
		       READ(.7),
		       READ(5.),
		       READ(00.30),
		       READ(49430.0),
		       READ(0.0000000000001),
		       READ(123456789012.34),
		       READ(99999999999999.9),
		       READ(.99999999999999),
		       READ(123456789012345.0),
		       READ(9007199254740993.),
		       READ(0.12345678901234567)};
#undef READ

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		double number = -1;
		assert_true(text_to_double(t(numbers[i].text), &number));
		assert_memory_equal(&number, &numbers[i].number, sizeof(number));
	}
}

static void a_number_has_at_most_63_bytes(void **state)
{
	char digits[65];
	double number = 7;
	long long whole = 7;

	(void)state;
	memset(digits, '0', sizeof(digits));
	digits[1] = '.';
	assert_false(text_to_double((struct text){digits, 64}, &number));
	assert_true(text_to_double((struct text){digits, 63}, &number) && number == 0);
	digits[1] = '0';
	digits[62] = digits[63] = '5';
	assert_false(text_to_long((struct text){digits, 64}, &whole));
	assert_true(text_to_long((struct text){digits, 63}, &whole) && whole == 5);
}

static void a_buffer_drops_what_passes_its_ceiling_and_says_so(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, 8);
	buf_addf(&b, "%d%s", 1234, "abc");
	assert_string_equal(b.data, "1234abc");
	assert_false(buf_overflowed(&b));
	buf_add_char(&b, 'x');
	assert_false(buf_overflowed(&b));
	buf_add_string(&b, "y");
	assert_true(buf_overflowed(&b));
	assert_string_equal(b.data, "1234abcx");
	buf_clear(&b);
	assert_false(buf_overflowed(&b));
	buf_add_string(&b, "again");
	assert_string_equal(b.data, "again");
	buf_release(&b);
}

/* Lengths around the room that a buffer has, and around its ceiling. */
static void a_buffer_holds_texts_of_any_length_up_to_its_ceiling(void **state)
{
	char text[400];

	(void)state;
	memset(text, 'x', sizeof(text));
	for (size_t before = 0; before < 4; before++) {
		for (size_t len = 0; len < 300; len++) {
			struct buf added, written;
			bool fits = before + len <= 200;

			buf_init(&added, 200);
			buf_init(&written, 200);
			buf_add(&added, text, before);
			buf_add(&written, text, before);
			buf_add(&added, text, len);
			buf_addf(&written, "%.*s", (int)len, text);
			assert_int_equal(added.len, fits ? before + len : before);
			assert_int_equal(written.len, added.len);
			assert_int_equal(strlen(added.data), added.len);
			assert_int_equal(strlen(written.data), written.len);
			assert_true(buf_overflowed(&added) == !fits &&
				    buf_overflowed(&written) == !fits);
			buf_add_char(&added, 'y'); /* nothing more after what did not fit */
			assert_int_equal(added.len, fits && before + len < 200 ? before + len + 1
						    : fits		       ? 200
									       : before);
			buf_release(&added);
			buf_release(&written);
		}
	}
}

static void a_number_has_the_fewest_digits_that_read_back(void **state)
{
	static const struct {
		double value;
		const char *text;
	} table[] = {
	    {0, "0"},
	    {-5, "-5"},
	    {1, "1"},
	    {0.5, "0.5"},
	    {9.95, "9.95"},
	    {9.21, "9.21"}, /* with 16 digits 9.949999999999999 and 9.210000000000001 */
	    {0.1 + 0.2, "0.30000000000000004"},
	    {5e-324, "4.94065645841247e-324"},
	    {999999999999999, "999999999999999"},
	    {1e15, "1e+15"},
	    {-1e15, "-1e+15"},
	    {123456.5, "123456.5"},
	    {0.0001, "0.0001"},
	    {0.00005, "5e-05"},
	    {0.00011, "0.00011"},
	    {-0.0625, "-0.0625"},
	    {12.3456, "12.3456"},
	    {0.30000000000000004, "0.30000000000000004"},
	    {99999999999.9999, "99999999999.9999"}, /* of 15 digits; then of 16 */
	    {100000000000.0001, "100000000000.0001"},
	    {654321000000.003, "654321000000.003"}, /* the same number as ...0031 */
	    {-(double)0.0F, "-0"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct buf b;

		buf_init(&b, 64);
		buf_add_number(&b, table[i].value);
		assert_string_equal(b.data, table[i].text);
		buf_release(&b);
	}
}

static void holds_what_printf_writes(double value)
{
	char expected[400];
	struct buf b;

	buf_init(&b, sizeof(expected));
	for (int places = -1; places <= 7; places++) {
		snprintf(expected, sizeof(expected), "%.*f", places, value);
		buf_clear(&b);
		buf_add_fixed(&b, value, places);
		assert_string_equal(b.data, expected);
		if (isfinite(value)) /* the number that is read back */
			assert_true(fixed_value(value, places) == strtod(expected, NULL));
	}
	buf_release(&b);
}

/* Decimals of few places, and the numbers beside them. */
static void a_number_s_digits_are_printf_s(void **state)
{
	uint64_t seed = 11;
	struct buf b;

	(void)state;
	buf_init(&b, 64);
	for (int i = 0; i < 50000; i++) {
		char expected[40];
		double drawn;

		seed = seed * 6364136223846793005u + 1442695040888963407u;
		drawn = (double)(seed >> (16 + i % 48)) / 10000;
		drawn = i % 3 ? drawn : nextafter(drawn, 0);
		for (int digits = 15; digits <= 17; digits++) {
			snprintf(expected, sizeof(expected), "%.*g", digits, drawn);
			if (strtod(expected, NULL) == drawn)
				break;
		}
		buf_clear(&b);
		buf_add_number(&b, drawn);
		assert_string_equal(b.data, expected);
	}
	buf_release(&b);
}

/* Ties go to the even digit, and only where the number is exactly between. */
static void a_number_of_fixed_places_is_that_of_printf(void **state)
{
	static const double edges[] = {
	    0,	     0.5,	 1.5,	   2.5,	       0.25,	 0.75,	  0.125,
	    0.375,   0.0625,	 0.03125,  0.09375,    0.005,	 0.015,	  1.005,
	    0.995,   0.9995,	 99.995,   1e-300,     5e-324,	 0x1p-64, 0x1p-11,
	    0x1p-12, 0x1p52,	 0x1p53,   0x1p53 - 1, 0x1p60,	 1e15,	  1e22,
	    1e300,   123456.785, 75643.29, 199999.995, INFINITY, NAN};
	uint64_t seed = 9;

	(void)state;
	for (size_t i = 0; i < sizeof(edges) / sizeof(*edges); i++) {
		holds_what_printf_writes(edges[i]);
		holds_what_printf_writes(-edges[i]);
	}
	for (int i = 0; i < 50000; i++) {
		double drawn;
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		memcpy(&drawn, &seed, sizeof(drawn)); /* any bits */
		holds_what_printf_writes(drawn);
		drawn = (double)(seed >> 40) / 8; /* ties of one and two places */
		holds_what_printf_writes(drawn);
		holds_what_printf_writes(drawn / 4); /* of three and four */
		holds_what_printf_writes(drawn / 1000);
	}
}

/* Times a hundred, 206500.225 is exactly between two cents; it is not. */
static void a_value_of_fixed_places_is_that_of_its_digits(void **state)
{
	(void)state;
	assert_true(fixed_value(206500.225, 2) == 206500.23);
	assert_true(fixed_value(248537.605, 2) == 248537.61);
	assert_true(fixed_value(0.125, 2) == 0.12);
	assert_true(fixed_value(2.5, 0) == 2);
	assert_true(fixed_value(0.123456789, 8) == 0.12345679);
	assert_false(signbit(fixed_value(-0.001, 2)));
	assert_true(isnan(fixed_value((double)NAN, 2)));
	assert_true(isinf(fixed_value((double)INFINITY, 2)));
}

static void a_count_is_that_of_printf(void **state)
{
	static const uint64_t counts[] = {0, 7, 10, 99, 100, 1000000, UINT64_MAX};
	char expected[32];
	struct buf b;

	(void)state;
	buf_init(&b, sizeof(expected));
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
		snprintf(expected, sizeof(expected), "%" PRIu64, counts[i]);
		buf_clear(&b);
		buf_add_count(&b, counts[i]);
		assert_string_equal(b.data, expected);
	}
	buf_release(&b);
}

/* The scan skips what is plain; every position of a text is asked the slow way too. */
static void what_nobody_sees_is_found_where_it_begins(void **state)
{
	struct text text = t("a\tb~\x7f\xc2\x85\xe2\x80\x8e\xc3\xa9\xe2\x81\xa6\x1b");

	(void)state;
	for (size_t from = 0; from <= text.len; from++) {
		size_t expected = from;
		while (expected < text.len &&
		       !text_unseen((struct text){text.data + expected, text.len - expected}))
			expected++;
		assert_int_equal(text_unseen_at(text, from), expected);
	}
	assert_int_equal(text_unseen_at(text, 0), 4);
}

/* Sixteen plain bytes are passed over at once: any byte stands at any place among plain ones, at both ends of what is
 * plain. */
static void what_nobody_sees_is_found_among_plain_bytes(void **state)
{
	(void)state;
	for (unsigned byte = 0; byte <= UINT8_MAX; byte++)
		for (size_t at = 0; at < 35; at++) {
			char bytes[36] = " ~ ~ ~ ~ ~ ~ ~ ~\n~ ~ ~\t~ ~ ~ ~ ~ ~ ";
			struct text text = {bytes, 35};
			size_t unseen;
			bytes[at] = (char)byte;
			unseen = text_unseen((struct text){bytes + at, text.len - at});
			assert_int_equal(text_unseen_at(text, 0), unseen ? at : text.len);
		}
}

/* Controls but tab and line feed, DEL, U+0080 to U+009F, U+061C, U+200E, U+200F, U+202A to U+202E and U+2066 to
 * U+2069, and their neighbours. */
static void what_nobody_sees_ends_where_the_ranges_end(void **state)
{
	static const struct {
		const char *text;
		size_t bytes;
	} table[] = {
	    {"\x01", 1},
	    {"\x08", 1},
	    {"\t", 0},
	    {"\n", 0},
	    {"\x0b", 1},
	    {"\x1f", 1},
	    {" ", 0},
	    {"~", 0},
	    {"\x7f", 1},
	    {"\xc2\x80", 2},
	    {"\xc2\x9f", 2},
	    {"\xc2\xa0", 0},
	    {"\xc2", 0},
	    {"\xc3\x80", 0},
	    {"\xd8\x9b", 0},
	    {"\xd8\x9c", 2},
	    {"\xd8\x9d", 0},
	    {"\xd9\x9c", 0},
	    {"\xd8", 0},
	    {"\xe2\x80\x8d", 0},
	    {"\xe2\x80\x8e", 3},
	    {"\xe2\x80\x8f", 3},
	    {"\xe2\x80\x90", 0},
	    {"\xe2\x80\xa9", 0},
	    {"\xe2\x80\xaa", 3},
	    {"\xe2\x80\xae", 3},
	    {"\xe2\x80\xaf", 0},
	    {"\xe2\x81\xa5", 0},
	    {"\xe2\x81\xa6", 3},
	    {"\xe2\x81\xa9", 3},
	    {"\xe2\x81\xaa", 0},
	    {"\xe2\x82\xa6", 0},
	    {"\xe2\x80", 0},
	    {"\xe3\x80\x8e", 0},
	    {"", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (text_unseen(t(table[i].text)) != table[i].bytes)
			fail_msg("case %zu: %zu bytes", i, text_unseen(t(table[i].text)));
}

static void what_is_printed_is_seen_byte_by_byte(void **state)
{
	char text[] = "a\tb\nc\x1b\xc2\x9f\xe2\x80\xae\xc3\xa9~";

	(void)state;
	text_make_printable(text);
	assert_string_equal(text, "a?b?c??????\xc3\xa9~");
}

/* A piece that fits into the chunk stands behind the last one, 16 bytes of it being the least; of 64 KiB chunks. */
static void pieces_of_an_arena_stand_in_a_chunk_while_it_has_room(void **state)
{
	enum { CHUNK = 64 * 1024, ALIGN = _Alignof(max_align_t) };
	struct arena a;
	char *first, *next;

	(void)state;
	arena_init(&a);
	first = arena_zero(&a, 1, 1);
	next = arena_zero(&a, CHUNK - ALIGN, 1);
	assert_ptr_equal(next, first + ALIGN);
	for (size_t i = 0; i < CHUNK - ALIGN; i++)
		assert_int_equal(next[i], 0);
	memset(next, 1, CHUNK - ALIGN);
	next = arena_zero(&a, ALIGN + 1, 1);
	assert_int_equal(next[ALIGN], 0);
	assert_ptr_equal((char *)arena_zero(&a, 3, 5), next + 2 * ALIGN);
	arena_release(&a);
	arena_release(NULL);
}

/* Texts need no alignment; what is put behind them has it. */
static void texts_of_an_arena_stand_side_by_side(void **state)
{
	enum { CHUNK = 64 * 1024, ALIGN = _Alignof(max_align_t), LARGE = CHUNK + ALIGN + 1 };
	char *large = mem_zero(LARGE, 1), *first, *next;
	struct arena a;

	(void)state;
	memset(large, 'a', LARGE - 1);
	arena_init(&a);
	first = arena_copy(&a, t("abc"));
	assert_ptr_equal(arena_copy(&a, t("")), first + 4);
	assert_ptr_equal(arena_copy(&a, t("de")), first + 5);
	assert_ptr_equal(arena_zero(&a, 1, 1), first + ALIGN);
	next = arena_copy(&a, (struct text){large, CHUNK - ALIGN - 2}); /* to the chunk's end */
	assert_ptr_equal(next, first + ALIGN + 1);
	assert_ptr_not_equal(arena_copy(&a, t("")), first + CHUNK);
	assert_string_equal(first, "abc");
	next = arena_copy(&a, (struct text){large, LARGE - 1}); /* fills a chunk of its own */
	assert_ptr_not_equal(arena_zero(&a, 1, 1), next + CHUNK + 2 * ALIGN);
	assert_string_equal(next, large);
	arena_release(&a);
	free(large);
}

static void arena_text_stays_where_it_is(void **state)
{
	struct arena a;
	struct text kept[1000];
	char name[32];

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < 1000; i++) {
		snprintf(name, sizeof(name), "employer %zu", i);
		kept[i] = arena_text(&a, t(name));
	}
	assert_non_null(arena_zero(&a, 1 << 20, 1));
	for (size_t i = 0; i < 1000; i++) {
		snprintf(name, sizeof(name), "employer %zu", i);
		assert_true(text_equal(kept[i], t(name)));
		assert_int_equal(kept[i].data[kept[i].len], '\0');
	}
	arena_release(&a);
}

static void interning_gives_one_id_a_text_in_order_of_arrival(void **state)
{
	struct intern in;
	char name[32];

	(void)state;
	intern_init(&in);
	for (uint32_t round = 0; round < 2; round++)
		for (uint32_t i = 0; i < 5000; i++) {
			snprintf(name, sizeof(name), "title %u", i);
			assert_int_equal(intern_add(&in, t(name)), i);
		}
	assert_int_equal(in.count, 5000);
	assert_int_equal(intern_find(&in, t("title 4999")), 4999);
	assert_int_equal(intern_find(&in, t("title 5000")), INTERN_NONE);
	assert_true(text_equal(intern_text(&in, 17), t("title 17")));
	assert_int_equal(intern_add(&in, t("")), 5000);
	assert_int_equal(intern_find(&in, (struct text){.data = NULL}), 5000);
	intern_release(&in);
}

static void a_table_of_texts_is_at_most_half_full(void **state)
{
	struct intern in;
	char name[32];

	(void)state;
	intern_init(&in);
	for (uint32_t i = 0; i < 129; i++) {
		assert_int_equal(in.slot_count, 256);
		snprintf(name, sizeof(name), "title %u", i);
		intern_add(&in, t(name));
	}
	assert_int_equal(in.slot_count, 512);
	intern_release(&in);
	intern_release(NULL);
}

static void as_many_texts_as_are_expected_move_none(void **state)
{
	static const struct {
		uint32_t count;
		size_t slots;
	} table[] = {{0, 256}, {128, 256}, {129, 512}, {256, 512}, {1000, 2048}};
	char name[32];

	(void)state;
	for (size_t k = 0; k < sizeof(table) / sizeof(table[0]); k++) {
		struct intern in;
		struct text *texts;

		intern_init(&in);
		intern_expect(&in, table[k].count);
		assert_int_equal(in.slot_count, table[k].slots);
		texts = in.texts;
		for (uint32_t i = 0; i < table[k].count; i++) {
			snprintf(name, sizeof(name), "title %u", i);
			assert_int_equal(intern_add(&in, t(name)), i);
			assert_int_equal(intern_find(&in, t(name)), i);
		}
		assert_ptr_equal(in.texts, texts);
		assert_int_equal(in.slot_count, table[k].slots);
		intern_release(&in);
	}
}

static void count_part(void *context, size_t part)
{
	((unsigned *)context)[part]++;
}

static void every_part_is_worked_on_once_by_any_number_of_threads(void **state)
{
	enum { PARTS = 1000 };
	static const long jobs[] = {0, 1, 2, 7};
	unsigned seen[PARTS + 1] = {0};
	size_t sizes[PARTS];

	(void)state;
	for (size_t i = 0; i < PARTS; i++)
		sizes[i] = i * 37 % 11;
	for (size_t j = 0; j < sizeof(jobs) / sizeof(*jobs); j++) {
		parallel_each(jobs[j], PARTS, count_part, seen);
		parallel_each_sized(jobs[j], sizes, PARTS, count_part, seen);
		parallel_each(jobs[j], 0, count_part, seen);
		for (size_t i = 0; i < PARTS; i++)
			assert_int_equal(seen[i], 2 * (j + 1));
	}
	assert_int_equal(seen[PARTS], 0);
}

struct workers {
	pthread_t first;
	atomic_size_t begun, others; /* parts; and those of another thread than the first */
	size_t together; /* a part ends when so many have begun */
};

static void count_worker(void *context, size_t part)
{
	struct workers *w = context;
	const struct timespec a_moment = {.tv_nsec = 1000000};

	(void)part;
	w->begun++;
	w->others += !pthread_equal(pthread_self(), w->first);
	for (int i = 0; i < 60000 && w->begun < w->together; i++)
		nanosleep(&a_moment, NULL);
}

static void one_job_or_one_part_is_done_by_the_caller(void **state)
{
	const size_t sizes[20] = {0};
	struct workers w = {.first = pthread_self()};

	(void)state;
	parallel_each(1, 20, count_worker, &w);
	parallel_each_sized(1, sizes, 20, count_worker, &w);
	parallel_each(3, 1, count_worker, &w);
	assert_int_equal(w.others, 0);
	w = (struct workers){.first = pthread_self(), .together = 2};
	parallel_each(2, 2, count_worker, &w);
	assert_int_equal(w.others, 2); /* the caller's thread waits for both */
}

static void note_part(void *context, size_t part)
{
	size_t *noted = context;

	noted[++noted[0]] = part;
}

static void the_largest_parts_come_first(void **state)
{
	const size_t sizes[] = {3, 9, 1, 9}, expected[] = {4, 1, 3, 0, 2};
	size_t noted[5] = {0};

	(void)state;
	parallel_each_sized(1, sizes, 4, note_part, noted);
	assert_memory_equal(noted, expected, sizeof(expected));
}

struct taken {
	unsigned made[100]; /* by part */
	size_t order[100], count;
	atomic_size_t at_once;
};

static void make_slowly(void *context, size_t part)
{
	struct taken *t = context;
	const struct timespec a_while = {.tv_nsec = (long)(part * 7 % 5) * 100000};

	nanosleep(&a_while, NULL);
	t->made[part]++;
}

static void take(void *context, size_t part)
{
	struct taken *t = context;

	assert_int_equal(t->at_once++, 0);
	assert_int_equal(t->made[part], 1);
	t->order[t->count++] = part;
	t->at_once--;
}

static void parts_are_taken_in_their_order_whoever_made_them(void **state)
{
	static const long jobs[] = {1, 2, 7};

	(void)state;
	for (size_t j = 0; j < sizeof(jobs) / sizeof(*jobs); j++) {
		struct taken t = {.count = 0};
		parallel_each_in_order(jobs[j], 100, make_slowly, take, &t);
		assert_int_equal(t.count, 100);
		for (size_t i = 0; i < 100; i++)
			assert_int_equal(t.order[i], i);
		parallel_each_in_order(jobs[j], 0, make_slowly, take, &t);
		assert_int_equal(t.count, 100);
	}
}

/* Each part is taken before the next is made: what it was made in can be used again. */
static void take_the_last_made(void *context, size_t part)
{
	struct taken *t = context;

	assert_int_equal(t->made[part], 1);
	if (part + 1 < sizeof(t->made) / sizeof(*t->made))
		assert_int_equal(t->made[part + 1], 0);
	t->count++;
}

static void a_part_is_taken_as_soon_as_those_before_it_are(void **state)
{
	struct taken t = {.count = 0};

	(void)state;
	parallel_each_in_order(1, 100, make_slowly, take_the_last_made, &t);
	assert_int_equal(t.count, 100);
}

/* FIPS 180-2, appendix B, and the empty message. */
static void sha_256_is_that_of_the_standard(void **state)
{
	struct digest *d = digest_new();
	char hex[SHA256_HEX_BYTES];

	(void)state;
	digest_finish(d, hex);
	assert_string_equal(hex,
			    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	digest_add(d, "a", 1);
	digest_add(d, "bc", 2);
	digest_finish(d, hex);
	assert_string_equal(hex,
			    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	digest_finish(d, hex);
	assert_string_equal(hex,
			    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	digest_free(d);
	digest_of_text(t("abc"), hex);
	assert_string_equal(hex,
			    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	digest_of_text(t(NULL), hex);
	assert_string_equal(hex,
			    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void temporary_files_go_where_the_environment_says(void **state)
{
	(void)state;
	setenv("TMPDIR", "/some/where", 1);
	assert_string_equal(temporary_folder(), "/some/where");
	setenv("TMPDIR", "", 1);
	assert_string_equal(temporary_folder(), "/tmp");
	unsetenv("TMPDIR");
	assert_string_equal(temporary_folder(), "/tmp");
}

/* Where no file can be made, and where none can be written to. */
static void a_spool_that_fails_says_so(void **state)
{
	struct err e = ERR_INIT;
	char bytes[4] = "";
	int fd = -1;

	(void)state;
	setenv("TMPDIR", "/no-such-folder", 1);
	assert_int_equal(spool_open(&e, &fd), -1);
	assert_int_equal(e.code, ERR_WRITE);
	assert_non_null(strstr(e.text, "No such file"));
	unsetenv("TMPDIR");
	assert_int_equal(spool_open(&e, &fd), 0);
	assert_int_equal(spool_write(&e, fd, "abcd", 4), 0);
	assert_int_equal(spool_write(&e, fd, "", 0), 0);
	assert_int_equal(pread(fd, bytes, 4, 0), 4);
	assert_memory_equal(bytes, "abcd", 4);
	close(fd);
	fd = open("/dev/full", O_WRONLY | O_CLOEXEC);
	assert_int_equal(spool_write(&e, fd, "abcd", 4), -1);
	assert_non_null(strstr(e.text, "No space left"));
	close(fd);
}

static void a_copied_text_ends_before_the_next_one_begins(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t len = 0; len <= 64; len++) {
		char written[65] = "";
		memset(written, 'x', len);
		const char *copy = arena_copy(&a, t(written));
		memset(arena_zero(&a, 16, 1), 'y', 16);
		assert_int_equal(strlen(copy), len);
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_error_is_one_printable_line),
	    cmocka_unit_test(a_prefix_stands_before_the_text_and_keeps_the_code),
	    cmocka_unit_test(a_long_error_is_cut_not_overrun),
	    cmocka_unit_test(growing_keeps_the_content_and_never_shrinks),
	    cmocka_unit_test(a_size_that_overflows_calls_the_handler),
	    cmocka_unit_test(text_is_compared_by_bytes_and_by_length),
	    cmocka_unit_test(splitting_gives_every_part_trimmed),
	    cmocka_unit_test(the_nearest_name_is_offered_only_when_near),
	    cmocka_unit_test(distances_are_those_of_the_table),
	    cmocka_unit_test(a_number_is_the_whole_text_or_none),
	    cmocka_unit_test(a_buffer_drops_what_passes_its_ceiling_and_says_so),
	    cmocka_unit_test(a_number_of_fixed_places_is_that_of_printf),
	    cmocka_unit_test(a_value_of_fixed_places_is_that_of_its_digits),
	    cmocka_unit_test(a_count_is_that_of_printf),
	    cmocka_unit_test(what_nobody_sees_is_found_where_it_begins),
	    cmocka_unit_test(texts_of_an_arena_stand_side_by_side),
	    cmocka_unit_test(what_nobody_sees_is_found_among_plain_bytes),
	    cmocka_unit_test(arena_text_stays_where_it_is),
	    cmocka_unit_test(interning_gives_one_id_a_text_in_order_of_arrival),
	    cmocka_unit_test(every_part_is_worked_on_once_by_any_number_of_threads),
	    cmocka_unit_test(one_job_or_one_part_is_done_by_the_caller),
	    cmocka_unit_test(the_largest_parts_come_first),
	    cmocka_unit_test(parts_are_taken_in_their_order_whoever_made_them),
	    cmocka_unit_test(a_part_is_taken_as_soon_as_those_before_it_are),
	    cmocka_unit_test(sha_256_is_that_of_the_standard),
	    cmocka_unit_test(a_copied_text_ends_before_the_next_one_begins),
	    cmocka_unit_test(a_fault_of_what_a_person_set_up_is_a_fault_of_use),
	    cmocka_unit_test(a_prefix_that_leaves_room_is_followed_by_the_text),
	    cmocka_unit_test(a_word_is_one_of_a_list_as_it_is_or_in_any_case),
	    cmocka_unit_test(trimming_takes_blanks_off_both_ends),
	    cmocka_unit_test(how_near_a_name_must_be_grows_by_its_length),
	    cmocka_unit_test(a_distance_is_that_of_the_first_63_letters),
	    cmocka_unit_test(a_decimal_number_is_the_nearest),
	    cmocka_unit_test(a_number_has_at_most_63_bytes),
	    cmocka_unit_test(a_buffer_holds_texts_of_any_length_up_to_its_ceiling),
	    cmocka_unit_test(a_number_has_the_fewest_digits_that_read_back),
	    cmocka_unit_test(a_number_s_digits_are_printf_s),
	    cmocka_unit_test(what_nobody_sees_ends_where_the_ranges_end),
	    cmocka_unit_test(what_is_printed_is_seen_byte_by_byte),
	    cmocka_unit_test(pieces_of_an_arena_stand_in_a_chunk_while_it_has_room),
	    cmocka_unit_test(a_table_of_texts_is_at_most_half_full),
	    cmocka_unit_test(as_many_texts_as_are_expected_move_none),
	    cmocka_unit_test(room_grows_by_half_again),
	    cmocka_unit_test(nothing_takes_a_byte_all_the_same),
	    cmocka_unit_test(temporary_files_go_where_the_environment_says),
	    cmocka_unit_test(a_spool_that_fails_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
