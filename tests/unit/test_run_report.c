/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run.json and metrics.prom of a run, with a clock and a memory of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include <cmocka.h>

#include "tests/unit/fixture_files.h"

static double seconds; /* of both clocks */

static int our_clock(clockid_t clock, struct timespec *out)
{
	(void)clock;
	*out = (struct timespec){.tv_sec = (time_t)seconds,
				 .tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9)};
	return 0;
}

static time_t our_time(time_t *out)
{
	(void)out;
	return (time_t)seconds;
}

static int our_rusage(int who, struct rusage *out)
{
	*out = (struct rusage){.ru_maxrss = 2000};
	return who == RUSAGE_SELF ? 0 : -1;
}

#define clock_gettime our_clock
#define time our_time
#define getrusage(who, out) our_rusage(who, out)
#include "cmd/run_report.c"

/* Without line ends and what indents. */
static void squeeze(struct buf *b)
{
	size_t len = 0;

	for (size_t i = 0; i < b->len; i++) {
		if (b->data[i] != '\n')
			b->data[len++] = b->data[i];
		while (b->data[i] == '\n' && b->data[i + 1] == ' ')
			b->data[i + 1] = '\n', i++;
	}
	b->len = len;
	b->data[len] = '\0';
}

static struct text whole(struct buf *out, const char *directory, const char *file)
{
	char *path = path_join(directory, file);
	struct err e = ERR_INIT;

	buf_clear(out);
	assert_int_equal(bytes_in_whole(&e, out, path), 0);
	free(path);
	if (strcmp(file, "run.json") == 0)
		squeeze(out);
	return buf_text(out);
}

static void assert_holds(struct text all, const char *part)
{
	if (!strstr(all.data, part))
		fail_msg("no %s in %s", part, all.data);
}

/* 1,000.25 s: begun; 2 s later it reads, 0.5 s later it computes, 1.25 s later it ends. */
static struct run_report a_report(void)
{
	struct run_report r;

	seconds = 1000.25;
	run_report_begin(&r);
	seconds = 1002.25;
	run_report_stage(&r, RUN_READING);
	seconds = 1002.75;
	run_report_stage(&r, RUN_COMPUTING);
	seconds = 1004;
	return r;
}

static void write_it(struct run_report *r, const char *directory, enum run_outcome outcome,
		     const struct err *why, const struct gather *gather)
{
	struct err e = ERR_INIT;

	assert_int_equal(
	    run_report_write(&e, r, directory, outcome, why, "2024-05-3f2a9c0b1d4e", gather), 0);
}

static void stages_are_those_that_a_run_came_to(void **state)
{
	struct run_report r = a_report();
	char *directory = fixture_directory();
	const struct err fine = ERR_INIT;
	const struct gather none = {.ledger_count = 0};
	struct buf out;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	r.removed = 3;
	write_it(&r, directory, OUTCOME_PUBLISHED, &fine, &none);
	assert_string_equal(
	    whole(&out, directory, "metrics.prom").data,
	    "# HELP paybands_run_start_seconds When the last run began, in seconds of 1970.\n"
	    "# TYPE paybands_run_start_seconds gauge\n"
	    "paybands_run_start_seconds 1000\n"
	    "# HELP paybands_run_success 1 where the last run published, or nothing had changed.\n"
	    "# TYPE paybands_run_success gauge\n"
	    "paybands_run_success 1\n"
	    "# HELP paybands_run_exit_code The exit code of the last run.\n"
	    "# TYPE paybands_run_exit_code gauge\n"
	    "paybands_run_exit_code 0\n"
	    "# HELP paybands_run_seconds How long the last run took.\n"
	    "# TYPE paybands_run_seconds gauge\n"
	    "paybands_run_seconds 3.75\n"
	    "# HELP paybands_run_peak_memory_bytes The most memory that the last run held.\n"
	    "# TYPE paybands_run_peak_memory_bytes gauge\n"
	    "paybands_run_peak_memory_bytes 2048000\n"
	    "# HELP paybands_run_stage_seconds How long each stage of the last run took.\n"
	    "# TYPE paybands_run_stage_seconds gauge\n"
	    "paybands_run_stage_seconds{stage=\"opening\"} 2.000000\n"
	    "paybands_run_stage_seconds{stage=\"reading\"} 0.500000\n"
	    "paybands_run_stage_seconds{stage=\"computing\"} 1.250000\n");
	struct text json = whole(&out, directory, "run.json");
	assert_holds(json, "\"started\": \"1970-01-01T00:16:40Z\",\"seconds\": 3.75,"
			   "\"outcome\": \"published\",\"exit_code\": 0,\"message\": null,"
			   "\"run\": \"2024-05-3f2a9c0b1d4e\",\"removed_runs\": 3,\"stages\": ["
			   "{\"stage\": \"opening\",\"seconds\": 2");
	assert_holds(json, "{\"stage\": \"computing\",\"seconds\": 1.25}],"
			   "\"peak_memory_bytes\": 2048000,\"sources\": [],"
			   "\"last_published\": null}");
	buf_release(&out);
	fixture_remove(directory);
}

