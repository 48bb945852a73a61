/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks: files joined by id and by words, and which are the most and the least exposed. Figures by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/task_evidence.h"
#include "tests/unit/ingest_fixture.h"
#include "tests/unit/near.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

#define STATED(occ, number, words, kind)                                                           \
	{                                                                                          \
		.publication = "O*NET", .occupation = occ, .id = number, .text = words,            \
		.title = "", .type = kind, .people = (double)NAN, .model = (double)NAN,            \
		.use = (double)NAN                                                                 \
	}
#define LABELLED(occ, number, words, by_people, by_model)                                          \
	{                                                                                          \
		.publication = "Labels", .occupation = occ, .id = number, .text = words,           \
		.title = "Developers", .people = by_people, .model = by_model, .use = (double)NAN  \
	}
#define SEEN(words, how_far)                                                                       \
	{                                                                                          \
		.publication = "Use", .occupation = "", .id = "", .text = words, .title = "",      \
		.people = (double)NAN, .model = (double)NAN, .use = how_far                        \
	}

static struct task tasks[] = {
    STATED("15-1252.00", "1", "Write code.", TASK_CORE),
    STATED("15-1252.00", "2", "Test  Code.", TASK_CORE),
    STATED("15-1252.00", "3", "Lead people.", TASK_CORE),
    STATED("15-1252.00", "4", "Buy chairs.", TASK_SUPPLEMENTAL),
    STATED("15-1252.00", "5", "Ask users.", TASK_CORE),
    STATED("15-1252.04", "6", "Fly kites.", TASK_CORE),
    LABELLED("15-1252.00", "1", "write code", 1, 1),
    LABELLED("15-1252.00", "2", "Test code.", .5, 1),
    LABELLED("15-1252.00", "3", "Lead people.", 0, 0),
    LABELLED("15-1252.00", "4", "Buy chairs.", 1, 1),
    LABELLED("15-1252.00", "5", "Ask users.", 0, .5),
    LABELLED("15-1252.00", "9", "Punch cards.", 1, 1), /* gone from O*NET since */
    LABELLED("15-1252.04", "6", "Fly kites.", 1, 1),
    SEEN("write code.", .2),
    SEEN("test code.", .9),
    SEEN("buy chairs.", 1),
};

struct world {
	struct arena texts;
	struct task_set set;
	struct task_book *book;
	struct task_evidence evidence;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));

	arena_init(&w->texts);
	w->set = (struct task_set){.items = tasks, .count = COUNT(tasks)};
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	task_book_free(w->book);
	arena_release(&w->texts);
	free(w);
	return 0;
}

static const struct task_evidence *evidence_of(struct world *w, const char *soc)
{
	const struct role_occupation occupation = {soc, 1};
	const struct role role = {
	    .id = "fixture", .occupations = &occupation, .occupation_count = 1};

	task_book_make(&w->book, &w->set);
	task_evidence_of_role(w->book, &role, &w->texts, &w->evidence);
	return &w->evidence;
}

static void the_most_and_the_least_exposed_are_told_apart(void **state)
{
	const struct task_evidence *e = evidence_of(*state, "15-1252");

	/* Write code: labels 1, use .2, .6; test code: .75 and .9, .825; ask: .25; lead: 0. */
	assert_int_equal(e->rows, 2);
	assert_string_equal(e->most[0].text, "Test  Code.");
	assert_string_equal(e->most[1].text, "Write code.");
	assert_string_equal(e->least[0].text, "Lead people.");
	assert_string_equal(e->least[1].text, "Ask users.");
	assert_near(e->most[0].people, .5, 0);
	assert_near(e->most[0].model, 1, 0);
	assert_near(e->most[0].use, .9, 0);
	assert_true(isnan(e->least[0].use)); /* the file of use does not have it: not 0 */
	assert_string_equal(e->most[0].title, "Developers");
	assert_string_equal(e->source, "O*NET; Labels; Use");
}

static void supplemental_and_special_tasks_give_way(void **state)
{
	const struct task_evidence *e = evidence_of(*state, "15-1252");

	for (size_t i = 0; i < e->rows; i++) {
		assert_string_not_equal(e->most[i].text, "Buy chairs.");
		assert_string_not_equal(e->most[i].text, "Fly kites.");
		assert_string_not_equal(e->most[i].text, "Punch cards.");
	}
	assert_int_equal(e->tasks, 5);
	assert_int_equal(e->labelled, 5);
	assert_int_equal(e->use_known, 3);
	assert_int_equal(e->used, 3);
}

static void the_order_of_the_files_does_not_matter(void **state)
{
	struct world *w = *state;
	struct task turned[COUNT(tasks)];

	for (size_t i = 0; i < COUNT(tasks); i++)
		turned[i] = tasks[COUNT(tasks) - 1 - i];
	w->set.items = turned;
	const struct task_evidence *e = evidence_of(w, "15-1252");

	assert_string_equal(e->most[0].text, "Test  Code.");
	assert_string_equal(e->least[0].text, "Lead people.");
	assert_int_equal(e->tasks, 5);
}

