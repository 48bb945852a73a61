/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The published files: what they say, what they never say, and that they are the same every time.
 * The whole folders are also held to their schemas and to well-formedness by scripts/check-run. */
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file_out.h"
#include "reports/areas.h"
#include "reports/reporters.h"
#include "reports/reports.h"
#include "reports/sentences.h"
#include "reports/tree.h"
#include "tests/unit/json_reader.h"
#include "tests/unit/near.h"
#include "tests/unit/summary_fixture.h"

struct world {
	struct summary_fixture *fixture;
	char *directory;
	char *again;
	const char *previous; /* of the next run, NULL */
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));

	w->fixture = summary_fixture_new();
	w->directory = fixture_directory();
	w->again = fixture_directory();
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;
	struct err e = ERR_INIT;

	if (tree_remove(&e, w->again) || tree_remove(&e, w->directory))
		fail_msg("%s", e.text);
	summary_fixture_free(w->fixture);
	free(w->again);
	free(w->directory);
	free(w);
	return 0;
}

static void write_run(struct world *w, const char *directory)
{
	struct err e = ERR_INIT;

	if (reports_write(&e, directory, &w->fixture->summary, w->previous))
		fail_msg("%s", e.text);
}

/* A whole file; the caller frees it. */
static char *content_of(const char *directory, const char *name)
{
	char *path = tree_join(directory, name);
	FILE *file = fopen(path, "r");
	struct buf content;
	char piece[4096];
	char *copy;
	size_t got;

	if (!file) {
		fail_msg("%s is not there", path);
		abort();
	}
	buf_init(&content, BUF_LIMIT_DEFAULT);
	while ((got = fread(piece, 1, sizeof(piece), file)) > 0)
		buf_add(&content, piece, got);
	fclose(file);
	free(path);
	copy = mem_copy_text(content.data, content.len);
	buf_release(&content);
	return copy;
}

static void assert_says(const char *directory, const char *name, const char *part)
{
	char *content = content_of(directory, name);

	if (!strstr(content, part))
		fail_msg("%s does not say \"%s\"", name, part);
	free(content);
}

static void assert_never_says(const char *directory, const char *name, const char *part)
{
	char *content = content_of(directory, name);

	if (strstr(content, part))
		fail_msg("%s says \"%s\"", name, part);
	free(content);
}

static struct json_in *parsed(const char *directory, const char *name)
{
	char *content = content_of(directory, name);
	struct json_in *root = json_parse(content, name);

	free(content);
	return root;
}

/* "a/b/2/c": keys and places. */
static const struct json_in *at(const struct json_in *value, const char *path)
{
	struct text rest = text_of(path), part;

	while (value && text_split(&rest, '/', &part)) {
		char key[100];
		long long place;

		snprintf(key, sizeof(key), "%.*s", TEXT_ARG(part));
		value = text_to_long(part, &place) ? json_at(value, (size_t)place)
						   : json_get(value, key);
	}
	if (!value)
		fail_msg("there is no %s", path);
	return value;
}

static void assert_text_at(const struct json_in *root, const char *path, const char *wanted)
{
	struct text got = json_text(at(root, path));

	if (!text_equal(got, text_of(wanted)))
		fail_msg("%s is \"%.*s\", not \"%s\"", path, TEXT_ARG(got), wanted);
}

/* Runs scripts/check-run on the folder; its words go to the test's own output. */
static int check_run(const char *directory)
{
	const char *root = getenv("PAYBANDS_ROOT");
	char script[4096];
	int status;
	pid_t child;

	snprintf(script, sizeof(script), "%s/scripts/check-run", root ? root : ".");
	child = fork();
	if (child == 0) {
		dup2(STDERR_FILENO, STDOUT_FILENO);
		execlp("python3", "python3", script, directory, (char *)NULL);
		_exit(127);
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* ---- all files ---- */

static void a_run_holds_to_its_schemas_and_its_pages_stand_alone(void **state)
{
	struct world *w = *state;
	int result;

	write_run(w, w->directory);
	w->fixture->summary.sample = true;
	write_run(w, w->again);
	result = check_run(w->directory);
	if (result == 77 || result == 127)
		skip();
	assert_int_equal(result, 0);
	assert_int_equal(check_run(w->again), 0);
}

static void the_same_summary_gives_the_same_bytes_whatever_the_threads(void **state)
{
	struct world *w = *state;
	struct err e = ERR_INIT;
	bool equal;

	write_run(w, w->directory);
	w->fixture->settings.jobs = 7;
	write_run(w, w->again);
	if (tree_equal(&e, &equal, w->directory, w->again))
		fail_msg("%s", e.text);
	assert_true(equal);
}

static void the_manifest_lists_every_other_file_with_its_digest(void **state)
{
	struct world *w = *state;
	struct err e = ERR_INIT;
	const struct json_in *file = NULL;
	struct json_in *root;
	struct tree tree;
	size_t files = 0, i;

	fixture_write(w->directory, "rejects.csv.gz", "the run's own");
	write_run(w, w->directory);
	root = parsed(w->directory, "manifest.json");
	if (tree_read(&e, &tree, w->directory))
		fail_msg("%s", e.text);
	for (i = 0; i < tree.count; i++)
		files += tree.entries[i].kind == TREE_FILE;
	assert_int_equal(json_count(at(root, "files")), files - 1);
	for (i = 0; i + 1 < files - 1; i++) {
		file = json_at(at(root, "files"), i);
		if (text_equal(json_text(json_get(file, "path")), TEXT_LITERAL("rejects.csv.gz")))
			break;
	}
	/* sha256sum of those 13 bytes */
	assert_text_at(file, "sha256",
		       "26f2100e54cfff9dc318cb3f6ad77c941490587e61e3ed9510c8a695253f01aa");
	assert_near(json_number(at(file, "bytes")), 13, 0);
	assert_text_at(root, "inputs/0/files/0/name", "salaries.csv");
	assert_text_at(root, "settings/min-n", "5");
	assert_null(json_get(at(root, "settings"), "jobs"));
	assert_text_at(root, "aging/2/date", "2024");
	tree_release(&tree);
	json_in_free(root);
}

static void sample_runs_say_so_in_every_file_and_others_in_none(void **state)
{
	static const char *const rows[] = {"bands.csv", "structures.csv", "impact.csv",
					   "transitions.csv"};
	static const char *const pages[] = {"index.html", "roles/ml-engineer.html",
					    "roles/quiet-role.html", "roles/ml-engineer.md"};
	static const char *const data[] = {"index.json", "ledger.json", "manifest.json",
					   "roles/ml-engineer.json"};
	struct world *w = *state;

	write_run(w, w->again);
	w->fixture->summary.sample = true;
	write_run(w, w->directory);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char *content = content_of(w->directory, rows[i]);
		char *line = strchr(content, '\n') + 1;

		assert_true(*line);
		for (char *end; (end = strchr(line, '\n')); line = end + 1)
			assert_true(end - line > 9 && memcmp(end - 9, " (sample)", 9) == 0);
		free(content);
		assert_never_says(w->again, rows[i], "sample");
	}
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		assert_says(w->directory, pages[i], "are made up and are not real pay");
		assert_never_says(w->again, pages[i], "made up and");
	}
	for (size_t i = 0; i < sizeof(data) / sizeof(*data); i++) {
		assert_says(w->directory, data[i], "\"sample\": true");
		assert_says(w->again, data[i], "\"sample\": false");
	}
	assert_says(w->directory, "SAMPLE.txt", "not real pay");
	assert_says(w->directory, "roles/ml-engineer.html", "content=\"noindex\"");
	assert_says(w->directory, "roles/ml-engineer.json",
		    "\"SAMPLE, not real pay: ML Engineer\"");
}

