/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delimited text: fields, records, lines, blocks and limits. What libcsv itself makes of any
 * bytes is compared in tests/fuzz/fuzz_csv.c; here is what a reader of files relies on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/csv_in.h"
#include "base/csv_out.h"
#include "base/mem.h"
#include "tests/unit/memory_file.h"

static const struct csv_dialect comma = {.delimiter = ',', .quoting = true};
static const struct csv_dialect semicolon = {.delimiter = ';', .quoting = true};
static const struct csv_dialect tab_plain = {.delimiter = '\t', .quoting = false};

/* Each record as "line:[field][field]\n", a newline in a field as \n, a NUL as \0. */
static int write_down(struct err *e, void *context, const struct csv_record *record)
{
	struct buf *out = context;

	(void)e;
	buf_addf(out, "%llu:", (unsigned long long)record->line);
	for (size_t i = 0; i < record->count; i++) {
		buf_add_char(out, '[');
		for (size_t k = 0; k < record->fields[i].len; k++) {
			char c = record->fields[i].data[k];
			if (c == '\n' || c == '\r' || c == '\0')
				buf_add_string(out, c == '\n' ? "\\n" : c ? "\\r" : "\\0");
			else
				buf_add_char(out, c);
		}
		buf_add_char(out, ']');
	}
	buf_add_char(out, '\n');
	return 0;
}

/* Reads `input` in blocks of about `wanted` bytes. */
static int read_in_blocks(struct err *e, struct text input, const struct csv_dialect *dialect,
			  size_t wanted, struct buf *out)
{
	const struct bytes_in_options options = {.expansion_limit = 0};
	struct memory_file file = memory_file_new(input.data, input.len);
	struct csv_reader *reader = NULL;
	struct csv_parser *parser = NULL;
	struct csv_block block = {.data = NULL};
	struct bytes_in *in = NULL;
	uint64_t sequence = 0;
	bool more = true;
	int result = -1;

	if (bytes_in_open(e, &in, file.path, &options) || csv_reader_new(e, &reader, in, dialect) ||
	    csv_parser_new(e, &parser, dialect))
		goto out;
	while (more) {
		if (csv_reader_next(e, reader, &block, wanted, &more))
			goto out;
		assert_int_equal(block.sequence, sequence++);
		if (csv_parse_block(e, parser, &block, write_down, out))
			goto out;
	}
	result = 0;
out:
	csv_block_release(&block);
	csv_parser_free(parser);
	csv_reader_free(reader);
	bytes_in_close(in);
	memory_file_close(&file);
	return result;
}

/* The same records whatever the blocks. */
static void gives(struct text input, const struct csv_dialect *dialect, const char *expected)
{
	for (size_t wanted = 0; wanted <= input.len + 1; wanted++) {
		struct err e = ERR_INIT;
		struct buf out;
		buf_init(&out, BUF_LIMIT_DEFAULT);
		if (read_in_blocks(&e, input, dialect, wanted, &out))
			fail_msg("%s", e.text);
		assert_string_equal(out.data, expected);
		buf_release(&out);
	}
}

static void fails_with(struct text input, const char *words)
{
	static const size_t sizes[] = {0, 1, 7, 1000};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct err e = ERR_INIT;
		struct buf out;
		buf_init(&out, BUF_LIMIT_DEFAULT);
		assert_int_equal(read_in_blocks(&e, input, &comma, sizes[i], &out), -1);
		assert_int_equal(e.code, ERR_INPUT);
		assert_memory_equal(e.text, "/proc/self/fd/", 14);
		if (!strstr(e.text, words))
			fail_msg("\"%s\" lacks \"%s\"", e.text, words);
		buf_release(&out);
	}
}

static void records_and_fields_are_split(void **state)
{
	(void)state;
	gives(text_of("role,pay\nml-engineer,165000\n"), &comma,
	      "1:[role][pay]\n2:[ml-engineer][165000]\n");
	gives(text_of(",\n"), &comma, "1:[][]\n");
	gives(text_of("a,,c,"), &comma, "1:[a][][c][]\n");
	gives(text_of(""), &comma, "");
	gives(text_of("header only"), &comma, "1:[header only]\n");
}

