/* csv_in.c: csv_reader, which cuts the stream into blocks, and csv_read_file. */
#include "base/csv_in.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_private.h"
#include "base/mem.h"

#define BLOCK_WANTED ((size_t)1 << 20)

enum { START_BYTES = 4 }; /* check_start looks at them */

struct csv_reader {
	struct bytes_in *in;
	struct csv_dialect dialect;
	uint64_t line; /* at which the next block starts */
	uint64_t sequence;
	bool started;
	bool at_end;
	char *tail; /* read, but not yet given: starts at a record */
	size_t tail_len;
	size_t tail_room;
};

int csv_dialect_check(struct err *e, const struct csv_dialect *dialect)
{
	if (dialect->delimiter && strchr(",;\t|", dialect->delimiter))
		return 0;
	return err_set(e, ERR_USAGE, "the delimiter must be one of , ; tab |");
}

int csv_reader_new(struct err *e, struct csv_reader **out, struct bytes_in *in,
		   const struct csv_dialect *dialect)
{
	struct csv_reader *r;

	*out = NULL;
	if (dialect->delimiter && csv_dialect_check(e, dialect))
		return -1;
	r = mem_zero(1, sizeof(*r));
	r->in = in;
	r->dialect = *dialect;
	r->line = 1;
	*out = r;
	return 0;
}

struct csv_dialect csv_reader_dialect(const struct csv_reader *r)
{
	return r->dialect;
}

void csv_reader_free(struct csv_reader *r)
{
	if (!r)
		return;
	free(r->tail);
	free(r);
}

void csv_block_release(struct csv_block *block)
{
	if (!block)
		return;
	free(block->data);
	*block = (struct csv_block){.data = NULL};
}

/* Takes a UTF-8 byte-order mark off, and refuses what cannot be delimited text at all. */
static int check_start(struct err *e, struct csv_reader *r, struct csv_block *block)
{
	const char *name = bytes_in_name(r->in);

	r->started = true;
	if (block->len >= 2 &&
	    (memcmp(block->data, "\xff\xfe", 2) == 0 || memcmp(block->data, "\xfe\xff", 2) == 0))
		return err_set(e, ERR_INPUT, "%s: line 1: the text is UTF-16: save it as UTF-8",
			       name);
	if (block->len >= 4 && memcmp(block->data, "PK\x03\x04", 4) == 0)
		return err_set(e, ERR_INPUT,
			       "%s: is a zip archive or a workbook, not delimited text: "
			       "unpack it, or save the sheet as CSV",
			       name);
	if (block->len >= 3 && memcmp(block->data, "\xef\xbb\xbf", 3) == 0) {
		block->len -= 3;
		memmove(block->data, block->data + 3, block->len);
	}
	return 0;
}

static int fill(struct err *e, struct csv_reader *r, struct csv_block *block, size_t target)
{
	if (!r->started && target < START_BYTES)
		target = START_BYTES;
	block->data = mem_grow(block->data, &block->room, target, 1);
	while (block->len < target && !r->at_end) {
		size_t got;
		if (bytes_in_read(e, r->in, block->data + block->len, target - block->len, &got))
			return -1;
		block->len += got;
		r->at_end = got == 0;
	}
	return r->started ? 0 : check_start(e, r, block);
}

/* Sets the delimiter to the one that stands most often in the first line that is not blank,
 * outside quotes. False: that line is not whole yet. */
static bool find_delimiter(struct csv_reader *r, const struct csv_block *block)
{
	static const char delimiters[] = {',', ';', '\t', '|'};
	size_t counts[sizeof(delimiters)] = {0};
	size_t most = 0, at = 0;
	bool quoted = false, begun = false;

	for (; at < block->len; at++) {
		char c = block->data[at];
		if (begun && !quoted && csv_is_line_end(c))
			break;
		begun |= !ascii_blank(c);
		quoted ^= r->dialect.quoting && c == CSV_QUOTE_MARK;
		for (size_t i = 0; i < sizeof(delimiters) && !quoted; i++)
			counts[i] += c == delimiters[i];
	}
	if (at == block->len && !r->at_end && at <= CSV_RECORD_MAX)
		return false;
	for (size_t i = 1; i < sizeof(delimiters); i++)
		if (counts[i] > counts[most])
			most = i;
	r->dialect.delimiter = delimiters[most];
	return true;
}

static size_t more_than(size_t len)
{
	return len <= CSV_RECORD_MAX / 2 ? len * 2 + 1 : CSV_RECORD_MAX + 2;
}

