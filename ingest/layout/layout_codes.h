/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_codes.h: every code that a layout writes must be in the table that defines it.
 *
 * A mistake in a constant or in [codes] is the same mistake in every row. It is found before the
 * first row is read and reported by file, line and column, with the nearest code.
 */
#ifndef PAYBANDS_INGEST_LAYOUT_CODES_H
#define PAYBANDS_INGEST_LAYOUT_CODES_H

#include "ingest/ingest.h"

/* The constants and the lines of [codes]: countries, states and metros in the gazetteer, currencies of
 * ISO 4217, dates, and our own words of levels, periods and the like. ERR_USAGE. */
must_check int layout_check_codes(struct err *e, const struct layout *l,
				  const struct ingest_tables *tables);
/* The measures of an exposures layout and their family, in exposure_measures.csv of
 * `reference`. ERR_USAGE. */
must_check int layout_check_measures(struct err *e, const struct layout *l,
				     const struct layers *reference);

#endif
