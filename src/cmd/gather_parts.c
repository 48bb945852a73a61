/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_parts.c: see gather_parts.h. */
#include "cmd/gather_parts.h"

#include <stdio.h>
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
#include "cmd/part_walk.h"
#include "estimate/cells_packed.h"
#include "model/ledger_packed.h"

void part_keeper_start(struct part_keeper *k, size_t sources)
{
	k->sections = mem_zero(sources, sizeof(*k->sections));
	for (k->count = 0; k->count < sources; k->count++)
		part_sections_init(&k->sections[k->count]);
	apart_rows_init(&k->apart);
	buf_init(&k->rejects, PART_MOST);
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

bool gather_from_parts(const struct gather *g, size_t number)
{
	const struct source *source = &g->config->sources[number];

	return source->from_parts || (source->kept_part && !g->without_part[number]);
}

static const char *path_at(const struct source *source, size_t i)
{
	return source->from_parts ? source->paths.items[i] : source->kept_part;
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

struct naming {
	struct gather *g;
	const struct input_file *files; /* as the ledger has them now */
};

static int take_rejects(struct err *e, void *context, size_t file, struct text name,
			struct text rows)
{
	const struct naming *n = context;

	return take_rejects_of(e, n->g, name, rows, n->files[file].name);
}

/* ---- rows kept one by one ---- */

/* Rows come file by file. */
struct taking {
	struct gather *g;
	const struct input_file *files; /* that the rows number */
	struct quarantine *into, noted;
	uint32_t last;
};

static void take_any(void *context, const struct observation *o, uint32_t file)
{
	const struct gather *g = context;

	(void)file;
	cells_add(g->cells, o);
}

static void end_file(struct taking *t)
{
	const struct quarantine *one = &t->noted;

	quarantine_take(t->into, &one, 1);
	quarantine_release(&t->noted);
	quarantine_init(&t->noted);
}

static void take_sound(void *context, const struct observation *o, uint32_t file)
{
	struct taking *t = context;
	struct gather *g = t->g;
	struct outlier figures[OUTLIER_COMPONENTS];
	struct observation named = *o;
	size_t count;

	named.file = t->files[file].name;
	count = g->outliers ? outliers_of(g->outliers, g->cells, &named, figures) : 0;
	if (file != t->last)
		end_file(t);
	t->last = file;
	if (count)
		quarantine_add(&t->noted, &named, figures, count);
	else
		cells_add(g->cells, &named);
}

static int take_sound_rows(struct err *e, struct gather *g, size_t number, const struct part *p,
			   size_t first_file)
{
	struct taking t = {.g = g,
			   .files = g->ledgers[number].files + first_file,
			   .into = &g->quarantines[number]};
	int result;

	quarantine_init(&t.noted);
	result = part_walk_rows(e, p, catalogue_count(g->tables->catalogue), take_sound, &t);
	end_file(&t);
	quarantine_release(&t.noted);
	return result;
}

/* Cells of a source, and the rows that it keeps one by one. */
static int merge_split(struct err *e, struct gather *g, struct cells *cells, size_t number,
		       const struct part *p, size_t first_file)
{
	cells_merge(g->cells, cells);
	return take_sound_rows(e, g, number, p, first_file);
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

/* What an earlier run kept is no input: whatever is wrong with it, its files are there. */
static void leave_part(struct gather *g, size_t number, const struct err *why)
{
	const char *advice = strstr(why->text, ": make it again"); /* of parts that are given */
	size_t len = advice ? (size_t)(advice - why->text) : strlen(why->text);

	g->without_part[number] = true;
	fprintf(stderr, "note: source %s is read anew: %.*s\n", g->config->sources[number].name,
		(int)len, why->text);
}

/* False where it was left. */
static bool open_kept(struct gather *g, size_t number, struct part *p,
		      const struct part_head *wanted)
{
	struct err why = ERR_INIT;

	if (open_part(&why, p, &g->config->sources[number], 0, wanted) == 0) {
		if (part_walk_all(&why, g, p) == 0)
			return true;
		part_release(p);
	}
	leave_part(g, number, &why);
	return false;
}

/* Pieces of a file that are all there are one file; the last may still go on, but at the end. */
static int check_pieces(struct err *e, const struct ledger *ledger, bool at_end)
{
	const struct input_file *cut = ledger_cut_file(ledger);

	if (!cut || (!at_end && cut->from == 0 && cut == &ledger->files[ledger->file_count - 1]))
		return 0;
	return err_set(e, ERR_INPUT,
		       "%s: %s: a piece of it is missing, or there twice: give the parts of --part "
		       "1/N to N/N, each once",
		       ledger->source, cut->name);
}

static int take_counts(struct err *e, struct gather *g, size_t number, const struct part *p)
{
	struct ledger *ledger = &g->ledgers[number];
	struct naming naming = {.g = g};
	size_t first_file;

	if (part_walk_ledger(e, p, ledger) || check_pieces(e, ledger, false))
		return -1;
	ledger->sample = ledger->sample || p->head.sample;
	first_file = ledger->file_count - part_file_count(p);
	for (size_t i = first_file; i < ledger->file_count; i++)
		if (gather_check_content(e, g, number, &ledger->files[i]))
			return -1;
	if (g->source_facts &&
	    part_walk_facts(e, p, g->source_facts, catalogue_count(g->tables->catalogue)))
		return -1;
	naming.files = ledger->files + first_file;
	return part_walk_rejects(e, p, take_rejects, &naming);
}

static int take_part(struct err *e, struct gather *g, size_t number, const struct part *p)
{
	const size_t roles = catalogue_count(g->tables->catalogue);

	return take_counts(e, g, number, p) || part_walk_cells(e, p, g->cells, roles) ||
		       part_walk_rows(e, p, roles, take_any, g)
		   ? -1
		   : 0;
}

/* The sections that a kept part has already. */
static void keep_sections(struct gather *g, size_t number, const struct part *p)
{
	for (size_t i = 0; g->keeper && i < PART_cells; i++) {
		buf_clear(&g->keeper->sections[number].of[i]);
		buf_add_text(&g->keeper->sections[number].of[i], p->sections[i]);
	}
}

static int read_kept(struct err *e, struct gather *g, size_t number, const struct part_head *wanted)
{
	struct part p;
	int result;

	if (!open_kept(g, number, &p, wanted))
		return 0;
	result = take_part(e, g, number, &p);
	keep_sections(g, number, &p);
	part_release(&p);
	return result;
}

static int read_given(struct err *e, struct gather *g, size_t number,
		      const struct part_head *wanted)
{
	const struct source *source = &g->config->sources[number];

	for (size_t i = 0; i < source->paths.count; i++) {
		struct part p;
		int result;
		if (interrupt_check(e) || open_part(e, &p, source, i, wanted))
			return -1;
		result = take_part(e, g, number, &p);
		part_release(&p);
		if (result)
			return -1;
	}
	return check_pieces(e, &g->ledgers[number], true);
}

int gather_read_parts(struct err *e, struct gather *g, size_t number)
{
	const struct source *source = &g->config->sources[number];
	struct part_head wanted;
	struct buf room;
	int result;

	buf_init(&room, BUF_LIMIT_DEFAULT);
	result = part_identity(e, &wanted, &room, g, source);
	if (result == 0)
		result = source->from_parts ? read_given(e, g, number, &wanted)
					    : read_kept(e, g, number, &wanted);
	buf_release(&room);
	return result;
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

/* `seen`: the files of the parts so far, which number those of this one. */
static int take_part_again(struct err *e, struct gather *g, size_t number, const struct part *p,
			   struct ledger *seen, bool *cut)
{
	struct cells *cells = gather_cells_new(g);
	uint16_t role;
	code country;
	int result = part_walk_ledger(e, p, seen) ||
		     part_walk_cells(e, p, cells, catalogue_count(g->tables->catalogue));

	*cut = result == 0 && g->outliers && outliers_cut(g->outliers, cells, &role, &country);
	if (*cut && !g->config->sources[number].kept_part)
		result = say_cut(e, g, p, role, country);
	if (result == 0 && !*cut)
		result = merge_split(e, g, cells, number, p, seen->file_count - part_file_count(p));
	cells_free(cells);
	return result ? -1 : 0;
}

static int take_kept_again(struct err *e, struct gather *g, size_t number,
			   const struct part_head *wanted, struct ledger *seen, bool *cut)
{
	struct part p;
	int result;

	*cut = !open_kept(g, number, &p, wanted);
	if (*cut)
		return 0;
	result = take_part_again(e, g, number, &p, seen, cut);
	part_release(&p);
	return result;
}

static int take_given_again(struct err *e, struct gather *g, size_t number,
			    const struct part_head *wanted, struct ledger *seen, bool *cut)
{
	const struct source *source = &g->config->sources[number];

	for (size_t i = 0; i < source->paths.count; i++) {
		struct part p;
		int result;
		if (interrupt_check(e) || open_part(e, &p, source, i, wanted))
			return -1;
		result = take_part_again(e, g, number, &p, seen, cut);
		part_release(&p);
		if (result)
			return -1;
	}
	return 0;
}

int gather_read_parts_again(struct err *e, struct gather *g, size_t number, bool *cut)
{
	const struct source *source = &g->config->sources[number];
	struct part_head wanted;
	struct ledger seen;
	struct buf room;
	int result;

	buf_init(&room, BUF_LIMIT_DEFAULT);
	result = part_identity(e, &wanted, &room, g, source);
	*cut = false;
	ledger_init(&seen, source->name);
	if (result == 0)
		result = source->from_parts ? take_given_again(e, g, number, &wanted, &seen, cut)
					    : take_kept_again(e, g, number, &wanted, &seen, cut);
	ledger_release(&seen);
	buf_release(&room);
	g->ledgers[number].quarantined = g->quarantines[number].observations;
	return result;
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
	struct cells *cells = k->cells;
	struct part made;
	int result;

	apart_rows_sort(&k->apart);
	cells_pack(&sections->of[PART_cells], cells);
	apart_rows_pack(&sections->of[PART_apart], &k->apart);
	k->cells = NULL;
	made = part_view(sections, g->ledgers[number].rows_read, g->ledgers[number].source);
	result = merge_split(e, g, cells, number, &made, 0);
	g->ledgers[number].quarantined = g->quarantines[number].observations;
	if (result == 0)
		result = k->give(e, k->context, number, sections);
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
