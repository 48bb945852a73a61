/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference_merge.c: see reference_merge.h.
 *
 * The operator's file is read first and kept, its rows chained by key. The installed one is then streamed.
 */
#include "model/reference_merge.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/csv_in.h"
#include "base/intern.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "model/reference_rules.h"

enum { KEYS_MAX = 2 };

static const struct csv_dialect commas = {.delimiter = ',', .quoting = true};

/* The columns of the key within one file. */
struct key_columns {
	size_t at[KEYS_MAX], count;
};

struct own_row {
	uint64_t line;
	const struct text *fields;
	size_t count;
	uint32_t key;
	size_t next; /* the next row of the key, plus one; 0: it is the last */
};

struct own_key {
	size_t first, last; /* rows of it, plus one */
	bool given; /* they were passed on */
};

struct merge {
	const struct layers *files;
	const struct reference_rule *rule;
	reference_on_record *on_record;
	void *context;
	struct arena texts;
	struct intern names; /* of the keys */
	struct own_key *keys; /* by their number */
	size_t key_room;
	struct own_row *rows; /* the first is the header */
	size_t count, room;
	uint32_t *in_order; /* keys, ascending */
	size_t passed; /* of in_order */
	struct key_columns columns; /* of the file that is being read */
	bool header_seen;
	struct buf folded;
};

/* ---- columns ---- */

size_t reference_column(const struct text *header, size_t count, struct text name)
{
	size_t column = 0;

	while (column < count && !text_equal_fold(text_trim(header[column]), name))
		column++;
	return column;
}

int reference_no_column(struct err *e, const char *path, uint64_t line, const struct text *header,
			size_t count, struct text name)
{
	const char *others = ";\t|";

	for (; *others && count == 1; others++)
		if (header->len && memchr(header->data, *others, header->len))
			return err_set(e, ERR_USAGE,
				       "%s:%" PRIu64 ": there is no column \"%.*s\": columns are "
				       "separated by commas here, not by %s",
				       path, line, TEXT_ARG(name),
				       *others == '\t'	? "tabs"
				       : *others == ';' ? "semicolons"
							: "|");
	return err_set(e, ERR_USAGE, "%s:%" PRIu64 ": there is no column \"%.*s\"", path, line,
		       TEXT_ARG(name));
}

/* ---- keys ---- */

static int find_key(struct err *e, struct merge *m, const char *path,
		    const struct csv_record *header)
{
	struct text rest = text_of(m->rule->key), name;

	m->columns.count = 0;
	while (rest.len && text_split(&rest, ' ', &name)) {
		size_t column = reference_column(header->fields, header->count, name);
		if (column == header->count)
			return reference_no_column(e, path, header->line, header->fields,
						   header->count, name);
		m->columns.at[m->columns.count++] = column;
	}
	return 0;
}

/* Folded fields, with a character between them that folding leaves in none. Borrowed until the next call. */
static struct text key_of(struct merge *m, const struct text *fields, size_t count)
{
	buf_clear(&m->folded);
	for (size_t i = 0; i < m->columns.count; i++) {
		if (i)
			buf_add_char(&m->folded, '|');
		if (m->columns.at[i] < count)
			unicode_fold(&m->folded, fields[m->columns.at[i]], "");
	}
	return buf_text(&m->folded);
}

/* ---- the operator's file ---- */

static void keep_fields(struct merge *m, struct own_row *row, const struct csv_record *record)
{
	struct text *fields = arena_zero(&m->texts, record->count + 1, sizeof(*fields));

	for (size_t i = 0; i < record->count; i++)
		fields[i] = arena_text(&m->texts, record->fields[i]);
	*row = (struct own_row){.line = record->line, .fields = fields, .count = record->count};
}

static int chain(struct err *e, struct merge *m, size_t at)
{
	struct own_row *row = &m->rows[at];
	uint32_t known = m->names.count;
	struct own_key *key;

	row->key = intern_add(&m->names, key_of(m, row->fields, row->count));
	if (row->key == known) {
		m->keys = mem_grow(m->keys, &m->key_room, (size_t)known + 1, sizeof(*m->keys));
		m->keys[known] = (struct own_key){.first = at + 1, .last = at + 1};
		return 0;
	}
	key = &m->keys[row->key];
	if (m->rule->merge != MERGE_BY_GROUP)
		return err_set(e, ERR_USAGE,
			       "%s:%" PRIu64 ": a row of this key (%s) is in line %" PRIu64
			       " already",
			       m->files->own, row->line, m->rule->key, m->rows[key->last - 1].line);
	m->rows[key->last - 1].next = at + 1;
	key->last = at + 1;
	return 0;
}

