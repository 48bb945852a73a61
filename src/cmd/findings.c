/* SPDX-License-Identifier: GPL-3.0-or-later */
/* findings.c: see findings.h. */
#include "cmd/findings.h"

#include <stdarg.h>
#include <stdio.h>

void findings_add(struct findings *f, enum gravity gravity, double size, const char *format, ...)
{
	va_list arguments;

	if (!f->count++ || gravity > f->gravity || (gravity == f->gravity && size > f->size)) {
		f->gravity = gravity;
		f->size = size;
		va_start(arguments, format);
		vsnprintf(f->text, sizeof(f->text), format, arguments);
		va_end(arguments);
	}
}
