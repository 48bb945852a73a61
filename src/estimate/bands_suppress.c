/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_suppress.c: what must be withheld so that nobody's pay is given away.
 *
 * A row with too few observations, or too many of one employer, is withheld when it is made. That
 * is not enough where published rows can be added and subtracted: a total and its parts leave
 * a remainder, and the same people may stand in a row of another name. Levels, areas and components
 * are all partitions of the same people, so that all rows of a role are looked at together,
 * as sets of people: nothing that sums and differences of published rows give (span.h) may be a
 * set of fewer than min-n, or the people of a row that is withheld for its employer. How small a
 * share of a total such a set is does not matter.
 *
 * Rows are worth most of the United States, then of other countries, of the world, of states, of
 * metros; of all levels first, then the largest. Of the rows whose sums and differences give a set
 * away, the one that is worth least is withheld (complementary), until no set is given away. Then
 * those are tried again, the worthiest first: some were made needless by others.
 */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/bands_private.h"
#include "estimate/cells_private.h"
#include "stats/span.h"

static const struct benchmark_value withheld = {.kind = VALUE_NOT_RELEASED, .amount = NAN};
static const struct interval no_interval = {.low = NAN, .high = NAN};

void band_withhold(struct band *b, unsigned flags)
{
	b->suppressed |= flags;
	if (b->suppressed & (SUPPRESSED_TAILS | SUPPRESSED_QUARTILES)) {
		b->p[BENCHMARK_P10] = withheld;
		b->p[BENCHMARK_P90] = withheld;
		/* Of so few the interval's ends are the lowest and the highest pay, or next to them. */
		b->p50_interval = no_interval;
	}
	if (b->suppressed & SUPPRESSED_QUARTILES) {
		b->p[BENCHMARK_P25] = withheld;
		b->p[BENCHMARK_P75] = withheld;
	}
	if (!(b->suppressed & SUPPRESSED_WHOLE))
		return;
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b->p[p] = withheld;
	b->p50_interval = no_interval;
	b->quality = QUALITY_NONE;
}

void band_round(struct band *b, const struct settings *settings)
{
	const double thousand = 1000;
	double n = fmin((double)b->n, b->n_effective);

	if (b->suppressed & SUPPRESSED_QUARTILES && b->p[BENCHMARK_P50].kind == VALUE_EXACT)
		b->p[BENCHMARK_P50].amount = thousand * rint(b->p[BENCHMARK_P50].amount / thousand);
	if (n < (double)settings->min_n_ends) {
		b->p50_interval.low = thousand * floor(b->p50_interval.low / thousand);
		b->p50_interval.high = thousand * ceil(b->p50_interval.high / thousand);
	}
	if (b->employers && b->employers < (uint64_t)settings->min_n)
		b->employers = EMPLOYERS_WITHHELD;
	/* With the counts of published rows beside it, its own would count who is withheld. */
	if (b->suppressed & SUPPRESSED_WHOLE) {
		b->n = 0;
		b->n_effective = NAN;
		b->employers = EMPLOYERS_WITHHELD;
		b->sources = 0;
	}
}

/* ---- the rows of a role as sets of people ---- */

enum { GROUP_OWN, GROUP_PAIRED, CELL_GROUPS = 2 };
#define NO_GROUP UINT32_MAX

/* People who stand in the same rows. */
struct group {
	uint64_t rows; /* a mark of the rows they stand in; 0 for none */
	uint64_t people;
	bool is_large; /* not of fewer than min-n */
	uint32_t row_count; /* how many rows they stand in */
	uint32_t number; /* before they were put in order */
};

struct candidate {
	struct observed *row;
	uint32_t worth; /* its place in the order of worth, first things first */
};

