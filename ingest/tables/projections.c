/* SPDX-License-Identifier: GPL-3.0-or-later */
/* projections.c: what a publisher projects for occupations, one row each.
 *
 * The period is that of the columns' names ("Employment, 2024" and "Employment, 2034" are 2024-34),
 * or the layout's span. A figure that is missing, or given as a bound, is NAN, not 0; a row without
 * growth is left out, whatever else it has.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/tables/table.h"

struct reading {
	struct table table;
	struct projection_set *set;
	const char *source, *publication, *period;
};

/* "00-0000", and what a publisher makes of its own in that shape. */
static bool is_code(struct text t)
{
	static const char shape[] = "dd-dddd";

	if (t.len != sizeof(shape) - 1)
		return false;
	for (size_t i = 0; i < t.len; i++)
		if (shape[i] == 'd' ? !ascii_digit(t.data[i]) : t.data[i] != shape[i])
			return false;
	return true;
}

/* NAN where it is not given. False: it cannot be read, and the row is rejected. */
static bool read_figure(struct reading *r, const struct csv_record *row, enum field field,
			double *out)
{
	struct text cell = table_cell(&r->table, row, field);
	struct text number = cell;

	*out = NAN;
	if (!cell.len)
		return true;
	if (text_starts(cell, TEXT_LITERAL(">=")) || text_starts(cell, TEXT_LITERAL("<=")))
		number = text_trim((struct text){.data = cell.data + 2, .len = cell.len - 2});
	if (!table_number(number, out))
		return table_reject(&r->table, row, REJECT_VALUE,
				    r->table.file.binding.columns[field]);
	if (number.data != cell.data)
		*out = NAN;
	return true;
}

static bool read_figures(struct reading *r, const struct csv_record *row, struct projection *p)
{
	return read_figure(r, row, FIELD_EMPLOYMENT_START, &p->employment_start) &&
	       read_figure(r, row, FIELD_EMPLOYMENT_END, &p->employment_end) &&
	       read_figure(r, row, FIELD_PERCENT_CHANGE, &p->percent_change) &&
	       read_figure(r, row, FIELD_OPENINGS, &p->openings);
}

static const char *words(struct reading *r, const struct csv_record *row, enum field field)
{
	return arena_copy(&r->set->texts, table_cell(&r->table, row, field));
}

static int on_row(struct err *e, void *context, const struct csv_record *row)
{
	struct reading *r = context;
	struct projection p = {.line = row->line};
	struct text soc;

	(void)e;
	if (!table_takes(&r->table, row))
		return 0;
	soc = table_cell(&r->table, row, FIELD_OCCUPATION);
	if (!is_code(soc)) {
		table_reject(&r->table, row, soc.len ? REJECT_VALUE : REJECT_NO_TITLE,
			     r->table.file.binding.columns[FIELD_OCCUPATION]);
		return 0;
	}
	if (!read_figures(r, row, &p))
		return 0;
	if (isnan(p.percent_change)) {
		tally_add(&r->table.ledger->filtered, TEXT_LITERAL("no value"), 1);
		return 0;
	}
	p.source = r->source;
	p.publication = r->publication;
	p.period = r->period;
	p.occupation = arena_copy(&r->set->texts, soc);
	p.education = words(r, row, FIELD_EDUCATION);
	p.work_experience = words(r, row, FIELD_WORK_EXPERIENCE);
	p.training = words(r, row, FIELD_TRAINING);
	r->set->items = mem_grow(r->set->items, &r->set->room, r->set->count + 1, sizeof(p));
	r->set->items[r->set->count++] = p;
	r->table.ledger->observations++;
	return 0;
}

static int year_of_column(const struct binding *b, enum field field)
{
	struct text name = binding_column_name(b, b->columns[field]);

	return name.len ? year_in_name(name.data) : 0;
}

/* "2024-34" */
static int find_period(struct err *e, struct reading *r)
{
	const struct binding *b = &r->table.file.binding;
	struct text span = b->layout->constants[FIELD_SPAN];
	int start = year_of_column(b, FIELD_EMPLOYMENT_START);
	int end = year_of_column(b, FIELD_EMPLOYMENT_END);
	char period[32];

	if (start && end && start < end) {
		snprintf(period, sizeof(period), "%d-%02d", start, end % 100);
		r->period = arena_copy(&r->set->texts, text_of(period));
		return 0;
	}
	if (span.len) {
		r->period = arena_copy(&r->set->texts, span);
		return 0;
	}
	return err_set(e, ERR_INPUT,
		       "%s: the columns of employment do not say the years of the projection; set "
		       "span = YYYY-YY in [constants] of its layout",
		       b->file);
}

int ingest_projections(struct err *e, const struct layout *layout, const char *path,
		       const struct ingest_tables *tables, const struct ingest_sink *sink,
		       struct projection_set *set, struct ledger *ledger)
{
	struct reading r = {.set = set};
	int result = table_open(e, &r.table, layout, path, sink, ledger);

	(void)tables;
	if (result == 0) {
		r.source = arena_copy(&set->texts, text_of(ledger->source));
		r.publication = table_publication(&r.table, &set->texts);
		result = find_period(e, &r);
	}
	if (result == 0)
		result = table_read(e, &r.table, on_row, &r);
	table_close(&r.table);
	return result;
}
