// The inner loops of the literal search: which positions of a text may begin a wanted window or a short
// literal, and which literals then stand there.
//
// In C since Swift has no gather instruction, and since verifying took 150 instructions a position in
// Swift 6.3.1, here 40. All ways of scanning lead to the same hits.
#ifndef WEIR_LITERAL_SCAN_H
#define WEIR_LITERAL_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "CAnnouncements.h"
#include "CChains.h"
#include "CPhraseScan.h"

#define WEIR_WINDOW_MULTIPLIER 0x9E3779B1u

// Writes to `candidates`, ascending, each position p in first..<end whose four bytes, read as a
// little-endian number, multiplied by WEIR_WINDOW_MULTIPLIER and shifted right by `shift`, give a
// bit that is set in `bitmap`. Returns how many.
//
// The caller promises: end + 3 <= count; `bitmap` has 2^(32 - shift) bits, in 32-bit words;
// 5 <= 32 - shift <= 30; `candidates` has room for end - first.
size_t weir_scan_scalar(const uint8_t *text, size_t count, size_t first, size_t end,
                        const uint32_t *bitmap, uint32_t shift, uint32_t *candidates);

// The same, eight positions at a time; only if weir_has_avx2().
size_t weir_scan_avx2(const uint8_t *text, size_t count, size_t first, size_t end,
                      const uint32_t *bitmap, uint32_t shift, uint32_t *candidates);

// Writes to `candidates`, ascending, each position p in first..<end at which a literal of one to
// three bytes may stand, and returns how many; only if weir_has_avx2().
//
// `masks` has six tables of sixteen bytes: by low and by high half of the byte at p, at p + 1 and at
// p + 2, in which of eight groups of literals such a half occurs there. A position at which one
// group has all six is a candidate. Thirty-two positions at a time, without a look-up in memory.
//
// The caller promises: end + 2 <= count; `candidates` has room for end - first.
size_t weir_scan_short_avx2(const uint8_t *text, size_t count, size_t first, size_t end,
                            const uint8_t *masks, uint32_t *candidates);

// Writes to `candidates`, ascending, each position p in first..<end whose two bytes, read as a
// little-endian number, are a bit that is set in `pairs`, and returns how many.
//
// The caller promises: end + 1 <= count; `pairs` has 2,048 words; `candidates` has room for end - first.
size_t weir_scan_pairs(const uint8_t *text, size_t first, size_t end, const uint32_t *pairs,
                       uint32_t *candidates);

// What 64 positions are filtered by at a time: of each window a bit in two tables, by two of its numbers;
// of each literal of one to three bytes a bit in the table of its length. What is not there is not
// looked up.
struct weir_filter {
  uint8_t first[512];
  uint8_t second[512];
  uint8_t shorts[3][256];
  uint32_t has_windows;
  uint32_t has_shorts[3];
  uint32_t at_starts;  // windows and short literals begin only where characters do
  // The first two bytes of each short literal, up to WEIR_FEW of them, and how many there are. If these
  // are all that is looked for, they are compared: the table has but a few signs, as + and a heart.
  uint32_t few_count;
  struct {
    uint8_t first;
    uint8_t second;
    uint8_t has_second;
  } few[4];
};

enum { WEIR_FEW = 4 };

// Windows up to which the filter is worth its time: with twice as many it lets half of them pass.
enum { WEIR_FILTER_WINDOWS = 4096 };

void weir_filter_add_window(struct weir_filter *filter, uint32_t window);

// Adds a literal of one to three bytes.
void weir_filter_add_short(struct weir_filter *filter, const uint8_t *literal, size_t count);

struct weir_filtered {
  size_t windows;
  size_t shorts;
};

// Writes to `windows`, ascending, each position p in first..<end with p + 4 <= count whose window the
// filter has, and to `shorts` each at which a short literal may stand: beyond the last byte of the text
// stand zeros. With `at_starts` of the filter only positions at which a character starts. Only if
// weir_has_avx512().
//
// The caller promises: end <= count; both lists have room for end - first + 16.
struct weir_filtered weir_scan_filtered(const uint8_t *text, size_t count, size_t first,
                                        size_t end, const struct weir_filter *filter,
                                        uint32_t *windows, uint32_t *shorts);

// A window and the entries that have it, in a table with open addressing; free without entries.
struct weir_slot {
  uint64_t window;
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

// The literals that are known by windows of one width.
struct weir_windows {
  const uint32_t *bitmap;  // a bit for each hash of a window in use
  uint32_t bitmap_shift;   // 64 - log2 of its bits
  uint32_t slot_shift;     // 64 - log2 of the number of slots
  const struct weir_slot *slots;
  const struct weir_entry *entries;
};

// Bytes of the windows of literals of six bytes and more, and of shorter ones.
enum { WEIR_WIDE = 6, WEIR_NARROW = 4 };

// A literal of one to three bytes; of one byte it stands under each pair it begins.
struct weir_short {
  uint32_t literal;
  uint8_t count;
  uint8_t third;
  uint8_t unused[2];
};

// All that is looked for, and by what.
struct weir_search_tables {
  struct weir_windows wide;
  struct weir_windows narrow;
  const uint8_t *bytes;      // of the literals that have windows
  const uint32_t *heads;     // a bit for each hash of the first four bytes of a window
  uint32_t heads_shift;      // 32 - log2 of its bits
  uint32_t has_windows;
  const struct weir_filter *filter;  // NULL for none
  const uint8_t *short_masks;        // as weir_scan_short_avx2 takes them
  const uint32_t *short_pairs;       // as weir_scan_pairs takes them
  const uint32_t *short_heads;       // by pair, where its entries begin; NULL without such literals
  const struct weir_short *shorts;
};

// Fibonacci hashing of a window: the bitmap takes the highest bits.
static inline uint64_t weir_window_hash(uint64_t window) { return window * 0x9E3779B97F4A7C15u; }

// Not the bitmap's bits: those are the same for all that got here by collision.
static inline uint64_t weir_slot_hash(uint64_t window) {
  return (window ^ window >> 29) * 0xBF58476D1CE4E5B9u;
}

// The slot of a window among 2^(64 - shift), or the free one it would get: half of them are free.
static inline uint64_t weir_slot_of(const struct weir_slot *slots, uint32_t shift,
                                    uint64_t window) {
  uint64_t index = weir_slot_hash(window) >> shift;
  const uint64_t mask = ~0ull >> shift;
  while (slots[index].count > 0 && slots[index].window != window) index = (index + 1) & mask;
  return index;
}

// Writes the hits of text[*position..<count] to `hits` and moves `*position` behind the positions they
// start from: to the end, or as far as there is room for, by a few hundred at a time. Returns how many
// that is. Nearly in order: see weir_sort_hits. `vectors` says which loops may be used; all find the
// same.
//
// The caller promises: the tables refer to one another within their bounds, and have a free slot.
size_t weir_search(const uint8_t *text, size_t count, size_t *position,
                   const struct weir_search_tables *tables, int vectors, struct weir_hit *hits,
                   size_t capacity);

// Puts hits in order of their starts, then their literals. O(count log count).
//
// They nearly are: a window stands at most 48 bytes behind its literal's start and the hits of some
// hundred positions come together, so that each is moved past a few neighbours only.
void weir_sort_hits(struct weir_hit *hits, size_t count);

#endif
