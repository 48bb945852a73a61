/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pipeline.c: blocks of a file to reading threads, and their results, in file order.
 *
 * The caller's thread cuts the file into blocks and hands finished text to the sink; the others
 * parse. Blocks are kept in a ring by their sequence, so that
 *
 *     handed <= taken <= filled <= handed + ring size
 *
 * and memory is bounded whatever the file's size. An error is reported in file order, after
 * everything before it was handed on: any number of threads gives the same error after the same
 * rows.
 */
#include "ingest/rows/pipeline.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "ingest/file/bind.h"
#include "ingest/rows/row_reader.h"

enum {
	RING_PER_WORKER = 2, /* blocks in flight per thread, beside two of the caller's */
	SMALL_FILE = 2 << 20, /* bytes: not worth a second thread */
};

struct slot {
	struct csv_block block;
	struct buf rows;
	struct buf rejects;
	uint64_t records;
	struct row_pairs *tail; /* of a layout of pairs: its last row, and how many its head has */
	int result;
	struct err err;
	bool done;
};

struct pipeline;

struct worker {
	struct pipeline *pipeline;
	struct csv_parser *parser;
	struct row_reader reader;
	bool reader_ready;
	pthread_t thread;
};

struct pipeline {
	const struct ingest_sink *sink;
	struct source_file *file;
	size_t block_bytes;
	struct slot *ring;
	size_t ring_size;
	struct worker *workers;
	size_t worker_count;
	struct worker *borders; /* of a layout of pairs: reads the heads of blocks; not a thread */
	struct buf border_rows;
	struct buf border_rejects;
	size_t reader_count; /* with that of the borders, which is the last */
	size_t thread_count; /* workers that run on a thread of their own */
	uint64_t records; /* handed on so far */
	bool began; /* the first block was taken */
	uint64_t begins, ends; /* where the piece does, in bytes of text: borders of blocks */
	uint64_t text_end; /* of the last block that was read */
	struct csv_block beyond; /* the first one past the piece */
	bool any_passed; /* blocks that are not of the piece */
	bool orphan; /* heads of blocks go on from what is not of the piece */

	pthread_mutex_t lock; /* for all below */
	pthread_cond_t work_waits;
	pthread_cond_t done_waits;
	uint64_t filled;
	uint64_t taken;
	uint64_t handed;
	bool closed; /* nothing more comes: threads end when nothing is left to take */
	bool stopped; /* ... and the rest is not taken any more */
};

/* ---- one block ---- */

/* The reader's next rows are the block's, and go to these. */
static void turn_to_block(struct worker *w, struct slot *slot, struct buf *rows,
			  struct buf *rejects)
{
	const struct ingest_sink *sink = w->pipeline->sink;

	buf_clear(rows);
	buf_clear(rejects);
	w->reader.out.rows = sink->observation_rows ? rows : NULL;
	w->reader.out.traces = sink->traces;
	w->reader.out.ends = sink->ends;
	w->reader.out.rejects = sink->reject_rows ? rejects : NULL;
	w->reader.block.span = (struct memo_span){
	    .end = (uintptr_t)slot->block.data + slot->block.len,
	    .len = slot->block.len,
	};
	w->reader.block.has_nul = slot->block.has_nul;
	w->reader.block.has_quote = slot->block.has_quote;
}

/* What follows the head does not depend on what came before: see row_pairs.c. */
static void leave_tail(struct worker *w, struct slot *slot)
{
	struct row_pairs *tail = w->reader.pairs;

	row_pairs_keep(&w->reader);
	w->reader.pairs = slot->tail;
	slot->tail = tail;
}

static void parse_slot(struct worker *w, struct slot *slot)
{
	uint64_t before = w->reader.counts.ledger.rows_read;

	turn_to_block(w, slot, &slot->rows, &slot->rejects);
	if (w->reader.pairs)
		row_pairs_begin(&w->reader);
	slot->result =
	    csv_parse_block(&slot->err, w->parser, &slot->block,
			    w->reader.pairs ? row_pairs_take : row_reader_take, &w->reader);
	if (w->reader.pairs)
		leave_tail(w, slot);
	slot->records = w->reader.counts.ledger.rows_read - before;
	if (slot->result == 0 && (buf_overflowed(&slot->rows) || buf_overflowed(&slot->rejects)))
		slot->result = err_set(&slot->err, ERR_BUG,
				       "the rows of one block take more than 1 GiB as text");
}

