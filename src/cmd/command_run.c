/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands run: ingest to publish. */
#include "cmd/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/bytes_in.h"
#include "base/folder.h"
#include "cmd/confine.h"
#include "cmd/guard.h"
#include "cmd/interrupt.h"
#include "cmd/ledgers.h"
#include "cmd/provenance.h"
#include "cmd/rerun.h"
#include "cmd/run_parts.h"
#include "cmd/run_report.h"
#include "cmd/say.h"
#include "cmd/session.h"
#include "cmd/stdout.h"
#include "estimate/summary.h"
#include "reports/publish.h"
#include "reports/reports.h"
#include "reports/retention.h"

enum { RUN_ID_BYTES = 11 + RUN_ID_HEX + 1 };

/* "2024-05-3f2a9c0b1d4e": the date of the figures, and the digest of the manifest, which names the
 * digest of every other file: runs of one id are the same to the byte. */
static int run_id(struct err *e, const char *directory, struct date date, char id[RUN_ID_BYTES + 1])
{
	char as_of[11], hex[SHA256_HEX_BYTES];
	char *manifest = path_join(directory, "manifest.json");
	uint64_t bytes;
	int result = file_digest_written(e, manifest, hex, &bytes);

	free(manifest);
	if (result)
		return -1;
	date_to_iso(date, as_of);
	snprintf(id, RUN_ID_BYTES + 1, "%s-%.*s", as_of, (int)RUN_ID_HEX, hex);
	return 0;
}

static int summarise(struct err *e, struct summary *out, const struct session *s,
		     const struct provenance *deciding, const char *accepted_reason)
{
	const struct summary_inputs inputs = {
	    .version = PAYBANDS_VERSION,
	    .reference = &s->home.reference,
	    .catalogue = s->tables.catalogue,
	    .gazetteer = s->tables.gazetteer,
	    .settings = &s->config.settings,
	    .as_of = s->gather.as_of,
	    .cells = s->gather.cells,
	    .published = &s->gather.published,
	    .ledgers = s->gather.ledgers,
	    .ledger_count = s->gather.ledger_count,
	    .rates = s->config.rates,
	    .rate_count = s->config.rate_count,
	    .wages_given = s->config.wages ? published_name(&s->home, s->config.wages) : NULL,
	    .site = &s->config.site,
	    .editorial = s->editorial,
	    .facts = &s->gather.facts,
	    .accepted_reason = accepted_reason,
	    .deciding = deciding->files,
	    .deciding_count = deciding->count,
	};

	return summary_compute(e, out, &inputs);
}

/* A run from its lock to its end. */
struct running {
	struct session *session;
	const char *output;
	struct publication *publication;
	struct provenance deciding;
	struct rerun rerun;
	struct summary summary;
	struct run_report report;
	enum run_outcome outcome;
};

static int write_quarantine(struct err *e, const struct session *s, const char *directory)
{
	char *path = path_join(directory, "quarantine.csv.gz");
	int result = gather_write_quarantine(e, &s->gather, path);

	free(path);
	return result;
}

static int read_sources(struct err *e, struct running *r)
{
	struct session *s = r->session;
	const char *directory = publish_private(r->publication);
	struct run_parts parts;
	char *path = path_join(directory, "rejects.csv.gz");
	struct file_out *rejects;
	/* publish_finish puts the folder on the disk. */
	int result = file_out_open_unsynced(e, &rejects, path);

	free(path);
	if (result)
		return -1;
	s->gather.rejects = rejects;
	s->gather.digest = true;
	run_parts_begin(&parts, s, r->output, &r->rerun.digests);
	result = session_read(e, s);
	run_parts_end(&parts);
	s->gather.rejects = NULL;
	if (result) {
		file_out_abandon(rejects);
		return -1;
	}
	return file_out_commit(e, rejects) ? -1 : write_quarantine(e, s, directory);
}

/* The guard refused: keeps the candidate for review; the message says what to do. */
static int keep_for_review(struct err *e, struct publication *publication, const char *output,
			   const char *id)
{
	struct err found = *e;

	if (publish_keep_candidate(e, publication, id, found.text))
		return -1;
	return err_set(e, ERR_GUARD,
		       "%s; correct the input, or publish it by paybands accept "
		       "%s/runs/%s.candidate --reason TEXT",
		       found.text, output, id);
}

static int guard(struct err *e, const struct session *s, const struct publication *publication,
		 const struct summary *summary)
{
	const struct guard_inputs inputs = {
	    .candidate = publish_directory(publication),
	    .latest = publish_latest(publication),
	    .dangling = publish_dangling(publication),
	    .accepted = publish_accepted(publication),
	    .summary = summary,
	    .wages = s->tables.wages,
	    .reference = &s->home.reference,
	};

	return guard_check(e, &inputs);
}

