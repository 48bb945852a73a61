/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options.h: the command line. The door to popt.
 *
 * One list has every option of every command, and the list of settings adds its
 * own; help texts, man pages and completions (manual.c) are printed
 * from the same two.
 */
#ifndef PAYBANDS_CMD_OPTIONS_H
#define PAYBANDS_CMD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "model/settings.h"

/* Name, how it is kept (TEXT: the last; LIST: all; SWITCH; SAME and SAME_TEXT: a switch, a text of a member that
 * another row has), the member of struct options that keeps it, word, letter (0: none), argument (NULL: a
 * switch), help. Help is printed in this order. */
#define OPTIONS(X)                                                                                 \
	X(CONFIG, TEXT, config, "config", 'c', "FILE",                                             \
	  "read this configuration (default: the embedded sample)")                                \
	X(SETUP, SAME_TEXT, config, "config", 'c', "FILE",                                         \
	  "read this configuration, but not its sources: its catalogue, rates and the like")       \
	X(OUTPUT, TEXT, output, "output", 'o', "DIR", "publish runs in DIR (default: out)")        \
	X(SOURCE, LIST, sources, "source", 's', "LAYOUT=PATH",                                     \
	  "read one input without a configuration (repeatable)")                                   \
	X(ONLY, LIST, only, "only", 0, "SOURCE",                                                   \
	  "leave out every source but this one (repeatable)")                                      \
	X(WITHOUT, LIST, without, "without", 0, "SOURCE", "leave out this source (repeatable)")    \
	X(LAYOUT, TEXT, layout, "layout", 'l', "NAME",                                             \
	  "read the files by this layout: a known name or a layout file")                          \
	X(MERGE, SWITCH, merge, "merge", 0, NULL,                                                  \
	  "the files are parts that paybands cells made: bands of all of them together")           \
	X(SLICE, TEXT, slice, "part", 0, "K/N", "read only share K of N of the source's files")    \
	X(APART, TEXT, apart, "apart", 0, "DISTANCE",                                              \
	  "keep rows farther than this from their median one by one, in robust standard "          \
	  "deviations: they may turn out to be outliers once all parts are merged (0: every row; " \
	  "default: half of --outlier-distance)")                                                  \
	X(PART, SAME_TEXT, output, "output", 'o', "FILE",                                          \
	  "write the part into FILE, which only its owner may read (default: standard output)")    \
	X(REJECTS, TEXT, rejects, "rejects", 0, "FILE",                                            \
	  "also write the rows not used, each with its reason (.gz: compressed)")                  \
	X(JSON, SWITCH, json, "json", 0, NULL, "print the row counts of every source as JSON")     \
	X(SUMMARY, SWITCH, summary, "summary", 0, NULL,                                            \
	  "print one line per source, as a Markdown table")                                        \
	X(DRAFT, TEXT, draft, "draft", 0, "FILE",                                                  \
	  "draft a layout for FILE from its header and values")                                    \
	X(QUIET, SWITCH, quiet, "quiet", 'q', NULL, "print errors only")                           \
	X(MATCH, SWITCH, match, "match", 0, NULL,                                                  \
	  "add columns for what decided each field: which column, which words, which rate")        \
	X(ORIGINAL, SWITCH, original, "original", 0, NULL,                                         \
	  "add columns for the pay as it was written: amount, currency and period")                \
	X(SHOW, TEXT, show, "show", 0, "NAME", "print the text of one layout")                     \
	X(ROLE, TEXT, role, "role", 0, "ROLE", "look up this role, by id or name")                 \
	X(LEVEL, TEXT, level, "level", 0, "LEVEL",                                                 \
	  "look up junior, mid, senior, staff, manager, executive or all")                         \
	X(YEARS, TEXT, years, "years", 0, "YEARS",                                                 \
	  "look up years of experience instead of a level")                                        \
	X(EXPERIENCE, TEXT, experience, "experience", 0, "YEARS",                                  \
	  "look up a step of experience (0-2, 2-5, 5-8 or 8+ by default), a number of "            \
	  "years, or all")                                                                         \
	X(AREA, TEXT, area, "area", 0, "AREA",                                                     \
	  "look up this place: US, US-CA, a CBSA code, a region (GB-TLI), or as people write it")  \
	X(PAY, TEXT, pay, "pay", 0, "AMOUNT",                                                      \
	  "place this pay, in US dollars: 155000, \"$155K\", \"$75/hour\"")                        \
	X(PERCENTILE, TEXT, percentile, "percentile", 0, "P",                                      \
	  "give the pay at this percentile, above 0 and below 100, instead")                       \
	X(COMPONENT, TEXT, component, "component", 0, "WORD", "look up base or total pay")         \
	X(BASIS, TEXT, basis, "basis", 0, "WORD", "look up observed, modelled or benchmark rows")  \
	X(FROM, TEXT, from, "from", 0, "RUN",                                                      \
	  "read this run's folder, or its bands.csv (default: out/latest)")                        \
	X(LIMIT, TEXT, limit, "limit", 0, "N", "print at most N rows; 0: all (default: 20)")       \
	X(CSV, SWITCH, csv, "csv", 0, NULL, "print all rows as CSV")                               \
	X(ALL, SWITCH, all, "all", 0, NULL, "explain every row")                                   \
	X(JSON_ANSWER, SAME, json, "json", 0, NULL, "print the answer as JSON")                    \
	X(CONFIG_OWN, SAME_TEXT, config, "config", 'c', "FILE", "read this configuration")         \
	X(OWN, LIST, own, "own", 0, "SOURCE",                                                      \
	  "read own pay from this private source of the configuration, or from LAYOUT=PATH "       \
	  "(repeatable; default: every private source)")                                           \
	X(MARKET, SAME_TEXT, from, "from", 0, "RUN",                                               \
	  "take the market from this run's folder, or its bands.csv (default: latest of the "      \
	  "configuration's output)")                                                               \
	X(TARGET, LIST, targets, "target", 0, "P",                                                 \
	  "measure the distance and cost to this percentile of the market (repeatable, at most "   \
	  "5; default: 50)")                                                                       \
	X(RANGES, TEXT, ranges, "ranges", 0, "FILE",                                               \
	  "take range minimum and maximum from your pay structure: CSV with role, level, area, "   \
	  "range_minimum, range_maximum")                                                          \
	X(BY, TEXT, by, "by", 0, "AREA",                                                           \
	  "group employees by metro, state or country (default: metro)")                           \
	X(LEAST, TEXT, least, "min-employees", 0, "N",                                             \
	  "withhold groups of fewer employees (default: 5)")                                       \
	X(REPORT, SAME_TEXT, output, "output", 'o', "PATH",                                        \
	  "write the report into this folder, or one file of it (.csv, .json, .html)")             \
	X(FORCE, SWITCH, force, "force", 0, NULL,                                                  \
	  "overwrite files that compare-own did not write")                                        \
	X(CSV_GROUPS, SAME, csv, "csv", 0, NULL, "print the groups as CSV")                        \
	X(REASON, TEXT, reason, "reason", 0, "TEXT", "say why; the text is kept with the run")     \
	X(HELP, SWITCH, help, "help", 'h', NULL, "print this help")

