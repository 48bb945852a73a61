/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_reader.h: turns a record into an observation, a reject or, by rule, neither.
 *
 * One reader per thread; it owns only its memos and counts. The result of a row depends on the row
 * alone, so that any number of readers gives the same.
 */
#ifndef PAYBANDS_INGEST_ROW_READER_H
#define PAYBANDS_INGEST_ROW_READER_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/csv_in.h"
#include "base/intern.h"
#include "ingest/file/bind.h"
#include "ingest/layout/facts.h"
#include "ingest/ingest.h"
#include "ingest/rows/memo.h"
#include "ingest/rows/place_memo.h"

/* A day as a column writes it, without a time. */
enum { DAY_BYTES = 16 };
struct kept_day {
	char bytes[DAY_BYTES];
	size_t len; /* 0: none is kept */
	struct facts *facts;
};

/* A column and what its texts mean: the facts are the first value of the memo's entries. */
struct column_reader {
	int column;
	size_t slot; /* in now.given: the field, or past all of them */
	struct facts **given; /* there */
	struct facts *none; /* what is left there for no value: the layout's constant, or nothing */
	enum field field; /* FIELD_COUNT: a filter, or the rows of a case */
	const struct layout_filter *filter; /* NULL: a field */
	const struct layout_case *rows; /* the case whose rows the column decides, or NULL */
	bool
	    drops_time; /* dates are looked up without their time of day: few texts in place of many */
	/* Another reader of the column, which is looked up with this one: its facts are the second value. */
	struct column_reader *twin;
	struct memo memo;
	struct kept_day
	    day; /* of the last date that had a time of day, since rows come by the day */
	struct facts last; /* for a text the memo does not keep */
};

/* Adjacent columns, looked up as one text ("2024,SE,FT"): without quotes, the bytes from the first
 * to the last of them determine all of them, blanks included. */
enum { GROUP_COLUMNS = MEMO_VALUES };
struct column_group {
	int first; /* column */
	int last;
	/* Where each column's facts go in now.given; the rest: nowhere. */
	uint16_t at[GROUP_COLUMNS];
	struct memo memo; /* values: the facts of each column */
	struct column_reader *columns[GROUP_COLUMNS];
	size_t count;
};

/* Why a row is rejected. */
struct fault {
	enum reject_reason reason;
	int column; /* COLUMN_NONE: the whole row */
	struct text value;
};

/* What the row's other cells say of its amounts, and what its first amount settled. */
struct pay_terms {
	struct pay_hints hints;
	code currency;
	double fx;
	bool settled;
	const double *per_year; /* of each period, for this row's working time */
	money bonus; /* annual, as the text of the base states it; MONEY_NONE */
};

/* How plain digits of base pay become annual dollars. */
struct plain_rate {
	code currency;
	double per_year;
	double fx;
};

/* What a row's job and place say together. */
struct row_said {
	struct pay_terms terms;
	bool in_reach; /* the date is within the reach of the country's wage index */
	bool held; /* ... but outside the index */
	/* Of plain pay (row_rules.alone): what makes dollars of it, and which may wait, in cents as it is written: from
	 * least to most; least > most: none. */
	struct plain_rate rate;
	uint32_t least, most;
};

/* The templates that a row is like, each NULL if it has none, or not yet: see row_template.h. */
struct row_like {
	struct job_template *job;
	struct place_template *place;
	struct employer_template *employer;
	struct kin_template *kin; /* of the job and the place */
	struct whole_template *whole; /* all of them */
};

enum { RATES_KEPT = 64, REACH_BITS = 8, REACHES_KEPT = 1 << REACH_BITS };

/* Kept answers of pure functions, found by hash and overwritten at will. */
struct kept_rate {
	code currency; /* 0: free */
	int year;
	bool known;
	double usd;
};
struct kept_reach {
	uint64_t when; /* series of the wage index, then date; 0: free */
	double years; /* outside the series */
};

/* The row that may be the first of a pair, until the next one is seen: see row_pairs.c. */
struct row_pairs {
	bool *may_differ; /* by column */
	bool holds;
	struct row_like like; /* of the row that waits */
	money plain; /* its base pay, as row_plain_base gives it */
	bool apart; /* its fields are not contiguous */
	bool kept; /* they are in `bytes` */
	bool has_nul; /* its block does */
	struct csv_record record; /* its fields are `fields` */
	struct text *fields;
	uint32_t *starts; /* of them, as the record has */
	struct buf bytes; /* of them, where the block they stood in is gone */
	struct buf same; /* scratch: the fields in which the rows of a pair agree */
	bool at_head; /* all rows of the block so far agree, and go on from the block before */
	size_t head_rows; /* of them: left to whoever has that block's last row */
	bool began; /* a row of the file was seen */
	uint64_t before; /* hash of what the last row of the file before says, alone; 0: none */
	uint64_t last; /* the same of this file, at its end */
};

