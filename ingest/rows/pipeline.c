/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pipeline.c: blocks of a file to reading threads, and their results, in file order.
 *
 * A worker reads the next block, lets the next worker read, and parses the block while it is in its processor's cache.
 * The one that parsed the oldest block in flight hands it on, and those after it that are done. Blocks are kept in a
 * ring by their sequence, so that
 *
 *     handed <= filled <= handed + ring size
 *
 * and memory is bounded whatever the file's size. An error is reported in file order, after
 * everything before it was handed on: any number of threads gives the same error after the same
 * rows.
 */
#include "ingest/rows/pipeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupts.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "ingest/rows/pipeline_private.h"

enum {
	RING_PER_WORKER = 2, /* blocks in flight per thread */
	SMALL_FILE = 2 << 20, /* bytes: not worth a second thread */
};

/* Interrupts are let in only where a thread reads or hands on, and may wait for others: the wait for more of a pipe ends
 * by the first signal, and every wait by the second. */
static int read_block(struct pipeline *p, bool *more)
{
	int result;

	interrupts_let_in(&p->signals);
	result = pipeline_check_interrupt(&p->read_err, p);
	if (result == 0)
		result = pipeline_fill(&p->read_err, p, more);
	interrupts_hold(NULL);
	return result;
}

static int hand_block_on(struct pipeline *p, struct slot *slot)
{
	int result;

	interrupts_let_in(&p->signals);
	result = pipeline_hand_on(&p->hand_err, p, slot);
	interrupts_hold(NULL);
	return result;
}

/* Waits for its turn and reads the next block; NULL: there is none. The lock is held, and let go meanwhile. */
static struct slot *read_next(struct pipeline *p)
{
	struct slot *slot;
	bool more = false;
	int result;

	while (!p->closed && (p->reads || p->filled - p->handed == p->ring_size))
		pthread_cond_wait(&p->changed, &p->lock);
	if (p->closed)
		return NULL;
	slot = &p->ring[p->filled % p->ring_size];
	p->reads = true;
	pthread_mutex_unlock(&p->lock);
	result = read_block(p, &more);
	pthread_mutex_lock(&p->lock);
	p->reads = false;
	p->read_result = result;
	p->closed |= !more;
	p->filled += more;
	pthread_cond_broadcast(&p->changed);
	return more ? slot : NULL;
}

/* Hands on the blocks that are done, in file order, unless another thread does. The lock is held, and let go meanwhile. */
static void hand_on(struct pipeline *p)
{
	while (!p->hands && p->hand_result == 0 && p->handed < p->filled) {
		struct slot *oldest = &p->ring[p->handed % p->ring_size];
		int result;
		if (!oldest->done)
			return;
		p->hands = true;
		pthread_mutex_unlock(&p->lock);
		result = hand_block_on(p, oldest);
		pthread_mutex_lock(&p->lock);
		p->hands = false;
		p->hand_result = result;
		p->closed |= result != 0;
		p->handed++;
		pthread_cond_broadcast(&p->changed);
	}
}

static void *work(void *context)
{
	struct worker *w = context;
	struct pipeline *p = w->pipeline;
	struct slot *slot;

	pthread_mutex_lock(&p->lock);
	while ((slot = read_next(p)) != NULL) {
		pthread_mutex_unlock(&p->lock);
		pipeline_parse(w, slot);
		pthread_mutex_lock(&p->lock);
		slot->done = true;
		hand_on(p);
	}
	pthread_mutex_unlock(&p->lock);
	/* Here, while the other threads do theirs: the report would do it for one after the other. */
	row_give_alike(&w->reader);
	return NULL;
}

/* Fewer threads than asked for give the same. The caller's thread works where one alone is asked for, or none can be
 * made, and waits otherwise: parallel.c says why. */
