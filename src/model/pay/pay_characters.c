/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_characters.c: pay text as characters, variants folded. */
#include "model/pay/pay_private.h"

#include "base/text.h"

/* Windows-1252's characters at 0x80-0x9f that pay is written with; the rest are 0. */
static uint32_t windows_1252(unsigned char byte)
{
	switch (byte) {
	case 0x80:
		return 0x20ac; /* the euro sign */
	case 0x91:
	case 0x92:
		return '\'';
	case 0x96:
		return PAY_EN_DASH;
	case 0x97:
		return 0x2014;
	default:
		return byte >= 0xa0 ? byte : 0;
	}
}

/* One character of 2 to 4 well-formed bytes, and how many; 0 bytes where they are not that. */
static size_t decode(const unsigned char *bytes, size_t left, uint32_t *c)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t len = bytes[0] >= 0xf0 ? 4 : bytes[0] >= 0xe0 ? 3 : 2;
	uint32_t value;

	if (bytes[0] < 0xc2 || bytes[0] > 0xf4 || left < len)
		return 0;
	value = bytes[0] & (0xffu >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		if ((bytes[i] & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (bytes[i] & 0x3f);
	}
	if (value < least[len] || (value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff)
		return 0;
	*c = value;
	return len;
}

static uint32_t fold(uint32_t c)
{
	switch (c) {
	case '\t':
	case '\n':
	case '\r':
	case 0xa0: /* no-break space */
	case 0x202f: /* narrow no-break space */
	case 0x205f:
	case 0x3000:
		return ' ';
	case 0x2018:
	case 0x2019:
	case 0x2bc:
	case 0xb4:
	case '`':
		return '\'';
	case 0x2010: /* hyphen */
	case 0x2011:
	case 0x2212: /* minus */
	case 0xfe63:
	case 0xff0d:
		return '-';
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
		return PAY_EN_DASH;
	case 0xff04:
		return '$';
	case 0xffe1:
		return 0xa3;
	case 0xffe5:
		return 0xa5;
	default:
		return c >= 0x2000 && c <= 0x200a ? ' ' : c;
	}
}

bool pay_characters_read(struct text t, struct pay_characters *out)
{
	size_t i = 0, n = 0;

	while (i < t.len) {
		const unsigned char *bytes = (const unsigned char *)t.data + i;
		uint32_t c = bytes[0];
		size_t len = 1;
		if (c >= 0x80) {
			len = decode(bytes, t.len - i, &c);
			if (len == 0) {
				c = windows_1252(bytes[0]);
				len = 1;
			}
		}
		i += len;
		if (c == 0x200b || c == 0x2060 || c == 0xfeff) /* of no width */
			continue;
		c = fold(c);
		/* blanks at the ends count for nothing, not for the length either */
		if (c == ' ' && (n == 0 || n == PAY_CHARACTERS_MAX))
			continue;
		if (c < ' ' || c == 0x7f || n == PAY_CHARACTERS_MAX)
			return false;
		out->at[n++] = c;
	}
	while (n && out->at[n - 1] == ' ')
		n--;
	for (size_t pad = n; pad < n + 8; pad++)
		out->at[pad] = 0;
	out->count = n;
	return true;
}
