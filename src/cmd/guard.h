/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard.h: may the new run take the last one's place?
 *
 * The run is held beside the last published one, where a night's change shows, and beside the accepted one
 * (accepted.h), where many nights' changes do: all that is published (bands of every basis, impact, growth,
 * moves), and each source's facts. What no published run has is held beside the tables of data/reference.
 * Limits are the settings guard-*.
 */
#ifndef PAYBANDS_CMD_GUARD_H
#define PAYBANDS_CMD_GUARD_H

#include "base/err.h"
#include "base/layers.h"
#include "estimate/summary.h"
#include "model/pay/wage_index.h"

struct guard_inputs {
	const char *candidate; /* the folder of the new run, written */
	const char *latest; /* the last run's folder, or NULL */
	const char *accepted; /* the accepted run's folder, or NULL; may be `latest` */
	const char *dangling; /* the folder that `latest` names though it is not there, or NULL */
	const struct summary *summary; /* of the new run */
	const struct wage_index *wages;
	const struct layers *reference; /* data/reference */
};

/* ERR_GUARD says what looks wrong, most of all, and how much else does. */
must_check int guard_check(struct err *e, const struct guard_inputs *in);

#endif
