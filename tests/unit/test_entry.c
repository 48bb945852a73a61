/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule for entry-level roles, each branch of it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/entry.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

#define HEADER                                                                                     \
	"occupation,period,employment_start,employment_end,percent_change,openings,education,"     \
	"work_experience,training,source,date\n"
#define ROW(code, education, experience)                                                           \
	code ",2024-34,1,1,0,1," education "," experience ",None,Projections,2025-08\n"

struct world {
	char *directory;
	struct arena texts;
	struct projections *projections;
	struct job_zones *zones;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));
	struct err e = ERR_INIT;

	w->directory = fixture_directory();
	arena_init(&w->texts);
	fixture_write(w->directory, "growth_words.csv",
		      "period,from_percent,words,word,source,date\n2024-34,,Any,low,s,d\n");
	fixture_write(w->directory, "projections.csv",
		      HEADER ROW("15-0001", "Bachelor's degree", "None")
			  ROW("15-0002", "Master's degree", "None")
			      ROW("15-0003", "Bachelor's degree", "Less than 5 years")
				  ROW("15-0004", "Some college", "None"));
	fixture_write(w->directory, "job_zones.csv",
		      "occupation,job_zone,source,date\n15-0001,4,Zones,2025-12\n"
		      "15-0002,5,Zones,2025-12\n15-0003,4,Zones,2025-12\n"
		      "15-0004,3,Zones,2025-12\n15-0005,2,Zones,2025-12\n"
		      "15-0006,5,Zones,2025-12\n");
	*state = w;
	if (projections_load(&e, &w->projections, LAYERS_INSTALLED(w->directory), NULL) < 0 ||
	    job_zones_load(&e, &w->zones, LAYERS_INSTALLED(w->directory), NULL) < 0)
		fail_msg("%s", e.text);
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	job_zones_free(w->zones);
	projections_free(w->projections);
	arena_release(&w->texts);
	fixture_remove(w->directory);
	free(w);
	return 0;
}

static struct entry_level of_role(struct world *w, const struct role_occupation *occupations,
				  size_t count, uint64_t junior, uint64_t levelled)
{
	const struct role role = {.occupations = occupations, .occupation_count = count};
	const struct ladder_counts ladder = {.share =
						 levelled ? (double)junior / (double)levelled : NAN,
					     .levelled = levelled,
					     .sources = 1};
	struct entry_level entry;

	entry_of_role(w->projections, w->zones, &role, &ladder, &w->texts, &entry);
	return entry;
}

static struct entry_level of_one(struct world *w, const char *occupation, uint64_t junior,
				 uint64_t levelled)
{
	const struct role_occupation one[] = {{occupation, 1}};

	return of_role(w, one, 1, junior, levelled);
}

static void more_than_a_bachelors_degree_says_no_whatever_is_observed(void **state)
{
	struct entry_level entry = of_one(*state, "15-0002", 900, 1000);

	assert_true(entry.known);
	assert_false(entry.yes);
	assert_string_equal(entry.education, "Master's degree");
	assert_string_equal(entry.reason,
			    "The typical degree at entry is above a bachelor’s: master’s degree.");
}

static void extensive_preparation_says_no_whatever_is_observed(void **state)
{
	struct entry_level entry = of_one(*state, "15-0006", 900, 1000);

	assert_false(entry.yes);
	assert_string_equal(entry.reason,
			    "O*NET puts the occupation in job zone 5 of 5: extensive preparation.");
}

/* Wilson's intervals here are R's: prop.test(x, n, correct = FALSE). */
static void clearly_many_juniors_say_yes_and_clearly_few_say_no(void **state)
{
	struct entry_level entry = of_one(*state, "15-0001", 130, 1000);

	assert_true(entry.yes);
	assert_near(entry.junior_share, 0.13, 1e-12);
	assert_string_equal(entry.reason,
			    "13.0% of the 1,000 reports with a level are at junior level (95% "
			    "interval 11.1% to 15.2%): above the 10% that the rule requires.");
	entry = of_one(*state, "15-0001", 296, 5296);
	assert_true(entry.known);
	assert_false(entry.yes);
	assert_string_equal(entry.reason,
			    "5.6% of the 5,296 reports with a level are at junior level (95% "
			    "interval 5.0% to 6.2%): below the 10% that the rule requires.");
	assert_string_equal(entry.source, "Projections (2025-08); Zones (2025-12); the levels "
					  "observed in this run");
}

