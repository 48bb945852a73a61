/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_settle.c: makes gathered cells ready to be read: runs in order, ranges decided, repeats counted. */
#include <assert.h>
#include <stdlib.h>

#include "base/fetch.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "estimate/cells_private.h"

void cells_ranges(const struct cells *c, struct source_ranges_list *out)
{
	range_scales_decide(&c->scales, out);
}

/* By number of source: are its ranges brackets? The caller frees it. */
static bool *decide_ranges(const struct cells *c)
{
	bool *brackets = mem_alloc(c->scales.sources.count, sizeof(*brackets));
	struct source_ranges_list own = {.items = NULL};
	const struct source_ranges_list *decided = c->setup.ranges;

	if (!decided) {
		cells_ranges(c, &own);
		decided = &own;
	}
	for (size_t i = 0; i < c->scales.sources.count; i++)
		brackets[i] = false;
	for (size_t i = 0; i < decided->count; i++) {
		uint32_t source =
		    intern_find(&c->scales.sources, text_of(decided->items[i].source));
		if (source != INTERN_NONE)
			brackets[source] = decided->items[i].brackets;
	}
	source_ranges_release(&own);
	return brackets;
}

/* Sum of c^2 - c over the distinct ones of all postings: whole numbers in any order. */
static double repeats_of(struct runs_union *u, const struct cell_more *more)
{
	struct runs parts[2] = {{.count = 0}};
	double repeats = 0;
	struct runs all;

	if (!more->ranged && !more->postings.run_count)
		return 0;
	parts[0] = multiset_runs(&more->postings);
	if (more->ranged)
		parts[1] = multiset_runs(&more->ranged->postings);
	all = runs_union_of(u, parts, more->ranged ? 2 : 1);
	for (size_t i = 0; i < all.count; i++) {
		uint64_t count = runs_count(all, i);
		repeats += (double)count * (double)(count - 1);
	}
	return repeats;
}

/* The postings are not asked for again. */
static void take_repeats(struct cell_more *more, struct fold_room *room)
{
	more->repeats += multiset_repeats(&more->postings, room);
	multiset_release(&more->postings);
	more->postings.is_long = true;
}

/* Memory for settling one cell after the other. */
struct settle_room {
	struct fold_room fold;
	struct runs_union both;
};

static void settle_more(struct cell_more *more, const bool *brackets, bool rows_alone,
			struct settle_room *room)
{
	multiset_settle(&more->employers, &room->fold);
	multiset_settle(&more->paired_employers, &room->fold);
	weighted_set_settle(&more->weighted);
	if (more->ranged)
		ranged_set_settle(more->ranged, brackets);
	if (rows_alone && !more->ranged) {
		take_repeats(more, &room->fold);
		return;
	}
	multiset_settle(&more->postings, &room->fold);
	more->repeats = repeats_of(&room->both, more);
}

/* A cell is made by its first observation; of all, some name an employer, and some have a pair. */
static bool cell_adds_up(const struct cells *c, size_t number)
{
	const struct cell *cell = cell_numbered(c, number);
	uint64_t people = cell_people(c, number);

	return people > 0 && cell->paired <= people &&
	       runs_total(multiset_runs(&cell_more(cell)->employers)) <= people;
}

/* All that a settled cell has: its points, and more. */
static uint64_t count_people(const struct cell_more *more, uint64_t points)
{
	uint64_t people = points;

	for (size_t i = 0; i < more->weighted.count; i++)
		people += more->weighted.runs[i].count;
	for (size_t i = 0; more->ranged && i < more->ranged->count; i++)
		people += more->ranged->runs[i].count;
	return people;
}

static void settle_cell(struct cells *c, size_t number, const bool *brackets,
			struct settle_room *room)
{
	struct cell *cell = cell_numbered(c, number);
	struct cell_counts *counts = &c->counts[number];

