/* SPDX-License-Identifier: GPL-3.0-or-later */
/* summary.c: brings the bands, the exposure, the outlook, the entry rule and the moves together.
 *
 * Every role of the catalogue has a summary, even one without any source. The summary owns its
 * texts and tables; catalogue, gazetteer, settings and ledgers stay the caller's.
 */
#include "estimate/summary.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/parallel.h"
#include "estimate/ai_postings.h"
#include "estimate/contributions.h"
#include "estimate/entry.h"
#include "estimate/impact.h"
#include "estimate/juniors.h"
#include "estimate/moves.h"
#include "estimate/occupations.h"
#include "estimate/outlook.h"
#include "estimate/pay_model/pay_model.h"
#include "estimate/tables_cited.h"
#include "estimate/task_evidence.h"
#include "estimate/validation.h"
#include "estimate/work.h"

static const struct area united_states = {.kind = AREA_COUNTRY,
					  .place = {.country = CODE2('U', 'S')}};

/* The tables of data/reference that all roles share. */
struct shared_tables {
	struct impact_measures *measures;
	struct projections *projections;
	struct job_zones *zones;
	struct related *related;
	struct work_book *work;
	struct occupation_names *occupations;
	struct task_book *tasks;
	struct posting_book *postings;
	struct contribution_book *contributions;
	const struct ai_postings *ai_postings; /* in the summary's texts */
};

static void shared_tables_release(struct shared_tables *t)
{
	contribution_book_free(t->contributions);
	occupation_names_free(t->occupations);
	task_book_free(t->tasks);
	posting_book_free(t->postings);
	work_book_free(t->work);
	related_free(t->related);
	job_zones_free(t->zones);
	projections_free(t->projections);
	impact_measures_free(t->measures);
}

static bool has_median(const struct band *band)
{
	return band && band->p[BENCHMARK_P50].kind == VALUE_EXACT;
}

/* The modelled median, as it is of all sources together; the observed one where nothing was modelled,
 * and the benchmark where nothing was observed. */
static const struct band *headline_of(const struct band *modelled, const struct band *observed,
				      const struct band *benchmark)
{
	if (has_median(modelled))
		return modelled;
	if (has_median(observed))
		return observed;
	return has_median(benchmark) ? benchmark : NULL;
}

