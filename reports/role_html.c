/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_html.c: roles/<role>.html, a self-contained page. */
#include "reports/formats.h"

#include <stdio.h>
#include <string.h>

#include "reports/html.h"
#include "reports/role_name.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* The page below its headline, from top to bottom. */
static html_section *const sections[] = {
    html_levels, html_experience, html_places, html_impact,    html_prospects,
    html_moves,	 html_employers,  html_work,   html_editorial, html_method,
};

/* The way to the sections that the page has. */
static void add_contents(struct buf *out, const struct buf *body)
{
	static const struct {
		const char *id, *name;
	} names[] = {
	    {"levels", "Levels"},
	    {"experience", "Experience"},
	    {"places", "Places"},
	    {"ai-impact", "AI impact"},
	    {"prospects", "Growth"},
	    {"moves", "Moves"},
	    {"employers", "Employers"},
	    {"work", "The work"},
	    {"editorial", "From the editors"},
	    {"method", "Method and sources"},
	};
	char opening[64];

	buf_add_string(out, "<nav class=\"toc\" aria-label=\"On this page\">");
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		snprintf(opening, sizeof(opening), "<section class=\"sec\" id=\"%s\"", names[i].id);
		if (strstr(body->data, opening))
			buf_addf(out, "<a href=\"#%s\">%s</a>", names[i].id, names[i].name);
	}
	buf_add_string(out, "</nav>\n");
}

static void add_body(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct buf body;

	buf_init(&body, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(sections) / sizeof(*sections); i++)
		sections[i](&body, s, r);
	add_contents(out, &body);
	buf_add_text(out, buf_text(&body));
	buf_release(&body);
}

void role_html(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct json *occupation = json_occupation(s, r);
	struct buf title, description, path;

	buf_init(&title, BUF_LIMIT_DEFAULT);
	buf_init(&description, BUF_LIMIT_DEFAULT);
	buf_addf(&title, "%s salary bands", role_name(r));
	buf_addf(&description, "What %s %s earns in the United States, by level",
		 say_article(role_name(r)), role_name(r));
	if (words_band_shown(r->headline)) {
		buf_add_string(&description, ": median ");
		words_value_short(&description, s->settings,
				  words_value(r->headline, BENCHMARK_P50));
	}
	buf_add_string(&description, ", with sample sizes, intervals and sources.");
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "roles/%s.html", r->role->id);
	const struct html_frame frame = {.title = title.data,
					 .description = description.data,
					 .path = path.data,
					 .root = "../",
					 .data = occupation,
					 .script = html_has_your_pay(r) ? &script_your_pay : NULL};
	html_open(out, &frame, s);
	html_headline(out, s, r);
	add_body(out, s, r);
	html_close(out, &frame, s);
	buf_release(&path);
	buf_release(&description);
	buf_release(&title);
	json_free(occupation);
}
