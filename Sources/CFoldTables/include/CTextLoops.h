// The loops that every byte of every message goes through: folding what folds scalar by scalar, and
// leaving separators out for the dense view.
//
// In C for one reason: in Swift 6.3.1 they took 20 and 28 instructions a byte, here 5 together. With
// `uses_vectors` and a processor that has AVX2, ASCII goes 32 bytes at a time and Han eight characters;
// the bytes written are the same either way, and everything else is plain C.
#ifndef WEIR_CTEXTLOOPS_H
#define WEIR_CTEXTLOOPS_H

#include <stddef.h>
#include <stdint.h>

// Sets of the scalars below U+10000, a bit each, of which only Han characters, U+4E00 ..< U+A000, are
// in: those that stay as they are. Most of Chinese text is looked up in these 2.6 KB and not in tables
// that push one another out of the cache.
enum { WEIR_HAN_FIRST = 0x4E00, WEIR_HAN_COUNT = 0x5200, WEIR_SET_WORDS = 2048 };

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
// of Han characters whose record is that of U+4E00.
void weir_fold_fast(const uint8_t *text, size_t count, uint8_t *output, size_t start,
                    const uint32_t *plain_han, int uses_vectors,
                    struct weir_fold_progress *progress);

// The tables of a densifier. A record is 24 bits to XOR a scalar's UTF-8 form with, and above them
// how many bytes that leaves; 4 says that the scalar is rare.
struct weir_dense_tables {
  const uint16_t *blocks;         // 4096: where the records of 16 scalars start, in sixteens
  const uint32_t *records;
  const uint8_t *ascii_kept;      // 16: by low half of a byte, a bit for each high half kept
  const uint32_t *plain_han;      // WEIR_SET_WORDS: Han characters that stay as they are
  const uint32_t *unfolded_han;   // WEIR_SET_WORDS: those of them that are their own fold
  const uint64_t *packing;        // 256: for each set of eight bytes, which of them go where
  const uint8_t *wide;            // WEIR_WIDE_BYTES and
  const uint32_t *wide_han;       // WEIR_WIDE_HAN_WORDS, by weir_make_wide
};

// Writes what the widest vectors look up: which ASCII the dense view keeps; by the last six bits of
// U+FF00 to U+FF3F the ASCII that one folds to, 0 where the fold has more to say of it; by those of
// U+3000 to U+303F 255 where it folds to itself and the dense view leaves it out. And for the characters
// from WEIR_WIDE_HAN_FIRST on, sixteen to a word, one bit if a view does not have them as they are, and
// another if that is more than is said here; then, a word each, the scalar that each folds to and, 16 bits up, the one in the dense view; 0
// where one of them is no Han of three bytes.
//
// The caller promises: the tables are as said above, but for these two.
enum {
  WEIR_WIDE_BYTES = 256,
  WEIR_WIDE_HAN_FIRST = 0x4000,
  WEIR_WIDE_HAN_COUNT = 0x6000,
  WEIR_WIDE_HAN_WORDS = 2 + WEIR_WIDE_HAN_COUNT / 16 + WEIR_WIDE_HAN_COUNT
};
void weir_make_wide(const struct weir_dense_tables *tables, uint8_t *wide, uint32_t *wide_han);

// Writes the dense view of text[*position..] to output[written..] up to a rare scalar, one of four
// bytes or something ill-formed, or to the end; moves *position there, and returns what `written`
// has become.
//
// The caller promises: *position <= count; `output` has room for three bytes for each byte left
// and 64 more; the tables are as long as said above and records reach every block. `ascii_kept` may
// be null: then ASCII goes byte by byte.
size_t weir_densify(const uint8_t *text, size_t count, size_t *position, uint8_t *output,
                    size_t written, const struct weir_dense_tables *tables);

// Where both views of a text stand, and what the fold has seen.
struct weir_views_progress {
  size_t position;
  size_t folded;
  size_t dense;
  uint32_t script_bits;
  uint32_t lookalike_bits;
  uint32_t styled;
  uint32_t uneven;  // a character has another length in the dense view than in the fold
};

