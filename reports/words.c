/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.c: see words.h. */
#include "reports/words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/place/place.h"
#include "reports/money_person.h"
#include "reports/money_words.h"

/* ---- figures ---- */

void words_count(struct buf *out, uint64_t count)
{
	char digits[27], *end = digits + sizeof(digits), *to = end; /* 20 digits, 6 commas */
	int done = 0;

	do {
		if (done && done % 3 == 0)
			*--to = ',';
		*--to = (char)('0' + count % 10);
		count /= 10;
		done++;
	} while (count);
	buf_add(out, to, (size_t)(end - to));
}

static const char *ordinal_end(size_t place)
{
	if (place % 100 / 10 == 1)
		return "th";
	switch (place % 10) {
	case 1:
		return "st";
	case 2:
		return "nd";
	case 3:
		return "rd";
	default:
		return "th";
	}
}

void words_ordinal(struct buf *out, size_t place)
{
	buf_addf(out, "%zu%s", place, ordinal_end(place));
}

/* Where money_person ends; no pay is there. */
#define MONEY_SHOWN_MOST 1e12

static bool is_amount(double dollars)
{
	return isfinite(dollars) && fabs(dollars) < MONEY_SHOWN_MOST;
}

void words_money(struct buf *out, const struct settings *settings, double dollars)
{
	double whole;

	if (!is_amount(dollars)) {
		buf_add_string(out, EN_DASH);
		return;
	}
	whole = nearbyint(fabs(dollars));
	if (dollars < 0 && whole > 0)
		buf_add_string(out, MINUS);
	buf_add_string(out, money_words(settings).sign);
	words_count(out, (uint64_t)whole);
}

void words_rounding(struct buf *out, const struct settings *settings, const char *dollars,
		    double unit)
{
	if (settings_in_dollars(settings))
		buf_add_string(out, dollars);
	else
		words_money(out, settings, unit * settings_rounding(settings));
}

void words_money_short(struct buf *out, const struct settings *settings, double dollars)
{
	if (!is_amount(dollars)) {
		buf_add_string(out, EN_DASH);
		return;
	}
	if (dollars < 0 && nearbyint(-dollars) > 0)
		buf_add_string(out, MINUS);
	money_person(out, settings, fabs(dollars));
}

void words_money_signed(struct buf *out, const struct settings *settings, double dollars)
{
	if (is_amount(dollars) && nearbyint(dollars) > 0)
		buf_add_char(out, '+');
	words_money(out, settings, dollars);
}

void words_money_signed_short(struct buf *out, const struct settings *settings, double dollars)
{
	if (is_amount(dollars) && nearbyint(dollars) > 0)
		buf_add_char(out, '+');
	words_money_short(out, settings, dollars);
}

void words_number(struct buf *out, double value, int places)
{
	if (!isfinite(value)) {
		buf_add_string(out, EN_DASH);
		return;
	}
	if (value < 0 && fixed_value(-value, places) > 0)
		buf_add_string(out, MINUS);
	buf_add_fixed_short(out, fabs(value), places);
}

void words_percent_signed(struct buf *out, double percent)
{
	char digits[400];

	if (!isfinite(percent)) {
		buf_add_string(out, EN_DASH);
		return;
	}
	snprintf(digits, sizeof(digits), "%.1f", fabs(percent));
	if (strcmp(digits, "0.0") != 0)
		buf_add_string(out, percent < 0 ? MINUS : "+");
	buf_addf(out, "%s%%", digits);
}

void words_share(struct buf *out, double share)
{
	words_number(out, share * 100, 0);
	if (isfinite(share))
		buf_add_char(out, '%');
}

/* ---- a band ---- */

struct benchmark_value words_value(const struct band *b, size_t percentile)
{
	bool tail = percentile == BENCHMARK_P10 || percentile == BENCHMARK_P90;
	bool median = percentile == BENCHMARK_P50;
	struct benchmark_value v = b->p[percentile];

	if ((b->suppressed & SUPPRESSED_WHOLE) ||
	    (!median && (b->suppressed & SUPPRESSED_QUARTILES)) ||
	    (tail && (b->suppressed & SUPPRESSED_TAILS)))
		return (struct benchmark_value){.kind = VALUE_NOT_RELEASED, .amount = NAN};
	if (v.kind == VALUE_EXACT && !is_amount(v.amount))
		return (struct benchmark_value){.kind = VALUE_NOT_APPLICABLE, .amount = NAN};
	return v;
}

