/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_benchmarks.c: which columns are percentiles and means of occupations, and are they enough? */
#include <string.h>

#include "base/intern.h"

#include "ingest/draft/draft_private.h"

struct figure_signs {
	enum field field;
	const char *words;
};

static const struct figure_signs FIGURES[] = {
    {FIELD_EMPLOYMENT_RSE,
     "emp prse|employee prse|employment rse|employment percent relative standard error"},
    {FIELD_MEAN_RSE, "mean prse|wage rse|mean rse|wage percent relative standard error"},
    {FIELD_EMPLOYMENT,
     "tot emp|tot employee|total employment|employment|number of "
     "employees|employees|tot employed|no jobs|number of jobs|-prse|-per|-change|-rse"},
    {FIELD_P10, "a pct10|a percent10|a p10|pct10|p10|10th percentile|annual 10th percentile|10th "
		"percentile wage|10th|percentile 10|10 percentile|wage p10|salary p10"},
    {FIELD_P25, "a pct25|a percent25|a p25|pct25|p25|25th percentile|annual 25th "
		"percentile|25th|percentile 25|25 percentile|lower quartile|first quartile|q1"},
    {FIELD_P50, "a median|annual median|median annual|median wage|median salary|median "
		"pay|p50|pct50|50th percentile|50th|percentile 50|median|q2"},
    {FIELD_P75, "a pct75|a percent75|a p75|pct75|p75|75th percentile|annual 75th "
		"percentile|75th|percentile 75|75 percentile|upper quartile|third quartile|q3"},
    {FIELD_P90, "a pct90|a percent90|a p90|pct90|p90|90th percentile|annual 90th "
		"percentile|90th|percentile 90|90 percentile"},
    {FIELD_MEAN, "a mean|annual mean|mean annual|annual mean wage|average annual|average "
		 "salary|average wage|average pay|mean wage|mean salary|mean|average|-prse|-rse"},
};

static const enum field HOURLY_OF[FIELD_COUNT] = {
    [FIELD_MEAN] = FIELD_HOURLY_MEAN, [FIELD_P10] = FIELD_HOURLY_P10,
    [FIELD_P25] = FIELD_HOURLY_P25,   [FIELD_P50] = FIELD_HOURLY_P50,
    [FIELD_P75] = FIELD_HOURLY_P75,   [FIELD_P90] = FIELD_HOURLY_P90};

static bool header_is_hourly(const char *words)
{
	return draft_has_words("h|hourly|hour|per hour", words);
}

static void guess_figures(struct draft *d, int fields[FIELD_COUNT])
{
	for (size_t s = 0; s < sizeof(FIGURES) / sizeof(FIGURES[0]); s++) {
		double best[2] = {0, 0};
		for (size_t k = 0; k < d->table.count; k++) {
			const struct draft_column *c = &d->table.columns[k];
			double points = draft_points(FIGURES[s].words, c->words);
			bool hourly = header_is_hourly(c->words);
			enum field field = hourly ? HOURLY_OF[FIGURES[s].field] : FIGURES[s].field;
			if (points <= best[hourly] || draft_share(c, LOOK_FIGURE) < 0.8 ||
			    (hourly && !field))
				continue;
			best[hourly] = points;
			fields[field] = (int)k;
		}
	}
}

