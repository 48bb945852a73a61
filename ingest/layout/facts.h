/* SPDX-License-Identifier: GPL-3.0-or-later */
/* facts.h: what one cell's text means, whatever row it stands in.
 *
 * Pure: the same text of the same field always gives the same facts, so that a row reader works
 * them out once per distinct text (memo.h).
 */
#ifndef PAYBANDS_INGEST_FACTS_H
#define PAYBANDS_INGEST_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "ingest/ingest.h"
#include "ingest/layout/layout_private.h"
#include "model/title/title_memo.h"

/* What the texts of a field mean: name, how a code or a constant that says one is checked when the
 * layout is loaded, what is said of one that is wrong (NULL: the reason its row would have). */
#define MEANINGS(X)                                                                                \
	X(NONE, UNCHECKED, NULL) /* figures and texts */                                           \
	X(TITLE, UNCHECKED, NULL)                                                                  \
	X(ROLE, UNCHECKED, NULL)                                                                   \
	X(SPECIALTY, UNCHECKED, NULL)                                                              \
	X(OCCUPATION, UNCHECKED, NULL)                                                             \
	X(LEVEL, BY_FACTS, "is not a level")                                                       \
	X(LEVEL_BASIS, UNCHECKED, NULL)                                                            \
	X(YEARS, BY_FACTS, NULL)                                                                   \
	X(NUMBER, UNCHECKED, NULL)                                                                 \
	X(DATE, UNCHECKED, NULL)                                                                   \
	X(REMOTE, BY_FACTS, "is not one of onsite, hybrid and remote")                             \
	X(PERIOD, BY_FACTS, NULL)                                                                  \
	X(CURRENCY, BY_FACTS, NULL)                                                                \
	X(METRO, BY_FACTS, "is not the CBSA code of a metro")                                      \
	X(STATE, BY_FACTS, "is not a US state")                                                    \
	X(COUNTRY, BY_FACTS, "is not a country")                                                   \
	X(PLACE, BY_WORD, "is not a place whose country is known")                                 \
	X(AREA, BY_WORD, "is not an area: a CBSA code, a state (US-WA) or a country (GB)")         \
	X(GRADE, BY_WORD, "is not one of high, medium and low")                                    \
	X(COMPONENT, BY_WORD, "is not one of base and total")                                      \
	X(GROUP, BY_WORD, "is not one of total, major, minor, broad and detailed")

#define MEANING_NAME(name, check, wrong) MEANING_##name,
enum meaning { MEANINGS(MEANING_NAME) };
#undef MEANING_NAME
enum meaning meaning_of(enum field field);

enum facts_state {
	FACTS_NONE, /* the cell gives no value */
	FACTS_GIVEN,
	FACTS_BAD, /* the row is to be rejected, for `reason` */
};

/* Of a title: struct title_reading's parts that role_decide needs. */
struct title_facts {
	uint16_t role;
	uint8_t match; /* enum match */
	uint8_t ambiguous;
	uint8_t head_level;
	uint8_t kind; /* enum title_kind; TITLE_PRECISE where the layout has no specialty */
	uint32_t head;
};

struct facts {
	uint8_t state;
	uint8_t reason; /* enum reject_reason */
	uint8_t level; /* FIELD_LEVEL: ours; FIELD_TITLE: what its words say */
	uint8_t floor; /* FIELD_LEVEL: that level or above */
	uint8_t weak; /* FIELD_LEVEL: only where the title names none */
	uint8_t by_country; /* FIELD_CURRENCY: is.name is a list for currency_by_country */
	union {
		struct title_facts title; /* FIELD_TITLE */
		struct specialty_reading specialty; /* FIELD_SPECIALTY */
		uint16_t role; /* FIELD_ROLE */
		uint32_t occupation; /* FIELD_OCCUPATION: as occupation_read gives it */
		struct date date;
		struct place place; /* place, country, state, metro: the part it gives */
		code currency;
		double number; /* years, hours, part of a job */
		int word; /* enum remote, pay_period or level_basis */
		bool keep; /* a filter's answer */
		/* FIELD_SOURCE: kept by the row reader; FIELD_CURRENCY: the layout's. */
		const char *name;
	} is;
	uint64_t rows; /* FIELD_TITLE: rows of no role that had it; the row reader's */
};

/* `text` as in the file. */
void facts_of(struct facts *out, const struct layout *l, const struct ingest_tables *tables,
	      enum field field, struct text text);
/* Of FIELD_TITLE, by what the memo has of titles like it. */
void facts_of_title(struct facts *out, const struct layout *l, const struct ingest_tables *tables,
		    struct title_memo *memo, struct text text);
/* Of a line of [codes FIELD], as any cell of `theirs` has it. */
void facts_of_code(struct facts *out, const struct layout *l, const struct ingest_tables *tables,
		   enum field field, struct text theirs, struct text ours);
/* Of the layout's constant; FACTS_NONE if it has none, FACTS_BAD if it is not a known word. */
void facts_of_constant(struct facts *out, const struct layout *l,
		       const struct ingest_tables *tables, enum field field);
void facts_of_filter(struct facts *out, const struct layout_filter *filter, struct text text);

#endif
