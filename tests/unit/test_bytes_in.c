/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading bytes: plain and gzip alike, and every way in which a file can be bad. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/bytes_in.h"
#include "base/gzip.h"
#include "base/mem.h"
#include "tests/unit/digest_fixture.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/memory_file.h"

/* `payload` as one gzip member, appended to `out`. */
static void add_member(struct buf *out, const void *payload, size_t len)
{
	struct gzip *gzip = gzip_new();
	struct gzip_step step = {.in = payload, .in_len = len};
	unsigned char room[1000];
	bool done = false;

	while (!done) {
		step.out = room;
		step.out_len = sizeof(room);
		gzip_step(gzip, &step, true, &done);
		buf_add(out, room, sizeof(room) - step.out_len);
	}
	gzip_free(gzip);
}

/* Reads all of `path` in parts of `part` bytes, appending to `out`. */
static int read_path(struct err *e, const char *path, const struct bytes_in_options *options,
		     size_t part, struct buf *out, char hex[SHA256_HEX_BYTES])
{
	struct bytes_in *in = NULL;
	char content[SHA256_HEX_BYTES];
	char *room = mem_alloc(part, 1);
	size_t got = 0;
	int result = -1;

	if (bytes_in_open(e, &in, path, options))
		goto out;
	do {
		if (bytes_in_read(e, in, room, part, &got))
			goto out;
		buf_add(out, room, got);
	} while (got);
	assert_int_equal(bytes_in_position(in), bytes_in_size(in));
	result = hex ? bytes_in_digest(e, in, hex, content) : 0;
out:
	bytes_in_close(in);
	free(room);
	return result;
}

static int read_memory(struct err *e, struct text stored, double limit, size_t part,
		       struct buf *out)
{
	const struct bytes_in_options options = {.expansion_limit = limit};
	struct memory_file file = memory_file_new(stored.data, stored.len);
	int result = read_path(e, file.path, &options, part, out, NULL);

	memory_file_close(&file);
	return result;
}

static void gives(struct text stored, const char *expected)
{
	static const size_t parts[] = {1, 2, 3, 7, 64, 100000};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct err e = ERR_INIT;
		struct buf out;
		buf_init(&out, BUF_LIMIT_DEFAULT);
		if (read_memory(&e, stored, 0, parts[i], &out))
			fail_msg("%s", e.text);
		assert_string_equal(out.data, expected);
		buf_release(&out);
	}
}

static void fails_with(struct text stored, double limit, const char *words)
{
	static const size_t parts[] = {1, 3, 64, 100000};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct err e = ERR_INIT;
		struct buf out;
		buf_init(&out, BUF_LIMIT_DEFAULT);
		assert_int_equal(read_memory(&e, stored, limit, parts[i], &out), -1);
		assert_int_equal(e.code, ERR_INPUT);
		if (!strstr(e.text, words) || !strstr(e.text, "/proc/self/fd/"))
			fail_msg("\"%s\" lacks \"%s\"", e.text, words);
		buf_release(&out);
	}
}

static void plain_and_gzip_read_alike(void **state)
{
	struct buf gz;

	(void)state;
	buf_init(&gz, BUF_LIMIT_DEFAULT);
	gives(text_of("role,pay\nml-engineer,165000\n"), "role,pay\nml-engineer,165000\n");
	add_member(&gz, "role,pay\nml-engineer,165000\n", 28);
	gives(buf_text(&gz), "role,pay\nml-engineer,165000\n");
	buf_release(&gz);
}

/* A mebibyte is free whatever the limit; from the next byte on it holds, and 0 is no limit. */
static void gzip_data_are_a_bomb_one_past_a_mebibyte_by_any_limit_but_none(void **state)
{
	const size_t free_len = 1 << 20;
	char *text = mem_zero(free_len + 1, 1);
	const struct {
		size_t len;
		double limit;
		int result;
	} cases[] = {
	    {free_len, 200, 0},	     {free_len, 1, 0},	   {free_len + 1, 1, -1},
	    {free_len + 1, 0.5, -1}, {free_len + 1, 0, 0}, {free_len + 1, 1e9, 0},
	};

	(void)state;
	memset(text, '\n', free_len + 1);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct err e = ERR_INIT;
		struct buf gz, out;
		int result;
		buf_init(&gz, BUF_LIMIT_DEFAULT);
		buf_init(&out, BUF_LIMIT_DEFAULT);
		add_member(&gz, text, cases[i].len);
		result = read_memory(&e, buf_text(&gz), cases[i].limit, 100000, &out);
		if (result != cases[i].result)
			fail_msg("%zu bytes, limit %g: %s", cases[i].len, cases[i].limit,
				 result ? e.text : "read");
		buf_release(&out);
		buf_release(&gz);
	}
	free(text);
}

static void tiny_files_are_what_they_are(void **state)
{
	(void)state;
	gives(text_of(""), "");
	gives(text_of("x"), "x");
	gives(text_of("\x1f"), "\x1f");
}

