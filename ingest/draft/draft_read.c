/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_read.c: the header of a table, and rows spread evenly over the whole file.
 *
 * Files are sorted by year, by department or by pay: the first rows are not like the others. Every
 * row is kept until there are too many; then every second one is dropped, and so on.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/mem.h"
#include "ingest/draft/draft_private.h"

/* ---- the header ---- */

struct header_pick {
	size_t records;
	size_t filled[DRAFT_HEADER_WITHIN];
	size_t bytes[DRAFT_HEADER_WITHIN];
	size_t codes[DRAFT_HEADER_WITHIN]; /* cells like Q12 */
	bool numbers[DRAFT_HEADER_WITHIN]; /* a cell is one */
};

/* "Q7", "Q25_Part_1" */
static bool is_question_code(struct text t)
{
	size_t i = 1;

	if (t.len < 2 || (t.data[0] != 'Q' && t.data[0] != 'q'))
		return false;
	while (i < t.len && ascii_digit(t.data[i]))
		i++;
	return i > 1 && (i == t.len || t.data[i] == '_');
}

/* Are its numbers names of percentiles: three at least, of 5 to 95, each above the one before? */
static bool names_percentiles(const struct csv_record *record)
{
	double last = 0, number;
	size_t count = 0;

	for (size_t i = 0; i < record->count; i++) {
		if (!text_to_double(text_trim(record->fields[i]), &number))
			continue;
		if (!(number > last) || number > 95 || fmod(number, 5) != 0)
			return false;
		last = number;
		count++;
	}
	return count >= 3;
}

static int look_for_header(struct err *e, void *context, const struct csv_record *record)
{
	struct header_pick *p = context;
	size_t at = p->records;

	(void)e;
	if (at == DRAFT_HEADER_WITHIN)
		return 0;
	for (size_t i = 0; i < record->count; i++) {
		struct text cell = text_trim(record->fields[i]);
		double number;
		p->filled[at] += cell.len > 0;
		p->bytes[at] += cell.len;
		p->codes[at] += is_question_code(cell);
		p->numbers[at] |= text_to_double(cell, &number);
	}
	if (names_percentiles(record))
		p->numbers[at] = false;
	p->records++;
	return 0;
}

/* The first record that is about as wide as the widest, and holds no number. Below a line of "Q1,
 * Q2, ..." the questions themselves are the better names. */
static size_t header_record(const struct header_pick *p)
{
	size_t widest = 0, found = 0;

	for (size_t i = 0; i < p->records; i++)
		if (p->filled[i] > widest)
			widest = p->filled[i];
	while (found < p->records &&
	       (p->numbers[found] || p->filled[found] < 2 || 10 * p->filled[found] < 6 * widest))
		found++;
	if (found == p->records)
		return 0;
	if (found + 1 < p->records && 2 * p->codes[found] > p->filled[found] &&
	    !p->numbers[found + 1] && 10 * p->filled[found + 1] >= 9 * p->filled[found] &&
	    p->bytes[found + 1] > 3 * p->bytes[found])
		found++;
	return found;
}

/* Header names are compared with any run of blanks as one. */
static char *one_line(struct text t)
{
	struct buf out;
	char *copy;

	buf_init(&out, BUF_LIMIT_DEFAULT);
	t = text_trim(t);
	for (size_t i = 0; i < t.len; i++) {
		bool blank = ascii_blank(t.data[i]) || (unsigned char)t.data[i] < 0x20;
		if (!blank)
			buf_add_char(&out, t.data[i]);
		else if (out.len && out.data[out.len - 1] != ' ')
			buf_add_char(&out, ' ');
	}
	copy = mem_copy_text(out.data ? out.data : "", out.len);
	buf_release(&out);
	return copy;
}

static void take_header(struct draft_table *table, const struct csv_record *record)
{
	table->count = record->count;
	table->header_line = record->line;
	table->columns = mem_zero(record->count, sizeof(*table->columns));
	for (size_t i = 0; i < record->count; i++) {
		struct draft_column *c = &table->columns[i];
		c->header = one_line(record->fields[i]);
		c->words = draft_header_words(text_of(c->header));
		c->number = i + 1;
		tally_init(&c->texts);
	}
	table->rows_most = DRAFT_CELLS / record->count;
	if (table->rows_most > DRAFT_ROWS)
		table->rows_most = DRAFT_ROWS;
	table->cells = mem_zero(table->rows_most * record->count, sizeof(*table->cells));
	table->stride = 1;
}

/* ---- the rows ---- */

/* As one spelling of it: a layout compares without case. */
static bool is_no_value(struct text *t)
{
	static const char *const words[] = {"NA",
					    "N/A",
					    "N.A.",
					    "#N/A",
					    "NULL",
					    "None",
					    "nan",
					    "-",
					    "--",
					    "Unknown",
					    "Not available",
					    "Not specified",
					    "Not provided",
					    "Undisclosed",
					    "Prefer not to say",
					    "Not disclosed",
					    "(blank)",
					    "k.A."};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (text_equal_fold(*t, text_of(words[i]))) {
			*t = text_of(words[i]);
			return true;
		}
	}
	return false;
}

