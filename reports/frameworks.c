/* SPDX-License-Identifier: GPL-3.0-or-later */
/* frameworks.c: see frameworks.h. */
#include "reports/frameworks.h"

#include <string.h>

#include "reports/sentences.h"

static struct text number_at(const char *found)
{
	size_t digits = strspn(found, "0123456789.");

	while (digits && found[digits - 1] == '.')
		digits--;
	return (struct text){.data = digits ? found : NULL, .len = digits};
}

/* "30.1" of "O*NET 30.1 Job Zones, CC BY 4.0 (2025-12)" and of an input's "O*NET Database, Task Statements, release
 * 30.1"; what follows a semicolon is another's. */
static struct text release_in(const char *citation)
{
	static const char publisher[] = "O*NET ", word[] = ", release ";
	struct text number = {.data = NULL};
	const char *at = citation ? strstr(citation, publisher) : NULL;

	for (; at && !number.len; at = strstr(at, publisher)) {
		const char *release;

		at += sizeof(publisher) - 1;
		number = number_at(at);
		release = strstr(at, word);
		if (!number.len && release && release < at + strcspn(at, ";"))
			number = number_at(release + sizeof(word) - 1);
	}
	return number;
}

struct text onet_release(const struct role_summary *r)
{
	const char *const works[] = {r->work.tasks_source, r->work.technologies_source,
				     r->work.titles_source, r->work.related_source,
				     r->entry.source};
	struct text release = {.data = NULL};

	for (size_t i = 0; !release.len && i < sizeof(works) / sizeof(*works); i++)
		release = release_in(works[i]);
	for (size_t i = 0; !release.len && i < r->move_count; i++)
		release = release_in(r->moves[i].related_source);
	return release;
}

void say_functions(struct buf *out, const struct role *role)
{
	if (!role->tag_count)
		return;
	buf_addf(out, "NIST AI RMF function%s: ", role->tag_count == 1 ? "" : "s");
	for (size_t i = 0; i < role->tag_count; i++)
		buf_addf(out, "%s%s", say_joint(i, role->tag_count), role->tags[i]);
	buf_add_char(out, '.');
}

void say_onet_release(struct buf *out, const struct role_summary *r)
{
	struct text release = onet_release(r);

	if (release.len)
		buf_addf(out, "%sO*NET release: %.*s.", out->len ? " " : "", TEXT_ARG(release));
}

void say_frameworks(struct buf *out, const struct role_summary *r)
{
	say_functions(out, r->role);
	say_onet_release(out, r);
}
