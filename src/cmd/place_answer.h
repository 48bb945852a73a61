/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_answer.h: where a salary stands in the bands of a run, or which stands at a percentile, and how that is
 * written. */
#ifndef PAYBANDS_CMD_PLACE_ANSWER_H
#define PAYBANDS_CMD_PLACE_ANSWER_H

#include "base/buf.h"
#include "base/err.h"
#include "cmd/band_file.h"
#include "cmd/place_question.h"
#include "estimate/standing.h"

/* Of one basis: the band of the narrowest area that publishes a median. */
struct place_row {
	const struct band *band; /* borrowed from the file */
	/* An index into the question's areas; above 0: the place asked for has no band of this
	 * basis. */
	size_t area;
	struct standing standing;
};

struct place_answer {
	const struct place_question *question; /* borrowed, as all below */
	const struct gazetteer *gazetteer;
	const struct settings *settings; /* of the run: the currency */
	const char *path; /* of the bands */
	bool sample;
	/* Modelled, observed, benchmark: those that exist. */
	struct place_row rows[BASIS_COUNT];
	size_t count;
	const struct place_row *best; /* of the narrowest area, the first of those */
};

/* ERR_USAGE where the run has no band to answer from: the message says what it has. */
must_check int place_answer_find(struct err *e, struct place_answer *out,
				 const struct place_question *question,
				 const struct band_file *bands, const char *path,
				 const struct gazetteer *gazetteer,
				 const struct settings *settings);

/* One sentence: "$155,000 is at about the 38th percentile (28th to 49th) of ...", "The 60th percentile of ... is
 * $171,000 ($150,000 to $195,000)". */
void place_reading(struct buf *out, const struct place_answer *answer);
/* For a person at a terminal, and for programs. */
void place_text(struct buf *out, const struct place_answer *answer);
void place_json(struct buf *out, const struct place_answer *answer);

/* "Seattle-Tacoma-Bellevue, WA (42660)". */
void place_area(struct buf *out, const struct place_answer *answer, size_t area);
/* The pay at the percentile, with its interval: "$171,000 ($150,000 to $195,000)". */
void place_pay(struct buf *out, const struct settings *settings, const struct standing *standing);
/* "60th", "62.5th". */
void place_ordinal(struct buf *out, double percentile);
/* Nearer an end than whole percentiles tell. */
bool place_is_outermost(double percentile);
/* "below P10"; nothing of pay within the published percentiles. */
void place_beyond(struct buf *out, const struct standing *standing);

#endif
