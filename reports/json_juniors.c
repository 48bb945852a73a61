/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_juniors.c: the share of juniors by year in a role's JSON, source by source. */
#include "reports/formats.h"

#include "reports/json_shown.h"
#include "reports/junior_words.h"

static struct json *interval(struct interval i)
{
	struct json *object = json_new_object();

	json_set_number(object, "low", i.low);
	json_set_number(object, "high", i.high);
	return object;
}

static struct json *year(const struct junior_year *y)
{
	struct json *object = json_new_object();
	struct json_shown shown;

	json_shown_open(&shown, object);
	json_set_integer(object, "year", y->year);
	json_shown_share(&shown, "share", y->share);
	json_set(object, "interval", interval(y->interval));
	words_junior_interval(&shown.words, y->interval);
	json_shown_words(&shown, "interval", &shown.words);
	buf_clear(&shown.words);
	json_shown_count(&shown, "n", y->n);
	json_shown_close(&shown);
	return object;
}

static struct json *trend(const struct summary *s, const struct junior_trend *t)
{
	struct json *object = json_new_object(), *years = json_new_array();
	struct buf words;

	json_set_string(object, "source", t->source);
	json_set_string(object, "title", junior_source(s, t));
	json_set_string(object, "component", component_word(t->component));
	for (size_t i = 0; i < t->count; i++)
		json_append(years, year(&t->years[i]));
	json_set(object, "years", years);
	json_set_bool(object, "by_chance", t->by_chance);
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_junior_trend(&words, s, t);
	json_set_text(object, "text", buf_text(&words));
	buf_release(&words);
	return object;
}

struct json *json_juniors(const struct summary *s, const struct role_summary *r)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < r->junior_count; i++)
		json_append(list, trend(s, &r->juniors[i]));
	return list;
}
