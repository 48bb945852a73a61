/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_rows.c: any bytes as a source's file give rows, rejects and a ledger that adds up, or an
 * error of one line; and the same with one thread and with three on the smallest blocks. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/ingest_fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Short names for columns, so that few bytes reach much. */
static const char layout_text[] =
    "[layout]\nname = all\ntitle = T\npublisher = P\nlicence = L\nkind = observations\n"
    "missing = NA\nragged = pad\n"
    "[columns]\ntitle = t\nbase = b\n"
    "[optional columns]\ndate = d\nlevel = l\nladder = a\nyears = y\nplace = p\ncountry = c\n"
    "state = s\nremote = r\nemployer = e\nbonus = o\nequity = q\ntotal = m\nbase_in_usd = u\n"
    "base_to = z\n"
    "currency = x\nperiod = h\nweight = w\n"
    "[constants]\nperiod = year\n"
    "[parse]\ncurrency = name\nemployer = first-line\n"
    "[when hourly]\nrows = f: 2\nbase = i\nperiod = j\ncurrency = k\nplace = l\n"
    "[when no base]\nrows = b:\nbase = i\nyears = n\n"
    "[ignore]\nbase = (est.)\n"
    "[codes level]\nA = junior\nB = senior+\nC = mid?\n* = words\n"
    "[codes currency]\nZ = AUD in AU | NZD in NZ\n"
    "[optional filter]\nnot wanted = drop f: 1\n";

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_rows: %s\n", what);
	abort();
}

static void check(struct outcome *o)
{
	struct err e = ERR_INIT;

	hold(ledger_check(&e, &o->ledger) == 0, "a ledger that does not add up");
	if (o->result)
		hold(*o->err.text && !strchr(o->err.text, '\n'), "not one line");
	else
		hold(o->ledger.rows_read > 0, "a file of no rows that is no error");
}

static void read_rows(struct tables_fixture *tables, const struct layout *layout, const void *data,
		      size_t size)
{
	struct outcome whole, blocks;

	tables->settings.jobs = 1;
	outcome_init(&whole, "src");
	ingest_bytes(&whole, tables, layout, data, size, 0);
	check(&whole);
	tables->settings.jobs = 3;
	outcome_init(&blocks, "src");
	ingest_bytes(&blocks, tables, layout, data, size, 1);
	check(&blocks);
	hold(whole.result == blocks.result && whole.err.code == blocks.err.code,
	     "threads change the result");
	if (whole.result == 0) {
		hold(strcmp(whole.rows.data, blocks.rows.data) == 0, "threads change the rows");
		hold(strcmp(whole.rejects.data, blocks.rejects.data) == 0,
		     "threads change the rejects");
		hold(whole.ledger.observations == blocks.ledger.observations,
		     "threads change the ledger");
	}
	outcome_release(&blocks);
	outcome_release(&whole);
}

static void read_tables(const void *data, size_t size)
{
	struct memory_file file = memory_file_new(data, size);
	struct layout *oews = known_layout("oews");
	struct layout *exposure = known_layout("gpts-exposure");
	struct benchmark_set benchmarks;
	struct exposure_set exposures;
	struct ingest_sink sink;
	struct outcome o;

	layout_set_date(oews, (struct date){.year = 2024});
	benchmark_set_init(&benchmarks);
	exposure_set_init(&exposures);
	outcome_init(&o, "src");
	sink = outcome_sink(&o);
	o.result = ingest_benchmarks(&o.err, oews, file.path, NULL, &sink, &benchmarks, &o.ledger);
	check(&o);
	hold(o.result || benchmarks.count == o.ledger.observations, "benchmarks not counted");
	outcome_release(&o);
	outcome_init(&o, "src");
	sink = outcome_sink(&o);
	o.result =
	    ingest_exposures(&o.err, exposure, file.path, NULL, &sink, &exposures, &o.ledger);
	check(&o);
	hold(o.result || exposures.count <= 2 * o.ledger.observations, "exposures from nowhere");
	outcome_release(&o);
	exposure_set_release(&exposures);
	benchmark_set_release(&benchmarks);
	layout_free(exposure);
	layout_free(oews);
	memory_file_close(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct tables_fixture tables;
	static struct layout *layout;
	struct err e = ERR_INIT;

	if (!layout) {
		tables_fixture_init(&tables);
		layout = layout_of(&e, layout_text);
		hold(layout != NULL, e.text);
	}
	read_rows(&tables, layout, data, size);
	read_tables(data, size);
	return 0;
}
