/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_parts.c: parts of JSON that several formats share: see formats.h.
 *
 * Keys are the names of bands.csv where both say the same. A figure that may not be
 * shown is null; why is in `suppressed`, and a publisher's lower bound in `at_least`.
 */
#include "reports/formats.h"

#include <math.h>
#include <string.h>

#include "model/title/level_limits.h"
#include "reports/below_base.h"
#include "reports/json_shown.h"
#include "reports/sentences.h"
#include "reports/words.h"

void json_set_date(struct json *object, const char *key, struct date date)
{
	char text[11];

	date_to_iso(date, text);
	json_set_string(object, key, *text ? text : NULL);
}

static void set_words(struct json *object, const char *key, struct buf *words)
{
	json_set_text(object, key, buf_text(words));
	buf_clear(words);
}

/* The currency of the figures, and the rate that made them. */
static struct json *exchange(const struct summary *s)
{
	struct json *object = json_new_object();
	char letters[4];

	code_text(s->settings->currency, letters);
	json_set_string(object, "currency", letters);
	json_set_number(object, "usd_per_unit", s->settings->usd_per_unit);
	json_set_integer(object, "year", s->settings->rate_year);
	return object;
}

struct json *json_opening(const struct summary *s, const char *schema)
{
	struct json *opening = json_new_object();

	json_set_string(opening, "schema", schema);
	json_set_bool(opening, "sample", s->sample);
	if (s->sample)
		json_set_string(opening, "sample_notice", SAMPLE_NOTICE);
	json_set_string(opening, "paybands_version", s->version);
	json_set_date(opening, "as_of", s->as_of);
	if (!settings_in_dollars(s->settings))
		json_set(opening, "exchange", exchange(s));
	return opening;
}

struct json *json_interval(struct interval i)
{
	struct json *object;

	if (!isfinite(i.low) || !isfinite(i.high))
		return NULL;
	object = json_new_object();
	json_set_money(object, "low", i.low);
	json_set_money(object, "high", i.high);
	return object;
}

void json_set_or_null(struct json *object, const char *key, struct json *value)
{
	if (value)
		json_set(object, key, value);
	else
		json_set_null(object, key);
}

static const char *const percentile_keys[BENCHMARK_PERCENTILES] = {"p10", "p25", "p50", "p75",
								   "p90"};

/* The percentiles that are only bounds of this kind; nothing if there are none. */
static void set_bounds(struct json *object, const struct band *b, const char *key,
		       enum value_kind kind)
{
	struct json *bounds = NULL;

	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++) {
		struct benchmark_value v = words_value(b, p);

		if (v.kind != kind)
			continue;
		bounds = bounds ? bounds : json_new_object();
		json_set_money(bounds, percentile_keys[p], v.amount);
	}
	if (bounds)
		json_set(object, key, bounds);
}

/* A bound has words and no number of its own: "at least $239,200". */
static void set_percentiles(struct json_shown *shown, const struct settings *settings,
			    const struct band *b)
{
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++) {
		const char *key = percentile_keys[p];
		struct benchmark_value v = words_value(b, p);
		bool bound = v.kind == VALUE_AT_LEAST || v.kind == VALUE_AT_MOST;

		json_set_money(shown->object, key, v.kind == VALUE_EXACT ? v.amount : NAN);
		buf_clear(&shown->words);
		words_value_exact(&shown->words, settings, v);
		if (bound || v.kind == VALUE_EXACT)
			json_shown_words(shown, key, &shown->words);
		else
			json_shown_nothing(shown, key);
	}
	buf_clear(&shown->words);
	set_bounds(shown->object, b, "at_least", VALUE_AT_LEAST);
	set_bounds(shown->object, b, "at_most", VALUE_AT_MOST);
}

static void set_interval(struct json_shown *shown, const struct settings *settings,
			 const struct band *b)
{
	if (!words_interval_shown(b)) {
		json_set_null(shown->object, "p50_interval");
		json_shown_nothing(shown, "p50_interval");
		return;
	}
	json_set_or_null(shown->object, "p50_interval", json_interval(b->p50_interval));
	words_interval(&shown->words, settings, b->p50_interval);
	json_shown_words(shown, "p50_interval", &shown->words);
	buf_clear(&shown->words);
}

