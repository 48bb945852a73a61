/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ini.h: the door to inih. Sections, keys and values in file order, with lines.
 *
 * `[section]`, `key = value`, comments with ; or # at the start of a line (an
 * inline comment needs " ;"). A key may come several times and is given each
 * time; a value may go on over indented lines (joined by a newline).
 */
#ifndef PAYBANDS_BASE_INI_H
#define PAYBANDS_BASE_INI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

struct ini_entry {
	struct text section; /* "" before the first section */
	struct text key;
	struct text value;
	unsigned line;
	unsigned key_column; /* 1-based, in bytes: where the key starts on that line, ... */
	unsigned value_column; /* ... and its value, or the line's end if there is none */
};

struct ini {
	struct arena bytes;
	char *path;
	struct ini_entry *entries; /* in file order */
	size_t count;
	size_t room;
};

/* Errors name file and line (ERR_USAGE). `*out` is released by ini_release also
 * after a failure. */
must_check int ini_read(struct err *e, struct ini *out, const char *path);
/* The same for a text; `name` is used as its path in messages. */
must_check int ini_read_text(struct err *e, struct ini *out, const char *name, struct text text);
void ini_release(struct ini *ini);

#endif
