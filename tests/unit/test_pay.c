/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_pay.c: pay text as people and programs write it, and what is not pay.
 *
 * The expected amounts were read by a person, not by the program.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/pay/pay.h"
#include "tests/unit/near.h"

#define NBSP "\xc2\xa0"
#define NARROW "\xe2\x80\xaf"
#define THIN "\xe2\x80\x89"
#define EN "\xe2\x80\x93"
#define EM "\xe2\x80\x94"
#define MINUS "\xe2\x88\x92"

struct reads {
	const char *text;
	double low;
	double high;
	const char *currency; /* "" for none */
	enum pay_period period;
	enum { CLOSED, OPEN_HIGH, OPEN_LOW } open;
};

static code currency_of(const char *letters)
{
	return code_of(text_of(letters));
}

static void expect_reading(const struct reads *want, const struct pay_hints *hints)
{
	struct pay_reading got;
	enum reject_reason reason;
	char letters[4];

	if (pay_read(text_of(want->text), hints, &got, &reason))
		fail_msg("\"%s\" was rejected: %s", want->text, reject_word(reason));
	if (got.low != want->low || got.high != want->high)
		fail_msg("\"%s\" was read as %.17g to %.17g", want->text, got.low, got.high);
	code_text(got.currency, letters);
	if (got.currency != currency_of(want->currency))
		fail_msg("\"%s\" was read in \"%s\"", want->text, letters);
	if (got.period != want->period)
		fail_msg("\"%s\": period %d", want->text, got.period);
	if (got.open_high != (want->open == OPEN_HIGH) || got.open_low != (want->open == OPEN_LOW))
		fail_msg("\"%s\": open %d, %d", want->text, got.open_low, got.open_high);
}

#define Y PERIOD_YEAR
#define NO PERIOD_UNKNOWN

