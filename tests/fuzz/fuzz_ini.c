/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_ini.c: any bytes are an INI file or a one-line error.
 *
 * Every entry must be where its line and columns point: the key on its line, the value's first line
 * after it, lines in order. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ini.h"
#include "base/unicode.h"
#include "tests/unit/memory_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_ini: %s\n", what);
	abort();
}

static struct text line_at(struct text input, unsigned wanted)
{
	for (unsigned line = 1; input.len; line++) {
		const char *end = memchr(input.data, '\n', input.len);
		size_t len = end ? (size_t)(end - input.data) : input.len;
		if (line == wanted)
			return (struct text){.data = input.data, .len = len};
		input.data += len + (end != NULL);
		input.len -= len + (end != NULL);
	}
	return (struct text){.data = NULL};
}

static void check_entry(const struct ini_entry *entry, struct text input)
{
	struct text line = line_at(input, entry->line);
	struct text value = entry->value;
	const char *key;
	const char *cut;

	hold(entry->key.len > 0 && line.len > 0, "an entry from nowhere");
	key = memmem(line.data, line.len, entry->key.data, entry->key.len);
	hold(key != NULL, "a key that is not on its line");
	cut = value.len ? memchr(value.data, '\n', value.len) : NULL;
	if (cut)
		value.len = (size_t)(cut - value.data);
	line.len -= (size_t)(key - line.data) + entry->key.len;
	line.data = key + entry->key.len;
	hold(!value.len || memmem(line.data, line.len, value.data, value.len),
	     "a value that is not on its line");
	hold(utf8_valid(entry->section) && utf8_valid(entry->key) && utf8_valid(entry->value),
	     "an entry that is not UTF-8");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text input = {.data = (const char *)data, .len = size};
	struct memory_file file = memory_file_new(data, size);
	struct err e = ERR_INIT;
	struct ini ini;

	if (text_starts(input, text_of("\x1f\x8b")))
		goto out; /* gzip: fuzz_gzip's matter */
	if (ini_read(&e, &ini, file.path)) {
		hold(e.code == ERR_USAGE, "an error of another kind");
		hold(strncmp(e.text, file.path, strlen(file.path)) == 0, "an error of no file");
	} else {
		for (size_t i = 0; i < ini.count; i++) {
			check_entry(&ini.entries[i], input);
			hold(!i || ini.entries[i - 1].line < ini.entries[i].line, "lines go back");
		}
	}
	ini_release(&ini);
out:
	memory_file_close(&file);
	return 0;
}
