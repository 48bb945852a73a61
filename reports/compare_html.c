/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare_html.c: compare.html, two to four roles side by side: facts, and our estimates of each level on one
 * ruler. Which roles is in the address after '#', so that a comparison can be linked to. The figures are in
 * the page; a script (script.h) shows those that are chosen. */
#include "reports/formats.h"
#include "reports/html.h"
#include "reports/role_name.h"

#include <math.h>

#include "base/json.h"
#include "reports/figures_text.h"
#include "reports/reporters.h"
#include "reports/words.h"

static const enum level levels[] = {LEVEL_ALL,	 LEVEL_JUNIOR,	LEVEL_MID,	LEVEL_SENIOR,
				    LEVEL_STAFF, LEVEL_MANAGER, LEVEL_EXECUTIVE};
enum { LEVELS = sizeof(levels) / sizeof(*levels) };

/* Their names, in the order in which role_facts gives them. */
static const char *const fact_names[] = {"Median base pay", "Half earn",	 "Reported by",
					 "Official survey", "AI impact, of 100", "Growth",
					 "Entry-level"};

static void append(struct json *list, struct buf *words)
{
	json_append_text(list, words->len ? buf_text(words) : TEXT_LITERAL(EN_DASH));
	buf_clear(words);
}

static struct json *role_facts(const struct summary *s, const struct role_summary *r)
{
	const struct band *observed = r->ladder[r->role->track];
	struct json *list = json_new_array();
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	if (words_band_shown(r->headline))
		words_value_short(&words, s->settings, words_value(r->headline, BENCHMARK_P50));
	append(list, &words);
	if (words_band_shown(r->headline))
		words_band_range(&words, s->settings, r->headline);
	append(list, &words);
	if (words_band_shown(observed))
		say_reporters(&words, s, observed);
	append(list, &words);
	if (words_band_shown(r->benchmark))
		words_value_short(&words, s->settings, words_value(r->benchmark, BENCHMARK_P50));
	append(list, &words);
	words_number(&words, r->impact.score, 0);
	append(list, &words);
	if (r->outlook.known)
		words_percent_signed(&words, r->outlook.growth_percent);
	append(list, &words);
	if (r->entry.known)
		buf_add_string(&words, r->entry.yes ? "yes" : "no");
	append(list, &words);
	buf_release(&words);
	return list;
}

static struct json *role_data(const struct summary *s, const struct role_summary *r)
{
	struct json *object = json_new_object();
	struct buf figures;

	buf_init(&figures, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < LEVELS; i++)
		figures_add(&figures, s->settings,
			    words_band_shown(r->modelled[levels[i]]) ? r->modelled[levels[i]]
								     : NULL);
	json_set_string(object, "id", r->role->id);
	json_set_string(object, "name", role_name(r));
	json_set(object, "facts", role_facts(s, r));
	json_set_text(object, "figures", buf_text(&figures));
	buf_release(&figures);
	return object;
}

static struct json *data_of(const struct summary *s)
{
	struct json *data = json_new_object();
	struct json *names = json_new_array(), *facts = json_new_array();
	struct json *roles = json_new_array();

	for (size_t i = 0; i < LEVELS; i++)
		json_append_text(names, text_of(words_level(levels[i])));
	for (size_t i = 0; i < sizeof(fact_names) / sizeof(*fact_names); i++)
		json_append_text(facts, text_of(fact_names[i]));
	for (size_t i = 0; i < s->role_count; i++)
		json_append(roles, role_data(s, &s->roles[i]));
	json_set(data, "levels", names);
	json_set(data, "facts", facts);
	json_set(data, "roles", roles);
	return data;
}

void compare_html(struct buf *out, const struct summary *s)
{
	static const struct html_frame frame = {
	    .title = "Roles compared",
	    .description = "Two to four roles side by side: pay by level, AI impact and growth.",
	    .path = "compare.html",
	    .root = "",
	    .script = &script_compare,
	};
	struct json *data = data_of(s);

	html_open(out, &frame, s);
	buf_add_string(
	    out, "<h1>Roles compared</h1>\n<p class=\"lede\">Base pay in the United States, by "
		 "level: our "
		 "estimates.</p>\n<p id=\"no-script\" class=\"note\">Choosing roles here needs a "
		 "script. "
		 "Without one, <a href=\"index.html\">the list of all roles</a> has the same "
		 "figures on one "
		 "ruler, and each role’s page has all of them.</p>\n"
		 "<div class=\"tools\" id=\"picks\" hidden></div>\n<div id=\"chosen\"></div>\n");
	script_data(out, "compare-data", data);
	html_close(out, &frame, s);
	json_free(data);
}
