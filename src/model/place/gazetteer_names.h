/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gazetteer_names.h: names on their way into the gazetteer, in the order of the tables.
 *
 * A name's key, its text and its senses lie anywhere in memory, and to wait for each of them is most of what a
 * name costs. So names wait until there are some, and then each step is taken for all of them before the next.
 */
#ifndef PAYBANDS_MODEL_GAZETTEER_NAMES_H
#define PAYBANDS_MODEL_GAZETTEER_NAMES_H

#include "base/err.h"
#include "model/place/gazetteer_private.h"

enum { NAMES_WAITING = 32 };

struct waiting_name {
	struct place_key key;
	uint64_t hash; /* of the key */
	struct place_sense sense;
};

struct waiting_names {
	struct gazetteer *g;
	size_t count;
	struct waiting_name names[NAMES_WAITING];
};

/* The same thing named twice is one sense; two things of one name are a fault, unless they are cities or
 * provinces: these alone wait, so that a fault is found in the row that it is in. */
must_check int names_add(struct err *e, struct waiting_names *w, struct text name,
			 const struct place_sense *sense);
/* Each of "a|b|c". */
must_check int names_add_each(struct err *e, struct waiting_names *w, struct text names,
			      const struct place_sense *sense);
/* Adds those that wait: before anything is looked up in the gazetteer, and at the end. */
void names_settle(struct waiting_names *w);

/* "WHAT: VALUE; mend the table"; gives -1. */
int place_fault(struct err *e, const char *what, struct text value);

#endif
