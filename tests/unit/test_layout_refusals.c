/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way in which a layout can be wrong, and what is said of it: place, word, and what would be right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/ingest_fixture.h"

#define HEAD "[layout]\nname = mine\ntitle = T\npublisher = P\nlicence = L\n"
#define OBSERVATIONS HEAD "kind = observations\n"
#define BENCHMARKS HEAD "kind = benchmarks\n"
#define EXPOSURES HEAD "kind = exposures\n"
#define OC OBSERVATIONS "[columns]\ntitle = t\nbase = b\n"
#define BC BENCHMARKS "[columns]\noccupation = o\n"

static const struct {
	const char *text;
	const char *said; /* after the path */
} refused[] = {
    {HEAD "kind = observation\n", "6:8: kind = observation: must be observations, benchmarks, "
				  "exposures, projections, job-zones, posting-shares, "
				  "posting-indices, tasks, "
				  "technologies, reported-titles or related-occupations"},
    {HEAD "kind =\n",
     "6:7: kind = : must be observations, benchmarks, exposures, projections, "
     "job-zones, posting-shares, posting-indices, tasks, technologies, reported-titles or "
     "related-occupations"},
    {HEAD "codes_of = soc\n", "6:12: codes_of = soc: must be soc-2018 or soc-2010"},
    {HEAD "codes_of = soc-2018 \n", " [layout] must also give kind"},
    {HEAD "delimiter = dot\n",
     "6:13: delimiter = dot: must be auto, comma, semicolon, tab or pipe"},
    {HEAD "quoting = yes\n", "6:11: quoting = yes: must be on or off"},
    {HEAD "header = last\n", "6:10: header = last: must be auto, first or find"},
    {HEAD "encoding = utf-7\n", "6:12: encoding = utf-7: must be detect, utf-8, utf-16le, "
				"utf-16be, latin-1, windows-1252 or macintosh"},
    {HEAD "equal_rows = merge\n", "6:14: equal_rows = merge: must be keep or drop"},
    {HEAD "unread_dates = drop\n", "6:16: unread_dates = drop: must be keep or reject"},
    {HEAD "part_time = half\n", "6:13: part_time = half: must be paid or full-time"},
    {HEAD "decimal = dot\n", "6:11: decimal = dot: must be decide, point or comma"},
    {HEAD "ranges = wide\n", "6:10: ranges = wide: must be decide, posted or brackets"},
    {HEAD "publish = maybe\n", "6:11: publish = maybe: must be yes, model-only or no"},
    {HEAD "ragged = cut\n", "6:10: ragged = cut: must be reject or pad"},
    {HEAD "pair = two\n", "6:8: pair = two: must be none or range"},
    {HEAD "pair = range\npair_same = a | \n",
     "7:13: pair_same = a |: must be columns of the file, with | between"},
    {HEAD "pair = range\npair_same = | a\n",
     "7:13: pair_same = | a: must be columns of the file, with | between"},
    {HEAD "nmae = x\n",
     "6:1: no key in [layout] \"nmae\": did you mean \"name\"? See paybands layouts"},
    {HEAD "x = y\n", "6:1: no key in [layout] \"x\"; see paybands layouts"},
    {HEAD "name = a b\n", "6:1: \"name\" is listed twice (first in line 2); keep one"},
    {"[layout]\n", " [layout] must also give name, title, publisher, licence and kind"},
    {"[layout]\nname = x\n", " [layout] must also give title, publisher, licence and kind"},
    {"[layout]\nkind = observations\n",
     " [layout] must also give name, title, publisher and licence"},
    {"[layout]\nname = x\ntitle = T\npublisher = P\nkind = observations\n",
     " [layout] must also give licence"},
    {HEAD, " [layout] must also give kind"},
    {"[layuot]\nname = x\n",
     "2:1: no section \"layuot\": did you mean \"layout\"? See paybands layouts"},
    {"[xyzzy]\nname = x\n", "2:1: no section \"xyzzy\"; see paybands layouts"},
    {"[code level]\na = b\n", "2:1: no section \"code level\"; see paybands layouts"},
    {OBSERVATIONS, " a layout of observations must name the column of base or total"},
    {OBSERVATIONS "[columns]\ntitle = t\n",
     " a layout of observations must name the column of base or total"},
    {OBSERVATIONS "[columns]\nbase = b\n",
     " a layout of observations must name the column of title"},
    {OBSERVATIONS "[columns]\ntotal = b\nbonus = x\n",
     " a layout of observations must name the column of title"},
    {BENCHMARKS, " a layout of benchmarks must name the column of occupation"},
    {BC "date = d\n",
     "9: benchmarks have one date a file: give it in [constants], or parse it from-name"},
    {EXPOSURES "[columns]\noccupation = o\n[constants]\nfamily = f\n",
     " a layout of exposures must name the column of a measure (in [measures])"},
    {EXPOSURES "[columns]\noccupation = o\n[measures]\nm = a\n",
     " a layout of exposures must name the column of family (in [constants])"},
    {HEAD "kind = projections\n[columns]\noccupation = o\n",
     " a layout of projections must name the column of percent_change"},
    {HEAD "kind = projections\n[columns]\npercent_change = o\n",
     " a layout of projections must name the column of occupation"},
    {HEAD "kind = job-zones\n[columns]\noccupation = o\n",
     " a layout of job-zones must name the column of job_zone"},
    {HEAD "kind = posting-shares\n[columns]\ncountry = c\nyear = y\n",
     " a layout of posting-shares must name the column of share"},
    {HEAD "kind = posting-shares\n[columns]\nshare = c\nyear = y\n",
     " a layout of posting-shares must name the column of country"},
    {HEAD "kind = posting-shares\n[columns]\nshare = c\ncountry = y\n",
     " a layout of posting-shares must name the column of year"},
    {HEAD "pair_same = t\nkind = observations\n[columns]\ntitle = t\nbase = b\n",
     " pair_same is for layouts with pair = range"},
    {OBSERVATIONS "pair = range\n[columns]\ntitle = t\ntotal = b\n",
     " pair = range is for layouts of observations with a column of base"},
    {BENCHMARKS "pair = range\n[columns]\noccupation = o\n",
     " pair = range is for layouts of observations with a column of base"},
    {OBSERVATIONS "pair = range\n[columns]\ntitle = t\nbase = b\nbase_to = c\n",
     " pair = range cannot stand beside a column of the other end"},
    {OBSERVATIONS "pair = range\n[columns]\ntitle = t\nbase = b\nbase_low = c\n",
     " pair = range cannot stand beside a column of the other end"},
    {OBSERVATIONS "pair = range\n[columns]\ntitle = t\nbase = b\nbase_high = c\n",
     " pair = range cannot stand beside a column of the other end"},
    {OBSERVATIONS "pair = range\nranges = brackets\n[columns]\ntitle = t\nbase = b\n",
     " pair = range cannot stand beside ranges = brackets: a pair is a posted range"},
    {OBSERVATIONS "pair = range\nequal_rows = drop\n[columns]\ntitle = t\nbase = b\n",
     " pair = range cannot stand beside equal_rows = drop"},
    {OBSERVATIONS
     "pair = range\n[columns]\ntitle = t\nbase = b\n[when x]\nrows = a: b\ntotal = c\n",
     " pair = range cannot stand beside [when]"},
    {OBSERVATIONS "codes_of = soc-2010\n[columns]\ntitle = t\nbase = b\n",
     " codes_of is for layouts of exposures"},
    {OC "titel = x\n", "10:1: no field \"titel\": did you mean \"title\"? See paybands layouts"},
    {OC "bsae = x\n", "10:1: no field \"bsae\": did you mean \"base\"? See paybands layouts"},
    {OC "xyzzy = x\n", "10:1: no field \"xyzzy\"; see paybands layouts"},
    {OC "p50 = x\n", "10:1: no field \"p50\"; see paybands layouts"},
    {OC "month = m\n", "10:1: month is not a column: give it in [constants]"},
    {OC "title = u\n", "10:1: \"title\" is listed twice; keep one"},
    {OC "bonus =\n",
     "10:8: bonus = : must be the column's name in the file, or names with | between"},
    {OC "bonus = a |\n",
     "10:9: bonus = a |: must be the column's name in the file, or names with | between"},
    {OC "bonus = | a\n",
     "10:9: bonus = | a: must be the column's name in the file, or names with | between"},
    {OC "bonus = a || b\n",
     "10:9: bonus = a || b: must be the column's name in the file, or names with | between"},
    {OC "[optional columns]\nbase = c\n", "11:1: \"base\" is listed twice; keep one"},
    {OC "[optional columns]\nfoo = c\n",
     "11:1: no field \"foo\": did you mean \"fte\"? See paybands layouts"},
    {OC "[optional columns]\nmonth = c\n", "11:1: month is not a column: give it in [constants]"},
    {OC "[constants]\nbase = 3\n", "11:1: base cannot be a constant: name its column"},
    {OC "[constants]\nbsae = 3\n",
     "11:1: no field \"bsae\": did you mean \"base\"? See paybands layouts"},
    {OC "[constants]\ncurrency =\n", "11:11: currency = : must be given"},
    {OC "[constants]\ncurrency = USD\ncurrency = EUR\n",
     "12:1: \"currency\" is listed twice (first in line 11); keep one"},
    {OC "[parse]\nbase = date-dmy\n",
     "11:8: no such parser of this field \"date-dmy\"; see paybands layouts"},
    {OC "[parse]\nbase = amuont\n", "11:8: no such parser of this field \"amuont\": did you mean "
				    "\"amount\"? See paybands layouts"},
    {OC "[parse]\nbsae = amount\n",
     "11:1: no field \"bsae\": did you mean \"base\"? See paybands layouts"},
    {OC "[parse]\ntitle = name\n",
     "11:9: no such parser of this field \"name\"; see paybands layouts"},
    {OC "[parse]\nbonus = dollars\n",
     "11:1: [parse] of bonus, which has no column: name it in [columns]"},
    {OC "[parse]\nbase = dollars\nbase = amount\n",
     "12:1: \"base\" is listed twice (first in line 11); keep one"},
    {OC "[parse]\ndate = from-nmae\n", "11:8: no such parser of this field \"from-nmae\": did you "
				       "mean \"from-name\"? See paybands layouts"},
    {OC "[codes base]\na = b\n", "11:1: base has no codes"},
    {OC "[codes bsae]\na = b\n",
     "11:1: no field \"bsae\": did you mean \"base\"? See paybands layouts"},
    {OC "[codes  level ]\na = b\na = c\n",
     "12:1: \"a\" is listed twice (first in line 11); keep one"},
    {OC "[codes month]\na = b\n", "11:1: month has no codes"},
    {OC "[filter]\nx =\n",
     "11:4: x = : must be \"keep COLUMN: value | value\" or \"drop COLUMN: ...\""},
    {OC "[filter]\nx = keep\n",
     "11:5: x = keep: must be \"keep COLUMN: value | value\" or \"drop COLUMN: ...\""},
    {OC "[filter]\nx = keep a\n",
     "11:5: x = keep a: must be \"keep COLUMN: value | value\" or \"drop COLUMN: ...\""},
    {OC "[filter]\nx = keep : a\n",
     "11:5: x = keep : a: must be \"keep COLUMN: value | value\" or \"drop COLUMN: ...\""},
    {OC "[filter]\nx = hold a: b\n",
     "11:5: x = hold a: b: must be \"keep COLUMN: value | value\" or \"drop COLUMN: ...\""},
    {OC "[filter]\nx = drop a |: b\n",
     "11:5: x = drop a |: b: must be the column's name in the file, or names with | between"},
    {OC "[optional filter]\nx = dropa: b\n",
     "11:5: x = dropa: b: must be \"keep COLUMN: value | value\" or \"drop COLUMN: ...\""},
    {OC "[optional filter]\nx = drop a | | c: b\n",
     "11:5: x = drop a | | c: b: must be the column's name in the file, or names with | between"},
    {OC "[when x]\nrows = a\n",
     "11:8: rows = a: must be \"COLUMN: VALUE | VALUE\", or \"COLUMN:\" for the empty cell"},
    {OC "[when x]\nrows =\n",
     "11:7: rows = : must be \"COLUMN: VALUE | VALUE\", or \"COLUMN:\" for the empty cell"},
    {OC "[when x]\nrows = : b\ntotal = c\n",
     "11:8: rows = : b: must be the column's name in the file, or names with | between"},
    {OC "[when x]\nrows = a: b\n",
     "11:1: [when x] says of no field what it is read from: give it \"FIELD = COLUMN\""},
    {OC "[when x]\ntotal = c\n",
     "11:1: [when x] does not say in which rows: give it \"rows = COLUMN: VALUE | VALUE\""},
    {OC "[when x]\nrows = a: b\ntitle = c\n", "12:1: title cannot be chosen by row"},
    {OC "[when x]\nrows = a: b\nsource = c\n", "12:1: source cannot be chosen by row"},
    {OC "[when x]\nrows = a: b\nmonth = c\n", "12:1: month cannot be chosen by row"},
    {OC "[when x]\nrows = a: b\ntotla = c\n",
     "12:1: no field \"totla\": did you mean \"title\"? See paybands layouts"},
    {OC "[when x]\nrows = a: b\ntotal =\n",
     "12:8: total = : must be the column's name in the file, or names with | between"},
    {OC "[when x]\nrows = a: b\nrows = a: c\ntotal = d\n",
     "12:1: \"rows\" is listed twice (first in line 11); keep one"},
    {OC "[when x]\nrows = a: b\ntotal = c\ntotal = d\n",
     "13:1: \"total\" is listed twice (first in line 12); keep one"},
    {BC "[when x]\nrows = a: b\np50 = c\n", "11:1: p50 cannot be chosen by row"},
    {OC "[ignore]\ntitle = x\n", "11:1: title is not pay: [ignore] is for texts in pay"},
    {OC "[ignore]\ntitel = x\n",
     "11:1: no field \"titel\": did you mean \"title\"? See paybands layouts"},
    {OC "[ignore]\nbase = x |\n", "11:8: base = x |: must be a text, or texts with | between"},
    {OC "[ignore]\nbase =\n", "11:7: base = : must be a text, or texts with | between"},
    {OC "[unit]\ntitle = thousands\n", "11:1: title is not pay: [unit] is for columns of pay"},
    {OC "[unit]\nbsae = thousands\n",
     "11:1: no field \"bsae\": did you mean \"base\"? See paybands layouts"},
    {OC "[unit]\nbase = dozens\n",
     "11:8: base = dozens: must be ones, thousands, lakhs, millions or crores; of bonus and equity "
     "also percent or fraction (of base)"},
    {OC "[unit]\nbase = percent\n",
     "11:8: base = percent: must be ones, thousands, lakhs, millions or crores; of bonus and "
     "equity also percent or fraction (of base)"},
    {OC "[unit]\ntotal = fraction\n",
     "11:9: total = fraction: must be ones, thousands, lakhs, millions or crores; of bonus and "
     "equity also percent or fraction (of base)"},
    {OC "[unit]\nbase =\n", "11:7: base = : must be ones, thousands, lakhs, millions or crores; of "
			    "bonus and equity also percent or fraction (of base)"},
    {OC "[date by column]\n2024-13 = a\n",
     "11:11: 2024-13 = a: must be YYYY, YYYY-MM or YYYY-MM-DD = COLUMN"},
    {OC "[date by column]\nsoon = a\n",
     "11:8: soon = a: must be YYYY, YYYY-MM or YYYY-MM-DD = COLUMN"},
    {OC "[date by column]\n2024 =\n",
     "11:7: 2024 = : must be the column's name in the file, or names with | between"},
    {OC "[measures]\nx = y\n", "11:1: [measures] is for layouts of exposures"},
    {EXPOSURES "[measures]\nx =\n",
     "8:4: x = : must be the column's name in the file, or names with | between"},
    {OC "[top codes]\n2024 = 1 / 2\n", "11:1: [top codes] is for layouts of benchmarks"},
    {BC "[top codes]\n2024 = 1\n",
     "10:8: 2024 = 1: must be YYYY-MM = annual dollars / hourly dollars"},
    {BC "[top codes]\n2024 = x / 2\n",
     "10:8: 2024 = x / 2: must be YYYY-MM = annual dollars / hourly dollars"},
    {BC "[top codes]\n2024 = 1 / x\n",
     "10:8: 2024 = 1 / x: must be YYYY-MM = annual dollars / hourly dollars"},
    {BC "[top codes]\nsoon = 1 / 2\n",
     "10:8: soon = 1 / 2: must be YYYY-MM = annual dollars / hourly dollars"},
    {BC "[top codes]\n2024 = 1 / 2\n2023 = 1 / 2\n",
     "11:8: 2023 = 1 / 2: must be after the one before it"},
    {BC "[top codes]\n2024 = 1 / 2\n2024 = 1 / 2\n",
     "11:8: 2024 = 1 / 2: must be after the one before it"},
};

