/* SPDX-License-Identifier: GPL-3.0-or-later */
/* transitions_csv.c: transitions.csv: the pay difference of a move into a role, by level. */
#include "reports/formats.h"

#include "reports/csv_parts.h"
#include "reports/csv_tables.h"
#include "reports/steps.h"

static const struct csv_field fields[] = {
    {"role", FIELD_ROLE, "id of the role moved into"},
    {"from", FIELD_ROLE, "id of the role moved from"},
    {"level", FIELD_TEXT, "junior, mid, senior, staff, manager, executive or all"},
    {"from_median", FIELD_MONEY, "median of the role moved from, US dollars per year"},
    {"role_median", FIELD_MONEY, "median of the role moved into"},
    {"difference", FIELD_MONEY, "role_median - from_median"},
    {"difference_low", FIELD_MONEY, "lower end of its interval"},
    {"difference_high", FIELD_MONEY, "upper end of its interval"},
    {"n_from", FIELD_COUNT, "observations of the role moved from"},
    {"n_role", FIELD_COUNT, "observations of the role moved into"},
    {"flag", FIELD_TEXT, "thin, mix-of-levels, both or neither"},
    {"area", FIELD_AREA, "*, US, US-CA or a CBSA code"},
    {"component", FIELD_TEXT, "base or total pay"},
    {"basis", FIELD_TEXT, "observed, modelled or benchmark"},
    {"as_of", FIELD_DATE, "date to which the pay was moved: YYYY, YYYY-MM or YYYY-MM-DD"},
    {"payback_months", FIELD_NUMBER,
     "months until the extra pay has paid for the effort that editors state; empty: none "
     "stated, or no "
     "modelled difference above zero"},
    {"payback_low", FIELD_NUMBER, "lower end of its interval"},
    {"payback_high", FIELD_NUMBER, "upper end; empty where the difference may be zero"},
    {"rule", FIELD_TEXT, "method; \" (sample)\" in a run from sample data"},
};
const struct csv_table transitions_csv_table =
    CSV_TABLE("Difference of pay of moves into roles, by level", fields);

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
		buf_add_count(out, step->n_from);
	buf_add_char(out, ',');
	if (step->n_to)
		buf_add_count(out, step->n_to);
}

/* Three columns. */
static void add_payback(struct buf *out, const struct payback *p)
{
	csv_add_number(out, p->months, 1);
	buf_add_char(out, ',');
	csv_add_number(out, p->low, 1);
	buf_add_char(out, ',');
	csv_add_number(out, p->high, 1);
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
		buf_addf(out, ",%s,US,base,%s,%s,", step_flag(steps[k]),
			 basis_word(steps[k]->basis), as_of);
		add_payback(out, &steps[k]->payback);
		buf_addf(out, ",%s%s\n",
			 steps[k]->basis == BASIS_MODELLED ? "pay-model" : "difference-of-medians",
			 s->sample ? " (sample)" : "");
	}
}

void transitions_csv(struct buf *out, const struct summary *s)
{
	csv_add_header(out, &transitions_csv_table);
	for (size_t i = 0; i < s->role_count; i++)
		for (size_t m = 0; m < s->roles[i].move_count; m++)
			add_move(out, s, s->roles[i].role, &s->roles[i].moves[m]);
}