static void every_line_end_ends_a_record(void **state)
{
	(void)state;
	gives(text_of("a,1\nb,2\n"), &comma, "1:[a][1]\n2:[b][2]\n");
	gives(text_of("a,1\r\nb,2\r\n"), &comma, "1:[a][1]\n2:[b][2]\n");
	gives(text_of("a,1\rb,2\r"), &comma, "1:[a][1]\n2:[b][2]\n");
	gives(text_of("a,1\rb,2\r\nc,3\nd,4"), &comma, "1:[a][1]\n2:[b][2]\n3:[c][3]\n4:[d][4]\n");
}

static void blank_lines_are_no_records_but_count_as_lines(void **state)
{
	(void)state;
	gives(text_of("\n\na\n  \t\nb\r\n\r\n\rc"), &comma, "3:[a]\n5:[b]\n8:[c]\n");
	gives(text_of("\"\"\n"), &comma, "1:[]\n");
}

static void lines_are_right_after_fields_of_several_lines(void **state)
{
	(void)state;
	gives(text_of("a,\"x\ny\"\nb,1\n"), &comma, "1:[a][x\\ny]\n3:[b][1]\n");
	gives(text_of("a,\"x\r\n\r\ny\"\r\nb,1\r\n"), &comma, "1:[a][x\\r\\n\\r\\ny]\n4:[b][1]\n");
	gives(text_of("a,\"x\ry\"\rb,1\r"), &comma, "1:[a][x\\ry]\n3:[b][1]\n");
}

static void a_byte_order_mark_is_dropped(void **state)
{
	(void)state;
	gives(text_of("\xef\xbb\xbfrole,pay\n"), &comma, "1:[role][pay]\n");
	gives(text_of("\xef\xbb\xbf\"role\",pay\n"), &comma, "1:[role][pay]\n");
	gives(text_of("\xef\xbb\xbf"), &comma, "");
}

static void blanks_go_from_the_ends_of_unquoted_fields_only(void **state)
{
	(void)state;
	gives(text_of(" a b ,\t c,\" d \" , e\t\n"), &comma, "1:[a b][c][ d ][e]\n");
	gives(text_of("  \n , \n"), &comma, "2:[][]\n");
}

static void quotes_mean_what_libcsv_says(void **state)
{
	(void)state;
	gives(text_of("\"a,b\",\"say \"\"hi\"\"\"\n"), &comma, "1:[a,b][say \"hi\"]\n");
	gives(text_of("5\" disk,x\"y\n"), &comma, "1:[5\" disk][x\"y]\n");
	gives(text_of("\"a\" \"b\",c\n"), &comma, "1:[a\" \"b][c]\n");
	gives(text_of("\"a\"b,\"c\"\n"), &comma, "1:[a\"b,\"c]\n");
}

static void without_quoting_a_quote_is_a_character(void **state)
{
	(void)state;
	gives(text_of("15-2051.00\t\"open\tn/a\n11-1011\tx\"\"y\t 1 \n"), &tab_plain,
	      "1:[15-2051.00][\"open][n/a]\n2:[11-1011][x\"\"y][1]\n");
}

static void a_tab_that_delimits_is_no_blank(void **state)
{
	const struct csv_dialect tab = {.delimiter = '\t', .quoting = true};

	(void)state;
	gives(text_of("\ta\t\t\n\"b\"\t c \t\n"), &tab, "1:[][a][][]\n2:[b][c][]\n");
}

static void other_delimiters_leave_commas_alone(void **state)
{
	const struct csv_dialect bar = {.delimiter = '|', .quoting = true};

	(void)state;
	gives(text_of("Seattle, WA;\"a;b\";3\n"), &semicolon, "1:[Seattle, WA][a;b][3]\n");
	gives(text_of("a|b,c|\"d|e\"\n"), &bar, "1:[a][b,c][d|e]\n");
}

static void nul_bytes_stay_in_the_field(void **state)
{
	(void)state;
	gives((struct text){.data = "a\0b,\"c\0\"\n", .len = 9}, &comma, "1:[a\\0b][c\\0]\n");
}

