/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mix.h: words to one, for hashes, and a word to the number of a slot. */
#ifndef PAYBANDS_BASE_MIX_H
#define PAYBANDS_BASE_MIX_H

#include <stdint.h>

/* XXH3's first four primes, and 2^64 divided by the golden ratio. */
#define MIX_PRIME_1 UINT64_C(0x9e3779b185ebca87)
#define MIX_PRIME_2 UINT64_C(0xc2b2ae3d27d4eb4f)
#define MIX_PRIME_3 UINT64_C(0x165667b19e3779f9)
#define MIX_PRIME_4 UINT64_C(0x85ebca77c2b2ae63)
#define MIX_GOLDEN UINT64_C(0x9e3779b97f4a7c15)

/* Both halves of the product, so that every bit of either word bears on every bit. 0 if either word is. */
static inline uint64_t mix(uint64_t a, uint64_t b)
{
	__uint128_t product = (__uint128_t)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Fibonacci hashing: the number of one of 2^bits slots, 1 <= bits < 64. The high bits of such a product are the mixed
 * ones. */
static inline uint64_t mix_slot(uint64_t key, unsigned bits)
{
	return key * MIX_GOLDEN >> (64 - bits);
}

#endif
