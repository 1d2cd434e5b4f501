#include "CFoldTables.h"

#include <string.h>

static inline uint32_t load4(const uint8_t *bytes) {
  uint32_t word;
  memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap32(word);
#endif
  return word;
}

static inline void store4(uint8_t *bytes, uint32_t word) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap32(word);
#endif
  memcpy(bytes, &word, sizeof word);
}

static inline int is_three(uint32_t word) { return (word & 0xC0C0F0) == 0x8080E0; }
static inline int is_two(uint32_t word) { return (word & 0xC0E0) == 0x80C0; }
static inline uint32_t three(uint32_t word) {
  return (word << 12 & 0xF000) | (word >> 2 & 0xFC0) | (word >> 16 & 0x3F);
}
static inline uint32_t two(uint32_t word) { return (word << 6 & 0x7C0) | (word >> 8 & 0x3F); }

static inline int holds(const uint64_t *plain_han, uint32_t scalar) {
  const uint32_t place = scalar - WEIR_HAN_FIRST;
  return place < WEIR_HAN_COUNT && (plain_han[place >> 6] >> (place & 63) & 1);
}

// Copies plain Han characters from `text` to `output` as long as there are any and they begin before
// `limit`; returns how many bytes that is. A loop of its own, so that its few values stay in
// registers: 40 instructions a character became 15.
static inline size_t copy_han(const uint8_t *text, const uint8_t *limit, uint8_t *output,
                              const uint64_t *plain_han) {
  const uint8_t *at = text;
  while (at < limit) {
    const uint32_t word = load4(at);
    if (!is_three(word) || !holds(plain_han, three(word))) break;
    store4(output, word);
    output += 3;
    at += 3;
  }
  return (size_t)(at - text);
}

static inline int is_blank(uint8_t byte) { return byte == 0x20 || (byte >= 9 && byte <= 13); }
static inline int ends_blank(const uint8_t *output, size_t start, size_t end) {
  return end > start && (output[end - 1] == 0x20 || output[end - 1] == 0x0A);
}

// The bytes that fold_ascii and pack_ascii look at must be there: 33.
#if defined(__x86_64__)
#include <immintrin.h>

#define VECTORS __attribute__((target("avx2")))
static inline int has_vectors(void) { return __builtin_cpu_supports("avx2") != 0; }

VECTORS static inline __m256i within(__m256i bytes, char first, char last) {
  return _mm256_and_si256(_mm256_cmpgt_epi8(bytes, _mm256_set1_epi8((char)(first - 1))),
                          _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(last + 1)), bytes));
}

// Lower-cases ASCII from text[at], 33 bytes of which must be there, up to what is not ASCII, is
// white space other than space and line feed, or is white space before white space. Returns how
// many bytes that is, at most 32; writes 32.
VECTORS static inline unsigned fold_ascii(const uint8_t *text,
                                                                  uint8_t *output,
                                                                  unsigned *letters) {
  const __m256i bytes = _mm256_loadu_si256((const __m256i *)text);
  const __m256i next = _mm256_loadu_si256((const __m256i *)(text + 1));
  const __m256i feed = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(10));
  const __m256i breaks = within(bytes, 9, 13);
  const __m256i blank = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(32)), breaks);
  const __m256i next_blank =
      _mm256_or_si256(_mm256_cmpeq_epi8(next, _mm256_set1_epi8(32)), within(next, 9, 13));
  const __m256i stop = _mm256_or_si256(
      bytes, _mm256_or_si256(_mm256_andnot_si256(feed, breaks), _mm256_and_si256(blank, next_blank)));
  const __m256i capital = within(bytes, 'A', 'Z');
  const __m256i lower =
      _mm256_or_si256(bytes, _mm256_and_si256(capital, _mm256_set1_epi8(0x20)));
  _mm256_storeu_si256((__m256i *)output, lower);
  const unsigned stops = (unsigned)_mm256_movemask_epi8(stop);
  const unsigned taken = stops ? (unsigned)__builtin_ctz(stops) : 32;
  const unsigned found = (unsigned)_mm256_movemask_epi8(within(lower, 'a', 'z'));
  *letters |= taken == 32 ? found : found & ((1u << taken) - 1);
  return taken;
}

