/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_private.h: a layout as the readers of this folder see it.
 *
 * The tables of fields, parsers and sections exist only here: the reader of layout files, the
 * binder to a header and the help text are all made from them.
 */
#ifndef PAYBANDS_INGEST_LAYOUT_PRIVATE_H
#define PAYBANDS_INGEST_LAYOUT_PRIVATE_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/decode.h"
#include "base/ini.h"
#include "base/text.h"
#include "ingest/layout/layout.h"
#include "model/benchmark.h"
#include "model/observation.h"
#include "model/pay/pay.h"
#include "model/reference_table.h"

/* How a cell's text is read. name, word, help */
#define LAYOUT_PARSERS(X)                                                                          \
	X(PARSE_TEXT, "text", "as written")                                                        \
	X(PARSE_FIRST_LINE, "first-line", "as written, up to a line break in the cell")            \
	X(PARSE_BEFORE_COMMA, "before-comma", "as written, up to the first comma")                 \
	X(PARSE_NUMBER, "number", "a plain number")                                                \
	X(PARSE_AMOUNT, "amount",                                                                  \
	  "pay as people write it, of the row's currency and period; a range is one of [layout] "  \
	  "ranges")                                                                                \
	X(PARSE_DOLLARS, "dollars", "annual US dollars already: nothing is converted")             \
	X(PARSE_YEARS, "years",                                                                    \
	  "years of experience as people write them (\"5-7 years\", \"5,5\")")                     \
	X(PARSE_YEAR, "year", "a year of four digits")                                             \
	X(PARSE_ISO, "iso", "YYYY, YYYY-MM or YYYY-MM-DD; a time after it is not read")            \
	X(PARSE_DMY, "date-dmy",                                                                   \
	  "day first: 24/11/2020, 24.11.2020, or YYYY-MM-DD; a time after it is not read")         \
	X(PARSE_MDY, "date-mdy",                                                                   \
	  "month first: 11/24/2020, or YYYY-MM-DD; a time after it is not read")                   \
	X(PARSE_FROM_NAME, "from-name", "the year in the file's name (national_M2024_dl.csv)")     \
	X(PARSE_NAME, "name", "a name, a code or a usual misspelling of it")                       \
	X(PARSE_PERCENT, "percent", "a percentage, with its sign or without")                      \
	X(PARSE_FRACTION, "fraction", "a part of 1; with a percent sign a percentage")             \
	X(PARSE_UNIX, "unix", "seconds or milliseconds since 1970")                                \
	X(PARSE_CODE, "code", "the code itself (US, CA, EUR, 41860)")                              \
	X(PARSE_FIGURE, "figure",                                                                  \
	  "a number with its publisher's marks: # at least, * and ** not released")

#define PARSER_NAME(name, word, help) name,
enum parser { LAYOUT_PARSERS(PARSER_NAME) PARSER_COUNT };
#undef PARSER_NAME
#define PARSER_BIT(parser) (1u << (parser))

/* Which kinds of layout know a field, and which cannot do without it. */
enum {
	KIND_O = 1 << LAYOUT_OBSERVATIONS,
	KIND_B = 1 << LAYOUT_BENCHMARKS,
	KIND_E = 1 << LAYOUT_EXPOSURES,
	KIND_P = 1 << LAYOUT_PROJECTIONS,
	KIND_Z = 1 << LAYOUT_JOB_ZONES,
	KIND_S = 1 << LAYOUT_POSTING_SHARES,
	KIND_T = 1 << LAYOUT_TASKS,
	KIND_Y = 1 << LAYOUT_TECHNOLOGIES,
	KIND_N = 1 << LAYOUT_REPORTED_TITLES,
	KIND_R = 1 << LAYOUT_RELATED,
	KIND_D = 1 << LAYOUT_POSTING_INDICES,
	KINDS_ONET = KIND_Y | KIND_N | KIND_R
};
#define KINDS_SHIFT 16
static_assert(LAYOUT_KINDS <= KINDS_SHIFT, "a kind is a bit of the lower half");
#define NEEDED(kinds) ((kinds) | (unsigned)(kinds) << KINDS_SHIFT)

/* What a field may be besides a column. */
enum {
	MAY_BE_CONSTANT = 1,
	MAY_HAVE_CODES = 2,
	ONLY_CONSTANT = 4 | MAY_BE_CONSTANT,
};

