/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span.c: the rows, kept in echelon form, each with its highest column as its pivot; see span.h. */
#include "stats/span_private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { COLUMNS_PER_MARKS = 64 };

struct span *span_new(const uint64_t *counts, size_t columns, uint64_t least, size_t rows)
{
	struct span *s = mem_zero(1, sizeof(*s));

	s->counts = counts;
	s->columns = columns;
	s->least = least;
	while (s->small < columns && counts[s->small] < least)
		s->small++;
	s->row_of = mem_alloc(columns, sizeof(*s->row_of));
	for (size_t i = 0; i < columns; i++)
		s->row_of[i] = NO_ROW;
	s->work = mem_zero(columns, sizeof(*s->work));
	s->marks = mem_zero(columns / COLUMNS_PER_MARKS + 1, sizeof(*s->marks));
	s->keys = mem_zero(columns, sizeof(*s->keys));
	s->drawn = mem_alloc(columns, sizeof(*s->drawn));
	span_draw(s->drawn, columns);
	s->parents = mem_zero(columns, sizeof(*s->parents));
	s->in_row = mem_zero(columns, sizeof(*s->in_row));
	s->ends = mem_zero(columns, sizeof(*s->ends));
	s->stale = mem_alloc(columns, sizeof(*s->stale));
	memset(s->stale, 1, columns);
	span_parts_init(&s->changing, s->small);
	s->mixture.factors = mem_zero(rows, sizeof(*s->mixture.factors));
	s->mixture.listed = mem_zero(rows, sizeof(*s->mixture.listed));
	s->mixture.rows = mem_alloc(rows, sizeof(*s->mixture.rows));
	s->rows_of = mem_alloc(rows, sizeof(*s->rows_of));
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
	free(s->stale);
	span_parts_release(&s->changing);
	free(s->singles.items);
	free(s->light);
	free(s->pairs.items);
	free(s->filter.words);
	free(s->used);
	free(s->mixture.factors);
	free(s->mixture.listed);
	free(s->mixture.rows);
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

static void mix_in(struct mixture *m, uint32_t row, uint64_t factor)
{
	if (!m->listed[row])
		m->rows[m->count++] = row;
	m->listed[row] = 1;
	m->factors[row] = (uint32_t)((m->factors[row] + factor) % PRIME);
}

static void clear_mixture(struct mixture *m)
{
	for (size_t i = 0; i < m->count; i++) {
		m->factors[m->rows[i]] = 0;
		m->listed[m->rows[i]] = 0;
	}
	m->count = 0;
}

/* A vector holds few of the columns: those it may hold are marked, so that others cost nothing. */
static void mark(struct span *s, size_t column)
{
	s->marks[column / COLUMNS_PER_MARKS] |= UINT64_C(1) << column % COLUMNS_PER_MARKS;
}

/* Moves *column down to the next marked one below it; false if there is none. */
static bool next_marked(const struct span *s, size_t *column)
{
	size_t word = *column / COLUMNS_PER_MARKS;
	uint64_t below = (UINT64_C(1) << *column % COLUMNS_PER_MARKS) - 1;
	uint64_t marks = s->marks[word] & below;

	while (!marks) {
		if (word == 0)
			return false;
		marks = s->marks[--word];
	}
	*column =
	    word * COLUMNS_PER_MARKS + (COLUMNS_PER_MARKS - 1) - (size_t)__builtin_clzll(marks);
	return true;
}

/* Takes the pivots out of the vector at hand, from its highest column down. Gives the number of
 * terms that are left, and the position of the highest; the mixture becomes what was taken. */
static size_t reduce(struct span *s, size_t highest, size_t *top)
{
	size_t left = 0;

	for (size_t c = highest + 1; next_marked(s, &c);) {
		uint64_t factor = s->work[c];
		const struct echelon_row *row;

		if (!factor)
			continue;
		if (s->row_of[c] == NO_ROW) {
			*top = left++ ? *top : c;
			continue;
		}
		assert(s->row_of[c] < s->row_count);
		row = &s->rows[s->row_of[c]];
		for (size_t i = row->used_first; i < row->used_first + row->used_count; i++)
			mix_in(&s->mixture, s->used[i].column, factor * s->used[i].factor % PRIME);
		for (size_t i = row->first; i < row->first + row->count; i++) {
			struct term t = s->terms[i];
			mark(s, t.column);
			s->work[t.column] =
			    (uint32_t)((s->work[t.column] + (PRIME - factor) * t.factor) % PRIME);
		}
	}
	return left;
}

static size_t lay_out(struct span *s, const uint32_t *columns, size_t count)
{
	size_t highest = 0;

	for (size_t i = 0; i < count; i++) {
		assert(columns[i] < s->columns && s->work[columns[i]] == 0);
		s->work[columns[i]] = 1;
		mark(s, columns[i]);
		if (columns[i] > highest)
			highest = columns[i];
	}
	return highest;
}

/* The vector's terms times `scale`, from the highest down, to the end of those of rows. */
static void keep_terms(struct span *s, size_t count, uint64_t scale)
{
	s->terms = mem_grow(s->terms, &s->term_room, s->term_count + count, sizeof(*s->terms));
	for (size_t c = s->columns; next_marked(s, &c);)
		if (s->work[c])
			s->terms[s->term_count++] =
			    (struct term){.column = (uint32_t)c,
					  .factor = (uint32_t)(s->work[c] * scale % PRIME)};
}

static void clear_work(struct span *s)
{
	for (size_t c = s->columns; next_marked(s, &c);)
		s->work[c] = 0;
	memset(s->marks, 0, (s->columns / COLUMNS_PER_MARKS + 1) * sizeof(*s->marks));
}

/* The row of that number less the mixture, times `scale`. */
static void add_used(struct span *s, struct echelon_row *row, uint32_t number, uint64_t scale)
{
	struct mixture *m = &s->mixture;

	mix_in(m, number, PRIME - 1);
	s->used = mem_grow(s->used, &s->used_room, s->used_count + m->count, sizeof(*s->used));
	row->used_first = s->used_count;
	for (size_t i = 0; i < m->count; i++)
		if (m->factors[m->rows[i]])
			s->used[s->used_count++] = (struct term){
			    .column = m->rows[i],
			    .factor = (uint32_t)((PRIME - m->factors[m->rows[i]]) * scale % PRIME)};
	row->used_count = s->used_count - row->used_first;
}

/* The keys of a column and of those above it depend on its row. */
static void unsettle(struct span *s, size_t column)
{
	s->stale[column] = 1;
	s->settled = column < s->settled ? column : s->settled;
}

void span_add(struct span *s, uint32_t number, const uint32_t *columns, size_t count)
{
	size_t top = 0;
	size_t left = count ? reduce(s, lay_out(s, columns, count), &top) : 0;
	struct echelon_row row = {.first = s->term_count, .count = left};
	uint64_t scale;

	if (left) {
		scale = inverse(s->work[top]);
		keep_terms(s, left, scale);
		add_used(s, &row, number, scale);
		s->row_of[top] = (uint32_t)s->row_count;
		unsettle(s, top);
		s->rows = mem_grow(s->rows, &s->row_room, s->row_count + 1, sizeof(*s->rows));
		s->rows[s->row_count++] = row;
	}
	clear_work(s);
	clear_mixture(&s->mixture);
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
	for (size_t i = size; i < s->row_count; i++) {
		uint32_t pivot = s->terms[s->rows[i].first].column;
		s->row_of[pivot] = NO_ROW;
		unsettle(s, pivot);
	}
	s->term_count = s->rows[size].first;
	s->used_count = s->rows[size].used_first;
	s->row_count = size;
	span_parts_cut(&s->changing, size);
}

size_t span_rows_of(struct span *s, const uint32_t *columns, size_t count, const uint32_t **rows)
{
	struct mixture *m = &s->mixture;
	size_t top = 0;
	size_t used = 0;

	if (count)
		(void)reduce(s, lay_out(s, columns, count), &top);
	clear_work(s);
	for (size_t i = 0; i < m->count; i++)
		if (m->factors[m->rows[i]])
			s->rows_of[used++] = m->rows[i];
	clear_mixture(m);
	*rows = s->rows_of;
	return used;
}
