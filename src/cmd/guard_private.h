/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_private.h: the parts of the guard, one file each. */
#ifndef PAYBANDS_CMD_GUARD_PRIVATE_H
#define PAYBANDS_CMD_GUARD_PRIVATE_H

#include <stdbool.h>

#include "base/intern.h"
#include "base/json_in.h"
#include "cmd/band_file.h"
#include "cmd/findings.h"
#include "cmd/guard.h"

/* A published run to hold the new one beside. */
struct baseline {
	const char *folder;
	const char *name; /* "the last run" */
	bool accepted; /* it may be long ago: limits of drift */
	struct intern roles; /* of the catalogue by their numbers; others after them */
	struct band_file bands;
	struct fact_table facts;
	bool has_facts; /* a run of before they were written has none */
	struct json_in *manifest;
};

/* |log| of what a figure may move by. */
double guard_limit(const struct settings *settings, const struct baseline *was);
/* Is the log of a factor beyond the limit? A limit of a share holds either way: a quarter up is 1.25 times, a
 * quarter down 0.75. */
bool guard_exceeds(double move, double limit);
/* Three standard errors of the log of two medians of pay, of so many observations each. */
double guard_chance(double n_was, double n_is);
/* ", as if months were taken for years" for a factor of 12, ...; "" for another. */
const char *guard_unit_words(double factor);
/* What pay of a country rises by from one date to the other. */
double guard_growth(const struct guard_inputs *in, code country, struct date from, struct date to);

/* Has the run such a file? One of before it was written names none; from one that does it may not be gone. */
bool guard_run_lists(const struct json_in *manifest, const char *file);

/* Every published band, and bands as a whole. */
void guard_bands(struct findings *f, const struct guard_inputs *in, const struct baseline *was);
/* Impact, growth, moves and employers. ERR_INPUT, ERR_USAGE where the earlier run's cannot be read. */
must_check int guard_figures(struct err *e, struct findings *f, const struct guard_inputs *in,
			     const struct baseline *was);
/* Sources: rows, dates, shares, pay, values. */
void guard_sources(struct findings *f, const struct guard_inputs *in, const struct baseline *was);
/* What can be said of sources that no published run has (`last`, `accepted` may be NULL). */
must_check int guard_first(struct err *e, struct findings *f, const struct guard_inputs *in,
			   const struct baseline *last, const struct baseline *accepted);

/* Are the rows of a new source those of another under another name? */
void guard_copies(struct findings *f, const struct fact_table *facts, const char *source);

#endif
