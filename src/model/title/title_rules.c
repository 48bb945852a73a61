/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title_rules.c: from the phrases of a file to the rules that titles are read by.
 *
 * A line may hold choices, "(big |) data engineer"; each way to read it is a phrase. A phrase
 * belongs to one role; the error for the second names the first.
 */
#include "model/title/role_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

enum { CHOICES_MAX = 512 }; /* of one line, its choices multiplied */

/* A phrase as it is written and by its words, before they are rewritten. */
struct phrase {
	struct buf text;
	uint32_t words[PHRASE_WORDS_MAX];
	size_t count;
};

static int add_rule(struct err *e, struct catalogue *c, const struct rule_source *r, unsigned line,
		    const struct phrase *p)
{
	struct text phrase = buf_text(&p->text);
	uint32_t words[PHRASE_WORDS_MAX];
	uint32_t *value;
	size_t count = rewrite_words(&c->words, p->words, p->count, words, PHRASE_WORDS_MAX);

	if (count == 1 && (word_flags(&c->words, words[0]) & WORD_ALONE))
		return err_set(e, ERR_USAGE,
			       "%s:%u: \"%.*s\" alone does not name a role; add the word that does",
			       r->file, line, TEXT_ARG(phrase));
	value = phrases_value(&c->phrases, words, count);
	if (*value != PHRASE_NONE) {
		const struct rule *first = &c->rules[*value];
		/* Written two ways that fold to one, in one list: harmless. An installed phrase that an
		 * operator gives to another role is not this one's. */
		if ((first->role == r->role && first->kind == r->kind) || (first->own && !r->own))
			return 0;
		if (first->own == r->own)
			return err_set(e, ERR_USAGE,
				       "%s:%u: \"%.*s\" is already a phrase of %s (line %u)",
				       r->file, line, TEXT_ARG(phrase), first->file, first->line);
	}
	*value = (uint32_t)c->rule_count;
	c->rules = mem_grow(c->rules, &c->rule_room, c->rule_count + 1, sizeof(*c->rules));
	c->rules[c->rule_count++] = (struct rule){.phrase = arena_copy(&c->bytes, phrase),
						  .file = r->file,
						  .line = line,
						  .role = r->role,
						  .kind = r->kind,
						  .words = (uint8_t)count,
						  .own = r->own};
	if (r->role != ROLE_NONE)
		role_evidence_add_head(&c->evidence, words[count - 1], r->role);
	return 0;
}

/* What is left of it after so many bytes. */
static struct text text_from(struct text t, size_t bytes)
{
	return (struct text){t.data + bytes, t.len - bytes};
}

/* A way to write a part of a pattern; without text the part may be left out. */
struct option {
	struct text text;
	uint32_t words[PHRASE_WORDS_MAX];
	size_t count;
	bool cut; /* into its words */
};

/* "(big | cloud |) data engineer": two parts, of three options and of one. */
struct pattern {
	struct option *options;
	size_t option_count, option_room;
	struct pattern_part {
		size_t first, count; /* of the options */
	} * parts;
	size_t part_count, part_room;
	size_t choices; /* of all parts, multiplied */
};

static void pattern_release(struct pattern *p)
{
	free(p->options);
	free(p->parts);
}

static void add_option(struct pattern *p, struct text text)
{
	p->options =
	    mem_grow(p->options, &p->option_room, p->option_count + 1, sizeof(*p->options));
	p->options[p->option_count].text = text_trim(text);
	p->options[p->option_count++].cut = false;
}

/* Of what stands in a bracket, or between two. */
static void add_part(struct pattern *p, struct text options)
{
	struct pattern_part part = {.first = p->option_count};
	const char *bar;

	while (options.len && (bar = memchr(options.data, '|', options.len))) {
		struct text option = {options.data, (size_t)(bar - options.data)};
		add_option(p, option);
		options = text_from(options, option.len + 1);
	}
	add_option(p, options);
	part.count = p->option_count - part.first;
	p->parts = mem_grow(p->parts, &p->part_room, p->part_count + 1, sizeof(*p->parts));
	p->parts[p->part_count++] = part;
	p->choices *= part.count;
}

