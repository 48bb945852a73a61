/* SPDX-License-Identifier: GPL-3.0-or-later */
/* date_text.c: numbers and words, left to right; a time of day and its zone are passed over. */
#include "model/date_text.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
	YEAR_FIRST = 1900,
	YEAR_LAST = 2199,
	SERIAL_FIRST = 20000, /* 1954-10-03 */
	SERIAL_LAST = 73050, /* 2099-12-31 */
	SERIAL_OF_1970 = 25569,
	SECONDS_A_DAY = 86400,
	NUMBERS_MAX = 3,
	WORD_BYTES = 16,
};

struct parts {
	int numbers[NUMBERS_MAX];
	size_t digits[NUMBERS_MAX];
	size_t count;
	int month; /* by name; 0 */
	bool month_first; /* before any number */
	bool joined; /* the number after the month's name hangs on it: Apr-21, Apr '21 */
	bool timed;
};

static bool make(int year, int month, int day, struct date *out)
{
	if (year < YEAR_FIRST || year > YEAR_LAST || month < 0 || month > 12 || day < 0)
		return false;
	if (day && (!month || day > date_days_in_month(year, month)))
		return false;
	*out = (struct date){.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)day};
	return true;
}

static size_t digits_of(struct text t)
{
	size_t n = 0;

	while (n < t.len && ascii_digit(t.data[n]))
		n++;
	return n;
}

static void skip(struct text *t, size_t bytes)
{
	t->data += bytes;
	t->len -= bytes;
}

static int number_of(struct text t, size_t digits)
{
	int value = 0;

	for (size_t i = 0; i < digits; i++)
		value = value * 10 + (t.data[i] - '0');
	return value;
}

/* ---- one number alone ---- */

static bool read_serial(int serial, struct date *out)
{
	time_t seconds = (time_t)(serial - SERIAL_OF_1970) * SECONDS_A_DAY;
	struct tm day;

	return serial >= SERIAL_FIRST && serial <= SERIAL_LAST && gmtime_r(&seconds, &day) &&
	       make(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday, out);
}

/* A year, a day written without marks, or a spreadsheet's number of one. */
static bool read_number(struct text t, struct date *out)
{
	size_t digits = digits_of(t);
	bool whole = digits == t.len;
	struct text rest = t;
	int value;

	if (!whole) {
		skip(&rest, digits);
		if (rest.data[0] != '.' || rest.len < 2)
			return false;
		skip(&rest, 1);
		if (digits_of(rest) != rest.len)
			return false;
	}
	value = digits && digits <= 8 ? number_of(t, digits) : 0;
	if (digits == 5)
		return read_serial(value, out);
	if (digits == 8 && whole)
		return make(value / 10000, value / 100 % 100, value % 100, out) && out->day > 0;
	return digits == 4 && (whole || number_of(rest, rest.len > 8 ? 8 : rest.len) == 0) &&
	       make(value, 0, 0, out);
}

/* ---- words ---- */

static int month_of(const char *word, size_t len)
{
	/* each month's beginnings, of all the languages */
	static const char *const months[] = {
	    "jan gen ene", "feb fév fev",     "mar mär mrz maa", "apr avr abr", "may mai mag mei",
	    "jun giu",	   "jul lug",	      "aug aoû aou ago", "sep set",	"oct okt ott out",
	    "nov",	   "dec dez déc dic",
	};
	char start[8];
	size_t bytes = 0;

	for (size_t letters = 0; letters < 3 && bytes < len && bytes < 5; letters++) {
		start[bytes] = word[bytes];
		bytes++;
		while (bytes < len && ((unsigned char)word[bytes] & 0xc0) == 0x80 && bytes < 7) {
			start[bytes] = word[bytes];
			bytes++;
		}
	}
	start[bytes] = '\0';
	if (bytes < 3)
		return 0;
	if (strcmp(start, "jui") == 0) /* juin, juillet */
		return len > 3 && word[3] == 'l' ? 7 : 6;
	for (int i = 0; i < 12; i++) {
		const char *found = strstr(months[i], start);
		if (found && (found == months[i] || found[-1] == ' '))
			return i + 1;
	}
	return 0;
}

