/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_place_memo.c: answers to place texts are kept, none is evicted, and there is a ceiling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "ingest/rows/place_memo.h"

/* Questions that differ in one part only: each is one of its own. */
static struct place_question question(uint32_t n)
{
	struct place_question q = {.text = n / 5};

	q.within.country = n % 5 == 1 ? CODE2('U', 'S') : 0;
	q.within.state = n % 5 == 2 ? CODE2('U', 'S') : 0;
	q.within.metro = n % 5 == 3 ? CODE2('U', 'S') : 0;
	q.currency = n % 5 == 4 ? CODE2('U', 'S') : 0;
	return q;
}

static void ask_all(struct place_memo *m, uint32_t count, bool expected)
{
	for (uint32_t i = 0; i < count; i++) {
		struct place_question q = question(i);
		bool known = !expected;
		struct place_answer *answer = place_memo_at(m, &q, &known);
		assert_non_null(answer);
		assert_int_equal(known, expected);
		if (known)
			assert_int_equal(answer->place.metro, i + 1);
		else
			*answer = (struct place_answer){.place.metro = i + 1};
	}
}

static void every_answer_is_kept_up_to_the_ceiling(void **state)
{
	struct place_memo m = {.kept = NULL};
	struct place_question one_more = question(PLACE_MEMO_MAX);
	bool known = true;

	(void)state;
	ask_all(&m, PLACE_MEMO_MAX, false);
	ask_all(&m, PLACE_MEMO_MAX, true);
	assert_null(place_memo_at(&m, &one_more, &known));
	assert_false(known);
	ask_all(&m, PLACE_MEMO_MAX, true);
	place_memo_release(&m);
}

static void the_same_text_in_two_states_is_two_questions(void **state)
{
	struct place_memo m = {.kept = NULL};
	struct place_question illinois = {
	    .within = {.country = CODE2('U', 'S'), .state = CODE2('I', 'L')}};
	struct place_question ohio = illinois;
	bool known;

	(void)state;
	ohio.within.state = CODE2('O', 'H');
	place_memo_at(&m, &illinois, &known)->unplaced = true;
	assert_false(place_memo_at(&m, &ohio, &known)->unplaced);
	assert_false(known);
	assert_true(place_memo_at(&m, &illinois, &known)->unplaced);
	assert_true(known);
	place_memo_release(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_answer_is_kept_up_to_the_ceiling),
	    cmocka_unit_test(the_same_text_in_two_states_is_two_questions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
