/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_borders.c: where records end, as libcsv would see it.
 *
 * libcsv takes a quote as opening only where a field starts (after blanks); inside, a quote
 * closes when a delimiter or line end follows it (after blanks), two at once are one
 * quote of the text, and anything else goes on inside. All searching is memchr's, so a
 * stretch without quotes costs next to nothing.
 */
#include <string.h>

#include "base/csv_private.h"
#include "base/mem.h"

/* Is the quote at `at` at the start of a field? `data` starts at a record. */
static bool opens_field(const char *data, size_t at, char delimiter)
{
	while (at > 0 && csv_is_blank(data[at - 1], delimiter))
		at--;
	return at == 0 || data[at - 1] == delimiter || csv_is_line_end(data[at - 1]);
}

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
		if (found.opening_inside == SIZE_MAX && opens_field(data, after - 1, delimiter))
			found.opening_inside = after - 1;
		/* After blanks a second quote may itself be the closing one: look at it again. */
		at += data[at] != CSV_QUOTE_MARK;
	}
	found.open = true;
	return found;
}

/* Just past the last line end of data[from, to), or `none`. */
static size_t past_last_line_end(const char *data, size_t from, size_t to, size_t none)
{
	while (to > from && !csv_is_line_end(data[to - 1]))
		to--;
	return to > from ? to : none;
}

/* The next line ends of either kind, found once a line. */
struct next_ends {
	size_t lf;
	size_t cr;
};

static size_t find_from(const char *data, size_t len, size_t from, char c)
{
	const char *found = memchr(data + from, c, len - from);

	return found ? (size_t)(found - data) : len;
}

static bool spans_lines(struct next_ends *next, const char *data, size_t len, size_t from,
			size_t to)
{
	if (next->lf < from)
		next->lf = find_from(data, len, from, '\n');
	if (next->cr < from)
		next->cr = find_from(data, len, from, '\r');
	return next->lf < to || next->cr < to;
}

static void add_stray(struct csv_scan *scan, size_t at)
{
	scan->strays =
	    mem_grow(scan->strays, &scan->stray_room, scan->stray_count + 1, sizeof(size_t));
	scan->strays[scan->stray_count++] = at;
}

struct csv_borders csv_find_borders(struct csv_scan *scan, const char *data, size_t len)
{
	struct csv_borders borders = {.last = 0};
	struct csv_suspect q = {.data = data,
				.len = len,
				.at_end = scan->at_end,
				.delimiter = scan->delimiter,
				.width = scan->width};
	struct next_ends next = {.lf = 0};
	size_t sure;
	size_t plain = 0; /* from here on, outside quotes */
	size_t at = 0;
	const char *quote;

	scan->stray_count = 0;
	if (len == 0)
		return borders;
	sure = data[len - 1] == '\r' ? len - 1 : len;
	while (scan->quoting && at < len && (quote = memchr(data + at, CSV_QUOTE_MARK, len - at))) {
		enum csv_verdict verdict = CSV_OPENS;
		q.opened = (size_t)(quote - data);
		at = q.opened + 1;
		if (!opens_field(data, q.opened, scan->delimiter))
			continue;
		q.record = borders.last = past_last_line_end(data, plain, q.opened, borders.last);
		q.found = csv_quoted_field_end(data, len, q.opened, scan->delimiter);
		if (scan->width > 1 && (q.found.odd || q.found.open ||
					spans_lines(&next, data, len, q.opened, q.found.end)))
			verdict = csv_judge_quote(&q);
		if (verdict == CSV_STRAY) {
			add_stray(scan, q.opened);
			continue;
		}
		borders.opened = q.opened;
		borders.open = q.found.open || verdict == CSV_UNDECIDED;
		plain = at = borders.open ? len : q.found.end;
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
