/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In a sandbox what is listed can be read and written, and nothing else: no file, no connection, no program. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/sandbox.h"
#include "reports/tree.h"
#include "tests/unit/fixture_files.h"

enum { ALL_WELL = 0, NO_FILES = 90, NO_CALLS = 91 };

struct world {
	char *directory, *in, *out, *other;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));

	w->directory = fixture_directory();
	w->in = tree_join(w->directory, "in.csv");
	w->out = tree_join(w->directory, "out");
	w->other = tree_join(w->directory, "other.csv");
	fixture_write(w->directory, "in.csv", "rows");
	fixture_write(w->directory, "other.csv", "rows");
	assert_int_equal(mkdir(w->out, 0777), 0);
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;
	struct err e = ERR_INIT;

	if (tree_remove(&e, w->directory))
		fail_msg("%s", e.text);
	free(w->directory);
	free(w->in);
	free(w->out);
	free(w->other);
	free(w);
	return 0;
}

/* The child's exit status: which of the probes, in order, did not do as it must; 0: none. */
static int probe(const struct world *w, int (*probes)(const struct world *w))
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		const char *const reads[] = {w->in, "/nonexistent/file"};
		const char *const writes[] = {w->out};
		struct sandbox_result held = sandbox_enter(&(struct sandbox_paths){
		    .read = reads, .read_count = 2, .write = writes, .write_count = 1});
		if (!held.files)
			_exit(NO_FILES);
		if (!held.calls)
			_exit(NO_CALLS);
		_exit(probes(w));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == NO_FILES || WEXITSTATUS(status) == NO_CALLS)
		skip();
	return WEXITSTATUS(status);
}

static int is_refused(int result, int why)
{
	return result < 0 && errno == why;
}

static int probe_files(const struct world *w)
{
	char path[4096], to[4096];
	int fd;

	if (open(w->in, O_RDONLY) < 0)
		return 1;
	if (!is_refused(open(w->in, O_WRONLY), EACCES))
		return 2;
	if (!is_refused(open(w->other, O_RDONLY), EACCES))
		return 3;
	if (!is_refused(open("/etc/passwd", O_RDONLY), EACCES))
		return 4;
	snprintf(path, sizeof(path), "%s/new", w->directory);
	if (!is_refused(open(path, O_WRONLY | O_CREAT, 0666), EACCES))
		return 5;
	snprintf(path, sizeof(path), "%s/new", w->out);
	fd = open(path, O_RDWR | O_CREAT | O_EXCL, 0666);
	if (fd < 0 || write(fd, "x", 1) != 1)
		return 6;
	snprintf(to, sizeof(to), "%s/renamed", w->out);
	if (rename(path, to) || unlink(to))
		return 7;
	snprintf(path, sizeof(path), "%s/runs", w->out);
	snprintf(to, sizeof(to), "%s/latest", w->out);
	if (mkdir(path, 0777) || symlink("runs", to) || rename(path, to) == 0 || unlink(to) ||
	    rmdir(path))
		return 8;
	return ALL_WELL;
}

static void only_what_is_listed_is_read_and_written(void **state)
{
	assert_int_equal(probe(*state, probe_files), ALL_WELL);
}

static int probe_calls(const struct world *w)
{
	char *const arguments[] = {(char *)(uintptr_t) "true", NULL};
	int pair[2];
	pid_t child;
	int status;

	(void)w;
	if (!is_refused(socket(AF_INET, SOCK_STREAM, 0), EPERM))
		return 1;
	if (!is_refused(socket(AF_UNIX, SOCK_STREAM, 0), EPERM))
		return 2;
	if (!is_refused(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), EPERM))
		return 3;
	if (!is_refused(execv("/bin/true", arguments), EPERM))
		return 4;
	/* What a run does itself goes on: threads and their memory. */
	child = fork();
	if (child == 0)
		_exit(is_refused(socket(AF_INET6, SOCK_DGRAM, 0), EPERM) ? 0 : 1);
	if (child < 0 || waitpid(child, &status, 0) != child || WEXITSTATUS(status) != 0)
		return 5;
	return ALL_WELL;
}

static void neither_connections_nor_programs_are_opened(void **state)
{
	assert_int_equal(probe(*state, probe_calls), ALL_WELL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(only_what_is_listed_is_read_and_written, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(neither_connections_nor_programs_are_opened, set_up,
					    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
