/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part_identity.c: see part_identity.h. */
#include "cmd/part_identity.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/as_of.h"
#include "cmd/provenance.h"
#include "model/title/level_limits.h"

/* A year of 0 is any. */
static void add_rate(struct buf *out, const char *currency, int year, double usd_per_unit)
{
	buf_addf(out, "rate of %s", currency);
	if (year)
		buf_addf(out, " in %d", year);
	buf_add_string(out, " = ");
	buf_add_number(out, usd_per_unit);
	buf_add_char(out, '\n');
}

static void add_settings(struct buf *out, const struct config *c, const struct tables *tables)
{
	struct buf key, value;
	char as_of[11];

	buf_init(&key, BUF_LIMIT_DEFAULT);
	buf_init(&value, BUF_LIMIT_DEFAULT);
	date_to_iso(as_of_date(&c->settings, tables), as_of);
	buf_addf(out, "as-of = %s\n", as_of);
	for (size_t i = 0; i < settings_count(); i++) {
		const struct setting_info *info = settings_info(i);
		if (info->stage > STAGE_POOL || !info->of_rows)
			continue;
		buf_clear(&value);
		settings_value(&c->settings, i, &value);
		buf_addf(out, "%s = %.*s\n", info->word, TEXT_ARG(buf_text(&value)));
	}
	if (c->settings.rate_year)
		add_rate(out, "that currency", c->settings.rate_year, settings_rate(&c->settings));
	for (size_t i = 0; level_limits_at(c->levels, i, &key, &value); i++)
		buf_addf(out, "%s = %s\n", key.data, value.data);
	buf_release(&value);
	buf_release(&key);
}

static void add_files(struct buf *out, const struct provenance *p)
{
	for (size_t i = 0; i < p->count; i++)
		buf_addf(out, "%s = %s\n", p->files[i].name, p->files[i].sha256);
}

/* Once: they are the same for all sources. */
static int digest_tables(struct err *e, struct buf *out, const struct config *c,
			 const struct home *home)
{
	struct provenance files;
	char letters[4];
	int result;

	if (out->len)
		return 0;
	result = provenance_of_tables(e, &files, home, c);
	add_files(out, &files);
	for (size_t i = 0; i < c->rate_count; i++) {
		code_text(c->rates[i].currency, letters);
		add_rate(out, letters, c->rates[i].year, c->rates[i].usd_per_unit);
	}
	provenance_release(&files);
	if (result)
		buf_clear(out);
	return result;
}

static int add_layout(struct err *e, struct buf *out, const struct home *home,
		      const struct source *source)
{
	struct provenance files;
	int result = provenance_of_layout(e, &files, home, source->layout);

	add_files(out, &files);
	provenance_release(&files);
	return result;
}

struct text part_layout_name(const char *layout)
{
	const char *slash = strrchr(layout, '/');
	struct text name = text_of(slash ? slash + 1 : layout);

	if (text_ends(name, TEXT_LITERAL(".ini")))
		name.len -= 4;
	return name;
}

static struct text between(const struct buf *room, size_t from, size_t to)
{
	return (struct text){.data = room->data + from, .len = to - from};
}

int part_identity(struct err *e, struct part_head *out, struct buf *room, const struct gather *g,
		  const struct source *source)
{
	size_t settings_end;

	*out = (struct part_head){
	    .source = text_of(source->name),
	    .layout = part_layout_name(source->layout),
	    .date = source->date,
	    .sample = source->sample,
	    .share = source->share,
	    .shares = source->shares,
	};
	add_settings(room, g->config, g->tables);
	settings_end = room->len;
	if (digest_tables(e, g->tables_identity, g->config, g->home) ||
	    add_layout(e, room, g->home, source))
		return -1;
	out->settings = between(room, 0, settings_end);
	out->tables = buf_text(g->tables_identity);
	out->layout_files = between(room, settings_end, room->len);
	return 0;
}
