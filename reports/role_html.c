/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_html.c: roles/<role>.html, a self-contained page. */
#include "reports/formats.h"
#include "reports/html.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* The page, from top to bottom. */
static html_section *const sections[] = {
    html_headline, html_levels,	   html_experience, html_places,
    html_impact,   html_prospects, html_moves,	    html_method,
};

void role_html(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct json *occupation = json_occupation(s, r);
	struct buf title, description;

	buf_init(&title, BUF_LIMIT_DEFAULT);
	buf_init(&description, BUF_LIMIT_DEFAULT);
	buf_addf(&title, "%s salary bands", r->role->name);
	buf_addf(&description, "What %s %s earns in the United States, by level",
		 say_article(r->role->name), r->role->name);
	if (words_band_shown(r->headline)) {
		buf_add_string(&description, ": median ");
		words_value_short(&description, words_value(r->headline, BENCHMARK_P50));
	}
	buf_add_string(&description, ", with sample sizes, intervals and sources.");
	const struct html_frame frame = {.title = title.data,
					 .description = description.data,
					 .root = "../",
					 .data = occupation,
					 .script = html_has_your_pay(r) ? &script_your_pay : NULL};
	html_open(out, &frame, s);
	for (size_t i = 0; i < sizeof(sections) / sizeof(*sections); i++)
		sections[i](out, s, r);
	html_close(out, &frame, s);
	buf_release(&description);
	buf_release(&title);
	json_free(occupation);
}