static void an_ending_is_a_success_or_has_its_reason(void **state)
{
	static const struct {
		enum run_outcome outcome;
		enum err_code code;
		const char *success, *reason;
	} endings[] = {
	    {OUTCOME_FAILED, ERR_WRITE, "run_success 0\n", "\"outcome\": \"failed\","},
	    {OUTCOME_INTERRUPTED, ERR_INTERRUPTED, "run_success 0\n",
	     "\"outcome\": \"interrupted\","},
	    {OUTCOME_REFUSED, ERR_INPUT, "run_success 0\n", "\"message\": \"why\""},
	    {OUTCOME_UNCONFIRMED, ERR_WRITE, "run_success 1\n", "\"message\": \"why\""},
	    {OUTCOME_UNCHANGED, ERR_NONE, "run_success 1\n", "\"message\": null"},
	};
	char *directory = fixture_directory();
	const struct gather none = {.ledger_count = 0};
	struct buf out;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		struct run_report r = a_report();
		struct err why = ERR_INIT;
		char ended[40];
		if (endings[i].code != ERR_NONE)
			(void)!err_set(&why, endings[i].code, "why");
		write_it(&r, directory, endings[i].outcome, &why, &none);
		assert_holds(whole(&out, directory, "metrics.prom"), endings[i].success);
		assert_holds(whole(&out, directory, "run.json"), endings[i].reason);
		snprintf(ended, sizeof(ended), "\"exit_code\": %d,", (int)endings[i].code);
		assert_holds(buf_text(&out), ended);
	}
	buf_release(&out);
	fixture_remove(directory);
}

static void the_last_published_run_is_kept_whatever_comes_after(void **state)
{
	struct run_report r = a_report(), next = a_report(), other = a_report();
	char *directory = fixture_directory();
	const struct err fine = ERR_INIT;
	struct err why = ERR_INIT;
	const struct gather none = {.ledger_count = 0};
	struct buf out;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	(void)!err_set(&why, ERR_INPUT, "why");
	snprintf(r.last.run, sizeof(r.last.run), "a run");
	snprintf(r.last.inputs, sizeof(r.last.inputs), "abc");
	write_it(&r, directory, OUTCOME_PUBLISHED, &fine, &none);
	seconds = 5000; /* a later run that fails is not the last published one */
	run_report_read_last(&next, directory);
	assert_string_equal(next.last.run, "a run");
	assert_string_equal(next.last.inputs, "abc");
	assert_int_equal(next.last.at, 1004);
	*next.last.inputs = '\0';
	write_it(&next, directory, OUTCOME_REFUSED, &why, &none);
	assert_holds(
	    whole(&out, directory, "run.json"),
	    "\"last_published\": {\"run\": \"a run\",\"at\": 1004,\"inputs_sha256\": null}");
	assert_holds(whole(&out, directory, "metrics.prom"), "paybands_published_seconds 1004\n");
	run_report_read_last(&other, directory);
	assert_string_equal(other.last.inputs, "");
	write_it(&other, directory, OUTCOME_UNCHANGED, &fine, &none);
	assert_holds(whole(&out, directory, "metrics.prom"), "paybands_published_seconds 5000\n");
	seconds = 6000;
	write_it(&other, directory, OUTCOME_UNCONFIRMED, &why, &none);
	assert_holds(whole(&out, directory, "metrics.prom"), "paybands_published_seconds 6000\n");
	buf_release(&out);
	fixture_remove(directory);
}

