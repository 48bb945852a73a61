/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_key.h: the bytes of a part's columns, as templates are kept and found by them.
 *
 * A key is the lengths of the part's stretches and their bytes in pieces of 32, the last one of each stretch filled up
 * with zeros. Here so that it is inlined where rows of a batch are looked up.
 */
#ifndef PAYBANDS_INGEST_ROW_KEY_H
#define PAYBANDS_INGEST_ROW_KEY_H

#include <assert.h>
#include <string.h>

#include "ingest/rows/row_template.h"

/* Functions that go over a row's stretches are inlined where the number of these is known, and then have no loop over
 * them. */
#define KEY_INLINE static inline __attribute__((always_inline))
#define KEY_UNROLLED _Pragma("GCC unroll 3")

/* What is known of a row and a part when a function is compiled: the number of stretches, and whether the row came by
 * its starts. */
struct template_form {
	size_t count;
	bool listed;
};

static inline struct template_form template_any(const struct part_templates *t)
{
	return (struct template_form){.count = t->stretch_count};
}

/* A stretch of a part in a row that has keys. */
KEY_INLINE struct text template_stretch_of(const struct part_templates *t, size_t i,
					   const struct csv_record *record,
					   struct template_form form)
{
	const struct template_stretch s = t->stretches[i];

	return form.listed ? csv_listed_slice(record->bytes, record->starts, s.first, s.last)
			   : csv_record_slice(record, s.first, s.last);
}

/* The key of a part in a row; gives the end of the pieces, which are written to `out`. */
KEY_INLINE struct row_piece *template_key_as(const struct part_templates *t,
					     struct template_form form,
					     const struct csv_record *record, struct row_piece *out,
					     struct template_key *key, piece_take_as *take,
					     piece_hash_as *hash_of)
{
	struct row_piece hash = piece_seeds;
	uint64_t lengths = 0;

	key->pieces = out;
	KEY_UNROLLED
	for (size_t i = 0; i < form.count; i++) {
		struct text stretch = template_stretch_of(t, i, record, form);
		const char *at = stretch.data;
		size_t left = stretch.len;
		lengths = lengths << 8 | left;
		for (; left > PIECE_BYTES; left -= PIECE_BYTES, at += PIECE_BYTES)
			take(out++, at, PIECE_BYTES, &hash);
		take(out++, at, left, &hash);
	}
	key->end = out;
	key->lengths = lengths;
	key->hash = hash_of(&hash) ^ lengths;
	return out;
}

/* The same of one row. `out` has room for TEMPLATE_PIECES. */
static inline void template_key_of(const struct part_templates *t, const struct csv_record *record,
				   struct row_piece *out, struct template_key *key)
{
	template_key_as(t, template_any(t), record, out, key, piece_take, piece_hash);
	assert(key->end - key->pieces <= TEMPLATE_PIECES);
}

/* The lengths say how many pieces there are: one of other lengths may have fewer. There are as many as stretches, or
 * more. */
KEY_INLINE bool template_has_key(const struct template_head *t, struct template_form form,
				 const struct template_key *key, pieces_same_as *same)
{
	const struct row_piece *end = (const void *)t;
	const struct row_piece *rest = key->end - form.count;

	if (t->lengths != key->lengths || !same(key->end, end, form.count))
		return false;
	return rest == key->pieces || same(rest, end - form.count, (size_t)(rest - key->pieces));
}

/* Where it is looked for first. */
static inline struct template_head *template_first(const struct part_templates *t,
						   const struct template_key *key)
{
	return t->slots[key->hash & t->mask];
}

/* NULL: there is none. */
KEY_INLINE void *template_find_as(const struct part_templates *t, struct template_form form,
				  const struct template_key *key, pieces_same_as *same)
{
	struct template_head *here = template_first(t, key);

	for (uint64_t at = key->hash; here && !template_has_key(here, form, key, same);)
		here = t->slots[++at & t->mask];
	return here;
}

static inline void *template_find(const struct part_templates *t, const struct template_key *key)
{
	return template_find_as(t, template_any(t), key, pieces_same);
}

/* Has a record of these bytes a key? Not a long one. */
static inline bool template_is_short(struct text bytes)
{
	return bytes.len <= TEMPLATE_BYTES;
}

/* And not where its last piece would go past the block. */
static inline bool template_has_room(struct text bytes, struct memo_span span)
{
	size_t room = span.end - (uintptr_t)bytes.data;

	return room >= bytes.len + PIECE_BYTES && room <= span.len;
}

/* Can rows of the block have keys? Where it is asked what decided a row, they cannot: templates do not say. */
static inline bool row_block_has_keys(const struct row_reader *r)
{
	const bool odd =
	    r->block.has_quote | r->block.has_nul | r->out.traces.match | r->out.traces.original;

	return r->templates && !r->templates->off && !odd;
}

/* Can the templates of a row be looked up? Not before its columns are those of the header, and only if its fields are
 * slices of its block, side by side. */
static inline bool row_has_keys(const struct row_reader *r, const struct csv_record *record)
{
	const struct text bytes = csv_record_slice(record, 0, record->count - 1);

	return row_block_has_keys(r) && !r->now.is_padded && record->count == r->binding->width &&
	       template_is_short(bytes) && template_has_room(bytes, r->block.span);
}

/* The row's templates, all of them at once or the whole. What is given lasts until the next call. */
static inline const struct row_like *template_look_up(struct row_reader *r,
						      const struct csv_record *record)
{
	return row_has_keys(r, record) ? row_template_find(r, record) : &row_like_none;
}

#endif
