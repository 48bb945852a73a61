/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain.h: from published rows back to what they are made of, step by step.
 *
 * Observed rows: each source's observations, the order statistics that every percentile lies between, the
 * interval by chance and how sources differ, what is withheld and rounded. Benchmark rows: each occupation, its
 * weight, and which part of it lies below each percentile. Modelled rows: the model's median (its terms are
 * pay_model_parts), and what the place's own cells and the order of steps move it by.
 */
#ifndef PAYBANDS_ESTIMATE_EXPLAIN_H
#define PAYBANDS_ESTIMATE_EXPLAIN_H

#include "base/arena.h"
#include "estimate/bands.h"
#include "estimate/evidence.h"
#include "estimate/pay_model/pay_model.h"

/* A type 7 percentile of n observations: between two of them in order. */
struct explained_percentile {
	double
	    rank; /* 1 + (n - 1) x fraction; NAN where weights or brackets rule, or it is withheld */
	double low, high; /* the observations at the whole ranks next to it; dollars */
	double
	    value; /* low + (high - low) x (rank - its whole part), before rounding; NAN: withheld */
};

struct explained_source {
	const char *name; /* borrowed from the table */
	uint64_t n;
	double n_effective;
	double median; /* dollars; NAN where it may not be published */
	struct evidence_cell evidence;
};

struct explained_part {
	const struct benchmark *row; /* borrowed */
	double weight; /* of the occupation in the role */
	double below[BENCHMARK_PERCENTILES]; /* of it; NAN where the row has no such percentile */
};

struct explanation {
	const struct band *row; /* as published; borrowed */
	/* Observed rows. */
	uint64_t n;
	double n_effective;
	double employer_share; /* of the greatest employer */
	struct explained_percentile p[BENCHMARK_PERCENTILES];
	struct interval chance; /* of the median; NAN where none is published */
	double between; /* standard deviation of the log that the interval is widened by */
	struct evidence_cell evidence;
	struct explained_source *sources; /* by name */
	size_t source_count, source_room;
	/* Benchmark rows. */
	struct explained_part *parts;
	size_t part_count;
	/* Modelled rows. */
	struct pay_target target; /* for pay_model_parts */
	struct modelled_steps steps;
};

/* The modelled rows that were asked for, noted while they are made. */
struct modelled_notes {
	bool (*wanted)(const void *context, const struct band *row);
	const void *context;
	struct modelled_note {
		struct band row;
		struct pay_target target;
		struct modelled_steps steps;
	} * items;
	size_t count, room;
};
/* Fits the model and adds its rows to `table`, as a run does; `in->witness` is set here. *model is the
 * caller's, NULL where there is nothing to fit. */
must_check int explain_model(struct err *e, struct modelled_notes *notes, struct pay_model **model,
			     struct band_table *table, struct pay_model_inputs *in);

struct explain_inputs { /* all borrowed */
	const struct band_table *table; /* as published */
	struct cells *cells; /* NULL: no observed rows */
	const struct evidence *evidence;
	const struct benchmark_set *benchmarks; /* NULL: no benchmark rows */
	const struct catalogue *catalogue;
	const struct settings *settings;
	const struct modelled_notes *modelled; /* NULL: no modelled rows */
	struct date as_of;
	bool (*wanted)(const void *context, const struct band *row);
	const void *context;
};

struct explanations {
	const struct explain_inputs *in;
	struct explanation *items; /* observed rows, area by area, benchmark rows, modelled rows */
	size_t count, room;
	bool open; /* the last one still takes sources */
	struct arena lists; /* of their evidence */
};
void explain_rows(struct explanations *out, const struct explain_inputs *in);
void explanations_release(struct explanations *x);

#endif
