/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables.h: the tables of a role's page before they have a format.
 *
 * What a table says is decided once, here: its columns, its rows and their order, what is
 * withheld and why. A format writes any table by one rule and decides nothing:
 *
 * - a column in which no cell says anything is left out;
 * - an empty cell of another column of figures is a dash;
 * - where there is room for one figure it is the exact one.
 *
 * All text is plain: a format escapes it.
 */
#ifndef PAYBANDS_REPORTS_TABLES_H
#define PAYBANDS_REPORTS_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "estimate/summary.h"

enum column_kind {
	COLUMN_TEXT,
	COLUMN_LINES, /* of a text, each ended by '\n' but the last */
	COLUMN_FIGURE,
	COLUMN_QUALITY
};

struct page_column {
	const char *heading; /* a literal, its name within the table */
	enum column_kind kind;
	/* The heading of the column beneath whose figures a page of little room puts this one's;
	 * NULL: it always stands by itself. */
	const char *beneath;
};

/* The parts of a cell's text, in order. */
enum cell_part {
	CELL_TEXT, /* what is read first: "+$12K", "Senior" */
	CELL_EXACT, /* the same figure exactly, where the text rounds it: "+$12,300" */
	CELL_NOTE, /* what is to be known of it: "thin", "employed" */
	CELL_PARTS
};

struct page_cell {
	size_t start[CELL_PARTS + 1]; /* of each part within the table's texts; the end */
	size_t number, number_count; /* the numbers that the text shows, within the table's */
	enum value_kind bound; /* of its one number: VALUE_EXACT: it is no bound */
	const char *page; /* the id of a role that has a page, or NULL; borrowed */
	enum quality quality; /* of a COLUMN_QUALITY, whose text is its word */
	bool soft; /* not a figure: withheld, a bound */
};

enum row_kind { ROW_PLAIN, ROW_BENCHMARK, ROW_LESSER /* not to be read as the others */ };

/* The rows of the band table that a row of a page is about, for a format that draws them; borrowed, NULL
 * where there is none or it may not be shown. */
struct row_bands {
	const struct band *estimate, *observed, *benchmark;
};

/* One figure of a row, for a format that draws it, with the ends of its interval; NAN where there is
 * none. */
struct row_bar {
	double value, low, high;
	bool own; /* it is the role's own, among others' */
};

struct page_row {
	enum row_kind kind;
	struct row_bands bands;
	struct row_bar bar;
	bool continues; /* its first cell, with what is beneath, is that of the row before */
};

struct page_table {
	const char *id; /* "exact-base": a literal */
	const char *heading; /* "Exact figures, base pay": a literal */
	const struct settings *settings; /* of the run: the currency; borrowed */
	const struct page_column *columns; /* static */
	size_t column_count;
	struct page_row *rows;
	size_t row_count, row_room;
	struct page_cell *cells; /* row by row, column_count of each */
	size_t cell_count, cell_room;
	struct buf texts; /* of all cells */
	double *numbers; /* of all cells, NAN for one that is not shown */
	size_t number_count, number_room;
	enum cell_part part; /* that is being written; CELL_PARTS: none */
	struct buf note; /* beneath the table: sentences, or nothing */
};

/* ---- reading ---- */

/* Borrowed, as is what they point to, until the table changes. */
const struct page_cell *page_table_at(const struct page_table *t, size_t row, size_t column);
struct text page_cell_text(const struct page_table *t, const struct page_cell *cell,
			   enum cell_part part);
/* The exact text, or the text where it is exact. */
struct text page_cell_exact(const struct page_table *t, const struct page_cell *cell);
bool page_cell_is_empty(const struct page_cell *cell);
/* Does any cell of the column say anything? */
bool page_column_is_used(const struct page_table *t, size_t column);
/* Rows from this one on that are of its group, itself among them. */
size_t page_table_group(const struct page_table *t, size_t row);

/* ---- the tables of a page ---- */

/* Fills `out`, without rows where there is nothing to say; page_table_release gives it back. */
typedef void page_table_make(struct page_table *out, const struct summary *s,
			     const struct role_summary *r);

/* Pay of one step or place: our estimate where there is one, what was reported beside it; where nothing
 * was modelled, what was reported stands for it. A table's own columns come after these. */
enum {
	PAY_OF, /* the level, the years of experience, the place */
	PAY_MEDIAN,
	PAY_SURE, /* the interval of the median */
	PAY_BAND,
	PAY_BASIS,
	PAY_REPORTED,
	PAY_REPORTED_BAND,
	PAY_REPORTERS,
	PAY_COLUMNS
};
/* The ladder, in the country that a page is about. */
enum { LEVELS_WHAT = PAY_COLUMNS, LEVELS_YEARS, LEVELS_NOTE };
page_table_make page_table_levels, page_table_levels_total;
/* The parts of pay there by level. */
enum { MIX_LEVEL, MIX_BASE, MIX_STOCK, MIX_BONUS };
page_table_make page_table_mix;
/* Every row of that country by level: observed, modelled, benchmark. */
page_table_make page_table_exact_base, page_table_exact_total;
/* Benchmark rows by publishers' own codes, of any place. */
page_table_make page_table_official;
/* Pay there by years of experience. */
page_table_make page_table_experience, page_table_experience_total;
/* A row that is ROW_LESSER says what the rows of the ladder show by themselves.
 * What is to be read with the bands: of them, and of the sources whose observations make them. A
 * page lists it; a table of its own it is not. */