static void records_longer_than_a_chunk_are_whole(void **state)
{
	struct buf input;
	struct buf expected;

	(void)state;
	buf_init(&input, BUF_LIMIT_DEFAULT);
	buf_init(&expected, BUF_LIMIT_DEFAULT);
	for (int line = 1; line <= 9; line++) {
		buf_addf(&expected, "%d:", line);
		for (int i = 0; i < 20; i++) {
			buf_addf(&input, "%s %d-%d%*s", i ? "," : "", line, i, i % 7, "");
			buf_addf(&expected, "[%d-%d]", line, i);
		}
		buf_add_string(&input, line % 3 ? "\r\n" : "\n");
		buf_add_char(&expected, '\n');
	}
	gives(buf_text(&input), &comma, expected.data);
	buf_release(&expected);
	buf_release(&input);
}

static void an_open_quote_names_the_line_it_opened_at(void **state)
{
	(void)state;
	fails_with(text_of("a,b\n1,\"x\ny\"\n2,\"z\n3\n"), "line 4: the quote opened here");
	fails_with(text_of("a\r\n\"b\r\nc"), "line 2: the quote opened here");
	fails_with(text_of("\""), "line 1: the quote opened here");
}

/* The header and three rows, the first with a quote that is never closed. */
static void a_stray_quote_is_a_character_and_eats_no_row(void **state)
{
	(void)state;
	gives(text_of("title;pay;place\nA;100 USD;\"Austin, TX\nB;90 USD;Austin, TX\n"
		      "C;70 USD;\"Dallas, TX\"\n"),
	      &semicolon,
	      "1:[title][pay][place]\n2:[A][100 USD][\"Austin, TX]\n3:[B][90 USD][Austin, TX]\n"
	      "4:[C][70 USD][Dallas, TX]\n");
	/* two of them, and what lies between has the right number of fields */
	gives(text_of("title,pay,place\n\"A,100,x\nB,90,y\nC\",80,z\n"), &comma,
	      "1:[title][pay][place]\n2:[\"A][100][x]\n3:[B][90][y]\n4:[C\"][80][z]\n");
	/* all fields are quoted, one is not closed */
	gives(text_of("\"a\",\"b\"\r\n\"1\",\"2\r\n\"3\",\"4\"\r\n"), &comma,
	      "1:[a][b]\n2:[1][\"2]\n3:[3][4]\n");
	gives(text_of("\"a\",\"b\"\n\"1,\"2\"\n\"3\",\"4\"\n"), &comma,
	      "1:[a][b]\n2:[\"1][2]\n3:[3][4]\n");
	/* never closed: the end of the file does not end a field */
	gives(text_of("a,b\rx,1\ry,\"2\rz,3\r"), &comma,
	      "1:[a][b]\n2:[x][1]\n3:[y][\"2]\n4:[z][3]\n");
	/* its quotes and blanks are as they were */
	gives(text_of("a,b\n \"x \"y\" z ,1\nw,2\n\"v\",3\n"), &comma,
	      "1:[a][b]\n2:[\"x \"y\" z][1]\n3:[w][2]\n4:[v][3]\n");
}

static void a_cell_of_several_lines_is_not_torn(void **state)
{
	(void)state;
	gives(text_of("title,pay,text\nA,100,\"Build, run, test\nDesign, code, ship\n"
		      "Meet, greet, eat\"\nB,90,x\n"),
	      &comma,
	      "1:[title][pay][text]\n2:[A][100][Build, run, test\\nDesign, code, ship\\nMeet, "
	      "greet, eat]\n5:[B][90][x]\n");
	gives(text_of("name,address,pay\nA,\"12 Main St, Apt 4\nAustin, TX 78701\",100\n"), &comma,
	      "1:[name][address][pay]\n2:[A][12 Main St, Apt 4\\nAustin, TX 78701][100]\n");
	gives(text_of("a,b\n1,\"he said \"no\" and\nwent\"\n"), &comma,
	      "1:[a][b]\n2:[1][he said \"no\" and\\nwent]\n");
	gives(text_of("a,b\n\"1\n2\",\"3\n4\"\n\"5\n6\",7\n"), &comma,
	      "1:[a][b]\n2:[1\\n2][3\\n4]\n5:[5\\n6][7]\n");
}