/* Days of the week, zones, and what separates the parts of a date. */
static bool known_word(const char *word, bool timed)
{
	static const char words[] =
	    " mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday "
	    "saturday sunday of de the den le del at t st nd rd th er ";
	static const char of_time[] =
	    " am pm a p m z gmt utc est edt cst cdt mst mdt pst pdt bst cet "
	    "cest ist aest aedt et ct pt h uhr ";
	char delimited[WORD_BYTES + 3];

	snprintf(delimited, sizeof(delimited), " %s ", word);
	return strstr(words, delimited) || (timed && strstr(of_time, delimited));
}

static bool is_letter(char c)
{
	return ascii_alpha(c) || (unsigned char)c >= 0x80;
}

/* "+02:00", "-5" after a time or its zone's name. */
static void skip_offset(struct text *t)
{
	if (t->len < 2 || (t->data[0] != '+' && t->data[0] != '-') || !ascii_digit(t->data[1]))
		return;
	do
		skip(t, 1);
	while (t->len && (ascii_digit(t->data[0]) || t->data[0] == ':'));
}

static bool take_word(struct text *t, struct parts *p)
{
	char word[WORD_BYTES];
	size_t len = 0;
	int month;

	while (t->len && is_letter(t->data[0])) {
		if (len + 2 >= sizeof(word))
			return false;
		word[len++] = ascii_lower(t->data[0]);
		skip(t, 1);
	}
	word[len] = '\0';
	if (known_word(word, p->timed)) {
		if (p->timed)
			skip_offset(t);
		return true;
	}
	month = month_of(word, len);
	if (!month || p->month)
		return false;
	p->month = month;
	p->month_first = p->count == 0;
	while (t->len && t->data[0] == ' ')
		skip(t, 1);
	p->joined = t->len && (t->data[0] == '-' || t->data[0] == '\'');
	return true;
}

static bool take_digits(struct text *t, struct parts *p)
{
	size_t digits = digits_of(*t);

	if (digits < t->len && t->data[digits] == ':') {
		while (t->len &&
		       (ascii_digit(t->data[0]) || t->data[0] == ':' || t->data[0] == '.'))
			skip(t, 1);
		skip_offset(t);
		p->timed = true;
		return true;
	}
	if (p->count == NUMBERS_MAX || (digits != 1 && digits != 2 && digits != 4))
		return false;
	p->numbers[p->count] = number_of(*t, digits);
	p->digits[p->count++] = digits;
	skip(t, digits);
	return true;
}

static bool take_parts(struct text t, struct parts *p)
{
	while (t.len) {
		if (ascii_digit(t.data[0])) {
			if (!take_digits(&t, p))
				return false;
		} else if (is_letter(t.data[0])) {
			if (!take_word(&t, p))
				return false;
		} else if (strchr(" ,./-'()", t.data[0]) && t.data[0]) {
			skip(&t, 1);
		} else {
			return false;
		}
	}
	return true;
}

/* ---- what the parts are ---- */

static int year_of(const struct parts *p, size_t i)
{
	int year = p->numbers[i];

	if (p->digits[i] == 4)
		return year;
	return p->digits[i] == 2 ? (year < 69 ? 2000 : 1900) + year : -1;
}

static bool of_named_month(const struct parts *p, struct date *out)
{
	if (p->count == 1)
		return (p->digits[0] == 4 || (p->month_first && p->joined)) &&
		       make(year_of(p, 0), p->month, 0, out);
	if (p->count != 2)
		return false;
	return p->digits[0] == 4
		   ? make(p->numbers[0], p->month, p->numbers[1], out) && out->day > 0
		   : make(year_of(p, 1), p->month, p->numbers[0], out) && out->day > 0;
}

