/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts: a shared ruler, what is drawn and what is not, and colours that can be read. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reports/bars.h"
#include "reports/chart.h"
#include "reports/page_style.h"
#include "tests/unit/near.h"

static struct band band_of(double p10, double p25, double p50, double p75, double p90)
{
	const double figures[BENCHMARK_PERCENTILES] = {p10, p25, p50, p75, p90};
	struct band b = {.n = 100, .p50_interval = {p50 - 2000, p50 + 3000}, .rule = "type7"};

	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.p[p] = (struct benchmark_value){VALUE_EXACT, figures[p]};
	return b;
}

static size_t count_of(const char *text, const char *part)
{
	size_t count = 0;

	for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
		count++;
	return count;
}

/* The value of `attribute` in the first element of `class`, as percent. */
static double percent_of(const char *svg, const char *class, const char *attribute)
{
	char opening[80];
	const char *at;

	snprintf(opening, sizeof(opening), "class=\"%s\"", class);
	at = strstr(svg, opening);
	if (at) {
		snprintf(opening, sizeof(opening), " %s=\"", attribute);
		at = strstr(at, opening);
	}
	return at ? strtod(at + strlen(opening), NULL) : NAN;
}

/* ---- the axis ---- */

static void check_axis(double least, double most, double first, double last, double step)
{
	struct chart_axis axis = chart_axis_of(least, most, 6);

	assert_near(axis.first, first, 1e-6);
	assert_near(axis.last, last, 1e-6);
	assert_near(axis.step, step, 1e-6);
}

static void ticks_are_round_and_enclose_the_data(void **state)
{
	(void)state;
	check_axis(72000, 312000, 50000, 350000, 50000);
	check_axis(100000, 150000, 100000, 150000, 10000);
	check_axis(52000, 118000, 40000, 120000, 20000);
	check_axis(90000, 2400000, 0, 2500000, 500000);
	check_axis(150000, 150000, 135000, 165000, 5000);
}

static void every_span_has_few_ticks(void **state)
{
	(void)state;
	for (double least = 1; least < 1e6; least *= 1.7)
		for (double span = 1; span < 1e7; span *= 1.3) {
			struct chart_axis axis = chart_axis_of(least, least + span, 6);
			double ticks = (axis.last - axis.first) / axis.step;

			assert_true(axis.first <= least && axis.last >= least + span);
			assert_true(ticks >= 1 && ticks <= 7);
		}
}

/* ---- bands ---- */

/* From $100K to $300K in four steps. */
static const struct settings dollars = {.currency = CURRENCY_USD, .usd_per_unit = 1};
static const struct ruler ruler_ = {
    .settings = &dollars, .axis = {100000, 300000, 50000}, .mark = 180000};

static void a_band_is_drawn_where_its_figures_are(void **state)
{
	struct band b = band_of(100000, 150000, 200000, 250000, 300000);
	const struct row_bands bands = {.estimate = &b};
	struct buf out;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	bars_add(&out, &ruler_, &bands, text_of("Senior: half earn <b>this</b>"));
	assert_near(percent_of(out.data, "est", "x"), 25, .1);
	assert_near(percent_of(out.data, "est", "width"), 50, .1);
	assert_non_null(strstr(out.data, "<use href=\"#m12\" x=\"50%\" y=\"3\"/>"));
	assert_near(percent_of(out.data, "wk", "x1"), 0, .1);
	assert_near(percent_of(out.data, "wk", "x2"), 100, .1);
	assert_near(percent_of(out.data, "iv", "x1"), 49, .1);
	assert_near(percent_of(out.data, "iv", "x2"), 51.5, .1);
	assert_non_null(strstr(out.data, "role=\"img\"><title>Senior: half earn &lt;b&gt;this"));
	buf_release(&out);
}

/* Our estimate and what was reported are two bars of two shapes, and few reports a third. */
static void estimates_and_reports_are_told_apart(void **state)
{
	struct band e = band_of(100000, 150000, 200000, 250000, 300000);
	struct band o = band_of(110000, 160000, 210000, 260000, 290000);
	const struct row_bands bands = {.estimate = &e, .observed = &o};
	struct buf out;

	(void)state;
	e.basis = BASIS_MODELLED;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	bars_add(&out, &ruler_, &bands, text_of("Senior"));
	assert_int_equal(count_of(out.data, "class=\"est\""), 1);
	assert_int_equal(count_of(out.data, "class=\"obs\""), 1);
	assert_near(percent_of(out.data, "obs", "x"), 30, .1);
	buf_clear(&out);
	o.n = 29;
	bars_add_small(&out, &ruler_, &bands);
	assert_int_equal(count_of(out.data, "class=\"obs few\""), 1);
	assert_non_null(strstr(out.data, "aria-hidden=\"true\""));
	buf_release(&out);
}

