/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_ledger.c: the ledger's sum, merging in any order, and the tally's order; and the
 * words, dates and codes that observations are made of. */
#include <stdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/benchmark.h"
#include "base/mem.h"
#include "model/ledger.h"

static void a_ledger_adds_up_or_is_a_bug(void **state)
{
	struct err e = ERR_INIT;
	struct ledger l;

	(void)state;
	ledger_init(&l, "survey");
	assert_int_equal(ledger_check(&e, &l), 0);
	l.rows_read = 10;
	l.observations = 6;
	l.rejected[REJECT_NO_PAY] = 1;
	l.rejected[REJECT_RAGGED] = 1;
	tally_add(&l.filtered, TEXT_LITERAL("part-time"), 2);
	assert_int_equal(ledger_rejected(&l), 2);
	assert_int_equal(ledger_check(&e, &l), 0);
	l.rows_read = 11;
	assert_int_equal(ledger_check(&e, &l), -1);
	assert_int_equal(e.code, ERR_BUG);
	assert_string_equal(e.text,
			    "source survey: the ledger does not add up: 11 rows read, but 6 used + "
			    "2 rejected + 2 filtered + 0 paired; this is a bug in paybands");
	ledger_release(&l);
	ledger_release(NULL);
}

static void fill(struct ledger *l, unsigned seed)
{
	static const char *const titles[] = {"Analyst", "Engineer", "Manager"};

	l->rows_read = 100 + seed;
	l->observations = 90;
	l->matched = seed;
	l->rejected[seed % REJECT_COUNT] = seed;
	tally_add(&l->unmatched_titles, text_of(titles[seed % 3]), seed);
	tally_add(&l->filtered, TEXT_LITERAL("part-time"), seed);
	ledger_note_date(l, (struct date){.year = (int16_t)(2020 + seed % 4), .month = 3});
}

static void merging_is_the_same_in_any_order(void **state)
{
	struct ledger parts[6], forward, backward;
	uint32_t *ids, *other_ids;
	size_t count, other_count;

	(void)state;
	ledger_init(&forward, "survey");
	ledger_init(&backward, "survey");
	for (unsigned i = 0; i < 6; i++) {
		ledger_init(&parts[i], "survey");
		fill(&parts[i], i + 1);
	}
	for (unsigned i = 0; i < 6; i++) {
		ledger_merge(&forward, &parts[i]);
		ledger_merge(&backward, &parts[5 - i]);
	}
	assert_int_equal(forward.rows_read, 621);
	assert_int_equal(backward.rows_read, 621);
	assert_int_equal(tally_total(&forward.filtered), 21);
	assert_int_equal(forward.oldest.year, 2020);
	assert_int_equal(forward.newest.year, 2023);
	assert_int_equal(date_compare(forward.oldest, backward.oldest), 0);
	assert_int_equal(ledger_rejected(&forward), ledger_rejected(&backward));
	tally_order(&forward.unmatched_titles, &ids, &count);
	tally_order(&backward.unmatched_titles, &other_ids, &other_count);
	assert_int_equal(count, 3);
	assert_int_equal(other_count, 3);
	for (size_t i = 0; i < count; i++)
		assert_true(
		    text_equal(intern_text(&forward.unmatched_titles.names, ids[i]),
			       intern_text(&backward.unmatched_titles.names, other_ids[i])));
	free(ids);
	free(other_ids);
	for (unsigned i = 0; i < 6; i++)
		ledger_release(&parts[i]);
	ledger_release(&forward);
	ledger_release(&backward);
}

static void a_tally_is_ordered_by_count_then_name(void **state)
{
	static const char *const wanted[] = {"Engineer", "Analyst", "Manager", ""};
	struct tally t;
	uint32_t *ids;
	size_t count;

	(void)state;
	tally_init(&t);
	tally_add(&t, TEXT_LITERAL("Manager"), 2);
	tally_add(&t, TEXT_LITERAL("Engineer"), 1);
	tally_add(&t, TEXT_LITERAL("Analyst"), 2);
	tally_add(&t, TEXT_LITERAL("Engineer"), 4);
	tally_add(&t, TEXT_LITERAL(""), 1);
	tally_order(&t, &ids, &count);
	assert_int_equal(count, 4);
	for (size_t i = 0; i < count; i++)
		assert_true(text_equal(intern_text(&t.names, ids[i]), text_of(wanted[i])));
	assert_int_equal(t.counts[ids[0]], 5);
	assert_int_equal(tally_total(&t), 10);
	free(ids);
	tally_release(&t);
	tally_init(&t);
	tally_order(&t, &ids, &count);
	assert_int_equal(count, 0);
	free(ids);
	tally_release(&t);
	tally_release(NULL);
}

