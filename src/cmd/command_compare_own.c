/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands compare-own: the company's own pay beside the market. */
#include "cmd/commands.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/own_market.h"
#include "cmd/own_output.h"
#include "cmd/own_question.h"
#include "cmd/own_rows.h"
#include "cmd/own_text.h"
#include "cmd/run_folder.h"
#include "cmd/session.h"
#include "cmd/stdout.h"
#include "cmd/text_table.h"

/* ---- what the report says of the rows ---- */

static void note_date(struct own_report *r, struct date date)
{
	if (!date.year) {
		r->undated++;
		return;
	}
	if (!r->oldest.year || date_compare(date, r->oldest) < 0)
		r->oldest = date;
	if (date_compare(date, r->newest) > 0)
		r->newest = date;
}

/* The fewest that they can be apart: a year alone may be any month of it. */
static double months_apart(struct date a, struct date b)
{
	int first_a = 12 * a.year + (a.month ? a.month : 1), first_b, last_a, last_b;

	if (!a.year || !b.year)
		return (double)NAN;
	last_a = 12 * a.year + (a.month ? a.month : 12);
	first_b = 12 * b.year + (b.month ? b.month : 1);
	last_b = 12 * b.year + (b.month ? b.month : 12);
	return fmax(0, fmax(first_a - last_b, first_b - last_a));
}

/* Of employees in groups: a row in none is compared with nothing. */
static void note_people(struct own_report *r, const struct own_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		if (rows->people[i].left_out != OWN_MATCHED)
			continue;
		r->part_time += rows->rows[i].part_time;
		r->with_total += rows->rows[i].has_total;
		note_date(r, rows->rows[i].date);
	}
}

static const char *reject_about(const char *word)
{
	for (int i = 0; i < REJECT_COUNT; i++)
		if (strcmp(reject_word((enum reject_reason)i), word) == 0)
			return reject_help((enum reject_reason)i);
	return "";
}

static struct own_unmatched employee_of(const struct own_row *row, enum own_left_out reason)
{
	return (struct own_unmatched){.source = row->at.source,
				      .file = row->at.file,
				      .line = row->at.line,
				      .title = row->title,
				      .reason = own_left_out_word(reason),
				      .about = own_left_out_help(reason),
				      .field = ""};
}

static struct own_unmatched reject_of(const struct own_reject *row)
{
	return (struct own_unmatched){.source = row->at.source,
				      .file = row->at.file,
				      .line = row->at.line,
				      .title = "",
				      .reason = row->reason,
				      .about = reject_about(row->reason),
				      .field = row->field};
}

/* Employees in no group by reason, then rejected rows by reason, each in the order read. */
static struct own_unmatched *list_unmatched(struct own_report *r, const struct own_rows *rows)
{
	struct own_unmatched *list = mem_alloc(rows->count + rows->reject_count + 1, sizeof(*list));
	size_t count = 0;

	for (enum own_left_out reason = OWN_MATCHED + 1; reason < OWN_LEFT_OUT_COUNT; reason++)
		for (size_t i = 0; i < rows->count; i++)
			if (rows->people[i].left_out == reason)
				list[count++] = employee_of(&rows->rows[i], reason);
	for (int reason = 0; reason < REJECT_COUNT; reason++)
		for (size_t i = 0; i < rows->reject_count; i++)
			if (strcmp(rows->rejects[i].reason,
				   reject_word((enum reject_reason)reason)) == 0)
				list[count++] = reject_of(&rows->rejects[i]);
	r->unmatched = list;
	r->unmatched_count = count;
	return list;
}

static struct own_filtered *list_filtered(struct own_report *r, const struct gather *g)
{
	struct own_filtered *list = NULL;
	size_t room = 0;

	for (size_t i = 0; i < g->ledger_count; i++) {
		const struct ledger *l = &g->ledgers[i];
		uint32_t *ids;
		size_t count;
		r->rows_read += l->rows_read;
		r->sample |= l->sample;
		tally_order(&l->filtered, &ids, &count);
		for (size_t k = 0; k < count; k++) {
			list = mem_grow(list, &room, r->filtered_count + 1, sizeof(*list));
			list[r->filtered_count++] = (struct own_filtered){
			    .source = l->source,
			    .rule = intern_text(&l->filtered.names, ids[k]).data,
			    .rows = l->filtered.counts[ids[k]]};
		}
		free(ids);
	}
	r->filtered = list;
	return list;
}

/* ---- the answer ---- */

static int print(struct err *e, const struct options *options, const struct own_report *report)
{
	struct buf text;
	int result;

	if (options->quiet)
		return 0;
	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (options->json)
		own_json(&text, report);
	else if (options->csv)
		own_groups_csv(&text, report);
	else
		own_text(&text, report, terminal_width());
	result = stdout_whole(e, &text);
	buf_release(&text);
	return result;
}

