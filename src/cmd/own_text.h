/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_text.h: own pay beside the market, for a terminal. */
#ifndef PAYBANDS_CMD_OWN_TEXT_H
#define PAYBANDS_CMD_OWN_TEXT_H

#include "base/buf.h"
#include "reports/own_report.h"

/* For a terminal of `width` characters (0: any). */
void own_text(struct buf *out, const struct own_report *report, size_t width);

#endif
