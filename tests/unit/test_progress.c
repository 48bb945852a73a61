/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The progress line, with a clock, a terminal and a standard error of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static double seconds;
static int is_terminal, columns; /* columns 0: the terminal does not say */
static FILE *captured;

static int our_clock(clockid_t clock, struct timespec *out)
{
	(void)clock;
	*out = (struct timespec){.tv_sec = (time_t)seconds,
				 .tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9)};
	return 0;
}

static int our_isatty(int file)
{
	return file == STDERR_FILENO && is_terminal;
}

static int our_ioctl(int file, unsigned long request, struct winsize *out)
{
	*out = (struct winsize){.ws_col = (unsigned short)columns};
	return file == STDERR_FILENO && request == TIOCGWINSZ && columns >= 0 ? 0 : -1;
}

#define clock_gettime our_clock
#define isatty our_isatty
#define ioctl our_ioctl
#undef stderr
#define stderr captured
#include "cmd/progress.c"

/* What was written since the last call, without the return and the clearing of a line before it. */
static const char *drawn(void)
{
	static char text[512];
	size_t len;

	fflush(captured);
	rewind(captured);
	len = fread(text, 1, sizeof(text) - 1, captured);
	text[len] = '\0';
	rewind(captured);
	assert_int_equal(ftruncate(fileno(captured), 0), 0);
	if (!len)
		return "";
	assert_memory_equal(text, "\r\033[K", 4);
	return text[4] ? text + 4 : "(cleared)";
}

static int begin(void **state)
{
	(void)state;
	seconds = 1000;
	is_terminal = 1;
	columns = 120;
	captured = tmpfile();
	return setenv("TERM", "xterm", 1) || !captured;
}

static int end(void **state)
{
	(void)state;
	return fclose(captured);
}

static bool shown(bool quiet)
{
	struct progress p;

	progress_init(&p, quiet);
	return p.shown;
}

static void it_is_shown_on_a_terminal_that_can_redraw_a_line(void **state)
{
	(void)state;
	assert_true(shown(false));
	assert_false(shown(true));
	is_terminal = 0;
	assert_false(shown(false));
	is_terminal = 1;
	setenv("TERM", "dumb", 1);
	assert_false(shown(false));
	setenv("TERM", "", 1);
	assert_false(shown(false));
	unsetenv("TERM");
	assert_false(shown(false));
}

static void a_bar_shows_the_share_the_speed_and_the_time_left(void **state)
{
	struct progress p;

	(void)state;
	progress_init(&p, false);
	progress_update(&p, "pay.csv", 0, 1000, 0);
	assert_string_equal(drawn(), "");
	seconds = 1004;
	progress_update(&p, "pay.csv", 250, 1000, 5000000);
	assert_string_equal(drawn(),
			    "pay.csv [######..................]  25%  1.25M rows/s  12 s left");
	seconds = 1010;
	progress_update(&p, "pay.csv", 1000, 1000, 5000000);
	assert_string_equal(drawn(),
			    "pay.csv [########################] 100%  0.50M rows/s  0 s left");
	/* A file that grew while it was read, and one of which no byte is counted yet. */
	seconds = 1020;
	progress_update(&p, "pay.csv", 2000, 1000, 5000000);
	assert_string_equal(drawn(),
			    "pay.csv [########################] 100%  0.25M rows/s  0 s left");
	seconds = 1040;
	progress_update(&p, "pay.csv", 0, 1000, 0);
	assert_string_equal(drawn(),
			    "pay.csv [........................]   0%  0.00M rows/s  0 s left");
}

static void a_stream_of_unknown_size_shows_its_rows(void **state)
{
	struct progress p;

	(void)state;
	progress_init(&p, false);
	progress_update(&p, "standard input", 10, 0, 100);
	seconds = 1002;
	progress_update(&p, "standard input", 10, 0, 3000000);
	assert_string_equal(drawn(), "standard input  3.0M rows  1.50M rows/s");
}

static void the_line_stays_within_the_window(void **state)
{
	static const struct {
		int columns;
		size_t width;
	} cases[] = {{21, 20}, {61, 60}, {0, 79}, {-1, 79}, {200, 119}};
	char name[80];

	(void)state;
	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct progress p;
		progress_init(&p, false);
		columns = cases[i].columns;
		progress_update(&p, name, 0, 10, 0);
		seconds += 1;
		progress_update(&p, name, 5, 10, 1000000);
		/* A name is cut to 63 bytes. */
		assert_int_equal(strlen(drawn()), cases[i].width);
	}
}

static void it_draws_ten_times_a_second_and_nothing_in_the_first_blink(void **state)
{
	struct progress p;

	(void)state;
	progress_init(&p, false);
	progress_update(&p, "a.csv", 0, 0, 0);
	seconds = 1000.29;
	progress_update(&p, "a.csv", 0, 0, 0);
	assert_string_equal(drawn(), "");
	progress_clear(&p);
	assert_string_equal(drawn(), "");

	progress_update(&p, "a.csv", 0, 0, 0);
	seconds = 1000.6;
	progress_update(&p, "a.csv", 0, 0, 0);
	assert_string_equal(drawn(), "a.csv  0.0M rows  0.00M rows/s");
	seconds = 1000.69;
	progress_update(&p, "a.csv", 0, 0, 0);
	assert_string_equal(drawn(), "");
	seconds = 1000.71;
	progress_update(&p, "a.csv", 0, 0, 0);
	assert_string_equal(drawn(), "a.csv  0.0M rows  0.00M rows/s");
	/* Another file has a blink of its own. */
	seconds = 1000.85;
	progress_update(&p, "b.csv", 0, 0, 0);
	assert_string_equal(drawn(), "");
	seconds = 1001.2;
	progress_update(&p, "b.csv", 0, 0, 0);
	assert_string_equal(drawn(), "b.csv  0.0M rows  0.00M rows/s");
	progress_clear(&p);
	assert_string_equal(drawn(), "(cleared)");
	progress_clear(&p);
	assert_string_equal(drawn(), "");
	/* After it the same name starts anew. */
	progress_update(&p, "b.csv", 0, 0, 0);
	assert_string_equal(drawn(), "");
}

static void nothing_is_drawn_where_it_is_not_shown(void **state)
{
	struct progress p;

	(void)state;
	progress_init(&p, true);
	progress_update(&p, "a.csv", 0, 0, 0);
	seconds = 1010;
	progress_update(&p, "a.csv", 0, 0, 0);
	p.drawn.tv_sec = 1;
	progress_clear(&p);
	assert_string_equal(drawn(), "");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    TEST(it_is_shown_on_a_terminal_that_can_redraw_a_line),
	    TEST(a_bar_shows_the_share_the_speed_and_the_time_left),
	    TEST(a_stream_of_unknown_size_shows_its_rows),
	    TEST(the_line_stays_within_the_window),
	    TEST(it_draws_ten_times_a_second_and_nothing_in_the_first_blink),
	    TEST(nothing_is_drawn_where_it_is_not_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
