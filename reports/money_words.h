/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money_words.h: the currency that figures are worded in, which is that of the settings of their run. */
#ifndef PAYBANDS_REPORTS_MONEY_WORDS_H
#define PAYBANDS_REPORTS_MONEY_WORDS_H

#include "base/buf.h"
#include "base/json.h"
#include "model/settings.h"

struct money_words {
	/* What stands before an amount: "$", "\xe2\x82\xac"; a code and a no-break space where a currency has no sign
	 * of its own ("CHF 120,000"; no dollars but the US dollar). */
	char sign[8];
	char name[12]; /* "US dollars", "EUR" */
};

struct money_words money_words(const struct settings *settings);
/* "currency": "EUR" of an answer for programs; nothing of US dollars. */
void money_set_json(struct json *object, const struct settings *settings);
/* Text that says "US dollars" of a figure that is in the run's currency: as it is, or with the
 * currency's code in their place. */
void money_text(struct buf *out, const struct settings *settings, const char *text);

#endif
