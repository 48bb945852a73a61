/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_question.c: see place_question.h. */
#include "cmd/place_question.h"

#include <string.h>

#include "model/pay/pay.h"
#include "model/settings.h"
#include "model/title/level.h"

static int missing(struct err *e, const char *what)
{
	return err_set(e, ERR_USAGE, "place: %s; see paybands place --help", what);
}

/* ---- the role ---- */

static uint16_t role_named(const struct catalogue *catalogue, struct text name)
{
	for (size_t i = 0; i < catalogue_count(catalogue); i++)
		if (text_equal_fold(text_of(catalogue_role(catalogue, i)->name), name))
			return (uint16_t)i;
	return ROLE_NONE;
}

/* By its id or its name. A free title is not taken for a role unless asked for. */
static int read_role(struct err *e, struct place_question *out, const char *given,
		     const struct catalogue *catalogue)
{
	struct text name = text_trim(text_of(given));
	uint16_t index = catalogue_find(catalogue, name);
	const char *nearest = catalogue_nearest(catalogue, name);
	struct title_reading title;

	if (index == ROLE_NONE)
		index = role_named(catalogue, name);
	if (index != ROLE_NONE) {
		out->role_index = index;
		out->role = catalogue_role(catalogue, index);
		return 0;
	}
	title_read(catalogue, name, &title);
	if (!nearest && title.role != ROLE_NONE)
		nearest = catalogue_role(catalogue, title.role)->id;
	if (nearest)
		return err_set(e, ERR_USAGE, "place: no role \"%s\"; did you mean \"%s\"?", given,
			       nearest);
	return err_set(e, ERR_USAGE, "place: no role \"%s\"; 'paybands roles' lists them", given);
}

/* ---- level and experience ---- */

static int read_level(struct err *e, struct place_question *out, const char *given)
{
	const char *words[LEVEL_COUNT];
	struct text word = text_trim(text_of(given));
	const char *nearest;

	for (int level = 0; level < LEVEL_COUNT; level++) {
		words[level] = band_level_word((enum level)level);
		if (text_equal_fold(word, text_of(words[level]))) {
			out->level = (enum level)level;
			return 0;
		}
	}
	nearest = text_nearest(word, words, LEVEL_COUNT);
	if (nearest)
		return err_set(e, ERR_USAGE, "place: no level \"%s\"; did you mean \"%s\"?", given,
			       nearest);
	return err_set(e, ERR_USAGE,
		       "place: no level \"%s\"; levels are junior, mid, senior, staff, manager, "
		       "executive and all",
		       given);
}

/* "7", "5-7 years", or the step itself, "8+". */
static int read_years(struct err *e, struct place_question *out, const char *given)
{
	struct text word = text_trim(text_of(given));
	double years;

	for (int step = EXPERIENCE_UNKNOWN + 1; step < EXPERIENCE_COUNT; step++)
		if (text_equal(word, text_of(experience_word((enum experience)step)))) {
			out->experience = (enum experience)step;
			return 0;
		}
	if (years_read(word, &years))
		out->experience = experience_of(years);
	if (out->experience == EXPERIENCE_UNKNOWN)
		return err_set(e, ERR_USAGE,
			       "place: --years \"%s\" is not a number of years; write 6, or one of "
			       "0-2, 2-5, 5-8, 8+",
			       given);
	return 0;
}

static int read_step(struct err *e, struct place_question *out, const struct options *options)
{
	if (options->level && options->years)
		return missing(e, "give --level or --years, not both: a band has one of the two");
	if (options->years)
		return read_years(e, out, options->years);
	if (options->level)
		return read_level(e, out, options->level);
	out->level = out->role->track;
	return 0;
}

static int read_component(struct err *e, struct place_question *out, const char *given)
{
	out->component = COMPONENT_BASE;
	if (!given || text_equal_fold(text_of(given), text_of(component_word(COMPONENT_BASE))))
		return 0;
	out->component = COMPONENT_TOTAL;
	if (text_equal_fold(text_of(given), text_of(component_word(COMPONENT_TOTAL))))
		return 0;
	return err_set(e, ERR_USAGE, "place: --component \"%s\" is not one of base, total", given);
}

/* ---- the area ---- */

static void add_area(struct place_question *out, enum area_kind kind, struct place place)
{
	out->areas[out->area_count++] = (struct area){.kind = kind, .place = place};
}

