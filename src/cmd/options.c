/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options.c: the table of options, and reading a command line by it. */
#include "cmd/options.h"

#include <popt.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

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
	ID_SHOW,
	ID_ROLE,
	ID_LEVEL,
	ID_YEARS,
	ID_AREA,
	ID_PAY,
	ID_COMPONENT,
	ID_JSON_ANSWER,
	ID_HELP,
	ID_COUNT
};

static const struct option_row option_table[ID_COUNT] = {
    [ID_CONFIG] = {OPTION_CONFIG, "config", 'c', "FILE",
		   "read this configuration (default: the embedded sample)"},
    [ID_OUTPUT] = {OPTION_OUTPUT, "output", 'o', "DIR", "publish runs in DIR (default: out)"},
    [ID_SOURCE] = {OPTION_SOURCE, "source", 's', "LAYOUT=PATH",
		   "read one input without a configuration (repeatable)"},
    [ID_LAYOUT] = {OPTION_LAYOUT, "layout", 'l', "NAME",
		   "read the files by this layout: a known name or a layout file"},
    [ID_REJECTS] = {OPTION_REJECTS, "rejects", 0, "FILE",
		    "also write the rows not used, each with its reason (.gz: compressed)"},
    [ID_JSON] = {OPTION_JSON, "json", 0, NULL, "print the row counts of every source as JSON"},
    [ID_SUMMARY] = {OPTION_SUMMARY, "summary", 0, NULL,
		    "print one line per source, as a Markdown table"},
    [ID_DRAFT] = {OPTION_DRAFT, "draft", 0, "FILE",
		  "draft a layout for FILE from its header and values"},
    [ID_QUIET] = {OPTION_QUIET, "quiet", 'q', NULL, "print errors only"},
    [ID_MATCH] = {OPTION_MATCH, "match", 0, NULL,
		  "add a column for what decided the role: rule, similar, occupation, vetoed"},
    [ID_SHOW] = {OPTION_SHOW, "show", 0, "NAME", "print the text of one layout"},
    [ID_ROLE] = {OPTION_PLACE, "role", 0, "ROLE", "look up this role, by id or name"},
    [ID_LEVEL] = {OPTION_PLACE, "level", 0, "LEVEL",
		  "look up junior, mid, senior, staff, manager, executive or all (default: all)"},
    [ID_YEARS] = {OPTION_PLACE, "years", 0, "YEARS",
		  "look up years of experience instead of a level"},
    [ID_AREA] = {OPTION_PLACE, "area", 0, "AREA",
		 "look up this place: US, US-CA, a CBSA code, or as people write it"},
    [ID_PAY] = {OPTION_PLACE, "pay", 0, "AMOUNT",
		"place this pay, in US dollars: 155000, \"$155K\", \"$75/hour\""},
    [ID_COMPONENT] = {OPTION_PLACE, "component", 0, "WORD",
		      "place it among base or total pay (default: base)"},
    [ID_JSON_ANSWER] = {OPTION_PLACE, "json", 0, NULL, "print the answer as JSON"},
    [ID_HELP] = {OPTION_HELP, "help", 'h', NULL, "print this help"},
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

const struct option_row *options_next(const struct command *command, const struct option_row *after)
{
	const struct option_row *row = after ? after + 1 : option_table;

	while (row < option_table + ID_COUNT && !(row->flag & (command->takes | OPTION_HELP)))
		row++;
	return row < option_table + ID_COUNT ? row : NULL;
}

const struct setting_info *options_next_setting(const struct command *command,
						const struct setting_info *after)
{
	size_t i = 0;

	while (after && settings_info(i++) != after)
		;
	while (i < settings_count() && settings_info(i)->stage > command->stage)
		i++;
	return i < settings_count() ? settings_info(i) : NULL;
}

/* popt's table for one command: the rows it takes, then the settings, each with
 * its number as the value that poptGetNextOpt returns. */
static struct poptOption *popt_table(const struct command *command)
{
	size_t settings = command->stage == STAGE_NONE ? 0 : settings_count();
	struct poptOption *table = mem_zero(ID_COUNT + settings + 1, sizeof(*table));
	size_t used = 0;

	for (const struct option_row *row = options_next(command, NULL); row;
	     row = options_next(command, row))
		table[used++] = (struct poptOption){
		    .longName = row->word,
		    .shortName = row->letter,
		    .argInfo = row->argument ? POPT_ARG_STRING : POPT_ARG_NONE,
		    .val = (int)(row - option_table) + 1,
		};
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
	case ID_JSON_ANSWER:
		out->json = true;
		break;
	case ID_SUMMARY:
		out->summary = true;
		break;
	case ID_DRAFT:
		out->draft = argument;
		break;
	case ID_SHOW:
		out->show = argument;
		break;
	case ID_ROLE:
		out->role = argument;
		break;
	case ID_LEVEL:
		out->level = argument;
		break;
	case ID_YEARS:
		out->years = argument;
		break;
	case ID_AREA:
		out->area = argument;
		break;
	case ID_PAY:
		out->pay = argument;
		break;
	case ID_COMPONENT:
		out->component = argument;
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
