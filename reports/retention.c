/* SPDX-License-Identifier: GPL-3.0-or-later */
/* retention.c: see retention.h. */
#include "reports/retention.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/text.h"
#include "reports/publish_private.h"
#include "reports/run_list.h"
#include "reports/run_tree.h"
#include "reports/tree.h"

enum { DAY_SECONDS = 24 * 60 * 60, NANOSECONDS = 1000 * 1000 * 1000 };

static bool is_later(struct timespec a, struct timespec b)
{
	return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
}

/* Its folder's time is when it was published last: later than that of any other run, whatever the clock says. */
static int mark_latest(struct err *e, const struct publication *p, const struct run_list *list)
{
	struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}};
	const struct run_entry *latest = NULL;
	char *folder;
	int result;

	clock_gettime(CLOCK_REALTIME, &times[1]);
	for (size_t i = 0; i < list->count; i++) {
		const struct run_entry *entry = &list->entries[i];
		if (entry->latest)
			latest = entry;
		else if (entry->state != RUN_UNFINISHED && !is_later(times[1], entry->published))
			times[1] = entry->published;
	}
	if (!latest)
		return 0;
	if (++times[1].tv_nsec >= NANOSECONDS) {
		times[1].tv_nsec = 0;
		times[1].tv_sec++;
	}
	folder = tree_join(p->runs, latest->name);
	result = utimensat(AT_FDCWD, folder, times, 0)
		     ? err_set(e, ERR_WRITE, "%s: cannot set its time: %s", folder, strerror(errno))
		     : 0;
	free(folder);
	return result;
}

static bool is_old(const struct run_entry *entry, const struct retention *limits,
		   struct timespec now)
{
	return limits->days > 0 &&
	       entry->published.tv_sec < now.tv_sec - (time_t)limits->days * DAY_SECONDS;
}

static int consider(struct err *e, struct publication *p, const struct run_entry *entry,
		    size_t *removed)
{
	char *folder = tree_join(p->runs, entry->name);
	int result = 0;

	if (run_tree_is_ours(folder)) {
		result = publish_remove(e, p, folder);
		*removed += result == 0;
	}
	free(folder);
	return result;
}

static int remove_old(struct err *e, struct publication *p, const struct run_list *list,
		      const struct retention *limits, size_t *removed)
{
	size_t seen[RUN_STATE_COUNT] = {0};
	struct timespec now;
	int result = 0;

	clock_gettime(CLOCK_REALTIME, &now);
	for (size_t i = 0; result == 0 && i < list->count; i++) {
		const struct run_entry *entry = &list->entries[i];
		bool is_kept =
		    entry->latest || entry->state == RUN_ACCEPTED || entry->state == RUN_UNFINISHED;
		/* Accepted runs are published ones, and count as such. */
		enum run_state counted =
		    entry->state == RUN_ACCEPTED ? RUN_PUBLISHED : entry->state;
		bool is_beyond = ++seen[counted] > (size_t)limits->runs && limits->runs > 0;

		if (!is_kept && (is_beyond || is_old(entry, limits, now)))
			result = consider(e, p, entry, removed);
	}
	return result;
}

int retention_apply(struct err *e, struct publication *p, const struct retention *limits,
		    size_t *removed)
{
	struct run_list list;
	int result = run_list_read(e, &list, p->output);

	*removed = 0;
	if (result == 0 && mark_latest(e, p, &list) == 0) {
		run_list_release(&list);
		result = run_list_read(e, &list, p->output);
	} else {
		result = -1;
	}
	if (result == 0)
		result = remove_old(e, p, &list, limits, removed);
	run_list_release(&list);
	if (result)
		e->code = ERR_WRITE;
	return result;
}
