/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_survey.c: counts line ends and looks for quotes and NULs, 16 bytes at a time. */
#include <string.h>

#include "base/csv_private.h"

#ifdef __SSE2__
#include <emmintrin.h>

enum { STEP = 16, LANE_MOST = 255 };

static uint64_t sum_lanes(__m128i lanes)
{
	__m128i halves = _mm_sad_epu8(lanes, _mm_setzero_si128());

	return (uint64_t)_mm_cvtsi128_si64(halves) +
	       (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(halves, halves));
}

static __m128i load(const char *data)
{
	return _mm_loadu_si128((const __m128i *)(const void *)data);
}

/* Surveys whole steps, each of which may look at the byte after it; gives their bytes. */
static size_t survey_steps(const char *data, size_t len, struct csv_survey *found)
{
	const __m128i lf = _mm_set1_epi8('\n');
	const __m128i cr = _mm_set1_epi8('\r');
	const __m128i mark = _mm_set1_epi8(CSV_QUOTE_MARK);
	const __m128i zero = _mm_setzero_si128();
	__m128i quotes = zero;
	__m128i nuls = zero;
	size_t at = 0;

	while (len - at > STEP) {
		__m128i ends = zero; /* a lane counts at most one a step */
		size_t steps = (len - at - 1) / STEP;
		if (steps > LANE_MOST)
			steps = LANE_MOST;
		for (; steps; steps--, at += STEP) {
			__m128i bytes = load(data + at);
			__m128i lf_after = _mm_cmpeq_epi8(load(data + at + 1), lf);
			__m128i lone_cr = _mm_andnot_si128(lf_after, _mm_cmpeq_epi8(bytes, cr));
			ends = _mm_sub_epi8(ends, _mm_or_si128(lone_cr, _mm_cmpeq_epi8(bytes, lf)));
			quotes = _mm_or_si128(quotes, _mm_cmpeq_epi8(bytes, mark));
			nuls = _mm_or_si128(nuls, _mm_cmpeq_epi8(bytes, zero));
		}
		found->line_ends += sum_lanes(ends);
	}
	found->has_quote = _mm_movemask_epi8(quotes) != 0;
	found->has_nul = _mm_movemask_epi8(nuls) != 0;
	return at;
}
#else
static size_t survey_steps(const char *data, size_t len, struct csv_survey *found)
{
	found->has_quote = len && memchr(data, CSV_QUOTE_MARK, len);
	found->has_nul = len && memchr(data, '\0', len);
	return 0;
}
#endif

struct csv_survey csv_survey_bytes(const char *data, size_t len)
{
	struct csv_survey found = {.line_ends = 0};

	for (size_t at = survey_steps(data, len, &found); at < len; at++) {
		bool lf_after = at + 1 < len && data[at + 1] == '\n';
		found.line_ends += data[at] == '\n' || (data[at] == '\r' && !lf_after);
		found.has_quote |= data[at] == CSV_QUOTE_MARK;
		found.has_nul |= data[at] == '\0';
	}
	return found;
}
