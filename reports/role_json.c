/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_json.c: roles/<role>.json, for the site: see schema/role.schema.json. */
#include "reports/formats.h"

#include <math.h>
#include <stdlib.h>

#include "reports/areas.h"
#include "reports/cited.h"
#include "reports/frameworks.h"
#include "reports/notes.h"
#include "reports/gap.h"
#include "reports/json_shown.h"
#include "reports/role_name.h"
#include "reports/sentences.h"
#include "reports/steps.h"
#include "reports/words.h"

static struct json *identity(const struct role_summary *r)
{
	const struct role *role = r->role;
	struct json *object = json_new_object();
	struct json *occupations = json_new_array();
	struct json *tags = json_new_array();

	json_set_string(object, "id", role->id);
	json_set_string(object, "name", role->name);
	json_set_string(object, "display_name", role_name(r));
	json_set_string(object, "category", role_category(r));
	json_set_string(object, "family", role->family);
	json_set_string(object, "summary", role->summary);
	for (size_t i = 0; i < role->occupation_count; i++) {
		struct json *occupation = json_new_object();
		struct json_shown shown;

		json_shown_open(&shown, occupation);
		json_set_string(occupation, "soc", role->occupations[i].soc);
		json_set_string(occupation, "name", r->occupation_names[i]);
		json_shown_share(&shown, "weight", role->occupations[i].weight);
		json_shown_close(&shown);
		json_append(occupations, occupation);
	}
	json_set(object, "occupations", occupations);
	json_set_string(object, "occupation_note", role->occupation_note);
	for (size_t i = 0; i < role->tag_count; i++)
		json_append_text(tags, text_of(role->tags[i]));
	json_set(object, "tags", tags);
	return object;
}

static struct json *frameworks(const struct role_summary *r)
{
	struct json *object = json_new_object();
	struct json *functions = json_new_array();
	struct text release = onet_release(r);

	for (size_t i = 0; i < r->role->tag_count; i++)
		json_append_text(functions, text_of(r->role->tags[i]));
	json_set(object, "nist_ai_rmf", functions);
	if (release.len)
		json_set_text(object, "onet_release", release);
	else
		json_set_null(object, "onet_release");
	return object;
}

static struct json *level(const struct summary *s, const struct role_summary *r, enum level l)
{
	struct json *object = json_new_object();

	json_set_string(object, "level", band_level_word(l));
	json_set_string(object, "name", words_level(l));
	json_set_string(object, "note", r->role->level_notes[l]);
	json_set_or_null(object, "base", json_band(s, r->ladder[l]));
	json_set_or_null(object, "total", json_band(s, r->total[l]));
	json_set_or_null(object, "base_modelled", json_band(s, r->modelled[l]));
	json_set_or_null(object, "total_modelled", json_band(s, r->modelled_total[l]));
	json_set_or_null(
	    object, "parts",
	    json_pay_mix(pay_mix_find(&s->bands, r->index, l, CODE2('U', 'S')), s->settings));
	json_set_or_null(
	    object, "experience_years",
	    json_level_years(level_years_find(&s->bands, r->index, l, CODE2('U', 'S'))));
	return object;
}

/* Every step of experience, also those without data. */
static struct json *experience(const struct summary *s, const struct role_summary *r)
{
	struct json *list = json_new_array();

	for (int step = EXPERIENCE_UNKNOWN + 1; step < EXPERIENCE_COUNT; step++) {
		struct json *object = json_new_object();
		json_set_string(object, "experience",
				years_words(experience_span(&s->settings->experience_steps,
							    (enum experience)step))
				    .text);
		json_set_or_null(object, "base", json_band(s, r->experience[step]));
		json_set_or_null(object, "total", json_band(s, r->experience_total[step]));
		json_append(list, object);
	}
	return list;
}

static struct json *levels(const struct summary *s, const struct role_summary *r)
{
	struct json *list = json_new_array();
	const enum level *shown;
	size_t count = levels_shown(r->role, &shown);

	for (size_t i = 0; i < count; i++)
		json_append(list, level(s, r, shown[i]));
	return list;
}

static void set_step_interval(struct json_shown *shown, const struct settings *settings,
			      const struct move_step *m)
{
	if (!step_interval_shown(m)) {
		json_set_null(shown->object, "interval");
		json_shown_nothing(shown, "interval");
		return;
	}
	json_set_or_null(shown->object, "interval", json_interval(m->interval));
	words_interval_signed(&shown->words, settings, m->interval);
	json_shown_words(shown, "interval", &shown->words);
	buf_clear(&shown->words);
}

