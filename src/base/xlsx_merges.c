/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_merges.c: the merged ranges of a sheet.
 *
 * They stand after the rows they are about (ECMA-376 part 1, 18.3.1.55), so a sheet that has any is
 * read twice. A search of the bytes for their element shows whether it has any; no parse is needed.
 */
#include "base/xlsx_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { MERGE_ROWS_MOST = 500 }; /* a range of more rows stays one cell */

/* ---- is there any? ---- */

static const char element[] = "mergeCell";
enum { ELEMENT_LEN = sizeof(element) - 1 };

/* UTF-16, with its mark or without: its bytes are not searched, it may have some. */
static bool is_wide(const char *data, size_t len)
{
	return len > 1 && (data[0] == '\xfe' || data[0] == '\xff' || !data[0] || !data[1]);
}

/* Also false if the part cannot be read: reading its rows will report why. */
static bool sheet_has_merges(struct zip_archive *z, size_t sheet)
{
	struct err ignored = ERR_INIT;
	struct zip_member *member = NULL;
	char *chunk = mem_alloc(ELEMENT_LEN + XLSX_CHUNK, 1);
	size_t kept = 0, got;
	bool first = true, found = false;

	if (zip_member_open(&ignored, &member, z, sheet))
		goto out;
	while (!found && zip_member_read(&ignored, member, chunk + kept, XLSX_CHUNK, &got) == 0 &&
	       got) {
		size_t len = kept + got;
		found = (first && is_wide(chunk, len)) || memmem(chunk, len, element, ELEMENT_LEN);
		first = false;
		kept = len < ELEMENT_LEN - 1 ? len : ELEMENT_LEN - 1;
		memmove(chunk, chunk + len - kept, kept);
	}
out:
	zip_member_close(member);
	free(chunk);
	return found;
}

/* ---- the ranges ---- */

struct merge_reading {
	struct xlsx_merges *merges;
	struct xlsx_part part;
	const char *book;
	size_t column; /* of the cell, from 0 */
	size_t next_column;
	size_t last_column; /* with a value */
};

static void take_range(struct merge_reading *r, const char *ref)
{
	struct xlsx_merges *m = r->merges;
	const char *colon = ref ? strchr(ref, ':') : NULL;
	struct xlsx_merge merge = {.value = NULL};
	struct err e = ERR_INIT;

	if (!colon || !xlsx_cell_place(ref, &merge.first_row, &merge.first_column) ||
	    !xlsx_cell_place(colon + 1, &merge.last_row, &merge.last_column) ||
	    merge.last_row < merge.first_row || merge.last_column < merge.first_column ||
	    merge.last_row - merge.first_row >= MERGE_ROWS_MOST)
		return;
	if (m->count == XLSX_MERGES_MAX) {
		err_set(&e, ERR_INPUT, "%s: the sheet has more than 100,000 merged ranges",
			r->book);
		xml_stop(r->part.xml, &e);
		return;
	}
	m->items = mem_grow(m->items, &m->room, m->count + 1, sizeof(*m->items));
	m->items[m->count++] = merge;
}
_Static_assert(XLSX_MERGES_MAX == 100000, "the text above says so");

static void on_start(void *context, const char *name, xml_attributes attributes)
{
	struct merge_reading *r = context;
	size_t row;

	if (strcmp(name, "row") == 0) {
		r->next_column = 0;
	} else if (strcmp(name, "c") == 0) {
		const char *ref = xml_attribute(attributes, "r");
		if (!ref || !xlsx_cell_place(ref, &row, &r->column))
			r->column = r->next_column;
		r->next_column = r->column + 1;
	} else if (strcmp(name, "v") == 0 || strcmp(name, "is") == 0) {
		if (r->column < r->merges->first_column)
			r->merges->first_column = r->column;
		if (r->column > r->last_column)
			r->last_column = r->column;
	} else if (strcmp(name, "mergeCell") == 0) {
		take_range(r, xml_attribute(attributes, "ref"));
	}
}

static int by_place(const void *a, const void *b)
{
	const struct xlsx_merge *one = a, *other = b;

	if (one->first_row != other->first_row)
		return one->first_row < other->first_row ? -1 : 1;
	return (one->first_column > other->first_column) -
	       (one->first_column < other->first_column);
}

