/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_in.c: csv_reader, which cuts the stream into blocks, and csv_read_file. */
#include "base/csv_in.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv_private.h"
#include "base/mem.h"
#include "base/vectors.h"

#define BLOCK_WANTED ((size_t)1 << 18)

enum {
	START_BYTES = 4, /* check_start looks at them */
	STRAYS_MAX = 100000, /* quotes that are mistakes: more are another dialect */
};

struct csv_reader {
	struct bytes_in *in;
	struct csv_dialect dialect;
	size_t width; /* fields of a row; 0: not known yet */
	uint64_t line; /* at which the next block starts */
	uint64_t sequence;
	uint64_t given;
	bool started;
	bool at_end; /* of the stream */
	/* Read, but not yet given: ahead[ahead_from, ahead_to) starts at a record. */
	char *ahead;
	size_t ahead_from;
	size_t ahead_to;
	size_t ahead_room;
	struct csv_scan scan;
	size_t strays;
	/* The block's data with its stray quotes escaped; swapped with the block's own data. */
	char *mended;
	size_t mended_room;
};

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
	r->scan.wide = vectors_are_wide();
	*out = r;
	return 0;
}

struct csv_dialect csv_reader_dialect(const struct csv_reader *r)
{
	return r->dialect;
}

uint64_t csv_reader_given(const struct csv_reader *r)
{
	return r->given;
}

size_t csv_reader_strays(const struct csv_reader *r)
{
	return r->strays;
}

void csv_reader_free(struct csv_reader *r)
{
	if (!r)
		return;
	free(r->ahead);
	free(r->scan.strays);
	free(r->mended);
	free(r);
}

void csv_block_release(struct csv_block *block)
{
	if (!block)
		return;
	free(block->data);
	free(block->marks.chunks);
	free(block->marks.stretches);
	*block = (struct csv_block){.data = NULL};
}

/* Takes a UTF-8 byte-order mark off, and refuses what cannot be delimited text at all. */
static int check_start(struct err *e, struct csv_reader *r)
{
	const char *name = bytes_in_name(r->in);
	struct text start = {.data = r->ahead, .len = r->ahead_to};

	r->started = true;
	if (text_starts(start, TEXT_LITERAL("\xff\xfe")) ||
	    text_starts(start, TEXT_LITERAL("\xfe\xff")))
		return err_set(e, ERR_INPUT, "%s: line 1: the text is UTF-16: save it as UTF-8",
			       name);
	if (text_starts(start, TEXT_LITERAL("PK\x03\x04")))
		return err_set(e, ERR_INPUT,
			       "%s: is a zip archive or a workbook, not delimited text: "
			       "unpack it, or save the sheet as CSV",
			       name);
	if (text_starts(start, TEXT_LITERAL("\xef\xbb\xbf")))
		r->ahead_from = 3;
	return 0;
}

/* Only before the first block. */
static int read_ahead(struct err *e, struct csv_reader *r, size_t wanted)
{
	r->ahead = mem_grow(r->ahead, &r->ahead_room, wanted, 1);
	while (r->ahead_to < wanted && !r->at_end) {
		size_t got;
		if (bytes_in_read(e, r->in, r->ahead + r->ahead_to, wanted - r->ahead_to, &got))
			return -1;
		r->ahead_to += got;
		r->at_end = got == 0;
	}
	return r->started ? 0 : check_start(e, r);
}

size_t csv_whole_records(struct text start, const struct csv_dialect *dialect)
{
	struct csv_scan scan = {.delimiter = dialect->delimiter, .quoting = dialect->quoting};

	return csv_find_borders(&scan, start.data, start.len).last;
}

struct text csv_first_record(struct text text, const struct csv_dialect *dialect, uint64_t *lines)
{
	size_t at = 0;
	bool open;

	if (dialect->quoting) {
		text.len = csv_record_end(text.data, text.len, dialect->delimiter, &open);
	} else {
		while (at < text.len && !csv_is_line_end(text.data[at]))
			at++;
		at += at + 1 < text.len && text.data[at] == '\r' && text.data[at + 1] == '\n';
		text.len = at < text.len ? at + 1 : text.len;
	}
	*lines += csv_survey_bytes(text.data, text.len, false).line_ends;
	return text;
}

