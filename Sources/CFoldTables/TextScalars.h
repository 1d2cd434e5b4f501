// Reading and writing UTF-8 by words, and ASCII by vectors: what the loops over texts have in common.
#ifndef WEIR_TEXTSCALARS_H
#define WEIR_TEXTSCALARS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "CFoldTables.h"
#include "CProcessor.h"
#include "CWords.h"

#define ALWAYS_INLINE __attribute__((always_inline)) static inline

// The character at the start of a word, its first byte lowest.
ALWAYS_INLINE int is_three(uint32_t word) { return (word & 0xC0C0F0) == 0x8080E0; }
ALWAYS_INLINE int is_two(uint32_t word) { return (word & 0xC0E0) == 0x80C0; }
ALWAYS_INLINE int is_four(uint32_t word) { return (word & 0xC0C0C0F8) == 0x808080F0; }
ALWAYS_INLINE uint32_t three(uint32_t word) {
  return (word << 12 & 0xF000) | (word >> 2 & 0xFC0) | (word >> 16 & 0x3F);
}
ALWAYS_INLINE uint32_t two(uint32_t word) { return (word << 6 & 0x7C0) | (word >> 8 & 0x3F); }
ALWAYS_INLINE uint32_t four(uint32_t word) {
  return (word << 18 & 0x1C0000) | (word << 4 & 0x3F000) | (word >> 10 & 0xFC0)
         | (word >> 24 & 0x3F);
}

// Decodes the scalar of up to three bytes at the start of a word; returns its length, 0 where there is
// none.
ALWAYS_INLINE size_t next_scalar(uint32_t word, uint32_t *scalar) {
  if ((word & 0x80) == 0) return *scalar = word & 0x7F, 1;
  if (is_three(word)) return *scalar = three(word), 3;
  if (is_two(word)) return *scalar = two(word), 2;
  return 0;
}

ALWAYS_INLINE int is_blank(uint32_t byte) { return byte == 0x20 || (byte >= 9 && byte <= 13); }
ALWAYS_INLINE int ends_blank(const uint8_t *output, size_t start, size_t end) {
  return end > start && (output[end - 1] == 0x20 || output[end - 1] == 0x0A);
}

// Whether a scalar of three bytes (its low 16 bits) is in a set of 65,536 bits.
ALWAYS_INLINE int holds(const uint32_t *set, uint32_t scalar) {
  return set[scalar >> 5 & 0x7FF] >> (scalar & 31) & 1;
}

// The record of a scalar of the BMP in the tables of a dense view.
ALWAYS_INLINE uint32_t dense_record(const struct weir_dense_tables *tables, uint32_t scalar) {
  return tables->records[(size_t)tables->blocks[scalar >> 4] << 4 | (scalar & 15)];
}

// Loops run to a limit from where they may read so many bytes on; the last bytes of a text that
// nothing stands behind go through them in a buffer with zeros behind.
enum { READ_AHEAD = 72 };

#if defined(__x86_64__)
#include <immintrin.h>

#define VECTORS __attribute__((target("avx2,popcnt")))
static inline int has_vectors(void) { return weir_has_avx2(); }

VECTORS ALWAYS_INLINE __m256i within(__m256i bytes, char first, char last) {
  return _mm256_and_si256(_mm256_cmpgt_epi8(bytes, _mm256_set1_epi8((char)(first - 1))),
                          _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(last + 1)), bytes));
}

// Lower-cases ASCII from text[0..<33] up to what is not ASCII, is white space other than space and
// line feed, or is white space before white space. Returns how many bytes that is, at most 32, and
// gives all 32.
VECTORS ALWAYS_INLINE unsigned fold_ascii(const uint8_t *text, __m256i *folded,
                                          unsigned *letters) {
  const __m256i bytes = _mm256_loadu_si256((const __m256i *)text);
  const __m256i next = _mm256_loadu_si256((const __m256i *)(text + 1));
  const __m256i feed = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(10));
  const __m256i breaks = within(bytes, 9, 13);
  const __m256i blank = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(32)), breaks);
  const __m256i next_blank =
      _mm256_or_si256(_mm256_cmpeq_epi8(next, _mm256_set1_epi8(32)), within(next, 9, 13));
  const __m256i stop = _mm256_or_si256(
      bytes,
      _mm256_or_si256(_mm256_andnot_si256(feed, breaks), _mm256_and_si256(blank, next_blank)));
  const __m256i capital = within(bytes, 'A', 'Z');
  *folded = _mm256_or_si256(bytes, _mm256_and_si256(capital, _mm256_set1_epi8(0x20)));
  *letters = (unsigned)_mm256_movemask_epi8(within(*folded, 'a', 'z'));
  const unsigned stops = (unsigned)_mm256_movemask_epi8(stop);
  return stops ? (unsigned)__builtin_ctz(stops) : 32;
}

