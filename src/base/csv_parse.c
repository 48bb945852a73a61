/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_parse.c: from a block to records and fields.
 *
 * 64 bytes at a time become bit masks (one bit per byte): delimiters and line ends to walk along,
 * and blanks that touch one of them, which are rare and the only reason to trim. Fields are slices
 * of the block. A record that holds a quote is split as a whole, by csv_plain.c where it can be and
 * by libcsv (csv_quoted.c) where not, and the walk goes on after it.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/csv_private.h"
#include "base/mem.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { CHUNK = 64 };

struct csv_parser {
	struct csv_dialect dialect;
	struct csv_quoted *quoted;
	struct text fields[CSV_COLUMNS_MAX + 1];
};

/* Where in a chunk what is: bit i is byte i. */
struct marks {
	uint64_t stop; /* delimiters, and quotes where they count */
	uint64_t lf;
	uint64_t cr;
	uint64_t blank;
};

/* What follows a chunk needs to know of the one before: its last byte's bits, as bit 0. */
struct carry {
	uint64_t edge; /* was a delimiter or line end */
	uint64_t cr;
	uint64_t blank;
};

/* The walk along one block. */
struct walk {
	struct csv_parser *parser;
	const struct csv_block *block;
	csv_on_record *on_record;
	void *context;
	size_t record; /* where the record starts */
	size_t field; /* where the field starts */
	size_t count; /* fields that ended in this record */
	uint64_t line; /* of the record */
	bool blanks; /* the record may have blanks at the ends of fields */
	bool in_chunk; /* so may any record that ends in this chunk */
};

int csv_parser_new(struct err *e, struct csv_parser **out, const struct csv_dialect *dialect)
{
	struct csv_parser *p;

	*out = NULL;
	if (csv_dialect_check(e, dialect))
		return -1;
	p = mem_alloc(1, sizeof(*p));
	p->dialect = *dialect;
	p->quoted = csv_quoted_new(dialect->delimiter);
	*out = p;
	return 0;
}

void csv_parser_free(struct csv_parser *p)
{
	if (!p)
		return;
	csv_quoted_free(p->quoted);
	free(p);
}

#ifdef __SSE2__
static inline uint64_t bits(__m128i mask)
{
	return (uint64_t)(uint32_t)_mm_movemask_epi8(mask);
}

static inline struct marks find_marks(const char *bytes, char delimiter, char quote, char tab)
{
	struct marks m = {.stop = 0};

	for (unsigned i = 0; i < CHUNK; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i));
		__m128i stop = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(delimiter)),
					    _mm_cmpeq_epi8(v, _mm_set1_epi8(quote)));
		__m128i blank = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(' ')),
					     _mm_cmpeq_epi8(v, _mm_set1_epi8(tab)));
		m.stop |= bits(stop) << i;
		m.lf |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n'))) << i;
		m.cr |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('\r'))) << i;
		m.blank |= bits(blank) << i;
	}
	return m;
}
#else
static inline struct marks find_marks(const char *bytes, char delimiter, char quote, char tab)
{
	struct marks m = {.stop = 0};

	for (unsigned i = 0; i < CHUNK; i++) {
		char c = bytes[i];
		m.stop |= (uint64_t)(c == delimiter || c == quote) << i;
		m.lf |= (uint64_t)(c == '\n') << i;
		m.cr |= (uint64_t)(c == '\r') << i;
		m.blank |= (uint64_t)(c == ' ' || c == tab) << i;
	}
	return m;
}
#endif

static int parse_error(struct err *e, const struct walk *w, const char *what)
{
	const char *name = w->block->name;

	return err_set(e, ERR_INPUT, "%s%sline %llu: %s", name ? name : "", name ? ": " : "",
		       (unsigned long long)w->line, what);
}

static int too_many_columns(struct err *e, const struct walk *w)
{
	return parse_error(e, w, "the record has more than 4096 fields: is the delimiter right?");
}
_Static_assert(CSV_COLUMNS_MAX == 4096, "the texts above say so");

/* Asked only of records so long that they may break a limit. */
static int check_lengths(struct err *e, const struct walk *w, size_t len, size_t count)
{
	if (len > CSV_RECORD_MAX)
		return parse_error(e, w, "the record is longer than 16 MiB: is a quote missing?");
	for (size_t i = 0; i < count; i++)
		if (w->parser->fields[i].len > CSV_FIELD_MAX)
			return parse_error(e, w,
					   "a field is longer than 1 MiB: is a quote missing?");
	return 0;
}
_Static_assert(CSV_FIELD_MAX == 1 << 20 && CSV_RECORD_MAX == 16 << 20, "the texts above say so");

static void trim_fields(struct text *fields, size_t count, char delimiter)
{
	for (size_t i = 0; i < count; i++) {
		struct text t = fields[i];
		while (t.len && csv_is_blank(t.data[0], delimiter)) {
			t.data++;
			t.len--;
		}
		while (t.len && csv_is_blank(t.data[t.len - 1], delimiter))
			t.len--;
		fields[i] = t;
	}
}

static inline int give_record(struct err *e, struct walk *w, size_t count)
{
	const struct csv_record record = {
	    .line = w->line, .fields = w->parser->fields, .count = count};

	return w->on_record(e, w->context, &record);
}

