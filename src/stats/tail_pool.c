/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tail_pool.c: see tail_pool.h. */
#include "stats/tail_pool.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

enum { CHUNK_FIRST = 1 << 12, CHUNK_MOST = 1 << 18 };

/* Blocks follow it; it is as long as the least of them, so that they lie on lines of memory where it does. */
struct tail_chunk {
	_Alignas(TAIL_BLOCK_LEAST) struct tail_chunk *older;
	void *memory; /* what is freed */
	size_t size;
	char *next; /* the first byte that is left */
};

void tail_pool_release(struct tail_pool *p)
{
	for (struct tail_chunk *c = p->chunks, *older; c; c = older) {
		older = c->older;
		free(c->memory);
	}
	fold_room_release(&p->room);
	*p = (struct tail_pool){.chunks = NULL};
}

void *fold_room_of(struct fold_room *room, size_t bytes)
{
	if (room->bytes < bytes) {
		fold_room_release(room);
		room->bytes = bytes + bytes / 2;
		room->memory = mem_alloc(room->bytes, 1);
	}
	return room->memory;
}

void fold_room_release(struct fold_room *room)
{
	free(room->memory);
	*room = (struct fold_room){.memory = NULL};
}

static void add_chunk(struct tail_pool *p, size_t need)
{
	size_t size = p->chunks ? 2 * p->chunks->size : CHUNK_FIRST;
	struct tail_chunk *c;
	char *memory;

	size = size < CHUNK_MOST ? size : CHUNK_MOST;
	size = size > need ? size : need;
	memory = mem_alloc(sizeof(*c) + size + TAIL_BLOCK_LEAST, 1);
	c = (void *)(memory + TAIL_BLOCK_LEAST - (uintptr_t)memory % TAIL_BLOCK_LEAST);
	*c = (struct tail_chunk){
	    .older = p->chunks, .memory = memory, .size = size, .next = (char *)(c + 1)};
	p->chunks = c;
	p->left = size;
}

struct tail_block *tail_pool_block(struct tail_pool *p, uint32_t size)
{
	size_t bytes = (size_t)TAIL_BLOCK_LEAST << size;
	struct tail_block *b;

	assert(size < TAIL_BLOCK_SIZES);
	b = p->given_back[size];
	if (b) {
		p->given_back[size] = b->older;
		return b;
	}
	if (p->left < bytes)
		add_chunk(p, bytes);
	b = (void *)p->chunks->next;
	p->chunks->next += bytes;
	p->left -= bytes;
	b->size = size & 31;
	return b;
}

void tail_pool_give_back(struct tail_pool *p, struct tail_block *b)
{
	for (struct tail_block *older; b; b = older) {
		older = b->older;
		b->older = p->given_back[b->size];
		p->given_back[b->size] = b;
	}
}

void tail_pool_take(struct tail_pool *into, struct tail_pool *from)
{
	struct tail_chunk *oldest = from->chunks;

	fold_room_release(&from->room);
	fold_room_release(&into->room);
	if (!oldest)
		return;
	if (!into->chunks) {
		*into = *from;
	} else {
		while (oldest->older)
			oldest = oldest->older;
		oldest->older = into->chunks->older;
		into->chunks->older = from->chunks;
		for (size_t i = 0; i < TAIL_BLOCK_SIZES; i++)
			tail_pool_give_back(into, from->given_back[i]);
	}
	*from = (struct tail_pool){.chunks = NULL};
}
