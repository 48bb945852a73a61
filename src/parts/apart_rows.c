/* SPDX-License-Identifier: GPL-3.0-or-later */
/* apart_rows.c: see apart_rows.h. */
#include "parts/apart_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/packed_values.h"

/* Another size: a field more, which cells or quarantine may want. Not kept are title, remote, part of a
 * full-time job and kin. */
_Static_assert(sizeof(struct observation) == 256, "apart_rows.c packs what cells take of a row");

void apart_rows_init(struct apart_rows *a)
{
	*a = (struct apart_rows){.rows = NULL};
	arena_init(&a->bytes);
}

void apart_rows_release(struct apart_rows *a)
{
	arena_release(&a->bytes);
	free(a->rows);
	*a = (struct apart_rows){.rows = NULL};
}

/* Amounts that are there, and before them which: bit i of component i's pay, the next four of the lower ends, the
 * next of the upper. */
static void pack_pay(struct buf *out, const struct observation *o)
{
	money amounts[3 * COMPONENT_COUNT];
	uint16_t given = 0;

	for (size_t i = 0; i < COMPONENT_COUNT; i++) {
		amounts[i] = o->pay[i];
		amounts[COMPONENT_COUNT + i] = o->ranged ? o->ends[i].low : MONEY_NONE;
		amounts[2 * COMPONENT_COUNT + i] = o->ranged ? o->ends[i].high : MONEY_NONE;
	}
	for (size_t i = 0; i < 3 * COMPONENT_COUNT; i++)
		given |= (uint16_t)((amounts[i] != MONEY_NONE) << i);
	pack_u16(out, given);
	for (size_t i = 0; i < 3 * COMPONENT_COUNT; i++)
		if (amounts[i] != MONEY_NONE)
			pack_money(out, amounts[i]);
}

static void pack_observation(struct buf *out, const struct observation *o)
{
	const char *source = o->source ? o->source : "";

	/* With its NUL: whoever reads it borrows it. */
	pack_text(out, (struct text){.data = source, .len = strlen(source) + 1});
	pack_date(out, o->date);
	pack_u16(out, o->role);
	pack_u8(out, (uint8_t)o->level);
	pack_u8(out, (uint8_t)o->level_basis);
	pack_double(out, o->years);
	pack_u16(out, (uint16_t)o->place.country);
	pack_u16(out, (uint16_t)o->place.state);
	pack_u32(out, o->place.metro);
	pack_text(out, o->employer);
	pack_u8(out, o->ranged);
	pack_u8(out, (uint8_t)o->ranges);
	pack_pay(out, o);
	pack_u8(out, (uint8_t)o->publish);
	pack_u32(out, o->currency);
	pack_double(out, o->fx);
	pack_double(out, o->weight);
}

static void keep(struct apart_rows *a, uint32_t file, uint64_t line, struct text bytes)
{
	a->rows = mem_grow(a->rows, &a->room, a->count + 1, sizeof(*a->rows));
	a->rows[a->count++] = (struct apart_row){
	    .file = file,
	    .line = line,
	    .bytes = {.data = arena_copy(&a->bytes, bytes), .len = bytes.len},
	};
}

void apart_rows_add(struct apart_rows *a, uint32_t file, const struct observation *o)
{
	struct buf bytes;

	buf_init(&bytes, BUF_LIMIT_DEFAULT);
	pack_observation(&bytes, o);
	keep(a, file, o->line, buf_text(&bytes));
	buf_release(&bytes);
}

void apart_rows_merge(struct apart_rows *into, const struct apart_rows *from)
{
	for (size_t i = 0; i < from->count; i++)
		keep(into, from->rows[i].file, from->rows[i].line, from->rows[i].bytes);
}

static int compare_rows(const void *left, const void *right)
{
	const struct apart_row *a = left, *b = right;

	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return text_compare(a->bytes, b->bytes);
}

void apart_rows_sort(struct apart_rows *a)
{
	if (a->count)
		qsort(a->rows, a->count, sizeof(*a->rows), compare_rows);
}

void apart_rows_pack(struct buf *out, const struct apart_rows *a)
{
	pack_varint(out, a->count);
	for (size_t i = 0; i < a->count; i++) {
		pack_varint(out, a->rows[i].file);
		pack_varint(out, a->rows[i].line);
		buf_add_text(out, a->rows[i].bytes);
	}
}

/* At the least: two numbers and a text of one byte each, the source's NUL, and what is of fixed width; a row may state
 * no amount. */
enum { ROW_BYTES = 3 + 1 + 4 + 2 + 1 + 1 + 8 + 2 + 2 + 4 + 1 + 1 + 1 + 2 + 1 + 4 + 8 + 8 };

size_t apart_rows_unpack_count(struct unpacking *in)
{
	return unpack_count(in, ROW_BYTES);
}

static money unpack_amount(struct unpacking *in, unsigned given)
{
	return given & 1 ? unpack_money(in) : MONEY_NONE;
}

static void unpack_pay(struct unpacking *in, struct observation *o)
{
	unsigned given = unpack_u16(in);

	packed_hold(in, given >> 3 * COMPONENT_COUNT == 0);
	for (size_t i = 0; i < COMPONENT_COUNT; i++, given >>= 1)
		o->pay[i] = unpack_amount(in, given);
	for (size_t i = 0; i < COMPONENT_COUNT; i++, given >>= 1)
		o->ends[i].low = unpack_amount(in, given);
	for (size_t i = 0; i < COMPONENT_COUNT; i++, given >>= 1)
		o->ends[i].high = unpack_amount(in, given);
}

/* Words beyond their lists end it. */
static void unpack_words(struct unpacking *in, struct observation *o, size_t roles)
{
	unsigned level, basis;

	o->role = unpack_u16(in);
	level = unpack_u8(in);
	basis = unpack_u8(in);
	packed_hold(in, (o->role < roles || o->role == ROLE_NONE) && level < LEVEL_COUNT &&
			    basis < LEVEL_BASIS_COUNT);
	o->level = in->bad ? LEVEL_UNKNOWN : (enum level)level;
	o->level_basis = in->bad ? LEVEL_BASIS_NONE : (enum level_basis)basis;
	o->years = unpack_double(in);
	packed_hold(in, o->years == YEARS_NONE || (o->years >= 0 && o->years < 1000));
	o->place.country = unpack_u16(in);
	o->place.state = unpack_u16(in);
	o->place.metro = unpack_u32(in);
}

void apart_row_unpack(struct unpacking *in, struct observation *o, uint32_t *file, size_t files,
		      size_t roles)
{
	struct text source;
	unsigned ranges, publish;

	*o = (struct observation){.source = ""};
	*file = (uint32_t)unpack_varint(in);
	o->line = unpack_varint(in);
	source = unpack_text(in);
	if (packed_hold(in, *file < files && source.len && source.data[source.len - 1] == '\0'))
		o->source = source.data;
	o->date = unpack_date(in);
	unpack_words(in, o, roles);
	o->employer = unpack_text(in);
	o->ranged = unpack_u8(in) != 0;
	ranges = unpack_u8(in);
	unpack_pay(in, o);
	publish = unpack_u8(in);
	o->currency = unpack_u32(in);
	o->fx = unpack_double(in);
	o->weight = unpack_double(in);
	packed_hold(in, ranges < RANGES_COUNT && publish < PUBLISH_COUNT && o->fx > 0 &&
			    o->fx < INFINITY);
	o->ranges = in->bad ? RANGES_DECIDE : (enum ranges)ranges;
	o->publish = in->bad ? PUBLISH_NO : (enum publishing)publish;
}
