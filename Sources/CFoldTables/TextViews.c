// The fold and the dense view in one pass over the text.
#include "TextScalars.h"
#include "WideViews.h"

// Kinds of slow records (FoldRecord.swift).
enum { SPACE_RECORD = 2, FEED_RECORD = 3 };

// What a walk over a text has seen.
struct seen {
  uint32_t scripts;
  uint32_t records;
  uint32_t styled;
  uint32_t uneven;  // a character has another length in the dense view than in the fold
};

// One character, of at most `left` bytes, in both views, appended. Returns its length; 0, with nothing
// done, where it is for a slower hand.
ALWAYS_INLINE size_t view_one(
    uint32_t word, size_t left, uint8_t *fold, size_t *out, uint8_t *dense, size_t *den,
    uint8_t *kept_bytes, const struct weir_dense_tables *tables, struct seen *seen) {
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
      if (kept_bytes != NULL) kept_bytes[*out] = 0;
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
  uint32_t rest = result, left_of = folded, keeping = 0;
  do {
    uint32_t part = 1;
    if ((rest & 0x80) == 0) {
      const uint32_t byte = rest & 0x7F;
      const uint32_t kept = tables->ascii_kept[byte & 15] >> (byte >> 4) & 1;
      dense[den_end] = (uint8_t)byte;
      den_end += kept;
      keeping |= (kept * 0xFF) << 8 * (folded - left_of);
    } else if ((rest & 0xF0) == 0xF0) {
      // Emoji go; what is a letter may stand in a table that is not here. (Class 4: a separator.)
      if ((weir_traits(four(rest)) & 4) == 0) return 0;
      part = 4;
    } else {
      part = is_three(rest) ? 3 : 2;
      const uint32_t last = dense_record(tables, part == 3 ? three(rest) : two(rest));
      const uint32_t kept = last >> 24;
      if (kept == 4) return 0;
      weir_store4(dense + den_end, (part == 3 ? rest : rest & 0xFFFF) ^ (last & 0xFFFFFF));
      den_end += kept;
      seen->uneven |= kept != 0 && kept != part;
      keeping |= (kept != 0 ? 0xFFFFFFFF >> 8 * (4 - part) : 0) << 8 * (folded - left_of);
    }
    left_of -= part;
    if (left_of == 0) break;
    rest >>= 8 * part;
  } while (1);
  *den = den_end;
  weir_store4(folded_end, result);
  if (kept_bytes != NULL) weir_store4(kept_bytes + *out, keeping);
  *out += folded;
  seen->scripts |= 1u << (record >> 27 & 7);
  seen->records |= record;
  seen->styled += record >> 31;
  return length;
}

ALWAYS_INLINE uint8_t *behind(uint8_t *bytes, size_t offset) {
  return bytes == NULL ? NULL : bytes + offset;
}

// Appends the next characters, up to eight, that are the same in both views, and 32 bytes; returns how
// many they are.
VECTORS static inline size_t view_han(const uint8_t *text, size_t left, uint8_t *fold,
                                      uint8_t *dense, uint8_t *kept_bytes,
                                      const struct weir_dense_tables *tables) {
#if defined(__x86_64__)
  const __m256i bytes = _mm256_loadu_si256((const __m256i *)text);
  _mm256_storeu_si256((__m256i *)fold, bytes);
  _mm256_storeu_si256((__m256i *)dense, bytes);
  if (kept_bytes != NULL)
    _mm256_storeu_si256((__m256i *)kept_bytes, _mm256_set1_epi8((char)0xFF));
#else
  (void)fold, (void)dense, (void)kept_bytes;
#endif
  const size_t taken = count_han(text, tables->unfolded_han);
  return taken * 3 <= left ? taken : left / 3;
}

