/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_file.c: a file open at its rows, its header bound to a layout. */
#include "ingest/file/bind.h"

#include <stdlib.h>

enum { HEADER_BYTES_FIRST = 64 << 10 };

static int fail_empty(struct err *e, const struct source_file *f)
{
	return err_set(e, ERR_INPUT, "%s: is empty: it has not even a header line",
		       bytes_in_name(f->in));
}

/* Binds the record that is the header, and stops the parse. */
struct header_reading {
	struct source_file *file;
	const struct layout *layout;
	bool joined; /* the first record is the header's upper row */
	struct csv_record upper;
	struct arena texts;
	bool bound;
};

static int on_header(struct err *e, void *context, const struct csv_record *record)
{
	struct header_reading *h = context;
	struct csv_record joined;

	if (h->joined && !h->upper.count) {
		h->upper = header_keep(&h->texts, record);
		return 0;
	}
	if (h->joined) {
		joined = header_join(&h->texts, &h->upper, record);
		record = &joined;
	}
	h->bound =
	    binding_make(e, &h->file->binding, h->layout, bytes_in_name(h->file->in), record) == 0;
	return -1;
}

/* A workbook has other sheets, of which one may be meant. */
static int fail_sheet(struct err *e, const struct source_file *f, size_t lacks)
{
	const char *sheet = bytes_in_sheet(f->in);

	return sheet && lacks ? err_prefix(e, "sheet \"%s\" (choose another as FILE#SHEET)", sheet)
			      : -1;
}

/* Reads enough of the file to find its header, or to know that it has none. */
static int look_for_header(struct err *e, struct source_file *f, const struct layout *layout,
			   struct header_place *place, struct text *start, bool *whole)
{
	size_t wanted = HEADER_BYTES_FIRST;

	for (;; wanted *= 2) {
		if (csv_reader_peek(e, f->reader, wanted, start, whole))
			return -1;
		if (layout->header != HEADER_FIRST) {
			if (header_find(layout, *start, *whole, &f->dialect, place))
				return 0;
			continue;
		}
		if (!f->dialect.delimiter)
			f->dialect.delimiter =
			    csv_find_delimiter(*start, f->dialect.quoting, *whole);
		if (f->dialect.delimiter)
			header_first(*start, *whole, &f->dialect, place);
		if (*whole || wanted >= HEADER_BYTES_MOST || place->records)
			return 0;
	}
}

/* A file that cannot be read is reported before what it lacks. */
static int fail_header(struct err *e, struct source_file *f, const struct err *why, size_t lacks)
{
	bool more;

	csv_reader_expect(f->reader, f->dialect.delimiter, 1);
	if (csv_reader_next(e, f->reader, &f->first, 0, &more))
		return -1;
	if (!why->code)
		return fail_empty(e, f);
	*e = *why;
	return fail_sheet(e, f, lacks);
}

static int read_header(struct err *e, struct source_file *f, const struct layout *layout)
{
	struct header_reading h = {.file = f, .layout = layout};
	struct header_place place = {.record = 0};
	struct csv_parser *parser = NULL;
	struct err why = ERR_INIT;
	struct csv_block block;
	struct text start;
	bool whole;

	if (look_for_header(e, f, layout, &place, &start, &whole))
		return -1;
	h.joined = place.joined;
	block = header_block(place.text, place.line, &f->dialect);
	block.name = bytes_in_name(f->in);
	if (csv_parser_new(e, &parser, &f->dialect))
		return -1;
	arena_init(&h.texts);
	if (csv_parse_block(&why, parser, &block, on_header, &h) == 0)
		why.code = ERR_NONE;
	csv_parser_free(parser);
	arena_release(&h.texts);
	if (!h.bound)
		return fail_header(e, f, &why, place.lacks);
	f->binding.has_notes =
	    layout->header == HEADER_FIND ||
	    (layout->header == HEADER_AUTO && (place.record > 0 || bytes_in_sheet(f->in)));
	csv_reader_pass(f->reader, (size_t)(place.text.data - start.data) + place.text.len,
			place.lines);
	csv_reader_expect(f->reader, f->dialect.delimiter, f->binding.width);
	return 0;
}

