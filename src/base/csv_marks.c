/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_marks.c: masks of chunks, by vectors of 16 or 32 bytes, and quotes by their parity. */
#include "base/csv_marks.h"

#include <assert.h>
#include <string.h>

#include "base/csv_private.h"

enum { BLANK_MOST = ' ' };

/* Bit i is byte i. */
struct found {
	uint64_t delimiter;
	uint64_t lf;
	uint64_t cr;
	uint64_t
	    low; /* up to a blank: all that may be stripped, line ends, and control characters */
	uint64_t quote;
	uint64_t parity; /* is the number of quotes up to the byte odd? */
};

/* What the data may have. Known when it is compiled. */
struct kinds {
	bool quotes;
	bool crs;
};

typedef struct found find_of(const char *bytes, char delimiter, struct kinds kinds);

/* Each bit becomes the parity of those up to it. */
CSV_INLINE uint64_t parity_of(uint64_t bits)
{
	bits ^= bits << 1;
	bits ^= bits << 2;
	bits ^= bits << 4;
	bits ^= bits << 8;
	bits ^= bits << 16;
	return bits ^ bits << 32;
}

#ifdef __x86_64__
static inline uint64_t bits_of(__m128i mask)
{
	return (uint64_t)(uint32_t)_mm_movemask_epi8(mask);
}

/* Written out, here and below: gcc does not unroll such loops. */
static inline uint64_t where(const __m128i v[4], char c)
{
	const __m128i wanted = _mm_set1_epi8(c);

	return bits_of(_mm_cmpeq_epi8(v[0], wanted)) | bits_of(_mm_cmpeq_epi8(v[1], wanted)) << 16 |
	       bits_of(_mm_cmpeq_epi8(v[2], wanted)) << 32 |
	       bits_of(_mm_cmpeq_epi8(v[3], wanted)) << 48;
}

static inline uint64_t low_bits(__m128i v)
{
	return bits_of(_mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(BLANK_MOST)), v));
}

static inline struct found find(const char *bytes, char delimiter, struct kinds kinds)
{
	const __m128i *at = (const __m128i *)(const void *)bytes;
	const __m128i v[4] = {_mm_loadu_si128(at), _mm_loadu_si128(at + 1), _mm_loadu_si128(at + 2),
			      _mm_loadu_si128(at + 3)};
	const uint64_t quote = kinds.quotes ? where(v, CSV_QUOTE_MARK) : 0;

	return (struct found){
	    .delimiter = where(v, delimiter),
	    .lf = where(v, '\n'),
	    .cr = kinds.crs ? where(v, '\r') : 0,
	    .low =
		low_bits(v[0]) | low_bits(v[1]) << 16 | low_bits(v[2]) << 32 | low_bits(v[3]) << 48,
	    .quote = quote,
	    .parity = parity_of(quote),
	};
}

