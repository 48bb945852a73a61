/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memory_file.h: bytes as a file that has a path and disappears with its descriptor. */
#ifndef PAYBANDS_TESTS_MEMORY_FILE_H
#define PAYBANDS_TESTS_MEMORY_FILE_H

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

struct memory_file {
	int fd;
	char path[32];
};

static inline struct memory_file memory_file_new(const void *data, size_t len)
{
	struct memory_file file = {.fd = memfd_create("paybands-test", MFD_CLOEXEC)};
	const char *bytes = data;

	if (file.fd < 0)
		abort();
	while (len) {
		ssize_t written = write(file.fd, bytes, len);
		if (written <= 0)
			abort();
		bytes += written;
		len -= (size_t)written;
	}
	snprintf(file.path, sizeof(file.path), "/proc/self/fd/%d", file.fd);
	return file;
}

static inline void memory_file_close(struct memory_file *file)
{
	close(file->fd);
}

#endif
