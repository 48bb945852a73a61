/* SPDX-License-Identifier: GPL-3.0-or-later */
/* provenance.h: the files besides the inputs that decide a figure, with their SHA-256. */
#ifndef PAYBANDS_CMD_PROVENANCE_H
#define PAYBANDS_CMD_PROVENANCE_H

#include <stddef.h>

#include "base/err.h"
#include "cmd/config.h"
#include "cmd/home.h"
#include "model/ledger.h"

struct provenance {
	struct input_file *files; /* by name, each once */
	size_t count;
	size_t room;
};

/* The layouts of the sources with those they extend, the roles and their words, and the reference
 * tables, and what an operator's catalogue lays over them. Names are relative to home, those of the catalogue
 * begin with "catalogue/"; of a layout from elsewhere only the last part is kept.
 * provenance_release also after a failure. */
must_check int provenance_collect(struct err *e, struct provenance *out, const struct home *home,
				  const struct config *config);
/* Of those, what decides what reading makes of a row: one layout with those it extends; and the roles, reference
 * tables, rates and wage index. */
must_check int provenance_of_layout(struct err *e, struct provenance *out, const struct home *home,
				    const char *layout);
must_check int provenance_of_tables(struct err *e, struct provenance *out, const struct home *home,
				    const struct config *config);
/* A path as a published file may name it: relative to home, otherwise its last part, so that no
 * path of a machine is published. Borrowed from `path`. */
const char *published_name(const struct home *home, const char *path);
void provenance_release(struct provenance *p);

#endif