static void files_are_kept_without_their_folders(void **state)
{
	struct ledger l;

	(void)state;
	ledger_init(&l, "survey");
	ledger_add_file(&l, "/home/somebody/data/pay.csv.gz", "00ff", 12);
	ledger_add_file(&l, "-", "", 0);
	ledger_add_file(&l, "pay.csv", "", 1);
	assert_int_equal(l.file_count, 3);
	assert_string_equal(l.files[0].name, "pay.csv.gz");
	assert_string_equal(l.files[0].sha256, "00ff");
	assert_int_equal(l.files[0].bytes, 12);
	assert_string_equal(l.files[1].name, "standard input");
	assert_string_equal(l.files[2].name, "pay.csv");
	ledger_release(&l);
}

static void a_rejected_value_is_cut_at_a_character(void **state)
{
	char value[REJECT_VALUE_MAX + 10];
	struct text t = {.data = value, .len = REJECT_VALUE_MAX};

	(void)state;
	memset(value, 'x', sizeof(value));
	assert_int_equal(reject_cut(t).len, REJECT_VALUE_MAX);
	t.len = sizeof(value);
	assert_int_equal(reject_cut(t).len, REJECT_VALUE_MAX);
	memcpy(value + REJECT_VALUE_MAX - 2, "\xe2\x82\xac",
	       3); /* two of its bytes before the cut */
	assert_int_equal(reject_cut(t).len, REJECT_VALUE_MAX - 2);
	memcpy(value + REJECT_VALUE_MAX - 3, "\xe2\x82\xac", 3); /* ends at the cut */
	memset(value + REJECT_VALUE_MAX, 'x', 3);
	assert_int_equal(reject_cut(t).len, REJECT_VALUE_MAX);
	memset(value, 0x80, sizeof(value)); /* not UTF-8 */
	assert_int_equal(reject_cut(t).len, REJECT_VALUE_MAX);
}

static void every_reason_has_a_word_of_its_own(void **state)
{
	(void)state;
	for (int a = 0; a < REJECT_COUNT; a++) {
		assert_true(strlen(reject_help((enum reject_reason)a)) > 10);
		for (int b = 0; b < a; b++)
			assert_string_not_equal(reject_word((enum reject_reason)a),
						reject_word((enum reject_reason)b));
	}
	assert_string_equal(reject_word(REJECT_PAY_AMBIGUOUS), "pay-ambiguous");
}

static void dates_are_whole_or_partly_known(void **state)
{
	static const char *const dates[] = {"2024", "2024-05", "2024-02-29", "0001-01-01"};
	static const char *const none[] = {
	    "",		"24",	      "0000",	    "2024-5",	       "2024-13",
	    "2024-00",	"2023-02-29", "2024-04-31", "2024/05",	       "2024-05-1",
	    "20240501", "2024-05-00", "abcd",	    "2024-05-01T00:00"};
	struct date date = {0, 0, 0};
	char written[11];

	(void)state;
	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
		assert_true(date_from_iso(text_of(dates[i]), &date));
		date_to_iso(date, written);
		assert_string_equal(written, dates[i]);
	}
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (date_from_iso(text_of(none[i]), &date))
			fail_msg("\"%s\" is no date", none[i]);
	date_to_iso((struct date){0, 0, 0}, written);
	assert_string_equal(written, "");
	assert_true(date_compare((struct date){2024, 0, 0}, (struct date){2024, 1, 1}) < 0);
	assert_true(date_compare((struct date){2024, 2, 0}, (struct date){2024, 1, 31}) > 0);
	assert_true(date_compare((struct date){2023, 12, 31}, (struct date){2024, 0, 0}) < 0);
	assert_int_equal(date_compare((struct date){2024, 2, 3}, (struct date){2024, 2, 3}), 0);
}

static void codes_describe_themselves(void **state)
{
	char letters[4];

	(void)state;
	assert_int_equal(code_of(TEXT_LITERAL("us")), CODE2('U', 'S'));
	assert_int_equal(code_of(TEXT_LITERAL("Eur")), CODE3('E', 'U', 'R'));
	assert_int_equal(code_of(TEXT_LITERAL("U")), 0);
	assert_int_equal(code_of(TEXT_LITERAL("EURO")), 0);
	assert_int_equal(code_of(TEXT_LITERAL("E1")), 0);
	assert_int_equal(code_of(TEXT_LITERAL("\xc3\x89")), 0);
	code_text(CURRENCY_USD, letters);
	assert_string_equal(letters, "USD");
	code_text(CODE2('D', 'E'), letters);
	assert_string_equal(letters, "DE");
	code_text(0, letters);
	assert_string_equal(letters, "");
}