/* ---- the text of a page ---- */

static void a_role_s_page_says_what_the_target_page_says(void **state)
{
	static const char *const said[] = {
	    "<h1>ML Engineer</h1>",
	    "$191K",
	    "95% sure it is $189K–$193K",
	    "This is what 3,512 people report; 68% of those with a level are senior. All 3,512 "
	    "come "
	    "from one source (Salaries of jobs in AI), so what is peculiar to that source in this "
	    "role cannot "
	    "be "
	    "separated from what the role pays.",
	    "The official survey has no one occupation for this role: its $123K (May 2024) "
	    "combines "
	    "data scientists and software developers.",
	    "<b>+24.7%, 2024-34</b>138,600 openings a year; 1,939,700 employed in its 2 "
	    "occupations "
	    "together; on the publisher’s scale “Much faster than average”",
	    "<b>47/100</b>",
	    "exposure: could 60, does 35",
	    "<b>Junior</b> <span>$137K</span>",
	    "$118K–$156K",
	    "<b>Staff</b> <span>–</span>",
	    "Reported pay is withheld: fewer than 5 observations.",
	    "at least $239,200",
	    "mixture of published percentiles of 15-2051 and 15-1252 by role weight",
	    "data scientists (15-2051, 50%), software developers (15-1252, 50%)",
	    "splits 57 : 43 between assisting what people set out to do",
	    "−$1K",
	    "+$36,000",
	    "−$1,250",
	    "href=\"data-scientist.html\"",
	    "https://example.org/jobs?a=1&amp;b=2",
	    "74,301 rows read; 74,000 used",
	    "CC0",
	};
	struct world *w = *state;

	write_run(w, w->directory);
	for (size_t i = 0; i < sizeof(said) / sizeof(*said); i++)
		assert_says(w->directory, "roles/ml-engineer.html", said[i]);
}

static void markdown_says_the_bands_in_tables(void **state)
{
	struct world *w = *state;

	write_run(w, w->directory);
	assert_says(
	    w->directory, "roles/ml-engineer.md",
	    "| Mid | $174,500 | $171K–$178K | $152K–$200K | as reported | 861 people | Owns a "
	    "model from data to production. | |\n");
	assert_says(w->directory, "roles/ml-engineer.md",
		    "| Senior | Observed | $148,000 | $185,000 | $212,750 | $210,875–$214,750 | "
		    "$259,600 | $312,000 | 2,304 | 576 | high | |\n");
	assert_says(
	    w->directory, "roles/ml-engineer.md",
	    "| Staff | – | – | – | | | Sets how the organisation builds models. | Reported pay "
	    "is withheld: fewer than 5 observations. |\n");
}

static void a_page_and_its_markdown_say_the_same_of_a_withheld_row(void **state)
{
	static const char *const files[] = {"roles/ml-engineer.html", "roles/ml-engineer.md"};
	struct world *w = *state;

	write_run(w, w->directory);
	for (size_t i = 0; i < 2; i++) {
		assert_says(w->directory, files[i], "Exact figures, base pay");
		assert_says(w->directory, files[i], "Interval of the median");
		assert_says(w->directory, files[i], "Employers");
		assert_says(w->directory, files[i], "Observed");
		assert_says(w->directory, files[i],
			    "mixture of published percentiles of 15-2051 and 15-1252 by role "
			    "weight, May 2024; the publisher gives only a lower bound for P90");
	}
}

/* A median may be withheld and yet be the headline: both formats say why. */
static void both_formats_say_why_a_headline_is_withheld(void **state)
{
	struct world *w = *state;
	struct role_summary *r =
	    &w->fixture->roles[catalogue_find(w->fixture->catalogue, text_of("data-scientist"))];
	struct band withheld = *r->ladder[LEVEL_ALL];

	fixture_withhold(&withheld, SUPPRESSED_N);
	r->headline = &withheld;
	write_run(w, w->directory);
	assert_says(w->directory, "roles/data-scientist.html",
		    "<p class=\"who\">fewer than 5 observations</p>");
	assert_says(w->directory, "roles/data-scientist.md",
		    "- **Median base pay, United States:** fewer than 5 observations\n");
}

static void a_role_s_json_has_the_tables_of_its_page(void **state)
{
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->directory);
	root = parsed(w->directory, "roles/ml-engineer.json");
	assert_text_at(root, "tables/0/id", "levels");
	assert_int_equal(json_count(at(root, "tables/0/rows")), 4);
	assert_text_at(root, "tables/0/rows/0/1/display", "$137K");
	assert_text_at(root, "tables/0/rows/0/1/exact", "$137,250");
	assert_true(fabs(json_number(at(root, "tables/0/rows/0/1/value")) - 137250) < .01);
	assert_text_at(root, "tables/1/id", "levels-total");
	assert_text_at(root, "tables/2/heading", "Exact figures, base pay");
	assert_text_at(root, "tables/2/columns/5/heading", "Interval of the median");
	assert_text_at(root, "tables/4/id", "growth");
	assert_text_at(root, "tables/4/rows/0/0/display", "Data scientists");
	assert_text_at(root, "tables/4/rows/2/3/display", "138,600");
	assert_text_at(root, "tables/7/id", "moves");
	assert_text_at(root, "tables/7/rows/0/5/display", "−$1K");
	assert_text_at(root, "tables/7/rows/0/5/exact", "−$1,250");
	assert_true(fabs(json_number(at(root, "tables/7/rows/0/5/value")) + 1250) < .01);
	assert_int_equal(json_count(at(root, "tables/7/rows/0/6/value")), 2);
	assert_text_at(root, "tables/7/rows/2/7/note", "thin");
	assert_text_at(root, "tables/7/rows/2/0/role", "quiet-role");
	assert_text_at(root, "tables/9/id", "states-base");
	assert_int_equal(json_count(at(root, "tables/9/columns")),
			 json_count(at(root, "tables/9/rows/1")));
	json_in_free(root);
}

/* One more than a page lists of countries: the format says how many more there are. */
static void a_long_list_of_places_says_what_it_leaves_out(void **state)
{
	static const char *const countries[] = {"AT", "BE", "CH", "DE", "DK", "ES", "FI", "FR",
						"GB", "IE", "IT", "NL", "NO", "PL", "PT"};
	enum { COUNTRIES = sizeof(countries) / sizeof(*countries) };
	static const char *const files[] = {"roles/data-scientist.html", "roles/data-scientist.md"};
	struct world *w = *state;
	struct summary_fixture *f = w->fixture;
	struct role_summary *r = &f->roles[catalogue_find(f->catalogue, text_of("data-scientist"))];
	struct band *all = mem_alloc(r->band_count + COUNTRIES, sizeof(*all));

	memcpy(all, r->bands, r->band_count * sizeof(*all));
	for (size_t i = 0; i < COUNTRIES; i++) {
		all[r->band_count + i] = *r->ladder[LEVEL_ALL];
		all[r->band_count + i].area = fixture_country(countries[i]);
	}
	r->bands = all;
	r->band_count += COUNTRIES;
	write_run(w, w->directory);
	/* And the United States. */
	assert_int_equal(COUNTRIES + 1, places_shown(AREA_COUNTRY) + 1);
	for (size_t i = 0; i < 2; i++) {
		assert_says(w->directory, files[i], "Countries, base pay");
		assert_says(w->directory, files[i], "1 more in bands.csv.");
		assert_never_says(w->directory, files[i], "Countries, total pay");
	}
	free(all);
}

