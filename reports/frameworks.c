/* SPDX-License-Identifier: GPL-3.0-or-later */
/* frameworks.c: see frameworks.h. */
#include "reports/frameworks.h"

#include <string.h>

#include "reports/sentences.h"

/* "30.1" of "O*NET 30.1 Job Zones, CC BY 4.0 (2025-12)". */
static struct text release_in(const char *citation)
{
	static const char before[] = "O*NET ";
	const char *found = citation;
	size_t digits;

	while (found && (found = strstr(found, before))) {
		found += sizeof(before) - 1;
		digits = strspn(found, "0123456789.");
		while (digits && found[digits - 1] == '.')
			digits--;
		if (digits)
			return (struct text){.data = found, .len = digits};
	}
	return (struct text){.data = NULL};
}

struct text onet_release(const struct role_summary *r)
{
	struct text release = release_in(r->entry.source);

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