/* Of a hundred people. */
static void set_earn_less(struct json_shown *shown, const struct move_step *m)
{
	json_set_number(shown->object, "earn_less", m->earn_less);
	if (!isfinite(m->earn_less)) {
		json_shown_nothing(shown, "earn_less");
		return;
	}
	words_share(&shown->words, m->earn_less / 100);
	json_shown_words(shown, "earn_less", &shown->words);
	buf_clear(&shown->words);
}

static void set_payback(struct json_shown *shown, const struct payback *p)
{
	struct json *object;

	if (!isfinite(p->months)) {
		json_set_null(shown->object, "payback");
		json_shown_nothing(shown, "payback");
		return;
	}
	object = json_new_object();
	json_set_number(object, "months", nearbyint(p->months * 10) / 10);
	json_set_number(object, "low", nearbyint(p->low * 10) / 10);
	json_set_number(object, "high", nearbyint(p->high * 10) / 10);
	json_set(shown->object, "payback", object);
	words_payback(&shown->words, p);
	json_shown_words(shown, "payback", &shown->words);
	buf_clear(&shown->words);
}

static struct json *step(const struct move_step *m, const struct settings *settings)
{
	struct json *object = json_new_object();
	struct json_shown shown;

	json_shown_open(&shown, object);
	json_set_string(object, "level", band_level_word(m->level));
	json_shown_money(&shown, settings, "from_median", m->from_median);
	json_shown_money(&shown, settings, "to_median", m->to_median);
	json_set_money(object, "difference", m->difference);
	words_money_signed_short(&shown.words, settings, m->difference);
	json_shown_words(&shown, "difference", &shown.words);
	buf_clear(&shown.words);
	set_step_interval(&shown, settings, m);
	json_set_string(object, "basis", basis_word(m->basis));
	set_earn_less(&shown, m);
	set_payback(&shown, &m->payback);
	json_shown_count(&shown, "n_from", m->n_from);
	json_shown_count(&shown, "n_to", m->n_to);
	json_set_bool(object, "thin", step_is_thin(m));
	json_set_bool(object, "mix_of_levels", m->level == LEVEL_ALL);
	json_shown_close(&shown);
	return object;
}

/* NULL where it is not known. */
static struct json *gap(const struct move *m)
{
	struct json *names = m->gap ? json_new_array() : NULL;

	for (size_t i = 0; i < m->gap_count; i++)
		json_append_text(names, text_of(m->gap[i]));
	return names;
}

static struct json *transitions(const struct summary *s, const struct role_summary *r)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < r->move_count; i++) {
		const struct role *from = catalogue_role(s->catalogue, r->moves[i].from);
		struct json *object = json_new_object();
		struct json *steps = json_new_array();
		struct json_shown shown;
		const struct move_step *ordered[LEVEL_COUNT];
		size_t count = steps_in_order(ordered, &r->moves[i]);

		json_shown_open(&shown, object);
		json_set_string(object, "from", from->id);
		json_set_string(object, "from_name", from->name);
		json_set_string(object, "onet_related", r->moves[i].related);
		json_set_string(object, "onet_source", r->moves[i].related_source);
		json_shown_share(&shown, "technologies_in_common", r->moves[i].overlap);
		json_shown_close(&shown);
		json_set_or_null(object, "technologies_to_learn", gap(&r->moves[i]));
		for (size_t k = 0; k < count; k++)
			json_append(steps, step(ordered[k], s->settings));
		json_set(object, "steps", steps);
		json_append(list, object);
	}
	return list;
}

static struct json *notes(const struct summary *s, const struct role_summary *r)
{
	struct json *list = json_new_array();
	struct note_list found;

	note_list_init(&found, s, r);
	for (size_t i = 0; i < found.count; i++) {
		const struct note *note = &found.items[i];
		struct json *object = json_new_object();
		struct json *levels_meant = json_new_array();

		json_set_string(object, "code", note->code);
		json_set_string(object, "component", component_word(note->component));
		for (size_t k = 0; k < note->level_count; k++)
			json_append_text(levels_meant, text_of(band_level_word(note->levels[k])));
		json_set(object, "levels", levels_meant);
		json_set_text(object, "text", buf_text(&note->text));
		json_append(list, object);
	}
	note_list_release(&found);
	return list;
}

