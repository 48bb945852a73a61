/* SPDX-License-Identifier: GPL-3.0-or-later */
/* published.h: the published tables that a run may read besides observations.
 *
 * Benchmarks and exposures have a header of their own (benchmark.h). Here are those of occupations and
 * countries: projections, job zones, how many job postings there are and how many ask for AI skills, and the
 * tasks, technologies, titles and relatives of an occupation; and the one list of all kinds. A set owns its
 * items and, in its arena, every text they point to.
 */
#ifndef PAYBANDS_MODEL_PUBLISHED_H
#define PAYBANDS_MODEL_PUBLISHED_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/benchmark.h"
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

/* O*NET's job zone of one SOC occupation: of its base code, else what most of its sub-codes have. */
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

/* The share of a country's job postings in a year, or on a day, that ask for AI skills. */
struct posting_share {
	const char *source;
	uint64_t line;
	const char *publication;
	code country;
	int year;
	int month, day; /* 0: of the whole year, of the whole month */
	double percent;
};
struct posting_share_set {
	struct arena texts;
	struct posting_share *items;
	size_t count;
	size_t room;
};

/* How many job postings there are, as an index of its publisher's: of a country or one of its states, all of
 * them or those of one sector. */
struct posting_index {
	const char *source;
	uint64_t line;
	const char *publication;
	code country;
	code state; /* 0: of the whole country */
	const char *sector; /* the publisher's word; "": of all sectors */
	int year;
	int month, day; /* as in struct posting_share */
	double index; /* above 0 */
	struct date base; /* when it is 100; year 0: not known */
};
struct posting_index_set {
	struct arena texts;
	struct posting_index *items;
	size_t count;
	size_t room;
};

/* What one file says of one task: O*NET its words and type, others how exposed it is. Rows are of one
 * task where occupation and id are equal; a file without ids is matched by the task's words. */
enum task_type { TASK_UNTYPED, TASK_CORE, TASK_SUPPLEMENTAL };
struct task {
	const char *source;
	uint64_t line;
	const char *publication;
	const char *occupation; /* O*NET-SOC code, "15-1252.00"; "" where not given, as below */
	const char *title; /* of the occupation */
	const char *id;
	const char *text; /* the task's words; never "" */
	enum task_type type;
	/* 0, 0.5 or 1: a language model does not halve its time, does with tools around it, does alone;
	 * NAN where not given. */
	double people, model;
	double use; /* 0..1: how far it is seen in use; NAN likewise */
};
struct task_set {
	struct arena texts;
	struct task *items;
	size_t count;
	size_t room;
};

/* A technology that people of an occupation use. */
struct technology {
	const char *source;
	uint64_t line;
	const char *publication;
	const char *occupation; /* O*NET-SOC code, "15-1252.00", as below */
	const char *name; /* "Python"; never "" */
	const char
	    *category; /* "Object or component oriented development software"; "" where not given */
	bool hot; /* often asked for in postings of any occupation */
	bool in_demand; /* often asked for in postings of this one */
};
struct technology_set {
	struct arena texts;
	struct technology *items;
	size_t count;
	size_t room;
};

/* A title that people of an occupation report. */
struct reported_title {
	const char *source;
	uint64_t line;
	const char *publication;
	const char *occupation;
	const char *title; /* never "" */
};
struct reported_title_set {
	struct arena texts;
	struct reported_title *items;
	size_t count;
	size_t room;
};

/* One occupation that O*NET relates to another, whose people could do it with little preparation. */
enum related_tier {
	RELATED_PRIMARY_SHORT,
	RELATED_PRIMARY_LONG,
	RELATED_SUPPLEMENTAL,
	RELATED_TIERS
};
const char *related_tier_word(enum related_tier tier); /* "primary-short" */
/* False if `word` is not one of them, in any case. */
bool related_tier_read(struct text word, enum related_tier *out);
struct related_pair {
	const char *source;
	uint64_t line;
	const char *publication;
	const char *occupation;
	const char *related;
	enum related_tier tier;
	int index; /* its place among the occupation's, 1 is the nearest */
};
struct related_pair_set {
	struct arena texts;
	struct related_pair *items;
	size_t count;
	size_t room;
};

/* The kinds: what LAYOUT_ has before it, the member of struct published_tables, which is also what
 * reads it (ingest_MEMBER), the word in a layout, the set. A new kind is a row here, with its struct
 * above; its fields in layout_private.h; and its reader in ingest/tables. */
#define PUBLISHED_TABLES(X)                                                                        \
	X(BENCHMARKS, benchmarks, "benchmarks", benchmark_set)                                     \
	X(EXPOSURES, exposures, "exposures", exposure_set)                                         \
	X(PROJECTIONS, projections, "projections", projection_set)                                 \
	X(JOB_ZONES, job_zones, "job-zones", job_zone_set)                                         \
	X(POSTING_SHARES, posting_shares, "posting-shares", posting_share_set)                     \
	X(POSTING_INDICES, posting_indices, "posting-indices", posting_index_set)                  \
	X(TASKS, tasks, "tasks", task_set)                                                         \
	X(TECHNOLOGIES, technologies, "technologies", technology_set)                              \
	X(REPORTED_TITLES, reported_titles, "reported-titles", reported_title_set)                 \
	X(RELATED, related, "related-occupations", related_pair_set)

/* job_zone_set_init and job_zone_set_release, and so on. Release takes NULL. */
#define DECLARE_SET(name, member, word, set)                                                       \
	void set##_init(struct set *s);                                                            \
	void set##_release(struct set *s);
PUBLISHED_TABLES(DECLARE_SET)
#undef DECLARE_SET

/* One set of each kind. */
struct published_tables {
#define MEMBER(name, member, word, set) struct set member;
	PUBLISHED_TABLES(MEMBER)
#undef MEMBER
};
void published_tables_init(struct published_tables *p);
void published_tables_release(struct published_tables *p);

#endif
