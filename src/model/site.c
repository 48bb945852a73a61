/* SPDX-License-Identifier: GPL-3.0-or-later */
/* site.c: see site.h. What may be part of a link is decided here, once. */
#include "model/site.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const struct {
	const char *word;
	size_t offset; /* of the field */
} keys[] = {
#define SITE_ROW(field, word, argument, help) {word, offsetof(struct site, field)},
    SITE_KEYS(SITE_ROW)
#undef SITE_ROW
};
enum { KEY_COUNT = sizeof(keys) / sizeof(*keys) };

static char **field_of(struct site *s, size_t i)
{
	return (char **)(void *)((char *)s + keys[i].offset);
}

void site_release(struct site *s)
{
	for (size_t i = 0; i < KEY_COUNT; i++)
		free(*field_of(s, i));
	*s = (struct site){.url = NULL};
}

/* ASCII that stands for itself in an address, in an attribute and in a link of Markdown. */
static bool is_plain(char c)
{
	return ascii_alpha(c) || ascii_digit(c) || (c && strchr("-._~:/@%+,=&;[]", c));
}

/* "https://example.org/pay": a host, and no more than a folder after it. */
static bool is_site_address(struct text url)
{
	size_t scheme = text_starts(url, TEXT_LITERAL("https://"))  ? 8
			: text_starts(url, TEXT_LITERAL("http://")) ? 7
								    : 0;

	if (!scheme || url.len > SITE_URL_MAX || url.len == scheme)
		return false;
	if (!ascii_alpha(url.data[scheme]) && !ascii_digit(url.data[scheme]) &&
	    url.data[scheme] != '[')
		return false;
	for (size_t i = scheme; i < url.len; i++)
		if (!is_plain(url.data[i]))
			return false;
	return true;
}

static int check_url(struct err *e, struct text *url)
{
	while (url->len && url->data[url->len - 1] == '/')
		url->len--;
	if (is_site_address(*url))
		return 0;
	return err_set(e, ERR_USAGE,
		       "url '%.*s' is not the address of a folder, such as "
		       "https://example.org/pay",
		       TEXT_ARG(*url));
}

static int unknown_key(struct err *e, struct text key)
{
	const char *words[KEY_COUNT];
	const char *nearest;

	for (size_t i = 0; i < KEY_COUNT; i++)
		words[i] = keys[i].word;
	nearest = text_nearest(key, words, KEY_COUNT);
	return err_set(e, ERR_USAGE, "unknown key '%.*s' of [site]%s%s%s", TEXT_ARG(key),
		       nearest ? "; did you mean " : "", nearest ? nearest : "",
		       nearest ? "?" : "");
}

int site_set(struct err *e, struct site *s, struct text key, struct text value)
{
	for (size_t i = 0; i < KEY_COUNT; i++) {
		char **field = field_of(s, i);

		if (!text_equal(key, text_of(keys[i].word)))
			continue;
		if (*field)
			return err_set(e, ERR_USAGE, "'%s' is given twice", keys[i].word);
		if (!value.len)
			return err_set(e, ERR_USAGE, "'%s' is empty", keys[i].word);
		if (field == &s->url && check_url(e, &value))
			return -1;
		*field = mem_copy_text(value.data, value.len);
		return 0;
	}
	return unknown_key(e, key);
}
