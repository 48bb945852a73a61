/* SPDX-License-Identifier: GPL-3.0-or-later */
/* session.c: options to settings, tables, rates and output files; see session.h. */
#include "cmd/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "cmd/gather_source.h"
#include "cmd/part_order.h"
#include "cmd/release.h"
#include "cmd/share.h"
#include "parts/part.h"
#include "model/pay/exchange.h"
#include "model/title/level_limits.h"

static int begin(struct err *e, struct session *s, const struct options *options)
{
	*s = (struct session){.options = options};
	config_init(&s->config);
	buf_init(&s->tables_identity, BUF_LIMIT_DEFAULT);
	s->gather = (struct gather){
	    .config = &s->config,
	    .home = &s->home,
	    .tables = &s->tables,
	    .tables_identity = &s->tables_identity,
	    .quiet = options->quiet,
	};
	return home_find(e, &s->home);
}

/* The command line's settings go over the configuration's. */
static int take_settings(struct err *e, struct session *s)
{
	if (options_apply_settings(e, s->options, &s->config.settings))
		return -1;
	return settings_check(e, &s->config.settings);
}

/* What the configuration says over the table: the ECB's rates, then rates of every year, then years. */
static int take_rates(struct err *e, struct session *s)
{
	const struct config *c = &s->config;

	if (c->ecb && fx_read_ecb(e, s->tables.fx, c->ecb))
		return -1;
	for (int of_year = 0; of_year < 2; of_year++)
		for (size_t i = 0; i < c->rate_count; i++)
			if ((c->rates[i].year != 0) == (of_year == 1))
				fx_set(s->tables.fx, c->rates[i].currency, c->rates[i].year,
				       c->rates[i].usd_per_unit);
	return 0;
}

static int take_levels(struct err *e, struct session *s)
{
	struct config *c = &s->config;

	c->settings.levels = c->levels;
	if (c->levels && level_limits_settle(e, c->levels, s->tables.catalogue))
		return err_prefix(e, "%s", s->options->config);
	return 0;
}

static int no_currency(struct err *e, const struct fx_table *fx, code currency)
{
	char letters[4], nearest[4];

	code_text(currency, letters);
	code_text(fx_nearest(fx, currency), nearest);
	return err_set(e, ERR_USAGE, "currency %s: is not a currency%s%s%s", letters,
		       *nearest ? "; did you mean " : "", nearest, *nearest ? "?" : "");
}

/* The rate of the year that figures are of: at another year's, they would be of no date. */
static int take_currency(struct err *e, struct session *s)
{
	struct settings *settings = &s->config.settings;
	int year = as_of_date(settings, &s->tables).year, latest;
	char letters[4];

	if (settings_in_dollars(settings))
		return 0;
	if (!fx_knows(s->tables.fx, settings->currency))
		return no_currency(e, s->tables.fx, settings->currency);
	settings->rate_year = year;
	if (fx_rate(s->tables.fx, settings->currency, year, &settings->usd_per_unit))
		return 0;
	code_text(settings->currency, letters);
	latest = fx_latest(s->tables.fx, settings->currency);
	if (latest)
		return err_set(
		    e, ERR_USAGE,
		    "currency %s: no exchange rate for %d, the year of as-of (the latest is "
		    "for %d); add one under [rates]: %s %d = US dollars",
		    letters, year, latest, letters, year);
	return err_set(e, ERR_USAGE,
		       "currency %s: no exchange rate; add one under [rates]: %s %d = US dollars",
		       letters, letters, year);
}

/* What layouts say before anything is read: the release of each source, and whether cities must be known. */
static int ask_layouts(struct err *e, struct session *s, struct layout **layouts,
		       enum gazetteer_extent *places)
{
	for (size_t i = 0; i < s->config.count; i++) {
		struct source *source = &s->config.sources[i];
		if (gather_load_layout(e, &s->gather, source, &layouts[i]))
			return err_prefix(e, "source %s", source->name);
		release_find(source, layouts[i]);
		if (layout_reads_places(layouts[i]))
			*places = GAZETTEER_CITIES;
	}
	return 0;
}

