/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Own pay beside the market: which band answers for a group, its figures, and what is withheld.
 *
 * Figures are worked by hand, in the comments; scripts/oracle/own_pay.py checks the command on generated
 * files. The market of a senior keeper in Seattle is 120,000, 150,000 and 180,000 (P25, P50, P75). */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "estimate/own_pay.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

#define ROLE(name, more, title)                                                                    \
	"[role]\nname = " name "\nfamily = data\nsummary = A fixture.\n" more                      \
	"[titles]\nanywhere = " title "\n[occupations]\n15-0001 = 1\nnote = A fixture.\n"

enum { KEEPER, SAIL_MANAGER, ROLES };
enum { ROWS_MOST = 32, PEOPLE_MOST = 64 };

struct world {
	char *directory;
	struct catalogue *catalogue;
	struct gazetteer *gazetteer;
	struct band rows[ROWS_MOST];
	struct band_table bands;
	struct own_person people[PEOPLE_MOST];
	struct own_request request;
	struct own_pay pay;
};

static const struct area us = {.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}};
static const struct area washington = {
    .kind = AREA_STATE, .place = {.country = CODE2('U', 'S'), .state = CODE2('W', 'A')}};
static const struct area seattle = {.kind = AREA_METRO, .place = {.metro = 42660}};
static const struct place in_seattle = {
    .country = CODE2('U', 'S'), .state = CODE2('W', 'A'), .metro = 42660};
static const struct place in_texas = {.country = CODE2('U', 'S'), .state = CODE2('T', 'X')};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	char reference[4096];

	*state = w;
	w->directory = fixture_directory();
	fixture_write(w->directory, "words.ini", "[same]\n");
	fixture_write(w->directory, "keeper.ini", ROLE("Keeper", "", "lamp keeper"));
	fixture_write(w->directory, "sail-manager.ini",
		      ROLE("Sail manager", "track = manager\n", "sail manager"));
	snprintf(reference, sizeof(reference), "%s/data/reference", root ? root : ".");
	if (catalogue_load(&e, &w->catalogue, LAYERS_INSTALLED(w->directory)) ||
	    gazetteer_load(&e, &w->gazetteer, LAYERS_INSTALLED(reference), GAZETTEER_CITIES))
		fail_msg("%s", e.text);
	assert_int_equal(catalogue_count(w->catalogue), ROLES);
	w->bands.rows = w->rows;
	w->request = (struct own_request){.people = w->people,
					  .market = &w->bands,
					  .catalogue = w->catalogue,
					  .gazetteer = w->gazetteer,
					  .by = AREA_METRO,
					  .least = 5};
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	own_pay_release(&w->pay);
	gazetteer_free(w->gazetteer);
	catalogue_free(w->catalogue);
	fixture_remove(w->directory);
	free(w);
	return 0;
}

static int compare_rows(const void *a, const void *b)
{
	return band_compare(a, b);
}

/* A band that is symmetric about its median on the logarithm has P25 = median / 1.25. */
static struct band *add_band(struct world *w, uint16_t role, enum level level, struct area area,
			     const double figures[BENCHMARK_PERCENTILES])
{
	struct band *b = &w->rows[w->bands.count++];

	*b = (struct band){.role = role,
			   .level = level,
			   .area = area,
			   .component = COMPONENT_BASE,
			   .basis = BASIS_MODELLED,
			   .p50_interval = {NAN, NAN},
			   .rule = "pay-model"};
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b->p[p] = (struct benchmark_value){
		    isnan(figures[p]) ? VALUE_NOT_RELEASED : VALUE_EXACT, figures[p]};
	return b;
}

static const double senior_seattle[] = {96000, 120000, 150000, 180000, 216000};
static const double senior_us[] = {80000, 100000, 125000, 150000, 180000};
static const double all_us[] = {67200, 84000, 105000, 131250, 164062};
static const double no_quartiles[] = {NAN, NAN, 140000, NAN, NAN};

static void add_people(struct world *w, enum level level, struct place place, double base,
		       size_t count)
{
	while (count--)
		w->people[w->request.count++] = (struct own_person){.role = KEEPER,
								    .level = level,
								    .place = place,
								    .base = base,
								    .total = NAN,
								    .weight = 1,
								    .fte = 1};
}

static const struct own_group *compute(struct world *w)
{
	qsort(w->rows, w->bands.count, sizeof(*w->rows), compare_rows);
	own_pay_release(&w->pay);
	own_pay_compute(&w->pay, &w->request);
	return w->pay.groups;
}