/* Our estimate stands first, what was reported beside it, in every format. */
static void an_estimate_leads_and_what_was_reported_stands_beside_it(void **state)
{
	struct world *w = *state;
	struct summary_fixture *f = w->fixture;
	struct role_summary *r = &f->roles[catalogue_find(f->catalogue, text_of("ml-engineer"))];
	struct band *all = mem_alloc(r->band_count + 3, sizeof(*all));
	struct band *added = all + r->band_count;
	struct json_in *root;

	memcpy(all, r->bands, r->band_count * sizeof(*all));
	for (size_t i = 0; i < 3; i++) {
		added[i] = *r->ladder[i == 0 ? LEVEL_JUNIOR : LEVEL_ALL];
		added[i].basis = BASIS_MODELLED;
		added[i].p[BENCHMARK_P50].amount = 131000;
		added[i].p[BENCHMARK_P75].amount = 150000;
		added[i].p50_interval = (struct interval){120000, 143000};
		added[i].n = 0;
	}
	added[1].area = fixture_state("CA");
	added[2].area = fixture_state("OH");
	r->modelled[LEVEL_JUNIOR] = added;
	r->bands = all;
	r->band_count += 3;
	write_run(w, w->directory);
	assert_says(w->directory, "roles/ml-engineer.html",
		    "<b>Junior</b> <span>$131K</span></div><div class=\"rg\">$118K–$150K</div>");
	assert_says(
	    w->directory, "roles/ml-engineer.html",
	    "<title>Junior, our estimate: median $131K, half earn $118K–$150K, the median is "
	    "likely within $120K–$143K; reported median $137K; 214 people</title>");
	assert_says(w->directory, "roles/ml-engineer.html", "214 people report $137K.");
	assert_says(w->directory, "roles/ml-engineer.md",
		    "| Junior | $131,000 | $120K–$143K | $118K–$150K | our estimate | $137,250 | "
		    "$118K–$156K | 214 people |");
	/* Of the states the estimate ranks, also where nothing was reported. */
	assert_says(w->directory, "roles/ml-engineer.md", "| Ohio | $131,000 |");
	assert_says(w->directory, "roles/ml-engineer.html", "<th>Ohio");
	root = parsed(w->directory, "roles/ml-engineer.json");
	assert_near(json_number(at(root, "levels/0/base_modelled/p50")), 131000, 0);
	assert_near(json_number(at(root, "levels/0/base/p50")), 137250, 0);
	json_in_free(root);
	free(all);
}

static void ai_votes_and_rows_of_sources_are_in_both_formats(void **state)
{
	struct world *w = *state;

	write_run(w, w->directory);
	assert_says(w->directory, "roles/ml-engineer.md",
		    "| GPTs are GPTs (Eloundou et al.) | 74 | 770 | 58 people's rating, beta; 91 "
		    "GPT-4's rating, beta |\n");
	assert_says(w->directory, "roles/ml-engineer.html",
		    "<span class=\"line\">58 people&#39;s rating, beta</span>");
	assert_says(w->directory, "roles/ml-engineer.html",
		    ", A publisher; licence: CC0<p>Observed pay: 74,301 rows read; 74,000 used");
	assert_says(w->directory, "roles/ml-engineer.md",
		    ", A publisher; licence: CC0. Observed pay: 74,301 rows read; 74,000 used");
}

static struct band *of_experience(struct band *b, struct years_span experience)
{
	b->experience = experience;
	return b;
}

/* The rows by experience stand beside those by level, never among them. */
static void experience_is_a_table_of_its_own_with_the_basis_of_each_row(void **state)
{
	struct world *w = *state;
	struct summary_fixture *f = w->fixture;
	struct role_summary *r = &f->roles[catalogue_find(f->catalogue, text_of("ml-engineer"))];
	struct band rows[3], *all = mem_alloc(r->band_count + 3, sizeof(*all));
	struct band *model;

	rows[0] = *r->ladder[LEVEL_JUNIOR];
	of_experience(&rows[0], (struct years_span){2, 5})->level = LEVEL_ALL;
	rows[1] = rows[0];
	model = of_experience(&rows[1], (struct years_span){8, 0});
	model->basis = BASIS_MODELLED;
	model->n = 0;
	model->p50_interval = (struct interval){100000, 250000};
	rows[2] = rows[0];
	rows[2].component = COMPONENT_TOTAL;
	fixture_withhold(&rows[2], SUPPRESSED_EMPLOYER);
	memcpy(all, r->bands, r->band_count * sizeof(*all));
	memcpy(all + r->band_count, rows, sizeof(rows));
	r->bands = all;
	r->band_count += 3;
	write_run(w, w->directory);
	assert_says(w->directory, "roles/ml-engineer.md",
		    "## Base pay by experience\n\n| Experience | Median | Interval of the median | "
		    "Middle half | Basis | Reported by | Note |\n");
	assert_says(
	    w->directory, "roles/ml-engineer.md",
	    "| 2–5 years | $137,250 | $131K–$144K | $118K–$156K | as reported | 214 people | |\n"
	    "| 5–8 years | – | – | – | | | No figure: fewer than 5 reports, and no estimate. "
	    "|\n"
	    "| 8+ years | $137,250 | $100K–$250K | $118K–$156K | our estimate | | |\n");
	assert_says(
	    w->directory, "roles/ml-engineer.md",
	    "| 2–5 years | Reported pay is withheld: one employer holds more than 25% of the "
	    "observations. |\n");
	assert_says(w->directory, "roles/ml-engineer.html", "<b>8+ years</b>");
	assert_never_says(w->directory, "roles/data-scientist.md", "pay by experience");
	free(all);
}

static void a_role_of_which_nothing_is_known_still_has_a_page(void **state)
{
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->directory);
	assert_says(w->directory, "roles/quiet-role.html", "nothing may be published");
	assert_says(w->directory, "roles/quiet-role.md",
		    "- **Median base pay, United States:** nothing may be published\n");
	assert_says(w->directory, "roles/quiet-role.html", "no measure covers it");
	assert_never_says(w->directory, "roles/quiet-role.html", "nan");
	root = parsed(w->directory, "roles/quiet-role.json");
	assert_int_equal(json_count(at(root, "levels")), 4);
	assert_int_equal(json_count(at(root, "json_ld/estimatedSalary")), 0);
	json_in_free(root);
}

