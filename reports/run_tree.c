/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_tree.c: see run_tree.h. */
#include "reports/run_tree.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/bytes_in.h"
#include "base/json_in.h"
#include "base/mem.h"
#include "base/text.h"
#include "reports/tree.h"

enum { PRIVATE_FOLDER = 0700, PRIVATE_FILE = 0600 };

static int failed(struct err *e, const char *path, const char *doing)
{
	return err_set(e, ERR_WRITE, "%s: cannot %s: %s; nothing was published", path, doing,
		       strerror(errno));
}

static int make(struct err *e, const char *folder, const char *part, mode_t mode)
{
	char *path = tree_join(folder, part);
	int result = mkdir(path, mode) ? failed(e, path, "make the folder") : 0;

	free(path);
	return result;
}

int run_tree_make(struct err *e, const char *folder)
{
	if (mkdir(folder, 0777))
		return failed(e, folder, "make the folder");
	return make(e, folder, RUN_PUBLIC, 0777) || make(e, folder, RUN_PRIVATE, PRIVATE_FOLDER)
		   ? -1
		   : 0;
}

char *run_tree_public(const char *folder)
{
	char *path = tree_join(folder, RUN_PUBLIC);
	struct stat status;

	if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode))
		return path;
	free(path);
	return mem_copy_text(folder, strlen(folder));
}

/* ---- modes ---- */

static int set_mode(struct err *e, const char *path, mode_t mode)
{
	return chmod(path, mode) ? failed(e, path, "set its mode") : 0;
}

/* What may be read already stays as it is: it may be another's. */
static int add_mode(struct err *e, const char *path, mode_t bits)
{
	struct stat status;

	if (stat(path, &status))
		return failed(e, path, "look at it");
	return (status.st_mode & bits) == bits ? 0
					       : set_mode(e, path, (status.st_mode & 07777) | bits);
}

/* S_IXGRP and S_IXOTH of S_IRGRP and S_IROTH. */
static mode_t folder_bits(unsigned read)
{
	return (mode_t)(read | read >> 2);
}

int run_tree_open_folder(struct err *e, const char *folder, unsigned read)
{
	return add_mode(e, folder, folder_bits(read));
}

/* Every file and folder in folder/part, and that folder: private ones to the owner, public ones to `read`. */
static int set_part(struct err *e, const char *folder, const char *part, bool is_private,
		    unsigned read)
{
	char *root = tree_join(folder, part);
	struct tree tree;
	int result = tree_read(e, &tree, root);

	if (!result)
		result = is_private ? set_mode(e, root, PRIVATE_FOLDER)
				    : run_tree_open_folder(e, root, read);
	for (size_t i = 0; !result && i < tree.count; i++) {
		char *path = tree_join(root, tree.entries[i].path);
		bool is_folder = tree.entries[i].kind == TREE_FOLDER;

		if (is_private)
			result = set_mode(e, path, is_folder ? PRIVATE_FOLDER : PRIVATE_FILE);
		else
			result = add_mode(e, path, is_folder ? folder_bits(read) : (mode_t)read);
		free(path);
	}
	tree_release(&tree);
	free(root);
	return result;
}

int run_tree_set_modes(struct err *e, const char *folder, unsigned read)
{
	if (set_part(e, folder, RUN_PRIVATE, true, 0))
		return -1;
	if (!read)
		return 0;
	return run_tree_open_folder(e, folder, read) || set_part(e, folder, RUN_PUBLIC, false, read)
		   ? -1
		   : 0;
}

/* ---- whose is it? ---- */

/* Is the file of the public part in its manifest? */
static bool is_listed(const struct json_in *files, struct text path)
{
	for (size_t i = 0; i < json_count(files); i++)
		if (text_equal(json_text(json_get(json_at(files, i), "path")), path))
			return true;
	return text_equal(path, TEXT_LITERAL("manifest.json"));
}

static bool is_private_name(struct text path)
{
	static const char *const names[] = {"rejects.csv.gz", "quarantine.csv.gz",
					    "datapackage.json", "cause.txt"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (text_equal(path, text_of(names[i])))
			return true;
	return false;
}

static bool all_listed(const struct tree *tree, const struct json_in *files)
{
	for (size_t i = 0; i < tree->count; i++) {
		struct text path = text_of(tree->entries[i].path);

		if (text_starts(path, TEXT_LITERAL(RUN_PRIVATE "/"))) {
			path.data += strlen(RUN_PRIVATE "/");
			path.len -= strlen(RUN_PRIVATE "/");
			if (tree->entries[i].kind != TREE_FILE || !is_private_name(path))
				return false;
			continue;
		}
		if (text_starts(path, TEXT_LITERAL(RUN_PUBLIC "/"))) {
			path.data += strlen(RUN_PUBLIC "/");
			path.len -= strlen(RUN_PUBLIC "/");
		}
		if (tree->entries[i].kind == TREE_OTHER ||
		    (tree->entries[i].kind == TREE_FILE && !is_listed(files, path)))
			return false;
	}
	return true;
}

bool run_tree_is_ours(const char *folder)
{
	char *public = run_tree_public(folder), *path = tree_join(public, "manifest.json");
	struct err ignored = ERR_INIT;
	struct json_in *manifest = NULL;
	struct tree tree = {.entries = NULL};
	struct buf text;
	bool ours;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	ours = tree_has_file(path) && bytes_in_whole(&ignored, &text, path) == 0 &&
	       json_read(&ignored, &manifest, buf_text(&text), path) == 0 &&
	       tree_read(&ignored, &tree, folder) == 0 &&
	       all_listed(&tree, json_get(manifest, "files"));
	tree_release(&tree);
	json_in_free(manifest);
	buf_release(&text);
	free(path);
	free(public);
	return ours;
}
