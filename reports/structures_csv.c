/* SPDX-License-Identifier: GPL-3.0-or-later */
/* structures_csv.c: structures.csv: the pay structure of each role in each place (docs/DATA-CONTRACT.md).
 *
 * One list says the columns, their order and what writes them, as in bands_csv.c.
 */
#include "reports/formats.h"

#include "reports/csv_parts.h"
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

/* Column, and what writes it of the line `l` with the row `r`, its band `b` and the role `role`. */
#define COLUMNS(X)                                                                                 \
	X("role", csv_add_string(out, role->id))                                                   \
	X("role_name", csv_add_string(out, role->name))                                            \
	X("level", buf_add_string(out, band_level_word(b->level)))                                 \
	X("area_kind", buf_add_string(out, area_kind_word(b->area.kind)))                          \
	X("area", add_area(out, b->area))                                                          \
	X("area_name", add_area_name(out, l))                                                      \
	X("component", buf_add_string(out, component_word(b->component)))                          \
	X("basis", buf_add_string(out, basis_word(b->basis)))                                      \
	X("midpoint", csv_add_number(out, r->range.midpoint, 2))                                   \
	X("midpoint_low", add_interval_end(out, b, b->p50_interval.low))                           \
	X("midpoint_high", add_interval_end(out, b, b->p50_interval.high))                         \
	X("range_minimum", csv_add_number(out, r->range.minimum, 2))                               \
	X("range_maximum", csv_add_number(out, r->range.maximum, 2))                               \
	X("range_spread", add_ratio(out, r->spread))                                               \
	X("next_level", if (r->next) buf_add_string(out, band_level_word(r->next->level)))         \
	X("midpoint_progression", add_ratio(out, r->progression))                                  \
	X("range_overlap", add_ratio(out, r->overlap))                                             \
	X("geographic_factor", add_ratio(out, r->geographic_factor))                               \
	X("quality", buf_add_string(out, quality_word(b->quality)))                                \
	X("as_of", add_date(out, b->as_of))                                                        \
	X("rule", add_rule(out, l))

static void add_header(struct buf *out)
{
#define COLUMN_HEAD(name, write) buf_add_string(out, out->len ? "," name : name);
	COLUMNS(COLUMN_HEAD)
#undef COLUMN_HEAD
	buf_add_char(out, '\n');
}

static void add_line(struct buf *out, const struct line *l)
{
	const struct structure_row *r = l->row;
	const struct band *b = r->band;
	const struct role *role = catalogue_role(l->summary->catalogue, b->role);
	bool first = true;

#define COLUMN_CELL(name, write)                                                                   \
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
	add_header(out);
	for (size_t i = 0; i < s->structures.count; i++)
		add_line(out, &(struct line){
				  .summary = s, .row = &s->structures.rows[i], .words = &words});
	buf_release(&words);
}
