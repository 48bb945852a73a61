/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey.h: what `paybands check` counts in a source beside its ledger.
 *
 * Counts merge exactly in any order; reject notes come in file order, and the first few of each
 * reason are kept.
 */
#ifndef PAYBANDS_CMD_SURVEY_H
#define PAYBANDS_CMD_SURVEY_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/text.h"
#include "ingest/file/describe.h"
#include "model/ledger.h"
#include "model/observation.h"

/* What observations give. */
struct survey_counts {
	uint64_t pay[COMPONENT_COUNT];
	uint64_t dated;
	uint64_t in_us;
	uint64_t in_state; /* of those in the US */
	uint64_t in_metro; /* of those in the US */
	uint64_t with_years;
	uint64_t with_employer;
	uint64_t with_remote;
	uint64_t weighted; /* of a weight other than 1 */
	uint64_t by_basis[LEVEL_BASIS_COUNT]; /* the evidence that decided the level */
};
void survey_count(struct survey_counts *s, const struct observation *o);
void survey_merge(struct survey_counts *into, const struct survey_counts *from);

enum { REJECTS_SHOWN = 3 };
struct reject_note {
	uint64_t line;
	char *file; /* owned, as are field and value */
	char *field;
	char *value;
};
struct reject_notes {
	struct reject_note first[REJECT_COUNT][REJECTS_SHOWN];
	size_t count[REJECT_COUNT]; /* of those kept */
};

/* One source's. */
struct survey {
	struct survey_counts counts;
	struct reject_notes rejects;
	struct description *files; /* one per file */
	size_t file_count;
};
void survey_release(struct survey *s);
/* Takes rows of the rejects file, as the readers give them. */
must_check int survey_take_rejects(struct err *e, struct survey *s, struct text rows);

#endif
