/* draft.c: reads the first rows of a table, and writes what a layout of it could be.
 *
 * All that is written comes from the file or is a blank: a draft invents no publisher, no currency
 * and no date. Texts of the file stand in comments, cut and without line breaks.
 */
#include "ingest/draft.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "ingest/draft_private.h"
#include "model/level.h"

enum {
	EXAMPLES = 3,
	EXAMPLE_BYTES = 40,
	CODES_MOST = 25, /* texts of a level or remote column that are listed */
	COLUMN_AT = 30,
};

/* ---- reading ---- */

struct header_pick {
	size_t records;
	size_t filled[DRAFT_HEADER_WITHIN];
	bool numbers[DRAFT_HEADER_WITHIN]; /* a cell is one */
};

static int look_for_header(struct err *e, void *context, const struct csv_record *record)
{
	struct header_pick *p = context;

	(void)e;
	if (p->records == DRAFT_HEADER_WITHIN)
		return 0;
	for (size_t i = 0; i < record->count; i++) {
		struct text cell = text_trim(record->fields[i]);
		double number;
		p->filled[p->records] += cell.len > 0;
		p->numbers[p->records] |= text_to_double(cell, &number);
	}
	p->records++;
	return 0;
}

/* The first record that is about as wide as the widest, and holds no number. */
static size_t header_record(const struct header_pick *p)
{
	size_t widest = 0;

	for (size_t i = 0; i < p->records; i++)
		if (p->filled[i] > widest)
			widest = p->filled[i];
	for (size_t i = 0; i < p->records; i++)
		if (!p->numbers[i] && p->filled[i] > 1 && 10 * p->filled[i] >= 6 * widest)
			return i;
	return 0;
}

struct table_reading {
	struct draft_table *table;
	const struct ingest_tables *tables;
	size_t before; /* records above the header */
};

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
		tally_init(&c->texts);
	}
}

/* As one spelling of it: a layout compares without case. */
static bool is_no_value(struct text *t)
{
	static const char *const words[] = {"NA", "N/A", "#N/A", "NULL", "None", "nan", "-", "--"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (text_equal_fold(*t, text_of(words[i]))) {
			*t = text_of(words[i]);
			return true;
		}
	}
	return false;
}

static int take_record(struct err *e, void *context, const struct csv_record *record)
{
	struct table_reading *r = context;
	struct draft_table *table = r->table;

	(void)e;
	if (r->before) {
		r->before--;
		return 0;
	}
	if (!table->columns) {
		take_header(table, record);
		return 0;
	}
	if (table->rows == DRAFT_ROWS)
		return 0;
	table->rows++;
	table->ragged += record->count != table->count;
	for (size_t i = 0; i < record->count && i < table->count; i++) {
		struct text cell = text_trim(record->fields[i]);
		if (!cell.len)
			continue;
		if (is_no_value(&cell))
			tally_add(&table->no_value, cell, 1);
		else
			draft_look(&table->columns[i], r->tables, cell);
	}
	return 0;
}

/* Block by block, until enough rows were looked at. */
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
	while (result == 0 && more && r->table->rows < DRAFT_ROWS) {
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

static int read_table(struct err *e, struct draft_table *table, const char *path,
		      const struct ingest_tables *tables)
{
	const struct bytes_in_options options = {
	    .expansion_limit = tables->settings->expansion_limit, .unpack = true, .to_utf8 = true};
	const struct csv_dialect dialect = {.quoting = true};
	struct table_reading r = {.table = table, .tables = tables};
	struct csv_reader *reader = NULL;
	struct bytes_in *in = NULL;
	int result = -1;

	*table = (struct draft_table){.columns = NULL};
	tally_init(&table->no_value);
	if (bytes_in_open(e, &in, path, &options) == 0 &&
	    csv_reader_new(e, &reader, in, &dialect) == 0)
		result = read_blocks(e, reader, bytes_in_name(in), &r);
	csv_reader_free(reader);
	bytes_in_close(in);
	return result;
}

static void table_release(struct draft_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		free(table->columns[i].header);
		free(table->columns[i].words);
		tally_release(&table->columns[i].texts);
	}
	free(table->columns);
	tally_release(&table->no_value);
}

