/* SPDX-License-Identifier: GPL-3.0-or-later */
/* published.c: a published table of any kind, read by the reader of its kind. */
#include "ingest/ingest.h"

int ingest_published(struct err *e, const struct layout *layout, const char *path,
		     const struct ingest_tables *tables, const struct ingest_sink *sink,
		     struct published_tables *out, struct ledger *ledger)
{
	switch (layout_kind(layout)) {
#define READ(name, member, word, set)                                                              \
	case LAYOUT_##name:                                                                        \
		return ingest_##member(e, layout, path, tables, sink, &out->member, ledger);
		PUBLISHED_TABLES(READ)
#undef READ
	case LAYOUT_OBSERVATIONS:
	case LAYOUT_KINDS:
		break;
	}
	return err_set(e, ERR_BUG, "%s: layout %s is not of a published table", path,
		       layout_name(layout));
}
