/* SPDX-License-Identifier: GPL-3.0-or-later */
/* question_area.c: the area that is asked for, from words to a code.
 *
 * A text that two areas bear is refused with the codes of both: a row of another country than was meant looks
 * like an answer.
 */
#include "cmd/question.h"

#include <string.h>

#include "reports/words.h"

#define US CODE2('U', 'S')

static void add_area(struct areas_asked *out, enum area_kind kind, struct place place)
{
	out->areas[out->count++] = (struct area){.kind = kind, .place = place};
}

/* From the narrowest that is known outwards. */
static void add_areas(struct areas_asked *out, struct place place)
{
	if (place.metro)
		add_area(out, AREA_METRO, (struct place){.metro = place.metro});
	if (place.state)
		add_area(out, AREA_STATE,
			 (struct place){.country = place.country, .state = place.state});
	add_area(out, AREA_COUNTRY, (struct place){.country = place.country});
}

static struct place place_asked(const struct gazetteer *gazetteer, struct text given)
{
	const size_t metro_digits = 5;
	struct place place, territory;
	long long number;

	if (given.len == metro_digits && text_to_long(given, &number) && number > 0 &&
	    metro_name(gazetteer, (uint32_t)number))
		return (struct place){.country = US,
				      .state = metro_state(gazetteer, (uint32_t)number),
				      .metro = (uint32_t)number};
	place = place_of_territory(place_read(gazetteer, given, (struct place){0}));
	/* "PR" is a country's code and a state's, and the same place. */
	territory = place_of_territory((struct place){.country = country_read(gazetteer, given)});
	if (!place.country && territory.state && territory.state == state_read(gazetteer, given))
		place = territory;
	if (place.metro && !place.state)
		place.state = metro_state(gazetteer, place.metro);
	return place;
}

/* "CA" is California and Canada, "Georgia" a state and a country. */
static int two_areas(struct err *e, const struct asker *by, struct text given, code state,
		     code country)
{
	const char *state_words = state_name(by->gazetteer, state);
	const char *country_words = country_name(by->gazetteer, country);
	char state_text[4], country_text[4];

	code_text(state, state_text);
	code_text(country, country_text);
	if (strcmp(state_words, country_words) == 0)
		return err_set(e, ERR_USAGE,
			       "%s: area \"%.*s\" is a state and a country; write US-%s or %s",
			       by->command, TEXT_ARG(given), state_text, country_text);
	return err_set(e, ERR_USAGE, "%s: area \"%.*s\" is %s or %s; write US-%s or \"%s\"",
		       by->command, TEXT_ARG(given), state_words, country_words, state_text,
		       country_words);
}

/* A code is near a code that differs in one digit, a name near a name. */
static void add_nearest(const struct gazetteer *gazetteer, struct text given, struct buf *out)
{
	struct text code_part;

	if (!given.len || !ascii_digit(given.data[0])) {
		gazetteer_nearest_place(gazetteer, given, out);
		return;
	}
	gazetteer_nearest(gazetteer, GAZETTEER_METROS, given, out);
	code_part = buf_text(out);
	code_part.len = code_part.len < given.len ? code_part.len : given.len;
	if (text_distance(code_part, given) > 1)
		buf_clear(out);
}

static int no_area(struct err *e, const struct asker *by, struct text given)
{
	struct area form;
	code state = state_read(by->gazetteer, given);
	code country = country_read(by->gazetteer, given);
	struct buf nearest;

	if (state && country)
		return two_areas(e, by, given, state, country);
	buf_init(&nearest, BUF_LIMIT_DEFAULT);
	region_nearest(by->gazetteer, given, &nearest);
	if (!nearest.len && area_from_text(&form, given) && form.kind == AREA_REGION &&
	    country_name(by->gazetteer, form.place.country)) {
		buf_release(&nearest);
		return err_set(e, ERR_USAGE,
			       "%s: no area \"%.*s\": no table of the run has such a region",
			       by->command, TEXT_ARG(given));
	}
	if (!nearest.len)
		add_nearest(by->gazetteer, given, &nearest);
	if (nearest.len)
		err_set(e, ERR_USAGE, "%s: no area \"%.*s\"; did you mean %s?", by->command,
			TEXT_ARG(given), nearest.data);
	else
		err_set(e, ERR_USAGE,
			"%s: no area \"%.*s\"; write US, US-CA, a CBSA code (41860) or a place "
			"(\"Seattle, WA\")",
			by->command, TEXT_ARG(given));
	buf_release(&nearest);
	return -1;
}

