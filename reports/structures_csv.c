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

static void add_interval_end(struct buf *out, const struct band *b, double end)
{
	if (words_interval_shown(b))
		csv_add_number(out, end, 2);
}

/* To four places; no "-0". */
static void add_ratio(struct buf *out, double ratio)
{
	csv_add_number(out, fixed_value(ratio, RATIO_PLACES), RATIO_PLACES);
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

/* Column, its kind and meaning, and what writes it of the line `l` with the row `r`, its band `b` and the role
 * `role`. */
#define COLUMNS(X)                                                                                 \
	X("role", ROLE, "role id", csv_add_string(out, role->id))                                  \
	X("role_name", TEXT, "name of the role in the catalogue", csv_add_string(out, role->name)) \
	X("level", TEXT, "junior, mid, senior, staff, manager, executive or all",                  \
	  buf_add_string(out, band_level_word(b->level)))                                          \
	X("area_kind", TEXT, "all, country, state or metro",                                       \
	  buf_add_string(out, area_kind_word(b->area.kind)))                                       \
	X("area", AREA, "*, US, US-CA or a CBSA code", csv_add_area(out, b->area))                 \
	X("area_name", TEXT, "name of the area",                                                   \
	  csv_add_area_name(out, l->words, l->summary->gazetteer, l->row->band->area))             \
	X("component", TEXT, "base or total pay",                                                  \
	  buf_add_string(out, component_word(b->component)))                                       \
	X("basis", TEXT, "observed, modelled or benchmark",                                        \
	  buf_add_string(out, basis_word(b->basis)))                                               \
	X("midpoint", MONEY, "median, US dollars per year",                                        \
	  csv_add_number(out, r->range.midpoint, 2))                                               \
	X("midpoint_low", MONEY, "lower end of the midpoint's interval",                           \
	  add_interval_end(out, b, b->p50_interval.low))                                           \
	X("midpoint_high", MONEY, "upper end of the midpoint's interval",                          \
	  add_interval_end(out, b, b->p50_interval.high))                                          \
	X("range_minimum", MONEY, "25th percentile", csv_add_number(out, r->range.minimum, 2))     \
	X("range_maximum", MONEY, "75th percentile", csv_add_number(out, r->range.maximum, 2))     \
	X("range_spread", SHARE, "(maximum - minimum) / minimum", add_ratio(out, r->spread))       \
	X("next_level", TEXT, "the level above, where it is published",                            \
	  if (r->next) buf_add_string(out, band_level_word(r->next->level)))                       \
	X("midpoint_progression", SHARE, "(midpoint of the next level - midpoint) / midpoint",     \
	  add_ratio(out, r->progression))                                                          \
	X("range_overlap", SHARE,                                                                  \
	  "share of the next level's range below this maximum; below 0 is a gap",                  \
	  add_ratio(out, r->overlap))                                                              \
	X("geographic_factor", NUMBER, "midpoint / midpoint of the nation's row",                  \
	  add_ratio(out, r->geographic_factor))                                                    \
	X("quality", TEXT, "low, medium or high", buf_add_string(out, quality_word(b->quality)))   \
	X("as_of", DATE, "date to which the pay was moved: YYYY, YYYY-MM or YYYY-MM-DD",           \
	  add_date(out, b->as_of))                                                                 \
	X("rule", TEXT, "method; \" (sample)\" in a run from sample data", add_rule(out, l))

static const struct csv_field fields[] = {
#define FIELD(name, kind, about, write) {name, FIELD_##kind, about},
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

#define COLUMN_CELL(name, kind, about, write)                                                      \
	if (!first)                                                                                \
		buf_add_char(out, ',');                                                            \
	first = false;                                                                             \
	write;
	COLUMNS(COLUMN_CELL)
#undef COLUMN_CELL
	buf_add_char(out, '\n');
}

void structures_csv_of(struct buf *out, const struct summary *s, band_chosen *chosen)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	csv_add_header(out, &structures_csv_table);
	for (size_t i = 0; i < s->structures.count; i++) {
		const struct structure_row *row = &s->structures.rows[i];

		if (!chosen || chosen(catalogue_role(s->catalogue, row->band->role), row->band))
			add_line(out, &(struct line){.summary = s, .row = row, .words = &words});
	}
	buf_release(&words);
}

void structures_csv(struct buf *out, const struct summary *s)
{
	structures_csv_of(out, s, NULL);
}