/* From the narrowest that is known outwards. */
static void add_areas(struct place_question *out, struct place place)
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
		return (struct place){.country = CODE2('U', 'S'),
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
static int two_areas(struct err *e, struct text given, code state, code country,
		     const struct gazetteer *gazetteer)
{
	const char *state_words = state_name(gazetteer, state);
	const char *country_words = country_name(gazetteer, country);
	char state_text[4], country_text[4];

	code_text(state, state_text);
	code_text(country, country_text);
	if (strcmp(state_words, country_words) == 0)
		return err_set(e, ERR_USAGE,
			       "place: area \"%.*s\" is a state and a country; write US-%s or %s",
			       TEXT_ARG(given), state_text, country_text);
	return err_set(e, ERR_USAGE, "place: area \"%.*s\" is %s or %s; write US-%s or \"%s\"",
		       TEXT_ARG(given), state_words, country_words, state_text, country_words);
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

static int no_area(struct err *e, struct text given, const struct gazetteer *gazetteer)
{
	code state = state_read(gazetteer, given), country = country_read(gazetteer, given);
	struct buf nearest;

	if (state && country)
		return two_areas(e, given, state, country, gazetteer);
	buf_init(&nearest, BUF_LIMIT_DEFAULT);
	add_nearest(gazetteer, given, &nearest);
	if (nearest.len)
		err_set(e, ERR_USAGE, "place: no area \"%.*s\"; did you mean %s?", TEXT_ARG(given),
			nearest.data);
	else
		err_set(e, ERR_USAGE,
			"place: no area \"%.*s\"; write US, US-CA, a CBSA code (41860) or a place "
			"(\"Seattle, WA\")",
			TEXT_ARG(given));
	buf_release(&nearest);
	return -1;
}

static int read_area(struct err *e, struct place_question *out, const char *given,
		     const struct gazetteer *gazetteer)
{
	struct text text = text_trim(text_of(given));
	struct place place = place_asked(gazetteer, text);

	out->area_given = given;
	if (place.country) {
		add_areas(out, place);
		return 0;
	}
	return no_area(e, text, gazetteer);
}

/* ---- the pay ---- */

static int bad_pay(struct err *e, const char *given, const char *what)
{
	return err_set(e, ERR_USAGE, "place: --pay \"%s\": %s", given, what);
}

static int read_pay(struct err *e, struct place_question *out, const char *given)
{
	const struct pay_hints hints = {.currency = CODE3('U', 'S', 'D'),
					.country = CODE2('U', 'S')};
	struct settings settings;
	enum reject_reason reason;
	struct pay_reading pay;

	settings_init(&settings);
	if (pay_read(text_trim(text_of(given)), &hints, &pay, &reason))
		return bad_pay(e, given, reject_help(reason));
	if (pay.open_high || pay.open_low || pay.low < pay.high)
		return bad_pay(e, given, "give one amount, not a range");
	if (pay.currency != hints.currency)
		return bad_pay(e, given, "give US dollars: bands are in US dollars");
	if (out->component == COMPONENT_TOTAL && (pay.on_top || pay.bonus > 0))
		return bad_pay(e, given, "give total pay as one amount");
	if (pay.period == PERIOD_UNKNOWN)
		pay.period = PERIOD_YEAR;
	out->pay = pay.low * period_per_year(pay.period, settings.hours_per_year);
	if (!(out->pay >= settings.pay_least && out->pay <= settings.pay_most))
		return err_set(e, ERR_USAGE,
			       "place: --pay \"%s\": $%.15g is not a year's pay; write thousands "
			       "in full or with K (155000, $155K)",
			       given, out->pay);
	return 0;
}

int place_question_read(struct err *e, struct place_question *out, const struct options *options,
			const struct catalogue *catalogue, const struct gazetteer *gazetteer)
{
	*out = (struct place_question){.role = NULL};
	if (!options->role || !*options->role)
		return missing(e, "which role? give --role ROLE");
	if (!options->area || !*options->area)
		return missing(e, "where? give --area AREA");
	if (!options->pay || !*options->pay)
		return missing(e, "which pay? give --pay AMOUNT");
	if (read_role(e, out, options->role, catalogue) || read_step(e, out, options) ||
	    read_component(e, out, options->component) ||
	    read_area(e, out, options->area, gazetteer))
		return -1;
	return read_pay(e, out, options->pay);
}
