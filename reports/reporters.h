/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reporters.h: who reported the pay of an observed row, in plain words. */
#ifndef PAYBANDS_REPORTS_REPORTERS_H
#define PAYBANDS_REPORTS_REPORTERS_H

#include "base/buf.h"
#include "estimate/summary.h"

/* "157 adverts", "340 people", "2,702 people and adverts": a source most of whose pay is a posted range is
 * one of adverts, any other one of people. Nothing where their number may not be told. */
void say_reporters(struct buf *out, const struct summary *s, const struct band *observed);
/* "adverts", "people" or "people and adverts"; "advert" or "person" of one. */
const char *reporters_word(const struct summary *s, const struct band *observed);
/* The one source of all its rows, or of more than 95 of 100; NULL: there is none. *all: of every row. */
const struct ledger *reporters_one_source(const struct summary *s, const struct band *observed,
					  bool *all);

#endif
