// The quotes of many records of JSON, and what makes one of them more than plain.
#include "CProcessor.h"

#include <string.h>

// Of each byte of `word` its highest bit, if the byte is 0.
static inline uint64_t zeros(uint64_t word) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7Full;
  return ~(((word & low) + low) | word | low);
}

static size_t put_bytes(uint64_t bits, size_t place, uint32_t *places, size_t found) {
  for (; bits != 0; bits &= bits - 1)
    places[found++] = (uint32_t)(place + (size_t)__builtin_ctzll(bits) / 8);
  return found;
}

// Eight bytes at a time, as any processor can.
static void plain_marks(const uint8_t *bytes, size_t start, size_t end, struct weir_marks *marks) {
  const uint64_t each = 0x0101010101010101ull;
  for (size_t place = start; place < end; place += 8) {
    // Spaces are no marks.
    uint64_t word = 0x20 * each;
    memcpy(&word, bytes + place, end - place < 8 ? end - place : 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    const uint64_t odd = (zeros(word & 0xE0 * each) & ~zeros(word ^ '\n' * each))
                         | zeros(word ^ '\\' * each);
    marks->quote_count = put_bytes(zeros(word ^ '"' * each), place, marks->quotes, marks->quote_count);
    marks->odd_count = put_bytes(odd, place, marks->odd, marks->odd_count);
  }
}

#if defined(__x86_64__)
#include <immintrin.h>

// Four are written at a time, whether they are there or not: a branch for each would be guessed wrong.
__attribute__((always_inline, target("bmi,popcnt"))) static inline size_t put_places(
    uint64_t bits, size_t place, uint32_t *places, size_t found) {
  const size_t end = found + (size_t)__builtin_popcountll(bits);
  for (; found < end; found += 4)
    for (size_t index = 0; index < 4; index++, bits &= bits - 1)
      places[found + index] = (uint32_t)(place + _tzcnt_u64(bits));
  return end;
}

static const uint8_t numbers[64] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
    44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};

__attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,popcnt"))) static void
wide_marks(const uint8_t *bytes, size_t start, size_t end, struct weir_marks *marks) {
  const __m512i all = _mm512_loadu_si512(numbers);
  size_t quote_count = marks->quote_count;
  for (size_t place = start; place < end; place += 64) {
    const size_t rest = end - place;
    const __mmask64 valid = rest >= 64 ? ~(__mmask64)0 : ((__mmask64)1 << rest) - 1;
    const __m512i block = _mm512_maskz_loadu_epi8(valid, bytes + place);
    const uint64_t quoted = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('"'));
    const uint64_t odd =
        (_mm512_mask_cmplt_epu8_mask(valid, block, _mm512_set1_epi8(0x20))
         & ~_mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\n')))
        | _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\\'));
    // Sixteen in one go; mostly there are no more.
    const __m128i first = _mm512_castsi512_si128(_mm512_maskz_compress_epi8(quoted, all));
    _mm512_storeu_si512(
        marks->quotes + quote_count,
        _mm512_add_epi32(_mm512_set1_epi32((int)place), _mm512_cvtepu8_epi32(first)));
    const size_t count = (size_t)__builtin_popcountll(quoted);
    if (__builtin_expect(count > 16, 0)) put_places(quoted, place, marks->quotes, quote_count);
    quote_count += count;
    if (__builtin_expect(odd != 0, 0))
      marks->odd_count = put_places(odd, place, marks->odd, marks->odd_count);
  }
  marks->quote_count = quote_count;
}

__attribute__((target("avx2,bmi,popcnt"))) static void half_wide_marks(
    const uint8_t *bytes, size_t start, size_t end, struct weir_marks *marks) {
  size_t place = start;
  for (; end - place >= 32; place += 32) {
    const __m256i block = _mm256_loadu_si256((const __m256i *)(bytes + place));
    const __m256i controls = _mm256_cmpeq_epi8(_mm256_min_epu8(block, _mm256_set1_epi8(0x1F)), block);
    const __m256i others = _mm256_or_si256(
        _mm256_andnot_si256(_mm256_cmpeq_epi8(block, _mm256_set1_epi8('\n')), controls),
        _mm256_cmpeq_epi8(block, _mm256_set1_epi8('\\')));
    const uint32_t quoted =
        (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(block, _mm256_set1_epi8('"')));
    const uint32_t odd = (uint32_t)_mm256_movemask_epi8(others);
    marks->quote_count = put_places(quoted, place, marks->quotes, marks->quote_count);
    if (__builtin_expect(odd != 0, 0))
      marks->odd_count = put_places(odd, place, marks->odd, marks->odd_count);
  }
  plain_marks(bytes, place, end, marks);
}
#endif

void weir_mark(const uint8_t *bytes, size_t start, size_t end, struct weir_marks *marks) {
  marks->quote_count = 0;
  marks->odd_count = 0;
#if defined(__x86_64__)
  if (weir_has_avx512()) {
    wide_marks(bytes, start, end, marks);
    return;
  }
  if (weir_has_avx2()) {
    half_wide_marks(bytes, start, end, marks);
    return;
  }
#endif
  plain_marks(bytes, start, end, marks);
}
