/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interrupts.h: which thread a request to end, SIGINT or SIGTERM, comes to.
 *
 * A wait for input ends early only if the signal comes to the thread that waits, so others hold it back.
 */
#ifndef PAYBANDS_BASE_INTERRUPTS_H
#define PAYBANDS_BASE_INTERRUPTS_H

#include <signal.h>
#include <stddef.h>

/* Of the calling thread, and of those that it starts from then on. *before, if not NULL, is its mask until now. */
static inline void interrupts_hold(sigset_t *before)
{
	sigset_t interrupts;

	sigemptyset(&interrupts);
	sigaddset(&interrupts, SIGINT);
	sigaddset(&interrupts, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &interrupts, before);
}

/* The mask that interrupts_hold gave is the calling thread's again. */
static inline void interrupts_let_in(const sigset_t *before)
{
	pthread_sigmask(SIG_SETMASK, before, NULL);
}

#endif
