/* SPDX-License-Identifier: GPL-3.0-or-later */
/* folder.c: see folder.h. */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int failed(struct err *e, const char *path, enum err_code code, const char *of)
{
	if (code == ERR_USAGE && errno == EIO)
		return err_set_device(e, "%s: cannot read the folder of %s: %s", path, of,
				      strerror(errno));
	return err_set(e, code, "%s: cannot read the folder of %s: %s", path, of, strerror(errno));
}

int folder_read(struct err *e, struct folder *out, const char *path, enum err_code code,
		const char *of)
{
	DIR *folder = opendir(path);
	struct dirent *item;
	int result = 0;

	*out = (struct folder){.names = NULL};
	if (!folder)
		return failed(e, path, code, of);
	while (errno = 0, (item = readdir(folder))) {
		if (strcmp(item->d_name, ".") == 0 || strcmp(item->d_name, "..") == 0)
			continue;
		out->names = mem_grow(out->names, &out->room, out->count + 1, sizeof(*out->names));
		out->names[out->count++] = mem_copy_text(item->d_name, strlen(item->d_name));
	}
	if (errno)
		result = failed(e, path, code, of);
	closedir(folder);
	if (out->count)
		qsort(out->names, out->count, sizeof(*out->names), compare_names);
	return result;
}

void folder_release(struct folder *f)
{
	for (size_t i = 0; i < f->count; i++)
		free(f->names[i]);
	free(f->names);
	*f = (struct folder){.names = NULL};
}
