/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff_report.c: see diff_report.h. */
#include "cmd/diff_report.h"

#include <inttypes.h>
#include <math.h>

#include "base/csv_out.h"
#include "cmd/text_table.h"
#include "reports/words.h"

static const struct band *either(const struct diff_row *row)
{
	return row->pair.was ? row->pair.was : row->pair.is;
}

static struct text role_of(const struct diff_report *r, const struct diff_row *row)
{
	return intern_text(&r->names->roles, either(row)->role);
}

/* "aging +$1,200, data -$300": the causes that have a share. */
static void add_shares(struct buf *out, const struct settings *settings,
		       const struct diff_split *split)
{
	const char *before = "";

	for (enum cause cause = 0; cause < CAUSE_COUNT; cause++) {
		if (split->dollars[cause] == 0)
			continue;
		buf_add_string(out, before);
		before = ", ";
		if (cause == CAUSE_TOGETHER)
			diff_causes(out, split->together, " and ");
		else
			buf_add_string(out, cause_word(cause));
		buf_add_char(out, ' ');
		words_money_signed(out, settings, split->dollars[cause]);
	}
	if (split->estimated && *before)
		buf_add_string(out, " (estimated)");
}

void diff_causes(struct buf *out, unsigned causes, const char *between)
{
	const char *before = "";

	for (enum cause cause = 0; cause < CAUSE_COUNT; cause++) {
		if (!(causes & (1u << cause)))
			continue;
		buf_addf(out, "%s%s", before, cause_word(cause));
		before = between;
	}
	if (!causes)
		buf_add_string(out, "not-known");
}

void diff_suppressed(struct buf *out, const struct band *b)
{
	size_t start = out->len;

	for (unsigned bit = 0; b && bit < 32; bit++)
		if ((b->suppressed & (1u << bit)) && suppression_code(1u << bit))
			buf_addf(out, "%s%s", out->len > start ? " " : "",
				 suppression_code(1u << bit));
}

/* ---- text ---- */

static void add_counts(struct buf *out, const struct diff_report *r)
{
	static const char *const words[CHANGE_COUNT] = {
	    [CHANGE_MOVED] = "moved",
	    [CHANGE_APPEARED] = "appeared",
	    [CHANGE_VANISHED] = "vanished",
	    [CHANGE_WITHHELD] = "withheld now",
	    [CHANGE_RELEASED] = "published now",
	    [CHANGE_QUALITY] = "of another quality",
	    [CHANGE_SUPPRESSED] = "with other figures withheld",
	    [CHANGE_FIGURES] = "with the same median but other figures",
	    [CHANGE_NONE] = "the same",
	};
	const char *before = ": ";

	words_count(out, r->cells);
	buf_add_string(out, r->cells == 1 ? " cell" : " cells");
	for (enum band_change change = 0; change < CHANGE_COUNT; change++) {
		if (!r->counts[change])
			continue;
		buf_add_string(out, before);
		words_count(out, r->counts[change]);
		buf_addf(out, " %s", words[change]);
		before = ", ";
	}
	buf_add_char(out, '\n');
}

static void add_word(struct text_table *t, const char *word)
{
	buf_add_string(text_table_cell(t), word ? word : EN_DASH);
}

static void add_differences(struct buf *out, const struct run_differences *d, size_t limit,
			    size_t width)
{
	static const struct text_column columns[] = {{"cause", TEXT_COLUMN_LEFT},
						     {"what differs", TEXT_COLUMN_ELASTIC},
						     {"was", TEXT_COLUMN_LEFT},
						     {"is", TEXT_COLUMN_LEFT}};
	size_t shown = limit && limit < d->count ? limit : d->count;
	struct text_table table;

	if (!d->known || !d->count) {
		buf_add_string(
		    out, d->known ? "Inputs, settings, date and method are the same.\n"
				  : "Without a manifest beside both tables no cause is known.\n");
		return;
	}
	text_table_init(&table, columns, sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < shown; i++) {
		add_word(&table, cause_word(d->items[i].cause));
		add_word(&table, d->items[i].what);
		add_word(&table, d->items[i].was);
		add_word(&table, d->items[i].is);
	}
	text_table_write(out, &table, width);
	text_table_release(&table);
	if (shown < d->count)
		buf_addf(out, "... and %zu more\n", d->count - shown);
}

static void add_median(struct buf *out, const struct settings *settings, const struct band *b)
{
	if (b && b->p[BENCHMARK_P50].kind == VALUE_EXACT)
		words_money(out, settings, b->p[BENCHMARK_P50].amount);
	else
		buf_add_string(out, b ? "withheld" : EN_DASH);
}

/* What is not in the figures, and why. */
static void add_note(struct buf *out, const struct diff_report *r, const struct diff_row *row)
{
	const struct band *was = row->pair.was, *is = row->pair.is;

	if (row->pair.change != CHANGE_MOVED)
		buf_addf(out, "%s; possible: ", band_change_word(row->pair.change));
	if (row->pair.change == CHANGE_MOVED)
		add_shares(out, r->settings, &row->split);
	else
		diff_causes(out, row->split.possible, ", ");
	if (!was || !is)
		return;
	if (was->n != is->n)
		buf_addf(out, "; n %" PRIu64 " to %" PRIu64, was->n, is->n);
	if (was->quality != is->quality)
		buf_addf(out, "; quality %s to %s", words_quality(was->quality),
			 words_quality(is->quality));
	if (was->suppressed == is->suppressed)
		return;
	buf_add_string(out, !was->suppressed ? "; withheld now: "
			    : is->suppressed ? "; withheld: "
					     : "; no longer withheld: ");
	diff_suppressed(out, was->suppressed ? was : is);
	if (was->suppressed && is->suppressed) {
		buf_add_string(out, ", now ");
		diff_suppressed(out, is);
	}
}

