/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sentences.c: see sentences.h. */
#include "reports/sentences.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "reports/reporters.h"
#include "reports/words.h"

void say_one_line(struct buf *out, const char *text)
{
	bool blank = false, begun = false;

	for (; text && *text; text++) {
		if (ascii_blank(*text)) {
			blank = true;
			continue;
		}
		if (blank && begun)
			buf_add_char(out, ' ');
		buf_add_char(out, *text);
		blank = false;
		begun = true;
	}
}

const char *say_joint(size_t i, size_t count)
{
	if (i == 0)
		return "";
	return i + 1 < count ? ", " : " and ";
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool starts_with_one_of(struct text word, const char *const *starts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_starts(word, text_of(starts[i])))
			return true;
	return false;
}

/* Does a vowel begin the word as it is spoken? Initials are spelled out ("an ML Engineer"), but
 * for those spoken as a word ("a SOC Analyst"). */
static bool begins_with_vowel(const char *name)
{
	static const char *const spoken[] = {"SOC ", "NOC ", "SIEM ", "RAG ",
					     "ROS ", "LAN ", "SaaS "};
	static const char *const as_you[] = {"Uni",  "uni",  "Use", "use",
					     "Util", "util", "Eu",  "eu"};
	static const char *const silent_h[] = {"Hour", "hour", "Honest", "honest", "Heir", "heir"};
	struct text word = text_of(name);

	if (!word.len)
		return false;
	if (word.len > 1 && is_capital(name[0]) && is_capital(name[1]) &&
	    !starts_with_one_of(word, spoken, sizeof(spoken) / sizeof(*spoken)))
		return strchr("AEFHILMNORSX", name[0]) != NULL;
	if (starts_with_one_of(word, silent_h, sizeof(silent_h) / sizeof(*silent_h)))
		return true;
	return strchr("AEIOUaeiou", name[0]) &&
	       !starts_with_one_of(word, as_you, sizeof(as_you) / sizeof(*as_you));
}

const char *say_article(const char *name)
{
	return begins_with_vowel(name) ? "an" : "a";
}

/* ---- bands ---- */

bool band_is_mixture(const struct band *b)
{
	return b->rule && text_ends(text_of(b->rule), TEXT_LITERAL("-mixture"));
}

/* "2134 (Programmers) and 2136 (Testers), GBP at 1.2434 US dollars, times 1950 to a year" */
static void say_carried(struct buf *out, const struct carried *c)
{
	char currency[4];

	for (size_t i = 0; i < c->count; i++) {
		buf_addf(out, "%s%s", say_joint(i, c->count), c->occupations[i].code);
		if (*c->occupations[i].title)
			buf_addf(out, " (%s)", c->occupations[i].title);
	}
	code_text(c->currency, currency);
	if (c->rate > 0 && c->rate != 1)
		buf_addf(out, ", %s at %.4f US dollars", currency, c->rate);
	if (c->per_year > 1)
		buf_addf(out, ", times %g to a year", c->per_year);
}

void say_benchmark(struct buf *out, const struct role *role, const struct band *b)
{
	bool mixture = band_is_mixture(b);

	buf_add_string(out, mixture ? "mixture of published percentiles of "
				    : "published percentiles of ");
	if (b->carried) {
		say_carried(out, b->carried);
		return;
	}
	for (size_t i = 0; i < role->occupation_count; i++) {
		buf_add_string(out, say_joint(i, role->occupation_count));
		buf_add_string(out, role->occupations[i].soc);
	}
	if (mixture)
		buf_add_string(out, " by role weight");
}

void say_no_median(struct buf *out, const struct band *b, const struct settings *settings)
{
	size_t before = out->len;

	if (b)
		words_suppressed(out, b, settings);
	if (out->len == before)
		buf_add_string(out, "nothing may be published");
}

/* ---- the headline ---- */

void say_occupations(struct buf *out, const struct role_summary *r)
{
	for (size_t i = 0; i < r->role->occupation_count; i++) {
		buf_add_string(out, say_joint(i, r->role->occupation_count));
		buf_add_string(out, r->occupation_names[i]);
	}
}