static void amounts_are_read_as_a_person_reads_them(void **state)
{
	static const struct reads table[] = {
	    /* as the project's own example */
	    {"$120K" EN "$155K", 120000, 155000, "USD", NO, CLOSED},
	    {"120,000", 120000, 120000, "", NO, CLOSED},
	    {"1.250,00 €", 1250, 1250, "EUR", NO, CLOSED},
	    {"£45 000", 45000, 45000, "GBP", NO, CLOSED},
	    {"12k/month", 12000, 12000, "", PERIOD_MONTH, CLOSED},
	    {"USD 65/hr", 65, 65, "USD", PERIOD_HOUR, CLOSED},
	    {"120-155k USD", 120000, 155000, "USD", NO, CLOSED},
	    {"1 200 000 INR", 1200000, 1200000, "INR", NO, CLOSED},
	    {"from 95,000", 95000, 95000, "", NO, OPEN_HIGH},
	    {"95k+", 95000, 95000, "", NO, OPEN_HIGH},
	    /* plain and grouped numbers */
	    {"120000", 120000, 120000, "", NO, CLOSED},
	    {"120000.50", 120000.5, 120000.5, "", NO, CLOSED},
	    {"57692.307692", 57692.307692, 57692.307692, "", NO, CLOSED},
	    {"105422.125", 105422.125, 105422.125, "", NO, CLOSED},
	    {"57692,3077", 57692.3077, 57692.3077, "", NO, CLOSED},
	    {"1,250,000", 1250000, 1250000, "", NO, CLOSED},
	    {"1.250.000", 1250000, 1250000, "", NO, CLOSED},
	    {"1,250.00", 1250, 1250, "", NO, CLOSED},
	    {"1.250.000,50", 1250000.5, 1250000.5, "", NO, CLOSED},
	    {"120'000", 120000, 120000, "", NO, CLOSED},
	    {"120\xe2\x80\x99"
	     "000.50",
	     120000.5, 120000.5, "", NO, CLOSED},
	    {"CHF 120'000.-", 120000, 120000, "CHF", NO, CLOSED},
	    {"1.250.000,- €", 1250000, 1250000, "EUR", NO, CLOSED},
	    {"60.000,00" EN "72.000,00 EUR", 60000, 72000, "EUR", NO, CLOSED},
	    {"12,00,000", 1200000, 1200000, "", NO, CLOSED},
	    {"₹12,00,000.50", 1200000.5, 1200000.5, "INR", NO, CLOSED},
	    {"1,23,45,678 INR", 12345678, 12345678, "INR", NO, CLOSED},
	    {"120_000", 120000, 120000, "", NO, CLOSED},
	    {"6,000,070,000", 6000070000, 6000070000, "", NO, CLOSED},
	    {"0.125M", 125000, 125000, "", NO, CLOSED},
	    {"1,5 Mio. €", 1500000, 1500000, "EUR", NO, CLOSED},
	    {"45,5k €", 45500, 45500, "EUR", NO, CLOSED},
	    {"64.2k", 64200, 64200, "", NO, CLOSED},
	    {"120" NBSP "000" NBSP "€", 120000, 120000, "EUR", NO, CLOSED},
	    {"45" NARROW "000,50 €", 45000.5, 45000.5, "EUR", NO, CLOSED},
	    {"1" THIN "200" THIN "000", 1200000, 1200000, "", NO, CLOSED},
	    {"  $ 120,000  ", 120000, 120000, "USD", NO, CLOSED},
	    {"120,000.", 120000, 120000, "", NO, CLOSED},
	    {"120,000, gross", 120000, 120000, "", NO, CLOSED},
	    /* ranges */
	    {"120,000-155,000", 120000, 155000, "", NO, CLOSED},
	    {"$120,000 - $155,000", 120000, 155000, "USD", NO, CLOSED},
	    {"$120,000" EM "$155,000", 120000, 155000, "USD", NO, CLOSED},
	    {"120k to 155k", 120000, 155000, "", NO, CLOSED},
	    {"120 to 155 k", 120000, 155000, "", NO, CLOSED},
	    {"$120K-155", 120000, 155000, "USD", NO, CLOSED},
	    {"120k-155,000", 120000, 155000, "", NO, CLOSED},
	    {"195000-1.2M", 195000, 1200000, "", NO, CLOSED},
	    {"900-1.2k", 900, 1200, "", NO, CLOSED},
	    {"95k-95000", 95000, 95000, "", NO, CLOSED},
	    {"1k-1000", 1000, 1000, "", NO, CLOSED},
	    {"95k-96", 95000, 96000, "", NO, CLOSED},
	    {"120" MINUS "155k", 120000, 155000, "", NO, CLOSED},
	    {"between $120k and $155k", 120000, 155000, "USD", NO, CLOSED},
	    {"from 95k to 120k", 95000, 120000, "", NO, CLOSED},
	    {"EUR 120k-EUR 155k", 120000, 155000, "EUR", NO, CLOSED},
	    {"von 50 bis 60 Tsd. €", 50000, 60000, "EUR", NO, CLOSED},
	    {"60.000 - 72.500,00 €", 60000, 72500, "EUR", NO, CLOSED},
	    {"90k-90k", 90000, 90000, "", NO, CLOSED},
	    {"12-15 LPA", 1200000, 1500000, "", Y, CLOSED},
	    {"45 000" EN "60 000 €", 45000, 60000, "EUR", NO, CLOSED},
	    {"120k-155k+", 120000, 155000, "", NO, OPEN_HIGH},
	    /* open at the top */
	    {"at least $95k", 95000, 95000, "USD", NO, OPEN_HIGH},
	    {"95k or more", 95000, 95000, "", NO, OPEN_HIGH},
	    {">95k", 95000, 95000, "", NO, OPEN_HIGH},
	    {"≥ 95,000 EUR", 95000, 95000, "EUR", NO, OPEN_HIGH},
	    {"starting at 95,000 USD", 95000, 95000, "USD", NO, OPEN_HIGH},
	    {"$95,000+ per year", 95000, 95000, "USD", Y, OPEN_HIGH},
	    /* multipliers */
	    {"120k", 120000, 120000, "", NO, CLOSED},
	    {"120 K", 120000, 120000, "", NO, CLOSED},
	    {"1.2M", 1200000, 1200000, "", NO, CLOSED},
	    {"1.2m", 1200000, 1200000, "", NO, CLOSED},
	    {"120 thousand dollars", 120000, 120000, "USD", NO, CLOSED},
	    {"₹12 lakh", 1200000, 1200000, "INR", NO, CLOSED},
	    {"12.5 Lakhs INR", 1250000, 1250000, "INR", NO, CLOSED},
	    {"12L", 1200000, 1200000, "", NO, CLOSED},
	    {"INR 1.5 crore", 15000000, 15000000, "INR", NO, CLOSED},
	    {"24 LPA", 2400000, 2400000, "", Y, CLOSED},
	    {"120 tys. zł", 120000, 120000, "PLN", NO, CLOSED},
	    /* currencies, before and after, alone and with another */
	    {"€45k", 45000, 45000, "EUR", NO, CLOSED},
	    {"45000 euros", 45000, 45000, "EUR", NO, CLOSED},
	    {"45000eur", 45000, 45000, "EUR", NO, CLOSED},
	    {"EUR45000", 45000, 45000, "EUR", NO, CLOSED},
	    {"15 000 zł", 15000, 15000, "PLN", NO, CLOSED},
	    {"15 000 ZŁ", 15000, 15000, "PLN", NO, CLOSED},
	    {"65kPLN", 65000, 65000, "PLN", NO, CLOSED},
	    {"65 000 Kč", 65000, 65000, "CZK", NO, CLOSED},
	    {"A$150k", 150000, 150000, "AUD", NO, CLOSED},
	    {"C$150k", 150000, 150000, "CAD", NO, CLOSED},
	    {"CA$150,000 CAD", 150000, 150000, "CAD", NO, CLOSED},
	    {"$150,000 CAD", 150000, 150000, "CAD", NO, CLOSED},
	    {"US$150,000", 150000, 150000, "USD", NO, CLOSED},
	    {"R$ 12.000,00", 12000, 12000, "BRL", NO, CLOSED},
	    {"R450 000", 450000, 450000, "ZAR", NO, CLOSED},
	    {"S$8,500 monthly", 8500, 8500, "SGD", PERIOD_MONTH, CLOSED},
	    {"¥8,000,000 JPY", 8000000, 8000000, "JPY", NO, CLOSED},
	    {"500 000 kr SEK", 500000, 500000, "SEK", NO, CLOSED},
	    {"Rs.50,000 INR", 50000, 50000, "INR", NO, CLOSED},
	    {"₩80,000,000", 80000000, 80000000, "KRW", NO, CLOSED},
	    {"₺45.000,00", 45000, 45000, "TRY", NO, CLOSED},
	    {"120,000 (USD)", 120000, 120000, "USD", NO, CLOSED},
	    {"\xa3"
	     "45,000",
	     45000, 45000, "GBP", NO, CLOSED}, /* Latin-1 */
	    {"\x80"
	     "45k \x96 \x80"
	     "50k",
	     45000, 50000, "EUR", NO, CLOSED}, /* Windows-1252 */
	    /* periods */
	    {"$65.00/hour", 65, 65, "USD", PERIOD_HOUR, CLOSED},
	    {"$65 an hour", 65, 65, "USD", PERIOD_HOUR, CLOSED},
	    {"65 USD per hour", 65, 65, "USD", PERIOD_HOUR, CLOSED},
	    {"USD/hr 65", 65, 65, "USD", PERIOD_HOUR, CLOSED},
	    {"$60/hr - $75/hr", 60, 75, "USD", PERIOD_HOUR, CLOSED},
	    {"£450 p/d", 450, 450, "GBP", PERIOD_DAY, CLOSED},
	    {"£450/day", 450, 450, "GBP", PERIOD_DAY, CLOSED},
	    {"£45,000 p.a.", 45000, 45000, "GBP", Y, CLOSED},
	    {"£45,000 pa", 45000, 45000, "GBP", Y, CLOSED},
	    {"45000 per annum", 45000, 45000, "", Y, CLOSED},
	    {"45000 EUR/year", 45000, 45000, "EUR", Y, CLOSED},
	    {"45k/yr", 45000, 45000, "", Y, CLOSED},
	    {"120k/y", 120000, 120000, "", Y, CLOSED},
	    {"5000 € a month", 5000, 5000, "EUR", PERIOD_MONTH, CLOSED},
	    {"12k/m", 12000, 12000, "", PERIOD_MONTH, CLOSED},
	    {"annual salary: $120,000", 120000, 120000, "USD", Y, CLOSED},
	    {"1,200 weekly", 1200, 1200, "", PERIOD_WEEK, CLOSED},
	    {"2,400 bi-weekly", 2400, 2400, "", PERIOD_BIWEEK, CLOSED},
	    {"approx. 80k gross", 80000, 80000, "", NO, CLOSED},
	    {"~80k", 80000, 80000, "", NO, CLOSED},
	};
	static const struct pay_hints none = {.country = CODE2('U', 'S')};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)

		expect_reading(&table[i], &none);
}

