/* source_file.c: a file open at its rows, its header bound to a layout. */
#include "ingest/bind.h"

static int fail_empty(struct err *e, const struct source_file *f)
{
	return err_set(e, ERR_INPUT, "%s: is empty: it has not even a header line",
		       bytes_in_name(f->in));
}

/* The header is the file's first record: binds it and stops the parse. */
struct header_reading {
	struct source_file *file;
	const struct layout *layout;
	bool bound;
};

static int on_header(struct err *e, void *context, const struct csv_record *record)
{
	struct header_reading *h = context;

	h->bound =
	    binding_make(e, &h->file->binding, h->layout, bytes_in_name(h->file->in), record) == 0;
	return -1;
}

static int read_header(struct err *e, struct source_file *f, const struct layout *layout)
{
	struct header_reading h = {.file = f, .layout = layout};
	struct csv_parser *parser = NULL;
	int result;

	if (csv_parser_new(e, &parser, &f->dialect))
		return -1;
	result = csv_parse_block(e, parser, &f->first, on_header, &h);
	csv_parser_free(parser);
	if (h.bound)
		return 0;
	return result ? -1 : fail_empty(e, f);
}

/* Every record but the first one of the file. */
struct first_skipped {
	csv_on_record *on_row;
	void *context;
	bool is_header;
	uint64_t rows;
};

static int on_any_record(struct err *e, void *context, const struct csv_record *record)
{
	struct first_skipped *s = context;

	if (s->is_header) {
		s->is_header = false;
		return 0;
	}
	s->rows++;
	return s->on_row(e, s->context, record);
}

int source_file_open(struct err *e, struct source_file *f, const struct layout *layout,
		     const char *path, const struct source_file_options *options)
{
	bool more;
	const struct bytes_in_options bytes = {
	    .expansion_limit = options->expansion_limit,
	    .digest = options->digest,
	};

	*f = (struct source_file){.in = NULL};
	f->dialect =
	    (struct csv_dialect){.delimiter = layout->delimiter, .quoting = layout->quoting};
	if (bytes_in_open(e, &f->in, path, &bytes) ||
	    csv_reader_new(e, &f->reader, f->in, &f->dialect) ||
	    csv_reader_next(e, f->reader, &f->first, options->block_bytes, &more))
		return -1;
	f->dialect = csv_reader_dialect(f->reader);
	if (!more)
		return fail_empty(e, f);
	return read_header(e, f, layout);
}

int source_file_rows(struct err *e, struct source_file *f, const struct ingest_sink *sink,
		     csv_on_record *on_row, void *context)
{
	struct first_skipped skipped = {.on_row = on_row, .context = context, .is_header = true};
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
		if (csv_parse_block(e, parser, &f->first, on_any_record, &skipped) ||
		    csv_reader_next(e, f->reader, &f->first, 0, &more))
			goto out;
		if (sink->progress)
			sink->progress(sink->context, bytes_in_name(f->in),
				       bytes_in_position(f->in), bytes_in_size(f->in),
				       skipped.rows);
	}
	if (skipped.rows == 0)
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

int source_file_enter(struct err *e, struct source_file *f, const char *path, bool digest,
		      struct ledger *ledger)
{
	char hex[SHA256_HEX_BYTES] = "";

	if (digest && bytes_in_digest(e, f->in, hex))
		return -1;
	ledger_add_file(ledger, path, hex, bytes_in_position(f->in));
	return 0;
}

void source_file_close(struct source_file *f)
{
	csv_block_release(&f->first);
	csv_reader_free(f->reader);
	bytes_in_close(f->in);
	if (f->binding.layout)
		binding_release(&f->binding);
	*f = (struct source_file){.in = NULL};
}
