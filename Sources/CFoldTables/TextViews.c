// The fold and the dense view in one pass over the text.
#include "TextScalars.h"

// Kinds of slow records (FoldRecord.swift).
enum { SPACE_RECORD = 2, FEED_RECORD = 3 };

// One character, of at most `left` bytes, in both views, appended. Returns its length; 0, with nothing
// done, where it is for a slower hand.
ALWAYS_INLINE size_t view_one(
    uint32_t word, size_t left, uint8_t *fold, size_t *out, uint8_t *dense, size_t *den,
    const struct weir_dense_tables *tables, uint32_t *scripts, uint32_t *seen, uint32_t *styled) {
  uint8_t *const folded_end = fold + *out;
  uint32_t record;
  size_t length;
  if ((word & 0x80) == 0) {
    word &= 0x7F;
    record = weir_record_low(word);
    length = 1;
  } else if (is_three(word)) {
    record = weir_record_three(three(word));
    length = 3;
  } else if (is_two(word) && (word & 0x1E) != 0) {
    record = weir_record_low(two(word));
    length = 2;
  } else if (is_four(word) && four(word) > 0xFFFF) {
    record = weir_record(four(word));
    length = 4;
  } else {
    return 0;
  }
  if (length > left) return 0;
  const uint32_t folded = record >> 24 & 7;
  if (folded == 0 || word == 0x20 || word == 0x0A) {
    // A run of white space is one space, or one line feed if it holds one.
    const uint32_t kind = record >> 20 & 15;
    uint8_t blank = 0x20;
    if (folded == 0 ? kind == FEED_RECORD : word == 0x0A) {
      blank = 0x0A;
    } else if (folded == 0 && kind != SPACE_RECORD) {
      return 0;
    }
    if (!ends_blank(fold, 0, *out)) {
      *folded_end = blank;
      *out += 1;
    } else if (blank == 0x0A) {
      folded_end[-1] = blank;
    }
    return length;
  }
  const uint32_t result = word ^ (record & 0xFFFFFF);
  // Mostly one character; of a ligature or a number in brackets each.
  size_t den_end = *den;
  uint32_t rest = result, left_of = folded;
  do {
    uint32_t part = 1;
    if ((rest & 0x80) == 0) {
      const uint32_t byte = rest & 0x7F;
      dense[den_end] = (uint8_t)byte;
      den_end += tables->ascii_kept[byte & 15] >> (byte >> 4) & 1;
    } else if ((rest & 0xF0) == 0xF0) {
      // Emoji go; what is a letter may stand in a table that is not here. (Class 4: a separator.)
      if ((weir_traits(four(rest)) & 4) == 0) return 0;
      part = 4;
    } else {
      part = is_three(rest) ? 3 : 2;
      const uint32_t last = dense_record(tables, part == 3 ? three(rest) : two(rest));
      const uint32_t kept = last >> 24;
      if (kept == 4) return 0;
      store4(dense + den_end, (part == 3 ? rest : rest & 0xFFFF) ^ (last & 0xFFFFFF));
      den_end += kept;
    }
    left_of -= part;
    if (left_of == 0) break;
    rest >>= 8 * part;
  } while (1);
  *den = den_end;
  store4(folded_end, result);
  *out += folded;
  *scripts |= 1u << (record >> 27 & 7);
  *seen |= record;
  *styled += record >> 31;
  return length;
}

// Appends the next characters, up to eight, that are the same in both views, and 32 bytes; returns how
// many they are.
VECTORS static inline size_t view_han(const uint8_t *text, size_t left, uint8_t *fold,
                                      uint8_t *dense, const struct weir_dense_tables *tables) {
#if defined(__x86_64__)
  const __m256i bytes = _mm256_loadu_si256((const __m256i *)text);
  _mm256_storeu_si256((__m256i *)fold, bytes);
  _mm256_storeu_si256((__m256i *)dense, bytes);
#else
  (void)fold, (void)dense;
#endif
  const size_t taken = count_han(text, tables->unfolded_han);
  return taken * 3 <= left ? taken : left / 3;
}

// Appends the next bytes of ASCII, up to 32, where nothing is joined, and 32 bytes; returns how many
// they are.
VECTORS static inline unsigned view_ascii(const uint8_t *text, size_t left, uint8_t *fold,
                                          uint8_t *dense, size_t *den, unsigned *letters,
                                          const struct weir_dense_tables *tables) {
#if defined(__x86_64__)
  __m256i folded;
  unsigned found;
  unsigned taken = fold_ascii(text, &folded, &found);
  if (taken > left) taken = (unsigned)left;
  const unsigned mask = taken >= 32 ? ~0u : (1u << taken) - 1;
  *letters |= found & mask;
  _mm256_storeu_si256((__m256i *)fold, folded);
  *den += pack(fold, taken, kept_ascii(folded, tables) & mask, dense + *den, tables);
  return taken;
#else
  (void)text, (void)left, (void)fold, (void)dense, (void)den, (void)letters, (void)tables;
  return 0;
#endif
}

