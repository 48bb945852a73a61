/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index_html.c: index.html, all roles at a glance, by family. */
#include "reports/formats.h"
#include "reports/html.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/escape.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* By family, then by name, then by id: *out is the caller's to free. */
static int compare_roles(const void *left, const void *right)
{
	const struct role *a = (*(const struct role_summary *const *)left)->role;
	const struct role *b = (*(const struct role_summary *const *)right)->role;
	int order = strcmp(a->family, b->family);

	if (!order)
		order = strcmp(a->name, b->name);
	return order ? order : strcmp(a->id, b->id);
}

static const struct role_summary **by_family(const struct summary *s)
{
	const struct role_summary **roles = mem_alloc(s->role_count + 1, sizeof(*roles));

	for (size_t i = 0; i < s->role_count; i++)
		roles[i] = &s->roles[i];
	if (s->role_count)
		qsort(roles, s->role_count, sizeof(*roles), compare_roles);
	return roles;
}

/* A cell of the table that a phone shows on a separate line, below its column's name. */
static void open_cell(struct buf *out, const char *column, const char *class)
{
	buf_addf(out, "<td role=\"cell\" data-column=\"%s\" class=\"%s\"><span>", column, class);
}

static void close_cell(struct buf *out)
{
	buf_add_string(out, "</span></td>");
}

/* The score as a bar of 100, with its figure before it and its votes' least and greatest. */
static void add_impact(struct buf *out, const struct impact *impact)
{
	open_cell(out, "AI impact", "num");
	if (!isfinite(impact->score)) {
		buf_add_string(out, EN_DASH);
		close_cell(out);
		return;
	}
	buf_add_string(out, "<strong>");
	words_number(out, impact->score, 0);
	buf_add_string(out, "</strong><small>/100</small> <span class=\"exact\">");
	words_number(out, impact->low, 0);
	buf_add_string(out, EN_DASH);
	words_number(out, impact->high, 0);
	buf_addf(out, "%s</span>", impact->few_families ? ", few families" : "");
	buf_addf(out,
		 "<svg class=\"meter\" aria-hidden=\"true\"><rect class=\"meter-all\" "
		 "width=\"100%%\" height=\"6\"/><rect class=\"chart-bar\" width=\"%.1f%%\" "
		 "height=\"6\"/></svg>",
		 impact->score);
	close_cell(out);
}

static void add_observed(struct buf *out, const struct band *b)
{
	open_cell(out, "Observed median (band)", "num");
	if (words_band_shown(b)) {
		buf_add_string(out, "<strong>");
		words_value_short(out, words_value(b, BENCHMARK_P50));
		buf_add_string(out, "</strong> <span class=\"exact\">");
		words_band_range(out, b);
		buf_add_string(out, "</span>");
	} else {
		buf_add_string(out, b ? "withheld" : EN_DASH);
	}
	close_cell(out);
	open_cell(out, "Observations, quality", "num");
	if (words_band_shown(b)) {
		words_count(out, b->n);
		buf_add_string(out, " <span class=\"exact\">");
		html_quality(out, b->quality);
		buf_add_string(out, "</span>");
	} else {
		buf_add_string(out, EN_DASH);
	}
	close_cell(out);
}

static void add_benchmark(struct buf *out, const struct band *b)
{
	open_cell(out, "Benchmark median", "num");
	if (words_band_shown(b)) {
		words_value_short(out, words_value(b, BENCHMARK_P50));
		if (band_is_mixture(b))
			buf_add_string(out, " <span class=\"exact\">mixture</span>");
	} else {
		buf_add_string(out, EN_DASH);
	}
	close_cell(out);
}

