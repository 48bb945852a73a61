/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_wages.c: any bytes are an index of wages or a one-line error.
 *
 * Where they are one, every factor is positive and finite, there and back give 1, and no date lies
 * beyond the ends it says it reaches. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/pay/wage_index.h"
#include "model/settings.h"
#include "tests/unit/memory_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_wages: %s\n", what);
	abort();
}

static void check_country(const struct wage_index *w, code country)
{
	struct date from = {2019, 0, 0}, to = {2031, 5, 17};
	code series = wage_index_series(w, country);
	struct wage_factor there, back;

	if (!series)
		return;
	for (int how = AGING_LINEAR; how <= AGING_COMPOUND; how++) {
		there = wage_index_factor(w, series, from, to, how);
		back = wage_index_factor(w, series, to, from, how);
		hold(there.factor > 0 && isfinite(there.factor), "a factor that is none");
		hold(fabs(there.factor * back.factor - 1) < 1e-9, "no way back");
		hold(isnan(there.sd) || there.sd >= 0, "an error below 0");
	}
	hold(date_compare(wage_index_reached(w, series, to), wage_index_last(w)) <= 0,
	     "a date beyond the last");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char names[] = "USGBDEEAZZ";
	struct memory_file file = memory_file_new(data, size);
	struct wage_index *w = NULL;
	struct err e = ERR_INIT;

	if (size >= 2 && data[0] == 0x1f && data[1] == 0x8b)
		goto out; /* gzip: fuzz_gzip's matter */
	if (wage_index_load(&e, &w, LAYERS_INSTALLED(file.path), NULL)) {
		hold(e.code == ERR_USAGE, "an error of another kind");
		hold(!strchr(e.text, '\n'), "an error of several lines");
		goto out;
	}
	for (size_t i = 0; names[i]; i += 2)
		check_country(w, CODE2(names[i], names[i + 1]));
	wage_index_free(w);
out:
	memory_file_close(&file);
	return 0;
}
