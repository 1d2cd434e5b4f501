// The positions of a text that may begin a window or a short literal, told without a look-up in memory:
// 64 at a time, with AVX-512.
//
// With 600 windows the look-ups of all positions took 74 to 111 ns for a message of 86 bytes, mostly
// waiting; this takes 20, and leaves one position in sixty.
#include "CLiteralScan.h"

#include "CProcessor.h"
#include "CWords.h"

// A byte multiplied by a matrix of 8 x 8 bits, its rows from the highest byte down, as the processor's
// gf2p8affineqb does.
static uint8_t transformed(uint64_t matrix, uint8_t byte) {
  uint8_t result = 0;
  for (int row = 0; row < 8; row++) {
    const uint8_t bits = (uint8_t)(matrix >> 8 * (7 - row)) & byte;
    result |= (uint8_t)((__builtin_popcount(bits) & 1) << row);
  }
  return result;
}

// Three numbers of a window, linear in its bits: two select a byte of half a table, and each half of the
// third which half of it and which bit. The matrices are random.
enum { FIRST = 0, SECOND = 3, BITS = 6, MATRICES = 10 };
static const uint64_t matrices[MATRICES] = {
    0x22118258A9D111A0, 0x346EDCE5F713F8ED, 0x1E9A57BC80E6721D, 0x2D160E7E5C3F42CA,
    0x81C2E6DF5980B7D2, 0xC3D13380D6AB1F66, 0x1F0C5F3B8D2A67B5, 0xAA2E9C4776D14B6E,
    0x5BE1743D09F2C8D3, 0xD4937AE6201C5F9A,
};

// The three numbers of up to four bytes: those of fewer are on the way to those of more.
struct numbers {
  uint8_t first;
  uint8_t second;
  uint8_t bits;
};

static struct numbers numbers_of(const uint8_t *bytes, size_t count) {
  struct numbers numbers = {bytes[0], transformed(matrices[SECOND], bytes[0]),
                            transformed(matrices[BITS], bytes[0])};
  if (count > 1) numbers.second ^= bytes[1];
  for (size_t place = 1; place < count; place++) {
    numbers.first ^= transformed(matrices[FIRST + place - 1], bytes[place]);
    if (place > 1) numbers.second ^= transformed(matrices[SECOND + place - 1], bytes[place]);
    numbers.bits ^= transformed(matrices[BITS + place], bytes[place]);
  }
  return numbers;
}

void weir_filter_add_window(struct weir_filter *filter, uint32_t window) {
  uint8_t bytes[4];
  weir_store4(bytes, window);
  const struct numbers numbers = numbers_of(bytes, 4);
  const uint32_t low = numbers.bits & 15, high = numbers.bits >> 4;
  filter->first[numbers.first | (low >> 3) << 8] |= (uint8_t)(1 << (low & 7));
  filter->second[numbers.second | (high >> 3) << 8] |= (uint8_t)(1 << (high & 7));
  filter->has_windows = 1;
}

void weir_filter_add_short(struct weir_filter *filter, const uint8_t *literal, size_t count) {
  const struct numbers numbers = numbers_of(literal, count);
  filter->shorts[count - 1][numbers.first] |= (uint8_t)(1 << (numbers.bits & 7));
  filter->has_shorts[count - 1] = 1;
  if (filter->few_count < WEIR_FEW) {
    filter->few[filter->few_count].first = literal[0];
    filter->few[filter->few_count].second = count > 1 ? literal[1] : 0;
    filter->few[filter->few_count].has_second = count > 1;
  }
  filter->few_count++;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,gfni,bmi2,popcnt")))
#define INLINE __attribute__((always_inline)) static inline

// By each of 64 bytes the one of 256 that it selects.
WIDE INLINE __m512i look_up(const uint8_t *table, __m512i bytes) {
  const __m512i low = _mm512_permutex2var_epi8(_mm512_loadu_si512(table), bytes,
                                               _mm512_loadu_si512(table + 64));
  const __m512i high = _mm512_permutex2var_epi8(_mm512_loadu_si512(table + 128), bytes,
                                                _mm512_loadu_si512(table + 192));
  return _mm512_mask_blend_epi8(_mm512_movepi8_mask(bytes), low, high);
}

WIDE INLINE __m512i by(int matrix, __m512i bytes) {
  return _mm512_gf2p8affine_epi64_epi8(bytes, _mm512_set1_epi64((long long)matrices[matrix]), 0);
}

WIDE INLINE __m512i sum(__m512i a, __m512i b, __m512i c) {
  return _mm512_ternarylogic_epi64(a, b, c, 0x96);
}

// The bit that three bits of each byte select.
WIDE INLINE __m512i power(__m512i bits) {
  const __m512i powers = _mm512_broadcast_i32x4(
      _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128));
  return _mm512_shuffle_epi8(powers, _mm512_and_si512(bits, _mm512_set1_epi8(15)));
}

WIDE INLINE uint64_t is_in(const uint8_t *table, __m512i numbers, __m512i powers) {
  return _mm512_test_epi8_mask(look_up(table, numbers), powers);
}

WIDE INLINE uint64_t is_in_half(const uint8_t *table, __m512i numbers, uint64_t upper,
                                __m512i powers) {
  const __m512i found =
      _mm512_mask_blend_epi8(upper, look_up(table, numbers), look_up(table + 256, numbers));
  return _mm512_test_epi8_mask(found, powers);
}

