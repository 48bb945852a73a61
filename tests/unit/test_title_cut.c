/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of ASCII are cut in one walk, others by stretches: both cut what they have in common alike. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/title/title_private.h"
#include "tests/unit/catalogue_fixture.h"

static void cut(const struct catalogue *c, struct title_cut *out, struct text title,
		const char *separator)
{
	char text[TITLE_BYTES_MAX];
	int len = snprintf(text, sizeof(text), "%.*s %s", TEXT_ARG(title), separator);

	title_cut_init(out);
	title_cut_add(c, out, (struct text){text, (size_t)len});
}

/* With a separator behind it that is of ASCII, and one that is not. */
static void assert_cut_alike(const struct catalogue *c, struct text title)
{
	struct title_cut plain, other;

	cut(c, &plain, title, ";");
	cut(c, &other, title, "\xc2\xb7");
	if (plain.count != other.count)
		fail_msg("\"%.*s\": %zu and %zu marks", TEXT_ARG(title), plain.count, other.count);
	for (size_t i = 0; i < plain.count; i++) {
		if (plain.marks[i] != other.marks[i])
			fail_msg("\"%.*s\": mark %zu is another", TEXT_ARG(title), i);
		if (mark_is_word(plain.marks[i]) &&
		    !text_equal(title_cut_text(&plain, i), title_cut_text(&other, i)))
			fail_msg("\"%.*s\": word %zu is another", TEXT_ARG(title), i);
	}
	title_cut_release(&plain);
	title_cut_release(&other);
}

static uint64_t next(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

/* Any byte of ASCII by itself, beside blanks and within a word. */
static void every_byte_is_cut_alike(void **state)
{
	for (int byte = 1; byte < 128; byte++) {
		const char around[][8] = {{(char)byte},
					  {'a', (char)byte, 'b'},
					  {'a', ' ', (char)byte, ' ', 'b'},
					  {(char)byte, ' ', 'b'},
					  {'a', ' ', (char)byte},
					  {'a', (char)byte, ' ', 'b'},
					  {'a', ' ', (char)byte, 'b'},
					  {(char)byte, (char)byte, 'b'}};
		for (size_t i = 0; i < sizeof(around) / sizeof(*around); i++)
			assert_cut_alike(*state, text_of(around[i]));
	}
}

static void titles_of_words_and_marks_are_cut_alike(void **state)
{
	static const char *const pieces[] = {
	    "Senior",	  "software", "ENGINEER", "C++",     "C#",   ".NET", "R&D", "UI/UX",
	    "full-stack", "II",	      "zorblax",  "O'Neill", "a_b",  "3D",   "&",   "-",
	    "/",	  ",",	      ";",	  ":",	     "|",    "(",    ")",   "[",
	    "]",	  ".",	      "\t",	  "\x01",    "\x7f", "+",    "#",   "@",
	    "!",	  "- -",      "--",	  "()",	     "Sr."};
	enum { PIECES = sizeof(pieces) / sizeof(*pieces) };
	uint64_t seed = 5;

	for (int round = 0; round < 20000; round++) {
		char title[TITLE_BYTES_MAX];
		size_t len = 0, most = next(&seed) % 8 == 0 ? 120 : 40;
		while (len < most) {
			len += (size_t)snprintf(title + len, sizeof(title) - len, "%s%s",
						pieces[next(&seed) % PIECES],
						next(&seed) % 3 ? " " : "");
		}
		assert_cut_alike(*state, (struct text){title, len});
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_byte_is_cut_alike),
	    cmocka_unit_test(titles_of_words_and_marks_are_cut_alike),
	};

	return cmocka_run_group_tests(tests, catalogue_fixture_load, catalogue_fixture_free);
}
