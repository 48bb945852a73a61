/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout.c: loads layouts, by name or by path, and answers what they say.
 *
 * A loaded layout is not changed (but for layout_set_date and layout_set_release) and is shared by all threads.
 * It owns its texts; what the functions give out is borrowed from it.
 */
#include "ingest/layout/layout.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ini.h"
#include "base/bytes_in.h"
#include "base/folder.h"
#include "base/mem.h"
#include "ingest/layout/layout_private.h"

enum { EXTENDS_MAX = 3 }; /* layouts one behind the other */

/* ---- the directory of layouts ---- */

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Adds the names of the layouts of a folder. */
static int add_names(struct err *e, const char *directory, struct folder *out)
{
	struct folder files;
	int result = folder_read(e, &files, directory, ERR_USAGE, "layouts");

	for (size_t i = 0; i < files.count; i++) {
		struct text name = text_of(files.names[i]);
		if (name.len <= 4 || name.data[0] == '.' || !text_ends(name, TEXT_LITERAL(".ini")))
			continue;
		out->names = mem_grow(out->names, &out->room, out->count + 1, sizeof(*out->names));
		out->names[out->count++] = mem_copy_text(name.data, name.len - 4);
	}
	folder_release(&files);
	return result;
}

/* The names of all layouts of both folders, sorted, each once; folder_release also after a failure. */
static int list_names(struct err *e, const struct layers *folders, struct folder *out)
{
	size_t kept = 0;
	int result;

	*out = (struct folder){.names = NULL};
	result = add_names(e, folders->installed, out);
	if (result == 0 && folders->own)
		result = add_names(e, folders->own, out);
	if (out->count)
		qsort(out->names, out->count, sizeof(*out->names), compare_names);
	for (size_t i = 0; i < out->count; i++) {
		if (kept && strcmp(out->names[kept - 1], out->names[i]) == 0)
			free(out->names[i]);
		else
			out->names[kept++] = out->names[i];
	}
	out->count = kept;
	return result;
}

/* The own layout of that name, otherwise the installed one; but a layout that extends the one of its own
 * name (`beside` is its path) extends the installed one. */
static char *path_in(const struct layers *folders, const char *name, const char *beside)
{
	size_t room = strlen(name) + sizeof(".ini");
	char *file = mem_alloc(room, 1), *path;
	struct layers_file files;

	snprintf(file, room, "%s.ini", name);
	layers_file_init(&files, folders, file);
	path =
	    files.own && !(beside && strcmp(files.own, beside) == 0) ? files.own : files.installed;
	path = mem_copy_text(path, strlen(path));
	layers_file_release(&files);
	free(file);
	return path;
}

/* *out: the path of the layout of that name; the caller's to free. `else_do` ends the message if
 * there is none. */
static int find_by_name(struct err *e, char **out, const struct layers *folders, const char *name,
			const char *beside, const char *else_do)
{
	struct folder known;
	int result = list_names(e, folders, &known);
	bool found = false;

	for (size_t i = 0; result == 0 && i < known.count; i++)
		found = found || strcmp(name, known.names[i]) == 0;
	if (result == 0 && !found) {
		const char *nearest =
		    text_nearest(text_of(name), (const char *const *)known.names, known.count);
		result = err_set(e, ERR_USAGE,
				 "no layout \"%s\"%s%s%s paybands layouts for all of them%s", name,
				 nearest ? ": did you mean \"" : "", nearest ? nearest : "",
				 nearest ? "\"? See" : "; see", else_do);
	}
	if (result == 0)
		*out = path_in(folders, name, beside);
	folder_release(&known);
	return result;
}

/* ---- the files ---- */

/* Sections may come in any order, but which fields there are depends on the kind. */
static int read_entries(struct err *e, struct layout *l, const struct ini *ini)
{
	for (int head = 1; head >= 0; head--) {
		for (size_t i = 0; i < ini->count; i++) {
			const struct ini_entry *entry = &ini->entries[i];
			bool in_head = text_equal(entry->section, TEXT_LITERAL("layout"));
			if (in_head == (head == 1) && layout_read_entry(e, l, entry))
				return -1;
		}
	}
	return 0;
}

/* A layout may give again what the one it extends gives. */
static void mark_inherited(struct layout *l)
{
	l->extends = true;
	for (size_t i = 0; i < FIELD_COUNT; i++)
		l->columns[i].inherited = true;
	for (size_t i = 0; i < l->filter_count; i++)
		l->filters[i].inherited = true;
	for (size_t i = 0; i < l->case_count; i++)
		l->cases[i].rows.column.inherited = true;
}

