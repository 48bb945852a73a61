/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tasks.c: the tasks of occupations, one item per row: their words, or what is said of them.
 *
 * A cell that is empty or missing says nothing; a cell of a word that is none of the field's rejects its
 * row.
 */
#include <math.h>
#include <stdio.h>

#include "base/mem.h"
#include "ingest/tables/table.h"

struct reading {
	struct table table;
	struct task_set *set;
	const char *source, *publication;
};

/* One of the field's words; an empty cell is 0. -1: it is none of them. */
static int word_of(const struct reading *r, const struct csv_record *row, enum field field,
		   const char *const *words, int count)
{
	struct text ours = table_cell(&r->table, row, field);

	if (!ours.len)
		return 0;
	for (int i = 1; i < count; i++)
		if (text_equal_fold(ours, text_of(words[i])))
			return i;
	return -1;
}

/* False: rejected. */
static bool read_label(struct reading *r, const struct csv_record *row, enum field field,
		       double *out)
{
	static const char *const words[] = {"", "none", "tools", "direct"};
	static const double values[] = {NAN, 0, 0.5, 1};
	int word = word_of(r, row, field, words, 4);

	if (word < 0)
		return table_reject(&r->table, row, REJECT_VALUE,
				    r->table.file.binding.columns[field]);
	*out = values[word];
	return true;
}

static bool read_type(struct reading *r, const struct csv_record *row, enum task_type *out)
{
	static const char *const words[] = {"", "core", "supplemental"};
	int word = word_of(r, row, FIELD_TASK_TYPE, words, 3);

	if (word < 0)
		return table_reject(&r->table, row, REJECT_VALUE,
				    r->table.file.binding.columns[FIELD_TASK_TYPE]);
	*out = word == 1 ? TASK_CORE : word == 2 ? TASK_SUPPLEMENTAL : TASK_UNTYPED;
	return true;
}

static bool read_use(struct reading *r, const struct csv_record *row, double *out)
{
	struct text cell = table_cell(&r->table, row, FIELD_USE);

	*out = NAN;
	if (!cell.len)
		return true;
	return (table_number(cell, out) && *out >= 0 && *out <= 1) ||
	       table_reject(&r->table, row, REJECT_VALUE, r->table.file.binding.columns[FIELD_USE]);
}

/* "15-1252.00", of "15-1252" too; "" where there is none. */
static bool read_occupation(struct reading *r, const struct csv_record *row, const char **out)
{
	struct text cell = table_cell(&r->table, row, FIELD_OCCUPATION);

	*out = "";
	if (!cell.len)
		return true;
	*out = table_onet_code(cell, &r->set->texts);
	return *out || table_reject(&r->table, row, REJECT_VALUE,
				    r->table.file.binding.columns[FIELD_OCCUPATION]);
}

/* "8823.0" of a file that was kept as numbers is "8823". */
static const char *read_id(struct reading *r, const struct csv_record *row)
{
	struct text cell = table_cell(&r->table, row, FIELD_TASK_ID);

	if (text_ends(cell, TEXT_LITERAL(".0")))
		cell.len -= 2;
	return arena_copy(&r->set->texts, cell);
}

static int on_row(struct err *e, void *context, const struct csv_record *row)
{
	struct reading *r = context;
	struct task_set *set = r->set;
	struct task one = {.source = r->source, .publication = r->publication, .line = row->line};
	struct text words;

	(void)e;
	if (!table_takes(&r->table, row))
		return 0;
	words = table_cell(&r->table, row, FIELD_TASK);
	if (!words.len) {
		table_reject(&r->table, row, REJECT_VALUE,
			     r->table.file.binding.columns[FIELD_TASK]);
		return 0;
	}
	if (!read_occupation(r, row, &one.occupation) || !read_type(r, row, &one.type) ||
	    !read_label(r, row, FIELD_LABEL_PEOPLE, &one.people) ||
	    !read_label(r, row, FIELD_LABEL_MODEL, &one.model) || !read_use(r, row, &one.use))
		return 0;
	one.id = read_id(r, row);
	one.text = arena_copy(&set->texts, words);
	one.title = arena_copy(&set->texts, table_cell(&r->table, row, FIELD_TITLE));
	set->items = mem_grow(set->items, &set->room, set->count + 1, sizeof(one));
	set->items[set->count++] = one;
	r->table.ledger->observations++;
	return 0;
}

int ingest_tasks(struct err *e, const struct layout *layout, const char *path,
		 const struct ingest_tables *tables, const struct ingest_sink *sink,
		 struct task_set *set, struct ledger *ledger)
{
	struct reading r = {.set = set};
	int result = table_open(e, &r.table, layout, path, sink, ledger);

	(void)tables;
	if (result == 0) {
		r.source = arena_copy(&set->texts, text_of(ledger->source));
		r.publication = table_publication(&r.table, &set->texts);
		result = table_read(e, &r.table, on_row, &r);
	}
	table_close(&r.table);
	return result;
}