static void a_bracket_keeps_its_one_end(void **state)
{
	static const struct reads table[] = {
	    /* open at the low end: from nothing to this */
	    {"0-40k", 0, 40000, "", NO, OPEN_LOW},
	    {"$0-9,999", 0, 9999, "USD", NO, OPEN_LOW},
	    {"$0 - $9,999", 0, 9999, "USD", NO, OPEN_LOW},
	    {"0 to 40,000 EUR", 0, 40000, "EUR", NO, OPEN_LOW},
	    {"between 0 and 40k", 0, 40000, "", NO, OPEN_LOW},
	    {"under 40k", 0, 40000, "", NO, OPEN_LOW},
	    {"Less than $20,000", 0, 20000, "USD", NO, OPEN_LOW},
	    {"Up to $90,000", 0, 90000, "USD", NO, OPEN_LOW},
	    {"Up to £60k per annum", 0, 60000, "GBP", Y, OPEN_LOW},
	    {"below 30,000", 0, 30000, "", NO, OPEN_LOW},
	    {"at most 30,000", 0, 30000, "", NO, OPEN_LOW},
	    {"no more than 30,000", 0, 30000, "", NO, OPEN_LOW},
	    {"< 30000", 0, 30000, "", NO, OPEN_LOW},
	    {"<$30k", 0, 30000, "USD", NO, OPEN_LOW},
	    {"≤ 30 000 €", 0, 30000, "EUR", NO, OPEN_LOW},
	    {"<= 30k", 0, 30000, "", NO, OPEN_LOW},
	    {"max 30k", 0, 30000, "", NO, OPEN_LOW},
	    {"30k max", 0, 30000, "", NO, OPEN_LOW},
	    {"$25,000 or less", 0, 25000, "USD", NO, OPEN_LOW},
	    {"$25,000 and under", 0, 25000, "USD", NO, OPEN_LOW},
	    {"bis 40.000,00 €", 0, 40000, "EUR", NO, OPEN_LOW},
	    {"bis zu 40k €", 0, 40000, "EUR", NO, OPEN_LOW},
	    {"moins de 30k€", 0, 30000, "EUR", NO, OPEN_LOW},
	    {"jusqu'à 30k€", 0, 30000, "EUR", NO, OPEN_LOW},
	    /* open at the high end: this or more */
	    {"500,000+", 500000, 500000, "", NO, OPEN_HIGH},
	    {"more than 95k", 95000, 95000, "", NO, OPEN_HIGH},
	    {"over $95,000", 95000, 95000, "USD", NO, OPEN_HIGH},
	    {"> 200k", 200000, 200000, "", NO, OPEN_HIGH},
	    {"$250,000 or more", 250000, 250000, "USD", NO, OPEN_HIGH},
	    {"$250,000 and over", 250000, 250000, "USD", NO, OPEN_HIGH},
	    {"at least $95k", 95000, 95000, "USD", NO, OPEN_HIGH},
	    {"not less than 95k", 95000, 95000, "", NO, OPEN_HIGH},
	    {"min 95k", 95000, 95000, "", NO, OPEN_HIGH},
	    {"95k minimum", 95000, 95000, "", NO, OPEN_HIGH},
	    {"mehr als 95k €", 95000, 95000, "EUR", NO, OPEN_HIGH},
	    {"über 90.000 €", 90000, 90000, "EUR", NO, OPEN_HIGH},
	    {"mindestens 50.000 €", 50000, 50000, "EUR", NO, OPEN_HIGH},
	    {"höchstens 50.000 €", 0, 50000, "EUR", NO, OPEN_LOW},
	    {"zwischen 40.000 und 50.000 €", 40000, 50000, "EUR", NO, CLOSED},
	    {"à partir de 45 000 €", 45000, 45000, "EUR", NO, OPEN_HIGH},
	    {"de 30 000 à 45 000 €", 30000, 45000, "EUR", NO, CLOSED},
	    {"entre 30 000 et 45 000 €", 30000, 45000, "EUR", NO, CLOSED},
	    {"entre 20.000 y 30.000 €", 20000, 30000, "EUR", NO, CLOSED},
	    {"desde 40.000 €", 40000, 40000, "EUR", NO, OPEN_HIGH},
	    {"Menos de R$ 1.000/mês", 0, 1000, "BRL", PERIOD_MONTH, OPEN_LOW},
	    {"de R$ 4.001/mês a R$ 6.000/mês", 4001, 6000, "BRL", PERIOD_MONTH, CLOSED},
	    {"Acima de R$ 40.001/mês", 40001, 40001, "BRL", PERIOD_MONTH, OPEN_HIGH},
	    {"fino a 30.000 €", 0, 30000, "EUR", NO, OPEN_LOW},
	    {"oltre 60.000 €", 60000, 60000, "EUR", NO, OPEN_HIGH},
	    {"minder dan 30.000 €", 0, 30000, "EUR", NO, OPEN_LOW},
	    {"vanaf 60.000 €", 60000, 60000, "EUR", NO, OPEN_HIGH},
	    {"poniżej 5000 zł", 0, 5000, "PLN", NO, OPEN_LOW},
	    {"od 5000 do 8000 zł", 5000, 8000, "PLN", NO, CLOSED},
	    {"до 100 000 руб", 0, 100000, "RUB", NO, OPEN_LOW},
	    {"свыше 300 000 руб", 300000, 300000, "RUB", NO, OPEN_HIGH},
	    {"500k & above", 500000, 500000, "", NO, OPEN_HIGH},
	    {"20k & below", 0, 20000, "", NO, OPEN_LOW},
	    {"40k - <60k", 40000, 60000, "", NO, CLOSED},
	    {"> 40k and <= 60k", 40000, 60000, "", NO, CLOSED},
	    /* both ends, in the words of brackets */
	    {"$10,000 to less than $20,000", 10000, 20000, "USD", NO, CLOSED},
	    {"$75,000 to under $100,000", 75000, 100000, "USD", NO, CLOSED},
	    {"75,000 but less than 100,000", 75000, 100000, "", NO, CLOSED},
	    {"over 50k, up to 90k", 50000, 90000, "", NO, CLOSED},
	    {"min 50k, max 90k", 50000, 90000, "", NO, CLOSED},
	    {"50k min - 90k max", 50000, 90000, "", NO, CLOSED},
	    {"100k or more but less than 150k", 100000, 150000, "", NO, CLOSED},
	    {"more than 100k and up to 150k", 100000, 150000, "", NO, CLOSED},
	    {"100k+ to 150k", 100000, 150000, "", NO, CLOSED},
	};
	static const struct pay_hints none = {.country = CODE2('U', 'S')};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		expect_reading(&table[i], &none);
}

