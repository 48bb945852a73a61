/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_field.c: where a quoted field ends, and the record that a field is in, as libcsv would see it.
 *
 * A quote opens only where a field starts (after blanks); inside, a quote closes when a delimiter or
 * line end follows it (after blanks), two at once are one quote of the text, and anything else goes
 * on inside.
 */
#include <string.h>

#include "base/csv_private.h"

struct csv_quoted_end csv_quoted_field_end(const char *data, size_t len, size_t at, char delimiter)
{
	struct csv_quoted_end found = {.end = len, .opening_inside = SIZE_MAX};
	const char *quote;

	at++;
	while (at < len && (quote = memchr(data + at, CSV_QUOTE_MARK, len - at))) {
		size_t after = (size_t)(quote - data) + 1;
		at = after;
		while (at < len && csv_is_blank(data[at], delimiter))
			at++;
		if (at == len || data[at] == delimiter || csv_is_line_end(data[at])) {
			found.end = at;
			return found;
		}
		if (data[at] == CSV_QUOTE_MARK && at == after) {
			at++; /* two at once: one of the text */
			continue;
		}
		found.odd = true;
		if (found.opening_inside == SIZE_MAX && csv_opens_field(data, after - 1, delimiter))
			found.opening_inside = after - 1;
		/* After blanks a second quote may itself be the closing one: look at it again. */
		at += data[at] != CSV_QUOTE_MARK;
	}
	found.open = true;
	return found;
}

size_t csv_record_end(const char *data, size_t len, char delimiter, bool *open)
{
	size_t at = 0;
	bool field_start = true;

	*open = false;
	while (at < len && !csv_is_line_end(data[at])) {
		if (data[at] == CSV_QUOTE_MARK && field_start) {
			struct csv_quoted_end found =
			    csv_quoted_field_end(data, len, at, delimiter);
			*open |= found.open;
			at = found.end;
			continue;
		}
		field_start =
		    data[at] == delimiter || (field_start && csv_is_blank(data[at], delimiter));
		at++;
	}
	if (at < len && data[at] == '\r' && at + 1 < len && data[at + 1] == '\n')
		at++;
	return at < len ? at + 1 : len;
}
