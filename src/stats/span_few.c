/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span_few.c: which few small columns the rows disclose; see span.h.
 *
 * Small columns have the low numbers, so that the span restricted to small columns is that of the rows
 * with a small pivot. A set is disclosed if its sum over every vector orthogonal to the rows is zero: two
 * such vectors, drawn at random, make a key of 62 bits per column, and sets of up to four small columns
 * whose keys sum to zero are looked for in pairs of pairs. The small rows fall into parts that share no
 * column, and a smallest set lies in one of them: each part is searched separately. A row that is added
 * changes the keys of its own part alone, and of none if its pivot is not small.
 */
#include "stats/span_private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Steele, Lea and Flood (2014), splitmix64. */
static uint64_t draw(uint64_t *seed)
{
	uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

void span_draw(uint64_t *keys, size_t columns)
{
	uint64_t seed = 1;

	for (size_t c = 0; c < columns; c++) {
		uint64_t drawn = draw(&seed);
		keys[c] = (drawn >> 32) % PRIME << 32 | (drawn & UINT32_MAX) % PRIME;
	}
}

/* A number below 2^34 with the same residue, since 2^31 is 1 modulo PRIME. */
static uint64_t folded(uint64_t x)
{
	return (x & PRIME) + (x >> 31);
}

/* The value that makes the sum of the row zero. Its other columns are lower than its pivot, so they have
 * their keys first. */
static uint64_t key_of_pivot(const struct span *s, const struct echelon_row *row)
{
	uint64_t high = 0, low = 0;

	for (size_t i = row->first + 1; i < row->first + row->count; i++) {
		uint64_t key = s->keys[s->terms[i].column];
		uint64_t minus = PRIME - s->terms[i].factor;
		high = folded(high + (key >> 32) * minus);
		low = folded(low + (key & UINT32_MAX) * minus);
	}
	return high % PRIME << 32 | low % PRIME;
}

static uint64_t key_times(uint64_t key, uint64_t factor)
{
	return (uint64_t)residue_of((key >> 32) * factor) << 32 |
	       residue_of((key & UINT32_MAX) * factor);
}

/* The keys of the pivots whose rows hold the column, which are higher, move with its own. */
static void move_holders(struct span *s, size_t column, uint64_t move)
{
	for (uint32_t at = s->held[column]; at; at = s->holders[at - 1].before) {
		uint32_t pivot = s->holders[at - 1].pivot;
		uint64_t minus = PRIME - s->terms[at - 1].factor;
		if (pivot == NO_COLUMN || s->replaced[pivot])
			continue;
		s->moves[pivot] = key_sum(s->moves[pivot], key_times(move, minus));
		columns_add(s->unsettled, pivot);
	}
}

static void settle_column(struct span *s, size_t column)
{
	uint64_t before = s->keys[column], key = key_sum(before, s->moves[column]);
	uint32_t row = s->row_of[column];

	if (s->replaced[column])
		key = row == NO_ROW ? s->drawn[column] : key_of_pivot(s, &s->rows[row]);
	s->replaced[column] = 0;
	s->moves[column] = 0;
	s->keys[column] = key;
	if (key == before)
		return;
	span_moved_note(s, column, before);
	move_holders(s, column, key_sum(key, key_negative(before)));
}

void span_settle(struct span *s)
{
	assert(s->leaving == SIZE_MAX);
	for (size_t word = 0; word * COLUMNS_PER_WORD < s->columns; word++)
		while (s->unsettled[word]) {
			size_t bit = (size_t)__builtin_ctzll(s->unsettled[word]);
			s->unsettled[word] &= s->unsettled[word] - 1;
			settle_column(s, word * COLUMNS_PER_WORD + bit);
		}
}

bool span_tells(const struct span *s, const uint32_t *columns, size_t count)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum = key_sum(sum, s->keys[columns[i]]);
	return sum == 0;
}

