/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parser that is told which columns are wanted gives the same texts in them as one that splits all, and the
 * same records once they are completed. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/csv_in.h"
#include "base/mem.h"

static const struct csv_dialect comma = {.delimiter = ',', .quoting = true};

/* Plain ones first, then those that only libcsv reads right. */
static const char *const texts[] = {
    "",
    "a",
    "120000",
    " blanks about ",
    "\"quoted\"",
    "\"a, b\"",
    "\"\"",
    "\"two\nlines\"",
    "a text that is longer than the sixty-four bytes that are looked at together",
    "\"and one with a comma, that is longer than the sixty-four bytes, quoted\"",
    "caf\xc3\xa9",
    "\"an odd \"\"quote\"\" inside\"",
    "5\" inside",
    " \"after a blank\"",
};
enum { TEXTS = sizeof(texts) / sizeof(*texts), PLAIN = TEXTS - 3, ROWS = 60 };

static uint64_t next(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

static const char *line_end(uint64_t number)
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};

	return ends[number % 3];
}

/* Of 60 rows each seventh has a field more or less than `width`, each eleventh a field with an odd quote; the last
 * one has no line end. */
static void make_file(struct buf *out, size_t width, uint64_t seed)
{
	for (size_t row = 0; row < ROWS; row++) {
		size_t fields = row % 7 == 3 ? width + 1 : row % 7 == 5 ? width - 1 : width;
		size_t odd = row % 11 == 4 ? next(&seed) % (width + 1) : SIZE_MAX;

		for (size_t i = 0; i < fields; i++) {
			buf_add_string(out, i ? "," : "");
			buf_add_string(out, texts[i == odd ? PLAIN + next(&seed) % (TEXTS - PLAIN)
							   : next(&seed) % PLAIN]);
		}
		if (row + 1 < ROWS)
			buf_add_string(out, line_end(next(&seed)));
	}
}

static int write_down(struct buf *out, const struct csv_record *record)
{
	buf_addf(out, "%llu:", (unsigned long long)record->line);
	for (size_t i = 0; i < record->count; i++)
		buf_addf(out, "[%.*s]", (int)record->fields[i].len, record->fields[i].data);
	buf_add_char(out, '\n');
	return 0;
}

static int on_whole(struct err *e, void *context, const struct csv_record *record)
{
	(void)e;
	assert_null(record->partly);
	return write_down(context, record);
}

struct wanting {
	struct buf out;
	const bool *wanted;
	size_t width;
	size_t partly; /* records of which only the wanted fields were there */
};

static bool same_place(struct text a, struct text b)
{
	return a.len == b.len && (a.data == b.data || !a.len);
}

static int on_partly(struct err *e, void *context, const struct csv_record *record)
{
	struct wanting *w = context;
	struct text *before = mem_alloc(record->count + 1, sizeof(*before));

	(void)e;
	w->partly += record->partly != NULL;
	memcpy(before, record->fields, record->count * sizeof(*before));
	csv_record_complete(record);
	for (size_t i = 0; record->partly && i < record->count; i++)
		if (w->wanted[i] || i == 0 || i + 1 == record->count)
			assert_true(same_place(before[i], record->fields[i]));
	free(before);
	return write_down(&w->out, record);
}

static void parse(struct text file, const bool *wanted, size_t width, csv_on_record *on_record,
		  void *context)
{
	const struct csv_block block = {.data = (char *)file.data,
					.len = file.len,
					.first_line = 1,
					.has_quote = memchr(file.data, '"', file.len) != NULL};
	struct csv_parser *parser;
	struct err e = ERR_INIT;

	assert_int_equal(csv_parser_new(&e, &parser, &comma), 0);
	if (wanted)
		csv_parser_want(parser, wanted, width);
	if (csv_parse_block(&e, parser, &block, on_record, context))
		fail_msg("%s", e.text);
	csv_parser_free(parser);
}

/* Gives how many records were split partly. */
static size_t check(struct text file, const bool *wanted, size_t width)
{
	struct wanting w = {.wanted = wanted, .width = width};
	struct buf whole;

	buf_init(&whole, BUF_LIMIT_DEFAULT);
	buf_init(&w.out, BUF_LIMIT_DEFAULT);
	parse(file, NULL, 0, on_whole, &whole);
	parse(file, wanted, width, on_partly, &w);
	assert_string_equal(w.out.data, whole.data);
	buf_release(&w.out);
	buf_release(&whole);
	return w.partly;
}

