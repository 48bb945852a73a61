/* SPDX-License-Identifier: GPL-3.0-or-later */
/* provenance.c: lists and hashes the files that decide a figure; see provenance.h. */
#include "cmd/provenance.h"

#include <stdlib.h>
#include <string.h>

#include "base/file_out.h"
#include "base/folder.h"
#include "base/mem.h"
#include "ingest/layout/layout.h"

const char *published_name(const struct home *home, const char *path)
{
	size_t root = strlen(home->root);
	const char *slash = strrchr(path, '/');

	if (strncmp(path, home->root, root) == 0 && path[root] == '/')
		return path + root + 1;
	return slash ? slash + 1 : path;
}

/* A file of the operator's catalogue is "catalogue/roles/x.ini" wherever that folder is. The caller's. */
static char *name_of(const struct home *home, const char *path)
{
	size_t own = home->own ? strlen(home->own) : 0;
	const char *name;

	if (own && strncmp(path, home->own, own) == 0 && path[own] == '/')
		return path_join("catalogue", path + own + 1);
	name = published_name(home, path);
	return mem_copy_text(name, strlen(name));
}

static int add_file(struct err *e, struct provenance *p, const struct home *home, const char *path)
{
	struct input_file file = {.name = NULL};

	if (file_digest(e, path, file.sha256, &file.bytes))
		return -1;
	file.name = name_of(home, path);
	for (size_t i = 0; i < p->count; i++)
		if (strcmp(p->files[i].name, file.name) == 0 &&
		    strcmp(p->files[i].sha256, file.sha256) == 0) {
			free(file.name);
			return 0;
		}
	p->files = mem_grow(p->files, &p->room, p->count + 1, sizeof(*p->files));
	p->files[p->count++] = file;
	return 0;
}

/* Files by their end; of others, such as README.md and what an editor leaves behind, nothing is read. */
static bool is_read(const char *name, const char *end)
{
	return (ascii_digit(name[0]) || (name[0] >= 'a' && name[0] <= 'z')) &&
	       text_ends(text_of(name), text_of(end));
}

static int add_folder(struct err *e, struct provenance *p, const struct home *home,
		      const char *folder, const char *end)
{
	struct folder files;
	int result = folder_read(e, &files, folder, ERR_USAGE, "files that decide figures");

	for (size_t i = 0; result == 0 && i < files.count; i++) {
		char *path = path_join(folder, files.names[i]);
		if (is_read(files.names[i], end))
			result = add_file(e, p, home, path);
		free(path);
	}
	folder_release(&files);
	return result;
}

static int add_layers(struct err *e, struct provenance *p, const struct home *home,
		      const struct layers *folders, const char *end)
{
	if (add_folder(e, p, home, folders->installed, end))
		return -1;
	return folders->own ? add_folder(e, p, home, folders->own, end) : 0;
}

static int add_layout(struct err *e, struct provenance *p, const struct home *home,
		      const char *name)
{
	struct layout *layout = NULL;
	int result = layout_load(e, &layout, &home->layouts, name);

	for (size_t i = 0; result == 0 && i < layout_file_count(layout); i++)
		result = add_file(e, p, home, layout_file(layout, i));
	layout_free(layout);
	return result;
}

static int compare_files(const void *left, const void *right)
{
	const struct input_file *a = left, *b = right;
	int order = strcmp(a->name, b->name);

	return order ? order : strcmp(a->sha256, b->sha256);
}

static void sort(struct provenance *p)
{
	if (p->count)
		qsort(p->files, p->count, sizeof(*p->files), compare_files);
}

int provenance_of_layout(struct err *e, struct provenance *out, const struct home *home,
			 const char *layout)
{
	*out = (struct provenance){.files = NULL};
	if (add_layout(e, out, home, layout))
		return -1;
	sort(out);
	return 0;
}

static int add_tables(struct err *e, struct provenance *out, const struct home *home,
		      const struct config *config)
{
	if (add_layers(e, out, home, &home->roles, ".ini") ||
	    add_layers(e, out, home, &home->reference, ".csv"))
		return -1;
	if (config->ecb && add_file(e, out, home, config->ecb))
		return -1;
	return config->wages ? add_file(e, out, home, config->wages) : 0;
}

int provenance_of_tables(struct err *e, struct provenance *out, const struct home *home,
			 const struct config *config)
{
	*out = (struct provenance){.files = NULL};
	if (add_tables(e, out, home, config))
		return -1;
	sort(out);
	return 0;
}

int provenance_collect(struct err *e, struct provenance *out, const struct home *home,
		       const struct config *config)
{
	*out = (struct provenance){.files = NULL};
	for (size_t i = 0; i < config->count; i++)
		if (add_layout(e, out, home, config->sources[i].layout))
			return -1;
	if (add_tables(e, out, home, config))
		return -1;
	if (config->site.editorial && add_folder(e, out, home, config->site.editorial, ".md"))
		return -1;
	sort(out);
	return 0;
}

void provenance_release(struct provenance *p)
{
	for (size_t i = 0; i < p->count; i++)
		free(p->files[i].name);
	free(p->files);
	*p = (struct provenance){.files = NULL};
}
