/* row_reader.h: from a record to an observation, or to a reject, or to neither by rule.
 *
 * One reader a thread; it owns its memos, its counts and nothing else. What a row
 * gives depends on the row alone, so that any number of readers gives the same.
 */
#ifndef PAYBANDS_INGEST_ROW_READER_H
#define PAYBANDS_INGEST_ROW_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/csv_in.h"
#include "base/intern.h"
#include "ingest/bind.h"
#include "ingest/facts.h"
#include "ingest/ingest.h"
#include "ingest/memo.h"

/* A column and what its texts mean, by memo id. */
struct column_reader {
	int column;
	enum field field;
	const struct layout_filter *filter; /* NULL: a field */
	struct memo memo;
	struct facts *facts;
	size_t facts_room;
	struct facts last; /* of a text the memo does not keep */
};

/* Why a row is rejected. */
struct fault {
	enum reject_reason reason;
	int column; /* COLUMN_NONE: the whole row */
	struct text value;
};

enum { RATES_KEPT = 64, PLACES_KEPT = 1024 };

/* Kept answers of pure functions, found by hash and overwritten at will. */
struct kept_rate {
	code currency; /* 0: free */
	int year;
	bool known;
	double usd;
};
struct kept_place {
	uint32_t text_plus_one; /* memo id of the place's text; 0: free */
	struct place within;
	struct place place;
};

struct row_reader {
	const struct binding *binding;
	const struct layout *layout;
	const struct ingest_tables *tables;
	void (*give)(void *state, const struct observation *o); /* NULL: nobody asks */
	void *give_state;
	struct buf *rows; /* where CSV rows go, or NULL */
	struct buf *rejects;
	struct ledger ledger; /* its share of the counts */
	struct arena names; /* of sources read back */
	struct column_reader fields[FIELD_COUNT];
	struct column_reader *filters;
	uint64_t *filtered; /* one a filter */
	struct facts constants[FIELD_COUNT];
	bool missing_is_number; /* a missing word could be read as an amount */
	money pay_least;
	money pay_most;
	uint32_t oldest; /* dates as year << 16 | month << 8 | day; 0: none yet */
	uint32_t newest;
	struct kept_rate rates[RATES_KEPT];
	struct kept_place *places;
	struct intern *seen; /* rows so far, where equal ones are dropped; or NULL */
	struct buf row_bytes;
	uint64_t equal_rows;
	bool block_has_nul;
	bool at_header; /* the next record is the file's header */
	struct observation o;
	struct fault fault;
};

/* `binding` and `tables` are borrowed and outlive the reader. ERR_USAGE where a constant of the
 * layout is none of our words. */
must_check int row_reader_init(struct err *e, struct row_reader *r, const struct binding *binding,
			       const struct ingest_tables *tables, const char *source);
void row_reader_release(struct row_reader *r);
/* csv_on_record; `context` is the reader. */
int row_reader_take(struct err *e, void *context, const struct csv_record *record);
/* Adds its counts to `ledger`; once, at the end. */
void row_reader_report(struct row_reader *r, struct ledger *ledger);

/* ---- within the room ---- */

/* What the text of the field's column means; the layout's constant where there is no column or
 * no value. */
const struct facts *row_facts(struct row_reader *r, const struct csv_record *record,
			      enum field field);
/* Always false, so that `return row_fault(...)` reads as it acts. */
bool row_fault(struct row_reader *r, const struct csv_record *record, enum reject_reason reason,
	       enum field field);
/* Fills r->o.pay, currency and fx. False: a fault. */
bool row_read_pay(struct row_reader *r, const struct csv_record *record);

/* ---- rows_out.c ---- */

void reject_add_row(struct buf *out, const char *source, uint64_t line, enum reject_reason reason,
		    struct text field, struct text value);

#endif
