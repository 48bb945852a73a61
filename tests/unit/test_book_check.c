/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a finished workbook holds, counted from its bytes: elements anywhere in a sheet, and parts that are cut. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/book_check.h"
#include "tests/unit/memory_file.h"
#include "tests/unit/zip_fixture.h"

#define SHEET "xl/worksheets/sheet1.xml"

/* 0, or what book_check says of an archive of these members. */
static int check(const struct zip_entry *members, size_t count, const struct book_tally *tallies,
		 size_t sheets, struct err *e)
{
	struct memory_file file;
	struct zip_fixture z;
	struct text stored;
	int fd, result;

	*e = (struct err)ERR_INIT;
	zip_fixture_init(&z);
	for (size_t i = 0; i < count; i++)
		zip_fixture_add_entry(&z, &members[i]);
	stored = zip_fixture_end(&z, false);
	file = memory_file_new(stored.data, stored.len);
	fd = open(file.path, O_RDONLY | O_CLOEXEC);
	result = book_check(e, fd, "a.xlsx", tallies, sheets);
	close(fd);
	memory_file_close(&file);
	zip_fixture_release(&z);
	if (result)
		assert_int_equal(e->code, ERR_WRITE);
	return result;
}

static void only_rows_and_cells_are_counted(void **state)
{
	static const struct {
		const char *xml;
		struct book_tally tally;
	} table[] = {
	    {"<row r=\"1\"><c r=\"A1\"/><c r=\"B1\"/></row>", {1, 2}},
	    {"<row ><c ></c></row>", {1, 1}},
	    {"<rows ><cols ><row><c><cd ></row>", {0, 0}},
	    {"<c <c <row <row <row >", {3, 2}},
	    {"row c <>", {0, 0}},
	    {"<row ><c ></row>\n\n\n", {1, 1}},
	};
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const struct zip_entry sheet = {.name = SHEET, .content = text_of(table[i].xml)};
		const struct book_tally more_rows = {table[i].tally.rows + 1, table[i].tally.cells},
					more_cells = {table[i].tally.rows,
						      table[i].tally.cells + 1};

		if (check(&sheet, 1, &table[i].tally, 1, &e))
			fail_msg("%s: %s", table[i].xml, e.text);
		assert_int_equal(check(&sheet, 1, &more_rows, 1, &e), -1);
		assert_string_equal(e.text, "a.xlsx: the workbook is not whole (" SHEET
					    "): is the disk full?");
		assert_int_equal(check(&sheet, 1, &more_cells, 1, &e), -1);
	}
}

/* A part is read 64 KiB at a time: an element may stand across the end of a piece, at any of its bytes. */
static void an_element_across_two_pieces_is_counted_once(void **state)
{
	static const struct book_tally tally = {1, 1};
	enum { PIECE = 64 * 1024 };
	static char bytes[PIECE + 100];
	struct err e;

	(void)state;
	for (size_t at = PIECE - 14; at < PIECE + 6; at++) {
		const struct zip_entry sheet = {.name = SHEET, .content = {bytes, sizeof(bytes)}};

		memset(bytes, 'x', sizeof(bytes));
		memcpy(bytes + at, "<row <c >", 9);
		bytes[sizeof(bytes) - 1] = '>';
		if (check(&sheet, 1, &tally, 1, &e))
			fail_msg("at %zu: %s", at, e.text);
	}
	for (size_t len = 1; len < 12; len++) {
		const struct zip_entry sheet = {.name = SHEET,
						.content = {bytes + sizeof(bytes) - len, len}};
		const struct book_tally none = {0, 0};

		if (check(&sheet, 1, &none, 1, &e))
			fail_msg("of %zu bytes: %s", len, e.text);
	}
}

/* A workbook of ours is no bomb, however well its sheet is packed. */
static void a_sheet_may_unpack_to_any_size(void **state)
{
	static const struct book_tally tally = {0, 1};
	enum { SIZE = 3 << 20 };
	char *bytes = malloc(SIZE);
	const struct zip_entry sheet = {.name = SHEET, .content = {bytes, SIZE}, .deflate = true};
	struct err e;

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'x', SIZE);
	memcpy(bytes + SIZE - 4, "<c >", 4);
	if (check(&sheet, 1, &tally, 1, &e))
		fail_msg("%s", e.text);
	free(bytes);
}

static void a_part_ends_in_a_tag(void **state)
{
	static const struct book_tally none = {0, 0};
	static const struct {
		const char *xml;
		bool whole;
	} table[] = {{"<a>", true}, {"<a>\n", true}, {"<a>x", false},
		     {"<a", false}, {"\n", false},   {"", false}};
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const struct zip_entry members[] = {
		    {.name = SHEET, .content = TEXT_LITERAL("<a>")},
		    {.name = "xl/styles.xml", .content = text_of(table[i].xml)}};

		assert_int_equal(check(members, 2, &none, 1, &e), table[i].whole ? 0 : -1);
		if (!table[i].whole)
			assert_string_equal(
			    e.text,
			    "a.xlsx: the workbook is not whole (xl/styles.xml): is the disk full?");
	}
}

static void every_sheet_has_its_own_tally_and_no_other_part_has_one(void **state)
{
	static const struct book_tally two[] = {{1, 0}, {0, 2}}, none[] = {{0, 0}, {0, 0}, {0, 0}};
	const struct zip_entry sheets[] = {
	    {.name = "xl/worksheets/sheet2.xml", .content = TEXT_LITERAL("<c <c >")},
	    {.name = SHEET, .content = TEXT_LITERAL("<row >")},
	    {.name = "xl/worksheets/sheet1.xml.rels", .content = TEXT_LITERAL("<row >")},
	    {.name = "xl/worksheets/sheet.xml", .content = TEXT_LITERAL("<row >")},
	    {.name = "xl/sheet1.xml", .content = TEXT_LITERAL("<row >")},
	};
	const struct zip_entry other[] = {
	    {.name = "xl/worksheets/sheet1.xm", .content = TEXT_LITERAL("<a>")}};
	struct err e;

	(void)state;
	assert_int_equal(check(sheets, 5, two, 2, &e), 0);
	assert_int_equal(check(sheets, 5, none, 2, &e), -1);
	assert_int_equal(check(sheets, 5, two, 1, &e), -1); /* one sheet too many */
	assert_int_equal(check(sheets + 1, 4, two, 1, &e), 0);
	assert_int_equal(check(sheets + 1, 4, two, 2, &e), -1);
	assert_string_equal(e.text, "a.xlsx: the workbook lacks a sheet");
	assert_int_equal(check(other, 1, none, 1, &e), -1);
	assert_string_equal(e.text, "a.xlsx: the workbook lacks a sheet");
	assert_int_equal(check(other, 1, none, 0, &e), 0);
}

static void what_is_no_archive_is_a_failed_write(void **state)
{
	struct memory_file file = memory_file_new("PK", 2);
	struct err e = ERR_INIT;
	int fd = open(file.path, O_RDONLY | O_CLOEXEC);

	(void)state;
	assert_int_equal(book_check(&e, fd, "a.xlsx", NULL, 0), -1);
	assert_int_equal(e.code, ERR_WRITE);
	close(fd);
	memory_file_close(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_rows_and_cells_are_counted),
	    cmocka_unit_test(an_element_across_two_pieces_is_counted_once),
	    cmocka_unit_test(a_sheet_may_unpack_to_any_size),
	    cmocka_unit_test(a_part_ends_in_a_tag),
	    cmocka_unit_test(every_sheet_has_its_own_tally_and_no_other_part_has_one),
	    cmocka_unit_test(what_is_no_archive_is_a_failed_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
