/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_first.c: sources that no published run has, beside what data/reference says of the same occupations; see
 * guard_private.h. */
#include "cmd/guard_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/home.h"
#include "model/reference_table.h"
#include "stats/ranks.h"

/* The projections' medians are those of May of their first year (BLS, table 1.2). */
enum { WAGE_MONTH = 5 };
/* Past the wage index' ends pay rises by this much a year, about: BLS's medians of 2020 to 2025 did by at most 4.9%
 * from one May to the next. */
#define RISE_A_YEAR 0.05
/* With fewer occupations, of fewer roles, a factor says less. */
enum { OCCUPATIONS_LEAST = 10, ROLES_LEAST = 3 };
#define FEW_FACTOR 2.0 /* times the limit */
/* As of when pay may be, before the newest row: in months. */
enum { MONTHS_BACK_MOST = 24 };
#define CORRELATION_LEAST 0.8

/* ---- the tables ---- */

struct wage {
	const char *occupation;
	struct date date;
	double median;
};
struct measure_value {
	const char *measure, *occupation;
	double value;
};
struct known {
	struct arena texts;
	struct wage *wages;
	size_t wage_count, wage_room;
	struct measure_value *values;
	size_t value_count, value_room;
};

static int on_wage(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	struct known *k = context;
	struct wage w = {.occupation = arena_copy(&k->texts, fields[0])};
	struct text year = fields[1];
	long long number;

	(void)e;
	year.len = year.len < 4 ? year.len : 4;
	if (!text_to_double(fields[2], &w.median) || !text_to_long(year, &number))
		return 0;
	w.date = (struct date){.year = (int16_t)number, .month = WAGE_MONTH};
	k->wages = mem_grow(k->wages, &k->wage_room, k->wage_count + 1, sizeof(w));
	k->wages[k->wage_count++] = w;
	return 0;
}

static int on_value(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	struct known *k = context;
	struct measure_value v = {.measure = arena_copy(&k->texts, fields[0]),
				  .occupation = arena_copy(&k->texts, fields[1])};

	(void)e;
	if (!text_to_double(fields[2], &v.value))
		return 0;
	k->values = mem_grow(k->values, &k->value_room, k->value_count + 1, sizeof(v));
	k->values[k->value_count++] = v;
	return 0;
}

/* Columns of exposure_amounts.csv, with the occupation before them. */
static const char *const amounts[] = {"occupation",
				      "?ai-applicability",
				      "?gpts-human-beta",
				      "?gpts-model-beta",
				      "?ilo-task-scores",
				      "?observed-exposure",
				      NULL};

static int on_amounts(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	for (size_t i = 1; amounts[i]; i++) {
		const struct text value[] = {text_of(amounts[i] + 1), fields[0], fields[i]};
		if (on_value(e, context, &(struct reference_row){.fields = value}))
			return -1;
	}
	return 0;
}

static int read_table(struct err *e, struct known *k, const struct layers *folders,
		      const char *name, const char *const *columns,
		      int (*on_row)(struct err *, void *, const struct reference_row *))
{
	struct layers_file file;
	struct reference_table table = {.columns = columns, .on_row = on_row, .context = k};
	int result;

	layers_file_init(&file, folders, name);
	table.files = file.paths;
	result = reference_table_read(e, &table);
	layers_file_release(&file);
	return result;
}

static int read_known(struct err *e, struct known *k, const struct layers *folders)
{
	static const char *const wages[] = {"occupation", "period", "median_wage", NULL};
	static const char *const values[] = {"measure", "occupation", "value", NULL};

	arena_init(&k->texts);
	return read_table(e, k, folders, "projections.csv", wages, on_wage) ||
		       read_table(e, k, folders, "exposure.csv", values, on_value) ||
		       read_table(e, k, folders, "exposure_amounts.csv", amounts, on_amounts)
		   ? -1
		   : 0;
}

static void known_release(struct known *k)
{
	free(k->wages);
	free(k->values);
	arena_release(&k->texts);
}

static const struct wage *wage_of(const struct known *k, const char *occupation)
{
	for (size_t i = 0; i < k->wage_count; i++)
		if (strcmp(k->wages[i].occupation, occupation) == 0)
			return &k->wages[i];
	return NULL;
}

/* ---- benchmarks ---- */

struct first {
	struct findings *findings;
	const struct guard_inputs *in;
	const struct known *known;
	const struct fact_table *facts; /* of the new run */
	const char *source;
};

