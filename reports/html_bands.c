/* html_bands.c: the sections of a role's page that show bands: levels, total pay, places. */
#include "reports/html.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/place.h"
#include "reports/areas.h"
#include "reports/chart.h"
#include "reports/escape.h"
#include "reports/words.h"

enum { PLACES_SHOWN = 15 };

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
	buf_addf(out, " observation%s, quality ", b->n == 1 ? "" : "s");
	html_quality(out, b->quality);
	buf_add_string(out, "</p>");
}

static void add_step(struct buf *out, const struct summary *s, const struct role_summary *r,
		     enum level level)
{
	const struct band *b = r->ladder[level];
	const char *note = r->role->level_notes[level];

	buf_addf(out, "<li><div class=\"level\">%s <span>(", words_level(level));
	words_years(out, r->role, level);
	buf_add_string(out, ")</span></div>");
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

static void add_key(struct buf *out, const struct summary *s, bool benchmark)
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
	if (benchmark)
		buf_add_string(out,
			       "<span><svg width=\"26\" height=\"14\" aria-hidden=\"true\"><rect "
			       "class=\"chart-bar-benchmark\" width=\"26\" height=\"14\" "
			       "fill=\"url(#bands-hatch)\"/></svg>benchmark, as published</span>");
	buf_add_string(out, "</div></figcaption>\n");
}

static void add_bands_chart(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct chart_row rows[LEVEL_COUNT + 1];
	size_t count = 0;

	for (enum level l = LEVEL_JUNIOR; l <= LEVEL_STAFF; l++)
		if (r->ladder[l])
			rows[count++] = (struct chart_row){words_level(l), r->ladder[l]};
	if (r->ladder[LEVEL_ALL])
		rows[count++] = (struct chart_row){words_level(LEVEL_ALL), r->ladder[LEVEL_ALL]};
	if (r->benchmark)
		rows[count++] = (struct chart_row){"Benchmark", r->benchmark};
	buf_add_string(out, "<figure>\n");
	if (chart_add_bands(out, "bands",
			    "Base pay by level in the United States, US dollars a year", rows,
			    count))
		add_key(out, s, r->benchmark != NULL);
	buf_add_string(out, "</figure>\n");
}

/* ---- exact figures ---- */

