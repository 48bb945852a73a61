/* SPDX-License-Identifier: GPL-3.0-or-later */
/* region.c: parts of countries other than the United States, as published tables divide them.
 *
 * No reference table has them: a layout's table of areas says which there are and what they are called. They are
 * few, and looked up by a walk.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/place/gazetteer_private.h"

static const struct region_entry *entry_of(const struct gazetteer *g, code country, code region)
{
	for (size_t i = 0; i < g->region_count; i++)
		if (g->regions[i].country == country && g->regions[i].region == region)
			return &g->regions[i];
	return NULL;
}

void gazetteer_add_region(struct gazetteer *g, code country, code region, struct text name)
{
	if (!country_entry_of(g, country) || entry_of(g, country, region))
		return;
	g->regions =
	    mem_grow(g->regions, &g->region_room, g->region_count + 1, sizeof(*g->regions));
	g->regions[g->region_count++] = (struct region_entry){
	    .country = country, .region = region, .name = arena_copy(&g->texts, name)};
}

const char *region_name(const struct gazetteer *g, code country, code region)
{
	const struct region_entry *entry = entry_of(g, country, region);

	return entry ? entry->name : NULL;
}

bool gazetteer_region(const struct gazetteer *g, size_t index, struct place *out)
{
	if (index >= g->region_count)
		return false;
	*out =
	    (struct place){.country = g->regions[index].country, .state = g->regions[index].region};
	return true;
}

static bool is_code_of(const struct region_entry *entry, struct text t)
{
	return t.len > 3 && t.data[2] == '-' &&
	       code_of((struct text){t.data, 2}) == entry->country &&
	       region_code((struct text){t.data + 3, t.len - 3}) == entry->region;
}

static bool same_name(struct text a, const char *b)
{
	struct place_key left, right;

	return place_key_of(&left, a) && place_key_of(&right, text_of(b)) &&
	       text_equal(place_key_text(&left), place_key_text(&right));
}

/* "London", or "London, UK": a name may have a comma of its own. */
static bool is_named(const struct gazetteer *g, const struct region_entry *entry, struct text t)
{
	size_t comma = t.len;

	if (same_name(t, entry->name))
		return true;
	while (comma && t.data[comma - 1] != ',')
		comma--;
	return comma > 1 &&
	       country_read(g, text_trim((struct text){t.data + comma, t.len - comma})) ==
		   entry->country &&
	       same_name(text_trim((struct text){t.data, comma - 1}), entry->name);
}

size_t region_read(const struct gazetteer *g, struct text t, struct place *out)
{
	size_t count = 0;

	for (size_t i = 0; i < g->region_count; i++) {
		const struct region_entry *entry = &g->regions[i];
		if (is_code_of(entry, t)) {
			gazetteer_region(g, i, out);
			return 1;
		}
		if (is_named(g, entry, t) && !count++)
			gazetteer_region(g, i, out);
	}
	return count;
}

void region_nearest(const struct gazetteer *g, struct text wrong, struct buf *out)
{
	const size_t count = g->region_count;
	const char **names = mem_zero(2 * count, sizeof(*names));
	char(*codes)[8] = mem_zero(count, sizeof(*codes));
	const char *nearest;

	for (size_t i = 0; i < count; i++) {
		char country[4], region[5];
		code_text(g->regions[i].country, country);
		region_text(g->regions[i].region, region);
		snprintf(codes[i], sizeof(codes[i]), "%.2s-%.4s", country, region);
		names[i] = codes[i];
		names[count + i] = g->regions[i].name;
	}
	nearest = text_nearest(wrong, names, 2 * count);
	for (size_t i = 0; nearest && i < 2 * count; i++)
		if (names[i] == nearest) {
			buf_addf(out, "%s (%s)", codes[i % count], g->regions[i % count].name);
			break;
		}
	free(names);
	free(codes);
}
