/* SPDX-License-Identifier: GPL-3.0-or-later */
/* summary.h: everything that is published of a run, before it has a format.
 *
 * Built by estimate, read by reports, which add words and marks but no figures.
 */
#ifndef PAYBANDS_ESTIMATE_SUMMARY_H
#define PAYBANDS_ESTIMATE_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/layers.h"
#include "estimate/bands.h"
#include "estimate/posting_trends.h"
#include "estimate/source_facts.h"
#include "estimate/structures.h"
#include "model/benchmark.h"
#include "model/ledger.h"
#include "model/published.h"
#include "model/title/editorial.h"
#include "model/title/role.h"
#include "model/pay/exchange.h"
#include "model/settings.h"
#include "model/site.h"

/* One published measure's say on one role. */
struct impact_measure {
	const char *name; /* "gpts-model-beta" */
	const char *title; /* "GPT-4's rating, beta" */
	double value; /* the weighted mean over the role's occupations, in the measure's own unit */
	double percentile; /* 0..100: the weighted mean of their midrank percentiles */
	size_t universe; /* occupations it was ranked among */
	bool from_input; /* from an input of this run; otherwise from data/reference/exposure.csv */
};

/* One family of measures' vote on one role. */
struct impact_vote {
	const char *family; /* "eloundou" */
	const char *title; /* "GPTs are GPTs (Eloundou et al. 2023)" */
	double percentile; /* 0..100: the mean of its measures' weighted midrank percentiles */
	size_t universe; /* occupations it was ranked among */
	const char *source; /* citation, with date */
	struct impact_measure *measures; /* by name */
	size_t measure_count;
};

/* Which half of the score a family of amounts says something of. */
enum impact_half { HALF_NONE, HALF_COULD, HALF_DOES };
enum { IMPACT_AMOUNTS_MAX = 8 };

/* One family's amount for one role. */
struct impact_amount {
	const char *family; /* "eloundou" */
	const char *title; /* "GPTs are GPTs" */
	const char *brief; /* "labels by people and a model" */
	const char *release; /* "2023-08", or "input NAME" */
	enum impact_half half;
	double amount; /* 0..100 */
	bool filled; /* by the additive fit: the family does not cover the role */
	/* What the other families lead one to expect of it, 0..100; NAN likewise. */
	double expected;
	/* The score had the family not covered any role, and its place then; NAN and 0 where there is no
	 * score, or no fit. */
	double without;
	size_t place_without;
};

/* What the scores of a run are read against; the same for all roles. */
struct impact_scale {
	const char *name; /* the families of the score and their releases */
	const char *weights; /* how occupations weigh, in words */
	double median, p95; /* of the occupations of the universe, 0..100; NAN without any */
	size_t occupations;
	size_t roles; /* that have a score */
	double residual; /* of one family's amount about the fit, in points; NAN without a fit */
	double apart; /* points below which two scores are not called different */
};

struct impact {
	/* The index, 0..100: the midpoint of `could` and `does`; NAN where fewer than two families
	 * cover the role. No share of the work. */
	double score;
	double could, does; /* 0..100: the halves, each the mean of its families */
	double plus_minus; /* the standard error of the score, in points; NAN without a fit */
	struct impact_amount amounts[IMPACT_AMOUNTS_MAX]; /* by half, then family */
	size_t amount_count;
	size_t observed; /* of them, not filled */
	bool few_families; /* fewer than three are: flagged */
	const struct impact_scale *scale; /* NULL where there is no score */
	/* Among the roles of this run: 1 is the greatest score; equal scores share a place. */
	size_t place;
	size_t different; /* other roles whose score is at least `apart` away */
	/* "upper", "middle", "lower": the third of the roles in which the score and at least three
	 * families put it; NULL where they do not agree. */
	const char *third;
	size_t third_families; /* that put it there */
	const uint16_t *inseparable; /* other roles of the same occupations */
	size_t inseparable_count;
	/* 0..100: the mean of its votes. */
	double rank;
	struct impact_vote *votes; /* by family */
	size_t families; /* that vote */
	/* Two scores of how far AI applies to the work: to what people set out to do with it, and to
	 * what it does itself; each as a share of the two together. Not shares of use. NAN where
	 * no source gives them. */
	double augmentation;
	double automation;
	const char *shares_source;
	const char *covered; /* "15-2051, 15-1252": the occupations that had values */
	const char *universe; /* what the percentiles are ranked among, in words */
};

/* One task of a role's occupations, as people and a model label it and as it is seen in use; NAN where not
 * given. */
struct task_row {
	const char *text;
	const char *occupation; /* "15-1252.00" */
	const char *title; /* of the occupation; "" where no file gives it */
	enum task_type type;
	double people, model; /* 0, 0.5 or 1 */
	double use; /* 0..1 */
};
enum { TASKS_SHOWN = 4 };
/* From inputs of the run; no rows without them. */
struct task_evidence {
	struct task_row most[TASKS_SHOWN], least[TASKS_SHOWN]; /* of all, `rows` of each */
	size_t rows;
	size_t tasks; /* of its occupations */
	size_t labelled; /* of them, those with a label */
	size_t use_known, used; /* those whose use is known, and those seen in use at all */
	const char *source;
};

