/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_parts.c: see gather_parts.h. */
#include "cmd/gather_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/csv_out.h"
#include "base/mem.h"
#include "cmd/gather_checks.h"
#include "cmd/gather_sink.h"
#include "cmd/gather_source.h"
#include "cmd/interrupt.h"
#include "cmd/part_identity.h"
#include "estimate/cells_packed.h"
#include "model/ledger_packed.h"

void part_keeper_start(struct part_keeper *k, size_t sources)
{
	k->sections = mem_zero(sources, sizeof(*k->sections));
	for (k->count = 0; k->count < sources; k->count++)
		part_sections_init(&k->sections[k->count]);
	apart_rows_init(&k->apart);
	buf_init(&k->rejects, SIZE_MAX / 4);
}

void part_keeper_release(struct part_keeper *k)
{
	for (size_t i = 0; i < k->count; i++)
		part_sections_release(&k->sections[i]);
	free(k->sections);
	outliers_free(k->near);
	cells_free(k->cells);
	apart_rows_release(&k->apart);
	buf_release(&k->rejects);
	k->sections = NULL;
	k->count = 0;
}

bool gather_from_parts(const struct source *source)
{
	return source->from_parts || source->kept_part;
}

static size_t path_count(const struct source *source)
{
	return source->from_parts ? source->paths.count : 1;
}

static const char *path_at(const struct source *source, size_t i)
{
	return source->from_parts ? source->paths.items[i] : source->kept_part;
}

static struct cells_bounds bounds_of(const struct gather *g, const struct part *p)
{
	return (struct cells_bounds){.roles = catalogue_count(g->tables->catalogue),
				     .rows = p->head.rows};
}

static struct unpacking section(const struct part *p, enum part_section which)
{
	return unpacking_of(p->sections[which]);
}

static int end_section(struct err *e, const struct part *p, const struct unpacking *in)
{
	return in->bad || in->at != in->end ? part_foreign(e, p) : 0;
}

/* ---- rejects, whose files may have other names among more parts ---- */

struct renaming {
	struct buf *out;
	const char *from, *to;
};

static int rename_row(struct err *e, void *context, const struct csv_record *record)
{
	struct renaming *r = context;

	(void)e;
	for (size_t i = 0; i < record->count; i++) {
		bool file = i + 1 == record->count;
		if (i)
			buf_add_char(r->out, ',');
		csv_add_field(r->out,
			      file && text_equal(record->fields[i], text_of(r->from))
				  ? text_of(r->to)
				  : record->fields[i],
			      true);
	}
	buf_add_char(r->out, '\n');
	return 0;
}

static int rename_rows(struct err *e, struct renaming *r, struct text rows)
{
	const struct csv_dialect comma = {.delimiter = ',', .quoting = true};
	char *copy = mem_copy_text(rows.data, rows.len);
	const struct csv_block block = {
	    .data = copy, .len = rows.len, .first_line = 1, .has_quote = true};
	struct csv_parser *parser = NULL;
	int result = csv_parser_new(e, &parser, &comma);

	if (result == 0)
		result = csv_parse_block(e, parser, &block, rename_row, r);
	csv_parser_free(parser);
	free(copy);
	return result;
}

/* Of one file: its name in the part, and its rows. */
static int take_rejects_of(struct err *e, struct gather *g, struct text name, struct text rows,
			   const char *now)
{
	struct renaming r = {.to = now};
	struct buf renamed;
	char *was;
	int result;

	if (!g->rejects || !rows.len)
		return 0;
	if (text_equal(name, text_of(now)))
		return file_out_write(e, g->rejects, rows.data, rows.len);
	was = mem_copy_text(name.data, name.len);
	buf_init(&renamed, BUF_LIMIT_DEFAULT);
	r.out = &renamed;
	r.from = was;
	result = rename_rows(e, &r, rows);
	if (result == 0)
		result = file_out_write(e, g->rejects, renamed.data, renamed.len);
	buf_release(&renamed);
	free(was);
	return result;
}

static int take_rejects(struct err *e, struct gather *g, const struct part *p,
			const struct ledger *ledger, size_t first_file)
{
	struct unpacking in = section(p, PART_rejects);

	while (!in.bad && in.at < in.end) {
		uint64_t file = unpack_varint(&in);
		struct text name = unpack_text(&in), rows = unpack_text(&in);
		if (!packed_hold(&in, file < ledger->file_count - first_file))
			break;
		if (take_rejects_of(e, g, name, rows, ledger->files[first_file + file].name))
			return -1;
	}
	return end_section(e, p, &in);
}

/* ---- rows kept one by one ---- */

typedef void take_row(struct gather *g, const struct observation *o, struct quarantine *noted);

