/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quarantine.c: collects, sorts and writes quarantined figures; see quarantine.h. */
#include "cmd/quarantine.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/csv_out.h"
#include "base/mem.h"
#include "model/left_out.h"

void quarantine_init(struct quarantine *q)
{
	*q = (struct quarantine){.rows = NULL};
	intern_init(&q->names);
}

void quarantine_release(struct quarantine *q)
{
	intern_release(&q->names);
	free(q->rows);
	*q = (struct quarantine){.rows = NULL};
}

static void add_row(struct quarantine *q, const struct quarantined *row, struct text source,
		    struct text file)
{
	q->rows = mem_grow(q->rows, &q->room, q->count + 1, sizeof(*q->rows));
	q->rows[q->count] = *row;
	q->rows[q->count].source = intern_add(&q->names, source);
	q->rows[q->count++].file = intern_add(&q->names, file);
}

void quarantine_add(struct quarantine *q, const struct observation *o,
		    const struct outlier *figures, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct quarantined row = {
		    .line = o->line,
		    .role = o->role,
		    .country = o->place.country,
		    .figure = figures[i],
		};
		add_row(q, &row, text_of(o->source), text_of(o->file ? o->file : ""));
	}
	q->observations += count > 0;
}

/* A row and its source's name, for sorting. */
struct named {
	const struct quarantined *row;
	struct text source;
	struct text file;
};

static int compare_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int compare(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	int order = text_compare(a->source, b->source);

	if (!order)
		order = compare_numbers(a->row->line, b->row->line);
	if (!order)
		order = compare_numbers(a->row->figure.component, b->row->figure.component);
	if (!order)
		order = compare_numbers(a->row->role, b->row->role);
	if (!order)
		order = compare_numbers((uint64_t)a->row->figure.pay, (uint64_t)b->row->figure.pay);
	return order;
}

void quarantine_take(struct quarantine *q, const struct quarantine *const *from, size_t count)
{
	struct named *all;
	size_t used = 0, room = 0;

	for (size_t i = 0; i < count; i++)
		room += from[i]->count;
	all = mem_alloc(room, sizeof(*all));
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < from[i]->count; k++)
			all[used++] = (struct named){
			    .row = &from[i]->rows[k],
			    .source = intern_text(&from[i]->names, from[i]->rows[k].source),
			    .file = intern_text(&from[i]->names, from[i]->rows[k].file),
			};
		q->observations += from[i]->observations;
	}
	qsort(all, used, sizeof(*all), compare);
	for (size_t i = 0; i < used; i++)
		add_row(q, all[i].row, all[i].source, all[i].file);
	free(all);
}

const char *quarantine_header(void)
{
	static const char header[] = QUARANTINE_FIELDS(LEFT_OUT_HEADER) "\n";

	return header + 1;
}

void quarantine_add_rows(struct buf *out, const struct quarantine *q,
			 const struct catalogue *catalogue)
{
	for (size_t i = 0; i < q->count; i++) {
		const struct quarantined *row = &q->rows[i];
		char country[4];

		code_text(row->country, country);
		csv_add_field(out, intern_text(&q->names, row->source), true);
		buf_addf(out, ",%" PRIu64 ",%s,%s,%s,%.15g,%.2f,%.15g,", row->line,
			 catalogue_role(catalogue, row->role)->id, country,
			 component_word(row->figure.component),
			 (double)row->figure.pay / MONEY_PER_DOLLAR, row->figure.score,
			 (double)row->figure.median / MONEY_PER_DOLLAR);
		csv_add_field(out, intern_text(&q->names, row->file), true);
		buf_add_char(out, '\n');
	}
}
