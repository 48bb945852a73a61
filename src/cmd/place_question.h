/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_question.h: what `paybands place` is asked, from words to codes. */
#ifndef PAYBANDS_CMD_PLACE_QUESTION_H
#define PAYBANDS_CMD_PLACE_QUESTION_H

#include "base/err.h"
#include "cmd/options.h"
#include "cmd/question.h"
#include "estimate/bands.h"
#include "model/place/place.h"
#include "model/title/role.h"
#include "model/settings.h"

struct place_question {
	const struct role *role; /* borrowed from the catalogue */
	uint16_t role_index;
	enum level level;
	struct years_span experience;
	enum component component;
	/* One of the two is asked about, the other NAN. */
	double pay; /* per year, in the currency of the run */
	double percentile; /* above 0 and below 100 */
	const char *area_given; /* as written; borrowed from the options */
	struct areas_asked asked;
};

/* ERR_USAGE where something is missing or not understood: the message names the nearest role, level or area, and
 * a pay in another currency than the run's. Where no level is given, a role of one track is asked at that track. */
must_check int place_question_read(struct err *e, struct place_question *out,
				   const struct options *options, const struct catalogue *catalogue,
				   const struct gazetteer *gazetteer, const struct settings *run);

#endif
