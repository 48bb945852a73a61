/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_model.h: pay of a role, step and place from all sources together.
 *
 * An area-level model (Fay and Herriot 1979) of the medians of cells of one source, role, step,
 * place and component, on the log scale: what a source, a place and a step are worth is estimated
 * from the cells that differ in it, and a role of which little is known is shrunk towards what its
 * parts say. Occupational statistics are a source without a difference of its own: the anchor. What
 * is predicted is pay as a survey would find it, without any one source's effect; its distribution is
 * that of observations about their cell's median, widened by how sources differ.
 *
 * A step is a level or an experience. Rows with years alone take part by their experience, and tell
 * nothing about a level. docs/methods.md says where this comes from and how it was checked.
 */
#ifndef PAYBANDS_ESTIMATE_PAY_MODEL_H
#define PAYBANDS_ESTIMATE_PAY_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "estimate/bands.h"
#include "model/place/place.h"

struct pay_model; /* a fit; does not change once made */

/* What is asked for. One of level and experience is all; both: the mix of levels that the sources
 * have. Of the place what it has: country alone, state too, metro too. */
struct pay_target {
	uint16_t role;
	enum level level;
	enum experience experience;
	enum component component;
	struct place place;
};

struct pay_model_inputs {
	const struct cells *cells; /* settled */
	const struct band_table *benchmarks; /* its benchmark rows, of base pay, all levels */
	const struct catalogue *catalogue;
	const struct gazetteer *gazetteer; /* for labour cost by state; NULL: none is known */
	const struct settings *settings; /* which cells may enter: those that may be published */
	const struct modelled_witness *witness; /* of bands_model; NULL: nobody asks */
};

/* From the model's median to the published one, on the log scale: each step adds to the one before. */
struct modelled_steps {
	double predicted; /* pay_model_estimate */
	double country; /* what the cells of its country tell of a place within it */
	double own; /* what its own cell tells, taken alone */
	double others; /* what the cells of the role's other steps there tell beside it */
	double order; /* so that medians do not go down along the ladder */
	double own_weight; /* of its own observed median beside the model's; 0: it has none */
	double own_median; /* dollars; NAN: none */
	double own_sources; /* taken from its log: what the cell's sources differ by elsewhere */
	double sd; /* of the median's error */
};
struct modelled_witness {
	/* Of each row before it is found to be below base pay; `band` is borrowed. */
	void (*see)(void *context, const struct band *band, const struct pay_target *target,
		    const struct modelled_steps *steps);
	void *context;
};

/* *out is NULL where there is nothing to fit: no cell that may be published. */
must_check int pay_model_fit(struct err *e, struct pay_model **out,
			     const struct pay_model_inputs *in);
void pay_model_free(struct pay_model *m); /* NULL is fine */

struct pay_estimate {
	double quantile[BENCHMARK_PERCENTILES]; /* log dollars, at band_fractions */
	double sd; /* of the median's error, on the log scale */
};

/* Can anything honest be said of it: do two sources, or occupational statistics of the role, reach the
 * country and component, and has any source, or those statistics, the role there? */
bool pay_model_reaches(const struct pay_model *m, const struct pay_target *target);
void pay_model_estimate(const struct pay_model *m, const struct pay_target *target,
			struct pay_estimate *out);
/* One number that a median is the sum of, on the log scale. */
struct pay_term {
	const char *kind; /* "coefficient", a grouping of model.csv, "ladder" or "shape"; static */
	char name[64]; /* of a coefficient, as in model.csv */
	double value;
};
enum { PAY_TERMS_MOST = 48, PAY_PARTS_MOST = 4 };
/* What an estimate is made of: one part, or, of all levels, the four levels whose mixture it is. */
struct pay_part {
	enum level level; /* of a mixture; LEVEL_UNKNOWN: the only part */
	double weight; /* of the mixture; 1 of the only part */
	double below; /* which part of it lies below the estimate's median */
	double median; /* log dollars: the sum of the terms */
	struct pay_term terms[PAY_TERMS_MOST];
	size_t count;
};
/* How many. The only part's median is the estimate's; of several, the weighted sum of `below` is a half. */
size_t pay_model_parts(const struct pay_model *m, const struct pay_target *target,
		       struct pay_part out[PAY_PARTS_MOST]);
/* The metros and countries that a source or published statistics reach, ascending. Borrowed. */
size_t pay_model_metros(const struct pay_model *m, const uint64_t **out);
size_t pay_model_countries(const struct pay_model *m, const uint64_t **out);
/* Has any source that level in the country? */
bool pay_model_has_level(const struct pay_model *m, enum level level, code country);
/* Has any source the role in the country? */
bool pay_model_knows(const struct pay_model *m, uint16_t role, code country);
/* The standard deviation of the error of the difference of two targets' medians, log scale: what a
 * source adds to both is not in it. Of a target of all levels, that of the worst level. */
double pay_model_difference_sd(const struct pay_model *m, const struct pay_target *a,
			       const struct pay_target *b);
/* What the source's median of that row's step, role and country differs by from what the model says
 * without it, log scale; false where the model knows no difference of it. `source` is its rank. */
bool pay_model_source_difference(const struct pay_model *m, const struct band *row, uint16_t source,
				 double *difference);
/* What reported pay is above published; what a level is worth over junior in the United States, and over junior the
 * mix of levels that an occupation has; log scale. */
double pay_model_reported(const struct pay_model *m);
double pay_model_level_worth(const struct pay_model *m, enum level level);
double pay_model_mix_worth(const struct pay_model *m);
/* The log of the role's published national median, aged; false where there is none. */
bool pay_model_published(const struct pay_model *m, uint16_t role, double *log_pay);

/* One line of what was fitted: a fixed coefficient, the spread of a grouping, a rank, the dispersion of a
 * country's pay beside that of others, an effect. */
struct model_line {
	/* "coefficient", "spread", "rank", "dispersion", or the grouping: "role", "state", ... */
	const char *kind;
	char name[64]; /* of the covariate, the grouping or what the effect is of; ids and codes */
	double estimate; /* log scale */
	double error; /* standard error; NAN for a spread or dispersion */
};
/* Coefficients, spreads, and the effects of roles, countries, states, metros and sources. The caller
 * frees *out. `sources` are their names by rank. */
void pay_model_lines(const struct pay_model *m, char *const *sources, struct model_line **out,
		     size_t *count);

#endif
