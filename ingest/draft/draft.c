/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft.c: a first layout for a file that has none. */
#include "ingest/draft/draft.h"

#include "ingest/draft/draft_private.h"

int layout_draft(struct err *e, struct buf *out, const char *path,
		 const struct ingest_tables *tables)
{
	struct draft d = {.tables = tables, .path = path};
	int result = draft_read(e, &d.table, path, tables);

	if (result == 0) {
		draft_look(&d.table, tables);
		draft_guess(&d);
		draft_write(out, &d);
	}
	draft_table_release(&d.table);
	return result;
}
