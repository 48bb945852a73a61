/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_bands.c: the sections of a role's page that show bands by level: base pay and total pay. */
#include "reports/html.h"

#include <stdlib.h>

#include "base/mem.h"
#include "reports/areas.h"
#include "reports/chart.h"
#include "reports/escape.h"
#include "reports/notes.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* ---- what is to be read with them ---- */

/* The notes of the sources whose observations make the bands. */
static void add_source_notes(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct buf note;

	buf_init(&note, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; role_is_observed(r) && i < s->ledger_count; i++) {
		const struct ledger *l = &s->ledgers[i];

		buf_clear(&note);
		say_one_line(&note, l->note);
		if (!note.len || !source_is_observed(l))
			continue;
		buf_add_string(out, "<li><strong>");
		html_add_string(out, source_title(l));
		buf_add_string(out, ".</strong> ");
		html_add(out, buf_text(&note));
		buf_add_string(out, "</li>\n");
	}
	buf_release(&note);
}

static void add_read_with(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct note_list notes;
	struct buf items;

	buf_init(&items, BUF_LIMIT_DEFAULT);
	note_list_init(&notes, r);
	for (size_t i = 0; i < notes.count; i++) {
		buf_add_string(&items, "<li>");
		html_add(&items, buf_text(&notes.items[i].text));
		buf_add_string(&items, "</li>\n");
	}
	add_source_notes(&items, s, r);
	if (items.len) {
		buf_add_string(out, "<div class=\"read-with\">\n<h3>Read with this</h3>\n<ul>\n");
		buf_add_text(out, buf_text(&items));
		buf_add_string(out, "</ul>\n</div>\n");
	}
	note_list_release(&notes);
	buf_release(&items);
}

/* ---- the ladder ---- */

static void add_evidence(struct buf *out, const struct summary *s, const struct band *b)
{
	buf_add_string(out, "<p class=\"evidence\">median ");
	words_value_exact(out, words_value(b, BENCHMARK_P50));
	if (words_interval_shown(b)) {
		buf_add_string(out, " (");
		words_share(out, s->settings->confidence);
		buf_add_string(out, " interval ");
		words_interval(out, b->p50_interval);
		buf_add_char(out, ')');
	}
	buf_add_string(out, ", ");
	words_count(out, b->n);
	buf_add_string(out, " observations, quality ");
	html_quality(out, b->quality);
	buf_add_string(out, "</p>");
}

static void add_step(struct buf *out, const struct summary *s, const struct role_summary *r,
		     enum level level)
{
	const struct band *b = r->ladder[level];
	const char *note = r->role->level_notes[level];

	buf_addf(out, "<li><div class=\"level\">%s</div>", words_level(level));
	if (words_band_shown(b)) {
		buf_add_string(out, "<div class=\"band\">");
		words_band_range(out, b);
	} else {
		buf_add_string(out,
			       b ? "<div class=\"none\">withheld" : "<div class=\"none\">no data");
	}
	buf_add_string(out, "</div><div>");
	if (note) {
		buf_add_string(out, "<p class=\"what\">");
		html_add_string(out, note);
		buf_add_string(out, "</p>");
	}
	if (words_band_shown(b)) {
		add_evidence(out, s, b);
	} else if (b) {
		buf_add_string(out, "<p class=\"evidence\">");
		words_suppressed(out, b, s->settings);
		buf_add_string(out, "</p>");
	}
	buf_add_string(out, "</div></li>\n");
}

