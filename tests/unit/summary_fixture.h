/* SPDX-License-Identifier: GPL-3.0-or-later */
/* summary_fixture.h: a run's summary put together by hand, with the hard cases for reports.
 *
 * Four roles: ml-engineer has everything (a withheld level, a top-coded mixture, places, moves);
 * data-scientist has texts that look like markup, formulas and table cells, and one occupation;
 * quiet-role has only its name; team-manager is a manager's role, out of order, with total pay in
 * places. The figures are made up.
 */
#ifndef PAYBANDS_TESTS_SUMMARY_FIXTURE_H
#define PAYBANDS_TESTS_SUMMARY_FIXTURE_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/summary.h"
#include "model/place/place.h"
#include "tests/unit/fixture_files.h"

#define HOSTILE_NAME "Data <script>alert(1)</script> \"Scientist\" | `x` & Co"
#define HOSTILE_TITLE "=cmd|' /C calc'!A0"
#define HOSTILE_URL "javascript:alert(1)"
#define SOURCE_NOTE "Rows come in pairs,\n\tthe two ends of a <b>range</b> | each."
#define HOSTILE_SENTENCE                                                                           \
	"</title></script><img src=x onerror=alert(1)> *bold* [a](http://x) \xf0\x9f\x98\x80 "     \
	"\xff."

enum { FIXTURE_BANDS = 64, FIXTURE_ROLES = 4 };

struct summary_fixture {
	char *directory;
	struct catalogue *catalogue;
	struct gazetteer *gazetteer;
	struct settings settings;
	struct band bands[FIXTURE_BANDS];
	struct role_summary roles[FIXTURE_ROLES];
	struct band source_parts[2]; /* the jobs' share of the US rows of all levels: the whole */
	char *source_names[1];
	bool gave[FIXTURE_ROLES][3]; /* by role and ledger */
	const char *occupation_names[2];
	struct outlook_part parts[2];
	struct impact_measure measures[2];
	struct impact_vote votes[4];
	struct impact_scale scale;
	struct move moves[2];
	struct move_step steps[6];
	struct ledger ledgers[3];
	struct input_file file;
	struct aging_used aging[4];
	struct table_cited tables[2];
	struct summary summary;
};

static inline struct area fixture_country(const char *letters)
{
	return (struct area){.kind = AREA_COUNTRY, .place = {.country = code_of(text_of(letters))}};
}

static inline struct aging_used fixture_aging(const char *series, int16_t year, double factor,
					      uint64_t observations)
{
	return (struct aging_used){.series = code_of(text_of(series)),
				   .date = {.year = year},
				   .factor = factor,
				   .sd = 0.05,
				   .observations = observations};
}

static inline struct area fixture_state(const char *letters)
{
	return (struct area){
	    .kind = AREA_STATE,
	    .place = {.country = CODE2('U', 'S'), .state = code_of(text_of(letters))}};
}

static inline struct area fixture_metro(uint32_t metro)
{
	return (struct area){.kind = AREA_METRO, .place = {.metro = metro}};
}

/* An observed row of exact figures, in thousands. */
static inline struct band *fixture_band(struct summary_fixture *f, const char *role,
					enum level level, struct area area, uint64_t n,
					const double thousands[BENCHMARK_PERCENTILES])
{
	struct band *b = &f->bands[f->summary.bands.count++];

	*b = (struct band){
	    .role = catalogue_find(f->catalogue, text_of(role)),
	    .level = level,
	    .area = area,
	    .component = COMPONENT_BASE,
	    .basis = BASIS_OBSERVED,
	    .n = n,
	    .n_effective = (double)n,
	    .employers = n / 4,
	    .only_source = 1,
	    .quality = n > 200	? QUALITY_HIGH
		       : n > 50 ? QUALITY_MEDIUM
				: QUALITY_LOW,
	    .as_of = {2024, 5, 0},
	    .rule = "type7",
	};
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
		b->p[p] = (struct benchmark_value){VALUE_EXACT, thousands[p] * 1000};
	b->p50_interval.low = b->p[BENCHMARK_P50].amount - 90000 / sqrt((double)n);
	b->p50_interval.high = b->p[BENCHMARK_P50].amount + 96000 / sqrt((double)n);
	return b;
}

