/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates of rows: what is put together from them is what reading column by column gives. Rows are read
 * twice: plainly, and with quotes, which turn templates off. Of few combinations they are found as a whole; of
 * many, by their parts and in batches. Observations are taken one by one, and with those that are alike together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ingest/layout/layout_private.h"
#include "tests/unit/ingest_fixture.h"

/* How a file's rows repeat what is not pay. */
struct repeating {
	size_t rows;
	uint64_t combinations;
	unsigned like; /* of four rows those like the one before, so that there are pairs */
};
static const struct repeating few = {.rows = 3000, .combinations = 200, .like = 2};
static const struct repeating fewest = {.rows = 3000, .combinations = 40, .like = 2};
/* More rows than what is looked up before it is decided that they do not repeat as a whole. */
static const struct repeating many = {.rows = 24000, .combinations = 1 << 20, .like = 1};
/* Observations that are given together where some can be: where rows repeat as a whole, and where only what they mean
 * does. */
enum { ALIKE_LEAST = 30, ALIKE_LEAST_OF_MANY = 1500 };

static struct tables_fixture tables;
static struct wage_index *wages; /* pay of long before it is rejected */

static int set_up(void **state)
{
	struct err e = ERR_INIT;
	char *index = repo_path("data/reference/wage_index.csv");

	(void)state;
	tables_fixture_init(&tables);
	must(&e, wage_index_load(&e, &wages, LAYERS_INSTALLED(index), NULL));
	tables.tables.wages = wages;
	free(index);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	wage_index_free(wages);
	tables_fixture_release(&tables);
	return 0;
}

/* Fixed series of pseudo-random numbers (Knuth's MMIX constants): one for pay, and one that starts
 * anew at one of few numbers for the rest of a row. */
static uint64_t pays, others;

static uint64_t next(uint64_t *series)
{
	*series = *series * 6364136223846793005u + 1442695040888963407u;
	return *series >> 33;
}

static const char *one_of(uint64_t *series, const char *const *words)
{
	size_t count = 0;

	while (words[count])
		count++;
	return words[next(series) % count];
}
#define ONE_OF(...) one_of(&others, (const char *const[]){__VA_ARGS__, NULL})

/* Pay in every form that a template leaves to the row. */
static const char *some_pay(void)
{
	return one_of(&pays,
		      (const char *const[]){
			  "100000",	 "130000", "130000.50", "95",	    "45",      "120k",
			  "0",		 "",	   "-5",	"1e5",	    "90,5",    "2000000000",
			  "60000-80000", "80000",  "80000",	"801",	    "8000000", "800000",
			  "1000",	 "999.99", "10000000",	"10000001", NULL});
}

static void add_posting(struct buf *out, const char *mark)
{
	buf_addf(out, "%s%s%s,%s,FT,%s,", mark, ONE_OF("2023", "2024", "2012", "soon"), mark,
		 ONE_OF("SE", "EN", "MI"),
		 ONE_OF("Data Engineer", "Data Engineer", "Head Chef", "",
			"Senior Machine Learning Engineer"));
	buf_addf(out, "%s,%s,%s,%s,100,US,%s\n", some_pay(), ONE_OF("USD", "EUR", "CLP", "XXQ"),
		 ONE_OF("100000", "60000", ""), ONE_OF("US", "DE", "CL", "Nowhere"),
		 ONE_OF("M", "L"));
}

/* Where Birmingham is, its currency says. */
static void add_answer(struct buf *out, const char *mark)
{
	buf_addf(out, "%s%s%s,%s,%s,%s,", mark,
		 ONE_OF("Data Scientist", "Staff Software Engineer", "Poet"), mark,
		 ONE_OF("Seattle, WA", "Berlin", "Birmingham", "Remote", "on the moon", ""),
		 ONE_OF("Acme", " Acme ", "Ours", "", "NA"),
		 ONE_OF("2024-05-01", "2023", "yesterday"));
	buf_addf(out, "%s,%s,%s,%s,", some_pay(), some_pay(), ONE_OF("10000", "0", "", "some"),
		 ONE_OF("USD", "$", "GBP", ""));
	buf_addf(out, "%s,%s,%s,%s\n", ONE_OF("year", "month", "hour", ""), ONE_OF("1", "2.5", ""),
		 ONE_OF("3", "8", "x", ""), ONE_OF("keep", "keep", "keep", "keep", "drop"));
}

