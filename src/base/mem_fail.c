/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mem_fail.c: what happens when memory is out, and when it is no longer needed; see mem.h. Apart from
 * mem.c, since the allocators that mem.c calls may be the command's own, which end here too. */
#include "base/mem.h"

#include <stdlib.h>

/* Set once by the command: before any thread starts, and after the last one ended. The only other mutable
 * file-scope state is what signals set, and what cmd/allocators.c knows of heaps. */
static void (*failure_handler)(void) = abort;
static bool is_left;

void mem_on_failure(void (*on_failure)(void))
{
	failure_handler = on_failure;
}

_Noreturn void mem_fail(void)
{
	failure_handler();
	abort();
}

void mem_leave(void)
{
	is_left = true;
}

/* Weak: cmd/allocators.c, where it is linked, has another that says true. */
__attribute__((weak)) bool mem_may_be_left(void)
{
	return false;
}

bool mem_is_left(void)
{
	return is_left && mem_may_be_left();
}