// Which of 64 positions may begin a window, and which a short literal; reads 67 bytes.
WIDE INLINE uint64_t may_begin(const uint8_t *text, const struct weir_filter *filter,
                               uint64_t *shorts) {
  const __m512i a = _mm512_loadu_si512(text), b = _mm512_loadu_si512(text + 1);
  const __m512i c = _mm512_loadu_si512(text + 2);
  // Of two bytes, then three, then four.
  __m512i first = _mm512_xor_si512(a, by(FIRST, b));
  __m512i bits = _mm512_xor_si512(by(BITS, a), by(BITS + 1, b));
  *shorts = 0;
  if (filter->has_shorts[0]) *shorts |= is_in(filter->shorts[0], a, power(by(BITS, a)));
  if (filter->has_shorts[1]) *shorts |= is_in(filter->shorts[1], first, power(bits));
  first = _mm512_xor_si512(first, by(FIRST + 1, c));
  bits = _mm512_xor_si512(bits, by(BITS + 2, c));
  if (filter->has_shorts[2]) *shorts |= is_in(filter->shorts[2], first, power(bits));
  if (!filter->has_windows) return 0;
  const __m512i d = _mm512_loadu_si512(text + 3);
  first = _mm512_xor_si512(first, by(FIRST + 2, d));
  bits = _mm512_xor_si512(bits, by(BITS + 3, d));
  const __m512i second =
      _mm512_xor_si512(b, sum(by(SECOND, a), by(SECOND + 1, c), by(SECOND + 2, d)));
  const uint64_t high_half = _mm512_movepi8_mask(bits);
  const uint64_t low_half = _mm512_movepi8_mask(_mm512_slli_epi16(bits, 4));
  return is_in_half(filter->first, first, low_half, power(bits))
         & is_in_half(filter->second, second, high_half, power(_mm512_srli_epi16(bits, 4)));
}

// Appends the positions of the bits of `mask`, counted from `position`, and up to 16 numbers more.
WIDE INLINE size_t append(uint64_t mask, size_t position, uint32_t *positions, size_t count) {
  const size_t more = (size_t)__builtin_popcountll(mask);
  const __m512i order = _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41,
      40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18,
      17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  __m512i packed = _mm512_maskz_compress_epi8(mask, order);
  for (size_t done = 0;;) {
    const __m512i sixteen = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed));
    _mm512_storeu_si512(positions + count + done,
                        _mm512_add_epi32(sixteen, _mm512_set1_epi32((int)position)));
    done += 16;
    if (done >= more) return count + more;
    packed = _mm512_alignr_epi64(packed, packed, 2);
  }
}

// The bits below `count`.
WIDE INLINE uint64_t below(size_t count) { return count >= 64 ? ~0ull : (1ull << count) - 1; }

// Positions at which no character goes on.
WIDE INLINE uint64_t starts(__m512i bytes) {
  return _mm512_cmpge_epi8_mask(bytes, _mm512_set1_epi8(-0x40));
}

// The positions at which one of a few short literals may stand.
WIDE static struct weir_filtered scan_few(const uint8_t *text, size_t count, size_t first, size_t end,
                                          const struct weir_filter *filter, uint32_t *shorts) {
  enum { READS = 65 };
  struct weir_filtered found = {0, 0};
  uint8_t rest[READS];
  for (size_t p = first; p < end; p += 64) {
    const uint8_t *bytes = text + p;
    if (p + READS > count) {
      memset(rest, 0, sizeof rest);
      memcpy(rest, text + p, count - p);
      bytes = rest;
    }
    const __m512i a = _mm512_loadu_si512(bytes), b = _mm512_loadu_si512(bytes + 1);
    uint64_t mask = 0;
    for (uint32_t i = 0; i < filter->few_count; i++) {
      uint64_t at = _mm512_cmpeq_epi8_mask(a, _mm512_set1_epi8((char)filter->few[i].first));
      if (filter->few[i].has_second)
        at &= _mm512_cmpeq_epi8_mask(b, _mm512_set1_epi8((char)filter->few[i].second));
      mask |= at;
    }
    mask &= below(end - p);
    if (mask != 0) found.shorts = append(mask, p, shorts, found.shorts);
  }
  return found;
}

WIDE struct weir_filtered weir_scan_filtered(const uint8_t *text, size_t count, size_t first,
                                             size_t end, const struct weir_filter *filter,
                                             uint32_t *windows, uint32_t *shorts) {
  enum { READS = 67 };
  if (!filter->has_windows && filter->few_count <= WEIR_FEW)
    return scan_few(text, count, first, end, filter, shorts);
  struct weir_filtered found = {0, 0};
  const size_t window_end = count < 4 ? 0 : count - 3;
  uint8_t rest[READS];
  for (size_t p = first; p < end; p += 64) {
    const uint8_t *bytes = text + p;
    uint64_t inside = below(end - p);
    if (p + READS > count) {
      memset(rest, 0, sizeof rest);
      memcpy(rest, text + p, count - p);
      bytes = rest;
      inside &= below(window_end > p ? window_end - p : 0);
    }
    uint64_t short_mask;
    uint64_t mask = may_begin(bytes, filter, &short_mask) & inside;
    short_mask &= below(end - p);
    if (filter->at_starts) {
      const uint64_t at = starts(_mm512_loadu_si512(bytes));
      mask &= at;
      short_mask &= at;
    }
    if (mask != 0) found.windows = append(mask, p, windows, found.windows);
    if (short_mask != 0) found.shorts = append(short_mask, p, shorts, found.shorts);
  }
  return found;
}

#else

struct weir_filtered weir_scan_filtered(const uint8_t *text, size_t count, size_t first,
                                        size_t end, const struct weir_filter *filter,
                                        uint32_t *windows, uint32_t *shorts) {
  (void)text, (void)count, (void)first, (void)end, (void)filter, (void)windows, (void)shorts;
  return (struct weir_filtered){0, 0};
}

#endif
