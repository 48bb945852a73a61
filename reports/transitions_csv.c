/* SPDX-License-Identifier: GPL-3.0-or-later */
/* transitions_csv.c: transitions.csv: the pay difference of a move into a role, by level. */
#include "reports/formats.h"

#include <inttypes.h>

#include "reports/csv_parts.h"
#include "reports/steps.h"

static void add_step(struct buf *out, const struct move_step *step)
{
	buf_addf(out, ",%s,", band_level_word(step->level));
	csv_add_number(out, step->from_median, 2);
	buf_add_char(out, ',');
	csv_add_number(out, step->to_median, 2);
	buf_add_char(out, ',');
	csv_add_number(out, step->difference, 2);
	buf_add_char(out, ',');
	if (step_interval_shown(step))
		csv_add_number(out, step->interval.low, 2);
	buf_add_char(out, ',');
	if (step_interval_shown(step))
		csv_add_number(out, step->interval.high, 2);
	buf_add_char(out, ',');
	if (step->n_from)
		buf_addf(out, "%" PRIu64, step->n_from);
	buf_add_char(out, ',');
	if (step->n_to)
		buf_addf(out, "%" PRIu64, step->n_to);
}

static void add_move(struct buf *out, const struct summary *s, const struct role *role,
		     const struct move *move)
{
	const struct move_step *steps[LEVEL_COUNT];
	size_t count = steps_in_order(steps, move);
	char as_of[11];

	date_to_iso(s->as_of, as_of);
	for (size_t k = 0; k < count; k++) {
		csv_add_string(out, role->id);
		buf_add_char(out, ',');
		csv_add_string(out, catalogue_role(s->catalogue, move->from)->id);
		add_step(out, steps[k]);
		buf_addf(out, ",%s,US,base,%s,%s,%s%s\n", step_flag(steps[k]),
			 basis_word(steps[k]->basis), as_of,
			 steps[k]->basis == BASIS_MODELLED ? "pay-model" : "difference-of-medians",
			 s->sample ? " (sample)" : "");
	}
}

void transitions_csv(struct buf *out, const struct summary *s)
{
	buf_add_string(out, "role,from,level,from_median,role_median,difference,difference_low,"
			    "difference_high,n_from,n_role,flag,area,component,basis,as_of,rule\n");
	for (size_t i = 0; i < s->role_count; i++)
		for (size_t m = 0; m < s->roles[i].move_count; m++)
			add_move(out, s, s->roles[i].role, &s->roles[i].moves[m]);
}
