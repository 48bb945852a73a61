/* span.c: see span.h.
 *
 * The rows are kept in echelon form, each with its highest column as its pivot. Columns of many
 * people have the high numbers, so that what the span says of small columns alone is what the rows
 * with a small pivot say. A set of small columns is told apart where its sum over every vector that
 * is orthogonal to those rows is zero: two such vectors, drawn at random, make a key of 62 bits a
 * column, and sets of up to four columns whose keys sum to zero are looked for in pairs of pairs.
 */
#include "stats/span.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define PRIME UINT64_C(2147483647)
#define NO_ROW UINT32_MAX

struct term {
	uint32_t column;
	uint32_t factor; /* 1 .. PRIME - 1 */
};
struct echelon_row {
	size_t first; /* of its terms, by column, descending; the first is the pivot, of factor 1 */
	size_t count;
};
struct keyed {
	uint64_t key; /* two residues: high << 32 | low */
	uint32_t a, b; /* the pair, a < b; the column, twice */
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
	uint64_t *keys; /* by column */
	struct keyed_list singles, pairs;
};

struct span *span_new(const uint64_t *counts, size_t columns, uint64_t least)
{
	struct span *s = mem_zero(1, sizeof(*s));

	s->counts = counts;
	s->columns = columns;
	s->least = least;
	s->row_of = mem_alloc(columns + 1, sizeof(*s->row_of));
	for (size_t i = 0; i < columns; i++)
		s->row_of[i] = NO_ROW;
	s->work = mem_zero(columns + 1, sizeof(*s->work));
	s->keys = mem_zero(columns + 1, sizeof(*s->keys));
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
	free(s->keys);
	free(s->singles.items);
	free(s->pairs.items);
	free(s);
}

/* Fermat: the inverse of `a` is its power PRIME - 2. */
static uint64_t inverse(uint64_t a)
{
	uint64_t power = 1;

	for (uint64_t e = PRIME - 2; e; e >>= 1) {
		if (e & 1)
			power = power * a % PRIME;
		a = a * a % PRIME;
	}
	return power;
}

/* Takes the pivots out of the vector at hand, from its highest column down. Gives the number of
 * terms that are left, and where the highest of them is. */
