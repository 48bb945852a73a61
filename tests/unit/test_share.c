/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_share.c: what each of many readers of one source reads. Whatever the sizes and however many they are, every
 * byte is read once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cmd/share.h"
#include "tests/unit/fixture_files.h"

enum { FILES_MAX = 4, MIB = 1 << 20 };

struct world {
	char *directory;
	char paths[FILES_MAX][300];
	const char *items[FILES_MAX];
	struct source source;
};

static void set_up(struct world *w, const off_t *sizes, size_t count, const char *start)
{
	*w = (struct world){.directory = fixture_directory()};
	for (size_t i = 0; i < count; i++) {
		char name[sizeof("18446744073709551615")];
		snprintf(name, sizeof(name), "%zu", i);
		fixture_write(w->directory, name, start);
		snprintf(w->paths[i], sizeof(w->paths[i]), "%s/%zu", w->directory, i);
		assert_int_equal(truncate(w->paths[i], sizes[i]), 0);
		w->items[i] = w->paths[i];
	}
	w->source.paths.items = w->items;
	w->source.paths.count = count;
}

/* [first, end) of every share of `of`, and the bytes of a cut: "0-1 1-3", "0-1<100 0>100-1". */
static void shares(const struct world *w, bool may_cut, uint64_t of, char out[400])
{
	size_t len = 0;

	for (uint64_t i = 0; i < of; i++) {
		struct share s;
		share_of(&s, &w->source, may_cut, i, of);
		len += (size_t)snprintf(out + len, 400 - len, "%s%zu", i ? " " : "", s.first);
		if (s.from)
			len += (size_t)snprintf(out + len, 400 - len, ">%llu",
						(unsigned long long)s.from);
		len += (size_t)snprintf(out + len, 400 - len, "-%zu", s.end);
		if (s.to)
			len += (size_t)snprintf(out + len, 400 - len, "<%llu",
						(unsigned long long)s.to);
	}
}

static void expect(const off_t *sizes, size_t count, const char *start, bool may_cut, uint64_t of,
		   const char *wanted)
{
	struct world w;
	char got[400];

	set_up(&w, sizes, count, start);
	shares(&w, may_cut, of, got);
	fixture_remove(w.directory);
	if (strcmp(got, wanted) != 0)
		fail_msg("%zu files, %llu shares: \"%s\", not \"%s\"", count,
			 (unsigned long long)of, got, wanted);
}

/* A file counts a byte more than it has, so that an empty one has a place. */
static void small_files_are_whole_and_where_their_middle_is(void **state)
{
	static const off_t equal[] = {99, 99, 99, 99}, uneven[] = {299, 99, 99, 99},
			   none[] = {0, 0};

	(void)state;
	expect(equal, 4, "a,b\n", true, 1, "0-4");
	expect(equal, 4, "a,b\n", true, 2, "0-2 2-4");
	expect(equal, 4, "a,b\n", true, 4, "0-1 1-2 2-3 3-4");
	expect(equal, 4, "a,b\n", true, 3, "0-1 1-3 3-4"); /* cuts at 133 and 266 of 400 */
	expect(equal, 1, "a,b\n", true, 2, "0-0 0-1"); /* in its very middle: the later one's */
	expect(uneven, 4, "a,b\n", true, 2, "0-1 1-4"); /* 300 of 600: between files */
	expect(uneven, 4, "a,b\n", true, 3, "0-1 1-2 2-4"); /* 200 and 400 */
	expect(none, 2, "", true, 2, "0-1 1-2");
}

static void a_large_file_is_cut_if_it_may_be(void **state)
{
	static const off_t large[] = {4 * MIB - 1}, least[] = {2 * MIB}, less[] = {2 * MIB - 1},
			   mixed[] = {99, 3 * MIB - 101};

	(void)state;
	expect(large, 1, "a,b\n", true, 2, "0-1<2097152 0>2097152-1");
	expect(large, 1, "a,b\n", true, 4,
	       "0-1<1048576 0>1048576-1<2097152 0>2097152-1<3145728 0>3145728-1");
	expect(large, 1, "a,b\n", false, 2, "0-0 0-1");
	expect(least, 1, "a,b\n", true, 2, "0-1<1048576 0>1048576-1");
	expect(less, 1, "a,b\n", true, 2, "0-0 0-1"); /* not worth being read twice */
	expect(mixed, 2, "a,b\n", true, 3, "0-2<1048476 1>1048476-2<2097052 1>2097052-2");
}

static void what_is_packed_is_not_cut(void **state)
{
	static const off_t large[] = {4 * MIB - 1};

	(void)state;
	expect(large, 1, "\x1f\x8b", true, 2, "0-0 0-1");
	expect(large, 1, "PK", true, 2, "0-0 0-1");
	expect(large, 1, "PA", true, 2, "0-1<2097152 0>2097152-1");
	expect(large, 1, "\x1f", true, 2, "0-1<2097152 0>2097152-1");
	expect(large, 1, "KK", true, 2, "0-1<2097152 0>2097152-1");
}

/* The shares of however many adjoin each other, from the first byte to the last. */
static void nothing_is_read_twice_or_not_at_all(void **state)
{
	static const off_t sizes[] = {0, 3 * MIB, 1234, 5 * MIB};
	struct world w;

	(void)state;
	set_up(&w, sizes, 4, "");
	for (uint64_t of = 1; of < 40; of++) {
		size_t file = 0;
		uint64_t bytes = 0;
		for (uint64_t i = 0; i < of; i++) {
			struct share s;
			share_of(&s, &w.source, true, i, of);
			assert_int_equal(s.first, file);
			assert_int_equal(s.from, bytes);
			assert_true(s.end >= s.first && (s.end > s.first || s.from == s.to));
			assert_int_equal(share_cuts(&s, s.first),
					 s.from > 0 || (s.to && s.end == s.first + 1));
			file = s.to ? s.end - (s.end > s.first) : s.end;
			bytes = s.to;
		}
		assert_int_equal(file, 4);
		assert_int_equal(bytes, 0);
	}
	fixture_remove(w.directory);
}

static void a_reader_has_nothing_but_its_share(void **state)
{
	static const off_t sizes[] = {9, 9, 9, 9};
	struct share s = {.first = 1, .end = 3, .from = 5, .to = 7};
	struct world w;

	(void)state;
	set_up(&w, sizes, 4, "");
	share_take(&w.source, &s);
	fixture_remove(w.directory);
	assert_int_equal(w.source.paths.count, 2);
	assert_ptr_equal(w.source.paths.items[0], w.paths[1]);
	assert_int_equal(w.source.piece_from, 5);
	assert_int_equal(w.source.piece_to, 7);
	assert_false(share_cuts(&s, 0));
	assert_true(share_cuts(&s, 1));
	assert_true(share_cuts(&s, 2));
	assert_false(share_cuts(&s, 3));
	s.from = s.to = 0;
	assert_false(share_cuts(&s, 1));
	assert_false(share_cuts(&s, 2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(small_files_are_whole_and_where_their_middle_is),
	    cmocka_unit_test(a_large_file_is_cut_if_it_may_be),
	    cmocka_unit_test(what_is_packed_is_not_cut),
	    cmocka_unit_test(nothing_is_read_twice_or_not_at_all),
	    cmocka_unit_test(a_reader_has_nothing_but_its_share),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
