// Both views of up to 64 bytes in one step, with AVX-512: ASCII, Han, and what stands between them.
//
// The loops by vectors of 256 bits take ASCII and Han in turns, and each change of turn is a branch the
// processor cannot foresee: 112 ns a message of 100 bytes. Here a step goes over them all, and compress
// packs both views; it stops only before what is rare.
#ifndef WEIR_WIDEVIEWS_H
#define WEIR_WIDEVIEWS_H

#include "TextScalars.h"

// The parts of weir_dense_tables.wide.
enum { WIDE_KEPT = 0, WIDE_FULL = 128, WIDE_SIGNS = 192 };

#if defined(__x86_64__)

#define WIDE \
  __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,popcnt")))

// The scalars of up to sixteen Han characters, whose first bytes are the bits of `leads`.
WIDE static inline __m512i han_scalars(__m512i bytes, uint64_t leads) {
  const __m512i order = _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41,
      40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18,
      17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  const __m512i starts = _mm512_cvtepu8_epi32(
      _mm512_castsi512_si128(_mm512_maskz_compress_epi8(leads, order)));
  // The three bytes of each, the last lowest.
  const __m512i last = _mm512_add_epi32(_mm512_mullo_epi16(starts, _mm512_set1_epi32(0x0101)),
                                        _mm512_set1_epi32(0x0102));
  const __m512i places = _mm512_or_si512(_mm512_slli_epi32(starts, 16), last);
  const __m512i words =
      _mm512_and_si512(_mm512_permutexvar_epi8(places, bytes), _mm512_set1_epi32(0x0F3F3F));
  const __m512i pairs = _mm512_maddubs_epi16(words, _mm512_set1_epi32(0x00014001));
  return _mm512_madd_epi16(pairs, _mm512_set1_epi32(0x10000001));
}

// Which of the scalars `asked` for are not in `set`, a bit each.
WIDE static inline unsigned missing(__m512i scalars, __mmask16 asked, const uint32_t *set) {
  const __m512i found = _mm512_mask_i32gather_epi32(
      _mm512_setzero_si512(), asked, _mm512_srli_epi32(scalars, 5), set, 4);
  const __m512i bit = _mm512_sllv_epi32(
      _mm512_set1_epi32(1), _mm512_and_si512(scalars, _mm512_set1_epi32(31)));
  return _mm512_mask_testn_epi32_mask(asked, found, bit);
}

// Sixteen scalars of three bytes each, one behind another.
WIDE static inline __m512i in_threes(__m512i scalars) {
  const __m512i squeeze = _mm512_set_epi8(
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 62, 61, 60, 58, 57, 56, 54, 53, 52, 50, 49,
      48, 46, 45, 44, 42, 41, 40, 38, 37, 36, 34, 33, 32, 30, 29, 28, 26, 25, 24, 22, 21, 20, 18,
      17, 16, 14, 13, 12, 10, 9, 8, 6, 5, 4, 2, 1, 0);
  const __m512i first = _mm512_srli_epi32(scalars, 12);
  const __m512i second = _mm512_and_si512(_mm512_slli_epi32(scalars, 2), _mm512_set1_epi32(0x3F00));
  const __m512i third =
      _mm512_and_si512(_mm512_slli_epi32(scalars, 16), _mm512_set1_epi32(0x3F0000));
  const __m512i bytes = _mm512_or_si512(
      _mm512_or_si512(first, second), _mm512_or_si512(third, _mm512_set1_epi32(0x8080E0)));
  return _mm512_permutexvar_epi8(squeeze, bytes);
}