#define DATE_PARSERS                                                                               \
	(PARSER_BIT(PARSE_ISO) | PARSER_BIT(PARSE_YEAR) | PARSER_BIT(PARSE_DMY) |                  \
	 PARSER_BIT(PARSE_MDY) | PARSER_BIT(PARSE_UNIX) | PARSER_BIT(PARSE_FROM_NAME))
#define PAY_PARSERS (PARSER_BIT(PARSE_AMOUNT) | PARSER_BIT(PARSE_DOLLARS))
#define PLACE_PARSERS (PARSER_BIT(PARSE_NAME) | PARSER_BIT(PARSE_CODE))
#define TEXT_PARSERS (PARSER_BIT(PARSE_TEXT) | PARSER_BIT(PARSE_FIRST_LINE))
#define ONLY(parser) PARSER_BIT(parser)

/* name, word, kinds, the parser it has unless [parse] says otherwise, those it may have, what it may
 * be, help */
#define LAYOUT_FIELDS(X)                                                                           \
	X(FIELD_TITLE, "title", KIND_O | KIND_B | KIND_E | KIND_P | KIND_Z | KIND_T | KINDS_ONET,  \
	  PARSE_TEXT, ONLY(PARSE_TEXT), MAY_BE_CONSTANT, "the job's title")                        \
	X(FIELD_SPECIALTY, "specialty", KIND_O, PARSE_TEXT, ONLY(PARSE_TEXT), MAY_HAVE_CODES,      \
	  "specialty, department, tag or \"your title\": tells the role where the title is "       \
	  "generic (Software Engineer, Manager, Other) or empty")                                  \
	X(FIELD_DATE, "date", KIND_O | KIND_B, PARSE_ISO, DATE_PARSERS, MAY_BE_CONSTANT,           \
	  "when this was the pay")                                                                 \
	X(FIELD_MONTH, "month", KIND_O | KIND_B, PARSE_NUMBER, ONLY(PARSE_NUMBER), ONLY_CONSTANT,  \
	  "1 to 12, where the date is only a year")                                                \
	X(FIELD_LEVEL, "level", KIND_O, PARSE_TEXT, ONLY(PARSE_TEXT),                              \
	  MAY_BE_CONSTANT | MAY_HAVE_CODES,                                                        \
	  "the source's own level; a code of LEVEL+ means this level or above, LEVEL? this level " \
	  "where the title names none")                                                            \
	X(FIELD_LADDER, "ladder", KIND_O, PARSE_TEXT, ONLY(PARSE_TEXT), MAY_HAVE_CODES,            \
	  "the employer's ladder code (L5, IC4)")                                                  \
	X(FIELD_YEARS, "years", KIND_O, PARSE_YEARS, ONLY(PARSE_YEARS), MAY_HAVE_CODES,            \
	  "years of experience")                                                                   \
	X(FIELD_PLACE, "place", KIND_O, PARSE_NAME, ONLY(PARSE_NAME), MAY_HAVE_CODES,              \
	  "city, state and country in one field, or any of them")                                  \
	X(FIELD_STATE, "state", KIND_O | KIND_B | KIND_D, PARSE_NAME, PLACE_PARSERS,               \
	  MAY_BE_CONSTANT | MAY_HAVE_CODES, "US state")                                            \
	X(FIELD_COUNTRY, "country", KIND_O | KIND_B | NEEDED(KIND_S | KIND_D), PARSE_NAME,         \
	  PLACE_PARSERS, MAY_BE_CONSTANT | MAY_HAVE_CODES, "where the person lives and is paid")   \
	X(FIELD_EMPLOYER_COUNTRY, "employer_country", KIND_O, PARSE_NAME, PLACE_PARSERS,           \
	  MAY_HAVE_CODES, "used where country is empty")                                           \
	X(FIELD_METRO, "metro", KIND_O, PARSE_CODE, ONLY(PARSE_CODE), MAY_BE_CONSTANT,             \
	  "CBSA code")                                                                             \
	X(FIELD_REMOTE, "remote", KIND_O, PARSE_TEXT, ONLY(PARSE_TEXT),                            \
	  MAY_BE_CONSTANT | MAY_HAVE_CODES, "onsite, hybrid or remote")                            \
	X(FIELD_EMPLOYER, "employer", KIND_O, PARSE_TEXT, TEXT_PARSERS, MAY_BE_CONSTANT,           \
	  "who pays")                                                                              \
	X(FIELD_BASE, "base", KIND_O, PARSE_AMOUNT, PAY_PARSERS, 0, "base pay")                    \
	X(FIELD_BASE_TO, "base_to", KIND_O, PARSE_AMOUNT, ONLY(PARSE_AMOUNT), 0,                   \
	  "the upper end of a range whose lower end is base: the middle is taken")                 \
	X(FIELD_BONUS, "bonus", KIND_O, PARSE_AMOUNT, PAY_PARSERS, 0, "bonus")                     \
	X(FIELD_EQUITY, "equity", KIND_O, PARSE_AMOUNT, PAY_PARSERS, 0, "stock and options")       \
	X(FIELD_BONUS_AND_EQUITY, "bonus_and_equity", KIND_O, PARSE_AMOUNT, PAY_PARSERS, 0,        \
	  "both in one figure: enters the total only")                                             \
	X(FIELD_TOTAL, "total", KIND_O, PARSE_AMOUNT, PAY_PARSERS, 0,                              \
	  "all of it; added up where base and all other parts are given")                          \
	X(FIELD_BASE_IN_USD, "base_in_usd", KIND_O, PARSE_NUMBER, ONLY(PARSE_NUMBER), 0,           \
	  "the source's own conversion of base, for currencies without a built-in rate")           \
	X(FIELD_CURRENCY, "currency", KIND_O | KIND_B, PARSE_CODE, PLACE_PARSERS,                  \
	  MAY_BE_CONSTANT | MAY_HAVE_CODES,                                                        \
	  "ISO 4217; by name: the one code in the text; a code or constant "                       \
	  "of \"AUD in AU | NZD in NZ\" goes by the row's country")                                \
	X(FIELD_PERIOD, "period", KIND_O | KIND_B, PARSE_TEXT, ONLY(PARSE_TEXT),                   \
	  MAY_BE_CONSTANT | MAY_HAVE_CODES,                                                        \
	  "year, month, biweek, week, day or hour: what base and total pay for; bonus and equity " \
	  "are per year unless their text names a period")                                         \
	X(FIELD_HOURS, "hours", KIND_O | KIND_B, PARSE_NUMBER, ONLY(PARSE_NUMBER),                 \
	  MAY_BE_CONSTANT,                                                                         \
	  "hours per week: an hourly rate pays for 52 such weeks; below 30 is part-time, whose "   \
	  "pay is scaled to a full-time job")                                                      \
	X(FIELD_FTE, "fte", KIND_O, PARSE_NUMBER, ONLY(PARSE_NUMBER), MAY_BE_CONSTANT,             \
	  "share of a full-time job (0.8, 80%): divides all pay but hourly rates")                 \
	X(FIELD_EQUITY_YEARS, "equity_years", KIND_O, PARSE_NUMBER, ONLY(PARSE_NUMBER),            \
	  MAY_BE_CONSTANT, "years over which equity vests: equity is then the whole grant")        \
	X(FIELD_WEIGHT, "weight", KIND_O | KIND_E, PARSE_NUMBER, ONLY(PARSE_NUMBER), 0,            \
	  "how many observations the row represents")                                              \
	X(FIELD_SOURCE, "source", KIND_O, PARSE_TEXT, ONLY(PARSE_TEXT), 0,                         \
	  "observations read back: the source they came from")                                     \
	X(FIELD_LINE, "line", KIND_O, PARSE_NUMBER, ONLY(PARSE_NUMBER), 0,                         \
	  "observations read back: the line they came from")                                       \
	X(FIELD_ROLE, "role", KIND_O, PARSE_TEXT, ONLY(PARSE_TEXT), 0,                             \
	  "observations read back: role id, taken as given")                                       \
	X(FIELD_LEVEL_BASIS, "level_basis", KIND_O, PARSE_TEXT, ONLY(PARSE_TEXT), 0,               \
	  "observations read back: with it the level is taken as given")                           \
	X(FIELD_FX, "fx", KIND_O, PARSE_NUMBER, ONLY(PARSE_NUMBER), 0,                             \
	  "observations read back: dollars per unit of currency, as used")                         \
	X(FIELD_BASE_LOW, "base_low", KIND_O, PARSE_DOLLARS, ONLY(PARSE_DOLLARS), 0,               \
	  "observations read back: the lower end of a range of base pay")                          \
	X(FIELD_BASE_HIGH, "base_high", KIND_O, PARSE_DOLLARS, ONLY(PARSE_DOLLARS), 0,             \
	  "observations read back: its upper end")                                                 \
	X(FIELD_TOTAL_LOW, "total_low", KIND_O, PARSE_DOLLARS, ONLY(PARSE_DOLLARS), 0,             \
	  "observations read back: the lower end of a range of total pay")                         \
	X(FIELD_TOTAL_HIGH, "total_high", KIND_O, PARSE_DOLLARS, ONLY(PARSE_DOLLARS), 0,           \
	  "observations read back: its upper end")                                                 \
	X(FIELD_RANGES, "ranges", KIND_O, PARSE_TEXT, ONLY(PARSE_TEXT), 0,                         \
	  "observations read back: decide or brackets, what the row's range is")                   \
	X(FIELD_OCCUPATION, "occupation",                                                          \
	  KIND_O | NEEDED(KIND_B | KIND_E | KIND_P | KIND_Z | KINDS_ONET) | KIND_T, PARSE_TEXT,    \
	  ONLY(PARSE_TEXT), 0,                                                                     \
	  "SOC or O*NET-SOC code, or a code of the crosswalk; beside a title, evidence of the "    \
	  "role")                                                                                  \
	X(FIELD_AREA, "area", KIND_B, PARSE_TEXT,                                                  \
	  ONLY(PARSE_TEXT) | PARSER_BIT(PARSE_BEFORE_COMMA), MAY_HAVE_CODES,                       \
	  "area code: 99, a state's FIPS code or a CBSA code; or one of [layout] areas; with "     \
	  "[codes area], also US-WA or a country's code, and an empty code leaves the rows out")   \
	X(FIELD_AREA_TYPE, "area_type", KIND_B, PARSE_TEXT, ONLY(PARSE_TEXT), 0,                   \
	  "1 nation, 2 state, 3 territory, 4 metro, 5 metro division, 6 nonmetropolitan; "         \
	  "detected from area where there is no such column")                                      \
	X(FIELD_INDUSTRY, "industry", KIND_B, PARSE_TEXT, ONLY(PARSE_TEXT), MAY_BE_CONSTANT,       \
	  "NAICS code; 000000 is cross-industry")                                                  \
	X(FIELD_GROUP, "group", KIND_B, PARSE_TEXT, ONLY(PARSE_TEXT),                              \
	  MAY_BE_CONSTANT | MAY_HAVE_CODES, "total, major, minor, broad or detailed")              \
	X(FIELD_EMPLOYMENT, "employment", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "persons")  \
	X(FIELD_EMPLOYMENT_RSE, "employment_rse", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0,     \
	  "relative standard error, percent")                                                      \
	X(FIELD_MEAN, "mean", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual mean, dollars") \
	X(FIELD_MEAN_RSE, "mean_rse", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0,                 \
	  "relative standard error, percent")                                                      \
	X(FIELD_P50_RSE, "p50_rse", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0,                   \
	  "relative standard error (coefficient of variation) of the median, percent")             \
	X(FIELD_GRADE, "grade", KIND_B, PARSE_TEXT, ONLY(PARSE_TEXT),                              \
	  MAY_BE_CONSTANT | MAY_HAVE_CODES,                                                        \
	  "the publisher's mark of quality, by codes: high, medium or low")                        \
	X(FIELD_COMPONENT, "component", KIND_B, PARSE_TEXT, ONLY(PARSE_TEXT), ONLY_CONSTANT,       \
	  "base (if not given) or total: what the publisher counts as pay")                        \
	X(FIELD_P10, "p10", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual 10th percentile") \
	X(FIELD_P25, "p25", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual 25th percentile") \
	X(FIELD_P50, "p50", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual median")          \
	X(FIELD_P75, "p75", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual 75th percentile") \
	X(FIELD_P90, "p90", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual 90th percentile") \
	X(FIELD_P20, "p20", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual 20th percentile") \
	X(FIELD_P30, "p30", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual 30th percentile") \
	X(FIELD_P40, "p40", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual 40th percentile") \
	X(FIELD_P60, "p60", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual 60th percentile") \
	X(FIELD_P70, "p70", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual 70th percentile") \
	X(FIELD_P80, "p80", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0, "annual 80th percentile") \
	X(FIELD_HOURLY_MEAN, "hourly_mean", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0,           \
	  "hourly mean, dollars")                                                                  \
	X(FIELD_HOURLY_P10, "hourly_p10", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0,             \
	  "hourly 10th percentile")                                                                \
	X(FIELD_HOURLY_P25, "hourly_p25", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0,             \
	  "hourly 25th percentile")                                                                \
	X(FIELD_HOURLY_P50, "hourly_p50", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0,             \
	  "hourly median")                                                                         \
	X(FIELD_HOURLY_P75, "hourly_p75", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0,             \
	  "hourly 75th percentile")                                                                \
	X(FIELD_HOURLY_P90, "hourly_p90", KIND_B, PARSE_FIGURE, ONLY(PARSE_FIGURE), 0,             \
	  "hourly 90th percentile")                                                                \
	X(FIELD_HOURLY_ONLY, "hourly_only", KIND_B, PARSE_TEXT, ONLY(PARSE_TEXT), 0,               \
	  "TRUE where the publisher gives hourly figures only")                                    \
	X(FIELD_EMPLOYMENT_START, "employment_start", KIND_P, PARSE_NUMBER, ONLY(PARSE_NUMBER), 0, \
	  "thousands, at the start of the period")                                                 \
	X(FIELD_EMPLOYMENT_END, "employment_end", KIND_P, PARSE_NUMBER, ONLY(PARSE_NUMBER), 0,     \
	  "thousands, at its end")                                                                 \
	X(FIELD_PERCENT_CHANGE, "percent_change", NEEDED(KIND_P), PARSE_NUMBER,                    \
	  ONLY(PARSE_NUMBER), 0, "growth over the period, as published")                           \
	X(FIELD_OPENINGS, "openings", KIND_P, PARSE_NUMBER, ONLY(PARSE_NUMBER), 0,                 \
	  "thousands a year")                                                                      \
	X(FIELD_EDUCATION, "education", KIND_P, PARSE_TEXT, ONLY(PARSE_TEXT), MAY_HAVE_CODES,      \
	  "what is typical to enter, in the words of BLS")                                         \
	X(FIELD_WORK_EXPERIENCE, "work_experience", KIND_P, PARSE_TEXT, ONLY(PARSE_TEXT),          \
	  MAY_HAVE_CODES, "in a related occupation: None, Less than 5 years, 5 years or more")     \
	X(FIELD_TRAINING, "training", KIND_P, PARSE_TEXT, ONLY(PARSE_TEXT), MAY_HAVE_CODES,        \
	  "on the job")                                                                            \
	X(FIELD_SPAN, "span", KIND_P, PARSE_TEXT, ONLY(PARSE_TEXT), ONLY_CONSTANT,                 \
	  "2024-34, where the columns of employment do not say their years")                       \
	X(FIELD_JOB_ZONE, "job_zone", NEEDED(KIND_Z), PARSE_NUMBER, ONLY(PARSE_NUMBER), 0,         \
	  "1 to 5")                                                                                \
	X(FIELD_YEAR, "year", KIND_B | NEEDED(KIND_S | KIND_D), PARSE_YEAR,                        \
	  PARSER_BIT(PARSE_YEAR) | PARSER_BIT(PARSE_ISO), 0,                                       \
	  "of the postings; of a row of benchmarks, where one file has several releases: of "      \
	  "2023-2024 or 2023/24 the later")                                                        \
	X(FIELD_SHARE, "share", NEEDED(KIND_S), PARSE_PERCENT,                                     \
	  PARSER_BIT(PARSE_PERCENT) | PARSER_BIT(PARSE_FRACTION), 0,                               \
	  "of all job postings, those that ask for AI skills")                                     \
	X(FIELD_INDEX, "index", NEEDED(KIND_D), PARSE_NUMBER, ONLY(PARSE_NUMBER), 0,               \
	  "how many job postings there are, as the publisher's index")                             \
	X(FIELD_INDEX_BASE, "index_base", KIND_D, PARSE_ISO, ONLY(PARSE_ISO), ONLY_CONSTANT,       \
	  "when the index is 100: YYYY-MM or YYYY-MM-DD")                                          \
	X(FIELD_SECTOR, "sector", KIND_D, PARSE_TEXT, ONLY(PARSE_TEXT), 0,                         \
	  "the publisher's word for the sector; without it, of all postings")                      \
	X(FIELD_FAMILY, "family", NEEDED(KIND_E), PARSE_TEXT, ONLY(PARSE_TEXT), ONLY_CONSTANT,     \
	  "the measures' family: families have one vote each")                                     \
	X(FIELD_TASK, "task", NEEDED(KIND_T), PARSE_TEXT, ONLY(PARSE_TEXT), 0,                     \
	  "the task's words, by which files without ids are matched")                              \
	X(FIELD_TASK_ID, "task_id", KIND_T, PARSE_TEXT, ONLY(PARSE_TEXT), 0,                       \
	  "its number within O*NET")                                                               \
	X(FIELD_TASK_TYPE, "task_type", KIND_T, PARSE_TEXT, ONLY(PARSE_TEXT), MAY_HAVE_CODES,      \
	  "core or supplemental")                                                                  \
	X(FIELD_LABEL_PEOPLE, "label_people", KIND_T, PARSE_TEXT, ONLY(PARSE_TEXT),                \
	  MAY_HAVE_CODES, "exposure by people: none, tools or direct")                             \
	X(FIELD_LABEL_MODEL, "label_model", KIND_T, PARSE_TEXT, ONLY(PARSE_TEXT), MAY_HAVE_CODES,  \
	  "the same by a model")                                                                   \
	X(FIELD_USE, "use", KIND_T, PARSE_FRACTION, ONLY(PARSE_FRACTION), 0,                       \
	  "how far it is seen in use, 0 to 1")                                                     \
	X(FIELD_TECHNOLOGY, "technology", NEEDED(KIND_Y), PARSE_TEXT, ONLY(PARSE_TEXT), 0,         \
	  "a technology that people of the occupation use")                                        \
	X(FIELD_CATEGORY, "category", KIND_Y, PARSE_TEXT, ONLY(PARSE_TEXT), 0,                     \
	  "of what kind it is")                                                                    \
	X(FIELD_HOT, "hot", KIND_Y, PARSE_TEXT, ONLY(PARSE_TEXT), MAY_HAVE_CODES,                  \
	  "yes or no: postings of any occupation often ask for it")                                \
	X(FIELD_IN_DEMAND, "in_demand", KIND_Y, PARSE_TEXT, ONLY(PARSE_TEXT), MAY_HAVE_CODES,      \
	  "yes or no: postings of this occupation often ask for it")                               \
	X(FIELD_REPORTED_TITLE, "reported_title", NEEDED(KIND_N), PARSE_TEXT, ONLY(PARSE_TEXT), 0, \
	  "a title that people of the occupation report")                                          \
	X(FIELD_RELATED, "related", NEEDED(KIND_R), PARSE_TEXT, ONLY(PARSE_TEXT), 0,               \
	  "code of the occupation that it is related to")                                          \
	X(FIELD_TIER, "tier", NEEDED(KIND_R), PARSE_TEXT, ONLY(PARSE_TEXT), MAY_HAVE_CODES,        \
	  "primary-short, primary-long or supplemental")                                           \
	X(FIELD_RELATED_PLACE, "related_place", NEEDED(KIND_R), PARSE_NUMBER, ONLY(PARSE_NUMBER),  \
	  0, "its place among the occupation's, 1 is the nearest")

#define FIELD_NAME(name, word, kinds, preset, parsers, may, help) name,
enum field { LAYOUT_FIELDS(FIELD_NAME) FIELD_COUNT };
#undef FIELD_NAME

struct field_info {
	const char *word;
	unsigned kinds;
	enum parser preset;
	unsigned parsers;
	unsigned may;
	const char *help;
};
const struct field_info *field_info(enum field field);

/* A position in a layout file. */
struct layout_place {
	const char *path; /* in the layout's texts */
	unsigned line;
	unsigned column;
};

struct text_slices {
	struct text *items;
	size_t count;
	size_t room;
};

/* A column by its names in headers: the first that occurs is used. */
struct layout_column {
	struct text_slices names; /* none: the layout has no such column */
	bool optional;
	bool inherited; /* of the layout that this one extends: may be given again */
	unsigned line;
};

struct layout_code {
	struct text theirs;
	struct text ours;
	struct layout_place at;
};

/* [codes FIELD]: a cell's text, and the word it stands for. */
struct layout_codes {
	struct layout_code *items;
	size_t count;
	size_t room;
	bool any_other; /* a row of "*": the word for every other text */
	struct text other;
	struct layout_place other_at;
};

struct layout_filter {
	struct text rule;
	struct layout_column column;
	struct text_slices values;
	bool keep; /* otherwise: drop the rows that have one of the values */
	bool inherited;
};

/* [when NAME]: in rows that the condition keeps, fields are read from other columns. */
struct layout_case_column {
	enum field field;
	struct layout_column column;
};

struct layout_case {
	struct text name;
	struct layout_filter rows; /* its rule is the name; no values: the cell is empty */
	struct layout_case_column *columns;
	size_t count;
	size_t room;
};

/* A file that has this column is of that date. */
struct layout_dated_column {
	struct date date;
	struct layout_column column;
};

/* A published occupation code, and an occupation that it counts people of. */
struct crosswalk_row {
	const char *code;
	const char *soc; /* "15-2051"; "": of no occupation that a role has */
	double share; /* of the people of `soc`, those counted by `code` */
};

/* A published area code, and the area that it stands for. */
struct layout_area {
	const char *code;
	const char *key; /* the code without case and accents; rows are sorted by it */
	struct area area;
	const char *name; /* "": the area is known by its code */
	bool left_out; /* known, and not wanted */
	uint64_t line;
};

struct layout_measure {
	struct text name;
	struct layout_column column;
	struct layout_place at;
};

/* What a publisher's flag beside a figure says of it: the figure stands (estimated, provisional, a break in the
 * series); it stands, and its row is of low quality; it is not released, whatever number stands there. name, word */
#define FLAG_MEANINGS(X)                                                                           \
	X(FLAG_KEPT, "kept") X(FLAG_UNRELIABLE, "unreliable") X(FLAG_WITHHELD, "withheld")
#define FLAG_MEANING(name, word) name,
enum flag_meaning { FLAG_MEANINGS(FLAG_MEANING) FLAG_MEANING_COUNT };
#undef FLAG_MEANING

struct layout_flag {
	struct text text;
	enum flag_meaning meaning;
};

/* From that date on, a # means at least these. */
struct layout_top_code {
	struct date from;
	double annual;
	double hourly;
};

/* Where the header is. */
enum header_rule {
	HEADER_AUTO, /* detected; notes are detected if it is not the first record, and in sheets */
	HEADER_FIRST, /* the first record, whatever it holds; every row is data */
	HEADER_FIND, /* detected, and so are notes */
};

/* What a figure of pay counts. */
struct pay_unit {
	double times; /* 0: not given; 1000: thousands; 0.01 and of_base: percent of base */
	bool of_base;
};

struct layout {
	struct arena texts;
	char *path;
	char **files; /* it was read from: owned */
	size_t file_count;
	size_t file_room;
	struct text name;
	struct text title;
	struct text publisher;
	struct text licence;
	struct text url;
	struct text note;
	enum layout_kind kind;
	bool kind_given;
	bool extends; /* what is read now extends what was read before */
	enum occupation_codes codes_of;
	char delimiter; /* 0: found from the header line */
	bool quoting;
	enum header_rule header;
	enum encoding encoding;
	struct text member; /* data NULL: not given */
	struct text sheet;
	struct text release_file; /* data NULL: not given */
	bool drop_equal_rows;
	bool full_time_pay; /* pay is a full-time job's, whatever the row's part of one */
	bool dates_decide; /* a row whose date cannot be read is rejected */
	bool pad_rows; /* rows of fewer cells than the header are filled up */
	bool pairs; /* two rows that agree in all but base pay are the ends of one range */
	struct text_slices pair_same; /* columns that must agree; none: all but those of base pay */
	enum decimal_mark mark;
	enum ranges ranges;
	enum publishing publish;
	struct text_slices missing;
	struct text_slices
	    not_released; /* words for a figure that is not released, beside * and ** */
	char *crosswalk; /* path of the file; NULL: the codes are SOC's */
	struct crosswalk_row *carried; /* its rows, by code, then SOC */
	size_t carried_count;
	size_t carried_room;
	char *area_table; /* path of the file; NULL: areas are those of OEWS */
	struct layout_area *areas; /* its rows, by code */
	size_t area_count;
	size_t area_room;
	struct layout_column columns[FIELD_COUNT];
	struct text constants[FIELD_COUNT]; /* data NULL: none */
	struct layout_place constant_places[FIELD_COUNT];
	enum parser parsers[FIELD_COUNT];
	struct pay_unit units[FIELD_COUNT]; /* [unit] */
	struct layout_codes codes[FIELD_COUNT];
	struct layout_filter *filters;
	size_t filter_count;
	size_t filter_room;
	struct layout_case *cases;
	size_t case_count;
	size_t case_room;
	struct text_slices ignored[FIELD_COUNT]; /* texts removed from a cell before it is read */
	struct layout_dated_column *dated;
	size_t dated_count;
	size_t dated_room;
	struct layout_measure *measures;
	size_t measure_count;
	size_t measure_room;
	struct layout_flag *flags;
	size_t flag_count;
	size_t flag_room;
	struct layout_top_code *top_codes; /* by date, ascending */
	size_t top_code_count;
	size_t top_code_room;
	struct date date; /* from layout_set_date; overrides everything else */
	struct text release; /* from layout_set_release; data NULL: not known */
};

/* Applies one line of a layout file to the layout. The kind must be known before any line but those
 * of [layout]. */
must_check int layout_read_entry(struct err *e, struct layout *l, const struct ini_entry *entry);
/* Before a file is read: does it say nothing twice that counts once? */
must_check int layout_check_said_once(struct err *e, const struct ini *ini);
/* After a file is read: is each line of it whole with what the others say? */
must_check int layout_check_lines(struct err *e, const struct layout *l, const struct ini *ini);
/* After all files are read: does it say what its kind cannot do without? */
must_check int layout_check_whole(struct err *e, const struct layout *l);
/* Reads the file that [layout] crosswalk names, if any; `folders` are those of the layouts. ERR_USAGE with
 * its line. */
must_check int layout_read_crosswalk(struct err *e, struct layout *l, const struct layers *folders);
void layout_note_file(struct layout *l, const char *path); /* it was read from that file too */
/* Reads a table that the layout names; where it is not beside the layout, one of the layouts' folders may have it, an
 * operator's first. *path is then the file's; *count is what on_row makes of the rows, none being an error. */
must_check int layout_read_beside(struct err *e, struct layout *l, char **path,
				  const struct layers *folders, const char *const *columns,
				  reference_on_row *on_row, const size_t *count);
/* Reads the file that [layout] areas names, if any, likewise. */
must_check int layout_read_areas(struct err *e, struct layout *l, const struct layers *folders);
/* The row of that code, without case and accents; NULL: the table has none. */
const struct layout_area *layout_area_of(const struct layout *l, struct text theirs);
/* The rows of that code, without case: *out is the first of them; how many. */
size_t layout_carried(const struct layout *l, struct text theirs, const struct crosswalk_row **out);
/* Is it the beginning of a longer code of the crosswalk: a group of occupations? */
bool layout_code_is_group(const struct layout *l, struct text theirs);
/* Returns -1: the constant is `wrong`. */
int layout_fail_constant(struct err *e, const struct layout *l, enum field field,
			 const char *wrong);
/* Is it one of the layout's words for "no value"? The empty text always is. */
static inline bool layout_is_missing(const struct layout *l, struct text t)
{
	if (!t.len)
		return true;
	for (size_t i = 0; i < l->missing.count; i++) /* most are of another length */
		if (t.len == l->missing.items[i].len && text_equal_fold(t, l->missing.items[i]))
			return true;
	return false;
}
/* Is there a column of that field, in all rows or in those of a case? The file may lack it. */
static inline bool layout_has_column(const struct layout *l, enum field field)
{
	for (size_t i = 0; i < l->case_count; i++)
		for (size_t c = 0; c < l->cases[i].count; c++)
			if (l->cases[i].columns[c].field == field)
				return true;
	return l->columns[field].names.count > 0;
}
/* Of "AUD in AU | NZD in NZ" the currency of that country, of country 0 the first; 0 if it has
 * none, or is not such a list. */
code currency_by_country(struct text list, code country);
/* What these codes, which are some, make of the text. False: they do not know it. */
bool layout_find_code(const struct layout_codes *codes, struct text theirs, struct text *ours);
/* The text in our words: through [codes] where the field has them. False: the codes do not know it. */
static inline bool layout_code(const struct layout *l, enum field field, struct text theirs,
			       struct text *ours)
{
	const struct layout_codes *codes = &l->codes[field];

	*ours = theirs;
	return (!codes->count && !codes->any_other) || layout_find_code(codes, theirs, ours);
}

#endif
