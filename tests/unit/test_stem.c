/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of titles lose the s of a plural. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/title/role_private.h"

static void a_plural_loses_its_s_and_other_words_keep_theirs(void **state)
{
	static const struct {
		const char *word, *stem;
	} cases[] = {
	    {"engineers", "engineer"},
	    {"apis", "apis"},
	    {"apps", "app"},
	    {"ops", "ops"},
	    {"business", "business"},
	    {"status", "status"},
	    {"basis", "basis"},
	    {"engineer", "engineer"},
	    {"as", "as"},
	    {"s", "s"},
	    {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct text stem = word_stem(text_of(cases[i].word));
		if (!text_equal(stem, text_of(cases[i].stem)))
			fail_msg("\"%s\": \"%.*s\", expected \"%s\"", cases[i].word, TEXT_ARG(stem),
				 cases[i].stem);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_plural_loses_its_s_and_other_words_keep_theirs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
