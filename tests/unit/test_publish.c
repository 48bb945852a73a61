/* SPDX-License-Identifier: GPL-3.0-or-later */
/* out/latest is whole at every instant: publishing is stopped, or fails, at each of its steps.
 *
 * The calls that change the disk are taken over below. A child process counts them and, at the
 * chosen one, dies (a crash) or fails with a full disk; the parent then checks.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
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

#include "base/file_out.h"
#include "reports/publish.h"
#include "reports/retention.h"
#include "reports/tree.h"
#include "tests/unit/fixture_files.h"

/* ---- the calls, counted ---- */

enum { CRASHED = 99, FAILED = 98, UNCONFIRMED = 97, STEPS_MOST = 200 };
static atomic_int steps_left = -1; /* -1: nothing happens */
static bool crash;

/* True when this call must fail. */
static bool step(void)
{
	int left = atomic_load(&steps_left);

	while (left >= 0 && !atomic_compare_exchange_weak(&steps_left, &left, left - 1))
		;
	if (left != 0)
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

int chmod(const char *path, mode_t mode)
{
	return step() ? -1 : (int)syscall(SYS_fchmodat, AT_FDCWD, path, mode);
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

/* What was put on the disk, by inode. */
enum { SYNCED_MOST = 1000 };
static ino_t synced[SYNCED_MOST];
static atomic_size_t synced_count;

static void note_synced(int fd)
{
	struct stat status;

	if (fstat(fd, &status) == 0 && synced_count < SYNCED_MOST)
		synced[synced_count++] = status.st_ino;
}

int fsync(int fd)
{
	note_synced(fd);
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

/* The mode of a file or folder, or 0. */
static unsigned mode_of(const char *folder, const char *name)
{
	char *path = tree_join(folder, name);
	struct stat status;
	unsigned mode = stat(path, &status) == 0 ? status.st_mode & 07777u : 0;

	free(path);
	return mode;
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
	if (!result)
		fixture_write(publish_private(p), "rejects.csv.gz", word);
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
	assert_latest_is(w->out, "runs/2024-05-aa/public");
	assert_false(is_there(w->out, "runs/.next.partial"));
	assert_published(w->out, "2024-05-bb", "two");
	assert_latest_is(w->out, "runs/2024-05-bb/public");
	assert_content(w->out, "runs/2024-05-aa/public/index.json", "one");
	assert_int_equal(publish_begin(&e, &p, w->out), 0);
	assert_non_null(strstr(publish_latest(p), "runs/2024-05-bb/public"));
	publish_end(p);
}

static bool is_synced(const char *path)
{
	struct stat status;
	bool found = false;

	assert_int_equal(lstat(path, &status), 0);
	for (size_t i = 0; i < synced_count; i++)
		found |= synced[i] == status.st_ino;
	return found;
}

/* Files are written without an fsync of their own: the run's folder has them all put on the disk. */
static void all_of_a_run_is_on_the_disk_when_latest_points_to_it(void **state)
{
	struct world *w = *state;
	struct publication *p;
	struct err e = ERR_INIT;
	struct tree tree;
	char *run = tree_join(w->out, "runs/a");

	synced_count = 0; /* inodes of tests before are used again */
	assert_int_equal(publish_begin(&e, &p, w->out), 0);
	assert_int_equal(fill(publish_directory(p), "one"), 0);
	for (int i = 0; i < 50; i++) {
		char name[24], *path;
		snprintf(name, sizeof(name), "page-%d.html", i);
		path = tree_join(publish_directory(p), name);
		assert_int_equal(file_write_unsynced(&e, path, "page", 4), 0);
		assert_false(is_synced(path));
		free(path);
	}
	assert_int_equal(publish_commit(&e, p, "a", NULL), 0);
	publish_end(p);
	assert_int_equal(tree_read(&e, &tree, run), 0);
	assert_true(tree.count > 50);
	for (size_t i = 0; i < tree.count; i++) {
		char *path = tree_join(run, tree.entries[i].path);
		if (tree.entries[i].kind != TREE_OTHER && !is_synced(path))
			fail_msg("%s is not on the disk", path);
		free(path);
	}
	assert_true(is_synced(run));
	tree_release(&tree);
	free(run);
}

/* Its owner's alone, and no run waits for the disk. */
static void what_can_be_made_again_is_not_put_on_the_disk(void **state)
{
	struct world *w = *state;
	char *path = tree_join(w->directory, "part");
	struct err e = ERR_INIT;
	struct stat status;

	synced_count = 0;
	assert_int_equal(file_write_cached(&e, path, "part", 4), 0);
	assert_content(w->directory, "part", "part");
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_false(is_synced(path));
	assert_int_equal(file_write_private(&e, path, "part", 4), 0);
	assert_true(is_synced(path));
	free(path);
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

/* Whatever the umask: what holds single rows is its owner's, and pages are those' who are to read them. */
static void what_is_private_is_closed_and_what_is_public_is_open_if_asked(void **state)
{
	static const unsigned reads[] = {0, S_IRGRP, S_IRGRP | S_IROTH};
	static const unsigned files[] = {0600, 0640, 0644}, folders[] = {0700, 0750, 0755};
	struct world *w = *state;
	mode_t before = umask(077);

	for (size_t i = 0; i < 3; i++) {
		struct publication *p;
		struct err e = ERR_INIT;
		char out[] = "out-0";

		out[4] = (char)('0' + i);
		char *folder = tree_join(w->directory, out);
		assert_int_equal(publish_begin(&e, &p, folder), 0);
		publish_let_read(p, reads[i]);
		assert_int_equal(fill(publish_directory(p), "one"), 0);
		fixture_write(publish_private(p), "rejects.csv.gz", "one");
		assert_int_equal(publish_commit(&e, p, "a", NULL), 0);
		publish_end(p);
		assert_int_equal(mode_of(folder, "."), folders[i]);
		assert_int_equal(mode_of(folder, "runs/a"), folders[i]);
		assert_int_equal(mode_of(folder, "latest/roles"), folders[i]);
		assert_int_equal(mode_of(folder, "latest/roles/x.json"), files[i]);
		assert_int_equal(mode_of(folder, "runs/a/private"), 0700);
		assert_int_equal(mode_of(folder, "runs/a/private/rejects.csv.gz"), 0600);
		free(folder);
	}
	umask(0);
	assert_published(w->out, "a", "one");
	assert_int_equal(mode_of(w->out, "runs/a/private"), 0700);
	assert_int_equal(mode_of(w->out, "runs/a/private/rejects.csv.gz"), 0600);
	umask(before);
}

/* An output folder of before runs had two parts: its last run is found, and its link is switched. */
static void a_run_of_the_old_form_is_still_the_last_one(void **state)
{
	struct world *w = *state;
	struct publication *p;
	struct err e = ERR_INIT;
	char *run, *latest = tree_join(w->out, "latest");

	assert_published(w->out, "b", "two");
	run = tree_join(w->out, "runs/a");
	assert_int_equal(mkdir(run, 0777), 0);
	assert_int_equal(fill(run, "one"), 0);
	assert_int_equal(unlink(latest), 0);
	assert_int_equal(symlink("runs/a", latest), 0);
	assert_int_equal(publish_begin(&e, &p, w->out), 0);
	assert_non_null(publish_latest(p));
	assert_string_equal(publish_latest(p), run);
	assert_int_equal(publish_accept(&e, p, "a", "by hand"), 0);
	publish_end(p);
	assert_int_equal(publish_begin(&e, &p, w->out), 0);
	assert_string_equal(publish_accepted(p), run);
	publish_end(p);
	assert_published(w->out, "c", "three");
	assert_latest_is(w->out, "runs/c/public");
	free(run);
	free(latest);
}

static void an_accepted_candidate_is_a_published_run(void **state)
{
	struct world *w = *state;
	struct publication *p;
	struct err e = ERR_INIT;

	assert_published(w->out, "a", "one");
	assert_int_equal(publish_begin(&e, &p, w->out), 0);
	assert_int_equal(fill(publish_directory(p), "two"), 0);
	assert_int_equal(publish_keep_candidate(&e, p, "b", "cause"), 0);
	publish_end(p);
	assert_int_equal(publish_begin(&e, &p, w->out), 0);
	assert_int_equal(publish_accept(&e, p, "b.candidate", "by hand"), 0);
	publish_end(p);
	assert_latest_is(w->out, "runs/b/public");
	assert_content(w->out, "latest/index.json", "two");
	assert_false(is_there(w->out, "runs/b.candidate"));
	assert_false(is_there(w->out, "runs/b/private/cause.txt"));
}

static void an_equal_run_of_the_same_id_changes_nothing(void **state)
{
	struct world *w = *state;
	struct stat before, after;
	char *file;

	assert_published(w->out, "a", "one");
	file = tree_join(w->out, "runs/a/public/index.json");
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
	run = tree_join(w->out, "runs/a/public");
	fixture_write(run, "index.json", "someone's own");
	assert_published(w->out, "a", "one");
	assert_latest_is(w->out, "runs/a-2/public");
	assert_content(w->out, "runs/a/public/index.json", "someone's own");
	assert_published(w->out, "a", "one");
	assert_latest_is(w->out, "runs/a-2/public");
	free(run);
}

static void going_back_to_an_older_run_switches_latest(void **state)
{
	struct world *w = *state;

	assert_published(w->out, "a", "one");
	assert_published(w->out, "b", "two");
	assert_published(w->out, "a", "one");
	assert_latest_is(w->out, "runs/a/public");
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
		assert_int_equal(publish_keep_candidate(&e, p, "b", "pay is twice what it was"), 0);
		publish_end(p);
		assert_latest_is(w->out, "runs/a/public");
		assert_content(w->out, "runs/b.candidate/public/index.json",
			       turn ? "third" : "second");
		assert_content(w->out, "runs/b.candidate/private/cause.txt",
			       "pay is twice what it was\n");
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

/* ---- old runs ---- */

#define OLD_RUNS 4

/* A run as retention knows ours: its manifest names its files. */
static void publish_listed(const char *out, const char *id, const char *word)
{
	static const char manifest[] =
	    "{\"files\": [{\"path\": \"index.json\"}, {\"path\": \"roles/x.json\"}]}";
	struct publication *p;
	struct err e = ERR_INIT;

	assert_int_equal(publish_begin(&e, &p, out), 0);
	assert_int_equal(fill(publish_directory(p), word), 0);
	fixture_write(publish_directory(p), "manifest.json", manifest);
	fixture_write(publish_private(p), "rejects.csv.gz", word);
	if (publish_commit(&e, p, id, NULL))
		fail_msg("%s", e.text);
	publish_end(p);
}

static void publish_four(const char *out)
{
	for (int i = 0; i < OLD_RUNS; i++) {
		char id[40], folder[60];
		struct timespec times[2] = {{.tv_sec = 1000 + i}, {.tv_sec = 1000 + i}};

		snprintf(id, sizeof(id), "2024-05-%012x", 10 + i);
		snprintf(folder, sizeof(folder), "runs/%s", id);
		char *path = tree_join(out, folder);
		publish_listed(out, id, "one");
		assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
		free(path);
	}
}

/* Of runs 10 (accepted, the first), 11, 12 and 13 (latest): how many are there, and is each whole? */
static int count_whole(const char *out)
{
	int count = 0;

	for (int i = 0; i < OLD_RUNS; i++) {
		char name[60], file[100];

		snprintf(name, sizeof(name), "runs/2024-05-%012x", 10 + i);
		if (!is_there(out, name))
			continue;
		count++;
		snprintf(file, sizeof(file), "%s/public/index.json", name);
		assert_content(out, file, "one");
		snprintf(file, sizeof(file), "%s/public/roles/x.json", name);
		assert_content(out, file, "one");
		snprintf(file, sizeof(file), "%s/private/rejects.csv.gz", name);
		assert_content(out, file, "one");
	}
	return count;
}

static int retain(const char *out, const struct retention *limits, size_t *removed)
{
	struct publication *p;
	struct err e = ERR_INIT;
	int result = publish_begin(&e, &p, out);

	if (result == 0)
		result = retention_apply(&e, p, limits, removed);
	publish_end(p);
	return result;
}

static void old_runs_go_but_the_last_and_the_accepted_stay(void **state)
{
	struct world *w = *state;
	struct retention none = {0}, one = {.runs = 1}, aged = {.days = 1};
	size_t removed;
	char *note;

	publish_four(w->out);
	assert_int_equal(retain(w->out, &none, &removed), 0);
	assert_int_equal(removed, 0);
	note = tree_join(w->out, "runs/2024-05-00000000000b/private");
	fixture_write(note, "mine.txt", "a person's");
	assert_int_equal(retain(w->out, &one, &removed), 0);
	assert_int_equal(removed, 1); /* 12: 11 holds what is not ours */
	assert_content(note, "mine.txt", "a person's");
	assert_int_equal(count_whole(w->out), 3);
	assert_true(is_there(w->out, "runs/2024-05-00000000000a"));
	assert_content(w->out, "latest/index.json", "one");
	free(note);
	note = tree_join(w->out, "runs/2024-05-00000000000b/private/mine.txt");
	assert_int_equal(unlink(note), 0);
	assert_int_equal(retain(w->out, &aged, &removed), 0);
	assert_int_equal(removed, 1);
	assert_int_equal(count_whole(w->out), 2);
	free(note);
}

static void removal_that_stops_anywhere_leaves_whole_runs(void **state)
{
	const struct retention one = {.runs = 1};
	struct world *w = *state;
	int n, status = -1;

	for (n = 0; n < STEPS_MOST && status != 0; n++) {
		pid_t child;
		size_t removed;

		publish_four(w->out);
		child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			crash = true;
			steps_left = n;
			_exit(retain(w->out, &one, &removed) == 0 ? 0 : 1);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		status = WEXITSTATUS(status);
		assert_true(status == 0 || status == CRASHED);
		assert_true(count_whole(w->out) >= 2);
		assert_content(w->out, "latest/index.json", "one");
	}
	assert_true(n > 10);
	assert_int_equal(count_whole(w->out), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    TEST(a_run_is_published_and_latest_points_to_it),
	    TEST(all_of_a_run_is_on_the_disk_when_latest_points_to_it),
	    TEST(what_can_be_made_again_is_not_put_on_the_disk),
	    TEST(a_disk_that_does_not_confirm_the_switch_is_told_as_that),
	    TEST(what_is_private_is_closed_and_what_is_public_is_open_if_asked),
	    TEST(a_run_of_the_old_form_is_still_the_last_one),
	    TEST(an_accepted_candidate_is_a_published_run),
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
	    TEST(old_runs_go_but_the_last_and_the_accepted_stay),
	    TEST(removal_that_stops_anywhere_leaves_whole_runs),
	    TEST(a_crash_at_any_step_leaves_a_whole_run),
	    TEST(a_full_disk_at_any_step_is_a_failed_write_and_leaves_a_whole_run),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
