/* SPDX-License-Identifier: GPL-3.0-or-later */
/* packed_values.c: see packed_values.h. */
#include "model/packed_values.h"

#define MONEY_MOST INT64_C(2000000000000000)

void pack_date(struct buf *out, struct date date)
{
	pack_u16(out, (uint16_t)date.year);
	pack_u8(out, (uint8_t)date.month);
	pack_u8(out, (uint8_t)date.day);
}

bool packed_is_date(struct date date)
{
	return date.year >= 0 && date.year <= 9999 && date.month >= 0 && date.month <= 12 &&
	       date.day >= 0 && date.day <= 31;
}

struct date unpack_date(struct unpacking *in)
{
	struct date date = {.year = (int16_t)unpack_u16(in)};

	date.month = (int8_t)unpack_u8(in);
	date.day = (int8_t)unpack_u8(in);
	return packed_hold(in, packed_is_date(date)) ? date : (struct date){.year = 0};
}

bool packed_is_money(money amount)
{
	return amount >= -MONEY_MOST && amount <= MONEY_MOST;
}

void pack_money(struct buf *out, money amount)
{
	pack_signed(out, amount);
}

money unpack_money(struct unpacking *in)
{
	money amount = unpack_signed(in);

	return packed_hold(in, packed_is_money(amount)) ? amount : 0;
}

void pack_end(struct buf *out, money end)
{
	pack_signed(out, end);
}

money unpack_end(struct unpacking *in)
{
	money end = unpack_signed(in);

	return packed_hold(in, end == MONEY_NONE || packed_is_money(end)) ? end : 0;
}
