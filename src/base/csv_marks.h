/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_marks.h: what the bytes of a chunk are, 64 at a time, one bit per byte.
 *
 * Quotes are followed by parity: a byte is inside if the quotes before it are odd in number. That is
 * libcsv's view as long as each opening quote starts a field, each closing one ends it, and no line
 * ends inside; csv_odd_mark says where that first fails, and all bits below are right. What comes
 * from there on is for the slower ways (csv_plain.c, csv_quoted.c, csv_stray.c).
 */
#ifndef PAYBANDS_BASE_CSV_MARKS_H
#define PAYBANDS_BASE_CSV_MARKS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/csv_private.h"

#ifdef __x86_64__
#include <immintrin.h>

/* Functions for processors with vectors of 32 bytes, if csv_has_wide_vectors. What is CSV_INLINE is
 * compiled for them once more where they use it. */
#define CSV_WIDE __attribute__((target("avx2,bmi,bmi2,pclmul,popcnt")))
#endif
#define CSV_INLINE static inline __attribute__((always_inline))

enum { CSV_CHUNK = 64, CSV_NOT_ODD = CSV_CHUNK };

/* Bit i is byte i. */
struct csv_marks {
	uint64_t delimiter;
	uint64_t lf;
	uint64_t cr;
	uint64_t blank;
	uint64_t quote;
	uint64_t parity; /* is the number of quotes up to the byte odd? */
};

/* What a chunk needs to know of the one before: its last byte's bits, as bit 0. */
struct csv_carry {
	uint64_t edge; /* was a delimiter or line end, outside quotes */
	uint64_t cr;
	uint64_t blank;
	uint64_t closing; /* was a closing quote */
	uint64_t inside; /* all bits: the next byte is inside quotes */
};

/* How the marks of a chunk are found; `quotes`: are quotes wanted? Both are known when it is compiled. */
typedef struct csv_marks csv_marks_of(const char *bytes, char delimiter, bool quotes);

/* Each bit becomes the parity of those up to it. */
CSV_INLINE uint64_t csv_parity(uint64_t bits)
{
	bits ^= bits << 1;
	bits ^= bits << 2;
	bits ^= bits << 4;
	bits ^= bits << 8;
	bits ^= bits << 16;
	return bits ^ bits << 32;
}

#ifdef __x86_64__
static inline uint64_t csv_bits(__m128i mask)
{
	return (uint64_t)(uint32_t)_mm_movemask_epi8(mask);
}

/* Written out, here and below: gcc does not unroll such loops. */
static inline uint64_t csv_where(const __m128i v[4], char c)
{
	const __m128i wanted = _mm_set1_epi8(c);

	return csv_bits(_mm_cmpeq_epi8(v[0], wanted)) |
	       csv_bits(_mm_cmpeq_epi8(v[1], wanted)) << 16 |
	       csv_bits(_mm_cmpeq_epi8(v[2], wanted)) << 32 |
	       csv_bits(_mm_cmpeq_epi8(v[3], wanted)) << 48;
}

static inline struct csv_marks csv_find_marks(const char *bytes, char delimiter, bool quotes)
{
	const __m128i *at = (const __m128i *)(const void *)bytes;
	const __m128i v[4] = {_mm_loadu_si128(at), _mm_loadu_si128(at + 1), _mm_loadu_si128(at + 2),
			      _mm_loadu_si128(at + 3)};
	const uint64_t quote = quotes ? csv_where(v, CSV_QUOTE_MARK) : 0;

	return (struct csv_marks){
	    .delimiter = csv_where(v, delimiter),
	    .lf = csv_where(v, '\n'),
	    .cr = csv_where(v, '\r'),
	    .blank = csv_where(v, ' ') | (delimiter == '\t' ? 0 : csv_where(v, '\t')),
	    .quote = quote,
	    .parity = csv_parity(quote),
	};
}

