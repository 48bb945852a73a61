/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard.c: reads the runs to hold the new one beside, and asks each part of the guard; see guard.h. */
#include "cmd/guard.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/fact_file.h"
#include "cmd/guard_private.h"
#include "cmd/home.h"
#include "cmd/run_folder.h"

/* ---- the runs it is held beside ---- */

static void baseline_release(struct baseline *b)
{
	intern_release(&b->roles);
	band_file_release(&b->bands);
	fact_table_release(&b->facts);
	json_in_free(b->manifest);
}

static int read_all(struct err *e, struct baseline *b)
{
	char *bands = path_join(b->folder, "bands.csv"), *facts = path_join(b->folder, "facts.csv");
	int result = -1;

	if (band_file_read_all(e, &b->bands, bands, &b->roles) ||
	    run_manifest_read(e, &b->manifest, bands))
		goto done;
	if (!b->manifest) {
		err_set(e, ERR_GUARD, "%s: it has no manifest.json", b->folder);
		goto done;
	}
	b->has_facts = guard_run_lists(b->manifest, "facts.csv");
	if (b->has_facts)
		fact_table_release(&b->facts);
	if (!b->has_facts || fact_file_read(e, &b->facts, facts) == 0)
		result = 0;
done:
	free(facts);
	free(bands);
	return result;
}

/* Release it also after a failure. */
static int baseline_read(struct err *e, struct baseline *b, const struct catalogue *catalogue)
{
	intern_init(&b->roles);
	fact_table_init(&b->facts);
	for (size_t i = 0; i < catalogue_count(catalogue); i++)
		intern_add(&b->roles, text_of(catalogue_role(catalogue, i)->id));
	if (read_all(e, b) == 0)
		return 0;
	/* What could not be compared is left for a person to check. */
	e->code = ERR_GUARD;
	return err_prefix(e, "not published: %s cannot be read", b->name);
}

/* ---- the run as a whole ---- */

static void judge_kind(struct findings *f, const struct guard_inputs *in,
		       const struct baseline *was)
{
	bool sample = was->bands.sample;

	if (sample != in->summary->sample)
		findings_add(
		    f, GRAVE_RUN, 3,
		    "this is a run on %s, and %s is one on %s: publish in another folder (-o)",
		    sample ? "real files" : "the sample", was->name,
		    sample ? "the sample" : "real files");
}

/* Another currency moves every figure: a person accepts it. */
static void judge_currency(struct findings *f, const struct guard_inputs *in,
			   const struct baseline *was)
{
	struct settings then;
	char letters[2][4];

	run_settings(&then, was->manifest);
	if (then.currency == in->summary->settings->currency)
		return;
	code_text(in->summary->settings->currency, letters[0]);
	code_text(then.currency, letters[1]);
	findings_add(f, GRAVE_RUN, 3,
		     "the setting currency changed: pay is in %s, and was in %s in %s, so that "
		     "nothing can be compared",
		     letters[0], letters[1], was->name);
}

static void judge_date(struct findings *f, const struct guard_inputs *in,
		       const struct baseline *was)
{
	struct text told = json_text(json_get(was->manifest, "as_of"));
	struct date then;
	char now[11];

	if (!date_from_iso(told, &then) || date_compare(in->summary->as_of, then) >= 0)
		return;
	date_to_iso(in->summary->as_of, now);
	findings_add(f, GRAVE_RUN, 2,
		     "pay is as of %s, and was as of %.*s in %s: is --as-of right?", now,
		     TEXT_ARG(told), was->name);
}

static int judge(struct err *e, struct findings *f, const struct guard_inputs *in,
		 const struct baseline *was)
{
	judge_kind(f, in, was);
	if (!f->count)
		judge_currency(f, in, was);
	if (f->count)
		return 0; /* all else differs with it */
	judge_date(f, in, was);
	guard_bands(f, in, was);
	guard_sources(f, in, was);
	return guard_figures(e, f, in, was);
}

static int judge_all(struct err *e, struct findings *f, const struct guard_inputs *in)
{
	/* Without a link the accepted run is the last that is known. */
	const char *latest = in->latest ? in->latest : in->accepted;
	struct baseline last = {.folder = latest,
				.name = in->latest ? "the last run" : "the accepted run"};
	struct baseline accepted = {
	    .folder = in->accepted, .name = "the accepted run", .accepted = true};
	bool two = in->accepted && strcmp(in->accepted, latest) != 0;
	int result = -1;

	if (latest && (baseline_read(e, &last, in->summary->catalogue) || judge(e, f, in, &last)))
		goto done;
	if (two &&
	    (baseline_read(e, &accepted, in->summary->catalogue) || judge(e, f, in, &accepted)))
		goto done;
	result = guard_first(e, f, in, latest ? &last : NULL, two ? &accepted : NULL);
done:
	if (two)
		baseline_release(&accepted);
	if (latest)
		baseline_release(&last);
	return result;
}

/* A link that leads nowhere is no first run. */
static int judge_dangling(struct err *e, const struct guard_inputs *in)
{
	return err_set(
	    e, ERR_GUARD,
	    "not published: the last run is to be %s, which is not there, so that nothing can "
	    "be compared",
	    in->dangling);
}

int guard_check(struct err *e, const struct guard_inputs *in)
{
	struct findings found = {.count = 0};

	if (in->summary->settings->guard <= 0)
		return 0;
	if (in->dangling)
		return judge_dangling(e, in);
	if (judge_all(e, &found, in)) {
		e->code = ERR_GUARD;
		return -1;
	}
	if (!found.count)
		return 0;
	if (found.count == 1)
		return err_set(e, ERR_GUARD, "not published: %s", found.text);
	return err_set(e, ERR_GUARD, "not published: %s; %zu other check%s failed too", found.text,
		       found.count - 1, found.count == 2 ? "" : "s");
}
