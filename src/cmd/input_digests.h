/* SPDX-License-Identifier: GPL-3.0-or-later */
/* input_digests.h: what a run is made of besides its tables: the program and every source's files, each digested once,
 * on all threads.
 */
#ifndef PAYBANDS_CMD_INPUT_DIGESTS_H
#define PAYBANDS_CMD_INPUT_DIGESTS_H

#include <stdbool.h>

#include "base/digest.h"
#include "cmd/config.h"

struct source_digests {
	bool is_plain; /* every file is one; otherwise it is not known what will be read */
	bool is_known; /* and every one could be read */
	struct buf stamps; /* of the files, before they were digested */
	struct buf text; /* the source's layout and date, and each file's path and digest */
};
struct input_digests {
	char program[SHA256_HEX_BYTES]; /* empty: not known */
	struct source_digests *sources; /* one per source of the configuration */
	size_t count;
};

void input_digests_take(struct input_digests *out, const struct config *config);
void input_digests_release(struct input_digests *d);
/* Are the source's files still what they were when they were digested? */
bool input_digests_hold(const struct input_digests *d, const struct config *config, size_t number);

#endif
