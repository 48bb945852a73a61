/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence on why reported pay is not the published pay, from given parts: which are said, by how much and in
 * which direction. What the parts are is pay_gap_of's, which is given here. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "estimate/pay_gap.h"
#include "reports/gap.h"

/* Ratios; 0: no gap is known. */
struct gap_case {
	double all, aging, sources, levels, rest;
	size_t occupations;
	const char *text;
};

static const struct gap_case *given;

bool pay_gap_of(struct pay_gap *out, const struct summary *s, const struct role_summary *r)
{
	(void)s;
	(void)r;
	*out = (struct pay_gap){.all = log(given->all),
				.aging = log(given->aging),
				.sources = log(given->sources),
				.levels = log(given->levels),
				.rest = log(given->rest)};
	return given->all > 0;
}

static void says(const struct gap_case *c)
{
	const struct role role = {.occupation_count = c->occupations};
	const struct role_summary r = {.role = &role};
	const struct summary s = {.model = NULL};
	struct buf out;

	given = c;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	say_gap(&out, &s, &r);
	assert_string_equal(out.len ? out.data : "", c->text);
	buf_release(&out);
}

static void a_gap_names_its_parts_each_with_its_percentage(void **state)
{
	static const struct gap_case cases[] = {
	    {0, 1, 1, 1, 1, 1, ""},
	    {1.62, 1.08, 1.25, 1.1, 1.34, 1,
	     "What is reported is 62% above what employers report: pay has risen 8% since those "
	     "statistics were taken, these sources generally run 25% above official figures, the "
	     "reports are for more senior jobs (10%) and the role pays 34% more than its wider "
	     "occupation. These percentages multiply."},
	    {0.38, 0.97, 0.7, 0.88, 0.55, 2,
	     "What is reported is 62% below what employers report: the reports are dated back, "
	     "when pay was 3% lower, these sources generally run 30% below official figures, "
	     "the reports are for more junior jobs (12%) and the role pays 45% less than its "
	     "wider occupations. These percentages multiply."},
	    {1.9, 1, 1, 1, 1.9, 2,
	     "What is reported is 90% above what employers report: the role pays 90% more than its "
	     "wider occupations."},
	    {0.4, 1, 1, 1, 0.4, 1,
	     "What is reported is 60% below what employers report: the role pays 60% less than its "
	     "wider occupation."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		says(&cases[i]);
}

static void what_would_be_0_percent_is_left_out(void **state)
{
	static const struct gap_case cases[] = {
	    {1.0049, 1.0049, 0.9951, 1, 1, 1, "What is reported and what employers report agree."},
	    {1.0051, 1.0051, 0.9949, 1, 1, 1,
	     "What is reported is 1% above what employers report: pay has risen 1% since those "
	     "statistics were taken and these sources generally run 1% below official figures. "
	     "These percentages multiply."},
	    {0.9949, 1, 1, 0.9949, 1.0049, 1,
	     "What is reported is 1% below what employers report: the reports are for more junior "
	     "jobs (1%)."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		says(&cases[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_gap_names_its_parts_each_with_its_percentage),
	    cmocka_unit_test(what_would_be_0_percent_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