/* What the layout, the settings and the file's header say once, for all rows. */
struct row_rules {
	bool has_ends; /* observations read back: columns of the ends of ranges */
	bool has_specialty; /* a column of it */
	bool has_time; /* hours a week or parts of a job */
	bool has_vesting; /* years of grants */
	bool has_parts; /* columns of bonus or equity */
	bool missing_is_number; /* a missing word could be read as an amount */
	bool as_is[COMPONENT_COUNT]; /* plain digits in annual dollars are the amount itself */
	enum field
	    alone; /* of which plain digits are all the pay of a row: base or total; FIELD_COUNT: none */
	bool pairs_as_is; /* in a file of pairs, plain digits of base pay are the amount itself */
	money pay_least;
	money pay_most;
	double per_year[PERIOD_HOUR + 1];
};

/* What is asked for, and where it goes. */
struct row_output {
	void (*give)(void *state, const struct observation *o); /* NULL if not asked for */
	void (*give_alike)(void *state, const struct observation *o, enum component component,
			   const struct sole_pay *pay, size_t count); /* NULL: they go to `give` */
	void *give_state;
	struct buf *rows; /* where CSV rows go, or NULL */
	struct row_traces traces; /* columns beside those of every row */
	struct buf trace; /* the row's cells of them */
	bool ends; /* with the ends of ranges */
	struct buf *rejects; /* or NULL */
	bool no_texts; /* texts that are not understood are not asked for */
	bool notes_rows; /* equal rows are asked for, though they are kept */
};

/* What becomes the source's ledger at the end. */
struct row_counts {
	struct ledger ledger; /* its share of the counts */
	uint64_t *filtered; /* one per filter */
	uint64_t decided[ROLE_BASIS_COUNT]; /* observations by what decided their role */
	uint64_t blank_rows;
	uint64_t equal_rows;
	uint64_t notes;
	uint32_t oldest; /* dates as year << 16 | month << 8 | day; 0: none yet */
	uint32_t newest;
	uint64_t *hashes; /* of all rows that no filter left out, where out.notes_rows */
	size_t hash_count;
	size_t hash_room;
};

/* The block that rows come from. */
struct row_block {
	struct memo_span span;
	bool has_nul;
	bool has_quote;
};

/* The row that is being read; the next one writes over it. */
struct row_now {
	struct observation o;
	/* `o` is by these, but for its line, texts and pay; NULL: it was read column by column. */
	const struct job_template *job;
	const struct place_template *place;
	const struct row_said *said; /* by them */
	struct facts **given; /* by field, then filter: what this row says; one more for nothing */
	int title_column; /* of o.title; COLUMN_NONE: the layout's constant */
	int at[FIELD_COUNT]; /* the column of each field: cases choose */
	bool has_case; /* one of the last row that was looked up chose */
	double time_room[PERIOD_HOUR + 1]; /* rules.per_year for this row's working time */
	struct csv_record padded;
	bool is_padded;
	const struct csv_record *other; /* the row is the first of a pair, and this its second */
	/* Where rules.pairs_as_is: the base pay of both, as row_plain_base gives it. */
	money plain, other_plain;
	enum role_basis role_basis;
	bool level_conflict;
	bool unplaced; /* its place text was not understood, or not all of it */
	bool undated; /* its date was not understood */
	bool held; /* its date is outside the wage index */
	bool doubtful_total; /* its total cannot be the whole, and is dropped */
	struct pay_hints hints; /* of its pay, where traces are asked for */
	struct fault fault; /* why it is rejected */
};

struct row_reader {
	const struct binding *binding;
	const struct layout *layout;
	const struct ingest_tables *tables;
	struct row_rules rules;
	struct row_output out;
	struct row_counts counts;
	struct row_block block;
	struct row_now now;
	struct row_pairs *pairs; /* NULL: every row is an observation of its own */
	struct row_templates *templates; /* NULL: rows are read column by column */
	struct row_batch *batch; /* NULL: rows do not wait */
	/* Of all fields, of all filters, then of each case: its rows and its columns. */
	struct arena facts;
	struct title_memo *titles;
	struct column_reader *columns;
	size_t column_count;
	struct column_group *groups;
	size_t group_count;
	struct facts constants[FIELD_COUNT];
	struct facts nothing; /* what an empty cell of a case says */
	/* Kept from row to row, to spare work. */
	struct kept_rate rates[RATES_KEPT];
	struct place_memo places;
	struct kept_reach reaches[REACHES_KEPT];
	struct intern *seen; /* rows so far, where equal ones are dropped; or NULL */
	struct buf row_bytes;
};

/* `binding`, `tables` and `file`, its published name, are borrowed and outlive the reader.
 * ERR_USAGE if a constant of the layout is not a known word. */
must_check int row_reader_init(struct err *e, struct row_reader *r, const struct binding *binding,
			       const struct ingest_tables *tables, const char *source,
			       const char *file);
