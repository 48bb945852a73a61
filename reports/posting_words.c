/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posting_words.c: see posting_words.h. */
#include "reports/posting_words.h"

#include <math.h>

#include "reports/sentences.h"
#include "reports/words.h"

static void add_month(struct buf *out, int month, int year)
{
	if (month)
		words_date(out, (struct date){.year = (int16_t)year, .month = (int8_t)month});
	else
		buf_addf(out, "%d", year);
}

/* A printed figure as it is, a mean to a tenth. */
static void add_percent(struct buf *out, const struct ai_postings *p, double percent)
{
	if (p->month)
		buf_addf(out, "%.1f%%", percent);
	else
		buf_addf(out, "%.10g%%", percent);
}

void say_ai_postings(struct buf *out, const struct ai_postings *p)
{
	if (!p)
		return;
	buf_add_string(out, "Of all job postings in the United States, ");
	add_percent(out, p, p->percent);
	buf_add_string(out, " asked for AI skills in ");
	add_month(out, p->month, p->year);
	if (isfinite(p->before_percent)) {
		buf_add_string(out, " (");
		add_percent(out, p, p->before_percent);
		buf_addf(out, " in %d", p->year - 1);
		if (p->count > 2) {
			buf_add_string(out, ", ");
			add_percent(out, p, p->points[0].percent);
			buf_addf(out, " in %d", p->points[0].year);
		}
		buf_add_char(out, ')');
	}
	buf_add_string(out, ": demand for such skills in general, not a figure for this role.");
}

/* ---- how many there are ---- */

static void add_when(struct buf *out, int month, int year)
{
	buf_add_string(out, " in ");
	add_month(out, month, year);
}

/* "36% below"; "at the level of" where no tenth of a percent is between them. */
static void add_distance(struct buf *out, double percent)
{
	double shown = nearbyint(fabs(percent) * 10) / 10;

	if (!(shown > 0)) {
		buf_add_string(out, "at");
		return;
	}
	buf_addf(out, shown < 10 ? "%.1f%% %s" : "%.0f%% %s", shown,
		 percent < 0 ? "below" : "above");
}

/* " were 36% below their level of February 2020 in July 2026 and 3.1% above that of a year before". */
static void add_trend(struct buf *out, const struct posting_trend *t)
{
	if (isfinite(t->from_base)) {
		buf_add_string(out, " were ");
		add_distance(out, t->from_base);
		buf_add_string(out, " their level of ");
		add_month(out, t->base.month, t->base.year);
	} else {
		buf_addf(out, " were at an index of %.1f", t->index);
	}
	add_when(out, t->month, t->year);
	if (isfinite(t->change)) {
		buf_add_string(out, ", ");
		add_distance(out, t->change);
		buf_add_string(out, " that of a year before");
	}
}

/* From the greatest change down, or from the least up. */
static void add_states(struct buf *out, const struct summary *s, const struct posting_trends *t,
		       bool greatest)
{
	for (size_t i = 0; i < POSTING_STATES; i++) {
		const struct state_postings *one =
		    &t->states[greatest ? i : t->state_count - 1 - i];

		buf_add_string(out, say_joint(i, POSTING_STATES));
		buf_add_string(out, one->state == CODE2('D', 'C') ? "the " : "");
		words_area(
		    out, s->gazetteer,
		    (struct area){.kind = AREA_STATE,
				  .place = {.country = CODE2('U', 'S'), .state = one->state}});
		buf_add_string(out, " (");
		words_percent_signed(out, one->trend.change);
		buf_add_char(out, ')');
	}
}

void say_postings(struct buf *out, const struct summary *s, const struct role_postings *p)
{
	const struct posting_trends *t = p->trends;
	bool all = t && isfinite(t->all.index);

	if (!t || (!all && !p->sector && t->state_count < 2 * POSTING_STATES))
		return;
	if (p->sector) {
		buf_addf(out, "Job postings of the sector “%s”", p->sector);
		add_trend(out, &p->of_sector);
	}
	if (all) {
		buf_add_string(out, p->sector ? "; all job postings of the United States"
					      : "Job postings in the United States");
		add_trend(out, &t->all);
	}
	buf_add_string(out, p->sector || all ? ". " : "");
	if (t->state_count >= 2 * POSTING_STATES) {
		buf_add_string(out, "By state, the change over a year is highest in ");
		add_states(out, s, t, true);
		buf_add_string(out, ", and lowest in ");
		add_states(out, s, t, false);
		buf_add_string(out, ". ");
	}
	buf_add_string(out, "These figures are of hiring in general, not of hiring for this role.");
}
