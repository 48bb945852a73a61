/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference_merge.h: the records of an installed table with an operator's laid over them.
 *
 * Between reference_table.c, which finds columns, and reference_rules.h, which says what replaces what.
 */
#ifndef PAYBANDS_MODEL_REFERENCE_MERGE_H
#define PAYBANDS_MODEL_REFERENCE_MERGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/layers.h"
#include "base/text.h"

struct reference_record {
	const char *path; /* of the file that it is in */
	uint64_t line;
	const struct text *fields; /* borrowed until the callback returns */
	size_t count;
	bool own; /* of the operator's file */
	bool header; /* each file's comes before its rows */
};
typedef int reference_on_record(struct err *e, void *context, const struct reference_record *r);

/* Where the header names that column, without case; `count`: it does not. */
size_t reference_column(const struct text *header, size_t count, struct text name);
/* Returns -1: the header lacks the column; other delimiters than a comma are named. */
int reference_no_column(struct err *e, const char *path, uint64_t line, const struct text *header,
			size_t count, struct text name);

/* Calls `on_record` for the header of each file that is read and for every row that counts: one that an own
 * row replaces is passed over, and its replacement comes in its place; the other own rows come at the end, or
 * where the order has them. Keys are compared without case, accents and punctuation. ERR_USAGE names file and
 * line: a key column that the header lacks, a key given twice where one row has it. */
must_check int reference_merge(struct err *e, const struct layers *files,
			       reference_on_record *on_record, void *context);

#endif
