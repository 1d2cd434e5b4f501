// Records of JSON that are written as one before: what stands between their values is the same byte for
// byte, and where that is follows from where their quotes are.
//
// No value is walked through, and no length is guessed wrong.
#ifndef WEIR_RECORD_SHAPE_H
#define WEIR_RECORD_SHAPE_H

#include <stddef.h>
#include <stdint.h>

enum {
  WEIR_PIECE_BYTES = 64,  // the most between two values
  WEIR_MARKS_STEP = 64    // bytes looked at in one go: the room that marks want behind
};

// Marks of some bytes, each in order.
struct weir_marks {
  uint32_t *quotes;
  uint32_t *odd;  // backslashes and controls but line feeds: where one is, somebody has to look closer
  size_t quote_count;
  size_t odd_count;
};

// Sets the marks of bytes[start..<end]. Each list has room for as many as that is bytes, and for
// WEIR_MARKS_STEP more; `end` fits 32 bits.
void weir_mark(const uint8_t *bytes, size_t start, size_t end, struct weir_marks *marks);

// What stands before a value, or behind the last.
struct weir_piece {
  uint64_t words[WEIR_PIECE_BYTES / 8];  // its bytes, and zeros
  uint64_t last_mask;
  uint32_t last_word;
  uint32_t count;
  // How many quotes of the record stand before its first, and where in it that is; of one that has none
  // (only the last) all quotes, and its own bytes.
  uint32_t quote;
  uint32_t offset;
};

// The piece bytes[0..<count], 1 to WEIR_PIECE_BYTES, `quote` quotes behind the start of its record; sets
// `*quotes` to how many it has.
struct weir_piece weir_make_piece(const uint8_t *bytes, size_t count, uint32_t quote, uint32_t *quotes);

// Half-open.
struct weir_span {
  uint32_t start;
  uint32_t end;
};

// How a record is written: value_count pieces before as many values, at least one, and one behind.
struct weir_shape {
  const struct weir_piece *pieces;
  size_t value_count;
  size_t quote_count;
};

// How far the records of some lines have been read.
struct weir_records_progress {
  size_t start;  // where the next record starts
  size_t quote;  // marks that stand before it, or fewer
  size_t odd;
};

// Writes the places of the values of the next records, shape->value_count for each, up to one that is of
// another shape; returns how many records that was, at most `count`. ends[index] is where the line feed
// of a record is; a carriage return before that is not its own. What is a value here and no string, has
// still to be checked; nothing else has.
//
// The caller promises: `marks` are those of all these lines; WEIR_PIECE_BYTES behind the last may be
// read; `values` has room for `count` records.
size_t weir_match_records(const struct weir_shape *shape, const uint8_t *bytes, const uint32_t *ends,
                          size_t count, const struct weir_marks *marks, struct weir_span *values,
                          struct weir_records_progress *progress);

#endif
