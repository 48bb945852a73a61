/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where records end, wherever a chunk of bytes does: every case after lines of every length up to two chunks, with and
 * without wide vectors. Expected borders are read off the cases: where libcsv, not strict, ends a record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/csv_private.h"
#include "base/vectors.h"

enum { PADS = 140, NONE = -1 };

static const struct {
	const char *text;
	int last; /* just past the last border; 0: the one before the case */
	int opened; /* where the quote is that is left open, or NONE */
} cases[] = {
    {"", 0, NONE},
    {"a", 0, NONE},
    {"a\n", 2, NONE},
    {"a\nb", 2, NONE},
    {"a\r", 0, NONE}, /* an LF may follow */
    {"a\r\n", 3, NONE},
    {"a\rb", 2, NONE},
    {"a\n\n\r\n", 5, NONE},
    {"\"a\nb\"\n", 6, NONE},
    {"\"a\nb\"\r", 0, NONE},
    {"\"a\nb\"\n\"c\nd\"\ne", 12, NONE},
    {"x,\"a\nb\",y\nz", 10, NONE},
    {"\"a\nb", 0, 0},
    {"a\n\"b\n", 2, 2},
    {"a\r\n\"b\r\n", 3, 3},
    {"a,\"b\n\n", 0, 2},
    {"a\nb,  \"c\n", 2, 6}, /* blanks before the quote */
    {"a\"b\nc\n", 6, NONE}, /* within a field a quote is a character */
    {"a\"\nb\"\nc", 6, NONE},
    {"\"a\"\"\nb\"\nc", 8, NONE}, /* two quotes are one, and the field goes on */
    {"\"\"\n\"\n", 3, 3},
    {"\"a\"b\n\",c\n", 9, NONE}, /* text after a quote: the field goes on */
    {"\"a\" \n", 5, NONE},
    {"\"\"\"\n", 0, 0},
};

static void finds(const char *data, size_t len, bool quoting, bool wide, size_t last, size_t opened)
{
	struct csv_scan scan = {.delimiter = ',', .quoting = quoting, .wide = wide};
	struct csv_borders b = csv_find_borders(&scan, data, len);

	if (b.last != last || b.open != (opened != SIZE_MAX) || (b.open && b.opened != opened))
		fail_msg("\"%.*s\": %zu, %d at %zu; expected %zu, at %zu", (int)len, data, b.last,
			 b.open, b.opened, last, opened);
	free(scan.strays);
}

static void a_border_is_found_wherever_a_chunk_ends(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		for (size_t pad = 0; pad < PADS; pad++) {
			struct buf data;
			size_t opened = SIZE_MAX;

			buf_init(&data, BUF_LIMIT_DEFAULT);
			for (size_t k = 0; k < pad; k++)
				buf_add_char(&data, 'x');
			buf_add_char(&data, '\n');
			buf_add_string(&data, cases[i].text);
			if (cases[i].opened != NONE)
				opened = pad + 1 + (size_t)cases[i].opened;
			for (int wide = 0; wide <= vectors_are_wide(); wide++)
				finds(data.data, data.len, true, wide,
				      pad + 1 + (size_t)cases[i].last, opened);
			buf_release(&data);
		}
}

/* A quoted field, a chunk of text, another: what follows a long field is found as what follows a short one. */
static void a_border_is_found_after_quoted_fields_of_any_length(void **state)
{
	(void)state;
	for (size_t len = 0; len < PADS; len++) {
		struct buf data;
		size_t border;

		buf_init(&data, BUF_LIMIT_DEFAULT);
		buf_add_string(&data, "a,\"\n");
		for (size_t k = 0; k < len; k++)
			buf_add_string(&data, k % 7 ? "y" : "\"\"");
		buf_add_string(&data, "\n\",b\n");
		border = data.len;
		buf_add_string(&data, "c,\"d\n");
		for (int wide = 0; wide <= vectors_are_wide(); wide++)
			finds(data.data, data.len, true, wide, border, border + 2);
		buf_release(&data);
	}
}

static void without_quoting_every_line_end_is_a_border(void **state)
{
	static const char text[] = "a,\"b\nc\r";
	struct csv_borders none;
	struct csv_scan scan = {.delimiter = ',', .quoting = true};

	(void)state;
	finds(text, 7, false, false, 5, SIZE_MAX);
	finds(text, 6, false, false, 5, SIZE_MAX);
	finds(text, 4, false, false, 0, SIZE_MAX);
	none = csv_find_borders(&scan, NULL, 0);
	assert_int_equal(none.last, 0);
	assert_false(none.open);
}

static void surveys(const char *data, size_t len, uint64_t line_ends, bool quote, bool nul)
{
	for (int wide = 0; wide <= vectors_are_wide(); wide++) {
		struct csv_survey found = csv_survey_bytes(data, len, wide);
		bool cr = len && memchr(data, '\r', len);
		if (found.line_ends != line_ends || found.has_quote != quote ||
		    found.has_nul != nul || found.has_cr != cr)
			fail_msg("%zu bytes: %d line ends, %d, %d, %d", len, (int)found.line_ends,
				 found.has_quote, found.has_nul, found.has_cr);
	}
}

