/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Observed bands: their cells, their figures, what is withheld, and how they are written. */
#include "stats/quantile.h"
#include "tests/unit/bands_fixture.h"
#include "tests/unit/expected_quantiles.h"

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

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

static void add_many(struct cells *cells, size_t count, struct observation o)
{
	for (size_t i = 0; i < count; i++) {
		cells_add(cells, &o);
		o.pay[COMPONENT_BASE] += 100000;
	}
}

static struct observation at(struct observation o, const char *country, const char *state,
			     uint32_t metro)
{
	o.place = (struct place){
	    .country = code_of(text_of(country)), .state = code_of(text_of(state)), .metro = metro};
	return o;
}

static struct observation of_employer(struct observation o, const char *employer)
{
	o.employer = text_of(employer);
	return o;
}

/* ---- figures ---- */

static void observed_figures_are_type_7_of_the_pay_given(void **state)
{
	static const double expected[] = {72000, 81234.565, 120000.01, 181500, 239200};
	const struct expected_quantile *sample = NULL;
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	const struct band *b;

	for (size_t i = 0; i < COUNT_OF(expected_quantiles); i++)
		if (strcmp(expected_quantiles[i].sample, "cents") == 0)
			sample = &expected_quantiles[i];
	for (size_t i = 0; i < sample->count; i++) {
		struct observation o = an_observation(LEVEL_SENIOR, sample->values[i]);
		cells_add(cells, &o);
	}
	compute(&table, cells, *state, &settings);
	b = find(&table, LEVEL_SENIOR, united_states);
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		assert_near(b->p[p].amount, expected[p], 1e-9);
	for (size_t i = 0; i < COUNT_OF(expected_quantiles); i++) { /* the same from R */
		const struct expected_quantile *e = &expected_quantiles[i];
		for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
			if (strcmp(e->sample, "cents") == 0 &&
			    fabs(e->fraction - (const double[]){.1, .25, .5, .75, .9}[p]) < 1e-12)
				assert_near(b->p[p].amount, e->quantile, 1e-9);
	}
	assert_string_equal(b->rule, "type7");
	band_table_release(&table);
	cells_free(cells);
}

static void weights_give_the_weighted_figures_and_say_so(void **state)
{
	struct settings settings = fixture_settings();

	settings.min_n = 1;
	settings.min_n_tails = 1;
	for (size_t i = 0; i < COUNT_OF(expected_quantiles); i++) {
		const struct expected_quantile *e = &expected_quantiles[i];
		struct cells *cells = new_cells();
		struct band_table table;
		if (strcmp(e->sample, "cents weighted") == 0 && fabs(e->fraction - 0.5) < 1e-12) {
			for (size_t k = 0; k < e->count; k++) {
				struct observation o = an_observation(LEVEL_MID, e->values[k]);
				o.weight = e->weights[k];
				cells_add(cells, &o);
			}
			compute(&table, cells, *state, &settings);
			const struct band *b = find(&table, LEVEL_MID, everywhere);
			assert_near(b->p[BENCHMARK_P50].amount, e->quantile, 1e-7);
			assert_near(b->n_effective, e->n_effective, 1e-9);
			assert_int_equal(b->n, e->count);
			assert_string_equal(b->rule, "type7-weighted-kish");
			band_table_release(&table);
		}
		cells_free(cells);
	}
}

/* ---- cells of the table ---- */

static void all_levels_are_the_ladder_and_the_unknown_without_the_tracks(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	for (int level = 0; level < LEVEL_COUNT; level++)
		add_many(cells, 6, an_observation((enum level)level, 100000));
	compute(&table, cells, *state, &settings);
	assert_int_equal(find(&table, LEVEL_ALL, united_states)->n, 30);
	assert_int_equal(find(&table, LEVEL_MANAGER, united_states)->n, 6);
	assert_int_equal(find(&table, LEVEL_EXECUTIVE, united_states)->n, 6);
	assert_int_equal(table.count, 2 * (1 + 4 + 2)); /* everywhere and the country */
	band_table_release(&table);
	cells_free(cells);
}

static void a_role_of_managers_alone_has_no_row_of_all_levels(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	add_many(cells, 6, an_observation(LEVEL_MANAGER, 100000));
	compute(&table, cells, *state, &settings);
	assert_null(find(&table, LEVEL_ALL, everywhere));
	assert_int_equal(table.count, 2);
	band_table_release(&table);
	cells_free(cells);
}

static void every_area_that_holds_a_place_has_its_row_in_order(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	struct buf rows;

	add_many(cells, 5, at(an_observation(LEVEL_UNKNOWN, 100000), "US", "CA", 41860));
	add_many(cells, 5, at(an_observation(LEVEL_UNKNOWN, 120000), "US", "NY", 0));
	add_many(cells, 5, at(an_observation(LEVEL_UNKNOWN, 60000), "DE", "", 0));
	add_many(cells, 5, at(an_observation(LEVEL_UNKNOWN, 50000), "", "", 0));
	compute(&table, cells, *state, &settings);
	buf_init(&rows, BUF_LIMIT_DEFAULT);
	add_table(&rows, &table, *state);
	assert_string_equal(
	    rows.data,
	    "analyst,Analyst,all,all,all,*,All "
	    "places,base,observed,20,20,1,0,51900,58500,82000,108000,122100,60000,104000,"
	    "low,,2024-05,type7\n"
	    "analyst,Analyst,all,all,country,DE,DE,base,observed,5,5,1,0,,,62000,,,,,low,quartiles,"
	    "2024-05,type7\n"
	    "analyst,Analyst,all,all,country,US,US,base,observed,10,10,1,0,100900,102250,112000,"
	    "121750,123100,"
	    "101000,123000,low,,2024-05,type7\n"
	    "analyst,Analyst,all,all,state,US-CA,US-CA,base,observed,5,5,1,0,,,102000,,,,,low,"
	    "quartiles,2024-05,type7\n"
	    "analyst,Analyst,all,all,state,US-NY,US-NY,base,observed,5,5,1,0,,,122000,,,,,low,"
	    "quartiles,2024-05,type7\n"
	    "analyst,Analyst,all,all,metro,41860,41860,base,observed,5,5,1,0,,,102000,,,,,low,"
	    "quartiles,2024-05,"
	    "type7\n");
	buf_release(&rows);
	band_table_release(&table);
	cells_free(cells);
}