static void words_and_enums_go_both_ways(void **state)
{
	enum level_basis basis;
	enum remote remote;
	enum level level;

	(void)state;
	for (int i = 0; i < LEVEL_COUNT; i++) {
		assert_true(level_from_word(text_of(level_word((enum level)i)), &level));
		assert_int_equal(level, i);
	}
	assert_true(level_basis_from_word(TEXT_LITERAL("ladder"), &basis));
	assert_int_equal(basis, LEVEL_BASIS_LADDER);
	assert_true(remote_from_word(TEXT_LITERAL("hybrid"), &remote));
	assert_int_equal(remote, REMOTE_HYBRID);
	assert_false(level_from_word(TEXT_LITERAL("Senior"), &level));
	assert_false(remote_from_word(TEXT_LITERAL("home"), &remote));
	assert_string_equal(component_word(COMPONENT_TOTAL), "total");
	assert_true(level_on_ladder(LEVEL_STAFF));
	assert_false(level_on_ladder(LEVEL_UNKNOWN));
	assert_false(level_on_ladder(LEVEL_MANAGER));
}

static void areas_have_a_code(void **state)
{
	const struct place place = {CODE2('U', 'S'), CODE2('C', 'A'), 41860};
	static const char *const wanted[] = {"*", "US", "US-CA", "41860", "US-CA"};
	char written[8];

	(void)state;
	for (int kind = 0; kind < AREA_KIND_COUNT; kind++) {
		area_text((struct area){(enum area_kind)kind, place}, written);
		assert_string_equal(written, wanted[kind]);
	}
	assert_string_equal(area_kind_word(AREA_METRO), "metro");
	assert_string_equal(area_kind_word(AREA_REGION), "region");
}

static void a_region_has_one_to_four_letters_or_digits(void **state)
{
	char text[5];

	(void)state;
	region_text(region_code(TEXT_LITERAL("tli")), text);
	assert_string_equal(text, "TLI");
	region_text(region_code(TEXT_LITERAL("3530")), text);
	assert_string_equal(text, "3530");
	region_text(region_code(TEXT_LITERAL("9")), text);
	assert_string_equal(text, "9");
	assert_int_equal(region_code(TEXT_LITERAL("")), 0);
	assert_int_equal(region_code(TEXT_LITERAL("TLI34")), 0);
	assert_int_equal(region_code(TEXT_LITERAL("T-I")), 0);
	region_text(0, text);
	assert_string_equal(text, "");
}

/* Ten names of room for a hundred: the same ones are kept, with whole counts, in any order. */
static void a_tally_has_a_ceiling_and_still_merges_exactly(void **state)
{
	struct tally whole, parts[2];

	(void)state;
	tally_init(&whole);
	whole.limit = 10;
	for (int p = 0; p < 2; p++) {
		tally_init(&parts[p]);
		parts[p].limit = 10;
	}
	for (int i = 0; i < 300; i++) {
		char name[16];
		snprintf(name, sizeof(name), "name %d", i % 100);
		tally_add(&whole, text_of(name), 1);
		snprintf(name, sizeof(name), "name %d", (i * 7 + 3) % 100);
		tally_add(&parts[i % 2], text_of(name), 1);
	}
	tally_merge(&parts[1], &parts[0]);
	assert_int_equal(tally_total(&whole), 300);
	assert_int_equal(tally_total(&parts[1]), 300);
	assert_in_range(whole.names.count, 1, 10);
	assert_int_equal(parts[1].names.count, whole.names.count);
	for (uint32_t id = 0; id < whole.names.count; id++) {
		uint32_t other = intern_find(&parts[1].names, intern_text(&whole.names, id));
		assert_int_not_equal(other, INTERN_NONE);
		assert_int_equal(whole.counts[id], 3);
		assert_int_equal(parts[1].counts[other], 3);
	}
	for (int p = 0; p < 2; p++)
		tally_release(&parts[p]);
	tally_release(&whole);
}

static void files_of_one_name_are_numbered(void **state)
{
	struct ledger l;

	(void)state;
	ledger_init(&l, "s");
	for (int i = 1; i <= 3; i++) {
		static const char *const wanted[] = {"a.csv", "a.csv (2)", "a.csv (3)"};
		char *name = ledger_file_name(&l, i == 2 ? "a.csv" : "x/y/a.csv");
		assert_string_equal(name, wanted[i - 1]);
		l.files = mem_grow(l.files, &l.file_room, l.file_count + 1, sizeof(*l.files));
		l.files[l.file_count++] = (struct input_file){.name = name};
	}
	char *name = ledger_file_name(&l, "b/a.csv (2)");
	assert_string_equal(name, "a.csv (2) (2)");
	free(name);
	name = ledger_file_name(&l, "-");
	assert_string_equal(name, "standard input");
	free(name);
	ledger_release(&l);
}