int csv_reader_peek(struct err *e, struct csv_reader *r, size_t wanted, struct text *start,
		    bool *whole)
{
	if (read_ahead(e, r, wanted > START_BYTES ? wanted : START_BYTES))
		return -1;
	*start =
	    (struct text){.data = r->ahead + r->ahead_from, .len = r->ahead_to - r->ahead_from};
	*whole = r->at_end;
	return 0;
}

void csv_reader_pass(struct csv_reader *r, size_t bytes, uint64_t lines)
{
	assert(r->started && bytes <= r->ahead_to - r->ahead_from);
	r->ahead_from += bytes;
	r->given += bytes;
	r->line += lines;
}

void csv_reader_expect(struct csv_reader *r, char delimiter, size_t width)
{
	r->dialect.delimiter = delimiter;
	r->width = width;
}

static bool all_was_read(const struct csv_reader *r)
{
	return r->at_end && r->ahead_from == r->ahead_to;
}

/* Up to `target` bytes: first what was read ahead. */
static int fill(struct err *e, struct csv_reader *r, struct csv_block *block, size_t target)
{
	size_t ahead = r->ahead_to - r->ahead_from;

	block->data = mem_grow(block->data, &block->room, target, 1);
	if (ahead > target - block->len)
		ahead = target - block->len;
	if (ahead)
		memcpy(block->data + block->len, r->ahead + r->ahead_from, ahead);
	block->len += ahead;
	r->ahead_from += ahead;
	while (block->len < target && !r->at_end) {
		size_t got;
		if (bytes_in_read(e, r->in, block->data + block->len, target - block->len, &got))
			return -1;
		block->len += got;
		r->at_end = got == 0;
	}
	return 0;
}

/* The width of the first record that is not blank. False: it is not whole yet. */
static bool find_width(struct csv_reader *r, const struct csv_block *block)
{
	size_t at = 0, end;
	bool open;

	while (at < block->len && (csv_is_line_end(block->data[at]) ||
				   csv_is_blank(block->data[at], r->dialect.delimiter)))
		at++;
	end = at + csv_record_end(block->data + at, block->len - at, r->dialect.delimiter, &open);
	if (end == block->len && !all_was_read(r) && end <= CSV_RECORD_MAX &&
	    (open || end == at || !csv_is_line_end(block->data[end - 1])))
		return false;
	r->width = open || end > CSV_RECORD_MAX
		       ? 1
		       : csv_count_fields(block->data + at, end - at, r->dialect.delimiter);
	return true;
}

/* Detects what is not yet known of the file's form. False: more bytes must come. */
static bool find_form(struct csv_reader *r, const struct csv_block *block)
{
	const struct text start = {.data = block->data, .len = block->len};

	if (!r->dialect.delimiter)
		r->dialect.delimiter =
		    csv_find_delimiter(start, r->dialect.quoting, all_was_read(r));
	return r->dialect.delimiter && (r->width || find_width(r, block));
}

static size_t more_than(size_t len)
{
	return len <= CSV_RECORD_MAX / 2 ? len * 2 + 1 : CSV_RECORD_MAX + 2;
}

static int open_quote(struct err *e, const struct csv_reader *r, const struct csv_block *block,
		      size_t opened)
{
	uint64_t line = r->line + csv_survey_bytes(block->data, opened, r->scan.wide).line_ends;

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
	return err_set(
	    e, ERR_INPUT,
	    "%s: line %llu: the record is longer than %d MiB: this is not a file of rows",
	    bytes_in_name(r->in), (unsigned long long)r->line, CSV_RECORD_MAX >> 20);
}

static int too_many_strays(struct err *e, const struct csv_reader *r)
{
	return err_set(e, ERR_INPUT,
		       "%s: line %llu: more than %d quotes up to here are opened and never closed: "
		       "read the file without quoting",
		       bytes_in_name(r->in), (unsigned long long)r->line, STRAYS_MAX);
}