/* What rows are looked up in, as the configuration has it. */
static int load_tables(struct err *e, struct session *s, enum gazetteer_extent places)
{
	if (tables_load(e, &s->tables, &s->home, places, s->config.settings.jobs) ||
	    take_rates(e, s) || take_levels(e, s))
		return -1;
	if (s->config.wages && wage_index_read(e, s->tables.wages, s->config.wages))
		return -1;
	part_order(&s->config);
	return take_currency(e, s);
}

/* Loads the tables, of places at least as many as `places` says. Areas may be asked for by the names that layouts give
 * to regions. */
static int prepare(struct err *e, struct session *s, enum gazetteer_extent places)
{
	struct layout **layouts;
	int result;

	if (s->config.catalogue && home_lay_over(e, &s->home, s->config.catalogue))
		return -1;
	layouts = mem_zero(s->config.count + 1, sizeof(struct layout *));
	result = ask_layouts(e, s, layouts, &places);
	if (result == 0)
		result = load_tables(e, s, places);
	for (size_t i = 0; i < s->config.count; i++) {
		if (result == 0)
			layout_name_regions(layouts[i], s->tables.gazetteer);
		layout_free(layouts[i]);
	}
	free(layouts);
	return result;
}

/* What of a configuration a command reads. */
typedef int choose_sources(struct err *e, struct config *c);

static int open_configured(struct err *e, struct session *s, const struct options *options,
			   choose_sources *choose)
{
	char *sample = NULL;
	int result = begin(e, s, options);

	if (result == 0 && options->arguments.count)
		result =
		    err_set(e, ERR_USAGE,
			    "'%s': files are given as --source LAYOUT=PATH or in a configuration",
			    options->arguments.items[0]);
	for (size_t i = 0; result == 0 && i < options->sources.count; i++)
		result = config_add_source(e, &s->config, options->sources.items[i]);
	if (result == 0 && options->config) {
		result = config_read(e, &s->config, options->config);
	} else if (result == 0 && !options->sources.count) {
		sample = path_join(s->home.sample, "paybands.ini");
		result = config_read(e, &s->config, sample);
	}
	if (result == 0)
		result = config_choose(e, &s->config, options);
	if (result == 0)
		result = choose(e, &s->config);
	if (result == 0)
		result = take_settings(e, s);
	if (result == 0)
		result = prepare(e, s, GAZETTEER_CITIES);
	if (result == 0 && s->config.site.editorial)
		result =
		    editorial_load(e, &s->editorial, s->config.site.editorial, s->tables.catalogue);
	if (result == 0 && s->editorial)
		editorial_convert(s->editorial, settings_rate(&s->config.settings));
	free(sample);
	return result;
}

int session_open_run(struct err *e, struct session *s, const struct options *options)
{
	return open_configured(e, s, options, config_leave_private_out);
}

static int keep_every(struct err *e, struct config *c)
{
	(void)e;
	(void)c;
	return 0;
}

int session_open_check(struct err *e, struct session *s, const struct options *options)
{
	return open_configured(e, s, options, keep_every);
}

int session_open_own(struct err *e, struct session *s, const struct options *options)
{
	if (begin(e, s, options))
		return -1;
	if (options->arguments.count)
		return err_set(e, ERR_USAGE, "'%s': own pay is given as --own LAYOUT=PATH",
			       options->arguments.items[0]);
	if ((options->config && config_read(e, &s->config, options->config)) ||
	    config_keep_own(e, &s->config, &options->own) || take_settings(e, s))
		return -1;
	return prepare(e, s, GAZETTEER_CITIES);
}

int session_open_filter(struct err *e, struct session *s, const struct options *options,
			const char *layout)
{
	if (begin(e, s, options))
		return -1;
	if (options->config && config_read_rest(e, &s->config, options->config))
		return -1;
	/* The bands of a filter are of the observations given to it, unless an option says
	 * otherwise. */
	s->config.settings.outlier_distance = 0;
	if (take_settings(e, s))
		return -1;
	for (size_t i = 0; i < options->sources.count; i++)
		if (config_add_source(e, &s->config, options->sources.items[i]))
			return -1;
	if (options->layout && options->sources.count && !options->arguments.count)
		return err_set(e, ERR_USAGE,
			       "--layout %s: needs at least one FILE; --source names its own "
			       "layout",
			       options->layout);
	if ((!options->sources.count || options->arguments.count) &&
	    config_add_files(e, &s->config, layout, &options->arguments))
		return -1;
	if (config_choose(e, &s->config, options))
		return -1;
	return prepare(e, s, GAZETTEER_AREAS);
}

