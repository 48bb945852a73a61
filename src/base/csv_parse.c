/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_parse.c: from a block to records and fields.
 *
 * 64 bytes at a time are bit masks (csv_marks.h): delimiters and line ends to walk along, and blanks
 * that touch one of them, which are rare and the only reason to trim. Fields are slices of the block. A
 * record whose quotes are not all plain is split as a whole, by csv_plain.c where it can be and by
 * libcsv (csv_quoted.c) where not, and the walk goes on after it.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/csv_marks.h"
#include "base/csv_walk.h"
#include "base/mem.h"

enum { WORD_BITS = 64 };

int csv_parser_new(struct err *e, struct csv_parser **out, const struct csv_dialect *dialect)
{
	struct csv_parser *p;

	*out = NULL;
	if (csv_dialect_check(e, dialect))
		return -1;
	p = mem_alloc(1, sizeof(*p));
	p->width = 0;
	p->wanted = NULL;
	p->starts = NULL;
	p->dialect = *dialect;
	p->wide = vectors_are_wide();
	p->quoted = csv_quoted_new(dialect->delimiter);
	*out = p;
	return 0;
}

void csv_parser_free(struct csv_parser *p)
{
	if (!p)
		return;
	csv_quoted_free(p->quoted);
	free(p->wanted);
	free(p->starts);
	free(p);
}

static void stop_at(struct csv_parser *p, size_t column)
{
	for (size_t i = 0; i <= column && i < WORD_BITS; i++)
		p->stops[column - i] |= UINT64_C(1) << i;
}

/* The first and the last field are wanted always: of the record's bytes they are the ends. */
void csv_parser_want(struct csv_parser *p, const bool *wanted, size_t width)
{
	if (!p->dialect.quoting || width > CSV_COLUMNS_MAX)
		return;
	memset(p->stops, 0, sizeof(p->stops));
	p->wanted = mem_resize(p->wanted, width + 1, sizeof(*p->wanted));
	p->wanted_count = 0;
	for (size_t i = 0; i < width; i++) {
		if (!wanted[i] && i > 0 && i + 1 < width)
			continue;
		p->wanted[p->wanted_count++] = (uint16_t)i;
		stop_at(p, i);
		if (i)
			stop_at(p, i - 1);
	}
	p->width = width;
	p->records = p->others = 0;
	p->all = false;
}

void csv_parser_give_starts(struct csv_parser *p)
{
	if (!p->starts)
		p->starts = mem_alloc(CSV_STARTS_ROOM + CSV_STARTS_APART, sizeof(*p->starts));
}

CSV_INLINE int give_record(struct err *e, struct csv_walk *w, size_t count, bool partly)
{
	const struct csv_record record = {.line = w->line,
					  .fields = w->parser->fields,
					  .count = count,
					  .partly = partly ? w->parser : NULL,
					  .whole = w->parser->record};

	return w->on_record(e, w->context, &record);
}

/* Splits a record without odd quotes, whole. */
static void split_plainly(const struct csv_parser *p, struct text record, struct text *fields,
			  size_t count)
{
	size_t split, len = csv_plain_split(record.data, record.len, p->dialect.delimiter, fields,
					    count, &split);

	(void)len;
	assert(len == record.len && split == count);
}

void csv_record_complete(const struct csv_record *record)
{
	if (record->starts)
		for (size_t i = 0; i < record->count; i++)
			record->fields[i] = csv_listed_field(record->bytes, record->starts, i);
	if (record->partly)
		split_plainly(record->partly, record->whole, record->fields, record->count);
}

/* A table in which every fourth row has another width is split faster whole. */
enum { OTHERS_LOOKED = 32, OTHERS_PART = 4 };

static void note_other(struct csv_parser *p)
{
	p->others++;
	if (p->others % OTHERS_LOOKED || p->others < p->records / OTHERS_PART)
		return;
	p->all = true;
	memset(p->stops, 0xff, sizeof(p->stops));
}

/* The fields of a record that was walked along, of which `some` may be the wanted ones alone; were they? */
CSV_INLINE bool finish_fields(struct csv_walk *w, size_t at, size_t count, bool quotes, bool some)
{
	struct csv_parser *p = w->parser;
	bool partly = some && !p->all;

	if (partly) {
		p->record = (struct text){w->block->data + w->record, at - w->record};
		p->records++;
		if (count != p->width || p->record.len > CSV_FIELD_MAX) {
			split_plainly(p, p->record, p->fields, count);
			note_other(p);
			return false;
		}
	}
	if (!some)
		csv_walk_strip_touched(p, quotes);
	else if (w->touched && partly)
		csv_walk_strip_wanted(p, quotes);
	else if (w->touched)
		csv_walk_strip(p, count, quotes);
	return partly;
}

