/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a move is worth: the interval of a difference, and which figures enter. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/moves.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

#define ROLE(name, soc, moves, title)                                                              \
	"[role]\nname = " name "\nfamily = data\nsummary = A fixture.\n" moves                     \
	"[titles]\nanywhere = " title "\n[occupations]\n" soc " = 1\nnote = A fixture.\n"

struct world {
	char *directory;
	struct arena texts;
	struct catalogue *catalogue;
	struct related *related;
	struct band rows[8];
	struct band_table bands;
	struct move *moves;
	size_t move_count;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));
	struct err e = ERR_INIT;

	*state = w;
	w->directory = fixture_directory();
	arena_init(&w->texts);
	w->bands.rows = w->rows;
	fixture_write(w->directory, "words.ini", "[same]\n");
	fixture_write(w->directory, "lamp-keeper.ini",
		      ROLE("Lamp keeper", "15-0001", "moves_from = sail-maker, rope-walker\n",
			   "lamp keeper"));
	fixture_write(w->directory, "sail-maker.ini",
		      ROLE("Sail maker", "15-0002", "", "sail maker"));
	fixture_write(w->directory, "rope-walker.ini",
		      ROLE("Rope walker", "15-0003", "", "rope walker"));
	fixture_write(w->directory, "related.csv",
		      "occupation,related,tier,index,source,date\n"
		      "15-0003,15-0001,supplemental,14,Net,2025-12\n"
		      "15-0001,15-0002,primary-long,6,Net,2025-12\n"
		      "15-0002,15-0001,primary-short,2,Net,2025-12\n");
	if (catalogue_load(&e, &w->catalogue, LAYERS_INSTALLED(w->directory)) < 0 ||
	    related_load(&e, &w->related, LAYERS_INSTALLED(w->directory), NULL) < 0)
		fail_msg("%s", e.text);
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	related_free(w->related);
	catalogue_free(w->catalogue);
	arena_release(&w->texts);
	fixture_remove(w->directory);
	free(w);
	return 0;
}

static struct band *add_band(struct world *w, const char *role, enum level level, double median,
			     double low, double high)
{
	struct band *band = &w->rows[w->bands.count++];

	*band = (struct band){
	    .role = catalogue_find(w->catalogue, text_of(role)),
	    .level = level,
	    .area = {.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}},
	    .component = COMPONENT_BASE,
	    .basis = BASIS_OBSERVED,
	    .only_source = 1,
	    .n = 100 + w->bands.count,
	    .p50_interval = {low, high},
	};
	band->p[BENCHMARK_P50] = (struct benchmark_value){.kind = VALUE_EXACT, .amount = median};
	return band;
}

static int by_band(const void *a, const void *b)
{
	return band_compare(a, b);
}

static void compute(struct world *w)
{
	struct summary summary = {.bands = w->bands, .catalogue = w->catalogue, .texts = w->texts};

	qsort(w->rows, w->bands.count, sizeof(*w->rows), by_band);
	w->move_count =
	    moves_of_role(&summary, w->related, NULL,
			  catalogue_find(w->catalogue, TEXT_LITERAL("lamp-keeper")), &w->moves);
	w->texts = summary.texts;
}

/* Newcombe (1998), table II, method 10: MOVER on Wilson's intervals of 56/70 and 48/80 gives 0.0524 to
 * 0.3339. The two intervals are R's: scripts/oracle/impact.R. */
static void the_interval_of_a_difference_is_movers(void **state)
{
	const struct interval of_first = {0.691833555037, 0.876952607516};
	const struct interval of_second = {0.490454650052, 0.700381724041};
	struct interval difference = difference_interval(0.8, of_first, 0.6, of_second);

	(void)state;
	assert_near(difference.low, 0.0524, 5e-5);
	assert_near(difference.high, 0.3339, 5e-5);
}

