// Which bytes a text has.
#include "CLiteralScan.h"

#include <string.h>

void weir_find_bytes(const uint8_t *text, size_t count, uint64_t *present) {
  // A byte each, then put together: no store waits for the one before it.
  uint8_t seen[256] = {0};
  for (size_t i = 0; i < count; i++) seen[text[i]] = 1;
  for (int word = 0; word < 4; word++) {
    present[word] = 0;
    for (int i = 0; i < 64; i++) present[word] |= (uint64_t)seen[64 * word + i] << i;
  }
}
