/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_date_text.c: dates as people, forms and spreadsheets write them.
 *
 * 44313 is 2021-04-27 in LibreOffice; weekdays are not checked.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "model/date_text.h"

enum { U = DATE_ORDER_UNKNOWN, DMY = DATE_ORDER_DMY, MDY = DATE_ORDER_MDY };

static void dates_are_read_as_people_write_them(void **state)
{
	static const struct {
		const char *text;
		int order;
		const char *iso;
	} table[] = {
	    {"2021-04-27", U, "2021-04-27"},
	    {"2021-04-27T11:02:10Z", U, "2021-04-27"},
	    {"2021-04-27 11:02:10.123+02:00", U, "2021-04-27"},
	    {"2021-04", U, "2021-04"},
	    {"2021", U, "2021"},
	    {"2021.0", U, "2021"},
	    {"20210427", U, "2021-04-27"},
	    /* the first and the last of a month, of a year, and of the days that a month has */
	    {"20210401", U, "2021-04-01"},
	    {"20211231", U, "2021-12-31"},
	    {"20210101", U, "2021-01-01"},
	    {"2021-12-01", U, "2021-12-01"},
	    {"1 Jan 2021", U, "2021-01-01"},
	    {"31 Dec 2021", U, "2021-12-31"},
	    {"29 Feb 2000", U, "2000-02-29"},
	    {"29 Feb 2020", U, "2020-02-29"},
	    {"30 Jun 2021", U, "2021-06-30"},
	    {"27-Apr-21", U, "2021-04-27"},
	    {"27-Apr-2021", MDY, "2021-04-27"},
	    {"27 April 2021", U, "2021-04-27"},
	    {"April 27, 2021", U, "2021-04-27"},
	    {"Apr 27th, 2021", U, "2021-04-27"},
	    {"Tuesday, April 27, 2021 at 11:02", U, "2021-04-27"},
	    {"Tue Apr 27 11:02:10 EDT 2021", U, "2021-04-27"},
	    {"27th of April 2021", U, "2021-04-27"},
	    {"Apr 2021", U, "2021-04"},
	    {"Apr-21", U, "2021-04"},
	    {"May '21", U, "2021-05"},
	    {"2021 May 3", U, "2021-05-03"},
	    {"27. M\303\244rz 2021", U, "2021-03-27"},
	    {"27 f\303\251vrier 2021", U, "2021-02-27"},
	    {"3 juin 2021", U, "2021-06-03"},
	    {"3 juillet 2021", U, "2021-07-03"},
	    {"3 de enero de 2021", U, "2021-01-03"},
	    {"12. Dezember 2021", U, "2021-12-12"},
	    {"44313", U, "2021-04-27"},
	    {"44313.46", MDY, "2021-04-27"},
	    {"4/27/2021 11:02:10", U, "2021-04-27"},
	    {"4/27/2021 11:02:10 AM", MDY, "2021-04-27"},
	    {"2021/04/27 11:02:10 AM GMT+1", U, "2021-04-27"},
	    {"2021/04/27 11:02:10 a.m. GMT-5", U, "2021-04-27"},
	    {"2021/04/27 11:02:10 GMT+10", U, "2021-04-27"},
	    {"27.04.2021 11:02", U, "2021-04-27"},
	    {"4/5/2021", MDY, "2021-04-05"},
	    {"27-Apr-68", U, "2068-04-27"},
	    {"27-Apr-69", U, "1969-04-27"},
	    {"27-Apr-00", U, "2000-04-27"},
	    {"27-Apr-99", U, "1999-04-27"},
	    {"3 juil 2021", U, "2021-07-03"},
	    {"3 jui 2021", U, "2021-06-03"},
	    {"4/5/2021", DMY, "2021-05-04"},
	    {"27/04/21", DMY, "2021-04-27"},
	    {"4/27/99", MDY, "1999-04-27"},
	    {"04/2021", U, "2021-04"},
	    {"2021.10", U, "2021-10"},
	    {"2021.000000000", U, "2021"},
	    {"3 Septembermonat 2021", U, "2021-09-03"},
	    /* the first and the last year, and the first and the last of a spreadsheet's days */
	    {"1900-01-01", U, "1900-01-01"},
	    {"1 Jan 1900", U, "1900-01-01"},
	    {"2199-12-31", U, "2199-12-31"},
	    {"31 Dec 2199", U, "2199-12-31"},
	    {"20000", U, "1954-10-03"},
	    {"73050", U, "2099-12-31"},
	    /* no dates */
	    {"4/5/2021", U, NULL},
	    {"27/04/2021", MDY, NULL},
	    {"21-04-27", U, NULL},
	    {"30 Feb 2021", U, NULL},
	    {"2021-13", U, NULL},
	    {"20210400", U, NULL},
	    {"20210431", U, NULL},
	    {"20211301", U, NULL},
	    {"29 Feb 2021", U, NULL},
	    {"31 Jun 2021", U, NULL},
	    {"32 Jan 2021", U, NULL},
	    {"0 Jan 2021", U, NULL},
	    {"2021-00-10", U, NULL},
	    {"24", U, NULL},
	    {"Apr 21", U, NULL},
	    {"21-Apr", U, NULL},
	    {"soon", U, NULL},
	    {"last spring", U, NULL},
	    {"123456", U, NULL},
	    {"12345", U, NULL},
	    {"1.5", U, NULL},
	    {"-5", U, NULL},
	    {"2021-04-27 2021-04-28", U, NULL},
	    {"27 Apr May 2021", U, NULL},
	    {"99999999", U, NULL},
	    {"", U, NULL},
	    {"27 Apr 3021", U, NULL},
	    {"1899-12-31", U, NULL},
	    {"31 Dec 1899", U, NULL},
	    {"2200-01-01", U, NULL},
	    {"1 Jan 2200", U, NULL},
	    {"19999", U, NULL},
	    {"73051", U, NULL},
	    {"2021x0", U, NULL},
	    {"27 Apr 2021 pm", U, NULL},
	    {"3 ma 2021", U, NULL},
	    {"3 foo 2021", U, NULL},
	    {"3 Septembermonate 2021", U, NULL},
	    {"0 4 2021", DMY, NULL},
	    {"4 0 2021", DMY, NULL},
	    {"1 2 3 2021", DMY, NULL},
	    {"2021 5 0", U, NULL},
	    {"2021 May 0", U, NULL},
	    {"0 May 2021", U, NULL},
	    {"5 123 2021", DMY, NULL},
	    {"Apr-5", U, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct date date = {.year = 0};
		char iso[11] = "";
		bool read =
		    date_read(text_of(table[i].text), (enum date_order)table[i].order, &date);
		if (read)
			date_to_iso(date, iso);
		if (read != (table[i].iso != NULL) ||
		    (read && !text_equal(text_of(iso), text_of(table[i].iso))))
			fail_msg("\"%s\" was read as \"%s\"", table[i].text, iso);
	}
}

static void only_a_time_after_a_date_of_digits_is_dropped(void **state)
{
	static const struct {
		const char *text, *kept;
	} table[] = {
	    {"04/27/2021 11:02:10", "04/27/2021"},
	    {"4/7/21 1:02", "4/7/21"},
	    {"4/7 1:02:03", "4/7"},
	    {"2021-04-27 11:02:10", "2021-04-27"},
	    {"2021-04 00:00", "2021-04"},
	    {"27.04.2021 11:02", NULL}, /* 45000.5 is the number of a day */
	    {"45000 11:02", NULL},
	    {"2021 11:02", NULL},
	    {"04/27/2021", NULL},
	    {"04/27/2021 ", NULL},
	    {"04/27/2021  11:02", NULL},
	    {" 04/27/2021 11:02", NULL},
	    {"/04/2021 11:02", NULL},
	    {"04/27/2021 11", NULL},
	    {"04/27/2021 11:2", NULL},
	    {"", NULL},
	    {":02", NULL},
	    {"02", NULL},
	    {"04/27/2021 :02", NULL},
	    {"04/27/2021 111:02", NULL},
	    {"04/27/2021 1:02:03:04", NULL},
	    {"04/27/2021 11:x2", NULL},
	    {"04/27/2021 11:02:1x", NULL},
	    {"04/27/2021T11:02", NULL},
	    {"1:02", NULL},
	    {" 1:02", NULL},
	    {"11:02:10", NULL},
	    {"04/27/2021 11:02 PM", NULL},
	    {"04/27/2021 11:02+02:00", NULL},
	    {"04/27 2021", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct text kept = date_without_time(text_of(table[i].text));
		const char *expected = table[i].kept ? table[i].kept : table[i].text;
		if (!text_equal(kept, text_of(expected)))
			fail_msg("of \"%s\" is kept \"%.*s\"", table[i].text, TEXT_ARG(kept));
	}
}

/* Numbers that a year, a month or a day is and is not, by every mark, and times sound and unsound. */
static void a_date_without_its_time_is_the_same_date(void **state)
{
	static const char *const numbers[] = {"",     "0",    "00",   "1",    "04",   "12",  "13",
					      "27",   "31",   "32",   "68",   "99",   "123", "1899",
					      "1900", "2021", "2199", "2200", "45000"};
	static const char *const times[] = {" 0:00",  " 11:02:10",   " 99:99",
					    " 1::23", " 123:4:5:67", " 11:02:10.5"};
	static const char *const marks[] = {"/", "-", "//", "."};
	const size_t count = sizeof(numbers) / sizeof(*numbers);
	size_t sound = 0, dropped = 0;

	(void)state;
	for (size_t i = 0; i < count * count * count * 24 * 3; i++) {
		size_t rest = i / 72;
		const char *mark = marks[i % 4], *time = times[i / 4 % 6];
		enum date_order order = (enum date_order)(i / 24 % 3);
		const char *last = numbers[rest / count / count];
		struct date with = {.year = 0}, without = {.year = 0};
		struct text kept;
		char text[64];
		snprintf(text, sizeof(text), "%s%s%s%s%s%s", numbers[rest % count], mark,
			 numbers[rest / count % count], *last ? mark : "", last, time);
		kept = date_without_time(text_of(text));
		dropped += kept.len < text_of(text).len;
		bool is = date_read(text_of(text), order, &with);
		if (is != date_read(kept, order, &without) ||
		    (is && (with.year != without.year || with.month != without.month ||
			    with.day != without.day)))
			fail_msg("\"%s\" is not \"%.*s\"", text, TEXT_ARG(kept));
		sound += is;
	}
	assert_true(sound > 10000);
	assert_true(dropped > 100000);
}

/* A time of day with any byte in place of one of its own: digits and colons make one, and a blank may begin a shorter
 * one. */
static void a_time_of_day_is_digits_and_colons(void **state)
{
	static const char sound[] = "04/27/2021 09:30:00";
	enum { TIME = 9, HOUR = 1, MINUTE = 3 };

	(void)state;
	for (size_t at = 0; at < TIME; at++)
		for (int byte = 1; byte < 256; byte++) {
			char text[sizeof(sound)], c = (char)byte;
			char own = sound[sizeof(sound) - 1 - TIME + at];
			size_t expected = 0;
			memcpy(text, sound, sizeof(sound));
			text[sizeof(sound) - 1 - TIME + at] = c;
			if (ascii_digit(own) ? ascii_digit(c) : c == own)
				expected = TIME;
			else if (c == ' ' && (at == HOUR || at == MINUTE))
				expected = TIME - at;
			assert_int_equal(date_time_at_end(text_of(text)), expected);
		}
	assert_int_equal(date_time_at_end(TEXT_LITERAL(" 09:30:00")), TIME);
	assert_int_equal(date_time_at_end(TEXT_LITERAL("09:30:00")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dates_are_read_as_people_write_them),
	    cmocka_unit_test(only_a_time_after_a_date_of_digits_is_dropped),
	    cmocka_unit_test(a_date_without_its_time_is_the_same_date),
	    cmocka_unit_test(a_time_of_day_is_digits_and_colons),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
