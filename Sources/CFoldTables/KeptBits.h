// Which bytes of the folds the dense views have, a bit each, written as the folds are.
#ifndef WEIR_KEPTBITS_H
#define WEIR_KEPTBITS_H

#include <stddef.h>
#include <stdint.h>

struct kept_bits {
  uint64_t *words;  // NULL where nobody asks
  // Where bits come a character at a time, the word that is being filled stays in a register.
  int is_buffered;
  uint64_t current;
};

static inline uint64_t lowest(uint64_t word, size_t count) { return word & ((1ull << count) - 1); }

// Begins behind `count` bits.
static inline __attribute__((always_inline)) struct kept_bits kept_from(uint64_t *words, size_t count,
                                                                        int is_buffered) {
  const uint64_t current =
      words != NULL && is_buffered ? lowest(words[count / 64], count % 64) : 0;
  return (struct kept_bits){words, is_buffered, current};
}

// Appends the `count` low bits of `bits`, above which all are 0, behind `at` bits.
static inline __attribute__((always_inline)) void keep_bits(struct kept_bits *kept, size_t at,
                                                            uint64_t bits, size_t count) {
  if (kept->words == NULL) return;
  uint64_t *const word = kept->words + at / 64;
  const size_t shift = at % 64;
  const uint64_t before = kept->is_buffered ? kept->current : lowest(*word, shift);
  const uint64_t filled = before | bits << shift, more = bits >> 1 >> (63 - shift);
  word[0] = filled;
  if (kept->is_buffered)
    kept->current = shift + count < 64 ? filled : more;
  else
    word[1] = more;
}

// Ends behind `count` bits.
static inline __attribute__((always_inline)) void end_kept(const struct kept_bits *kept,
                                                           size_t count) {
  if (kept->words != NULL && kept->is_buffered) kept->words[count / 64] = kept->current;
}

#endif