struct lattice {
	struct observed *rows; /* of one role */
	size_t row_count;
	const struct observed_list *list;
	const struct cells *cells;
	uint64_t least;
	uint32_t (*groups_of)[CELL_GROUPS]; /* by cell: the people of the cell alone, and those
					       who are in the cell of the other component too */
	struct group *groups;
	size_t group_count, groups_room;
	uint32_t *columns; /* by number of group: its column, or NO_GROUP */
	uint64_t *counts; /* by column */
	size_t column_count;
	uint32_t *set; /* the columns of the row at hand */
	uint8_t *in_set; /* by column */
	struct observed **candidates; /* the rows that may be published, first things first */
	struct candidate *by_size; /* the same, the smallest first */
	size_t candidate_count;
	struct observed **kept_apart; /* rows of enough people, withheld of themselves */
	size_t kept_apart_count;
	uint32_t *kept_columns; /* their columns, row after row ... */
	size_t kept_columns_room;
	size_t *kept_ends; /* ... and where each row's end */
	struct span *span;
};

static uint32_t new_group(struct lattice *l, uint64_t people)
{
	if (people == 0)
		return NO_GROUP;
	l->groups = mem_grow(l->groups, &l->groups_room, l->group_count + 1, sizeof(*l->groups));
	l->groups[l->group_count] =
	    (struct group){.people = people, .number = (uint32_t)l->group_count};
	return (uint32_t)l->group_count++;
}

/* The people of a cell and of its pair, in three groups: of base pay alone, of both, of total. */
static void group_people(struct lattice *l, uint32_t cell)
{
	struct cell_key key = l->cells->keys.keys[cell];
	uint32_t base = cells_number(l->cells, cell_key_of_component(key, COMPONENT_BASE));
	uint32_t total = cells_number(l->cells, cell_key_of_component(key, COMPONENT_TOTAL));
	bool has_base = base < l->cells->keys.count, has_total = total < l->cells->keys.count;
	uint64_t paired = has_base && has_total ? l->cells->cells[total].paired : 0;
	uint32_t both = new_group(l, paired);

	if (has_base) {
		assert(paired <= cell_people(&l->cells->cells[base]));
		l->groups_of[base][GROUP_OWN] =
		    new_group(l, cell_people(&l->cells->cells[base]) - paired);
		l->groups_of[base][GROUP_PAIRED] = both;
	}
	if (has_total) {
		assert(paired <= cell_people(&l->cells->cells[total]));
		l->groups_of[total][GROUP_OWN] =
		    new_group(l, cell_people(&l->cells->cells[total]) - paired);
		l->groups_of[total][GROUP_PAIRED] = both;
	}
}

/* Every cell of the role stands in its row of all areas, once. */
static void make_groups(struct lattice *l)
{
	l->group_count = 0;
	for (size_t i = 0; i < l->row_count; i++) {
		const struct observed *row = &l->rows[i];
		bool level_all = row->band.level == LEVEL_ALL;
		if (row->band.area.kind != AREA_ALL || row->band.experience != EXPERIENCE_ALL ||
		    row->band.source != SOURCE_ALL)
			continue;
		for (size_t k = 0; k < row->cell_count; k++) {
			uint32_t cell = l->list->cells[row->first + k];
			struct cell_key key = l->cells->keys.keys[cell];
			uint32_t base =
			    cells_number(l->cells, cell_key_of_component(key, COMPONENT_BASE));
			bool done =
			    cell_component(key) == COMPONENT_TOTAL && base < l->cells->keys.count;
			/* those of a ladder level are met in the row of all levels already */
			if (!done && (level_all || !level_on_ladder(row->band.level)))
				group_people(l, cell);
		}
	}
}

static bool may_be_published(const struct observed *row)
{
	return !(row->band.suppressed & SUPPRESSED_WHOLE);
}

static bool is_kept_apart(const struct lattice *l, const struct observed *row)
{
	return !may_be_published(row) && row->band.n >= l->least;
}

/* Marks every group by the rows it stands in, those that only must not be told among them. */
static void mark_groups(struct lattice *l)
{
	for (size_t i = 0; i < l->row_count; i++) {
		const struct observed *row = &l->rows[i];
		if (!may_be_published(row) && !is_kept_apart(l, row))
			continue;
		for (size_t k = 0; k < row->cell_count; k++)
			for (int g = 0; g < CELL_GROUPS; g++) {
				uint32_t group = l->groups_of[l->list->cells[row->first + k]][g];
				if (group == NO_GROUP)
					continue;
				l->groups[group].rows ^= row_mark(i);
				l->groups[group].row_count++;
			}
	}
}

