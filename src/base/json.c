/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json.c: values as text with marks; see json.h.
 *
 * How deep a value stands is known when the whole is written. Until then a mark stands for each line end and each
 * blank after a colon: a byte that no JSON has, as control characters are escaped. So a child goes into its parent
 * as it is.
 */
#include "base/json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

enum mark {
	MARK_BLANK = 1,
	MARK_LINE, /* as deep as the line before */
	MARK_DEEPER,
	MARK_SHALLOWER,
};

struct json {
	struct buf text; /* without its end */
	bool is_object, has_members;
};

static struct json *new_value(bool is_object)
{
	struct json *value = mem_alloc(1, sizeof(*value));

	*value = (struct json){.is_object = is_object};
	buf_init(&value->text, BUF_LIMIT_DEFAULT);
	buf_add_char(&value->text, is_object ? '{' : '[');
	return value;
}

struct json *json_new_object(void)
{
	return new_value(true);
}

struct json *json_new_array(void)
{
	return new_value(false);
}

void json_free(struct json *value)
{
	if (value)
		buf_release(&value->text);
	free(value);
}

/* ---- strings ---- */

/* Bytes of a character at the start of `t` that is written by its number: one that nobody sees, and U+2028 and
 * U+2029, which end a line in older JavaScript. */
static size_t by_number(struct text t)
{
	size_t unseen = text_unseen(t);

	if (!unseen && (text_starts(t, TEXT_LITERAL("\xe2\x80\xa8")) ||
			text_starts(t, TEXT_LITERAL("\xe2\x80\xa9"))))
		return 3;
	return unseen;
}

/* The number of a character of one to three bytes of UTF-8. */
static unsigned character_number(const char *text, size_t len)
{
	const unsigned char *b = (const unsigned char *)text;

	if (len == 1)
		return b[0];
	return len == 2 ? (b[0] & 0x1fu) << 6 | (b[1] & 0x3fu)
			: (b[0] & 0x0fu) << 12 | (b[1] & 0x3fu) << 6 | (b[2] & 0x3fu);
}

/* Adds the character at the start of `t` and returns its length in bytes. */
static size_t add_character(struct buf *out, struct text t)
{
	static const char short_escapes[] = "\b\f\n\r\t\"\\";
	static const char short_letters[] = "bfnrt\"\\";
	char c = t.data[0];
	const char *escape = c ? strchr(short_escapes, c) : NULL;
	size_t numbered = by_number(t);

	if (escape) {
		buf_addf(out, "\\%c", short_letters[escape - short_escapes]);
		return 1;
	}
	if (numbered) {
		buf_addf(out, "\\u%04x", character_number(t.data, numbered));
		return numbered;
	}
	buf_add_char(out, c);
	return 1;
}

/* Is the byte a character that is written as it is? Others are looked at by add_character. */
static bool is_plain(char c)
{
	return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
}

/* Of UTF-8. */
static void add_characters(struct buf *out, struct text t)
{
	for (size_t at = 0, end; at < t.len;) {
		for (end = at; end < t.len && is_plain(t.data[end]); end++)
			;
		buf_add(out, t.data + at, end - at);
		at = end;
		if (at < t.len)
			at += add_character(out, (struct text){t.data + at, t.len - at});
	}
}

static void add_text(struct buf *out, struct text t)
{
	buf_add_char(out, '"');
	if (utf8_valid(t)) {
		add_characters(out, t);
	} else { /* the bad bytes become U+FFFD */
		struct buf sound;

		buf_init(&sound, BUF_LIMIT_DEFAULT);
		utf8_replace(&sound, t);
		add_characters(out, buf_text(&sound));
		buf_release(&sound);
	}
	buf_add_char(out, '"');
}

/* ---- members ---- */

static void add_mark(struct buf *out, enum mark mark)
{
	buf_add_char(out, (char)mark);
}

/* Where the next member of `parent` is to be added; `key` is NULL in an array. */
static struct buf *next(struct json *parent, const char *key)
{
	struct buf *out = &parent->text;

