/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns.c: the meaning of a row's cells, looked up instead of worked out.
 *
 * columns_look_up leaves in r->now.given, for every field, a pointer to its value: facts of its
 * text, or the layout's constant. Facts do not move during the reader's life. Adjacent columns are
 * looked up together. If the layout has cases ([when]), the last one that holds decides from which
 * column a field is read.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "ingest/layout/layout_codes.h"
#include "ingest/rows/row_reader.h"
#include "model/date_text.h"

enum { TEXTS_FEW = 1000 }; /* of dates: so many are kept as they are, with their times of day */

/* ---- making and releasing ---- */

/* Fields whose texts have facts; the others are read as they come. */
static bool has_facts(enum field field)
{
	static const enum field fields[] = {
	    FIELD_TITLE,       FIELD_DATE,	   FIELD_LEVEL,	     FIELD_YEARS,
	    FIELD_STATE,       FIELD_COUNTRY,	   FIELD_METRO,	     FIELD_EMPLOYER_COUNTRY,
	    FIELD_REMOTE,      FIELD_CURRENCY,	   FIELD_PERIOD,     FIELD_ROLE,
	    FIELD_LEVEL_BASIS, FIELD_SOURCE,	   FIELD_OCCUPATION, FIELD_HOURS,
	    FIELD_FTE,	       FIELD_EQUITY_YEARS, FIELD_SPECIALTY,
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (fields[i] == field)
			return true;
	return false;
}

static void read_constants(struct row_reader *r)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (has_facts((enum field)i))
			facts_of_constant(&r->constants[i], r->layout, r->tables, (enum field)i);
	if (r->binding->date.year) {
		r->constants[FIELD_DATE].state = FACTS_GIVEN;
		r->constants[FIELD_DATE].is.date = r->binding->date;
	}
}

static int by_column(const void *left, const void *right)
{
	const struct column_reader *a = *(struct column_reader *const *)left;
	const struct column_reader *b = *(struct column_reader *const *)right;

	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return (a->slot > b->slot) - (a->slot < b->slot);
}

/* Joined with others, titles and names of sources would be far more texts. */
static bool stands_alone(enum field field)
{
	return field == FIELD_TITLE || field == FIELD_SPECIALTY || field == FIELD_SOURCE;
}

static bool may_join(const struct column_group *g, const struct column_reader *next)
{
	const struct column_reader *last = g->columns[g->count - 1];

	return g->count < GROUP_COLUMNS && last->column + 1 == next->column && !last->twin &&
	       !next->twin && !stands_alone(last->field) && !stands_alone(next->field);
}

static void group_init(struct column_group *g, size_t nowhere)
{
	memo_init(&g->memo);
	for (size_t i = 0; i < GROUP_COLUMNS; i++)
		g->at[i] = (uint16_t)nowhere;
}

static void group_add(struct column_group *g, struct column_reader *c)
{
	if (g->count == 0)
		g->first = c->column;
	g->last = c->column;
	g->at[g->count] = (uint16_t)c->slot;
	g->columns[g->count++] = c;
}

/* A column that two readers read is looked up once: the first of each two that follow each other has the other as its
 * twin, which is taken out. How many are left. */
static size_t pair_twins(struct column_reader **looked_up, size_t count)
{
	size_t left = 0;

	for (size_t i = 0; i < count; i++) {
		struct column_reader *before = left ? looked_up[left - 1] : NULL;
		if (before && !before->twin && !before->drops_time && !looked_up[i]->drops_time &&
		    before->column == looked_up[i]->column)
			before->twin = looked_up[i];
		else
			looked_up[left++] = looked_up[i];
	}
	return left;
}

static void make_groups(struct row_reader *r, struct column_reader **looked_up, size_t count)
{
	r->groups = mem_zero(count, sizeof(*r->groups));
	for (size_t i = 0; i < count; i++) {
		if (!r->group_count || !may_join(&r->groups[r->group_count - 1], looked_up[i]))
			group_init(&r->groups[r->group_count++], r->column_count);
		group_add(&r->groups[r->group_count - 1], looked_up[i]);
	}
}

/* Do dates mean the same with a time of day as without? They have no codes, but words for none may be dates. */
static bool time_says_nothing(const struct layout *l)
{
	for (size_t i = 0; i < l->missing.count; i++)
		if (l->missing.items[i].len && ascii_digit(l->missing.items[i].data[0]))
			return false;
	return true;
}