static inline void fixture_withhold(struct band *b, unsigned flag)
{
	b->suppressed |= flag;
	b->quality = QUALITY_NONE;
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
		b->p[p] = (struct benchmark_value){VALUE_NOT_RELEASED, NAN};
	b->p50_interval = (struct interval){NAN, NAN};
}

/* A mixture of several occupations, without a headcount, as the role of the most has. */
static inline void fixture_benchmark(struct band *b, double bound)
{
	b->basis = BASIS_BENCHMARK;
	b->n = 0;
	b->quality = QUALITY_MEDIUM;
	b->n_effective = NAN;
	b->employers = 0;
	b->rule = "published-mixture";
	b->p50_interval = (struct interval){NAN, NAN};
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (b->p[p].amount >= bound) {
			b->p[p] = (struct benchmark_value){VALUE_AT_LEAST, bound};
			b->suppressed |= SUPPRESSED_TOP_CODED;
		}
}

#define FIGURES(...) ((const double[BENCHMARK_PERCENTILES]){__VA_ARGS__})

static inline void fixture_ml_bands(struct summary_fixture *f)
{
	const char *role = "ml-engineer";
	struct area us = fixture_country("US");
	struct band *b;

	fixture_band(f, role, LEVEL_JUNIOR, us, 214, FIGURES(92, 118.4, 137.25, 156.1, 188));
	fixture_band(f, role, LEVEL_MID, us, 861, FIGURES(120, 152, 174.5, 200.4, 236));
	fixture_band(f, role, LEVEL_SENIOR, us, 2304, FIGURES(148, 185, 212.75, 259.6, 312));
	b = fixture_band(f, role, LEVEL_STAFF, us, 4, FIGURES(210, 255, 300, 369, 420));
	fixture_withhold(b, SUPPRESSED_N);
	b = fixture_band(f, role, LEVEL_MANAGER, us, 7, FIGURES(180, 220, 241, 290, 320));
	b->suppressed = SUPPRESSED_TAILS;
	fixture_band(f, role, LEVEL_ALL, us, 3512, FIGURES(118, 150, 191, 241.5, 301));
	b = fixture_band(f, role, LEVEL_ALL, us, 1234560, FIGURES(72, 93, 123.4, 163, 240));
	fixture_benchmark(b, 239200);
	b = fixture_band(f, role, LEVEL_SENIOR, us, 388, FIGURES(190, 240, 291.5, 362, 455));
	b->component = COMPONENT_TOTAL;
	fixture_band(f, role, LEVEL_ALL, fixture_state("CA"), 611,
		     FIGURES(141, 178, 221, 270, 330));
	b = fixture_band(f, role, LEVEL_ALL, fixture_state("CA"), 210000,
			 FIGURES(84, 112, 151, 250, 260));
	fixture_benchmark(b, 239200);
	fixture_band(f, role, LEVEL_ALL, fixture_state("NY"), 340,
		     FIGURES(125, 160, 198, 250, 305));
	b = fixture_band(f, role, LEVEL_ALL, fixture_state("WY"), 3, FIGURES(1, 2, 3, 4, 5));
	fixture_withhold(b, SUPPRESSED_N);
	fixture_band(f, role, LEVEL_ALL, fixture_metro(41860), 402,
		     FIGURES(150, 189, 232, 285, 340));
	fixture_band(f, role, LEVEL_ALL, fixture_country("DE"), 44, FIGURES(52, 64, 78, 95, 118));
	fixture_band(f, role, LEVEL_ALL, fixture_country("GB"), 120, FIGURES(55, 71, 92, 118, 150));
}

