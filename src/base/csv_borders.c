/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_borders.c: where records end, as libcsv would see it.
 *
 * Chunks of bytes are followed by parity (csv_marks.h) up to a quote that is odd. From the start of its
 * record on, quotes are met one after the other: csv_field.c says what each does, and those that are
 * mistakes are passed over. Past the odd place, outside quotes, chunks are followed again.
 */
#include <string.h>

#include "base/csv_marks.h"
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

/* Where the search is. */
struct search {
	struct csv_scan *scan;
	struct csv_suspect q;
	struct csv_borders borders;
	struct next_ends next;
	size_t plain; /* from here on, outside quotes */
};

static unsigned highest_bit(uint64_t bits)
{
	return CSV_CHUNK - 1 - (unsigned)__builtin_clzll(bits);
}

/* Follows chunks of data[at, len), where `at` is outside quotes and starts a record or is a delimiter or
 * line end, and moves borders.last on. Gives the first odd byte, the last one where a quote is left
 * open, or `len`. */
CSV_INLINE size_t follow_by(struct search *s, size_t at, size_t len, csv_marks_of *marks_of)
{
	struct csv_carry carry = {.edge = 1};

	for (; at < len; at += CSV_CHUNK) {
		char last[CSV_CHUNK];
		const char *bytes = csv_chunk(s->q.data + at, len - at, last);
		struct csv_marks m = marks_of(bytes, s->q.delimiter, true);
		unsigned odd = csv_odd_mark(&m, &carry, len - at);
		uint64_t ends = m.lf | m.cr;
		if (odd < CSV_NOT_ODD)
			ends &= (UINT64_C(1) << odd) - 1;
		if (ends)
			s->borders.last = at + highest_bit(ends) + 1;
		if (odd < CSV_NOT_ODD)
			return at + odd;
	}
	return carry.inside ? len - 1 : len;
}

#ifdef CSV_WIDE
CSV_WIDE static size_t follow_wide(struct search *s, size_t at, size_t len)
{
	return follow_by(s, at, len, csv_find_marks_wide);
}
#endif

static size_t follow_chunks(struct search *s, size_t at, size_t len)
{
#ifdef CSV_WIDE
	if (s->scan->wide)
		return follow_wide(s, at, len);
#endif
	return follow_by(s, at, len, csv_find_marks);
}

/* Meets quotes one after the other, from the last border on but not before `from`, until it is outside
 * of a quoted field past `odd`; gives where. */
static size_t meet_quotes(struct search *s, size_t from, size_t odd)
{
	struct csv_suspect *q = &s->q;
	const char *data = q->data, *quote;
	const size_t len = q->len;
	size_t at = s->borders.last > from ? s->borders.last : from;

	s->plain = at;
	while (at < len && (quote = memchr(data + at, CSV_QUOTE_MARK, len - at))) {
		enum csv_verdict verdict = CSV_OPENS;
		q->opened = (size_t)(quote - data);
		at = q->opened + 1;
		if (!csv_opens_field(data, q->opened, q->delimiter))
			continue;
		q->record = s->borders.last =
		    past_last_line_end(data, s->plain, q->opened, s->borders.last);
		q->found = csv_quoted_field_end(data, len, q->opened, q->delimiter);
		if (q->width > 1 && (q->found.odd || q->found.open ||
				     spans_lines(&s->next, data, len, q->opened, q->found.end)))
			verdict = csv_judge_quote(q);
		if (verdict == CSV_STRAY) {
			add_stray(s->scan, q->opened);
			continue;
		}
		s->borders.opened = q->opened;
		s->borders.open = q->found.open || verdict == CSV_UNDECIDED;
		s->plain = at = s->borders.open ? len : q->found.end;
		if (at > odd)
			return at;
	}
	return len;
}

struct csv_borders csv_find_borders(struct csv_scan *scan, const char *data, size_t len)
{
	struct search s = {.scan = scan,
			   .q = {.data = data,
				 .len = len,
				 .at_end = scan->at_end,
				 .delimiter = scan->delimiter,
				 .width = scan->width}};
	size_t sure, at = 0;

	scan->stray_count = 0;
	if (len == 0)
		return s.borders;
	sure = data[len - 1] == '\r' ? len - 1 : len;
	while (scan->quoting && at < len) {
		size_t odd = follow_chunks(&s, at, sure);
		at = odd < sure ? meet_quotes(&s, at, odd) : len;
	}
	s.borders.last = past_last_line_end(data, s.plain, sure, s.borders.last);
	return s.borders;
}