/* The record's last field, of `count`, ends at `at`, which is its line end or the end of the block.
 * `quotes`: the block has some. */
CSV_INLINE int end_record(struct err *e, struct csv_walk *w, size_t at, size_t count, bool quotes,
			  bool some)
{
	const char *data = w->block->data;
	struct text *fields = w->parser->fields;
	bool blank =
	    count == 1 && !(quotes && fields[0].len && fields[0].data[0] == CSV_QUOTE_MARK);
	bool partly;

	assert(count <= CSV_COLUMNS_MAX && w->record <= at);
	partly = finish_fields(w, at, count, quotes, some);
	if (!blank || fields[0].len) {
		size_t len = at - w->record;
		if (len > CSV_FIELD_MAX && csv_walk_check_lengths(e, w, len, count))
			return -1;
		if (give_record(e, w, count, partly))
			return -1;
	}
	w->line++;
	w->touched = 0;
	w->parser->touched_count = 0;
	w->record = at + 1 + (at + 1 < w->block->len && data[at] == '\r' && data[at + 1] == '\n');
	return 0;
}

/* Splits the record that is being walked, by libcsv. */
static int split_by_libcsv(struct err *e, struct csv_walk *w, size_t *len, size_t *count)
{
	const char *data = w->block->data + w->record;
	size_t before = w->field - w->record; /* fields without quotes */
	size_t left = w->block->len - w->field;
	bool open;

	*len = before + csv_record_end(data + before, left, w->parser->dialect.delimiter, &open);
	if (open)
		return csv_walk_error(e, w, "a quote opened in this record is never closed");
	*count =
	    csv_quoted_split(w->parser->quoted, data, *len, w->parser->fields, CSV_COLUMNS_MAX);
	return *count > CSV_COLUMNS_MAX ? csv_walk_too_wide(e, w) : 0;
}

/* A quote of the record that is being walked is odd: it is split anew, as a whole. */
static int odd_record(struct err *e, struct csv_walk *w)
{
	const char *data = w->block->data + w->record;
	size_t count;
	size_t len = csv_plain_split(data, w->block->len - w->record, w->parser->dialect.delimiter,
				     w->parser->fields, CSV_COLUMNS_MAX, &count);

	if (len == 0 && split_by_libcsv(e, w, &len, &count))
		return -1;
	if (len > CSV_FIELD_MAX && csv_walk_check_lengths(e, w, len, count))
		return -1;
	if (give_record(e, w, count, false))
		return -1;
	w->line += csv_survey_bytes(data, len, w->parser->wide).line_ends;
	w->count = 0;
	w->touched = 0;
	w->parser->touched_count = 0;
	w->record += len;
	w->field = w->record;
	return 0;
}

/* Where the walk is in its record. */
struct step {
	const char *field; /* that is being walked */
	size_t count; /* fields before it */
};

/* The field that ends at `at`; gives where the next one starts. */
CSV_INLINE const char *add_field(struct text *out, const char *field, const char *at)
{
	*out = (struct text){.data = field, .len = (size_t)(at - field)};
	return at + 1;
}

/* Goes over the fields that end at these delimiters of the chunk. */
typedef void add_fields_of(struct csv_parser *p, struct step *step, const char *chunk,
			   uint64_t delimiters);

static inline void add_fields(struct csv_parser *p, struct step *step, const char *chunk,
			      uint64_t delimiters)
{
	struct text *out = &p->fields[step->count];

	for (; delimiters; delimiters &= delimiters - 1)
		step->field =
		    add_field(out++, step->field, chunk + (size_t)__builtin_ctzll(delimiters));
	step->count = (size_t)(out - p->fields);
}

#ifdef VECTORS_WIDE
/* Stops at those delimiters alone where a wanted field ends or begins: what is between two stops becomes one
 * field, which nobody wants. */
VECTORS_WIDE static inline void add_wanted(struct csv_parser *p, struct step *step,
					   const char *chunk, uint64_t delimiters)
{
	uint64_t here = p->stops[step->count];
	struct text *fields = &p->fields[step->count];

	step->count += (size_t)__builtin_popcountll(delimiters);
	for (uint64_t at = _pdep_u64(here, delimiters); at; at &= at - 1, here &= here - 1)
		step->field = add_field(&fields[__builtin_ctzll(here)], step->field,
					chunk + (size_t)__builtin_ctzll(at));
}
#endif

/* Notes the field, which is the last one that was noted or one after it. */
static inline void touch(struct csv_parser *p, size_t column)
{
	size_t count = p->touched_count;

	p->touched[count] = (uint16_t)column;
	p->touched_count += count == 0 || p->touched[count - 1] != column;
}

