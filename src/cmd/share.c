/* SPDX-License-Identifier: GPL-3.0-or-later */
/* share.c: see share.h. */
#include "cmd/share.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

/* A smaller file is not worth being read twice. */
enum { CUT_LEAST = 2 << 20 };

/* "all.zip#member" is of the size of its archive: what is cut is only about equal. */
static uint64_t size_of(const char *path)
{
	char *file = mem_copy_text(path, strcspn(path, "#"));
	struct stat status;
	uint64_t size =
	    stat(file, &status) == 0 && status.st_size > 0 ? (uint64_t)status.st_size : 0;

	free(file);
	return size + 1;
}

/* Of what is packed, bytes of text are not those that are stored. */
static bool is_packed(const char *path)
{
	unsigned char start[2] = {0, 0};
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t got = file < 0 ? 0 : read(file, start, sizeof(start));

	if (file >= 0)
		close(file);
	return got < (ssize_t)sizeof(start) || (start[0] == 0x1f && start[1] == 0x8b) ||
	       (start[0] == 'P' && start[1] == 'K');
}

/* A place in the source: a file, and bytes of it. */
struct place_in {
	size_t file;
	uint64_t bytes;
};

/* A file that is not cut is where its middle is. */
static struct place_in cut_at(const struct source *source, const uint64_t *sizes, bool may_cut,
			      uint64_t at)
{
	size_t i = 0;

	while (i < source->paths.count && at >= sizes[i])
		at -= sizes[i++];
	if (i == source->paths.count)
		return (struct place_in){.file = i};
	if (at > 0 && may_cut && sizes[i] > CUT_LEAST && !is_packed(source->paths.items[i]))
		return (struct place_in){.file = i, .bytes = at};
	return (struct place_in){.file = at > sizes[i] / 2 ? i + 1 : i};
}

/* all * number / of, which may be too large in between. */
static uint64_t part_of(uint64_t all, uint64_t number, uint64_t of)
{
	return all / of * number + all % of * number / of;
}

void share_of(struct share *out, const struct source *source, bool may_cut, uint64_t number,
	      uint64_t of)
{
	uint64_t *sizes = mem_alloc(source->paths.count, sizeof(*sizes)), all = 0;
	struct place_in from, to;

	for (size_t i = 0; i < source->paths.count; i++)
		all += sizes[i] = size_of(source->paths.items[i]);
	from = cut_at(source, sizes, may_cut, part_of(all, number, of));
	to = cut_at(source, sizes, may_cut, part_of(all, number + 1, of));
	free(sizes);
	*out = (struct share){.first = from.file,
			      .end = to.file + (to.bytes > 0),
			      .from = from.bytes,
			      .to = to.bytes};
	if (from.file == to.file && from.bytes == to.bytes)
		out->end = out->first;
}

void share_take(struct source *source, const struct share *s)
{
	source->paths.items += s->first;
	source->paths.count = s->end - s->first;
	source->piece_from = s->from;
	source->piece_to = s->to;
}

bool share_cuts(const struct share *s, size_t i)
{
	return (i == s->first && s->from > 0) || (i + 1 == s->end && s->to > 0);
}
