/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editorial_blocks.c: the little of Markdown that an editorial text has: paragraphs, items, links. */
#include "model/title/editorial_private.h"

#include <string.h>

#include "base/mem.h"

static void add_span(struct editorial_block *block, struct arena *texts, struct text text,
		     const char *url)
{
	if (!text.len)
		return;
	block->spans =
	    mem_grow(block->spans, &block->room, block->count + 1, sizeof(*block->spans));
	block->spans[block->count++] =
	    (struct editorial_span){.text = arena_text(texts, text), .url = url};
}

/* ASCII that stands for itself in HTML, in Markdown and in an address. */
static bool is_address(struct text url)
{
	if (!text_starts(url, TEXT_LITERAL("https://")) &&
	    !text_starts(url, TEXT_LITERAL("http://")))
		return false;
	for (size_t i = 0; i < url.len; i++)
		if (url.data[i] <= ' ' || url.data[i] > '~' || strchr("\"'<>()\\`|", url.data[i]))
			return false;
	return url.len <= 500;
}

/* "[label](https://...)" at the start of `t`: its whole length; 0 if that is not a link. */
static size_t link_at(struct text t, struct text *label, struct text *url)
{
	const char *middle, *end;

	if (!t.len || t.data[0] != '[')
		return 0;
	middle = memchr(t.data, ']', t.len);
	if (!middle || (size_t)(middle - t.data) + 1 >= t.len || middle[1] != '(')
		return 0;
	end = memchr(middle, ')', t.len - (size_t)(middle - t.data));
	if (!end)
		return 0;
	*label = text_trim((struct text){.data = t.data + 1, .len = (size_t)(middle - t.data) - 1});
	*url = (struct text){.data = middle + 2, .len = (size_t)(end - middle) - 2};
	return label->len && is_address(*url) ? (size_t)(end - t.data) + 1 : 0;
}

static void add_spans(struct editorial_block *block, struct arena *texts, struct text line)
{
	size_t start = 0, i = 0;

	while (i < line.len) {
		struct text label, url;
		size_t whole = link_at((struct text){.data = line.data + i, .len = line.len - i},
				       &label, &url);

		if (!whole) {
			i++;
			continue;
		}
		add_span(block, texts, (struct text){.data = line.data + start, .len = i - start},
			 NULL);
		add_span(block, texts, label, arena_copy(texts, url));
		i += whole;
		start = i;
	}
	add_span(block, texts, (struct text){.data = line.data + start, .len = i - start}, NULL);
}

bool editorial_add_line(struct editorial_section *section, struct arena *texts, struct text line,
			bool after_blank)
{
	bool item = text_starts(line, TEXT_LITERAL("- ")) || text_starts(line, TEXT_LITERAL("* "));
	struct editorial_block *last;

	if (!section->count || after_blank || item) {
		if (section->count == EDITORIAL_BLOCKS_MAX)
			return false;
		section->blocks = mem_grow(section->blocks, &section->room, section->count + 1,
					   sizeof(*section->blocks));
		section->blocks[section->count++] = (struct editorial_block){.item = item};
	}
	last = &section->blocks[section->count - 1];
	if (last->count)
		add_span(last, texts, TEXT_LITERAL(" "), NULL);
	if (item)
		line = text_trim((struct text){.data = line.data + 2, .len = line.len - 2});
	add_spans(last, texts, line);
	return true;
}