static void add_column(struct row_reader *r, struct column_reader column)
{
	struct column_reader *c = &r->columns[r->column_count];

	*c = column;
	c->slot = r->column_count++;
	if (c->field == FIELD_DATE && r->layout->date.year)
		c->column = COLUMN_NONE;
	c->drops_time = c->field == FIELD_DATE && time_says_nothing(r->layout);
	memo_init(&c->memo);
	c->given = &r->now.given[c->slot];
	c->none = c->slot < FIELD_COUNT ? &r->constants[c->field] : &r->nothing;
	*c->given = c->slot < FIELD_COUNT ? c->none : NULL;
}

static void add_columns(struct row_reader *r)
{
	const struct binding *b = r->binding;
	const struct layout *l = r->layout;
	size_t count = FIELD_COUNT + l->filter_count;

	for (size_t i = 0; i < l->case_count; i++)
		count += 1 + l->cases[i].count;
	r->columns = mem_zero(count, sizeof(*r->columns));
	r->now.given = mem_zero(count + 1, sizeof(struct facts *));
	for (size_t i = 0; i < FIELD_COUNT; i++)
		add_column(r,
			   (struct column_reader){.column = b->columns[i], .field = (enum field)i});
	for (size_t i = 0; i < l->filter_count; i++)
		add_column(r, (struct column_reader){.column = b->filter_columns[i],
						     .field = FIELD_COUNT,
						     .filter = &l->filters[i]});
	for (size_t i = 0; i < l->case_count; i++) {
		add_column(r, (struct column_reader){.column = b->cases[i].rows,
						     .field = FIELD_COUNT,
						     .rows = &l->cases[i]});
		for (size_t k = 0; k < l->cases[i].count; k++)
			add_column(r,
				   (struct column_reader){.column = b->cases[i].columns[k],
							  .field = l->cases[i].columns[k].field});
	}
}

int columns_init(struct err *e, struct row_reader *r)
{
	struct column_reader **looked_up;
	size_t count = 0;

	arena_init(&r->facts);
	r->titles = title_memo_new(r->tables->catalogue);
	add_columns(r);
	memcpy(r->now.at, r->binding->columns, sizeof(r->now.at));
	looked_up = mem_zero(r->column_count, sizeof(struct column_reader *));
	for (size_t i = 0; i < r->column_count; i++) {
		struct column_reader *c = &r->columns[i];
		if (c->column != COLUMN_NONE && (c->field == FIELD_COUNT || has_facts(c->field)))
			looked_up[count++] = c;
	}
	if (count)
		qsort(looked_up, count, sizeof(struct column_reader *), by_column);
	make_groups(r, looked_up, pair_twins(looked_up, count));
	free(looked_up);
	read_constants(r);
	return layout_check_codes(e, r->layout, r->tables);
}

bool columns_wanted(const struct row_reader *r, bool *wanted)
{
	if (r->pairs || r->seen || r->out.notes_rows)
		return false;
	memset(wanted, 0, r->binding->width * sizeof(*wanted));
	/* Fields by the binding: a trace names the date's column also where the layout states the date. */
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (r->binding->columns[i] != COLUMN_NONE)
			wanted[r->binding->columns[i]] = true;
	for (size_t i = FIELD_COUNT; i < r->column_count; i++) /* filters and cases */
		if (r->columns[i].column != COLUMN_NONE)
			wanted[r->columns[i].column] = true;
	return true;
}

void columns_release(struct row_reader *r)
{
	for (size_t i = 0; i < r->group_count; i++)
		memo_release(&r->groups[i].memo);
	for (size_t i = 0; i < r->column_count; i++)
		memo_release(&r->columns[i].memo);
	title_memo_free(r->titles);
	free(r->groups);
	free(r->now.given);
	free(r->columns);
	arena_release(&r->facts);
}

/* ---- one column ---- */

