/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_question.c: see place_question.h. */
#include "cmd/place_question.h"

#include <math.h>

#include "base/text.h"
#include "model/pay/pay.h"
#include "model/settings.h"
#include "reports/money_words.h"

static int missing(struct err *e, const char *what)
{
	return err_set(e, ERR_USAGE, "place: %s; see paybands place --help", what);
}

static int read_step(struct err *e, struct place_question *out, const struct asker *by,
		     const struct options *options)
{
	const char *years = options->years ? options->years : options->experience;
	const char *word = options->years ? "--years" : "--experience";

	if (options->years && options->experience)
		return missing(e, "give --years or --experience, not both: they say the same");
	if (years && question_years(e, &out->experience, by, word, years))
		return -1;
	if (options->level && !years_are_all(out->experience))
		return err_set(
		    e, ERR_USAGE,
		    "place: give --level or %s, not both: a band has one of the two; see "
		    "paybands place --help",
		    word);
	if (options->level)
		return question_level(e, &out->level, by, options->level);
	if (years_are_all(out->experience))
		out->level = out->role->track;
	return 0;
}

static int read_component(struct err *e, struct place_question *out, const struct asker *by,
			  const char *given)
{
	out->component = COMPONENT_BASE;
	return given ? question_component(e, &out->component, by, given) : 0;
}

/* By its id or its name: a free title is not taken for a role. */
static int read_role(struct err *e, struct place_question *out, const struct asker *by,
		     const char *given)
{
	if (question_role(e, &out->role_index, by, given))
		return -1;
	out->role = catalogue_role(by->catalogue, out->role_index);
	return 0;
}

/* ---- the pay ---- */

static int bad_pay(struct err *e, const char *given, const char *what)
{
	return err_set(e, ERR_USAGE, "place: --pay \"%s\": %s", given, what);
}

static int other_currency(struct err *e, const struct settings *run, const char *given)
{
	return err_set(e, ERR_USAGE, "place: --pay \"%s\": give %s: bands are in %s", given,
		       money_words(run).name, money_words(run).name);
}

static int read_pay(struct err *e, struct place_question *out, const char *given,
		    const struct settings *run)
{
	const struct pay_hints hints = {.currency = run->currency,
					.country = settings_in_dollars(run) ? CODE2('U', 'S') : 0};
	enum reject_reason reason;
	struct pay_reading pay;
	double dollars;

	if (pay_read(text_trim(text_of(given)), &hints, &pay, &reason))
		return reason == REJECT_CURRENCY && !settings_in_dollars(run)
			   ? other_currency(e, run, given)
			   : bad_pay(e, given, reject_help(reason));
	if (pay.open_high || pay.open_low || pay.low < pay.high)
		return bad_pay(e, given, "give one amount, not a range");
	if (pay.currency != hints.currency)
		return other_currency(e, run, given);
	if (out->component == COMPONENT_TOTAL && (pay.on_top || pay.bonus > 0))
		return bad_pay(e, given, "give total pay as one amount");
	if (pay.period == PERIOD_UNKNOWN)
		pay.period = PERIOD_YEAR;
	out->pay = pay.low * period_per_year(pay.period, run->hours_per_year);
	dollars = out->pay * settings_rate(run);
	if (!(dollars >= run->pay_least && dollars <= run->pay_most))
		return err_set(e, ERR_USAGE,
			       "place: --pay \"%s\": %s%.15g is not a year's pay; write thousands "
			       "in full or with K (155000, %s155K)",
			       given, money_words(run).sign, out->pay, money_words(run).sign);
	return 0;
}

/* ---- the percentile ---- */

static int read_percentile(struct err *e, struct place_question *out, const char *given)
{
	if (!question_percentile(&out->percentile, given))
		return err_set(e, ERR_USAGE,
			       "place: --percentile \"%s\": give a number above 0 and below 100",
			       given);
	return 0;
}

int place_question_read(struct err *e, struct place_question *out, const struct options *options,
			const struct catalogue *catalogue, const struct gazetteer *gazetteer,
			const struct settings *run)
{
	const struct asker by = {.command = "place",
				 .catalogue = catalogue,
				 .gazetteer = gazetteer,
				 .steps = &run->experience_steps};

	*out = (struct place_question){.area_given = options->area, .pay = NAN, .percentile = NAN};
	if (!options->role || !*options->role)
		return missing(e, "which role? give --role ROLE");
	if (!options->area || !*options->area)
		return missing(e, "where? give --area AREA");
	if (options->pay && options->percentile)
		return missing(e, "give --pay or --percentile, not both");
	if (!options->percentile && (!options->pay || !*options->pay))
		return missing(e, "which pay? give --pay AMOUNT or --percentile P");
	if (read_role(e, out, &by, options->role) || read_step(e, out, &by, options) ||
	    read_component(e, out, &by, options->component) ||
	    question_area(e, &out->asked, &by, options->area))
		return -1;
	return options->percentile ? read_percentile(e, out, options->percentile)
				   : read_pay(e, out, options->pay, run);
}
