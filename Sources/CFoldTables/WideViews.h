// Both views of up to 64 bytes in one step, with AVX-512: ASCII, Han, and what stands between them.
//
// The loops by vectors of 256 bits take ASCII and Han in turns, and each change of turn is a branch the
// processor cannot foresee: 112 ns a message of 100 bytes. Here a step goes over them all, and compress
// packs both views; it stops only before what is rare.
#ifndef WEIR_WIDEVIEWS_H
#define WEIR_WIDEVIEWS_H

#include "KeptBits.h"
#include "TextScalars.h"

// The parts of weir_dense_tables.wide.
enum { WIDE_KEPT = 0, WIDE_FULL = 128, WIDE_SIGNS = 192 };
// And of its wide_han: two bits for each character, from the number WIDE_NO_HAN on, which stand in words
// of 64 that are read by halves too; then the characters, a word each.
enum {
  WIDE_NO_HAN = 32,
  WIDE_IS_CHANGED = 1,
  WIDE_IS_RARE = 2,
  WIDE_KIND_COUNT = WEIR_WIDE_HAN_WORDS - WEIR_WIDE_HAN_COUNT
};

#if defined(__x86_64__)

#define WIDE \
  __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,popcnt")))

// What the steps look up, loaded once.
struct wide_tables {
  __m512i kept_low;
  __m512i kept_high;
  __m512i full;
  __m512i signs;
  const uint32_t *kinds;
  const uint32_t *han;
};

WIDE ALWAYS_INLINE struct wide_tables load_wide(const struct weir_dense_tables *tables) {
  return (struct wide_tables){_mm512_loadu_si512(tables->wide + WIDE_KEPT),
                              _mm512_loadu_si512(tables->wide + WIDE_KEPT + 64),
                              _mm512_loadu_si512(tables->wide + WIDE_FULL),
                              _mm512_loadu_si512(tables->wide + WIDE_SIGNS),
                              tables->wide_han,
                              tables->wide_han + WIDE_KIND_COUNT};
}

// The bits below the lowest that is set; all if none is.
WIDE ALWAYS_INLINE uint64_t below_lowest(uint64_t bits) { return _blsmsk_u64(bits) & ~bits; }

// What a step has taken, a bit for each byte of the text.
struct wide_step {
  uint64_t taken;     // from the first on
  uint64_t in_fold;
  uint64_t in_dense;
  uint64_t letters;   // of ASCII
  uint64_t han;       // first bytes
  uint64_t spaces;
  uint64_t ends;      // line feeds that end a text
};

// Which Han characters of a step are not the same in both views or in the text.
struct wide_han {
  uint64_t changed;  // first bytes of those to be written over
  uint64_t rare;     // of those that are for the step that takes one character
};

// The numbers of the Han characters whose first bytes are `leads`, at most 21, in their tables.
WIDE ALWAYS_INLINE __m512i han_indices(const uint8_t *text, uint64_t leads) {
  // 16 bits are enough for the sum of the three bytes, each where its bits belong.
  const __m512i first = _mm512_maskz_compress_epi8(leads, _mm512_loadu_si512(text));
  const __m512i second = _mm512_maskz_compress_epi8(leads, _mm512_loadu_si512(text + 1));
  const __m512i third = _mm512_maskz_compress_epi8(leads, _mm512_loadu_si512(text + 2));
  const __m512i sums = _mm512_add_epi16(
      _mm512_add_epi16(
          _mm512_slli_epi16(_mm512_cvtepu8_epi16(_mm512_castsi512_si256(first)), 12),
          _mm512_slli_epi16(_mm512_cvtepu8_epi16(_mm512_castsi512_si256(second)), 6)),
      _mm512_cvtepu8_epi16(_mm512_castsi512_si256(third)));
  const __mmask32 asked = _bzhi_u32(~0u, (unsigned)__builtin_popcountll(leads));
  return _mm512_maskz_sub_epi16(
      asked, sums,
      _mm512_set1_epi16(WEIR_WIDE_HAN_FIRST - WIDE_NO_HAN + (0x80 << 6) + 0x80));
}