static const char answers[] = "[layout]\nname = answers\ntitle = Answers\npublisher = Us\nlicence "
			      "= CC0\nkind = observations\n"
			      "equal_rows = keep\nmissing = NA\n"
			      "[columns]\ntitle = title\nplace = place\nemployer = employer\n"
			      "date = date\nbase = base\ntotal = total\nbonus = bonus\n"
			      "currency = currency\nperiod = period\nweight = weight\n"
			      "years = years\n[filter]\nstate = keep state: keep\n"
			      "ours = drop employer: Ours\n";

static const char *const counted[] = {
    "rows",	"observations", "matched", "levelled", "placed",    "paired",	"held",
    "doubtful", "conflicts",	"undated", "unplaced", "unmatched", "filtered", "otherwise"};
enum { COUNTED = sizeof(counted) / sizeof(*counted) };

static void count(const struct ledger *l, uint64_t out[COUNTED])
{
	const uint64_t counts[COUNTED] = {l->rows_read,
					  l->observations,
					  l->matched,
					  l->levelled,
					  l->placed,
					  l->paired,
					  l->held,
					  l->doubtful_totals,
					  l->level_conflicts,
					  tally_total(&l->undated),
					  tally_total(&l->unplaced),
					  tally_total(&l->unmatched_titles),
					  tally_total(&l->filtered),
					  l->dates_otherwise};

	memcpy(out, counts, sizeof(counts));
}

static void assert_same(const struct outcome *plain, const struct outcome *quoted)
{
	uint64_t counts[2][COUNTED];

	assert_int_equal(plain->result, 0);
	assert_int_equal(quoted->result, 0);
	assert_string_equal(plain->rows.data, quoted->rows.data);
	assert_string_equal(plain->rejects.data, quoted->rejects.data);
	count(&plain->ledger, counts[0]);
	count(&quoted->ledger, counts[1]);
	for (size_t i = 0; i < COUNTED; i++)
		if (counts[0][i] != counts[1][i])
			fail_msg("%s: %llu by templates, %llu without", counted[i],
				 (unsigned long long)counts[0][i],
				 (unsigned long long)counts[1][i]);
	assert_true(plain->ledger.observations > few.rows / 60);
	assert_true(plain->rejects.len > 0);
}

/* ---- observations that are alike ---- */

struct seen {
	struct buf lines; /* one each, without what may differ in those that are alike */
	size_t alike;
};

static void see(void *state, const struct observation *o)
{
	struct seen *s = state;

	buf_addf(&s->lines, "%s %d-%d-%d %u %d %d %.17g %u %u %u [%.*s] %d %u %.17g %.17g %.17g",
		 o->source, o->date.year, o->date.month, o->date.day, (unsigned)o->role,
		 (int)o->level, (int)o->level_basis, o->years, (unsigned)o->place.country,
		 (unsigned)o->place.state, (unsigned)o->place.metro, TEXT_ARG(o->employer),
		 (int)o->publish, (unsigned)o->currency, o->fx, o->weight, o->fte);
	for (int c = 0; c < COMPONENT_COUNT; c++) {
		bool ranged = o->ranged && pay_is_range(o->ends[c]);
		buf_addf(&s->lines, " %lld", (long long)o->pay[c]);
		if (ranged)
			buf_addf(&s->lines, " %lld-%lld %d", (long long)o->ends[c].low,
				 (long long)o->ends[c].high, (int)o->ranges);
	}
	buf_add_char(&s->lines, '\n');
}

static void see_alike(void *state, const struct observation *o, enum component component,
		      const struct sole_pay *pay, size_t count)
{
	struct seen *s = state;

	assert_int_equal(o->line, 0);
	assert_int_equal(o->title.len, 0);
	assert_int_equal(o->employer.len, 0);
	assert_int_equal(o->remote, REMOTE_UNKNOWN);
	for (size_t i = 0; i < count; i++) {
		struct observation one = *o;
		observation_take_pay(&one, component, &pay[i]);
		see(s, &one);
	}
	s->alike += count;
}

