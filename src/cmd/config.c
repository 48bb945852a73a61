/* SPDX-License-Identifier: GPL-3.0-or-later */
/* config.c: reads a configuration file and expands the patterns that name files; see config.h. */
#include "cmd/config.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/bytes_in.h"
#include "base/ini.h"
#include "base/mem.h"
#include "cmd/home.h"
#include "model/date_text.h"
#include "model/pay/currency.h"

void config_init(struct config *c)
{
	*c = (struct config){.output = mem_copy_text("out", 3)};
	settings_init(&c->settings);
}

static void source_release(struct source *s)
{
	free(s->name);
	free(s->layout);
	for (size_t i = 0; i < s->paths.count; i++)
		free((char *)s->paths.items[i]);
	text_list_release(&s->paths);
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
	glob_t found;
	int status = glob(pattern, GLOB_ERR, NULL, &found);

	if (status == GLOB_NOMATCH)
		return err_set(e, ERR_INPUT, "%s%s: no file matches; check the pattern", pattern,
			       part);
	if (status)
		return err_set(e, ERR_INPUT, "%s%s: the folder cannot be read", pattern, part);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		size_t room = strlen(found.gl_pathv[i]) + strlen(part) + 1;
		char *path = mem_alloc(room, 1);
		snprintf(path, room, "%s%s", found.gl_pathv[i], part);
		bytes_in_each_member(path, add_path, s);
		free(path);
	}
	globfree(&found);
	return 0;
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

/* A name goes into tables, file names and messages. */
static bool is_source_name(struct text name)
{
	if (!name.len || name.len > 64)
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (!ascii_alpha(name.data[i]) && !ascii_digit(name.data[i]) &&
		    !memchr("-_.", name.data[i], 3))
			return false;
	return true;
}

static struct source *find_source(struct config *c, struct text name)
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

	if (!is_source_name(name))
		return err_set(e, ERR_USAGE, "--layout %s: not the name of a layout", layout);
	s = config_new_source(c, name, text_of(layout));
	if (!files->count)
		return source_add_path(e, s, "-");
	for (size_t i = 0; i < files->count; i++)
		if (source_add_path(e, s, files->items[i]))
			return -1;
	return 0;
}

int config_add_source(struct err *e, struct config *c, const char *layout_and_path)
{
	const char *equals = strchr(layout_and_path, '=');
	struct text layout, name;
	struct source *s;

	if (!equals || equals == layout_and_path || !equals[1])
		return err_set(e, ERR_USAGE, "--source %s: write it as LAYOUT=PATH",
			       layout_and_path);
	layout = (struct text){.data = layout_and_path, .len = (size_t)(equals - layout_and_path)};
	name = name_of_layout(layout);
	if (!is_source_name(name))
		return err_set(e, ERR_USAGE, "--source %s: the layout's name is not one",
			       layout_and_path);
	s = find_source(c, name);
	if (!s)
		s = config_new_source(c, name, layout);
	return source_add_path(e, s, equals + 1);
}

/* ---- the file ---- */

static char *beside(const char *config_path, struct text path)
{
	const char *slash = strrchr(config_path, '/');
	char *tail = mem_copy_text(path.data, path.len);
	char *folder, *joined;

	if (path.data[0] == '/' || text_equal(path, TEXT_LITERAL("-")) || !slash)
		return tail;
	folder = mem_copy_text(config_path, (size_t)(slash - config_path));
	joined = path_join(folder, tail);
	free(folder);
	free(tail);
	return joined;
}

static int run_key(struct err *e, struct config *c, const char *path, const struct ini_entry *entry)
{
	if (text_equal(entry->key, TEXT_LITERAL("output"))) {
		if (!entry->value.len)
			return err_set(e, ERR_USAGE, "%s:%u: output is empty", path, entry->line);
		free(c->output);
		c->output = beside(path, entry->value);
		return 0;
	}
	if (settings_set(e, &c->settings, entry->key, entry->value))
		return err_prefix(e, "%s:%u", path, entry->line);
	return 0;
}

