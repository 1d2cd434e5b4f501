// From places in the dense view back to places in the fold, and where the two differ.
#include "TextScalars.h"

// How many bytes of ASCII come next, up to 32, and which of them are in the dense view, a bit each.
VECTORS static inline unsigned ascii_run(const uint8_t *text, unsigned *kept,
                                         const struct weir_dense_tables *tables) {
#if defined(__x86_64__)
  const __m256i bytes = _mm256_loadu_si256((const __m256i *)text);
  const unsigned beyond = (unsigned)_mm256_movemask_epi8(bytes);
  const unsigned run = beyond ? (unsigned)__builtin_ctz(beyond) : 32;
  *kept = kept_ascii(bytes, tables) & (run == 32 ? ~0u : (1u << run) - 1);
  return run;
#else
  (void)text, (void)kept, (void)tables;
  return 0;
#endif
}

ALWAYS_INLINE int places_loop(const uint8_t *text, size_t limit, ptrdiff_t *offsets, size_t wanted,
                              const struct weir_dense_tables *tables, int vectors,
                              struct weir_places_progress *progress) {
  size_t at = progress->position, dense = progress->dense, found = progress->found;
  int goes_on = 1;
  while (found < wanted && at < limit) {
    const uint32_t word = load4(text + at);
    if (vectors && (word & 0xF0) == 0xE0) {
      const size_t run = count_han(text + at, tables->plain_han);
      if (run > 0) {
        // Characters that are in the run up to the wanted one, or all.
        while (found < wanted && (size_t)offsets[found] < dense + run * 3) {
          const size_t before = ((size_t)offsets[found] - dense) / 3;
          offsets[found++] = (ptrdiff_t)(at + before * 3);
        }
        at += run * 3;
        dense += run * 3;
        continue;
      }
    } else if (vectors && (word & 0x8080) == 0 && at + 32 <= limit) {
      unsigned kept;
      const unsigned run = ascii_run(text + at, &kept, tables);
      const size_t count = (size_t)__builtin_popcount(kept);
      size_t behind = 0;
      while (found < wanted && (size_t)offsets[found] < dense + count) {
        for (; behind < (size_t)offsets[found] - dense; behind++) kept &= kept - 1;
        offsets[found++] = (ptrdiff_t)(at + (size_t)__builtin_ctz(kept));
      }
      at += run;
      dense += count;
      continue;
    }
    size_t length;
    uint32_t scalar;
    if ((word & 0x80) == 0) {
      scalar = word & 0x7F;
      length = 1;
    } else if (is_three(word)) {
      scalar = three(word);
      length = 3;
    } else if (is_two(word)) {
      scalar = two(word);
      length = 2;
    } else {
      goes_on = 0;
      break;
    }
    const uint32_t kept = dense_record(tables, scalar) >> 24;
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

ALWAYS_INLINE int places(const uint8_t *text, size_t count, ptrdiff_t *offsets, size_t wanted,
                         const struct weir_dense_tables *tables, int vectors,
                         struct weir_places_progress *progress) {
  // The last bytes go through a buffer with zeros behind.
  if (count > READ_AHEAD && progress->position < count - READ_AHEAD
      && !places_loop(text, count - READ_AHEAD, offsets, wanted, tables, vectors, progress))
    return 0;
  if (progress->found == wanted) return 1;
  const size_t end = progress->position, first = progress->found;
  uint8_t rest[2 * READ_AHEAD] = {0};
  memcpy(rest, text + end, count - end);
  progress->position = 0;
  const int goes_on = places_loop(rest, count - end, offsets, wanted, tables, vectors, progress);
  progress->position += end;
  for (size_t index = first; index < progress->found; index++) offsets[index] += (ptrdiff_t)end;
  return goes_on;
}

VECTORS static int places_by_vectors(const uint8_t *text, size_t count, ptrdiff_t *offsets,
                                     size_t wanted, const struct weir_dense_tables *tables,
                                     struct weir_places_progress *progress) {
  return places(text, count, offsets, wanted, tables, 1, progress);
}

int weir_find_places(const uint8_t *fold, size_t count, ptrdiff_t *offsets, size_t wanted,
                     const struct weir_dense_tables *tables, int uses_vectors,
                     struct weir_places_progress *progress) {
  if (uses_vectors && tables->ascii_kept != NULL && has_vectors())
    return places_by_vectors(fold, count, offsets, wanted, tables, progress);
  return places(fold, count, offsets, wanted, tables, 0, progress);
}

// Appends an offset that is not there yet.
ALWAYS_INLINE size_t add_break(uint32_t *breaks, size_t found, size_t offset) {
  breaks[found] = (uint32_t)offset;
  return found == 0 || breaks[found - 1] != (uint32_t)offset ? found + 1 : found;
}

ALWAYS_INLINE int breaks_loop(const uint8_t *text, size_t limit, uint32_t *breaks,
                              const struct weir_dense_tables *tables, int vectors,
                              struct weir_places_progress *progress) {
  size_t at = progress->position, dense = progress->dense, found = progress->found;
  int goes_on = 1;
  while (at < limit) {
    const uint32_t word = load4(text + at);
    if (vectors && (word & 0xF0) == 0xE0) {
      const size_t run = count_han(text + at, tables->plain_han);
      if (run > 0) {
        at += run * 3;
        dense += run * 3;
        continue;
      }
    } else if (vectors && (word & 0x8080) == 0 && at + 32 <= limit) {
      unsigned kept;
      const unsigned run = ascii_run(text + at, &kept, tables);
      unsigned dropped = ~kept & (run == 32 ? ~0u : (1u << run) - 1);
      for (; dropped != 0; dropped &= dropped - 1) {
        const unsigned below = kept & ((dropped & -dropped) - 1);
        found = add_break(breaks, found, dense + (size_t)__builtin_popcount(below));
      }
      at += run;
      dense += (size_t)__builtin_popcount(kept);
      continue;
    }
    size_t length;
    uint32_t scalar;
    if ((word & 0x80) == 0) {
      scalar = word & 0x7F;
      length = 1;
    } else if (is_three(word)) {
      scalar = three(word);
      length = 3;
    } else if (is_two(word)) {
      scalar = two(word);
      length = 2;
    } else {
      goes_on = 0;
      break;
    }
    const uint32_t record = dense_record(tables, scalar);
    const uint32_t kept = record >> 24;
    if (kept == 4) {
      goes_on = 0;
      break;
    }
    // A record says what changes; of a scalar that stays nothing does.
    if (kept == 0) found = add_break(breaks, found, dense);
    else if ((record & 0xFFFFFF) != 0) found = add_break(breaks, found, dense + 1);
    dense += kept;
    at += length;
  }
  progress->position = at;
  progress->dense = dense;
  progress->found = found;
  return goes_on;
}

ALWAYS_INLINE int find_breaks(const uint8_t *text, size_t count, uint32_t *breaks,
                              const struct weir_dense_tables *tables, int vectors,
                              struct weir_places_progress *progress) {
  // The last bytes as above.
  if (count > READ_AHEAD && progress->position < count - READ_AHEAD
      && !breaks_loop(text, count - READ_AHEAD, breaks, tables, vectors, progress))
    return 0;
  const size_t end = progress->position;
  uint8_t rest[2 * READ_AHEAD] = {0};
  memcpy(rest, text + end, count - end);
  progress->position = 0;
  const int goes_on = breaks_loop(rest, count - end, breaks, tables, vectors, progress);
  progress->position += end;
  return goes_on;
}

VECTORS static int breaks_by_vectors(const uint8_t *text, size_t count, uint32_t *breaks,
                                     const struct weir_dense_tables *tables,
                                     struct weir_places_progress *progress) {
  return find_breaks(text, count, breaks, tables, 1, progress);
}

int weir_find_breaks(const uint8_t *fold, size_t count, uint32_t *breaks,
                     const struct weir_dense_tables *tables, int uses_vectors,
                     struct weir_places_progress *progress) {
  if (uses_vectors && tables->ascii_kept != NULL && has_vectors())
    return breaks_by_vectors(fold, count, breaks, tables, progress);
  return find_breaks(fold, count, breaks, tables, 0, progress);
}
