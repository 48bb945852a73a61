/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_private.h: the parts that read a pay text: characters, numbers, words, and extras on top. */
#ifndef PAYBANDS_MODEL_PAY_PRIVATE_H
#define PAYBANDS_MODEL_PAY_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "model/pay/pay.h"

/* Returns -1. */
static inline int pay_refuse(enum reject_reason *reason, enum reject_reason why)
{
	*reason = why;
	return -1;
}

/* ---- the text, character by character ---- */

enum {
	PAY_CHARACTERS_MAX = 160, /* a longer text is a sentence, not an amount */
	PAY_EN_DASH = 0x2013, /* every dash that cannot be a minus sign */
	PAY_ALMOST = 0x2248, /* almost equal */
	PAY_AT_MOST = 0x2264, /* less or equal */
	PAY_AT_LEAST = 0x2265, /* greater or equal */
};

/* Characters with their variants folded: every blank is ' ' and there are none at the ends, every
 * apostrophe is ', a hyphen or minus is '-', longer dashes are PAY_EN_DASH. 0 ends it. */
struct pay_characters {
	uint32_t at[PAY_CHARACTERS_MAX + 8]; /* reading seven past the end is safe: all 0 */
	size_t count;
};

/* False for a NUL or control character and for text that is too long. Bytes that are not UTF-8 are
 * read as Windows-1252, as everywhere in paybands. */
bool pay_characters_read(struct text t, struct pay_characters *out);

static inline bool pay_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* ---- one number ---- */

enum { PAY_DIGITS_MAX = 32, PAY_GROUPS_MAX = 8 };

/* What the shape of a number says of its last separator. */
enum pay_shape {
	SHAPE_BAD, /* not a number: 1,00,0 */
	SHAPE_WHOLE, /* 120000, 120,000,000, 45 000, 12,00,000 */
	SHAPE_FRACTION, /* 65.50, 1.250,00 */
	SHAPE_EITHER, /* 1.250, 1,250 */
	SHAPE_ODD, /* a fraction by its shape, but such as a slip of the hand makes: 1250,500 */
};

struct pay_number {
	char digits[PAY_DIGITS_MAX];
	size_t digit_count;
	size_t last_group; /* digits in the last group */
	enum pay_shape shape;
	uint32_t last_separator; /* 0 if there is none */
	enum decimal_mark evidence; /* of the text's decimal mark, or MARK_DECIDE */
};

/* Reads the number that starts at `*at`, which is a digit, and moves *at past it. */
void pay_number_read(const struct pay_characters *text, size_t *at, struct pay_number *out);
/* The value times 10^exponent, correctly rounded. `hint` is the caller's mark, `evidence` what
 * the other numbers of the text show. */
must_check int pay_number_value(const struct pay_number *number, enum decimal_mark hint,
				enum decimal_mark evidence, int exponent, double *value,
				enum reject_reason *reason);

/* ---- one word or sign ---- */

enum pay_word_kind {
	PAY_WORD_CURRENCY, /* euro, kr, € */
	PAY_WORD_PERIOD, /* year, monthly, p.a. */
	PAY_WORD_LETTER, /* h, w, y: a period, but only after "per" or a slash */
	PAY_WORD_MULTIPLIER, /* k, million, lakh */
	PAY_WORD_LAKHS_YEAR, /* LPA: a multiplier and a period */
	PAY_WORD_PER, /* per, a, an */
	PAY_WORD_RANGE, /* to */
	PAY_WORD_BETWEEN,
	PAY_WORD_AND, /* a range after "between" */
	PAY_WORD_FROM, /* before an amount: this or more */
	PAY_WORD_OR_MORE, /* after it */
	PAY_WORD_UP_TO, /* before an amount: this or less; the upper end after another */
	PAY_WORD_OR_LESS, /* after it */
	PAY_WORD_LEAST, /* before an amount or after it: this or more */
	PAY_WORD_MOST, /* ... this or less; after "min 40k" the upper end */
	PAY_WORD_FILLER, /* about, gross, salary: no bearing on the amount */
	PAY_WORD_PLUS, /* plus: what follows comes on top */
	PAY_WORD_WITH, /* with, excluding: what follows is not part of the amount */
	PAY_WORD_BONUS, /* on top, and its amount is asked for */
	PAY_WORD_ONCE, /* signing, relocation: an amount, but of one year only */
	PAY_WORD_EXTRA, /* equity, benefits: on top, of no known amount */
	PAY_WORD_OF_EXTRA, /* performance, good: qualifies an extra on top */
	PAY_WORD_TIMES, /* x: that many salaries per year */
	PAY_WORD_SALARIES, /* ... after their number */
};

struct pay_word {
	const char *word; /* folded: no capitals, no dots, one blank between two words */
	enum pay_word_kind kind;
	int value; /* the multiplier's power of ten, or enum pay_period */
	const char *codes; /* the currencies that are written so; those of one country or more */
	bool first_is_meant; /* of several codes: the first, unless a hint says another */
	const char *exact; /* only in this spelling, where case matters; NULL */
	int after_per; /* enum pay_period it is after "per" or a slash: the m of 12k/m */
};

enum { PAY_WORD_BYTES = 32 };

/* A word found in the text. */
struct pay_found {
	const struct pay_word *word;
	code iso; /* not 0: the word is an ISO 4217 code, and `word` is NULL */
};

/* Reads the word or sign that starts at *at (not a digit, not a blank) and moves *at past it. A
 * word glued to the number before it may start with that number's k: "65kPLN" stops after the k.
 * False: not a known word or sign. */
bool pay_word_read(const struct pay_characters *text, size_t *at, bool glued,
		   struct pay_found *out);

/* ---- what comes on top ---- */

struct pay_part {
	struct pay_number number;
	int exponent; /* of ten; -1 where none was written */
	bool percent; /* of the base */
};

struct pay_tail {
	bool begun;
	bool named; /* a bonus, equity, benefits: something that is not base */
	bool percent;
	bool unnamed; /* an amount that belongs to nothing */
	bool pending; /* `part` waits for its name */
	bool after_number;
	bool after_bonus; /* "bonus 10%": an amount that follows is the bonus's */
	bool vague; /* "up to 10k", "10-20%", a signing bonus: no amount of every year */
	struct pay_part part;
	struct pay_part bonus;
	size_t bonuses; /* `bonus` is the bonus where this is 1 */
	bool not_annual; /* an extra is of a month, an hour, ...: no amount of it is kept */
};

void pay_tail_number(struct pay_tail *t, const struct pay_characters *text, size_t *at);
/* Of every kind but currencies. */
must_check int pay_tail_word(struct pay_tail *t, const struct pay_word *word, bool after_slash,
			     enum pay_period of_base, enum reject_reason *reason);
bool pay_tail_mark(struct pay_tail *t, uint32_t mark); /* false: it has no place here */
void pay_tail_close(struct pay_tail *t); /* at the end */

#endif
