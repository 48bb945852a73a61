/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_facts.c: the tables of what is not a band: notes, growth, moves. */
#include "reports/tables.h"

#include <math.h>

#include "reports/notes.h"
#include "reports/role_name.h"
#include "reports/sentences.h"
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

	page_table_init(out, s->settings, "notes", "Read with this", columns,
			sizeof(columns) / sizeof(*columns));
	note_list_init(&notes, s, r);
	for (size_t i = 0; i < notes.count; i++)
		add_note(out, notes.items[i].in_rows ? ROW_LESSER : ROW_PLAIN, "",
			 buf_text(&notes.items[i].text));
	note_list_release(&notes);
	buf_init(&note, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < s->ledger_count; i++) {
		const struct ledger *l = &s->ledgers[i];

		if (!r->gave[i] || !source_is_observed(l))
			continue;
		buf_clear(&note);
		say_one_line(&note, l->note);
		add_note(out, ROW_PLAIN, source_title(l), buf_text(&note));
	}
	buf_release(&note);
	page_table_end(out);
}

/* ---- growth ---- */

static void add_thousands(struct page_table *t, double thousands)
{
	struct buf *out = page_table_cell(t);

	double people = fmax(nearbyint(thousands * 1000), 0);

	if (!isfinite(thousands))
		return;
	words_count(out, (uint64_t)people);
	page_table_number(t, people);
}

static struct buf *begin_growth(struct page_table *t, double percent, bool own)
{
	page_table_row(t)->bar = (struct row_bar){percent, NAN, NAN, own};
	return page_table_cell(t);
}

static void end_growth(struct page_table *t, double percent, double employed, double openings)
{
	words_percent_signed(page_table_cell(t), percent);
	page_table_number(t, percent);
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
	page_table_init(out, s->settings, "growth", "Projected growth", columns,
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
		buf_add_string(begin_growth(out, o->growth_percent, true), role_name(r));
		end_growth(out, o->growth_percent, o->employment, o->openings);
	}
	if (o->known && isfinite(o->average_percent)) {
		buf_add_string(begin_growth(out, o->average_percent, false), "All occupations");
		end_growth(out, o->average_percent, NAN, NAN);
	}
	page_table_end(out);
}