static int count_records(struct err *e, void *context, const struct csv_record *record)
{
	(void)e;
	(void)record;
	++*(size_t *)context;
	return 0;
}

/* More lines than are looked at, and more bytes than a block. */
static void a_stray_quote_is_told_however_far_the_next_is(void **state)
{
	struct memory_file file;
	struct err e = ERR_INIT;
	struct buf text;
	size_t seen = 0;

	(void)state;
	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_add_string(&text, "title;pay\nA;\"100\n");
	for (int i = 0; i < 200000; i++)
		buf_addf(&text, "Data Engineer;%d\n", 90000 + i);
	buf_add_string(&text, "\"B\";\"80\"\n");
	file = memory_file_new(text.data, text.len);
	assert_int_equal(csv_read_file(&e, file.path, &semicolon, count_records, &seen), 0);
	assert_int_equal(seen, 200003);
	memory_file_close(&file);
	buf_release(&text);
}

static void what_is_no_delimited_text_says_what_it_is(void **state)
{
	(void)state;
	fails_with((struct text){.data = "\xff\xfer\0o\0", .len = 6}, "UTF-16");
	fails_with(text_of("PK\x03\x04zip"), "zip archive or a workbook");
}

/* `before`, then `count` times `c`, then `after`. */
static struct buf repeated(const char *before, char c, size_t count, const char *after)
{
	struct buf b;
	char *run = mem_alloc(count, 1);

	memset(run, c, count);
	buf_init(&b, BUF_LIMIT_DEFAULT);
	buf_add_string(&b, before);
	buf_add(&b, run, count);
	buf_add_string(&b, after);
	free(run);
	return b;
}

static int count_bytes(struct err *e, void *context, const struct csv_record *record)
{
	size_t *bytes = context;

	(void)e;
	for (size_t i = 0; i < record->count; i++)
		*bytes += record->fields[i].len;
	return 0;
}

/* NULL: it is read, and its fields have `bytes` in all. */
static void limit_says(struct buf input, const char *words, size_t bytes)
{
	struct memory_file file = memory_file_new(input.data, input.len);
	struct err e = ERR_INIT;
	size_t got = 0;
	int result = csv_read_file(&e, file.path, &comma, count_bytes, &got);

	if (words) {
		assert_int_equal(result, -1);
		assert_int_equal(e.code, ERR_INPUT);
		if (!strstr(e.text, words))
			fail_msg("\"%s\" lacks \"%s\"", e.text, words);
	} else {
		if (result)
			fail_msg("%s", e.text);
		assert_int_equal(got, bytes);
	}
	memory_file_close(&file);
	buf_release(&input);
}

static void a_field_of_a_mebibyte_is_the_longest(void **state)
{
	(void)state;
	limit_says(repeated("a\n", 'x', CSV_FIELD_MAX, "\nb\n"), NULL, CSV_FIELD_MAX + 2);
	limit_says(repeated("a\n", 'x', CSV_FIELD_MAX + 1, "\nb\n"), "line 2: a field is longer",
		   0);
	limit_says(repeated("a\n\"", 'x', CSV_FIELD_MAX, "\"\nb\n"), NULL, CSV_FIELD_MAX + 2);
	limit_says(repeated("a\n\"", '\n', CSV_FIELD_MAX + 1, "\"\nb\n"),
		   "line 2: a field is longer", 0);
}

