/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_private.h: what the files that read a place text share.
 *
 * place.c cuts the field into places, place_pieces.c a place into pieces, place_alone.c reads a
 * piece alone, place_weigh.c weighs the meanings of the last piece by the others, and
 * place_together.c reads the pieces of a place together.
 */
#ifndef PAYBANDS_MODEL_PLACE_PRIVATE_H
#define PAYBANDS_MODEL_PLACE_PRIVATE_H

#include "model/place/gazetteer_private.h"

/* One part of the field, ready to be looked up. */
struct place_piece {
	struct place_key stored;
	size_t skip, len; /* of the stored key, after words that say no place */
	bool capital; /* written without a small letter, as codes are */
	code zip_state; /* of the ZIP code at its end; 0 if none */
};

/* The pieces of one place, in the field's order. */
struct place_pieces {
	struct place_piece at[PLACE_PARTS_MAX];
	size_t count;
	code zip_state; /* of the last ZIP code; 0 none */
	bool turned; /* the last comes first: a code then is in capitals, and nothing is misspelt */
};

static inline struct text place_piece_key(const struct place_piece *p)
{
	return (struct text){.data = p->stored.data + p->skip, .len = p->len};
}

static inline bool place_same(struct place a, struct place b)
{
	return a.country == b.country && a.state == b.state && a.metro == b.metro;
}

static inline struct place place_common(struct place a, struct place b)
{
	struct place common = {.country = a.country == b.country ? a.country : 0};

	if (common.country && a.state == b.state)
		common.state = a.state;
	if (common.country && a.metro == b.metro)
		common.metro = a.metro;
	return common;
}

/* ---- place_pieces.c ---- */

/* The state of a ZIP code, or `known` if it is not one. */
code place_zip_state(const struct gazetteer *g, struct text word, code known);
/* False where nothing is left of the part: it was "remote" or a postal code. */
bool place_piece_of(const struct gazetteer *g, struct place_piece *out, struct text raw);
/* The pieces of parts [from, to), which are one place. */
void place_pieces_of(const struct gazetteer *g, const struct place_part *parts, size_t from,
		     size_t to, struct place_pieces *out);

/* The same of a part that is all there is of its place. */
void place_pieces_of_one(const struct gazetteer *g, const struct place_piece *piece,
			 struct place_pieces *out);

/* ---- place_alone.c ---- */

struct place place_read_alone(const struct gazetteer *g, const struct place_piece *piece,
			      struct place within);

/* ---- place_weigh.c ---- */

/* The state or the country that the last piece is. False: it is neither or, with `need_evidence`,
 * no city before it supports it. True with country 0: it is one, but nothing decides which. */
bool place_of_last(const struct gazetteer *g, const struct place_pieces *p, struct place within,
		   bool need_evidence, struct place *out);
/* Is a city or region of that name known in the state, or the country, of `in`? */
bool place_has_city(const struct gazetteer *g, struct text key, struct place in);

/* ---- place_together.c ---- */

/* Reads the pieces by their last one, if that is a state or a country; *decided then, even if the
 * meaning is uncertain: the rest is not used to guess. */
struct place place_read_by_tail(const struct gazetteer *g, const struct place_pieces *p,
				struct place within, bool need_evidence, bool *decided);
/* With the state known a part need only be a city of it, unless the field says otherwise. */
struct place place_read_one(const struct gazetteer *g, const struct place_pieces *p,
			    struct place within);

#endif