static void add_key(struct buf *out, const struct summary *s, const struct band *benchmark)
{
	buf_add_string(
	    out,
	    "<figcaption><div class=\"key\">"
	    "<span><svg width=\"26\" height=\"14\" aria-hidden=\"true\"><rect class=\"chart-bar\" "
	    "width=\"26\" height=\"14\"/></svg>middle half, P25" EN_DASH "P75</span>"
	    "<span><svg width=\"26\" height=\"14\" aria-hidden=\"true\"><line "
	    "class=\"chart-whisker\" "
	    "x2=\"26\" y1=\"7\" y2=\"7\"/></svg>P10" EN_DASH "P90</span>"
	    "<span><svg width=\"8\" height=\"18\" aria-hidden=\"true\"><line "
	    "class=\"chart-median\" "
	    "x1=\"4\" x2=\"4\" y2=\"18\"/></svg>median</span>"
	    "<span><svg width=\"26\" height=\"14\" aria-hidden=\"true\"><rect class=\"chart-bar\" "
	    "width=\"26\" height=\"14\"/><rect class=\"chart-interval\" x=\"6\" y=\"3\" "
	    "width=\"14\" "
	    "height=\"8\"/></svg>");
	words_share(out, s->settings->confidence);
	buf_add_string(out, " interval of the median</span>");
	if (benchmark) {
		buf_add_string(out,
			       "<span><svg width=\"26\" height=\"14\" aria-hidden=\"true\"><rect "
			       "class=\"chart-bar-benchmark\" width=\"26\" height=\"14\" "
			       "fill=\"url(#bands-hatch)\"/></svg>benchmark, ");
		buf_add_string(out, band_is_mixture(benchmark) ? "a mixture" : "as published");
		buf_add_string(out, "</span>");
	}
	buf_add_string(out, "</div></figcaption>\n");
}

static void add_bands_chart(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct chart_row rows[LEVEL_COUNT + 1];
	size_t count = 0;
	const enum level *levels;
	size_t level_count = levels_shown(r->role, &levels);

	for (size_t i = 0; i < level_count; i++)
		if (r->ladder[levels[i]])
			rows[count++] =
			    (struct chart_row){words_level(levels[i]), r->ladder[levels[i]]};
	/* All levels are of the ladder: they hold no manager. */
	if (r->role->track == LEVEL_UNKNOWN && r->ladder[LEVEL_ALL])
		rows[count++] = (struct chart_row){words_level(LEVEL_ALL), r->ladder[LEVEL_ALL]};
	if (r->benchmark)
		rows[count++] = (struct chart_row){"Benchmark", r->benchmark};
	buf_add_string(out, "<figure>\n");
	if (chart_add_bands(out, "bands",
			    "Base pay by level in the United States, US dollars per year", rows,
			    count))
		add_key(out, s, r->benchmark);
	buf_add_string(out, "</figure>\n");
}

/* ---- exact figures ---- */

/* What the row is, and what is to be known of it. */
static void add_row_head(struct buf *out, const struct summary *s, const struct band *b)
{
	buf_add_string(out, "<th scope=\"row\">");
	words_step(out, b);
	if (b->basis != BASIS_OBSERVED)
		buf_addf(out, "<span class=\"exact\">%s", words_basis(b->basis));
	if (b->basis == BASIS_BENCHMARK) {
		buf_add_string(out, ": ");
		say_benchmark(out, catalogue_role(s->catalogue, b->role), b);
		buf_add_string(out, ", ");
		words_date(out, b->as_of);
	}
	if (b->basis != BASIS_OBSERVED)
		buf_add_string(out, "</span>");
	if (b->suppressed && words_band_shown(b)) {
		buf_add_string(out, "<span class=\"exact\">");
		words_suppressed(out, b, s->settings);
		buf_add_string(out, "</span>");
	}
	if (b->repaired)
		buf_add_string(out, "<span class=\"exact\">put in order (isotonic repair)</span>");
	buf_add_string(out, "</th>");
}

static void add_median_cell(struct buf *out, const struct band *b)
{
	buf_add_string(out, "<td class=\"num\">");
	words_value_exact(out, words_value(b, BENCHMARK_P50));
	if (words_interval_shown(b)) {
		buf_add_string(out, "<span class=\"exact\">");
		words_money(out, b->p50_interval.low);
		buf_add_string(out, EN_DASH);
		words_money(out, b->p50_interval.high);
		buf_add_string(out, "</span>");
	}
	buf_add_string(out, "</td>");
}

