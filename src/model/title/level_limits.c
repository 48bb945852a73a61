/* SPDX-License-Identifier: GPL-3.0-or-later */
/* level_limits.c: see level_limits.h. */
#include "model/title/level_limits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define YEARS_MOST 100

enum { LADDER_COUNT = LEVEL_STAFF + 1 };

struct set_limit {
	char *family; /* "": of all */
	enum level level;
	double from;
};

struct level_limits {
	struct set_limit *items; /* as they were set */
	size_t count, room;
	/* By role, and of no role at the end: when its levels begin; NAN: it has no limits. */
	double (*from)[LADDER_COUNT];
	size_t roles;
};

#define PRESET(level, word, years) [level] = years,
static const double presets[LADDER_COUNT] = {LEVEL_LIMITS(PRESET)};
#undef PRESET

struct level_limits *level_limits_new(void)
{
	return mem_zero(1, sizeof(struct level_limits));
}

void level_limits_free(struct level_limits *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->count; i++)
		free(l->items[i].family);
	free(l->items);
	free(l->from);
	free(l);
}

static int unknown_level(struct err *e, struct text given)
{
#define WORD(level, word, years) word,
	static const char *const words[] = {LEVEL_LIMITS(WORD)};
#undef WORD
	const char *nearest = text_nearest(given, words, sizeof(words) / sizeof(*words));

	if (nearest)
		return err_set(e, ERR_USAGE, "unknown level '%.*s'; did you mean %s?",
			       TEXT_ARG(given), nearest);
	return err_set(e, ERR_USAGE,
		       "unknown level '%.*s'; years may give junior, mid, senior and staff",
		       TEXT_ARG(given));
}

static struct set_limit *find(const struct level_limits *l, struct text family, enum level level)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->items[i].level == level && text_equal(text_of(l->items[i].family), family))
			return &l->items[i];
	return NULL;
}

int level_limits_set(struct err *e, struct level_limits *l, struct text family, struct text level,
		     struct text value)
{
	struct set_limit new = {.from = INFINITY};

	if (!level_from_word(level, &new.level) || !level_on_ladder(new.level))
		return unknown_level(e, level);
	if (!text_equal(value, TEXT_LITERAL("never")) &&
	    (!text_to_double(value, &new.from) || !(new.from >= 0 && new.from <= YEARS_MOST)))
		return err_set(e, ERR_USAGE, "%.*s = %.*s: give years from 0 to %d, or never",
			       TEXT_ARG(level), TEXT_ARG(value), YEARS_MOST);
	if (find(l, family, new.level))
		return err_set(e, ERR_USAGE, "'%.*s' is given twice", TEXT_ARG(level));
	new.family = mem_copy_text(family.data ? family.data : "", family.len);
	l->items = mem_grow(l->items, &l->room, l->count + 1, sizeof(*l->items));
	l->items[l->count++] = new;
	return 0;
}

/* ---- settling ---- */

static bool has_section(const struct level_limits *l, struct text family)
{
	for (size_t i = 0; i < l->count; i++)
		if (text_equal(text_of(l->items[i].family), family))
			return true;
	return false;
}

/* What the sections say of a family. */
static void limits_of_family(const struct level_limits *l, struct text family,
			     double out[LADDER_COUNT])
{
	const struct text all = TEXT_LITERAL("");
	bool any = has_section(l, family) || has_section(l, all);

	for (int level = 0; level < LADDER_COUNT; level++) {
		const struct set_limit *own = find(l, family, (enum level)level);
		const struct set_limit *common = find(l, all, (enum level)level);

		out[level] = !any     ? (double)NAN
			     : own    ? own->from
			     : common ? common->from
				      : presets[level];
	}
}

