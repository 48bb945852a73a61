/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text.c: comparing, trimming, splitting and parsing borrowed text; see text.h. */
#include "base/text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool text_equal_fold(struct text a, struct text b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_lower(a.data[i]) != ascii_lower(b.data[i]))
			return false;
	return true;
}

bool text_is_one_of(struct text t, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) /* most differ in their first letter */
		if ((!t.len || t.data[0] == words[i][0]) && text_equal(t, text_of(words[i])))
			return true;
	return false;
}

bool text_is_one_of_fold(struct text t, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal_fold(t, text_of(words[i])))
			return true;
	return false;
}

int text_compare(struct text a, struct text b)
{
	size_t shared = a.len < b.len ? a.len : b.len;
	int order = shared ? memcmp(a.data, b.data, shared) : 0;

	if (order)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

size_t text_unseen(struct text t)
{
	const unsigned char *b = (const unsigned char *)t.data;

	if (t.len && (b[0] < 0x20 || b[0] == 0x7f))
		return b[0] != '\t' && b[0] != '\n';
	if (t.len > 1 && b[0] == 0xc2 && b[1] >= 0x80 && b[1] < 0xa0)
		return 2; /* U+0080 to U+009F */
	if (t.len > 1 && b[0] == 0xd8 && b[1] == 0x9c)
		return 2; /* U+061C */
	if (t.len < 3 || b[0] != 0xe2)
		return 0;
	if (b[1] == 0x80 && (b[2] == 0x8e || b[2] == 0x8f || (b[2] >= 0xaa && b[2] <= 0xae)))
		return 3; /* U+200E, U+200F, U+202A to U+202E */
	return b[1] == 0x81 && b[2] >= 0xa6 && b[2] <= 0xa9 ? 3 : 0; /* U+2066 to U+2069 */
}

enum { STEP = 16 };
typedef uint8_t step_bytes __attribute__((vector_size(STEP)));
typedef uint64_t step_words __attribute__((vector_size(STEP)));

/* Are sixteen bytes all from 0x20 to 0x7e, tabs or ends of lines? */
static bool step_is_plain(const char *bytes)
{
	step_bytes at;
	step_words other;

	memcpy(&at, bytes, sizeof(at));
	other = (step_words)((at - 0x20 > 0x7e - 0x20) & (at != '\n') & (at != '\t'));
	return !(other[0] | other[1]);
}

size_t text_unseen_at(struct text t, size_t from)
{
	while (from < t.len) {
		size_t end = t.len - from < STEP ? t.len : from + STEP;

		if (end - from == STEP && step_is_plain(t.data + from)) {
			from = end;
			continue;
		}
		for (; from < end; from++) {
			unsigned char byte = (unsigned char)t.data[from];
			bool plain = byte >= 0x20 && byte < 0x7f;
			if (!plain && text_unseen((struct text){t.data + from, t.len - from}))
				return from;
		}
	}
	return from;
}

struct text text_trim_blanks(struct text t)
{
	while (t.len && ascii_blank(t.data[0])) {
		t.data++;
		t.len--;
	}
	while (t.len && ascii_blank(t.data[t.len - 1]))
		t.len--;
	return t;
}

bool text_ends(struct text t, struct text suffix)
{
	return t.len >= suffix.len &&
	       (!suffix.len || memcmp(t.data + t.len - suffix.len, suffix.data, suffix.len) == 0);
}

bool text_split(struct text *rest, char separator, struct text *part)
{
	const char *cut;

	if (!rest->data)
		return false;
	cut = rest->len ? memchr(rest->data, separator, rest->len) : NULL;
	if (cut) {
		size_t taken = (size_t)(cut - rest->data);
		*part = text_trim((struct text){.data = rest->data, .len = taken});
		rest->data += taken + 1;
		rest->len -= taken + 1;
	} else {
		*part = text_trim(*rest);
		*rest = (struct text){.data = NULL, .len = 0};
	}
	return true;
}

/* Bit i of a column of the table of distances stands for row i + 1: whether the distance there is one more, or
 * one less, than in the row above. Hyyro (2003), "A bit-vector algorithm for computing Levenshtein and Damerau
 * edit distances"; without the lines of `swapped` it is Levenshtein's distance. */
static size_t distance(struct text a, struct text b, bool swaps)
{
	uint64_t at[256]; /* by byte of either: where it is in `a` */
	uint64_t more = ~UINT64_C(0), less = 0, zero = 0, before = 0;
	uint64_t last = UINT64_C(1) << (a.len - 1);
	size_t result = a.len;

	for (size_t k = 0; k < b.len; k++)
		at[(unsigned char)b.data[k]] = 0;
	for (size_t i = 0; i < a.len; i++)
		at[(unsigned char)a.data[i]] = 0;
	for (size_t i = 0; i < a.len; i++)
		at[(unsigned char)a.data[i]] |= UINT64_C(1) << i;
	for (size_t k = 0; k < b.len; k++) {
		uint64_t here = at[(unsigned char)b.data[k]];
		uint64_t swapped = swaps ? ((~zero & here) << 1) & before : 0;
		uint64_t right_more, right_less;
		zero = (((here & more) + more) ^ more) | here | less | swapped;
		right_more = less | ~(zero | more);
		right_less = zero & more;
		result += (right_more & last) != 0;
		result -= (right_less & last) != 0;
		right_more = right_more << 1 | 1;
		right_less <<= 1;
		more = right_less | ~(zero | right_more);
		less = zero & right_more;
		before = here;
	}
	return result;
}

enum { DISTANCE_MAX = 63 };

static size_t cut_distance(struct text a, struct text b, bool swaps)
{
	a.len = a.len < DISTANCE_MAX ? a.len : DISTANCE_MAX;
	b.len = b.len < DISTANCE_MAX ? b.len : DISTANCE_MAX;
	return a.len ? distance(a, b, swaps) : b.len;
}

size_t text_distance(struct text a, struct text b)
{
	return cut_distance(a, b, false);
}

size_t text_slips(struct text a, struct text b)
{
	return cut_distance(a, b, true);
}

const char *text_nearest(struct text wanted, const char *const *names, size_t count)
{
	const char *nearest = NULL;
	size_t best = wanted.len / 3 + 1;

	for (size_t i = 0; i < count; i++) {
		size_t distance = text_distance(wanted, text_of(names[i]));
		if (distance <= best && (!nearest || distance < best)) {
			nearest = names[i];
			best = distance;
		}
	}
	return nearest;
}

enum { NUMBER_MAX = 63 };

/* strtod and strtoll need a NUL and accept more than we do: this decides what a number is. */
static bool copy_number(struct text t, const char *allowed, char *copy)
{
	if (t.len == 0 || t.len > NUMBER_MAX)
		return false;
	for (size_t i = 0; i < t.len; i++) {
		if (!t.data[i] || !strchr(allowed, t.data[i]))
			return false;
		copy[i] = t.data[i];
	}
	copy[t.len] = '\0';
	return true;
}

enum { DIGITS_EXACT = 15 }; /* so many, and as high a power of ten, have no rounding in a double */

/* "47530", "3.2". Both sides of the one division are exact, so its result is the nearest number, as strtod's is. */
static bool plain_to_double(struct text t, double *out)
{
	double digits = 0, scale = 1;
	bool fraction = false;
	size_t count = 0;

	if (t.len > DIGITS_EXACT)
		return false;
	for (size_t i = 0; i < t.len; i++) {
		if (t.data[i] == '.' && !fraction) {
			fraction = true;
		} else if (ascii_digit(t.data[i])) {
			digits = digits * 10 + (t.data[i] - '0');
			scale *= fraction ? 10 : 1;
			count++;
		} else {
			return false;
		}
	}
	if (count)
		*out = digits / scale;
	return count > 0;
}

bool text_to_double(struct text t, double *out)
{
	char copy[NUMBER_MAX + 1];
	char *end;
	double value;

	if (plain_to_double(t, out)) /* nearly all that are read */
		return true;
	if (!copy_number(t, "0123456789+-.eE", copy))
		return false;
	value = strtod(copy, &end);
	if (*end || end == copy || !isfinite(value))
		return false;
	*out = value;
	return true;
}

enum { DIGITS_SURE = 18 }; /* so many are no overflow */

static bool digits_to_long(struct text t, long long *out)
{
	long long value = 0;

	if (!t.len || t.len > DIGITS_SURE)
		return false;
	for (size_t i = 0; i < t.len; i++) {
		if (!ascii_digit(t.data[i]))
			return false;
		value = value * 10 + (t.data[i] - '0');
	}
	*out = value;
	return true;
}

bool text_to_long(struct text t, long long *out)
{
	char copy[NUMBER_MAX + 1];
	char *end;
	long long value;

	if (digits_to_long(t, out)) /* nearly all that are read */
		return true;
	if (!copy_number(t, "0123456789+-", copy))
		return false;
	errno = 0;
	value = strtoll(copy, &end, 10);
	if (*end || end == copy || errno)
		return false;
	*out = value;
	return true;
}

void text_make_printable(char *text)
{
	size_t unseen, left = strlen(text);

	for (; left; text += unseen, left -= unseen) {
		unseen = text_unseen((struct text){text, left});
		unseen = *text == '\t' || *text == '\n' ? 1 : unseen;
		memset(text, '?', unseen);
		unseen += !unseen;
	}
}
