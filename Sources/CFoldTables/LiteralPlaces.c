// Where the literals found in a block stand in the folds, from what the pass that made the views kept.
//
// A walk over the fold that decodes it again took 250 instructions for a message with a literal, and
// another, for the places where the view leaves something out, as many; both were a sixth of the time
// of 300 rules. Of a bit for each byte of the folds the one wanted is counted off, 64 at a time.
#include "CTextLoops.h"
#include "TextScalars.h"
#include "WidePlaces.h"

// Where the bit stands that `rank` set ones are below.
ALWAYS_INLINE size_t select_bit(uint64_t bits, size_t rank) {
  for (; rank > 0; rank--) bits &= bits - 1;
  return (size_t)__builtin_ctzll(bits);
}

// Compares by words; reads up to 7 bytes beyond.
ALWAYS_INLINE int is_same(const uint8_t *first, const uint8_t *second, size_t count) {
  size_t offset = 0;
  for (; offset + 8 < count; offset += 8)
    if (weir_load8(first + offset) != weir_load8(second + offset)) return 0;
  const uint64_t differing = weir_load8(first + offset) ^ weir_load8(second + offset);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return differing >> 8 * (8 - (count - offset)) == 0;
#else
  return differing << 8 * (8 - (count - offset)) == 0;
#endif
}

ALWAYS_INLINE int place_literals(const uint8_t *folds, const uint64_t *kept, const uint8_t *dense,
                                 const struct weir_view *views, const struct weir_hit *found,
                                 size_t found_count, const uint8_t *lengths, size_t length_count,
                                 struct weir_literal_place *places,
                                 struct weir_placing_progress *progress, int vectors) {
  size_t text = progress->text, literal = progress->literal;
  while (literal < found_count) {
    while (views[text].dense_end <= found[literal].start) text++;
    if (!views[text].is_even) {
      progress->text = text;
      progress->literal = literal;
      return 0;
    }
    const size_t start = text == 0 ? 0 : views[text - 1].fold_end;
    const size_t end = views[text].fold_end;
    // Bits of the fold's word that `seen` bytes of the dense view are before.
    size_t word = start / 64, seen = text == 0 ? 0 : views[text - 1].dense_end;
    uint64_t bits = kept[word] & ~0ull << start % 64;
    size_t more = (size_t)__builtin_popcountll(bits);
    do {
      const size_t wanted = found[literal].start;
      while (seen + more <= wanted) {
        seen += more;
        bits = kept[++word];
        more = (size_t)__builtin_popcountll(bits);
      }
      const size_t rank = wanted - seen;
      const size_t bit =
          vectors >= WEIR_AVX512 ? select_wide(bits, rank) : select_bit(bits, rank);
      const size_t place = word * 64 + bit;
      const uint32_t number = found[literal].literal;
      const size_t length = number < length_count ? lengths[number] : 0;
      const int is_written =
          length <= 64 && vectors >= WEIR_AVX512
              ? (length > 0) & (place + length <= end)
                    & ((length == 1) | is_same_wide(folds + place, dense + wanted, length))
              : length > 0 && length < 255 && place + length <= end
                    && (length == 1 || is_same(folds + place, dense + wanted, length));
      places[literal] =
          (struct weir_literal_place){(uint32_t)(place - start), (uint32_t)is_written};
      literal++;
    } while (literal < found_count && found[literal].start < views[text].dense_end);
  }
  progress->text = text;
  progress->literal = literal;
  return 1;
}

WIDE_PLACES static int place_by_wide(const uint8_t *folds, const uint64_t *kept, const uint8_t *dense,
                              const struct weir_view *views, const struct weir_hit *found,
                              size_t found_count, const uint8_t *lengths, size_t length_count,
                              struct weir_literal_place *places,
                              struct weir_placing_progress *progress) {
  return place_literals(folds, kept, dense, views, found, found_count, lengths, length_count, places,
                        progress, WEIR_AVX512);
}

int weir_place_literals(const uint8_t *folds, const uint64_t *kept, const uint8_t *dense,
                        const struct weir_view *views, const struct weir_hit *found,
                        size_t found_count, const uint8_t *lengths, size_t length_count,
                        struct weir_literal_place *places, struct weir_placing_progress *progress) {
  if (weir_has_avx512())
    return place_by_wide(folds, kept, dense, views, found, found_count, lengths, length_count, places,
                         progress);
  return place_literals(folds, kept, dense, views, found, found_count, lengths, length_count, places,
                        progress, 0);
}