static void as_many_columns_as_the_limit_are_read(void **state)
{
	(void)state;
	limit_says(repeated("x\n", ',', CSV_COLUMNS_MAX - 1, "y\n"), NULL, 2);
	limit_says(repeated("x\n", ',', CSV_COLUMNS_MAX, "\n"), "line 2: the record has more than",
		   0);
	limit_says(repeated("x\n\"q\"", ',', CSV_COLUMNS_MAX - 1, "\n"), NULL, 2);
	limit_says(repeated("x\n\"q\"", ',', CSV_COLUMNS_MAX, "\n"),
		   "line 2: the record has more than", 0);
	limit_says(repeated("x\n\"q\"\"r\"", ',', CSV_COLUMNS_MAX - 1, "\n"), NULL, 4);
	limit_says(repeated("x\n\"q\"\"r\"", ',', CSV_COLUMNS_MAX, "\n"),
		   "line 2: the record has more than", 0);
}

static void a_record_over_the_limit_names_its_line(void **state)
{
	(void)state;
	limit_says(repeated("a\n", 'x', CSV_RECORD_MAX + 1, "\n"), "line 2: the record is longer",
		   0);
	limit_says(repeated("a\n\"", 'x', CSV_RECORD_MAX + 100, "\"\n"),
		   "line 2: the quote opened here", 0);
}

static int stop_at_second(struct err *e, void *context, const struct csv_record *record)
{
	size_t *seen = context;

	++*seen;
	return record->line == 2 ? err_set(e, ERR_USAGE, "enough") : 0;
}

static void an_error_of_the_callback_stops_and_is_passed_on(void **state)
{
	struct memory_file file = memory_file_new("a\nb\nc\n", 6);
	struct err e = ERR_INIT;
	size_t seen = 0;

	(void)state;
	assert_int_equal(csv_read_file(&e, file.path, &comma, stop_at_second, &seen), -1);
	assert_int_equal(seen, 2);
	assert_int_equal(e.code, ERR_USAGE);
	assert_string_equal(e.text, "enough");
	memory_file_close(&file);
}

static void blocks_know_what_is_in_them(void **state)
{
	static const char input[] = "a,b\nc,d\n\"e\",f\ng,\0\n";
	const struct bytes_in_options options = {.expansion_limit = 0};
	struct memory_file file = memory_file_new(input, sizeof(input) - 1);
	struct csv_block block = {.data = NULL};
	struct csv_reader *reader;
	struct bytes_in *in;
	struct err e = ERR_INIT;
	bool more;

	(void)state;
	assert_int_equal(bytes_in_open(&e, &in, file.path, &options), 0);
	assert_int_equal(csv_reader_new(&e, &reader, in, &comma), 0);
	for (uint64_t line = 1; line <= 4; line++) {
		assert_int_equal(csv_reader_next(&e, reader, &block, 4, &more), 0);
		assert_true(more);
		assert_int_equal(block.first_line, line);
		assert_int_equal(block.has_nul, line == 4);
		assert_true(block.has_quote || line != 3);
		assert_false(block.has_quote && line == 1);
	}
	assert_int_equal(csv_reader_next(&e, reader, &block, 4, &more), 0);
	assert_false(more);
	csv_block_release(&block);
	csv_reader_free(reader);
	bytes_in_close(in);
	memory_file_close(&file);
}

/* The block gives the same records with the marks of its cutting and without. */
static void parses_alike(struct csv_parser *parser, const struct csv_block *block)
{
	struct csv_block bare = *block;
	struct buf kept, found;
	struct err e = ERR_INIT;

	bare.marks.stretch_count = 0;
	buf_init(&kept, BUF_LIMIT_DEFAULT);
	buf_init(&found, BUF_LIMIT_DEFAULT);
	if (csv_parse_block(&e, parser, block, write_down, &kept) ||
	    csv_parse_block(&e, parser, &bare, write_down, &found))
		fail_msg("%s", e.text);
	assert_string_equal(kept.len ? kept.data : "", found.len ? found.data : "");
	buf_release(&kept);
	buf_release(&found);
}

struct kept {
	size_t whole; /* blocks whose marks were kept */
	size_t partly; /* up to an odd one */
	size_t again; /* ... and after it */
};

static struct kept reads_marked(struct text input, size_t wanted)
{
	const struct bytes_in_options options = {.expansion_limit = 0};
	struct memory_file file = memory_file_new(input.data, input.len);
	struct csv_block block = {.data = NULL};
	struct kept kept = {0};
	struct csv_reader *reader;
	struct csv_parser *parser;
	struct bytes_in *in;
	struct err e = ERR_INIT;
	bool more = true;

