/* SPDX-License-Identifier: GPL-3.0-or-later */
/* impact_words.c: see impact_words.h. Each sentence is made by one function, which says nothing where
 * its figures are missing. */
#include "reports/impact_words.h"

#include <math.h>

#include "reports/role_name.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* Standard errors within which a figure is near another: 95%. */
#define NEAR 1.96
/* Prediction errors beyond which a family is out of line with the others. */
#define OUT_OF_LINE 2.0
/* Roles that a sentence names. */
enum { NAMED_MOST = 3 };

static double whole(double figure)
{
	return nearbyint(figure);
}

static void add_whole(struct buf *out, double figure)
{
	words_number(out, whole(figure), 0);
}

/* "three"; digits from ten on. */
static void add_number_word(struct buf *out, size_t number)
{
	static const char *const words[] = {"no",   "one", "two",   "three", "four",
					    "five", "six", "seven", "eight", "nine"};

	if (number < sizeof(words) / sizeof(*words))
		buf_add_string(out, words[number]);
	else
		buf_addf(out, "%zu", number);
}

void say_index_score(struct buf *out, const struct impact *impact)
{
	if (!impact->scale)
		return;
	add_whole(out, impact->score);
	buf_add_string(out, "/100");
	if (isfinite(impact->plus_minus)) {
		buf_add_string(out, " \xc2\xb1");
		words_number(out, impact->plus_minus, 1);
	}
}

void say_index_halves(struct buf *out, const struct impact *impact)
{
	if (!impact->scale)
		return;
	buf_add_string(out, "could ");
	add_whole(out, impact->could);
	buf_add_string(out, ", does ");
	add_whole(out, impact->does);
}

void say_index_basis(struct buf *out, const struct impact *impact)
{
	const struct impact_scale *c = impact->scale;

	if (!c)
		return;
	buf_addf(out, "%s. Weights: %s.", c->name, c->weights);
	if (!isfinite(c->residual))
		return;
	buf_add_string(out,
		       " ± is the standard error of the score: the residual of the additive fit "
		       "of role and family, ");
	words_number(out, c->residual, 1);
	buf_add_string(out, " points, over the root of the families that cover the role. Two roles "
			    "less than ");
	words_number(out, c->apart, 0);
	buf_add_string(out, " points apart are not called different.");
}

/* ---- the paragraph ---- */

static void say_score(struct buf *out, const struct role_summary *r)
{
	const struct impact *i = &r->impact;

	buf_addf(out, "The work of %s %s scores ", say_article(role_name(r)), role_name(r));
	add_whole(out, i->score);
	buf_add_string(out, " of 100");
	if (isfinite(i->plus_minus)) {
		buf_add_string(out, ", give or take ");
		words_number(out, i->plus_minus, 1);
		buf_add_char(out, ',');
	}
	buf_add_string(out, " on an index of exposure to AI: ");
	add_whole(out, i->could);
	buf_add_string(out, " for what AI could touch, ");
	add_whole(out, i->does);
	buf_add_string(out, " for what it is seen to do.");
}

/* " 22 points above the median of 755 occupations (19)". */
static void add_from_median(struct buf *out, const struct impact *i)
{
	double points = whole(i->score) - whole(i->scale->median);

	buf_addf(out, " %.0f points %s the median of %zu occupations (", fabs(points),
		 points < 0 ? "below" : "above", i->scale->occupations);
	add_whole(out, i->scale->median);
	buf_add_char(out, ')');
}

static void say_among_occupations(struct buf *out, const struct impact *i)
{
	const struct impact_scale *c = i->scale;
	double room = isfinite(i->plus_minus) ? NEAR * i->plus_minus : c->apart;

	if (!isfinite(c->median) || !isfinite(c->p95))
		return;
	if (fabs(whole(i->score) - whole(c->median)) < c->apart) {
		buf_addf(out, " The score cannot be told from the median of %zu occupations (",
			 c->occupations);
		add_whole(out, c->median);
		buf_add_string(out, ").");
		return;
	}
	buf_add_string(out, " The score is");
	add_from_median(out, i);
	if (i->score < c->median) {
		buf_add_char(out, '.');
		return;
	}
	buf_add_string(out, i->score - c->p95 > room	? ", and above"
			    : i->score - c->p95 < -room ? ", but below"
							: ", and close to");
	buf_add_string(out, " their 95th percentile (");
	add_whole(out, c->p95);
	buf_add_string(out, ").");
}

/* Other roles of exactly the same score. */
static size_t tied(const struct summary *s, const struct role_summary *r)
{
	size_t count = 0;

	for (size_t i = 0; i < s->role_count; i++) {
		const struct impact *other = &s->roles[i].impact;

		count += &s->roles[i] != r && other->scale && other->place == r->impact.place;
	}
	return count;
}

static void say_among_roles(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct impact *i = &r->impact;
	size_t ties = tied(s, r);

	if (i->scale->roles < 2)
		return;
	buf_add_string(out, " Counted from the most exposed, it");
	say_rank(out, i->place, ties, i->scale->roles);
	if (!i->third) {
		buf_add_string(out, ", and the families of measures disagree about which third "
				    "it belongs in.");
		return;
	}
	buf_add_string(out, i->third_families == i->amount_count ? ", and all " : ", and ");
	add_number_word(out, i->third_families);
	if (i->third_families < i->amount_count) {
		buf_add_string(out, " of ");
		add_number_word(out, i->amount_count);
	}
	buf_addf(out, " families of measures put it in the %s third.", i->third);
}