// Appends the next bytes of ASCII, up to 32, where nothing is joined, and 32 bytes; returns how many
// they are.
VECTORS static inline unsigned view_ascii(const uint8_t *text, size_t left, uint8_t *fold,
                                          uint8_t *dense, size_t *den, uint8_t *kept_bytes,
                                          unsigned *letters,
                                          const struct weir_dense_tables *tables) {
#if defined(__x86_64__)
  __m256i folded;
  unsigned found;
  unsigned taken = fold_ascii(text, &folded, &found);
  if (taken > left) taken = (unsigned)left;
  const unsigned mask = taken >= 32 ? ~0u : (1u << taken) - 1;
  *letters |= found & mask;
  _mm256_storeu_si256((__m256i *)fold, folded);
  const __m256i dropped = dropped_ascii(folded, tables);
  if (kept_bytes != NULL)
    _mm256_storeu_si256((__m256i *)kept_bytes, _mm256_cmpeq_epi8(dropped, _mm256_setzero_si256()));
  const unsigned kept = ~(unsigned)_mm256_movemask_epi8(dropped) & mask;
  *den += pack(fold, taken, kept, dense + *den, tables);
  return taken;
#else
  (void)text, (void)left, (void)fold, (void)dense, (void)den, (void)kept_bytes, (void)letters,
      (void)tables;
  return 0;
#endif
}

// Both views of text[position..], whose characters begin before `limit` and end before `count`. With
// `kept_bytes`, says there of each byte of the fold whether the dense view has one for it.
ALWAYS_INLINE int views_loop(const uint8_t *text, size_t limit, size_t count, uint8_t *fold,
                             uint8_t *dense, uint8_t *kept_bytes,
                             const struct weir_dense_tables *tables, int vectors,
                             struct weir_views_progress *progress) {
  size_t at = progress->position, out = progress->folded, den = progress->dense;
  struct seen seen = {0};
  unsigned letters = 0, has_han = 0;
  uint64_t wide_letters = 0, wide_han = 0;
  int goes_on = 1;
  while (at < limit) {
    uint32_t word = weir_load4(text + at);
    if (vectors == WEIR_AVX512) {
      if (!(is_blank(word & 0xFF) && ends_blank(fold, 0, out))) {
        const size_t taken = view_wide(text + at, count - at, fold, &out, dense, &den, kept_bytes,
                                       tables, &wide_letters, &wide_han);
        at += taken;
        // Stopped before half a step by what the step below takes.
        if (taken >= 32 || at >= limit) continue;
        word = weir_load4(text + at);
      }
    } else if ((word & 0xF0) == 0xE0) {
      if (vectors) {
        const size_t taken =
            view_han(text + at, count - at, fold + out, dense + den, behind(kept_bytes, out), tables);
        has_han |= (unsigned)taken;
        at += taken * 3;
        out += taken * 3;
        den += taken * 3;
        // What comes next is no such character: it is looked at below.
        if (taken == 8 || at >= limit) continue;
        word = weir_load4(text + at);
      } else if (is_three(word) && holds(tables->unfolded_han, three(word)) && at + 3 <= count) {
        weir_store4(fold + out, word);
        weir_store4(dense + den, word);
        if (kept_bytes != NULL) weir_store4(kept_bytes + out, 0xFFFFFFFF);
        has_han = 1;
        at += 3;
        out += 3;
        den += 3;
        continue;
      }
    }
    if (vectors == WEIR_AVX2 && (word & 0x8080) == 0
        && !(is_blank(word & 0x7F) && ends_blank(fold, 0, out))) {
      const unsigned taken =
          view_ascii(text + at, count - at, fold + out, dense, &den, behind(kept_bytes, out),
                     &letters, tables);
      at += taken;
      out += taken;
      if (taken > 0) continue;
    }
    const size_t length =
        view_one(word, count - at, fold, &out, dense, &den, kept_bytes, tables, &seen);
    if (length == 0) {
      goes_on = 0;
      break;
    }
    at += length;
  }
  if (letters || wide_letters) seen.scripts |= 1u << (weir_record_low('a') >> 27 & 7);
  if (has_han || wide_han) seen.scripts |= 1u << (weir_record_three(WEIR_HAN_FIRST) >> 27 & 7);
  progress->position = at;
  progress->folded = out;
  progress->dense = den;
  progress->script_bits |= seen.scripts;
  progress->lookalike_bits |= seen.records >> 30 & 1;
  progress->styled += seen.styled;
  progress->uneven |= seen.uneven;
  return goes_on;
}

