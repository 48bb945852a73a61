/* SPDX-License-Identifier: GPL-3.0-or-later */
/* config_file.c: a configuration file.
 *
 *     [run]
 *     as_of = 2024-05
 *     output = out
 *
 *     [source ai-jobs]
 *     layout = ai-jobs
 *     path = ../files/salaries*.csv
 *
 * One list has every section with its keys, what each does and what reads it: the help texts, the man
 * pages and the messages about what is unknown are made from it.
 */
#include "cmd/config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/ini.h"
#include "base/mem.h"
#include "cmd/home.h"
#include "cmd/release.h"
#include "ingest/layout/layout.h"
#include "model/date_text.h"
#include "model/pay/currency.h"
#include "model/title/level_limits.h"

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

static int take_output(struct err *e, struct config *c, struct source *source, const char *path,
		       const struct ini_entry *entry)
{
	(void)source;
	if (!entry->value.len)
		return err_set(e, ERR_USAGE, "%s:%u: output is empty", path, entry->line);
	free(c->output);
	c->output = beside(path, entry->value);
	return 0;
}

static int take_catalogue(struct err *e, struct config *c, struct source *source, const char *path,
			  const struct ini_entry *entry)
{
	(void)source;
	if (!entry->value.len)
		return err_set(e, ERR_USAGE, "%s:%u: catalogue is empty", path, entry->line);
	free(c->catalogue);
	c->catalogue = beside(path, entry->value);
	return 0;
}

static int take_setting(struct err *e, struct config *c, struct source *source, const char *path,
			const struct ini_entry *entry)
{
	(void)source;
	if (settings_set(e, &c->settings, entry->key, entry->value))
		return err_prefix(e, "%s:%u", path, entry->line);
	return 0;
}

/* One path per line: a source has files or parts. */
static int add_paths(struct err *e, struct source *source, const char *path,
		     const struct ini_entry *entry, bool parts)
{
	struct text rest = entry->value, one;

	if (source->paths.count && source->from_parts != parts)
		return err_set(e, ERR_USAGE, "%s:%u: source %s has both path and parts: give one",
			       path, entry->line, source->name);
	source->from_parts = parts;
	while (text_split(&rest, '\n', &one)) {
		if (!one.len)
			continue;
		char *full = beside(path, one);
		int result = source_add_path(e, source, full);
		free(full);
		if (result)
			return err_prefix(e, "%s:%u", path, entry->line);
	}
	return 0;
}

static int take_path(struct err *e, struct config *c, struct source *source, const char *path,
		     const struct ini_entry *entry)
{
	(void)c;
	return add_paths(e, source, path, entry, false);
}

static int take_parts(struct err *e, struct config *c, struct source *source, const char *path,
		      const struct ini_entry *entry)
{
	(void)c;
	return add_paths(e, source, path, entry, true);
}

static int take_layout(struct err *e, struct config *c, struct source *source, const char *path,
		       const struct ini_entry *entry)
{
	(void)e;
	(void)c;
	free(source->layout);
	source->layout = layout_is_path(entry->value)
			     ? beside(path, entry->value)
			     : mem_copy_text(entry->value.data, entry->value.len);
	return 0;
}

static int take_date(struct err *e, struct config *c, struct source *source, const char *path,
		     const struct ini_entry *entry)
{
	(void)c;
	if (date_from_iso(entry->value, &source->date) && date_of_pay(source->date))
		return 0;
	return err_set(e, ERR_USAGE,
		       "%s:%u: date '%.*s' is not YYYY, YYYY-MM or YYYY-MM-DD of 1970 to 2099",
		       path, entry->line, TEXT_ARG(entry->value));
}