static void a_share_too_near_the_mark_leaves_it_to_the_publishers(void **state)
{
	struct entry_level entry = of_one(*state, "15-0001", 8, 72);

	assert_false(entry.yes); /* zone 4 */
	assert_string_equal(
	    entry.reason,
	    "11.1% of the 72 reports with a level are at junior level (95% interval "
	    "5.7% to 20.4%): too close to call against the 10% that the rule requires; "
	    "O*NET puts the occupation in job zone 4 of 5, and zones up to 3 count "
	    "as entry-level.");
	assert_true(of_one(*state, "15-0004", 8, 72).yes); /* zone 3 */
}

static void related_work_experience_says_no_where_too_little_is_observed(void **state)
{
	struct entry_level entry = of_one(*state, "15-0003", 5, 20);

	assert_false(entry.yes);
	assert_string_equal(entry.work_experience, "Less than 5 years");
	assert_string_equal(entry.reason, "Too few reports state a level from junior to staff to "
					  "tell; work experience in a related "
					  "occupation is typical at entry (less than 5 years).");
	/* The role itself is better evidence. */
	assert_true(of_one(*state, "15-0003", 400, 1000).yes);
}

static void half_of_the_weight_decides_what_is_typical(void **state)
{
	const struct role_occupation half[] = {{"15-0004", 0.5}, {"15-0003", 0.5}};
	const struct role_occupation less[] = {{"15-0004", 0.6}, {"15-0003", 0.4}};

	assert_false(of_role(*state, half, 2, 0, 0).yes);
	assert_non_null(strstr(of_role(*state, half, 2, 0, 0).reason, "(less than 5 years)"));
	assert_true(of_role(*state, less, 2, 0, 0).yes); /* zone 3 */
}

static void under_thirty_observations_tell_nothing(void **state)
{
	struct entry_level entry = of_one(*state, "15-0001", 29, 29);

	assert_false(entry.yes); /* zone 4 */
	assert_non_null(strstr(entry.reason, "job zone 4 of 5"));
	assert_int_equal(entry.levelled, 29);
	assert_true(of_one(*state, "15-0001", 30, 30).yes);
	assert_true(of_one(*state, "15-0004", 0, 0).yes); /* zone 3 */
	assert_true(of_one(*state, "15-0005", 0, 0).yes); /* not projected; zone 2 */
	assert_true(isnan(of_one(*state, "15-0005", 0, 0).junior_share));
}

/* ---- counts, whatever source has how many ---- */

static struct band ladder_part(uint16_t role, uint16_t source, enum level level, uint64_t n)
{
	return (struct band){.role = role,
			     .level = level,
			     .area = {.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}},
			     .component = COMPONENT_BASE,
			     .source = source,
			     .n = n};
}

/* Source 1 has a tenth of juniors among all roles, source 2 a half. */
static struct ladder_counts counts_of(uint64_t junior_1, uint64_t senior_1, uint64_t junior_2,
				      uint64_t senior_2, uint64_t row_junior)
{
	struct band parts[] = {
	    ladder_part(0, 1, LEVEL_JUNIOR, junior_1),
	    ladder_part(0, 1, LEVEL_SENIOR, senior_1),
	    ladder_part(0, 2, LEVEL_JUNIOR, junior_2),
	    ladder_part(0, 2, LEVEL_SENIOR, senior_2),
	    ladder_part(1, 1, LEVEL_JUNIOR, 100 - junior_1),
	    ladder_part(1, 1, LEVEL_STAFF, 900 - senior_1),
	    ladder_part(1, 2, LEVEL_JUNIOR, 500 - junior_2),
	    ladder_part(1, 2, LEVEL_MID, 500 - senior_2),
	    ladder_part(1, 1, LEVEL_MANAGER, 5000), /* not of the ladder */
	};
	const struct band_table table = {
	    .parts = parts, .part_count = sizeof(parts) / sizeof(*parts), .source_count = 2};
	const struct band junior = ladder_part(0, 0, LEVEL_JUNIOR, row_junior);
	const struct band senior = ladder_part(0, 0, LEVEL_SENIOR, senior_1 + senior_2);
	struct role_summary role = {.index = 0};
	const struct settings settings = {.min_n = 5};
	struct entry_sources sources;
	struct ladder_counts counts;

	role.ladder[LEVEL_JUNIOR] = row_junior ? &junior : NULL;
	role.ladder[LEVEL_SENIOR] = &senior;
	entry_sources(&sources, &table);
	counts = entry_count_levels(&sources, &table, &role, &settings);
	entry_sources_release(&sources);
	return counts;
}