static const struct ini_entry *find_extends(const struct ini *ini)
{
	for (size_t i = 0; i < ini->count; i++)
		if (text_equal(ini->entries[i].section, TEXT_LITERAL("layout")) &&
		    text_equal(ini->entries[i].key, TEXT_LITERAL("extends")))
			return &ini->entries[i];
	return NULL;
}

static int read_file(struct err *e, struct layout *l, const struct layers *folders,
		     const char *path, int depth);

/* The layout that `ini` extends, if any, into `l`. */
static int read_extended(struct err *e, struct layout *l, const struct layers *folders,
			 const char *path, const struct ini *ini, int depth)
{
	const struct ini_entry *extends = find_extends(ini);
	char *name, *parent = NULL;
	int result;

	if (!extends)
		return 0;
	if (depth >= EXTENDS_MAX)
		return err_set(e, ERR_USAGE,
			       "%s:%u:%u: extends a layout that extends others in turn, "
			       "or itself: name the first of them",
			       path, extends->line, extends->value_column);
	name = mem_copy_text(extends->value.data, extends->value.len);
	result = find_by_name(e, &parent, folders, name, path, " (extends takes a name, no path)");
	if (result == 0)
		result = read_file(e, l, folders, parent, depth + 1);
	else
		err_prefix(e, "%s:%u:%u: extends", path, extends->line, extends->value_column);
	if (result == 0)
		mark_inherited(l);
	free(parent);
	free(name);
	return result;
}

/* Takes what `ini` says into the layout, after what the layout that it extends says. */
static int read_ini(struct err *e, struct layout *l, const struct layers *folders, const char *path,
		    const struct ini *ini, int depth)
{
	int result = layout_check_said_once(e, ini);

	if (result == 0)
		result = read_extended(e, l, folders, path, ini, depth);
	if (result == 0) {
		free(l->path);
		l->path = mem_copy_text(path, strlen(path));
		result = read_entries(e, l, ini);
	}
	if (result == 0)
		result = layout_check_lines(e, l, ini);
	return result;
}

static int read_file(struct err *e, struct layout *l, const struct layers *folders,
		     const char *path, int depth)
{
	struct ini ini;
	int result = ini_read(e, &ini, path);

	if (result == 0)
		result = read_ini(e, l, folders, path, &ini, depth);
	if (result == 0)
		layout_note_file(l, path);
	ini_release(&ini);
	return result;
}

static struct layout *new_layout(void)
{
	struct layout *l = mem_zero(1, sizeof(*l));

	arena_init(&l->texts);
	l->quoting = true;
	l->mark = MARK_DECIDE;
	for (size_t i = 0; i < FIELD_COUNT; i++)
		l->parsers[i] = field_info((enum field)i)->preset;
	return l;
}

/* The files beside it that it names. */
static int read_tables(struct err *e, struct layout *l, const struct layers *folders)
{
	if (layout_read_crosswalk(e, l, folders))
		return -1;
	return layout_read_areas(e, l, folders);
}

int layout_load_text(struct err *e, struct layout **out, const struct layers *folders,
		     const char *name, struct text text)
{
	struct layout *l = new_layout();
	struct ini ini;
	int result = ini_read_text(e, &ini, name, text);

	*out = NULL;
	if (result == 0)
		result = read_ini(e, l, folders, name, &ini, 0);
	if (result == 0)
		result = layout_check_whole(e, l);
	if (result == 0)
		result = read_tables(e, l, folders);
	ini_release(&ini);
	if (result == 0)
		*out = l;
	else
		layout_free(l);
	return result;
}

static int read_layout(struct err *e, struct layout **out, const struct layers *folders,
		       const char *path)
{
	struct layout *l = new_layout();
	int result = read_file(e, l, folders, path, 0);

	if (result == 0)
		result = layout_check_whole(e, l);
	if (result == 0)
		result = read_tables(e, l, folders);
	if (result) {
		layout_free(l);
		return -1;
	}
	*out = l;
	return 0;
}

static void case_release(struct layout_case *c)
{
	for (size_t i = 0; i < c->count; i++)
		free(c->columns[i].column.names.items);
	free(c->columns);
	free(c->rows.column.names.items);
	free(c->rows.values.items);
}

