/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Benchmark bands: the published row exactly, mixtures as R has them, and which rows count.
 * Figures are BLS OEWS, national, May 2024 and May 2021, annual. */
#include "tests/unit/bands_fixture.h"

#include "estimate/bands_private.h"
#include "tests/unit/expected_mixture.h"

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))
#define NOT_GIVEN                                                                                  \
	{                                                                                          \
		.kind = VALUE_NOT_APPLICABLE, .amount = NAN                                        \
	}
#define WITHHELD                                                                                   \
	{                                                                                          \
		.kind = VALUE_NOT_RELEASED, .amount = NAN                                          \
	}
#define EXACT(x)                                                                                   \
	{                                                                                          \
		.kind = VALUE_EXACT, .amount = (x)                                                 \
	}
#define AT_LEAST(x)                                                                                \
	{                                                                                          \
		.kind = VALUE_AT_LEAST, .amount = (x)                                              \
	}

static int set_up(void **state)
{
	*state = fixture_catalogue();
	return 0;
}

static int tear_down(void **state)
{
	catalogue_free(*state);
	return 0;
}

/* The country's row of an occupation, May 2024, across industries. */
static struct benchmark a_benchmark(const char *occupation)
{
	struct benchmark b = {
	    .source = "test",
	    .date = {2024, 5, 0},
	    .area = {.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}},
	    .industry = "000000",
	    .occupation = occupation,
	    .group = "detailed",
	    .employment = EXACT(1000),
	    .mean = EXACT(124590),
	    .mean_rse = EXACT(0.9),
	};

	for (size_t i = 0; i < COUNT_OF(expected_occupations); i++)
		if (strcmp(expected_occupations[i].code, occupation) == 0) {
			b.mean.amount = expected_occupations[i].mean;
			for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
				b.annual[p] = (struct benchmark_value)EXACT(
				    expected_occupations[i].percentiles[p]);
		}
	return b;
}

static void add_benchmark(struct benchmark_set *set, struct benchmark b)
{
	set->items = mem_grow(set->items, &set->room, set->count + 1, sizeof(*set->items));
	set->items[set->count++] = b;
}

/* The rows of the benchmarks, as CSV without its header. Releases the set. */
static void rows_of(struct buf *out, struct benchmark_set *set, const struct catalogue *catalogue)
{
	struct settings settings = fixture_settings();
	struct band_table table;
	struct err e = ERR_INIT;

	buf_init(out, BUF_LIMIT_DEFAULT);
	if (bands_compute(&e, &table, NULL, set, catalogue, &settings, (struct date){2024, 5, 0}))
		fail_msg("%s", e.text);
	add_table(out, &table, catalogue);
	band_table_release(&table);
	benchmark_set_release(set);
}

static void holds_rows(struct benchmark_set *set, const struct catalogue *catalogue,
		       const char *expected)
{
	struct buf rows;

	rows_of(&rows, set, catalogue);
	assert_string_equal(rows.data, expected);
	buf_release(&rows);
}

static void one_occupation_is_the_published_row(void **state)
{
	struct benchmark_set set;
	struct benchmark b = a_benchmark("15-2051");

	benchmark_set_init(&set);
	b.employment.amount = 233440;
	add_benchmark(&set, b);
	holds_rows(&set, *state,
		   "single,Single,all,all,country,US,US,base,benchmark,233440,,,,63650,82630,"
		   "112590,155810,194410,,"
		   ",high,,2024-05,published\n");
}

/* The interval is 2 x 1.96 of the relative error wide: a tenth at 2.551%, a quarter at 6.378%. */
static void the_publishers_error_is_the_quality(void **state)
{
	static const struct {
		double rse;
		const char *quality;
	} cases[] = {{2.55, ",high,"}, {2.56, ",medium,"}, {6.37, ",medium,"}, {6.38, ",low,"}};

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		for (int of_median = 0; of_median < 2; of_median++) {
			struct benchmark b = a_benchmark("15-2051");
			struct benchmark_set set;
			struct buf rows;

			benchmark_set_init(&set);
			b.mean_rse.amount = of_median ? 0.1 : cases[i].rse;
			if (of_median)
				b.p50_rse = (struct benchmark_value)EXACT(cases[i].rse);
			add_benchmark(&set, b);
			rows_of(&rows, &set, *state);
			if (!strstr(rows.data, cases[i].quality))
				fail_msg("%g: %s", cases[i].rse, rows.data);
			buf_release(&rows);
		}
}