static int run(struct err *e, struct pipeline *p)
{
	size_t started = 0;

	interrupts_hold(&p->signals);
	while (p->worker_count > 1 && started < p->worker_count &&
	       pthread_create(&p->workers[started].thread, NULL, work, &p->workers[started]) == 0)
		started++;
	if (!started)
		work(&p->workers[0]);
	for (size_t i = 0; i < started; i++)
		pthread_join(p->workers[i].thread, NULL);
	interrupts_let_in(&p->signals);
	if (p->hand_result)
		*e = p->hand_err;
	else if (p->read_result)
		*e = p->read_err;
	return p->hand_result ? p->hand_result : p->read_result;
}

/* ---- setting up ---- */

static size_t jobs_of(const struct settings *settings, const struct layout *layout,
		      const struct source_file *file, size_t block_bytes)
{
	uint64_t size = bytes_in_size(file->in);

	if (layout->drop_equal_rows)
		return 1; /* which of two equal rows comes first is the file's order */
	if (block_bytes == 0 && size && size < SMALL_FILE)
		return 1;
	return parallel_threads(settings->jobs);
}

/* Tells the parser which columns the reader looks at: most tables have others, which need not be split. Of few columns
 * it costs less to note where all of them start. */
static void want_columns(struct worker *w, size_t width)
{
	bool *wanted = mem_alloc(width + 1, sizeof(*wanted));
	bool all = !columns_wanted(&w->reader, wanted);

	if (w->reader.templates && (all || width < CSV_STARTS_SPARE))
		csv_parser_give_starts(w->parser);
	else if (!all)
		csv_parser_want(w->parser, wanted, width);
	free(wanted);
}

static int start_worker(struct err *e, struct pipeline *p, struct worker *w,
			const struct ingest_tables *tables, const char *source)
{
	w->pipeline = p;
	if (csv_parser_new(e, &w->parser, &p->file->dialect))
		return -1;
	w->reader_ready = true;
	if (row_reader_init(e, &w->reader, &p->file->binding, tables, source, p->file->published))
		return -1;
	w->reader.out.give = p->sink->observation;
	w->reader.out.give_alike = p->sink->alike;
	w->reader.out.no_texts = p->sink->no_texts;
	w->reader.out.notes_rows = p->sink->equal_rows && !w->reader.seen;
	if (p->sink->thread_state)
		w->reader.out.give_state = p->sink->thread_state(p->sink->context);
	want_columns(w, p->file->binding.width);
	return 0;
}

static int pipeline_init(struct err *e, struct pipeline *p, const struct ingest_tables *tables,
			 const char *source, size_t jobs)
{
	p->reader_count = jobs + p->file->binding.layout->pairs;
	p->workers = mem_zero(p->reader_count, sizeof(*p->workers));
	p->worker_count = jobs;
	if (p->reader_count > jobs)
		p->borders = &p->workers[jobs];
	buf_init(&p->border_rows, BUF_LIMIT_DEFAULT);
	buf_init(&p->border_rejects, BUF_LIMIT_DEFAULT);
	p->ring_size = jobs == 1 ? 1 : jobs * RING_PER_WORKER;
	p->ring = mem_zero(p->ring_size, sizeof(*p->ring));
	for (size_t i = 0; i < p->ring_size; i++) {
		buf_init(&p->ring[i].rows, BUF_LIMIT_DEFAULT);
		buf_init(&p->ring[i].rejects, BUF_LIMIT_DEFAULT);
	}
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->changed, NULL);
	for (size_t i = 0; p->borders && i < p->ring_size; i++)
		if (row_pairs_new(e, &p->ring[i].tail, &p->file->binding))
			return -1;
	for (size_t i = 0; i < p->reader_count; i++)
		if (start_worker(e, p, &p->workers[i], tables, source))
			return -1;
	return 0;
}

static void pipeline_release(struct pipeline *p)
{
	for (size_t i = 0; i < p->reader_count; i++) {
		csv_parser_free(p->workers[i].parser);
		if (p->workers[i].reader_ready)
			row_reader_release(&p->workers[i].reader);
	}
	free(p->workers);
	for (size_t i = 0; i < p->ring_size; i++) {
		csv_block_release(&p->ring[i].block);
		buf_release(&p->ring[i].rows);
		buf_release(&p->ring[i].rejects);
		row_pairs_free(p->ring[i].tail);
	}
	buf_release(&p->border_rows);
	buf_release(&p->border_rejects);
	free(p->ring);
	csv_block_release(&p->beyond);
	pthread_cond_destroy(&p->changed);
	pthread_mutex_destroy(&p->lock);
}

