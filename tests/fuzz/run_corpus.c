/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_corpus.c: runs a fuzz target over every file of a folder, as an ordinary test.
 *
 * A target that finds a fault stops the program; the file it was at is named before. With
 * clang's -fsanitize=fuzzer this file is left out and libFuzzer brings its own main. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int run_file(const char *folder, const char *name)
{
	struct buf path;
	struct buf content;
	char part[4096];
	size_t got;
	FILE *file;

	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_init(&content, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/%s", folder, name);
	fprintf(stderr, "%s\n", path.data);
	file = fopen(path.data, "rb");
	while (file && (got = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(&content, part, got);
	if (file) {
		LLVMFuzzerTestOneInput((const uint8_t *)content.data, content.len);
		fclose(file);
	}
	buf_release(&content);
	buf_release(&path);
	return file ? 0 : -1;
}

int main(int count, char **arguments)
{
	struct dirent **files;
	int found = count == 2 ? scandir(arguments[1], &files, NULL, by_name) : -1;
	int ran = 0;
	int failed = 0;

	if (found < 0) {
		fprintf(stderr, "usage: %s FOLDER\n", arguments[0]);
		return 2;
	}
	for (int i = 0; i < found; i++) {
		if (files[i]->d_name[0] != '.') {
			failed |= run_file(arguments[1], files[i]->d_name);
			ran++;
		}
		free(files[i]);
	}
	free(files);
	return failed || ran == 0;
}