static void swapping_the_two_mirrors_the_interval(void **state)
{
	const struct interval a = {150, 190}, b = {100, 115};
	struct interval there = difference_interval(160, a, 110, b);
	struct interval back = difference_interval(110, b, 160, a);

	(void)state;
	assert_near(there.low, -back.high, 1e-12);
	assert_near(there.high, -back.low, 1e-12);
}

static void without_one_interval_there_is_none(void **state)
{
	const struct interval known = {150, 190}, none = {NAN, NAN};

	(void)state;
	assert_true(isnan(difference_interval(160, known, 110, none).low));
	assert_true(isnan(difference_interval(160, none, 110, known).high));
}

static void a_move_compares_the_levels_both_are_published_at(void **state)
{
	struct world *w = *state;

	add_band(w, "lamp-keeper", LEVEL_ALL, 160000, 157000, 164000);
	add_band(w, "sail-maker", LEVEL_ALL, 120000, 116000, 123000);
	add_band(w, "lamp-keeper", LEVEL_SENIOR, 200000, NAN, NAN);
	add_band(w, "sail-maker", LEVEL_SENIOR, 210000, 200000, 220000);
	add_band(w, "lamp-keeper", LEVEL_MID, 150000, 140000, 160000);
	compute(w);

	assert_int_equal(w->move_count, 2);
	const struct move *move = &w->moves[0];
	assert_int_equal(move->from, catalogue_find(w->catalogue, TEXT_LITERAL("sail-maker")));
	assert_int_equal(move->count, 2); /* no sail maker has level mid */
	assert_int_equal(move->steps[0].level, LEVEL_ALL);
	assert_near(move->steps[0].difference, 40000, 1e-9);
	assert_near(move->steps[0].interval.low, 40000 - sqrt(18e6), 1e-6);
	assert_near(move->steps[0].interval.high, 40000 + sqrt(32e6), 1e-6);
	assert_int_equal(move->steps[0].n_to, 101);
	assert_int_equal(move->steps[0].n_from, 102);
	assert_int_equal(move->steps[1].level, LEVEL_SENIOR);
	assert_near(move->steps[1].difference, -10000, 1e-9); /* a move may cost pay */
	assert_true(isnan(move->steps[1].interval.low));
}

static void a_suppressed_median_and_other_places_do_not_enter(void **state)
{
	struct world *w = *state;

	add_band(w, "lamp-keeper", LEVEL_ALL, 160000, 157000, 164000);
	add_band(w, "sail-maker", LEVEL_ALL, 120000, 116000, 123000)->p[BENCHMARK_P50].kind =
	    VALUE_NOT_RELEASED;
	struct band *elsewhere = add_band(w, "rope-walker", LEVEL_ALL, 90000, 80000, 95000);
	elsewhere->area.place.country = CODE2('D', 'E');
	add_band(w, "rope-walker", LEVEL_ALL, 95000, 90000, 99000)->basis = BASIS_BENCHMARK;
	add_band(w, "rope-walker", LEVEL_ALL, 98000, 90000, 99000)->component = COMPONENT_TOTAL;
	compute(w);
	assert_int_equal(w->move_count, 2);
	assert_int_equal(w->moves[0].count, 0);
	assert_int_equal(w->moves[1].count, 0);
}

/* One survey may have more of the well paid and another more of one role: pooled, that is no difference of
 * the roles. */
static void medians_of_several_sources_are_not_compared(void **state)
{
	struct world *w = *state;

	add_band(w, "lamp-keeper", LEVEL_ALL, 160000, 157000, 164000)->only_source = 0;
	add_band(w, "sail-maker", LEVEL_ALL, 120000, 116000, 123000)->only_source = 0;
	add_band(w, "lamp-keeper", LEVEL_MID, 150000, 140000, 160000)->only_source = 2;
	add_band(w, "sail-maker", LEVEL_MID, 110000, 100000, 120000);
	compute(w);
	assert_int_equal(w->moves[0].count, 0);
}