/* Notes the fields of a record that these bytes, which touch blanks or are quotes, are of: a delimiter or line end is of
 * the field before it. Where the wanted fields alone are split, notes only that there are some. */
CSV_INLINE void touch_fields(struct csv_walk *w, size_t count, uint64_t delimiters,
			     uint64_t touched, bool some)
{
	struct csv_parser *p = w->parser;

	if (some) {
		w->touched |= touched;
		return;
	}
	for (; touched; touched &= touched - 1) {
		uint64_t before = (touched & -touched) - 1;
		touch(p, count + (size_t)__builtin_popcountll(delimiters & before));
	}
}

/* Will the record that is being walked have too many fields in this chunk? One that starts in it cannot. */
CSV_INLINE bool is_too_wide(size_t count, uint64_t delimiters, uint64_t ends)
{
	uint64_t before = ends ? (ends & -ends) - 1 : ~UINT64_C(0);

	return count + CSV_CHUNK >= CSV_COLUMNS_MAX &&
	       count + (size_t)__builtin_popcountll(delimiters & before) >= CSV_COLUMNS_MAX;
}

/* The records that end in a chunk; what is left of its marks is those of the one after them. */
CSV_INLINE int walk_ends(struct err *e, struct csv_walk *w, struct step *step, const char *chunk,
			 struct csv_chunk *marks, bool quotes, add_fields_of *add)
{
	struct csv_parser *p = w->parser;
	const char *data = w->block->data;

	for (uint64_t ends = marks->ends; ends; ends &= ends - 1) {
		uint64_t before = (ends & -ends) - 1, here = ends ^ (ends - 1);
		const char *at = chunk + (size_t)__builtin_ctzll(ends);
		touch_fields(w, step->count, marks->delimiters, marks->touched & here,
			     add != add_fields);
		add(p, step, chunk, marks->delimiters & before);
		add_field(&p->fields[step->count++], step->field, at);
		if (end_record(e, w, (size_t)(at - data), step->count, quotes, add != add_fields))
			return -1;
		*step = (struct step){.field = data + w->record};
		marks->delimiters &= ~here;
		marks->touched &= ~here;
	}
	return 0;
}

/* Goes along the marks of chunks, the first of which is at `base`. What moves from one to the next is kept in
 * registers: each mark would wait for the last one's stores otherwise. */
CSV_INLINE int walk_chunks(struct err *e, struct csv_walk *w, size_t base,
			   const struct csv_chunk *chunks, size_t count, bool quotes,
			   add_fields_of *add)
{
	const char *data = w->block->data, *chunk = data + base;
	struct step step = {.field = data + w->field, .count = w->count};

	for (size_t i = 0; i < count; i++, chunk += CSV_CHUNK) {
		struct csv_chunk marks = chunks[i];
		if (__builtin_expect(is_too_wide(step.count, marks.delimiters, marks.ends), 0))
			return csv_walk_too_wide(e, w);
		if (marks.ends && walk_ends(e, w, &step, chunk, &marks, quotes, add))
			return -1;
		touch_fields(w, step.count, marks.delimiters, marks.touched, add != add_fields);
		add(w->parser, &step, chunk, marks.delimiters);
	}
	w->count = step.count;
	w->field = (size_t)(step.field - data);
	return 0;
}

/* Do these marks have a line end just before `at`? */
static bool ends_before(const struct csv_walk *w, const struct csv_chunk *chunks, size_t from,
			size_t at)
{
	const char *data = w->block->data;
	size_t end = at - 1;

	if (end > from && data[end] == '\n' && data[end - 1] == '\r')
		end--;
	end -= from;
	return chunks[end / CSV_CHUNK].ends >> end % CSV_CHUNK & 1;
}

/* The stretch of kept marks in which the record begins; NULL: there is none. */
static const struct csv_stretch *stretch_of(struct csv_walk *w)
{
	const struct csv_marks *kept = &w->block->marks;
	const struct csv_stretch *stretch;

	while (w->stretch < kept->stretch_count && kept->stretches[w->stretch].to <= w->record)
		w->stretch++;
	if (w->stretch == kept->stretch_count)
		return NULL;
	stretch = &kept->stretches[w->stretch];
	if (w->record == 0)
		return stretch->from == 0 ? stretch : NULL;
	return w->record > stretch->from &&
		       ends_before(w, kept->chunks + stretch->first, stretch->from, w->record)
		   ? stretch
		   : NULL;
}

