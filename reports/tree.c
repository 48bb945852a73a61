/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tree.c: see tree.h. */
#include "reports/tree.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_out.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/parallel.h"

char *tree_join(const char *folder, const char *name)
{
	size_t folder_len = strlen(folder), name_len = strlen(name);
	char *path = mem_alloc(folder_len + name_len + 2, 1);

	memcpy(path, folder, folder_len);
	path[folder_len] = '/';
	memcpy(path + folder_len + 1, name, name_len + 1);
	return path;
}

bool tree_has_file(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static int failed(struct err *e, const char *path, const char *doing)
{
	return err_set(e, ERR_WRITE, "%s: cannot %s: %s", path, doing, strerror(errno));
}

/* ---- reading ---- */

static int compare_entries(const void *a, const void *b)
{
	return strcmp(((const struct tree_entry *)a)->path, ((const struct tree_entry *)b)->path);
}

/* Adds `relative` of `root`, with its kind. */
static int add_entry(struct err *e, struct tree *t, const char *root, char *relative)
{
	char *path = tree_join(root, relative);
	struct stat status;
	int result = lstat(path, &status);

	if (result) {
		failed(e, path, "look at it");
		free(path);
		free(relative);
		return -1;
	}
	free(path);
	t->entries = mem_grow(t->entries, &t->room, t->count + 1, sizeof(*t->entries));
	t->entries[t->count++] = (struct tree_entry){
	    .path = relative,
	    .kind = S_ISREG(status.st_mode)   ? TREE_FILE
		    : S_ISDIR(status.st_mode) ? TREE_FOLDER
					      : TREE_OTHER,
	};
	return 0;
}

/* The names directly in `root`/`relative` ("" for the root itself), added to `t`. */
static int read_folder(struct err *e, struct tree *t, const char *root, const char *relative)
{
	char *path = *relative ? tree_join(root, relative) : mem_copy_text(root, strlen(root));
	struct folder folder;
	int result = folder_read(e, &folder, path, ERR_WRITE, "runs");

	for (size_t i = 0; result == 0 && i < folder.count; i++)
		result =
		    add_entry(e, t, root,
			      *relative ? tree_join(relative, folder.names[i])
					: mem_copy_text(folder.names[i], strlen(folder.names[i])));
	folder_release(&folder);
	free(path);
	return result;
}

int tree_read(struct err *e, struct tree *out, const char *folder)
{
	*out = (struct tree){.entries = NULL};
	if (read_folder(e, out, folder, ""))
		return -1;
	/* Entries are added at the end while this goes: every folder gets its turn. */
	for (size_t i = 0; i < out->count; i++)
		if (out->entries[i].kind == TREE_FOLDER &&
		    read_folder(e, out, folder, out->entries[i].path))
			return -1;
	if (out->count)
		qsort(out->entries, out->count, sizeof(*out->entries), compare_entries);
	return 0;
}

void tree_release(struct tree *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->count; i++)
		free(t->entries[i].path);
	free(t->entries);
	*t = (struct tree){.entries = NULL};
}

/* ---- comparing ---- */

static int same_file(struct err *e, bool *same, const char *a_folder, const char *b_folder,
		     const char *name)
{
	char *a = tree_join(a_folder, name);
	char *b = tree_join(b_folder, name);
	char a_hex[SHA256_HEX_BYTES], b_hex[SHA256_HEX_BYTES];
	uint64_t a_bytes, b_bytes;
	int result = -1;

	if (file_digest_written(e, a, a_hex, &a_bytes) ||
	    file_digest_written(e, b, b_hex, &b_bytes))
		goto done;
	*same = a_bytes == b_bytes && strcmp(a_hex, b_hex) == 0;
	result = 0;
done:
	free(b);
	free(a);
	return result;
}

int tree_equal(struct err *e, bool *equal, const char *a, const char *b)
{
	struct tree left, right = {.entries = NULL};
	int result = -1;

	*equal = false;
	if (tree_read(e, &left, a) || tree_read(e, &right, b))
		goto done;
	*equal = left.count == right.count;
	for (size_t i = 0; *equal && i < left.count; i++) {
		const struct tree_entry *l = &left.entries[i], *r = &right.entries[i];

		*equal =
		    strcmp(l->path, r->path) == 0 && l->kind == r->kind && l->kind != TREE_OTHER;
		if (*equal && l->kind == TREE_FILE && same_file(e, equal, a, b, l->path))
			goto done;
	}
	result = 0;
done:
	tree_release(&right);
	tree_release(&left);
	return result;
}

/* ---- to the disk ---- */

/* errno stays as it is. */
static bool is_folder(int fd)
{
	int before = errno;
	struct stat status;
	bool folder = fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);

	errno = before;
	return folder;
}

int tree_sync_one(struct err *e, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int result;

	if (fd < 0)
		return failed(e, path, "open it");
	result = fsync(fd);
	/* Some file systems have nothing to sync for a folder, and say so. */
	if (result && (errno == EINVAL || errno == ENOTSUP) && is_folder(fd))
		result = 0;
	if (result)
		failed(e, path, "write it to the disk");
	if (close(fd) && !result)
		result = failed(e, path, "close it");
	return result;
}

/* A disk confirms many files in little more time than one. */
enum { SYNCED_AT_ONCE = 32 };

struct syncing {
	const char *folder;
	const struct tree *tree;
	struct err *errors; /* by entry; without a code where it went well */
};

static void sync_entry(void *context, size_t i)
{
	const struct syncing *s = context;
	const struct tree_entry *entry = &s->tree->entries[i];
	char *path = tree_join(s->folder, entry->path);

	if (entry->kind != TREE_OTHER && tree_sync_one(&s->errors[i], path))
		assert(s->errors[i].code); /* which is how it is known */
	free(path);
}

static int sync_entries(struct err *e, const char *folder, const struct tree *tree)
{
	struct syncing s = {.folder = folder, .tree = tree};
	int result = 0;

	s.errors = mem_zero(tree->count, sizeof(*s.errors));
	parallel_each(SYNCED_AT_ONCE, tree->count, sync_entry, &s);
	for (size_t i = 0; result == 0 && i < tree->count; i++)
		if (s.errors[i].code) {
			*e = s.errors[i];
			result = -1;
		}
	free(s.errors);
	return result;
}

int tree_sync(struct err *e, const char *folder)
{
	struct tree tree;
	int result = tree_read(e, &tree, folder);

	if (!result)
		result = sync_entries(e, folder, &tree);
	if (!result)
		result = tree_sync_one(e, folder);
	tree_release(&tree);
	return result;
}

/* ---- removing ---- */

int tree_remove(struct err *e, const char *folder)
{
	struct tree tree;
	struct stat status;
	int result;

	if (lstat(folder, &status))
		return errno == ENOENT ? 0 : failed(e, folder, "look at it");
	/* What a link leads to is not ours to clear. */
	if (!S_ISDIR(status.st_mode))
		return err_set(e, ERR_USAGE, "%s: was not created by paybands; move it", folder);
	result = tree_read(e, &tree, folder);
	/* From the end: a folder's content is removed before the folder. */
	for (size_t i = tree.count; !result && i-- > 0;) {
		char *path = tree_join(folder, tree.entries[i].path);

		if (tree.entries[i].kind == TREE_FOLDER ? rmdir(path) : unlink(path))
			result = failed(e, path, "remove it");
		free(path);
	}
	if (!result && rmdir(folder))
		result = failed(e, folder, "remove it");
	tree_release(&tree);
	return result;
}