// Appends the views of text[0..<taken], at most `left` bytes, and 64 bytes to each; returns `taken`. What
// comes next is for the step that takes one character.
WIDE static inline size_t view_wide(const uint8_t *text, size_t left, uint8_t *fold, size_t *out,
                                    uint8_t *dense, size_t *den, uint8_t *kept_bytes,
                                    const struct weir_dense_tables *tables, uint64_t *letters,
                                    uint64_t *has_han) {
  __m512i bytes = _mm512_loadu_si512(text), dense_bytes = bytes;
  const uint64_t inside = left >= 64 ? ~0ull : (1ull << left) - 1;
  const __m512i kept_low = _mm512_loadu_si512(tables->wide + WIDE_KEPT);
  const __m512i kept_high = _mm512_loadu_si512(tables->wide + WIDE_KEPT + 64);

  // Characters of three bytes that are whole: Han, full-width punctuation, signs that stay.
  const uint64_t beyond = _mm512_movepi8_mask(bytes);
  const uint64_t tails = inside & _mm512_cmpeq_epi8_mask(
      _mm512_and_si512(bytes, _mm512_set1_epi8((char)0xC0)), _mm512_set1_epi8((char)0x80));
  const uint64_t whole = tails >> 1 & tails >> 2;
  const uint64_t han = whole & _mm512_cmplt_epu8_mask(
      _mm512_sub_epi8(bytes, _mm512_set1_epi8((char)0xE4)), _mm512_set1_epi8(6));
  const uint64_t before_80 = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)0x80)) >> 1;
  const uint64_t before_bc = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)0xBC)) >> 1;
  const uint64_t e3 = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)0xE3));
  const uint64_t ef = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8((char)0xEF));
  const __m512i thirds = _mm512_loadu_si512(text + 2);
  const __m512i ascii_of = _mm512_permutexvar_epi8(
      thirds, _mm512_loadu_si512(tables->wide + WIDE_FULL));
  const uint64_t full =
      ef & before_bc & whole & _mm512_test_epi8_mask(ascii_of, ascii_of);
  const uint64_t signs =
      e3 & before_80 & whole & _mm512_movepi8_mask(_mm512_permutexvar_epi8(
          thirds, _mm512_loadu_si512(tables->wide + WIDE_SIGNS)));

  // ASCII but white space that is joined or made a space.
  const uint64_t feeds = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(10));
  const uint64_t controls = _mm512_cmplt_epu8_mask(
      _mm512_sub_epi8(bytes, _mm512_set1_epi8(9)), _mm512_set1_epi8(5));
  const uint64_t blanks = controls | _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(32));
  const uint64_t ascii = ~beyond & ~(controls & ~feeds) & ~(blanks & blanks >> 1);

  const uint64_t threes = han | full | signs;
  const uint64_t good = inside & (ascii | threes | threes << 1 | threes << 2);
  size_t taken = ~good == 0 ? 64 : (size_t)__builtin_ctzll(~good);
  uint64_t until = taken == 64 ? ~0ull : (1ull << taken) - 1;
  uint64_t leads = han & until;
  if (leads != 0) {
    // As many as one look-up is for.
    const uint64_t next = _pdep_u64(1ull << 16, leads);
    if (next != 0) {
      until &= next - 1;
      taken = (size_t)__builtin_ctzll(next);
      leads &= until;
    }
    const unsigned count = (unsigned)__builtin_popcountll(leads);
    const __mmask16 asked = (__mmask16)((1u << count) - 1);
    const __m512i scalars = han_scalars(bytes, leads);
    if (__builtin_expect(missing(scalars, asked, tables->unfolded_han) != 0, 0)) {
      // A branch and no conditional move: the next step must not wait for the gather.
      __asm__ volatile("" ::: "memory");
      const __m512i both = _mm512_mask_i32gather_epi32(
          _mm512_setzero_si512(), asked,
          _mm512_sub_epi32(scalars, _mm512_set1_epi32(WEIR_WIDE_HAN_FIRST)), tables->wide_han, 4);
      const unsigned rare = _mm512_mask_testn_epi32_mask(asked, both, both);
      if (rare != 0) {
        taken = (size_t)__builtin_ctzll(_pdep_u64(1ull << __builtin_ctz(rare), leads));
        until = (1ull << taken) - 1;
        leads &= until;
      }
      const uint64_t places = leads | leads << 1 | leads << 2;
      bytes = _mm512_mask_expand_epi8(
          bytes, places, in_threes(_mm512_and_si512(both, _mm512_set1_epi32(0xFFFF))));
      dense_bytes =
          _mm512_mask_expand_epi8(bytes, places, in_threes(_mm512_srli_epi32(both, 16)));
    }
    *has_han |= leads;
  }

  const uint64_t capitals = _mm512_cmplt_epu8_mask(
      _mm512_sub_epi8(bytes, _mm512_set1_epi8('A')), _mm512_set1_epi8(26));
  const __m512i lowered =
      _mm512_or_si512(bytes, _mm512_maskz_mov_epi8(capitals, _mm512_set1_epi8(0x20)));
  *letters |= until & _mm512_cmplt_epu8_mask(
      _mm512_sub_epi8(lowered, _mm512_set1_epi8('a')), _mm512_set1_epi8(26));
  const __m512i folded = _mm512_mask_mov_epi8(lowered, full, ascii_of);
  // They differ in Han alone.
  const __m512i densed = _mm512_mask_mov_epi8(dense_bytes, ~beyond | full, folded);
  const uint64_t in_fold = until & ~(full << 1 | full << 2);
  const uint64_t kept_ascii = _mm512_movepi8_mask(
      _mm512_permutex2var_epi8(kept_low, folded, kept_high));
  const uint64_t in_dense =
      in_fold & ((kept_ascii & (~beyond | full)) | leads | leads << 1 | leads << 2);
  _mm512_storeu_si512(fold + *out, _mm512_maskz_compress_epi8(in_fold, folded));
  if (kept_bytes != NULL)
    _mm512_storeu_si512(kept_bytes + *out,
                        _mm512_maskz_compress_epi8(in_fold, _mm512_movm_epi8(in_dense)));
  _mm512_storeu_si512(dense + *den, _mm512_maskz_compress_epi8(in_dense, densed));
  *out += (size_t)__builtin_popcountll(in_fold);
  *den += (size_t)__builtin_popcountll(in_dense);
  return taken;
}

#else
#define WIDE
static inline size_t view_wide(const uint8_t *text, size_t left, uint8_t *fold, size_t *out,
                               uint8_t *dense, size_t *den, uint8_t *kept_bytes,
                               const struct weir_dense_tables *tables, uint64_t *letters,
                               uint64_t *has_han) {
  (void)text, (void)left, (void)fold, (void)out, (void)dense, (void)den, (void)kept_bytes;
  (void)tables, (void)letters, (void)has_han;
  return 0;
}
#endif

#endif