static struct json *suppressed_codes(const struct band *b)
{
	struct json *codes = json_new_array();

	for (unsigned bit = 0; bit < 32; bit++)
		if ((b->suppressed & (1u << bit)) && suppression_code(1u << bit))
			json_append_text(codes, text_of(suppression_code(1u << bit)));
	return codes;
}

static void set_summary(struct json_shown *shown, const struct summary *s, const struct band *b)
{
	struct json *object = shown->display;
	struct buf *words = &shown->words;

	if (words_band_shown(b)) {
		words_value_short(words, s->settings, words_value(b, BENCHMARK_P50));
		set_words(object, "median", words);
		words_band_range(words, s->settings, b);
		set_words(object, "band", words);
	} else {
		json_set_null(object, "median");
		json_set_null(object, "band");
	}
	if (b->suppressed) {
		words_suppressed(words, b, s->settings);
		set_words(object, "withheld", words);
	}
	if (b->basis == BASIS_BENCHMARK) {
		say_benchmark(words, catalogue_role(s->catalogue, b->role), b);
		set_words(object, "benchmark", words);
	}
	say_below_base(words, s, b);
	if (words->len)
		set_words(object, "below_base", words);
}

/* A mixture has no headcount, not every published row has one, and that of a withheld row is
 * withheld too. */
static void set_headcount(struct json_shown *shown, const struct band *b)
{
	bool benchmark = b->basis == BASIS_BENCHMARK;

	json_shown_count(shown, "n", b->n);
	json_set_string(shown->object, "n_counts",
			!b->n	    ? NULL
			: benchmark ? "employed"
				    : "observations");
}

struct json *json_band(const struct summary *s, const struct band *b)
{
	struct json *object;
	struct json_shown shown;
	struct buf name;
	char area[8];

	if (!b)
		return NULL;
	object = json_new_object();
	json_shown_open(&shown, object);
	buf_init(&name, BUF_LIMIT_DEFAULT);
	area_text(b->area, area);
	words_area(&name, s->gazetteer, b->area);
	json_set_string(object, "level", band_level_word(b->level));
	json_set_string(object, "experience", band_experience_word(b->experience).text);
	json_set_string(object, "area_kind", area_kind_word(b->area.kind));
	json_set_string(object, "area", area);
	set_words(object, "area_name", &name);
	json_set_string(object, "component", component_word(b->component));
	json_set_string(object, "basis", basis_word(b->basis));
	set_summary(&shown, s, b);
	set_headcount(&shown, b);
	json_set_number(object, "n_effective", b->n_effective);
	json_shown_count(&shown, "employers",
			 b->employers == EMPLOYERS_WITHHELD ? 0 : b->employers);
	set_percentiles(&shown, s->settings, b);
	set_interval(&shown, s->settings, b);
	json_set_string(object, "quality",
			b->quality == QUALITY_NONE ? NULL : quality_word(b->quality));
	json_set(object, "suppressed", suppressed_codes(b));
	json_set_date(object, "as_of", b->as_of);
	json_set_string(object, "rule", b->rule);
	json_set_bool(object, "mixture", band_is_mixture(b));
	json_set_bool(object, "repaired", b->repaired);
	json_shown_close(&shown);
	buf_release(&name);
	return object;
}

struct json *json_settings(const struct settings *settings)
{
	struct json *object = json_new_object();
	struct buf key, value;

	buf_init(&value, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < settings_count(); i++) {
		/* The number of threads depends on the machine and changes no figure: two runs on
		 * the same inputs give the same bytes with any number. */
		if (strcmp(settings_info(i)->word, "jobs") == 0 ||
		    settings_info(i)->stage == STAGE_FOLDER)
			continue;
		/* US dollars go without saying. */
		if (strcmp(settings_info(i)->word, "currency") == 0 &&
		    settings_in_dollars(settings))
			continue;
		settings_value(settings, i, &value);
		set_words(object, settings_info(i)->word, &value);
	}
	buf_init(&key, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; level_limits_at(settings->levels, i, &key, &value); i++)
		set_words(object, key.data, &value);
	buf_release(&key);
	buf_release(&value);
	return object;
}