/* "; 73% of those with a level are senior": the level of at least half of them. */
static void say_level_mix(struct buf *out, const struct role_summary *r)
{
	uint64_t levelled = 0;
	int most = LEVEL_JUNIOR;

	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		levelled += r->ladder[level] ? r->ladder[level]->n : 0;
		if (r->ladder[level] &&
		    (!r->ladder[most] || r->ladder[level]->n > r->ladder[most]->n))
			most = level;
	}
	if (r->role->track != LEVEL_UNKNOWN || levelled < THIN_N ||
	    r->ladder[most]->n < (levelled + 1) / 2)
		return;
	buf_add_string(out, "; ");
	if (r->ladder[most]->n == levelled) {
		buf_add_string(out, "all");
	} else if (r->ladder[most]->n * 200 >= levelled * 199) {
		buf_add_string(out, "nearly all");
	} else {
		words_share(out, (double)r->ladder[most]->n / (double)levelled);
		buf_add_string(out, " of");
	}
	buf_addf(out, " those with a level are %s%s", band_level_word((enum level)most),
		 most == LEVEL_MID ? "-level" : "");
}

/* With nearly all of one source, its pay cannot be separated from the role's. */
static void say_one_source(struct buf *out, const struct summary *s, const struct band *observed)
{
	bool all = false;
	const struct ledger *source = reporters_one_source(s, observed, &all);

	if (!source)
		return;
	if (all)
		buf_add_string(out, " All ");
	else
		buf_add_string(out, " Nearly all of the ");
	words_count(out, observed->n);
	buf_add_string(out, " come from one source (");
	say_one_line(out, source_title(source));
	buf_add_string(out, "), so what is peculiar to that source in this role cannot be "
			    "separated from what the role pays.");
}

/* Are both figures the same once they are rounded for reading? */
static bool reads_alike(const struct summary *s, const struct band *a, size_t of_a,
			const struct band *b, size_t of_b)
{
	struct buf one, other;
	bool alike;

	buf_init(&one, BUF_LIMIT_DEFAULT);
	buf_init(&other, BUF_LIMIT_DEFAULT);
	words_value_short(&one, s->settings, words_value(a, of_a));
	words_value_short(&other, s->settings, words_value(b, of_b));
	alike = text_equal(buf_text(&one), buf_text(&other));
	buf_release(&one);
	buf_release(&other);
	return alike;
}

static const char *sources_differ(const struct band *observed)
{
	return observed->sources == 1 ? "their one source generally differs"
				      : "their sources generally differ";
}

/* Is an estimate not among the middle half of what is reported, as both are read? */
static bool is_outside(const struct summary *s, const struct band *estimate,
		       const struct band *observed)
{
	double p50;

	if (!words_shown(estimate, BENCHMARK_P50) || !words_shown(observed, BENCHMARK_P25) ||
	    !words_shown(observed, BENCHMARK_P75))
		return false;
	p50 = estimate->p[BENCHMARK_P50].amount;
	return (p50 < observed->p[BENCHMARK_P25].amount ||
		p50 > observed->p[BENCHMARK_P75].amount) &&
	       !reads_alike(s, estimate, BENCHMARK_P50, observed, BENCHMARK_P25) &&
	       !reads_alike(s, estimate, BENCHMARK_P50, observed, BENCHMARK_P75);
}

static void say_outside(struct buf *out, const struct summary *s, const struct band *estimate,
			const struct band *observed)
{
	if (!is_outside(s, estimate, observed))
		return;
	buf_add_string(out, " Half of them report ");
	words_band_range(out, s->settings, observed);
	buf_addf(out,
		 "; the estimate is %s that: it takes out how %s from others, and "
		 "draws on related roles and the official survey.",
		 estimate->p[BENCHMARK_P50].amount < observed->p[BENCHMARK_P25].amount ? "below"
										       : "above",
		 sources_differ(observed));
}

/* Nearer to the reported or the official median than this, on the same side of both, asks for no reason. */
#define BEYOND_BOTH 1.05

