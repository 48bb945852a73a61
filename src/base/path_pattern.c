/* SPDX-License-Identifier: GPL-3.0-or-later */
/* path_pattern.c: see path_pattern.h. */
#include "base/path_pattern.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"

struct search {
	struct folder *out;
	const char *pattern;
	bool matched; /* a name before this one was */
};

static char *join(const char *left, const char *right, size_t right_len)
{
	size_t left_len = strlen(left);
	char *path = mem_alloc(left_len + right_len + 1, 1);

	memcpy(path, left, left_len);
	memcpy(path + left_len, right, right_len);
	path[left_len + right_len] = '\0';
	return path;
}

static bool is_absent(int why)
{
	return why == ENOENT || why == ENOTDIR;
}

static int cannot_look(struct err *e, const struct search *s, const char *path)
{
	return err_set_device(e, "%s: cannot look at %s: %s", s->pattern, path, strerror(errno));
}

static int expand(struct err *e, struct search *s, const char *base, const char *rest);

/* One name below `base`, with what follows it. */
static int follow(struct err *e, struct search *s, const char *path, const char *rest)
{
	struct folder *out = s->out;
	struct stat status;

	if (*rest)
		return expand(e, s, path, rest);
	if (lstat(path, &status) != 0)
		return is_absent(errno) ? 0 : cannot_look(e, s, path);
	out->names = mem_grow(out->names, &out->room, out->count + 1, sizeof(*out->names));
	out->names[out->count++] = mem_copy_text(path, strlen(path));
	return 0;
}

/* Is it a folder to list? What a pattern led to may be none. */
static int is_to_list(struct err *e, const struct search *s, const char *path, bool *out)
{
	struct stat status;

	*out = !s->matched;
	if (s->matched && stat(path, &status) == 0)
		*out = S_ISDIR(status.st_mode);
	else if (s->matched && !is_absent(errno))
		return cannot_look(e, s, path);
	return 0;
}

static int expand_names(struct err *e, const struct search *s, const char *base, const char *name,
			const char *rest)
{
	const char *path = *base ? base : ".";
	struct folder names = {.names = NULL};
	struct search below = *s;
	bool listed;
	int result = is_to_list(e, s, path, &listed);

	below.matched = true;
	if (result == 0 && listed)
		result = folder_read(e, &names, path, ERR_INPUT, s->pattern);
	for (size_t i = 0; result == 0 && i < names.count; i++) {
		char *full;
		if (fnmatch(name, names.names[i], FNM_PERIOD) != 0)
			continue;
		full = join(base, names.names[i], strlen(names.names[i]));
		result = follow(e, &below, full, rest);
		free(full);
	}
	folder_release(&names);
	return result;
}

/* `rest` begins with the slashes before a name, or with a name. */
static int expand(struct err *e, struct search *s, const char *base, const char *rest)
{
	size_t slashes = strspn(rest, "/"), len = strcspn(rest + slashes, "/");
	char *folder = join(base, rest, slashes), *name = join("", rest + slashes, len);
	const char *after = rest + slashes + len;
	int result;

	if (strpbrk(name, "*?[\\")) {
		result = expand_names(e, s, folder, name, after);
	} else {
		char *path = join(folder, name, len);
		result = follow(e, s, path, after);
		free(path);
	}
	free(name);
	free(folder);
	return result;
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int path_pattern_read(struct err *e, struct folder *out, const char *pattern)
{
	struct search s = {.out = out, .pattern = pattern};
	int result;

	*out = (struct folder){.names = NULL};
	result = *pattern ? expand(e, &s, "", pattern) : 0;
	if (out->count)
		qsort(out->names, out->count, sizeof(*out->names), compare_paths);
	return result;
}