/* Equally exposed, a task of the occupation that is more of the role comes first, at both ends. */
static void of_equally_exposed_tasks_those_of_more_weight_come_first(void **state)
{
	static struct task equal[] = {
	    STATED("15-0001.00", "1", "Answer.", TASK_CORE),
	    STATED("15-0002.00", "2", "Brew.", TASK_CORE),
	    STATED("15-0001.00", "3", "Clean.", TASK_CORE),
	    STATED("15-0002.00", "4", "Dig.", TASK_CORE),
	    LABELLED("15-0001.00", "1", "Answer.", 1, 1),
	    LABELLED("15-0002.00", "2", "Brew.", 1, 1),
	    LABELLED("15-0001.00", "3", "Clean.", 0, 0),
	    LABELLED("15-0002.00", "4", "Dig.", 0, 0),
	};
	static const struct role_occupation parts[] = {{"15-0001", .3}, {"15-0002", .7}};
	const struct role role = {.id = "fixture", .occupations = parts, .occupation_count = 2};
	struct world *w = *state;

	w->set = (struct task_set){.items = equal, .count = COUNT(equal)};
	task_book_make(&w->book, &w->set);
	task_evidence_of_role(w->book, &role, &w->texts, &w->evidence);
	assert_int_equal(w->evidence.rows, 2);
	assert_string_equal(w->evidence.most[0].text, "Brew.");
	assert_string_equal(w->evidence.most[1].text, "Answer.");
	assert_string_equal(w->evidence.least[0].text, "Dig.");
	assert_string_equal(w->evidence.least[1].text, "Clean.");
}

/* Two files say one thing of a task: what comes first in the inputs stands. */
static void of_two_figures_the_first_of_the_inputs_stands(void **state)
{
	static struct task twice[] = {
	    STATED("15-1252.00", "1", "Write code.", TASK_CORE),
	    STATED("15-1252.00", "2", "Lead people.", TASK_CORE),
	    LABELLED("15-1252.00", "1", "Write code.", 1, .5),
	    LABELLED("15-1252.00", "1", "Write code.", 0, 0),
	    LABELLED("15-1252.00", "2", "Lead people.", 0, 0),
	    SEEN("write code.", .7),
	    SEEN("write code.", .1),
	    SEEN("lead people.", (double)NAN),
	    SEEN("lead people.", .3),
	};
	struct world *w = *state;

	w->set = (struct task_set){.items = twice, .count = COUNT(twice)};
	const struct task_evidence *e = evidence_of(w, "15-1252");
	assert_string_equal(e->most[0].text, "Write code.");
	assert_near(e->most[0].people, 1, 0);
	assert_near(e->most[0].model, .5, 0);
	assert_near(e->most[0].use, .7, 0);
	assert_near(e->least[0].use, .3, 0);
}

static void labels_alone_are_enough_and_nothing_is_nothing(void **state)
{
	struct world *w = *state;

	w->set = (struct task_set){.items = &tasks[6], .count = 7};
	const struct task_evidence *e = evidence_of(w, "15-1252");

	assert_int_equal(e->rows, 3); /* six tasks of the base code */
	task_book_free(w->book);
	assert_int_equal(evidence_of(w, "29-1141")->rows, 0);
	task_book_free(w->book);
	w->set.count = 0;
	assert_int_equal(evidence_of(w, "15-1252")->rows, 0);
}

#define LAYOUT                                                                                     \
	"[layout]\nname = t\ntitle = T\npublisher = P\nlicence = L\nurl = u\nkind = tasks\n"       \
	"missing = n/a | -1\n[columns]\noccupation = soc\ntask = task\n[optional columns]\n"       \
	"task_id = id\ntask_type = type\nlabel_people = people\nuse = use\n"                       \
	"[codes label_people]\nE0 = none\nE1 = direct\nE2 = tools\n"

static void a_row_says_what_its_cells_say(void **state)
{
	static const char csv[] = "soc,id,task,type,people,use\n"
				  "15-1252.00,8823.0,Write code,Core,E2,-1\n"
				  "15-1252,7,Lead,n/a,E0,0.25\n"
				  "15-1252.01,7,Lead,Other,E0,0.25\n" /* no such type */
				  "15-1252.01,7,Lead,Core,E7,0.25\n" /* no such label */
				  "15-1252.01,7,Lead,Core,E1,1.5\n" /* beyond 1 */
				  "computers,7,Lead,Core,E1,1\n"
				  "15-1252.01,7,,Core,E1,1\n";
	struct memory_file file = memory_file_new(csv, strlen(csv));
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, LAYOUT);
	struct task_set set;
	struct ingest_sink sink;
	struct outcome o;

	(void)state;
	if (!layout)
		fail_msg("%s", e.text);
	outcome_init(&o, "src");
	sink = outcome_sink(&o);
	task_set_init(&set);
	assert_int_equal(ingest_tasks(&e, layout, file.path, NULL, &sink, &set, &o.ledger), 0);
	assert_int_equal(set.count, 2);
	assert_int_equal(ledger_rejected(&o.ledger), 5);
	assert_int_equal(ledger_check(&e, &o.ledger), 0);
	assert_string_equal(set.items[0].id, "8823");
	assert_int_equal(set.items[0].type, TASK_CORE);
	assert_near(set.items[0].people, .5, 0);
	assert_true(isnan(set.items[0].use) && isnan(set.items[0].model));
	assert_string_equal(set.items[1].occupation, "15-1252.00");
	assert_int_equal(set.items[1].type, TASK_UNTYPED);
	assert_near(set.items[1].people, 0, 0);
	assert_near(set.items[1].use, .25, 0);
	task_set_release(&set);
	layout_free(layout);
	outcome_release(&o);
	memory_file_close(&file);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(the_most_and_the_least_exposed_are_told_apart),
	    TEST(supplemental_and_special_tasks_give_way),
	    TEST(the_order_of_the_files_does_not_matter),
	    TEST(of_equally_exposed_tasks_those_of_more_weight_come_first),
	    TEST(of_two_figures_the_first_of_the_inputs_stands),
	    TEST(labels_alone_are_enough_and_nothing_is_nothing),
	    cmocka_unit_test(a_row_says_what_its_cells_say),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