/* Pay of 100, 130, 150 (half a job), 160 and 200 thousand: the mean is 740 / 5 = 148, 0.98667 of 150, and
 * (148 - 120) / 60 = 0.46667 into the range. One is 20 below the minimum; the two below the median lack 50 and
 * 20; the four below P75 lack 80, 50, 30 / 2 and 20. Compa-ratios are 0.667, 0.867, 1, 1.067 and 1.333. */
static void figures_are_those_worked_by_hand(void **state)
{
	static const double targets[] = {50, 75, 95};
	struct world *w = *state;
	const struct own_group *g;

	add_band(w, KEEPER, LEVEL_SENIOR, seattle, senior_seattle);
	add_people(w, LEVEL_SENIOR, in_seattle, 100000, 1);
	add_people(w, LEVEL_SENIOR, in_seattle, 130000, 1);
	add_people(w, LEVEL_SENIOR, in_seattle, 150000, 1);
	w->people[2].fte = 0.5;
	add_people(w, LEVEL_SENIOR, in_seattle, 160000, 1);
	add_people(w, LEVEL_SENIOR, in_seattle, 200000, 1);
	w->request.targets = targets;
	w->request.target_count = 3;
	g = compute(w);
	assert_int_equal(w->pay.count, 1);
	assert_int_equal(g->people, 5);
	assert_near(g->fte, 4.5, 1e-12);
	assert_near(g->payroll, 665000, 1e-6);
	assert_near(g->median, 150000, 1e-9);
	assert_near(g->mean, 148000, 1e-9);
	assert_near(g->compa_ratio, 148.0 / 150, 1e-12);
	assert_near(g->penetration, 28.0 / 60, 1e-12);
	assert_near(g->percentile, 50, 1e-6);
	assert_int_equal(g->below_minimum, 1);
	assert_int_equal(g->above_maximum, 1);
	assert_near(g->cost_minimum, 20000, 1e-6);
	assert_int_equal(g->compa_classes[0], 1);
	assert_int_equal(g->compa_classes[1], 1);
	assert_int_equal(g->compa_classes[2], 2);
	assert_int_equal(g->compa_classes[3], 0);
	assert_int_equal(g->compa_classes[4], 1);
	assert_true(isnan(g->compa_quartiles[0])); /* of ten or more */
	assert_near(g->targets[0].cost, 70000, 1e-6);
	assert_int_equal(g->targets[0].below, 2);
	assert_near(g->targets[0].distance, 0, 1e-9);
	assert_near(g->targets[1].cost, 165000, 1e-6);
	assert_int_equal(g->targets[1].below, 4);
	assert_near(g->targets[1].distance, -30000, 1e-9);
	assert_near(g->targets[1].share, -1.0 / 6, 1e-12);
	assert_true(isnan(g->targets[2].pay) && isnan(g->targets[2].cost)); /* beyond P90 */
	assert_near(w->pay.totals.payroll / w->pay.totals.market, 665.0 / 675, 1e-12);
	assert_near(w->pay.totals.cost_minimum, 20000, 1e-6);
	assert_int_equal(w->pay.totals.targets[2].people, 0);
}

/* Of 10, 20, ..., 100 thousand type 7 has quartiles of 32.5, 55 and 77.5. */
static void quartiles_are_of_twice_the_least(void **state)
{
	struct world *w = *state;
	const struct own_group *g;

	add_band(w, KEEPER, LEVEL_SENIOR, seattle, senior_seattle);
	for (int i = 1; i <= 10; i++)
		add_people(w, LEVEL_SENIOR, in_seattle, 10000 * i, 1);
	g = compute(w);
	assert_near(g->compa_quartiles[0], 32.5 / 150, 1e-12);
	assert_near(g->compa_quartiles[1], 55.0 / 150, 1e-12);
	assert_near(g->compa_quartiles[2], 77.5 / 150, 1e-12);
}

static void the_narrowest_area_of_the_level_answers_then_all_levels(void **state)
{
	struct world *w = *state;
	const struct own_group *g;

	add_band(w, KEEPER, LEVEL_SENIOR, us, senior_us);
	add_band(w, KEEPER, LEVEL_ALL, seattle, all_us);
	add_people(w, LEVEL_SENIOR, in_seattle, 100000, 5);
	g = compute(w);
	assert_true(g->base->level == LEVEL_SENIOR && g->base->area.kind == AREA_COUNTRY);
	assert_true(own_group_wider_area(g) && !own_group_all_levels(g));
	add_band(w, KEEPER, LEVEL_SENIOR, washington, senior_seattle);
	g = compute(w);
	assert_int_equal(g->base->area.kind, AREA_STATE);
	/* a median alone is not a range */
	add_band(w, KEEPER, LEVEL_SENIOR, seattle, no_quartiles);
	g = compute(w);
	assert_int_equal(g->base->area.kind, AREA_STATE);
	w->request.people[0].level = w->request.people[1].level = LEVEL_JUNIOR;
	g = compute(w);
	assert_int_equal(w->pay.count, 2);
	assert_int_equal(g->level, LEVEL_JUNIOR);
	assert_true(g->base->level == LEVEL_ALL && !own_group_wider_area(g) &&
		    own_group_all_levels(g));
}

