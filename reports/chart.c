/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart.c: see chart.h. */
#include "reports/chart.h"

#include <math.h>

#include "reports/escape.h"
#include "reports/words.h"

static void add_line(struct buf *out, const char *class, double x1, double x2, int y)
{
	buf_addf(out, "<line class=\"%s\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>", class,
		 x1, x2, y, y);
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

/* ---- the score ---- */

enum { IMPACT_Y = 46, IMPACT_HEIGHT = 84, LABEL_STEP = 14 };

/* The scale keeps two percent free at both ends, for its own labels and rings. */
static double on_scale(double score)
{
	return 2 + 0.96 * fmin(fmax(score, 0), 100);
}

/* A family's amount: a ring; one that was filled in is drawn fainter. */
static void add_amounts(struct buf *out, const struct impact *impact)
{
	for (size_t i = 0; i < impact->amount_count; i++) {
		const struct impact_amount *a = &impact->amounts[i];

		if (!isfinite(a->amount))
			continue;
		buf_addf(out,
			 "<circle class=\"chart-vote\" cx=\"%.2f%%\" cy=\"%d\" "
			 "r=\"5\"%s><title>",
			 on_scale(a->amount), IMPACT_Y, a->filled ? " opacity=\".5\"" : "");
		html_add_string(out, a->brief);
		buf_add_string(out, ": ");
		words_number(out, a->amount, 0);
		buf_add_string(out, "</title></circle>");
	}
}

/* An upright mark of all occupations, its label `step` lines above the lowest: on a phone two in one line meet. */
static void add_mark(struct buf *out, double amount, const char *name, int step)
{
	if (!isfinite(amount))
		return;
	buf_addf(out,
		 "<line class=\"chart-scale\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" "
		 "y2=\"%d\"/><text class=\"chart-tick\" x=\"%.2f%%\" y=\"%d\" "
		 "text-anchor=\"middle\">%s ",
		 on_scale(amount), on_scale(amount), IMPACT_Y - 12 - step * LABEL_STEP,
		 IMPACT_Y + 12, on_scale(amount), IMPACT_Y - 16 - step * LABEL_STEP, name);
	words_number(out, amount, 0);
	buf_add_string(out, "</text>\n");
}

bool chart_add_impact(struct buf *out, const char *id, const struct impact *impact)
{
	if (!impact->scale)
		return false;
	add_opening(out, id, "AI impact score on a scale of 0 to 100", IMPACT_HEIGHT);
	buf_add_string(out, "Score ");
	words_number(out, impact->score, 0);
	buf_add_string(out, " of 100: what AI could touch ");
	words_number(out, impact->could, 0);
	buf_add_string(out, ", what it is seen to do ");
	words_number(out, impact->does, 0);
	buf_add_string(out, ".</desc>\n");
	add_line(out, "chart-scale", on_scale(0), on_scale(100), IMPACT_Y);
	for (int tick = 0; tick <= 100; tick += 25)
		buf_addf(
		    out,
		    "<line class=\"chart-grid\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%d\" y2=\"%d\"/>"
		    "<text class=\"chart-tick\" x=\"%.2f%%\" y=\"%d\" "
		    "text-anchor=\"%s\">%d</text>\n",
		    on_scale(tick), on_scale(tick), IMPACT_Y - 7, IMPACT_Y + 12, on_scale(tick),
		    IMPACT_Y + 26,
		    tick == 0	  ? "start"
		    : tick == 100 ? "end"
				  : "middle",
		    tick);
	if (isfinite(impact->plus_minus))
		add_line(out, "chart-spread", on_scale(impact->score - impact->plus_minus),
			 on_scale(impact->score + impact->plus_minus), IMPACT_Y);
	add_mark(out, impact->scale->median, "median occupation", 1);
	add_mark(out, impact->scale->p95, "95th percentile", 0);
	add_amounts(out, impact);
	buf_addf(out,
		 "<svg x=\"%.2f%%\" y=\"%d\" overflow=\"visible\"><path class=\"chart-score\" "
		 "d=\"M0 -10L8 0L0 10L-8 0Z\"/></svg>\n</svg>\n",
		 on_scale(impact->score), IMPACT_Y);
	return true;
}
