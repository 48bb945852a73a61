/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_role_phrases.c: one title for every phrase of every role, and what it is read as, against
 * tests/data/phrases.csv: a change of the rules shows there as the lines it changes, to be read before
 * they are kept (scripts/phrases writes the table).
 *
 * A phrase is "idle" if no title changes without it, neither alone nor in any context below, in role
 * or in whether an occupation code may overrule it. Idle phrases are either deleted or byproducts of
 * choices that would take more lines without them; their number may not grow.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "model/title/role_private.h"

/* Byproducts of choices: "(big data | master data) (architect | solutions architect)". */
#define IDLE_MOST 25

static const char *const before_phrase[] = {
    "",
    "civil ",
    "senior ",
    "head of ",
    "director of ",
    "engineer, ",
    "optical systems ",
    "data ",
    "software ",
    "systems ",
    "it ",
    "ai ",
    "data engineer, ",
};
static const char *const after_phrase[] = {
    " manager",	      " - civil",	 " and data engineer", " for data engineers",
    ", data science", ", data engineer", " specialist",	       " and security",
};
enum {
	BEFORE = sizeof(before_phrase) / sizeof(*before_phrase),
	CONTEXTS = BEFORE + sizeof(after_phrase) / sizeof(*after_phrase),
};

struct answers {
	uint16_t role[CONTEXTS];
	bool ambiguous[CONTEXTS];
};

static void read_contexts(const struct catalogue *c, const char *phrase, struct answers *out)
{
	for (size_t i = 0; i < CONTEXTS; i++) {
		char title[400];
		struct title_reading got;
		bool before = i < BEFORE;
		snprintf(title, sizeof(title), "%s%s%s", before ? before_phrase[i] : "", phrase,
			 before ? "" : after_phrase[i - BEFORE]);
		title_read(c, text_of(title), &got);
		out->role[i] = got.role;
		out->ambiguous[i] = got.ambiguous;
	}
}

static bool same_answers(const struct answers *a, const struct answers *b)
{
	for (size_t i = 0; i < CONTEXTS; i++)
		if (a->role[i] != b->role[i] || a->ambiguous[i] != b->ambiguous[i])
			return false;
	return true;
}

static const char *id_of(const struct catalogue *c, uint16_t role)
{
	return role == ROLE_NONE ? "-" : catalogue_role(c, role)->id;
}

/* Is the rule idle? The catalogue is as before afterwards. */
static bool is_idle(struct catalogue *c, const struct rule *rule)
{
	uint32_t words[PHRASE_WORDS_MAX], *value, kept;
	struct answers with, without;
	size_t count;

	assert_int_equal(phrase_words(&c->words, text_of(rule->phrase), true, words, &count), 0);
	read_contexts(c, rule->phrase, &with);
	value = phrases_value(&c->phrases, words, count);
	kept = *value;
	*value = PHRASE_NONE;
	read_contexts(c, rule->phrase, &without);
	*value = kept;
	return same_answers(&with, &without);
}

/* The table: title, role it is read as, level, and whether its phrase is idle. */
static size_t write_table(struct catalogue *c, struct buf *out)
{
	size_t idle_count = 0;

	buf_add_string(out, "title,role,level,idle\n");
	for (size_t i = 0; i < c->rule_count; i++) {
		const struct rule *rule = &c->rules[i];
		struct title_reading got;
		bool idle = is_idle(c, rule);
		title_read(c, text_of(rule->phrase), &got);
		if (got.role != rule->role)
			fail_msg("%s:%u: \"%s\" is read as %s", rule->file, rule->line,
				 rule->phrase, id_of(c, got.role));
		idle_count += idle;
		buf_addf(out, "%s,%s,%s,%s\n", rule->phrase, id_of(c, got.role),
			 level_word(got.level), idle ? "idle" : "");
	}
	return idle_count;
}

static struct catalogue *load_catalogue(const char *root)
{
	struct err e = ERR_INIT;
	struct catalogue *c;
	char path[1000];

	snprintf(path, sizeof(path), "%s/data/roles", root);
	if (catalogue_load(&e, &c, LAYERS_INSTALLED(path)))
		fail_msg("%s", e.text);
	return c;
}

static void keep_table(const char *path, struct text table)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(table.data, 1, table.len, file), table.len);
	assert_int_equal(fclose(file), 0);
}

/* The first line that differs from the kept table fails the test. */
static void compare_table(const char *path, struct text table)
{
	FILE *file = fopen(path, "rb");
	char kept[400];
	struct text line;
	size_t number = 0;

	assert_non_null(file);
	while (fgets(kept, sizeof(kept), file)) {
		struct text old = text_trim(text_of(kept));
		number++;
		if (!text_split(&table, '\n', &line) || !text_equal(old, text_trim(line)))
			fail_msg(
			    "%s:%zu: \"%.*s\" is now \"%.*s\"; run scripts/phrases and read what "
			    "changed",
			    path, number, TEXT_ARG(old), TEXT_ARG(line));
	}
	assert_int_equal(fclose(file), 0);
	if (text_trim(table).len)
		fail_msg("%s ends before the phrases do; run scripts/phrases", path);
}

static void every_phrase_is_read_as_the_table_says(void **state)
{
	const char *given = getenv("PAYBANDS_ROOT"), *root = given && *given ? given : ".";
	struct catalogue *c = load_catalogue(root);
	struct buf table;
	size_t idle;
	char path[1000];

	(void)state;
	buf_init(&table, BUF_LIMIT_DEFAULT);
	snprintf(path, sizeof(path), "%s/tests/data/phrases.csv", root);
	idle = write_table(c, &table);
	print_message("# %zu phrases, %zu idle\n", c->rule_count, idle);
	if (getenv("PAYBANDS_KEEP_PHRASES"))
		keep_table(path, buf_text(&table));
	compare_table(path, buf_text(&table));
	assert_true(idle <= IDLE_MOST);
	buf_release(&table);
	catalogue_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_phrase_is_read_as_the_table_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
