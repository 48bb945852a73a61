/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of levels out of order and of few observations, by every cause; and of an estimate beside what is
 * reported. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/notes.h"
#include "reports/sentences.h"
#include "tests/unit/summary_fixture.h"

/* An observed row of `n` whose P25, median and P75 are these thousands, with an interval of the median. */
static struct band row(enum level level, uint64_t n, double low, double middle, double high,
		       struct interval interval)
{
	struct band b = {.level = level,
			 .area = fixture_country("US"),
			 .component = COMPONENT_BASE,
			 .basis = BASIS_OBSERVED,
			 .n = n,
			 .p50_interval = interval};
	const double figures[BENCHMARK_PERCENTILES] = {1, low, middle, high, 999};

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.p[p] = (struct benchmark_value){VALUE_EXACT, figures[p] * 1000};
	return b;
}

static const struct settings dollars = {.currency = CURRENCY_USD, .usd_per_unit = 1};
static const struct summary summary = {.settings = &dollars};

/* The notes of a role of these two rows, one line each. */
static void assert_notes(const struct band *lower, const struct band *upper, const char *wanted)
{
	const struct band rows[] = {*lower, *upper};
	struct role role = {.track = LEVEL_ALL};
	struct role_summary r = {.role = &role, .bands = rows, .band_count = 2};
	struct note_list list;
	struct buf all;

	r.ladder[lower->level] = &rows[0];
	r.ladder[upper->level] = &rows[1];
	note_list_init(&list, &summary, &r);
	buf_init(&all, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < list.count; i++)
		buf_addf(&all, "%s: %s\n", list.items[i].code, list.items[i].text.data);
	assert_string_equal(all.len ? all.data : "", wanted);
	buf_release(&all);
	note_list_release(&list);
}

static const struct interval wide = {90000, 120000}, none = {NAN, NAN};

static void a_ladder_in_order_has_no_note(void **state)
{
	struct band lower = row(LEVEL_MID, 30, 90, 100, 110, wide);
	struct band upper = row(LEVEL_SENIOR, 30, 90, 100, 110, wide);

	(void)state;
	assert_notes(&lower, &upper, "");
	upper = row(LEVEL_SENIOR, 30, 91, 101, 111, wide);
	assert_notes(&lower, &upper, "");
}

