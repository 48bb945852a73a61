/* SPDX-License-Identifier: GPL-3.0-or-later */
/* header.c: where in a file the header is, and what delimits it.
 *
 * Publishers put titles above a table. The header is the first record, of the first HEADER_WITHIN,
 * that has every column that the layout requires; if none has, the message is about the one that
 * lacks fewest. As much of the file is read as that needs, whatever the blocks.
 *
 * If no single record has all columns, two may: group names above the columns' own, as a workbook's
 * merged cells give them (Salary over Min and Max).
 */
#include "ingest/file/bind.h"

#include "base/buf.h"

struct search {
	const struct layout *layout; /* NULL: the first record is the header */
	struct header_place place;
	struct arena texts;
	struct csv_record upper; /* the record before, in texts; none where it cannot be split */
	struct text upper_text;
	struct text text; /* the record's bytes */
	uint64_t lines; /* up to its end */
	bool split; /* it has cells, and not too many or too long ones */
};

/* ---- two rows of names ---- */

struct csv_record header_keep(struct arena *texts, const struct csv_record *record)
{
	struct text *fields = arena_zero(texts, record->count + 1, sizeof(*fields));

	for (size_t i = 0; i < record->count; i++)
		fields[i] = arena_text(texts, text_trim(record->fields[i]));
	return (struct csv_record){.line = record->line, .fields = fields, .count = record->count};
}

static struct text field_of(const struct csv_record *record, size_t i)
{
	return i < record->count ? text_trim(record->fields[i]) : TEXT_LITERAL("");
}

struct csv_record header_join(struct arena *texts, const struct csv_record *upper,
			      const struct csv_record *lower)
{
	size_t count = upper->count > lower->count ? upper->count : lower->count;
	struct text *fields = arena_zero(texts, count + 1, sizeof(*fields));
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < count; i++) {
		struct text group = field_of(upper, i), own = field_of(lower, i);
		buf_clear(&name);
		buf_add_text(&name, group);
		if (group.len && own.len && !text_equal_fold(group, own))
			buf_add_char(&name, ' ');
		if (!group.len || !text_equal_fold(group, own))
			buf_add_text(&name, own);
		fields[i] = arena_text(texts, buf_text(&name));
	}
	buf_release(&name);
	return (struct csv_record){.line = lower->line, .fields = fields, .count = count};
}

/* ---- the search ---- */

struct csv_block header_block(struct text records, uint64_t line, const struct csv_dialect *dialect)
{
	return (struct csv_block){
	    .data = (char *)(uintptr_t)records.data, /* the parser does not write to it */
	    .len = records.len,
	    .first_line = line,
	    .has_quote = dialect->quoting,
	};
}

static void take(struct search *s, size_t lacks, uint64_t line)
{
	s->place.lacks = lacks;
	s->place.record = s->place.records;
	s->place.text = s->text;
	s->place.line = line;
	s->place.lines = s->lines;
}

/* Is this record, below the one before, the second of a header's two? */
static void look_at_pair(struct search *s, const struct csv_record *record)
{
	struct csv_record joined;

	if (s->place.joined)
		return;
	if (s->upper.count) {
		joined = header_join(&s->texts, &s->upper, record);
		s->place.joined = binding_lacks(s->layout, &joined) == 0;
		s->place.pair.data = s->upper_text.data;
		s->place.pair.len = (size_t)(s->text.data - s->upper_text.data) + s->text.len;
		s->place.pair_line = s->upper.line;
		s->place.pair_lines = s->lines;
	}
	s->upper = header_keep(&s->texts, record);
	s->upper_text = s->text;
}

static int look_at_record(struct err *e, void *context, const struct csv_record *record)
{
	struct search *s = context;
	size_t lacks = s->layout ? binding_lacks(s->layout, record) : 0;

	(void)e;
	s->split = true;
	if (lacks < s->place.lacks)
		take(s, lacks, record->line);
	if (lacks)
		look_at_pair(s, record);
	s->place.records++;
	return 0;
}

/* A title may be longer, or have more cells, than a row may. */
static void pass_unsplit(struct search *s, uint64_t line)
{
	if (!s->place.text.data)
		take(s, s->layout ? SIZE_MAX : 0, line);
	s->upper.count = 0;
	s->place.records++;
}

static void look_at_records(struct search *s, struct csv_parser *parser, struct text left,
			    const struct csv_dialect *dialect)
{
	while (left.len && s->place.records < HEADER_WITHIN && s->place.lacks) {
		struct err why = ERR_INIT; /* a record that is not a row is skipped */
		uint64_t line = s->lines + 1;
		struct csv_block block;
		s->text = csv_first_record(left, dialect, &s->lines);
		s->split = false;
		block = header_block(s->text, line, dialect);
		if (csv_parse_block(&why, parser, &block, look_at_record, s) && !s->split)
			pass_unsplit(s, line);
		left.data += s->text.len;
		left.len -= s->text.len;
	}
}

static struct header_place find_in(const struct layout *layout, struct text start,
				   const struct csv_dialect *dialect)
{
	struct search s = {.layout = layout, .place.lacks = SIZE_MAX};
	struct csv_parser *parser = NULL;
	struct err ignored = ERR_INIT; /* the delimiters are known ones */

	arena_init(&s.texts);
	if (csv_parser_new(&ignored, &parser, dialect) == 0)
		look_at_records(&s, parser, start, dialect);
	csv_parser_free(parser);
	arena_release(&s.texts);
	return s.place;
}

static struct text whole_records(struct text start, bool whole, const struct csv_dialect *dialect)
{
	if (!whole)
		start.len = csv_whole_records(start, dialect);
	return start;
}

void header_first(struct text start, bool whole, const struct csv_dialect *dialect,
		  struct header_place *place)
{
	*place = find_in(NULL, whole_records(start, whole, dialect), dialect);
}

bool header_find(const struct layout *layout, struct text start, bool whole,
		 struct csv_dialect *dialect, struct header_place *place)
{
	static const char any[] = {',', ';', '\t', '|'};
	const char *delimiters = dialect->delimiter ? &dialect->delimiter : any;
	size_t count = dialect->delimiter ? 1 : sizeof(any);
	struct header_place pair = {.joined = false};
	char pair_delimiter = 0;
	bool enough = true;

	for (size_t i = 0; i < count; i++) {
		const struct csv_dialect tried = {.delimiter = delimiters[i],
						  .quoting = dialect->quoting};
		*place = find_in(layout, whole_records(start, whole, &tried), &tried);
		if (place->records && place->lacks == 0) {
			place->joined = false;
			dialect->delimiter = tried.delimiter;
			return true;
		}
		if (place->joined && !pair.joined) {
			pair = *place;
			pair_delimiter = tried.delimiter;
		}
		enough &= place->records == HEADER_WITHIN;
	}
	if (!whole && !enough && start.len < HEADER_BYTES_MOST)
		return false;
	if (pair.joined) {
		*place = pair;
		place->record = 1; /* not the first, at least */
		place->text = pair.pair;
		place->line = pair.pair_line;
		place->lines = pair.pair_lines;
		place->lacks = 0;
		dialect->delimiter = pair_delimiter;
		return true;
	}
	if (!dialect->delimiter) {
		dialect->delimiter = csv_find_delimiter(start, dialect->quoting, true);
		return header_find(layout, start, whole, dialect, place);
	}
	return true;
}
