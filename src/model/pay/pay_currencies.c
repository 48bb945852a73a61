/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_currencies.c: the one currency that the words and signs of a pay text agree on. */
#include <assert.h>
#include <string.h>

#include "model/pay/currency.h"
#include "model/pay/pay_reader.h"

/* Keeps what the codes seen so far and these agree on; false where that is nothing. */
static bool agree(struct pay_reader *r, const code *codes, size_t count, code meant)
{
	size_t kept = 0;

	assert(count > 0 && count <= PAY_CURRENCIES_MAX);
	if (r->currency_count == 0) {
		memcpy(r->currencies, codes, count * sizeof(*codes));
		r->currency_count = count;
		r->meant = meant;
		return true;
	}
	for (size_t i = 0; i < r->currency_count; i++)
		for (size_t j = 0; j < count; j++)
			if (r->currencies[i] == codes[j]) {
				r->currencies[kept++] = codes[j];
				break;
			}
	r->currency_count = kept;
	if (!r->meant)
		r->meant = meant;
	return kept > 0;
}

bool pay_reader_currency(struct pay_reader *r, const struct pay_found *found)
{
	code codes[PAY_CURRENCIES_MAX];
	struct text rest, word;
	size_t count = 0;

	if (found->iso)
		return agree(r, &found->iso, 1, found->iso);
	if (found->word->codes == r->last_codes)
		return true;
	r->last_codes = found->word->codes;
	rest = text_of(found->word->codes);
	while (count < PAY_CURRENCIES_MAX && text_split(&rest, ' ', &word))
		codes[count++] = code_of(word);
	return agree(r, codes, count, count == 1 || found->word->first_is_meant ? codes[0] : 0);
}

static bool in_currencies(const struct pay_reader *r, code currency)
{
	for (size_t i = 0; i < r->currency_count; i++)
		if (r->currencies[i] == currency)
			return true;
	return false;
}

bool pay_reader_decide(const struct pay_reader *r, const struct pay_hints *hints, code *out)
{
	code hint = hints->currency, local;

	if (r->currency_count == 0)
		*out = hint;
	else if (r->currency_count == 1)
		*out = r->currencies[0];
	else if (in_currencies(r, hint))
		*out = hint;
	else if ((local = currency_of_country(hints->country)) && in_currencies(r, local))
		*out = local;
	else if (r->meant && in_currencies(r, r->meant))
		*out = r->meant;
	else
		return false;
	return true;
}

bool pay_counts_lakhs(code currency)
{
	return currency == 0 || currency == CODE3('I', 'N', 'R') ||
	       currency == CODE3('P', 'K', 'R') || currency == CODE3('B', 'D', 'T') ||
	       currency == CODE3('N', 'P', 'R') || currency == CODE3('L', 'K', 'R');
}
