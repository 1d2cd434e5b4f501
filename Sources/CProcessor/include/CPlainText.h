// What may stand in a JSON string as it is.
#ifndef WEIR_PLAIN_TEXT_H
#define WEIR_PLAIN_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Vectors as the compiler has them for every processor, so that the loop needs no choice and is inlined.
typedef uint8_t WeirBytes16 __attribute__((vector_size(16)));

// Which of eight bytes, loaded in whatever order, is the first that is not zero.
static inline size_t weir_first_byte(uint64_t bytes) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return (size_t)__builtin_clzll(bytes) / 8;
#else
  return (size_t)__builtin_ctzll(bytes) / 8;
#endif
}

// The first byte at or after `start` that is a quote, a backslash or a control; `count` if none is.
// Reads nothing from `count` on.
static inline size_t weir_plain_end(const uint8_t *bytes, size_t start, size_t count) {
  for (; count - start >= 16; start += 16) {
    WeirBytes16 block;
    memcpy(&block, bytes + start, sizeof block);
    // A comparison gives 0xFF where it holds.
    WeirBytes16 found = (WeirBytes16)((block < 0x20) | (block == '"') | (block == '\\'));
    uint64_t halves[2];
    memcpy(halves, &found, sizeof halves);
    if (halves[0] != 0) return start + weir_first_byte(halves[0]);
    if (halves[1] != 0) return start + 8 + weir_first_byte(halves[1]);
  }
  while (start < count && bytes[start] >= 0x20 && bytes[start] != '"' && bytes[start] != '\\') start++;
  return start;
}

#endif
