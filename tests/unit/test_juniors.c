/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The share of juniors by year: which years are told, and how finely. Intervals are R's: prop.test(juniors,
 * reports, correct = FALSE), of the reports divided by the design effect where postings repeat. */
#include "estimate/juniors.h"

#include "tests/unit/bands_fixture.h"

struct world {
	struct settings settings;
	struct catalogue *catalogue;
	struct cells *cells;
	struct summary summary;
	bool computed;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));

	w->settings = fixture_settings();
	w->catalogue = fixture_catalogue();
	w->cells = new_cells();
	arena_init(&w->summary.texts);
	w->summary.settings = &w->settings;
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	if (w->computed)
		band_table_release(&w->summary.bands);
	arena_release(&w->summary.texts);
	cells_free(w->cells);
	catalogue_free(w->catalogue);
	free(w);
	return 0;
}

static struct observation of_year(int year, enum level level, size_t i)
{
	struct observation o = an_observation(level, 90000 + 1000 * (double)i);

	o.date = (struct date){.year = (int16_t)year};
	return o;
}

static void add_year(struct world *w, int year, size_t juniors, size_t seniors)
{
	for (size_t i = 0; i < juniors + seniors; i++) {
		struct observation o = of_year(year, i < juniors ? LEVEL_JUNIOR : LEVEL_SENIOR, i);
		cells_add(w->cells, &o);
	}
}

static const struct junior_trend *trends(struct world *w, size_t expected)
{
	const struct junior_trend *out;

	compute(&w->summary.bands, w->cells, w->catalogue, &w->settings);
	w->computed = true;
	assert_int_equal(junior_trends_of_role(&w->summary, w->cells, ROLE_ANALYST, &out),
			 expected);
	return out;
}

static void a_source_of_two_years_has_shares_with_wilsons_intervals(void **state)
{
	struct world *w = *state;
	const struct junior_trend *t;

	add_year(w, 2024, 12, 108);
	add_year(w, 2021, 8, 32);
	t = trends(w, 1);
	assert_string_equal(t->source, "test");
	assert_int_equal(t->component, COMPONENT_BASE);
	assert_int_equal(t->count, 2);
	assert_int_equal(t->years[0].year, 2021);
	assert_int_equal(t->years[0].n, 40);
	assert_near(t->years[0].share, 0.20, 1e-12);
	assert_near(t->years[0].interval.low, 0.10, 1e-12); /* 0.1050 */
	assert_near(t->years[0].interval.high, 0.35, 1e-12); /* 0.3476 */
	assert_int_equal(t->years[1].year, 2024);
	assert_int_equal(t->years[1].n, 120);
	assert_near(t->years[1].share, 0.10, 1e-12);
	assert_near(t->years[1].interval.low, 0.06, 1e-12); /* 0.0581 */
	assert_near(t->years[1].interval.high, 0.17, 1e-12); /* 0.1667 */
	assert_false(t->rose);
	assert_true(t->by_chance);
}

/* Newcombe's own example, 48/80 and 56/70: the difference is 0.0524 to 0.3339. */
static void a_difference_that_leaves_out_zero_is_beyond_chance(void **state)
{
	struct world *w = *state;
	const struct junior_trend *t;

	add_year(w, 2021, 48, 32);
	add_year(w, 2024, 56, 14);
	t = trends(w, 1);
	assert_true(t->rose);
	assert_false(t->by_chance);
}

/* 30 reports; 5 of juniors, 5 of others. */
static void years_of_few_are_left_out(void **state)
{
	static const struct {
		size_t juniors, seniors;
		bool told;
	} cases[] = {{10, 19, false}, {10, 20, true}, {4, 40, false}, {5, 40, true},
		     {40, 4, false},  {40, 5, true},  {0, 40, false}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		void *each;
		set_up(&each);
		add_year(each, 2023, 20, 20);
		add_year(each, 2024, cases[i].juniors, cases[i].seniors);
		trends(each, cases[i].told ? 1 : 0);
		tear_down(&each);
	}
	(void)state;
}

static void one_year_and_undated_pay_are_no_trend(void **state)
{
	struct world *w = *state;

	add_year(w, 2023, 20, 20);
	add_year(w, 0, 20, 20);
	trends(w, 0);
}

static void reports_are_told_to_tens_and_shares_to_percents(void **state)
{
	struct world *w = *state;
	const struct junior_trend *t;

	add_year(w, 2023, 13, 31); /* 29.545% of 44 */
	add_year(w, 2024, 13, 32); /* 28.889% of 45 */
	t = trends(w, 1);
	assert_int_equal(t->years[0].n, 40);
	assert_near(t->years[0].share, 0.30, 1e-12);
	assert_int_equal(t->years[1].n, 50);
	assert_near(t->years[1].share, 0.29, 1e-12);
}