static void the_index_lists_every_role_by_family(void **state)
{
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->directory);
	root = parsed(w->directory, "index.json");
	assert_int_equal(json_count(at(root, "roles")), FIXTURE_ROLES);
	assert_text_at(root, "roles/1/id", "ml-engineer");
	assert_text_at(root, "roles/1/observed/display/median", "$191K");
	assert_text_at(root, "roles/1/benchmark/display/median", "$123K");
	assert_text_at(root, "roles/1/headline/basis", "observed");
	assert_text_at(root, "redirects/0/from", "machine-learning-engineer");
	assert_text_at(root, "redirects/0/to", "ml-engineer");
	assert_text_at(root, "roles/3/observed/level", "manager");
	assert_text_at(root, "roles/1/files/html", "roles/ml-engineer.html");
	json_in_free(root);
	assert_says(w->directory, "index.html", "scope=\"rowgroup\" colspan=\"5\">AI</th>");
	assert_says(w->directory, "index.html", "roles/quiet-role.html");
	assert_says(w->directory, "index.html",
		    "<h1>What 4 roles pay</h1>\n<p class=\"lede\">Median base pay in the United "
		    "States: from $155K (Data &lt;script&gt;");
	/* What search and sort look at. */
	assert_says(w->directory, "index.html",
		    "<tr data-id=\"ml-engineer\" data-family=\"ai\" data-words=\"ml engineer ai\" "
		    "data-median=\"191000\" data-ai=\"47.2\" data-growth=\"24.7\">");
	assert_says(w->directory, "index.html", "<td><b>$191K</b></td><td>47</td><td>+25%</td>");
	assert_says(w->directory, "compare.html", "\"name\":\"ML Engineer\",\"facts\":[\"$191K\"");
}

/* Beside the run before; where the headlines are the same, its page stands to the byte. */
static void a_run_says_what_changed_since_the_one_before(void **state)
{
	struct world *w = *state;
	struct role_summary *r = &w->fixture->roles[1];
	struct band moved = *r->headline;

	write_run(w, w->directory);
	assert_says(w->directory, "changes.html", "There is no earlier run to compare with.");
	assert_says(
	    w->directory, "headlines.csv",
	    "ml-engineer,ML Engineer,observed,191000,189481.32,192619.92,high,47.2,24.7,2024-05,"
	    "type7\n");
	w->previous = w->directory;
	write_run(w, w->again);
	assert_says(w->again, "changes.html", "There is no earlier run to compare with.");
	moved.p[BENCHMARK_P50].amount = 200000;
	r->headline = &moved;
	r->impact.score = 80;
	write_run(w, w->again);
	assert_says(w->again, "changes.html",
		    "The median of 1 of 4 roles moved since the run before. Pay was as of May "
		    "2024, as it is now.");
	assert_says(w->again, "changes.html",
		    "<th><a href=\"roles/ml-engineer.html\">ML Engineer</a><td>$191,000<td>$200,000"
		    "<td>+4.7%<td>47<td>80");
	assert_never_says(w->again, "changes.html", "Quiet role");
	w->fixture->summary.sample = true;
	write_run(w, w->again);
	assert_says(w->again, "changes.html", "There is no earlier run to compare with.");
}

/* Half of what a page shows of a figure is a change, and less is none; the largest moves come first. */
static void a_change_is_what_a_page_would_show(void **state)
{
	struct world *w = *state;
	struct role_summary *r = &w->fixture->roles[1], *other = &w->fixture->roles[0];
	struct band own = *r->headline, others = *other->headline;
	const double median = own.p[BENCHMARK_P50].amount, score = r->impact.score;
	const double growth = r->outlook.growth_percent;
	static const struct {
		double median, score, growth;
		bool changed;
	} cases[] = {{40, 0, 0, false},	  {60, 0, 0, true},    {0, 0.4, 0, false},
		     {0, 0.6, 0, true},	  {0, 0, 0.04, false}, {0, 0, -0.06, true},
		     {-60, -0.6, 0, true}};

	write_run(w, w->directory);
	w->previous = w->directory;
	r->headline = &own;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		own.p[BENCHMARK_P50].amount = median + cases[i].median;
		r->impact.score = score + cases[i].score;
		r->outlook.growth_percent = growth + cases[i].growth;
		write_run(w, w->again);
		if (cases[i].changed)
			assert_says(w->again, "changes.html", ">ML Engineer</a>");
		else
			assert_never_says(w->again, "changes.html", ">ML Engineer</a>");
	}
	r->impact.score = score;
	r->outlook.growth_percent = growth;
	other->headline = &others;
	for (int first = 0; first < 2; first++) {
		char *page;
		own.p[BENCHMARK_P50].amount = median * (first ? 0.9 : 1.02);
		others.p[BENCHMARK_P50].amount *= first ? 1 : 1.05;
		write_run(w, w->again);
		page = content_of(w->again, "changes.html");
		assert_true((strstr(page, ">ML Engineer</a>") <
			     strstr(page, ">Data &lt;script&gt;")) == (first == 1));
		free(page);
	}
}

static void a_source_of_more_than_half_posted_ranges_is_of_adverts(void **state)
{
	struct world *w = *state;
	struct summary *s = &w->fixture->summary;
	const struct band *all = w->fixture->roles[1].ladder[LEVEL_ALL];
	struct ledger *l = &w->fixture->ledgers[0];
	struct band one = *all;

	l->observations = 1000;
	l->posted_ranges = 500;
	assert_string_equal(reporters_word(s, all), "people");
	l->posted_ranges = 501;
	assert_string_equal(reporters_word(s, all), "adverts");
	one.n = 1;
	assert_string_equal(reporters_word(s, &one), "advert");
	l->posted_ranges = 500;
	assert_string_equal(reporters_word(s, &one), "person");
}

static void a_role_s_json_has_the_figures_and_how_a_person_writes_them(void **state)
{
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->directory);
	root = parsed(w->directory, "roles/ml-engineer.json");
	assert_near(json_number(at(root, "headline/p50")), 191000, 0);
	assert_near(json_number(at(root, "headline/p50_interval/low")), 189481.32, 0);
	assert_text_at(root, "headline/display/band", "$150K–$242K");
	assert_near(json_number(at(root, "benchmark/at_least/p90")), 239200, 0);
	assert_true(isnan(json_number(at(root, "benchmark/p90"))));
	assert_true(isnan(json_number(at(root, "benchmark/n"))));
	assert_text_at(root, "benchmark/suppressed/0", "top-coded");
	assert_text_at(root, "levels/3/base/suppressed/0", "n");
	assert_true(isnan(json_number(at(root, "levels/3/base/p50"))));
	assert_near(json_number(at(root, "transitions/0/steps/0/difference")), -1250, 0);
	assert_text_at(root, "transitions/0/steps/1/level", "all");
	assert_near(json_number(at(root, "ai_impact/votes/1/measures/1/percentile")), 91, 0);
	assert_near(json_number(at(root, "ai_impact/score")), 47.2, 0);
	assert_text_at(root, "ai_impact/display/score", "47/100 ±3.4");
	assert_text_at(root, "ai_impact/display/halves", "could 60, does 35");
	assert_text_at(root, "json_ld/@type", "Occupation");
	assert_near(json_number(at(root, "json_ld/estimatedSalary/0/percentile90")), 301000, 0);
	json_in_free(root);
}

