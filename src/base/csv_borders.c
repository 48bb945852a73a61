/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_borders.c: where records end, as libcsv would see it.
 *
 * csv_field.c says what a quote does; here quotes are met one after the other, and those that are
 * mistakes are passed over. All searching is memchr's, so a stretch without quotes costs next to
 * nothing.
 */
#include <string.h>

#include "base/csv_private.h"
#include "base/mem.h"

/* Just past the last line end of data[from, to), or `none`. */
static size_t past_last_line_end(const char *data, size_t from, size_t to, size_t none)
{
	while (to > from && !csv_is_line_end(data[to - 1]))
		to--;
	return to > from ? to : none;
}

/* The next line ends of either kind, found once per line. */
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
		if (!csv_opens_field(data, q.opened, scan->delimiter))
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