static size_t reduce(struct span *s, size_t highest, size_t *top)
{
	size_t left = 0;

	for (size_t c = highest + 1; c-- > 0;) {
		uint64_t factor = s->work[c];
		const struct echelon_row *row;

		if (!factor)
			continue;
		if (s->row_of[c] == NO_ROW) {
			*top = left++ ? *top : c;
			continue;
		}
		row = &s->rows[s->row_of[c]];
		for (size_t i = row->first; i < row->first + row->count; i++) {
			struct term t = s->terms[i];
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
		s->work[columns[i]] = 1;
		if (columns[i] > highest)
			highest = columns[i];
	}
	return highest;
}

static void clear_work(struct span *s, size_t left, size_t top)
{
	for (size_t c = top + 1; left && c-- > 0;) {
		left -= s->work[c] != 0;
		s->work[c] = 0;
	}
}

void span_add(struct span *s, const uint32_t *columns, size_t count)
{
	size_t top = 0;
	size_t left = count ? reduce(s, lay_out(s, columns, count), &top) : 0;
	struct echelon_row row = {.first = s->term_count, .count = left};
	uint64_t scale;

	if (left == 0)
		return;
	scale = inverse(s->work[top]);
	s->terms = mem_grow(s->terms, &s->term_room, s->term_count + left, sizeof(*s->terms));
	for (size_t c = top + 1; c-- > 0;)
		if (s->work[c])
			s->terms[s->term_count++] =
			    (struct term){.column = (uint32_t)c,
					  .factor = (uint32_t)(s->work[c] * scale % PRIME)};
	clear_work(s, left, top);
	s->row_of[top] = (uint32_t)s->row_count;
	s->rows = mem_grow(s->rows, &s->row_room, s->row_count + 1, sizeof(*s->rows));
	s->rows[s->row_count++] = row;
}

size_t span_mark(const struct span *s)
{
	return s->row_count;
}

void span_rewind(struct span *s, size_t mark)
{
	while (s->row_count > mark) {
		const struct echelon_row *row = &s->rows[--s->row_count];
		s->row_of[s->terms[row->first].column] = NO_ROW;
		s->term_count = row->first;
	}
}

bool span_tells(struct span *s, const uint32_t *columns, size_t count)
{
	size_t top = 0;
	size_t left = count ? reduce(s, lay_out(s, columns, count), &top) : 0;

	clear_work(s, left, top);
	return left == 0;
}

/* Steele, Lea and Flood (2014), splitmix64. */
static uint64_t draw(uint64_t *seed)
{
	uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static uint64_t key_sum(uint64_t a, uint64_t b)
{
	return ((a >> 32) + (b >> 32)) % PRIME << 32 |
	       ((a & UINT32_MAX) + (b & UINT32_MAX)) % PRIME;
}

static uint64_t key_negative(uint64_t a)
{
	return (PRIME - (a >> 32)) % PRIME << 32 | (PRIME - (a & UINT32_MAX)) % PRIME;
}

static bool is_small(const struct span *s, size_t column)
{
	return s->counts[column] < s->least;
}

/* A column's key: drawn if it is free, else what makes its row's sum zero. Rows hold columns that
 * are lower than their pivot, so that those have their keys before. */
static void draw_keys(struct span *s)
{
	uint64_t seed = 1;

	for (size_t c = 0; c < s->columns && is_small(s, c); c++) {
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

static void keyed_add(struct keyed_list *l, uint64_t key, uint32_t a, uint32_t b)
{
	l->items = mem_grow(l->items, &l->room, l->count + 1, sizeof(*l->items));
	l->items[l->count++] = (struct keyed){.key = key, .a = a, .b = b};
}

/* The small columns that a row of small columns holds: no other can be in a set that is told. */
static void list_singles(struct span *s)
{
	s->singles.count = 0;
	for (size_t r = 0; r < s->row_count; r++) {
		const struct echelon_row *row = &s->rows[r];
		if (!is_small(s, s->terms[row->first].column))
			continue;
		for (size_t i = row->first; i < row->first + row->count; i++)
			s->work[s->terms[i].column] = 1;
	}
	for (size_t c = 0; c < s->columns && is_small(s, c); c++) {
		if (s->work[c])
			keyed_add(&s->singles, s->keys[c], (uint32_t)c, (uint32_t)c);
		s->work[c] = 0;
	}
}

static int compare_keys(const void *a, const void *b)
{
	const struct keyed *left = a;
	const struct keyed *right = b;

	if (left->key != right->key)
		return left->key < right->key ? -1 : 1;
	if (left->a != right->a)
		return left->a < right->a ? -1 : 1;
	return (left->b > right->b) - (left->b < right->b);
}

static uint64_t people(const struct span *s, struct keyed k)
{
	return s->counts[k.a] + (k.a == k.b ? 0 : s->counts[k.b]);
}

/* Does a set of `wanted` people's key, disjoint of `k`, sum to zero with it? `sets` by key. */
static bool has_opposite(const struct span *s, const struct keyed_list *sets, struct keyed k)
{
	uint64_t wanted = key_negative(k.key);
	size_t low = 0, high = sets->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (sets->items[middle].key < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < sets->count && sets->items[low].key == wanted; low++) {
		struct keyed other = sets->items[low];
		bool apart = other.a != k.a && other.a != k.b && other.b != k.a && other.b != k.b;
		if (apart && people(s, k) + people(s, other) < s->least)
			return true;
	}
	return false;
}

static void list_pairs(struct span *s)
{
	s->pairs.count = 0;
	for (size_t i = 0; i < s->singles.count; i++)
		for (size_t k = i + 1; k < s->singles.count; k++) {
			struct keyed a = s->singles.items[i], b = s->singles.items[k];
			if (people(s, a) + people(s, b) < s->least)
				keyed_add(&s->pairs, key_sum(a.key, b.key), a.a, b.a);
		}
}

static void by_key(struct keyed_list *l)
{
	if (l->count)
		qsort(l->items, l->count, sizeof(*l->items), compare_keys);
}

bool span_tells_few(struct span *s)
{
	draw_keys(s);
	list_singles(s);
	by_key(&s->singles);
	list_pairs(s);
	for (size_t i = 0; i < s->singles.count; i++)
		if (s->singles.items[i].key == 0)
			return true;
	by_key(&s->pairs);
	for (size_t i = 0; i < s->pairs.count; i++) {
		struct keyed pair = s->pairs.items[i];
		if (pair.key == 0 || has_opposite(s, &s->singles, pair) ||
		    has_opposite(s, &s->pairs, pair))
			return true;
	}
	return false;
}