static int compare_hashes(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a;
	uint64_t right = *(const uint64_t *)b;

	return (left > right) - (left < right);
}

/* Rows of one text have one hash of 64 bits: of a hundred million different rows, two share theirs
 * in one file of three thousand. */
static uint64_t count_equal_rows(const struct pipeline *p)
{
	uint64_t *all, equal = 0;
	size_t count = 0, used = 0;

	for (size_t i = 0; i < p->reader_count; i++)
		count += p->workers[i].reader.counts.hash_count;
	all = mem_alloc(count, sizeof(*all));
	for (size_t i = 0; i < p->reader_count; i++) {
		const struct row_reader *r = &p->workers[i].reader;
		if (r->counts.hash_count)
			memcpy(all + used, r->counts.hashes, r->counts.hash_count * sizeof(*all));
		used += r->counts.hash_count;
	}
	qsort(all, count, sizeof(*all), compare_hashes);
	for (size_t i = 1; i < count; i++)
		equal += all[i] == all[i - 1];
	free(all);
	return equal;
}

static void note_piece(const struct pipeline *p, struct input_file *file)
{
	file->from = p->begins;
	file->to = p->beyond.data ? p->ends : p->text_end;
	file->of = p->text_end;
}

static int read_open_file(struct err *e, struct source_file *file,
			  const struct ingest_tables *tables, const struct ingest_sink *sink,
			  struct ledger *ledger, size_t block_bytes)
{
	struct pipeline p = {.sink = sink,
			     .file = file,
			     .block_bytes = block_bytes,
			     .read_err = ERR_INIT,
			     .hand_err = ERR_INIT};
	size_t jobs = jobs_of(tables->settings, file->binding.layout, file, block_bytes);
	int result = pipeline_init(e, &p, tables, ledger->source, jobs);

	if (result == 0 && p.borders)
		pipeline_begin_pairs(&p, ledger);
	if (result == 0)
		result = run(e, &p);
	if (result == 0)
		result = pipeline_read_beyond(e, &p);
	if (result == 0 && p.borders)
		result = pipeline_end_pairs(e, &p, ledger);
	if (result == 0 && p.records == 0 && !p.any_passed)
		result = source_file_fail_no_rows(e, file);
	if (result == 0)
		result = source_file_enter(e, file, sink->digest, ledger);
	if (result == 0)
		note_piece(&p, &ledger->files[ledger->file_count - 1]);
	for (size_t i = 0; result == 0 && i < p.reader_count; i++)
		row_reader_report(&p.workers[i].reader, ledger);
	if (result == 0 && sink->equal_rows && !file->binding.layout->drop_equal_rows)
		ledger->equal_rows += count_equal_rows(&p);
	pipeline_release(&p);
	return result;
}

int ingest_observations_in_blocks(struct err *e, const struct layout *layout, const char *path,
				  const struct ingest_tables *tables,
				  const struct ingest_sink *sink, struct ledger *ledger,
				  size_t block_bytes)
{
	const struct source_file_options options = {
	    .block_bytes = block_bytes,
	    .expansion_limit = tables->settings->expansion_limit,
	    .digest = sink->digest,
	};
	struct source_file file;
	int result = source_file_open(e, &file, layout, path, &options);

	if (result == 0)
		source_file_publish(&file, ledger);
	if (result == 0)
		result = read_open_file(e, &file, tables, sink, ledger, block_bytes);
	source_file_close(&file);
	return result;
}

int ingest_observations(struct err *e, const struct layout *layout, const char *path,
			const struct ingest_tables *tables, const struct ingest_sink *sink,
			struct ledger *ledger)
{
	return ingest_observations_in_blocks(e, layout, path, tables, sink, ledger, 0);
}