static int source_paths(struct err *e, struct source *s, const char *path,
			const struct ini_entry *entry)
{
	struct text rest = entry->value, one;

	while (text_split(&rest, '\n', &one)) {
		if (!one.len)
			continue;
		char *full = beside(path, one);
		int result = source_add_path(e, s, full);
		free(full);
		if (result)
			return err_prefix(e, "%s:%u", path, entry->line);
	}
	return 0;
}

static int source_key(struct err *e, struct source *s, const char *path,
		      const struct ini_entry *entry)
{
	static const char *const keys[] = {"layout", "path", "date", "sample"};
	const char *nearest;

	if (text_equal(entry->key, TEXT_LITERAL("path")))
		return source_paths(e, s, path, entry);
	if (text_equal(entry->key, TEXT_LITERAL("layout"))) {
		free(s->layout);
		s->layout = memchr(entry->value.data, '/', entry->value.len)
				? beside(path, entry->value)
				: mem_copy_text(entry->value.data, entry->value.len);
		return 0;
	}
	if (text_equal(entry->key, TEXT_LITERAL("date"))) {
		if (date_from_iso(entry->value, &s->date) && date_of_pay(s->date))
			return 0;
		return err_set(e, ERR_USAGE,
			       "%s:%u: date '%.*s' is not YYYY, YYYY-MM or YYYY-MM-DD of 1970 to "
			       "2099",
			       path, entry->line, TEXT_ARG(entry->value));
	}
	if (text_equal(entry->key, TEXT_LITERAL("sample"))) {
		s->sample = text_equal(entry->value, TEXT_LITERAL("yes"));
		if (s->sample || text_equal(entry->value, TEXT_LITERAL("no")))
			return 0;
		return err_set(e, ERR_USAGE, "%s:%u: sample is yes or no", path, entry->line);
	}
	nearest = text_nearest(entry->key, keys, sizeof(keys) / sizeof(*keys));
	return err_set(e, ERR_USAGE, "%s:%u: unknown key '%.*s' of a source%s%s%s", path,
		       entry->line, TEXT_ARG(entry->key), nearest ? "; did you mean " : "",
		       nearest ? nearest : "", nearest ? "?" : " (layout, path, date, sample)");
}

/* "PLN = 0.25", "PLN 2023 = 0.238", "ecb = FILE" */
static int rates_key(struct err *e, struct config *c, const char *path,
		     const struct ini_entry *entry)
{
	struct fx_given rate = {.year = 0};
	struct text name = entry->key, year;
	long long number = 0;

	if (text_equal(entry->key, TEXT_LITERAL("ecb"))) {
		if (!entry->value.len)
			return err_set(e, ERR_USAGE, "%s:%u: ecb is empty", path, entry->line);
		free(c->ecb);
		c->ecb = beside(path, entry->value);
		return 0;
	}
	name.len = name.len > 3 ? 3 : name.len;
	year = text_trim(
	    (struct text){.data = entry->key.data + name.len, .len = entry->key.len - name.len});
	rate.currency = name.len == 3 ? code_of(name) : 0;
	if (!rate.currency || !currency_known(rate.currency) ||
	    rate.currency == CODE3('U', 'S', 'D') ||
	    (year.len && (!text_to_long(year, &number) || number < 1900 || number > 2200)))
		return err_set(e, ERR_USAGE,
			       "%s:%u: '%.*s' is not ecb, a currency (PLN) or a currency's year "
			       "(PLN 2023)",
			       path, entry->line, TEXT_ARG(entry->key));
	if (!text_to_double(entry->value, &rate.usd_per_unit) || !(rate.usd_per_unit > 0))
		return err_set(e, ERR_USAGE,
			       "%s:%u: '%.*s' is not a rate above 0, in US dollars per unit", path,
			       entry->line, TEXT_ARG(entry->value));
	rate.year = (int)number;
	for (size_t i = 0; i < c->rate_count; i++)
		if (c->rates[i].currency == rate.currency && c->rates[i].year == rate.year)
			return err_set(e, ERR_USAGE, "%s:%u: '%.*s' is given twice", path,
				       entry->line, TEXT_ARG(entry->key));
	c->rates = mem_grow(c->rates, &c->rate_room, c->rate_count + 1, sizeof(*c->rates));
	c->rates[c->rate_count++] = rate;
	return 0;
}

