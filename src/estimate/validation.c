/* SPDX-License-Identifier: GPL-3.0-or-later */
/* validation.c: reads data/reference/validation.csv; see validation.h. */
#include "estimate/validation.h"

#include "estimate/reference.h"

enum {
	LEFT_OUT,
	KIND,
	COMPONENT,
	ROWS,
	ANSWERED,
	INSIDE_HALF,
	INSIDE_MOST,
	LOSS,
	NAIVE,
	CELLS_ERROR,
	CELLS_OFF,
	BOTH_OBSERVED,
	BOTH_MODELLED,
	DATE,
	COLUMNS
};
static const char *const columns[COLUMNS] = {
    "left_out",	   "kind",	    "component",     "rows",  "answered",
    "inside_half", "inside_most",   "loss",	     "naive", "cells_error",
    "cells_off",   "both_observed", "both_modelled", "date"};

static int read_row(struct err *e, struct validation *out, const struct reference *t, size_t row,
		    struct arena *texts)
{
	const double most = 1e12;
	double rows;

	if (reference_number(e, t, row, ROWS, 0, most, &rows) ||
	    reference_number(e, t, row, ANSWERED, 0, 1, &out->answered) ||
	    reference_number(e, t, row, INSIDE_HALF, 0, 1, &out->inside_half) ||
	    reference_number(e, t, row, INSIDE_MOST, 0, 1, &out->inside_most) ||
	    reference_number(e, t, row, LOSS, 0, most, &out->loss) ||
	    reference_number_or_none(e, t, row, NAIVE, 0, most, &out->naive) ||
	    reference_number(e, t, row, CELLS_ERROR, 0, most, &out->cells_error) ||
	    reference_number(e, t, row, CELLS_OFF, 0, 1, &out->cells_off) ||
	    reference_number(e, t, row, BOTH_OBSERVED, 0, most, &out->both_observed) ||
	    reference_number(e, t, row, BOTH_MODELLED, 0, most, &out->both_modelled))
		return -1;
	out->rows = (uint64_t)rows;
	out->left_out = arena_copy(texts, text_of(reference_cell(t, row, LEFT_OUT)));
	out->kind = arena_copy(texts, text_of(reference_cell(t, row, KIND)));
	out->component = arena_copy(texts, text_of(reference_cell(t, row, COMPONENT)));
	out->date = arena_copy(texts, text_of(reference_cell(t, row, DATE)));
	return 0;
}

int validation_load(struct err *e, const struct validation **out, size_t *count,
		    const struct layers *reference, struct arena *texts)
{
	struct validation *items;
	struct reference t;
	int status = reference_read(e, &t, reference, "validation.csv", columns, COLUMNS);

	if (!status) {
		items = arena_zero(texts, t.count, sizeof(*items));
		for (size_t row = 0; !status && row < t.count; row++)
			status = read_row(e, &items[row], &t, row, texts);
		*out = items;
		*count = t.count;
	}
	reference_release(&t);
	return status;
}
