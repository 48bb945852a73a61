/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts: their bytes, what of them is refused, and rows kept apart at the limits of each of their fields. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/packed_values.h"
#include "parts/apart_rows.h"
#include "parts/part.h"

enum { FILES = 3, ROLES = 5 };

static struct part_head a_head(void)
{
	struct part_head head = {.source = TEXT_LITERAL("survey"),
				 .layout = TEXT_LITERAL("s"),
				 .date = {2024, 5, 31},
				 .sample = true,
				 .rows = 7,
				 .settings = TEXT_LITERAL("age = none\nhours = 2080\n"),
				 .tables = TEXT_LITERAL("a.csv = 01\na.csv = 02\nb.csv = 03\n"),
				 .layout_files = TEXT_LITERAL("s.ini = 04\n")};

	return head;
}

/* Sections of 0, 1, 2 ... bytes. */
static void a_part(struct buf *out, const struct part_head *head)
{
	struct part_sections sections;

	buf_init(out, BUF_LIMIT_DEFAULT);
	part_sections_init(&sections);
	for (size_t i = 0; i < PART_SECTION_COUNT; i++)
		buf_add(&sections.of[i], "0123456789", i);
	part_write(out, head, &sections);
	part_sections_release(&sections);
}

/* part_take of a copy. */
static int taken(struct err *e, struct part *p, struct text bytes)
{
	struct buf copy;
	int result;

	buf_init(&copy, BUF_LIMIT_DEFAULT);
	buf_add_text(&copy, bytes);
	result = part_take(e, p, &copy, "x.part");
	buf_release(&copy);
	return result;
}

static void a_part_comes_back_as_it_was(void **state)
{
	struct part_head head = a_head();
	struct err e = ERR_INIT;
	struct buf bytes;
	struct part p;

	(void)state;
	a_part(&bytes, &head);
	if (taken(&e, &p, buf_text(&bytes)))
		fail_msg("%s", e.text);
	assert_true(text_equal(p.head.source, head.source));
	assert_true(text_equal(p.head.layout, head.layout));
	assert_int_equal(p.head.inputs.len, 0);
	assert_int_equal(date_compare(p.head.date, head.date), 0);
	assert_true(p.head.sample);
	assert_int_equal(p.head.rows, 7);
	assert_int_equal(part_check(&e, &p, &head), 0);
	for (size_t i = 0; i < PART_SECTION_COUNT; i++)
		assert_true(text_equal(p.sections[i], (struct text){"0123456789", i}));
	part_release(&p);
	buf_release(&bytes);
}

static void a_part_of_which_any_byte_is_another_is_refused(void **state)
{
	struct part_head head = a_head();
	struct buf bytes;
	struct part p;

	(void)state;
	a_part(&bytes, &head);
	for (size_t i = 0; i < bytes.len; i++) {
		struct err e = ERR_INIT;

		bytes.data[i] ^= 1;
		assert_int_equal(taken(&e, &p, buf_text(&bytes)), -1);
		assert_int_equal(e.code, ERR_INPUT);
		bytes.data[i] ^= 1;
		e = (struct err)ERR_INIT;
		assert_int_equal(taken(&e, &p, (struct text){bytes.data, i}), -1);
		assert_int_equal(e.code, ERR_INPUT);
	}
	buf_release(&bytes);
}

static void differs(struct part_head head, const char *words)
{
	struct part_head wanted = a_head();
	struct err e = ERR_INIT;
	struct part p = {.name = "x.part", .head = head};

	assert_int_equal(part_check(&e, &p, &wanted), -1);
	if (!strstr(e.text, words))
		fail_msg("\"%s\" lacks \"%s\"", e.text, words);
}

static void a_part_made_another_way_is_refused_by_what_differs(void **state)
{
	struct part_head head = a_head();

	(void)state;
	head.source = TEXT_LITERAL("other");
	differs(head, "x.part: is a part of source other, not of survey");
	head = a_head();
	head.layout_files = TEXT_LITERAL("s.ini = 05\n");
	differs(head, "x.part: was made by another layout (s.ini): ");
	head = a_head();
	head.date.day = 0;
	differs(head, "x.part: was made with another date given to its source (2024-05, not "
		      "2024-05-31): ");
	head.date = (struct date){.year = 0};
	differs(head, " (none, not 2024-05-31): ");
}

