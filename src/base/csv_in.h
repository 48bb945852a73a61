/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_in.h: reading delimited text, in blocks that can be parsed apart.
 *
 * csv_reader cuts the byte stream into blocks that end at record borders (exact
 * even where quoted fields hold line breaks); each block knows the line its
 * first record starts at, so that blocks may be parsed by different threads and
 * still name the right lines. csv_parse_block turns a block into records.
 *
 * Grammar: libcsv's (csv_quoted.c is its door), strict about an unclosed quote. CRLF, LF and CR
 * alone each end a record; a BOM is dropped; blank lines are not records. Unquoted fields lose
 * blanks at both ends. Records whose quotes are plain or absent are split by faster loops here that
 * give exactly the same fields (tests/fuzz compares them).
 *
 * A quote that opens a field by mistake, and so would swallow rows, is read as an ordinary
 * character (csv_stray.c explains how it differs from a cell of several lines); the field then
 * contains it, and a block comes with it quoted correctly.
 */
#ifndef PAYBANDS_BASE_CSV_IN_H
#define PAYBANDS_BASE_CSV_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/bytes_in.h"
#include "base/err.h"
#include "base/text.h"

struct csv_dialect {
	char delimiter; /* ',' ';' '\t' '|' */
	bool quoting; /* false: a quote is an ordinary character (O*NET) */
};

/* Limits that hold for every input. */
enum {
	CSV_FIELD_MAX = 1 << 20, /* bytes in one field: a longer one is an error */
	CSV_RECORD_MAX = 16 << 20, /* bytes in one record */
	CSV_COLUMNS_MAX = 4096,
	CSV_STARTS_SPARE = 16, /* see csv_record */
};

/* Of 64 bytes, a bit per byte (csv_marks.h). */
struct csv_chunk {
	uint64_t delimiters; /* outside quotes */
	uint64_t ends; /* of lines; of CRLF the first byte */
	uint64_t
	    touched; /* quotes, and blanks or control characters beside a delimiter or line end */
};

/* Bytes of a block of which the marks are kept. */
struct csv_stretch {
	size_t from, to;
	size_t first; /* its first chunk, of those that are kept */
	bool odd; /* at `to` there is a mark that they do not know */
};

/* The marks that were found when a block was cut: its parser need not find them again. Owned by the block. */
struct csv_marks {
	struct csv_chunk *chunks;
	size_t room, count;
	struct csv_stretch *stretches; /* ascending; the first is of the block's first bytes */
	size_t stretch_room, stretch_count; /* 0: none were kept */
};

struct csv_block {
	char *data; /* whole records; owned by the block */
	size_t len;
	size_t room;
	uint64_t first_line; /* 1-based line of the file at which `data` starts */
	uint64_t sequence; /* 0, 1, 2, ... in file order */
	bool has_quote; /* false: no quote character in it, so every line is a record */
	bool has_nul; /* a NUL byte is in it */
	bool no_cr; /* no CR is in it, which spares looking for one */
	const char *name; /* of the file, for messages; borrowed from the bytes_in */
	struct csv_marks marks;
};

struct csv_reader;

/* *out is owned by the caller. `in` is borrowed and must outlive it. A delimiter of 0 is found
 * from the first line with words: see csv_find_delimiter. */
must_check int csv_reader_new(struct err *e, struct csv_reader **out, struct bytes_in *in,
			      const struct csv_dialect *dialect);
/* The most frequent of the four outside quotes in the first line with words; by default a comma. 0:
 * that line does not end, and `whole` is false. */
char csv_find_delimiter(struct text start, bool quoting, bool whole);
/* How many of the first bytes of a file are whole records. */
size_t csv_whole_records(struct text start, const struct csv_dialect *dialect);
/* The first record of `text`, of any length, with its line end and all its quotes as they are; at the end of
 * `text` also one whose quote is open. How many lines it takes is added to *lines. */
struct text csv_first_record(struct text text, const struct csv_dialect *dialect, uint64_t *lines);
/* Before the first block: the first `wanted` bytes of the text, or more, or all there are (*whole).
 * Borrowed until the next call. */
must_check int csv_reader_peek(struct err *e, struct csv_reader *r, size_t wanted,
			       struct text *start, bool *whole);
/* After a peek, before the first block: that many of its first bytes, of that many lines, are not in any block. */
void csv_reader_pass(struct csv_reader *r, size_t bytes, uint64_t lines);
/* Call before the first block: the number of fields per row, if known; otherwise that of the first
 * record is used. 1 says nothing about quotes. */
void csv_reader_expect(struct csv_reader *r, char delimiter, size_t width);
/* Fills `block` (reusing its memory) with the next whole records, about
 * `wanted` bytes of them (0: 256 KiB); *more false at the end. An open quote at the end of
 * the file is an error that names the line the quote opened at. */
must_check int csv_reader_next(struct err *e, struct csv_reader *r, struct csv_block *block,
			       size_t wanted, bool *more);
/* With the delimiter that was found, once a block was given. */
struct csv_dialect csv_reader_dialect(const struct csv_reader *r);
/* Bytes of the text up to the end of the block that was given last, with what was passed, as they were read. */
uint64_t csv_reader_given(const struct csv_reader *r);
/* Quotes so far that opened nothing: 0 means that all records are libcsv's, which fuzzing compares. */
size_t csv_reader_strays(const struct csv_reader *r);
void csv_reader_free(struct csv_reader *r);
void csv_block_release(struct csv_block *block);

/* Holds what one thread needs; reuse it for many blocks. */
struct csv_parser;

