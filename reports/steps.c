/* SPDX-License-Identifier: GPL-3.0-or-later */
/* steps.c: see steps.h. */
#include "reports/steps.h"

#include <math.h>

#include "reports/sentences.h"

size_t steps_in_order(const struct move_step *out[LEVEL_COUNT], const struct move *m)
{
	size_t count = 0;

	for (int l = LEVEL_JUNIOR; l <= LEVEL_COUNT; l++) {
		enum level level = l == LEVEL_COUNT ? LEVEL_ALL : (enum level)l;

		for (size_t i = 0; i < m->count; i++)
			if (m->steps[i].level == level) {
				out[count++] = &m->steps[i];
				break;
			}
	}
	return count;
}

bool step_is_thin(const struct move_step *step)
{
	return step->n_from < THIN_N || step->n_to < THIN_N;
}

bool step_interval_shown(const struct move_step *step)
{
	return isfinite(step->interval.low) && isfinite(step->interval.high);
}

const char *step_flag(const struct move_step *step)
{
	if (step->level == LEVEL_ALL)
		return step_is_thin(step) ? "mix-of-levels thin" : "mix-of-levels";
	return step_is_thin(step) ? "thin" : "";
}

/* A working life; what is longer is not told apart. */
enum { PAYBACK_MOST = 480 };

static void add_months(struct buf *out, double months)
{
	if (months > PAYBACK_MOST)
		buf_addf(out, "over %d", PAYBACK_MOST);
	else
		buf_addf(out, "%.0f", fmax(months, 1));
}

void words_payback(struct buf *out, const struct payback *p)
{
	if (!isfinite(p->months))
		return;
	add_months(out, p->months);
	buf_addf(out, " month%s", p->months < 1.5 ? "" : "s");
	if (!isfinite(p->low))
		return;
	buf_add_string(out, isfinite(p->high) ? " (" : " (at least ");
	add_months(out, p->low);
	if (isfinite(p->high)) {
		buf_add_string(out, " to ");
		add_months(out, p->high);
	}
	buf_add_char(out, ')');
}

const struct move_step *step_drawn(const struct move_step *const *steps, size_t count)
{
	static const enum level order[] = {LEVEL_SENIOR, LEVEL_MID,    LEVEL_MANAGER,
					   LEVEL_STAFF,	 LEVEL_JUNIOR, LEVEL_ALL};

	for (size_t l = 0; l < sizeof(order) / sizeof(*order); l++)
		for (size_t i = 0; i < count; i++)
			if (steps[i]->level == order[l])
				return steps[i];
	return count ? steps[0] : NULL;
}