static void work_out(struct row_reader *r, const struct column_reader *c, struct text text,
		     struct facts *out)
{
	if (c->filter) {
		facts_of_filter(out, c->filter, text);
	} else if (c->rows) {
		*out = (struct facts){.state = FACTS_GIVEN};
		if (!c->rows->rows.values.count)
			out->is.keep = layout_is_missing(r->layout, text_trim(text));
		else
			facts_of_filter(out, &c->rows->rows, text);
	} else if (c->field == FIELD_SOURCE) {
		*out = (struct facts){.state = utf8_valid(text) ? FACTS_GIVEN : FACTS_BAD,
				      .reason = REJECT_ENCODING};
		if (!text.len)
			out->state = FACTS_NONE;
	} else if (c->field == FIELD_TITLE) {
		facts_of_title(out, r->layout, r->tables, r->titles, text);
	} else {
		facts_of(out, r->layout, r->tables, c->field, text);
	}
}

/* Works it out once for all rows, or for this one if it is not kept. */
static struct facts *work_out_value(struct row_reader *r, struct column_reader *c,
				    struct memo_entry *entry, size_t value, struct text text)
{
	struct facts *facts = &c->last;

	if (entry)
		entry->values[value] = facts = arena_zero(&r->facts, 1, sizeof(*facts));
	work_out(r, c, text, facts);
	if (c->field == FIELD_SOURCE && facts->state == FACTS_GIVEN) {
		/* A name must outlive its row: one that is not kept is not a source's name. */
		if (entry)
			facts->is.name = arena_copy(&r->facts, text);
		else
			*facts = (struct facts){.state = FACTS_BAD, .reason = REJECT_VALUE};
	}
	return facts;
}

/* Leaves them where rows look. */
static inline struct facts *give(const struct column_reader *c, struct facts *facts)
{
	if (facts->state == FACTS_NONE)
		facts = c->none;
	*c->given = facts;
	return facts;
}

/* The first time a text is met. */
static struct facts *learn(struct row_reader *r, struct column_reader *c,
			   const struct memo_key *key, struct text text)
{
	struct memo_entry *entry = memo_add(&c->memo, key, text);

	if (c->twin)
		give(c->twin, work_out_value(r, c->twin, entry, 1, text));
	return work_out_value(r, c, entry, 0, text);
}

/* Is it of the day that the last row had? Most days are of eight bytes or more, and take no call. */
static inline bool is_same_day(const struct kept_day *day, struct text text)
{
	const size_t len = day->len, last = len - sizeof(uint64_t);

	if (!len || text.len <= len)
		return false;
	if (len < sizeof(uint64_t)
		? memcmp(text.data, day->bytes, len) != 0
		: memo_load(text.data) != memo_load(day->bytes) ||
		      memo_load(text.data + last) != memo_load(day->bytes + last))
		return false;
	return date_time_at_end(text) == text.len - len;
}
_Static_assert(DAY_BYTES <= 2 * sizeof(uint64_t), "two words have all of a day");

static void keep_day(struct kept_day *day, struct text text, struct facts *facts)
{
	day->len = text.len <= DAY_BYTES ? text.len : 0;
	memcpy(day->bytes, text.data, day->len);
	day->facts = facts;
}

/* A date among many, which differ in their time of day. */
static struct facts *look_up_day(struct row_reader *r, struct column_reader *c, struct text text)
{
	struct text day = date_without_time(text);
	const struct memo_entry *entry;
	struct memo_key key;

	memo_key_of(&key, day, r->block.span);
	entry = memo_find(&c->memo, &key, day);
	if (!entry)
		return learn(r, c, &key, day);
	if (day.len < text.len)
		keep_day(&c->day, day, entry->values[0]);
	return entry->values[0];
}

/* Inline wherever it is used: a call is a tenth of what it does. */
static inline __attribute__((always_inline)) struct facts *
look_up_text(struct row_reader *r, struct column_reader *c, struct text text)
{
	const struct memo_entry *entry;
	struct memo_key key;

	if (c->drops_time && c->memo.count > TEXTS_FEW)
		return is_same_day(&c->day, text) ? c->day.facts : look_up_day(r, c, text);
	memo_key_of(&key, text, r->block.span);
	entry = memo_find(&c->memo, &key, text);
	if (!entry)
		return learn(r, c, &key, text);
	if (c->twin)
		give(c->twin, entry->values[1]);
	return entry->values[0];
}

static inline __attribute__((always_inline)) struct facts *
look_up_one(struct row_reader *r, struct column_reader *c, const struct text *fields)
{
	struct text text = fields[c->column];
	/* Of an empty cell only filters and cases may have something to say. */
	bool says_nothing = !text.len && c->field != FIELD_COUNT && !c->twin;

	return give(c, says_nothing ? c->none : look_up_text(r, c, text));
}

