// Reading text by words.
#ifndef WEIR_LOADS_H
#define WEIR_LOADS_H

#include <stdint.h>
#include <string.h>

// The first byte is the lowest.
static inline uint32_t load4(const uint8_t *bytes) {
  uint32_t word;
  memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap32(word);
#endif
  return word;
}

#endif