static void what_is_withheld_has_no_mark_even_if_figures_are_left_in_it(void **state)
{
	struct band b = band_of(100000, 150000, 200000, 250000, 300000);
	const struct row_bands bands = {.estimate = &b};
	struct buf out;

	(void)state;
	b.suppressed = SUPPRESSED_TAILS;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	bars_add(&out, &ruler_, &bands, text_of("x"));
	assert_int_equal(count_of(out.data, "class=\"est\""), 1);
	assert_int_equal(count_of(out.data, "class=\"wk\""), 0);
	assert_int_equal(count_of(out.data, "class=\"iv\""), 0);
	buf_clear(&out);
	b.suppressed = SUPPRESSED_EMPLOYER;
	bars_add(&out, &ruler_, &bands, text_of("x"));
	assert_int_equal(count_of(out.data, "class=\"est\""), 0);
	assert_int_equal(count_of(out.data, "class=\"tick\""), 0);
	buf_release(&out);
}

static void a_top_coded_figure_ends_in_an_arrow(void **state)
{
	struct band b = band_of(100000, 150000, 200000, 239200, 239200);
	const struct row_bands bands = {.estimate = &b};
	struct buf out;

	(void)state;
	b.p[BENCHMARK_P75].kind = VALUE_AT_LEAST;
	b.p[BENCHMARK_P90].kind = VALUE_AT_LEAST;
	b.suppressed = SUPPRESSED_TOP_CODED;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	bars_add(&out, &ruler_, &bands, text_of("x"));
	assert_int_equal(count_of(out.data, "class=\"bound\""), 1);
	buf_release(&out);
}

/* The key names what is drawn and nothing else. */
static void a_key_has_what_is_drawn(void **state)
{
	struct band e = band_of(100000, 150000, 200000, 250000, 300000);
	struct band few = e;
	const struct row_bands first = {.estimate = &e}, second = {.observed = &few};
	struct bars_drawn drawn = {.estimate = false};
	struct buf out;

	(void)state;
	few.n = 12;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	bars_note(&drawn, &first);
	bars_key(&out, &drawn);
	assert_non_null(strstr(out.data, "our estimate"));
	assert_null(strstr(out.data, "fewer than 30"));
	assert_null(strstr(out.data, "as reported"));
	assert_null(strstr(out.data, "official survey"));
	buf_clear(&out);
	bars_note(&drawn, &second);
	bars_key(&out, &drawn);
	assert_non_null(strstr(out.data, "fewer than 30"));
	buf_release(&out);
}

/* The levels of the country decide the ruler, and its states; other countries do not. */
static void all_base_pay_of_a_page_has_one_ruler(void **state)
{
	struct role role = {.id = "x", .name = "X"};
	struct band bands[4];
	struct role_summary r = {.role = &role, .bands = bands, .band_count = 4};
	const struct summary s = {.settings = &dollars};
	struct ruler ruler;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		bands[i] = band_of(100000, 120000, 150000, 180000, 230000);
		bands[i].area =
		    (struct area){.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}};
	}
	bands[1] = band_of(60000, 70000, 150000, 290000, 900000);
	bands[1].area = (struct area){
	    .kind = AREA_STATE, .place = {.country = CODE2('U', 'S'), .state = CODE2('C', 'A')}};
	bands[2] = band_of(1000, 2000, 3000, 4000, 5000);
	bands[2].area = (struct area){.kind = AREA_COUNTRY, .place = {.country = CODE2('I', 'N')}};
	bands[3].component = COMPONENT_TOTAL;
	r.headline = &bands[0];
	assert_true(ruler_of_role(&ruler, &s, &r, COMPONENT_BASE));
	assert_near(ruler.axis.first, 50000, 1e-6);
	assert_near(ruler.axis.last, 300000, 1e-6);
	assert_near(ruler.mark, 150000, 1e-6);
	assert_near(ruler_at(&ruler, 900000), 100, 1e-9);
	r.band_count = 0;
	assert_false(ruler_of_role(&ruler, &s, &r, COMPONENT_BASE));
}

/* ---- the score ---- */

