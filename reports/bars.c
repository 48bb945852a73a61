/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bars.c: see bars.h. */
#include "reports/bars.h"

#include <math.h>

#include "estimate/pay_range.h"
#include "reports/areas.h"
#include "reports/escape.h"
#include "reports/money_words.h"
#include "reports/sentences.h"
#include "reports/words.h"

enum { MOST_TICKS = 6 };

/* ---- the ruler ---- */

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

/* A figure in its place, a bound at its bound. */
static bool has_place(struct benchmark_value v)
{
	return (v.kind == VALUE_EXACT || v.kind == VALUE_AT_LEAST || v.kind == VALUE_AT_MOST) &&
	       isfinite(v.amount);
}

static void widen(struct chart_axis *extent, const struct band *b, size_t first, size_t last)
{
	for (size_t p = first; p <= last; p++) {
		struct benchmark_value v = words_value(b, p);

		if (!has_place(v))
			continue;
		extent->first = fmin(extent->first, v.amount);
		extent->last = fmax(extent->last, v.amount);
	}
}

/* Is it a step of the page's ladder or of experience, or all of its levels? */
static bool is_on_ladder(const struct role_summary *r, const struct band *b)
{
	const enum level *levels;
	size_t count = levels_shown(r->role, &levels);

	for (size_t i = 0; i < count; i++)
		if (b->level == levels[i])
			return true;
	return b->level == r->role->track || !years_are_all(b->experience) ||
	       b->basis == BASIS_BENCHMARK;
}

static const struct band *own_band(const struct role_summary *r, enum component component)
{
	const struct band *total = r->modelled_total[r->role->track];

	if (component == COMPONENT_BASE)
		return r->headline;
	return words_band_shown(total) ? total : r->total[r->role->track];
}

bool ruler_of_role(struct ruler *out, const struct summary *s, const struct role_summary *r,
		   enum component component)
{
	struct chart_axis extent = {.first = INFINITY, .last = -INFINITY};
	const struct band *own = own_band(r, component);

	for (size_t i = 0; i < r->band_count; i++) {
		const struct band *b = &r->bands[i];

		if (b->component != component || !words_band_shown(b))
			continue;
		if (area_is_headline(b->area) && is_on_ladder(r, b)) {
			widen(&extent, b, BENCHMARK_P10, BENCHMARK_P90);
			if (words_interval_shown(b)) {
				extent.first = fmin(extent.first, b->p50_interval.low);
				extent.last = fmax(extent.last, b->p50_interval.high);
			}
		} else if (component == COMPONENT_BASE &&
			   (b->level == r->role->track || b->basis == BASIS_BENCHMARK) &&
			   years_are_all(b->experience) &&
			   (b->area.kind == AREA_STATE || b->area.kind == AREA_METRO)) {
			widen(&extent, b, BENCHMARK_P25, BENCHMARK_P75);
		}
	}
	if (!(extent.first <= extent.last))
		return false;
	out->settings = s->settings;
	out->axis = chart_axis_of(extent.first, extent.last, MOST_TICKS);
	out->mark = words_band_shown(own) && words_shown(own, BENCHMARK_P50)
			? own->p[BENCHMARK_P50].amount
			: NAN;
	return true;
}

double ruler_at(const struct ruler *ruler, double amount)
{
	double part = (amount - ruler->axis.first) / (ruler->axis.last - ruler->axis.first);

	return rint(1000 * fmin(fmax(part, 0), 1)) / 10;
}

/* "$150K", "$62.5K", "$1.25M": what a tick needs, and no more. */
static void add_tick_label(struct buf *out, const struct ruler *ruler, double amount)
{
	buf_add_string(out, amount < 0 ? MINUS : "");
	buf_add_string(out, money_words(ruler->settings).sign);
	if (fabs(amount) >= 1e6) {
		words_number(out, fabs(amount) / 1e6, 2);
		buf_add_char(out, 'M');
	} else {
		words_number(out, fabs(amount) / 1e3, 1);
		buf_add_string(out, amount == 0 ? "" : "K");
	}
}

static int tick_count(const struct chart_axis *axis)
{
	return (int)((axis->last - axis->first) / axis->step + 0.5);
}

void bars_labels(struct buf *out, const struct ruler *ruler)
{
	const struct chart_axis *axis = &ruler->axis;
	int ticks = tick_count(axis);

	buf_add_string(out, "<div class=\"ch\"><svg height=\"16\">");
	for (int i = 0; i <= ticks; i++) {
		buf_addf(out, "<text%s x=\"%.1f%%\" y=\"11\"%s>", i % 2 ? " class=\"alt\"" : "",
			 100.0 * i / ticks,
			 i == 0	      ? " style=\"text-anchor:start\""
			 : i == ticks ? " style=\"text-anchor:end\""
				      : "");
		add_tick_label(out, ruler, axis->first + i * axis->step);
		buf_add_string(out, "</text>");
	}
	buf_add_string(out, "</svg></div>");
}