static void an_empty_gzip_file_is_empty(void **state)
{
	struct buf gz;

	(void)state;
	buf_init(&gz, BUF_LIMIT_DEFAULT);
	add_member(&gz, "", 0);
	gives(buf_text(&gz), "");
	buf_release(&gz);
}

static void members_in_a_row_are_one_stream(void **state)
{
	struct buf gz;

	(void)state;
	buf_init(&gz, BUF_LIMIT_DEFAULT);
	add_member(&gz, "a,b\n1", 5);
	add_member(&gz, "", 0);
	add_member(&gz, ",2\n", 3);
	gives(buf_text(&gz), "a,b\n1,2\n");
	buf_release(&gz);
}

static void a_gzip_file_cut_anywhere_is_an_error(void **state)
{
	struct buf gz;

	(void)state;
	buf_init(&gz, BUF_LIMIT_DEFAULT);
	add_member(&gz, "a,b\n1,2\n", 8);
	size_t first = gz.len;
	add_member(&gz, "3,4\n", 4);
	for (size_t len = 2; len < gz.len; len++) {
		if (len == first || len == first + 1)
			continue; /* whole; or a stray byte, below */
		fails_with((struct text){.data = gz.data, .len = len}, 0, "cut short");
	}
	fails_with((struct text){.data = gz.data, .len = first + 1}, 0, "follow the end");
	buf_release(&gz);
}

static void bytes_after_the_last_member_are_an_error(void **state)
{
	struct buf gz;

	(void)state;
	buf_init(&gz, BUF_LIMIT_DEFAULT);
	add_member(&gz, "a\n", 2);
	buf_add_string(&gz, "trailing");
	fails_with(buf_text(&gz), 0, "follow the end");
	buf_release(&gz);
}

static void a_changed_byte_is_an_error(void **state)
{
	struct buf gz;

	(void)state;
	buf_init(&gz, BUF_LIMIT_DEFAULT);
	add_member(&gz, "a,b\n1,2\n", 8);
	gz.data[gz.len - 8] ^= 1; /* of the checksum */
	fails_with(buf_text(&gz), 0, "damaged (incorrect data check)");
	gz.data[gz.len - 8] ^= 1;
	gz.data[gz.len - 1] ^= 1; /* of the length */
	fails_with(buf_text(&gz), 0, "damaged (incorrect length check)");
	gz.data[gz.len - 1] ^= 1;
	gz.data[2] = 7; /* the method */
	fails_with(buf_text(&gz), 0, "damaged (unknown compression method)");
	buf_release(&gz);
}

static void a_stream_that_expands_a_thousandfold_is_refused(void **state)
{
	struct err e = ERR_INIT;
	struct buf gz;
	struct buf out;
	char *zeros = mem_zero(8 << 20, 1);

	(void)state;
	buf_init(&gz, BUF_LIMIT_DEFAULT);
	buf_init(&out, BUF_LIMIT_DEFAULT);
	add_member(&gz, zeros, 8 << 20);
	assert_int_equal(read_memory(&e, buf_text(&gz), 200, 65536, &out), -1);
	assert_int_equal(e.code, ERR_INPUT);
	assert_non_null(strstr(e.text, "more than 200 times"));
	assert_true(out.len <= 2 << 20);
	buf_clear(&out);
	assert_int_equal(read_memory(&e, buf_text(&gz), 0, 65536, &out), 0);
	assert_int_equal(out.len, 8 << 20);
	buf_clear(&out);
	assert_int_equal(read_memory(&e, buf_text(&gz), 2000, 65536, &out), 0);
	buf_release(&out);
	buf_release(&gz);
	free(zeros);
}

static void the_digest_is_of_the_bytes_as_stored(void **state)
{
	const struct bytes_in_options options = {.digest = true};
	struct err e = ERR_INIT;
	struct buf gz;
	struct buf out;
	char expected[SHA256_HEX_BYTES];
	char hex[SHA256_HEX_BYTES];

	(void)state;
	buf_init(&gz, BUF_LIMIT_DEFAULT);
	buf_init(&out, BUF_LIMIT_DEFAULT);
	add_member(&gz, "a,b\n1,2\n", 8);
	digest_bytes(gz.data, gz.len, expected);
	struct memory_file file = memory_file_new(gz.data, gz.len);
	assert_int_equal(read_path(&e, file.path, &options, 3, &out, hex), 0);
	assert_string_equal(hex, expected);
	memory_file_close(&file);
	file = memory_file_new("abc", 3);
	assert_int_equal(read_path(&e, file.path, &options, 1, &out, hex), 0);
	assert_string_equal(hex,
			    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	memory_file_close(&file);
	buf_release(&out);
	buf_release(&gz);
}

static void a_digest_before_the_end_is_a_bug(void **state)
{
	const struct bytes_in_options options = {.digest = true};
	struct memory_file file = memory_file_new("role,pay\n", 9);
	struct err e = ERR_INIT;
	struct bytes_in *in;
	char hex[SHA256_HEX_BYTES];

	(void)state;
	assert_int_equal(bytes_in_open(&e, &in, file.path, &options), 0);
	assert_int_equal(bytes_in_digest(&e, in, hex, hex), -1);
	assert_int_equal(e.code, ERR_BUG);
	bytes_in_close(in);
	memory_file_close(&file);
}

static void standard_input_is_read_from_a_pipe(void **state)
{
	const struct bytes_in_options options = {.expansion_limit = 0};
	struct err e = ERR_INIT;
	struct bytes_in *in;
	struct buf gz;
	char room[64];
	size_t got;
	int ends[2];
	int kept = dup(STDIN_FILENO);

	(void)state;
	buf_init(&gz, BUF_LIMIT_DEFAULT);
	add_member(&gz, "a,b\n", 4);
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], gz.data, gz.len), gz.len);
	close(ends[1]);
	assert_true(dup2(ends[0], STDIN_FILENO) >= 0);
	close(ends[0]);
	assert_int_equal(bytes_in_open(&e, &in, "-", &options), 0);
	assert_string_equal(bytes_in_name(in), "standard input");
	assert_int_equal(bytes_in_size(in), 0);
	assert_int_equal(bytes_in_read(&e, in, room, sizeof(room), &got), 0);
	assert_memory_equal(room, "a,b\n", 4);
	assert_int_equal(bytes_in_read(&e, in, room, sizeof(room), &got), 0);
	assert_int_equal(got, 0);
	bytes_in_close(in);
	assert_true(dup2(kept, STDIN_FILENO) >= 0); /* closing left it open */
	close(kept);
	buf_release(&gz);
}