static bool of_numbers(const struct parts *p, enum date_order order, struct date *out)
{
	const int *n = p->numbers;
	int year;

	if (p->count == 2)
		return p->digits[0] == 4   ? make(n[0], n[1], 0, out) && n[1] > 0
		       : p->digits[1] == 4 ? make(n[1], n[0], 0, out) && n[0] > 0
					   : false;
	if (p->count != 3)
		return false;
	if (p->digits[0] == 4)
		return n[1] > 0 && n[2] > 0 && make(n[0], n[1], n[2], out);
	if (order == DATE_ORDER_UNKNOWN && (n[0] > 12) != (n[1] > 12) && p->digits[2] == 4)
		order = n[0] > 12 ? DATE_ORDER_DMY : DATE_ORDER_MDY;
	year = year_of(p, 2);
	if (order == DATE_ORDER_UNKNOWN || n[0] == 0 || n[1] == 0)
		return false;
	return order == DATE_ORDER_DMY ? make(year, n[1], n[0], out) : make(year, n[0], n[1], out);
}

bool date_read(struct text t, enum date_order order, struct date *out)
{
	struct parts parts = {.count = 0};

	t = text_trim(t);
	if (t.len == 10 && date_from_iso(t, out))
		return out->year >= YEAR_FIRST && out->year <= YEAR_LAST;
	if (read_number(t, out))
		return true;
	if (!take_parts(t, &parts))
		return false;
	return parts.month ? of_named_month(&parts, out) : of_numbers(&parts, order, out);
}

enum { CLOCK_LEN = sizeof("00:00:00") - 1 };

/* Are these CLOCK_LEN bytes digits and colons as "09:30:00" has them? */
static bool is_clock(const char *at)
{
	static const char zeros[] = "00:00:00", marks[] = "\0\0\xff\0\0\xff\0\0";
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t bytes, zero, colons, beyond;

	memcpy(&bytes, at, CLOCK_LEN);
	memcpy(&zero, zeros, CLOCK_LEN);
	memcpy(&colons, marks, CLOCK_LEN);
	bytes ^= zero; /* a digit is its number now, a colon 0 */
	beyond = (bytes | (bytes + (0x80 - 10) * each)) & 0x80 * each;
	return !(beyond | (bytes & colons));
}
_Static_assert(CLOCK_LEN == sizeof(uint64_t), "a clock's time is one number");

size_t date_time_at_end(struct text t)
{
	size_t at = t.len;

	if (at > CLOCK_LEN && t.data[at - CLOCK_LEN - 1] == ' ' &&
	    is_clock(t.data + at - CLOCK_LEN))
		return CLOCK_LEN + 1; /* nearly all */
	for (size_t part = 0; part < 2 && at >= 3 && t.data[at - 3] == ':'; part++, at -= 3)
		if (!ascii_digit(t.data[at - 2]) || !ascii_digit(t.data[at - 1]))
			return 0;
	if (at == t.len || at < 2 || !ascii_digit(t.data[at - 1]))
		return 0;
	at -= at > 2 && ascii_digit(t.data[at - 2]) ? 2 : 1;
	return t.data[at - 1] == ' ' ? t.len - at + 1 : 0;
}

/* A date of digits and slashes or hyphens: with a point it could be a spreadsheet's number of a day. */
struct text date_without_time(struct text t)
{
	const struct text whole = t;
	size_t time = date_time_at_end(t), marks = 0;

	if (!time || !ascii_digit(t.data[0]))
		return whole;
	t.len -= time;
	for (size_t i = 0; i < t.len; i++) {
		bool digit = ascii_digit(t.data[i]);
		if (!digit && t.data[i] != '-' && t.data[i] != '/')
			return whole;
		marks += !digit;
	}
	return marks ? t : whole;
}