bool words_shown(const struct band *b, size_t percentile)
{
	return words_value(b, percentile).kind == VALUE_EXACT;
}

bool words_band_shown(const struct band *b)
{
	enum value_kind kind;

	if (!b)
		return false;
	kind = words_value(b, BENCHMARK_P50).kind;
	return kind == VALUE_EXACT || kind == VALUE_AT_LEAST || kind == VALUE_AT_MOST;
}

bool words_interval_shown(const struct band *b)
{
	/* Of few observations the ends of the interval are the lowest and the highest pay. */
	return !(b->suppressed & (SUPPRESSED_TAILS | SUPPRESSED_QUARTILES)) &&
	       words_shown(b, BENCHMARK_P50) && is_amount(b->p50_interval.low) &&
	       is_amount(b->p50_interval.high);
}

/* What a value is when it is not a figure. True if it was said. */
static bool add_unless_figure(struct buf *out, struct benchmark_value v)
{
	switch (v.kind) {
	case VALUE_NOT_APPLICABLE:
		buf_add_string(out, EN_DASH);
		return true;
	case VALUE_NOT_RELEASED:
		buf_add_string(out, "withheld");
		return true;
	case VALUE_AT_LEAST:
		buf_add_string(out, is_amount(v.amount) ? "at least " : "top-coded");
		return !is_amount(v.amount);
	case VALUE_AT_MOST:
		buf_add_string(out, "at most ");
		return false;
	case VALUE_EXACT:
		break;
	}
	return false;
}

void words_value_exact(struct buf *out, const struct settings *settings, struct benchmark_value v)
{
	if (!add_unless_figure(out, v))
		words_money(out, settings, v.amount);
}

void words_value_short(struct buf *out, const struct settings *settings, struct benchmark_value v)
{
	if (!add_unless_figure(out, v))
		words_money_short(out, settings, v.amount);
}

void words_band_range(struct buf *out, const struct settings *settings, const struct band *b)
{
	struct benchmark_value low = words_value(b, BENCHMARK_P25);
	struct benchmark_value high = words_value(b, BENCHMARK_P75);

	words_value_short(out, settings, low);
	if (low.kind != high.kind || low.kind == VALUE_EXACT ||
	    (b->suppressed & SUPPRESSED_OPEN && low.amount != high.amount)) {
		if (high.kind == VALUE_EXACT) {
			buf_add_string(out, EN_DASH);
			words_money_short(out, settings, high.amount);
		} else {
			buf_add_string(out, " to ");
			words_value_short(out, settings, high);
		}
	}
}

void words_interval(struct buf *out, const struct settings *settings, struct interval i)
{
	words_money_short(out, settings, i.low);
	buf_add_string(out, EN_DASH);
	words_money_short(out, settings, i.high);
}

void words_interval_signed(struct buf *out, const struct settings *settings, struct interval i)
{
	words_money_signed_short(out, settings, i.low);
	buf_add_string(out, " to ");
	words_money_signed_short(out, settings, i.high);
}

const char *suppression_code(unsigned flag)
{
#define CODE(name, bit, word, whole)                                                               \
	if (flag == (name))                                                                        \
		return word;
	SUPPRESSIONS(CODE)
#undef CODE
	return NULL;
}

/* "the 25th and 75th" is more than a table cell needs: P75, P90. */
static void add_percentiles_of(struct buf *out, const struct band *b, enum value_kind kind)
{
	static const char *const names[BENCHMARK_PERCENTILES] = {"P10", "P25", "median", "P75",
								 "P90"};
	const char *before = "";

	for (size_t i = 0; i < BENCHMARK_PERCENTILES; i++) {
		if (words_value(b, i).kind != kind)
			continue;
		buf_addf(out, "%s%s", before, names[i]);
		before = ", ";
	}
}

static bool has_kind(const struct band *b, enum value_kind kind)
{
	for (size_t i = 0; i < BENCHMARK_PERCENTILES; i++)
		if (words_value(b, i).kind == kind)
			return true;
	return false;
}

