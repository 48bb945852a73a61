/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_private.h: what the files of the draft share: the form of the columns, and the decisions.
 *
 * draft_read.c samples the table, draft_look.c describes its values, draft_header.c knows the words
 * of headers, draft_guess.c gives the columns to fields, draft_pay.c decides which amounts are pay,
 * of what period and currency, and draft_write.c writes all of it down.
 */
#ifndef PAYBANDS_INGEST_DRAFT_PRIVATE_H
#define PAYBANDS_INGEST_DRAFT_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "ingest/draft/draft.h"
#include "ingest/ingest.h"
#include "ingest/layout/layout_private.h"
#include "model/ledger.h"

enum {
	DRAFT_ROWS = 3000, /* that are kept, evenly spread over the file */
	DRAFT_CELLS = 1 << 20, /* of all columns: of very wide tables fewer rows are kept */
	DRAFT_DISTINCT = 200, /* distinct texts of a column that are kept */
	DRAFT_HEADER_WITHIN = 50, /* records: so far down the header is looked for */
	DRAFT_CELL_BYTES = 400, /* of a cell that are examined */
	DRAFT_CODES_MOST = 40, /* texts of a column that a draft lists in full */
};

/* How many of a column's values read as ... */
enum look {
	LOOK_AMOUNT, /* pay, of any size, as people write it; 0 is an amount, too */
	LOOK_ANNUAL, /* ... that a year's pay could be */
	LOOK_HOURLY, /* ... that an hour's pay could be */
	LOOK_RANGE, /* ... of two ends */
	LOOK_PERCENT, /* with its sign */
	LOOK_FIGURE, /* a number, or a publisher's mark for one (*, **, #, x, ..) */
	LOOK_CURRENCY, /* a currency's code, or a text with one */
	LOOK_PERIOD, /* what pay is for */
	LOOK_COUNTRY,
	LOOK_STATE,
	LOOK_DATE, /* by the parser date_parser */
	LOOK_YEARS, /* of experience */
	LOOK_ROLE, /* a title with a role */
	LOOK_LEVEL, /* a level, in words or in one of the known schemes of codes */
	LOOK_LADDER, /* an employer's ladder code */
	LOOK_REMOTE, /* where work is done */
	LOOK_EMPLOYMENT, /* full-time, contract, ... */
	LOOK_SIZE, /* a number of people, or a range of it */
	LOOK_OCCUPATION, /* 15-1252 or 15-1252.00 */
	LOOK_WORDS, /* text with a letter in it */
	LOOK_COUNT
};

struct draft_column {
	char *header; /* blanks as one, owned */
	char *words; /* the header's words, each between blanks: " wage rate of pay from " */
	size_t number; /* the first is 1 */
	size_t filled;
	size_t looks[LOOK_COUNT];
	struct tally texts; /* up to DRAFT_DISTINCT of them */
	bool many; /* there are more */
	size_t distinct;
	/* Of the amounts above 0, with ranges at their middle; 0 if there are none. */
	double low, median, high; /* the 10th, the 50th and the 90th percentile */
	enum parser date_parser;
	bool date_either; /* day or month may come first */
	bool counts_rows; /* 0, 1, 2, ...: the number of the row */
	bool used;
	const char *remark; /* why it is not used, if that is worth saying */
};

struct draft_table {
	struct arena texts;
	struct draft_column *columns;
	size_t count;
	struct text *cells; /* rows * count: trimmed; empty where the file says "no value" */
	size_t rows; /* kept */
	size_t rows_most;
	size_t stride; /* one row of so many was kept */
	uint64_t rows_read;
	uint64_t ragged; /* of those, with fewer or more cells than the header */
	char delimiter;
	uint64_t header_line;
	bool titles_above; /* the header is not the first record */
	struct tally no_value; /* words for "no value" that were met: NA, n/a, ... */
	enum decimal_mark mark; /* of its amounts; MARK_DECIDE: undecided */
	const char *broken; /* why reading stopped before the end; NULL */
};

/* A value that holds for all rows, and the evidence. */
struct draft_constant {
	const char *value; /* NULL: not decided */
	const char *why; /* the evidence; if undecided, what is known; or NULL */
};

/* Rows in which the base is read from another column. */
struct draft_case {
	const char *name; /* NULL: there are none */
	int rows_column;
	const char *values; /* "A | B"; "": where the cell is empty */
	int base_column;
};

struct draft {
	const struct ingest_tables *tables;
	struct draft_table table;
	const char *path;
	enum layout_kind kind;
	const char *kind_why; /* NULL: nothing to say */
	int fields[FIELD_COUNT]; /* the column each is in; -1: none */
	struct draft_constant constants[FIELD_COUNT];
	bool dollars; /* the pay is in US dollars whatever a column of currencies says */
	bool own_codes; /* occupations by codes other than SOC */
	const char *not_released, *not_there; /* marks of its figures, with | between; NULL: none */
	struct draft_case other_base;
	const char *warning; /* what a person must know before using it; or NULL */
};

