// The two loops, each by itself: the fold without its dense view, and a dense view of a fold.
#include "TextScalars.h"

// Copies plain Han characters from `text` to `output` as long as there are any and they begin before
// `limit`; returns how many bytes that is. A loop of its own, so that its few values stay in
// registers: 40 instructions a character became 15.
static inline size_t copy_han(const uint8_t *text, const uint8_t *limit, uint8_t *output,
                              const uint32_t *plain_han) {
  const uint8_t *at = text;
  while (at < limit) {
    const uint32_t word = weir_load4(at);
    if (!is_three(word) || !holds(plain_han, three(word))) break;
    weir_store4(output, word);
    output += 3;
    at += 3;
  }
  return (size_t)(at - text);
}

// Writes 32 bytes and returns how many of them count.
VECTORS static inline unsigned copy_ascii(const uint8_t *text, uint8_t *output, unsigned *letters) {
#if defined(__x86_64__)
  __m256i folded;
  unsigned found;
  const unsigned taken = fold_ascii(text, &folded, &found);
  _mm256_storeu_si256((__m256i *)output, folded);
  *letters |= taken == 32 ? found : found & ((1u << taken) - 1);
  return taken;
#else
  (void)text, (void)output, (void)letters;
  return 0;
#endif
}

// Packs the kept bytes of ASCII from text[0..<32] to `output`, up to `count` or what is not ASCII;
// writes up to 8 bytes more than it keeps. Returns how many bytes it read, and adds to *written what it
// kept.
VECTORS static inline unsigned pack_ascii(
    const uint8_t *text, size_t count, uint8_t *output, size_t *written,
    const struct weir_dense_tables *tables) {
#if defined(__x86_64__)
  const __m256i bytes = _mm256_loadu_si256((const __m256i *)text);
  const unsigned beyond = (unsigned)_mm256_movemask_epi8(bytes);
  unsigned taken = beyond ? (unsigned)__builtin_ctz(beyond) : 32;
  if (taken > count) taken = (unsigned)count;
  unsigned kept = kept_ascii(bytes, tables);
  if (taken < 32) kept &= (1u << taken) - 1;
  *written += pack(text, taken, kept, output + *written, tables);
  return taken;
#else
  (void)text, (void)count, (void)output, (void)written, (void)tables;
  return 0;
#endif
}

ALWAYS_INLINE int fold_loop(
    const uint8_t *text, size_t limit, size_t count, uint8_t *output, size_t start,
    const uint32_t *plain_han, int vectors, struct weir_fold_progress *progress) {
  size_t at = progress->position, out = progress->written;
  uint32_t scripts = 0, seen = 0, styled = 0;
  unsigned letters = 0, has_han = 0;
  // A failed try at a wide word is not repeated until its bytes are behind.
  size_t wide_from = at;
  int goes_on = 1;
  while (at < limit) {
    const uint32_t word = weir_load4(text + at);
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
        unsigned taken = copy_ascii(text + at, output + out, &letters);
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
    } else if (is_four(word)) {
      length = 4;
      const uint32_t scalar = four(word);
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
    weir_store4(output + out, word ^ (record & 0xFFFFFF));
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

ALWAYS_INLINE void fold_all(
    const uint8_t *text, size_t count, uint8_t *output, size_t start,
    const uint32_t *plain_han, int vectors, struct weir_fold_progress *progress) {
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
                                 const uint32_t *plain_han, struct weir_fold_progress *progress) {
  fold_all(text, count, output, start, plain_han, 1, progress);
}

void weir_fold_fast(const uint8_t *text, size_t count, uint8_t *output, size_t start,
                    const uint32_t *plain_han, int uses_vectors,
                    struct weir_fold_progress *progress) {
  if (uses_vectors && has_vectors()) {
    fold_vectors(text, count, output, start, plain_han, progress);
  } else {
    fold_all(text, count, output, start, plain_han, 0, progress);
  }
}

ALWAYS_INLINE int dense_loop(
    const uint8_t *text, size_t limit, size_t count, size_t *position, uint8_t *output,
    size_t *written, int vectors, const struct weir_dense_tables *tables) {
  size_t at = *position, out = *written;
  int goes_on = 1;
  while (at < limit) {
    uint32_t word = weir_load4(text + at);
    if (is_three(word)) {
      const size_t copied = copy_han(text + at, text + limit, output + out, tables->plain_han);
      at += copied;
      out += copied;
      if (copied > 0) continue;
    } else if (vectors && (word & 0x8080) == 0) {
      at += pack_ascii(text + at, count - at, output, &out, tables);
      continue;
    }
    uint32_t scalar;
    const size_t length = next_scalar(word, &scalar);
    const uint32_t record = length == 0 ? 4u << 24 : dense_record(tables, scalar);
    const uint32_t kept = record >> 24;
    if (kept == 4) {
      goes_on = 0;
      break;
    }
    if (length < 3) word &= length == 1 ? 0x7F : 0xFFFF;
    weir_store4(output + out, word ^ (record & 0xFFFFFF));
    out += kept;
    at += length;
  }
  *position = at;
  *written = out;
  return goes_on;
}

ALWAYS_INLINE size_t dense_all(
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