// Both views of text[position..], whose characters begin before `limit` and end before `count`.
ALWAYS_INLINE int views_loop(const uint8_t *text, size_t limit, size_t count, uint8_t *fold,
                             uint8_t *dense, const struct weir_dense_tables *tables, int vectors,
                             struct weir_views_progress *progress) {
  size_t at = progress->position, out = progress->folded, den = progress->dense;
  uint32_t scripts = 0, seen = 0, styled = 0;
  unsigned letters = 0, has_han = 0;
  int goes_on = 1;
  while (at < limit) {
    uint32_t word = load4(text + at);
    if ((word & 0xF0) == 0xE0) {
      if (vectors) {
        const size_t taken = view_han(text + at, count - at, fold + out, dense + den, tables);
        has_han |= (unsigned)taken;
        at += taken * 3;
        out += taken * 3;
        den += taken * 3;
        // What comes next is no such character: it is looked at below.
        if (taken == 8 || at >= limit) continue;
        word = load4(text + at);
      } else if (is_three(word) && holds(tables->unfolded_han, three(word)) && at + 3 <= count) {
        store4(fold + out, word);
        store4(dense + den, word);
        has_han = 1;
        at += 3;
        out += 3;
        den += 3;
        continue;
      }
    }
    if (vectors && (word & 0x8080) == 0
        && !(is_blank(word & 0x7F) && ends_blank(fold, 0, out))) {
      const unsigned taken =
          view_ascii(text + at, count - at, fold + out, dense, &den, &letters, tables);
      at += taken;
      out += taken;
      if (taken > 0) continue;
    }
    const size_t length =
        view_one(word, count - at, fold, &out, dense, &den, tables, &scripts, &seen, &styled);
    if (length == 0) {
      goes_on = 0;
      break;
    }
    at += length;
  }
  if (letters) scripts |= 1u << (weir_record_low('a') >> 27 & 7);
  if (has_han) scripts |= 1u << (weir_record_three(WEIR_HAN_FIRST) >> 27 & 7);
  progress->position = at;
  progress->folded = out;
  progress->dense = den;
  progress->script_bits |= scripts;
  progress->lookalike_bits |= seen >> 30 & 1;
  progress->styled += styled;
  return goes_on;
}

ALWAYS_INLINE int views(const uint8_t *text, size_t count, size_t readable, uint8_t *fold,
                        uint8_t *dense, const struct weir_dense_tables *tables, int vectors,
                        struct weir_views_progress *progress) {
  if (readable - count >= READ_AHEAD)
    return views_loop(text, count, count, fold, dense, tables, vectors, progress);
  if (count > READ_AHEAD
      && !views_loop(text, count - READ_AHEAD, count, fold, dense, tables, vectors, progress))
    return 0;
  const size_t end = progress->position;
  uint8_t rest[2 * READ_AHEAD] = {0};
  memcpy(rest, text + end, count - end);
  progress->position = 0;
  const int goes_on =
      views_loop(rest, count - end, count - end, fold, dense, tables, vectors, progress);
  progress->position += end;
  return goes_on;
}

VECTORS static int views_by_vectors(const uint8_t *text, size_t count, size_t readable,
                                    uint8_t *fold, uint8_t *dense,
                                    const struct weir_dense_tables *tables,
                                    struct weir_views_progress *progress) {
  return views(text, count, readable, fold, dense, tables, 1, progress);
}

int weir_make_views(const uint8_t *text, size_t count, size_t readable, uint8_t *fold,
                    uint8_t *dense, const struct weir_dense_tables *tables, int uses_vectors,
                    struct weir_views_progress *progress) {
  *progress = (struct weir_views_progress){0};
  if (tables->ascii_kept == NULL) return 0;
  if (uses_vectors && has_vectors())
    return views_by_vectors(text, count, readable, fold, dense, tables, progress);
  return views(text, count, readable, fold, dense, tables, 0, progress);
}

// Bits of scripts whose letters look like others' (ScriptSet.swift, one bit up): Latin with Cyrillic,
// and the rest.
enum { LATIN = 1 << 1, CYRILLIC = 1 << 6, OTHERS = 1 << 7 };

static inline int may_mix(const struct weir_views_progress *progress) {
  return progress->lookalike_bits
         && ((progress->script_bits & OTHERS)
             || (progress->script_bits & (LATIN | CYRILLIC)) == (LATIN | CYRILLIC));
}

ALWAYS_INLINE size_t block(const uint8_t *bytes, size_t count, const struct weir_text *texts,
                           size_t text_count, uint8_t *folds, size_t *folded, uint8_t *dense,
                           size_t *densed, uint8_t barrier,
                           const struct weir_dense_tables *tables, int vectors,
                           struct weir_view *written) {
  size_t out = *folded, den = *densed, index = 0;
  for (; index < text_count; index++) {
    const size_t start = texts[index].start;
    struct weir_views_progress progress = {0};
    if (!views(bytes + start, texts[index].end - start, count - start, folds + out, dense + den,
               tables, vectors, &progress)
        || may_mix(&progress))
      break;
    out += progress.folded;
    den += progress.dense;
    dense[den++] = barrier;
    written[index] = (struct weir_view){(uint32_t)out, (uint32_t)den, progress.script_bits,
                                        progress.styled, -1};
  }
  *folded = out;
  *densed = den;
  return index;
}

VECTORS static size_t block_by_vectors(const uint8_t *bytes, size_t count,
                                       const struct weir_text *texts, size_t text_count,
                                       uint8_t *folds, size_t *folded, uint8_t *dense,
                                       size_t *densed, uint8_t barrier,
                                       const struct weir_dense_tables *tables,
                                       struct weir_view *written) {
  return block(bytes, count, texts, text_count, folds, folded, dense, densed, barrier, tables, 1,
               written);
}

size_t weir_make_block(const uint8_t *bytes, size_t count, const struct weir_text *texts,
                       size_t text_count, uint8_t *folds, size_t *folded, uint8_t *dense,
                       size_t *densed, uint8_t barrier, const struct weir_dense_tables *tables,
                       struct weir_view *written) {
  if (tables->ascii_kept == NULL) return 0;
  if (has_vectors())
    return block_by_vectors(bytes, count, texts, text_count, folds, folded, dense, densed, barrier,
                            tables, written);
  return block(bytes, count, texts, text_count, folds, folded, dense, densed, barrier, tables, 0,
               written);
}