enum { NOTES_SOURCE, NOTES_TEXT };
page_table_make page_table_notes;
/* Projected growth: the role's occupations, the role itself where they are several, and all
 * occupations. */
enum { GROWTH_OF, GROWTH_PERCENT, GROWTH_EMPLOYED, GROWTH_OPENINGS };
page_table_make page_table_growth;
/* AI impact: the amounts of each family and what they make; the ranks beside them. */
page_table_make page_table_amounts, page_table_votes;
/* The tasks that are most and least exposed, with their labels. */
page_table_make page_table_tasks;
/* Job postings that ask for AI by year, where more than two years are known. */
page_table_make page_table_ai_postings;
/* The share of juniors by year, of each source that tells two. */
page_table_make page_table_juniors;
/* Moves into the role: a group of rows from each role, its levels and then all of them. One row of each
 * group has a bar: that of the level at which most is known, senior first. */
enum { MOVES_FROM, MOVES_RELATED, MOVES_LEVEL, MOVES_THERE, MOVES_HERE, MOVES_DIFFERENCE };
page_table_make page_table_moves;
/* The same of the nearest moves from the role into others: it is there that is here in the other table. */
page_table_make page_table_moves_out;
/* The technologies that moves into the role ask for; no rows where they are not known. */
enum { GAPS_FROM, GAPS_COMMON, GAPS_LACKING };
page_table_make page_table_gaps;
/* The employers there that most people name, EMPLOYERS_LISTED at most; a row has a bar. */
enum { EMPLOYERS_NAME, EMPLOYERS_MEDIAN, EMPLOYERS_SURE, EMPLOYERS_REPORTS };
enum { EMPLOYERS_LISTED = 12 };
page_table_make page_table_employers, page_table_employers_total;
/* May it be listed there, in that component? */
bool employer_is_shown(const struct employer_row *row, const struct role_summary *r,
		       enum component component);
/* What the work is, by O*NET. */
enum { WORK_TASK, WORK_TASK_OF };
page_table_make page_table_work;
enum { TECHNOLOGY_NAME, TECHNOLOGY_DEMAND, TECHNOLOGY_KIND, TECHNOLOGY_SHARE };
page_table_make page_table_technologies;
page_table_make page_table_titles;
enum { RELATED_ROLE, RELATED_TOOLS, RELATED_ONET };
page_table_make page_table_related;

void page_table_release(struct page_table *t);

/* Pay by place, a table of each kind of place that has any; beneath it what it leaves out. */
struct place_tables {
	struct page_table items[2 * AREA_KIND_COUNT]; /* in the order of the page */
	enum area_kind kinds[2 * AREA_KIND_COUNT]; /* of each; its pay is base or total */
	enum component components[2 * AREA_KIND_COUNT];
	size_t count;
};
void place_tables_init(struct place_tables *out, const struct summary *s,
		       const struct role_summary *r);
/* Is there a place beside the country itself? */
bool place_tables_tell(const struct place_tables *tables);
void place_tables_release(struct place_tables *tables);

/* ---- writing: for the files that make tables ---- */

void page_table_init(struct page_table *out, const struct settings *settings, const char *id,
		     const char *heading, const struct page_column *columns, size_t column_count);
/* Begins the next row; ends the table. The row before has all its cells. */
struct page_row *page_table_row(struct page_table *t);
void page_table_end(struct page_table *t);
/* Begins the row's next cell, or its next part: what is added to the buffer is its text. */
struct buf *page_table_cell(struct page_table *t);
struct buf *page_table_part(struct page_table *t, enum cell_part part);
/* The cell that is being written; borrowed until the next is begun. */
struct page_cell *page_table_last(struct page_table *t);

/* A number that the last cell's text shows, in the unit it is shown in (dollars, percent, ...), for a reader
 * that computes; several in the order of the text. NAN: it is not shown. */
void page_table_number(struct page_table *t, double number);
/* The same of pay, to the cent; of a percentile, which may be a bound or not shown. */
void page_table_dollars(struct page_table *t, double dollars);
void page_table_amount(struct page_table *t, struct benchmark_value v);

/* The next cell: nothing of 0; the exact figure of a percentile; a label of quality. */
void page_table_count(struct page_table *t, uint64_t count);
void page_table_value(struct page_table *t, struct benchmark_value v);
void page_table_quality(struct page_table *t, enum quality quality);

#endif
