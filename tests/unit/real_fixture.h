/* SPDX-License-Identifier: GPL-3.0-or-later */
/* real_fixture.h: the publishers' own files, for the tests that read them: the tables they are read
 * with, and a path that skips its test by name where the file is not there. */
#ifndef PAYBANDS_TESTS_REAL_FIXTURE_H
#define PAYBANDS_TESTS_REAL_FIXTURE_H

#include "tests/unit/ingest_fixture.h"

static struct tables_fixture tables;

static int set_up(void **state)
{
	(void)state;
	tables_fixture_init(&tables);
	tables.settings.jobs = 2;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	tables_fixture_release(&tables);
	return 0;
}

/* A published file's path; skips the test where it is not there. The caller's to free. */
static char *real_file(const char *file)
{
	const char *given = getenv("PAYBANDS_REAL_DATA");
	struct buf path;
	char *copy;

	buf_init(&path, BUF_LIMIT_DEFAULT);
	if (given)
		buf_addf(&path, "%s/%s", given, file);
	else
		buf_addf(&path, "%s/../shared/data/%s", repo_root(), file);
	copy = mem_copy_text(path.data, path.len);
	buf_release(&path);
	if (access(copy, R_OK) != 0) {
		print_message("no %s: set PAYBANDS_REAL_DATA\n", file);
		free(copy);
		skip();
	}
	return copy;
}

#endif
