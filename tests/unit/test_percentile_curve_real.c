/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reopened top codes against what was hidden, on BLS's own tables: percentiles of the occupations
 * of May 2025 (which has no top codes), and the top-coded figures of May 2024 against those of May
 * 2025, both moved to 2025 by the ratio of the occupation's means. Prints the table of
 * docs/methods.md; the bounds are a little above those errors. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/benchmark.h"
#include "stats/percentile_curve.h"
#include "stats/quantile.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/real_fixture.h"

enum { ERRORS_MOST = 4000 };
static const double fractions[BENCHMARK_PERCENTILES] = {0.1, 0.25, 0.5, 0.75, 0.9};

struct errors {
	double values[ERRORS_MOST];
	size_t count;
};

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double quantile_of(struct errors *e, double fraction)
{
	qsort(e->values, e->count, sizeof(*e->values), compare);
	return counted_quantile((struct counted){.values = e->values, .count = e->count}, fraction);
}

static void read_oews(struct benchmark_set *set, const char *file)
{
	char *path = real_file(file);
	struct layout *layout = known_layout("oews");
	struct outcome o;
	struct ingest_sink sink;

	benchmark_set_init(set);
	outcome_init(&o, "oews");
	sink = outcome_sink(&o);
	if (ingest_benchmarks(&o.err, layout, path, NULL, &sink, set, &o.ledger))
		fail_msg("%s", o.err.text);
	outcome_release(&o);
	layout_free(layout);
	free(path);
}

/* All figures exact: what can be hidden. */
static bool is_whole(const struct benchmark *b)
{
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (b->annual[p].kind != VALUE_EXACT)
			return false;
	return strcmp(b->group, "detailed") == 0 && b->mean.kind == VALUE_EXACT;
}

static bool draw(struct percentile_curve *c, const struct benchmark *b, size_t exact, bool mean)
{
	struct curve_figure figures[BENCHMARK_PERCENTILES];

	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
		figures[p] = (struct curve_figure){
		    .fraction = fractions[p],
		    .value = p < exact || b->annual[p].kind == VALUE_AT_LEAST ? b->annual[p].amount
									      : NAN,
		    .at_least = p >= exact || b->annual[p].kind == VALUE_AT_LEAST};
	if (!mean) /* what the outermost stretch alone would say */
		return percentile_curve_init(c, figures, exact, NAN);
	return percentile_curve_init(c, figures, BENCHMARK_PERCENTILES, b->mean.amount);
}

static void hidden_percentiles_come_back(void **state)
{
	static const double median_most[] = {0, 0, 0.024, 0.022, 0.021};
	struct benchmark_set set;

	(void)state;
	read_oews(&set, "oews/national_M2025_dl.csv");
	for (size_t exact = 2; exact < BENCHMARK_PERCENTILES; exact++) {
		size_t drawn = 0, tried = 0;
		for (size_t p = exact; p < BENCHMARK_PERCENTILES; p++) {
			struct errors e = {.count = 0}, straight = {.count = 0};
			drawn = tried = 0;
			for (size_t i = 0; i < set.count; i++) {
				const struct benchmark *b = &set.items[i];
				struct percentile_curve c;
				if (!is_whole(b))
					continue;
				tried++;
				assert_true(draw(&c, b, exact, true));
				if (c.tail != CURVE_TAIL_MEAN)
					continue;
				drawn++;
				e.values[e.count++] =
				    fabs(log(percentile_curve_quantile(&c, fractions[p]) /
					     b->annual[p].amount));
				assert_true(draw(&c, b, exact, false));
				straight.values[straight.count++] =
				    fabs(log(percentile_curve_quantile(&c, fractions[p]) /
					     b->annual[p].amount));
			}
			print_message("%zu known, P%.0f: %zu of %zu, median %.4f, P90 %.4f; "
				      "without the mean %.4f, %.4f\n",
				      exact, 100 * fractions[p], drawn, tried, quantile_of(&e, 0.5),
				      quantile_of(&e, 0.9), quantile_of(&straight, 0.5),
				      quantile_of(&straight, 0.9));
			assert_true(quantile_of(&e, 0.5) <= median_most[exact] + 0.003);
			assert_true(quantile_of(&e, 0.9) <= 0.09);
		}
		assert_true((double)drawn >= 0.97 * (double)tried);
	}
	benchmark_set_release(&set);
}

static const struct benchmark *find(const struct benchmark_set *set, const struct benchmark *like)
{
	for (size_t i = 0; i < set->count; i++)
		if (is_whole(&set->items[i]) &&
		    strcmp(set->items[i].occupation, like->occupation) == 0)
			return &set->items[i];
	return NULL;
}

static void top_codes_of_2024_are_what_2025_published(void **state)
{
	struct benchmark_set before, after;
	struct errors e = {.count = 0}, bound = {.count = 0};
	size_t censored = 0, unknown = 0;

	(void)state;
	read_oews(&before, "oews/national_M2024_dl.csv");
	read_oews(&after, "oews/national_M2025_dl.csv");
	for (size_t i = 0; i < before.count; i++) {
		const struct benchmark *b = &before.items[i], *a = find(&after, b);
		struct percentile_curve c;
		if (!a || strcmp(b->group, "detailed") != 0 || b->mean.kind != VALUE_EXACT ||
		    b->annual[BENCHMARK_P90].kind != VALUE_AT_LEAST)
			continue;
		censored++;
		assert_true(draw(&c, b, BENCHMARK_PERCENTILES, true));
		unknown += c.tail != CURVE_TAIL_MEAN;
		for (size_t p = 0; p < BENCHMARK_PERCENTILES && c.tail == CURVE_TAIL_MEAN; p++) {
			double to = a->mean.amount / b->mean.amount;
			if (b->annual[p].kind != VALUE_AT_LEAST)
				continue;
			e.values[e.count++] = fabs(log(percentile_curve_quantile(&c, fractions[p]) *
						       to / a->annual[p].amount));
			bound.values[bound.count++] =
			    fabs(log(b->annual[p].amount * to / a->annual[p].amount));
		}
	}
	print_message("%zu occupations, %zu unknown; %zu figures: median %.4f, P90 %.4f; the bound "
		      "itself: %.4f, %.4f\n",
		      censored, unknown, e.count, quantile_of(&e, 0.5), quantile_of(&e, 0.9),
		      quantile_of(&bound, 0.5), quantile_of(&bound, 0.9));
	assert_true(censored >= 40 && unknown == 0);
	assert_true(quantile_of(&e, 0.5) <= 0.08 && quantile_of(&e, 0.9) <= 0.21);
	benchmark_set_release(&before);
	benchmark_set_release(&after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(hidden_percentiles_come_back),
	    cmocka_unit_test(top_codes_of_2024_are_what_2025_published),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