static int open_quote(struct err *e, const struct csv_reader *r, const struct csv_block *block,
		      size_t opened)
{
	uint64_t line = r->line + csv_survey_bytes(block->data, opened).line_ends;

	return err_set(e, ERR_INPUT,
		       "%s: line %llu: the quote opened here is never closed: close it, or read "
		       "the file without quoting",
		       bytes_in_name(r->in), (unsigned long long)line);
}

static int record_too_long(struct err *e, const struct csv_reader *r, const struct csv_block *block,
			   const struct csv_borders *borders)
{
	if (borders->open)
		return open_quote(e, r, block, borders->opened);
	return err_set(e, ERR_INPUT,
		       "%s: line %llu: the record is longer than %d MiB: this is no file of rows",
		       bytes_in_name(r->in), (unsigned long long)r->line, CSV_RECORD_MAX >> 20);
}

/* Reads until at least one record is whole, and gives where the last whole one ends. */
static int read_records(struct err *e, struct csv_reader *r, struct csv_block *block, size_t target,
			size_t *end, struct csv_survey *survey)
{
	for (;;) {
		struct csv_borders borders;
		if (fill(e, r, block, target))
			return -1;
		if (!r->dialect.delimiter && !find_delimiter(r, block)) {
			target = more_than(block->len);
			continue;
		}
		*survey = csv_survey_bytes(block->data, block->len);
		borders = csv_find_borders(block->data, block->len, r->dialect.delimiter,
					   r->dialect.quoting && survey->has_quote);
		if (r->at_end && borders.open)
			return open_quote(e, r, block, borders.opened);
		*end = r->at_end ? block->len : borders.last;
		if (r->at_end || *end)
			return 0;
		if (block->len > CSV_RECORD_MAX)
			return record_too_long(e, r, block, &borders);
		target = more_than(block->len);
	}
}

int csv_reader_next(struct err *e, struct csv_reader *r, struct csv_block *block, size_t wanted,
		    bool *more)
{
	struct csv_survey survey;
	size_t end;

	*more = false;
	if (wanted == 0)
		wanted = BLOCK_WANTED;
	if (wanted > CSV_RECORD_MAX)
		wanted = CSV_RECORD_MAX;
	block->data = mem_grow(block->data, &block->room, r->tail_len + wanted, 1);
	if (r->tail_len)
		memcpy(block->data, r->tail, r->tail_len);
	block->len = r->tail_len;
	if (read_records(e, r, block, r->tail_len + wanted, &end, &survey))
		return -1;

	r->tail_len = block->len - end;
	r->tail = mem_grow(r->tail, &r->tail_room, r->tail_len, 1);
	if (r->tail_len) {
		struct csv_survey tail = csv_survey_bytes(block->data + end, r->tail_len);
		memcpy(r->tail, block->data + end, r->tail_len);
		survey.line_ends -= tail.line_ends;
	}
	block->len = end;
	block->name = bytes_in_name(r->in);
	block->first_line = r->line;
	block->sequence = r->sequence++;
	block->has_quote = r->dialect.quoting && survey.has_quote;
	block->has_nul = survey.has_nul && memchr(block->data, '\0', end);
	r->line += survey.line_ends;
	*more = end > 0;
	return 0;
}

static int read_blocks(struct err *e, struct bytes_in *in, const struct csv_dialect *dialect,
		       csv_on_record *on_record, void *context)
{
	struct csv_reader *reader = NULL;
	struct csv_parser *parser = NULL;
	struct csv_block block = {.data = NULL};
	bool more = true;
	int result = -1;

	if (csv_reader_new(e, &reader, in, dialect) || csv_parser_new(e, &parser, dialect))
		goto out;
	while (more) {
		if (csv_reader_next(e, reader, &block, 0, &more) ||
		    csv_parse_block(e, parser, &block, on_record, context))
			goto out;
	}
	result = 0;
out:
	csv_block_release(&block);
	csv_parser_free(parser);
	csv_reader_free(reader);
	return result;
}

int csv_read_file(struct err *e, const char *path, const struct csv_dialect *dialect,
		  csv_on_record *on_record, void *context)
{
	const struct bytes_in_options options = {.expansion_limit = 0};
	struct bytes_in *in = NULL;
	int result;

	if (bytes_in_open(e, &in, path, &options))
		return -1;
	result = read_blocks(e, in, dialect, on_record, context);
	bytes_in_close(in);
	return result;
}
