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

#define COMMAND(name) &command_##name,
static const struct command *const commands[] = {COMMANDS(COMMAND)};
#undef COMMAND
enum { COMMAND_COUNT = sizeof(commands) / sizeof(*commands) };

static void out_of_memory(void)
{
	static const char words[] = "paybands: out of memory; nothing was published\n";

	if (write(STDERR_FILENO, words, sizeof(words) - 1) < 0)
		_exit(ERR_BUG);
	_exit(ERR_BUG);
}

/* Prints what `write` makes of the whole table of commands. */
static int print_table(struct err *e, manual_writer *write)
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

static void write_version(const struct command *const *table, size_t count, struct buf *out)
{
	(void)table;
	(void)count;
	buf_add_string(out, "paybands " PAYBANDS_VERSION "\n");
}

static void write_names(const struct command *const *table, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "%s\n", table[i]->name);
}

static const struct command *find_command(struct err *e, const char *name)
{
	const char *names[COMMAND_COUNT + 3] = {"help", "--help", "--version"};
	const char *nearest;

	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
		names[i + 3] = commands[i]->name;
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
		if (argc <= 2 || strcmp(argv[2], "help") == 0)
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
	mem_take_in_bulk();
	interrupt_listen();
	if (dispatch(&e, argc, argv) == 0)
		return 0;
	fprintf(stderr, "paybands: %s\n", e.text);
	if (e.code == ERR_INTERRUPTED && interrupt_signal())
		return end_by_signal(interrupt_signal());
	return e.code ? (int)e.code : ERR_BUG;
}
