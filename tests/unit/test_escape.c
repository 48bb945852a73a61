/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from inputs cannot become markup, whatever it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reports/escape.h"

typedef void add_text(struct buf *out, struct text t);

static void check(add_text *add, struct text input, const char *wanted)
{
	struct buf out;

	buf_init(&out, BUF_LIMIT_DEFAULT);
	add(&out, input);
	assert_string_equal(out.data, wanted);
	buf_release(&out);
}

#define CHECK(add, input, wanted) check(add, TEXT_LITERAL(input), wanted)

static void html_escapes_what_opens_or_closes_markup(void **state)
{
	(void)state;
	CHECK(html_add, "<script>alert('1')</script> & \"x\"",
	      "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;");
	CHECK(html_add, "M\xc3\xbcnchen \xf0\x9f\x98\x80", "M\xc3\xbcnchen \xf0\x9f\x98\x80");
	CHECK(html_add, "", "");
}

static void html_never_carries_a_control_character_or_a_broken_one(void **state)
{
	(void)state;
	CHECK(html_add, "a\0b\x1b[2J\x7f",
	      "a\xef\xbf\xbd"
	      "b\xef\xbf\xbd[2J\xef\xbf\xbd");
	CHECK(html_add, "one\r\ntwo\tthree", "one  two three");
	CHECK(html_add,
	      "a\xc2\x9b\xe2\x80\xae"
	      "b",
	      "a\xef\xbf\xbd\xef\xbf\xbd"
	      "b");
	/* A malformed byte is read as Latin-1, and the text around it stays escaped. */
	CHECK(html_add, "<\xff>", "&lt;\xc3\xbf&gt;");
}

static void markdown_escapes_emphasis_code_links_and_cells(void **state)
{
	(void)state;
	CHECK(markdown_add, "*b* _i_ `c` [l](u) a|b ~s~ !i \\ $m$",
	      "\\*b\\* \\_i\\_ \\`c\\` \\[l\\](u) a\\|b \\~s\\~ \\!i \\\\ \\$m\\$");
	CHECK(markdown_add, "<b>&\"", "&lt;b&gt;&amp;&quot;");
	CHECK(markdown_add, "a\nb\r\n\nc", "a b   c");
}

static void markdown_cannot_begin_a_heading_a_list_or_a_rule(void **state)
{
	(void)state;
	CHECK(markdown_add, "# x", "\\# x");
	CHECK(markdown_add, "- x", "\\- x");
	CHECK(markdown_add, "+ x", "\\+ x");
	CHECK(markdown_add, "=== x", "\\=== x");
	CHECK(markdown_add, "  1. x", "1\\. x");
	CHECK(markdown_add, "2024) x", "2024\\) x");
	CHECK(markdown_add, "3.5 years", "3\\.5 years");
	CHECK(markdown_add, "a - b # c", "a - b # c");
}

