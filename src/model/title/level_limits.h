/* SPDX-License-Identifier: GPL-3.0-or-later */
/* level_limits.h: the years at which a level begins where nothing states one, by role family.
 *
 * An operator's choice ([levels] and [levels FAMILY] of a configuration); without it years give no level. Of
 * the levels of the ladder, the highest that has begun is a row's: from 2 to below 5 years it is mid. What a
 * family leaves out is as [levels] has it, and what that leaves out is preset.
 */
#ifndef PAYBANDS_MODEL_LEVEL_LIMITS_H
#define PAYBANDS_MODEL_LEVEL_LIMITS_H

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "model/observation.h"
#include "model/title/role.h"

/* The levels that years may give, and the years at which each begins by itself. */
#define LEVEL_LIMITS(X)                                                                            \
	X(LEVEL_JUNIOR, "junior", 0)                                                               \
	X(LEVEL_MID, "mid", 2)                                                                     \
	X(LEVEL_SENIOR, "senior", 5)                                                               \
	X(LEVEL_STAFF, "staff", 8)

struct level_limits;

struct level_limits *level_limits_new(void);
void level_limits_free(struct level_limits *l); /* NULL is fine */
/* "senior = 6" of a family (empty: of all). ERR_USAGE: an unknown level, with the nearest; a value that is not 0 to
 * 100 or never; a level that is given twice. */
must_check int level_limits_set(struct err *e, struct level_limits *l, struct text family,
				struct text level, struct text value);
/* Once all are set: works out what roles have. ERR_USAGE: a family of no role, with the nearest; levels that begin
 * out of order. */
must_check int level_limits_settle(struct err *e, struct level_limits *l,
				   const struct catalogue *catalogue);

/* The level of so many years in a role (ROLE_NONE: of no family). Unknown: no limits (NULL), years that are not
 * known, a role of one track. */
enum level level_of_years(const struct level_limits *l, uint16_t role, double years);
/* When levels begin in the role: from[LEVEL_JUNIOR] to from[LEVEL_STAFF]; NULL: no limits. Borrowed. */
const double *level_limits_of(const struct level_limits *l, uint16_t role);
/* "senior from 6 to below 10 years"; nothing where that level does not begin. */
void level_limits_words(struct buf *out, const double *from, enum level level);

/* What was set, in order: the manifest's keys "levels data senior" and their values, as they are written in a
 * configuration. False: there is no such one. */
bool level_limits_at(const struct level_limits *l, size_t i, struct buf *key, struct buf *value);

#endif
