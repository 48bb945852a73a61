/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bytes_unpack.c: which part of an archive is read. */
#include "base/bytes_private.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/spool.h"

enum { MEMBERS_READ = 500, MEMBERS_NAMED = 12 };

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* "name#part", in the place of *name. */
static void add_part(char **name, const char *part)
{
	struct buf joined;

	buf_init(&joined, BUF_LIMIT_DEFAULT);
	buf_addf(&joined, "%s#%s", *name, part);
	free(*name);
	*name = mem_copy_text(joined.data, joined.len);
	buf_release(&joined);
}

/* ---- from a pipe to a file ---- */

/* Copies the stored bytes that are left, and all that follow, to a file without a name. */
static int spool(struct err *e, struct bytes_in *in, int *fd, uint64_t *size)
{
	size_t got = in->stored_to - in->stored_from;

	*size = 0;
	if (spool_open(e, fd))
		return -1;
	while (got) {
		if (spool_write(e, *fd, in->stored + in->stored_from, got))
			return -1;
		*size += got;
		in->stored_from = 0;
		if (bytes_read_stored(e, in, in->stored, STORED_ROOM, &got))
			return -1;
	}
	in->stored_from = in->stored_to = 0;
	return 0;
}

static bool can_seek(const struct bytes_in *in)
{
	struct stat status;

	return fstat(in->fd, &status) == 0 && S_ISREG(status.st_mode);
}

/* An archive is read from its middle, and named by the digest of all of its bytes. */
static int make_seekable(struct err *e, struct bytes_in *in)
{
	int fd = -1;

	if (can_seek(in)) {
		in->stored_from = in->stored_to = 0;
		in->digest_later = in->digest != NULL;
		return 0;
	}
	if (spool(e, in, &fd, &in->size)) {
		if (fd >= 0)
			close(fd);
		return -1;
	}
	if (in->close_fd)
		close(in->fd);
	in->fd = fd;
	in->close_fd = true;
	return 0;
}

/* ---- members ---- */

static bool ends(const char *name, const char *end)
{
	struct text tail = text_of(name), wanted = text_of(end);

	if (tail.len < wanted.len)
		return false;
	tail.data += tail.len - wanted.len;
	tail.len = wanted.len;
	return text_equal_fold(tail, wanted);
}

/* Folders, and files that desktops leave in archives, are not tables. */
static bool is_litter(const char *name)
{
	const char *file = last_part(name);

	return !*file || *file == '.' || strncmp(name, "__MACOSX/", 9) == 0 ||
	       ends(name, "Thumbs.db") || ends(name, "desktop.ini");
}

/* Files that publishers put beside a table to describe it. */
static bool is_about_tables(const char *name)
{
	static const char *const patterns[] = {"*readme*", "*field*descri*", "*dictionary*",
					       "*codebook*", "*record*layout*"};

	for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++)
		if (fnmatch(patterns[i], last_part(name), FNM_CASEFOLD) == 0)
			return true;
	return false;
}

static bool is_table(const char *name)
{
	static const char *const kinds[] = {".csv",    ".tsv",	  ".tab",   ".xlsx",
					    ".csv.gz", ".tsv.gz", ".tab.gz"};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (ends(name, kinds[i]))
			return !is_about_tables(name);
	return false;
}

static bool is_text(const char *name)
{
	return ends(name, ".txt") || ends(name, ".txt.gz");
}

static bool is_any(const char *name)
{
	(void)name;
	return true;
}

static bool matches(const char *pattern, const char *text)
{
	return strcmp(pattern, text) == 0 || fnmatch(pattern, text, FNM_CASEFOLD) == 0;
}

static bool is_match(const struct zip_archive *z, size_t member, bool (*kind)(const char *name),
		     const char *pattern)
{
	const char *name = zip_member_name(z, member);

	return !is_litter(name) && kind(name) &&
	       (!pattern || matches(pattern, name) || matches(pattern, last_part(name)));
}