ALWAYS_INLINE int views(const uint8_t *text, size_t count, size_t readable, uint8_t *fold,
                        uint8_t *dense, uint8_t *kept_bytes, const struct weir_dense_tables *tables, int vectors,
                        struct weir_views_progress *progress) {
  if (readable - count >= READ_AHEAD)
    return views_loop(text, count, count, fold, dense, kept_bytes, tables, vectors, progress);
  if (count > READ_AHEAD
      && !views_loop(text, count - READ_AHEAD, count, fold, dense, kept_bytes, tables, vectors,
                     progress))
    return 0;
  const size_t end = progress->position;
  uint8_t rest[2 * READ_AHEAD] = {0};
  memcpy(rest, text + end, count - end);
  progress->position = 0;
  const int goes_on = views_loop(rest, count - end, count - end, fold, dense, kept_bytes, tables,
                                 vectors, progress);
  progress->position += end;
  return goes_on;
}

VECTORS static int views_by_vectors(const uint8_t *text, size_t count, size_t readable,
                                    uint8_t *fold, uint8_t *dense,
                                    const struct weir_dense_tables *tables,
                                    struct weir_views_progress *progress) {
  return views(text, count, readable, fold, dense, NULL, tables, WEIR_AVX2, progress);
}

WIDE static int views_by_wide(const uint8_t *text, size_t count, size_t readable, uint8_t *fold,
                              uint8_t *dense, const struct weir_dense_tables *tables,
                              struct weir_views_progress *progress) {
  return views(text, count, readable, fold, dense, NULL, tables, WEIR_AVX512, progress);
}

int weir_make_views(const uint8_t *text, size_t count, size_t readable, uint8_t *fold,
                    uint8_t *dense, const struct weir_dense_tables *tables, int most,
                    struct weir_views_progress *progress) {
  *progress = (struct weir_views_progress){0};
  if (tables->ascii_kept == NULL) return 0;
  const int vectors = most < weir_vectors() ? most : weir_vectors();
  if (vectors >= WEIR_AVX512)
    return views_by_wide(text, count, readable, fold, dense, tables, progress);
  if (vectors >= WEIR_AVX2)
    return views_by_vectors(text, count, readable, fold, dense, tables, progress);
  return views(text, count, readable, fold, dense, NULL, tables, 0, progress);
}

// What a character of three bytes becomes that is as many bytes long afterwards.
static uint32_t changed(uint32_t scalar, uint32_t change) {
  const uint32_t word = 0x8080E0 | scalar >> 12 | (scalar << 2 & 0x3F00) | (scalar << 16 & 0x3F0000);
  return three(word ^ (change & 0xFFFFFF));
}