/* To its end. */
static int read_sheet(struct err *e, struct xlsx_part *p, struct zip_archive *z, const char *book,
		      size_t sheet, const struct xml_handlers *handlers)
{
	int result = xlsx_part_open(e, p, z, book, sheet, handlers);

	while (result == 0 && !p->at_end)
		result = xlsx_part_step(e, p);
	xlsx_part_close(p);
	return result;
}

int xlsx_merges_read(struct err *e, struct xlsx_merges *m, struct zip_archive *z, const char *book,
		     size_t sheet)
{
	struct merge_reading r = {.merges = m, .book = book};
	const struct xml_handlers handlers = {.start = on_start, .context = &r};
	struct err damage = ERR_INIT;

	*m = (struct xlsx_merges){.first_column = XLSX_COLUMNS_MAX};
	if (!sheet_has_merges(z, sheet))
		return 0;
	if (read_sheet(&damage, &r.part, z, book, sheet, &handlers)) {
		if (m->count == XLSX_MERGES_MAX) {
			*e = damage;
			return -1;
		}
		m->count = 0; /* the rows before the damage are read, then it is reported */
	}
	for (size_t i = 0; i < m->count; i++)
		if (m->items[i].last_column > r.last_column)
			m->items[i].last_column = r.last_column;
	if (m->count)
		qsort(m->items, m->count, sizeof(*m->items), by_place);
	return 0;
}

void xlsx_merges_release(struct xlsx_merges *m)
{
	for (size_t i = 0; i < m->count; i++)
		free(m->items[i].value);
	free(m->items);
	free(m->active);
	*m = (struct xlsx_merges){.items = NULL};
}

/* ---- the ranges of one row ---- */

static int by_column(const void *a, const void *b)
{
	const struct xlsx_merge *one = *(struct xlsx_merge *const *)a;
	const struct xlsx_merge *other = *(struct xlsx_merge *const *)b;

	if (one->first_column != other->first_column)
		return one->first_column < other->first_column ? -1 : 1;
	return (one->first_row > other->first_row) - (one->first_row < other->first_row);
}

void xlsx_merges_start_row(struct xlsx_merges *m, size_t row)
{
	size_t kept = 0;
	bool added = false;

	for (size_t i = 0; i < m->active_count; i++) {
		if (m->active[i]->last_row >= row) {
			m->active[kept++] = m->active[i];
		} else {
			free(m->active[i]->value);
			m->active[i]->value = NULL;
		}
	}
	m->active_count = kept;
	for (; m->next < m->count && m->items[m->next].first_row <= row; m->next++) {
		if (m->items[m->next].first_row < row)
			continue; /* its first cell is in a row that the file leaves out */
		m->active =
		    mem_grow(m->active, &m->active_room, m->active_count + 1, sizeof(*m->active));
		m->active[m->active_count++] = &m->items[m->next];
		added = true;
	}
	if (added)
		qsort(m->active, m->active_count, sizeof(*m->active), by_column);
	m->at = 0;
	m->own = 0;
}

const struct xlsx_merge *xlsx_merges_cell(struct xlsx_merges *m, size_t before, size_t *column)
{
	for (; m->at < m->active_count; m->at++) {
		const struct xlsx_merge *merge = m->active[m->at];
		if (*column < merge->first_column && merge->value)
			*column = merge->first_column;
		if (merge->first_column >= before)
			return NULL;
		if (merge->value && *column <= merge->last_column)
			return *column < before ? merge : NULL;
		if (merge->last_column >= before)
			return NULL;
	}
	return NULL;
}

void xlsx_merges_take(struct xlsx_merges *m, size_t row, size_t column, struct text value)
{
	struct xlsx_merge *merge = m->at < m->active_count ? m->active[m->at] : NULL;

	m->own++;
	if (merge && merge->first_column == column && merge->first_row == row && !merge->value &&
	    value.len <= XLSX_MERGED_TEXT_MOST)
		merge->value = mem_copy_text(value.data, value.len);
}

bool xlsx_merges_end_row(struct xlsx_merges *m, size_t row)
{
	if (m->own != 1)
		return m->own > 0;
	for (size_t i = 0; i < m->active_count; i++) {
		struct xlsx_merge *merge = m->active[i];
		if (merge->value && merge->first_row == row &&
		    merge->last_column > merge->first_column &&
		    merge->first_column <= m->first_column) {
			free(merge->value);
			merge->value = NULL;
			return false;
		}
	}
	return true;
}
