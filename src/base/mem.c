/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mem.c: allocation with checked sizes; see mem.h. */
#include "base/mem.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As much as a thread's heap can hold: HEAP of cmd/allocators.c. */
enum { TAKEN_AT_ONCE = 64 << 20 };

enum { HEAPS_MOST = 1 << 10 }; /* processors from which on their number is left as it is */

void mem_take_in_bulk(void)
{
#ifdef M_TOP_PAD /* of glibc; elsewhere allocation is what it is */
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	(void)mallopt(M_TOP_PAD, TAKEN_AT_ONCE);
	if (processors > 0 && processors < HEAPS_MOST)
		(void)mallopt(M_ARENA_MAX, (int)processors + 1);
#endif
}

static size_t checked_bytes(size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		mem_fail();
	return bytes ? bytes : 1;
}

void *mem_alloc(size_t count, size_t size)
{
	void *p = malloc(checked_bytes(count, size));

	if (!p)
		mem_fail();
	return p;
}

void *mem_zero(size_t count, size_t size)
{
	void *p = calloc(1, checked_bytes(count, size));

	if (!p)
		mem_fail();
	return p;
}

void *mem_resize(void *old, size_t count, size_t size)
{
	void *p = realloc(old, checked_bytes(count, size));

	if (!p)
		mem_fail();
	return p;
}

char *mem_copy_text(const char *text, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		mem_fail();
	copy = mem_alloc(len + 1, 1);
	if (len)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

void *mem_grow_to(void *array, size_t *capacity, size_t need, size_t size)
{
	size_t room = *capacity;

	while (room < need) {
		size_t more = room / 2 + 16;
		if (__builtin_add_overflow(room, more, &room))
			mem_fail();
	}
	array = mem_resize(array, room ? room : 1, size);
	*capacity = room ? room : 1;
	return array;
}
