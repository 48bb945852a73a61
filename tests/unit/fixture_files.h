/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fixture_files.h: a directory of small files for one test, and its removal. */
#ifndef PAYBANDS_TESTS_FIXTURE_FILES_H
#define PAYBANDS_TESTS_FIXTURE_FILES_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

/* A new empty directory; fixture_remove frees the name. */
static inline char *fixture_directory(void)
{
	const char *base = getenv("TMPDIR");
	struct buf path;

	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/paybands-XXXXXX", base && *base ? base : "/tmp");
	char *name = mem_copy_text(path.data, path.len);
	buf_release(&path);
	if (!mkdtemp(name))
		abort();
	return name;
}

static inline void fixture_write(const char *directory, const char *file, const char *content)
{
	struct buf path;

	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/%s", directory, file);
	FILE *out = fopen(path.data, "w");
	if (!out || fputs(content, out) < 0 || fclose(out) != 0)
		abort();
	buf_release(&path);
}

static inline void fixture_remove(char *directory)
{
	DIR *listing = opendir(directory);
	struct dirent *entry;

	while (listing && (entry = readdir(listing))) {
		struct buf path;

		if (entry->d_name[0] == '.')
			continue;
		buf_init(&path, BUF_LIMIT_DEFAULT);
		buf_addf(&path, "%s/%s", directory, entry->d_name);
		unlink(path.data);
		buf_release(&path);
	}
	if (listing)
		closedir(listing);
	rmdir(directory);
	free(directory);
}

#endif
