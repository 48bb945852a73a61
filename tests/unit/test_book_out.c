/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbooks that are written: read again by the door that reads workbooks, and refused where they are not
 * whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/book_check.h"
#include "base/book_out.h"
#include "base/book_text.h"
#include "base/bytes_in.h"
#include "base/csv_out.h"
#include "base/file_out.h"
#include "model/benchmark.h"
#include "tests/unit/fixture_files.h"

static const struct book_column columns[] = {
    {"name", BOOK_TEXT}, {"pay", BOOK_MONEY}, {"note", BOOK_PROSE}};
static const struct book_about about = {.title = "T", .comments = "", .year = 2024, .month = 5};

static char *in(const char *folder, const char *name)
{
	struct buf path;
	char *out;

	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/%s", folder, name);
	out = mem_copy_text(path.data, path.len);
	buf_release(&path);
	return out;
}

static struct book_out *opened(const char *folder, const char *name)
{
	struct err e = ERR_INIT;
	struct book_out *b;
	char *path = in(folder, name);

	if (book_out_open(&e, &b, path, folder, &about))
		fail_msg("%s", e.text);
	free(path);
	return b;
}

static void committed(struct book_out *b)
{
	struct err e = ERR_INIT;

	if (book_out_commit(&e, b))
		fail_msg("%s", e.text);
}

/* Of the sheet, as CSV. */
static void assert_sheet(const char *folder, const char *name, const char *sheet,
			 const char *expected)
{
	struct err e = ERR_INIT;
	struct bytes_in *in_bytes;
	struct buf got;
	char part[1000];
	size_t len = 1;
	char *file = in(folder, name);

	const struct bytes_in_options options = {.unpack = true, .sheet = sheet};

	buf_init(&got, BUF_LIMIT_DEFAULT);
	if (bytes_in_open(&e, &in_bytes, file, &options))
		fail_msg("%s", e.text);
	while (len) {
		if (bytes_in_read(&e, in_bytes, part, sizeof(part), &len))
			fail_msg("%s", e.text);
		buf_add(&got, part, len);
	}
	bytes_in_close(in_bytes);
	assert_string_equal(got.data, expected);
	buf_release(&got);
	free(file);
}

static void add_row(struct book_out *b, const char *name, double pay, const char *note)
{
	book_out_row(b);
	book_out_text(b, text_of(name));
	book_out_number(b, pay);
	book_out_text(b, text_of(note));
}

static void cells_are_read_as_they_were_written(void **state)
{
	char *folder = fixture_directory();
	struct book_out *b = opened(folder, "a.xlsx");

	(void)state;
	book_out_sheet(b, "AI impact", columns, 3, 1);
	add_row(b, "=1+1", 154750.25, "+x -y @z");
	add_row(b, "Z\xc3\xbcrich & <Co>", -3, "_x0041_ is not A");
	add_row(b, "", (double)NAN, "bad \xff byte, \x01 control");
	add_row(b, "-5", 0.1, "a \xf0\x9f\x98\x80");
	book_out_sheet(b, "empty", columns, 2, 0);
	committed(b);
	assert_sheet(folder, "a.xlsx", "AI impact",
		     "name,pay,note\n=1+1,154750.25,+x -y @z\n"
		     "Z\xc3\xbcrich & <Co>,-3,_x0041_ is not A\n"
		     ",,\"bad \xef\xbf\xbd byte,  control\"\n-5,0.1,a \xf0\x9f\x98\x80\n");
	assert_sheet(folder, "a.xlsx", "empty", "name,pay\n");
	fixture_remove(folder);
}

static void the_same_calls_give_the_same_bytes(void **state)
{
	char *folder = fixture_directory();
	char hex[2][SHA256_HEX_BYTES];

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct err e = ERR_INIT;
		char *path = in(folder, i ? "b.xlsx" : "a.xlsx");
		struct book_out *b = opened(folder, i ? "b.xlsx" : "a.xlsx");
		const struct book_bars bars = {.title = "Bars",
					       .axis = "dollars",
					       .sheet = "pay",
					       .row_count = 1,
					       .low = 1,
					       .to_middle = 1,
					       .to_high = 1,
					       .most = 10};
		uint64_t bytes;

		book_out_sheet(b, "pay", columns, 3, 1);
		add_row(b, "x", 1, "y");
		book_out_canvas(b, "charts");
		book_out_bars(b, &bars);
		committed(b);
		assert_int_equal(file_digest(&e, path, hex[i], &bytes), 0);
		free(path);
	}
	assert_string_equal(hex[0], hex[1]);
	for (int i = 0; i < 2; i++) {
		char *path = in(folder, i ? "b.xlsx" : "a.xlsx");

		unlink(path);
		free(path);
	}
	/* Nothing else was left. */
	assert_int_equal(rmdir(folder), 0);
	free(folder);
}