/* ---- writing ---- */

/* The file's name without its folder and ending, as a layout may be called. */
static void add_name(struct buf *out, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct text name = text_of(slash ? slash + 1 : path);
	const char *end = name.len ? memchr(name.data, '.', name.len) : NULL;
	size_t start = out->len;

	if (end)
		name.len = (size_t)(end - name.data);
	for (size_t i = 0; i < name.len && out->len - start < 40; i++) {
		bool plain = ascii_alpha(name.data[i]) || ascii_digit(name.data[i]);
		if (plain)
			buf_add_char(out, ascii_lower(name.data[i]));
		else if (out->len > start && out->data[out->len - 1] != '-')
			buf_add_char(out, '-');
	}
	while (out->len > start && out->data[out->len - 1] == '-')
		out->len--;
	if (out->len == start)
		buf_add_string(out, "mine");
}

static void add_cut(struct buf *out, struct text t, size_t most)
{
	size_t len = t.len;

	if (len > most)
		for (len = most; len && ((unsigned char)t.data[len] & 0xc0) == 0x80;)
			len--;
	for (size_t i = 0; i < len; i++)
		buf_add_char(out, (unsigned char)t.data[i] < 0x20 ? ' ' : t.data[i]);
	if (len < t.len)
		buf_add_string(out, "...");
}

/* ': "Boston", "Austin", ...; 4% empty' */
static void add_examples(struct buf *out, const struct draft_column *c, size_t rows)
{
	uint32_t *ids;
	size_t count;

	tally_order(&c->texts, &ids, &count);
	for (size_t i = 0; i < count && i < EXAMPLES; i++) {
		buf_add_string(out, i ? ", \"" : "\"");
		add_cut(out, intern_text(&c->texts.names, ids[i]), EXAMPLE_BYTES);
		buf_add_char(out, '"');
	}
	if (!c->many && count > EXAMPLES)
		buf_addf(out, ", of %zu texts", count);
	else if (c->many)
		buf_add_string(out, ", ...");
	if (c->filled < rows)
		buf_addf(out, "%s%.0f%% empty", c->filled ? "; " : "",
			 100.0 * (double)(rows - c->filled) / (double)rows);
	free(ids);
}

/* Can a layout name it? | parts names, and ; after a blank begins a comment. */
static bool nameable(const char *header)
{
	return *header && !strchr(header, '|') && !strstr(header, " ;") && *header != ';';
}

static const char *why_of(enum field field, const struct draft_column *c, double *share)
{
	switch (field) {
	case FIELD_TITLE:
		*share = draft_share(c, LOOK_ROLE);
		return "match a role";
	case FIELD_BASE:
	case FIELD_TOTAL:
		*share = draft_share(c, LOOK_ANNUAL);
		return "could be a year's pay in dollars or euro";
	case FIELD_COUNTRY:
	case FIELD_EMPLOYER_COUNTRY:
		*share = draft_share(c, LOOK_COUNTRY);
		return "are countries";
	case FIELD_STATE:
		*share = draft_share(c, LOOK_STATE);
		return "are US states";
	case FIELD_CURRENCY:
		*share = draft_share(c, LOOK_CURRENCY);
		return "are codes of currencies";
	case FIELD_PERIOD:
		*share = draft_share(c, LOOK_PERIOD);
		return "are periods";
	case FIELD_YEARS:
		*share = draft_share(c, LOOK_YEARS);
		return "read as years";
	case FIELD_LEVEL:
		*share = draft_share(c, LOOK_LEVEL);
		return "say a level";
	default:
		return NULL;
	}
}

