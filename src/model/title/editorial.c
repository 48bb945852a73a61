/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editorial.c: the folder of editorial files: see editorial.h. Files are read in order of name. */
#include "model/title/editorial.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/folder.h"
#include "base/mem.h"
#include "model/title/editorial_private.h"

struct editorial_set {
	struct arena texts;
	struct editorial *items; /* by number of role */
	bool *given;
	size_t count;
};

static bool is_text(struct text name)
{
	return name.data[0] != '.' && !text_ends(name, TEXT_LITERAL("~")) &&
	       !text_equal(name, TEXT_LITERAL("README.md"));
}

static int cannot_be_read(struct err *e, const char *path)
{
	if (errno == EIO)
		return err_set_device(e, "%s: cannot be read: %s", path, strerror(errno));
	return err_set(e, ERR_USAGE, "%s: cannot be read: %s", path, strerror(errno));
}

/* Whole, without its end, into `bytes` of EDITORIAL_FILE_MAX + 1. Never waits for a writer: only a file is
 * read. */
static int read_file(struct err *e, const char *path, char *bytes, size_t *length)
{
	int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat status;
	ssize_t got = 1;
	int result = -1;

	*length = 0;
	if (file < 0)
		return cannot_be_read(e, path);
	if (fstat(file, &status) || !S_ISREG(status.st_mode)) {
		err_set(e, ERR_USAGE, "%s: not a file", path);
		goto done;
	}
	while (got > 0 && *length <= EDITORIAL_FILE_MAX) {
		got = read(file, bytes + *length, EDITORIAL_FILE_MAX + 1 - *length);
		*length += got > 0 ? (size_t)got : 0;
	}
	if (got < 0)
		cannot_be_read(e, path);
	else if (*length > EDITORIAL_FILE_MAX)
		err_set(e, ERR_USAGE, "%s: larger than %d bytes: shorten it", path,
			EDITORIAL_FILE_MAX);
	else
		result = 0;
done:
	close(file);
	return result;
}

/* The role that the file's name is of. */
static int find_role(struct err *e, const struct catalogue *catalogue, const char *path,
		     const char *name, uint16_t *role)
{
	struct text id = text_of(name);
	const char *nearest;

	if (!text_ends(id, TEXT_LITERAL(".md")))
		return err_set(e, ERR_USAGE, "%s: not an editorial file: name it ROLE.md", path);
	id.len -= 3;
	*role = catalogue_find(catalogue, id);
	if (*role != ROLE_NONE)
		return 0;
	nearest = catalogue_nearest(catalogue, id);
	return err_set(e, ERR_USAGE, "%s: there is no role '%.*s'%s%s%s", path, TEXT_ARG(id),
		       nearest ? "; did you mean " : "; see paybands roles", nearest ? nearest : "",
		       nearest ? "?" : "");
}

static int load_file(struct err *e, struct editorial_set *set, const struct catalogue *catalogue,
		     const char *path, const char *name)
{
	char *bytes = mem_alloc(EDITORIAL_FILE_MAX + 1, 1);
	struct text content = {.data = bytes};
	uint16_t role;
	int result = -1;

	if (find_role(e, catalogue, path, name, &role) || read_file(e, path, bytes, &content.len))
		goto done;
	set->given[role] = true;
	set->items[role].file = arena_copy(&set->texts, text_of(name));
	result = editorial_read(e, &set->items[role], &set->texts, path, content);
done:
	free(bytes);
	return result;
}

/* Two roles of one name could not be told apart on a page. */
static int check_names(struct err *e, const struct editorial_set *set,
		       const struct catalogue *catalogue)
{
	for (size_t i = 0; i < set->count; i++) {
		struct text name = text_of(set->items[i].name);

		for (size_t k = 0; name.len && k < set->count; k++) {
			const char *other = set->items[k].name ? set->items[k].name
							       : catalogue_role(catalogue, k)->name;

			if (k != i && text_equal_fold(name, text_of(other)))
				return err_set(
				    e, ERR_USAGE, "%s: the name '%s' is also that of the role %s",
				    set->items[i].file, other, catalogue_role(catalogue, k)->id);
		}
	}
	return 0;
}

int editorial_load(struct err *e, struct editorial_set **out, const char *folder,
		   const struct catalogue *catalogue)
{
	struct editorial_set *set;
	struct folder files;
	int result = folder_read(e, &files, folder, ERR_USAGE, "editorial files");

	*out = NULL;
	if (result) {
		folder_release(&files);
		return result;
	}
	set = mem_zero(1, sizeof(*set));
	arena_init(&set->texts);
	set->count = catalogue_count(catalogue);
	set->items = mem_zero(set->count, sizeof(*set->items));
	set->given = mem_zero(set->count, sizeof(*set->given));
	for (size_t i = 0; !result && i < files.count; i++) {
		struct buf path;

		if (!is_text(text_of(files.names[i])))
			continue;
		buf_init(&path, BUF_LIMIT_DEFAULT);
		buf_addf(&path, "%s/%s", folder, files.names[i]);
		result = load_file(e, set, catalogue, path.data, files.names[i]);
		buf_release(&path);
	}
	folder_release(&files);
	if (!result)
		result = check_names(e, set, catalogue);
	*out = set;
	return result;
}

const struct editorial *editorial_of(const struct editorial_set *set, uint16_t role)
{
	return set && role < set->count && set->given[role] ? &set->items[role] : NULL;
}

void editorial_convert(struct editorial_set *set, double usd_per_unit)
{
	for (size_t i = 0; i < set->count; i++) {
		set->items[i].cost_low = rint(set->items[i].cost_low / usd_per_unit);
		set->items[i].cost_high = rint(set->items[i].cost_high / usd_per_unit);
	}
}

void editorial_free(struct editorial_set *set)
{
	if (!set)
		return;
	for (size_t i = 0; i < set->count; i++)
		editorial_release(&set->items[i]);
	free(set->items);
	free(set->given);
	arena_release(&set->texts);
	free(set);
}
