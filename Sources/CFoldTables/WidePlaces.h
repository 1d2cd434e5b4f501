// Counting off bits and comparing bytes without a branch, with AVX-512.
#ifndef WEIR_WIDEPLACES_H
#define WEIR_WIDEPLACES_H

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE_PLACES __attribute__((target("avx512f,avx512bw,bmi,bmi2,popcnt")))

// Where the bit stands that `rank` set ones are below.
WIDE_PLACES static inline size_t select_wide(uint64_t bits, size_t rank) {
  return (size_t)_tzcnt_u64(_pdep_u64(1ull << rank, bits));
}

// Whether up to 64 bytes are the same; reads no others.
WIDE_PLACES static inline int is_same_wide(const uint8_t *first, const uint8_t *second,
                                           size_t count) {
  const __mmask64 asked = _bzhi_u64(~0ull, (unsigned)count);
  return _mm512_mask_cmpneq_epu8_mask(asked, _mm512_maskz_loadu_epi8(asked, first),
                                      _mm512_maskz_loadu_epi8(asked, second))
         == 0;
}

#else
#define WIDE_PLACES
static inline size_t select_wide(uint64_t bits, size_t rank) { return (void)bits, rank; }
static inline int is_same_wide(const uint8_t *first, const uint8_t *second, size_t count) {
  return (void)first, (void)second, (void)count, 0;
}
#endif

#endif