static void every_row_is_used_rejected_filtered_or_paired(void **state)
{
	struct ledger l;
	struct err e = ERR_INIT;

	(void)state;
	ledger_init(&l, "s");
	l.observations = 1000;
	l.rejected[0] = 100;
	l.rejected[REJECT_COUNT - 1] = 20;
	tally_add(&l.filtered, text_of("part-time"), 3);
	l.paired = 4;
	assert_int_equal(ledger_rejected(&l), 120);
	assert_int_equal(ledger_accounted(&l), 1127);
	l.rows_read = 1127;
	assert_int_equal(ledger_check(&e, &l), 0);
	l.rows_read = 1128;
	assert_int_equal(ledger_check(&e, &l), -1);
	assert_int_equal(e.code, ERR_BUG);
	assert_non_null(
	    strstr(e.text, "1128 rows read, but 1000 used + 120 rejected + 3 filtered + 4 paired"));
	ledger_release(&l);
}

static void what_is_taken_counts_as_what_is_merged(void **state)
{
	struct ledger merged, taken;

	(void)state;
	ledger_init(&merged, "survey");
	ledger_init(&taken, "survey");
	for (unsigned i = 1; i <= 6; i++) {
		struct ledger part;
		ledger_init(&part, "survey");
		fill(&part, i);
		ledger_merge(&merged, &part);
		ledger_take(&taken, &part);
		ledger_release(&part);
	}
	assert_int_equal(taken.rows_read, merged.rows_read);
	assert_int_equal(tally_total(&taken.filtered), 21);
	assert_int_equal(taken.unmatched_titles.names.count, 3);
	for (uint32_t id = 0; id < 3; id++) {
		struct text title = intern_text(&merged.unmatched_titles.names, id);
		uint32_t other = intern_find(&taken.unmatched_titles.names, title);
		assert_int_not_equal(other, INTERN_NONE);
		assert_int_equal(taken.unmatched_titles.counts[other],
				 merged.unmatched_titles.counts[id]);
	}
	ledger_release(&merged);
	ledger_release(&taken);
}

/* A character of four bytes is dropped whole; of bytes that are no text four are looked at. */
static void a_cut_looks_four_bytes_back_at_most(void **state)
{
	char bytes[210];

	(void)state;
	for (size_t start = 190; start <= 200; start++) {
		memset(bytes, 'a', sizeof(bytes));
		memcpy(bytes + start, "\xf0\x9f\x98\x80", 4);
		assert_int_equal(reject_cut((struct text){bytes, sizeof(bytes)}).len,
				 start > 196 ? start : 200);
	}
	for (size_t count = 1; count <= 6; count++) {
		memset(bytes, 'a', sizeof(bytes));
		memset(bytes + 201 - count, '\x80', count);
		assert_int_equal(reject_cut((struct text){bytes, sizeof(bytes)}).len,
				 count < 4 ? 200 - count : 200);
	}
	assert_int_equal(reject_cut((struct text){bytes, 200}).len, 200);
	assert_int_equal(reject_cut((struct text){bytes, 199}).len, 199);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_tally_has_a_ceiling_and_still_merges_exactly),
	    cmocka_unit_test(a_ledger_adds_up_or_is_a_bug),
	    cmocka_unit_test(merging_is_the_same_in_any_order),
	    cmocka_unit_test(what_is_taken_counts_as_what_is_merged),
	    cmocka_unit_test(a_tally_is_ordered_by_count_then_name),
	    cmocka_unit_test(files_are_kept_without_their_folders),
	    cmocka_unit_test(a_rejected_value_is_cut_at_a_character),
	    cmocka_unit_test(every_reason_has_a_word_of_its_own),
	    cmocka_unit_test(dates_are_whole_or_partly_known),
	    cmocka_unit_test(codes_describe_themselves),
	    cmocka_unit_test(words_and_enums_go_both_ways),
	    cmocka_unit_test(areas_have_a_code),
	    cmocka_unit_test(a_region_has_one_to_four_letters_or_digits),
	    cmocka_unit_test(files_of_one_name_are_numbered),
	    cmocka_unit_test(every_row_is_used_rejected_filtered_or_paired),
	    cmocka_unit_test(a_cut_looks_four_bytes_back_at_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