/* ---- columns side by side ---- */

/* Column by column; is all that they say kept? */
static bool look_up_each(struct row_reader *r, struct column_group *g, const struct text *fields)
{
	bool all_kept = true;

	for (size_t i = 0; i < g->count; i++)
		all_kept &= look_up_one(r, g->columns[i], fields) != &g->columns[i]->last;
	return all_kept;
}

/* The first time the columns of the group say this together. */
static void learn_group(struct row_reader *r, struct column_group *g, const struct text *fields,
			const struct memo_key *key, struct text joined)
{
	bool all_kept = look_up_each(r, g, fields);
	struct memo_entry *entry;

	entry = all_kept ? memo_add(&g->memo, key, joined) : NULL;
	for (size_t i = 0; entry && i < GROUP_COLUMNS; i++)
		entry->values[i] = r->now.given[g->at[i]];
}

static inline void look_up_group(struct row_reader *r, struct column_group *g,
				 const struct text *fields)
{
	struct text joined = csv_fields_slice(fields, (size_t)g->first, (size_t)g->last);
	const struct memo_entry *entry;
	struct memo_key key;

	memo_key_of(&key, joined, r->block.span);
	entry = memo_find(&g->memo, &key, joined);
	if (__builtin_expect(!entry, 0)) {
		learn_group(r, g, fields, &key, joined);
		return;
	}
	/* Written out, since most of the time of reading a file is spent here. */
	_Static_assert(GROUP_COLUMNS == 4, "one line for each");
	r->now.given[g->at[0]] = entry->values[0];
	r->now.given[g->at[1]] = entry->values[1];
	r->now.given[g->at[2]] = entry->values[2];
	r->now.given[g->at[3]] = entry->values[3];
}

/* ---- cases ---- */

/* A case wrote over what fields say: the next row starts anew. */
static void undo_cases(struct row_reader *r)
{
	size_t slot = FIELD_COUNT + r->layout->filter_count;

	memcpy(r->now.at, r->binding->columns, sizeof(r->now.at));
	for (; slot < r->column_count; slot++)
		if (r->columns[slot].field != FIELD_COUNT)
			r->now.given[r->columns[slot].field] =
			    &r->constants[r->columns[slot].field];
	r->now.has_case = false;
}

/* A constant does not replace an empty cell of a case: the case chose the column for it. */
static void choose_columns(struct row_reader *r, size_t slot, size_t count)
{
	for (size_t end = slot + count; slot < end; slot++) {
		const struct column_reader *c = &r->columns[slot];
		if (c->column == COLUMN_NONE)
			continue;
		r->now.at[c->field] = c->column;
		if (has_facts(c->field))
			r->now.given[c->field] = r->now.given[slot];
	}
}

/* The last case that holds decides. */
static void apply_cases(struct row_reader *r)
{
	size_t slot = FIELD_COUNT + r->layout->filter_count;

	for (size_t i = 0; i < r->layout->case_count; i++) {
		const struct facts *answer = r->now.given[slot];
		const size_t count = r->layout->cases[i].count;
		if (answer && answer->is.keep) {
			choose_columns(r, slot + 1, count);
			r->now.has_case = true;
		}
		slot += 1 + count;
	}
}

/* Do they lie side by side, with nothing taken off between them? Not where one is quoted, had blanks at its ends or
 * was padded. */
static inline bool are_adjacent(const struct text *fields, int first, int last)
{
	for (int i = first; i < last; i++)
		if (fields[i].data + fields[i].len + 1 != fields[i + 1].data)
			return false;
	return true;
}

static void look_up_all(struct row_reader *r, const struct text *fields)
{
	const bool plain = !r->block.has_quote && !r->now.is_padded;

	for (struct column_group *g = r->groups, *end = g + r->group_count; g < end; g++) {
		if (g->count == 1) /* its memo is the column's */
			look_up_one(r, g->columns[0], fields);
		else if (plain || are_adjacent(fields, g->first, g->last))
			look_up_group(r, g, fields);
		else
			(void)look_up_each(r, g, fields);
	}
}

/* All fields are read here, or most. */
void columns_look_up(struct row_reader *r, const struct csv_record *record)
{
	if (record->starts)
		csv_record_complete(record);
	if (r->now.has_case)
		undo_cases(r);
	look_up_all(r, record->fields);
	if (r->layout->case_count)
		apply_cases(r);
}