static int compare(struct err *e, const struct session *s, const struct own_question *question,
		   const struct own_market *market, const struct own_output *output,
		   const char *path)
{
	struct own_rows *rows = s->gather.own;
	const struct own_request request = {.people = rows->people,
					    .count = rows->count,
					    .market = &market->bands,
					    .ranges = question->ranges,
					    .range_count = question->range_count,
					    .catalogue = s->tables.catalogue,
					    .gazetteer = s->tables.gazetteer,
					    .by = question->by,
					    .one_basis = question->one_basis,
					    .basis = question->basis,
					    .targets = question->targets,
					    .target_count = question->target_count,
					    .rounding = settings_rounding(&market->settings),
					    .least = question->least};
	struct own_pay pay;
	struct own_report report = {.pay = &pay,
				    .request = &request,
				    .version = PAYBANDS_VERSION,
				    .market = path,
				    .as_of = market->as_of,
				    .settings = &market->settings,
				    .sample = market->file.sample};
	struct own_unmatched *unmatched;
	struct own_filtered *filtered;
	struct own_rate *rates;
	int result = 0;

	own_rows_convert(rows, &market->settings);
	own_pay_compute(&pay, &request);
	note_people(&report, rows);
	report.months_apart = months_apart(report.newest, report.as_of);
	report.rate_count = own_rows_rates(rows, &market->settings, &rates);
	report.rates = rates;
	unmatched = list_unmatched(&report, rows);
	filtered = list_filtered(&report, &s->gather);
	if (output)
		result = own_output_write(e, output, &report);
	if (result == 0)
		result = print(e, s->options, &report);
	free(rates);
	free(unmatched);
	free(filtered);
	own_pay_release(&pay);
	return result;
}

/* Own pay is compared in the currency of the market's run; a configuration that says another is not of that run. */
static int check_currency(struct err *e, const struct session *s, const struct own_market *market,
			  const char *path)
{
	return s->options->config ? run_check_currency(e, &market->settings, path,
						       &s->config.settings, s->options->config)
				  : 0;
}

static int read_and_compare(struct err *e, struct session *s, const struct own_question *question,
			    const struct own_output *output, const char *path)
{
	struct own_market market = {.manifest = NULL};
	int result = -1;

	if (own_market_read(e, &market, path, s->tables.catalogue, &s->config.settings) == 0 &&
	    check_currency(e, s, &market, path) == 0 && session_read(e, s) == 0 &&
	    own_market_check_apart(e, &market, &s->gather) == 0)
		result = compare(e, s, question, &market, output, path);
	own_market_release(&market);
	return result;
}

static int bands_path(struct err *e, char **out, const struct session *s)
{
	if (s->options->from)
		return run_bands_path(e, out, s->options->from);
	return run_latest_bands_path(e, out, s->config.output);
}

static int run(struct err *e, const struct options *options)
{
	struct session session;
	struct own_rows rows;
	struct own_question question = {.ranges = NULL};
	struct own_output output = {.folder = NULL};
	struct own_output_limits limits = {.ranges = options->ranges};
	char *path = NULL;
	int result = -1;

	own_rows_init(&rows);
	if (session_open_own(e, &session, options) ||
	    own_question_read(e, &question, options, &session.tables) ||
	    bands_path(e, &path, &session))
		goto done;
	limits.config = &session.config;
	limits.bands = path;
	if (options->output &&
	    own_output_check(e, &output, options->output, options->force, &limits))
		goto done;
	session.gather.own = &rows;
	session.gather.digest = true;
	result = read_and_compare(e, &session, &question, options->output ? &output : NULL, path);
done:
	free(path);
	own_output_release(&output);
	own_question_release(&question);
	own_rows_release(&rows);
	session_end(&session);
	return result;
}

const struct command command_compare_own = {
    .name = "compare-own",
    .arguments = "[--own SOURCE] [--from RUN]",
    .summary = "compare the company's own pay with the market, by group of employees",
    .description =
	"Reads own pay (sources with private = yes, or LAYOUT=PATH) and compares it with the "
	"bands\n"
	"of a finished run: its published figures, which the guard has passed and which no own "
	"pay\n"
	"is in. Prints, per role, level and area, the market's quartiles, the compa-ratio, the "
	"range\n"
	"penetration, the market percentile of the group's median, how many are paid below the "
	"range\n"
	"minimum, and what it costs per year to raise them, or everyone below a target, up to it.\n"
	"The range is the market's, P25 to P75, or that of --ranges. Where the market has no band\n"
	"of the area its state's or country's is used, then that of all levels, and the row says "
	"so.\n"
	"Pay is scaled to full-time work, costs are at each person's FTE. Small groups are "
	"withheld,\n"
	"and others where the totals would give them away. Rows in no group are listed by reason.\n"
	"Writes to --output alone, and never where runs are published.",
    .example = "paybands compare-own -c paybands.ini --target 50 --target 75 --output own-report\n"
	       "paybands compare-own --own own-pay=staff.csv --from out/latest --by state --csv",
    .takes = TAKES(ID_CONFIG_OWN, ID_OWN, ID_MARKET, ID_TARGET, ID_RANGES, ID_BY, ID_BASIS,
		   ID_LEAST, ID_REPORT, ID_FORCE, ID_CSV_GROUPS, ID_JSON_ANSWER, ID_QUIET),
    .stage = STAGE_READ,
    .run = run,
};