/* What the row is, and what is to be known of it. */
static void add_row_head(struct buf *out, const struct summary *s, const struct band *b)
{
	buf_addf(out, "<th scope=\"row\">%s", words_level(b->level));
	if (b->basis != BASIS_OBSERVED)
		buf_addf(out, "<span class=\"exact\">%s</span>", words_basis(b->basis));
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
	words_count(out, b->n);
	if (benchmark)
		buf_add_string(out, "<span class=\"exact\">employed</span>");
	buf_add_string(out, "</td><td class=\"num\">");
	if (b->employers)
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

void html_levels(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band **bands;
	size_t count;

	html_section_open(out, "levels", "Pay by level");
	buf_add_string(out,
		       "<p class=\"soft\">Base pay in the United States, dollars a year. A band is "
		       "the middle half of what was observed: a quarter earn less, a quarter "
		       "earn more.</p>\n<ol class=\"ladder\">\n");
	for (enum level l = LEVEL_JUNIOR; l <= LEVEL_STAFF; l++)
		add_step(out, s, r, l);
	buf_add_string(out, "</ol>\n");
	add_bands_chart(out, s, r);
	headline_bands(&bands, &count, r, COMPONENT_BASE);
	if (count) {
		buf_add_string(out, "<h3>Exact figures</h3>\n");
		add_exact_table(out, s, "Base pay by level, exact figures", bands, count);
		buf_add_string(out,
			       "<p class=\"note\">Managers and executives are tracks of their own: "
			       "they are in no band of the ladder and not in “All levels”. "
			       "A benchmark is published for whole occupations, without "
			       "levels.</p>\n");
	}
	free(bands);
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

/* ---- places ---- */

/* What a table of places has columns for. */
struct place_columns {
	bool observed; /* any place has a row */
	bool benchmark; /* likewise */
	bool price_level; /* states */
};

static void add_band_cells(struct buf *out, const struct band *b)
{
	buf_add_string(out, "<td class=\"num\">");
	if (b)
		words_value_exact(out, words_value(b, BENCHMARK_P50));
	else
		buf_add_string(out, EN_DASH);
	buf_add_string(out, "</td><td class=\"num\">");
	if (b)
		words_band_range(out, b);
	else
		buf_add_string(out, EN_DASH);
	buf_add_string(out, "</td><td class=\"num\">");
	if (b && b->n)
		words_count(out, b->n);
	else
		buf_add_string(out, EN_DASH);
	buf_add_string(out, "</td>");
}

static void add_place_name(struct buf *out, const struct summary *s, struct area area)
{
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	words_area(&name, s->gazetteer, area);
	html_add(out, buf_text(&name));
	buf_release(&name);
}

static void add_place(struct buf *out, const struct summary *s, const struct area_row *row,
		      struct place_columns columns)
{
	double index;

	buf_add_string(out, "<tr><th scope=\"row\">");
	add_place_name(out, s, row->area);
	buf_add_string(out, "</th>");
	if (columns.observed) {
		add_band_cells(out, row->observed);
		buf_add_string(out, "<td>");
		if (row->observed)
			html_quality(out, row->observed->quality);
		buf_add_string(out, "</td>");
	}
	if (columns.benchmark)
		add_band_cells(out, row->benchmark);
	if (columns.price_level) {
		if (!s->gazetteer || !price_level(s->gazetteer, row->area.place.state, &index))
			index = NAN;
		buf_add_string(out, "<td class=\"num\">");
		words_number(out, index, 1);
		buf_add_string(out, "</td>");
	}
	buf_add_string(out, "</tr>\n");
}

static void add_left_out(struct buf *out, const struct area_list *places)
{
	size_t more = places->count > PLACES_SHOWN ? places->count - PLACES_SHOWN : 0;

	if (!more && !places->withheld)
		return;
	buf_add_string(out, "<p class=\"note\">");
	if (more)
		buf_addf(out, "%zu more in bands.csv. ", more);
	if (places->withheld)
		buf_addf(out, "%zu withheld: too little was observed to publish.",
			 places->withheld);
	buf_add_string(out, "</p>\n");
}

static void open_places_table(struct buf *out, const char *label, struct place_columns columns)
{
	static const char *const observed[] = {"#Median", "#Band", "#n", "Quality", ""};
	static const char *const benchmark[] = {"#Benchmark median", "#Benchmark band", "#Employed",
						""};
	const char *names[12] = {"Place"};
	size_t count = 1;

	for (size_t i = 0; columns.observed && *observed[i]; i++)
		names[count++] = observed[i];
	for (size_t i = 0; columns.benchmark && *benchmark[i]; i++)
		names[count++] = benchmark[i];
	if (columns.price_level)
		names[count++] = "#Price level";
	names[count] = "";
	html_table_open(out, label, names);
}

static void add_places(struct buf *out, const struct summary *s, const char *heading,
		       const struct area_list *places)
{
	struct place_columns columns = {.benchmark = false};

	if (!places->count && !places->withheld)
		return;
	for (size_t i = 0; i < places->count; i++) {
		columns.observed = columns.observed || places->rows[i].observed;
		columns.benchmark = columns.benchmark || places->rows[i].benchmark;
		columns.price_level = places->rows[i].area.kind == AREA_STATE;
	}
	buf_addf(out, "<h3>%s</h3>\n", heading);
	if (places->count) {
		open_places_table(out, heading, columns);
		buf_add_string(out, "<tbody>\n");
		for (size_t i = 0; i < places->count && i < PLACES_SHOWN; i++)
			add_place(out, s, &places->rows[i], columns);
		buf_add_string(out, "</tbody>\n");
		html_table_close(out);
	}
	add_left_out(out, places);
}

void html_places(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct area_list countries, states, metros;

	area_list_init(&countries, r, AREA_COUNTRY);
	area_list_init(&states, r, AREA_STATE);
	area_list_init(&metros, r, AREA_METRO);
	if (countries.count + states.count + metros.count) {
		html_section_open(out, "places", "By place");
		buf_add_string(
		    out, "<p class=\"soft\">Base pay, all levels of the ladder; the places with "
			 "the most observations first. Other currencies at dated market "
			 "rates.</p>\n");
		add_places(out, s, "Metropolitan areas", &metros);
		add_places(out, s, "States", &states);
		if (states.count)
			buf_add_string(out,
				       "<p class=\"note\">Price level: BEA regional price parity, "
				       "United States = 100. For reading beside the pay; no figure "
				       "is adjusted by it.</p>\n");
		add_places(out, s, "Countries", &countries);
		html_section_close(out);
	}
	area_list_release(&countries);
	area_list_release(&states);
	area_list_release(&metros);
}
