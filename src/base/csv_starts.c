/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_starts.c: records of a block without quotes, by where their fields start.
 *
 * Every delimiter and line end of a chunk is noted, in order, in one list; a record is a stretch of it, and records of
 * as many fields that follow one another are a run. Who looks at few of a record's bytes is spared its fields. A
 * record that touches blanks, or may be too long, is split into fields here.
 */
#include <assert.h>
#include <string.h>

#include "base/csv_walk.h"

struct listed {
	uint32_t *first; /* where the first field starts of the record that is walked */
	uint32_t *out; /* where the next start goes */
	uint64_t touched; /* of that record, as in struct csv_walk */
	/* The records before it that wait to be given; of `width` 0: there are none. */
	struct csv_run run;
	/* In data with CRs: where their starts are copied to; NULL: they stay in the list. */
	uint32_t *apart;
};

/* Lists what comes after each of these marks of the chunk at `base`; may write past the result. */
typedef uint32_t *list_marks(uint32_t *out, uint32_t base, uint64_t marks);

static inline uint32_t *list(uint32_t *out, uint32_t base, uint64_t marks)
{
	for (; marks; marks &= marks - 1)
		*out++ = base + 1 + (uint32_t)__builtin_ctzll(marks);
	return out;
}

#ifdef VECTORS_WIDE
/* The two lowest. `after`: what is added to a bit's number, in both halves. */
VECTORS_WIDE static inline uint64_t list_two(uint32_t *out, uint64_t after, uint64_t marks)
{
	uint64_t first = _tzcnt_u64(marks), two;

	marks = _blsr_u64(marks);
	two = (first | _tzcnt_u64(marks) << 32) + after;
	memcpy(out, &two, sizeof(two));
	return _blsr_u64(marks);
}

/* Some at a time, whether there are as many or not: to ask costs more. */
VECTORS_WIDE static inline uint32_t *list_wide(uint32_t *out, uint32_t base, uint64_t marks)
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

/* The next record that waits will be the one that is walked. */
CSV_INLINE void begin_run(struct listed *l)
{
	l->run.count = 0;
	l->run.starts = l->apart ? l->apart : l->first;
}

/* Gives the records that wait. */
static int give_run(struct err *e, struct csv_walk *w, struct listed *l)
{
	const struct csv_run run = l->run;

	l->run.line += run.count;
	begin_run(l);
	w->line = l->run.line;
	if (run.count && w->on_run)
		return w->on_run(e, w->context, &run);
	for (size_t i = 0; i < run.count; i++) {
		const struct csv_record record = csv_run_record(&run, i);
		if (w->on_record(e, w->context, &record))
			return -1;
	}
	return 0;
}

/* Goes on with what comes after the record that was walked: `next` names where. */
CSV_INLINE void step_over(const struct csv_walk *w, struct listed *l, uint32_t *next)
{
	const char *data = w->block->data;
	const size_t after = *next;

	if (l->apart && after < w->block->len && data[after - 1] == '\r' && data[after] == '\n')
		*next = (uint32_t)after + 1;
	l->first = next;
}

/* The record before `next` waits with the others of its run. Where a CR and an LF may end it, where it ends is not where
 * the next one starts. */
CSV_INLINE void add_to_run(const struct csv_walk *w, struct listed *l, uint32_t *next)
{
	if (l->apart)
		memcpy(l->apart + l->run.count * l->run.stride, l->first,
		       l->run.stride * sizeof(*l->first));
	l->run.count++;
	step_over(w, l, next);
}

/* The record before `next` is not one of the run that waits: it begins another, or is given by its fields. Runs are of two
 * fields or more, since blank lines are records of one. */