/* The source that a part is of. One by one, so that they may be of several. */
static int add_part(struct err *e, struct session *s, const char *path)
{
	struct source *source;
	struct part p;
	int result = -1;

	if (part_peek(e, &p, path))
		return -1;
	if (!config_is_source_name(p.head.source)) {
		part_foreign(e, &p);
		goto done;
	}
	source = config_find_source(&s->config, p.head.source);
	if (!source) {
		source = config_new_source(&s->config, p.head.source,
					   s->options->layout ? text_of(s->options->layout)
							      : p.head.layout);
		source->from_parts = true;
		source->date = p.head.date;
	}
	result = source_add_path(e, source, path);
done:
	part_release(&p);
	return result;
}

int session_open_merge(struct err *e, struct session *s, const struct options *options)
{
	if (begin(e, s, options))
		return -1;
	if (options->config && config_read_rest(e, &s->config, options->config))
		return -1;
	s->config.settings.outlier_distance = 0; /* as of a filter */
	if (take_settings(e, s))
		return -1;
	if (options->sources.count || !options->arguments.count)
		return err_set(
		    e, ERR_USAGE,
		    "--merge: give parts, and nothing else: paybands bands --merge PART...");
	for (size_t i = 0; i < options->arguments.count; i++)
		if (add_part(e, s, options->arguments.items[i]))
			return -1;
	if (config_choose(e, &s->config, options))
		return -1;
	return prepare(e, s, GAZETTEER_AREAS);
}

static void keep_files(struct text_list *paths, const struct share *share)
{
	size_t kept = 0;

	for (size_t i = 0; i < paths->count; i++) {
		if (i >= share->first && i < share->end)
			paths->items[kept++] = paths->items[i];
		else
			free((char *)paths->items[i]);
	}
	paths->count = kept;
}

/* "3/200": the third of 200 shares of the source. */
static int take_share(struct err *e, struct session *s)
{
	const char *given = s->options->slice;
	struct source *source = &s->config.sources[0];
	struct layout *layout = NULL;
	unsigned long long number, of;
	struct share share;
	char after;

	if (!given)
		return 0;
	if (sscanf(given, "%6llu/%6llu%c", &number, &of, &after) != 2 || number < 1 || number > of)
		return err_set(e, ERR_USAGE, "--part %s: write it as K/N, K from 1 to N", given);
	if (gather_load_layout(e, &s->gather, source, &layout))
		return -1;
	share_of(&share, source, layout_reads_apart(layout), number - 1, of);
	layout_free(layout);
	if (share.first == share.end)
		return err_set(e, ERR_USAGE,
			       "--part %s: nothing is left for it: of %zu files, only large ones "
			       "that are not packed are cut: make fewer parts",
			       given, source->paths.count);
	source->share = (uint32_t)number;
	source->shares = (uint32_t)of;
	source->piece_from = share.from;
	source->piece_to = share.to;
	keep_files(&source->paths, &share);
	return 0;
}

static int take_own_files(struct err *e, struct session *s)
{
	const struct options *options = s->options;

	if (!options->layout)
		return err_set(e, ERR_USAGE,
			       "cells: which layout? give --layout NAME; see paybands layouts");
	if (!options->arguments.count)
		return err_set(e, ERR_USAGE, "cells: give at least one FILE (- is standard input)");
	return config_add_files(e, &s->config, options->layout, &options->arguments);
}

