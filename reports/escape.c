/* SPDX-License-Identifier: GPL-3.0-or-later */
/* escape.c: see escape.h. */
#include "reports/escape.h"

#include <stdbool.h>
#include <string.h>

#include "base/unicode.h"

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

/* Adds one byte of sound UTF-8 to `out`, escaped. `first`: it opens the text. */
typedef void add_byte(struct buf *out, char c, bool first);

static void add_each(struct buf *out, struct text t, add_byte *add)
{
	for (size_t i = 0, unseen; i<t.len; i += unseen> 1 ? unseen : 1) {
		unseen = text_unseen((struct text){t.data + i, t.len - i});
		if (unseen > 1)
			buf_add_string(out, REPLACEMENT);
		else
			add(out, t.data[i], i == 0);
	}
}

/* Repairs only what needs it: nearly all text is sound already. */
static void add_sound(struct buf *out, struct text t, add_byte *add)
{
	struct buf repaired;

	if (utf8_valid(t)) {
		add_each(out, t, add);
		return;
	}
	buf_init(&repaired, BUF_LIMIT_DEFAULT);
	utf8_repair(&repaired, t);
	add_each(out, buf_text(&repaired), add);
	buf_release(&repaired);
}

static bool is_control(char c)
{
	return ((unsigned char)c < 0x20 && !ascii_blank(c)) || c == 0x7f;
}

static void html_add_byte(struct buf *out, char c, bool first)
{
	(void)first;
	switch (c) {
	case '&':
		buf_add_string(out, "&amp;");
		return;
	case '<':
		buf_add_string(out, "&lt;");
		return;
	case '>':
		buf_add_string(out, "&gt;");
		return;
	case '"':
		buf_add_string(out, "&quot;");
		return;
	case '\'':
		buf_add_string(out, "&#39;");
		return;
	default:
		if (is_control(c))
			buf_add_string(out, REPLACEMENT);
		else
			buf_add_char(out, ascii_blank(c) ? ' ' : c);
	}
}

static void yaml_add_byte(struct buf *out, char c, bool first)
{
	(void)first;
	if (is_control(c)) {
		buf_add_string(out, REPLACEMENT);
		return;
	}
	/* Where nothing reads front matter it is Markdown, and may not be HTML. */
	if (c && strchr("<>&", c)) {
		buf_addf(out, "\\u%04x", (unsigned)c);
		return;
	}
	if (c == '"' || c == '\\')
		buf_add_char(out, '\\');
	buf_add_char(out, ascii_blank(c) ? ' ' : c);
}

static void markdown_add_byte(struct buf *out, char c, bool first)
{
	/* Entities, not backslashes, for what could be HTML: every dialect reads them. */
	if (strchr("&<>\"", c) && c) {
		html_add_byte(out, c, first);
		return;
	}
	if (is_control(c)) {
		buf_add_string(out, REPLACEMENT);
		return;
	}
	/* Anywhere: emphasis, code, links, images, table cells, strike-through. At the start of a
	 * line: headings, lists, rules; a number's point would make it an ordered list. */
	if (strchr("\\`*_[]|~!{}$", c) || (first && strchr("#+-=:", c)))
		buf_add_char(out, '\\');
	buf_add_char(out, ascii_blank(c) ? ' ' : c);
}

void html_add(struct buf *out, struct text t)
{
	add_sound(out, t, html_add_byte);
}

void html_add_string(struct buf *out, const char *nul_terminated)
{
	html_add(out, text_of(nul_terminated));
}

/* Controls of two bytes (U+0080 to U+009F) and what is not a character (U+FFFE, U+FFFF) have no place in
 * YAML. */
static void add_without_controls(struct buf *out, struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		const unsigned char *b = (const unsigned char *)t.data + i;

		if (b[0] == 0xc2 && i + 1 < t.len && b[1] < 0xa0) {
			buf_add_string(out, REPLACEMENT);
			i++;
		} else if (b[0] == 0xef && i + 2 < t.len &&
			   ((b[1] == 0xbf && b[2] >= 0xbe) || (b[1] == 0xbb && b[2] == 0xbf))) {
			buf_add_string(out, REPLACEMENT);
			i += 2;
		} else {
			buf_add_char(out, t.data[i]);
		}
	}
}

void yaml_add(struct buf *out, struct text t)
{
	struct buf quoted;

	buf_init(&quoted, BUF_LIMIT_DEFAULT);
	add_sound(&quoted, t, yaml_add_byte);
	buf_add_char(out, '"');
	add_without_controls(out, buf_text(&quoted));
	buf_add_char(out, '"');
	buf_release(&quoted);
}

/* Is it an address that may be a link? Blanks and quotes have no place in one. */
static bool is_web_address(struct text url)
{
	bool web =
	    text_starts(url, TEXT_LITERAL("https://")) || text_starts(url, TEXT_LITERAL("http://"));

	for (size_t i = 0; web && i < url.len; i++)
		web = !strchr(" \t\r\n\v\f\"'<>()\\`|", url.data[i]) && !is_control(url.data[i]);
	return web;
}

void html_add_link(struct buf *out, const char *url, const char *label)
{
	if (!is_web_address(text_of(url))) {
		html_add_string(out, label);
		return;
	}
	buf_add_string(out, "<a href=\"");
	html_add_string(out, url);
	buf_add_string(out, "\">");
	html_add_string(out, label);
	buf_add_string(out, "</a>");
}

/* "1. x" and "1) x" at the start of a line would be a list: its mark is escaped. */
static size_t ordered_list_mark(struct text t)
{
	size_t digits = 0;

	while (digits < t.len && ascii_digit(t.data[digits]))
		digits++;
	if (digits && digits < t.len && strchr(".)", t.data[digits]) && t.data[digits])
		return digits;
	return 0;
}

void markdown_add(struct buf *out, struct text t)
{
	size_t mark;

	t = text_trim(t);
	mark = ordered_list_mark(t);
	if (mark) {
		buf_add(out, t.data, mark);
		buf_add_char(out, '\\');
		buf_add_char(out, t.data[mark]);
		t.data += mark + 1;
		t.len -= mark + 1;
	}
	add_sound(out, t, markdown_add_byte);
}

void markdown_add_string(struct buf *out, const char *nul_terminated)
{
	markdown_add(out, text_of(nul_terminated));
}

void markdown_add_link(struct buf *out, const char *url, const char *label)
{
	if (!is_web_address(text_of(url))) {
		markdown_add_string(out, label);
		return;
	}
	buf_add_char(out, '[');
	markdown_add_string(out, label);
	buf_add_string(out, "](");
	buf_add_string(out, url);
	buf_add_char(out, ')');
}
