/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_parts.h: sources that are read from parts, and parts that are made of sources that are read.
 *
 * A part has what its rows are in two places: in cells, and row by row what may turn out to be impossible pay. The
 * first reading takes both together; the second, once limits of all are known, takes the cells as they are and asks
 * of each of the other rows. Where limits cut into the cells, rows would have to be left out that are not there one
 * by one: that part does not do.
 */
#ifndef PAYBANDS_CMD_GATHER_PARTS_H
#define PAYBANDS_CMD_GATHER_PARTS_H

#include "parts/apart_rows.h"
#include "cmd/gather.h"
#include "parts/part.h"

/* Makes a part of every source of observations that is read from its files. */
struct part_keeper {
	/* What the caller sets. Rows farther than this from what their own kind earns are kept one by one. */
	double distance;
	/* Takes the part of a source; -1 stops the reading. */
	int (*give)(struct err *e, void *context, size_t source, struct part_sections *sections);
	void *context;

	/* Its own. */
	struct part_sections *sections; /* by source */
	size_t count;
	struct outliers *near;
	struct cells *cells; /* of the source that is read again; NULL: none is split */
	struct apart_rows apart; /* likewise */
	struct buf rejects; /* of the file that is read */
};
void part_keeper_start(struct part_keeper *k, size_t sources);
void part_keeper_release(struct part_keeper *k);

/* Is the source read from parts: those it is given as, or the one that the last run kept? */
bool gather_from_parts(const struct gather *g, size_t number);
/* Both readings. Where a part that was kept cannot be read, or holds what no reading makes, nothing is taken of it, a
 * note says so, and the source is from its files from then on. The second gives *cut = true, and takes nothing, where
 * a kept part does not do. */
must_check int gather_read_parts(struct err *e, struct gather *g, size_t number);
must_check int gather_read_parts_again(struct err *e, struct gather *g, size_t number, bool *cut);

/* After the first reading of a file, and of all files of a source: what the part will say of them. */
void gather_note_rejects(struct gather *g, size_t number);
void gather_note_part(struct gather *g, size_t number);
/* The second reading of its files is split between these. */
void gather_begin_split(struct gather *g);
/* Gives the part, and takes what was split as gather_read_parts_again does. */
must_check int gather_end_split(struct err *e, struct gather *g, size_t number);
/* Where there is no second reading: of the only source. */
must_check int gather_give_whole(struct err *e, struct gather *g);

#endif
