/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger.h: what became of every row.
 *
 * rows_read = observations + rejected + filtered + paired holds for every source, or
 * the run fails. Merging two ledgers of one source is exact in any order.
 */
#ifndef PAYBANDS_MODEL_LEDGER_H
#define PAYBANDS_MODEL_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes_in.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/text.h"
#include "model/observation.h"

/* The closed list of reasons: name, word in rejects.csv, what it means. */
#define REJECT_REASONS(X)                                                                          \
	X(REJECT_RAGGED, "ragged-row", "the row has fewer or more fields than the header")         \
	X(REJECT_NUL, "nul-byte", "the row holds a NUL byte")                                      \
	X(REJECT_ENCODING, "bad-encoding", "the row is not UTF-8")                                 \
	X(REJECT_NO_PAY, "no-pay", "the row has no pay")                                           \
	X(REJECT_PAY_TEXT, "pay-not-a-number", "the pay is not an amount")                         \
	X(REJECT_PAY_AMBIGUOUS, "pay-ambiguous", "the pay has two possible readings")              \
	X(REJECT_PAY_SWAPPED, "pay-swapped", "the ends of the pay range are swapped")              \
	X(REJECT_PAY_ZERO, "pay-zero", "the pay is zero")                                          \
	X(REJECT_PAY_NEGATIVE, "pay-negative", "the pay is below zero")                            \
	X(REJECT_PAY_RANGE, "pay-implausible", "the pay is outside --pay-least to --pay-most")     \
	X(REJECT_PERIOD, "pay-period", "the pay period is not known")                              \
	X(REJECT_CURRENCY, "unknown-currency", "the currency is not known")                        \
	X(REJECT_NO_RATE, "no-exchange-rate",                                                      \
	  "no exchange rate is known for that currency and year")                                  \
	X(REJECT_DATE, "bad-date", "the date is not a date")                                       \
	X(REJECT_DATE_OUTSIDE, "date-outside-index",                                               \
	  "the date is more than --index-reach years outside the wage index of its country")       \
	X(REJECT_NO_TITLE, "no-title", "the row has no title or occupation")                       \
	X(REJECT_LEVEL, "unknown-level", "the level code is not in the layout")                    \
	X(REJECT_OCCUPATION, "unknown-occupation",                                                 \
	  "the occupation code is not in the layout's crosswalk: add it there, with no SOC code "  \
	  "if no role is of it")                                                                   \
	X(REJECT_AREA, "unknown-area",                                                             \
	  "the country or area is not known, or not of the row's country: add it to [codes "       \
	  "country] or [codes area], or to the table that [layout] areas names")                   \
	X(REJECT_REPEATED, "repeated-occupation",                                                  \
	  "an earlier row is of the same occupation, area and date: keep one of them by a filter") \
	X(REJECT_ORDER, "percentiles-out-of-order", "a percentile is below a lower one")           \
	X(REJECT_VALUE, "bad-value", "a value does not fit its column")

#define REJECT_NAME(name, word, help) name,
enum reject_reason { REJECT_REASONS(REJECT_NAME) REJECT_COUNT };
#undef REJECT_NAME

const char *reject_word(enum reject_reason reason);
const char *reject_help(enum reject_reason reason);

/* One row not used. Texts are borrowed. */
struct reject {
	const char *source;
	uint64_t line;
	enum reject_reason reason;
	struct text field; /* the column's name in the file, or "" for the whole row */
	struct text value; /* as written, cut to REJECT_VALUE_MAX bytes at a character */
};
enum { REJECT_VALUE_MAX = 200 };
/* `value`, or its first REJECT_VALUE_MAX bytes without a halved character; borrowed. */
struct text reject_cut(struct text value);

/* A count of texts: unmatched titles, filter rules. Merges exactly. */
struct tally {
	struct intern names;
	uint64_t *counts; /* by name id */
	size_t room;
	/* The most names it keeps; TALLY_LIMIT unless set before the first is added. */
	uint32_t limit;
	/* Names whose text_hash is not below this are counted in `others` only. */
	uint64_t keep_below;
	uint64_t others;
};
/* Of more distinct names than the limit those of the smallest hashes are kept, which ones being
 * no matter of the order they came in: memory has a ceiling and merging stays exact. */
enum { TALLY_LIMIT = 1 << 18 };
void tally_init(struct tally *t);
void tally_release(struct tally *t);
void tally_add(struct tally *t, struct text name, uint64_t count);
void tally_merge(struct tally *into, const struct tally *from);
uint64_t tally_total(const struct tally *t);
/* Ids, most frequent first, then by name; *ids is the caller's to free. */
void tally_order(const struct tally *t, uint32_t **ids, size_t *count);

struct input_file {
	char *name; /* the path's last part: no path of a machine enters a published file */
	size_t own_len; /* of that, without the number that tells it from files of the same name */
	char sha256[SHA256_HEX_BYTES];
	char content[SHA256_HEX_BYTES]; /* of the unpacked content; "" if not asked for */
	uint64_t bytes;
	uint64_t rows_read; /* of it alone */
	uint64_t observations; /* of those, used */
	char *encoding; /* of its text, in words; NULL if unknown */
	/* Of a file of rows: the bytes of its text whose rows are counted, of so many. All of them, but in a part. */
	uint64_t from, to, of;
};

