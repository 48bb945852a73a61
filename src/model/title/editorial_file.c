/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editorial_file.c: one editorial file, line by line: front matter, then sections. */
#include "model/title/editorial_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/unicode.h"

/* Every key: its number, its word. */
#define KEYS(X)                                                                                    \
	X(KEY_NAME, "name")                                                                        \
	X(KEY_CATEGORY, "category")                                                                \
	X(KEY_MONTHS, "months")                                                                    \
	X(KEY_MONTHS_SOURCE, "months_source")                                                      \
	X(KEY_TIME, "time")                                                                        \
	X(KEY_COST, "cost")                                                                        \
	X(KEY_LAST_REVIEWED, "last_reviewed")
#define KEY_NUMBER(name, word) name,
enum key { KEYS(KEY_NUMBER) KEY_COUNT };
#define KEY_WORD(name, word) [name] = word,
static const char *const key_words[] = {KEYS(KEY_WORD)};

#define SECTION_WORD(name, word, title) [name] = word,
static const char *const section_words[] = {EDITORIAL_SECTIONS(SECTION_WORD)};
#define SECTION_TITLE(name, word, title) [name] = title,
static const char *const section_titles[] = {EDITORIAL_SECTIONS(SECTION_TITLE)};

const char *editorial_word(enum editorial_part part)
{
	return section_words[part];
}

const char *editorial_title(enum editorial_part part)
{
	return section_titles[part];
}

struct reading {
	struct err *e;
	struct editorial *out;
	struct arena *texts;
	const char *path;
	unsigned line;
	bool keys_seen[KEY_COUNT], sections_seen[EDITORIAL_PARTS];
	int section; /* EDITORIAL_PARTS: none yet */
	bool blank; /* the line before was */
};

static int fail(struct reading *r, const char *what)
{
	return err_set(r->e, ERR_USAGE, "%s:%u: %s", r->path, r->line, what);
}

/* A word that is not in its list: with the nearest one of it. */
static int fail_unknown(struct reading *r, const char *what, struct text word,
			const char *const *words, size_t count)
{
	const char *nearest = text_nearest(word, words, count);
	struct buf list;
	int result;

	buf_init(&list, 1000);
	for (size_t i = 0; i < count; i++)
		buf_addf(&list, "%s%s", i ? ", " : "", words[i]);
	if (word.len > 100)
		word.len = 100;
	result = nearest ? err_set(r->e, ERR_USAGE, "%s:%u: unknown %s '%.*s'; did you mean %s?",
				   r->path, r->line, what, TEXT_ARG(word), nearest)
			 : err_set(r->e, ERR_USAGE, "%s:%u: unknown %s '%.*s'; known are %s",
				   r->path, r->line, what, TEXT_ARG(word), list.data);
	buf_release(&list);
	return result;
}

/* ---- front matter ---- */

/* A scalar of YAML: plain, or in quotes of either kind. False where it is something else of YAML. */
static bool unquote(struct buf *out, struct text value)
{
	char quote = value.len ? value.data[0] : '\0';

	if (quote != '"' && quote != '\'') {
		if (quote && strchr("[]{}|>&*!%@`#,?", quote))
			return false;
		for (size_t i = 1; i < value.len; i++)
			if (value.data[i] == '#' && ascii_blank(value.data[i - 1]))
				value.len = i;
		buf_add_text(out, text_trim(value));
		return true;
	}
	if (value.len < 2 || value.data[value.len - 1] != quote)
		return false;
	for (size_t i = 1; i + 1 < value.len; i++) {
		char c = value.data[i];
		bool pair = quote == '"' ? c == '\\' : c == '\'';

		if (pair) {
			c = value.data[++i];
			if (i + 1 == value.len || !strchr(quote == '"' ? "\"\\" : "'", c))
				return false;
		} else if (c == quote) {
			return false;
		}
		buf_add_char(out, c);
	}
	return true;
}

static int take_text(struct reading *r, const char **field, struct text value, size_t most)
{
	if (value.len > most)
		return err_set(r->e, ERR_USAGE, "%s:%u: longer than %zu bytes: shorten it", r->path,
			       r->line, most);
	*field = arena_copy(r->texts, value);
	return 0;
}

/* "9", "$8,000": digits, with commas between them. */
static bool read_number(struct text t, long long *out)
{
	char digits[16];
	size_t count = 0;

	t = text_trim(t);
	if (t.len && t.data[0] == '$')
		t = (struct text){.data = t.data + 1, .len = t.len - 1};
	for (size_t i = 0; i < t.len; i++) {
		if (t.data[i] == ',' && i && i + 3 < t.len)
			continue;
		if (count == sizeof(digits))
			return false;
		digits[count++] = t.data[i];
	}
	return text_to_long((struct text){.data = digits, .len = count}, out);
}

