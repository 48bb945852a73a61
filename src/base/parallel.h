/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parallel.h: the same work on many parts, by several threads.
 *
 * The parts must be independent: each writes what is its own alone, and the result may not depend on which
 * thread took which part. Then any number of threads gives the same bytes.
 */
#ifndef PAYBANDS_BASE_PARALLEL_H
#define PAYBANDS_BASE_PARALLEL_H

#include <stddef.h>

/* How many threads `jobs` asks for: as many, or one per processor where it is 0 or less; at least 1. */
size_t parallel_threads(long jobs);

typedef void parallel_task(void *context, size_t part);

/* Calls `task` once for each part below `count` and returns when all are done. parallel_threads(jobs) threads;
 * those that cannot be started are done without. */
void parallel_each(long jobs, size_t count, parallel_task *task, void *context);
/* The same, with the parts of greatest `sizes` first, so that none of them is left for last. */
void parallel_each_sized(long jobs, const size_t *sizes, size_t count, parallel_task *task,
			 void *context);
/* The same, and calls `take` for each part once it and all before it are done: in their order, one at a time. What is
 * taken need not wait for the last part, so that what it was made in can be used again. */
void parallel_each_in_order(long jobs, size_t count, parallel_task *task, parallel_task *take,
			    void *context);

#endif
