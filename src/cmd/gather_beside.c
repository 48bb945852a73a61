/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_beside.c: see gather_beside.h. The thread reads the tables in the order of the configuration, each into a
 * ledger and rejects of its own, which the caller's thread takes once they are done. */
#include "cmd/gather_beside.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/interrupts.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "cmd/gather_checks.h"
#include "cmd/gather_sink.h"
#include "cmd/gather_source.h"
#include "cmd/interrupt.h"
#include "cmd/standard_input.h"

struct table {
	struct gather_beside *beside;
	size_t number; /* of its source */
	bool is_beside; /* false: not a table */
	bool is_done;
	int result;
	struct err err;
	struct ledger ledger;
	struct buf rejects; /* as CSV */
};

struct gather_beside {
	struct gather *g;
	struct table *tables; /* one per source */
	pthread_t thread;
	atomic_bool stopped;
	pthread_mutex_t lock; /* of what follows, and of is_done */
	pthread_cond_t done_waits;
	const struct table
	    *awaited; /* NULL: the caller's thread is reading, and draws its own progress */
};

/* ---- the thread ---- */

static int take_rejects(struct err *e, void *context, struct text rows)
{
	struct table *t = context;

	buf_add_text(&t->rejects, rows);
	if (buf_overflowed(&t->rejects))
		return err_set(e, ERR_INPUT, "%s: its rejects take more than 1 GiB as text",
			       t->ledger.source);
	return 0;
}

static void take_progress(void *context, const char *file, uint64_t bytes, uint64_t size,
			  uint64_t rows)
{
	struct table *t = context;
	struct gather_beside *b = t->beside;

	pthread_mutex_lock(&b->lock);
	if (b->awaited == t)
		progress_update(&b->g->progress, file, bytes, size, rows);
	pthread_mutex_unlock(&b->lock);
}

static int was_stopped(void *context)
{
	const struct table *t = context;

	return atomic_load(&t->beside->stopped) || interrupt_signal();
}

static int read_files(struct err *e, struct table *t, const struct layout *layout)
{
	struct gather *g = t->beside->g;
	const struct source *source = &g->config->sources[t->number];
	const struct ingest_tables tables = gather_tables(g);

	for (size_t i = 0; i < source->paths.count; i++) {
		uint64_t rows_read = t->ledger.rows_read, used = t->ledger.observations;
		struct ingest_sink sink = gather_sink(g, t->number, i);

		sink.context = t;
		sink.reject_rows = g->rejects ? take_rejects : NULL;
		sink.progress = take_progress;
		sink.interrupted = was_stopped;
		if (ingest_published(e, layout, source->paths.items[i], &tables, &sink,
				     &g->published, &t->ledger))
			return -1;
		gather_count_file(&t->ledger, rows_read, used);
	}
	return 0;
}

static int read_table(struct err *e, struct table *t)
{
	const struct gather *g = t->beside->g;
	const struct source *source = &g->config->sources[t->number];
	struct layout *layout = NULL;
	int result = gather_load_layout(e, g, source, &layout);

	if (result == 0) {
		gather_describe(&t->ledger, source, layout);
		result = read_files(e, t, layout);
	}
	layout_free(layout);
	return result;
}

/* The caller stops at the first that fails, too. */
static void *read_tables(void *context)
{
	struct gather_beside *b = context;
	int result = 0;

	/* They are for the thread that waits for standard input, or for a source of people. */
	interrupts_hold(NULL);
	for (size_t i = 0; result == 0 && i < b->g->config->count; i++) {
		struct table *t = &b->tables[i];
		if (!t->is_beside)
			continue;
		t->result = result = read_table(&t->err, t);
		pthread_mutex_lock(&b->lock);
		t->is_done = true;
		pthread_cond_signal(&b->done_waits);
		pthread_mutex_unlock(&b->lock);
	}
	return NULL;
}

/* ---- the caller ---- */