struct rejects {
	const char *text;
	enum reject_reason reason;
};

static void expect_reject(const char *text, size_t len, const struct pay_hints *hints,
			  enum reject_reason want)
{
	struct pay_reading got;
	enum reject_reason reason;

	if (!pay_read((struct text){text, len}, hints, &got, &reason))
		fail_msg("\"%s\" was read as %.17g to %.17g", text, got.low, got.high);
	if (reason != want)
		fail_msg("\"%s\" was rejected as %s", text, reject_word(reason));
}

static void what_is_not_an_amount_is_rejected_with_its_reason(void **state)
{
	static const struct rejects table[] = {
	    {"", REJECT_NO_PAY},
	    {"   " NBSP, REJECT_NO_PAY},
	    /* two readings */
	    {"1.250", REJECT_PAY_AMBIGUOUS},
	    {"1.250k €", REJECT_PAY_AMBIGUOUS},
	    {"95000-1.2M", REJECT_PAY_AMBIGUOUS},
	    {"$1.250k", REJECT_PAY_AMBIGUOUS},
	    {"45.000 - 60.000", REJECT_PAY_AMBIGUOUS},
	    {"1250,500", REJECT_PAY_AMBIGUOUS},
	    {"12,0000", REJECT_PAY_AMBIGUOUS},
	    {"1.250,00 - 1,500.00", REJECT_PAY_AMBIGUOUS},
	    {"1,250 - 1.500,00", REJECT_PAY_AMBIGUOUS},
	    {"120k/155k", REJECT_PAY_TEXT},
	    {"120,000 155,000", REJECT_PAY_AMBIGUOUS},
	    {"120k 155k", REJECT_PAY_AMBIGUOUS},
	    {"€120k / $130k", REJECT_PAY_TEXT},
	    {"€120k - $130k", REJECT_PAY_AMBIGUOUS},
	    {"$120k EUR", REJECT_PAY_AMBIGUOUS},
	    {"US$ 100k CAD", REJECT_PAY_AMBIGUOUS},
	    {"$65/hr - 130k/yr", REJECT_PAY_AMBIGUOUS},
	    {"65 hourly monthly", REJECT_PAY_AMBIGUOUS},
	    {"500 000 kr", REJECT_CURRENCY},
	    {"¥8,000,000", REJECT_CURRENCY},
	    {"1-2-3", REJECT_PAY_TEXT},
	    /* no amount */
	    {"nan", REJECT_PAY_TEXT},
	    {"NaN", REJECT_PAY_TEXT},
	    {"inf", REJECT_PAY_TEXT},
	    {"-inf", REJECT_PAY_TEXT},
	    {"Infinity", REJECT_PAY_TEXT},
	    {"1e400", REJECT_PAY_TEXT},
	    {"salario de 45.000 €", REJECT_PAY_TEXT}, /* "of", not "from" */
	    {"120k tot", REJECT_PAY_TEXT},
	    {"1e5", REJECT_PAY_TEXT},
	    {"1E5", REJECT_PAY_TEXT},
	    {"0x1F4", REJECT_PAY_TEXT},
	    {"text", REJECT_PAY_TEXT},
	    {"N/A", REJECT_PAY_TEXT},
	    {"competitive", REJECT_PAY_TEXT},
	    {"-", REJECT_PAY_TEXT},
	    {"$", REJECT_PAY_TEXT},
	    {"k", REJECT_PAY_TEXT},
	    {"USD", REJECT_PAY_TEXT},
	    {"$k120", REJECT_PAY_TEXT},
	    {"120kk", REJECT_PAY_TEXT},
	    {"120%", REJECT_PAY_TEXT},
	    {"=120000", REJECT_PAY_TEXT},
	    {"'; DROP TABLE pay; --", REJECT_PAY_TEXT},
	    {"<120k+", REJECT_PAY_AMBIGUOUS},
	    {"0-120k+", REJECT_PAY_AMBIGUOUS},
	    {"over up to 120k", REJECT_PAY_TEXT},
	    {"120k or less - 155k or less", REJECT_PAY_TEXT},
	    {"120k net", REJECT_PAY_TEXT},
	    {"120k OTE", REJECT_PAY_TEXT},
	    {"120k total comp", REJECT_PAY_TEXT},
	    {"120k including bonus", REJECT_PAY_TEXT},
	    {"120k + 30k", REJECT_PAY_AMBIGUOUS},
	    {"120k (2024)", REJECT_PAY_AMBIGUOUS},
	    {"(120,000)", REJECT_PAY_TEXT},
	    {"120,000)", REJECT_PAY_TEXT},
	    {"120k/", REJECT_PAY_TEXT},
	    {"120k per", REJECT_PAY_TEXT},
	    {"120k/EUR", REJECT_PAY_TEXT},
	    {"120k-", REJECT_PAY_TEXT},
	    {"120k to", REJECT_PAY_TEXT},
	    {"between 120k", REJECT_PAY_TEXT},
	    {"120k and 155k", REJECT_PAY_AMBIGUOUS},
	    {"155k-120k", REJECT_PAY_SWAPPED},
	    {"1,00,0", REJECT_PAY_TEXT},
	    {"1,,000", REJECT_PAY_TEXT},
	    {"1.2.3", REJECT_PAY_TEXT},
	    {"12.000.00", REJECT_PAY_TEXT},
	    {"1.250,000.00", REJECT_PAY_TEXT},
	    {"012,345", REJECT_PAY_TEXT},
	    {".5M", REJECT_PAY_TEXT},
	    {"USD.50", REJECT_PAY_TEXT},
	    {"$12 lakh", REJECT_PAY_TEXT},
	    {"$12L", REJECT_PAY_TEXT},
	    {"12l", REJECT_PAY_TEXT},
	    {"120 all in", REJECT_PAY_TEXT},
	    {"120 try", REJECT_PAY_TEXT},
	    {"120 XAU", REJECT_PAY_TEXT},
	    {"١٢٠٠٠٠", REJECT_PAY_TEXT},
	    {EN "95k", REJECT_PAY_TEXT},
	    {"120\x01"
	     "000",
	     REJECT_PAY_TEXT},
	    {"99999999999999999999999999999999999", REJECT_PAY_TEXT},
	    {"1234567890123456789012345678901234567890 950", REJECT_PAY_AMBIGUOUS},
	    /* ends too far apart, or swapped */
	    {"$5 - $500,000", REJECT_PAY_AMBIGUOUS},
	    {"10k-200k", REJECT_PAY_AMBIGUOUS},
	    {"45.50 - 60,000", REJECT_PAY_AMBIGUOUS},
	    {"100,000 - 90,000", REJECT_PAY_SWAPPED},
	    /* whose amount is it? */
	    {"60k bonus", REJECT_PAY_AMBIGUOUS},
	    {"75 + bonus per hour", REJECT_PAY_AMBIGUOUS},
	    {"120k, 130k", REJECT_PAY_AMBIGUOUS},
	    {"100k (80%)", REJECT_PAY_AMBIGUOUS},
	    {"100k, 80%", REJECT_PAY_AMBIGUOUS},
	    {"70k, up to 90k with bonus", REJECT_PAY_AMBIGUOUS},
	    {"70k up to 90k w/ bonus", REJECT_PAY_AMBIGUOUS},
	    {"30 hours at 20", REJECT_PAY_TEXT},
	    {"3000 x 40", REJECT_PAY_TEXT},
	    {"42,000 per year x 14", REJECT_PAY_TEXT},
	    /* signs and zeros */
	    {"0", REJECT_PAY_ZERO},
	    {"0.00", REJECT_PAY_ZERO},
	    {"$0", REJECT_PAY_ZERO},
	    {"0-0", REJECT_PAY_ZERO},
	    {"up to 0", REJECT_PAY_ZERO},
	    {"0+", REJECT_PAY_ZERO},
	    {"-5", REJECT_PAY_NEGATIVE},
	    {"-$5,000", REJECT_PAY_NEGATIVE},
	    {"$-5,000", REJECT_PAY_NEGATIVE},
	    {MINUS "5", REJECT_PAY_NEGATIVE},
	    {"-5-10", REJECT_PAY_NEGATIVE},
	    {"120 - -155", REJECT_PAY_TEXT},
	    {"--5", REJECT_PAY_TEXT},
	};
	static const struct pay_hints none = {.country = CODE2('U', 'S')};
	char sentence[400];

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		expect_reject(table[i].text, strlen(table[i].text), &none, table[i].reason);
	expect_reject("120\0"
		      "000",
		      7, &none, REJECT_PAY_TEXT);
	memset(sentence, '1', sizeof(sentence));
	expect_reject(sentence, sizeof(sentence), &none, REJECT_PAY_TEXT);
	memset(sentence, ',', sizeof(sentence));
	expect_reject(sentence, sizeof(sentence), &none, REJECT_PAY_TEXT);
}

