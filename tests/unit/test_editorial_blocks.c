/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Markdown of editorial texts: what is a link, what is text, what begins a block. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "model/title/editorial_private.h"

/* Blocks each in "|", items with "*" before them, links as <label=url>. */
static void written(const struct editorial_section *s, struct buf *out)
{
	buf_clear(out);
	buf_add_string(out, "|");
	for (size_t b = 0; b < s->count; b++) {
		buf_add_string(out, s->blocks[b].item ? "*" : "");
		for (size_t i = 0; i < s->blocks[b].count; i++) {
			const struct editorial_span *span = &s->blocks[b].spans[i];
			if (span->url)
				buf_addf(out, "<%.*s=%s>", TEXT_ARG(span->text), span->url);
			else
				buf_add_text(out, span->text);
		}
		buf_add_string(out, "|");
	}
}

/* What lines become, each after the other; an empty one is a blank line. */
static void check(const char *lines, const char *expected)
{
	struct editorial e = {.file = NULL};
	struct editorial_section *section = &e.sections[EDITORIAL_GAP];
	struct text rest = text_of(lines), line;
	bool blank = false;
	struct arena texts;
	struct buf got;

	arena_init(&texts);
	buf_init(&got, BUF_LIMIT_DEFAULT);
	while (text_split(&rest, '\n', &line)) {
		if (line.len)
			assert_true(editorial_add_line(section, &texts, line, blank));
		blank = !line.len;
	}
	written(section, &got);
	if (!text_equal(buf_text(&got), text_of(expected)))
		fail_msg("\"%s\": %.*s, not %s", lines, TEXT_ARG(buf_text(&got)), expected);
	buf_release(&got);
	editorial_release(&e);
	arena_release(&texts);
}

static void lines_become_paragraphs_and_items(void **state)
{
	(void)state;
	check("one", "|one|");
	check("one\ntwo", "|one two|");
	check("one\n\ntwo", "|one|two|");
	check("- one\n* two\nmore", "|*one|*two more|");
	check("- one\n\nafter", "|*one|after|");
	check("-one", "|-one|");
	check("-  one", "|*one|");
	check("+ one", "|+ one|");
}

static void a_link_has_a_label_and_an_address_of_the_web(void **state)
{
	(void)state;
	check("[a](https://x.example)", "|<a=https://x.example>|");
	check("b [a](http://x.example/~y?z=1&w#v) c", "|b <a=http://x.example/~y?z=1&w#v> c|");
	check("[a](https://x)[b](https://y)", "|<a=https://x><b=https://y>|");
	check("[ a b ](https://x)", "|<a b=https://x>|");
	check("[](https://x)", "|[](https://x)|");
	check("[ ](https://x)", "|[ ](https://x)|");
	check("[a] (https://x)", "|[a] (https://x)|");
	check("[a](ftp://x)", "|[a](ftp://x)|");
	check("[a](HTTPS://x)", "|[a](HTTPS://x)|");
	check("[a](https://x", "|[a](https://x|");
	check("[a]", "|[a]|");
	check("[a", "|[a|");
	check("[", "|[|");
	check("[a](", "|[a](|");
	check("see [a], [b](https://x)", "|see [a], <b=https://x>|");
}

static void a_mark_that_ends_an_address_elsewhere_is_not_in_one(void **state)
{
	static const char marks[] = "\"'<>(\\`| \x7f\xc3";

	(void)state;
	for (const char *mark = marks; *mark; mark++) {
		char line[40], expected[40];
		snprintf(line, sizeof(line), "[a](https://x%cy)", *mark);
		snprintf(expected, sizeof(expected), "|[a](https://x%cy)|", *mark);
		check(line, expected);
	}
	check("[a](https://x!y~z)", "|<a=https://x!y~z>|");
}

static void an_address_has_at_most_500_bytes(void **state)
{
	(void)state;
	for (size_t len = 500; len <= 501; len++) {
		struct buf line, expected;
		buf_init(&line, BUF_LIMIT_DEFAULT);
		buf_init(&expected, BUF_LIMIT_DEFAULT);
		buf_add_string(&line, "[a](https://");
		buf_add_string(&expected, len == 500 ? "|<a=https://" : "|[a](https://");
		for (size_t i = strlen("https://"); i < len; i++) {
			buf_add_string(&line, "x");
			buf_add_string(&expected, "x");
		}
		buf_add_string(&line, ")");
		buf_add_string(&expected, len == 500 ? ">|" : ")|");
		check(line.data, expected.data);
		buf_release(&line);
		buf_release(&expected);
	}
}

