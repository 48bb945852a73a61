/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c: the table of commands, and the only way out of the program. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "cmd/commands.h"
#include "cmd/interrupt.h"
#include "cmd/manual.h"
#include "cmd/options.h"
#include "cmd/stdout.h"

static const struct command commands[] = {
    {"run", "", "publish everything: read the sources, compute, write the pages and tables",
     "Reads every source, computes bands, AI impact and growth, and publishes the\n"
     "report files under DIR/latest, switched in one step: a run that fails or is\n"
     "interrupted leaves the last one as it was. Without -c and --source it runs on\n"
     "the embedded sample, and says so in every file.",
     "paybands run -o out\n"
     "paybands run -c /etc/paybands.ini --quiet",
     OPTION_CONFIG | OPTION_OUTPUT | OPTION_SOURCE | OPTION_JSON | OPTION_QUIET, STAGE_PUBLISH,
     command_run},
    {"ingest", "--layout NAME FILE...", "normalise one source (CSV on standard output)",
     "Reads FILEs (- is standard input; plain, gzip, zip or .xlsx, where FILE#PART names the\n"
     "member or the sheet) by a layout and prints one row per observation, with role, level,\n"
     "place and annual US dollars; for a layout of benchmarks, one row per benchmark.",
     "paybands ingest --layout ai-jobs salaries.csv\n"
     "paybands ingest --match --layout levels-fyi levels.csv.gz > rows.csv",
     OPTION_LAYOUT | OPTION_REJECTS | OPTION_MATCH | OPTION_QUIET, STAGE_READ, command_ingest},
    {"bands", "[--layout NAME] [FILE...]", "compute the band table (CSV on standard output)",
     "Reads observations as paybands ingest prints them or, with a layout, a source\n"
     "itself, and prints one row per role, level, area and component. Without a\n"
     "FILE it reads standard input.",
     "paybands ingest --layout ai-jobs salaries.csv | paybands bands --age none -",
     OPTION_LAYOUT | OPTION_SOURCE | OPTION_REJECTS | OPTION_QUIET, STAGE_BANDS, command_bands},
    {"check", "-c FILE", "check a configuration and its inputs; write nothing",
     "Reads the configuration and all its inputs and writes nothing. Prints a page per\n"
     "source: the columns found, missing and not used; what would be used, filtered and\n"
     "rejected, with the first lines of each reason; how many rows give a role, a level, a\n"
     "place; pay that cannot be right; and the most frequent titles and places that were\n"
     "not understood.",
     "paybands check -c /etc/paybands.ini\n"
     "paybands check --source ai-jobs=salaries.csv --summary",
     OPTION_CONFIG | OPTION_SOURCE | OPTION_JSON | OPTION_SUMMARY | OPTION_QUIET, STAGE_POOL,
     command_check},
    {"place", "--role ROLE --area AREA --pay AMOUNT [RUN]", "place a salary in the bands of a run",
     "Reads the bands of a finished run (RUN, a folder with bands.csv; without it DIR/latest) and\n"
     "prints where the pay stands: its percentile, with the interval that the median's\n"
     "interval gives; the compa-ratio, pay / P50; and the range penetration, (pay - P25) /\n"
     "(P75 - P25), which is 0 at P25 and 1 at P75. Modelled, observed and benchmark bands\n"
     "stand side by side. Where a place has no band, its state's or country's is used, and\n"
     "the answer says so. Beyond P10 and P90 the percentile is approximate.",
     "paybands place --role data-scientist --level senior --area \"Seattle, WA\" --pay '$155K'\n"
     "paybands place --role ml-engineer --years 4 --area US-CA --pay 180000 --json -o out",
     OPTION_OUTPUT | OPTION_PLACE, STAGE_NONE, command_place},
    {"layouts", "[--show NAME | --draft FILE]",
     "list the layouts, print one, or draft one from a file",
     "Lists the layouts that --layout knows, then explains how to write another. With\n"
     "--draft it writes the first one for FILE, in which a person fills in the blanks.",
     "paybands layouts --show ai-jobs\n"
     "paybands layouts --draft survey.csv > survey.ini",
     OPTION_DRAFT | OPTION_SHOW, STAGE_NONE, command_layouts},
    {"roles", "[ROLE...]", "list the roles, or print one in full",
     "Lists the roles of the catalogue: id, name, family. With ROLE, an id, it prints\n"
     "that role's occupations and weights, the years at which each level starts, and the\n"
     "roles that people come from.",
     "paybands roles\npaybands roles ml-engineer", 0, STAGE_NONE, command_roles},
};
enum { COMMAND_COUNT = sizeof(commands) / sizeof(*commands) };