static void cannot_open(const char *path, const char *expected)
{
	const struct bytes_in_options options = {.expansion_limit = 0};
	struct err e = ERR_INIT;
	struct bytes_in *in;

	assert_int_equal(bytes_in_open(&e, &in, path, &options), -1);
	assert_null(in);
	assert_int_equal(e.code, ERR_INPUT);
	assert_string_equal(e.text, expected);
}

static void what_cannot_be_opened_says_why(void **state)
{
	(void)state;
	cannot_open("/no-such-folder/pay.csv",
		    "/no-such-folder/pay.csv: no such file: check the path");
	cannot_open("/", "/: is a directory: name the files in it");
}

static void a_file_without_permission_says_so(void **state)
{
	char *directory = fixture_directory();
	bool root = geteuid() == 0;
	struct buf path;
	struct buf expected;

	(void)state;
	fixture_write(directory, "closed.csv", "a,b\n");
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_init(&expected, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/closed.csv", directory);
	buf_addf(&expected, "%s: no permission to read it: check its mode and owner", path.data);
	assert_int_equal(chmod(directory, 0755), 0);
	assert_int_equal(chmod(path.data, 0), 0);
	if (root) /* who may read everything */
		assert_int_equal(seteuid(65534), 0);
	cannot_open(path.data, expected.data);
	if (root)
		assert_int_equal(seteuid(0), 0);
	buf_release(&expected);
	buf_release(&path);
	fixture_remove(directory);
}

static void on_alarm(int signal)
{
	(void)signal;
}

static void a_signal_that_means_to_stop_ends_a_read_that_waits(void **state)
{
	const struct sigaction stop = {.sa_handler = on_alarm}; /* without SA_RESTART */
	const struct itimerval soon = {.it_value = {.tv_usec = 20000},
				       .it_interval = {.tv_usec = 20000}};
	const struct itimerval never = {.it_value = {.tv_sec = 0}};
	const struct bytes_in_options options = {.expansion_limit = 0};
	struct sigaction before;
	struct err e = ERR_INIT;
	struct bytes_in *in;
	char path[32];
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", ends[0]);
	assert_int_equal(sigaction(SIGALRM, &stop, &before), 0);
	assert_int_equal(setitimer(ITIMER_REAL, &soon, NULL), 0);
	assert_int_equal(bytes_in_open(&e, &in, path, &options), -1);
	setitimer(ITIMER_REAL, &never, NULL);
	sigaction(SIGALRM, &before, NULL);
	assert_int_equal(e.code, ERR_INTERRUPTED);
	close(ends[0]);
	close(ends[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(plain_and_gzip_read_alike),
	    cmocka_unit_test(gzip_data_are_a_bomb_one_past_a_mebibyte_by_any_limit_but_none),
	    cmocka_unit_test(tiny_files_are_what_they_are),
	    cmocka_unit_test(an_empty_gzip_file_is_empty),
	    cmocka_unit_test(members_in_a_row_are_one_stream),
	    cmocka_unit_test(a_gzip_file_cut_anywhere_is_an_error),
	    cmocka_unit_test(bytes_after_the_last_member_are_an_error),
	    cmocka_unit_test(a_changed_byte_is_an_error),
	    cmocka_unit_test(a_stream_that_expands_a_thousandfold_is_refused),
	    cmocka_unit_test(the_digest_is_of_the_bytes_as_stored),
	    cmocka_unit_test(a_digest_before_the_end_is_a_bug),
	    cmocka_unit_test(standard_input_is_read_from_a_pipe),
	    cmocka_unit_test(what_cannot_be_opened_says_why),
	    cmocka_unit_test(a_signal_that_means_to_stop_ends_a_read_that_waits),
	    cmocka_unit_test(a_file_without_permission_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