/* Rows of other countries, of no level, of managers, and of sources that may not be published. */
static void others_do_not_count(void **state)
{
	struct world *w = *state;
	const struct junior_trend *t;

	add_year(w, 2023, 20, 20);
	add_year(w, 2024, 20, 20);
	for (size_t i = 0; i < 50; i++) {
		struct observation o = of_year(2024, LEVEL_JUNIOR, i);
		o.place.country = CODE2('D', 'E');
		cells_add(w->cells, &o);
		o = of_year(2024, i % 2 ? LEVEL_UNKNOWN : LEVEL_MANAGER, i);
		cells_add(w->cells, &o);
		o = of_year(i % 2 ? 2023 : 2024, i % 4 / 2 ? LEVEL_JUNIOR : LEVEL_MID, i);
		o.source = "hidden";
		o.publish = PUBLISH_MODEL_ONLY;
		cells_add(w->cells, &o);
		o.source = "unpublished";
		o.publish = PUBLISH_NO;
		cells_add(w->cells, &o);
	}
	t = trends(w, 1);
	assert_int_equal(t->years[1].n, 40);
	assert_near(t->years[1].share, 0.50, 1e-12);
}

/* The source of the most reports first; of as many, by name. */
static void sources_stand_by_their_reports(void **state)
{
	static const char *const names[] = {"a few", "many", "as many"};
	struct world *w = *state;
	const struct junior_trend *t;

	for (size_t k = 0; k < 3; k++)
		for (size_t i = 0; i < (k ? 240 : 160); i++) {
			struct observation o = of_year(
			    i % 2 ? 2023 : 2024, i % 4 / 2 ? LEVEL_JUNIOR : LEVEL_SENIOR, i % 40);
			o.source = names[k];
			cells_add(w->cells, &o);
		}
	t = trends(w, 3);
	assert_string_equal(t[0].source, "as many");
	assert_string_equal(t[1].source, "many");
	assert_string_equal(t[2].source, "a few");
}

static void a_level_of_one_employer_withholds_the_source(void **state)
{
	struct world *w = *state;

	w->settings.max_employer_share = 0.5;
	add_year(w, 2023, 20, 20);
	add_year(w, 2024, 20, 20);
	for (size_t i = 0; i < 60; i++) {
		struct observation o = of_year(2024, LEVEL_JUNIOR, i);
		o.employer = TEXT_LITERAL("Acme");
		cells_add(w->cells, &o);
	}
	trends(w, 0);
}

/* A range posted four times is one draw: 8 of 40 have the interval of 2 of 10. */
static void postings_that_repeat_widen_the_interval(void **state)
{
	struct world *w = *state;
	const struct junior_trend *t;

	for (int year = 2023; year <= 2024; year++)
		for (size_t i = 0; i < 40; i++) {
			struct observation o =
			    of_year(year, i < 8 ? LEVEL_JUNIOR : LEVEL_SENIOR, 0);
			money low = o.pay[COMPONENT_BASE] +
				    100000 * (money)(i / 4 + (year == 2024 ? 10 : 0));
			o.ranged = true;
			o.ranges = RANGES_POSTED;
			o.ends[COMPONENT_BASE] =
			    (struct pay_ends){.low = low, .high = low + 1000000};
			o.pay[COMPONENT_BASE] = low + 500000;
			cells_add(w->cells, &o);
		}
	t = trends(w, 1);
	assert_near(t->years[0].share, 0.20, 1e-12);
	assert_near(t->years[0].interval.low, 0.06, 1e-12); /* prop.test(2, 10): 0.0567 */
	assert_near(t->years[0].interval.high, 0.51, 1e-12); /* 0.5098 */
}

int main(void)
{
#define A_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    A_TEST(a_source_of_two_years_has_shares_with_wilsons_intervals),
	    A_TEST(a_difference_that_leaves_out_zero_is_beyond_chance),
	    A_TEST(years_of_few_are_left_out),
	    A_TEST(one_year_and_undated_pay_are_no_trend),
	    A_TEST(reports_are_told_to_tens_and_shares_to_percents),
	    A_TEST(others_do_not_count),
	    A_TEST(sources_stand_by_their_reports),
	    A_TEST(a_level_of_one_employer_withholds_the_source),
	    A_TEST(postings_that_repeat_widen_the_interval),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
