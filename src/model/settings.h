/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.h: every name, limit and threshold an analyst may set, in one place.
 *
 * The configuration's [run] section, the options of the commands, --help, the
 * man pages and the manifest are all made from this table.
 * Columns: kind, field, word, default, least, most, what it is for. A CHOICE has its words
 * in the order of its values (none is AGING_NONE, off is false) instead of least and most.
 */
#ifndef PAYBANDS_MODEL_SETTINGS_H
#define PAYBANDS_MODEL_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "model/observation.h"

enum aging { AGING_NONE, AGING_LINEAR, AGING_COMPOUND };

#define SETTINGS(NUMBER, INTEGER, CHOICE, DATE)                                                    \
	DATE(as_of, "as-of", "age pay to this date (default: the last month of the wage index)")   \
	CHOICE(age, "age", "compound", "none|linear|compound",                                     \
	       "how to move pay from its date to --as-of")                                         \
	NUMBER(hours_per_year, "hours-per-year", 2080, 1, 8784, "hours in a paid year")            \
	INTEGER(min_n, "min-n", 5, 1, 1000000,                                                     \
		"below this many observations, plain or effective, leave the cell out")            \
	INTEGER(min_n_quartiles, "min-n-quartiles", 10, 1, 1000000,                                \
		"below this many observations, publish the median alone, to the nearest "          \
		"thousand dollars (at most min-n-tails)")                                          \
	INTEGER(min_n_tails, "min-n-tails", 10, 1, 1000000,                                        \
		"below this many observations, withhold P10, P90 and the interval")                \
	INTEGER(min_n_ends, "min-n-ends", 30, 1, 1000000,                                          \
		"below this many observations, round the ends of the median's interval, which "    \
		"are single people's pay, outwards to thousands")                                  \
	NUMBER(max_employer_share, "max-employer-share", 0.25, 0, 1,                               \
	       "largest share of a cell that one employer may hold (1: no limit)")                 \
	CHOICE(complementary, "complementary", "on", "off|on",                                     \
	       "also withhold what the published cells together would give away")                  \
	NUMBER(confidence, "confidence", 0.95, 0.5, 0.999,                                         \
	       "confidence level of the median's interval")                                        \
	NUMBER(pay_least, "pay-least", 1000, 0, 1e9,                                               \
	       "reject annual pay below this, in US dollars")                                      \
	NUMBER(pay_most, "pay-most", 10000000, 1, 1e12,                                            \
	       "reject annual pay above this, in US dollars")                                      \
	NUMBER(max_rejects, "max-rejects", 0.5, 0, 1,                                              \
	       "largest share of a source's rows that may be rejected")                            \
	NUMBER(guard, "guard", 0.25, 0, 100,                                                       \
	       "largest change of a published median since the last run (0: no guard)")            \
	INTEGER(guard_min_n, "guard-min-n", 30, 1, 1000000,                                        \
		"apply the guard to cells of at least this many observations")                     \
	NUMBER(outlier_distance, "outlier-distance", 6, 0, 1000,                                   \
	       "quarantine pay farther than this from the median of its role and country, in "     \
	       "robust standard deviations of the logarithm (0: never; the default of paybands "   \
	       "bands)")                                                                           \
	INTEGER(outlier_min_n, "outlier-min-n", 30, 1, 1000000,                                    \
		"below this many observations of a role in a country, compare with all its roles") \
	NUMBER(expansion_limit, "expansion-limit", 200, 1, 1e6,                                    \
	       "largest factor by which a compressed input may expand")                            \
	INTEGER(jobs, "jobs", 0, 0, 256,                                                           \
		"number of threads (0: one per processor); never changes the output")

struct settings {
#define SETTING_NUMBER(field, word, preset, least, most, help) double field;
#define SETTING_INTEGER(field, word, preset, least, most, help) long field;
#define SETTING_CHOICE(field, word, preset, choices, help) int field;
#define SETTING_DATE(field, word, help) struct date field;
	SETTINGS(SETTING_NUMBER, SETTING_INTEGER, SETTING_CHOICE, SETTING_DATE)
#undef SETTING_NUMBER
#undef SETTING_INTEGER
#undef SETTING_CHOICE
#undef SETTING_DATE
};

/* One row of the table, for help texts and for setting by name. */
struct setting_info {
	const char *word; /* "min-n"; configuration files may also write min_n */
	const char *preset; /* as text; "" for none */
	const char *range; /* "1 to 1000000", "none|linear|compound", "YYYY-MM-DD" */
	const char *help;
};

void settings_init(struct settings *s);
size_t settings_count(void);
const struct setting_info *settings_info(size_t i);
/* `word` with - or _ alike. An unknown word names the nearest; a value out of range
 * names the range. ERR_USAGE. */
must_check int settings_set(struct err *e, struct settings *s, struct text word, struct text value);
/* What no single setting can say: pay-least is under pay-most, min-n is not over min-n-tails.
 * ERR_USAGE. */
must_check int settings_check(struct err *e, const struct settings *s);
/* The value of row `i` as it would be written in a configuration. */
void settings_value(const struct settings *s, size_t i, struct buf *out);

/* How many observations quartiles are of, at least: where P10 and P90 need fewer, no more than they.
 */
static inline long settings_quartiles_least(const struct settings *s)
{
	return s->min_n_quartiles < s->min_n_tails ? s->min_n_quartiles : s->min_n_tails;
}

#endif
