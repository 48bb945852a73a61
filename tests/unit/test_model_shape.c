/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How pay lies about its cells' medians. Expected widths are worked out by hand: residuals that share a bin of .002
 * have its middle as their median. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "estimate/pay_model/pay_model_private.h"
#include "tests/unit/near.h"

enum { ROLES = 2 };

static int set_up(void **state)
{
	*state = shape_builder_new(ROLES);
	return 0;
}

static int tear_down(void **state)
{
	shape_builder_free(*state);
	return 0;
}

static const struct model_cell german = {
    .step = LEVEL_MID, .component = COMPONENT_BASE, .place = {.country = CODE2('D', 'E')}};
static const struct model_cell turkish = {
    .step = LEVEL_MID, .component = COMPONENT_BASE, .place = {.country = CODE2('T', 'R')}};
static const struct model_cell american = {
    .step = LEVEL_MID, .component = COMPONENT_BASE, .place = {.country = CODE2('U', 'S')}};

static struct model_cell total_of(struct model_cell cell)
{
	cell.component = COMPONENT_TOTAL;
	return cell;
}

/* `people` on either side of the median. */
static void add(struct shape_builder *b, struct model_cell cell, double residual, int people)
{
	shape_builder_add(b, &cell, residual, people / 2.0, 400);
	shape_builder_add(b, &cell, -residual, people / 2.0, 400);
}

/* NAN: the country has none. */
static double scale(const struct shape_builder *b, const struct model_cell *cell)
{
	struct country_scale *scales;
	size_t count = shape_country_scales(b, &scales);
	double found = NAN;

	for (size_t i = 0; i < count; i++) {
		assert_true(i == 0 || scales[i - 1].country < scales[i].country);
		if (scales[i].country == cell->place.country)
			found = scales[i].scale;
	}
	free(scales);
	return found;
}

/* Of 400 the median is the 200th: two thirds through the bin of the 300. */
static const double pooled = .100 + .002 * 2 / 3;

static void a_country_is_as_wide_as_its_residuals_beside_all(void **state)
{
	struct shape_builder *b = *state;

	add(b, turkish, .301, 100);
	add(b, german, .101, 300);
	assert_near(scale(b, &turkish), pow(.301 / pooled, 100.0 / (100 + 200)), 1e-9);
	assert_near(scale(b, &german), pow(.101 / pooled, 300.0 / (300 + 200)), 1e-9);
}

static void components_of_a_country_are_wide_together(void **state)
{
	struct shape_builder *b = *state;
	double logs;

	add(b, turkish, .301, 100);
	add(b, german, .101, 300);
	add(b, total_of(german), .401, 60);
	add(b, total_of(turkish), .801, 30);
	logs = 100 * log(.301 / pooled) + 30 * log(.801 / (.400 + .002 * 45 / 60));
	assert_near(scale(b, &turkish), exp(logs / (130 + 200)), 1e-9);
}

static void few_residuals_and_those_of_the_united_states_have_no_width(void **state)
{
	struct shape_builder *b = *state;

	add(b, german, .101, 300);
	add(b, turkish, .301, 10);
	add(b, american, .501, 300);
	assert_near(scale(b, &turkish), 1, 0);
	assert_true(isnan(scale(b, &american)));
	add(b, turkish, .301, 2);
	assert_true(scale(b, &turkish) > 1);
}

/* A country's residuals add to what all have, which is that of a country alone. */
static void a_country_alone_is_as_wide_as_all(void **state)
{
	struct shape_builder *b = *state;

	add(b, american, .501, 300);
	add(b, german, .101, 300);
	assert_near(scale(b, &german), 1, 1e-12);
}

static void a_scaled_shape_reaches_as_much_further(void **state)
{
	struct shape *shape = mem_zero(1, sizeof(*shape));
	struct scaled_shape once = {.shape = shape, .scale = 1},
			    twice = {.shape = shape, .scale = 2};

	(void)state;
	for (int i = 0; i < SHAPE_POINTS; i++)
		shape->at[i] = .01 * (i + 1) - .5;
	for (double x = -.45; x < .45; x += .1)
		assert_near(shape_fraction(twice, 2 * x), shape_fraction(once, x), 1e-12);
	assert_near(shape_fraction(twice, .5), .75, 1e-12);
	free(shape);
}

/* Normal pay of the usual spread, widened by a normal: normal, with the sum of their variances. */
static void a_shape_is_what_is_told_and_what_widens_it_together(void **state)
{
	const double sd = sqrt(USUAL_SPREAD * USUAL_SPREAD + .2 * .2);
	struct shape_builder *b = *state;
	struct shape shape;

	shape_builder_settle(b, .2);
	shape_of(b, COMPONENT_BASE, true, LEVEL_MID, 0, &shape);
	for (int i = 1; i < SHAPE_POINTS; i++)
		assert_true(shape.at[i] > shape.at[i - 1]);
	assert_near(shape.at[49], 0, 1e-12);
	assert_near(shape.at[89], 1.2815515655446004 * sd, .01);
	assert_near(shape.at[9], -1.2815515655446004 * sd, .01);
}

/* Its residuals beside those of all, of which the median is the 1650th of 3300, as much as they weigh against 200. */
static void a_role_scales_the_shape_of_its_step(void **state)
{
	const double all = .100 + .002 * 1650 / 3000;
	const double factor = pow(.401 / all, 300.0 / 500) / pow(.101 / all, 3000.0 / 3200);
	struct shape_builder *b = *state;
	struct model_cell wide = german;
	struct shape narrow, scaled;

	wide.role = 1;
	add(b, german, .101, 3000);
	add(b, wide, .401, 300);
	shape_builder_settle(b, 0);
	shape_of(b, COMPONENT_BASE, false, LEVEL_MID, 0, &narrow);
	shape_of(b, COMPONENT_BASE, false, LEVEL_MID, 1, &scaled);
	assert_true(narrow.at[SHAPE_POINTS - 1] > .1);
	for (int i = 0; i < SHAPE_POINTS; i++)
		assert_near(scaled.at[i], factor * narrow.at[i], 1e-9);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_country_is_as_wide_as_its_residuals_beside_all),
	    TEST(components_of_a_country_are_wide_together),
	    TEST(few_residuals_and_those_of_the_united_states_have_no_width),
	    TEST(a_country_alone_is_as_wide_as_all),
	    TEST(a_shape_is_what_is_told_and_what_widens_it_together),
	    TEST(a_role_scales_the_shape_of_its_step),
	    cmocka_unit_test(a_scaled_shape_reaches_as_much_further),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
