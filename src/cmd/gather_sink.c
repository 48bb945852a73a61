/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_sink.c: what becomes of the rows of a reading; see gather_sink.h. A table of cells per thread is
 * merged after each file, so the order of the threads does not matter. */
#include "cmd/gather_sink.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/gather_parts.h"
#include "cmd/held_rows.h"
#include "cmd/interrupt.h"

struct cells *gather_cells_new(const struct gather *g)
{
	struct cells_setup setup = {
	    .steps = g->config->settings.experience_steps,
	    .wages = g->tables->wages,
	    .employers = g->tables->employers,
	    .as_of = g->as_of,
	    .age = g->config->settings.age,
	    .usd_per_unit = settings_rate(&g->config->settings),
	    .pay_least = money_of(g->config->settings.pay_least),
	    .ranges = g->ranges.items ? &g->ranges : NULL,
	    .rows_alone = g->rows_alone,
	    .jobs = g->config->settings.jobs,
	};

	return cells_new(&setup);
}

/* What one reading thread gathers. */
struct gather_thread {
	const struct gather *gather;
	struct cells *cells;
	struct quarantine quarantine;
	struct survey_counts counts;
	struct evidence evidence;
	struct source_facts *facts; /* NULL: not counted */
	struct own_rows own;
	struct apart_rows apart; /* of a source that is split */
};

static void *thread_state(void *context)
{
	struct gather *g = context;
	struct gather_thread *t = mem_alloc(1, sizeof(*t));

	*t = (struct gather_thread){.gather = g, .cells = gather_cells_new(g)};
	quarantine_init(&t->quarantine);
	evidence_init(&t->evidence);
	own_rows_init(&t->own);
	apart_rows_init(&t->apart);
	t->facts = g->source_facts ? source_facts_new() : NULL;
	g->threads = mem_grow(g->threads, &g->thread_room, g->thread_count + 1,
			      sizeof(struct gather_thread *));
	g->threads[g->thread_count++] = t;
	return t;
}

static void thread_free(struct gather_thread *t)
{
	cells_free(t->cells);
	quarantine_release(&t->quarantine);
	evidence_release(&t->evidence);
	source_facts_free(t->facts);
	own_rows_release(&t->own);
	apart_rows_release(&t->apart);
	free(t);
}

/* For `explain`. */
static void take_explained(void *thread, const struct observation *o)
{
	struct gather_thread *t = thread;

	evidence_add(&t->evidence, cells_setup_of(t->cells), o);
	cells_add(t->cells, o);
}

static void take_observation(void *thread, const struct observation *o)
{
	struct gather_thread *t = thread;

	if (t->facts)
		source_facts_add(t->facts, o);
	cells_add(t->cells, o);
}

static void take_alike(void *thread, const struct observation *o, enum component component,
		       const struct sole_pay *pay, size_t count)
{
	struct gather_thread *t = thread;

	for (size_t i = 0; t->facts && i < count; i++) {
		struct observation one = *o;
		observation_take_pay(&one, component, &pay[i]);
		source_facts_add(t->facts, &one);
	}
	cells_add_alike(t->cells, o, component, pay, count);
}

static void take_own(void *thread, const struct observation *o)
{
	struct gather_thread *t = thread;

	own_rows_add(&t->own, o);
}

static void take_surveyed(void *thread, const struct observation *o)
{
	struct gather_thread *t = thread;

	survey_count(&t->counts, o);
	cells_add(t->cells, o);
}

/* The second reading: everything but outliers. */
static void take_sound(void *thread, const struct observation *o)
{
	struct gather_thread *t = thread;
	struct outlier figures[OUTLIER_COMPONENTS];
	size_t count = outliers_of(t->gather->outliers, t->cells, o, figures);

	if (count)
		quarantine_add(&t->quarantine, o, figures, count);
	else if (t->gather->evidence)
		take_explained(t, o);
	else
		cells_add(t->cells, o);
}

/* The second reading of a source that a part is made of. */
static void take_split(void *thread, const struct observation *o)
{
	struct gather_thread *t = thread;

	if (outliers_keep_apart(t->gather->keeper->near, t->cells, o))
		apart_rows_add(&t->apart, t->gather->reading_file, o);
	else
		cells_add(t->cells, o);
}

