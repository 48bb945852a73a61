/* SPDX-License-Identifier: GPL-3.0-or-later */
/* file_out.c: write to a temporary name, flush, fsync, rename; see file_out.h. */
#include "base/file_out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/bytes_in.h"
#include "base/gzip.h"
#include "base/mem.h"
#include "base/text.h"

enum { OUT_ROOM = 64 * 1024, NAMES_TRIED = 100 };

struct file_out {
	int fd;
	char *name; /* for messages, and the name in the end */
	char *temporary; /* NULL: written in place (standard output, a device, a pipe) */
	bool synced_later; /* no fsync here: tree_sync does it, or nobody need */
	struct gzip *gzip;
	unsigned char *held; /* bytes as they will be stored, not yet written; NULL: none were */
	size_t held_len;
};

static int write_failed(struct err *e, const char *name)
{
	return err_set(e, ERR_WRITE, "%s: cannot write it: %s", name, strerror(errno));
}

static struct file_out *new_file_out(const char *name)
{
	struct file_out *f = mem_zero(1, sizeof(*f));

	f->fd = -1;
	f->name = mem_copy_text(name, strlen(name));
	return f;
}

/* Gives everything back without writing; the temporary file goes too. */
void file_out_abandon(struct file_out *f)
{
	if (!f)
		return;
	if (f->fd >= 0)
		close(f->fd);
	if (f->temporary)
		unlink(f->temporary);
	gzip_free(f->gzip);
	free(f->temporary);
	free(f->held);
	free(f->name);
	free(f);
}

/* "dir/.name.PID-TRY.partial", beside `path`, so that the rename stays in one file system. */
static char *temporary_name(const char *path, int try)
{
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash - path) + 1 : 0;
	size_t room = strlen(path) + 64;
	char *name = mem_alloc(room, 1);

	snprintf(name, room, "%.*s.%s.%ld-%d.partial", folder, path, path + folder, (long)getpid(),
		 try);
	return name;
}

static int open_temporary(struct err *e, struct file_out *f, mode_t mode)
{
	for (int try = 0; try < NAMES_TRIED; try++) {
		char *temporary = temporary_name(f->name, try);
		f->fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (f->fd >= 0) {
			f->temporary = temporary;
			return 0;
		}
		free(temporary);
		if (errno != EEXIST)
			break;
	}
	return write_failed(e, f->name);
}

enum { READER_WAIT_SECONDS = 10, WAITS_PER_SECOND = 10 };

/* A named pipe has a reader, or one comes soon: a run in cron must not wait for ever. */
static int open_in_place(struct err *e, struct file_out *f)
{
	const struct timespec wait = {.tv_nsec = 1000 * 1000 * 1000 / WAITS_PER_SECOND};

	for (int i = 0; i < READER_WAIT_SECONDS * WAITS_PER_SECOND; i++) {
		f->fd = open(f->name, O_WRONLY | O_CLOEXEC | O_NONBLOCK);
		if (f->fd >= 0 || errno != ENXIO || nanosleep(&wait, NULL))
			break;
		errno = ENXIO;
	}
	if (f->fd < 0 && errno == ENXIO)
		return err_set(e, ERR_WRITE,
			       "%s: is a named pipe, and nobody has opened it to read for %d "
			       "seconds: start the reader first",
			       f->name, READER_WAIT_SECONDS);
	if (f->fd < 0 || fcntl(f->fd, F_SETFL, fcntl(f->fd, F_GETFL) & ~O_NONBLOCK) < 0)
		return write_failed(e, f->name);
	return 0;
}

static int open_as(struct err *e, struct file_out **out, const char *path, mode_t mode)
{
	struct file_out *f = new_file_out(path);
	struct stat status;
	int result;

	*out = NULL;
	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
		errno = EISDIR;
		result = write_failed(e, path);
	} else if (stat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
		/* A device or a pipe is written to directly; a rename would replace it by a
		 * file. */
		result = open_in_place(e, f);
	} else {
		result = open_temporary(e, f, mode);
	}
	if (result) {
		file_out_abandon(f);
		return -1;
	}
	if (text_ends(text_of(path), TEXT_LITERAL(".gz")))
		f->gzip = gzip_new();
	*out = f;
	return 0;
}

int file_out_open(struct err *e, struct file_out **out, const char *path)
{
	return open_as(e, out, path, 0666);
}

int file_out_open_unsynced(struct err *e, struct file_out **out, const char *path)
{
	if (open_as(e, out, path, 0666))
		return -1;
	(*out)->synced_later = true;
	return 0;
}

int file_out_stdout(struct err *e, struct file_out **out)
{
	struct file_out *f = new_file_out("standard output");

	*out = NULL;
	/* A copy: closing it reports late failures and leaves the process's own open. */
	f->fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
	if (f->fd < 0) {
		int result = write_failed(e, f->name);
		file_out_abandon(f);
		return result;
	}
	*out = f;
	return 0;
}

