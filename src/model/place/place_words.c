/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_words.c: the text side of places: keys, words of keys, and cutting a field into parts.
 *
 * Pure functions over borrowed text.
 */
#include <limits.h>
#include <string.h>

#include "base/buf.h"
#include "base/letters.h"
#include "base/unicode.h"
#include "model/place/gazetteer_private.h"

/* ---- keys ---- */

/* Words that are written in two ways; the key has the short one. */
static struct text short_word(struct text word)
{
	static const struct {
		struct text word, brief;
	} pairs[] = {
	    {{"saint", 5}, {"st", 2}},
	    {{"sainte", 6}, {"ste", 3}},
	    {{"fort", 4}, {"ft", 2}},
	    {{"mount", 5}, {"mt", 2}},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		if (word.data[0] == pairs[i].word.data[0] && text_equal(word, pairs[i].word))
			return pairs[i].brief;
	return word;
}

/* The key as it grows, word by word. A single letter joins the single letter before it. */
struct key_writer {
	struct place_key *out;
	size_t word; /* where the last word starts */
	bool was_letter;
};

static void end_word(struct key_writer *w)
{
	struct text word = {.data = w->out->data + w->word, .len = w->out->len - w->word};
	bool is_letter = word.len == 1 && ascii_alpha(word.data[0]);
	struct text brief;

	if (is_letter && w->was_letter) { /* over the blank between them */
		w->out->data[w->word - 1] = word.data[0];
		w->out->len--;
	}
	w->was_letter = is_letter;
	if (word.len < 4 || word.len > 6)
		return;
	brief = short_word(word);
	if (brief.len == word.len)
		return;
	memcpy(w->out->data + w->word, brief.data, brief.len);
	w->out->len = w->word + brief.len;
}

/* A byte of a key; a blank: between two words. What is not ASCII is folded already. */
static inline char key_byte(char c)
{
	return c & 0x80 ? c : ascii_folded[(unsigned char)c];
}

/* The word that begins at `*at`; *at is then after it. False where the key is full. */
static bool write_word(struct key_writer *w, struct text t, size_t *at)
{
	const size_t full = sizeof(w->out->data) - 1;
	char *key = w->out->data;
	size_t len = w->out->len, i = *at, room, end;

	if (len >= full)
		return false;
	if (len)
		key[len++] = ' ';
	w->word = len;
	room = len < full ? full - len : 1;
	end = t.len - i < room ? t.len : i + room;
	for (; i < end; i++) {
		char c = key_byte(t.data[i]);
		if (c == ' ')
			break;
		key[len++] = c;
	}
	if (i == end && i < t.len && key_byte(t.data[i]) != ' ')
		return false;
	w->out->len = len;
	*at = i;
	end_word(w);
	return true;
}

/* `t` is plain text, which needs no library to be folded, or folded. */
static bool write_words(struct place_key *out, struct text t)
{
	struct key_writer w = {.out = out};

	for (size_t at = 0; at < t.len;) {
		if (key_byte(t.data[at]) == ' ')
			at++;
		else if (!write_word(&w, t, &at))
			return false;
	}
	return true;
}

/* `name` is at most PLACE_TEXT_MAX long. */
static bool write_folded(struct place_key *out, struct text name)
{
	char plain[PLACE_TEXT_MAX];
	struct buf folded;
	size_t len;
	bool is_name;

	if (unicode_fold_plain(plain, &len, name, ""))
		return write_words(out, (struct text){.data = plain, .len = len});
	buf_init(&folded, 8 * PLACE_TEXT_MAX);
	unicode_fold(&folded, name, "");
	is_name = !buf_overflowed(&folded) && write_words(out, buf_text(&folded));
	buf_release(&folded);
	return is_name;
}

bool place_key_of(struct place_key *out, struct text name)
{
	bool is_name;

	out->len = 0;
	if (name.len == 0 || name.len > PLACE_TEXT_MAX)
		return false;
	is_name = text_is_ascii(name) ? write_words(out, name) : write_folded(out, name);
	if (!is_name)
		out->len = 0;
	return out->len > 0;
}

bool key_drop_word(struct text *key, struct text word)
{
	if (key->len <= word.len + 1 || !text_starts(*key, word) || key->data[word.len] != ' ')
		return false;
	key->data += word.len + 1;
	key->len -= word.len + 1;
	return true;
}

bool key_drop_back(struct text *key, struct text word)
{
	if (key->len <= word.len + 1 || !text_ends(*key, word) ||
	    key->data[key->len - word.len - 1] != ' ')
		return false;
	key->len -= word.len + 1;
	return true;
}

/* ---- words of work, not of places ---- */

static bool is_digits(struct text word)
{
	for (size_t i = 0; i < word.len; i++) {
		if (!ascii_digit(word.data[i]))
			return false;
	}
	return word.len > 0;
}

#define LETTER(c) (UINT32_C(1) << ((c) - 'a'))

/* Does it begin with one of these letters? Most words need no look at a list. */
static inline bool begins_with(struct text word, uint32_t letters)
{
	unsigned first = word.len ? (unsigned)word.data[0] - 'a' : UINT_MAX;

	return first <= 'z' - 'a' && letters >> first & 1;
}

bool says_no_place(struct text word)
{
	static const char *const words[] = {"remote", "remotely", "hybrid",   "anywhere",
					    "onsite", "virtual",  "telework", "wfh"};
	const uint32_t firsts = LETTER('r') | LETTER('h') | LETTER('a') | LETTER('o') |
				LETTER('v') | LETTER('t') | LETTER('w');

	return begins_with(word, firsts)
		   ? text_is_one_of(word, words, sizeof(words) / sizeof(*words))
		   : is_digits(word);
}

/* Are the letters of "remote", of "telework" or of "wfh" among those of a text? */
static bool may_say_remote(uint32_t letters)
{
	const uint32_t remote = LETTER('r') | LETTER('e') | LETTER('m') | LETTER('o') | LETTER('t');
	const uint32_t telework = LETTER('t') | LETTER('e') | LETTER('l') | LETTER('w') |
				  LETTER('o') | LETTER('r') | LETTER('k');
	const uint32_t wfh = LETTER('w') | LETTER('f') | LETTER('h');

	return (letters & remote) == remote || (letters & telework) == telework ||
	       (letters & wfh) == wfh;
}

bool place_says_remote(struct text t)
{
	static const char *const remote[] = {"remote", "remotely", "telework", "wfh"};
	static const char *const denied[] = {"not", "no", "non", "hybrid", "partially", "onsite"};
	struct place_key key;
	struct text rest, word;
	bool says = false;

	if ((text_is_ascii(t) && !may_say_remote(letters_of(t))) ||
	    !place_key_of(&key, text_trim(t)))
		return false;
	rest = place_key_text(&key);
	while (rest.len && text_split(&rest, ' ', &word)) {
		if (text_is_one_of(word, denied, sizeof(denied) / sizeof(*denied)))
			return false;
		says = says || text_is_one_of(word, remote, sizeof(remote) / sizeof(*remote));
	}
	return says;
}

/* ---- cutting ---- */

struct cut {
	size_t len; /* bytes of the separator; 0: none here */
	bool alternative; /* it joins two places */
};

/* An en or em dash, or a plain one, at `i`: its bytes, or 0. */
static size_t dash_at(struct text t, size_t i)
{
	struct text rest = {.data = t.data + i, .len = t.len - i};

	if (t.data[i] == '-')
		return 1;
	if (!(t.data[i] & 0x80))
		return 0;
	return text_starts(rest, TEXT_LITERAL("\u2013")) ||
		       text_starts(rest, TEXT_LITERAL("\u2014"))
		   ? 3
		   : 0;
}

/* Oregon, not the word: capitals after a comma, before a ZIP code or before the country. */
static bool is_oregon(struct text t, size_t i)
{
	struct text rest = {.data = t.data + i, .len = t.len - i};
	size_t before = i, digits = 0;

	if (!text_starts(rest, TEXT_LITERAL(" OR ")))
		return false;
	while (before > 0 && ascii_blank(t.data[before - 1]))
		before--;
	if (before > 0 && t.data[before - 1] == ',')
		return true;
	rest = text_trim((struct text){.data = rest.data + 4, .len = rest.len - 4});
	while (digits < rest.len && ascii_digit(rest.data[digits]))
		digits++;
	return digits == 5 || text_equal(rest, TEXT_LITERAL("USA")) ||
	       text_equal(rest, TEXT_LITERAL("US")) ||
	       text_equal(rest, TEXT_LITERAL("United States"));
}

static struct cut cut_at(struct text t, size_t i)
{
	static const struct text words[] = {{.data = " or ", .len = 4},
					    {.data = " and ", .len = 5}};
	struct text rest = {.data = t.data + i, .len = t.len - i};
	size_t dash;

