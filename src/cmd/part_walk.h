/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part_walk.h: the sections of a part, from end to end: what each is unpacked into, and that nothing is left over.
 *
 * What no reading makes is ERR_INPUT by the part's name (part_foreign); what was unpacked so far is then of no use.
 */
#ifndef PAYBANDS_CMD_PART_WALK_H
#define PAYBANDS_CMD_PART_WALK_H

#include "cmd/gather.h"
#include "parts/part.h"

/* How many files its rows are numbered by. */
size_t part_file_count(const struct part *p);
/* Also ERR_INPUT where its first row goes on with the pair of the last one of `into`. */
must_check int part_walk_ledger(struct err *e, const struct part *p, struct ledger *into);
must_check int part_walk_facts(struct err *e, const struct part *p, struct source_facts *into,
			       size_t roles);
must_check int part_walk_cells(struct err *e, const struct part *p, struct cells *into,
			       size_t roles);
/* The rejected rows of one file, as CSV, and the name it had. -1 stops the walk. */
typedef int part_on_rejects(struct err *e, void *context, size_t file, struct text name,
			    struct text rows);
must_check int part_walk_rejects(struct err *e, const struct part *p, part_on_rejects *take,
				 void *context);
/* A row that was kept by itself; its texts are borrowed from the part, o->file is NULL. */
typedef void part_on_row(void *context, const struct observation *o, uint32_t file);
must_check int part_walk_rows(struct err *e, const struct part *p, size_t roles, part_on_row *take,
			      void *context);
/* All of them, for nothing but whether they hold. */
must_check int part_walk_all(struct err *e, const struct gather *g, const struct part *p);

#endif