void weir_make_wide(const struct weir_dense_tables *tables, uint8_t *wide, uint32_t *wide_han) {
  memset(wide, 0, WEIR_WIDE_BYTES);
  memset(wide_han, 0, WEIR_WIDE_HAN_COUNT * sizeof *wide_han);
  if (tables->ascii_kept == NULL) return;
  for (uint32_t byte = 0; byte < 128; byte++)
    if (tables->ascii_kept[byte & 15] >> (byte >> 4) & 1) wide[WIDE_KEPT + byte] = 0xFF;
  for (uint32_t last = 0; last < 64; last++) {
    // Neither a script nor a look-alike nor a style: nothing to be taken down.
    const uint32_t full = weir_record_three(0xFF00 + last);
    const uint32_t sign = weir_record_three(0x3000 + last);
    const uint8_t folded = (uint8_t)(0xEF ^ (full & 0xFF));
    if (full >> 24 == 1 && folded < 0x80 && folded > 0x20) wide[WIDE_FULL + last] = folded;
    if (sign == 3u << 24 && dense_record(tables, 0x3000 + last) >> 24 == 0)
      wide[WIDE_SIGNS + last] = 0xFF;
  }
  for (uint32_t index = 0; index < WEIR_WIDE_HAN_COUNT; index++) {
    const uint32_t scalar = WEIR_WIDE_HAN_FIRST + index, record = weir_record_three(scalar);
    // Three bytes, the script of Han, nothing else to be taken down.
    if (record >> 24 != weir_record_three(WEIR_HAN_FIRST) >> 24) continue;
    const uint32_t folded = changed(scalar, record), last = dense_record(tables, folded);
    if (last >> 24 == 3) wide_han[index] = folded | changed(folded, last) << 16;
  }
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
                           size_t text_count, uint8_t *folds, uint8_t *kept_bytes, size_t *folded,
                           uint8_t *dense, size_t *densed, uint8_t barrier,
                           const struct weir_dense_tables *tables, int vectors,
                           struct weir_view *written) {
  size_t out = *folded, den = *densed, index = 0;
  for (; index < text_count; index++) {
    const size_t start = texts[index].start;
    struct weir_views_progress progress = {0};
    if (!views(bytes + start, texts[index].end - start, count - start, folds + out, dense + den,
               kept_bytes + out, tables, vectors, &progress)
        || may_mix(&progress))
      break;
    out += progress.folded;
    den += progress.dense;
    dense[den++] = barrier;
    written[index] = (struct weir_view){(uint32_t)out, (uint32_t)den, progress.script_bits,
                                        progress.styled, -1, !progress.uneven};
  }
  *folded = out;
  *densed = den;
  return index;
}

VECTORS static size_t block_by_vectors(const uint8_t *bytes, size_t count,
                                       const struct weir_text *texts, size_t text_count,
                                       uint8_t *folds, uint8_t *kept_bytes, size_t *folded,
                                       uint8_t *dense, size_t *densed, uint8_t barrier,
                                       const struct weir_dense_tables *tables,
                                       struct weir_view *written) {
  return block(bytes, count, texts, text_count, folds, kept_bytes, folded, dense, densed, barrier,
               tables, WEIR_AVX2, written);
}

WIDE static size_t block_by_wide(const uint8_t *bytes, size_t count,
                                 const struct weir_text *texts, size_t text_count,
                                 uint8_t *folds, uint8_t *kept_bytes, size_t *folded,
                                 uint8_t *dense, size_t *densed, uint8_t barrier,
                                 const struct weir_dense_tables *tables,
                                 struct weir_view *written) {
  return block(bytes, count, texts, text_count, folds, kept_bytes, folded, dense, densed, barrier,
               tables, WEIR_AVX512, written);
}

size_t weir_make_block(const uint8_t *bytes, size_t count, const struct weir_text *texts,
                       size_t text_count, uint8_t *folds, uint8_t *kept_bytes, size_t *folded,
                       uint8_t *dense, size_t *densed, uint8_t barrier,
                       const struct weir_dense_tables *tables, struct weir_view *written) {
  if (tables->ascii_kept == NULL) return 0;
  if (weir_has_avx512())
    return block_by_wide(bytes, count, texts, text_count, folds, kept_bytes, folded, dense, densed,
                         barrier, tables, written);
  if (has_vectors())
    return block_by_vectors(bytes, count, texts, text_count, folds, kept_bytes, folded, dense,
                            densed, barrier, tables, written);
  return block(bytes, count, texts, text_count, folds, kept_bytes, folded, dense, densed, barrier,
               tables, 0, written);
}
