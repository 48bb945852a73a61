/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span.c: the rows, kept in echelon form, each with its highest column as its pivot; see span.h. */
#include "stats/span_private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct span *span_new(const uint64_t *counts, size_t columns, uint64_t least)
{
	struct span *s = mem_zero(1, sizeof(*s));

	s->counts = counts;
	s->columns = columns;
	s->least = least;
	s->leaving = SIZE_MAX;
	while (s->small < columns && counts[s->small] < least)
		s->small++;
	s->row_of = mem_alloc(columns, sizeof(*s->row_of));
	for (size_t i = 0; i < columns; i++)
		s->row_of[i] = NO_ROW;
	s->work = mem_zero(columns, sizeof(*s->work));
	s->marks = mem_zero(columns / COLUMNS_PER_WORD + 1, sizeof(*s->marks));
	s->unsettled = mem_zero(columns / COLUMNS_PER_WORD + 1, sizeof(*s->unsettled));
	s->replaced = mem_zero(columns, sizeof(*s->replaced));
	s->moves = mem_zero(columns, sizeof(*s->moves));
	s->held = mem_zero(columns, sizeof(*s->held));
	s->keys = mem_alloc(columns, sizeof(*s->keys));
	s->drawn = mem_alloc(columns, sizeof(*s->drawn));
	span_draw(s->drawn, columns);
	memcpy(s->keys, s->drawn, columns * sizeof(*s->keys));
	s->parents = mem_zero(columns, sizeof(*s->parents));
	s->in_row = mem_zero(columns, sizeof(*s->in_row));
	s->ends = mem_zero(columns, sizeof(*s->ends));
	span_parts_init(&s->changing, s->small);
	span_moved_init(&s->moved, s->small);
	s->rows_of = mem_alloc(columns, sizeof(*s->rows_of));
	return s;
}

void span_free(struct span *s)
{
	if (!s)
		return;
	free(s->terms);
	free(s->rows);
	free(s->row_of);
	free(s->work);
	free(s->marks);
	free(s->keys);
	free(s->drawn);
	free(s->parents);
	free(s->in_row);
	free(s->ends);
	free(s->unsettled);
	free(s->replaced);
	free(s->moves);
	free(s->held);
	free(s->holders);
	span_parts_release(&s->changing);
	span_moved_release(&s->moved);
	free(s->singles.items);
	free(s->light);
	free(s->pairs.items);
	free(s->filter.words);
	free(s->pair_table.slots);
	free(s->taken);
	free(s->factors);
	free(s->marked);
	free(s->rows_of);
	free(s->sets);
	free(s);
}

/* Fermat: the inverse of `a` is its power PRIME - 2. Nearly all are 1 or -1, which are their own. */
static uint64_t inverse(uint64_t a)
{
	uint64_t power = 1;

	assert(a > 0 && a < PRIME);
	if (a == 1 || a == PRIME - 1)
		return a;
	for (uint64_t e = PRIME - 2; e; e >>= 1) {
		if (e & 1)
			power = power * a % PRIME;
		a = a * a % PRIME;
	}
	return power;
}

/* Takes the highest number out of the set: none is above those of *word, which moves down. False where it is empty. */
static bool take_highest(uint64_t *set, size_t *word, size_t *highest)
{
	size_t bit;

	while (!set[*word]) {
		if (*word == 0)
			return false;
		--*word;
	}
	bit = (COLUMNS_PER_WORD - 1) - (size_t)__builtin_clzll(set[*word]);
	set[*word] ^= UINT64_C(1) << bit;
	*highest = *word * COLUMNS_PER_WORD + bit;
	return true;
}

/* Takes a row, of whose pivot the vector at hand held `factor`, out of what is below its pivot. */
static void take_row(struct span *s, const struct echelon_row *row, uint64_t factor)
{
	for (size_t i = row->first + 1; i < row->first + row->count; i++) {
		struct term t = s->terms[i];
		columns_add(s->marks, t.column);
		s->work[t.column] = residue_of(s->work[t.column] + (PRIME - factor) * t.factor);
	}
}