/* The chunks that the cutting of the block marked, from the record's start on. */
CSV_INLINE int walk_kept(struct err *e, struct csv_walk *w, struct csv_marking *m,
			 const struct csv_stretch *stretch, bool quotes, add_fields_of *add)
{
	const size_t passed = (w->record - stretch->from) / CSV_CHUNK;
	const size_t base = stretch->from + passed * CSV_CHUNK;
	const struct csv_chunk *chunks = w->block->marks.chunks + stretch->first + passed;
	const size_t count = (stretch->to - base + CSV_CHUNK - 1) / CSV_CHUNK;
	const uint64_t later = ~UINT64_C(0) << (w->record - base);
	struct csv_chunk first = *chunks;

	first.delimiters &= later;
	first.ends &= later;
	first.touched &= later;
	if (walk_chunks(e, w, base, &first, 1, quotes, add) ||
	    walk_chunks(e, w, base + CSV_CHUNK, chunks + 1, count - 1, quotes, add))
		return -1;
	csv_mark_from(m, stretch->to);
	m->odd = stretch->odd;
	return 0;
}

CSV_INLINE int walk_block(struct err *e, struct csv_walk *w, struct csv_marking *m, bool quotes,
			  add_fields_of *add)
{
	struct csv_chunk chunks[CSV_CHUNKS_AT_ONCE];
	const struct csv_stretch *kept = stretch_of(w);
	size_t end = w->block->len;

	csv_mark_from(m, 0);
	while (m->at < end) {
		size_t base = m->at, count;
		if (m->odd) {
			if (odd_record(e, w))
				return -1;
			csv_mark_from(m, w->record);
			kept = stretch_of(w);
			continue;
		}
		if (kept) {
			if (walk_kept(e, w, m, kept, quotes, add))
				return -1;
			kept = NULL;
			continue;
		}
		count = csv_mark(m, chunks, CSV_CHUNKS_AT_ONCE);
		if (walk_chunks(e, w, base, chunks, count, quotes, add))
			return -1;
	}
	if (w->record >= end)
		return 0;
	if (m->carry.inside)
		return odd_record(e, w);
	w->touched = 1;
	touch(w->parser, w->count);
	w->parser->fields[w->count] =
	    (struct text){.data = w->block->data + w->field, .len = end - w->field};
	return end_record(e, w, end, w->count + 1, quotes, add != add_fields);
}

/* Compiled twice: blocks without quotes do not pay for them. */
static int walk(struct err *e, struct csv_walk *w, struct csv_marking *m)
{
	return m->quotes ? walk_block(e, w, m, true, add_fields)
			 : walk_block(e, w, m, false, add_fields);
}

#ifdef VECTORS_WIDE
VECTORS_WIDE static int walk_wide(struct err *e, struct csv_walk *w, struct csv_marking *m)
{
	return m->quotes ? walk_block(e, w, m, true, add_fields)
			 : walk_block(e, w, m, false, add_fields);
}

VECTORS_WIDE static int walk_wanted(struct err *e, struct csv_walk *w, struct csv_marking *m)
{
	return m->quotes ? walk_block(e, w, m, true, add_wanted)
			 : walk_block(e, w, m, false, add_wanted);
}
#endif

int csv_parse_runs(struct err *e, struct csv_parser *p, const struct csv_block *block,
		   csv_on_record *on_record, csv_on_run *on_run, void *context)
{
	struct csv_walk w = {
	    .parser = p,
	    .block = block,
	    .on_record = on_record,
	    .on_run = on_run,
	    .context = context,
	    .line = block->first_line,
	};
	struct csv_marking m = {.data = block->data,
				.len = block->len,
				.delimiter = p->dialect.delimiter,
				.quotes = p->dialect.quoting && block->has_quote,
				.no_cr = block->no_cr,
				.wide = p->wide};

	p->touched_count = 0;
	if (p->starts && !p->width && !m.quotes && block->len < UINT32_MAX)
		return csv_walk_starts(e, &w, &m);
#ifdef VECTORS_WIDE
	if (p->wide)
		return p->width && !p->all ? walk_wanted(e, &w, &m) : walk_wide(e, &w, &m);
#endif
	return walk(e, &w, &m);
}

int csv_parse_block(struct err *e, struct csv_parser *p, const struct csv_block *block,
		    csv_on_record *on_record, void *context)
{
	return csv_parse_runs(e, p, block, on_record, NULL, context);
}

int csv_parse_rows(struct err *e, struct text rows, const char *name, csv_on_record *on_record,
		   void *context)
{
	const struct csv_dialect dialect = {.delimiter = ',', .quoting = true};
	const struct csv_block block = {
	    .data = (char *)rows.data,
	    .len = rows.len,
	    .first_line = 1,
	    .has_quote = memchr(rows.data, CSV_QUOTE_MARK, rows.len) != NULL,
	    .name = name,
	};
	struct csv_parser *parser = NULL;
	int result = csv_parser_new(e, &parser, &dialect);

	if (result == 0)
		result = csv_parse_block(e, parser, &block, on_record, context);
	csv_parser_free(parser);
	return result;
}
