/* SPDX-License-Identifier: GPL-3.0-or-later */
/* impact_csv.c: impact.csv: the AI-impact score and outlook of every role, one row each
 * (docs/DATA-CONTRACT.md, "AI impact").
 *
 * One list defines the columns, their order and what writes them; they change only with a version.
 */
#include "reports/formats.h"

#include <inttypes.h>
#include <string.h>

#include "reports/csv_parts.h"
#include "reports/csv_tables.h"

struct row {
	const struct summary *s;
	const struct role_summary *role;
	struct buf *words; /* scratch */
};

static void add_words(struct buf *out, struct buf *words)
{
	csv_add_field(out, buf_text(words), true);
	buf_clear(words);
}

static void add_gap(struct buf *words)
{
	if (words->len)
		buf_add_char(words, ' ');
}

static void add_count(struct buf *out, size_t count)
{
	if (count)
		buf_addf(out, "%zu", count);
}

/* "could:eloundou:2023-08:64.8 could:ilo:2025-05:54.6": half, family, release, amount. */
static void add_amounts(struct buf *out, const struct row *r)
{
	const struct impact *impact = &r->role->impact;

	for (size_t i = 0; impact->scale && i < impact->amount_count; i++) {
		const struct impact_amount *a = &impact->amounts[i];

		add_gap(r->words);
		buf_addf(r->words, "%s:%s:%s:", a->half == HALF_COULD ? "could" : "does", a->family,
			 a->release);
		csv_add_number(r->words, a->amount, 2);
	}
	add_words(out, r->words);
}

static void add_filled(struct buf *out, const struct row *r)
{
	const struct impact *impact = &r->role->impact;

	for (size_t i = 0; impact->scale && i < impact->amount_count; i++) {
		if (!impact->amounts[i].filled)
			continue;
		add_gap(r->words);
		buf_add_string(r->words, impact->amounts[i].family);
	}
	add_words(out, r->words);
}

/* "eloundou:46.1:22": the family that is left out, the score and the place then. */
static void add_without(struct buf *out, const struct row *r)
{
	const struct impact *impact = &r->role->impact;

	for (size_t i = 0; impact->scale && i < impact->amount_count; i++) {
		const struct impact_amount *a = &impact->amounts[i];

		if (!isfinite(a->without))
			continue;
		add_gap(r->words);
		buf_addf(r->words, "%s:", a->family);
		csv_add_number(r->words, a->without, 2);
		buf_addf(r->words, ":%zu", a->place_without);
	}
	add_words(out, r->words);
}

static void add_inseparable(struct buf *out, const struct row *r)
{
	const struct impact *impact = &r->role->impact;

	for (size_t i = 0; i < impact->inseparable_count; i++) {
		add_gap(r->words);
		buf_add_string(r->words, r->s->roles[impact->inseparable[i]].role->id);
	}
	add_words(out, r->words);
}

/* "eloundou:93.1:755 aioe:88:755": family, its percentile, among how many. */
static void add_votes(struct buf *out, const struct row *r)
{
	const struct impact *impact = &r->role->impact;

	for (size_t i = 0; i < impact->families; i++) {
		const struct impact_vote *vote = &impact->votes[i];

		add_gap(r->words);
		buf_addf(r->words, "%s:", vote->family);
		csv_add_number(r->words, vote->percentile, 2);
		buf_addf(r->words, ":%zu", vote->universe);
	}
	add_words(out, r->words);
}

/* Column, its kind and meaning, and what writes it of the row `r` with the impact `i`, its scale `c` (or NULL) and the
 * outlook `o`. */
