/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interrupt.h: SIGINT and SIGTERM as a flag that the pipeline polls. */
#ifndef PAYBANDS_CMD_INTERRUPT_H
#define PAYBANDS_CMD_INTERRUPT_H

#include "base/err.h"

void interrupt_listen(void);
/* The signal that came, or 0. */
int interrupt_signal(void);
/* ERR_INTERRUPTED where one came. */
must_check int interrupt_check(struct err *e);

#endif