// Looks them up.
WIDE static inline struct wide_han look_up_han(const uint8_t *text, uint64_t leads,
                                               const uint32_t *kinds) {
  const __m512i indices = han_indices(text, leads);
  const __m512i low = _mm512_cvtepu16_epi32(_mm512_castsi512_si256(indices));
  const __m512i low_kinds =
      _mm512_srlv_epi32(_mm512_i32gather_epi32(_mm512_srli_epi32(low, 4), kinds, 4),
                        _mm512_and_si512(_mm512_add_epi32(low, low), _mm512_set1_epi32(30)));
  uint32_t changed = _mm512_test_epi32_mask(low_kinds, _mm512_set1_epi32(WIDE_IS_CHANGED));
  uint32_t rare = _mm512_test_epi32_mask(low_kinds, _mm512_set1_epi32(WIDE_IS_RARE));
  if (__builtin_popcountll(leads) > 16) {
    const __m256i high = _mm256_cvtepu16_epi32(_mm512_extracti32x4_epi32(indices, 2));
    const __m256i high_kinds =
        _mm256_srlv_epi32(_mm256_i32gather_epi32((const int *)kinds, _mm256_srli_epi32(high, 4), 4),
                          _mm256_and_si256(_mm256_add_epi32(high, high), _mm256_set1_epi32(30)));
    changed |= (uint32_t)_mm256_test_epi32_mask(high_kinds, _mm256_set1_epi32(WIDE_IS_CHANGED)) << 16;
    rare |= (uint32_t)_mm256_test_epi32_mask(high_kinds, _mm256_set1_epi32(WIDE_IS_RARE)) << 16;
  }
  return (struct wide_han){_pdep_u64(changed, leads), _pdep_u64(rare, leads)};
}

// Writes a character of three bytes.
ALWAYS_INLINE void write_three(uint8_t *output, uint32_t scalar) {
  output[0] = (uint8_t)(0xE0 | scalar >> 12);
  output[1] = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
  output[2] = (uint8_t)(0x80 | (scalar & 0x3F));
}

// Looks at text[0..<64] as far as `inside` says and writes 64 bytes to `fold` and `dense`, which have room
// for more: what these have is told by the step, and Han is written as it
// is. A blank is not taken behind a blank, nor, where
// `is_joined`, as the first.
//
// With `by_lines` a line feed ends a text: the dense view gets `barrier` for it, the fold nothing.
WIDE ALWAYS_INLINE struct wide_step step_wide(const uint8_t *text, uint64_t inside, uint64_t is_joined,
                                              int by_lines, __m512i barrier, uint8_t *fold,
                                              uint8_t *dense, struct wide_tables tables) {
  const __m512i bytes = _mm512_loadu_si512(text);
  const __m512i thirds = _mm512_loadu_si512(text + 2);

  // Characters of three bytes that are whole: Han, full-width punctuation, signs that stay.
  const uint64_t beyond = _mm512_movepi8_mask(bytes);
  const uint64_t tails = inside & _mm512_cmplt_epi8_mask(bytes, _mm512_set1_epi8((char)0xC0));
  const uint64_t whole = tails >> 1 & tails >> 2;
  const uint64_t han = whole & _mm512_cmplt_epu8_mask(
      _mm512_sub_epi8(bytes, _mm512_set1_epi8((char)0xE4)), _mm512_set1_epi8(6));
  const uint64_t before_80 = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)0x80)) >> 1;
  const uint64_t before_bc = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)0xBC)) >> 1;
  const uint64_t e3 = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)0xE3));
  const uint64_t ef = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)0xEF));
  const __m512i ascii_of = _mm512_permutexvar_epi8(thirds, tables.full);
  const uint64_t full =
      ef & before_bc & whole & _mm512_test_epi8_mask(ascii_of, ascii_of);
  const uint64_t signs = e3 & before_80 & whole
                         & _mm512_movepi8_mask(_mm512_permutexvar_epi8(thirds, tables.signs));

  // ASCII but white space that is joined or made a space.
  const uint64_t feeds = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(10));
  const uint64_t controls = _mm512_cmplt_epu8_mask(
      _mm512_sub_epi8(bytes, _mm512_set1_epi8(9)), _mm512_set1_epi8(5));
  const uint64_t spaces = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(32));
  const uint64_t blanks = by_lines ? spaces : spaces | feeds;
  const uint64_t ascii = ~beyond & ~(controls & ~feeds) & ~(blanks & (blanks << 1 | is_joined));

  const uint64_t threes = han | full | signs;
  const uint64_t bad = ~(inside & (ascii | threes | threes << 1 | threes << 2));
  const uint64_t taken = below_lowest(bad);
  const uint64_t leads = han & taken;

  const uint64_t capitals = _mm512_cmplt_epu8_mask(
      _mm512_sub_epi8(bytes, _mm512_set1_epi8('A')), _mm512_set1_epi8(26));
  const __m512i lowered =
      _mm512_or_si512(bytes, _mm512_maskz_mov_epi8(capitals, _mm512_set1_epi8(0x20)));
  const uint64_t letters = _mm512_cmplt_epu8_mask(
      _mm512_sub_epi8(lowered, _mm512_set1_epi8('a')), _mm512_set1_epi8(26));
  const __m512i folded = _mm512_mask_mov_epi8(lowered, full, ascii_of);
  const uint64_t ends = by_lines ? feeds & taken : 0;
  const uint64_t in_fold = taken & ~(full << 1 | full << 2 | ends);
  const uint64_t kept_ascii = _mm512_movepi8_mask(
      _mm512_permutex2var_epi8(tables.kept_low, folded, tables.kept_high));
  const uint64_t in_dense =
      (in_fold & ((kept_ascii & (~beyond | full)) | leads | leads << 1 | leads << 2)) | ends;
  _mm512_storeu_si512(fold, _mm512_maskz_compress_epi8(in_fold, folded));
  const __m512i densed = by_lines ? _mm512_mask_mov_epi8(folded, ends, barrier) : folded;
  _mm512_storeu_si512(dense, _mm512_maskz_compress_epi8(in_dense, densed));

  return (struct wide_step){taken, in_fold, in_dense, letters & taken, leads, spaces & taken, ends};
}