static void a_hint_decides_what_the_text_leaves_open(void **state)
{
	const struct pay_hints comma = {currency_of("EUR"), PERIOD_YEAR, MARK_COMMA, 0};
	const struct pay_hints point = {0, PERIOD_UNKNOWN, MARK_POINT, 0};
	const struct pay_hints canada = {currency_of("CAD"), PERIOD_HOUR, MARK_DECIDE, 0};
	const struct pay_hints norway = {currency_of("NOK"), PERIOD_MONTH, MARK_DECIDE, 0};
	const struct pay_hints egypt = {currency_of("EGP"), PERIOD_MONTH, MARK_DECIDE, 0};
	const struct pay_hints india = {currency_of("INR"), PERIOD_YEAR, MARK_DECIDE, 0};
	static const struct reads with_comma[] = {
	    {"1.250", 1250, 1250, "EUR", Y, CLOSED},
	    {"1,250", 1.25, 1.25, "EUR", Y, CLOSED},
	    {"1,250.00", 1250, 1250, "EUR", Y, CLOSED},
	    {"1250,500", 1250.5, 1250.5, "EUR", Y, CLOSED},
	    {"120000.50", 120000.5, 120000.5, "EUR", Y, CLOSED},
	    {"US$70.000", 70000, 70000, "USD", Y, CLOSED},
	    {"5.000/month", 5000, 5000, "EUR", PERIOD_MONTH, CLOSED},
	};
	static const struct reads with_point[] = {
	    {"1.250", 1.25, 1.25, "", NO, CLOSED},
	    {"1,250", 1250, 1250, "", NO, CLOSED},
	    {"1.250.000", 1250000, 1250000, "", NO, CLOSED},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(with_comma) / sizeof(with_comma[0]); i++)
		expect_reading(&with_comma[i], &comma);
	for (size_t i = 0; i < sizeof(with_point) / sizeof(with_point[0]); i++)
		expect_reading(&with_point[i], &point);
	expect_reading(&(struct reads){"$45", 45, 45, "CAD", PERIOD_HOUR, CLOSED}, &canada);
	expect_reading(&(struct reads){"US$45/day", 45, 45, "USD", PERIOD_DAY, CLOSED}, &canada);
	expect_reading(&(struct reads){"45", 45, 45, "CAD", PERIOD_HOUR, CLOSED}, &canada);
	expect_reading(&(struct reads){"€45", 45, 45, "EUR", PERIOD_HOUR, CLOSED}, &canada);
	expect_reading(&(struct reads){"55 000 kr", 55000, 55000, "NOK", PERIOD_MONTH, CLOSED},
		       &norway);
	expect_reject("$70k", 4, &norway, REJECT_CURRENCY);
	expect_reading(&(struct reads){"£9,000", 9000, 9000, "EGP", PERIOD_MONTH, CLOSED}, &egypt);
	expect_reading(&(struct reads){"Rs. 12,00,000", 1200000, 1200000, "INR", Y, CLOSED},
		       &india);
	expect_reading(&(struct reads){"12L", 1200000, 1200000, "INR", Y, CLOSED}, &india);
	expect_reject("12L", 3, &canada, REJECT_PAY_TEXT);
	expect_reject("1250.500", 8, &comma, REJECT_PAY_AMBIGUOUS);
}