VECTORS_WIDE static inline uint64_t bits_wide(__m256i low, __m256i high)
{
	return (uint64_t)(uint32_t)_mm256_movemask_epi8(low) |
	       (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

VECTORS_WIDE static inline uint64_t where_wide(__m256i low, __m256i high, char c)
{
	const __m256i wanted = _mm256_set1_epi8(c);

	return bits_wide(_mm256_cmpeq_epi8(low, wanted), _mm256_cmpeq_epi8(high, wanted));
}

/* parity_of, as the carry-less product with all ones. */
VECTORS_WIDE static inline uint64_t parity_wide(uint64_t bits)
{
	return (uint64_t)_mm_cvtsi128_si64(
	    _mm_clmulepi64_si128(_mm_cvtsi64_si128((long long)bits), _mm_set1_epi8(-1), 0));
}

VECTORS_WIDE static inline struct found find_wide(const char *bytes, char delimiter,
						  struct kinds kinds)
{
	const __m256i *at = (const __m256i *)(const void *)bytes;
	const __m256i low = _mm256_loadu_si256(at), high = _mm256_loadu_si256(at + 1);
	const __m256i most = _mm256_set1_epi8(BLANK_MOST);
	const uint64_t quote = kinds.quotes ? where_wide(low, high, CSV_QUOTE_MARK) : 0;

	return (struct found){
	    .delimiter = where_wide(low, high, delimiter),
	    .lf = where_wide(low, high, '\n'),
	    .cr = kinds.crs ? where_wide(low, high, '\r') : 0,
	    .low = bits_wide(_mm256_cmpeq_epi8(_mm256_min_epu8(low, most), low),
			     _mm256_cmpeq_epi8(_mm256_min_epu8(high, most), high)),
	    .quote = quote,
	    .parity = kinds.quotes ? parity_wide(quote) : 0,
	};
}
#else
static inline struct found find(const char *bytes, char delimiter, struct kinds kinds)
{
	struct found f = {.delimiter = 0};

	for (unsigned i = 0; i < CSV_CHUNK; i++) {
		char c = bytes[i];
		f.delimiter |= (uint64_t)(c == delimiter) << i;
		f.lf |= (uint64_t)(c == '\n') << i;
		f.cr |= (uint64_t)(c == '\r') << i;
		f.low |= (uint64_t)((unsigned char)c <= BLANK_MOST) << i;
		f.quote |= (uint64_t)(kinds.quotes && c == CSV_QUOTE_MARK) << i;
	}
	f.parity = parity_of(f.quote);
	return f;
}
#endif

/* Each bit moves up by one, after the last bit of the chunk before. */
CSV_INLINE uint64_t up(uint64_t bits, uint64_t before)
{
	return bits << 1 | before >> (CSV_CHUNK - 1);
}

/* The fields' ends in a chunk, without delimiters inside quotes, and the bytes after them. */
struct edges {
	uint64_t at, after;
};

CSV_INLINE struct edges edges_of(const struct found *f, const struct csv_carry *carry)
{
	uint64_t at = f->delimiter | f->lf | f->cr;

	return (struct edges){at, up(at, carry->edge)};
}

/* Follows the quotes of a chunk, where `inside` are the bytes inside. Gives the odd bytes, of which the first alone
 * counts: a quote that opens within a field, a line end inside, and the byte after a quote that closes too early. `end`:
 * the bit past all bytes, which ends a field; or 0. */
CSV_INLINE uint64_t odd_bytes(const struct found *f, struct edges edges, uint64_t inside,
			      struct csv_carry *carry, uint64_t end)
{
	uint64_t opening = f->quote & inside, closing = f->quote & ~inside;
	uint64_t odd = (opening & ~edges.after) | ((f->lf | f->cr) & inside) |
		       (up(closing, carry->closing) & ~(edges.at | end));

	carry->closing = closing;
	carry->inside = (uint64_t)0 - (inside >> (CSV_CHUNK - 1));
	return odd;
}

/* One of CRLF is a line end, and blanks count that touch a mark. */
CSV_INLINE struct csv_chunk chunk_of(const struct found *f, struct edges edges,
				     struct csv_carry *carry, uint64_t blank)
{
	struct csv_chunk chunk = {
	    .delimiters = f->delimiter,
	    .ends = f->cr | (f->lf & ~up(f->cr, carry->cr)),
	    .touched = (blank & edges.after) | (edges.at & up(blank, carry->blank)) | f->quote,
	};

	carry->edge = edges.at;
	carry->cr = f->cr;
	carry->blank = blank;
	return chunk;
}

/* Gives the odd bytes, from the first of which on the chunk has no marks. */
CSV_INLINE uint64_t mark_chunk(struct csv_chunk *out, const char *bytes,
			       const struct csv_marking *m, struct csv_carry *carry, uint64_t end,
			       struct kinds kinds, find_of *find_marks)
{
	struct found f = find_marks(bytes, m->delimiter, kinds);
	uint64_t blank = f.low & ~(f.lf | f.cr | f.delimiter);
	uint64_t inside = f.parity ^ carry->inside, odd;
	struct edges edges;

	if (kinds.quotes)
		f.delimiter &= ~inside;
	edges = edges_of(&f, carry);
	odd = kinds.quotes ? odd_bytes(&f, edges, inside, carry, end) : 0;
	*out = chunk_of(&f, edges, carry, blank);
	if (odd) {
		out->delimiters &= (odd & -odd) - 1;
		out->ends &= (odd & -odd) - 1;
	}
	return odd;
}

/* The chunk that the data ends in. */
CSV_INLINE uint64_t mark_last(struct csv_chunk *out, const struct csv_marking *m, size_t at,
			      struct csv_carry *carry, struct kinds kinds, find_of *find_marks)
{
	char bytes[CSV_CHUNK] = {0};

	memcpy(bytes, m->data + at, m->len - at);
	return mark_chunk(out, bytes, m, carry, UINT64_C(1) << (m->len - at), kinds, find_marks);
}

CSV_INLINE size_t mark_by(struct csv_marking *m, struct csv_chunk *out, size_t most,
			  struct kinds kinds, find_of *find_marks)
{
	struct csv_carry carry = m->carry;
	size_t whole = (m->len - m->at) / CSV_CHUNK, count = 0;
	const char *bytes = m->data + m->at;
	uint64_t odd = 0;

	/* As it is: what is known when this is compiled takes no instruction. */
	if (!kinds.crs)
		carry.cr = 0;
	if (whole > most)
		whole = most;
	for (; count < whole && !odd; count++, bytes += CSV_CHUNK)
		odd = mark_chunk(&out[count], bytes, m, &carry, 0, kinds, find_marks);
	if (!odd && count < most && bytes < m->data + m->len)
		odd = mark_last(&out[count++], m, (size_t)(bytes - m->data), &carry, kinds,
				find_marks);
	m->at += odd ? (count - 1) * CSV_CHUNK + (size_t)__builtin_ctzll(odd) : count * CSV_CHUNK;
	if (m->at > m->len)
		m->at = m->len;
	m->odd = odd != 0;
	m->carry = carry;
	return count;
}

/* Compiled for each of the kinds of data: what is not there is not looked for. */
CSV_INLINE size_t mark_kind(struct csv_marking *m, struct csv_chunk *out, size_t most,
			    find_of *find_marks)
{
	if (m->quotes)
		return m->no_cr ? mark_by(m, out, most, (struct kinds){true, false}, find_marks)
				: mark_by(m, out, most, (struct kinds){true, true}, find_marks);
	return m->no_cr ? mark_by(m, out, most, (struct kinds){false, false}, find_marks)
			: mark_by(m, out, most, (struct kinds){false, true}, find_marks);
}

static size_t mark(struct csv_marking *m, struct csv_chunk *out, size_t most)
{
	return mark_kind(m, out, most, find);
}

#ifdef VECTORS_WIDE
VECTORS_WIDE static size_t mark_wide(struct csv_marking *m, struct csv_chunk *out, size_t most)
{
	return mark_kind(m, out, most, find_wide);
}
#endif

size_t csv_mark(struct csv_marking *m, struct csv_chunk *out, size_t most)
{
	assert(!m->odd && m->at <= m->len);
#ifdef VECTORS_WIDE
	if (m->wide)
		return mark_wide(m, out, most);
#endif
	return mark(m, out, most);
}
