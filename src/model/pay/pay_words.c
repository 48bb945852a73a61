/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_words.c: finds the words and signs of pay texts.
 *
 * Letters are folded as they are gathered; the longest phrase takes precedence over a word, and a
 * word of the table over an ISO code.
 */
#include "model/pay/pay_private.h"

#include <assert.h>
#include <string.h>

#include "model/pay/currency.h"
#include "model/pay/pay_word_table.h"

static const struct pay_word *find_word(const char *folded, const char *written)
{
	/* the first two bytes are looked at here: most rows need no call */
	for (size_t i = 0; i < pay_word_count; i++)
		if (pay_words[i].word[0] == folded[0] && pay_words[i].word[1] == folded[1] &&
		    strcmp(pay_words[i].word, folded) == 0 &&
		    (!pay_words[i].exact || strcmp(pay_words[i].exact, written) == 0))
			return &pay_words[i];
	return NULL;
}

/* A code in any spelling, but in capitals only where it is an English word as well. */
static code find_iso(const char *folded, const char *written)
{
	static const char english[] =
	    " all ang bam bob cop cup gel kes lak mad mop pen sos top try ";
	char delimited[6];
	code iso;

	if (strlen(written) != 3)
		return 0;
	iso = code_of(text_of(written));
	if (!iso || !currency_known(iso))
		return 0;
	delimited[0] = delimited[4] = ' ';
	memcpy(delimited + 1, folded, 3);
	delimited[5] = '\0';
	if (strstr(english, delimited) &&
	    (ascii_lower(written[0]) == written[0] || ascii_lower(written[1]) == written[1]))
		return 0;
	return iso;
}

static bool letter(uint32_t c)
{
	return (c < 0x80 && ascii_alpha((char)c)) ||
	       (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) || (c >= 0x400 && c <= 0x4ff);
}

/* Without case: ASCII, Latin-1, and by pairs in Latin Extended-A; Cyrillic's basic letters. */
static uint32_t lower(uint32_t c)
{
	if (c < 0x80)
		return (unsigned char)ascii_lower((char)c);
	if (c >= 0xc0 && c <= 0xde && c != 0xd7)
		return c + 0x20;
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
		return c % 2 ? c + 1 : c;
	if (c >= 0x100 && c <= 0x17f)
		return c | 1;
	if (c >= 0x410 && c <= 0x42f)
		return c + 0x20;
	return c;
}

/* A word while it is gathered, folded and as written, both with their NUL. */
struct spelling {
	char folded[PAY_WORD_BYTES];
	char written[PAY_WORD_BYTES];
	size_t len; /* the two forms are equally long: folding stays within a length of UTF-8 */
	bool full; /* longer than any word we know */
};

static size_t put_utf8(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xc0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	to[0] = (char)(0xe0 | c >> 12);
	to[1] = (char)(0x80 | (c >> 6 & 0x3f));
	to[2] = (char)(0x80 | (c & 0x3f));
	return 3;
}

static void add_letter(struct spelling *s, uint32_t c)
{
	if (s->len + 4 >= PAY_WORD_BYTES || c > 0xffff) {
		s->full = true;
		return;
	}
	assert(s->len + 4 < PAY_WORD_BYTES); /* three bytes and the NUL */
	put_utf8(s->folded + s->len, lower(c));
	s->len += put_utf8(s->written + s->len, c);
	s->folded[s->len] = s->written[s->len] = '\0';
}

/* What a hyphen only divides: "bi-weekly", "full-time". */
static bool hyphened(const char *folded)
{
	static const char *const first[] = {"bi", "semi", "full", "pre", "on"};

	for (size_t i = 0; i < sizeof(first) / sizeof(first[0]); i++)
		if (strcmp(folded, first[i]) == 0)
			return true;
	return false;
}

/* The letters from `at`, and where they end. "p.a." is "pa", "bi-weekly" is "biweekly", "jusqu'à" is
 * "jusquà"; a dot at the end is part of the word unless a digit follows it. */
