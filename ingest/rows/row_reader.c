/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_reader.c: a reader's life: set up from layout and settings, and at the end its counts.
 *
 * Reading a row is in rows.c.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "ingest/rows/row_batch.h"

/* In all rows or in those of a case. */
static bool has_column(const struct row_reader *r, enum field field)
{
	for (size_t i = 0; i < r->layout->case_count; i++)
		for (size_t k = 0; k < r->layout->cases[i].count; k++)
			if (r->layout->cases[i].columns[k].field == field &&
			    r->binding->cases[i].columns[k] != COLUMN_NONE)
				return true;
	return r->binding->columns[field] != COLUMN_NONE;
}

static bool is_told(const struct row_reader *r, enum field field)
{
	return has_column(r, field) || r->layout->constants[field].data;
}

/* Where there are columns of no other pay. */
static enum field sole_field(const struct row_reader *r, const struct row_rules *rules)
{
	const int *columns = r->binding->columns;
	bool has_base = columns[FIELD_BASE] != COLUMN_NONE;
	bool has_total = columns[FIELD_TOTAL] != COLUMN_NONE;

	if (rules->has_parts || rules->has_ends || rules->missing_is_number ||
	    has_base == has_total)
		return FIELD_COUNT;
	if (has_base && (rules->pairs_as_is || rules->as_is[COMPONENT_BASE]))
		return FIELD_BASE;
	if (has_total && rules->as_is[COMPONENT_TOTAL] && !is_told(r, FIELD_BASE_TO) &&
	    !r->layout->pairs)
		return FIELD_TOTAL;
	return FIELD_COUNT;
}

static struct row_rules rules_of(const struct row_reader *r)
{
	const struct layout *l = r->layout;
	const struct settings *settings = r->tables->settings;
	struct row_rules rules = {.has_ends = false};

	for (size_t i = 0; i < l->missing.count; i++)
		for (size_t k = 0; k < l->missing.items[i].len; k++)
			rules.missing_is_number |= ascii_digit(l->missing.items[i].data[k]);
	rules.pay_least = money_of(settings->pay_least);
	rules.pay_most = money_of(settings->pay_most);
	for (int period = PERIOD_UNKNOWN; period <= PERIOD_HOUR; period++)
		rules.per_year[period] =
		    period_per_year((enum pay_period)period, settings->hours_per_year);
	rules.has_parts = has_column(r, FIELD_BONUS) || has_column(r, FIELD_EQUITY) ||
			  has_column(r, FIELD_BONUS_AND_EQUITY);
	for (int field = FIELD_BASE_LOW; field <= FIELD_TOTAL_HIGH; field++)
		rules.has_ends |= has_column(r, (enum field)field);
	rules.has_specialty = has_column(r, FIELD_SPECIALTY);
	rules.has_time = is_told(r, FIELD_HOURS) || is_told(r, FIELD_FTE);
	rules.has_vesting = is_told(r, FIELD_EQUITY_YEARS);
	rules.as_is[COMPONENT_BASE] = !rules.has_time && !is_told(r, FIELD_BASE_TO) && !l->pairs &&
				      !(l->units[FIELD_BASE].times > 0);
	rules.pairs_as_is = l->pairs && !rules.has_time && !is_told(r, FIELD_BASE_TO) &&
			    !(l->units[FIELD_BASE].times > 0) && !rules.missing_is_number &&
			    l->parsers[FIELD_BASE] == PARSE_AMOUNT && l->ranges != RANGES_BRACKETS;
	rules.as_is[COMPONENT_TOTAL] = !rules.has_time && !(l->units[FIELD_TOTAL].times > 0);
	rules.alone = sole_field(r, &rules);
	return rules;
}

int row_reader_init(struct err *e, struct row_reader *r, const struct binding *binding,
		    const struct ingest_tables *tables, const char *source, const char *file)
{
	const struct layout *l = binding->layout;

	*r = (struct row_reader){.binding = binding, .layout = l, .tables = tables};
	r->rules = rules_of(r);
	ledger_init(&r->counts.ledger, source);
	buf_init(&r->row_bytes, (size_t)CSV_RECORD_MAX * 4);
	buf_init(&r->out.trace, (size_t)CSV_RECORD_MAX * 4);
	r->counts.filtered = mem_zero(l->filter_count, sizeof(*r->counts.filtered));
	if (l->drop_equal_rows) {
		r->seen = mem_alloc(1, sizeof(*r->seen));
		intern_init(r->seen);
	}
	r->now.o = (struct observation){
	    .source = r->counts.ledger.source, .file = file, .fx = 1, .weight = 1, .fte = 1};
	if (l->pairs && row_pairs_new(e, &r->pairs, binding))
		return -1;
	if (columns_init(e, r))
		return -1;
	r->templates = row_templates_new(r);
	if (r->templates)
		r->batch = row_batch_new();
	return 0;
}

void row_reader_release(struct row_reader *r)
{
	columns_release(r);
	row_templates_free(r->templates);
	row_batch_free(r->batch);
	if (r->seen)
		intern_release(r->seen);
	free(r->seen);
	free(r->counts.hashes);
	place_memo_release(&r->places);
	free(r->counts.filtered);
	row_pairs_free(r->pairs);
	buf_release(&r->row_bytes);
	buf_release(&r->out.trace);
	ledger_release(&r->counts.ledger);
}

static struct date date_unpacked(uint32_t packed)
{
	return (struct date){.year = (int16_t)(packed >> 16),
			     .month = (int8_t)(packed >> 8 & 0xff),
			     .day = (int8_t)(packed & 0xff)};
}

void row_reader_report(struct row_reader *r, struct ledger *ledger)
{
	const struct column_reader *titles = &r->columns[FIELD_TITLE];

	row_give_alike(r);
	row_count_templates(r);
	for (size_t i = 0; i < r->layout->filter_count; i++)
		if (r->counts.filtered[i])
			tally_add(&r->counts.ledger.filtered, r->layout->filters[i].rule,
				  r->counts.filtered[i]);
	if (r->counts.equal_rows)
		tally_add(&r->counts.ledger.filtered, TEXT_LITERAL("equal-row"),
			  r->counts.equal_rows);
	r->counts.ledger.matched_similar = r->counts.decided[ROLE_BASIS_SIMILAR];
	r->counts.ledger.matched_by_occupation = r->counts.decided[ROLE_BASIS_OCCUPATION];
	r->counts.ledger.matched_by_specialty = r->counts.decided[ROLE_BASIS_SPECIALTY];
	r->counts.ledger.vetoed_by_occupation = r->counts.decided[ROLE_BASIS_VETOED];
	r->counts.ledger.equal_rows = r->counts.equal_rows;
	if (r->counts.notes)
		tally_add(&r->counts.ledger.filtered, TEXT_LITERAL("note"), r->counts.notes);
	if (r->counts.blank_rows)
		tally_add(&r->counts.ledger.filtered, TEXT_LITERAL("blank-row"),
			  r->counts.blank_rows);
	ledger_note_date(&r->counts.ledger, date_unpacked(r->counts.oldest));
	ledger_note_date(&r->counts.ledger, date_unpacked(r->counts.newest));
	ledger_take(ledger, &r->counts.ledger);
	for (uint32_t id = 0; id < titles->memo.count; id++) {
		const struct facts *facts = titles->memo.entries[id].values[0];
		if (facts->rows)
			tally_add(&ledger->unmatched_titles, memo_text(&titles->memo, id),
				  facts->rows);
	}
}
