/* SPDX-License-Identifier: GPL-3.0-or-later */
/* packed_values.h: dates and amounts as bytes of a part, and back: one form and one set of limits for all sections.
 *
 * Reading holds them to what reading rows makes (packed.h: `bad` is set otherwise).
 */
#ifndef PAYBANDS_MODEL_PACKED_VALUES_H
#define PAYBANDS_MODEL_PACKED_VALUES_H

#include "base/packed.h"
#include "model/observation.h"

/* Year, month, day: u16, u8, u8. */
void pack_date(struct buf *out, struct date date);
struct date unpack_date(struct unpacking *in);
/* Year 0 to 9999, month 0 to 12, day 0 to 31: what a date of a row may be; 0 is not known. */
bool packed_is_date(struct date date);

/* A signed number within the limits of pay, 2e15 either way. */
void pack_money(struct buf *out, money amount);
money unpack_money(struct unpacking *in);
bool packed_is_money(money amount);
/* An end of a range: MONEY_NONE, too. */
void pack_end(struct buf *out, money end);
money unpack_end(struct unpacking *in);

#endif
