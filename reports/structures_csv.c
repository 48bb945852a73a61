/* SPDX-License-Identifier: GPL-3.0-or-later */
/* structures_csv.c: structures.csv: the pay structure of each role in each place (docs/DATA-CONTRACT.md).
 *
 * One list says the columns, their order and what writes them, as in bands_csv.c.
 */
#include "reports/formats.h"

#include "reports/csv_parts.h"
#include "reports/csv_tables.h"
#include "reports/words.h"

enum { RATIO_PLACES = 4 };

struct line {
	const struct summary *summary;
	const struct structure_row *row;
	struct buf *words; /* scratch */
};

static void add_area(struct buf *out, struct area area)
{
	char text[8];

	area_text(area, text);
	buf_add_string(out, text);
}

static void add_area_name(struct buf *out, const struct line *l)
{
	buf_clear(l->words);
	words_area(l->words, l->summary->gazetteer, l->row->band->area);
	csv_add_field(out, buf_text(l->words), true);
}

static void add_interval_end(struct buf *out, const struct band *b, double end)
{
	if (words_interval_shown(b))
		csv_add_number(out, end, 2);
}

/* To four places; no "-0". */
static void add_ratio(struct buf *out, double ratio)
{
	csv_add_number(out, rint(ratio * 1e4) / 1e4 + 0.0, RATIO_PLACES);
}

static void add_date(struct buf *out, struct date date)
{
	char text[11];

	date_to_iso(date, text);
	buf_add_string(out, text);
}

static void add_rule(struct buf *out, const struct line *l)
{
	buf_add_string(out, l->row->band->rule);
	if (l->summary->sample)
		buf_add_string(out, " (sample)");
}

/* Column, its type and meaning, and what writes it of the line `l` with the row `r`, its band `b` and the role `role`. */
#define COLUMNS(X)                                                                                 \
	X("role", "string", "role id", csv_add_string(out, role->id))                              \
	X("role_name", "string", "name of the role in the catalogue",                              \
	  csv_add_string(out, role->name))                                                         \
	X("level", "string", "junior, mid, senior, staff, manager, executive or all",              \
	  buf_add_string(out, band_level_word(b->level)))                                          \
	X("area_kind", "string", "all, country, state or metro",                                   \
	  buf_add_string(out, area_kind_word(b->area.kind)))                                       \
	X("area", "string", "*, US, US-CA or a CBSA code", add_area(out, b->area))                 \
	X("area_name", "string", "name of the area", add_area_name(out, l))                        \
	X("component", "string", "base or total pay",                                              \
	  buf_add_string(out, component_word(b->component)))                                       \
	X("basis", "string", "observed, modelled or benchmark",                                    \
	  buf_add_string(out, basis_word(b->basis)))                                               \
	X("midpoint", "number", "median, US dollars per year",                                     \
	  csv_add_number(out, r->range.midpoint, 2))                                               \
	X("midpoint_low", "number", "lower end of the midpoint's interval",                        \
	  add_interval_end(out, b, b->p50_interval.low))                                           \
	X("midpoint_high", "number", "upper end of the midpoint's interval",                       \
	  add_interval_end(out, b, b->p50_interval.high))                                          \
	X("range_minimum", "number", "25th percentile", csv_add_number(out, r->range.minimum, 2))  \
	X("range_maximum", "number", "75th percentile", csv_add_number(out, r->range.maximum, 2))  \
	X("range_spread", "number", "(maximum - minimum) / minimum", add_ratio(out, r->spread))    \
	X("next_level", "string", "the level above, where it is published",                        \
	  if (r->next) buf_add_string(out, band_level_word(r->next->level)))                       \
	X("midpoint_progression", "number", "(midpoint of the next level - midpoint) / midpoint",  \
	  add_ratio(out, r->progression))                                                          \
	X("range_overlap", "number",                                                               \
	  "share of the next level's range below this maximum; below 0 is a gap",                  \
	  add_ratio(out, r->overlap))                                                              \
	X("geographic_factor", "number", "midpoint / midpoint of the nation's row",                \
	  add_ratio(out, r->geographic_factor))                                                    \
	X("quality", "string", "low, medium or high",                                              \
	  buf_add_string(out, quality_word(b->quality)))                                           \
	X("as_of", "string", "date to which the pay was moved: YYYY, YYYY-MM or YYYY-MM-DD",       \
	  add_date(out, b->as_of))                                                                 \
	X("rule", "string", "method; \" (sample)\" in a run from sample data", add_rule(out, l))

static const struct csv_field fields[] = {
#define FIELD(name, type, about, write) {name, type, about},
    COLUMNS(FIELD)
#undef FIELD
};
const struct csv_table structures_csv_table = CSV_TABLE("Pay structures of roles by place", fields);

static void add_line(struct buf *out, const struct line *l)
{
	const struct structure_row *r = l->row;
	const struct band *b = r->band;
	const struct role *role = catalogue_role(l->summary->catalogue, b->role);
	bool first = true;

#define COLUMN_CELL(name, type, about, write)                                                      \
	if (!first)                                                                                \
		buf_add_char(out, ',');                                                            \
	first = false;                                                                             \
	write;
	COLUMNS(COLUMN_CELL)
#undef COLUMN_CELL
	buf_add_char(out, '\n');
}

void structures_csv(struct buf *out, const struct summary *s)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	csv_add_header(out, &structures_csv_table);
	for (size_t i = 0; i < s->structures.count; i++)
		add_line(out, &(struct line){
				  .summary = s, .row = &s->structures.rows[i], .words = &words});
	buf_release(&words);
}
