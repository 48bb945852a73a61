/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_formats.c: what a number cell shows.
 *
 * A date is a number in a workbook; only its cell's format shows that it is one. Days count from
 * 1900-01-01 as 1, with a 29 February 1900 that did not exist (serial 60), or from 1904-01-01 as 0.
 * ECMA-376 part 1, 18.8.30 and 18.17.4.
 */
#include "base/xlsx_private.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* ---- format codes ---- */

/* Which letters a format code uses, outside what it quotes. */
struct letters {
	bool date; /* y or d */
	bool month; /* m, which is minutes where h or s are about */
	bool time;
	bool elapsed;
};

/* Past a quoted text, an escaped character or a bracket; 0 where none starts here. */
static size_t literal_length(const char *code)
{
	const char *end;

	switch (*code) {
	case '"':
		end = strchr(code + 1, '"');
		return end ? (size_t)(end - code) + 1 : strlen(code);
	case '[':
		end = strchr(code, ']');
		return end ? (size_t)(end - code) + 1 : strlen(code);
	case '\\':
	case '_':
	case '*':
		return code[1] ? 2 : 1;
	default:
		return 0;
	}
}

/* "[h]", "[mm]": a duration, possibly longer than a day. */
static bool is_elapsed(const char *code)
{
	char unit = ascii_lower(code[1]);
	size_t at = 1;

	if (code[0] != '[' || (unit != 'h' && unit != 'm' && unit != 's'))
		return false;
	while (ascii_lower(code[at]) == unit)
		at++;
	return code[at] == ']';
}

static struct letters letters_of(const char *code)
{
	struct letters found = {.date = false};

	while (*code && *code != ';') {
		size_t skip = literal_length(code);
		if (skip) {
			found.elapsed |= is_elapsed(code);
			code += skip;
			continue;
		}
		if (text_starts(text_of(code), TEXT_LITERAL("General"))) {
			code += strlen("General");
			continue;
		}
		switch (ascii_lower(*code++)) {
		case 'y':
		case 'd':
			found.date = true;
			break;
		case 'm':
			found.month = true;
			break;
		case 'h':
		case 's':
			found.time = true;
			break;
		default:
			break;
		}
	}
	return found;
}

/* "00000" or "00\-0000": digits that must all be there; NULL for any other code. */
static const char *digits_of(struct arena *texts, const char *code)
{
	char *pattern = arena_copy(texts, text_of(code));
	size_t len = 0, zeros = 0;

	while (*code && *code != ';') {
		size_t skip = literal_length(code);
		if (*code == '"' && skip > 1) {
			for (size_t i = 1; i + 1 < skip; i++)
				pattern[len++] = code[i];
		} else if (*code == '\\' && skip == 2) {
			pattern[len++] = code[1];
		} else if (*code == '0' || *code == '-' || *code == ' ') {
			zeros += *code == '0';
			pattern[len++] = *code;
			skip = 1;
		} else {
			return NULL;
		}
		code += skip;
	}
	pattern[len] = '\0';
	/* A quoted 0 would be taken for a digit: such a pattern is ignored. */
	return zeros > 1 && zeros < 16 ? pattern : NULL;
}

struct xlsx_format xlsx_format_of(struct arena *texts, const char *code)
{
	struct letters found = letters_of(code);
	struct xlsx_format format = {.kind = FORMAT_NUMBER};

	if (found.date || (found.month && !found.time && !found.elapsed)) {
		format.kind = FORMAT_DATE;
		format.with_time = found.time;
	} else if (found.elapsed) {
		format.kind = FORMAT_ELAPSED;
	} else if (found.time) {
		format.kind = FORMAT_TIME;
	} else {
		format.digits = digits_of(texts, code);
		if (format.digits)
			format.kind = FORMAT_DIGITS;
	}
	return format;
}

/* The formats that are not written out: 14 to 22 and 45 to 47, and those of East Asia. */
static struct xlsx_format built_in_format(long long id)
{
	struct xlsx_format format = {.kind = FORMAT_NUMBER};

	if (id == 46)
		format.kind = FORMAT_ELAPSED;
	else if ((id >= 18 && id <= 21) || id == 32 || id == 33 || id == 45 || id == 47)
		format.kind = FORMAT_TIME;
	else if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
		format.kind = FORMAT_DATE;
	format.with_time = id == 22;
	return format;
}