/* None, all, one of three, and each with even odds. */
static bool is_wanted(int pattern, size_t column, uint64_t *seed)
{
	switch (pattern) {
	case 0:
		return false;
	case 1:
		return true;
	case 2:
		return column % 3 == 1;
	default:
		return next(seed) % 2;
	}
}

static void wanted_fields_are_those_of_the_whole_record(void **state)
{
	static const size_t widths[] = {1, 2, 3, 11, 63, 64, 65, 96, 128, 129, 300};
	uint64_t seed = 7;

	(void)state;
	for (size_t k = 0; k < sizeof(widths) / sizeof(*widths); k++) {
		for (int pattern = 0; pattern < 6; pattern++) {
			bool wanted[300];
			struct buf file;

			for (size_t i = 0; i < widths[k]; i++)
				wanted[i] = is_wanted(pattern, i, &seed);
			buf_init(&file, BUF_LIMIT_DEFAULT);
			make_file(&file, widths[k], next(&seed));
			(void)check(buf_text(&file), wanted, widths[k]);
			buf_release(&file);
		}
	}
}

/* That records are split partly at all, where the processor has what it takes. */
static void of_other_widths_all_fields_are_there(void **state)
{
	static const bool wanted[4] = {false, false, true, false};
	const bool wide = check(TEXT_LITERAL("a,b,c,d\n"), wanted, 4) == 1;

	(void)state;
	assert_int_equal(check(TEXT_LITERAL("a,b,c,d\ne,f,g\nh,i,j,k\n"), wanted, 4), wide ? 2 : 0);
	assert_int_equal(check(TEXT_LITERAL("a,b,c\n"), wanted, 4), 0);
	assert_int_equal(check(TEXT_LITERAL("a,b,c,d,e"), wanted, 4), 0);
	assert_int_equal(check(TEXT_LITERAL("a, \"b\",c,d\nl,m,n,o"), wanted, 4), wide ? 1 : 0);
	assert_int_equal(check(TEXT_LITERAL("\n\na,b,c,d\n\n"), wanted, 4), wide ? 1 : 0);
}

static void a_table_of_other_widths_is_split_whole(void **state)
{
	static const bool wanted[4] = {false, false, true, false};
	const bool wide = check(TEXT_LITERAL("a,b,c,d\n"), wanted, 4) == 1;
	struct buf file;

	(void)state;
	buf_init(&file, BUF_LIMIT_DEFAULT);
	for (int i = 0; i < 31; i++)
		buf_add_string(&file, "a,\"b\", c\n");
	buf_add_string(&file, "a,b, c ,d\n");
	assert_int_equal(check(buf_text(&file), wanted, 4), wide ? 1 : 0);
	buf_add_string(&file, "a,b,c\na, b ,\"c\",d\n");
	assert_int_equal(check(buf_text(&file), wanted, 4), wide ? 1 : 0);
	buf_release(&file);
}

/* Its fields' lengths are looked at, wanted or not. */
static int count_record(struct err *e, void *context, const struct csv_record *record)
{
	(void)e;
	(void)record;
	++*(size_t *)context;
	return 0;
}

static void a_field_nobody_wants_may_not_be_too_long_either(void **state)
{
	static const bool wanted[3] = {true, false, true};
	struct csv_block block = {.first_line = 1};
	struct csv_parser *parser;
	struct err e = ERR_INIT;
	size_t records = 0;
	struct buf file;

	(void)state;
	buf_init(&file, BUF_LIMIT_DEFAULT);
	buf_add_string(&file, "1,");
	for (size_t i = 0; i <= CSV_FIELD_MAX; i++)
		buf_add_char(&file, 'x');
	buf_add_string(&file, ",3\n");
	block.data = file.data;
	block.len = file.len;
	assert_int_equal(csv_parser_new(&e, &parser, &comma), 0);
	csv_parser_want(parser, wanted, 3);
	assert_int_equal(csv_parse_block(&e, parser, &block, count_record, &records), -1);
	assert_non_null(strstr(e.text, "longer than 1 MiB"));
	assert_int_equal(records, 0);
	csv_parser_free(parser);
	buf_release(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(wanted_fields_are_those_of_the_whole_record),
	    cmocka_unit_test(of_other_widths_all_fields_are_there),
	    cmocka_unit_test(a_table_of_other_widths_is_split_whole),
	    cmocka_unit_test(a_field_nobody_wants_may_not_be_too_long_either),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	setenv("PAYBANDS_VECTORS", "16", 1);
	return failed + cmocka_run_group_tests(tests, NULL, NULL);
}