/* A table without a file of its own, or in a pipe, is read when its turn comes. */
static bool is_plain(const struct source *source)
{
	for (size_t i = 0; i < source->paths.count; i++) {
		struct stat info;
		if (standard_input_names(source->paths.items[i]) ||
		    (stat(source->paths.items[i], &info) == 0 && !S_ISREG(info.st_mode)))
			return false;
	}
	return !source->from_parts;
}

/* All tables or none: they are published in the order in which they were read. */
static bool find_tables(struct gather_beside *b)
{
	const struct gather *g = b->g;
	size_t count = 0;

	for (size_t i = 0; i < g->config->count; i++) {
		struct table *t = &b->tables[i];
		t->is_beside = g->kinds[i] != LAYOUT_OBSERVATIONS;
		if (t->is_beside && !is_plain(&g->config->sources[i]))
			return false;
		count += t->is_beside;
	}
	return count > 0 && count < g->config->count;
}

static struct gather_beside *beside_new(struct gather *g)
{
	struct gather_beside *b = mem_zero(1, sizeof(*b));

	b->g = g;
	b->tables = mem_zero(g->config->count, sizeof(*b->tables));
	for (size_t i = 0; i < g->config->count; i++) {
		struct table *t = &b->tables[i];
		t->beside = b;
		t->number = i;
		ledger_init(&t->ledger, g->config->sources[i].name);
		buf_init(&t->rejects, BUF_LIMIT_DEFAULT);
	}
	pthread_mutex_init(&b->lock, NULL);
	pthread_cond_init(&b->done_waits, NULL);
	return b;
}

static void beside_free(struct gather_beside *b)
{
	for (size_t i = 0; i < b->g->config->count; i++) {
		ledger_release(&b->tables[i].ledger);
		buf_release(&b->tables[i].rejects);
	}
	free(b->tables);
	pthread_cond_destroy(&b->done_waits);
	pthread_mutex_destroy(&b->lock);
	free(b);
}

struct gather_beside *gather_beside_begin(struct gather *g)
{
	struct gather_beside *b;

	if (g->rows || g->own || g->surveys || parallel_threads(g->config->settings.jobs) == 1)
		return NULL;
	b = beside_new(g);
	if (find_tables(b) && pthread_create(&b->thread, NULL, read_tables, b) == 0)
		return b;
	beside_free(b);
	return NULL;
}

bool gather_beside_reads(const struct gather_beside *b, size_t number)
{
	return b && b->tables[number].is_beside;
}

static void wait_for(struct gather_beside *b, const struct table *t)
{
	pthread_mutex_lock(&b->lock);
	b->awaited = t;
	while (!t->is_done)
		pthread_cond_wait(&b->done_waits, &b->lock);
	b->awaited = NULL;
	pthread_mutex_unlock(&b->lock);
	progress_clear(&b->g->progress);
}

/* As they came: each is held beside those before it. */
static int check_contents(struct err *e, const struct gather *g, size_t number)
{
	struct ledger *ledger = &g->ledgers[number];
	size_t count = ledger->file_count;
	int result = 0;

	for (size_t i = 0; result == 0 && i < count; i++) {
		ledger->file_count = i + 1;
		result = gather_check_content(e, g, number, &ledger->files[i]);
	}
	ledger->file_count = count;
	return result;
}

int gather_beside_take(struct err *e, struct gather_beside *b, size_t number)
{
	struct table *t = &b->tables[number];
	struct gather *g = b->g;

	wait_for(b, t);
	ledger_release(&g->ledgers[number]);
	g->ledgers[number] = t->ledger;
	ledger_init(&t->ledger, g->config->sources[number].name);
	if (t->rejects.len && file_out_write(e, g->rejects, t->rejects.data, t->rejects.len))
		return -1;
	buf_release(&t->rejects);
	if (check_contents(e, g, number))
		return -1;
	if (t->result) {
		*e = t->err;
		return -1;
	}
	return gather_end_source(e, g, number);
}

void gather_beside_end(struct gather_beside *b)
{
	if (!b)
		return;
	atomic_store(&b->stopped, true);
	pthread_join(b->thread, NULL);
	beside_free(b);
}