static void what_is_no_report_tells_of_no_run(void **state)
{
	static const struct {
		const char *json, *run;
		long long at;
	} cases[] = {
	    {"{\"schema\":\"paybands/run/1\",\"last_published\":{\"run\":\"a\",\"at\":7}}", "a", 7},
	    {"{\"schema\":\"paybands/run/1\",\"last_published\":{\"run\":\"a\",\"at\":-7}}", "a",
	     -7},
	    {"{\"schema\":\"paybands/run/1\",\"last_published\":{\"run\":\"a\",\"at\":1e15}}", "a",
	     0},
	    {"{\"schema\":\"paybands/run/1\",\"last_published\":{\"run\":\"a\"}}", "a", 0},
	    {"{\"schema\":\"paybands/run/2\",\"last_published\":{\"run\":\"a\",\"at\":7}}", "", 0},
	    {"{\"schema\":\"paybands/run/1\",\"last_published\":null}", "", 0},
	    {"{", "", 0},
	};
	char *directory = fixture_directory();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct run_report r = a_report();
		fixture_write(directory, "run.json", cases[i].json);
		run_report_read_last(&r, directory);
		assert_string_equal(r.last.run, cases[i].run);
		assert_int_equal(r.last.at, cases[i].at);
	}
	fixture_remove(directory);
}

static void rows_are_told_by_what_became_of_them(void **state)
{
	struct run_report r = a_report();
	char *directory = fixture_directory();
	const struct err fine = ERR_INIT;
	struct ledger ledgers[2];
	const struct gather gather = {.ledgers = ledgers, .ledger_count = 2};
	struct buf out;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	ledger_init(&ledgers[0], "jobs");
	ledger_init(&ledgers[1], "wages");
	ledgers[0].rows_read = 19;
	ledgers[0].observations = 11;
	ledgers[0].rejected[REJECT_NO_PAY] = 4;
	ledgers[0].rejected[REJECT_PAY_ZERO] = 1;
	ledgers[0].paired = 3;
	write_it(&r, directory, OUTCOME_PUBLISHED, &fine, &gather);
	assert_holds(whole(&out, directory, "run.json"),
		     "\"sources\": [{\"source\": \"jobs\",\"rows_read\": 19,\"observations\": 11,"
		     "\"rejected\": 5,\"filtered\": 0,\"paired\": 3},{\"source\": \"wages\",");
	assert_holds(whole(&out, directory, "metrics.prom"),
		     "# TYPE paybands_run_rows gauge\n"
		     "paybands_run_rows{source=\"jobs\",fate=\"used\"} 11\n"
		     "paybands_run_rows{source=\"jobs\",fate=\"rejected\"} 5\n"
		     "paybands_run_rows{source=\"jobs\",fate=\"filtered\"} 0\n"
		     "paybands_run_rows{source=\"jobs\",fate=\"paired\"} 3\n"
		     "paybands_run_rows{source=\"wages\",fate=\"used\"} 0\n");
	ledger_release(&ledgers[0]);
	ledger_release(&ledgers[1]);
	buf_release(&out);
	fixture_remove(directory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(stages_are_those_that_a_run_came_to),
	    cmocka_unit_test(an_ending_is_a_success_or_has_its_reason),
	    cmocka_unit_test(the_last_published_run_is_kept_whatever_comes_after),
	    cmocka_unit_test(what_is_no_report_tells_of_no_run),
	    cmocka_unit_test(rows_are_told_by_what_became_of_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
