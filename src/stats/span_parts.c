/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span_parts.c: the parts that small rows fall into, kept while rows are tried and taken out again.
 *
 * Rows of an echelon do not change, so that a row that is added can only join parts. Every join is noted, and
 * is undone when its row is taken out: a trial costs what its own parts hold, however many columns there are.
 */
#include "stats/span_private.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

void span_parts_init(struct span_parts *p, size_t columns)
{
	*p = (struct span_parts){.up = mem_alloc(columns, sizeof(*p->up)),
				 .next = mem_alloc(columns, sizeof(*p->next)),
				 .size = mem_alloc(columns, sizeof(*p->size)),
				 .listed = mem_zero(columns, sizeof(*p->listed))};
	for (size_t c = 0; c < columns; c++) {
		p->up[c] = p->next[c] = (uint32_t)c;
		p->size[c] = 1;
	}
}

void span_parts_release(struct span_parts *p)
{
	free(p->up);
	free(p->next);
	free(p->size);
	free(p->listed);
	free(p->joins);
}

/* Two rings become one where two of their members exchange what follows them, and two again by the same. */
static void exchange_next(struct span_parts *p, uint32_t a, uint32_t b)
{
	uint32_t next = p->next[a];

	p->next[a] = p->next[b];
	p->next[b] = next;
}

static void join(struct span_parts *p, size_t row, uint32_t a, uint32_t b)
{
	uint32_t into = part_root(p->up, a), from = part_root(p->up, b);

	if (into == from)
		return;
	if (p->size[into] < p->size[from]) {
		uint32_t larger = from;
		from = into;
		into = larger;
	}
	p->up[from] = into;
	p->size[into] += p->size[from];
	exchange_next(p, into, from);
	p->joins = mem_grow(p->joins, &p->join_room, p->join_count + 1, sizeof(*p->joins));
	p->joins[p->join_count++] =
	    (struct part_join){.row = (uint32_t)row, .into = into, .from = from};
}

void span_parts_cut(struct span_parts *p, size_t size)
{
	while (p->join_count && p->joins[p->join_count - 1].row >= size) {
		struct part_join last = p->joins[--p->join_count];
		exchange_next(p, last.into, last.from);
		p->size[last.into] -= p->size[last.from];
		p->up[last.from] = last.from;
	}
	p->rows = p->rows < size ? p->rows : size;
}

static void add_rows(struct span *s)
{
	struct span_parts *p = &s->changing;

	for (; p->rows < s->row_count; p->rows++) {
		const struct echelon_row *row = &s->rows[p->rows];
		const struct term *terms = &s->terms[row->first];
		if (!row_is_small(s, p->rows))
			continue;
		for (size_t i = 1; i < row->count; i++)
			join(p, p->rows, terms[0].column, terms[i].column);
	}
}

static void list_part(struct span *s, uint32_t root)
{
	struct keyed_list *l = &s->singles;
	uint32_t column = root;

	l->items =
	    mem_grow(l->items, &l->room, l->count + s->changing.size[root], sizeof(*l->items));
	do {
		l->items[l->count++] =
		    (struct keyed){.key = s->keys[column], .a = column, .b = column, .part = root};
		column = s->changing.next[column];
	} while (column != root);
}

void span_parts_list_moved(struct span *s)
{
	struct span_parts *p = &s->changing;

	add_rows(s);
	s->singles.count = 0;
	for (size_t i = 0; i < s->moved.count; i++) {
		uint32_t column = s->moved.columns[i], root;
		if (!column_is_light(s, column))
			continue;
		root = part_root(p->up, column);
		if (!p->listed[root])
			list_part(s, root);
		p->listed[root] = 1;
	}
	for (size_t i = 0; i < s->singles.count; i++)
		p->listed[s->singles.items[i].part] = 0;
}