/* The record's last field ends at `at`, which is its line end or the end of the block. */
static inline int end_record(struct err *e, struct walk *w, size_t at)
{
	const char *data = w->block->data;
	struct text *fields = w->parser->fields;
	size_t count = w->count + 1;

	assert(w->count < CSV_COLUMNS_MAX && w->record <= w->field && w->field <= at);
	fields[w->count] = (struct text){.data = data + w->field, .len = at - w->field};
	if (w->blanks || w->in_chunk)
		trim_fields(fields, count, w->parser->dialect.delimiter);
	if (count > 1 || fields[0].len) {
		size_t len = at - w->record;
		if (len > CSV_FIELD_MAX && check_lengths(e, w, len, count))
			return -1;
		if (give_record(e, w, count))
			return -1;
	}
	w->line++;
	w->count = 0;
	w->blanks = false;
	at++;
	if (at < w->block->len && data[at] == '\n' && data[at - 1] == '\r')
		at++;
	w->record = w->field = at;
	return 0;
}

/* Splits the record that is being walked, by libcsv. */
static int split_by_libcsv(struct err *e, struct walk *w, size_t *len, size_t *count)
{
	const char *data = w->block->data + w->record;
	size_t before = w->field - w->record; /* fields without quotes */
	size_t left = w->block->len - w->field;
	bool open;

	*len = before + csv_record_end(data + before, left, w->parser->dialect.delimiter, &open);
	if (open)
		return parse_error(e, w, "a quote opened in this record is never closed");
	*count =
	    csv_quoted_split(w->parser->quoted, data, *len, w->parser->fields, CSV_COLUMNS_MAX);
	return *count > CSV_COLUMNS_MAX ? too_many_columns(e, w) : 0;
}

/* The record that is being walked holds a quote: it is split anew, as a whole. */
static int quoted_record(struct err *e, struct walk *w)
{
	const char *data = w->block->data + w->record;
	size_t count;
	size_t len = csv_plain_split(data, w->block->len - w->record, w->parser->dialect.delimiter,
				     w->parser->fields, CSV_COLUMNS_MAX, &count);

	if (len == 0 && split_by_libcsv(e, w, &len, &count))
		return -1;
	if (len > CSV_FIELD_MAX && check_lengths(e, w, len, count))
		return -1;
	if (give_record(e, w, count))
		return -1;
	w->line += csv_survey_bytes(data, len).line_ends;
	w->count = 0;
	w->blanks = false;
	w->record += len;
	w->field = w->record;
	return 0;
}

/* Goes along the marks of the chunk at `base`; *quote is set where a quoted record was
 * met and passed, after which the chunks start anew. The field and count are kept in
 * registers here: each mark would wait for the last one's stores otherwise. */
static inline int walk_marks(struct err *e, struct walk *w, size_t base, uint64_t marks,
			     bool *quote)
{
	const char *data = w->block->data;
	const char delimiter = w->parser->dialect.delimiter;
	struct text *fields = w->parser->fields;

	size_t count = w->count;
	const char *field = data + w->field;

	for (; marks; marks &= marks - 1) {
		const char *at = data + base + (size_t)__builtin_ctzll(marks);
		if (*at == delimiter) {
			fields[count] = (struct text){.data = field, .len = (size_t)(at - field)};
			field = at + 1;
			if (++count == CSV_COLUMNS_MAX)
				return too_many_columns(e, w);
		} else if (csv_is_line_end(*at)) {
			w->count = count;
			w->field = (size_t)(field - data);
			if (end_record(e, w, (size_t)(at - data)))
				return -1;
			count = 0;
			field = data + w->field;
		} else {
			w->field = (size_t)(field - data);
			*quote = true;
			return quoted_record(e, w);
		}
	}
	w->count = count;
	w->field = (size_t)(field - data);
	return 0;
}

/* Finds the chunk's marks and keeps in the walk whether blanks touch any. */
static inline uint64_t chunk_marks(struct walk *w, const char *bytes, struct carry *before)
{
	const struct csv_dialect *dialect = &w->parser->dialect;
	struct marks m = find_marks(bytes, dialect->delimiter,
				    dialect->quoting ? CSV_QUOTE_MARK : dialect->delimiter,
				    dialect->delimiter == '\t' ? ' ' : '\t');
	uint64_t edge = m.stop | m.lf | m.cr;
	uint64_t leading = m.blank & (edge << 1 | before->edge);
	uint64_t trailing = edge & (m.blank << 1 | before->blank);
	uint64_t walked = m.stop | m.cr | (m.lf & ~(m.cr << 1 | before->cr));

	w->in_chunk = (leading | trailing) != 0;
	*before = (struct carry){.edge = edge >> 63, .cr = m.cr >> 63, .blank = m.blank >> 63};
	return walked;
}

/* One chunk; *base moves on to the next. */
static inline int walk_chunk(struct err *e, struct walk *w, size_t *base, struct carry *carry)
{
	char last[CHUNK];
	const char *bytes = w->block->data + *base;
	size_t left = w->block->len - *base;
	bool quote = false;
	uint64_t marks;

	if (left < CHUNK) {
		memset(last, 0, sizeof(last));
		memcpy(last, bytes, left);
		bytes = last;
	}
	marks = chunk_marks(w, bytes, carry);
	if (walk_marks(e, w, *base, marks, &quote))
		return -1;
	if (quote) {
		*base = w->record;
		*carry = (struct carry){.edge = 1};
	} else {
		*base += CHUNK;
		w->blanks |= w->in_chunk;
	}
	return 0;
}

int csv_parse_block(struct err *e, struct csv_parser *p, const struct csv_block *block,
		    csv_on_record *on_record, void *context)
{
	struct walk w = {
	    .parser = p,
	    .block = block,
	    .on_record = on_record,
	    .context = context,
	    .line = block->first_line,
	};
	struct carry carry = {.edge = 1};
	size_t base = 0;

	while (base < block->len)
		if (walk_chunk(e, &w, &base, &carry))
			return -1;
	if (w.record >= block->len)
		return 0;
	w.blanks = true;
	return end_record(e, &w, block->len);
}
