/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two band tables side by side: which cells are the same, and what became of each. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "estimate/band_changes.h"

static struct band row(uint16_t role, double median)
{
	struct band b = {.role = role, .n = 20, .n_effective = 20, .quality = QUALITY_MEDIUM};

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.p[p] = (struct benchmark_value){.kind = VALUE_EXACT, .amount = median};
	if (isnan(median))
		for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
			b.p[p].kind = VALUE_NOT_RELEASED;
	b.p50_interval = (struct interval){.low = NAN, .high = NAN};
	return b;
}

static void becomes(struct band was, struct band is, enum band_change change)
{
	struct band_pair *pairs;

	assert_int_equal(band_pairs(&pairs, &was, 1, &is, 1), 1);
	assert_string_equal(band_change_word(pairs[0].change), band_change_word(change));
	free(pairs);
}

static void a_cell_is_what_its_first_difference_says(void **state)
{
	struct band base = row(1, 100000), other = base;

	(void)state;
	becomes(base, base, CHANGE_NONE);
	becomes(base, row(1, 100000.01), CHANGE_MOVED);
	becomes(base, row(1, 100000.004), CHANGE_NONE);
	becomes(base, row(1, NAN), CHANGE_WITHHELD);
	becomes(row(1, NAN), base, CHANGE_RELEASED);
	becomes(row(1, NAN), row(1, NAN), CHANGE_NONE);
	other.quality = QUALITY_LOW;
	other.n = 19;
	becomes(base, other, CHANGE_QUALITY);
	other = base;
	other.suppressed = SUPPRESSED_TAILS;
	other.p[BENCHMARK_P10].kind = VALUE_NOT_RELEASED;
	becomes(base, other, CHANGE_SUPPRESSED);
	other = base;
	other.n = 19;
	becomes(base, other, CHANGE_FIGURES);
	other = base;
	other.p50_interval.low = 90000;
	becomes(base, other, CHANGE_FIGURES);
}

static void every_figure_of_a_cell_is_compared(void **state)
{
	struct band base = row(1, 100000), other;

	(void)state;
	base.p50_interval = (struct interval){.low = 90000, .high = 110000};
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		if (p == BENCHMARK_P50)
			continue;
		other = base;
		other.p[p].amount = 120000;
		becomes(base, other, CHANGE_FIGURES);
	}
	other = base;
	other.sources = 2;
	becomes(base, other, CHANGE_FIGURES);
	other = base;
	other.n_effective = 19;
	becomes(base, other, CHANGE_FIGURES);
	other = base;
	other.p50_interval.high = 120000;
	becomes(base, other, CHANGE_FIGURES);
	other = base;
	other.as_of = (struct date){2024, 5, 0};
	becomes(base, other, CHANGE_FIGURES);
}

/* 1 2 4 in the one, 3 2 4 in the other, in any order: 1 vanished, 3 appeared. */
static void cells_are_matched_whatever_their_order(void **state)
{
	const struct band was[] = {row(4, 100), row(1, 100), row(2, 200)};
	const struct band is[] = {row(3, 100), row(4, 150), row(2, 200)};
	static const enum band_change expected[] = {CHANGE_VANISHED, CHANGE_NONE, CHANGE_APPEARED,
						    CHANGE_MOVED};
	struct band_pair *pairs;
	size_t count = band_pairs(&pairs, was, 3, is, 3);

	(void)state;
	assert_int_equal(count, 4);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(pairs[i].change, expected[i]);
	assert_true(isnan(pairs[0].share) && isnan(pairs[2].difference));
	assert_true(pairs[3].difference == 50 && pairs[3].share == 0.5);
	free(pairs);
	assert_int_equal(band_pairs(&pairs, was, 3, NULL, 0), 3);
	assert_int_equal(pairs[2].change, CHANGE_VANISHED);
	free(pairs);
}

/* Of the pairs of whole hundreds that move by a tenth, up or down, none is the larger; quotients of floats differ in
 * their last bits. */
static void moves_by_the_same_share_are_as_large(void **state)
{
	static const double none = NAN;
	const struct figure_move five = {100, 105}, ten = {90, 81}, cent = {100000, 110000.01},
				 from_none = {none, 100}, to_none = {100, none};

	(void)state;
	for (int a = 1; a <= 40; a++)
		for (int b = 1; b <= 40; b++)
			assert_int_equal(figure_move_compare((struct figure_move){a * 100, a * 110},
							     (struct figure_move){b * 100, b * 90}),
					 0);
	assert_int_equal(figure_move_compare(ten, five), -1);
	assert_int_equal(figure_move_compare(five, ten), 1);
	assert_int_equal(figure_move_compare(cent, ten), -1);
	assert_int_equal(figure_move_compare(ten, cent), 1);
	assert_int_equal(figure_move_compare(five, to_none), -1);
	assert_int_equal(figure_move_compare(from_none, five), 1);
	assert_int_equal(figure_move_compare(from_none, to_none), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_cell_is_what_its_first_difference_says),
	    cmocka_unit_test(every_figure_of_a_cell_is_compared),
	    cmocka_unit_test(cells_are_matched_whatever_their_order),
	    cmocka_unit_test(moves_by_the_same_share_are_as_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