/* What the work of a role is, by O*NET, from inputs of the run: nothing without them. */
struct work_task {
	const char *text;
	size_t occupation; /* its place among the role's */
	enum task_type type;
};
/* A technology that postings often ask for, and people of the role's occupations use. */
struct work_technology {
	const char *name;
	const char *category; /* "" where not given */
	double weight; /* 0..1: of the role's occupations, those that use it */
	bool in_demand; /* postings of one of these occupations often ask for it */
	size_t occupations; /* of all in the file, those that use it */
};
/* Another role whose work is near: a move joins the two, or O*NET relates their main occupations. */
struct work_related {
	uint16_t role;
	const char *onet; /* as in struct move */
	double
	    overlap; /* 0..1: of the technologies of either, those of both; NAN where not known */
};
enum { WORK_TASKS = 6, WORK_TITLES = 10, WORK_RELATED = 8 };
struct work {
	struct work_task tasks[WORK_TASKS];
	size_t task_count;
	size_t core_tasks; /* of all its occupations */
	const struct work_technology *technologies; /* those most asked for first */
	size_t technology_count;
	const char *titles[WORK_TITLES]; /* of its occupations, those that are read as the role */
	size_t title_count;
	struct work_related related[WORK_RELATED];
	size_t related_count;
	/* Publications; NULL where there is nothing of them. */
	const char *tasks_source, *technologies_source, *titles_source, *related_source;
};

/* Job postings of the United States that ask for AI skills: context, not of any one role. */
struct ai_postings_point {
	int year;
	double percent; /* of all postings of the year, or of the month of it */
};
struct ai_postings {
	int year;
	int month; /* 1..12: every figure is of that month of its year; 0: of whole years */
	double percent;
	double before_percent; /* of the year before; NAN where not given */
	const struct ai_postings_point *points; /* ascending; the last is `year` */
	size_t count;
	const char *source;
};

/* What is projected for one occupation of a role. */
struct outlook_part {
	size_t occupation; /* its place among the role's */
	double growth_percent;
	double employment, openings; /* thousands, as below */
};

/* Projections for a role: its occupations combined by role weight. */
struct outlook {
	bool known;
	double growth_percent; /* over the period */
	double average_percent; /* the same for all occupations of the country; NAN unknown */
	const char *period; /* "2024-34" */
	/* The publisher's own category, "Much faster than average"; NULL, as the two below, where the
	 * publisher's words for the period are not known (projections from an input). */
	const char *publisher_words;
	const char *word; /* for the page's badge: "high", "medium", "low", "declining" */
	/* Of the occupations as a whole, most of whose people may be in other roles. */
	double employment; /* thousands at the start; NAN where one of them is not given */
	double openings; /* thousands per year, likewise */
	const struct outlook_part
	    *parts; /* the occupations that are projected, in the role's order */
	size_t part_count;
	const char *covered; /* "15-2051, 15-1252": the occupations that are projected */
	/* Among the roles whose growth is known, to the tenths that are shown: 1 is the fastest; how many have the same;
	 * the third of them, "upper", "middle" or "lower". */
	size_t place, tied, roles;
	const char *third;
	const char *source;
	const char *words_source; /* where the publisher's words and their limits come from */
};

struct entry_level {
	bool known;
	bool yes;
	const char *education; /* the publisher's words for typical entry requirements */
	const char *work_experience; /* "None", "Less than 5 years", ... */
	const char *training;
	int job_zone; /* O*NET, 1 to 5; 0 unknown */
	double junior_share; /* of the levelled observations; NAN without any, or where withheld */
	uint64_t levelled; /* of how many: those of published rows */
	const char *reason; /* one sentence that says how it was decided */
	const char *source;
};

/* The share of juniors among the reports of one source that state a level of the ladder, in the United States, by
 * year of the pay. */
struct junior_year {
	int year;
	uint64_t n; /* reports with a level, to the nearest ten */
	double share; /* 0..1, to whole percents, as its interval is */
	struct interval interval; /* 95%, of chance alone */
};
struct junior_trend {
	const char *source; /* its name */
	enum component component; /* the pay that they report */
	const struct junior_year *years; /* ascending; two at least */
	size_t count;
	bool rose; /* from the first year to the last */
	bool by_chance; /* chance alone can explain that */
};

/* Months until the extra pay of a move has made up for the effort that editors state: see payback.h. */
struct payback {
	double months; /* NAN: not told, and then nothing else is */
	double low, high; /* its interval; high NAN: it may never be */
};

