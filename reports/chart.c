/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart.c: see chart.h. */
#include "reports/chart.h"

#include <math.h>
#include <stdio.h>

#include "reports/escape.h"
#include "reports/words.h"

/* Pixels down. */
enum {
	ROW_HEIGHT = 46,
	BAR_HEIGHT = 18,
	INTERVAL_HEIGHT = 8, /* thinner than the bar, whose ends it may pass */
	TOP = 6,
	AXIS_HEIGHT = 26,
	CAP = 4, /* half a whisker's cap */
	MOST_TICKS = 5, /* more would touch each other on a phone */
};
/* Percent across: the labels' column, then the axis, then room for the last tick's label. */
#define PLOT_LEFT 26.0
#define PLOT_WIDTH 69.0

struct chart_axis chart_axis_of(double least, double most, int most_ticks)
{
	static const double steps[] = {1, 2, 2.5, 5, 10};
	double power;
	struct chart_axis axis;

	if (!(most > least)) { /* one figure: some room on both sides of it */
		double room = fmax(fabs(least) / 10, 1);

		most = least + room;
		least -= room;
	}
	power = pow(10, floor(log10((most - least) / most_ticks)));
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		axis.step = steps[i] * power;
		axis.first = floor(least / axis.step) * axis.step;
		axis.last = ceil(most / axis.step) * axis.step;
		if ((axis.last - axis.first) / axis.step <= most_ticks + 0.5)
			break;
	}
	return axis;
}

static double across(const struct chart_axis *axis, double amount)
{
	return PLOT_LEFT + PLOT_WIDTH * (amount - axis->first) / (axis->last - axis->first);
}

/* ---- bands ---- */

/* A figure in its place, a bound at its bound. */
static bool has_place(struct benchmark_value v)
{
	return (v.kind == VALUE_EXACT || v.kind == VALUE_AT_LEAST || v.kind == VALUE_AT_MOST) &&
	       isfinite(v.amount);
}

/* The least and greatest amount that any row draws. False when no row draws a median. */
static bool extent(const struct chart_row *rows, size_t count, double *least, double *most)
{
	bool any_median = false;

	*least = INFINITY;
	*most = -INFINITY;
	for (size_t i = 0; i < count; i++) {
		if (!words_band_shown(rows[i].band))
			continue;
		for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++) {
			struct benchmark_value v = words_value(rows[i].band, p);

			if (!has_place(v))
				continue;
			*least = fmin(*least, v.amount);
			*most = fmax(*most, v.amount);
			any_median = any_median || p == BENCHMARK_P50;
		}
	}
	return any_median;
}

/* "$150K", "$62.5K", "$1.25M": what a tick needs, and no more. */
static void add_tick_label(struct buf *out, double amount)
{
	buf_add_char(out, '$');
	if (fabs(amount) >= 1e6) {
		words_number(out, amount / 1e6, 2);
		buf_add_char(out, 'M');
	} else {
		words_number(out, amount / 1e3, 1);
		buf_add_string(out, amount == 0 ? "" : "K");
	}
}

static void add_axis(struct buf *out, const struct chart_axis *axis, int bottom)
{
	int ticks = (int)((axis->last - axis->first) / axis->step + 0.5);

	for (int i = 0; i <= ticks; i++) {
		double amount = axis->first + i * axis->step;
		double x = across(axis, amount);

		buf_addf(
		    out,
		    "<line class=\"chart-grid\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>"
		    "<text class=\"chart-tick\" x=\"%.2f%%\" y=\"%d\" text-anchor=\"middle\">",
		    x, x, TOP, bottom, x, bottom + 17);
		add_tick_label(out, amount);
		buf_add_string(out, "</text>\n");
	}
}

static void add_line(struct buf *out, const char *class, double x1, double x2, int y)
{
	buf_addf(out, "<line class=\"%s\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>", class,
		 x1, x2, y, y);
}

static void add_upright(struct buf *out, const char *class, double x, int y, int half)
{
	buf_addf(out, "<line class=\"%s\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>", class,
		 x, x, y - half, y + half);
}

/* A field from x1 to x2. `attribute` may name a fill of its own. */
static void add_field(struct buf *out, const char *class, double x1, double x2, int y, int height,
		      const char *attribute)
{
	buf_addf(out, "<rect class=\"%s\" x=\"%.2f%%\" width=\"%.2f%%\" y=\"%d\" height=\"%d\"%s/>",
		 class, x1, fmax(x2 - x1, 0.15), y - height / 2, height, attribute);
}

/* Where a percentile is drawn; otherwise NAN. */
static double place_of(const struct chart_axis *axis, const struct band *b, size_t percentile)
{
	struct benchmark_value v = words_value(b, percentile);

	if (!has_place(v))
		return NAN;
	return across(axis, v.amount);
}

