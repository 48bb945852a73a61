/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands.h: from cells and benchmarks to the band table. */
#ifndef PAYBANDS_ESTIMATE_BANDS_H
#define PAYBANDS_ESTIMATE_BANDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "estimate/cells.h"
#include "model/benchmark.h"
#include "model/observation.h"
#include "model/title/role.h"
#include "model/settings.h"
#include "stats/quantile.h"

enum basis { BASIS_OBSERVED, BASIS_MODELLED, BASIS_BENCHMARK, BASIS_COUNT };
const char *basis_word(enum basis basis);

/* A level of "all" is the ladder and the observations whose level is not known, without the
 * tracks (managers, executives): in a struct band it is LEVEL_UNKNOWN. */
#define LEVEL_ALL LEVEL_UNKNOWN
const char *band_level_word(enum level level); /* "all" for LEVEL_ALL */

/* Years of experience of "all": every row, with years or without. An experience row is of the ladder and of
 * those whose level is not known, as LEVEL_ALL is; for a role of one track, of that track. One of level and
 * experience is always all. */
#define EXPERIENCE_ALL EXPERIENCE_UNKNOWN
/* "all" of all years. */
struct years_words band_experience_word(struct years_span experience);

enum quality { QUALITY_NONE, QUALITY_LOW, QUALITY_MEDIUM, QUALITY_HIGH };
const char *quality_word(enum quality quality); /* "", "low", "medium", "high" */

/* Why a figure is empty or is only a bound: flag, bit, its word in bands.csv, and whether it withholds
 * the whole row (1) or some figures (0).
 *   N              fewer than min-n observations, plain or effective
 *   QUARTILES      fewer than min-n-quartiles: the median alone, rounded
 *   TAILS          fewer than min-n-tails: no P10 and no P90
 *   EMPLOYER       one employer holds too large a share of the cell
 *   COMPLEMENTARY  with the other published rows it would give a few people away
 *   TOP_CODED      the publisher gives a bound only
 *   NOT_RELEASED   the publisher withheld it
 *   OPEN           a percentile lies in a bracket open at one end */
#define SUPPRESSIONS(X)                                                                            \
	X(SUPPRESSED_N, 0, "n", 1)                                                                 \
	X(SUPPRESSED_QUARTILES, 6, "quartiles", 0)                                                 \
	X(SUPPRESSED_TAILS, 1, "tails", 0)                                                         \
	X(SUPPRESSED_EMPLOYER, 2, "employer", 1)                                                   \
	X(SUPPRESSED_COMPLEMENTARY, 3, "complementary", 1)                                         \
	X(SUPPRESSED_TOP_CODED, 4, "top-coded", 0)                                                 \
	X(SUPPRESSED_NOT_RELEASED, 5, "not-released", 0)                                           \
	X(SUPPRESSED_OPEN, 7, "open-bracket", 0)
#define SUPPRESSION_FLAG(name, bit, word, whole) name = 1u << (bit),
#define SUPPRESSION_WHOLE(name, bit, word, whole) | (whole ? 1u << (bit) : 0)
enum suppression { SUPPRESSIONS(SUPPRESSION_FLAG) };
enum { SUPPRESSED_WHOLE = 0 SUPPRESSIONS(SUPPRESSION_WHOLE) };
#undef SUPPRESSION_FLAG
#undef SUPPRESSION_WHOLE

/* There are employers, but fewer than min-n, or the whole row is withheld. */
#define EMPLOYERS_WITHHELD UINT64_MAX

#define SOURCE_ALL 0

/* A publisher's own occupations, and how their pay became dollars a year. */
struct carried_occupation {
	const char *code, *title; /* "2134", "Programmers"; "" without a title */
};
struct carried {
	const struct carried_occupation *occupations;
	size_t count; /* above 0 */
	code currency;
	double rate; /* US dollars per unit of it; 0 where nothing was converted */
	double per_year; /* of the published periods; 0 likewise */
};

struct band {
	uint16_t role;
	enum level level;
	struct years_span experience;
	struct area area;
	enum component component;
	enum basis basis;
	uint64_t
	    n; /* observations; for a benchmark the employment, 0 if not released or a mixture */
	double n_effective; /* for a benchmark, and where n is withheld, NAN */
	uint16_t source; /* SOURCE_ALL, or 1 + the rank of the one source whose rows these are */
	uint16_t only_source; /* 1 + the rank of the source that all its rows are of; 0: several */
	unsigned sources; /* distinct; 0 for a benchmark, and where the row is withheld */
	uint64_t employers; /* distinct; 0 where the sources name none; EMPLOYERS_WITHHELD */
	struct benchmark_value p[BENCHMARK_PERCENTILES]; /* dollars */
	struct interval p50_interval; /* dollars; NAN where there is none, or at one end of brackets
					 that leave it open */
	enum quality quality;
	unsigned suppressed; /* flags */
	struct date as_of;
	const char *
	    rule; /* "type7", "type7-weighted-kish", "turnbull-log", "published", "published-mixture",
		   * "published-crosswalk", "published-crosswalk-mixture", "published-interpolated",
		   * "published-crosswalk-interpolated"; static */
	/* Of a benchmark whose publisher's own codes a crosswalk carried to the role's; otherwise NULL. Borrowed from
	 * the table. */
	const struct carried *carried;
	bool repaired; /* moved to be in order: rule is pay-model-ordered (modelled rows only) */
};