static inline void fixture_other_bands(struct summary_fixture *f)
{
	const char *role = "team-manager";
	struct area us = fixture_country("US");
	struct band *b;

	fixture_band(f, "data-scientist", LEVEL_ALL, us, 5120, FIGURES(98, 124, 155, 189.5, 230));
	b = fixture_band(f, "data-scientist", LEVEL_ALL, us, 0, FIGURES(63, 82, 112.5, 155, 194));
	fixture_benchmark(b, INFINITY);
	b->n = 1234560;
	b->rule = "published";
	fixture_band(f, role, LEVEL_MANAGER, us, 40, FIGURES(140, 170, 200, 240, 280));
	fixture_band(f, role, LEVEL_EXECUTIVE, us, 12, FIGURES(130, 180, 190, 230, 290));
	b = fixture_band(f, role, LEVEL_MANAGER, fixture_metro(41860), 3, FIGURES(1, 2, 3, 4, 5));
	fixture_withhold(b, SUPPRESSED_N);
	b = fixture_band(f, role, LEVEL_MANAGER, fixture_metro(41860), 60,
			 FIGURES(250, 300, 345.6, 400, 500));
	b->component = COMPONENT_TOTAL;
	b = fixture_band(f, role, LEVEL_MANAGER, fixture_country("DE"), 30, FIGURES(1, 2, 3, 4, 5));
	fixture_withhold(b, SUPPRESSED_EMPLOYER);
}

static inline void fixture_ml_facts(struct summary_fixture *f, struct role_summary *r)
{
	f->measures[0] = (struct impact_measure){
	    "gpts-human-beta", "people's rating, beta", .45, 58, 770, false};
	f->measures[1] =
	    (struct impact_measure){"gpts-model-beta", "GPT-4's rating, beta", .87, 91, 770, false};
	f->votes[0] = (struct impact_vote){"aioe",
					   "AI Occupational Exposure (Felten et al.)",
					   88,
					   774,
					   "Felten, Raj, Seamans (2021)",
					   NULL,
					   0};
	f->votes[1] =
	    (struct impact_vote){"eloundou", "GPTs are GPTs (Eloundou et al.)", 74.5,
				 770,	     "Eloundou et al. (2023)",		f->measures,
				 2};
	f->votes[2] = (struct impact_vote){"applicability",
					   "AI applicability (Tomlinson et al.)",
					   62,
					   785,
					   "Tomlinson et al. (2025)",
					   NULL,
					   0};
	f->scale = (struct impact_scale){
	    .name =
		"AI exposure index: could (GPTs are GPTs 2023-08), does (Working with AI 2025-07)",
	    .weights = "as stated",
	    .median = 18.6,
	    .p95 = 45.2,
	    .occupations = 755,
	    .roles = 1,
	    .residual = 4.9,
	    .apart = 7};
	r->impact = (struct impact){
	    .score = 47.2,
	    .could = 59.6,
	    .does = 34.8,
	    .plus_minus = 3.4,
	    .amounts = {{"eloundou", "GPTs are GPTs", "labels by people and a model", "2023-08",
			 HALF_COULD, 59.6, false, 52.1, 43.4, 1},
			{"microsoft", "Working with AI", "applicability", "2025-07", HALF_DOES,
			 34.8, false, 40.4, 51.2, 1}},
	    .amount_count = 2,
	    .observed = 2,
	    .few_families = true,
	    .scale = &f->scale,
	    .place = 1,
	    .rank = 74.8,
	    .votes = f->votes,
	    .families = 3,
	    .augmentation = .571,
	    .automation = .429,
	    .shares_source = "Tomlinson et al. (2025), metrics",
	    .covered = "15-2051, 15-1252",
	    .universe = "occupations of the SOC 2018 with a value"};
	f->parts[0] = (struct outlook_part){0, 33.5, 245.9, 23.4};
	f->parts[1] = (struct outlook_part){1, 15.8, 1693.8, 115.2};
	r->outlook = (struct outlook){.known = true,
				      .growth_percent = 24.7,
				      .average_percent = 3.1,
				      .place = 2,
				      .roles = 3,
				      .third = "middle",
				      .period = "2024-34",
				      .publisher_words = "Much faster than average",
				      .word = "high",
				      .employment = 1939.7,
				      .openings = 138.6,
				      .parts = f->parts,
				      .part_count = 2,
				      .covered = "15-2051, 15-1252",
				      .source = "BLS Employment Projections 2024-34",
				      .words_source = "BLS, Occupational Outlook Handbook"};
	r->entry = (struct entry_level){
	    .known = true,
	    .education = "Bachelor's degree",
	    .work_experience = "None",
	    .training = "None",
	    .job_zone = 5,
	    .junior_share = .063,
	    .levelled = 3379,
	    .reason = "O*NET job zone 5 asks for extensive preparation.",
	    .source = "BLS, education and training by occupation; O*NET 30.1",
	};
}

