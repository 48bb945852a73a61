/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words.c: data/roles/words.ini, and how text becomes the words of titles and phrases.
 *
 * Titles, role phrases and the lists of this file all pass through the same steps
 * (fold, split, stem, rewrite), so that what is written in one is found in the other.
 * A rewrite is made once: its outcome is not rewritten again.
 */
#include "model/title/role_private.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/ini.h"
#include "base/mem.h"
#include "base/unicode.h"

void word_list_init(struct word_list *w)
{
	*w = (struct word_list){.flags = NULL};
	intern_init(&w->ids);
	phrases_init(&w->same);
	phrases_init(&w->levels);
	buf_init(&w->folded, BUF_LIMIT_DEFAULT);
}

void word_list_release(struct word_list *w)
{
	if (!w)
		return;
	intern_release(&w->ids);
	phrases_release(&w->same);
	phrases_release(&w->levels);
	buf_release(&w->folded);
	free(w->flags);
	free(w->rewrites);
	free(w->level_phrases);
	free(w->no_role);
	*w = (struct word_list){.flags = NULL};
}

uint16_t word_flags(const struct word_list *w, uint32_t id)
{
	return id == INTERN_NONE ? 0 : w->flags[id];
}

static uint32_t add_word(struct word_list *w, struct text word)
{
	uint32_t id = intern_add(&w->ids, word_stem(word));
	size_t room = w->flags_room;

	w->flags = mem_grow(w->flags, &w->flags_room, (size_t)id + 1, sizeof(*w->flags));
	for (; room < w->flags_room; room++)
		w->flags[room] = 0;
	return id;
}

size_t rewrite_words(const struct word_list *w, const uint32_t *words, size_t count, uint32_t *out,
		     size_t room)
{
	size_t made = 0;

	for (size_t i = 0; i < count && made < room;) {
		uint32_t value = 0;
		size_t length = phrases_longest(&w->same, words + i, count - i, &value);
		if (!length) {
			out[made++] = words[i++];
			continue;
		}
		const struct rewrite *rewrite = &w->rewrites[value];
		for (size_t k = 0; k < rewrite->count && made < room; k++)
			out[made++] = rewrite->words[k];
		i += length;
	}
	return made;
}

int phrase_words(struct word_list *w, struct text t, bool rewrite, uint32_t words[PHRASE_WORDS_MAX],
		 size_t *count)
{
	struct text rest, word;
	uint32_t plain[PHRASE_WORDS_MAX];
	size_t n = 0;

	buf_clear(&w->folded);
	unicode_fold(&w->folded, t, "+#");
	rest = buf_text(&w->folded);
	while (text_split(&rest, ' ', &word)) {
		if (!word.len)
			continue;
		if (n == PHRASE_WORDS_MAX)
			return -1;
		plain[n++] = add_word(w, word);
	}
	if (rewrite) {
		*count = rewrite_words(w, plain, n, words, PHRASE_WORDS_MAX);
	} else {
		for (size_t i = 0; i < n; i++)
			words[i] = plain[i];
		*count = n;
	}
	return n ? 0 : -1;
}

bool list_next(struct text *rest, unsigned *line, struct text *item)
{
	while (rest->len) {
		size_t end = 0;
		while (end < rest->len && rest->data[end] != ',' && rest->data[end] != '\n')
			end++;
		*item = text_trim((struct text){rest->data, end});
		if (end < rest->len && rest->data[end] == '\n')
			++*line;
		if (end < rest->len)
			end++;
		rest->data += end;
		rest->len -= end;
		if (item->len)
			return true;
	}
	return false;
}

/* ---- the sections of words.ini ---- */

struct reading {
	struct word_list *words;
	struct arena *bytes;
	const char *path;
	bool own; /* an operator's file, whose words take the place of the installed ones */
};

static int bad_phrase(struct err *e, const struct reading *r, unsigned line, struct text item)
{
	return err_set(e, ERR_USAGE, "%s:%u: \"%.*s\" has no word, or more than %d", r->path, line,
		       TEXT_ARG(item), PHRASE_WORDS_MAX);
}

