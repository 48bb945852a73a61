/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_outliers.c: robust distance against R (scripts/oracle/mad.R), and the pay it finds. */
#include "tests/unit/bands_fixture.h"

#include "estimate/outliers.h"
#include "stats/robust.h"

static struct robust_spread spread_of(const double *values, const uint64_t *counts, size_t count)
{
	return robust_spread_of(
	    (struct counted){.values = values, .counts = counts, .count = count});
}

static void spread_is_that_of_R(void **state)
{
	static const double pay[] = {45,     87000,  98000,  99000,  99000,
				     104000, 121000, 132000, 150000, 60000000};
	static const double far[] = {1, 2, 3, 4, 100}, equal[] = {5, 5, 5, 5, 9}, two[] = {2, 4};
	static const double run[] = {10, 20, 40, 80};
	static const uint64_t counts[] = {3, 4, 2, 1};
	double logs[10];
	struct robust_spread s;

	(void)state;
	for (size_t i = 0; i < 10; i++)
		logs[i] = log(pay[i]);
	s = spread_of(logs, NULL, 10);
	assert_near(s.median, 11.52751065362011929, 1e-14);
	assert_near(s.mad, 0.24454184309222143, 1e-14);
	assert_near(robust_distance(s, logs[0]), -31.57270782872982195, 1e-11);
	assert_near(robust_distance(s, logs[9]), 26.09919180235895553, 1e-11);
	s = spread_of(far, NULL, 5);
	assert_near(s.median, 3, 0);
	assert_near(s.mad, 1.4826, 1e-15);
	s = spread_of(two, NULL, 2);
	assert_near(s.mad, 1.4826, 1e-15);
	s = spread_of(run, counts, 4);
	assert_near(s.median, 20, 0);
	assert_near(s.mad, 14.826, 1e-14);
	s = spread_of(equal, NULL, 5);
	assert_near(s.mad, 0, 0);
	assert_true(isnan(robust_distance(s, 9)));
}

static void nothing_has_no_spread(void **state)
{
	struct robust_spread s = spread_of(NULL, NULL, 0);

	(void)state;
	assert_true(isnan(s.median));
	assert_true(isnan(s.mad));
}

/* Thirty analysts from $100,000 to $129,000 in a country, and the other figures given. */
static void add_thirty(struct cells *cells, const char *country, uint16_t role)
{
	for (int i = 0; i < 30; i++) {
		struct observation o = an_observation(LEVEL_MID, 100000 + 1000 * i);
		o.place.country = code_of(text_of(country));
		o.role = role;
		cells_add(cells, &o);
	}
}

static struct observation an_impossible_one(const char *country, double dollars)
{
	struct observation o = an_observation(LEVEL_SENIOR, dollars);

	o.place.country = code_of(text_of(country));
	return o;
}

static void impossible_pay_is_found_with_its_score(void **state)
{
	struct cells *cells = new_cells();
	struct observation high = an_impossible_one("US", 2500000);
	struct observation fine = an_observation(LEVEL_MID, 129000);
	struct outlier found[OUTLIER_COMPONENTS];
	struct outliers *outliers;

	(void)state;
	add_thirty(cells, "US", ROLE_ANALYST);
	cells_add(cells, &high);
	outliers = outliers_find(cells, 6, 30);
	assert_non_null(outliers);
	assert_int_equal(outliers_of(outliers, cells, &high, found), 1);
	assert_int_equal(found[0].component, COMPONENT_BASE);
	assert_int_equal(found[0].pay, 250000000);
	assert_near(found[0].score, 30.881265252890039, 1e-10);
	assert_int_equal(found[0].median, 11500000);
	assert_int_equal(outliers_of(outliers, cells, &fine, found), 0);
	outliers_free(outliers);
	outliers = outliers_find(cells, 31, 30);
	assert_null(outliers);
	cells_free(cells);
}

/* A component is measured apart: a fine base does not make its total fine. */
static void total_pay_is_measured_by_total_pay(void **state)
{
	struct cells *cells = new_cells();
	struct observation o = an_observation(LEVEL_MID, 110000);
	struct outlier found[OUTLIER_COMPONENTS];
	struct outliers *outliers;

	(void)state;
	for (int i = 0; i < 30; i++) {
		struct observation sound = an_observation(LEVEL_MID, 100000 + 1000 * i);
		sound.pay[COMPONENT_TOTAL] = sound.pay[COMPONENT_BASE] * 2;
		cells_add(cells, &sound);
	}
	o.pay[COMPONENT_TOTAL] = o.pay[COMPONENT_BASE] / 10;
	cells_add(cells, &o);
	outliers = outliers_find(cells, 6, 30);
	assert_non_null(outliers);
	assert_int_equal(outliers_of(outliers, cells, &o, found), 1);
	assert_int_equal(found[0].component, COMPONENT_TOTAL);
	assert_true(found[0].score < -6);
	outliers_free(outliers);
	cells_free(cells);
}

static void a_role_of_few_is_held_against_its_country(void **state)
{
	struct cells *cells = new_cells();
	struct observation few = an_impossible_one("US", 9000000);
	struct outlier found[OUTLIER_COMPONENTS];
	struct outliers *outliers;

	(void)state;
	add_thirty(cells, "US", ROLE_ANALYST);
	few.role = ROLE_MIXED;
	cells_add(cells, &few);
	outliers = outliers_find(cells, 6, 30);
	assert_non_null(outliers);
	assert_int_equal(outliers_of(outliers, cells, &few, found), 1);
	/* The median of 31 is now the sixteenth of the analysts'. */
	assert_int_equal(found[0].median, 11500000);
	outliers_free(outliers);
	cells_free(cells);
}