static void *seen_of(void *context)
{
	return context;
}

static int line_compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_lines(struct buf *lines)
{
	char **starts = mem_alloc(lines->len, sizeof(*starts)), *rest = lines->data, *line;
	size_t count = 0;
	struct buf sorted;

	while ((line = strsep(&rest, "\n")))
		starts[count++] = line;
	qsort(starts, count, sizeof(*starts), line_compare);
	buf_init(&sorted, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < count; i++)
		buf_addf(&sorted, "%s\n", starts[i]);
	free(starts);
	buf_release(lines);
	*lines = sorted;
}

/* What is asked for. */
struct wanted {
	bool alike; /* observations that are alike together */
	bool equal_rows; /* how many rows are equal */
};

static void take_seen(struct seen *s, struct ledger *ledger, const struct layout *layout,
		      const struct buf *csv, size_t block_bytes, struct wanted wanted)
{
	struct memory_file file = memory_file_new(csv->data, csv->len);
	const struct ingest_sink sink = {.context = s,
					 .thread_state = seen_of,
					 .observation = see,
					 .alike = wanted.alike ? see_alike : NULL,
					 .equal_rows = wanted.equal_rows};
	struct err e = ERR_INIT;

	*s = (struct seen){.alike = 0};
	buf_init(&s->lines, BUF_LIMIT_DEFAULT);
	ledger_init(ledger, "src");
	must(&e, ingest_observations_in_blocks(&e, layout, file.path, &tables.tables, &sink, ledger,
					       block_bytes));
	sort_lines(&s->lines);
	memory_file_close(&file);
}

/* Returns how many were given together. */
static size_t assert_alike_are_as_one_by_one(const struct layout *layout, const struct buf *csv,
					     size_t block_bytes)
{
	static const struct wanted wanted[] = {
	    {false, false}, {true, false}, {false, true}, {true, true}};
	enum { WANTED = sizeof(wanted) / sizeof(*wanted) };
	uint64_t counts[WANTED][COUNTED];
	struct ledger ledgers[WANTED];
	struct seen seen[WANTED];

	for (int i = 0; i < WANTED; i++) {
		take_seen(&seen[i], &ledgers[i], layout, csv, block_bytes, wanted[i]);
		count(&ledgers[i], counts[i]);
		assert_string_equal(seen[0].lines.data, seen[i].lines.data);
		assert_memory_equal(counts[0], counts[i], sizeof(counts[0]));
	}
	assert_int_equal(ledgers[2].equal_rows, ledgers[3].equal_rows);
	for (int i = 0; i < WANTED; i++) {
		ledger_release(&ledgers[i]);
		buf_release(&seen[i].lines);
	}
	return seen[1].alike;
}

/* ---- rows ---- */

static void make_rows(struct buf *csv, const char *header,
		      void (*add)(struct buf *out, const char *mark), const char *mark,
		      const struct repeating *how)
{
	uint64_t like = 0;

	buf_init(csv, BUF_LIMIT_DEFAULT);
	buf_addf(csv, "%s\n", header);
	pays = 17;
	for (size_t i = 0; i < how->rows; i++) {
		if (next(&pays) % 4 >= how->like)
			like = next(&pays) % how->combinations;
		others = like;
		next(&others);
		add(csv, mark);
	}
	/* Only with room behind it can the last row of a block wait for others. */
	for (int i = 0; i < 40; i++)
		buf_add_char(csv, '\n');
}

static void read_rows(struct outcome *o, const struct layout *layout, const struct buf *csv,
		      size_t block_bytes)
{
	outcome_init(o, "src");
	ingest_bytes(o, &tables, layout, csv->data, csv->len, block_bytes);
}