/* One mark at every place of texts of every length up to two steps, with an LF just past the end. */
static void a_mark_is_counted_wherever_it_stands(void **state)
{
	char data[PADS + 1];

	(void)state;
	for (size_t len = 1; len < PADS; len++)
		for (size_t at = 0; at < len; at++) {
			memset(data, 'x', sizeof(data));
			data[len] = '\n';
			data[at] = '\n';
			surveys(data, len, 1, false, false);
			data[at] = '\r'; /* as the last byte, too */
			surveys(data, len, 1, false, false);
			data[at] = '"';
			surveys(data, len, 0, true, false);
			data[at] = '\0';
			surveys(data, len, 0, false, true);
			if (at == 0)
				continue;
			data[at - 1] = '\r';
			data[at] = '\n';
			surveys(data, len, 1, false, false);
		}
	surveys(data, 0, 0, false, false);
}

/* No byte is taken for another: one of each among others, and all of them the same; first, and after many plain bytes
 * that end in a line end. */
static void every_byte_is_what_it_is(void **state)
{
	enum { PLAIN = 32 * 300, LEN = PLAIN + 100 };
	char *data = test_malloc(LEN + 1);

	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		bool quote = byte == '"', nul = byte == 0;
		uint64_t ends = byte == '\n' || byte == '\r';
		memset(data, 'x', LEN + 1);
		data[PLAIN - 1] = '\n';
		for (size_t at = PLAIN; at < PLAIN + 33; at++) {
			data[at] = (char)byte;
			surveys(data, LEN, 1 + ends, quote, nul);
			data[0] = '"'; /* they are no longer looked for */
			surveys(data, LEN, 1 + ends, true, nul);
			data[0] = data[at] = 'x';
		}
		memset(data, byte, LEN + 1);
		surveys(data, LEN, ends * LEN, quote, nul);
	}
	test_free(data);
}

/* A lane counts to 255: what is beyond so many steps is counted all the same. */
static void as_many_line_ends_are_counted_as_there_are(void **state)
{
	enum { MOST = 32 * 600 };
	char *data = test_malloc(MOST + 1);

	(void)state;
	memset(data, '\n', MOST + 1);
	for (size_t len = 32 * 254; len <= 32 * 258; len++)
		surveys(data, len, len, false, false);
	surveys(data, MOST, MOST, false, false);
	memset(data, '\r', MOST + 1);
	surveys(data, MOST, MOST, false, false);
	for (size_t i = 0; i < MOST; i++)
		data[i] = "\r\n"[i % 2];
	surveys(data, MOST, MOST / 2, false, false);
	surveys(data + 1, MOST - 1, MOST / 2, false, false);
	test_free(data);
}

/* What stands behind the length is not read: the answer is one and the same whatever it is. */
static void nothing_behind_the_length_counts(void **state)
{
	static const char *const texts[] = {"\"a\"  ,x\n", "\"a\"\"b\" c\",\n", "\"a\" b \"\r\n",
					    "\"\",\"\"\n", "\"a\" \"\" \"\n"};
	static const char behind[] = "x ,\n\r\"";

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		for (size_t len = 1; len <= strlen(texts[i]); len++) {
			struct csv_quoted_end first = {.end = 0};
			size_t first_end = 0;
			bool first_open = false;
			for (size_t b = 0; behind[b]; b++) {
				char data[40];
				bool open;
				memset(data, behind[b], sizeof(data));
				data[len + 2] = ',';
				memcpy(data, texts[i], len);
				const struct csv_quoted_end got =
				    csv_quoted_field_end(data, len, 0, ',');
				const size_t end = csv_record_end(data, len, ',', &open);
				assert_true(got.end <= len && end <= len);
				if (b && (got.end != first.end || got.open != first.open ||
					  got.odd != first.odd ||
					  got.opening_inside != first.opening_inside ||
					  end != first_end || open != first_open))
					fail_msg("text %zu, %zu bytes, then '%c'", i, len,
						 behind[b]);
				first = got;
				first_end = end;
				first_open = open;
			}
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_border_is_found_wherever_a_chunk_ends),
	    cmocka_unit_test(a_border_is_found_after_quoted_fields_of_any_length),
	    cmocka_unit_test(without_quoting_every_line_end_is_a_border),
	    cmocka_unit_test(a_mark_is_counted_wherever_it_stands),
	    cmocka_unit_test(every_byte_is_what_it_is),
	    cmocka_unit_test(as_many_line_ends_are_counted_as_there_are),
	    cmocka_unit_test(nothing_behind_the_length_counts),
	};

	return cmocka_run_group_tests_name("test_csv_borders", tests, NULL, NULL);
}