/* One record. Fields are borrowed until the callback returns. `line` is where
 * the record starts. */
struct csv_record {
	uint64_t line;
	struct text *fields; /* room for CSV_COLUMNS_MAX: who takes the record may add some */
	size_t count;
	struct csv_parser *partly; /* of it only the wanted fields are there; NULL: all are */
	struct text whole; /* ... all of its bytes */
	/* Not NULL: none of its fields are there, but where each starts in `bytes`, and then where a field after the
	 * last one would, past the one byte that ends it. CSV_STARTS_SPARE of them can be read, whatever their number. */
	const uint32_t *starts;
	const char *bytes;
};

/* A field of a record of which the starts are known. */
static inline struct text csv_listed_field(const char *bytes, const uint32_t *starts, size_t column)
{
	return (struct text){.data = bytes + starts[column],
			     .len = starts[column + 1] - starts[column] - 1};
}

/* Records one after the other, each on a line of its own, that are known by where their fields start. */
struct csv_run {
	uint64_t line; /* of the first */
	const char *bytes;
	const uint32_t *starts; /* of the first, as in csv_record */
	size_t stride; /* from the starts of a record to those of the next */
	size_t width; /* fields of each: two or more */
	size_t count;
	struct text *fields; /* as in csv_record, of one of them at a time */
};

static inline const uint32_t *csv_run_starts(const struct csv_run *run, size_t i)
{
	return run->starts + i * run->stride;
}

static inline struct csv_record csv_run_record(const struct csv_run *run, size_t i)
{
	return (struct csv_record){.line = run->line + i,
				   .fields = run->fields,
				   .count = run->width,
				   .starts = csv_run_starts(run, i),
				   .bytes = run->bytes};
}

/* Copies `count` starts, of the fields and of one after the last. Most records are short, and a copy of one size takes
 * no call: `to` has room for CSV_STARTS_SPARE, too. */
static inline void csv_copy_starts(uint32_t *to, const uint32_t *from, size_t count)
{
	if (count <= CSV_STARTS_SPARE)
		memcpy(to, from, CSV_STARTS_SPARE * sizeof(*to));
	else
		memcpy(to, from, count * sizeof(*to));
}

/* A field that is wanted, whether it is there or not. */
static inline struct text csv_record_field(const struct csv_record *record, size_t column)
{
	return record->starts ? csv_listed_field(record->bytes, record->starts, column)
			      : record->fields[column];
}

/* The bytes from the first of these fields to the last, where they lie side by side. */
static inline struct text csv_fields_slice(const struct text *fields, size_t first, size_t last)
{
	return (struct text){.data = fields[first].data,
			     .len = (size_t)(fields[last].data - fields[first].data) +
				    fields[last].len};
}
static inline struct text csv_listed_slice(const char *bytes, const uint32_t *starts, size_t first,
					   size_t last)
{
	return (struct text){.data = bytes + starts[first],
			     .len = starts[last + 1] - starts[first] - 1};
}
static inline struct text csv_record_slice(const struct csv_record *record, size_t first,
					   size_t last)
{
	return record->starts ? csv_listed_slice(record->bytes, record->starts, first, last)
			      : csv_fields_slice(record->fields, first, last);
}
static inline struct text csv_run_slice(const struct csv_run *run, size_t i)
{
	return csv_listed_slice(run->bytes, csv_run_starts(run, i), 0, run->width - 1);
}

/* Called once per record. It returns 0 to go on; -1 (with *e filled) stops the parse, and
 * that error is passed on as it is. Errors of the parser's own name file and line. */
typedef int csv_on_record(struct err *e, void *context, const struct csv_record *record);
/* The same, once per run. */
typedef int csv_on_run(struct err *e, void *context, const struct csv_run *run);

/* ERR_USAGE where the delimiter is not one of those above. */
must_check int csv_dialect_check(struct err *e, const struct csv_dialect *dialect);
must_check int csv_parser_new(struct err *e, struct csv_parser **out,
			      const struct csv_dialect *dialect);
must_check int csv_parse_block(struct err *e, struct csv_parser *p, const struct csv_block *block,
			       csv_on_record *on_record, void *context);
/* The same; records that come by where their fields start come in runs. */
must_check int csv_parse_runs(struct err *e, struct csv_parser *p, const struct csv_block *block,
			      csv_on_record *on_record, csv_on_run *on_run, void *context);
void csv_parser_free(struct csv_parser *p);
/* Which of `width` columns are read: in records of that many fields the others may be anything until
 * csv_record_complete, but for the first and the last, which are there always. By default, and without quoting,
 * all are. */
void csv_parser_want(struct csv_parser *p, const bool *wanted, size_t width);
/* Records of blocks without quotes, where all columns are wanted, come without their fields, by where they start; but
 * for those near a blank, without a line end or so long that a limit may be broken, which come with them. */
void csv_parser_give_starts(struct csv_parser *p);
/* Splits the record where its fields lie, so that all of them are there: in the callback, or while its block and a copy
 * of its fields last. */
void csv_record_complete(const struct csv_record *record);
/* Rows of our own, whole, with commas: what an ingest_sink is given. `name` is what errors call them. */
must_check int csv_parse_rows(struct err *e, struct text rows, const char *name,
			      csv_on_record *on_record, void *context);

/* For small tables: reads a whole file, calling on_record in order. The header is a record like the
 * others. Used for reference tables and tests. */
must_check int csv_read_file(struct err *e, const char *path, const struct csv_dialect *dialect,
			     csv_on_record *on_record, void *context);

#endif