static void add_role(struct buf *out, const struct role_summary *r)
{
	buf_addf(out,
		 "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\"><a href=\"roles/%s.html\">",
		 r->role->id);
	html_add_string(out, r->role->name);
	buf_add_string(out, "</a></th>");
	add_observed(out, r->ladder[r->role->track]);
	add_benchmark(out, r->benchmark);
	add_impact(out, &r->impact);
	open_cell(out, "Growth", "");
	html_add_string(out, r->outlook.known && r->outlook.word ? r->outlook.word : EN_DASH);
	close_cell(out);
	open_cell(out, "Entry-level", "");
	buf_add_string(out, !r->entry.known ? EN_DASH : r->entry.yes ? "yes" : "no");
	close_cell(out);
	buf_add_string(out, "</tr>\n");
}

/* ARIA roles are explicit, since the style for phones removes the table's own. */
static void open_table(struct buf *out)
{
	static const char *const columns[] = {"Role",
					      "#Observed median (band)",
					      "#Observations, quality",
					      "#Benchmark median",
					      "#AI impact",
					      "Growth",
					      "Entry-level"};

	buf_add_string(out,
		       "<div class=\"scroll\">\n<table class=\"glance\" role=\"table\" "
		       "aria-label=\"All roles\">\n<thead role=\"rowgroup\"><tr role=\"row\">");
	for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++) {
		bool figures = *columns[i] == '#';

		buf_addf(out, "<th role=\"columnheader\" scope=\"col\"%s>%s</th>",
			 figures ? " class=\"num\"" : "", columns[i] + figures);
	}
	buf_add_string(out, "</tr></thead>\n");
}

static void add_table(struct buf *out, const struct summary *s)
{
	const struct role_summary **roles = by_family(s);
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	open_table(out);
	for (size_t i = 0; i < s->role_count; i++) {
		const char *family = roles[i]->role->family;

		if (i == 0 || strcmp(family, roles[i - 1]->role->family)) {
			buf_add_string(out, i ? "</tbody>\n" : "");
			buf_add_string(
			    out, "<tbody role=\"rowgroup\">\n<tr class=\"family\" role=\"row\"><th "
				 "role=\"rowheader\" scope=\"rowgroup\" colspan=\"7\">");
			buf_clear(&name);
			words_family(&name, family);
			html_add(out, buf_text(&name));
			buf_add_string(out, "</th></tr>\n");
		}
		add_role(out, roles[i]);
	}
	buf_add_string(out, s->role_count ? "</tbody>\n" : "");
	buf_add_string(out, "</table>\n</div>\n");
	buf_release(&name);
	free(roles);
}

void index_html(struct buf *out, const struct summary *s)
{
	html_open(out,
		  &(struct html_frame){.title = "Salary bands, all roles",
				       .description =
					   "Median pay, bands, AI impact, growth and entry "
					   "level of every role, with sample sizes.",
				       .root = ""},
		  s);
	buf_addf(out,
		 "<h1>Salary bands</h1>\n<p class=\"lede\">%zu roles: base pay in the United "
		 "States, all levels of the ladder (managers’ roles: managers), with how exposed "
		 "the work is to AI, how it is expected to grow, and whether people start in "
		 "it.</p>\n",
		 s->role_count);
	add_table(out, s);
	buf_add_string(
	    out,
	    "<p class=\"note\">Observed and benchmark figures describe different people and are "
	    "never mixed: the "
	    "observed median and its band (the middle half, P25 to P75) are of the observations "
	    "counted beside it, and so is the quality, judged from their number, interval and "
	    "age. A benchmark is what a publisher gives for whole occupations; a mixture is of "
	    "several occupations by role weight. AI impact ranks exposure among occupations, with "
	    "the least and the greatest vote beside it; it is never a probability of losing a "
	    "job.</p>\n"
	    "<p class=\"note\">The same as data: <a href=\"index.json\">index.json</a>, "
	    "<a href=\"bands.csv\">bands.csv</a>, "
	    "<a href=\"structures.csv\">structures.csv</a>, <a href=\"impact.csv\">impact.csv</a>, "
	    "<a href=\"transitions.csv\">transitions.csv</a>, "
	    "<a href=\"ledger.json\">ledger.json</a>, "
	    "<a href=\"manifest.json\">manifest.json</a>.</p>\n");
	html_close(out, s);
}