static void add_row(struct text_table *t, const struct diff_report *r, const struct diff_row *row)
{
	const struct band *b = either(row);
	struct buf *cell;

	buf_add_text(text_table_cell(t), role_of(r, row));
	words_step(text_table_cell(t), b);
	words_area(text_table_cell(t), r->gazetteer, b->area);
	buf_add_string(text_table_cell(t), component_word(b->component));
	buf_add_string(text_table_cell(t), basis_word(b->basis));
	add_median(text_table_cell(t), r->settings, row->pair.was);
	add_median(text_table_cell(t), r->settings, row->pair.is);
	cell = text_table_cell(t);
	if (isfinite(row->pair.share))
		words_percent_signed(cell, 100 * row->pair.share);
	add_note(text_table_cell(t), r, row);
}

static void add_table(struct buf *out, const struct diff_report *r, size_t limit, size_t width)
{
	static const struct text_column columns[] = {
	    {"role", TEXT_COLUMN_ELASTIC}, {"step", TEXT_COLUMN_LEFT},
	    {"area", TEXT_COLUMN_ELASTIC}, {"pay", TEXT_COLUMN_LEFT},
	    {"basis", TEXT_COLUMN_LEFT},   {"was", TEXT_COLUMN_RIGHT},
	    {"is", TEXT_COLUMN_RIGHT},	   {"moved", TEXT_COLUMN_RIGHT},
	    {"", TEXT_COLUMN_NOTE}};
	size_t shown = limit && limit < r->count ? limit : r->count;
	struct text_table table;

	text_table_init(&table, columns, sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < shown; i++)
		add_row(&table, r, &r->rows[i]);
	text_table_write(out, &table, width);
	text_table_release(&table);
	if (shown < r->count)
		buf_addf(out, "... and %zu more: --limit 0 lists all\n", r->count - shown);
}

void diff_text(struct buf *out, const struct diff_report *r, size_t limit, size_t width)
{
	const struct diff_evidence *v = r->evidence;

	if (v->was->bands.sample || v->is->bands.sample)
		buf_add_string(out, SAMPLE_NOTICE "\n");
	if (v->was->bands.sample != v->is->bands.sample)
		buf_addf(out, "Only the %s run is made from sample data.\n",
			 v->was->bands.sample ? "earlier" : "later");
	buf_addf(out, "was  %s\nis   %s\n", v->was->path, v->is->path);
	add_counts(out, r);
	buf_add_char(out, '\n');
	add_differences(out, v->differences, limit, width);
	if (!r->count)
		return;
	buf_add_char(out, '\n');
	add_table(out, r, limit, width);
}

/* ---- CSV ---- */

static void add_number(struct buf *out, double value, int places)
{
	buf_add_char(out, ',');
	if (isfinite(value))
		buf_addf(out, "%.15g", fixed_value(value, places));
}

static void add_field(struct buf *out, struct text field)
{
	buf_add_char(out, ',');
	csv_add_field(out, field, true);
}

static void add_side(struct buf *out, const struct band *b)
{
	buf_add_char(out, ',');
	if (b && b->n)
		buf_addf(out, "%" PRIu64, b->n);
	add_field(out, text_of(b ? quality_word(b->quality) : ""));
	buf_add_char(out, ',');
	diff_suppressed(out, b);
}

static double median_of(const struct band *b)
{
	return b && b->p[BENCHMARK_P50].kind == VALUE_EXACT ? b->p[BENCHMARK_P50].amount : NAN;
}

static void add_csv_row(struct buf *out, const struct diff_report *r, const struct diff_row *row,
			struct buf *words)
{
	const struct band *b = either(row);
	char area[8];

	area_text(b->area, area);
	buf_add_string(out, band_change_word(row->pair.change));
	add_field(out, role_of(r, row));
	buf_addf(out, ",%s,%s,%s,%s", band_level_word(b->level),
		 band_experience_word(b->experience).text, area_kind_word(b->area.kind), area);
	buf_clear(words);
	words_area(words, r->gazetteer, b->area);
	add_field(out, buf_text(words));
	buf_addf(out, ",%s,%s", component_word(b->component), basis_word(b->basis));
	add_number(out, median_of(row->pair.was), 2);
	add_number(out, median_of(row->pair.is), 2);
	add_number(out, row->pair.difference, 2);
	add_number(out, row->pair.share, 6);
	for (enum cause cause = 0; cause < CAUSE_NONE; cause++)
		add_number(out, isnan(row->pair.difference) ? NAN : row->split.dollars[cause], 2);
	buf_add_char(out, ',');
	if (row->split.dollars[CAUSE_TOGETHER] != 0)
		diff_causes(out, row->split.together, " ");
	buf_addf(out, ",%s,", row->split.estimated ? "yes" : "no");
	diff_causes(out, row->split.possible, " ");
	add_side(out, row->pair.was);
	add_side(out, row->pair.is);
	buf_add_char(out, '\n');
}

void diff_csv(struct buf *out, const struct diff_report *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_add_string(out, "change,role,level,experience,area_kind,area,area_name,component,basis,"
			    "p50_was,p50_is,difference,share,aging,new_data,changed_data,data,"
			    "setting,method,together,together_of,estimated,possible,n_was,"
			    "quality_was,suppressed_was,n_is,quality_is,suppressed_is\n");
	for (size_t i = 0; i < r->count; i++)
		add_csv_row(out, r, &r->rows[i], &words);
	buf_release(&words);
}
