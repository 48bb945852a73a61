/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.h: every name, limit and threshold an analyst may set, in one place.
 *
 * The configuration's [run] section, the options of the commands, --help, the
 * man pages and the manifest are all made from this table.
 * Columns: kind, field, word, stage, default, least, most, help. A CHOICE has its words
 * in the order of its values (none is AGING_NONE, off is false) instead of least and most.
 */
#ifndef PAYBANDS_MODEL_SETTINGS_H
#define PAYBANDS_MODEL_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "model/observation.h"

/* What a setting governs, in the order of a run. A command goes as far as one stage, and its help
 * lists the settings of that stage and of those before it. */
enum setting_stage {
	STAGE_NONE,
	STAGE_READ, /* reading rows */
	STAGE_POOL, /* aging pay and quarantining outliers */
	STAGE_BANDS, /* computing and withholding figures */
	STAGE_PUBLISH, /* replacing the last run */
	STAGE_FOLDER /* what becomes of the output folder: changes no byte of a run */
};
/* A stage as SETTINGS writes it, of a setting that decides nothing of a row: only how rows are read, or what is
 * made of all of them together. Parts that are merged may differ in it. (as-of is compared as the date that it
 * comes to.) */
enum {
	STAGE_WHOLE = 1 << 4,
	STAGE_READ_WHOLE = STAGE_READ | STAGE_WHOLE,
	STAGE_POOL_WHOLE = STAGE_POOL | STAGE_WHOLE,
};

/* Who may read what is published: name, word. */
#define PUBLIC_MODES(X) X(PUBLIC_UMASK, "umask") X(PUBLIC_GROUP, "group") X(PUBLIC_WORLD, "world")
#define PUBLIC_MODE_NAME(name, word) name,
enum public_mode { PUBLIC_MODES(PUBLIC_MODE_NAME) };
#undef PUBLIC_MODE_NAME
#define PUBLIC_MODE_BAR(name, word) "|" word
#define PUBLIC_MODE_WORDS (&(PUBLIC_MODES(PUBLIC_MODE_BAR))[1])

/* How pay is moved to another date: name, word. */
#define AGINGS(X) X(AGING_NONE, "none") X(AGING_LINEAR, "linear") X(AGING_COMPOUND, "compound")
#define AGING_NAME(name, word) name,
enum aging { AGINGS(AGING_NAME) };
#undef AGING_NAME
const char *aging_word(enum aging aging);
/* "none|linear|compound": each word with a bar before it, without the first bar. */
#define AGING_BAR(name, word) "|" word
#define AGING_WORDS (&(AGINGS(AGING_BAR))[1])

/* Which rows the workbook has: name, word. */
#define WORKBOOKS(X) X(WORKBOOK_NO, "no") X(WORKBOOK_PAGES, "pages") X(WORKBOOK_ALL, "all")
#define WORKBOOK_NAME(name, word) name,
enum workbook { WORKBOOKS(WORKBOOK_NAME) };
#undef WORKBOOK_NAME
#define WORKBOOK_BAR(name, word) "|" word
#define WORKBOOK_WORDS (&(WORKBOOKS(WORKBOOK_BAR))[1])

