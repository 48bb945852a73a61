/* SPDX-License-Identifier: GPL-3.0-or-later */
/* level.h: from the evidence to a level. */
#ifndef PAYBANDS_MODEL_LEVEL_H
#define PAYBANDS_MODEL_LEVEL_H

#include <stdbool.h>

#include "base/text.h"
#include "model/observation.h"
#include "model/title/role.h"

/* The evidence one row has; unknown parts are LEVEL_UNKNOWN or YEARS_NONE. */
struct level_evidence {
	enum level field; /* the source's own level field, through the layout's codes */
	/* The code means "this level or above" (ai-jobs SE): title and ladder code may raise it
	 * along the ladder, not lower it. */
	bool field_is_floor;
	enum level ladder; /* the employer's ladder code */
	enum level title; /* from title_read */
	double years;
};

/* Field, ladder, title, in that order; but a manager or executive in the title or field decides the
 * track. Years decide nothing: they are experience. */
void level_decide(const struct level_evidence *evidence, enum level *level,
		  enum level_basis *basis);

/* Does any of the evidence contradict `decided`, the result of level_decide? A field that is a
 * floor does not contradict a level it was raised to. Years contradict a level only from two steps
 * away, since bands of years are cut arbitrarily, and never a track. */
bool level_conflicts(const struct level_evidence *evidence, enum level decided);

/* Years as people write them: "7", "7.5", "5-7 years" (its middle), "Less than 1 year" (0.5),
 * "More than 50 years" (50), "41 years or more" (41), "1 year or less" (0.5). False: not years. */
bool years_read(struct text t, double *years);

/* Ladder codes: L3..L8, E3..E8, IC1..IC7, SDE I..III, 59..67, "Senior", "Staff II", ...
 * Unknown where the code is not one. */
enum level ladder_read(struct text t, struct text employer);

#endif
