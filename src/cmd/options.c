#include "cmd/options.h"

#include <popt.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct option_row {
	unsigned flag;
	const char *word;
	char letter;
	const char *argument; /* NULL: a switch */
	const char *help;
};

/* A row's place in the table is what popt gives back for it, plus one. */
enum option_id {
	ID_CONFIG,
	ID_OUTPUT,
	ID_SOURCE,
	ID_LAYOUT,
	ID_REJECTS,
	ID_JSON,
	ID_SUMMARY,
	ID_DRAFT,
	ID_QUIET,
	ID_MATCH,
	ID_HELP,
	ID_COUNT
};

static const struct option_row option_table[ID_COUNT] = {
    [ID_CONFIG] = {OPTION_CONFIG, "config", 'c', "FILE",
		   "the configuration (default: the embedded sample)"},
    [ID_OUTPUT] = {OPTION_OUTPUT, "output", 'o', "DIR", "where runs are published (default: out)"},
    [ID_SOURCE] = {OPTION_SOURCE, "source", 's', "LAYOUT=PATH",
		   "one input without a configuration; may be given again"},
    [ID_LAYOUT] = {OPTION_LAYOUT, "layout", 'l', "NAME",
		   "how the files are laid out: a known name or a layout file"},
    [ID_REJECTS] = {OPTION_REJECTS, "rejects", 0, "FILE",
		    "also write the rows that were not used, and why (.gz: compressed)"},
    [ID_JSON] = {OPTION_JSON, "json", 0, NULL,
		 "print what became of the rows of every source as JSON"},
    [ID_SUMMARY] = {OPTION_SUMMARY, "summary", 0, NULL,
		    "print one line a source, as a table in Markdown"},
    [ID_DRAFT] = {OPTION_DRAFT, "draft", 0, "FILE",
		  "write a first layout for FILE, from its header and its values"},
    [ID_QUIET] = {OPTION_QUIET, "quiet", 'q', NULL, "print nothing but errors"},
    [ID_MATCH] =
	{OPTION_MATCH, "match", 0, NULL,
	 "a last column that says what decided the role: rule, similar, occupation, vetoed"},
    [ID_HELP] = {OPTION_HELP, "help", 'h', NULL, "print this"},
};

void text_list_add(struct text_list *list, const char *item)
{
	list->items = mem_grow(list->items, &list->room, list->count + 1, sizeof(*list->items));
	list->items[list->count++] = item;
}

void text_list_release(struct text_list *list)
{
	free(list->items);
	*list = (struct text_list){.items = NULL};
}

void options_release(struct options *o)
{
	if (!o)
		return;
	text_list_release(&o->sources);
	text_list_release(&o->setting_words);
	text_list_release(&o->setting_values);
	text_list_release(&o->arguments);
	arena_release(&o->texts);
}

static unsigned taken(const struct command *command)
{
	return command->takes | OPTION_HELP;
}

/* popt's table for one command: the rows it takes, then the settings, each with
 * its number as the value that poptGetNextOpt returns. */
static struct poptOption *popt_table(const struct command *command)
{
	size_t settings = command->takes & OPTION_SETTINGS ? settings_count() : 0;
	struct poptOption *table = mem_zero(ID_COUNT + settings + 1, sizeof(*table));
	size_t used = 0;

	for (int id = 0; id < ID_COUNT; id++) {
		const struct option_row *row = &option_table[id];
		if (row->flag & taken(command))
			table[used++] = (struct poptOption){
			    .longName = row->word,
			    .shortName = row->letter,
			    .argInfo = row->argument ? POPT_ARG_STRING : POPT_ARG_NONE,
			    .val = id + 1,
			};
	}
	for (size_t i = 0; i < settings; i++)
		table[used++] = (struct poptOption){
		    .longName = settings_info(i)->word,
		    .argInfo = POPT_ARG_STRING,
		    .val = ID_COUNT + 1 + (int)i,
		};
	return table;
}

static int unknown_option(struct err *e, const struct command *command,
			  const struct poptOption *table, const char *given)
{
	const char *names[ID_COUNT + 64];
	size_t count = 0;
	struct text word = text_of(given);
	const char *equals = strchr(given, '=');

	for (size_t i = 0; table[i].longName && count < sizeof(names) / sizeof(*names); i++)
		names[count++] = table[i].longName;
	if (equals)
		word.len = (size_t)(equals - given);
	while (word.len && word.data[0] == '-') {
		word.data++;
		word.len--;
	}
	const char *nearest = text_nearest(word, names, count);
	if (nearest)
		return err_set(e, ERR_USAGE, "%s: unknown option %s; did you mean --%s?",
			       command->name, given, nearest);
	return err_set(e, ERR_USAGE, "%s: unknown option %s; see paybands %s --help", command->name,
		       given, command->name);
}

