/* SPDX-License-Identifier: GPL-3.0-or-later */
/* level.c: which piece of evidence decides a level, and years as people write them.
 *
 * Everything here is pure.
 */
#include "model/title/level.h"

#include <string.h>

/* ---- the decision ---- */

/* "This level or above": the row's own words may raise it along the ladder. */
static void raise_floor(const struct level_evidence *evidence, enum level *level,
			enum level_basis *basis)
{
	if (level_on_ladder(evidence->ladder) && evidence->ladder > *level) {
		*level = evidence->ladder;
		*basis = LEVEL_BASIS_LADDER;
	}
	if (level_on_ladder(evidence->title) && evidence->title > *level) {
		*level = evidence->title;
		*basis = LEVEL_BASIS_TITLE;
	}
}

void level_decide(const struct level_evidence *evidence, enum level *level, enum level_basis *basis)
{
	*level = LEVEL_UNKNOWN;
	*basis = LEVEL_BASIS_NONE;
	if (level_is_track(evidence->field)) {
		*level = evidence->field;
		*basis = LEVEL_BASIS_FIELD;
	} else if (level_is_track(evidence->title)) {
		*level = evidence->title;
		*basis = LEVEL_BASIS_TITLE;
	} else if (evidence->field != LEVEL_UNKNOWN) {
		*level = evidence->field;
		*basis = LEVEL_BASIS_FIELD;
		if (evidence->field_is_floor)
			raise_floor(evidence, level, basis);
	} else if (evidence->ladder != LEVEL_UNKNOWN) {
		*level = evidence->ladder;
		*basis = LEVEL_BASIS_LADDER;
	} else if (evidence->title != LEVEL_UNKNOWN) {
		*level = evidence->title;
		*basis = LEVEL_BASIS_TITLE;
	}
}

/* Is it known, and another one? */
static bool differs(enum level said, enum level decided)
{
	return said != LEVEL_UNKNOWN && said != decided;
}

/* The level that people of that experience most often have. */
static int common_level(enum experience experience)
{
	return LEVEL_JUNIOR + (int)experience - EXPERIENCE_FIRST;
}

bool level_conflicts(const struct level_evidence *evidence, enum level decided)
{
	bool above_floor = evidence->field_is_floor && level_on_ladder(evidence->field) &&
			   level_on_ladder(decided) && evidence->field <= decided;
	/* Whatever the steps of the run: how often rows contradict themselves is compared between runs. */
	const struct experience_steps usual = {{0}};
	enum experience experience;
	int step;

	if (decided == LEVEL_UNKNOWN)
		return false;
	if ((differs(evidence->field, decided) && !above_floor) ||
	    differs(evidence->ladder, decided) || differs(evidence->title, decided))
		return true;
	if (!level_on_ladder(decided))
		return false;
	experience = experience_of(&usual, evidence->years);
	if (experience == EXPERIENCE_UNKNOWN)
		return false;
	step = common_level(experience) - (int)decided;
	return step > 1 || step < -1;
}

/* ---- years ---- */

/* More than anybody has worked: a calendar year, or a slip. */
#define YEARS_BELIEVED 100.0

enum years_bound { BOUND_NONE, BOUND_UNDER, BOUND_OVER };

struct years_reader {
	struct text rest;
};

static void skip_blanks(struct years_reader *r)
{
	for (;;) {
		r->rest = text_trim(r->rest);
		if (!text_starts(r->rest, TEXT_LITERAL("\xc2\xa0"))) /* no-break space */
			return;
		r->rest.data += 2;
		r->rest.len -= 2;
	}
}

static bool take(struct years_reader *r, const char *sign)
{
	struct text wanted = text_of(sign);

	skip_blanks(r);
	if (!text_starts(r->rest, wanted))
		return false;
	r->rest.data += wanted.len;
	r->rest.len -= wanted.len;
	return true;
}

/* Takes a whole word, without case. */
static bool take_word(struct years_reader *r, const char *word)
{
	size_t len = strlen(word);

	skip_blanks(r);
	if (r->rest.len < len ||
	    !text_equal_fold((struct text){r->rest.data, len}, text_of(word)) ||
	    (r->rest.len > len && ascii_alpha(r->rest.data[len])))
		return false;
	r->rest.data += len;
	r->rest.len -= len;
	return true;
}

