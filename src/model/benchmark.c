/* SPDX-License-Identifier: GPL-3.0-or-later */
/* benchmark.c: areas and grades as words, and back; areas in order; published pay in another currency. */
#include "model/benchmark.h"

#include <math.h>
#include <string.h>

const char *area_kind_word(enum area_kind kind)
{
	static const char *const words[AREA_KIND_COUNT] = {
	    [AREA_ALL] = "all",	    [AREA_COUNTRY] = "country", [AREA_STATE] = "state",
	    [AREA_METRO] = "metro", [AREA_REGION] = "region",
	};

	return words[kind];
}

/* Asked of every row that is written: printf would take half of its time. */
void area_text(struct area area, char out[8])
{
	char *end = out;

	if (area.kind == AREA_METRO) {
		uint32_t metro = area.place.metro;
		for (int digit = 4; digit >= 0; digit--, metro /= 10)
			out[digit] = (char)('0' + metro % 10);
		out[5] = '\0';
		return;
	}
	if (area.kind == AREA_ALL || area.kind == AREA_KIND_COUNT) {
		memcpy(out, "*", sizeof("*"));
		return;
	}
	code_text(area.place.country, out);
	if (area.kind == AREA_COUNTRY)
		return;
	end += strnlen(out, area.kind == AREA_REGION ? 2 : 3);
	*end++ = '-';
	if (area.kind == AREA_STATE)
		code_text(area.place.state, end);
	else
		region_text(area.place.state, end);
}

/* Of the text on both sides of a dash. */
static bool part_from_text(struct area *out, struct text country, struct text part)
{
	out->place.country = country.len == 2 ? code_of(country) : 0;
	out->kind = out->place.country == CODE2('U', 'S') ? AREA_STATE : AREA_REGION;
	out->place.state = out->kind == AREA_STATE ? code_of(part) : region_code(part);
	return out->place.country && out->place.state;
}

bool area_from_text(struct area *out, struct text text)
{
	const char *dash = text.len ? memchr(text.data, '-', text.len) : NULL;
	size_t before = dash ? (size_t)(dash - text.data) : text.len;
	long long metro;

	*out = (struct area){.kind = AREA_ALL};
	if (text_equal(text, TEXT_LITERAL("*")))
		return true;
	if (text.len == 5 && text_to_long(text, &metro) && metro >= 10000) {
		out->kind = AREA_METRO;
		out->place.metro = (uint32_t)metro;
		return true;
	}
	if (dash)
		return part_from_text(out, (struct text){text.data, before},
				      (struct text){dash + 1, text.len - before - 1});
	out->kind = AREA_COUNTRY;
	out->place.country = code_of(text);
	return out->place.country;
}

/* The part of the place that the area's kind names. */
static uint32_t area_code(struct area area)
{
	switch (area.kind) {
	case AREA_COUNTRY:
		return area.place.country;
	case AREA_STATE:
	case AREA_REGION:
		return area.place.state;
	case AREA_METRO:
		return area.place.metro;
	case AREA_ALL:
	case AREA_KIND_COUNT:
		break;
	}
	return 0;
}

int area_compare(struct area a, struct area b)
{
	uint32_t left = area_code(a), right = area_code(b);

	if (a.kind != b.kind)
		return a.kind < b.kind ? -1 : 1;
	if (a.kind == AREA_REGION && a.place.country != b.place.country)
		return a.place.country < b.place.country ? -1 : 1;
	return (left > right) - (left < right);
}

/* ---- grades ---- */

const char *published_grade_word(enum published_grade grade)
{
#define GRADE_WORD(name, word) [GRADE_##name] = word,
	static const char *const words[GRADE_COUNT] = {[GRADE_NOT_GIVEN] = "",
						       PUBLISHED_GRADES(GRADE_WORD)};
#undef GRADE_WORD

	return words[grade];
}

enum published_grade published_grade_of(struct text word)
{
	for (enum published_grade i = GRADE_NOT_GIVEN + 1; i < GRADE_COUNT; i++)
		if (text_equal_fold(word, text_of(published_grade_word(i))))
			return i;
	return GRADE_NOT_GIVEN;
}

/* ---- percentiles ---- */

void benchmark_points(const struct benchmark *b, struct benchmark_point out[BENCHMARK_POINTS])
{
	static const int percents[BENCHMARK_PERCENTILES] = {[BENCHMARK_P10] = 10,
							    [BENCHMARK_P25] = 25,
							    [BENCHMARK_P50] = 50,
							    [BENCHMARK_P75] = 75,
							    [BENCHMARK_P90] = 90};
#define DECILE_PERCENT(percent) [BENCHMARK_D##percent] = percent,
	static const int deciles[BENCHMARK_DECILE_COUNT] = {BENCHMARK_DECILES(DECILE_PERCENT)};
#undef DECILE_PERCENT
	size_t p = 0, d = 0;

	for (size_t i = 0; i < BENCHMARK_POINTS; i++) {
		bool decile = p == BENCHMARK_PERCENTILES ||
			      (d < BENCHMARK_DECILE_COUNT && deciles[d] < percents[p]);
		out[i].percent = decile ? deciles[d] : percents[p];
		out[i].value = decile ? &b->deciles[d++] : &b->annual[p++];
	}
}

/* ---- currency ---- */

static void convert(struct benchmark_value *values, size_t count, double usd_per_unit)
{
	for (size_t i = 0; i < count; i++)
		values[i].amount =
		    rint(values[i].amount / usd_per_unit * MONEY_PER_DOLLAR) / MONEY_PER_DOLLAR;
}

void benchmarks_convert(struct benchmark_set *set, double usd_per_unit)
{
	for (size_t i = 0; usd_per_unit != 1 && i < set->count; i++) {
		struct benchmark *b = &set->items[i];

		convert(&b->mean, 1, usd_per_unit);
		convert(b->annual, BENCHMARK_PERCENTILES, usd_per_unit);
		convert(b->deciles, BENCHMARK_DECILE_COUNT, usd_per_unit);
		convert(&b->hourly_mean, 1, usd_per_unit);
		convert(b->hourly, BENCHMARK_PERCENTILES, usd_per_unit);
	}
}
