/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_impact.c: AI impact as JSON: see formats.h. Every displayed figure has its `display` beside it. */
#include "reports/formats.h"

#include <math.h>

#include "reports/impact_words.h"
#include "reports/json_shown.h"
#include "reports/sentences.h"
#include "reports/words.h"

static void set_words(struct json *object, const char *key, struct buf *words)
{
	json_set_text(object, key, buf_text(words));
	buf_clear(words);
}

static struct json *vote(const struct impact_vote *v)
{
	struct json *object = json_new_object();
	struct json *measures = json_new_array();
	struct json_shown shown;

	json_shown_open(&shown, object);
	json_set_string(object, "family", v->family);
	json_set_string(object, "title", v->title);
	json_shown_number(&shown, "percentile", v->percentile, 0);
	json_shown_count(&shown, "universe", v->universe);
	json_shown_close(&shown);
	for (size_t i = 0; i < v->measure_count; i++) {
		const struct impact_measure *m = &v->measures[i];
		struct json *measure = json_new_object();
		struct json_shown of;

		json_shown_open(&of, measure);
		json_set_string(measure, "name", m->name);
		json_set_string(measure, "title", m->title);
		json_set_number(measure, "value", m->value);
		json_shown_number(&of, "percentile", m->percentile, 0);
		json_set_integer(measure, "universe", (long long)m->universe);
		json_set_bool(measure, "from_input", m->from_input);
		json_shown_close(&of);
		json_append(measures, measure);
	}
	json_set(object, "measures", measures);
	json_set_string(object, "source", v->source);
	return object;
}

static struct json *amount(const struct impact_amount *a)
{
	struct json *object = json_new_object();
	struct json_shown shown;

	json_shown_open(&shown, object);
	json_set_string(object, "family", a->family);
	json_set_string(object, "title", a->title);
	json_set_string(object, "brief", a->brief);
	json_set_string(object, "release", a->release);
	json_set_string(object, "half", a->half == HALF_COULD ? "could" : "does");
	json_shown_number(&shown, "amount", a->amount, 0);
	json_set_bool(object, "filled", a->filled);
	json_shown_number(&shown, "expected", a->expected, 0);
	json_shown_number(&shown, "score_without", a->without, 0);
	json_shown_count(&shown, "place_without", a->place_without);
	json_shown_close(&shown);
	return object;
}

static struct json *scale(const struct impact_scale *c)
{
	struct json *object = json_new_object();
	struct json_shown shown;

	json_shown_open(&shown, object);
	json_set_string(object, "name", c->name);
	json_set_string(object, "weights", c->weights);
	json_shown_number(&shown, "occupation_median", c->median, 0);
	json_shown_number(&shown, "occupation_p95", c->p95, 0);
	json_shown_count(&shown, "occupations", c->occupations);
	json_shown_count(&shown, "roles", c->roles);
	json_set_number(object, "residual", c->residual);
	json_shown_number(&shown, "apart", c->apart, 0);
	json_shown_close(&shown);
	return object;
}

static struct json *inseparable(const struct summary *s, const struct impact *i)
{
	struct json *list = json_new_array();

	for (size_t k = 0; k < i->inseparable_count; k++)
		json_append_text(list, text_of(s->roles[i->inseparable[k]].role->id));
	return list;
}

/* Beside what each figure is by itself, how the page words them together. */
static void set_sentences(struct json_shown *shown, const struct summary *s,
			  const struct role_summary *r)
{
	say_index_score(&shown->words, &r->impact);
	set_words(shown->display, "score", &shown->words);
	say_index_halves(&shown->words, &r->impact);
	set_words(shown->display, "halves", &shown->words);
	say_impact_paragraph(&shown->words, s, r);
	set_words(shown->display, "paragraph", &shown->words);
}

static void set_shares(struct json_shown *shown, const struct impact *i)
{
	struct json *object = shown->object;

	json_shown_share(shown, "augmentation", i->augmentation);
	json_shown_share(shown, "automation", i->automation);
	json_set_string(object, "shares_are",
			isfinite(i->augmentation) ? APPLICABILITY_MEANING : NULL);
	json_set_string(object, "shares_source", i->shares_source);
}

struct json *json_impact(const struct summary *s, const struct role_summary *r)
{
	const struct impact *i = &r->impact;
	struct json *object, *amounts, *votes;
	struct json_shown shown;

	if (!i->scale)
		return NULL;
	object = json_new_object();
	json_shown_open(&shown, object);
	amounts = json_new_array();
	votes = json_new_array();
	json_set_number(object, "score", i->score);
	json_shown_number(&shown, "could", i->could, 0);
	json_shown_number(&shown, "does", i->does, 0);
	json_shown_number(&shown, "plus_minus", i->plus_minus, 1);
	json_set_string(object, "is", INDEX_MEANING);
	set_sentences(&shown, s, r);
	for (size_t k = 0; k < i->amount_count; k++)
		json_append(amounts, amount(&i->amounts[k]));
	json_set(object, "amounts", amounts);
	json_shown_count(&shown, "families", i->observed);
	json_set_bool(object, "few_families", i->few_families);
	json_set(object, "scale", scale(i->scale));
	json_shown_number(&shown, "rank_among_occupations", i->rank, 0);
	json_shown_count(&shown, "place_among_roles", i->place);
	json_set_integer(object, "roles_apart", (long long)i->different);
	words_count(&shown.words, i->different);
	set_words(shown.display, "roles_apart", &shown.words);
	json_set_string(object, "third", i->third);
	json_set(object, "inseparable", inseparable(s, i));
	for (size_t k = 0; k < i->families; k++)
		json_append(votes, vote(&i->votes[k]));
	json_set(object, "votes", votes);
	set_shares(&shown, i);
	json_set_string(object, "occupations", i->covered);
	json_set_string(object, "universe", i->universe);
	json_shown_close(&shown);
	return object;
}