static int compare_by_rows(const void *a, const void *b)
{
	const struct group *left = a;
	const struct group *right = b;

	if (left->rows != right->rows)
		return left->rows < right->rows ? -1 : 1;
	return (left->number > right->number) - (left->number < right->number);
}

/* As span.h asks: of few people first, then those of many rows; the largest of these before the rest,
 * since their rows are let in before. */
static int compare_columns(const void *a, const void *b)
{
	const struct group *left = a;
	const struct group *right = b;

	if (left->is_large != right->is_large)
		return left->is_large ? 1 : -1;
	if (left->row_count != right->row_count)
		return left->row_count > right->row_count ? -1 : 1;
	if (left->people != right->people)
		return left->people > right->people ? -1 : 1;
	return (left->number > right->number) - (left->number < right->number);
}

/* Groups of the same rows are one column; those of none have none. */
static void make_columns(struct lattice *l)
{
	uint32_t *merged_into = mem_alloc(l->group_count + 1, sizeof(*merged_into));
	size_t merged = 0;

	qsort(l->groups, l->group_count, sizeof(*l->groups), compare_by_rows);
	for (size_t i = 0; i < l->group_count; i++) {
		struct group g = l->groups[i];
		bool same = merged && l->groups[merged - 1].rows == g.rows;
		merged_into[g.number] = NO_GROUP;
		if (!g.rows)
			continue;
		if (same)
			l->groups[merged - 1].people += g.people;
		else
			l->groups[merged++] = g;
		merged_into[g.number] = l->groups[merged - 1].number;
	}
	for (size_t i = 0; i < merged; i++)
		l->groups[i].is_large = l->groups[i].people >= l->least;
	qsort(l->groups, merged, sizeof(*l->groups), compare_columns);
	l->column_count = merged;
	l->columns = mem_resize(l->columns, l->group_count + 1, sizeof(*l->columns));
	l->counts = mem_resize(l->counts, merged + 1, sizeof(*l->counts));
	l->set = mem_resize(l->set, merged + 1, sizeof(*l->set));
	l->in_set = mem_resize(l->in_set, merged + 1, sizeof(*l->in_set));
	memset(l->in_set, 0, merged + 1);
	for (size_t c = 0; c < merged; c++) {
		l->counts[c] = l->groups[c].people;
		l->columns[l->groups[c].number] = (uint32_t)c;
	}
	for (size_t number = 0; number < l->group_count; number++)
		l->columns[number] =
		    merged_into[number] == NO_GROUP ? NO_GROUP : l->columns[merged_into[number]];
	free(merged_into);
}

/* The row's columns into `set`; gives how many. */
static size_t columns_of(struct lattice *l, const struct observed *row)
{
	size_t count = 0;

	for (size_t k = 0; k < row->cell_count; k++)
		for (int g = 0; g < CELL_GROUPS; g++) {
			uint32_t group = l->groups_of[l->list->cells[row->first + k]][g];
			uint32_t column = group == NO_GROUP ? NO_GROUP : l->columns[group];
			if (column == NO_GROUP || l->in_set[column])
				continue;
			assert(column < l->column_count);
			l->in_set[column] = 1;
			l->set[count++] = column;
		}
	for (size_t i = 0; i < count; i++)
		l->in_set[l->set[i]] = 0;
	return count;
}

/* ---- who is let in ---- */

/* What a row of that area is worth, least first. */
static int worth(struct area area)
{
	switch (area.kind) {
	case AREA_COUNTRY:
		return area.place.country == CODE2('U', 'S') ? 0 : 1;
	case AREA_ALL:
		return 2;
	case AREA_STATE:
		return 3;
	case AREA_METRO:
	case AREA_KIND_COUNT:
		break;
	}
	return 4;
}