/* ---- styles.xml ---- */

struct own_format {
	long long id;
	struct xlsx_format format;
};

struct reading {
	struct xlsx_formats *formats;
	struct xlsx_part part;
	struct own_format *own; /* formats that are written out */
	size_t own_count;
	size_t own_room;
	bool in_codes; /* and not among the formats that apply on a condition */
	bool in_cells;
};

static void too_many(struct reading *r)
{
	struct err e = ERR_INIT;

	err_set(&e, ERR_INPUT, "%s: has more than %d formats: refused", r->part.name,
		XLSX_FORMATS_MAX);
	xml_stop(r->part.xml, &e);
}

static long long number_attribute(xml_attributes attributes, const char *name)
{
	long long number;

	return text_to_long(text_of(xml_attribute(attributes, name)), &number) ? number : -1;
}

static struct xlsx_format format_by_id(const struct reading *r, long long id)
{
	for (size_t i = r->own_count; i > 0; i--)
		if (r->own[i - 1].id == id)
			return r->own[i - 1].format;
	return built_in_format(id);
}

static void on_start(void *context, const char *name, xml_attributes attributes)
{
	struct reading *r = context;
	struct xlsx_formats *f = r->formats;

	if (strcmp(name, "numFmts") == 0) {
		r->in_codes = true;
	} else if (strcmp(name, "numFmt") == 0 && r->in_codes) {
		const char *code = xml_attribute(attributes, "formatCode");
		if (!code)
			return;
		if (r->own_count == XLSX_FORMAT_CODES_MAX) {
			too_many(r);
			return;
		}
		r->own = mem_grow(r->own, &r->own_room, r->own_count + 1, sizeof(*r->own));
		r->own[r->own_count++] = (struct own_format){
		    .id = number_attribute(attributes, "numFmtId"),
		    .format = xlsx_format_of(&f->texts, code),
		};
	} else if (strcmp(name, "cellXfs") == 0) {
		r->in_cells = true;
	} else if (strcmp(name, "xf") == 0 && r->in_cells) {
		if (f->count == XLSX_FORMATS_MAX) {
			too_many(r);
			return;
		}
		f->cells = mem_grow(f->cells, &f->room, f->count + 1, sizeof(*f->cells));
		f->cells[f->count++] = format_by_id(r, number_attribute(attributes, "numFmtId"));
	}
}

static void on_end(void *context, const char *name)
{
	struct reading *r = context;

	if (strcmp(name, "numFmts") == 0)
		r->in_codes = false;
	else if (strcmp(name, "cellXfs") == 0)
		r->in_cells = false;
}

int xlsx_formats_read(struct err *e, struct xlsx_formats *f, struct zip_archive *z,
		      const char *book, size_t member)
{
	struct reading r = {.formats = f};
	const struct xml_handlers handlers = {.start = on_start, .end = on_end, .context = &r};
	int result = xlsx_part_read(e, &r.part, z, book, member, &handlers);

	free(r.own);
	return result;
}

void xlsx_formats_release(struct xlsx_formats *f)
{
	free(f->cells);
	arena_release(&f->texts);
	*f = (struct xlsx_formats){.cells = NULL};
}

/* ---- numbers ---- */

enum { DIGITS_SURE = 15 }; /* of a double: so many always come back */

/* Is it a whole number, or at most 15 digits with one point? *whole: its length without a fraction
 * of zeros ("47700.0"). */
static bool is_short(struct text t, size_t *whole)
{
	size_t digits = 0, point = t.len;
	bool zeros = true;

	for (size_t i = 0; i < t.len; i++) {
		char c = t.data[i];
		if (c == '.' && point == t.len)
			point = i;
		else if (ascii_digit(c))
			digits++;
		else if (c != '-' || i > 0)
			return false;
		zeros &= i <= point || c == '0';
	}
	*whole = zeros && point > 0 ? point : t.len;
	return digits > 0 && (digits <= DIGITS_SURE || point == t.len) &&
	       ascii_digit(t.data[*whole - 1]);
}

