/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ingest_fixture.h: what reading a file gives, as text: rows, rejects, ledger, error. */
#ifndef PAYBANDS_TESTS_INGEST_FIXTURE_H
#define PAYBANDS_TESTS_INGEST_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "ingest/ingest.h"
#include "ingest/rows/pipeline.h"
#include "tests/unit/memory_file.h"

struct tables_fixture {
	struct catalogue *catalogue;
	struct gazetteer *gazetteer;
	struct fx_table *fx;
	struct settings settings;
	struct ingest_tables tables;
};

static inline const char *repo_root(void)
{
	const char *given = getenv("PAYBANDS_ROOT");

	return given ? given : ".";
}

/* A path in the repository; the caller's to free. */
static inline char *repo_path(const char *path)
{
	size_t room = strlen(repo_root()) + strlen(path) + 2;
	char *whole = mem_alloc(room, 1);

	snprintf(whole, room, "%s/%s", repo_root(), path);
	return whole;
}

static inline void must(const struct err *e, int result)
{
	if (result == 0)
		return;
	fprintf(stderr, "fixture: %s\n", e->text);
	abort();
}

static inline void tables_fixture_init(struct tables_fixture *t)
{
	struct err e = ERR_INIT;
	char *roles = repo_path("data/roles");
	char *reference = repo_path("data/reference");
	char *rates = repo_path("data/reference/exchange_rates.csv");

	must(&e, catalogue_load(&e, &t->catalogue, LAYERS_INSTALLED(roles)));
	must(&e, gazetteer_load(&e, &t->gazetteer, LAYERS_INSTALLED(reference), GAZETTEER_CITIES));
	must(&e, fx_load(&e, &t->fx, LAYERS_INSTALLED(rates)));
	settings_init(&t->settings);
	t->settings.jobs = 1;
	t->tables = (struct ingest_tables){
	    .catalogue = t->catalogue,
	    .gazetteer = t->gazetteer,
	    .fx = t->fx,
	    .settings = &t->settings,
	};
	free(rates);
	free(reference);
	free(roles);
}

static inline void tables_fixture_release(struct tables_fixture *t)
{
	fx_free(t->fx);
	gazetteer_free(t->gazetteer);
	catalogue_free(t->catalogue);
}

static inline struct layout *known_layout(const char *name)
{
	struct err e = ERR_INIT;
	struct layout *layout;
	char *directory = repo_path("ingest/layouts");

	must(&e, layout_load(&e, &layout, LAYERS_INSTALLED(directory), name));
	free(directory);
	return layout;
}

/* A layout file of that text; NULL and *e where it is not one. */
static inline struct layout *layout_of(struct err *e, const char *text)
{
	struct memory_file file = memory_file_new(text, strlen(text));
	struct layout *layout = NULL;

	if (layout_load(e, &layout, LAYERS_INSTALLED(""), file.path))
		layout = NULL;
	memory_file_close(&file);
	return layout;
}

struct outcome {
	struct buf rows;
	struct buf rejects;
	struct ledger ledger;
	struct err err;
	int result;
	int stop_after; /* interrupt at the so many-th question; 0: never */
	int asked;
};

static inline int outcome_rows(struct err *e, void *context, struct text rows)
{
	struct outcome *o = context;

	(void)e;
	buf_add_text(&o->rows, rows);
	return 0;
}

/* Without the last column, the file's name: it is the test's own, and has no comma or quote. */
static inline void add_without_file(struct buf *out, struct text rows)
{
	size_t comma = 0;
	bool quoted = false;

	for (size_t i = 0; i < rows.len; i++) {
		quoted ^= rows.data[i] == '"';
		if (rows.data[i] == ',' && !quoted)
			comma = out->len;
		if (rows.data[i] == '\n' && !quoted)
			out->len = comma;
		buf_add_char(out, rows.data[i]);
	}
}

static inline int outcome_rejects(struct err *e, void *context, struct text rows)
{
	struct outcome *o = context;

	(void)e;
	add_without_file(&o->rejects, rows);
	return 0;
}

static inline int outcome_interrupted(void *context)
{
	struct outcome *o = context;

	return o->stop_after && ++o->asked >= o->stop_after;
}

static inline struct ingest_sink outcome_sink(struct outcome *o)
{
	return (struct ingest_sink){
	    .context = o,
	    .observation_rows = outcome_rows,
	    .reject_rows = outcome_rejects,
	    .interrupted = outcome_interrupted,
	};
}

static inline void outcome_init(struct outcome *o, const char *source)
{
	*o = (struct outcome){.err = ERR_INIT};
	buf_init(&o->rows, BUF_LIMIT_DEFAULT);
	buf_init(&o->rejects, BUF_LIMIT_DEFAULT);
	ledger_init(&o->ledger, source);
}

static inline void outcome_release(struct outcome *o)
{
	buf_release(&o->rows);
	buf_release(&o->rejects);
	ledger_release(&o->ledger);
}

static inline void ingest_path(struct outcome *o, struct tables_fixture *t,
			       const struct layout *layout, const char *path, size_t block_bytes)
{
	struct ingest_sink sink = outcome_sink(o);

	o->result = ingest_observations_in_blocks(&o->err, layout, path, &t->tables, &sink,
						  &o->ledger, block_bytes);
}

static inline void ingest_bytes(struct outcome *o, struct tables_fixture *t,
				const struct layout *layout, const char *data, size_t len,
				size_t block_bytes)
{
	struct memory_file file = memory_file_new(data, len);

	ingest_path(o, t, layout, file.path, block_bytes);
	memory_file_close(&file);
}

static inline uint64_t tally_count(const struct tally *t, const char *name)
{
	uint32_t id = intern_find(&t->names, text_of(name));

	return id == INTERN_NONE ? 0 : t->counts[id];
}

#endif