static void a_role_outside_the_catalogue_is_a_bug(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct observation o = an_observation(LEVEL_MID, 1000);
	struct band_table table;
	struct err e = ERR_INIT;

	o.role = 3;
	cells_add(cells, &o);
	assert_int_equal(bands_compute(&e, &table, cells, NULL, *state, &settings, o.date), -1);
	assert_int_equal(e.code, ERR_BUG);
	cells_free(cells);
}

static void no_cells_and_no_benchmarks_give_no_rows(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	compute(&table, NULL, *state, &settings);
	assert_int_equal(table.count, 0);
	compute(&table, cells, *state, &settings);
	assert_int_equal(table.count, 0);
	assert_null(find(&table, LEVEL_ALL, everywhere));
	band_table_release(&table);
	cells_free(cells);
}

/* ---- what is withheld ---- */

static void a_small_cell_has_no_row_and_is_counted(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	add_many(cells, 4, an_observation(LEVEL_STAFF, 200000));
	add_many(cells, 6, an_observation(LEVEL_MID, 100000));
	compute(&table, cells, *state, &settings);
	assert_null(find(&table, LEVEL_STAFF, united_states));
	assert_null(find(&table, LEVEL_STAFF, everywhere));
	assert_int_equal(table.observed.too_few, 2);
	assert_int_equal(table.observed.published, 4);
	band_table_release(&table);
	cells_free(cells);
}

/* One observation that weighs as much as the other nine: their median is nearly its pay. */
static void the_effective_number_counts_as_the_plain_one(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	struct observation heavy = an_observation(LEVEL_MID, 150000);

	heavy.weight = 9;
	cells_add(cells, &heavy);
	add_many(cells, 9, an_observation(LEVEL_MID, 90000)); /* Kish: 18^2 / 90 = 3.6 */
	compute(&table, cells, *state, &settings);
	assert_null(find(&table, LEVEL_MID, united_states));
	band_table_release(&table);
	cells_free(cells);
}

static struct observation a_posting(double low, double high, const char *employer)
{
	struct observation o = an_observation(LEVEL_MID, (low + high) / 2);

	o.ranged = true;
	o.ranges = RANGES_POSTED;
	for (int c = 0; c < COMPONENT_COUNT; c++)
		o.ends[c] = (struct pay_ends){.low = MONEY_NONE, .high = MONEY_NONE};
	o.ends[COMPONENT_BASE] = (struct pay_ends){.low = (money)(low * MONEY_PER_DOLLAR),
						   .high = (money)(high * MONEY_PER_DOLLAR)};
	return of_employer(o, employer);
}

/* 6 of one range, of one more employer 2 of the same, and 12 that differ: 20^2 / (36 + 4 + 12). The
 * same in any split: distinct runs are kept as counts. */
static void a_range_posted_often_counts_by_its_design_effect(void **state)
{
	struct settings settings = fixture_settings();

	settings.max_employer_share = 1;
	for (size_t cut = 0; cut <= 20; cut++) {
		struct cells *cells = new_cells(), *more = new_cells();
		struct band_table table;
		const struct band *b;
		for (size_t i = 0; i < 20; i++) {
			double low = i < 8 ? 90000 : 70000 + 1000 * (double)i;
			struct observation o = a_posting(low, low + 40000,
							 i < 6	 ? "A"
							 : i < 8 ? "B"
								 : "");
			cells_add(i < cut ? more : cells, &o);
		}
		cells_merge(cells, more);
		compute(&table, cells, *state, &settings);
		b = find(&table, LEVEL_MID, united_states);
		assert_int_equal(b->n, 20);
		assert_near(b->n_effective, 400.0 / 52, 1e-12);
		assert_near(b->p[BENCHMARK_P50].amount, 107500, 500); /* of the middles */
		assert_string_equal(b->rule, "type7");
		band_table_release(&table);
		cells_free(more);
		cells_free(cells);
	}
}

/* Of 11 the ends are the second and the tenth: single people's pay. */
static void the_interval_s_ends_are_rounded_outwards_where_few_stand_behind_them(void **state)
{
	struct settings settings = fixture_settings();

	for (size_t n = 29; n <= 30; n++) {
		struct cells *cells = new_cells();
		struct band_table table;
		const struct band *b;
		add_many(cells, n, an_observation(LEVEL_MID, 90000.25));
		compute(&table, cells, *state, &settings);
		b = find(&table, LEVEL_MID, united_states);
		/* binomial ranks of 29 and of 30 at 95%: 9 and 21, 10 and 21 */
		assert_near(b->p50_interval.low, n < 30 ? 98000 : 99000.25, 0);
		assert_near(b->p50_interval.high, n < 30 ? 111000 : 110000.25, 0);
		assert_near(b->p[BENCHMARK_P25].amount, n < 30 ? 97000.25 : 97250.25, 1e-9);
		band_table_release(&table);
		cells_free(cells);
	}
}

