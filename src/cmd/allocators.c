/* SPDX-License-Identifier: GPL-3.0-or-later */
/* allocators.c: memory that is out ends the program with our words inside a library too; memory that is left to the
 * end of the process is not given back; and heaps are of huge pages.
 *
 * Not every library looks at what malloc gives it: libxlsxwriter goes on with NULL. These stand before the C library's
 * functions of the same names, for every library of the process. Only of the GNU C library, which has them under a
 * second name; and not under a sanitizer, which has its own (the Makefile leaves this file out of build/leaks).
 *
 * The first touch of a page of 4 KiB stops the program for a microsecond, on a virtual machine for ten and more: a
 * third of a command's time. The GNU C library asks for huge pages only where the environment tells it to before the
 * program starts, so they are asked for here, stretch by stretch, as soon as a piece of a new stretch is given.
 */
#include <features.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *memory);

enum {
	PAGE = 4096,
	HUGE_PAGE = 2 << 20,
	HEAP = 64 << 20, /* address space of a thread's heap, which starts at a multiple of it */
	HEAPS = 1024, /* places for heaps that were asked for; neighbours share none */
	/* Bits of the word before a piece, which holds the piece's size. */
	IS_MAPPED = 2,
	IS_OF_THREAD = 4,
	SIZE_BITS = 7,
};

/* What is known of heaps; at file scope, since malloc is given no context. The thread heaps that huge pages were
 * asked for, and the address up to which they were asked for in the main heap, which lies below all others and is
 * extended at its end. */
static _Atomic uintptr_t asked_heaps[HEAPS], asked_end;
/* The heap this thread's last piece came from. */
static _Thread_local struct {
	uintptr_t from;
	size_t len;
} last_heap;

/* True if the system was asked. Only with pages of 4 KiB: where they are larger, a huge one is as large as a small
 * program. */
static bool ask_for_huge_pages(uintptr_t from, uintptr_t to)
{
	from = from / PAGE * PAGE;
	return sysconf(_SC_PAGESIZE) == PAGE && to >= from + HUGE_PAGE &&
	       madvise((void *)from, to - from, MADV_HUGEPAGE) == 0;
}

/* The pages up to the next border of a huge page stay small, since one was touched already. This piece is never
 * used: it keeps others from lying there. */
static void skip_to_huge_border(uintptr_t at)
{
	(void)__libc_malloc(HUGE_PAGE - at % HUGE_PAGE);
}

/* For a piece outside last_heap: of another heap, of one that has grown, or mapped by itself. */
static __attribute__((noinline)) void note_heap(const void *memory)
{
	uintptr_t at = (uintptr_t)memory, from = at / HEAP * HEAP, to = from + HEAP;
	size_t word = ((const size_t *)memory)[-1];
	bool is_new;

	if (word & IS_MAPPED) {
		(void)ask_for_huge_pages(at, at - 2 * sizeof(word) + (word & ~(size_t)SIZE_BITS));
		return;
	}
	if (word & IS_OF_THREAD) {
		is_new = atomic_exchange(&asked_heaps[at / HEAP % HEAPS], from) != from;
	} else {
		from = 0;
		to = (uintptr_t)sbrk(0);
		is_new = atomic_exchange(&asked_end, to) != to;
	}
	last_heap.from = from;
	last_heap.len = to - from;
	if (is_new && ask_for_huge_pages(from ? from : at, to))
		skip_to_huge_border(at);
}

static inline void *noted(void *memory)
{
	if ((uintptr_t)memory - last_heap.from >= last_heap.len)
		note_heap(memory);
	return memory;
}

void *malloc(size_t size)
{
	void *memory = __libc_malloc(size);

	if (!memory)
		mem_fail();
	return noted(memory);
}

void *calloc(size_t count, size_t size)
{
	void *memory = __libc_calloc(count, size);

	if (!memory)
		mem_fail();
	return noted(memory);
}

/* A size of 0 frees, and gives NULL. */
void *realloc(void *old, size_t size)
{
	void *memory = __libc_realloc(old, size);

	if (!memory && size)
		mem_fail();
	return memory ? noted(memory) : NULL;
}

bool mem_may_be_left(void)
{
	return true;
}

void free(void *memory)
{
	if (!mem_is_left())
		__libc_free(memory);
}

#endif
