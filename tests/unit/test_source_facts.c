/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source's rows are like: counted in any split, packed and read back to the same bytes, told from thirty on. */
#include "base/mem.h"
#include "estimate/source_facts.h"
#include "tests/unit/bands_fixture.h"

enum { ROLES = 3, PEOPLE = 200 };

static struct observation person(int i)
{
	struct observation o =
	    an_observation((enum level)(i % LEVEL_COUNT), 50000 + 500.0 * (i * 37 % 101));

	o.role = (uint16_t)(i % 5 == 4 ? ROLE_NONE : i % ROLES);
	o.date.year = (int16_t)(1998 + i % 9);
	o.place.country = i % 2 ? CODE2('U', 'S') : CODE2('D', 'E');
	o.currency = i % 3 ? CODE3('U', 'S', 'D') : CODE3('E', 'U', 'R');
	return o;
}

/* Facts of the people from `from`, by `step`. */
static struct source_facts *facts_of(int from, int step)
{
	struct source_facts *f = source_facts_new();

	for (int i = from; i < PEOPLE; i += step) {
		struct observation o = person(i);
		source_facts_add(f, &o);
	}
	return f;
}

static void packed(struct buf *out, const struct source_facts *f)
{
	buf_init(out, BUF_LIMIT_DEFAULT);
	source_facts_pack(out, f);
}

static void any_split_gives_the_same_bytes(void **state)
{
	struct source_facts *whole = facts_of(0, 1), *merged = facts_of(2, 3),
			    *unpacked = source_facts_new();
	struct buf expected, got;

	(void)state;
	packed(&expected, whole);
	for (int i = 0; i < 2; i++) {
		struct source_facts *part = facts_of(i, 3);
		source_facts_merge(merged, part);
		source_facts_free(part);
	}
	packed(&got, merged);
	assert_true(text_equal(buf_text(&got), buf_text(&expected)));
	buf_release(&got);
	for (int i = 2; i >= 0; i--) {
		struct source_facts *part = facts_of(i, 3);
		struct unpacking in;
		packed(&got, part);
		in = unpacking_of(buf_text(&got));
		source_facts_unpack(&in, unpacked, ROLES, PEOPLE);
		assert_false(in.bad);
		assert_ptr_equal(in.at, in.end);
		source_facts_free(part);
		buf_release(&got);
	}
	packed(&got, unpacked);
	assert_true(text_equal(buf_text(&got), buf_text(&expected)));
	buf_release(&got);
	buf_release(&expected);
	source_facts_free(whole);
	source_facts_free(merged);
	source_facts_free(unpacked);
}

/* A group of n people, of whom the step has `paid`, as bytes. */
static bool is_taken(uint64_t key, uint64_t n, uint16_t step, uint64_t paid)
{
	struct source_facts *f = source_facts_new();
	struct unpacking in;
	struct buf b;

	buf_init(&b, BUF_LIMIT_DEFAULT);
	pack_varint(&b, 1);
	pack_u64(&b, key);
	pack_varint(&b, n);
	pack_varint(&b, 1);
	pack_u16(&b, step);
	pack_varint(&b, paid);
	in = unpacking_of(buf_text(&b));
	source_facts_unpack(&in, f, ROLES, 9);
	buf_release(&b);
	source_facts_free(f);
	return !in.bad;
}

/* docs/DATA-CONTRACT.md, "Parts": dimension + 1 << 56, year << 32, value. */
static uint64_t key(uint64_t dimension, uint64_t value)
{
	return (dimension + 1) << 56 | UINT64_C(2024) << 32 | value;
}

static void bytes_one_past_what_can_be_are_refused(void **state)
{
	(void)state;
	assert_true(is_taken(key(0, 0), 9, 2303, 9));
	assert_false(is_taken(key(0, 0), 10, 2303, 9)); /* more than rows read */
	assert_false(is_taken(key(0, 0), 9, 2303, 10)); /* more are paid than there are */
	assert_false(is_taken(key(0, 0), 9, 2304, 9)); /* steps of 1% up to ten thousand million */
	assert_false(is_taken(key(0, 1), 9, 0, 9));
	assert_true(is_taken(key(1, LEVEL_COUNT - 1), 9, 0, 9));
	assert_false(is_taken(key(1, LEVEL_COUNT), 9, 0, 9));
	assert_true(is_taken(key(2, 0xffffff), 9, 0, 9));
	assert_false(is_taken(key(2, 0x1000000), 9, 0, 9));
	assert_false(is_taken(key(3, 0x1000000), 9, 0, 9));
	assert_true(is_taken(key(4, ROLES - 1), 9, 0, 9));
	assert_true(is_taken(key(4, ROLE_NONE), 9, 0, 9));
	assert_false(is_taken(key(4, ROLES), 9, 0, 9));
	assert_false(is_taken(key(5, 0), 9, 0, 9));
	assert_false(is_taken(key(0, 0) & ~(UINT64_C(0xff) << 56), 9, 0, 9));
	assert_false(is_taken(key(0, 0) | UINT64_C(1) << 48, 9, 0, 9));
}

