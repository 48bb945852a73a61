/* cited.c: see cited.h. */
#include "reports/cited.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"

static void add(struct cited *list, size_t *count, const char *what, const char *citation)
{
	if (!citation || !*citation)
		return;
	for (size_t i = 0; i < *count; i++)
		if (strcmp(list[i].what, what) == 0 && strcmp(list[i].citation, citation) == 0)
			return;
	list[(*count)++] = (struct cited){.what = what, .citation = citation};
}

void cited_list(struct cited **out, size_t *count, const struct role_summary *r)
{
	struct cited *list = mem_alloc(r->impact.families + 4, sizeof(*list));

	*count = 0;
	for (size_t i = 0; i < r->impact.families; i++)
		add(list, count, "AI impact", r->impact.votes[i].source);
	if (isfinite(r->impact.augmentation) || isfinite(r->impact.automation))
		add(list, count, "Augmentation and automation", r->impact.shares_source);
	if (r->outlook.known) {
		add(list, count, "Growth", r->outlook.source);
		add(list, count, "Growth, in words", r->outlook.words_source);
	}
	if (r->entry.known)
		add(list, count, "Entry-level", r->entry.source);
	*out = list;
}