/* What a move into the role is worth at one level (LEVEL_ALL too). */
struct move_step {
	enum level level;
	double from_median, to_median; /* dollars, observed base, same area */
	double difference; /* to - from */
	struct interval interval; /* of the difference */
	uint64_t n_from, n_to; /* observations; 0 where they may not be told */
	enum basis basis; /* of both medians: observed or modelled */
	/* 0..100: of the people of the role that is left, at that level, those who earn less than the median of
	 * the other; NAN where the published percentiles cannot say. */
	double earn_less;
	struct payback payback;
};
struct move {
	uint16_t from;
	double overlap; /* as in struct work_related */
	/* Hot technologies of the role that it lacks, those most asked for first; NULL: not known. */
	const char *const *gap;
	size_t gap_count;
	struct move_step *steps; /* only levels where both are published */
	size_t count;
	/* What O*NET says of the two roles' main occupations: "primary-short (2), 15-1252 to
	 * 15-2051" (its tier, and its place among twenty), "the same occupation (15-2051)"; NULL: it
	 * does not name the one among those related to the other. */
	const char *related;
	const char *related_source; /* NULL where O*NET had not to be asked */
};

struct role_summary {
	const struct role *role;
	uint16_t index;
	const struct editorial *editorial; /* what the site's editors say of it; NULL: nothing */
	/* The name of each of its occupations, within a sentence: "data scientists". */
	const char *const *occupation_names;
	/* The role's median: US, base, all levels (a role of one track: that track): modelled where there is a
	 * model, else observed, else the benchmark; NULL where none of them may be published. */
	const struct band *headline;
	/* US, base and total; [LEVEL_ALL] too; NULL where none */
	const struct band *modelled[LEVEL_COUNT], *modelled_total[LEVEL_COUNT];
	const struct band *benchmark; /* US, base, benchmark; NULL */
	/* US, base, observed; [LEVEL_ALL] too; NULL where none. */
	const struct band *ladder[LEVEL_COUNT];
	const struct band *total[LEVEL_COUNT]; /* the same for total pay */
	/* The same by experience, of all levels. [EXPERIENCE_UNKNOWN] is NULL. */
	const struct band *experience[EXPERIENCE_COUNT], *experience_total[EXPERIENCE_COUNT];
	const struct band *bands; /* all the role's rows in the table, `band_count` of them */
	size_t band_count;
	struct impact impact;
	struct task_evidence tasks;
	struct work work;
	const struct ai_postings *ai_postings; /* the same for all roles; NULL: not known */
	struct role_postings postings;
	struct outlook outlook;
	struct entry_level entry;
	const struct junior_trend *juniors; /* the source of most reports first */
	size_t junior_count;
	struct move *moves;
	size_t move_count;
	const bool
	    *gave; /* by ledger: did the source give the role anything? See contributions.h */
};

/* A table of data/reference that figures of every role went through. */
struct table_cited {
	const char *table; /* "wage_index.csv" */
	const char *gives; /* "Aging of pay in the United States" */
	const char *source; /* of its newest row */
	size_t others; /* sources of its other rows */
	const char *first, *last; /* dates of its rows: YYYY or YYYY-MM */
};

struct summary {
	struct arena texts;
	const char *version; /* of paybands */
	struct date as_of;
	bool sample; /* any source is a sample: every file must say so */
	const struct catalogue *catalogue;
	const struct gazetteer *gazetteer; /* for names of areas */
	const struct settings *settings;
	struct band_table bands;
	struct structure_table structures; /* of those bands */
	struct pay_model *model; /* NULL: there was nothing to fit */
	struct role_summary *roles; /* by id */
	size_t role_count;
	const struct ledger *ledgers; /* in configuration order; borrowed */
	size_t ledger_count;
	const struct input_file *deciding; /* layouts, roles, tables: by name; borrowed */
	size_t deciding_count;
	const struct fx_given *rates; /* of the configuration; borrowed */
	size_t rate_count;
	const char *wages_given; /* name of the user's file of wages, or NULL; borrowed */
	const struct site *site; /* where the run will be found; NULL: not known; borrowed */
	const struct editorial_set *editorial; /* or NULL; borrowed */
	struct aging_used *aging;
	size_t aging_count;
	const struct table_cited *tables;
	size_t table_count;
	const struct fact_table *facts; /* of the sources; NULL: not counted; borrowed */
	const char *
	    accepted_reason; /* of the run that drift is measured from; NULL: none given; borrowed */
	const struct validation *validation; /* how the bands did on pay that was left out */
	size_t validation_count;
};

struct summary_inputs {
	const char *version;
	/* data/reference: projections, job zones, exposure figures. */
	const struct layers *reference;
	const struct catalogue *catalogue;
	const struct gazetteer *gazetteer;
	const struct settings *settings;
	struct date as_of;
	struct cells *cells;
	/* Where a set is empty, all but benchmarks use the figures of data/reference. */
	const struct published_tables *published;
	const struct ledger *ledgers;
	size_t ledger_count;
	const struct input_file *deciding;
	size_t deciding_count;
	const struct fx_given *rates;
	size_t rate_count;
	const char *wages_given; /* name of the user's file of wages, or NULL; borrowed */
	const struct site *site; /* or NULL; borrowed */
	const struct editorial_set *editorial; /* or NULL; borrowed */
	const struct fact_table *facts; /* or NULL; borrowed */
	const char *accepted_reason; /* or NULL; borrowed */
};

must_check int summary_compute(struct err *e, struct summary *out, const struct summary_inputs *in);
void summary_release(struct summary *s);

#endif
