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
#include "reports/accepted.h"
#include "reports/tree.h"

/* Runs with one id that differ: beyond this something else is wrong. */
enum { SAME_ID_MOST = 1000 };
enum { RUN_NAME_BYTES = 256 };
#define CANDIDATE ".candidate"

struct publication {
	char *output;
	char *runs;
	char *partial; /* runs/.next.partial */
	char *latest_link; /* output/latest */
	char *latest; /* the folder it points to, or NULL */
	char *dangling; /* what it names and is not there, or NULL */
	struct accepted accepted;
	char *accepted_folder; /* NULL: there is none */
	int lock; /* open and locked, or -1 */
	bool partial_made;
};

static int failed(struct err *e, const char *path, const char *doing)
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
	return failed(e, path, "make the folder");
}

static int make_folders(struct err *e, const char *path)
{
	char *part = mem_copy_text(path, strlen(path));
	int result = 0;

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
static int find_folder(struct err *e, bool *there, const char *path)
{
	struct stat status;

	*there = lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
	if (*there || errno == ENOENT || errno == ENOTDIR)
		return 0;
	return failed(e, path, "look at it");
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
		return failed(e, p->latest_link, "read the link");
	if (len < 0)
		return foreign(e, p->latest_link, "there is something of that name");
	target[len] = '\0';
	name = text_of(target);
	if (!text_starts(name, TEXT_LITERAL("runs/")))
		return foreign(e, p->latest_link, "it is a link to somewhere else");
	name.data += 5;
	name.len -= 5;
	if (!is_run_name(name))
		return foreign(e, p->latest_link, "it is a link to somewhere else");
	p->latest = tree_join(p->output, target);
	if (find_folder(e, &there, p->latest))
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
	if (p->accepted.run)
		p->accepted_folder = tree_join(p->runs, p->accepted.run);
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
		failed(e, path, "open the lock");
	else if (fstat(p->lock, &status) || !S_ISREG(status.st_mode) || status.st_size)
		foreign(e, path, "there is something of that name");
	else if (flock(p->lock, LOCK_EX | LOCK_NB) == 0)
		result = 0;
	else if (errno == EWOULDBLOCK)
		err_set(e, ERR_LOCKED, "%s: another run holds the lock; let it finish", path);
	else
		failed(e, path, "take the lock");
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
		failed(e, link, "remove it");
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
	p->latest_link = tree_join(output, "latest");
	if (!*output) {
		err_set(e, ERR_USAGE, "the output folder has no name; give one with -o");
		goto failure;
	}
	if (make_folders(e, output) || take_lock(e, p) || read_latest(e, p) || read_accepted(e, p))
		goto failure;
	if (exists(p->runs) && !is_folder(p->runs)) {
		foreign(e, p->runs, "it is not a folder");
		goto failure;
	}
	if (make_folder(e, p->runs) || clear_leftovers(e, p))
		goto failure;
	if (mkdir(p->partial, 0777)) {
		failed(e, p->partial, "make the folder");
		goto failure;
	}
	p->partial_made = true;
	*out = p;
	return 0;
failure:
	publish_end(p);
	return -1;
}

const char *publish_directory(const struct publication *p)
{
	return p->partial;
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

static int check_id(struct err *e, const char *id)
{
	if (is_run_name(text_of(id)))
		return 0;
	return err_set(e, ERR_BUG, "\"%s\" cannot name a run", id);
}

/* The partial folder becomes `to`, on the disk. */
static int rename_partial(struct err *e, struct publication *p, const char *to)
{
	if (rename(p->partial, to))
		return failed(e, to, "rename the finished run to it");
	p->partial_made = false;
	return tree_sync_one(e, p->runs);
}

/* Gives the run its place under `name`. *placed is false if something else has that name. */
static int place_as(struct err *e, struct publication *p, const char *name, bool *placed)
{
	char *run = tree_join(p->runs, name);
	int result = 0;

	*placed = false;
	if (!exists(run)) {
		*placed = true;
		result = rename_partial(e, p, run);
	} else if (is_folder(run)) {
		result = tree_equal(e, placed, p->partial, run);
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
static int switch_latest(struct err *e, struct publication *p, const char *name)
{
	char *target = tree_join("runs", name);
	char *beside = tree_join(p->output, ".latest.new");
	int result = -1;

	if (unlink(beside) && errno != ENOENT)
		failed(e, beside, "remove it");
	else if (symlink(target, beside))
		failed(e, beside, "make the link");
	else if (rename(beside, p->latest_link))
		failed(e, p->latest_link, "switch the link");
	else
		result = confirm(e, p);
	free(beside);
	free(target);
	return result;
}

/* The run's place is `name`, runs/<id> or the first free or equal one after it. */
static int place(struct err *e, struct publication *p, const char *id, char name[RUN_NAME_BYTES])
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
		if (place_as(e, p, name, &placed))
			return -1;
	}
	return 0;
}

int publish_commit(struct err *e, struct publication *p, const char *id, const char *reason)
{
	char name[RUN_NAME_BYTES];

	if (!reason && !p->accepted.run)
		reason = "the first run";
	if (check_id(e, id) || tree_sync(e, p->partial) || place(e, p, id, name) ||
	    (reason && accepted_write(e, &p->accepted, p->output, name, reason, false)))
		return -1;
	return switch_latest(e, p, name);
}

/* A candidate takes a published run's place: it is whole, as the partial folder of a commit is. */
static int place_candidate(struct err *e, struct publication *p, const char *candidate,
			   char name[RUN_NAME_BYTES])
{
	struct text id = text_of(candidate);
	char *folder = tree_join(p->runs, candidate);
	char base[RUN_NAME_BYTES];
	int result = -1;

	id.len -= strlen(CANDIDATE);
	snprintf(base, sizeof(base), "%.*s", TEXT_ARG(id));
	if (tree_remove(e, p->partial))
		goto done;
	p->partial_made = false;
	if (rename(folder, p->partial)) {
		failed(e, folder, "rename it");
		goto done;
	}
	p->partial_made = true;
	result = place(e, p, base, name);
done:
	free(folder);
	return result;
}

int publish_accept(struct err *e, struct publication *p, const char *run, const char *reason)
{
	bool is_candidate = text_ends(text_of(run), TEXT_LITERAL(CANDIDATE));
	char *folder = tree_join(p->runs, run);
	char name[RUN_NAME_BYTES];
	bool there;
	int result = -1;

	snprintf(name, sizeof(name), "%s", run);
	if (check_id(e, run) || find_folder(e, &there, folder))
		goto done;
	if (!there)
		err_set(e, ERR_USAGE, "%s: there is no such run", folder);
	else if ((is_candidate && place_candidate(e, p, run, name)) ||
		 accepted_write(e, &p->accepted, p->output, name, reason, true))
		;
	else
		result = is_candidate || !p->latest ? switch_latest(e, p, name) : 0;
done:
	free(folder);
	return result;
}

int publish_keep_candidate(struct err *e, struct publication *p, const char *id)
{
	char *old = tree_join(p->runs, ".old.partial");
	char name[RUN_NAME_BYTES];
	char *candidate = NULL;
	int result = -1;

	if (check_id(e, id) || tree_sync(e, p->partial))
		goto done;
	snprintf(name, sizeof(name), "%s" CANDIDATE, id);
	candidate = tree_join(p->runs, name);
	if (exists(candidate) && rename(candidate, old)) {
		failed(e, candidate, "move the old candidate away");
		goto done;
	}
	if (rename_partial(e, p, candidate) || tree_remove(e, old))
		goto done;
	result = 0;
done:
	free(candidate);
	free(old);
	return result;
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
	free(p->partial);
	free(p->runs);
	free(p->output);
	free(p);
}
