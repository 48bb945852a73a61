/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_prospects.c: the sections of a role's page about growth and entry, and about moves. */
#include "reports/html.h"

#include <math.h>

#include "reports/editorial_words.h"
#include "reports/escape.h"
#include "reports/html_pay.h"
#include "reports/junior_words.h"
#include "reports/posting_words.h"
#include "reports/sentences.h"
#include "reports/words.h"

static struct text text_at(const struct page_table *t, size_t row, size_t column)
{
	return page_cell_text(t, page_table_at(t, row, column), CELL_TEXT);
}

static void add_said(struct buf *out, const char *opening, struct buf *sentence,
		     const char *closing)
{
	if (sentence->len) {
		buf_add_string(out, opening);
		html_add(out, buf_text(sentence));
		buf_add_string(out, closing);
	}
	buf_clear(sentence);
}

/* ---- bars from a zero line ---- */

/* Of the bars and their intervals, zero among them. */
static struct chart_axis extent_of(const struct page_table *t)
{
	struct chart_axis e = {.first = 0, .last = 0};

	for (size_t row = 0; row < t->row_count; row++) {
		const struct row_bar *bar = &t->rows[row].bar;

		if (!isfinite(bar->value))
			continue;
		e.first = fmin(e.first, isfinite(bar->low) ? bar->low : bar->value);
		e.last = fmax(e.last, isfinite(bar->high) ? bar->high : bar->value);
	}
	if (!(e.last > e.first))
		e.last = e.first + 1;
	return e;
}

static double along(const struct chart_axis *e, double value)
{
	return 100 * (value - e->first) / (e->last - e->first);
}

/* A bar from zero; with an interval, a point on a line. */
static void add_bar(struct buf *out, const struct chart_axis *e, const struct row_bar *bar)
{
	double zero = along(e, 0), at = along(e, bar->value);
	bool interval = isfinite(bar->low) && isfinite(bar->high);

	buf_addf(out,
		 "<svg height=\"20\" aria-hidden=\"true\"><line class=\"zero\" "
		 "x1=\"%.1f%%\" x2=\"%.1f%%\" y2=\"20\"/>",
		 zero, zero);
	if (interval)
		buf_addf(out,
			 "<line class=\"iv\" x1=\"%.1f%%\" x2=\"%.1f%%\" y1=\"10\" y2=\"10\"/>"
			 "<circle class=\"pt\" cx=\"%.1f%%\" cy=\"10\" r=\"4.5\"/>",
			 along(e, bar->low), along(e, bar->high), at);
	else
		buf_addf(out,
			 "<rect class=\"%s\" x=\"%.1f%%\" width=\"%.1f%%\" y=\"4\" height=\"12\"/>",
			 bar->own ? "own" : "off", fmin(zero, at), fmax(fabs(at - zero), 0.3));
	buf_add_string(out, "</svg>");
}

/* The rows that have a bar: name, what it is of, bar, figure. */
static void add_rows(struct buf *out, const struct page_table *t, const struct chart_axis *e,
		     size_t of, size_t figure)
{
	size_t name = 0;

	for (size_t row = 0; row < t->row_count; row++) {
		name = t->rows[row].continues ? name : row;
		if (!isfinite(t->rows[row].bar.value))
			continue;
		buf_add_string(out, "<li><div class=\"nm\">");
		html_add(out, text_at(t, name, 0));
		if (of) {
			buf_add_string(out, " <span>");
			html_add(out, text_at(t, row, of));
			buf_add_string(out, "</span>");
		}
		buf_add_string(out, "</div><div class=\"ch\">");
		add_bar(out, e, &t->rows[row].bar);
		buf_add_string(out, "</div><div class=\"rg\">");
		html_add(out, text_at(t, row, figure));
		buf_add_string(out, "</div></li>\n");
	}
	buf_add_string(out, "</ol>\n");
}

/* ---- growth and entry ---- */

static void add_pair(struct buf *out, const char *term, const char *text)
{
	if (!text || !*text)
		return;
	buf_addf(out, "<dt>%s</dt><dd>", term);
	html_add_string(out, text);
	buf_add_string(out, "</dd>\n");
}

static void add_growth(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table growth;

	page_table_growth(&growth, s, r);
	const struct chart_axis extent = extent_of(&growth);

	buf_add_string(out, "<ol class=\"ranks n\">\n");
	add_rows(out, &growth, &extent, 0, GROWTH_PERCENT);
	html_folded(out, "Employment and openings, by occupation", &growth);
	page_table_release(&growth);
}

