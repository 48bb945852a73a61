/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editorial.h: what a site's editors say of roles, which no source measures.
 *
 * A folder of files, one per role that has one, named ROLE.md:
 *
 *     ---
 *     name: Machine-learning engineer
 *     category: AI engineering
 *     months: 6-12
 *     months_source: Survey of our own graduates, 2026
 *     time: 50%
 *     cost: 5000-8000
 *     last_reviewed: 2026-05-01
 *     ---
 *     ## Gap
 *     What people who come from software lack, in a paragraph.
 *     ## Artifacts
 *     - A model served to [users](https://example.org/model)
 *     ## Courses
 *     - [A course](https://example.org/course), free
 *
 * All of it is optional. Of Markdown there are paragraphs, items ("- ") and links to http and https
 * addresses; any other mark, and HTML, is text. What is not understood is refused, never left out.
 */
#ifndef PAYBANDS_MODEL_EDITORIAL_H
#define PAYBANDS_MODEL_EDITORIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/text.h"
#include "model/title/role.h"

/* name, word of the heading, what it says on a page */
#define EDITORIAL_SECTIONS(X)                                                                      \
	X(EDITORIAL_GAP, "gap", "What newcomers lack")                                             \
	X(EDITORIAL_ARTIFACTS, "artifacts", "What to show")                                        \
	X(EDITORIAL_COURSES, "courses", "Courses")
#define EDITORIAL_NAME(name, word, title) name,
enum editorial_part { EDITORIAL_SECTIONS(EDITORIAL_NAME) EDITORIAL_PARTS };
#undef EDITORIAL_NAME

const char *editorial_word(enum editorial_part part);
const char *editorial_title(enum editorial_part part);

/* Text, or the label of a link. */
struct editorial_span {
	struct text text;
	const char *url; /* http or https; NULL: no link */
};

struct editorial_block {
	bool item; /* of a list; otherwise a paragraph */
	struct editorial_span *spans;
	size_t count, room;
};

struct editorial_section {
	struct editorial_block *blocks;
	size_t count, room;
};

struct editorial {
	const char *file; /* its name in the folder */
	const char *name, *category; /* as the site calls the role and its group; NULL: not given */
	int months_low,
	    months_high; /* until a newcomer is ready; 0: not given; equal: one number */
	const char *months_source; /* given with months, and only with them */
	int time_percent; /* of working time that the months take; 0: not given */
	double cost_low, cost_high; /* US dollars as written; 0: not given. Both only with months */
	struct date last_reviewed; /* year 0: not given */
	struct editorial_section sections[EDITORIAL_PARTS];
};

struct editorial_set;

enum {
	EDITORIAL_FILE_MAX = 64 * 1024, /* bytes */
	EDITORIAL_LINE_MAX = 100, /* characters of a name or a category, in bytes */
	EDITORIAL_SOURCE_MAX = 500, /* bytes of months_source */
	EDITORIAL_BLOCKS_MAX = 50, /* of a section */
	EDITORIAL_MONTHS_MAX = 120,
	EDITORIAL_COST_MAX = 1000000 /* dollars */
};

/* Reads every ROLE.md of `folder`. ERR_USAGE names the file and, if there is one, the line: a file of no role
 * (with the nearest), one that is not a ROLE.md, an unknown key or heading (with the nearest), a key or heading
 * given twice, an invalid value, months without a source, a name that another role has, and whatever is above the
 * limits, or is not text. Hidden files, backups ("x~") and README.md are passed over. */
must_check int editorial_load(struct err *e, struct editorial_set **out, const char *folder,
			      const struct catalogue *catalogue);
/* NULL where the editors say nothing of it, or where `set` is NULL. */
const struct editorial *editorial_of(const struct editorial_set *set, uint16_t role);
/* Costs into a currency, to the whole unit. */
void editorial_convert(struct editorial_set *set, double usd_per_unit);
void editorial_free(struct editorial_set *set); /* NULL is fine */

#endif