int session_open_cells(struct err *e, struct session *s, const struct options *options)
{
	bool configured = options->config && !options->layout && !options->arguments.count;

	if (begin(e, s, options))
		return -1;
	if (options->config && (configured ? config_read(e, &s->config, options->config)
					   : config_read_rest(e, &s->config, options->config)))
		return -1;
	if (!configured && take_own_files(e, s))
		return -1;
	if (config_choose(e, &s->config, options) || config_leave_private_out(e, &s->config) ||
	    take_settings(e, s))
		return -1;
	if (s->config.count != 1)
		return err_set(e, ERR_USAGE,
			       "cells: %s has %zu sources, and a part is of one: say --only SOURCE",
			       options->config, s->config.count);
	if (s->config.sources[0].from_parts)
		return err_set(e, ERR_USAGE, "cells: source %s is given as parts already",
			       s->config.sources[0].name);
	return prepare(e, s, GAZETTEER_AREAS) || take_share(e, s) ? -1 : 0;
}

static bool same_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* A file given twice would count everybody in it twice; rejects written over an input would
 * end it. */
static int check_files(struct err *e, const struct session *s)
{
	const char *rejects = s->options->rejects;

	for (size_t i = 0; i < s->config.count; i++) {
		const struct text_list *paths = &s->config.sources[i].paths;
		for (size_t p = 0; p < paths->count; p++) {
			if (rejects && same_file(rejects, paths->items[p]))
				return err_set(e, ERR_USAGE, "--rejects %s: is an input", rejects);
			for (size_t q = 0; q < p; q++)
				if (strcmp(paths->items[p], paths->items[q]) == 0 ||
				    (!strchr(paths->items[p], '#') &&
				     same_file(paths->items[p], paths->items[q])))
					return err_set(e, ERR_USAGE,
						       "%s: is given twice to source %s",
						       paths->items[p], s->config.sources[i].name);
		}
	}
	return 0;
}

/* Pay is not moved past the ends of the index: who asks for it should know. */
static void note_held_date(const struct session *s)
{
	struct date asked = s->config.settings.as_of;
	struct date reached = as_of_date(&s->config.settings, &s->tables);
	char words[4][11];

	if (s->options->quiet || s->config.settings.age == AGING_NONE || !asked.year ||
	    date_compare(asked, reached) == 0)
		return;
	date_to_iso(asked, words[0]);
	date_to_iso(wage_index_first(s->tables.wages), words[1]);
	date_to_iso(wage_index_last(s->tables.wages), words[2]);
	date_to_iso(reached, words[3]);
	fprintf(stderr, "note: the wage index goes from %s to %s: pay is aged to %s, not to %s\n",
		words[1], words[2], words[3], words[0]);
}

static int check_as_of(struct err *e, const struct session *s)
{
	struct date asked = s->config.settings.as_of;
	double most = s->config.settings.index_reach;
	char words[3][11];

	if (!asked.year || wage_index_years_outside(s->tables.wages, asked) <= most)
		return 0;
	date_to_iso(asked, words[0]);
	date_to_iso(wage_index_first(s->tables.wages), words[1]);
	date_to_iso(wage_index_last(s->tables.wages), words[2]);
	return err_set(e, ERR_USAGE,
		       "as-of %s: the wage index goes from %s to %s, and pay is not "
		       "aged more than %g years past its ends",
		       words[0], words[1], words[2], most);
}

int session_read(struct err *e, struct session *s)
{
	bool limited = !s->gather.any_rejects;
	struct file_out *rejects;

	if (check_as_of(e, s) || check_files(e, s))
		return -1;
	note_held_date(s);
	if (s->options->rejects) {
		if (file_out_open(e, &s->rejects, s->options->rejects))
			return -1;
		s->gather.rejects = s->rejects;
		/* Too many rejects are a reason to look at them, so they are written all the
		 * same. */
		s->gather.any_rejects = true;
	}
	if (gather_read(e, &s->gather))
		return -1;
	rejects = s->rejects;
	s->rejects = NULL;
	if (rejects && file_out_commit(e, rejects))
		return -1;
	return rejects && limited ? gather_check_rejects(e, &s->gather) : 0;
}

void session_close(struct session *s)
{
	file_out_abandon(s->rejects);
	gather_release(&s->gather);
	editorial_free(s->editorial);
	tables_release(&s->tables);
	buf_release(&s->tables_identity);
	home_release(&s->home);
	config_release(&s->config);
}

void session_end(struct session *s)
{
	mem_leave();
	session_close(s);
}
