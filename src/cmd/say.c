/* SPDX-License-Identifier: GPL-3.0-or-later */
/* say.c: lines on a terminal that hold what an operator or an input named. */
#include "cmd/say.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"

void say(const char *format, ...)
{
	char line[1000];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	text_make_printable(line);
	fprintf(stderr, "%s\n", line);
}