/* An estimate above both what is reported and the official figure, or below both: a reader expects it between. */
static void say_beyond_both(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band *observed = r->ladder[r->role->track];
	double p50, low, high;

	if (!words_band_shown(observed) || !words_band_shown(r->benchmark) ||
	    !words_shown(r->headline, BENCHMARK_P50) || !words_shown(observed, BENCHMARK_P50) ||
	    !words_shown(r->benchmark, BENCHMARK_P50) || is_outside(s, r->headline, observed))
		return;
	p50 = r->headline->p[BENCHMARK_P50].amount;
	low = fmin(observed->p[BENCHMARK_P50].amount, r->benchmark->p[BENCHMARK_P50].amount);
	high = fmax(observed->p[BENCHMARK_P50].amount, r->benchmark->p[BENCHMARK_P50].amount);
	if (p50 * BEYOND_BOTH >= low && p50 <= high * BEYOND_BOTH)
		return;
	buf_addf(out, " The estimate is %s both: it takes out how %s from others, and %s.",
		 p50 < low ? "below" : "above", sources_differ(observed),
		 r->role->track == LEVEL_UNKNOWN
		     ? "counts the levels as an occupation has them, not as they are reported"
		     : "draws on related roles");
}

/* Of a manager's role whose managers do not report, what its executives do. */
static void say_executives(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band *executives = r->ladder[LEVEL_EXECUTIVE];

	if (r->role->track != LEVEL_MANAGER || !words_band_shown(executives) ||
	    !words_shown(executives, BENCHMARK_P50))
		return;
	buf_add_string(out, " The figure is that of its managers; of its executives, ");
	say_reporters(out, s, executives);
	buf_add_string(out, " report ");
	words_value_short(out, s->settings, words_value(executives, BENCHMARK_P50));
	buf_add_char(out, '.');
}

static void say_reported(struct buf *out, const struct summary *s, const struct role_summary *r,
			 bool estimate)
{
	const struct band *observed = r->ladder[r->role->track];

	if (!words_band_shown(observed)) {
		buf_add_string(out,
			       "Our estimate. Too few report this role’s pay to show it, so the "
			       "figure rests on the official survey and on related roles.");
		say_executives(out, s, r);
		return;
	}
	buf_add_string(out, estimate ? "Our estimate. " : "This is what ");
	say_reporters(out, s, observed);
	if (estimate) {
		buf_add_string(out, " report ");
		words_value_short(out, s->settings, words_value(observed, BENCHMARK_P50));
	} else {
		buf_add_string(out, " report");
	}
	say_level_mix(out, r);
	buf_add_char(out, '.');
	if (estimate)
		say_outside(out, s, r->headline, observed);
	say_one_source(out, s, observed);
}

/* Why the official figure is another one. */
static void say_official(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band *b = r->benchmark;
	bool several = r->role->occupation_count > 1;

	if (!words_band_shown(b))
		return;
	buf_add_string(out, out->len ? " The official survey" : "The official survey");
	buf_add_string(out, several ? " has no one occupation for this role: its " : "’s ");
	words_value_short(out, s->settings, words_value(b, BENCHMARK_P50));
	buf_add_string(out, " (");
	words_date(out, b->as_of);
	buf_add_string(out, several ? ") combines " : ") counts all ");
	say_occupations(out, r);
	buf_add_string(out, several ? "." : ", whatever their employers call them.");
}

void say_headline(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	if (!words_band_shown(r->headline))
		return;
	if (r->headline->basis == BASIS_BENCHMARK) {
		buf_add_string(out, "No pay was reported that may be shown. ");
		say_official(out, s, r);
		return;
	}
	say_reported(out, s, r, r->headline->basis == BASIS_MODELLED);
	say_official(out, s, r);
	if (r->headline->basis == BASIS_MODELLED)
		say_beyond_both(out, s, r);
}

/* ---- growth and impact ---- */

/* Of fewer no third is told. */
enum { ROLES_OF_THIRDS = 3 };

bool growth_is_mean(const struct outlook *o)
{
	return o->covered && strchr(o->covered, ',');
}

void say_growth_words(struct buf *out, const struct outlook *o)
{
	if (!o->publisher_words || !*o->publisher_words) {
		buf_add_string(out, "the publisher’s description for this period is not known");
		return;
	}
	buf_add_string(out, growth_is_mean(o) ? "on the publisher’s scale “"
					      : "in the publisher’s words “");
	buf_add_string(out, o->publisher_words);
	buf_add_string(out, "”");
}

