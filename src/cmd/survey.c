/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey.c: counts observations and keeps the first rejects of each reason; see survey.h. */
#include "cmd/survey.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/mem.h"

void survey_count(struct survey_counts *s, const struct observation *o)
{
	bool us = o->place.country == CODE2('U', 'S');

	for (int c = 0; c < COMPONENT_COUNT; c++)
		s->pay[c] += o->pay[c] != MONEY_NONE;
	s->dated += o->date.year != 0;
	s->in_us += us;
	s->in_state += us && o->place.state;
	s->in_metro += us && o->place.metro;
	s->with_years += o->years >= 0;
	s->with_employer += o->employer.len > 0;
	s->with_remote += o->remote != REMOTE_UNKNOWN;
	s->weighted += o->weight < 1 || o->weight > 1;
	s->by_basis[o->level == LEVEL_UNKNOWN ? LEVEL_BASIS_NONE : o->level_basis]++;
}

void survey_merge(struct survey_counts *into, const struct survey_counts *from)
{
	for (int c = 0; c < COMPONENT_COUNT; c++)
		into->pay[c] += from->pay[c];
	into->dated += from->dated;
	into->in_us += from->in_us;
	into->in_state += from->in_state;
	into->in_metro += from->in_metro;
	into->with_years += from->with_years;
	into->with_employer += from->with_employer;
	into->with_remote += from->with_remote;
	into->weighted += from->weighted;
	for (int basis = 0; basis < LEVEL_BASIS_COUNT; basis++)
		into->by_basis[basis] += from->by_basis[basis];
}

void survey_release(struct survey *s)
{
	for (int reason = 0; reason < REJECT_COUNT; reason++) {
		for (size_t i = 0; i < s->rejects.count[reason]; i++) {
			free(s->rejects.first[reason][i].file);
			free(s->rejects.first[reason][i].field);
			free(s->rejects.first[reason][i].value);
		}
	}
	for (size_t i = 0; i < s->file_count; i++)
		description_release(&s->files[i]);
	free(s->files);
	*s = (struct survey){.files = NULL};
}

static bool reason_of(struct text word, enum reject_reason *out)
{
	for (int reason = 0; reason < REJECT_COUNT; reason++) {
		if (text_equal(word, text_of(reject_word((enum reject_reason)reason)))) {
			*out = (enum reject_reason)reason;
			return true;
		}
	}
	return false;
}

/* source,line,reason,field,value,file */
static int take_reject(struct err *e, void *context, const struct csv_record *record)
{
	struct reject_notes *notes = context;
	enum reject_reason reason;
	struct reject_note *note;
	long long line;

	(void)e;
	if (record->count != 6 || !reason_of(record->fields[2], &reason) ||
	    notes->count[reason] == REJECTS_SHOWN || !text_to_long(record->fields[1], &line))
		return 0;
	note = &notes->first[reason][notes->count[reason]++];
	*note = (struct reject_note){
	    .line = (uint64_t)line,
	    .file = mem_copy_text(record->fields[5].data, record->fields[5].len),
	    .field = mem_copy_text(record->fields[3].data, record->fields[3].len),
	    .value = mem_copy_text(record->fields[4].data, record->fields[4].len),
	};
	return 0;
}

int survey_take_rejects(struct err *e, struct survey *s, struct text rows)
{
	return csv_parse_rows(e, rows, "rejects", take_reject, &s->rejects);
}
