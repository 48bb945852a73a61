/* SPDX-License-Identifier: GPL-3.0-or-later */
/* allocators.c: memory that is out ends the program with our words inside a library too; and memory that is left
 * to the end of the process is not given back.
 *
 * Not every library looks at what malloc gives it: libxlsxwriter goes on with NULL. These stand before the C library's
 * functions of the same names, for every library of the process. Only of the GNU C library, which has them under a
 * second name; and not under a sanitizer, which has its own (the Makefile leaves this file out of build/leaks).
 */
#include <features.h>
#include <stdlib.h>

#include "base/mem.h"

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void __libc_free(void *memory);

void *malloc(size_t size)
{
	void *memory = __libc_malloc(size);

	if (!memory)
		mem_fail();
	return memory;
}

void *calloc(size_t count, size_t size)
{
	void *memory = __libc_calloc(count, size);

	if (!memory)
		mem_fail();
	return memory;
}

/* A size of 0 frees, and gives NULL. */
void *realloc(void *old, size_t size)
{
	void *memory = __libc_realloc(old, size);

	if (!memory && size)
		mem_fail();
	return memory;
}

void free(void *memory)
{
	if (!mem_is_left())
		__libc_free(memory);
}

#endif
