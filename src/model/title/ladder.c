/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ladder.c: the employer's ladder code to a level.
 *
 * One code means different rungs at different employers (L4 is a first job at Amazon and a second
 * one at Google), so the employer's own rows come first. If there are none, the common ones apply:
 * L and E as Google and Meta made them, IC and P as the job levels of the pay surveys (P1 entry, P2
 * developing, P3 career, P4 advanced, P5 expert). A level that neither gives is unknown, not
 * guessed.
 */
#include "model/title/level.h"

#include <string.h>

enum { CODE_MAX = 64 };

struct rung {
	const char *employer; /* its first word; NULL: any */
	const char *code; /* folded, without blanks */
	enum level level;
};

static const struct rung rungs[] = {
    {"amazon", "l4", LEVEL_JUNIOR},
    {"amazon", "l5", LEVEL_MID},
    {"amazon", "l6", LEVEL_SENIOR},
    {"amazon", "l7", LEVEL_STAFF},
    {"amazon", "l8", LEVEL_STAFF},
    {"amazon", "l10", LEVEL_STAFF},
    {"uber", "5a", LEVEL_SENIOR},
    {"uber", "5b", LEVEL_STAFF},
    {"uber", "l5a", LEVEL_SENIOR},
    {"uber", "l5b", LEVEL_STAFF},
    {"meta", "ic3", LEVEL_JUNIOR},
    {"meta", "ic4", LEVEL_MID},
    {"meta", "ic5", LEVEL_SENIOR},
    {"meta", "ic6", LEVEL_STAFF},
    {"facebook", "ic3", LEVEL_JUNIOR},
    {"facebook", "ic4", LEVEL_MID},
    {"facebook", "ic5", LEVEL_SENIOR},
    {"facebook", "ic6", LEVEL_STAFF},
    {"microsoft", "ic2", LEVEL_JUNIOR},
    {"microsoft", "ic3", LEVEL_MID},
    {"microsoft", "ic4", LEVEL_SENIOR},
    {"microsoft", "ic5", LEVEL_STAFF},
    {NULL, "l1", LEVEL_JUNIOR},
    {NULL, "l2", LEVEL_JUNIOR},
    {NULL, "l3", LEVEL_JUNIOR},
    {NULL, "l4", LEVEL_MID},
    {NULL, "l5", LEVEL_SENIOR},
    {NULL, "l6", LEVEL_STAFF},
    {NULL, "l7", LEVEL_STAFF},
    {NULL, "l8", LEVEL_STAFF},
    {NULL, "l9", LEVEL_STAFF},
    {NULL, "e3", LEVEL_JUNIOR},
    {NULL, "e4", LEVEL_MID},
    {NULL, "e5", LEVEL_SENIOR},
    {NULL, "e6", LEVEL_STAFF},
    {NULL, "e7", LEVEL_STAFF},
    {NULL, "e8", LEVEL_STAFF},
    {NULL, "e9", LEVEL_STAFF},
    {NULL, "ic1", LEVEL_JUNIOR},
    {NULL, "ic2", LEVEL_MID},
    {NULL, "ic3", LEVEL_SENIOR},
    {NULL, "ic4", LEVEL_STAFF},
    {NULL, "ic5", LEVEL_STAFF},
    {NULL, "ic6", LEVEL_STAFF},
    {NULL, "ic7", LEVEL_STAFF},
    {NULL, "p1", LEVEL_JUNIOR},
    {NULL, "p2", LEVEL_MID},
    {NULL, "p3", LEVEL_SENIOR},
    {NULL, "p4", LEVEL_STAFF},
    {NULL, "p5", LEVEL_STAFF},
    {NULL, "p6", LEVEL_STAFF},
    {NULL, "ict2", LEVEL_JUNIOR},
    {NULL, "ict3", LEVEL_MID},
    {NULL, "ict4", LEVEL_SENIOR},
    {NULL, "ict5", LEVEL_STAFF},
    {NULL, "ict6", LEVEL_STAFF},
    {NULL, "amts", LEVEL_JUNIOR},
    {NULL, "mts", LEVEL_MID},
    {NULL, "smts", LEVEL_SENIOR},
    {NULL, "lmts", LEVEL_STAFF},
    {NULL, "pmts", LEVEL_STAFF},
    {NULL, "m1", LEVEL_MANAGER},
    {NULL, "m2", LEVEL_MANAGER},
    {NULL, "m3", LEVEL_MANAGER},
    {NULL, "d1", LEVEL_EXECUTIVE},
    {NULL, "d2", LEVEL_EXECUTIVE},
};

