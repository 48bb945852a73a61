/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_place.c: the place of a row, from all of its columns together.
 *
 * Country, state and metro in columns of their own come first; free text is read within them and
 * cannot contradict them. A territory of the United States is a state of it, whether a column or a
 * text names it. Answers are kept by the text and by what it was read within: the first with the text, as most have but
 * one, others apart (place_memo.h).
 */
#include "ingest/rows/row_reader.h"

/* Free text that says more than was understood: no country, or a place within the United States
 * that is neither in a metro nor only the name of a state. Remote work has no city. */
static bool is_unplaced(const struct gazetteer *g, struct text text, struct place place,
			bool remote)
{
	if (!place.country)
		return true;
	return !remote && place.country == CODE2('U', 'S') && !place.metro &&
	       !state_read(g, text) && !country_read(g, text);
}

static void understand_place(const struct row_reader *r, struct text text,
			     const struct place_question *question, struct place_answer *out)
{
	const struct gazetteer *g = r->tables->gazetteer;
	struct text ours;

	*out = (struct place_answer){.missing = layout_is_missing(r->layout, text_trim(text))};
	if (out->missing)
		return;
	if (layout_code(r->layout, FIELD_PLACE, text_trim(text), &ours))
		text = ours;
	out->place =
	    place_of_territory(place_read_paid(g, text, question->within, question->currency));
	out->remote = place_says_remote(text);
	out->unplaced = is_unplaced(g, text, out->place, out->remote);
}

/* If another column says what is remote, the place does not. */
static void take_place(struct row_reader *r, const struct place_answer *answer, struct place *out)
{
	if (answer->missing)
		return;
	*out = answer->place;
	r->now.unplaced = answer->unplaced;
	if (answer->remote && r->now.at[FIELD_REMOTE] == COLUMN_NONE &&
	    r->now.given[FIELD_REMOTE]->state == FACTS_NONE)
		r->now.o.remote = REMOTE_REMOTE;
}

/* The currency that a column or the layout names; 0 if it is not one, or is a sign of several. */
static code stated_currency(const struct row_reader *r)
{
	const struct facts *currency = r->now.given[FIELD_CURRENCY];

	return currency->state == FACTS_GIVEN && !currency->by_country ? currency->is.currency : 0;
}

/* What a text of the place's column was first read within, and what it said there. */
struct first_place {
	struct place within;
	code currency;
	struct place_answer answer;
};

/* The question's answer; *known: it was given before, otherwise it is to be written. NULL: it is not kept. */
static inline struct place_answer *kept_answer(struct row_reader *r, struct memo_entry *entry,
					       struct place_question *question, bool *known)
{
	struct first_place *first = entry->values[0];

	*known = first != NULL;
	if (!first) {
		first = entry->values[0] = arena_zero(&r->facts, 1, sizeof(*first));
		first->within = question->within;
		first->currency = question->currency;
	}
	if (first->within.country == question->within.country &&
	    first->within.state == question->within.state &&
	    first->within.metro == question->within.metro && first->currency == question->currency)
		return &first->answer;
	question->text = (uint32_t)(entry - r->columns[FIELD_PLACE].memo.entries);
	return place_memo_at(&r->places, question, known);
}

/* Free text within what other columns say already, which is in *place. */
static void read_place_text(struct row_reader *r, struct text text, struct place *place)
{
	struct column_reader *c = &r->columns[FIELD_PLACE];
	struct place_question question = {.within = *place};
	struct place_answer once, *kept = NULL;
	struct memo_entry *entry;
	struct memo_key key;
	bool known = false;

	question.currency = place->country ? 0 : stated_currency(r);
	memo_key_of(&key, text, r->block.span);
	entry = memo_find(&c->memo, &key, text);
	if (!entry)
		entry = memo_add(&c->memo, &key, text);
	if (entry)
		kept = kept_answer(r, entry, &question, &known);
	if (!kept)
		kept = &once;
	if (!known)
		understand_place(r, text, &question, kept);
	take_place(r, kept, place);
}

bool row_read_place(struct row_reader *r, const struct csv_record *record)
{
	const struct facts *country = r->now.given[FIELD_COUNTRY];
	const struct facts *state = r->now.given[FIELD_STATE];
	const struct facts *metro = r->now.given[FIELD_METRO];
	int text = r->now.at[FIELD_PLACE];
	struct place place = {.country = 0};

	r->now.unplaced = false;
	if (country->state == FACTS_BAD)
		return row_fault(r, record, (enum reject_reason)country->reason, FIELD_COUNTRY);
	if (country->state == FACTS_NONE) {
		country = r->now.given[FIELD_EMPLOYER_COUNTRY];
		if (country->state == FACTS_BAD)
			return row_fault(r, record, (enum reject_reason)country->reason,
					 FIELD_EMPLOYER_COUNTRY);
	}
	if (country->state == FACTS_GIVEN) {
		place.country = country->is.place.country;
		if (place.country != CODE2('U', 'S')) /* most rows need no call */
			place = place_of_territory(place);
	}
	if (state->state == FACTS_BAD)
		return row_fault(r, record, (enum reject_reason)state->reason, FIELD_STATE);
	if (state->state == FACTS_GIVEN && state->is.place.state &&
	    (!place.country || place.country == CODE2('U', 'S'))) {
		place.state = state->is.place.state;
		place.country = CODE2('U', 'S');
	}
	if (metro->state == FACTS_BAD)
		return row_fault(r, record, (enum reject_reason)metro->reason, FIELD_METRO);
	if (metro->state == FACTS_GIVEN) {
		place.metro = metro->is.place.metro;
		if (place.metro && !place.country)
			place.country = CODE2('U', 'S');
		r->now.unplaced = !place.metro;
	}
	if (text != COLUMN_NONE)
		read_place_text(r, row_field(record, text), &place);
	r->now.o.place = place;
	return true;
}
