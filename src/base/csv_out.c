/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_out.c: one field as CSV, and back. It is quoted only where it must be, so that files stay small. */
#include "base/csv_out.h"

#include <string.h>

/* Bytes of a blank or an invisible mark that `t` begins with: a spreadsheet may take it off. */
static size_t passed_over(struct text t)
{
	static const char *const marks[] = {
	    " ", "\t", "\n", "\xc2\xa0", "\xe3\x80\x80", "\xe2\x80\x8b", "\xef\xbb\xbf"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_starts(t, text_of(marks[i])))
			return strlen(marks[i]);
	return text_unseen(t);
}

/* What a spreadsheet may take for a formula, unless it is a number as -3 is. */
static bool looks_like_formula(struct text field)
{
	/* Full-width + - = @ */
	static const char *const wide[] = {"\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\x9d",
					   "\xef\xbc\xa0"};
	struct text t = field;
	double number;

	if (field.len && (ascii_alpha(field.data[0]) || ascii_digit(field.data[0])))
		return false;
	if (field.len && (field.data[0] == '\t' || field.data[0] == '\r'))
		return true;
	for (size_t skip; (skip = passed_over(t)) > 0;)
		t = (struct text){t.data + skip, t.len - skip};
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
		if (text_starts(t, text_of(wide[i])))
			return true;
	return t.len && memchr("=+-@", t.data[0], 4) && !text_to_double(field, &number);
}

static bool needs_quotes(struct text field)
{
	if (field.len == 0)
		return false;
	if (ascii_blank(field.data[0]) || ascii_blank(field.data[field.len - 1]))
		return true; /* readers take blanks off the ends otherwise */
	for (size_t i = 0; i < field.len; i++)
		if (field.data[i] == ',' || field.data[i] == '"' || field.data[i] == '\n' ||
		    field.data[i] == '\r')
			return true;
	return false;
}

static bool has_unseen(struct text field)
{
	return text_unseen_at(field, 0) < field.len;
}

/* The field without what nobody sees. */
static void add_seen(struct buf *b, struct text field)
{
	struct buf seen;

	buf_init(&seen, BUF_LIMIT_DEFAULT);
	for (size_t i = 0, unseen; i < field.len; i += unseen ? unseen : 1) {
		unseen = text_unseen((struct text){field.data + i, field.len - i});
		if (!unseen)
			buf_add_char(&seen, field.data[i]);
	}
	csv_add_field(b, buf_text(&seen), true);
	buf_release(&seen);
}

void csv_add_field(struct buf *b, struct text field, bool spreadsheet_safe)
{
	bool mark;

	if (spreadsheet_safe && has_unseen(field)) {
		add_seen(b, field);
		return;
	}
	mark = spreadsheet_safe && looks_like_formula(field);
	if (!needs_quotes(field)) {
		if (mark)
			buf_add_char(b, '\'');
		buf_add_text(b, field);
		return;
	}
	buf_add_string(b, mark ? "\"'" : "\"");
	while (field.len) {
		const char *quote = memchr(field.data, '"', field.len);
		size_t part = quote ? (size_t)(quote - field.data) + 1 : field.len;
		buf_add(b, field.data, part);
		if (quote)
			buf_add_char(b, '"');
		field.data += part;
		field.len -= part;
	}
	buf_add_char(b, '"');
}

/* What stands between quotes, of which the first is gone; how many bytes that is with the last. */
static size_t take_quoted(struct text t, struct buf *value)
{
	size_t at = 0;

	while (at < t.len) {
		const char *quote = memchr(t.data + at, '"', t.len - at);
		size_t end = quote ? (size_t)(quote - t.data) : t.len;

		buf_add(value, t.data + at, end - at);
		at = end < t.len ? end + 1 : end;
		if (at >= t.len || t.data[at] != '"')
			return at;
		buf_add_char(value, '"');
		at++;
	}
	return at;
}

bool csv_take_field(struct text *rest, struct buf *value)
{
	struct text t = *rest;
	size_t end = 0;
	bool more;

	buf_clear(value);
	if (t.len && t.data[0] == '"') {
		end = 1 + take_quoted((struct text){t.data + 1, t.len - 1}, value);
	} else {
		while (end < t.len && t.data[end] != ',' && t.data[end] != '\n')
			end++;
		buf_add(value, t.data, end);
	}
	more = end < t.len && t.data[end] == ',';
	end += end < t.len;
	*rest = (struct text){t.data + end, t.len - end};
	if (value->len && value->data[0] == '\'' &&
	    looks_like_formula((struct text){value->data + 1, value->len - 1})) {
		value->len--;
		memmove(value->data, value->data + 1, value->len + 1);
	}
	return more;
}
