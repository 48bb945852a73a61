/* SPDX-License-Identifier: GPL-3.0-or-later */
/* role.h: the catalogue of roles, and reading a title as a person would.
 *
 * The catalogue is data/roles/<id>.ini, one file per role, plus data/roles/words.ini (synonyms: sr
 * = senior, swe = software engineer, ...; words that give a level). A role's rules are phrases of
 * folded words; the longest phrase found in the title wins, among equals the one that starts last
 * (the head of an English title is at its end). A title is also read reversed, the qualifier before
 * what it qualifies: "Developer, full-stack", "Director of Machine Learning". A title without a
 * phrase has no role; data/roles/README.md explains how phrases are written. The catalogue is read
 * once and is then shared by all threads.
 */
#ifndef PAYBANDS_MODEL_ROLE_H
#define PAYBANDS_MODEL_ROLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/layers.h"
#include "base/text.h"
#include "model/observation.h"

struct role_occupation {
	const char *soc; /* SOC 2018, "15-2051" */
	double weight; /* the occupations of a role add up to 1 */
};

struct role {
	const char *id; /* "ml-engineer": lower-case words joined by - */
	const char *file; /* path of the file it was read from, for messages */
	const char *name; /* "ML Engineer" */
	/* LEVEL_MANAGER or LEVEL_EXECUTIVE for a role of one track, whose people are all managers, or all
	 * executives; otherwise LEVEL_UNKNOWN. */
	enum level track;
	const char *family; /* "ai", "data", "software", "security", "product", ... */
	const char *summary; /* one sentence of our own: what the role does */
	const struct role_occupation *occupations;
	size_t occupation_count;
	const unsigned *occupation_lines; /* the line of each in the role's file */
	const char *occupation_note; /* why these occupations and weights */
	const char *level_notes[LEVEL_COUNT]; /* one line on what a level does; may be NULL */
	const char *const *moves_from; /* role ids people come from */
	size_t moves_from_count;
	const char *const *formerly; /* ids that this role had before: of no role now */
	size_t formerly_count;
	/* Functions of the NIST AI RMF that the role has a part in: "govern", "map", "measure",
	 * "manage". */
	const char *const *tags;
	size_t tag_count;
};

struct catalogue;

/* Reads every *.ini of both folders, in order of id: an own role takes the place of the installed one of its id,
 * an own words.ini adds to the installed one, and a phrase or word that both files give means what the own one
 * says. Errors (ERR_USAGE) name the file and, if there is one, the line: a bad id, an unknown section or key, a
 * text that is missing, weights that do not add to 1, a phrase of two roles, an unknown tag, a family of one
 * role that is another family misspelt, a former id that is one of a role or named twice, a phrase of one word
 * that matches nothing alone (engineer, manager, analyst, associate, ...), an unknown move. */
must_check int catalogue_load(struct err *e, struct catalogue **out, const struct layers *folders);
/* Is every occupation of every role one of SOC 2018, as soc_2010_to_2018.csv (the file `table`)
 * lists them? ERR_USAGE names file, line and the nearest code. */
must_check int catalogue_check_occupations(struct err *e, const struct catalogue *c,
					   const struct layers *table);
void catalogue_free(struct catalogue *c);
size_t catalogue_count(const struct catalogue *c);
const struct role *catalogue_role(const struct catalogue *c, size_t i); /* by id, ascending */
/* ROLE_NONE if there is none with that id. */
uint16_t catalogue_find(const struct catalogue *c, struct text id);
/* The nearest id, for "did you mean"; NULL if none is near. */
const char *catalogue_nearest(const struct catalogue *c, struct text id);

/* How a title was matched to its role. */
enum match {
	MATCH_NONE,
	MATCH_RULE, /* it contains a phrase of the role */
	MATCH_SIMILAR, /* ... once its misspelt words are read as the known words they are near */
};

/* How similar an unknown word must be to a known one to be read as it: 1 is equal, 0.8 is one slip
 * in five letters. Chosen on tests/data/titles_tuning.csv. */
#define TITLE_SIMILAR_LEAST 0.8

#define ROLE_HEAD_NONE UINT32_MAX

