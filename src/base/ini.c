/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ini.c: feeds inih line by line and checks what inih would accept silently; see ini.h. */
#include "base/ini.h"

#include <ini.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/bytes_in.h"
#include "base/mem.h"
#include "base/unicode.h"

enum {
	LINE_ROOM = 16 * 1024, /* of the longest line, with its line end */
	SECTION_MAX = 49, /* inih cuts longer names, and says nothing */
	FILE_MAX = 4 << 20,
};

/* inih reads lines through read_line and hands over keys through take_entry; the current line is
 * kept here, since inih does not give it. */
struct reading {
	struct ini *ini;
	struct err *e;
	struct text rest;
	struct buf value; /* of the last entry, as far as it was read */
	struct text line_text; /* that line, for the columns of its entry */
	unsigned line;
	bool in_value; /* an entry came since the last section: an indented line goes on with it */
	bool indented;
	bool failed; /* *e is set */
};

static int fail_at(struct reading *r, const char *what)
{
	r->failed = true;
	return err_set(r->e, ERR_USAGE, "%s:%u: %s", r->ini->path, r->line, what);
}

static bool sound_section(struct reading *r, struct text line)
{
	const char *end = memchr(line.data, ']', line.len);
	size_t name = (end ? (size_t)(end - line.data) : line.len) - 1;

	if (name > SECTION_MAX)
		fail_at(r, "the section's name is longer than 49 bytes: shorten it");
	else if (name == 0)
		fail_at(r, "the section has no name: write [name]");
	return !r->failed;
}

/* What inih would cut or accept silently. */
static bool sound_line(struct reading *r, struct text line)
{
	struct text bare = text_trim(line);

	r->indented = line.len && ascii_blank(line.data[0]);
	if (!bare.len || bare.data[0] != '[' || (r->indented && r->in_value))
		return true;
	r->in_value = false;
	return sound_section(r, bare);
}

/* As fgets does, for inih. */
static char *read_line(char *line, int room, void *context)
{
	struct reading *r = context;
	struct text taken = {.data = r->rest.data};
	const char *end;

	if (r->failed || r->rest.len == 0)
		return NULL;
	end = memchr(r->rest.data, '\n', r->rest.len);
	taken.len = end ? (size_t)(end - r->rest.data) : r->rest.len;
	r->rest.data += taken.len + (end != NULL);
	r->rest.len -= taken.len + (end != NULL);
	r->line++;
	if (taken.len + 3 > (size_t)room)
		fail_at(r, "the line is too long: go on in an indented line");
	if (r->failed || !sound_line(r, taken))
		return NULL;
	r->line_text = taken;
	memcpy(line, taken.data, taken.len);
	line[taken.len] = '\0';
	return line;
}

/* The last entry's value is whole: all its lines are in. */
static void end_value(struct reading *r)
{
	struct ini *ini = r->ini;

	if (ini->count)
		ini->entries[ini->count - 1].value = arena_text(&ini->bytes, buf_text(&r->value));
	buf_clear(&r->value);
}

/* The columns of the key and its value: after the blanks, and after the first = or : and blanks. */
static void find_columns(struct text line, struct ini_entry *entry)
{
	size_t at = 0;

	while (at < line.len && ascii_blank(line.data[at]))
		at++;
	entry->key_column = (unsigned)at + 1;
	while (at < line.len && line.data[at] != '=' && line.data[at] != ':')
		at++;
	at += at < line.len;
	while (at < line.len && ascii_blank(line.data[at]))
		at++;
	entry->value_column = (unsigned)at + 1;
}

static int take_entry(void *context, const char *section, const char *key, const char *value)
{
	struct reading *r = context;
	struct ini *ini = r->ini;
	struct text name = text_of(section);

	if (r->indented && r->in_value) {
		buf_add_char(&r->value, '\n');
		buf_add_string(&r->value, value);
		return 1;
	}
	if (!*key) {
		fail_at(r, "a value without a key: write key = value");
		return 0;
	}
	if (ini->count && text_equal(ini->entries[ini->count - 1].section, name))
		name = ini->entries[ini->count - 1].section;
	else
		name = arena_text(&ini->bytes, name);
	end_value(r);
	buf_add_string(&r->value, value);
	r->in_value = true;
	ini->entries = mem_grow(ini->entries, &ini->room, ini->count + 1, sizeof(*ini->entries));
	ini->entries[ini->count++] = (struct ini_entry){
	    .section = name,
	    .key = arena_text(&ini->bytes, text_of(key)),
	    .line = r->line,
	};
	find_columns(r->line_text, &ini->entries[ini->count - 1]);
	return 1;
}

static int parse(struct err *e, struct ini *ini, struct text content)
{
	struct reading r = {.ini = ini, .e = e, .rest = content};
	int status;

	if (content.len && memchr(content.data, '\0', content.len))
		return err_set(e, ERR_USAGE, "%s: holds a NUL byte: this is not an INI file",
			       ini->path);
	if (!utf8_valid(content))
		return err_set(e, ERR_USAGE, "%s: is not UTF-8: save it as UTF-8", ini->path);
	if (text_starts(content, TEXT_LITERAL("\xef\xbb\xbf"))) {
		r.rest.data += 3;
		r.rest.len -= 3;
	}
	buf_init(&r.value, FILE_MAX);
	/* A variable of the library: set by the first reading, before there are threads that read layouts. */
	if (ini_max_line != LINE_ROOM)
		ini_max_line = LINE_ROOM;
	status = ini_parse_stream(read_line, &r, take_entry, &r);
	end_value(&r);
	buf_release(&r.value);
	if (r.failed)
		return -1;
	if (status > 0) {
		r.line = (unsigned)status;
		return fail_at(&r, "not understood: write [section] or key = value");
	}
	if (status < 0)
		mem_fail();
	return 0;
}

static int read_whole(struct err *e, const char *path, struct buf *content)
{
	const struct bytes_in_options options = {.expansion_limit = 0};
	struct bytes_in *in = NULL;
	char part[4096];
	size_t got = 0;
	int result = -1;

	if (bytes_in_open(e, &in, path, &options))
		goto out;
	do {
		if (bytes_in_read(e, in, part, sizeof(part), &got))
			goto out;
		buf_add(content, part, got);
	} while (got && !buf_overflowed(content));
	result =
	    buf_overflowed(content)
		? err_set(e, ERR_USAGE, "%s: is longer than 4 MiB: this is not an INI file", path)
		: 0;
out:
	bytes_in_close(in);
	return result;
}

int ini_read(struct err *e, struct ini *out, const char *path)
{
	struct buf content;
	int result;

	*out = (struct ini){.path = mem_copy_text(path, strlen(path))};
	arena_init(&out->bytes);
	buf_init(&content, FILE_MAX);
	result = read_whole(e, path, &content);
	if (result)
		err_of_setup(e); /* a configuration that is not there is a wrong one */
	if (result == 0)
		result = parse(e, out, buf_text(&content));
	buf_release(&content);
	return result;
}

int ini_read_text(struct err *e, struct ini *out, const char *name, struct text text)
{
	*out = (struct ini){.path = mem_copy_text(name, strlen(name))};
	arena_init(&out->bytes);
	return parse(e, out, text);
}

void ini_release(struct ini *ini)
{
	if (!ini)
		return;
	arena_release(&ini->bytes);
	free(ini->path);
	free(ini->entries);
	*ini = (struct ini){.path = NULL};
}
