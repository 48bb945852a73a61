/* SPDX-License-Identifier: GPL-3.0-or-later */
/* standard_input.c: keeps standard input in a spool where it cannot seek; see standard_input.h. */
#include "cmd/standard_input.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/spool.h"
#include "cmd/interrupt.h"

static int fail(struct err *e, const char *what)
{
	return err_set(e, ERR_INPUT, "standard input: cannot be %s: %s", what, strerror(errno));
}

static int copy_all(struct err *e, int to)
{
	char part[65536];
	ssize_t got;

	do {
		got = read(STDIN_FILENO, part, sizeof(part));
		if (interrupt_check(e))
			return -1;
		if (got < 0 && errno != EINTR)
			return fail(e, "read");
		if (got > 0 && spool_write(e, to, part, (size_t)got))
			return -1;
	} while (got);
	return 0;
}

bool standard_input_names(const char *path)
{
	return path[0] == '-' && (path[1] == '\0' || path[1] == '#');
}

int standard_input_keep(struct err *e, off_t *start)
{
	struct stat info;
	int kept, result;

	*start = lseek(STDIN_FILENO, 0, SEEK_CUR);
	if (*start >= 0 && fstat(STDIN_FILENO, &info) == 0 && S_ISREG(info.st_mode))
		return 0;
	*start = 0;
	if (spool_open(e, &kept))
		return -1;
	result = copy_all(e, kept);
	if (result == 0 && dup2(kept, STDIN_FILENO) < 0)
		result = fail(e, "kept");
	close(kept);
	return result ? -1 : standard_input_again(e, 0);
}

int standard_input_again(struct err *e, off_t start)
{
	return lseek(STDIN_FILENO, start, SEEK_SET) < 0 ? fail(e, "read again") : 0;
}