/* ---- front matter ---- */

/* One file whose keys are `keys`; NULL or the error without the path. */
static void read_keys(struct editorial *out, struct arena *texts, const char *keys, struct err *e)
{
	struct buf content;

	*out = (struct editorial){.file = NULL};
	*e = (struct err)ERR_INIT;
	buf_init(&content, BUF_LIMIT_DEFAULT);
	buf_addf(&content, "---\n%s\n---\n", keys);
	if (editorial_read(e, out, texts, "f.md", buf_text(&content)) == 0)
		e->text[0] = '\0';
	else
		assert_int_equal(e->code, ERR_USAGE);
	buf_release(&content);
}

static void a_value_is_plain_or_in_quotes_as_in_yaml(void **state)
{
	static const struct {
		const char *written, *name; /* NULL: it is not one text */
	} table[] = {
	    {"a", "a"},
	    {"a # b", "a"},
	    {"a\t# b", "a"},
	    {"a#b", "a#b"},
	    {"a #b #c", "a"},
	    {"a 'b' \"c\"", "a 'b' \"c\""},
	    {"'a'", "a"},
	    {"'a # b'", "a # b"},
	    {"'it''s'", "it's"},
	    {"''''", "'"},
	    {"\"a\\\"b\\\\c\"", "a\"b\\c"},
	    {"\"it's\"", "it's"},
	    {"'a\\b'", "a\\b"},
	    {"'", NULL},
	    {"\"", NULL},
	    {"'a", NULL},
	    {"'a\"", NULL},
	    {"'a'b'", NULL},
	    {"'a''", NULL},
	    {"\"a\\\"", NULL},
	    {"\"a\\n\"", NULL},
	    {"\"a\"b\"", NULL},
	    {"[a]", NULL},
	    {"{a}", NULL},
	    {"|", NULL},
	    {"&a", NULL},
	    {"# a", NULL},
	    {", a", NULL},
	    {"-a", "-a"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct editorial got;
		struct arena texts;
		struct err e;
		char keys[100];

		arena_init(&texts);
		snprintf(keys, sizeof(keys), "name: %s", table[i].written);
		read_keys(&got, &texts, keys, &e);
		if (table[i].name && (*e.text || strcmp(got.name, table[i].name) != 0))
			fail_msg("%s: %s", table[i].written, e.text);
		if (!table[i].name)
			assert_string_equal(e.text,
					    "f.md:2: the value is not one text: put it in quotes");
		editorial_release(&got);
		arena_release(&texts);
	}
}

static void numbers_are_of_digits_in_threes_and_within_their_limits(void **state)
{
	static const struct {
		const char *keys;
		int months_low, months_high, percent;
		double cost_low, cost_high; /* all 0: refused */
	} table[] = {
	    {"months: 1", 1, 1, 0, 0, 0},
	    {"months: 120", 120, 120, 0, 0, 0},
	    {"months: 6-6", 6, 6, 0, 0, 0},
	    {"months: 6 - 12", 6, 12, 0, 0, 0},
	    {"months: 6 to 12", 6, 12, 0, 0, 0},
	    {"months: 6\xe2\x80\x93"
	     "12",
	     6, 12, 0, 0, 0},
	    {"months: 2\ncost: 1", 2, 2, 0, 1, 1},
	    {"months: 2\ncost: $1,000,000", 2, 2, 0, 1000000, 1000000},
	    {"months: 2\ncost: 5,000-$8,000", 2, 2, 0, 5000, 8000},
	    {"months: 2\ntime: 1", 2, 2, 1, 0, 0},
	    {"months: 2\ntime: 100%", 2, 2, 100, 0, 0},
	    {"months: 2\ntime: 50-50", 2, 2, 50, 0, 0},
	    {"months: 0", 0, 0, 0, 0, 0},
	    {"months: 121", 0, 0, 0, 0, 0},
	    {"months: 0-6", 0, 0, 0, 0, 0},
	    {"months: 6-121", 0, 0, 0, 0, 0},
	    {"months: 7-6", 0, 0, 0, 0, 0},
	    {"months: 6-", 0, 0, 0, 0, 0},
	    {"months: $6", 0, 0, 0, 0, 0},
	    {"months: 6-$7", 0, 0, 0, 0, 0},
	    {"months: 6.5", 0, 0, 0, 0, 0},
	    {"months: 00000000000000012", 0, 0, 0, 0, 0}, /* 17 digits */
	    {"months: 2\ncost: 0", 0, 0, 0, 0, 0},
	    {"months: 2\ncost: 1000001", 0, 0, 0, 0, 0},
	    {"months: 2\ncost: 5,00", 0, 0, 0, 0, 0},
	    {"months: 2\ncost: ',500'", 0, 0, 0, 0, 0},
	    {"months: 2\ncost: $", 0, 0, 0, 0, 0},
	    {"months: 2\ntime: 0", 0, 0, 0, 0, 0},
	    {"months: 2\ntime: 101", 0, 0, 0, 0, 0},
	    {"months: 2\ntime: $50", 0, 0, 0, 0, 0},
	    {"months: 2\ntime: 50-51", 0, 0, 0, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct editorial got;
		struct arena texts;
		struct err e;
		char keys[100];
		bool good = table[i].months_low > 0;

		arena_init(&texts);
		snprintf(keys, sizeof(keys), "%s\nmonths_source: x", table[i].keys);
		read_keys(&got, &texts, keys, &e);
		if (!*e.text != good)
			fail_msg("%s: %s", table[i].keys, e.text);
		if (good) {
			assert_int_equal(got.months_low, table[i].months_low);
			assert_int_equal(got.months_high, table[i].months_high);
			assert_int_equal(got.time_percent, table[i].percent);
			assert_true(got.cost_low == table[i].cost_low);
			assert_true(got.cost_high == table[i].cost_high);
		}
		editorial_release(&got);
		arena_release(&texts);
	}
}

/* 100 bytes of a name, 500 of a source, 1970 to 2099 of a review. */
static void texts_and_dates_are_within_their_limits(void **state)
{
	static const struct {
		const char *key;
		int len;
		const char *after, *fault;
	} table[] = {
	    {"name: ", 100, "", ""},
	    {"name: ", 101, "", "f.md:2: longer than 100 bytes: shorten it"},
	    {"category: ", 100, "", ""},
	    {"category: ", 101, "", "f.md:2: longer than 100 bytes: shorten it"},
	    {"months_source: ", 500, "\nmonths: 6", ""},
	    {"months_source: ", 501, "\nmonths: 6", "f.md:2: longer than 500 bytes: shorten it"},
	    {"last_reviewed: 1970", 0, "", ""},
	    {"last_reviewed: 2099-12-31", 0, "", ""},
	    {"last_reviewed: 1969", 0, "", "f.md:2: last_reviewed is a date, such as 2026-05-01"},
	    {"last_reviewed: 2100-01", 0, "",
	     "f.md:2: last_reviewed is a date, such as 2026-05-01"},
	    {"LAST REVIEWED : 2026", 0, "", ""},
	    {"name : x", 0, "", ""},
	    {"\n# a comment\n\nname: x", 0, "", ""},
	    {" name: x", 0, "", "f.md:2: not understood: write key: value"},
	    {"name: x\nNAME: y", 0, "", "f.md:3: 'name' is given twice"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct editorial got;
		struct arena texts;
		struct buf keys;
		struct err e;

		arena_init(&texts);
		buf_init(&keys, BUF_LIMIT_DEFAULT);
		buf_add_string(&keys, table[i].key);
		for (int k = 0; k < table[i].len; k++)
			buf_add_char(&keys, 'x');
		buf_add_string(&keys, table[i].after);
		read_keys(&got, &texts, keys.data, &e);
		assert_string_equal(e.text, table[i].fault);
		editorial_release(&got);
		buf_release(&keys);
		arena_release(&texts);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_become_paragraphs_and_items),
	    cmocka_unit_test(a_link_has_a_label_and_an_address_of_the_web),
	    cmocka_unit_test(a_mark_that_ends_an_address_elsewhere_is_not_in_one),
	    cmocka_unit_test(an_address_has_at_most_500_bytes),
	    cmocka_unit_test(a_value_is_plain_or_in_quotes_as_in_yaml),
	    cmocka_unit_test(numbers_are_of_digits_in_threes_and_within_their_limits),
	    cmocka_unit_test(texts_and_dates_are_within_their_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
