// The inner loops of the literal search: which positions of a text may begin a wanted window or a short
// literal, and which literals then stand there.
//
// In C since Swift has no gather instruction, and since verifying took 150 instructions a position in
// Swift 6.3.1, here 40. Both ways of scanning give the same positions.
#ifndef WEIR_LITERAL_SCAN_H
#define WEIR_LITERAL_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "CPhraseScan.h"

#define WEIR_WINDOW_MULTIPLIER 0x9E3779B1u

// Whether this processor runs the scans by vectors.
int weir_scan_has_avx2(void);

// Writes to `candidates`, ascending, each position p in first..<end whose four bytes, read as a
// little-endian number, multiplied by WEIR_WINDOW_MULTIPLIER and shifted right by `shift`, give a
// bit that is set in `bitmap`. Returns how many.
//
// The caller promises: end + 3 <= count; `bitmap` has 2^(32 - shift) bits, in 32-bit words;
// 5 <= 32 - shift <= 30; `candidates` has room for end - first.
size_t weir_scan_scalar(const uint8_t *text, size_t count, size_t first, size_t end,
                        const uint32_t *bitmap, uint32_t shift, uint32_t *candidates);

// The same, eight positions at a time; only if weir_scan_has_avx2().
size_t weir_scan_avx2(const uint8_t *text, size_t count, size_t first, size_t end,
                      const uint32_t *bitmap, uint32_t shift, uint32_t *candidates);

// Writes to `candidates`, ascending, each position p in first..<end at which a literal of one to
// three bytes may stand, and returns how many; only if weir_scan_has_avx2().
//
// `masks` has six tables of sixteen bytes: by low and by high half of the byte at p, at p + 1 and at
// p + 2, in which of eight groups of literals such a half occurs there. A position at which one
// group has all six is a candidate. Thirty-two positions at a time, without a look-up in memory.
//
// The caller promises: end + 2 <= count; `candidates` has room for end - first.
size_t weir_scan_short_avx2(const uint8_t *text, size_t count, size_t first, size_t end,
                            const uint8_t *masks, uint32_t *candidates);

// At most WEIR_FEW literals of one to three bytes, by their first byte and their last.
enum { WEIR_FEW = 4 };
struct weir_few {
  uint32_t count;
  uint8_t first[WEIR_FEW];
  uint8_t last[WEIR_FEW];
  uint8_t offset[WEIR_FEW];  // of the last byte: 0, 1 or 2
};

// Writes to `candidates`, ascending, each position p in first..<end at which one of a few literals has
// its first and its last byte, and returns how many; only if weir_scan_has_avx2().
//
// The caller promises: end + 2 <= count; 1 <= few->count <= WEIR_FEW; `candidates` has room for
// end - first.
size_t weir_scan_few_avx2(const uint8_t *text, size_t count, size_t first, size_t end,
                          const struct weir_few *few, uint32_t *candidates);

// A window and the entries that have it, in a table with open addressing; free without entries.
struct weir_slot {
  uint32_t window;
  uint32_t first;
  uint32_t count;
};

// A literal, where its window stands in it, and its bytes.
struct weir_entry {
  uint32_t literal;
  uint32_t offset;
  uint32_t start;
  uint32_t count;
};

// The literals of three bytes and more by their windows. A literal of three bytes stands in `threes`,
// by these three.
struct weir_windows {
  const struct weir_slot *slots;
  const struct weir_slot *threes;
  uint32_t slot_shift;    // 32 - log2 of the number of slots
  uint32_t threes_shift;  // the same of threes; 32 where there are none
  const uint32_t *three_bits;  // WEIR_THREE_WORDS: a bit for each weir_three_hash in use
  const struct weir_entry *entries;
  const uint8_t *bytes;
};

struct weir_hit {
  uint32_t start;
  uint32_t literal;
};

// How far a look at candidates has come.
struct weir_verify_progress {
  size_t candidate;
  uint32_t entry;  // of the slot of that candidate
  uint32_t part;   // 0: slots, 1: threes, 2: done
};

// Not the bitmap's hash: its top bits are the same for all that got here by collision.
static inline uint32_t weir_slot_hash(uint32_t window) {
  return (window ^ window >> 15) * 0x85EBCA6Bu;
}

// The slot of a window among 2^(32 - shift), or the free one it would get: half of them are free.
static inline uint32_t weir_slot_of(const struct weir_slot *slots, uint32_t shift,
                                    uint32_t window) {
  uint32_t index = weir_slot_hash(window) >> shift;
  const uint32_t mask = 0xFFFFFFFFu >> shift;
  while (slots[index].count > 0 && slots[index].window != window) index = (index + 1) & mask;
  return index;
}

// Most candidates are no literal of three bytes, and a kilobyte says so.
enum { WEIR_THREE_WORDS = 256 };
static inline uint32_t weir_three_hash(uint32_t window) {
  return (window & 0xFFFFFF) * WEIR_WINDOW_MULTIPLIER >> 19;
}

// Writes the hits of `candidates`, positions p with p + 4 <= count, to `hits`, in no order, and
// returns how many; stops where `capacity` is reached, before part 2.
//
// The caller promises: the tables refer to one another within their bounds, and have a free slot.
size_t weir_verify(const uint8_t *text, size_t count, const uint32_t *candidates,
                   size_t candidate_count, const struct weir_windows *windows,
                   struct weir_hit *hits, size_t capacity, struct weir_verify_progress *progress);

#endif
