/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_private.h: what the files of the band table share. */
#ifndef PAYBANDS_ESTIMATE_BANDS_PRIVATE_H
#define PAYBANDS_ESTIMATE_BANDS_PRIVATE_H

#include "estimate/bands.h"

/* The fractions of BENCHMARK_P10 .. BENCHMARK_P90. */
extern const double band_fractions[BENCHMARK_PERCENTILES];

/* Modelled figures are no more exact than so many times settings_rounding. */
#define MODELLED_ROUNDING 100

void band_table_add(struct band_table *t, const struct band *band);
void band_table_sort(struct band_table *t); /* by band_compare */

/* ---- bands_observed.c ---- */

/* An observed row, and what its suppression needs to know. */
struct observed {
	struct band band;
	size_t first; /* of its cells in the role's `cells` ... */
	size_t cell_count; /* ... and how many they are */
};
/* Those of one role. */
struct observed_role {
	uint16_t role;
	struct observed *rows; /* by band_compare */
	size_t count; /* 0 where all its cells are of sources that are not published */
	size_t
	    too_few; /* rows of fewer than min-n that are left out, where rows are all that is asked for */
	uint32_t *cells; /* numbers of cells, row after row */
};
struct observed_list {
	struct observed_role *roles; /* ascending */
	size_t count;
};
/* NULL: the role has no cells. */
const struct observed_role *observed_role_find(const struct observed_list *list, uint16_t role);
/* Every settled cell's row with its figures, suppressed by its own n and employers. */
void bands_observe(struct observed_list *out, const struct cells *cells,
		   const struct catalogue *catalogue, const struct settings *settings,
		   struct date as_of);
void observed_list_release(struct observed_list *list);

/* Widens the median's interval by a standard deviation of the log: the difference that one source more
 * or less would make. No interval stays none. */
void band_widen(struct band *b, double sd, double confidence);

/* ---- band_withhold.c ---- */

/* Do a row's flags withhold that percentile (BENCHMARK_P10 .. BENCHMARK_P90)? */
bool band_figure_is_withheld(unsigned flags, int percentile);
/* Takes the figures that a row's flags withhold out of it. */
void band_withhold(struct band *b, unsigned flags);
/* A thousand dollars, or about as much in the currency that is asked for. */
double band_rounding_unit(const struct settings *settings);
/* The last touch: what is published is rounded to the `unit` as its n asks, and small counts are taken out. */
void band_round(struct band *b, const struct settings *settings, double unit);

/* ---- bands_suppress.c ---- */

/* Withholds more rows, until no sums and differences of published rows give away a group that is
 * too small, or a cell that is withheld for its employer. */
void bands_complement(struct observed_list *list, const struct cells *cells,
		      const struct settings *settings);

/* ---- employers.c ---- */

/* The rows of employers, pay mix and years of experience of the settled cells into `out`; `observed` is
 * what is published of the cells' own rows, by band_compare. */
void bands_employers(struct band_table *out, const struct observed_list *observed,
		     const struct cells *cells, const struct catalogue *catalogue,
		     const struct settings *settings, struct date as_of);

/* An employer's row before it is published. */
struct employed_row {
	struct band band;
	uint32_t employer; /* of the cells': by first arrival */
	struct text key; /* the employer's, which does not depend on arrival */
	code country;
};

/* ---- employers_suppress.c ---- */

/* Withholds rows of `employers`, which are of one role, in an order that does not depend on arrival, until
 * nothing that sums and differences of them and of the `observed` rows of the role give is a group that is too
 * small, or a row that is withheld. */
void employers_complement(struct employed_row *employers, size_t count,
			  const struct observed_role *observed, const struct cells *cells,
			  const struct catalogue *catalogue, const struct settings *settings);

/* ---- bands_mixture.c ---- */

struct mixture_part {
	const struct benchmark *row;
	double weight; /* of the role; > 0 */
};
/* Can the row stand in a mixture: does it say enough of its distribution? */
bool mixture_usable(const struct benchmark *row);
/* Which part of each part's distribution lies below `pay`, into `below`. */
void mixture_below(const struct mixture_part *parts, size_t count, double pay, double *below);
/* The row's percentiles as published, and of those that its table does not have the ones that lie between
 * published deciles; true where there is one. */
bool row_percentiles(const struct benchmark *row,
		     struct benchmark_value out[BENCHMARK_PERCENTILES]);
/* The percentiles of the parts together; every part is usable, and there is at least one. */
void mixture_percentiles(const struct mixture_part *parts, size_t count,
			 struct benchmark_value out[BENCHMARK_PERCENTILES]);

/* ---- bands_benchmark.c ---- */

/* Told of each benchmark row's occupations and their weights; `parts` are borrowed. */
typedef void take_parts(void *context, uint16_t role_number, const struct role *role,
			const struct mixture_part *parts, size_t count);
void benchmark_parts_each(const struct benchmark_set *benchmarks, const struct catalogue *catalogue,
			  take_parts *take, void *context);
void bands_benchmark(struct band_table *out, const struct benchmark_set *benchmarks,
		     const struct catalogue *catalogue, const struct settings *settings);

/* ---- bands_quality.c ---- */

/* `width` of the 95% interval as a share of the median, NAN if there is none; `age` in years of the
 * newest observation, 0 where it does not count. */
enum quality quality_of(double n_effective, double width, int age);

#endif
