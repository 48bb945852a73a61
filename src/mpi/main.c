/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c: paybands-mpi run and bands: ranks read shares of the files, rank 0 goes on alone.
 *
 * Each rank makes a part of its share of every source; the parts become one over a tree; rank 0 keeps it where the
 * run keeps its parts (run_parts.h), MPI ends, and the ordinary command finds all read. So there is nothing of
 * publishing here, and bytes are those of one process. A rank that dies before ends all ranks: nothing is published.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file_out.h"
#include "base/mem.h"
#include "base/spool.h"
#include "cmd/commands.h"
#include "cmd/gather_source.h"
#include "cmd/interrupt.h"
#include "cmd/manual.h"
#include "cmd/part_identity.h"
#include "cmd/run_parts.h"
#include "cmd/session.h"
#include "cmd/stdout.h"
#include "mpi/shares.h"
#include "reports/publish.h"

/* Everything of one start. */
struct work {
	struct ranks ranks;
	const struct command *command;
	struct options *options;
	struct session session;
	const char *output; /* of a run; NULL */
	struct input_digests digests; /* of a run, at rank 0 */
	struct run_parts kept; /* likewise */
	struct publication *publication; /* likewise: the lock, while ranks read; NULL */
	char *folder; /* of bands, at rank 0: where its parts are; NULL: not made */
	struct text_list parts; /* likewise; each owned */
	uint64_t rows;
	uint64_t reading; /* microseconds of processor time */
};

static void out_of_memory(void)
{
	static const char words[] = "paybands-mpi: out of memory; nothing was published\n";

	if (write(STDERR_FILENO, words, sizeof(words) - 1) < 0)
		_exit(ERR_BUG);
	_exit(ERR_BUG);
}

/* ---- do all ranks see the same? ---- */

static int describe(struct err *e, const struct session *s, char hex[SHA256_HEX_BYTES])
{
	struct digest *digest = digest_new();
	char program[SHA256_HEX_BYTES] = "";
	uint64_t bytes;
	int result = file_digest(e, "/proc/self/exe", program, &bytes);

	digest_add(digest, program, sizeof(program));
	for (size_t i = 0; result == 0 && i < s->config.count; i++) {
		const struct source *source = &s->config.sources[i];
		struct part_head head;
		struct buf room;
		buf_init(&room, BUF_LIMIT_DEFAULT);
		result = part_identity(e, &head, &room, &s->gather, source);
		digest_add(digest, room.data, room.len);
		digest_add(digest, head.tables.data, head.tables.len);
		buf_release(&room);
		for (size_t k = 0; k < source->paths.count; k++)
			digest_add(digest, source->paths.items[k],
				   strlen(source->paths.items[k]) + 1);
	}
	digest_finish(digest, hex);
	digest_free(digest);
	return result;
}

/* All ranks say so, or none: what one cannot do stops all, with the message of the lowest. */
static int agree(struct err *e, const struct work *w, int result)
{
	int failed = ranks_failed(&w->ranks, result);

	if (failed < 0)
		return 0;
	if (failed != w->ranks.own) {
		e->code = ERR_INPUT;
		*e->text = '\0'; /* said by that rank */
	}
	return -1;
}

static int check_same(struct err *e, struct work *w)
{
	char hex[SHA256_HEX_BYTES] = "";
	int unlike;

	if (agree(e, w, describe(e, &w->session, hex)))
		return -1;
	unlike = ranks_unlike(&w->ranks, hex);
	if (unlike < 0)
		return 0;
	e->code = ERR_INPUT;
	*e->text = '\0';
	return w->ranks.own
		   ? -1
		   : err_set(e, ERR_INPUT,
			     "rank %d differs from rank 0 in its program, settings, tables or "
			     "paths of files: start all ranks with the same",
			     unlike);
}

/* ---- the parts ---- */

static int make_folder(struct err *e, struct work *w)
{
	char *folder = path_join(temporary_folder(), "paybands-mpi-XXXXXX");

	if (mkdtemp(folder)) {
		w->folder = folder;
		return 0;
	}
	free(folder);
	return err_set(e, ERR_WRITE, "%s: cannot make a folder in it: %s", temporary_folder(),
		       strerror(errno));
}

static int keep_of_bands(struct err *e, struct work *w, size_t number, const struct share_part *p)
{
	struct buf bytes;
	char *path;
	int result;

	if (!w->folder && make_folder(e, w))
		return -1;
	path = path_join(w->folder, w->session.config.sources[number].name);
	text_list_add(&w->parts, path);
	buf_init(&bytes, PART_MOST);
	result = share_pack(e, &w->session, number, p, &bytes);
	if (result == 0)
		result = file_write_private(e, path, bytes.data, bytes.len);
	buf_release(&bytes);
	return result;
}

