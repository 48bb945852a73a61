/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are whole or not there; every failed write is ERR_WRITE. */
#include <errno.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/bytes_in.h"
#include "base/file_out.h"
#include "base/mem.h"
#include "tests/unit/fixture_files.h"

struct folder {
	char *name;
	struct buf path; /* of the file a test writes */
};

static struct folder folder_with(const char *file)
{
	struct folder f = {.name = fixture_directory()};

	buf_init(&f.path, BUF_LIMIT_DEFAULT);
	buf_addf(&f.path, "%s/%s", f.name, file);
	return f;
}

static void remove_folder(struct folder *f)
{
	buf_release(&f->path);
	fixture_remove(f->name);
}

/* All names in the folder but . and .., temporary ones too. */
static size_t count_files(const char *folder)
{
	DIR *listing = opendir(folder);
	size_t count = 0;

	while (readdir(listing))
		count++;
	closedir(listing);
	return count - 2;
}

static void holds(const char *path, const char *expected)
{
	const struct bytes_in_options options = {.expansion_limit = 0};
	struct err e = ERR_INIT;
	struct bytes_in *in;
	struct buf content;
	char part[4096];
	size_t got;

	buf_init(&content, BUF_LIMIT_DEFAULT);
	assert_int_equal(bytes_in_open(&e, &in, path, &options), 0);
	do {
		assert_int_equal(bytes_in_read(&e, in, part, sizeof(part), &got), 0);
		buf_add(&content, part, got);
	} while (got);
	assert_string_equal(content.data, expected);
	bytes_in_close(in);
	buf_release(&content);
}

static void a_file_is_there_only_after_the_commit(void **state)
{
	struct folder f = folder_with("bands.csv");
	struct err e = ERR_INIT;
	struct file_out *out;

	(void)state;
	assert_int_equal(file_out_open(&e, &out, f.path.data), 0);
	assert_int_equal(file_out_write(&e, out, "role,", 5), 0);
	assert_int_equal(file_out_write(&e, out, "level\n", 6), 0);
	assert_int_not_equal(access(f.path.data, F_OK), 0);
	assert_int_equal(file_out_commit(&e, out), 0);
	holds(f.path.data, "role,level\n");
	assert_int_equal(count_files(f.name), 1);
	remove_folder(&f);
}

static void the_old_file_stays_until_the_new_one_is_whole(void **state)
{
	struct folder f = folder_with("bands.csv");
	struct err e = ERR_INIT;
	struct file_out *out;

	(void)state;
	fixture_write(f.name, "bands.csv", "old");
	assert_int_equal(file_out_open(&e, &out, f.path.data), 0);
	assert_int_equal(file_out_write(&e, out, "new", 3), 0);
	holds(f.path.data, "old");
	file_out_abandon(out);
	holds(f.path.data, "old");
	assert_int_equal(count_files(f.name), 1);
	assert_int_equal(file_write_whole(&e, f.path.data, "new", 3), 0);
	holds(f.path.data, "new");
	file_out_abandon(NULL);
	remove_folder(&f);
}

static void large_writes_arrive_in_order(void **state)
{
	enum { LINES = 60000 };
	struct folder f = folder_with("large");
	struct err e = ERR_INIT;
	struct file_out *out;
	struct buf all;
	char line[32];

	(void)state;
	buf_init(&all, BUF_LIMIT_DEFAULT);
	assert_int_equal(file_out_open(&e, &out, f.path.data), 0);
	for (int i = 0; i < LINES; i++) {
		int len = snprintf(line, sizeof(line), "%d\n", i);
		buf_add(&all, line, (size_t)len);
		assert_int_equal(file_out_write(&e, out, line, (size_t)len), 0);
	}
	assert_int_equal(file_out_write(&e, out, all.data, all.len), 0);
	assert_int_equal(file_out_commit(&e, out), 0);
	struct buf twice;
	buf_init(&twice, BUF_LIMIT_DEFAULT);
	buf_add_text(&twice, buf_text(&all));
	buf_add_text(&twice, buf_text(&all));
	holds(f.path.data, twice.data);
	buf_release(&twice);
	buf_release(&all);
	remove_folder(&f);
}

