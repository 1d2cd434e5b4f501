// From positions that may begin a window to the literals that stand there.
#ifndef WEIR_VERIFY_H
#define WEIR_VERIFY_H

#include "CLiteralScan.h"
#include "CWords.h"

// Where hits go, and how many there are.
struct found_hits {
  struct weir_hit *hits;
  size_t count;
  size_t capacity;
};

// Compares by words; the last may overlap the one before it. At least four bytes.
static inline int is_equal(const uint8_t *first, const uint8_t *second, size_t count) {
  if (count < 8)
    return weir_load4(first) == weir_load4(second)
           && weir_load4(first + count - 4) == weir_load4(second + count - 4);
  for (size_t offset = 0; offset + 8 < count; offset += 8)
    if (weir_load8(first + offset) != weir_load8(second + offset)) return 0;
  return weir_load8(first + count - 8) == weir_load8(second + count - 8);
}

static inline uint64_t narrow_window(const uint8_t *text) { return weir_load4(text); }

static inline uint64_t wide_window(const uint8_t *text) {
  return weir_load4(text) | (uint64_t)text[4] << 32 | (uint64_t)text[5] << 40;
}

static inline uint32_t has_bit(const struct weir_windows *windows, uint64_t window) {
  const uint64_t hash = weir_window_hash(window) >> windows->bitmap_shift;
  return windows->bitmap[hash >> 5] >> (hash & 31) & 1;
}

// Appends the hits of a slot's literals, whose window of `width` bytes stands at `position`; 0 where
// there is no room for them.
static inline __attribute__((always_inline)) int compare(
    const uint8_t *text, size_t count, const struct weir_windows *windows,
    const struct weir_slot *slot, const uint8_t *bytes, size_t width, size_t position,
    struct found_hits *found) {
  for (uint32_t index = 0; index < slot->count; index++) {
    const struct weir_entry *entry = &windows->entries[slot->first + index];
    if (position < entry->offset) continue;
    const size_t start = position - entry->offset;
    if (count - start < entry->count
        || (entry->count > width && !is_equal(text + start, bytes + entry->start, entry->count)))
      continue;
    if (found->count == found->capacity) return 0;
    found->hits[found->count++] = (struct weir_hit){(uint32_t)start, entry->literal};
  }
  return 1;
}

// Positions by which slots are fetched before they are looked at: with 50,000 literals they are more
// than the second-level cache holds.
enum { AHEAD = 8 };

// Appends the hits of the windows of `width` bytes at `positions`; 0 where there is no room for them.
static inline __attribute__((always_inline)) int verify(
    const uint8_t *text, size_t count, const struct weir_windows *windows, const uint8_t *bytes,
    size_t width, uint64_t (*window_at)(const uint8_t *), const uint32_t *positions,
    size_t position_count, struct found_hits *found) {
  const struct weir_slot *slots = windows->slots;
  for (size_t index = 0; index < position_count; index++) {
    if (index + AHEAD < position_count)
      __builtin_prefetch(
          &slots[weir_slot_hash(window_at(text + positions[index + AHEAD])) >> windows->slot_shift]);
    const size_t position = positions[index];
    const struct weir_slot *slot =
        &slots[weir_slot_of(slots, windows->slot_shift, window_at(text + position))];
    if (!compare(text, count, windows, slot, bytes, width, position, found)) return 0;
  }
  return 1;
}

#endif
