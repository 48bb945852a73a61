/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manual.c: help, man pages and completions. */
#include "cmd/manual.h"

#include <string.h>

#include "base/err.h"
#include "cmd/config.h"
#include "model/settings.h"

/* ---- help ---- */

static const struct {
	enum err_code code;
	const char *meaning;
} exit_codes[] = {
    {ERR_NONE, "done"},
    {ERR_USAGE, "the command line, the configuration, a layout or a reference table"},
    {ERR_INPUT, "an input cannot be read, or has more rejects than --max-rejects"},
    {ERR_GUARD, "a band moved more than --guard allows; the candidate is kept for review"},
    {ERR_LOCKED, "another run holds the lock"},
    {ERR_DURABILITY, "published, but the disk did not confirm that it will last"},
    {ERR_BUG, "a bug, or memory ran out"},
    {ERR_WRITE, "a write failed"},
};
enum { EXIT_CODE_COUNT = sizeof(exit_codes) / sizeof(*exit_codes) };

static void exit_codes_list(struct buf *out)
{
	for (size_t i = 0; i < EXIT_CODE_COUNT; i++)
		buf_addf(out, "  %-3d %s\n", (int)exit_codes[i].code, exit_codes[i].meaning);
}

void manual_overview(const struct command *const *commands, size_t count, struct buf *out)
{
	buf_add_string(
	    out, "usage: paybands COMMAND [options]\n\n"
		 "Turns public salary files into salary bands that a web site can publish.\n\n"
		 "commands:\n");
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "  %-12s %s\n", commands[i]->name, commands[i]->summary);
	buf_add_string(out, "\n'paybands help COMMAND' says more.\n\nexit codes:\n");
	exit_codes_list(out);
}

enum { HELP_COLUMN = 28 };

static void pad_to_column(struct buf *out, size_t start)
{
	size_t width = out->len - start;

	if (width + 1 >= HELP_COLUMN) {
		buf_add_char(out, '\n');
		width = 0;
	}
	while (width++ < HELP_COLUMN)
		buf_add_char(out, ' ');
}

static void help_option(struct buf *out, const struct option_row *row)
{
	size_t start = out->len;

	if (row->letter)
		buf_addf(out, "  -%c, --%s", row->letter, row->word);
	else
		buf_addf(out, "      --%s", row->word);
	if (row->argument)
		buf_addf(out, " %s", row->argument);
	pad_to_column(out, start);
	buf_addf(out, "%s\n", row->help);
}

static void help_setting(struct buf *out, const struct setting_info *info)
{
	size_t start = out->len;

	buf_addf(out, "      --%s", info->word);
	pad_to_column(out, start);
	buf_addf(out, "%s", info->help);
	buf_addf(out, " [%s%s%s]\n", info->range, *info->preset ? "; default " : "", info->preset);
}

static void help_key(struct buf *out, const struct config_key *key)
{
	size_t start = out->len;

	buf_addf(out, "      %s = %s", key->word, key->argument);
	pad_to_column(out, start);
	buf_addf(out, "%s\n", key->help);
}

/* "[source NAME]" */
static void add_head(struct buf *out, const struct config_section *section)
{
	buf_addf(out, "[%s%s%s]", section->name, section->argument ? " " : "",
		 section->argument ? section->argument : "");
}

static void help_configuration(struct buf *out)
{
	size_t count;
	const struct config_section *sections = config_sections(&count);

	buf_add_string(out, "\nconfiguration (--config FILE; paths are relative to it):\n");
	for (size_t i = 0; i < count; i++) {
		size_t start = out->len;

		buf_add_string(out, "  ");
		add_head(out, &sections[i]);
		pad_to_column(out, start);
		buf_addf(out, "%s\n", sections[i].help);
		for (size_t k = 0; k < sections[i].key_count; k++)
			help_key(out, &sections[i].keys[k]);
	}
}

static bool reads_configuration(const struct command *command)
{
	return command_takes(command, ID_CONFIG) || command_takes(command, ID_CONFIG_OWN);
}

void manual_help(const struct command *command, struct buf *out)
{
	buf_addf(out, "usage: paybands %s [options]%s%s\n\n%s\n\noptions:\n", command->name,
		 *command->arguments ? " " : "", command->arguments, command->description);
	for (const struct option_row *row = options_next(command, NULL); row;
	     row = options_next(command, row))
		help_option(out, row);
	if (command->stage != STAGE_NONE)
		buf_add_string(out, "\nsettings (also keys of [run] in a configuration):\n");
	for (const struct setting_info *info = options_next_setting(command, NULL); info;
	     info = options_next_setting(command, info))
		help_setting(out, info);
	if (reads_configuration(command))
		help_configuration(out);
}

/* ---- man pages ---- */

