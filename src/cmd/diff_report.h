/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff_report.h: what changed between two runs, in three forms. */
#ifndef PAYBANDS_CMD_DIFF_REPORT_H
#define PAYBANDS_CMD_DIFF_REPORT_H

#include "base/buf.h"
#include "cmd/diff_split.h"
#include "model/place/place.h"

/* One cell that differs. */
struct diff_row {
	struct band_pair pair;
	struct diff_split split;
};

/* All borrowed. */
struct diff_report {
	const struct diff_evidence *evidence;
	const struct run_names *names;
	const struct gazetteer *gazetteer;
	const struct settings *settings; /* of the later run: the currency of both */
	const struct diff_row *rows; /* the largest movement first, then the other changes */
	size_t count;
	size_t cells; /* of both runs together */
	size_t counts[CHANGE_COUNT]; /* of all of them */
};

/* For a person: what differs between the runs, how many cells, and at most `limit` of them (0: all), on a
 * terminal of `width` characters (0: any). */
void diff_text(struct buf *out, const struct diff_report *report, size_t limit, size_t width);
/* docs/DATA-CONTRACT.md, "Two runs compared": every row. */
void diff_csv(struct buf *out, const struct diff_report *report);
void diff_json(struct buf *out, const struct diff_report *report);

/* The words of the bits of `causes`, or "not-known"; of a band's suppressions (NULL: none). */
void diff_causes(struct buf *out, unsigned causes, const char *between);
void diff_suppressed(struct buf *out, const struct band *b);

#endif
