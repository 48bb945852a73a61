/* index_html.c: index.html, all roles at a glance, by family. */
#include "reports/formats.h"
#include "reports/html.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/escape.h"
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

/* The score as a bar of 100, with its figure before it. */
static void add_meter(struct buf *out, const struct impact *impact)
{
	if (!isfinite(impact->score)) {
		buf_add_string(out, "<td class=\"num soft\">" EN_DASH "</td><td></td>");
		return;
	}
	buf_add_string(out, "<td class=\"num\">");
	words_number(out, impact->score, 0);
	buf_addf(out,
		 "</td><td><svg class=\"meter\" aria-hidden=\"true\"><rect class=\"meter-all\" "
		 "width=\"100%%\" height=\"12\"/><rect class=\"chart-bar\" width=\"%.1f%%\" "
		 "height=\"12\"/></svg></td>",
		 impact->score);
}

static void add_pay(struct buf *out, const struct band *b)
{
	if (!words_band_shown(b)) {
		buf_addf(out,
			 "<td class=\"num soft\">%s</td><td class=\"num soft\">" EN_DASH "</td>",
			 b ? "withheld" : EN_DASH);
		return;
	}
	buf_add_string(out, "<td class=\"num\"><strong>");
	words_value_short(out, words_value(b, BENCHMARK_P50));
	buf_add_string(out, "</strong></td><td class=\"num\">");
	words_band_range(out, b);
	buf_add_string(out, "</td>");
}

static void add_evidence(struct buf *out, const struct band *b)
{
	if (!words_band_shown(b)) {
		buf_add_string(out, "<td class=\"num soft\">" EN_DASH "</td><td></td>");
		return;
	}
	buf_add_string(out, "<td class=\"num\">");
	words_count(out, b->n);
	buf_add_string(out, b->basis == BASIS_BENCHMARK ? "*</td><td>" : "</td><td>");
	html_quality(out, b->quality);
	buf_add_string(out, "</td>");
}

static void add_role(struct buf *out, const struct role_summary *r)
{
	buf_addf(out, "<tr><th scope=\"row\"><a href=\"roles/%s.html\">", r->role->id);
	html_add_string(out, r->role->name);
	buf_add_string(out, "</a></th>");
	add_pay(out, r->headline);
	add_meter(out, &r->impact);
	buf_add_string(out, "<td>");
	html_add_string(out, r->outlook.known ? r->outlook.word : EN_DASH);
	buf_add_string(out, "</td><td>");
	buf_add_string(out, !r->entry.known ? EN_DASH : r->entry.yes ? "yes" : "no");
	buf_add_string(out, "</td>");
	add_evidence(out, r->headline);
	buf_add_string(out, "</tr>\n");
}

static void add_table(struct buf *out, const struct summary *s)
{
	static const char *const columns[] = {"Role",	"#Median", "#Band", "#AI impact", "of 100",
					      "Growth", "Entry",   "#n",    "Quality",	  ""};
	const struct role_summary **roles = by_family(s);
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	html_table_open(out, "All roles", columns);
	for (size_t i = 0; i < s->role_count; i++) {
		const char *family = roles[i]->role->family;

		if (i == 0 || strcmp(family, roles[i - 1]->role->family)) {
			buf_add_string(out, i ? "</tbody>\n<tbody>\n" : "<tbody>\n");
			buf_add_string(
			    out, "<tr class=\"family\"><th scope=\"rowgroup\" colspan=\"9\">");
			buf_clear(&name);
			words_family(&name, family);
			html_add(out, buf_text(&name));
			buf_add_string(out, "</th></tr>\n");
		}
		add_role(out, roles[i]);
	}
	buf_add_string(out, s->role_count ? "</tbody>\n" : "");
	html_table_close(out);
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
		 "States, all "
		 "levels of the ladder, with how exposed the work is to AI, how it is expected to "
		 "grow, and whether people start in it.</p>\n",
		 s->role_count);
	add_table(out, s);
	buf_add_string(
	    out,
	    "<p class=\"note\">A band is the middle half, P25 to P75. * is the number employed, of "
	    "a published benchmark, where too little was observed to publish. AI impact "
	    "ranks exposure among occupations; it is never a probability of losing a "
	    "job. Quality is judged from sample size, interval and age.</p>\n"
	    "<p class=\"note\">The same as data: <a href=\"index.json\">index.json</a>, "
	    "<a href=\"bands.csv\">bands.csv</a>, <a href=\"impact.csv\">impact.csv</a>, "
	    "<a href=\"transitions.csv\">transitions.csv</a>, "
	    "<a href=\"ledger.json\">ledger.json</a>, "
	    "<a href=\"manifest.json\">manifest.json</a>.</p>\n");
	html_close(out, s);
}