static void a_manager_s_role_is_compared_at_its_own_track_alone(void **state)
{
	static const enum level levels[] = {LEVEL_ALL, LEVEL_STAFF, LEVEL_MANAGER};
	struct world *w = *state;
	struct err e = ERR_INIT;

	fixture_write(w->directory, "lamp-keeper.ini",
		      ROLE("Lamp keeper", "15-0001",
			   "track = manager\nmoves_from = sail-maker, rope-walker\n",
			   "lamp keeper"));
	catalogue_free(w->catalogue);
	assert_int_equal(catalogue_load(&e, &w->catalogue, LAYERS_INSTALLED(w->directory)), 0);
	for (size_t i = 0; i < 3; i++) {
		add_band(w, "lamp-keeper", levels[i], 160000, 157000, 164000);
		add_band(w, "sail-maker", levels[i], 120000, 116000, 123000);
	}
	compute(w);
	assert_int_equal(w->moves[0].count, 1);
	assert_int_equal(w->moves[0].steps[0].level, LEVEL_MANAGER);
}

static void a_move_says_what_onet_says_of_it(void **state)
{
	struct world *w = *state;

	compute(w);
	assert_string_equal(w->moves[0].related, "primary-short (2), 15-0002 to 15-0001");
	assert_string_equal(w->moves[0].related_source, "Net (2025-12)");
	assert_string_equal(w->moves[1].related, "supplemental (14), 15-0003 to 15-0001");
}

static void a_role_stands_for_the_occupation_that_most_of_it_is(void **state)
{
	const struct role_occupation first[] = {{"15-0001", 0.4}, {"15-0003", 0.6}};
	const struct role_occupation second[] = {{"15-0001", 0.6}, {"15-0003", 0.4}};
	const struct role_occupation equal[] = {{"15-0001", 0.5}, {"15-0003", 0.5}};
	const struct role three = {.occupations = first, .occupation_count = 2};
	const struct role one = {.occupations = second, .occupation_count = 2};
	const struct role both = {.occupations = equal, .occupation_count = 2};
	const struct role none = {.occupation_count = 0};
	struct world *w = *state;
	struct kinship kinship = related_roles(w->related, &three, &one, &w->texts);

	assert_string_equal(kinship.words, "supplemental (14), 15-0003 to 15-0001");
	kinship = related_roles(w->related, &one, &three, &w->texts);
	assert_null(kinship.words); /* O*NET's lists are not mutual */
	kinship = related_roles(w->related, &one, &one, &w->texts);
	assert_string_equal(kinship.words, "the same occupation (15-0001)");
	assert_null(kinship.source);
	/* Of equal occupations the nearest pair counts, whichever comes first. */
	kinship = related_roles(w->related, &three, &both, &w->texts);
	assert_string_equal(kinship.words, "the same occupation (15-0003)");
	kinship = related_roles(w->related, &both, &three, &w->texts);
	assert_string_equal(kinship.words, "the same occupation (15-0003)");
	assert_null(related_roles(w->related, &none, &one, &w->texts).words);
}

static void a_fault_of_the_related_table_names_its_line(void **state)
{
	static const struct {
		const char *rows, *says;
	} cases[] = {
	    {"15-0001,15-0002,close,1,Net,2025\n", "related.csv:2: a tier is primary-short"},
	    {"15-0001,15-0002,supplemental,0,Net,2025\n", "related.csv:2: 0 is not within 1"},
	    {"15-0001,15-0002,supplemental,11,Net,2025\n"
	     "15-0001,15-0002,supplemental,12,Net,2025\n",
	     "the pair is there twice"},
	};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct related *related;
		struct err e = ERR_INIT;
		struct buf table;

		buf_init(&table, BUF_LIMIT_DEFAULT);
		buf_addf(&table, "occupation,related,tier,index,source,date\n%s", cases[i].rows);
		fixture_write(w->directory, "related.csv", table.data);
		buf_release(&table);
		assert_int_equal(related_load(&e, &related, LAYERS_INSTALLED(w->directory), NULL),
				 -1);
		assert_null(related);
		assert_int_equal(e.code, ERR_USAGE);
		assert_non_null(strstr(e.text, cases[i].says));
	}
}

