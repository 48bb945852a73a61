/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pay model is fitted to: which cells are taken together, and their medians. Expected medians are worked out by
 * hand from the rows. */
#include "base/mem.h"
#include "estimate/bands_private.h"
#include "estimate/pay_model/pay_model_private.h"
#include "tests/unit/bands_fixture.h"

enum { LEAST = 11 };

struct world {
	struct settings settings;
	struct cells *cells;
	struct band_table published;
	struct shape_builder *shapes;
	struct model_cells out;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));

	w->settings = fixture_settings();
	w->settings.min_n = LEAST;
	w->cells = new_cells();
	w->shapes = shape_builder_new(3);
	w->out.shapes = w->shapes;
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	free(w->out.items);
	free(w->out.parts);
	free(w->out.reach);
	shape_builder_free(w->shapes);
	band_table_release(&w->published);
	cells_free(w->cells);
	free(w);
	return 0;
}

static void gather(struct world *w)
{
	struct pay_model_inputs in = {
	    .cells = w->cells, .benchmarks = &w->published, .settings = &w->settings};

	cells_settle(w->cells);
	model_cells_gather(&w->out, &in);
}

static void add(struct world *w, struct observation o, int n)
{
	while (n-- > 0)
		cells_add(w->cells, &o);
}

static struct observation at_a_place(struct observation o, const char *state, uint32_t metro)
{
	o.place.state = code_of(text_of(state));
	o.place.metro = metro;
	return o;
}

static struct observation of_role(struct observation o, uint16_t role)
{
	o.role = role;
	return o;
}

static struct observation weighing(struct observation o, double weight)
{
	o.weight = weight;
	return o;
}

static struct observation of_employer(struct observation o, const char *employer)
{
	o.employer = text_of(employer);
	return o;
}

static struct observation an_observation_in(enum level level, enum ranges ranges, double low,
					    double high)
{
	struct observation o = an_observation(level, 0);
	struct pay_ends none = {MONEY_NONE, MONEY_NONE};

	o.ranged = true;
	o.ranges = ranges;
	for (int c = 0; c < COMPONENT_COUNT; c++)
		o.ends[c] = none;
	if (low > 0)
		o.ends[COMPONENT_BASE].low = llround(low * MONEY_PER_DOLLAR);
	if (high > 0)
		o.ends[COMPONENT_BASE].high = llround(high * MONEY_PER_DOLLAR);
	o.pay[COMPONENT_BASE] = low > 0 && high > 0 ? llround((low + high) / 2 * MONEY_PER_DOLLAR)
				: low > 0	    ? o.ends[COMPONENT_BASE].low
						    : MONEY_NONE;
	return o;
}

static const struct model_cell *cell_of(const struct world *w, enum level level)
{
	for (size_t i = 0; i < w->out.count; i++)
		if (w->out.items[i].step == (uint8_t)level)
			return &w->out.items[i];
	fail_msg("no cell of level %d", (int)level);
	return w->out.items;
}

static void assert_median(const struct world *w, enum level level, double dollars)
{
	assert_near(exp(cell_of(w, level)->median), dollars, 0.006);
}

/* ---- medians ---- */

/* Geometric middles: of 40,000 and 60,000 the root of 24e8. An open end is a quarter away: 32,000 below 40,000,
 * 112,500 above 90,000. */
static void a_bracket_counts_at_its_geometric_middle(void **state)
{
	struct world *w = *state;

	add(w, an_observation_in(LEVEL_JUNIOR, RANGES_DECIDE, 0, 40000), LEAST);
	add(w, an_observation_in(LEVEL_MID, RANGES_DECIDE, 40000, 60000), LEAST);
	add(w, an_observation_in(LEVEL_SENIOR, RANGES_DECIDE, 60000, 90000), LEAST);
	add(w, weighing(an_observation_in(LEVEL_STAFF, RANGES_DECIDE, 90000, 0), 3), LEAST);
	gather(w);
	assert_int_equal(w->out.count, 4);
	assert_median(w, LEVEL_JUNIOR, 35777.09);
	assert_median(w, LEVEL_MID, 48989.79);
	assert_median(w, LEVEL_SENIOR, 73484.69);
	assert_median(w, LEVEL_STAFF, 100623.06);
}

/* Six of eleven are at 80,000, whatever they stand for; posted ranges count at their middle. */
static void each_row_counts_once_whatever_its_weight(void **state)
{
	struct world *w = *state;
	struct observation posted = an_observation_in(LEVEL_SENIOR, RANGES_POSTED, 90000, 120000);
	struct observation above = an_observation_in(LEVEL_SENIOR, RANGES_POSTED, 120000, 140000);

	w->settings.min_n = 1; /* weights so far apart make few of them */
	add(w, weighing(an_observation(LEVEL_MID, 80000), 0.25), 5);
	add(w, an_observation(LEVEL_MID, 80000), 1);
	add(w, weighing(an_observation(LEVEL_MID, 60000), 8), 5);
	add(w, weighing(posted, 0.5), 5);
	add(w, posted, 1);
	add(w, weighing(above, 9), 3);
	add(w, above, 2);
	gather(w);
	assert_int_equal(w->out.count, 2);
	assert_median(w, LEVEL_MID, 80000);
	assert_median(w, LEVEL_SENIOR, 105000);
}