static void a_gz_name_is_compressed_the_same_way_every_time(void **state)
{
	struct folder f = folder_with("rejects.csv.gz");
	struct err e = ERR_INIT;
	char first[SHA256_HEX_BYTES];
	char second[SHA256_HEX_BYTES];
	char rows[50000];
	uint64_t size;

	(void)state;
	memset(rows, 'r', sizeof(rows) - 1);
	rows[sizeof(rows) - 1] = '\0';
	assert_int_equal(file_write_whole(&e, f.path.data, rows, sizeof(rows) - 1), 0);
	holds(f.path.data, rows);
	assert_int_equal(file_digest(&e, f.path.data, first, &size), 0);
	assert_true(size < sizeof(rows) / 10);
	usleep(1100000); /* a time stamp would differ by now */
	assert_int_equal(file_write_whole(&e, f.path.data, rows, sizeof(rows) - 1), 0);
	errno = EINTR; /* of a call before: the end of the file is the end */
	alarm(60);
	assert_int_equal(file_digest(&e, f.path.data, second, &size), 0);
	alarm(0);
	assert_string_equal(first, second);
	remove_folder(&f);
}

static void an_empty_gz_file_is_a_gzip_file(void **state)
{
	struct folder f = folder_with("empty.gz");
	struct err e = ERR_INIT;
	struct stat status;

	(void)state;
	assert_int_equal(file_write_whole(&e, f.path.data, "", 0), 0);
	assert_int_equal(stat(f.path.data, &status), 0);
	assert_true(status.st_size > 0);
	holds(f.path.data, "");
	remove_folder(&f);
}

static void cannot_write(const char *path, const char *expected)
{
	struct err e = ERR_INIT;

	assert_int_equal(file_write_whole(&e, path, "x", 1), -1);
	assert_int_equal(e.code, ERR_WRITE);
	assert_string_equal(e.text, expected);
}

static void what_cannot_be_written_says_why(void **state)
{
	(void)state;
	cannot_write(
	    "/no-such-folder/folder/bands.csv",
	    "/no-such-folder/folder/bands.csv: cannot write it: No such file or directory");
	cannot_write("/", "/: cannot write it: Is a directory");
	cannot_write("/dev/full", "/dev/full: cannot write it: No space left on device");
}

static void a_device_is_written_to_and_not_replaced(void **state)
{
	struct err e = ERR_INIT;
	struct stat status;

	(void)state;
	assert_int_equal(file_write_whole(&e, "/dev/null", "x", 1), 0);
	assert_int_equal(stat("/dev/null", &status), 0);
	assert_true(S_ISCHR(status.st_mode));
}

/* Writes `len` bytes to standard output, which is `path` for as long as that takes. */
static int write_to_stdout(struct err *e, const char *path, size_t len)
{
	int kept = dup(STDOUT_FILENO);
	int fd = open(path, O_WRONLY);
	struct file_out *out;
	int result;

	fflush(stdout);
	assert_true(fd >= 0 && dup2(fd, STDOUT_FILENO) >= 0);
	close(fd);
	result = file_out_stdout(e, &out);
	for (size_t i = 0; i < len && result == 0; i++) {
		result = file_out_write(e, out, "x", 1);
		if (result)
			file_out_abandon(out);
	}
	if (result == 0)
		result = file_out_commit(e, out);
	assert_true(dup2(kept, STDOUT_FILENO) >= 0);
	close(kept);
	return result;
}

static void a_full_standard_output_is_a_failed_write(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(write_to_stdout(&e, "/dev/full", 10), -1); /* found by the commit */
	assert_int_equal(e.code, ERR_WRITE);
	assert_string_equal(e.text, "standard output: cannot write it: No space left on device");
	e.code = ERR_NONE;
	assert_int_equal(write_to_stdout(&e, "/dev/full", 200000), -1); /* by a write */
	assert_int_equal(e.code, ERR_WRITE);
	assert_int_equal(write_to_stdout(&e, "/dev/null", 200000), 0);
}

