/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_tail.c: extras on top of a stated base: "+ bonus", "plus 20% bonus and equity", "(10k
 * bonus)".
 *
 * None of it changes the base. The amount of a bonus is kept if the text states one annual amount.
 * An unnamed amount on top ("120k + 30k") makes the pay ambiguous, and an unknown word makes it
 * unreadable, as everywhere.
 */
#include "model/pay/pay_private.h"

/* The end of one extra: what is pending goes to the bonus before it, or is dropped. */
void pay_tail_close(struct pay_tail *t)
{
	if (t->pending && t->after_bonus && !t->vague) {
		t->bonus = t->part;
		t->bonuses++;
	} else if (t->pending && !t->part.percent && !t->after_bonus) {
		t->unnamed = true;
	}
	t->pending = t->after_bonus = t->vague = t->after_number = false;
}

/* A 401(k) is a pension, not an amount. */
static bool skip_pension(const struct pay_characters *text, size_t *at,
			 const struct pay_number *number)
{
	const uint32_t *c = text->at + *at;
	size_t skip = (c[0] | 0x20) == 'k'				   ? 1
		      : c[0] == '(' && (c[1] | 0x20) == 'k' && c[2] == ')' ? 3
									   : 0;

	if (!skip || number->digit_count != 3 || number->digits[0] != '4' ||
	    number->digits[1] != '0' || number->digits[2] != '1')
		return false;
	*at += skip;
	return true;
}

void pay_tail_number(struct pay_tail *t, const struct pay_characters *text, size_t *at)
{
	struct pay_number number;

	pay_number_read(text, at, &number);
	if (skip_pension(text, at, &number)) {
		t->named = true;
		return;
	}
	t->vague = t->vague || t->pending; /* 10-20%, 10k 20k */
	t->part = (struct pay_part){.number = number, .exponent = -1};
	t->pending = t->after_number = true;
}

static void name(struct pay_tail *t, bool bonus)
{
	t->named = true;
	if (bonus && t->pending && !t->after_bonus && !t->vague) {
		t->bonus = t->part;
		t->bonuses++;
	}
	/* "bonus 10k equity": undecided whose the amount is */
	t->after_bonus = bonus && !t->pending;
	t->pending = false;
}

static int note_period(struct pay_tail *t, int period, enum pay_period of_base,
		       enum reject_reason *reason)
{
	if (period == PERIOD_YEAR)
		return 0;
	/* "75 + bonus per hour": of the bonus or of all? */
	if (of_base == PERIOD_UNKNOWN)
		return pay_refuse(reason, REJECT_PAY_AMBIGUOUS);
	t->not_annual = true;
	return 0;
}

int pay_tail_word(struct pay_tail *t, const struct pay_word *word, bool after_slash,
		  enum pay_period of_base, enum reject_reason *reason)
{
	bool after_number = t->after_number;

	t->after_number = false;
	switch (word->kind) {
	case PAY_WORD_BONUS:
	case PAY_WORD_EXTRA:
		name(t, word->kind == PAY_WORD_BONUS);
		return 0;
	case PAY_WORD_ONCE:
		t->named = true;
		t->vague = true;
		return 0;
	case PAY_WORD_PLUS:
	case PAY_WORD_AND:
	case PAY_WORD_WITH:
		pay_tail_close(t);
		return 0;
	case PAY_WORD_MULTIPLIER:
	case PAY_WORD_LAKHS_YEAR:
		if (!after_number)
			return pay_refuse(reason, REJECT_PAY_TEXT);
		t->part.exponent = word->value;
		return 0;
	case PAY_WORD_PERIOD:
		return note_period(t, word->value, of_base, reason);
	case PAY_WORD_LETTER:
		return after_slash ? note_period(t, word->after_per, of_base, reason)
				   : pay_refuse(reason, REJECT_PAY_TEXT);
	case PAY_WORD_RANGE:
	case PAY_WORD_BETWEEN:
	case PAY_WORD_FROM:
	case PAY_WORD_OR_MORE:
	case PAY_WORD_UP_TO:
	case PAY_WORD_OR_LESS:
	case PAY_WORD_LEAST:
	case PAY_WORD_MOST:
		t->vague = true;
		return 0;
	case PAY_WORD_PER:
	case PAY_WORD_FILLER:
	case PAY_WORD_OF_EXTRA:
		return 0;
	case PAY_WORD_TIMES:
	case PAY_WORD_SALARIES:
	case PAY_WORD_CURRENCY:
		break;
	}
	return pay_refuse(reason, REJECT_PAY_TEXT);
}

bool pay_tail_mark(struct pay_tail *t, uint32_t mark)
{
	bool after_number = t->after_number;

	t->after_number = false;
	switch (mark) {
	case '+':
	case ',':
	case ';':
	case '&':
		pay_tail_close(t);
		return true;
	case '%':
		t->part.percent = true;
		t->percent = true;
		return after_number;
	case '-':
	case PAY_EN_DASH:
		if (t->pending)
			t->vague = true;
		return true;
	case '/':
	case '.':
	case ':':
	case '~':
	case 0x2248:
		return true;
	default:
		return false;
	}
}
