/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands show: rows of a finished run's band table. */
#include "cmd/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "cmd/lookup.h"
#include "cmd/run_folder.h"
#include "cmd/say.h"
#include "cmd/show_rows.h"
#include "cmd/stdout.h"
#include "cmd/text_table.h"

static size_t count_rows(const struct band_filter *f, const struct band_file *bands)
{
	size_t count = 0;

	for (size_t i = 0; i < bands->count; i++)
		count += band_filter_takes(f, &bands->rows[i]);
	return count;
}

/* Which of the options to leave out for some rows: the first that alone stands between. */
static void add_hint(struct buf *out, const struct band_filter *f, const struct band_file *bands)
{
	struct band_filter without[4] = {*f, *f, *f, *f};
	static const char *const words[] = {"--basis", "--component", "--level and --experience",
					    "--area"};

	without[0].by_basis = without[1].by_component = false;
	without[2].by_level = without[2].by_experience = false;
	without[3].by_area = false;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t count = count_rows(&without[i], bands);
		if (!count)
			continue;
		buf_addf(out, "; without %s there %s %zu", words[i], count == 1 ? "is" : "are",
			 count);
		return;
	}
	if (bands->count)
		buf_addf(out, "; of the role there %s %zu", bands->count == 1 ? "is" : "are",
			 bands->count);
}

static int no_rows(struct err *e, const struct show_answer *a)
{
	struct buf what;

	buf_init(&what, BUF_LIMIT_DEFAULT);
	band_filter_words(&what, a->filter, a->gazetteer);
	add_hint(&what, a->filter, a->bands);
	err_set(e, ERR_USAGE, "show: %s: no row of %s", a->path, what.data);
	buf_release(&what);
	return -1;
}

static int print(struct err *e, const struct options *options, const struct show_answer *a)
{
	size_t width = terminal_width();
	struct buf text;
	int result;

	if (!a->count)
		return no_rows(e, a);
	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (options->json)
		show_json(&text, a);
	else if (width)
		show_text(&text, a, width);
	else
		show_csv(&text, a);
	result = stdout_whole(e, &text);
	buf_release(&text);
	return result;
}

static int answer(struct err *e, const struct options *options, const char *path,
		  const struct band_filter *filter, const struct gazetteer *gazetteer,
		  const struct settings *settings)
{
	struct band_file bands;
	int result;

	if (band_file_read(e, &bands, path, filter->role->id, filter->role_index))
		return -1;
	result = print(e, options,
		       &(struct show_answer){.filter = filter,
					     .bands = &bands,
					     .count = count_rows(filter, &bands),
					     .path = path,
					     .gazetteer = gazetteer,
					     .settings = settings});
	band_file_release(&bands);
	return result;
}

/* A title that is neither id nor name of the role is read; what it was read as is said. */
static void note_title(const struct options *options, const struct band_filter *filter)
{
	struct text given = text_trim(text_of(options->role));

	if (!text_equal(given, text_of(filter->role->id)) &&
	    !text_equal_fold(given, text_of(filter->role->name)))
		say("note: \"%s\" is read as the role %s", options->role, filter->role->id);
}

static int bands_path(struct err *e, char **out, const struct options *options,
		      const struct lookup *known)
{
	if (options->from || !options->config)
		return run_bands_path(e, out, options->from);
	return run_latest_bands_path(e, out, lookup_output(known, options));
}

static int run(struct err *e, const struct options *options)
{
	struct lookup known;
	struct band_filter filter;
	struct asker by = {.command = "show"};
	struct settings settings;
	struct err no_run = ERR_INIT;
	char *path = NULL;
	int result = -1;

	if (options->arguments.count)
		return err_set(e, ERR_USAGE, "show: takes no argument; a run is --from RUN");
	if (!options->role || !*options->role)
		return err_set(e, ERR_USAGE, "show: which role? give --role ROLE");
	if (lookup_load(e, &known, options))
		goto done;
	by.catalogue = known.catalogue;
	by.gazetteer = known.gazetteer;
	by.steps = &settings.experience_steps;
	/* A question that is not understood is reported before a run that is not there. */
	if (bands_path(&no_run, &path, options, &known) ||
	    run_settings_read(&no_run, &settings, path, &known.config.settings) ||
	    run_name_regions_of(&no_run, known.gazetteer, path))
		settings_init(&settings);
	if (band_filter_read(e, &filter, &by, options))
		goto done;
	if (no_run.code) {
		*e = no_run;
		goto done;
	}
	note_title(options, &filter);
	result = answer(e, options, path, &filter, known.gazetteer, &settings);
done:
	free(path);
	lookup_close(&known);
	return result;
}

const struct command command_show = {
    .name = "show",
    .arguments = "--role ROLE",
    .summary = "print rows of a run's bands: a table on a terminal, CSV in a pipe",
    .description =
	"Prints the rows of a finished run's bands.csv that are asked for: on a terminal as a\n"
	"table of its width, otherwise as CSV with every column, or as JSON. What is not asked "
	"for\n"
	"is not limited: without --area all areas are printed. A role may be given as a job title\n"
	"too. With --level or --experience alone the other is all. Below a row that withholds\n"
	"figures stands why.",
    .example =
	"paybands show --role data-scientist --level senior --area 42660\n"
	"paybands show --role \"ML engineer\" --area Germany --basis modelled --from out/latest\n"
	"paybands show --role data-analyst --experience 2-5 --area '*' --json",
    .takes = TAKES(ID_SETUP, ID_ROLE, ID_LEVEL, ID_EXPERIENCE, ID_AREA, ID_COMPONENT, ID_BASIS,
		   ID_FROM, ID_JSON_ANSWER),
    .stage = STAGE_NONE,
    .run = run,
};