/* The index is held at its ends; what it does not reach is allowed for. */
static double outside(const struct first *f, struct date date)
{
	return RISE_A_YEAR * wage_index_years_outside(f->in->wages, date);
}

static void judge_benchmark(const struct first *f)
{
	const struct fact *newest = fact_find(f->facts, f->source, "date", "newest", 0);
	struct date date = {.year = 0};
	double *logs = mem_alloc(f->facts->count, sizeof(*logs)), off, limit;
	size_t count = 0;

	if (newest)
		date = (struct date){.year = (int16_t)((int)newest->value / 100),
				     .month = (int8_t)((int)newest->value % 100)};
	for (size_t i = 0; i < f->facts->count; i++) {
		const struct fact *fact = &f->facts->items[i];
		const struct wage *w;
		if (strcmp(fact->source, f->source) != 0 || strcmp(fact->kind, "occupation") != 0 ||
		    strncmp(fact->key, "US ", 3) != 0 || !(fact->value > 0) ||
		    fact->year != date.year)
			continue;
		w = wage_of(f->known, fact->key + 3);
		if (w)
			logs[count++] = log(fact->value / w->median /
					    guard_growth(f->in, CODE2('U', 'S'), w->date, date));
	}
	off = median_in_place(logs, count);
	limit = count < OCCUPATIONS_LEAST
		    ? log(FEW_FACTOR)
		    : log1p(f->in->summary->settings->guard_benchmark) + outside(f, date);
	if (count && fabs(off) > limit)
		findings_add(f->findings, GRAVE_VALUES, 10 + fabs(off),
			     "%s: pay is %.4g times what data/reference/projections.csv and the "
			     "wage index give for its "
			     "%zu occupations in %d%s; check its units and its date",
			     f->source, exp(off), count, date.year, guard_unit_words(exp(off)));
	free(logs);
}

/* "US-CA" or a metro: pay of other countries is not held to the nation's. */
static bool is_part_of_nation(const char *area)
{
	return strncmp(area, "US-", 3) == 0 || ascii_digit(area[0]);
}

/* Areas of one table beside the whole country's of the same table or another. */
static void judge_areas(const struct first *f)
{
	double *values = mem_alloc(f->facts->count, sizeof(*values)), nation = NAN, off;
	size_t count = 0;

	for (size_t i = 0; i < f->facts->count; i++) {
		const struct fact *fact = &f->facts->items[i];
		if (strcmp(fact->kind, "area") != 0 || !(fact->value > 0))
			continue;
		if (strcmp(fact->key, "US") == 0 && strcmp(fact->source, f->source) != 0)
			nation = fact->value;
		else if (strcmp(fact->source, f->source) == 0 && is_part_of_nation(fact->key))
			values[count++] = fact->value;
	}
	off = log(median_in_place(values, count) / nation);
	if (count && fabs(off) > log(FEW_FACTOR))
		findings_add(f->findings, GRAVE_VALUES, 9 + fabs(off),
			     "%s: pay of its %zu areas is %.3g times the nation's%s", f->source,
			     count, exp(off), guard_unit_words(exp(off)));
	free(values);
}

/* ---- people ---- */

/* What the role's occupations are paid, by weight, as of the run's date; NAN where they are not known. */
static double expected_of(const struct first *f, const struct role *role)
{
	double logs = 0, weight = 0;

	for (size_t i = 0; i < role->occupation_count; i++) {
		const struct role_occupation *o = &role->occupations[i];
		const struct wage *w = wage_of(f->known, o->soc);
		if (!w)
			continue;
		logs += o->weight * log(w->median * guard_growth(f->in, CODE2('U', 'S'), w->date,
								 f->in->summary->as_of));
		weight += o->weight;
	}
	/* The wages of data/reference are in US dollars. */
	return weight > 0 ? exp(logs / weight) / settings_rate(f->in->summary->settings) : NAN;
}

static bool is_national(const struct band *b)
{
	return b->area.kind == AREA_COUNTRY && b->area.place.country == CODE2('U', 'S') &&
	       b->level == LEVEL_ALL && years_are_all(b->experience) &&
	       b->component == COMPONENT_BASE && b->p[BENCHMARK_P50].kind == VALUE_EXACT &&
	       b->p[BENCHMARK_P50].amount > 0;
}

