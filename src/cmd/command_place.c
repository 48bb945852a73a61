/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands place: where a salary stands in the bands of a finished run, or which stands at a percentile. */
#include "cmd/commands.h"

#include <stdlib.h>

#include "cmd/lookup.h"
#include "cmd/place_answer.h"
#include "cmd/run_folder.h"
#include "cmd/stdout.h"

/* Of RUN or --from (a folder, or the file itself), else of DIR/latest. */
static int bands_path(struct err *e, char **out, const struct options *options,
		      const struct lookup *known)
{
	const char *run = options->arguments.count ? options->arguments.items[0] : options->from;

	*out = NULL;
	if (options->arguments.count > 1)
		return err_set(e, ERR_USAGE, "place: one run, not %zu", options->arguments.count);
	if (options->arguments.count && options->from)
		return err_set(e, ERR_USAGE, "place: give RUN or --from, not both");
	if (run && options->output)
		return err_set(e, ERR_USAGE, "place: give %s or --output, not both",
			       options->from ? "--from" : "RUN");
	if (run)
		return run_bands_path(e, out, run);
	return run_latest_bands_path(e, out, lookup_output(known, options));
}

static int answer(struct err *e, const struct options *options, const char *path,
		  const struct place_question *question, const struct gazetteer *gazetteer,
		  const struct settings *settings)
{
	struct place_answer found;
	struct band_file bands;
	struct buf text;
	int result;

	if (band_file_read(e, &bands, path, question->role->id, question->role_index))
		return -1;
	buf_init(&text, BUF_LIMIT_DEFAULT);
	result = place_answer_find(e, &found, question, &bands, path, gazetteer, settings);
	if (result == 0) {
		(options->json ? place_json : place_text)(&text, &found);
		result = stdout_whole(e, &text);
	}
	buf_release(&text);
	band_file_release(&bands);
	return result;
}

static int run(struct err *e, const struct options *options)
{
	struct place_question question;
	struct settings settings;
	struct lookup known;
	struct err no_run = ERR_INIT;
	char *path = NULL;
	int result = -1;

	if (lookup_load(e, &known, options))
		goto done;
	/* A question that is not understood is reported before a run that is not there. */
	if (bands_path(&no_run, &path, options, &known) ||
	    run_settings_read(&no_run, &settings, path, &known.config.settings) ||
	    run_name_regions_of(&no_run, known.gazetteer, path))
		settings_init(&settings);
	if (place_question_read(e, &question, options, known.catalogue, known.gazetteer, &settings))
		goto done;
	if (no_run.code) {
		*e = no_run;
		goto done;
	}
	result = answer(e, options, path, &question, known.gazetteer, &settings);
done:
	free(path);
	lookup_close(&known);
	return result;
}

const struct command command_place = {
    .name = "place",
    .arguments = "--role ROLE --area AREA (--pay AMOUNT | --percentile P) [RUN]",
    .summary = "place a salary in the bands of a run",
    .description =
	"Reads the bands of a finished run (RUN or --from: a folder with bands.csv; otherwise\n"
	"DIR/latest) and prints where the pay stands: its percentile and the share of pay above\n"
	"it, with the interval that the median's interval gives; the compa-ratio, pay / P50; and\n"
	"the range penetration, (pay - P25) / (P75 - P25), which is 0 at P25 and 1 at P75. With\n"
	"--percentile it prints the pay that stands there. Modelled, observed and benchmark\n"
	"bands stand side by side. Where a place has no band, its state's or country's is used,\n"
	"and the answer says so. --years and --experience mean the same. Without --level the\n"
	"answer is for all levels (a manager's or executive's role: its own level), without\n"
	"--component for base pay. Beyond P10 and P90 the percentile is approximate.",
    .example =
	"paybands place --role data-scientist --level senior --area \"Seattle, WA\" --pay '$155K'\n"
	"paybands place --role ml-engineer --years 4 --area US-CA --pay 180000 --json -o out\n"
	"paybands place --role data-scientist --level senior --area US --percentile 60",
    .takes = TAKES(ID_SETUP, ID_OUTPUT, ID_FROM, ID_ROLE, ID_LEVEL, ID_YEARS, ID_EXPERIENCE,
		   ID_AREA, ID_PAY, ID_PERCENTILE, ID_COMPONENT, ID_JSON_ANSWER),
    .stage = STAGE_NONE,
    .run = run,
};
