/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_fault.c: why a row is rejected, and its record: a count and a line of the rejects, unless it
 * is blank or a note.
 */
#include <assert.h>
#include <stdio.h>

#include "ingest/rows/row_reader.h"

bool row_fault(struct row_reader *r, const struct csv_record *record, enum reject_reason reason,
	       enum field field)
{
	int column = r->now.at[field];

	r->now.fault = (struct fault){.reason = reason, .column = column};
	assert(column == COLUMN_NONE || (size_t)column < record->count);
	if (column != COLUMN_NONE)
		r->now.fault.value = row_field(record, column);
	return false;
}

/* A row of only delimiters is how spreadsheets save an empty line. */
static bool is_blank_row(const struct csv_record *record)
{
	for (size_t i = 0; i < record->count; i++)
		if (text_trim(csv_record_field(record, i)).len)
			return false;
	return true;
}

void row_reject(struct row_reader *r, const struct csv_record *record)
{
	char fields[64];

	csv_record_complete(record);
	if (is_blank_row(record)) {
		r->counts.blank_rows++;
		return;
	}
	if (binding_row_is_note(r->binding, record)) {
		r->counts.notes++;
		return;
	}
	assert(r->now.fault.reason < REJECT_COUNT);
	r->counts.ledger.rejected[r->now.fault.reason]++;
	if (!r->out.rejects)
		return;
	if (r->now.fault.reason == REJECT_RAGGED) {
		snprintf(fields, sizeof(fields), "%zu field%s, the header has %zu", record->count,
			 record->count == 1 ? "" : "s", r->binding->width);
		r->now.fault.value = text_of(fields);
	}
	reject_add_row(r->out.rejects, r->counts.ledger.source, record->line, r->now.fault.reason,
		       binding_column_name(r->binding, r->now.fault.column), r->now.fault.value,
		       r->now.o.file);
}
