/* SPDX-License-Identifier: GPL-3.0-or-later */
/* out/latest is whole at every instant: publishing is stopped, or fails, at each of its steps.
 *
 * The calls that change the disk are taken over below. A child process counts them and, at the
 * chosen one, dies (a crash) or fails with a full disk; the parent then checks.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <fcntl.h>

#include <cmocka.h>

#include "reports/publish.h"
#include "reports/tree.h"
#include "tests/unit/fixture_files.h"

/* ---- the calls, counted ---- */

enum { CRASHED = 99, FAILED = 98, UNCONFIRMED = 97, STEPS_MOST = 200 };
static int steps_left = -1; /* -1: nothing happens */
static bool crash;

/* True when this call must fail. */
static bool step(void)
{
	if (steps_left < 0 || steps_left-- > 0)
		return false;
	if (crash)
		_exit(CRASHED);
	errno = ENOSPC;
	return true;
}

int mkdir(const char *path, mode_t mode)
{
	return step() ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int rename(const char *from, const char *to)
{
	return step() ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int symlink(const char *target, const char *path)
{
	return step() ? -1 : (int)syscall(SYS_symlinkat, target, AT_FDCWD, path);
}

int unlink(const char *path)
{
	return step() ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int rmdir(const char *path)
{
	return step() ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}

/* When set, the disk confirms nothing once the link is switched. */
static const char *unconfirmed;

static bool is_switched(void)
{
	struct stat status;

	return unconfirmed && lstat(unconfirmed, &status) == 0;
}

int fsync(int fd)
{
	if (is_switched()) {
		errno = EIO;
		return -1;
	}
	return step() ? -1 : (int)syscall(SYS_fsync, fd);
}

/* ---- helpers ---- */

struct world {
	char *directory;
	char *out;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));

	w->directory = fixture_directory();
	w->out = tree_join(w->directory, "out/pay");
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;
	struct err e = ERR_INIT;

	if (tree_remove(&e, w->directory))
		fail_msg("%s", e.text);
	free(w->out);
	free(w->directory);
	free(w);
	return 0;
}

static bool is_there(const char *folder, const char *name)
{
	char *path = tree_join(folder, name);
	struct stat status;
	bool there = lstat(path, &status) == 0;

	free(path);
	return there;
}

static void assert_content(const char *folder, const char *name, const char *wanted)
{
	char *path = tree_join(folder, name);
	char content[100] = "";
	FILE *file = fopen(path, "r");

	if (!file)
		fail_msg("%s is not there", path);
	else {
		content[fread(content, 1, sizeof(content) - 1, file)] = '\0';
		fclose(file);
	}
	assert_string_equal(content, wanted);
	free(path);
}

/* A run of two files, one in a folder, that both say `word`. */
static int fill(const char *directory, const char *word)
{
	char *roles = tree_join(directory, "roles");
	int result = mkdir(roles, 0777);

	if (!result) {
		fixture_write(directory, "index.json", word);
		fixture_write(roles, "x.json", word);
	}
	free(roles);
	return result;
}

static int publish_word(struct err *e, const char *out, const char *id, const char *word)
{
	struct publication *p;
	int result = publish_begin(e, &p, out);

	if (result)
		return -1;
	result = fill(publish_directory(p), word);
	if (result)
		err_set(e, ERR_WRITE, "no room for the files");
	else
		result = publish_commit(e, p, id, NULL);
	publish_end(p);
	return result;
}

static void assert_published(const char *out, const char *id, const char *word)
{
	struct err e = ERR_INIT;

	if (publish_word(&e, out, id, word))
		fail_msg("%s", e.text);
	assert_content(out, "latest/index.json", word);
	assert_content(out, "latest/roles/x.json", word);
}

static void assert_refused(const char *out, enum err_code code, const char *words)
{
	struct publication *p = (struct publication *)&p;
	struct err e = ERR_INIT;

	assert_int_equal(publish_begin(&e, &p, out), -1);
	assert_int_equal(e.code, code);
	assert_null(p);
	if (!strstr(e.text, words))
		fail_msg("\"%s\" does not say \"%s\"", e.text, words);
}

static void assert_latest_is(const char *out, const char *target)
{
	char *path = tree_join(out, "latest");
	char got[200];
	ssize_t len = readlink(path, got, sizeof(got) - 1);

	assert_true(len > 0);
	got[len] = '\0';
	assert_string_equal(got, target);
	free(path);
}

/* ---- what a run leaves ---- */

static void a_run_is_published_and_latest_points_to_it(void **state)
{
	struct world *w = *state;
	struct publication *p;
	struct err e = ERR_INIT;

	assert_published(w->out, "2024-05-aa", "one");
	assert_latest_is(w->out, "runs/2024-05-aa");
	assert_false(is_there(w->out, "runs/.next.partial"));
	assert_published(w->out, "2024-05-bb", "two");
	assert_latest_is(w->out, "runs/2024-05-bb");
	assert_content(w->out, "runs/2024-05-aa/index.json", "one");
	assert_int_equal(publish_begin(&e, &p, w->out), 0);
	assert_non_null(strstr(publish_latest(p), "runs/2024-05-bb"));
	publish_end(p);
}

/* What readers see is the new run: saying that nothing was published would be wrong. */
static void a_disk_that_does_not_confirm_the_switch_is_told_as_that(void **state)
{
	struct world *w = *state;
	struct err e = ERR_INIT;
	char *latest = tree_join(w->out, "latest");

	unconfirmed = latest;
	assert_int_equal(publish_word(&e, w->out, "a", "one"), -1);
	unconfirmed = NULL;
	assert_int_equal(e.code, ERR_DURABILITY);
	assert_non_null(
	    strstr(e.text, "published; whether it survives a loss of power is not known"));
	assert_null(strstr(e.text, "nothing was published"));
	assert_content(w->out, "latest/index.json", "one");
	free(latest);
}

static void an_equal_run_of_the_same_id_changes_nothing(void **state)
{
	struct world *w = *state;
	struct stat before, after;
	char *file;

	assert_published(w->out, "a", "one");
	file = tree_join(w->out, "runs/a/index.json");
	assert_int_equal(stat(file, &before), 0);
	assert_published(w->out, "a", "one");
	assert_int_equal(stat(file, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_false(is_there(w->out, "runs/a-2"));
	assert_false(is_there(w->out, "runs/.next.partial"));
	free(file);
}

static void a_run_that_was_changed_is_left_alone_and_another_name_is_taken(void **state)
{
	struct world *w = *state;
	char *run;

	assert_published(w->out, "a", "one");
	run = tree_join(w->out, "runs/a");
	fixture_write(run, "index.json", "someone's own");
	assert_published(w->out, "a", "one");
	assert_latest_is(w->out, "runs/a-2");
	assert_content(w->out, "runs/a/index.json", "someone's own");
	assert_published(w->out, "a", "one");
	assert_latest_is(w->out, "runs/a-2");
	free(run);
}

static void going_back_to_an_older_run_switches_latest(void **state)
{
	struct world *w = *state;

	assert_published(w->out, "a", "one");
	assert_published(w->out, "b", "two");
	assert_published(w->out, "a", "one");
	assert_latest_is(w->out, "runs/a");
}

static void a_candidate_is_kept_beside_and_latest_stays(void **state)
{
	struct world *w = *state;

	assert_published(w->out, "a", "one");
	for (int turn = 0; turn < 2; turn++) {
		struct publication *p;
		struct err e = ERR_INIT;

		assert_int_equal(publish_begin(&e, &p, w->out), 0);
		assert_int_equal(fill(publish_directory(p), turn ? "third" : "second"), 0);
		assert_int_equal(publish_keep_candidate(&e, p, "b"), 0);
		publish_end(p);
		assert_latest_is(w->out, "runs/a");
		assert_content(w->out, "runs/b.candidate/index.json", turn ? "third" : "second");
		assert_false(is_there(w->out, "runs/.old.partial"));
	}
}

static void a_run_that_ends_early_leaves_nothing(void **state)
{
	struct world *w = *state;
	struct publication *p;
	struct err e = ERR_INIT;

	assert_int_equal(publish_begin(&e, &p, w->out), 0);
	assert_null(publish_latest(p));
	assert_int_equal(fill(publish_directory(p), "half"), 0);
	publish_end(p);
	assert_false(is_there(w->out, "runs/.next.partial"));
	assert_false(is_there(w->out, "latest"));
	publish_end(NULL);
}

/* ---- others ---- */

static void a_second_run_is_told_that_the_first_holds_the_lock(void **state)
{
	struct world *w = *state;
	struct publication *p;
	struct err e = ERR_INIT;

	assert_int_equal(publish_begin(&e, &p, w->out), 0);
	assert_refused(w->out, ERR_LOCKED, "another run holds the lock");
	/* and has not removed what the first is writing */
	assert_true(is_there(w->out, "runs/.next.partial"));
	publish_end(p);
	assert_published(w->out, "a", "one");
}

static void files_that_are_not_ours_are_never_touched(void **state)
{
	struct world *w = *state;
	char *runs;

	assert_published(w->out, "a", "one");
	runs = tree_join(w->out, "runs");
	fixture_write(w->out, "notes.txt", "mine");
	fixture_write(w->out, "index.html", "mine");
	fixture_write(runs, ".other.partial", "mine");
	assert_published(w->out, "b", "two");
	assert_content(w->out, "notes.txt", "mine");
	assert_content(w->out, "index.html", "mine");
	assert_content(runs, ".other.partial", "mine");
	free(runs);
}

static void other_things_under_our_names_are_refused(void **state)
{
	struct world *w = *state;
	char *runs, *latest, *lock;

	assert_published(w->out, "a", "one");
	runs = tree_join(w->out, "runs");
	latest = tree_join(w->out, "latest");
	lock = tree_join(w->out, "lock");
	assert_int_equal(unlink(latest), 0);
	fixture_write(w->out, "latest", "mine");
	assert_refused(w->out, ERR_USAGE, "latest");
	assert_content(w->out, "latest", "mine");
	assert_int_equal(unlink(latest), 0);
	assert_int_equal(symlink("/", latest), 0);
	assert_refused(w->out, ERR_USAGE, "link to somewhere else");
	assert_int_equal(unlink(latest), 0);
	assert_int_equal(symlink("runs/../../elsewhere", latest), 0);
	assert_refused(w->out, ERR_USAGE, "link to somewhere else");
	assert_int_equal(unlink(latest), 0);
	fixture_write(w->out, "lock", "mine");
	assert_refused(w->out, ERR_USAGE, "lock");
	assert_content(w->out, "lock", "mine");
	assert_int_equal(unlink(lock), 0);
	assert_int_equal(rename(runs, latest), 0);
	assert_refused(w->out, ERR_USAGE, "latest");
	assert_int_equal(rename(latest, runs), 0);
	assert_published(w->out, "b", "two");
	free(lock);
	free(latest);
	free(runs);
}

static void a_link_to_a_run_that_is_gone_is_no_latest(void **state)
{
	struct world *w = *state;
	struct publication *p;
	struct err e = ERR_INIT;
	char *run;

	assert_published(w->out, "a", "one");
	run = tree_join(w->out, "runs/a");
	assert_int_equal(tree_remove(&e, run), 0);
	assert_int_equal(publish_begin(&e, &p, w->out), 0);
	assert_null(publish_latest(p));
	publish_end(p);
	assert_published(w->out, "b", "two");
	free(run);
}

static void a_name_that_is_no_run_id_is_a_bug(void **state)
{
	struct world *w = *state;
	const char *const bad[] = {"", ".", "..", "../x", "a/b", ".hidden", "A", "a b"};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct publication *p;
		struct err e = ERR_INIT;

		assert_int_equal(publish_begin(&e, &p, w->out), 0);
		assert_int_equal(publish_commit(&e, p, bad[i], NULL), -1);
		assert_int_equal(e.code, ERR_BUG);
		publish_end(p);
	}
}

static void an_output_that_cannot_be_made_is_a_failed_write(void **state)
{
	struct world *w = *state;
	char *below_a_file;

	fixture_write(w->directory, "plain", "x");
	below_a_file = tree_join(w->directory, "plain/out");
	assert_refused(below_a_file, ERR_WRITE, "cannot make the folder");
	assert_refused("/proc/paybands", ERR_WRITE, "cannot make the folder");
	assert_refused("", ERR_USAGE, "-o");
	free(below_a_file);
}

/* ---- at every instant ---- */

/* Publishes "new" as `id` in a child that stops at step `n`. Its exit status: 0 when it got through. */
static int publish_until(const char *out, const char *id, int n, bool by_crash)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		struct err e = ERR_INIT;

		crash = by_crash;
		steps_left = n;
		if (publish_word(&e, out, id, "new") == 0)
			_exit(0);
		_exit(e.code == ERR_WRITE ? FAILED : e.code == ERR_DURABILITY ? UNCONFIRMED : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* latest is the whole old run or the whole new one. */
static void assert_whole(const char *out)
{
	struct err e = ERR_INIT;
	struct publication *p;
	char word[10] = "";
	char *path = tree_join(out, "latest/index.json");
	FILE *file = fopen(path, "r");

	if (!file)
		fail_msg("latest is gone");
	else {
		word[fread(word, 1, sizeof(word) - 1, file)] = '\0';
		fclose(file);
	}
	assert_true(strcmp(word, "old") == 0 || strcmp(word, "new") == 0);
	assert_content(out, "latest/roles/x.json", word);
	/* the next run can begin, and clears what was left */
	if (publish_begin(&e, &p, out))
		fail_msg("%s", e.text);
	publish_end(p);
	assert_false(is_there(out, "runs/.next.partial"));
	assert_false(is_there(out, ".latest.new"));
	free(path);
}

static void stop_at_every_step(const char *out, bool by_crash)
{
	int n, status = -1, unconfirmed_steps = 0;

	assert_published(out, "old", "old");
	for (n = 0; n < STEPS_MOST && status != 0; n++) {
		char id[20];

		snprintf(id, sizeof(id), "new-%d", n);
		status = publish_until(out, id, n, by_crash);
		assert_true(status == 0 || status == (by_crash ? CRASHED : FAILED) ||
			    (status == UNCONFIRMED && !by_crash));
		assert_whole(out);
		if (!by_crash)
			assert_content(out, "latest/index.json", status == FAILED ? "old" : "new");
		unconfirmed_steps += status == UNCONFIRMED;
		assert_published(out, "old", "old");
	}
	/* Enough steps were there to stop at: folders, two files, links, syncs. */
	assert_true(n > 12);
	assert_true(n < STEPS_MOST);
	assert_int_equal(unconfirmed_steps, by_crash ? 0 : 1);
}

static void a_crash_at_any_step_leaves_a_whole_run(void **state)
{
	struct world *w = *state;

	stop_at_every_step(w->out, true);
}

static void a_full_disk_at_any_step_is_a_failed_write_and_leaves_a_whole_run(void **state)
{
	struct world *w = *state;

	stop_at_every_step(w->out, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    TEST(a_run_is_published_and_latest_points_to_it),
	    TEST(a_disk_that_does_not_confirm_the_switch_is_told_as_that),
	    TEST(an_equal_run_of_the_same_id_changes_nothing),
	    TEST(a_run_that_was_changed_is_left_alone_and_another_name_is_taken),
	    TEST(going_back_to_an_older_run_switches_latest),
	    TEST(a_candidate_is_kept_beside_and_latest_stays),
	    TEST(a_run_that_ends_early_leaves_nothing),
	    TEST(a_second_run_is_told_that_the_first_holds_the_lock),
	    TEST(files_that_are_not_ours_are_never_touched),
	    TEST(other_things_under_our_names_are_refused),
	    TEST(a_link_to_a_run_that_is_gone_is_no_latest),
	    TEST(a_name_that_is_no_run_id_is_a_bug),
	    TEST(an_output_that_cannot_be_made_is_a_failed_write),
	    TEST(a_crash_at_any_step_leaves_a_whole_run),
	    TEST(a_full_disk_at_any_step_is_a_failed_write_and_leaves_a_whole_run),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