static void settings_that_differ_are_named_with_both_values(void **state)
{
	struct part_head head = a_head();

	(void)state;
	head.settings = TEXT_LITERAL("age = none\nhours = 2000\n");
	differs(head, "x.part: was made by other settings (hours 2000, not 2080): make it again by "
		      "these, or merge it by those");
	head.settings = TEXT_LITERAL("hours = 2080\n");
	differs(
	    head,
	    "settings (age none, not none): "); /* the word that a setting has stands there, too */
	head.settings = TEXT_LITERAL("age = none\nhours = 2080\nmid = 3\n");
	differs(head, "settings (mid 3, not none): ");
	head.settings = TEXT_LITERAL("a = 1\nb = 2\nc = 3\nd = 4\n");
	differs(head, "settings (a 1, not none; b 2, not none; c 3, not none and 3 more): ");
}

/* Two tables may have one name: they are told apart by what they hold. */
static void tables_that_differ_are_named(void **state)
{
	struct part_head head = a_head();

	(void)state;
	head.tables = TEXT_LITERAL("a.csv = 01\na.csv = 07\nb.csv = 03\n");
	differs(head,
		"x.part: was made by other roles, reference tables, rates or wage index (a.csv): ");
	head.tables = TEXT_LITERAL("a.csv = 01\na.csv = 02\n");
	differs(head, "index (b.csv): ");
	head.tables = TEXT_LITERAL("a.csv = 01\na.csv = 02\nb.csv = 3\nz.csv = 03\n");
	differs(head, "index (b.csv, z.csv): ");
}

static void nothing_that_a_foreign_head_holds_harms(void **state)
{
	static const char *const lines[] = {"",	      "\n", "=", " = \n= =\n", "no equals sign",
					    "x\n\n\n"};
	struct part_head head = a_head();

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		head.settings = text_of(lines[i]);
		differs(head, "x.part: was made by other settings (");
	}
}

