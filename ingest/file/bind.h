/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bind.h: a layout bound to one file: its header, its columns, its date.
 *
 * A source_file is a file that is open at its first record after the header. It owns
 * what it holds; the layout is borrowed. A binding does not change once made and is
 * shared by all threads.
 */
#ifndef PAYBANDS_INGEST_BIND_H
#define PAYBANDS_INGEST_BIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bytes_in.h"
#include "base/csv_in.h"
#include "base/err.h"
#include "ingest/ingest.h"
#include "ingest/layout/layout_private.h"
#include "model/ledger.h"

enum { COLUMN_NONE = -1 };

/* Where the columns of a [when] are. */
struct bound_case {
	int rows; /* the condition's column; COLUMN_NONE: the case never holds */
	int *columns; /* one per column of the case; owned by the binding */
};

struct binding {
	const struct layout *layout;
	struct arena texts;
	const char *file; /* its name, for messages */
	const char **header; /* the columns' names as written */
	size_t width; /* how many */
	int columns[FIELD_COUNT];
	int *filter_columns; /* one a filter of the layout */
	int *measure_columns; /* one a measure */
	uint64_t header_line;
	bool has_notes; /* rows that cannot be used may be notes: see binding_row_is_note */
	struct bound_case *cases; /* one a case */
	struct date date; /* of all rows: from the configuration or the file's name; year 0: none */
};

/* `header` is the record that names the columns. Errors: ERR_INPUT, naming the file, the column and
 * the nearest one; ERR_USAGE if the layout takes the date from the file's name and it has none. */
must_check int binding_make(struct err *e, struct binding *b, const struct layout *layout,
			    const char *file, const struct csv_record *header);
/* How many of the columns that the layout cannot do without are not in this header. */
size_t binding_lacks(const struct layout *layout, const struct csv_record *header);
/* Is an unusable row a note below the table, or a title within it? That is, fewer than two cells
 * are not empty, or the first cell begins a note ("Note: ...", "Source: ..."). False unless
 * has_notes. */
bool binding_row_is_note(const struct binding *b, const struct csv_record *row);
void binding_release(struct binding *b);
/* The text of a column in a row, for rejects: the name as the file has it, or "". */
struct text binding_column_name(const struct binding *b, int column);

/* ---- header.c ---- */

enum {
	HEADER_WITHIN = 50, /* records: so far down a header is looked for */
	HEADER_BYTES_MOST = 64 << 20, /* ... and so far */
};

/* Where a file has the header, by the columns of the layout. Titles above it are passed over whatever their
 * length, and are not read again. */
struct header_place {
	size_t record; /* 0-based: the one that lacks fewest, the first of equals */
	size_t lacks; /* how many columns it lacks */
	size_t records; /* those examined; 0: none */
	struct text
	    text; /* its bytes, of the two records where it is joined; borrowed from `start` */
	uint64_t line; /* at which they start */
	uint64_t lines; /* up to their end */
	bool joined; /* two records are the header together */
	struct text pair; /* the first such two; for header.c */
	uint64_t pair_line, pair_lines;
};
/* `start` is the file's first bytes, or `whole`. A delimiter of 0 becomes the first that gives a
 * complete header, otherwise csv_find_delimiter's. If no record has all columns, the header is the
 * first two that have them when joined. False: more of the file is needed. */
bool header_find(const struct layout *layout, struct text start, bool whole,
		 struct csv_dialect *dialect, struct header_place *place);
/* The first record that is not blank, whatever it holds. */
void header_first(struct text start, bool whole, const struct csv_dialect *dialect,
		  struct header_place *place);
/* Two rows of names as one, in texts: "Salary" over "Min" is "Salary Min"; of two equal names, or
 * an empty and another, one is kept. Its line is that of the lower row. */
struct csv_record header_join(struct arena *texts, const struct csv_record *upper,
			      const struct csv_record *lower);
/* A copy in texts. */
struct csv_record header_keep(struct arena *texts, const struct csv_record *record);
/* Complete records, as a block that borrows them. */
struct csv_block header_block(struct text records, uint64_t line,
			      const struct csv_dialect *dialect);

/* ---- source_file.c ---- */

struct source_file {
	char *published; /* its name in published files; owned */
	struct bytes_in *in;
	struct csv_reader *reader;
	struct csv_dialect dialect;
	struct csv_block first; /* the file's first rows */
	struct binding binding;
};

struct source_file_options {
	size_t block_bytes; /* 0: as csv_reader chooses */
	double expansion_limit;
	bool digest;
};

/* source_file_close also after a failure. An empty file is ERR_INPUT. */
must_check int source_file_open(struct err *e, struct source_file *f, const struct layout *layout,
				const char *path, const struct source_file_options *options);
/* Gives the open file its name beside those that the ledger has. */
void source_file_publish(struct source_file *f, const struct ledger *ledger);
/* Adds the file to the ledger, once it was read to its end. */
must_check int source_file_enter(struct err *e, struct source_file *f, bool digest,
				 struct ledger *ledger);
void source_file_close(struct source_file *f);

/* For the kinds that are small tables: calls on_row for each record after the header. None at all
 * is an error. */
must_check int source_file_rows(struct err *e, struct source_file *f,
				const struct ingest_sink *sink, csv_on_record *on_row,
				void *context);
/* Returns -1. */
int source_file_fail_no_rows(struct err *e, const struct source_file *f);

/* The one year in a file's name: 2024 of "national_M2024_dl.csv.gz"; 0 if there is none, or two.
 * Exposed for its tests. */
int year_in_name(const char *path);

#endif
