/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options.h: the command line. The door to popt.
 *
 * One table (in options.c) has every option of every command, and the settings
 * table adds its own; help texts, man pages and completions (manual.c) are printed
 * from the same two tables.
 */
#ifndef PAYBANDS_CMD_OPTIONS_H
#define PAYBANDS_CMD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "model/settings.h"

/* Which options a command takes. */
enum option_flag {
	OPTION_CONFIG = 1 << 0,
	OPTION_OUTPUT = 1 << 1,
	OPTION_SOURCE = 1 << 2,
	OPTION_LAYOUT = 1 << 3,
	OPTION_REJECTS = 1 << 4,
	OPTION_JSON = 1 << 5,
	OPTION_QUIET = 1 << 6,
	OPTION_HELP = 1 << 8, /* every command does */
	OPTION_SUMMARY = 1 << 9,
	OPTION_DRAFT = 1 << 10,
	OPTION_MATCH = 1 << 11,
	OPTION_SHOW = 1 << 12,
	OPTION_PLACE = 1 << 13, /* what place is asked, and how it answers */
};

/* One option of the command line. */
struct option_row {
	unsigned flag;
	const char *word;
	char letter; /* 0: none */
	const char *argument; /* NULL: a switch */
	const char *help;
};

struct text_list {
	const char **items;
	size_t count;
	size_t room;
};

struct options {
	struct arena texts;
	bool help;
	const char *config; /* NULL where not given */
	const char *output;
	const char *layout;
	const char *rejects;
	struct text_list sources; /* LAYOUT=PATH, as given */
	const char *draft;
	const char *show; /* a layout */
	const char *role; /* of place, as the five below */
	const char *level;
	const char *years;
	const char *area;
	const char *pay;
	const char *component;
	bool json;
	bool summary;
	bool quiet;
	bool match;
	struct text_list setting_words; /* settings given on the command line, ... */
	struct text_list setting_values; /* ... and their values, in order */
	struct text_list arguments; /* what is not an option */
};

struct command {
	const char *name;
	const char *arguments; /* "[FILE...]", for the usage line */
	const char *summary; /* one line for the list of commands */
	const char *description; /* for --help and the man page: paragraphs, NL between lines */
	const char *example; /* command lines for the man page, NL between them */
	unsigned takes; /* option flags */
	enum setting_stage stage; /* the last whose settings it uses; STAGE_NONE: none */
	int (*run)(struct err *e, const struct options *options);
};

/* `argv[0]` is the command's name. Errors are ERR_USAGE and offer the nearest option. */
must_check int options_parse(struct err *e, struct options *out, const struct command *command,
			     int argc, const char **argv);
void options_release(struct options *o);

/* Applies the settings of the command line; a configuration's were applied before. */
must_check int options_apply_settings(struct err *e, const struct options *o, struct settings *s);

/* The options that the command takes, in the table's order: the one after `after` (NULL: the
 * first); NULL at the end. */
const struct option_row *options_next(const struct command *command,
				      const struct option_row *after);

/* The settings that the command uses, likewise. */
const struct setting_info *options_next_setting(const struct command *command,
						const struct setting_info *after);

void text_list_add(struct text_list *list, const char *item);
void text_list_release(struct text_list *list);

#endif