static void add_field(struct buf *out, const struct draft_table *table, const int *fields,
		      enum field field)
{
	const struct draft_column *c = &table->columns[fields[field]];
	double share = 0;
	const char *why = why_of(field, c, &share);

	buf_add_string(out, "; ");
	add_examples(out, c, table->rows);
	if (why)
		buf_addf(out, "; %.0f%% %s", 100 * share, why);
	buf_add_char(out, '\n');
	if (nameable(c->header))
		buf_addf(out, "%s = %s\n", field_info(field)->word, c->header);
	else
		buf_addf(out,
			 "; FILL IN: rename this column first, its name has a | or a ;\n%s =\n",
			 field_info(field)->word);
}

static void add_blank(struct buf *out, const char *comment, const char *key)
{
	buf_addf(out, "; FILL IN: %s\n%s =\n", comment, key);
}

static void add_head(struct buf *out, const struct draft_table *table, const char *path)
{
	const char *slash = strrchr(path, '/');
	uint32_t *ids;
	size_t count;

	buf_addf(out,
		 "; Draft of a layout for %s,\n"
		 "; from its first %zu rows (%zu columns, header on line %" PRIu64 ").\n"
		 "; What is marked FILL IN is for you. The rest is guessed: look at every line, "
		 "then at\n"
		 "; what comes of it:\n"
		 ";     paybands check --source ./THIS.ini=%s\n",
		 slash ? slash + 1 : path, table->rows, table->count, table->header_line,
		 slash ? slash + 1 : path);
	buf_add_string(out, "[layout]\nname = ");
	add_name(out, path);
	buf_add_char(out, '\n');
	add_blank(out, "what the publisher calls it", "title");
	add_blank(out, "who publishes it", "publisher");
	add_blank(out, "under which licence, or: not stated", "licence");
	buf_add_string(out, "; url =\nkind = observations\n");
	tally_order(&table->no_value, &ids, &count);
	if (count)
		buf_add_string(out, "; how the file says \"no value\"\nmissing = ");
	for (size_t i = 0; i < count; i++) {
		buf_add_string(out, i ? " | " : "");
		buf_add_text(out, intern_text(&table->no_value.names, ids[i]));
	}
	buf_add_string(out, count ? "\n" : "");
	buf_add_string(out, "; equal rows are kept: without a number of its own for every person, "
			    "they are people\nequal_rows = keep\n");
	/* One in a hundred is the file's way, not a slip. */
	if (100 * table->ragged > table->rows)
		buf_addf(
		    out,
		    "; %zu of these rows have fewer or more cells than the header\nragged = pad\n",
		    table->ragged);
	free(ids);
}

static void add_columns(struct buf *out, const struct draft_table *table, const int *fields)
{
	static const enum field optional[] = {
	    FIELD_BASE_TO,
	    FIELD_BONUS,
	    FIELD_EQUITY,
	    FIELD_BONUS_AND_EQUITY,
	    FIELD_TOTAL,
	    FIELD_BASE_IN_USD,
	    FIELD_OCCUPATION,
	    FIELD_LEVEL,
	    FIELD_YEARS,
	    FIELD_PLACE,
	    FIELD_STATE,
	    FIELD_COUNTRY,
	    FIELD_EMPLOYER_COUNTRY,
	    FIELD_REMOTE,
	    FIELD_EMPLOYER,
	    FIELD_WEIGHT,
	};
	enum field main_pay =
	    fields[FIELD_BASE] < 0 && fields[FIELD_TOTAL] >= 0 ? FIELD_TOTAL : FIELD_BASE;
	static const enum field needed[] = {FIELD_DATE, FIELD_CURRENCY, FIELD_PERIOD};
	bool headed = false;

	buf_add_string(out, "\n[columns]\n");
	if (fields[FIELD_TITLE] >= 0)
		add_field(out, table, fields, FIELD_TITLE);
	else
		add_blank(out, "no column looks like job titles; which comes nearest?", "title");
	if (fields[main_pay] >= 0)
		add_field(out, table, fields, main_pay);
	else
		add_blank(out, "no column looks like pay; which is it?", "base");
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (fields[needed[i]] >= 0)
			add_field(out, table, fields, needed[i]);
	for (size_t i = 0; i < sizeof(optional) / sizeof(optional[0]); i++) {
		if (fields[optional[i]] < 0 || optional[i] == main_pay)
			continue;
		if (!headed)
			buf_add_string(out, "\n[optional columns]\n");
		headed = true;
		add_field(out, table, fields, optional[i]);
	}
}