static void all_but_the_median_needs_ten(void **state)
{
	struct settings settings = fixture_settings();

	for (size_t n = 9; n <= 10; n++) {
		struct cells *cells = new_cells();
		struct band_table table;
		const struct band *b;
		add_many(cells, n, an_observation(LEVEL_MID, 90000));
		compute(&table, cells, *state, &settings);
		b = find(&table, LEVEL_MID, united_states);
		assert_int_equal(b->suppressed, n < 10 ? SUPPRESSED_QUARTILES : 0);
		assert_int_equal(b->p[BENCHMARK_P10].kind,
				 n < 10 ? VALUE_NOT_RELEASED : VALUE_EXACT);
		assert_int_equal(b->p[BENCHMARK_P25].kind,
				 n < 10 ? VALUE_NOT_RELEASED : VALUE_EXACT);
		assert_near(b->p[BENCHMARK_P50].amount, n < 10 ? 94000 : 94500, 0);
		/* of nine, its ends would be the second lowest and the second highest pay */
		assert_int_equal(isnan(b->p50_interval.low), n < 10);
		band_table_release(&table);
		cells_free(cells);
	}
}

/* 12 rows: 4 of one employer under three spellings, `others` of others, the rest unnamed. */
static unsigned flags_with_employer(size_t of_one, size_t others, const struct catalogue *catalogue,
				    uint64_t *employers)
{
	static const char *const spellings[] = {"Acme Corp", " ACME CORP", "acme corp  "};
	static const char *const other_names[] = {"A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"};
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	unsigned flags;

	settings.max_employer_share = 0.25;
	for (size_t i = 0; i < 12; i++) {
		struct observation o = an_observation(LEVEL_MID, 90000);
		if (i < of_one)
			o = of_employer(o, spellings[i % 3]);
		else if (i < of_one + others)
			o = of_employer(o, other_names[i - of_one]);
		cells_add(cells, &o);
	}
	compute(&table, cells, catalogue, &settings);
	flags = find(&table, LEVEL_MID, united_states)->suppressed;
	*employers = find(&table, LEVEL_MID, united_states)->employers;
	band_table_release(&table);
	cells_free(cells);
	return flags;
}

static void no_employer_may_be_too_much_of_a_cell(void **state)
{
	uint64_t employers;

	assert_int_equal(flags_with_employer(3, 8, *state, &employers), 0);
	assert_int_equal(employers, 9);
	assert_int_equal(flags_with_employer(4, 8, *state, &employers), SUPPRESSED_EMPLOYER);
	assert_int_equal(flags_with_employer(3, 0, *state, &employers), 0); /* of 12, not of 3 */
	assert_int_equal(flags_with_employer(0, 0, *state, &employers), 0); /* none is named */
	assert_int_equal(employers, 0);
}

static void few_employers_are_not_counted(void **state)
{
	uint64_t employers;

	(void)flags_with_employer(3, 3, *state, &employers);
	assert_int_equal(employers, EMPLOYERS_WITHHELD); /* four */
	(void)flags_with_employer(3, 4, *state, &employers);
	assert_int_equal(employers, 5);
}

static void a_small_remainder_of_the_levels_takes_the_smallest_with_it(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	settings.complementary = true;
	add_many(cells, 20, an_observation(LEVEL_JUNIOR, 90000));
	add_many(cells, 15, an_observation(LEVEL_MID, 110000));
	add_many(cells, 30, an_observation(LEVEL_SENIOR, 150000));
	add_many(cells, 3, an_observation(LEVEL_STAFF, 250000));
	compute(&table, cells, *state, &settings);
	assert_int_equal(find(&table, LEVEL_ALL, united_states)->suppressed, 0);
	assert_null(find(&table, LEVEL_STAFF, united_states));
	assert_int_equal(find(&table, LEVEL_MID, united_states)->suppressed,
			 SUPPRESSED_COMPLEMENTARY);
	assert_true(isnan(find(&table, LEVEL_MID, united_states)->p50_interval.low));
	assert_int_equal(find(&table, LEVEL_MID, united_states)->quality, QUALITY_NONE);
	assert_int_equal(find(&table, LEVEL_JUNIOR, united_states)->suppressed, 0);
	assert_int_equal(find(&table, LEVEL_SENIOR, united_states)->suppressed, 0);
	band_table_release(&table);
	cells_free(cells);
}

/* Three of 503 are protected as three of ten are. */
static void a_tiny_share_is_no_exemption(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	settings.complementary = true;
	add_many(cells, 300, an_observation(LEVEL_JUNIOR, 90000));
	add_many(cells, 200, an_observation(LEVEL_MID, 110000));
	add_many(cells, 3, an_observation(LEVEL_STAFF, 250000));
	compute(&table, cells, *state, &settings);
	assert_null(find(&table, LEVEL_STAFF, united_states));
	assert_int_equal(find(&table, LEVEL_ALL, united_states)->suppressed, 0);
	assert_int_equal(find(&table, LEVEL_JUNIOR, united_states)->suppressed, 0);
	assert_int_equal(find(&table, LEVEL_MID, united_states)->suppressed,
			 SUPPRESSED_COMPLEMENTARY);
	assert_int_equal(find(&table, LEVEL_MID, united_states)->n, 0);
	band_table_release(&table);
	cells_free(cells);
}