/* All levels together hold no managers. */
static void a_manager_is_not_held_against_the_ladder(void **state)
{
	struct world *w = *state;

	add_band(w, KEEPER, LEVEL_ALL, us, all_us);
	add_band(w, SAIL_MANAGER, LEVEL_MANAGER, us, senior_us);
	add_people(w, LEVEL_MANAGER, in_seattle, 100000, 5);
	add_people(w, LEVEL_UNKNOWN, in_seattle, 100000, 5);
	for (int i = 5; i < 10; i++)
		w->people[i].role = SAIL_MANAGER;
	compute(w);
	assert_int_equal(w->pay.left_out[OWN_NO_BAND], 5);
	assert_int_equal(w->pay.count, 1);
	assert_int_equal(w->pay.groups[0].base->level, LEVEL_MANAGER);
}

static void one_basis_is_the_only_one(void **state)
{
	struct world *w = *state;

	add_band(w, KEEPER, LEVEL_SENIOR, seattle, senior_seattle);
	add_band(w, KEEPER, LEVEL_SENIOR, us, senior_us)->basis = BASIS_OBSERVED;
	add_people(w, LEVEL_SENIOR, in_seattle, 100000, 5);
	assert_int_equal(compute(w)->base->basis, BASIS_MODELLED);
	w->request.one_basis = true;
	w->request.basis = BASIS_OBSERVED;
	assert_int_equal(compute(w)->base->area.kind, AREA_COUNTRY);
	w->request.basis = BASIS_BENCHMARK;
	compute(w);
	assert_int_equal(w->pay.left_out[OWN_NO_BAND], 5);
}

/* In the structure 110 to 160: (100 - 110) / 50 = -0.2, and each lacks 10. The narrowest range counts. */
static void ranges_are_the_structures_where_it_has_one(void **state)
{
	static const struct own_range ranges[] = {
	    {KEEPER, LEVEL_SENIOR, {.kind = AREA_ALL}, 50000, 60000},
	    {KEEPER,
	     LEVEL_SENIOR,
	     {.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}},
	     110000,
	     160000},
	    {KEEPER, LEVEL_JUNIOR, {.kind = AREA_METRO, .place = {.metro = 42660}}, 1, 2}};
	struct world *w = *state;
	const struct own_group *g;

	add_band(w, KEEPER, LEVEL_SENIOR, seattle, senior_seattle);
	add_people(w, LEVEL_SENIOR, in_seattle, 100000, 5);
	w->request.ranges = ranges;
	w->request.range_count = 3;
	g = compute(w);
	assert_true(g->range_given);
	assert_near(g->penetration, -0.2, 1e-12);
	assert_near(g->cost_minimum, 50000, 1e-6);
	assert_near(g->compa_ratio, 100.0 / 150, 1e-12); /* of the market's median still */
	w->request.range_count = 0;
	assert_false(compute(w)->range_given);
}

static void everyone_is_in_a_group_or_has_a_reason(void **state)
{
	struct world *w = *state;
	size_t sum = 0;

	add_band(w, KEEPER, LEVEL_SENIOR, us, senior_us);
	add_people(w, LEVEL_SENIOR, in_seattle, 100000, 10);
	w->people[0].role = ROLE_NONE;
	w->people[1].base = NAN;
	w->people[2].weight = 3;
	w->people[3].place = (struct place){.country = 0};
	w->people[4].place = (struct place){.country = CODE2('D', 'E')};
	compute(w);
	assert_int_equal(w->pay.left_out[OWN_NO_ROLE], 1);
	assert_int_equal(w->pay.left_out[OWN_NO_BASE], 1);
	assert_int_equal(w->pay.left_out[OWN_SEVERAL], 1);
	assert_int_equal(w->pay.left_out[OWN_NO_PLACE], 1);
	assert_int_equal(w->pay.left_out[OWN_NO_BAND], 1);
	for (int i = 0; i < OWN_LEFT_OUT_COUNT; i++)
		sum += w->pay.left_out[i];
	assert_int_equal(sum, w->request.count);
	assert_int_equal(w->people[4].left_out, OWN_NO_BAND);
}

