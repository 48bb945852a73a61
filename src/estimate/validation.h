/* SPDX-License-Identifier: GPL-3.0-or-later */
/* validation.h: how the bands did on pay that they had not seen, as data/reference/validation.csv has it
 * (made by scripts/validate; docs/methods.md, "Modelled bands"). */
#ifndef PAYBANDS_ESTIMATE_VALIDATION_H
#define PAYBANDS_ESTIMATE_VALIDATION_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/layers.h"

/* One file, or part of the files, left out and one component. Shares are 0..1. */
struct validation {
	const char *left_out; /* "Levels.fyi" */
	const char *kind; /* "source", "rows", "never used" */
	const char *component; /* "base", "total" */
	uint64_t rows; /* salaries that were answered */
	double answered; /* of those that could be asked about */
	double inside_half; /* within P25 and P75: 0.5 would be right */
	double inside_most; /* within P10 and P90: 0.8 would be right */
	double loss; /* mean quantile loss over P10 to P90, on log pay */
	double naive; /* the same of the role's observed row of all levels; NAN: none */
	double cells_error; /* median absolute log error of cells' medians */
	double cells_off; /* share of the cells further off than 0.25 */
	double both_observed, both_modelled; /* losses where observed answers as well */
	const char *date; /* "2026-11" */
};

/* In the order of the table; texts and rows are in `texts`. ERR_USAGE names file and line. */
must_check int validation_load(struct err *e, const struct validation **out, size_t *count,
			       const struct layers *reference, struct arena *texts);

#endif
