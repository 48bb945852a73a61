/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_exchange.c: rates of exchange: by year, the latest, none; and faulty tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/pay/currency.h"
#include "model/pay/exchange.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

#define EUR CODE3('E', 'U', 'R')
#define GBP CODE3('G', 'B', 'P')
#define USD CODE3('U', 'S', 'D')

static const char header[] = "currency,year,usd_per_unit,source,date\n";

/* Loads a table of these rows; the error's text without the folder when it fails. */
static int load(struct fx_table **out, const char *content, char message[200])
{
	char *folder = fixture_directory();
	struct err e = ERR_INIT;
	struct buf path;
	int result;

	fixture_write(folder, "rates.csv", content);
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/rates.csv", folder);
	result = fx_load(&e, out, LAYERS_INSTALLED(path.data));
	if (result) {
		assert_int_equal(e.code, ERR_USAGE);
		assert_memory_equal(e.text, path.data, path.len);
		snprintf(message, 200, "%s", e.text + path.len - strlen("rates.csv"));
	}
	buf_release(&path);
	fixture_remove(folder);
	return result;
}

static void a_rate_is_of_its_own_year(void **state)
{
	static const char rows[] = "currency,year,usd_per_unit,source,date\n"
				   "GBP,2023,1.24,H.10,2023\n"
				   "EUR,2024,1.082,H.10,2024\n"
				   "EUR,2022,1.0534,H.10,2022\n"
				   "EUR,2023,1.0817,H.10,2023\n";
	struct fx_table *fx;
	char message[200];
	double rate = -1;

	(void)state;
	assert_int_equal(load(&fx, rows, message), 0);
	assert_true(fx_rate(fx, EUR, 2022, &rate));
	assert_near(rate, 1.0534, 0);
	assert_true(fx_rate(fx, EUR, 0, &rate));
	assert_near(rate, 1.082, 0);
	assert_true(fx_rate(fx, GBP, 0, &rate));
	assert_near(rate, 1.24, 0);
	assert_false(fx_rate(fx, EUR, 2021, &rate));
	assert_false(fx_rate(fx, EUR, 2025, &rate));
	assert_false(fx_rate(fx, GBP, 2024, &rate));
	assert_false(fx_rate(fx, CODE3('P', 'L', 'N'), 0, &rate));
	assert_false(fx_rate(fx, CODE3('P', 'L', 'N'), 2023, &rate));
	assert_false(fx_rate(fx, 0, 2023, &rate));
	assert_near(rate, 1.24, 0);
	assert_true(fx_rate(fx, USD, 1999, &rate));
	assert_near(rate, 1, 0);
	/* a currency without a rate is still a currency */
	assert_true(fx_knows(fx, CODE3('P', 'L', 'N')));
	assert_true(fx_knows(fx, USD));
	assert_false(fx_knows(fx, CODE3('Z', 'Z', 'Z')));
	assert_false(fx_knows(fx, CODE2('U', 'S')));
	assert_false(fx_knows(fx, 0));
	fx_free(fx);
	fx_free(NULL);
}

