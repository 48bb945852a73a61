/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part_check.c: was a part made as it would be now? If not, which setting, table or layout differs; see part.h. */
#include "base/text.h"
#include "parts/part.h"

/* Of "NAME = VALUE": false at the end. */
static bool take_line(struct text *lines, struct text *name, struct text *value)
{
	struct text line;
	size_t at = 0;

	if (!lines->len)
		return false;
	text_split(lines, '\n', &line);
	while (at < line.len && line.data[at] != '=')
		at++;
	*name = text_trim((struct text){.data = line.data, .len = at});
	*value = text_trim((struct text){.data = line.data + at + (at < line.len),
					 .len = line.len - at - (at < line.len)});
	return true;
}

/* The same name may stand there with several values, as two files may have one name. */
static bool has_line(struct text lines, struct text wanted, struct text value, struct text *other)
{
	struct text name, found;

	*other = (struct text){.data = NULL};
	while (take_line(&lines, &name, &found))
		if (text_equal(name, wanted)) {
			*other = found;
			if (text_equal(found, value))
				return true;
		}
	return false;
}

/* Names of lines that differ, with both values where they say something to a reader. */
struct differences {
	struct buf *out;
	size_t count;
	bool values;
};
enum { NAMED_MOST = 3 };

static void add_difference(struct differences *d, struct text name, struct text was,
			   struct text now)
{
	if (d->count++ >= NAMED_MOST)
		return;
	if (d->count > 1)
		buf_add_string(d->out, d->values ? "; " : ", ");
	buf_add_text(d->out, name);
	if (d->values)
		buf_addf(d->out, " %.*s, not %.*s", TEXT_ARG(was), TEXT_ARG(now));
}

static void list_differences(struct differences *d, struct text was, struct text now)
{
	struct text rest = was, name, value, other;

	while (take_line(&rest, &name, &value))
		if (!has_line(now, name, value, &other))
			add_difference(d, name, value, other.data ? other : text_of("none"));
	for (rest = now; take_line(&rest, &name, &value);)
		if (!has_line(was, name, value, &other) && !other.data)
			add_difference(d, name, text_of("none"), value);
	if (d->count > NAMED_MOST)
		buf_addf(d->out, " and %zu more", d->count - NAMED_MOST);
}

static int say_made_by(struct err *e, const struct part *p, const char *words, bool values,
		       struct text was, struct text now)
{
	struct buf what;
	struct differences d = {.out = &what, .values = values};

	buf_init(&what, BUF_LIMIT_DEFAULT);
	list_differences(&d, was, now);
	err_set(e, ERR_INPUT,
		"%s: was made by %s (%.*s): make it again by these, or merge it by those", p->name,
		words, TEXT_ARG(buf_text(&what)));
	buf_release(&what);
	return -1;
}

static int say_date(struct err *e, const struct part *p, struct date wanted)
{
	char was[11], now[11];

	date_to_iso(p->head.date, was);
	date_to_iso(wanted, now);
	return err_set(e, ERR_INPUT,
		       "%s: was made with another date given to its source (%s, not %s): make it "
		       "again by this one",
		       p->name, *was ? was : "none", *now ? now : "none");
}

int part_check(struct err *e, const struct part *p, const struct part_head *wanted)
{
	if (!text_equal(p->head.source, wanted->source))
		return err_set(e, ERR_INPUT, "%s: is a part of source %.*s, not of %.*s", p->name,
			       TEXT_ARG(p->head.source), TEXT_ARG(wanted->source));
#define CHECK(member, words, values)                                                               \
	if (!text_equal(p->head.member, wanted->member))                                           \
		return say_made_by(e, p, words, values, p->head.member, wanted->member);
	PART_MADE_BY(CHECK)
#undef CHECK
	return date_compare(p->head.date, wanted->date) ? say_date(e, p, wanted->date) : 0;
}
