/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress.c: draws the bar over itself. */
#include "cmd/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text.h"

enum { BAR_WIDTH = 24 };

static double seconds_since(struct timespec then)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - then.tv_sec) + (double)(now.tv_nsec - then.tv_nsec) / 1e9;
}

void progress_init(struct progress *p, bool quiet)
{
	const char *terminal = getenv("TERM");
	bool draws = terminal && *terminal && strcmp(terminal, "dumb") != 0;

	*p = (struct progress){.shown = !quiet && draws && isatty(STDERR_FILENO)};
}

/* Columns of the terminal; 80 where it does not say. */
static int width_of_terminal(void)
{
	struct winsize window;

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0)
		return window.ws_col;
	return 80;
}

static void start_file(struct progress *p, const char *file)
{
	snprintf(p->file, sizeof(p->file), "%s", file);
	clock_gettime(CLOCK_MONOTONIC, &p->started);
	p->drawn = (struct timespec){.tv_sec = 0};
}

static void draw(const struct progress *p, uint64_t bytes, uint64_t size, uint64_t rows)
{
	double elapsed = seconds_since(p->started);
	double rate = elapsed > 0 ? (double)rows / elapsed : 0;
	char bar[BAR_WIDTH + 1], line[256], file[sizeof(p->file)];

	memcpy(file, p->file, sizeof(file));
	text_make_printable(file); /* an archive names its members as it likes */
	if (!size) {
		snprintf(line, sizeof(line), "%s  %.1fM rows  %.2fM rows/s", file,
			 (double)rows / 1e6, rate / 1e6);
	} else {
		double share = bytes < size ? (double)bytes / (double)size : 1;
		double left = share > 0 ? elapsed * (1 - share) / share : 0;
		int full = (int)(share * BAR_WIDTH);
		for (int i = 0; i < BAR_WIDTH; i++)
			bar[i] = i < full ? '#' : '.';
		bar[BAR_WIDTH] = '\0';
		snprintf(line, sizeof(line), "%s [%s] %3.0f%%  %.2fM rows/s  %.0f s left", file,
			 bar, share * 100, rate / 1e6, left);
	}
	/* One column stays free: some terminals wrap when the last one is filled. */
	fprintf(stderr, "\r\033[K%.*s", width_of_terminal() - 1, line);
}

void progress_update(struct progress *p, const char *file, uint64_t bytes, uint64_t size,
		     uint64_t rows)
{
	if (!p->shown)
		return;
	if (strncmp(p->file, file, sizeof(p->file) - 1) != 0)
		start_file(p, file);
	/* A file that is done in a blink draws nothing. */
	if (seconds_since(p->started) < 0.3 || (p->drawn.tv_sec && seconds_since(p->drawn) < 0.1))
		return;
	draw(p, bytes, size, rows);
	clock_gettime(CLOCK_MONOTONIC, &p->drawn);
}

void progress_clear(struct progress *p)
{
	if (p->shown && p->drawn.tv_sec)
		fputs("\r\033[K", stderr);
	p->drawn = (struct timespec){.tv_sec = 0};
	p->file[0] = '\0';
}
