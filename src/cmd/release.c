/* SPDX-License-Identifier: GPL-3.0-or-later */
/* release.c: see release.h. */
#include "cmd/release.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/bytes_in.h"
#include "base/mem.h"

/* Of the file only this much is read: its first line. */
enum { FIRST_BYTES = 200 };

bool release_is_word(struct text t)
{
	if (!t.len || t.len > RELEASE_LETTERS)
		return false;
	for (size_t i = 0; i < t.len; i++)
		if (!ascii_alpha(t.data[i]) && !ascii_digit(t.data[i]) &&
		    !memchr("-_.", t.data[i], 3))
			return false;
	return true;
}

static bool is_file(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* "db/Read Me.txt" of "db/Job Zones.txt"; of an archive, and of its member, "db.zip#*Read Me.txt". False: it is
 * no file. */
static bool add_name(struct buf *out, const char *path, const char *beside)
{
	size_t file = is_file(path) ? strlen(path) : strcspn(path, "#");
	const char *slash;

	buf_add_text(out, (struct text){.data = path, .len = file});
	if (!is_file(out->data))
		return false;
	if (path[file] == '#' || text_ends(buf_text(out), TEXT_LITERAL(".zip"))) {
		buf_addf(out, "#*%s", beside);
		return true;
	}
	slash = strrchr(path, '/');
	buf_clear(out);
	if (slash)
		buf_add_text(out, (struct text){.data = path, .len = (size_t)(slash - path) + 1});
	buf_add_string(out, beside);
	return is_file(out->data);
}

static struct text first_line(const char *path, char bytes[FIRST_BYTES])
{
	const struct bytes_in_options options = {.unpack = true};
	struct err ignored = ERR_INIT;
	struct bytes_in *in = NULL;
	size_t got = 0;

	if (bytes_in_open(&ignored, &in, path, &options) ||
	    bytes_in_read(&ignored, in, bytes, FIRST_BYTES, &got))
		got = 0;
	bytes_in_close(in);
	for (size_t i = 0; i < got; i++)
		if (bytes[i] == '\n' || bytes[i] == '\r')
			got = i;
	return (struct text){.data = bytes, .len = got};
}

/* Digits and the points between them. */
static struct text first_number(struct text line)
{
	size_t from = 0, to;

	while (from < line.len && !ascii_digit(line.data[from]))
		from++;
	to = from;
	while (to < line.len && (ascii_digit(line.data[to]) || line.data[to] == '.'))
		to++;
	while (to > from && line.data[to - 1] == '.')
		to--;
	return (struct text){.data = line.data + from, .len = to - from};
}

void release_find(struct source *s, const struct layout *layout)
{
	const char *beside = layout_release_file(layout);
	char bytes[FIRST_BYTES];
	struct text number;
	struct buf name;

	if (s->release || !beside || !s->paths.count || s->from_parts)
		return;
	buf_init(&name, BUF_LIMIT_DEFAULT);
	if (add_name(&name, s->paths.items[0], beside)) {
		number = first_number(first_line(name.data, bytes));
		if (release_is_word(number))
			s->release = mem_copy_text(number.data, number.len);
	}
	buf_release(&name);
}
