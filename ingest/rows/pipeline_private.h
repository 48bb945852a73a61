/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pipeline_private.h: the ring of blocks, and what is done with one of them. */
#ifndef PAYBANDS_INGEST_PIPELINE_PRIVATE_H
#define PAYBANDS_INGEST_PIPELINE_PRIVATE_H

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/csv_in.h"
#include "ingest/file/bind.h"
#include "ingest/ingest.h"
#include "ingest/rows/row_reader.h"

struct slot {
	struct csv_block block;
	struct buf rows;
	struct buf rejects;
	uint64_t records;
	uint64_t position; /* of the file's bytes, once it was read */
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
	sigset_t signals; /* the caller's mask: a worker's while it reads or hands on */
	/* Of who reads the next block. */
	bool began; /* the first block was taken */
	uint64_t begins, ends; /* where the piece does, in bytes of text: borders of blocks */
	uint64_t text_end; /* of the last block that was read */
	struct csv_block beyond; /* the first one past the piece */
	bool any_passed; /* blocks that are not of the piece */
	struct err read_err;
	/* Of who hands on. */
	uint64_t records; /* handed on so far */
	bool orphan; /* heads of blocks go on from what is not of the piece */
	struct err hand_err;

	pthread_mutex_t lock; /* for all below */
	pthread_cond_t changed;
	uint64_t filled;
	uint64_t handed;
	bool reads, hands; /* a worker reads a block, or hands one on */
	bool closed; /* no more blocks are read */
	int read_result, hand_result;
};

/* ---- pipeline_blocks.c: one block; one worker at a time fills and one hands on, in file order, any number parse ---- */

/* The next block of the piece into the ring; *more is false where there is none. */
must_check int pipeline_fill(struct err *e, struct pipeline *p, bool *more);
/* The block's rows to observations and text; its result is the slot's. */
void pipeline_parse(struct worker *w, struct slot *slot);
/* What the block gave to the sink, with the rows of its head; blocks come in file order. */
must_check int pipeline_hand_on(struct err *e, struct pipeline *p, struct slot *slot);
/* To the end of the file behind the piece: the file is named by the digest of all of it, and what is wrong with its
 * quotes is reported. */
must_check int pipeline_read_beyond(struct err *e, struct pipeline *p);
/* ERR_INTERRUPTED if the sink says so. */
must_check int pipeline_check_interrupt(struct err *e, const struct pipeline *p);
/* Of a layout of pairs: the row that may be open before the first block, and the one after the last. */
void pipeline_begin_pairs(struct pipeline *p, const struct ledger *ledger);
must_check int pipeline_end_pairs(struct err *e, struct pipeline *p, struct ledger *ledger);

#endif