static void a_text_longer_than_a_cell_is_cut(void **state)
{
	char *folder = fixture_directory();
	struct book_out *b = opened(folder, "a.xlsx");
	struct buf text;

	(void)state;
	buf_init(&text, BUF_LIMIT_DEFAULT);
	for (int i = 0; i < 20000; i++)
		buf_add_string(&text, "\xf0\x9f\x98\x80"); /* two units each */
	book_out_sheet(b, "pay", columns, 3, 1);
	add_row(b, text.data, 1, "");
	assert_int_equal(book_out_cut(b), 1);
	add_row(b, "short", 1, "");
	assert_int_equal(book_out_cut(b), 1);
	committed(b);
	buf_release(&text);
	fixture_remove(folder);
}

static void assert_fails(struct book_out *b, const char *words)
{
	struct err e = ERR_INIT;

	assert_int_equal(book_out_commit(&e, b), -1);
	assert_int_equal(e.code, ERR_WRITE);
	if (!strstr(e.text, words))
		fail_msg("\"%s\" lacks \"%s\"", e.text, words);
}

static void what_a_workbook_cannot_hold_is_refused(void **state)
{
	char *folder = fixture_directory();
	struct book_out *b = opened(folder, "a.xlsx");
	static const struct book_column one[] = {{"n", BOOK_COUNT}};

	(void)state;
	book_out_sheet(b, "pay", one, 1, 0);
	for (int i = 1; i < BOOK_ROWS; i++) {
		book_out_row(b);
		book_out_number(b, i);
	}
	book_out_row(b);
	assert_fails(b, "a sheet has at most 1048576 rows");
	book_out_abandon(NULL);
	fixture_remove(folder);
}

static void a_folder_that_takes_no_file_is_an_error(void **state)
{
	struct err e = ERR_INIT;
	struct book_out *b;

	(void)state;
	assert_int_equal(book_out_open(&e, &b, "/nonexistent/a.xlsx", "/nonexistent", &about), -1);
	assert_int_equal(e.code, ERR_WRITE);
	assert_non_null(
	    strstr(e.text, "/nonexistent: cannot write the workbook's temporary files"));
}

/* The library does not look at what its temporary files could not take. */
static void a_full_disk_is_noticed(void **state)
{
	char *folder = fixture_directory();
	struct book_out *b = opened(folder, "a.xlsx");
	struct rlimit all, few = {.rlim_cur = 100000, .rlim_max = RLIM_INFINITY};

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &all);
	few.rlim_max = all.rlim_max;
	setrlimit(RLIMIT_FSIZE, &few);
	book_out_sheet(b, "pay", columns, 3, 1);
	for (int i = 0; i < 5000; i++)
		add_row(b, "somebody", i, "");
	assert_fails(b, "the workbook is not whole (xl/worksheets/sheet1.xml): is the disk full?");
	setrlimit(RLIMIT_FSIZE, &all);
	assert_int_equal(rmdir(folder), 0);
	free(folder);
}

/* The library prints what fails, too: the caller has the one line that is said. */
static void nothing_is_printed_of_a_failure(void **state)
{
	char *folder = fixture_directory();
	struct book_out *b = opened(folder, "a.xlsx");
	struct rlimit all, few = {.rlim_cur = 100};
	FILE *before = stderr;
	char *printed = NULL;
	size_t len = 0;
	FILE *watched = open_memstream(&printed, &len);

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &all);
	few.rlim_max = all.rlim_max;
	book_out_sheet(b, "pay", columns, 3, 1);
	add_row(b, "somebody", 1, "");
	setrlimit(RLIMIT_FSIZE, &few);
	stderr = watched;
	assert_fails(b, "cannot make the workbook: ");
	assert_ptr_equal(stderr, watched);
	stderr = before;
	setrlimit(RLIMIT_FSIZE, &all);
	fclose(watched);
	assert_string_equal(printed, "");
	free(printed);
	assert_int_equal(rmdir(folder), 0);
	free(folder);
}