static void add_entry(struct buf *out, const struct entry_level *entry)
{
	buf_addf(out,
		 "<details><summary>Can a career start here? %s</summary>\n<dl "
		 "class=\"pairs\">\n",
		 entry->yes ? "Yes" : "No");
	add_pair(out, "Education", entry->education);
	add_pair(out, "Experience elsewhere", entry->work_experience);
	add_pair(out, "Training on the job", entry->training);
	if (entry->job_zone)
		buf_addf(out, "<dt>Preparation</dt><dd>O*NET job zone %d of 5</dd>\n",
			 entry->job_zone);
	buf_add_string(out, "</dl>\n</details>\n");
}

static void add_juniors(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table juniors;
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_juniors(&words, s, r);
	add_said(out, "<p>", &words, "</p>\n");
	buf_release(&words);
	page_table_juniors(&juniors, s, r);
	html_folded(out, juniors.heading, &juniors);
	page_table_release(&juniors);
}

void html_prospects(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct outlook *o = &r->outlook;
	struct buf words;

	if (!o->known && !r->entry.known && !r->postings.trends && !r->junior_count)
		return;
	html_section_begin(out, "prospects", "Growth and demand");
	buf_init(&words, BUF_LIMIT_DEFAULT);
	if (o->known)
		say_growth(&words, o);
	add_said(out, "<p class=\"soft\">", &words, "</p>\n");
	html_section_body(out);
	if (o->known)
		add_growth(out, s, r);
	say_postings(&words, s, &r->postings);
	add_said(out, "<p>", &words, "</p>\n");
	if (r->entry.known)
		add_entry(out, &r->entry);
	add_juniors(out, s, r);
	html_section_close(out);
	buf_release(&words);
}

/* ---- moves ---- */

enum { DIFFERENCE_TICKS = 5 };

/* Differences of pay on a ruler of their own. */
static void add_differences(struct buf *out, const struct page_table *t)
{
	struct chart_axis extent = extent_of(t);
	const struct ruler ruler = {.settings = t->settings,
				    .axis =
					chart_axis_of(extent.first, extent.last, DIFFERENCE_TICKS),
				    .mark = NAN};

	bars_open(out, "ranks n", &ruler, COMPONENT_BASE);
	add_rows(out, t, &ruler.axis, MOVES_LEVEL, MOVES_DIFFERENCE);
}

/* Nearest first; what is to be learnt is a line of each. */
static void add_gaps(struct buf *out, const struct page_table *gaps)
{
	if (!gaps->row_count)
		return;
	buf_add_string(out, "<details><summary>What a move asks for</summary>\n"
			    "<ul class=\"tasks\">\n");
	for (size_t row = 0; row < gaps->row_count; row++) {
		buf_add_string(out, "<li>");
		html_add(out, text_at(gaps, row, GAPS_FROM));
		buf_add_string(out, " <b>");
		html_add(out, text_at(gaps, row, GAPS_COMMON));
		buf_add_string(out, "</b>: ");
		html_add(out, text_at(gaps, row, GAPS_LACKING));
		buf_add_string(out, "</li>\n");
	}
	buf_add_string(out, "</ul>\n</details>\n");
}

static void add_out(struct buf *out, const struct page_table *onward)
{
	if (!onward->row_count)
		return;
	buf_addf(out, "<details><summary>%s</summary>\n", onward->heading);
	add_differences(out, onward);
	buf_add_string(out, "</details>\n");
}

static void add_payback(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_payback(&words, s, r);
	add_said(out, "<p>", &words, "</p>\n");
	buf_release(&words);
}

void html_moves(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table moves, onward, gaps;

	page_table_moves(&moves, s, r);
	page_table_moves_out(&onward, s, r);
	page_table_gaps(&gaps, s, r);
	if (moves.row_count || onward.row_count) {
		html_section_begin(out, "moves", "Moves");
		buf_add_string(
		    out, "<p class=\"soft\">How far the median base pay of the one role lies from "
			 "the other’s at the same level. Where the line crosses zero, it may be no "
			 "difference at all.</p>\n");
		html_section_body(out);
		if (moves.row_count)
			buf_addf(out, "<h3>%s</h3>\n", moves.heading);
		if (moves.row_count)
			add_differences(out, &moves);
		add_payback(out, s, r);
		add_gaps(out, &gaps);
		add_out(out, &onward);
		html_folded(out, "Moves in, at every level", &moves);
		html_section_close(out);
	}
	page_table_release(&gaps);
	page_table_release(&onward);
	page_table_release(&moves);
}