/* A header that is nothing but the place of a percentile. */
static void guess_bare_percentiles(struct draft *d, int fields[FIELD_COUNT])
{
#define BARE_DECILE(percent)                                                                       \
	{FIELD_P##percent, {" " #percent " ", " p" #percent " ", " percentile " #percent " "}},
	static const struct {
		enum field field;
		const char *words[3];
	} bare[] = {
	    BENCHMARK_DECILES(BARE_DECILE) /**/
	    {FIELD_P10, {" 10 ", " d1 ", " decile 1 "}},
	    {FIELD_P25, {" 25 ", " q1 ", ""}},
	    {FIELD_P50, {" 50 ", " d5 ", " decile 5 "}},
	    {FIELD_P75, {" 75 ", " q3 ", ""}},
	    {FIELD_P90, {" 90 ", " d9 ", " decile 9 "}},
	    {FIELD_P20, {" d2 ", " decile 2 ", ""}},
	    {FIELD_P30, {" d3 ", " decile 3 ", ""}},
	    {FIELD_P40, {" d4 ", " decile 4 ", ""}},
	    {FIELD_P60, {" d6 ", " decile 6 ", ""}},
	    {FIELD_P70, {" d7 ", " decile 7 ", ""}},
	    {FIELD_P80, {" d8 ", " decile 8 ", ""}},
	};
#undef BARE_DECILE

	for (size_t i = 0; i < sizeof(bare) / sizeof(bare[0]); i++)
		for (size_t k = 0; k < d->table.count && fields[bare[i].field] < 0; k++) {
			const struct draft_column *c = &d->table.columns[k];
			bool named = false;
			for (size_t w = 0; w < 3; w++)
				named |= strcmp(c->words, bare[i].words[w]) == 0;
			if (named && draft_share(c, LOOK_FIGURE) >= 0.8)
				fields[bare[i].field] = (int)k;
		}
}

/* "2134", "OC251": short, with a digit and without blanks. */
static double share_of_codes(const struct draft_column *c)
{
	size_t codes = 0, all = c->texts.names.count;

	for (uint32_t i = 0; i < c->texts.names.count; i++) {
		struct text t = intern_text(&c->texts.names, i);
		bool digit = false, other = t.len > 10;
		for (size_t k = 0; k < t.len; k++) {
			digit |= ascii_digit(t.data[k]);
			other |= !ascii_digit(t.data[k]) && !ascii_alpha(t.data[k]);
		}
		codes += digit && !other;
	}
	return all ? (double)codes / (double)all : 0;
}

/* Where no column has SOC codes, one of another classification. */
static void guess_own_codes(struct draft *d, int fields[FIELD_COUNT])
{
	static const char words[] =
	    "isco|isco08|isco 08|occupation code|occ code|noc|ssyk|anzsco|kldb|soc|code|"
	    "occupation|-area|-region|-geo|-country|-year|-industry|-naics|-nace|-title|-name";
	double best = 0;

	for (size_t k = 0; k < d->table.count && !d->own_codes; k++) {
		const struct draft_column *c = &d->table.columns[k];
		double points = draft_points(words, c->words);
		if (points <= best || share_of_codes(c) < 0.8)
			continue;
		best = points;
		fields[FIELD_OCCUPATION] = (int)k;
	}
	d->own_codes = best > 0;
	if (fields[FIELD_TITLE] == fields[FIELD_OCCUPATION])
		fields[FIELD_TITLE] = -1;
	for (size_t k = 0; d->own_codes && k < d->table.count; k++) {
		const struct draft_column *c = &d->table.columns[k];
		if (fields[FIELD_COUNTRY] < 0 &&
		    draft_has_words("country|geo|nation|ref area", c->words) &&
		    draft_share(c, LOOK_COUNTRY) >= 0.5)
			fields[FIELD_COUNTRY] = (int)k;
		if (fields[FIELD_TITLE] < 0 && (int)k != fields[FIELD_OCCUPATION] &&
		    draft_has_words("description|label", c->words) &&
		    draft_share(c, LOOK_WORDS) >= 0.8)
			fields[FIELD_TITLE] = (int)k;
	}
}

/* The marks of a kind that the columns of figures have. */
static const char *marks_of(struct draft *d, const int fields[FIELD_COUNT],
			    bool (*is_mark)(struct text t))
{
	const char *marks = NULL;
	struct intern seen;

	intern_init(&seen);
	for (size_t f = 0; f < FIELD_COUNT; f++) {
		const struct draft_column *c = fields[f] >= 0 ? &d->table.columns[fields[f]] : NULL;
		if (!c || field_info((enum field)f)->preset != PARSE_FIGURE)
			continue;
		for (uint32_t i = 0; i < c->texts.names.count; i++) {
			struct text t = intern_text(&c->texts.names, i);
			uint32_t known = seen.count;
			if (is_mark(t) && *t.data != '*' && intern_add(&seen, t) == known)
				marks = marks ? draft_say(d, "%s | %.*s", marks, TEXT_ARG(t))
					      : draft_say(d, "%.*s", TEXT_ARG(t));
		}
	}
	intern_release(&seen);
	return marks;
}

static void guess_benchmark_keys(struct draft *d, int fields[FIELD_COUNT])
{
	static const struct figure_signs keys[] = {
	    {FIELD_OCCUPATION, "occ code|soc code|occupation code|soc|onet code|code|-title|-area"},
	    {FIELD_TITLE, "occ title|occupation title|soc title|occupation|title|job "
			  "title|occ|-code|-area|-group|-naics|-jobs"},
	    {FIELD_AREA, "area|area code|-title|-type|-name"},
	    {FIELD_AREA_TYPE, "area type"},
	    {FIELD_STATE, "prim state|st|state abbreviation"},
	    {FIELD_INDUSTRY, "naics|naics code|-title"},
	    {FIELD_GROUP, "o group|occ group|-i"},
	    {FIELD_HOURLY_ONLY, "hourly"},
	};

	for (size_t s = 0; s < sizeof(keys) / sizeof(keys[0]); s++) {
		double best = 0;
		for (size_t k = 0; k < d->table.count; k++) {
			const struct draft_column *c = &d->table.columns[k];
			double points = draft_points(keys[s].words, c->words);
			if (points <= best ||
			    (keys[s].field == FIELD_OCCUPATION &&
			     draft_share(c, LOOK_OCCUPATION) < 0.8) ||
			    (keys[s].field == FIELD_STATE && draft_share(c, LOOK_STATE) < 0.5) ||
			    (keys[s].field == FIELD_HOURLY_ONLY &&
			     draft_share(c, LOOK_AMOUNT) > 0.2))
				continue;
			best = points;
			fields[keys[s].field] = (int)k;
		}
	}
}

bool draft_guess_benchmarks(struct draft *d)
{
	static const enum field percentiles[] = {FIELD_P10, FIELD_P25, FIELD_P50, FIELD_P75,
						 FIELD_P90};
	size_t found = 0;
	int fields[FIELD_COUNT];

	for (size_t i = 0; i < FIELD_COUNT; i++)
		fields[i] = -1;
	guess_figures(d, fields);
	guess_bare_percentiles(d, fields);
	guess_benchmark_keys(d, fields);
	for (size_t i = 0; i < sizeof(percentiles) / sizeof(percentiles[0]); i++)
		found += fields[percentiles[i]] >= 0 || fields[HOURLY_OF[percentiles[i]]] >= 0;
	/* Three percentiles, or a mean and a median of occupations by their code. */
	if (found < 3 &&
	    !(fields[FIELD_OCCUPATION] >= 0 &&
	      (fields[FIELD_MEAN] >= 0 || fields[FIELD_P50] >= 0) && fields[FIELD_EMPLOYMENT] >= 0))
		return false;
	if (fields[FIELD_OCCUPATION] < 0)
		guess_own_codes(d, fields);
	if (d->own_codes) {
		d->not_released = marks_of(d, fields, draft_is_not_released);
		d->not_there = marks_of(d, fields, draft_is_not_there);
		for (uint32_t i = 0; i < d->table.no_value.names.count; i++)
			d->not_there =
			    draft_say(d, "%s%s%.*s", d->not_there ? d->not_there : "",
				      d->not_there ? " | " : "",
				      TEXT_ARG(intern_text(&d->table.no_value.names, i)));
	}
	memcpy(d->fields, fields, sizeof(fields));
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (fields[i] >= 0)
			d->table.columns[fields[i]].used = true;
	d->kind = LAYOUT_BENCHMARKS;
	d->kind_why = draft_say(
	    d, "%zu columns of percentiles: a row is a group of people, and no person", found);
	return true;
}
