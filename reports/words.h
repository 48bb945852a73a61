/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.h: figures and facts of a run as a person reads them.
 *
 * Shared by all formats, so that a page, its Markdown and its JSON say the same.
 * Nothing here makes a figure: what is shown is in the summary, or is not shown.
 * What a band may show is asked of words_value alone: a figure that is suppressed
 * does not pass it, even if a number is still in the struct.
 */
#ifndef PAYBANDS_REPORTS_WORDS_H
#define PAYBANDS_REPORTS_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "estimate/summary.h"

#define SAMPLE_NOTICE "Sample data: these figures are made up and are not real pay."
#define EN_DASH "\xe2\x80\x93"
#define EM_DASH "\xe2\x80\x94"
#define MINUS "\xe2\x88\x92"
#define NARROW_SPACE "\xc2\xa0"

/* ---- figures ---- */

void words_count(struct buf *out, uint64_t count); /* 233,440 */
void words_ordinal(struct buf *out, size_t place); /* 12th */
void words_money(struct buf *out, const struct settings *settings,
		 double dollars); /* $154,750; NAN is a dash */
/* What figures are rounded to: of US dollars `dollars`, the words for `unit` of them; otherwise an amount:
 * "¥100,000". */
void words_rounding(struct buf *out, const struct settings *settings, const char *dollars,
		    double unit);
void words_money_short(struct buf *out, const struct settings *settings,
		       double dollars); /* $155K */
void words_money_signed(struct buf *out, const struct settings *settings,
			double dollars); /* +$12,300, -$400, $0 */
void words_money_signed_short(struct buf *out, const struct settings *settings, double dollars);
/* Without needless zeros; NAN is a dash. */
void words_number(struct buf *out, double value, int places);
void words_percent_signed(struct buf *out, double percent); /* +20.1%, −6.0%, 0.0% */
void words_share(struct buf *out, double share); /* 0.254 is 25% */

/* ---- a band ---- */

/* May the band show this percentile (BENCHMARK_P10 ..)? What is suppressed gives VALUE_NOT_RELEASED. */
struct benchmark_value words_value(const struct band *b, size_t percentile);
bool words_shown(const struct band *b, size_t percentile); /* exactly, as a figure */
bool words_band_shown(const struct band *b); /* not NULL, and its median is a figure or a bound */
bool words_interval_shown(const struct band *b);
/* $154,750; "at least $239,200"; "withheld". */
void words_value_exact(struct buf *out, const struct settings *settings, struct benchmark_value v);
void words_value_short(struct buf *out, const struct settings *settings, struct benchmark_value v);
void words_band_range(struct buf *out, const struct settings *settings,
		      const struct band *b); /* P25-P75: $120K-$155K */
void words_interval(struct buf *out, const struct settings *settings,
		    struct interval i); /* $160K-$170K */
void words_interval_signed(struct buf *out, const struct settings *settings,
			   struct interval i); /* +$8K to +$14K */
/* Why figures are missing, a phrase for each flag, joined by "; ". Nothing where none is missing. */
void words_suppressed(struct buf *out, const struct band *b, const struct settings *settings);
/* Of one flag; NULL for none of them. The words without any setting's number. */
const char *suppression_code(unsigned flag);

/* ---- facts ---- */

/* "ai" is "AI", "data" is "Data"; not escaped. */
void words_family(struct buf *out, const char *family);
/* With a capital first letter, as a line begins. */
void words_sentence(struct buf *out, const char *text);
const char *words_level(enum level level); /* "Junior"; "All levels" */
/* Whose pay that of a role of one track is: " of managers"; "" of any other role. */
const char *words_of_track(enum level track);
const char *words_basis(enum basis basis); /* "Observed", "Modelled", "Benchmark" */
const char *words_quality(enum quality q); /* "high"; "not rated" */
/* A count, or a dash where it may not be told. */
void words_people(struct buf *out, uint64_t count);
/* The level of a row, or its experience. */
void words_step(struct buf *out, const struct band *b);
/* "2–5 years", "8+ years". */
void words_experience(struct buf *out, struct years_span experience);
/* "California"; the code where the gazetteer has no name. */
void words_area(struct buf *out, const struct gazetteer *g, struct area area);
void words_date(struct buf *out, struct date date); /* "May 2024", "31 May 2024" */
/* The rule's name for a person: "Hyndman-Fan type 7 quantiles", or the name itself. */
const char *words_rule(const char *rule);
/* The table of rules, for the manifest: NULL after the last. */
const char *words_rule_name(size_t i);

#endif