static void a_head_is_peeked_whole_however_long_its_tables(void **state)
{
	char path[] = "/tmp/test-parts-XXXXXX";
	struct part_head head = a_head();
	struct err e = ERR_INIT;
	struct buf tables, bytes;
	FILE *file = fdopen(mkstemp(path), "wb");
	struct part p;

	(void)state;
	buf_init(&tables, BUF_LIMIT_DEFAULT);
	for (int i = 0; i < 5000; i++)
		buf_addf(&tables, "catalogue/roles/role-%d.ini = %064d\n", i, i);
	head.tables = buf_text(&tables);
	a_part(&bytes, &head);
	assert_int_equal(fwrite(bytes.data, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
	if (part_peek(&e, &p, path))
		fail_msg("%s", e.text);
	assert_true(text_equal(p.head.tables, head.tables));
	part_release(&p);
	assert_int_equal(truncate(path, 100000), 0);
	assert_int_equal(part_peek(&e, &p, path), -1);
	assert_non_null(strstr(e.text, "is damaged or cut off"));
	unlink(path);
	buf_release(&bytes);
	buf_release(&tables);
}

/* ---- dates and amounts ---- */

static bool date_holds(struct date date)
{
	struct unpacking in;
	struct buf bytes;
	struct date back;
	bool holds;

	buf_init(&bytes, BUF_LIMIT_DEFAULT);
	pack_date(&bytes, date);
	in = unpacking_of(buf_text(&bytes));
	back = unpack_date(&in);
	holds = !in.bad && in.at == in.end && date_compare(back, date) == 0;
	assert_int_equal(holds, packed_is_date(date));
	buf_release(&bytes);
	return holds;
}

static void a_date_is_one_that_a_row_may_have(void **state)
{
	(void)state;
	assert_true(date_holds((struct date){0, 0, 0}));
	assert_true(date_holds((struct date){9999, 12, 31}));
	assert_false(date_holds((struct date){10000, 1, 1}));
	assert_false(date_holds((struct date){-1, 1, 1}));
	assert_false(date_holds((struct date){2024, 13, 1}));
	assert_false(date_holds((struct date){2024, -1, 1}));
	assert_false(date_holds((struct date){2024, 1, 32}));
	assert_false(date_holds((struct date){2024, 1, -1}));
}

static bool amount_holds(money amount, money (*unpack)(struct unpacking *in))
{
	struct unpacking in;
	struct buf bytes;
	bool holds;

	buf_init(&bytes, BUF_LIMIT_DEFAULT);
	pack_end(&bytes, amount);
	in = unpacking_of(buf_text(&bytes));
	holds = unpack(&in) == amount && !in.bad && in.at == in.end;
	buf_release(&bytes);
	return holds;
}

static void an_amount_is_within_its_limits_and_an_end_may_be_open(void **state)
{
	const money most = INT64_C(2000000000000000);

	(void)state;
	for (int sign = -1; sign <= 1; sign += 2) {
		assert_true(amount_holds(sign * most, unpack_money));
		assert_true(amount_holds(sign * most, unpack_end));
		assert_false(amount_holds(sign * (most + 1), unpack_money));
		assert_false(amount_holds(sign * (most + 1), unpack_end));
	}
	assert_true(amount_holds(MONEY_NONE, unpack_end));
	assert_false(amount_holds(MONEY_NONE, unpack_money));
}

/* ---- rows kept apart ---- */

static struct observation a_row(void)
{
	struct observation o = {
	    .source = "survey",
	    .line = 300,
	    .date = {2024, 5, 31},
	    .role = ROLES - 1,
	    .level = LEVEL_SENIOR,
	    .years = 4.5,
	    .place = {.country = CODE2('U', 'S'), .state = CODE2('C', 'A'), .metro = 41860},
	    .employer = TEXT_LITERAL("Acme"),
	    .ranged = true,
	    .publish = PUBLISH_NO,
	    .currency = CODE3('E', 'U', 'R'),
	    .fx = 1.25,
	    .weight = 0.5,
	};

	for (int c = 0; c < COMPONENT_COUNT; c++) {
		o.pay[c] = c ? -c * 1000 : MONEY_NONE;
		o.ends[c] = (struct pay_ends){MONEY_NONE, c * 700 + 1};
	}
	return o;
}

static struct unpacking packed(struct buf *bytes, const struct observation *o, uint32_t file)
{
	struct apart_rows rows;
	struct unpacking in;

	buf_init(bytes, BUF_LIMIT_DEFAULT);
	apart_rows_init(&rows);
	apart_rows_add(&rows, file, o);
	apart_rows_pack(bytes, &rows);
	apart_rows_release(&rows);
	in = unpacking_of(buf_text(bytes));
	assert_int_equal(apart_rows_unpack_count(&in), 1);
	return in;
}

static void a_row_kept_apart_comes_back_as_it_was(void **state)
{
	struct observation o = a_row(), got;
	struct unpacking in;
	struct buf bytes;
	uint32_t file;

	(void)state;
	in = packed(&bytes, &o, FILES - 1);
	apart_row_unpack(&in, &got, &file, FILES, ROLES);
	assert_false(in.bad);
	assert_ptr_equal(in.at, in.end);
	assert_int_equal(file, FILES - 1);
	assert_string_equal(got.source, "survey");
	assert_int_equal(got.line, 300);
	assert_int_equal(date_compare(got.date, o.date), 0);
	assert_int_equal(got.role, o.role);
	assert_int_equal(got.level, o.level);
	assert_true(got.years == 4.5 && got.fx == 1.25 && got.weight == 0.5);
	assert_memory_equal(&got.place, &o.place, sizeof(o.place));
	assert_true(text_equal(got.employer, o.employer));
	assert_true(got.ranged);
	assert_int_equal(got.publish, PUBLISH_NO);
	assert_int_equal(got.currency, o.currency);
	assert_memory_equal(got.pay, o.pay, sizeof(o.pay));
	assert_memory_equal(got.ends, o.ends, sizeof(o.ends));
	buf_release(&bytes);
}

/* Is the row read back without complaint? A whole part is refused otherwise. */
static bool is_sound(struct observation o, uint32_t file)
{
	struct observation got;
	struct unpacking in;
	struct buf bytes;

	in = packed(&bytes, &o, file);
	apart_row_unpack(&in, &got, &file, FILES, ROLES);
	buf_release(&bytes);
	return !in.bad;
}

#define SOUND(expected, change)                                                                    \
	do {                                                                                       \
		struct observation o = a_row();                                                    \
		change;                                                                            \
		if (is_sound(o, 0) != (expected))                                                  \
			fail_msg("%s: %s", #change, (expected) ? "refused" : "taken");             \
	} while (0)

static void a_row_one_past_a_limit_is_what_no_reading_makes(void **state)
{
	(void)state;
	assert_true(is_sound(a_row(), FILES - 1));
	assert_false(is_sound(a_row(), FILES));
	SOUND(true, o.role = ROLE_NONE);
	SOUND(false, o.role = ROLES);
	SOUND(true, o.level = LEVEL_COUNT - 1);
	SOUND(false, o.level = LEVEL_COUNT);
	SOUND(true, o.level_basis = LEVEL_BASIS_COUNT - 1);
	SOUND(false, o.level_basis = LEVEL_BASIS_COUNT);
	SOUND(true, o.years = YEARS_NONE);
	SOUND(true, o.years = 0);
	SOUND(true, o.years = 999.5);
	SOUND(false, o.years = 1000);
	SOUND(false, o.years = -0.5);
	SOUND(true, o.date.year = 9999);
	SOUND(false, o.date.year = 10000);
	SOUND(true, o.date.month = 12);
	SOUND(false, o.date.month = 13);
	SOUND(true, o.date.day = 0);
	SOUND(false, o.date.day = 32);
	SOUND(false, o.date.day = -1);
	SOUND(true, o.ranges = RANGES_COUNT - 1);
	SOUND(false, o.ranges = RANGES_COUNT);
	SOUND(true, o.publish = PUBLISH_COUNT - 1);
	SOUND(false, o.publish = PUBLISH_COUNT);
	SOUND(false, o.fx = 0);
	SOUND(false, o.fx = INFINITY);
	SOUND(true, o.pay[0] = INT64_C(2000000000000000));
	SOUND(false, o.pay[0] = INT64_C(2000000000000001));
	SOUND(true, o.ends[0].low = -INT64_C(2000000000000000));
	SOUND(false, o.ends[0].low = -INT64_C(2000000000000001));
}

/* The cut row reads as nothing, and says so. */
static void a_row_cut_anywhere_is_refused(void **state)
{
	struct observation o = a_row(), got;
	struct unpacking in;
	struct buf bytes;
	uint32_t file;

	(void)state;
	in = packed(&bytes, &o, 0);
	for (const unsigned char *end = in.at; end < in.end; end++) {
		struct unpacking cut = {.at = in.at, .end = end};
		apart_row_unpack(&cut, &got, &file, FILES, ROLES);
		assert_true(cut.bad);
	}
	buf_release(&bytes);
}

static void rows_come_by_file_and_line_however_they_were_added(void **state)
{
	static const struct {
		uint32_t file;
		uint64_t line;
	} sorted[] = {{0, 2}, {0, 10}, {1, 1}, {1, 9}, {2, 3}};
	static const size_t orders[][5] = {{4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}};
	struct buf bytes[2];

	(void)state;
	for (size_t k = 0; k < 2; k++) {
		struct apart_rows some, others;

		apart_rows_init(&some);
		apart_rows_init(&others);
		for (size_t i = 0; i < 5; i++) {
			struct observation o = a_row();
			o.line = sorted[orders[k][i]].line;
			apart_rows_add(i % 2 ? &others : &some, sorted[orders[k][i]].file, &o);
		}
		apart_rows_merge(&some, &others);
		apart_rows_sort(&some);
		assert_int_equal(some.count, 5);
		for (size_t i = 0; i < 5; i++) {
			assert_int_equal(some.rows[i].file, sorted[i].file);
			assert_int_equal(some.rows[i].line, sorted[i].line);
		}
		buf_init(&bytes[k], BUF_LIMIT_DEFAULT);
		apart_rows_pack(&bytes[k], &some);
		apart_rows_release(&others);
		apart_rows_release(&some);
	}
	assert_true(text_equal(buf_text(&bytes[0]), buf_text(&bytes[1])));
	buf_release(&bytes[0]);
	buf_release(&bytes[1]);
}

/* ---- numbers as bytes ---- */

static void holds(const struct buf *b, const char *bytes, size_t len)
{
	assert_int_equal(b->len, len);
	assert_memory_equal(b->data, bytes, len);
}

/* 624485 is the example of the DWARF standard, 4, 7.6. */
static void numbers_are_packed_as_the_standards_say(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b, BUF_LIMIT_DEFAULT);
	pack_varint(&b, 0);
	pack_varint(&b, 127);
	pack_varint(&b, 128);
	pack_varint(&b, 624485);
	holds(&b, "\x00\x7f\x80\x01\xe5\x8e\x26", 7);
	buf_clear(&b);
	pack_varint(&b, UINT64_MAX);
	holds(&b, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10);
	buf_clear(&b);
	pack_signed(&b, 0);
	pack_signed(&b, -1);
	pack_signed(&b, 1);
	pack_signed(&b, -64);
	pack_signed(&b, 64);
	holds(&b, "\x00\x01\x02\x7f\x80\x01", 6);
	buf_clear(&b);
	pack_u8(&b, 1);
	pack_u16(&b, 0x0203);
	pack_u32(&b, 0x04050607);
	pack_u64(&b, UINT64_C(0x08090a0b0c0d0e0f));
	holds(&b, "\x01\x03\x02\x07\x06\x05\x04\x0f\x0e\x0d\x0c\x0b\x0a\x09\x08", 15);
	buf_clear(&b);
	pack_double(&b, -2); /* sign 1, exponent 1024 */
	pack_text(&b, TEXT_LITERAL("ab"));
	holds(&b,
	      "\0\0\0\0\0\0\0\xc0\x02"
	      "ab",
	      11);
	buf_release(&b);
}

static struct unpacking of(const char *bytes, size_t len)
{
	return unpacking_of((struct text){bytes, len});
}

static void what_goes_past_the_end_is_nothing_and_bad(void **state)
{
	struct unpacking in = of("\x01\x02\x03", 3);

	(void)state;
	assert_int_equal(unpack_u16(&in), 0x0201);
	assert_int_equal(unpack_u16(&in), 0);
	assert_true(in.bad);
	assert_int_equal(unpack_u8(&in), 0); /* the rest is not read */
	in = of("\x02"
		"a",
		2);
	assert_int_equal(unpack_text(&in).len, 0);
	assert_true(in.bad);
	in = of("\x80", 1);
	assert_int_equal(unpack_varint(&in), 0);
	assert_true(in.bad);
	/* Above 64 bits. */
	in = of("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10);
	assert_int_equal(unpack_varint(&in), 0);
	assert_true(in.bad);
	in = of("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10);
	assert_true(unpack_signed(&in) == INT64_MIN);
	assert_false(in.bad);
}

static void a_count_is_never_more_than_there_is_room_for(void **state)
{
	struct unpacking in = of("\x02"
				 "abcdef",
				 7);

	(void)state;
	assert_int_equal(unpack_count(&in, 3), 2);
	assert_false(in.bad);
	in = of("\x02"
		"abcde",
		6);
	assert_int_equal(unpack_count(&in, 3), 0);
	assert_true(in.bad);
	in = of("\x07", 1);
	assert_int_equal(unpack_within(&in, 7), 7);
	in = of("\x08", 1);
	assert_int_equal(unpack_within(&in, 7), 0);
	assert_true(in.bad);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_part_comes_back_as_it_was),
	    cmocka_unit_test(a_part_of_which_any_byte_is_another_is_refused),
	    cmocka_unit_test(a_part_made_another_way_is_refused_by_what_differs),
	    cmocka_unit_test(settings_that_differ_are_named_with_both_values),
	    cmocka_unit_test(tables_that_differ_are_named),
	    cmocka_unit_test(nothing_that_a_foreign_head_holds_harms),
	    cmocka_unit_test(a_head_is_peeked_whole_however_long_its_tables),
	    cmocka_unit_test(a_date_is_one_that_a_row_may_have),
	    cmocka_unit_test(an_amount_is_within_its_limits_and_an_end_may_be_open),
	    cmocka_unit_test(a_row_kept_apart_comes_back_as_it_was),
	    cmocka_unit_test(a_row_one_past_a_limit_is_what_no_reading_makes),
	    cmocka_unit_test(a_row_cut_anywhere_is_refused),
	    cmocka_unit_test(rows_come_by_file_and_line_however_they_were_added),
	    cmocka_unit_test(numbers_are_packed_as_the_standards_say),
	    cmocka_unit_test(what_goes_past_the_end_is_nothing_and_bad),
	    cmocka_unit_test(a_count_is_never_more_than_there_is_room_for),
	};

	return cmocka_run_group_tests_name("test_parts", tests, NULL, NULL);
}
