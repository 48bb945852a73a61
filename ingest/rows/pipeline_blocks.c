/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pipeline_blocks.c: one block of a file: whether it is of the piece that is asked for, its rows read, and handed on.
 *
 * Of a layout of pairs, a block's first rows may go on from the block before. Its reader leaves out that head; who hands
 * the block on reads it, with what was open at the end of the block before.
 */
#include "ingest/rows/pipeline_private.h"
#include "ingest/rows/row_batch.h"

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

static int parse(struct worker *w, struct slot *slot)
{
	csv_on_record *on_record = w->reader.pairs ? row_pairs_take : row_reader_take;
	csv_on_run *on_run = w->reader.batch ? row_batch_take : NULL;

	return csv_parse_runs(&slot->err, w->parser, &slot->block, on_record, on_run, &w->reader);
}

void pipeline_parse(struct worker *w, struct slot *slot)
{
	uint64_t before = w->reader.counts.ledger.rows_read;

	turn_to_block(w, slot, &slot->rows, &slot->rejects);
	if (w->reader.pairs)
		row_pairs_begin(&w->reader);
	slot->result = parse(w, slot);
	if (w->reader.pairs)
		leave_tail(w, slot);
	slot->records = w->reader.counts.ledger.rows_read - before;
	if (slot->result == 0 && (buf_overflowed(&slot->rows) || buf_overflowed(&slot->rejects)))
		slot->result = err_set(&slot->err, ERR_BUG,
				       "the rows of one block take more than 1 GiB as text");
}

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

int pipeline_hand_on(struct err *e, struct pipeline *p, struct slot *slot)
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
		sink->progress(sink->context, bytes_in_name(in), slot->position, bytes_in_size(in),
			       p->records);
	return 0;
}

int pipeline_check_interrupt(struct err *e, const struct pipeline *p)
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

int pipeline_fill(struct err *e, struct pipeline *p, bool *more)
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
		if (pipeline_check_interrupt(e, p))
			return -1;
	}
	if (*more && piece->to && begins >= piece->to) {
		p->beyond = slot->block;
		slot->block = (struct csv_block){.data = NULL};
		p->ends = begins;
		*more = false;
	}
	slot->position = bytes_in_position(p->file->in);
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

int pipeline_read_beyond(struct err *e, struct pipeline *p)
{
	bool more = p->beyond.data != NULL;
	uint64_t begins;

	while (more) {
		p->any_passed = true;
		if (!p->sink->digest && (!p->borders || p->orphan))
			return 0; /* it was read before */
		if (pipeline_check_interrupt(e, p) ||
		    (p->borders && !p->orphan && take_foreign_head(e, p)) ||
		    next_block(e, p, &p->beyond, &begins, &more))
			return -1;
	}
	return 0;
}

/* The first row may go on from the last file's last one; that of a piece within the file, from the piece before. */
void pipeline_begin_pairs(struct pipeline *p, const struct ledger *ledger)
{
	p->orphan = p->sink->piece.from > 0;
	p->borders->reader.pairs->before = p->orphan ? 0 : ledger->open_pair;
}

/* The piece before may have taken all rows of this one, to the end of the file: that one says how the file ends. */
int pipeline_end_pairs(struct err *e, struct pipeline *p, struct ledger *ledger)
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
