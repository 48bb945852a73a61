/* SPDX-License-Identifier: GPL-3.0-or-later */
/* accepted.h: accepted.json of an output folder: the run that drift is measured from, and why it is that one.
 *
 * Entries are in the order they were made; the last one holds. The first published run is accepted by itself;
 * a person's word (paybands accept) moves it.
 */
#ifndef PAYBANDS_REPORTS_ACCEPTED_H
#define PAYBANDS_REPORTS_ACCEPTED_H

#include <stdbool.h>

#include "base/err.h"
#include "base/json_in.h"

struct accepted {
	struct json_in *file; /* NULL: there is none yet */
	char *run; /* the name of a folder of runs/; NULL likewise */
	char *reason;
	bool by_person;
};
/* No such file is no error; any other failure is, and a file that is not one (ERR_GUARD). Release *out also then. */
must_check int accepted_read(struct err *e, struct accepted *out, const char *output);
void accepted_release(struct accepted *a);
/* Adds an entry: the file is replaced whole. ERR_WRITE. */
must_check int accepted_write(struct err *e, const struct accepted *before, const char *output,
			      const char *run, const char *reason, bool by_person);

#endif