static void a_sign_of_several_currencies_is_the_countrys_or_nobodys(void **state)
{
	static const struct {
		const char *text, *country, *hint, *currency;
	} table[] = {
	    {"$120,000", "US", "", "USD"},    {"$120,000", "CA", "", "CAD"},
	    {"$120,000", "AU", "", "AUD"},    {"$120,000", "", "", NULL},
	    {"$120,000", "DE", "", NULL},     {"$120,000", "AU", "USD", "USD"},
	    {"$120,000", "US", "EUR", "USD"}, {"$120,000", "", "EUR", NULL},
	    {"US$120,000", "", "", "USD"},    {"$120,000 NZD", "AU", "", "NZD"},
	    {"500 000 kr", "SE", "", "SEK"},  {"500 000 kr", "", "", NULL},
	    {"Rs 50,000", "PK", "", "PKR"},   {"\302\24550,000", "CN", "", "CNY"},
	    {"£50,000", "", "", "GBP"},	      {"50,000 dollars", "", "", NULL},
	    {"C$50,000", "NI", "", "NIO"},    {"C$50,000", "", "", "CAD"},
	    {"A$50,000", "AR", "", "ARS"},    {"S$50,000", "SR", "", "SRD"},
	    {"A$50,000", "US", "", "AUD"},    {"lei 100.000", "MD", "", "MDL"},
	    {"lei 100.000", "RO", "", "RON"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const struct pay_hints hints = {.currency = currency_of(table[i].hint),
						.country = code_of(text_of(table[i].country))};
		struct pay_reading got;
		enum reject_reason reason = REJECT_COUNT;
		int result = pay_read(text_of(table[i].text), &hints, &got, &reason);
		if (!table[i].currency && (!result || reason != REJECT_CURRENCY))
			fail_msg("\"%s\" of \"%s\" was given a currency", table[i].text,
				 table[i].country);
		if (table[i].currency && (result || got.currency != currency_of(table[i].currency)))
			fail_msg("\"%s\" of \"%s\" is not %s", table[i].text, table[i].country,
				 table[i].currency);
	}
}

static void plain_digits_are_read_to_the_cent(void **state)
{
	static const struct {
		const char *text;
		money cents;
	} table[] = {
	    {"0", 0},
	    {"120000", 12000000},
	    {"120000.5", 12000050},
	    {"120000.50", 12000050},
	    {"120000.05", 12000005},
	    {"57692.307692", 5769231},
	    {"1000.125", 100012}, /* half to even */
	    {"1000.135", 100014},
	    {"1000.1350001", 100014},
	    {"1000.1250001", 100013},
	    {"1000.995", 100100},
	    {"99999999999999", 9999999999999900},
	    {"0.29", 29},
	};
	static const char *const not_plain[] = {
	    "",
	    ".",
	    "5.",
	    ".5",
	    "1.250",
	    "999.999",
	    "1,000",
	    "1e5",
	    "-5",
	    "+5",
	    " 5",
	    "5 ",
	    "0x5",
	    "12a",
	    "12.3a",
	    "12.a",
	    "1.2.3",
	    "999999999999999",
	    "1000.1234567891",
	    "nan",
	};
	money got;

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (!pay_read_plain(text_of(table[i].text), &got))
			fail_msg("\"%s\" is plain", table[i].text);
		if (got != table[i].cents)
			fail_msg("\"%s\" was read as %lld cents", table[i].text, (long long)got);
	}
	for (size_t i = 0; i < sizeof(not_plain) / sizeof(not_plain[0]); i++)
		if (pay_read_plain(text_of(not_plain[i]), &got))
			fail_msg("\"%s\" is not plain", not_plain[i]);
}