/* The United States are the only country: what they withhold, the world must not publish. */
static void the_same_people_have_no_second_name(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	const struct area areas[] = {united_states, everywhere, a_state("CA"), a_metro(41860)};

	settings.complementary = true;
	add_many(cells, 30, at(an_observation(LEVEL_SENIOR, 90000), "US", "CA", 41860));
	add_many(cells, 20, at(an_observation(LEVEL_MID, 110000), "US", "CA", 41860));
	add_many(cells, 3, at(an_observation(LEVEL_STAFF, 250000), "US", "CA", 41860));
	compute(&table, cells, *state, &settings);
	for (size_t i = 0; i < COUNT_OF(areas); i++) {
		assert_int_equal(find(&table, LEVEL_SENIOR, areas[i])->suppressed, 0);
		assert_int_equal(find(&table, LEVEL_MID, areas[i])->suppressed,
				 SUPPRESSED_COMPLEMENTARY);
		assert_int_equal(find(&table, LEVEL_ALL, areas[i])->suppressed, 0);
	}
	band_table_release(&table);
	cells_free(cells);
}

/* Two levels' remainders over the states have five each, and differ by two people. */
static void differences_of_remainders_are_seen(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	settings.complementary = true;
	add_many(cells, 30, at(an_observation(LEVEL_SENIOR, 90000), "US", "CA", 0));
	add_many(cells, 5, at(an_observation(LEVEL_SENIOR, 90000), "US", "", 0));
	add_many(cells, 2, at(an_observation(LEVEL_UNKNOWN, 90000), "US", "", 0));
	add_many(cells, 9, at(an_observation(LEVEL_UNKNOWN, 90000), "US", "CA", 0));
	compute(&table, cells, *state, &settings);
	assert_int_equal(find(&table, LEVEL_ALL, united_states)->suppressed, 0);
	assert_int_equal(find(&table, LEVEL_SENIOR, united_states)->suppressed, 0);
	assert_int_equal(find(&table, LEVEL_ALL, a_state("CA"))->suppressed, 0);
	assert_int_equal(find(&table, LEVEL_SENIOR, a_state("CA"))->suppressed,
			 SUPPRESSED_COMPLEMENTARY);
	band_table_release(&table);
	cells_free(cells);
}

/* Twenty state their base pay, and all but three of them a total. */
static void components_are_parts_of_one_another(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	settings.complementary = true;
	for (int i = 0; i < 20; i++) {
		struct observation o = an_observation(LEVEL_UNKNOWN, 90000 + 1000 * i);
		if (i >= 3)
			o.pay[COMPONENT_TOTAL] = o.pay[COMPONENT_BASE];
		cells_add(cells, &o);
	}
	compute(&table, cells, *state, &settings);
	assert_int_equal(find(&table, LEVEL_ALL, united_states)->suppressed, 0);
	assert_int_equal(band_find(&table, &(struct band){.role = ROLE_ANALYST,
							  .area = united_states,
							  .component = COMPONENT_TOTAL})
			     ->suppressed,
			 SUPPRESSED_COMPLEMENTARY);
	band_table_release(&table);
	cells_free(cells);
}

static void the_world_goes_before_a_country(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	struct observation o = an_observation(LEVEL_UNKNOWN, 100000);

	settings.complementary = true;
	add_many(cells, 12, at(o, "US", "", 0));
	add_many(cells, 3, at(o, "DE", "", 0));
	compute(&table, cells, *state, &settings);
	assert_int_equal(find(&table, LEVEL_ALL, everywhere)->suppressed, SUPPRESSED_COMPLEMENTARY);
	assert_int_equal(find(&table, LEVEL_ALL, united_states)->suppressed, 0);
	band_table_release(&table);
	cells_free(cells);
}

static void a_remainder_that_is_large_enough_takes_nothing_with_it(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	settings.complementary = true;
	add_many(cells, 20, an_observation(LEVEL_JUNIOR, 90000));
	add_many(cells, 3, an_observation(LEVEL_STAFF, 250000));
	add_many(cells, 5, an_observation(LEVEL_UNKNOWN, 100000));
	compute(&table, cells, *state, &settings);
	assert_int_equal(find(&table, LEVEL_JUNIOR, united_states)->suppressed, 0);
	assert_null(find(&table, LEVEL_STAFF, united_states));
	band_table_release(&table);
	cells_free(cells);
}

static void a_row_is_of_one_source_only_where_there_is_no_other(void **state)
{
	static const char *const names[] = {"a", "b", "c", "d"};
	struct settings settings = fixture_settings();

	for (size_t count = 1; count <= COUNT_OF(names); count++) {
		struct cells *cells = new_cells();
		struct band_table table;
		const struct band *b;
		for (size_t i = 0; i < count; i++) {
			struct observation o = an_observation(LEVEL_SENIOR, 100000);
			o.source = names[i];
			add_many(cells, 10, o);
		}
		compute(&table, cells, *state, &settings);
		b = find(&table, LEVEL_SENIOR, united_states);
		assert_int_equal(b->n, 10 * count);
		assert_int_equal(b->sources, count);
		assert_int_equal(b->only_source != 0, count == 1);
		band_table_release(&table);
		cells_free(cells);
	}
}