void bars_open(struct buf *out, const char *class, const struct ruler *ruler,
	       enum component component)
{
	buf_addf(out, "<ol class=\"%s %s\" style=\"--n:%d;--m:%.1f%%\">\n", class,
		 component == COMPONENT_TOTAL ? "t" : "b", tick_count(&ruler->axis),
		 isfinite(ruler->mark) ? ruler_at(ruler, ruler->mark) : -100.0);
	buf_add_string(out, "<li class=\"ax\" aria-hidden=\"true\">");
	bars_labels(out, ruler);
	buf_add_string(out, "</li>\n");
}

/* ---- marks ---- */

static double place_of(const struct ruler *ruler, const struct band *b, size_t percentile)
{
	struct benchmark_value v = words_value(b, percentile);

	return has_place(v) ? ruler_at(ruler, v.amount) : NAN;
}

static void add_line(struct buf *out, const char *class, double from, double to, double y)
{
	if (isfinite(from) && isfinite(to))
		buf_addf(out, "<line class=\"%s\" x1=\"%g%%\" x2=\"%g%%\" y1=\"%g\" y2=\"%g\"/>",
			 class, from, to, y, y);
}

/* The tick of a median on a half of that height, which html_open defines. */
static void add_tick(struct buf *out, double x, int top, int height)
{
	buf_addf(out, "<use href=\"#m%d\" x=\"%g%%\" y=\"%d\"/>", height, x, top);
}

static void add_box(struct buf *out, const char *class, double from, double to, int top, int height)
{
	if (isfinite(from) && isfinite(to))
		buf_addf(out,
			 "<rect class=\"%s\" x=\"%g%%\" width=\"%g%%\" y=\"%d\" height=\"%d\"/>",
			 class, from, fmax(to - from, 0.3), top, height);
}

/* Away from the bound of the first percentile that has one of this kind. */
static void add_arrow(struct buf *out, const struct ruler *ruler, const struct band *b,
		      enum value_kind kind, const char *path, int y)
{
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++) {
		if (words_value(b, p).kind != kind || isnan(place_of(ruler, b, p)))
			continue;
		buf_addf(out,
			 "<svg x=\"%g%%\" y=\"%d\" overflow=\"visible\"><path class=\"bound\" "
			 "d=\"%s\"/></svg>",
			 place_of(ruler, b, p), y, path);
		return;
	}
}

static void add_bounds(struct buf *out, const struct ruler *ruler, const struct band *b, int y)
{
	add_arrow(out, ruler, b, VALUE_AT_MOST, "M0-5V5M0 0H-12M-8-3.5L-12 0-8 3.5", y);
	add_arrow(out, ruler, b, VALUE_AT_LEAST, "M0-5V5M0 0H12M8-3.5L12 0 8 3.5", y);
}

/* The half between P25 and P75 in `height` pixels from `top`, with its median. */
static void add_half(struct buf *out, const struct ruler *ruler, const struct band *b,
		     const char *box, int top, int height)
{
	double median = place_of(ruler, b, BENCHMARK_P50);

	add_box(out, box, place_of(ruler, b, BENCHMARK_P25), place_of(ruler, b, BENCHMARK_P75), top,
		height);
	if (isnan(median))
		return;
	add_tick(out, median, top, height);
}

/* The same on its line from P10 to P90. */
static void add_band(struct buf *out, const struct ruler *ruler, const struct band *b,
		     const char *box, int top, int height)
{
	double middle = top + height / 2.0;

	add_line(out, "wk", place_of(ruler, b, BENCHMARK_P10), place_of(ruler, b, BENCHMARK_P90),
		 middle);
	add_half(out, ruler, b, box, top, height);
	add_bounds(out, ruler, b, (int)middle);
}

static void add_interval(struct buf *out, const struct ruler *ruler, const struct band *b, double y)
{
	if (words_interval_shown(b))
		add_line(out, "iv", ruler_at(ruler, b->p50_interval.low),
			 ruler_at(ruler, b->p50_interval.high), y);
}

static void add_official(struct buf *out, const struct ruler *ruler, const struct band *b, int y)
{
	if (b && words_shown(b, BENCHMARK_P50))
		buf_addf(out, "<use href=\"#dm\" class=\"dm\" x=\"%g%%\" y=\"%d\"/>",
			 place_of(ruler, b, BENCHMARK_P50), y);
}

static const char *observed_class(const struct band *b)
{
	return b->n < THIN_N ? "obs few" : "obs";
}

/* Heights: our estimate 12, its interval beneath it, what was reported 6 beneath that. The official survey is a
 * mark beside them; where it stands alone, a bar. */
void bars_add(struct buf *out, const struct ruler *ruler, const struct row_bands *bands,
	      struct text title)
{
	const struct band *e = bands->estimate, *o = bands->observed;

