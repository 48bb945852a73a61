/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part_walk.c: see part_walk.h. */
#include "cmd/part_walk.h"

#include "cmd/gather_sink.h"
#include "estimate/cells_packed.h"
#include "model/ledger_packed.h"
#include "parts/apart_rows.h"

static struct unpacking section(const struct part *p, enum part_section which)
{
	return unpacking_of(p->sections[which]);
}

static int end(struct err *e, const struct part *p, const struct unpacking *in)
{
	return in->bad || in->at != in->end ? part_foreign(e, p) : 0;
}

size_t part_file_count(const struct part *p)
{
	struct unpacking in = section(p, PART_ledger);

	return unpack_count(&in, 1);
}

/* Names the first of its files that has rows. */
static int say_cut_pair(struct err *e, const struct part *p)
{
	struct unpacking in = section(p, PART_ledger);
	struct ledger own;
	size_t first = 0;
	int result;

	ledger_init(&own, "");
	(void)ledger_unpack(&in, &own, p->head.rows);
	while (first + 1 < own.file_count && own.files[first].rows_read == 0)
		first++;
	result = part_cut_pair(e, p, own.file_count ? own.files[first].name : "it");
	ledger_release(&own);
	return result;
}

int part_walk_ledger(struct err *e, const struct part *p, struct ledger *into)
{
	struct unpacking in = section(p, PART_ledger);
	bool whole = ledger_unpack(&in, into, p->head.rows);

	if (end(e, p, &in))
		return -1;
	return whole ? 0 : say_cut_pair(e, p);
}

int part_walk_facts(struct err *e, const struct part *p, struct source_facts *into, size_t roles)
{
	struct unpacking in = section(p, PART_facts);

	source_facts_unpack(&in, into, roles, p->head.rows);
	return end(e, p, &in);
}

int part_walk_cells(struct err *e, const struct part *p, struct cells *into, size_t roles)
{
	const struct cells_bounds bounds = {.roles = roles, .rows = p->head.rows};
	struct unpacking in = section(p, PART_cells);

	cells_unpack(&in, into, &bounds);
	return end(e, p, &in);
}

int part_walk_rejects(struct err *e, const struct part *p, part_on_rejects *take, void *context)
{
	const size_t files = part_file_count(p);
	struct unpacking in = section(p, PART_rejects);

	while (!in.bad && in.at < in.end) {
		uint64_t file = unpack_varint(&in);
		struct text name = unpack_text(&in), rows = unpack_text(&in);
		if (!packed_hold(&in, file < files))
			break;
		if (take(e, context, (size_t)file, name, rows))
			return -1;
	}
	return end(e, p, &in);
}

int part_walk_rows(struct err *e, const struct part *p, size_t roles, part_on_row *take,
		   void *context)
{
	const size_t files = part_file_count(p);
	struct unpacking in = section(p, PART_apart);
	size_t count = apart_rows_unpack_count(&in);

	for (size_t i = 0; i < count && !in.bad; i++) {
		struct observation o;
		uint32_t file;
		apart_row_unpack(&in, &o, &file, files, roles);
		if (!in.bad)
			take(context, &o, file);
	}
	return end(e, p, &in);
}

static int pass_rejects(struct err *e, void *context, size_t file, struct text name,
			struct text rows)
{
	(void)e, (void)context, (void)file, (void)name, (void)rows;
	return 0;
}

static void pass_row(void *context, const struct observation *o, uint32_t file)
{
	(void)context, (void)o, (void)file;
}

int part_walk_all(struct err *e, const struct gather *g, const struct part *p)
{
	const size_t roles = catalogue_count(g->tables->catalogue);
	struct source_facts *facts = source_facts_new();
	struct cells *cells = gather_cells_new(g);
	struct ledger ledger;
	int result;

	ledger_init(&ledger, "");
	result = part_walk_ledger(e, p, &ledger) || part_walk_facts(e, p, facts, roles) ||
			 part_walk_rejects(e, p, pass_rejects, NULL) ||
			 part_walk_cells(e, p, cells, roles) ||
			 part_walk_rows(e, p, roles, pass_row, NULL)
		     ? -1
		     : 0;
	ledger_release(&ledger);
	cells_free(cells);
	source_facts_free(facts);
	return result;
}