/* "138,600 openings a year; 1,939,700 employed". */
void say_demand(struct buf *out, const struct outlook *o)
{
	size_t start = out->len;

	if (isfinite(o->openings)) {
		words_count(out, (uint64_t)fmax(nearbyint(o->openings * 1000), 0));
		buf_add_string(out, " openings a year; ");
	}
	if (isfinite(o->employment)) {
		words_count(out, (uint64_t)fmax(nearbyint(o->employment * 1000), 0));
		buf_add_string(out, " employed");
		if (o->part_count > 1)
			buf_addf(out, " in its %zu occupations together", o->part_count);
		buf_add_string(out, "; ");
	}
	if (out->len > start || o->publisher_words)
		say_growth_words(out, o);
	if (o->roles >= ROLES_OF_THIRDS)
		buf_addf(out, "; %s third of these roles", o->third);
}

void say_rank(struct buf *out, size_t place, size_t tied, size_t roles)
{
	buf_add_string(out, tied ? " ties for " : " ranks ");
	if (place == 1)
		buf_add_string(out, "first");
	else if (place == roles)
		buf_add_string(out, "last");
	else
		words_ordinal(out, place);
	buf_addf(out, " of the %zu roles here", roles);
}

void say_growth(struct buf *out, const struct outlook *o)
{
	buf_addf(out, "Employment, %s", o->period);
	if (isfinite(o->average_percent)) {
		buf_add_string(out, ", against ");
		words_percent_signed(out, o->average_percent);
		buf_add_string(out, " for all occupations");
	}
	buf_add_string(out, growth_is_mean(o)
				? ". The role’s figure is the mean of its occupations’ published "
				  "growth, by role weight."
				: ".");
	if (o->roles < ROLES_OF_THIRDS)
		return;
	buf_add_string(out, " Counted from the fastest, it");
	say_rank(out, o->place, o->tied, o->roles);
	buf_add_char(out, '.');
}

void say_applicability(struct buf *out, const struct impact *impact)
{
	if (!isfinite(impact->augmentation) || !isfinite(impact->automation))
		return;
	buf_add_string(out, "AI’s applicability to this work splits ");
	words_number(out, impact->augmentation * 100, 0);
	buf_add_string(out, " : ");
	words_number(out, impact->automation * 100, 0);
	buf_add_string(out, " between assisting what people set out to do (augmentation) and doing "
			    "it itself (automation): two scores, each as a share of both together, "
			    "not shares of use.");
}

/* ---- dates ---- */

/* The first row of a year in which an index was held, of whatever series. */
static bool first_held(const struct summary *s, size_t row)
{
	for (size_t i = 0; i < row; i++)
		if (s->aging[i].held && date_compare(s->aging[i].date, s->aging[row].date) == 0)
			return false;
	return s->aging[row].held;
}

/* Of the years in which an index was held: how many observations, and which years. */
static void add_held(struct buf *out, const struct summary *s)
{
	uint64_t observations = 0;
	size_t years = 0, said = 0;

	for (size_t i = 0; i < s->aging_count; i++)
		if (s->aging[i].held) {
			observations += s->aging[i].observations;
			years += first_held(s, i);
		}
	if (!observations)
		return;
	if (observations < (uint64_t)s->settings->min_n) {
		buf_addf(out, " Fewer than %ld", s->settings->min_n);
	} else {
		buf_add_char(out, ' ');
		words_count(out, observations);
	}
	buf_add_string(out, " observations of ");
	for (size_t i = 0; i < s->aging_count; i++)
		if (first_held(s, i)) {
			buf_add_string(out, say_joint(said++, years));
			words_date(out, s->aging[i].date);
		}
	buf_add_string(
	    out, " are held: the index of wages does not reach all of their dates, and pay dated "
		 "after its end is not moved back.");
}