/* With each byte in place of each of its own, the text is read the same both ways, or neither. */
static void check_within(struct text t)
{
	money plain = 0, within = 0;
	char text[24];

	for (size_t at = 0; at < t.len; at++) {
		for (int byte = 0; byte < 256; byte++) {
			struct text other = {text, t.len};
			bool is_plain;
			memcpy(text, t.data, t.len);
			text[at] = (char)byte;
			is_plain = pay_read_plain(other, &plain);
			assert_int_equal(pay_read_plain_within(other, &within), is_plain);
			assert_true(!is_plain || within == plain);
		}
	}
}

/* Digits are read eight at a time where they are few: no length and no byte may slip through. */
static void every_length_and_every_byte_is_looked_at(void **state)
{
	char text[24], digits[24]; /* what is past a text may be anything */
	uint64_t whole = 0;
	money got;

	(void)state;
	for (size_t len = 1; len <= 14; len++) {
		long long value = 0;
		for (size_t i = 0; i < len; i++) {
			digits[i] = (char)('0' + (i * 7 + len) % 10);
			value = value * 10 + (digits[i] - '0');
		}
		assert_true(pay_read_plain((struct text){digits, len}, &got));
		assert_int_equal(got, value * 100);
		assert_int_equal(pay_read_digits(digits, len, &whole), len <= 8);
		assert_true(len > 8 || whole == (uint64_t)value);
		if (len > 3) {
			digits[len - 3] = '.';
			check_within((struct text){digits, len});
			digits[len - 3] = '7';
		}
		for (size_t at = 0; at < len; at++) {
			for (int byte = 0; byte < 256; byte++) {
				if (byte >= '0' && byte <= '9')
					continue;
				memcpy(text, digits, len);
				text[at] = (char)byte;
				if (byte == '.')
					continue;
				assert_false(pay_read_digits(text, len, &whole));
				if (pay_read_plain((struct text){text, len}, &got))
					fail_msg("byte %d at %zu of %zu was a digit", byte, at,
						 len);
			}
		}
	}
}