static void a_workbook_with_other_rows_is_not_whole(void **state)
{
	char *folder = fixture_directory();
	char *path = in(folder, "a.xlsx");
	struct book_out *b = opened(folder, "a.xlsx");
	static const struct {
		struct book_tally tally;
		size_t sheets;
		const char *words; /* NULL: it is whole */
	} cases[] = {{{2, 6}, 1, NULL},
		     {{3, 6}, 1, "is not whole (xl/worksheets/sheet1.xml)"},
		     {{2, 5}, 1, "is not whole (xl/worksheets/sheet1.xml)"},
		     {{2, 6}, 2, "lacks a sheet"}};

	(void)state;
	book_out_sheet(b, "pay", columns, 3, 1);
	add_row(b, "x", 1, "y");
	committed(b);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct book_tally tallies[] = {cases[i].tally, cases[i].tally};
		struct err e = ERR_INIT;
		int fd = open(path, O_RDONLY);
		int result = book_check(&e, fd, path, tallies, cases[i].sheets);

		close(fd);
		assert_int_equal(result, cases[i].words ? -1 : 0);
		if (cases[i].words && !strstr(e.text, cases[i].words))
			fail_msg("\"%s\" lacks \"%s\"", e.text, cases[i].words);
	}
	free(path);
	fixture_remove(folder);
}

/* ---- what the sheets are made of ---- */

static void a_field_comes_back_as_it_was(void **state)
{
	static const char *const fields[] = {
	    "",	    "a",  "a,b",  "say \"x\"", "\"", "line\nbreak", " x ",
	    "=1+1", "-x", "@a,b", "'quoted'",  "-3", "+",	    "\"\""};
	const size_t count = sizeof(fields) / sizeof(*fields);
	struct buf line, value;
	struct text rest;

	(void)state;
	buf_init(&line, BUF_LIMIT_DEFAULT);
	buf_init(&value, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < count; i++) {
		csv_add_field(&line, text_of(fields[i]), true);
		buf_add_char(&line, i + 1 < count ? ',' : '\n');
	}
	rest = buf_text(&line);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(csv_take_field(&rest, &value), i + 1 < count);
		assert_string_equal(value.data, fields[i]);
	}
	assert_int_equal(rest.len, 0);
	assert_false(csv_take_field(&rest, &value));
	buf_release(&value);
	buf_release(&line);
}

/* What lies past the text is never looked at: of each memory only `len` bytes are the text. */
static void a_field_ends_where_its_text_does(void **state)
{
	static const struct {
		const char *memory;
		size_t len;
		const char *value;
		bool more;
		size_t left;
	} cases[] = {
	    {"a,b", 3, "a", true, 1},
	    {"a,b", 2, "a", true, 0},
	    {"a,b", 1, "a", false, 0},
	    {",b", 1, "", true, 0},
	    {",b", 0, "", false, 0},
	    {"a\nb", 3, "a", false, 1},
	    {"\nb", 2, "", false, 1},
	    {"\"a\",b", 5, "a", true, 1},
	    {"\"a\",b", 3, "a", false, 0},
	    {"\"a\"\nb", 5, "a", false, 1},
	    {"\"a\"\"b\"", 3, "a", false, 0},
	    {"\"a\"\"b\"", 4, "a\"", false, 0},
	    {"\"a\"\"b\"", 6, "a\"b", false, 0},
	    {"\"ab\"", 3, "ab", false, 0},
	    {"\"\"", 1, "", false, 0},
	    {"\"\"", 2, "", false, 0},
	    {"\"\",", 3, "", true, 0},
	    {"\"a,b\nc\",d", 9, "a,b\nc", true, 1},
	    {"'=1", 3, "=1", false, 0},
	    {"'=1", 1, "'", false, 0},
	    {"'a", 2, "'a", false, 0},
	};
	struct buf value;

	(void)state;
	buf_init(&value, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct text rest = {cases[i].memory, cases[i].len};
		bool more = csv_take_field(&rest, &value);
		if (more != cases[i].more || rest.len != cases[i].left ||
		    strcmp(buf_text(&value).data, cases[i].value) != 0)
			fail_msg("%.*s: \"%s\", %d, %zu", (int)cases[i].len, cases[i].memory,
				 buf_text(&value).data, more, rest.len);
	}
	buf_release(&value);
}

static void an_area_comes_back_as_it_was(void **state)
{
	static const char *const good[] = {"*",	     "US",	"US-CA", "41860", "DE",
					   "GB-TLI", "CA-3530", "DE-9",	 "FR-IDF"};
	static const char *const bad[] = {"",	    "U",       "US-",	    "-CA",     "4186",
					  "00001",  "US-C4",   "USA-CALIF", "GB-",     "GB-TLI34",
					  "GB-T I", "GBR-TLI", "G-TLI",	    "GB-TLI-3"};
	struct area area;
	char text[8];

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		assert_true(area_from_text(&area, text_of(good[i])));
		area_text(area, text);
		assert_string_equal(text, good[i]);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (area_from_text(&area, text_of(bad[i])))
			fail_msg("\"%s\" is an area", bad[i]);
}