/* Eleven at one amount: the usual 0.35, worth eight observations, is all the spread there is. */
static void the_deviation_of_equal_pay_is_drawn_to_the_usual(void **state)
{
	struct world *w = *state;

	add(w, an_observation(LEVEL_MID, 80000), LEAST);
	gather(w);
	assert_near(cell_of(w, LEVEL_MID)->n, 11, 0);
	assert_near(cell_of(w, LEVEL_MID)->deviation, 0.22711, 0.000005); /* 0.35 sqrt(8 / 19) */
}

static void pay_of_nothing_has_no_median(void **state)
{
	struct world *w = *state;

	add(w, an_observation(LEVEL_MID, 0), 1);
	add(w, an_observation(LEVEL_MID, 80000), LEAST);
	add(w, an_observation(LEVEL_SENIOR, 0.01), LEAST);
	gather(w);
	assert_int_equal(w->out.count, 1);
	assert_near(cell_of(w, LEVEL_SENIOR)->median, -4.605170186, 1e-9);
}

/* ---- what is taken together ---- */

static void assert_place(const struct model_cell *cell, const char *state, uint32_t metro)
{
	assert_int_equal(cell->place.country, CODE2('U', 'S'));
	assert_int_equal(cell->place.state, code_of(text_of(state)));
	assert_int_equal(cell->place.metro, metro);
}

/* A metro, state or country with as many as may be published is a cell; with one fewer it joins what is around it. */
static void too_few_join_the_rest_of_their_state_and_country(void **state)
{
	struct world *w = *state;
	struct observation junior = an_observation(LEVEL_JUNIOR, 60000);
	struct observation mid = an_observation(LEVEL_MID, 80000);
	struct observation senior = an_observation(LEVEL_SENIOR, 90000);

	add(w, at_a_place(junior, "CA", 41860), LEAST);
	add(w, at_a_place(junior, "CA", 31080), LEAST - 1);
	add(w, at_a_place(mid, "CA", 41860), LEAST - 1);
	add(w, at_a_place(mid, "CA", 0), 1);
	add(w, at_a_place(mid, "NY", 0), LEAST - 1);
	add(w, at_a_place(senior, "CA", 0), LEAST - 1);
	add(w, at_a_place(senior, "NY", 35620), 1);
	gather(w);
	/* What is left of both others is of one country and role: ten and ten. */
	assert_int_equal(w->out.count, 4);
	assert_place(cell_of(w, LEVEL_JUNIOR), "CA", 41860);
	assert_near(cell_of(w, LEVEL_JUNIOR)->n, 11, 0);
	assert_place(cell_of(w, LEVEL_MID), "CA", 0);
	assert_near(cell_of(w, LEVEL_MID)->n, 11, 0);
	assert_place(cell_of(w, LEVEL_SENIOR), "", 0);
	assert_near(cell_of(w, LEVEL_SENIOR)->n, 11, 0);
	assert_place(cell_of(w, LEVEL_UNKNOWN), "", 0);
	assert_near(cell_of(w, LEVEL_UNKNOWN)->n, 20, 0);
}

static void assert_part(const struct world *w, size_t i, uint16_t role, enum level level,
			double share)
{
	assert_int_equal(w->out.parts[i].role, role);
	assert_int_equal(w->out.parts[i].step, level);
	assert_near(w->out.parts[i].share, share, 1e-12);
}

static void steps_too_small_for_a_country_are_one_cell_of_their_shares(void **state)
{
	struct world *w = *state;

	add(w, an_observation(LEVEL_SENIOR, 90000), 3);
	add(w, an_observation(LEVEL_MID, 80000), 9);
	gather(w);
	assert_int_equal(w->out.count, 1);
	assert_int_equal(w->out.items[0].role, ROLE_ANALYST);
	assert_int_equal(w->out.items[0].step, STEP_MIX);
	assert_int_equal(w->out.items[0].part_count, 2);
	assert_part(w, 0, ROLE_ANALYST, LEVEL_MID, 0.75);
	assert_part(w, 1, ROLE_ANALYST, LEVEL_SENIOR, 0.25);
	assert_near(exp(w->out.items[0].median), 80000, 0.001);
}