/* [same]: our words = what people write for them, ... */
static int read_same(struct err *e, struct reading *r, const struct ini_entry *entry)
{
	struct word_list *w = r->words;
	struct text rest = entry->value, item;
	uint32_t words[PHRASE_WORDS_MAX];
	unsigned line = entry->line;
	size_t count;
	struct rewrite rewrite = {.path = r->path, .line = entry->line, .own = r->own};

	if (phrase_words(w, entry->key, false, words, &count) || count > REWRITE_WORDS_MAX)
		return err_set(e, ERR_USAGE, "%s:%u: \"%.*s\" has no word, or more than %d",
			       r->path, line, TEXT_ARG(entry->key), REWRITE_WORDS_MAX);
	for (; rewrite.count < count; rewrite.count++)
		rewrite.words[rewrite.count] = words[rewrite.count];
	w->rewrites =
	    mem_grow(w->rewrites, &w->rewrite_room, w->rewrite_count + 1, sizeof(*w->rewrites));
	w->rewrites[w->rewrite_count] = rewrite;
	for (unsigned at = line; list_next(&rest, &line, &item); at = line) {
		if (phrase_words(w, item, false, words, &count))
			return bad_phrase(e, r, at, item);
		uint32_t *value = phrases_value(&w->same, words, count);
		if (*value != PHRASE_NONE && *value != w->rewrite_count &&
		    w->rewrites[*value].own == r->own)
			return err_set(e, ERR_USAGE, "%s:%u: \"%.*s\" already has an equivalent",
				       r->path, at, TEXT_ARG(item));
		*value = (uint32_t)w->rewrite_count;
	}
	w->rewrite_count++;
	return 0;
}

/* The first rewrite that the words are changed by; itself if by none. */
static const struct rewrite *rewrite_of(const struct word_list *w, const struct rewrite *ours)
{
	for (size_t i = 0; i < ours->count; i++) {
		uint32_t value = 0;
		if (phrases_longest(&w->same, ours->words + i, ours->count - i, &value))
			return &w->rewrites[value];
	}
	return ours;
}

/* A rewrite is made once, so its outcome must not be rewritten: otherwise a phrase written with
 * those words and a title rewritten to them would differ. */
static int check_rewrites(struct err *e, const struct word_list *w)
{
	for (size_t i = 0; i < w->rewrite_count; i++) {
		const struct rewrite *ours = &w->rewrites[i], *other;
		uint32_t again[PHRASE_WORDS_MAX];
		size_t n = rewrite_words(w, ours->words, ours->count, again, PHRASE_WORDS_MAX);
		bool same = n == ours->count;
		for (size_t k = 0; same && k < n; k++)
			same = again[k] == ours->words[k];
		if (same)
			continue;
		other = rewrite_of(w, ours);
		if (other->own && !ours->own)
			return err_set(e, ERR_USAGE,
				       "%s:%u: this line rewrites words that line %u of the "
				       "installed words.ini writes; write them on the left side",
				       other->path, other->line, ours->line);
		return err_set(e, ERR_USAGE,
			       "%s:%u: words of this line's left side are rewritten by another "
			       "line; write the outcome of that one",
			       ours->path, ours->line);
	}
	return 0;
}

/* [levels ...]: junior = intern, entry level, ... */
static int read_levels(struct err *e, struct reading *r, const struct ini_entry *entry,
		       enum level_place place)
{
	struct word_list *w = r->words;
	struct text rest = entry->value, item;
	uint32_t words[PHRASE_WORDS_MAX];
	unsigned line = entry->line;
	size_t count;
	enum level level = LEVEL_UNKNOWN;

	if (!text_equal(entry->key, TEXT_LITERAL("none")) && !level_from_word(entry->key, &level))
		return err_set(e, ERR_USAGE,
			       "%s:%u: \"%.*s\" is not a level; write junior, mid, senior, staff, "
			       "manager, executive or none",
			       r->path, line, TEXT_ARG(entry->key));
	for (unsigned at = line; list_next(&rest, &line, &item); at = line) {
		if (phrase_words(w, item, true, words, &count))
			return bad_phrase(e, r, at, item);
		uint32_t *value = phrases_value(&w->levels, words, count);
		if (*value != PHRASE_NONE && w->level_phrases[*value].own == r->own)
			return err_set(e, ERR_USAGE, "%s:%u: \"%.*s\" already says a level",
				       r->path, at, TEXT_ARG(item));
		*value = (uint32_t)w->level_count;
		w->level_phrases = mem_grow(w->level_phrases, &w->level_room, w->level_count + 1,
					    sizeof(*w->level_phrases));
		w->level_phrases[w->level_count++] =
		    (struct level_phrase){.phrase = arena_copy(r->bytes, item),
					  .level = level,
					  .place = place,
					  .own = r->own};
		/* A word that alone gives a level says nothing about the work. */
		if (count == 1 && level != LEVEL_UNKNOWN)
			w->flags[words[0]] |= WORD_HOLDER;
	}
	return 0;
}

