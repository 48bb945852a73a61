/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_strings.c: the texts that all sheets of a workbook share.
 *
 * They are kept in the form that the CSV needs, so that a cell costs one copy.
 */
#include "base/xlsx_private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/csv_out.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "base/zip.h"

#define STRINGS_BYTES_MAX ((size_t)1 << 30)

enum { STRINGS_MAX = 1 << 26 };

/* What a workbook may hold without regard to its size, and beyond that for each packed byte. Texts are there once:
 * a million different codes of eight digits in a row take two packed bytes each, the least that was seen. */
enum { STRINGS_FREE = 3 << 19, BYTES_FREE = 32 << 20 };
#define STRINGS_PER_BYTE 0.5
#define BYTES_PER_BYTE 16.0
/* The expansion limit for which that is meant; a higher one raises it. */
#define USUAL_LIMIT 50.0

/* ---- one text ---- */

static int hex_digit(char c)
{
	if (ascii_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The code of "_x000D_" at `at`; 0 if there is none (or if it is a NUL, which is left as
 * written). */
static unsigned escape_at(const struct buf *text, size_t at)
{
	enum { LEN = 7 };
	const char *s = text->data + at;
	unsigned code = 0;

	if (text->len - at < LEN || s[0] != '_' || s[1] != 'x' || s[6] != '_')
		return 0;
	for (size_t i = 2; i < 6; i++) {
		int digit = hex_digit(s[i]);
		if (digit < 0)
			return 0;
		code = code * 16 + (unsigned)digit;
	}
	return code;
}

/* Characters that XML cannot hold are written _xHHHH_, as halves of a pair where they must. */
static void unescape(struct buf *text)
{
	struct buf plain;

	buf_init(&plain, CSV_FIELD_MAX + 1);
	for (size_t at = 0; at < text->len;) {
		unsigned code = escape_at(text, at);
		unsigned low = 0;
		if (!code) {
			buf_add_char(&plain, text->data[at++]);
			continue;
		}
		at += 7;
		if (code >= 0xd800 && code < 0xdc00 && at < text->len)
			low = escape_at(text, at);
		if (low >= 0xdc00 && low < 0xe000) {
			code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
			at += 7;
		}
		utf8_add(&plain, code);
	}
	buf_clear(text);
	buf_add_text(text, buf_text(&plain));
	buf_release(&plain);
}

static void breaks_to_blanks(struct buf *text)
{
	size_t to = 0;

	for (size_t at = 0; at < text->len; at++) {
		char c = text->data[at];
		if (c == '\r' && at + 1 < text->len && text->data[at + 1] == '\n')
			continue;
		text->data[to++] = c == '\r' || c == '\n' ? ' ' : c;
	}
	text->len = to;
	text->data[to] = '\0';
}

void xlsx_add_text(struct buf *out, struct buf *text)
{
	if (text->len && strstr(text->data, "_x"))
		unescape(text);
	if (text->len && strpbrk(text->data, "\r\n"))
		breaks_to_blanks(text);
	csv_add_field(out, text_trim(buf_text(text)), false);
}

/* ---- all of them ---- */

struct reading {
	struct xlsx_strings *strings;
	struct xlsx_part part;
	struct buf text; /* of the string that is read */
	unsigned phonetic; /* how deep in a phonetic reading */
	bool in_string;
	bool in_text;
};

static void on_start(void *context, const char *name, xml_attributes attributes)
{
	struct reading *r = context;

	(void)attributes;
	if (strcmp(name, "si") == 0) {
		r->in_string = true;
		buf_clear(&r->text);
	} else if (strcmp(name, "rPh") == 0) {
		r->phonetic++;
	} else if (strcmp(name, "t") == 0) {
		r->in_text = r->in_string && !r->phonetic;
	}
}

/* Beyond all proportion to the file? */
static bool is_bomb(const struct reading *r)
{
	double limit = zip_member_limit(r->part.member);
	double packed = (double)zip_member_packed(r->part.member) * limit / USUAL_LIMIT;

	return limit > 0 && ((double)r->strings->count > STRINGS_FREE + STRINGS_PER_BYTE * packed ||
			     (double)r->strings->bytes.len > BYTES_FREE + BYTES_PER_BYTE * packed);
}

static void check_room(struct reading *r)
{
	struct err e = ERR_INIT;

	if (buf_overflowed(&r->text))
		err_set(&e, ERR_INPUT,
			"%s: a text is longer than 1 MiB: this is not a table of cells",
			r->part.name);
	else if (is_bomb(r))
		err_set(&e, ERR_INPUT,
			"%s: there are more texts than a file of this size holds: refused as a "
			"decompression bomb (raise --expansion-limit if the file is sound)",
			r->part.name);
	else if (buf_overflowed(&r->strings->bytes) || r->strings->count > STRINGS_MAX)
		err_set(&e, ERR_INPUT,
			"%s: there are too many texts to hold in memory: save the sheet as CSV",
			r->part.name);
	if (e.code)
		xml_stop(r->part.xml, &e);
}
_Static_assert(CSV_FIELD_MAX == 1 << 20, "the text above says so");

static void on_end(void *context, const char *name)
{
	struct reading *r = context;
	struct xlsx_strings *s = r->strings;

	if (strcmp(name, "t") == 0) {
		r->in_text = false;
	} else if (strcmp(name, "rPh") == 0) {
		r->phonetic -= r->phonetic > 0;
	} else if (strcmp(name, "si") == 0) {
		r->in_string = false;
		s->ends = mem_grow(s->ends, &s->room, s->count + 1, sizeof(*s->ends));
		xlsx_add_text(&s->bytes, &r->text);
		s->ends[s->count++] = (uint32_t)s->bytes.len;
		check_room(r);
	}
}

static void on_text(void *context, const char *text, size_t len)
{
	struct reading *r = context;

	if (!r->in_text)
		return;
	buf_add(&r->text, text, len);
	if (buf_overflowed(&r->text))
		check_room(r);
}

int xlsx_strings_read(struct err *e, struct xlsx_strings *s, struct zip_archive *z,
		      const char *book, size_t member)
{
	struct reading r = {.strings = s};
	const struct xml_handlers handlers = {
	    .start = on_start, .end = on_end, .text = on_text, .context = &r};
	int result;

	buf_init(&s->bytes, STRINGS_BYTES_MAX);
	buf_init(&r.text, CSV_FIELD_MAX);
	result = xlsx_part_read(e, &r.part, z, book, member, &handlers);
	buf_release(&r.text);
	return result;
}

void xlsx_strings_release(struct xlsx_strings *s)
{
	buf_release(&s->bytes);
	free(s->ends);
	*s = (struct xlsx_strings){.ends = NULL};
}

struct text xlsx_string(const struct xlsx_strings *s, size_t index)
{
	size_t from = index ? s->ends[index - 1] : 0;

	assert(index < s->count && from <= s->ends[index] && s->ends[index] <= s->bytes.len);
	return (struct text){.data = s->bytes.data + from, .len = s->ends[index] - from};
}
