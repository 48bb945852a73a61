/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_check.c: counts what a finished workbook holds; see book_check.h. */
#include "base/book_check.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/zip.h"

enum { PART = 64 * 1024, LOOK_AHEAD = 4 };

/* Counts what begins within the first `len` bytes, of which LOOK_AHEAD more can be looked at. */
static void count(struct book_tally *t, const char *bytes, size_t len)
{
	const char *end = bytes + len;

	for (const char *at = bytes; (at = memchr(at, '<', (size_t)(end - at))) != NULL; at++) {
		t->cells += memcmp(at + 1, "c ", 2) == 0;
		t->rows += memcmp(at + 1, "row ", 4) == 0;
	}
}

/* Reads a member to its end: its tally, and the last byte that is not a line's end. */
static int read_member(struct err *e, struct zip_archive *z, size_t index, struct book_tally *t,
		       char *last)
{
	static const size_t room = PART;
	char bytes[LOOK_AHEAD + PART + LOOK_AHEAD + 1];
	struct zip_member *m;
	size_t kept = 0, got = 1;
	int result = zip_member_open(e, &m, z, index);

	*t = (struct book_tally){.rows = 0};
	*last = '\0';
	while (!result && got) {
		result = zip_member_read(e, m, bytes + kept, room, &got);
		if (result)
			break;
		for (size_t i = kept + got; i > kept && got; i--)
			if (bytes[i - 1] != '\n') {
				*last = bytes[i - 1];
				break;
			}
		kept += got;
		memset(bytes + kept, 0, LOOK_AHEAD);
		if (!got) {
			count(t, bytes, kept);
		} else if (kept > LOOK_AHEAD) {
			count(t, bytes, kept - LOOK_AHEAD);
			memmove(bytes, bytes + kept - LOOK_AHEAD, LOOK_AHEAD);
			kept = LOOK_AHEAD;
		}
	}
	zip_member_close(m);
	return result;
}

/* The sheet whose rows the member has, from 1; 0: it is another part of the workbook. */
static size_t sheet_of(const char *member)
{
	unsigned long number;
	int end = 0;

	if (sscanf(member, "xl/worksheets/sheet%lu.xml%n", &number, &end) == 1 && end &&
	    !member[end])
		return number;
	return 0;
}

static int check_members(struct err *e, struct zip_archive *z, const char *name,
			 const struct book_tally *tallies, size_t sheets)
{
	size_t found = 0;

	for (size_t i = 0; i < zip_member_count(z); i++) {
		const char *member = zip_member_name(z, i);
		size_t sheet = sheet_of(member);
		struct book_tally t;
		char last;

		if (read_member(e, z, i, &t, &last)) {
			e->code = ERR_WRITE;
			return -1;
		}
		if (last != '>' || sheet > sheets ||
		    (sheet &&
		     (t.rows != tallies[sheet - 1].rows || t.cells != tallies[sheet - 1].cells)))
			return err_set(e, ERR_WRITE,
				       "%s: the workbook is not whole (%s): is the disk full?",
				       name, member);
		found += sheet != 0;
	}
	if (found != sheets)
		return err_set(e, ERR_WRITE, "%s: the workbook lacks a sheet", name);
	return 0;
}

int book_check(struct err *e, int fd, const char *name, const struct book_tally *tallies,
	       size_t sheets)
{
	struct zip_archive *z;
	int result;

	if (zip_archive_open(e, &z, fd, name, 0)) {
		e->code = ERR_WRITE;
		return -1;
	}
	result = check_members(e, z, name, tallies, sheets);
	zip_archive_close(z);
	return result;
}