static void the_ledger_adds_up_and_names_the_unmatched_titles(void **state)
{
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->directory);
	root = parsed(w->directory, "ledger.json");
	assert_near(json_number(at(root, "sources/0/sum/accounted_for")), 74301, 0);
	assert_near(json_number(at(root, "sources/0/rejected/total")), 15, 0);
	assert_text_at(root, "sources/0/rejected/reasons/0/reason", "no-pay");
	assert_text_at(root, "sources/0/filtered/rules/0/rule", "part-time");
	assert_text_at(root, "sources/0/unmatched_titles/titles/0/title", "Engineer");
	assert_text_at(root, "sources/0/unmatched_titles/titles/1/title", HOSTILE_TITLE);
	/* what fewer than min-n rows say is counted, not shown */
	assert_int_equal(json_count(at(root, "sources/0/unmatched_titles/titles")), 2);
	assert_near(json_number(at(root, "sources/0/unmatched_titles/distinct")), 3, 0);
	json_in_free(root);
}

static void a_long_list_of_unmatched_titles_is_cut_and_its_total_stays(void **state)
{
	struct world *w = *state;
	struct json_in *root;

	for (int i = 0; i < 500; i++) {
		char title[20];

		snprintf(title, sizeof(title), "Title %d", i);
		tally_add(&w->fixture->ledgers[1].unmatched_titles, text_of(title), 5);
	}
	write_run(w, w->directory);
	root = parsed(w->directory, "ledger.json");
	assert_int_equal(json_count(at(root, "sources/1/unmatched_titles/titles")), 200);
	assert_near(json_number(at(root, "sources/1/unmatched_titles/total")), 2500, 0);
	assert_near(json_number(at(root, "sources/1/unmatched_titles/distinct")), 500, 0);
	json_in_free(root);
}

/* ---- notes to the figures ---- */

static void a_source_s_note_is_on_the_pages_of_observed_roles_on_one_line_and_escaped(void **state)
{
	const char *const html = "the two ends of a &lt;b&gt;range&lt;/b&gt; | each.";
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->directory);
	assert_says(w->directory, "roles/ml-engineer.md", "Read with this");
	assert_says(w->directory, "roles/ml-engineer.html", html);
	assert_never_says(w->directory, "roles/quiet-role.html", html); /* it gave nothing */
	assert_never_says(w->directory, "roles/quiet-role.md", "Read with this");
	assert_never_says(w->directory, "roles/ml-engineer.md", "a <b>range");
	assert_never_says(w->directory, "roles/ml-engineer.md", "pairs,\n");
	root = parsed(w->directory, "roles/ml-engineer.json");
	assert_text_at(root, "sources/0/note",
		       "Rows come in pairs, the two ends of a <b>range</b> | each.");
	assert_text_at(root, "sources/0/gave", "observed pay");
	assert_text_at(root, "sources/1/gave", "published figures");
	json_in_free(root);
}

/* One list for all formats: of the sources that gave the role something, and of their notes. */
static void every_format_lists_the_sources_that_gave_the_role_something_and_no_other(void **state)
{
	static const char *const endings[] = {"html", "md", "json"};
	struct world *w = *state;
	struct summary_fixture *f = w->fixture;
	uint16_t role = catalogue_find(f->catalogue, text_of("ml-engineer"));
	char name[64];

	f->gave[role][0] = false;
	write_run(w, w->directory);
	for (size_t i = 0; i < 3; i++) {
		snprintf(name, sizeof(name), "roles/ml-engineer.%s", endings[i]);
		assert_never_says(w->directory, name, "example.org/jobs");
		assert_never_says(w->directory, name, "Rows come in pairs");
		assert_says(w->directory, name, "example.org/oews");
		snprintf(name, sizeof(name), "roles/data-scientist.%s", endings[i]);
		assert_says(w->directory, name, "example.org/jobs");
		snprintf(name, sizeof(name), "roles/quiet-role.%s", endings[i]);
		assert_never_says(w->directory, name, "example.org/jobs");
		assert_never_says(w->directory, name, "example.org/oews");
	}
}

static struct band *change(const struct band *b)
{
	return (struct band *)(uintptr_t)b;
}

/* Total pay has base pay in it: below it stands why, wherever it is shown. */
static void total_pay_below_base_pay_says_why_in_every_format(void **state)
{
	struct world *w = *state;
	struct summary_fixture *f = w->fixture;
	struct role_summary *r = &f->roles[catalogue_find(f->catalogue, text_of("ml-engineer"))];
	struct band parts[2] = {*r->ladder[LEVEL_SENIOR], *r->total[LEVEL_SENIOR]};
	char *sources[2] = {f->source_names[0], f->ledgers[2].source};
	struct json_in *root;

	change(r->total[LEVEL_SENIOR])->p[BENCHMARK_P50].amount = 212000;
	parts[0].source = 1;
	parts[1].source = 2;
	f->summary.bands.parts = parts;
	f->summary.bands.sources = sources;
	write_run(w, w->directory);
	assert_says(
	    w->directory, "roles/ml-engineer.md",
	    "| The reported median is below that of base pay (\\$212,750 from 2,304 people): "
	    "other people, in other sources, report each. |\n");
	assert_says(w->directory, "roles/ml-engineer.html",
		    "The reported median is below that of base pay ($212,750 from 2,304 people): "
		    "other people, in other sources, report each.");
	root = parsed(w->directory, "roles/ml-engineer.json");
	assert_text_at(root, "levels/2/total/display/below_base",
		       "the reported median is below that of base pay ($212,750 from 2,304 "
		       "people): other people, in other sources, report each");
	json_in_free(root);
	parts[1].source = 1;
	write_run(w, w->directory);
	assert_says(w->directory, "roles/ml-engineer.md", "): not the same people report each. |");
	change(r->total[LEVEL_SENIOR])->p[BENCHMARK_P50].amount = 212750;
	write_run(w, w->directory);
	assert_never_says(w->directory, "roles/ml-engineer.md", "below that of base");
}

static void a_step_without_total_pay_says_why(void **state)
{
	struct world *w = *state;

	write_run(w, w->directory);
	assert_says(w->directory, "roles/ml-engineer.md",
		    "No figure: fewer than 5 reports, and no estimate. |");
	assert_never_says(w->directory, "roles/data-scientist.md", "Total pay by level");
}

static void levels_out_of_order_and_few_observations_are_said(void **state)
{
	const char *const order =
	    "Executive’s median and upper quartile lie below Manager’s: $190,000 and "
	    "$230,000 (12 reports) below $200,000 and $240,000 (40 reports). 12 "
	    "reports are too few to place Executive";
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->directory);
	assert_says(w->directory, "roles/team-manager.html", order);
	assert_says(w->directory, "roles/team-manager.md",
		    "Fewer than 30 reports: Executive (12).");
	assert_never_says(w->directory, "roles/ml-engineer.html", "lie below");
	assert_says(w->directory, "roles/ml-engineer.md", "Fewer than 30 reports: Manager (7).");
	root = parsed(w->directory, "roles/team-manager.json");
	assert_int_equal(json_count(at(root, "notes")), 2);
	assert_text_at(root, "notes/0/code", "out-of-order");
	assert_text_at(root, "notes/0/levels/1", "executive");
	assert_text_at(root, "notes/1/code", "few-observations");
	json_in_free(root);
}

