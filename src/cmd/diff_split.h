/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff_split.h: how much of a median's movement which cause made, as far as two folders tell.
 *
 * The shares of a movement add up to it. Where several causes may have moved a cell and the folders do not
 * tell them apart, they have one share together: docs/methods.md, "What changed between two runs".
 */
#ifndef PAYBANDS_CMD_DIFF_SPLIT_H
#define PAYBANDS_CMD_DIFF_SPLIT_H

#include "cmd/run_differences.h"
#include "estimate/band_changes.h"
#include "model/pay/wage_index.h"

struct diff_split {
	double dollars[CAUSE_COUNT]; /* 0 where it has no share */
	unsigned possible; /* bits of the causes that may have acted on the cell */
	unsigned together; /* those of CAUSE_TOGETHER; 0: of none that is known */
	bool estimated; /* aging moved it by a mean factor, so that the shares are about right */
};

/* All borrowed. */
struct diff_evidence {
	const struct run_differences *differences;
	const struct run_record *was, *is;
	const struct wage_index *wages; /* which series a country's pay is moved by */
};

/* Of a pair that differs; dollars are all 0 where it has not a median in both runs. */
void diff_split_of(struct diff_split *out, const struct diff_evidence *evidence,
		   const struct band_pair *pair);

#endif
