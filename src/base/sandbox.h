/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sandbox.h: what a run can do from here on, where the kernel can hold it to that.
 *
 * Files: reading what is listed, writing one folder (Landlock). System calls: no network, no other program, no other
 * process (seccomp). Both are asked for by raw system calls: not every C library and not every Debian knows them.
 * A parser that a hostile file takes over can then read nothing else and tell nobody.
 */
#ifndef PAYBANDS_BASE_SANDBOX_H
#define PAYBANDS_BASE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

struct sandbox_paths {
	const char *const *read; /* files and folders; those that are not there are passed over */
	size_t read_count;
	const char *const *write; /* folders, read too */
	size_t write_count;
};

struct sandbox_result {
	bool files; /* held by Landlock */
	bool calls; /* held by seccomp */
};

/* Is the program built to watch itself (sanitizers), which a sandbox would stop? */
bool sandbox_is_watched(void);
/* Holds this thread, and those it starts later, for good: call it before there are others. What the kernel does not
 * have is left out of the result; nothing is an error. */
struct sandbox_result sandbox_enter(const struct sandbox_paths *paths);

#endif
