/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_nearest.c: what place a misspelt name was probably to be, for "did you mean". */
#include <inttypes.h>

#include "base/intern.h"
#include "model/place/gazetteer_private.h"

/* The name's most populous city, or what it means else: the better of two names as near. */
static uint32_t population_of(const struct gazetteer *g, struct text key)
{
	const unsigned kinds = SENSE_CITY | SENSE_STATE | SENSE_COUNTRY;
	const struct place_sense *sense = sense_first(g, key, kinds);
	uint32_t most = 0;

	for (; sense; sense = sense_next(g, sense, kinds)) {
		uint32_t people = sense->kind == SENSE_CITY ? sense->population : UINT32_MAX;
		if (people > most)
			most = people;
	}
	return most;
}

static void add_narrowest(const struct gazetteer *g, struct place p, struct buf *out)
{
	char country[4], state[4];
	const char *name = p.metro   ? metro_name(g, p.metro)
			   : p.state ? state_name(g, p.state)
				     : country_name(g, p.country);

	code_text(p.country, country);
	code_text(p.state, state);
	if (!name)
		return;
	if (p.metro)
		buf_addf(out, "%" PRIu32 " (%s)", p.metro, name);
	else
		buf_addf(out, "%s%s%s (%s)", country, p.state ? "-" : "", state, name);
}

void gazetteer_nearest_place(const struct gazetteer *g, struct text wrong, struct buf *out)
{
	struct text nearest = {.data = NULL};
	struct place_key key;
	size_t least;
	uint32_t most = 0;

	assert(g->extent == GAZETTEER_CITIES);
	if (!place_key_of(&key, wrong))
		return;
	least = key.len / 3;
	for (uint32_t id = 0; id < g->names.count; id++) {
		struct text name = intern_text(&g->names, id);
		size_t distance = text_distance(place_key_text(&key), name);
		uint32_t people;
		if (distance > least)
			continue;
		people = population_of(g, name);
		if (people && (distance < least || people > most)) {
			nearest = name;
			least = distance;
			most = people;
		}
	}
	if (nearest.len)
		add_narrowest(g, place_read(g, nearest, (struct place){0}), out);
}
