/* SPDX-License-Identifier: GPL-3.0-or-later */
/* occupation_lists.c: what O*NET lists of an occupation besides its tasks: technologies, reported titles,
 * related occupations; one item per row.
 */
#include <limits.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "ingest/tables/table.h"

/* One file of any of the three kinds. */
struct reading {
	struct table table;
	struct arena *texts; /* of the set */
	const char *source, *publication;
	void *set; /* of the kind that is read */
};

static bool reject_value(struct reading *r, const struct csv_record *row, enum field field)
{
	return table_reject(&r->table, row, REJECT_VALUE, r->table.file.binding.columns[field]);
}

/* False: rejected. */
static bool read_code(struct reading *r, const struct csv_record *row, enum field field,
		      const char **out)
{
	struct text cell = table_cell(&r->table, row, field);

	*out = table_onet_code(cell, r->texts);
	if (*out)
		return true;
	return table_reject(&r->table, row,
			    field == FIELD_OCCUPATION && !cell.len ? REJECT_NO_TITLE : REJECT_VALUE,
			    r->table.file.binding.columns[field]);
}

static bool read_words(struct reading *r, const struct csv_record *row, enum field field,
		       const char **out)
{
	struct text cell = table_cell(&r->table, row, field);

	*out = arena_copy(r->texts, cell);
	return cell.len || reject_value(r, row, field);
}

/* An empty cell is no. */
static bool read_flag(struct reading *r, const struct csv_record *row, enum field field, bool *out)
{
	struct text cell = table_cell(&r->table, row, field);

	*out = text_equal_fold(cell, TEXT_LITERAL("yes"));
	return *out || !cell.len || text_equal_fold(cell, TEXT_LITERAL("no")) ||
	       reject_value(r, row, field);
}

/* ---- "Cascading style sheets CSS" ---- */

enum { ACRONYM_LEAST = 2, ACRONYM_MOST = 6 };

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_acronym(struct text word)
{
	if (word.len < ACRONYM_LEAST || word.len > ACRONYM_MOST || !is_capital(*word.data))
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (!is_capital(word.data[i]) && !ascii_digit(word.data[i]))
			return false;
	return true;
}

/* Are its letters those of `words`, in order, the first at or next to the beginning of a word? */
static bool stands_for(struct text acronym, struct text words)
{
	size_t found = 0, at = 0;

	for (size_t i = 0; i < words.len && found < acronym.len; i++) {
		at = i && words.data[i - 1] == ' ' ? 0 : at + (i > 0);
		if (ascii_digit(acronym.data[found]))
			break;
		if (ascii_lower(words.data[i]) == ascii_lower(acronym.data[found]) &&
		    (found || at < 2))
			found++;
	}
	while (found < acronym.len && ascii_digit(acronym.data[found]))
		found++;
	return found == acronym.len;
}

/* O*NET puts an acronym after the words that it stands for, two at least: in brackets, as one would write it. */
static const char *with_brackets(struct arena *texts, const char *name)
{
	struct text all = text_of(name), rest = all, word;
	size_t words = 0;
	struct buf out;

	while (text_split(&rest, ' ', &word)) {
		struct text before = {.data = all.data, .len = (size_t)(word.data - all.data)};

		if (words++ < 2 || !is_acronym(word) || !stands_for(word, before))
			continue;
		buf_init(&out, BUF_LIMIT_DEFAULT);
		buf_addf(&out, "%.*s(%.*s)%s", TEXT_ARG(before), TEXT_ARG(word),
			 word.data + word.len);
		name = arena_copy(texts, buf_text(&out));
		buf_release(&out);
		break;
	}
	return name;
}