/* An arrow away from the bound of the first percentile that has one of this kind. */
static void add_arrow(struct buf *out, const struct chart_axis *axis, const struct band *b,
		      enum value_kind kind, const char *path, int y)
{
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++) {
		if (words_value(b, p).kind != kind || isnan(place_of(axis, b, p)))
			continue;
		buf_addf(
		    out,
		    "<svg x=\"%.2f%%\" y=\"%d\" overflow=\"visible\"><path class=\"chart-bound\" "
		    "d=\"%s\"/></svg>",
		    place_of(axis, b, p), y, path);
		return;
	}
}

/* To the right where only a lower bound is known, to the left where only an upper one is. */
static void add_bound(struct buf *out, const struct chart_axis *axis, const struct band *b, int y)
{
	add_arrow(out, axis, b, VALUE_AT_MOST, "M0 -6V6M0 0H-14M-9 -4L-14 0L-9 4", y);
	add_arrow(out, axis, b, VALUE_AT_LEAST, "M0 -6V6M0 0H14M9 -4L14 0L9 4", y);
}

static void add_whisker(struct buf *out, const struct band *b, double inner, double outer,
			bool capped, int y)
{
	const char *class =
	    b->basis == BASIS_BENCHMARK ? "chart-whisker chart-benchmark" : "chart-whisker";

	if (isnan(inner) || isnan(outer))
		return;
	add_line(out, class, fmin(inner, outer), fmax(inner, outer), y);
	if (capped)
		add_upright(out, class, outer, y, CAP);
}

static void add_bar(struct buf *out, const char *id, const struct band *b, double low, double high,
		    int y)
{
	char fill[80] = "";

	if (isnan(low) || isnan(high))
		return;
	if (b->basis == BASIS_BENCHMARK)
		snprintf(fill, sizeof(fill), " fill=\"url(#%s-hatch)\"", id);
	add_field(out, b->basis == BASIS_BENCHMARK ? "chart-bar-benchmark" : "chart-bar", low, high,
		  y, BAR_HEIGHT, fill);
}

static void add_marks(struct buf *out, const char *id, const struct chart_axis *axis,
		      const struct band *b, int y)
{
	double x[BENCHMARK_PERCENTILES];

	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
		x[p] = place_of(axis, b, p);
	add_whisker(out, b, x[BENCHMARK_P25], x[BENCHMARK_P10], true, y);
	add_whisker(out, b, x[BENCHMARK_P75], x[BENCHMARK_P90], words_shown(b, BENCHMARK_P90), y);
	add_bar(out, id, b, x[BENCHMARK_P25], x[BENCHMARK_P75], y);
	if (words_interval_shown(b))
		add_field(
		    out, "chart-interval", across(axis, fmax(b->p50_interval.low, axis->first)),
		    across(axis, fmin(b->p50_interval.high, axis->last)), y, INTERVAL_HEIGHT, "");
	if (words_shown(b, BENCHMARK_P50))
		add_upright(out, "chart-median", x[BENCHMARK_P50], y, BAR_HEIGHT / 2 + 3);
	add_bound(out, axis, b, y);
}

static void add_row(struct buf *out, const char *id, const struct chart_axis *axis,
		    const struct chart_row *row, int y)
{
	bool shown = words_band_shown(row->band);

	buf_addf(out, "<g><text class=\"chart-label\" x=\"0\" y=\"%d\">", y - 3);
	html_add_string(out, row->label);
	buf_addf(out, "</text><text class=\"chart-range\" x=\"0\" y=\"%d\">", y + 13);
	if (shown)
		words_band_range(out, row->band);
	else
		buf_add_string(out, "withheld");
	buf_add_string(out, "</text>");
	if (shown)
		add_marks(out, id, axis, row->band, y);
	else
		add_line(out, "chart-withheld", PLOT_LEFT, PLOT_LEFT + PLOT_WIDTH, y);
	buf_add_string(out, "</g>\n");
}

/* The chart in words, for who cannot see it. */
static void add_description(struct buf *out, const struct chart_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct band *b = rows[i].band;

		html_add_string(out, rows[i].label);
		if (!words_band_shown(b)) {
			buf_add_string(out, ": withheld. ");
			continue;
		}
		buf_add_string(out, ": median ");
		words_value_short(out, words_value(b, BENCHMARK_P50));
		buf_add_string(out, ", middle half ");
		words_band_range(out, b);
		if (words_shown(b, BENCHMARK_P10) && words_shown(b, BENCHMARK_P90)) {
			buf_add_string(out, ", P10 to P90 ");
			words_money_short(out, b->p[BENCHMARK_P10].amount);
			buf_add_string(out, EN_DASH);
			words_money_short(out, b->p[BENCHMARK_P90].amount);
		}
		buf_add_string(out, ". ");
	}
}