#define OPTION_ID(name, kept, member, word, letter, argument, help) ID_##name,
enum option_id { OPTIONS(OPTION_ID) ID_COUNT };
#undef OPTION_ID

/* Which options a command takes; it ends with --help, which every command does. */
#define TAKES(...)                                                                                 \
	(const enum option_id[])                                                                   \
	{                                                                                          \
		__VA_ARGS__, ID_HELP                                                               \
	}

/* One option of the command line. */
struct option_row {
	enum option_id id;
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
	/* As given; NULL, empty or false where not. */
#define OPTION_TEXT(member) const char *member;
#define OPTION_LIST(member) struct text_list member;
#define OPTION_SWITCH(member) bool member;
#define OPTION_SAME(member)
#define OPTION_SAME_TEXT(member)
#define OPTION_MEMBER(name, kept, member, word, letter, argument, help) OPTION_##kept(member)
	OPTIONS(OPTION_MEMBER)
#undef OPTION_MEMBER
#undef OPTION_TEXT
#undef OPTION_LIST
#undef OPTION_SWITCH
#undef OPTION_SAME
#undef OPTION_SAME_TEXT
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
	const enum option_id *takes; /* TAKES(...) */
	enum setting_stage stage; /* the last whose settings it uses; STAGE_NONE: none */
	int (*run)(struct err *e, const struct options *options);
};

/* `argv[0]` is the command's name. Errors are ERR_USAGE and offer the nearest option. */
must_check int options_parse(struct err *e, struct options *out, const struct command *command,
			     int argc, const char **argv);
void options_release(struct options *o);

/* Applies the settings of the command line; a configuration's were applied before. */
must_check int options_apply_settings(struct err *e, const struct options *o, struct settings *s);

bool command_takes(const struct command *command, enum option_id id);
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
