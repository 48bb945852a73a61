/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_pieces.c: from the parts of one place to pieces that can be looked up.
 *
 * Words that are not part of a place are removed, ZIP codes are kept apart, and a country that ends
 * the last part is a piece of its own.
 */
#include <assert.h>
#include <string.h>

#include "model/place/place_private.h"

code place_zip_state(const struct gazetteer *g, struct text word, code known)
{
	long long prefix;

	if (word.len != 5 || !text_to_long((struct text){.data = word.data, .len = 3}, &prefix) ||
	    !g->zip_states[prefix])
		return known;
	return g->zip_states[prefix];
}

bool place_piece_of(const struct gazetteer *g, struct place_piece *out, struct text raw)
{
	struct place_key whole;
	struct text rest, word, key;
	bool dropped = false;

	*out = (struct place_piece){.capital = true};
	if (!place_key_of(&whole, raw))
		return false;
	for (size_t i = 0; i < raw.len; i++)
		out->capital = out->capital && !(raw.data[i] >= 'a' && raw.data[i] <= 'z');
	rest = place_key_text(&whole);
	while (rest.len && text_split(&rest, ' ', &word)) {
		if (says_no_place(word)) {
			if (out->stored.len || whole.len == word.len)
				out->zip_state = place_zip_state(g, word, out->zip_state);
			dropped = true;
			continue;
		}
		if (out->stored.len)
			out->stored.data[out->stored.len++] = ' ';
		assert(out->stored.len + word.len <= whole.len); /* words of the key, and no more */
		memcpy(out->stored.data + out->stored.len, word.data, word.len);
		out->stored.len += word.len;
	}
	key = place_key_text(&out->stored);
	if (dropped) {
		(void)key_drop_front(&key, "in");
		(void)key_drop_front(&key, "from");
		(void)key_drop_front(&key, "within");
		(void)key_drop_front(&key, "the");
	}
	out->skip = (size_t)(key.data - out->stored.data);
	out->len = key.len;
	return key.len > 0;
}

/* Joins parts [from, to) whose commas belong to a name: "Korea, South". */
static bool join_tail(const struct gazetteer *g, const struct place_part *last,
		      struct place_piece *out)
{
	const char *end = last[1].raw.data + last[1].raw.len;
	struct text both = {.data = last[0].raw.data, .len = (size_t)(end - last[0].raw.data)};

	return !last[1].alternative && place_piece_of(g, out, both) &&
	       country_of_key(g, place_piece_key(out));
}

/* Cuts `piece` after `len` bytes of its key; false where the field has pieces enough. */
static bool split_piece(struct place_pieces *p, size_t len)
{
	struct place_piece *last = &p->at[p->count - 1];

	assert(p->count > 0 && len + 1 < last->len);
	if (p->count == PLACE_PARTS_MAX)
		return false;
	p->at[p->count] = *last;
	p->at[p->count].skip += len + 1;
	p->at[p->count].len -= len + 1;
	last->len = len;
	p->count++;
	return true;
}

enum { SENSE_PART = SENSE_STATE | SENSE_REGION | SENSE_PROVINCE | SENSE_CITY };

static bool is_known_part(const struct gazetteer *g, struct text key)
{
	return state_of_letters(g, key) || sense_first(g, key, SENSE_PART);
}

/* "ON Canada", "MA USA", "Sydney NSW Australia": a country at the end of the last piece is a piece
 * of its own, and so is a state or a province before it, if a city is left before that. */
static void split_last(const struct gazetteer *g, struct place_pieces *p)
{
	struct text key, before, after;

	if (!p->count)
		return;
	key = place_piece_key(&p->at[p->count - 1]);
	if (state_of_letters(g, key) || sense_first(g, key, SENSE_COUNTRY | SENSE_PART))
		return;
	for (size_t i = 1; i + 1 < key.len; i++) {
		size_t at;
		if (key.data[i] != ' ')
			continue;
		before = (struct text){.data = key.data, .len = i};
		after = (struct text){.data = key.data + i + 1, .len = key.len - i - 1};
		if (!country_of_key(g, after) || sense_first(g, after, SENSE_STATE))
			continue;
		if (is_known_part(g, before)) {
			(void)split_piece(p, i);
			return;
		}
		for (at = 1; at + 1 < before.len; at++) {
			struct text city = {.data = before.data, .len = at};
			struct text state = {.data = before.data + at + 1,
					     .len = before.len - at - 1};
			if (before.data[at] != ' ' || !is_known_part(g, state) ||
			    !sense_first(g, city, SENSE_CITY))
				continue;
			if (split_piece(p, at))
				(void)split_piece(p, state.len);
			return;
		}
	}
}

/* The pieces themselves are set as they come. */
static void pieces_init(struct place_pieces *p)
{
	p->count = 0;
	p->zip_state = 0;
	p->turned = false;
}

void place_pieces_of_one(const struct gazetteer *g, const struct place_piece *piece,
			 struct place_pieces *out)
{
	pieces_init(out);
	out->count = 1;
	out->zip_state = piece->zip_state;
	out->at[0] = *piece;
	split_last(g, out);
}

void place_pieces_of(const struct gazetteer *g, const struct place_part *parts, size_t from,
		     size_t to, struct place_pieces *out)
{
	pieces_init(out);
	for (size_t i = from; i < to; i++) {
		struct place_piece *piece;
		bool is_piece;
		if (i + 2 == to && join_tail(g, &parts[i], &out->at[out->count])) {
			out->count++;
			return;
		}
		if (out->count == PLACE_PARTS_MAX)
			return;
		piece = &out->at[out->count];
		is_piece = place_piece_of(g, piece, parts[i].raw);
		if (piece->zip_state && (is_piece || out->count))
			out->zip_state = piece->zip_state;
		out->count += is_piece;
	}
	split_last(g, out);
}
