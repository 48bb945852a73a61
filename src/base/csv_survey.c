/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_survey.c: counts line ends and looks for quotes and NULs, a vector at a time. */
#include <stdlib.h>
#include <string.h>

#include "base/csv_marks.h"
#include "base/csv_private.h"

bool csv_has_wide_vectors(void)
{
#ifdef CSV_WIDE
	const char *bytes = getenv("PAYBANDS_VECTORS");

	return !(bytes && strcmp(bytes, "16") == 0) && __builtin_cpu_supports("avx2") &&
	       __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
	       __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("popcnt");
#else
	return false;
#endif
}

/* A processor without such vectors takes two for one. What compares as true has all bits. */
enum { STEP = 32, LANE_MOST = 255 };
typedef uint8_t lanes __attribute__((vector_size(STEP), aligned(1), may_alias));

/* Surveys whole steps, each of which may look at the byte after it; gives their bytes. */
CSV_INLINE size_t survey_steps(const char *data, size_t len, struct csv_survey *found)
{
	lanes quotes = {0}, nuls = {0};
	size_t at = 0;

	while (len - at > STEP) {
		lanes ends = {0}; /* a lane counts at most one a step */
		size_t steps = (len - at - 1) / STEP;
		if (steps > LANE_MOST)
			steps = LANE_MOST;
		for (; steps; steps--, at += STEP) {
			const lanes *bytes = (const lanes *)(const void *)(data + at);
			const lanes *after = (const lanes *)(const void *)(data + at + 1);
			ends -= (lanes)(*bytes == '\n') |
				((lanes)(*bytes == '\r') & ~(lanes)(*after == '\n'));
			quotes |= (lanes)(*bytes == CSV_QUOTE_MARK);
			nuls |= (lanes)(*bytes == 0);
		}
		for (int i = 0; i < STEP; i++)
			found->line_ends += ends[i];
	}
	for (int i = 0; i < STEP; i++) {
		found->has_quote |= quotes[i] != 0;
		found->has_nul |= nuls[i] != 0;
	}
	return at;
}

static size_t survey(const char *data, size_t len, struct csv_survey *found)
{
	return survey_steps(data, len, found);
}

#ifdef CSV_WIDE
CSV_WIDE static size_t survey_wide(const char *data, size_t len, struct csv_survey *found)
{
	return survey_steps(data, len, found);
}
#endif

struct csv_survey csv_survey_bytes(const char *data, size_t len, bool wide)
{
	struct csv_survey found = {.line_ends = 0};
	size_t at;

#ifdef CSV_WIDE
	at = wide ? survey_wide(data, len, &found) : survey(data, len, &found);
#else
	(void)wide;
	at = survey(data, len, &found);
#endif
	for (; at < len; at++) {
		bool lf_after = at + 1 < len && data[at + 1] == '\n';
		found.line_ends += data[at] == '\n' || (data[at] == '\r' && !lf_after);
		found.has_quote |= data[at] == CSV_QUOTE_MARK;
		found.has_nul |= data[at] == '\0';
	}
	return found;
}
