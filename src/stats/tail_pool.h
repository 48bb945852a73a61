/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tail_pool.h: where the tails of many multisets lie, in blocks that are linked and never grow.
 *
 * A set that grows takes another block in place of a larger array, and two tails are put together by a link:
 * nothing is copied, and threads that put sets together do not wait for one another's memory. One thread
 * at a time takes from a pool and gives back to it.
 */
#ifndef PAYBANDS_STATS_TAIL_POOL_H
#define PAYBANDS_STATS_TAIL_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TAIL_BLOCK_LEAST = 64, TAIL_BLOCK_SIZES = 18 }; /* bytes, doubling; the first of them */

struct tail_block {
	struct tail_block *older; /* NULL: none */
	uint32_t size : 5; /* its bytes are TAIL_BLOCK_LEAST << size */
	uint32_t count : 27; /* of values, once it is not the one that is filled */
	uint32_t older_count; /* of values in all older ones, while it is the one that is filled */
};
static inline void tail_block_set_count(struct tail_block *b, uint32_t count)
{
	b->count = count & ((1U << 27) - 1);
}
union value_array {
	uint32_t *shorts;
	int64_t *longs;
};
static inline union value_array tail_values(struct tail_block *b)
{
	return (union value_array){.shorts = (void *)(b + 1)};
}
static inline size_t value_size(bool is_long)
{
	return is_long ? sizeof(int64_t) : sizeof(uint32_t);
}
/* How many values a block of that size has room for. */
static inline uint32_t tail_block_values(uint32_t size, bool is_long)
{
	return (uint32_t)((((size_t)TAIL_BLOCK_LEAST << size) - sizeof(struct tail_block)) /
			  value_size(is_long));
}

/* Memory in which tails are folded, one after the other. All zero bytes are a new one. */
struct fold_room {
	void *memory;
	size_t bytes;
};
/* At least so many bytes, which may hold anything. Borrowed until the next call. */
void *fold_room_of(struct fold_room *room, size_t bytes);
void fold_room_release(struct fold_room *room);

/* All zero bytes is an empty one. */
struct tail_pool {
	struct fold_room room; /* for the tails that lie here */
	struct tail_chunk *chunks; /* the newest first */
	size_t left; /* bytes of the newest */
	struct tail_block *given_back[TAIL_BLOCK_SIZES];
};
void tail_pool_release(struct tail_pool *p); /* and all blocks */
struct tail_block *tail_pool_block(struct tail_pool *p, uint32_t size); /* .size alone is set */
void tail_pool_give_back(struct tail_pool *p, struct tail_block *b); /* and those older than it */
/* Everything that lies in `from` lies in `into`. */
void tail_pool_take(struct tail_pool *into, struct tail_pool *from);

#endif