/* ---- draft_read.c ---- */

must_check int draft_read(struct err *e, struct draft_table *table, const char *path,
			  const struct ingest_tables *tables);
void draft_table_release(struct draft_table *table);
/* The cell of a kept row; empty: no value. */
struct text draft_cell(const struct draft_table *table, size_t row, int column);

/* ---- draft_header.c ---- */

/* The words of a header, each between blanks, in lower case, without accents and with usual
 * abbreviations in full ("Annual_Rt": " annual rate "); the caller frees it. */
char *draft_header_words(struct text header);
/* How certainly a header means what a list of words means: from 2 for the list's first towards 1; 0
 * for none; below 0 where a word with - before it excludes it. Words are separated by |; a * at a
 * word's end takes any ending. */
double draft_points(const char *list, const char *words);
bool draft_has_words(const char *list, const char *words);
/* Is it of pay at all? */
bool draft_is_of_pay(const char *words);
/* "... per month", "Jahresgehalt"; PERIOD_UNKNOWN: it does not say. */
enum pay_period draft_header_period(const char *words);

/* ---- draft_look.c ---- */

/* Looks at all values of all columns. */
void draft_look(struct draft_table *table, const struct ingest_tables *tables);
/* The share of a column's values that have this form. */
double draft_share(const struct draft_column *c, enum look look);
/* The share of the rows that have a value. */
double draft_coverage(const struct draft_table *table, const struct draft_column *c);
/* Do publishers write it where they release no figure, or where there is none? */
bool draft_is_not_released(struct text t);
bool draft_is_not_there(struct text t);
/* The amount of a text, its middle if it is a range; false if it is not one. */
bool draft_amount(struct text t, enum decimal_mark mark, double *out);
/* Words in brackets that end an amount ("(Glassdoor est.)"): they are not part of it; empty if
 * there are none. */
struct text draft_pay_tail(struct text t);
/* The word of paybands for a text; "" if there is none, or two. */
const char *draft_level_word(const struct ingest_tables *tables, const struct draft_column *c,
			     struct text t);
const char *draft_remote_word(struct text t);
const char *draft_period_word(struct text t);
/* Is it a word for employment, and which: full-time or other? */
bool draft_employment(struct text t, bool *full_time);
/* The currency that a text names by a sign or by its code; 0 if none. *dollar: by a bare $. */
code draft_currency_in(const struct fx_table *fx, struct text t, bool *dollar);

/* ---- draft_decided.c ---- */

/* "%s ..." into the table's texts. */
const char *draft_say(struct draft *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct draft_column *draft_field_column(const struct draft *d, enum field field); /* NULL: none */
/* Gives the field that column, and back; -1: none, and nothing changes. A remark says why it is not
 * used; NULL: nothing to say. */
void draft_take(struct draft *d, enum field field, int column);
void draft_drop(struct draft *d, enum field field, const char *remark);

/* ---- draft_country.c ---- */

/* Where the rows are: from the column of countries, otherwise of states, otherwise of places; 0:
 * unknown. *share: that of the rows with a place that are there. */
code draft_country(const struct draft *d, double *share, const char **by);
/* Where no column says it: by US states, and by words that only the United States have. */
void draft_decide_country(struct draft *d);

/* ---- draft_pay.c ---- */

/* Which columns are base, total and parts; before the other fields are given out. */
void draft_guess_pay(struct draft *d);
/* Does it hold amounts, under a header that may be pay's? */
bool draft_may_be_pay(const struct draft_column *c);
bool draft_is_hourly(const struct draft_column *c);
/* "average salary", "midpoint": of a group or a range, not of a person. */
bool draft_is_middle(const char *words);

/* ---- draft_settle.c ---- */

/* What of the pay depends on the other columns; after them. */
void draft_settle_pay(struct draft *d);

/* ---- draft_benchmarks.c ---- */

/* Columns of percentiles: sets d->kind and all fields of benchmarks, or changes nothing. */
bool draft_guess_benchmarks(struct draft *d);

/* ---- draft_guess.c ---- */

void draft_guess(struct draft *d);

/* ---- draft_codes.c ---- */

/* Can a layout name it? | parts names, and ; after a blank begins a comment. */
bool draft_nameable(const char *header);
/* The section [codes FIELD]; `ours`: the words on its right side. `rest`: with a line for all other
 * texts. */
void draft_add_codes(struct buf *out, const struct draft *d, enum field field, const char *ours,
		     bool rest);
/* The section [filter]; uses the columns that it names. */
void draft_add_filters(struct buf *out, struct draft *d);

/* ---- draft_write.c ---- */

void draft_write(struct buf *out, struct draft *d);

#endif