static void top_coded_and_withheld_figures_come_out_as_what_they_are(void **state)
{
	struct benchmark_set set;
	struct benchmark b = a_benchmark("15-2051");

	benchmark_set_init(&set);
	b.employment = (struct benchmark_value)WITHHELD;
	b.mean_rse = (struct benchmark_value)NOT_GIVEN;
	b.annual[BENCHMARK_P10] = (struct benchmark_value)WITHHELD;
	b.annual[BENCHMARK_P50] = (struct benchmark_value)NOT_GIVEN;
	b.annual[BENCHMARK_P75] = (struct benchmark_value)AT_LEAST(239200);
	b.annual[BENCHMARK_P90] = (struct benchmark_value)AT_LEAST(NAN);
	b.area = a_state("CA");
	add_benchmark(&set, b);
	b.area = a_metro(41860);
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.annual[p] = (struct benchmark_value)NOT_GIVEN; /* hourly only: no row */
	add_benchmark(&set, b);
	holds_rows(&set, *state,
		   "single,Single,all,all,state,US-CA,US-CA,base,benchmark,,,,,,82630,,,,,,,"
		   "p10:not-released p75:top-coded:239200 p90:top-coded,2024-05,published\n");
}

static void two_occupations_are_their_mixture(void **state)
{
	struct benchmark_set set;

	benchmark_set_init(&set);
	add_benchmark(&set, a_benchmark("15-1252"));
	add_benchmark(&set, a_benchmark("15-2051"));
	holds_rows(&set, *state,
		   "mixed,Mixed,all,all,country,US,US,base,benchmark,,,,,68485,89752,121708,161603,"
		   "202639,,,"
		   "medium,,2024-05,published-mixture\n"
		   "single,Single,all,all,country,US,US,base,benchmark,1000,,,,63650,82630,112590,"
		   "155810,194410,,,"
		   "high,,2024-05,published\n");
}

static void mixtures_are_those_of_r(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(expected_mixtures); i++) {
		const struct expected_mixture *e = &expected_mixtures[i];
		struct benchmark rows[3];
		struct mixture_part parts[3];
		struct benchmark_value out[BENCHMARK_PERCENTILES];
		size_t count = 0;
		for (size_t k = 0; k < 3; k++) {
			rows[k] = a_benchmark(expected_occupations[k].code);
			if (e->weights[k] > 0)
				parts[count++] =
				    (struct mixture_part){.row = &rows[k], .weight = e->weights[k]};
		}
		mixture_percentiles(parts, count, out);
		for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
			assert_int_equal(out[p].kind, VALUE_EXACT);
			assert_near(out[p].amount, e->percentiles[p], 0);
		}
	}
}

/* Pay by deciles, as R has it: the median is the fifth, the quartiles lie on the curve. */
static struct benchmark by_deciles(void)
{
	static const int p10_p50_p90[] = {BENCHMARK_P10, BENCHMARK_P50, BENCHMARK_P90};
	static const int between[] = {1, 2, 3, 5, 6, 7};
	struct benchmark b = a_benchmark("15-2051");

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.annual[p] = (struct benchmark_value)NOT_GIVEN;
	for (int i = 0; i < 3; i++)
		b.annual[p10_p50_p90[i]] =
		    (struct benchmark_value)EXACT(expected_deciles.published[4 * i]);
	for (int d = 0; d < BENCHMARK_DECILE_COUNT; d++)
		b.deciles[d] =
		    (struct benchmark_value)EXACT(expected_deciles.published[between[d]]);
	b.mean = (struct benchmark_value)EXACT(expected_deciles.mean);
	return b;
}

static void quartiles_between_deciles_are_those_of_r(void **state)
{
	const struct benchmark deciles = by_deciles(), other = a_benchmark("15-2051");
	const struct mixture_part parts[] = {{&deciles, 0.5}, {&other, 0.5}};
	struct benchmark_value alone[BENCHMARK_PERCENTILES], beside[BENCHMARK_PERCENTILES];

	(void)state;
	assert_true(row_percentiles(&deciles, alone));
	mixture_percentiles(parts, 2, beside);
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		assert_int_equal(alone[p].kind, VALUE_EXACT);
		assert_near(alone[p].amount, expected_deciles.percentiles[p], 0);
		assert_int_equal(beside[p].kind, VALUE_EXACT);
		assert_near(beside[p].amount, expected_deciles.beside[p], 0);
	}
}