static const struct band *find_years(const struct band_table *table, struct years_span years)
{
	const struct band wanted = {
	    .role = ROLE_ANALYST, .area = united_states, .experience = years};

	return band_find(table, &wanted);
}

/* Three of more years are few: the smaller step goes with them, not the row of all. Of a level and a step
 * that holds it and three more it is the step that goes, though it is the larger. */
static void levels_go_before_steps_of_experience_and_all_together_before_both(void **state)
{
	const struct years_span first = {0, 2}, second = {2, 5}, third = {5, 8};
	struct settings settings = fixture_settings();
	struct cells_setup setup = {.age = AGING_NONE, .usd_per_unit = 1};
	struct cells *cells;
	struct band_table table;
	struct observation o = an_observation(LEVEL_UNKNOWN, 100000);

	settings.complementary = true;
	setup.steps = settings.experience_steps;
	cells = cells_new(&setup);
	o.years = 1;
	add_many(cells, 12, o);
	o.years = 3;
	add_many(cells, 6, o);
	o.years = 6;
	add_many(cells, 3, o);
	compute(&table, cells, *state, &settings);
	assert_int_equal(find(&table, LEVEL_ALL, united_states)->suppressed, 0);
	assert_int_equal(find_years(&table, first)->suppressed, 0);
	assert_true(find_years(&table, second)->suppressed & SUPPRESSED_COMPLEMENTARY);
	assert_null(find_years(&table, third));
	band_table_release(&table);
	cells_free(cells);

	cells = cells_new(&setup);
	o = an_observation(LEVEL_JUNIOR, 100000);
	o.years = 1;
	add_many(cells, 12, o);
	o = an_observation(LEVEL_UNKNOWN, 100000);
	o.years = 1;
	add_many(cells, 3, o);
	o.years = YEARS_NONE;
	add_many(cells, 9, o);
	compute(&table, cells, *state, &settings);
	assert_int_equal(find(&table, LEVEL_ALL, united_states)->suppressed, 0);
	assert_int_equal(find(&table, LEVEL_JUNIOR, united_states)->suppressed, 0);
	assert_true(find_years(&table, first)->suppressed & SUPPRESSED_COMPLEMENTARY);
	band_table_release(&table);
	cells_free(cells);
}

static void areas_are_protected_as_levels_are(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;
	struct observation o = an_observation(LEVEL_UNKNOWN, 100000);

	settings.complementary = true;
	add_many(cells, 40, at(o, "US", "CA", 41860));
	add_many(cells, 12, at(o, "US", "CA", 31080));
	add_many(cells, 2, at(o, "US", "CA", 41740));
	add_many(cells, 11, at(o, "US", "NY", 35620));
	add_many(cells, 10, at(o, "US", "NJ", 35620)); /* one metro, two states */
	add_many(cells, 1, at(o, "US", "WA", 0));
	add_many(cells, 30, at(o, "DE", "", 0));
	add_many(cells, 25, at(o, "FR", "", 0));
	compute(&table, cells, *state, &settings);
	/* All over its countries leave nothing; the US over its states leaves 1. */
	assert_int_equal(find(&table, LEVEL_ALL, a_country("DE"))->suppressed, 0);
	assert_int_equal(find(&table, LEVEL_ALL, a_country("FR"))->suppressed, 0);
	assert_int_equal(find(&table, LEVEL_ALL, a_state("NJ"))->suppressed,
			 SUPPRESSED_COMPLEMENTARY);
	assert_int_equal(find(&table, LEVEL_ALL, a_state("NY"))->suppressed, 0);
	assert_int_equal(find(&table, LEVEL_ALL, a_state("CA"))->suppressed, 0);
	/* California over its metros leaves 2. */
	assert_null(find(&table, LEVEL_ALL, a_metro(41740)));
	assert_int_equal(find(&table, LEVEL_ALL, a_metro(31080))->suppressed,
			 SUPPRESSED_COMPLEMENTARY);
	assert_int_equal(find(&table, LEVEL_ALL, a_metro(41860))->suppressed, 0);
	/* New York's metro less New York would be New Jersey, and that less, Washington's one. */
	assert_int_equal(find(&table, LEVEL_ALL, a_metro(35620))->suppressed,
			 SUPPRESSED_COMPLEMENTARY);
	band_table_release(&table);
	cells_free(cells);
}

static void an_employer_s_cell_alone_in_the_remainder_is_given_away_too(void **state)
{
	struct settings settings = fixture_settings();
	struct cells *cells = new_cells();
	struct band_table table;

	settings.complementary = true;
	settings.max_employer_share = 0.25;
	add_many(cells, 20, of_employer(an_observation(LEVEL_STAFF, 200000), "Acme"));
	add_many(cells, 50, an_observation(LEVEL_SENIOR, 150000));
	add_many(cells, 40, an_observation(LEVEL_MID, 120000));
	compute(&table, cells, *state, &settings);
	assert_int_equal(find(&table, LEVEL_ALL, united_states)->suppressed, 0);
	assert_int_equal(find(&table, LEVEL_STAFF, united_states)->suppressed, SUPPRESSED_EMPLOYER);
	assert_int_equal(find(&table, LEVEL_MID, united_states)->suppressed,
			 SUPPRESSED_COMPLEMENTARY);
	assert_int_equal(find(&table, LEVEL_SENIOR, united_states)->suppressed, 0);
	band_table_release(&table);
	cells_free(cells);
}

