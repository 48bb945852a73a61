/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_report.h: own pay beside the market, in the formats of files.
 *
 * These are for the operator alone: nothing of a run's folder is made of them. What is withheld is not in
 * the figures that they are given (estimate/own_pay.h).
 */
#ifndef PAYBANDS_REPORTS_OWN_REPORT_H
#define PAYBANDS_REPORTS_OWN_REPORT_H

#include "base/buf.h"
#include "estimate/own_pay.h"
#include "model/place/place.h"
#include "model/title/role.h"

/* Months between own pay and the market from which a report says what to do. */
enum { OWN_MONTHS_APART = 6 };

/* A row that is in no group. Texts are borrowed. */
struct own_unmatched {
	const char *source, *file;
	uint64_t line;
	const char *title; /* "" of a rejected row */
	const char *reason, *about; /* its word, and what it means */
	const char *field; /* of a rejected row: the column; or "" */
};

/* Rows that a rule of the layout leaves out: they were not asked for. */
struct own_filtered {
	const char *source, *rule;
	uint64_t rows;
};

struct own_rate {
	code currency;
	int year; /* of the pay; 0: not dated, and the latest rate is used */
	double usd; /* per unit */
	size_t rows;
};

struct own_report {
	const struct own_pay *pay;
	const struct own_request *request;
	const char *version;
	const char *market; /* the bands' path, as given */
	struct date as_of; /* of the market */
	const struct settings *settings; /* of the market's run: the currency */
	bool sample; /* the market or the employees are made up */
	uint64_t rows_read;
	size_t part_time, with_total; /* employees */
	struct date oldest, newest; /* of own pay; year 0: none is dated */
	size_t undated;
	double months_apart; /* from the newest own pay to as_of; NAN: one of them is not dated */
	const struct own_rate *rates;
	size_t rate_count;
	const struct own_unmatched *unmatched; /* by reason, then as read */
	size_t unmatched_count;
	const struct own_filtered *filtered;
	size_t filtered_count;
};

typedef void own_render(struct buf *out, const struct own_report *r);
/* The groups with the totals as their last row; a row per group and target; the rows in no group. */
own_render own_groups_csv, own_targets_csv, own_unmatched_csv;
/* schema/compare-own.schema.json */
own_render own_json;
/* One page that needs nothing else. */
own_render own_html;
#define OWN_HTML_MARK "<!DOCTYPE html>\n<html lang=\"en\" data-made-by=\"paybands compare-own\">"

/* One of the files of a report; `mark` is what it begins with. */
struct own_file {
	const char *name;
	own_render *render;
	const char *mark;
};
/* `count` of them. */
const struct own_file *own_files(size_t *count);

/* What answers for the group that is not its own: "", "wider-area", "all-levels", "wider-area all-levels",
 * and "level-not-known" for the latter where the employees have none. */
void own_fallback(struct buf *out, const struct own_group *g, const char *between);
const char *own_withheld_word(enum own_withheld withheld); /* "", "few", "complementary" */
const char *own_level_word(enum level level); /* "not-known" of LEVEL_UNKNOWN */

#endif
