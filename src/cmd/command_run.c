/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands run: ingest to publish. */
#include "cmd/commands.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/guard.h"
#include "cmd/interrupt.h"
#include "cmd/ledgers.h"
#include "cmd/provenance.h"
#include "cmd/session.h"
#include "cmd/stdout.h"
#include "estimate/summary.h"
#include "reports/publish.h"
#include "reports/reports.h"

enum { RUN_ID_HEX = 12, RUN_ID_BYTES = 11 + RUN_ID_HEX + 1 };

/* "2024-05-3f2a9c0b1d4e": the date of the figures, and the digest of the manifest, which names the
 * digest of every other file: runs of one id are the same to the byte. */
static int run_id(struct err *e, const char *directory, struct date date, char id[RUN_ID_BYTES + 1])
{
	char as_of[11], hex[SHA256_HEX_BYTES];
	char *manifest = path_join(directory, "manifest.json");
	uint64_t bytes;
	int result = file_digest(e, manifest, hex, &bytes);

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

static int write_quarantine(struct err *e, const struct session *s, const char *directory)
{
	char *path = path_join(directory, "quarantine.csv.gz");
	int result = gather_write_quarantine(e, &s->gather, path);

	free(path);
	return result;
}

static int read_sources(struct err *e, struct session *s, const char *directory)
{
	char *path = path_join(directory, "rejects.csv.gz");
	struct file_out *rejects;
	int result = file_out_open(e, &rejects, path);

	free(path);
	if (result)
		return -1;
	s->gather.rejects = rejects;
	s->gather.digest = true;
	result = session_read(e, s);
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

	if (publish_keep_candidate(e, publication, id))
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
	char *pattern = path_join(s->home.sample, "sample-*");
	glob_t found;
	int result = 0;

	if (glob(pattern, 0, NULL, &found) == 0) {
		for (size_t i = 0; result == 0 && i < found.gl_pathc; i++)
			result = mark_sample(e, s, found.gl_pathv[i]);
		globfree(&found);
	}
	free(pattern);
	return result;
}

static int publish(struct err *e, struct session *s, struct publication *publication,
		   const char *output, struct band_counts *bands)
{
	struct summary summary;
	struct provenance deciding = {.files = NULL};
	char id[RUN_ID_BYTES + 1];
	int result = -1;

	if (read_sources(e, s, publish_directory(publication)) || mark_samples(e, s))
		return -1;
	memset(&summary, 0, sizeof(summary));
	if (provenance_collect(e, &deciding, &s->home, &s->config) ||
	    summarise(e, &summary, s, &deciding, publish_accepted_reason(publication)) ||
	    interrupt_check(e) ||
	    reports_write(e, publish_directory(publication), &summary,
			  publish_latest(publication)) ||
	    run_id(e, publish_directory(publication), summary.as_of, id))
		goto done;
	if (guard(e, s, publication, &summary)) {
		result = e->code == ERR_GUARD ? keep_for_review(e, publication, output, id) : -1;
		goto done;
	}
	*bands = summary.bands.observed;
	/* All that can fail comes before the switch. */
	if (interrupt_check(e) == 0 && (!s->options->json || print_json(e, &summary) == 0))
		result = publish_commit(e, publication, id,
					s->config.settings.guard > 0 ? NULL
								     : "published with --guard 0");
done:
	summary_release(&summary);
	provenance_release(&deciding);
	return result;
}

static int run(struct err *e, const struct options *options)
{
	struct session session;
	struct publication *publication = NULL;
	struct band_counts bands;
	const char *output;
	int result = -1;

	if (session_open_run(e, &session, options))
		goto done;
	output = options->output ? options->output : session.config.output;
	if (publish_begin(e, &publication, output))
		goto done;
	result = publish(e, &session, publication, output, &bands);
	if (!options->quiet && (result == 0 || e->code == ERR_DURABILITY)) {
		ledgers_print(&session.gather);
		band_counts_print(&bands, &session.config.settings);
		fprintf(stderr, "published: %s/latest/index.html\n", output);
	}
done:
	publish_end(publication);
	session_close(&session);
	return result;
}

const struct command command_run = {
    .name = "run",
    .arguments = "",
    .summary = "publish everything: read the sources, compute, write the pages and tables",
    .description = "Reads every source, computes bands, AI impact and growth, and publishes the\n"
		   "report files under DIR/latest, switched in one step: a run that fails or is\n"
		   "interrupted leaves the last one as it was. Without -c and --source it runs on\n"
		   "the embedded sample, and says so in every file.",
    .example = "paybands run -o out\n"
	       "paybands run -c /etc/paybands.ini --quiet",
    .takes = TAKES(ID_CONFIG, ID_OUTPUT, ID_SOURCE, ID_ONLY, ID_WITHOUT, ID_JSON, ID_QUIET),
    .stage = STAGE_PUBLISH,
    .run = run,
};
