/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A packed ledger: all that comes back, files that go on where another part was cut, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/ledger_packed.h"

#define DIGEST_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define DIGEST_B "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

struct given {
	const char *name, *sha256, *content, *encoding;
	uint64_t from, to, of;
};

static void add_file(struct ledger *l, const struct given *given)
{
	struct input_file *file;

	ledger_add_file(l, given->name, given->sha256, 7);
	file = &l->files[l->file_count - 1];
	strcpy(file->content, given->content);
	if (given->encoding)
		ledger_note_encoding(l, text_of(given->encoding));
	file->rows_read = 5;
	file->observations = 3;
	file->from = given->from;
	file->to = given->to;
	file->of = given->of;
}

/* Packs `l` and adds it to `into`; whether the bytes were good. */
static bool pass_on(struct ledger *into, const struct ledger *l, uint64_t rows, bool *apart)
{
	struct unpacking in;
	struct buf b;
	bool good, result;

	buf_init(&b, 1 << 20);
	ledger_pack(&b, l);
	in = unpacking_of(buf_text(&b));
	result = ledger_unpack(&in, into, rows);
	good = !in.bad;
	if (good)
		assert_true(in.at == in.end);
	if (apart)
		*apart = result;
	buf_release(&b);
	return good;
}

static void fill(struct ledger *l)
{
	uint64_t n = 1;

#define FILL(count) l->count = n++;
	LEDGER_COUNTS(FILL)
#undef FILL
	for (size_t i = 0; i < REJECT_COUNT; i++)
		l->rejected[i] = n++;
#define FILL(tally)                                                                                \
	tally_add(&l->tally, text_of(#tally), n++);                                                \
	tally_add(&l->tally, text_of("other"), n++);
	LEDGER_TALLIES(FILL)
#undef FILL
	ledger_note_date(l, (struct date){2021, 3, 4});
	ledger_note_date(l, (struct date){2023, 5, 6});
}

static uint64_t count_of(const struct tally *t, const char *name)
{
	return t->counts[intern_find(&t->names, text_of(name))];
}

static void every_count_tally_and_date_comes_back_and_adds_up(void **state)
{
	struct ledger l, into;

	(void)state;
	ledger_init(&l, "survey");
	ledger_init(&into, "survey");
	fill(&l);
	for (uint64_t times = 1; times <= 2; times++) {
		assert_true(pass_on(&into, &l, 1000, NULL));
#define HOLD(count) assert_int_equal(into.count, times *l.count);
		LEDGER_COUNTS(HOLD)
#undef HOLD
		for (size_t i = 0; i < REJECT_COUNT; i++)
			assert_int_equal(into.rejected[i], times * l.rejected[i]);
#define HOLD(tally)                                                                                \
	assert_int_equal(into.tally.names.count, 2);                                               \
	assert_int_equal(count_of(&into.tally, #tally), times *count_of(&l.tally, #tally));        \
	assert_int_equal(count_of(&into.tally, "other"), times *count_of(&l.tally, "other"));
		LEDGER_TALLIES(HOLD)
#undef HOLD
		assert_int_equal(date_compare(into.oldest, l.oldest), 0);
		assert_int_equal(date_compare(into.newest, l.newest), 0);
	}
	ledger_release(&l);
	ledger_release(&into);
}

static void a_tally_that_was_narrowed_narrows_the_other(void **state)
{
	struct ledger l, into;
	char name[20];

	(void)state;
	ledger_init(&l, "survey");
	ledger_init(&into, "survey");
	l.undated.limit = 4;
	for (int i = 0; i < 40; i++) {
		snprintf(name, sizeof(name), "name %d", i);
		tally_add(&l.undated, text_of(name), 1);
		tally_add(&into.undated, text_of(name), 1);
	}
	assert_true(l.undated.others > 0);
	assert_true(pass_on(&into, &l, 40, NULL));
	assert_true(into.undated.keep_below == l.undated.keep_below);
	assert_int_equal(into.undated.names.count, l.undated.names.count);
	assert_int_equal(into.undated.others, 2 * l.undated.others);
	assert_int_equal(tally_total(&into.undated), 80);
	ledger_release(&l);
	ledger_release(&into);
}

static void a_count_above_the_rows_is_refused(void **state)
{
	struct ledger l, into;

	(void)state;
	ledger_init(&l, "survey");
	l.doubtful_totals = 9;
	ledger_init(&into, "survey");
	assert_true(pass_on(&into, &l, 9, NULL));
	assert_false(pass_on(&into, &l, 8, NULL));
	l.doubtful_totals = 0;
	l.rejected[REJECT_COUNT - 1] = 9;
	assert_false(pass_on(&into, &l, 8, NULL));
	l.rejected[REJECT_COUNT - 1] = 0;
	tally_add(&l.undated, text_of("x"), 9);
	assert_false(pass_on(&into, &l, 8, NULL));
	ledger_release(&l);
	ledger_release(&into);
}

static void a_file_that_goes_on_where_the_last_was_cut_is_one_with_it(void **state)
{
	static const struct given first = {"d/a.csv", DIGEST_A, DIGEST_B, "utf-8", 0, 40, 100};
	static const struct {
		struct given next;
		size_t files;
	} table[] = {
	    {{"a.csv", DIGEST_A, DIGEST_B, "utf-8", 40, 100, 100}, 1},
	    {{"b.csv", DIGEST_A, DIGEST_B, "utf-8", 40, 100, 100}, 2},
	    {{"a.csv", DIGEST_B, DIGEST_B, "utf-8", 40, 100, 100}, 2},
	    {{"a.csv", DIGEST_A, DIGEST_A, "utf-8", 40, 100, 100}, 2},
	    {{"a.csv", DIGEST_A, DIGEST_B, "utf-8", 41, 100, 100}, 2},
	    {{"a.csv", DIGEST_A, DIGEST_B, "utf-8", 40, 99, 99}, 2},
	    {{"a.csv", DIGEST_A, DIGEST_B, "utf-8", 0, 40, 100}, 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct ledger one, two, into;
		const struct input_file *file;

		ledger_init(&one, "survey");
		ledger_init(&two, "survey");
		ledger_init(&into, "survey");
		add_file(&one, &first);
		add_file(&two, &table[i].next);
		assert_true(pass_on(&into, &one, 100, NULL));
		assert_ptr_equal(ledger_cut_file(&into), &into.files[0]);
		assert_true(pass_on(&into, &two, 100, NULL));
		assert_int_equal(into.file_count, table[i].files);
		file = &into.files[0];
		assert_string_equal(file->name, "a.csv");
		assert_string_equal(file->sha256, DIGEST_A);
		assert_string_equal(file->content, DIGEST_B);
		assert_string_equal(file->encoding, "utf-8");
		assert_int_equal(file->bytes, 7);
		assert_int_equal(file->rows_read, table[i].files == 1 ? 10 : 5);
		assert_int_equal(file->observations, table[i].files == 1 ? 6 : 3);
		assert_true(file->from == 0 && file->of == 100);
		assert_int_equal(file->to, table[i].files == 1 ? 100 : 40);
		if (table[i].files == 1)
			assert_null(ledger_cut_file(&into));
		else
			assert_int_equal(into.files[1].from, table[i].next.from);
		ledger_release(&one);
		ledger_release(&two);
		ledger_release(&into);
	}
}

/* A file from 0 is another one, whatever stands before it; of one name it is numbered. */
static void a_file_from_its_beginning_is_another(void **state)
{
	static const struct given none = {"a.csv", "", "", NULL, 0, 0, 0};
	struct ledger l, into;

	(void)state;
	ledger_init(&l, "survey");
	ledger_init(&into, "survey");
	add_file(&l, &none);
	assert_true(pass_on(&into, &l, 100, NULL));
	assert_true(pass_on(&into, &l, 100, NULL));
	assert_int_equal(into.file_count, 2);
	assert_string_equal(into.files[1].name, "a.csv (2)");
	assert_string_equal(into.files[1].sha256, "");
	assert_string_equal(into.files[1].encoding, "");
	ledger_release(&l);
	ledger_release(&into);
}

static void a_file_with_damage_is_refused(void **state)
{
	static const struct {
		struct given file;
		bool good;
	} table[] = {
	    {{"a", DIGEST_A, "", "x", 0, 0, 0}, true},
	    {{"a", DIGEST_A, DIGEST_B, "x", 5, 5, 5}, true},
	    {{"a", DIGEST_A, "", "x", 6, 5, 7}, false},
	    {{"a", DIGEST_A, "", "x", 5, 7, 6}, false},
	    {{"a", "ab", "", "x", 0, 0, 0}, false},
	    {{"a", DIGEST_A, "ab", "x", 0, 0, 0}, false},
	    {{"a", "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "", "x", 0,
	      0, 0},
	     false},
	    {{"a", "gaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "", "x", 0,
	      0, 0},
	     false},
	    {{"a", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "", "x", 0,
	      0, 0},
	     false},
	    {{"a", "faaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa9", "", "x", 0,
	      0, 0},
	     true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct ledger l, into;

		ledger_init(&l, "survey");
		ledger_init(&into, "survey");
		add_file(&l, &table[i].file);
		assert_int_equal(pass_on(&into, &l, 100, NULL), table[i].good);
		assert_int_equal(into.file_count, table[i].good);
		ledger_release(&l);
		ledger_release(&into);
	}
}

/* Parts in a row: the last row of one and the first of the next are not both halves of a pair. */
static void halves_of_a_pair_are_not_torn_apart(void **state)
{
	static const struct {
		uint64_t rows, first, open;
		bool apart;
		uint64_t first_after, open_after;
	} table[] = {
	    {2, 11, 12, true, 11, 12}, {2, 13, 14, true, 11, 14}, {0, 14, 15, true, 11, 14},
	    {2, 14, 0, false, 11, 0},  {2, 0, 0, true, 11, 0},
	};
	struct ledger into;

	(void)state;
	ledger_init(&into, "survey");
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct ledger l;
		bool apart;

		ledger_init(&l, "survey");
		l.rows_read = table[i].rows;
		l.first_pair = table[i].first;
		l.open_pair = table[i].open;
		assert_true(pass_on(&into, &l, 2, &apart));
		assert_int_equal(apart, table[i].apart);
		assert_int_equal(into.first_pair, table[i].first_after);
		assert_int_equal(into.open_pair, table[i].open_after);
		ledger_release(&l);
	}
	ledger_release(&into);
}

static void bytes_cut_anywhere_are_bad(void **state)
{
	static const struct given file = {"a", DIGEST_A, DIGEST_B, "x", 0, 3, 5};
	struct ledger l, into;
	struct buf b;

	(void)state;
	ledger_init(&l, "survey");
	fill(&l);
	add_file(&l, &file);
	buf_init(&b, 1 << 20);
	ledger_pack(&b, &l);
	for (size_t len = 0; len < b.len; len++) {
		struct unpacking in = unpacking_of((struct text){b.data, len});

		ledger_init(&into, "survey");
		(void)ledger_unpack(&in, &into, 1000);
		assert_true(in.bad);
		ledger_release(&into);
	}
	buf_release(&b);
	ledger_release(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_count_tally_and_date_comes_back_and_adds_up),
	    cmocka_unit_test(a_tally_that_was_narrowed_narrows_the_other),
	    cmocka_unit_test(a_count_above_the_rows_is_refused),
	    cmocka_unit_test(a_file_that_goes_on_where_the_last_was_cut_is_one_with_it),
	    cmocka_unit_test(a_file_from_its_beginning_is_another),
	    cmocka_unit_test(a_file_with_damage_is_refused),
	    cmocka_unit_test(halves_of_a_pair_are_not_torn_apart),
	    cmocka_unit_test(bytes_cut_anywhere_are_bad),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
