/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_moves.c: the tables of moves into a role and on from it, and of what they ask for. */
#include "reports/tables.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "reports/role_name.h"
#include "reports/sentences.h"
#include "reports/steps.h"
#include "reports/words.h"

/* NULL where it has no page. */
static const struct role_summary *page_of(const struct summary *s, const struct role *role)
{
	for (size_t i = 0; i < s->role_count; i++)
		if (s->roles[i].role == role)
			return &s->roles[i];
	return NULL;
}

static void add_role(struct page_table *t, const struct summary *s, uint16_t index)
{
	const struct role *role = catalogue_role(s->catalogue, index);
	const struct role_summary *page = page_of(s, role);

	buf_add_string(page_table_cell(t), page ? role_name(page) : role->name);
	page_table_last(t)->page = page ? role->id : NULL;
}

static void add_other(struct page_table *t, const struct summary *s, const struct move *m,
		      uint16_t other, bool first)
{
	add_role(t, s, other);
	if (first)
		say_related(page_table_cell(t), m);
	else
		page_table_cell(t);
}

static void add_step_interval(struct page_table *t, const struct move_step *step)
{
	struct buf *out = page_table_cell(t);

	if (!step_interval_shown(step))
		return;
	words_interval_signed(out, t->settings, step->interval);
	page_table_dollars(t, step->interval.low);
	page_table_dollars(t, step->interval.high);
}

static void add_step(struct page_table *t, const struct move_step *step)
{
	bool mixed = step->level == LEVEL_ALL;
	struct buf *out;

	buf_add_string(page_table_cell(t), words_level(step->level));
	if (mixed)
		buf_add_string(page_table_part(t, CELL_NOTE), "carries the mix of levels");
	words_money(page_table_cell(t), t->settings, step->from_median);
	page_table_dollars(t, step->from_median);
	words_money(page_table_cell(t), t->settings, step->to_median);
	page_table_dollars(t, step->to_median);
	words_money_signed_short(page_table_cell(t), t->settings, step->difference);
	words_money_signed(page_table_part(t, CELL_EXACT), t->settings, step->difference);
	page_table_dollars(t, step->difference);
	add_step_interval(t, step);
	out = page_table_cell(t);
	words_people(out, step->n_from);
	buf_add_string(out, " / ");
	words_people(out, step->n_to);
	page_table_number(t, step->n_from ? (double)step->n_from : (double)NAN);
	page_table_number(t, step->n_to ? (double)step->n_to : (double)NAN);
	if (step_is_thin(step))
		buf_add_string(page_table_part(t, CELL_NOTE), "thin");
	out = page_table_cell(t);
	if (isfinite(step->earn_less)) {
		words_share(out, step->earn_less / 100);
		page_table_number(t, step->earn_less);
	}
	words_payback(page_table_cell(t), &step->payback);
	if (isfinite(step->payback.months))
		page_table_number(t, step->payback.months);
}

/* A group of rows: the move's levels, and then all of them. `other` is the role that is not the page's. */
static void add_move(struct page_table *t, const struct summary *s, const struct move *m,
		     uint16_t other)
{
	const struct move_step *steps[LEVEL_COUNT];
	size_t count = steps_in_order(steps, m);
	const struct move_step *drawn = step_drawn(steps, count);

	for (size_t k = 0; k < count; k++) {
		bool lesser = step_is_thin(steps[k]) || steps[k]->level == LEVEL_ALL;
		struct page_row *row = page_table_row(t);

		row->kind = lesser ? ROW_LESSER : ROW_PLAIN;
		row->continues = k > 0;
		if (steps[k] == drawn)
			row->bar = (struct row_bar){steps[k]->difference, steps[k]->interval.low,
						    steps[k]->interval.high, false};
		add_other(t, s, m, other, k == 0);
		add_step(t, steps[k]);
	}
}

void page_table_moves(struct page_table *out, const struct summary *s, const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    [MOVES_FROM] = {"From", COLUMN_TEXT, NULL},
	    [MOVES_RELATED] = {"Related", COLUMN_TEXT, "From"},
	    [MOVES_LEVEL] = {"Level", COLUMN_TEXT, NULL},
	    [MOVES_THERE] = {"Median there", COLUMN_FIGURE, NULL},
	    [MOVES_HERE] = {"Median here", COLUMN_FIGURE, NULL},
	    [MOVES_DIFFERENCE] = {"Difference", COLUMN_FIGURE, NULL},
	    {"Interval", COLUMN_FIGURE, NULL},
	    {"Reports there / here", COLUMN_FIGURE, NULL},
	    {"Earn less there than the median here", COLUMN_FIGURE, NULL},
	    {"Payback of the effort", COLUMN_FIGURE, NULL},
	};

	page_table_init(out, s->settings, "moves", "Moving into the role", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < r->move_count; i++)
		add_move(out, s, &r->moves[i], r->moves[i].from);
	page_table_end(out);
}