static size_t gather(const struct pay_characters *text, size_t at, struct spelling *s)
{
	*s = (struct spelling){.len = 0};
	for (;; at++) {
		uint32_t c = text->at[at], next = text->at[at + 1];
		bool single = at < 2 || !letter(text->at[at - 2]) || !s->len;
		if (letter(c))
			add_letter(s, c);
		else if (c == '.' && s->len && single && letter(next))
			continue;
		else if (c == '\'' && s->len && letter(next))
			continue;
		else if (c == '-' && letter(next) && hyphened(s->folded))
			continue;
		else
			break;
	}
	return at;
}

/* "us$": the sign of one country, letters and all. */
static const struct pay_word *with_dollar(const struct spelling *s)
{
	struct spelling longer = *s;

	add_letter(&longer, '$');
	return find_word(longer.folded, longer.written);
}

/* Do the words from `at` continue as the rest of a phrase, " more than"? Where they end; 0: no. */
static size_t phrase_end(const struct pay_characters *text, size_t at, const char *rest)
{
	struct spelling next;

	while (*rest) {
		if (*rest != ' ' || text->at[at] != ' ' || !letter(text->at[at + 1]))
			return 0;
		at = gather(text, at + 1, &next);
		if (next.full || strncmp(rest + 1, next.folded, next.len) != 0)
			return 0;
		rest += 1 + next.len;
	}
	return at;
}

/* "at least", "no more than": the word and those after it. */
static const struct pay_word *with_next(const struct pay_characters *text, const struct spelling *s,
					size_t *at)
{
	const struct pay_word *found = NULL;
	size_t longest = 0;

	if (s->full || text->at[*at] != ' ' || !letter(text->at[*at + 1]))
		return NULL;
	for (size_t i = 0; i < pay_phrase_count; i++) {
		const char *phrase = pay_phrases[i].word;
		if (strncmp(phrase, s->folded, s->len) != 0 || phrase[s->len] != ' ')
			continue;
		size_t end = phrase_end(text, *at, phrase + s->len);
		if (end > longest) {
			longest = end;
			found = &pay_phrases[i];
		}
	}
	if (found)
		*at = longest;
	return found;
}

static bool read_sign(const struct pay_characters *text, size_t *at, struct pay_found *out)
{
	struct spelling sign = {.len = 0};

	add_letter(&sign, text->at[*at]);
	++*at;
	out->word = find_word(sign.folded, sign.written);
	return out->word != NULL;
}

bool pay_word_read(const struct pay_characters *text, size_t *at, bool glued, struct pay_found *out)
{
	struct spelling s;
	size_t start = *at;

	*out = (struct pay_found){.word = NULL};
	if (!letter(text->at[*at]))
		return read_sign(text, at, out);
	*at = gather(text, *at, &s);
	if (s.full)
		return false;
	if (text->at[*at] == '$' && (out->word = with_dollar(&s))) {
		++*at;
		return true;
	}
	out->word = with_next(text, &s, at);
	if (!out->word)
		out->word = find_word(s.folded, s.written);
	if (!out->word)
		out->iso = find_iso(s.folded, s.written);
	if (!out->word && !out->iso && glued && (s.folded[0] == 'k' || s.folded[0] == 'm')) {
		/* "65kPLN": the k here, the rest next time */
		*at = start + 1;
		out->word = find_word((char[]){s.folded[0], '\0'}, s.written);
		return out->word != NULL;
	}
	/* "Rs.500" and "p.a.", but "USD.50" is fifty cents */
	if (out->word && text->at[*at] == '.')
		++*at;
	return out->word || out->iso;
}

const char *pay_period_word(enum pay_period period)
{
	static const char *const words[] = {"", "year", "month", "biweek", "week", "day", "hour"};

	return words[period];
}

bool period_from_word(struct text word, enum pay_period *out)
{
	char folded[PAY_WORD_BYTES];
	const struct pay_word *found;
	size_t len = 0;
	char *start = folded;

	for (size_t i = 0; i < word.len; i++) {
		char c = word.data[i];
		if (!c || len + 1 == sizeof(folded))
			return false;
		if (!ascii_blank(c) && !strchr("-_./()", c))
			folded[len++] = ascii_lower(c);
	}
	folded[len] = '\0';
	if (len > 3 && strncmp(folded, "per", 3) == 0)
		start += 3;
	found = find_word(start, start);
	if (!found || found->after_per == PERIOD_UNKNOWN)
		return false;
	*out = (enum pay_period)found->after_per;
	return true;
}
