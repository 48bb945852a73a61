/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options.c: reading a command line by the list of options. */
#include "cmd/options.h"

#include <popt.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A row's place in the table is what popt gives back for it, plus one. */
static const struct option_row option_table[ID_COUNT] = {
#define OPTION_ROW(name, kept, member, word, letter, argument, help)                               \
	{ID_##name, word, letter, argument, help},
    OPTIONS(OPTION_ROW)
#undef OPTION_ROW
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
	text_list_release(&o->only);
	text_list_release(&o->without);
	text_list_release(&o->own);
	text_list_release(&o->targets);
	text_list_release(&o->setting_words);
	text_list_release(&o->setting_values);
	text_list_release(&o->arguments);
	arena_release(&o->texts);
}

bool command_takes(const struct command *command, enum option_id id)
{
	const enum option_id *takes = command->takes;

	while (*takes != id && *takes != ID_HELP)
		takes++;
	return *takes == id;
}

const struct option_row *options_next(const struct command *command, const struct option_row *after)
{
	const struct option_row *row = after ? after + 1 : option_table;

	while (row < option_table + ID_COUNT && !command_takes(command, row->id))
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
	struct text word = text_of(given);
	size_t count = 0;
	const char **names, *nearest;

	while (table[count].longName)
		count++;
	names = mem_alloc(count, sizeof(*names));
	for (size_t i = 0; i < count; i++)
		names[i] = table[i].longName;
	text_split(&(struct text){.data = given, .len = strlen(given)}, '=', &word);
	while (word.len && word.data[0] == '-') {
		word.data++;
		word.len--;
	}
	nearest = text_nearest(word, names, count);
	free(names);
	if (nearest)
		return err_set(e, ERR_USAGE, "%s: unknown option %s; did you mean --%s?",
			       command->name, given, nearest);
	return err_set(e, ERR_USAGE, "%s: unknown option %s; see paybands %s --help", command->name,
		       given, command->name);
}

static void take_setting(struct options *out, size_t number, const char *argument)
{
	text_list_add(&out->setting_words, settings_info(number)->word);
	text_list_add(&out->setting_values, argument);
}

static void take_option(struct options *out, enum option_id id, const char *argument)
{
	switch (id) {
#define TAKE_TEXT(member) out->member = argument
#define TAKE_LIST(member) text_list_add(&out->member, argument)
#define TAKE_SWITCH(member) out->member = true
#define TAKE_SAME(member) out->member = true
#define TAKE_SAME_TEXT(member) out->member = argument
#define TAKE(name, kept, member, word, letter, takes, words)                                       \
	case ID_##name:                                                                            \
		TAKE_##kept(member);                                                               \
		break;
		OPTIONS(TAKE)
#undef TAKE
#undef TAKE_TEXT
#undef TAKE_LIST
#undef TAKE_SWITCH
#undef TAKE_SAME
#undef TAKE_SAME_TEXT
	case ID_COUNT:
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
		if (value > ID_COUNT)
			take_setting(out, (size_t)value - ID_COUNT - 1, argument);
		else
			take_option(out, (enum option_id)(value - 1), argument);
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
