/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of employers, the parts of pay and the years of a level: what is told, and what is withheld. */
#include <stdlib.h>

#include "tests/unit/bands_fixture.h"

static int set_up(void **state)
{
	*state = fixture_catalogue();
	return 0;
}

static int tear_down(void **state)
{
	catalogue_free(*state);
	return 0;
}

/* `count` people with base pay of `first` dollars and 1,000 more each. */
static void add_people(struct cells *cells, size_t count, double first, const char *employer,
		       uint32_t metro)
{
	for (size_t i = 0; i < count; i++) {
		struct observation o = an_observation(LEVEL_MID, first + 1000 * (double)i);
		o.employer = text_of(employer);
		o.place = (struct place){
		    .country = CODE2('U', 'S'), .state = CODE2('W', 'A'), .metro = metro};
		cells_add(cells, &o);
	}
}

static const struct employer_row *find_employer(const struct band_table *t, const char *name)
{
	size_t i = 0;

	while (i < t->employer_count && strcmp(t->employers[i].name, name) != 0)
		i++;
	if (i == t->employer_count)
		fail_msg("%s has no row", name);
	return &t->employers[i];
}

static void an_employer_has_the_median_of_all_its_spellings(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	const struct employer_row *acme;

	add_people(cells, 15, 100000, "Acme", 0);
	add_people(cells, 10, 115000, "ACME, Inc.", 0);
	add_people(cells, 4, 900000, "Globex", 0);
	add_people(cells, 40, 50000, "", 0);
	compute(&table, cells, *state, &settings);
	assert_int_equal(table.employer_count, 1);
	acme = find_employer(&table, "Acme");
	assert_int_equal(acme->band.n, 25);
	assert_int_equal(acme->country, CODE2('U', 'S'));
	assert_int_equal(acme->band.component, COMPONENT_BASE);
	assert_near(acme->band.p[BENCHMARK_P50].amount, 112000, 0);
	assert_true(acme->band.p50_interval.low < 112000 && acme->band.p50_interval.high > 112000);
	band_table_release(&table);
	cells_free(cells);
}

/* Of 5 to 9 people the median alone is told, to the nearest thousand. */
static void the_median_of_few_is_rounded(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	const struct employer_row *acme;

	add_people(cells, 5, 100250, "Acme", 0);
	compute(&table, cells, *state, &settings);
	acme = find_employer(&table, "Acme");
	assert_int_equal(acme->band.n, 5);
	assert_near(acme->band.p[BENCHMARK_P50].amount, 102000, 0);
	assert_true(isnan(acme->band.p50_interval.low));
	band_table_release(&table);
	cells_free(cells);
}

static void only_sources_that_may_be_published_name_employers(void **state)
{
	static const enum publishing kinds[] = {PUBLISH_YES, PUBLISH_MODEL_ONLY, PUBLISH_NO};

	for (size_t k = 0; k < 3; k++) {
		struct settings settings = fixture_settings();
		struct cells *cells = new_cells();
		struct band_table table;
		for (size_t i = 0; i < 20; i++) {
			struct observation o = an_observation(LEVEL_MID, 90000);
			o.employer = TEXT_LITERAL("Acme");
			o.publish = kinds[k];
			cells_add(cells, &o);
		}
		compute(&table, cells, *state, &settings);
		assert_int_equal(table.employer_count, kinds[k] == PUBLISH_YES);
		band_table_release(&table);
		cells_free(cells);
	}
}

/* Managers are not in the row of all levels, and so not in the employer's. */
static void an_employers_people_are_those_of_all_levels(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	add_people(cells, 12, 100000, "Acme", 0);
	for (size_t i = 0; i < 12; i++) {
		struct observation o = an_observation(LEVEL_MANAGER, 300000);
		o.employer = TEXT_LITERAL("Acme");
		cells_add(cells, &o);
	}
	compute(&table, cells, *state, &settings);
	assert_int_equal(table.employer_count, 1);
	assert_int_equal(table.employers[0].band.n, 12);
	band_table_release(&table);
	cells_free(cells);
}

