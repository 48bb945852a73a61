/* SPDX-License-Identifier: GPL-3.0-or-later */
/* as_of.h: the date that pay is aged to. */
#ifndef PAYBANDS_CMD_AS_OF_H
#define PAYBANDS_CMD_AS_OF_H

#include "cmd/home.h"
#include "model/settings.h"

/* The setting as far as the wage index goes, or its last month. */
struct date as_of_date(const struct settings *settings, const struct tables *tables);

#endif