#define SETTINGS(NUMBER, INTEGER, CHOICE, DATE, CURRENCY, STEPS)                                   \
	DATE(as_of, "as-of", POOL_WHOLE,                                                           \
	     "age pay to this date (default: the last month of the wage index)")                   \
	CHOICE(age, "age", POOL, "compound", AGING_WORDS,                                          \
	       "move pay from its date to --as-of this way")                                       \
	CURRENCY(currency, "currency", POOL, "USD",                                                \
		 "publish pay in this currency, at the mean rate of the year of --as-of")          \
	STEPS(experience_steps, "experience-steps", POOL, EXPERIENCE_PRESET,                       \
	      "begin the second, third and last step of experience at these years")                \
	NUMBER(index_reach, "index-reach", POOL, 3, 0, 100,                                        \
	       "reject pay dated more than this many years outside the wage index of its "         \
	       "country, and refuse such an --as-of")                                              \
	NUMBER(hours_per_year, "hours-per-year", READ, 2080, 1, 8784,                              \
	       "assume this many paid hours per year")                                             \
	INTEGER(min_n, "min-n", BANDS, 5, 1, 1000000,                                              \
		"below this many observations, plain or effective, leave the cell out")            \
	INTEGER(min_n_quartiles, "min-n-quartiles", BANDS, 10, 1, 1000000,                         \
		"below this many observations, publish the median alone, to the nearest "          \
		"thousand dollars (at most min-n-tails)")                                          \
	INTEGER(min_n_tails, "min-n-tails", BANDS, 10, 1, 1000000,                                 \
		"below this many observations, withhold P10, P90 and the interval")                \
	INTEGER(min_n_ends, "min-n-ends", BANDS, 30, 1, 1000000,                                   \
		"below this many observations, round the ends of the median's interval, which "    \
		"are single people's pay, outwards to thousands")                                  \
	NUMBER(max_employer_share, "max-employer-share", BANDS, 0.25, 0, 1,                        \
	       "allow one employer at most this share of a cell (1: no limit)")                    \
	CHOICE(complementary, "complementary", BANDS, "on", "off|on",                              \
	       "also withhold cells that the published ones together would disclose")              \
	NUMBER(confidence, "confidence", BANDS, 0.95, 0.5, 0.999,                                  \
	       "set the confidence level of the median's interval")                                \
	NUMBER(between_sources, "between-sources", BANDS, 0.15, 0, 2,                              \
	       "widen the interval of a base pay median by this much for how sources differ: the " \
	       "standard deviation of the logarithm of one source's median (0: by chance alone)")  \
	NUMBER(between_sources_total, "between-sources-total", BANDS, 0.4, 0, 2,                   \
	       "the same of total pay, of which sources differ by more")                           \
	NUMBER(pay_least, "pay-least", READ, 1000, 0, 1e9,                                         \
	       "reject annual pay below this, in US dollars")                                      \
	NUMBER(pay_most, "pay-most", READ, 10000000, 1, 1e12,                                      \
	       "reject annual pay above this, in US dollars")                                      \
	NUMBER(max_rejects, "max-rejects", READ_WHOLE, 0.5, 0, 1,                                  \
	       "fail if a source has a larger share of its rows rejected than this")               \
	NUMBER(guard, "guard", PUBLISH, 0.25, 0, 100,                                              \
	       "refuse to publish if a median changed by more than this share (0: no check)")      \
	INTEGER(guard_min_n, "guard-min-n", PUBLISH, 30, 1, 1000000,                               \
		"below this many observations, allow for chance beside --guard")                   \
	NUMBER(guard_drift, "guard-drift", PUBLISH, 0.4, 0, 100,                                   \
	       "the same limit since the accepted run, however many runs ago")                     \
	NUMBER(guard_shift, "guard-shift", PUBLISH, 0.1, 0, 100,                                   \
	       "refuse to publish if all of a source's or a table's pay moved by more than this "  \
	       "share, beyond the wage index")                                                     \
	NUMBER(guard_rows, "guard-rows", PUBLISH, 1.8, 1, 1000,                                    \
	       "refuse to publish if a source has this many times the rows it had of the same "    \
	       "years, or that part of them")                                                      \
	NUMBER(guard_shares, "guard-shares", PUBLISH, 0.2, 0, 1,                                   \
	       "refuse to publish if more than this share of a source's rows changed level, "      \
	       "country, currency or outcome")                                                     \
	NUMBER(guard_points, "guard-points", PUBLISH, 10, 0, 100,                                  \
	       "refuse to publish if a role's AI impact or growth changed by more points")         \
	NUMBER(guard_benchmark, "guard-benchmark", PUBLISH, 0.02, 0, 100,                          \
	       "refuse a new benchmark whose occupations differ by more than this share from "     \
	       "the medians of data/reference, aged to its date")                                  \
	NUMBER(guard_plausible, "guard-plausible", PUBLISH, 2.5, 1, 1000,                          \
	       "refuse a new source whose pay in the United States is this many times that of "    \
	       "its occupations, or that part of it")                                              \
	NUMBER(outlier_distance, "outlier-distance", POOL_WHOLE, 6, 0, 1000,                       \
	       "quarantine pay farther than this from the median of its role and country, in "     \
	       "robust standard deviations of the logarithm (0: never; default of paybands "       \
	       "bands: 0)")                                                                        \
	INTEGER(outlier_min_n, "outlier-min-n", POOL_WHOLE, 30, 1, 1000000,                        \
		"below this many observations of a role in a country, compare with all its roles") \
	NUMBER(expansion_limit, "expansion-limit", READ_WHOLE, 200, 1, 1e6,                        \
	       "refuse a compressed input that expands by more than this factor")                  \
	CHOICE(workbook, "workbook", PUBLISH, "pages", WORKBOOK_WORDS,                             \
	       "write paybands.xlsx with the rows of bands.csv that role files have (pages) or "   \
	       "with all of them, or do not write it")                                             \
	INTEGER(jobs, "jobs", READ_WHOLE, 0, 0, 256,                                               \
		"run this many threads (0: one per processor); never changes the output")          \
	INTEGER(keep_runs, "keep-runs", FOLDER, 30, 0, 1000000,                                    \
		"keep this many published runs and this many held back by the guard, and always "  \
		"the last and the accepted ones (0: all)")                                         \
	INTEGER(keep_days, "keep-days", FOLDER, 0, 0, 100000,                                      \
		"remove runs older than this many days likewise (0: of any age)")                  \
	CHOICE(public_mode, "public-mode", FOLDER, "umask", PUBLIC_MODE_WORDS,                     \
	       "let the group, or everybody, read what is published, whatever the umask; what "    \
	       "is private stays the owner's")