static void *work(void *context)
{
	struct worker *w = context;
	struct pipeline *p = w->pipeline;

	pthread_mutex_lock(&p->lock);
	for (;;) {
		while (p->taken == p->filled && !p->closed)
			pthread_cond_wait(&p->work_waits, &p->lock);
		if (p->stopped || p->taken == p->filled)
			break;
		struct slot *slot = &p->ring[p->taken++ % p->ring_size];
		pthread_mutex_unlock(&p->lock);
		parse_slot(w, slot);
		pthread_mutex_lock(&p->lock);
		slot->done = true;
		pthread_cond_signal(&p->done_waits);
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

/* ---- the caller's side ---- */

static int hand_rows_on(struct err *e, const struct ingest_sink *sink, const struct buf *rows,
			const struct buf *rejects)
{
	if (rows->len && sink->observation_rows(e, sink->context, buf_text(rows)))
		return -1;
	return rejects->len ? sink->reject_rows(e, sink->context, buf_text(rejects)) : 0;
}

/* Takes the rows of a block's head. */
struct head {
	struct row_reader *reader;
	size_t left;
	bool ended;
};

static int take_head(struct err *e, void *context, const struct csv_record *record)
{
	struct head *h = context;

	if (h->left == 0) {
		h->ended = true;
		return -1;
	}
	h->left--;
	return row_pairs_take(e, h->reader, record);
}

/* The rows of the block that go on from the one before; then its last row takes their place. */
static int read_head(struct err *e, struct pipeline *p, struct slot *slot)
{
	struct worker *w = p->borders;
	struct row_pairs *tail = slot->tail;
	struct head head = {.reader = &w->reader, .left = tail->head_rows};
	uint64_t before = w->reader.counts.ledger.rows_read;

	turn_to_block(w, slot, &p->border_rows, &p->border_rejects);
	if (!p->orphan && head.left &&
	    csv_parse_block(e, w->parser, &slot->block, take_head, &head) && !head.ended)
		return -1;
	p->orphan = p->orphan && tail->at_head;
	p->records += w->reader.counts.ledger.rows_read - before;
	w->reader.pairs->began = true;
	row_pairs_keep(&w->reader);
	if (!tail->at_head) {
		row_pairs_end(&w->reader);
		slot->tail = w->reader.pairs;
		w->reader.pairs = tail;
	}
	return hand_rows_on(e, p->sink, &p->border_rows, &p->border_rejects);
}

/* The row that waited for its other half until the end of the file. */
static int take_last_row(struct err *e, struct pipeline *p)
{
	buf_clear(&p->border_rows);
	buf_clear(&p->border_rejects);
	row_pairs_end(&p->borders->reader);
	return hand_rows_on(e, p->sink, &p->border_rows, &p->border_rejects);
}

static int hand_on(struct err *e, struct pipeline *p, struct slot *slot)
{
	const struct ingest_sink *sink = p->sink;
	const struct bytes_in *in = p->file->in;

	if (slot->result) {
		*e = slot->err;
		return -1;
	}
	p->records += slot->records;
	if ((p->borders && read_head(e, p, slot)) ||
	    hand_rows_on(e, sink, &slot->rows, &slot->rejects))
		return -1;
	if (sink->progress)
		sink->progress(sink->context, bytes_in_name(in), bytes_in_position(in),
			       bytes_in_size(in), p->records);
	return 0;
}

static int check_interrupt(struct err *e, const struct pipeline *p)
{
	if (p->sink->interrupted && p->sink->interrupted(p->sink->context))
		return err_set(e, ERR_INTERRUPTED, "%s: interrupted", bytes_in_name(p->file->in));
	return 0;
}

/* The first block was read when the file was opened. It begins with the text. */
static int next_block(struct err *e, struct pipeline *p, struct csv_block *block, uint64_t *begins,
		      bool *more)
{
	*begins = p->text_end;
	*more = true;
	if (!p->began) {
		csv_block_release(block);
		*block = p->file->first;
		p->file->first = (struct csv_block){.data = NULL};
	} else if (csv_reader_next(e, p->file->reader, block, p->block_bytes, more)) {
		return -1;
	}
	p->began = true;
	p->text_end = csv_reader_given(p->file->reader);
	return 0;
}

/* The next block of the piece into the ring. */
static int fill(struct err *e, struct pipeline *p, bool *more)
{
	struct slot *slot = &p->ring[p->filled % p->ring_size];
	const struct ingest_piece *piece = &p->sink->piece;
	uint64_t begins;

	if (p->beyond.data) {
		*more = false;
		return 0;
	}
	for (;;) {
		if (next_block(e, p, &slot->block, &begins, more))
			return -1;
		if (!*more || begins >= piece->from)
			break;
		p->any_passed = true;
		p->begins = p->text_end;
		if (check_interrupt(e, p))
			return -1;
	}
	if (*more && piece->to && begins >= piece->to) {
		p->beyond = slot->block;
		slot->block = (struct csv_block){.data = NULL};
		p->ends = begins;
		*more = false;
	}
	slot->done = false;
	return 0;
}

static int pass_head(struct err *e, void *context, const struct csv_record *record)
{
	struct head *h = context;

	(void)e;
	if (!row_pairs_leave(h->reader, record)) {
		h->ended = true;
		return -1;
	}
	h->left++;
	return 0;
}

/* Of a block past the piece, the rows that go on from the last one of it. */
static int take_foreign_head(struct err *e, struct pipeline *p)
{
	struct worker *w = p->borders, *counts = &p->workers[0];
	struct head head = {.reader = &counts->reader};
	uint64_t before = w->reader.counts.ledger.rows_read;
	struct slot slot = {.block = p->beyond};

	turn_to_block(counts, &slot, &p->border_rows, &p->border_rejects);
	row_pairs_begin(&counts->reader);
	if (csv_parse_block(e, counts->parser, &p->beyond, pass_head, &head) && !head.ended)
		return -1;
	p->orphan = head.ended; /* the next one's do not go on from here */
	head.reader = &w->reader;
	head.ended = false;
	turn_to_block(w, &slot, &p->border_rows, &p->border_rejects);
	if (head.left && csv_parse_block(e, w->parser, &p->beyond, take_head, &head) && !head.ended)
		return -1;
	p->records += w->reader.counts.ledger.rows_read - before;
	row_pairs_keep(&w->reader);
	return hand_rows_on(e, p->sink, &p->border_rows, &p->border_rejects);
}

/* To the end of the file: it is named by the digest of all of it, and what is wrong with its quotes is reported. */
static int read_beyond(struct err *e, struct pipeline *p)
{
	bool more = p->beyond.data != NULL;
	uint64_t begins;

	while (more) {
		p->any_passed = true;
		if (!p->sink->digest && (!p->borders || p->orphan))
			return 0; /* it was read before */
		if (check_interrupt(e, p) ||
		    (p->borders && !p->orphan && take_foreign_head(e, p)) ||
		    next_block(e, p, &p->beyond, &begins, &more))
			return -1;
	}
	return 0;
}

static int run_alone(struct err *e, struct pipeline *p)
{
	struct slot *slot = &p->ring[0];
	bool more;

	p->ring_size = 1;
	for (;; p->filled++) {
		if (check_interrupt(e, p) || fill(e, p, &more))
			return -1;
		if (!more)
			return 0;
		parse_slot(&p->workers[0], slot);
		if (hand_on(e, p, slot))
			return -1;
	}
}

/* Under the lock: waits for the oldest block in flight and hands it on. */
static int hand_on_oldest(struct err *e, struct pipeline *p)
{
	struct slot *slot = &p->ring[p->handed % p->ring_size];
	int result;

	while (!slot->done)
		pthread_cond_wait(&p->done_waits, &p->lock);
	pthread_mutex_unlock(&p->lock);
	result = hand_on(e, p, slot);
	pthread_mutex_lock(&p->lock);
	p->handed++;
	return result;
}

static int run_loop(struct err *e, struct pipeline *p)
{
	struct err read_err = ERR_INIT;
	int read_result = 0;
	bool more = true;

	while (more || p->handed < p->filled) {
		bool room = p->filled - p->handed < p->ring_size;
		bool waits = p->handed < p->filled && p->ring[p->handed % p->ring_size].done;
		if (waits || !more || !room) {
			if (hand_on_oldest(e, p))
				return -1;
			continue;
		}
		pthread_mutex_unlock(&p->lock);
		read_result = check_interrupt(&read_err, p);
		if (read_result == 0)
			read_result = fill(&read_err, p, &more);
		pthread_mutex_lock(&p->lock);
		if (read_result)
			more = false; /* what came before it is handed on first */
		if (!more)
			continue;
		p->filled++;
		pthread_cond_signal(&p->work_waits);
	}
	if (read_result)
		*e = read_err;
	return read_result;
}

static int run_threads(struct err *e, struct pipeline *p)
{
	int result;

	pthread_mutex_lock(&p->lock);
	result = run_loop(e, p);
	p->closed = true;
	p->stopped = result != 0;
	pthread_cond_broadcast(&p->work_waits);
	pthread_mutex_unlock(&p->lock);
	for (size_t i = 0; i < p->thread_count; i++)
		pthread_join(p->workers[i].thread, NULL);
	return result;
}

/* ---- setting up ---- */

static size_t jobs_of(const struct settings *settings, const struct layout *layout,
		      const struct source_file *file, size_t block_bytes)
{
	long jobs = settings->jobs;
	uint64_t size = bytes_in_size(file->in);

	if (layout->drop_equal_rows)
		return 1; /* which of two equal rows comes first is the file's order */
	if (block_bytes == 0 && size && size < SMALL_FILE)
		return 1;
	if (jobs <= 0)
		jobs = sysconf(_SC_NPROCESSORS_ONLN);
	return jobs > 1 ? (size_t)jobs : 1;
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
	w->reader.out.notes_rows = p->sink->equal_rows && !w->reader.seen;
	if (p->sink->thread_state)
		w->reader.out.give_state = p->sink->thread_state(p->sink->context);
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
	p->ring_size = jobs == 1 ? 1 : jobs * RING_PER_WORKER + 2;
	p->ring = mem_zero(p->ring_size, sizeof(*p->ring));
	for (size_t i = 0; i < p->ring_size; i++) {
		buf_init(&p->ring[i].rows, BUF_LIMIT_DEFAULT);
		buf_init(&p->ring[i].rejects, BUF_LIMIT_DEFAULT);
	}
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->work_waits, NULL);
	pthread_cond_init(&p->done_waits, NULL);
	for (size_t i = 0; p->borders && i < p->ring_size; i++)
		if (row_pairs_new(e, &p->ring[i].tail, &p->file->binding))
			return -1;
	for (size_t i = 0; i < p->reader_count; i++)
		if (start_worker(e, p, &p->workers[i], tables, source))
			return -1;
	return 0;
}

static void pipeline_release(struct pipeline *p, size_t ring_size)
{
	for (size_t i = 0; i < p->reader_count; i++) {
		csv_parser_free(p->workers[i].parser);
		if (p->workers[i].reader_ready)
			row_reader_release(&p->workers[i].reader);
	}
	free(p->workers);
	for (size_t i = 0; i < ring_size; i++) {
		csv_block_release(&p->ring[i].block);
		buf_release(&p->ring[i].rows);
		buf_release(&p->ring[i].rejects);
		row_pairs_free(p->ring[i].tail);
	}
	buf_release(&p->border_rows);
	buf_release(&p->border_rejects);
	free(p->ring);
	csv_block_release(&p->beyond);
	pthread_cond_destroy(&p->done_waits);
	pthread_cond_destroy(&p->work_waits);
	pthread_mutex_destroy(&p->lock);
}

/* Fewer threads than asked for are as good; none at all is the caller's own. */
static int run(struct err *e, struct pipeline *p)
{
	if (p->worker_count > 1)
		while (p->thread_count < p->worker_count &&
		       pthread_create(&p->workers[p->thread_count].thread, NULL, work,
				      &p->workers[p->thread_count]) == 0)
			p->thread_count++;
	return p->thread_count ? run_threads(e, p) : run_alone(e, p);
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

/* The first row may go on from the last file's last one; that of a piece within the file, from the piece before. */
static void begin_pairs(struct pipeline *p, const struct ledger *ledger)
{
	p->orphan = p->sink->piece.from > 0;
	p->borders->reader.pairs->before = p->orphan ? 0 : ledger->open_pair;
}

/* The piece before may have taken all rows of this one, to the end of the file: that one says how the file ends. */
static int end_pairs(struct err *e, struct pipeline *p, struct ledger *ledger)
{
	bool to_end = !p->beyond.data || !p->orphan;

	if (take_last_row(e, p))
		return -1;
	if (ledger->rows_read == 0)
		ledger->first_pair = p->borders->reader.counts.ledger.first_pair;
	if (p->records > 0)
		ledger->open_pair = to_end ? p->borders->reader.pairs->last : 0;
	return 0;
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
	struct pipeline p = {.sink = sink, .file = file, .block_bytes = block_bytes};
	size_t jobs = jobs_of(tables->settings, file->binding.layout, file, block_bytes);
	int result = pipeline_init(e, &p, tables, ledger->source, jobs);
	size_t ring_size = p.ring_size;

	if (result == 0 && p.borders)
		begin_pairs(&p, ledger);
	if (result == 0)
		result = run(e, &p);
	if (result == 0)
		result = read_beyond(e, &p);
	if (result == 0 && p.borders)
		result = end_pairs(e, &p, ledger);
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
	pipeline_release(&p, ring_size);
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