/* It goes into titles and citations. */
static int take_release(struct err *e, struct config *c, struct source *source, const char *path,
			const struct ini_entry *entry)
{
	(void)c;
	if (!release_is_word(entry->value))
		return err_set(e, ERR_USAGE,
			       "%s:%u: release '%.*s' is not at most %d letters, digits, - _ and .",
			       path, entry->line, TEXT_ARG(entry->value), RELEASE_LETTERS);
	free(source->release);
	source->release = mem_copy_text(entry->value.data, entry->value.len);
	return 0;
}

static int take_sample(struct err *e, struct config *c, struct source *source, const char *path,
		       const struct ini_entry *entry)
{
	(void)c;
	source->sample = text_equal(entry->value, TEXT_LITERAL("yes"));
	if (source->sample || text_equal(entry->value, TEXT_LITERAL("no")))
		return 0;
	return err_set(e, ERR_USAGE, "%s:%u: sample is yes or no", path, entry->line);
}

static int take_private(struct err *e, struct config *c, struct source *source, const char *path,
			const struct ini_entry *entry)
{
	(void)c;
	source->confidential = text_equal(entry->value, TEXT_LITERAL("yes"));
	if (source->confidential || text_equal(entry->value, TEXT_LITERAL("no")))
		return 0;
	return err_set(e, ERR_USAGE, "%s:%u: private is yes or no", path, entry->line);
}

static int take_ecb(struct err *e, struct config *c, struct source *source, const char *path,
		    const struct ini_entry *entry)
{
	(void)source;
	if (!entry->value.len)
		return err_set(e, ERR_USAGE, "%s:%u: ecb is empty", path, entry->line);
	free(c->ecb);
	c->ecb = beside(path, entry->value);
	return 0;
}