/* roff reads a line that starts with . or ' as a request, and a \ as an escape. */
static void man_text(struct buf *out, const char *text)
{
	bool at_start = true;

	for (; *text; text++) {
		if (at_start && (*text == '.' || *text == '\''))
			buf_add_string(out, "\\&");
		if (*text == '\\')
			buf_add_string(out, "\\e");
		else if (*text == '-')
			buf_add_string(out, "\\-");
		else
			buf_add_char(out, *text);
		at_start = *text == '\n';
	}
}

static void man_entry(struct buf *out, char letter, const char *word, const char *argument,
		      const char *help)
{
	buf_add_string(out, ".TP\n.B ");
	if (letter)
		buf_addf(out, "\\-%c, ", letter);
	buf_add_string(out, "\\-\\-");
	man_text(out, word);
	if (argument)
		buf_addf(out, " \\fI%s\\fR", argument);
	buf_add_char(out, '\n');
	man_text(out, help);
	buf_add_char(out, '\n');
}

static void man_settings(const struct command *command, struct buf *out)
{
	buf_add_string(out, ".SH SETTINGS\nAlso keys of [run] in a configuration.\n");
	for (const struct setting_info *info = options_next_setting(command, NULL); info;
	     info = options_next_setting(command, info)) {
		man_entry(out, 0, info->word, info->range, info->help);
		if (*info->preset) {
			buf_add_string(out, "Default: ");
			man_text(out, info->preset);
			buf_add_string(out, ".\n");
		}
	}
}

static void man_configuration(struct buf *out)
{
	size_t count;
	const struct config_section *sections = config_sections(&count);

	buf_add_string(out,
		       ".SH CONFIGURATION\nA file of \\-\\-config is INI; its paths are relative "
		       "to it.\n");
	for (size_t i = 0; i < count; i++) {
		buf_add_string(out, ".SS ");
		add_head(out, &sections[i]);
		buf_add_char(out, '\n');
		man_text(out, sections[i].help);
		buf_add_string(out, ".\n");
		for (size_t k = 0; k < sections[i].key_count; k++) {
			const struct config_key *key = &sections[i].keys[k];

			buf_addf(out, ".TP\n.B %s = \\fI%s\\fR\n", key->word, key->argument);
			man_text(out, key->help);
			buf_add_char(out, '\n');
		}
	}
}

static void man_exit_codes(struct buf *out)
{
	buf_add_string(out, ".SH EXIT STATUS\n");
	for (size_t i = 0; i < EXIT_CODE_COUNT; i++) {
		buf_addf(out, ".TP\n.B %d\n", (int)exit_codes[i].code);
		man_text(out, exit_codes[i].meaning);
		buf_add_char(out, '\n');
	}
}

/* What holds for every command. */
static void man_surroundings(struct buf *out)
{
	buf_add_string(out,
		       ".SH FILES\n"
		       ".TP\n.I DIR/latest\nThe last run published: a link, switched in one step.\n"
		       ".TP\n.I DIR/runs\nThe runs kept.\n"
		       ".TP\n.I PREFIX/share/paybands\n"
		       "Roles, reference tables, layouts, JSON Schemas and scripts.\n"
		       ".SH ENVIRONMENT\n"
		       ".TP\n.B PAYBANDS_HOME\n"
		       "The folder that holds data/ and ingest/layouts/, where it is not the one\n"
		       "beside the program.\n"
		       ".TP\n.B PAYBANDS_VECTORS\n"
		       "16: read delimited text by vectors of 16 bytes only, as on processors\n"
		       "without AVX2. What is read is the same.\n");
}

static void man_examples(const char *examples, struct buf *out)
{
	buf_add_string(out, ".SH EXAMPLES\n.nf\n");
	man_text(out, examples);
	buf_add_string(out, "\n.fi\n");
}

void manual_page(const struct command *const *commands, size_t count, struct buf *out)
{
	buf_add_string(out,
		       ".TH PAYBANDS 1 \"\" \"paybands " PAYBANDS_VERSION "\"\n"
		       ".SH NAME\npaybands \\- salary bands from public salary files\n"
		       ".SH SYNOPSIS\n.B paybands\n\\fICOMMAND\\fR [options]\n"
		       ".SH DESCRIPTION\n"
		       "Reads public salary files, normalises pay by role, level, place and date,\n"
		       "and publishes percentile bands, AI impact, growth and their sources as\n"
		       "tables and pages.\n.SH COMMANDS\n");
	for (size_t i = 0; i < count; i++) {
		buf_addf(out, ".TP\n.BR paybands\\-%s (1)\n", commands[i]->name);
		man_text(out, commands[i]->summary);
		buf_add_char(out, '\n');
	}
	man_exit_codes(out);
	man_surroundings(out);
	man_examples("paybands run -o out\npaybands check --source ai-jobs=salaries.csv", out);
	buf_add_string(out, ".SH SEE ALSO\n");
	for (size_t i = 0; i < count; i++)
		buf_addf(out, ".BR paybands\\-%s (1)%s\n", commands[i]->name,
			 i + 1 < count ? "," : "");
}