static void add_opening(struct buf *out, const char *id, const char *title, int height)
{
	buf_addf(out,
		 "<svg class=\"chart\" role=\"img\" width=\"100%%\" height=\"%d\" "
		 "aria-labelledby=\"%s-title %s-desc\" xmlns=\"http://www.w3.org/2000/svg\">\n"
		 "<title id=\"%s-title\">",
		 height, id, id, id);
	html_add_string(out, title);
	buf_addf(out, "</title>\n<desc id=\"%s-desc\">", id);
}

bool chart_add_bands(struct buf *out, const char *id, const char *title,
		     const struct chart_row *rows, size_t count)
{
	double least, most;
	struct chart_axis axis;
	int bottom = TOP + (int)count * ROW_HEIGHT;

	if (!extent(rows, count, &least, &most))
		return false;
	axis = chart_axis_of(least, most, MOST_TICKS);
	add_opening(out, id, title, bottom + AXIS_HEIGHT);
	add_description(out, rows, count);
	buf_addf(
	    out,
	    "</desc>\n<defs><pattern id=\"%s-hatch\" width=\"6\" height=\"6\" "
	    "patternUnits=\"userSpaceOnUse\"><rect class=\"chart-hatch-ground\" width=\"6\" "
	    "height=\"6\"/><path class=\"chart-hatch\" d=\"M-1.5 1.5L1.5 -1.5M0 6L6 0M4.5 7.5L7.5 "
	    "4.5\"/></pattern></defs>\n",
	    id);
	add_axis(out, &axis, bottom);
	for (size_t i = 0; i < count; i++)
		add_row(out, id, &axis, &rows[i], TOP + (int)i * ROW_HEIGHT + ROW_HEIGHT / 2);
	buf_add_string(out, "</svg>\n");
	return true;
}

/* ---- the score ---- */

enum { IMPACT_Y = 22, IMPACT_HEIGHT = 62 };

/* The scale keeps two percent free at both ends, for its own labels and rings. */
static double on_scale(double score)
{
	return 2 + 0.96 * fmin(fmax(score, 0), 100);
}

static void add_votes(struct buf *out, const struct impact *impact)
{
	for (size_t i = 0; i < impact->families; i++) {
		const struct impact_vote *vote = &impact->votes[i];

		if (!isfinite(vote->percentile))
			continue;
		buf_addf(out,
			 "<circle class=\"chart-vote\" cx=\"%.2f%%\" cy=\"%d\" r=\"5\"><title>",
			 on_scale(vote->percentile), IMPACT_Y);
		html_add_string(out, vote->title);
		buf_add_string(out, ": ");
		words_number(out, vote->percentile, 0);
		buf_add_string(out, "</title></circle>");
	}
}

bool chart_add_impact(struct buf *out, const char *id, const struct impact *impact)
{
	if (!isfinite(impact->score))
		return false;
	add_opening(out, id, "AI impact score on a scale of 0 to 100", IMPACT_HEIGHT);
	buf_add_string(out, "Score ");
	words_number(out, impact->score, 0);
	buf_add_string(out, " of 100; the measures' own ratings go from ");
	words_number(out, impact->low, 0);
	buf_add_string(out, " to ");
	words_number(out, impact->high, 0);
	buf_add_string(out, ".</desc>\n");
	add_line(out, "chart-scale", on_scale(0), on_scale(100), IMPACT_Y);
	for (int tick = 0; tick <= 100; tick += 25)
		buf_addf(
		    out,
		    "<line class=\"chart-grid\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>"
		    "<text class=\"chart-tick\" x=\"%.2f%%\" y=\"%d\" "
		    "text-anchor=\"%s\">%d</text>\n",
		    on_scale(tick), on_scale(tick), IMPACT_Y - 7, IMPACT_Y + 12, on_scale(tick),
		    IMPACT_Y + 28,
		    tick == 0	  ? "start"
		    : tick == 100 ? "end"
				  : "middle",
		    tick);
	if (isfinite(impact->low) && isfinite(impact->high))
		add_line(out, "chart-spread", on_scale(impact->low), on_scale(impact->high),
			 IMPACT_Y);
	add_votes(out, impact);
	buf_addf(out,
		 "<svg x=\"%.2f%%\" y=\"%d\" overflow=\"visible\"><path class=\"chart-score\" "
		 "d=\"M0 -10L8 0L0 10L-8 0Z\"/></svg>\n</svg>\n",
		 on_scale(impact->score), IMPACT_Y);
	return true;
}