/* A rate that is set for every year takes the place of all of the currency's; one of a year stands beside it. */
static void a_rate_that_is_set_is_found_and_its_neighbours_stay(void **state)
{
	static const char rows[] =
	    "currency,year,usd_per_unit\nCHF,2023,1.1\nEUR,1,1.25\nEUR,2022,1.05\n"
	    "EUR,2023,1.08\nEUR,9999,2\nGBP,2023,1.24\n";
	struct fx_table *fx;
	char message[200];
	double rate;

	(void)state;
	assert_int_equal(load(&fx, rows, message), 0);
	assert_int_equal(fx_latest(fx, EUR), 9999);
	assert_int_equal(fx_latest(fx, GBP), 2023);
	assert_int_equal(fx_latest(fx, CODE3('A', 'U', 'D')), 0);
	assert_int_equal(fx_latest(fx, CODE3('F', 'J', 'D')), 0);
	assert_true(fx_rate(fx, EUR, 1, &rate) && rate == 1.25);
	assert_false(fx_rate(fx, EUR, 2, &rate));
	fx_set(fx, EUR, 2022, 1.5); /* in place */
	assert_true(fx_rate(fx, EUR, 2022, &rate) && rate == 1.5);
	assert_true(fx_rate(fx, EUR, 2023, &rate) && rate == 1.08);
	fx_set(fx, EUR, 0, 3);
	for (int year = 2021; year <= 2023; year++)
		assert_true(fx_rate(fx, EUR, year, &rate) && rate == 3);
	assert_int_equal(fx_latest(fx, EUR), 0);
	assert_true(fx_rate(fx, EUR, 0, &rate) && rate == 3);
	fx_set(fx, EUR, 2022, 4);
	assert_true(fx_rate(fx, EUR, 2022, &rate) && rate == 4);
	assert_true(fx_rate(fx, EUR, 2021, &rate) && rate == 3);
	assert_true(fx_rate(fx, CODE3('C', 'H', 'F'), 2023, &rate) && rate == 1.1);
	assert_true(fx_rate(fx, GBP, 2023, &rate) && rate == 1.24);
	fx_set(fx, CODE3('A', 'A', 'A'), 0, 5); /* one that ISO 4217 has not, before all others */
	assert_true(fx_knows(fx, CODE3('A', 'A', 'A')));
	assert_false(fx_knows(fx, CODE3('A', 'A', 'B')));
	assert_true(fx_rate(fx, CODE3('A', 'A', 'A'), 2000, &rate) && rate == 5);
	fx_free(fx);
}

/* One letter is another, or two neighbours are swapped. */
static void a_slip_in_a_code_is_guessed(void **state)
{
	static const struct {
		const char *wrong, *nearest;
	} table[] = {{"EUT", "EUR"}, {"XUR", "EUR"}, {"EXR", "EUR"}, {"UER", "EUR"}, {"ERU", "EUR"},
		     {"RUE", ""},    {"EXX", ""},    {"GPB", "GBP"}, {"ZZZ", ""},    {"XXP", ""}};
	struct fx_table *fx;
	char message[200];

	(void)state;
	assert_int_equal(load(&fx, "currency,year,usd_per_unit\nGBP,2023,1\nEUR,2023,1\n", message),
			 0);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		char letters[4];

		code_text(fx_nearest(fx, code_of(text_of(table[i].wrong))), letters);
		assert_string_equal(letters, table[i].nearest);
	}
	fx_free(fx);
}

/* The first and the last of each list and some between. */
static void a_country_has_its_currency(void **state)
{
	static const char *const table[][2] = {
	    {"AD", "EUR"}, {"AE", "AED"}, {"US", "USD"}, {"GB", "GBP"}, {"DE", "EUR"},
	    {"CH", "CHF"}, {"LI", "CHF"}, {"IN", "INR"}, {"ZM", "ZMW"}, {"ZW", "USD"},
	    {"XK", "EUR"}, {"XX", ""},	  {"AA", ""},	 {"ZZ", ""},	{"USA", ""}};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		char letters[4];

		code_text(currency_of_country(code_of(text_of(table[i][0]))), letters);
		assert_string_equal(letters, table[i][1]);
	}
	assert_int_equal(currency_of_country(0), 0);
}

static void columns_are_found_by_name(void **state)
{
	struct fx_table *fx;
	char message[200];
	double rate;

	(void)state;
	assert_int_equal(load(&fx, "note,usd_per_unit,year,currency\nx,1.5,2020,eur\n", message),
			 0);
	assert_true(fx_rate(fx, EUR, 2020, &rate));
	assert_near(rate, 1.5, 0);
	fx_free(fx);
	assert_int_equal(load(&fx, header, message), 0);
	assert_false(fx_rate(fx, EUR, 0, &rate));
	fx_free(fx);
}

