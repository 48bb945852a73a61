/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_template.h: what rows said before, found by the bytes of their columns.
 *
 * The columns that are not pay decide all of an observation but its pay. They are three parts: the employer's
 * column, those of the place, and all others, which say the job and the terms of its pay. The first row in which
 * a part's texts stand together is read column by column and leaves what they mean as a template; the rows
 * after it are put together from their templates, and only their pay is read. A column that bears on two parts is
 * of both keys: the currency, where it says what a place's text can be, and the employer, where it says what its
 * ladder means. While most rows repeat all of their parts together, these are found at once, as a whole. Jobs that
 * mean the same, whatever their titles and codes are, and places that do, share their kin: what a job and a
 * place say together, and the rows that wait. A file
 * whose rows hardly repeat a job or a place gives up looking. Rows of a block with quotes or NULs, rows that
 * were padded, and records of more than TEMPLATE_BYTES have no templates: they are read column by column.
 */
#ifndef PAYBANDS_INGEST_ROW_TEMPLATE_H
#define PAYBANDS_INGEST_ROW_TEMPLATE_H

#include "ingest/rows/row_amount.h"
#include "ingest/rows/row_piece.h"

enum {
	TEMPLATE_BYTES = 160, /* of a record, from its first column to its last */
	TEMPLATE_STRETCHES = 6,
	TEMPLATE_PIECES = TEMPLATE_BYTES / PIECE_BYTES + TEMPLATE_STRETCHES,
};

/* How a template is found. The pieces of its key end where it begins. */
struct template_head {
	uint64_t lengths; /* of the stretches, a byte each */
	uint64_t hash;
};

/* What rows ask of a template first lies behind its head. */
struct job_template {
	struct template_head head;
	uint32_t means; /* a number, the same where the rest is but for titles: row_job_means */
	uint64_t rows; /* observations by it, counted in the ledger at the end */
	const char *source;
	struct facts *title, *currency, *period;
	int title_column; /* COLUMN_NONE: the layout's constant is the title */
	struct date date;
	double years;
	double weight;
	uint16_t role;
	uint8_t level, level_basis, role_basis; /* enums of these names */
	bool level_conflict;
	bool undated;
};

struct place_template {
	struct template_head head;
	uint32_t means; /* likewise, but for `remote`: row_place_means */
	struct place place;
	enum remote remote;
	bool unplaced;
};

struct employer_template {
	struct template_head head;
	uint32_t number; /* among the templates of employers */
	struct named_employer employer; /* unless its name is empty */
};

/* Rows whose observations differ in their pay and employer alone wait to be given together: see row_like.c. */
enum { ALIKE_FEW = 4, ALIKE_MOST = 16 };
struct alike_pay {
	uint32_t low; /* in cents as written */
	union {
		uint32_t high; /* where rows are pairs: of a range, or twice one amount */
		uint32_t employer; /* elsewhere: the template's number + 1; 0: none is named */
	};
};
struct alike_rows {
	uint8_t count, room; /* of `few`, or of `more` in the templates' memory */
	bool given; /* some were */
	union {
		struct alike_pay few[ALIKE_FEW];
		struct alike_pay *more;
	};
};

/* What the rows of a job and a place share. Many files have as many as cells: each is one cache line. */
struct kin_template {
	uint64_t key; /* what the job and the place mean */
	const struct row_said *said; /* NULL: not yet */
	struct observation_kin *kin; /* NULL: none was given twice */
	struct alike_rows alike;
};
enum { KINS_PER_PART = 256 }; /* that lie together */

/* The kin of all jobs and places: see row_kin.h. */
struct kin_templates {
	struct kin_template **slots; /* open addressing, at most half full; NULL is an empty one */
	unsigned bits; /* there are 2^bits slots */
	void **parts; /* by number, KINS_PER_PART in each from the first cache line on */
	size_t parts_room;
	uint32_t count;
	struct intern
	    meanings; /* of jobs, of places, and what decides a row_said: as bytes, which differ in length */
	void **meant; /* by number of them: a template that means it, or the row_said */
	size_t meant_room;
};

