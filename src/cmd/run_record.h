/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_record.h: a finished run as its folder has it, to hold beside another. */
#ifndef PAYBANDS_CMD_RUN_RECORD_H
#define PAYBANDS_CMD_RUN_RECORD_H

#include "base/err.h"
#include "base/intern.h"
#include "base/json_in.h"
#include "cmd/band_file.h"

/* What one source says of one observed row (sources.csv). */
struct run_part {
	struct band cell; /* role, level, experience, area, component: the rest is empty */
	uint32_t source; /* of the names of both runs */
	uint64_t n; /* 0 where withheld */
	double median; /* NAN where withheld */
};

/* Roles and sources are numbered alike in the runs that share these names. */
struct run_names {
	struct intern roles, sources;
};
void run_names_init(struct run_names *names);
void run_names_release(struct run_names *names);

struct run_record {
	char *path; /* of its bands.csv */
	struct band_file bands;
	struct json_in *manifest; /* NULL: none beside the table */
	struct run_part *parts; /* by cell, then source; none without a sources.csv */
	size_t part_count, part_room;
};
/* `run` is a folder, or its bands.csv. ERR_INPUT where something of it cannot be read. */
must_check int run_record_read(struct err *e, struct run_record *out, const char *run,
			       struct run_names *names);
void run_record_release(struct run_record *r);
/* The parts of an observed row; how many. Borrowed. */
size_t run_parts(const struct run_record *r, const struct band *row, const struct run_part **out);

#endif
