/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_csv.c: blocks and the fast splitter against libcsv over the whole input.
 *
 * The first byte of the input picks the dialect, the rest is the file. libcsv is fed one byte at a
 * time, which also shows the line each record starts at. Whatever the size of the blocks, the same
 * records must come at the same lines, or the same open quote be found; and unless a quote was
 * found to be a stray, they are libcsv's. Vectors of 16 bytes and of 32 must give the same, and so must a
 * parser that is told which columns are wanted. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define csv_parser libcsv_parser /* ours has that name too */
#include <csv.h>
#undef csv_parser

#include "base/buf.h"
#include "base/csv_in.h"
#include "tests/unit/memory_file.h"

enum { LIBCSV_FIELD_BEGUN = 2, EVERY_SIZE_TO = 80 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What came out, in a form without ambiguity: "line count (len:bytes)*". */
struct records {
	struct buf text;
	struct buf fields;
	size_t count;
	unsigned long long line;
	unsigned long long starts;
};

static void reference_field(void *bytes, size_t len, void *context)
{
	struct records *r = context;

	buf_addf(&r->fields, "(%zu:", len);
	buf_add(&r->fields, bytes, len);
	buf_add_char(&r->fields, ')');
	r->count++;
}

static void reference_record(int line_end, void *context)
{
	struct records *r = context;

	(void)line_end;
	buf_addf(&r->text, "%llu %zu ", r->starts, r->count);
	buf_add_text(&r->text, buf_text(&r->fields));
	buf_clear(&r->fields);
	r->count = 0;
}

static int our_record(struct err *e, void *context, const struct csv_record *record)
{
	struct buf *out = context;

	(void)e;
	buf_addf(out, "%llu %zu ", (unsigned long long)record->line, record->count);
	for (size_t i = 0; i < record->count; i++) {
		buf_addf(out, "(%zu:", record->fields[i].len);
		buf_add_text(out, record->fields[i]);
		buf_add_char(out, ')');
	}
	return 0;
}

/* True when libcsv ends inside an open quote. `quote` is a byte that `input` lacks if the dialect
 * has no quoting. */
static bool read_reference(struct text input, char delimiter, int quote, struct buf *out)
{
	struct libcsv_parser parser;
	struct records r = {.line = 1};
	bool open;

	buf_init(&r.text, BUF_LIMIT_DEFAULT);
	buf_init(&r.fields, BUF_LIMIT_DEFAULT);
	csv_init(&parser, 0);
	csv_set_delim(&parser, (unsigned char)delimiter);
	csv_set_quote(&parser, (unsigned char)quote);
	for (size_t i = 0; i < input.len; i++) {
		int before = parser.pstate;
		char c = input.data[i];
		if (before == 0)
			r.starts = r.line;
		csv_parse(&parser, &c, 1, reference_field, reference_record, &r);
		r.line +=
		    c == '\n' || (c == '\r' && (i + 1 == input.len || input.data[i + 1] != '\n'));
	}
	open = parser.pstate == LIBCSV_FIELD_BEGUN && parser.quoted;
	csv_fini(&parser, reference_field, reference_record, &r);
	csv_free(&parser);
	buf_add_text(out, buf_text(&r.text));
	buf_release(&r.fields);
	buf_release(&r.text);
	return open;
}

static int read_ours(struct err *e, const char *path, const struct csv_dialect *dialect,
		     size_t wanted, struct buf *out, size_t *strays)
{
	const struct bytes_in_options options = {.expansion_limit = 200};
	struct csv_block block = {.data = NULL};
	struct csv_reader *reader = NULL;
	struct csv_parser *parser = NULL;
	struct bytes_in *in = NULL;
	bool more = true;
	int result = -1;

	if (bytes_in_open(e, &in, path, &options) || csv_reader_new(e, &reader, in, dialect) ||
	    csv_parser_new(e, &parser, dialect))
		goto out;
	while (more) {
		if (csv_reader_next(e, reader, &block, wanted, &more) ||
		    csv_parse_block(e, parser, &block, our_record, out))
			goto out;
	}
	result = 0;
out:
	*strays = reader ? csv_reader_strays(reader) : 0;
	csv_block_release(&block);
	csv_parser_free(parser);
	csv_reader_free(reader);
	bytes_in_close(in);
	return result;
}

static void hold(bool holds, const char *what, size_t wanted)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_csv: %s (blocks of %zu)\n", what, wanted);
	abort();
}

