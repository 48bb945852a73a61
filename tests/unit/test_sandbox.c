/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In a sandbox what is listed can be read and written, and nothing else: no file, no connection, no program. */
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/sandbox.h"
#include "reports/tree.h"
#include "tests/unit/fixture_files.h"

enum { ALL_WELL = 0, NO_FILES = 90, NO_CALLS = 91, LEFT_OPEN = 92 };

struct world {
	char *directory, *in, *folder, *out, *more, *other;
};

/* Asked of the kernel, not of the sandbox: it must hold whatever can be held. */
static bool kernel_holds_files(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

static bool kernel_holds_calls(void)
{
#if defined(__x86_64__) || defined(__aarch64__)
	uint32_t action = SECCOMP_RET_ERRNO;
	return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
#else
	return false;
#endif
}

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));

	w->directory = fixture_directory();
	w->in = tree_join(w->directory, "in.csv");
	w->folder = tree_join(w->directory, "folder");
	w->out = tree_join(w->directory, "out");
	w->more = tree_join(w->directory, "more");
	w->other = tree_join(w->directory, "other.csv");
	fixture_write(w->directory, "in.csv", "rows");
	fixture_write(w->directory, "other.csv", "rows");
	assert_int_equal(mkdir(w->folder, 0777), 0);
	fixture_write(w->folder, "a.csv", "rows");
	assert_int_equal(mkdir(w->out, 0777), 0);
	assert_int_equal(mkdir(w->more, 0777), 0);
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
	free(w->folder);
	free(w->out);
	free(w->more);
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
		const char *const reads[] = {w->in, "/nonexistent/file", w->folder, w->other};
		const char *const writes[] = {w->out, w->more, w->other};
		/* The last of each is past what is listed. */
		const int next = dup(STDIN_FILENO);
		struct sandbox_result held = sandbox_enter(&(struct sandbox_paths){
		    .read = reads, .read_count = 3, .write = writes, .write_count = 2});
		for (int i = 1; i < 10; i++)
			if (dup(STDIN_FILENO) != next + i)
				_exit(LEFT_OPEN);
		if (!held.files)
			_exit(NO_FILES);
		if (!held.calls)
			_exit(NO_CALLS);
		_exit(probes(w));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	if ((WEXITSTATUS(status) == NO_FILES && !kernel_holds_files()) ||
	    (WEXITSTATUS(status) == NO_CALLS && !kernel_holds_calls()))
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

static int probe_folders(const struct world *w)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s/a.csv", w->folder);
	if (open(path, O_RDONLY) < 0 || open(w->folder, O_RDONLY | O_DIRECTORY) < 0)
		return 1;
	if (!is_refused(open(path, O_WRONLY), EACCES) || !is_refused(unlink(path), EACCES))
		return 2;
	snprintf(path, sizeof(path), "%s/b.csv", w->folder);
	if (!is_refused(open(path, O_WRONLY | O_CREAT, 0666), EACCES))
		return 3;
	if (!is_refused(mkdir(path, 0777), EACCES) || !is_refused(symlink("a.csv", path), EACCES))
		return 4;
	if (!is_refused(open(w->directory, O_RDONLY | O_DIRECTORY), EACCES))
		return 5;
	if (open(w->out, O_RDONLY | O_DIRECTORY) < 0)
		return 6;
	snprintf(path, sizeof(path), "%s/new", w->more);
	if (open(path, O_RDWR | O_CREAT | O_EXCL, 0666) < 0 || open(path, O_RDONLY) < 0)
		return 7;
	if (!is_refused(open(w->other, O_WRONLY), EACCES))
		return 8;
	snprintf(path, sizeof(path), "%s/fifo", w->out);
	if (!is_refused(mkfifo(path, 0666), EACCES))
		return 9;
	if (!is_refused(mknod(path, S_IFSOCK | 0666, 0), EACCES))
		return 10;
	return ALL_WELL;
}

static void a_folder_that_is_listed_is_held_to_what_it_is_listed_for(void **state)
{
	assert_int_equal(probe(*state, probe_folders), ALL_WELL);
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

/* Each by its number, with arguments that the kernel would refuse otherwise. */
static int probe_refused(const struct world *w)
{
	static const long calls[] = {
	    SYS_socket,		  SYS_socketpair,
	    SYS_connect,	  SYS_bind,
	    SYS_listen,		  SYS_accept,
	    SYS_accept4,	  SYS_sendto,
	    SYS_sendmsg,	  SYS_execve,
	    SYS_execveat,	  SYS_ptrace,
	    SYS_process_vm_readv, SYS_process_vm_writev,
	    SYS_io_uring_setup,
	};

	(void)w;
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		if (!is_refused((int)syscall(calls[i], -1, -1, -1, -1, -1, -1), EPERM))
			return 1 + (int)i;
	if (!is_refused((int)syscall(SYS_dup, -1), EBADF))
		return 50;
	return ALL_WELL;
}

static void every_call_that_opens_a_door_is_refused_and_others_pass(void **state)
{
	assert_int_equal(probe(*state, probe_refused), ALL_WELL);
}

static void neither_connections_nor_programs_are_opened(void **state)
{
	assert_int_equal(probe(*state, probe_calls), ALL_WELL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		a_folder_that_is_listed_is_held_to_what_it_is_listed_for, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(every_call_that_opens_a_door_is_refused_and_others_pass,
					    set_up, tear_down),
	    cmocka_unit_test_setup_teardown(only_what_is_listed_is_read_and_written, set_up,
					    tear_down),
	    cmocka_unit_test_setup_teardown(neither_connections_nor_programs_are_opened, set_up,
					    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
