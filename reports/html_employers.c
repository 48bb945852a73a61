/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_employers.c: the section of a role's page about the employers that most people name. */
#include "reports/html.h"

#include <math.h>

#include "reports/escape.h"
#include "reports/html_pay.h"
#include "reports/words.h"

enum { EMPLOYERS_SAID = 2, EMPLOYERS_DRAWN = 8 }; /* all are in the table beneath */

static struct text text_at(const struct page_table *t, size_t row, size_t column)
{
	return page_cell_text(t, page_table_at(t, row, column), CELL_TEXT);
}

/* The median as a point on its interval. */
static void add_point(struct buf *out, const struct ruler *ruler, const struct row_bar *bar)
{
	double at = ruler_at(ruler, bar->value);

	buf_add_string(out, "<svg height=\"20\" aria-hidden=\"true\">");
	if (isfinite(bar->low) && isfinite(bar->high))
		buf_addf(out,
			 "<line class=\"iv\" x1=\"%.1f%%\" x2=\"%.1f%%\" y1=\"10\" y2=\"10\"/>",
			 ruler_at(ruler, bar->low), ruler_at(ruler, bar->high));
	buf_addf(out, "<circle class=\"pt\" cx=\"%.1f%%\" cy=\"10\" r=\"4.5\"/></svg>", at);
}

/* Name, reports, point, median: on a phone the table beneath says it. */
static void add_chart(struct buf *out, const struct page_table *t, const struct ruler *ruler,
		      enum component component)
{
	buf_add_string(out, "<div class=\"desk\">\n");
	bars_open(out, "ranks n", ruler, component);
	for (size_t row = 0; row < t->row_count && row < EMPLOYERS_DRAWN; row++) {
		buf_add_string(out, "<li><div class=\"nm\">");
		html_add(out, text_at(t, row, EMPLOYERS_NAME));
		buf_add_string(out, " <span>");
		html_add(out, text_at(t, row, EMPLOYERS_REPORTS));
		buf_add_string(out, "</span></div><div class=\"ch\">");
		add_point(out, ruler, &t->rows[row].bar);
		buf_add_string(out, "</div><div class=\"rg\">");
		html_add(out, text_at(t, row, EMPLOYERS_MEDIAN));
		buf_add_string(out, "</div></li>\n");
	}
	buf_add_string(out, "</ol>\n</div>\n");
}

/* "Median total pay, all levels together: Acme $225K, Globex $213K." */
static void add_finding(struct buf *out, const struct page_table *t, enum component component)
{
	buf_addf(out, "<p class=\"soft\">Median %s, all levels together: ",
		 component == COMPONENT_TOTAL ? "total pay" : "base pay");
	for (size_t row = 0; row < t->row_count && row < EMPLOYERS_SAID; row++) {
		buf_add_string(out, row ? ", " : "");
		html_add(out, text_at(t, row, EMPLOYERS_NAME));
		buf_add_char(out, ' ');
		html_add(out, text_at(t, row, EMPLOYERS_MEDIAN));
	}
	buf_add_string(out, ".</p>\n");
}

/* The pay of which more employers are known is drawn, base pay if both are equal. */
void html_employers(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table base, total;
	const struct page_table *drawn = &base;
	enum component component = COMPONENT_BASE;
	struct ruler ruler;

	page_table_employers(&base, s, r);
	page_table_employers_total(&total, s, r);
	if (total.row_count > base.row_count) {
		drawn = &total;
		component = COMPONENT_TOTAL;
	}
	if (drawn->row_count && ruler_of_role(&ruler, r, component)) {
		html_section_begin(out, "employers", "Employers");
		add_finding(out, drawn, component);
		html_section_body(out);
		add_chart(out, drawn, &ruler, component);
		html_folded(out, "Base pay by employer, those most named", &base);
		html_folded(out, "Total pay by employer, those most named", &total);
		html_section_close(out);
	}
	page_table_release(&total);
	page_table_release(&base);
}
