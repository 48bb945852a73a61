/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band_file.c: see band_file.h. */
#include "cmd/band_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/csv_out.h"
#include "base/mem.h"

/* The columns that are read. */
#define COLUMNS(X)                                                                                 \
	X(COLUMN_ROLE, "role")                                                                     \
	X(COLUMN_LEVEL, "level")                                                                   \
	X(COLUMN_EXPERIENCE, "experience")                                                         \
	X(COLUMN_AREA_KIND, "area_kind")                                                           \
	X(COLUMN_AREA, "area")                                                                     \
	X(COLUMN_COMPONENT, "component")                                                           \
	X(COLUMN_BASIS, "basis")                                                                   \
	X(COLUMN_N, "n")                                                                           \
	X(COLUMN_N_EFFECTIVE, "n_effective")                                                       \
	X(COLUMN_SOURCES, "sources")                                                               \
	X(COLUMN_P10, "p10")                                                                       \
	X(COLUMN_P25, "p25")                                                                       \
	X(COLUMN_P50, "p50")                                                                       \
	X(COLUMN_P75, "p75")                                                                       \
	X(COLUMN_P90, "p90")                                                                       \
	X(COLUMN_P50_LOW, "p50_low")                                                               \
	X(COLUMN_P50_HIGH, "p50_high")                                                             \
	X(COLUMN_QUALITY, "quality")                                                               \
	X(COLUMN_SUPPRESSED, "suppressed")                                                         \
	X(COLUMN_AS_OF, "as_of")                                                                   \
	X(COLUMN_RULE, "rule")
#define COLUMN_NAME(name, word) name,
#define COLUMN_WORD(name, word) word,
enum column { COLUMNS(COLUMN_NAME) COLUMN_COUNT };
static const char *const column_words[COLUMN_COUNT] = {COLUMNS(COLUMN_WORD)};
#undef COLUMN_NAME
#undef COLUMN_WORD

struct reading {
	struct band_file *out;
	const char *path;
	struct intern *roles; /* NULL: only the rows of `id` are read */
	struct text id;
	uint16_t role;
	const char *rule; /* of the row before */
	bool header_seen;
	size_t columns[COLUMN_COUNT];
};

struct row {
	const struct reading *reading;
	uint64_t line;
	struct text fields[COLUMN_COUNT];
};

static int bad_field(struct err *e, const struct row *row, enum column column)
{
	return err_set(e, ERR_INPUT, "%s:%llu: %s: \"%.*s\" is not one that a run writes",
		       row->reading->path, (unsigned long long)row->line, column_words[column],
		       TEXT_ARG(row->fields[column]));
}

/* NAME_of: the value whose word the text is. */
#define READS_WORD(name, type, count, word_of)                                                     \
	static bool name##_of(struct text word, type *out)                                         \
	{                                                                                          \
		for (int i = 0; i < (int)(count); i++)                                             \
			if (text_equal(word, text_of(word_of((type)i)))) {                         \
				*out = (type)i;                                                    \
				return true;                                                       \
			}                                                                          \
		return false;                                                                      \
	}
READS_WORD(level, enum level, LEVEL_COUNT, band_level_word)
READS_WORD(area_kind, enum area_kind, AREA_KIND_COUNT, area_kind_word)
READS_WORD(component, enum component, COMPONENT_COUNT, component_word)
READS_WORD(basis, enum basis, BASIS_COUNT, basis_word)
READS_WORD(quality, enum quality, QUALITY_HIGH + 1, quality_word)
#undef READS_WORD

static bool experience_span_of(struct text word, struct years_span *out)
{
	*out = (struct years_span){.from = 0};
	return text_equal(word, TEXT_LITERAL("all")) || years_span_from_word(word, out);
}

static bool is_as_written(struct text t, struct area area)
{
	char written[8];

	area_text(area, written);
	return text_equal(t, text_of(written));
}

/* What area_text writes of that kind. */
static bool area_of(struct text t, struct area *out)
{
	enum area_kind kind = out->kind;
	long long metro;

	if (kind != AREA_METRO)
		return area_from_text(out, t) && out->kind == kind && is_as_written(t, *out);
	if (text_to_long(t, &metro) && metro > 0 && metro < 100000)
		out->place.metro = (uint32_t)metro;
	return is_as_written(t, *out);
}

bool band_words_read(const struct band_words *words, struct band *out)
{
	return level_of(words->level, &out->level) &&
	       experience_span_of(words->experience, &out->experience) &&
	       area_kind_of(words->area_kind, &out->area.kind) &&
	       area_of(words->area, &out->area) && component_of(words->component, &out->component);
}

static int read_number(struct err *e, const struct row *row, enum column column, double *out)
{
	*out = NAN;
	if (row->fields[column].len == 0 ||
	    (text_to_double(row->fields[column], out) && *out >= 0 && isfinite(*out)))
		return 0;
	return bad_field(e, row, column);
}