/* What the people of one employer report (or it posts) for a role in a country: all levels of the ladder
 * and those whose level is not known; of a role of one track, those of that track. */
struct employer_row {
	const char *name; /* owned by the table */
	code country;
	/* As in an observed row of all levels: n, figures, as_of, rule, what is withheld. The interval is of
	 * sampling alone: what one source more would change, it would change of all employers. `level` is
	 * LEVEL_ALL. */
	struct band band;
};

/* The parts of pay at one level in a country, of those who state base, bonus and equity; rounded to
 * thousands. How many they are is not told, so that nothing can be subtracted from another row. */
struct pay_mix {
	uint16_t role;
	enum level level; /* LEVEL_ALL too */
	code country;
	double base, bonus, equity; /* medians, dollars per year */
};
/* The years of experience of those at one level in a country, in whole years; their number is not told. */
struct level_years {
	uint16_t role;
	enum level level;
	code country;
	double p25, p50, p75;
};

/* Rows that a table withholds, by the first reason that holds. */
struct band_counts {
	size_t published;
	size_t too_few; /* SUPPRESSED_N: left out of the table altogether */
	size_t employer;
	size_t complementary;
};

struct band_table {
	struct band *rows; /* by role, level, experience, area, component, basis: band_compare */
	size_t count;
	size_t room;
	struct band_counts observed;
	/* Each source's part of every observed row, by band_compare. */
	struct band *parts;
	size_t part_count;
	/* By role, country, component; then those that are published, the largest first, then by name. */
	struct employer_row *employers;
	size_t employer_count;
	char *employer_names; /* what their names point into */
	struct pay_mix *mix; /* by role, level, country */
	size_t mix_count;
	struct level_years *years; /* likewise */
	size_t year_count;
	struct arena carried; /* of benchmark rows */
	char **sources; /* their names, by rank */
	size_t source_count;
};

int band_compare(const struct band *a, const struct band *b);

/* All bands of the cells, suppressed as the settings say, and the benchmark bands of every role
 * whose occupations the benchmarks cover (cross-industry, the newest date of each area). A role of
 * one occupation is the published row; of several, their mixture by role weight, each occupation the
 * curve through its published percentiles and mean (see bands_mixture.c).
 * An occupation that an area lacks is left out while at least 0.9 of the weight stays; with less
 * there is no row. Observed rows are of every level and area that has enough observations, in the
 * components base and total; benchmark rows are level all, of the component that
 * their layout gives.
 *
 * An employer has a row where at least min-n of its people (or postings) in the country are of the role;
 * pay mix and years have one of at least min-n-quartiles at that level, none of whose employers is too much
 * of them, and where the level's own rows are not withheld.
 *
 * A cell of fewer than min-n has no row: `out->observed` counts it. A row that is withheld for
 * another reason says the reason alone: its counts are 0, n_effective NAN. Figures are type 7 to the
 * last bit, but that the median of fewer than min-n-quartiles is rounded to the nearest thousand
 * dollars, and the interval's ends of fewer than min-n-ends outwards to thousands; n is the smaller
 * of plain and effective.
 *
 * Of cells that were gathered for the rows alone (cells.h) there is nothing but `rows` and `observed`.
 *
 * `cells` or `benchmarks` may be NULL. `cells` keeps what it holds. A withheld figure is
 * VALUE_NOT_RELEASED. as_of of a row is the date that pay was moved to; where none was
 * moved it is the year of its newest observation (with aging none its date).
 * ERR_BUG where a cell's role is not of the catalogue. */
must_check int bands_compute(struct err *e, struct band_table *out, struct cells *cells,
			     const struct benchmark_set *benchmarks,
			     const struct catalogue *catalogue, const struct settings *settings,
			     struct date as_of);

/* The steps of bands_compute, in order, for a caller that runs some of them at the same time. After bands_settle cells
 * are only read; each table is as if the other did not exist. */
must_check int bands_settle(struct err *e, struct cells *cells, const struct catalogue *catalogue);
void bands_of_cells(struct band_table *out, const struct cells *cells,
		    const struct catalogue *catalogue, const struct settings *settings,
		    struct date as_of);
void bands_of_benchmarks(struct band_table *out, const struct benchmark_set *benchmarks,
			 const struct catalogue *catalogue, const struct settings *settings);
/* Takes the benchmark rows to those of cells, or to none, and releases their table. */
void bands_join(struct band_table *out, struct band_table *benchmarks);
void band_table_release(struct band_table *t);

struct pay_model;
struct pay_model_inputs;
/* Adds the modelled rows of every role, step and place that the model reaches; in->benchmarks may be
 * `out` itself. Figures are rounded to $100. */
void bands_model(struct band_table *out, const struct pay_model *model,
		 const struct pay_model_inputs *in);
/* The row of all that names one in `wanted`: role, level, experience, area, component, basis. NULL if
 * there is none. */
const struct band *band_find(const struct band_table *t, const struct band *wanted);
/* Of a role's level in a country; NULL where it is not told. Borrowed. */
const struct pay_mix *pay_mix_find(const struct band_table *t, uint16_t role, enum level level,
				   code country);
const struct level_years *level_years_find(const struct band_table *t, uint16_t role,
					   enum level level, code country);
/* Each source's part of an observed row; how many. Borrowed. */
size_t band_parts(const struct band_table *t, const struct band *row, const struct band **out);

#endif