/* The fast and the full reader must agree on every text. */
static void both_readers_agree_on_plain_text(void **state)
{
	static const struct pay_hints none = {.country = CODE2('U', 'S')};
	struct pay_reading reading;
	enum reject_reason reason;
	char text[40];
	money plain;
	size_t both = 0;

	(void)state;
	for (unsigned i = 1; i < 200000; i += 37) {
		static const char *const fractions[] = {"", ".5", ".25", ".1234", ".125", ".00"};
		snprintf(text, sizeof(text), "%u%s", i, fractions[i % 6]);
		if (!pay_read_plain(text_of(text), &plain))
			continue;
		assert_int_equal(pay_read(text_of(text), &none, &reading, &reason), 0);
		assert_int_equal(money_of(reading.low), plain);
		both++;
	}
	assert_true(both > 4000);
}

static void money_is_whole_cents_or_none(void **state)
{
	(void)state;
	assert_int_equal(money_of(120000), 12000000);
	assert_int_equal(money_of(0.125), 12); /* half to even */
	assert_int_equal(money_of(0.375), 38);
	assert_int_equal(money_of(-1.25), -125);
	assert_int_equal(money_of(1e300), MONEY_NONE);
	assert_int_equal(money_of(9.1e14), MONEY_NONE);
	assert_int_equal(money_of(-9.1e14), MONEY_NONE);
	assert_int_equal(money_of((double)NAN), MONEY_NONE);
	assert_int_equal(money_of((double)INFINITY), MONEY_NONE);
}

static void periods_are_words_and_factors(void **state)
{
	static const struct {
		const char *word;
		enum pay_period period;
	} table[] = {
	    {"Year", PERIOD_YEAR},	 {"yr", PERIOD_YEAR},	    {"annual", PERIOD_YEAR},
	    {"Yearly", PERIOD_YEAR},	 {"p.a.", PERIOD_YEAR},	    {"Per Annum", PERIOD_YEAR},
	    {"month", PERIOD_MONTH},	 {"Monthly", PERIOD_MONTH}, {"Bi-Weekly", PERIOD_BIWEEK},
	    {"biweekly", PERIOD_BIWEEK}, {"Week", PERIOD_WEEK},	    {"weekly", PERIOD_WEEK},
	    {"day", PERIOD_DAY},	 {"Hour", PERIOD_HOUR},	    {"hourly", PERIOD_HOUR},
	    {"hr", PERIOD_HOUR},	 {"/hr", PERIOD_HOUR},	    {"per hour", PERIOD_HOUR},
	    {"h", PERIOD_HOUR},		 {" Year ", PERIOD_YEAR},
	};
	static const char *const unknown[] = {
	    "",	   "century",	   "per", "k",
	    "USD", "semi-monthly", "$",	  "a very long word that is no period at all"};
	enum pay_period period;

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		period = PERIOD_UNKNOWN;
		if (!period_from_word(text_of(table[i].word), &period) || period != table[i].period)
			fail_msg("\"%s\" was read as %d", table[i].word, period);
	}
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		if (period_from_word(text_of(unknown[i]), &period))
			fail_msg("\"%s\" is no period", unknown[i]);
	assert_near(period_per_year(PERIOD_YEAR, 2080), 1, 0);
	assert_near(period_per_year(PERIOD_MONTH, 2080), 12, 0);
	assert_near(period_per_year(PERIOD_BIWEEK, 2080), 26, 0);
	assert_near(period_per_year(PERIOD_WEEK, 2080), 52, 0);
	assert_near(period_per_year(PERIOD_DAY, 2080), 260, 0);
	assert_near(period_per_year(PERIOD_HOUR, 1950), 1950, 0);
	assert_near(period_per_year(PERIOD_UNKNOWN, 2080), 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(amounts_are_read_as_a_person_reads_them),
	    cmocka_unit_test(a_bracket_keeps_its_one_end),
	    cmocka_unit_test(what_is_not_an_amount_is_rejected_with_its_reason),
	    cmocka_unit_test(a_hint_decides_what_the_text_leaves_open),
	    cmocka_unit_test(a_sign_of_several_currencies_is_the_countrys_or_nobodys),
	    cmocka_unit_test(plain_digits_are_read_to_the_cent),
	    cmocka_unit_test(every_length_and_every_byte_is_looked_at),
	    cmocka_unit_test(both_readers_agree_on_plain_text),
	    cmocka_unit_test(money_is_whole_cents_or_none),
	    cmocka_unit_test(periods_are_words_and_factors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
