// From positions that may begin a window to the literals that stand there.
#include "CLiteralScan.h"

#include "loads.h"

static inline uint64_t load8(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

// Compares by words; the last may overlap the one before it.
static inline int is_equal(const uint8_t *first, const uint8_t *second, size_t count) {
  // Three bytes: less are not looked for so.
  if (count < 4)
    return first[0] == second[0] && first[1] == second[1] && first[2] == second[2];
  if (count < 8)
    return load4(first) == load4(second) && load4(first + count - 4) == load4(second + count - 4);
  for (size_t offset = 0; offset + 8 < count; offset += 8)
    if (load8(first + offset) != load8(second + offset)) return 0;
  return load8(first + count - 8) == load8(second + count - 8);
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

// All candidates against one of the two tables; in that of three bytes, the fourth does not count.
static inline __attribute__((always_inline)) size_t verify(
    const struct look *look, const uint32_t *candidates, size_t candidate_count,
    const struct weir_slot *slots, uint32_t shift, int is_three, size_t found,
    struct weir_verify_progress *progress) {
  const uint32_t *three_bits = look->windows->three_bits;
  uint32_t entry = progress->entry;
  for (size_t index = progress->candidate; index < candidate_count; index++) {
    if (!is_three && index + AHEAD < candidate_count)
      __builtin_prefetch(
          &slots[weir_slot_hash(load4(look->text + candidates[index + AHEAD])) >> shift]);
    const size_t position = candidates[index];
    uint32_t window = load4(look->text + position);
    if (is_three) {
      const uint32_t hash = weir_three_hash(window);
      if ((three_bits[hash >> 5] >> (hash & 31) & 1) == 0) continue;
      window &= 0xFFFFFF;
    }
    const struct weir_slot *slot = &slots[weir_slot_of(slots, shift, window)];
    if (slot->count == 0) continue;
    entry = compare(look, slot, position, entry, &found);
    if (entry < slot->count) {
      progress->candidate = index;
      progress->entry = entry;
      return found;
    }
    entry = 0;
  }
  *progress = (struct weir_verify_progress){0, 0, progress->part + 1};
  return found;
}

size_t weir_verify(const uint8_t *text, size_t count, const uint32_t *candidates,
                   size_t candidate_count, const struct weir_windows *windows,
                   struct weir_hit *hits, size_t capacity,
                   struct weir_verify_progress *progress) {
  const struct look look = {text, count, windows, hits, capacity};
  size_t found = 0;
  if (progress->part == 0) {
    if (windows->slot_shift < 32)
      found = verify(&look, candidates, candidate_count, windows->slots, windows->slot_shift,
                     0, found, progress);
    else
      progress->part = 1;
  }
  if (progress->part == 1) {
    if (windows->threes_shift < 32)
      found = verify(&look, candidates, candidate_count, windows->threes, windows->threes_shift,
                     1, found, progress);
    else
      progress->part = 2;
  }
  return found;
}
