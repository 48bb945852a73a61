/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_pending.c: observations are added to their cells some at a time.
 *
 * Neighbouring rows belong to cells that lie far apart. Each step below is taken for all that is pending
 * before the next one, and asks for the memory that the next one needs; so its latency is paid once and not
 * once per row. What the cells hold afterwards is the same.
 */
#include "base/fetch.h"
#include "estimate/cells_private.h"

static void fetch_keys(const struct cells *c)
{
	for (size_t i = 0; i < c->pending_count; i++)
		if (!c->pending[i].number)
			key_map_fetch_key(&c->keys, c->pending[i].hash);
}

static void number_cells(struct cells *c)
{
	for (size_t i = 0; i < c->pending_count; i++) {
		struct pending_row *row = &c->pending[i];
		if (!row->number)
			row->number = cells_number_hashed(c, row->key, row->hash) + 1;
	}
}

static void fetch_cells(const struct cells *c)
{
	for (size_t i = 0; i < c->pending_count; i++) {
		const struct cell *cell = cell_numbered(c, c->pending[i].number - 1);
		fetch_to_write(&cell->pay);
		fetch_to_write(&cell->more);
	}
}

static bool has_more(const struct pending_row *row)
{
	return row->employer_count > 0 || row->posting_count > 0;
}

static void fetch_more(struct cells *c)
{
	for (size_t i = 0; i < c->pending_count; i++) {
		const struct pending_row *row = &c->pending[i];
		struct cell_more *more;
		if (!has_more(row))
			continue;
		more = cell_make_more(c, cell_numbered(c, row->number - 1));
		fetch_to_write(&more->employers.tail_room);
		fetch_to_write(&more->postings.tail_room);
	}
}

static inline void fetch_tail(const struct multiset *m)
{
	if (m->tail)
		fetch_to_write((char *)(m->tail + 1) + m->tail_count * value_size(m->is_long));
}

static void fetch_tails(const struct cells *c)
{
	for (size_t i = 0; i < c->pending_count; i++) {
		const struct pending_row *row = &c->pending[i];
		const struct cell *cell = cell_numbered(c, row->number - 1);
		fetch_tail(&cell->pay);
		if (!has_more(row))
			continue;
		fetch_tail(&cell->more->employers);
		fetch_tail(&cell->more->postings);
	}
}

static inline void add_row(struct cells *c, const struct pending_row *row)
{
	struct cell *cell = cell_numbered(c, row->number - 1);
	struct tail_pool *tails = &c->tails;

	for (size_t i = 0; i < row->pay_count; i++)
		multiset_add(&cell->pay, tails, row->pay[i]);
	for (size_t i = 0; i < row->posting_count; i++)
		multiset_add(&cell->more->postings, tails, row->postings[i]);
	for (size_t i = 0; i < row->employer_count; i++)
		multiset_add(&cell->more->employers, tails, row->employers[i]);
	if (row->date > cell->newest)
		cell->newest = row->date;
	cell->paired += row->paired;
	if (row->paired && row->employer_count && !c->setup.rows_alone)
		multiset_add(&cell->more->paired_employers, tails, row->employers[0]);
}

static void add_own(struct cells *c)
{
	fetch_keys(c);
	number_cells(c);
	fetch_cells(c);
	fetch_more(c);
	fetch_tails(c);
	for (size_t i = 0; i < c->pending_count; i++)
		add_row(c, &c->pending[i]);
	c->pending_count = 0;
}

struct pending_row *cells_pend(struct cells *c)
{
	if (c->pending_count == PENDING_MOST)
		add_own(c);
	return &c->pending[c->pending_count++];
}

void cells_add_pending(struct cells *c)
{
	add_own(c);
	if (c->mix)
		add_own(c->mix);
	if (c->employed)
		cells_add_pending(c->employed);
}
