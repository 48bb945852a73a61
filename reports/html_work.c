/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_work.c: the section of a role's page about what the work is: tasks, technologies, titles, and the roles
 * that are near it. */
#include "reports/html.h"

#include "reports/escape.h"
#include "reports/html_pay.h"
#include "reports/words.h"

enum { TASKS_SHOWN_HERE = 4, TECHNOLOGIES_SHOWN = 12, TECHNOLOGIES_MOST = 36 };

static struct text text_at(const struct page_table *t, size_t row, size_t column)
{
	return page_cell_text(t, page_table_at(t, row, column), CELL_TEXT);
}

static void add_note(struct buf *out, const struct page_table *t)
{
	buf_add_string(out, "<p class=\"note\">");
	html_add(out, buf_text(&t->note));
	buf_add_string(out, "</p>\n");
}

static void add_tasks(struct buf *out, const struct page_table *t)
{
	if (!t->row_count)
		return;
	buf_add_string(out, "<ul class=\"tasks few\">\n");
	for (size_t row = 0; row < t->row_count && row < TASKS_SHOWN_HERE; row++) {
		struct text of = text_at(t, row, WORK_TASK_OF);

		buf_add_string(out, "<li>");
		html_add(out, text_at(t, row, WORK_TASK));
		if (of.len) {
			buf_add_string(out, " <span class=\"soft\">");
			html_add(out, of);
			buf_add_string(out, "</span>");
		}
		buf_add_string(out, "</li>\n");
	}
	buf_add_string(out, "</ul>\n");
}

static void add_names(struct buf *out, const struct page_table *t, size_t first, size_t end)
{
	for (size_t row = first; row < end; row++) {
		bool asked = text_at(t, row, TECHNOLOGY_DEMAND).len > 0;

		buf_addf(out, "%s%s", row > first ? ", " : "", asked ? "<b>" : "");
		html_add(out, text_at(t, row, TECHNOLOGY_NAME));
		buf_add_string(out, asked ? "</b>" : "");
	}
}

/* The first technologies, those in demand in bold; more of them folded. */
static void add_technologies(struct buf *out, const struct page_table *t)
{
	size_t end;

	if (!t->row_count)
		return;
	buf_add_string(out, "<h3>Technologies <span class=\"soft\">in demand in bold</span></h3>\n"
			    "<p class=\"words\">");
	if (t->row_count <= TECHNOLOGIES_SHOWN) {
		add_names(out, t, 0, t->row_count);
		buf_add_string(out, "</p>\n");
		return;
	}
	end = t->row_count < TECHNOLOGIES_MOST ? t->row_count : TECHNOLOGIES_MOST;
	add_names(out, t, 0, TECHNOLOGIES_SHOWN);
	buf_addf(out,
		 "</p>\n<details><summary>%zu more technologies</summary>\n<p class=\"words\">",
		 t->row_count - TECHNOLOGIES_SHOWN);
	add_names(out, t, TECHNOLOGIES_SHOWN, end);
	if (end < t->row_count)
		buf_addf(out, "; the other %zu are in this page’s JSON and Markdown",
			 t->row_count - end);
	buf_add_string(out, "</p>\n");
	add_note(out, t);
	buf_add_string(out, "</details>\n");
}

static void add_titles(struct buf *out, const struct page_table *t)
{
	if (!t->row_count)
		return;
	buf_addf(out, "<p class=\"words\"><b>%s:</b> ", t->heading);
	for (size_t row = 0; row < t->row_count; row++) {
		buf_add_string(out, row ? ", " : "");
		html_add(out, text_at(t, row, 0));
	}
	buf_add_string(out, "</p>\n");
}

static void add_related(struct buf *out, const struct page_table *t)
{
	if (!t->row_count)
		return;
	buf_addf(out,
		 "<h3>%s <span class=\"soft\">technologies in common; moves first</span></h3>\n"
		 "<p class=\"words\">",
		 t->heading);
	for (size_t row = 0; row < t->row_count; row++) {
		const struct page_cell *role = page_table_at(t, row, RELATED_ROLE);
		struct text tools = text_at(t, row, RELATED_TOOLS);

		buf_add_string(out, row ? ", " : "");
		if (role->page)
			buf_addf(out, "<a href=\"%s.html\">", role->page);
		html_add(out, text_at(t, row, RELATED_ROLE));
		buf_add_string(out, role->page ? "</a>" : "");
		if (tools.len) {
			buf_add_string(out, " <span class=\"soft\">");
			html_add(out, tools);
			buf_add_string(out, "</span>");
		}
	}
	buf_add_string(out, "</p>\n");
}

void html_work(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table tasks, technologies, titles, related;

	page_table_work(&tasks, s, r);
	page_table_technologies(&technologies, s, r);
	page_table_titles(&titles, s, r);
	page_table_related(&related, s, r);
	if (tasks.row_count || technologies.row_count || titles.row_count || related.row_count) {
		html_section_begin(out, "work", "The work");
		html_section_body(out);
		add_tasks(out, &tasks);
		add_technologies(out, &technologies);
		add_titles(out, &titles);
		add_related(out, &related);
		html_folded(out, "All tasks shown, and where they come from", &tasks);
		html_folded(out, "Related roles, by O*NET and technologies", &related);
		html_section_close(out);
	}
	page_table_release(&related);
	page_table_release(&titles);
	page_table_release(&technologies);
	page_table_release(&tasks);
}
