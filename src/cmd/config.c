/* SPDX-License-Identifier: GPL-3.0-or-later */
/* config.c: what a run reads: sources, with the patterns that name their files expanded; see config.h. */
#include "cmd/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bytes_in.h"
#include "base/mem.h"
#include "base/path_pattern.h"
#include "model/title/level_limits.h"

void config_init(struct config *c)
{
	*c = (struct config){.output = mem_copy_text("out", 3)};
	settings_init(&c->settings);
}

void source_release(struct source *s)
{
	free(s->name);
	free(s->layout);
	free(s->release);
	for (size_t i = 0; i < s->paths.count; i++)
		free((char *)s->paths.items[i]);
	text_list_release(&s->paths);
	free(s->kept_part);
}

void config_release(struct config *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->count; i++)
		source_release(&c->sources[i]);
	free(c->sources);
	free(c->rates);
	free(c->ecb);
	free(c->wages);
	free(c->output);
	free(c->catalogue);
	level_limits_free(c->levels);
	site_release(&c->site);
	*c = (struct config){.output = NULL};
}

struct source *config_new_source(struct config *c, struct text name, struct text layout)
{
	struct source *s;

	c->sources = mem_grow(c->sources, &c->room, c->count + 1, sizeof(*c->sources));
	s = &c->sources[c->count++];
	*s = (struct source){
	    .name = mem_copy_text(name.data, name.len),
	    .layout = layout.len ? mem_copy_text(layout.data, layout.len) : NULL,
	};
	return s;
}

/* A sample's name marks it too, so that it is recognised however it is given; so does that of a
 * sample in an archive ("all.zip#data/sample-pay.csv"). */
static bool named_as_sample(const char *path)
{
	struct text rest = text_of(path), part;

	while (text_split(&rest, '#', &part)) {
		for (size_t i = part.len; i > 0; i--) {
			if (part.data[i - 1] != '/')
				continue;
			part.data += i;
			part.len -= i;
			break;
		}
		if (text_starts(part, TEXT_LITERAL("sample-")))
			return true;
	}
	return false;
}

static void add_path(void *source, const char *path)
{
	struct source *s = source;

	if (named_as_sample(path))
		s->sample = true;
	text_list_add(&s->paths, mem_copy_text(path, strlen(path)));
}

/* The files of a pattern, each with the part that stood after it ("" or "#PART"). */
static int add_files(struct err *e, struct source *s, const char *pattern, const char *part)
{
	struct folder found;
	int result = path_pattern_read(e, &found, pattern);

	if (result == 0 && !found.count)
		result = err_set(e, ERR_INPUT, "%s%s: no file matches; check the pattern", pattern,
				 part);
	for (size_t i = 0; result == 0 && i < found.count; i++) {
		size_t room = strlen(found.names[i]) + strlen(part) + 1;
		char *path = mem_alloc(room, 1);
		snprintf(path, room, "%s%s", found.names[i], part);
		bytes_in_each_member(path, add_path, s);
		free(path);
	}
	folder_release(&found);
	return result;
}

/* The text after a '#' selects a part of each file. It is not a pattern of file names, unless the
 * whole text is a file's name or matches some. */
int source_add_path(struct err *e, struct source *s, const char *path)
{
	const char *hash = strchr(path, '#');
	struct err ignored = ERR_INIT;
	char *file;
	int result;

	if (!strpbrk(path, "*?[") || access(path, F_OK) == 0) {
		add_path(s, path);
		return 0;
	}
	if (!hash)
		return add_files(e, s, path, "");
	if (add_files(&ignored, s, path, "") == 0)
		return 0;
	file = mem_copy_text(path, (size_t)(hash - path));
	if (text_equal(text_of(file), TEXT_LITERAL("-"))) {
		add_path(s, path);
		result = 0;
	} else {
		result = add_files(e, s, file, hash);
	}
	free(file);
	return result;
}

bool config_is_source_name(struct text name)
{
	if (!name.len || name.len > 64)
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (!ascii_alpha(name.data[i]) && !ascii_digit(name.data[i]) &&
		    !memchr("-_.", name.data[i], 3))
			return false;
	return true;
}

struct source *config_find_source(struct config *c, struct text name)
{
	for (size_t i = 0; i < c->count; i++)
		if (text_equal(text_of(c->sources[i].name), name))
			return &c->sources[i];
	return NULL;
}

/* "mine" of "mine" and of "layouts/mine.ini". */
static struct text name_of_layout(struct text layout)
{
	struct text name = layout;

	for (size_t i = 0; i < layout.len; i++)
		if (layout.data[i] == '/')
			name =
			    (struct text){.data = layout.data + i + 1, .len = layout.len - i - 1};
	if (text_ends(name, TEXT_LITERAL(".ini")))
		name.len -= 4;
	return name;
}

int config_add_files(struct err *e, struct config *c, const char *layout,
		     const struct text_list *files)
{
	struct text name = name_of_layout(text_of(layout));
	struct source *s;

	if (!config_is_source_name(name))
		return err_set(e, ERR_USAGE, "--layout %s: not the name of a layout", layout);
	s = config_new_source(c, name, text_of(layout));
	if (!files->count)
		return source_add_path(e, s, "-");
	for (size_t i = 0; i < files->count; i++)
		if (source_add_path(e, s, files->items[i]))
			return -1;
	return 0;
}

/* "LAYOUT=PATH" into its parts and the name of a source. */
static int split_source(struct err *e, const char *option, const char *given, struct text *layout,
			struct text *name, const char **path)
{
	const char *equals = strchr(given, '=');

	if (!equals || equals == given || !equals[1])
		return err_set(e, ERR_USAGE, "--%s %s: write it as LAYOUT=PATH", option, given);
	*layout = (struct text){.data = given, .len = (size_t)(equals - given)};
	*name = name_of_layout(*layout);
	*path = equals + 1;
	if (!config_is_source_name(*name))
		return err_set(e, ERR_USAGE, "--%s %s: the layout's name is not one", option,
			       given);
	return 0;
}

int config_add_source(struct err *e, struct config *c, const char *layout_and_path)
{
	struct text layout, name;
	struct source *s;
	const char *path;

	if (split_source(e, "source", layout_and_path, &layout, &name, &path))
		return -1;
	s = config_find_source(c, name);
	if (!s)
		s = config_new_source(c, name, layout);
	return source_add_path(e, s, path);
}

int config_add_own(struct err *e, struct config *c, const char *layout_and_path)
{
	struct text layout, name;
	struct source *s;
	const char *path;

	if (split_source(e, "own", layout_and_path, &layout, &name, &path))
		return -1;
	s = config_find_source(c, name);
	/* A source of the configuration is not added to: it may be public. */
	if (!s || !s->confidential || !text_equal(text_of(s->layout), layout))
		s = config_new_source(c, name, layout);
	s->confidential = true;
	return source_add_path(e, s, path);
}
