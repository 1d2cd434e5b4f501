// The line feeds of a text, 64 bytes at a time: a call of memchr for each line of 100 bytes took longer
// to begin and to end than to look.
#include "CLines.h"

#include "CProcessor.h"

#include <string.h>

// The bytes from `start` on one after the other line, by whatever the C library has.
static size_t plain_ends(const uint8_t *bytes, size_t *start, size_t count, uint32_t *ends, size_t room) {
  size_t found = 0;
  size_t place = *start;
  while (place < count && room - found >= WEIR_LINES_STEP) {
    const uint8_t *feed = memchr(bytes + place, '\n', count - place);
    if (feed == NULL) {
      place = count;
      break;
    }
    ends[found++] = (uint32_t)(feed - bytes);
    place = (size_t)(feed - bytes) + 1;
  }
  *start = place;
  return found;
}

#if defined(__x86_64__)
#include <immintrin.h>


// Writes the places of the bits of `mask`, counted from `place`. The first three are written whether
// they are there or not: most steps have one or two or none, which a branch would guess wrong.
#define WRITE_ENDS(mask, place, ends, found)                                        \
  do {                                                                              \
    uint64_t rest = (mask);                                                         \
    const size_t end = (found) + (size_t)__builtin_popcountll(rest);                \
    for (size_t index = 0; index < 3; index++, rest &= rest - 1)                    \
      (ends)[(found) + index] = (uint32_t)((place) + _tzcnt_u64(rest));             \
    for (size_t index = (found) + 3; index < end; index++, rest &= rest - 1)        \
      (ends)[index] = (uint32_t)((place) + _tzcnt_u64(rest));                       \
    (found) = end;                                                                  \
  } while (0)

__attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2,popcnt"))) static size_t wide_ends(
    const uint8_t *bytes, size_t *start, size_t count, uint32_t *ends, size_t room) {
  const __m512i feed = _mm512_set1_epi8('\n');
  size_t found = 0;
  size_t place = *start;
  while (place < count && room - found >= WEIR_LINES_STEP) {
    const size_t rest = count - place;
    const __mmask64 valid = rest >= 64 ? ~(__mmask64)0 : ((__mmask64)1 << rest) - 1;
    const __m512i block = _mm512_maskz_loadu_epi8(valid, bytes + place);
    const uint64_t mask = _mm512_cmpeq_epi8_mask(block, feed);
    WRITE_ENDS(mask, place, ends, found);
    place += rest < 64 ? rest : 64;
  }
  *start = place;
  return found;
}

__attribute__((target("avx2,bmi,popcnt"))) static size_t half_wide_ends(
    const uint8_t *bytes, size_t *start, size_t count, uint32_t *ends, size_t room) {
  const __m256i feed = _mm256_set1_epi8('\n');
  size_t found = 0;
  size_t place = *start;
  while (count - place >= 64 && room - found >= WEIR_LINES_STEP) {
    const __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + place));
    const __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + place + 32));
    const uint64_t mask = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, feed))
        | (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, feed)) << 32;
    WRITE_ENDS(mask, place, ends, found);
    place += 64;
  }
  *start = place;
  return found + plain_ends(bytes, start, count, ends + found, room - found);
}
#endif

size_t weir_line_ends(const uint8_t *bytes, size_t *start, size_t count, uint32_t *ends, size_t room) {
#if defined(__x86_64__)
  if (weir_has_avx512()) return wide_ends(bytes, start, count, ends, room);
  if (weir_has_avx2()) return half_wide_ends(bytes, start, count, ends, room);
#endif
  return plain_ends(bytes, start, count, ends, room);
}