/* A row's templates together. */
struct whole_template {
	struct template_head head;
	struct row_like like; /* all of them, with this one */
};

enum row_part { PART_JOB, PART_PLACE, PART_EMPLOYER, PART_WHOLE, PART_COUNT };

/* Columns side by side that are of a part. */
struct template_stretch {
	uint32_t first;
	uint32_t last;
};

/* The templates of one part. */
struct part_templates {
	struct template_stretch stretches[TEMPLATE_STRETCHES];
	size_t stretch_count;
	size_t size; /* of a template, without its pieces */
	/* Open addressing, at most a quarter full; NULL is an empty one. */
	struct template_head **slots;
	uint64_t mask;
	struct template_head **items; /* in order of arrival */
	size_t count;
	size_t room;
	/* Of the last look-ups: how many there were, and how many found nothing. */
	uint32_t looked;
	uint32_t missed;
	bool off; /* too few repeat */
};

struct row_templates {
	struct part_templates parts[PART_COUNT];
	/* Of a layout of pairs: rows that agree as a pair does are those of the same templates. */
	bool decides_pairs;
	bool off; /* too few rows repeat their job or their place */
	struct kin_templates kin;
	struct row_like like; /* of the row that was looked up last, put together from parts */
	struct arena memory;
};

/* A part's columns in a row, as templates are found by them. */
struct template_key {
	const struct row_piece *pieces, *end;
	uint64_t lengths;
	uint64_t hash;
};
enum { ROW_PIECES = PART_WHOLE * TEMPLATE_PIECES }; /* of its parts at most */

/* NULL: the layout's rows cannot have templates. */
struct row_templates *row_templates_new(const struct row_reader *r);
void row_templates_free(struct row_templates *t); /* NULL is fine */
/* Do most rows repeat all of their parts together? */
static inline bool row_templates_are_whole(const struct row_templates *t)
{
	return !t->parts[PART_WHOLE].off;
}
/* A part without columns is the same of all rows. */
static inline bool row_part_has_columns(const struct part_templates *t)
{
	return t->stretch_count > 0;
}
/* The template of a part that is not looked up; NULL: none is known. */
static inline void *row_part_same(const struct part_templates *t)
{
	return row_part_has_columns(t) || !t->count ? NULL : t->items[0];
}
/* After some look-ups it is decided whether the part is worth more of them. */
enum { LOOKED_MOST = 1 << 13 };
void row_part_weigh(struct row_templates *t, struct part_templates *part);
/* Notes that so many rows were looked up, and so many not found. Where rows are found as a whole, what is left over says
 * nothing of the other parts. */
static inline void row_part_looked(struct row_templates *t, struct part_templates *part,
				   size_t looked, size_t missed)
{
	if (part != &t->parts[PART_WHOLE] && row_templates_are_whole(t))
		return;
	part->missed += (uint32_t)missed;
	part->looked += (uint32_t)looked;
	if (part->looked >= LOOKED_MOST)
		row_part_weigh(t, part);
}
/* All of them at once, or the whole, of a row that has keys: template_look_up (row_key.h). */
const struct row_like *row_template_find(struct row_reader *r, const struct csv_record *record);
extern const struct row_like row_like_none; /* of a row that is not known */
/* Can a row be put together from these? The employer may be read from its column. */
static inline bool row_is_known(const struct row_like *like)
{
	return like->job && like->place;
}
/* Makes the row that was just read, and is in r->now, the template of those like it. */
void row_template_learn(struct row_reader *r, const struct csv_record *record);
/* Keeps what the row is like as a whole, if all of it is known. */
void row_template_learn_whole(struct row_reader *r, const struct csv_record *record,
			      struct row_like *like);

#endif