static size_t first_row(const struct band_table *bands, unsigned role)
{
	size_t low = 0, high = bands->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (bands->rows[middle].role < role)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The role's rows are neighbours in the table. */
static void find_rows(const struct band_table *bands, struct role_summary *role)
{
	size_t first = first_row(bands, role->index);
	size_t end = first_row(bands, role->index + 1U);

	role->bands = end > first ? &bands->rows[first] : NULL;
	role->band_count = end - first;
}

static void find_bands(const struct band_table *bands, const struct experience_steps *steps,
		       struct role_summary *role)
{
	struct band wanted = {.role = role->index, .area = united_states};

	for (int level = 0; level < LEVEL_COUNT; level++) {
		wanted.level = (enum level)level;
		wanted.component = COMPONENT_BASE;
		role->ladder[level] = band_find(bands, &wanted);
		wanted.component = COMPONENT_TOTAL;
		role->total[level] = band_find(bands, &wanted);
		wanted.component = COMPONENT_BASE;
		wanted.basis = BASIS_MODELLED;
		role->modelled[level] = band_find(bands, &wanted);
		wanted.component = COMPONENT_TOTAL;
		role->modelled_total[level] = band_find(bands, &wanted);
		wanted.basis = BASIS_OBSERVED;
	}
	wanted.level = LEVEL_ALL;
	for (int step = EXPERIENCE_UNKNOWN + 1; step < EXPERIENCE_COUNT; step++) {
		wanted.experience = experience_span(steps, (enum experience)step);
		wanted.component = COMPONENT_BASE;
		role->experience[step] = band_find(bands, &wanted);
		wanted.component = COMPONENT_TOTAL;
		role->experience_total[step] = band_find(bands, &wanted);
	}
	wanted = (struct band){.role = role->index,
			       .area = united_states,
			       .component = COMPONENT_BASE,
			       .basis = BASIS_BENCHMARK};
	role->benchmark = band_find(bands, &wanted);
	role->headline = headline_of(role->modelled[role->role->track],
				     role->ladder[role->role->track], role->benchmark);
	find_rows(bands, role);
}

static const struct published_tables *published_of(const struct summary_inputs *in)
{
	static const struct published_tables none = {.benchmarks = {.count = 0}};

	return in->published ? in->published : &none;
}

static void summarise_role(struct summary *s, const struct summary_inputs *in,
			   const struct shared_tables *tables, const struct entry_sources *sources,
			   uint16_t index)
{
	struct role_summary *role = &s->roles[index];
	struct ladder_counts ladder;

	role->role = catalogue_role(s->catalogue, index);
	role->index = index;
	role->editorial = editorial_of(s->editorial, index);
	role->occupation_names =
	    occupation_names_of_role(tables->occupations, role->role, &s->texts);
	find_bands(&s->bands, &s->settings->experience_steps, role);
	impact_of_role(tables->measures, role->role, &s->texts, &role->impact);
	task_evidence_of_role(tables->tasks, role->role, &s->texts, &role->tasks);
	work_of_role(tables->work, tables->related, index, &s->texts, &role->work);
	role->ai_postings = tables->ai_postings;
	posting_trends_of_role(tables->postings, role->role, &role->postings);
	outlook_of_role(tables->projections, role->role, &s->texts, &role->outlook);
	ladder = entry_count_levels(sources, &s->bands, role, s->settings);
	entry_of_role(tables->projections, tables->zones, role->role, &ladder, &s->texts,
		      &role->entry);
	role->junior_count = junior_trends_of_role(s, in->cells, index, &role->juniors);
	role->move_count = moves_of_role(s, tables->related, tables->work, index, &role->moves);
	role->gave = contributions_of_role(s, role, in->cells, tables->contributions);
}

/* The tables of the reference folder, each in its input's stead where the run has none. */
static int load_tables(struct err *e, struct summary *out, struct shared_tables *tables,
		       const struct published_tables *published, const struct summary_inputs *in)
{
	const struct layers *reference = in->reference;
	struct table_cited *cited;

	if (impact_measures_load(e, &tables->measures, reference, &published->exposures) < 0 ||
	    projections_load(e, &tables->projections, reference, &published->projections) < 0 ||
	    job_zones_load(e, &tables->zones, reference, &published->job_zones) < 0 ||
	    related_load(e, &tables->related, reference, &published->related) < 0 ||
	    occupation_names_load(e, &tables->occupations, reference) < 0 ||
	    ai_postings_load(e, &tables->ai_postings, reference, &published->posting_shares,
			     &out->texts) < 0 ||
	    posting_book_make(e, &tables->postings, reference, &published->posting_indices,
			      &out->texts) < 0 ||
	    validation_load(e, &out->validation, &out->validation_count, reference, &out->texts) <
		0 ||
	    tables_cited_load(e, &cited, &out->table_count, reference, &out->texts) < 0)
		return -1;
	out->tables = cited;
	task_book_make(&tables->tasks, &published->tasks);
	work_book_make(&tables->work, published, in->catalogue);
	contribution_book_make(&tables->contributions, published);
	return 0;
}

static void summarise_roles(struct summary *s, const struct summary_inputs *in,
			    const struct shared_tables *tables)
{
	struct entry_sources sources;

	s->role_count = catalogue_count(s->catalogue);
	s->roles = mem_zero(s->role_count, sizeof(*s->roles));
	entry_sources(&sources, &s->bands);
	for (size_t i = 0; i < s->role_count; i++)
		summarise_role(s, in, tables, &sources, (uint16_t)i);
	entry_sources_release(&sources);
	outlooks_rank(s->roles, s->role_count);
	impact_index_of_roles(tables->measures, s->roles, s->role_count, &s->texts);
}

/* Parts of the work that need nothing of each other, the longest first; they are done by several threads. */
enum { PART_PUBLISHED, PART_OBSERVED, PART_TABLES, PART_COUNT };
struct beside {
	struct summary *out;
	const struct summary_inputs *in;
	const struct published_tables *published;
	struct shared_tables *tables;
	const struct pay_model_inputs *pay;
	struct settings settings; /* of each of two parts: it has half of the threads */
	struct band_table benchmarks;
	struct err errors[PART_COUNT]; /* of each */
	int status[PART_COUNT];
};

/* Published pay, what is observed, or the tables. The model needs of published pay only its rows. */
static void compute_part(void *context, size_t part)
{
	struct beside *work = context;
	const struct summary_inputs *in = work->in;
	struct err *e = &work->errors[part];

	if (part == PART_TABLES) {
		work->status[part] = load_tables(e, work->out, work->tables, work->published, in);
	} else if (part == PART_PUBLISHED) {
		bands_of_benchmarks(&work->benchmarks, &work->published->benchmarks, in->catalogue,
				    &work->settings);
		if (in->cells)
			work->status[part] = pay_model_fit(e, &work->out->model, work->pay);
	} else if (in->cells) {
		bands_of_cells(&work->out->bands, in->cells, in->catalogue, &work->settings,
			       in->as_of);
	}
}

/* What is observed and published; then, of groups with too few observations, what the model says. */
static int compute_bands(struct err *e, struct summary *out, struct shared_tables *tables,
			 const struct summary_inputs *in)
{
	static const size_t as_reported[] = {PART_TABLES, PART_PUBLISHED};
	struct beside work = {.out = out,
			      .in = in,
			      .published = published_of(in),
			      .tables = tables,
			      .settings = *in->settings};
	struct pay_model_inputs pay = {
	    .cells = in->cells,
	    .benchmarks = &work.benchmarks,
	    .catalogue = in->catalogue,
	    .gazetteer = in->gazetteer,
	    .settings = in->settings,
	};

	if (in->cells && bands_settle(e, in->cells, in->catalogue))
		return -1;
	work.pay = &pay;
	work.settings.jobs = (long)(parallel_threads(in->settings->jobs) + 1) / 2;
	parallel_each(in->settings->jobs, PART_COUNT, compute_part, &work);
	bands_join(&out->bands, &work.benchmarks);
	pay.benchmarks = &out->bands; /* where these rows are now */
	for (size_t i = 0; i < sizeof(as_reported) / sizeof(*as_reported); i++) {
		if (work.status[as_reported[i]] == 0)
			continue;
		*e = work.errors[as_reported[i]];
		return -1;
	}
	if (out->model)
		bands_model(&out->bands, out->model, &pay);
	return 0;
}

static void order_or_summarise(void *context, size_t part)
{
	struct beside *two = context;

	if (part == 0)
		summarise_roles(two->out, two->in, two->tables);
	else
		structures_compute(&two->out->structures, &two->out->bands, two->in->catalogue);
}

int summary_compute(struct err *e, struct summary *out, const struct summary_inputs *in)
{
	struct shared_tables tables = {.measures = NULL};
	struct beside two = {.out = out, .in = in, .tables = &tables};
	int status = -1;

	*out = (struct summary){
	    .version = in->version,
	    .as_of = in->as_of,
	    .deciding = in->deciding,
	    .deciding_count = in->deciding_count,
	    .catalogue = in->catalogue,
	    .gazetteer = in->gazetteer,
	    .settings = in->settings,
	    .ledgers = in->ledgers,
	    .ledger_count = in->ledger_count,
	    .rates = in->rates,
	    .rate_count = in->rate_count,
	    .wages_given = in->wages_given,
	    .site = in->site,
	    .editorial = in->editorial,
	    .facts = in->facts,
	    .accepted_reason = in->accepted_reason,
	};
	arena_init(&out->texts);
	for (size_t i = 0; i < in->ledger_count; i++)
		out->sample = out->sample || in->ledgers[i].sample;
	if (compute_bands(e, out, &tables, in) < 0)
		goto out;
	if (in->cells)
		cells_aging(in->cells, &out->aging, &out->aging_count);
	parallel_each(in->settings->jobs, 2, order_or_summarise, &two);
	status = 0;
out:
	shared_tables_release(&tables);
	if (status < 0)
		summary_release(out);
	return status;
}

void summary_release(struct summary *s)
{
	if (!s)
		return;
	free(s->aging);
	free(s->roles);
	structure_table_release(&s->structures);
	band_table_release(&s->bands);
	pay_model_free(s->model);
	arena_release(&s->texts);
	*s = (struct summary){.version = NULL};
}