	assert_int_equal(bytes_in_open(&e, &in, file.path, &options), 0);
	assert_int_equal(csv_reader_new(&e, &reader, in, &comma), 0);
	assert_int_equal(csv_parser_new(&e, &parser, &comma), 0);
	while (more) {
		if (csv_reader_next(&e, reader, &block, wanted, &more))
			fail_msg("%s", e.text);
		assert_true(block.marks.stretch_count == 0 || block.has_quote);
		kept.whole += block.marks.stretch_count && !block.marks.stretches[0].odd;
		kept.partly += block.marks.stretch_count && block.marks.stretches[0].odd;
		kept.again += block.marks.stretch_count > 1;
		parses_alike(parser, &block);
	}
	csv_block_release(&block);
	csv_parser_free(parser);
	csv_reader_free(reader);
	bytes_in_close(in);
	memory_file_close(&file);
	return kept;
}

/* Rows with quotes, of which one in seven has an odd one and one in seven a line end inside, if any has; line ends of
 * each kind, after a blank or not, far from any quote. */
static void marks_of_cutting_are_those_of_parsing(void **state)
{
	static const char *const ends[] = {"\n", "\r\n", "\r"};

	(void)state;
	for (int odd = 0; odd <= 1; odd++)
		for (size_t end = 0; end < sizeof(ends) / sizeof(*ends); end++) {
			struct kept all = {0}, kept;
			struct buf text;
			buf_init(&text, BUF_LIMIT_DEFAULT);
			for (int row = 0; row < 60; row++)
				buf_addf(&text, "%d,\"a,%*s\", %d%s\n%0150d\n%d,x%*s%s", row,
					 row % 23, "", row * row,
					 odd && row % 7 == 6   ? ",\"\"\"q\""
					 : odd && row % 7 == 2 ? ",\"two\nlines\""
							       : "",
					 1, row, row % 3, "", ends[end]);
			for (size_t wanted = 1; wanted < 9000; wanted += wanted < 700 ? 13 : 997) {
				kept = reads_marked(buf_text(&text), wanted);
				all.whole += kept.whole;
				all.partly += kept.partly;
				all.again += kept.again;
			}
			assert_true(all.whole > 200);
			assert_true(odd ? all.partly > 200 : all.partly == 0);
			assert_true(odd ? all.again > 200 : all.again == 0);
			buf_release(&text);
		}
}

static void an_unknown_delimiter_is_refused(void **state)
{
	const struct csv_dialect blank = {.delimiter = ' ', .quoting = true};
	struct csv_parser *parser;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(csv_parser_new(&e, &parser, &blank), -1);
	assert_null(parser);
	assert_int_equal(e.code, ERR_USAGE);
}

static void finds(const char *input, bool quoting, char expected)
{
	static const size_t sizes[] = {0, 1, 5};
	const struct csv_dialect any = {.quoting = quoting};
	const struct bytes_in_options options = {.expansion_limit = 0};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct memory_file file = memory_file_new(input, strlen(input));
		struct csv_block block = {.data = NULL};
		struct csv_reader *reader;
		struct bytes_in *in;
		struct err e = ERR_INIT;
		bool more;
		assert_int_equal(bytes_in_open(&e, &in, file.path, &options), 0);
		assert_int_equal(csv_reader_new(&e, &reader, in, &any), 0);
		assert_int_equal(csv_reader_next(&e, reader, &block, sizes[i], &more), 0);
		assert_int_equal(csv_reader_dialect(reader).delimiter, expected);
		csv_block_release(&block);
		csv_reader_free(reader);
		bytes_in_close(in);
		memory_file_close(&file);
	}
}

static void the_delimiter_is_found_in_the_first_line_with_words(void **state)
{
	(void)state;
	finds("a,b,c\n1;2;3;4;5\n", true, ',');
	finds("company;level\nx, y, z;1\n", true, ';');
	finds("\r\n \r\na\tb\r\n", true, '\t');
	finds("\"a,b,c\"|d\n", true, '|');
	finds("\"a,b,c\"|d\n", false, ',');
	finds("one column\nx\n", true, ',');
	finds("", true, ',');
}

