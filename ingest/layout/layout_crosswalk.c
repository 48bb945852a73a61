/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_crosswalk.c: from a publisher's own occupation codes to those of roles (SOC).
 *
 * A crosswalk is a CSV file of the columns code, soc and share; others (title, source, date) are for its
 * readers. A code may have several occupations and an occupation several codes. `share` is the part of
 * the occupation's people whom the publisher counts under that code: those of one occupation come to
 * 1 at most, and what they lack of it is not known. A code without soc is known and of no role, and so is
 * every code that is not listed where "*" is. Rows are kept by code, then occupation, so that their order in
 * the file is of no matter.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/layout/layout_private.h"
#include "model/title/role.h"

/* Shares are decimal fractions: their sum is compared with this much leeway. */
#define SHARE_ROUNDING 1e-9

enum { CODE, SOC, SHARE };

static int on_row(struct err *e, void *context, const struct reference_row *row)
{
	struct layout *l = context;
	struct text theirs = text_trim(row->fields[CODE]), soc = text_trim(row->fields[SOC]);
	struct text share = text_trim(row->fields[SHARE]);
	struct crosswalk_row carried = {.share = 0};

	if (!theirs.len)
		return err_set(e, ERR_USAGE, "the code is empty");
	if (soc.len && !occupation_is_detailed(soc))
		return err_set(
		    e, ERR_USAGE,
		    "soc \"%.*s\" is not the code of a detailed SOC occupation, like 15-2051",
		    TEXT_ARG(soc));
	if (soc.len &&
	    (!text_to_double(share, &carried.share) || !(carried.share > 0) || carried.share > 1))
		return err_set(e, ERR_USAGE,
			       "share \"%.*s\" is not above 0 and at most 1: it is the part of "
			       "the people of %.*s whom the code counts",
			       TEXT_ARG(share), TEXT_ARG(soc));
	if (soc.len && text_equal(theirs, TEXT_LITERAL("*")))
		return err_set(e, ERR_USAGE,
			       "the code \"*\" is every other one, and of no role: leave soc and "
			       "share empty");
	if (!soc.len && share.len)
		return err_set(e, ERR_USAGE, "a share without a SOC code");
	carried.code = arena_copy(&l->texts, theirs);
	carried.soc = arena_copy(&l->texts, soc);
	l->carried =
	    mem_grow(l->carried, &l->carried_room, l->carried_count + 1, sizeof(*l->carried));
	l->carried[l->carried_count++] = carried;
	return 0;
}

static int compare_codes(const char *a, const char *b)
{
	while (*a && ascii_lower(*a) == ascii_lower(*b)) {
		a++;
		b++;
	}
	return (unsigned char)ascii_lower(*a) - (unsigned char)ascii_lower(*b);
}

static int by_code(const void *left, const void *right)
{
	const struct crosswalk_row *a = left, *b = right;
	int order = compare_codes(a->code, b->code);

	return order ? order : strcmp(a->soc, b->soc);
}

static int by_soc(const void *left, const void *right)
{
	const struct crosswalk_row *a = left, *b = right;
	int order = strcmp(a->soc, b->soc);

	return order ? order : compare_codes(a->code, b->code);
}

static int check_shares(struct err *e, const struct layout *l)
{
	double sum = 0;

	for (size_t i = 0; i < l->carried_count; i++) {
		const struct crosswalk_row *row = &l->carried[i], *last = i ? row - 1 : NULL;
		bool same_soc = last && strcmp(last->soc, row->soc) == 0;
		if (same_soc && compare_codes(last->code, row->code) == 0)
			return err_set(e, ERR_USAGE,
				       "%s: code %s is carried to \"%s\" twice: "
				       "keep one row",
				       l->crosswalk, row->code, row->soc);
		sum = (same_soc ? sum : 0) + row->share;
		if (*row->soc && sum > 1 + SHARE_ROUNDING)
			return err_set(e, ERR_USAGE,
				       "%s: the shares of %s come to more than 1 with code %s: "
				       "they are parts of its people",
				       l->crosswalk, row->soc, row->code);
	}
	return 0;
}

/* A code of no role has one row, without SOC. */
static int check_codes(struct err *e, const struct layout *l)
{
	for (size_t i = 1; i < l->carried_count; i++) {
		const struct crosswalk_row *row = &l->carried[i], *last = row - 1;
		if (compare_codes(last->code, row->code) == 0 && !*last->soc)
			return err_set(e, ERR_USAGE,
				       "%s: code %s is carried to %s and, in another row, to no "
				       "occupation: keep one of them",
				       l->crosswalk, row->code, row->soc);
	}
	return 0;
}

int layout_read_crosswalk(struct err *e, struct layout *l, const struct layers *folders)
{
	static const char *const columns[] = {"code", "soc", "share", NULL};

	if (!l->crosswalk)
		return 0;
	if (layout_read_beside(e, l, &l->crosswalk, folders, columns, on_row, &l->carried_count))
		return -1;
	qsort(l->carried, l->carried_count, sizeof(*l->carried), by_soc);
	if (check_shares(e, l))
		return -1;
	qsort(l->carried, l->carried_count, sizeof(*l->carried), by_code);
	return check_codes(e, l);
}

/* The first row whose code is not below `code`. */
static size_t first_of(const struct layout *l, const char *own)
{
	size_t low = 0, high = l->carried_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_codes(l->carried[middle].code, own) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* No publisher's code is as long. */
enum { CODE_BYTES = 64 };

static bool as_code(struct text t, char out[CODE_BYTES])
{
	if (!t.len || t.len >= CODE_BYTES)
		return false;
	memcpy(out, t.data, t.len);
	out[t.len] = '\0';
	return true;
}

size_t layout_carried(const struct layout *l, struct text theirs, const struct crosswalk_row **out)
{
	char own[CODE_BYTES];
	size_t first, end;

	if (!as_code(theirs, own))
		return 0;
	first = end = first_of(l, own);
	while (end < l->carried_count && compare_codes(l->carried[end].code, own) == 0)
		end++;
	*out = l->carried + first;
	return end - first;
}

bool layout_has_crosswalk(const struct layout *l)
{
	return l->carried_count > 0;
}

bool layout_code_is_group(const struct layout *l, struct text theirs)
{
	char own[CODE_BYTES];
	size_t first;

	if (!as_code(theirs, own))
		return false;
	first = first_of(l, own);
	return first < l->carried_count && strlen(l->carried[first].code) > theirs.len &&
	       text_equal_fold((struct text){l->carried[first].code, theirs.len}, theirs);
}
