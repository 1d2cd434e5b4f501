// Where the literals found in a block stand in the folds, from what the pass that made the views kept.
//
// A walk over the fold that decodes it again took 250 instructions for a message with a literal, and
// another, for the places where the view leaves something out, as many; both were a sixth of the time
// of 300 rules. Counting kept bytes eight at a time is two instructions a character.
#include <string.h>

#include "CTextLoops.h"
#include "CWords.h"

// How many of eight bytes, each 0 or 255, are 255.
static inline size_t count_kept(uint64_t bytes) {
  return (size_t)((bytes & 0x0101010101010101u) * 0x0101010101010101u >> 56);
}

int weir_place_literals(const uint8_t *folds, const uint8_t *kept, const uint8_t *dense,
                        const struct weir_view *views, const struct weir_literal_at *found,
                        size_t found_count, const uint8_t *lengths, size_t length_count,
                        struct weir_literal_place *places, struct weir_placing_progress *progress) {
  size_t text = progress->text, literal = progress->literal;
  while (literal < found_count) {
    while (views[text].dense_end <= found[literal].start) text++;
    progress->text = text;
    progress->literal = literal;
    if (!views[text].is_even) return 0;
    const size_t start = text == 0 ? 0 : views[text - 1].fold_end;
    const size_t end = views[text].fold_end;
    // `fold` stands where the dense view is at `seen`.
    size_t fold = start, seen = text == 0 ? 0 : views[text - 1].dense_end;
    for (; literal < found_count && found[literal].start < views[text].dense_end; literal++) {
      const size_t wanted = found[literal].start;
      size_t more = count_kept(weir_load8(kept + fold));
      while (seen + more <= wanted) {
        seen += more;
        fold += 8;
        more = count_kept(weir_load8(kept + fold));
      }
      size_t place = fold;
      for (size_t left = wanted - seen; left > 0 || kept[place] == 0; place++)
        left -= kept[place] & 1;
      const uint32_t number = found[literal].literal;
      const size_t length = number < length_count ? lengths[number] : 0;
      const int is_written =
          length > 0 && length < 255 && place + length <= end
          && (length == 1 || memcmp(folds + place, dense + wanted, length) == 0);
      places[literal] =
          (struct weir_literal_place){(uint32_t)(place - start), (uint32_t)is_written};
    }
  }
  progress->text = text;
  progress->literal = literal;
  return 1;
}
