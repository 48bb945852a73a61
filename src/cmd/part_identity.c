/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part_identity.c: see part_identity.h. */
#include "cmd/part_identity.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/as_of.h"
#include "cmd/provenance.h"
#include "model/title/level_limits.h"

static void digest_settings(const struct config *c, const struct tables *tables,
			    char hex[SHA256_HEX_BYTES])
{
	struct buf text, key, value;
	char as_of[11];

	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_init(&key, BUF_LIMIT_DEFAULT);
	buf_init(&value, BUF_LIMIT_DEFAULT);
	date_to_iso(as_of_date(&c->settings, tables), as_of);
	buf_addf(&text, "as-of = %s\nrate = %.17g %d\n", as_of, settings_rate(&c->settings),
		 c->settings.rate_year);
	for (size_t i = 0; i < settings_count(); i++) {
		const struct setting_info *info = settings_info(i);
		if (info->stage > STAGE_POOL || !info->of_rows)
			continue;
		buf_clear(&value);
		settings_value(&c->settings, i, &value);
		buf_addf(&text, "%s = %.*s\n", info->word, TEXT_ARG(buf_text(&value)));
	}
	for (size_t i = 0; level_limits_at(c->levels, i, &key, &value); i++)
		buf_addf(&text, "%s = %s\n", key.data, value.data);
	digest_of_text(buf_text(&text), hex);
	buf_release(&value);
	buf_release(&key);
	buf_release(&text);
}

static void add_files(struct buf *out, const struct provenance *p)
{
	for (size_t i = 0; i < p->count; i++)
		buf_addf(out, "%s\n", p->files[i].sha256);
}

static int digest_tables(struct err *e, const struct config *c, const struct home *home,
			 char hex[SHA256_HEX_BYTES])
{
	struct provenance files;
	struct buf text;
	int result = provenance_of_tables(e, &files, home, c);

	buf_init(&text, BUF_LIMIT_DEFAULT);
	add_files(&text, &files);
	for (size_t i = 0; i < c->rate_count; i++)
		buf_addf(&text, "rate %u %d = %.17g\n", (unsigned)c->rates[i].currency,
			 c->rates[i].year, c->rates[i].usd_per_unit);
	digest_of_text(buf_text(&text), hex);
	buf_release(&text);
	provenance_release(&files);
	return result;
}

static int digest_layout(struct err *e, const struct home *home, const struct source *source,
			 char hex[SHA256_HEX_BYTES])
{
	struct provenance files;
	struct buf text;
	int result = provenance_of_layout(e, &files, home, source->layout);

	buf_init(&text, BUF_LIMIT_DEFAULT);
	add_files(&text, &files);
	digest_of_text(buf_text(&text), hex);
	buf_release(&text);
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

int part_identity(struct err *e, struct part_head *out, const struct config *config,
		  const struct home *home, const struct tables *tables, const struct source *source)
{
	*out = (struct part_head){
	    .source = text_of(source->name),
	    .layout = part_layout_name(source->layout),
	    .date = source->date,
	    .sample = source->sample,
	    .share = source->share,
	    .shares = source->shares,
	};
	digest_settings(config, tables, out->settings);
	if (digest_tables(e, config, home, out->tables))
		return -1;
	return digest_layout(e, home, source, out->layout_files);
}