/* "PLN = 0.25", "PLN 2023 = 0.238" */
static int take_rate(struct err *e, struct config *c, struct source *source, const char *path,
		     const struct ini_entry *entry)
{
	struct fx_given rate = {.year = 0};
	struct text name = entry->key, year;
	long long number = 0;

	(void)source;
	name.len = name.len > 3 ? 3 : name.len;
	year = text_trim(
	    (struct text){.data = entry->key.data + name.len, .len = entry->key.len - name.len});
	rate.currency = name.len == 3 ? code_of(name) : 0;
	if (!rate.currency || !currency_known(rate.currency) || rate.currency == CURRENCY_USD ||
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

static int take_wages(struct err *e, struct config *c, struct source *source, const char *path,
		      const struct ini_entry *entry)
{
	(void)source;
	if (!entry->value.len)
		return err_set(e, ERR_USAGE, "%s:%u: path is empty", path, entry->line);
	if (c->wages)
		return err_set(e, ERR_USAGE, "%s:%u: 'path' is given twice", path, entry->line);
	c->wages = beside(path, entry->value);
	return 0;
}

/* "[levels data]" is of the family "data", "[levels]" of all. */
static int take_level(struct err *e, struct config *c, struct source *source, const char *path,
		      const struct ini_entry *entry)
{
	struct text rest = entry->section, word;

	(void)source;
	text_split(&rest, ' ', &word);
	if (!c->levels)
		c->levels = level_limits_new();
	if (level_limits_set(e, c->levels, rest, entry->key, entry->value))
		return err_prefix(e, "%s:%u", path, entry->line);
	return 0;
}

/* Also a key that [site] does not know. */
static int take_site(struct err *e, struct config *c, struct source *source, const char *path,
		     const struct ini_entry *entry)
{
	bool folder = text_equal(entry->key, TEXT_LITERAL("editorial")) && entry->value.len;
	char *full = folder ? beside(path, entry->value) : NULL;
	int result = site_set(e, &c->site, entry->key, full ? text_of(full) : entry->value);

	(void)source;
	free(full);
	return result ? err_prefix(e, "%s:%u", path, entry->line) : 0;
}

/* ---- the sections ---- */

static const struct config_key run_keys[] = {
    {"output", "DIR", "publish runs in DIR (default: out)", take_output},
    {"catalogue", "DIR", "lay your own roles/, layouts/ and reference/ over the installed ones",
     take_catalogue},
    {"SETTING", "VALUE", "set any of the settings above by its name: min_n = 5", take_setting},
};
static const struct config_key source_keys[] = {
    {"layout", "NAME", "read the files by this layout: a known name or a layout file", take_layout},
    {"path", "FILE", "read this file; patterns are allowed, and several, one per line", take_path},
    {"parts", "FILE", "instead of path: read these parts, which paybands cells made of its files",
     take_parts},
    {"date", "DATE", "date pay that has no date of its own [YYYY, YYYY-MM or YYYY-MM-DD]",
     take_date},
    {"release", "WORD",
     "state the publisher's release of the files, such as 30.1 (default: of O*NET's, what the Read "
     "Me.txt beside them says)",
     take_release},
    {"sample", "yes|no", "mark every figure as made up (default: no)", take_sample},
    {"private", "yes|no", "keep the source out of everything published (default: no)",
     take_private},
};
static const struct config_key rates_keys[] = {
    {"ecb", "FILE", "take the reference rates of the ECB, as published (eurofxref-hist.zip)",
     take_ecb},
    {"PLN", "RATE", "set US dollars per unit of a currency, for every year", take_rate},
    {"PLN 2023", "RATE", "set them for one year", take_rate},
};
static const struct config_key wages_keys[] = {
    {"path", "FILE",
     "age pay by this file: Indeed Hiring Lab's posted-wage-growth-by-country.csv, or columns "
     "month,index",
     take_wages},
};
static const struct config_key levels_keys[] = {
#define LEVEL_ROW(level, word, years)                                                              \
	{word, "YEARS",                                                                            \
	 "read rows without a stated level as " word                                               \
	 " from this many years on, or never (default: " #years ")",                               \
	 take_level},
    LEVEL_LIMITS(LEVEL_ROW)
#undef LEVEL_ROW
};
static const struct config_key family_levels_keys[] = {
    {"LEVEL", "YEARS", "read rows of the family as this level from this many years on, or never",
     take_level},
};
static const struct config_key site_keys[] = {
#define SITE_ROW(field, word, argument, help) {word, argument, help, take_site},
    SITE_KEYS(SITE_ROW)
#undef SITE_ROW
};

#define KEYS(list) .keys = (list), .key_count = sizeof(list) / sizeof(*(list))
static const struct config_section sections[] = {
    {.name = "run", .help = "settings of the run", KEYS(run_keys), .other = take_setting},
    {.name = "source",
     .argument = "NAME",
     .of_sources = true,
     .help = "one input; a section for each",
     KEYS(source_keys)},
    {.name = "rates",
     .help = "rates of exchange; a year's override every year's, and both the ECB's",
     KEYS(rates_keys),
     .other = take_rate},
    {.name = "wages", .help = "an index of wages", KEYS(wages_keys)},
    {.name = "levels",
     .help = "give a level by years of experience to rows that state none (off without this "
	     "section)",
     KEYS(levels_keys),
     .other = take_level},
    {.name = "levels",
     .argument = "FAMILY",
     .help = "set other limits for one role family; missing keys are taken from [levels]",
     KEYS(family_levels_keys),
     .other = take_level},
    {.name = "site", .help = "the site that serves the run", KEYS(site_keys), .other = take_site},
};
enum { SECTION_COUNT = sizeof(sections) / sizeof(*sections), KEYS_MOST = 8 };

const struct config_section *config_sections(size_t *count)
{
	*count = SECTION_COUNT;
	return sections;
}

/* ---- reading ---- */

/* Is `text` the head of this section? `*name` is what follows it. */
static bool is_head(const struct config_section *section, struct text text, struct text *name)
{
	struct text word = text_of(section->name);

	if (!section->argument)
		return text_equal(text, word);
	if (text.len <= word.len || !text_starts(text, word) || text.data[word.len] != ' ')
		return false;
	*name = text_trim(
	    (struct text){.data = text.data + word.len + 1, .len = text.len - word.len - 1});
	return true;
}

/* "[run], [rates] and [source NAME]" */
static void add_section_names(struct buf *out)
{
	for (size_t i = 0; i < SECTION_COUNT; i++) {
		buf_add_string(out, i == 0 ? "" : i + 1 < SECTION_COUNT ? ", " : " and ");
		buf_addf(out, "[%s%s%s]", sections[i].name, sections[i].argument ? " " : "",
			 sections[i].argument ? sections[i].argument : "");
	}
}

static int unknown_section(struct err *e, const char *path, const struct ini_entry *entry)
{
	struct buf known;
	int result;

	buf_init(&known, BUF_LIMIT_DEFAULT);
	add_section_names(&known);
	result = err_set(e, ERR_USAGE, "%s:%u: unknown section [%.*s]; known are %.*s", path,
			 entry->line, TEXT_ARG(entry->section), TEXT_ARG(buf_text(&known)));
	buf_release(&known);
	return result;
}

static int unknown_key(struct err *e, const struct config_section *section, const char *path,
		       const struct ini_entry *entry)
{
	const char *words[KEYS_MOST], *nearest;
	struct buf known;
	int result;

	assert(section->key_count <= KEYS_MOST);
	buf_init(&known, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < section->key_count; i++) {
		words[i] = section->keys[i].word;
		buf_addf(&known, "%s%s", i ? ", " : " (", words[i]);
	}
	buf_add_char(&known, ')');
	nearest = text_nearest(entry->key, words, section->key_count);
	if (nearest) {
		buf_clear(&known);
		buf_addf(&known, "; did you mean %s?", nearest);
	}
	result = err_set(e, ERR_USAGE, "%s:%u: unknown key '%.*s' of %s%s%s%.*s", path, entry->line,
			 TEXT_ARG(entry->key), section->argument ? "a " : "[", section->name,
			 section->argument ? "" : "]", TEXT_ARG(buf_text(&known)));
	buf_release(&known);
	return result;
}

static int key_take(struct err *e, const struct config_section *section, struct config *c,
		    struct source *source, const char *path, const struct ini_entry *entry)
{
	for (size_t i = 0; i < section->key_count; i++)
		if (text_equal(entry->key, text_of(section->keys[i].word)))
			return section->keys[i].take(e, c, source, path, entry);
	if (section->other)
		return section->other(e, c, source, path, entry);
	return unknown_key(e, section, path, entry);
}

/* The source of the section's name, made if it is the first key of it. */
static int source_of(struct err *e, struct source **out, struct config *c, struct text name,
		     const char *path, const struct ini_entry *entry)
{
	if (!config_is_source_name(name))
		return err_set(e, ERR_USAGE,
			       "%s:%u: '%.*s' cannot name a source; use letters, digits, - _ and .",
			       path, entry->line, TEXT_ARG(name));
	*out = config_find_source(c, name);
	if (!*out)
		*out = config_new_source(c, name, TEXT_LITERAL(""));
	return 0;
}

static int entry_take(struct err *e, struct config *c, const char *path,
		      const struct ini_entry *entry)
{
	struct text name = TEXT_LITERAL("");
	struct source *source = NULL;

	for (size_t i = 0; i < SECTION_COUNT; i++) {
		if (!is_head(&sections[i], entry->section, &name))
			continue;
		if (sections[i].of_sources && c->no_sources)
			return 0;
		if (sections[i].of_sources && source_of(e, &source, c, name, path, entry))
			return -1;
		return key_take(e, &sections[i], c, source, path, entry);
	}
	return unknown_section(e, path, entry);
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
	if (result == 0 && !c->no_sources)
		result = check_sources(e, c, path);
	ini_release(&ini);
	return result;
}

int config_read_rest(struct err *e, struct config *c, const char *path)
{
	c->no_sources = true;
	return config_read(e, c, path);
}
