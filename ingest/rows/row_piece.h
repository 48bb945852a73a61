/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_piece.h: the pieces of which keys are made: taken from a row, hashed and compared.
 *
 * By words, and by vectors of as many bytes for the rows of a batch. Both give the same.
 */
#ifndef PAYBANDS_INGEST_ROW_PIECE_H
#define PAYBANDS_INGEST_ROW_PIECE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mix.h"
#include "base/vectors.h"
#include "ingest/rows/memo.h"

enum { PIECE_WORDS = MEMO_WORDS, PIECE_BYTES = MEMO_SHORT };

struct row_piece {
	uint64_t words[PIECE_WORDS];
};

/* What begins each word's hash. */
static const struct row_piece piece_seeds = {{MIX_PRIME_1, MIX_PRIME_2, MIX_PRIME_3, MIX_PRIME_4}};

/* Takes the first `len` bytes, up to PIECE_BYTES, and zeros for the rest, and adds the piece to the hash. PIECE_BYTES are
 * read, whatever `len` is. */
typedef void piece_take_as(struct row_piece *out, const char *at, size_t len,
			   struct row_piece *hash);
/* All of a hash in one word. */
typedef uint64_t piece_hash_as(const struct row_piece *hash);
/* Are the last `count` pieces of two keys the same? */
typedef bool pieces_same_as(const struct row_piece *end, const struct row_piece *other_end,
			    size_t count);

/* As XXH3 does it: each half of a word times the other. */
static inline void piece_take(struct row_piece *out, const char *at, size_t len,
			      struct row_piece *hash)
{
	const unsigned char *ones = bytes_kept(len);

	for (size_t i = 0; i < PIECE_WORDS; i++) {
		uint64_t word = memo_load(at + 8 * i) & memo_load(ones + 8 * i);
		out->words[i] = word;
		word ^= hash->words[i];
		hash->words[i] = (word & UINT32_MAX) * (word >> 32) + word;
	}
}

static inline uint64_t piece_hash(const struct row_piece *hash)
{
	return mix(hash->words[0] ^ hash->words[2], hash->words[1] ^ hash->words[3]);
}

static inline bool pieces_same(const struct row_piece *end, const struct row_piece *other_end,
			       size_t count)
{
	uint64_t differ = 0;

	for (size_t i = 1; i <= count; i++)
		for (size_t k = 0; k < PIECE_WORDS; k++)
			differ |= (end - i)->words[k] ^ (other_end - i)->words[k];
	return differ == 0;
}

#ifdef VECTORS_WIDE
VECTORS_WIDE static inline __m256i piece_load(const void *bytes)
{
	return _mm256_loadu_si256(bytes);
}

VECTORS_WIDE static inline void piece_take_wide(struct row_piece *out, const char *at, size_t len,
						struct row_piece *hash)
{
	const __m256i piece = _mm256_and_si256(piece_load(at), piece_load(bytes_kept(len)));
	const __m256i word = _mm256_xor_si256(piece, piece_load(hash));

	_mm256_storeu_si256((void *)out, piece);
	_mm256_storeu_si256(
	    (void *)hash,
	    _mm256_add_epi64(_mm256_mul_epu32(word, _mm256_srli_epi64(word, 32)), word));
}

VECTORS_WIDE static inline uint64_t piece_hash_wide(const struct row_piece *hash)
{
	const __m256i all = piece_load(hash);
	const __m128i half =
	    _mm_xor_si128(_mm256_castsi256_si128(all), _mm256_extracti128_si256(all, 1));

	return mix((uint64_t)_mm_cvtsi128_si64(half), (uint64_t)_mm_extract_epi64(half, 1));
}

VECTORS_WIDE static inline bool pieces_same_wide(const struct row_piece *end,
						 const struct row_piece *other_end, size_t count)
{
	__m256i differ = _mm256_setzero_si256();

	for (size_t i = 1; i <= count; i++)
		differ = _mm256_or_si256(
		    differ, _mm256_xor_si256(piece_load(end - i), piece_load(other_end - i)));
	return _mm256_testz_si256(differ, differ);
}
#endif

#endif
