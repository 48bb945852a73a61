/* header.c: where in a file the header is.
 *
 * Publishers put titles above a table. The header is the first record, of the first
 * HEADER_WITHIN, that has every column the layout cannot do without; where none has, the
 * one that lacks fewest is what the message is about.
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

struct header_place header_find(const struct layout *layout, struct text start,
				const struct csv_dialect *dialect)
{
	struct search s = {.layout = layout};
	struct csv_parser *parser = NULL;
	struct err ignored = ERR_INIT; /* the search stops, or the text does: both are fine */
	const struct csv_block block = {
	    .data = (char *)(uintptr_t)start.data, /* the parser does not write to it */
	    .len = start.len,
	    .first_line = 1,
	    .has_quote = true,
	};

	if (csv_parser_new(&ignored, &parser, dialect) == 0 &&
	    csv_parse_block(&ignored, parser, &block, look_at_record, &s) == 0)
		ignored.code = ERR_NONE;
	csv_parser_free(parser);
	return s.place;
}

char header_delimiter(const struct layout *layout, struct text start)
{
	static const char delimiters[] = {',', ';', '\t', '|'};

	for (size_t i = 0; i < sizeof(delimiters); i++) {
		const struct csv_dialect dialect = {.delimiter = delimiters[i],
						    .quoting = layout->quoting};
		struct header_place place = header_find(layout, start, &dialect);
		if (place.records && place.lacks == 0)
			return delimiters[i];
	}
	return 0;
}