static size_t next_bracket(struct text t)
{
	size_t at = 0;

	while (at < t.len && t.data[at] != '(' && t.data[at] != ')')
		at++;
	return at;
}

/* -1: a bracket has no partner, or there are too many choices. */
static int pattern_read(struct pattern *p, struct text rest)
{
	p->option_count = p->part_count = 0;
	p->choices = 1;
	for (;;) {
		size_t open = next_bracket(rest), close;
		add_part(p, (struct text){rest.data, open});
		if (open == rest.len)
			return 0;
		if (rest.data[open] == ')')
			return -1;
		rest = text_from(rest, open + 1);
		close = next_bracket(rest);
		if (close == rest.len || rest.data[close] == '(')
			return -1;
		add_part(p, (struct text){rest.data, close});
		if (p->choices > CHOICES_MAX)
			return -1;
		rest = text_from(rest, close + 1);
	}
}

/* False: it has more words than a phrase may have. */
static bool cut_option(struct word_list *words, struct option *option)
{
	if (option->cut)
		return true;
	option->cut = true;
	option->count = PHRASE_WORDS_MAX + 1;
	/* Of an option without words, 0 are given. */
	(void)!phrase_words(words, option->text, false, option->words, &option->count);
	return option->count <= PHRASE_WORDS_MAX;
}

/* The phrase of choice number `choice`, of which the first part has the least digit. False: it has no word, or too
 * many. */
static bool choose(const struct pattern *p, size_t choice, struct word_list *words,
		   struct phrase *out)
{
	buf_clear(&out->text);
	out->count = 0;
	for (size_t i = 0; i < p->part_count; i++) {
		struct option *option = &p->options[p->parts[i].first + choice % p->parts[i].count];
		choice /= p->parts[i].count;
		if (!option->text.len)
			continue;
		if (out->text.len)
			buf_add_char(&out->text, ' ');
		buf_add_text(&out->text, option->text);
		if (!cut_option(words, option) || out->count + option->count > PHRASE_WORDS_MAX)
			return false;
		for (size_t k = 0; k < option->count; k++)
			out->words[out->count++] = option->words[k];
	}
	return out->count > 0;
}

/* Every way to read the item. */
static int add_rules(struct err *e, struct catalogue *c, const struct rule_source *source,
		     unsigned line, const struct pattern *pattern, struct phrase *phrase)
{
	for (size_t choice = 0; choice < pattern->choices; choice++) {
		if (!choose(pattern, choice, &c->words, phrase))
			return err_set(e, ERR_USAGE, "%s:%u: \"%.*s\" has no word, or more than %d",
				       source->file, line, TEXT_ARG(buf_text(&phrase->text)),
				       PHRASE_WORDS_MAX);
		if (add_rule(e, c, source, line, phrase))
			return -1;
	}
	return 0;
}

int rules_read(struct err *e, struct catalogue *c, const struct rule_source *source,
	       struct text list)
{
	struct text rest = list, item;
	unsigned line = source->line;
	struct pattern pattern = {.options = NULL};
	struct phrase phrase;
	int status = 0;

	buf_init(&phrase.text, BUF_LIMIT_DEFAULT);
	for (unsigned at = line; status == 0 && list_next(&rest, &line, &item); at = line) {
		if (pattern_read(&pattern, item))
			status = err_set(e, ERR_USAGE,
					 "%s:%u: \"%.*s\": choices are written (a | b), not one in "
					 "another, and are at most %d in all",
					 source->file, at, TEXT_ARG(item), CHOICES_MAX);
		else
			status = add_rules(e, c, source, at, &pattern, &phrase);
	}
	buf_release(&phrase.text);
	pattern_release(&pattern);
	return status;
}
