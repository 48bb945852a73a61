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

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_become_paragraphs_and_items),
	    cmocka_unit_test(a_link_has_a_label_and_an_address_of_the_web),
	    cmocka_unit_test(a_mark_that_ends_an_address_elsewhere_is_not_in_one),
	    cmocka_unit_test(an_address_has_at_most_500_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
