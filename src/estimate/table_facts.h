/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table_facts.h: facts of published tables beside their values: how benchmarks lie about their medians, and what is
 * in tasks, technologies, titles, relatives, job zones and counts of postings. */
#ifndef PAYBANDS_ESTIMATE_TABLE_FACTS_H
#define PAYBANDS_ESTIMATE_TABLE_FACTS_H

#include "estimate/source_facts.h"

/* Kinds of which the value is a hash of an occupation's words: equal or not, n is how many. */
#define FACT_TASK_WORDS "tasks"
#define FACT_TECHNOLOGY_WORDS "technologies"
#define FACT_TITLE_WORDS "reported-titles"
#define FACT_RELATED_WORDS "related"
/* Kinds of which the key is a place, a year and perhaps a sector, and the value the year's mean. */
#define FACT_POSTING_SHARES "posting-share"
#define FACT_POSTING_INDICES "posting-index"

/* How a source's benchmarks lie about their medians: the middle, over its rows, of a percentile's share of the median
 * ("p10", ...), and of employment. */
#define FACT_SPREAD "spread"

/* Besides those: "task-people", "task-model", "task-use" (means over an occupation's tasks), "technology-hot" (share of
 * its technologies), "job-zone", and of postings "date" (key: newest; value YYYYMM). */
void fact_table_add_tables(struct fact_table *t, const struct published_tables *published);

#endif