/* The ledger, to the byte as it is published. */
static int print_json(struct err *e, const struct summary *summary)
{
	struct buf text;
	int result;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	reports_add_ledger(&text, summary);
	result = stdout_whole(e, &text);
	buf_release(&text);
	return result;
}

/* A file of the sample is one under any name: a source that has one is a sample. */
static int mark_sample(struct err *e, struct session *s, const char *path)
{
	char hex[SHA256_HEX_BYTES];
	uint64_t bytes;

	if (file_digest(e, path, hex, &bytes))
		return -1;
	for (size_t i = 0; i < s->gather.ledger_count; i++) {
		struct ledger *l = &s->gather.ledgers[i];
		for (size_t f = 0; f < l->file_count; f++)
			l->sample |= strcmp(l->files[f].sha256, hex) == 0;
	}
	return 0;
}

static int mark_samples(struct err *e, struct session *s)
{
	struct folder files;
	int result = folder_read(e, &files, s->home.sample, ERR_USAGE, "samples");

	for (size_t i = 0; result == 0 && i < files.count; i++) {
		char *path = path_join(s->home.sample, files.names[i]);
		if (text_starts(text_of(files.names[i]), TEXT_LITERAL("sample-")))
			result = mark_sample(e, s, path);
		free(path);
	}
	folder_release(&files);
	return result;
}

/* Everything up to the files of the new run, and its id. */
static int make_run(struct err *e, struct running *r, char id[RUN_ID_BYTES + 1])
{
	struct session *s = r->session;
	const char *public = publish_directory(r->publication);

	run_report_stage(&r->report, RUN_READING);
	if (read_sources(e, r) || mark_samples(e, s))
		return -1;
	run_report_stage(&r->report, RUN_COMPUTING);
	if (summarise(e, &r->summary, s, &r->deciding, publish_accepted_reason(r->publication)) ||
	    interrupt_check(e))
		return -1;
	run_report_stage(&r->report, RUN_WRITING);
	return reports_write(e, public, &r->summary, publish_latest(r->publication)) ||
		       reports_write_private(e, publish_private(r->publication), &r->summary) ||
		       run_id(e, public, r->summary.as_of, id)
		   ? -1
		   : 0;
}

static int publish(struct err *e, struct running *r)
{
	struct session *s = r->session;
	char id[RUN_ID_BYTES + 1];
	int result;

	if (make_run(e, r, id))
		return -1;
	run_report_stage(&r->report, RUN_GUARDING);
	if (guard(e, s, r->publication, &r->summary)) {
		if (e->code != ERR_GUARD)
			return -1;
		r->outcome = OUTCOME_REFUSED;
		return keep_for_review(e, r->publication, r->output, id);
	}
	/* All that can fail comes before the switch. */
	run_report_stage(&r->report, RUN_PUBLISHING);
	if (interrupt_check(e) || (s->options->json && print_json(e, &r->summary)))
		return -1;
	result = publish_commit(e, r->publication, id,
				s->config.settings.guard > 0 ? NULL : "published with --guard 0");
	if (result == 0)
		r->outcome = OUTCOME_PUBLISHED;
	else if (e->code == ERR_DURABILITY)
		r->outcome = OUTCOME_UNCONFIRMED;
	return result;
}

/* Nothing to do but to say so. */
static int stay(struct err *e, struct running *r)
{
	char *path = path_join(publish_latest(r->publication), "ledger.json");
	struct buf text;
	int result = 0;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (r->session->options->json)
		result = bytes_in_whole(e, &text, path) || stdout_whole(e, &text) ? -1 : 0;
	if (result == 0)
		r->outcome = OUTCOME_UNCHANGED;
	buf_release(&text);
	free(path);
	return result;
}

static int publish_if_new(struct err *e, struct running *r)
{
	const char *reason = publish_accepted_reason(r->publication);

	if (provenance_collect(e, &r->deciding, &r->session->home, &r->session->config))
		return -1;
	rerun_init(&r->rerun, r->session, &r->deciding, reason);
	if (rerun_is_last(&r->rerun, &r->report.last, publish_latest(r->publication)))
		return stay(e, r);
	return publish(e, r);
}

/* Old runs are removed once the new one has its place: nothing of that is a failure of the run. */
static void tidy(struct running *r)
{
	const struct retention limits = {.runs = r->session->config.settings.keep_runs,
					 .days = r->session->config.settings.keep_days};
	struct err e = ERR_INIT;

	if (r->outcome >= OUTCOME_REFUSED &&
	    retention_apply(&e, r->publication, &limits, &r->report.removed))
		fprintf(stderr, "note: old runs are still there: %s\n", e.text);
}

