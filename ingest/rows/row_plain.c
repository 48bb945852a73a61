/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_plain.c: plain digits of four rows at a time, where the processor has such vectors; see row_plain.h. */
#include "ingest/rows/row_plain.h"

#include <string.h>

#include "base/vectors.h"

static inline struct text field_of(const struct csv_run *rows, size_t i, size_t column)
{
	return csv_listed_field(rows->bytes, csv_run_starts(rows, i), column);
}

static void list_from(const struct csv_run *rows, size_t first, size_t column, money *out)
{
	const struct csv_run run = *rows;

	for (size_t i = first; i < run.count; i++)
		out[i] = row_plain_within(field_of(&run, i, column));
}

#ifdef VECTORS_WIDE
enum { AT_ONCE = 4 };

static inline long long word_at(const char *eight_bytes)
{
	long long word;

	memcpy(&word, eight_bytes, sizeof(word));
	return word;
}

/* As pay_read_digits, of a text in each word, in cents; 0 of a text that is empty, longer than eight bytes, or not digits
 * alone. */
VECTORS_WIDE static inline __m256i cents_of(__m256i words, __m256i lens)
{
	const __m256i nines = _mm256_set1_epi8(9), zero = _mm256_setzero_si256();
	__m256i digits, above, fours;

	digits = _mm256_xor_si256(words, _mm256_set1_epi8('0'));
	digits = _mm256_sllv_epi64(
	    digits, _mm256_sub_epi64(_mm256_set1_epi64x(64), _mm256_slli_epi64(lens, 3)));
	above = _mm256_subs_epu8(digits, nines);
	digits = _mm256_and_si256(digits, _mm256_cmpeq_epi64(above, zero));
	fours = _mm256_madd_epi16(_mm256_maddubs_epi16(digits, _mm256_set1_epi16(1 << 8 | 10)),
				  _mm256_set1_epi32(1 << 16 | 100));
	return _mm256_add_epi64(
	    _mm256_mul_epu32(fours, _mm256_set1_epi64x(10000 * MONEY_PER_DOLLAR)),
	    _mm256_mul_epu32(_mm256_srli_epi64(fours, 32), _mm256_set1_epi64x(MONEY_PER_DOLLAR)));
}

/* Reads those texts of four rows that are digits alone, and gives 0 of others; false: there are others, or zeros. */
VECTORS_WIDE static inline bool list_four(const struct csv_run *rows, size_t i, size_t column,
					  money *out)
{
	const struct text a = field_of(rows, i, column), b = field_of(rows, i + 1, column);
	const struct text c = field_of(rows, i + 2, column), d = field_of(rows, i + 3, column);
	const __m256i cents = cents_of(
	    _mm256_setr_epi64x(word_at(a.data), word_at(b.data), word_at(c.data), word_at(d.data)),
	    _mm256_setr_epi64x((long long)a.len, (long long)b.len, (long long)c.len,
			       (long long)d.len));

	_mm256_storeu_si256((void *)(out + i), cents);
	return _mm256_movemask_epi8(_mm256_cmpeq_epi64(cents, _mm256_setzero_si256())) == 0;
}

/* Where one of four is not digits alone, more of the column are not: the rest is read one by one. */
VECTORS_WIDE static void list_wide(const struct csv_run *rows, size_t column, money *out)
{
	const struct csv_run run = *rows;
	size_t i = 0;

	while (i + AT_ONCE <= run.count && list_four(&run, i, column, out))
		i += AT_ONCE;
	list_from(&run, i, column, out);
}
#endif

void row_plain_list(const struct csv_run *rows, size_t column, money *out, bool wide)
{
#ifdef VECTORS_WIDE
	if (wide) {
		list_wide(rows, column, out);
		return;
	}
#endif
	(void)wide;
	list_from(rows, 0, column, out);
}