static void writes(struct text field, bool safe, const char *expected)
{
	struct buf b;

	buf_init(&b, BUF_LIMIT_DEFAULT);
	csv_add_field(&b, field, safe);
	assert_string_equal(b.data, expected);
	buf_release(&b);
}

static void a_written_field_is_quoted_only_when_it_must_be(void **state)
{
	(void)state;
	writes(text_of("ML Engineer"), false, "ML Engineer");
	writes(text_of(""), false, "");
	writes(text_of("Engineer, ML"), false, "\"Engineer, ML\"");
	writes(text_of("5\" \"x\""), false, "\"5\"\" \"\"x\"\"\"");
	writes(text_of("a\nb"), false, "\"a\nb\"");
	writes(text_of(" a"), false, "\" a\"");
	writes(text_of("a\r"), false, "\"a\r\"");
}

static void what_looks_like_a_formula_is_disarmed(void **state)
{
	(void)state;
	writes(text_of("=1+1"), true, "'=1+1");
	writes(text_of("=HYPERLINK(\"http://x\")"), true, "\"'=HYPERLINK(\"\"http://x\"\")\"");
	writes(text_of("+cmd"), true, "'+cmd");
	writes(text_of("@SUM(A1)"), true, "'@SUM(A1)");
	writes(text_of("-x"), true, "'-x");
	writes(text_of("\tx"), true, "\"'\tx\"");
	writes(text_of("-3.5"), true, "-3.5");
	writes(text_of("+1e3"), true, "+1e3");
	writes(text_of("=1+1"), false, "=1+1");
	/* full width, and behind what a spreadsheet passes over */
	writes(text_of("\xef\xbc\x9d"
		       "1+1"),
	       true,
	       "'\xef\xbc\x9d"
	       "1+1");
	writes(text_of("\xef\xbc\x8b"
		       "1"),
	       true,
	       "'\xef\xbc\x8b"
	       "1");
	writes(text_of("\xef\xbc\x8d"
		       "1"),
	       true,
	       "'\xef\xbc\x8d"
	       "1");
	writes(text_of("\xef\xbc\xa0"
		       "x"),
	       true,
	       "'\xef\xbc\xa0"
	       "x");
	writes(text_of("\xef\xbb\xbf=1"), true, "'\xef\xbb\xbf=1");
	writes(text_of("\xc2\xa0\xe2\x80\x8b\xe3\x80\x80=1"), true,
	       "'\xc2\xa0\xe2\x80\x8b\xe3\x80\x80=1");
	writes(text_of(" \n\t=1"), true, "\"' \n\t=1\"");
	writes(text_of("\x1b=1"), true, "'=1");
	writes(text_of("\xe2\x80\xae=1"), true, "'=1");
}

/* Rejects are looked at on a terminal: "\x1b[2J" must not clear it, an override must not turn a title. */
static void what_nobody_sees_is_left_out_where_people_look(void **state)
{
	(void)state;
	writes(text_of("a\x1b[2Jb\x7f\x07"), true, "a[2Jb");
	writes(text_of("a\r\nb"), true, "\"a\nb\"");
	writes(text_of("a\tb"), true, "a\tb");
	writes(text_of("a\xc2\x9b"
		       "b\xc2\x85"),
	       true, "ab");
	writes(text_of("\xc2\xa0"), true, "\xc2\xa0"); /* U+00A0 is seen as a blank */
	writes(text_of("a\xe2\x80\x8e\xe2\x80\x8f\xe2\x80\xaa\xe2\x80\xae"
		       "b"),
	       true, "ab");
	writes(text_of("a\xe2\x81\xa6\xe2\x81\xa9\xd8\x9c"
		       "b"),
	       true, "ab");
	/* their neighbours are letters and marks that are seen */
	writes(text_of("\xe2\x80\x90\xe2\x80\xa9\xe2\x80\xaf\xe2\x81\xa5\xe2\x81\xaa"), true,
	       "\xe2\x80\x90\xe2\x80\xa9\xe2\x80\xaf\xe2\x81\xa5\xe2\x81\xaa");
	writes(text_of("\xe2\x80"), true, "\xe2\x80"); /* cut short: not ours to judge */
	writes(text_of("a\x1b"), false, "a\x1b");
}

