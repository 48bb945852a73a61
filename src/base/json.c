/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json.c: jansson behind an opaque type; see json.h. */
#include "base/json.h"

#include <jansson.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

/* A struct json is a json_t under another name: no other file sees jansson. */
static struct json *ours(json_t *value)
{
	if (!value)
		mem_fail();
	return (struct json *)value;
}

static json_t *theirs(struct json *value)
{
	return (json_t *)value;
}

static const json_t *theirs_const(const struct json *value)
{
	return (const json_t *)value;
}

struct json *json_new_object(void)
{
	return ours(json_object());
}

struct json *json_new_array(void)
{
	return ours(json_array());
}

void json_free(struct json *value)
{
	json_decref(theirs(value));
}

static json_t *new_string(struct text value)
{
	json_t *string = json_stringn(value.len ? value.data : "", value.len);

	if (!string) { /* not UTF-8: the bad bytes become U+FFFD */
		struct buf sound;
		buf_init(&sound, BUF_LIMIT_DEFAULT);
		utf8_replace(&sound, value);
		string = json_stringn(sound.data, sound.len);
		buf_release(&sound);
	}
	return string;
}

static json_t *new_number(double value)
{
	return isfinite(value) ? json_real(value) : json_null();
}

static void set(struct json *object, const char *key, json_t *value)
{
	if (!value || json_object_set_new(theirs(object), key, value) != 0)
		mem_fail(); /* or a bug: a key is not UTF-8, or `object` is not one */
}

void json_set(struct json *object, const char *key, struct json *value)
{
	set(object, key, theirs(value));
}

void json_set_text(struct json *object, const char *key, struct text value)
{
	set(object, key, new_string(value));
}

void json_set_string(struct json *object, const char *key, const char *value)
{
	set(object, key, value ? new_string(text_of(value)) : json_null());
}

void json_set_integer(struct json *object, const char *key, long long value)
{
	set(object, key, json_integer(value));
}

void json_set_number(struct json *object, const char *key, double value)
{
	set(object, key, new_number(value));
}

void json_set_bool(struct json *object, const char *key, bool value)
{
	set(object, key, json_boolean(value));
}

void json_set_null(struct json *object, const char *key)
{
	set(object, key, json_null());
}

static void append(struct json *array, json_t *value)
{
	if (!value || json_array_append_new(theirs(array), value) != 0)
		mem_fail();
}

void json_append(struct json *array, struct json *value)
{
	append(array, theirs(value));
}

void json_append_number(struct json *array, double value)
{
	json_append(array, ours(new_number(value)));
}

void json_append_text(struct json *array, struct text value)
{
	append(array, new_string(value));
}

/* Writing is ours: jansson writes 0.1 as 0.10000000000000001, and knows no HTML. */
struct writing {
	struct buf *out;
	bool compact;
	bool for_html;
};

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

/* Writes the character at the start of `t` and returns its length in bytes. */
static size_t write_character(const struct writing *w, struct text t)
{
	static const char short_escapes[] = "\b\f\n\r\t\"\\";
	static const char short_letters[] = "bfnrt\"\\";
	char c = t.data[0];
	const char *escape = c ? strchr(short_escapes, c) : NULL;
	size_t numbered = w->for_html && (c == '<' || c == '>' || c == '&') ? 1 : by_number(t);

	if (escape) {
		buf_addf(w->out, "\\%c", short_letters[escape - short_escapes]);
		return 1;
	}
	if (numbered) {
		buf_addf(w->out, "\\u%04x", character_number(t.data, numbered));
		return numbered;
	}
	buf_add_char(w->out, c);
	return 1;
}

/* Is the byte a character that is written as it is? Others are looked at by write_character. */
static bool is_plain(char c)
{
	return c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
}

static void write_string(const struct writing *w, const char *text, size_t len)
{
	buf_add_char(w->out, '"');
	for (size_t at = 0, end; at < len;) {
		for (end = at; end < len && is_plain(text[end]); end++)
			;
		buf_add(w->out, text + at, end - at);
		at = end;
		if (at < len)
			at += write_character(w, (struct text){text + at, len - at});
	}
	buf_add_char(w->out, '"');
}

