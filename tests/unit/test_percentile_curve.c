/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A distribution from published percentiles against R (expected_curve.h), and at its edges. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/percentile_curve.h"
#include "tests/unit/expected_curve.h"

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

static const double fractions[] = {0.1, 0.25, 0.5, 0.75, 0.9};

static void near(double actual, double expected, double relative)
{
	if (!(fabs(actual - expected) <= relative * fmax(fabs(expected), 1e-9)))
		fail_msg("%.17g is not %.17g", actual, expected);
}

/* A NaN is a figure that is top-coded at `bound`. */
static bool draw(struct percentile_curve *c, const double *percentiles, double bound, double mean)
{
	struct curve_figure figures[COUNT_OF(fractions)];

	for (size_t i = 0; i < COUNT_OF(fractions); i++)
		figures[i] =
		    (struct curve_figure){.fraction = fractions[i],
					  .value = isnan(percentiles[i]) ? bound : percentiles[i],
					  .at_least = isnan(percentiles[i])};
	return percentile_curve_init(c, figures, COUNT_OF(figures), mean);
}

static void curves_are_those_of_r(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(expected_curves); i++) {
		const struct expected_curve *e = &expected_curves[i];
		struct percentile_curve c;
		assert_true(draw(&c, e->percentiles, e->bound, e->mean));
		near(c.high_slope, e->high_slope, 1e-7);
		near(percentile_curve_mean(&c), e->curve_mean, 1e-7);
		for (size_t k = 0; k < COUNT_OF(curve_asked); k++)
			near(percentile_curve_quantile(&c, curve_asked[k]), e->quantiles[k], 1e-7);
		for (size_t k = 0; k < COUNT_OF(curve_values); k++)
			near(percentile_curve_share_above(&c, curve_values[k]), e->above[k], 1e-6);
	}
}

static void published_figures_come_back(void **state)
{
	static const double p[] = {63650, 82630, 112590, 155810, 194410};
	struct percentile_curve c;
	double before = 0;

	(void)state;
	assert_true(draw(&c, p, NAN, NAN));
	for (size_t i = 0; i < COUNT_OF(p); i++) {
		near(percentile_curve_quantile(&c, fractions[i]), p[i], 1e-12);
		near(percentile_curve_share_above(&c, p[i]), 1 - fractions[i], 1e-9);
	}
	for (int i = 1; i < 1000; i++) {
		double at = percentile_curve_quantile(&c, i / 1000.0);
		assert_true(at > before);
		before = at;
	}
}

static void what_the_mean_says_of_the_tail(void **state)
{
	static const double p[] = {60000, 80000, 100000, NAN, NAN};
	static const double all[] = {60000, 80000, 100000, 130000, 150000};
	struct percentile_curve c;

	(void)state;
	assert_true(draw(&c, p, 150000, 140000));
	assert_int_equal(c.tail, CURVE_TAIL_MEAN);
	near(percentile_curve_mean(&c), 140000, 1e-9);
	/* A straight tail over the bound has more: the figure is taken as on its bound. */
	assert_true(draw(&c, p, 150000, 108000));
	assert_int_equal(c.tail, CURVE_TAIL_MEAN);
	near(percentile_curve_quantile(&c, 0.75), 150000, 1e-12);
	near(percentile_curve_mean(&c), 108000, 1e-9);
	/* Below what the bounds leave, and above the steepest tail: nothing is made up. */
	assert_true(draw(&c, p, 150000, 95000));
	assert_int_equal(c.tail, CURVE_TAIL_UNKNOWN);
	assert_true(isnan(percentile_curve_quantile(&c, 0.75)));
	near(percentile_curve_quantile(&c, 0.5), 100000, 1e-12);
	assert_true(draw(&c, p, NAN, 1e12));
	assert_int_equal(c.tail, CURVE_TAIL_UNKNOWN);
	/* No top code: the outermost stretch goes on. */
	assert_true(draw(&c, all, NAN, 1000));
	assert_int_equal(c.tail, CURVE_TAIL_STRETCH);
}

static void a_top_code_without_a_mean_stays_unknown(void **state)
{
	static const double p[] = {60000, 80000, 100000, 150000, NAN};
	struct percentile_curve c;

	(void)state;
	assert_true(draw(&c, p, 239200, NAN));
	assert_int_equal(c.tail, CURVE_TAIL_UNKNOWN);
	near(percentile_curve_quantile(&c, 0.75), 150000, 1e-12);
	assert_true(isnan(percentile_curve_quantile(&c, 0.76)));
	assert_true(isnan(percentile_curve_mean(&c)));
	near(percentile_curve_share_above(&c, 150000), 0.25, 1e-9);
	assert_true(isnan(percentile_curve_share_above(&c, 150001)));
}

