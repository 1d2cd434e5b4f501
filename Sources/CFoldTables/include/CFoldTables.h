// The fold's tables and the look-ups that keep inside them for every argument.
//
// A record says what one scalar folds to. Bits, from the lowest:
//   24  change  what to XOR the first three bytes of the scalar's UTF-8 form with
//    3  length  how many bytes that leaves; 0: a slow record, whose 24 bits read
//                 20 payload, 4 kind (FoldRecord.Kind in FoldRecord.swift)
//    3  script  of the letters it folds to: FoldRecord.scripts
//    1  lookalike: the word it stands in must be looked at
//    1  styled  (FoldReport.styled)
// The XOR makes every identity the same record, so that blocks of them are stored once, and the
// step from record to bytes has no branch.
#ifndef WEIR_CFOLDTABLES_H
#define WEIR_CFOLDTABLES_H

#include <stdint.h>

#include "CTextLoops.h"

extern const uint8_t weir_fold_top[];
extern const uint16_t weir_fold_low[];
extern const uint16_t weir_fold_middle[];
extern const uint32_t weir_fold_data[];
extern const uint8_t weir_fold_bytes[];
extern const uint32_t weir_fold_scalars[];
extern const uint8_t weir_trait_top[];
extern const uint16_t weir_trait_middle[];
extern const uint16_t weir_trait_data[];
extern const uint32_t weir_pair_first[];
extern const uint32_t weir_pair_second[];
extern const uint32_t weir_pair_composite[];
extern const uint16_t weir_pair_by_composite[];
extern const uint32_t weir_lookalike_letter[];
extern const uint16_t weir_lookalike_latin[];
extern const uint32_t weir_pairs_count;
extern const uint32_t weir_lookalikes_count;
extern const uint32_t weir_pool_bytes_count;
extern const uint32_t weir_pool_scalars_count;

// The record of a scalar of one or two bytes (only the low 11 bits count).
static inline uint32_t weir_record_low(uint32_t scalar) {
  return weir_fold_data[weir_fold_low[scalar >> 4 & 0x7F] << 4 | (scalar & 15)];
}

// The record of a scalar read from three bytes (only the low 16 bits count); 0 below U+0800 and
// for surrogates, so that ill-formed sequences need no test of their own.
static inline uint32_t weir_record_three(uint32_t scalar) {
  return weir_fold_data[weir_fold_middle[scalar >> 4 & 0xFFF] << 4 | (scalar & 15)];
}

// The record of any scalar; 0 for what is none.
static inline uint32_t weir_record(uint32_t scalar) {
  if (scalar < 0x800) return weir_record_low(scalar);
  if (scalar > 0x10FFFF) return 0;
  uint32_t row = weir_fold_top[scalar >> 12];
  return weir_fold_data[weir_fold_middle[row << 8 | (scalar >> 4 & 0xFF)] << 4 | (scalar & 15)];
}

// The first of the bits of ScalarClass.swift, as traits have them.
enum { WEIR_SPACED_WORD = 1, WEIR_UNSPACED = 2, WEIR_SEPARATOR = 4, WEIR_MARK = 8 };

// Whether a byte of ASCII is a letter or a digit: of the ASCII characters these are words, and all others
// separators.
static inline int weir_is_ascii_word(uint32_t byte) {
  return byte - '0' < 10 || (byte | 0x20) - 'a' < 26;
}

// The traits of any scalar: 5 bits ScalarClass, 3 bits script of the word (for a separator: 1 is a
// pictograph), 8 bits canonical combining class.
static inline uint32_t weir_traits(uint32_t scalar) {
  if (scalar > 0x10FFFF) scalar = 0xFFFD;
  uint32_t row = weir_trait_top[scalar >> 12];
  return weir_trait_data[weir_trait_middle[row << 8 | (scalar >> 4 & 0xFF)] << 4 | (scalar & 15)];
}

// The character at `offset` of text[0..<count], U+FFFD for a byte that starts none there, and how many
// bytes it has.
static inline uint32_t weir_scalar_at(const uint8_t *text, size_t count, size_t offset,
                                      uint32_t *length) {
  const uint32_t first = text[offset];
  *length = 1;
  if (first < 0x80) return first;
  const uint32_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || count - offset < bytes) return 0xFFFD;
  *length = bytes;
  uint32_t scalar = first & (0xFFu >> (bytes + 1));
  for (uint32_t i = 1; i < bytes; i++) scalar = scalar << 6 | (text[offset + i] & 0x3F);
  return scalar;
}

// A byte or scalar of the pools that slow records point into; 0 beyond their ends.
uint8_t weir_pool_byte(uint32_t index);
uint32_t weir_pool_scalar(uint32_t index);

// The primary composite of two scalars, 0 if there is none.
uint32_t weir_composite(uint32_t first, uint32_t second);

// The two scalars a primary composite is made of, the first in the upper half; 0 for other scalars.
uint64_t weir_decomposition(uint32_t composite);

// The Latin letter that a folded letter looks like, 0 if there is none.
uint32_t weir_lookalike(uint32_t letter);

#endif