/* Takes the pivots of the rows before `end` out of the vector at hand, from its highest column down, and leaves it zero.
 * What is left of it comes after the terms of all rows, and what was taken after what they took, until the next
 * call. */
static struct echelon_row reduce(struct span *s, size_t highest, size_t end)
{
	struct echelon_row left = {.first = s->term_count, .taken_first = s->taken_count};
	size_t word = highest / COLUMNS_PER_WORD, c;

	while (take_highest(s->marks, &word, &c)) {
		struct term term = {.column = (uint32_t)c, .factor = s->work[c]};
		s->work[c] = 0;
		if (!term.factor)
			continue;
		if (s->row_of[c] >= end) {
			s->terms = mem_grow(s->terms, &s->term_room, left.first + left.count + 1,
					    sizeof(*s->terms));
			s->terms[left.first + left.count++] = term;
			continue;
		}
		term.column = s->row_of[c];
		s->taken = mem_grow(s->taken, &s->taken_room,
				    left.taken_first + left.taken_count + 1, sizeof(*s->taken));
		s->taken[left.taken_first + left.taken_count++] = term;
		take_row(s, &s->rows[term.column], term.factor);
	}
	return left;
}

/* A vector holds few of the columns: those it may hold are marked, so that others cost nothing. The highest. */
static size_t lay_out(struct span *s, const uint32_t *columns, size_t count)
{
	size_t highest = 0;

	for (size_t i = 0; i < count; i++) {
		assert(columns[i] < s->columns && s->work[columns[i]] == 0);
		s->work[columns[i]] = 1;
		columns_add(s->marks, columns[i]);
		if (columns[i] > highest)
			highest = columns[i];
	}
	return highest;
}

/* Its row is another. */
static void unsettle(struct span *s, size_t column)
{
	columns_add(s->unsettled, column);
	s->replaced[column] = 1;
}

/* Notes its terms as those that hold their columns. */
static void hold_columns(struct span *s, const struct echelon_row *row)
{
	const size_t end = row->first + row->count;

	assert(end <= UINT32_MAX);
	s->holders = mem_grow(s->holders, &s->holders_room, end, sizeof(*s->holders));
	for (size_t i = row->first + 1; i < end; i++) {
		uint32_t *last = &s->held[s->terms[i].column];
		s->holders[i] =
		    (struct holder){.before = *last, .pivot = s->terms[row->first].column};
		*last = (uint32_t)(i + 1);
	}
}

/* Of the last row. */
static void let_columns_go(struct span *s, const struct echelon_row *row)
{
	for (size_t i = row->first + row->count; --i > row->first;)
		s->held[s->terms[i].column] = s->holders[i].before;
}

/* Makes the factor of its pivot 1. */
static void scale_row(struct span *s, struct echelon_row *row)
{
	uint64_t scale = inverse(s->terms[row->first].factor);

	row->scale = (uint32_t)scale;
	for (size_t i = row->first; scale != 1 && i < row->first + row->count; i++)
		s->terms[i].factor = residue_of(s->terms[i].factor * scale);
}

/* Reduces the row by those before it; it has no other terms. */
static void put_row(struct span *s, size_t r, uint32_t number, const uint32_t *columns,
		    size_t count)
{
	struct echelon_row row = reduce(s, lay_out(s, columns, count), r);
	uint32_t pivot;

	row.number = number;
	row.columns = columns;
	row.column_count = count;
	s->taken_count += row.taken_count;
	if (row.count) {
		scale_row(s, &row);
		pivot = s->terms[row.first].column;
		s->row_of[pivot] = (uint32_t)r;
		unsettle(s, pivot);
		hold_columns(s, &row);
		s->term_count += row.count;
	}
	s->rows[r] = row;
}

/* Room for what is kept by row. */
static void expect_rows(struct span *s, size_t count)
{
	size_t room = s->row_room;

	s->rows = mem_grow(s->rows, &s->row_room, count, sizeof(*s->rows));
	if (s->row_room == room)
		return;
	free(s->factors);
	free(s->marked);
	s->factors = mem_zero(s->row_room, sizeof(*s->factors));
	s->marked = mem_zero(s->row_room / COLUMNS_PER_WORD + 1, sizeof(*s->marked));
}

