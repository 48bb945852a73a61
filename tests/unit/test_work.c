/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the work of a role is: which code stands for an occupation, the order of tasks and technologies, whose
 * titles are shown, and how near two roles are. Figures by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/work.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define ROLE(name, phrase, occupations)                                                            \
	"[role]\nname = " name                                                                     \
	"\nfamily = sea\nsummary = A fixture.\n[titles]\nanywhere = " phrase                       \
	"\n[occupations]\n" occupations "note = x.\n"

#define TASK(code, words, kind)                                                                    \
	{                                                                                          \
		.publication = "Net tasks", .occupation = code, .id = "", .title = "",             \
		.text = words, .type = kind, .people = (double)NAN, .model = (double)NAN,          \
		.use = (double)NAN                                                                 \
	}
#define TOOL(code, called, is_hot, asked)                                                          \
	{                                                                                          \
		.publication = "Net tools", .occupation = code, .name = called, .category = "",    \
		.hot = is_hot, .in_demand = asked                                                  \
	}
#define TITLE(code, called)                                                                        \
	{                                                                                          \
		.publication = "Net titles", .occupation = code, .title = called                   \
	}

static struct task tasks[] = {
    TASK("15-0001.00", "Trim the lamp.", TASK_CORE),
    TASK("15-0001.00", "Buy oil.", TASK_SUPPLEMENTAL),
    TASK("15-0001.00", "Watch the sea.", TASK_CORE),
    TASK("15-0001.00", "Wind the clock.", TASK_UNTYPED),
    TASK("15-0001.01", "Paint buoys.", TASK_CORE),
    TASK("15-0002.00", "Cut sails.", TASK_CORE),
    TASK("15-0002.00", "Sew sails.", TASK_CORE),
    TASK("15-0009.01", "Ring bells.", TASK_CORE),
    TASK("15-0009.02", "Feed gulls.", TASK_CORE),
    TASK("15-0007.00", "Nobody asks.", TASK_CORE),
};
static struct technology tools[] = {
    TOOL("15-0001.00", "Wick", true, false),   TOOL("15-0001.00", "Lens", true, true),
    TOOL("15-0001.00", "Lens", true, false), /* by two kinds of it */
    TOOL("15-0001.00", "Bucket", true, false), TOOL("15-0001.00", "Rag", false, false),
    TOOL("15-0002.00", "Needle", true, true),  TOOL("15-0002.00", "Bucket", true, false),
    TOOL("15-0002.00", "Wick", true, false),   TOOL("15-0007.00", "Bucket", true, false),
};
static struct reported_title titles[] = {
    TITLE("15-0001.00", "Lamp Keeper"),
    TITLE("15-0001.01", "Buoy Painter"),
    TITLE("15-0001.01", "Senior Buoy Painter"),
    TITLE("15-0001.00", "Sail Maker"),
    TITLE("15-0002.00", "Sail Maker"),
    TITLE("15-0009.02", "Gull Feeder"),
    TITLE("15-0001.00", "Warden"),
};
static struct related_pair pairs[] = {
    {.publication = "Net related",
     .source = "net",
     .occupation = "15-0001.01",
     .related = "15-0002.00",
     .tier = RELATED_SUPPLEMENTAL,
     .index = 14},
    {.publication = "Net related",
     .source = "net",
     .occupation = "15-0001.00",
     .related = "15-0002.00",
     .tier = RELATED_PRIMARY_LONG,
     .index = 6},
    {.publication = "Net related",
     .source = "net",
     .occupation = "15-0001.00",
     .related = "15-0001.01",
     .tier = RELATED_PRIMARY_SHORT,
     .index = 1},
};