/* Totals less the group that is shown are those of the small one: a second group goes, the smaller. */
static void a_lone_small_group_takes_another_with_it(void **state)
{
	struct world *w = *state;
	const struct own_group *g;

	add_band(w, KEEPER, LEVEL_ALL, us, all_us);
	add_people(w, LEVEL_JUNIOR, in_seattle, 70000, 4);
	add_people(w, LEVEL_MID, in_seattle, 80000, 9);
	add_people(w, LEVEL_SENIOR, in_seattle, 90000, 7);
	g = compute(w);
	assert_int_equal(g[0].withheld, OWN_FEW);
	assert_int_equal(g[1].withheld, OWN_SHOWN);
	assert_int_equal(g[2].withheld, OWN_COMPLEMENTARY);
	for (int i = 0; i < 3; i += 2)
		assert_true(g[i].people == 0 && isnan(g[i].median) && isnan(g[i].payroll) &&
			    isnan(g[i].compa_ratio) && isnan(g[i].cost_minimum) &&
			    g[i].below_minimum == 0 && g[i].base != NULL);
	assert_false(w->pay.totals.withheld);
	assert_int_equal(w->pay.totals.people, 20);
	assert_near(w->pay.totals.payroll, 4 * 70000 + 9 * 80000 + 7 * 90000, 1e-6);
}

/* Two of two people are four: their sum is not to be told either. */
static void small_groups_together_are_at_least_as_many(void **state)
{
	struct world *w = *state;
	const struct own_group *g;

	add_band(w, KEEPER, LEVEL_ALL, us, all_us);
	add_people(w, LEVEL_JUNIOR, in_seattle, 70000, 2);
	add_people(w, LEVEL_MID, in_seattle, 80000, 2);
	add_people(w, LEVEL_SENIOR, in_seattle, 90000, 7);
	add_people(w, LEVEL_STAFF, in_seattle, 90000, 6);
	g = compute(w);
	assert_true(g[0].withheld == OWN_FEW && g[1].withheld == OWN_FEW);
	assert_true(g[2].withheld == OWN_SHOWN && g[3].withheld == OWN_COMPLEMENTARY);
	/* with a third person in one of them they are five */
	add_people(w, LEVEL_JUNIOR, in_seattle, 70000, 1);
	g = compute(w);
	assert_true(g[2].withheld == OWN_SHOWN && g[3].withheld == OWN_SHOWN);
	assert_int_equal(w->pay.complementary, 0);
}

static void totals_go_where_no_group_would_be_left(void **state)
{
	struct world *w = *state;

	add_band(w, KEEPER, LEVEL_ALL, us, all_us);
	add_people(w, LEVEL_JUNIOR, in_seattle, 70000, 2);
	add_people(w, LEVEL_MID, in_seattle, 80000, 50);
	compute(w);
	assert_int_equal(w->pay.groups[0].withheld, OWN_FEW);
	assert_int_equal(w->pay.groups[1].withheld, OWN_SHOWN);
	assert_true(w->pay.totals.withheld && isnan(w->pay.totals.payroll));
	assert_int_equal(w->pay.totals.people, 0);
}

/* P75 is told of one withheld group alone: its total less those shown would be that group's. */
static void a_target_of_one_withheld_group_has_no_total(void **state)
{
	static const double bare[] = {NAN, 84000, 105000, 131250, NAN};
	static const double targets[] = {50, 90};
	struct world *w = *state;

	add_band(w, KEEPER, LEVEL_JUNIOR, us, all_us);
	add_band(w, KEEPER, LEVEL_MID, us, bare);
	add_band(w, KEEPER, LEVEL_SENIOR, us, senior_us);
	add_people(w, LEVEL_JUNIOR, in_seattle, 70000, 3);
	add_people(w, LEVEL_MID, in_seattle, 80000, 3);
	add_people(w, LEVEL_SENIOR, in_seattle, 90000, 7);
	w->request.targets = targets;
	w->request.target_count = 2;
	compute(w);
	assert_false(w->pay.totals.targets[0].withheld);
	assert_true(w->pay.totals.targets[1].withheld && isnan(w->pay.totals.targets[1].cost));
}