static int on_own(struct err *e, void *context, const struct csv_record *record)
{
	struct merge *m = context;
	size_t at = m->count;

	m->rows = mem_grow(m->rows, &m->room, m->count + 1, sizeof(*m->rows));
	keep_fields(m, &m->rows[m->count++], record);
	if (at == 0)
		return find_key(e, m, m->files->own, record);
	return *m->rule->key ? chain(e, m, at) : 0;
}

static int compare_keys(const void *left, const void *right, void *names)
{
	const uint32_t *a = left, *b = right;

	return text_compare(intern_text(names, *a), intern_text(names, *b));
}

static void order_keys(struct merge *m)
{
	size_t count = m->names.count;

	m->in_order = mem_alloc(count + 1, sizeof(*m->in_order));
	for (uint32_t i = 0; i < count; i++)
		m->in_order[i] = i;
	if (count && m->rule->merge == MERGE_IN_ORDER)
		qsort_r(m->in_order, count, sizeof(*m->in_order), compare_keys, &m->names);
}

/* ---- passing records on ---- */

static int give_own(struct err *e, struct merge *m, size_t at)
{
	const struct own_row *row = &m->rows[at];

	return m->on_record(e, m->context,
			    &(struct reference_record){.path = m->files->own,
						       .line = row->line,
						       .fields = row->fields,
						       .count = row->count,
						       .own = true,
						       .header = at == 0});
}

static int give_key(struct err *e, struct merge *m, uint32_t key)
{
	int result = 0;

	if (m->keys[key].given)
		return 0;
	m->keys[key].given = true;
	for (size_t at = m->keys[key].first; result == 0 && at; at = m->rows[at - 1].next)
		result = give_own(e, m, at - 1);
	return result;
}

/* The own rows that come before the key, and those of it. */
static int give_up_to(struct err *e, struct merge *m, struct text key)
{
	int result = 0;

	for (; result == 0 && m->passed < m->names.count; m->passed++) {
		uint32_t next = m->in_order[m->passed];
		if (text_compare(intern_text(&m->names, next), key) >= 0)
			break;
		result = give_key(e, m, next);
	}
	return result;
}

static int on_installed(struct err *e, void *context, const struct csv_record *record)
{
	struct merge *m = context;
	bool header = !m->header_seen;
	uint32_t key = INTERN_NONE;

	if (header && m->count && find_key(e, m, m->files->installed, record))
		return -1;
	m->header_seen = true;
	if (!header && m->count && *m->rule->key) {
		struct text name = key_of(m, record->fields, record->count);
		if (m->rule->merge == MERGE_IN_ORDER && give_up_to(e, m, name))
			return -1;
		key = intern_find(&m->names, name);
	}
	if (key != INTERN_NONE)
		return give_key(e, m, key);
	return m->on_record(e, m->context,
			    &(struct reference_record){.path = m->files->installed,
						       .line = record->line,
						       .fields = record->fields,
						       .count = record->count,
						       .header = header});
}

/* The own rows that replaced nothing. */
static int give_rest(struct err *e, struct merge *m)
{
	int result = 0;

	if (*m->rule->key)
		for (size_t i = 0; result == 0 && i < m->names.count; i++)
			result = give_key(e, m, m->in_order[i]);
	else
		for (size_t i = 1; result == 0 && i < m->count; i++)
			result = give_own(e, m, i);
	return result;
}

static int read_own(struct err *e, struct merge *m)
{
	if (csv_read_file(e, m->files->own, &commas, on_own, m))
		return -1;
	if (!m->count)
		return err_set(e, ERR_USAGE, "%s: the file is empty", m->files->own);
	order_keys(m);
	return give_own(e, m, 0);
}

static const struct reference_rule *rule_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return reference_rule_of(text_of(slash ? slash + 1 : path));
}

int reference_merge(struct err *e, const struct layers *files, reference_on_record *on_record,
		    void *context)
{
	struct merge m = {.files = files, .on_record = on_record, .context = context};
	int result = 0;

	if (files->own) {
		m.rule = rule_of(files->own);
		if (!m.rule)
			return err_set(e, ERR_USAGE, "%s: is not a reference table", files->own);
	}
	arena_init(&m.texts);
	intern_init(&m.names);
	buf_init(&m.folded, BUF_LIMIT_DEFAULT);
	if (files->own)
		result = read_own(e, &m);
	if (result == 0 && !(m.rule && m.rule->merge == MERGE_WHOLE)) {
		result = csv_read_file(e, files->installed, &commas, on_installed, &m);
		if (result == 0 && !m.header_seen)
			result = err_set(e, ERR_USAGE, "%s: the file is empty", files->installed);
	}
	if (result == 0 && files->own)
		result = give_rest(e, &m);
	/* A table that cannot be read is a fault of the set-up. */
	if (result)
		err_of_setup(e);
	free(m.rows);
	free(m.keys);
	free(m.in_order);
	buf_release(&m.folded);
	intern_release(&m.names);
	arena_release(&m.texts);
	return result;
}
