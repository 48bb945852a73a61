/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vectors.c: asks the processor, or the environment: see vectors.h. */
#include "base/vectors.h"

#include <stdlib.h>
#include <string.h>

bool vectors_are_wide(void)
{
#ifdef VECTORS_WIDE
	const char *bytes = getenv("PAYBANDS_VECTORS");

	return !(bytes && strcmp(bytes, "16") == 0) && __builtin_cpu_supports("avx2") &&
	       __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
	       __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("popcnt");
#else
	return false;
#endif
}