/* The counts that add up when ledgers merge: every u64 below but those of pairs, and what is known of ranges
 * only when all is read. */
#define LEDGER_COUNTS(X)                                                                           \
	X(rows_read)                                                                               \
	X(observations)                                                                            \
	X(paired)                                                                                  \
	X(matched)                                                                                 \
	X(matched_similar)                                                                         \
	X(matched_by_occupation)                                                                   \
	X(matched_by_specialty)                                                                    \
	X(vetoed_by_occupation)                                                                    \
	X(levelled)                                                                                \
	X(level_conflicts)                                                                         \
	X(placed)                                                                                  \
	X(equal_rows)                                                                              \
	X(quarantined)                                                                             \
	X(dates_otherwise)                                                                         \
	X(held)                                                                                    \
	X(doubtful_totals)
/* The tallies, likewise. */
#define LEDGER_TALLIES(X) X(filtered) X(unmatched_titles) X(unplaced) X(undated)

struct ledger {
	char *source; /* the source's name, owned */
	char *layout; /* owned */
	char *title; /* the publisher's name for it, from the layout; owned */
	char *publisher;
	char *licence;
	char *url;
	char *note; /* what a reader of its figures must know; may be empty */
	struct date date_given; /* of all its rows, by the configuration; year 0: none */
	bool sample; /* made up: everything made from it must say so */
	bool of_people; /* its layout is one of observations */
	struct input_file *files;
	size_t file_count;
	size_t file_room;
	uint64_t rows_read;
	uint64_t observations; /* or benchmarks, or exposures: rows used */
	uint64_t paired; /* rows joined to the row before them as the other end of its range */
	/* Hash of the last file's last row if it may be half a pair, and of the first file's first row; otherwise 0. */
	uint64_t open_pair;
	uint64_t first_pair;
	uint64_t matched; /* observations that were given a role */
	uint64_t matched_similar; /* of those, by words read as the known ones they are near */
	uint64_t matched_by_occupation; /* ... by the source's occupation code */
	uint64_t matched_by_specialty; /* ... by a specialty beside a generic title */
	uint64_t vetoed_by_occupation; /* given none, as the code says that it is another trade */
	uint64_t levelled; /* observations that were given a level */
	uint64_t level_conflicts; /* of those, whose evidence says different levels */
	uint64_t placed; /* observations that were given a country */
	uint64_t equal_rows; /* rows equal to an earlier one, kept or not (where counted) */
	uint64_t brackets; /* observations whose pay is a bracket */
	uint64_t posted_ranges; /* ... is a posted range */
	uint64_t distinct_ranges; /* among both, counted up to where they can be brackets */
	uint64_t quarantined; /* observations kept out of the bands: their pay cannot be right */
	uint64_t rejected[REJECT_COUNT];
	struct tally filtered; /* by rule, as the layout words it */
	struct tally unmatched_titles; /* observations without a role, by title as written */
	/* Observations whose place was not, or not fully, understood, by its text. */
	struct tally unplaced;
	struct tally undated; /* observations whose date could not be read: its text */
	/* Of those, dates that only the other order of day and month reads: the layout's may be wrong. */
	uint64_t dates_otherwise;
	/* Observations dated outside the wage index of their country, which was held at its end. */
	uint64_t held;
	uint64_t doubtful_totals; /* observations whose total was no whole, and was dropped */
	struct date oldest;
	struct date newest;
};

void ledger_init(struct ledger *l, const char *source);
void ledger_release(struct ledger *l);
/* The last part of `path` ("-" is "standard input"); a second file of that name is "NAME (2)".
 * The caller's to free. */
char *ledger_file_name(const struct ledger *l, const char *path);
/* Keeps the last part of `path` ("-" is "standard input"); copies both texts. */
void ledger_add_file(struct ledger *l, const char *path, const char *sha256, uint64_t bytes);
/* The first file of which not all rows are counted; NULL: none. */
const struct input_file *ledger_cut_file(const struct ledger *l);
/* Of the file that was added last; copied. */
void ledger_note_content(struct ledger *l, const char content[SHA256_HEX_BYTES]);
void ledger_note_encoding(struct ledger *l, struct text encoding);
/* Widens oldest..newest to hold `date`; no date changes nothing. */
void ledger_note_date(struct ledger *l, struct date date);
void ledger_merge(struct ledger *into, const struct ledger *from); /* counts only, not files */
/* The same of one that is not needed any more: its texts need not be copied. Its tallies are emptied, or as they were. */
void ledger_take(struct ledger *into, struct ledger *from);
uint64_t ledger_rejected(const struct ledger *l); /* all reasons together */
/* Observations, rejected, filtered and paired rows. */
uint64_t ledger_accounted(const struct ledger *l);
/* The sum above; ERR_BUG with both sides where it does not hold. */
must_check int ledger_check(struct err *e, const struct ledger *l);

#endif
