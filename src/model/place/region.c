/* SPDX-License-Identifier: GPL-3.0-or-later */
/* region.c: parts of countries other than the United States, as published tables divide them.
 *
 * No reference table has them: a layout's table of areas says which there are and what they are called. They are
 * looked up by code. What people write is asked once, and held against one region after another.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/benchmark.h"
#include "model/place/gazetteer_private.h"

enum { REGION_BYTES = 8 };

static struct text code_words(char out[REGION_BYTES], code country, code region)
{
	const struct area area = {.kind = AREA_REGION,
				  .place = {.country = country, .state = region}};

	area_text(area, out);
	return text_of(out);
}

static const struct region_entry *entry_of(const struct gazetteer *g, code country, code region)
{
	char words[REGION_BYTES];
	uint32_t found = intern_find(&g->region_codes, code_words(words, country, region));

	return found == INTERN_NONE ? NULL : &g->regions[found];
}

/* Counts one more region of the country that bears the name; the name's number. */
static uint32_t count_bearer(struct gazetteer *g, code country, struct text name)
{
	struct place_key key;
	struct buf words;
	char letters[4];
	uint32_t number, known = g->region_names.count;

	code_text(country, letters);
	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_addf(&words, "%s ", letters);
	buf_add_text(&words, place_key_of(&key, name) ? place_key_text(&key) : name);
	number = intern_add(&g->region_names, buf_text(&words));
	buf_release(&words);
	if (number == known) {
		g->region_bearers = mem_grow(g->region_bearers, &g->region_bearer_room,
					     (size_t)number + 1, sizeof(*g->region_bearers));
		g->region_bearers[number] = 0;
	}
	g->region_bearers[number]++;
	return number;
}

void gazetteer_add_region(struct gazetteer *g, code country, code region, struct text name)
{
	char words[REGION_BYTES];

	if (!country_entry_of(g, country) || entry_of(g, country, region))
		return;
	intern_add(&g->region_codes, code_words(words, country, region));
	g->regions =
	    mem_grow(g->regions, &g->region_room, g->region_count + 1, sizeof(*g->regions));
	g->regions[g->region_count++] =
	    (struct region_entry){.country = country,
				  .region = region,
				  .name = arena_copy(&g->texts, name),
				  .bearers = count_bearer(g, country, name)};
}

const char *region_name(const struct gazetteer *g, code country, code region)
{
	const struct region_entry *entry = entry_of(g, country, region);

	return entry ? entry->name : NULL;
}

bool region_name_is_shared(const struct gazetteer *g, code country, code region)
{
	const struct region_entry *entry = entry_of(g, country, region);

	return entry && g->region_bearers[entry->bearers] > 1;
}

bool gazetteer_region(const struct gazetteer *g, size_t index, struct place *out)
{
	if (index >= g->region_count)
		return false;
	*out =
	    (struct place){.country = g->regions[index].country, .state = g->regions[index].region};
	return true;
}

static bool same_name(struct text a, struct text b)
{
	struct place_key left, right;

	return place_key_of(&left, a) && place_key_of(&right, b) &&
	       text_equal(place_key_text(&left), place_key_text(&right));
}

/* Takes what stands behind the last comma off *t into *last; false where nothing stands before it. */
static bool take_last(struct text *t, struct text *last)
{
	size_t comma = t->len;

	while (comma && t->data[comma - 1] != ',')
		comma--;
	if (comma < 2)
		return false;
	*last = text_trim((struct text){t->data + comma, t->len - comma});
	*t = text_trim((struct text){t->data, comma - 1});
	return last->len && t->len;
}

/* "London", or "London, UK": a name may have a comma of its own. */
static bool is_named(const struct gazetteer *g, const struct region_entry *entry, struct text t)
{
	struct text last;

	return same_name(t, text_of(entry->name)) ||
	       (take_last(&t, &last) && country_read(g, last) == entry->country &&
		same_name(t, text_of(entry->name)));
}

static void keep(struct place *out, size_t room, size_t *count, const struct region_entry *entry)
{
	if (*count < room)
		out[*count] = (struct place){.country = entry->country, .state = entry->region};
	(*count)++;
}

