// The inner loop of the literal search: which positions of a text may begin a wanted window.
//
// In C for one reason: Swift has no gather instruction, and with it the loop is about twice as
// fast. Both functions give the same positions.
#ifndef WEIR_LITERAL_SCAN_H
#define WEIR_LITERAL_SCAN_H

#include <stddef.h>
#include <stdint.h>

#define WEIR_WINDOW_MULTIPLIER 0x9E3779B1u

// Whether this processor runs weir_scan_avx2.
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

#endif