/* [words]: holders = specialist, consultant, ... */
static int read_flags(struct err *e, struct reading *r, const struct ini_entry *entry)
{
	static const char *const names[] = {"holders",	  "joining",	  "turning",	 "fillers",
					    "other work", "other trades", "departments", "denials",
					    "alone",	  "look alikes"};
	/* A look-alike is only known: it is not taken for a slip of one of the others. */
	static const uint16_t flags[] = {WORD_HOLDER,
					 WORD_JOINING,
					 WORD_JOINING | WORD_TURNING,
					 WORD_FILLER,
					 WORD_OTHER_WORK,
					 WORD_OTHER_TRADE,
					 WORD_OTHER_WORK | WORD_DEPARTMENT,
					 WORD_DENIAL,
					 WORD_ALONE,
					 0};
	size_t known = sizeof(names) / sizeof(*names), which = 0;
	struct text rest = entry->value, item;
	uint32_t words[PHRASE_WORDS_MAX];
	unsigned line = entry->line;
	size_t count;

	while (which < known && !text_equal(entry->key, text_of(names[which])))
		which++;
	if (which == known) {
		const char *near = text_nearest(entry->key, names, known);
		return err_set(e, ERR_USAGE, "%s:%u: unknown key \"%.*s\"%s%s%s", r->path, line,
			       TEXT_ARG(entry->key), near ? "; did you mean \"" : "",
			       near ? near : "", near ? "\"?" : "");
	}
	for (unsigned at = line; list_next(&rest, &line, &item); at = line) {
		if (phrase_words(r->words, item, true, words, &count) || count != 1)
			return err_set(e, ERR_USAGE, "%s:%u: \"%.*s\" is not one word", r->path, at,
				       TEXT_ARG(item));
		r->words->flags[words[0]] = (uint16_t)(r->words->flags[words[0]] | flags[which]);
	}
	return 0;
}

static const struct {
	const char *name;
	enum level_place place;
} level_sections[] = {
    {"levels", LEVEL_ANYWHERE},
    {"levels beside a role", LEVEL_BESIDE_ROLE},
    {"levels before a noun", LEVEL_BEFORE_NOUN},
    {"levels at the end", LEVEL_AT_END},
};

/* [no role]: titles = phrases, kept for the catalogue. */
static int keep_no_role(struct err *e, struct reading *r, const struct ini_entry *entry)
{
	struct word_list *w = r->words;

	if (!text_equal(entry->key, TEXT_LITERAL("titles")))
		return err_set(e, ERR_USAGE, "%s:%u: unknown key \"%.*s\"; [no role] has titles",
			       r->path, entry->line, TEXT_ARG(entry->key));
	w->no_role =
	    mem_grow(w->no_role, &w->no_role_room, w->no_role_count + 1, sizeof(*w->no_role));
	w->no_role[w->no_role_count++] =
	    (struct kept_list){.value = arena_text(r->bytes, entry->value),
			       .path = r->path,
			       .line = entry->line,
			       .own = r->own};
	return 0;
}

static int read_entry(struct err *e, struct reading *r, const struct ini_entry *entry)
{
	if (text_equal(entry->section, TEXT_LITERAL("words")))
		return read_flags(e, r, entry);
	if (text_equal(entry->section, TEXT_LITERAL("no role")))
		return keep_no_role(e, r, entry);
	for (size_t i = 0; i < sizeof(level_sections) / sizeof(*level_sections); i++)
		if (text_equal(entry->section, text_of(level_sections[i].name)))
			return read_levels(e, r, entry, level_sections[i].place);
	return err_set(e, ERR_USAGE,
		       "%s:%u: unknown section [%.*s]; the sections are same, words, no role, "
		       "levels, levels beside a role, levels before a noun, levels at the end",
		       r->path, entry->line, TEXT_ARG(entry->section));
}

/* Of each file, either the rewrites or what is written in words that are rewritten. */
static int read_part(struct err *e, struct reading *r, const struct ini *ini, bool rewrites)
{
	for (size_t i = 0; i < ini->count; i++) {
		const struct ini_entry *entry = &ini->entries[i];
		bool is_rewrite = text_equal(entry->section, TEXT_LITERAL("same"));
		if (is_rewrite != rewrites)
			continue;
		if (is_rewrite ? read_same(e, r, entry) : read_entry(e, r, entry))
			return -1;
	}
	return 0;
}

int word_list_read(struct err *e, struct word_list *w, struct arena *bytes,
		   const struct layers *files)
{
	struct reading of[2] = {
	    {.words = w, .bytes = bytes, .path = arena_copy(bytes, text_of(files->installed))},
	    {.words = w,
	     .bytes = bytes,
	     .path = arena_copy(bytes, text_of(files->own)),
	     .own = true}};
	uint32_t and_id = add_word(w, TEXT_LITERAL("and"));
	size_t count = files->own ? 2 : 1;
	struct ini ini[2] = {{.path = NULL}, {.path = NULL}};
	int result = 0;

	w->flags[and_id] |= WORD_AND;
	for (size_t i = 0; result == 0 && i < count; i++)
		result = ini_read(e, &ini[i], of[i].path);
	for (size_t i = 0; result == 0 && i < count; i++)
		result = read_part(e, &of[i], &ini[i], true);
	if (result == 0)
		result = check_rewrites(e, w);
	for (size_t i = 0; result == 0 && i < count; i++)
		result = read_part(e, &of[i], &ini[i], false);
	for (size_t i = 0; i < count; i++)
		ini_release(&ini[i]);
	return result;
}