static void a_quartile_is_not_read_off_figures_far_from_it(void **state)
{
	struct benchmark_value out[BENCHMARK_PERCENTILES];
	struct benchmark b = by_deciles();

	(void)state;
	b.deciles[BENCHMARK_D20] = (struct benchmark_value)NOT_GIVEN; /* 10 and 30 are 20 apart */
	b.deciles[BENCHMARK_D80] = b.deciles[BENCHMARK_D70] = (struct benchmark_value)NOT_GIVEN;
	assert_true(row_percentiles(&b, out));
	assert_int_equal(out[BENCHMARK_P25].kind, VALUE_EXACT);
	assert_int_equal(out[BENCHMARK_P75].kind, VALUE_NOT_APPLICABLE);
	b.deciles[BENCHMARK_D30] = (struct benchmark_value)WITHHELD; /* 10 and 40 */
	assert_false(row_percentiles(&b, out));
	assert_int_equal(out[BENCHMARK_P25].kind, VALUE_NOT_APPLICABLE);
}

static void what_a_publisher_withholds_is_not_read_off_its_neighbours(void **state)
{
	struct benchmark_value out[BENCHMARK_PERCENTILES];
	struct benchmark b = by_deciles();

	(void)state;
	b.annual[BENCHMARK_P25] = (struct benchmark_value)WITHHELD;
	b.annual[BENCHMARK_P90] = (struct benchmark_value)NOT_GIVEN; /* no figure above it */
	assert_true(row_percentiles(&b, out)); /* the 75th percentile */
	assert_int_equal(out[BENCHMARK_P25].kind, VALUE_NOT_RELEASED);
	assert_int_equal(out[BENCHMARK_P90].kind, VALUE_NOT_APPLICABLE);
}

static void a_row_with_read_quartiles_says_so(void **state)
{
	struct benchmark_set set;
	struct benchmark b = by_deciles();

	benchmark_set_init(&set);
	b.area.place.country = CODE2('G', 'B');
	add_benchmark(&set, b);
	b = a_benchmark("15-2051");
	b.area.place.country = CODE2('D', 'E');
	b.deciles[BENCHMARK_D20] = (struct benchmark_value)EXACT(80000);
	add_benchmark(&set, b);
	holds_rows(&set, *state,
		   "single,Single,all,all,country,DE,DE,base,benchmark,1000,,,,63650,82630,112590,"
		   "155810,194410,,,high,,2024-05,published\n"
		   "single,Single,all,all,country,GB,GB,base,benchmark,1000,,,,30000,36503,48000,"
		   "60310,80000,,,high,,2024-05,published-interpolated\n");
}

static bool same_value(struct benchmark_value a, struct benchmark_value b)
{
	return a.kind == b.kind && (a.kind != VALUE_EXACT || a.amount == b.amount) &&
	       (a.kind != VALUE_AT_LEAST || a.amount == b.amount);
}

/* Whatever the publisher says of one occupation, the mixture of it alone says too. */
static void a_mixture_of_one_is_that_one(void **state)
{
	static const struct benchmark_value published[][BENCHMARK_PERCENTILES] = {
	    {EXACT(80670), EXACT(102710), EXACT(140910), EXACT(181210), EXACT(232120)},
	    {EXACT(64470), EXACT(90870), EXACT(120730), EXACT(151960), AT_LEAST(208000)},
	    {EXACT(117590), AT_LEAST(208000), AT_LEAST(208000), AT_LEAST(208000), AT_LEAST(208000)},
	    {EXACT(30000), EXACT(30000), EXACT(35000), EXACT(36000), EXACT(36000)},
	    {WITHHELD, EXACT(90870), EXACT(120730), EXACT(151960), WITHHELD},
	    {EXACT(50000), EXACT(60000), WITHHELD, EXACT(80000), AT_LEAST(239200)},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(published); i++) {
		struct benchmark row = a_benchmark("15-2051");
		struct mixture_part part = {.row = &row, .weight = 1};
		struct benchmark_value out[BENCHMARK_PERCENTILES];
		memcpy(row.annual, published[i], sizeof(row.annual));
		assert_true(mixture_usable(&row));
		mixture_percentiles(&part, 1, out);
		for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
			if (!same_value(out[p], published[i][p]))
				fail_msg("case %zu, percentile %d: kind %d, %.17g", i, p,
					 (int)out[p].kind, out[p].amount);
	}
}

