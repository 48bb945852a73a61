/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands explain: from published figures back to the rows they are made of. */
#include "cmd/commands.h"

#include <stdlib.h>

#include "cmd/explain_report.h"
#include "cmd/stdout.h"
#include "cmd/text_table.h"

static bool is_wanted(const void *context, const struct band *row)
{
	return band_filter_takes(context, row);
}

static int no_rows(struct err *e, const struct explain_report *r)
{
	struct buf what;

	buf_init(&what, BUF_LIMIT_DEFAULT);
	band_filter_words(&what, r->filter, r->session->tables.gazetteer);
	err_set(e, ERR_USAGE, "explain: no row of %s; %s", what.data,
		r->filter->by_area && r->filter->area.kind == AREA_REGION
		    ? "a region has benchmark rows alone, of all levels"
		    : "cells below --min-n have none");
	buf_release(&what);
	return -1;
}

static int print(struct err *e, const struct explain_report *report)
{
	struct buf text;
	int result;

	if (!report->found->count)
		return no_rows(e, report);
	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (report->session->options->json)
		explain_json(&text, report);
	else
		explain_text(&text, report, terminal_width());
	result = stdout_whole(e, &text);
	buf_release(&text);
	return result;
}

/* All modelled rows of all roles are many: they are made where a role or they are asked for. */
static bool wants_modelled(const struct session *s, const struct band_filter *filter)
{
	return filter->by_basis ? filter->basis == BASIS_MODELLED : !s->options->all;
}

/* The band table as a run makes it, with notes of the modelled rows that are asked for. */
static int compute(struct err *e, const struct session *s, const struct band_filter *filter,
		   struct band_table *table, struct modelled_notes *notes, struct pay_model **model)
{
	struct pay_model_inputs inputs = {
	    .cells = s->gather.cells,
	    .benchmarks = table,
	    .catalogue = s->tables.catalogue,
	    .gazetteer = s->tables.gazetteer,
	    .settings = &s->config.settings,
	};

	if (bands_compute(e, table, s->gather.cells, &s->gather.published.benchmarks,
			  s->tables.catalogue, &s->config.settings, s->gather.as_of))
		return -1;
	return wants_modelled(s, filter) ? explain_model(e, notes, model, table, &inputs) : 0;
}

static int explain(struct err *e, const struct session *s, const struct band_filter *filter)
{
	struct band_table table = {.rows = NULL};
	struct modelled_notes notes = {.wanted = is_wanted, .context = filter};
	struct pay_model *model = NULL;
	const struct explain_inputs inputs = {
	    .table = &table,
	    .cells = s->gather.cells,
	    .evidence = s->gather.evidence,
	    .benchmarks = &s->gather.published.benchmarks,
	    .catalogue = s->tables.catalogue,
	    .settings = &s->config.settings,
	    .modelled = &notes,
	    .as_of = s->gather.as_of,
	    .wanted = is_wanted,
	    .context = filter,
	};
	struct explain_report report = {.session = s, .filter = filter};
	struct explanations found;
	int result = compute(e, s, filter, &table, &notes, &model);

	for (size_t i = 0; i < s->gather.ledger_count; i++)
		report.sample |= s->gather.ledgers[i].sample;
	if (result == 0) {
		explain_rows(&found, &inputs);
		report.found = &found;
		report.model = model;
		result = print(e, &report);
		explanations_release(&found);
	}
	free(notes.items);
	pay_model_free(model);
	band_table_release(&table);
	return result;
}

static int check(struct err *e, const struct options *options)
{
	if (options->all && options->role)
		return err_set(e, ERR_USAGE, "explain: give --role or --all, not both");
	if (!options->all && !options->role)
		return err_set(e, ERR_USAGE,
			       "explain: which role? give --role ROLE, or --all for every row");
	return 0;
}

static int run(struct err *e, const struct options *options)
{
	struct session session;
	struct band_filter filter;
	struct evidence evidence;
	struct asker by = {.command = "explain"};
	int result = -1;

	evidence_init(&evidence);
	if (session_open_run(e, &session, options))
		goto done;
	by.catalogue = session.tables.catalogue;
	by.gazetteer = session.tables.gazetteer;
	by.steps = &session.config.settings.experience_steps;
	session.gather.evidence = &evidence;
	if (band_filter_read(e, &filter, &by, options) || check(e, options) ||
	    session_read(e, &session))
		goto done;
	result = explain(e, &session, &filter);
done:
	session_end(&session);
	evidence_release(&evidence);
	return result;
}

const struct command command_explain = {
    .name = "explain",
    .arguments = "--role ROLE",
    .summary = "explain figures: from the published row back to its sources and rows",
    .description =
	"Reads the sources as paybands run does, publishes nothing, and prints where the rows "
	"that\n"
	"are asked for come from: per source rows read, used, rejected, filtered and quarantined.\n"
	"Of an observed row: per source n, median, aging factors, rates of exchange, weights and\n"
	"what gave the levels; the two observations that each percentile lies between; the "
	"interval\n"
	"by chance and between sources; what is withheld or rounded and why. Of a benchmark row:\n"
	"occupations, weights and published percentiles. Of a modelled row: the terms of the "
	"model\n"
	"on the log scale, what the place's own cells move it by, and the order of the steps. "
	"With\n"
	"--level or --experience alone the other is all. --all leaves modelled rows out unless\n"
	"--basis modelled asks for them.",
    .example = "paybands explain --role data-scientist --level senior --area US -c paybands.ini\n"
	       "paybands explain --all --json > explained.json",
    .takes = TAKES(ID_CONFIG, ID_SOURCE, ID_ONLY, ID_WITHOUT, ID_ROLE, ID_LEVEL, ID_EXPERIENCE,
		   ID_AREA, ID_COMPONENT, ID_BASIS, ID_ALL, ID_JSON_ANSWER, ID_QUIET),
    .stage = STAGE_BANDS,
    .run = run,
};