// Writes to `fold` and `dense` both views of text[0..<count], as weir_fold_fast and, on its result,
// weir_densify would, in one pass: every character is read and decoded once. White space is joined
// here too. Returns 1 at the end of the text; 0 before the first scalar that depends on its
// neighbours, has a long fold, is ill-formed or rare in the dense view: up to there the views are good. By
// the best loops that the processor has, but none beyond `most` (CProcessor.h).
//
// The caller promises: `readable` >= count bytes may be read; `fold` has room for count + 64 bytes and
// `dense` for three times that; the tables are as long as said above.
int weir_make_views(const uint8_t *text, size_t count, size_t readable, uint8_t *fold,
                    uint8_t *dense, const struct weir_dense_tables *tables, int most,
                    struct weir_views_progress *progress);

// One of many texts that stand in the same bytes.
struct weir_text {
  uint32_t start;
  uint32_t end;
};

// Where its views end, and what the fold has seen.
struct weir_view {
  uint32_t fold_end;
  uint32_t dense_end;  // behind the barrier
  uint32_t script_bits;
  uint32_t styled;
  int32_t report;    // -1
  uint32_t is_even;  // every character kept in the dense view has the length it has in the fold
};

// Writes the views of texts[0..<text_count], parts of bytes[0..<count], one behind another to
// folds[*folded..] and dense[*densed..], a `barrier` behind each dense view, and where they are to
// `views`; and to `kept`, from its bit *folded on, for each byte of a fold whether the dense view has one
// for it (of a text that is even). Returns how many texts that was: stops before one that is
// for a slower hand, or whose words may mix scripts.
//
// The caller promises: as for weir_make_views, for all texts together, and a byte for each barrier;
// `kept` has a bit for each byte that `folds` has room for, and 128 more; views end below 2^32.
size_t weir_make_block(const uint8_t *bytes, size_t count, const struct weir_text *texts,
                       size_t text_count, uint8_t *folds, uint64_t *kept, size_t *folded,
                       uint8_t *dense, size_t *densed, uint8_t barrier,
                       const struct weir_dense_tables *tables, struct weir_view *views);

// A literal found in a text, or in the dense texts of a block, and where it starts there.
struct weir_hit {
  uint32_t start;
  uint32_t literal;
};

// Where it stands in its text's fold.
struct weir_literal_place {
  uint32_t offset;
  uint32_t is_written;  // the fold has it there as it is written; 0 also where nobody asks
};

// How far placing literals has come: texts and literals.
struct weir_placing_progress {
  size_t text;
  size_t literal;
};

// Writes to `places` where the literals found[literal..<found_count], in order of their starts, stand,
// and whether they are written so: `lengths` has by literal how many bytes are compared, 0 or 255 for
// none, as those beyond length_count have. Returns 1 once all are placed; 0 before one of a text that is not even.
//
// The caller promises: views[0..<..] and the bytes are as weir_make_block has written them, and every
// literal starts in one of their dense texts.
int weir_place_literals(const uint8_t *folds, const uint64_t *kept, const uint8_t *dense,
                        const struct weir_view *views, const struct weir_hit *found,
                        size_t found_count, const uint8_t *lengths, size_t length_count,
                        struct weir_literal_place *places, struct weir_placing_progress *progress);

// How many tokens text[0..<count], a fold, has: one for each letter of an unspaced script, and each run
// of other letters and digits (ScalarClass.swift).
size_t weir_count_tokens(const uint8_t *text, size_t count);

// A walk over a fold that counts what its dense view has of it.
struct weir_places_progress {
  size_t position;
  size_t dense;
  size_t found;
};

// Replaces offsets[found..<wanted], which do not go back, by places in `fold`: an offset in its dense
// view by that of the scalar whose dense form is there. Returns 1 once all are found or the text has
// ended; 0 before a scalar that is rare, of four bytes or ill-formed.
//
// The caller promises: position <= count, found <= wanted; the tables are as long as said above.
int weir_find_places(const uint8_t *fold, size_t count, ptrdiff_t *offsets, size_t wanted,
                     const struct weir_dense_tables *tables,
                     struct weir_places_progress *progress);

#endif
