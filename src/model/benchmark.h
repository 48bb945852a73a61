/* SPDX-License-Identifier: GPL-3.0-or-later */
/* benchmark.h: one published aggregate, such as an OEWS row, with typed values. */
#ifndef PAYBANDS_MODEL_BENCHMARK_H
#define PAYBANDS_MODEL_BENCHMARK_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/observation.h"

/* What the publisher states about a figure; never a bare NaN, never a 0. */
enum value_kind {
	VALUE_NOT_APPLICABLE, /* the column is empty, or the figure does not exist */
	VALUE_EXACT,
	VALUE_AT_LEAST, /* top-coded, or in a bracket that is open above: `amount` is the bound, or NAN
			 * where unknown */
	VALUE_AT_MOST, /* in a bracket that is open below: `amount` is the bound */
	VALUE_NOT_RELEASED, /* "*" for wages, "**" for employment */
};

struct benchmark_value {
	enum value_kind kind;
	double amount; /* dollars, persons or percent; VALUE_AT_LEAST: the bound, or NAN */
};

enum {
	BENCHMARK_P10,
	BENCHMARK_P25,
	BENCHMARK_P50,
	BENCHMARK_P75,
	BENCHMARK_P90,
	BENCHMARK_PERCENTILES
};

/* Percentiles of annual pay between those of a band: a publisher gives some of them, or none. */
#define BENCHMARK_DECILES(X) X(20) X(30) X(40) X(60) X(70) X(80)
#define BENCHMARK_DECILE(percent) BENCHMARK_D##percent,
enum { BENCHMARK_DECILES(BENCHMARK_DECILE) BENCHMARK_DECILE_COUNT };
#undef BENCHMARK_DECILE
enum { BENCHMARK_POINTS = BENCHMARK_PERCENTILES + BENCHMARK_DECILE_COUNT };

/* States and metros are those of the United States; a region is a part of another country, as its publisher
 * divides it: no observation has one. */
enum area_kind { AREA_ALL, AREA_COUNTRY, AREA_STATE, AREA_METRO, AREA_REGION, AREA_KIND_COUNT };
const char *area_kind_word(enum area_kind kind); /* "all", "country", "state", "metro", "region" */

/* The area that contains all of `place`, or one part of it. */
struct area {
	enum area_kind kind;
	struct place
	    place; /* only the parts that `kind` names are set; a region's code is its state */
};
/* "*", "US", "US-CA", "41860", "GB-TLI". */
void area_text(struct area area, char out[8]);
/* Of such a text; false for any other. */
bool area_from_text(struct area *out, struct text text);
/* By kind, then code; only the parts that the kind names count. */
int area_compare(struct area a, struct area b);

/* How many occupations a publisher's row puts together: words, the finest first. */
#define OCCUPATION_GROUPS(X) X("detailed") X("broad") X("minor") X("major") X("total")

/* How sure its publisher says that a row is. */
#define PUBLISHED_GRADES(X) X(LOW, "low") X(MEDIUM, "medium") X(HIGH, "high")
#define PUBLISHED_GRADE(name, word) GRADE_##name,
enum published_grade { GRADE_NOT_GIVEN, PUBLISHED_GRADES(PUBLISHED_GRADE) GRADE_COUNT };
#undef PUBLISHED_GRADE
const char *published_grade_word(enum published_grade grade); /* "" where it is not given */
/* In any case; GRADE_NOT_GIVEN of any other word. */
enum published_grade published_grade_of(struct text word);

struct benchmark {
	const char *source; /* borrowed from the set's arena, as are the texts below */
	uint64_t line;
	struct date date; /* of the wages: OEWS is a May */
	enum component component;
	struct area area;
	const char *industry; /* "000000" is cross-industry */
	const char *occupation; /* "15-2051" */
	/* The publisher's own code, which a crosswalk carries to `occupation`: a published row has an item
	 * for each occupation that it is carried to. NULL: the publisher's codes are those of `occupation`. */
	const char *own_code;
	double share; /* of the people of `occupation`, those whom own_code counts: above 0, to 1 */
	const char *title;
	const char *group; /* one of OCCUPATION_GROUPS; "" where it is not given */
	bool hourly_only; /* the publisher gives this occupation hourly figures only */
	struct benchmark_value employment;
	struct benchmark_value employment_rse; /* percent */
	struct benchmark_value mean; /* annual dollars */
	struct benchmark_value mean_rse; /* percent */
	struct benchmark_value p50_rse; /* percent */
	enum published_grade grade;
	/* Dollars are what was published times these two; 0 where nothing was converted. */
	double rate; /* US dollars per unit of `currency` */
	double per_year; /* of the published periods */
	code currency;
	struct benchmark_value annual[BENCHMARK_PERCENTILES];
	struct benchmark_value deciles[BENCHMARK_DECILE_COUNT]; /* of annual pay */
	struct benchmark_value hourly_mean;
	struct benchmark_value hourly[BENCHMARK_PERCENTILES];
};

/* The percentiles of annual pay, deciles among them, by place from the lowest: each with its percent. */
struct benchmark_point {
	int percent;
	const struct benchmark_value *value;
};
void benchmark_points(const struct benchmark *b, struct benchmark_point out[BENCHMARK_POINTS]);

struct benchmark_set {
	struct arena texts;
	struct benchmark *items; /* in input order */
	size_t count;
	size_t room;
};

/* Published pay, into a currency that is worth so many US dollars (above 0); to the cent, as aged pay is. */
void benchmarks_convert(struct benchmark_set *set, double usd_per_unit);

/* Whose codes a table's occupations have. */
enum occupation_codes {
	CODES_SOC_2018, /* also with O*NET's sub-codes (15-1252.01) */
	CODES_SOC_2010, /* carried to 2018 by estimate before anything is joined */
};

/* One occupation's value on one published measure of exposure to AI. */
struct exposure {
	const char *source;
	const char *release; /* of the source; NULL: not known */
	uint64_t line;
	const char *measure; /* "gpts-model-beta" */
	const char *family; /* "eloundou": families have one vote each */
	/* Six digits: O*NET sub-codes are averaged by the reader of the set. */
	const char *occupation;
	enum occupation_codes codes; /* of `occupation` */
	double value;
	double weight; /* 1 if the source has none */
};
struct exposure_set {
	struct arena texts;
	struct exposure *items;
	size_t count;
	size_t room;
};

#endif