	buf_addf(out, "<svg height=\"%d\" role=\"img\"><title>", e && o ? 34 : 24);
	html_add(out, title);
	buf_add_string(out, "</title>");
	if (e) {
		add_band(out, ruler, e, "est", 3, 12);
		add_interval(out, ruler, e, 19.5);
	}
	if (o)
		add_band(out, ruler, o, observed_class(o), e ? 24 : 6, e ? 6 : 12);
	if (o && !e)
		add_interval(out, ruler, o, 21.5);
	if (e || o || !bands->benchmark) {
		add_official(out, ruler, bands->benchmark, 9);
	} else {
		buf_add_string(out, "<g class=\"of\">");
		add_band(out, ruler, bands->benchmark, "off", 6, 12);
		buf_add_string(out, "</g>");
	}
	buf_add_string(out, "</svg>");
}

void bars_add_small(struct buf *out, const struct ruler *ruler, const struct row_bands *bands)
{
	const struct band *e = bands->estimate, *o = bands->observed;

	buf_addf(out, "<svg height=\"%d\" aria-hidden=\"true\">", e && o ? 26 : 20);
	if (e)
		add_half(out, ruler, e, "est", 4, 10);
	if (o)
		add_half(out, ruler, o, observed_class(o), e ? 18 : 4, e ? 5 : 10);
	add_official(out, ruler, bands->benchmark, 9);
	buf_add_string(out, "</svg>");
}

void bars_add_own(struct buf *out, const struct ruler *ruler, const struct band *market,
		  const struct pay_range *range, double own, struct text title)
{
	buf_addf(out, "<svg height=\"%d\" role=\"img\"><title>", range ? 26 : 20);
	html_add(out, title);
	buf_add_string(out, "</title>");
	add_band(out, ruler, market, "est", 3, 12);
	if (range)
		add_line(out, "iv", ruler_at(ruler, range->minimum),
			 ruler_at(ruler, range->maximum), 21);
	if (isfinite(own))
		buf_addf(out, "<circle class=\"pt\" r=\"5\" cx=\"%g%%\" cy=\"9\"/>",
			 ruler_at(ruler, own));
	buf_add_string(out, "</svg>");
}

/* ---- the key ---- */

void bars_note(struct bars_drawn *drawn, const struct row_bands *bands)
{
	const struct band *main = bands->estimate ? bands->estimate : bands->observed;
	const struct band *o = bands->observed;

	drawn->estimate |= bands->estimate != NULL;
	drawn->observed |= o && o->n >= THIN_N;
	drawn->few |= o && o->n < THIN_N;
	drawn->benchmark |= bands->benchmark && words_shown(bands->benchmark, BENCHMARK_P50);
	drawn->interval |= main && words_interval_shown(main);
	drawn->tails |= main && words_shown(main, BENCHMARK_P10);
}

static void add_entry(struct buf *out, bool drawn, const char *mark, const char *words)
{
	if (drawn)
		buf_addf(out,
			 "<li><svg width=\"24\" height=\"14\" aria-hidden=\"true\">%s</svg>%s</li>",
			 mark, words);
}

void bars_key(struct buf *out, const struct bars_drawn *drawn)
{
	buf_add_string(out, "<ul class=\"key\">");
	add_entry(out, drawn->estimate,
		  "<rect class=\"est\" x=\"1\" y=\"1\" width=\"22\" height=\"12\"/>",
		  "our estimate: half earn this");
	add_entry(out, drawn->observed, "<rect class=\"obs\" y=\"4\" width=\"24\" height=\"6\"/>",
		  "as reported");
	add_entry(out, drawn->few,
		  "<rect class=\"obs few\" x=\"1\" y=\"4\" width=\"22\" height=\"6\"/>",
		  "reported by fewer than 30");
	add_entry(out, drawn->tails, "<line class=\"wk\" x2=\"24\" y1=\"7\" y2=\"7\"/>",
		  "all but a tenth at each end");
	add_entry(out, true, "<line class=\"tick\" x1=\"12\" x2=\"12\" y2=\"14\"/>", "median");
	add_entry(out, drawn->interval, "<line class=\"iv\" x2=\"24\" y1=\"7\" y2=\"7\"/>",
		  "how sure the median is");
	add_entry(out, drawn->benchmark, "<use href=\"#dm\" class=\"dm\" x=\"12\" y=\"7\"/>",
		  "official survey");
	buf_add_string(out, "</ul>\n");
}

void bars_key_own(struct buf *out, bool ranges)
{
	buf_add_string(out, "<ul class=\"key\">");
	add_entry(out, true, "<rect class=\"est\" x=\"1\" y=\"1\" width=\"22\" height=\"12\"/>",
		  "market, P25 to P75");
	add_entry(out, true, "<line class=\"wk\" x2=\"24\" y1=\"7\" y2=\"7\"/>",
		  "market, P10 to P90");
	add_entry(out, true, "<line class=\"tick\" x1=\"12\" x2=\"12\" y2=\"14\"/>",
		  "market median");
	add_entry(out, true, "<circle class=\"pt\" r=\"5\" cx=\"12\" cy=\"7\"/>", "own median");
	add_entry(out, ranges, "<line class=\"iv\" x2=\"24\" y1=\"7\" y2=\"7\"/>",
		  "range of the pay structure");
	buf_add_string(out, "</ul>\n");
}
