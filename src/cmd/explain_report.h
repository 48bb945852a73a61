/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain_report.h: where published figures come from, in two forms. */
#ifndef PAYBANDS_CMD_EXPLAIN_REPORT_H
#define PAYBANDS_CMD_EXPLAIN_REPORT_H

#include "base/buf.h"
#include "cmd/question.h"
#include "cmd/session.h"
#include "estimate/explain.h"

/* All borrowed. */
struct explain_report {
	const struct explanations *found;
	const struct session *session; /* its sources are read */
	const struct band_filter *filter;
	const struct pay_model *model; /* NULL: no modelled rows */
	bool sample;
};

/* For a person, on a terminal of `width` characters (0: any). */
void explain_text(struct buf *out, const struct explain_report *report, size_t width);
/* docs/DATA-CONTRACT.md, "A figure explained". */
void explain_json(struct buf *out, const struct explain_report *report);

#endif