/* Every record after the header. */
struct after_header {
	csv_on_record *on_row;
	void *context;
	uint64_t rows;
};

static int on_any_record(struct err *e, void *context, const struct csv_record *record)
{
	struct after_header *s = context;

	s->rows++;
	return s->on_row(e, s->context, record);
}

/* A sheet comes as CSV. Of other text the layout knows, or the header does. */
static struct csv_dialect dialect_of(const struct source_file *f, const struct layout *layout)
{
	if (bytes_in_sheet(f->in))
		return (struct csv_dialect){.delimiter = ',', .quoting = true};
	return (struct csv_dialect){.delimiter = layout->delimiter, .quoting = layout->quoting};
}

int source_file_open(struct err *e, struct source_file *f, const struct layout *layout,
		     const char *path, const struct source_file_options *options)
{
	bool more;
	const struct bytes_in_options bytes = {
	    .expansion_limit = options->expansion_limit,
	    .digest = options->digest,
	    .unpack = true,
	    .member = layout->member.data,
	    .sheet = layout->sheet.data,
	    .to_utf8 = true,
	    .encoding = layout->encoding,
	};

	*f = (struct source_file){.in = NULL};
	if (bytes_in_open(e, &f->in, path, &bytes))
		return -1;
	f->dialect = dialect_of(f, layout);
	if (csv_reader_new(e, &f->reader, f->in, &f->dialect) || read_header(e, f, layout))
		return -1;
	return csv_reader_next(e, f->reader, &f->first, options->block_bytes, &more);
}

int source_file_rows(struct err *e, struct source_file *f, const struct ingest_sink *sink,
		     csv_on_record *on_row, void *context)
{
	struct after_header after = {.on_row = on_row, .context = context};
	struct csv_parser *parser = NULL;
	bool more = true;
	int result = -1;

	if (csv_parser_new(e, &parser, &f->dialect))
		return -1;
	while (more) {
		if (sink->interrupted && sink->interrupted(sink->context)) {
			err_set(e, ERR_INTERRUPTED, "%s: interrupted", bytes_in_name(f->in));
			goto out;
		}
		if (csv_parse_block(e, parser, &f->first, on_any_record, &after) ||
		    csv_reader_next(e, f->reader, &f->first, 0, &more))
			goto out;
		if (sink->progress)
			sink->progress(sink->context, bytes_in_name(f->in),
				       bytes_in_position(f->in), bytes_in_size(f->in), after.rows);
	}
	if (after.rows == 0)
		source_file_fail_no_rows(e, f);
	else
		result = 0;
out:
	csv_parser_free(parser);
	return result;
}

int source_file_fail_no_rows(struct err *e, const struct source_file *f)
{
	return err_set(e, ERR_INPUT, "%s: has a header but no rows", bytes_in_name(f->in));
}

void source_file_publish(struct source_file *f, const struct ledger *ledger)
{
	f->published = ledger_file_name(ledger, bytes_in_label(f->in));
}

int source_file_enter(struct err *e, struct source_file *f, bool digest, struct ledger *ledger)
{
	char hex[SHA256_HEX_BYTES] = "", content[SHA256_HEX_BYTES] = "";
	struct buf encoding;

	if (digest && bytes_in_digest(e, f->in, hex, content))
		return -1;
	ledger_add_file(ledger, bytes_in_label(f->in), hex, bytes_in_position(f->in));
	ledger_note_content(ledger, content);
	buf_init(&encoding, BUF_LIMIT_DEFAULT);
	bytes_in_encoding(f->in, &encoding);
	ledger_note_encoding(ledger, buf_text(&encoding));
	buf_release(&encoding);
	return 0;
}

void source_file_close(struct source_file *f)
{
	free(f->published);
	csv_block_release(&f->first);
	csv_reader_free(f->reader);
	bytes_in_close(f->in);
	if (f->binding.layout)
		binding_release(&f->binding);
	*f = (struct source_file){.in = NULL};
}