/* All of a role's observations of all levels in the US are of the one source. */
static inline void fixture_source(struct summary_fixture *f)
{
	static const char *const roles[] = {"data-scientist", "ml-engineer"};

	f->source_names[0] = f->ledgers[0].source;
	for (size_t i = 0; i < 2; i++) {
		uint16_t role = catalogue_find(f->catalogue, text_of(roles[i]));

		f->source_parts[i] = *f->roles[role].ladder[LEVEL_ALL];
		f->source_parts[i].source = 1;
	}
	f->summary.bands.parts = f->source_parts;
	f->summary.bands.part_count = 2;
	f->summary.bands.sources = f->source_names;
	f->summary.bands.source_count = 1;
}

/* The jobs gave rows to all that are observed, OEWS gave some to the roles that have a benchmark. */
static inline void fixture_contributions(struct summary_fixture *f)
{
	for (size_t i = 0; i < FIXTURE_ROLES; i++) {
		f->gave[i][0] = f->roles[i].ladder[f->roles[i].role->track] != NULL;
		f->gave[i][1] = f->roles[i].benchmark != NULL;
		f->gave[i][2] = f->gave[i][0];
		f->roles[i].gave = f->gave[i];
	}
}

static inline void fixture_moves(struct summary_fixture *f, struct role_summary *r)
{
	uint16_t from = catalogue_find(f->catalogue, text_of("data-scientist"));

	f->steps[0] = (struct move_step){LEVEL_ALL, 155000, 191000,	    36000, {31000, 40500},
					 5120,	    3512,   BASIS_OBSERVED, NAN,   {NAN, NAN, NAN}};
	f->steps[1] =
	    (struct move_step){LEVEL_SENIOR, 214000, 212750,	     -1250, {-6400, 3900},
			       2200,	     2304,   BASIS_OBSERVED, NAN,   {NAN, NAN, NAN}};
	f->moves[0] = (struct move){.from = from, .steps = f->steps, .count = 2};
	f->steps[2] = (struct move_step){LEVEL_ALL, 190600, 191000,	    400, {NAN, NAN},
					 3,	    3512,   BASIS_OBSERVED, NAN, {NAN, NAN, NAN}};
	f->moves[1] = (struct move){.from = catalogue_find(f->catalogue, text_of("quiet-role")),
				    .steps = &f->steps[2],
				    .count = 1};
	f->moves[0].overlap = f->moves[1].overlap = NAN;
	r->moves = f->moves;
	r->move_count = 2;
}

/* Role by role: its rows of the table, and the pointers into them. */
static inline void fixture_point(struct summary_fixture *f, struct role_summary *r)
{
	for (size_t i = 0; i < f->summary.bands.count; i++) {
		const struct band *b = &f->bands[i];
		bool us = b->area.kind == AREA_COUNTRY && b->area.place.country == CODE2('U', 'S');

		if (b->role != r->index)
			continue;
		if (!r->bands)
			r->bands = b;
		r->band_count++;
		if (us && b->basis == BASIS_BENCHMARK)
			r->benchmark = b;
		else if (us && b->component == COMPONENT_BASE)
			r->ladder[b->level] = b;
		else if (us)
			r->total[b->level] = b;
	}
	r->headline = r->ladder[r->role->track] ? r->ladder[r->role->track] : r->benchmark;
}

