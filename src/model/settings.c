/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.c: the settings table as data: defaults, ranges, setting by name.
 *
 * Everything comes from SETTINGS in settings.h; there are no defaults here. The rows are in the
 * table's order and so is everything printed from them.
 */
#include "model/settings.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum setting_kind { KIND_NUMBER, KIND_INTEGER, KIND_CHOICE, KIND_DATE, KIND_CURRENCY, KIND_STEPS };

struct row {
	struct setting_info info;
	enum setting_kind kind;
	size_t offset; /* of the field in struct settings */
	double least;
	double most;
};

/* The stage, and whether it may decide something of a row. */
#define WHERE(stage)                                                                               \
	(enum setting_stage)(STAGE_##stage & ~STAGE_WHOLE), (STAGE_##stage & STAGE_WHOLE) == 0

#define ROW_NUMBER(field, word, stage, preset, least, most, help)                                  \
	{{word, #preset, #least " to " #most, help, WHERE(stage)},                                 \
	 KIND_NUMBER,                                                                              \
	 offsetof(struct settings, field),                                                         \
	 least,                                                                                    \
	 most},
#define ROW_INTEGER(field, word, stage, preset, least, most, help)                                 \
	{{word, #preset, #least " to " #most, help, WHERE(stage)},                                 \
	 KIND_INTEGER,                                                                             \
	 offsetof(struct settings, field),                                                         \
	 least,                                                                                    \
	 most},
#define ROW_CHOICE(field, word, stage, preset, choices, help)                                      \
	{{word, preset, choices, help, WHERE(stage)},                                              \
	 KIND_CHOICE,                                                                              \
	 offsetof(struct settings, field),                                                         \
	 0,                                                                                        \
	 0},
#define ROW_DATE(field, word, stage, help)                                                         \
	{{word, "", "YYYY-MM-DD", help, WHERE(stage)},                                             \
	 KIND_DATE,                                                                                \
	 offsetof(struct settings, field),                                                         \
	 0,                                                                                        \
	 0},

#define ROW_CURRENCY(field, word, stage, preset, help)                                             \
	{{word, preset, "a code of ISO 4217", help, WHERE(stage)},                                 \
	 KIND_CURRENCY,                                                                            \
	 offsetof(struct settings, field),                                                         \
	 0,                                                                                        \
	 0},

#define ROW_STEPS(field, word, stage, preset, help)                                                \
	{{word, preset, "three ascending years, such as 3,6,10", help, WHERE(stage)},              \
	 KIND_STEPS,                                                                               \
	 offsetof(struct settings, field),                                                         \
	 0,                                                                                        \
	 0},

static const struct row rows[] = {
    SETTINGS(ROW_NUMBER, ROW_INTEGER, ROW_CHOICE, ROW_DATE, ROW_CURRENCY, ROW_STEPS)};
enum { ROW_COUNT = sizeof(rows) / sizeof(rows[0]) };

const char *aging_word(enum aging aging)
{
	static const char *const words[] = {
#define AGING_WORD(name, word) [name] = word,
	    AGINGS(AGING_WORD)
#undef AGING_WORD
	};

	return words[aging];
}

size_t settings_count(void)
{
	return ROW_COUNT;
}

const struct setting_info *settings_info(size_t i)
{
	return &rows[i].info;
}

static void *field_of(struct settings *s, const struct row *row)
{
	return (char *)s + row->offset;
}

static const void *value_of(const struct settings *s, const struct row *row)
{
	return (const char *)s + row->offset;
}

static bool set_choice(int *field, const char *choices, struct text value)
{
	struct text rest = text_of(choices), word;

	for (int i = 0; text_split(&rest, '|', &word); i++) {
		if (text_equal(word, value)) {
			*field = i;
			return true;
		}
	}
	return false;
}

/* Three letters, of either case; whether it is a currency is known where the rates are. */
static bool set_currency(code *field, struct text value)
{
	char letters[3];

	if (value.len != sizeof(letters))
		return false;
	for (size_t i = 0; i < sizeof(letters); i++) {
		if (!ascii_alpha(value.data[i]))
			return false;
		letters[i] = (char)(value.data[i] & ~0x20);
	}
	*field = CODE3((uint32_t)letters[0], (uint32_t)letters[1], (uint32_t)letters[2]);
	return true;
}

/* False where `value` is not one of the row's kind and range; the setting then stays. */
static bool set_row(struct settings *s, const struct row *row, struct text value)
{
	double number;
	long long whole;
	struct date date;
	struct experience_steps steps;

	switch (row->kind) {
	case KIND_NUMBER:
		if (!text_to_double(value, &number) || number < row->least || number > row->most)
			return false;
		memcpy(field_of(s, row), &number, sizeof(number));
		return true;
	case KIND_INTEGER:
		if (!text_to_long(value, &whole) || (double)whole < row->least ||
		    (double)whole > row->most)
			return false;
		memcpy(field_of(s, row), &(long){(long)whole}, sizeof(long));
		return true;
	case KIND_CHOICE:
		return set_choice(field_of(s, row), row->info.range, value);
	case KIND_DATE:
		if (!date_from_iso(value, &date))
			return false;
		memcpy(field_of(s, row), &date, sizeof(date));
		return true;
	case KIND_CURRENCY:
		return set_currency(field_of(s, row), value);
	case KIND_STEPS:
		if (!experience_steps_read(value, &steps))
			return false;
		memcpy(field_of(s, row), &steps, sizeof(steps));
		return true;
	}
	return false;
}

void settings_init(struct settings *s)
{
	*s = (struct settings){.as_of = {0, 0, 0}, .usd_per_unit = 1};
	for (size_t i = 0; i < ROW_COUNT; i++)
		if (rows[i].kind != KIND_DATE)
			(void)set_row(s, &rows[i], text_of(rows[i].info.preset));
}

/* Is `given` the setting's word, where - and _ are the same? */
static bool is_word(struct text given, const char *word)
{
	if (given.len != strlen(word))
		return false;
	for (size_t i = 0; i < given.len; i++)
		if ((given.data[i] == '_' ? '-' : given.data[i]) != word[i])
			return false;
	return true;
}

static int unknown_word(struct err *e, struct text word)
{
	const char *words[ROW_COUNT];
	const char *nearest;

	for (size_t i = 0; i < ROW_COUNT; i++)
		words[i] = rows[i].info.word;
	nearest = text_nearest(word, words, ROW_COUNT);
	if (!nearest)
		return err_set(e, ERR_USAGE, "unknown setting \"%.*s\"", TEXT_ARG(word));
	return err_set(e, ERR_USAGE, "unknown setting \"%.*s\"; did you mean \"%s\"?",
		       TEXT_ARG(word), nearest);
}

int settings_set(struct err *e, struct settings *s, struct text word, struct text value)
{
	for (size_t i = 0; i < ROW_COUNT; i++) {
		if (!is_word(word, rows[i].info.word))
			continue;
		if (set_row(s, &rows[i], value))
			return 0;
		return err_set(e, ERR_USAGE, "%s: \"%.*s\" is not %s%s", rows[i].info.word,
			       TEXT_ARG(value),
			       rows[i].kind == KIND_CHOICE ? "one of "
			       : rows[i].kind == KIND_DATE ? "a date as "
			       : rows[i].kind == KIND_CURRENCY || rows[i].kind == KIND_STEPS
				   ? ""
				   : "a number from ",
			       rows[i].info.range);
	}
	return unknown_word(e, word);
}

int settings_check(struct err *e, const struct settings *s)
{
	if (s->pay_least >= s->pay_most)
		return err_set(e, ERR_USAGE, "pay-least (%.15g) must be below pay-most (%.15g)",
			       s->pay_least, s->pay_most);
	if (s->min_n > s->min_n_tails)
		return err_set(e, ERR_USAGE, "min-n (%ld) must not be above min-n-tails (%ld)",
			       s->min_n, s->min_n_tails);
	return 0;
}

static void add_choice(struct buf *out, const char *choices, int chosen)
{
	struct text rest = text_of(choices), word;

	for (int i = 0; text_split(&rest, '|', &word); i++)
		if (i == chosen)
			buf_add_text(out, word);
}

void settings_value(const struct settings *s, size_t i, struct buf *out)
{
	const struct row *row = &rows[i];
	double number, preset;
	char date_words[11];
	struct date date;
	struct experience_steps steps;
	char letters[4];
	code currency;
	long whole;
	int chosen;

	switch (row->kind) {
	case KIND_NUMBER:
		memcpy(&number, value_of(s, row), sizeof(number));
		/* A default is printed as the table has it: 10000000, not 1e+07. */
		if (text_to_double(text_of(row->info.preset), &preset) && !(preset < number) &&
		    !(preset > number))
			buf_add_string(out, row->info.preset);
		else
			buf_add_number(out, number);
		break;
	case KIND_INTEGER:
		memcpy(&whole, value_of(s, row), sizeof(whole));
		buf_addf(out, "%ld", whole);
		break;
	case KIND_CHOICE:
		memcpy(&chosen, value_of(s, row), sizeof(chosen));
		add_choice(out, row->info.range, chosen);
		break;
	case KIND_DATE:
		memcpy(&date, value_of(s, row), sizeof(date));
		date_to_iso(date, date_words);
		buf_add_string(out, date_words);
		break;
	case KIND_CURRENCY:
		memcpy(&currency, value_of(s, row), sizeof(currency));
		code_text(currency, letters);
		buf_add_string(out, letters);
		break;
	case KIND_STEPS:
		memcpy(&steps, value_of(s, row), sizeof(steps));
		for (int step = EXPERIENCE_SECOND; step <= EXPERIENCE_LAST; step++)
			buf_addf(out, "%s%u", step > EXPERIENCE_SECOND ? "," : "",
				 steps.from[step]);
		break;
	}
}

double settings_rounding(const struct settings *s)
{
	return fmax(1, pow(10, rint(-log10(settings_rate(s)))));
}