static void the_share_of_juniors_is_not_that_of_the_largest_source(void **state)
{
	struct ladder_counts counts = counts_of(10, 90, 50, 50, 60);

	(void)state;
	assert_near(counts.share, 0.3, 1e-12); /* as many as each source has of all roles */
	assert_int_equal(counts.levelled, 200);
	assert_int_equal(counts.sources, 2);
	assert_near(counts_of(2, 18, 90, 90, 92).share, 0.3, 1e-12);
	/* half of what the sources have: 5 + 45 of 10 + 90 */
	assert_near(counts_of(5, 95, 45, 135, 50).share, 0.3 * 50 / 100, 1e-12);
	/* 92 of 0.1 x 91 + 0.5 x 2 are 2.7 times 0.3: no more than all of them */
	assert_near(counts_of(90, 1, 2, 0, 92).share, 1, 0);
	/* a part that is withheld: the plain share */
	counts = counts_of(10, 90, 0, 50, 13);
	assert_near(counts.share, 13.0 / 153, 1e-12);
	assert_int_equal(counts.sources, 1);
	counts = counts_of(0, 90, 0, 50, 0);
	assert_true(isnan(counts.share));
	assert_int_equal(counts.junior_under, 5);
}

static void without_any_table_only_people_can_tell(void **state)
{
	struct entry_level entry = of_one(*state, "99-9999", 3, 10);

	assert_false(entry.known);
	assert_false(entry.yes);
	assert_int_equal(entry.job_zone, 0);
	assert_null(entry.education);
	assert_true(of_one(*state, "99-9999", 30, 100).yes);
}

static void the_zone_of_most_weight_is_the_roles_and_the_higher_of_two(void **state)
{
	const struct role_occupation tie[] = {{"15-0001", 0.5}, {"15-0002", 0.5}};
	const struct role_occupation most[] = {{"15-0001", 0.6}, {"15-0002", 0.4}};

	assert_int_equal(of_role(*state, tie, 2, 0, 0).job_zone, 5);
	assert_int_equal(of_role(*state, most, 2, 0, 0).job_zone, 4);
}

static void a_zone_that_is_none_is_an_error(void **state)
{
	struct world *w = *state;
	struct job_zones *zones;
	struct err e = ERR_INIT;

	fixture_write(w->directory, "job_zones.csv",
		      "occupation,job_zone,source,date\n15-0001,6,Zones,2025-12\n");
	assert_int_equal(job_zones_load(&e, &zones, LAYERS_INSTALLED(w->directory), NULL), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_null(zones);
	assert_non_null(strstr(e.text, "job_zones.csv:2: 6 is not within 1 to 5"));
}

static void zones_of_an_input_stand_for_the_whole_table(void **state)
{
	struct job_zone items[] = {
	    {.source = "zones",
	     .line = 9,
	     .publication = "Net, Zones",
	     .occupation = "15-0002",
	     .zone = 2},
	    {.source = "zones",
	     .line = 2,
	     .publication = "Net, Zones",
	     .occupation = "15-0007",
	     .zone = 3},
	    {.source = "again",
	     .line = 2,
	     .publication = "Net, Zones",
	     .occupation = "15-0007",
	     .zone = 3},
	};
	const struct job_zone_set inputs = {.items = items, .count = 3};
	const struct role_occupation seven[] = {{"15-0007", 1}};
	struct world *w = *state;
	struct err e = ERR_INIT;

	job_zones_free(w->zones);
	assert_int_equal(job_zones_load(&e, &w->zones, LAYERS_INSTALLED(w->directory), &inputs), 0);
	assert_int_equal(job_zone_find(w->zones, "15-0002"), 2);
	assert_int_equal(job_zone_find(w->zones, "15-0001"), 0);
	struct entry_level entry = of_role(w, seven, 1, 0, 0);
	assert_int_equal(entry.job_zone, 3);
	assert_string_equal(entry.source, "Net, Zones (figures from the input zones)");
	job_zones_free(w->zones);
	items[2].zone = 4;
	assert_int_equal(job_zones_load(&e, &w->zones, LAYERS_INSTALLED(w->directory), &inputs),
			 -1);
	assert_null(w->zones);
	assert_int_equal(e.code, ERR_INPUT);
	assert_non_null(strstr(e.text, "15-0007 is in another job zone in source"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(more_than_a_bachelors_degree_says_no_whatever_is_observed),
	    TEST(extensive_preparation_says_no_whatever_is_observed),
	    TEST(clearly_many_juniors_say_yes_and_clearly_few_say_no),
	    TEST(a_share_too_near_the_mark_leaves_it_to_the_publishers),
	    TEST(related_work_experience_says_no_where_too_little_is_observed),
	    TEST(half_of_the_weight_decides_what_is_typical),
	    TEST(under_thirty_observations_tell_nothing),
	    cmocka_unit_test(the_share_of_juniors_is_not_that_of_the_largest_source),
	    TEST(without_any_table_only_people_can_tell),
	    TEST(the_zone_of_most_weight_is_the_roles_and_the_higher_of_two),
	    TEST(a_zone_that_is_none_is_an_error),
	    TEST(zones_of_an_input_stand_for_the_whole_table),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