	switch (t.data[i]) {
	case ',':
	case '(':
	case ')':
	case '[':
	case ']':
	case '\n':
		return (struct cut){.len = 1};
	case ';':
	case '/':
	case '|':
	case '+':
	case '&':
		return (struct cut){.len = 1, .alternative = true};
	default:
		break;
	}
	for (size_t w = 0; t.data[i] == ' ' && w < sizeof(words) / sizeof(*words); w++) {
		struct text here = {.data = rest.data, .len = words[w].len};
		if (rest.len > words[w].len && text_equal_fold(here, words[w]) && !is_oregon(t, i))
			return (struct cut){.len = words[w].len, .alternative = true};
	}
	dash = dash_at(t, i);
	if (dash && ((i > 0 && ascii_blank(t.data[i - 1])) ||
		     (rest.len > dash && (ascii_blank(rest.data[dash]) || dash_at(rest, dash)))))
		return (struct cut){.len = dash};
	return (struct cut){.len = 0};
}

bool place_cut(struct text t, struct place_part parts[PLACE_PARTS_MAX], size_t *count)
{
	size_t start = 0;
	bool alternative = false, slash = false;

	*count = 0;
	for (size_t i = 0; i <= t.len; i++) {
		if (i < t.len && ascii_alpha(t.data[i]))
			continue; /* nearly all */
		struct cut cut = i < t.len ? cut_at(t, i) : (struct cut){.len = 1};
		struct text raw = {.data = t.data + start, .len = i - start};
		if (!cut.len)
			continue;
		raw = text_trim(raw);
		if (raw.len) {
			if (*count == PLACE_PARTS_MAX)
				return false;
			parts[(*count)++] = (struct place_part){
			    .raw = raw, .alternative = alternative, .slash = slash};
			slash = false;
			alternative = false;
		}
		alternative = alternative || cut.alternative;
		slash = i < t.len && t.data[i] == '/';
		start = i + cut.len;
		i = start - 1;
	}
	return true;
}
