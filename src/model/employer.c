/* SPDX-License-Identifier: GPL-3.0-or-later */
/* employer.c: an employer's name to what stands for it; see employer.h.
 *
 * The name is folded to words, what is no part of it is taken off its ends, and the rest is joined
 * without blanks: "J.P. Morgan", "JP Morgan" and "JPMorgan" are one.
 */
#include "model/employer.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "model/reference_table.h"

enum { WORDS_MAX = 48 }; /* of a name; what follows is left out */

struct employer_names {
	struct intern written; /* keys of the table's names */
	uint32_t *means; /* by them: number in `employers`, or INTERN_NONE for no employer */
	size_t means_room;
	struct intern employers; /* their keys */
	const char **names; /* by them, as the table spells them */
	size_t names_room;
	struct arena texts;
};

/* ---- words of a name ---- */

struct name_words {
	struct text at[WORDS_MAX];
	size_t first, end;
};

#define IS_ONE_OF(word, list) text_is_one_of(word, list, sizeof(list) / sizeof(*(list)))

static bool is_legal_form(struct text word)
{
	static const char *const forms[] = {
	    "inc", "incorporated", "llc",  "ltd", "limited", "corp", "corporation", "co",
	    "plc", "company",	   "lp",   "llp", "lllp",    "pllc", "pc",	    "pa",
	    "pvt", "pty",	   "gmbh", "mbh", "ag",	     "kg",   "kgaa",	    "ug",
	    "sa",  "sarl",	   "sas",  "srl", "spa",     "bv",   "nv",	    "ab",
	    "oy",  "oyj",	   "as",   "asa", "aps",     "se",   "kk",	    "spzoo",
	    "zoo", "sro",	   "ltda", "doo", "dd",	     "eood", "ood",	    "kft",
	    "oo",  "zrt",	   "nyrt", "pbc", "pte",     "sdn",  "bhd",	    "eirl",
	    "slu",
	};

	return IS_ONE_OF(word, forms);
}

/* Part of a legal form where one follows it. */
static bool goes_with_form(struct text word)
{
	static const char *const words[] = {"professional", "private", "public", "and",
					    "the",	    "z",       "sp"};

	return IS_ONE_OF(word, words);
}

/* What follows is another name of the same. */
static bool begins_other_name(struct text word)
{
	static const char *const words[] = {"dba", "aka", "fka", "formerly"};

	return IS_ONE_OF(word, words);
}

static bool is_letter(struct text word)
{
	return word.len == 1 && ascii_alpha(word.data[0]);
}

/* Folds and cuts `written`; letters by themselves are one word: "L.L.C." is "llc". `folded` holds
 * the words. */
static void words_of(struct name_words *out, struct buf *folded, struct text written)
{
	struct buf plain;
	struct text rest, word;
	size_t starts[WORDS_MAX + 1], count = 0;
	bool spelling = false;

	buf_init(&plain, BUF_LIMIT_DEFAULT);
	unicode_fold(&plain, written, "&");
	for (rest = buf_text(&plain); count < WORDS_MAX && text_split(&rest, ' ', &word);) {
		bool joins = spelling && is_letter(word);
		if (!joins)
			starts[count++] = folded->len;
		spelling = is_letter(word);
		for (size_t i = 0; i < word.len; i++) {
			if (word.data[i] == '&')
				buf_add_string(folded, "and");
			else
				buf_add_char(folded, word.data[i]);
		}
		word = (struct text){.data = folded->data + starts[count - 1],
				     .len = folded->len - starts[count - 1]};
		spelling = spelling && !begins_other_name(word); /* "d/b/a X" */
	}
	starts[count] = folded->len;
	buf_release(&plain);
	*out = (struct name_words){.end = count};
	for (size_t i = 0; i < count; i++)
		out->at[i] = (struct text){.data = folded->data + starts[i],
					   .len = starts[i + 1] - starts[i]};
}