/* Microsoft's numbers are so much its own that they are read without an employer too. */
static const struct {
	int first, last;
	enum level level;
} numbers[] = {
    {59, 60, LEVEL_JUNIOR},
    {61, 62, LEVEL_MID},
    {63, 64, LEVEL_SENIOR},
    {65, 69, LEVEL_STAFF},
};

/* Words of a level's name; the first row found in the text counts, so tracks come first. */
static const struct {
	const char *word;
	enum level level;
} names[] = {
    {"vp", LEVEL_EXECUTIVE},	  {"vice president", LEVEL_EXECUTIVE},
    {"svp", LEVEL_EXECUTIVE},	  {"evp", LEVEL_EXECUTIVE},
    {"chief", LEVEL_EXECUTIVE},	  {"c level", LEVEL_EXECUTIVE},
    {"cto", LEVEL_EXECUTIVE},	  {"ceo", LEVEL_EXECUTIVE},
    {"cio", LEVEL_EXECUTIVE},	  {"director", LEVEL_EXECUTIVE},
    {"head", LEVEL_EXECUTIVE},	  {"executive", LEVEL_EXECUTIVE},
    {"manager", LEVEL_MANAGER},	  {"supervisor", LEVEL_MANAGER},
    {"team lead", LEVEL_MANAGER}, {"distinguished", LEVEL_STAFF},
    {"fellow", LEVEL_STAFF},	  {"principal", LEVEL_STAFF},
    {"staff", LEVEL_STAFF},	  {"lead", LEVEL_STAFF},
    {"senior", LEVEL_SENIOR},	  {"sr", LEVEL_SENIOR},
    {"snr", LEVEL_SENIOR},	  {"middle", LEVEL_MID},
    {"mid", LEVEL_MID},		  {"intermediate", LEVEL_MID},
    {"junior", LEVEL_JUNIOR},	  {"jr", LEVEL_JUNIOR},
    {"jnr", LEVEL_JUNIOR},	  {"associate", LEVEL_JUNIOR},
    {"assoc", LEVEL_JUNIOR},	  {"entry", LEVEL_JUNIOR},
    {"new grad", LEVEL_JUNIOR},	  {"graduate", LEVEL_JUNIOR},
    {"trainee", LEVEL_JUNIOR},	  {"intern", LEVEL_JUNIOR},
    {"student", LEVEL_JUNIOR},
};

