/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part_combine.c: section by section; see part_combine.h. */
#include "cmd/part_combine.h"

#include "cmd/as_of.h"
#include "cmd/gather_sink.h"
#include "estimate/cells_packed.h"
#include "model/ledger_packed.h"
#include "parts/apart_rows.h"

static int end(struct err *e, const struct part *p, const struct unpacking *in)
{
	return in->bad || in->at != in->end ? part_foreign(e, p) : 0;
}

static size_t file_count(const struct part *p)
{
	struct unpacking in = unpacking_of(p->sections[PART_ledger]);

	return unpack_count(&in, 1);
}

static int combine_ledgers(struct err *e, struct buf *out, const struct part *const parts[2])
{
	struct ledger ledger;
	int result = 0;

	ledger_init(&ledger, "");
	for (size_t i = 0; result == 0 && i < 2; i++) {
		struct unpacking in = unpacking_of(parts[i]->sections[PART_ledger]);
		bool whole = ledger_unpack(&in, &ledger, parts[i]->head.rows);
		result = end(e, parts[i], &in);
		if (result == 0 && !whole)
			result = part_cut_pair(e, parts[i]);
	}
	ledger_pack(out, &ledger);
	ledger_release(&ledger);
	return result;
}

static int combine_facts(struct err *e, struct buf *out, const struct part *const parts[2],
			 size_t roles)
{
	struct source_facts *facts = source_facts_new();
	int result = 0;

	for (size_t i = 0; result == 0 && i < 2; i++) {
		struct unpacking in = unpacking_of(parts[i]->sections[PART_facts]);
		source_facts_unpack(&in, facts, roles, parts[i]->head.rows);
		result = end(e, parts[i], &in);
	}
	source_facts_pack(out, facts);
	source_facts_free(facts);
	return result;
}

static int combine_rejects(struct err *e, struct buf *out, const struct part *const parts[2])
{
	const size_t files = file_count(parts[0]);

	for (size_t i = 0; i < 2; i++) {
		struct unpacking in = unpacking_of(parts[i]->sections[PART_rejects]);
		while (!in.bad && in.at < in.end) {
			pack_varint(out, unpack_varint(&in) + (i ? files : 0));
			pack_text(out, unpack_text(&in));
			pack_text(out, unpack_text(&in));
		}
		if (end(e, parts[i], &in))
			return -1;
	}
	return 0;
}

static int combine_cells(struct err *e, const struct gather *g, struct buf *out,
			 const struct part *const parts[2])
{
	struct cells *cells = gather_cells_new(g);
	int result = 0;

	for (size_t i = 0; result == 0 && i < 2; i++) {
		const struct cells_bounds bounds = {.roles = catalogue_count(g->tables->catalogue),
						    .rows = parts[i]->head.rows};
		struct unpacking in = unpacking_of(parts[i]->sections[PART_cells]);
		cells_unpack(&in, cells, &bounds);
		result = end(e, parts[i], &in);
	}
	if (result == 0)
		cells_pack(out, cells);
	cells_free(cells);
	return result;
}

static void add_rows(struct apart_rows *all, struct unpacking *in, size_t files, size_t before,
		     size_t roles)
{
	size_t count = apart_rows_unpack_count(in);
	struct observation o;
	uint32_t file;

	for (size_t i = 0; i < count && !in->bad; i++) {
		apart_row_unpack(in, &o, &file, files, roles);
		if (!in->bad)
			apart_rows_add(all, file + (uint32_t)before, &o);
	}
}

static int combine_rows(struct err *e, struct buf *out, const struct part *const parts[2],
			size_t roles)
{
	struct apart_rows all;
	int result = 0;

	apart_rows_init(&all);
	for (size_t i = 0; result == 0 && i < 2; i++) {
		struct unpacking in = unpacking_of(parts[i]->sections[PART_apart]);
		add_rows(&all, &in, file_count(parts[i]), i ? file_count(parts[0]) : 0, roles);
		result = end(e, parts[i], &in);
	}
	apart_rows_sort(&all);
	apart_rows_pack(out, &all);
	apart_rows_release(&all);
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
		       combine_rejects(e, &out->of[PART_rejects], parts) ||
		       combine_cells(e, &dated, &out->of[PART_cells], parts) ||
		       combine_rows(e, &out->of[PART_apart], parts, roles)
		   ? -1
		   : 0;
}