static void a_manager_s_role_has_managers_and_executives_and_no_ladder(void **state)
{
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->directory);
	assert_says(w->directory, "roles/team-manager.html",
		    "Median base pay of managers, United States");
	assert_says(w->directory, "roles/team-manager.html", "Leads leaders.");
	assert_never_says(w->directory, "roles/team-manager.html", "Junior");
	assert_never_says(w->directory, "roles/team-manager.html", "no data");
	assert_never_says(w->directory, "roles/team-manager.md", "Junior");
	root = parsed(w->directory, "roles/team-manager.json");
	assert_int_equal(json_count(at(root, "levels")), 2);
	assert_text_at(root, "levels/0/level", "manager");
	assert_text_at(root, "levels/1/base/display/median", "$190K");
	assert_int_equal(json_count(at(root, "json_ld/estimatedSalary")), 2);
	json_in_free(root);
}

static void places_without_base_pay_show_total_pay_and_why_the_rest_is_withheld(void **state)
{
	static const char *const files[] = {"roles/team-manager.html", "roles/team-manager.md"};
	struct world *w = *state;

	write_run(w, w->directory);
	for (size_t i = 0; i < 2; i++) {
		assert_says(w->directory, files[i], "Metropolitan areas, total pay");
		assert_never_says(w->directory, files[i], "Metropolitan areas, base pay");
		assert_says(w->directory, files[i], "$345,600");
		assert_says(w->directory, files[i],
			    "1 withheld: one employer holds more than 25% of the observations");
	}
	assert_says(w->directory, "roles/ml-engineer.html", "States, base pay");
	assert_says(w->directory, "roles/ml-engineer.html",
		    "1 withheld: fewer than 5 observations");
	assert_never_says(w->directory, "roles/ml-engineer.html", "Metropolitan areas, total pay");
}

static void a_mixture_has_no_headcount_and_a_published_row_has(void **state)
{
	struct world *w = *state;

	write_run(w, w->directory);
	assert_never_says(w->directory, "roles/ml-engineer.html", "<i>employed");
	assert_never_says(w->directory, "roles/ml-engineer.html", "as published");
	assert_never_says(w->directory, "roles/ml-engineer.md", "(employed)");
	assert_says(w->directory, "roles/data-scientist.html", "1,234,560");
	assert_says(w->directory, "roles/data-scientist.html", "published percentiles of 15-2051");
}

static void growth_of_one_occupation_is_the_publisher_s_and_of_several_a_mean(void **state)
{
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->directory);
	assert_says(w->directory, "roles/data-scientist.html",
		    "in the publisher’s words “Much faster than average”");
	assert_says(w->directory, "roles/data-scientist.html", "Employed at the start");
	assert_never_says(w->directory, "roles/ml-engineer.html", "in the publisher’s words");
	assert_says(w->directory, "roles/ml-engineer.html",
		    "The role’s figure is the mean of its occupations’ published growth");
	root = parsed(w->directory, "roles/ml-engineer.json");
	assert_near(json_number(at(root, "growth/employment_thousands")), 1939.7, 0);
	assert_near(json_number(at(root, "growth/projected/1/percent")), 15.8, 0);
	assert_text_at(root, "growth/projected/1/name", "software developers");
	json_in_free(root);
}

/* Junior: 37.7 / 118.4 thousand; to mid, 37.25 / 137.25 and 4.1 / 48.4. Staff is withheld, so that senior has
 * no next level. */
static void a_pay_structure_climbs_its_ladder(void **state)
{
	struct world *w = *state;

	write_run(w, w->directory);
	assert_says(w->directory, "structures.csv",
		    "ml-engineer,ML Engineer,junior,country,US,United States,base,observed,137250,"
		    "131097.73,143812.42,118400,156100,0.3184,mid,0.2714,0.0847,1,high,2024-05,"
		    "type7\n");
	assert_says(w->directory, "structures.csv", ",185000,259600,0.4032,,,,1,high,");
	assert_never_says(w->directory, "structures.csv", ",staff,");
	assert_says(w->directory, "structures.csv",
		    "team-manager,Team Manager,executive,country,US,");
}

static void moves_end_with_all_levels_and_thin_ones_are_marked(void **state)
{
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->directory);
	assert_says(
	    w->directory, "transitions.csv",
	    "ml-engineer,data-scientist,senior,214000,212750,-1250,-6400,3900,2200,2304,,US,");
	assert_says(w->directory, "transitions.csv",
		    "ml-engineer,quiet-role,all,190600,191000,400,,,3,3512,mix-of-levels thin,US,");
	assert_says(w->directory, "roles/ml-engineer.html", "carries the mix of levels");
	assert_says(w->directory, "roles/ml-engineer.html", "3 / 3,512<i>thin</i>");
	assert_never_says(w->directory, "roles/ml-engineer.html", "2,304<small");
	assert_says(
	    w->directory, "roles/ml-engineer.md",
	    "| All levels (carries the mix of levels) | $190,600 | $191,000 | +$400 | – | 3 / "
	    "3,512 (thin) |");
	root = parsed(w->directory, "roles/ml-engineer.json");
	assert_text_at(root, "transitions/1/steps/0/level", "all");
	assert_int_equal(json_count(at(root, "transitions/1/steps/0/interval")), 0);
	json_in_free(root);
}

/* Compares a file of the run with tests/data/reports/NAME; PAYBANDS_KEEP_REPORTS=1 writes that first, to be
 * read (git diff) before it is kept. */
static void assert_as_kept(const struct world *w, const char *name)
{
	const char *root = getenv("PAYBANDS_ROOT");
	char *got = content_of(w->directory, name), *wanted;
	char folder[4096];

	snprintf(folder, sizeof(folder), "%s/tests/data/reports", root ? root : ".");
	if (getenv("PAYBANDS_KEEP_REPORTS"))
		fixture_write(folder, name, got);
	wanted = content_of(folder, name);
	assert_string_equal(got, wanted);
	free(wanted);
	free(got);
}

static void every_table_for_programs_is_as_it_was_kept(void **state)
{
	static const char *const names[] = {"bands.csv",      "impact.csv",  "index.json",
					    "ledger.json",    "sources.csv", "structures.csv",
					    "transitions.csv"};
	struct world *w = *state;
	struct summary_fixture *f = w->fixture;

	/* Figures with more digits than a table has. */
	f->steps[1].from_median += 0.126;
	f->steps[1].to_median += 0.324;
	f->steps[1].difference += 0.198;
	f->steps[1].interval = (struct interval){-6400.128, 3900.256};
	f->steps[2].basis = BASIS_MODELLED;
	f->bands[0].p[BENCHMARK_P50].amount += 0.126;
	f->bands[0].n_effective += 0.126;
	write_run(w, w->directory);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_as_kept(w, names[i]);
}

static void tails_withhold_the_interval_even_if_it_is_left_in_the_band(void **state)
{
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->directory); /* 7 managers: their interval would be $206,983 to ... */
	assert_never_says(w->directory, "roles/ml-engineer.html", "$206,983");
	assert_never_says(w->directory, "roles/ml-engineer.md", "$206,983");
	assert_says(w->directory, "roles/ml-engineer.html",
		    "P10, P90 and the interval need 10 observations");
	root = parsed(w->directory, "roles/ml-engineer.json");
	for (size_t i = 0; i < json_count(at(root, "bands")); i++) {
		const struct json_in *band = json_at(at(root, "bands"), i);

		if (text_equal(json_text(at(band, "level")), TEXT_LITERAL("manager")))
			assert_int_equal(json_count(at(band, "p50_interval")), 0);
	}
	json_in_free(root);
}