static void what_says_nothing_of_its_spread_cannot_be_mixed(void **state)
{
	static const struct benchmark_value published[][BENCHMARK_PERCENTILES] = {
	    {WITHHELD, WITHHELD, WITHHELD, WITHHELD, WITHHELD},
	    {WITHHELD, WITHHELD, EXACT(90000), WITHHELD, WITHHELD},
	    {EXACT(90000), EXACT(90000), EXACT(90000), EXACT(90000), EXACT(90000)},
	    {AT_LEAST(239200), AT_LEAST(239200), AT_LEAST(239200), AT_LEAST(239200),
	     AT_LEAST(239200)},
	    {EXACT(90000), AT_LEAST(NAN), AT_LEAST(NAN), AT_LEAST(NAN), AT_LEAST(NAN)},
	    {EXACT(0), EXACT(NAN), NOT_GIVEN, NOT_GIVEN, EXACT(90000)},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(published); i++) {
		struct benchmark row = a_benchmark("15-2051");
		memcpy(row.annual, published[i], sizeof(row.annual));
		assert_false(mixture_usable(&row));
	}
}

/* With the developers' upper figures top-coded, percentiles below the bound are figures, and those
 * that reach it are bounds. */
static void a_mixture_that_reaches_a_bound_is_a_bound(void **state)
{
	struct benchmark low = a_benchmark("15-2051");
	struct benchmark high = a_benchmark("15-1252");
	struct mixture_part parts[] = {{.row = &low, .weight = 0.5}, {.row = &high, .weight = 0.5}};
	struct benchmark_value out[BENCHMARK_PERCENTILES];

	(void)state;
	high.annual[BENCHMARK_P75] = (struct benchmark_value)AT_LEAST(208000);
	high.annual[BENCHMARK_P90] = (struct benchmark_value)AT_LEAST(208000);
	mixture_percentiles(parts, 2, out);
	assert_int_equal(out[BENCHMARK_P75].kind, VALUE_EXACT);
	assert_true(out[BENCHMARK_P75].amount > 155810 && out[BENCHMARK_P75].amount < 208000);
	assert_int_equal(out[BENCHMARK_P90].kind, VALUE_AT_LEAST);
	assert_near(out[BENCHMARK_P90].amount, 208000, 0);
	high.annual[BENCHMARK_P75] = (struct benchmark_value)AT_LEAST(NAN);
	mixture_percentiles(parts, 2, out); /* the last figure that is known is the bound */
	assert_int_equal(out[BENCHMARK_P75].kind, VALUE_AT_LEAST);
	assert_near(out[BENCHMARK_P75].amount, 133080, 1e-3);
	assert_int_equal(out[BENCHMARK_P50].kind, VALUE_EXACT);
}

static void an_area_needs_nearly_all_of_the_weight(void **state)
{
	struct benchmark_set set;
	struct benchmark b = a_benchmark("15-1252"); /* 0.4 of the role */

	benchmark_set_init(&set);
	b.area = a_state("CA");
	add_benchmark(&set, b);
	b = a_benchmark("15-2051"); /* 0.6 */
	b.area = a_state("NY");
	add_benchmark(&set, b);
	holds_rows(&set, *state,
		   "single,Single,all,all,state,US-NY,US-NY,base,benchmark,1000,,,,63650,82630,"
		   "112590,155810,194410,,"
		   ",high,,2024-05,published\n");
}

/* Of the rows of one occupation and area, exactly one is right. */
static void the_newest_finest_first_row_across_industries_counts(void **state)
{
	struct benchmark_set set;
	struct benchmark wrong = a_benchmark("15-2051");
	struct benchmark right = wrong;

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		wrong.annual[p].amount = 1;
	benchmark_set_init(&set);
	wrong.date = (struct date){2023, 5, 0};
	add_benchmark(&set, wrong);
	wrong.date = right.date;
	wrong.industry = "540000";
	add_benchmark(&set, wrong);
	wrong.industry = right.industry;
	wrong.group = "broad";
	add_benchmark(&set, wrong);
	add_benchmark(&set, right);
	wrong.group = "detailed";
	add_benchmark(&set, wrong); /* the same again, from a later source */
	holds_rows(&set, *state,
		   "single,Single,all,all,country,US,US,base,benchmark,1000,,,,63650,82630,112590,"
		   "155810,194410,,,"
		   "high,,2024-05,published\n");
}

