/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spool.c: opens and fills the unnamed temporary file; see spool.h. */
#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int fail(struct err *e)
{
	return err_set(e, ERR_WRITE,
		       "what comes through a pipe is kept in a temporary file, which failed: %s: "
		       "set TMPDIR to a folder with room, or name the file itself",
		       strerror(errno));
}

const char *temporary_folder(void)
{
	const char *folder = getenv("TMPDIR");

	return folder && *folder ? folder : "/tmp";
}

int spool_open(struct err *e, int *fd)
{
	const char *folder = temporary_folder();
	char path[4096];

	*fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (*fd >= 0)
		return 0;
	/* Not every file system has files without a name. */
	snprintf(path, sizeof(path), "%s/paybands-XXXXXX", folder);
	*fd = mkostemp(path, O_CLOEXEC);
	if (*fd < 0)
		return fail(e);
	unlink(path);
	return 0;
}

int spool_write(struct err *e, int fd, const void *data, size_t len)
{
	const char *bytes = data;

	while (len) {
		ssize_t written = write(fd, bytes, len);
		if (written < 0 && errno != EINTR)
			return fail(e);
		if (written > 0) {
			bytes += written;
			len -= (size_t)written;
		}
	}
	return 0;
}