static void take_any(struct gather *g, const struct observation *o, struct quarantine *noted)
{
	(void)noted;
	cells_add(g->cells, o);
}

static void take_sound(struct gather *g, const struct observation *o, struct quarantine *noted)
{
	struct outlier figures[OUTLIER_COMPONENTS];
	size_t count = g->outliers ? outliers_of(g->outliers, g->cells, o, figures) : 0;

	if (count)
		quarantine_add(noted, o, figures, count);
	else
		cells_add(g->cells, o);
}

static void end_file(struct quarantine *to, struct quarantine *noted)
{
	const struct quarantine *one = noted;

	quarantine_take(to, &one, 1);
	quarantine_release(noted);
	quarantine_init(noted);
}

/* `files` are the names that the rows number; rows come file by file. */
static void take_rows(struct unpacking *in, struct gather *g, size_t number,
		      const struct input_file *files, size_t file_count, take_row *take)
{
	size_t count = apart_rows_unpack_count(in);
	struct quarantine noted;
	uint32_t last = 0, file;
	struct observation o;

	quarantine_init(&noted);
	for (size_t i = 0; i < count && !in->bad; i++) {
		apart_row_unpack(in, &o, &file, file_count, catalogue_count(g->tables->catalogue));
		if (in->bad)
			break;
		if (file != last)
			end_file(&g->quarantines[number], &noted);
		last = file;
		o.file = files[file].name;
		take(g, &o, &noted);
	}
	end_file(&g->quarantines[number], &noted);
	quarantine_release(&noted);
}

/* ---- the first reading ---- */

static int open_part(struct err *e, struct part *p, const struct source *source, size_t which,
		     const struct part_head *wanted)
{
	if (part_read(e, p, path_at(source, which)))
		return -1;
	if (part_check(e, p, wanted) == 0)
		return 0;
	part_release(p);
	return -1;
}

static int take_counts(struct err *e, struct gather *g, size_t number, const struct part *p)
{
	struct ledger *ledger = &g->ledgers[number];
	size_t first_file = ledger->file_count;
	struct unpacking in = section(p, PART_ledger);

	if (!ledger_unpack(&in, ledger, p->head.rows) && !in.bad)
		return part_cut_pair(e, p);
	ledger->sample = ledger->sample || p->head.sample;
	if (end_section(e, p, &in))
		return -1;
	for (size_t i = first_file; i < ledger->file_count; i++)
		if (gather_check_content(e, g, number, &ledger->files[i]))
			return -1;
	in = section(p, PART_facts);
	if (g->source_facts)
		source_facts_unpack(&in, g->source_facts, catalogue_count(g->tables->catalogue),
				    p->head.rows);
	if (g->source_facts && end_section(e, p, &in))
		return -1;
	return take_rejects(e, g, p, ledger, first_file);
}

static int take_part(struct err *e, struct gather *g, size_t number, const struct part *p)
{
	const struct cells_bounds bounds = bounds_of(g, p);
	struct ledger *ledger = &g->ledgers[number];
	size_t first_file = ledger->file_count;
	struct unpacking in = section(p, PART_cells);

	if (take_counts(e, g, number, p))
		return -1;
	cells_unpack(&in, g->cells, &bounds);
	if (end_section(e, p, &in))
		return -1;
	in = section(p, PART_apart);
	take_rows(&in, g, number, ledger->files + first_file, ledger->file_count - first_file,
		  take_any);
	return end_section(e, p, &in);
}

/* The sections that a kept part has already. */
static void keep_sections(struct gather *g, size_t number, const struct part *p)
{
	for (size_t i = 0; g->keeper && i < PART_cells; i++) {
		buf_clear(&g->keeper->sections[number].of[i]);
		buf_add_text(&g->keeper->sections[number].of[i], p->sections[i]);
	}
}

int gather_read_parts(struct err *e, struct gather *g, size_t number)
{
	const struct source *source = &g->config->sources[number];
	struct part_head wanted;

	if (part_identity(e, &wanted, g->config, g->home, g->tables, source))
		return -1;
	for (size_t i = 0; i < path_count(source); i++) {
		struct part p;
		int result;
		if (interrupt_check(e) || open_part(e, &p, source, i, &wanted))
			return -1;
		result = take_part(e, g, number, &p);
		if (source->kept_part)
			keep_sections(g, number, &p);
		part_release(&p);
		if (result)
			return -1;
	}
	return 0;
}

/* ---- the second reading ---- */

static int say_cut(struct err *e, const struct gather *g, const struct part *p, uint16_t role,
		   code country)
{
	char letters[4];

	code_text(country, letters);
	return err_set(
	    e, ERR_INPUT,
	    "%s: pay of %s%s%s in its cells is farther out than --outlier-distance %g of "
	    "all parts together allows, and is not there row by row: make it again with "
	    "--apart 0",
	    p->name, catalogue_role(g->tables->catalogue, role)->id, *letters ? " in " : "",
	    letters, g->config->settings.outlier_distance);
}

