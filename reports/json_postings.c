/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_postings.c: job postings in a role's JSON: how many there are, and how many ask for AI skills. */
#include "reports/formats.h"

#include <math.h>

#include "reports/json_shown.h"
#include "reports/posting_words.h"

/* "5.9%" */
static void set_percent(struct json_shown *shown, const char *key, double percent)
{
	json_set_number(shown->object, key, percent);
	if (!isfinite(percent)) {
		json_shown_nothing(shown, key);
		return;
	}
	buf_addf(&shown->words, "%.1f%%", percent);
	json_shown_words(shown, key, &shown->words);
	buf_clear(&shown->words);
}

struct json *json_ai_postings(const struct ai_postings *p)
{
	struct json *object, *points;
	struct json_shown shown;

	if (!p)
		return NULL;
	object = json_new_object();
	json_shown_open(&shown, object);
	points = json_new_array();
	json_set_string(object, "country", "US");
	json_set_integer(object, "year", p->year);
	if (p->month)
		json_set_integer(object, "month", p->month);
	else
		json_set_null(object, "month");
	set_percent(&shown, "percent", p->percent);
	set_percent(&shown, "percent_the_year_before", p->before_percent);
	json_shown_close(&shown);
	for (size_t i = 0; i < p->count; i++) {
		struct json *point = json_new_object();
		struct json_shown of;

		json_shown_open(&of, point);
		json_set_integer(point, "year", p->points[i].year);
		set_percent(&of, "percent", p->points[i].percent);
		json_shown_close(&of);
		json_append(points, point);
	}
	json_set(object, "years", points);
	json_set_string(object, "is", "of all job postings, those that ask for AI skills");
	json_set_string(object, "source", p->source);
	return object;
}

/* "2026-07", "2026" */
static void set_month(struct json *object, const char *key, int year, int month)
{
	struct buf words;

	if (!year) {
		json_set_null(object, key);
		return;
	}
	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_addf(&words, month ? "%04d-%02d" : "%04d", year, month);
	json_set_text(object, key, buf_text(&words));
	buf_release(&words);
}

static struct json *trend(const struct posting_trend *t)
{
	struct json *object = json_new_object();
	struct json_shown shown;

	json_shown_open(&shown, object);
	set_month(object, "month", t->year, t->month);
	json_shown_number(&shown, "index", t->index, 0);
	set_month(object, "base", t->base.year, t->base.month);
	json_shown_percent(&shown, "percent_from_base", t->from_base);
	json_shown_percent(&shown, "percent_in_a_year", t->change);
	json_shown_close(&shown);
	return object;
}

struct json *json_postings(const struct summary *s, const struct role_postings *p)
{
	const struct posting_trends *t = p->trends;
	struct json *object, *states;
	struct buf words;

	if (!t)
		return NULL;
	object = json_new_object();
	states = json_new_array();
	json_set_string(object, "country", "US");
	json_set_string(object, "sector", p->sector);
	json_set_or_null(object, "of_sector", p->sector ? trend(&p->of_sector) : NULL);
	json_set_or_null(object, "all", isfinite(t->all.index) ? trend(&t->all) : NULL);
	for (size_t i = 0; i < t->state_count; i++) {
		struct json *state = trend(&t->states[i].trend);
		char letters[4];

		code_text(t->states[i].state, letters);
		json_set_string(state, "state", letters);
		json_append(states, state);
	}
	json_set(object, "states", states);
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_postings(&words, s, p);
	json_set_text(object, "text", buf_text(&words));
	buf_release(&words);
	json_set_string(object, "is", "how many job postings there are, as the publisher's index");
	json_set_string(object, "source", t->source);
	return object;
}
