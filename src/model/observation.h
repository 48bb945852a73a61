/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observation.h: one person's or one posting's pay, and the words it is made of.
 *
 * Amounts are annual US dollars in whole cents at the observation's own date.
 * Codes describe themselves (a country is its two letters), so that an
 * observation can be printed without any table.
 */
#ifndef PAYBANDS_MODEL_OBSERVATION_H
#define PAYBANDS_MODEL_OBSERVATION_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* Annual US dollars in cents. */
typedef int64_t money;
#define MONEY_NONE INT64_MIN
#define MONEY_PER_DOLLAR 100

/* name, word in files */
#define LEVELS(X)                                                                                  \
	X(LEVEL_UNKNOWN, "")                                                                       \
	X(LEVEL_JUNIOR, "junior")                                                                  \
	X(LEVEL_MID, "mid")                                                                        \
	X(LEVEL_SENIOR, "senior")                                                                  \
	X(LEVEL_STAFF, "staff")                                                                    \
	X(LEVEL_MANAGER, "manager")                                                                \
	X(LEVEL_EXECUTIVE, "executive")

/* The evidence a level was read from, strongest first (docs/DATA-CONTRACT.md). A manager's or
 * executive's title always decides the track, whatever the other evidence: they never enter a band
 * of the ladder. */
#define LEVEL_BASES(X)                                                                             \
	X(LEVEL_BASIS_NONE, "")                                                                    \
	X(LEVEL_BASIS_FIELD, "field")                                                              \
	X(LEVEL_BASIS_LADDER, "ladder")                                                            \
	X(LEVEL_BASIS_TITLE, "title")                                                              \
	X(LEVEL_BASIS_YEARS, "years") /* only by [levels] of a configuration */

/* Steps of experience: a dimension of their own, not a level. As measured, eight years or more pay like a
 * senior title, not like a staff one. There are always four; where they begin is a setting. */
enum experience {
	EXPERIENCE_UNKNOWN,
	EXPERIENCE_FIRST,
	EXPERIENCE_SECOND,
	EXPERIENCE_THIRD,
	EXPERIENCE_LAST,
	EXPERIENCE_COUNT
};
/* The years at which steps begin: the first at 0, the others ascending. All zero: the preset. */
struct experience_steps {
	uint8_t from[EXPERIENCE_COUNT]; /* [EXPERIENCE_UNKNOWN] is not used */
};
#define EXPERIENCE_PRESET_AS(X) X(2, 5, 8)
#define EXPERIENCE_TEXT(second, third, last) #second "," #third "," #last
#define EXPERIENCE_PRESET EXPERIENCE_PRESET_AS(EXPERIENCE_TEXT)
#define EXPERIENCE_YEARS_MOST 50 /* a later beginning would be a step of nobody */

/* Years of experience, from and below, that say what they are without the steps of a run. `below` 0: without an
 * end. Both 0: all, or not known. */
struct years_span {
	uint8_t from, below;
};
struct years_words {
	char text[12];
};

#define COMPONENTS(X)                                                                              \
	X(COMPONENT_BASE, "base")                                                                  \
	X(COMPONENT_BONUS, "bonus")                                                                \
	X(COMPONENT_EQUITY, "equity")                                                              \
	X(COMPONENT_TOTAL, "total")

#define REMOTES(X)                                                                                 \
	X(REMOTE_UNKNOWN, "")                                                                      \
	X(REMOTE_ONSITE, "onsite")                                                                 \
	X(REMOTE_HYBRID, "hybrid")                                                                 \
	X(REMOTE_REMOTE, "remote")

#define ENUM_NAME(name, word) name,
enum level { LEVELS(ENUM_NAME) LEVEL_COUNT };
enum level_basis { LEVEL_BASES(ENUM_NAME) LEVEL_BASIS_COUNT };
enum component { COMPONENTS(ENUM_NAME) COMPONENT_COUNT };
enum remote { REMOTES(ENUM_NAME) REMOTE_COUNT };

const char *level_word(enum level level);
const char *level_basis_word(enum level_basis basis);
/* "3,6,10": where the steps after the first begin; false for anything else. */
bool experience_steps_read(struct text words, struct experience_steps *out);
/* The step that contains `years`; EXPERIENCE_UNKNOWN for YEARS_NONE and NAN. */
enum experience experience_of(const struct experience_steps *steps, double years);
struct years_span experience_span(const struct experience_steps *steps, enum experience step);
/* The step of a span that is one of the steps; EXPERIENCE_UNKNOWN of all. */
enum experience experience_of_span(const struct experience_steps *steps, struct years_span span);
/* "2-5", "8+", "" of all. */
struct years_words years_words(struct years_span span);
bool years_span_from_word(struct text word, struct years_span *out); /* as it is written; not "" */
static inline bool years_are_all(struct years_span span)
{
	return !span.from && !span.below;
}
static inline bool years_equal(struct years_span a, struct years_span b)
{
	return a.from == b.from && a.below == b.below;
}
const char *component_word(enum component component);
const char *remote_word(enum remote remote);
/* False where the word is not one of the list; the empty word is the unknown value. */
bool level_from_word(struct text word, enum level *out);
bool level_basis_from_word(struct text word, enum level_basis *out);
bool remote_from_word(struct text word, enum remote *out);

/* Is it one of junior, mid, senior, staff? */
static inline bool level_on_ladder(enum level level)
{
	return level >= LEVEL_JUNIOR && level <= LEVEL_STAFF;
}

/* Is it manager or executive? */
static inline bool level_is_track(enum level level)
{
	return level == LEVEL_MANAGER || level == LEVEL_EXECUTIVE;
}

/* month and day are 0 where they are not known; year 0: no date at all. */
struct date {
	int16_t year;
	int8_t month;
	int8_t day;
};