static void table_of(struct fact_table *t, const struct observation *o, int n,
		     const struct catalogue *catalogue)
{
	struct source_facts *f = source_facts_new();

	for (int i = 0; i < n; i++)
		source_facts_add(f, o);
	fact_table_init(t);
	fact_table_add_observed(t, "s", f, catalogue);
	fact_table_sort(t);
	source_facts_free(f);
}

static void a_group_is_told_from_thirty_on_to_a_percent(void **state)
{
	struct catalogue *catalogue = fixture_catalogue();
	struct observation o = an_observation(LEVEL_MID, 100000);
	static const struct {
		const char *kind, *key;
	} groups[] = {{"all", ""}, {"level", "mid"}, {"country", "US"}, {"role", "analyst"}};
	struct fact_table t;

	(void)state;
	table_of(&t, &o, 29, catalogue);
	assert_int_equal(t.count, 0);
	fact_table_release(&t);
	table_of(&t, &o, 30, catalogue);
	for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++) {
		const struct fact *found = fact_find(&t, "s", groups[i].kind, groups[i].key, 2024);
		if (!found)
			fail_msg("no %s %s", groups[i].kind, groups[i].key);
		assert_near(found->n, 30, 0);
		assert_near(found->value, 100000, 1000);
		assert_null(fact_find(&t, "s", groups[i].kind, groups[i].key, 2023));
	}
	fact_table_release(&t);
	catalogue_free(catalogue);
}

/* Of an even number the lower of the two in the middle. */
static void the_median_is_where_half_of_the_people_are_reached(void **state)
{
	static const struct {
		int low, high;
		double expected;
	} cases[] = {{20, 20, 50000}, {19, 21, 100000}, {21, 19, 50000}, {40, 0, 50000}};
	struct catalogue *catalogue = fixture_catalogue();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct observation low = an_observation(LEVEL_MID, 50000),
				   high = an_observation(LEVEL_MID, 100000);
		struct source_facts *f = source_facts_new();
		struct fact_table t;

		for (int k = 0; k < cases[i].low; k++)
			source_facts_add(f, &low);
		for (int k = 0; k < cases[i].high; k++)
			source_facts_add(f, &high);
		fact_table_init(&t);
		fact_table_add_observed(&t, "s", f, catalogue);
		fact_table_sort(&t);
		assert_near(fact_find(&t, "s", "all", "", 2024)->value, cases[i].expected,
			    cases[i].expected / 100);
		fact_table_release(&t);
		source_facts_free(f);
	}
	catalogue_free(catalogue);
}

/* Base pay goes before the total, what it has before its range's middle; pay below a dollar is none. */
static void pay_is_the_base_otherwise_the_total_otherwise_a_middle(void **state)
{
	static const struct {
		double base, total, low, high, expected; /* 0: none; expected NAN: no median */
	} cases[] = {{100000, 150000, 0, 0, 100000},   {0, 150000, 0, 0, 150000},
		     {0, 150000, 80000, 90000, 85000}, {0, 0, 80000, 0, (double)NAN},
		     {0.5, 0, 0, 0, (double)NAN},      {1.005, 0, 0, 0, 1}};
	struct catalogue *catalogue = fixture_catalogue();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct observation o = an_observation(LEVEL_MID, cases[i].base);
		struct fact_table t;
		const struct fact *all;

		if (cases[i].base <= 0)
			o.pay[COMPONENT_BASE] = MONEY_NONE;
		if (cases[i].total > 0)
			o.pay[COMPONENT_TOTAL] = llround(cases[i].total * MONEY_PER_DOLLAR);
		o.ranged = cases[i].low > 0;
		for (int c = 0; c < COMPONENT_COUNT; c++)
			o.ends[c] = (struct pay_ends){MONEY_NONE, MONEY_NONE};
		if (cases[i].low > 0)
			o.ends[COMPONENT_BASE].low = llround(cases[i].low * MONEY_PER_DOLLAR);
		if (cases[i].high > 0)
			o.ends[COMPONENT_BASE].high = llround(cases[i].high * MONEY_PER_DOLLAR);
		table_of(&t, &o, 40, catalogue);
		all = fact_find(&t, "s", "all", "", 2024);
		assert_non_null(all);
		if (isnan(cases[i].expected))
			assert_true(isnan(all->value));
		else
			assert_near(all->value, cases[i].expected, cases[i].expected / 100);
		fact_table_release(&t);
	}
	catalogue_free(catalogue);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_split_gives_the_same_bytes),
	    cmocka_unit_test(bytes_one_past_what_can_be_are_refused),
	    cmocka_unit_test(a_group_is_told_from_thirty_on_to_a_percent),
	    cmocka_unit_test(the_median_is_where_half_of_the_people_are_reached),
	    cmocka_unit_test(pay_is_the_base_otherwise_the_total_otherwise_a_middle),
	};

	return cmocka_run_group_tests_name("test_source_facts", tests, NULL, NULL);
}