static int end_other(struct err *e, struct csv_walk *w, struct listed *l, uint32_t *next)
{
	const size_t count = (size_t)(next - l->first), len = *next - 1 - *l->first;

	if (give_run(e, w, l))
		return -1;
	l->run.width = 0;
	if (l->touched || len - 1 >= CSV_FIELD_MAX || count > CSV_COLUMNS_MAX || count == 1) {
		if (give_split(e, w, l, count))
			return -1;
		l->run.line++;
		step_over(w, l, next);
		begin_run(l);
	} else {
		l->run.width = count;
		l->run.stride = count + (l->apart != NULL);
		add_to_run(w, l, next);
	}
	l->touched = 0;
	return 0;
}

static int too_wide(struct err *e, struct csv_walk *w, struct listed *l)
{
	return give_run(e, w, l) ? -1 : csv_walk_too_wide(e, w);
}

/* All up to the lowest one. */
CSV_INLINE uint64_t up_to_lowest(uint64_t bits)
{
	return bits ^ (bits - 1);
}

CSV_INLINE int walk_chunk(struct err *e, struct csv_walk *w, struct listed *l, uint32_t base,
			  const struct csv_chunk *marks, list_marks *list_all)
{
	const uint64_t all = marks->delimiters | marks->ends;
	uint32_t *before = l->out - 1;

	l->out = list_all(l->out, base, all);
	l->touched |= marks->touched;
	for (uint64_t ends = marks->ends; ends; ends &= ends - 1) {
		uint32_t *next = before + __builtin_popcountll(all & up_to_lowest(ends));
		if (__builtin_expect((size_t)(next - l->first) == l->run.width && !l->touched, 1))
			add_to_run(w, l, next);
		else if (end_other(e, w, l, next))
			return -1;
		l->touched |= marks->touched;
	}
	return l->out - l->first > CSV_COLUMNS_MAX ? too_wide(e, w, l) : 0;
}

/* All records that ended are given, and the list begins with the one that is walked. If it is long, it is looked at. */
static int move_up(struct err *e, struct csv_walk *w, struct listed *l, size_t at)
{
	size_t count = (size_t)(l->out - l->first);

	if (give_run(e, w, l))
		return -1;
	memmove(w->parser->starts, l->first, count * sizeof(*l->first));
	l->first = w->parser->starts;
	l->out = l->first + count;
	begin_run(l);
	l->touched |= at > *l->first + CSV_FIELD_MAX / 2;
	return 0;
}

CSV_INLINE int walk_block(struct err *e, struct csv_walk *w, struct csv_marking *m,
			  list_marks *list_all)
{
	struct csv_chunk chunks[CSV_CHUNKS_AT_ONCE];
	struct csv_parser *p = w->parser;
	struct listed l = {.first = p->starts,
			   .out = p->starts + 1,
			   .run = {.line = w->line, .bytes = m->data, .fields = p->fields},
			   .apart = m->no_cr ? NULL : p->starts + CSV_STARTS_ROOM};

	assert(!m->quotes && m->len < UINT32_MAX);
	p->starts[0] = 0;
	begin_run(&l);
	csv_mark_from(m, 0);
	while (m->at < m->len) {
		size_t base = m->at, count = csv_mark(m, chunks, CSV_CHUNKS_AT_ONCE);
		for (size_t i = 0; i < count; i++, base += CSV_CHUNK)
			if (walk_chunk(e, w, &l, (uint32_t)base, &chunks[i], list_all))
				return -1;
		if (move_up(e, w, &l, m->at))
			return -1;
	}
	if (*l.first >= m->len)
		return 0;
	l.touched = 1;
	*l.out = (uint32_t)m->len + 1;
	return end_other(e, w, &l, l.out);
}

static int walk(struct err *e, struct csv_walk *w, struct csv_marking *m)
{
	return walk_block(e, w, m, list);
}

#ifdef VECTORS_WIDE
VECTORS_WIDE static int walk_wide(struct err *e, struct csv_walk *w, struct csv_marking *m)
{
	return walk_block(e, w, m, list_wide);
}
#endif

int csv_walk_starts(struct err *e, struct csv_walk *w, struct csv_marking *m)
{
#ifdef VECTORS_WIDE
	if (m->wide)
		return walk_wide(e, w, m);
#endif
	return walk(e, w, m);
}