/* 0 where they are too few to be counted. */
static uint64_t people_shown(uint64_t people, const struct settings *settings)
{
	return people < (uint64_t)settings->min_n ? 0 : people;
}

struct json *json_aging(const struct summary *s)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < s->aging_count; i++) {
		struct json *used = json_new_object();
		struct json_shown shown;
		char series[4];

		json_shown_open(&shown, used);
		code_text(s->aging[i].series, series);
		json_set_string(used, "series", series);
		json_set_date(used, "date", s->aging[i].date);
		json_shown_number(&shown, "factor", s->aging[i].factor, 4);
		if (isfinite(s->aging[i].sd))
			json_set_number(used, "sd", s->aging[i].sd);
		else
			json_set_null(used, "sd");
		json_set_bool(used, "held", s->aging[i].held);
		json_shown_count(&shown, "observations",
				 people_shown(s->aging[i].observations, s->settings));
		json_shown_close(&shown);
		json_append(list, used);
	}
	return list;
}

/* What is projected for each occupation. */
static struct json *growth_parts(const struct role_summary *r)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < r->outlook.part_count; i++) {
		const struct outlook_part *part = &r->outlook.parts[i];
		const struct role_occupation *occupation = &r->role->occupations[part->occupation];
		struct json *object = json_new_object();
		struct json_shown shown;

		json_shown_open(&shown, object);
		json_set_string(object, "soc", occupation->soc);
		json_set_string(object, "name", r->occupation_names[part->occupation]);
		json_shown_share(&shown, "weight", occupation->weight);
		json_shown_percent(&shown, "percent", part->growth_percent);
		json_shown_thousands(&shown, "employment_thousands", part->employment);
		json_shown_thousands(&shown, "openings_thousands_a_year", part->openings);
		json_shown_close(&shown);
		json_append(list, object);
	}
	return list;
}

struct json *json_growth(const struct role_summary *r)
{
	const struct outlook *o = &r->outlook;
	struct json *object;
	struct json_shown shown;

	if (!o->known)
		return NULL;
	object = json_new_object();
	json_shown_open(&shown, object);
	json_set_string(object, "word", o->word);
	json_set_string(object, "publisher_words", o->publisher_words);
	json_shown_percent(&shown, "percent", o->growth_percent);
	json_set_bool(object, "mean_of_occupations", growth_is_mean(o));
	json_shown_percent(&shown, "average_percent", o->average_percent);
	json_shown_count(&shown, "place_among_roles", o->place);
	json_shown_count(&shown, "roles", o->roles);
	json_set_string(object, "third", o->third);
	json_set_string(object, "period", o->period);
	json_shown_thousands(&shown, "employment_thousands", o->employment);
	json_shown_thousands(&shown, "openings_thousands_a_year", o->openings);
	json_set_string(object, "occupations", o->covered);
	json_set(object, "projected", growth_parts(r));
	json_set_string(object, "source", o->source);
	json_set_string(object, "words_source", o->words_source);
	json_shown_close(&shown);
	return object;
}

struct json *json_entry(const struct entry_level *entry)
{
	struct json *object;
	struct json_shown shown;

	if (!entry->known)
		return NULL;
	object = json_new_object();
	json_shown_open(&shown, object);
	json_set_bool(object, "is_entry_level", entry->yes);
	json_set_string(object, "reason", entry->reason);
	json_set_string(object, "education", entry->education);
	json_set_string(object, "work_experience", entry->work_experience);
	json_set_string(object, "training", entry->training);
	json_shown_count(&shown, "job_zone", entry->job_zone > 0 ? (uint64_t)entry->job_zone : 0);
	json_shown_share(&shown, "junior_share", entry->junior_share);
	json_set_integer(object, "levelled", (long long)entry->levelled);
	words_count(&shown.words, entry->levelled);
	json_shown_words(&shown, "levelled", &shown.words);
	json_shown_close(&shown);
	json_set_string(object, "source", entry->source);
	return object;
}