static void what_is_written_reads_back(void **state)
{
	static const char *const fields[] = {"plain", " lead",	"trail\t", "a,b",     "\"",
					     "\"\"x", "a\r\nb", "",	   "x\ny\rz", "end"};
	enum { COUNT = sizeof(fields) / sizeof(*fields) };
	struct buf line;
	struct buf got;
	struct buf expected;
	struct err e = ERR_INIT;

	(void)state;
	buf_init(&line, BUF_LIMIT_DEFAULT);
	buf_init(&got, BUF_LIMIT_DEFAULT);
	buf_init(&expected, BUF_LIMIT_DEFAULT);
	struct text texts[COUNT];
	for (size_t i = 0; i < COUNT; i++) {
		texts[i] = text_of(fields[i]);
		if (i)
			buf_add_char(&line, ',');
		csv_add_field(&line, texts[i], false);
	}
	const struct csv_record record = {.line = 1, .fields = texts, .count = COUNT};
	assert_int_equal(write_down(&e, &expected, &record), 0);
	assert_int_equal(read_in_blocks(&e, buf_text(&line), &comma, 0, &got), 0);
	assert_string_equal(got.data, expected.data);
	buf_release(&expected);
	buf_release(&got);
	buf_release(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(records_and_fields_are_split),
	    cmocka_unit_test(every_line_end_ends_a_record),
	    cmocka_unit_test(blank_lines_are_no_records_but_count_as_lines),
	    cmocka_unit_test(lines_are_right_after_fields_of_several_lines),
	    cmocka_unit_test(a_byte_order_mark_is_dropped),
	    cmocka_unit_test(blanks_go_from_the_ends_of_unquoted_fields_only),
	    cmocka_unit_test(quotes_mean_what_libcsv_says),
	    cmocka_unit_test(without_quoting_a_quote_is_a_character),
	    cmocka_unit_test(a_tab_that_delimits_is_no_blank),
	    cmocka_unit_test(other_delimiters_leave_commas_alone),
	    cmocka_unit_test(nul_bytes_stay_in_the_field),
	    cmocka_unit_test(records_longer_than_a_chunk_are_whole),
	    cmocka_unit_test(an_open_quote_names_the_line_it_opened_at),
	    cmocka_unit_test(a_stray_quote_is_a_character_and_eats_no_row),
	    cmocka_unit_test(a_cell_of_several_lines_is_not_torn),
	    cmocka_unit_test(a_stray_quote_is_told_however_far_the_next_is),
	    cmocka_unit_test(what_is_no_delimited_text_says_what_it_is),
	    cmocka_unit_test(a_field_of_a_mebibyte_is_the_longest),
	    cmocka_unit_test(as_many_columns_as_the_limit_are_read),
	    cmocka_unit_test(a_record_over_the_limit_names_its_line),
	    cmocka_unit_test(an_error_of_the_callback_stops_and_is_passed_on),
	    cmocka_unit_test(blocks_know_what_is_in_them),
	    cmocka_unit_test(marks_of_cutting_are_those_of_parsing),
	    cmocka_unit_test(an_unknown_delimiter_is_refused),
	    cmocka_unit_test(the_delimiter_is_found_in_the_first_line_with_words),
	    cmocka_unit_test(a_written_field_is_quoted_only_when_it_must_be),
	    cmocka_unit_test(what_looks_like_a_formula_is_disarmed),
	    cmocka_unit_test(what_nobody_sees_is_left_out_where_people_look),
	    cmocka_unit_test(what_is_written_reads_back),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	setenv("PAYBANDS_VECTORS", "16", 1); /* and as a processor without wider ones does it */
	return failed + cmocka_run_group_tests(tests, NULL, NULL);
}
