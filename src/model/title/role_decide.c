/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role_decide.c: a source's occupation code as evidence beside the title.
 *
 * What a code can decide is worked out once, with the catalogue: which codes make up all of a role,
 * and with which words the phrases of a role end. Deciding is then two searches.
 */
#include "model/title/role_private.h"

#include <stdlib.h>

#include "base/mem.h"

/* SOC 2018 major group of computer and mathematical occupations: the trade of every role here. */
#define MAJOR_COMPUTING 15u

/* ---- codes ---- */

static bool take_digits(struct text *t, size_t count, uint32_t *value)
{
	if (t->len < count)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!ascii_digit(t->data[i]))
			return false;
		*value = *value * 10 + (uint32_t)(t->data[i] - '0');
	}
	t->data += count;
	t->len -= count;
	return true;
}

static bool take_mark(struct text *t, char mark)
{
	if (!t->len || t->data[0] != mark)
		return false;
	t->data++;
	t->len--;
	return true;
}

/* Of the text between the digits: blanks, and a hyphen, dash or minus sign of any length. */
static bool pass_dash(struct text *t)
{
	static const char *const dashes[] = {"-",
					     "\xe2\x80\x90",
					     "\xe2\x80\x91",
					     "\xe2\x80\x92",
					     "\xe2\x80\x93",
					     "\xe2\x80\x94",
					     "\xe2\x88\x92"};

	bool passed = false;

	*t = text_trim(*t);
	for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes); i++) {
		struct text dash = text_of(dashes[i]);
		if (!text_starts(*t, dash))
			continue;
		t->data += dash.len;
		t->len -= dash.len;
		passed = true;
		break;
	}
	*t = text_trim(*t);
	return passed;
}

/* How spreadsheets mark a cell as text: ="15-1252" and '15-1252. */
static struct text unguarded(struct text t)
{
	t = text_trim(t);
	if (t.len >= 3 && text_starts(t, TEXT_LITERAL("=\"")) && t.data[t.len - 1] == '"')
		return text_trim((struct text){.data = t.data + 2, .len = t.len - 3});
	take_mark(&t, '\'');
	return t;
}

bool occupation_is_detailed(struct text t)
{
	if (t.len != sizeof("15-2051") - 1 || t.data[2] != '-')
		return false;
	for (size_t i = 0; i < t.len; i++)
		if (i != 2 && !ascii_digit(t.data[i]))
			return false;
	return t.data[t.len - 1] != '0';
}

bool occupation_digits(struct text t, uint32_t *out)
{
	uint32_t digits = 0;
	bool dashed;

	t = unguarded(t);
	if (!take_digits(&t, 2, &digits))
		return false;
	dashed = pass_dash(&t);
	if (!take_digits(&t, 4, &digits))
		return false;
	*out = digits * 100;
	/* Or a number that a spreadsheet gave a decimal. */
	if (!t.len || (!dashed && text_equal(t, TEXT_LITERAL(".0"))))
		return true;
	*out = digits;
	return take_mark(&t, '.') && take_digits(&t, 2, out) && !t.len;
}

uint32_t occupation_read(struct text t)
{
	uint32_t digits;

	return occupation_digits(t, &digits) ? digits : 0;
}

static uint32_t major_group(uint32_t occupation)
{
	return occupation / 1000000;
}

/* ---- what the catalogue gives ---- */

static int compare_pairs(const void *left, const void *right)
{
	const struct role_pair *a = left, *b = right;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return (a->role > b->role) - (a->role < b->role);
}

void role_evidence_add_head(struct role_evidence *r, uint32_t word, uint16_t role)
{
	r->heads = mem_grow(r->heads, &r->head_room, r->head_count + 1, sizeof(*r->heads));
	r->heads[r->head_count++] = (struct role_pair){word, role};
}

