/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder is listed whole or not at all: a fault in the middle of a listing is not its end. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/folder.h"
#include "base/layers.h"
#include "base/mem.h"
#include "base/path_pattern.h"
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

/* ---- patterns of paths ---- */

/* What matches below the folder, with blanks between; "!" for an error. */
static const char *matches(const char *folder, const char *pattern, char out[200])
{
	struct folder found;
	struct err e = ERR_INIT;
	char full[PATH_MAX];
	size_t len = strlen(folder) + 1, at = 0;

	snprintf(full, sizeof(full), "%s/%s", folder, pattern);
	out[0] = '\0';
	if (path_pattern_read(&e, &found, full))
		snprintf(out, 200, "!");
	else
		for (size_t i = 0; i < found.count; i++)
			at += (size_t)snprintf(out + at, 200 - at, "%s%s", i ? " " : "",
					       found.names[i] + len);
	folder_release(&found);
	return out;
}

/* As the shell's, which printed the same for each but for "none/..." and "a.ini/...". */
static void a_pattern_matches_what_the_shell_does(void **state)
{
	static const char *const cases[][2] = {
	    {"*.ini", "a.ini b.ini"},
	    {"*", "a.ini b.ini s s-t"},
	    {".h*", ".hidden"},
	    {".*", ".hidden"},
	    {"[b-z].ini", "b.ini"},
	    {"[!b].ini", "a.ini"},
	    {"?.ini", "a.ini b.ini"},
	    {"*/x.csv", "s-t/x.csv s/x.csv"},
	    {"s*/*", "s-t/x.csv s/*.csv s/x.csv"},
	    {"s/\\*.csv", "s/*.csv"},
	    {"*//x.*", "s-t//x.csv s//x.csv"},
	    {"*/../?.ini", "s-t/../a.ini s-t/../b.ini s/../a.ini s/../b.ini"},
	    {"*/", "s-t/ s/"},
	    {"*/none/*", ""},
	    {"c*", ""},
	    {"none/*", "!"},
	    {"a.ini/*", "!"}};
	char s[PATH_MAX], t[PATH_MAX], found[200];

	snprintf(s, sizeof(s), "%s/s", (char *)*state);
	snprintf(t, sizeof(t), "%s/s-t", (char *)*state);
	assert_int_equal(mkdir(s, 0700) | mkdir(t, 0700), 0);
	fixture_write(s, "x.csv", "");
	fixture_write(s, "*.csv", "");
	fixture_write(t, "x.csv", "");
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(matches(*state, cases[i][0], found), cases[i][1]);
	fixture_remove(mem_copy_text(s, strlen(s)));
	fixture_remove(mem_copy_text(t, strlen(t)));
}

/* glob(3) would give what it has read so far. */
static void a_fault_after_any_entry_is_an_error_of_a_pattern(void **state)
{
	char found[200];

	for (int after = 0; after < 5; after++) {
		entries_left = after;
		assert_string_equal(matches(*state, "*.ini", found), "!");
	}
	entries_left = 6; /* dot, dot-dot, three names and the end */
	assert_string_equal(matches(*state, "*.ini", found), "a.ini b.ini");
}

/* ---- an installed file and one's own ---- */

static void a_file_of_ones_own_is_there_or_is_not(void **state)
{
	const char *folder = *state;
	struct layers_file f;
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/a.ini", folder);
	layers_file_init(&f, &(const struct layers){.installed = "/nowhere", .own = folder},
			 "a.ini");
	assert_string_equal(f.paths.installed, "/nowhere/a.ini");
	assert_string_equal(f.paths.own, path);
	layers_file_release(&f);
	assert_null(f.own);
	layers_file_init(&f, &(const struct layers){.installed = folder, .own = folder},
			 "none.ini");
	assert_null(f.paths.own);
	layers_file_release(&f);
	layers_file_init(&f, &(const struct layers){.installed = folder}, "a.ini");
	assert_string_equal(f.paths.installed, path);
	assert_null(f.paths.own);
	layers_file_release(&f);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(names_are_sorted_and_all_there),
	    TEST(a_fault_after_any_entry_is_an_error),
	    TEST(a_folder_that_is_not_there_is_an_error),
	    TEST(half_a_folder_is_no_catalogue_no_layouts_and_no_run),
	    TEST(a_pattern_matches_what_the_shell_does),
	    TEST(a_fault_after_any_entry_is_an_error_of_a_pattern),
	    cmocka_unit_test_setup_teardown(a_file_of_ones_own_is_there_or_is_not, set_up,
					    tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