static void a_text_is_escaped_where_a_spreadsheet_would_read_it_otherwise(void **state)
{
	static const struct {
		const char *text, *cell;
		size_t units;
	} cases[] = {
	    {"_x0041_", "_x005F_x0041_", 13},
	    {"a_xAbCd_z", "a_x005F_xAbCd_z", 15},
	    {"_x0041", "_x0041", 6}, /* no end: it is read as written */
	    {"_x004_1_", "_x004_1_", 8},
	    {"_x00g1_", "_x00g1_", 7},
	    {"_y0041_", "_y0041_", 7},
	    {"x0041_", "x0041_", 6},
	    {"a\tb\nc", "a\tb\nc", 5},
	    {"a\x1f"
	     "b\rc d",
	     "abc d", 5},
	    {"a\xef\xbf\xbe"
	     "b\xef\xbf\xbf"
	     "c\xef\xbf\xbd",
	     "abc\xef\xbf\xbd", 4},
	    {"\xf0\x9f\x98\x80\xc3\xa9", "\xf0\x9f\x98\x80\xc3\xa9", 3},
	    {"", "", 0},
	};
	struct buf out;
	bool cut = true;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_add_string(&out, "of before");
		assert_int_equal(book_text(&out, text_of(cases[i].text), &cut), cases[i].units);
		assert_false(cut);
		if (!text_equal(buf_text(&out), text_of(cases[i].cell)))
			fail_msg("%s: %.*s", cases[i].text, TEXT_ARG(buf_text(&out)));
	}
	buf_release(&out);
}

/* UTF-16 units of well-formed UTF-8. */
static size_t units_of(struct text t)
{
	size_t units = 0;

	for (size_t i = 0; i < t.len; i++)
		units += (size_t)((t.data[i] & 0xc0) != 0x80) +
			 (size_t)((unsigned char)t.data[i] >= 0xf0);
	return units;
}

static void a_cell_is_never_longer_than_it_may_be_whatever_it_ends_in(void **state)
{
	static const char *const ends[] = {"abcdefghijkl", "_x0041__x0041_",
					   "\xf0\x9f\x98\x80\xf0\x9f\x98\x80", ""};

	(void)state;
	for (size_t len = BOOK_CELL - 24; len <= BOOK_CELL + 1; len++)
		for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
			struct buf text, out;
			bool cut;
			buf_init(&text, BUF_LIMIT_DEFAULT);
			buf_init(&out, BUF_LIMIT_DEFAULT);
			for (size_t at = 0; at < len; at++)
				buf_add_string(&text, "a");
			buf_add_string(&text, ends[i]);
			size_t units = book_text(&out, buf_text(&text), &cut);
			assert_true(units <= BOOK_CELL);
			assert_int_equal(units, units_of(buf_text(&out)));
			assert_int_equal(cut,
					 text_ends(buf_text(&out), TEXT_LITERAL("\xe2\x80\xa6")));
			if (!cut)
				assert_int_equal(units,
						 units_of(buf_text(&text)) + (i == 1 ? 12 : 0));
			size_t uncut = len + units_of(text_of(ends[i])) + (i == 1 ? 12 : 0);
			assert_int_equal(cut, uncut > BOOK_CELL);
			if (cut)
				assert_true(units >= BOOK_CELL - 7); /* no room for "_x005F_" */
			buf_release(&text);
			buf_release(&out);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(cells_are_read_as_they_were_written),
	    cmocka_unit_test(the_same_calls_give_the_same_bytes),
	    cmocka_unit_test(a_text_longer_than_a_cell_is_cut),
	    cmocka_unit_test(what_a_workbook_cannot_hold_is_refused),
	    cmocka_unit_test(a_folder_that_takes_no_file_is_an_error),
	    cmocka_unit_test(a_full_disk_is_noticed),
	    cmocka_unit_test(nothing_is_printed_of_a_failure),
	    cmocka_unit_test(a_workbook_with_other_rows_is_not_whole),
	    cmocka_unit_test(a_field_comes_back_as_it_was),
	    cmocka_unit_test(a_field_ends_where_its_text_does),
	    cmocka_unit_test(an_area_comes_back_as_it_was),
	    cmocka_unit_test(a_text_is_escaped_where_a_spreadsheet_would_read_it_otherwise),
	    cmocka_unit_test(a_cell_is_never_longer_than_it_may_be_whatever_it_ends_in),
	};

	return cmocka_run_group_tests_name("test_book_out", tests, NULL, NULL);
}
