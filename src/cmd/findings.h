/* SPDX-License-Identifier: GPL-3.0-or-later */
/* findings.h: what the guard has found, of which one line is printed: the gravest, and how many others. */
#ifndef PAYBANDS_CMD_FINDINGS_H
#define PAYBANDS_CMD_FINDINGS_H

#include <stddef.h>

/* How grave, the least first: of several the last one explains the others. */
enum gravity {
	GRAVE_CELL, /* one published figure */
	GRAVE_TABLE, /* a published table as a whole */
	GRAVE_GROUP, /* one group of a source's rows */
	GRAVE_SHARES, /* what a source's rows are */
	GRAVE_ROWS, /* how many they are */
	GRAVE_VALUES, /* a source's figures as a whole: units, order */
	GRAVE_DATE, /* which edition it is */
	GRAVE_SOURCE, /* a source that is not there, or is another */
	GRAVE_RUN /* the run as a whole: its kind, its date, what it is held beside */
};

struct findings {
	size_t count;
	enum gravity gravity;
	double size; /* among equals */
	char text[600];
};
void findings_add(struct findings *f, enum gravity gravity, double size, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