/* Lets go of every second row. */
static void thin(struct draft_table *table)
{
	size_t kept = 0;

	for (size_t i = 0; i < table->rows; i += 2, kept++)
		memmove(&table->cells[kept * table->count], &table->cells[i * table->count],
			table->count * sizeof(*table->cells));
	table->rows = kept;
	table->stride *= 2;
}

static void take_row(struct draft_table *table, const struct csv_record *record)
{
	struct text *row;

	if (table->rows == table->rows_most)
		thin(table);
	if (table->rows_read % table->stride)
		return;
	row = &table->cells[table->rows++ * table->count];
	for (size_t i = 0; i < table->count; i++) {
		struct text cell = {.data = NULL, .len = 0};
		if (i < record->count)
			cell = text_trim(record->fields[i]);
		if (cell.len > DRAFT_CELL_BYTES)
			for (cell.len = DRAFT_CELL_BYTES;
			     cell.len && ((unsigned char)cell.data[cell.len] & 0xc0) == 0x80;)
				cell.len--;
		row[i] = (struct text){.data = NULL, .len = 0};
		if (!cell.len)
			continue;
		if (is_no_value(&cell))
			tally_add(&table->no_value, cell, 1);
		else
			row[i] = arena_text(&table->texts, cell);
	}
}

struct table_reading {
	struct draft_table *table;
	size_t before; /* records above the header */
};

static int take_record(struct err *e, void *context, const struct csv_record *record)
{
	struct table_reading *r = context;
	struct draft_table *table = r->table;

	(void)e;
	if (r->before) {
		r->before--;
		table->titles_above = true;
		return 0;
	}
	if (!table->columns) {
		take_header(table, record);
		return 0;
	}
	take_row(table, record);
	table->ragged += record->count != table->count;
	table->rows_read++;
	return 0;
}

static int read_blocks(struct err *e, struct csv_reader *reader, const char *path,
		       struct table_reading *r)
{
	struct csv_block block = {.data = NULL};
	struct csv_parser *parser = NULL;
	struct header_pick pick = {.records = 0};
	struct csv_dialect dialect;
	bool more;
	int result = csv_reader_next(e, reader, &block, 0, &more);

	dialect = csv_reader_dialect(reader);
	if (result == 0)
		result = csv_parser_new(e, &parser, &dialect);
	if (result == 0 && more)
		result = csv_parse_block(e, parser, &block, look_for_header, &pick);
	r->before = header_record(&pick);
	r->table->delimiter = dialect.delimiter;
	while (result == 0 && more) {
		result = csv_parse_block(e, parser, &block, take_record, r);
		if (result == 0)
			result = csv_reader_next(e, reader, &block, 0, &more);
	}
	if (result == 0 && !r->table->rows)
		result = err_set(e, ERR_INPUT, "%s: has no rows below a header", path);
	csv_parser_free(parser);
	csv_block_release(&block);
	return result;
}

/* Glassdoor's -1 for "nothing", among words: other columns of words have no number alone. */
static void take_minus_one(struct draft_table *table)
{
	const struct text minus_one = TEXT_LITERAL("-1");
	bool found = false;

	for (size_t c = 0; c < table->count; c++) {
		size_t texts = 0, nothings = 0;
		for (size_t i = 0; i < table->rows; i++) {
			struct text cell = table->cells[i * table->count + c];
			double number;
			nothings += text_equal(cell, minus_one);
			texts += cell.len && !text_to_double(cell, &number);
		}
		found |= nothings && texts > 3 * nothings;
	}
	for (size_t i = 0; found && i < table->rows * table->count; i++) {
		if (!text_equal(table->cells[i], minus_one))
			continue;
		table->cells[i] = (struct text){.data = NULL, .len = 0};
		tally_add(&table->no_value, minus_one, 1);
	}
}

int draft_read(struct err *e, struct draft_table *table, const char *path,
	       const struct ingest_tables *tables)
{
	const struct bytes_in_options options = {
	    .expansion_limit = tables->settings->expansion_limit, .unpack = true, .to_utf8 = true};
	const struct csv_dialect dialect = {.quoting = true};
	struct table_reading r = {.table = table};
	struct csv_reader *reader = NULL;
	struct bytes_in *in = NULL;
	int result = -1;

	*table = (struct draft_table){.columns = NULL};
	arena_init(&table->texts);
	tally_init(&table->no_value);
	if (bytes_in_open(e, &in, path, &options) == 0 &&
	    csv_reader_new(e, &reader, in, &dialect) == 0)
		result = read_blocks(e, reader, bytes_in_name(in), &r);
	csv_reader_free(reader);
	bytes_in_close(in);
	/* A file that breaks off late has shown what its columns are: reading it will say so again. */
	if (result && table->rows >= 20) {
		table->broken = arena_copy(&table->texts, text_of(e->text));
		*e = (struct err)ERR_INIT;
		result = 0;
	}
	if (result == 0)
		take_minus_one(table);
	return result;
}

struct text draft_cell(const struct draft_table *table, size_t row, int column)
{
	return table->cells[row * table->count + (size_t)column];
}

void draft_table_release(struct draft_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		free(table->columns[i].header);
		free(table->columns[i].words);
		tally_release(&table->columns[i].texts);
	}
	free(table->columns);
	free(table->cells);
	tally_release(&table->no_value);
	arena_release(&table->texts);
}
