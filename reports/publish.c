/* SPDX-License-Identifier: GPL-3.0-or-later */
/* publish.c: see publish.h. */
#include "reports/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "reports/publish_private.h"
#include "reports/run_tree.h"
#include "reports/tree.h"

/* Runs with one id that differ: beyond this something else is wrong. */
enum { SAME_ID_MOST = 1000 };
int publish_failed(struct err *e, const char *path, const char *doing)
{
	return err_set(e, ERR_WRITE, "%s: cannot %s: %s; nothing was published", path, doing,
		       strerror(errno));
}

static int foreign(struct err *e, const char *path, const char *what)
{
	return err_set(e, ERR_USAGE,
		       "%s: %s, which is not ours; move it away or choose another output folder",
		       path, what);
}

/* ---- folders ---- */

static bool is_folder(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool exists(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0;
}

/* mkdir; a folder that is there already (also by a link) is fine. */
static int make_folder(struct err *e, const char *path)
{
	struct stat status;

	if (mkdir(path, 0777) == 0)
		return 0;
	if (errno == EEXIST && stat(path, &status) == 0) {
		if (S_ISDIR(status.st_mode))
			return 0;
		errno = ENOTDIR;
	}
	return publish_failed(e, path, "make the folder");
}

static int make_folders(struct err *e, const char *path, bool *made)
{
	char *part = mem_copy_text(path, strlen(path));
	int result = 0;

	*made = !exists(path);
	for (char *slash = strchr(part + 1, '/'); slash && !result;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		result = make_folder(e, part);
		*slash = '/';
	}
	if (!result)
		result = make_folder(e, path);
	free(part);
	return result;
}

/* ---- what exists already ---- */

/* "2024-05-3f2a9c0b1d4e": what may become a folder's name. */
static bool is_run_name(struct text name)
{
	if (!name.len || name.len > 200 || name.data[0] == '.')
		return false;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];

		if (!(c >= 'a' && c <= 'z') && !ascii_digit(c) && c != '-' && c != '.')
			return false;
	}
	return true;
}

/* Is a folder there? What cannot be looked at is not absent. */
int publish_find_folder(struct err *e, bool *there, const char *path)
{
	struct stat status;

	*there = lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
	if (*there || errno == ENOENT || errno == ENOTDIR)
		return 0;
	return publish_failed(e, path, "look at it");
}

/* The run's name of "runs/NAME/public", or of "runs/NAME", as it was before runs had two parts. */
static bool name_of_target(struct text target, struct text *name)
{
	const struct text end = TEXT_LITERAL("/" RUN_PUBLIC);

	if (!text_starts(target, TEXT_LITERAL("runs/")))
		return false;
	*name = (struct text){.data = target.data + 5, .len = target.len - 5};
	if (text_ends(*name, end))
		name->len -= end.len;
	return is_run_name(*name);
}

/* Fills p->latest, or p->dangling, from the link. */
static int read_latest(struct err *e, struct publication *p)
{
	char target[PATH_MAX];
	struct text name;
	ssize_t len;
	bool there;

	len = readlink(p->latest_link, target, sizeof(target) - 1);
	if (len < 0 && errno == ENOENT)
		return 0;
	if (len < 0 && errno != EINVAL)
		return publish_failed(e, p->latest_link, "read the link");
	if (len < 0)
		return foreign(e, p->latest_link, "there is something of that name");
	target[len] = '\0';
	if (!name_of_target(text_of(target), &name))
		return foreign(e, p->latest_link, "it is a link to somewhere else");
	p->latest = tree_join(p->output, target);
	if (publish_find_folder(e, &there, p->latest))
		return -1;
	if (!there) {
		p->dangling = p->latest;
		p->latest = NULL;
	}
	return 0;
}

static int read_accepted(struct err *e, struct publication *p)
{
	if (accepted_read(e, &p->accepted, p->output))
		return -1;
	if (p->accepted.run) {
		char *run = tree_join(p->runs, p->accepted.run);
		p->accepted_folder = run_tree_public(run);
		free(run);
	}
	return 0;
}

