/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_editorial.c: what the site's editors say of a role, apart from every figure: plain text, to be
 * escaped by whoever shows it; addresses are http or https. */
#include "reports/formats.h"

#include "reports/editorial_words.h"

static struct json *block(const struct editorial_block *b)
{
	struct json *object = json_new_object(), *links = json_new_array();
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < b->count; i++) {
		const struct editorial_span *span = &b->spans[i];
		struct json *link;

		buf_add_text(&words, span->text);
		if (!span->url)
			continue;
		link = json_new_object();
		json_set_text(link, "label", span->text);
		json_set_string(link, "url", span->url);
		json_append(links, link);
	}
	json_set_string(object, "kind", b->item ? "item" : "paragraph");
	json_set_text(object, "text", buf_text(&words));
	json_set(object, "links", links);
	buf_release(&words);
	return object;
}

/* US dollars. */
static struct json *cost(const struct editorial *editorial)
{
	struct json *object;

	if (!(editorial->cost_low > 0))
		return NULL;
	object = json_new_object();
	json_set_number(object, "low", editorial->cost_low);
	json_set_number(object, "high", editorial->cost_high);
	return object;
}

static struct json *months(const struct settings *settings, const struct editorial *editorial)
{
	struct json *object;
	struct buf words;

	if (!editorial->months_low)
		return NULL;
	object = json_new_object();
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_months(&words, settings, editorial);
	json_set_integer(object, "low", editorial->months_low);
	json_set_integer(object, "high", editorial->months_high);
	json_set_text(object, "display", buf_text(&words));
	json_set_string(object, "source", editorial->months_source);
	if (editorial->time_percent)
		json_set_integer(object, "time_percent", editorial->time_percent);
	else
		json_set_null(object, "time_percent");
	json_set_or_null(object, "cost", cost(editorial));
	buf_release(&words);
	return object;
}

struct json *json_editorial(const struct settings *settings, const struct editorial *editorial)
{
	struct json *object;

	if (!editorial)
		return NULL;
	object = json_new_object();
	json_set_string(object, "is", "written by the site's editors, not computed");
	json_set_string(object, "file", editorial->file);
	json_set_string(object, "name", editorial->name);
	json_set_string(object, "category", editorial->category);
	json_set_date(object, "last_reviewed", editorial->last_reviewed);
	json_set_or_null(object, "months", months(settings, editorial));
	for (int i = 0; i < EDITORIAL_PARTS; i++) {
		struct json *blocks = json_new_array();

		for (size_t k = 0; k < editorial->sections[i].count; k++)
			json_append(blocks, block(&editorial->sections[i].blocks[k]));
		json_set(object, editorial_word((enum editorial_part)i), blocks);
	}
	return object;
}
