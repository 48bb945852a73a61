/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_file.c: one role's file, data/roles/<id>.ini (data/roles/README.md explains how to write
 * it).
 *
 * Every error names the file and line and what to write instead. A phrase belongs to one role only;
 * the error for the second names the first.
 */
#include "model/title/role_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/ini.h"
#include "base/mem.h"

enum {
	ID_MAX = 64,
	OCCUPATIONS_MAX = 16,
	LIST_MAX = 32,
};

/* Weights are written with a few decimals: what adds to 1 on paper is taken for it. */
#define WEIGHTS_TOLERANCE 1e-6

struct role_reading {
	struct catalogue *catalogue;
	const char *path;
	struct role *role;
	uint16_t index;
	bool own;
	bool has_phrase;
	const struct ini_entry *entry; /* the one being read */
	struct role_occupation occupations[OCCUPATIONS_MAX];
	unsigned lines[OCCUPATIONS_MAX]; /* of the occupations */
};

/* ---- texts, ids and lists ---- */

/* Continuation lines of a value become one line. */
static const char *one_line(struct role_reading *r, struct text value)
{
	struct buf line;
	struct text part;
	const char *copy;

	buf_init(&line, BUF_LIMIT_DEFAULT);
	for (struct text rest = value; text_split(&rest, '\n', &part);) {
		if (line.len && part.len)
			buf_add_char(&line, ' ');
		buf_add_text(&line, part);
	}
	copy = arena_copy(&r->catalogue->bytes, buf_text(&line));
	buf_release(&line);
	return copy;
}

/* Lower-case words joined by -: ids are file names and parts of URLs. */
static bool id_valid(struct text id)
{
	if (!id.len || id.len > ID_MAX || id.data[0] == '-' || id.data[id.len - 1] == '-')
		return false;
	for (size_t i = 0; i < id.len; i++) {
		char ch = id.data[i];
		if (ch == '-' ? id.data[i - 1] == '-'
			      : !(ascii_digit(ch) || (ch >= 'a' && ch <= 'z')))
			return false;
	}
	return true;
}

static int bad_entry(struct err *e, const struct role_reading *r, unsigned line, const char *what)
{
	return err_set(e, ERR_USAGE, "%s:%u: %.*s: %s", r->path, line, TEXT_ARG(r->entry->key),
		       what);
}

static int read_list(struct err *e, struct role_reading *r, const char *const **out, size_t *count)
{
	const char **items = arena_zero(&r->catalogue->bytes, LIST_MAX, sizeof(*items));
	struct text rest = r->entry->value, item;
	unsigned line = r->entry->line;

	*out = items;
	*count = 0;
	while (list_next(&rest, &line, &item)) {
		if (*count == LIST_MAX)
			return bad_entry(e, r, line, "the list is too long");
		if (!id_valid(item))
			return bad_entry(e, r, line, "each is lower-case words joined by -");
		items[(*count)++] = arena_copy(&r->catalogue->bytes, item);
	}
	return 0;
}

static int read_text(struct err *e, struct role_reading *r, const char **out)
{
	if (*out)
		return bad_entry(e, r, r->entry->line, "is given twice");
	*out = one_line(r, r->entry->value);
	return **out ? 0 : bad_entry(e, r, r->entry->line, "is empty");
}

