/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_your_pay.c: "your pay" on a role's page: a reader's own salary among our estimates of the role, by
 * level and place. The figures are those of bands.csv; a script (script.h) asks and answers, and without
 * it nothing of this is seen. */
#include "reports/html.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"
#include "reports/figures_text.h"
#include "reports/script.h"
#include "reports/words.h"

static const enum level levels[] = {LEVEL_ALL,	 LEVEL_JUNIOR,	LEVEL_MID,	LEVEL_SENIOR,
				    LEVEL_STAFF, LEVEL_MANAGER, LEVEL_EXECUTIVE};
enum { LEVELS = sizeof(levels) / sizeof(*levels) };

struct places {
	struct area *areas; /* the country, its states, its metropolitan areas */
	size_t count, room;
};

/* Of the United States: its own places. */
static bool is_asked(const struct band *b)
{
	bool here = b->area.kind == AREA_METRO ||
		    (b->area.kind == AREA_STATE && b->area.place.country == CODE2('U', 'S')) ||
		    (b->area.kind == AREA_COUNTRY && b->area.place.country == CODE2('U', 'S'));

	return here && b->basis == BASIS_MODELLED && b->component == COMPONENT_BASE &&
	       years_are_all(b->experience) && words_band_shown(b);
}

static size_t place_of(const struct places *p, struct area area)
{
	size_t i = 0;

	while (i < p->count && area_compare(p->areas[i], area) != 0)
		i++;
	return i;
}

static int compare_areas(const void *left, const void *right)
{
	return area_compare(*(const struct area *)left, *(const struct area *)right);
}

static void find_places(struct places *out, const struct role_summary *r)
{
	*out = (struct places){.areas = NULL};
	for (size_t i = 0; i < r->band_count; i++) {
		const struct area area = r->bands[i].area;

		if (!is_asked(&r->bands[i]) || place_of(out, area) < out->count)
			continue;
		out->areas = mem_grow(out->areas, &out->room, out->count + 1, sizeof(*out->areas));
		out->areas[out->count++] = area;
	}
	if (out->count)
		qsort(out->areas, out->count, sizeof(*out->areas), compare_areas);
}

/* Place by place, level by level. */
static char *figures_of(const struct places *p, const struct settings *settings,
			const struct role_summary *r)
{
	size_t bytes = p->count * LEVELS * FIGURES_BYTES;
	char *text = mem_alloc(bytes + 1, 1);

	memset(text, ' ', bytes);
	text[bytes] = '\0';
	for (size_t i = 0; i < r->band_count; i++) {
		const struct band *b = &r->bands[i];
		size_t level = 0;

		if (!is_asked(b))
			continue;
		while (level < LEVELS && levels[level] != b->level)
			level++;
		if (level < LEVELS)
			figures_text(text + (place_of(p, b->area) * LEVELS + level) * FIGURES_BYTES,
				     settings, b);
	}
	return text;
}

static struct json *data_of(const struct summary *s, const struct role_summary *r,
			    const struct places *p)
{
	struct json *data = json_new_object();
	struct json *names = json_new_array(), *places = json_new_array();
	char *figures = figures_of(p, s->settings, r);
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < LEVELS; i++)
		json_append_text(names, text_of(words_level(levels[i])));
	for (size_t i = 0; i < p->count; i++) {
		buf_clear(&words);
		words_area(&words, s->gazetteer, p->areas[i]);
		json_append_text(places, buf_text(&words));
	}
	json_set(data, "levels", names);
	json_set(data, "places", places);
	json_set_string(data, "figures", figures);
	free(figures);
	buf_release(&words);
	return data;
}

bool html_has_your_pay(const struct role_summary *r)
{
	for (size_t i = 0; i < r->band_count; i++)
		if (is_asked(&r->bands[i]))
			return true;
	return false;
}

void html_your_pay(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct places places;
	struct json *data;

	find_places(&places, r);
	if (places.count) {
		data = data_of(s, r, &places);
		buf_add_string(
		    out,
		    "<details id=\"your-pay\" class=\"ask\" hidden><summary>Where does your base "
		    "pay "
		    "stand?</summary>\n<div class=\"tools\"><label>Level <select name=\"level\">"
		    "</select></label> <label>Place <select name=\"place\"></select></label> "
		    "<label>Base pay a year <input name=\"pay\" inputmode=\"numeric\" size=\"9\" "
		    "autocomplete=\"off\" placeholder=\"150,000\"></label></div>\n"
		    "<output></output>\n</details>\n");
		script_data(out, "pay-data", data);
		json_free(data);
	}
	free(places.areas);
}
