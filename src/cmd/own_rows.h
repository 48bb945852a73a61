/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_rows.h: the rows of private sources, one employee each, and the rows that give none.
 *
 * Only compare-own keeps rows; they are in the order of the sources and their lines, whatever the threads.
 */
#ifndef PAYBANDS_CMD_OWN_ROWS_H
#define PAYBANDS_CMD_OWN_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"
#include "estimate/own_pay.h"
#include "model/observation.h"
#include "reports/own_report.h"

/* Where a row is; texts are in the list's arena. */
struct own_place {
	const char *source, *file;
	uint64_t line;
};

struct own_row {
	struct own_place at;
	const char *title; /* as written */
	code currency;
	double fx;
	struct date date; /* of the pay */
	bool part_time;
	bool has_total;
};

struct own_reject {
	struct own_place at;
	const char *reason, *field; /* a word of the reject reasons; the column, or "" */
};

struct own_rows {
	struct arena texts;
	struct own_row *rows;
	struct own_person *people; /* of each row */
	size_t count, room, people_room;
	struct own_reject *rejects;
	size_t reject_count, reject_room;
};

void own_rows_init(struct own_rows *r);
void own_rows_release(struct own_rows *r);
void own_rows_add(struct own_rows *r, const struct observation *o);
/* Rejects as CSV: `ingest_sink.reject_rows`. */
must_check int own_rows_take_rejects(struct err *e, struct own_rows *r, struct text rows);
/* Appends `from`, whose texts it copies. */
void own_rows_merge(struct own_rows *into, const struct own_rows *from);
/* By line, from row `first` and reject `first_reject` on: the rows of one file. */
void own_rows_sort(struct own_rows *r, size_t first, size_t first_reject);
/* The rates other than 1 that rows were converted by, by currency and year; caller frees *out. */
size_t own_rows_rates(const struct own_rows *r, const struct settings *market,
		      struct own_rate **out);

/* Pay into the currency of the market's run: what is paid in it is again what was written. */
void own_rows_convert(struct own_rows *r, const struct settings *market);

#endif
