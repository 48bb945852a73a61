/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_steps.h: the steps of a role in a place, what is observed of each, and how far that moves them from what the
 * model says. docs/methods.md, "The model of pay", says how the variances were chosen.
 *
 * All on the log scale.
 */
#ifndef PAYBANDS_ESTIMATE_BANDS_STEPS_H
#define PAYBANDS_ESTIMATE_BANDS_STEPS_H

#include <stdbool.h>
#include <stddef.h>

#include "estimate/bands.h"
#include "estimate/pay_model/pay_model.h"

/* What was observed of the very step and place, and what the sources that observed it differ by in it, by
 * their observations: a cell that one source fills tells of that source, too. */
struct own_cell {
	const struct band *band; /* NULL: none */
	double of_sources; /* log scale */
};

struct step {
	struct pay_target target;
	struct pay_estimate estimate;
	struct own_cell own;
	double predicted; /* the median that the model says, ... */
	double start; /* ... and with what the country's cells tell */
	double own_shift; /* how far its own cell moved it */
};

/* The ladder, the steps of experience, or managers and executives. */
enum { STEPS_MOST = 4 };
struct steps {
	struct step of[STEPS_MOST]; /* from the lowest */
	size_t count;
};

/* A new step above those there. Borrowed. */
struct step *steps_next(struct steps *steps, struct pay_target target);
/* `wanted` is the row of the step in `bands`. */
struct own_cell own_cell_of(const struct band_table *bands, const struct pay_model *model,
			    const struct band *wanted);
/* How far the cell's median lies from the estimate's, and the variance of that as a measure of how far the pay of
 * all who work there does. False: nothing of the cell is published. */
bool own_cell_difference(const struct own_cell *cell, const struct pay_estimate *estimate,
			 double *difference, double *variance);
/* What the cell weighs beside the model, taken alone; 0 where nothing of it is published. */
double own_cell_weight(const struct own_cell *cell, const struct pay_estimate *estimate);
/* How far a cell of all levels moves every step, where no step has a cell: the best linear predictor of what the steps
 * differ from the model by together; log scale. 0 where nothing of it is published. */
double all_cell_shift(const struct own_cell *cell, const struct pay_estimate *estimate);
/* Mixes in the cell: its median by its weight, how far each other percentile lies from the median by how well
 * its number tells that. Where it withholds a percentile, the model's moves as the median does. How far the
 * median moved. */
double own_cell_mix_in(const struct own_cell *cell, struct pay_estimate *estimate);
void estimate_move(struct pay_estimate *estimate, double by);
/* The steps of a role in a place differ from the model by one part that all share and one of each step. How far the
 * cells move the steps: the best linear predictor (the mean of each given all cells), the shared part having mean
 * `before`. False, and *shifts all `before`, where none has a cell. */
bool steps_shift(const struct steps *steps, double before, double shifts[STEPS_MOST]);
/* The mean of how far the cells move the steps; NAN where none has a cell. */
double steps_mean_shift(const struct steps *steps);
/* How far the steps' medians move so that they do not go down. */
void steps_order(const struct steps *steps, double moved[STEPS_MOST]);
/* A median that is known no better than SD_MOST is not a figure, as of a level that no source has: it makes no
 * row. */
bool step_is_known(const struct step *step);
/* The nearest median that all steps together can have: it is not outside of theirs. A step that is not known
 * may be anywhere. */
double steps_among(const struct steps *steps, double median);

#endif
