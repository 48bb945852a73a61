/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part_combine.c: section by section; see part_combine.h. */
#include "cmd/part_combine.h"

#include "cmd/as_of.h"
#include "cmd/gather_sink.h"
#include "cmd/part_walk.h"
#include "estimate/cells_packed.h"
#include "model/ledger_packed.h"
#include "parts/apart_rows.h"

static int combine_ledgers(struct err *e, struct buf *out, const struct part *const parts[2])
{
	struct ledger ledger;
	int result = 0;

	ledger_init(&ledger, "");
	for (size_t i = 0; result == 0 && i < 2; i++)
		result = part_walk_ledger(e, parts[i], &ledger);
	ledger_pack(out, &ledger);
	ledger_release(&ledger);
	return result;
}

static int combine_facts(struct err *e, struct buf *out, const struct part *const parts[2],
			 size_t roles)
{
	struct source_facts *facts = source_facts_new();
	int result = 0;

	for (size_t i = 0; result == 0 && i < 2; i++)
		result = part_walk_facts(e, parts[i], facts, roles);
	source_facts_pack(out, facts);
	source_facts_free(facts);
	return result;
}

/* Files of the second part are numbered behind those of the first, of which the last may go on in it. */
struct numbering {
	struct buf *rejects;
	struct apart_rows rows;
	size_t before;
};

static int add_rejects(struct err *e, void *context, size_t file, struct text name,
		       struct text rows)
{
	struct numbering *n = context;

	(void)e;
	pack_varint(n->rejects, file + n->before);
	pack_text(n->rejects, name);
	pack_text(n->rejects, rows);
	return 0;
}

static void add_row(void *context, const struct observation *o, uint32_t file)
{
	struct numbering *n = context;

	apart_rows_add(&n->rows, file + (uint32_t)n->before, o);
}

static int combine_numbered(struct err *e, struct part_sections *out,
			    const struct part *const parts[2], size_t roles)
{
	const struct part both = part_view(out, 0, ""); /* its ledger is made already */
	struct numbering n = {.rejects = &out->of[PART_rejects]};
	int result = 0;

	apart_rows_init(&n.rows);
	for (size_t i = 0; result == 0 && i < 2; i++) {
		n.before = i ? part_file_count(&both) - part_file_count(parts[1]) : 0;
		result = part_walk_rejects(e, parts[i], add_rejects, &n) ||
			 part_walk_rows(e, parts[i], roles, add_row, &n);
	}
	apart_rows_sort(&n.rows);
	apart_rows_pack(&out->of[PART_apart], &n.rows);
	apart_rows_release(&n.rows);
	return result ? -1 : 0;
}

static int combine_cells(struct err *e, const struct gather *g, struct buf *out,
			 const struct part *const parts[2], size_t roles)
{
	struct cells *cells = gather_cells_new(g);
	int result = 0;

	for (size_t i = 0; result == 0 && i < 2; i++)
		result = part_walk_cells(e, parts[i], cells, roles);
	if (result == 0)
		cells_pack(out, cells);
	cells_free(cells);
	return result;
}

int part_combine(struct err *e, const struct gather *g, struct part_sections *out,
		 const struct part *first, const struct part *second)
{
	const struct part *const parts[2] = {first, second};
	const size_t roles = catalogue_count(g->tables->catalogue);
	struct gather dated = *g;

	dated.as_of = as_of_date(&g->config->settings, g->tables);
	return combine_ledgers(e, &out->of[PART_ledger], parts) ||
		       combine_facts(e, &out->of[PART_facts], parts, roles) ||
		       combine_cells(e, &dated, &out->of[PART_cells], parts, roles) ||
		       combine_numbered(e, out, parts, roles)
		   ? -1
		   : 0;
}