/* Is the source read by ranks: rows, and not kept from the last run? */
static bool is_shared(const struct source *source, bool of_rows)
{
	bool shared = of_rows && !source->from_parts && !source->kept_part;

	ranks_decide(&shared);
	return shared;
}

static int is_of_rows(struct err *e, const struct work *w, const struct source *source, bool *out)
{
	struct layout *layout = NULL;
	int result = gather_load_layout(e, &w->session.gather, source, &layout);

	*out = result == 0 && layout_kind(layout) == LAYOUT_OBSERVATIONS;
	layout_free(layout);
	return result;
}

static int keep(struct err *e, struct work *w, size_t number, const struct share_part *part)
{
	if (share_whole(e, &w->session, number, part))
		return -1;
	w->rows += part->rows;
	if (!w->output)
		return keep_of_bands(e, w, number, part);
	/* Where it is not kept, the run reads the files by itself. */
	(void)run_parts_keep(&w->kept, number, &part->sections, part->rows);
	return 0;
}

static int share_source(struct err *e, struct work *w, size_t number)
{
	const struct source *source = &w->session.config.sources[number];
	struct share_part part;
	bool of_rows;
	clock_t began;
	int result;

	if (agree(e, w, is_of_rows(e, w, source, &of_rows)))
		return -1;
	if (!w->output && !of_rows)
		return agree(
		    e, w,
		    err_set(e, ERR_USAGE,
			    "source %s: holds no observations, and paybands-mpi bands reads "
			    "nothing else: use paybands bands",
			    source->name));
	if (!is_shared(source, of_rows))
		return 0;
	share_part_init(&part);
	began = clock();
	result = share_read(e, &w->ranks, &w->session, number, &part);
	w->reading += (uint64_t)(clock() - began) * 1000000 / CLOCKS_PER_SEC;
	result = agree(e, w, result);
	if (result == 0)
		result = agree(e, w, share_check(e, &w->ranks, &w->session, number, &part));
	if (result == 0)
		result = agree(e, w, share_merge(e, &w->ranks, &w->session, number, &part));
	if (result == 0)
		result = agree(e, w, w->ranks.own == 0 ? keep(e, w, number, &part) : 0);
	share_part_release(&part);
	return result;
}

/* Rank 0 says whether what ranks read can be kept; otherwise it reads all by itself. */
static bool may_share(const struct work *w)
{
	bool keeps = !w->output || w->kept.folder;

	if (w->ranks.own == 0 && !keeps)
		fprintf(
		    stderr, "note: rank 0 reads all files by itself: no parts are kept in %s%s\n",
		    w->output,
		    w->session.config.settings.outlier_distance > 0 ? ""
								    : " with --outlier-distance 0");
	ranks_decide(&keeps);
	return keeps;
}

static int share_all(struct err *e, struct work *w)
{
	if (!may_share(w))
		return 0;
	for (size_t i = 0; i < w->session.config.count; i++)
		if (share_source(e, w, i))
			return -1;
	return 0;
}

/* ---- the command ---- */

static int open_session(struct err *e, struct work *w)
{
	const char *layout = w->options->layout ? w->options->layout : "observations";

	if (w->command == &command_run) {
		if (session_open_run(e, &w->session, w->options))
			return -1;
		w->output = w->options->output ? w->options->output : w->session.config.output;
		return 0;
	}
	return session_open_filter(e, &w->session, w->options, layout);
}

static void say_volume(struct work *w)
{
	uint64_t sent = ranks_sum(w->ranks.sent), worked = ranks_sum(w->reading);
	uint64_t most = ranks_most(w->reading);

	if (w->ranks.own == 0 && !w->options->quiet)
		fprintf(stderr,
			"%d ranks read %llu rows in %.1f s of processor time (busiest: %.1f s) "
			"and exchanged %llu bytes of parts\n",
			w->ranks.count, (unsigned long long)w->rows, (double)worked / 1e6,
			(double)most / 1e6, (unsigned long long)sent);
}

/* Only one run at a time, and what the last one kept. */
static int begin_run(struct err *e, struct work *w)
{
	bool first = w->output && w->ranks.own == 0;

	if (agree(e, w, first ? publish_begin(e, &w->publication, w->output) : 0))
		return -1;
	if (first) {
		input_digests_take(&w->digests, &w->session.config);
		run_parts_begin(&w->kept, &w->session, w->output, &w->digests);
	}
	return 0;
}

