/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index_html.c: index.html, all roles at a glance, by family: what each page's headline says, as a bar on one
 * ruler. Searching, sorting, filtering and choosing roles to compare are a script's (script.h), and are not
 * seen without it. */
#include "reports/formats.h"
#include "reports/html.h"
#include "reports/role_name.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/bars.h"
#include "reports/escape.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* By family, then the highest median first, then by id. */
static double median_of(const struct role_summary *r)
{
	const struct band *b = r->headline;

	return words_band_shown(b) && words_shown(b, BENCHMARK_P50) ? b->p[BENCHMARK_P50].amount
								    : 0;
}

static int compare_roles(const void *left, const void *right)
{
	const struct role_summary *a = *(const struct role_summary *const *)left;
	const struct role_summary *b = *(const struct role_summary *const *)right;
	int order = strcmp(a->role->family, b->role->family);

	if (order)
		return order;
	if (median_of(a) != median_of(b))
		return median_of(a) > median_of(b) ? -1 : 1;
	return strcmp(a->role->id, b->role->id);
}

static const struct role_summary **by_family(const struct summary *s)
{
	const struct role_summary **roles = mem_alloc(s->role_count, sizeof(*roles));

	for (size_t i = 0; i < s->role_count; i++)
		roles[i] = &s->roles[i];
	if (s->role_count)
		qsort(roles, s->role_count, sizeof(*roles), compare_roles);
	return roles;
}

/* What the strip of a role shows: as its page's headline does. */
static struct row_bands strip_of(const struct role_summary *r)
{
	const struct band *observed = r->ladder[r->role->track];
	struct row_bands bands = {.benchmark = r->benchmark};

	if (words_band_shown(r->headline) && r->headline->basis == BASIS_MODELLED)
		bands.estimate = r->headline;
	if (words_band_shown(observed))
		bands.observed = observed;
	return bands;
}

/* ---- the ruler of all roles ---- */

static void widen(struct chart_axis *extent, const struct band *b)
{
	for (size_t p = BENCHMARK_P25; b && p <= BENCHMARK_P75; p++) {
		if (!words_shown(b, p))
			continue;
		extent->first = fmin(extent->first, b->p[p].amount);
		extent->last = fmax(extent->last, b->p[p].amount);
	}
}

static bool ruler_of_all(struct ruler *out, const struct summary *s)
{
	struct chart_axis extent = {.first = INFINITY, .last = -INFINITY};

	for (size_t i = 0; i < s->role_count; i++) {
		const struct row_bands bands = strip_of(&s->roles[i]);

		widen(&extent, bands.estimate);
		widen(&extent, bands.observed);
		widen(&extent, bands.benchmark);
	}
	out->settings = s->settings;
	out->mark = NAN;
	if (!(extent.first <= extent.last))
		return false;
	out->axis = chart_axis_of(extent.first, extent.last, 6);
	return true;
}

/* ---- rows ---- */

/* What search looks at: the role's names, family and category, in small letters. */
static void add_words(struct buf *out, const struct role_summary *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_addf(&words, "%s %s", role_name(r), r->role->family);
	if (role_name(r) != r->role->name)
		buf_addf(&words, " %s", r->role->name);
	if (role_category(r))
		buf_addf(&words, " %s", role_category(r));
	for (size_t i = 0; i < words.len; i++)
		if (words.data[i] >= 'A' && words.data[i] <= 'Z')
			words.data[i] = (char)(words.data[i] - 'A' + 'a');
	html_add(out, buf_text(&words));
	buf_release(&words);
}

/* What sorting looks at; empty where there is none. */
static void add_keys(struct buf *out, const struct role_summary *r)
{
	buf_add_string(out, " data-median=\"");
	if (median_of(r) > 0)
		buf_addf(out, "%.0f", median_of(r));
	buf_add_string(out, "\" data-ai=\"");
	if (isfinite(r->impact.score))
		buf_addf(out, "%.1f", r->impact.score);
	buf_add_string(out, "\" data-growth=\"");
	if (r->outlook.known)
		buf_addf(out, "%.1f", r->outlook.growth_percent);
	buf_add_string(out, "\"");
}

static void add_median(struct buf *out, const struct settings *settings,
		       const struct role_summary *r)
{
	const struct row_bands bands = strip_of(r);
	bool soft = bands.estimate && (!bands.observed || bands.observed->n < THIN_N);

	buf_addf(out, "<td%s><b>", soft ? " class=\"mo\"" : "");
	if (words_band_shown(r->headline))
		words_value_short(out, settings, words_value(r->headline, BENCHMARK_P50));
	else
		buf_add_string(out, EN_DASH);
	buf_add_string(out, "</b></td>");
}