/* A metro of `metro` people, `acme` of them Acme's, who has nobody elsewhere. */
static unsigned suppressed_in_a_metro(void *catalogue, size_t metro, size_t acme)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	const struct employer_row *row;
	unsigned suppressed;

	settings.complementary = true;
	add_people(cells, acme, 100000, "Acme", 42660);
	add_people(cells, metro - acme, 90000, "", 42660);
	add_people(cells, 30, 80000, "Globex", 0);
	add_people(cells, 30, 70000, "", 0);
	compute(&table, cells, catalogue, &settings);
	row = find_employer(&table, "Acme");
	suppressed = row->band.suppressed;
	assert_false(find_employer(&table, "Globex")->band.suppressed & SUPPRESSED_WHOLE);
	if (suppressed & SUPPRESSED_WHOLE) {
		assert_int_equal(row->band.n, 0);
		assert_int_equal(row->band.sources, 0);
		assert_int_equal(suppressed, SUPPRESSED_COMPLEMENTARY);
	}
	band_table_release(&table);
	cells_free(cells);
	return suppressed;
}

static void an_employer_that_leaves_few_beside_it_is_withheld(void **state)
{
	assert_int_equal(suppressed_in_a_metro(*state, 21, 20), SUPPRESSED_COMPLEMENTARY);
	assert_int_equal(suppressed_in_a_metro(*state, 24, 20), SUPPRESSED_COMPLEMENTARY);
	assert_int_equal(suppressed_in_a_metro(*state, 25, 20), 0);
	assert_int_equal(suppressed_in_a_metro(*state, 20, 20), 0);
}

/* Six postings of one range are a row of few: `all` less Acme's is theirs. */
static void a_row_of_few_effective_observations_is_not_told_by_an_employer(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	settings.complementary = true;
	add_people(cells, 20, 100000, "Acme", 42660);
	for (size_t i = 0; i < 6; i++) {
		struct observation o = an_observation(LEVEL_SENIOR, 150000);
		o.ranged = true;
		o.ranges = RANGES_POSTED;
		o.ends[COMPONENT_BASE] = (struct pay_ends){.low = 140000 * MONEY_PER_DOLLAR,
							   .high = 160000 * MONEY_PER_DOLLAR};
		o.place = (struct place){
		    .country = CODE2('U', 'S'), .state = CODE2('W', 'A'), .metro = 42660};
		cells_add(cells, &o);
	}
	compute(&table, cells, *state, &settings);
	assert_int_equal(find_employer(&table, "Acme")->band.suppressed, SUPPRESSED_COMPLEMENTARY);
	band_table_release(&table);
	cells_free(cells);
}

/* Ten employers of eight, and four people who are of none of them: one of the ten must be withheld. */
static const char *withheld_of_ten(void *catalogue, int first, int step)
{
	static const char *const names[] = {"Acme",  "Bolt", "Cyan", "Dune", "Echo",
					    "Fjord", "Gale", "Halo", "Iris", "Jade"};
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	const char *withheld = NULL;
	struct band_table table;

	settings.complementary = true;
	for (int i = 0, at = first; i < 10; i++, at = (at + step) % 10)
		add_people(cells, 8, 80000 + 1000 * at, names[at], 0);
	add_people(cells, 4, 90000, "", 0);
	compute(&table, cells, catalogue, &settings);
	assert_int_equal(table.employer_count, 10);
	for (size_t i = 0; i < table.employer_count; i++) {
		if (!(table.employers[i].band.suppressed & SUPPRESSED_WHOLE))
			continue;
		assert_null(withheld);
		for (size_t k = 0; k < 10; k++)
			if (strcmp(names[k], table.employers[i].name) == 0)
				withheld = names[k];
	}
	assert_non_null(withheld);
	band_table_release(&table);
	cells_free(cells);
	return withheld;
}

static void which_of_equal_employers_is_withheld_does_not_depend_on_arrival(void **state)
{
	const char *withheld = withheld_of_ten(*state, 0, 1);

	assert_string_equal(withheld_of_ten(*state, 9, 9), withheld);
	assert_string_equal(withheld_of_ten(*state, 4, 3), withheld);
	assert_string_equal(withheld_of_ten(*state, 5, 7), withheld);
}