/* At least one word stays. */
static void cut_ends(struct name_words *w)
{
	bool formal = w->end > 0 && text_equal(w->at[w->end - 1], TEXT_LITERAL("the"));

	for (size_t i = w->first + 1; i < w->end; i++)
		if (begins_other_name(w->at[i]))
			w->end = i;
	if (w->end - w->first > 1 && text_equal(w->at[w->first], TEXT_LITERAL("the")))
		w->first++;
	while (w->end - w->first > 1 && (is_legal_form(w->at[w->end - 1]) ||
					 (formal && goes_with_form(w->at[w->end - 1])))) {
		formal = true;
		w->end--;
	}
}

static void add_plain_key(struct buf *out, struct text written)
{
	struct name_words words;
	struct buf folded;

	buf_init(&folded, BUF_LIMIT_DEFAULT);
	words_of(&words, &folded, written);
	cut_ends(&words);
	for (size_t i = words.first; i < words.end; i++)
		buf_add_text(out, words.at[i]);
	buf_release(&folded);
}

/* ---- the table ---- */

/* The number of the employer that the field names, whose spelling becomes the employer's. */
static uint32_t employer_add(struct employer_names *n, struct text field)
{
	struct buf key;
	uint32_t known = n->employers.count, number;

	buf_init(&key, BUF_LIMIT_DEFAULT);
	add_plain_key(&key, field);
	number = intern_add(&n->employers, buf_text(&key));
	buf_release(&key);
	if (number < known)
		return number;
	n->names = mem_grow(n->names, &n->names_room, (size_t)known + 1, sizeof(*n->names));
	n->names[number] = arena_copy(&n->texts, field);
	return number;
}

static int on_row(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	struct employer_names *n = context;
	uint32_t means = fields[1].len ? employer_add(n, fields[1]) : INTERN_NONE;
	uint32_t known = n->written.count, name;
	struct buf key;

	buf_init(&key, BUF_LIMIT_DEFAULT);
	add_plain_key(&key, fields[0]);
	name = key.len ? intern_add(&n->written, buf_text(&key)) : INTERN_NONE;
	buf_release(&key);
	if (name == INTERN_NONE)
		return err_set(e, ERR_USAGE, "no name is given");
	if (name < known)
		return n->means[name] == means
			   ? 0
			   : err_set(e, ERR_USAGE, "\"%.*s\" is another employer above",
				     TEXT_ARG(fields[0]));
	n->means = mem_grow(n->means, &n->means_room, (size_t)known + 1, sizeof(*n->means));
	n->means[name] = means;
	return 0;
}

int employer_names_load(struct err *e, struct employer_names **out, const struct layers *files)
{
	static const char *const columns[] = {"name", "employer", NULL};
	struct employer_names *n = mem_zero(1, sizeof(*n));
	const struct reference_table table = {
	    .files = *files, .columns = columns, .on_row = on_row, .context = n};

	*out = NULL;
	intern_init(&n->written);
	intern_init(&n->employers);
	arena_init(&n->texts);
	if (reference_table_read(e, &table)) {
		employer_names_free(n);
		return -1;
	}
	*out = n;
	return 0;
}

void employer_names_free(struct employer_names *n)
{
	if (!n)
		return;
	intern_release(&n->written);
	intern_release(&n->employers);
	arena_release(&n->texts);
	free(n->means);
	free(n->names);
	free(n);
}

/* ---- reading ---- */

void employer_key(const struct employer_names *n, struct text written, struct buf *out)
{
	size_t start = out->len;
	struct text key;
	uint32_t name;

	add_plain_key(out, written);
	if (!n || out->len == start)
		return;
	key = (struct text){.data = out->data + start, .len = out->len - start};
	name = intern_find(&n->written, key);
	if (name == INTERN_NONE)
		return;
	out->data[out->len = start] = '\0';
	if (n->means[name] != INTERN_NONE)
		buf_add_text(out, intern_text(&n->employers, n->means[name]));
}

const char *employer_name(const struct employer_names *n, struct text key)
{
	uint32_t number = n ? intern_find(&n->employers, key) : INTERN_NONE;

	return number == INTERN_NONE ? NULL : n->names[number];
}
