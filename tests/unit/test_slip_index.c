/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words with every slip there is, one after the other: none that is near a known word may be ruled out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "model/title/slip_index.h"

enum { WORD_MAX = SLIP_TWO_BYTES + 1 };

struct word {
	char bytes[WORD_MAX];
	size_t len;
};

static struct text text_of_word(const struct word *w)
{
	return (struct text){w->bytes, w->len};
}

/* Slip number `n` of a word: a letter dropped, added, replaced or swapped with the next, at each place and with each
 * letter. False where there are no more. */
static bool slip(const struct word *from, size_t n, struct word *out)
{
	enum { LETTERS = 26, KINDS = 2 + 2 * LETTERS };
	size_t at = n / KINDS, kind = n % KINDS;
	char letter = (char)('a' + kind % LETTERS);

	*out = *from;
	if (at > from->len)
		return false;
	if (kind == 2 * LETTERS && at < from->len) {
		memmove(out->bytes + at, from->bytes + at + 1, from->len - at - 1);
		out->len--;
	} else if (kind == 2 * LETTERS + 1 && at + 1 < from->len) {
		out->bytes[at] = from->bytes[at + 1];
		out->bytes[at + 1] = from->bytes[at];
	} else if (kind < LETTERS && from->len < WORD_MAX) {
		memmove(out->bytes + at + 1, from->bytes + at, from->len - at);
		out->bytes[at] = letter;
		out->len++;
	} else if (kind >= LETTERS && kind < 2 * LETTERS && at < from->len) {
		out->bytes[at] = letter;
	}
	return true;
}

static struct word word_of(const char *bytes)
{
	struct word w = {.len = strlen(bytes)};

	memcpy(w.bytes, bytes, w.len);
	return w;
}

static void no_word_one_slip_away_is_ruled_out(void **state)
{
	static const char *const known[] = {"swift",	 "tester",   "planner", "engineer",
					    "architect", "aabbaabb", "zzzzz"};
	struct slip_index s;
	size_t asked = 0, first; /* byte that is another */

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		struct word w = word_of(known[i]), near;
		slip_index_init(&s, 1);
		slip_index_add(&s, text_of_word(&w));
		for (size_t n = 0; slip(&w, n, &near); n++) {
			if (near.len < SLIP_BYTES_MIN || near.len > SLIP_ONE_MAX ||
			    near.bytes[0] != w.bytes[0])
				continue;
			for (first = 1; first < near.len && first < w.len;)
				if (near.bytes[first] == w.bytes[first])
					first++;
				else
					break;
			asked++;
			if (!slip_index_may_be_one(&s, text_of_word(&near), first))
				fail_msg("\"%.*s\" is not near %s", TEXT_ARG(text_of_word(&near)),
					 known[i]);
		}
		slip_index_release(&s);
	}
	assert_true(asked > 2000);
}

static void no_word_two_slips_from_one_of_ten_letters_is_ruled_out(void **state)
{
	static const char *const known[] = {"programmer", "statistics", "aabbaabbaa"};
	struct slip_index s;
	size_t asked = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		struct word w = word_of(known[i]), one, two;
		slip_index_init(&s, 1);
		slip_index_add(&s, text_of_word(&w));
		for (size_t n = 0; slip(&w, n, &one); n++)
			for (size_t k = 0; slip(&one, k, &two); k++) {
				/* Of two slips at one place text_slips may count more: letters that were swapped stay. */
				if (two.len + 2 < SLIP_TWO_BYTES || two.len >= SLIP_TWO_BYTES ||
				    text_slips(text_of_word(&two), text_of_word(&w)) > 2)
					continue;
				asked++;
				if (!slip_index_may_be_two(&s, text_of_word(&two)))
					fail_msg("\"%.*s\" is not near %s",
						 TEXT_ARG(text_of_word(&two)), known[i]);
			}
		slip_index_release(&s);
	}
	assert_true(asked > 10000);
}

static void few_of_other_words_get_through(void **state)
{
	static const char *const known[] = {"swift", "tester", "planner", "engineer", "programmer"};
	static const char consonants[] = "bdfgklmnprstvz", vowels[] = "aeiou";
	struct slip_index s;
	uint32_t dice = 1;
	size_t through = 0;

	(void)state;
	slip_index_init(&s, sizeof(known) / sizeof(*known));
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		slip_index_add(&s, text_of(known[i]));
	for (int n = 0; n < 1000; n++) {
		struct word w = {.len = 8};
		for (size_t i = 0; i < w.len; i++) {
			dice = dice * 1664525u + 1013904223u;
			w.bytes[i] =
			    i % 2 ? vowels[(dice >> 16) % 5] : consonants[(dice >> 16) % 14];
		}
		through += slip_index_may_be_one(&s, text_of_word(&w), w.len) ||
			   slip_index_may_be_two(&s, text_of_word(&w));
	}
	assert_true(through < 200);
	slip_index_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_word_one_slip_away_is_ruled_out),
	    cmocka_unit_test(no_word_two_slips_from_one_of_ten_letters_is_ruled_out),
	    cmocka_unit_test(few_of_other_words_get_through),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