/* What the file gives, as one block. */
struct expected {
	struct buf records;
	bool open;
	size_t strays;
};

static void compare_blocks(const char *path, const struct csv_dialect *dialect, size_t wanted,
			   const struct expected *expected)
{
	struct err e = ERR_INIT;
	struct buf ours;
	size_t strays;
	int result;

	buf_init(&ours, BUF_LIMIT_DEFAULT);
	result = read_ours(&e, path, dialect, wanted, &ours, &strays);
	hold(expected->open == (result != 0),
	     expected->open ? "an open quote was not found" : e.text, wanted);
	hold(!expected->open || strstr(e.text, "the quote opened here"), e.text, wanted);
	hold(expected->open || text_equal(buf_text(&ours), buf_text(&expected->records)),
	     "other records", wanted);
	hold(expected->open || strays == expected->strays, "other strays", wanted);
	buf_release(&ours);
}

/* Where there are strays, only that all blocks agree can be asked. */
static void expect_strays(const char *path, const struct csv_dialect *dialect,
			  struct expected *expected)
{
	struct err e = ERR_INIT;
	struct buf ours;
	int result;

	buf_init(&ours, BUF_LIMIT_DEFAULT);
	result = read_ours(&e, path, dialect, 0, &ours, &expected->strays);
	if (expected->strays) {
		buf_clear(&expected->records);
		buf_add_text(&expected->records, buf_text(&ours));
		expected->open = result != 0;
	}
	buf_release(&ours);
}

/* The whole as one block, without a reader. */
static void compare_whole(struct text input, const struct csv_dialect *dialect,
			  struct text expected, bool open)
{
	const struct csv_block block = {
	    .data = (char *)input.data, .len = input.len, .first_line = 1, .has_quote = true};
	struct csv_parser *parser;
	struct err e = ERR_INIT;
	struct buf ours;
	int result;

	buf_init(&ours, BUF_LIMIT_DEFAULT);
	hold(csv_parser_new(&e, &parser, dialect) == 0, "no parser", 0);
	result = csv_parse_block(&e, parser, &block, our_record, &ours);
	hold(open == (result != 0), "an open quote in the whole", 0);
	hold(open || text_equal(buf_text(&ours), expected), "other records in the whole", 0);
	csv_parser_free(parser);
	buf_release(&ours);
}

/* What a parser gives that is told which columns are wanted. */
struct wanting {
	struct buf ours;
	bool wanted[8];
};

static int wanted_record(struct err *e, void *context, const struct csv_record *record)
{
	struct wanting *w = context;
	struct text before[8];

	if (record->partly)
		memcpy(before, record->fields, record->count * sizeof(*before));
	csv_record_complete(record);
	for (size_t i = 0; record->partly && i < record->count; i++)
		hold(!w->wanted[i] || text_equal(before[i], record->fields[i]),
		     "another wanted field", 0);
	return our_record(e, &w->ours, record);
}

static void compare_wanted(struct text input, const struct csv_dialect *dialect, size_t width,
			   struct text expected, bool open)
{
	const struct csv_block block = {
	    .data = (char *)input.data, .len = input.len, .first_line = 1, .has_quote = true};
	struct wanting w = {.wanted = {false}};
	struct csv_parser *parser;
	struct err e = ERR_INIT;
	int result;

	for (size_t i = 0; i < width; i++)
		w.wanted[i] = (input.len >> i) & 1;
	buf_init(&w.ours, BUF_LIMIT_DEFAULT);
	hold(csv_parser_new(&e, &parser, dialect) == 0, "no parser", 0);
	csv_parser_want(parser, w.wanted, width);
	result = csv_parse_block(&e, parser, &block, wanted_record, &w.ours);
	hold(open == (result != 0), "an open quote where columns are wanted", 0);
	hold(open || text_equal(buf_text(&w.ours), expected), "other records of wanted columns", 0);
	csv_parser_free(parser);
	buf_release(&w.ours);
}

