/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_walk.h: the parser of blocks and where it is in one: what csv_parse.c and csv_starts.c share.
 *
 * csv_parse.c splits records into fields; csv_starts.c notes where fields start and leaves it at that.
 */
#ifndef PAYBANDS_BASE_CSV_WALK_H
#define PAYBANDS_BASE_CSV_WALK_H

#include "base/csv_marks.h"
#include "base/csv_private.h"

enum {
	/* Fields of the record that is walked, of the chunks that are marked at once and of one more; past them
	 * some are written that are none. */
	CSV_STARTS_ROOM = CSV_COLUMNS_MAX + (CSV_CHUNKS_AT_ONCE + 2) * CSV_CHUNK,
	/* The same, where each of the records that end in these chunks has one more. */
	CSV_STARTS_APART = CSV_STARTS_ROOM + CSV_CHUNKS_AT_ONCE * CSV_CHUNK,
};

struct csv_parser {
	struct csv_dialect dialect;
	struct csv_quoted *quoted;
	bool wide; /* the processor has vectors of 32 bytes */
	struct text fields[CSV_COLUMNS_MAX + 1];
	/* CSV_STARTS_ROOM, then CSV_STARTS_APART; NULL: records are given with their fields. */
	uint32_t *starts;
	/* Of records of `width` fields only `wanted` are split; width 0: all of all are. */
	size_t width;
	uint16_t *wanted; /* ascending */
	size_t wanted_count;
	/* Where all fields are split: the columns of the record that is walked whose fields have quotes, or blanks at
	 * their ends; ascending. */
	uint16_t touched[CSV_COLUMNS_MAX + CSV_CHUNK + 1];
	size_t touched_count;
	/* By column, a bit for each of the columns from it on where a wanted field ends or the next begins. */
	uint64_t stops[CSV_COLUMNS_MAX + 1];
	struct text record; /* the one that was given partly */
	uint64_t records,
	    others; /* so far; of them split whole, mostly since they are of another width */
	bool all; /* too many were: all fields are split from now on */
};

/* The walk along one block. */
struct csv_walk {
	struct csv_parser *parser;
	const struct csv_block *block;
	csv_on_record *on_record;
	csv_on_run *on_run; /* NULL: records of runs are given one by one */
	void *context;
	size_t record; /* where the record starts */
	size_t field; /* where the field starts */
	size_t count; /* fields that ended in this record */
	uint64_t line; /* of the record */
	size_t stretch; /* of the kept marks: those before it are passed */
	/* Where the wanted fields alone are split, not 0: the record may have quotes, or blanks at the ends of fields. */
	uint64_t touched;
};

/* An error at the record's line. */
must_check int csv_walk_error(struct err *e, const struct csv_walk *w, const char *what);
/* The record has more fields than there may be. */
must_check int csv_walk_too_wide(struct err *e, const struct csv_walk *w);
/* Is the record too long, or one of its `count` fields, which are split? Asked only of records so long that they may
 * be. */
must_check int csv_walk_check_lengths(struct err *e, const struct csv_walk *w, size_t len,
				      size_t count);
/* Takes the quotes off quoted fields, and blanks off both ends of those that are not: of the first `count`, of
 * those that are wanted, or of those that were noted. */
void csv_walk_strip(struct csv_parser *p, size_t count, bool quotes);
void csv_walk_strip_wanted(struct csv_parser *p, bool quotes);
void csv_walk_strip_touched(struct csv_parser *p, bool quotes);

/* Walks along a block without quotes, and gives its records by where their fields start. */
must_check int csv_walk_starts(struct err *e, struct csv_walk *w, struct csv_marking *m);

#endif
