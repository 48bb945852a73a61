/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_facts.c: the tables of what is not a band: notes, growth, moves. */
#include "reports/tables.h"

#include <math.h>

#include "reports/notes.h"
#include "reports/sentences.h"
#include "reports/steps.h"
#include "reports/words.h"

/* ---- what is to be read with the bands ---- */

static void add_note(struct page_table *t, enum row_kind kind, const char *source, struct text note)
{
	if (!note.len)
		return;
	page_table_row(t)->kind = kind;
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
		add_note(out, notes.items[i].in_rows ? ROW_LESSER : ROW_PLAIN, "",
			 buf_text(&notes.items[i].text));
	note_list_release(&notes);
	buf_init(&note, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < s->ledger_count; i++) {
		buf_clear(&note);
		say_note_with_bands(&note, r, &s->ledgers[i]);
		add_note(out, ROW_PLAIN, source_title(&s->ledgers[i]), buf_text(&note));
	}
	buf_release(&note);
	page_table_end(out);
}

/* ---- growth ---- */

static void add_thousands(struct page_table *t, double thousands)
{
	struct buf *out = page_table_cell(t);

	if (isfinite(thousands))
		words_count(out, (uint64_t)fmax(nearbyint(thousands * 1000), 0));
}

static struct buf *begin_growth(struct page_table *t, double percent, bool own)
{
	page_table_row(t)->bar = (struct row_bar){percent, NAN, NAN, own};
	return page_table_cell(t);
}

static void end_growth(struct page_table *t, double percent, double employed, double openings)
{
	words_percent_signed(page_table_cell(t), percent);
	add_thousands(t, employed);
	add_thousands(t, openings);
}

void page_table_growth(struct page_table *out, const struct summary *s,
		       const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    [GROWTH_OF] = {"Occupation", COLUMN_TEXT, NULL},
	    [GROWTH_PERCENT] = {"Growth", COLUMN_FIGURE, NULL},
	    [GROWTH_EMPLOYED] = {"Employed at the start", COLUMN_FIGURE, NULL},
	    [GROWTH_OPENINGS] = {"Openings a year", COLUMN_FIGURE, NULL},
	};
	const struct outlook *o = &r->outlook;
	bool mixed = o->part_count > 1;

	(void)s;
	page_table_init(out, "growth", "Projected growth", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; o->known && i < o->part_count; i++) {
		const struct outlook_part *part = &o->parts[i];
		struct buf *name = begin_growth(out, part->growth_percent, !mixed);

		words_sentence(name, r->occupation_names[part->occupation]);
		buf_addf(page_table_part(out, CELL_NOTE), "%s",
			 r->role->occupations[part->occupation].soc);
		end_growth(out, part->growth_percent, part->employment, part->openings);
	}
	if (o->known && mixed) {
		buf_add_string(begin_growth(out, o->growth_percent, true), r->role->name);
		end_growth(out, o->growth_percent, o->employment, o->openings);
	}
	if (o->known && isfinite(o->average_percent)) {
		buf_add_string(begin_growth(out, o->average_percent, false), "All occupations");
		end_growth(out, o->average_percent, NAN, NAN);
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
	    [MOVES_FROM] = {"From", COLUMN_TEXT, NULL},
	    [MOVES_RELATED] = {"Related", COLUMN_TEXT, "From"},
	    [MOVES_LEVEL] = {"Level", COLUMN_TEXT, NULL},
	    [MOVES_THERE] = {"Median there", COLUMN_FIGURE, NULL},
	    [MOVES_HERE] = {"Median here", COLUMN_FIGURE, NULL},
	    [MOVES_DIFFERENCE] = {"Difference", COLUMN_FIGURE, NULL},
	    {"Interval", COLUMN_FIGURE, NULL},
	    {"Reports there / here", COLUMN_FIGURE, NULL},
	};

	page_table_init(out, "moves", "Moving into the role", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < r->move_count; i++) {
		const struct move_step *steps[LEVEL_COUNT];
		size_t count = steps_in_order(steps, &r->moves[i]);
		const struct move_step *drawn = step_drawn(steps, count);

		for (size_t k = 0; k < count; k++) {
			bool lesser = step_is_thin(steps[k]) || steps[k]->level == LEVEL_ALL;

			*page_table_row(out) =
			    (struct page_row){.kind = lesser ? ROW_LESSER : ROW_PLAIN,
					      .bar = {NAN, NAN, NAN, false},
					      .continues = k > 0};
			if (steps[k] == drawn)
				out->rows[out->row_count - 1].bar =
				    (struct row_bar){steps[k]->difference, steps[k]->interval.low,
						     steps[k]->interval.high, false};
			add_from(out, s, &r->moves[i], k == 0);
			add_step(out, steps[k]);
		}
	}
	page_table_end(out);
}
