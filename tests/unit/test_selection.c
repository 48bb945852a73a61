/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order statistics of many runs against the values written out and sorted. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "stats/quantile.h"
#include "stats/multiset.h"
#include "stats/selection.h"

enum { PARTS_MOST = 60 };

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 31;
}

static int compare(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a;
	int64_t right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

/* Parts of a union, and its values one by one in order. */
struct sample {
	struct multiset sets[PARTS_MOST];
	struct runs parts[PARTS_MOST];
	size_t part_count;
	int64_t *sorted;
	uint64_t n;
};

static void sample_make(struct sample *s, size_t parts, size_t each, int64_t (*value)(uint64_t *),
			uint64_t seed)
{
	struct tail_pool tails = {.chunks = NULL};

	*s = (struct sample){.part_count = parts};
	s->sorted = mem_alloc(parts * each + 1, sizeof(*s->sorted));
	for (size_t i = 0; i < parts; i++) {
		size_t here = i % 7 == 3 ? 0 : each - next_random(&seed) % (each / 2);
		for (size_t k = 0; k < here; k++) {
			int64_t one = value(&seed);
			multiset_add(&s->sets[i], &tails, one);
			s->sorted[s->n++] = one;
		}
		multiset_settle(&s->sets[i], NULL);
		s->parts[i] = multiset_runs(&s->sets[i]);
	}
	tail_pool_release(&tails);
	qsort(s->sorted, s->n, sizeof(*s->sorted), compare);
}

static void sample_release(struct sample *s)
{
	for (size_t i = 0; i < s->part_count; i++)
		multiset_release(&s->sets[i]);
	free(s->sorted);
}

static int64_t at_rank(struct runs r, uint64_t rank)
{
	size_t i = 0;

	while (rank >= runs_count(r, i))
		rank -= runs_count(r, i++);
	assert_true(i < r.count);
	return runs_value(r, i);
}

static void ranks_hold(struct selection *scratch, const struct sample *s, const uint64_t *ranks,
		       size_t count)
{
	struct runs r = selection_of(scratch, s->parts, s->part_count, ranks, count);

	assert_int_equal(runs_total(r), s->n);
	for (size_t i = 1; i < r.count; i++)
		assert_true(runs_value(r, i - 1) < runs_value(r, i));
	for (size_t i = 0; i < count; i++)
		assert_true(at_rank(r, ranks[i]) == s->sorted[ranks[i]]);
}

static int64_t spread(uint64_t *seed)
{
	return (int64_t)(next_random(seed) % 40000000) - 1000;
}

static int64_t heaped(uint64_t *seed)
{
	return (int64_t)(next_random(seed) % 40) * 500000;
}

/* One value is far from all others, which then share a bucket. */
static int64_t lonely(uint64_t *seed)
{
	return next_random(seed) % 997 ? (int64_t)(next_random(seed) % 9000) : INT64_MAX / 2;
}

static int64_t of_any_sign(uint64_t *seed)
{
	return (int64_t)(next_random(seed) << 31 ^ next_random(seed));
}

static int64_t same(uint64_t *seed)
{
	(void)seed;
	return 7;
}

static void a_selection_has_the_order_statistics_that_were_asked_for(void **state)
{
	int64_t (*const kinds[])(uint64_t *) = {spread, heaped, lonely, of_any_sign, same};
	static const size_t sizes[] = {2, 9, 65, 1000, 5000};
	struct selection scratch = {.upto = NULL};
	uint64_t seed = 11;

	(void)state;
	for (size_t kind = 0; kind < 5; kind++)
		for (size_t parts = 1; parts <= PARTS_MOST; parts += 1 + parts / 2)
			for (size_t size = 0; size < 5; size++) {
				struct sample s;
				uint64_t ranks[5];
				sample_make(&s, parts, sizes[size], kinds[kind], seed++);
				ranks[0] = 0;
				ranks[1] = s.n / 10;
				ranks[2] = s.n / 2;
				ranks[3] = s.n / 2 + (s.n > 2);
				ranks[4] = s.n - 1;
				ranks_hold(&scratch, &s, ranks, 5);
				ranks_hold(&scratch, &s, ranks + 2, 1);
				sample_release(&s);
			}
	selection_release(&scratch);
}

static void every_rank_may_be_asked_for_alone(void **state)
{
	struct selection scratch = {.upto = NULL};
	struct sample s;

	(void)state;
	sample_make(&s, 11, 40, heaped, 5);
	for (uint64_t rank = 0; rank < s.n; rank++)
		ranks_hold(&scratch, &s, &rank, 1);
	sample_release(&s);
	selection_release(&scratch);
}

/* However few the parts are: a copy of one that is long takes memory. */
static void few_parts_of_many_values_are_not_put_together(void **state)
{
	struct selection scratch = {.upto = NULL};
	const uint64_t rank = 1000;

	(void)state;
	for (size_t parts = 1; parts <= 3; parts++) {
		struct sample s;
		sample_make(&s, parts, 6000, spread, parts);
		assert_true(selection_of(&scratch, s.parts, parts, &rank, 1).count < 300);
		sample_release(&s);
	}
	selection_release(&scratch);
}

/* With a multiset of the ranks alone, the figures are those of all values. */
static void figures_look_at_no_other_ranks(void **state)
{
	static const double fractions[] = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};
	enum { FRACTIONS = 7, MOST = 400 };
	static const double designs[] = {0, 1, 1.5, 3.7, 1000};
	struct median_ranks known = {.confidence = 0.95};
	double values[MOST], blanked[MOST];
	uint64_t upto[MOST], ones[MOST], ranks[COUNTED_RANKS(FRACTIONS)];

	(void)state;
	for (uint64_t n = 1; n <= MOST; n += 1 + n / 9)
		for (size_t d = 0; d < 5; d++) {
			struct counted all = {.counts = ones, .count = n, .upto = upto};
			struct counted few;
			struct interval expected, actual;
			size_t count, at = 0;
			all.design = designs[d];
			count = counted_ranks(ranks, n, all.design, fractions, FRACTIONS, &known);
			assert_true(count <= COUNTED_RANKS(FRACTIONS));
			for (uint64_t i = 0; i < n; i++) {
				values[i] = (double)(i * i);
				ones[i] = 1;
				upto[i] = i + 1;
				while (at < count && ranks[at] < i)
					at++;
				blanked[i] = at < count && ranks[at] == i ? values[i] : -1e9;
			}
			few = all;
			all.values = values;
			few.values = blanked;
			for (size_t f = 0; f < FRACTIONS; f++)
				assert_true(counted_quantile(few, fractions[f]) ==
					    counted_quantile(all, fractions[f]));
			expected = counted_median_interval_by(all, &known);
			actual = counted_median_interval_by(few, &known);
			assert_true(isnan(expected.low) == isnan(actual.low));
			assert_true(isnan(expected.low) ||
				    (expected.low == actual.low && expected.high == actual.high));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_selection_has_the_order_statistics_that_were_asked_for),
	    cmocka_unit_test(every_rank_may_be_asked_for_alone),
	    cmocka_unit_test(few_parts_of_many_values_are_not_put_together),
	    cmocka_unit_test(figures_look_at_no_other_ranks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