static void a_faulty_table_names_its_line(void **state)
{
	static const struct {
		const char *content, *message;
	} table[] = {
	    {"", "rates.csv: the file is empty"},
	    {"currency,year,rate\n", "rates.csv:1: there is no column \"usd_per_unit\""},
	    {"currency,year,usd_per_unit\nEUR,2020\n", "rates.csv:2: the row has 2 fields, not 3"},
	    {"currency,year,usd_per_unit\nEUR,2020,1\nEURO,2020,1\n",
	     "rates.csv:3: \"EURO\" is not a currency code"},
	    {"currency,year,usd_per_unit\nEUR,2020,1\nQQQ,2020,1\n",
	     "rates.csv:3: \"QQQ\" is not a currency code"},
	    {"currency,year,usd_per_unit\nEUR,0,1\n", "rates.csv:2: \"0\" is not a year"},
	    {"currency,year,usd_per_unit\nEUR,10000,1\n", "rates.csv:2: \"10000\" is not a year"},
	    {"currency,year,usd_per_unit\nEU,2020,1\n",
	     "rates.csv:2: \"EU\" is not a currency code"},
	    {"currency,year,usd_per_unit\nEUR,2020,2\nEUR,2020,1\nGBP,2020,1\n",
	     "rates.csv:3: EUR 2020 is given twice"},
	    {"currency,year,usd_per_unit\nEUR,20x0,1\n", "rates.csv:2: \"20x0\" is not a year"},
	    {"currency,year,usd_per_unit\nEUR,2020,0\n",
	     "rates.csv:2: \"0\" is not a rate above 0"},
	    {"currency,year,usd_per_unit\nEUR,2020,-1\n",
	     "rates.csv:2: \"-1\" is not a rate above 0"},
	    {"currency,year,usd_per_unit\nEUR,2020,nan\n",
	     "rates.csv:2: \"nan\" is not a rate above 0"},
	    {"currency,year,usd_per_unit\nEUR,2020,1\nGBP,2020,1\nEUR,2020,2\n",
	     "rates.csv:4: EUR 2020 is given twice"},
	};
	struct fx_table *fx;
	char message[200];
	struct err e = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		assert_int_equal(load(&fx, table[i].content, message), -1);
		assert_string_equal(message, table[i].message);
	}
	assert_int_equal(fx_load(&e, &fx, LAYERS_INSTALLED("/nowhere/rates.csv")), -1);
	assert_int_equal(e.code, ERR_USAGE);
}

static void the_table_that_is_shipped_has_the_published_rates(void **state)
{
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	struct fx_table *fx;
	struct buf path;
	double rate;

	(void)state;
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/data/reference/exchange_rates.csv", root && *root ? root : ".");
	assert_int_equal(fx_load(&e, &fx, LAYERS_INSTALLED(path.data)), 0);
	/* H.10 annual averages (G.5A, 2024): euro 1.0821, pound 1.2783 dollars; 151.4551 yen,
	 * 0.8808 francs, 83.6566 rupees for one. */
	assert_true(fx_rate(fx, EUR, 2024, &rate));
	assert_near(rate, 1.0821, 0.0005);
	assert_true(fx_rate(fx, GBP, 2024, &rate));
	assert_near(rate, 1.2783, 0.0010);
	assert_true(fx_rate(fx, CODE3('J', 'P', 'Y'), 2024, &rate));
	assert_near(1 / rate, 151.4551, 0.001);
	assert_true(fx_rate(fx, CODE3('C', 'H', 'F'), 2024, &rate));
	assert_near(1 / rate, 0.8808, 0.0001);
	assert_true(fx_rate(fx, CODE3('I', 'N', 'R'), 2024, &rate));
	assert_near(1 / rate, 83.6566, 0.001);
	for (int year = 2015; year <= 2025; year++)
		assert_true(fx_rate(fx, GBP, year, &rate) && rate > 1 && rate < 1.7);
	/* The ECB's annual averages of 2024: 4.3058 zloty and 1.0824 dollars for a euro. */
	assert_true(fx_rate(fx, CODE3('P', 'L', 'N'), 2024, &rate));
	assert_near(rate, 1.0824 / 4.3058, 0.0003);
	assert_true(fx_rate(fx, CODE3('R', 'U', 'B'), 2021, &rate));
	assert_false(fx_rate(fx, CODE3('R', 'U', 'B'), 2022, &rate)); /* not quoted to the end */
	assert_false(fx_rate(fx, CODE3('C', 'L', 'P'), 2024, &rate)); /* no source: left out */
	fx_free(fx);
	buf_release(&path);
}

