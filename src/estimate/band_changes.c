/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band_changes.c: see band_changes.h. */
#include "estimate/band_changes.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* Dollars: figures are published to the cent. */
#define CENT 0.01

const char *band_change_word(enum band_change change)
{
	static const char *const words[CHANGE_COUNT] = {
#define WORD(name, word) [name] = word,
	    BAND_CHANGES(WORD)
#undef WORD
	};

	return words[change];
}

bool figure_differs(double was, double is, double unit)
{
	if (isnan(was) || isnan(is))
		return isnan(was) != isnan(is);
	return fabs(is - was) >= unit / 2;
}

double figure_share(double was, double is)
{
	return is / was - 1;
}

static bool is_known(struct figure_move m)
{
	return !isnan(m.was) && !isnan(m.is);
}

static long double cents(double dollars)
{
	return roundl(dollars / CENT);
}

/* Exact up to 64 bits: 40 million dollars by 40 million. */
int figure_move_compare(struct figure_move left, struct figure_move right)
{
	long double left_move, right_move;

	if (!is_known(left) || !is_known(right))
		return is_known(right) - is_known(left);
	left_move = fabsl(cents(left.is) - cents(left.was)) * cents(right.was);
	right_move = fabsl(cents(right.is) - cents(right.was)) * cents(left.was);
	return (left_move < right_move) - (left_move > right_move);
}

static bool has_median(const struct band *b)
{
	return b->p[BENCHMARK_P50].kind == VALUE_EXACT;
}

static bool value_differs(struct benchmark_value was, struct benchmark_value is)
{
	return was.kind != is.kind || figure_differs(was.amount, is.amount, CENT);
}

static bool other_figures_differ(const struct band *was, const struct band *is)
{
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (value_differs(was->p[p], is->p[p]))
			return true;
	return was->n != is->n || was->sources != is->sources ||
	       figure_differs(was->n_effective, is->n_effective, CENT) ||
	       figure_differs(was->p50_interval.low, is->p50_interval.low, CENT) ||
	       figure_differs(was->p50_interval.high, is->p50_interval.high, CENT) ||
	       date_compare(was->as_of, is->as_of) != 0;
}

static enum band_change change_of(const struct band *was, const struct band *is)
{
	if (!was || !is)
		return was ? CHANGE_VANISHED : CHANGE_APPEARED;
	if (has_median(was) != has_median(is))
		return has_median(was) ? CHANGE_WITHHELD : CHANGE_RELEASED;
	if (value_differs(was->p[BENCHMARK_P50], is->p[BENCHMARK_P50]))
		return CHANGE_MOVED;
	if (was->quality != is->quality)
		return CHANGE_QUALITY;
	if (was->suppressed != is->suppressed)
		return CHANGE_SUPPRESSED;
	return other_figures_differ(was, is) ? CHANGE_FIGURES : CHANGE_NONE;
}

static struct band_pair pair_of(const struct band *was, const struct band *is)
{
	struct band_pair pair = {.was = was, .is = is, .difference = NAN, .share = NAN};

	pair.change = change_of(was, is);
	if (was && is && has_median(was) && has_median(is)) {
		double from = was->p[BENCHMARK_P50].amount, to = is->p[BENCHMARK_P50].amount;
		pair.difference = to - from;
		pair.share = figure_share(from, to);
	}
	return pair;
}

static int compare_rows(const void *left, const void *right)
{
	return band_compare(*(const struct band *const *)left, *(const struct band *const *)right);
}

static const struct band **in_order(const struct band *rows, size_t count)
{
	const struct band **sorted = mem_alloc(count, sizeof(const struct band *));

	for (size_t i = 0; i < count; i++)
		sorted[i] = &rows[i];
	qsort(sorted, count, sizeof(const struct band *), compare_rows);
	return sorted;
}

size_t band_pairs(struct band_pair **out, const struct band *was, size_t was_count,
		  const struct band *is, size_t is_count)
{
	const struct band **old = in_order(was, was_count), **now = in_order(is, is_count);
	struct band_pair *pairs = mem_alloc(was_count + is_count, sizeof(*pairs));
	size_t count = 0;

	for (size_t i = 0, k = 0; i < was_count || k < is_count; count++) {
		int order = i == was_count ? 1 : k == is_count ? -1 : band_compare(old[i], now[k]);
		pairs[count] = pair_of(order <= 0 ? old[i] : NULL, order >= 0 ? now[k] : NULL);
		i += order <= 0;
		k += order >= 0;
	}
	free(old);
	free(now);
	*out = pairs;
	return count;
}