// Writes over the characters that are `changed`, in the views that a step has written.
WIDE ALWAYS_INLINE void change_han(const uint8_t *text, uint64_t changed, uint64_t in_fold,
                                   uint64_t in_dense, uint8_t *fold, uint8_t *dense,
                                   const uint32_t *han) {
  for (; changed != 0; changed &= changed - 1) {
    const size_t place = (size_t)__builtin_ctzll(changed);
    const uint64_t below = (1ull << place) - 1;
    const uint32_t both = han[three(weir_load4(text + place)) - WEIR_WIDE_HAN_FIRST];
    write_three(fold + __builtin_popcountll(in_fold & below), both & 0xFFFF);
    write_three(dense + __builtin_popcountll(in_dense & below), both >> 16);
  }
}

// Appends the views of text[0..<taken], at most `left` bytes, and 64 bytes to each; returns `taken`. What
// comes next is for the step that takes one character.
WIDE static inline size_t view_wide(const uint8_t *text, size_t left, uint8_t *fold, size_t *out,
                                    uint8_t *dense, size_t *den, struct kept_bits *kept,
                                    const struct weir_dense_tables *tables, uint64_t *letters,
                                    uint64_t *has_han) {
  const struct wide_tables wide = load_wide(tables);
  struct wide_step step =
      step_wide(text, left >= 64 ? ~0ull : (1ull << left) - 1, 0, 0, _mm512_setzero_si512(),
                fold + *out, dense + *den, wide);
  if (step.han != 0) {
    const struct wide_han found = look_up_han(text, step.han, wide.kinds);
    if (__builtin_expect((found.changed | found.rare) != 0, 0)) {
      const uint64_t below = below_lowest(found.rare);
      step.taken &= below;
      step.in_fold &= below;
      step.in_dense &= below;
      step.letters &= below;
      step.han &= below;
      change_han(text, found.changed & below, step.in_fold, step.in_dense, fold + *out,
                 dense + *den, wide.han);
    }
  }
  const size_t folded = (size_t)__builtin_popcountll(step.in_fold);
  keep_bits(kept, *out, _pext_u64(step.in_dense, step.in_fold), folded);
  *letters |= step.letters;
  *has_han |= step.han;
  *out += folded;
  *den += (size_t)__builtin_popcountll(step.in_dense);
  return (size_t)__builtin_popcountll(step.taken);
}

#else
#define WIDE
static inline size_t view_wide(const uint8_t *text, size_t left, uint8_t *fold, size_t *out,
                               uint8_t *dense, size_t *den, struct kept_bits *kept,
                               const struct weir_dense_tables *tables, uint64_t *letters,
                               uint64_t *has_han) {
  (void)text, (void)left, (void)fold, (void)out, (void)dense, (void)den, (void)kept;
  (void)tables, (void)letters, (void)has_han;
  return 0;
}
#endif

#endif
