/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word_index.c: see word_index.h. */
#include "model/title/word_index.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

void word_index_build(struct word_index *w, const struct intern *ids)
{
	enum { BITS_LEAST = 4, SLOTS_PER_WORD = 4 };
	unsigned bits = BITS_LEAST;

	while ((size_t)1 << bits < (size_t)SLOTS_PER_WORD * ids->count)
		bits++;
	*w = (struct word_index){.ids = ids, .mask = ((size_t)1 << bits) - 1, .shift = 64 - bits};
	w->slots = mem_zero(w->mask + 1, sizeof(*w->slots));
	w->bytes = mem_zero((size_t)ids->count + 1, sizeof(*w->bytes));
	w->lengths = mem_zero((size_t)1 << WORD_BEGIN_BITS, sizeof(*w->lengths));
	for (uint32_t id = 0; id < ids->count; id++) {
		struct text word = intern_text(ids, id);
		size_t at;
		if (word.len >= WORD_BEGIN && word.len < WORD_LENGTHS)
			w->lengths[word_begin(word.data)] |= UINT32_C(1) << word.len;
		if (!word.len || word.len > WORD_SHORT)
			continue;
		assert(!memchr(word.data, 0, word.len));
		w->bytes[id] = word_bytes_of(word);
		at = word_slot(w, w->bytes[id]);
		while (w->slots[at])
			at = (at + 1) & w->mask;
		w->slots[at] = id + 1;
	}
}

void word_index_release(struct word_index *w)
{
	free(w->bytes);
	free(w->slots);
	free(w->lengths);
	*w = (struct word_index){.ids = NULL};
}
