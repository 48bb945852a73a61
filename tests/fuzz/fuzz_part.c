/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_part.c: parts that no paybands cells wrote, with a checksum that holds.
 *
 * The input is what comes after the version: it is refused in one line, or its sections are; what is not refused can
 * be settled, packed and unpacked again to the same bytes. Without the checksum it is refused. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "estimate/cells_packed.h"
#include "estimate/cells_private.h"
#include "estimate/source_facts.h"
#include "model/ledger_packed.h"
#include "parts/apart_rows.h"
#include "parts/part.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ROLES = 3, ROWS_MOST = 10000 };

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_part: %s\n", what);
	abort();
}

static void use_cells(struct text bytes, uint64_t rows)
{
	const struct cells_bounds bounds = {.roles = ROLES, .rows = rows};
	const struct cells_setup setup = {.usd_per_unit = 1};
	struct cells *cells = cells_new(&setup), *again = cells_new(&setup);
	struct unpacking in = unpacking_of(bytes);
	struct buf first, second;

	buf_init(&first, BUF_LIMIT_DEFAULT);
	buf_init(&second, BUF_LIMIT_DEFAULT);
	cells_unpack(&in, cells, &bounds);
	if (!in.bad) {
		cells_pack(&first, cells);
		in = unpacking_of(buf_text(&first));
		cells_unpack(&in, again,
			     &(struct cells_bounds){.roles = ROLES, .rows = UINT64_MAX / 4});
		hold(!in.bad && in.at == in.end, "what was packed is refused");
		cells_pack(&second, again);
		hold(text_equal(buf_text(&first), buf_text(&second)),
		     "other bytes of the same cells");
		cells_settle(cells);
	}
	buf_release(&second);
	buf_release(&first);
	cells_free(again);
	cells_free(cells);
}

static void use_sections(const struct part *p)
{
	uint64_t rows = p->head.rows < ROWS_MOST ? p->head.rows : ROWS_MOST;
	struct unpacking in = unpacking_of(p->sections[PART_ledger]);
	struct source_facts *facts = source_facts_new();
	struct ledger ledger;
	struct observation o;
	uint32_t file;

	ledger_init(&ledger, "x");
	(void)ledger_unpack(&in, &ledger, rows);
	ledger_release(&ledger);
	in = unpacking_of(p->sections[PART_facts]);
	source_facts_unpack(&in, facts, ROLES, rows);
	source_facts_free(facts);
	in = unpacking_of(p->sections[PART_apart]);
	for (size_t i = apart_rows_unpack_count(&in); i > 0 && !in.bad; i--)
		apart_row_unpack(&in, &o, &file, 2, ROLES);
	use_cells(p->sections[PART_cells], rows);
}

static int take_copy(struct err *e, struct part *p, const struct buf *bytes)
{
	struct buf copy;
	int result;

	buf_init(&copy, BUF_LIMIT_DEFAULT);
	buf_add_text(&copy, buf_text(bytes));
	result = part_take(e, p, &copy, "part");
	buf_release(&copy);
	return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct part_sections none;
	struct part_head head = {.rows = 0};
	struct digest *digest = digest_new();
	char hex[SHA256_HEX_BYTES];
	struct err e = ERR_INIT;
	struct buf bytes;
	struct part p;

	part_sections_init(&none);
	buf_init(&bytes, BUF_LIMIT_DEFAULT);
	part_write(&bytes, &head, &none);
	/* Up to the version, which is a text of its own length. */
	bytes.len = strcspn(bytes.data, "\n") + 1 + 4;
	bytes.len += 1 + (unsigned char)bytes.data[bytes.len];
	buf_add(&bytes, data, size);
	hold(take_copy(&e, &p, &bytes) != 0 && e.code == ERR_INPUT, "no checksum");
	digest_add(digest, bytes.data, bytes.len);
	digest_finish(digest, hex);
	buf_add(&bytes, hex, SHA256_HEX_BYTES - 1);
	if (take_copy(&e, &p, &bytes) == 0) {
		use_sections(&p);
		part_release(&p);
	}
	digest_free(digest);
	buf_release(&bytes);
	part_sections_release(&none);
	return 0;
}
