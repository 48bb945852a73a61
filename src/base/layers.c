/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layers.c: a file's paths in two folders; see layers.h. */
#include "base/layers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

static char *path_in(const char *folder, const char *name)
{
	size_t room = strlen(folder) + strlen(name) + sizeof("/");
	char *path = mem_alloc(room, 1);

	snprintf(path, room, "%s/%s", folder, name);
	return path;
}

void layers_file_init(struct layers_file *out, const struct layers *folders, const char *name)
{
	*out = (struct layers_file){.installed = path_in(folders->installed, name)};
	if (folders->own)
		out->own = path_in(folders->own, name);
	if (out->own && access(out->own, F_OK) != 0) {
		free(out->own);
		out->own = NULL;
	}
	out->paths = (struct layers){.installed = out->installed, .own = out->own};
}

void layers_file_release(struct layers_file *f)
{
	free(f->installed);
	free(f->own);
	*f = (struct layers_file){.installed = NULL};
}