/* What is usual elsewhere is no reference for a country with few rows. */
static void a_country_of_few_is_not_judged(void **state)
{
	struct cells *cells = new_cells();
	struct observation poor = an_impossible_one("BO", 1200);

	(void)state;
	add_thirty(cells, "US", ROLE_ANALYST);
	for (int i = 0; i < 29; i++)
		cells_add(cells, &poor);
	assert_null(outliers_find(cells, 6, 30));
	cells_free(cells);
}

static void equal_pay_has_no_measure_of_its_own(void **state)
{
	struct cells *cells = new_cells();
	struct observation o = an_observation(LEVEL_MID, 100000);

	(void)state;
	for (int i = 0; i < 40; i++)
		cells_add(cells, &o);
	o = an_observation(LEVEL_MID, 900000);
	cells_add(cells, &o);
	assert_null(outliers_find(cells, 6, 30));
	cells_free(cells);
}

/* A weight tells how many people a row represents, not how often its pay was observed. */
static void weighted_rows_count_as_often_as_they_happen(void **state)
{
	struct cells *cells = new_cells();
	struct observation high = an_impossible_one("US", 2500000);
	struct outlier found[OUTLIER_COMPONENTS];
	struct outliers *outliers;

	(void)state;
	for (int i = 0; i < 30; i++) {
		struct observation o = an_observation(LEVEL_MID, 100000 + 1000 * i);
		o.weight = 1 + i % 3;
		cells_add(cells, &o);
	}
	high.weight = 1e6;
	cells_add(cells, &high);
	outliers = outliers_find(cells, 6, 30);
	assert_non_null(outliers);
	assert_int_equal(outliers_of(outliers, cells, &high, found), 1);
	assert_near(found[0].score, 30.881265252890039, 1e-10);
	outliers_free(outliers);
	cells_free(cells);
}

/* Any split, merged in any order, finds the same. */
static void found_alike_however_the_input_was_split(void **state)
{
	enum { ROWS = 400, WAYS = 5 };
	struct observation rows[ROWS];
	size_t found_first[ROWS];
	uint64_t seed = 17;

	(void)state;
	for (int i = 0; i < ROWS; i++) {
		double spread = exp((double)(next_random(&seed) % 1000) / 1000 - 0.5);
		rows[i] = an_observation((enum level)(next_random(&seed) % LEVEL_COUNT),
					 100000 * spread * (i % 50 ? 1 : 40));
		rows[i].place.country = i % 3 ? CODE2('U', 'S') : CODE2('D', 'E');
		rows[i].role = (uint16_t)(i % 2);
	}
	for (int way = 0; way < WAYS; way++) {
		struct cells *parts[3] = {new_cells(), new_cells(), new_cells()};
		struct outliers *outliers;
		for (int i = 0; i < ROWS; i++)
			cells_add(parts[way ? next_random(&seed) % 3 : 0], &rows[i]);
		cells_merge(parts[way % 3], parts[(way + 1) % 3]);
		cells_merge(parts[way % 3], parts[(way + 2) % 3]);
		outliers = outliers_find(parts[way % 3], 6, 30);
		assert_non_null(outliers);
		for (int i = 0; i < ROWS; i++) {
			struct outlier out[OUTLIER_COMPONENTS];
			size_t found = outliers_of(outliers, parts[0], &rows[i], out);
			if (way == 0)
				found_first[i] = found;
			assert_int_equal(found, found_first[i]);
			assert_int_equal(found, i % 50 ? 0 : 1);
		}
		outliers_free(outliers);
		for (int i = 0; i < 3; i++)
			cells_free(parts[i]);
	}
}

static bool is_apart(const struct outliers *near, struct cells *cells, double dollars)
{
	const struct observation o = an_observation(LEVEL_MID, dollars);

	return outliers_keep_apart(near, cells, &o);
}

/* Of 31 analysts the three lowest and the three highest lie apart, and every row of a role of one. */
static void near_limits_stand_beside_the_far_ones(void **state)
{
	struct cells *cells = new_cells();
	struct observation high = an_impossible_one("US", 2500000), few = high;
	struct outlier found[OUTLIER_COMPONENTS];
	struct outliers *outliers, *near;

	(void)state;
	few.role = ROLE_MIXED;
	add_thirty(cells, "US", ROLE_ANALYST);
	cells_add(cells, &high);
	cells_add(cells, &few);
	outliers = outliers_find_beside(cells, 6, 30, &near, 3);
	assert_non_null(outliers);
	assert_int_equal(outliers_of(outliers, cells, &high, found), 1);
	assert_near(found[0].score, 30.881265252890039, 1e-10);
	assert_int_equal(outliers_of(outliers, cells, &few, found), 1);
	assert_true(is_apart(near, cells, 102000));
	assert_false(is_apart(near, cells, 103000));
	assert_false(is_apart(near, cells, 127000));
	assert_true(is_apart(near, cells, 128000));
	assert_true(outliers_keep_apart(near, cells, &few));
	outliers_free(near);
	outliers_free(outliers);
	cells_free(cells);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(spread_is_that_of_R),
	    cmocka_unit_test(nothing_has_no_spread),
	    cmocka_unit_test(impossible_pay_is_found_with_its_score),
	    cmocka_unit_test(total_pay_is_measured_by_total_pay),
	    cmocka_unit_test(a_role_of_few_is_held_against_its_country),
	    cmocka_unit_test(a_country_of_few_is_not_judged),
	    cmocka_unit_test(equal_pay_has_no_measure_of_its_own),
	    cmocka_unit_test(weighted_rows_count_as_often_as_they_happen),
	    cmocka_unit_test(near_limits_stand_beside_the_far_ones),
	    cmocka_unit_test(found_alike_however_the_input_was_split),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
