/* SPDX-License-Identifier: GPL-3.0-or-later */
/* impact_tables.c: the measures of exposure, read from data/reference or ranked from an input.
 *
 * After loading, every measure has its figures by occupation, each with its percentile; which way
 * they came makes no difference to who uses them.
 */
#include "estimate/impact_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/carry.h"
#include "estimate/reference.h"
#include "stats/ranks.h"

static int compare_measures(const void *a, const void *b)
{
	const struct measure *x = a, *y = b;
	int order = strcmp(x->family, y->family);

	return order ? order : strcmp(x->name, y->name);
}

static int compare_figures(const void *a, const void *b)
{
	return strcmp(((const struct measure_figure *)a)->occupation,
		      ((const struct measure_figure *)b)->occupation);
}

static int compare_codes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const struct measure_figure *measure_find(const struct measure *m, const char *occupation)
{
	struct measure_figure key = {.occupation = occupation};

	if (!m->count)
		return NULL;
	return bsearch(&key, m->figures, m->count, sizeof(*m->figures), compare_figures);
}

static bool in_universe(const struct impact_measures *m, const char *occupation)
{
	return m->universe_count && bsearch(&occupation, m->universe, m->universe_count,
					    sizeof(*m->universe), compare_codes);
}

static struct measure *find_measure(const struct impact_measures *m, const char *name)
{
	for (size_t i = 0; i < m->count; i++)
		if (strcmp(m->items[i].name, name) == 0)
			return &m->items[i];
	return NULL;
}

static struct measure_figure *add_figure(struct impact_measures *m, struct measure *measure,
					 const char *occupation)
{
	measure->figures = mem_grow(measure->figures, &measure->room, measure->count + 1,
				    sizeof(*measure->figures));
	struct measure_figure *figure = &measure->figures[measure->count++];
	*figure = (struct measure_figure){
	    .occupation = arena_copy(&m->texts, text_of(occupation)),
	    .percentile = NAN,
	};
	return figure;
}

static int read_use(struct err *e, const struct reference *t, size_t row, const char *votes,
		    const char *share, enum measure_use *out)
{
	if (strcmp(votes, "yes") == 0 && !*share)
		*out = MEASURE_VOTES;
	else if (strcmp(votes, "no") == 0 && strcmp(share, "augmentation") == 0)
		*out = MEASURE_AUGMENTATION;
	else if (strcmp(votes, "no") == 0 && strcmp(share, "automation") == 0)
		*out = MEASURE_AUTOMATION;
	else
		return reference_fault(e, t, row,
				       "a measure votes (yes, without a share) or does not (no, "
				       "with share augmentation or automation)");
	return 0;
}

static int read_half(struct err *e, const struct reference *t, size_t row, const char *word,
		     struct measure *out)
{
	if (!*word)
		out->half = HALF_NONE;
	else if (out->use == MEASURE_VOTES && strcmp(word, "could") == 0)
		out->half = HALF_COULD;
	else if (out->use == MEASURE_VOTES && strcmp(word, "does") == 0)
		out->half = HALF_DOES;
	else
		return reference_fault(e, t, row,
				       "the half of a measure that votes is could, does or "
				       "nothing; another has none");
	return 0;
}