static int take_rows(struct err *e, void *context, struct text rows)
{
	struct gather *g = context;

	return held_rows_add(e, g->held, rows);
}

static int take_rejects(struct err *e, void *context, struct text rows)
{
	struct gather *g = context;

	if (g->surveys && survey_take_rejects(e, &g->surveys[g->reading], rows))
		return -1;
	if (g->own && own_rows_take_rejects(e, g->own, rows))
		return -1;
	if (g->keeper && g->ledgers[g->reading].of_people)
		buf_add_text(&g->keeper->rejects, rows);
	return g->rejects ? file_out_write(e, g->rejects, rows.data, rows.len) : 0;
}

static void take_progress(void *context, const char *file, uint64_t bytes, uint64_t size,
			  uint64_t rows)
{
	struct gather *g = context;

	progress_update(&g->progress, file, bytes, size, rows);
}

static int was_interrupted(void *context)
{
	(void)context;
	return interrupt_signal();
}

void gather_threads_free(struct gather *g)
{
	for (size_t i = 0; i < g->thread_count; i++)
		thread_free(g->threads[i]);
	g->thread_count = 0;
}

void gather_threads_merge(struct gather *g, struct quarantine *quarantine)
{
	const struct quarantine **noted = mem_alloc(g->thread_count, sizeof(struct quarantine *));
	struct part_keeper *split = g->keeper && g->keeper->cells ? g->keeper : NULL;

	for (size_t i = 0; i < g->thread_count; i++) {
		noted[i] = &g->threads[i]->quarantine;
		cells_merge(split ? split->cells : g->cells, g->threads[i]->cells);
		if (split)
			apart_rows_merge(&split->apart, &g->threads[i]->apart);
		if (g->evidence)
			evidence_merge(g->evidence, &g->threads[i]->evidence);
		if (g->source_facts && g->threads[i]->facts)
			source_facts_merge(g->source_facts, g->threads[i]->facts);
		if (g->own)
			own_rows_merge(g->own, &g->threads[i]->own);
		if (g->surveys)
			survey_merge(&g->surveys[g->reading].counts, &g->threads[i]->counts);
	}
	quarantine_take(quarantine, noted, g->thread_count);
	free(noted);
	gather_threads_free(g);
}

/* One file alone cannot be there twice. */
static bool needs_digests(const struct gather *g)
{
	size_t count = 0;

	for (size_t i = 0; i < g->config->count; i++)
		count += g->config->sources[i].paths.count;
	return count > 1;
}

static struct ingest_piece piece_of(const struct source *source, size_t file)
{
	return (struct ingest_piece){
	    .from = file == 0 ? source->piece_from : 0,
	    .to = file + 1 == source->paths.count ? source->piece_to : 0,
	};
}

struct ingest_sink gather_sink(struct gather *g, size_t source, size_t file)
{
	return (struct ingest_sink){
	    .context = g,
	    .thread_state = g->rows ? NULL : thread_state,
	    .observation = g->rows	 ? NULL
			   : g->surveys	 ? take_surveyed
			   : g->own	 ? take_own
			   : g->evidence ? take_explained
					 : take_observation,
	    .alike = g->rows || g->surveys || g->own || g->evidence ? NULL : take_alike,
	    .observation_rows = g->rows ? take_rows : NULL,
	    .reject_rows = g->rejects || g->surveys || g->own || g->keeper ? take_rejects : NULL,
	    .progress = take_progress,
	    .interrupted = was_interrupted,
	    .digest = g->digest || g->keeper || needs_digests(g),
	    .traces = g->traces,
	    .ends = g->rows != NULL,
	    .equal_rows = g->surveys != NULL,
	    .no_texts = g->rows_alone,
	    .piece = piece_of(&g->config->sources[source], file),
	};
}

struct ingest_sink gather_sink_again(struct gather *g, size_t source, size_t file)
{
	return (struct ingest_sink){
	    .context = g,
	    .thread_state = thread_state,
	    .observation = g->keeper && g->keeper->cells ? take_split : take_sound,
	    .progress = take_progress,
	    .interrupted = was_interrupted,
	    .piece = piece_of(&g->config->sources[source], file),
	};
}