/* How many members are of that kind and match (NULL: all do); *which is the last one. */
static size_t count_members(const struct zip_archive *z, bool (*kind)(const char *name),
			    const char *pattern, size_t *which)
{
	size_t count = 0;

	for (size_t i = 0; i < zip_member_count(z); i++) {
		if (!is_match(z, i, kind, pattern))
			continue;
		*which = i;
		count++;
	}
	return count;
}

/* Returns -1: `wanted` (NULL: not given) does not select exactly one member. */
static int fail_choice(struct err *e, const struct bytes_in *in, const char *wanted, size_t found)
{
	const struct zip_archive *z = in->archive;
	size_t ignored, count = count_members(z, is_any, NULL, &ignored), named = 0;
	struct buf names;

	if (zip_member_find(z, "mimetype", &ignored) && zip_member_find(z, "content.xml", &ignored))
		return err_set(e, ERR_INPUT, "%s: is an OpenDocument file: save it as .xlsx or CSV",
			       in->file_name);
	if (!count)
		return err_set(e, ERR_INPUT, "%s: the zip archive holds no file", in->file_name);
	buf_init(&names, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < zip_member_count(z) && named < MEMBERS_NAMED; i++) {
		const char *name = zip_member_name(z, i);
		if (!is_litter(name))
			buf_addf(&names, "%s%s", named++ ? ", " : "", name);
	}
	if (count > named)
		buf_addf(&names, " and %zu more", count - named);
	if (wanted)
		err_set(e, ERR_INPUT,
			"%s: %zu members of the archive match \"%s\": choose one as FILE#MEMBER, a "
			"name or a pattern; it holds %s",
			in->file_name, found, wanted, names.data);
	else
		err_set(e, ERR_INPUT,
			"%s: the archive holds %zu files, and none is the only table: choose one "
			"as FILE#MEMBER, a name or a pattern: %s",
			in->file_name, count, names.data);
	buf_release(&names);
	return -1;
}

/* The member to read. *sheet is what the name says after it, or stays. */
static int choose_member(struct err *e, struct bytes_in *in, const struct bytes_in_options *options,
			 size_t *which, const char **sheet)
{
	const char *wanted = in->part ? in->part : options->member;
	char *hash = in->part ? strrchr(in->part, '#') : NULL;
	size_t count;

	if (!wanted) {
		if (count_members(in->archive, is_any, NULL, which) == 1)
			return 0;
		count = count_members(in->archive, is_table, NULL, which);
		if (!count)
			count = count_members(in->archive, is_text, NULL, which);
		return count == 1 ? 0 : fail_choice(e, in, NULL, count);
	}
	count = count_members(in->archive, is_any, wanted, which);
	if (!count && hash) {
		*hash = '\0';
		*sheet = hash + 1;
		count = count_members(in->archive, is_any, wanted, which);
	}
	return count == 1 ? 0 : fail_choice(e, in, wanted, count);
}