static int check_order(struct err *e, struct text family, const double from[LADDER_COUNT])
{
	int below = 0;

	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		if (isinf(from[level]))
			continue;
		if (below && !(from[level] > from[below]))
			return err_set(
			    e, ERR_USAGE,
			    "[levels%s%.*s]: %s begins at %g years, which is not after %s, "
			    "at %g",
			    family.len ? " " : "", TEXT_ARG(family), level_word((enum level)level),
			    from[level], level_word((enum level)below), from[below]);
		below = level;
	}
	return 0;
}

static int unknown_family(struct err *e, const char *given, const struct catalogue *catalogue)
{
	size_t count = catalogue_count(catalogue);
	const char **families = mem_alloc(count, sizeof(*families)), *nearest;

	for (size_t i = 0; i < count; i++)
		families[i] = catalogue_role(catalogue, i)->family;
	nearest = text_nearest(text_of(given), families, count);
	err_set(e, ERR_USAGE, "[levels %s]: no role is of that family%s%s%s", given,
		nearest ? "; did you mean " : "", nearest ? nearest : "", nearest ? "?" : "");
	free(families);
	return -1;
}

static int check_family(struct err *e, const struct level_limits *l, const char *family,
			const struct catalogue *catalogue)
{
	double from[LADDER_COUNT];

	for (size_t i = 0; *family && i < catalogue_count(catalogue); i++)
		if (strcmp(catalogue_role(catalogue, i)->family, family) == 0)
			break;
		else if (i + 1 == catalogue_count(catalogue))
			return unknown_family(e, family, catalogue);
	limits_of_family(l, text_of(family), from);
	return check_order(e, text_of(family), from);
}

int level_limits_settle(struct err *e, struct level_limits *l, const struct catalogue *catalogue)
{
	size_t count = catalogue_count(catalogue);

	for (size_t i = 0; i < l->count; i++)
		if (check_family(e, l, l->items[i].family, catalogue))
			return -1;
	l->roles = count;
	free(l->from);
	l->from = mem_alloc(count + 1, sizeof(*l->from));
	for (size_t role = 0; role <= count; role++) {
		const struct role *r = role < count ? catalogue_role(catalogue, role) : NULL;
		limits_of_family(l, text_of(r ? r->family : ""), l->from[role]);
		for (int level = 0; r && r->track != LEVEL_UNKNOWN && level < LADDER_COUNT; level++)
			l->from[role][level] = NAN;
	}
	return 0;
}

/* ---- asking ---- */

const double *level_limits_of(const struct level_limits *l, uint16_t role)
{
	const double *from;

	if (!l || !l->from)
		return NULL;
	from = l->from[role < l->roles ? role : l->roles];
	return isnan(from[LEVEL_JUNIOR]) ? NULL : from;
}

enum level level_of_years(const struct level_limits *l, uint16_t role, double years)
{
	const double *from = level_limits_of(l, role);
	enum level found = LEVEL_UNKNOWN;

	for (int level = LEVEL_JUNIOR; from && level <= LEVEL_STAFF; level++)
		if (years >= 0 && years >= from[level])
			found = (enum level)level;
	return found;
}

void level_limits_words(struct buf *out, const double *from, enum level level)
{
	if (!level_on_ladder(level) || isinf(from[level]))
		return;
	buf_addf(out, "%s from %g", level_word(level), from[level]);
	for (int above = (int)level + 1; above <= LEVEL_STAFF; above++)
		if (!isinf(from[above])) {
			buf_addf(out, " to below %g", from[above]);
			break;
		}
	buf_add_string(out, " years");
}

bool level_limits_at(const struct level_limits *l, size_t i, struct buf *key, struct buf *value)
{
	if (!l || i >= l->count)
		return false;
	buf_clear(key);
	buf_clear(value);
	buf_addf(key, "levels %s%s%s", l->items[i].family, *l->items[i].family ? " " : "",
		 level_word(l->items[i].level));
	if (isinf(l->items[i].from))
		buf_add_string(value, "never");
	else
		buf_addf(value, "%.15g", l->items[i].from);
	return true;
}
