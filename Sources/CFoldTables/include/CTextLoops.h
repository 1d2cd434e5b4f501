// The two loops that every byte of every message goes through: folding what folds scalar by scalar,
// and leaving separators out for the dense view.
//
// In C for one reason: in Swift 6.3.1 they took 20 and 28 instructions a byte, here 5 and 5. With
// `uses_vectors` and a processor that has AVX2, ASCII goes 32 bytes at a time; the bytes written are
// the same either way, and everything else is plain C.
#ifndef WEIR_CTEXTLOOPS_H
#define WEIR_CTEXTLOOPS_H

#include <stddef.h>
#include <stdint.h>

// Sets of Han characters, U+4E00 ..< U+A000, a bit each: those that stay as they are. Most of Chinese
// text is looked up in these 2.6 KB and not in tables that push one another out of the cache.
enum { WEIR_HAN_FIRST = 0x4E00, WEIR_HAN_COUNT = 0x5200 };

// Where a fold stands, and what it has seen (the accumulated bits of FoldRecord.swift).
struct weir_fold_progress {
  size_t position;
  size_t written;
  uint32_t script_bits;
  uint32_t lookalike_bits;
  uint32_t styled;
};

// Folds from text[position] to output[written] up to the first scalar that depends on its
// neighbours, has a long fold or is ill-formed, or to the end.
//
// The caller promises: position <= count; `output` has room for count - position + 64 bytes behind
// `written`; the fold of this text began at output[start], start <= written; `plain_han` is the set
// of Han characters whose record is that of U+4E00, WEIR_HAN_COUNT bits.
void weir_fold_fast(const uint8_t *text, size_t count, uint8_t *output, size_t start,
                    const uint64_t *plain_han, int uses_vectors,
                    struct weir_fold_progress *progress);

// The tables of a densifier. A record is 24 bits to XOR a scalar's UTF-8 form with, and above them
// how many bytes that leaves; 4 says that the scalar is rare.
struct weir_dense_tables {
  const uint16_t *blocks;         // 4096: where the records of 16 scalars start, in sixteens
  const uint32_t *records;
  const uint8_t *ascii_kept;      // 16: by low half of a byte, a bit for each high half kept
  const uint64_t *plain_han;      // WEIR_HAN_COUNT bits: Han characters that stay as they are
  const uint64_t *packing;        // 256: for each set of eight bytes, which of them go where
};

// Writes the dense view of text[*position..] to output[written..] up to a rare scalar, one of four
// bytes or something ill-formed, or to the end; moves *position there, and returns what `written`
// has become.
//
// The caller promises: *position <= count; `output` has room for three bytes for each byte left
// and 64 more; the tables are as long as said above and records reach every block. `ascii_kept` may
// be null: then ASCII goes byte by byte.
size_t weir_densify(const uint8_t *text, size_t count, size_t *position, uint8_t *output,
                    size_t written, const struct weir_dense_tables *tables);

#endif