static void add_reason(struct buf *out, const struct band *b, const struct settings *s,
		       unsigned flag)
{
	switch ((enum suppression)flag) {
	case SUPPRESSED_N:
		buf_addf(out, "fewer than %ld observations", s->min_n);
		break;
	case SUPPRESSED_TAILS:
		buf_addf(out, "P10, P90 and the interval need %ld observations", s->min_n_tails);
		break;
	case SUPPRESSED_QUARTILES:
		buf_addf(out, "below %ld observations, only the median is shown, to the nearest ",
			 settings_quartiles_least(s));
		words_rounding(out, s, "thousand dollars", 1000);
		break;
	case SUPPRESSED_EMPLOYER:
		buf_add_string(out, "one employer holds more than ");
		words_share(out, s->max_employer_share);
		buf_add_string(out, " of the observations");
		break;
	case SUPPRESSED_COMPLEMENTARY:
		buf_add_string(out, "with the other published figures it would disclose a "
				    "few people's pay");
		break;
	case SUPPRESSED_TOP_CODED:
		buf_add_string(out, "the publisher gives only a lower bound for ");
		add_percentiles_of(out, b, VALUE_AT_LEAST);
		break;
	case SUPPRESSED_NOT_RELEASED:
		buf_add_string(out, "the publisher did not release ");
		add_percentiles_of(out, b, VALUE_NOT_RELEASED);
		break;
	case SUPPRESSED_OPEN:
		buf_add_string(out, "in a bracket that is open at one end: ");
		add_percentiles_of(out, b, VALUE_AT_MOST);
		if (has_kind(b, VALUE_AT_MOST) && has_kind(b, VALUE_AT_LEAST))
			buf_add_string(out, ", ");
		add_percentiles_of(out, b, VALUE_AT_LEAST);
		break;
	}
}

void words_suppressed(struct buf *out, const struct band *b, const struct settings *settings)
{
	const char *before = "";

	for (unsigned bit = 0; bit < 32; bit++) {
		unsigned flag = 1u << bit;

		if (!(b->suppressed & flag) || !suppression_code(flag))
			continue;
		/* Of a row that is withheld for another reason nothing is left to bound. */
		if (flag == SUPPRESSED_OPEN && !has_kind(b, VALUE_AT_MOST) &&
		    !has_kind(b, VALUE_AT_LEAST))
			continue;
		buf_add_string(out, before);
		add_reason(out, b, settings, flag);
		before = "; ";
	}
}

/* ---- facts ---- */

