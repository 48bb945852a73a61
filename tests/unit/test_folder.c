/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder is listed whole or not at all: a fault in the middle of a listing is not its end. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/folder.h"
#include "ingest/layout/layout.h"
#include "model/title/editorial.h"
#include "model/title/role.h"
#include "reports/tree.h"
#include "tests/unit/fixture_files.h"

/* Entries until the disk fails; -1: it does not. */
static int entries_left = -1;

struct dirent *readdir(DIR *folder)
{
	static struct dirent *(*real)(DIR *);

	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "readdir");
	if (entries_left == 0) {
		errno = EIO;
		return NULL;
	}
	entries_left -= entries_left > 0;
	return real(folder);
}

static int set_up(void **state)
{
	char *folder = fixture_directory();

	fixture_write(folder, "b.ini", "");
	fixture_write(folder, "a.ini", "");
	fixture_write(folder, ".hidden", "");
	entries_left = -1;
	*state = folder;
	return 0;
}

static int tear_down(void **state)
{
	entries_left = -1;
	fixture_remove(*state);
	return 0;
}

static void names_are_sorted_and_all_there(void **state)
{
	struct folder names;
	struct err e = ERR_INIT;

	assert_int_equal(folder_read(&e, &names, *state, ERR_USAGE, "roles"), 0);
	assert_int_equal(names.count, 3);
	assert_string_equal(names.names[0], ".hidden");
	assert_string_equal(names.names[1], "a.ini");
	assert_string_equal(names.names[2], "b.ini");
	folder_release(&names);
}

static void a_fault_after_any_entry_is_an_error(void **state)
{
	for (int after = 0; after < 5; after++) {
		struct folder names;
		struct err e = ERR_INIT;

		entries_left = after;
		assert_int_equal(folder_read(&e, &names, *state, ERR_INPUT, "roles"), -1);
		assert_int_equal(e.code, ERR_INPUT);
		assert_non_null(strstr(e.text, "cannot read the folder of roles: Input/output"));
		folder_release(&names);
	}
}

static void a_folder_that_is_not_there_is_an_error(void **state)
{
	struct folder names;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(folder_read(&e, &names, "/no-such-folder", ERR_USAGE, "roles"), -1);
	assert_string_equal(e.text,
			    "/no-such-folder: cannot read the folder of roles: No such file or "
			    "directory");
	folder_release(&names);
}

/* Whoever reads a folder of ours asks. */
static void half_a_folder_is_no_catalogue_no_layouts_and_no_run(void **state)
{
	struct catalogue *catalogue = NULL;
	struct editorial_set *texts = NULL;
	struct layout *layout = NULL;
	struct tree tree;
	struct err e = ERR_INIT;

	fixture_write(*state, "words.ini", "[same]\n");
	entries_left = 3;
	assert_int_equal(catalogue_load(&e, &catalogue, LAYERS_INSTALLED(*state)), -1);
	assert_non_null(strstr(e.text, "folder of roles: Input/output"));
	entries_left = 3;
	assert_int_equal(layout_load(&e, &layout, LAYERS_INSTALLED(*state), "a"), -1);
	assert_non_null(strstr(e.text, "folder of layouts: Input/output"));
	entries_left = 3;
	assert_int_equal(tree_read(&e, &tree, *state), -1);
	assert_int_equal(e.code, ERR_WRITE);
	tree_release(&tree);
	entries_left = 3;
	assert_int_equal(editorial_load(&e, &texts, *state, catalogue), -1);
	assert_non_null(strstr(e.text, "folder of editorial files: Input/output"));
	editorial_free(texts);
	catalogue_free(catalogue);
	layout_free(layout);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(names_are_sorted_and_all_there),
	    TEST(a_fault_after_any_entry_is_an_error),
	    TEST(a_folder_that_is_not_there_is_an_error),
	    TEST(half_a_folder_is_no_catalogue_no_layouts_and_no_run),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