/* `together`: so many rows can be given together, and more; 0: none can. */
static void assert_templates_change_nothing(const struct layout *layout, const char *header,
					    void (*add)(struct buf *out, const char *mark),
					    const struct repeating *how, size_t together)
{
	static const size_t blocks[] = {0, 400, 5000};
	struct buf csv, marked;

	make_rows(&csv, header, add, "", how);
	make_rows(&marked, header, add, "\"", how);
	for (size_t i = 0; i < sizeof(blocks) / sizeof(*blocks); i++) {
		struct outcome plain, quoted;
		size_t alike = assert_alike_are_as_one_by_one(layout, &csv, blocks[i]);
		if (together)
			assert_in_range(alike, together, how->rows);
		else
			assert_int_equal(alike, 0);
		read_rows(&plain, layout, &csv, blocks[i]);
		read_rows(&quoted, layout, &marked, 0);
		assert_same(&plain, &quoted);
		outcome_release(&plain);
		outcome_release(&quoted);
	}
	buf_release(&csv);
	buf_release(&marked);
}

static void assert_pairs_are_read_alike(void (*add)(struct buf *out, const char *mark),
					const struct repeating *how, size_t together)
{
	struct layout *layout = known_layout("ai-jobs");

	assert_templates_change_nothing(
	    layout,
	    "work_year,experience_level,employment_type,job_title,salary,salary_currency,"
	    "salary_in_usd,employee_residence,remote_ratio,company_location,company_size",
	    add, how, together);
	layout_free(layout);
}

static void pairs_are_read_alike(void **state)
{
	(void)state;
	assert_pairs_are_read_alike(add_posting, &few, ALIKE_LEAST);
	assert_pairs_are_read_alike(add_posting, &fewest, ALIKE_LEAST);
}

#define COUNTRIES                                                                                  \
	"US", "DE", "CL", "GB", "FR", "ES", "PT", "IN", "BR", "CA", "AU", "NL", "PR", "", "JP",    \
	    "KE", "NG", "MX", "PL"

static void add_spread_posting(struct buf *out, const char *mark)
{
	buf_addf(out, "%s%s%s,%s,FT,%s,", mark, ONE_OF("2024", "2023", "2012", "soon"), mark,
		 ONE_OF("SE", "EN", "MI", "EX"),
		 ONE_OF("Data Engineer", "Data Analyst", "Head Chef",
			"Senior Machine Learning Engineer"));
	buf_addf(out, "%s,%s,%s,%s,%s,%s,%s\n", some_pay(), ONE_OF("USD", "EUR"),
		 ONE_OF("100000", "60000", ""), ONE_OF(COUNTRIES), ONE_OF("0", "100"),
		 ONE_OF(COUNTRIES), ONE_OF("M", "L", "S"));
}

static void pairs_of_many_combinations_are_read_alike(void **state)
{
	(void)state;
	assert_pairs_are_read_alike(add_spread_posting, &many, ALIKE_LEAST_OF_MANY);
}

/* Where the employer alone tells rows apart, they are no pair, though their job and place are the same. */
static void add_named_posting(struct buf *out, const char *mark)
{
	buf_addf(out, "%s%s%s,%s,", mark,
		 ONE_OF("Data Engineer", "Data Analyst", "Head Chef", "Data Scientist"), mark,
		 ONE_OF(COUNTRIES));
	buf_addf(out, "%s,2024-%02d-%02d,%s\n",
		 one_of(&pays, (const char *const[]){"", "", "Acme", "Ours", NULL}),
		 (int)(next(&others) % 12) + 1, (int)(next(&others) % 28) + 1, some_pay());
}

static void pairs_of_employers_are_read_alike(void **state)
{
	static const char header[] = "title,country,employer,date,base";
	struct err e = ERR_INIT;
	struct layout *layout =
	    layout_of(&e, "[layout]\nname = named\ntitle = Named\npublisher = Us\nlicence = CC0\n"
			  "kind = observations\nequal_rows = keep\npair = range\n"
			  "[columns]\ntitle = title\ncountry = country\nemployer = employer\n"
			  "date = date\nbase = base\n[constants]\ncurrency = USD\nperiod = year\n");

	(void)state;
	if (!layout)
		fail_msg("%s", e.text);
	assert_templates_change_nothing(layout, header, add_named_posting, &fewest, ALIKE_LEAST);
	assert_templates_change_nothing(layout, header, add_named_posting, &many, ALIKE_LEAST);
	layout_free(layout);
}