static void say_aged(struct buf *out, const struct summary *s)
{
	const char *before = ": ";

	if (s->settings->age == AGING_NONE) {
		buf_add_string(out, "Pay keeps its own date.");
		return;
	}
	buf_add_string(out, "Pay is moved from its own date to ");
	words_date(out, s->as_of);
	buf_addf(
	    out,
	    ", or as far as the index of wages of its country goes (%s): in the United States "
	    "that of computer and mathematical occupations, carried on by posted wages; elsewhere "
	    "that of posted wages",
	    aging_word((enum aging)s->settings->age));
	for (size_t i = 0; i < s->aging_count; i++) {
		if (s->aging[i].series != CODE2('U', 'S'))
			continue;
		if (*before == ':')
			buf_add_string(out, ". United States");
		buf_add_string(out, before);
		words_date(out, s->aging[i].date);
		buf_add_string(out, " \xc3\x97 ");
		words_number(out, s->aging[i].factor, 4);
		before = ", ";
	}
	buf_add_string(out, ".");
	if (s->wages_given)
		buf_add_string(out,
			       " The run was given a newer or other index of wages, which takes "
			       "the place of those cited for its countries.");
	add_held(out, s);
	buf_add_string(out, " Pay of countries without an index keeps its own date.");
}

/* "Amounts are in EUR: US dollars at 1 EUR = 1.08202 US dollars, the mean rate of 2024." */
void say_aging(struct buf *out, const struct summary *s)
{
	const struct settings *settings = s->settings;
	char letters[4];

	say_aged(out, s);
	if (settings_in_dollars(settings))
		return;
	code_text(settings->currency, letters);
	buf_addf(out,
		 " Amounts are in %s: those in US dollars at 1 %s = %.6g US dollars, the mean "
		 "rate of %d.",
		 letters, letters, settings->usd_per_unit, settings->rate_year);
}

/* ---- sources ---- */

void say_table(struct buf *out, const struct table_cited *table)
{
	buf_add_string(out, table->source);
	buf_addf(out, " (%s", table->first);
	if (strcmp(table->first, table->last) != 0)
		buf_addf(out, " to %s", table->last);
	buf_add_char(out, ')');
	if (table->others)
		buf_addf(out, ", and %zu other source%s of its rows: %s", table->others,
			 table->others == 1 ? "" : "s", table->table);
}

const char *source_title(const struct ledger *l)
{
	return l->title && *l->title ? l->title : l->source;
}

bool source_is_observed(const struct ledger *l)
{
	return l->of_people;
}

static void add_unless_none(struct buf *out, uint64_t count, const char *what)
{
	if (!count)
		return;
	buf_add_string(out, "; ");
	words_count(out, count);
	buf_add_string(out, what);
}

static void add_dates(struct buf *out, const struct ledger *l)
{
	if (!l->oldest.year && !l->newest.year)
		return;
	buf_add_string(out, "; pay of ");
	words_date(out, l->oldest);
	if (date_compare(l->oldest, l->newest)) {
		buf_add_string(out, " to ");
		words_date(out, l->newest);
	}
}

void say_rows(struct buf *out, const struct ledger *l)
{
	buf_add_string(out, source_is_observed(l) ? "Observed pay: " : "Published figures: ");
	words_count(out, l->rows_read);
	buf_add_string(out, " rows read; ");
	words_count(out, l->observations);
	buf_add_string(out, " used");
	add_unless_none(out, l->paired, " joined to the row before: the two ends of one range");
	add_unless_none(out, l->matched, " of them with a role here");
	add_unless_none(out, l->quarantined, " kept out of the bands: their pay cannot be right");
	add_unless_none(out, l->brackets, " in brackets, both ends of which count");
	add_unless_none(out, l->posted_ranges, " with a posted range, represented by its middle");
	add_unless_none(out, l->held,
			" dated outside the index of wages of their country, which was held at its "
			"end");
	add_unless_none(out, tally_total(&l->filtered), " left out by rule");
	add_unless_none(out, ledger_rejected(l), " rejected");
	add_dates(out, l);
}

void say_publisher(struct buf *out, const struct ledger *l)
{
	if (l->publisher && *l->publisher)
		buf_addf(out, ", %s", l->publisher);
	if (l->licence && *l->licence)
		buf_addf(out, "; licence: %s", l->licence);
}

void say_related(struct buf *out, const struct move *m)
{
	buf_add_string(out, "O*NET: ");
	buf_add_string(out, m->related ? m->related : "not among the related occupations");
}