void span_add(struct span *s, uint32_t number, const uint32_t *columns, size_t count)
{
	expect_rows(s, s->row_count + 1);
	put_row(s, s->row_count++, number, columns, count);
}

size_t span_size(const struct span *s)
{
	return s->row_count;
}

void span_cut(struct span *s, size_t size)
{
	assert(size <= s->row_count);
	if (size == s->row_count)
		return;
	for (size_t i = s->row_count; i-- > size;) {
		uint32_t pivot;
		if (!s->rows[i].count)
			continue;
		pivot = s->terms[s->rows[i].first].column;
		s->row_of[pivot] = NO_ROW;
		unsettle(s, pivot);
		let_columns_go(s, &s->rows[i]);
	}
	s->term_count = s->rows[size].first;
	s->taken_count = s->rows[size].taken_first;
	s->row_count = size;
	span_parts_cut(&s->changing, size);
}

/* ---- rows that leave ---- */

void span_withdraw(struct span *s, size_t place)
{
	assert(place < s->row_count);
	s->rows[place].leaves = true;
	s->leaving = place < s->leaving ? place : s->leaving;
}

/* Would it be reduced another way now? Where a row leaves, the span of the rows up to any place only shrinks, and so do
 * the pivots of it: what a row left is still none. */
static bool is_outdated(const struct span *s, const struct echelon_row *row)
{
	for (size_t i = row->taken_first; i < row->taken_first + row->taken_count; i++)
		if (s->rows[s->taken[i].column].is_changed)
			return true;
	return false;
}

/* Takes a row out of the echelon. Its terms stay where they are, and hold their columns for no row. */
static void drop_row(struct span *s, size_t r)
{
	const struct echelon_row *row = &s->rows[r];
	uint32_t pivot;

	if (!row->count)
		return;
	pivot = s->terms[row->first].column;
	assert(s->row_of[pivot] == r);
	s->row_of[pivot] = NO_ROW;
	unsettle(s, pivot);
	for (size_t i = row->first + 1; i < row->first + row->count; i++)
		s->holders[i].pivot = NO_COLUMN;
}

void span_renew(struct span *s)
{
	for (size_t r = s->leaving; r < s->row_count; r++) {
		struct echelon_row *row = &s->rows[r];
		bool leaves = row->leaves;
		if (!leaves && !is_outdated(s, row))
			continue;
		drop_row(s, r);
		put_row(s, r, row->number, row->columns, leaves ? 0 : row->column_count);
		row->is_changed = true;
	}
	for (size_t r = s->leaving; r < s->row_count; r++)
		s->rows[r].is_changed = false;
	s->leaving = SIZE_MAX;
}

/* Adds `factor` times what a row took to the sum of echelon rows at hand. */
static void add_taken(struct span *s, const struct echelon_row *row, uint64_t factor)
{
	for (size_t i = row->taken_first; i < row->taken_first + row->taken_count; i++) {
		struct term t = s->taken[i];
		columns_add(s->marked, t.column);
		s->factors[t.column] = residue_of(s->factors[t.column] + factor * t.factor);
	}
}

/* A set is a sum of echelon rows, and each of these one of the row that was added and of others before it. */
size_t span_rows_of(struct span *s, const uint32_t *columns, size_t count, const uint32_t **rows)
{
	struct echelon_row set = reduce(s, lay_out(s, columns, count), s->row_count);
	size_t word = s->row_count / COLUMNS_PER_WORD, used = 0, r;

	add_taken(s, &set, 1);
	while (take_highest(s->marked, &word, &r)) {
		const struct echelon_row *row = &s->rows[r];
		uint64_t factor = residue_of(s->factors[r] * (uint64_t)row->scale);
		s->factors[r] = 0;
		if (!factor)
			continue;
		s->rows_of[used++] = row->number;
		add_taken(s, row, PRIME - factor);
	}
	*rows = s->rows_of;
	return used;
}
