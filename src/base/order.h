/* SPDX-License-Identifier: GPL-3.0-or-later */
/* order.h: puts many things in the order of whole numbers, in time that grows as their count. */
#ifndef PAYBANDS_BASE_ORDER_H
#define PAYBANDS_BASE_ORDER_H

#include <stddef.h>
#include <stdint.h>

struct ordered {
	uint64_t key;
	uint32_t number; /* of the thing */
};

/* Sorts by key; items of equal keys keep their order, so that a key of several words is sorted by its least
 * word first. */
void order_sort(struct ordered *items, size_t count);

#endif