// Which of 32 bytes of ASCII the dense view leaves out, all ones each; of other bytes it says nothing.
VECTORS ALWAYS_INLINE __m256i dropped_ascii(__m256i bytes, const struct weir_dense_tables *tables) {
  const __m256i half = _mm256_set1_epi8(15);
  const __m256i sets =
      _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)tables->ascii_kept));
  const __m256i bits = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0,  //
                                        1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m256i set = _mm256_shuffle_epi8(sets, _mm256_and_si256(bytes, half));
  const __m256i bit =
      _mm256_shuffle_epi8(bits, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half));
  return _mm256_cmpeq_epi8(_mm256_and_si256(set, bit), _mm256_setzero_si256());
}

// Which of them stay, a bit each.
VECTORS ALWAYS_INLINE unsigned kept_ascii(__m256i bytes, const struct weir_dense_tables *tables) {
  return ~(unsigned)_mm256_movemask_epi8(dropped_ascii(bytes, tables));
}

// Writes the bytes of text[0..<taken] whose bits are set in `kept` one behind another, and up to 8
// bytes more; returns how many are kept.
VECTORS ALWAYS_INLINE size_t pack(const uint8_t *text, unsigned taken, unsigned kept,
                                  uint8_t *output, const struct weir_dense_tables *tables) {
  size_t written = 0;
  for (unsigned i = 0; i < taken; i += 8, kept >>= 8) {
    const unsigned eight = kept & 0xFF;
    const __m128i packed =
        _mm_shuffle_epi8(_mm_loadl_epi64((const __m128i *)(text + i)),
                         _mm_cvtsi64_si128((long long)tables->packing[eight]));
    _mm_storel_epi64((__m128i *)(output + written), packed);
    written += (size_t)__builtin_popcount(eight);
  }
  return written;
}

// How many of the next eight characters, from the first, are Han and in `set`; reads 28 bytes. Three
// instructions a character in place of fifteen.
VECTORS static inline unsigned count_han(const uint8_t *text, const uint32_t *set) {
  // Four characters to each half, and each to a number of 32 bits, its last byte lowest.
  const __m256i bytes = _mm256_inserti128_si256(
      _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)text)),
      _mm_loadu_si128((const __m128i *)(text + 12)), 1);
  const __m256i spread = _mm256_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1,  //
                                          2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
  const __m256i words = _mm256_shuffle_epi8(bytes, spread);
  // E4 to E9 and two continuations: U+4000 to U+9FFF.
  const __m256i tails = _mm256_cmpeq_epi32(_mm256_and_si256(words, _mm256_set1_epi32(0xC0C0)),
                                           _mm256_set1_epi32(0x8080));
  const __m256i leads = _mm256_and_si256(_mm256_cmpgt_epi32(words, _mm256_set1_epi32(0xE3FFFF)),
                                         _mm256_cmpgt_epi32(_mm256_set1_epi32(0xEA0000), words));
  const __m256i fits = _mm256_and_si256(leads, tails);
  const unsigned shapes = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(fits));
  const unsigned run = (unsigned)__builtin_ctz(~shapes);
  const __m256i parts = _mm256_and_si256(words, _mm256_set1_epi32(0x0F3F3F));
  const __m256i pairs = _mm256_maddubs_epi16(parts, _mm256_set1_epi32(0x00014001));
  const __m256i scalars = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x10000001));
  const __m256i found =
      _mm256_i32gather_epi32((const int *)set, _mm256_srli_epi32(scalars, 5), 4);
  // Brings the wanted bit to the top of its lane.
  const __m256i lifts = _mm256_andnot_si256(scalars, _mm256_set1_epi32(31));
  const __m256i held = _mm256_sllv_epi32(found, lifts);
  const unsigned others = shapes & ~(unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(held));
  const unsigned missing = others & ((1u << run) - 1);
  if (__builtin_expect(missing != 0, 0)) {
    // A branch and no conditional move: the next step must not wait for the gather.
    __asm__ volatile("" ::: "memory");
    return (unsigned)__builtin_ctz(missing);
  }
  return run;
}
#else
#define VECTORS
static inline int has_vectors(void) { return 0; }
static inline unsigned count_han(const uint8_t *text, const uint32_t *set) {
  (void)text, (void)set;
  return 0;
}
#endif

#endif