static void a_closed_standard_output_is_a_failed_write(void **state)
{
	int kept = dup(STDOUT_FILENO);
	struct err e = ERR_INIT;
	struct file_out *out;

	(void)state;
	fflush(stdout);
	close(STDOUT_FILENO);
	int result = file_out_stdout(&e, &out);
	assert_true(dup2(kept, STDOUT_FILENO) >= 0);
	close(kept);
	assert_int_equal(result, -1);
	assert_null(out);
	assert_int_equal(e.code, ERR_WRITE);
}

static void a_digest_of_a_missing_file_is_an_error(void **state)
{
	struct err e = ERR_INIT;
	char hex[SHA256_HEX_BYTES];
	uint64_t size;

	(void)state;
	assert_int_equal(file_digest(&e, "/no-such-folder/x", hex, &size), -1);
	assert_int_equal(e.code, ERR_INPUT);
	assert_string_equal(e.text, "/no-such-folder/x: cannot read it: No such file or directory");
	e = (struct err)ERR_INIT;
	assert_int_equal(file_digest_written(&e, "/no-such-folder/x", hex, &size), -1);
	assert_int_equal(e.code, ERR_WRITE);
}

/* The temporary name of `number`-th try, beside the file. */
static void take_name(const char *folder, int number)
{
	char name[64];

	snprintf(name, sizeof(name), ".bands.csv.%ld-%d.partial", (long)getpid(), number);
	fixture_write(folder, name, "of another run");
}

static void a_temporary_name_that_is_taken_is_passed_over_and_left_alone(void **state)
{
	struct folder f = folder_with("bands.csv");
	struct err e = ERR_INIT;

	(void)state;
	for (int i = 0; i < 99; i++)
		take_name(f.name, i);
	assert_int_equal(file_write_whole(&e, f.path.data, "new", 3), 0);
	holds(f.path.data, "new");
	assert_int_equal(count_files(f.name), 100);
	take_name(f.name, 99);
	assert_int_equal(file_write_whole(&e, f.path.data, "newer", 5), -1);
	assert_int_equal(e.code, ERR_WRITE);
	assert_non_null(strstr(e.text, "bands.csv: cannot write it: File exists"));
	holds(f.path.data, "new");
	remove_folder(&f);
}

enum { PIPE_BYTES = 300000 }; /* more than a pipe holds */

/* Reads a named pipe that has been there for half a second. */
static void *read_late(void *pipe)
{
	char *got = mem_zero(PIPE_BYTES + 1, 1);
	int fd;

	usleep(500000);
	fd = open(pipe, O_RDONLY);
	usleep(50000); /* the pipe is full by now: the writer waits, and does not fail */
	for (ssize_t n = 1, len = 0; n > 0 && len < PIPE_BYTES; len += n)
		n = read(fd, got + len, (size_t)(PIPE_BYTES - len));
	close(fd);
	return got;
}

static void a_named_pipe_waits_for_its_reader(void **state)
{
	struct folder f = folder_with("pipe");
	struct err e = ERR_INIT;
	struct timespec start, end;
	char *sent = mem_zero(PIPE_BYTES + 1, 1);
	pthread_t reader;
	void *got;

	(void)state;
	assert_int_equal(mkfifo(f.path.data, 0600), 0);
	assert_int_equal(pthread_create(&reader, NULL, read_late, f.path.data), 0);
	clock_gettime(CLOCK_MONOTONIC, &start);
	for (int i = 0; i < PIPE_BYTES; i++)
		sent[i] = (char)('a' + i * 7 % 26);
	if (file_write_whole(&e, f.path.data, sent, PIPE_BYTES))
		fail_msg("%s", e.text);
	clock_gettime(CLOCK_MONOTONIC, &end);
	assert_int_equal(pthread_join(reader, &got), 0);
	assert_string_equal(got, sent);
	assert_true(end.tv_sec - start.tv_sec <= 5);
	assert_int_equal(count_files(f.name), 1);
	free(got);
	free(sent);
	remove_folder(&f);
}