static void judge_people(const struct first *f)
{
	const struct band_table *bands = &f->in->summary->bands;
	double *logs = mem_alloc(bands->part_count, sizeof(*logs)), off, limit;
	size_t count = 0;
	uint64_t n = 0;

	for (size_t i = 0; i < bands->part_count; i++) {
		const struct band *b = &bands->parts[i];
		double expected;
		if (!is_national(b) || strcmp(bands->sources[b->source - 1], f->source) != 0)
			continue;
		expected = expected_of(f, catalogue_role(f->in->summary->catalogue, b->role));
		n += b->n;
		if (!isnan(expected))
			logs[count++] = log(b->p[BENCHMARK_P50].amount / expected);
	}
	off = median_in_place(logs, count);
	limit = log(f->in->summary->settings->guard_plausible) +
		(count < ROLES_LEAST ? log(FEW_FACTOR) : 0);
	if (count && n >= FACT_N_LEAST && fabs(off) > limit)
		findings_add(f->findings, GRAVE_VALUES, 5 + fabs(off),
			     "%s: pay in the United States is %.3g times what the occupations of "
			     "its %zu roles earn%s; "
			     "check its period and its currency",
			     f->source, exp(off), count, guard_unit_words(exp(off)));
	free(logs);
}

static void judge_as_of(const struct first *f)
{
	const struct fact *newest = fact_find(f->facts, f->source, "date", "newest", 0);
	struct date as_of = f->in->summary->as_of;
	char words[11];
	int months;

	if (!newest || !fact_find(f->facts, f->source, "all", "", 0))
		return;
	months = ((int)newest->value / 100 - as_of.year) * 12 +
		 ((int)newest->value % 100 ? (int)newest->value % 100 : 1) -
		 (as_of.month ? as_of.month : 12);
	if (months <= MONTHS_BACK_MOST)
		return;
	date_to_iso(as_of, words);
	findings_add(f->findings, GRAVE_RUN, 1,
		     "pay is as of %s, and %s has rows of %.0f (YYYYMM): is --as-of right?", words,
		     f->source, newest->value);
}

/* ---- measures ---- */

static void judge_measure(const struct first *f, const char *measure)
{
	double *given = mem_alloc(f->known->value_count, sizeof(*given));
	double *known = mem_alloc(f->known->value_count, sizeof(*known)), correlation;
	size_t count = 0;

	for (size_t i = 0; i < f->known->value_count; i++) {
		const struct measure_value *v = &f->known->values[i];
		const struct fact *fact =
		    strcmp(v->measure, measure) == 0
			? fact_find(f->facts, f->source, measure, v->occupation, 0)
			: NULL;
		if (!fact || isnan(fact->value))
			continue;
		given[count] = fact->value;
		known[count++] = v->value;
	}
	correlation = rank_correlation(given, known, count);
	if (count >= OCCUPATIONS_LEAST && correlation < CORRELATION_LEAST)
		findings_add(f->findings, GRAVE_VALUES, 1 - correlation,
			     "%s: %s has another order than in data/reference (rank "
			     "correlation %.2f of "
			     "%zu occupations): are values beside the wrong ones?",
			     f->source, measure, correlation, count);
	free(given);
	free(known);
}

/* ---- all of it ---- */

static void judge_source(const struct first *f)
{
	const char *kind = "";

	judge_benchmark(f);
	judge_areas(f);
	judge_people(f);
	judge_as_of(f);
	guard_copies(f->findings, f->facts, f->source);
	for (size_t i = 0; i < f->facts->count; i++) {
		const struct fact *fact = &f->facts->items[i];
		if (strcmp(fact->source, f->source) != 0 || strcmp(fact->kind, kind) == 0)
			continue;
		kind = fact->kind;
		judge_measure(f, kind);
	}
}

static bool has_source(const struct baseline *b, const char *source)
{
	return b && fact_find(&b->facts, source, "rows", "used", 0);
}

int guard_first(struct err *e, struct findings *findings, const struct guard_inputs *in,
		const struct baseline *last, const struct baseline *accepted)
{
	struct known known = {.wages = NULL};
	struct first f = {
	    .findings = findings, .in = in, .known = &known, .facts = in->summary->facts};
	int result = read_known(e, &known, in->reference);

	for (size_t i = 0; result == 0 && i < in->summary->ledger_count; i++) {
		f.source = in->summary->ledgers[i].source;
		if (!has_source(last, f.source) && !has_source(accepted, f.source))
			judge_source(&f);
	}
	known_release(&known);
	return result;
}