void manual_command_page(const struct command *command, struct buf *out)
{
	buf_addf(out,
		 ".TH PAYBANDS\\-%s 1 \"\" \"paybands " PAYBANDS_VERSION "\"\n"
		 ".SH NAME\npaybands\\-%s \\- ",
		 command->name, command->name);
	man_text(out, command->summary);
	buf_addf(out, "\n.SH SYNOPSIS\n.B paybands %s\n[options] %s\n.SH DESCRIPTION\n.nf\n",
		 command->name, command->arguments);
	man_text(out, command->description);
	buf_add_string(out, "\n.fi\n.SH OPTIONS\n");
	for (const struct option_row *row = options_next(command, NULL); row;
	     row = options_next(command, row))
		man_entry(out, row->letter, row->word, row->argument, row->help);
	if (command->stage != STAGE_NONE)
		man_settings(command, out);
	if (reads_configuration(command))
		man_configuration(out);
	man_exit_codes(out);
	man_surroundings(out);
	man_examples(command->example, out);
	buf_add_string(out, ".SH SEE ALSO\n.BR paybands (1)\n");
}

/* ---- completions ---- */

void manual_bash(const struct command *const *commands, size_t count, struct buf *out)
{
	buf_add_string(out, "# bash completion for paybands\n"
			    "_paybands()\n{\n"
			    "\tlocal word=${COMP_WORDS[COMP_CWORD]} words=\n"
			    "\tif [ \"$COMP_CWORD\" = 1 ]; then\n\t\twords='help");
	for (size_t i = 0; i < count; i++)
		buf_addf(out, " %s", commands[i]->name);
	buf_add_string(out, "'\n\telse\n\t\tcase ${COMP_WORDS[1]} in\n");
	for (size_t i = 0; i < count; i++) {
		buf_addf(out, "\t\t%s) words='", commands[i]->name);
		for (const struct option_row *row = options_next(commands[i], NULL); row;
		     row = options_next(commands[i], row))
			buf_addf(out, "--%s ", row->word);
		for (const struct setting_info *info = options_next_setting(commands[i], NULL);
		     info; info = options_next_setting(commands[i], info))
			buf_addf(out, "--%s ", info->word);
		buf_add_string(out, "' ;;\n");
	}
	buf_add_string(out, "\t\tesac\n\t\t[[ $word == -* ]] || words=\n\tfi\n"
			    "\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n}\n"
			    "complete -o default -F _paybands paybands\n");
}

/* Text within single quotes, where _arguments takes [ ] and : for its own. */
static void zsh_text(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			buf_add_string(out, "'\\''");
		else if (strchr("[]:\\", *text))
			buf_addf(out, "\\%c", *text);
		else
			buf_add_char(out, *text);
	}
}

static void zsh_option(struct buf *out, const char *word, const char *argument, const char *help)
{
	buf_addf(out, " \\\n\t\t\t'--%s%s[", word, argument ? "=" : "");
	zsh_text(out, help);
	buf_add_char(out, ']');
	if (argument) {
		buf_add_char(out, ':');
		zsh_text(out, argument);
		buf_add_string(out, strcmp(argument, "FILE") == 0  ? ":_files"
				    : strcmp(argument, "DIR") == 0 ? ":_files -/"
								   : ":");
	}
	buf_add_char(out, '\'');
}

void manual_zsh(const struct command *const *commands, size_t count, struct buf *out)
{
	buf_add_string(out, "#compdef paybands\n\nlocal -a commands\ncommands=(\n");
	for (size_t i = 0; i < count; i++) {
		buf_addf(out, "\t'%s:", commands[i]->name);
		zsh_text(out, commands[i]->summary);
		buf_add_string(out, "'\n");
	}
	buf_add_string(out, ")\nif (( CURRENT == 2 )); then\n\t_describe command commands\nelse\n"
			    "\tlocal command=$words[2]\n\tshift words\n\t(( CURRENT-- ))\n"
			    "\tcase $command in\n");
	for (size_t i = 0; i < count; i++) {
		buf_addf(out, "\t%s)\n\t\t_arguments", commands[i]->name);
		for (const struct option_row *row = options_next(commands[i], NULL); row;
		     row = options_next(commands[i], row))
			zsh_option(out, row->word, row->argument, row->help);
		for (const struct setting_info *info = options_next_setting(commands[i], NULL);
		     info; info = options_next_setting(commands[i], info))
			zsh_option(out, info->word, info->range, info->help);
		buf_add_string(out, " \\\n\t\t\t'*:file:_files'\n\t\t;;\n");
	}
	buf_add_string(out, "\tesac\nfi\n");
}
