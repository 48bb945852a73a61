/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_bands.c: the sections of a role's page that show bands by level: base pay and total pay. */
#include "reports/html.h"

#include "reports/areas.h"
#include "reports/chart.h"
#include "reports/escape.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* ---- what is to be read with them ---- */

static void add_read_with(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table notes;

	page_table_notes(&notes, s, r);
	if (notes.row_count)
		buf_addf(out, "<div class=\"read-with\">\n<h3>%s</h3>\n<ul>\n", notes.heading);
	for (size_t row = 0; row < notes.row_count; row++) {
		const struct page_cell *source = page_table_at(&notes, row, NOTES_SOURCE);

		buf_add_string(out, "<li>");
		if (!page_cell_is_empty(source)) {
			buf_add_string(out, "<strong>");
			html_add(out, page_cell_text(&notes, source, CELL_TEXT));
			buf_add_string(out, ".</strong> ");
		}
		html_add(out,
			 page_cell_text(&notes, page_table_at(&notes, row, NOTES_TEXT), CELL_TEXT));
		buf_add_string(out, "</li>\n");
	}
	buf_add_string(out, notes.row_count ? "</ul>\n</div>\n" : "");
	page_table_release(&notes);
}

/* ---- the ladder ---- */

static void add_step(struct buf *out, const struct page_table *t, size_t row)
{
	const struct page_cell *band = page_table_at(t, row, LEVELS_BAND);
	const struct page_cell *what = page_table_at(t, row, LEVELS_WHAT);
	const struct page_cell *evidence = page_table_at(t, row, LEVELS_EVIDENCE);
	const struct page_cell *quality = page_table_at(t, row, LEVELS_QUALITY);

	buf_add_string(out, "<li><div class=\"level\">");
	html_add(out, page_cell_text(t, page_table_at(t, row, LEVELS_LEVEL), CELL_TEXT));
	buf_addf(out, "</div><div class=\"%s\">", band->soft ? "none" : "band");
	html_add(out, page_cell_text(t, band, CELL_TEXT));
	buf_add_string(out, "</div><div>");
	if (!page_cell_is_empty(what)) {
		buf_add_string(out, "<p class=\"what\">");
		html_add(out, page_cell_text(t, what, CELL_TEXT));
		buf_add_string(out, "</p>");
	}
	if (!page_cell_is_empty(evidence)) {
		buf_add_string(out, "<p class=\"evidence\">");
		html_add(out, page_cell_text(t, evidence, CELL_TEXT));
		if (!page_cell_is_empty(quality)) {
			buf_add_string(out, ", quality ");
			html_quality(out, quality->quality);
		}
		buf_add_string(out, "</p>");
	}
	buf_add_string(out, "</div></li>\n");
}

/* The one table that a page draws as a list: its bands are what the page is for. */
static void add_ladder(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table ladder;

	page_table_levels(&ladder, s, r);
	buf_add_string(out, "<ol class=\"ladder\">\n");
	for (size_t row = 0; row < ladder.row_count; row++)
		add_step(out, &ladder, row);
	buf_add_string(out, "</ol>\n");
	page_table_release(&ladder);
}

static void add_key(struct buf *out, const struct summary *s, const struct band *benchmark)
{
	buf_add_string(
	    out,
	    "<figcaption><div class=\"key\">"
	    "<span><svg width=\"26\" height=\"14\" aria-hidden=\"true\"><rect class=\"chart-bar\" "
	    "width=\"26\" height=\"14\"/></svg>middle half, P25" EN_DASH "P75</span>"
	    "<span><svg width=\"26\" height=\"14\" aria-hidden=\"true\"><line "
	    "class=\"chart-whisker\" "
	    "x2=\"26\" y1=\"7\" y2=\"7\"/></svg>P10" EN_DASH "P90</span>"
	    "<span><svg width=\"8\" height=\"18\" aria-hidden=\"true\"><line "
	    "class=\"chart-median\" "
	    "x1=\"4\" x2=\"4\" y2=\"18\"/></svg>median</span>"
	    "<span><svg width=\"26\" height=\"14\" aria-hidden=\"true\"><rect class=\"chart-bar\" "
	    "width=\"26\" height=\"14\"/><rect class=\"chart-interval\" x=\"6\" y=\"3\" "
	    "width=\"14\" "
	    "height=\"8\"/></svg>");
	words_share(out, s->settings->confidence);
	buf_add_string(out, " interval of the median</span>");
	if (benchmark) {
		buf_add_string(out,
			       "<span><svg width=\"26\" height=\"14\" aria-hidden=\"true\"><rect "
			       "class=\"chart-bar-benchmark\" width=\"26\" height=\"14\" "
			       "fill=\"url(#bands-hatch)\"/></svg>benchmark, ");
		buf_add_string(out, band_is_mixture(benchmark) ? "a mixture" : "as published");
		buf_add_string(out, "</span>");
	}
	buf_add_string(out, "</div></figcaption>\n");
}

static void add_bands_chart(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct chart_row rows[LEVEL_COUNT + 1];
	size_t count = 0;
	const enum level *levels;
	size_t level_count = levels_shown(r->role, &levels);

	for (size_t i = 0; i < level_count; i++)
		if (r->ladder[levels[i]])
			rows[count++] =
			    (struct chart_row){words_level(levels[i]), r->ladder[levels[i]]};
	/* All levels are of the ladder: they hold no manager. */
	if (r->role->track == LEVEL_UNKNOWN && r->ladder[LEVEL_ALL])
		rows[count++] = (struct chart_row){words_level(LEVEL_ALL), r->ladder[LEVEL_ALL]};
	if (r->benchmark)
		rows[count++] = (struct chart_row){"Benchmark", r->benchmark};
	buf_add_string(out, "<figure>\n");
	if (chart_add_bands(out, "bands",
			    "Base pay by level in the United States, US dollars per year", rows,
			    count))
		add_key(out, s, r->benchmark);
	buf_add_string(out, "</figure>\n");
}

/* ---- tables ---- */

static void add_exact_base(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table exact;

	page_table_exact_base(&exact, s, r);
	html_table_headed(out, &exact);
	if (exact.row_count) {
		buf_add_string(out, "<p class=\"note\">");
		buf_add_string(out,
			       r->role->track == LEVEL_MANAGER
				   ? "A manager’s role has no ladder: managers and executives are "
				     "tracks of their own. "
				   : "Managers and executives are tracks of their own: they are in "
				     "no band of the ladder and not in “All levels”. ");
		buf_add_string(out, "A benchmark is published for whole occupations, without "
				    "levels.</p>\n");
	}
	page_table_release(&exact);
}

void html_levels(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	html_section_open(out, "levels", "Pay by level");
	buf_add_string(
	    out, "<p class=\"soft\">Base pay in the United States, dollars per year. A band is "
		 "the middle half of what was observed: a quarter earn less, a quarter "
		 "earn more.</p>\n");
	add_ladder(out, s, r);
	add_bands_chart(out, s, r);
	add_read_with(out, s, r);
	add_exact_base(out, s, r);
	html_section_close(out);
}

void html_total_pay(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	static const struct html_table_section section = {
	    "total-pay", "Total pay",
	    "Base, bonus and equity together, from the observations that state a total. Never "
	    "mixed with base pay.",
	    page_table_exact_total};

	html_table_section(out, &section, s, r);
}

void html_experience(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	static const struct html_table_section section = {
	    "experience", "Pay by experience",
	    "Pay of all levels together, by years of experience. A band is the middle half.",
	    page_table_experience};

	html_table_section(out, &section, s, r);
}