/* YYYY, YYYY-MM or YYYY-MM-DD; false for anything else and for a day that does not exist. */
bool date_from_iso(struct text t, struct date *out);
int date_days_in_month(int year, int month); /* month 1 to 12 */
/* Writes one of those three forms, or "" for no date, with its NUL. */
void date_to_iso(struct date date, char out[11]);
int date_compare(struct date a, struct date b); /* an unknown month or day sorts first */

/* Upper-case ASCII letters packed big-endian: a country (ISO 3166-1 alpha-2), a
 * US state (USPS) or a currency (ISO 4217). 0: unknown. */
typedef uint32_t code;
code code_of(struct text letters); /* 0 unless two or three ASCII letters; folds case */
void code_text(code c, char out[4]); /* with its NUL; "" for 0 */
/* A part of a country other than the United States, as an area's code has it (GB-TLI, CA-3530): one to four
 * letters or digits, packed likewise. 0 for any other text; folds case. */
code region_code(struct text letters);
void region_text(code region, char out[5]);
#define CODE2(a, b) (((code)(a) << 8) | (code)(b))
#define CODE3(a, b, c) (((code)(a) << 16) | ((code)(b) << 8) | (code)(c))
#define CURRENCY_USD CODE3('U', 'S', 'D')

struct place {
	code country; /* CODE2('U','S') */
	code state; /* of an observation US states and territories only: CODE2('C','A') */
	uint32_t metro; /* CBSA code, 10000 to 99998; 0 unknown or none */
};

/* What a range of pay is. A posted range offers all of itself: it is one observation, represented
 * by its middle, or by its lower end if it is open ("95k+"). A bracket is a step of a scale: pay is
 * somewhere in it, unknown where. */
#define RANGES(X)                                                                                  \
	X(RANGES_DECIDE, "decide") /* by all of the source's ranges: see ranges.h */               \
	X(RANGES_POSTED, "posted")                                                                 \
	X(RANGES_BRACKETS, "brackets")
enum ranges { RANGES(ENUM_NAME) RANGES_COUNT };
const char *ranges_word(enum ranges ranges);
bool ranges_from_word(struct text word, enum ranges *out);

/* How rows of a source may be published, the most restrictive last: as observed rows and in the model,
 * in the model alone, or not at all. */
#define PUBLISHINGS(X)                                                                             \
	X(PUBLISH_YES, "yes")                                                                      \
	X(PUBLISH_MODEL_ONLY, "model-only")                                                        \
	X(PUBLISH_NO, "no")
enum publishing { PUBLISHINGS(ENUM_NAME) PUBLISH_COUNT };
bool publishing_from_word(struct text word, enum publishing *out);

/* MONEY_NONE: open at that end; both: the pay is not a range. */
struct pay_ends {
	money low;
	money high;
};
static inline bool pay_is_range(struct pay_ends ends)
{
	return ends.low != MONEY_NONE || ends.high != MONEY_NONE;
}

#define ROLE_NONE UINT16_MAX
#define YEARS_NONE (-1.0)

/* Kept from row to row by whoever takes observations: the same for those that differ in nothing but
 * line, texts, pay and whether they are remote. All zero bytes at first. */
struct observation_kin {
	const void *owner; /* who filled it */
	uint32_t numbers[8]; /* the owner's */
};

/* An employer as observations name it, which is not empty. */
struct named_employer {
	struct text name;
	struct observation_kin kin; /* of the observations with this text */
};

/* All the pay of an observation, base or total, in annual US dollars: one amount, with MONEY_NONE for ends; or a
 * posted range, of which it is the middle. */
struct sole_pay {
	money point;
	struct pay_ends ends;
	struct named_employer *employer; /* borrowed; NULL: the observation's own */
};

struct observation {
	const char *source; /* the source's name; borrowed */
	const char *file; /* its name as published; borrowed, may be NULL */
	uint64_t line; /* of that file, 1-based */
	struct date date; /* of the pay */
	struct text title; /* as written; borrowed from the row */
	uint16_t role; /* index into the catalogue, or ROLE_NONE */
	enum level level;
	enum level_basis level_basis;
	double years; /* of experience, or YEARS_NONE */
	struct place place;
	enum remote remote;
	struct text employer; /* as written; may be empty */
	/* Each MONEY_NONE if not given. Of a range: the amount that represents it if it is posted,
	 * otherwise MONEY_NONE. */
	money pay[COMPONENT_COUNT];
	bool ranged; /* some of it is a range: `ends` says which, and is not read otherwise */
	/* What its ranges are; one that is open below is always a bracket. */
	enum ranges ranges;
	struct pay_ends ends[COMPONENT_COUNT];
	enum publishing publish;
	code currency; /* as written, before conversion */
	double fx; /* US dollars per unit of `currency` used; 1 for USD */
	double weight; /* > 0; 1 if the source has none */
	double fte; /* the part of a full-time job, whose pay is above: (0, 1]; 1 if not told */
	struct observation_kin *kin; /* borrowed; NULL: others like it are not known */
	struct observation_kin *employer_kin; /* the same of those with this employer's text */
};

/* Of an observation without pay: that pay, of base or total. */
static inline void observation_take_pay(struct observation *o, enum component component,
					const struct sole_pay *pay)
{
	for (int c = 0; c < COMPONENT_COUNT; c++)
		o->ends[c] = (struct pay_ends){.low = MONEY_NONE, .high = MONEY_NONE};
	o->pay[component] = pay->point;
	o->ends[component] = pay->ends;
	o->ranged = pay_is_range(pay->ends);
	if (o->ranged)
		o->ranges = RANGES_POSTED;
	if (!pay->employer)
		return;
	o->employer = pay->employer->name;
	o->employer_kin = &pay->employer->kin;
}

#endif
