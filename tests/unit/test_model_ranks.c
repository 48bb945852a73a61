/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the steps lie in the published distribution of an occupation's pay. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "estimate/bands.h"
#include "estimate/pay_model/pay_model_private.h"

enum { ROLES = 6, STEP = LEVEL_MID };

/* Each role's published percentiles, in dollars: the curve goes through them. */
static const double pay[BENCHMARK_PERCENTILES] = {60000, 80000, 100000, 130000, 170000};

static struct band published(uint16_t role)
{
	struct band b = {.role = role,
			 .basis = BASIS_BENCHMARK,
			 .component = COMPONENT_BASE,
			 .area = {.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}}};

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.p[p] = (struct benchmark_value){.kind = VALUE_EXACT, .amount = pay[p]};
	return b;
}

/* The ranks of `count` roles whose medians of STEP are these published percentiles. */
static struct step_ranks ranks_of(const int *percentiles, size_t count,
				  const struct model_cells *cells)
{
	struct band rows[ROLES];
	struct band_table table = {.rows = rows, .count = count};
	double medians[ROLES * STEP_COUNT];
	struct step_ranks ranks;

	for (size_t i = 0; i < ROLES * STEP_COUNT; i++)
		medians[i] = NAN;
	for (size_t r = 0; r < count; r++) {
		rows[r] = published((uint16_t)r);
		medians[r * STEP_COUNT + STEP] = log(pay[percentiles[r]]);
	}
	ranks_find(&ranks, cells, &table, medians, count);
	return ranks;
}

/* Scores of P50, P75 and P90 are 0, 0.6744898 and 1.2815516 (tables of the normal distribution). Of 0, 0, 0.6744898
 * twice and 1.2815516 the mean is 0.5261062 and the squares about it sum to 1.1683: a standard deviation of
 * 0.54044 with four degrees of freedom. */
static void a_rank_is_the_mean_of_the_roles_scores_with_their_deviation(void **state)
{
	const struct model_cells none = {.count = 0};
	struct step_ranks ranks = ranks_of((const int[]){2, 2, 3, 3, 4}, 5, &none);

	(void)state;
	assert_true(fabs(ranks.score[STEP] - 0.5261062) < 1e-4);
	assert_true(fabs(ranks.spread[STEP] - 0.54044) < 1e-4);
	assert_true(isnan(ranks.score[STEP + 1]) && isnan(ranks.spread[STEP + 1]));
	assert_true(isnan(ranks.at[STEP + 1]));
	ranks_release(&ranks);
}

static void roles_that_agree_have_no_deviation_and_lie_at_their_percentile(void **state)
{
	const struct model_cells none = {.count = 0};
	struct step_ranks ranks = ranks_of((const int[]){3, 3, 3, 3, 3, 3}, 6, &none);

	(void)state;
	assert_true(fabs(ranks.score[STEP] - 0.6744898) < 1e-6);
	assert_true(ranks.spread[STEP] < 1e-6);
	for (size_t r = 0; r < 6; r++)
		assert_true(fabs(exp(ranks.at[r * STEP_COUNT + STEP]) - 130000) < 1);
	ranks_release(&ranks);
}

static void a_rank_is_that_of_five_roles(void **state)
{
	const struct model_cells none = {.count = 0};
	struct step_ranks ranks = ranks_of((const int[]){3, 3, 3, 3}, 4, &none);

	(void)state;
	assert_true(isnan(ranks.score[STEP]) && isnan(ranks.spread[STEP]) && isnan(ranks.at[STEP]));
	ranks_release(&ranks);
}

/* The medians are of aged pay: a published median that was fitted a tenth higher moves the whole curve. */
static void the_published_curve_is_aged_as_its_median_was(void **state)
{
	struct model_cell aged = {.source = SOURCE_NONE,
				  .role = 0,
				  .place = {.country = CODE2('U', 'S')},
				  .median = log(110000)};
	const struct model_cells cells = {.items = &aged, .count = 1};
	struct step_ranks ranks = ranks_of((const int[]){3, 3, 3, 3, 3}, 5, &cells);

	(void)state;
	/* 130,000 is 118,182 of the first role's published dollars: below its P75. */
	assert_true(ranks.score[STEP] < 0.67 && ranks.score[STEP] > 0.6);
	assert_true(fabs(ranks.at[STEP] - ranks.at[STEP_COUNT + STEP] - log(1.1)) < 1e-9);
	ranks_release(&ranks);
	aged.place.state = CODE2('C', 'A'); /* a state's median says nothing of the nation's */
	ranks = ranks_of((const int[]){3, 3, 3, 3, 3}, 5, &cells);
	assert_true(fabs(ranks.score[STEP] - 0.6744898) < 1e-6);
	ranks_release(&ranks);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_rank_is_the_mean_of_the_roles_scores_with_their_deviation),
	    cmocka_unit_test(roles_that_agree_have_no_deviation_and_lie_at_their_percentile),
	    cmocka_unit_test(a_rank_is_that_of_five_roles),
	    cmocka_unit_test(the_published_curve_is_aged_as_its_median_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