static inline char *fixture_copy(const char *text)
{
	return mem_copy_text(text, strlen(text));
}

static inline void fixture_ledger(struct ledger *l, const char *source, const char *title,
				  const char *url)
{
	ledger_init(l, source);
	free(l->layout);
	l->layout = fixture_copy("ai-jobs");
	l->title = fixture_copy(title);
	l->publisher = fixture_copy("A publisher");
	l->licence = fixture_copy("CC0");
	l->url = fixture_copy(url);
}

static inline void fixture_ledgers(struct summary_fixture *f)
{
	struct ledger *l = &f->ledgers[0];

	fixture_ledger(l, "jobs", "Salaries of jobs in AI", "https://example.org/jobs?a=1&b=2");
	l->rows_read = 74301;
	l->rejected[REJECT_NO_PAY] = 12;
	l->rejected[REJECT_CURRENCY] = 3;
	tally_add(&l->filtered, text_of("part-time"), 286);
	l->of_people = true;
	l->observations = 74000;
	l->matched = 61000;
	l->oldest = (struct date){2020, 0, 0};
	l->newest = (struct date){2025, 3, 0};
	l->note = fixture_copy(SOURCE_NOTE);
	tally_add(&l->unmatched_titles, text_of("Engineer"), 900);
	tally_add(&l->unmatched_titles, text_of(HOSTILE_TITLE), 5);
	tally_add(&l->unmatched_titles, text_of("Of four people"), 4);
	l->files = mem_zero(1, sizeof(*l->files));
	l->files[0].name = fixture_copy("salaries.csv");
	memset(l->files[0].sha256, 'a', SHA256_HEX_BYTES - 1);
	l->files[0].bytes = 4242;
	l->file_count = l->file_room = 1;
	fixture_ledger(&f->ledgers[1], "oews", "OEWS May 2024", "https://example.org/oews");
	fixture_ledger(&f->ledgers[2], "odd", HOSTILE_SENTENCE, HOSTILE_URL);
}

