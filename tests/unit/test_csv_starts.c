/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parser that gives where fields start gives the same records as one that gives the fields. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/csv_in.h"

static const struct csv_dialect comma = {.delimiter = ',', .quoting = true};

static uint64_t next(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

struct got {
	struct buf out;
	size_t listed; /* records that came by their starts */
};

static int on_record(struct err *e, void *context, const struct csv_record *record)
{
	struct got *got = context;
	size_t last = record->count - 1;
	struct text slice = csv_record_slice(record, 0, last);

	(void)e;
	got->listed += record->starts != NULL;
	buf_addf(&got->out, "%llu:", (unsigned long long)record->line);
	for (size_t i = 0; i < record->count; i++) {
		struct text field = csv_record_field(record, i);
		buf_addf(&got->out, "[%.*s]", (int)field.len, field.data);
	}
	buf_addf(&got->out, "(%.*s)\n", (int)slice.len, slice.data);
	csv_record_complete(record);
	for (size_t i = 0; i < record->count; i++) {
		struct text field = csv_record_field(record, i);
		assert_ptr_equal(record->fields[i].data, field.data);
		assert_int_equal(record->fields[i].len, field.len);
	}
	return 0;
}

static int on_run(struct err *e, void *context, const struct csv_run *run)
{
	assert_true(run->count > 0);
	for (size_t i = 0; i < run->count; i++) {
		const struct csv_record record = csv_run_record(run, i);
		(void)on_record(e, context, &record);
	}
	return 0;
}

enum how { BY_FIELDS, BY_STARTS, BY_RUNS };

/* Gives what csv_parse_runs gives. */
static int parse(struct text file, enum how how, struct err *e, struct got *got)
{
	const struct csv_block block = {.data = (char *)file.data,
					.len = file.len,
					.first_line = 1,
					.has_quote = file.len && memchr(file.data, '"', file.len)};
	struct csv_parser *parser;
	int result;

	buf_init(&got->out, BUF_LIMIT_DEFAULT);
	got->listed = 0;
	assert_int_equal(csv_parser_new(e, &parser, &comma), 0);
	if (how != BY_FIELDS)
		csv_parser_give_starts(parser);
	result = csv_parse_runs(e, parser, &block, on_record, how == BY_RUNS ? on_run : NULL, got);
	csv_parser_free(parser);
	return result;
}

/* Gives how many records came by their starts. */
static size_t check(struct text file)
{
	struct err fields_err = ERR_INIT;
	struct got fields;
	int expected = parse(file, BY_FIELDS, &fields_err, &fields);
	size_t listed = 0;

	assert_int_equal(fields.listed, 0);
	for (enum how how = BY_STARTS; how <= BY_RUNS; how++) {
		struct err e = ERR_INIT;
		struct got got;
		assert_int_equal(parse(file, how, &e, &got), expected);
		assert_true(text_equal(buf_text(&got.out), buf_text(&fields.out)));
		if (expected)
			assert_string_equal(e.text, fields_err.text);
		assert_true(how == BY_STARTS || got.listed == listed);
		listed = got.listed;
		buf_release(&got.out);
	}
	buf_release(&fields.out);
	return listed;
}

/* Fields of up to 40 bytes; about one of `blanks` has a blank at an end. */
static void add_field(struct buf *out, uint64_t *seed, uint64_t blanks)
{
	uint64_t draw = next(seed), blank = next(seed) % blanks;

	if (blank == 0)
		buf_add_char(out, draw & 64 ? ' ' : '\t');
	for (uint64_t len = draw / 16 % (draw & 1 ? 4 : 41); len; len--)
		buf_add_char(out, (char)('a' + next(seed) % 26));
	if (blank == 1)
		buf_add_char(out, ' ');
}

static void records_of_any_shape_are_the_same(void **state)
{
	static const char *const ends[] = {"\n", "\r\n", "\r", "\n\n", "\n \r\n"};
	uint64_t seed = 11;
	size_t listed = 0;

	(void)state;
	for (int round = 0; round < 300; round++) {
		uint64_t ends_used = 1 + next(&seed) % 5, blanks = round % 3 ? 1000 : 10;
		struct buf file;

		buf_init(&file, BUF_LIMIT_DEFAULT);
		for (uint64_t rows = next(&seed) % 200; rows; rows--) {
			for (uint64_t i = next(&seed) % 14; i; i--) {
				add_field(&file, &seed, blanks);
				buf_add_char(&file, ',');
			}
			add_field(&file, &seed, blanks);
			buf_add_string(&file, ends[next(&seed) % ends_used]);
		}
		if (round % 2)
			add_field(&file, &seed, blanks);
		listed += check(buf_text(&file));
		buf_release(&file);
	}
	assert_true(listed > 10000);
}

/* A line longer than two chunks, without its end, so that it is split and no other lies beside the end of the block. */
static void add_tail(struct buf *file)
{
	for (size_t i = 0; i < 150; i++)
		buf_add_char(file, i == 75 ? ',' : 'x');
}

/* The records before the tail that came by their starts. */
static size_t check_before_tail(const char *start)
{
	struct buf file;
	size_t listed;

	buf_init(&file, BUF_LIMIT_DEFAULT);
	buf_add_string(&file, start);
	add_tail(&file);
	listed = check(buf_text(&file));
	buf_release(&file);
	return listed;
}

struct counts {
	size_t runs, records;
};

static int count_run(struct err *e, void *context, const struct csv_run *run)
{
	struct counts *counts = context;

	(void)e;
	(void)run;
	counts->runs++;
	return 0;
}

static int count_record(struct err *e, void *context, const struct csv_record *record)
{
	struct counts *counts = context;

	(void)e;
	(void)record;
	counts->records++;
	return 0;
}

static void records_of_one_width_are_one_run(void **state)
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct counts counts = {.runs = 0};
		struct csv_block block = {.first_line = 1};
		struct csv_parser *parser;
		struct err e = ERR_INIT;
		struct buf file;

		buf_init(&file, BUF_LIMIT_DEFAULT);
		buf_addf(&file, "a,b%sc,d%s1,2,3%s4,5,6%se,f%s", ends[i], ends[i], ends[i], ends[i],
			 ends[i]);
		add_tail(&file);
		block.data = file.data;
		block.len = file.len;
		assert_int_equal(csv_parser_new(&e, &parser, &comma), 0);
		csv_parser_give_starts(parser);
		assert_int_equal(
		    csv_parse_runs(&e, parser, &block, count_record, count_run, &counts), 0);
		assert_int_equal(counts.runs, 3);
		assert_int_equal(counts.records, 1); /* the tail */
		csv_parser_free(parser);
		buf_release(&file);
	}
}