struct level_limits;

struct settings {
#define SETTING_NUMBER(field, word, stage, preset, least, most, help) double field;
#define SETTING_INTEGER(field, word, stage, preset, least, most, help) long field;
#define SETTING_CHOICE(field, word, stage, preset, choices, help) int field;
#define SETTING_DATE(field, word, stage, help) struct date field;
#define SETTING_CURRENCY(field, word, stage, preset, help) code field;
#define SETTING_STEPS(field, word, stage, preset, help) struct experience_steps field;
	SETTINGS(SETTING_NUMBER, SETTING_INTEGER, SETTING_CHOICE, SETTING_DATE, SETTING_CURRENCY,
		 SETTING_STEPS)
#undef SETTING_NUMBER
#undef SETTING_INTEGER
#undef SETTING_CHOICE
#undef SETTING_DATE
#undef SETTING_CURRENCY
#undef SETTING_STEPS
	/* What a unit of `currency` is worth in US dollars, and the year of that rate, once it was looked up; 1 and
	 * 0 of US dollars. */
	double usd_per_unit;
	int rate_year;
	/* The years at which levels begin, of [levels] sections; NULL: years give no level. Borrowed. */
	const struct level_limits *levels;
};

/* One row of the table, for help texts and for setting by name. */
struct setting_info {
	const char *word; /* "min-n"; configuration files may also write min_n */
	const char *preset; /* as text; "" for none */
	const char *range; /* "1 to 1000000", "none|linear|compound", "YYYY-MM-DD" */
	const char *help;
	enum setting_stage stage;
	bool of_rows; /* may decide something of a row */
};

void settings_init(struct settings *s);
size_t settings_count(void);
const struct setting_info *settings_info(size_t i);
/* `word` with - or _ alike. An unknown word names the nearest; a value out of range
 * names the range. ERR_USAGE. */
must_check int settings_set(struct err *e, struct settings *s, struct text word, struct text value);
/* Checks settings against each other: pay-least is below pay-most, min-n is at most min-n-tails.
 * ERR_USAGE. */
must_check int settings_check(struct err *e, const struct settings *s);
/* The value of row `i` as it would be written in a configuration. */
void settings_value(const struct settings *s, size_t i, struct buf *out);

/* The power of ten nearest to what a US dollar is worth in the currency, at least 1: figures are rounded to so many
 * times what they are in dollars, so that rounding hides as much and keeps as much (JPY: 100, EUR: 1). */
double settings_rounding(const struct settings *s);
static inline double settings_rate(const struct settings *s)
{
	return s->usd_per_unit > 0 ? s->usd_per_unit : 1;
}
static inline bool settings_in_dollars(const struct settings *s)
{
	return s->currency == CURRENCY_USD;
}

/* The fewest observations that quartiles may be published from: never more than P10 and P90 need. */
static inline long settings_quartiles_least(const struct settings *s)
{
	return s->min_n_quartiles < s->min_n_tails ? s->min_n_quartiles : s->min_n_tails;
}

#endif