static void fractions_and_values_out_of_range(void **state)
{
	static const double p[] = {63650, 82630, 112590, 155810, 194410};
	struct percentile_curve c;

	(void)state;
	assert_true(draw(&c, p, NAN, NAN));
	assert_true(isnan(percentile_curve_quantile(&c, 0)));
	assert_true(isnan(percentile_curve_quantile(&c, 1)));
	assert_true(isnan(percentile_curve_quantile(&c, NAN)));
	near(percentile_curve_share_above(&c, 0), 1, 0);
	near(percentile_curve_share_above(&c, INFINITY), 0, 0);
	assert_true(isnan(percentile_curve_share_above(&c, NAN)));
}

static void all_equal_figures_are_one_value(void **state)
{
	static const double p[] = {50000, 50000, 50000, 50000, 50000};
	struct percentile_curve c;

	(void)state;
	assert_true(draw(&c, p, NAN, NAN));
	near(percentile_curve_quantile(&c, 0.01), 50000, 1e-12);
	near(percentile_curve_share_above(&c, 49999), 1, 0);
	near(percentile_curve_share_above(&c, 50001), 0, 0);
	near(percentile_curve_mean(&c), 50000, 1e-9);
}

static void what_cannot_be_drawn(void **state)
{
	static const double none[] = {NAN, NAN, NAN, NAN, NAN};
	static const double falls[] = {60000, 59999, 100000, 150000, 160000};
	static const double zero[] = {0, 59999, 100000, 150000, 160000};
	static const double one[] = {60000, NAN, NAN, NAN, NAN};
	struct percentile_curve c;

	(void)state;
	assert_false(draw(&c, none, 239200, 300000));
	assert_false(draw(&c, falls, NAN, NAN));
	assert_false(draw(&c, zero, NAN, NAN));
	/* One figure without a mean is itself alone. */
	assert_true(draw(&c, one, 239200, NAN));
	near(percentile_curve_quantile(&c, 0.1), 60000, 1e-12);
	assert_true(isnan(percentile_curve_quantile(&c, 0.2)));
	assert_true(isnan(percentile_curve_quantile(&c, 0.05)));
	assert_true(isnan(percentile_curve_share_above(&c, 70000)));
	assert_false(percentile_curve_init(&c, NULL, 0, 100000));
}

static void figures_out_of_range_or_of_order_are_refused(void **state)
{
	static const struct {
		struct curve_figure figures[2];
		bool drawn;
	} cases[] = {
	    {{{0.25, 100, false}, {0.75, 200, false}}, true},
	    {{{0.25, 100, false}, {0.75, 100, false}}, true},
	    {{{0.75, 100, false}, {0.25, 200, false}}, false},
	    {{{0.25, 100, false}, {0.25, 200, false}}, false},
	    {{{0, 100, false}, {0.75, 200, false}}, false},
	    {{{0.25, 100, false}, {1, 200, false}}, false},
	    {{{0.25, -100, false}, {0.75, 200, false}}, false},
	    {{{0.25, 100, false}, {0.75, INFINITY, false}}, false},
	    {{{0.25, 100, false}, {0.75, NAN, false}}, false},
	    {{{NAN, 100, false}, {0.75, 200, false}}, false},
	    {{{0.25, 100, false}, {0.75, NAN, true}}, true},
	    {{{0.25, 100, true}, {0.75, NAN, true}}, false},
	};
	struct percentile_curve c;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		if (percentile_curve_init(&c, cases[i].figures, 2, NAN) != cases[i].drawn)
			fail_msg("case %zu", i);
}

static void a_curve_has_at_most_sixteen_figures(void **state)
{
	struct curve_figure figures[CURVE_FIGURES_MOST + 1];
	struct percentile_curve c;

	(void)state;
	for (size_t i = 0; i <= CURVE_FIGURES_MOST; i++)
		figures[i] =
		    (struct curve_figure){(double)(i + 1) / 20, 1000 * (double)(i + 1), false};
	assert_true(percentile_curve_init(&c, figures, CURVE_FIGURES_MOST, NAN));
	near(percentile_curve_quantile(&c, 0.8), 16000, 1e-9);
	assert_false(percentile_curve_init(&c, figures, CURVE_FIGURES_MOST + 1, NAN));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(curves_are_those_of_r),
	    cmocka_unit_test(published_figures_come_back),
	    cmocka_unit_test(what_the_mean_says_of_the_tail),
	    cmocka_unit_test(a_top_code_without_a_mean_stays_unknown),
	    cmocka_unit_test(fractions_and_values_out_of_range),
	    cmocka_unit_test(all_equal_figures_are_one_value),
	    cmocka_unit_test(what_cannot_be_drawn),
	    cmocka_unit_test(figures_out_of_range_or_of_order_are_refused),
	    cmocka_unit_test(a_curve_has_at_most_sixteen_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
