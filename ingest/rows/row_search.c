/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_search.c: the steps of looking up templates, for each number of stretches and width of vectors; see row_search.h. */
#include "ingest/rows/row_search.h"

#include "base/fetch.h"
#include "ingest/rows/row_key.h"

/* How the pieces of keys are taken and compared. */
struct piece_ways {
	piece_take_as *take;
	piece_hash_as *hash;
	pieces_same_as *same;
};
static const struct piece_ways ways = {piece_take, piece_hash, pieces_same};
#ifdef VECTORS_WIDE
static const struct piece_ways ways_wide = {piece_take_wide, piece_hash_wide, pieces_same_wide};
#endif

/* ---- keys ---- */

KEY_INLINE struct row_piece *list_by(struct row_search *s, const struct part_templates *t,
				     size_t stretch_count, const struct csv_run *rows,
				     struct row_piece *pieces, const struct piece_ways *by)
{
	const struct template_form form = {.count = stretch_count, .listed = true};
	const struct part_templates part = *t;
	const struct csv_run run = *rows;

	for (size_t i = 0; i < run.count; i++) {
		const struct csv_record row = csv_run_record(&run, i);
		pieces =
		    template_key_as(&part, form, &row, pieces, &s->keys[i], by->take, by->hash);
		fetch_to_read(&part.slots[s->keys[i].hash & part.mask]);
	}
	return pieces;
}

/* Compiled for each number of stretches that is usual: without loops over them. */
KEY_INLINE struct row_piece *list_as(struct row_search *s, const struct part_templates *t,
				     const struct csv_run *rows, struct row_piece *pieces,
				     const struct piece_ways *by)
{
	if (t->stretch_count == 1)
		return list_by(s, t, 1, rows, pieces, by);
	if (t->stretch_count == 2)
		return list_by(s, t, 2, rows, pieces, by);
	if (t->stretch_count == 3)
		return list_by(s, t, 3, rows, pieces, by);
	return list_by(s, t, t->stretch_count, rows, pieces, by);
}

static struct row_piece *list(struct row_search *s, const struct part_templates *t,
			      const struct csv_run *rows, struct row_piece *pieces)
{
	return list_as(s, t, rows, pieces, &ways);
}

#ifdef VECTORS_WIDE
VECTORS_WIDE static struct row_piece *list_wide(struct row_search *s,
						const struct part_templates *t,
						const struct csv_run *rows,
						struct row_piece *pieces)
{
	return list_as(s, t, rows, pieces, &ways_wide);
}
#endif

struct row_piece *row_search_list(struct row_search *s, const struct part_templates *t,
				  const struct csv_run *rows, struct row_piece *pieces, bool wide)
{
	assert(rows->count <= SEARCH_ROWS);
#ifdef VECTORS_WIDE
	if (wide)
		return list_wide(s, t, rows, pieces);
#endif
	(void)wide;
	return list(s, t, rows, pieces);
}

/* ---- templates ---- */

/* What lies before a template, its pieces, and behind its head. It does no harm to ask where there is none. */
void row_search_fetch(const struct row_search *s, const struct part_templates *t, size_t count)
{
	const struct part_templates part = *t;

	for (size_t i = 0; i < count; i++) {
		const uintptr_t at = (uintptr_t)template_first(&part, &s->keys[i]);
		fetch_to_read((const void *)(at - 64));
		fetch_to_read((const void *)at);
	}
}

KEY_INLINE size_t find_by(struct row_search *s, const struct part_templates *t,
			  size_t stretch_count, size_t count, const struct piece_ways *by)
{
	const struct template_form form = {.count = stretch_count, .listed = true};
	const struct part_templates part = *t;
	size_t known = 0;

	for (size_t i = 0; i < count; i++) {
		s->found[i] = template_find_as(&part, form, &s->keys[i], by->same);
		known += s->found[i] != NULL;
	}
	return known;
}

KEY_INLINE size_t find_as(struct row_search *s, const struct part_templates *t, size_t count,
			  const struct piece_ways *by)
{
	if (t->stretch_count == 1)
		return find_by(s, t, 1, count, by);
	if (t->stretch_count == 2)
		return find_by(s, t, 2, count, by);
	if (t->stretch_count == 3)
		return find_by(s, t, 3, count, by);
	return find_by(s, t, t->stretch_count, count, by);
}

static size_t find(struct row_search *s, const struct part_templates *t, size_t count)
{
	return find_as(s, t, count, &ways);
}

#ifdef VECTORS_WIDE
VECTORS_WIDE static size_t find_wide(struct row_search *s, const struct part_templates *t,
				     size_t count)
{
	return find_as(s, t, count, &ways_wide);
}
#endif

size_t row_search_find(struct row_search *s, const struct part_templates *t, size_t count,
		       bool wide)
{
#ifdef VECTORS_WIDE
	if (wide)
		return find_wide(s, t, count);
#endif
	(void)wide;
	return find(s, t, count);
}
