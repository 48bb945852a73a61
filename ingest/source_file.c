/* source_file.c: a file open at its rows, its header bound to a layout. */
#include "ingest/bind.h"

#include <string.h>

/* Takes the first record and stops the parse; the record count says whether there were more. */
struct header_reading {
	struct source_file *file;
	const struct layout *layout;
	int result;
	size_t records;
};

static int on_header(struct err *e, void *context, const struct csv_record *record)
{
	struct header_reading *h = context;

	if (h->records++ == 0)
		h->result = binding_make(e, &h->file->binding, h->layout,
					 bytes_in_name(h->file->in), record);
	return h->records == 2 || h->result ? -1 : 0;
}

static int fail_empty(struct err *e, const struct source_file *f, size_t records)
{
	if (records == 0)
		return err_set(e, ERR_INPUT, "%s: is empty: it has not even a header line",
			       bytes_in_name(f->in));
	return err_set(e, ERR_INPUT, "%s: has a header but no rows", bytes_in_name(f->in));
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
	if (h.result || (result && h.records < 2))
		return -1;
	if (h.records < 2 && !f->more)
		return fail_empty(e, f, h.records);
	return 0;
}

int source_file_open(struct err *e, struct source_file *f, const struct layout *layout,
		     const char *path, const struct source_file_options *options)
{
	const struct bytes_in_options bytes = {
	    .expansion_limit = options->expansion_limit,
	    .digest = options->digest,
	};

	*f = (struct source_file){.in = NULL};
	f->dialect = (struct csv_dialect){.delimiter = layout->delimiter, .quoting = layout->quoting};
	if (bytes_in_open(e, &f->in, path, &bytes) ||
	    csv_reader_new(e, &f->reader, f->in, &f->dialect) ||
	    csv_reader_next(e, f->reader, &f->first, options->block_bytes, &f->more))
		return -1;
	f->dialect = csv_reader_dialect(f->reader);
	if (!f->more)
		return fail_empty(e, f, 0);
	return read_header(e, f, layout);
}
