/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mix.h: two words to one, for hashes. */
#ifndef PAYBANDS_BASE_MIX_H
#define PAYBANDS_BASE_MIX_H

#include <stdint.h>

/* Both halves of the product, so that every bit of either word bears on every bit. 0 if either word is. */
static inline uint64_t mix(uint64_t a, uint64_t b)
{
	__uint128_t product = (__uint128_t)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

#endif
