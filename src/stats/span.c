/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span.c: see span.h.
 *
 * The rows are kept in echelon form, each with its highest column as its pivot. Small columns have
 * the low numbers, so that the span restricted to small columns is that of the rows with a small
 * pivot. A set is disclosed if its sum over every vector orthogonal to the rows is zero: two such
 * vectors, drawn at random, make a key of 62 bits per column, and sets of up to four small columns
 * whose keys sum to zero are looked for in pairs of pairs. The small rows fall into parts that
 * share no column, and a smallest set lies in one of them: each part is searched separately.
 */
#include "stats/span.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define PRIME UINT64_C(2147483647)
#define NO_ROW UINT32_MAX

enum { COLUMNS_PER_MARKS = 64 };

struct term {
	uint32_t column;
	uint32_t factor; /* 1 .. PRIME - 1 */
};
struct echelon_row {
	size_t first; /* of its terms, by column, descending; the first is the pivot, of factor 1 */
	size_t count;
	size_t used_first; /* of the rows that it is made of, with their factors */
	size_t used_count;
};
/* A sparse sum of rows at hand. */
struct mixture {
	uint32_t *factors; /* by row: zero between calls */
	uint8_t *listed; /* by row */
	uint32_t *rows; /* those listed */
	size_t count;
};
struct keyed {
	uint64_t key; /* two residues: high << 32 | low */
	uint32_t a, b; /* the pair, a < b; the column, twice */
	uint32_t part; /* the root of its part */
};
/* A set of keys that may report one it lacks (a Bloom filter): one bit per hash. */
struct filter {
	uint64_t *words;
	size_t room;
	unsigned bits; /* of the hash */
};
struct keyed_list {
	struct keyed *items;
	size_t count;
	size_t room;
};

struct span {
	const uint64_t *counts;
	size_t columns;
	uint64_t least;
	struct term *terms;
	size_t term_count, term_room;
	struct echelon_row *rows;
	size_t row_count, row_room;
	uint32_t *row_of; /* by column: the row it is the pivot of */
	uint32_t *work; /* by column: the vector at hand; all zero between calls */
	uint64_t *marks; /* by column, one bit: it may be other than zero */
	uint64_t *keys; /* by column */
	uint32_t *parents; /* by small column: the parts, as trees of disjoint sets */
	uint8_t *in_row; /* by small column: a small row holds it */
	struct keyed_list singles, pairs;
	struct filter filter; /* of the pairs of a part */
	struct term *used; /* the rows that echelon rows are made of; `column` is the row */
	size_t used_count, used_room;
	struct mixture mixture;
	uint32_t *rows_of;
	struct span_set *sets;
	size_t set_count, sets_room;
};

struct span *span_new(const uint64_t *counts, size_t columns, uint64_t least, size_t rows)
{
	struct span *s = mem_zero(1, sizeof(*s));