	multiset_settle(&cell->pay, &room->fold);
	counts->points = runs_total(multiset_runs(&cell->pay));
	if (cell->more)
		settle_more(cell->more, brackets, c->setup.rows_alone, room);
	counts->people = count_people(cell_more(cell), counts->points);
	assert(cell_adds_up(c, number));
}

/* Whose tails are fetched together, and which one thread settles. They are few, since the first cells have most rows. */
enum { CELLS_FETCHED = 16 };

struct settling {
	struct cells *cells;
	const bool *brackets;
};

/* The first blocks of these cells' tails, of pay, of postings and of employers; how many. */
static size_t first_blocks(const struct tail_block **blocks, const struct cells *c, size_t first,
			   size_t end)
{
	size_t count = 0;

	for (size_t i = first; i < end; i++)
		cell_fetch_more(cell_numbered(c, i));
	for (size_t i = first; i < end; i++) {
		const struct cell *cell = cell_numbered(c, i);
		const struct cell_more *more = cell_more(cell);
		blocks[count] = cell->pay.tail;
		count += blocks[count] != NULL;
		blocks[count] = more->postings.tail;
		count += blocks[count] != NULL;
		blocks[count] = more->employers.tail;
		count += blocks[count] != NULL;
	}
	return count;
}

/* The blocks of a tail lie anywhere, each known by the one before it: the first of all tails are asked for, then the
 * second, so that they arrive together. */
static void fetch_tails(const struct cells *c, size_t first, size_t end)
{
	const struct tail_block *blocks[3 * CELLS_FETCHED];
	size_t left = first_blocks(blocks, c, first, end);

	while (left) {
		size_t count = left;
		for (size_t i = 0; i < count; i++)
			fetch_to_read(blocks[i]);
		left = 0;
		for (size_t i = 0; i < count; i++) {
			blocks[left] = blocks[i]->older;
			left += blocks[left] != NULL;
		}
	}
}

static size_t least_of(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void settle_part(void *context, size_t part)
{
	const struct settling *s = context;
	size_t first = part * CELLS_FETCHED;
	size_t end = least_of(first + CELLS_FETCHED, s->cells->keys.count);
	struct settle_room room = {.fold = {.memory = NULL}};

	fetch_tails(s->cells, first, end);
	for (size_t i = first; i < end; i++)
		settle_cell(s->cells, i, s->brackets, &room);
	fold_room_release(&room.fold);
	runs_union_release(&room.both);
}

static void settle_cells(struct cells *c, const bool *brackets)
{
	struct settling s = {.cells = c, .brackets = brackets};
	size_t parts = (c->keys.count + CELLS_FETCHED - 1) / CELLS_FETCHED;

	c->counts = mem_grow(c->counts, &c->counts_room, c->keys.count, sizeof(*c->counts));
	parallel_each(c->setup.jobs, parts, settle_part, &s);
	tail_pool_release(&c->tails);
}

/* What its sources' ranges are, and how they may be published, is what all their rows say. */
static void settle_employed(struct cells *c)
{
	struct source_ranges_list decided = {.items = NULL};

	if (!c->setup.ranges)
		cells_ranges(c, &decided);
	c->employed->setup.ranges = c->setup.ranges ? c->setup.ranges : &decided;
	for (uint32_t i = 0; i < c->employed->sources.count; i++) {
		uint32_t source = intern_find(&c->sources, intern_text(&c->employed->sources, i));
		assert(source != INTERN_NONE);
		c->employed->publish[i] = c->publish[source];
	}
	cells_settle(c->employed);
	c->employed->setup.ranges = c->setup.ranges;
	source_ranges_release(&decided);
}

void cells_settle(struct cells *c)
{
	bool *brackets = decide_ranges(c);

	cells_add_pending(c);
	c->postings_gone = c->setup.rows_alone;
	settle_cells(c, brackets);
	free(brackets);
	if (c->mix)
		settle_cells(c->mix, NULL);
	if (c->employed)
		settle_employed(c);
}
