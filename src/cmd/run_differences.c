/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_differences.c: see run_differences.h. */
#include "cmd/run_differences.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/settings.h"

/* Ratios of one series nearer than this are one: factors are printed whole. */
#define SAME_RATIO 1e-9

const char *cause_word(enum cause cause)
{
	static const char *const words[CAUSE_COUNT] = {
#define WORD(name, word) [name] = word,
	    CAUSES(WORD)
#undef WORD
	};

	return words[cause];
}

static const char *keep(struct run_differences *d, struct text t)
{
	return t.data ? arena_copy(&d->texts, t) : NULL;
}

static void add(struct run_differences *d, enum cause cause, const char *what, struct text was,
		struct text is)
{
	d->items = mem_grow(d->items, &d->room, d->count + 1, sizeof(*d->items));
	d->items[d->count++] = (struct run_difference){
	    .cause = cause, .what = keep(d, text_of(what)), .was = keep(d, was), .is = keep(d, is)};
	d->aging |= cause == CAUSE_AGING;
	d->method |= cause == CAUSE_METHOD;
}

/* ---- version, date, settings ---- */

static void compare_word(struct run_differences *d, enum cause cause, const char *what,
			 const struct json_in *was, const struct json_in *is)
{
	if (!text_equal(json_text(was), json_text(is)))
		add(d, cause, what, json_text(was), json_text(is));
}

static const struct setting_info *setting_named(const char *word)
{
	for (size_t i = 0; i < settings_count(); i++)
		if (strcmp(settings_info(i)->word, word) == 0)
			return settings_info(i);
	return NULL;
}

/* What a setting that differs may move. Rates of exchange are settings too ("rate PLN 2023"); what this
 * version does not know may move anything. */
static enum cause setting_cause(struct run_differences *d, const char *word)
{
	static const char *const idle[] = {"max-rejects", "expansion-limit", "jobs", "site url"};
	const struct setting_info *info = setting_named(word);

	for (size_t i = 0; i < sizeof(idle) / sizeof(*idle); i++)
		if (strcmp(idle[i], word) == 0)
			return CAUSE_NONE;
	if (strcmp(word, "as-of") == 0 || strcmp(word, "age") == 0)
		return CAUSE_AGING;
	if (info && info->stage == STAGE_PUBLISH)
		return CAUSE_NONE;
	if (info && info->stage == STAGE_BANDS)
		d->band_setting = true;
	else
		d->read_setting = true;
	return CAUSE_SETTING;
}

/* A setting that one of the versions does not have acts there as its preset. */
static struct text value_of(const struct json_in *settings, const char *word)
{
	const struct setting_info *info = setting_named(word);
	const struct json_in *value = json_get(settings, word);

	return value || !info ? json_text(value) : text_of(info->preset);
}

static void compare_settings(struct run_differences *d, const struct json_in *was,
			     const struct json_in *is)
{
	const struct json_in *value;
	const char *word;

	for (size_t i = 0; (word = json_member(was, i, &value)) != NULL; i++)
		if (!text_equal(json_text(value), value_of(is, word)))
			add(d, setting_cause(d, word), word, json_text(value), value_of(is, word));
	for (size_t i = 0; (word = json_member(is, i, &value)) != NULL; i++)
		if (!json_get(was, word) && !text_equal(json_text(value), value_of(was, word)))
			add(d, setting_cause(d, word), word, value_of(was, word), json_text(value));
}

/* ---- files that decide ---- */

/* The member of a list of objects whose `key` is that. */
static const struct json_in *find(const struct json_in *list, const char *key, struct text value)
{
	for (size_t i = 0; i < json_count(list); i++)
		if (text_equal(json_text(json_get(json_at(list, i), key)), value))
			return json_at(list, i);
	return NULL;
}

static enum cause file_cause(struct text path)
{
	/* Of pages, not of pay. */
	static const char *const idle[] = {
	    "ai_postings.csv",	     "exposure.csv",	      "exposure_amounts.csv",
	    "exposure_measures.csv", "exposure_universe.csv", "growth_words.csv",
	    "job_zones.csv",	     "price_levels.csv",      "projections.csv",
	    "related.csv",	     "validation.csv"};

	for (size_t i = 0; i < sizeof(idle) / sizeof(*idle); i++)
		if (text_ends(path, text_of(idle[i])))
			return CAUSE_NONE;
	if (text_ends(path, TEXT_LITERAL(".md")))
		return CAUSE_NONE;
	if (text_ends(path, TEXT_LITERAL("wage_index.csv")) ||
	    text_ends(path, TEXT_LITERAL("posted_wages.csv")))
		return CAUSE_AGING;
	return CAUSE_METHOD;
}

enum { DIGITS_SHOWN = 12 };