/* As levels.fyi has them: the tag beside a title, a ladder that is the employer's. */
static void add_submission(struct buf *out, const char *mark)
{
	buf_addf(out, "%s;%s;", ONE_OF("Google", "Acme", "", " Facebook ", "Amazon"),
		 ONE_OF("L4", "E5", "NA"));
	buf_addf(out, "%s%s%s;%s;", mark,
		 ONE_OF("Software Engineer", "Data Scientist", "NA", "Poet"), mark, some_pay());
	buf_addf(out, "%s;%s;%s;%s\n",
		 ONE_OF("Seattle, WA", "Berlin, BE, Germany", "Austin, TX", "", "Remote",
			"London, EN, United Kingdom", "Paris", "on the moon"),
		 ONE_OF("0", "1", "2", "3", "5", "8", "15", "x"), ONE_OF("Male", "Female", ""),
		 ONE_OF("ML / AI", "Full Stack", "NA", "Distributed Systems (Back-End)", "Other"));
}

static void submissions_are_read_alike(void **state)
{
	static const char header[] = "company;level;title;totalyearlycompensation;location;"
				     "yearsofexperience;gender;tag";
	struct layout *layout = known_layout("levels-fyi");

	(void)state;
	assert_templates_change_nothing(layout, header, add_submission, &few, ALIKE_LEAST);
	assert_templates_change_nothing(layout, header, add_submission, &many, ALIKE_LEAST_OF_MANY);
	layout_free(layout);
}

static void all_other_columns_are_read_alike(void **state)
{
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, answers);

	(void)state;
	if (!layout)
		fail_msg("%s", e.text);
	assert_templates_change_nothing(
	    layout, "title,place,employer,date,base,total,bonus,currency,period,weight,years,state",
	    add_answer, &few, 0);
	assert_templates_change_nothing(
	    layout, "title,place,employer,date,base,total,bonus,currency,period,weight,years,state",
	    add_answer, &many, 0);
	layout_free(layout);
}

/* What decides stands side by side, behind a column that nothing reads; pay is last. */
static void add_remarked(struct buf *out, const char *mark)
{
	buf_addf(out, "%s%s%s,%s,%s,", mark, ONE_OF("", "new", "checked"), mark,
		 ONE_OF("Data Scientist", "Staff Software Engineer", "Poet"),
		 ONE_OF("Berlin", "Remote", "on the moon", ""));
	buf_addf(out, "%s,%s,%s,%s,", ONE_OF("Acme", "", "NA"), ONE_OF("2024-05-01", "yesterday"),
		 ONE_OF("USD", "$", "GBP", ""), ONE_OF("year", "month", ""));
	buf_addf(out, "%s,%s,%s,", ONE_OF("1", "2.5", ""), ONE_OF("3", "8", "x", ""),
		 ONE_OF("keep", "keep", "keep", "keep", "drop"));
	buf_addf(out, "%s,%s,%s\n", some_pay(), some_pay(), ONE_OF("10000", "0", "", "some"));
}

static void columns_behind_an_unused_one_are_read_alike(void **state)
{
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, answers);

	(void)state;
	if (!layout)
		fail_msg("%s", e.text);
	assert_templates_change_nothing(
	    layout,
	    "remark,title,place,employer,date,currency,period,weight,years,state,base,total,bonus",
	    add_remarked, &few, 0);
	layout_free(layout);
}

/* ---- base pay alone, one amount per row ---- */

/* What a layout says beside, of a column that has numbers, and whether some rows can still be given together. */
static const struct offers_case {
	const char *layout;
	const char *beside;
	bool together;
} offers_cases[] = {
    {"", "", true},
    {"missing = 80000\n", "", false},
    {"", "bonus = other\n", false},
    {"", "equity = other\n", false},
    {"", "bonus_and_equity = other\n", false},
    {"", "total = other\n", false},
    {"", "base_to = other\n", false},
    {"", "fte = other\n", false},
    {"", "weight = other\n", true},
    {"", "years = other\n", true},
    {"", "state = other\n", true},
    {"", "place = other\n", true},
    {"", "[unit]\nbase = thousands\n", false},
    {"pair = range\n", "", true},
    {"pair = range\npair_same = title | date | currency\n", "", true},
    {"pair = range\nmissing = 80000\n", "", false},
    {"pair = range\n", "total = other\n", false},
    {"pair = range\n", "[unit]\nbase = thousands\n", false},
};