/* All together first, then levels, then experience; what one source says of either comes last. */
static int rank_of_step(const struct band *b)
{
	return (b->level != LEVEL_ALL) + 2 * (b->experience != EXPERIENCE_ALL) +
	       4 * (b->source != SOURCE_ALL);
}

static int compare_worth(const void *a, const void *b)
{
	const struct band *left = &(*(struct observed *const *)a)->band;
	const struct band *right = &(*(struct observed *const *)b)->band;
	int order = worth(left->area) - worth(right->area);

	if (!order)
		order = rank_of_step(left) - rank_of_step(right);
	if (!order && left->n != right->n)
		order = left->n > right->n ? -1 : 1;
	return order ? order : band_compare(left, right);
}

static int compare_size(const void *a, const void *b)
{
	const struct candidate *left = a;
	const struct candidate *right = b;

	if (left->row->band.n != right->row->band.n)
		return left->row->band.n < right->row->band.n ? -1 : 1;
	return (left->worth > right->worth) - (left->worth < right->worth);
}

static void list_rows(struct lattice *l)
{
	l->candidate_count = 0;
	l->kept_apart_count = 0;
	l->candidates = mem_resize(l->candidates, l->row_count, sizeof(*l->candidates));
	l->kept_apart = mem_resize(l->kept_apart, l->row_count, sizeof(*l->kept_apart));
	for (size_t i = 0; i < l->row_count; i++) {
		if (may_be_published(&l->rows[i]))
			l->candidates[l->candidate_count++] = &l->rows[i];
		else if (is_kept_apart(l, &l->rows[i]))
			l->kept_apart[l->kept_apart_count++] = &l->rows[i];
	}
	if (l->candidate_count)
		qsort(l->candidates, l->candidate_count, sizeof(struct observed *), compare_worth);
	l->by_size = mem_resize(l->by_size, l->candidate_count + 1, sizeof(*l->by_size));
	for (size_t i = 0; i < l->candidate_count; i++)
		l->by_size[i] = (struct candidate){.row = l->candidates[i], .worth = (uint32_t)i};
	if (l->candidate_count)
		qsort(l->by_size, l->candidate_count, sizeof(*l->by_size), compare_size);
}

static void list_kept_columns(struct lattice *l)
{
	size_t end = 0;

	l->kept_ends = mem_resize(l->kept_ends, l->kept_apart_count + 1, sizeof(*l->kept_ends));
	for (size_t i = 0; i < l->kept_apart_count; i++) {
		size_t count = columns_of(l, l->kept_apart[i]);
		l->kept_columns = mem_grow(l->kept_columns, &l->kept_columns_room, end + count,
					   sizeof(*l->kept_columns));
		memcpy(l->kept_columns + end, l->set, count * sizeof(*l->set));
		end += count;
		l->kept_ends[i] = end;
	}
}

static void span_row(struct lattice *l, const struct candidate *c)
{
	size_t columns = columns_of(l, c->row);

	span_add(l->span, c->worth, l->set, columns);
}

/* The rows that are not withheld, as the span wants them: the smallest first. */
static void span_published(struct lattice *l)
{
	span_cut(l->span, 0);
	for (size_t i = 0; i < l->candidate_count; i++) {
		const struct candidate *c = &l->by_size[i];
		if (may_be_published(c->row))
			span_row(l, c);
	}
	span_settle(l->span);
}

/* Withholds the row that is worth least of those that give the set away, unless one of them was
 * withheld since the span was made. */
static void withhold_least(struct lattice *l, const uint32_t *columns, size_t count)
{
	const uint32_t *rows;
	size_t used = span_rows_of(l->span, columns, count, &rows);
	uint32_t least = 0;

	for (size_t i = 0; i < used; i++) {
		if (!may_be_published(l->candidates[rows[i]]))
			return;
		least = rows[i] > least ? rows[i] : least;
	}
	if (used)
		band_withhold(&l->candidates[least]->band, SUPPRESSED_COMPLEMENTARY);
}

