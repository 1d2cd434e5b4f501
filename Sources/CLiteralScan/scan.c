#include "CLiteralScan.h"

#include "CWords.h"

size_t weir_scan_scalar(const uint8_t *text, size_t count, size_t first, size_t end,
                        const uint32_t *bitmap, uint32_t shift, uint32_t *candidates) {
  (void)count;
  size_t found = 0;
  for (size_t p = first; p < end; p++) {
    uint32_t hash = (weir_load4(text + p) * WEIR_WINDOW_MULTIPLIER) >> shift;
    // Written always and counted only if the bit is set: no branch to mispredict. There is room,
    // since found <= p - first.
    candidates[found] = (uint32_t)p;
    found += bitmap[hash >> 5] >> (hash & 31) & 1;
  }
  return found;
}

size_t weir_scan_pairs(const uint8_t *text, size_t first, size_t end, const uint32_t *pairs,
                       uint32_t *candidates) {
  size_t found = 0;
  for (size_t p = first; p < end; p++) {
    const uint32_t pair = text[p] | (uint32_t)text[p + 1] << 8;
    candidates[found] = (uint32_t)p;
    found += pairs[pair >> 5] >> (pair & 31) & 1;
  }
  return found;
}

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx2"))) static inline int matches(__m128i bytes, const uint32_t *bitmap,
                                                          __m128i shift) {
  const __m256i spread = _mm256_setr_epi8(0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6,  //
                                          4, 5, 6, 7, 5, 6, 7, 8, 6, 7, 8, 9, 7, 8, 9, 10);
  const __m256i windows = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(bytes), spread);
  const __m256i product =
      _mm256_mullo_epi32(windows, _mm256_set1_epi32((int)WEIR_WINDOW_MULTIPLIER));
  const __m256i hash = _mm256_srl_epi32(product, shift);
  const __m256i words =
      _mm256_i32gather_epi32((const int *)bitmap, _mm256_srli_epi32(hash, 5), 4);
  // Brings the wanted bit to the top of its lane; a variable shift ignores nothing, so mask first.
  const __m256i lifts = _mm256_andnot_si256(hash, _mm256_set1_epi32(31));
  return _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_sllv_epi32(words, lifts)));
}

__attribute__((target("avx2"))) size_t weir_scan_avx2(const uint8_t *text, size_t count,
                                                      size_t first, size_t end,
                                                      const uint32_t *bitmap, uint32_t shift,
                                                      uint32_t *candidates) {
  const __m128i shifts = _mm_cvtsi32_si128((int)shift);
  size_t found = 0;
  size_t p = first;
  // Sixteen positions need bytes p ..< p + 24.
  for (; p + 16 <= end && p + 24 <= count; p += 16) {
    const __m128i low = _mm_loadu_si128((const __m128i *)(text + p));
    const __m128i high = _mm_loadu_si128((const __m128i *)(text + p + 8));
    unsigned mask =
        (unsigned)matches(low, bitmap, shifts) | (unsigned)matches(high, bitmap, shifts) << 8;
    while (mask != 0) {
      candidates[found++] = (uint32_t)(p + (size_t)__builtin_ctz(mask));
      mask &= mask - 1;
    }
  }
  return found
         + weir_scan_scalar(text, count, p, end, bitmap, shift, candidates + found);
}

__attribute__((target("avx2"))) static inline __m256i groups(const uint8_t *text,
                                                             const uint8_t *masks) {
  const __m256i half = _mm256_set1_epi8(15);
  const __m256i bytes = _mm256_loadu_si256((const __m256i *)text);
  const __m256i low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)masks));
  const __m256i high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(masks + 16)));
  return _mm256_and_si256(
      _mm256_shuffle_epi8(low, _mm256_and_si256(bytes, half)),
      _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)));
}

static inline int may_be_short(const uint8_t *text, const uint8_t *masks) {
  uint8_t group = 0xFF;
  for (int i = 0; i < 3; i++)
    group &= masks[i * 32 + (text[i] & 15)] & masks[i * 32 + 16 + (text[i] >> 4)];
  return group != 0;
}

__attribute__((target("avx2"))) size_t weir_scan_short_avx2(const uint8_t *text, size_t count,
                                                            size_t first, size_t end,
                                                            const uint8_t *masks,
                                                            uint32_t *candidates) {
  size_t found = 0;
  size_t p = first;
  // Thirty-two positions need bytes p ..< p + 34.
  for (; p + 32 <= end && p + 34 <= count; p += 32) {
    const __m256i group = _mm256_and_si256(
        groups(text + p, masks),
        _mm256_and_si256(groups(text + p + 1, masks + 32), groups(text + p + 2, masks + 64)));
    unsigned mask =
        ~(unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(group, _mm256_setzero_si256()));
    while (mask != 0) {
      candidates[found++] = (uint32_t)(p + (size_t)__builtin_ctz(mask));
      mask &= mask - 1;
    }
  }
  for (; p < end; p++) {
    candidates[found] = (uint32_t)p;
    found += (size_t)may_be_short(text + p, masks);
  }
  return found;
}

#else

size_t weir_scan_short_avx2(const uint8_t *text, size_t count, size_t first, size_t end,
                            const uint8_t *masks, uint32_t *candidates) {
  (void)text, (void)count, (void)masks;
  for (size_t p = first; p < end; p++) candidates[p - first] = (uint32_t)p;
  return end - first;
}

size_t weir_scan_avx2(const uint8_t *text, size_t count, size_t first, size_t end,
                      const uint32_t *bitmap, uint32_t shift, uint32_t *candidates) {
  return weir_scan_scalar(text, count, first, end, bitmap, shift, candidates);
}

#endif