static int load_measures(struct err *e, struct impact_measures *m, const struct layers *reference)
{
	enum {
		MEASURE,
		FAMILY,
		VOTES,
		SHARE,
		HALF,
		FAMILY_TITLE,
		BRIEF,
		TITLE,
		CITATION,
		DATE,
		COLUMNS
	};
	static const char *const names[COLUMNS] = {"measure",  "family",       "votes", "share",
						   "half",     "family_title", "short", "title",
						   "citation", "date"};
	struct reference t;
	int status = -1;

	if (reference_read(e, &t, reference, "exposure_measures.csv", names, COLUMNS) < 0)
		goto out;
	m->items = mem_zero(t.count, sizeof(*m->items));
	for (size_t row = 0; row < t.count; row++) {
		struct measure *measure = &m->items[m->count];
		const char *texts[COLUMNS];

		for (size_t c = 0; c < COLUMNS; c++)
			texts[c] = arena_copy(&m->texts, text_of(reference_cell(&t, row, c)));
		if (find_measure(m, texts[MEASURE])) {
			reference_fault(e, &t, row, "the measure is there already");
			goto out;
		}
		*measure = (struct measure){
		    .name = texts[MEASURE],
		    .family = texts[FAMILY],
		    .family_title = texts[FAMILY_TITLE],
		    .brief = texts[BRIEF],
		    .title = texts[TITLE],
		    .citation = texts[CITATION],
		    .date = texts[DATE],
		};
		if (read_use(e, &t, row, texts[VOTES], texts[SHARE], &measure->use) < 0 ||
		    read_half(e, &t, row, texts[HALF], measure) < 0)
			goto out;
		m->count++;
	}
	qsort(m->items, m->count, sizeof(*m->items), compare_measures);
	status = 0;
out:
	reference_release(&t);
	return status;
}

static int load_universe(struct err *e, struct impact_measures *m, const struct layers *reference)
{
	static const char *const names[] = {"occupation"};
	struct reference t;
	int status = -1;

	if (reference_read(e, &t, reference, "exposure_universe.csv", names, 1) < 0)
		goto out;
	m->universe = mem_zero(t.count, sizeof(*m->universe));
	for (size_t row = 0; row < t.count; row++)
		m->universe[m->universe_count++] =
		    arena_copy(&m->texts, text_of(reference_cell(&t, row, 0)));
	qsort(m->universe, m->universe_count, sizeof(*m->universe), compare_codes);
	for (size_t i = 1; i < m->universe_count; i++) {
		if (strcmp(m->universe[i - 1], m->universe[i]) == 0) {
			err_set(e, ERR_USAGE, "%s: %s is there twice", t.path, m->universe[i]);
			goto out;
		}
	}
	status = 0;
out:
	reference_release(&t);
	return status;
}

/* The published figures of the ranked table, for the measures no input gives. */
static int load_embedded(struct err *e, struct impact_measures *m, const struct layers *reference)
{
	enum { MEASURE, OCCUPATION, VALUE, PERCENTILE, UNIVERSE, COLUMNS };
	static const char *const names[COLUMNS] = {"measure", "occupation", "value", "percentile",
						   "universe"};
	struct reference t;
	int status = -1;

	if (reference_read(e, &t, reference, "exposure.csv", names, COLUMNS) < 0)
		goto out;
	for (size_t row = 0; row < t.count; row++) {
		struct measure *measure = find_measure(m, reference_cell(&t, row, MEASURE));
		double value, percentile, universe;

		if (!measure) {
			reference_fault(e, &t, row, "exposure_measures.csv has no such measure");
			goto out;
		}
		if (reference_number(e, &t, row, VALUE, -1e9, 1e9, &value) < 0 ||
		    reference_number(e, &t, row, PERCENTILE, 0, 100, &percentile) < 0 ||
		    reference_number(e, &t, row, UNIVERSE, 1, 1e6, &universe) < 0)
			goto out;
		if (measure->from_input)
			continue;
		struct measure_figure *figure =
		    add_figure(m, measure, reference_cell(&t, row, OCCUPATION));
		figure->value = value;
		figure->percentile = percentile;
		measure->universe = (size_t)universe;
	}
	for (size_t i = 0; i < m->count; i++)
		if (!m->items[i].from_input && m->items[i].count)
			qsort(m->items[i].figures, m->items[i].count, sizeof(*m->items[i].figures),
			      compare_figures);
	status = 0;
out:
	reference_release(&t);
	return status;
}

/* By measure, occupation and value: the same order however the inputs came. */
static int compare_exposures(const void *a, const void *b)
{
	const struct exposure *x = *(const struct exposure *const *)a;
	const struct exposure *y = *(const struct exposure *const *)b;
	int order = strcmp(x->measure, y->measure);

	if (!order)
		order = strcmp(x->occupation, y->occupation);
	if (!order && x->value != y->value)
		order = x->value < y->value ? -1 : 1;
	if (!order && x->weight != y->weight)
		order = x->weight < y->weight ? -1 : 1;
	return order;
}

