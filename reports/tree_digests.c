/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tree_digests.c: see tree_digests.h. */
#include "reports/tree_digests.h"

#include <stdlib.h>
#include <string.h>

#include "base/file_out.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "reports/tree.h"

static int compare_paths(const void *a, const void *b)
{
	return strcmp(((const struct tree_digest *)a)->path, ((const struct tree_digest *)b)->path);
}

static struct tree_digest *append(struct tree_digests *d, const char *path)
{
	d->files = mem_grow(d->files, &d->room, d->count + 1, sizeof(*d->files));
	d->files[d->count] = (struct tree_digest){.path = mem_copy_text(path, strlen(path))};
	return &d->files[d->count++];
}

static int digest_one(struct err *e, struct tree_digest *of, const char *folder)
{
	char *path = tree_join(folder, of->path);
	int result = file_digest_written(e, path, of->sha256, &of->bytes);

	free(path);
	return result;
}

static int list_files(struct err *e, struct tree_digests *d, const char *folder)
{
	struct tree tree;
	int result = tree_read(e, &tree, folder);

	for (size_t i = 0; result == 0 && i < tree.count; i++)
		if (tree.entries[i].kind == TREE_FILE)
			(void)append(d, tree.entries[i].path);
	tree_release(&tree);
	return result;
}

struct reading {
	struct tree_digests *digests;
	const char *folder;
	struct err *errors; /* of each file */
};

static void take_file(void *context, size_t file)
{
	const struct reading *r = context;

	(void)!digest_one(&r->errors[file], &r->digests->files[file], r->folder);
}

int tree_digests_read(struct err *e, struct tree_digests *out, const char *folder, long jobs)
{
	struct reading r = {.digests = out, .folder = folder};
	int result = 0;

	*out = (struct tree_digests){.files = NULL};
	if (list_files(e, out, folder))
		return -1;
	r.errors = mem_zero(out->count + 1, sizeof(*r.errors));
	parallel_each(jobs, out->count, take_file, &r);
	for (size_t i = 0; result == 0 && i < out->count; i++) {
		if (r.errors[i].code == ERR_NONE)
			continue;
		*e = r.errors[i];
		result = -1;
	}
	free(r.errors);
	return result;
}

void tree_digests_release(struct tree_digests *d)
{
	for (size_t i = 0; i < d->count; i++)
		free(d->files[i].path);
	free(d->files);
	*d = (struct tree_digests){.files = NULL};
}

int tree_digests_add(struct err *e, struct tree_digests *d, const char *folder, const char *path)
{
	if (digest_one(e, append(d, path), folder))
		return -1;
	qsort(d->files, d->count, sizeof(*d->files), compare_paths);
	return 0;
}

const struct tree_digest *tree_digests_find(const struct tree_digests *d, const char *path)
{
	const struct tree_digest key = {.path = (char *)path};

	return d->count ? bsearch(&key, d->files, d->count, sizeof(*d->files), compare_paths)
			: NULL;
}
