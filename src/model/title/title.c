/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title.c: reading a title as a person would.
 *
 * A title is cut into parts at commas, dashes, brackets, slashes with blanks, and at joining words
 * (of, for, in). The first part is the head; the others qualify it, the nearest first: "Director of
 * Engineering, Platform" is a platform engineering director. So phrases are looked for in two
 * orders, as written and turned round, and must touch the head; only when none does, any phrase
 * will do ("IT - Data Engineer"). Words of rank may stand inside a phrase ("Machine Learning Senior
 * Engineer"): each order is also tried without them. A title that is not specific by itself
 * ("Member of Technical Staff", "Engineering Lead") gives way to any phrase of another kind.
 *
 * If a title has no phrase, its unknown words are read as the known ones they resemble (similar.c),
 * and the title is read again.
 *
 * Nothing is kept between titles; what is given back is borrowed from the catalogue.
 */
#include "model/title/title_private.h"

enum {
	/* A title with more unknown words is not misspelt: it is foreign. */
	UNKNOWN_MAX = 3,
};

/* ---- levels ---- */

/* Is it the first of its part, but for rank? */
static bool first_of_part(const struct title *t, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (t->part[i] == t->part[at] && !t->rank[i])
			return false;
	return true;
}

static bool last_of_part(const struct title *t, size_t at)
{
	for (size_t i = at + 1; i < t->count; i++)
		if (t->part[i] == t->part[at])
			return false;
	return true;
}

/* Finds the level phrases, longest first, from left to right. */
static void mark_levels(const struct catalogue *c, struct title *t)
{
	const struct word_list *w = &c->words;

	for (size_t i = 0; i < t->count; i++) {
		t->rank[i] = false;
		t->level[i] = PHRASE_NONE;
	}
	for (size_t i = 0; i < t->count;) {
		uint32_t value = PHRASE_NONE;
		size_t length = phrases_longest(&w->levels, t->ids + i, t->count - i, &value);
		if (!length) {
			i++;
			continue;
		}
		const struct level_phrase *p = &w->level_phrases[value];
		bool at_end = last_of_part(t, i + length - 1);
		if (p->place != LEVEL_BEFORE_NOUN || (first_of_part(t, i) && !at_end)) {
			t->level[i] = value;
			t->level_words[i] = (uint8_t)length;
			for (size_t k = i; k < i + length && level_on_ladder(p->level); k++)
				t->rank[k] = p->place != LEVEL_AT_END || at_end;
		}
		i += length;
	}
}

/* Words outrank numbers and "associate"; among equals the higher level holds. */
static bool outranks(const struct level_phrase *a, const struct level_phrase *b)
{
	bool a_track = a->level >= LEVEL_MANAGER, b_track = b->level >= LEVEL_MANAGER;
	bool a_word = a->place <= LEVEL_BESIDE_ROLE, b_word = b->place <= LEVEL_BESIDE_ROLE;

	if (a_track != b_track)
		return a_track;
	if (a_word != b_word)
		return a_word;
	return a->level > b->level;
}

/* `role_end`: the word after the role's phrase; 0 if the title has no role. */
static const struct level_phrase *find_level(const struct catalogue *c, const struct title *t,
					     size_t role_end)
{
	const struct level_phrase *best = NULL;

	for (size_t i = 0; i < t->count; i++) {
		if (t->level[i] == PHRASE_NONE || t->joined[t->part[i]])
			continue;
		const struct level_phrase *p = &c->words.level_phrases[t->level[i]];
		if (p->level == LEVEL_UNKNOWN || (p->place != LEVEL_ANYWHERE && !role_end))
			continue;
		if (p->place == LEVEL_AT_END && i != role_end &&
		    !last_of_part(t, i + t->level_words[i] - 1))
			continue;
		if (!best || outranks(p, best))
			best = p;
	}
	return best;
}

/* ---- roles ---- */

/* The words of a title in an order to look for phrases in. */
struct order {
	uint32_t ids[TITLE_WORDS_MAX];
	uint8_t at[TITLE_WORDS_MAX]; /* which word of the title each is */
	size_t count;
};

enum touch { TOUCH_BEGINS_IN_HEAD, TOUCH_ENDS_IN_HEAD, TOUCH_ANY, TOUCH_OTHERWISE };

struct found {
	const struct rule *rule; /* NULL: none */
	size_t length; /* in words; of a subject, with the holders after it */
	uint8_t first, last; /* the least and the greatest word of the title in it */
	uint8_t end_part; /* the part its last word is in */
	bool elsewhere; /* it does not touch the head */
};

static void order_as_written(const struct title *t, bool with_rank, struct order *o)
{
	o->count = 0;
	for (size_t i = 0; i < t->count; i++) {
		if (t->rank[i] && !with_rank)
			continue;
		o->ids[o->count] = t->ids[i];
		o->at[o->count++] = (uint8_t)i;
	}
}

/* The parts from the last to the head, without the words that joined them. */
static void order_turned(const struct title *t, bool with_rank, struct order *o)
{
	o->count = 0;
	for (size_t part = t->parts; part-- > 0;) {
		for (size_t i = 0; i < t->count; i++) {
			if (t->part[i] != part || (t->flags[i] & WORD_JOINING) ||
			    (t->rank[i] && !with_rank))
				continue;
			o->ids[o->count] = t->ids[i];
			o->at[o->count++] = (uint8_t)i;
		}
	}
}

/* The end of the part that the word at `from` is in. */
static size_t part_end(const struct title *t, const struct order *o, size_t from)
{
	size_t end = from + 1;

	while (end < o->count && t->part[o->at[end]] == t->part[o->at[from]])
		end++;
	return end;
}

/* Does [from, to) contain only holders? What "and" joins to a subject may be anything, but the head
 * of the title must still end in a holder: "Head of Data Science and Strategy", "Data Science and
 * Strategy Manager", but not "IT Manager, Service Desk and Support". */
static bool only_holders(const struct title *t, const struct order *o, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (t->flags[o->at[i]] & WORD_HOLDER)
			continue;
		if (!(t->flags[o->at[i]] & WORD_AND))
			return false;
		i = part_end(t, o, i) - 1;
		if (i >= to || (t->part[o->at[i]] == 0 && !(t->flags[o->at[i]] & WORD_HOLDER)))
			return false;
	}
	return true;
}

