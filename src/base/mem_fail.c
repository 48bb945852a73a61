/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mem_fail.c: what happens when memory is out; see mem.h. Apart from mem.c, since the allocators that mem.c calls
 * may be the command's own, which end here too. */
#include "base/mem.h"

#include <stdlib.h>

/* The one piece of mutable file-scope state beside what signals set: set once by the command, before any
 * thread starts. */
static void (*failure_handler)(void) = abort;

void mem_on_failure(void (*on_failure)(void))
{
	failure_handler = on_failure;
}

_Noreturn void mem_fail(void)
{
	failure_handler();
	abort();
}