/* Of a figure: "p75:top-coded:239200", "p10:at-most:40000", "p90:not-released". False: of none. */
static bool read_bound(struct band *b, struct text reason)
{
	static const struct {
		const char *word;
		enum value_kind kind;
		unsigned flag;
	} kinds[] = {
	    {"top-coded", VALUE_AT_LEAST, SUPPRESSED_TOP_CODED},
	    {"at-least", VALUE_AT_LEAST, SUPPRESSED_OPEN},
	    {"at-most", VALUE_AT_MOST, SUPPRESSED_OPEN},
	    {"not-released", VALUE_NOT_RELEASED, SUPPRESSED_NOT_RELEASED},
	};
	struct text name, word, bound = {.data = NULL};

	if (!text_split(&reason, ':', &name) || !text_split(&reason, ':', &word))
		return false;
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
			double amount = NAN;
			if (!text_equal(name, text_of(column_words[COLUMN_P10 + p])) ||
			    !text_equal(word, text_of(kinds[i].word)))
				continue;
			if (text_split(&reason, ':', &bound) && !text_to_double(bound, &amount))
				return false;
			b->p[p] = (struct benchmark_value){.kind = kinds[i].kind, .amount = amount};
			b->suppressed |= kinds[i].flag;
			return true;
		}
	return false;
}

static int read_suppressed(struct err *e, const struct row *row, struct band *b)
{
	static const struct {
		unsigned flag;
		const char *word;
	} flags[] = {
#define FLAG(name, bit, word, whole) {name, word},
	    SUPPRESSIONS(FLAG)
#undef FLAG
	};
	struct text rest = row->fields[COLUMN_SUPPRESSED], reason;

	while (rest.len && text_split(&rest, ' ', &reason)) {
		bool known = read_bound(b, reason);
		for (size_t i = 0; !known && i < sizeof(flags) / sizeof(*flags); i++) {
			known = text_equal(reason, text_of(flags[i].word));
			if (known)
				b->suppressed |= flags[i].flag;
		}
		if (!known)
			return bad_field(e, row, COLUMN_SUPPRESSED);
	}
	return 0;
}

/* A figure that is empty is withheld; `suppressed` says whether it is a bound instead. */
static int read_figures(struct err *e, const struct row *row, struct band *b)
{
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		double amount;
		if (read_number(e, row, (enum column)(COLUMN_P10 + p), &amount))
			return -1;
		b->p[p].kind = isnan(amount) ? VALUE_NOT_RELEASED : VALUE_EXACT;
		b->p[p].amount = amount;
	}
	if (read_number(e, row, COLUMN_P50_LOW, &b->p50_interval.low) ||
	    read_number(e, row, COLUMN_P50_HIGH, &b->p50_interval.high))
		return -1;
	return read_suppressed(e, row, b);
}

static int read_counts(struct err *e, const struct row *row, struct band *b)
{
	double n, sources;

	if (read_number(e, row, COLUMN_N, &n) ||
	    read_number(e, row, COLUMN_N_EFFECTIVE, &b->n_effective) ||
	    read_number(e, row, COLUMN_SOURCES, &sources))
		return -1;
	b->n = n < 1e15 ? (uint64_t)n : 0;
	b->sources = sources < 1e6 ? (unsigned)sources : 0;
	return 0;
}

static int read_words(struct err *e, const struct row *row, struct band *b)
{
	const struct text *f = row->fields;

	if (!level_of(f[COLUMN_LEVEL], &b->level))
		return bad_field(e, row, COLUMN_LEVEL);
	if (!experience_span_of(f[COLUMN_EXPERIENCE], &b->experience))
		return bad_field(e, row, COLUMN_EXPERIENCE);
	if (!area_kind_of(f[COLUMN_AREA_KIND], &b->area.kind))
		return bad_field(e, row, COLUMN_AREA_KIND);
	if (!area_of(f[COLUMN_AREA], &b->area))
		return bad_field(e, row, COLUMN_AREA);
	if (!component_of(f[COLUMN_COMPONENT], &b->component))
		return bad_field(e, row, COLUMN_COMPONENT);
	if (!basis_of(f[COLUMN_BASIS], &b->basis))
		return bad_field(e, row, COLUMN_BASIS);
	if (!quality_of(f[COLUMN_QUALITY], &b->quality))
		return bad_field(e, row, COLUMN_QUALITY);
	if (f[COLUMN_AS_OF].len && !date_from_iso(f[COLUMN_AS_OF], &b->as_of))
		return bad_field(e, row, COLUMN_AS_OF);
	return 0;
}

static struct text line_of(struct arena *texts, const struct csv_record *record)
{
	struct text line;
	struct buf text;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < record->count; i++) {
		if (i)
			buf_add_char(&text, ',');
		csv_add_field(&text, record->fields[i], true);
	}
	line = arena_text(texts, buf_text(&text));
	buf_release(&text);
	return line;
}

