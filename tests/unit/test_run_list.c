/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which names may be a run's folder, and the order in which runs are listed. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "reports/run_list.h"
#include "tests/unit/fixture_files.h"

static void a_run_is_named_by_its_date_and_its_digest(void **state)
{
	static const struct {
		const char *name;
		bool is_run;
	} cases[] = {
	    {"2024-05-0123456789ab", true},
	    {"2024-05-31-0123456789ab", true},
	    {"2024-05-0123456789ab-2", true},
	    {"2024-05-0123456789ab-99999", true},
	    {"2024-05-0123456789ab.candidate", true},
	    {"2024-05-31-0123456789ab-3.candidate", true},
	    {"2024-05-abcdefabcdef", true},
	    {"2024-05-0123456789a", false},
	    {"2024-05-0123456789abc", false},
	    {"2024-05-0123456789ag", false},
	    {"2024-05-0123456789AB", false},
	    {"2024-05-0123456789ab-", false},
	    {"2024-05-0123456789ab-x", false},
	    {"2024-05-0123456789ab-999999", false},
	    {"2024-05-0123456789ab.candidates", false},
	    {"2024-05-0123456789ab.partial", false},
	    {"2024-05-0123456789abx", false},
	    {"2024-05", false},
	    {"2024-05-", false},
	    {"2024-5-0123456789ab", false},
	    {"202-05-0123456789ab", false},
	    {"20245-05-0123456789ab", false},
	    {"2024-051-0123456789ab", false},
	    {"2024-05-3-0123456789ab", false},
	    {"2024-05-311-0123456789ab", false},
	    {"2024/05-0123456789ab", false},
	    {"2024-05/0123456789ab", false},
	    {"0123456789ab", false},
	    {".next.partial", false},
	    {"latest", false},
	    {"", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		if (run_list_is_run(cases[i].name) != cases[i].is_run)
			fail_msg("%s", cases[i].name);
}

/* A run's folder, published at that time. */
static void make_run(const char *runs, const char *name, time_t second, long nanosecond)
{
	const struct timespec times[] = {{second, nanosecond}, {second, nanosecond}};
	char path[600];

	snprintf(path, sizeof(path), "%s/%s", runs, name);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void the_newest_run_stands_first_to_the_nanosecond(void **state)
{
	static const char *const order[] = {"2024-04-0123456789ab", "2024-05-3333456789ab",
					    "2024-05-1111456789ab", "2024-05-2222456789ab",
					    "2024-06-0123456789ab"};
	char *folder = fixture_directory(), path[600];
	struct err e = ERR_INIT;
	struct run_list list;

	(void)state;
	snprintf(path, sizeof(path), "%s/runs", folder);
	assert_int_equal(run_list_read(&e, &list, folder), 0);
	assert_int_equal(list.count, 0);
	run_list_release(&list);
	assert_int_equal(mkdir(path, 0700), 0);
	make_run(path, order[2], 2000, 500);
	make_run(path, order[4], 1000, 999);
	make_run(path, order[1], 2000, 501);
	make_run(path, order[0], 3000, 0);
	make_run(path, order[3], 2000, 499);
	make_run(path, "notes", 4000, 0);
	if (run_list_read(&e, &list, folder))
		fail_msg("%s", e.text);
	assert_int_equal(list.count, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(list.entries[i].name, order[i]);
		assert_false(list.entries[i].latest);
	}
	run_list_release(&list);
	fixture_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_run_is_named_by_its_date_and_its_digest),
	    cmocka_unit_test(the_newest_run_stands_first_to_the_nanosecond),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