static bool in_one_part(const struct title *t, const struct order *o, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		if (t->part[o->at[i]] != t->part[o->at[from]])
			return false;
	return true;
}

/* "Optical Systems Engineer", "Director of Electrical and Automation Engineering", "Research Scientist
 * - Plant Transformation": another trade in the phrase's own part, or in the part that qualifies
 * it. */
static bool after_other_trade(const struct title *t, const struct order *o, size_t from)
{
	for (size_t i = from; i-- > 0;) {
		uint8_t part = t->part[o->at[i]];
		if (part != t->part[o->at[from]] && part != t->part[o->at[from - 1]])
			return false;
		if (t->flags[o->at[i]] & WORD_OTHER_TRADE)
			return true;
	}
	return false;
}

static bool rule_applies(const struct title *t, const struct order *o, const struct rule *rule,
			 size_t from, size_t to, enum touch touch)
{
	switch (rule->kind) {
	case RULE_SUBJECT:
		return touch == TOUCH_ENDS_IN_HEAD && in_one_part(t, o, from, to) &&
		       only_holders(t, o, to, o->count);
	case RULE_WHOLE:
		return touch == TOUCH_ENDS_IN_HEAD && only_holders(t, o, 0, from) &&
		       only_holders(t, o, to, o->count);
	case RULE_GUARDED:
		/* As written, another trade may come after a comma: the head is read turned round
		 * or not at all. */
		if (touch == TOUCH_BEGINS_IN_HEAD ||
		    (touch == TOUCH_ANY && t->part[o->at[from]] == 0) ||
		    after_other_trade(t, o, from))
			return false;
		break;
	case RULE_OTHERWISE:
		return touch == TOUCH_OTHERWISE && t->part[o->at[to - 1]] == 0 &&
		       !after_other_trade(t, o, from);
	case RULE_ANYWHERE:
		break;
	}
	switch (touch) {
	case TOUCH_OTHERWISE:
		return false;
	case TOUCH_BEGINS_IN_HEAD:
		return t->part[o->at[from]] == 0;
	case TOUCH_ENDS_IN_HEAD:
		return t->part[o->at[to - 1]] == 0;
	case TOUCH_ANY:
		break;
	}
	return true;
}

