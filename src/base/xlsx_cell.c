/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_cell.c: the names of cells ("AF12") and the plain numbers beside them. */
#include "base/xlsx_private.h"

#include <string.h>

/* There are one or two per cell, so they are read here and not by strtoll. */
bool xlsx_index(struct text t, size_t *index)
{
	enum { DIGITS_MOST = 9 };

	*index = 0;
	for (size_t i = 0; i < t.len; i++) {
		if (!ascii_digit(t.data[i]))
			return false;
		*index = *index * 10 + (size_t)(t.data[i] - '0');
	}
	return t.len > 0 && t.len <= DIGITS_MOST;
}

bool xlsx_column(const char *name, size_t *column)
{
	size_t number = 0;
	size_t len = 0;

	for (; len < 4 && ascii_alpha(name[len]); len++)
		number = number * 26 + (size_t)(ascii_lower(name[len]) - 'a') + 1;
	if (len == 0 || !ascii_digit(name[len]))
		return false;
	*column = number - 1;
	return number <= XLSX_COLUMNS_MAX;
}

bool xlsx_cell_place(const char *name, size_t *row, size_t *column)
{
	struct text number;

	if (!xlsx_column(name, column))
		return false;
	while (ascii_alpha(*name))
		name++;
	number = (struct text){.data = name, .len = strcspn(name, ":")};
	return xlsx_index(number, row) && *row >= 1 && *row <= XLSX_ROWS_MAX;
}
