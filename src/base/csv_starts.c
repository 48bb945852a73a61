/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_starts.c: records of a block without quotes, by where their fields start.
 *
 * Every delimiter and line end of a chunk is noted, in order, in one list; a record is a stretch of it.
 * Who looks at few of a record's bytes is spared its fields. A record that touches blanks, or may be too long,
 * is split into fields here.
 */
#include <assert.h>
#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "base/csv_walk.h"

/* Of the record that is walked. */
struct listed {
	uint32_t *first; /* where its first field starts */
	uint32_t *out; /* where the next start goes */
	uint64_t touched; /* as in struct csv_walk */
};

/* Lists what comes after each of these marks of the chunk at `base`; may write past the result. */
typedef uint32_t *list_marks(uint32_t *out, uint32_t base, uint64_t marks);

static inline uint32_t *list(uint32_t *out, uint32_t base, uint64_t marks)
{
	for (; marks; marks &= marks - 1)
		*out++ = base + 1 + (uint32_t)__builtin_ctzll(marks);
	return out;
}

#ifdef CSV_WIDE
/* The two lowest. `after`: what is added to a bit's number, in both halves. */
CSV_WIDE static inline uint64_t list_two(uint32_t *out, uint64_t after, uint64_t marks)
{
	uint64_t first = _tzcnt_u64(marks), two;

	marks = _blsr_u64(marks);
	two = (first | _tzcnt_u64(marks) << 32) + after;
	memcpy(out, &two, sizeof(two));
	return _blsr_u64(marks);
}

/* Some at a time, whether there are as many or not: to ask costs more. */
CSV_WIDE static inline uint32_t *list_wide(uint32_t *out, uint32_t base, uint64_t marks)
{
	const uint64_t after = (base + UINT64_C(1)) * ((UINT64_C(1) << 32) + 1);
	uint32_t *end = out + __builtin_popcountll(marks);

	for (; marks; out += 4) {
		marks = list_two(out, after, marks);
		marks = list_two(out + 2, after, marks);
	}
	return end;
}
#endif

/* A record that has to be looked at before it is given: its fields are split. */
static int give_split(struct err *e, struct csv_walk *w, const struct listed *l, size_t count)
{
	struct text *fields = w->parser->fields;
	const uint32_t *starts = l->first;
	const struct csv_record record = {.line = w->line, .fields = fields, .count = count};

	if (count > CSV_COLUMNS_MAX)
		return csv_walk_too_wide(e, w);
	for (size_t i = 0; i < count; i++)
		fields[i] = csv_listed_field(w->block->data, starts, i);
	if (l->touched)
		csv_walk_strip(w->parser, count, false);
	if (count == 1 && !fields[0].len)
		return 0; /* a blank line is no record */
	if (starts[count] - 1 - starts[0] > CSV_FIELD_MAX &&
	    csv_walk_check_lengths(e, w, starts[count] - 1 - starts[0], count))
		return -1;
	return w->on_record(e, w->context, &record);
}

/* The record before `next`, which is where the one after it starts. */
CSV_INLINE int end_record(struct err *e, struct csv_walk *w, struct listed *l, uint32_t *next,
			  struct csv_record *record)
{
	const size_t count = (size_t)(next - l->first), after = *next;
	const size_t len = after - 1 - *l->first;
	const char *data = record->bytes;
	int result;

	record->line = w->line;
	record->starts = l->first;
	record->count = count;
	if (__builtin_expect(l->touched || len - 1 >= CSV_FIELD_MAX || count > CSV_COLUMNS_MAX, 0))
		result = give_split(e, w, l, count);
	else
		result = w->on_record(e, w->context, record);
	if (result)
		return -1;
	w->line++;
	if (after < w->block->len && data[after - 1] == '\r' && data[after] == '\n')
		*next = (uint32_t)after + 1;
	l->first = next;
	l->touched = 0;
	return 0;
}

/* All up to the lowest one. */
CSV_INLINE uint64_t up_to_lowest(uint64_t bits)
{
	return bits ^ (bits - 1);
}

CSV_INLINE int walk_chunk(struct err *e, struct csv_walk *w, struct listed *l, uint32_t base,
			  const struct csv_chunk *marks, list_marks *list_all,
			  struct csv_record *record)
{
	const uint64_t all = marks->delimiters | marks->ends;
	uint32_t *before = l->out - 1;

	l->out = list_all(l->out, base, all);
	for (uint64_t ends = marks->ends; ends; ends &= ends - 1) {
		uint32_t *next = before + __builtin_popcountll(all & up_to_lowest(ends));
		l->touched |= marks->touched;
		if (end_record(e, w, l, next, record))
			return -1;
	}
	l->touched |= marks->touched;
	return l->out - l->first > CSV_COLUMNS_MAX ? csv_walk_too_wide(e, w) : 0;
}

/* The list begins with the record that is walked. */
static void move_up(const struct csv_parser *p, struct listed *l)
{
	size_t count = (size_t)(l->out - l->first);

	memmove(p->starts, l->first, count * sizeof(*l->first));
	l->first = p->starts;
	l->out = p->starts + count;
}

CSV_INLINE int walk_block(struct err *e, struct csv_walk *w, struct csv_marking *m,
			  list_marks *list_all)
{
	struct csv_chunk chunks[CSV_CHUNKS_AT_ONCE];
	struct csv_parser *p = w->parser;
	struct listed l = {.first = p->starts, .out = p->starts + 1};
	struct csv_record record = {.fields = p->fields, .bytes = m->data};

	assert(!m->quotes && m->len < UINT32_MAX);
	p->starts[0] = 0;
	csv_mark_from(m, 0);
	while (m->at < m->len) {
		size_t base = m->at, count = csv_mark(m, chunks, CSV_CHUNKS_AT_ONCE);
		for (size_t i = 0; i < count; i++, base += CSV_CHUNK)
			if (walk_chunk(e, w, &l, (uint32_t)base, &chunks[i], list_all, &record))
				return -1;
		move_up(p, &l);
	}
	if (*l.first >= m->len)
		return 0;
	l.touched = 1;
	*l.out = (uint32_t)m->len + 1;
	return end_record(e, w, &l, l.out, &record);
}

static int walk(struct err *e, struct csv_walk *w, struct csv_marking *m)
{
	return walk_block(e, w, m, list);
}

#ifdef CSV_WIDE
CSV_WIDE static int walk_wide(struct err *e, struct csv_walk *w, struct csv_marking *m)
{
	return walk_block(e, w, m, list_wide);
}
#endif

int csv_walk_starts(struct err *e, struct csv_walk *w, struct csv_marking *m)
{
#ifdef CSV_WIDE
	if (m->wide)
		return walk_wide(e, w, m);
#endif
	return walk(e, w, m);
}
