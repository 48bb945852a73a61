/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money_sign.c: see money_sign.h. The only state of the process beside signals: as a locale, it is set once. */
#include "reports/money_sign.h"

#include <stdio.h>
#include <string.h>

static struct {
	char sign[8], name[12];
	double rounding;
} worded = {.sign = "$", .name = "US dollars", .rounding = 1};

static const struct {
	code currency;
	const char *sign;
} signs[] = {
    {CODE3('U', 'S', 'D'), "$"},
    {CODE3('E', 'U', 'R'), "\xe2\x82\xac"},
    {CODE3('G', 'B', 'P'), "\xc2\xa3"},
    {CODE3('J', 'P', 'Y'), "\xc2\xa5"},
    {CODE3('I', 'N', 'R'), "\xe2\x82\xb9"},
    {CODE3('K', 'R', 'W'), "\xe2\x82\xa9"},
    {CODE3('I', 'L', 'S'), "\xe2\x82\xaa"},
    {CODE3('U', 'A', 'H'), "\xe2\x82\xb4"},
};

void money_sign_set(const struct settings *settings)
{
	char letters[4];

	code_text(settings->currency, letters);
	snprintf(worded.name, sizeof(worded.name), "%s",
		 settings_in_dollars(settings) ? "US dollars" : letters);
	snprintf(worded.sign, sizeof(worded.sign), "%s\xc2\xa0", letters);
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (signs[i].currency == settings->currency)
			snprintf(worded.sign, sizeof(worded.sign), "%s", signs[i].sign);
	worded.rounding = settings_rounding(settings);
}

const char *money_sign(void)
{
	return worded.sign;
}

const char *money_name(void)
{
	return worded.name;
}

void money_set_json(struct json *object)
{
	if (strcmp(worded.sign, "$") != 0)
		json_set_string(object, "currency", worded.name);
}

double money_rounding(void)
{
	return worded.rounding;
}

void money_text(struct buf *out, const char *text)
{
	static const char said[] = "US dollars";
	const char *found;

	while ((found = strstr(text, said)) != NULL) {
		buf_add(out, text, (size_t)(found - text));
		buf_add_string(out, worded.name);
		text = found + strlen(said);
	}
	buf_add_string(out, text);
}