/* "9", "6-12", "6 to 12"; U+2013 is a '-' too. From 1 to `most`. */
static bool read_range(struct text value, int most, int *low, int *high)
{
	static const char *const marks[] = {"\xe2\x80\x93", " to ", "-"};
	struct text a = value, b = value;
	long long x, y;

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		const char *mark = memmem(value.data, value.len, marks[i], strlen(marks[i]));

		if (!mark)
			continue;
		a.len = (size_t)(mark - value.data);
		b.data = mark + strlen(marks[i]);
		b.len = value.len - a.len - strlen(marks[i]);
		break;
	}
	if (!read_number(a, &x) || !read_number(b, &y) || x < 1 || x > y || y > most)
		return false;
	*low = (int)x;
	*high = (int)y;
	return true;
}

/* "50%", "50" */
static bool read_percent(struct text value, int *percent)
{
	int high;

	if (value.len && value.data[value.len - 1] == '%')
		value.len--;
	return !memchr(value.data, '$', value.len) && read_range(value, 100, percent, &high) &&
	       *percent == high;
}

static int take_value(struct reading *r, enum key key, struct text value)
{
	int low, high;

	switch (key) {
	case KEY_NAME:
		return take_text(r, &r->out->name, value, EDITORIAL_LINE_MAX);
	case KEY_CATEGORY:
		return take_text(r, &r->out->category, value, EDITORIAL_LINE_MAX);
	case KEY_MONTHS:
		if (!memchr(value.data, '$', value.len) &&
		    read_range(value, EDITORIAL_MONTHS_MAX, &r->out->months_low,
			       &r->out->months_high))
			return 0;
		return fail(r, "months is a number from 1 to 120, or two of them: 6-12");
	case KEY_MONTHS_SOURCE:
		return take_text(r, &r->out->months_source, value, EDITORIAL_SOURCE_MAX);
	case KEY_TIME:
		if (read_percent(value, &r->out->time_percent))
			return 0;
		return fail(r, "time is the share of working time, 1% to 100%");
	case KEY_COST:
		if (read_range(value, EDITORIAL_COST_MAX, &low, &high)) {
			r->out->cost_low = low;
			r->out->cost_high = high;
			return 0;
		}
		return fail(r, "cost is US dollars from 1 to 1000000, or two of them: 5000-8000");
	case KEY_LAST_REVIEWED:
		if (date_from_iso(value, &r->out->last_reviewed) &&
		    r->out->last_reviewed.year >= 1970 && r->out->last_reviewed.year <= 2099)
			return 0;
		return fail(r, "last_reviewed is a date, such as 2026-05-01");
	case KEY_COUNT:
		break;
	}
	return fail(r, "not understood");
}

/* "months-source" and "months source" are "months_source". */
static int find_key(struct reading *r, struct text word, enum key *key)
{
	struct buf folded;
	int result = 0;

	buf_init(&folded, EDITORIAL_FILE_MAX);
	for (size_t i = 0; i < word.len; i++)
		buf_add_char(&folded, strchr("- ", word.data[i]) ? '_' : ascii_lower(word.data[i]));
	for (*key = 0; *key < KEY_COUNT; (*key)++)
		if (text_equal(buf_text(&folded), text_of(key_words[*key])))
			break;
	if (*key == KEY_COUNT)
		result = fail_unknown(r, "key", buf_text(&folded), key_words, KEY_COUNT);
	else if (r->keys_seen[*key])
		result = err_set(r->e, ERR_USAGE, "%s:%u: '%s' is given twice", r->path, r->line,
				 key_words[*key]);
	else
		r->keys_seen[*key] = true;
	buf_release(&folded);
	return result;
}

static int take_key(struct reading *r, struct text line)
{
	const char *colon = memchr(line.data, ':', line.len);
	struct text word, value;
	struct buf plain;
	enum key key;
	int result;

	if (ascii_blank(line.data[0]) || !colon)
		return fail(r, "not understood: write key: value");
	word = text_trim((struct text){.data = line.data, .len = (size_t)(colon - line.data)});
	value = text_trim(
	    (struct text){.data = colon + 1, .len = line.len - (size_t)(colon - line.data) - 1});
	if (find_key(r, word, &key))
		return -1;
	buf_init(&plain, EDITORIAL_FILE_MAX);
	if (!unquote(&plain, value))
		result = fail(r, "the value is not one text: put it in quotes");
	else if (!plain.len)
		result = err_set(r->e, ERR_USAGE, "%s:%u: '%s' is empty", r->path, r->line,
				 key_words[key]);
	else
		result = take_value(r, key, buf_text(&plain));
	buf_release(&plain);
	return result;
}

/* ---- the body ---- */

static int take_heading(struct reading *r, struct text heading)
{
	char word[64];
	struct text folded = {.data = word, .len = heading.len < 63 ? heading.len : 63};

	for (size_t i = 0; i < folded.len; i++)
		word[i] = ascii_lower(heading.data[i]);
	for (int i = 0; i < EDITORIAL_PARTS; i++) {
		if (!text_equal(folded, text_of(section_words[i])))
			continue;
		if (r->sections_seen[i])
			return err_set(r->e, ERR_USAGE, "%s:%u: '%s' is given twice", r->path,
				       r->line, section_words[i]);
		r->sections_seen[i] = true;
		r->section = i;
		r->blank = true;
		return 0;
	}
	return fail_unknown(r, "heading", folded, section_words, EDITORIAL_PARTS);
}

