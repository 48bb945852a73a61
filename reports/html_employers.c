/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_employers.c: the section of a role's page about the employers that most people name. */
#include "reports/html.h"

#include <math.h>

#include "reports/escape.h"
#include "reports/html_pay.h"
#include "reports/words.h"

enum { EMPLOYERS_DRAWN = 8, TICKS_MOST = 6 }; /* all are in the table beneath */

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

/* Of the employers that most people name, the best paid first. */
struct ranked {
	const struct page_table *table;
	size_t rows[EMPLOYERS_DRAWN];
	size_t count;
};

static double median_of(const struct ranked *r, size_t place)
{
	return r->table->rows[r->rows[place]].bar.value;
}

static void rank(struct ranked *out, const struct page_table *t)
{
	*out = (struct ranked){.table = t};
	for (size_t row = 0; row < t->row_count && row < EMPLOYERS_DRAWN; row++) {
		size_t place = out->count++;

		while (place && t->rows[row].bar.value > median_of(out, place - 1)) {
			out->rows[place] = out->rows[place - 1];
			place--;
		}
		out->rows[place] = row;
	}
}

/* The page's ruler, as far as the medians and their intervals go beyond it. */
static struct ruler ruler_of(const struct ranked *r, const struct ruler *page)
{
	struct ruler ruler = *page;

	for (size_t place = 0; place < r->count; place++) {
		const struct row_bar *bar = &r->table->rows[r->rows[place]].bar;

		ruler.axis.first = fmin(ruler.axis.first, fmin(bar->value, bar->low));
		ruler.axis.last = fmax(ruler.axis.last, fmax(bar->value, bar->high));
	}
	if (ruler.axis.first < page->axis.first || ruler.axis.last > page->axis.last)
		ruler.axis = chart_axis_of(ruler.axis.first, ruler.axis.last, TICKS_MOST);
	return ruler;
}

/* Name, reports, point, median: on a phone the table beneath says it. */
static void add_chart(struct buf *out, const struct ranked *r, const struct ruler *ruler,
		      enum component component)
{
	buf_addf(
	    out,
	    "<div class=\"desk\">\n<h3>Median %s pay <span class=\"soft\">number of reports in "
	    "grey</span></h3>\n",
	    component == COMPONENT_TOTAL ? "total" : "base");
	bars_open(out, "ranks n", ruler, component);
	for (size_t place = 0; place < r->count; place++) {
		size_t row = r->rows[place];

		buf_add_string(out, "<li><div class=\"nm\">");
		html_add(out, text_at(r->table, row, EMPLOYERS_NAME));
		buf_add_string(out, " <span>");
		html_add(out, text_at(r->table, row, EMPLOYERS_REPORTS));
		buf_add_string(out, "</span></div><div class=\"ch\">");
		add_point(out, ruler, &r->table->rows[row].bar);
		buf_add_string(out, "</div><div class=\"rg\">");
		html_add(out, text_at(r->table, row, EMPLOYERS_MEDIAN));
		buf_add_string(out, "</div></li>\n");
	}
	buf_add_string(out, "</ol>\n</div>\n");
}

/* "$340K (Globex)" */
static void add_named(struct buf *out, const struct ranked *r, size_t place)
{
	html_add(out, text_at(r->table, r->rows[place], EMPLOYERS_MEDIAN));
	buf_add_string(out, " (");
	html_add(out, text_at(r->table, r->rows[place], EMPLOYERS_NAME));
	buf_add_char(out, ')');
}

/* "Median total pay at the 8 employers named most: from $182K (Acme) to $340K (Globex). All levels together, so
 * that more seniors lift a median." */
static void add_finding(struct buf *out, const struct ranked *r, enum component component)
{
	buf_addf(out, "<p class=\"soft\">Median %s at the ",
		 component == COMPONENT_TOTAL ? "total pay" : "base pay");
	if (r->count > 1) {
		buf_addf(out, "%zu employers with the most reports: from ", r->count);
		add_named(out, r, r->count - 1);
		buf_add_string(out, " to ");
	} else {
		buf_add_string(out, "employer with the most reports: ");
	}
	add_named(out, r, 0);
	buf_add_string(out, ". All levels together, so more senior staff lift a median.</p>\n");
}

/* The pay of which more employers are known is drawn, base pay if both are equal. */
void html_employers(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table base, total;
	const struct page_table *drawn = &base;
	enum component component = COMPONENT_BASE;
	struct ranked ranked;
	struct ruler ruler;

	page_table_employers(&base, s, r);
	page_table_employers_total(&total, s, r);
	if (total.row_count > base.row_count) {
		drawn = &total;
		component = COMPONENT_TOTAL;
	}
	if (drawn->row_count && ruler_of_role(&ruler, s, r, component)) {
		html_section_begin(out, "employers", "Employers");
		rank(&ranked, drawn);
		ruler = ruler_of(&ranked, &ruler);
		add_finding(out, &ranked, component);
		html_section_body(out);
		add_chart(out, &ranked, &ruler, component);
		html_folded(out, "Base pay by employer, most reports first", &base);
		html_folded(out, "Total pay by employer, most reports first", &total);
		html_section_close(out);
	}
	page_table_release(&total);
	page_table_release(&base);
}
