/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_survey.c: counts line ends and looks for quotes, NULs and CRs, a vector at a time. */
#include <string.h>

#include "base/byte_mask.h"
#include "base/csv_private.h"
#include "base/vectors.h"

/* A lane counts at most one line end a step, and as many steps as a byte can count. */
enum { STEP = BYTES_TOGETHER, STEP_WIDE = 32, LANE_MOST = 255 };

static size_t steps_within(size_t len, size_t step)
{
	const size_t steps = len / step;

	return steps < LANE_MOST ? steps : LANE_MOST;
}

/* Surveys whole steps, each of which may look at the byte after it; gives their bytes. gcc 12 would take wider vectors
 * apart into bytes. */
static size_t survey(const char *data, size_t len, struct csv_survey *found)
{
	bytes16 quotes = {0}, nuls = {0}, crs = {0};
	size_t at = 0;

	while (len - at > STEP) {
		bytes16 ends = {0};
		for (size_t steps = steps_within(len - at - 1, STEP); steps; steps--, at += STEP) {
			const bytes16 bytes = bytes_load(data + at);
			const bytes16 cr_here = (bytes16)(bytes == '\r');
			const bytes16 lf_after = (bytes16)(bytes_load(data + at + 1) == '\n');
			ends -= (bytes16)(bytes == '\n') | (cr_here & ~lf_after);
			quotes |= (bytes16)(bytes == CSV_QUOTE_MARK);
			nuls |= (bytes16)(bytes == 0);
			crs |= cr_here;
		}
		for (int i = 0; i < STEP; i++)
			found->line_ends += ends[i];
	}
	found->has_quote |= bytes_mask(quotes) != 0;
	found->has_nul |= bytes_mask(nuls) != 0;
	found->has_cr |= bytes_mask(crs) != 0;
	return at;
}

#ifdef VECTORS_WIDE
VECTORS_WIDE static inline uint64_t sum_of(__m256i counts)
{
	const __m256i sums = _mm256_sad_epu8(counts, _mm256_setzero_si256());

	return (uint64_t)_mm256_extract_epi64(sums, 0) + (uint64_t)_mm256_extract_epi64(sums, 1) +
	       (uint64_t)_mm256_extract_epi64(sums, 2) + (uint64_t)_mm256_extract_epi64(sums, 3);
}

VECTORS_WIDE static inline __m256i load(const char *bytes)
{
	return _mm256_loadu_si256((const void *)bytes);
}

VECTORS_WIDE static inline bool is_any(__m256i lanes_of_bits)
{
	return !_mm256_testz_si256(lanes_of_bits, lanes_of_bits);
}

/* Bytes below 128 are looked up in it by their low half, others give 0. A NUL, a CR and the quote each find themselves,
 * and no other byte does. */
VECTORS_WIDE static inline __m256i odd_table(char quote)
{
	return _mm256_broadcastsi128_si256(
	    _mm_setr_epi8(0, -1, quote, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, '\r', -1, 0));
}

/* Counts the line ends of whole steps as long as they have none of the bytes of the table; gives their bytes. */
VECTORS_WIDE static size_t survey_plain(const char *data, size_t len, __m256i table,
					struct csv_survey *found)
{
	const __m256i line_end = _mm256_set1_epi8('\n');
	size_t at = 0, steps;

	for (; (steps = steps_within(len - at, STEP_WIDE)) > 0; at += steps * STEP_WIDE) {
		const char *end = data + at + steps * STEP_WIDE;
		__m256i ends = _mm256_setzero_si256(), odd = ends;
		for (const char *step = data + at; step < end; step += STEP_WIDE) {
			const __m256i bytes = load(step);
			ends = _mm256_sub_epi8(ends, _mm256_cmpeq_epi8(bytes, line_end));
			odd = _mm256_or_si256(
			    odd, _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, bytes), bytes));
		}
		if (is_any(odd))
			break;
		found->line_ends += sum_of(ends);
	}
	return at;
}

/* As `survey`. */
VECTORS_WIDE static size_t survey_rest(const char *data, size_t len, struct csv_survey *found)
{
	const __m256i lf = _mm256_set1_epi8('\n'), cr = _mm256_set1_epi8('\r');
	const __m256i quote = _mm256_set1_epi8(CSV_QUOTE_MARK), nul = _mm256_setzero_si256();
	__m256i quotes = nul, nuls = nul, crs = nul;
	size_t at = 0;

	while (len - at > STEP_WIDE) {
		size_t steps = steps_within(len - at - 1, STEP_WIDE);
		__m256i ends = nul;
		for (; steps; steps--, at += STEP_WIDE) {
			const __m256i bytes = load(data + at),
				      cr_here = _mm256_cmpeq_epi8(bytes, cr);
			const __m256i alone = _mm256_andnot_si256(
			    _mm256_cmpeq_epi8(load(data + at + 1), lf), cr_here);
			ends = _mm256_sub_epi8(
			    ends, _mm256_or_si256(_mm256_cmpeq_epi8(bytes, lf), alone));
			quotes = _mm256_or_si256(quotes, _mm256_cmpeq_epi8(bytes, quote));
			nuls = _mm256_or_si256(nuls, _mm256_cmpeq_epi8(bytes, nul));
			crs = _mm256_or_si256(crs, cr_here);
		}
		found->line_ends += sum_of(ends);
	}
	found->has_quote |= is_any(quotes);
	found->has_nul |= is_any(nuls);
	found->has_cr |= is_any(crs);
	return at;
}

VECTORS_WIDE static size_t survey_wide(const char *data, size_t len, struct csv_survey *found)
{
	size_t plain = survey_plain(data, len, odd_table(CSV_QUOTE_MARK), found);

	/* From the first quote on they are no longer looked for. */
	if (len - plain >= STEP_WIDE && memchr(data + plain, CSV_QUOTE_MARK, len - plain)) {
		found->has_quote = true;
		plain += survey_plain(data + plain, len - plain, odd_table(-1), found);
	}
	return plain + survey_rest(data + plain, len - plain, found);
}
#endif

struct csv_survey csv_survey_bytes(const char *data, size_t len, bool wide)
{
	struct csv_survey found = {.line_ends = 0};
	size_t at;

#ifdef VECTORS_WIDE
	at = wide ? survey_wide(data, len, &found) : survey(data, len, &found);
#else
	(void)wide;
	at = survey(data, len, &found);
#endif
	for (; at < len; at++) {
		bool lf_after = at + 1 < len && data[at + 1] == '\n';
		found.line_ends += data[at] == '\n' || (data[at] == '\r' && !lf_after);
		found.has_quote |= data[at] == CSV_QUOTE_MARK;
		found.has_nul |= data[at] == '\0';
		found.has_cr |= data[at] == '\r';
	}
	return found;
}