void words_family(struct buf *out, const char *family)
{
	size_t len = strlen(family);

	for (size_t i = 0; i < len; i++) {
		/* Two letters are an abbreviation: AI, IT, HR. */
		bool capital = i == 0 || len <= 2;
		char c = family[i];

		if (c == '-')
			c = ' ';
		buf_add_char(out, capital && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
	}
}

void words_sentence(struct buf *out, const char *text)
{
	char first = *text;

	if (!first)
		return;
	buf_add_char(out, first >= 'a' && first <= 'z' ? (char)(first - 'a' + 'A') : first);
	buf_add_string(out, text + 1);
}

const char *words_level(enum level level)
{
	static const char *const names[LEVEL_COUNT] = {
	    [LEVEL_UNKNOWN] = "All levels",  [LEVEL_JUNIOR] = "Junior", [LEVEL_MID] = "Mid",
	    [LEVEL_SENIOR] = "Senior",	     [LEVEL_STAFF] = "Staff",	[LEVEL_MANAGER] = "Manager",
	    [LEVEL_EXECUTIVE] = "Executive",
	};

	return level < LEVEL_COUNT ? names[level] : "";
}

const char *words_of_track(enum level track)
{
	return track == LEVEL_MANAGER	  ? " of managers"
	       : track == LEVEL_EXECUTIVE ? " of executives"
					  : "";
}

const char *words_basis(enum basis basis)
{
	static const char *const names[BASIS_COUNT] = {
	    [BASIS_OBSERVED] = "Observed",
	    [BASIS_MODELLED] = "Modelled",
	    [BASIS_BENCHMARK] = "Benchmark",
	};

	return basis < BASIS_COUNT ? names[basis] : "";
}

const char *words_quality(enum quality q)
{
	return q == QUALITY_NONE ? "not rated" : quality_word(q);
}

void words_people(struct buf *out, uint64_t count)
{
	if (count)
		words_count(out, count);
	else
		buf_add_string(out, EN_DASH);
}

void words_step(struct buf *out, const struct band *b)
{
	if (years_are_all(b->experience))
		buf_add_string(out, words_level(b->level));
	else
		words_experience(out, b->experience);
}

void words_experience(struct buf *out, struct years_span experience)
{
	const struct years_words words = years_words(experience);

	for (const char *word = words.text; *word; word++) {
		if (*word == '-')
			buf_add_string(out, EN_DASH);
		else
			buf_add_char(out, *word);
	}
	buf_add_string(out, " years");
}

void words_area(struct buf *out, const struct gazetteer *g, struct area area)
{
	const char *name = NULL;
	char text[8];

	if (area.kind == AREA_ALL) {
		buf_add_string(out, "All places");
		return;
	}
	if (g && area.kind == AREA_COUNTRY)
		name = country_name(g, area.place.country);
	else if (g && area.kind == AREA_STATE)
		name = state_name(g, area.place.state);
	else if (g && area.kind == AREA_METRO)
		name = metro_name(g, area.place.metro);
	else if (g && area.kind == AREA_REGION)
		name = region_name(g, area.place.country, area.place.state);
	if (!name || area.kind == AREA_REGION)
		area_text(area, text);
	buf_add_string(out, name ? name : text);
	if (!name || area.kind != AREA_REGION)
		return;
	if (region_name_is_shared(g, area.place.country, area.place.state))
		buf_addf(out, " (%s)", text);
	buf_addf(out, ", %s", country_name(g, area.place.country));
}

void words_date(struct buf *out, struct date date)
{
	static const char *const months[] = {
	    "",	    "January", "February",  "March",   "April",	   "May",     "June",
	    "July", "August",  "September", "October", "November", "December"};

	if (!date.year) {
		buf_add_string(out, "no date");
		return;
	}
	if (date.day > 0)
		buf_addf(out, "%d ", date.day);
	if (date.month >= 1 && date.month <= 12)
		buf_addf(out, "%s ", months[date.month]);
	buf_addf(out, "%d", date.year);
}

static const struct {
	const char *name;
	const char *title;
} rules[] = {
    {"type7", "Hyndman-Fan type 7 quantiles of the observations"},
    {"type7-weighted-kish",
     "weighted type 7 quantiles with Kish's effective sample size (arXiv:2304.07265)"},
    {"turnbull-log",
     "Turnbull's estimate for interval-censored pay (1976, JRSS B 38:290), interpolated within a "
     "bracket on the logarithm; the median's interval is that of the brackets' ends"},
    {"published", "the publisher's own percentiles"},
    {"pay-model", "modelled from all sources together, without any one source's difference"},
    {"pay-model-ordered",
     "modelled, and moved so that a higher step is not below a lower one, all steps together are "
     "among them, and total pay is not below base pay"},
    {"published-mixture",
     "the publisher's percentiles of several occupations, mixed by the role's weights"},
    {"published-crosswalk",
     "the publisher's percentiles of the one of its occupations that the role's are carried to"},
    {"published-crosswalk-mixture", "the publisher's percentiles of several of its occupations, "
				    "mixed by the role's weights and the "
				    "crosswalk's shares"},
    {"published-interpolated", "the publisher's percentiles; those that it does not give are "
			       "interpolated between its deciles"},
    {"published-crosswalk-interpolated",
     "the publisher's percentiles of the one of its occupations that the role's are carried to; "
     "those "
     "that it does not give are interpolated between its deciles"},
};

const char *words_rule(const char *rule)
{
	for (size_t i = 0; rule && i < sizeof(rules) / sizeof(*rules); i++)
		if (strcmp(rules[i].name, rule) == 0)
			return rules[i].title;
	return rule ? rule : "";
}

const char *words_rule_name(size_t i)
{
	return i < sizeof(rules) / sizeof(*rules) ? rules[i].name : NULL;
}
