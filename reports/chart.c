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