struct world {
	char *directory;
	struct arena texts;
	struct catalogue *catalogue;
	struct related *related;
	struct published_tables inputs;
	struct work_book *book;
	struct work work;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));
	struct err e = ERR_INIT;

	*state = w;
	w->directory = fixture_directory();
	arena_init(&w->texts);
	fixture_write(w->directory, "words.ini", "[same]\n");
	fixture_write(w->directory, "lamp-keeper.ini",
		      ROLE("Lamp keeper", "lamp keeper", "15-0001 = 0.7\n15-0002 = 0.3\n"));
	fixture_write(w->directory, "sail-maker.ini",
		      ROLE("Sail maker", "sail maker", "15-0002 = 1\n"));
	fixture_write(w->directory, "buoy-painter.ini",
		      ROLE("Buoy painter", "buoy painter", "15-0001 = 1\n"));
	fixture_write(w->directory, "gull-feeder.ini",
		      ROLE("Gull feeder", "gull feeder", "15-0009 = 1\n"));
	fixture_write(w->directory, "bell-ringer.ini",
		      ROLE("Bell ringer\nmoves_from = sail-maker, buoy-painter", "bell ringer",
			   "15-0009 = 1\n"));
	w->inputs = (struct published_tables){
	    .tasks = {.items = tasks, .count = COUNT(tasks)},
	    .technologies = {.items = tools, .count = COUNT(tools)},
	    .reported_titles = {.items = titles, .count = COUNT(titles)},
	    .related = {.items = pairs, .count = COUNT(pairs)},
	};
	if (catalogue_load(&e, &w->catalogue, LAYERS_INSTALLED(w->directory)) < 0 ||
	    related_load(&e, &w->related, LAYERS_INSTALLED(w->directory), &w->inputs.related) < 0)
		fail_msg("%s", e.text);
	work_book_make(&w->book, &w->inputs, w->catalogue);
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	work_book_free(w->book);
	related_free(w->related);
	catalogue_free(w->catalogue);
	arena_release(&w->texts);
	fixture_remove(w->directory);
	free(w);
	return 0;
}

static uint16_t role_of(struct world *w, const char *id)
{
	return catalogue_find(w->catalogue, text_of(id));
}

static const struct work *work_of(struct world *w, const char *id)
{
	work_of_role(w->book, w->related, role_of(w, id), &w->texts, &w->work);
	return &w->work;
}

static void occupations_take_turns_by_weight(void **state)
{
	/* d'Hondt of .7 and .3: .7, .35, .3, .233, .15. */
	static const char *const expected[] = {"Trim the lamp.", "Watch the sea.", "Cut sails.",
					       "Wind the clock.", "Sew sails."};
	const struct work *k = work_of(*state, "lamp-keeper");

	assert_int_equal(k->task_count, COUNT(expected));
	for (size_t i = 0; i < COUNT(expected); i++)
		assert_string_equal(k->tasks[i].text, expected[i]);
	assert_int_equal(k->tasks[2].occupation, 1);
	assert_int_equal(k->core_tasks, 5); /* without the supplemental one */
	assert_string_equal(k->tasks_source, "Net tasks");
}

static void the_code_that_is_called_as_the_role_stands_for_the_occupation(void **state)
{
	const struct work *k = work_of(*state, "buoy-painter");

	assert_int_equal(k->task_count, 1);
	assert_string_equal(k->tasks[0].text, "Paint buoys.");
	/* An occupation of special kinds alone: the one with the title, or none. */
	k = work_of(*state, "gull-feeder");
	assert_int_equal(k->task_count, 1);
	assert_string_equal(k->tasks[0].text, "Feed gulls.");
	k = work_of(*state, "bell-ringer");
	assert_int_equal(k->task_count, 0);
	assert_null(k->tasks_source);
}

static void technologies_in_demand_come_first_then_by_weight_then_the_rarer(void **state)
{
	const struct work *k = work_of(*state, "lamp-keeper");

	assert_int_equal(k->technology_count, 4); /* the rag is not hot */
	assert_string_equal(k->technologies[0].name, "Lens"); /* .7 */
	assert_string_equal(k->technologies[1].name, "Needle"); /* .3 */
	assert_string_equal(k->technologies[2].name, "Wick"); /* 1, of two occupations */
	assert_string_equal(k->technologies[3].name, "Bucket"); /* 1, of three */
	assert_near(k->technologies[0].weight, .7, 1e-12); /* listed twice, counted once */
	assert_near(k->technologies[3].weight, 1, 1e-12);
	assert_true(k->technologies[1].in_demand);
	assert_false(k->technologies[2].in_demand);
	assert_int_equal(k->technologies[3].occupations, 3);
}

static void titles_are_those_that_are_read_as_the_role(void **state)
{
	const struct work *k = work_of(*state, "lamp-keeper");

	assert_int_equal(k->title_count, 1);
	assert_string_equal(k->titles[0], "Lamp Keeper");
	k = work_of(*state, "buoy-painter"); /* in the order of the file */
	assert_int_equal(k->title_count, 2);
	assert_string_equal(k->titles[0], "Buoy Painter");
	assert_string_equal(k->titles[1], "Senior Buoy Painter");
	k = work_of(*state, "sail-maker"); /* that of another occupation is not its own */
	assert_int_equal(k->title_count, 1);
}

