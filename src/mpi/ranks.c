/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranks.c: see ranks.h. */
#include "mpi/ranks.h"

#include <mpi.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { HEX = 65, TAG = 1, CHUNK = 1 << 30 };

void ranks_begin(struct ranks *r, int *argc, char ***argv)
{
	*r = (struct ranks){.count = 1};
	MPI_Init(argc, argv);
	MPI_Comm_rank(MPI_COMM_WORLD, &r->own);
	MPI_Comm_size(MPI_COMM_WORLD, &r->count);
}

void ranks_end(void)
{
	MPI_Finalize();
}

int ranks_failed(const struct ranks *r, int result)
{
	int own = result ? r->own : r->count, lowest;

	MPI_Allreduce(&own, &lowest, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
	return lowest == r->count ? -1 : lowest;
}

int ranks_unlike(const struct ranks *r, const char hex[HEX])
{
	char first[HEX];

	memcpy(first, hex, HEX);
	MPI_Bcast(first, HEX, MPI_CHAR, 0, MPI_COMM_WORLD);
	return ranks_failed(r, memcmp(first, hex, HEX) != 0);
}

void ranks_decide(bool *decided)
{
	int word = *decided;

	MPI_Bcast(&word, 1, MPI_INT, 0, MPI_COMM_WORLD);
	*decided = word != 0;
}

uint64_t ranks_sum(uint64_t own)
{
	uint64_t sum = 0;

	MPI_Reduce(&own, &sum, 1, MPI_UINT64_T, MPI_SUM, 0, MPI_COMM_WORLD);
	return sum;
}

uint64_t ranks_most(uint64_t own)
{
	uint64_t most = 0;

	MPI_Reduce(&own, &most, 1, MPI_UINT64_T, MPI_MAX, 0, MPI_COMM_WORLD);
	return most;
}

void ranks_send(struct ranks *r, int to, struct text bytes)
{
	uint64_t len = bytes.len;

	MPI_Send(&len, 1, MPI_UINT64_T, to, TAG, MPI_COMM_WORLD);
	for (size_t at = 0; at < bytes.len; at += CHUNK) {
		size_t left = bytes.len - at;
		MPI_Send(bytes.data + at, left < CHUNK ? (int)left : CHUNK, MPI_BYTE, to, TAG,
			 MPI_COMM_WORLD);
	}
	r->sent += len;
}

void ranks_exchange(struct ranks *r, struct text bytes, struct buf *out)
{
	int next = (r->own + 1) % r->count, last = (r->own + r->count - 1) % r->count;
	int own = (int)bytes.len, len = 0;
	char *room;

	MPI_Sendrecv(&own, 1, MPI_INT, next, TAG, &len, 1, MPI_INT, last, TAG, MPI_COMM_WORLD,
		     MPI_STATUS_IGNORE);
	room = mem_alloc((size_t)len + 1, 1);
	MPI_Sendrecv(bytes.data, own, MPI_BYTE, next, TAG, room, len, MPI_BYTE, last, TAG,
		     MPI_COMM_WORLD, MPI_STATUS_IGNORE);
	buf_add(out, room, (size_t)len);
	free(room);
}

void ranks_receive(int from, struct buf *out)
{
	uint64_t len = 0;
	char *room;

	MPI_Recv(&len, 1, MPI_UINT64_T, from, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
	room = mem_alloc(len + 1, 1);
	for (size_t at = 0; at < len; at += CHUNK) {
		size_t left = len - at;
		MPI_Recv(room + at, left < CHUNK ? (int)left : CHUNK, MPI_BYTE, from, TAG,
			 MPI_COMM_WORLD, MPI_STATUS_IGNORE);
	}
	buf_add(out, room, len);
	free(room);
}