static int wages_key(struct err *e, struct config *c, const char *path,
		     const struct ini_entry *entry)
{
	if (!text_equal(entry->key, TEXT_LITERAL("path")) || !entry->value.len)
		return err_set(e, ERR_USAGE,
			       "%s:%u: '%.*s' is not the path of a file of wages (path = FILE)",
			       path, entry->line, TEXT_ARG(entry->key));
	if (c->wages)
		return err_set(e, ERR_USAGE, "%s:%u: 'path' is given twice", path, entry->line);
	c->wages = beside(path, entry->value);
	return 0;
}

static int site_key_take(struct err *e, struct config *c, const char *path,
			 const struct ini_entry *entry)
{
	bool folder = text_equal(entry->key, TEXT_LITERAL("editorial")) && entry->value.len;
	char *full = folder ? beside(path, entry->value) : NULL;
	int result = site_set(e, &c->site, entry->key, full ? text_of(full) : entry->value);

	free(full);
	return result ? err_prefix(e, "%s:%u", path, entry->line) : 0;
}

static int entry_take(struct err *e, struct config *c, const char *path,
		      const struct ini_entry *entry)
{
	struct text name;
	struct source *s;

	if (text_equal(entry->section, TEXT_LITERAL("run")))
		return run_key(e, c, path, entry);
	if (text_equal(entry->section, TEXT_LITERAL("rates")))
		return rates_key(e, c, path, entry);
	if (text_equal(entry->section, TEXT_LITERAL("wages")))
		return wages_key(e, c, path, entry);
	if (text_equal(entry->section, TEXT_LITERAL("site")))
		return site_key_take(e, c, path, entry);
	if (!text_starts(entry->section, TEXT_LITERAL("source ")))
		return err_set(e, ERR_USAGE,
			       "%s:%u: unknown section [%.*s]; known are [run], [rates], [wages], "
			       "[site] and [source NAME]",
			       path, entry->line, TEXT_ARG(entry->section));
	name = text_trim(
	    (struct text){.data = entry->section.data + 7, .len = entry->section.len - 7});
	if (!is_source_name(name))
		return err_set(e, ERR_USAGE,
			       "%s:%u: '%.*s' cannot name a source; use letters, digits, - _ and .",
			       path, entry->line, TEXT_ARG(name));
	s = find_source(c, name);
	if (!s)
		s = config_new_source(c, name, TEXT_LITERAL(""));
	return source_key(e, s, path, entry);
}

static int check_sources(struct err *e, const struct config *c, const char *path)
{
	for (size_t i = 0; i < c->count; i++) {
		const struct source *s = &c->sources[i];
		if (!s->layout)
			return err_set(e, ERR_USAGE,
				       "%s: [source %s] has no layout; see paybands layouts", path,
				       s->name);
		if (!s->paths.count)
			return err_set(e, ERR_USAGE, "%s: [source %s] has no path", path, s->name);
	}
	if (!c->count)
		return err_set(e, ERR_USAGE,
			       "%s: names no source; add a [source NAME] with layout and path",
			       path);
	return 0;
}

int config_read(struct err *e, struct config *c, const char *path)
{
	struct ini ini;
	int result = ini_read(e, &ini, path);

	for (size_t i = 0; result == 0 && i < ini.count; i++)
		result = entry_take(e, c, path, &ini.entries[i]);
	if (result == 0)
		result = check_sources(e, c, path);
	ini_release(&ini);
	return result;
}