static void total_pay_needs_as_many_as_a_group(void **state)
{
	struct world *w = *state;
	const struct own_group *g;

	add_band(w, KEEPER, LEVEL_SENIOR, us, senior_us);
	add_band(w, KEEPER, LEVEL_SENIOR, us, senior_seattle)->component = COMPONENT_TOTAL;
	add_people(w, LEVEL_SENIOR, in_texas, 100000, 6);
	for (int i = 0; i < 4; i++)
		w->people[i].total = 150000;
	g = compute(w);
	assert_int_equal(g->total_people, 0);
	assert_true(isnan(g->total_median));
	w->people[4].total = 180000;
	g = compute(w);
	assert_int_equal(g->total_people, 5);
	assert_near(g->total_median, 150000, 1e-9);
	assert_near(g->total_percentile, 50, 1e-6);
	assert_near(g->total_compa_ratio, 156.0 / 150, 1e-12);
}

static void groups_are_of_the_area_that_is_asked_for(void **state)
{
	struct world *w = *state;

	add_band(w, KEEPER, LEVEL_SENIOR, us, senior_us);
	add_people(w, LEVEL_SENIOR, in_seattle, 100000, 6);
	add_people(w, LEVEL_SENIOR, in_texas, 100000, 6);
	compute(w);
	assert_int_equal(w->pay.count, 2);
	assert_int_equal(w->pay.groups[1].area.kind, AREA_METRO);
	w->request.by = AREA_STATE;
	compute(w);
	assert_int_equal(w->pay.groups[1].area.place.state, CODE2('W', 'A'));
	w->request.by = AREA_COUNTRY;
	compute(w);
	assert_int_equal(w->pay.count, 1);
	assert_int_equal(w->pay.groups[0].people, 12);
}

static void nobody_is_no_group(void **state)
{
	struct world *w = *state;

	compute(w);
	assert_int_equal(w->pay.count, 0);
	assert_int_equal(w->pay.totals.people, 0);
	own_pay_release(NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void total_pay_without_quartiles_is_not_held_against_anyone(void **state)
{
	struct world *w = *state;
	const struct own_group *g;
	struct band *total;

	add_band(w, KEEPER, LEVEL_SENIOR, seattle, senior_seattle);
	total = add_band(w, KEEPER, LEVEL_SENIOR, seattle, senior_seattle);
	total->component = COMPONENT_TOTAL;
	add_people(w, LEVEL_SENIOR, in_seattle, 100000, 5);
	g = compute(w);
	assert_non_null(g->total);
	assert_int_equal(g->total->component, COMPONENT_TOTAL);
	for (size_t i = 0; i < w->bands.count; i++)
		if (w->rows[i].component == COMPONENT_TOTAL)
			w->rows[i].p[BENCHMARK_P75] =
			    (struct benchmark_value){VALUE_NOT_RELEASED, NAN};
	assert_null(compute(w)->total);
}

static void market_pay_at_a_published_percentile_is_the_figure_itself(void **state)
{
	struct world *w = *state;
	struct band *b = add_band(w, KEEPER, LEVEL_SENIOR, seattle, senior_seattle);

	assert_true(own_market_pay(b, 10, 1) == 96000);
	assert_true(own_market_pay(b, 50, 1) == 150000);
	assert_true(own_market_pay(b, 90, 1) == 216000);
	assert_true(own_market_pay(b, 60, 1) > 150000 && own_market_pay(b, 60, 1) < 180000);
	assert_true(isnan(own_market_pay(b, 9, 1)));
	assert_true(isnan(own_market_pay(b, 91, 1)));
	b->p[BENCHMARK_P50] = (struct benchmark_value){VALUE_NOT_RELEASED, NAN};
	assert_true(own_market_pay(b, 75, 1) == 180000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(figures_are_those_worked_by_hand),
	    TEST(quartiles_are_of_twice_the_least),
	    TEST(the_narrowest_area_of_the_level_answers_then_all_levels),
	    TEST(a_manager_is_not_held_against_the_ladder),
	    TEST(one_basis_is_the_only_one),
	    TEST(ranges_are_the_structures_where_it_has_one),
	    TEST(total_pay_without_quartiles_is_not_held_against_anyone),
	    TEST(market_pay_at_a_published_percentile_is_the_figure_itself),
	    TEST(everyone_is_in_a_group_or_has_a_reason),
	    TEST(a_lone_small_group_takes_another_with_it),
	    TEST(small_groups_together_are_at_least_as_many),
	    TEST(totals_go_where_no_group_would_be_left),
	    TEST(a_target_of_one_withheld_group_has_no_total),
	    TEST(total_pay_needs_as_many_as_a_group),
	    TEST(groups_are_of_the_area_that_is_asked_for),
	    TEST(nobody_is_no_group),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