static void take_option(struct options *out, int value, const char *argument)
{
	switch (value - 1) {
	case ID_CONFIG:
		out->config = argument;
		break;
	case ID_OUTPUT:
		out->output = argument;
		break;
	case ID_SOURCE:
		text_list_add(&out->sources, argument);
		break;
	case ID_LAYOUT:
		out->layout = argument;
		break;
	case ID_REJECTS:
		out->rejects = argument;
		break;
	case ID_JSON:
		out->json = true;
		break;
	case ID_SUMMARY:
		out->summary = true;
		break;
	case ID_DRAFT:
		out->draft = argument;
		break;
	case ID_MATCH:
		out->match = true;
		break;
	case ID_QUIET:
		out->quiet = true;
		break;
	case ID_HELP:
		out->help = true;
		break;
	default:
		text_list_add(&out->setting_words,
			      settings_info((size_t)value - ID_COUNT - 1)->word);
		text_list_add(&out->setting_values, argument);
		break;
	}
}

int options_parse(struct err *e, struct options *out, const struct command *command, int argc,
		  const char **argv)
{
	struct poptOption *table = popt_table(command);
	poptContext context = poptGetContext(command->name, argc, argv, table, 0);
	int value, result = 0;
	const char *argument;

	*out = (struct options){.help = false};
	arena_init(&out->texts);
	while ((value = poptGetNextOpt(context)) > 0) {
		char *given = poptGetOptArg(context);
		argument = given ? arena_copy(&out->texts, text_of(given)) : "";
		free(given);
		take_option(out, value, argument);
	}
	if (value == POPT_ERROR_BADOPT)
		result = unknown_option(e, command, table, poptBadOption(context, 0));
	else if (value < -1)
		result = err_set(e, ERR_USAGE, "%s: %s: %s", command->name,
				 poptBadOption(context, 0), poptStrerror(value));
	while (result == 0 && (argument = poptGetArg(context)) != NULL)
		text_list_add(&out->arguments, arena_copy(&out->texts, text_of(argument)));
	poptFreeContext(context);
	free(table);
	return result;
}

int options_apply_settings(struct err *e, const struct options *o, struct settings *s)
{
	for (size_t i = 0; i < o->setting_words.count; i++)
		if (settings_set(e, s, text_of(o->setting_words.items[i]),
				 text_of(o->setting_values.items[i])))
			return -1;
	return 0;
}

/* ---- help ---- */

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

void options_help(const struct command *command, struct buf *out)
{
	buf_addf(out, "usage: paybands %s [options]%s%s\n\n%s\n\noptions:\n", command->name,
		 *command->arguments ? " " : "", command->arguments, command->description);
	for (int id = 0; id < ID_COUNT; id++)
		if (option_table[id].flag & taken(command))
			help_option(out, &option_table[id]);
	if (command->takes & OPTION_SETTINGS) {
		buf_add_string(out, "\nsettings (also keys of [run] in a configuration):\n");
		for (size_t i = 0; i < settings_count(); i++)
			help_setting(out, settings_info(i));
	}
}

/* roff takes a line that starts with . or ' for a request, and a \ for an escape. */
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

static const struct {
	enum err_code code;
	const char *meaning;
} exit_codes[] = {
    {ERR_NONE, "done"},
    {ERR_USAGE, "the command line, the configuration, a layout or a reference table"},
    {ERR_INPUT, "an input cannot be read, or has more rejects than --max-rejects"},
    {ERR_GUARD, "a band moved more than --guard allows; the candidate is kept for review"},
    {ERR_LOCKED, "another run holds the lock"},
    {ERR_BUG, "a bug, or memory ran out"},
    {ERR_WRITE, "a write failed"},
};
enum { EXIT_CODE_COUNT = sizeof(exit_codes) / sizeof(*exit_codes) };

void options_exit_codes(struct buf *out)
{
	for (size_t i = 0; i < EXIT_CODE_COUNT; i++)
		buf_addf(out, "  %-3d %s\n", (int)exit_codes[i].code, exit_codes[i].meaning);
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

static void man_settings(struct buf *out)
{
	buf_add_string(out, ".SH SETTINGS\nAlso keys of [run] in a configuration.\n");
	for (size_t i = 0; i < settings_count(); i++) {
		const struct setting_info *info = settings_info(i);
		man_entry(out, 0, info->word, info->range, info->help);
		if (*info->preset) {
			buf_add_string(out, "Default: ");
			man_text(out, info->preset);
			buf_add_string(out, ".\n");
		}
	}
}

void options_man(const struct command *command, struct buf *out)
{
	buf_addf(out, ".TH PAYBANDS\\-%s 1\n.SH NAME\npaybands\\-%s \\- ", command->name,
		 command->name);
	man_text(out, command->summary);
	buf_addf(out, "\n.SH SYNOPSIS\n.B paybands %s\n[options] %s\n.SH DESCRIPTION\n.nf\n",
		 command->name, command->arguments);
	man_text(out, command->description);
	buf_add_string(out, "\n.fi\n.SH OPTIONS\n");
	for (int id = 0; id < ID_COUNT; id++)
		if (option_table[id].flag & taken(command))
			man_entry(out, option_table[id].letter, option_table[id].word,
				  option_table[id].argument, option_table[id].help);
	if (command->takes & OPTION_SETTINGS)
		man_settings(out);
	buf_add_string(out, ".SH EXIT STATUS\n");
	for (size_t i = 0; i < EXIT_CODE_COUNT; i++) {
		buf_addf(out, ".TP\n.B %d\n", (int)exit_codes[i].code);
		man_text(out, exit_codes[i].meaning);
		buf_add_char(out, '\n');
	}
}