static void edges_are_the_same(void **state)
{
	(void)state;
	assert_int_equal(check(TEXT_LITERAL("")), 0);
	assert_int_equal(check(TEXT_LITERAL("\n\r\n\r")), 0);
	assert_int_equal(check(TEXT_LITERAL("a,b\nc,d")), 1);
	assert_int_equal(check_before_tail(",\n,,\n"), 2);
	assert_int_equal(check_before_tail("a,b\r\nc,d\r\n"), 2);
	assert_int_equal(check_before_tail("\n\r\n\r,\n"), 1);
	assert_int_equal(check_before_tail("one field\nanother\n"), 0);
	assert_int_equal(check_before_tail("a, b\nc,d\n"), 0); /* in the chunk of the blank */
	assert_int_equal(check_before_tail("a,\"b\"\nc,d\n"), 0); /* in a block with quotes */
}

/* CR LF over the border of two chunks, and of what is marked at once. */
static void line_ends_may_lie_over_borders(void **state)
{
	(void)state;
	for (size_t len = 55; len <= 64 * 33; len += len == 70 ? 1965 : 1) {
		struct buf file;

		buf_init(&file, BUF_LIMIT_DEFAULT);
		for (size_t i = 0; i < len; i++)
			buf_add_char(&file, i % 50 == 49 ? ',' : 'x');
		buf_add_string(&file, "\r\nsecond,line\r\n");
		add_tail(&file);
		assert_int_equal(check(buf_text(&file)), 2);
		buf_release(&file);
	}
}

static void add_many(struct buf *file, size_t count, char c)
{
	for (size_t i = 0; i < count; i++)
		buf_add_char(file, c);
}

static void what_is_too_long_or_too_wide_is_the_same_error(void **state)
{
	(void)state;
	for (size_t fields = CSV_COLUMNS_MAX - 70; fields <= CSV_COLUMNS_MAX + 70; fields++) {
		for (int lead = 0; lead < 2; lead++) {
			struct buf file;

			buf_init(&file, BUF_LIMIT_DEFAULT);
			buf_add_string(&file, lead ? "a,b\nlonger,than,nothing\n" : "");
			add_many(&file, fields - 1, ',');
			buf_add_string(&file, "\nlast,row\n");
			(void)check(buf_text(&file));
			buf_release(&file);
		}
	}
	for (size_t len = CSV_FIELD_MAX - 1; len <= CSV_FIELD_MAX + 1; len++) {
		struct buf file;

		buf_init(&file, BUF_LIMIT_DEFAULT);
		buf_add_string(&file, "a,b\n1,");
		add_many(&file, len, 'x');
		buf_add_string(&file, ",3\nc,d\n");
		add_tail(&file);
		(void)check(buf_text(&file));
		buf_release(&file);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(records_of_any_shape_are_the_same),
	    cmocka_unit_test(records_of_one_width_are_one_run),
	    cmocka_unit_test(edges_are_the_same),
	    cmocka_unit_test(line_ends_may_lie_over_borders),
	    cmocka_unit_test(what_is_too_long_or_too_wide_is_the_same_error),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	setenv("PAYBANDS_VECTORS", "16", 1);
	return failed + cmocka_run_group_tests(tests, NULL, NULL);
}
