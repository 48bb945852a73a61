/* SPDX-License-Identifier: GPL-3.0-or-later */
/* question.c: see question.h. */
#include "cmd/question.h"

#include <string.h>

#include "model/title/level.h"
#include "reports/words.h"

/* ---- the role ---- */

static uint16_t role_named(const struct catalogue *catalogue, struct text name)
{
	uint16_t index = catalogue_find(catalogue, name);

	for (size_t i = 0; index == ROLE_NONE && i < catalogue_count(catalogue); i++)
		if (text_equal_fold(text_of(catalogue_role(catalogue, i)->name), name))
			index = (uint16_t)i;
	return index;
}

/* ROLE_NONE where the title is of none. */
static uint16_t role_titled(const struct catalogue *catalogue, struct text title)
{
	struct title_reading reading;

	title_read(catalogue, title, &reading);
	return reading.role;
}

static int no_role(struct err *e, const struct asker *by, const char *given)
{
	struct text name = text_trim(text_of(given));
	const char *nearest = catalogue_nearest(by->catalogue, name);
	uint16_t titled = role_titled(by->catalogue, name);

	if (!nearest && titled != ROLE_NONE)
		nearest = catalogue_role(by->catalogue, titled)->id;
	if (nearest)
		return err_set(e, ERR_USAGE, "%s: no role \"%s\"; did you mean \"%s\"?",
			       by->command, given, nearest);
	return err_set(e, ERR_USAGE, "%s: no role \"%s\"; 'paybands roles' lists them", by->command,
		       given);
}

int question_role(struct err *e, uint16_t *out, const struct asker *by, const char *given)
{
	*out = role_named(by->catalogue, text_trim(text_of(given)));
	return *out == ROLE_NONE ? no_role(e, by, given) : 0;
}

int question_role_or_title(struct err *e, uint16_t *out, const struct asker *by, const char *given)
{
	struct text name = text_trim(text_of(given));

	*out = role_named(by->catalogue, name);
	if (*out == ROLE_NONE)
		*out = role_titled(by->catalogue, name);
	return *out == ROLE_NONE ? no_role(e, by, given) : 0;
}

/* ---- level and experience ---- */

int question_level(struct err *e, enum level *out, const struct asker *by, const char *given)
{
	const char *words[LEVEL_COUNT];
	struct text word = text_trim(text_of(given));
	const char *nearest;

	for (int level = 0; level < LEVEL_COUNT; level++) {
		words[level] = band_level_word((enum level)level);
		if (text_equal_fold(word, text_of(words[level]))) {
			*out = (enum level)level;
			return 0;
		}
	}
	nearest = text_nearest(word, words, LEVEL_COUNT);
	if (nearest)
		return err_set(e, ERR_USAGE, "%s: no level \"%s\"; did you mean \"%s\"?",
			       by->command, given, nearest);
	return err_set(e, ERR_USAGE,
		       "%s: no level \"%s\"; levels are junior, mid, senior, staff, manager, "
		       "executive and all",
		       by->command, given);
}

/* "7", "5-7 years", or the step itself, "8+". */
static int no_step(struct err *e, const struct asker *by, const char *option, const char *given)
{
	struct buf steps;

	buf_init(&steps, BUF_LIMIT_DEFAULT);
	for (int step = EXPERIENCE_FIRST; step <= EXPERIENCE_LAST; step++)
		buf_addf(&steps, "%s%s", step > EXPERIENCE_FIRST ? ", " : "",
			 years_words(experience_span(by->steps, (enum experience)step)).text);
	err_set(e, ERR_USAGE, "%s: %s \"%s\" is not a number of years; write 6, or one of %.*s",
		by->command, option, given, TEXT_ARG(buf_text(&steps)));
	buf_release(&steps);
	return -1;
}

int question_years(struct err *e, struct years_span *out, const struct asker *by,
		   const char *option, const char *given)
{
	struct text word = text_trim(text_of(given));
	double years;

	*out = (struct years_span){.from = 0};
	if (text_equal_fold(word, TEXT_LITERAL("all")))
		return 0;
	for (int step = EXPERIENCE_FIRST; step <= EXPERIENCE_LAST; step++) {
		*out = experience_span(by->steps, (enum experience)step);
		if (text_equal(word, text_of(years_words(*out).text)))
			return 0;
	}
	*out = (struct years_span){.from = 0};
	if (years_read(word, &years))
		*out = experience_span(by->steps, experience_of(by->steps, years));
	return years_are_all(*out) ? no_step(e, by, option, given) : 0;
}

