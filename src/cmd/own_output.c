/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_output.c: see own_output.h. */
#include "cmd/own_output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_out.h"
#include "base/mem.h"
#include "cmd/home.h"

static bool is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool exists_in(const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	struct stat status;
	bool found = lstat(path, &status) == 0;

	free(path);
	return found;
}

/* ---- where it is ---- */

/* The path without links: its own if it is a folder, otherwise its folder's with its last part, which need not
 * be there yet. NULL where its folder is not there. */
static char *real_path(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder, *real, *joined;

	if (is_folder(path))
		return realpath(path, NULL);
	folder = slash == path ? mem_copy_text("/", 1)
		 : slash       ? mem_copy_text(path, (size_t)(slash - path))
			       : mem_copy_text(".", 1);
	real = realpath(folder, NULL);
	joined = real ? path_join(real, slash ? slash + 1 : path) : NULL;
	free(real);
	free(folder);
	return joined;
}

static bool lies_in(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	while (len > 1 && folder[len - 1] == '/')
		len--;
	return strncmp(path, folder, len) == 0 && (path[len] == '/' || path[len] == '\0');
}

/* Are runs published in it, or is it one? */
static bool is_published(const char *folder)
{
	return (exists_in(folder, "latest") && exists_in(folder, "runs")) ||
	       (exists_in(folder, "manifest.json") && exists_in(folder, "bands.csv"));
}

static int published(struct err *e, const char *path)
{
	return err_set(e, ERR_USAGE,
		       "compare-own: --output %s: is where runs are published; own pay is written "
		       "elsewhere",
		       path);
}

/* The last part of the path, which is cut before it. */
static const char *cut_last(char *path)
{
	char *slash = strrchr(path, '/');

	*slash = '\0';
	return slash + 1;
}

/* Does it lie in the run of those bands, or in the folder that holds the run under runs/? */
static bool lies_in_run(const char *real, const char *bands)
{
	char *run = real_path(bands);
	bool found = false;

	if (run && *run) {
		cut_last(run);
		found = *run && exists_in(run, "manifest.json") && lies_in(real, run);
		/* runs/ID/public/bands.csv; before a run had parts, runs/ID/bands.csv. */
		for (int level = 0; level < 3 && *run && !found; level++)
			if (strcmp(cut_last(run), "runs") == 0)
				found = *run && lies_in(real, run);
	}
	free(run);
	return found;
}

/* Neither in the configuration's folder of runs nor in any other, whichever way it is named. */
static int check_apart(struct err *e, const char *path, const char *real,
		       const struct own_output_limits *limits)
{
	char *real_output = real_path(limits->config->output);
	char *above = mem_copy_text(real, strlen(real));
	bool found =
	    (real_output && lies_in(real, real_output)) || lies_in_run(real, limits->bands);
	char *slash;

	for (; !found && *above; *slash = '\0') {
		found = is_published(above);
		slash = strrchr(above, '/');
	}
	free(above);
	free(real_output);
	return found ? published(e, path) : 0;
}

/* ---- what is there ---- */

static bool same_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static bool begins_with(const char *path, const char *mark)
{
	size_t len = strlen(mark);
	char *start = mem_zero(len + 1, 1);
	FILE *file = fopen(path, "r");
	bool same = file && fread(start, 1, len, file) == len && memcmp(start, mark, len) == 0;

	if (file)
		fclose(file);
	free(start);
	return same;
}

static int check_file(struct err *e, const char *path, const struct own_file *format, bool force,
		      const struct own_output_limits *limits)
{
	const struct config *config = limits->config;
	struct stat status;

	if (stat(path, &status) != 0)
		return 0;
	if (same_file(path, limits->bands) || (limits->ranges && same_file(path, limits->ranges)))
		return err_set(e, ERR_USAGE, "compare-own: --output %s: is an input", path);
	for (size_t i = 0; i < config->count; i++)
		for (size_t k = 0; k < config->sources[i].paths.count; k++)
			if (same_file(path, config->sources[i].paths.items[k]))
				return err_set(e, ERR_USAGE,
					       "compare-own: --output %s: is an input", path);
	if (!S_ISREG(status.st_mode) || force || begins_with(path, format->mark))
		return 0;
	return err_set(e, ERR_USAGE,
		       "compare-own: %s: is there, and is not a report on own pay; --force "
		       "overwrites it",
		       path);
}

/* The format of a file's name: groups.csv of a CSV; NULL: a folder. */
static const struct own_file *format_of(const char *path)
{
	static const char *const endings[] = {".csv", ".json", ".html"};
	size_t count;
	const struct own_file *files = own_files(&count);

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		for (size_t k = 0; text_ends(text_of(path), text_of(endings[i])) && k < count; k++)
			if (text_ends(text_of(files[k].name), text_of(endings[i])))
				return &files[k];
	return NULL;
}

static int check_folder(struct err *e, const char *path, bool force,
			const struct own_output_limits *limits)
{
	size_t count;
	const struct own_file *files = own_files(&count);
	struct stat status;
	int result = 0;

	if (!is_folder(path) && stat(path, &status) == 0)
		return err_set(e, ERR_USAGE,
			       "compare-own: --output %s: is a file; give a folder, or a name that "
			       "ends in .csv, .json or .html",
			       path);
	for (size_t i = 0; result == 0 && i < count; i++) {
		char *file = path_join(path, files[i].name);
		result = check_file(e, file, &files[i], force, limits);
		free(file);
	}
	return result;
}

int own_output_check(struct err *e, struct own_output *out, const char *path, bool force,
		     const struct own_output_limits *limits)
{
	size_t len = strlen(path);
	char *real;
	int result;

	*out = (struct own_output){.folder = NULL};
	while (len > 1 && path[len - 1] == '/')
		len--;
	out->folder = mem_copy_text(path, len);
	real = *out->folder ? real_path(out->folder) : NULL;
	if (!real)
		return err_set(e, ERR_USAGE, "compare-own: --output %s: its folder is not there",
			       path);
	result = check_apart(e, path, real, limits);
	free(real);
	if (result)
		return -1;
	out->format = is_folder(out->folder) ? NULL : format_of(out->folder);
	if (!out->format)
		return check_folder(e, out->folder, force, limits);
	out->file = out->folder;
	out->folder = NULL;
	return check_file(e, out->file, out->format, force, limits);
}

/* ---- writing ---- */

static int write_file(struct err *e, const char *path, own_render *render,
		      const struct own_report *report)
{
	struct buf text;
	int result;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	render(&text, report);
	if (buf_overflowed(&text))
		result = err_set(e, ERR_WRITE, "%s: more than 1 GiB", path);
	else
		result = file_write_private(e, path, text.data, text.len);
	buf_release(&text);
	return result;
}

int own_output_write(struct err *e, const struct own_output *out, const struct own_report *report)
{
	size_t count;
	const struct own_file *files = own_files(&count);
	int result = 0;

	if (out->file)
		return write_file(e, out->file, out->format->render, report);
	if (mkdir(out->folder, 0700) != 0 && errno != EEXIST)
		return err_set(e, ERR_WRITE, "%s: cannot make the folder: %s", out->folder,
			       strerror(errno));
	for (size_t i = 0; result == 0 && i < count; i++) {
		char *path = path_join(out->folder, files[i].name);
		result = write_file(e, path, files[i].render, report);
		free(path);
	}
	return result;
}

void own_output_release(struct own_output *o)
{
	free(o->folder);
	free(o->file);
	*o = (struct own_output){.folder = NULL};
}