static inline struct summary_fixture *summary_fixture_new(void)
{
	struct summary_fixture *f = mem_zero(1, sizeof(*f));
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	char reference[4096];

	snprintf(reference, sizeof(reference), "%s/data/reference", root ? root : ".");
	f->directory = fixture_directory();
	fixture_write(f->directory, "words.ini", "[same]\n");
	fixture_write(
	    f->directory, "ml-engineer.ini",
	    "[role]\nname = ML Engineer\nfamily = ai\nsummary = Builds models that learn from "
	    "data into products, and keeps them accurate once people depend on them.\n"
	    "moves_from = data-scientist, quiet-role\nformerly = "
	    "machine-learning-engineer\n[titles]\nanywhere = machine learning "
	    "engineer\n[occupations]\n15-2051 = 0.5\n15-1252 = 0.5\nnote = Half modelling, "
	    "half building.\n[levels]\njunior = Trains and ships parts of a pipeline that "
	    "others designed.\nmid = Owns a model from data to production.\nsenior = "
	    "Designs learning systems across teams.\nstaff = Sets how the organisation "
	    "builds models.\n");
	fixture_write(
	    f->directory, "data-scientist.ini",
	    "[role]\nname = " HOSTILE_NAME "\nfamily = data\nsummary = A fixture.\n"
	    "[titles]\nanywhere = data scientist\n[occupations]\n15-2051 = 1\nnote = x.\n");
	fixture_write(
	    f->directory, "quiet-role.ini",
	    "[role]\nname = Quiet role\nfamily = data\nsummary = Nobody told us anything.\n"
	    "[titles]\nanywhere = quiet keeper\n[occupations]\n15-1299 = 1\nnote = x.\n");
	fixture_write(
	    f->directory, "team-manager.ini",
	    "[role]\nname = Team Manager\ntrack = manager\nfamily = data\nsummary = Leads a "
	    "team.\n[titles]\nanywhere = team manager of makers\n[occupations]\n11-3021 = 1\n"
	    "note = x.\n[levels]\nmanager = Leads a team.\nexecutive = Leads leaders.\n");
	if (catalogue_load(&e, &f->catalogue, LAYERS_INSTALLED(f->directory)) ||
	    gazetteer_load(&e, &f->gazetteer, LAYERS_INSTALLED(reference), GAZETTEER_CITIES)) {
		fprintf(stderr, "%s\n", e.text);
		abort();
	}
	settings_init(&f->settings);
	fixture_ml_bands(f);
	fixture_other_bands(f);
	qsort(f->bands, f->summary.bands.count, sizeof(*f->bands),
	      (int (*)(const void *, const void *))band_compare);
	fixture_ledgers(f);
	f->occupation_names[0] = "data scientists";
	f->occupation_names[1] = "software developers";
	f->aging[0] = fixture_aging("DE", 2022, 1.1741, 31);
	f->aging[1] = fixture_aging("US", 2022, 1.0912, 800);
	f->aging[2] = fixture_aging("US", 2024, 1, 62000);
	f->aging[3] = fixture_aging("US", 2025, 1, 5200);
	f->aging[3].held = true;
	for (uint16_t i = 0; i < FIXTURE_ROLES; i++) {
		struct role_summary *r = &f->roles[i];

		r->role = catalogue_role(f->catalogue, i);
		r->index = i;
		r->occupation_names = f->occupation_names;
		r->impact = (struct impact){
		    .score = NAN, .rank = NAN, .augmentation = NAN, .automation = NAN};
		r->entry.junior_share = NAN;
		fixture_point(f, r);
	}
	fixture_source(f);
	fixture_contributions(f);
	fixture_ml_facts(f, &f->roles[catalogue_find(f->catalogue, text_of("ml-engineer"))]);
	fixture_moves(f, &f->roles[catalogue_find(f->catalogue, text_of("ml-engineer"))]);
	f->roles[0].outlook =
	    (struct outlook){.known = true,
			     .growth_percent = 36,
			     .average_percent = 3.1,
			     .place = 1,
			     .roles = 3,
			     .third = "upper",
			     .period = "2024-34",
			     .publisher_words = "Much faster than average",
			     .word = "high",
			     .employment = 233.4,
			     .openings = 23.4,
			     .parts = f->parts,
			     .part_count = 1,
			     .covered = "15-2051",
			     .source = "BLS Employment Projections 2024-34",
			     .words_source = "BLS, Occupational Outlook Handbook"};
	f->roles[0].entry = (struct entry_level){
	    .known = true, .yes = true, .reason = HOSTILE_SENTENCE, .junior_share = NAN};
	f->summary.bands.rows = f->bands;
	structures_compute(&f->summary.structures, &f->summary.bands, f->catalogue);
	f->summary.version = "0.0-fixture";
	f->summary.as_of = (struct date){2024, 5, 0};
	f->summary.catalogue = f->catalogue;
	f->summary.gazetteer = f->gazetteer;
	f->summary.settings = &f->settings;
	f->summary.roles = f->roles;
	f->summary.role_count = FIXTURE_ROLES;
	f->summary.ledgers = f->ledgers;
	f->summary.ledger_count = 3;
	f->summary.aging = f->aging;
	f->summary.aging_count = 4;
	f->tables[0] = (struct table_cited){"wage_index.csv", "Aging of pay in the United States",
					    "OEWS medians",   2,
					    "2020-05",	      "2024-05"};
	f->tables[1] = (struct table_cited){
	    "price_levels.csv", "Price level of states", "BEA <price> parities", 0, "2023", "2023"};
	f->summary.tables = f->tables;
	f->summary.table_count = 2;
	return f;
}

static inline void summary_fixture_free(struct summary_fixture *f)
{
	for (size_t i = 0; i < 3; i++)
		ledger_release(&f->ledgers[i]);
	structure_table_release(&f->summary.structures);
	gazetteer_free(f->gazetteer);
	catalogue_free(f->catalogue);
	fixture_remove(f->directory);
	free(f);
}

#endif
