/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interrupt.c: a signal handler that only notes the signal; see interrupt.h. */
#include "cmd/interrupt.h"

#include <signal.h>
#include <string.h>

/* A signal handler has no other way to leave word. */
static volatile sig_atomic_t signal_that_came;

static void note_signal(int signal_number)
{
	signal_that_came = signal_number;
}

void interrupt_listen(void)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = note_signal;
	/* A second signal ends the program at once. */
	action.sa_flags = (int)SA_RESETHAND;
	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
}

int interrupt_signal(void)
{
	return signal_that_came;
}

int interrupt_check(struct err *e)
{
	if (!signal_that_came)
		return 0;
	return err_set(e, ERR_INTERRUPTED, "interrupted by signal %d; nothing was published",
		       (int)signal_that_came);
}