/* "+25%": columns of growth are narrow. */
static void add_whole_percent(struct buf *out, double percent)
{
	double whole = nearbyint(percent);

	buf_add_string(out, whole > 0 ? "+" : "");
	words_number(out, whole, 0);
	buf_add_char(out, '%');
}

static void add_facts(struct buf *out, const struct role_summary *r)
{
	const struct band *observed = r->ladder[r->role->track];

	buf_add_string(out, "<td>");
	words_number(out, r->impact.score, 0);
	buf_add_string(out, "</td><td>");
	if (r->outlook.known)
		add_whole_percent(out, r->outlook.growth_percent);
	else
		buf_add_string(out, EN_DASH);
	buf_add_string(out, "</td><td class=\"wide\">");
	words_people(out, words_band_shown(observed) ? observed->n : 0);
	buf_add_string(out, "</td>");
}

static void add_role(struct buf *out, const struct settings *settings, const struct role_summary *r,
		     const struct ruler *ruler)
{
	const struct row_bands bands = strip_of(r);

	buf_addf(out, "<tr data-id=\"%s\" data-family=\"", r->role->id);
	html_add_string(out, r->role->family);
	if (role_category(r)) {
		buf_add_string(out, "\" data-category=\"");
		html_add_string(out, role_category(r));
	}
	buf_add_string(out, "\" data-words=\"");
	add_words(out, r);
	buf_add_string(out, "\"");
	add_keys(out, r);
	buf_addf(out,
		 "><th scope=\"row\"><div class=\"rc b\"><span class=\"nm\"><a "
		 "href=\"roles/%s.html\">",
		 r->role->id);
	html_add_string(out, role_name(r));
	buf_add_string(out, "</a></span><div class=\"ch\">");
	if (ruler)
		bars_add_small(out, ruler, &bands);
	buf_add_string(out, "</div></div></th>");
	add_median(out, settings, r);
	add_facts(out, r);
	buf_add_string(out, "</tr>\n");
}

static void open_family(struct buf *out, const char *family)
{
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	words_family(&name, family);
	buf_add_string(out, "<tbody>\n<tr class=\"fam\"><th scope=\"rowgroup\" colspan=\"5\">");
	html_add(out, buf_text(&name));
	buf_add_string(out, "</th></tr>\n");
	buf_release(&name);
}

static void add_table(struct buf *out, const struct summary *s,
		      const struct role_summary *const *roles)
{
	struct ruler ruler;
	bool drawn = ruler_of_all(&ruler, s);

	buf_addf(out, "<table class=\"roles\" style=\"--n:%d\">\n",
		 drawn ? (int)((ruler.axis.last - ruler.axis.first) / ruler.axis.step + .5) : 1);
	buf_add_string(out,
		       "<caption class=\"vh\">All roles</caption>\n<colgroup><col><col class=\"m\">"
		       "<col class=\"a\"><col class=\"g\"><col class=\"w\"></colgroup>\n"
		       "<thead><tr><th scope=\"col\" class=\"w\"><div class=\"rc b\">"
		       "<span class=\"nm\">Role</span>");
	if (drawn)
		bars_labels(out, &ruler);
	buf_add_string(out, "</div></th><th scope=\"col\">Median</th><th scope=\"col\">AI</th>"
			    "<th scope=\"col\">Growth</th><th scope=\"col\" class=\"wide\">Reports"
			    "</th></tr></thead>\n");
	for (size_t i = 0; i < s->role_count; i++) {
		const char *family = roles[i]->role->family;

		if (i == 0 || strcmp(family, roles[i - 1]->role->family) != 0) {
			buf_add_string(out, i ? "</tbody>\n" : "");
			open_family(out, family);
		}
		add_role(out, s->settings, roles[i], drawn ? &ruler : NULL);
	}
	buf_add_string(out, s->role_count ? "</tbody>\n</table>\n" : "</table>\n");
}

/* ---- the top ---- */

static const struct role_summary *extreme(const struct summary *s, bool highest)
{
	const struct role_summary *found = NULL;

	for (size_t i = 0; i < s->role_count; i++) {
		const struct role_summary *r = &s->roles[i];

		if (median_of(r) > 0 && (!found || (median_of(r) > median_of(found)) == highest))
			found = r;
	}
	return found;
}

static void add_end(struct buf *out, const struct settings *settings, const struct role_summary *r)
{
	words_value_short(out, settings, words_value(r->headline, BENCHMARK_P50));
	buf_add_string(out, " (");
	html_add_string(out, role_name(r));
	buf_add_char(out, ')');
}