/* Percentiles of a measure whose values are all there. */
static void rank_measure(const struct impact_measures *m, struct measure *measure)
{
	double *values = mem_zero(measure->count, sizeof(*values));

	measure->universe = 0;
	for (size_t i = 0; i < measure->count; i++)
		if (in_universe(m, measure->figures[i].occupation))
			values[measure->universe++] = measure->figures[i].value;
	for (size_t i = 0; i < measure->count; i++)
		measure->figures[i].percentile =
		    midrank_percentile(values, measure->universe, measure->figures[i].value);
	free(values);
}

/* Of a measure that an input gives. */
static int check_input(struct err *e, const struct impact_measures *m,
		       const struct measure *measure)
{
	for (size_t i = 0; measure->half != HALF_NONE && i < measure->count; i++)
		if (measure->figures[i].value < 0 || measure->figures[i].value > 1)
			return err_set(e, ERR_INPUT,
				       "source %s: the measure %s of %s is %g, and an amount is "
				       "within 0 and 1",
				       measure->input, measure->name,
				       measure->figures[i].occupation, measure->figures[i].value);
	if (measure->universe * 2 < m->universe_count)
		return err_set(e, ERR_INPUT,
			       "the input for the measure %s has %zu of the %zu occupations that "
			       "are ranked: give the whole published file, or leave it out",
			       measure->name, measure->universe, m->universe_count);
	return 0;
}

/* The occupations of one measure's column. */
static int read_amounts(struct err *e, struct impact_measures *m, struct measure *measure,
			const struct reference *t, size_t column)
{
	for (size_t row = 0; row < t->count; row++) {
		double value;

		if (reference_number_or_none(e, t, row, column, 0, 1, &value) < 0)
			return -1;
		if (isfinite(value))
			add_figure(m, measure, reference_cell(t, row, 0))->value = value;
	}
	qsort(measure->figures, measure->count, sizeof(*measure->figures), compare_figures);
	rank_measure(m, measure);
	return 0;
}

/* The amounts of the universe, a column of each measure, for the measures no input gives. */
static int load_amounts(struct err *e, struct impact_measures *m, const struct layers *reference)
{
	const char *names[REFERENCE_COLUMNS_MAX] = {"occupation"};
	struct measure *measures[REFERENCE_COLUMNS_MAX] = {NULL};
	struct reference t;
	size_t columns = 1;
	int status = -1;

	for (size_t i = 0; i < m->count && columns < REFERENCE_COLUMNS_MAX; i++) {
		if (m->items[i].half == HALF_NONE || m->items[i].from_input)
			continue;
		names[columns] = m->items[i].name;
		measures[columns++] = &m->items[i];
	}
	if (columns == 1)
		return 0;
	if (reference_read(e, &t, reference, "exposure_amounts.csv", names, columns) < 0)
		goto out;
	for (size_t c = 1; c < columns; c++)
		if (read_amounts(e, m, measures[c], &t, c) < 0)
			goto out;
	status = 0;
out:
	reference_release(&t);
	return status;
}

static void name_input(struct impact_measures *m, struct measure *measure, const struct exposure *x)
{
	measure->input = arena_copy(&m->texts, text_of(x->source));
	measure->release = x->release ? arena_copy(&m->texts, text_of(x->release)) : NULL;
}

/* Several values of one occupation (two files of one measure) become their weighted mean. */
static int take_inputs(struct err *e, struct impact_measures *m, const struct exposure **rows,
		       size_t count)
{
	for (size_t i = 0; i < count;) {
		struct measure *measure = find_measure(m, rows[i]->measure);
		double sum = 0, weight = 0;
		size_t end = i;

		if (!measure)
			return err_set(
			    e, ERR_USAGE,
			    "source %s: the measure \"%s\" is not in "
			    "exposure_measures.csv: add its row (family, votes, citation)",
			    rows[i]->source, rows[i]->measure);
		while (end < count && strcmp(rows[end]->measure, rows[i]->measure) == 0 &&
		       strcmp(rows[end]->occupation, rows[i]->occupation) == 0) {
			sum += rows[end]->weight * rows[end]->value;
			weight += rows[end]->weight;
			if (!measure->input || strcmp(rows[end]->source, measure->input) < 0)
				name_input(m, measure, rows[end]);
			end++;
		}
		measure->from_input = true;
		add_figure(m, measure, rows[i]->occupation)->value = sum / weight;
		i = end;
	}
	return 0;
}

