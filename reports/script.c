/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script.c: see script.h. */
#include "reports/script.h"

#include <string.h>

#include "base/digest.h"
#include "reports/money_sign.h"

enum { SHA256_BYTES = 32 };

static int hex_value(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* RFC 4648, with padding. */
static void add_base64(struct buf *out, const unsigned char *bytes, size_t count)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < count; i += 3) {
		unsigned group = (unsigned)bytes[i] << 16;

		group |= i + 1 < count ? (unsigned)bytes[i + 1] << 8 : 0;
		group |= i + 2 < count ? (unsigned)bytes[i + 2] : 0;
		for (unsigned k = 0; k < 4; k++)
			buf_add_char(out, i + k > count ? '=' : digits[group >> (18 - 6 * k) & 63]);
	}
}

/* What of a script is of the currency: the sign, and amounts that grow with the worth of a dollar. None has a $ left. */
enum currency_part { PART_TEXT, PART_SIGN, PART_AMOUNT };
static const struct {
	const char *from, *before, *after;
	enum currency_part part;
	double amount; /* US dollars */
} of_currency[] = {
    {"'$'", "'", "'", PART_SIGN, 0},	      {"'$0'", "'", "0'", PART_SIGN, 0},
    {"[$,", "[", ",", PART_SIGN, 0},	      {"100*(64", "", "*(64", PART_AMOUNT, 100},
    {"v>=1e3", "v>=", "", PART_AMOUNT, 1e3},  {"v<=1e7", "v<=", "", PART_AMOUNT, 1e7},
    {">3e5", ">", "", PART_AMOUNT, 3e5},      {"?1e5", "?", "", PART_AMOUNT, 1e5},
    {":5e4", ":", "", PART_AMOUNT, 5e4},      {"+$)", "+(?!\\d))", "", PART_TEXT, 0},
    {"/k$/i", "/k(?!.)/i", "", PART_TEXT, 0}, {"(.*)$/", "(.*)/", "", PART_TEXT, 0},
};
enum { OF_CURRENCY = sizeof(of_currency) / sizeof(*of_currency) };

/* The part that begins there, written in the run's currency; how long it was, 0: none begins there. */
static size_t add_part(struct buf *out, const char *text)
{
	for (size_t i = 0; i < OF_CURRENCY; i++) {
		size_t len = strlen(of_currency[i].from);
		if (strncmp(text, of_currency[i].from, len) != 0)
			continue;
		buf_add_string(out, of_currency[i].before);
		if (of_currency[i].part == PART_SIGN)
			buf_add_string(out, money_sign());
		else if (of_currency[i].part == PART_AMOUNT)
			buf_addf(out, "%.15g", of_currency[i].amount * money_rounding());
		buf_add_string(out, of_currency[i].after);
		return len;
	}
	return 0;
}

static void add_pieces(struct buf *out, const struct page_script *script)
{
	bool dollars = strcmp(money_sign(), "$") == 0;

	for (size_t i = 0; i < script->count; i++) {
		const char *text = script->pieces[i];
		while (*text && !dollars) {
			size_t len = add_part(out, text);
			if (!len)
				buf_add_char(out, *text++);
			text += len;
		}
		buf_add_string(out, text);
	}
}

void script_policy(struct buf *out, const struct page_script *script)
{
	char hex[SHA256_HEX_BYTES];
	unsigned char bytes[SHA256_BYTES];
	struct digest *digest;
	struct buf text;

	buf_add_string(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
			    "'none'; style-src 'unsafe-inline'; ");
	if (script) {
		digest = digest_new();
		buf_init(&text, BUF_LIMIT_DEFAULT);
		add_pieces(&text, script);
		digest_add(digest, text.data, text.len);
		buf_release(&text);
		digest_finish(digest, hex);
		digest_free(digest);
		for (size_t i = 0; i < SHA256_BYTES; i++)
			bytes[i] =
			    (unsigned char)(hex_value(hex[2 * i]) << 4 | hex_value(hex[2 * i + 1]));
		buf_add_string(out, "script-src 'sha256-");
		add_base64(out, bytes, SHA256_BYTES);
		buf_add_string(out, "'; ");
	}
	buf_add_string(out, "base-uri 'none'; form-action 'none'\">\n");
}

void script_add(struct buf *out, const struct page_script *script)
{
	if (!script)
		return;
	buf_add_string(out, "<script>");
	add_pieces(out, script);
	buf_add_string(out, "</script>\n");
}

void script_data(struct buf *out, const char *id, const struct json *data)
{
	buf_addf(out, "<script type=\"application/json\" id=\"%s\">", id);
	json_write(data, out, true, true);
	buf_add_string(out, "</script>\n");
}