/* True where nothing is given away by the rows that the span is of. */
static bool withhold_some(struct lattice *l)
{
	const struct span_set *sets;
	size_t count = span_few(l->span, &sets);
	size_t first = 0;
	bool safe = count == 0;

	for (size_t i = 0; i < count; i++)
		withhold_least(l, sets[i].columns, sets[i].count);
	for (size_t i = 0; i < l->kept_apart_count; i++) {
		size_t end = l->kept_ends[i];
		if (span_tells(l->span, l->kept_columns + first, end - first)) {
			withhold_least(l, l->kept_columns + first, end - first);
			safe = false;
		}
		first = end;
	}
	return safe;
}

static bool is_safe(struct lattice *l)
{
	const struct span_set *sets;
	size_t first = 0;

	span_settle(l->span);
	if (span_few(l->span, &sets))
		return false;
	for (size_t i = 0; i < l->kept_apart_count; i++) {
		if (span_tells(l->span, l->kept_columns + first, l->kept_ends[i] - first))
			return false;
		first = l->kept_ends[i];
	}
	return true;
}

/* Publishes again what it can of these withheld rows, by halves. The span is of all rows that are
 * published, and stays so: rows are let in, and taken out again if they are not safe. */
static void restore(struct lattice *l, const struct candidate *rows, const struct band *figures,
		    size_t count)
{
	size_t before = span_size(l->span);

	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++) {
		rows[i].row->band = figures[i];
		span_row(l, &rows[i]);
	}
	if (is_safe(l))
		return;
	span_cut(l->span, before);
	for (size_t i = 0; i < count; i++)
		band_withhold(&rows[i].row->band, SUPPRESSED_COMPLEMENTARY);
	if (count == 1)
		return;
	restore(l, rows, figures, count / 2);
	restore(l, rows + count / 2, figures + count / 2, count - count / 2);
}

/* Over this many groups a search takes too long to be made for every row. */
enum { RESTORE_MOST = 1500 };

static void protect(struct lattice *l)
{
	struct band *figures = mem_alloc(l->candidate_count, sizeof(*figures));
	struct candidate *rows = mem_alloc(l->candidate_count, sizeof(*rows));
	size_t withheld_count = 0;

	for (size_t i = 0; i < l->candidate_count; i++)
		figures[i] = l->candidates[i]->band;
	do
		span_published(l);
	while (!withhold_some(l));
	for (size_t i = 0; i < l->candidate_count; i++)
		if (!may_be_published(l->candidates[i])) {
			figures[withheld_count] = figures[i];
			rows[withheld_count++] =
			    (struct candidate){.row = l->candidates[i], .worth = (uint32_t)i};
		}
	if (span_searched(l->span) <= RESTORE_MOST)
		restore(l, rows, figures, withheld_count);
	free(figures);
	free(rows);
}

static void protect_role(struct lattice *l)
{
	make_groups(l);
	if (l->group_count == 0)
		return;
	mark_groups(l);
	make_columns(l);
	list_rows(l);
	if (l->candidate_count == 0)
		return;
	list_kept_columns(l);
	l->span = span_new(l->counts, l->column_count, l->least, l->candidate_count);
	protect(l);
	span_free(l->span);
}

void bands_complement(struct observed_list *list, const struct cells *cells,
		      const struct settings *settings)
{
	struct lattice l = {.list = list, .cells = cells, .least = (uint64_t)settings->min_n};
	size_t end;

	l.groups_of = mem_alloc((size_t)cells->keys.count + 1, sizeof(*l.groups_of));
	memset(l.groups_of, 0xff, ((size_t)cells->keys.count + 1) * sizeof(*l.groups_of));
	for (size_t i = 0; i < list->count; i = end) {
		end = i + 1;
		while (end < list->count && list->rows[end].band.role == list->rows[i].band.role)
			end++;
		l.rows = &list->rows[i];
		l.row_count = end - i;
		protect_role(&l);
	}
	free(l.groups_of);
	free(l.groups);
	free(l.columns);
	free(l.counts);
	free(l.set);
	free(l.in_set);
	free(l.candidates);
	free(l.by_size);
	free(l.kept_apart);
	free(l.kept_columns);
	free(l.kept_ends);
}