// Packs the kept bytes of ASCII from text[0..<32] to `output`, up to `count` or what is not ASCII; writes up to
// 8 bytes more than it keeps. Returns how many bytes it read, and adds to *written what it kept.
VECTORS static inline unsigned pack_ascii(
    const uint8_t *text, size_t count, uint8_t *output, size_t *written,
    const struct weir_dense_tables *tables) {
  const __m256i bytes = _mm256_loadu_si256((const __m256i *)text);
  const __m256i half = _mm256_set1_epi8(15);
  const __m256i sets =
      _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)tables->ascii_kept));
  const __m256i bits = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0,  //
                                        1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m256i set = _mm256_shuffle_epi8(sets, _mm256_and_si256(bytes, half));
  const __m256i bit =
      _mm256_shuffle_epi8(bits, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half));
  const __m256i dropped = _mm256_cmpeq_epi8(_mm256_and_si256(set, bit), _mm256_setzero_si256());
  const unsigned beyond = (unsigned)_mm256_movemask_epi8(bytes);
  unsigned taken = beyond ? (unsigned)__builtin_ctz(beyond) : 32;
  if (taken > count) taken = (unsigned)count;
  unsigned kept = ~(unsigned)_mm256_movemask_epi8(dropped);
  if (taken < 32) kept &= (1u << taken) - 1;
  for (unsigned i = 0; i < taken; i += 8, kept >>= 8) {
    const unsigned eight = kept & 0xFF;
    const __m128i packed =
        _mm_shuffle_epi8(_mm_loadl_epi64((const __m128i *)(text + i)),
                         _mm_cvtsi64_si128((long long)tables->packing[eight]));
    _mm_storel_epi64((__m128i *)(output + *written), packed);
    *written += (size_t)__builtin_popcount(eight);
  }
  return taken;
}
#else
#define VECTORS
static inline int has_vectors(void) { return 0; }
static inline unsigned fold_ascii(const uint8_t *text, uint8_t *output, unsigned *letters) {
  (void)text, (void)output, (void)letters;
  return 0;
}
static inline unsigned pack_ascii(const uint8_t *text, size_t count, uint8_t *output,
                                  size_t *written, const struct weir_dense_tables *tables) {
  (void)text, (void)count, (void)output, (void)written, (void)tables;
  return 0;
}
#endif

// Both loops run to `limit`, from where they may read READ_AHEAD bytes on: the last bytes of a text
// go through them a second time, in a buffer with zeros behind.
enum { READ_AHEAD = 40 };

__attribute__((always_inline)) static inline int fold_loop(
    const uint8_t *text, size_t limit, size_t count, uint8_t *output, size_t start,
    const uint64_t *plain_han, int vectors, struct weir_fold_progress *progress) {
  size_t at = progress->position, out = progress->written;
  uint32_t scripts = 0, seen = 0, styled = 0;
  unsigned letters = 0, has_han = 0;
  // A failed try at a wide word is not repeated until its bytes are behind.
  size_t wide_from = at;
  int goes_on = 1;
  while (at < limit) {
    const uint32_t word = load4(text + at);
    uint32_t record;
    size_t length;
    if (is_three(word)) {
      const size_t copied = copy_han(text + at, text + limit, output + out, plain_han);
      has_han |= copied != 0;
      at += copied;
      out += copied;
      if (copied > 0) continue;
      length = 3;
      record = weir_record_three(three(word));
    } else if ((word & 0x80) == 0) {
      if (vectors && (word & 0x8080) == 0 && at >= wide_from
          && !(is_blank(text[at]) && ends_blank(output, start, out))) {
        unsigned taken = fold_ascii(text + at, output + out, &letters);
        if (taken > count - at) taken = (unsigned)(count - at);
        at += taken;
        out += taken;
        if (taken > 0) continue;
        wide_from = at + 4;
      }
      length = 1;
      const uint32_t byte = word & 0x7F;
      if (byte == 0x20 || byte == 0x0A) {
        if (ends_blank(output, start, out)) {
          goes_on = 0;
          break;
        }
        output[out++] = (uint8_t)byte;
        at++;
        continue;
      }
      record = weir_record_low(byte);
    } else if (is_two(word) && (word & 0x1E) != 0) {
      length = 2;
      record = weir_record_low(two(word));
    } else if ((word & 0xC0C0C0F8) == 0x808080F0) {
      length = 4;
      const uint32_t scalar = (word << 18 & 0x1C0000) | (word << 4 & 0x3F000)
                              | (word >> 10 & 0xFC0) | (word >> 24 & 0x3F);
      record = scalar > 0xFFFF ? weir_record(scalar) : 0;
    } else {
      record = 0;
      length = 0;
    }
    const uint32_t folded = record >> 24 & 7;
    if (folded == 0) {
      goes_on = 0;
      break;
    }
    store4(output + out, word ^ (record & 0xFFFFFF));
    out += folded;
    at += length;
    scripts |= 1u << (record >> 27 & 7);
    seen |= record;
    styled += record >> 31;
  }
  if (letters) scripts |= 1u << (weir_record_low('a') >> 27 & 7);
  if (has_han) scripts |= 1u << (weir_record_three(WEIR_HAN_FIRST) >> 27 & 7);
  progress->position = at;
  progress->written = out;
  progress->script_bits |= scripts;
  progress->lookalike_bits |= seen >> 30 & 1;
  progress->styled += styled;
  return goes_on;
}