void layout_free(struct layout *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->filter_count; i++) {
		free(l->filters[i].column.names.items);
		free(l->filters[i].values.items);
	}
	for (size_t i = 0; i < l->measure_count; i++)
		free(l->measures[i].column.names.items);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		free(l->columns[i].names.items);
		free(l->codes[i].items);
		free(l->ignored[i].items);
	}
	for (size_t i = 0; i < l->case_count; i++)
		case_release(&l->cases[i]);
	for (size_t i = 0; i < l->dated_count; i++)
		free(l->dated[i].column.names.items);
	free(l->cases);
	free(l->dated);
	free(l->missing.items);
	free(l->not_released.items);
	free(l->flags);
	free(l->crosswalk);
	free(l->carried);
	free(l->area_table);
	free(l->areas);
	free(l->pair_same.items);
	free(l->filters);
	free(l->measures);
	free(l->top_codes);
	for (size_t i = 0; i < l->file_count; i++)
		free(l->files[i]);
	free(l->files);
	free(l->path);
	arena_release(&l->texts);
	free(l);
}

/* ---- by name ---- */

static int load_by_name(struct err *e, struct layout **out, const struct layers *folders,
			const char *name)
{
	char *path = NULL;
	int result =
	    find_by_name(e, &path, folders, name, NULL, ", or give the path of a layout file");

	if (result == 0)
		result = read_layout(e, out, folders, path);
	free(path);
	return result;
}

bool layout_is_path(struct text name)
{
	return memchr(name.data, '/', name.len) || text_ends(name, TEXT_LITERAL(".ini"));
}

int layout_load(struct err *e, struct layout **out, const struct layers *folders, const char *name)
{
	*out = NULL;
	if (layout_is_path(text_of(name)))
		return read_layout(e, out, folders, name);
	return load_by_name(e, out, folders, name);
}

int layout_print(struct err *e, struct buf *out, const struct layers *folders, const char *name)
{
	struct layout *l = NULL;
	int result = layout_load(e, &l, folders, name);

	if (result == 0)
		result = bytes_in_whole(e, out, l->path);
	layout_free(l);
	return result;
}

int layouts_list(struct err *e, const struct layers *folders, struct buf *out)
{
	struct folder known;
	int result = list_names(e, folders, &known);

	for (size_t i = 0; result == 0 && i < known.count; i++) {
		struct layout *l = NULL;
		result = load_by_name(e, &l, folders, known.names[i]);
		if (result == 0)
			buf_addf(out, "%-25s %-14s %s\n", known.names[i], layout_kind_word(l->kind),
				 layout_title(l));
		layout_free(l);
	}
	folder_release(&known);
	return result;
}

/* ---- queries ---- */

const char *layout_name(const struct layout *l)
{
	return l->name.data;
}

const char *layout_title(const struct layout *l)
{
	return l->title.data;
}

const char *layout_publisher(const struct layout *l)
{
	return l->publisher.data;
}

const char *layout_licence(const struct layout *l)
{
	return l->licence.data;
}

const char *layout_url(const struct layout *l)
{
	return l->url.data ? l->url.data : "";
}

const char *layout_note(const struct layout *l)
{
	return l->note.data ? l->note.data : "";
}

size_t layout_file_count(const struct layout *l)
{
	return l->file_count;
}

const char *layout_file(const struct layout *l, size_t i)
{
	return l->files[i];
}

bool layout_reads_apart(const struct layout *l)
{
	return !l->drop_equal_rows;
}

bool layout_reads_places(const struct layout *l)
{
	return layout_has_column(l, FIELD_PLACE) || l->codes[FIELD_PLACE].count > 0 ||
	       l->constants[FIELD_METRO].data;
}

enum layout_kind layout_kind(const struct layout *l)
{
	return l->kind;
}

void layout_set_date(struct layout *l, struct date date)
{
	l->date = date;
}

const char *layout_release_file(const struct layout *l)
{
	return l->release_file.data;
}

void layout_set_release(struct layout *l, const char *release)
{
	struct buf title;

	buf_init(&title, BUF_LIMIT_DEFAULT);
	buf_addf(&title, "%s, release %s", layout_title(l), release);
	l->title = arena_text(&l->texts, buf_text(&title));
	l->release = arena_text(&l->texts, text_of(release));
	buf_release(&title);
}

const char *layout_release(const struct layout *l)
{
	return l->release.data;
}

bool layout_find_code(const struct layout_codes *codes, struct text theirs, struct text *ours)
{
	/* The last one: a layout that extends another says it anew. */
	for (size_t i = codes->count; i-- > 0;) {
		if (text_equal_fold(theirs, codes->items[i].theirs)) {
			*ours = codes->items[i].ours;
			return true;
		}
	}
	*ours = codes->other;
	return codes->any_other;
}

int layout_fail_constant(struct err *e, const struct layout *l, enum field field, const char *wrong)
{
	const struct layout_place *at = &l->constant_places[field];

	return err_set(e, ERR_USAGE, "%s:%u:%u: %s = %.*s: %s", at->path, at->line, at->column,
		       field_info(field)->word, TEXT_ARG(l->constants[field]), wrong);
}
