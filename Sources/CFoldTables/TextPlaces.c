// From places in the dense view back to places in the fold: a walk over the fold, for any text.
#include "TextScalars.h"

ALWAYS_INLINE int places_loop(const uint8_t *text, size_t limit, ptrdiff_t *offsets, size_t wanted,
                              const struct weir_dense_tables *tables,
                              struct weir_places_progress *progress) {
  size_t at = progress->position, dense = progress->dense, found = progress->found;
  int goes_on = 1;
  while (found < wanted && at < limit) {
    uint32_t scalar;
    const size_t length = next_scalar(weir_load4(text + at), &scalar);
    const uint32_t kept = length == 0 ? 4 : dense_record(tables, scalar) >> 24;
    if (kept == 4) {
      goes_on = 0;
      break;
    }
    dense += kept;
    // All that the same character stands for.
    while (found < wanted && (size_t)offsets[found] < dense) offsets[found++] = (ptrdiff_t)at;
    at += length;
  }
  progress->position = at;
  progress->dense = dense;
  progress->found = found;
  return goes_on;
}

int weir_find_places(const uint8_t *fold, size_t count, ptrdiff_t *offsets, size_t wanted,
                     const struct weir_dense_tables *tables,
                     struct weir_places_progress *progress) {
  // The last bytes go through a buffer with zeros behind.
  if (count > READ_AHEAD && progress->position < count - READ_AHEAD
      && !places_loop(fold, count - READ_AHEAD, offsets, wanted, tables, progress))
    return 0;
  if (progress->found == wanted) return 1;
  const size_t end = progress->position, first = progress->found;
  uint8_t rest[2 * READ_AHEAD] = {0};
  memcpy(rest, fold + end, count - end);
  progress->position = 0;
  const int goes_on = places_loop(rest, count - end, offsets, wanted, tables, progress);
  progress->position += end;
  for (size_t index = first; index < progress->found; index++) offsets[index] += (ptrdiff_t)end;
  return goes_on;
}
