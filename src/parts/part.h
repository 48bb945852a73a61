/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part.h: what reading some files of one source makes, as one file that merges with others of its kind.
 *
 * docs/DATA-CONTRACT.md, "Parts", describes the bytes: a line that says what it is, the format and the version of
 * the program, all that decides what reading makes of a row, five sections, and the SHA-256 of all before it. It
 * holds single pays: it is its owner's alone. A part of another version, of other settings, tables or layout, a
 * damaged, cut or foreign file is refused by name in one line: ERR_INPUT.
 */
#ifndef PAYBANDS_PARTS_PART_H
#define PAYBANDS_PARTS_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/packed.h"
#include "model/observation.h"

/* Bytes of one part in memory, or of a section: what a machine has, not what we say. */
#define PART_MOST (SIZE_MAX / 4)
/* Another number with every change of the bytes. */
enum { PART_FORMAT = 5 };

/* Name, and what is said where two differ: what decides what reading makes of a row. Each is lines of "NAME =
 * VALUE", the value of a file being its SHA-256; values that a reader knows are said, too. */
#define PART_MADE_BY(X)                                                                            \
	X(settings, "other settings", true)                                                        \
	X(tables, "other roles, reference tables, rates or wage index", false)                     \
	X(layout_files, "another layout", false)
/* Name: in their order. Each is its length (u64) and its bytes. */
#define PART_SECTIONS(X) X(ledger) X(facts) X(rejects) X(cells) X(apart)
#define PART_SECTION_NAME(name) PART_##name,
enum part_section { PART_SECTIONS(PART_SECTION_NAME) PART_SECTION_COUNT };
#undef PART_SECTION_NAME

struct part_head {
	struct text source; /* its name */
	struct text layout; /* as the configuration has it, without its folder */
	struct text
	    inputs; /* digest of what the files were, where a run keeps it; otherwise empty */
	struct date date; /* that was given to its rows; year 0: none */
	bool sample;
	uint64_t rows; /* read: no count is above it */
	uint32_t share, shares; /* which of how many --part asked for, from 1; 0: none */
#define PART_LINES(name, ...) struct text name;
	PART_MADE_BY(PART_LINES)
#undef PART_LINES
};

/* Bytes of sections that are still to become a part. */
struct part_sections {
	struct buf of[PART_SECTION_COUNT];
};
void part_sections_init(struct part_sections *s);
void part_sections_release(struct part_sections *s);
void part_write(struct buf *out, const struct part_head *head,
		const struct part_sections *sections);

/* One that was read and is sound: all that is borrowed is of `bytes`. */
struct part {
	struct buf bytes;
	const char *name; /* for messages; borrowed */
	struct part_head head;
	struct text sections[PART_SECTION_COUNT];
};
/* Both leave *p empty after a failure. The second takes bytes that came another way, and leaves `bytes` empty. */
must_check int part_read(struct err *e, struct part *p, const char *path);
must_check int part_take(struct err *e, struct part *p, struct buf *bytes, const char *name);
/* Sections that were made here, as a part whose head has nothing but its rows; borrowed: it is not released. */
struct part part_view(const struct part_sections *s, uint64_t rows, const char *name);
void part_release(struct part *p);
/* The head alone, which is not known to be sound yet; also released by part_release. */
must_check int part_peek(struct err *e, struct part *p, const char *path);
/* Was it made as `wanted` says? If not, the message names what differs. Its inputs are the caller's to compare. */
must_check int part_check(struct err *e, const struct part *p, const struct part_head *wanted);
/* A section that was not what it should be, though its checksum holds. */
int part_foreign(struct err *e, const struct part *p);
/* Its file of that name goes on where those of the part before it stopped, within a pair (ledger_unpack). */
int part_cut_pair(struct err *e, const struct part *p, const char *file);

#endif
