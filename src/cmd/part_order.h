/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part_order.h: parts that --part made, in the order of their numbers, whatever the names of their files. */
#ifndef PAYBANDS_CMD_PART_ORDER_H
#define PAYBANDS_CMD_PART_ORDER_H

#include "cmd/config.h"

/* Of each source that is given as parts, where all of them are shares of as many; otherwise they stay as they
 * are given. What cannot be read is left to who reads it. */
void part_order(struct config *c);

#endif
