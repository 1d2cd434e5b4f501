// Reading and writing bytes by words, the first byte lowest.
#ifndef WEIR_WORDS_H
#define WEIR_WORDS_H

#include <stdint.h>
#include <string.h>

static inline uint32_t weir_load4(const uint8_t *bytes) {
  uint32_t word;
  memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap32(word);
#endif
  return word;
}

static inline void weir_store4(uint8_t *bytes, uint32_t word) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap32(word);
#endif
  memcpy(bytes, &word, sizeof word);
}

// Eight bytes, to be compared or counted: in whatever order.
static inline uint64_t weir_load8(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

#endif
