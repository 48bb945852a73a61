/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vectors.h: which vectors the processor has, and what works on them.
 *
 * Vectors of 16 bytes are of every processor that the program is compiled for. Functions for wider ones are compiled
 * beside those, and chosen when the program runs; both give the same.
 */
#ifndef PAYBANDS_BASE_VECTORS_H
#define PAYBANDS_BASE_VECTORS_H

#include <stdbool.h>

#ifdef __x86_64__
#include <immintrin.h>

/* Functions for processors with vectors of 32 bytes, if vectors_are_wide. What is always inlined is compiled for them
 * once more where they use it. */
#define VECTORS_WIDE __attribute__((target("avx2,bmi,bmi2,pclmul,popcnt")))
#endif

/* Does the processor have what VECTORS_WIDE is compiled for? Not if PAYBANDS_VECTORS is 16 in the environment. */
bool vectors_are_wide(void);

#endif