static int on_technology(struct err *e, void *context, const struct csv_record *row)
{
	struct reading *r = context;
	struct technology_set *set = r->set;
	struct technology one = {
	    .source = r->source, .publication = r->publication, .line = row->line};

	(void)e;
	if (!table_takes(&r->table, row) || !read_code(r, row, FIELD_OCCUPATION, &one.occupation) ||
	    !read_words(r, row, FIELD_TECHNOLOGY, &one.name) ||
	    !read_flag(r, row, FIELD_HOT, &one.hot) ||
	    !read_flag(r, row, FIELD_IN_DEMAND, &one.in_demand))
		return 0;
	one.name = with_brackets(r->texts, one.name);
	one.category = arena_copy(r->texts, table_cell(&r->table, row, FIELD_CATEGORY));
	set->items = mem_grow(set->items, &set->room, set->count + 1, sizeof(one));
	set->items[set->count++] = one;
	r->table.ledger->observations++;
	return 0;
}

static int on_title(struct err *e, void *context, const struct csv_record *row)
{
	struct reading *r = context;
	struct reported_title_set *set = r->set;
	struct reported_title one = {
	    .source = r->source, .publication = r->publication, .line = row->line};

	(void)e;
	if (!table_takes(&r->table, row) || !read_code(r, row, FIELD_OCCUPATION, &one.occupation) ||
	    !read_words(r, row, FIELD_REPORTED_TITLE, &one.title))
		return 0;
	set->items = mem_grow(set->items, &set->room, set->count + 1, sizeof(one));
	set->items[set->count++] = one;
	r->table.ledger->observations++;
	return 0;
}

static int on_pair(struct err *e, void *context, const struct csv_record *row)
{
	struct reading *r = context;
	struct related_pair_set *set = r->set;
	struct related_pair one = {
	    .source = r->source, .publication = r->publication, .line = row->line};
	long long index;

	(void)e;
	if (!table_takes(&r->table, row) || !read_code(r, row, FIELD_OCCUPATION, &one.occupation) ||
	    !read_code(r, row, FIELD_RELATED, &one.related))
		return 0;
	if (!related_tier_read(table_cell(&r->table, row, FIELD_TIER), &one.tier)) {
		reject_value(r, row, FIELD_TIER);
		return 0;
	}
	if (!text_to_long(table_cell(&r->table, row, FIELD_RELATED_PLACE), &index) || index < 1 ||
	    index > INT_MAX) {
		reject_value(r, row, FIELD_RELATED_PLACE);
		return 0;
	}
	one.index = (int)index;
	set->items = mem_grow(set->items, &set->room, set->count + 1, sizeof(one));
	set->items[set->count++] = one;
	r->table.ledger->observations++;
	return 0;
}

static int read_list(struct err *e, struct reading *r, const struct layout *layout,
		     const char *path, const struct ingest_sink *sink, struct ledger *ledger,
		     csv_on_record *on_row)
{
	int result = table_open(e, &r->table, layout, path, sink, ledger);

	if (result == 0) {
		r->source = arena_copy(r->texts, text_of(ledger->source));
		r->publication = table_publication(&r->table, r->texts);
		result = table_read(e, &r->table, on_row, r);
	}
	table_close(&r->table);
	return result;
}

int ingest_technologies(struct err *e, const struct layout *layout, const char *path,
			const struct ingest_tables *tables, const struct ingest_sink *sink,
			struct technology_set *set, struct ledger *ledger)
{
	struct reading r = {.texts = &set->texts, .set = set};

	(void)tables;
	return read_list(e, &r, layout, path, sink, ledger, on_technology);
}

int ingest_reported_titles(struct err *e, const struct layout *layout, const char *path,
			   const struct ingest_tables *tables, const struct ingest_sink *sink,
			   struct reported_title_set *set, struct ledger *ledger)
{
	struct reading r = {.texts = &set->texts, .set = set};

	(void)tables;
	return read_list(e, &r, layout, path, sink, ledger, on_title);
}

int ingest_related(struct err *e, const struct layout *layout, const char *path,
		   const struct ingest_tables *tables, const struct ingest_sink *sink,
		   struct related_pair_set *set, struct ledger *ledger)
{
	struct reading r = {.texts = &set->texts, .set = set};

	(void)tables;
	return read_list(e, &r, layout, path, sink, ledger, on_pair);
}
