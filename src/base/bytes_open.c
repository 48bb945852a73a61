/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bytes_open.c: from a name to an open file. */
#include "base/bytes_private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

static char *copy(const char *text)
{
	return mem_copy_text(text, strlen(text));
}

/* Only a signal handler set without SA_RESTART, that is, one meant to stop us, gets here. */
int bytes_fail_interrupted(struct err *e, const char *name)
{
	return err_set(e, ERR_INTERRUPTED, "%s: interrupted while reading", name);
}

int bytes_fail_directory(struct err *e, const char *name)
{
	return err_set(e, ERR_INPUT, "%s: is a directory: name the files in it", name);
}

static int open_failed(struct err *e, const char *path, int why)
{
	if (why == ENOENT || why == ENOTDIR)
		return err_set(e, ERR_INPUT, "%s: no such file: check the path", path);
	if (why == EACCES || why == EPERM)
		return err_set(e, ERR_INPUT,
			       "%s: no permission to read it: check its mode and owner", path);
	if (why == EINTR)
		return bytes_fail_interrupted(e, path);
	return err_set_device(e, "%s: cannot open it: %s", path, strerror(why));
}

static bool is_directory(int fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Where nothing has the whole name: the file before one of its '#', the earliest that is one. */
static void open_before_part(struct bytes_in *in, const char *path)
{
	for (const char *hash = strchr(path, '#'); hash && in->fd < 0;
	     hash = strchr(hash + 1, '#')) {
		char *file = mem_copy_text(path, (size_t)(hash - path));
		in->fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
		if (in->fd >= 0 && is_directory(in->fd)) {
			close(in->fd);
			in->fd = -1;
		}
		if (in->fd >= 0) {
			in->file_name = file;
			in->part = hash[1] ? copy(hash + 1) : NULL;
		} else {
			free(file);
		}
	}
}

static int open_path(struct err *e, struct bytes_in *in, const char *path, bool unpack)
{
	int why;

	in->close_fd = true;
	in->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	why = errno;
	if (in->fd >= 0)
		in->file_name = copy(path);
	else if (unpack && (why == ENOENT || why == ENOTDIR))
		open_before_part(in, path);
	return in->fd >= 0 ? 0 : open_failed(e, path, why);
}

enum { WRITER_WAIT_SECONDS = 10, WAITS_PER_SECOND = 10 };

/* A named pipe has a writer, or one comes soon: a run in cron must not wait for ever. What a pipe gives while it
 * is asked is kept. */
static int wait_for_writer(struct err *e, struct bytes_in *in)
{
	struct pollfd wait = {.fd = in->fd, .events = POLLIN};

	for (int i = 0; i < WRITER_WAIT_SECONDS * WAITS_PER_SECOND; i++) {
		int ready = poll(&wait, 1, 1000 / WAITS_PER_SECOND);
		ssize_t len;

		if (ready < 0 && errno == EINTR)
			return bytes_fail_interrupted(e, in->name);
		if (ready != 0)
			return 0;
		/* Nothing to read: an end without a writer, and EAGAIN with one. */
		len = read(in->fd, in->stored, 1);
		if (len != 0) {
			in->stored_to = len > 0;
			in->position += (uint64_t)in->stored_to;
			if (in->stored_to && in->digest)
				digest_add(in->digest, in->stored, in->stored_to);
			return 0;
		}
	}
	return err_set(e, ERR_INPUT,
		       "%s: is a named pipe, and nobody has opened it to write for %d seconds: "
		       "start the writer first",
		       in->name, WRITER_WAIT_SECONDS);
}

int bytes_open_file(struct err *e, struct bytes_in *in, const char *path, bool unpack)
{
	struct stat status;
	const char *slash;

	if (strcmp(path, "-") == 0 || (unpack && strncmp(path, "-#", 2) == 0)) {
		in->fd = STDIN_FILENO;
		in->file_name = copy("standard input");
		in->part = path[1] && path[2] ? copy(path + 2) : NULL;
	} else if (open_path(e, in, path, unpack)) {
		return -1;
	}
	in->name = copy(in->file_name);
	slash = strrchr(in->file_name, '/');
	in->label = copy(slash ? slash + 1 : in->file_name);
	if (fstat(in->fd, &status) != 0)
		return open_failed(e, in->name, errno);
	if (S_ISDIR(status.st_mode))
		return bytes_fail_directory(e, in->name);
	if (S_ISREG(status.st_mode))
		in->size = (uint64_t)status.st_size;
	if (S_ISFIFO(status.st_mode) && in->close_fd && wait_for_writer(e, in))
		return -1;
	/* Opened so that a pipe without a writer does not stop us; from here on reads wait. */
	if (in->close_fd && fcntl(in->fd, F_SETFL, fcntl(in->fd, F_GETFL) & ~O_NONBLOCK) < 0)
		return open_failed(e, in->name, errno);
	return 0;
}