static int read_by_ranks(struct err *e, struct work *w)
{
	int result = agree(e, w, open_session(e, w));

	if (result == 0)
		result = check_same(e, w);
	if (result == 0)
		result = begin_run(e, w);
	if (result == 0)
		result = share_all(e, w);
	if (result == 0)
		say_volume(w);
	if (w->kept.session)
		run_parts_end(&w->kept);
	input_digests_release(&w->digests);
	publish_end(w->publication);
	session_close(&w->session);
	return result;
}

/* At rank 0, after MPI has ended. */
static int go_on(struct err *e, struct work *w)
{
	if (!w->output) {
		if (w->options->sources.count)
			w->options->layout = NULL; /* each part has its own */
		w->options->merge = true;
		w->options->sources.count = 0;
		text_list_release(&w->options->arguments);
		w->options->arguments = w->parts;
	}
	return w->command->run(e, w->options);
}

static void remove_parts(struct work *w, const struct text_list *parts)
{
	for (size_t i = 0; i < parts->count; i++) {
		unlink(parts->items[i]);
		free((char *)parts->items[i]);
	}
	if (w->folder)
		rmdir(w->folder);
	free(w->folder);
}

static void say(struct err *e)
{
	if (*e->text)
		fprintf(stderr, "paybands-mpi: %s\n", e->text);
	*e->text = '\0';
}

static void print_help(const struct command *command)
{
	struct buf text;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	manual_help(command, &text);
	printf("mpirun -n N paybands-mpi %s: N ranks read what paybands %s reads.\n\n%.*s",
	       command->name, command->name, TEXT_ARG(buf_text(&text)));
	buf_release(&text);
}

/* The table's rows come from files: ranks have no standard input to share. */
static int check_inputs(struct err *e, const struct work *w)
{
	const struct options *o = w->options;

	for (size_t i = 0; i < o->arguments.count; i++)
		if (strcmp(o->arguments.items[i], "-") == 0)
			return err_set(e, ERR_USAGE,
				       "%s: ranks do not share standard input: give files",
				       w->command->name);
	if (w->command == &command_run)
		return 0;
	for (size_t i = 0; i < o->sources.count; i++)
		if (memchr(o->sources.items[i], '/', strcspn(o->sources.items[i], "=")))
			return err_set(e, ERR_USAGE,
				       "bands: --source %s: give the path of a layout by --layout, "
				       "with the files",
				       o->sources.items[i]);
	if (o->config || o->sources.count || o->arguments.count)
		return 0;
	return err_set(e, ERR_USAGE, "bands: needs at least one FILE, --source or -c");
}

static int work(struct err *e, struct work *w, int argc, const char **argv)
{
	int result = options_parse(e, w->options, w->command, argc, argv);

	if (agree(e, w, result)) {
		say(e);
		ranks_end();
		return -1;
	}
	if (w->options->help) {
		ranks_end();
		if (w->ranks.own == 0)
			print_help(w->command);
		return 0;
	}
	result = agree(e, w, check_inputs(e, w));
	if (result == 0)
		result = read_by_ranks(e, w);
	if (result)
		say(e);
	ranks_end(); /* no rank ends before the one that says why: mpirun would stop it */
	if (result == 0 && w->ranks.own == 0)
		result = go_on(e, w);
	remove_parts(w, &w->parts);
	if (w->options->merge)
		w->options->arguments = (struct text_list){.items = NULL};
	text_list_release(&w->parts);
	return result;
}

int main(int argc, char **argv)
{
	struct options options = {.config = NULL};
	struct work w = {.options = &options};
	struct err e = ERR_INIT;
	int result;

	mem_on_failure(out_of_memory);
	mem_take_in_bulk();
	ranks_begin(&w.ranks, &argc, &argv);
	interrupt_listen();
	if (argc > 1 && strcmp(argv[1], "run") == 0)
		w.command = &command_run;
	if (argc > 1 && strcmp(argv[1], "bands") == 0)
		w.command = &command_bands;
	if (!w.command) {
		bool asked =
		    argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0);
		if (w.ranks.own == 0)
			fputs("usage: mpirun -n N paybands-mpi run|bands [options]: the options of "
			      "paybands run and bands\n",
			      asked ? stdout : stderr);
		ranks_end();
		return asked ? 0 : ERR_USAGE;
	}
	result = work(&e, &w, argc - 1, (const char **)argv + 1);
	options_release(&options);
	if (result)
		say(&e);
	return result ? (e.code ? (int)e.code : ERR_BUG) : 0;
}
