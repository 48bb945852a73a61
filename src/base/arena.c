/* SPDX-License-Identifier: GPL-3.0-or-later */
/* arena.c: chunks of memory, each filled from its start; see arena.h. */
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { CHUNK_BYTES = 64 * 1024 };

struct arena_chunk {
	struct arena_chunk *older;
	size_t used;
	size_t room;
	alignas(max_align_t) unsigned char bytes[];
};

void arena_init(struct arena *a)
{
	a->newest = NULL;
}

void arena_release(struct arena *a)
{
	if (!a)
		return;
	while (a->newest) {
		struct arena_chunk *older = a->newest->older;
		free(a->newest);
		a->newest = older;
	}
}

/* `bytes` from the first place that is a multiple of `align`, a power of two. */
static void *take(struct arena *a, size_t bytes, size_t align)
{
	struct arena_chunk *chunk = a->newest;
	size_t at = chunk ? (chunk->used + align - 1) / align * align : 0;

	if (!chunk || at > chunk->room || chunk->room - at < bytes) {
		size_t room = bytes > CHUNK_BYTES ? bytes : CHUNK_BYTES;
		chunk = mem_alloc(sizeof(*chunk) + room, 1);
		*chunk = (struct arena_chunk){.older = a->newest, .room = room};
		a->newest = chunk;
		at = 0;
	}
	chunk->used = at + bytes;
	assert(chunk->used <= chunk->room);
	return chunk->bytes + at;
}

void *arena_zero(struct arena *a, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 2)
		bytes = SIZE_MAX / 2; /* mem_alloc refuses it */
	return memset(take(a, bytes, alignof(max_align_t)), 0, bytes);
}

char *arena_copy(struct arena *a, struct text t)
{
	char *copy = take(a, t.len + 1, 1);

	if (t.len)
		memcpy(copy, t.data, t.len);
	copy[t.len] = '\0';
	return copy;
}

struct text arena_text(struct arena *a, struct text t)
{
	return (struct text){.data = arena_copy(a, t), .len = t.len};
}