void question_step_words(struct buf *out, enum level level, struct years_span experience)
{
	if (!years_are_all(experience)) {
		words_experience(out, experience);
		buf_add_string(out, " of experience");
	} else if (level == LEVEL_ALL) {
		buf_add_string(out, "all levels");
	} else {
		buf_addf(out, "%s level", band_level_word(level));
	}
}

/* ---- percentile, component and basis ---- */

bool question_percentile(double *out, const char *given)
{
	struct text t = text_trim(text_of(given));

	if (t.len && (t.data[0] == 'P' || t.data[0] == 'p')) {
		t.data++;
		t.len--;
	}
	return text_to_double(t, out) && *out > 0 && *out < 100;
}

int question_component(struct err *e, enum component *out, const struct asker *by,
		       const char *given)
{
	static const enum component asked[] = {COMPONENT_BASE, COMPONENT_TOTAL};

	for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++)
		if (text_equal_fold(text_trim(text_of(given)), text_of(component_word(asked[i])))) {
			*out = asked[i];
			return 0;
		}
	return err_set(e, ERR_USAGE, "%s: --component \"%s\" is not one of base, total",
		       by->command, given);
}

int question_basis(struct err *e, enum basis *out, const struct asker *by, const char *given)
{
	for (int basis = 0; basis < BASIS_COUNT; basis++)
		if (text_equal_fold(text_trim(text_of(given)),
				    text_of(basis_word((enum basis)basis)))) {
			*out = (enum basis)basis;
			return 0;
		}
	return err_set(e, ERR_USAGE,
		       "%s: --basis \"%s\" is not one of observed, modelled, benchmark",
		       by->command, given);
}

/* ---- all of it ---- */

static int read_step(struct err *e, struct band_filter *out, const struct asker *by,
		     const struct options *o)
{
	out->by_level = out->by_experience = o->level || o->experience;
	out->level = LEVEL_ALL;
	out->experience = (struct years_span){.from = 0};
	if (o->level && question_level(e, &out->level, by, o->level))
		return -1;
	if (o->experience && question_years(e, &out->experience, by, "--experience", o->experience))
		return -1;
	if (out->level != LEVEL_ALL && !years_are_all(out->experience))
		return err_set(e, ERR_USAGE,
			       "%s: give --level or --experience, not both: a band has one of the "
			       "two",
			       by->command);
	return 0;
}

static int read_filter_area(struct err *e, struct band_filter *out, const struct asker *by,
			    const char *given)
{
	struct areas_asked asked;

	out->by_area = true;
	out->area = (struct area){.kind = AREA_ALL};
	if (text_equal(text_trim(text_of(given)), TEXT_LITERAL("*")))
		return 0;
	if (question_area(e, &asked, by, given))
		return -1;
	out->area = asked.areas[0];
	return 0;
}

int band_filter_read(struct err *e, struct band_filter *out, const struct asker *by,
		     const struct options *o)
{
	*out = (struct band_filter){.by_role = o->role != NULL,
				    .by_component = o->component != NULL,
				    .by_basis = o->basis != NULL};
	if (o->role && question_role_or_title(e, &out->role_index, by, o->role))
		return -1;
	if (o->role)
		out->role = catalogue_role(by->catalogue, out->role_index);
	if (read_step(e, out, by, o) ||
	    (o->component && question_component(e, &out->component, by, o->component)) ||
	    (o->basis && question_basis(e, &out->basis, by, o->basis)))
		return -1;
	return o->area ? read_filter_area(e, out, by, o->area) : 0;
}

bool band_filter_takes(const struct band_filter *f, const struct band *b)
{
	return (!f->by_role || b->role == f->role_index) &&
	       (!f->by_level || b->level == f->level) &&
	       (!f->by_experience || years_equal(b->experience, f->experience)) &&
	       (!f->by_area || area_compare(b->area, f->area) == 0) &&
	       (!f->by_component || b->component == f->component) &&
	       (!f->by_basis || b->basis == f->basis);
}

void band_filter_words(struct buf *out, const struct band_filter *f,
		       const struct gazetteer *gazetteer)
{
	buf_add_string(out, f->role ? f->role->name : "all roles");
	if (f->by_level || f->by_experience) {
		buf_add_string(out, ", ");
		question_step_words(out, f->level, f->experience);
	}
	if (f->by_area) {
		buf_add_string(out, ", in ");
		words_area(out, gazetteer, f->area);
	}
	if (f->by_component)
		buf_addf(out, ", %s pay", component_word(f->component));
	if (f->by_basis)
		buf_addf(out, ", %s", basis_word(f->basis));
}
