/* SPDX-License-Identifier: GPL-3.0-or-later */
/* methods_html.c: methods.html, how the figures of all pages are made, where they fail, and how they did on
 * pay that they had not seen. docs/methods.md has the formulas. */
#include "reports/formats.h"
#include "reports/html.h"

#include <math.h>
#include <string.h>

#include "estimate/validation.h"
#include "reports/escape.h"
#include "reports/sentences.h"
#include "reports/words.h"

static const struct {
	const char *id, *heading, *text; /* literals; the text is markup */
} methods[] = {
    {"read", "What is read",
     "<p>Public files: surveys that people answer, job adverts with pay, payrolls, and the "
     "statistics of "
     "public offices. Every row of every file is used, left out by a stated rule, or rejected with "
     "a "
     "reason; the three add up.</p>\n<p>A title is read as a role by rules of phrases. A level "
     "comes from "
     "the source’s own level, the employer’s ladder or words of the title; a configuration may let "
     "years of experience decide where none of these does. Years are counted by themselves. An "
     "advert’s range is one observation, its middle, and "
     "adverts that "
     "repeat one range count as one.</p>\n"},
    {"date", "To one date",
     "<p>Pay is moved to one month with the wages of its country: employers’ statistics as far as "
     "they go, "
     "then the growth of wages in adverts. Pay of a country without such figures keeps its "
     "date.</p>\n"},
    {"reported", "As reported",
     "<p>Percentiles of the pay that people and adverts give, as they give it. A band needs enough "
     "observations, and no employer may hold too large a share. What could give one person’s pay "
     "away is "
     "withheld, together with whatever would let it be reckoned from the rest.</p>\n"},
    {"official", "Official survey",
     "<p>What employers report to a statistical office for whole occupations, without levels. "
     "Where a role "
     "is part of several occupations, their distributions are mixed by the role’s weights.</p>\n"},
    {"estimate", "Our estimate",
     "<p>Sources differ: in one survey eight years of experience earn what a staff title earns in "
     "another. "
     "A model takes all sources together and finds what each adds, what a level, a state, a city "
     "and a "
     "country are worth, and how sure that is. The estimate leaves out what any one source adds; "
     "what was "
     "reported for just this level and place is mixed in by how many report it. A level is never "
     "put "
     "below the one before it.</p>\n<p>The interval holds chance and how far sources differ. There "
     "is no "
     "estimate where only one source reaches a country, and none of total pay where nobody "
     "reports it of the role, or where it would lie below base pay.</p>\n"},
    {"fails", "Where it fails",
     "<p>A role that one source alone knows cannot be told from what is peculiar to that source. "
     "Surveys "
     "are answered by whoever wishes to. Total pay outside the United States rests on few sources, "
     "which "
     "differ up to twofold. Levels are the words of employers, and one’s senior is another’s "
     "staff.</p>\n"},
};

static void add_methods(struct buf *out)
{
	for (size_t i = 0; i < sizeof(methods) / sizeof(*methods); i++) {
		html_section_open(out, methods[i].id, methods[i].heading);
		buf_add_string(out, methods[i].text);
		html_section_close(out);
	}
}

/* ---- how it did ---- */

enum { OF, ROWS, ANSWERED, HALF, MOST, ERROR, FAR, LOSS_REPORTED, LOSS_OURS, COLUMNS };
static const struct page_column columns[COLUMNS] = {
    [OF] = {"Left out", COLUMN_TEXT, NULL},
    [ROWS] = {"Salaries", COLUMN_FIGURE, NULL},
    [ANSWERED] = {"Answered", COLUMN_FIGURE, NULL},
    [HALF] = {"In our half", COLUMN_FIGURE, NULL},
    [MOST] = {"In our 80%", COLUMN_FIGURE, NULL},
    [ERROR] = {"Medians off by", COLUMN_FIGURE, NULL},
    [FAR] = {"Over 28% off", COLUMN_FIGURE, NULL},
    [LOSS_REPORTED] = {"Loss, reported", COLUMN_FIGURE, NULL},
    [LOSS_OURS] = {"Loss, ours", COLUMN_FIGURE, NULL},
};

static void add_row(struct page_table *t, const struct validation *v)
{
	struct buf *cell;

	page_table_row(t);
	cell = page_table_cell(t);
	buf_addf(cell, "%s, %s pay%s", v->left_out, v->component,
		 strcmp(v->kind, "never used") == 0 ? " (never used)" : "");
	words_count(page_table_cell(t), v->rows);
	words_share(page_table_cell(t), v->answered);
	words_share(page_table_cell(t), v->inside_half);
	words_share(page_table_cell(t), v->inside_most);
	words_share(page_table_cell(t), expm1(v->cells_error));
	words_share(page_table_cell(t), v->cells_off);
	buf_addf(page_table_cell(t), "%.3f", v->both_observed);
	buf_addf(page_table_cell(t), "%.3f", v->both_modelled);
}

static void add_validation(struct buf *out, const struct summary *s)
{
	struct page_table t;

	if (!s->validation_count)
		return;
	page_table_init(&t, s->settings, "validation", "On pay that was left out", columns,
			COLUMNS);
	for (size_t i = 0; i < s->validation_count; i++)
		add_row(&t, &s->validation[i]);
	page_table_end(&t);
	buf_addf(&t.note,
		 "Measured in %s on public files, each left out in turn and answered from the "
		 "others, apart "
		 "from this run. “In our half” is right at 50%%, “in our 80%%” at 80%%. A loss is "
		 "the mean quantile "
		 "loss of the logarithm of pay, where what was reported answers as well: less is "
		 "better.",
		 s->validation[0].date);
	html_section_open(out, "validation", "How well they hold");
	html_table(out, &t);
	html_section_close(out);
	page_table_release(&t);
}

/* What the figures of every role went through. */
static void add_tables(struct buf *out, const struct summary *s)
{
	struct buf words;

	if (!s->table_count)
		return;
	html_section_open(out, "tables", "Tables of every page");
	buf_add_string(out, "<dl class=\"pairs\">\n");
	buf_init(&words, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < s->table_count; i++) {
		buf_add_string(out, "<dt>");
		html_add_string(out, s->tables[i].gives);
		buf_add_string(out, "</dt><dd>");
		say_table(&words, &s->tables[i]);
		html_add(out, buf_text(&words));
		buf_add_string(out, "</dd>\n");
		buf_clear(&words);
	}
	buf_add_string(out, "</dl>\n");
	buf_release(&words);
	html_section_close(out);
}

void methods_html(struct buf *out, const struct summary *s)
{
	static const struct html_frame frame = {
	    .title = "Methods",
	    .description = "How the bands are made, where they fail, and how they did on pay that "
			   "they had not "
			   "seen.",
	    .path = "methods.html",
	    .root = "",
	};

	html_open(out, &frame, s);
	buf_add_string(
	    out,
	    "<h1>Methods</h1>\n<p class=\"lede\">How the figures are made, where they fail, and "
	    "how they did on pay that they had not seen.</p>\n");
	add_methods(out);
	add_validation(out, s);
	add_tables(out, s);
	html_close(out, &frame, s);
}
