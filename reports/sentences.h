/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sentences.h: what is said in whole phrases, the same in every format.
 *
 * Plain text that holds data as it is: whoever prints it escapes it for where it lands.
 */
#ifndef PAYBANDS_REPORTS_SENTENCES_H
#define PAYBANDS_REPORTS_SENTENCES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "estimate/summary.h"

/* Under this many observations a figure is called thin. */
enum { THIN_N = 30 };

/* `text` on one line: a run of blanks of any kind is one blank. NULL adds nothing. */
void say_one_line(struct buf *out, const char *text);
/* "a", "a and b", "a, b and c": what goes before item `i` of `count`. */
const char *say_joint(size_t i, size_t count);

/* "a" or "an", as the name is spoken: a Data Engineer, an AI Engineer, an ML Engineer, a UX
 * Researcher, a SOC Analyst. */
const char *say_article(const char *name);

/* Is the row made of the published rows of several occupations? */
bool band_is_mixture(const struct band *b);
/* "published percentiles of 15-1252"; "mixture of published percentiles of 15-2051 and 15-1252 by
 * role weight". */
void say_benchmark(struct buf *out, const struct role *role, const struct band *b);
/* "data scientists and software developers": the names of the role's occupations. */
void say_occupations(struct buf *out, const struct role_summary *r);
/* What the headline is and why the official figure is another one: "Our estimate. 2,702 people and adverts
 * report $207K, 74% of those with a level at senior level. The official survey's $124K (May 2024) weighs all data
 * scientists and software developers, of whom this role is a part."; and where nearly all reports are of one
 * source, that its pay cannot be told from the role's. Nothing where there is no headline. */
void say_headline(struct buf *out, const struct summary *s, const struct role_summary *r);

/* Why there is no median to show: "fewer than 5 observations"; `b` may be NULL. */
void say_no_median(struct buf *out, const struct band *b, const struct settings *settings);

/* Is the growth a mean of several occupations', which no publisher printed? */
bool growth_is_mean(const struct outlook *o);
/* "in the publisher's words "Much faster than average""; of a mean, "which the publisher's scale
 * calls "..."". Without such words it says that they are not known. */
void say_growth_words(struct buf *out, const struct outlook *o);

/* What is projected: openings and employment, the publisher's words, the third among the roles here. */
void say_demand(struct buf *out, const struct outlook *o);
/* " ranks 19th of the 80 roles here", " ties for 3rd of ...", " ranks first of ...", " ranks last of ...". */
void say_rank(struct buf *out, size_t place, size_t tied, size_t roles);
/* Of what the growth is, against all occupations and among the roles here. */
void say_growth(struct buf *out, const struct outlook *o);

/* How AI's applicability to the work splits; nothing where it is not known. */
void say_applicability(struct buf *out, const struct impact *impact);
#define APPLICABILITY_MEANING                                                                      \
	"two scores of how far AI applies to the work, to what people set out to do and to what "  \
	"AI itself does, each as a share of the two together: not shares of use"

/* What was done about the dates of pay, and about its currency: one to three sentences. */
void say_aging(struct buf *out, const struct summary *s);
/* "BEA SARPP, RPP all items (2023)". */
void say_table(struct buf *out, const struct table_cited *table);
/* "Salaries, A publisher" as a note begins: the source's title, or its name. */
const char *source_title(const struct ledger *l);
/* ", A publisher; licence: CC0": what is known of both. */
void say_publisher(struct buf *out, const struct ledger *l);
/* "Observed pay: 74,301 rows read; 74,000 used; ...; pay of 2020 to March 2025". */
void say_rows(struct buf *out, const struct ledger *l);
/* A source of single observations, not of published figures: its note is about bands. */
bool source_is_observed(const struct ledger *l);

/* What O*NET says of a move, "O*NET: primary-short (2), 15-1252 to 15-2051". */
void say_related(struct buf *out, const struct move *m);

#endif
