/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_impact.c: the tables of AI impact: the amounts that make the score, and the ranks beside it. */
#include "reports/tables.h"

#include <math.h>

#include "reports/words.h"

/* ---- amounts ---- */

static void add_name(struct page_table *t, const struct impact_amount *a)
{
	struct buf *out = page_table_cell(t);

	buf_addf(out, "%s (%s, %s)", a->brief, a->title, a->release);
	if (a->filled)
		buf_add_string(page_table_part(t, CELL_NOTE),
			       "does not cover this role: filled from the other families");
}

static void add_place(struct page_table *t, size_t place)
{
	struct buf *out = page_table_cell(t);

	if (!place)
		return;
	buf_addf(out, "%zu", place);
	page_table_number(t, (double)place);
}

static void add_figure(struct page_table *t, double figure, int places)
{
	struct buf *out = page_table_cell(t);

	if (!isfinite(figure))
		return;
	words_number(out, figure, places);
	page_table_number(t, figure);
}

static void add_amount(struct page_table *t, const struct impact_amount *a)
{
	page_table_row(t);
	add_name(t, a);
	buf_add_string(page_table_cell(t), a->half == HALF_COULD ? "could" : "does");
	add_figure(t, a->amount, 0);
	add_figure(t, a->filled ? (double)NAN : a->expected, 0);
	add_figure(t, a->filled ? (double)NAN : a->without, 0);
	add_place(t, a->filled ? 0 : a->place_without);
}

static void add_whole(struct page_table *t, const struct impact *i)
{
	struct buf *out;

	page_table_row(t);
	out = page_table_cell(t);
	buf_add_string(out, "Score: could ");
	words_number(out, i->could, 0);
	buf_add_string(out, ", does ");
	words_number(out, i->does, 0);
	page_table_number(t, i->could);
	page_table_number(t, i->does);
	if (isfinite(i->plus_minus)) {
		buf_add_string(page_table_part(t, CELL_NOTE), "\xc2\xb1");
		words_number(page_table_part(t, CELL_NOTE), i->plus_minus, 1);
		page_table_number(t, i->plus_minus);
	}
	buf_add_string(page_table_cell(t), "midpoint");
	add_figure(t, i->score, 0);
	page_table_cell(t);
	add_figure(t, i->score, 0);
	add_place(t, i->place);
}

void page_table_amounts(struct page_table *out, const struct summary *s,
			const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    {"What is measured", COLUMN_TEXT, NULL},
	    {"Half", COLUMN_TEXT, NULL},
	    {"Amount, 0 to 100", COLUMN_FIGURE, NULL},
	    {"Expected from the others", COLUMN_FIGURE, NULL},
	    {"Score without it", COLUMN_FIGURE, NULL},
	    {"Place without it", COLUMN_FIGURE, NULL},
	};
	const struct impact *impact = &r->impact;

	(void)s;
	page_table_init(out, s->settings, "ai-amounts", "What the score is made of", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; impact->scale && i < impact->amount_count; i++)
		add_amount(out, &impact->amounts[i]);
	if (impact->scale)
		add_whole(out, impact);
	page_table_end(out);
}

/* ---- tasks ---- */

static void add_label(struct page_table *t, double label)
{
	struct buf *out = page_table_cell(t);

	if (isfinite(label))
		buf_add_string(out, label >= 1 ? "yes, alone" : label > 0 ? "with tools" : "no");
}

static void add_task(struct page_table *t, const struct task_row *task, const char *end)
{
	page_table_row(t);
	buf_add_string(page_table_cell(t), end);
	buf_add_string(page_table_cell(t), task->text);
	if (task->type == TASK_SUPPLEMENTAL)
		buf_add_string(page_table_part(t, CELL_NOTE), "supplemental");
	buf_add_string(page_table_cell(t), *task->title ? task->title : task->occupation);
	add_label(t, task->people);
	add_label(t, task->model);
	add_figure(t, 100 * task->use, 0);
}

void page_table_tasks(struct page_table *out, const struct summary *s, const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    {"Exposure", COLUMN_TEXT, NULL},
	    {"Task", COLUMN_TEXT, NULL},
	    {"Occupation", COLUMN_TEXT, NULL},
	    {"Done in half the time: people say", COLUMN_TEXT, NULL},
	    {"A model says", COLUMN_TEXT, NULL},
	    {"Seen in use, 0 to 100", COLUMN_FIGURE, NULL},
	};
	const struct task_evidence *e = &r->tasks;

	(void)s;
	page_table_init(out, s->settings, "ai-tasks", "The most and the least exposed tasks",
			columns, sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < e->rows; i++)
		add_task(out, &e->most[i], "most");
	for (size_t i = e->rows; i-- > 0;)
		add_task(out, &e->least[i], "least");
	page_table_end(out);
	if (e->rows)
		buf_addf(
		    &out->note,
		    "Of %zu tasks of its occupations %zu have a label, and %zu of the %zu whose "
		    "use is known are seen in use at all. Core tasks go before supplemental "
		    "ones. Source: %s.",
		    e->tasks, e->labelled, e->used, e->use_known, e->source);
}

/* ---- postings ---- */

void page_table_ai_postings(struct page_table *out, const struct summary *s,
			    const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    {"When", COLUMN_TEXT, NULL},
	    {"Postings that ask for AI skills", COLUMN_FIGURE, NULL},
	};
	const struct ai_postings *p = r->ai_postings;

	(void)s;
	page_table_init(out, s->settings, "ai-postings",
			"Job postings that ask for AI, United States", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; p && p->count > 2 && i < p->count; i++) {
		struct date when = {.year = (int16_t)p->points[i].year, .month = (int8_t)p->month};

		page_table_row(out);
		words_date(page_table_cell(out), when);
		buf_addf(page_table_cell(out), "%.1f%%", p->points[i].percent);
		page_table_number(out, p->points[i].percent);
	}
	page_table_end(out);
	if (p)
		buf_addf(&out->note, "Source: %s.", p->source);
}

/* ---- ranks ---- */

/* Titles are sentences: the figure goes before. */
static void add_measures(struct page_table *t, const struct impact_vote *vote)
{
	struct buf *out = page_table_cell(t);

	for (size_t i = 0; i < vote->measure_count; i++) {
		buf_add_string(out, i ? "\n" : "");
		words_number(out, vote->measures[i].percentile, 0);
		buf_addf(out, " %s", vote->measures[i].title);
		page_table_number(t, vote->measures[i].percentile);
	}
}

void page_table_votes(struct page_table *out, const struct summary *s, const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    {"Family of measures", COLUMN_TEXT, NULL},
	    {"Percentile", COLUMN_FIGURE, NULL},
	    {"Ranked among", COLUMN_FIGURE, NULL},
	    {"Measures in it, each with its percentile", COLUMN_LINES, NULL},
	};

	(void)s;
	page_table_init(out, s->settings, "ai-ranks",
			"Ranks among occupations, by family of measures", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < r->impact.families; i++) {
		const struct impact_vote *vote = &r->impact.votes[i];

		page_table_row(out);
		buf_add_string(page_table_cell(out), vote->title);
		add_figure(out, vote->percentile, 0);
		page_table_count(out, vote->universe);
		add_measures(out, vote);
	}
	page_table_end(out);
}