static void add_top(struct buf *out, const struct summary *s)
{
	const struct role_summary *least = extreme(s, false), *most = extreme(s, true);
	struct bars_drawn drawn = {.estimate = false};

	buf_addf(out,
		 "<h1>What %zu role%s</h1>\n<p class=\"lede\">Median base pay in the United "
		 "States",
		 s->role_count, s->role_count == 1 ? " pays" : "s pay");
	if (least && most && least != most) {
		buf_add_string(out, ": from ");
		add_end(out, s->settings, least);
		buf_add_string(out, " to ");
		add_end(out, s->settings, most);
	}
	buf_add_string(out, ".</p>\n");
	for (size_t i = 0; i < s->role_count; i++) {
		const struct row_bands bands = strip_of(&s->roles[i]);

		bars_note(&drawn, &bands);
	}
	drawn.interval = drawn.tails = false;
	bars_key(out, &drawn);
}

static void add_families(struct buf *out, const struct summary *s,
			 const struct role_summary *const *roles)
{
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	buf_add_string(out, "<label>Field <select name=\"family\"><option value=\"\">all</option>");
	for (size_t i = 0; i < s->role_count; i++) {
		const char *family = roles[i]->role->family;

		if (i && strcmp(family, roles[i - 1]->role->family) == 0)
			continue;
		buf_add_string(out, "<option value=\"");
		html_add_string(out, family);
		buf_add_string(out, "\">");
		buf_clear(&name);
		words_family(&name, family);
		html_add(out, buf_text(&name));
		buf_add_string(out, "</option>");
	}
	buf_add_string(out, "</select></label>\n");
	buf_release(&name);
}

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The categories that the site's editors give, by name; nothing where they give none. */
static void add_categories(struct buf *out, const struct summary *s)
{
	const char **words = mem_alloc(s->role_count, sizeof(*words));
	size_t count = 0;

	for (size_t i = 0; i < s->role_count; i++)
		if (role_category(&s->roles[i]))
			words[count++] = role_category(&s->roles[i]);
	if (count) {
		qsort(words, count, sizeof(*words), compare_words);
		buf_add_string(out,
			       "<label>Category <select name=\"category\"><option value=\"\">all"
			       "</option>");
	}
	for (size_t i = 0; i < count; i++) {
		if (i && strcmp(words[i], words[i - 1]) == 0)
			continue;
		buf_add_string(out, "<option>");
		html_add_string(out, words[i]);
		buf_add_string(out, "</option>");
	}
	if (count)
		buf_add_string(out, "</select></label>\n");
	free(words);
}

static void add_tools(struct buf *out, const struct summary *s,
		      const struct role_summary *const *roles)
{
	buf_add_string(
	    out, "<div class=\"tools\" id=\"tools\" hidden>\n<label>Find <input name=\"find\" "
		 "type=\"search\" size=\"14\" autocomplete=\"off\"></label>\n");
	add_families(out, s, roles);
	add_categories(out, s);
	buf_add_string(
	    out, "<label>Sort <select name=\"sort\"><option value=\"\">by "
		 "field</option><option value=\"median\">by pay</option><option "
		 "value=\"growth\">by growth</option><option value=\"ai\">by AI impact</option>"
		 "<option value=\"words\">by name</option></select></label>\n<a id=\"compare\" "
		 "href=\"compare.html\" hidden>Compare</a> <span id=\"count\" role=\"status\">"
		 "</span>\n</div>\n");
}

void index_html(struct buf *out, const struct summary *s)
{
	static const struct html_frame frame = {
	    .title = "Salary bands, all roles",
	    .description =
		"Median pay, bands, AI impact and growth of every role, with what stands "
		"behind them.",
	    .path = "index.html",
	    .root = "",
	    .script = &script_index,
	};
	const struct role_summary **roles = by_family(s);

	html_open(out, &frame, s);
	add_top(out, s);
	add_tools(out, s, roles);
	add_table(out, s, roles);
	buf_add_string(
	    out,
	    "<p class=\"note\">A median in italics has fewer than 30 reports behind it. The bar is "
	    "the "
	    "middle half; official figures are of whole occupations, not of these roles. AI: "
	    "an index of exposure from 0 to 100, neither a share of the work nor the chance of "
	    "losing a job. Growth: projected employment. Of managers’ and executives’ roles the "
	    "pay is theirs.</p>\n"
	    "<p class=\"note\">The same as data: <a href=\"index.json\">index.json</a>, "
	    "<a href=\"bands.csv\">bands.csv</a>, "
	    "<a href=\"structures.csv\">structures.csv</a>, <a href=\"impact.csv\">impact.csv</a>, "
	    "<a href=\"transitions.csv\">transitions.csv</a>, "
	    "<a href=\"employers.csv\">employers.csv</a>, "
	    "<a href=\"ledger.json\">ledger.json</a>, "
	    "<a href=\"manifest.json\">manifest.json</a>.</p>\n");
	html_close(out, &frame, s);
	free(roles);
}