/* "FILE#MEMBER", and "#SHEET" where the part goes on. */
static char *path_of_member(const struct bytes_in *in, size_t member, const char *sheet)
{
	char *path = mem_copy_text(in->file_name, strlen(in->file_name));

	add_part(&path, zip_member_name(in->archive, member));
	if (sheet)
		add_part(&path, sheet);
	return path;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The paths of all members that match, if they are more than one. */
static size_t list_members(struct bytes_in *in, char ***out)
{
	size_t which, count = count_members(in->archive, is_any, in->part, &which), found = 0;
	char *hash = strrchr(in->part, '#');
	const char *sheet = NULL;

	*out = NULL;
	if (!count && hash) {
		*hash = '\0';
		sheet = hash + 1;
		count = count_members(in->archive, is_any, in->part, &which);
	}
	/* Each is opened by itself: of very many, the pattern is more likely a slip. */
	if (count < 2 || count > MEMBERS_READ)
		return 0;
	*out = mem_alloc(count, sizeof(**out));
	for (size_t i = 0; i < zip_member_count(in->archive); i++)
		if (is_match(in->archive, i, is_any, in->part))
			(*out)[found++] = path_of_member(in, i, sheet);
	qsort(*out, found, sizeof(**out), by_text);
	return found;
}

void bytes_in_each_member(const char *path, void (*take)(void *context, const char *path),
			  void *context)
{
	struct bytes_in in = {.fd = -1};
	struct err ignored = ERR_INIT;
	char first[ZIP_MAGIC_BYTES];
	char **paths = NULL;
	size_t count = 0;

	if (path[0] != '-' && strchr(path, '#') &&
	    bytes_open_file(&ignored, &in, path, true) == 0 && in.part &&
	    pread(in.fd, first, sizeof(first), 0) == sizeof(first) &&
	    zip_is_magic(first, sizeof(first)) &&
	    zip_archive_open(&ignored, &in.archive, in.fd, in.file_name, 0) == 0 &&
	    !xlsx_is(in.archive))
		count = list_members(&in, &paths);
	for (size_t i = 0; i < count; i++) {
		take(context, paths[i]);
		free(paths[i]);
	}
	if (!count)
		take(context, path);
	free(paths);
	zip_archive_close(in.archive);
	if (in.fd >= 0)
		close(in.fd);
	free(in.file_name);
	free(in.name);
	free(in.label);
	free(in.part);
}

/* ---- workbooks ---- */

static int open_sheet(struct err *e, struct bytes_in *in, struct zip_archive *z, const char *sheet)
{
	if (xlsx_open(e, &in->sheet, z, in->name, sheet))
		return -1;
	add_part(&in->label, last_part(xlsx_sheet(in->sheet)));
	return 0;
}

/* The member is a workbook itself. */
static int open_inner(struct err *e, struct bytes_in *in, const char *sheet, double limit)
{
	uint64_t size;

	if (spool(e, in, &in->inner_fd, &size) ||
	    zip_archive_open(e, &in->inner, in->inner_fd, in->name, limit))
		return -1;
	if (!xlsx_is(in->inner))
		return err_set(e, ERR_INPUT, "%s: is an archive within an archive: unpack it first",
			       in->name);
	in->at_end = false;
	return open_sheet(e, in, in->inner, sheet);
}

static int open_archive(struct err *e, struct bytes_in *in, const struct bytes_in_options *options)
{
	const char *sheet = options->sheet;
	size_t which = 0;

	if (make_seekable(e, in) ||
	    zip_archive_open(e, &in->archive, in->fd, in->file_name, options->expansion_limit))
		return -1;
	in->at_end = false;
	if (xlsx_is(in->archive))
		return open_sheet(e, in, in->archive, in->part ? in->part : sheet);
	if (choose_member(e, in, options, &which, &sheet) ||
	    zip_member_open(e, &in->member, in->archive, which))
		return -1;
	add_part(&in->name, zip_member_name(in->archive, which));
	add_part(&in->label, last_part(zip_member_name(in->archive, which)));
	if (bytes_read_first(e, in))
		return -1;
	if (zip_is_magic(in->stored, in->stored_to))
		return open_inner(e, in, sheet, options->expansion_limit);
	return 0;
}

static bool is_old_office(const struct bytes_in *in)
{
	return in->stored_to >= 8 && memcmp(in->stored, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0;
}

int bytes_unpack(struct err *e, struct bytes_in *in, const struct bytes_in_options *options)
{
	bool named = in->part != NULL;

	if (zip_is_magic(in->stored, in->stored_to)) {
		if (open_archive(e, in, options))
			return -1;
	} else if (named) {
		return err_set(e, ERR_INPUT,
			       "%s: is not a zip archive or a workbook: it has no part \"%s\"",
			       in->file_name, in->part);
	}
	if (!in->sheet && is_old_office(in))
		return err_set(e, ERR_INPUT,
			       "%s: is a workbook of the old kind (.xls), or one with a password: "
			       "save it as .xlsx without a password, or as CSV",
			       in->name);
	return 0;
}