static int take_body(struct reading *r, struct text line)
{
	struct text bare = text_trim(line);

	if (!bare.len) {
		r->blank = true;
		return 0;
	}
	if (bare.data[0] == '#') {
		size_t marks = 0;

		while (marks < bare.len && bare.data[marks] == '#')
			marks++;
		if (marks == 2)
			return take_heading(r, text_trim((struct text){.data = bare.data + 2,
								       .len = bare.len - 2}));
		return fail(r, "a heading has two marks: ## Gap");
	}
	if (r->section == EDITORIAL_PARTS)
		return fail(r, "text before the first heading: begin with ## Gap");
	if (!editorial_add_line(&r->out->sections[r->section], r->texts, bare, r->blank))
		return fail(r, "a section has at most 50 paragraphs and items");
	r->blank = false;
	return 0;
}

/* Tabs and ends of lines apart, a control character is not text. */
static bool has_controls(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (((unsigned char)t.data[i] < ' ' && !strchr("\t\r\n", t.data[i])) ||
		    t.data[i] == 0x7f || t.data[i] == '\0')
			return true;
	return false;
}

/* The next line without its end, at which '\r' may stand. */
static bool next_line(struct text *rest, struct text *line)
{
	const char *end;

	if (!rest->len)
		return false;
	end = memchr(rest->data, '\n', rest->len);
	line->data = rest->data;
	line->len = end ? (size_t)(end - rest->data) : rest->len;
	rest->data += line->len + (end ? 1 : 0);
	rest->len -= line->len + (end ? 1 : 0);
	if (line->len && line->data[line->len - 1] == '\r')
		line->len--;
	return true;
}

static int check_whole(struct reading *r)
{
	bool empty = true;

	for (int i = 0; i < EDITORIAL_PARTS; i++) {
		empty = empty && !r->out->sections[i].count;
		if (r->sections_seen[i] && !r->out->sections[i].count)
			return err_set(r->e, ERR_USAGE, "%s: the section '%s' is empty", r->path,
				       section_words[i]);
	}
	for (int i = 0; i < KEY_COUNT; i++)
		empty = empty && !r->keys_seen[i];
	if (empty)
		return err_set(r->e, ERR_USAGE, "%s: the file says nothing", r->path);
	if (r->out->months_low && !r->out->months_source)
		return err_set(r->e, ERR_USAGE,
			       "%s: months without months_source: say where the number is from",
			       r->path);
	if (r->out->months_source && !r->out->months_low)
		return err_set(r->e, ERR_USAGE, "%s: months_source without months", r->path);
	if ((r->out->time_percent || r->out->cost_low > 0) && !r->out->months_low)
		return err_set(r->e, ERR_USAGE, "%s: time or cost without months", r->path);
	return 0;
}

static int take_lines(struct reading *r, struct text rest)
{
	enum { BEFORE, KEYS_OPEN, BODY } where = BEFORE;
	struct text line;

	while (next_line(&rest, &line)) {
		bool rule = text_equal(text_trim(line), TEXT_LITERAL("---"));
		int result = 0;

		r->line++;
		if (where == BEFORE && r->line == 1 && rule)
			where = KEYS_OPEN;
		else if (where == KEYS_OPEN && rule)
			where = BODY;
		else if (where == KEYS_OPEN)
			result = text_trim(line).len && line.data[0] != '#' ? take_key(r, line) : 0;
		else
			result = take_body(r, line);
		if (result)
			return -1;
	}
	return where == KEYS_OPEN ? fail(r, "the front matter has no end: close it with ---") : 0;
}

int editorial_read(struct err *e, struct editorial *out, struct arena *texts, const char *path,
		   struct text content)
{
	struct reading r = {
	    .e = e, .out = out, .texts = texts, .path = path, .section = EDITORIAL_PARTS};

	if (text_starts(content, TEXT_LITERAL("\xef\xbb\xbf"))) {
		content.data += 3;
		content.len -= 3;
	}
	if (!utf8_valid(content))
		return err_set(e, ERR_USAGE, "%s: not a text in UTF-8", path);
	if (has_controls(content))
		return err_set(e, ERR_USAGE, "%s: has a control character: delete it", path);
	return take_lines(&r, content) || check_whole(&r) ? -1 : 0;
}

void editorial_release(struct editorial *editorial)
{
	for (int i = 0; i < EDITORIAL_PARTS; i++) {
		for (size_t k = 0; k < editorial->sections[i].count; k++)
			free(editorial->sections[i].blocks[k].spans);
		free(editorial->sections[i].blocks);
	}
}