static void currencies_are_those_of_iso_4217(void **state)
{
	static const char *const known[] = {"USD", "EUR", "AED", "ZWG", "PLN", "HRK", "XOF"};
	static const char *const unknown[] = {"XAU", "XXX", "XTS", "ABC", "DEM", "CLF", "US"};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (!currency_known(code_of(text_of(known[i]))))
			fail_msg("%s is a currency", known[i]);
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		if (currency_known(code_of(text_of(unknown[i]))))
			fail_msg("%s is no currency", unknown[i]);
	assert_false(currency_known(0));
}

/* Three days of 2023 and one of 2024, two of HRK's last months: cross rates by hand. */
static void the_ecb_file_gives_yearly_means_of_cross_rates(void **state)
{
	static const char rows[] = "Date,USD,PLN,HRK,CYP,\n"
				   "2024-03-01,1.08,4.32,N/A,N/A,\n"
				   "2023-12-29,1.10,4.40,N/A,N/A,\n"
				   "2023-01-02,1.05,4.20,7.5,N/A,\n"
				   "2022-12-01,1.05,4.70,7.5,N/A,\n"
				   /* A whole year in another order, and two that lack a month. */
				   "2021-01-04,1.20,4.80,N/A,N/A,\n"
				   "2021-12-30,1.20,6.00,N/A,N/A,\n"
				   "2020-02-03,1.20,4.80,N/A,N/A,\n"
				   "2020-12-30,1.20,4.80,N/A,N/A,\n"
				   "2019-01-03,1.20,4.80,N/A,N/A,\n"
				   "2019-11-29,1.20,4.80,N/A,N/A,\n";
	static const char table[] = "currency,year,usd_per_unit,source,date\nPLN,2023,9,x,2023\n"
				    "PLN,2022,8,x,2022\nPLN,2021,7,x,2021\n"
				    "PLN,2020,6,x,2020\nPLN,2019,5,x,2019\n";
	struct err e = ERR_INIT;
	char *folder = fixture_directory();
	struct fx_table *fx;
	char message[200];
	struct buf path;
	double rate = -1;

	(void)state;
	assert_int_equal(load(&fx, table, message), 0);
	fixture_write(folder, "ecb.csv", rows);
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/ecb.csv", folder);
	assert_int_equal(fx_read_ecb(&e, fx, path.data), 0);
	assert_true(fx_rate(fx, CODE3('P', 'L', 'N'), 2023, &rate));
	assert_near(rate, 0.25, 1e-12);
	assert_true(fx_rate(fx, EUR, 2023, &rate));
	assert_near(rate, 1.075, 1e-12);
	assert_true(fx_rate(fx, CODE3('P', 'L', 'N'), 2024, &rate)); /* the file's last year */
	assert_near(rate, 0.25, 1e-12);
	assert_true(fx_rate(fx, CODE3('P', 'L', 'N'), 2021, &rate));
	assert_near(rate, 2.4 / 10.8, 1e-12);
	assert_true(fx_rate(fx, CODE3('P', 'L', 'N'), 2020, &rate));
	assert_near(rate, 6, 0);
	assert_true(fx_rate(fx, CODE3('P', 'L', 'N'), 2019, &rate));
	assert_near(rate, 5, 0);
	/* One December is not a year: the table's own rate stays, and HRK has none. */
	assert_true(fx_rate(fx, CODE3('P', 'L', 'N'), 2022, &rate));
	assert_near(rate, 8, 0);
	assert_false(fx_rate(fx, CODE3('H', 'R', 'K'), 2022, &rate));
	assert_false(fx_rate(fx, CODE3('H', 'R', 'K'), 2023, &rate));
	fx_set(fx, CODE3('P', 'L', 'N'), 0, 0.3);
	fx_set(fx, CODE3('P', 'L', 'N'), 2022, 0.2);
	assert_true(fx_rate(fx, CODE3('P', 'L', 'N'), 2023, &rate));
	assert_near(rate, 0.3, 0);
	assert_true(fx_rate(fx, CODE3('P', 'L', 'N'), 2022, &rate));
	assert_near(rate, 0.2, 0);
	fixture_write(folder, "ecb.csv", "Date,USD,PLN,\n2023-01-02,1.05,zero,\n");
	assert_int_equal(fx_read_ecb(&e, fx, path.data), -1);
	assert_non_null(strstr(e.text, "ecb.csv:2: \"zero\" is not a rate above 0"));
	buf_release(&path);
	fixture_remove(folder);
	fx_free(fx);
}