void keyed_add(struct keyed_list *l, struct keyed item)
{
	l->items = mem_grow(l->items, &l->room, l->count + 1, sizeof(*l->items));
	l->items[l->count++] = item;
}

/* The parts that the small rows fall into. */
static void part_columns(struct span *s)
{
	for (size_t c = 0; c < s->small; c++) {
		s->parents[c] = (uint32_t)c;
		s->in_row[c] = 0;
	}
	for (size_t r = 0; r < s->row_count; r++) {
		const struct term *terms;
		uint32_t part;
		if (!row_is_small(s, r))
			continue;
		terms = &s->terms[s->rows[r].first];
		part = part_root(s->parents, terms->column);
		for (size_t i = 0; i < s->rows[r].count; i++) {
			s->in_row[terms[i].column] = 1;
			s->parents[part_root(s->parents, terms[i].column)] = part;
		}
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

bool part_next(const struct span *s, struct part *part)
{
	const struct keyed_list *l = &s->singles;
	struct keyed *end = l->items + l->count;

	part->singles = part->singles ? part->singles + part->count : l->items;
	for (part->count = 0; part->singles + part->count < end; part->count++)
		if (part->singles[part->count].part != part->singles[0].part)
			break;
	return part->count > 0;
}

enum { INSERTION_MOST = 32 }; /* below this many, insertion is faster than qsort */

/* Sorts items of one part. */
static void by_key(struct keyed *items, size_t count)
{
	if (count > INSERTION_MOST) {
		qsort(items, count, sizeof(*items), compare_keys);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		struct keyed item = items[i];
		size_t k = i;
		for (; k > 0 && compare_keys(&item, &items[k - 1]) < 0; k--)
			items[k] = items[k - 1];
		items[k] = item;
	}
}

/* Where the columns of each part end in the list of all; how many they are. The parts are few columns each,
 * so that counting puts them in order. */
static size_t count_parts(struct span *s)
{
	uint32_t all = 0;
	size_t c;

	for (c = 0; c < s->small; c++)
		s->ends[c] = 0;
	for (c = 0; c < s->small; c++)
		s->ends[part_root(s->parents, (uint32_t)c)] += s->in_row[c];
	for (c = 0; c < s->small; c++)
		s->ends[c] = all += s->ends[c];
	return all;
}

/* The columns of the small rows, part by part. */
static void list_singles(struct span *s)
{
	struct keyed_list *l = &s->singles;

	l->count = count_parts(s);
	l->items = mem_grow(l->items, &l->room, l->count + 1, sizeof(*l->items));
	for (size_t c = s->small; c-- > 0;) {
		uint32_t column = (uint32_t)c, part;
		if (!s->in_row[c])
			continue;
		part = part_root(s->parents, column);
		l->items[--s->ends[part]] =
		    (struct keyed){.key = s->keys[c], .a = column, .b = column, .part = part};
	}
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
		if (keyed_is_set(s, k, other)) {
			found(s, k, other);
			return true;
		}
	}
	return false;
}

/* Most parts have no such set, and need not be sorted to see it. */
static bool has_two(const struct span *s, const struct part *part)
{
	for (size_t i = 0; i < part->count; i++) {
		struct keyed single = part->singles[i];
		if (single.key == 0 || span_moved_opposite(s, key_negative(single.key), single))
			return true;
	}
	return false;
}

/* One column, or two. */
static void find_two(struct span *s, const struct part *part)
{
	const struct keyed *singles = part->singles;

	if (!has_two(s, part))
		return;
	by_key(part->singles, part->count);
	for (size_t i = 0; i < part->count; i++)
		if (singles[i].key == 0)
			found(s, singles[i], singles[i]);
		else
			(void)find_opposite(s, singles, part->count, singles[i]);
}

/* Room for as many keys, a bit in 32 set at most. */
static void filter_clear(struct filter *f, size_t keys)
{
	enum { BITS_LEAST = 6, BITS_MOST = 31 };
	unsigned bits = BITS_LEAST;
	size_t words;

	while (bits < BITS_MOST && (size_t)1 << bits < 32 * keys)
		bits++;
	f->mask = ((uint32_t)1 << bits) - 1;
	words = ((size_t)1 << bits) / 64;
	f->words = mem_grow(f->words, &f->room, words, sizeof(*f->words));
	memset(f->words, 0, words * sizeof(*f->words));
}

/* Keys are in it by their low residues. */
static void filter_add(struct filter *f, uint32_t low)
{
	size_t place = low & f->mask;

	f->words[place / 64] |= UINT64_C(1) << place % 64;
}

static bool filter_may_have(const struct filter *f, uint32_t low)
{
	size_t place = low & f->mask;

	return f->words[place / 64] >> place % 64 & 1;
}

/* The light columns: the only ones of which pairs are made. */
static void list_light(struct span *s, const struct part *part)
{
	s->light = mem_grow(s->light, &s->light_room, part->count, sizeof(*s->light));
	s->light_count = 0;
	for (size_t i = 0; i < part->count; i++) {
		struct keyed single = part->singles[i];
		if (column_is_light(s, single.a))
			s->light[s->light_count++] = light_of(s, single);
	}
}

/* The keys of the columns, and of the pairs that leave another pair room for two people. */
static void fill_filter(struct span *s, const struct part *part)
{
	const struct light *light = s->light, *end = light + s->light_count;
	struct filter filter;

	filter_clear(&s->filter, part->count + s->light_count * s->light_count / 2);
	filter = s->filter; /* so that it is not read anew after each bit that is set */
	for (size_t i = 0; i < part->count; i++)
		filter_add(&filter, (uint32_t)part->singles[i].key);
	for (; light < end; light++) {
		const uint64_t key = light->key, room = s->least - 2 - light->people;
		for (const struct light *other = light + 1; other < end; other++)
			if (other->people < room)
				filter_add(&filter, key_sum_low(key, other->key));
	}
}

/* Keeps the pair for find_four, if it leaves another room; first looks for a third column. */
static void try_pair(struct span *s, const struct part *part, struct keyed pair)
{
	(void)find_opposite(s, part->singles, part->count, pair);
	if (keyed_people(s, pair) + 2 < s->least)
		keyed_add(&s->pairs, pair);
}

/* Three columns, or four: two pairs. Only pairs whose opposite there may be are looked at twice. */
static void find_four(struct span *s, const struct part *part)
{
	const struct light *light, *end;
	struct filter filter;

	by_key(part->singles, part->count);
	list_light(s, part);
	fill_filter(s, part);
	filter = s->filter;
	s->pairs.count = 0;
	for (light = s->light, end = light + s->light_count; light < end; light++) {
		const uint64_t minus = light->minus, room = s->least - 1 - light->people;
		for (const struct light *other = light + 1; other < end; other++)
			if (other->people < room &&
			    filter_may_have(&filter, key_sum_low(minus, other->minus)))
				try_pair(s, part, pair_of(*light, *other));
	}
	by_key(s->pairs.items, s->pairs.count);
	for (size_t i = 0; i < s->pairs.count; i++)
		(void)find_opposite(s, s->pairs.items, s->pairs.count, s->pairs.items[i]);
}

size_t span_few(struct span *s, const struct span_set **sets)
{
	bool some;

	s->set_count = 0;
	part_columns(s);
	list_singles(s);
	span_moved_update(s);
	for (struct part part = {.count = 0}; part_next(s, &part);)
		find_two(s, &part);
	some = s->set_count > 0;
	for (struct part part = {.count = 0}; !some && part_next(s, &part);)
		find_four(s, &part);
	if (s->set_count == 0)
		span_moved_forget(s);
	*sets = s->sets;
	return s->set_count;
}

size_t span_searched(const struct span *s)
{
	return s->singles.count;
}