static void a_score_is_drawn_among_its_families(void **state)
{
	const struct impact_scale scale = {.median = 20, .p95 = NAN};
	struct impact impact = {.score = 50,
				.could = 80,
				.does = 20,
				.plus_minus = 30,
				.amounts = {{.brief = "one", .amount = 20},
					    {.brief = "<two>", .amount = 80, .filled = true}},
				.amount_count = 2,
				.scale = &scale};
	struct buf out;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	assert_true(chart_add_impact(&out, "i", &impact));
	assert_int_equal(count_of(out.data, "class=\"chart-vote\""), 2);
	assert_near(percent_of(out.data, "chart-spread", "x1"), 21.2, .01);
	assert_near(percent_of(out.data, "chart-spread", "x2"), 78.8, .01);
	assert_non_null(strstr(out.data, "&lt;two&gt;: 80"));
	buf_clear(&out);
	impact.scale = NULL;
	assert_false(chart_add_impact(&out, "i", &impact));
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

/* ---- colours ---- */

/* Relative luminance, WCAG 2.1. */
static double luminance(const char *colours, const char *name)
{
	char key[40];
	const char *at;
	double sum = 0;
	static const double weights[] = {.2126, .7152, .0722};

	snprintf(key, sizeof(key), "--%s:#", name);
	at = strstr(colours, key);
	assert_non_null(at);
	at += strlen(key);
	for (int i = 0; i < 3; i++) {
		char pair[3] = {at[2 * i], at[2 * i + 1], '\0'};
		double c = (double)strtol(pair, NULL, 16) / 255;

		sum += weights[i] * (c <= .03928 ? c / 12.92 : pow((c + .055) / 1.055, 2.4));
	}
	return sum;
}

static void check_contrast(const char *colours, const char *on, const char *under, double least)
{
	double a = luminance(colours, on), b = luminance(colours, under);
	double ratio = (fmax(a, b) + .05) / (fmin(a, b) + .05);

	if (ratio < least)
		fail_msg("%s on %s has a contrast of %.2f, not %.1f", on, under, ratio, least);
}

/* WCAG 2.1 AA: 4.5 for text, 3 for the marks of a chart. */
static void colours_have_the_contrast_that_reading_needs(void **state)
{
	const char *const schemes[] = {PAGE_COLOURS_LIGHT, PAGE_COLOURS_DARK};
	const char *const texts[] = {"ink", "soft", "link", "benchmark"};
	const char *const marks[] = {"observed", "benchmark", "median", "total", "mark"};

	(void)state;
	for (size_t s = 0; s < 2; s++) {
		for (size_t i = 0; i < 4; i++) {
			check_contrast(schemes[s], texts[i], "paper", 4.5);
			check_contrast(schemes[s], texts[i], "raised", 4.5);
		}
		for (size_t i = 0; i < 5; i++)
			check_contrast(schemes[s], marks[i], "paper", 3);
		check_contrast(schemes[s], "mark", "paper", 4.5); /* "the red line" is a text too */
		check_contrast(schemes[s], "ink", "pale", 4.5);
		check_contrast(schemes[s], "ink", "pale-total", 4.5);
		check_contrast(schemes[s], "alarm-ink", "alarm", 4.5);
		check_contrast(schemes[s], "median", "observed", 3);
		check_contrast(schemes[s], "median", "interval", 3);
		check_contrast(schemes[s], "interval", "observed", 2);
		check_contrast(schemes[s], "benchmark", "hatch", 3);
	}
}

/* The score's own mark is at 50; the ends of the scale are at 2 and 98 percent of the width. */
static void a_score_without_a_margin_or_a_percentile_has_no_mark_of_them(void **state)
{
	const struct impact_scale whole = {.median = 20, .p95 = 75},
				  none = {.median = NAN, .p95 = NAN};
	struct impact impact = {
	    .score = 50, .could = 80, .does = 20, .plus_minus = NAN, .scale = &whole};
	struct buf out;
	const char *median, *p95;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	assert_true(chart_add_impact(&out, "i", &impact));
	assert_null(strstr(out.data, "chart-spread"));
	assert_int_equal(count_of(out.data, "class=\"chart-vote\""), 0);
	assert_int_equal(count_of(out.data, "class=\"chart-grid\""), 5);
	assert_int_equal(count_of(out.data, "text-anchor=\"start\">0</text>"), 1);
	assert_int_equal(count_of(out.data, "text-anchor=\"middle\">50</text>"), 1);
	assert_int_equal(count_of(out.data, "text-anchor=\"end\">100</text>"), 1);
	assert_non_null(
	    strstr(out.data, "Score 50 of 100: what AI could touch 80, what it is seen to do 20."));
	/* The median's label stands a line above that of the 95th percentile. */
	median = strstr(out.data, "median occupation 20</text>");
	p95 = strstr(out.data, "95th percentile 75</text>");
	assert_true(median && p95 && median < p95);
	int y_median = 0, y_p95 = 0;
	for (const char *at = out.data; (at = strstr(at, " y=\"")) && at < p95; at += 4) {
		y_p95 = atoi(at + 4);
		if (at < median)
			y_median = y_p95;
	}
	assert_true(y_median > 0 && y_median + 12 <= y_p95);
	buf_clear(&out);
	impact.scale = &none;
	assert_true(chart_add_impact(&out, "i", &impact));
	assert_null(strstr(out.data, "median occupation"));
	assert_null(strstr(out.data, "95th percentile"));
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ticks_are_round_and_enclose_the_data),
	    cmocka_unit_test(every_span_has_few_ticks),
	    cmocka_unit_test(a_band_is_drawn_where_its_figures_are),
	    cmocka_unit_test(estimates_and_reports_are_told_apart),
	    cmocka_unit_test(what_is_withheld_has_no_mark_even_if_figures_are_left_in_it),
	    cmocka_unit_test(a_top_coded_figure_ends_in_an_arrow),
	    cmocka_unit_test(a_key_has_what_is_drawn),
	    cmocka_unit_test(all_base_pay_of_a_page_has_one_ruler),
	    cmocka_unit_test(a_score_is_drawn_among_its_families),
	    cmocka_unit_test(colours_have_the_contrast_that_reading_needs),
	    cmocka_unit_test(a_score_without_a_margin_or_a_percentile_has_no_mark_of_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
