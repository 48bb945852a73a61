/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_report.c: see run_report.h. */
#include "cmd/run_report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/bytes_in.h"
#include "base/file_out.h"
#include "base/json.h"
#include "base/json_in.h"
#include "cmd/home.h"

#define SCHEMA "paybands/run/1"

static double seconds_since(struct timespec then)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - then.tv_sec) + (double)(now.tv_nsec - then.tv_nsec) / 1e9;
}

static const char *outcome_word(enum run_outcome outcome)
{
#define OUTCOME_WORD(name, word) [name] = word,
	static const char *const words[] = {RUN_OUTCOMES(OUTCOME_WORD)};
#undef OUTCOME_WORD

	return words[outcome];
}

static const char *stage_word(enum run_stage stage)
{
#define STAGE_WORD(name, word) [name] = word,
	static const char *const words[] = {RUN_STAGES(STAGE_WORD)};
#undef STAGE_WORD

	return words[stage];
}

void run_report_begin(struct run_report *r)
{
	*r = (struct run_report){.started = time(NULL), .stage = RUN_OPENING};
	clock_gettime(CLOCK_MONOTONIC, &r->began);
	r->stage_began = r->began;
}

void run_report_stage(struct run_report *r, enum run_stage stage)
{
	r->seconds[r->stage] += seconds_since(r->stage_began);
	r->stage = stage;
	clock_gettime(CLOCK_MONOTONIC, &r->stage_began);
}

/* ---- the run before ---- */

static void copy(char *out, size_t room, struct text t)
{
	snprintf(out, room, "%.*s", TEXT_ARG(t));
}

static void take_last(struct last_published *out, const struct json_in *root)
{
	const struct json_in *last = json_get(root, "last_published");
	double at = json_number(json_get(last, "at"));

	if (!text_equal(json_text(json_get(root, "schema")), TEXT_LITERAL(SCHEMA)))
		return;
	copy(out->run, sizeof(out->run), json_text(json_get(last, "run")));
	copy(out->inputs, sizeof(out->inputs), json_text(json_get(last, "inputs_sha256")));
	out->at = isfinite(at) && fabs(at) < 1e15 ? (long long)at : 0;
}

void run_report_read_last(struct run_report *r, const char *output)
{
	char *path = path_join(output, "run.json");
	struct err ignored = ERR_INIT;
	struct json_in *root = NULL;
	struct buf text;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (bytes_in_whole(&ignored, &text, path) == 0 &&
	    json_read(&ignored, &root, buf_text(&text), path) == 0)
		take_last(&r->last, root);
	json_in_free(root);
	buf_release(&text);
	free(path);
}

/* ---- run.json ---- */

static long long peak_memory(void)
{
	struct rusage usage;

	return getrusage(RUSAGE_SELF, &usage) == 0 ? (long long)usage.ru_maxrss * 1024 : 0;
}

static struct json *stages(const struct run_report *r)
{
	struct json *list = json_new_array();

	for (enum run_stage stage = 0; stage < RUN_STAGE_COUNT; stage++) {
		struct json *object;
		if (!(r->seconds[stage] > 0))
			continue;
		object = json_new_object();
		json_set_string(object, "stage", stage_word(stage));
		json_set_number(object, "seconds", round(r->seconds[stage] * 1e6) / 1e6);
		json_append(list, object);
	}
	return list;
}

static struct json *sources(const struct gather *g)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < g->ledger_count; i++) {
		const struct ledger *l = &g->ledgers[i];
		struct json *object = json_new_object();

		json_set_string(object, "source", l->source);
		json_set_integer(object, "rows_read", (long long)l->rows_read);
		json_set_integer(object, "observations", (long long)l->observations);
		json_set_integer(object, "rejected", (long long)ledger_rejected(l));
		json_set_integer(object, "filtered", (long long)tally_total(&l->filtered));
		json_set_integer(object, "paired", (long long)l->paired);
		json_append(list, object);
	}
	return list;
}

static struct json *last_published(const struct last_published *last)
{
	struct json *object;

	if (!*last->run)
		return NULL;
	object = json_new_object();
	json_set_string(object, "run", last->run);
	json_set_integer(object, "at", last->at);
	json_set_string(object, "inputs_sha256", *last->inputs ? last->inputs : NULL);
	return object;
}

static void set_started(struct json *root, time_t started)
{
	char words[40] = "";
	struct tm utc;

	if (gmtime_r(&started, &utc))
		strftime(words, sizeof(words), "%Y-%m-%dT%H:%M:%SZ", &utc);
	json_set_string(root, "started", words);
}

struct ending {
	enum run_outcome outcome;
	const struct err *why;
	const char *run;
	double seconds;
	const struct gather *gather;
};

static int exit_code(const struct ending *end)
{
	return end->why->code == ERR_NONE ? 0 : (int)end->why->code;
}