static void new_line(const struct writing *w, size_t depth)
{
	if (w->compact)
		return;
	buf_add_char(w->out, '\n');
	for (size_t i = 0; i < depth; i++)
		buf_add(w->out, "  ", 2);
}

static void write_value(const struct writing *w, const json_t *value, size_t depth);

static void write_array(const struct writing *w, const json_t *array, size_t depth)
{
	buf_add_char(w->out, '[');
	for (size_t i = 0; i < json_array_size(array); i++) {
		if (i)
			buf_add_char(w->out, ',');
		new_line(w, depth + 1);
		write_value(w, json_array_get(array, i), depth + 1);
	}
	if (json_array_size(array))
		new_line(w, depth);
	buf_add_char(w->out, ']');
}

static void write_object(const struct writing *w, const json_t *object, size_t depth)
{
	json_t *o = (json_t *)object; /* jansson's iterators do not accept const */
	bool first = true;

	buf_add_char(w->out, '{');
	for (void *at = json_object_iter(o); at; at = json_object_iter_next(o, at)) {
		const char *key = json_object_iter_key(at);
		if (!first)
			buf_add_char(w->out, ',');
		first = false;
		new_line(w, depth + 1);
		write_string(w, key, strlen(key));
		buf_add_string(w->out, w->compact ? ":" : ": ");
		write_value(w, json_object_iter_value(at), depth + 1);
	}
	if (!first)
		new_line(w, depth);
	buf_add_char(w->out, '}');
}

static void write_value(const struct writing *w, const json_t *value, size_t depth)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		write_object(w, value, depth);
		break;
	case JSON_ARRAY:
		write_array(w, value, depth);
		break;
	case JSON_STRING:
		write_string(w, json_string_value(value), json_string_length(value));
		break;
	case JSON_INTEGER:
		buf_addf(w->out, "%lld", (long long)json_integer_value(value));
		break;
	case JSON_REAL:
		buf_add_number(w->out, json_real_value(value));
		break;
	case JSON_TRUE:
		buf_add_string(w->out, "true");
		break;
	case JSON_FALSE:
		buf_add_string(w->out, "false");
		break;
	case JSON_NULL:
		buf_add_string(w->out, "null");
		break;
	}
}

void json_write(const struct json *value, struct buf *out, bool compact, bool for_html)
{
	const struct writing w = {.out = out, .compact = compact, .for_html = for_html};

	write_value(&w, theirs_const(value), 0);
	if (!compact)
		buf_add_char(out, '\n');
}

/* ---- reading ---- */

int json_read(struct err *e, struct json **out, struct text content, const char *name)
{
	json_error_t problem;
	json_t *value = json_loadb(content.len ? content.data : "", content.len,
				   JSON_REJECT_DUPLICATES, &problem);

	*out = (struct json *)value;
	if (value)
		return 0;
	return err_set(e, ERR_INPUT, "%s:%d: not JSON: %s", name, problem.line, problem.text);
}

const struct json *json_get(const struct json *object, const char *key)
{
	return (const struct json *)json_object_get(theirs_const(object), key);
}

const struct json *json_at(const struct json *array, size_t i)
{
	return (const struct json *)json_array_get(theirs_const(array), i);
}

size_t json_count(const struct json *array_or_object)
{
	const json_t *value = theirs_const(array_or_object);

	return json_is_object(value) ? json_object_size(value) : json_array_size(value);
}

const char *json_member(const struct json *object, size_t i, const struct json **value)
{
	/* jansson's iterators do not write, though they take what may be written to. */
	json_t *of = (json_t *)(uintptr_t)object;
	void *at = json_object_iter(of);

	while (at && i--)
		at = json_object_iter_next(of, at);
	if (!at)
		return NULL;
	if (value)
		*value = (const struct json *)json_object_iter_value(at);
	return json_object_iter_key(at);
}

struct text json_text(const struct json *value)
{
	const json_t *v = theirs_const(value);

	if (!json_is_string(v))
		return (struct text){.data = NULL};
	return (struct text){.data = json_string_value(v), .len = json_string_length(v)};
}

double json_number(const struct json *value)
{
	const json_t *v = theirs_const(value);

	return json_is_number(v) ? json_number_value(v) : (double)NAN;
}
