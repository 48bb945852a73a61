/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rows.c: one record to one observation.
 *
 * Nothing is allocated per row: the meaning of a text is looked up by the memo, and the observation
 * is one struct that is reused.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "ingest/rows/row_key.h"
#include "ingest/rows/row_trace.h"
#include "model/date_text.h"
#include "model/title/level.h"

static bool is_blank(struct text t)
{
	return !text_trim(t).len;
}

const struct csv_record *row_pad(struct row_reader *r, const struct csv_record *record)
{
	size_t width = r->binding->width;

	r->now.is_padded = false;
	if (record->count == width)
		return record;
	for (size_t i = width; i < record->count; i++)
		if (!is_blank(csv_record_field(record, i)))
			return record;
	if (record->starts)
		csv_record_complete(record);
	assert(width <= CSV_COLUMNS_MAX);
	for (size_t i = record->count; i < width; i++)
		record->fields[i] = TEXT_LITERAL("");
	r->now.padded =
	    (struct csv_record){.line = record->line, .fields = record->fields, .count = width};
	r->now.is_padded = true;
	return &r->now.padded;
}

static bool is_whole(struct row_reader *r, const struct csv_record *record)
{
	r->now.fault = (struct fault){.column = COLUMN_NONE};
	if (record->count != r->binding->width) {
		r->now.fault.reason = REJECT_RAGGED;
		return false;
	}
	if (r->block.has_nul) {
		csv_record_complete(record);
		for (size_t i = 0; i < record->count; i++) {
			struct text field = csv_record_field(record, i);
			if (field.len && memchr(field.data, '\0', field.len)) {
				r->now.fault.reason = REJECT_NUL;
				r->now.fault.column = (int)i;
				r->now.fault.value = field;
				return false;
			}
		}
	}
	return true;
}

static inline bool is_filtered(struct row_reader *r, const struct csv_record *record)
{
	for (size_t i = 0; i < r->layout->filter_count; i++) {
		const struct facts *answer = r->now.given[FIELD_COUNT + i];
		if (answer && !answer->is.keep) {
			if (binding_row_is_note(r->binding, record))
				r->counts.notes++;
			else
				r->counts.filtered[i]++;
			return true;
		}
	}
	return false;
}

static bool is_equal_row(struct row_reader *r, const struct csv_record *record)
{
	uint32_t known = r->seen->count;

	if (intern_add(r->seen, row_text(r, record)) == known)
		return false;
	r->counts.equal_rows++;
	return true;
}

static inline void use_row(struct row_reader *r, const struct csv_record *record)
{
	r->now.job = NULL;
	r->now.place = NULL;
	r->now.o.kin = NULL;
	r->now.o.employer_kin = NULL;
	if (r->layout->pad_rows)
		record = row_pad(r, record);
	if (!is_whole(r, record)) {
		row_reject(r, record);
		return;
	}
	columns_look_up(r, record);
	if (is_filtered(r, record) || (r->seen && is_equal_row(r, record)))
		return;
	if (r->out.notes_rows)
		row_note(r, record);
	if (!row_read_observation(r, record)) {
		row_reject(r, record);
		return;
	}
	row_count_texts(r, record);
	row_count_job(r, r->now.given[FIELD_TITLE], 1);
	row_count_place(r, 1);
	if (row_block_has_keys(r))
		row_template_learn(r, record);
	row_give(r, record);
}

void row_use(struct row_reader *r, const struct csv_record *record, const struct row_like *like)
{
	if (row_is_known(like))
		row_use_like(r, record, like);
	else
		use_row(r, record);
}

int row_reader_take(struct err *e, void *context, const struct csv_record *record)
{
	struct row_reader *r = context;

	(void)e;
	r->counts.ledger.rows_read++;
	row_use(r, record, template_look_up(r, record));
	return 0;
}