static bool take_any(struct years_reader *r, const char *const *words)
{
	for (; *words; words++)
		if (take_word(r, *words))
			return true;
	return false;
}

/* Digits, with one or two decimals after a point or a comma ("1,5"). */
static bool take_number(struct years_reader *r, double *value)
{
	char written[12];
	size_t len = 0, decimals = 0;
	bool mark = false;

	skip_blanks(r);
	while (len < r->rest.len && len < sizeof(written)) {
		char c = r->rest.data[len];
		bool is_mark = (c == '.' || c == ',') && len && !mark && len + 1 < r->rest.len &&
			       ascii_digit(r->rest.data[len + 1]);
		if (!ascii_digit(c) && !is_mark)
			break;
		decimals += mark;
		mark = mark || is_mark;
		written[len++] = c == ',' ? '.' : c;
	}
	if (decimals > 2 || len == sizeof(written) ||
	    !text_to_double((struct text){written, len}, value))
		return false;
	r->rest.data += len;
	r->rest.len -= len;
	return true;
}

static bool take_range_sign(struct years_reader *r)
{
	return take(r, "-") || take(r, "\xe2\x80\x93") || take(r, "\xe2\x80\x94") ||
	       take_word(r, "to");
}

/* The unit, as a factor to years; none is years. */
static double take_unit(struct years_reader *r)
{
	static const char *const years[] = {"years", "year", "yrs", "yr", "y", NULL};
	static const char *const months[] = {"months", "month", "mos", "mo", NULL};

	if (take_any(r, months))
		return 1.0 / 12;
	take_any(r, years);
	return 1;
}

static enum years_bound take_bound_before(struct years_reader *r)
{
	if (take(r, "<"))
		return BOUND_UNDER;
	if (take(r, ">"))
		return BOUND_OVER;
	if (take_word(r, "less") || take_word(r, "fewer"))
		return take_word(r, "than") ? BOUND_UNDER : BOUND_NONE;
	if (take_word(r, "more"))
		return take_word(r, "than") ? BOUND_OVER : BOUND_NONE;
	if (take_word(r, "under"))
		return BOUND_UNDER;
	return take_word(r, "over") ? BOUND_OVER : BOUND_NONE;
}

static enum years_bound take_bound_after(struct years_reader *r)
{
	struct years_reader before = *r;

	if (take(r, "+"))
		return BOUND_OVER;
	if (take_word(r, "or") || take_word(r, "and")) {
		if (take_word(r, "less") || take_word(r, "under"))
			return BOUND_UNDER;
		if (take_word(r, "more") || take_word(r, "over"))
			return BOUND_OVER;
	}
	*r = before;
	return BOUND_NONE;
}

bool years_read(struct text t, double *years)
{
	static const char *const of_what[] = {"of", "experience", "exp", NULL};
	struct years_reader r = {.rest = t};
	enum years_bound before = take_bound_before(&r), after;
	double low, high, unit;

	if (!take_number(&r, &low)) {
		struct years_reader unit_only = r;
		take_word(&unit_only, "a");
		/* "less than a year", "less than year" */
		if (before != BOUND_UNDER || !take_word(&unit_only, "year"))
			return false;
		r = unit_only;
		low = 1;
	}
	high = low;
	if (take_range_sign(&r) && (!take_number(&r, &high) || high < low))
		return false;
	after = take_bound_after(&r);
	unit = take_unit(&r);
	if (after == BOUND_NONE)
		after = take_bound_after(&r);
	while (take_any(&r, of_what))
		;
	skip_blanks(&r);
	if (r.rest.len || (before != BOUND_NONE && after != BOUND_NONE))
		return false;
	if (before == BOUND_UNDER || after == BOUND_UNDER)
		low = 0;
	if ((low + high) / 2 * unit > YEARS_BELIEVED)
		return false;
	*years = (low + high) / 2 * unit;
	return true;
}