/* What a title says. */
struct title_reading {
	uint16_t role; /* ROLE_NONE where nothing matched */
	enum match match;
	/* 1 by rule; otherwise that of the word least similar to the one it was read as. */
	double score;
	const char *rule; /* the phrase that matched, borrowed; NULL */
	bool ambiguous; /* matched by a word or phrase that other trades use too */
	/* Of a title without a role: its head word, if an occupation code may decide what work it
	 * is. ROLE_HEAD_NONE: another trade, or nothing. */
	uint32_t head;
	/* Of a title without a role: the level its words would give beside one. */
	enum level head_level;
	/* The level that words of the title give (Senior, II, Staff, Head of ...), or unknown.
	 * Manager and executive are tracks and always decide. Staff, II and associate count only
	 * beside a role: a staff accountant is not staff level. An intern is a junior. */
	enum level level;
	const char *level_word; /* the word it was read from, borrowed; NULL */
};
/* Thread-safe; pure: the same title always reads the same. */
void title_read(const struct catalogue *c, struct text title, struct title_reading *out);

/* ---- occupation codes as evidence ---- */

/* "15-2051", "15-2051.00", "152051", "15-2051.01" (O*NET-SOC) as 15205100, 15205101; 0: no code. */
uint32_t occupation_read(struct text t);
/* The code of a detailed occupation, "15-2051": not of a broad group, which ends in 0, nor O*NET's. */
bool occupation_is_detailed(struct text t);
/* As occupation_read, including 00-0000, all occupations. False if it is not a code. */
bool occupation_digits(struct text t, uint32_t *out);

/* ---- a specialty as evidence ---- */

/* Of what kind the work of a generic title is ("Engineer II", "Manager", "Other"). */
enum title_kind {
	TITLE_OTHER, /* it says nothing of the work: "Other", "Senior", no title at all */
	TITLE_SOFTWARE, /* "Software Engineer", "Developer": a role, but the most general one */
	TITLE_ENGINEER,
	TITLE_DEVELOPER,
	TITLE_ANALYST,
	TITLE_SCIENTIST,
	TITLE_ARCHITECT,
	TITLE_MANAGER,
	TITLE_ADMINISTRATOR,
	TITLE_SPECIALIST,
	TITLE_KINDS,
	TITLE_PRECISE = TITLE_KINDS, /* it names its work: no specialty goes before it */
};
/* `reading` is title_read's of it. */
enum title_kind title_kind(const struct catalogue *c, struct text title,
			   const struct title_reading *reading);

/* The role that a specialty, a department or a tag gives beside a title of each kind; ROLE_NONE:
 * none. */
struct specialty_reading {
	uint16_t role[TITLE_KINDS];
	uint8_t level; /* enum level: the level its words give when it is used as the title */
};
/* Pure and thread-safe, as title_read. */
void specialty_read(const struct catalogue *c, struct text specialty,
		    struct specialty_reading *out);

/* What decided the role of a row. */
enum role_basis {
	ROLE_BASIS_NONE,
	ROLE_BASIS_RULE, /* a phrase in the title */
	ROLE_BASIS_SIMILAR, /* the same, misspelt */
	ROLE_BASIS_SPECIALTY, /* a generic title, and the specialty beside it */
	ROLE_BASIS_OCCUPATION, /* the occupation code, and a head word that fits */
	ROLE_BASIS_VETOED, /* none: the code puts an ambiguous title in another trade */
	ROLE_BASIS_COUNT
};
const char *role_basis_word(enum role_basis basis); /* "", "rule", "similar", ... */

struct role_decision {
	uint16_t role; /* ROLE_NONE */
	enum level level; /* what the title's words say beside that role */
	enum role_basis basis;
};

/* The title wins, except in two cases. An ambiguous match ("Developer", "Test Manager", anything
 * misspelt) is dropped if the code's major group is neither that of one of the role's occupations
 * nor computing (15): a developer of 41-9021 sells land. And a title without a role takes the one
 * role whose only occupation, of weight 1, is that code, if the title's head word ends one of that
 * role's phrases: "Engineer II" of 17-2061 is a hardware engineer; "Nurse" with any code has no
 * role. `occupation` is from occupation_read; 0 leaves the title's role. */
struct role_decision role_decide(const struct catalogue *c, const struct title_reading *title,
				 uint32_t occupation);
/* The same with a specialty, which decides if the title is generic, the specialty names a role for
 * its kind, and the occupation code, if any, belongs to that role's trade. */
struct role_decision role_decide_beside(const struct catalogue *c,
					const struct title_reading *title, enum title_kind kind,
					const struct specialty_reading *specialty,
					uint32_t occupation);

#endif
