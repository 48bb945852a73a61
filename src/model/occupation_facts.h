/* SPDX-License-Identifier: GPL-3.0-or-later */
/* occupation_facts.h: what is published on occupations and countries besides pay: projections, job
 * zones, and how many job postings ask for AI skills. */
#ifndef PAYBANDS_MODEL_OCCUPATION_FACTS_H
#define PAYBANDS_MODEL_OCCUPATION_FACTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/observation.h"

/* One occupation's employment outlook. Texts are borrowed from the set's arena. */
struct projection {
	const char *source; /* the input's name */
	uint64_t line;
	const char *publication; /* "U.S. Bureau of Labor Statistics, Employment Projections" */
	const char *period; /* "2024-34" */
	const char *occupation; /* as published: SOC, or the publisher's own code */
	double employment_start; /* thousands; NAN where not given, as below */
	double employment_end;
	double percent_change; /* as published; never NAN */
	double openings; /* thousands per year */
	const char *education; /* the publisher's words; "" where not given */
	const char *work_experience;
	const char *training;
};
struct projection_set {
	struct arena texts;
	struct projection *items;
	size_t count;
	size_t room;
};
void projection_set_init(struct projection_set *s);
void projection_set_release(struct projection_set *s);

/* O*NET's job zone of one SOC occupation: that of its base code, otherwise that of most of its
 * sub-codes. */
struct job_zone {
	const char *source;
	uint64_t line;
	const char *publication;
	const char *occupation; /* six digits */
	int zone; /* 1 to 5 */
};
struct job_zone_set {
	struct arena texts;
	struct job_zone *items;
	size_t count;
	size_t room;
};
void job_zone_set_init(struct job_zone_set *s);
void job_zone_set_release(struct job_zone_set *s);

/* The share of a country's job postings in a year that ask for AI skills. */
struct posting_share {
	const char *source;
	uint64_t line;
	const char *publication;
	code country;
	int year;
	double percent;
};
struct posting_share_set {
	struct arena texts;
	struct posting_share *items;
	size_t count;
	size_t room;
};
void posting_share_set_init(struct posting_share_set *s);
void posting_share_set_release(struct posting_share_set *s);

#endif