size_t region_read(const struct gazetteer *g, struct text t, struct place *out, size_t room)
{
	const struct region_entry *coded = NULL;
	struct area area;
	size_t count = 0;

	if (area_from_text(&area, t) && area.kind == AREA_REGION)
		coded = entry_of(g, area.place.country, area.place.state);
	if (coded) {
		keep(out, room, &count, coded);
		return count;
	}
	for (size_t i = 0; i < g->region_count; i++)
		if (is_named(g, &g->regions[i], t))
			keep(out, room, &count, &g->regions[i]);
	return count;
}

/* "Toronto (Ontario)" as "Toronto" and "Ontario"; false for a name without such an end. */
static bool name_parts(const struct region_entry *entry, struct text *place, struct text *within)
{
	struct text name = text_of(entry->name);
	const char *open = strchr(entry->name, '(');

	if (!open || !text_ends(name, TEXT_LITERAL(")")))
		return false;
	*place = text_trim((struct text){name.data, (size_t)(open - name.data)});
	*within = (struct text){open + 1, name.len - (size_t)(open - name.data) - 2};
	return place->len != 0;
}

/* Is `t` the name of a region, or the code of one of that name ("ON" of "Ontario")? */
static bool is_region(const struct gazetteer *g, code country, struct text t, struct text named)
{
	const struct region_entry *entry = entry_of(g, country, region_code(t));

	return same_name(t, named) || (entry && same_name(text_of(entry->name), named));
}

/* "Toronto", "Toronto, ON", "Toronto, Canada" of "Toronto (Ontario)". */
static bool is_called(const struct gazetteer *g, const struct region_entry *entry, struct text t)
{
	struct text place, within, last;

	if (!name_parts(entry, &place, &within))
		return false;
	if (same_name(t, place))
		return true;
	if (take_last(&t, &last) && country_read(g, last) == entry->country) {
		if (same_name(t, place))
			return true;
		if (!take_last(&t, &last))
			return false;
	}
	return same_name(t, place) && is_region(g, entry->country, last, within);
}

/* "ON", "Toronto, ON", "Quebec City, Quebec, Canada". */
static bool ends_with(const struct gazetteer *g, const struct region_entry *entry, struct text t)
{
	struct text rest = t, last;

	if (take_last(&rest, &last) && country_read(g, last) == entry->country)
		t = rest;
	if (entry_of(g, entry->country, region_code(t)) == entry)
		return true;
	return take_last(&t, &last) && is_region(g, entry->country, last, text_of(entry->name));
}

size_t region_called(const struct gazetteer *g, struct text t, code country, struct place *out,
		     size_t room)
{
	size_t count = 0;

	for (size_t i = 0; i < g->region_count; i++)
		if ((!country || g->regions[i].country == country) &&
		    is_called(g, &g->regions[i], t))
			keep(out, room, &count, &g->regions[i]);
	for (size_t i = 0; !count && country && i < g->region_count; i++)
		if (g->regions[i].country == country && ends_with(g, &g->regions[i], t))
			keep(out, room, &count, &g->regions[i]);
	return count;
}

/* "DE-BY" or "US-CA", of a country that there is or not. */
static bool has_code_form(struct text t)
{
	struct area area;

	return area_from_text(&area, t) && (area.kind == AREA_REGION || area.kind == AREA_STATE);
}

/* A code is near one that differs in one character, a name near a name. */
void region_nearest(const struct gazetteer *g, struct text wrong, struct buf *out)
{
	const size_t count = g->region_count;
	const char **names = mem_zero(2 * count, sizeof(*names));
	char(*codes)[REGION_BYTES] = mem_zero(count, sizeof(*codes));
	const char *nearest;

	for (size_t i = 0; i < count; i++) {
		code_words(codes[i], g->regions[i].country, g->regions[i].region);
		names[i] = codes[i];
		names[count + i] = g->regions[i].name;
	}
	nearest = text_nearest(wrong, names, 2 * count);
	if (nearest && has_code_form(wrong) && text_distance(wrong, text_of(nearest)) > 1)
		nearest = NULL;
	for (size_t i = 0; nearest && i < 2 * count; i++)
		if (names[i] == nearest) {
			buf_addf(out, "%s (%s)", codes[i % count], g->regions[i % count].name);
			break;
		}
	free(names);
	free(codes);
}