/* Reads until at least one record is whole, and gives where the last whole one ends. */
static int read_records(struct err *e, struct csv_reader *r, struct csv_block *block, size_t target,
			size_t *end, struct csv_survey *survey)
{
	for (;; target = more_than(block->len)) {
		struct csv_borders borders;
		if (fill(e, r, block, target))
			return -1;
		if (!find_form(r, block))
			continue;
		*survey = csv_survey_bytes(block->data, block->len, r->scan.wide);
		r->scan.delimiter = r->dialect.delimiter;
		r->scan.quoting = r->dialect.quoting && survey->has_quote;
		r->scan.no_cr = !survey->has_cr;
		r->scan.at_end = all_was_read(r);
		r->scan.width = r->width;
		r->scan.marks = &block->marks;
		borders = csv_find_borders(&r->scan, block->data, block->len);
		if (r->scan.at_end && borders.open) {
			r->strays += r->scan.stray_count;
			return open_quote(e, r, block, borders.opened);
		}
		*end = r->scan.at_end ? block->len : borders.last;
		if (r->scan.at_end || *end)
			return 0;
		if (block->len > CSV_RECORD_MAX)
			return record_too_long(e, r, block, &borders);
	}
}

/* What comes after `end` is for the next block. */
static void keep_rest(struct csv_reader *r, const struct csv_block *block, size_t end)
{
	size_t rest = block->len - end;

	assert(end <= block->len);
	if (r->ahead_from < r->ahead_to) {
		assert(rest <= r->ahead_from);
		r->ahead_from -= rest; /* from where all of the block came */
		return;
	}
	r->ahead = mem_grow(r->ahead, &r->ahead_room, rest, 1);
	if (rest)
		memcpy(r->ahead, block->data + end, rest);
	r->ahead_from = 0;
	r->ahead_to = rest;
}

/* To those of the block's first `len` bytes; no line end is past them. They may stop before: at an odd mark, or at
 * a CR that is the last byte. */
static void cut_marks(struct csv_marks *marks, size_t len)
{
	struct csv_stretch *last;

	while (marks->stretch_count && marks->stretches[marks->stretch_count - 1].from >= len)
		marks->stretch_count--;
	if (!marks->stretch_count)
		return;
	last = &marks->stretches[marks->stretch_count - 1];
	if (last->to < len)
		return;
	last->to = len;
	last->odd = false;
}

/* The block as it would have been written. */
static void mend_strays(struct csv_reader *r, struct csv_block *block)
{
	const struct csv_scan *scan = &r->scan;
	char *data = block->data;
	size_t count = 0, room;

	while (count < scan->stray_count && scan->strays[count] < block->len)
		count++;
	if (!count)
		return;
	if (block->marks.stretch_count) /* what comes after is moved */
		block->marks.stretch_count = 1;
	r->strays += count;
	r->mended = mem_grow(r->mended, &r->mended_room, 2 * (block->len + count), 1);
	block->len =
	    csv_write_strays(r->mended, data, block->len, scan->delimiter, scan->strays, count);
	assert(block->len <= r->mended_room);
	room = block->room;
	block->data = r->mended;
	block->room = r->mended_room;
	r->mended = data;
	r->mended_room = room;
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
	block->len = 0;
	if ((!r->started && read_ahead(e, r, START_BYTES)) ||
	    read_records(e, r, block, wanted, &end, &survey))
		return -1;

	if (end < block->len)
		survey.line_ends -=
		    csv_survey_bytes(block->data + end, block->len - end, r->scan.wide).line_ends;
	keep_rest(r, block, end);
	block->len = end;
	cut_marks(&block->marks, end);
	block->name = bytes_in_name(r->in);
	block->first_line = r->line;
	block->sequence = r->sequence++;
	block->has_quote = r->dialect.quoting && survey.has_quote;
	block->has_nul = survey.has_nul && memchr(block->data, '\0', end);
	block->no_cr = !survey.has_cr;
	r->line += survey.line_ends;
	r->given += end;
	mend_strays(r, block);
	if (r->strays > STRAYS_MAX)
		return too_many_strays(e, r);
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
	const struct bytes_in_options options = {.unpack = true};
	struct bytes_in *in = NULL;
	int result;

	if (bytes_in_open(e, &in, path, &options))
		return -1;
	result = read_blocks(e, in, dialect, on_record, context);
	bytes_in_close(in);
	return result;
}
