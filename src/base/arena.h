/* SPDX-License-Identifier: GPL-3.0-or-later */
/* arena.h: memory that goes away all at once.
 *
 * What an arena gives stays where it is until arena_release; nothing is freed
 * singly. For tables that are read once and live as long as their owner.
 */
#ifndef PAYBANDS_BASE_ARENA_H
#define PAYBANDS_BASE_ARENA_H

#include <stddef.h>

#include "base/text.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *newest;
};

void arena_init(struct arena *a);
void arena_release(struct arena *a);
void *arena_zero(struct arena *a, size_t count, size_t size) __attribute__((returns_nonnull));
char *arena_copy(struct arena *a, struct text t) __attribute__((returns_nonnull)); /* NUL-ended */
struct text arena_text(struct arena *a, struct text t);

#endif
