/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_private.h: what the csv_*.c that read share.
 *
 * csv_field.c knows where quoted fields end; csv_borders.c, with it, where libcsv sees records end,
 * without parsing fields; csv_stray.c knows quotes that are mistakes; csv_quoted.c is the door to
 * libcsv and splits one record.
 */
#ifndef PAYBANDS_BASE_CSV_PRIVATE_H
#define PAYBANDS_BASE_CSV_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/csv_in.h"
#include "base/text.h"

#define CSV_QUOTE_MARK '"'

/* libcsv's blank: a tab is not one if it is the delimiter. */
static inline bool csv_is_blank(char c, char delimiter)
{
	return c == ' ' || (c == '\t' && delimiter != '\t');
}

static inline bool csv_is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Is the quote at `at` at the start of a field? `data` starts at a record. */
static inline bool csv_opens_field(const char *data, size_t at, char delimiter)
{
	while (at > 0 && csv_is_blank(data[at - 1], delimiter))
		at--;
	return at == 0 || data[at - 1] == delimiter || csv_is_line_end(data[at - 1]);
}

/* What is in a stretch of bytes; `wide`: vectors_are_wide. CRLF is one line end; a CR as the last byte is one. */
struct csv_survey {
	uint64_t line_ends;
	bool has_quote;
	bool has_nul;
	bool has_cr;
};
struct csv_survey csv_survey_bytes(const char *data, size_t len, bool wide);

/* Where a quoted field ends. */
struct csv_quoted_end {
	size_t end; /* at the delimiter or line end that follows it, or the length */
	/* The first quote within it that looks as if it opened a field, or SIZE_MAX. */
	size_t opening_inside;
	bool open; /* it does not end */
	bool odd; /* text follows a quote within */
};
/* `at` is the opening quote. */
struct csv_quoted_end csv_quoted_field_end(const char *data, size_t len, size_t at, char delimiter);

/* How borders are found, and the quotes met that open nothing. */
struct csv_scan {
	char delimiter;
	bool quoting;
	bool wide; /* vectors_are_wide */
	bool no_cr; /* there is none in `data` */
	bool at_end; /* nothing comes after `data` */
	size_t width; /* fields of a row; below 2: no quote is treated as a stray */
	size_t *strays; /* where they are; the caller's to free */
	size_t stray_count;
	size_t stray_room;
	struct csv_marks *marks; /* where those are kept that are found first; NULL: nowhere */
};
struct csv_borders {
	size_t last; /* just past the last line end that certainly ends a record; 0: none */
	bool open; /* `data` ends inside a quoted field, or before it is known whether it does */
	size_t opened; /* where its quote is */
};
/* `data` starts at a record and may stop anywhere. A CR that is the last byte is not a border: an
 * LF may follow. */
struct csv_borders csv_find_borders(struct csv_scan *scan, const char *data, size_t len);

/* A quoted field that spans lines, does not end, or has text after a quote within. */
struct csv_suspect {
	const char *data;
	size_t len;
	bool at_end;
	char delimiter;
	size_t width;
	size_t record; /* where its record starts */
	size_t opened;
	struct csv_quoted_end found;
};
enum csv_verdict { CSV_OPENS, CSV_STRAY, CSV_UNDECIDED };
enum csv_verdict csv_judge_quote(const struct csv_suspect *q);
/* Fields of one record, with or without its line end. */
size_t csv_count_fields(const char *data, size_t len, char delimiter);
/* Writes `data` with the fields at `strays` (in order) quoted as what they are; gives the length.
 * `out` has room for 2 * (len + count). */
size_t csv_write_strays(char *out, const char *data, size_t len, char delimiter,
			const size_t *strays, size_t count);

/* Just past the record's line end (with its LF after a CR), or `len`; *open as above. `data`
 * starts at any of the record's fields. */
size_t csv_record_end(const char *data, size_t len, char delimiter, bool *open);

/* Splits the first record of `data`, if it is short of `most` fields and quoted plainly (see
 * csv_plain.c): its length with its line end, or 0. Fields are slices of `data`. */
size_t csv_plain_split(const char *data, size_t len, char delimiter, struct text *fields,
		       size_t most, size_t *count);

/* One record split by libcsv. Fields are borrowed until the next split. */
struct csv_quoted;
struct csv_quoted *csv_quoted_new(char delimiter) __attribute__((returns_nonnull));
void csv_quoted_free(struct csv_quoted *q); /* NULL is fine */
/* `data` is one record that is not blank, with or without its line end, which no open quote
 * spoils. Writes up to `most` fields and gives their number, or `most` + 1 where there are more. */
size_t csv_quoted_split(struct csv_quoted *q, const char *data, size_t len, struct text *fields,
			size_t most);

#endif