static int write_all(struct err *e, struct file_out *f, const void *data, size_t len)
{
	const char *bytes = data;

	while (len) {
		ssize_t written = write(f->fd, bytes, len);
		if (written < 0 && errno == EINTR)
			continue; /* half a write would be worse than a late stop */
		if (written < 0)
			return write_failed(e, f->name);
		bytes += written;
		len -= (size_t)written;
	}
	return 0;
}

static int write_held(struct err *e, struct file_out *f)
{
	size_t len = f->held_len;

	f->held_len = 0;
	return write_all(e, f, f->held, len);
}

/* A file that is written at once needs no room: many small ones are. */
static void make_room(struct file_out *f)
{
	if (!f->held)
		f->held = mem_alloc(OUT_ROOM, 1);
}

static int write_plain(struct err *e, struct file_out *f, const void *data, size_t len)
{
	if (len > OUT_ROOM - f->held_len && write_held(e, f))
		return -1;
	if (len >= OUT_ROOM)
		return write_all(e, f, data, len);
	make_room(f);
	if (len)
		memcpy(f->held + f->held_len, data, len);
	f->held_len += len;
	return 0;
}

static int write_gzip(struct err *e, struct file_out *f, const void *data, size_t len, bool last)
{
	struct gzip_step step = {.in = data, .in_len = len};
	bool done = false;

	make_room(f);
	while (step.in_len || (last && !done)) {
		if (f->held_len == OUT_ROOM && write_held(e, f))
			return -1;
		step.out = f->held + f->held_len;
		step.out_len = OUT_ROOM - f->held_len;
		gzip_step(f->gzip, &step, last, &done);
		f->held_len = OUT_ROOM - step.out_len;
	}
	return 0;
}

int file_out_write(struct err *e, struct file_out *f, const void *data, size_t len)
{
	return f->gzip ? write_gzip(e, f, data, len, false) : write_plain(e, f, data, len);
}

static int finish(struct err *e, struct file_out *f)
{
	int fd = f->fd;

	if (f->gzip && write_gzip(e, f, "", 0, true))
		return -1;
	if (write_held(e, f))
		return -1;
	if (f->temporary && !f->synced_later && fsync(fd) != 0)
		return write_failed(e, f->name);
	f->fd = -1;
	if (close(fd) != 0)
		return write_failed(e, f->name);
	if (f->temporary && rename(f->temporary, f->name) != 0)
		return write_failed(e, f->name);
	free(f->temporary);
	f->temporary = NULL;
	return 0;
}

int file_out_commit(struct err *e, struct file_out *f)
{
	int result = finish(e, f);

	file_out_abandon(f);
	return result;
}

static int write_and_commit(struct err *e, struct file_out *f, const void *data, size_t len)
{
	if (f->gzip ? write_gzip(e, f, data, len, false) : write_all(e, f, data, len)) {
		file_out_abandon(f);
		return -1;
	}
	return file_out_commit(e, f);
}

int file_write_whole(struct err *e, const char *path, const void *data, size_t len)
{
	struct file_out *f;

	return open_as(e, &f, path, 0666) ? -1 : write_and_commit(e, f, data, len);
}

int file_write_unsynced(struct err *e, const char *path, const void *data, size_t len)
{
	struct file_out *f;

	return file_out_open_unsynced(e, &f, path) ? -1 : write_and_commit(e, f, data, len);
}

int file_write_private(struct err *e, const char *path, const void *data, size_t len)
{
	struct file_out *f;

	return open_as(e, &f, path, 0600) ? -1 : write_and_commit(e, f, data, len);
}

int file_write_cached(struct err *e, const char *path, const void *data, size_t len)
{
	struct file_out *f;

	if (open_as(e, &f, path, 0600))
		return -1;
	f->synced_later = true;
	return write_and_commit(e, f, data, len);
}

int file_digest(struct err *e, const char *path, char hex[SHA256_HEX_BYTES], uint64_t *bytes)
{
	struct digest *digest = digest_new();
	unsigned char *room = mem_alloc(OUT_ROOM, 1);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe does not stop us */
	ssize_t len = fd < 0 ? -1 : 1;

	*bytes = 0;
	while (len > 0) {
		len = read(fd, room, OUT_ROOM);
		if (len < 0 && errno == EINTR)
			len = 1;
		else if (len > 0) {
			digest_add(digest, room, (size_t)len);
			*bytes += (uint64_t)len;
		}
	}
	if (len < 0)
		err_set(e, ERR_INPUT, "%s: cannot read it: %s", path, strerror(errno));
	else
		digest_finish(digest, hex);
	if (fd >= 0)
		close(fd);
	free(room);
	digest_free(digest);
	return len < 0 ? -1 : 0;
}

int file_digest_written(struct err *e, const char *path, char hex[SHA256_HEX_BYTES],
			uint64_t *bytes)
{
	int result = file_digest(e, path, hex, bytes);

	if (result)
		e->code = ERR_WRITE;
	return result;
}
