/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_memo.c: a hash table of questions and answers that only grows; see place_memo.h. */
#include "ingest/rows/place_memo.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/mix.h"
#include "ingest/rows/memo.h"

struct kept_place {
	struct place_question question;
	struct place_answer answer;
};
_Static_assert(sizeof(struct kept_place) == 36, "as the comment on PLACE_MEMO_MAX has it");

enum { SLOTS_FIRST = 256 };

void place_memo_release(struct place_memo *m)
{
	free(m->kept);
	free(m->slots);
	*m = (struct place_memo){.kept = NULL};
}

static uint64_t hash_of(const struct place_question *q)
{
	uint64_t text = (uint64_t)q->text << 32 | q->currency;
	uint64_t within =
	    (uint64_t)q->within.country << 32 ^ (uint64_t)q->within.state << 16 ^ q->within.metro;

	return mix(text ^ MIX_PRIME_1, within ^ MIX_PRIME_2);
}

static bool same(const struct place_question *a, const struct place_question *b)
{
	return a->text == b->text && a->currency == b->currency &&
	       a->within.country == b->within.country && a->within.state == b->within.state &&
	       a->within.metro == b->within.metro;
}

/* The slot of the question, or the empty one where it would go. */
static size_t slot_of(const struct place_memo *m, const struct place_question *q)
{
	size_t mask = m->slot_count - 1;
	size_t at = (size_t)hash_of(q) & mask;

	while (m->slots[at] && !same(&m->kept[m->slots[at] - 1].question, q))
		at = (at + 1) & mask;
	return at;
}

static void double_slots(struct place_memo *m)
{
	free(m->slots);
	m->slot_count = m->slot_count ? m->slot_count * 2 : SLOTS_FIRST;
	m->slots = mem_zero(m->slot_count, sizeof(*m->slots));
	for (size_t i = 0; i < m->count; i++)
		m->slots[slot_of(m, &m->kept[i].question)] = (uint32_t)i + 1;
}

struct place_answer *place_memo_at(struct place_memo *m, const struct place_question *q,
				   bool *known)
{
	size_t slot;

	if (m->count * 2 >= m->slot_count)
		double_slots(m);
	slot = slot_of(m, q);
	*known = m->slots[slot] != 0;
	if (*known)
		return &m->kept[m->slots[slot] - 1].answer;
	if (m->count == PLACE_MEMO_MAX)
		return NULL;
	m->kept = mem_grow(m->kept, &m->room, m->count + 1, sizeof(*m->kept));
	m->kept[m->count] = (struct kept_place){.question = *q};
	m->slots[slot] = (uint32_t)++m->count;
	assert(m->count * 2 <= m->slot_count);
	return &m->kept[m->count - 1].answer;
}
