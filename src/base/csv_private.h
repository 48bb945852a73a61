/* csv_private.h: what csv_in.c, csv_parse.c and csv_quoted.c share.
 *
 * csv_borders.c knows where libcsv sees records end, without parsing fields;
 * csv_quoted.c is the door to libcsv and splits one record.
 */
#ifndef PAYBANDS_BASE_CSV_PRIVATE_H
#define PAYBANDS_BASE_CSV_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

#define CSV_QUOTE_MARK '"'

/* libcsv's blank: a tab is none where it is the delimiter. */
static inline bool csv_is_blank(char c, char delimiter)
{
	return c == ' ' || (c == '\t' && delimiter != '\t');
}

static inline bool csv_is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* What is in a stretch of bytes. CRLF is one line end; a CR as the last byte is one. */
struct csv_survey {
	uint64_t line_ends;
	bool has_quote;
	bool has_nul;
};
struct csv_survey csv_survey_bytes(const char *data, size_t len);

struct csv_borders {
	size_t last; /* just past the last line end that surely ends a record; 0: none */
	bool open; /* `data` ends inside a quoted field */
	size_t opened; /* where its quote is */
};
/* `data` starts at a record and may stop anywhere. A CR that is the last byte is no
 * border: an LF may follow. */
struct csv_borders csv_find_borders(const char *data, size_t len, char delimiter, bool quoting);

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
