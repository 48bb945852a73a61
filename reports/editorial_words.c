/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editorial_words.c: see editorial_words.h. */
#include "reports/editorial_words.h"

#include <math.h>

#include "reports/role_name.h"
#include "reports/steps.h"
#include "reports/words.h"

bool editorial_has_texts(const struct editorial *editorial)
{
	if (!editorial)
		return false;
	for (int i = 0; i < EDITORIAL_PARTS; i++)
		if (editorial->sections[i].count)
			return true;
	return editorial->months_low > 0;
}

void say_editorial(struct buf *out, const struct editorial *editorial)
{
	buf_add_string(out, "Written by the site’s editors, not computed from any source.");
	if (!editorial->last_reviewed.year)
		return;
	buf_add_string(out, " Last reviewed ");
	words_date(out, editorial->last_reviewed);
	buf_add_char(out, '.');
}

void say_months(struct buf *out, const struct settings *settings, const struct editorial *editorial)
{
	int low = editorial->months_low, high = editorial->months_high;

	if (!low)
		return;
	buf_addf(out, "%d", low);
	if (high > low)
		buf_addf(out, " to %d", high);
	buf_addf(out, " month%s", high == 1 ? "" : "s");
	if (editorial->time_percent && editorial->time_percent < 100)
		buf_addf(out, " at %d%% of working time", editorial->time_percent);
	if (!(editorial->cost_low > 0))
		return;
	buf_add_string(out, ", ");
	words_money(out, settings, editorial->cost_low);
	if (editorial->cost_high > editorial->cost_low) {
		buf_add_string(out, " to ");
		words_money(out, settings, editorial->cost_high);
	}
}

static const struct move_step *drawn_of(const struct move *m)
{
	const struct move_step *steps[LEVEL_COUNT];

	return step_drawn(steps, steps_in_order(steps, m));
}

void say_payback(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	bool any = false;

	for (size_t i = 0; i < r->move_count; i++) {
		const struct move_step *step = drawn_of(&r->moves[i]);

		if (!step || !isfinite(step->payback.months))
			continue;
		if (!any) {
			buf_add_string(out, "The effort of ");
			say_months(out, s->settings, r->editorial);
			buf_addf(out,
				 " (%s), with time counted at the old pay, is paid back after ",
				 r->editorial->months_source);
		}
		buf_add_string(out, any ? "; after " : "");
		words_payback(out, &step->payback);
		buf_addf(out, " from %s (%s)", role_name_of(s, r->moves[i].from),
			 words_level(step->level));
		any = true;
	}
	buf_add_string(out, any ? ". Taxes and interest are left out." : "");
}
