/* draft_private.h: what the two files of the draft share: columns as they look, and the guesses. */
#ifndef PAYBANDS_INGEST_DRAFT_PRIVATE_H
#define PAYBANDS_INGEST_DRAFT_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/intern.h"
#include "ingest/ingest.h"
#include "ingest/layout_private.h"
#include "model/ledger.h"

enum {
	DRAFT_ROWS = 3000, /* that are looked at */
	DRAFT_DISTINCT = 200, /* texts of a column that are told apart */
	DRAFT_HEADER_WITHIN = 50, /* records: so far down the header is looked for */
};

/* How many of a column's values read as ... */
enum look {
	LOOK_AMOUNT, /* pay, of any size, as people write it */
	LOOK_ANNUAL, /* ... that a year's pay could be */
	LOOK_CURRENCY, /* the code of one */
	LOOK_PERIOD, /* a word for what pay is for */
	LOOK_COUNTRY,
	LOOK_STATE,
	LOOK_ISO, /* dates */
	LOOK_MDY, /* month first, or either way */
	LOOK_DMY, /* day first, or either way */
	LOOK_YEAR,
	LOOK_YEARS, /* of experience */
	LOOK_ROLE, /* a title with a role */
	LOOK_LEVEL, /* a level or a ladder code */
	LOOK_REMOTE,
	LOOK_OCCUPATION, /* 15-1252 or 15-1252.00 */
	LOOK_WORDS, /* text with a letter in it */
	LOOK_COUNT
};

struct draft_column {
	char *header; /* blanks as one, owned */
	char *words; /* the header's words, each between blanks: " wage rate of pay from " */
	size_t filled;
	size_t looks[LOOK_COUNT];
	struct tally texts; /* up to DRAFT_DISTINCT of them */
	bool many; /* there are more */
	bool used;
};

struct draft_table {
	struct draft_column *columns;
	size_t count;
	size_t rows;
	size_t ragged; /* of those, with fewer or more cells than the header */
	char delimiter;
	uint64_t header_line;
	struct tally no_value; /* words for "no value" that were met: NA, n/a, ... */
};

/* Which column each field is in; -1: none. Marks them as used. */
void draft_guess(int fields[FIELD_COUNT], struct draft_table *table);
/* The share of a column's values that look so. */
double draft_share(const struct draft_column *c, enum look look);
/* What a text looks like: adds to c->looks. */
void draft_look(struct draft_column *c, const struct ingest_tables *tables, struct text text);
/* The words of a header, each between blanks, in lower case; the caller frees it. */
char *draft_header_words(struct text header);

#endif