static int take_lock(struct err *e, struct publication *p)
{
	char *path = tree_join(p->output, "lock");
	struct stat status;
	int result = -1;

	p->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
	if (p->lock < 0 && (errno == EISDIR || errno == ELOOP || errno == ENXIO))
		foreign(e, path, "there is something of that name");
	else if (p->lock < 0)
		publish_failed(e, path, "open the lock");
	else if (fstat(p->lock, &status) || !S_ISREG(status.st_mode) || status.st_size)
		foreign(e, path, "there is something of that name");
	else if (flock(p->lock, LOCK_EX | LOCK_NB) == 0)
		result = 0;
	else if (errno == EWOULDBLOCK)
		err_set(e, ERR_LOCKED, "%s: another run holds the lock; let it finish", path);
	else
		publish_failed(e, path, "take the lock");
	free(path);
	return result;
}

/* Removes what a crash left under the names reserved for paybands. */
static int clear_leftovers(struct err *e, struct publication *p)
{
	char *old = tree_join(p->runs, ".old.partial");
	char *link = tree_join(p->output, ".latest.new");
	struct stat status;
	int result = -1;

	if (tree_remove(e, p->partial) || tree_remove(e, old))
		goto done;
	if (lstat(link, &status) == 0 && !S_ISLNK(status.st_mode))
		foreign(e, link, "there is something of that name");
	else if (unlink(link) && errno != ENOENT)
		publish_failed(e, link, "remove it");
	else
		result = 0;
done:
	free(link);
	free(old);
	return result;
}

/* ---- from begin to end ---- */

int publish_begin(struct err *e, struct publication **out, const char *output)
{
	struct publication *p = mem_zero(1, sizeof(*p));

	*out = NULL;
	p->lock = -1;
	p->output = mem_copy_text(output, strlen(output));
	p->runs = tree_join(output, "runs");
	p->partial = tree_join(p->runs, ".next.partial");
	p->public = tree_join(p->partial, RUN_PUBLIC);
	p->private = tree_join(p->partial, RUN_PRIVATE);
	p->latest_link = tree_join(output, "latest");
	if (!*output) {
		err_set(e, ERR_USAGE, "the output folder has no name; give one with -o");
		goto failure;
	}
	if (make_folders(e, output, &p->output_made) || take_lock(e, p) || read_latest(e, p) ||
	    read_accepted(e, p))
		goto failure;
	if (exists(p->runs) && !is_folder(p->runs)) {
		foreign(e, p->runs, "it is not a folder");
		goto failure;
	}
	if (make_folder(e, p->runs) || clear_leftovers(e, p))
		goto failure;
	p->partial_made = true;
	if (run_tree_make(e, p->partial))
		goto failure;
	*out = p;
	return 0;
failure:
	publish_end(p);
	return -1;
}

const char *publish_directory(const struct publication *p)
{
	return p->public;
}

const char *publish_placed(const struct publication *p)
{
	return *p->placed ? p->placed : NULL;
}

const char *publish_private(const struct publication *p)
{
	return p->private;
}

void publish_let_read(struct publication *p, unsigned read)
{
	p->read = read;
}

const char *publish_latest(const struct publication *p)
{
	return p->latest;
}

const char *publish_dangling(const struct publication *p)
{
	return p->dangling;
}

const char *publish_accepted(const struct publication *p)
{
	return p->accepted_folder;
}

const char *publish_accepted_reason(const struct publication *p)
{
	return p->accepted.by_person ? p->accepted.reason : NULL;
}

int publish_check_id(struct err *e, const char *id)
{
	if (is_run_name(text_of(id)))
		return 0;
	return err_set(e, ERR_BUG, "\"%s\" cannot name a run", id);
}

/* The run's modes, and those of the folders above it that are ours. */
static int set_modes(struct err *e, const struct publication *p)
{
	if (run_tree_set_modes(e, p->partial, p->read))
		return -1;
	if (!p->read)
		return 0;
	if (p->output_made && run_tree_open_folder(e, p->output, p->read))
		return -1;
	return run_tree_open_folder(e, p->runs, p->read);
}