/* The family that is furthest out of line with the others; NULL: none is. */
static const struct impact_amount *out_of_line(const struct impact *i)
{
	const struct impact_amount *most = NULL;
	double error = i->observed > 1
			   ? i->scale->residual * sqrt(1 + 1 / ((double)i->observed - 1))
			   : (double)NAN;
	double least = OUT_OF_LINE * error;

	for (size_t k = 0; k < i->amount_count; k++) {
		const struct impact_amount *a = &i->amounts[k];
		double off = a->filled ? 0 : fabs(a->amount - a->expected);

		if (off > least) {
			most = a;
			least = off;
		}
	}
	return most;
}

static bool say_out_of_line(struct buf *out, const struct impact *i)
{
	const struct impact_amount *a = out_of_line(i);

	if (!a)
		return false;
	buf_addf(out, " For %s the figure is ", a->brief);
	add_whole(out, a->amount);
	buf_add_string(out, ", where the other families lead one to expect ");
	add_whole(out, a->expected);
	buf_add_char(out, '.');
	return true;
}

/* ---- tasks ---- */

/* A task in a sentence is short enough to be read in it. */
enum { TASK_BYTES_MOST = 140 };

static const struct task_row *first_short(const struct task_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_of(rows[i].text).len <= TASK_BYTES_MOST)
			return &rows[i];
	return NULL;
}

/* Of an occupation all of whose tasks are exposed the last in order is as exposed as others' first: below "with
 * tools" on the whole, by people and the model, or whichever labels it. */
static bool is_little_exposed(const struct task_row *task)
{
	double people = isnan(task->people) ? task->model : task->people;
	double model = isnan(task->model) ? task->people : task->model;

	return people + model < 1;
}

static const struct task_row *first_little_exposed(const struct task_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_of(rows[i].text).len <= TASK_BYTES_MOST && is_little_exposed(&rows[i]))
			return &rows[i];
	return NULL;
}

/* "Write code." as it goes on after "to": O*NET's tasks begin with a verb. Initials keep their case. */
static void add_task(struct buf *out, const char *task)
{
	struct text t = text_of(task);

	if (text_ends(t, TEXT_LITERAL(".")))
		t.len--;
	if (t.len > 1 && ascii_lower(t.data[1]) == t.data[1]) {
		buf_add_char(out, ascii_lower(*t.data));
		t.data++;
		t.len--;
	}
	buf_add_text(out, t);
}

static bool say_tasks(struct buf *out, const struct task_evidence *e)
{
	const struct task_row *most = first_short(e->most, e->rows);
	const struct task_row *least = first_little_exposed(e->least, e->rows);

	if (!most)
		return false;
	buf_add_string(out, " Of the tasks that O*NET lists, one of the most exposed is to ");
	add_task(out, most->text);
	if (least) {
		buf_add_string(out, "; one of the least exposed is to ");
		add_task(out, least->text);
	}
	buf_add_char(out, '.');
	return true;
}

static void say_different(struct buf *out, const struct impact *i)
{
	size_t others = i->scale->roles - 1;

	if (i->scale->roles < 2)
		return;
	if (!i->different)
		buf_add_string(out, " No other role here is ");
	else if (i->different == others)
		buf_addf(out, " Every other role here is ");
	else
		buf_addf(out, " Of the other %zu, %zu %s ", others, i->different,
			 i->different == 1 ? "is" : "are");
	words_number(out, i->scale->apart, 0);
	buf_add_string(out, " points or more away, the least difference that these measures can "
			    "tell.");
}

/* The families that do not cover the role. */
static bool say_filled(struct buf *out, const struct impact *i)
{
	size_t filled = i->amount_count - i->observed, said = 0;

	if (!filled)
		return false;
	buf_add_string(out, " Its occupations are not covered by ");
	for (size_t k = 0; k < i->amount_count; k++)
		if (i->amounts[k].filled) {
			buf_addf(out, "%s%s", say_joint(said, filled), i->amounts[k].brief);
			said++;
		}
	buf_add_string(out, filled == 1 ? "; that figure is estimated from the other families"
					: "; those figures are estimated from the other families");
	buf_add_string(out, i->few_families ? ", too few to lean on." : ".");
	return true;
}

static void say_inseparable(struct buf *out, const struct summary *s, const struct impact *i)
{
	size_t named = i->inseparable_count > NAMED_MOST + 1 ? NAMED_MOST : i->inseparable_count;
	size_t items = named + (named < i->inseparable_count);

	if (!i->inseparable_count)
		return;
	buf_add_string(out, " The role rests on the same occupations as ");
	for (size_t k = 0; k < named; k++)
		buf_addf(out, "%s%s", say_joint(k, items), role_name(&s->roles[i->inseparable[k]]));
	if (named < i->inseparable_count)
		buf_addf(out, " and %zu other roles", i->inseparable_count - named);
	buf_addf(out, ", from which these measures cannot tell it apart.");
}

void say_impact_paragraph(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct impact *i = &r->impact;

	if (!i->scale)
		return;
	say_score(out, r);
	say_among_occupations(out, i);
	say_among_roles(out, s, r);
	if (!say_tasks(out, &r->tasks) && !say_out_of_line(out, i))
		say_different(out, i);
	if (!say_filled(out, i))
		say_inseparable(out, s, i);
}
