/* csv_borders.c: where records end, as libcsv would see it.
 *
 * libcsv takes a quote as opening only where a field starts (after blanks); inside, a quote
 * closes when a delimiter or line end follows it (after blanks), two at once are one
 * quote of the text, and anything else goes on inside. All searching is memchr's, so a
 * stretch without quotes costs next to nothing.
 */
#include <string.h>

#include "base/csv_private.h"

/* Is the quote at `at` at the start of a field? `data` starts at a record. */
static bool opens_field(const char *data, size_t at, char delimiter)
{
	while (at > 0 && csv_is_blank(data[at - 1], delimiter))
		at--;
	return at == 0 || data[at - 1] == delimiter || csv_is_line_end(data[at - 1]);
}

/* From just past an opening quote to the delimiter or line end that ends the field, or `len`. */
static size_t quoted_field_end(const char *data, size_t len, size_t at, char delimiter, bool *open)
{
	const char *quote;

	while (at < len && (quote = memchr(data + at, CSV_QUOTE_MARK, len - at))) {
		size_t after = (size_t)(quote - data) + 1;
		at = after;
		while (at < len && csv_is_blank(data[at], delimiter))
			at++;
		if (at == len || data[at] == delimiter || csv_is_line_end(data[at])) {
			*open = false;
			return at;
		}
		/* After blanks a second quote may itself be the closing one: look at it again. */
		if (data[at] != CSV_QUOTE_MARK || at == after)
			at++;
	}
	*open = true;
	return len;
}

/* Just past the last line end of data[from, to), or `none`. */
static size_t past_last_line_end(const char *data, size_t from, size_t to, size_t none)
{
	while (to > from && !csv_is_line_end(data[to - 1]))
		to--;
	return to > from ? to : none;
}

struct csv_borders csv_find_borders(const char *data, size_t len, char delimiter, bool quoting)
{
	struct csv_borders borders = {.last = 0};
	size_t sure;
	size_t plain = 0; /* from here on, outside quotes */
	size_t at = 0;
	const char *quote;

	if (len == 0)
		return borders;
	sure = data[len - 1] == '\r' ? len - 1 : len;
	while (quoting && at < len && (quote = memchr(data + at, CSV_QUOTE_MARK, len - at))) {
		size_t opened = (size_t)(quote - data);
		at = opened + 1;
		if (!opens_field(data, opened, delimiter))
			continue;
		borders.last = past_last_line_end(data, plain, opened, borders.last);
		plain = at = quoted_field_end(data, len, at, delimiter, &borders.open);
		borders.opened = opened;
	}
	borders.last = past_last_line_end(data, plain, sure, borders.last);
	return borders;
}

size_t csv_record_end(const char *data, size_t len, char delimiter, bool *open)
{
	size_t at = 0;
	bool field_start = true;

	*open = false;
	while (at < len && !csv_is_line_end(data[at])) {
		if (data[at] == CSV_QUOTE_MARK && field_start) {
			at = quoted_field_end(data, len, at + 1, delimiter, open);
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
