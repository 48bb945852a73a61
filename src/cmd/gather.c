/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather.c: one source after the other, with a cell table per thread; see gather.h. */
#include "cmd/gather.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "cmd/held_rows.h"
#include "cmd/interrupt.h"
#include "cmd/standard_input.h"
#include "ingest/ingest.h"
#include "ingest/layout/layout_codes.h"

struct date as_of_date(const struct settings *settings, const struct tables *tables)
{
	return settings->as_of.year ? wage_index_reached(tables->wages, 0, settings->as_of)
				    : wage_index_last(tables->wages);
}

/* ---- the sink ---- */

static struct cells *new_cells(const struct gather *g)
{
	struct cells_setup setup = {
	    .wages = g->tables->wages,
	    .employers = g->tables->employers,
	    .as_of = g->as_of,
	    .age = g->config->settings.age,
	    .pay_least = money_of(g->config->settings.pay_least),
	    .ranges = g->ranges.items ? &g->ranges : NULL,
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
};

static void *thread_state(void *context)
{
	struct gather *g = context;
	struct gather_thread *t = mem_alloc(1, sizeof(*t));

	*t = (struct gather_thread){.gather = g, .cells = new_cells(g)};
	quarantine_init(&t->quarantine);
	evidence_init(&t->evidence);
	own_rows_init(&t->own);
	t->facts = g->digest && !g->outliers ? source_facts_new() : NULL;
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

static void merge_threads(struct gather *g, struct quarantine *quarantine)
{
	const struct quarantine **noted = mem_alloc(g->thread_count, sizeof(struct quarantine *));

	for (size_t i = 0; i < g->thread_count; i++) {
		noted[i] = &g->threads[i]->quarantine;
		cells_merge(g->cells, g->threads[i]->cells);
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
	for (size_t i = 0; i < g->thread_count; i++)
		thread_free(g->threads[i]);
	g->thread_count = 0;
}

/* ---- a source ---- */

static struct ingest_tables ingest_tables_of(const struct gather *g)
{
	return (struct ingest_tables){
	    .catalogue = g->tables->catalogue,
	    .gazetteer = g->tables->gazetteer,
	    .fx = g->tables->fx,
	    .settings = &g->config->settings,
	    /* Rows that are handed on keep their date, and so does own pay. */
	    .wages = g->rows || g->own || g->config->settings.age == AGING_NONE ? NULL
										: g->tables->wages,
	};
}

static int write_benchmarks(struct err *e, struct gather *g, size_t first, bool carried)
{
	struct buf rows;
	int result;

	buf_init(&rows, BUF_LIMIT_DEFAULT);
	if (!g->wrote_header)
		benchmark_header(&rows, carried);
	g->wrote_header = true;
	for (size_t i = first; i < g->published.benchmarks.count; i++)
		benchmark_add_row(&rows, &g->published.benchmarks.items[i], carried);
	result = file_out_write(e, g->rows, rows.data, rows.len);
	buf_release(&rows);
	return result;
}

/* One file alone cannot be there twice. */
static bool needs_digests(const struct gather *g)
{
	size_t count = 0;

	for (size_t i = 0; i < g->config->count; i++)
		count += g->config->sources[i].paths.count;
	return count > 1;
}

static int read_rows(struct err *e, struct gather *g, const struct layout *layout, const char *path,
		     size_t source, const struct ingest_sink *sink)
{
	const struct ingest_tables tables = ingest_tables_of(g);
	size_t first = g->own ? g->own->count : 0;
	size_t first_reject = g->own ? g->own->reject_count : 0;
	int result;

	if (g->rows && !g->held)
		g->held = held_rows_new(g->rows, g->traces);
	result = ingest_observations(e, layout, path, &tables, sink, &g->ledgers[source]);
	merge_threads(g, &g->quarantines[source]);
	if (g->own)
		own_rows_sort(g->own, first, first_reject);
	return result;
}

static int read_file(struct err *e, struct gather *g, const struct layout *layout, const char *path,
		     size_t source)
{
	struct ledger *ledger = &g->ledgers[source];
	const struct ingest_tables tables = ingest_tables_of(g);
	const struct ingest_sink sink = {
	    .context = g,
	    .thread_state = g->rows ? NULL : thread_state,
	    .observation = g->rows	 ? NULL
			   : g->surveys	 ? take_surveyed
			   : g->own	 ? take_own
			   : g->evidence ? take_explained
					 : take_observation,
	    .observation_rows = g->rows ? take_rows : NULL,
	    .reject_rows = g->rejects || g->surveys || g->own ? take_rejects : NULL,
	    .progress = take_progress,
	    .interrupted = was_interrupted,
	    .digest = g->digest || needs_digests(g),
	    .traces = g->traces,
	    .ends = g->rows != NULL,
	    .equal_rows = g->surveys != NULL,
	};
	const enum layout_kind kind = layout_kind(layout);
	size_t first_benchmark = g->published.benchmarks.count;
	int result;

	if (g->rows && kind != LAYOUT_OBSERVATIONS && kind != LAYOUT_BENCHMARKS)
		return err_set(e, ERR_USAGE,
			       "layout %s: %s have no row form; use it in paybands run",
			       layout_name(layout), layout_kind_word(kind));
	if (g->own && kind != LAYOUT_OBSERVATIONS)
		return err_set(e, ERR_USAGE, "layout %s: is of %s; own pay is one row per employee",
			       layout_name(layout), layout_kind_word(kind));
	if (kind == LAYOUT_OBSERVATIONS) {
		result = read_rows(e, g, layout, path, source, &sink);
	} else {
		result = ingest_published(e, layout, path, &tables, &sink, &g->published, ledger);
		if (result == 0 && g->rows)
			result =
			    write_benchmarks(e, g, first_benchmark, layout_has_crosswalk(layout));
	}
	progress_clear(&g->progress);
	return result;
}

/* The ledger of the name that rows have; of rows read back, whose names are those of the sources they
 * came from, the first that reads such rows. NULL: none. */
static struct ledger *ledger_of(const struct gather *g, const char *source)
{
	struct ledger *read_back = NULL;

	for (size_t i = 0; i < g->ledger_count; i++) {
		struct ledger *l = &g->ledgers[i];
		if (strcmp(l->source, source) == 0)
			return l;
		if (!read_back && l->layout && strcmp(l->layout, "observations") == 0)
			read_back = l;
	}
	return read_back;
}

/* What the sources' ranges are, into the ledgers. */
static void decide_ranges(struct gather *g)
{
	cells_ranges(g->cells, &g->ranges);
	for (size_t i = 0; i < g->ranges.count; i++) {
		const struct source_ranges *source = &g->ranges.items[i];
		struct ledger *l = ledger_of(g, source->source);
		if (!l)
			continue;
		l->brackets += source->bracketed;
		l->posted_ranges += source->rows - source->bracketed;
		l->distinct_ranges += source->distinct;
	}
}

static char *copy(const char *text)
{
	return mem_copy_text(text ? text : "", text ? strlen(text) : 0);
}

static void describe(struct ledger *ledger, const struct source *source,
		     const struct layout *layout)
{
	ledger->layout = copy(layout_name(layout));
	ledger->title = copy(layout_title(layout));
	ledger->publisher = copy(layout_publisher(layout));
	ledger->licence = copy(layout_licence(layout));
	ledger->url = copy(layout_url(layout));
	ledger->note = copy(layout_note(layout));
	ledger->date_given = source->date;
	ledger->sample = source->sample;
	ledger->of_people = layout_kind(layout) == LAYOUT_OBSERVATIONS;
}

static int check_rejects(struct err *e, const struct gather *g, const struct ledger *ledger)
{
	uint64_t rejected = ledger_rejected(ledger);
	double share = ledger->rows_read ? (double)rejected / (double)ledger->rows_read : 0;

	if (share <= g->config->settings.max_rejects)
		return 0;
	size_t worst = 0;
	for (size_t i = 1; i < REJECT_COUNT; i++)
		if (ledger->rejected[i] > ledger->rejected[worst])
			worst = i;
	return err_set(e, ERR_INPUT,
		       "%s: %" PRIu64 " of %" PRIu64 " rows were rejected, more than --max-rejects "
		       "%g allows; most often %s (%" PRIu64 "): is this the right layout?",
		       ledger->source, rejected, ledger->rows_read, g->config->settings.max_rejects,
		       reject_word((enum reject_reason)worst), ledger->rejected[worst]);
}

/* From so many dates on, and so large a part of the rows used, that only the other order of day and month
 * reads, it is the order that is wrong; and then the dates that both read are wrong, too. */
enum { OTHERWISE_LEAST = 10, OTHERWISE_ONE_IN = 20 };

static int check_date_order(struct err *e, const struct ledger *ledger)
{
	if (ledger->dates_otherwise < OTHERWISE_LEAST ||
	    ledger->dates_otherwise < ledger->observations / OTHERWISE_ONE_IN)
		return 0;
	return err_set(e, ERR_INPUT,
		       "%s: %" PRIu64 " of %" PRIu64 " dates have day and month the other way "
		       "round: correct the layout's parser of date (date-dmy or date-mdy)",
		       ledger->source, ledger->dates_otherwise, ledger->observations);
}

static int check_ledger(struct err *e, const struct gather *g, const struct ledger *ledger)
{
	return check_rejects(e, g, ledger) || check_date_order(e, ledger) ? -1 : 0;
}

int gather_check_rejects(struct err *e, const struct gather *g)
{
	for (size_t i = 0; i < g->ledger_count; i++)
		if (check_ledger(e, g, &g->ledgers[i]))
			return -1;
	return 0;
}

static int load_layout(struct err *e, const struct gather *g, const struct source *source,
		       struct layout **out)
{
	if (layout_load(e, out, &g->home->layouts, source->layout))
		return -1;
	if (source->date.year)
		layout_set_date(*out, source->date);
	return 0;
}

/* Is all that it writes known? Once, before anything is read. */
static int check_layout(struct err *e, const struct gather *g, const struct layout *layout)
{
	const struct ingest_tables tables = ingest_tables_of(g);

	if (layout_check_codes(e, layout, &tables))
		return -1;
	return layout_check_measures(e, layout, &g->home->reference);
}

/* "-", or a part of what comes there: "-#Sheet". */
static bool is_standard_input(const char *path)
{
	return path[0] == '-' && (path[1] == '\0' || path[1] == '#');
}

/* After they were read, so that a fault of a file is reported as in a run. */
static int describe_files(struct err *e, const struct gather *g, const struct source *source,
			  const struct layout *layout, struct survey *survey)
{
	survey->files = mem_zero(source->paths.count, sizeof(*survey->files));
	for (size_t i = 0; i < source->paths.count; i++) {
		const char *path = source->paths.items[i];
		if (is_standard_input(path) && standard_input_again(e, g->input_start))
			return -1;
		survey->file_count++;
		if (describe_file(e, &survey->files[i], layout, path,
				  g->config->settings.expansion_limit))
			return -1;
	}
	return 0;
}

/* Do two readings of one content count rows twice? By one layout they do; by two that share the rows out
 * (by their filters) they need not, but must where together they used more than there are. */
static bool counts_twice(const struct ledger *a, const struct input_file *of_a,
			 const struct ledger *b, const struct input_file *of_b)
{
	if (strcmp(a->layout, b->layout) == 0)
		return true;
	return a->of_people && b->of_people &&
	       of_a->observations + of_b->observations > of_a->rows_read;
}

/* The file that was read last, against those before it: rows are not counted twice. */
static int check_content(struct err *e, const struct gather *g, size_t number)
{
	const struct ledger *own = &g->ledgers[number];
	const struct input_file *last = own->file_count ? &own->files[own->file_count - 1] : NULL;

	if (!last || !last->content[0])
		return 0;
	for (size_t i = 0; i <= number; i++) {
		const struct ledger *l = &g->ledgers[i];
		for (size_t k = 0; k < l->file_count; k++)
			if (&l->files[k] != last &&
			    strcmp(l->files[k].content, last->content) == 0 &&
			    counts_twice(l, &l->files[k], own, last))
				return err_set(
				    e, ERR_INPUT,
				    "%s: has the same content as %s (source %s), and its "
				    "rows would count twice: give one of them",
				    last->name, l->files[k].name, l->source);
	}
	return 0;
}

/* What the file added to the ledger, beside its name. */
static int read_and_count(struct err *e, struct gather *g, const struct layout *layout,
			  const char *path, size_t number)
{
	struct ledger *own = &g->ledgers[number];
	uint64_t rows_read = own->rows_read, observations = own->observations;

	if (read_file(e, g, layout, path, number))
		return -1;
	if (own->file_count) {
		struct input_file *last = &own->files[own->file_count - 1];
		last->rows_read = own->rows_read - rows_read;
		last->observations = own->observations - observations;
	}
	return 0;
}

static int read_source(struct err *e, struct gather *g, size_t number)
{
	const struct source *source = &g->config->sources[number];
	struct ledger *ledger = &g->ledgers[number];
	struct layout *layout = NULL;
	int result = load_layout(e, g, source, &layout);

	if (result == 0)
		describe(ledger, source, layout);
	if (result == 0 && g->digest && layout_kind(layout) == LAYOUT_OBSERVATIONS)
		g->source_facts = source_facts_new();
	for (size_t i = 0; result == 0 && i < source->paths.count; i++) {
		result = read_and_count(e, g, layout, source->paths.items[i], number);
		if (result == 0)
			result = check_content(e, g, number);
	}
	if (g->source_facts && result == 0)
		fact_table_add_observed(&g->facts, source->name, g->source_facts,
					g->tables->catalogue);
	source_facts_free(g->source_facts);
	g->source_facts = NULL;
	if (result == 0 && g->surveys)
		result = describe_files(e, g, source, layout, &g->surveys[number]);
	if (result == 0)
		result = ledger_check(e, ledger);
	if (result == 0 && !g->any_rejects)
		result = check_ledger(e, g, ledger);
	layout_free(layout);
	return result;
}

/* ---- the second reading ---- */

static bool looks_twice(const struct gather *g)
{
	return !g->rows && !g->own && (g->surveys || g->config->settings.outlier_distance > 0);
}

/* What cannot be read twice is kept (standard input) or refused: a second look at a pipe would wait
 * for ever. */
static int keep_inputs(struct err *e, struct gather *g)
{
	bool kept = false;

	for (size_t i = 0; i < g->config->count; i++) {
		const struct text_list *paths = &g->config->sources[i].paths;
		for (size_t k = 0; k < paths->count; k++) {
			const char *path = paths->items[k];
			struct stat info;
			if (is_standard_input(path)) {
				if (!kept && standard_input_keep(e, &g->input_start))
					return -1;
				kept = true;
			} else if (stat(path, &info) == 0 && !S_ISREG(info.st_mode) &&
				   !S_ISDIR(info.st_mode)) {
				return err_set(e, ERR_INPUT,
					       "%s: is a pipe or a device, and is read twice: give "
					       "it as - (standard input)",
					       path);
			}
		}
	}
	return 0;
}

static int read_file_again(struct err *e, struct gather *g, const struct layout *layout,
			   const char *path, struct ledger *again, struct quarantine *quarantine)
{
	const struct ingest_tables tables = ingest_tables_of(g);
	const struct ingest_sink sink = {
	    .context = g,
	    .thread_state = thread_state,
	    .observation = take_sound,
	    .progress = take_progress,
	    .interrupted = was_interrupted,
	};
	int result = 0;

	if (is_standard_input(path))
		result = standard_input_again(e, g->input_start);
	if (result == 0)
		result = ingest_observations(e, layout, path, &tables, &sink, again);
	merge_threads(g, quarantine);
	progress_clear(&g->progress);
	return result;
}

/* The ledger stays that of the first reading; `again` only shows that both read the same. */
static int read_source_again(struct err *e, struct gather *g, size_t number)
{
	const struct source *source = &g->config->sources[number];
	struct ledger *ledger = &g->ledgers[number];
	struct layout *layout = NULL;
	struct ledger again;
	int result = load_layout(e, g, source, &layout);

	ledger_init(&again, source->name);
	if (result == 0 && layout_kind(layout) != LAYOUT_OBSERVATIONS)
		goto out;
	for (size_t i = 0; result == 0 && i < source->paths.count; i++)
		result = read_file_again(e, g, layout, source->paths.items[i], &again,
					 &g->quarantines[number]);
	if (result == 0 &&
	    (again.rows_read != ledger->rows_read || again.observations != ledger->observations))
		result = err_set(e, ERR_INPUT,
				 "%s: its files changed while they were read: run it again",
				 source->name);
	ledger->quarantined = g->quarantines[number].observations;
out:
	ledger_release(&again);
	layout_free(layout);
	return result;
}

static int read_again(struct err *e, struct gather *g)
{
	const struct settings *settings = &g->config->settings;

	if (!(settings->outlier_distance > 0))
		return 0;
	g->outliers =
	    outliers_find(g->cells, settings->outlier_distance, (uint64_t)settings->outlier_min_n);
	if (!g->outliers)
		return 0;
	cells_free(g->cells);
	g->cells = new_cells(g);
	if (g->evidence) { /* of the first reading */
		evidence_release(g->evidence);
		evidence_init(g->evidence);
	}
	for (size_t i = 0; i < g->config->count; i++) {
		g->reading = i;
		if (interrupt_check(e) || read_source_again(e, g, i))
			return -1;
	}
	return 0;
}

int gather_write_quarantine(struct err *e, const struct gather *g, const char *path)
{
	struct buf rows;
	int result;

	buf_init(&rows, BUF_LIMIT_DEFAULT);
	buf_add_string(&rows, quarantine_header());
	for (size_t i = 0; i < g->ledger_count; i++)
		quarantine_add_rows(&rows, &g->quarantines[i], g->tables->catalogue);
	if (buf_overflowed(&rows))
		result =
		    err_set(e, ERR_INPUT,
			    "more than 1 GiB of pay would be quarantined: --outlier-distance %g is "
			    "too small",
			    g->config->settings.outlier_distance);
	else
		result = file_write_whole(e, path, rows.data, rows.len);
	buf_release(&rows);
	return result;
}

/* ---- all of it ---- */

/* Before an hour of reading, not after it. */
static int check_layouts(struct err *e, const struct gather *g)
{
	for (size_t i = 0; i < g->config->count; i++) {
		struct layout *layout = NULL;
		int result = load_layout(e, g, &g->config->sources[i], &layout);
		if (result == 0)
			result = check_layout(e, g, layout);
		layout_free(layout);
		if (result)
			return err_prefix(e, "source %s", g->config->sources[i].name);
	}
	return 0;
}

int gather_read(struct err *e, struct gather *g)
{
	const struct config *config = g->config;

	g->as_of = as_of_date(&config->settings, g->tables);
	g->cells = new_cells(g);
	published_tables_init(&g->published);
	fact_table_init(&g->facts);
	progress_init(&g->progress, g->quiet);
	g->ledgers = mem_zero(config->count, sizeof(*g->ledgers));
	g->quarantines = mem_zero(config->count, sizeof(*g->quarantines));
	for (size_t i = 0; i < config->count; i++) {
		ledger_init(&g->ledgers[i], config->sources[i].name);
		quarantine_init(&g->quarantines[i]);
	}
	g->ledger_count = config->count;
	if (check_layouts(e, g) ||
	    (g->rejects && file_out_write(e, g->rejects, reject_header(), strlen(reject_header()))))
		return -1;
	if (looks_twice(g) && keep_inputs(e, g))
		return -1;
	for (size_t i = 0; i < config->count; i++) {
		g->reading = i;
		if (interrupt_check(e) || read_source(e, g, i))
			return -1;
	}
	for (size_t i = 0; i < config->count; i++)
		fact_table_add_ledger(&g->facts, &g->ledgers[i]);
	fact_table_add_published(&g->facts, &g->published);
	fact_table_sort(&g->facts);
	decide_ranges(g);
	if (g->held && held_rows_end(e, g->held))
		return -1;
	return looks_twice(g) ? read_again(e, g) : 0;
}

void gather_release(struct gather *g)
{
	for (size_t i = 0; i < g->thread_count; i++)
		thread_free(g->threads[i]);
	free(g->threads);
	outliers_free(g->outliers);
	source_ranges_release(&g->ranges);
	held_rows_free(g->held);
	cells_free(g->cells);
	published_tables_release(&g->published);
	fact_table_release(&g->facts);
	for (size_t i = 0; i < g->ledger_count; i++) {
		ledger_release(&g->ledgers[i]);
		quarantine_release(&g->quarantines[i]);
	}
	free(g->ledgers);
	free(g->quarantines);
	*g = (struct gather){.config = NULL};
}