/* An input of one measure replaces its whole family: the other measures do not vote, so that no
 * vote mixes figures of two dates. */
static void claim_families(struct impact_measures *m)
{
	for (size_t i = 0; i < m->count; i++)
		for (size_t k = 0; k < m->count; k++)
			if (m->items[k].from_input && m->items[k].count &&
			    strcmp(m->items[i].family, m->items[k].family) == 0)
				m->items[i].from_input = true;
}

static int load_inputs(struct err *e, struct impact_measures *m, const struct layers *reference,
		       const struct exposure_set *inputs)
{
	const struct exposure **rows = NULL;
	struct exposure_set carried;
	int status = -1;

	if (!inputs || !inputs->count)
		return 0;
	exposure_set_init(&carried);
	if (exposures_carry(e, &carried, inputs, reference) < 0)
		goto out;
	rows = mem_zero(carried.count, sizeof(*rows));
	for (size_t i = 0; i < carried.count; i++)
		rows[i] = &carried.items[i];
	qsort(rows, carried.count, sizeof(*rows), compare_exposures);
	if (take_inputs(e, m, rows, carried.count) < 0)
		goto out;
	for (size_t i = 0; i < m->count; i++) {
		if (!m->items[i].from_input)
			continue;
		rank_measure(m, &m->items[i]);
		if (check_input(e, m, &m->items[i]) < 0)
			goto out;
	}
	claim_families(m);
	status = 0;
out:
	free(rows);
	exposure_set_release(&carried);
	return status;
}

int impact_measures_load(struct err *e, struct impact_measures **out,
			 const struct layers *reference, const struct exposure_set *inputs)
{
	struct impact_measures *m = mem_zero(1, sizeof(*m));

	arena_init(&m->texts);
	*out = NULL;
	if (load_measures(e, m, reference) < 0 || load_universe(e, m, reference) < 0 ||
	    load_inputs(e, m, reference, inputs) < 0 || load_embedded(e, m, reference) < 0 ||
	    load_amounts(e, m, reference) < 0) {
		impact_measures_free(m);
		return -1;
	}
	*out = m;
	return 0;
}

static int compare_families(const void *a, const void *b)
{
	const struct measure *x = ((const struct amount_family *)a)->first;
	const struct measure *y = ((const struct amount_family *)b)->first;

	return x->half != y->half ? (x->half < y->half ? -1 : 1) : strcmp(x->family, y->family);
}

size_t amount_families(const struct impact_measures *m, struct amount_family *out, size_t room)
{
	size_t count = 0;

	for (size_t i = 0, end; i < m->count && count < room; i = end) {
		for (end = i + 1; end < m->count; end++)
			if (strcmp(m->items[end].family, m->items[i].family) != 0)
				break;
		if (m->items[i].half != HALF_NONE)
			out[count++] = (struct amount_family){&m->items[i], &m->items[end]};
	}
	qsort(out, count, sizeof(*out), compare_families);
	return count;
}

double amount_of_occupation(const struct amount_family *family, const char *occupation)
{
	double sum = 0, count = 0;

	for (const struct measure *m = family->first; m < family->end; m++) {
		const struct measure_figure *figure = measure_find(m, occupation);

		sum += figure ? figure->value : 0;
		count += figure != NULL;
	}
	return count > 0 ? sum / count : (double)NAN;
}

void impact_measures_free(struct impact_measures *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < m->count; i++)
		free(m->items[i].figures);
	free(m->items);
	free(m->universe);
	arena_release(&m->texts);
	free(m);
}
