/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_tables.c: what each kind of field is elsewhere; see csv_tables.h. */
#include "reports/csv_tables.h"

static const struct {
	const char *type;
	enum book_format form;
} kinds[] = {
#define FIELD_KIND_ROW(name, type, form) [FIELD_##name] = {type, form},
    FIELD_KINDS(FIELD_KIND_ROW)
#undef FIELD_KIND_ROW
};

const char *field_type(enum field_kind kind)
{
	return kinds[kind].type;
}

enum book_format field_form(enum field_kind kind)
{
	return kinds[kind].form;
}