	if (parent->has_members)
		buf_add_char(out, ',');
	add_mark(out, parent->has_members ? MARK_LINE : MARK_DEEPER);
	parent->has_members = true;
	if (key) {
		add_text(out, text_of(key));
		buf_add_char(out, ':');
		add_mark(out, MARK_BLANK);
	}
	return out;
}

static char end_of(const struct json *value)
{
	return value->is_object ? '}' : ']';
}

static void add_value(struct buf *out, const struct json *value)
{
	buf_add_text(out, buf_text(&value->text));
	if (value->has_members)
		add_mark(out, MARK_SHALLOWER);
	buf_add_char(out, end_of(value));
	out->overflowed |= buf_overflowed(&value->text);
}

static void add_number(struct buf *out, double value)
{
	if (isfinite(value))
		buf_add_number(out, value);
	else
		buf_add_string(out, "null");
}

void json_set(struct json *object, const char *key, struct json *value)
{
	add_value(next(object, key), value);
	json_free(value);
}

void json_set_text(struct json *object, const char *key, struct text value)
{
	add_text(next(object, key), value);
}

void json_set_string(struct json *object, const char *key, const char *value)
{
	if (value)
		json_set_text(object, key, text_of(value));
	else
		json_set_null(object, key);
}

void json_set_integer(struct json *object, const char *key, long long value)
{
	buf_addf(next(object, key), "%lld", value);
}

void json_set_number(struct json *object, const char *key, double value)
{
	add_number(next(object, key), value);
}

void json_set_bool(struct json *object, const char *key, bool value)
{
	buf_add_string(next(object, key), value ? "true" : "false");
}

void json_set_null(struct json *object, const char *key)
{
	buf_add_string(next(object, key), "null");
}

void json_append(struct json *array, struct json *value)
{
	json_set(array, NULL, value);
}

void json_append_number(struct json *array, double value)
{
	add_number(next(array, NULL), value);
}

void json_append_text(struct json *array, struct text value)
{
	add_text(next(array, NULL), value);
}

/* ---- writing ---- */

struct writing {
	struct buf *out;
	bool compact, for_html;
	size_t depth;
};

static void write_mark(struct writing *w, enum mark mark)
{
	static const char blanks[] = "                                ";
	size_t left;

	if (mark == MARK_BLANK) {
		if (!w->compact)
			buf_add_char(w->out, ' ');
		return;
	}
	w->depth += mark == MARK_DEEPER;
	w->depth -= mark == MARK_SHALLOWER;
	if (w->compact)
		return;
	buf_add_char(w->out, '\n');
	left = 2 * w->depth;
	for (; left >= sizeof(blanks); left -= sizeof(blanks) - 1)
		buf_add(w->out, blanks, sizeof(blanks) - 1);
	buf_add(w->out, blanks, left);
}

static bool is_markup(char c)
{
	return c == '<' || c == '>' || c == '&';
}

static void write_marked(struct writing *w, struct text t)
{
	for (size_t at = 0, end; at < t.len; at = end + 1) {
		for (end = at; end < t.len && (unsigned char)t.data[end] >= ' ' &&
			       !(w->for_html && is_markup(t.data[end]));
		     end++)
			;
		buf_add(w->out, t.data + at, end - at);
		if (end == t.len)
			return;
		if (is_markup(t.data[end]))
			buf_addf(w->out, "\\u%04x", (unsigned)t.data[end]);
		else
			write_mark(w, (enum mark)t.data[end]);
	}
}

void json_write(const struct json *value, struct buf *out, bool compact, bool for_html)
{
	struct writing w = {.out = out, .compact = compact, .for_html = for_html};

	write_marked(&w, buf_text(&value->text));
	if (value->has_members)
		write_mark(&w, MARK_SHALLOWER);
	buf_add_char(out, end_of(value));
	if (!compact)
		buf_add_char(out, '\n');
	out->overflowed |= buf_overflowed(&value->text);
}