static void what_lies_below_is_named_with_its_cause(void **state)
{
	static const struct {
		double low, middle, high;
		uint64_t lower_n, upper_n;
		struct interval lower, upper;
		const char *note;
	} cases[] = {
	    {80,
	     100,
	     110,
	     30,
	     30,
	     {NAN, NAN},
	     {NAN, NAN},
	     "lower quartile lies below Mid’s: $80,000 (30 reports) below $90,000 (30 reports)."},
	    {90,
	     100,
	     105,
	     30,
	     30,
	     {90000, 120000},
	     {90000, 120000},
	     "upper quartile lies below Mid’s: $105,000 (30 reports) below $110,000 (30 reports)."},
	    {80,
	     95,
	     105,
	     30,
	     30,
	     {NAN, NAN},
	     {90000, 120000},
	     "lower quartile, median and upper quartile lie below Mid’s: $80,000, $95,000 and "
	     "$105,000 (30 reports) "
	     "below $90,000, $100,000 and $110,000 (30 reports)."},
	    {90,
	     95,
	     110,
	     30,
	     30,
	     {90000, 120000},
	     {80000, 90000},
	     "median lies below Mid’s: $95,000 (30 reports) below $100,000 (30 reports). The "
	     "intervals of the two medians overlap."},
	    {90,
	     95,
	     110,
	     30,
	     30,
	     {90000, 120000},
	     {80000, 89999},
	     "median lies below Mid’s: $95,000 (30 reports) below $100,000 (30 reports)."},
	    {90,
	     95,
	     110,
	     30,
	     30,
	     {90000, 120000},
	     {NAN, NAN},
	     "median lies below Mid’s: $95,000 (30 reports) below $100,000 (30 reports)."},
	    {90,
	     95,
	     110,
	     1000,
	     30,
	     {NAN, NAN},
	     {80000, 120000},
	     "median lies below Mid’s: $95,000 (30 reports) below $100,000 (1,000 reports)."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct band lower = row(LEVEL_MID, cases[i].lower_n, 90, 100, 110, cases[i].lower);
		struct band upper = row(LEVEL_SENIOR, cases[i].upper_n, cases[i].low,
					cases[i].middle, cases[i].high, cases[i].upper);
		char wanted[400];
		snprintf(wanted, sizeof(wanted), "out-of-order: As reported, Senior’s %s\n",
			 cases[i].note);
		assert_notes(&lower, &upper, wanted);
	}
}

static void few_observations_are_a_cause_and_a_note_of_their_own(void **state)
{
	struct band lower = row(LEVEL_MID, 29, 90, 100, 110, wide);
	struct band upper = row(LEVEL_SENIOR, 30, 90, 95, 110, wide);

	(void)state;
	assert_notes(
	    &lower, &upper,
	    "out-of-order: As reported, Senior’s median lies below Mid’s: $95,000 (30 reports) "
	    "below $100,000 "
	    "(29 reports). 29 reports are too few to place Mid on the ladder.\nfew-observations: "
	    "Fewer than 30 reports: Mid (29). A few more or less would move such a figure.\n");
	lower.n = 30;
	upper.n = 29;
	assert_notes(&lower, &upper,
		     "out-of-order: As reported, Senior’s median lies below Mid’s: $95,000 (29 "
		     "reports) below "
		     "$100,000 (30 reports). 29 reports are too few to place Senior on the "
		     "ladder.\nfew-observations: Fewer than 30 reports: Senior (29). A few more or "
		     "less would move such a figure.\n");
	lower.n = 29;
	assert_notes(&lower, &upper,
		     "out-of-order: As reported, Senior’s median lies below Mid’s: $95,000 (29 "
		     "reports) below "
		     "$100,000 (29 reports). Neither has enough reports to settle its place on the "
		     "ladder.\nfew-observations: Fewer than 30 reports: Mid (29), Senior (29). A "
		     "few more or less would move such a figure.\n");
}

static void what_is_not_shown_is_not_compared(void **state)
{
	struct band lower = row(LEVEL_MID, 30, 90, 100, 110, none);
	struct band upper = row(LEVEL_SENIOR, 30, 80, 95, 105, none);

	(void)state;
	upper.suppressed = SUPPRESSED_QUARTILES;
	assert_notes(&lower, &upper,
		     "out-of-order: As reported, Senior’s median lies below Mid’s: $95,000 (30 "
		     "reports) below "
		     "$100,000 (30 reports).\n");
	upper.suppressed = SUPPRESSED_EMPLOYER;
	assert_notes(&lower, &upper, "");
	upper.suppressed = 0;
	lower.suppressed = SUPPRESSED_EMPLOYER;
	assert_notes(&lower, &upper, "");
}

static void total_pay_says_that_it_is(void **state)
{
	struct band rows[] = {row(LEVEL_MID, 29, 90, 100, 110, none),
			      row(LEVEL_SENIOR, 30, 90, 95, 110, none)};
	struct role role = {.track = LEVEL_ALL};
	struct role_summary r = {.role = &role, .bands = rows, .band_count = 2};
	struct note_list list;

	(void)state;
	rows[0].component = rows[1].component = COMPONENT_TOTAL;
	r.total[LEVEL_MID] = &rows[0];
	r.total[LEVEL_SENIOR] = &rows[1];
	note_list_init(&list, &summary, &r);
	assert_int_equal(list.count, 2);
	assert_int_equal(list.items[0].level_count, 2);
	assert_int_equal(list.items[0].levels[0], LEVEL_MID);
	assert_int_equal(list.items[0].levels[1], LEVEL_SENIOR);
	assert_non_null(strstr(list.items[0].text.data, "below Mid’s, total pay: $95,000"));
	assert_non_null(strstr(list.items[1].text.data, "reports, total pay: Mid (29)"));
	note_list_release(&list);
}

/* Our estimate of 150K beside what 40 report, of whom half have 20K more or less around `middle`, and beside the
 * official median, if it is not 0. */
static void said(struct buf *out, double middle, uint16_t sources, double official)
{
	struct band benchmark = row(LEVEL_UNKNOWN, 0, official - 20, official, official + 20, none);
	struct band estimate = row(LEVEL_UNKNOWN, 40, 120, 150, 180, none);
	struct band observed = row(LEVEL_UNKNOWN, 40, middle - 20, middle, middle + 20, none);
	struct role role = {.track = LEVEL_UNKNOWN};
	struct role_summary r = {.role = &role, .headline = &estimate};

	estimate.basis = BASIS_MODELLED;
	observed.sources = sources;
	r.ladder[LEVEL_UNKNOWN] = &observed;
	if (official > 0)
		r.benchmark = &benchmark;
	buf_init(out, BUF_LIMIT_DEFAULT);
	say_headline(out, &summary, &r);
}

static void an_estimate_outside_the_reported_half_says_why(void **state)
{
	static const struct {
		double middle;
		uint16_t sources;
		const char *wanted; /* NULL: nothing is said */
	} cases[] = {
	    {130, 1, NULL}, /* on the upper quartile */
	    {129.8, 1, NULL}, /* above it, and both are read as $150K */
	    {129, 1,
	     "Half of them report $109K–$149K; the estimate is above that: it takes out how "
	     "their one source generally differs from others, and draws"},
	    {171, 2,
	     "Half of them report $151K–$191K; the estimate is below that: it takes out how "
	     "their sources generally differ from others, and draws"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf words;

		said(&words, cases[i].middle, cases[i].sources, 0);
		if (cases[i].wanted)
			assert_non_null(strstr(words.data, cases[i].wanted));
		else
			assert_null(strstr(words.data, "Half of them"));
		buf_release(&words);
	}
}

static void an_estimate_above_or_below_both_medians_says_why(void **state)
{
	static const struct {
		double middle, official;
		const char *side; /* NULL: nothing is said */
	} cases[] = {
	    {140, 142, "above"}, {140, 143, NULL},    {143, 140, NULL},
	    {142, 140, "above"}, {160, 158, "below"}, {160, 157, NULL},
	    {157, 160, NULL},	 {158, 160, "below"}, {140, 160, NULL}, /* between both */
	    {129, 120, NULL}, /* outside the reported half: that has its own words */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf words;
		char wanted[200];

		said(&words, cases[i].middle, 1, cases[i].official);
		snprintf(wanted, sizeof(wanted),
			 "The estimate is %s both: it takes out how their one source generally "
			 "differs from others, and counts the levels as an occupation has them",
			 cases[i].side ? cases[i].side : "");
		if (cases[i].side)
			assert_non_null(strstr(words.data, wanted));
		else
			assert_null(strstr(words.data, " both: "));
		buf_release(&words);
	}
}

static void managers_of_whom_nobody_reports_stand_beside_their_executives(void **state)
{
	struct band estimate = row(LEVEL_MANAGER, 0, 120, 150, 180, none);
	struct band executives = row(LEVEL_EXECUTIVE, 12, 180, 200, 220, none);
	struct role role = {.track = LEVEL_MANAGER};
	struct role_summary r = {.role = &role, .headline = &estimate};
	struct buf words;

	(void)state;
	estimate.basis = BASIS_MODELLED;
	r.ladder[LEVEL_EXECUTIVE] = &executives;
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_headline(&words, &summary, &r);
	assert_non_null(
	    strstr(words.data, "The figure is that of its managers; of its executives, 12"));
	assert_non_null(strstr(words.data, "report $200K."));
	buf_clear(&words);
	role.track = LEVEL_UNKNOWN;
	say_headline(&words, &summary, &r);
	assert_null(strstr(words.data, "executives"));
	buf_release(&words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_ladder_in_order_has_no_note),
	    cmocka_unit_test(what_lies_below_is_named_with_its_cause),
	    cmocka_unit_test(few_observations_are_a_cause_and_a_note_of_their_own),
	    cmocka_unit_test(what_is_not_shown_is_not_compared),
	    cmocka_unit_test(total_pay_says_that_it_is),
	    cmocka_unit_test(an_estimate_outside_the_reported_half_says_why),
	    cmocka_unit_test(an_estimate_above_or_below_both_medians_says_why),
	    cmocka_unit_test(managers_of_whom_nobody_reports_stand_beside_their_executives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
