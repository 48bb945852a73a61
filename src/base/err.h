/* SPDX-License-Identifier: GPL-3.0-or-later */
/* err.h: the error carrier.
 *
 * A function that can fail returns 0 or -1 and fills the caller's `struct err`;
 * ignoring the result is a compile warning (and warnings are errors in CI).
 * The text is one line, for a person: file, line, what is wrong, what to do.
 * Only src/cmd turns the code into an exit status and prints the text.
 */
#ifndef PAYBANDS_BASE_ERR_H
#define PAYBANDS_BASE_ERR_H

#include <stdbool.h>

#define must_check __attribute__((warn_unused_result))

/* The values are the process's exit codes (docs/DATA-CONTRACT.md, "Exit codes"). */
enum err_code {
	ERR_NONE = 0,
	ERR_USAGE = 2, /* the command line, a configuration, a layout or a reference table */
	ERR_INPUT = 3, /* an input that cannot be read, or has too many rejects */
	ERR_GUARD = 4, /* the new bands moved more than the guard allows */
	ERR_LOCKED = 5, /* another run holds the lock */
	ERR_DURABILITY = 6, /* published, but the disk did not confirm it */
	ERR_BUG = 70, /* a promise of our own was broken */
	ERR_WRITE = 74, /* a write failed */
	ERR_INTERRUPTED = 130, /* SIGINT or SIGTERM; the command makes it 128 + signal */
};

struct err {
	enum err_code code;
	bool device; /* the system failed to read: what it was asked for may be sound */
	char text[1000]; /* one line, no newline at its end; longer text is cut */
};

#define ERR_INIT                                                                                   \
	{                                                                                          \
		.code = ERR_NONE                                                                   \
	}

/* Fills `e` (control characters in the text become '?') and returns -1, so that
 * `return err_set(e, ERR_INPUT, "%s: ...", path)` reads as it acts. */
int err_set(struct err *e, enum err_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* ERR_INPUT of a device that fails (EIO), as err_set. */
int err_set_device(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* An input that belongs to the set-up could not be read: ERR_INPUT becomes ERR_USAGE, but for a device's. */
void err_of_setup(struct err *e);

/* Puts "prefix: " before the text of an error that is set; returns -1. */
int err_prefix(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
