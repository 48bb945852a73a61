/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_market.h: the market that own pay is held against: the bands of a finished run. */
#ifndef PAYBANDS_CMD_OWN_MARKET_H
#define PAYBANDS_CMD_OWN_MARKET_H

#include "base/err.h"
#include "base/json_in.h"
#include "cmd/band_file.h"
#include "cmd/gather.h"
#include "model/title/role.h"

struct own_market {
	struct band_file file;
	struct band_table
	    bands; /* borrowed from the file: base and total pay by level, by band_compare */
	struct json_in *manifest; /* NULL: none beside the bands */
	struct settings settings; /* of the manifest; without one those that were stated */
	struct date as_of; /* of the manifest; without one of the newest band */
};

/* `stated`: what a table without a manifest is taken to be of. ERR_INPUT where the bands cannot be read;
 * own_market_release also then. */
must_check int own_market_read(struct err *e, struct own_market *out, const char *path,
			       const struct catalogue *catalogue, const struct settings *stated);
/* ERR_INPUT where a file that was read is among the run's inputs: its people would be compared with
 * themselves. */
must_check int own_market_check_apart(struct err *e, const struct own_market *market,
				      const struct gather *gather);
void own_market_release(struct own_market *m);

#endif
