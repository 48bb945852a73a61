/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text.h: borrowed slices of UTF-8 text, and ASCII helpers that know no locale.
 *
 * A `struct text` never owns its bytes and need not end in NUL. `data` may be
 * NULL only when `len` is 0.
 */
#ifndef PAYBANDS_BASE_TEXT_H
#define PAYBANDS_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct text {
	const char *data;
	size_t len;
};

/* For printf: printf("%.*s", TEXT_ARG(t)); the slice must be below 2 GiB, as every field is. */
#define TEXT_ARG(t) (int)(t).len, ((t).data ? (t).data : "")
#define TEXT_LITERAL(s) ((struct text){.data = (s), .len = sizeof(s) - 1})

/* NULL gives the empty text. */
static inline struct text text_of(const char *nul_terminated)
{
	return (struct text){.data = nul_terminated,
			     .len = nul_terminated ? strlen(nul_terminated) : 0};
}
static inline bool text_equal(struct text a, struct text b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}
bool text_equal_fold(struct text a, struct text b); /* ASCII letters without case */
/* One of the `count` words? */
bool text_is_one_of(struct text t, const char *const *words, size_t count);
bool text_is_one_of_fold(struct text t, const char *const *words, size_t count); /* without case */
int text_compare(struct text a, struct text b); /* by bytes; <0, 0, >0 */
/* Bytes of the character that `t` begins with, if it is one that nobody sees but that moves a terminal's cursor
 * or turns the order of what follows: a control but tab and line feed, or a bidirectional mark, embedding,
 * override or isolate (UAX 9). 0: it is none. */
size_t text_unseen(struct text t);
/* Where the first such character at or after `from` begins; t.len: there is none. */
size_t text_unseen_at(struct text t, size_t from);
/* For one line on a terminal: what came from an input must not move the cursor. Each byte of what text_unseen names,
 * and of tabs and newlines, becomes '?'. */
void text_make_printable(char *nul_terminated);
static inline bool text_starts(struct text t, struct text prefix)
{
	return t.len >= prefix.len &&
	       (!prefix.len ||
		(t.data[0] == prefix.data[0] && memcmp(t.data, prefix.data, prefix.len) == 0));
}
bool text_ends(struct text t, struct text suffix);

/* Takes the part before the first `separator` off `*rest` into `*part` (trimmed).
 * False when *rest was at its end (data NULL). "a|b|" gives a, b and the empty text. */
bool text_split(struct text *rest, char separator, struct text *part);

static inline char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}
static inline bool ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}
static inline bool ascii_alpha(char c)
{
	return (unsigned char)((c | ('a' - 'A')) - 'a') <= 'z' - 'a'; /* of either case */
}
static inline bool ascii_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f';
}

struct text text_trim_blanks(struct text t);
/* ASCII blanks off both ends. Most texts have none, and take no call. */
static inline struct text text_trim(struct text t)
{
	if (t.len && ((unsigned char)t.data[0] <= ' ' || (unsigned char)t.data[t.len - 1] <= ' '))
		return text_trim_blanks(t);
	return t;
}

static inline bool text_is_ascii(struct text t)
{
	const uint64_t high = 0x8080808080808080u;
	uint64_t any = 0, eight;
	size_t at = 0;

	if (t.len < sizeof(eight)) {
		for (; at < t.len; at++)
			any |= t.data[at] & 0x80;
		return !any;
	}
	for (; at + sizeof(eight) < t.len; at += sizeof(eight)) {
		memcpy(&eight, t.data + at, sizeof(eight));
		any |= eight;
	}
	memcpy(&eight, t.data + t.len - sizeof(eight), sizeof(eight));
	return !((any | eight) & high);
}

/* The edit distance (insert, delete, replace, each 1), for "did you mean"; texts longer than 63
 * bytes are cut there. */
size_t text_distance(struct text a, struct text b);
/* The same where two neighbours that changed places are one edit too, but no byte takes part in two edits (the
 * optimal string alignment distance). */
size_t text_slips(struct text a, struct text b);

/* Which of the `count` names is nearest to `wanted`: NULL when none is within a third
 * of its length. Ties go to the earlier name. */
const char *text_nearest(struct text wanted, const char *const *names, size_t count);

/* Numbers in the C locale whatever the process's locale is. The whole text must be the
 * number; blanks, hex, "inf" and "nan" are not numbers. False leaves *out untouched. */
bool text_to_double(struct text t, double *out) __attribute__((warn_unused_result));
bool text_to_long(struct text t, long long *out) __attribute__((warn_unused_result));

#endif
