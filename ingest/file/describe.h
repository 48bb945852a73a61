/* SPDX-License-Identifier: GPL-3.0-or-later */
/* describe.h: what a layout finds in one file, before any row is read: for `paybands check`. */
#ifndef PAYBANDS_INGEST_DESCRIBE_H
#define PAYBANDS_INGEST_DESCRIBE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "ingest/layout/layout.h"

/* Something that the layout names, in the layout's order. */
struct described_column {
	const char *use; /* "title", "filter not full-time", "measure beta" */
	const char *header; /* the file's name for it; NULL if the file has none */
	/* The name that the layout has for it first; "" where it is a constant. */
	const char *wanted;
	const char *constant; /* the default if there is none, or it is empty; or NULL */
};

struct description {
	struct arena texts;
	struct described_column *columns;
	size_t count;
	size_t room;
	/* The file's columns that no part of the layout names, in file order. */
	const char **unused;
	size_t unused_count;
	size_t width; /* columns of the file */
	char delimiter;
	uint64_t header_line;
};

/* Opens `path` and reads its header. *out is released by description_release also after a failure. */
must_check int describe_file(struct err *e, struct description *out, const struct layout *layout,
			     const char *path, double expansion_limit);
void description_release(struct description *d);

#endif
