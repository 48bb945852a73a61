/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figures_text.c: see figures_text.h. */
#include "reports/figures_text.h"

#include <math.h>
#include <string.h>

#include "reports/money_words.h"
#include "reports/words.h"

enum { BASE = 64, DIGITS = 2 };

static bool add_figure(char out[DIGITS], double hundreds)
{
	static const char digits[] =
	    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

	if (!(hundreds >= 0 && hundreds < BASE * BASE))
		return false;
	out[0] = digits[(int)hundreds / BASE];
	out[1] = digits[(int)hundreds % BASE];
	return true;
}

void figures_text(char out[FIGURES_BYTES], const struct settings *settings, const struct band *b)
{
	bool shown = b != NULL;
	double before = 0;

	for (size_t p = 0; shown && p < BENCHMARK_PERCENTILES; p++) {
		double hundreds = nearbyint(b->p[p].amount / (100 * settings_rounding(settings)));

		shown = words_shown(b, p) && add_figure(out + p * DIGITS, hundreds - before);
		before = hundreds;
	}
	if (!shown)
		memset(out, ' ', FIGURES_BYTES);
}

void figures_add(struct buf *out, const struct settings *settings, const struct band *b)
{
	char text[FIGURES_BYTES];

	figures_text(text, settings, b);
	for (size_t i = 0; i < FIGURES_BYTES; i++)
		buf_add_char(out, text[i]);
}
