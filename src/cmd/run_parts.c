/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_parts.c: see run_parts.h. */
#include "cmd/run_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_out.h"
#include "base/folder.h"
#include "base/mem.h"
#include "cmd/part_identity.h"

#define PART_END ".part"

static char *path_of(const struct run_parts *r, const char *source)
{
	size_t room = strlen(r->folder) + strlen(source) + sizeof(PART_END) + 1;
	char *path = mem_alloc(room, 1);

	snprintf(path, room, "%s/%s" PART_END, r->folder, source);
	return path;
}

/* What a part of the source would be made of; stays empty where that cannot be known. */
static void identify(struct run_parts *r, size_t number)
{
	const struct source_digests *source = &r->digests->sources[number];
	struct buf text;

	if (!source->is_known)
		return;
	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_addf(&text, "%s\n%.*s", r->digests->program, TEXT_ARG(buf_text(&source->text)));
	digest_of_text(buf_text(&text), r->inputs[number]);
	buf_release(&text);
}

/* Is what is kept of it what reading its files would make? By its head: that its body is sound shows where it is read
 * (gather_read_parts), which reads the files where it is not. */
static bool holds(const struct run_parts *r, size_t number, const char *path)
{
	const struct session *s = r->session;
	struct err ignored = ERR_INIT;
	struct part_head wanted;
	struct buf room;
	struct part p;
	bool same;

	if (!*r->inputs[number] || part_peek(&ignored, &p, path))
		return false;
	buf_init(&room, BUF_LIMIT_DEFAULT);
	same =
	    text_equal(p.head.inputs, text_of(r->inputs[number])) &&
	    part_identity(&ignored, &wanted, &room, &s->gather, &s->config.sources[number]) == 0 &&
	    part_check(&ignored, &p, &wanted) == 0;
	buf_release(&room);
	part_release(&p);
	return same;
}

static int write_part(struct err *e, const struct run_parts *r, size_t number,
		      const struct part_sections *sections, uint64_t rows)
{
	const struct session *s = r->session;
	const struct source *source = &s->config.sources[number];
	char *path = path_of(r, source->name);
	struct part_head head;
	struct buf part, room;
	int result = -1;

	buf_init(&part, BUF_LIMIT_DEFAULT);
	buf_init(&room, BUF_LIMIT_DEFAULT);
	if (part_identity(e, &head, &room, &s->gather, source) == 0) {
		head.inputs = text_of(r->inputs[number]);
		head.rows = rows;
		part_write(&part, &head, sections);
		result = file_write_cached(e, path, part.data, part.len);
	}
	buf_release(&part);
	buf_release(&room);
	free(path);
	return result;
}

bool run_parts_keep(struct run_parts *r, size_t number, const struct part_sections *sections,
		    uint64_t rows)
{
	const struct source *source = &r->session->config.sources[number];
	struct err why = ERR_INIT;

	if (!r->folder || !*r->inputs[number] ||
	    !input_digests_hold(r->digests, &r->session->config, number))
		return false;
	if (write_part(&why, r, number, sections, rows) == 0)
		return true;
	fprintf(stderr, "note: no part of source %s is kept: %s\n", source->name, why.text);
	return false;
}

/* A part that is not kept is no fault of the run: the next one reads its files. */
static int give(struct err *e, void *context, size_t number, struct part_sections *sections)
{
	struct run_parts *r = context;

	(void)e;
	(void)run_parts_keep(r, number, sections, r->session->gather.ledgers[number].rows_read);
	return 0;
}

static bool make_folder(struct run_parts *r, const char *output)
{
	char *runs = path_join(output, "runs");

	r->folder = path_join(runs, ".parts");
	free(runs);
	if (mkdir(r->folder, S_IRWXU) == 0 || access(r->folder, W_OK) == 0)
		return true;
	free(r->folder);
	r->folder = NULL;
	return false;
}

static void find_kept(struct run_parts *r)
{
	struct config *c = &r->session->config;

	if (!*r->digests->program)
		return;
	for (size_t i = 0; i < c->count; i++) {
		char *path = path_of(r, c->sources[i].name);
		if (!c->sources[i].from_parts)
			identify(r, i);
		if (holds(r, i, path))
			c->sources[i].kept_part = path;
		else
			free(path);
	}
}

void run_parts_begin(struct run_parts *r, struct session *s, const char *output,
		     const struct input_digests *digests)
{
	size_t count = s->config.count;
	double distance = s->config.settings.outlier_distance;

	*r = (struct run_parts){.session = s, .digests = digests};
	if (!(distance > 0) || !make_folder(r, output))
		return;
	r->inputs = mem_zero(count, sizeof(*r->inputs));
	find_kept(r);
	r->keeper.distance = distance / 2;
	r->keeper.give = give;
	r->keeper.context = r;
	part_keeper_start(&r->keeper, count);
	s->gather.keeper = &r->keeper;
}

static bool is_of_source(const struct config *c, const char *name)
{
	struct text file = text_of(name);

	if (text_ends(file, TEXT_LITERAL(PART_END)))
		file.len -= sizeof(PART_END) - 1;
	for (size_t i = 0; i < c->count; i++)
		if (text_equal(file, text_of(c->sources[i].name)))
			return true;
	return false;
}

/* A run of some sources leaves the others' parts; what a crash left half-written goes in any case. */
static void remove_others(const struct run_parts *r)
{
	const struct options *options = r->session->options;
	bool some = options->only.count || options->without.count;
	struct err ignored = ERR_INIT;
	struct folder files;

	if (folder_read(&ignored, &files, r->folder, ERR_WRITE, "parts") == 0) {
		for (size_t i = 0; i < files.count; i++) {
			char *path = path_join(r->folder, files.names[i]);
			if (files.names[i][0] == '.' ||
			    (!some && !is_of_source(&r->session->config, files.names[i])))
				unlink(path);
			free(path);
		}
	}
	folder_release(&files);
}

void run_parts_end(struct run_parts *r)
{
	if (r->folder)
		remove_others(r);
	if (r->session->gather.keeper == &r->keeper) {
		r->session->gather.keeper = NULL;
		part_keeper_release(&r->keeper);
	}
	free(r->inputs);
	free(r->folder);
	*r = (struct run_parts){.folder = NULL};
}