/* A move from the page's role. */
struct onward {
	const struct move *move;
	uint16_t to;
};
enum { ONWARD_SHOWN = 6 };

/* The nearest first, as moves into a role are; then by id. */
static int compare_onward(const void *left, const void *right)
{
	const struct onward *a = left, *b = right;
	double x = isfinite(a->move->overlap) ? a->move->overlap : -1;
	double y = isfinite(b->move->overlap) ? b->move->overlap : -1;

	if (x != y)
		return x > y ? -1 : 1;
	return (a->to > b->to) - (a->to < b->to);
}

static size_t onward_of(const struct summary *s, const struct role_summary *r, struct onward *out)
{
	size_t count = 0;

	for (size_t i = 0; i < s->role_count; i++)
		for (size_t k = 0; k < s->roles[i].move_count; k++)
			if (s->roles[i].moves[k].from == r->index && s->roles[i].moves[k].count) {
				out[count++] =
				    (struct onward){&s->roles[i].moves[k], s->roles[i].index};
				break;
			}
	if (count)
		qsort(out, count, sizeof(*out), compare_onward);
	return count;
}

void page_table_moves_out(struct page_table *out, const struct summary *s,
			  const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    [MOVES_FROM] = {"To", COLUMN_TEXT, NULL},
	    [MOVES_RELATED] = {"Related", COLUMN_TEXT, "To"},
	    [MOVES_LEVEL] = {"Level", COLUMN_TEXT, NULL},
	    [MOVES_THERE] = {"Median here", COLUMN_FIGURE, NULL},
	    [MOVES_HERE] = {"Median there", COLUMN_FIGURE, NULL},
	    [MOVES_DIFFERENCE] = {"Difference", COLUMN_FIGURE, NULL},
	    {"Interval", COLUMN_FIGURE, NULL},
	    {"Reports here / there", COLUMN_FIGURE, NULL},
	    {"Earn less here than the median there", COLUMN_FIGURE, NULL},
	    {"Payback of the effort", COLUMN_FIGURE, NULL},
	};

	page_table_init(out, s->settings, "moves-out", "Moving on from the role", columns,
			sizeof(columns) / sizeof(*columns));
	struct onward *list = mem_zero(s->role_count, sizeof(*list));
	size_t count = onward_of(s, r, list);

	for (size_t i = 0; i < count && i < ONWARD_SHOWN; i++)
		add_move(out, s, list[i].move, list[i].to);
	free(list);
	page_table_end(out);
}

/* ---- what a move asks for ---- */

enum { LACKING_SHOWN = 6 };

static void add_lacking(struct buf *out, const struct move *m)
{
	for (size_t i = 0; i < m->gap_count && i < LACKING_SHOWN; i++)
		buf_addf(out, "%s%s", i ? ", " : "", m->gap[i]);
	if (m->gap_count > LACKING_SHOWN)
		buf_addf(out, " and %zu more", m->gap_count - LACKING_SHOWN);
	if (!m->gap_count)
		buf_add_string(out, "none");
}

void page_table_gaps(struct page_table *out, const struct summary *s, const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    [GAPS_FROM] = {"From", COLUMN_TEXT, NULL},
	    [GAPS_COMMON] = {"Technologies in common", COLUMN_FIGURE, NULL},
	    [GAPS_LACKING] = {"Technologies to learn", COLUMN_TEXT, NULL},
	};

	page_table_init(out, s->settings, "gaps", "What a move into the role asks for", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < r->move_count; i++) {
		const struct move *m = &r->moves[i];

		if (!m->gap)
			continue;
		page_table_row(out);
		add_role(out, s, m->from);
		words_share(page_table_cell(out), m->overlap);
		page_table_number(out, 100 * m->overlap);
		add_lacking(page_table_cell(out), m);
	}
	page_table_end(out);
	if (out->row_count)
		buf_addf(&out->note,
			 "Hot technologies that people of this role’s occupations use and those of "
			 "the other role’s do not, those in demand first. Source: %s.",
			 r->work.technologies_source);
}
