/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observation.c: the words of an observation, its dates and its codes.
 *
 * Every function here is pure; the words are static.
 */
#include "model/observation.h"

#define ENUM_WORD(name, word) [name] = (word),
static const char *const level_words[] = {LEVELS(ENUM_WORD)};
static const char *const level_basis_words[] = {LEVEL_BASES(ENUM_WORD)};
static const char *const component_words[] = {COMPONENTS(ENUM_WORD)};
static const char *const remote_words[] = {REMOTES(ENUM_WORD)};
static const char *const ranges_words[] = {RANGES(ENUM_WORD)};
static const char *const publishing_words[] = {PUBLISHINGS(ENUM_WORD)};

const char *level_word(enum level level)
{
	return level_words[level];
}

const char *level_basis_word(enum level_basis basis)
{
	return level_basis_words[basis];
}

/* ---- steps of experience ---- */

bool experience_steps_read(struct text words, struct experience_steps *out)
{
	struct text word;
	long long years;
	int step = EXPERIENCE_FIRST;

	*out = (struct experience_steps){{0}};
	while (text_split(&words, ',', &word)) {
		if (++step > EXPERIENCE_LAST || !text_to_long(text_trim(word), &years) ||
		    years <= out->from[step - 1] || years > EXPERIENCE_YEARS_MOST)
			return false;
		out->from[step] = (uint8_t)years;
	}
	return step == EXPERIENCE_LAST;
}

#define STEPS_FROM(second, third, last)                                                            \
	{                                                                                          \
		[EXPERIENCE_SECOND] = second, [EXPERIENCE_THIRD] = third, [EXPERIENCE_LAST] = last \
	}

static const struct experience_steps *steps_of(const struct experience_steps *steps)
{
	static const struct experience_steps preset = {.from = EXPERIENCE_PRESET_AS(STEPS_FROM)};

	return steps->from[EXPERIENCE_LAST] ? steps : &preset;
}

enum experience experience_of(const struct experience_steps *given, double years)
{
	const struct experience_steps *steps = steps_of(given);
	enum experience found = EXPERIENCE_UNKNOWN;

	for (int step = EXPERIENCE_FIRST; step <= EXPERIENCE_LAST && years >= steps->from[step];
	     step++)
		found = (enum experience)step;
	return found;
}

struct years_span experience_span(const struct experience_steps *given, enum experience step)
{
	const struct experience_steps *steps = steps_of(given);
	struct years_span span = {.from = 0};

	if (step == EXPERIENCE_UNKNOWN)
		return span;
	span.from = steps->from[step];
	span.below = step < EXPERIENCE_LAST ? steps->from[step + 1] : 0;
	return span;
}

enum experience experience_of_span(const struct experience_steps *steps, struct years_span span)
{
	return years_are_all(span) ? EXPERIENCE_UNKNOWN : experience_of(steps, span.from);
}

/* In decimal, without needless zeros; gives the place after it. */
static char *put_years(char *to, uint8_t years)
{
	if (years >= 100)
		*to++ = (char)('0' + years / 100);
	if (years >= 10)
		*to++ = (char)('0' + years / 10 % 10);
	*to++ = (char)('0' + years % 10);
	return to;
}

struct years_words years_words(struct years_span span)
{
	struct years_words words = {.text = ""};
	char *end = words.text;

	if (span.below) {
		end = put_years(end, span.from);
		*end++ = '-';
		end = put_years(end, span.below);
	} else if (span.from) {
		end = put_years(end, span.from);
		*end++ = '+';
	}
	*end = '\0';
	return words;
}

bool years_span_from_word(struct text word, struct years_span *out)
{
	struct text rest = word, from;
	long long years = 0, below = 0;

	if (text_ends(word, TEXT_LITERAL("+")))
		rest.len--;
	if (!text_split(&rest, '-', &from) || !text_to_long(from, &years) ||
	    (rest.len && !text_to_long(rest, &below)) || years < 0 || years > UINT8_MAX ||
	    below < 0 || below > UINT8_MAX)
		return false;
	*out = (struct years_span){.from = (uint8_t)years, .below = (uint8_t)below};
	return word.len && text_equal(word, text_of(years_words(*out).text));
}

const char *component_word(enum component component)
{
	return component_words[component];
}