static int listed_record(struct err *e, void *context, const struct csv_record *record)
{
	csv_record_complete(record);
	for (size_t i = 0; i < record->count; i++)
		hold(text_equal(csv_record_field(record, i), record->fields[i]), "another field",
		     0);
	return our_record(e, context, record);
}

/* What a parser gives that gives where fields start. */
static void compare_starts(struct text input, const struct csv_dialect *dialect,
			   struct text expected, bool open)
{
	const struct csv_block block = {.data = (char *)input.data,
					.len = input.len,
					.first_line = 1,
					.has_quote =
					    input.len && memchr(input.data, '"', input.len)};
	struct csv_parser *parser;
	struct err e = ERR_INIT;
	struct buf ours;
	int result;

	buf_init(&ours, BUF_LIMIT_DEFAULT);
	hold(csv_parser_new(&e, &parser, dialect) == 0, "no parser", 0);
	csv_parser_give_starts(parser);
	result = csv_parse_block(&e, parser, &block, listed_record, &ours);
	hold(open == (result != 0), "an open quote where starts are given", 0);
	hold(open || text_equal(buf_text(&ours), expected), "other records of starts", 0);
	csv_parser_free(parser);
	buf_release(&ours);
}

static bool is_other_kind(struct text t)
{
	return text_starts(t, text_of("\x1f\x8b")) || text_starts(t, text_of("\xff\xfe")) ||
	       text_starts(t, text_of("\xfe\xff")) || text_starts(t, text_of("PK\x03\x04"));
}

/* A byte that is nowhere in `input`, or -1. */
static int absent_byte(struct text input)
{
	for (int c = 0; c < 256; c++)
		if (!strchr(" \t\r\n,;|", c) && (!input.len || !memchr(input.data, c, input.len)))
			return c;
	return -1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct csv_dialect dialect;
	struct text input;
	struct expected expected = {.strays = 0};
	int quote = '"';

	if (size == 0)
		return 0;
	dialect =
	    (struct csv_dialect){.delimiter = ",;\t|"[data[0] & 3], .quoting = !(data[0] & 4)};
	input = (struct text){.data = (const char *)data + 1, .len = size - 1};
	if (is_other_kind(input) || (!dialect.quoting && (quote = absent_byte(input)) < 0))
		return 0;

	struct memory_file file = memory_file_new(input.data, input.len);
	if (text_starts(input, text_of("\xef\xbb\xbf"))) {
		input.data += 3;
		input.len -= 3;
	}
	buf_init(&expected.records, BUF_LIMIT_DEFAULT);
	expected.open = read_reference(input, dialect.delimiter, quote, &expected.records);
	compare_whole(input, &dialect, buf_text(&expected.records), expected.open);
	for (size_t width = 1; width <= 8; width++)
		compare_wanted(input, &dialect, width, buf_text(&expected.records), expected.open);
	compare_starts(input, &dialect, buf_text(&expected.records), expected.open);
	setenv("PAYBANDS_VECTORS", "16", 1);
	compare_whole(input, &dialect, buf_text(&expected.records), expected.open);
	compare_starts(input, &dialect, buf_text(&expected.records), expected.open);
	expect_strays(file.path, &dialect, &expected);
	compare_blocks(file.path, &dialect, 0, &expected);
	unsetenv("PAYBANDS_VECTORS");
	compare_blocks(file.path, &dialect, 0, &expected);
	size_t step = input.len <= EVERY_SIZE_TO ? 1 : 1 + input.len / 16;
	for (size_t wanted = 1; wanted <= input.len; wanted += step)
		compare_blocks(file.path, &dialect, wanted, &expected);
	buf_release(&expected.records);
	memory_file_close(&file);
	return 0;
}