__attribute__((always_inline)) static inline void fold_all(
    const uint8_t *text, size_t count, uint8_t *output, size_t start,
    const uint64_t *plain_han, int vectors, struct weir_fold_progress *progress) {
  const size_t first = progress->position;
  if (count - first > READ_AHEAD
      && !fold_loop(text, count - READ_AHEAD, count, output, start, plain_han, vectors, progress))
    return;
  const size_t end = progress->position;
  uint8_t rest[2 * READ_AHEAD] = {0};
  memcpy(rest, text + end, count - end);
  progress->position = 0;
  fold_loop(rest, count - end, count - end, output, start, plain_han, vectors, progress);
  progress->position += end;
}

VECTORS static void fold_vectors(const uint8_t *text, size_t count, uint8_t *output, size_t start,
                                 const uint64_t *plain_han, struct weir_fold_progress *progress) {
  fold_all(text, count, output, start, plain_han, 1, progress);
}

void weir_fold_fast(const uint8_t *text, size_t count, uint8_t *output, size_t start,
                    const uint64_t *plain_han, int uses_vectors,
                    struct weir_fold_progress *progress) {
  if (uses_vectors && has_vectors()) {
    fold_vectors(text, count, output, start, plain_han, progress);
  } else {
    fold_all(text, count, output, start, plain_han, 0, progress);
  }
}

__attribute__((always_inline)) static inline int dense_loop(
    const uint8_t *text, size_t limit, size_t count, size_t *position, uint8_t *output,
    size_t *written, int vectors, const struct weir_dense_tables *tables) {
  const uint16_t *blocks = tables->blocks;
  const uint32_t *records = tables->records;
  size_t at = *position, out = *written;
  int goes_on = 1;
  while (at < limit) {
    uint32_t word = load4(text + at);
    uint32_t scalar;
    size_t length;
    if (is_three(word)) {
      const size_t copied = copy_han(text + at, text + limit, output + out, tables->plain_han);
      at += copied;
      out += copied;
      if (copied > 0) continue;
      scalar = three(word);
      length = 3;
    } else if ((word & 0x80) == 0) {
      if (vectors && (word & 0x8080) == 0) {
        at += pack_ascii(text + at, count - at, output, &out, tables);
        continue;
      }
      scalar = word &= 0x7F;
      length = 1;
    } else if (is_two(word)) {
      scalar = two(word);
      word &= 0xFFFF;
      length = 2;
    } else {
      goes_on = 0;
      break;
    }
    const uint32_t record = records[(size_t)blocks[scalar >> 4] << 4 | (scalar & 15)];
    const uint32_t kept = record >> 24;
    if (kept == 4) {
      goes_on = 0;
      break;
    }
    store4(output + out, word ^ (record & 0xFFFFFF));
    out += kept;
    at += length;
  }
  *position = at;
  *written = out;
  return goes_on;
}

__attribute__((always_inline)) static inline size_t dense_all(
    const uint8_t *text, size_t count, size_t *position, uint8_t *output, size_t written,
    int vectors, const struct weir_dense_tables *tables) {
  if (count - *position > READ_AHEAD
      && !dense_loop(text, count - READ_AHEAD, count, position, output, &written, vectors, tables))
    return written;
  uint8_t rest[2 * READ_AHEAD] = {0};
  size_t end = *position, at = 0;
  memcpy(rest, text + end, count - end);
  dense_loop(rest, count - end, count - end, &at, output, &written, vectors, tables);
  *position = end + at;
  return written;
}

VECTORS static size_t dense_vectors(const uint8_t *text, size_t count, size_t *position,
                                    uint8_t *output, size_t written,
                                    const struct weir_dense_tables *tables) {
  return dense_all(text, count, position, output, written, 1, tables);
}

size_t weir_densify(const uint8_t *text, size_t count, size_t *position, uint8_t *output,
                    size_t written, const struct weir_dense_tables *tables) {
  if (tables->ascii_kept != NULL && has_vectors())
    return dense_vectors(text, count, position, output, written, tables);
  return dense_all(text, count, position, output, written, 0, tables);
}