void row_reader_release(struct row_reader *r);
/* csv_on_record; `context` is the reader. */
int row_reader_take(struct err *e, void *context, const struct csv_record *record);
/* csv_on_record, where r->pairs: two rows that agree are taken as one. */
int row_pairs_take(struct err *e, void *context, const struct csv_record *record);
/* A block begins, which is not the reader's whole file: its head is counted and left. */
void row_pairs_begin(struct row_reader *r);
/* In the head of the block that began: is this row of it? It is left. */
bool row_pairs_leave(struct row_reader *r, const struct csv_record *record);
/* The block is at its end: the row that is held outlives it. */
void row_pairs_keep(struct row_reader *r);
/* The file is at its end: takes the row that is held. */
void row_pairs_end(struct row_reader *r);
/* ERR_USAGE if the file lacks a column that the layout names. */
must_check int row_pairs_new(struct err *e, struct row_pairs **out, const struct binding *binding);
void row_pairs_free(struct row_pairs *p); /* NULL is fine */
/* Adds its counts to `ledger`; once, at the end. */
void row_reader_report(struct row_reader *r, struct ledger *ledger);

/* ---- within the room ---- */

/* Always false, so that `return row_fault(...)` reads as it acts. */
bool row_fault(struct row_reader *r, const struct csv_record *record, enum reject_reason reason,
	       enum field field);
/* Counts the row under now.fault, and writes it to out.rejects if they are asked for. Blank rows
 * and notes are not rejects and have counts of their own. */
void row_reject(struct row_reader *r, const struct csv_record *record);
/* What a row below the header gives: an observation, a reject, or nothing by rule. */
void row_use(struct row_reader *r, const struct csv_record *record, const struct row_like *like);
/* The same of one that has templates. It may wait for more that are alike until row_give_alike. */
void row_use_like(struct row_reader *r, const struct csv_record *record,
		  const struct row_like *like);
/* Gives all that waits. */
void row_give_alike(struct row_reader *r);
/* Rows of a run that were looked up. */
struct known_rows {
	const struct csv_run *run;
	const struct row_like *const *likes; /* of each; NULL: it has to be looked up by itself */
	/* The pay in rules.alone, as row_plain_list gives it; anything where that is none, since no row waits then. */
	const money *alone;
};
/* Of a layout of pairs. */
int row_pairs_take_some(struct err *e, struct row_reader *r, const struct known_rows *rows);
/* The observations by templates, in the counts; once, at the end. */
void row_count_templates(struct row_reader *r);
/* Fields are read by this, or by csv_record_field: rows may come without them. Not of COLUMN_NONE. */
static inline struct text row_field(const struct csv_record *record, int column)
{
	assert(column >= 0 && (size_t)column < record->count);
	return csv_record_field(record, (size_t)column);
}
/* The row as wide as the header, if only empty cells are missing or surplus; otherwise
 * unchanged. */
const struct csv_record *row_pad(struct row_reader *r, const struct csv_record *record);
/* Is its base pay one amount above 0? */
bool row_gives_point(const struct row_reader *r, const struct csv_record *record);
/* Fills now.o. False: a fault. */
bool row_read_observation(struct row_reader *r, const struct csv_record *record);
/* Is now.o's date within the reach of its country's wage index? Fills now.held. */
bool row_in_reach(struct row_reader *r);
/* Fills now.o.employer. False: a fault. */
bool row_read_employer(struct row_reader *r, const struct csv_record *record);
/* Fills now.o.place, now.unplaced and, where the place says it alone, now.o.remote. False: a fault. */
bool row_read_place(struct row_reader *r, const struct csv_record *record);
/* Fills now.o.pay, currency and fx. False: a fault. */
bool row_read_pay(struct row_reader *r, const struct csv_record *record);

/* ---- row_done.c ---- */

/* The row's fields, or those of both rows of a pair, as one text that identifies them; until the next call. */
struct text row_text(struct row_reader *r, const struct csv_record *record);
/* Notes the row for the count of equal ones. */
void row_note(struct row_reader *r, const struct csv_record *record);
/* Counts that need the row's own texts or pay. */
void row_count_doubts(struct row_reader *r, const struct csv_record *record);
static inline void row_count_texts(struct row_reader *r, const struct csv_record *record)
{
	if (__builtin_expect(r->now.unplaced || r->now.undated || r->now.doubtful_total ||
				 !r->now.o.place.country,
			     0))
		row_count_doubts(r, record);
}
/* Counts `rows` observations of the job in r->now, of a title of these facts. */
void row_count_job(struct row_reader *r, struct facts *title, uint64_t rows);
/* ... of its place and date. */
void row_count_place(struct row_reader *r, uint64_t rows);
/* Gives now.o to where observations are asked for. */
void row_give(struct row_reader *r, const struct csv_record *record);

/* ---- columns.c ---- */

/* ERR_USAGE as above. columns_release also after a failure. */
must_check int columns_init(struct err *e, struct row_reader *r);
void columns_release(struct row_reader *r);
/* Which of the columns the reader looks at in a row that it does not reject; false: at all of them. */
bool columns_wanted(const struct row_reader *r, bool *wanted);
/* Fills now.given for a complete row. */
void columns_look_up(struct row_reader *r, const struct csv_record *record);

/* ---- rows_out.c ---- */

void reject_add_row(struct buf *out, const char *source, uint64_t line, enum reject_reason reason,
		    struct text field, struct text value, const char *file);

#endif