/* Also none: a count of 0 is known. */
static void set_rows(struct json_shown *shown, const char *key, uint64_t rows)
{
	json_set_integer(shown->object, key, (long long)rows);
	words_count(&shown->words, rows);
	json_shown_words(shown, key, &shown->words);
	buf_clear(&shown->words);
}

static struct json *source(const struct ledger *l)
{
	struct json *object = json_new_object();
	struct json_shown shown;
	struct buf note;

	json_set_string(object, "source", l->source);
	json_set_string(object, "title", l->title);
	json_set_string(object, "publisher", l->publisher);
	json_set_string(object, "licence", l->licence);
	json_set_string(object, "url", l->url);
	buf_init(&note, BUF_LIMIT_DEFAULT);
	say_one_line(&note, l->note);
	if (note.len)
		json_set_text(object, "note", buf_text(&note));
	else
		json_set_null(object, "note");
	json_set_string(object, "gave",
			source_is_observed(l) ? "observed pay" : "published figures");
	json_set_bool(object, "sample", l->sample);
	json_shown_open(&shown, object);
	set_rows(&shown, "rows_read", l->rows_read);
	set_rows(&shown, "rows_used", l->observations);
	set_rows(&shown, "rows_with_a_role", l->matched);
	json_shown_close(&shown);
	json_set_date(object, "oldest", l->oldest);
	json_set_date(object, "newest", l->newest);
	buf_release(&note);
	return object;
}

static struct json *sources(const struct summary *s, const struct role_summary *r)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < s->ledger_count; i++)
		if (r->gave[i])
			json_append(list, source(&s->ledgers[i]));
	return list;
}

static struct json *works(const struct summary *s, const struct role_summary *r)
{
	struct json *list = json_new_array();
	struct cited_list cited;

	cited_list_init(&cited, s, r);
	for (size_t i = 0; i < cited.count; i++) {
		struct json *object = json_new_object();

		json_set_string(object, "for", cited.items[i].what);
		json_set_text(object, "citation", buf_text(&cited.items[i].citation));
		json_append(list, object);
	}
	cited_list_release(&cited);
	return list;
}

static struct json *bands(const struct summary *s, const struct role_summary *r)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < r->band_count; i++)
		if (band_is_of_page(r->role, &r->bands[i]))
			json_append(list, json_band(s, &r->bands[i]));
	return list;
}

typedef void say_of_role(struct buf *out, const struct summary *s, const struct role_summary *r);

/* In the words of the page; null where there are none. */
static void set_said(struct json *root, const char *key, say_of_role *say, const struct summary *s,
		     const struct role_summary *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say(&words, s, r);
	if (words.len)
		json_set_text(root, key, buf_text(&words));
	else
		json_set_null(root, key);
	buf_release(&words);
}

void role_json(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct json *root = json_opening(s, "paybands/role/2");

	json_set(root, "role", identity(r));
	json_set(root, "frameworks", frameworks(r));
	json_set_or_null(root, "headline", json_band(s, r->headline));
	set_said(root, "headline_text", say_headline, s, r);
	set_said(root, "gap_text", say_gap, s, r);
	json_set_or_null(root, "growth", json_growth(r));
	json_set_or_null(root, "ai_impact", json_impact(s, r));
	json_set_or_null(root, "ai_postings", json_ai_postings(r->ai_postings));
	json_set_or_null(root, "postings", json_postings(s, &r->postings));
	json_set_or_null(root, "entry_level", json_entry(&r->entry));
	json_set(root, "juniors_by_year", json_juniors(s, r));
	json_set(root, "notes", notes(s, r));
	json_set(root, "levels", levels(s, r));
	json_set(root, "experience", experience(s, r));
	json_set_or_null(root, "all_levels", json_band(s, r->ladder[LEVEL_ALL]));
	json_set_or_null(root, "benchmark", json_band(s, r->benchmark));
	json_set(root, "transitions", transitions(s, r));
	json_set(root, "employers", json_employers(s, r));
	json_set(root, "work", json_work(s, r));
	json_set_or_null(root, "editorial", json_editorial(s->settings, r->editorial));
	json_set(root, "bands", bands(s, r));
	json_set(root, "tables", json_tables(s, r));
	json_set(root, "sources", sources(s, r));
	json_set(root, "published_works", works(s, r));
	json_set(root, "settings", json_settings(s->settings));
	json_set(root, "aging", json_aging(s));
	json_set(root, "json_ld", json_occupation(s, r));
	json_write(root, out, false, false);
	json_free(root);
}
