// From positions that may begin a window to the literals that stand there.
#include "CLiteralScan.h"

#include "CWords.h"

// Compares by words; the last may overlap the one before it.
static inline int is_equal(const uint8_t *first, const uint8_t *second, size_t count) {
  if (count < 8)
    return weir_load4(first) == weir_load4(second)
           && weir_load4(first + count - 4) == weir_load4(second + count - 4);
  for (size_t offset = 0; offset + 8 < count; offset += 8)
    if (weir_load8(first + offset) != weir_load8(second + offset)) return 0;
  return weir_load8(first + count - 8) == weir_load8(second + count - 8);
}

// What a look at one candidate is made with.
struct look {
  const uint8_t *text;
  size_t count;
  const struct weir_windows *windows;
  struct weir_hit *hits;
  size_t capacity;
};

// Appends to the hits those of a slot's literals, from `entry` on, whose window stands at `position`.
// Returns the entry that there was no room for, or how many the slot has.
static inline __attribute__((always_inline)) uint32_t compare(
    const struct look *look, const struct weir_slot *slot, size_t position, uint32_t entry,
    size_t *found) {
  for (; entry < slot->count; entry++) {
    const struct weir_entry *wanted = &look->windows->entries[slot->first + entry];
    if (position < wanted->offset) continue;
    const size_t start = position - wanted->offset;
    if (look->count - start < wanted->count
        || !is_equal(look->text + start, look->windows->bytes + wanted->start, wanted->count))
      continue;
    if (*found == look->capacity) break;
    look->hits[(*found)++] = (struct weir_hit){(uint32_t)start, wanted->literal};
  }
  return entry;
}

// Candidates by which slots are fetched before they are looked at: with 50,000 literals they are more
// than the second-level cache holds.
enum { AHEAD = 8 };

size_t weir_verify(const uint8_t *text, size_t count, const uint32_t *candidates,
                   size_t candidate_count, const struct weir_windows *windows,
                   struct weir_hit *hits, size_t capacity,
                   struct weir_verify_progress *progress) {
  const struct look look = {text, count, windows, hits, capacity};
  const struct weir_slot *slots = windows->slots;
  const uint32_t shift = windows->slot_shift;
  size_t found = 0;
  uint32_t entry = progress->entry;
  for (size_t index = progress->candidate; index < candidate_count; index++) {
    if (index + AHEAD < candidate_count)
      __builtin_prefetch(
          &slots[weir_slot_hash(weir_load4(text + candidates[index + AHEAD])) >> shift]);
    const size_t position = candidates[index];
    const uint32_t window = weir_load4(text + position);
    const struct weir_slot *slot = &slots[weir_slot_of(slots, shift, window)];
    if (slot->count == 0) continue;
    entry = compare(&look, slot, position, entry, &found);
    if (entry < slot->count) {
      *progress = (struct weir_verify_progress){index, entry, 0};
      return found;
    }
    entry = 0;
  }
  progress->is_done = 1;
  return found;
}