static struct text digest_of(const struct json_in *file)
{
	struct text hex = json_text(json_get(file, "sha256"));

	hex.len = hex.len < DIGITS_SHOWN ? hex.len : DIGITS_SHOWN;
	return hex;
}

/* A file of wages that the configuration names. */
static bool is_wages(const struct json_in *manifest, struct text path)
{
	const struct json_in *given = json_at(json_get(manifest, "aging_sources"), 0);

	return text_equal(json_text(json_get(given, "table")), path);
}

static bool is_layout(struct text path)
{
	return text_ends(path, TEXT_LITERAL(".ini")) &&
	       !text_starts(path, TEXT_LITERAL("data/roles/")) &&
	       !text_starts(path, TEXT_LITERAL("catalogue/roles/"));
}

static void compare_files(struct run_differences *d, const struct json_in *was,
			  const struct json_in *is)
{
	const struct json_in *old = json_get(was, "decided_by"), *now = json_get(is, "decided_by");

	for (int side = 0; side < 2; side++) {
		const struct json_in *from = side ? now : old, *other = side ? old : now;
		for (size_t i = 0; i < json_count(from); i++) {
			const struct json_in *file = json_at(from, i);
			struct text path = json_text(json_get(file, "path"));
			const struct json_in *same = find(other, "path", path);
			const char *name = arena_copy(&d->texts, path);
			enum cause cause = is_wages(was, path) || is_wages(is, path)
					       ? CAUSE_AGING
					       : file_cause(path);
			if (side ? same != NULL : text_equal(digest_of(file), digest_of(same)))
				continue;
			if (!same && is_layout(path))
				continue; /* of a source that only one of the runs has */
			add(d, cause, name, digest_of(side ? same : file),
			    digest_of(side ? file : same));
		}
	}
}

/* ---- inputs ---- */

static bool same_files(const struct json_in *was, const struct json_in *is)
{
	const struct json_in *old = json_get(was, "files"), *now = json_get(is, "files");

	if (json_count(old) != json_count(now))
		return false;
	for (size_t i = 0; i < json_count(old); i++)
		if (!text_equal(json_text(json_get(json_at(old, i), "sha256")),
				json_text(json_get(json_at(now, i), "sha256"))))
			return false;
	return true;
}

/* "74,301 rows" of an input; no text where there is none. */
static struct text rows_of(struct run_differences *d, const struct json_in *input)
{
	struct buf words;
	struct text kept;

	if (!input)
		return (struct text){.data = NULL};
	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_addf(&words, "%.0f rows", json_number(json_get(input, "rows")));
	kept = arena_text(&d->texts, buf_text(&words));
	buf_release(&words);
	return kept;
}

static bool has_parts(const struct run_record *r, uint32_t source)
{
	for (size_t i = 0; i < r->part_count; i++)
		if (r->parts[i].source == source)
			return true;
	return false;
}

static void note_input(struct run_differences *d, const struct json_in *was,
		       const struct json_in *is, uint32_t source, bool observed)
{
	bool both = was && is, same = both && same_files(was, is);
	const struct json_in *any = was ? was : is;
	struct text name = json_text(json_get(any, "source"));
	struct buf what;

	d->sources[source] = (uint8_t)(same   ? SOURCE_SAME
				       : both ? SOURCE_CHANGED
				       : was  ? SOURCE_GONE
					      : SOURCE_NEW);
	if (same)
		return;
	d->observations_moved |= observed && both;
	d->observations_new |= observed && !both;
	d->tables_moved |= !observed && both;
	d->tables_new |= !observed && !both;
	buf_init(&what, BUF_LIMIT_DEFAULT);
	buf_addf(&what, "source %.*s", TEXT_ARG(name));
	add(d, both ? CAUSE_CHANGED : CAUSE_NEW, what.data, rows_of(d, was), rows_of(d, is));
	buf_release(&what);
}

static void make_sources(struct run_differences *d, const struct run_names *names)
{
	d->source_count = names->sources.count;
	d->sources = mem_zero(d->source_count, 1);
}

static void compare_inputs(struct run_differences *d, const struct run_record *was,
			   const struct run_record *is, struct run_names *names)
{
	const struct json_in *old = json_get(was->manifest, "inputs");
	const struct json_in *now = json_get(is->manifest, "inputs");
	const struct json_in *sides[] = {old, now};

	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; i < json_count(sides[side]); i++)
			intern_add(&names->sources,
				   json_text(json_get(json_at(sides[side], i), "source")));
	make_sources(d, names);
	for (uint32_t source = 0; source < d->source_count; source++) {
		struct text name = intern_text(&names->sources, source);
		const struct json_in *a = find(old, "source", name), *b = find(now, "source", name);
		if (a || b)
			note_input(d, a, b, source,
				   has_parts(was, source) || has_parts(is, source));
	}
}

