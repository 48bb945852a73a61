/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_tables.c: any table of a page, as each format writes it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reports/html.h"
#include "reports/markdown.h"

enum { NAME, RANK, PAY, NOTHING, WHY };

static const struct page_column columns[] = {
    [NAME] = {"Name", COLUMN_TEXT, NULL},      [RANK] = {"Rank", COLUMN_FIGURE, "Name"},
    [PAY] = {"Pay", COLUMN_FIGURE, NULL},      [NOTHING] = {"Nothing", COLUMN_TEXT, NULL},
    [WHY] = {"Quality", COLUMN_QUALITY, NULL},
};

static void add(struct page_table *t, const char *name, const char *rank, const char *pay,
		const char *exact, const char *note)
{
	page_table_row(t);
	buf_add_string(page_table_cell(t), name);
	buf_add_string(page_table_cell(t), rank);
	buf_add_string(page_table_cell(t), pay);
	if (*exact)
		buf_add_string(page_table_part(t, CELL_EXACT), exact);
	if (*note)
		buf_add_string(page_table_part(t, CELL_NOTE), note);
	page_table_cell(t);
	buf_add_string(page_table_cell(t), "high");
	page_table_last(t)->quality = QUALITY_HIGH;
}

static const struct settings settings = {.currency = CURRENCY_USD, .usd_per_unit = 1};

/* Two rows of one group, the second of which has no pay; nothing has an entry under Nothing. */
static void fill(struct page_table *t)
{
	page_table_init(t, &settings, "pays", "Pays", columns, sizeof(columns) / sizeof(*columns));
	add(t, "A <b>|</b>", "1", "$12K", "$12,300", "thin");
	add(t, "A <b>|</b>", "", "", "", "");
	page_table_end(t);
	t->rows[1].continues = true;
	t->rows[1].kind = ROW_LESSER;
	buf_add_string(&t->note, "2 more & so on.");
}

static void parts_of_a_cell_are_read_as_they_were_written(void **state)
{
	struct page_table t;
	const struct page_cell *pay, *empty;

	(void)state;
	fill(&t);
	pay = page_table_at(&t, 0, PAY);
	empty = page_table_at(&t, 1, PAY);
	assert_true(text_equal(page_cell_text(&t, pay, CELL_TEXT), TEXT_LITERAL("$12K")));
	assert_true(text_equal(page_cell_text(&t, pay, CELL_EXACT), TEXT_LITERAL("$12,300")));
	assert_true(text_equal(page_cell_text(&t, pay, CELL_NOTE), TEXT_LITERAL("thin")));
	assert_true(text_equal(page_cell_exact(&t, page_table_at(&t, 0, RANK)), TEXT_LITERAL("1")));
	assert_false(page_cell_is_empty(pay));
	assert_true(page_cell_is_empty(empty));
	assert_true(page_column_is_used(&t, RANK));
	assert_false(page_column_is_used(&t, NOTHING));
	assert_int_equal(page_table_group(&t, 0), 2);
	assert_int_equal(page_table_group(&t, 1), 1);
	page_table_release(&t);
}

/* A note may stand without an exact text, and then belongs to no other part. */
static void a_note_without_an_exact_text_leaves_that_empty(void **state)
{
	struct page_table t;
	const struct page_cell *cell;

	(void)state;
	page_table_init(&t, &settings, "one", "One", columns, 1);
	page_table_row(&t);
	buf_add_string(page_table_cell(&t), "12");
	buf_add_string(page_table_part(&t, CELL_NOTE), "employed");
	page_table_end(&t);
	cell = page_table_at(&t, 0, 0);
	assert_int_equal(page_cell_text(&t, cell, CELL_EXACT).len, 0);
	assert_true(text_equal(page_cell_exact(&t, cell), TEXT_LITERAL("12")));
	assert_true(text_equal(page_cell_text(&t, cell, CELL_NOTE), TEXT_LITERAL("employed")));
	page_table_release(&t);
}