/* As near to them as a right one comes. */
static const char *const taken[] = {
    OC,
    OBSERVATIONS "[columns]\nrole = t\ntotal = b\n",
    OBSERVATIONS "pair = range\n[columns]\ntitle = t\nbase = b\n",
    OBSERVATIONS "pair = range\npair_same = a | b\n[columns]\ntitle = t\nbase = b\n",
    OC "[unit]\nbonus = percent\nequity = fraction\nbonus_and_equity = percent\nbase = ones\ntotal "
       "= crores\n",
    OC "[codes level]\n* =\n",
    OC "[when x]\nrows = a:\ntotal = c\n",
    OC "[when x]\nrows = a: b: c\ntotal = d\n",
    OC "[constants]\ndate = 2024\nmonth = 5\n",
    BC "[top codes]\n2023 = 1 / 2\n2024 = 1 / 2\n",
    EXPOSURES
    "codes_of = soc-2010\n[columns]\noccupation = o\n[measures]\nm = a\n[constants]\nfamily = f\n",
    OC "[filter]\nx = keep a:\n",
    OC "[ignore]\nbase = x\n\ty\n",
    OC "[parse]\ndate = from-name\n",
};

static void what_is_wrong_is_said_with_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		struct err e = ERR_INIT;
		struct layout *layout = layout_of(&e, refused[i].text);
		if (layout)
			fail_msg("taken: %s", refused[i].text);
		assert_non_null(strchr(e.text, ':'));
		assert_string_equal(strchr(e.text, ':') + 1, refused[i].said);
		assert_int_equal(e.code, ERR_USAGE);
	}
}

static void what_is_right_is_taken(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(taken) / sizeof(*taken); i++) {
		struct err e = ERR_INIT;
		struct layout *layout = layout_of(&e, taken[i]);
		if (!layout)
			fail_msg("%s: %s", e.text, taken[i]);
		layout_free(layout);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_wrong_is_said_with_its_place),
	    cmocka_unit_test(what_is_right_is_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
