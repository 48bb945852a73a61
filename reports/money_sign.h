/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money_sign.h: the currency that figures are worded in.
 *
 * A process words figures of one run, so that its currency is set once, before the first of them, and every
 * place that words money asks here. Until then it is US dollars.
 */
#ifndef PAYBANDS_REPORTS_MONEY_SIGN_H
#define PAYBANDS_REPORTS_MONEY_SIGN_H

#include "base/buf.h"
#include "base/json.h"
#include "model/settings.h"

/* Of settings whose rate is looked up. Not while threads word figures. */
void money_sign_set(const struct settings *settings);
/* What stands before an amount: "$", "\xe2\x82\xac"; a code and a no-break space where a currency has no sign of its
 * own ("CHF 120,000"; no dollars but the US dollar). */
const char *money_sign(void);
/* "US dollars", "EUR". */
const char *money_name(void);
/* "currency": "EUR" of an answer for programs; nothing of US dollars. */
void money_set_json(struct json *object);
/* settings_rounding of it. */
double money_rounding(void);
/* Text that says "US dollars" of a figure that is in the run's currency: as it is, or with the
 * currency's code in their place. */
void money_text(struct buf *out, const char *text);

#endif