const char *remote_word(enum remote remote)
{
	return remote_words[remote];
}

static bool find_word(const char *const *words, int count, struct text word, int *found)
{
	for (int i = 0; i < count; i++) {
		if (text_equal(text_of(words[i]), word)) {
			*found = i;
			return true;
		}
	}
	return false;
}

bool level_from_word(struct text word, enum level *out)
{
	int found;

	if (!find_word(level_words, LEVEL_COUNT, word, &found))
		return false;
	*out = (enum level)found;
	return true;
}

bool level_basis_from_word(struct text word, enum level_basis *out)
{
	int found;

	if (!find_word(level_basis_words, LEVEL_BASIS_COUNT, word, &found))
		return false;
	*out = (enum level_basis)found;
	return true;
}

bool remote_from_word(struct text word, enum remote *out)
{
	int found;

	if (!find_word(remote_words, REMOTE_COUNT, word, &found))
		return false;
	*out = (enum remote)found;
	return true;
}

const char *ranges_word(enum ranges ranges)
{
	return ranges_words[ranges];
}

bool ranges_from_word(struct text word, enum ranges *out)
{
	int found;

	if (!find_word(ranges_words, RANGES_COUNT, word, &found))
		return false;
	*out = (enum ranges)found;
	return true;
}

bool publishing_from_word(struct text word, enum publishing *out)
{
	int found;

	if (!find_word(publishing_words, PUBLISH_COUNT, word, &found))
		return false;
	*out = (enum publishing)found;
	return true;
}

/* `count` digits at `at`; -1 where one of them is not a digit. */
static int digits_at(struct text t, size_t at, size_t count)
{
	int value = 0;

	for (size_t i = at; i < at + count; i++) {
		if (!ascii_digit(t.data[i]))
			return -1;
		value = value * 10 + (t.data[i] - '0');
	}
	return value;
}

int date_days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

bool date_from_iso(struct text t, struct date *out)
{
	int year, month = 0, day = 0;

	if (t.len != 4 && t.len != 7 && t.len != 10)
		return false;
	year = digits_at(t, 0, 4);
	if (year < 1)
		return false;
	if (t.len >= 7) {
		month = t.data[4] == '-' ? digits_at(t, 5, 2) : -1;
		if (month < 1 || month > 12)
			return false;
	}
	if (t.len == 10) {
		day = t.data[7] == '-' ? digits_at(t, 8, 2) : -1;
		if (day < 1 || day > date_days_in_month(year, month))
			return false;
	}
	*out = (struct date){.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)day};
	return true;
}

/* Writes `value` as `count` digits and gives the place after them. */
static char *put_digits(char *to, int value, int count)
{
	for (int i = count - 1; i >= 0; i--) {
		to[i] = (char)('0' + value % 10);
		value /= 10;
	}
	return to + count;
}

void date_to_iso(struct date date, char out[11])
{
	if (date.year > 0) {
		out = put_digits(out, date.year, 4);
		if (date.month > 0) {
			*out++ = '-';
			out = put_digits(out, date.month, 2);
		}
		if (date.month > 0 && date.day > 0) {
			*out++ = '-';
			out = put_digits(out, date.day, 2);
		}
	}
	*out = '\0';
}

int date_compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

static code packed(struct text letters, size_t least, size_t most, bool digits)
{
	code out = 0;

	if (letters.len < least || letters.len > most)
		return 0;
	for (size_t i = 0; i < letters.len; i++) {
		char c = letters.data[i];
		if (ascii_alpha(c))
			c = (char)(ascii_lower(c) - 'a' + 'A');
		else if (!digits || !ascii_digit(c))
			return 0;
		out = out << 8 | (code)(unsigned char)c;
	}
	return out;
}

code code_of(struct text letters)
{
	return packed(letters, 2, 3, false);
}

code region_code(struct text letters)
{
	return packed(letters, 1, 4, true);
}

static void unpacked(code c, int shift, char *out)
{
	for (; shift >= 0; shift -= 8) {
		char letter = (char)(c >> shift & 0xff);
		if (letter)
			*out++ = letter;
	}
	*out = '\0';
}

void code_text(code c, char out[4])
{
	unpacked(c, 16, out);
}

void region_text(code region, char out[5])
{
	unpacked(region, 24, out);
}
