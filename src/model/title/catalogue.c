/* SPDX-License-Identifier: GPL-3.0-or-later */
/* catalogue.c: reading data/roles into a catalogue.
 *
 * Files are read in order of name, so that the catalogue is the same whatever the folder's own
 * order is; roles are sorted by id. Everything given out is borrowed from the catalogue's arena.
 * What is checked here need not be checked again when titles are read.
 */
#include "model/title/role_private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/folder.h"
#include "base/mem.h"
#include "model/title/role_file.h"

#define WORDS_FILE "words.ini"

/* A role's file. */
struct role_path {
	const char *name; /* "ml-engineer.ini" */
	const char *path;
	bool own; /* an operator's */
};

struct role_paths {
	struct role_path *items;
	size_t count, room;
};

static const char *path_of(struct arena *bytes, const char *directory, const char *name)
{
	struct buf path;
	const char *copy;

	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/%s", directory, name);
	copy = arena_copy(bytes, buf_text(&path));
	buf_release(&path);
	return copy;
}

static bool is_role_file(struct text name)
{
	return text_ends(name, TEXT_LITERAL(".ini")) && name.data[0] != '.' &&
	       !text_equal(name, TEXT_LITERAL(WORDS_FILE));
}

/* An own file takes the place of the installed one of its name. */
static void add_path(struct role_paths *paths, struct role_path path)
{
	for (size_t i = 0; i < paths->count; i++)
		if (strcmp(paths->items[i].name, path.name) == 0) {
			paths->items[i] = path;
			return;
		}
	paths->items = mem_grow(paths->items, &paths->room, paths->count + 1, sizeof(path));
	paths->items[paths->count++] = path;
}

static int list_files(struct err *e, struct role_paths *paths, struct arena *bytes,
		      const char *directory, bool own)
{
	struct folder folder;
	int result = folder_read(e, &folder, directory, ERR_USAGE, "roles");

	for (size_t i = 0; i < folder.count; i++)
		if (is_role_file(text_of(folder.names[i])))
			add_path(paths, (struct role_path){
					    .name = arena_copy(bytes, text_of(folder.names[i])),
					    .path = path_of(bytes, directory, folder.names[i]),
					    .own = own});
	folder_release(&folder);
	return result;
}

/* By id: "ml-engineer" before "ml-engineer-lead", though '-' sorts before '.'. */
static int compare_files(const void *a, const void *b)
{
	struct text x = text_of(((const struct role_path *)a)->name);
	struct text y = text_of(((const struct role_path *)b)->name);

	x.len -= sizeof(".ini") - 1;
	y.len -= sizeof(".ini") - 1;
	return text_compare(x, y);
}

/* The words, and the phrases among them that mean a title has no role here. */
static int load_words(struct err *e, struct catalogue *c, const struct layers *folders)
{
	struct layers_file files;
	int result;

	layers_file_init(&files, folders, WORDS_FILE);
	result = word_list_read(e, &c->words, &c->bytes, &files.paths);
	layers_file_release(&files);
	for (size_t i = 0; result == 0 && i < c->words.no_role_count; i++) {
		const struct kept_list *kept = &c->words.no_role[i];
		const struct rule_source source = {.file = kept->path,
						   .line = kept->line,
						   .role = ROLE_NONE,
						   .kind = RULE_ANYWHERE,
						   .own = kept->own};
		result = rules_read(e, c, &source, kept->value);
	}
	return result;
}

static int load_roles(struct err *e, struct catalogue *c, const struct layers *folders,
		      const struct role_paths *paths)
{
	if (!paths->count)
		return err_set(e, ERR_USAGE, "%s: holds no role (a role is a file <id>.ini)",
			       folders->installed);
	if (paths->count >= ROLE_NONE)
		return err_set(e, ERR_USAGE, "%s: holds %zu roles; the most is %d",
			       folders->installed, paths->count, ROLE_NONE - 1);
	c->roles = mem_zero(paths->count, sizeof(*c->roles));
	c->ids = mem_zero(paths->count, sizeof(*c->ids));
	for (size_t i = 0; i < paths->count; i++) {
		const struct role_path *path = &paths->items[i];
		if (role_file_read(e, c, path->path, path->name, path->own))
			return -1;
		c->ids[i] = c->roles[i].id;
	}
	return 0;
}