/* What the next run and whoever watches will know of this one. */
static void report(struct running *r, const struct err *why)
{
	const char *run = r->publication ? publish_placed(r->publication) : NULL;
	struct last_published *last = &r->report.last;
	struct err e = ERR_INIT;

	if (why->code == ERR_INTERRUPTED)
		r->outcome = OUTCOME_INTERRUPTED;
	if (r->outcome == OUTCOME_UNCHANGED)
		run = last->run;
	if (r->outcome == OUTCOME_PUBLISHED || r->outcome == OUTCOME_UNCONFIRMED) {
		bool known = rerun_still_holds(&r->rerun, r->session);
		snprintf(last->run, sizeof(last->run), "%s", run ? run : "");
		snprintf(last->inputs, sizeof(last->inputs), "%s", known ? r->rerun.inputs : "");
	}
	if (run_report_write(&e, &r->report, r->output, r->outcome, why, run, &r->session->gather))
		fprintf(stderr, "note: the run is not reported: %s\n", e.text);
}

/* Who may read what is published, as bits of a file's mode. */
static unsigned readers_of(const struct settings *settings)
{
	static const unsigned bits[] = {
	    [PUBLIC_UMASK] = 0, [PUBLIC_GROUP] = S_IRGRP, [PUBLIC_WORLD] = S_IRGRP | S_IROTH};

	return bits[settings->public_mode];
}

/* A folder that was there before is its owner's: what its mode keeps from readers is said. */
static void note_closed_folder(const struct session *s, const char *output)
{
	mode_t pass = (mode_t)readers_of(&s->config.settings) >> 2;
	struct stat status;

	if (stat(output, &status) == 0 && (status.st_mode & pass) != pass)
		say("note: public-mode %s: %s lets nobody else through; chmod %s+x it",
		    s->config.settings.public_mode == PUBLIC_WORLD ? "world" : "group", output,
		    s->config.settings.public_mode == PUBLIC_WORLD ? "go" : "g");
}

static void say_end(const struct running *r)
{
	const struct session *s = r->session;

	if (s->options->quiet)
		return;
	if (r->outcome == OUTCOME_UNCHANGED) {
		say("unchanged: inputs, settings and version are those of %s; nothing new is "
		    "published",
		    r->report.last.run);
		return;
	}
	if (r->outcome < OUTCOME_UNCONFIRMED)
		return;
	ledgers_print(&s->gather);
	band_counts_print(&r->summary.bands.observed, &s->config.settings);
	note_closed_folder(s, r->output);
	say("published: %s/latest/index.html", r->output);
}

/* With the lock. */
static int run_in(struct err *e, struct running *r)
{
	int result;

	confine(r->session, r->output, publish_private(r->publication));
	publish_let_read(r->publication, readers_of(&r->session->config.settings));
	run_report_read_last(&r->report, r->output);
	result = publish_if_new(e, r);
	say_end(r);
	tidy(r);
	report(r, e);
	summary_release(&r->summary);
	provenance_release(&r->deciding);
	rerun_release(&r->rerun);
	return result;
}

/* A run that could not begin: what the folder has of the run before does not stand for it. Of a run that goes on it is
 * that run's to say. */
static void report_unbegun(struct running *r, const struct err *why)
{
	char *path = path_join(r->output, "run.json");
	struct stat status;

	if (why->code != ERR_LOCKED && stat(path, &status) == 0 && S_ISREG(status.st_mode)) {
		run_report_read_last(&r->report, r->output);
		report(r, why);
	}
	free(path);
}

static int run(struct err *e, const struct options *options)
{
	struct session session;
	struct running r = {.session = &session};
	int result;

	run_report_begin(&r.report);
	result = session_open_run(e, &session, options);
	r.output = options->output ? options->output : session.config.output;
	if (result == 0)
		result = publish_begin(e, &r.publication, r.output);
	if (result == 0)
		result = run_in(e, &r);
	else
		report_unbegun(&r, e);
	publish_end(r.publication);
	session_end(&session);
	return result;
}

const struct command command_run = {
    .name = "run",
    .arguments = "",
    .summary = "publish everything: read the sources, compute, write the pages and tables",
    .description =
	"Reads every source, computes bands, AI impact and growth, and publishes the\n"
	"report files under DIR/latest, switched in one step: a run that fails or is\n"
	"interrupted leaves the last one as it was. DIR/latest leads to the public part of\n"
	"the run, DIR/runs/ID/public; rows that were not used, with their texts, are in\n"
	"DIR/runs/ID/private, which its owner alone may read. Without -c and --source it runs on\n"
	"the embedded sample, and says so in every file.",
    .example = "paybands run -o out\n"
	       "paybands run -c /etc/paybands.ini --quiet",
    .takes = TAKES(ID_CONFIG, ID_OUTPUT, ID_SOURCE, ID_ONLY, ID_WITHOUT, ID_JSON, ID_QUIET),
    .stage = STAGE_FOLDER,
    .run = run,
};
