/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_plain.c: records whose quoted fields are quoted plainly, as most files have them.
 *
 * A field is plain when no quote is inside it and its closing quote is followed by a
 * delimiter or line end at once: then it is a slice of the data, and libcsv, which copies
 * byte by byte, is not needed. */
#include <string.h>

#include "base/csv_private.h"

/* The plainly quoted field whose quote is at `at`; gives where it ended, or 0. */
static size_t quoted_field(const char *data, size_t len, size_t at, char delimiter,
			   struct text *field)
{
	const char *inside = data + at + 1;
	const char *quote = memchr(inside, CSV_QUOTE_MARK, len - at - 1);
	size_t end;

	if (!quote)
		return 0;
	end = (size_t)(quote - data) + 1;
	if (end < len && data[end] != delimiter && !csv_is_line_end(data[end]))
		return 0;
	*field = (struct text){.data = inside, .len = (size_t)(quote - inside)};
	return end;
}

static size_t unquoted_field(const char *data, size_t len, size_t at, char delimiter,
			     struct text *field)
{
	size_t end = at;
	size_t last;

	while (end < len && data[end] != delimiter && !csv_is_line_end(data[end]))
		end++;
	last = end;
	while (last > at && csv_is_blank(data[last - 1], delimiter))
		last--;
	*field = (struct text){.data = data + at, .len = last - at};
	return end;
}

size_t csv_plain_split(const char *data, size_t len, char delimiter, struct text *fields,
		       size_t most, size_t *count)
{
	size_t at = 0;

	for (*count = 0; *count < most; at++) {
		struct text *field = &fields[(*count)++];
		while (at < len && csv_is_blank(data[at], delimiter))
			at++;
		if (at < len && data[at] == CSV_QUOTE_MARK) {
			at = quoted_field(data, len, at, delimiter, field);
			if (at == 0)
				return 0;
		} else {
			at = unquoted_field(data, len, at, delimiter, field);
		}
		if (at == len)
			return len;
		if (data[at] == delimiter)
			continue;
		return at + 1 + (data[at] == '\r' && at + 1 < len && data[at + 1] == '\n');
	}
	return 0; /* too many: not for us to say */
}
