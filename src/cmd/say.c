/* SPDX-License-Identifier: GPL-3.0-or-later */
/* say.c: lines on a terminal that hold what an operator or an input named. */
#include "cmd/say.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/err.h"

void say(const char *format, ...)
{
	struct err line = ERR_INIT;
	char text[sizeof(line.text)];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	err_set(&line, ERR_NONE, "%s", text); /* which makes it printable */
	fprintf(stderr, "%s\n", line.text);
}