static void aging_says_whose_pay_is_moved_and_what_is_held(void **state)
{
	struct world *w = *state;

	write_run(w, w->directory);
	assert_says(
	    w->directory, "roles/ml-engineer.html",
	    "Pay is moved from its own date to May 2024, or as far as the index of wages of its "
	    "country goes");
	assert_says(w->directory, "roles/ml-engineer.html", "United States: 2022 \xc3\x97 1.0912");
	assert_never_says(w->directory, "roles/ml-engineer.html", "1.1741"); /* of Germany */
	assert_says(w->directory, "roles/ml-engineer.html", "5,200 observations of 2025 are held");
	assert_says(w->directory, "roles/ml-engineer.html",
		    "Pay of countries without an index keeps its own date.");
	w->fixture->settings.age = AGING_NONE;
	write_run(w, w->again);
	assert_says(w->again, "roles/ml-engineer.html", "Pay keeps its own date.");
	assert_never_says(w->again, "roles/ml-engineer.html", "wage_index");
	assert_never_says(w->again, "roles/ml-engineer.html", "posted_wages");
}

static void pages_cite_the_tables_their_figures_went_through(void **state)
{
	struct world *w = *state;

	write_run(w, w->directory);
	/* a role's page leads to them, the page of methods has them for all */
	assert_says(w->directory, "roles/ml-engineer.html", "href=\"../methods.html#tables\"");
	assert_says(w->directory, "methods.html",
		    "OEWS medians (2020-05 to 2024-05), and 2 other sources of its rows");
	assert_says(w->directory, "methods.html", "BEA &lt;price&gt; parities (2023)");
	assert_never_says(w->directory, "roles/ml-engineer.html", "OEWS medians");
	assert_says(w->directory, "roles/ml-engineer.md", "Aging of pay in the United States");
	assert_never_says(w->directory, "roles/quiet-role.html", "OEWS medians");
	assert_never_says(w->directory, "roles/team-manager.html", "price&gt;");
}

static void shares_of_applicability_are_never_called_use(void **state)
{
	static const char *const files[] = {"roles/ml-engineer.html", "roles/ml-engineer.md",
					    "roles/ml-engineer.json"};
	struct world *w = *state;

	write_run(w, w->directory);
	for (size_t i = 0; i < 3; i++) {
		assert_never_says(w->directory, files[i], "observed use");
		assert_says(w->directory, files[i], "not shares of use");
	}
}

static void job_postings_for_ai_are_context_of_ai_roles(void **state)
{
	static const char *const said =
	    "Of all job postings in the United States, 1.79% asked for AI "
	    "skills in 2024 (1.4% in 2023)";
	const struct ai_postings postings = {
	    .year = 2024, .percent = 1.79, .before_percent = 1.4, .source = "Index <2025>"};
	struct world *w = *state;
	struct json_in *root;

	w->fixture->roles[1].ai_postings = &postings;
	write_run(w, w->directory);
	assert_says(w->directory, "roles/ml-engineer.html", said);
	assert_says(w->directory, "roles/ml-engineer.html", "Index &lt;2025&gt;");
	assert_says(w->directory, "roles/ml-engineer.md", said);
	assert_never_says(w->directory, "roles/data-scientist.html", "asked for AI skills");
	root = parsed(w->directory, "roles/ml-engineer.json");
	assert_text_at(root, "ai_postings/source", "Index <2025>");
	json_in_free(root);
	int result = check_run(w->directory);
	if (result != 77 && result != 127)
		assert_int_equal(result, 0);
}

static void growth_without_the_publishers_words_says_so(void **state)
{
	struct world *w = *state;
	struct outlook *o = &w->fixture->roles[1].outlook;

	o->word = o->publisher_words = o->words_source = NULL;
	write_run(w, w->directory);
	assert_says(w->directory, "roles/ml-engineer.html",
		    "the publisher’s description for this period is not known");
	assert_says(w->directory, "roles/ml-engineer.md",
		    "the publisher’s description for this period is not known");
	int result = check_run(w->directory);
	if (result != 77 && result != 127)
		assert_int_equal(result, 0);
}

/* ---- what no file says ---- */

static void a_site_s_address_is_on_its_pages_and_nowhere_without_one(void **state)
{
	static const struct site site = {.url = (char *)"https://example.org/pay"};
	struct world *w = *state;
	struct json_in *root;

	write_run(w, w->again);
	assert_never_says(w->again, "roles/ml-engineer.html", "canonical");
	assert_never_says(w->again, "roles/ml-engineer.html", "og:");
	assert_never_says(w->again, "roles/ml-engineer.md", "canonical");
	w->fixture->summary.site = &site;
	write_run(w, w->directory);
	assert_says(w->directory, "roles/ml-engineer.html",
		    "<link rel=\"canonical\" "
		    "href=\"https://example.org/pay/roles/ml-engineer.html\">");
	assert_says(w->directory, "index.html", "href=\"https://example.org/pay/index.html\"");
	assert_says(w->directory, "compare.html",
		    "content=\"https://example.org/pay/compare.html\"");
	assert_says(w->directory, "roles/ml-engineer.md",
		    "\ncanonical: \"https://example.org/pay/roles/ml-engineer.html\"\n");
	assert_says(w->directory, "manifest.json", "\"site url\": \"https://example.org/pay\"");
	root = parsed(w->directory, "roles/ml-engineer.json");
	assert_text_at(root, "json_ld/url", "https://example.org/pay/roles/ml-engineer.html");
	assert_text_at(root, "json_ld/mainEntityOfPage/temporalCoverage", "2024-05");
	json_in_free(root);
}

/* "None" is no requirement: a search engine would take it for the name of one. */
static void linked_data_asks_for_nothing_where_nothing_is_asked(void **state)
{
	static const char *const nothing[] = {"None", " none ", "N/A", "", NULL};
	struct world *w = *state;
	struct entry_level *entry = &w->fixture->roles[1].entry;

	for (size_t i = 0; i < sizeof(nothing) / sizeof(*nothing); i++) {
		entry->known = true;
		entry->work_experience = nothing[i];
		entry->education = "Bachelor's degree";
		write_run(w, w->directory);
		assert_never_says(w->directory, "roles/ml-engineer.html", "experienceRequirements");
		assert_says(w->directory, "roles/ml-engineer.html", "educationRequirements");
	}
	entry->work_experience = "Less than 5 years";
	write_run(w, w->directory);
	assert_says(w->directory, "roles/ml-engineer.html",
		    "\"experienceRequirements\":\"Less than 5 years\"");
}

static void text_from_inputs_never_becomes_markup(void **state)
{
	static const char *const pages[] = {"index.html", "roles/data-scientist.html",
					    "roles/ml-engineer.html", "roles/data-scientist.md",
					    "roles/ml-engineer.md"};
	struct world *w = *state;

	write_run(w, w->directory);
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		assert_never_says(w->directory, pages[i], "<script>alert");
		assert_never_says(w->directory, pages[i], "<img");
		assert_never_says(w->directory, pages[i], "\"javascript:");
		assert_never_says(w->directory, pages[i], "(javascript:");
	}
	assert_says(w->directory, "roles/data-scientist.html", "&lt;script&gt;alert(1)");
}

