/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What describes a run's files has the digest of each, and the first that cannot be read back is named. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "reports/tree_digests.h"
#include "tests/unit/fixture_files.h"

/* Files whose name ends so cannot be opened. */
static const char *broken;

int open(const char *path, int flags, ...)
{
	static int (*real)(const char *, int, ...);
	size_t len = strlen(path), ending = broken ? strlen(broken) : 0;
	va_list rest;
	mode_t mode = 0;

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "open");
	if (flags & O_CREAT) {
		va_start(rest, flags);
		mode = va_arg(rest, mode_t);
		va_end(rest);
	}
	if (ending && len >= ending && strcmp(path + len - ending, broken) == 0) {
		errno = EIO;
		return -1;
	}
	return real(path, flags, mode);
}

static int set_up(void **state)
{
	char *folder = fixture_directory();

	fixture_write(folder, "d.json", "abc");
	fixture_write(folder, "b.csv", "");
	fixture_write(folder, "a.csv", "abc");
	broken = NULL;
	*state = folder;
	return 0;
}

static int tear_down(void **state)
{
	broken = NULL;
	fixture_remove(*state);
	return 0;
}

/* The digests of "" and "abc" are FIPS 180-2's. */
static void every_file_has_its_digest_by_path(void **state)
{
	static const char *const paths[] = {"a.csv", "b.csv", "c.json", "d.json"};
	struct err e = ERR_INIT;
	struct tree_digests d;

	assert_int_equal(tree_digests_read(&e, &d, *state, 3), 0);
	fixture_write(*state, "c.json", "abc");
	assert_null(tree_digests_find(&d, "c.json"));
	assert_int_equal(tree_digests_add(&e, &d, *state, "c.json"), 0);
	assert_int_equal(d.count, 4);
	for (size_t i = 0; i < d.count; i++) {
		const struct tree_digest *of = tree_digests_find(&d, paths[i]);
		bool empty = strcmp(paths[i], "b.csv") == 0;

		assert_string_equal(d.files[i].path, paths[i]);
		assert_ptr_equal(of, &d.files[i]);
		assert_int_equal(of->bytes, empty ? 0 : 3);
		assert_string_equal(
		    of->sha256,
		    empty ? "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
			  : "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	}
	assert_null(tree_digests_find(&d, "a"));
	tree_digests_release(&d);
}

static void the_first_that_cannot_be_read_is_named(void **state)
{
	for (long jobs = 1; jobs <= 4; jobs++) {
		struct err e = ERR_INIT;
		struct tree_digests d;

		broken = ".csv";
		assert_int_equal(tree_digests_read(&e, &d, *state, jobs), -1);
		assert_int_equal(e.code, ERR_WRITE);
		assert_non_null(strstr(e.text, "a.csv"));
		tree_digests_release(&d);
	}
}

static void a_folder_without_files_has_no_digests(void **state)
{
	char *folder = fixture_directory();
	struct err e = ERR_INIT;
	struct tree_digests d;

	(void)state;
	assert_int_equal(tree_digests_read(&e, &d, folder, 2), 0);
	assert_int_equal(d.count, 0);
	assert_null(tree_digests_find(&d, "a.csv"));
	tree_digests_release(&d);
	fixture_remove(folder);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(every_file_has_its_digest_by_path),
	    TEST(the_first_that_cannot_be_read_is_named),
	    TEST(a_folder_without_files_has_no_digests),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
