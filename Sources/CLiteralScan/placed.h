// Whether a pattern has a match where its words stand.
//
// Of four in five patterns that is all there is to ask; the others need such words, which the dense
// view alone does not say (`.cc` is in "accident" there), and are PCRE2's if they have them.
#ifndef WEIR_PLACED_H
#define WEIR_PLACED_H

#include <string.h>

#include "CFoldTables.h"
#include "CLiteralScan.h"

// The text that is looked at, and its literals.
struct placed_text {
  const struct weir_hit *hits;
  const struct weir_literal_place *places;
  size_t count;
  const uint8_t *fold;
  size_t fold_count;
};

struct placed_range {
  size_t start;
  size_t end;
};

// Whether a digit or a letter of a spaced script begins at `offset` of a fold.
static inline int has_spaced_word(const uint8_t *fold, size_t count, size_t offset) {
  if (offset >= count) return 0;
  const uint32_t first = fold[offset];
  if (first < 0x80) return weir_is_ascii_word(first);
  uint32_t length;
  return weir_traits(weir_scalar_at(fold, count, offset, &length)) & WEIR_SPACED_WORD;
}

// Whether not both the character before `offset` and the one there are of a spaced word.
static inline int has_edge(const uint8_t *fold, size_t count, size_t offset) {
  if (offset == 0 || !has_spaced_word(fold, count, offset)) return 1;
  size_t before = offset - 1;
  while (before > 0 && offset - before < 4 && (fold[before] & 0xC0) == 0x80) before--;
  return !has_spaced_word(fold, count, before);
}

static inline int has_edges(const struct placed_text *text, struct placed_range range, int before,
                            int behind) {
  return (!before || has_edge(text->fold, text->fold_count, range.start))
         && (!behind || has_edge(text->fold, text->fold_count, range.end));
}

// Whether `word` stands where its literal's first character is at `place`, and where that is.
static inline int stands(const struct placed_text *text, const struct weir_placed_table *table,
                         const struct weir_placed_word *word, size_t place,
                         struct placed_range *range) {
  if (place < word->offset) return 0;
  const size_t start = place - word->offset;
  if (text->fold_count - start < word->count) return 0;
  const uint8_t *wanted = table->bytes + word->start, *found = text->fold + start;
  for (uint32_t i = 0; i < word->count; i++)
    if (found[i] != wanted[i]) return 0;
  *range = (struct placed_range){start, start + word->count};
  return 1;
}

// Whether what stands between two parts may.
static inline int fits(const struct placed_text *text, const struct weir_placed *entry,
                       size_t start, size_t end) {
  // Characters have one to four bytes.
  const size_t count = end - start;
  if (count < entry->fewest || count / 4 > entry->most) return 0;
  size_t characters = 0;
  for (size_t offset = start; offset < end; offset++) {
    const uint8_t byte = text->fold[offset];
    if (byte == 0x0A && !entry->crosses_lines) return 0;
    characters += (byte & 0xC0) != 0x80;
  }
  return characters >= entry->fewest && characters <= entry->most;
}

// The first of `count` literals from `first` on that is not below `literal`. O(log count).
static inline uint32_t lowest(const uint32_t *literals, uint32_t first, uint32_t count,
                              uint32_t literal) {
  while (count > 0) {
    const uint32_t half = count / 2;
    if (literals[first + half] < literal) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

// Whether the literal `index` is one of the other part's strings, where it must stand.
static inline int is_other(const struct placed_text *text, const struct weir_placed_table *table,
                           const struct weir_placed *entry, struct placed_range found,
                           size_t index) {
  const uint32_t literal = text->hits[index].literal, end = entry->other + entry->other_count;
  for (uint32_t row = lowest(table->literals, entry->other, entry->other_count, literal);
       row < end && table->literals[row] == literal; row++) {
    struct placed_range other;
    if (!stands(text, table, &table->words[row], text->places[index].offset, &other)) continue;
    const struct placed_range left = entry->is_left ? found : other;
    const struct placed_range right = entry->is_left ? other : found;
    if (left.end <= right.start && fits(text, entry, left.end, right.start)
        && has_edges(text, other, entry->edges & WEIR_OTHER_EDGE_BEFORE,
                     entry->edges & WEIR_OTHER_EDGE_BEHIND))
      return 1;
  }
  return 0;
}

// Whether a string of the other part stands where it must.
static inline int has_other(const struct placed_text *text, const struct weir_placed_table *table,
                            const struct weir_placed *entry, struct placed_range found,
                            size_t index) {
  const int64_t start = text->hits[index].start;
  if (entry->is_left) {
    for (size_t next = index;
         next < text->count && (int64_t)text->hits[next].start - start <= entry->last; next++)
      if (is_other(text, table, entry, found, next)) return 1;
  } else {
    for (size_t next = index + 1;
         next-- > 0 && (int64_t)text->hits[next].start - start >= entry->first;)
      if (is_other(text, table, entry, found, next)) return 1;
  }
  return 0;
}

// Whether a string of the other part stands behind the announced one, within as many characters as may be
// between them.
static inline int is_behind(const struct placed_text *text, const struct weir_placed_table *table,
                            const struct weir_placed *entry, struct placed_range found) {
  uint32_t characters = 0;
  for (size_t offset = found.end; offset < text->fold_count; offset++) {
    const uint8_t byte = text->fold[offset];
    if ((byte & 0xC0) == 0x80) continue;
    if (characters > entry->most) return 0;
    if (characters >= entry->fewest && (entry->first_bytes >> (byte & 63) & 1) != 0)
      for (uint32_t row = entry->other; row < entry->other + entry->other_count; row++) {
        struct placed_range other;
        if (stands(text, table, &table->words[row], offset, &other)
            && has_edges(text, other, entry->edges & WEIR_OTHER_EDGE_BEFORE,
                         entry->edges & WEIR_OTHER_EDGE_BEHIND))
          return 1;
      }
    if (byte == 0x0A && !entry->crosses_lines) return 0;
    characters++;
  }
  return 0;
}

// Whether the form has a match with one of the `count` strings from `word` on that the literal `index`
// announces. O(words) for each literal within reach.
static inline int is_placed(const struct placed_text *text, const struct weir_placed_table *table,
                            const struct weir_placed *entry, uint32_t word, uint32_t count,
                            size_t index) {
  for (uint32_t row = word; row < word + count; row++) {
    struct placed_range found;
    if (stands(text, table, &table->words[row], text->places[index].offset, &found)
        && has_edges(text, found, entry->edges & WEIR_EDGE_BEFORE, entry->edges & WEIR_EDGE_BEHIND)
        && (entry->other_count == 0
            || (entry->first_bytes != 0 ? is_behind(text, table, entry, found)
                                        : has_other(text, table, entry, found, index))))
      return 1;
  }
  return 0;
}

#endif