static int find_columns(struct err *e, struct reading *r, const struct csv_record *header)
{
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		size_t at = 0;
		while (at < header->count &&
		       !text_equal(header->fields[at], text_of(column_words[i])))
			at++;
		if (at == header->count)
			return err_set(e, ERR_INPUT,
				       "%s: no column %s: a run of another version; publish one "
				       "with paybands run",
				       r->path, column_words[i]);
		r->columns[i] = at;
	}
	r->out->header = line_of(&r->out->texts, header);
	r->header_seen = true;
	return 0;
}

/* The fields of the row by column; false where it is of another role than the one read. */
static int read_fields(struct err *e, struct row *row, const struct csv_record *record, bool *ours)
{
	const struct reading *r = row->reading;

	*ours = true;
	for (size_t i = 0; i < COLUMN_COUNT && *ours; i++) {
		if (r->columns[i] >= record->count)
			return err_set(e, ERR_INPUT, "%s:%llu: the row ends before the column %s",
				       r->path, (unsigned long long)record->line, column_words[i]);
		row->fields[i] = record->fields[r->columns[i]];
		if (i == COLUMN_ROLE && !r->roles)
			*ours = text_equal(row->fields[i], r->id);
	}
	return 0;
}

/* Rows of one rule come together. */
static const char *rule_of(struct reading *r, struct text rule)
{
	if (!r->rule || !text_equal(text_of(r->rule), rule))
		r->rule = arena_copy(&r->out->texts, rule);
	return r->rule;
}

static int number_role(struct err *e, struct reading *r, struct text id, uint16_t *out)
{
	uint32_t number = r->roles ? intern_add(r->roles, id) : r->role;

	if (number >= ROLE_NONE)
		return err_set(e, ERR_INPUT, "%s: too many roles", r->path);
	*out = (uint16_t)number;
	return 0;
}

static void keep_row(struct reading *r, const struct band *band, const struct csv_record *record)
{
	struct band_file *out = r->out;

	out->rows = mem_grow(out->rows, &out->room, out->count + 1, sizeof(*out->rows));
	if (!r->roles) {
		out->lines =
		    mem_grow(out->lines, &out->line_room, out->count + 1, sizeof(*out->lines));
		out->lines[out->count] = line_of(&out->texts, record);
	}
	out->rows[out->count++] = *band;
}

static int on_record(struct err *e, void *context, const struct csv_record *record)
{
	struct reading *r = context;
	struct row row = {.reading = r, .line = record->line};
	struct band band = {.role = r->role};
	bool ours;

	if (!r->header_seen)
		return find_columns(e, r, record);
	if (read_fields(e, &row, record, &ours) || !ours)
		return ours ? -1 : 0;
	if (number_role(e, r, row.fields[COLUMN_ROLE], &band.role) || read_words(e, &row, &band) ||
	    read_counts(e, &row, &band) || read_figures(e, &row, &band))
		return -1;
	band.rule = rule_of(r, row.fields[COLUMN_RULE]);
	r->out->sample |= text_ends(row.fields[COLUMN_RULE], TEXT_LITERAL("(sample)"));
	keep_row(r, &band, record);
	return 0;
}

static int read_file(struct err *e, struct reading *r)
{
	const struct csv_dialect dialect = {.delimiter = ',', .quoting = true};

	*r->out = (struct band_file){.rows = NULL};
	arena_init(&r->out->texts);
	if (csv_read_file(e, r->path, &dialect, on_record, r) == 0) {
		if (r->header_seen)
			return 0;
		err_set(e, ERR_INPUT, "%s: the file is empty", r->path);
	}
	band_file_release(r->out);
	return -1;
}

int band_file_read(struct err *e, struct band_file *out, const char *path, const char *id,
		   uint16_t role)
{
	struct reading r = {.out = out, .path = path, .id = text_of(id), .role = role};

	return read_file(e, &r);
}

int band_file_read_all(struct err *e, struct band_file *out, const char *path, struct intern *roles)
{
	struct reading r = {.out = out, .path = path, .roles = roles};

	return read_file(e, &r);
}

void band_file_release(struct band_file *f)
{
	if (!f)
		return;
	free(f->rows);
	free(f->lines);
	arena_release(&f->texts);
	*f = (struct band_file){.rows = NULL};
}

const struct band *band_file_find(const struct band_file *f, const struct band *wanted)
{
	for (size_t i = 0; i < f->count; i++) {
		const struct band *b = &f->rows[i];
		if (b->level == wanted->level && years_equal(b->experience, wanted->experience) &&
		    b->component == wanted->component && b->basis == wanted->basis &&
		    area_compare(b->area, wanted->area) == 0)
			return b;
	}
	return NULL;
}