/* A currency or a country that a header names: "... in EUR". Only a hint beside the blank. */
static code currency_in_headers(const struct draft_table *table, const struct ingest_tables *tables)
{
	for (size_t i = 0; i < table->count; i++) {
		struct text rest = text_of(table->columns[i].header), word;
		while (text_split(&rest, ' ', &word))
			if (word.len == 3 && word.data[0] >= 'A' && word.data[0] <= 'Z' &&
			    word.data[2] >= 'A' && word.data[2] <= 'Z' &&
			    fx_knows(tables->fx, code_of(word)))
				return code_of(word);
	}
	return 0;
}

static void add_constants(struct buf *out, const struct draft_table *table, const int *fields,
			  const struct ingest_tables *tables)
{
	code hinted = currency_in_headers(table, tables);
	char word[4];

	if (fields[FIELD_DATE] >= 0 && fields[FIELD_CURRENCY] >= 0 && fields[FIELD_PERIOD] >= 0 &&
	    fields[FIELD_COUNTRY] >= 0)
		return;
	buf_add_string(out, "\n[constants]\n");
	if (fields[FIELD_DATE] < 0)
		add_blank(out, "when this was the pay: YYYY, YYYY-MM or YYYY-MM-DD", "date");
	if (fields[FIELD_CURRENCY] < 0) {
		code_text(hinted, word);
		if (hinted)
			buf_addf(out, "; a header names %s\n", word);
		add_blank(out, "the currency of the pay: USD, EUR, ...", "currency");
	}
	if (fields[FIELD_PERIOD] < 0)
		add_blank(out, "what the pay is for: year, month, biweek, week, day or hour",
			  "period");
	if (fields[FIELD_COUNTRY] < 0)
		buf_addf(out, "; where all are paid, if it is one country%s\n; country = US\n",
			 fields[FIELD_STATE] >= 0 ? " (there are US states)" : "");
}

static void add_parsers(struct buf *out, const struct draft_table *table, const int *fields)
{
	const struct draft_column *c;
	size_t iso, year, mdy, dmy;

	if (fields[FIELD_DATE] < 0)
		return;
	c = &table->columns[fields[FIELD_DATE]];
	iso = c->looks[LOOK_ISO];
	year = c->looks[LOOK_YEAR];
	mdy = c->looks[LOOK_MDY];
	dmy = c->looks[LOOK_DMY];
	if (year > iso && year > mdy && year > dmy)
		buf_add_string(out, "\n[parse]\ndate = year\n");
	else if (mdy > iso || dmy > iso)
		buf_addf(out, "\n[parse]\n%sdate = %s\n",
			 mdy == dmy ? "; either may come first: check it\n" : "",
			 dmy > mdy ? "date-dmy" : "date-mdy");
}

/* A key of a layout file cannot hold what parts it from its value. */
static bool fits_a_key(struct text t)
{
	return t.len && !memchr(t.data, '=', t.len) && !memchr(t.data, ':', t.len) &&
	       t.data[0] != '[' && t.data[0] != ';' && t.data[0] != '#' &&
	       !memchr(t.data, '\n', t.len);
}

