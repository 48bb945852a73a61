/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_files.c: the files that a layout is read from, and the tables beside it. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "ingest/layout/layout_private.h"

void layout_note_file(struct layout *l, const char *path)
{
	l->files = mem_grow(l->files, &l->file_room, l->file_count + 1, sizeof(char *));
	l->files[l->file_count++] = mem_copy_text(path, strlen(path));
}

/* Of the installed tables the catalogue's own of that name takes the place, of whatever layout. */
static void find_beside(char **path, const struct layers *folders)
{
	const char *slash = strrchr(*path, '/');
	struct layers_file files;
	char *found;

	layers_file_init(&files, folders, slash ? slash + 1 : *path);
	found = files.own && access(files.own, F_OK) == 0 ? files.own : files.installed;
	if ((access(*path, F_OK) != 0 || strcmp(*path, files.installed) == 0) &&
	    access(found, F_OK) == 0) {
		free(*path);
		*path = mem_copy_text(found, strlen(found));
	}
	layers_file_release(&files);
}

int layout_read_beside(struct err *e, struct layout *l, char **path, const struct layers *folders,
		       const char *const *columns, reference_on_row *on_row, const size_t *count)
{
	struct reference_table table = {.columns = columns, .on_row = on_row, .context = l};

	find_beside(path, folders);
	table.files = (struct layers){.installed = *path};
	if (reference_table_read(e, &table))
		return -1;
	if (!*count)
		return err_set(e, ERR_USAGE, "%s: has a header but no codes", *path);
	layout_note_file(l, *path);
	return 0;
}
