/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress.h: a bar on a terminal, no wider than it; nothing elsewhere, or on a dumb terminal,
 * which cannot redraw a line. */
#ifndef PAYBANDS_CMD_PROGRESS_H
#define PAYBANDS_CMD_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct progress {
	bool shown; /* standard error is a terminal that can draw, and --quiet was not given */
	struct timespec started;
	struct timespec drawn;
	char file[64];
};

void progress_init(struct progress *p, bool quiet);
/* The progress of one file: stored bytes of `size` (0: unknown), rows so far. Draws a few times a
 * second. */
void progress_update(struct progress *p, const char *file, uint64_t bytes, uint64_t size,
		     uint64_t rows);
void progress_clear(struct progress *p);

#endif
