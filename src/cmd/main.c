/* main.c: the table of commands, and the only way out of the program. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "cmd/commands.h"
#include "cmd/interrupt.h"
#include "cmd/options.h"
#include "cmd/stdout.h"

static const struct command commands[] = {
    {"run", "", "everything, from the sources to the published files",
     "Reads every source, computes bands, AI impact and growth, and publishes the\n"
     "report files under DIR/latest, switched in one step: a run that fails or is\n"
     "interrupted leaves the last one as it was. Without -c and --source it runs on\n"
     "the embedded sample, and says so in every file.",
     OPTION_CONFIG | OPTION_OUTPUT | OPTION_SOURCE | OPTION_JSON | OPTION_QUIET | OPTION_SETTINGS,
     command_run},
    {"ingest", "--layout NAME FILE...", "one source to normalised rows (CSV on standard output)",
     "Reads FILEs (- is standard input; plain, gzip, zip or .xlsx, where FILE#PART names the\n"
     "member or the sheet) by a layout and prints one row an observation, with role, level,\n"
     "place and annual US dollars; for a layout of benchmarks, one row a benchmark.",
     OPTION_LAYOUT | OPTION_REJECTS | OPTION_MATCH | OPTION_QUIET | OPTION_SETTINGS,
     command_ingest},
    {"bands", "[--layout NAME] [FILE...]",
     "observations to the band table (CSV on standard output)",
     "Reads observations as paybands ingest prints them or, with a layout, a source\n"
     "itself, and prints one row for each role, level, area and component. Without a\n"
     "FILE it reads standard input.",
     OPTION_LAYOUT | OPTION_SOURCE | OPTION_REJECTS | OPTION_QUIET | OPTION_SETTINGS,
     command_bands},
    {"check", "-c FILE", "is this configuration sound, and what is in its inputs?",
     "Reads the configuration and all its inputs and writes nothing. Prints a page a\n"
     "source: the columns found, missing and not used; what would be used, filtered and\n"
     "rejected, with the first lines of each reason; how many rows give a role, a level, a\n"
     "place; pay that cannot be right; and the most frequent titles and places that were\n"
     "not understood.",
     OPTION_CONFIG | OPTION_SOURCE | OPTION_JSON | OPTION_SUMMARY | OPTION_QUIET | OPTION_SETTINGS,
     command_check},
    {"layouts", "[--draft FILE]", "the known layouts, and how to add one",
     "Lists the layouts that --layout knows, then explains how to write another. With\n"
     "--draft it writes the first one for FILE, in which a person fills in the blanks.",
     OPTION_DRAFT, command_layouts},
};
enum { COMMAND_COUNT = sizeof(commands) / sizeof(*commands) };

static void out_of_memory(void)
{
	static const char words[] = "paybands: out of memory; nothing was published\n";

	if (write(STDERR_FILENO, words, sizeof(words) - 1) < 0)
		_exit(ERR_BUG);
	_exit(ERR_BUG);
}

static int print_overview(struct err *e)
{
	struct buf text;
	int result;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_add_string(&text, "usage: paybands COMMAND [options]\n\n"
			      "Public salary files in, salary bands a web site can publish out.\n\n"
			      "commands:\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		buf_addf(&text, "  %-9s %s\n", commands[i].name, commands[i].summary);
	buf_add_string(&text, "\npaybands COMMAND --help says more.\n\nexit codes:\n");
	options_exit_codes(&text);
	result = stdout_whole(e, &text);
	buf_release(&text);
	return result;
}

static int print_help(struct err *e, const struct command *command,
		      void (*format)(const struct command *, struct buf *))
{
	struct buf text;
	int result;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	format(command, &text);
	result = stdout_whole(e, &text);
	buf_release(&text);
	return result;
}

static const struct command *find_command(struct err *e, const char *name)
{
	const char *names[COMMAND_COUNT];
	const char *nearest;

	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
		names[i] = commands[i].name;
	}
	nearest = text_nearest(text_of(name), names, COMMAND_COUNT);
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
		result =
		    options.help ? print_help(e, command, options_help) : command->run(e, &options);
	options_release(&options);
	return result;
}

static int dispatch(struct err *e, int argc, const char **argv)
{
	const char *name = argc > 1 ? argv[1] : "--help";
	const struct command *command;

	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0)
		return print_overview(e);
	if (strcmp(name, "--version") == 0) {
		struct buf text;
		buf_init(&text, BUF_LIMIT_DEFAULT);
		buf_add_string(&text, "paybands " PAYBANDS_VERSION "\n");
		int result = stdout_whole(e, &text);
		buf_release(&text);
		return result;
	}
	/* For the build: the man page of a command. */
	if (strcmp(name, "--man") == 0 && argc == 3) {
		command = find_command(e, argv[2]);
		return command ? print_help(e, command, options_man) : -1;
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
