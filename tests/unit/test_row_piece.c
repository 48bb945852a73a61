/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of keys: taken, hashed and compared by words and by vectors, which must give the same, since templates that the
 * ones make are found by the others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ingest/rows/row_piece.h"

static const char bytes[2 * PIECE_BYTES + 1] =
    "2024,SE,FT,Machine Learning Engineer,\xff\x80,250000,USD,250000,US,100";

static void a_piece_ends_in_zeros(void **state)
{
	(void)state;
	for (size_t len = 0; len <= PIECE_BYTES; len++) {
		static const char zeros[PIECE_BYTES];
		struct row_piece hash = piece_seeds, piece;
		piece_take(&piece, bytes, len, &hash);
		assert_memory_equal(&piece, bytes, len);
		assert_memory_equal((const char *)&piece + len, zeros, PIECE_BYTES - len);
	}
}

/* Whatever comes before or after it, and wherever it is. */
static void every_byte_bears_on_the_hash(void **state)
{
	uint64_t plain;
	struct row_piece hash = piece_seeds, piece;

	(void)state;
	piece_take(&piece, bytes, PIECE_BYTES, &hash);
	piece_take(&piece, bytes + PIECE_BYTES, PIECE_BYTES, &hash);
	plain = piece_hash(&hash);
	for (size_t i = 0; i < sizeof(bytes) - 1; i++) {
		char other[sizeof(bytes)];
		memcpy(other, bytes, sizeof(other));
		other[i] ^= 1;
		hash = piece_seeds;
		piece_take(&piece, other, PIECE_BYTES, &hash);
		piece_take(&piece, other + PIECE_BYTES, PIECE_BYTES, &hash);
		assert_int_not_equal(piece_hash(&hash) & 0xffff, plain & 0xffff);
	}
}

static void keys_are_the_same_if_every_byte_is(void **state)
{
	struct row_piece keys[2][3];

	(void)state;
	for (size_t i = 0; i < sizeof(keys[0]); i++) {
		memset(keys, 'a', sizeof(keys));
		for (size_t count = 0; count <= 3; count++)
			assert_true(pieces_same(keys[0] + 3, keys[1] + 3, count));
		((char *)keys[1])[i] = 'b';
		for (size_t count = 0; count <= 3; count++)
			assert_int_equal(pieces_same(keys[0] + 3, keys[1] + 3, count),
					 i < (3 - count) * PIECE_BYTES);
	}
}

#ifdef VECTORS_WIDE
VECTORS_WIDE static void assert_wide_is_plain(size_t len)
{
	struct row_piece hashes[2] = {piece_seeds, piece_seeds}, pieces[2];

	for (size_t at = 0; at <= PIECE_BYTES; at++) {
		piece_take(&pieces[0], bytes + at, len, &hashes[0]);
		piece_take_wide(&pieces[1], bytes + at, len, &hashes[1]);
		assert_memory_equal(&pieces[0], &pieces[1], sizeof(pieces[0]));
		assert_memory_equal(&hashes[0], &hashes[1], sizeof(hashes[0]));
		assert_int_equal(piece_hash(&hashes[0]), piece_hash_wide(&hashes[1]));
	}
}

VECTORS_WIDE static void assert_wide_compares_alike(size_t i)
{
	struct row_piece keys[2][3];

	memset(keys, 'a', sizeof(keys));
	((char *)keys[1])[i] = 'b';
	for (size_t count = 0; count <= 3; count++)
		assert_int_equal(pieces_same_wide(keys[0] + 3, keys[1] + 3, count),
				 pieces_same(keys[0] + 3, keys[1] + 3, count));
}
#endif

static void vectors_give_the_same(void **state)
{
	(void)state;
	if (!vectors_are_wide())
		skip();
#ifdef VECTORS_WIDE
	for (size_t len = 0; len <= PIECE_BYTES; len++)
		assert_wide_is_plain(len);
	for (size_t i = 0; i < 3 * PIECE_BYTES; i++)
		assert_wide_compares_alike(i);
#endif
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_piece_ends_in_zeros),
	    cmocka_unit_test(every_byte_bears_on_the_hash),
	    cmocka_unit_test(keys_are_the_same_if_every_byte_is),
	    cmocka_unit_test(vectors_give_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