/* Every role that people come from must be one of the catalogue, and another one. */
static int check_moves(struct err *e, const struct catalogue *c)
{
	for (size_t i = 0; i < c->role_count; i++) {
		const struct role *role = &c->roles[i];
		for (size_t k = 0; k < role->moves_from_count; k++) {
			struct text from = text_of(role->moves_from[k]);
			const char *near;
			if (text_equal(from, text_of(role->id)))
				return err_set(e, ERR_USAGE, "%s: moves_from names itself",
					       role->file);
			if (catalogue_find(c, from) != ROLE_NONE)
				continue;
			near = catalogue_nearest(c, from);
			return err_set(
			    e, ERR_USAGE, "%s: moves_from names \"%s\", which is not a role%s%s%s",
			    role->file, role->moves_from[k], near ? "; did you mean \"" : "",
			    near ? near : "", near ? "\"?" : "");
		}
	}
	return 0;
}

static bool is_former_before(const struct catalogue *c, size_t role, size_t id)
{
	const char *former = c->roles[role].formerly[id];

	for (size_t i = 0; i <= role; i++)
		for (size_t k = 0; k < (i < role ? c->roles[i].formerly_count : id); k++)
			if (strcmp(c->roles[i].formerly[k], former) == 0)
				return true;
	return false;
}

/* An id that a role had leads to it alone: it is of no role, and named once. */
static int check_former(struct err *e, const struct catalogue *c)
{
	for (size_t i = 0; i < c->role_count; i++) {
		const struct role *role = &c->roles[i];
		for (size_t k = 0; k < role->formerly_count; k++) {
			struct text former = text_of(role->formerly[k]);
			const char *fault = NULL;
			if (catalogue_find(c, former) != ROLE_NONE)
				fault = "is a role of the catalogue";
			else if (is_former_before(c, i, k))
				fault = "is named twice";
			if (fault)
				return err_set(e, ERR_USAGE, "%s: formerly: \"%s\" %s", role->file,
					       role->formerly[k], fault);
		}
	}
	return 0;
}

int catalogue_load(struct err *e, struct catalogue **out, const struct layers *folders)
{
	struct catalogue *c = mem_zero(1, sizeof(*c));
	struct role_paths paths = {.items = NULL};
	int status = -1;

	*out = NULL;
	arena_init(&c->bytes);
	word_list_init(&c->words);
	phrases_init(&c->phrases);
	if (list_files(e, &paths, &c->bytes, folders->installed, false) ||
	    (folders->own && list_files(e, &paths, &c->bytes, folders->own, true)))
		goto done;
	if (paths.count)
		qsort(paths.items, paths.count, sizeof(*paths.items), compare_files);
	if (load_words(e, c, folders) || load_roles(e, c, folders, &paths) || check_moves(e, c) ||
	    check_former(e, c) || catalogue_check_families(e, c))
		goto done;
	word_index_build(&c->index, &c->words.ids);
	similar_words_build(&c->similar, &c->index);
	role_evidence_build(&c->evidence, c->roles, c->role_count);
	*out = c;
	c = NULL;
	status = 0;
done:
	free(paths.items);
	catalogue_free(c);
	return status;
}

void catalogue_free(struct catalogue *c)
{
	if (!c)
		return;
	arena_release(&c->bytes);
	word_list_release(&c->words);
	phrases_release(&c->phrases);
	word_index_release(&c->index);
	similar_words_release(&c->similar);
	role_evidence_release(&c->evidence);
	free(c->roles);
	free(c->ids);
	free(c->rules);
	free(c);
}

size_t catalogue_count(const struct catalogue *c)
{
	return c->role_count;
}

const struct role *catalogue_role(const struct catalogue *c, size_t i)
{
	return &c->roles[i];
}

uint16_t catalogue_find(const struct catalogue *c, struct text id)
{
	size_t low = 0, high = c->role_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (text_compare(text_of(c->ids[middle]), id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == c->role_count || !text_equal(text_of(c->ids[low]), id))
		return ROLE_NONE;
	return (uint16_t)low;
}

const char *catalogue_nearest(const struct catalogue *c, struct text id)
{
	return text_nearest(id, c->ids, c->role_count);
}