static void a_broad_row_stands_in_where_there_is_no_detailed_one(void **state)
{
	struct benchmark_set set;
	struct benchmark b = a_benchmark("15-2051");
	struct buf rows;

	benchmark_set_init(&set);
	b.group = "broad";
	add_benchmark(&set, b);
	rows_of(&rows, &set, *state);
	assert_non_null(
	    strstr(rows.data, "single,Single,all,all,country,US,US,base,benchmark,1000,,,,63650,"));
	buf_release(&rows);
}

/* Of a publisher's own code in the United Kingdom, carried to `occupation`, with the figures of `like`. */
static struct benchmark a_carried(const char *own_code, const char *occupation, double share,
				  const char *like)
{
	struct benchmark b = a_benchmark(like);

	b.area.place.country = CODE2('G', 'B');
	b.component = COMPONENT_TOTAL;
	b.title = "";
	b.own_code = own_code;
	b.occupation = occupation;
	b.share = share;
	b.rate = 1.25;
	b.per_year = 12;
	b.currency = CODE3('G', 'B', 'P');
	return b;
}

/* The figures are R's, of the same two distributions. */
static void an_occupation_of_two_codes_is_their_mixture_by_shares(void **state)
{
	struct benchmark_set set;

	benchmark_set_init(&set);
	add_benchmark(&set, a_carried("2433", "15-2051", 0.6, "15-2051"));
	add_benchmark(&set, a_carried("3544", "15-2051", 0.4, "15-1252"));
	holds_rows(
	    &set, *state,
	    "single,Single,all,all,country,GB,GB,total,benchmark,,,,,68485,89752,121708,161603,"
	    "202639,,,"
	    "medium,,2024-05,published-crosswalk-mixture\n");
}

static void occupations_of_one_code_are_its_published_row(void **state)
{
	struct benchmark_set set;

	benchmark_set_init(&set);
	add_benchmark(&set, a_carried("2134", "15-1252", 1, "15-2051"));
	add_benchmark(&set, a_carried("2134", "15-2051", 1, "15-2051"));
	holds_rows(&set, *state,
		   "mixed,Mixed,all,all,country,GB,GB,total,benchmark,1000,,,,63650,82630,112590,"
		   "155810,194410,,,medium,,2024-05,published-crosswalk\n"
		   "single,Single,all,all,country,GB,GB,total,benchmark,1000,,,,63650,82630,112590,"
		   "155810,194410,,,medium,,2024-05,published-crosswalk\n");
}

static void codes_that_lack_a_tenth_of_the_occupation_have_no_row(void **state)
{
	struct benchmark_set set;

	benchmark_set_init(&set);
	add_benchmark(&set, a_carried("2433", "15-2051", 0.89, "15-2051"));
	holds_rows(&set, *state, "");
}

/* A second source of the same pay is not mixed with the first; base pay stands apart. */
static void one_source_speaks_for_a_place_and_a_kind_of_pay(void **state)
{
	struct benchmark_set set;
	struct benchmark other = a_carried("2433", "15-2051", 0.4, "15-1252");

	benchmark_set_init(&set);
	add_benchmark(&set, a_carried("2433", "15-2051", 1, "15-2051"));
	other.source = "other";
	other.own_code = "3544";
	add_benchmark(&set, other);
	other.component = COMPONENT_BASE;
	other.share = 1;
	other.mean_rse = (struct benchmark_value)NOT_GIVEN;
	other.grade = GRADE_LOW;
	add_benchmark(&set, other);
	holds_rows(&set, *state,
		   "single,Single,all,all,country,GB,GB,base,benchmark,1000,,,,79850,103050,133080,"
		   "169000,211450,,,low,,2024-05,published-crosswalk\n"
		   "single,Single,all,all,country,GB,GB,total,benchmark,1000,,,,63650,82630,112590,"
		   "155810,194410,,,medium,,2024-05,published-crosswalk\n");
}