static void add_figures(struct buf *out, const struct summary *s, const struct band *b)
{
	if (!words_band_shown(b)) {
		buf_addf(out,
			 "<td colspan=\"%d\" class=\"withheld\">withheld: ", BENCHMARK_PERCENTILES);
		words_suppressed(out, b, s->settings);
		buf_add_string(out, "</td>");
		return;
	}
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (p == BENCHMARK_P50)
			add_median_cell(out, b);
		else
			html_money_cell(out, words_value(b, p));
}

static void add_exact_row(struct buf *out, const struct summary *s, const struct band *b)
{
	bool benchmark = b->basis == BASIS_BENCHMARK;

	buf_add_string(out, benchmark ? "<tr class=\"benchmark\">" : "<tr>");
	add_row_head(out, s, b);
	add_figures(out, s, b);
	buf_add_string(out, "<td class=\"num\">");
	if (!b->n)
		buf_add_string(out, EN_DASH);
	else
		words_count(out, b->n);
	if (benchmark && b->n)
		buf_add_string(out, "<span class=\"exact\">employed</span>");
	buf_add_string(out, "</td><td class=\"num\">");
	if (b->employers && b->employers != EMPLOYERS_WITHHELD)
		words_count(out, b->employers);
	else
		buf_add_string(out, EN_DASH);
	buf_add_string(out, "</td><td>");
	html_quality(out, b->quality);
	buf_add_string(out, "</td></tr>\n");
}

static void add_exact_table(struct buf *out, const struct summary *s, const char *label,
			    const struct band **bands, size_t count)
{
	static const char *const columns[] = {"Level",	 "#P10", "#P25", "#Median and its interval",
					      "#P75",	 "#P90", "#n",	 "#Employers",
					      "Quality", ""};

	html_table_open(out, label, columns);
	buf_add_string(out, "<tbody>\n");
	for (size_t i = 0; i < count; i++)
		add_exact_row(out, s, bands[i]);
	buf_add_string(out, "</tbody>\n");
	html_table_close(out);
}

static void add_exact_base(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band **bands;
	size_t count;

	headline_bands(&bands, &count, r, COMPONENT_BASE);
	if (count) {
		buf_add_string(out, "<h3>Exact figures</h3>\n");
		add_exact_table(out, s, "Base pay by level, exact figures", bands, count);
		buf_add_string(out, "<p class=\"note\">");
		buf_add_string(out,
			       r->role->track == LEVEL_MANAGER
				   ? "A manager’s role has no ladder: managers and executives are "
				     "tracks of their own. "
				   : "Managers and executives are tracks of their own: they are in "
				     "no band of the ladder and not in “All levels”. ");
		buf_add_string(out, "A benchmark is published for whole occupations, without "
				    "levels.</p>\n");
	}
	free(bands);
}

void html_levels(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const enum level *levels;
	size_t count = levels_shown(r->role, &levels);

	html_section_open(out, "levels", "Pay by level");
	buf_add_string(
	    out, "<p class=\"soft\">Base pay in the United States, dollars per year. A band is "
		 "the middle half of what was observed: a quarter earn less, a quarter "
		 "earn more.</p>\n");
	buf_add_string(out, "<ol class=\"ladder\">\n");
	for (size_t i = 0; i < count; i++)
		add_step(out, s, r, levels[i]);
	buf_add_string(out, "</ol>\n");
	add_bands_chart(out, s, r);
	add_read_with(out, s, r);
	add_exact_base(out, s, r);
	html_section_close(out);
}

void html_total_pay(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band **bands;
	size_t count;

	headline_bands(&bands, &count, r, COMPONENT_TOTAL);
	if (count) {
		html_section_open(out, "total-pay", "Total pay");
		buf_add_string(out,
			       "<p class=\"soft\">Base, bonus and equity together, from the "
			       "observations that state a total. Never mixed with base pay.</p>\n");
		add_exact_table(out, s, "Total pay by level, exact figures", bands, count);
		html_section_close(out);
	}
	free(bands);
}