/* "SDE II", "Software Engineer 3": the rung after the last word. */
static const struct {
	const char *numeral;
	enum level level;
} numerals[] = {
    {"i", LEVEL_JUNIOR},   {"1", LEVEL_JUNIOR}, {"ii", LEVEL_MID},   {"2", LEVEL_MID},
    {"iii", LEVEL_SENIOR}, {"3", LEVEL_SENIOR}, {"iv", LEVEL_STAFF}, {"4", LEVEL_STAFF},
    {"v", LEVEL_STAFF},	   {"5", LEVEL_STAFF},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* Lower-case ASCII letters and digits, one blank for every run of anything else, and a blank at
 * both ends so that whole words can be searched for. False: too long to be a code. */
static bool fold_code(struct text t, char out[CODE_MAX])
{
	size_t len = 0;

	out[len++] = ' ';
	for (size_t i = 0; i < t.len; i++) {
		char c = ascii_lower(t.data[i]);
		if (!ascii_digit(c) && !ascii_alpha(c))
			c = ' ';
		if (c == ' ' && out[len - 1] == ' ')
			continue;
		if (len + 2 >= CODE_MAX)
			return false;
		out[len++] = c;
	}
	if (out[len - 1] != ' ')
		out[len++] = ' ';
	out[len] = '\0';
	return true;
}

static void drop_blanks(const char *from, char to[CODE_MAX])
{
	for (; *from; from++)
		if (*from != ' ')
			*to++ = *from;
	*to = '\0';
}

/* Is `word` a whole word (or two) of the folded text? */
static const char *find_words(const char *folded, const char *word)
{
	size_t len = strlen(word);

	for (const char *at = strstr(folded, word); at; at = strstr(at + 1, word))
		if (at > folded && at[-1] == ' ' && at[len] == ' ')
			return at;
	return NULL;
}

static enum level rung_of(const char *joined, const char *employer)
{
	for (size_t i = 0; i < COUNT(rungs); i++) {
		if (strcmp(rungs[i].code, joined) != 0)
			continue;
		if (!rungs[i].employer || find_words(employer, rungs[i].employer) == employer + 1)
			return rungs[i].level;
	}
	return LEVEL_UNKNOWN;
}

static enum level number_of(const char *joined, const char *employer)
{
	long long number;

	if (employer[1] && find_words(employer, "microsoft") != employer + 1)
		return LEVEL_UNKNOWN;
	/* "Level 61", "L61" */
	if (strncmp(joined, "level", 5) == 0)
		joined += 5;
	else if (joined[0] == 'l')
		joined++;
	if (!text_to_long(text_of(joined), &number))
		return LEVEL_UNKNOWN;
	for (size_t i = 0; i < COUNT(numbers); i++)
		if (number >= numbers[i].first && number <= numbers[i].last)
			return numbers[i].level;
	return LEVEL_UNKNOWN;
}

/* "SDE2", "SWE 3": the rung after an engineer's initials. */
static enum level initials_of(const char *joined)
{
	static const char *const initials[] = {"sde", "swe", "se", "sdet", "mle"};

	for (size_t i = 0; i < COUNT(initials); i++) {
		size_t len = strlen(initials[i]);
		if (strncmp(joined, initials[i], len) != 0)
			continue;
		for (size_t k = 0; k < COUNT(numerals); k++)
			if (strcmp(joined + len, numerals[k].numeral) == 0)
				return numerals[k].level;
	}
	return LEVEL_UNKNOWN;
}

/* A product manager manages a product. */
static bool manages_things(const char *folded)
{
	return find_words(folded, "product manager") || find_words(folded, "program manager") ||
	       find_words(folded, "project manager") || find_words(folded, "account manager");
}

static enum level name_of(const char *folded)
{
	const char *last_end = folded + strlen(folded) - 1;

	for (size_t i = 0; i < COUNT(names); i++) {
		bool things = names[i].level == LEVEL_MANAGER && manages_things(folded);
		if (!things && find_words(folded, names[i].word))
			return names[i].level;
	}
	for (size_t i = 0; i < COUNT(numerals); i++) {
		size_t len = strlen(numerals[i].numeral);
		const char *at = last_end - len;
		/* after another word: a bare "2" is not a rung */
		if (at > folded + 1 && at[-1] == ' ' && strncmp(at, numerals[i].numeral, len) == 0)
			return numerals[i].level;
	}
	return LEVEL_UNKNOWN;
}

enum level ladder_read(struct text t, struct text employer)
{
	char folded[CODE_MAX], joined[CODE_MAX], folded_employer[CODE_MAX];
	enum level level;

	if (!fold_code(t, folded) || !folded[1])
		return LEVEL_UNKNOWN;
	if (employer.len > CODE_MAX / 2)
		employer.len = CODE_MAX / 2; /* its first word is all that counts */
	if (!fold_code(employer, folded_employer))
		return LEVEL_UNKNOWN;
	drop_blanks(folded, joined);
	level = rung_of(joined, folded_employer);
	if (level == LEVEL_UNKNOWN)
		level = number_of(joined, folded_employer);
	if (level == LEVEL_UNKNOWN)
		level = initials_of(joined);
	return level != LEVEL_UNKNOWN ? level : name_of(folded);
}
