/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script.c: see script.h. */
#include "reports/script.h"

#include "base/digest.h"
#include "reports/money_words.h"

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

/* The currency first: what stands before an amount, and how many times what figures are rounded to in US dollars
 * they are rounded to in it. */
static void add_pieces(struct buf *out, const struct page_script *script,
		       const struct settings *settings)
{
	buf_addf(out, "var SIGN='%s',UNIT=%.15g;\n", money_words(settings).sign,
		 settings_rounding(settings));
	for (size_t i = 0; i < script->count; i++)
		buf_add_string(out, script->pieces[i]);
}

void script_policy(struct buf *out, const struct page_script *script,
		   const struct settings *settings)
{
	char hex[SHA256_HEX_BYTES];
	unsigned char bytes[SHA256_BYTES];
	struct buf text;

	buf_add_string(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
			    "'none'; style-src 'unsafe-inline'; ");
	if (script) {
		buf_init(&text, BUF_LIMIT_DEFAULT);
		add_pieces(&text, script, settings);
		digest_of_text(buf_text(&text), hex);
		buf_release(&text);
		for (size_t i = 0; i < SHA256_BYTES; i++)
			bytes[i] =
			    (unsigned char)(hex_value(hex[2 * i]) << 4 | hex_value(hex[2 * i + 1]));
		buf_add_string(out, "script-src 'sha256-");
		add_base64(out, bytes, SHA256_BYTES);
		buf_add_string(out, "'; ");
	}
	buf_add_string(out, "base-uri 'none'; form-action 'none'\">\n");
}

void script_add(struct buf *out, const struct page_script *script, const struct settings *settings)
{
	if (!script)
		return;
	buf_add_string(out, "<script>");
	add_pieces(out, script, settings);
	buf_add_string(out, "</script>\n");
}

void script_data(struct buf *out, const char *id, const struct json *data)
{
	buf_addf(out, "<script type=\"application/json\" id=\"%s\">", id);
	json_write(data, out, true, true);
	buf_add_string(out, "</script>\n");
}