static bool is_published(const struct band *b)
{
	return b->p[BENCHMARK_P50].kind == VALUE_EXACT;
}

/* Is `part` a part of `total`, by one step of level or of area? */
static bool is_part(const struct band *part, const struct band *total)
{
	if (part->component != total->component || part->role != total->role)
		return false;
	if (total->level == LEVEL_ALL && level_on_ladder(part->level))
		return area_compare(part->area, total->area) == 0;
	return part->level == total->level &&
	       ((total->area.kind == AREA_ALL && part->area.kind == AREA_COUNTRY) ||
		(total->area.kind == AREA_COUNTRY && part->area.kind == AREA_STATE &&
		 total->area.place.country == CODE2('U', 'S')));
}

/* What is left of a published total by parts of one kind is nothing, or min-n or more,
 * unless no part is published at all. */
static void holds_nothing_small(const struct band_table *table, const struct band *total,
				bool by_level)
{
	uint64_t rest = total->n;
	size_t parts = 0;

	for (size_t i = 0; i < table->count; i++) {
		const struct band *part = &table->rows[i];
		if (!is_part(part, total) || (part->level != total->level) != by_level)
			continue;
		if (is_published(part)) {
			rest -= part->n;
			parts++;
		}
	}
	if (parts)
		assert_true(rest == 0 || rest >= 5);
}

/* Under `most`, small numbers far more often: some groups are tiny. */
static uint64_t skewed(uint64_t *seed, uint64_t most)
{
	uint64_t number = next_random(seed) % most;

	for (int i = 0; i < 2; i++)
		number = next_random(seed) % (number + 1);
	return number;
}

static void no_published_total_gives_a_small_group_away(void **state)
{
	static const char *const countries[] = {"US", "US", "US", "DE", "FR", "GB"};
	static const char *const states[] = {"CA", "NY", "WA", "TX", "OR"};
	struct settings settings = fixture_settings();
	uint64_t seed = 5;
	size_t complementary = 0;

	settings.complementary = true;
	for (int trial = 0; trial < 200; trial++) {
		struct cells *cells = new_cells();
		struct band_table table;
		size_t n = 20 + next_random(&seed) % 400;
		for (size_t i = 0; i < n; i++) {
			struct observation o = an_observation(
			    (enum level)skewed(&seed, LEVEL_COUNT), 100000 + (double)i);
			const char *country = countries[skewed(&seed, 6)];
			uint64_t in = skewed(&seed, 8);
			bool us = strcmp(country, "US") == 0 && in < 5;
			o = at(o, country, us ? states[in] : "", 0);
			cells_add(cells, &o);
		}
		compute(&table, cells, *state, &settings);
		for (size_t i = 0; i < table.count; i++) {
			complementary += table.rows[i].suppressed == SUPPRESSED_COMPLEMENTARY;
			if (!is_published(&table.rows[i]))
				continue;
			if (table.rows[i].level == LEVEL_ALL)
				holds_nothing_small(&table, &table.rows[i], true);
			holds_nothing_small(&table, &table.rows[i], false);
		}
		band_table_release(&table);
		cells_free(cells);
	}
	assert_true(complementary > 100); /* the cases were hard enough to test anything */
}

/* ---- quality ---- */

/* `second` times as many dollars are what the second of two sources says; 0: there is one source. */
static enum quality quality_of_sources(size_t n, double spread, int16_t year, double second,
				       const struct catalogue *catalogue)
{
	struct settings settings = fixture_settings();
	struct cells_setup setup = {
	    .as_of = {2024, 5, 0}, .age = AGING_COMPOUND, .usd_per_unit = 1};
	struct cells *cells = cells_new(&setup);
	struct band_table table;
	enum quality quality;

	for (size_t i = 0; i < n; i++) {
		struct observation o =
		    an_observation(LEVEL_MID, 100000 + spread * (double)i / (double)n);
		o.date = (struct date){year, 0, 0};
		if (i % 2 && second > 0) {
			o.source = "second";
			o.pay[COMPONENT_BASE] =
			    (money)llround((double)o.pay[COMPONENT_BASE] * second);
		}
		cells_add(cells, &o);
	}
	compute(&table, cells, catalogue, &settings);
	quality = find(&table, LEVEL_MID, everywhere)->quality;
	band_table_release(&table);
	cells_free(cells);
	return quality;
}

static enum quality quality_at(size_t n, double spread, int16_t year,
			       const struct catalogue *catalogue)
{
	return quality_of_sources(n, spread, year, 1, catalogue);
}

static void quality_is_high_where_two_sources_agree(void **state)
{
	assert_int_equal(quality_of_sources(100, 1000, 2024, 1, *state), QUALITY_HIGH);
	assert_int_equal(quality_of_sources(100, 1000, 2024, 1.08, *state), QUALITY_HIGH);
	assert_int_equal(quality_of_sources(200, 1000, 2024, 1.12, *state), QUALITY_MEDIUM);
	assert_int_equal(quality_of_sources(1000, 1000, 2024, 0, *state), QUALITY_MEDIUM);
}