static void roles_too_small_for_a_country_are_one_cell_of_several(void **state)
{
	struct world *w = *state;
	struct observation mid = an_observation(LEVEL_MID, 80000), abroad = mid;

	abroad.place.country = CODE2('D', 'E');
	add(w, of_role(mid, ROLE_SINGLE), 6);
	add(w, mid, 6);
	add(w, abroad, LEAST - 1);
	add(w, of_role(abroad, ROLE_NONE), 9);
	gather(w);
	assert_int_equal(w->out.count, 1);
	assert_int_equal(w->out.items[0].role, ROLE_SEVERAL);
	assert_int_equal(w->out.items[0].part_count, 2);
	assert_part(w, 0, ROLE_ANALYST, LEVEL_MID, 0.5);
	assert_part(w, 1, ROLE_SINGLE, LEVEL_MID, 0.5);
	assert_near(w->out.items[0].n, 12, 0);
	/* One country and component, and the country at all: of one source each. */
	assert_int_equal(w->out.reach_count, 2);
	assert_int_equal(w->out.reach[0].sources, 1);
	assert_int_equal(w->out.reach[1].sources, 1);
}

/* One employer may be half of a cell, and no more: six of twelve, not six of eleven. */
static void an_employer_above_its_share_keeps_a_cell_out(void **state)
{
	struct world *w = *state;

	w->settings.max_employer_share = 0.5;
	add(w, of_employer(an_observation(LEVEL_MID, 80000), "Acme"), 6);
	for (int i = 0; i < 6; i++)
		add(w, of_employer(an_observation(LEVEL_MID, 80000), &"abcdef"[i]), 1);
	add(w, of_employer(an_observation(LEVEL_SENIOR, 80000), "Acme"), 6);
	for (int i = 0; i < 5; i++)
		add(w, of_employer(an_observation(LEVEL_SENIOR, 80000), &"abcdef"[i]), 1);
	gather(w);
	assert_int_equal(w->out.count, 1);
	(void)cell_of(w, LEVEL_MID);
}

/* Rows that may not be published, of no country, or of neither level nor experience. */
static void what_cannot_be_a_cell_is_left_out(void **state)
{
	struct world *w = *state;
	struct observation hidden = an_observation(LEVEL_MID, 80000);
	struct observation nowhere = an_observation(LEVEL_MID, 80000);

	hidden.publish = PUBLISH_NO;
	hidden.source = "hidden";
	nowhere.place.country = 0;
	add(w, hidden, LEAST);
	add(w, nowhere, LEAST);
	add(w, an_observation(LEVEL_UNKNOWN, 80000), LEAST);
	gather(w);
	assert_int_equal(w->out.count, 0);
	assert_int_equal(w->out.reach_count, 0);
}

/* ---- published medians ---- */

/* Base pay of the United States alone, exact and above nothing. */
static void published_medians_of_the_survey_are_references(void **state)
{
	struct world *w = *state;
	struct band good = {.basis = BASIS_BENCHMARK,
			    .role = ROLE_SINGLE,
			    .component = COMPONENT_BASE,
			    .area = united_states,
			    .p[BENCHMARK_P50] = {VALUE_EXACT, 100000}};
	static const struct carried carried;
	struct band rows[7];

	for (size_t i = 0; i < 7; i++)
		rows[i] = good;
	rows[1].area = (struct area){.kind = AREA_STATE, .place.state = CODE2('C', 'A')};
	rows[2].area = a_country("DE");
	rows[3].component = COMPONENT_TOTAL;
	rows[4].p[BENCHMARK_P50].amount = 0;
	rows[5].p[BENCHMARK_P50].kind = VALUE_NOT_RELEASED;
	rows[6].carried = &carried;
	for (size_t i = 0; i < 7; i++)
		band_table_add(&w->published, &rows[i]);
	gather(w);
	assert_int_equal(w->out.count, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(w->out.items[i].source, SOURCE_NONE);
		assert_int_equal(w->out.items[i].role, ROLE_SINGLE);
		assert_near(w->out.items[i].median, 11.512925465, 1e-9);
	}
	assert_place(&w->out.items[0], "", 0);
	assert_place(&w->out.items[1], "CA", 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_bracket_counts_at_its_geometric_middle),
	    TEST(each_row_counts_once_whatever_its_weight),
	    TEST(the_deviation_of_equal_pay_is_drawn_to_the_usual),
	    TEST(pay_of_nothing_has_no_median),
	    TEST(too_few_join_the_rest_of_their_state_and_country),
	    TEST(steps_too_small_for_a_country_are_one_cell_of_their_shares),
	    TEST(roles_too_small_for_a_country_are_one_cell_of_several),
	    TEST(an_employer_above_its_share_keeps_a_cell_out),
	    TEST(what_cannot_be_a_cell_is_left_out),
	    TEST(published_medians_of_the_survey_are_references),
	};

	return cmocka_run_group_tests_name("test_model_cells", tests, NULL, NULL);
}