#define COLUMNS(X)                                                                                 \
	X("role", ROLE, "role id", csv_add_string(out, r->role->role->id))                         \
	X("score", SCORE, "AI impact index, 0 to 100", csv_add_number(out, i->score, 2))           \
	X("could", SCORE, "half of the index: what AI could touch",                                \
	  csv_add_number(out, i->could, 2))                                                        \
	X("does", SCORE, "half of the index: what AI is seen to do",                               \
	  csv_add_number(out, i->does, 2))                                                         \
	X("plus_minus", SCORE, "standard error of the score, in points",                           \
	  csv_add_number(out, i->plus_minus, 2))                                                   \
	X("families", COUNT, "families of amounts that cover the role",                            \
	  buf_addf(out, "%zu", i->observed))                                                       \
	X("flag", TEXT, "few-families: fewer than three",                                          \
	  if (i->few_families) buf_add_string(out, "few-families"))                                \
	X("amounts", TEXT, "half:family:release:amount, separated by blanks", add_amounts(out, r)) \
	X("filled", TEXT, "families that do not cover the role, filled from the others",           \
	  add_filled(out, r))                                                                      \
	X("without", TEXT, "family:score:place with that family left out", add_without(out, r))    \
	X("occupation_median", SCORE, "median of the index over all occupations",                  \
	  if (c) csv_add_number(out, c->median, 2))                                                \
	X("occupation_p95", SCORE, "95th percentile of the index over all occupations",            \
	  if (c) csv_add_number(out, c->p95, 2))                                                   \
	X("rank_among_occupations", SCORE, "mean midrank percentile, 0 to 100",                    \
	  csv_add_number(out, i->rank, 2))                                                         \
	X("place_among_roles", COUNT, "1 is the greatest score", add_count(out, i->place))         \
	X("roles", COUNT, "roles that have a score", if (c) add_count(out, c->roles))              \
	X("third", TEXT, "upper, middle or lower third of the roles",                              \
	  if (i->third) buf_add_string(out, i->third))                                             \
	X("apart", SCORE, "points from which two scores are called different",                     \
	  if (c) csv_add_number(out, c->apart, 2))                                                 \
	X("roles_apart", COUNT, "roles that are that far away",                                    \
	  if (c) buf_addf(out, "%zu", i->different))                                               \
	X("inseparable", TEXT, "ids of roles of the same occupations", add_inseparable(out, r))    \
	X("augmentation", SHARE, "applicability score of augmentation as a share of the two",      \
	  csv_add_number(out, i->augmentation, 4))                                                 \
	X("automation", SHARE, "applicability score of automation as a share of the two",          \
	  csv_add_number(out, i->automation, 4))                                                   \
	X("occupations", TEXT, "occupations that had values", csv_add_string(out, i->covered))     \
	X("votes", TEXT, "family:percentile:ranked among", add_votes(out, r))                      \
	X("growth", TEXT, "high, medium, low or declining",                                        \
	  if (o->known) csv_add_string(out, o->word))                                              \
	X("growth_percent", PERCENT, "projected growth of employment, in percent",                 \
	  if (o->known) csv_add_number(out, o->growth_percent, 2))                                 \
	X("growth_period", TEXT, "years of the projection",                                        \
	  if (o->known) csv_add_string(out, o->period))                                            \
	X("growth_words", TEXT, "the publisher's words for it",                                    \
	  if (o->known) csv_add_string(out, o->publisher_words))                                   \
	X("entry_level", TEXT, "yes or no: do people start in it?",                                \
	  if (r->role->entry.known) buf_add_string(out, r->role->entry.yes ? "yes" : "no"))        \
	X("index", TEXT, "families of the index with their releases",                              \
	  if (c) csv_add_string(out, c->name))                                                     \
	X("rule", TEXT, "midpoint-of-halves; \" (sample)\" in a run from sample data",             \
	  buf_addf(out, "midpoint-of-halves%s", r->s->sample ? " (sample)" : ""))

static const struct csv_field fields[] = {
#define FIELD(name, kind, about, write) {name, FIELD_##kind, about},
    COLUMNS(FIELD)
#undef FIELD
};
const struct csv_table impact_csv_table =
    CSV_TABLE("AI impact, growth and entry level of roles", fields);

static void add_row(struct buf *out, const struct row *r)
{
	const struct impact *i = &r->role->impact;
	const struct impact_scale *c = i->scale;
	const struct outlook *o = &r->role->outlook;
	size_t start = out->len;

#define CELL(name, kind, about, write)                                                             \
	if (out->len > start)                                                                      \
		buf_add_char(out, ',');                                                            \
	write;
	COLUMNS(CELL)
#undef CELL
	buf_add_char(out, '\n');
}

void impact_csv(struct buf *out, const struct summary *s)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	csv_add_header(out, &impact_csv_table);
	for (size_t i = 0; i < s->role_count; i++)
		add_row(out, &(struct row){.s = s, .role = &s->roles[i], .words = &words});
	buf_release(&words);
}
