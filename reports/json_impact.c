/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_impact.c: AI impact as JSON: see formats.h. Every displayed figure has its `display` beside it. */
#include "reports/formats.h"

#include <math.h>

#include "reports/impact_words.h"
#include "reports/sentences.h"
#include "reports/words.h"

static void set_words(struct json *object, const char *key, struct buf *words)
{
	json_set_text(object, key, buf_text(words));
	buf_clear(words);
}

static void set_place(struct json *object, const char *key, size_t place)
{
	if (place)
		json_set_integer(object, key, (long long)place);
	else
		json_set_null(object, key);
}

static struct json *vote(const struct impact_vote *v)
{
	struct json *object = json_new_object();
	struct json *measures = json_new_array();

	json_set_string(object, "family", v->family);
	json_set_string(object, "title", v->title);
	json_set_number(object, "percentile", v->percentile);
	json_set_integer(object, "universe", (long long)v->universe);
	for (size_t i = 0; i < v->measure_count; i++) {
		const struct impact_measure *m = &v->measures[i];
		struct json *measure = json_new_object();

		json_set_string(measure, "name", m->name);
		json_set_string(measure, "title", m->title);
		json_set_number(measure, "value", m->value);
		json_set_number(measure, "percentile", m->percentile);
		json_set_integer(measure, "universe", (long long)m->universe);
		json_set_bool(measure, "from_input", m->from_input);
		json_append(measures, measure);
	}
	json_set(object, "measures", measures);
	json_set_string(object, "source", v->source);
	return object;
}

static struct json *amount(const struct impact_amount *a)
{
	struct json *object = json_new_object();
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	json_set_string(object, "family", a->family);
	json_set_string(object, "title", a->title);
	json_set_string(object, "brief", a->brief);
	json_set_string(object, "release", a->release);
	json_set_string(object, "half", a->half == HALF_COULD ? "could" : "does");
	json_set_number(object, "amount", a->amount);
	json_set_bool(object, "filled", a->filled);
	json_set_number(object, "expected", a->expected);
	json_set_number(object, "score_without", a->without);
	set_place(object, "place_without", a->place_without);
	words_number(&words, a->amount, 0);
	set_words(object, "display", &words);
	buf_release(&words);
	return object;
}

static struct json *scale(const struct impact_scale *c)
{
	struct json *object = json_new_object();

	json_set_string(object, "name", c->name);
	json_set_string(object, "weights", c->weights);
	json_set_number(object, "occupation_median", c->median);
	json_set_number(object, "occupation_p95", c->p95);
	json_set_integer(object, "occupations", (long long)c->occupations);
	json_set_integer(object, "roles", (long long)c->roles);
	json_set_number(object, "residual", c->residual);
	json_set_number(object, "apart", c->apart);
	return object;
}

static struct json *inseparable(const struct summary *s, const struct impact *i)
{
	struct json *list = json_new_array();

	for (size_t k = 0; k < i->inseparable_count; k++)
		json_append_text(list, text_of(s->roles[i->inseparable[k]].role->id));
	return list;
}

static struct json *display(const struct summary *s, const struct role_summary *r)
{
	struct json *object = json_new_object();
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_index_score(&words, &r->impact);
	set_words(object, "score", &words);
	say_index_halves(&words, &r->impact);
	set_words(object, "halves", &words);
	say_impact_paragraph(&words, s, r);
	set_words(object, "paragraph", &words);
	buf_release(&words);
	return object;
}

static void set_shares(struct json *object, const struct impact *i)
{
	json_set_number(object, "augmentation", i->augmentation);
	json_set_number(object, "automation", i->automation);
	json_set_string(object, "shares_are",
			isfinite(i->augmentation) ? APPLICABILITY_MEANING : NULL);
	json_set_string(object, "shares_source", i->shares_source);
}

struct json *json_impact(const struct summary *s, const struct role_summary *r)
{
	const struct impact *i = &r->impact;
	struct json *object, *amounts, *votes;

	if (!i->scale)
		return NULL;
	object = json_new_object();
	amounts = json_new_array();
	votes = json_new_array();
	json_set_number(object, "score", i->score);
	json_set_number(object, "could", i->could);
	json_set_number(object, "does", i->does);
	json_set_number(object, "plus_minus", i->plus_minus);
	json_set_string(object, "is", INDEX_MEANING);
	json_set(object, "display", display(s, r));
	for (size_t k = 0; k < i->amount_count; k++)
		json_append(amounts, amount(&i->amounts[k]));
	json_set(object, "amounts", amounts);
	json_set_integer(object, "families", (long long)i->observed);
	json_set_bool(object, "few_families", i->few_families);
	json_set(object, "scale", scale(i->scale));
	json_set_number(object, "rank_among_occupations", i->rank);
	json_set_integer(object, "place_among_roles", (long long)i->place);
	json_set_integer(object, "roles_apart", (long long)i->different);
	json_set_string(object, "third", i->third);
	json_set(object, "inseparable", inseparable(s, i));
	for (size_t k = 0; k < i->families; k++)
		json_append(votes, vote(&i->votes[k]));
	json_set(object, "votes", votes);
	set_shares(object, i);
	json_set_string(object, "occupations", i->covered);
	json_set_string(object, "universe", i->universe);
	return object;
}