static struct layout *offers_layout(const struct offers_case *is)
{
	struct err e = ERR_INIT;
	struct layout *layout;
	struct buf text;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_addf(&text,
		 "[layout]\nname = offers\ntitle = Offers\npublisher = Us\nlicence = CC0\n"
		 "kind = observations\nequal_rows = keep\n%s[columns]\ntitle = title\n"
		 "country = country\ndate = date\nbase = base\ncurrency = currency\n"
		 "period = period\n%s",
		 is->layout, is->beside);
	buf_add_char(&text, '\0');
	layout = layout_of(&e, text.data);
	if (!layout)
		fail_msg("%s", e.text);
	buf_release(&text);
	return layout;
}

static void add_offer(struct buf *out, const char *mark)
{
	buf_addf(out, "%s%s%s,%s,", mark,
		 ONE_OF("Data Scientist", "Staff Software Engineer", "Poet"), mark,
		 ONE_OF("US", "DE", "", "Nowhere"));
	buf_addf(out, "%s,%s,", ONE_OF("2024-05-01", "2023", "2012", "yesterday"), some_pay());
	buf_addf(out, "%s,%s,%s\n", ONE_OF("USD", "USD", "USD", "GBP"),
		 ONE_OF("year", "year", "year", "hour"), ONE_OF("1", "", "0.5"));
}

static const char offers_header[] = "title,country,date,base,currency,period,other";

static void offers_are_read_alike(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(offers_cases) / sizeof(*offers_cases); i++) {
		const struct offers_case *is = &offers_cases[i];
		struct layout *layout = offers_layout(is);
		assert_templates_change_nothing(layout, offers_header, add_offer, &few,
						is->together ? ALIKE_LEAST : 0);
		assert_templates_change_nothing(layout, offers_header, add_offer, &fewest,
						is->together ? ALIKE_LEAST : 0);
		layout_free(layout);
	}
}

/* At both limits, between two amounts, and where cents of 32 bits do not reach. */
static void limits_of_pay_are_those_of_each_row(void **state)
{
	static const struct {
		double least, most;
		bool together;
	} limits[] = {{0, 1e12, true},	      {80000, 130000, true},   {80000.01, 130000.49, true},
		      {100000, 100001, true}, {110000, 120000, false}, {1e9, 1e12, false}};
	static const struct offers_case cases[] = {{"", "", true}, {"pair = range\n", "", true}};

	(void)state;
	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++)
		for (size_t k = 0; k < sizeof(cases) / sizeof(*cases); k++) {
			struct layout *layout = offers_layout(&cases[k]);
			struct buf csv;
			size_t alike;
			make_rows(&csv, offers_header, add_offer, "", &fewest);
			tables.settings.pay_least = limits[i].least;
			tables.settings.pay_most = limits[i].most;
			alike = assert_alike_are_as_one_by_one(layout, &csv, 0);
			settings_init(&tables.settings);
			tables.settings.jobs = 1;
			if (limits[i].together)
				assert_true(alike > 0);
			else if (k == 0)
				assert_int_equal(alike, 0);
			buf_release(&csv);
			layout_free(layout);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pairs_are_read_alike),
	    cmocka_unit_test(pairs_of_many_combinations_are_read_alike),
	    cmocka_unit_test(pairs_of_employers_are_read_alike),
	    cmocka_unit_test(submissions_are_read_alike),
	    cmocka_unit_test(all_other_columns_are_read_alike),
	    cmocka_unit_test(columns_behind_an_unused_one_are_read_alike),
	    cmocka_unit_test(offers_are_read_alike),
	    cmocka_unit_test(limits_of_pay_are_those_of_each_row),
	};

	int failed = cmocka_run_group_tests(tests, set_up, tear_down);

	setenv("PAYBANDS_VECTORS", "16", 1);
	return failed + cmocka_run_group_tests(tests, set_up, tear_down);
}
