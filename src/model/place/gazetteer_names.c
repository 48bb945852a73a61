/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gazetteer_names.c: adding names and what they mean; see gazetteer_names.h. */
#include "model/place/gazetteer_names.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/fetch.h"
#include "base/mem.h"

int place_fault(struct err *e, const char *what, struct text value)
{
	return err_set(e, ERR_USAGE, "%s: \"%.*s\"; mend the table", what, TEXT_ARG(value));
}

/* ---- a name and its sense ---- */

static uint32_t id_of(struct gazetteer *g, const struct waiting_name *name)
{
	uint32_t known = g->names.count;
	uint32_t id = intern_add_hashed(&g->names, place_key_text(&name->key), name->hash);

	if (id == known) {
		g->first = mem_grow(g->first, &g->first_room, (size_t)id + 1, sizeof(*g->first));
		g->first[id] = 0;
	}
	return id;
}

/* Names this short are too near to other words to be guessed at. */
enum { SPELLED_LEAST = 6 };

/* A country may be misspelled, if it has a long name. */
static void note_spelling(struct gazetteer *g, uint32_t id)
{
	struct text key = intern_text(&g->names, id);

	if (key.len < SPELLED_LEAST || key.len >= NAME_LENGTHS)
		return;
	g->spelled =
	    mem_grow(g->spelled, &g->spelled_room, g->spelled_count + 1, sizeof(*g->spelled));
	g->spelled[g->spelled_count++] = (struct spelled_name){.id = id, .len = (uint32_t)key.len};
}

static void add_sense(struct gazetteer *g, uint32_t id, const struct place_sense *sense)
{
	struct place_sense *added;

	g->senses = mem_grow(g->senses, &g->sense_room, g->sense_count + 1, sizeof(*g->senses));
	added = &g->senses[g->sense_count++];
	*added = *sense;
	added->next = g->first[id];
	g->first[id] = (uint32_t)g->sense_count;
	if (sense->kind == SENSE_COUNTRY)
		note_spelling(g, id);
}

static void keep_larger(struct place_sense *kept, const struct place_sense *sense)
{
	if (kept->population < sense->population)
		kept->population = sense->population;
	kept->beside = kept->beside && sense->beside;
}

static bool may_clash(enum sense_kind kind)
{
	return kind & (SENSE_COUNTRY | SENSE_STATE | SENSE_REGION);
}

/* False: the name already means another thing of the kind. */
static bool settle(struct gazetteer *g, const struct waiting_name *name)
{
	const struct place_sense *sense = &name->sense;
	uint32_t id = id_of(g, name);

	for (uint32_t at = g->first[id]; at;) {
		struct place_sense *old = &g->senses[at - 1];
		at = old->next;
		if (old->kind != sense->kind)
			continue;
		if (old->country == sense->country && old->state == sense->state &&
		    old->metro == sense->metro) {
			keep_larger(old, sense);
			return true;
		}
		if (may_clash(sense->kind))
			return false;
	}
	add_sense(g, id, sense);
	return true;
}

/* ---- those that wait ---- */

/* What settling them will read is brought near: the senses of known names, one after the other, of all of them at
 * once. */
static void fetch_senses(const struct waiting_names *w)
{
	const struct gazetteer *g = w->g;
	uint32_t ids[NAMES_WAITING], at[NAMES_WAITING];
	size_t known = 0, left;

	for (size_t i = 0; i < w->count; i++) {
		uint32_t id = intern_likely(&g->names, w->names[i].hash);
		if (id == INTERN_NONE)
			continue;
		fetch_to_read(&g->first[id]);
		fetch_to_read(&g->names.texts[id]);
		ids[known++] = id;
	}
	for (size_t i = 0; i < known; i++) {
		fetch_to_read(g->names.texts[ids[i]].data);
		at[i] = g->first[ids[i]];
		fetch_to_read(&g->senses[at[i] - 1]);
	}
	for (; known; known = left) {
		left = 0;
		for (size_t i = 0; i < known; i++) {
			uint32_t next = g->senses[at[i] - 1].next;
			if (!next)
				continue;
			fetch_to_read(&g->senses[next - 1]);
			at[left++] = next;
		}
	}
}

void names_settle(struct waiting_names *w)
{
	if (w->count > 1)
		fetch_senses(w);
	for (size_t i = 0; i < w->count; i++) {
		bool settled = settle(w->g, &w->names[i]);
		assert(settled);
		(void)settled;
	}
	w->count = 0;
}

/* Takes the key that was written behind those that wait. */
static int take_key(struct err *e, struct waiting_names *w, const struct place_sense *sense)
{
	struct waiting_name *name = &w->names[w->count];

	name->hash = text_hash(place_key_text(&name->key));
	name->sense = *sense;
	if (may_clash(sense->kind)) {
		names_settle(w);
		return settle(w->g, name) ? 0
					  : place_fault(e, "this name already means another place",
							place_key_text(&name->key));
	}
	intern_fetch(&w->g->names, name->hash);
	if (++w->count == NAMES_WAITING)
		names_settle(w);
	return 0;
}

enum { SPELLED_OUT = 0xc3 }; /* first byte of the characters that are */

/* By the second byte; NULL: it is another character. */
static const char *two_letters(unsigned char second)
{
	switch (second) {
	case 0xa4: /* ä */
		return "ae";
	case 0xb6: /* ö */
		return "oe";
	case 0xbc: /* ü */
		return "ue";
	case 0x84: /* Ä */
		return "Ae";
	case 0x96: /* Ö */
		return "Oe";
	case 0x9c: /* Ü */
		return "Ue";
	case 0xa5: /* å */
		return "aa";
	default:
		return NULL;
	}
}

/* "Düsseldorf" is also written "Duesseldorf": adds to `out` with each of these letters as two. */
static bool spell_out(struct buf *out, struct text name)
{
	bool any = false;

	for (size_t i = 0; i < name.len; i++) {
		const char *two = (unsigned char)name.data[i] == SPELLED_OUT && i + 1 < name.len
				      ? two_letters((unsigned char)name.data[i + 1])
				      : NULL;
		if (two) {
			buf_add_string(out, two);
			any = true;
			i++;
		} else {
			buf_add_char(out, name.data[i]);
		}
	}
	return any;
}

/* Where the name is written in that way, too. */
static int add_spelled_out(struct err *e, struct waiting_names *w, struct text name,
			   const struct place_sense *sense)
{
	struct buf spelled;
	int result = 0;

	buf_init(&spelled, PLACE_TEXT_MAX);
	if (spell_out(&spelled, name) && place_key_of(&w->names[w->count].key, buf_text(&spelled)))
		result = take_key(e, w, sense);
	buf_release(&spelled);
	return result;
}

int names_add(struct err *e, struct waiting_names *w, struct text name,
	      const struct place_sense *sense)
{
	if (!place_key_of(&w->names[w->count].key, name))
		return place_fault(e, "not a name, or a name that is too long", name);
	if (take_key(e, w, sense))
		return -1;
	return text_is_ascii(name) || !memchr(name.data, SPELLED_OUT, name.len)
		   ? 0
		   : add_spelled_out(e, w, name, sense);
}

int names_add_each(struct err *e, struct waiting_names *w, struct text names,
		   const struct place_sense *sense)
{
	struct text name;

	while (names.len && text_split(&names, '|', &name)) {
		if (names_add(e, w, name, sense))
			return -1;
	}
	return 0;
}