static void set_match(struct found *m, const struct title *t, const struct order *o,
		      const struct rule *rule, size_t from, size_t to)
{
	m->rule = rule;
	m->first = m->last = o->at[from];
	m->end_part = t->part[o->at[to - 1]];
	for (size_t i = from; i < to; i++) {
		m->first = o->at[i] < m->first ? o->at[i] : m->first;
		m->last = o->at[i] > m->last ? o->at[i] : m->last;
	}
}

/* The words of a match. A subject owns the holders after it but for rank: "data engineering
 * manager" is three words of data engineering before it is two of an engineering manager. */
static size_t match_length(const struct title *t, const struct order *o, const struct rule *rule,
			   size_t from, size_t to)
{
	size_t length = to - from;

	if (rule->kind == RULE_SUBJECT || rule->kind == RULE_WHOLE)
		for (size_t i = to; i < o->count; i++)
			length += !t->rank[o->at[i]];
	return length;
}

/* Within one order the longer match wins, and of equals the one that starts last; a match of
 * another order must be longer. A phrase written out wins over an equal subject. */
static bool wins(const struct found *best, const struct rule *rule, size_t length, bool same_order)
{
	if (!best->rule || length != best->length)
		return length > best->length;
	if ((rule->kind == RULE_SUBJECT) != (best->rule->kind == RULE_SUBJECT))
		return best->rule->kind == RULE_SUBJECT;
	return same_order;
}

static void search(const struct catalogue *c, const struct title *t, const struct order *o,
		   enum touch touch, struct found *best)
{
	bool same_order = false;

	for (size_t from = 0; from < o->count; from++) {
		uint32_t node = phrases_begin(&c->phrases, o->ids[from]);
		for (size_t to = from + 1; node != PHRASE_NONE; to++) {
			uint32_t value = c->phrases.values[node];
			const struct rule *rule = value == PHRASE_NONE ? NULL : &c->rules[value];
			size_t length = rule ? match_length(t, o, rule, from, to) : 0;
			if (rule && wins(best, rule, length, same_order) &&
			    rule_applies(t, o, rule, from, to, touch)) {
				set_match(best, t, o, rule, from, to);
				best->length = length;
				same_order = true;
			}
			node = to < o->count ? phrases_step(&c->phrases, node, o->ids[to])
					     : PHRASE_NONE;
		}
	}
}

/* Does none of its words begin a phrase of a role? */
static bool has_no_phrase(const struct catalogue *c, const struct title *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (phrases_begin(&c->phrases, t->ids[i]) != PHRASE_NONE)
			return false;
	return true;
}

/* Does a department follow a phrase that ends in a job holder? */
static bool only_says_where(const struct title *t, size_t at, const struct found *m)
{
	return (t->flags[at] & WORD_DEPARTMENT) && at > m->last && m->rule->kind != RULE_SUBJECT;
}

/* The word that names the trade of a part: its last that is not a rank. */
static bool head_is_other_work(const struct title *t, uint8_t part, const struct found *m)
{
	for (size_t i = t->count; i-- > 0;) {
		if (t->part[i] != part || t->rank[i])
			continue;
		bool outside = i < m->first || i > m->last;
		return outside && (t->flags[i] & WORD_OTHER_WORK) && !only_says_where(t, i, m);
	}
	return false;
}

static struct found find_role(const struct catalogue *c, const struct title *t)
{
	struct found best = {.rule = NULL};
	struct order o;
	bool ranks = false;

	if (has_no_phrase(c, t))
		return best;
	for (size_t i = 0; i < t->count; i++)
		ranks = ranks || t->rank[i];
	for (int pass = 0; pass < (ranks ? 2 : 1); pass++) {
		order_turned(t, pass == 0, &o);
		search(c, t, &o, TOUCH_ENDS_IN_HEAD, &best);
		if (t->parts > 1) {
			order_as_written(t, pass == 0, &o);
			search(c, t, &o, TOUCH_BEGINS_IN_HEAD, &best);
		}
	}
	for (int pass = 0; pass < (ranks ? 2 : 1) && t->parts > 1 && !best.rule; pass++) {
		order_as_written(t, pass == 0, &o);
		search(c, t, &o, TOUCH_ANY, &best);
		best.elsewhere = true;
	}
	if (!best.rule) {
		best.elsewhere = false;
		order_turned(t, true, &o);
		search(c, t, &o, TOUCH_OTHERWISE, &best);
	}
	if (best.rule &&
	    (head_is_other_work(t, 0, &best) || head_is_other_work(t, best.end_part, &best)))
		best = (struct found){.rule = NULL};
	return best;
}

