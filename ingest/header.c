/* header.c: where in a file the header is, and what delimits it.
 *
 * Publishers put titles above a table. The header is the first record, of the first
 * HEADER_WITHIN, that has every column the layout cannot do without; where none has, the
 * one that lacks fewest is what the message is about. As much of the file is looked at as that
 * takes, whatever blocks it is read in.
 */
#include "ingest/bind.h"

struct search {
	const struct layout *layout;
	struct header_place place;
};

static int look_at_record(struct err *e, void *context, const struct csv_record *record)
{
	struct search *s = context;
	size_t lacks = binding_lacks(s->layout, record);

	(void)e;
	if (s->place.records == 0 || lacks < s->place.lacks) {
		s->place.lacks = lacks;
		s->place.record = s->place.records;
	}
	s->place.records++;
	return lacks == 0 || s->place.records == HEADER_WITHIN ? -1 : 0;
}

struct csv_block header_block(struct text start, bool whole, const struct csv_dialect *dialect)
{
	return (struct csv_block){
	    .data = (char *)(uintptr_t)start.data, /* the parser does not write to it */
	    .len = whole ? start.len : csv_whole_records(start, dialect),
	    .first_line = 1,
	    .has_quote = dialect->quoting,
	};
}

static struct header_place find_in(const struct layout *layout, const struct csv_block *block,
				   const struct csv_dialect *dialect)
{
	struct search s = {.layout = layout};
	struct csv_parser *parser = NULL;
	struct err ignored = ERR_INIT; /* the search stops, or the text does: both are fine */

	if (csv_parser_new(&ignored, &parser, dialect) == 0 &&
	    csv_parse_block(&ignored, parser, block, look_at_record, &s) == 0)
		ignored.code = ERR_NONE;
	csv_parser_free(parser);
	return s.place;
}

bool header_find(const struct layout *layout, struct text start, bool whole,
		 struct csv_dialect *dialect, struct header_place *place)
{
	static const char any[] = {',', ';', '\t', '|'};
	const char *delimiters = dialect->delimiter ? &dialect->delimiter : any;
	size_t count = dialect->delimiter ? 1 : sizeof(any);
	bool enough = true;

	for (size_t i = 0; i < count; i++) {
		const struct csv_dialect tried = {.delimiter = delimiters[i],
						  .quoting = dialect->quoting};
		struct csv_block block = header_block(start, whole, &tried);
		*place = find_in(layout, &block, &tried);
		if (place->records && place->lacks == 0) {
			dialect->delimiter = tried.delimiter;
			return true;
		}
		enough &= place->records == HEADER_WITHIN;
	}
	if (!whole && !enough && start.len < HEADER_BYTES_MOST)
		return false;
	if (!dialect->delimiter) {
		dialect->delimiter = csv_find_delimiter(start, dialect->quoting, true);
		return header_find(layout, start, whole, dialect, place);
	}
	return true;
}
