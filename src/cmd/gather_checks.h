/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_checks.h: what of a source's ledger stops a run: too many rejects, dates in the other order, and one
 * content that is given twice. gather_check_rejects is declared in gather.h.
 */
#ifndef PAYBANDS_CMD_GATHER_CHECKS_H
#define PAYBANDS_CMD_GATHER_CHECKS_H

#include "cmd/gather.h"

/* ERR_INPUT for more rejects than the limit allows, or dates whose day and month the layout takes the
 * wrong way round. */
must_check int gather_check_ledger(struct err *e, const struct gather *g,
				   const struct ledger *ledger);
/* A file that source `number` read, against those before it: ERR_INPUT where its rows would count twice. */
must_check int gather_check_content(struct err *e, const struct gather *g, size_t number,
				    const struct input_file *file);

#endif