/* One of 20 does not state the total: n of base less n of total would be that one. */
static void base_and_total_of_an_employer_do_not_tell_who_states_one(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	size_t published = 0;

	settings.complementary = true;
	for (size_t i = 0; i < 60; i++) {
		struct observation o = an_observation(LEVEL_MID, 90000 + 100 * (double)i);
		o.employer = i < 20 ? TEXT_LITERAL("Acme") : TEXT_LITERAL("Globex");
		if (i != 0 && i < 50)
			o.pay[COMPONENT_TOTAL] = o.pay[COMPONENT_BASE] + 1000000;
		cells_add(cells, &o);
	}
	compute(&table, cells, *state, &settings);
	for (size_t i = 0; i < table.employer_count; i++)
		published += strcmp(table.employers[i].name, "Acme") == 0 &&
			     !(table.employers[i].band.suppressed & SUPPRESSED_WHOLE);
	assert_int_equal(published, 1);
	band_table_release(&table);
	cells_free(cells);
}

/* ---- parts of pay, and years ---- */

static struct observation with_parts(double base, double bonus, double equity, double years)
{
	struct observation o = an_observation(LEVEL_SENIOR, base);

	o.pay[COMPONENT_BONUS] = (money)llround(bonus * MONEY_PER_DOLLAR);
	o.pay[COMPONENT_EQUITY] = (money)llround(equity * MONEY_PER_DOLLAR);
	o.pay[COMPONENT_TOTAL] =
	    o.pay[COMPONENT_BASE] + o.pay[COMPONENT_BONUS] + o.pay[COMPONENT_EQUITY];
	o.years = years;
	return o;
}

static void parts_are_medians_of_those_who_state_all(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	for (size_t i = 0; i < 11; i++) {
		double step = (double)i;
		struct observation o =
		    with_parts(150000 + 1000 * step, 1000 * step, 100000 - 2000 * step, step);
		cells_add(cells, &o);
	}
	for (size_t i = 0; i < 30; i++) {
		struct observation o = an_observation(LEVEL_SENIOR, 80000);
		cells_add(cells, &o);
	}
	compute(&table, cells, *state, &settings);
	assert_int_equal(table.mix_count, 2); /* all levels, and senior */
	assert_int_equal(table.mix[1].level, LEVEL_SENIOR);
	assert_near(table.mix[1].base, 155000, 0);
	assert_near(table.mix[1].bonus, 5000, 0);
	assert_near(table.mix[1].equity, 90000, 0);
	assert_int_equal(table.year_count, 1);
	/* R: quantile(0:10, c(.25, .5, .75), type = 7) is 2.5, 5, 7.5; to even whole years */
	assert_near(table.years[0].p25, 2, 0);
	assert_near(table.years[0].p50, 5, 0);
	assert_near(table.years[0].p75, 8, 0);
	band_table_release(&table);
	cells_free(cells);
}

static size_t told_of(void *catalogue, size_t people, const char *employer)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	size_t told;

	settings.max_employer_share = 0.25;
	for (size_t i = 0; i < people; i++) {
		struct observation o = with_parts(150000, 10000, 20000, 4);
		o.employer = text_of(employer);
		cells_add(cells, &o);
	}
	compute(&table, cells, catalogue, &settings);
	told = table.mix_count + table.year_count;
	band_table_release(&table);
	cells_free(cells);
	return told;
}

static void parts_and_years_of_few_or_of_one_employer_are_not_told(void **state)
{
	assert_int_equal(told_of(*state, 10, ""), 3);
	assert_int_equal(told_of(*state, 9, ""), 0);
	assert_int_equal(told_of(*state, 40, "Acme"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_employer_has_the_median_of_all_its_spellings),
	    cmocka_unit_test(the_median_of_few_is_rounded),
	    cmocka_unit_test(only_sources_that_may_be_published_name_employers),
	    cmocka_unit_test(an_employers_people_are_those_of_all_levels),
	    cmocka_unit_test(an_employer_that_leaves_few_beside_it_is_withheld),
	    cmocka_unit_test(a_row_of_few_effective_observations_is_not_told_by_an_employer),
	    cmocka_unit_test(which_of_equal_employers_is_withheld_does_not_depend_on_arrival),
	    cmocka_unit_test(base_and_total_of_an_employer_do_not_tell_who_states_one),
	    cmocka_unit_test(parts_are_medians_of_those_who_state_all),
	    cmocka_unit_test(parts_and_years_of_few_or_of_one_employer_are_not_told),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
