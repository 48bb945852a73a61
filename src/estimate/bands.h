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
#include "model/role.h"
#include "model/settings.h"
#include "stats/quantile.h"

enum basis { BASIS_OBSERVED, BASIS_MODELLED, BASIS_BENCHMARK, BASIS_COUNT };
const char *basis_word(enum basis basis);

/* A level of "all" is the ladder and the observations whose level is not known, without the
 * tracks (managers, executives): in a struct band it is LEVEL_UNKNOWN. */
#define LEVEL_ALL LEVEL_UNKNOWN
const char *band_level_word(enum level level); /* "all" for LEVEL_ALL */

enum quality { QUALITY_NONE, QUALITY_LOW, QUALITY_MEDIUM, QUALITY_HIGH };
const char *quality_word(enum quality quality); /* "", "low", "medium", "high" */

/* Why a figure is empty or is only a bound: flags, with their words in bands.csv. */
#define SUPPRESSIONS(X)                                                                   \
	X(SUPPRESSED_N, 0, "n")                 /* fewer than min-n observations */       \
	X(SUPPRESSED_TAILS, 1, "tails")         /* fewer than min-n-tails: no P10, P90 */ \
	X(SUPPRESSED_EMPLOYER, 2, "employer")   /* one employer is too much of the cell */\
	X(SUPPRESSED_COMPLEMENTARY, 3, "complementary") /* a published total would give another cell away */ \
	X(SUPPRESSED_TOP_CODED, 4, "top-coded") /* the publisher gives a bound only */    \
	X(SUPPRESSED_NOT_RELEASED, 5, "not-released") /* the publisher withheld it */
#define SUPPRESSION_FLAG(name, bit, word) name = 1u << (bit),
enum suppression { SUPPRESSIONS(SUPPRESSION_FLAG) };
#undef SUPPRESSION_FLAG

struct band {
	uint16_t role;
	enum level level;
	struct area area;
	enum component component;
	enum basis basis;
	uint64_t n;          /* observations; for a benchmark the employment, 0 if not released */
	double n_effective;  /* for a benchmark NAN */
	uint64_t employers;  /* distinct; 0 where the sources name none */
	struct benchmark_value p[BENCHMARK_PERCENTILES]; /* dollars */
	struct interval p50_interval;                    /* dollars; NAN where there is none */
	enum quality quality;
	unsigned suppressed; /* flags */
	struct date as_of;
	const char *rule;    /* "type7", "type7-weighted-kish", "published", "published-mixture"; static */
	bool repaired;       /* isotonic repair moved it (modelled rows only) */
};

struct band_table {
	struct band *rows; /* by role, level, area, component, basis: see band_compare */
	size_t count;
	size_t room;
};

int band_compare(const struct band *a, const struct band *b);

/* All bands of the cells, suppressed as the settings say, and the benchmark bands of every role
 * whose occupations the benchmarks cover (cross-industry; a role of several occupations is their
 * mixture weighted by role weight, from a monotone log-linear interpolation of the published percentiles;
 * of one occupation it is the published row to the dollar). `cells` or `benchmarks` may be NULL. */
must_check int bands_compute(struct err *e, struct band_table *out, struct cells *cells,
			     const struct benchmark_set *benchmarks,
			     const struct catalogue *catalogue, const struct settings *settings,
			     struct date as_of);
void band_table_release(struct band_table *t);
/* NULL if there is no such row. */
const struct band *band_find(const struct band_table *t, uint16_t role, enum level level,
			     struct area area, enum component component, enum basis basis);

/* The CSV contract of bands.csv. Amounts to the cent, without needless zeros; a figure that is
 * suppressed, withheld or top-coded is empty, and `suppressed` says which and why ("n", "tails",
 * "p75:top-coded:239200 p90:top-coded:239200"). */
const char *band_header(void);
void band_add_row(struct buf *out, const struct band *b, const struct catalogue *catalogue);

/* "$155K", "$1.2M", "$64.2K" under 100K only when `exact`: as a person writes them. */
void money_person(double dollars, char out[16]);

#endif