static void add_plain(struct buf *out, struct text number)
{
	double value;
	size_t whole;

	if (is_short(number, &whole)) {
		buf_add(out, number.data, whole);
		return;
	}
	if (!text_to_double(number, &value) || !isfinite(value)) {
		buf_add_text(out, number); /* for the reader of the column to judge */
		return;
	}
	buf_add_number(out, value);
}

/* The digits of a whole number into the zeros of the pattern, from the right. */
static bool add_digits(struct buf *out, const char *pattern, double value)
{
	char digits[24];
	size_t zeros = 0, len, at = 0;

	if (value < 0 || value >= 1e15 || floor(value) < value)
		return false;
	for (const char *p = pattern; *p; p++)
		zeros += *p == '0';
	snprintf(digits, sizeof(digits), "%0*lld", (int)zeros, (long long)value);
	len = strlen(digits);
	for (const char *p = pattern; *p; p++) {
		if (*p != '0') {
			buf_add_char(out, *p);
			continue;
		}
		/* What is more than the zeros goes before the first of them. */
		do
			buf_add_char(out, digits[at++]);
		while (len - at >= zeros);
		zeros--;
	}
	return true;
}

/* The date that is so many days after 1970-01-01. Howard Hinnant, "chrono-Compatible Low-Level
 * Date Algorithms", civil_from_days. */
static void add_date(struct buf *out, long long days)
{
	long long shifted = days + 719468;
	long long era = shifted / 146097;
	long long day_of_era = shifted - era * 146097;
	long long year_of_era =
	    (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	long long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 -
					      year_of_era / 100); /* from 1 March */
	long long month_of_year = (5 * day_of_year + 2) / 153;
	long long day = day_of_year - (153 * month_of_year + 2) / 5 + 1;
	long long month = month_of_year < 10 ? month_of_year + 3 : month_of_year - 9;
	long long year = year_of_era + era * 400 + (month <= 2);

	buf_addf(out, "%04lld-%02lld-%02lld", year, month, day);
}

enum {
	DAYS_1900 = -25569, /* of serial 0 from 1970-01-01, once past the day that never was */
	DAYS_1904 = -24107,
	SERIAL_29_FEBRUARY_1900 = 60,
	SERIAL_LAST = 2958465, /* 9999-12-31 */
	SECONDS_A_DAY = 86400,
};

/* False: no day of the calendar. */
static bool add_day(struct buf *out, long long serial, bool from_1904)
{
	if (from_1904) {
		if (serial > SERIAL_LAST - (DAYS_1904 - DAYS_1900))
			return false;
		add_date(out, serial + DAYS_1904);
		return true;
	}
	if (serial < 1 || serial > SERIAL_LAST || serial == SERIAL_29_FEBRUARY_1900)
		return false;
	add_date(out, serial + DAYS_1900 + (serial < SERIAL_29_FEBRUARY_1900));
	return true;
}

static void add_time(struct buf *out, long long seconds)
{
	buf_addf(out, "%02lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/* To the nearest second, which a double of this size carries. False if it is not a date or time. */
static bool add_moment(struct buf *out, const struct xlsx_format *format, bool from_1904,
		       double value)
{
	long long seconds;

	if (!(value >= 0 && value < SERIAL_LAST + 1))
		return false;
	seconds = llround(value * SECONDS_A_DAY);
	if (format->kind == FORMAT_ELAPSED || (format->kind == FORMAT_TIME && value < 1)) {
		add_time(out, seconds);
		return true;
	}
	if (format->kind == FORMAT_DATE && !format->with_time) /* only the day is shown */
		return add_day(out, (long long)floor(value), from_1904);
	if (!add_day(out, seconds / SECONDS_A_DAY, from_1904))
		return false;
	buf_add_char(out, 'T');
	add_time(out, seconds % SECONDS_A_DAY);
	return true;
}

void xlsx_add_number(struct buf *out, const struct xlsx_format *format, bool from_1904,
		     struct text number)
{
	size_t before = out->len;
	double value;
	bool added = false;

	if (format && format->kind != FORMAT_NUMBER && text_to_double(number, &value))
		added = format->kind == FORMAT_DIGITS ? add_digits(out, format->digits, value)
						      : add_moment(out, format, from_1904, value);
	if (added || !number.len)
		return;
	out->len = before;
	add_plain(out, number);
}