static void a_withheld_figure_is_in_no_report_even_if_it_is_left_in_the_band(void **state)
{
	static const char *const files[] = {"index.html", "index.json", "roles/ml-engineer.html",
					    "roles/ml-engineer.json", "roles/ml-engineer.md"};
	struct world *w = *state;

	for (size_t i = 0; i < w->fixture->summary.bands.count; i++) {
		struct band *b = &w->fixture->bands[i];

		if (!(b->suppressed & SUPPRESSED_N))
			continue;
		for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
			b->p[p] = (struct benchmark_value){VALUE_EXACT, 777123};
		b->p50_interval = (struct interval){777123, 777123};
	}
	write_run(w, w->directory);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		assert_never_says(w->directory, files[i], "777123");
		assert_never_says(w->directory, files[i], "777,123");
		assert_never_says(w->directory, files[i], "$777K");
		assert_says(w->directory, files[i], "ML Engineer");
	}
}

static void a_formula_in_a_csv_cell_is_text(void **state)
{
	struct world *w = *state;

	w->fixture->roles[1].impact.covered = HOSTILE_TITLE;
	w->fixture->roles[1].outlook.publisher_words = "+SUM(A1), \"x\"";
	write_run(w, w->directory);
	assert_says(w->directory, "impact.csv", ",'=cmd|' /C calc'!A0,");
	assert_says(w->directory, "impact.csv", ",\"'+SUM(A1), \"\"x\"\"\",");
}

/* ---- failures ---- */

static void a_role_id_that_is_no_file_name_is_a_bug_and_writes_nothing(void **state)
{
	static const char *const bad[] = {"../evil", "a/b", "", "-a", "a-", "a--b", "A", ".a"};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct role role = *w->fixture->roles[0].role;
		struct err e = ERR_INIT;

		role.id = bad[i];
		w->fixture->roles[0].role = &role;
		assert_int_equal(reports_write(&e, w->directory, &w->fixture->summary, NULL), -1);
		assert_int_equal(e.code, ERR_BUG);
		w->fixture->roles[0].role = catalogue_role(w->fixture->catalogue, 0);
	}
}

static void a_write_that_fails_is_said(void **state)
{
	struct world *w = *state;
	struct rlimit whole, small = {.rlim_cur = 4096};
	struct err e = ERR_INIT;
	char *gone = tree_join(w->directory, "gone");

	assert_int_equal(reports_write(&e, gone, &w->fixture->summary, NULL), -1);
	assert_int_equal(e.code, ERR_WRITE);
	free(gone);
	/* A file may not grow past 4 KiB: bands.csv fits, the pages do not. */
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &whole), 0);
	small.rlim_max = whole.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	e = (struct err)ERR_INIT;
	int result = reports_write(&e, w->directory, &w->fixture->summary, NULL);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &whole), 0);
	assert_int_equal(result, -1);
	assert_int_equal(e.code, ERR_WRITE);
}

static void an_article_goes_by_sound(void **state)
{
	static const char *const an[] = {"AI Engineer",	      "ML Engineer", "MLOps Engineer",
					 "NLP Engineer",      "SRE",	     "IT Manager",
					 "Embedded Engineer", "HR Analyst",  "Hourly Worker"};
	static const char *const a[] = {"UX Researcher",     "SOC Analyst",
					"QA Engineer",	     "GRC Analyst",
					"Unified Engineer",  "Data Engineer",
					"European Analyst",  "BI Developer",
					"Hardware Engineer", ""};

	(void)state;
	for (size_t i = 0; i < sizeof(an) / sizeof(*an); i++)
		assert_string_equal(say_article(an[i]), "an");
	for (size_t i = 0; i < sizeof(a) / sizeof(*a); i++)
		assert_string_equal(say_article(a[i]), "a");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_article_goes_by_sound),
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	    TEST(a_run_holds_to_its_schemas_and_its_pages_stand_alone),
	    TEST(the_same_summary_gives_the_same_bytes_whatever_the_threads),
	    TEST(the_manifest_lists_every_other_file_with_its_digest),
	    TEST(sample_runs_say_so_in_every_file_and_others_in_none),
	    TEST(a_role_s_page_says_what_the_target_page_says),
	    TEST(markdown_says_the_bands_in_tables),
	    TEST(a_page_and_its_markdown_say_the_same_of_a_withheld_row),
	    TEST(both_formats_say_why_a_headline_is_withheld),
	    TEST(a_role_s_json_has_the_tables_of_its_page),
	    TEST(a_long_list_of_places_says_what_it_leaves_out),
	    TEST(an_estimate_leads_and_what_was_reported_stands_beside_it),
	    TEST(ai_votes_and_rows_of_sources_are_in_both_formats),
	    TEST(experience_is_a_table_of_its_own_with_the_basis_of_each_row),
	    TEST(a_role_of_which_nothing_is_known_still_has_a_page),
	    TEST(the_index_lists_every_role_by_family),
	    TEST(a_run_says_what_changed_since_the_one_before),
	    TEST(a_change_is_what_a_page_would_show),
	    TEST(a_source_of_more_than_half_posted_ranges_is_of_adverts),
	    TEST(a_role_s_json_has_the_figures_and_how_a_person_writes_them),
	    TEST(the_ledger_adds_up_and_names_the_unmatched_titles),
	    TEST(a_long_list_of_unmatched_titles_is_cut_and_its_total_stays),
	    TEST(a_source_s_note_is_on_the_pages_of_observed_roles_on_one_line_and_escaped),
	    TEST(every_format_lists_the_sources_that_gave_the_role_something_and_no_other),
	    TEST(total_pay_below_base_pay_says_why_in_every_format),
	    TEST(a_step_without_total_pay_says_why),
	    TEST(levels_out_of_order_and_few_observations_are_said),
	    TEST(a_manager_s_role_has_managers_and_executives_and_no_ladder),
	    TEST(places_without_base_pay_show_total_pay_and_why_the_rest_is_withheld),
	    TEST(a_mixture_has_no_headcount_and_a_published_row_has),
	    TEST(growth_of_one_occupation_is_the_publisher_s_and_of_several_a_mean),
	    TEST(a_pay_structure_climbs_its_ladder),
	    TEST(moves_end_with_all_levels_and_thin_ones_are_marked),
	    TEST(every_table_for_programs_is_as_it_was_kept),
	    TEST(tails_withhold_the_interval_even_if_it_is_left_in_the_band),
	    TEST(aging_says_whose_pay_is_moved_and_what_is_held),
	    TEST(pages_cite_the_tables_their_figures_went_through),
	    TEST(shares_of_applicability_are_never_called_use),
	    TEST(job_postings_for_ai_are_context_of_ai_roles),
	    TEST(growth_without_the_publishers_words_says_so),
	    TEST(a_site_s_address_is_on_its_pages_and_nowhere_without_one),
	    TEST(linked_data_asks_for_nothing_where_nothing_is_asked),
	    TEST(text_from_inputs_never_becomes_markup),
	    TEST(a_withheld_figure_is_in_no_report_even_if_it_is_left_in_the_band),
	    TEST(a_formula_in_a_csv_cell_is_text),
	    TEST(a_role_id_that_is_no_file_name_is_a_bug_and_writes_nothing),
	    TEST(a_write_that_fails_is_said),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
