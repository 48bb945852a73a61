/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parallel.c: threads that take the next part until none is left; see parallel.h. */
#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

struct work {
	parallel_task *task;
	void *context;
	const size_t *order; /* NULL: as they are numbered */
	size_t count;
	atomic_size_t next;
};

static void *take_parts(void *argument)
{
	struct work *w = argument;
	size_t at;

	while ((at = atomic_fetch_add(&w->next, 1)) < w->count)
		w->task(w->context, w->order ? w->order[at] : at);
	return NULL;
}

size_t parallel_threads(long jobs)
{
	if (jobs <= 0)
		jobs = sysconf(_SC_NPROCESSORS_ONLN);
	return jobs > 1 ? (size_t)jobs : 1;
}

/* The caller's thread waits: threads that were started take their memory from heaps of threads that have ended, where
 * it was touched before. It works, too, where too few could be started. */
static void share_out(long jobs, struct work *w)
{
	size_t threads_most = parallel_threads(jobs), started = 0;
	size_t wanted = threads_most < w->count ? threads_most : w->count;
	pthread_t *threads = mem_alloc(wanted + 1, sizeof(*threads));

	while (wanted > 1 && started < wanted &&
	       pthread_create(&threads[started], NULL, take_parts, w) == 0)
		started++;
	if (started < wanted)
		(void)take_parts(w);
	for (size_t i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
	free(threads);
}

void parallel_each(long jobs, size_t count, parallel_task *task, void *context)
{
	struct work w = {.task = task, .context = context, .count = count};

	share_out(jobs, &w);
}

struct sized {
	size_t size, part;
};

static int compare_size(const void *a, const void *b)
{
	const struct sized *left = a, *right = b;

	if (left->size != right->size)
		return left->size > right->size ? -1 : 1;
	return (left->part > right->part) - (left->part < right->part);
}

void parallel_each_sized(long jobs, const size_t *sizes, size_t count, parallel_task *task,
			 void *context)
{
	struct sized *sized = mem_alloc(count + 1, sizeof(*sized));
	size_t *order = mem_alloc(count + 1, sizeof(*order));
	struct work w = {.task = task, .context = context, .order = order, .count = count};

	for (size_t i = 0; i < count; i++)
		sized[i] = (struct sized){.size = sizes[i], .part = i};
	if (count)
		qsort(sized, count, sizeof(*sized), compare_size);
	for (size_t i = 0; i < count; i++)
		order[i] = sized[i].part;
	share_out(jobs, &w);
	free(order);
	free(sized);
}

struct in_order {
	parallel_task *task, *take;
	void *context;
	size_t count;
	pthread_mutex_t lock; /* of what follows, and while a part is taken */
	bool *done; /* by part */
	size_t next; /* to be taken */
};

static void make_and_take(void *context, size_t part)
{
	struct in_order *w = context;

	w->task(w->context, part);
	pthread_mutex_lock(&w->lock);
	w->done[part] = true;
	for (; w->next < w->count && w->done[w->next]; w->next++)
		w->take(w->context, w->next);
	pthread_mutex_unlock(&w->lock);
}

void parallel_each_in_order(long jobs, size_t count, parallel_task *task, parallel_task *take,
			    void *context)
{
	struct in_order w = {.task = task,
			     .take = take,
			     .context = context,
			     .count = count,
			     .lock = PTHREAD_MUTEX_INITIALIZER,
			     .done = mem_zero(count + 1, sizeof(*w.done))};

	parallel_each(jobs, count, make_and_take, &w);
	free(w.done);
	pthread_mutex_destroy(&w.lock);
}