static void quality_is_of_size_of_precision_and_of_age(void **state)
{
	assert_int_equal(quality_at(100, 1000, 2024, *state), QUALITY_HIGH);
	assert_int_equal(quality_at(99, 1000, 2024, *state), QUALITY_MEDIUM);
	assert_int_equal(quality_at(29, 1000, 2024, *state), QUALITY_LOW);
	assert_int_equal(quality_at(100, 100000, 2024, *state), QUALITY_MEDIUM);
	assert_int_equal(quality_at(100, 4000000, 2024, *state), QUALITY_LOW);
	assert_int_equal(quality_at(100, 1000, 2021, *state), QUALITY_HIGH);
	assert_int_equal(quality_at(100, 1000, 2020, *state), QUALITY_MEDIUM);
	assert_int_equal(quality_at(100, 1000, 2018, *state), QUALITY_LOW);
	assert_int_equal(quality_at(5, 0, 2024, *state), QUALITY_LOW); /* no interval */
}

/* ---- writing ---- */

static void the_header_is_the_contract(void **state)
{
	const struct band_table none = {.count = 0};
	struct buf text;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	reports_add_band_rows(&text, &none, *state, NULL, false, 1);
	assert_string_equal(
	    text.data, "role,role_name,level,experience,area_kind,area,area_name,component,basis,n,"
		       "n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,"
		       "suppressed,as_of,rule\n");
	buf_release(&text);
}

static void numbers_carry_cents_and_no_needless_zeros(void **state)
{
	struct band b = {.n = 12, .n_effective = 11.5, .rule = "type7", .as_of = {2024, 0, 0}};
	static const double amounts[] = {120000, 120000.5, 120000.05, 99.999, 1e6};
	const struct band_table table = {.rows = &b, .count = 1};
	struct buf row;

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.p[p] = (struct benchmark_value){.kind = VALUE_EXACT, .amount = amounts[p]};
	b.p50_interval = (struct interval){.low = 100000.10, .high = NAN};
	b.suppressed = SUPPRESSED_TAILS | SUPPRESSED_EMPLOYER;
	buf_init(&row, BUF_LIMIT_DEFAULT);
	reports_add_band_rows(&row, &table, *state, NULL, false, 1);
	assert_string_equal(strchr(row.data, '\n') + 1,
			    "analyst,Analyst,all,all,all,*,All "
			    "places,base,observed,12,11.5,,0,120000,120000.5,120000.05,100,"
			    "1000000,100000.1,,,tails employer,2024,type7\n");
	buf_release(&row);
}

enum { MANY_ROWS = 5000 };

/* Rows whose n tells their place. */
static struct band_table many_rows(void)
{
	struct band_table table = {.rows = mem_zero(MANY_ROWS, sizeof(struct band)),
				   .count = MANY_ROWS};

	for (size_t i = 0; i < MANY_ROWS; i++)
		table.rows[i] = (struct band){.n = i + 1, .rule = "type7"};
	return table;
}

struct taken {
	struct buf text;
	size_t calls, fails_at; /* the call that fails, from 1; 0: none */
};

static int take_rows(struct err *e, void *to, struct text rows)
{
	struct taken *t = to;

	if (++t->calls == t->fails_at)
		return err_set(e, ERR_WRITE, "the disk is full");
	buf_add_text(&t->text, rows);
	return 0;
}

static void rows_are_given_in_order_by_any_number_of_threads(void **state)
{
	struct band_table table = many_rows();
	struct buf whole;

	buf_init(&whole, BUF_LIMIT_DEFAULT);
	reports_add_band_rows(&whole, &table, *state, NULL, false, 1);
	for (long jobs = 1; jobs <= 4; jobs++) {
		struct taken taken = {.calls = 0};
		struct err e = ERR_INIT;
		struct text left;

		buf_init(&taken.text, BUF_LIMIT_DEFAULT);
		assert_int_equal(reports_give_band_rows(&e, &table, *state, NULL, false, jobs,
							take_rows, &taken),
				 0);
		assert_true(taken.calls > 2);
		assert_true(text_equal(buf_text(&taken.text), buf_text(&whole)));
		left = buf_text(&taken.text);
		for (size_t i = 0; i <= MANY_ROWS; i++) {
			const char *end = memchr(left.data, '\n', left.len), *found;
			char count[32];

			assert_non_null(end);
			snprintf(count, sizeof(count), ",observed,%zu,", i);
			found = strstr(left.data, count);
			assert_true(i == 0 || (found && found < end));
			left.len -= (size_t)(end + 1 - left.data);
			left.data = end + 1;
		}
		assert_int_equal(left.len, 0);
		buf_release(&taken.text);
	}
	buf_release(&whole);
	free(table.rows);
}

static void a_sink_that_failed_is_not_called_again(void **state)
{
	struct band_table table = many_rows();

	for (size_t fails_at = 1; fails_at <= 3; fails_at++) {
		struct taken taken = {.fails_at = fails_at};
		struct err e = ERR_INIT;

		buf_init(&taken.text, BUF_LIMIT_DEFAULT);
		assert_int_equal(
		    reports_give_band_rows(&e, &table, *state, NULL, false, 3, take_rows, &taken),
		    -1);
		assert_int_equal(e.code, ERR_WRITE);
		assert_string_equal(e.text, "the disk is full");
		assert_int_equal(taken.calls, fails_at);
		buf_release(&taken.text);
	}
	free(table.rows);
}