static void a_gz_of_noise_arrives_whole_whatever_the_pieces(void **state)
{
	enum { BYTES = 200000 };
	struct folder f = folder_with("noise.gz");
	char *noise = mem_zero(BYTES + 1, 1);
	struct err e = ERR_INIT;
	struct file_out *out;
	uint32_t random = 1;

	(void)state;
	for (int i = 0; i < BYTES; i++) {
		random = random * 1664525 + 1013904223;
		noise[i] = (char)('!' + (random >> 16) % 90);
	}
	assert_int_equal(file_out_open(&e, &out, f.path.data), 0);
	for (size_t at = 0, len = 1; at < BYTES; at += len, len = len * 3 + 1) {
		if (len > BYTES - at)
			len = BYTES - at;
		assert_int_equal(file_out_write(&e, out, noise + at, len), 0);
	}
	assert_int_equal(file_out_commit(&e, out), 0);
	holds(f.path.data, noise);
	free(noise);
	remove_folder(&f);
}

static void a_private_file_is_for_its_owner_alone(void **state)
{
	struct folder f = folder_with("secret");
	struct err e = ERR_INIT;
	struct stat status;
	mode_t before = umask(0);

	(void)state;
	assert_int_equal(file_write_private(&e, f.path.data, "x", 1), 0);
	assert_int_equal(stat(f.path.data, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	unlink(f.path.data);
	assert_int_equal(file_write_whole(&e, f.path.data, "x", 1), 0);
	assert_int_equal(stat(f.path.data, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0666);
	umask(before);
	remove_folder(&f);
}

static void a_file_whose_folder_has_gone_is_a_failed_write(void **state)
{
	struct folder f = folder_with("inner/bands.csv");
	struct err e = ERR_INIT;
	struct file_out *out;
	struct buf inner, away;

	(void)state;
	buf_init(&inner, BUF_LIMIT_DEFAULT);
	buf_init(&away, BUF_LIMIT_DEFAULT);
	buf_addf(&inner, "%s/inner", f.name);
	buf_addf(&away, "%s/away", f.name);
	assert_int_equal(mkdir(inner.data, 0700), 0);
	assert_int_equal(file_out_open(&e, &out, f.path.data), 0);
	assert_int_equal(file_out_write(&e, out, "x", 1), 0);
	assert_int_equal(rename(inner.data, away.data), 0);
	assert_int_equal(file_out_commit(&e, out), -1);
	assert_int_equal(e.code, ERR_WRITE);
	assert_non_null(strstr(e.text, "bands.csv: cannot write it: No such file or directory"));
	buf_release(&inner);
	buf_release(&away);
	remove_folder(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_is_there_only_after_the_commit),
	    cmocka_unit_test(the_old_file_stays_until_the_new_one_is_whole),
	    cmocka_unit_test(large_writes_arrive_in_order),
	    cmocka_unit_test(a_gz_name_is_compressed_the_same_way_every_time),
	    cmocka_unit_test(an_empty_gz_file_is_a_gzip_file),
	    cmocka_unit_test(what_cannot_be_written_says_why),
	    cmocka_unit_test(a_device_is_written_to_and_not_replaced),
	    cmocka_unit_test(a_full_standard_output_is_a_failed_write),
	    cmocka_unit_test(a_closed_standard_output_is_a_failed_write),
	    cmocka_unit_test(a_digest_of_a_missing_file_is_an_error),
	    cmocka_unit_test(a_temporary_name_that_is_taken_is_passed_over_and_left_alone),
	    cmocka_unit_test(a_named_pipe_waits_for_its_reader),
	    cmocka_unit_test(a_gz_of_noise_arrives_whole_whatever_the_pieces),
	    cmocka_unit_test(a_private_file_is_for_its_owner_alone),
	    cmocka_unit_test(a_file_whose_folder_has_gone_is_a_failed_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
