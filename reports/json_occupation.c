/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_occupation.c: a role as schema.org reads it: an Occupation with its estimatedSalary.
 *
 * Only exact observed or published figures of the United States are in it: withheld and top-coded
 * figures are left out, since the vocabulary has no word for a bound. In a run from sample data
 * every name says so, since machines copy this part.
 */
#include "reports/formats.h"

#include <stdio.h>

#include "reports/address.h"
#include "reports/areas.h"
#include "reports/json_shown.h"
#include "reports/role_name.h"
#include "reports/sentences.h"
#include "reports/words.h"

#define SAMPLE_PREFIX "SAMPLE, not real pay: "

static void set_name(struct json *object, const char *key, const struct summary *s,
		     struct text name)
{
	struct buf marked;

	buf_init(&marked, BUF_LIMIT_DEFAULT);
	if (s->sample)
		buf_add_string(&marked, SAMPLE_PREFIX);
	buf_add_text(&marked, name);
	json_set_text(object, key, buf_text(&marked));
	buf_release(&marked);
}

static struct json *distribution(const struct summary *s, const struct band *b)
{
	static const char *const keys[BENCHMARK_PERCENTILES] = {
	    "percentile10", "percentile25", "median", "percentile75", "percentile90"};
	struct json *object = json_new_object();
	char letters[4];
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	buf_addf(&name, "%s, ", component_word(b->component));
	words_step(&name, b);
	if (b->basis == BASIS_BENCHMARK) {
		buf_add_string(&name, ", benchmark: ");
		say_benchmark(&name, catalogue_role(s->catalogue, b->role), b);
	}
	json_set_string(object, "@type", "MonetaryAmountDistribution");
	set_name(object, "name", s, buf_text(&name));
	code_text(s->settings->currency, letters);
	json_set_string(object, "currency", letters);
	json_set_string(object, "duration", "P1Y");
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (words_shown(b, p))
			json_set_money(object, keys[p], b->p[p].amount);
	buf_release(&name);
	return object;
}

static struct json *salaries(const struct summary *s, const struct role_summary *r)
{
	struct json *list = json_new_array();
	const enum level *levels;
	size_t count = levels_shown(r->role, &levels);

	if (r->headline && words_shown(r->headline, BENCHMARK_P50))
		json_append(list, distribution(s, r->headline));
	for (size_t i = 0; i < count; i++) {
		const struct band *b = r->ladder[levels[i]];

		if (b && b != r->headline && words_shown(b, BENCHMARK_P50))
			json_append(list, distribution(s, b));
	}
	return list;
}

/* The page, and of when its pay is. */
static struct json *web_page(const struct summary *s, const struct role_summary *r,
			     const char *address)
{
	struct json *page = json_new_object();

	json_set_string(page, "@type", "WebPage");
	if (address)
		json_set_string(page, "url", address);
	if (s->as_of.year)
		json_set_date(page, "temporalCoverage", s->as_of);
	if (r->editorial && r->editorial->last_reviewed.year)
		json_set_date(page, "lastReviewed", r->editorial->last_reviewed);
	return page;
}

static void set_address(struct json *object, const struct summary *s, const struct role_summary *r)
{
	struct buf address;
	char path[200];
	bool known;

	buf_init(&address, BUF_LIMIT_DEFAULT);
	snprintf(path, sizeof(path), "roles/%s.html", r->role->id);
	known = address_add(&address, s, path);
	if (known)
		json_set_text(object, "url", buf_text(&address));
	json_set(object, "mainEntityOfPage", web_page(s, r, known ? address.data : NULL));
	buf_release(&address);
}

/* A requirement that is one: "None" is no requirement, and no word of the vocabulary. */
static void set_requirement(struct json *object, const char *key, const char *words)
{
	struct text t = text_trim(text_of(words));

	if (t.len && !text_equal_fold(t, TEXT_LITERAL("none")) &&
	    !text_equal_fold(t, TEXT_LITERAL("n/a")))
		json_set_text(object, key, t);
}

struct json *json_occupation(const struct summary *s, const struct role_summary *r)
{
	struct json *object = json_new_object();
	struct json *country = json_new_object();
	struct json *categories = json_new_array();

	json_set_string(object, "@context", "https://schema.org");
	json_set_string(object, "@type", "Occupation");
	set_name(object, "name", s, text_of(role_name(r)));
	set_name(object, "description", s, text_of(r->role->summary));
	for (size_t i = 0; i < r->role->occupation_count; i++)
		json_append_text(categories, text_of(r->role->occupations[i].soc));
	set_address(object, s, r);
	json_set(object, "occupationalCategory", categories);
	json_set_string(country, "@type", "Country");
	json_set_string(country, "name", "United States");
	json_set(object, "occupationLocation", country);
	json_set(object, "estimatedSalary", salaries(s, r));
	if (r->entry.known) {
		set_requirement(object, "educationRequirements", r->entry.education);
		set_requirement(object, "experienceRequirements", r->entry.work_experience);
	}
	return object;
}
