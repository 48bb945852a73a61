/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mem.h: memory that is there.
 *
 * A batch tool that runs out of memory has nothing better to do than stop, and
 * publishing is atomic, so stopping is safe. These functions never return NULL:
 * when memory is out, or a size overflows, they call the handler that the
 * command installed (default: abort), which does not return.
 */
#ifndef PAYBANDS_BASE_MEM_H
#define PAYBANDS_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

/* `on_failure` must not return. */
void mem_on_failure(void (*on_failure)(void));
/* Takes address space from the system 64 MiB at a time; only what is written to counts as memory. While a
 * thread's heap grows, all other threads wait; and a large piece that does not fit in it is mapped by itself
 * and unmapped when freed. There are no more heaps than processors, and one: each new one's first pages are
 * huge, and clearing them takes milliseconds. Called first, before anything is allocated. */
void mem_take_in_bulk(void);
/* For a library that reports being out of memory: calls that handler. */
_Noreturn void mem_fail(void);

/* The process is about to end, and its memory with it: from now on the program's own free, where it has one, does
 * nothing. Giving back millions of pieces would take a tenth of the time of a large run. Called when no other
 * thread of the program is left. */
void mem_leave(void);
/* Whoever would walk many pieces to free them does not, then. False where the program has no free of its own: where
 * leaks are looked for, all is given back. */
bool mem_is_left(void);
bool mem_may_be_left(void); /* has it? */

void *mem_alloc(size_t count, size_t size) __attribute__((malloc, returns_nonnull));
void *mem_zero(size_t count, size_t size) __attribute__((malloc, returns_nonnull));
void *mem_resize(void *old, size_t count, size_t size) __attribute__((returns_nonnull));
char *mem_copy_text(const char *text, size_t len) __attribute__((malloc, returns_nonnull));

/* mem_grow where there is too little room. */
void *mem_grow_to(void *array, size_t *capacity, size_t need, size_t size)
    __attribute__((returns_nonnull));

/* Makes room for at least `need` elements of `size` bytes in *array, whose room
 * is *capacity elements; grows by half again, so appending is linear in all. */
static inline __attribute__((returns_nonnull)) void *mem_grow(void *array, size_t *capacity,
							      size_t need, size_t size)
{
	return need <= *capacity && array ? array : mem_grow_to(array, capacity, need, size);
}

#endif