static int write_json(struct err *e, const struct run_report *r, const char *path,
		      const struct ending *end)
{
	struct json *root = json_new_object(), *last = last_published(&r->last);
	struct buf text;
	int result;

	json_set_string(root, "schema", SCHEMA);
	json_set_string(root, "version", PAYBANDS_VERSION);
	set_started(root, r->started);
	json_set_number(root, "seconds", round(end->seconds * 1e6) / 1e6);
	json_set_string(root, "outcome", outcome_word(end->outcome));
	json_set_integer(root, "exit_code", exit_code(end));
	json_set_string(root, "message", end->why->code ? end->why->text : NULL);
	json_set_string(root, "run", end->run);
	json_set_integer(root, "removed_runs", (long long)r->removed);
	json_set(root, "stages", stages(r));
	json_set_integer(root, "peak_memory_bytes", peak_memory());
	json_set(root, "sources", sources(end->gather));
	if (last)
		json_set(root, "last_published", last);
	else
		json_set_null(root, "last_published");
	buf_init(&text, BUF_LIMIT_DEFAULT);
	json_write(root, &text, false, false);
	result = file_write_whole(e, path, text.data, text.len);
	buf_release(&text);
	json_free(root);
	return result;
}

/* ---- metrics.prom: the text format that node-exporter's textfile collector reads ---- */

static void add_metric(struct buf *out, const char *name, const char *help)
{
	buf_addf(out, "# HELP paybands_%s %s\n# TYPE paybands_%s gauge\n", name, help, name);
}

static void add_gauge(struct buf *out, const char *name, const char *help, double value)
{
	add_metric(out, name, help);
	buf_addf(out, "paybands_%s %.15g\n", name, value);
}

static void add_rows(struct buf *out, const char *source, const char *fate, uint64_t rows)
{
	buf_addf(out, "paybands_run_rows{source=\"%s\",fate=\"%s\"} %llu\n", source, fate,
		 (unsigned long long)rows);
}

static void add_all_rows(struct buf *out, const struct gather *g)
{
	if (!g->ledger_count)
		return;
	add_metric(out, "run_rows", "Rows of the last run, by source and by what became of them.");
	for (size_t i = 0; i < g->ledger_count; i++) {
		const struct ledger *l = &g->ledgers[i];
		add_rows(out, l->source, "used", l->observations);
		add_rows(out, l->source, "rejected", ledger_rejected(l));
		add_rows(out, l->source, "filtered", tally_total(&l->filtered));
		add_rows(out, l->source, "paired", l->paired);
	}
}

static int write_metrics(struct err *e, const struct run_report *r, const char *path,
			 const struct ending *end)
{
	struct buf out;
	int result;

	buf_init(&out, BUF_LIMIT_DEFAULT);
	add_gauge(&out, "run_start_seconds", "When the last run began, in seconds of 1970.",
		  (double)r->started);
	add_gauge(&out, "run_success", "1 where the last run published, or nothing had changed.",
		  end->outcome >= OUTCOME_UNCONFIRMED);
	add_gauge(&out, "run_exit_code", "The exit code of the last run.", exit_code(end));
	add_gauge(&out, "run_seconds", "How long the last run took.", end->seconds);
	add_gauge(&out, "run_peak_memory_bytes", "The most memory that the last run held.",
		  (double)peak_memory());
	if (*r->last.run)
		add_gauge(
		    &out, "published_seconds",
		    "When what is published was made, or found unchanged, in seconds of 1970.",
		    (double)r->last.at);
	add_metric(&out, "run_stage_seconds", "How long each stage of the last run took.");
	for (enum run_stage stage = 0; stage < RUN_STAGE_COUNT; stage++)
		if (r->seconds[stage] > 0)
			buf_addf(&out, "paybands_run_stage_seconds{stage=\"%s\"} %.6f\n",
				 stage_word(stage), r->seconds[stage]);
	add_all_rows(&out, end->gather);
	result = file_write_whole(e, path, out.data, out.len);
	buf_release(&out);
	return result;
}

int run_report_write(struct err *e, struct run_report *r, const char *output,
		     enum run_outcome outcome, const struct err *why, const char *run,
		     const struct gather *gather)
{
	char *json = path_join(output, "run.json"), *metrics = path_join(output, "metrics.prom");
	struct ending end = {.outcome = outcome,
			     .why = why,
			     .run = run,
			     .seconds = seconds_since(r->began),
			     .gather = gather};
	int result;

	run_report_stage(r, r->stage);
	if (outcome >= OUTCOME_UNCONFIRMED)
		r->last.at = (long long)time(NULL);
	result = write_json(e, r, json, &end) || write_metrics(e, r, metrics, &end) ? -1 : 0;
	free(metrics);
	free(json);
	return result;
}
