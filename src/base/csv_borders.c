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

/* Just past the last line end of these chunks, the first of which is at `base`; or `none`. */
static size_t past_last_mark(const struct search *s, size_t base, const struct csv_chunk *chunks,
			     size_t count, size_t none)
{
	const char *data = s->q.data;
	size_t at;

	while (count > 0 && !chunks[count - 1].ends)
		count--;
	if (count == 0)
		return none;
	at = base + count * CSV_CHUNK - 1 - (size_t)__builtin_clzll(chunks[count - 1].ends);
	return at + 1 + (data[at] == '\r' && at + 1 < s->q.len && data[at + 1] == '\n');
}

/* Another stretch of marks that are kept begins. */
static struct csv_stretch *begin_stretch(struct csv_marks *kept, size_t from)
{
	struct csv_stretch *stretch;

	if (!kept)
		return NULL;
	kept->stretches = mem_grow(kept->stretches, &kept->stretch_room, kept->stretch_count + 1,
				   sizeof(*kept->stretches));
	stretch = &kept->stretches[kept->stretch_count++];
	*stretch = (struct csv_stretch){.from = from, .first = kept->count};
	return stretch;
}

/* Room for the marks of the next chunks: that of those that are kept, or of others. */
static struct csv_chunk *room_of(struct csv_marks *kept, struct csv_chunk *others)
{
	if (!kept)
		return others;
	kept->chunks = mem_grow(kept->chunks, &kept->room, kept->count + CSV_CHUNKS_AT_ONCE,
				sizeof(*kept->chunks));
	return kept->chunks + kept->count;
}

/* Follows chunks of data[at, len), where `at` is outside quotes and starts a record or is a delimiter or
 * line end, and moves borders.last on. Gives the first odd byte, the last one where a quote is left
 * open, or `len`. */
static size_t follow_chunks(struct search *s, size_t at, size_t len)
{
	struct csv_marking m = {.data = s->q.data,
				.len = len,
				.delimiter = s->q.delimiter,
				.quotes = true,
				.no_cr = s->scan->no_cr,
				.wide = s->scan->wide};
	struct csv_marks *kept = s->scan->marks;
	struct csv_stretch *stretch = begin_stretch(kept, at);
	struct csv_chunk others[CSV_CHUNKS_AT_ONCE];

	csv_mark_from(&m, at);
	while (m.at < len && !m.odd) {
		struct csv_chunk *chunks = room_of(kept, others);
		size_t base = m.at;
		size_t count = csv_mark(&m, chunks, CSV_CHUNKS_AT_ONCE);
		s->borders.last = past_last_mark(s, base, chunks, count, s->borders.last);
		if (kept)
			kept->count += count;
	}
	if (!m.odd && m.carry.inside) {
		m.at = len - 1;
		m.odd = true;
	}
	if (stretch) {
		stretch->to = m.at;
		stretch->odd = m.odd;
	}
	return m.at;
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
	if (scan->marks)
		scan->marks->count = scan->marks->stretch_count = 0;
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
