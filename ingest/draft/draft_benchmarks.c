/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_benchmarks.c: which columns are percentiles and means of occupations, and are they enough? */
#include <string.h>

#include "ingest/draft/draft_private.h"

struct figure_signs {
	enum field field;
	const char *words;
};

static const struct figure_signs FIGURES[] = {
    {FIELD_EMPLOYMENT_RSE,
     "emp prse|employee prse|employment rse|employment percent relative standard error"},
    {FIELD_MEAN_RSE, "mean prse|wage rse|mean rse|wage percent relative standard error"},
    {FIELD_EMPLOYMENT, "tot emp|tot employee|total employment|employment|number of "
		       "employees|employees|tot employed|-prse|-per|-change|-rse"},
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
	guess_benchmark_keys(d, fields);
	for (size_t i = 0; i < sizeof(percentiles) / sizeof(percentiles[0]); i++)
		found += fields[percentiles[i]] >= 0 || fields[HOURLY_OF[percentiles[i]]] >= 0;
	/* Three percentiles, or a mean and a median of occupations by their code. */
	if (found < 3 &&
	    !(fields[FIELD_OCCUPATION] >= 0 &&
	      (fields[FIELD_MEAN] >= 0 || fields[FIELD_P50] >= 0) && fields[FIELD_EMPLOYMENT] >= 0))
		return false;
	memcpy(d->fields, fields, sizeof(fields));
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (fields[i] >= 0)
			d->table.columns[fields[i]].used = true;
	d->kind = LAYOUT_BENCHMARKS;
	d->kind_why = draft_say(
	    d, "%zu columns of percentiles: a row is a group of people, and no person", found);
	return true;
}