static void markdown_has_exact_figures_each_column_by_itself(void **state)
{
	struct page_table t;
	struct buf out;

	(void)state;
	fill(&t);
	buf_init(&out, BUF_LIMIT_DEFAULT);
	markdown_table_headed(&out, &t);
	assert_string_equal(out.data, "\n## Pays\n\n"
				      "| Name | Rank | Pay | Quality |\n"
				      "| --- | ---: | ---: | --- |\n"
				      "| A &lt;b&gt;\\|&lt;/b&gt; | 1 | $12,300 (thin) | high |\n"
				      "| A &lt;b&gt;\\|&lt;/b&gt; | – | – | high |\n"
				      "\n2 more &amp; so on.\n");
	buf_release(&out);
	page_table_release(&t);
}

#define HIGH "<td class=w><span class=\"q3\">high</span></tr>\n"

static void html_names_a_group_once_and_puts_a_column_beneath_another(void **state)
{
	struct page_table t;
	struct buf out;

	(void)state;
	fill(&t);
	buf_init(&out, BUF_LIMIT_DEFAULT);
	html_table_headed(&out, &t);
	assert_string_equal(
	    out.data, "<h3>Pays</h3>\n"
		      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Pays\">\n"
		      "<table style=\"--c1:'Pay';--c2:'Quality';\">\n"
		      "<thead><tr><th class=w>Name<i>Rank</i>"
		      "<th>Pay<th class=w>Quality</tr></thead>\n"
		      "<tbody class=\"group\">\n<tr><th scope=\"rowgroup\" rowspan=\"2\">A "
		      "&lt;b&gt;|&lt;/b&gt;<i>1</i><td>$12,300"
		      "<i>thin</i>" HIGH "<tr class=\"lesser\"><td>" HIGH
		      "</tbody>\n</table>\n</div>\n<p class=\"note\">2 more &amp; so on.</p>\n");
	buf_release(&out);
	page_table_release(&t);
}

static void lines_of_a_cell_stand_apart_in_either_format(void **state)
{
	static const struct page_column lines[] = {{"Name", COLUMN_TEXT, NULL},
						   {"Lines", COLUMN_LINES, NULL}};
	struct page_table t;
	struct buf out;

	(void)state;
	page_table_init(&t, &settings, "lines", "Lines", lines, 2);
	page_table_row(&t);
	buf_add_string(page_table_cell(&t), "Role");
	page_table_last(&t)->page = "a-role";
	buf_add_string(page_table_cell(&t), "58 one & all\n91 <two>");
	page_table_row(&t);
	buf_add_string(page_table_cell(&t), "Other");
	page_table_cell(&t);
	page_table_end(&t);
	buf_init(&out, BUF_LIMIT_DEFAULT);
	markdown_table(&out, &t);
	assert_non_null(strstr(out.data,
			       "| [Role](a-role.md) | 58 one &amp; all; 91 &lt;two&gt; |\n"
			       "| Other | |\n"));
	buf_clear(&out);
	html_table(&out, &t);
	assert_non_null(strstr(out.data, "<tr><th><a href=\"a-role.html\">Role</a><td "
					 "class=w>"
					 "<span class=\"line\">58 one &amp; all</span>"
					 "<span class=\"line\">91 &lt;two&gt;</span></tr>\n"
					 "<tr><th>Other<td class=w></tr>\n"));
	buf_release(&out);
	page_table_release(&t);
}

static void a_table_without_rows_and_note_is_not_written(void **state)
{
	struct page_table t;
	struct buf out;

	(void)state;
	page_table_init(&t, &settings, "none", "None", columns, 5);
	page_table_end(&t);
	buf_init(&out, BUF_LIMIT_DEFAULT);
	html_table_headed(&out, &t);
	markdown_table_headed(&out, &t);
	assert_int_equal(out.len, 0);
	buf_add_string(&t.note, "12 withheld.");
	markdown_table_headed(&out, &t);
	assert_string_equal(out.data, "\n## None\n\n12 withheld.\n");
	buf_release(&out);
	page_table_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(parts_of_a_cell_are_read_as_they_were_written),
	    cmocka_unit_test(a_note_without_an_exact_text_leaves_that_empty),
	    cmocka_unit_test(markdown_has_exact_figures_each_column_by_itself),
	    cmocka_unit_test(html_names_a_group_once_and_puts_a_column_beneath_another),
	    cmocka_unit_test(lines_of_a_cell_stand_apart_in_either_format),
	    cmocka_unit_test(a_table_without_rows_and_note_is_not_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
