/* SPDX-License-Identifier: GPL-3.0-or-later */
/* session.h: what every command that reads sources sets up and releases. */
#ifndef PAYBANDS_CMD_SESSION_H
#define PAYBANDS_CMD_SESSION_H

#include "base/err.h"
#include "base/file_out.h"
#include "cmd/config.h"
#include "cmd/gather.h"
#include "cmd/home.h"
#include "cmd/options.h"
#include "model/title/editorial.h"

struct session {
	const struct options *options; /* borrowed */
	struct config config;
	struct home home;
	struct tables tables;
	struct buf tables_identity; /* of the heads of parts: see part_identity.h */
	struct editorial_set *editorial; /* NULL: the configuration names none */
	struct gather gather;
	struct file_out *rejects; /* of --rejects; NULL */
};

/* Finds the installed files, then reads -c or --source, otherwise the embedded sample. Private sources are
 * left out as if the configuration did not name them. */
must_check int session_open_run(struct err *e, struct session *s, const struct options *options);
/* The same with the private sources, for a command that publishes nothing. */
must_check int session_open_check(struct err *e, struct session *s, const struct options *options);
/* With the private sources alone, and never the sample: for compare-own. */
must_check int session_open_own(struct err *e, struct session *s, const struct options *options);
/* The same for a filter: one layout, and the files that are its arguments. Of -c it takes everything but the
 * sources. */
must_check int session_open_filter(struct err *e, struct session *s, const struct options *options,
				   const char *layout);
/* The same for parts: the arguments are parts, of any sources. */
must_check int session_open_merge(struct err *e, struct session *s, const struct options *options);
/* One source of observations, to make a part of: files by --layout, or of -c the one that --only names, or the only
 * one; of its files the share that --part says. */
must_check int session_open_cells(struct err *e, struct session *s, const struct options *options);
/* Reads all sources; the gather is then complete, and --rejects written. */
must_check int session_read(struct err *e, struct session *s);
void session_close(struct session *s); /* also after a failure */
/* The same of a command, after which the process ends: its memory is left (mem_leave). */
void session_end(struct session *s);

#endif