/* Each row differs from the one before in one thing alone; the last two in nothing that rows begin with. */
static void a_row_begins_with_its_own_role_level_and_experience(void **state)
{
	const struct band plain = {.rule = "type7", .area = everywhere};
	struct band rows[6] = {plain, plain, plain, plain, plain, plain};
	static const char *const starts[] = {
	    "analyst,Analyst,all,all,all,*,", "mixed,Mixed,all,all,all,*,",
	    "mixed,Mixed,all,8+,all,*,",      "mixed,Mixed,all,8-9,all,*,",
	    "mixed,Mixed,mid,8-9,all,*,",     "mixed,Mixed,mid,8-9,country,US,"};
	const struct band_table table = {.rows = rows, .count = 6};
	struct buf text;
	const char *at;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	for (size_t i = 1; i < 6; i++)
		rows[i].role = ROLE_MIXED;
	for (size_t i = 2; i < 6; i++)
		rows[i].experience = (struct years_span){.from = 8, .below = i > 2 ? 9 : 0};
	rows[4].level = rows[5].level = LEVEL_MID;
	rows[5].area = united_states;
	add_table(&text, &table, *state);
	at = text.data;
	for (size_t i = 0; i < 6; i++) {
		assert_memory_equal(at, starts[i], strlen(starts[i]));
		at = strchr(at, '\n') + 1;
	}
	assert_string_equal(at, "");
	buf_release(&text);
}

/* Codes of regions fill their word, and those of Canada differ in bits that its own code sets. */
static void a_row_says_its_own_area_component_and_basis(void **state)
{
	static const char *const areas[] = {"CA-2440", "CA-3540", "GB-TLI", "CA", "US-CA", "41860"};
	enum { AREAS = sizeof(areas) / sizeof(areas[0]), ROWS = 4 * AREAS };
	struct band rows[ROWS];
	const struct band_table table = {.rows = rows, .count = ROWS};
	struct buf text;
	const char *at;

	for (size_t i = 0; i < ROWS; i++) {
		rows[i] = (struct band){.rule = "type7",
					.component = i & 1 ? COMPONENT_TOTAL : COMPONENT_BASE,
					.basis = i & 2 ? BASIS_BENCHMARK : BASIS_OBSERVED};
		assert_true(area_from_text(&rows[i].area, text_of(areas[i / 4])));
	}
	buf_init(&text, BUF_LIMIT_DEFAULT);
	add_table(&text, &table, *state);
	at = text.data;
	for (size_t i = 0; i < ROWS; i++) {
		char area[16], kind[32];
		const char *end = strchr(at, '\n'), *found;
		snprintf(area, sizeof(area), ",%s,", areas[i / 4]);
		snprintf(kind, sizeof(kind), ",%s,%s,", component_word(rows[i].component),
			 basis_word(rows[i].basis));
		found = strstr(at, area);
		assert_true(found && found < end);
		found = strstr(found, kind);
		assert_true(found && found < end);
		at = end + 1;
	}
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(observed_figures_are_type_7_of_the_pay_given),
	    cmocka_unit_test(weights_give_the_weighted_figures_and_say_so),
	    cmocka_unit_test(all_levels_are_the_ladder_and_the_unknown_without_the_tracks),
	    cmocka_unit_test(a_role_of_managers_alone_has_no_row_of_all_levels),
	    cmocka_unit_test(every_area_that_holds_a_place_has_its_row_in_order),
	    cmocka_unit_test(a_role_outside_the_catalogue_is_a_bug),
	    cmocka_unit_test(no_cells_and_no_benchmarks_give_no_rows),
	    cmocka_unit_test(a_small_cell_has_no_row_and_is_counted),
	    cmocka_unit_test(the_effective_number_counts_as_the_plain_one),
	    cmocka_unit_test(a_range_posted_often_counts_by_its_design_effect),
	    cmocka_unit_test(the_interval_s_ends_are_rounded_outwards_where_few_stand_behind_them),
	    cmocka_unit_test(few_employers_are_not_counted),
	    cmocka_unit_test(all_but_the_median_needs_ten),
	    cmocka_unit_test(no_employer_may_be_too_much_of_a_cell),
	    cmocka_unit_test(a_small_remainder_of_the_levels_takes_the_smallest_with_it),
	    cmocka_unit_test(a_tiny_share_is_no_exemption),
	    cmocka_unit_test(the_same_people_have_no_second_name),
	    cmocka_unit_test(differences_of_remainders_are_seen),
	    cmocka_unit_test(components_are_parts_of_one_another),
	    cmocka_unit_test(the_world_goes_before_a_country),
	    cmocka_unit_test(a_remainder_that_is_large_enough_takes_nothing_with_it),
	    cmocka_unit_test(levels_go_before_steps_of_experience_and_all_together_before_both),
	    cmocka_unit_test(a_row_is_of_one_source_only_where_there_is_no_other),
	    cmocka_unit_test(areas_are_protected_as_levels_are),
	    cmocka_unit_test(an_employer_s_cell_alone_in_the_remainder_is_given_away_too),
	    cmocka_unit_test(no_published_total_gives_a_small_group_away),
	    cmocka_unit_test(quality_is_high_where_two_sources_agree),
	    cmocka_unit_test(quality_is_of_size_of_precision_and_of_age),
	    cmocka_unit_test(the_header_is_the_contract),
	    cmocka_unit_test(numbers_carry_cents_and_no_needless_zeros),
	    cmocka_unit_test(a_row_begins_with_its_own_role_level_and_experience),
	    cmocka_unit_test(a_row_says_its_own_area_component_and_basis),
	    cmocka_unit_test(rows_are_given_in_order_by_any_number_of_threads),
	    cmocka_unit_test(a_sink_that_failed_is_not_called_again),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