/* A region's code. A table without its manifest does not name its regions: their codes are taken as given. */
static bool is_region_code(const struct gazetteer *gazetteer, struct text given, struct place *out)
{
	struct area area;
	struct place named;

	if (!area_from_text(&area, given) || area.kind != AREA_REGION ||
	    !country_name(gazetteer, area.place.country))
		return false;
	*out = area.place;
	return !gazetteer_region(gazetteer, 0, &named) ||
	       region_name(gazetteer, area.place.country, area.place.state);
}

/* ---- areas of one name ---- */

/* With a country and a state of a region's name there may be this many. */
enum { NAMED_MOST = 8 };
struct named_areas {
	struct area areas[NAMED_MOST];
	size_t count;
};

static void add_named(struct named_areas *out, struct area area)
{
	if (out->count < NAMED_MOST)
		out->areas[out->count++] = area;
}

static int several_areas(struct err *e, const struct asker *by, struct text given,
			 const struct named_areas *named)
{
	struct buf list;

	buf_init(&list, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < named->count; i++) {
		char code_words[8];
		area_text(named->areas[i], code_words);
		buf_add_string(&list, !i ? "" : i + 1 < named->count ? ", " : " or ");
		words_area(&list, by->gazetteer, named->areas[i]);
		if (!region_name_is_shared(by->gazetteer, named->areas[i].place.country,
					   named->areas[i].place.state))
			buf_addf(&list, " (%s)", code_words);
	}
	err_set(e, ERR_USAGE, "%s: area \"%.*s\" is %s; write the code", by->command,
		TEXT_ARG(given), list.data);
	buf_release(&list);
	return -1;
}

/* Regions that bear the name; not those of the country of that name ("Luxembourg"), which is meant itself. */
static void add_regions(struct named_areas *out, const struct gazetteer *gazetteer,
			struct text name)
{
	struct place places[NAMED_MOST];
	size_t count = region_read(gazetteer, name, places, NAMED_MOST);
	code country = country_read(gazetteer, name);
	bool is_country =
	    country && text_equal_fold(name, text_of(country_name(gazetteer, country)));

	for (size_t i = 0; i < count && i < NAMED_MOST; i++)
		if (!is_country || places[i].country != country)
			add_named(out, (struct area){.kind = AREA_REGION, .place = places[i]});
}

/* What the name of those regions means elsewhere: "Georgia", "Ontario, CA". */
static void add_namesakes(struct named_areas *out, const struct gazetteer *gazetteer,
			  struct text name)
{
	const code region_country = out->areas[0].place.country;
	struct place place = place_asked(gazetteer, name);
	code state = state_read(gazetteer, name), country = country_read(gazetteer, name);
	struct areas_asked asked = {.count = 0};

	if (place.country && place.country != region_country) {
		add_areas(&asked, place);
		add_named(out, asked.areas[0]);
		return;
	}
	if (!place.country && state)
		add_named(out, (struct area){.kind = AREA_STATE,
					     .place = {.country = US, .state = state}});
	if (!place.country && country && country != region_country)
		add_named(out, (struct area){.kind = AREA_COUNTRY, .place = {.country = country}});
}

static void take_region(struct areas_asked *out, struct place place)
{
	add_area(out, AREA_REGION, place);
	add_area(out, AREA_COUNTRY, (struct place){.country = place.country});
}

/* Of a place within a country, the region that is called so or that stands behind the place's name; without a
 * country, one that is called so. */
static int read_called(struct err *e, struct areas_asked *out, const struct asker *by,
		       struct text given, code country)
{
	struct place places[NAMED_MOST];
	size_t count = region_called(by->gazetteer, given, country, places, NAMED_MOST);
	struct named_areas named = {.count = 0};

	if (count == 1)
		take_region(out, places[0]);
	if (count < 2)
		return 0;
	for (size_t i = 0; i < count && i < NAMED_MOST; i++)
		add_named(&named, (struct area){.kind = AREA_REGION, .place = places[i]});
	return several_areas(e, by, given, &named);
}

int question_area(struct err *e, struct areas_asked *out, const struct asker *by, const char *given)
{
	struct text text = text_trim(text_of(given));
	struct named_areas named = {.count = 0};
	struct place place = {.country = 0};

	*out = (struct areas_asked){.count = 0};
	if (is_region_code(by->gazetteer, text, &place)) {
		take_region(out, place);
		return 0;
	}
	add_regions(&named, by->gazetteer, text);
	if (named.count)
		add_namesakes(&named, by->gazetteer, text);
	if (named.count > 1)
		return several_areas(e, by, text, &named);
	if (named.count) {
		take_region(out, named.areas[0].place);
		return 0;
	}
	place = place_asked(by->gazetteer, text);
	if (place.country != US && read_called(e, out, by, text, place.country))
		return -1;
	if (out->count)
		return 0;
	if (!place.country)
		return no_area(e, by, text);
	add_areas(out, place);
	return 0;
}
