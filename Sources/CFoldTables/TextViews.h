// Both views of one text: the loop over it, and the steps of it that AVX-512 does not take.
#ifndef WEIR_TEXTVIEWS_H
#define WEIR_TEXTVIEWS_H

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

// One character, of at most `left` bytes, in both views, appended; the fold of its text begins at
// fold[start]. Says by the bits of `keeping` which of the bytes appended to its fold the dense view has.
// Returns its length; 0, with nothing done, where it is for a slower hand.
ALWAYS_INLINE size_t view_one(
    uint32_t word, size_t left, uint8_t *fold, size_t start, size_t *out, uint8_t *dense, size_t *den,
    uint32_t *keeping, const struct weir_dense_tables *tables, struct seen *seen) {
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
    if (!ends_blank(fold, start, *out)) {
      *keeping = 0;
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
  uint32_t rest = result, left_of = folded, kept = 0;
  do {
    uint32_t part = 1;
    if ((rest & 0x80) == 0) {
      const uint32_t byte = rest & 0x7F;
      const uint32_t is_kept = tables->ascii_kept[byte & 15] >> (byte >> 4) & 1;
      dense[den_end] = (uint8_t)byte;
      den_end += is_kept;
      kept |= is_kept << (folded - left_of);
    } else if ((rest & 0xF0) == 0xF0) {
      // Emoji go; what is a letter may stand in a table that is not here. (Class 4: a separator.)
      if ((weir_traits(four(rest)) & WEIR_SEPARATOR) == 0) return 0;
      part = 4;
    } else {
      part = is_three(rest) ? 3 : 2;
      const uint32_t last = dense_record(tables, part == 3 ? three(rest) : two(rest));
      const uint32_t dense_length = last >> 24;
      if (dense_length == 4) return 0;
      weir_store4(dense + den_end, (part == 3 ? rest : rest & 0xFFFF) ^ (last & 0xFFFFFF));
      den_end += dense_length;
      seen->uneven |= dense_length != 0 && dense_length != part;
      kept |= (dense_length != 0 ? (1u << part) - 1 : 0) << (folded - left_of);
    }
    left_of -= part;
    if (left_of == 0) break;
    rest >>= 8 * part;
  } while (1);
  *den = den_end;
  weir_store4(folded_end, result);
  *keeping = kept;
  *out += folded;
  seen->scripts |= 1u << (record >> 27 & 7);
  seen->records |= record;
  seen->styled += record >> 31;
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
                                          size_t out, uint8_t *dense, size_t *den,
                                          struct kept_bits *kept, unsigned *letters,
                                          const struct weir_dense_tables *tables) {
#if defined(__x86_64__)
  __m256i folded;
  unsigned found;
  unsigned taken = fold_ascii(text, &folded, &found);
  if (taken > left) taken = (unsigned)left;
  const unsigned mask = taken >= 32 ? ~0u : (1u << taken) - 1;
  *letters |= found & mask;
  _mm256_storeu_si256((__m256i *)(fold + out), folded);
  const unsigned in_dense = kept_ascii(folded, tables) & mask;
  keep_bits(kept, out, in_dense, taken);
  *den += pack(fold + out, taken, in_dense, dense + *den, tables);
  return taken;
#else
  (void)text, (void)left, (void)fold, (void)out, (void)dense, (void)den, (void)kept;
  (void)letters, (void)tables;
  return 0;
#endif
}

// Both views of text[position..], whose characters begin before `limit` and end before `count`, the
// fold of which begins at fold[start]. With `kept_words`, says there of each byte of `fold` by a bit whether the
// dense view has one for it.
ALWAYS_INLINE int views_loop(const uint8_t *text, size_t limit, size_t count, uint8_t *fold,
                             size_t start, uint8_t *dense, uint64_t *kept_words,
                             const struct weir_dense_tables *tables, int vectors,
                             struct weir_views_progress *progress) {
  size_t at = progress->position, out = progress->folded, den = progress->dense;
  struct kept_bits kept = kept_from(kept_words, out, vectors == 0);
  struct seen seen = {0};
  unsigned letters = 0, has_han = 0;
  uint64_t wide_letters = 0, wide_han = 0;
  int goes_on = 1;
  while (at < limit) {
    uint32_t word = weir_load4(text + at);
    if (vectors == WEIR_AVX512) {
      if (!(is_blank(word & 0xFF) && ends_blank(fold, start, out))) {
        const size_t taken = view_wide(text + at, count - at, fold, &out, dense, &den, &kept,
                                       tables, &wide_letters, &wide_han);
        at += taken;
        // Stopped before half a step by what the step below takes.
        if (taken >= 32 || at >= limit) continue;
        word = weir_load4(text + at);
      }
    } else if ((word & 0xF0) == 0xE0) {
      if (vectors) {
        const size_t taken =
            view_han(text + at, count - at, fold + out, dense + den, tables);
        keep_bits(&kept, out, (1u << taken * 3) - 1, taken * 3);
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
        keep_bits(&kept, out, 7, 3);
        has_han = 1;
        at += 3;
        out += 3;
        den += 3;
        continue;
      }
    }
    if (vectors == WEIR_AVX2 && (word & 0x8080) == 0
        && !(is_blank(word & 0x7F) && ends_blank(fold, start, out))) {
      const unsigned taken =
          view_ascii(text + at, count - at, fold, out, dense, &den, &kept, &letters, tables);
      at += taken;
      out += taken;
      if (taken > 0) continue;
    }
    const size_t before = out;
    uint32_t keeping = 0;
    const size_t length =
        view_one(word, count - at, fold, start, &out, dense, &den, &keeping, tables, &seen);
    if (length == 0) {
      goes_on = 0;
      break;
    }
    keep_bits(&kept, before, keeping, out - before);
    at += length;
  }
  end_kept(&kept, out);
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

// Both views of text[0..<count], appended where `progress` says.
ALWAYS_INLINE int views(const uint8_t *text, size_t count, size_t readable, uint8_t *fold,
                        uint8_t *dense, uint64_t *kept, const struct weir_dense_tables *tables,
                        int vectors, struct weir_views_progress *progress) {
  const size_t start = progress->folded;
  if (readable - count >= READ_AHEAD)
    return views_loop(text, count, count, fold, start, dense, kept, tables, vectors, progress);
  if (count > READ_AHEAD
      && !views_loop(text, count - READ_AHEAD, count, fold, start, dense, kept, tables, vectors,
                     progress))
    return 0;
  const size_t end = progress->position;
  uint8_t rest[2 * READ_AHEAD] = {0};
  memcpy(rest, text + end, count - end);
  progress->position = 0;
  const int goes_on = views_loop(rest, count - end, count - end, fold, start, dense, kept, tables,
                                 vectors, progress);
  progress->position += end;
  return goes_on;
}

// Bits of scripts whose letters look like others' (ScriptSet.swift, one bit up): Latin with Cyrillic,
// and the rest.
enum { LATIN = 1 << 1, CYRILLIC = 1 << 6, OTHERS = 1 << 7 };

static inline int may_mix(const struct weir_views_progress *progress) {
  return progress->lookalike_bits
         && ((progress->script_bits & OTHERS)
             || (progress->script_bits & (LATIN | CYRILLIC)) == (LATIN | CYRILLIC));
}

#endif
