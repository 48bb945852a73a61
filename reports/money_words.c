/* SPDX-License-Identifier: GPL-3.0-or-later */
/* money_words.c: see money_words.h. */
#include "reports/money_words.h"

#include <string.h>

#define US_DOLLARS "US dollars"

static const struct {
	code currency;
	const char *sign;
} signs[] = {
    {CURRENCY_USD, "$"},
    {CODE3('E', 'U', 'R'), "\xe2\x82\xac"},
    {CODE3('G', 'B', 'P'), "\xc2\xa3"},
    {CODE3('J', 'P', 'Y'), "\xc2\xa5"},
    {CODE3('I', 'N', 'R'), "\xe2\x82\xb9"},
    {CODE3('K', 'R', 'W'), "\xe2\x82\xa9"},
    {CODE3('I', 'L', 'S'), "\xe2\x82\xaa"},
    {CODE3('U', 'A', 'H'), "\xe2\x82\xb4"},
};

/* Each amount of a page is asked for its sign. */
static void put(char *out, const char *text)
{
	memcpy(out, text, strlen(text) + 1);
}

struct money_words money_words(const struct settings *settings)
{
	struct money_words words = {.name = ""};
	char letters[4];

	code_text(settings->currency, letters);
	put(words.name, settings_in_dollars(settings) ? US_DOLLARS : letters);
	put(words.sign, letters);
	put(words.sign + strlen(letters), "\xc2\xa0");
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (signs[i].currency == settings->currency)
			put(words.sign, signs[i].sign);
	return words;
}

void money_set_json(struct json *object, const struct settings *settings)
{
	if (!settings_in_dollars(settings))
		json_set_string(object, "currency", money_words(settings).name);
}

void money_text(struct buf *out, const struct settings *settings, const char *text)
{
	struct money_words words = money_words(settings);
	const char *found;

	while ((found = strstr(text, US_DOLLARS)) != NULL) {
		buf_add(out, text, (size_t)(found - text));
		buf_add_string(out, words.name);
		text = found + strlen(US_DOLLARS);
	}
	buf_add_string(out, text);
}
