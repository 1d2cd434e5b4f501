// Look-ups off the hot path: binary searches in the generated tables, and Hangul by arithmetic.
#include "CFoldTables.h"

enum {
  first_syllable = 0xAC00, syllables = 11172,
  first_leading = 0x1100, leadings = 19,
  first_vowel = 0x1161, vowels = 21,
  before_trailing = 0x11A7, trailings = 28,
};

static uint64_t pair(uint32_t first, uint32_t second) { return (uint64_t)first << 32 | second; }

uint32_t weir_composite(uint32_t first, uint32_t second) {
  if (first - first_leading < leadings && second - first_vowel < vowels)
    return first_syllable + ((first - first_leading) * vowels + second - first_vowel) * trailings;
  uint32_t syllable = first - first_syllable;
  if (syllable < syllables && syllable % trailings == 0 &&
      second - before_trailing - 1 < trailings - 1)
    return first + second - before_trailing;
  uint64_t wanted = pair(first, second);
  uint32_t low = 0, high = weir_pairs_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    uint64_t found = pair(weir_pair_first[middle], weir_pair_second[middle]);
    if (found == wanted) return weir_pair_composite[middle];
    if (found < wanted) low = middle + 1; else high = middle;
  }
  return 0;
}

uint64_t weir_decomposition(uint32_t composite) {
  uint32_t syllable = composite - first_syllable;
  if (syllable < syllables) {
    uint32_t trailing = syllable % trailings;
    if (trailing) return pair(composite - trailing, before_trailing + trailing);
    return pair(first_leading + syllable / (vowels * trailings),
                first_vowel + syllable % (vowels * trailings) / trailings);
  }
  uint32_t low = 0, high = weir_pairs_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2, at = weir_pair_by_composite[middle];
    if (weir_pair_composite[at] == composite)
      return pair(weir_pair_first[at], weir_pair_second[at]);
    if (weir_pair_composite[at] < composite) low = middle + 1; else high = middle;
  }
  return 0;
}

uint32_t weir_lookalike(uint32_t letter) {
  uint32_t low = 0, high = weir_lookalikes_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (weir_lookalike_letter[middle] == letter) return weir_lookalike_latin[middle];
    if (weir_lookalike_letter[middle] < letter) low = middle + 1; else high = middle;
  }
  return 0;
}

uint8_t weir_pool_byte(uint32_t index) {
  return index < weir_pool_bytes_count ? weir_fold_bytes[index] : 0;
}

uint32_t weir_pool_scalar(uint32_t index) {
  return index < weir_pool_scalars_count ? weir_fold_scalars[index] : 0;
}
