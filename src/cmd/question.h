/* SPDX-License-Identifier: GPL-3.0-or-later */
/* question.h: what a command is asked about bands, from the words of its options to codes.
 *
 * Shared by the commands that look up rows, so that all of them understand the same words. Every failure
 * is ERR_USAGE, names the command and, where one is near, the word that was probably meant.
 */
#ifndef PAYBANDS_CMD_QUESTION_H
#define PAYBANDS_CMD_QUESTION_H

#include <stdbool.h>

#include "base/err.h"
#include "cmd/options.h"
#include "estimate/bands.h"
#include "model/place/place.h"
#include "model/title/role.h"

/* Who asks, and in what the words are looked up. All borrowed. */
struct asker {
	const char *command;
	const struct catalogue *catalogue;
	const struct gazetteer *gazetteer;
	const struct experience_steps *steps; /* of the run that is asked */
};

/* By its id or its name. */
must_check int question_role(struct err *e, uint16_t *out, const struct asker *by,
			     const char *given);
/* The same, otherwise the role of a job title. */
must_check int question_role_or_title(struct err *e, uint16_t *out, const struct asker *by,
				      const char *given);
/* LEVEL_ALL of "all". */
must_check int question_level(struct err *e, enum level *out, const struct asker *by,
			      const char *given);
/* The step that has "7" or "5-7 years", or the step itself, "8+"; 0 to 0 of "all". `option` is named in the message. */
must_check int question_years(struct err *e, struct years_span *out, const struct asker *by,
			      const char *option, const char *given);
/* "senior level", "all levels", "2–5 years of experience". */
void question_step_words(struct buf *out, enum level level, struct years_span experience);
/* "50", "P62.5": above 0 and below 100. */
bool question_percentile(double *out, const char *given);
must_check int question_component(struct err *e, enum component *out, const struct asker *by,
				  const char *given);
must_check int question_basis(struct err *e, enum basis *out, const struct asker *by,
			      const char *given);

enum { AREAS_ASKED_MOST = 3 };
/* The area asked for, then those it lies in. */
struct areas_asked {
	struct area areas[AREAS_ASKED_MOST];
	size_t count;
};
/* A code (US, US-CA, 41860) or a place as people write it. */
must_check int question_area(struct err *e, struct areas_asked *out, const struct asker *by,
			     const char *given);

/* Rows of a band table, by those of their parts that were asked for. */
struct band_filter {
	bool by_role, by_level, by_experience, by_area, by_component, by_basis;
	uint16_t role_index;
	const struct role *role; /* borrowed from the catalogue; NULL where any */
	enum level level;
	struct years_span experience;
	struct area area;
	enum component component;
	enum basis basis;
};
/* From --role, --level, --experience, --area ("*": all areas together), --component and --basis, each of which may
 * be left out. A row has a level or a step of experience: where one of the two is given, the other is all. */
must_check int band_filter_read(struct err *e, struct band_filter *out, const struct asker *by,
				const struct options *options);
bool band_filter_takes(const struct band_filter *f, const struct band *b);
/* "Data Scientist, senior level, in Seattle-Tacoma-Bellevue, WA, base pay, observed". */
void band_filter_words(struct buf *out, const struct band_filter *f,
		       const struct gazetteer *gazetteer);

#endif