/* YAML 1.2.2, 5.1: no controls, no byte-order mark, no U+FFFE; a string in double quotes is one of JSON. */
static void yaml_is_one_string_whatever_is_in_it(void **state)
{
	(void)state;
	CHECK(yaml_add, "no", "\"no\"");
	CHECK(yaml_add, "a: b # c\n--- \"q\" \\n", "\"a: b # c --- \\\"q\\\" \\\\n\"");
	CHECK(yaml_add, "\x01\x7f\xc2\x85\xef\xbb\xbf\xef\xbf\xbe",
	      "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
	CHECK(yaml_add, "\xc2\xa0\xc3\xa9\xef\xbc\x81", "\"\xc2\xa0\xc3\xa9\xef\xbc\x81\"");
	CHECK(yaml_add, "<b>&", "\"\\u003cb\\u003e\\u0026\"");
	CHECK(yaml_add, "", "\"\"");
}

static void check_link(void (*add)(struct buf *, const char *, const char *), const char *url,
		       const char *label, const char *wanted)
{
	struct buf out;

	buf_init(&out, BUF_LIMIT_DEFAULT);
	add(&out, url, label);
	assert_string_equal(out.data, wanted);
	buf_release(&out);
}

static void only_web_addresses_become_links(void **state)
{
	(void)state;
	check_link(html_add_link, "https://example.org/?a=1&b=2", "A <b>",
		   "<a href=\"https://example.org/?a=1&amp;b=2\">A &lt;b&gt;</a>");
	check_link(html_add_link, "javascript:alert(1)", "A", "A");
	check_link(html_add_link, "data:text/html,x", "A", "A");
	check_link(html_add_link, "https://x\" onclick=\"y", "A", "A");
	check_link(html_add_link, "", "A", "A");
	check_link(markdown_add_link, "https://example.org", "A]b", "[A\\]b](https://example.org)");
	check_link(markdown_add_link, "https://example.org/) [x](javascript:1", "A", "A");
	check_link(markdown_add_link, "javascript:alert(1)", "A", "A");
}

static void what_only_looks_like_a_mark_stays(void **state)
{
	(void)state;
	CHECK(markdown_add, "2024", "2024");
	CHECK(markdown_add, "7 x", "7 x");
	CHECK(markdown_add, "x1. y", "x1. y");
	CHECK(markdown_add, "1)", "1\\)");
	CHECK(markdown_add, ": x", "\\: x");
	CHECK(markdown_add, "a: b", "a: b");
	CHECK(markdown_add, "{x}", "\\{x\\}"); /* CommonMark takes an escape of any punctuation */
	CHECK(markdown_add, "", "");
	CHECK(markdown_add,
	      "a\x7f"
	      "b",
	      "a\xef\xbf\xbd"
	      "b");
}

static void yaml_keeps_what_is_next_to_a_forbidden_character(void **state)
{
	(void)state;
	CHECK(yaml_add, "\xc2\xa0\xc2\x9f", "\"\xc2\xa0\xef\xbf\xbd\"");
	CHECK(yaml_add, "\xef\xbf\xbd\xef\xbf\xbf", "\"\xef\xbf\xbd\xef\xbf\xbd\"");
	CHECK(yaml_add, "\xef\xbb\xbe\xef\xbc\xbf", "\"\xef\xbb\xbe\xef\xbc\xbf\"");
	CHECK(yaml_add, "<a>&", "\"\\u003ca\\u003e\\u0026\"");
	CHECK(yaml_add, "a\tb\nc", "\"a b c\"");
}

static void a_blank_or_a_quote_ends_an_address(void **state)
{
	static const char marks[] = " \t\r\n\v\f\"'<>()\\`|\x7f\x01";

	(void)state;
	for (const char *mark = marks; *mark; mark++) {
		char url[] = "https://x.example/?y";
		url[strlen(url) - 2] = *mark;
		check_link(html_add_link, url, "A", "A");
		check_link(markdown_add_link, url, "A", "A");
	}
	check_link(html_add_link, "http://x.example/~a-b_c;d,e!", "A",
		   "<a href=\"http://x.example/~a-b_c;d,e!\">A</a>");
	check_link(html_add_link, "HTTPS://x", "A", "A");
	check_link(html_add_link, "https:/x", "A", "A");
	check_link(html_add_link, " https://x", "A", "A");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(html_escapes_what_opens_or_closes_markup),
	    cmocka_unit_test(html_never_carries_a_control_character_or_a_broken_one),
	    cmocka_unit_test(markdown_escapes_emphasis_code_links_and_cells),
	    cmocka_unit_test(markdown_cannot_begin_a_heading_a_list_or_a_rule),
	    cmocka_unit_test(yaml_is_one_string_whatever_is_in_it),
	    cmocka_unit_test(only_web_addresses_become_links),
	    cmocka_unit_test(what_only_looks_like_a_mark_stays),
	    cmocka_unit_test(yaml_keeps_what_is_next_to_a_forbidden_character),
	    cmocka_unit_test(a_blank_or_a_quote_ends_an_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
