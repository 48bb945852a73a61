/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_role.c: any bytes as a role's file are a complete role or an error of one line. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/title/role.h"
#include "tests/unit/fixture_files.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_role: %s\n", what);
	abort();
}

static void check(const struct role *role)
{
	double sum = 0;

	hold(strcmp(role->id, "a") == 0, "the id is not the file's name");
	hold(role->name && role->family && role->summary && role->occupation_note,
	     "a text is missing");
	for (size_t i = 0; i < role->occupation_count; i++)
		sum += role->occupations[i].weight;
	hold(fabs(sum - 1) < 1e-5, "the weights do not add to 1");
	hold(role->moves_from_count == 0, "a move to nowhere");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char words[] = "[same]\nsenior = sr\n[levels]\nsenior = senior\n"
				    "[words]\nholders = team\njoining = of\nalone = engineer\n";
	char *directory = fixture_directory();
	struct err e = ERR_INIT;
	struct catalogue *c = NULL;
	char path[1000];

	fixture_write(directory, "words.ini", words);
	snprintf(path, sizeof(path), "%s/a.ini", directory);
	FILE *file = fopen(path, "wb");
	hold(file && fwrite(data, 1, size, file) == size && fclose(file) == 0, "no fixture");
	if (catalogue_load(&e, &c, LAYERS_INSTALLED(directory))) {
		hold(e.code == ERR_USAGE && *e.text && !strchr(e.text, '\n'), "not one line");
		hold(c == NULL, "a catalogue with an error");
	} else {
		struct title_reading reading;
		check(catalogue_role(c, 0));
		title_read(c, TEXT_LITERAL("Senior Aye Engineer, Team of Bees"), &reading);
	}
	catalogue_free(c);
	fixture_remove(directory);
	return 0;
}
