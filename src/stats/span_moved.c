/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span_moved.c: which small columns have another key than they had when no small set was disclosed; see span.h.
 *
 * A set whose keys sum to zero now, and did not then, has a column among them: nothing else is looked at while rows
 * are tried and taken out again. A span without rows discloses nothing.
 */
#include "stats/span_private.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/mix.h"

enum { BITS_LEAST = 6 };

void span_moved_init(struct span_moved *m, size_t small)
{
	*m = (struct span_moved){.columns = mem_alloc(small, sizeof(*m->columns)),
				 .before = mem_alloc(small, sizeof(*m->before)),
				 .is_listed = mem_zero(small, sizeof(*m->is_listed))};
}

void span_moved_release(struct span_moved *m)
{
	free(m->columns);
	free(m->before);
	free(m->is_listed);
	free(m->heads);
	free(m->next);
}

/* ---- the small columns by key ---- */

static uint32_t *head_of(const struct span_moved *m, uint64_t key)
{
	return &m->heads[mix_slot(key, m->bits)];
}

static void index_add(struct span_moved *m, uint32_t column, uint64_t key)
{
	uint32_t *head = head_of(m, key);

	m->next[column] = *head;
	*head = column + 1;
}

static void index_take_out(struct span_moved *m, uint32_t column, uint64_t key)
{
	uint32_t *at = head_of(m, key);

	while (*at != column + 1)
		at = &m->next[*at - 1];
	*at = m->next[column];
}

static void make_index(struct span *s)
{
	struct span_moved *m = &s->moved;

	for (m->bits = BITS_LEAST; (size_t)1 << m->bits < s->small;)
		m->bits++;
	m->heads = mem_zero((size_t)1 << m->bits, sizeof(*m->heads));
	m->next = mem_alloc(s->small, sizeof(*m->next));
	for (size_t c = 0; c < s->small; c++)
		index_add(m, (uint32_t)c, s->keys[c]);
}

/* ---- what moved ---- */

void span_moved_note(struct span *s, size_t column, uint64_t before)
{
	struct span_moved *m = &s->moved;

	if (column >= s->small)
		return;
	if (m->heads) {
		index_take_out(m, (uint32_t)column, before);
		index_add(m, (uint32_t)column, s->keys[column]);
	}
	if (m->is_listed[column])
		return;
	m->is_listed[column] = 1;
	m->before[column] = before;
	m->columns[m->count++] = (uint32_t)column;
}

void span_moved_forget(struct span *s)
{
	struct span_moved *m = &s->moved;

	for (size_t i = 0; i < m->count; i++)
		m->is_listed[m->columns[i]] = 0;
	m->count = 0;
}

/* Those that came back did not move. */
static void leave_out_unmoved(struct span *s)
{
	struct span_moved *m = &s->moved;
	size_t kept = 0;

	for (size_t i = 0; i < m->count; i++) {
		uint32_t column = m->columns[i];
		if (s->keys[column] == m->before[column])
			m->is_listed[column] = 0;
		else
			m->columns[kept++] = column;
	}
	m->count = kept;
}

void span_moved_update(struct span *s)
{
	if (!s->moved.heads)
		make_index(s);
	leave_out_unmoved(s);
}

bool span_moved_opposite(const struct span *s, uint64_t wanted, struct keyed k)
{
	const struct span_moved *m = &s->moved;

	for (uint32_t at = *head_of(m, wanted); at; at = m->next[at - 1]) {
		struct keyed other = {.key = s->keys[at - 1], .a = at - 1, .b = at - 1};
		if (other.key == wanted && keyed_is_set(s, k, other))
			return true;
	}
	return false;
}