/* A median that is one of the percentiles of the other band: the share below it is the percentile. */
static void who_earns_less_is_read_off_the_published_percentiles(void **state)
{
	struct world *w = *state;
	struct band *from = add_band(w, "sail-maker", LEVEL_SENIOR, 100, 90, 110);

	from->p[BENCHMARK_P25] = (struct benchmark_value){.kind = VALUE_EXACT, .amount = 80};
	from->p[BENCHMARK_P75] = (struct benchmark_value){.kind = VALUE_EXACT, .amount = 130};
	add_band(w, "lamp-keeper", LEVEL_SENIOR, 130, 120, 140);
	add_band(w, "sail-maker", LEVEL_MID, 70, 60, 80);
	add_band(w, "lamp-keeper", LEVEL_MID, 90, 80, 95);
	compute(w);
	for (size_t i = 0; i < w->moves[0].count; i++)
		if (w->moves[0].steps[i].level == LEVEL_SENIOR)
			assert_near(w->moves[0].steps[i].earn_less, 75, 1e-9);
		else
			assert_true(
			    isnan(w->moves[0].steps[i].earn_less)); /* beyond the only one */
	assert_int_equal(w->moves[0].count, 2);
}

/* The fixture's role has sail-maker before rope-walker; O*NET relates the first more nearly. */
static void moves_are_ranked_by_nearness(void **state)
{
	struct world *w = *state;

	fixture_write(w->directory, "lamp-keeper.ini",
		      ROLE("Lamp keeper", "15-0001", "moves_from = rope-walker, sail-maker\n",
			   "lamp keeper"));
	catalogue_free(w->catalogue);
	struct err e = ERR_INIT;
	assert_int_equal(catalogue_load(&e, &w->catalogue, LAYERS_INSTALLED(w->directory)), 0);
	compute(w);
	assert_int_equal(w->move_count, 2);
	assert_int_equal(w->moves[0].from, catalogue_find(w->catalogue, text_of("sail-maker")));
	assert_true(isnan(w->moves[0].overlap)); /* no technologies are given */
	assert_null(w->moves[0].gap);
}

/* The repository's table, against lines read off O*NET 30.1's file. */
static void the_table_has_what_onet_published(void **state)
{
	const char *root = getenv("PAYBANDS_ROOT");
	const struct role_occupation developers[] = {{"15-1252", 1}},
				     scientists[] = {{"15-2051", 1}};
	const struct role from = {.occupations = developers, .occupation_count = 1};
	const struct role into = {.occupations = scientists, .occupation_count = 1};
	struct world *w = *state;
	struct related *related;
	struct err e = ERR_INIT;
	char directory[4096];

	snprintf(directory, sizeof(directory), "%s/data/reference", root ? root : ".");
	if (related_load(&e, &related, LAYERS_INSTALLED(directory), NULL) < 0)
		fail_msg("%s", e.text);
	assert_string_equal(related_roles(related, &from, &into, &w->texts).words,
			    "supplemental (17), 15-1252 to 15-2051");
	related_free(related);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_interval_of_a_difference_is_movers),
	    cmocka_unit_test(swapping_the_two_mirrors_the_interval),
	    cmocka_unit_test(without_one_interval_there_is_none),
	    TEST(a_move_compares_the_levels_both_are_published_at),
	    TEST(a_suppressed_median_and_other_places_do_not_enter),
	    TEST(medians_of_several_sources_are_not_compared),
	    TEST(a_manager_s_role_is_compared_at_its_own_track_alone),
	    TEST(a_move_says_what_onet_says_of_it),
	    TEST(a_role_stands_for_the_occupation_that_most_of_it_is),
	    TEST(a_fault_of_the_related_table_names_its_line),
	    TEST(who_earns_less_is_read_off_the_published_percentiles),
	    TEST(moves_are_ranked_by_nearness),
	    TEST(the_table_has_what_onet_published),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