/* What the ECB's file cannot be, each in one line. */
static void another_file_is_not_taken_for_the_ecb_s(void **state)
{
	static const struct {
		const char *rows, *words; /* NULL: it is one */
	} cases[] = {
	    {"", "holds no rates"},
	    {"Date,USD,\n", "holds no rates"},
	    {"Date,JPY,USD,\n2024-01-02,150,N/A,\n", "holds no rates"}, /* a column off */
	    {"Date\n", "ecb.csv:1: is not the ECB's file of reference rates"},
	    {"Day,USD\n", "ecb.csv:1: is not the ECB's file of reference rates"},
	    {"Date,PLN\n", "ecb.csv:1: there is no column \"USD\""},
	    {"Date,USD,PLN\n2023-01-02\n", "ecb.csv:2: is not a day's reference rates"},
	    {"Date,USD,PLN\n2023-01,1,4\n", "ecb.csv:2: is not a day's reference rates"},
	    {"Date,USD,PLN\nsoon,1,4\n", "ecb.csv:2: is not a day's reference rates"},
	    {"Date,USD\n1998-12-31,1\n", "ecb.csv:2: is not a day's reference rates"},
	    {"Date,USD\n1999-01-04,1\n", NULL},
	    {"Date,USD\n2023-01-02,0\n", "ecb.csv:2: \"0\" is not a rate above 0"},
	    {"Date,USD\n2023-01-02,-1\n", "ecb.csv:2: \"-1\" is not a rate above 0"},
	    {" Date , USD \n2023-01-02, 1.1 \n", NULL},
	};
	char *folder = fixture_directory();
	struct buf path;

	(void)state;
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/ecb.csv", folder);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct fx_table *fx;
		struct err e = ERR_INIT;
		char message[200];
		assert_int_equal(load(&fx, header, message), 0);
		fixture_write(folder, "ecb.csv", cases[i].rows);
		assert_int_equal(fx_read_ecb(&e, fx, path.data), cases[i].words ? -1 : 0);
		if (cases[i].words && !strstr(e.text, cases[i].words))
			fail_msg("\"%s\" should say %s", e.text, cases[i].words);
		fx_free(fx);
	}
	buf_release(&path);
	fixture_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_rate_is_of_its_own_year),
	    cmocka_unit_test(columns_are_found_by_name),
	    cmocka_unit_test(a_faulty_table_names_its_line),
	    cmocka_unit_test(the_table_that_is_shipped_has_the_published_rates),
	    cmocka_unit_test(currencies_are_those_of_iso_4217),
	    cmocka_unit_test(another_file_is_not_taken_for_the_ecb_s),
	    cmocka_unit_test(the_ecb_file_gives_yearly_means_of_cross_rates),
	    cmocka_unit_test(a_rate_that_is_set_is_found_and_its_neighbours_stay),
	    cmocka_unit_test(a_slip_in_a_code_is_guessed),
	    cmocka_unit_test(a_country_has_its_currency),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