	s->counts = counts;
	s->columns = columns;
	s->least = least;
	s->row_of = mem_alloc(columns + 1, sizeof(*s->row_of));
	for (size_t i = 0; i < columns; i++)
		s->row_of[i] = NO_ROW;
	s->work = mem_zero(columns + 1, sizeof(*s->work));
	s->marks = mem_zero(columns / COLUMNS_PER_MARKS + 1, sizeof(*s->marks));
	s->keys = mem_zero(columns + 1, sizeof(*s->keys));
	s->parents = mem_zero(columns + 1, sizeof(*s->parents));
	s->in_row = mem_zero(columns + 1, sizeof(*s->in_row));
	s->mixture.factors = mem_zero(rows + 1, sizeof(*s->mixture.factors));
	s->mixture.listed = mem_zero(rows + 1, sizeof(*s->mixture.listed));
	s->mixture.rows = mem_alloc(rows + 1, sizeof(*s->mixture.rows));
	s->rows_of = mem_alloc(rows + 1, sizeof(*s->rows_of));
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
	free(s->parents);
	free(s->in_row);
	free(s->singles.items);
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
	for (size_t i = size; i < s->row_count; i++)
		s->row_of[s->terms[s->rows[i].first].column] = NO_ROW;
	s->term_count = s->rows[size].first;
	s->used_count = s->rows[size].used_first;
	s->row_count = size;
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

/* Steele, Lea and Flood (2014), splitmix64. */
static uint64_t draw(uint64_t *seed)
{
	uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static uint64_t residue_sum(uint64_t a, uint64_t b)
{
	return a + b >= PRIME ? a + b - PRIME : a + b;
}

static uint64_t key_sum(uint64_t a, uint64_t b)
{
	return residue_sum(a >> 32, b >> 32) << 32 | residue_sum(a & UINT32_MAX, b & UINT32_MAX);
}

static uint64_t key_negative(uint64_t a)
{
	uint64_t high = a >> 32, low = a & UINT32_MAX;

	return (high ? PRIME - high : 0) << 32 | (low ? PRIME - low : 0);
}

static bool is_small(const struct span *s, size_t column)
{
	return s->counts[column] < s->least;
}

/* A column's key: drawn if it is free, otherwise the value that makes its row's sum zero. A row's
 * other columns are lower than its pivot, so they have their keys first. */
void span_settle(struct span *s)
{
	uint64_t seed = 1;

	for (size_t c = 0; c < s->columns; c++) {
		uint64_t drawn = draw(&seed);
		uint64_t high = (drawn >> 32) % PRIME, low = (drawn & UINT32_MAX) % PRIME;

		if (s->row_of[c] != NO_ROW) {
			const struct echelon_row *row = &s->rows[s->row_of[c]];
			high = low = 0;
			for (size_t i = row->first + 1; i < row->first + row->count; i++) {
				uint64_t key = s->keys[s->terms[i].column];
				uint64_t minus = PRIME - s->terms[i].factor;
				high = (high + (key >> 32) * minus) % PRIME;
				low = (low + (key & UINT32_MAX) * minus) % PRIME;
			}
		}
		s->keys[c] = high << 32 | low;
	}
}

bool span_tells(const struct span *s, const uint32_t *columns, size_t count)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum = key_sum(sum, s->keys[columns[i]]);
	return sum == 0;
}

static void keyed_add(struct keyed_list *l, struct keyed item)
{
	l->items = mem_grow(l->items, &l->room, l->count + 1, sizeof(*l->items));
	l->items[l->count++] = item;
}

static uint32_t root_of(const struct span *s, uint32_t column)
{
	while (s->parents[column] != column)
		column = s->parents[column] = s->parents[s->parents[column]];
	return column;
}

static bool row_is_small(const struct span *s, size_t r)
{
	return is_small(s, s->terms[s->rows[r].first].column);
}

/* The parts that the small rows fall into. */
static void part_columns(struct span *s)
{
	for (size_t c = 0; c < s->columns && is_small(s, c); c++) {
		s->parents[c] = (uint32_t)c;
		s->in_row[c] = 0;
	}
	for (size_t r = 0; r < s->row_count; r++) {
		const struct echelon_row *row = &s->rows[r];
		uint32_t pivot = s->terms[row->first].column;
		for (size_t i = 0; row_is_small(s, r) && i < row->count; i++) {
			uint32_t column = s->terms[row->first + i].column;
			s->in_row[column] = 1;
			s->parents[root_of(s, column)] = root_of(s, pivot);
		}
	}
}

static int compare_keys(const void *a, const void *b)
{
	const struct keyed *left = a;
	const struct keyed *right = b;

	if (left->part != right->part)
		return left->part < right->part ? -1 : 1;
	if (left->key != right->key)
		return left->key < right->key ? -1 : 1;
	if (left->a != right->a)
		return left->a < right->a ? -1 : 1;
	return (left->b > right->b) - (left->b < right->b);
}

static void by_key(struct keyed_list *l)
{
	if (l->count)
		qsort(l->items, l->count, sizeof(*l->items), compare_keys);
}

/* The columns of the small rows, part by part, by key. */
static void list_singles(struct span *s)
{
	s->singles.count = 0;
	for (size_t c = 0; c < s->columns && is_small(s, c); c++) {
		uint32_t column = (uint32_t)c;
		if (s->in_row[c])
			keyed_add(&s->singles, (struct keyed){.key = s->keys[c],
							      .a = column,
							      .b = column,
							      .part = root_of(s, column)});
	}
	by_key(&s->singles);
}

static uint64_t people(const struct span *s, struct keyed k)
{
	return s->counts[k.a] + (k.a == k.b ? 0 : s->counts[k.b]);
}

static void found(struct span *s, struct keyed a, struct keyed b)
{
	const uint32_t all[SPAN_FEW] = {a.a, a.b, b.a, b.b};
	struct span_set set = {.count = 0};

	for (size_t i = 0; i < SPAN_FEW; i++) {
		size_t k = 0;
		while (k < set.count && set.columns[k] != all[i])
			k++;
		if (k == set.count)
			set.columns[set.count++] = all[i];
	}
	s->sets = mem_grow(s->sets, &s->sets_room, s->set_count + 1, sizeof(*s->sets));
	s->sets[s->set_count++] = set;
}

/* Finds a set among those of `others`, by key, that makes zero with `k`, disjoint of it. */
static bool find_opposite(struct span *s, const struct keyed *others, size_t count, struct keyed k)
{
	uint64_t wanted = key_negative(k.key);
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (others[middle].key < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < count && others[low].key == wanted; low++) {
		struct keyed other = others[low];
		bool apart = other.a != k.a && other.a != k.b && other.b != k.a && other.b != k.b;
		if (apart && people(s, k) + people(s, other) < s->least) {
			found(s, k, other);
			return true;
		}
	}
	return false;
}

/* One column, or two. */
static void find_two(struct span *s, const struct keyed *singles, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (singles[i].key == 0)
			found(s, singles[i], singles[i]);
		else
			(void)find_opposite(s, singles, count, singles[i]);
}

static struct keyed pair_of(struct keyed a, struct keyed b)
{
	return (struct keyed){.key = key_sum(a.key, b.key), .a = a.a, .b = b.a, .part = a.part};
}

/* Room for as many keys, a bit in eight set at most. */
static void filter_clear(struct filter *f, size_t keys)
{
	enum { BITS_LEAST = 6, BITS_MOST = 31 };
	size_t words;

	f->bits = BITS_LEAST;
	while (f->bits < BITS_MOST && (size_t)1 << f->bits < 8 * keys)
		f->bits++;
	words = ((size_t)1 << f->bits) / 64;
	f->words = mem_grow(f->words, &f->room, words, sizeof(*f->words));
	memset(f->words, 0, words * sizeof(*f->words));
}

static uint64_t filter_place(const struct filter *f, uint64_t key)
{
	return key * UINT64_C(0x9e3779b97f4a7c15) >> (64 - f->bits);
}

static void filter_add(struct filter *f, uint64_t key)
{
	uint64_t place = filter_place(f, key);

	f->words[place / 64] |= UINT64_C(1) << place % 64;
}

static bool filter_may_have(const struct filter *f, uint64_t key)
{
	uint64_t place = filter_place(f, key);

	return f->words[place / 64] >> place % 64 & 1;
}

/* The keys of the columns, and of the pairs that leave another pair room for two people. */
static void fill_filter(struct span *s, const struct keyed *singles, size_t count)
{
	filter_clear(&s->filter, count * (count + 1) / 2);
	for (size_t i = 0; i < count; i++) {
		filter_add(&s->filter, singles[i].key);
		for (size_t k = i + 1; k < count; k++)
			if (s->counts[singles[i].a] + s->counts[singles[k].a] + 2 < s->least)
				filter_add(&s->filter, key_sum(singles[i].key, singles[k].key));
	}
}

/* Three columns, or four: two pairs. Only pairs whose opposite there may be are looked at twice. */
static void find_four(struct span *s, const struct keyed *singles, size_t count)
{
	fill_filter(s, singles, count);
	s->pairs.count = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++) {
			uint64_t key = key_sum(singles[i].key, singles[k].key);
			struct keyed pair;
			if (!filter_may_have(&s->filter, key_negative(key)))
				continue;
			pair = pair_of(singles[i], singles[k]);
			if (people(s, pair) + 1 >= s->least)
				continue;
			(void)find_opposite(s, singles, count, pair);
			if (people(s, pair) + 2 < s->least)
				keyed_add(&s->pairs, pair);
		}
	by_key(&s->pairs);
	for (size_t i = 0; i < s->pairs.count; i++)
		(void)find_opposite(s, s->pairs.items, s->pairs.count, s->pairs.items[i]);
}

static void find_in_parts(struct span *s, void (*find)(struct span *, const struct keyed *, size_t))
{
	size_t end;

	for (size_t i = 0; i < s->singles.count; i = end) {
		end = i + 1;
		while (end < s->singles.count &&
		       s->singles.items[end].part == s->singles.items[i].part)
			end++;
		find(s, &s->singles.items[i], end - i);
	}
}

size_t span_few(struct span *s, const struct span_set **sets)
{
	s->set_count = 0;
	part_columns(s);
	list_singles(s);
	find_in_parts(s, find_two);
	if (s->set_count == 0)
		find_in_parts(s, find_four);
	*sets = s->sets;
	return s->set_count;
}

size_t span_searched(const struct span *s)
{
	return s->singles.count;
}
