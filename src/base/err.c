/* SPDX-License-Identifier: GPL-3.0-or-later */
/* err.c: one line of error text, cut and made printable; see err.h. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

int err_set(struct err *e, enum err_code code, const char *format, ...)
{
	va_list args;

	e->code = code;
	e->device = false;
	va_start(args, format);
	vsnprintf(e->text, sizeof(e->text), format, args);
	va_end(args);
	text_make_printable(e->text);
	return -1;
}

int err_set_device(struct err *e, const char *format, ...)
{
	va_list args;

	e->code = ERR_INPUT;
	e->device = true;
	va_start(args, format);
	vsnprintf(e->text, sizeof(e->text), format, args);
	va_end(args);
	text_make_printable(e->text);
	return -1;
}

void err_of_setup(struct err *e)
{
	if (e->code == ERR_INPUT && !e->device)
		e->code = ERR_USAGE;
}

int err_prefix(struct err *e, const char *format, ...)
{
	char rest[sizeof(e->text)];
	va_list args;

	memcpy(rest, e->text, sizeof(rest));
	va_start(args, format);
	int prefix = vsnprintf(e->text, sizeof(e->text), format, args);
	va_end(args);
	text_make_printable(e->text);
	if ((size_t)prefix < sizeof(e->text) - 3) {
		size_t room = sizeof(e->text) - (size_t)prefix;
		/* what does not fit is cut */
		snprintf(e->text + prefix, room, ": %.*s", (int)room - 3, rest);
	}
	return -1;
}