static const char *level_guess(const struct ingest_tables *tables, struct text t)
{
	const struct text nobody = {.data = NULL, .len = 0};
	struct title_reading reading;
	enum level level;

	if (level_from_word(t, &level))
		return level_word(level);
	level = ladder_read(t, nobody);
	if (level != LEVEL_UNKNOWN)
		return level_word(level);
	title_read(tables->catalogue, t, &reading);
	return level_word(reading.level);
}

static const char *remote_guess(const struct ingest_tables *tables, struct text t)
{
	static const struct {
		const char *part;
		const char *word;
	} guesses[] = {{"hybrid", "hybrid"}, {"some", "hybrid"},   {"50", "hybrid"},
		       {"remote", "remote"}, {"100", "remote"},	   {"home", "remote"},
		       {"person", "onsite"}, {"office", "onsite"}, {"site", "onsite"},
		       {"0", "onsite"}};
	struct buf lower;
	const char *found = "";

	(void)tables;
	buf_init(&lower, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < t.len; i++)
		buf_add_char(&lower, ascii_lower(t.data[i]));
	for (size_t i = 0; !*found && i < sizeof(guesses) / sizeof(guesses[0]); i++)
		if (lower.data && strstr(lower.data, guesses[i].part))
			found = guesses[i].word;
	buf_release(&lower);
	return found;
}

static void add_codes(struct buf *out, const struct draft_table *table, const int *fields,
		      const struct ingest_tables *tables, enum field field, const char *ours,
		      const char *(*guess)(const struct ingest_tables *, struct text))
{
	const struct draft_column *c;
	uint32_t *ids;
	size_t count;

	if (fields[field] < 0)
		return;
	c = &table->columns[fields[field]];
	tally_order(&c->texts, &ids, &count);
	buf_addf(out, "\n[codes %s]\n; theirs = ours: %s; a blank is not known\n",
		 field_info(field)->word, ours);
	for (size_t i = 0; i < count && i < CODES_MOST; i++) {
		struct text theirs = intern_text(&c->texts.names, ids[i]);
		if (!fits_a_key(theirs))
			continue;
		const char *word = guess(tables, theirs);
		buf_addf(out, "%.*s =%s%s\n", TEXT_ARG(theirs), *word ? " " : "", word);
	}
	buf_add_string(out, "* =\n");
	free(ids);
}

static void add_unused(struct buf *out, const struct draft_table *table)
{
	bool headed = false;

	for (size_t i = 0; i < table->count; i++) {
		const struct draft_column *c = &table->columns[i];
		if (c->used || !*c->header)
			continue;
		if (!headed)
			buf_add_string(
			    out,
			    "\n; Columns not used. One that says who works full-time, or which "
			    "rows "
			    "are final, makes\n; a filter:\n; [filter]\n; not full-time = keep "
			    "COLUMN: VALUE | VALUE\n;\n");
		headed = true;
		buf_add_string(out, ";   ");
		size_t start = out->len;
		add_cut(out, text_of(c->header), 60);
		while (out->len - start < COLUMN_AT)
			buf_add_char(out, ' ');
		buf_add_string(out, "  ");
		add_examples(out, c, table->rows);
		buf_add_char(out, '\n');
	}
}

int layout_draft(struct err *e, struct buf *out, const char *path,
		 const struct ingest_tables *tables)
{
	struct draft_table table;
	int fields[FIELD_COUNT];
	int result = read_table(e, &table, path, tables);

	if (result == 0) {
		draft_guess(fields, &table);
		add_head(out, &table, path);
		add_columns(out, &table, fields);
		add_constants(out, &table, fields, tables);
		add_parsers(out, &table, fields);
		add_codes(out, &table, fields, tables, FIELD_LEVEL,
			  "junior, mid, senior, staff, manager, executive", level_guess);
		add_codes(out, &table, fields, tables, FIELD_REMOTE, "onsite, hybrid, remote",
			  remote_guess);
		add_unused(out, &table);
	}
	table_release(&table);
	return result;
}
