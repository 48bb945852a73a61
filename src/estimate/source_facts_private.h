/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_facts_private.h: what counted facts are made of, for source_facts.c and what packs them. */
#ifndef PAYBANDS_ESTIMATE_SOURCE_FACTS_PRIVATE_H
#define PAYBANDS_ESTIMATE_SOURCE_FACTS_PRIVATE_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/source_facts.h"

/* Steps of 1% from a dollar to ten thousand million. */
enum { STEPS = 2304, STEPS_PER_E = 100 };
enum dimension { OF_ALL, OF_LEVEL, OF_COUNTRY, OF_CURRENCY, OF_ROLE, DIMENSIONS };

/* Observations that have one thing and one year in common. */
struct group {
	uint64_t key; /* dimension + 1 << 56, year << 32, value; never 0 */
	uint64_t n;
	uint64_t paid; /* of them, in `steps` */
	uint32_t *steps;
};

struct source_facts {
	struct group *groups; /* open addressing; a power of two */
	size_t room, count;
};

/* The group of that key, new if there is none. Borrowed until the next new one. */
struct group *source_facts_group(struct source_facts *f, uint64_t key);

#endif