/* ---- aging ---- */

/* One date's factor in both runs: the log of later over earlier, and its observations. */
struct date_ratio {
	double log_ratio, weight;
};

static int compare_ratios(const void *left, const void *right)
{
	const struct date_ratio *a = left, *b = right;

	return (a->log_ratio > b->log_ratio) - (a->log_ratio < b->log_ratio);
}

static const struct json_in *factor_of(const struct json_in *list, struct text series,
				       struct text date)
{
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json_in *factor = json_at(list, i);
		if (text_equal(json_text(json_get(factor, "series")), series) &&
		    text_equal(json_text(json_get(factor, "date")), date))
			return factor;
	}
	return NULL;
}

static size_t ratios_of(struct date_ratio *out, const struct json_in *old,
			const struct json_in *now, struct text series)
{
	size_t count = 0;

	for (size_t i = 0; i < json_count(old); i++) {
		const struct json_in *was = json_at(old, i), *is;
		double n = json_number(json_get(was, "observations"));
		if (!text_equal(json_text(json_get(was, "series")), series))
			continue;
		is = factor_of(now, series, json_text(json_get(was, "date")));
		if (!is)
			continue;
		out[count++] = (struct date_ratio){
		    .log_ratio = log(json_number(json_get(is, "factor")) /
				     json_number(json_get(was, "factor"))),
		    .weight = n > 0 ? n : 1,
		};
	}
	return count;
}

/* A year's factor is a mean over its observations' dates and moves with their mix too. Years whose mix stayed
 * have the ratio of the two dates' indices, to the last digits: where two years agree on the median ratio, it
 * is that. */
static void add_ratio(struct run_differences *d, const struct json_in *old,
		      const struct json_in *now, struct text series)
{
	struct date_ratio *ratios = mem_alloc(json_count(old), sizeof(*ratios));
	size_t count = ratios_of(ratios, old, now, series), agree = 0, middle = 0;
	double all = 0, below = 0;

	qsort(ratios, count, sizeof(*ratios), compare_ratios);
	for (size_t i = 0; i < count; i++)
		all += ratios[i].weight;
	while (middle < count && (below += ratios[middle].weight) < all / 2)
		middle++;
	for (size_t i = 0; i < count; i++)
		agree += fabs(ratios[i].log_ratio - ratios[middle].log_ratio) <= SAME_RATIO;
	if (count) {
		d->ratios =
		    mem_grow(d->ratios, &d->ratio_room, d->ratio_count + 1, sizeof(*d->ratios));
		d->ratios[d->ratio_count++] =
		    (struct aging_ratio){.series = code_of(series),
					 .ratio = exp(ratios[middle].log_ratio),
					 .exact = agree >= 2 || count == 1};
	}
	free(ratios);
}

static void compare_aging(struct run_differences *d, const struct json_in *was,
			  const struct json_in *is)
{
	const struct json_in *old = json_get(was, "aging"), *now = json_get(is, "aging");

	for (size_t i = 0; i < json_count(old); i++) {
		struct text series = json_text(json_get(json_at(old, i), "series"));
		if (i == 0 ||
		    !text_equal(series, json_text(json_get(json_at(old, i - 1), "series"))))
			add_ratio(d, old, now, series);
	}
}

/* ---- all of it ---- */

static int compare_causes(const void *left, const void *right)
{
	const struct run_difference *a = left, *b = right;

	return a->cause != b->cause ? (a->cause > b->cause) - (a->cause < b->cause)
				    : strcmp(a->what, b->what);
}

void run_differences_find(struct run_differences *out, const struct run_record *was,
			  const struct run_record *is, struct run_names *names)
{
	const struct json_in *old = was->manifest, *now = is->manifest;

	*out = (struct run_differences){.known = old && now};
	arena_init(&out->texts);
	if (!out->known) {
		make_sources(out, names);
		return;
	}
	compare_word(out, CAUSE_METHOD, "paybands", json_get(old, "paybands_version"),
		     json_get(now, "paybands_version"));
	compare_word(out, CAUSE_AGING, "pay as of", json_get(old, "as_of"), json_get(now, "as_of"));
	compare_settings(out, json_get(old, "settings"), json_get(now, "settings"));
	compare_files(out, old, now);
	compare_inputs(out, was, is, names);
	if (out->aging)
		compare_aging(out, old, now);
	if (out->count)
		qsort(out->items, out->count, sizeof(*out->items), compare_causes);
}

void run_differences_release(struct run_differences *d)
{
	free(d->items);
	free(d->sources);
	free(d->ratios);
	arena_release(&d->texts);
	*d = (struct run_differences){.items = NULL};
}
