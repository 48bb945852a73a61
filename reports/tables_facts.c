/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_facts.c: the tables of what is not a band: notes, AI impact by family of measures, moves. */
#include "reports/tables.h"

#include "reports/notes.h"
#include "reports/sentences.h"
#include "reports/steps.h"
#include "reports/words.h"

/* ---- what is to be read with the bands ---- */

static void add_note(struct page_table *t, const char *source, struct text note)
{
	if (!note.len)
		return;
	page_table_row(t);
	buf_add_string(page_table_cell(t), source);
	buf_add_text(page_table_cell(t), note);
}

void page_table_notes(struct page_table *out, const struct summary *s, const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    [NOTES_SOURCE] = {"Source", COLUMN_TEXT, NULL},
	    [NOTES_TEXT] = {"Note", COLUMN_TEXT, NULL},
	};
	struct note_list notes;
	struct buf note;

	page_table_init(out, "notes", "Read with this", columns,
			sizeof(columns) / sizeof(*columns));
	note_list_init(&notes, r);
	for (size_t i = 0; i < notes.count; i++)
		add_note(out, "", buf_text(&notes.items[i].text));
	note_list_release(&notes);
	buf_init(&note, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < s->ledger_count; i++) {
		buf_clear(&note);
		say_note_with_bands(&note, r, &s->ledgers[i]);
		add_note(out, source_title(&s->ledgers[i]), buf_text(&note));
	}
	buf_release(&note);
	page_table_end(out);
}

/* ---- AI impact ---- */

/* Titles are sentences: the figure goes before. */
static void add_measures(struct page_table *t, const struct impact_vote *vote)
{
	struct buf *out = page_table_cell(t);

	for (size_t i = 0; i < vote->measure_count; i++) {
		buf_add_string(out, i ? "\n" : "");
		words_number(out, vote->measures[i].percentile, 0);
		buf_addf(out, " %s", vote->measures[i].title);
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
	page_table_init(out, "ai-impact", "AI impact by family of measures", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < r->impact.families; i++) {
		const struct impact_vote *vote = &r->impact.votes[i];

		page_table_row(out);
		buf_add_string(page_table_cell(out), vote->title);
		words_number(page_table_cell(out), vote->percentile, 0);
		page_table_count(out, vote->universe);
		add_measures(out, vote);
	}
	page_table_end(out);
}

/* ---- moves ---- */

static bool has_page(const struct summary *s, const struct role *role)
{
	for (size_t i = 0; i < s->role_count; i++)
		if (s->roles[i].role == role)
			return true;
	return false;
}

static void add_from(struct page_table *t, const struct summary *s, const struct move *m,
		     bool first)
{
	const struct role *from = catalogue_role(s->catalogue, m->from);

	buf_add_string(page_table_cell(t), from->name);
	page_table_last(t)->page = has_page(s, from) ? from->id : NULL;
	if (first)
		say_related(page_table_cell(t), m);
	else
		page_table_cell(t);
}

static void add_step(struct page_table *t, const struct move_step *step)
{
	bool mixed = step->level == LEVEL_ALL;
	struct buf *out;

	buf_add_string(page_table_cell(t), words_level(step->level));
	if (mixed)
		buf_add_string(page_table_part(t, CELL_NOTE), "carries the mix of levels");
	words_money(page_table_cell(t), step->from_median);
	words_money(page_table_cell(t), step->to_median);
	words_money_signed_short(page_table_cell(t), step->difference);
	words_money_signed(page_table_part(t, CELL_EXACT), step->difference);
	out = page_table_cell(t);
	if (step_interval_shown(step))
		words_interval_signed(out, step->interval);
	out = page_table_cell(t);
	words_people(out, step->n_from);
	buf_add_string(out, " / ");
	words_people(out, step->n_to);
	if (step_is_thin(step))
		buf_add_string(page_table_part(t, CELL_NOTE), "thin");
}

void page_table_moves(struct page_table *out, const struct summary *s, const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    {"From", COLUMN_TEXT, NULL},	  {"Related", COLUMN_TEXT, "From"},
	    {"Level", COLUMN_TEXT, NULL},	  {"Median there", COLUMN_FIGURE, NULL},
	    {"Median here", COLUMN_FIGURE, NULL}, {"Difference", COLUMN_FIGURE, NULL},
	    {"Interval", COLUMN_FIGURE, NULL},	  {"n there / here", COLUMN_FIGURE, NULL},
	};

	page_table_init(out, "moves", "Moving into the role", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < r->move_count; i++) {
		const struct move_step *steps[LEVEL_COUNT];
		size_t count = steps_in_order(steps, &r->moves[i]);

		for (size_t k = 0; k < count; k++) {
			bool lesser = step_is_thin(steps[k]) || steps[k]->level == LEVEL_ALL;

			*page_table_row(out) = (struct page_row){
			    .kind = lesser ? ROW_LESSER : ROW_PLAIN, .continues = k > 0};
			add_from(out, s, &r->moves[i], k == 0);
			add_step(out, steps[k]);
		}
	}
	page_table_end(out);
}
