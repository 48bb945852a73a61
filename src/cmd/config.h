/* SPDX-License-Identifier: GPL-3.0-or-later */
/* config.h: what a run reads, from a configuration file or from the command line.
 *
 * The sections and their keys, what reads them and what --help says of them are one list, in config_file.c.
 * Paths are relative to the configuration's own folder.
 */
#ifndef PAYBANDS_CMD_CONFIG_H
#define PAYBANDS_CMD_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "cmd/options.h"
#include "model/pay/exchange.h"
#include "model/settings.h"
#include "model/site.h"

struct source {
	char *name; /* letters, digits, - _ . */
	char *layout; /* a layout's name, or the path of one */
	struct date date; /* year 0: not given */
	char *release; /* of the publisher, that its files are; NULL: not known */
	bool sample;
	bool confidential; /* private = yes: never published */
	bool from_parts; /* `paths` are parts that paybands cells made of it */
	char *kept_part; /* what an earlier run kept of the same files; NULL: nothing. Owned */
	struct text_list paths; /* existing files, globs expanded, in order; each owned */
	/* Of a share of it (share.h): the first byte of the first file's text, and the first one of the last's that is
	 * not of the share any more; 0: to its end. */
	uint64_t piece_from, piece_to;
	uint32_t share, shares; /* which of how many, from 1; 0: it is all of the source */
};

struct config {
	struct fx_given *rates; /* [rates] */
	size_t rate_count, rate_room;
	char *ecb; /* path of the ECB's reference rates, or NULL */
	char *wages; /* path of an index of wages, or NULL */
	char *output;
	char *catalogue; /* path of an operator's roles, layouts and tables, or NULL */
	bool no_sources; /* [source NAME] sections are passed over: config_read_rest */
	struct site site;
	struct level_limits *levels; /* [levels] and [levels FAMILY], or NULL */
	struct settings settings;
	struct source *sources; /* in file order */
	size_t count;
	size_t room;
};

/* Reads one key of the file `path`; `source` is that of a [source NAME], otherwise NULL. */
struct ini_entry;
typedef int config_take(struct err *e, struct config *c, struct source *source, const char *path,
			const struct ini_entry *entry);

/* Settings and output start from their defaults. Unknown sections and keys are ERR_USAGE with file,
 * line and the nearest known name. */
void config_init(struct config *c);
void config_release(struct config *c);
must_check int config_read(struct err *e, struct config *c, const char *path);
/* The same without the sources, for a command that has its own or needs none. */
must_check int config_read_rest(struct err *e, struct config *c, const char *path);

/* What the manual prints of the file: a key as it is written, and what it does. */
struct config_key {
	const char *word, *argument, *help;
	config_take *take;
};
struct config_section {
	const char *name; /* "rates" */
	const char *argument; /* "NAME" of [source NAME]; NULL: the name is all there is */
	bool of_sources; /* it is a source */
	const char *help;
	const struct config_key *keys;
	size_t key_count;
	/* What is not such a word: settings, currencies. NULL: it is unknown. */
	config_take *other;
};
const struct config_section *config_sections(size_t *count);

/* "LAYOUT=PATH" as --source gives it; the source is named after the layout. A second one of the
 * same layout adds its files to the first. */
must_check int config_add_source(struct err *e, struct config *c, const char *layout_and_path);
/* The same as --own gives it: a private source. */
must_check int config_add_own(struct err *e, struct config *c, const char *layout_and_path);
/* The files of a filter's command line as one source, named after the layout; none is standard
 * input. */
must_check int config_add_files(struct err *e, struct config *c, const char *layout,
				const struct text_list *files);
void source_release(struct source *s);
/* A source by its parts; `name` and `layout` are copied. Borrowed until the next one is added. */
struct source *config_new_source(struct config *c, struct text name, struct text layout);
/* NULL if no source has the name. */
struct source *config_find_source(struct config *c, struct text name);
/* Leaves out what --only and --without say. ERR_USAGE for a name of no source, with the nearest, and where
 * nothing is left. */
must_check int config_choose(struct err *e, struct config *c, const struct options *options);
/* Leaves out the private sources, so that nothing of them is read. ERR_USAGE where nothing is left, and
 * where one of their files is one of another source's too. */
must_check int config_leave_private_out(struct err *e, struct config *c);
/* Leaves only the private sources that `own` names (none: all of them), and adds those that it gives as
 * LAYOUT=PATH, which are private. ERR_USAGE where nothing is left, for a name of no private source, and where a
 * file is one of a public source's too. */
must_check int config_keep_own(struct err *e, struct config *c, const struct text_list *own);
/* Letters, digits, - _ and . (at most 64): a name goes into tables, file names and messages. */
bool config_is_source_name(struct text name);
/* Adds a path to a source: "-" and paths without a pattern unchanged. ERR_INPUT if a pattern
 * matches nothing. */
must_check int source_add_path(struct err *e, struct source *s, const char *path);

#endif