static void out_of_memory(void)
{
	static const char words[] = "paybands: out of memory; nothing was published\n";

	if (write(STDERR_FILENO, words, sizeof(words) - 1) < 0)
		_exit(ERR_BUG);
	_exit(ERR_BUG);
}

/* Prints what `write` makes of the whole table of commands. */
static int print_table(struct err *e, void (*write)(const struct command *, size_t, struct buf *))
{
	struct buf text;
	int result;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	write(commands, COMMAND_COUNT, &text);
	result = stdout_whole(e, &text);
	buf_release(&text);
	return result;
}

static int print_command(struct err *e, const struct command *command,
			 void (*write)(const struct command *, struct buf *))
{
	struct buf text;
	int result;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	write(command, &text);
	result = stdout_whole(e, &text);
	buf_release(&text);
	return result;
}

static void write_version(const struct command *table, size_t count, struct buf *out)
{
	(void)table;
	(void)count;
	buf_add_string(out, "paybands " PAYBANDS_VERSION "\n");
}

static void write_names(const struct command *table, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "%s\n", table[i].name);
}

static const struct command *find_command(struct err *e, const char *name)
{
	const char *names[COMMAND_COUNT + 3] = {"help", "--help", "--version"};
	const char *nearest;

	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
		names[i + 3] = commands[i].name;
	}
	nearest = text_nearest(text_of(name), names, COMMAND_COUNT + 3);
	if (nearest)
		err_set(e, ERR_USAGE, "unknown command '%s'; did you mean %s?", name, nearest);
	else
		err_set(e, ERR_USAGE, "unknown command '%s'; see paybands --help", name);
	return NULL;
}

static int run_command(struct err *e, const struct command *command, int argc, const char **argv)
{
	struct options options;
	int result = options_parse(e, &options, command, argc, argv);

	if (result == 0)
		result = options.help ? print_command(e, command, manual_help)
				      : command->run(e, &options);
	options_release(&options);
	return result;
}

/* For the build: what it installs beside the program. */
static int print_for_build(struct err *e, int argc, const char **argv, bool *done)
{
	const char *what = argv[1], *of = argc > 2 ? argv[2] : "";
	const struct command *command;

	*done = true;
	if (strcmp(what, "--commands") == 0)
		return print_table(e, write_names);
	if (strcmp(what, "--completion") == 0 && strcmp(of, "bash") == 0)
		return print_table(e, manual_bash);
	if (strcmp(what, "--completion") == 0 && strcmp(of, "zsh") == 0)
		return print_table(e, manual_zsh);
	if (strcmp(what, "--man") == 0 && !*of)
		return print_table(e, manual_page);
	if (strcmp(what, "--man") == 0) {
		command = find_command(e, of);
		return command ? print_command(e, command, manual_command_page) : -1;
	}
	*done = false;
	return 0;
}

static int dispatch(struct err *e, int argc, const char **argv)
{
	const char *name = argc > 1 ? argv[1] : "--help";
	const struct command *command;
	bool done = false;
	int result;

	if (strcmp(name, "--version") == 0)
		return print_table(e, write_version);
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0) {
		if (argc <= 2)
			return print_table(e, manual_overview);
		command = find_command(e, argv[2]);
		return command ? print_command(e, command, manual_help) : -1;
	}
	if (strncmp(name, "--", 2) == 0) {
		result = print_for_build(e, argc, argv, &done);
		if (done)
			return result;
	}
	command = find_command(e, name);
	return command ? run_command(e, command, argc - 1, argv + 1) : -1;
}

/* Ends as the signal would have ended us, so that a shell and cron see it. */
static int end_by_signal(int signal_number)
{
	signal(signal_number, SIG_DFL);
	raise(signal_number);
	return 128 + signal_number;
}

int main(int argc, const char **argv)
{
	struct err e = ERR_INIT;

	mem_on_failure(out_of_memory);
	interrupt_listen();
	if (dispatch(&e, argc, argv) == 0)
		return 0;
	fprintf(stderr, "paybands: %s\n", e.text);
	if (e.code == ERR_INTERRUPTED && interrupt_signal())
		return end_by_signal(interrupt_signal());
	return e.code ? (int)e.code : ERR_BUG;
}