/* Cells of a source, and the rows that it keeps one by one. */
static void merge_split(struct gather *g, struct cells *cells, struct unpacking *apart,
			size_t number, const struct input_file *files, size_t file_count)
{
	cells_merge(g->cells, cells);
	take_rows(apart, g, number, files, file_count, take_sound);
}

static int take_part_again(struct err *e, struct gather *g, size_t number, const struct part *p,
			   size_t *first_file, bool *cut)
{
	const struct cells_bounds bounds = bounds_of(g, p);
	const struct ledger *ledger = &g->ledgers[number];
	struct cells *cells = gather_cells_new(g);
	struct unpacking in = section(p, PART_cells), counts = section(p, PART_ledger);
	struct unpacking apart = section(p, PART_apart);
	size_t files = unpack_count(&counts, 1);
	uint16_t role;
	code country;

	cells_unpack(&in, cells, &bounds);
	*cut = !in.bad && g->outliers && outliers_cut(g->outliers, cells, &role, &country);
	if (!in.bad && !*cut)
		merge_split(g, cells, &apart, number, ledger->files + *first_file, files);
	*first_file += files;
	cells_free(cells);
	if (*cut)
		return g->config->sources[number].kept_part ? 0 : say_cut(e, g, p, role, country);
	return end_section(e, p, &in) || end_section(e, p, &apart) ? -1 : 0;
}

int gather_read_parts_again(struct err *e, struct gather *g, size_t number, bool *cut)
{
	const struct source *source = &g->config->sources[number];
	struct part_head wanted;
	size_t first_file = 0;

	*cut = false;
	if (part_identity(e, &wanted, g->config, g->home, g->tables, source))
		return -1;
	for (size_t i = 0; i < path_count(source) && !*cut; i++) {
		struct part p;
		int result;
		if (interrupt_check(e) || open_part(e, &p, source, i, &wanted))
			return -1;
		result = take_part_again(e, g, number, &p, &first_file, cut);
		part_release(&p);
		if (result)
			return -1;
	}
	g->ledgers[number].quarantined = g->quarantines[number].observations;
	return 0;
}

/* ---- making parts ---- */

void gather_note_rejects(struct gather *g, size_t number)
{
	struct buf *out = &g->keeper->sections[number].of[PART_rejects];
	const struct ledger *ledger = &g->ledgers[number];
	struct buf *rows = &g->keeper->rejects;

	if (rows->len) {
		pack_varint(out, ledger->file_count - 1);
		pack_text(out, text_of(ledger->files[ledger->file_count - 1].name));
		pack_text(out, buf_text(rows));
	}
	buf_clear(rows);
}

void gather_note_part(struct gather *g, size_t number)
{
	struct part_sections *sections = &g->keeper->sections[number];

	ledger_pack(&sections->of[PART_ledger], &g->ledgers[number]);
	if (g->source_facts)
		source_facts_pack(&sections->of[PART_facts], g->source_facts);
}

void gather_begin_split(struct gather *g)
{
	g->keeper->cells = gather_cells_new(g);
	apart_rows_release(&g->keeper->apart);
	apart_rows_init(&g->keeper->apart);
}

int gather_end_split(struct err *e, struct gather *g, size_t number)
{
	struct part_keeper *k = g->keeper;
	struct part_sections *sections = &k->sections[number];
	const struct ledger *ledger = &g->ledgers[number];
	struct cells *cells = k->cells;
	struct unpacking apart;
	int result;

	apart_rows_sort(&k->apart);
	cells_pack(&sections->of[PART_cells], cells);
	apart_rows_pack(&sections->of[PART_apart], &k->apart);
	apart = unpacking_of(buf_text(&sections->of[PART_apart]));
	k->cells = NULL;
	merge_split(g, cells, &apart, number, ledger->files, ledger->file_count);
	g->ledgers[number].quarantined = g->quarantines[number].observations;
	result = apart.bad ? err_set(e, ERR_BUG, "source %s: rows kept apart are not read back",
				     ledger->source)
			   : k->give(e, k->context, number, sections);
	cells_free(cells);
	part_sections_release(sections);
	part_sections_init(sections);
	return result;
}

int gather_give_whole(struct err *e, struct gather *g)
{
	struct part_keeper *k = g->keeper;
	struct part_sections *sections = &k->sections[0];

	cells_pack(&sections->of[PART_cells], g->cells);
	apart_rows_pack(&sections->of[PART_apart], &k->apart);
	return k->give(e, k->context, 0, sections);
}
