/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title_rules.c: from the phrases of a file to the rules that titles are read by.
 *
 * A line may hold choices, "(big |) data engineer"; each way to read it is a phrase. A phrase
 * belongs to one role; the error for the second names the first.
 */
#include "model/title/role_private.h"

#include "base/buf.h"
#include "base/mem.h"

enum { CHOICES_MAX = 512 }; /* of one line, its choices multiplied */

static int add_rule(struct err *e, struct catalogue *c, const struct rule_source *r, unsigned line,
		    struct text phrase)
{
	uint32_t words[PHRASE_WORDS_MAX];
	uint32_t *value;
	size_t count;

	if (phrase_words(&c->words, phrase, true, words, &count) || !count)
		return err_set(e, ERR_USAGE, "%s:%u: \"%.*s\" has no word, or more than %d",
			       r->file, line, TEXT_ARG(phrase), PHRASE_WORDS_MAX);
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

static void add_blanked(struct buf *b, struct text t)
{
	t = text_trim(t);
	if (t.len && b->len)
		buf_add_char(b, ' ');
	buf_add_text(b, t);
}

/* "(big | cloud |) data engineer": the text of choice number `choice`, and in *choices how many
 * there are. -1: a bracket has no partner, or there are too many. */
static int choose(struct text pattern, size_t choice, struct buf *out, size_t *choices)
{
	*choices = 1;
	buf_clear(out);
	while (pattern.len) {
		size_t open = 0, close, options = 1, wanted;
		while (open < pattern.len && pattern.data[open] != '(')
			if (pattern.data[open++] == ')')
				return -1;
		add_blanked(out, (struct text){pattern.data, open});
		if (open == pattern.len)
			break;
		for (close = open + 1; close < pattern.len && pattern.data[close] != ')'; close++) {
			if (pattern.data[close] == '(')
				return -1;
			options += pattern.data[close] == '|';
		}
		if (close == pattern.len || *choices * options > CHOICES_MAX)
			return -1;
		struct text rest = {pattern.data + open + 1, close - open - 1}, option = rest;
		wanted = choice / *choices % options;
		for (size_t i = 0; i <= wanted; i++)
			if (!text_split(&rest, '|', &option))
				option = (struct text){NULL, 0};
		add_blanked(out, option);
		*choices *= options;
		pattern.data += close + 1;
		pattern.len -= close + 1;
	}
	return 0;
}

int rules_read(struct err *e, struct catalogue *c, const struct rule_source *source,
	       struct text list)
{
	struct text rest = list, item;
	unsigned line = source->line;
	struct buf phrase;
	int status = -1;

	buf_init(&phrase, BUF_LIMIT_DEFAULT);
	for (unsigned at = line; list_next(&rest, &line, &item); at = line) {
		size_t choices = 1;
		for (size_t choice = 0; choice < choices; choice++) {
			if (choose(item, choice, &phrase, &choices)) {
				err_set(e, ERR_USAGE,
					"%s:%u: \"%.*s\": choices are written (a | b), not one in "
					"another, and are at most %d in all",
					source->file, at, TEXT_ARG(item), CHOICES_MAX);
				goto done;
			}
			if (add_rule(e, c, source, at, buf_text(&phrase)))
				goto done;
		}
	}
	status = 0;
done:
	buf_release(&phrase);
	return status;
}