int publish_finish(struct err *e, const struct publication *p)
{
	return set_modes(e, p) || tree_sync(e, p->partial) ? -1 : 0;
}

/* The folder `from` of runs/ becomes `to`, on the disk. */
int publish_rename(struct err *e, struct publication *p, const char *from, const char *to)
{
	if (rename(from, to))
		return publish_failed(e, to, "rename the finished run to it");
	if (from == p->partial)
		p->partial_made = false;
	return tree_sync_one(e, p->runs);
}

/* Gives the run its place under `name`. *placed is false if something else has that name; an equal run stays
 * instead of it. */
static int place_as(struct err *e, struct publication *p, const char *from, const char *name,
		    bool *placed)
{
	char *run = tree_join(p->runs, name);
	int result = 0;

	*placed = false;
	if (!exists(run)) {
		*placed = true;
		result = publish_rename(e, p, from, run);
	} else if (is_folder(run)) {
		result = tree_equal(e, placed, from, run);
		if (result == 0 &&
		    *placed) /* whoever placed it may have ended before its name was */
			result = tree_sync_one(e, p->runs);
	}
	free(run);
	return result;
}

/* The switch is done, and readers see it: an error from here on is not one of publishing. */
static int confirm(struct err *e, const struct publication *p)
{
	if (tree_sync_one(e, p->output) == 0)
		return 0;
	e->code = ERR_DURABILITY;
	return err_prefix(e, "published; whether it survives a loss of power is not known");
}

/* Makes latest point to runs/`name`: a link beside it, renamed over it. */
int publish_switch(struct err *e, struct publication *p, const char *name)
{
	char *run = tree_join(p->runs, name), *public = run_tree_public(run);
	const char *target = public + strlen(p->output) + 1;
	char *beside = tree_join(p->output, ".latest.new");
	int result = -1;

	if (unlink(beside) && errno != ENOENT)
		publish_failed(e, beside, "remove it");
	else if (symlink(target, beside))
		publish_failed(e, beside, "make the link");
	else if (rename(beside, p->latest_link))
		publish_failed(e, p->latest_link, "switch the link");
	else
		result = confirm(e, p);
	free(beside);
	free(public);
	free(run);
	return result;
}

/* The run's place is `name`, runs/<id> or the first free or equal one after it. */
int publish_place(struct err *e, struct publication *p, const char *from, const char *id,
		  char name[RUN_NAME_BYTES])
{
	bool placed = false;

	for (int copy = 1; !placed; copy++) {
		if (copy > SAME_ID_MOST)
			return err_set(e, ERR_WRITE, "%s: too many runs named %s that differ",
				       p->runs, id);
		if (copy == 1)
			snprintf(name, RUN_NAME_BYTES, "%s", id);
		else
			snprintf(name, RUN_NAME_BYTES, "%s-%d", id, copy);
		if (place_as(e, p, from, name, &placed))
			return -1;
	}
	return 0;
}

int publish_commit(struct err *e, struct publication *p, const char *id, const char *reason)
{
	char name[RUN_NAME_BYTES];

	if (!reason && !p->accepted.run)
		reason = "the first run";
	if (publish_check_id(e, id) || publish_finish(e, p) ||
	    publish_place(e, p, p->partial, id, name) ||
	    (reason && accepted_write(e, &p->accepted, p->output, name, reason, false)))
		return -1;
	snprintf(p->placed, sizeof(p->placed), "%s", name);
	return publish_switch(e, p, name);
}

void publish_end(struct publication *p)
{
	struct err ignored = ERR_INIT;

	if (!p)
		return;
	/* What cannot be removed now is removed by the next run. */
	if (p->partial_made && tree_remove(&ignored, p->partial))
		p->partial_made = false;
	if (p->lock >= 0)
		close(p->lock);
	accepted_release(&p->accepted);
	free(p->accepted_folder);
	free(p->dangling);
	free(p->latest);
	free(p->latest_link);
	free(p->private);
	free(p->public);
	free(p->partial);
	free(p->runs);
	free(p->output);
	free(p);
}
