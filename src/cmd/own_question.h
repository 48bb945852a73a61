/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_question.h: what compare-own is asked, from its options. */
#ifndef PAYBANDS_CMD_OWN_QUESTION_H
#define PAYBANDS_CMD_OWN_QUESTION_H

#include "base/err.h"
#include "cmd/home.h"
#include "cmd/options.h"
#include "estimate/own_pay.h"

struct own_question {
	double targets[OWN_TARGETS_MOST]; /* ascending */
	size_t target_count;
	enum area_kind by;
	bool one_basis;
	enum basis basis;
	size_t least;
	struct own_range *ranges; /* of --ranges */
	size_t range_count, range_room;
};

/* ERR_USAGE where an option is not understood, ERR_INPUT where the file of --ranges is not; also after a
 * failure own_question_release. */
must_check int own_question_read(struct err *e, struct own_question *out,
				 const struct options *options, const struct tables *tables);
void own_question_release(struct own_question *q);

#endif
