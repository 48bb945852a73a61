/* SPDX-License-Identifier: GPL-3.0-or-later */
/* currency.h: which codes are currencies (ISO 4217). */
#ifndef PAYBANDS_MODEL_CURRENCY_H
#define PAYBANDS_MODEL_CURRENCY_H

#include <stdbool.h>

#include "model/observation.h"

/* Of the list in force, or withdrawn since 2015 (older files still name those). */
bool currency_known(code currency);
/* What a country (or its territory, ISO 3166-1) pays in; 0 where unknown. */
code currency_of_country(code country);

#endif