static void related_roles_are_ranked_by_what_they_share(void **state)
{
	const struct work *k = work_of(*state, "lamp-keeper");

	/* Lens .7, Needle .3, Wick 1, Bucket 1 against Needle, Wick, Bucket 1: 2.3 of 3.7. The painter's code
	 * has no technologies: last. */
	assert_int_equal(k->related_count, 2);
	assert_int_equal(k->related[0].role, role_of(*state, "sail-maker"));
	assert_near(k->related[0].overlap, 2.3 / 3.7, 1e-12);
	assert_string_equal(k->related[0].onet, "primary-long (6), 15-0001 to 15-0002");
	assert_int_equal(k->related[1].role, role_of(*state, "buoy-painter"));
	assert_true(isnan(k->related[1].overlap));
	assert_string_equal(k->related[1].onet, "the same occupation (15-0001)");
	assert_string_equal(k->related_source, "Net related (the input net)");
}

static void roles_that_a_move_joins_are_related_first(void **state)
{
	const struct work *k = work_of(*state, "bell-ringer");

	assert_int_equal(k->related_count, 3);
	assert_int_equal(k->related[0].role, role_of(*state, "buoy-painter"));
	assert_null(k->related[0].onet); /* O*NET relates them not */
	assert_int_equal(k->related[1].role, role_of(*state, "sail-maker"));
	assert_int_equal(k->related[2].role, role_of(*state, "gull-feeder"));
	k = work_of(*state, "buoy-painter"); /* the move's other end */
	assert_int_equal(k->related[0].role, role_of(*state, "bell-ringer"));
}

static void of_equal_occupations_the_nearest_counts(void **state)
{
	struct world *w = *state;
	static const struct role_occupation half[] = {{.soc = "15-0009", .weight = .5},
						      {.soc = "15-0002", .weight = .5}};
	static const struct role_occupation most[] = {{.soc = "15-0009", .weight = .6},
						      {.soc = "15-0002", .weight = .4}};
	struct role one = {.occupations = half, .occupation_count = COUNT(half)};
	const struct role *sail =
	    catalogue_role(w->catalogue, role_of(w, "sail-maker")); /* 15-0002 */

	assert_string_equal(related_roles(w->related, &one, sail, &w->texts).words,
			    "the same occupation (15-0002)");
	one.occupations = most;
	assert_null(related_roles(w->related, &one, sail, &w->texts).words);
}

static void a_gap_names_what_the_origin_lacks(void **state)
{
	struct world *w = *state;
	const char *const *names;
	size_t count;

	assert_true(work_gap(w->book, role_of(w, "sail-maker"), role_of(w, "lamp-keeper"),
			     &w->texts, &names, &count));
	assert_int_equal(count, 1);
	assert_string_equal(names[0], "Lens");
	assert_true(work_gap(w->book, role_of(w, "lamp-keeper"), role_of(w, "sail-maker"),
			     &w->texts, &names, &count));
	assert_int_equal(count, 0);
	assert_false(work_gap(w->book, role_of(w, "gull-feeder"), role_of(w, "lamp-keeper"),
			      &w->texts, &names, &count));
}

static void without_inputs_there_is_nothing(void **state)
{
	static const struct published_tables none = {.tasks = {.count = 0}};
	struct world *w = *state;
	struct work_book *book;
	struct work work;

	work_book_make(&book, &none, w->catalogue);
	work_of_role(book, w->related, role_of(w, "lamp-keeper"), &w->texts, &work);
	assert_int_equal(work.task_count + work.technology_count + work.title_count, 0);
	assert_null(work.technologies_source);
	assert_int_equal(work.related_count, 2); /* known without them */
	assert_true(isnan(work.related[0].overlap));
	work_book_free(book);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(occupations_take_turns_by_weight),
	    TEST(the_code_that_is_called_as_the_role_stands_for_the_occupation),
	    TEST(technologies_in_demand_come_first_then_by_weight_then_the_rarer),
	    TEST(titles_are_those_that_are_read_as_the_role),
	    TEST(related_roles_are_ranked_by_what_they_share),
	    TEST(roles_that_a_move_joins_are_related_first),
	    TEST(of_equal_occupations_the_nearest_counts),
	    TEST(a_gap_names_what_the_origin_lacks),
	    TEST(without_inputs_there_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