/* A table of some of the role's codes, newer or named before, hides no row of one that has all of them. */
static void a_table_of_too_few_codes_hides_no_other(void **state)
{
	static const char *const right =
	    "single,Single,all,all,country,GB,GB,total,benchmark,1000,,,,63650,82630,112590,"
	    "155810,194410,,,medium,,2024-05,published-crosswalk\n";
	struct benchmark_set set;
	struct benchmark few = a_carried("2433", "15-2051", 0.5, "15-1252");

	few.source = "few";
	benchmark_set_init(&set);
	add_benchmark(&set, few); /* of the same code */
	add_benchmark(&set, a_carried("2433", "15-2051", 1, "15-2051"));
	holds_rows(&set, *state, right);
	few.date = (struct date){2025, 5, 0};
	benchmark_set_init(&set);
	add_benchmark(&set, a_carried("2433", "15-2051", 1, "15-2051"));
	add_benchmark(&set, few);
	few.source = "test"; /* a newer table of the same source, too */
	add_benchmark(&set, few);
	holds_rows(&set, *state, right);
}

/* The same of rows by SOC: 2025 has 0.4 of the role alone. */
static void an_older_year_of_all_occupations_stands_where_the_newest_lacks_some(void **state)
{
	struct benchmark_set set;
	struct benchmark b = a_benchmark("15-1252");
	struct buf rows;

	benchmark_set_init(&set);
	add_benchmark(&set, b);
	add_benchmark(&set, a_benchmark("15-2051"));
	b.date = (struct date){2025, 5, 0};
	add_benchmark(&set, b);
	rows_of(&rows, &set, *state);
	assert_non_null(strstr(rows.data, "mixed,Mixed,all,all,country,US,US,base,benchmark,"));
	assert_non_null(strstr(rows.data, ",2024-05,published-mixture\n"));
	buf_release(&rows);
}

/* 2 x 1.96 x 20% is too wide for a median; the mean's error is not asked then. */
static void the_error_of_the_median_goes_before_that_of_the_mean(void **state)
{
	struct benchmark_set set;
	struct benchmark b = a_benchmark("15-2051");

	benchmark_set_init(&set);
	b.p50_rse = (struct benchmark_value)EXACT(20);
	add_benchmark(&set, b);
	holds_rows(&set, *state,
		   "single,Single,all,all,country,US,US,base,benchmark,1000,,,,63650,82630,112590,"
		   "155810,194410,,,low,,2024-05,published\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_occupation_is_the_published_row),
	    cmocka_unit_test(the_publishers_error_is_the_quality),
	    cmocka_unit_test(top_coded_and_withheld_figures_come_out_as_what_they_are),
	    cmocka_unit_test(two_occupations_are_their_mixture),
	    cmocka_unit_test(mixtures_are_those_of_r),
	    cmocka_unit_test(quartiles_between_deciles_are_those_of_r),
	    cmocka_unit_test(a_quartile_is_not_read_off_figures_far_from_it),
	    cmocka_unit_test(what_a_publisher_withholds_is_not_read_off_its_neighbours),
	    cmocka_unit_test(a_row_with_read_quartiles_says_so),
	    cmocka_unit_test(a_mixture_of_one_is_that_one),
	    cmocka_unit_test(what_says_nothing_of_its_spread_cannot_be_mixed),
	    cmocka_unit_test(a_mixture_that_reaches_a_bound_is_a_bound),
	    cmocka_unit_test(an_area_needs_nearly_all_of_the_weight),
	    cmocka_unit_test(the_newest_finest_first_row_across_industries_counts),
	    cmocka_unit_test(a_broad_row_stands_in_where_there_is_no_detailed_one),
	    cmocka_unit_test(an_occupation_of_two_codes_is_their_mixture_by_shares),
	    cmocka_unit_test(occupations_of_one_code_are_its_published_row),
	    cmocka_unit_test(codes_that_lack_a_tenth_of_the_occupation_have_no_row),
	    cmocka_unit_test(one_source_speaks_for_a_place_and_a_kind_of_pay),
	    cmocka_unit_test(a_table_of_too_few_codes_hides_no_other),
	    cmocka_unit_test(an_older_year_of_all_occupations_stands_where_the_newest_lacks_some),
	    cmocka_unit_test(the_error_of_the_median_goes_before_that_of_the_mean),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