/* ---- a title's meaning ---- */

/* Does it say that it is not held? "Former Data Scientist", "Software Engineer (retired)". */
static bool is_denied(const struct title *t)
{
	for (size_t i = 0; i < t->count; i++) {
		bool alone = (i == 0 || t->part[i - 1] != t->part[i]) && last_of_part(t, i);
		if ((t->flags[i] & WORD_DENIAL) && (i == 0 || alone))
			return true;
	}
	return false;
}

/* Would other trades use the matched words too? */
static bool is_ambiguous(const struct title *t, const struct found *match)
{
	return t->replaced || match->elsewhere || match->rule->words == 1 ||
	       match->rule->kind == RULE_GUARDED || match->rule->kind == RULE_WHOLE;
}

/* The head word of a title without a role, the last of its first part that is not a rank, and the
 * level its ranks would give beside a role that ends so. */
static void read_head(const struct catalogue *c, const struct title *t, struct title_reading *out)
{
	const struct level_phrase *level;
	size_t end = 0;

	for (size_t i = 0; i < t->count; i++) {
		if (t->flags[i] & (WORD_OTHER_WORK | WORD_OTHER_TRADE))
			return;
		if (t->part[i] == 0 && !t->rank[i])
			end = i + 1;
	}
	if (!end || t->ids[end - 1] == INTERN_NONE)
		return;
	out->head = t->ids[end - 1];
	level = find_level(c, t, end);
	out->head_level = level ? level->level : LEVEL_UNKNOWN;
}

/* What the words say, once they are known; gives the rule that decided, which may say that the
 * title has no role. */
static const struct rule *read_words(const struct catalogue *c, struct title *t,
				     struct title_reading *out)
{
	struct found match;
	const struct level_phrase *level;
	bool denied;

	*out = (struct title_reading){
	    .role = ROLE_NONE, .head = ROLE_HEAD_NONE, .level = LEVEL_UNKNOWN};
	mark_levels(c, t);
	/* What is not held has no head either: no occupation code speaks for it. */
	denied = is_denied(t);
	match = denied ? (struct found){.rule = NULL} : find_role(c, t);
	if (!match.rule && !denied) {
		read_head(c, t, out);
	} else if (match.rule && match.rule->role != ROLE_NONE) {
		out->role = match.rule->role;
		out->rule = match.rule->phrase;
		out->match = t->replaced ? MATCH_SIMILAR : MATCH_RULE;
		out->score = t->score;
		out->ambiguous = is_ambiguous(t, &match);
	}
	level = find_level(c, t, out->role == ROLE_NONE ? 0 : (size_t)match.last + 1);
	if (level) {
		out->level = level->level;
		out->level_word = level->phrase;
	}
	return match.rule;
}

bool title_read_by_rules(const struct catalogue *c, const struct title_cut *cut,
			 struct title_reading *out)
{
	struct title t;

	title_words(c, cut, RULES_ONLY, &t);
	return read_words(c, &t, out) || !t.unknown || t.unknown > UNKNOWN_MAX;
}

void title_read_near(const struct catalogue *c, const struct title_cut *cut, double least_similar,
		     struct title_reading *out)
{
	struct title t;
	struct title_reading near;

	title_words(c, cut, least_similar, &t);
	if (t.replaced && read_words(c, &t, &near) && near.role != ROLE_NONE)
		*out = near;
}

void title_read_as_similar(const struct catalogue *c, struct text title, double least_similar,
			   struct title_reading *out)
{
	struct title_cut cut;

	title_cut_init(&cut);
	title_cut_add(c, &cut, title);
	if (!title_read_by_rules(c, &cut, out) && least_similar <= 1)
		title_read_near(c, &cut, least_similar, out);
	title_cut_release(&cut);
}

void title_read(const struct catalogue *c, struct text title, struct title_reading *out)
{
	title_read_as_similar(c, title, TITLE_SIMILAR_LEAST, out);
}