void role_evidence_build(struct role_evidence *r, const struct role *roles, size_t count)
{
	size_t kept = 0;

	if (r->head_count)
		qsort(r->heads, r->head_count, sizeof(*r->heads), compare_pairs);
	r->only = mem_zero(count + 1, sizeof(*r->only));
	for (size_t i = 0; i < count; i++)
		if (roles[i].occupation_count == 1)
			r->only[r->only_count++] = (struct role_pair){
			    occupation_read(text_of(roles[i].occupations[0].soc)), (uint16_t)i};
	if (r->only_count)
		qsort(r->only, r->only_count, sizeof(*r->only), compare_pairs);
	/* Two roles of one code: it says neither. */
	for (size_t i = 0, next; i < r->only_count; i = next) {
		for (next = i + 1; next < r->only_count && r->only[next].key == r->only[i].key;)
			next++;
		if (next == i + 1)
			r->only[kept++] = r->only[i];
	}
	r->only_count = kept;
}

void role_evidence_release(struct role_evidence *r)
{
	if (!r)
		return;
	free(r->heads);
	free(r->only);
	*r = (struct role_evidence){.heads = NULL};
}

/* ---- the decision ---- */

static bool trade_of(const struct role *role, uint32_t major)
{
	if (major == MAJOR_COMPUTING)
		return true;
	for (size_t i = 0; i < role->occupation_count; i++)
		if (major_group(occupation_read(text_of(role->occupations[i].soc))) == major)
			return true;
	return false;
}

/* By code only: each code occurs once. */
static const struct role_pair *find_only(const struct role_evidence *r, uint32_t occupation)
{
	size_t low = 0, high = r->only_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (r->only[middle].key < occupation)
			low = middle + 1;
		else
			high = middle;
	}
	return low < r->only_count && r->only[low].key == occupation ? &r->only[low] : NULL;
}

static bool ends_phrase(const struct role_evidence *r, uint32_t head, uint16_t role)
{
	const struct role_pair wanted = {head, role};

	return r->head_count && head != ROLE_HEAD_NONE &&
	       bsearch(&wanted, r->heads, r->head_count, sizeof(*r->heads), compare_pairs);
}

struct role_decision role_decide(const struct catalogue *c, const struct title_reading *title,
				 uint32_t occupation)
{
	struct role_decision d = {ROLE_NONE, title->level, ROLE_BASIS_NONE};
	const struct role_pair *only;

	if (title->role != ROLE_NONE) {
		if (occupation && title->ambiguous &&
		    !trade_of(&c->roles[title->role], major_group(occupation))) {
			d.basis = ROLE_BASIS_VETOED;
			return d;
		}
		d.role = title->role;
		d.basis = title->match == MATCH_SIMILAR ? ROLE_BASIS_SIMILAR : ROLE_BASIS_RULE;
		return d;
	}
	only = occupation ? find_only(&c->evidence, occupation) : NULL;
	if (only && ends_phrase(&c->evidence, title->head, only->role)) {
		d.role = only->role;
		d.level = title->head_level;
		d.basis = ROLE_BASIS_OCCUPATION;
	}
	return d;
}

struct role_decision role_decide_beside(const struct catalogue *c,
					const struct title_reading *title, enum title_kind kind,
					const struct specialty_reading *specialty,
					uint32_t occupation)
{
	uint16_t role = kind == TITLE_PRECISE ? ROLE_NONE : specialty->role[kind];
	struct role_decision d = {role, title->level, ROLE_BASIS_SPECIALTY};

	if (role == ROLE_NONE ||
	    (occupation && !trade_of(&c->roles[role], major_group(occupation))))
		return role_decide(c, title, occupation);
	if (d.level == LEVEL_UNKNOWN)
		d.level = title->head_level;
	if (d.level == LEVEL_UNKNOWN && kind == TITLE_OTHER)
		d.level = (enum level)specialty->level;
	return d;
}

const char *role_basis_word(enum role_basis basis)
{
	static const char *const words[ROLE_BASIS_COUNT] = {
	    [ROLE_BASIS_NONE] = "",
	    [ROLE_BASIS_RULE] = "rule",
	    [ROLE_BASIS_SIMILAR] = "similar",
	    [ROLE_BASIS_OCCUPATION] = "occupation",
	    [ROLE_BASIS_SPECIALTY] = "specialty",
	    [ROLE_BASIS_VETOED] = "vetoed",
	};

	return words[basis];
}
