/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_word_table.h: the format of a row of the tables of pay words, and the tables.
 *
 * A new word is a row. Signs that several countries share give all of them: the hint decides, then
 * another word of the same text, then the country; then, only if usage is settled (£, C$: MEANT),
 * the first; otherwise the currency is unknown.
 */
#ifndef PAYBANDS_MODEL_PAY_WORD_TABLE_H
#define PAYBANDS_MODEL_PAY_WORD_TABLE_H

#include "model/pay/pay_private.h"

/* Of one word or sign each; the first that fits is taken. */
extern const struct pay_word pay_words[];
extern const size_t pay_word_count;
/* Words that mean something together; the longest that fits is taken. */
extern const struct pay_word pay_phrases[];
extern const size_t pay_phrase_count;

#define DOLLARS                                                                                    \
	"USD CAD AUD NZD SGD HKD TWD MXN CLP COP ARS UYU BBD BMD BND BSD BZD FJD GYD JMD "         \
	"KYD LRD NAD SBD SRD TTD XCD DOP NIO CUP"
#define POUNDS "GBP EGP LBP SYP SDG SSP GIP FKP SHP"
#define RUPEES "INR PKR LKR NPR MUR SCR"
#define PESOS "MXN PHP CLP COP ARS UYU DOP CUP"
#define CROWNS "SEK NOK DKK ISK"
#define FRANCS "CHF XAF XOF XPF RWF BIF CDF DJF GNF KMF"

#define ONE(word, codes)                                                                           \
	{                                                                                          \
		word, PAY_WORD_CURRENCY, 0, codes, false, NULL, PERIOD_UNKNOWN                     \
	}
#define MEANT(word, codes)                                                                         \
	{                                                                                          \
		word, PAY_WORD_CURRENCY, 0, codes, true, NULL, PERIOD_UNKNOWN                      \
	}

#define PERIOD(word, period)                                                                       \
	{                                                                                          \
		word, PAY_WORD_PERIOD, period, NULL, false, NULL, period                           \
	}
#define LETTER(word, period)                                                                       \
	{                                                                                          \
		word, PAY_WORD_LETTER, 0, NULL, false, NULL, period                                \
	}
#define TIMES(word, power)                                                                         \
	{                                                                                          \
		word, PAY_WORD_MULTIPLIER, power, NULL, false, NULL, PERIOD_UNKNOWN                \
	}
#define PLAIN(word, kind)                                                                          \
	{                                                                                          \
		word, kind, 0, NULL, false, NULL, PERIOD_UNKNOWN                                   \
	}

#endif
