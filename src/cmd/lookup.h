/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lookup.h: what a command that reads no source looks roles, layouts and places up in. */
#ifndef PAYBANDS_CMD_LOOKUP_H
#define PAYBANDS_CMD_LOOKUP_H

#include "base/err.h"
#include "cmd/config.h"
#include "cmd/home.h"
#include "cmd/options.h"

struct lookup {
	struct config config; /* of -c without its sources; otherwise the defaults */
	struct home home; /* with the catalogue that the configuration names */
	struct catalogue *catalogue; /* NULL until lookup_load */
	struct gazetteer *gazetteer;
};

/* Finds the installed files, reads -c and lays its catalogue over them. lookup_close also after a failure. */
must_check int lookup_open(struct err *e, struct lookup *out, const struct options *options);
/* The same, and loads roles and places. */
must_check int lookup_load(struct err *e, struct lookup *out, const struct options *options);
void lookup_close(struct lookup *l);

/* Where runs are published: --output, otherwise the configuration's, otherwise "out". */
const char *lookup_output(const struct lookup *l, const struct options *options);

#endif
