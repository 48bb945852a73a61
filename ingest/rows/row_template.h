/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_template.h: rows that differ in pay alone, read by one look-up.
 *
 * The columns that are not pay decide all of an observation but its pay. The first row of each
 * combination of their texts is read column by column and becomes a template; the rows after it are
 * found by the bytes of those columns, and only their pay is read. A file whose rows hardly repeat
 * a combination gives up looking. Rows of a block with quotes or NULs, rows that were padded, and
 * records of more than TEMPLATE_BYTES have no template: they are read column by column.
 */
#ifndef PAYBANDS_INGEST_ROW_TEMPLATE_H
#define PAYBANDS_INGEST_ROW_TEMPLATE_H

#include "ingest/rows/row_amount.h"

enum {
	TEMPLATE_BYTES = 160, /* of a record, from its first column to its last */
	TEMPLATE_STRETCHES = 6,
	TEMPLATE_PIECES = TEMPLATE_BYTES / 16 + TEMPLATE_STRETCHES,
};

/* 16 bytes of a stretch, the last of it filled up with zeros. */
typedef uint64_t template_piece __attribute__((vector_size(16)));

/* What a look-up compares comes first, so that it lies in few cache lines. */
struct row_template {
	uint64_t lengths; /* of the stretches, a byte each */
	uint64_t hash;
	template_piece pieces[TEMPLATE_PIECES];
	struct observation o; /* but for its line, texts and pay */
	struct pay_terms terms;
	enum role_basis role_basis;
	bool level_conflict;
	bool unplaced;
	bool undated;
	bool held;
	struct facts *title;
	struct observation_kin kin;
	uint64_t rows; /* observations by it, counted in the ledger at the end */
};

/* Columns side by side that are not pay. */
struct template_stretch {
	int first;
	int last;
};

struct row_templates {
	struct template_stretch stretches[TEMPLATE_STRETCHES];
	size_t stretch_count;
	/* Of a layout of pairs: rows that agree as a pair does are those of one template. */
	bool decides_pairs;
	/* Open addressing, at most a quarter full; NULL is an empty one. */
	struct row_template **slots;
	uint64_t mask;
	struct row_template **items; /* by number */
	size_t count;
	size_t room;
	struct arena memory;
	/* Of the last look-ups: how many there were, and how many found nothing. */
	uint32_t looked;
	uint32_t missed;
	bool off; /* too few repeat */
};

/* NULL: the layout's rows cannot have templates. */
struct row_templates *row_templates_new(const struct row_reader *r);
void row_templates_free(struct row_templates *t); /* NULL is fine */
/* The row's template; NULL: it has none, or not yet. */
struct row_template *row_template_find(struct row_reader *r, const struct csv_record *record);
/* Makes the row that was just read, and is in r->now, the template of those like it. */
void row_template_learn(struct row_reader *r, const struct csv_record *record);

#endif