static int unknown_key(struct err *e, const struct role_reading *r, const char *const *names,
		       size_t count)
{
	const char *near = text_nearest(r->entry->key, names, count);

	return err_set(e, ERR_USAGE, "%s:%u: unknown key \"%.*s\" in [%.*s]%s%s%s", r->path,
		       r->entry->line, TEXT_ARG(r->entry->key), TEXT_ARG(r->entry->section),
		       near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* The functions of the NIST AI Risk Management Framework 1.0 (NIST AI 100-1, January 2023,
 * section 5: "the Core is composed of four functions"). */
static const char *const rmf_functions[] = {"govern", "map", "measure", "manage"};

/* Each is one of the framework's functions, once. */
static int read_tags(struct err *e, struct role_reading *r)
{
	struct role *role = r->role;

	if (read_list(e, r, &role->tags, &role->tag_count))
		return -1;
	for (size_t i = 0; i < role->tag_count; i++) {
		const char *tag = role->tags[i], *near;
		size_t k = 0;

		while (k < COUNT(rmf_functions) && strcmp(tag, rmf_functions[k]) != 0)
			k++;
		if (k < COUNT(rmf_functions)) {
			for (size_t before = 0; before < i; before++)
				if (strcmp(role->tags[before], tag) == 0)
					return err_set(e, ERR_USAGE,
						       "%s:%u: tags: %s is there twice", r->path,
						       r->entry->line, tag);
			continue;
		}
		near = text_nearest(text_of(tag), rmf_functions, COUNT(rmf_functions));
		return err_set(e, ERR_USAGE,
			       "%s:%u: tags: no function \"%s\" of the NIST AI RMF (govern, map, "
			       "measure, manage)%s%s%s",
			       r->path, r->entry->line, tag, near ? "; did you mean \"" : "",
			       near ? near : "", near ? "\"?" : "");
	}
	return 0;
}

static int read_role_section(struct err *e, struct role_reading *r)
{
	static const char *const keys[] = {"name", "family", "summary", "moves_from",
					   "tags", "track",  "formerly"};
	struct role *role = r->role;
	struct text key = r->entry->key;

	if (text_equal(key, text_of(keys[0])))
		return read_text(e, r, &role->name);
	if (text_equal(key, text_of(keys[1]))) {
		if (!id_valid(r->entry->value))
			return bad_entry(e, r, r->entry->line,
					 "a family is lower-case words joined by -");
		return read_text(e, r, &role->family);
	}
	if (text_equal(key, text_of(keys[2])))
		return read_text(e, r, &role->summary);
	if (text_equal(key, text_of(keys[3])))
		return read_list(e, r, &role->moves_from, &role->moves_from_count);
	if (text_equal(key, text_of(keys[4])))
		return read_tags(e, r);
	if (text_equal(key, text_of(keys[5]))) {
		if (level_from_word(r->entry->value, &role->track) && level_is_track(role->track))
			return 0;
		return bad_entry(e, r, r->entry->line,
				 "a role's own track is manager or executive");
	}
	if (text_equal(key, text_of(keys[6])))
		return read_list(e, r, &role->formerly, &role->formerly_count);
	return unknown_key(e, r, keys, COUNT(keys));
}

/* ---- titles ---- */

static int read_titles_section(struct err *e, struct role_reading *r)
{
	static const char *const keys[] = {"anywhere", "guarded", "subject", "whole", "otherwise"};
	static const enum rule_kind kinds[] = {RULE_ANYWHERE, RULE_GUARDED, RULE_SUBJECT,
					       RULE_WHOLE, RULE_OTHERWISE};

	for (size_t i = 0; i < COUNT(keys); i++)
		if (text_equal(r->entry->key, text_of(keys[i]))) {
			const struct rule_source source = {.file = r->path,
							   .line = r->entry->line,
							   .role = r->index,
							   .kind = kinds[i],
							   .own = r->own};
			r->has_phrase = r->has_phrase || r->entry->value.len;
			return rules_read(e, r->catalogue, &source, r->entry->value);
		}
	return unknown_key(e, r, keys, COUNT(keys));
}

/* ---- occupations ---- */

/* A detailed SOC code: "15-2051". */
static int read_occupations_section(struct err *e, struct role_reading *r)
{
	struct role *role = r->role;
	double weight;

	if (text_equal(r->entry->key, TEXT_LITERAL("note")))
		return read_text(e, r, &role->occupation_note);
	if (!occupation_is_detailed(r->entry->key))
		return bad_entry(e, r, r->entry->line,
				 "is not the code of a detailed SOC 2018 occupation (15-2051)");
	if (!text_to_double(r->entry->value, &weight) || !(weight > 0 && weight <= 1))
		return bad_entry(e, r, r->entry->line, "a weight is above 0 and at most 1");
	for (size_t i = 0; i < role->occupation_count; i++)
		if (text_equal(text_of(r->occupations[i].soc), r->entry->key))
			return bad_entry(e, r, r->entry->line, "is given twice");
	if (role->occupation_count == OCCUPATIONS_MAX)
		return bad_entry(e, r, r->entry->line, "is one occupation too many");
	r->lines[role->occupation_count] = r->entry->line;
	r->occupations[role->occupation_count++] =
	    (struct role_occupation){arena_copy(&r->catalogue->bytes, r->entry->key), weight};
	return 0;
}

/* ---- ladder ---- */

static int read_levels_section(struct err *e, struct role_reading *r)
{
	static const char *const keys[] = {"junior", "mid",	"senior",
					   "staff",  "manager", "executive"};
	enum level level;

	if (!level_from_word(r->entry->key, &level) || level == LEVEL_UNKNOWN)
		return unknown_key(e, r, keys, COUNT(keys));
	return read_text(e, r, &r->role->level_notes[level]);
}

/* ---- the file ---- */

static const struct {
	const char *name;
	int (*read)(struct err *e, struct role_reading *r);
} sections[] = {
    {"role", read_role_section},
    {"titles", read_titles_section},
    {"occupations", read_occupations_section},
    {"levels", read_levels_section},
};

static int read_section(struct err *e, struct role_reading *r)
{
	for (size_t i = 0; i < COUNT(sections); i++)
		if (text_equal(r->entry->section, text_of(sections[i].name)))
			return sections[i].read(e, r);
	return err_set(e, ERR_USAGE,
		       "%s:%u: unknown section [%.*s]; the sections are role, titles, occupations, "
		       "levels",
		       r->path, r->entry->line, TEXT_ARG(r->entry->section));
}

/* Checks that need the whole file. */
static int check_role(struct err *e, const struct role_reading *r)
{
	const struct role *role = r->role;
	double sum = 0;

	if (!role->name || !role->family || !role->summary)
		return err_set(e, ERR_USAGE, "%s: [role] needs name, family and summary", r->path);
	if (!r->has_phrase)
		return err_set(e, ERR_USAGE, "%s: [titles] has no phrase", r->path);
	for (size_t i = 0; i < role->occupation_count; i++)
		sum += r->occupations[i].weight;
	if (!role->occupation_count || !role->occupation_note)
		return err_set(e, ERR_USAGE, "%s: [occupations] needs codes and a note why",
			       r->path);
	if (fabs(sum - 1) > WEIGHTS_TOLERANCE)
		return err_set(e, ERR_USAGE, "%s: the weights of [occupations] add to %.6g, not 1",
			       r->path, sum);
	return 0;
}

static void keep_occupations(struct role_reading *r)
{
	struct role_occupation *kept =
	    arena_zero(&r->catalogue->bytes, r->role->occupation_count, sizeof(*kept));

	unsigned *lines =
	    arena_zero(&r->catalogue->bytes, r->role->occupation_count, sizeof(*lines));

	for (size_t i = 0; i < r->role->occupation_count; i++) {
		kept[i] = r->occupations[i];
		lines[i] = r->lines[i];
	}
	r->role->occupations = kept;
	r->role->occupation_lines = lines;
}

int role_file_read(struct err *e, struct catalogue *c, const char *path, const char *name, bool own)
{
	struct text id = text_of(name);
	struct role_reading r = {.catalogue = c, .path = path, .own = own};
	struct ini ini;
	int status = -1;

	id.len -= sizeof(".ini") - 1;
	if (!id_valid(id))
		return err_set(e, ERR_USAGE,
			       "%s: the file's name is the role's id: at most %d characters, "
			       "lower-case words joined by -",
			       path, ID_MAX);
	r.index = (uint16_t)c->role_count;
	r.role = &c->roles[c->role_count];
	r.role->id = arena_copy(&c->bytes, id);
	r.role->file = path;
	if (ini_read(e, &ini, path))
		goto done;
	for (size_t i = 0; i < ini.count; i++) {
		r.entry = &ini.entries[i];
		if (read_section(e, &r))
			goto done;
	}
	if (check_role(e, &r))
		goto done;
	keep_occupations(&r);
	c->role_count++;
	status = 0;
done:
	ini_release(&ini);
	return status;
}