CSV_WIDE static inline uint64_t csv_where_wide(__m256i low, __m256i high, char c)
{
	const __m256i wanted = _mm256_set1_epi8(c);

	return (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted)) |
	       (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)) << 32;
}

/* csv_parity, as the carry-less product with all ones. */
CSV_WIDE static inline uint64_t csv_parity_wide(uint64_t bits)
{
	return (uint64_t)_mm_cvtsi128_si64(
	    _mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)bits), _mm_set1_epi8(-1), 0));
}

CSV_WIDE static inline struct csv_marks csv_find_marks_wide(const char *bytes, char delimiter,
							    bool quotes)
{
	const __m256i *at = (const __m256i *)(const void *)bytes;
	const __m256i low = _mm256_loadu_si256(at), high = _mm256_loadu_si256(at + 1);
	const uint64_t quote = quotes ? csv_where_wide(low, high, CSV_QUOTE_MARK) : 0;

	return (struct csv_marks){
	    .delimiter = csv_where_wide(low, high, delimiter),
	    .lf = csv_where_wide(low, high, '\n'),
	    .cr = csv_where_wide(low, high, '\r'),
	    .blank = csv_where_wide(low, high, ' ') |
		     (delimiter == '\t' ? 0 : csv_where_wide(low, high, '\t')),
	    .quote = quote,
	    .parity = quotes ? csv_parity_wide(quote) : 0,
	};
}
#else
static inline struct csv_marks csv_find_marks(const char *bytes, char delimiter, bool quotes)
{
	struct csv_marks m = {.delimiter = 0};

	for (unsigned i = 0; i < CSV_CHUNK; i++) {
		char c = bytes[i];
		m.delimiter |= (uint64_t)(c == delimiter) << i;
		m.lf |= (uint64_t)(c == '\n') << i;
		m.cr |= (uint64_t)(c == '\r') << i;
		m.blank |= (uint64_t)csv_is_blank(c, delimiter) << i;
		m.quote |= (uint64_t)(quotes && c == CSV_QUOTE_MARK) << i;
	}
	m.parity = csv_parity(m.quote);
	return m;
}
#endif

/* The chunk's bytes: those of `data`, or a copy in `last` with zeros after its end. */
CSV_INLINE const char *csv_chunk(const char *data, size_t left, char last[CSV_CHUNK])
{
	if (left >= CSV_CHUNK)
		return data;
	memset(last, 0, CSV_CHUNK);
	memcpy(last, data, left);
	return last;
}

/* Follows the quotes of a chunk of `left` bytes or more: takes the delimiters inside quotes out of its
 * marks, and moves `edge`, `closing` and `inside` of the carry on. Gives the first byte that is odd, or
 * CSV_NOT_ODD: a quote that opens within a field, one that closes before its end, a line end inside. */
CSV_INLINE unsigned csv_odd_mark(struct csv_marks *m, struct csv_carry *carry, size_t left)
{
	uint64_t inside = m->parity ^ carry->inside;
	uint64_t opening = m->quote & inside, closing = m->quote & ~inside;
	uint64_t ends = m->lf | m->cr, edge, after, odd;

	m->delimiter &= ~inside;
	edge = m->delimiter | (ends & ~inside);
	after =
	    left < CSV_CHUNK ? edge | UINT64_C(1) << left : edge; /* the end of all ends a field */
	odd = (opening & ~(edge << 1 | carry->edge)) | (ends & inside);
	odd |= closing & ~(after >> 1) & ~(UINT64_C(1) << (CSV_CHUNK - 1));
	odd |= carry->closing & ~after;
	carry->edge = edge >> (CSV_CHUNK - 1);
	carry->closing = closing >> (CSV_CHUNK - 1);
	carry->inside = (uint64_t)0 - (inside >> (CSV_CHUNK - 1));
	return odd ? (unsigned)__builtin_ctzll(odd) : CSV_NOT_ODD;
}

#endif
