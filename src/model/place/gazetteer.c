/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gazetteer.c: looking up what the reference tables say.
 *
 * Everything here reads only. Texts given out are the gazetteer's own and live as long.
 */
#include "model/place/gazetteer_private.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

void gazetteer_free(struct gazetteer *g)
{
	if (!g)
		return;
	intern_release(&g->names);
	arena_release(&g->texts);
	free(g->first);
	free(g->senses);
	free(g->countries);
	free(g->states);
	free(g->metros);
	free(g->regions);
	free(g->region_bearers);
	intern_release(&g->region_codes);
	intern_release(&g->region_names);
	free(g->spelled);
	free(g->spelled_letters);
	free(g);
}

/* ---- senses of a name ---- */

static const struct place_sense *sense_at(const struct gazetteer *g, uint32_t next, unsigned kinds)
{
	while (next) {
		const struct place_sense *sense = &g->senses[next - 1];
		assert(next <= g->sense_count);
		if (sense->kind & kinds)
			return sense;
		next = sense->next;
	}
	return NULL;
}

uint32_t sense_name(const struct gazetteer *g, struct text key)
{
	return key.len ? intern_find(&g->names, key) : INTERN_NONE;
}

const struct place_sense *sense_first_of(const struct gazetteer *g, uint32_t name, unsigned kinds)
{
	return name == INTERN_NONE ? NULL : sense_at(g, g->first[name], kinds);
}

const struct place_sense *sense_first(const struct gazetteer *g, struct text key, unsigned kinds)
{
	return sense_first_of(g, sense_name(g, key), kinds);
}

const struct place_sense *sense_next(const struct gazetteer *g, const struct place_sense *sense,
				     unsigned kinds)
{
	return sense_at(g, sense->next, kinds);
}

/* ---- codes ---- */

static int compare_country(const void *key, const void *entry)
{
	code wanted = *(const code *)key;
	code found = ((const struct country_entry *)entry)->country;

	return (wanted > found) - (wanted < found);
}

static int compare_state(const void *key, const void *entry)
{
	code wanted = *(const code *)key;
	code found = ((const struct state_entry *)entry)->state;

	return (wanted > found) - (wanted < found);
}

static int compare_metro(const void *key, const void *entry)
{
	uint32_t wanted = *(const uint32_t *)key;
	uint32_t found = ((const struct metro_entry *)entry)->metro;

	return (wanted > found) - (wanted < found);
}

const struct country_entry *country_entry_of(const struct gazetteer *g, code country)
{
	if (!g->country_count)
		return NULL;
	return bsearch(&country, g->countries, g->country_count, sizeof(*g->countries),
		       compare_country);
}

static const struct state_entry *state_entry_of(const struct gazetteer *g, code state)
{
	if (!g->state_count)
		return NULL;
	return bsearch(&state, g->states, g->state_count, sizeof(*g->states), compare_state);
}

const struct metro_entry *metro_entry_of(const struct gazetteer *g, uint32_t metro)
{
	if (!g->metro_count)
		return NULL;
	return bsearch(&metro, g->metros, g->metro_count, sizeof(*g->metros), compare_metro);
}

bool metro_touches(const struct gazetteer *g, uint32_t metro, code state)
{
	const struct metro_entry *entry = metro_entry_of(g, metro);

	for (size_t i = 0; entry && i < sizeof(entry->states) / sizeof(*entry->states); i++) {
		if (entry->states[i] && entry->states[i] == state)
			return true;
	}
	return false;
}

code country_of_letters(const struct gazetteer *g, struct text t)
{
	code letters = code_of(t);

	if (!letters)
		return 0;
	if (t.len == 2) /* "na" is how people leave a field out; Namibia's code is written NA */
		return country_entry_of(g, letters) &&
			       (letters != CODE2('N', 'A') || text_equal(t, TEXT_LITERAL("NA")))
			   ? letters
			   : 0;
	for (size_t i = 0; i < g->country_count; i++) {
		if (g->countries[i].alpha3 == letters)
			return g->countries[i].country;
	}
	return 0;
}

code state_of_letters(const struct gazetteer *g, struct text t)
{
	code letters = t.len == 2 ? code_of(t) : 0;

	return letters && g->is_state[code_pair(letters)] ? letters : 0;
}

/* ---- for display ---- */

const char *country_name(const struct gazetteer *g, code country)
{
	const struct country_entry *entry = country_entry_of(g, country);

	return entry ? entry->name : NULL;
}

const char *state_name(const struct gazetteer *g, code state)
{
	const struct state_entry *entry = state ? state_entry_of(g, state) : NULL;

	return entry ? entry->name : NULL;
}

const char *metro_name(const struct gazetteer *g, uint32_t metro)
{
	const struct metro_entry *entry = metro_entry_of(g, metro);

	return entry ? entry->title : NULL;
}

code metro_state(const struct gazetteer *g, uint32_t metro)
{
	const struct metro_entry *entry = metro_entry_of(g, metro);

	return entry ? entry->states[0] : 0;
}

/* ---- what was probably intended ---- */

/* The code and name of entry i of a list. */
static const char *listed(const struct gazetteer *g, enum gazetteer_list list, size_t i,
			  char code_out[8])
{
	switch (list) {
	case GAZETTEER_COUNTRIES:
		code_text(g->countries[i].country, code_out);
		return g->countries[i].name;
	case GAZETTEER_STATES:
		code_text(g->states[i].state, code_out);
		return g->states[i].name;
	case GAZETTEER_METROS:
		break;
	}
	snprintf(code_out, 8, "%" PRIu32, g->metros[i].metro);
	return g->metros[i].title;
}

void gazetteer_nearest(const struct gazetteer *g, enum gazetteer_list list, struct text wrong,
		       struct buf *out)
{
	size_t count = list == GAZETTEER_COUNTRIES ? g->country_count
		       : list == GAZETTEER_STATES  ? g->state_count
						   : g->metro_count;
	const char **names = mem_zero(count, sizeof(*names));
	char(*codes)[8] = mem_zero(count, sizeof(*codes));
	const char **code_names = mem_zero(count, sizeof(*code_names));
	const char *name, *near_code;

	for (size_t i = 0; i < count; i++) {
		names[i] = listed(g, list, i, codes[i]);
		names[i] = names[i] ? names[i] : ""; /* the country's own row among the states */
		code_names[i] = codes[i];
	}
	near_code = text_nearest(wrong, code_names, count);
	name = wrong.len > 3 ? text_nearest(wrong, names, count) : NULL;
	for (size_t i = 0; i < count; i++)
		if ((near_code ? code_names[i] == near_code : names[i] == name) && *names[i]) {
			buf_addf(out, "%s (%s)", codes[i], names[i]);
			break;
		}
	free(names);
	free(codes);
	free(code_names);
}

bool price_level(const struct gazetteer *g, code state, double *index)
{
	const struct state_entry *entry = state_entry_of(g, state);

	if (!entry || isnan(entry->price_level))
		return false;
	*index = entry->price_level;
	return true;
}

bool labour_cost(const struct gazetteer *g, code state, double *index)
{
	const struct state_entry *entry = state_entry_of(g, state);

	if (!entry || isnan(entry->labour_cost))
		return false;
	*index = entry->labour_cost;
	return true;
}

bool gazetteer_state(const struct gazetteer *g, size_t index, code *state)
{
	/* The country's own indices are the first entry, where there are some. */
	size_t first = g->state_count && !g->states[0].state ? 1 : 0;

	if (first + index >= g->state_count)
		return false;
	*state = g->states[first + index].state;
	return true;
}
